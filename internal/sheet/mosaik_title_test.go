package sheet

import (
	"testing"

	"leitbild/charter"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// accompanied is a charter of n sentences with everything that may stand around them.
func accompanied(n int) *charter.Charter {
	c := tiles(n)
	text := func(s string) charter.Text { return charter.Text{Value: s} }
	c.Subtitle = text("Sätze, an denen wir uns messen lassen")
	c.Intro = text("Strom, Wasser und Wärme fallen erst auf, wenn sie fehlen. Darum haben wir aufgeschrieben, was bei uns auch dann gilt, wenn es klemmt.")
	c.Outro = text("Gemessen wird jedes Quartal. Die Ergebnisse hängen neben diesem Plakat, auch die schlechten.")
	c.Motto = text("Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht.")
	c.Signatures = []charter.Text{text("Geschäftsführung"), text("Team Innendienst")}
	c.Contact = text("Lob und Kritik an Frau Hartmann, Durchwahl 10")
	c.Date = charter.Date{Year: 2026, Month: 11, Day: 22}
	c.Link = text("https://www.example.com/leitbild")
	return c
}

// capitals is the height of the highest capitals in an element of the role.
func capitals(pg *page.Page, role page.Role) (high unit.Length) {
	for _, m := range pg.Marks {
		if m.Of != nil && m.Of.Role == role && m.Run != nil {
			high = max(high, capHeight(m.Run.Face, m.Run.Size))
		}
	}
	return high
}

// TestTitleOverHeadlines: nothing on the sheet is larger than its title.
func TestTitleOverHeadlines(t *testing.T) {
	th := loadTheme(t, "mosaik")
	for n := 2; n <= 24; n++ {
		for _, landscape := range []bool{false, true} {
			for _, c := range []*charter.Charter{tiles(n), accompanied(n)} {
				s, findings := Lay(c, th, Options{Paper: paper(t, "A3"), Landscape: landscape})
				if s == nil {
					t.Fatal(describe(findings))
				}
				title, headline := capitals(s.Pages[0], page.Title), capitals(s.Pages[0], page.Heading)
				if title*100 < headline*overHeadlines {
					t.Errorf("%d principles, landscape %t, subtitle %q: the title has %.1f mm and a headline %.1f mm",
						n, landscape, c.Subtitle.Value, title.Millimetres(), headline.Millimetres())
				}
			}
		}
	}
}

// TestSentenceAmongTiles: a single sentence is the poster, whatever stands around it.
func TestSentenceAmongTiles(t *testing.T) {
	size := func(c *charter.Charter) unit.Length {
		c.Principles = []charter.Principle{{Text: charter.Text{Value: "Wer uns anruft, spricht nach Minuten"}}}
		s, findings := Lay(c, loadTheme(t, "mosaik"), Options{Paper: paper(t, "A2")})
		if s == nil {
			t.Fatal(describe(findings))
		}
		return s.TextSize
	}
	if alone, among := size(tiles(1)), size(accompanied(1)); among*100 < alone*75 {
		t.Errorf("%s pt among tiles, %s pt alone", points(among), points(alone))
	}
}
