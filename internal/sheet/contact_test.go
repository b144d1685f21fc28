package sheet_test

// The sheets that people look at before a change to the layout is taken: both themes under
// every load, written as PDF for docs/pictures.sh to make contact sheets of.

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/pdf"
	"leitbild/internal/sheet"
	"leitbild/internal/theme"
	"leitbild/templates"
)

var contact = flag.String("contact", "", "write the sheets of the contact sheets into this folder")

var sentences = []string{
	"Wer uns anruft, spricht nach spätestens zwei Minuten mit jemandem, der entscheiden darf.",
	"Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben.",
	"Geplante Abschaltungen kündigen wir fünf Werktage vorher an.",
	"Unsere Monteure kommen in der Stunde, die verabredet ist. Wird es später, rufen wir an.",
	"Haben wir uns geirrt, sagen wir es zuerst und zahlen, was es gekostet hat.",
	"Was Sie selbst streichen können, sagen wir Ihnen.",
	"Meinungsverschiedenheiten tragen wir nicht als Streit aus.",
	"Ein Gespräch ist keine Prüfung.",
	"Abends sieht man nicht, dass wir da waren.",
	"Wir empfehlen nur, was wir selbst kaufen würden.",
	"Jeder Brief hat nach fünf Tagen eine Antwort, und sei es die, dass wir noch suchen.",
}

var headlines = []string{
	"Im Mittelpunkt", "Jeder zählt", "Sinn der Arbeit", "Eine Chance", "Wertschätzung", "Partnerschaft",
	"Vertrauen", "Augenhöhe", "Offenes Ohr", "Möglich machen", "Anruf", "Klartext auf der Rechnung", "Termin",
}

// text makes one of at most n characters from whole sentences, or a cut one where none is
// so short.
func text(start, n int) string {
	out := ""
	for i := start; ; i++ {
		next := strings.TrimSpace(out + " " + sentences[i%len(sentences)])
		if len([]rune(next)) > n {
			break
		}
		out = next
	}
	if out == "" {
		return strings.TrimSpace(string([]rune(sentences[start%len(sentences)])[:n]))
	}
	return out
}

// made is a charter of n principles with texts of about length characters.
func made(n, length int, headed, everything bool) *charter.Charter {
	t := func(s string) charter.Text { return charter.Text{Value: s} }
	c := &charter.Charter{Lang: "de", Organization: t("Muster GmbH"), Title: t("Unser Kundenleitbild")}
	if n == 1 {
		c.Title = t("Unser Wort")
	}
	for i := range n {
		// Lengths vary as they do in real charters.
		p := charter.Principle{Text: t(text(i, max(1, length*(6+(i*7)%5)/10)))}
		if headed {
			p.Title = t(headlines[i%len(headlines)])
		}
		c.Principles = append(c.Principles, p)
	}
	if everything {
		c.Subtitle = t("Sätze, an denen wir uns messen lassen")
		c.Intro = t("Strom, Wasser und Wärme fallen erst auf, wenn sie fehlen. Darum haben wir aufgeschrieben, was bei uns auch dann gilt, wenn es klemmt.")
		c.Outro = t("Gemessen wird jedes Quartal. Die Ergebnisse hängen neben diesem Plakat, auch die schlechten.")
		c.Motto = t("Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht.")
		c.Signatures = []charter.Text{t("Geschäftsführung"), t("Team Innendienst")}
		c.Contact = t("Lob und Kritik an Frau Hartmann, Durchwahl 10")
		c.Date = charter.Date{Year: 2026, Month: 11, Day: 22}
		c.Link = t("https://www.example.com/leitbild")
	}
	return c
}

// loads are the rows of a contact sheet: how many principles and how long.
var loads = []struct{ n, length int }{
	{1, 60}, {1, 400}, {2, 100}, {3, 120}, {5, 1}, {5, 250}, {7, 450}, {10, 110}, {13, 130}, {24, 90}, {24, 600},
}

func TestContactSheets(t *testing.T) {
	if *contact == "" {
		t.Skip("without -contact there is nothing to write")
	}
	fonts, err := fs.Sub(templates.FS, "fonts")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"klar", "klassik", "tafel", "band", "mosaik", "wort"} {
		data, err := templates.FS.ReadFile("themes/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		th, findings := theme.Parse(name, data, fonts)
		if th == nil {
			t.Fatal(findings)
		}
		for _, p := range []struct {
			paper              string
			landscape          bool
			headed, everything bool
		}{
			{"A2", false, true, true},
			{"A2", false, false, false},
			{"A3", true, true, true},
			{"50x70cm", false, true, false},
			{"A0", true, false, true},
			{"A5", false, true, true},
		} {
			size, err := charter.ParsePaper(p.paper)
			if err != nil {
				t.Fatal(err)
			}
			for i, l := range loads {
				s, _ := sheet.Lay(made(l.n, l.length, p.headed, p.everything), th, sheet.Options{Paper: size, Landscape: p.landscape})
				if s == nil {
					continue // outside what must fit
				}
				out, err := pdf.Write(s.Pages, pdf.Meta{Title: "leitbild", Lang: "de"})
				if err != nil {
					t.Fatal(err)
				}
				way, parts := "portrait", "nothing"
				if p.landscape {
					way = "landscape"
				}
				if p.everything {
					parts = "everything"
				}
				file := fmt.Sprintf("%s-%s-%s-%s-%02d-%dx%d.pdf", name, p.paper, way, parts, i, l.n, l.length)
				if err := os.WriteFile(filepath.Join(*contact, file), out, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
