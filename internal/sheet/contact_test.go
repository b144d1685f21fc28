package sheet_test

// The sheets that people look at before a change to the layout is taken: all themes under
// every load, written as PDF for docs/pictures.sh to make contact sheets of.

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"leitbild/charter"
	"leitbild/internal/color"
	"leitbild/internal/example"
	"leitbild/internal/logo"
	"leitbild/internal/pdf"
	"leitbild/internal/sheet"
	"leitbild/internal/theme"
	"leitbild/internal/xmp"
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
	"Ein Nein begründen wir.",
	"Der Preis steht fest, bevor wir anfangen.",
	"Niemand muss sein Anliegen zweimal erzählen.",
	"Auf Ihrem Grundstück benehmen wir uns wie Gäste.",
	"Bereitschaft heißt bei uns: In einer Stunde ist jemand da, auch in der Nacht zu Sonntag.",
	"Verträge versteht man beim ersten Lesen.",
	"Was wir zusagen, schreiben wir auf.",
	"Zuhören kommt vor dem Vorschlag.",
	"Wir geben nur Daten weiter, die der andere wirklich braucht.",
	"Unsere Anlagen prüfen wir, bevor sie ausfallen.",
	"Fehler verschweigen wir nicht.",
	"Am Telefon meldet sich ein Mensch mit seinem Namen.",
}

var headlines = []string{
	"Im Mittelpunkt", "Jeder zählt", "Sinn der Arbeit", "Eine Chance", "Wertschätzung", "Partnerschaft",
	"Vertrauen", "Augenhöhe", "Offenes Ohr", "Möglich machen", "Erreichbar", "Klartext auf der Rechnung", "Termin",
	"Ein fester Preis", "Fehler", "Rücksicht", "Nachts", "Lernen", "Vorsorge", "Datenschutz", "Verständlich",
	"Nachfragen", "Nachsehen", "Danke",
}

// text makes one of at most n characters, or a few more, from whole sentences; the briefest where none
// is so short.
func text(start, n int) string {
	out, briefest := "", sentences[0]
	for i := range sentences {
		s := sentences[(start*5+i)%len(sentences)]
		if utf8.RuneCountInString(s) < utf8.RuneCountInString(briefest) {
			briefest = s
		}
		if next := strings.TrimSpace(out + " " + s); utf8.RuneCountInString(next) <= n+n/20 {
			out = next
		}
	}
	return cmp.Or(out, briefest)
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
	{1, 60}, {1, 400}, {2, 100}, {3, 120}, {5, 50}, {5, 250}, {7, 450}, {10, 110}, {13, 130}, {24, 90}, {24, 600},
}

func TestContactSheets(t *testing.T) {
	if *contact == "" {
		t.Skip("without -contact there is nothing to write")
	}
	for _, name := range []string{"klar", "klassik", "tafel", "band", "mosaik", "wort"} {
		th := example.Theme(t, name)
		for _, p := range []struct {
			paper              string
			landscape          bool
			headed, everything bool
		}{
			{"A2", false, true, true},
			{"A2", false, false, false},
			{"A3", true, true, true},
			{"A5", false, true, true},
		} {
			o := sheet.Options{Paper: paperOf(t, p.paper), Landscape: p.landscape}
			way, parts := "portrait", "nothing"
			if p.landscape {
				way = "landscape"
			}
			if p.everything {
				parts = "everything"
			}
			for i, l := range loads {
				file := fmt.Sprintf("%s-%s-%s-%s-%02d-%dx%d.pdf", name, p.paper, way, parts, i, l.n, l.length)
				hang(t, file, made(l.n, l.length, p.headed, p.everything), th, o)
			}
		}
		for i, h := range houses {
			logo := readLogo(t, h.logo)
			o := sheet.Options{Paper: paperOf(t, h.paper), Landscape: h.landscape, Logo: logo}
			house, _ := th.Branded(color.RGB{R: h.r, G: h.g, B: h.b})
			hang(t, fmt.Sprintf("%s-houses-%02d-%02x%02x%02x.pdf", name, i, h.r, h.g, h.b), made(h.n, 120, i%3 > 0, i%2 == 0), house, o)
		}
	}
}

// houses are colours that are hard to deal with, and logos that are wide, tall and square.
var houses = []struct {
	r, g, b   uint8
	logo      string
	n         int
	paper     string
	landscape bool
}{
	{0xFF, 0xE1, 0x00, wideLogo, 10, "A2", false},
	{0x00, 0x00, 0x00, tallLogo, 7, "A2", false},
	{0xFF, 0xFF, 0xFF, squareLogo, 3, "A2", false},
	{0x39, 0xFF, 0x14, wideLogo, 16, "A2", false},
	{0x0B, 0x1F, 0x4B, squareLogo, 10, "A3", true},
	{0xC8, 0x10, 0x2E, tallLogo, 1, "A3", true},
}

const (
	wideLogo   = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 70"><circle cx="35" cy="35" r="35" fill="#C8102E"/><path fill="#222" d="M90 15h40v12h-28v8h24v11h-24v9h28v11H90zM150 15h14l16 26 16-26h14v51h-12V36l-18 28-18-28v30h-12zM230 15h60v12h-24v39h-12V27h-24zM310 15h12v19h26V15h12v51h-12V46h-26v20h-12z"/></svg>`
	tallLogo   = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 160"><path fill="#0B5FA5" d="M50 0l50 50-50 50L0 50z"/><path fill="#222" d="M10 120h80v12H10zm15 22h50v12H25z"/></svg>`
	squareLogo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="50" fill="#111"/><path fill="#F5C400" d="M30 70V30h12l18 24V30h12v40H60L42 46v24z"/></svg>`
)

func readLogo(t *testing.T, svg string) *logo.Logo {
	t.Helper()
	l, findings := logo.Read("logo.svg", []byte(svg))
	if l == nil {
		t.Fatal(findings)
	}
	return l
}

func paperOf(t *testing.T, name string) charter.Paper {
	t.Helper()
	p, err := charter.ParsePaper(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// hang writes a sheet as PDF, unless it is outside what must fit.
func hang(t *testing.T, file string, c *charter.Charter, th *theme.Theme, o sheet.Options) {
	t.Helper()
	s, _ := sheet.Lay(c, th, o)
	if s == nil {
		return
	}
	out, err := pdf.Write(s.Pages, pdf.Meta{Meta: xmp.Meta{Title: "leitbild", Lang: "de"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*contact, file), out, 0o644); err != nil {
		t.Fatal(err)
	}
}
