package sheet

import (
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// printedSizes are the smallest and the largest size of a text on the sheet, whose lines are not
// lines of another text; zero where it is not there.
func printedSizes(p *page.Page, text string) (least, most unit.Length) {
	for _, m := range p.Marks {
		if m.Run == nil {
			continue
		}
		if line := strings.Trim(m.Run.Text, "\u00ad "); len(line) < 4 || !strings.Contains(text, line) {
			continue // numerals are also in other texts
		}
		if least == 0 || m.Run.Size < least {
			least = m.Run.Size
		}
		most = max(most, m.Run.Size)
	}
	return least, most
}

// wholeCharter has n principles of about 110 characters, or long ones, and every optional part.
func wholeCharter(n int, headlines, long bool) *charter.Charter {
	text := func(s string) charter.Text { return charter.Text{Value: s} }
	terse := tersePromises(true)
	c := &charter.Charter{
		Lang: "de", Organization: text("Radwerk Lindenau"), Title: text("Unser Kundenleitbild"),
		Subtitle: text("Sätze, an denen wir gemessen sein wollen"),
		Intro:    text("Strom, Wasser und Wärme fallen erst auf, wenn sie fehlen. Darum gilt das hier auch dann, wenn es klemmt."),
		Outro:    text("Gezählt haben es unsere Kunden, jedes Quartal. Ergebnisse hängen neben diesem Plakat."),
		Motto:    text("Bei uns ist jeder König. Den Hofnarren geben wir deshalb noch lange nicht."),
		Contact:  text("Lob und Kritik an Frau Hartmann, Durchwahl 10"), Date: charter.Date{Year: 2026, Month: 11, Day: 22},
		Signatures: []charter.Text{text("Geschäftsführung"), text("Team Innendienst")},
		Link:       text("https://www.example.com/leitbild"),
	}
	for i := range n {
		p := terse.Principles[i%len(terse.Principles)]
		if next := terse.Principles[(i+3)%len(terse.Principles)]; long {
			p.Text.Value += " " + next.Text.Value + " " + terse.Principles[(i+5)%len(terse.Principles)].Text.Value
		}
		if !headlines {
			p.Title = charter.Text{}
		}
		c.Principles = append(c.Principles, p)
	}
	return c
}

// TestSmallPrintIsNoLarger makes sure that sizes tell what matters: the principles' text is as
// large as the intro and the outro at least, and they are as large as the contact and the names of
// those who sign.
func TestSmallPrintIsNoLarger(t *testing.T) {
	for _, name := range builtIn(t) {
		th := loadTheme(t, name)
		for _, n := range []int{2, 3, 5, 7, 10, 16, 24} {
			for _, on := range []struct {
				paper     string
				landscape bool
			}{{"A2", false}, {"A3", true}, {"A4", false}, {"A0", false}} {
				long := n == 7
				c := wholeCharter(n, n != 5, long)
				s, findings := Lay(c, th, Options{Paper: paper(t, on.paper), Landscape: on.landscape})
				if s == nil {
					t.Errorf("%s, %d principles on %s: %s", name, n, on.paper, describe(findings))
					continue
				}
				intro, mostIntro := printedSizes(s.Pages[0], c.Intro.Value)
				outro, mostOutro := printedSizes(s.Pages[0], c.Outro.Value)
				_, contact := printedSizes(s.Pages[0], c.Contact.Value)
				_, names := printedSizes(s.Pages[0], c.Signatures[0].Value)
				small := max(contact, names)
				if most := max(mostIntro, mostOutro); most > s.TextSize || min(intro, outro) < small || contact == 0 || names == 0 || outro == 0 {
					t.Errorf("%s, %d principles on %s, landscape %t: text of %s pt, intro of %s, outro of %s, contact of %s, names of %s",
						name, n, on.paper, on.landscape, points(s.TextSize), points(mostIntro), points(outro), points(contact), points(names))
				}
			}
		}
	}
}
