package sheet

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

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
		s := laid(t, c, "mosaik", "A2", false)
		return s.TextSize
	}
	if alone, among := size(tiles(1)), size(accompanied(1)); among*100 < alone*75 {
		t.Errorf("%s pt among tiles, %s pt alone", points(among), points(alone))
	}
}

// TestRowsAreEven: many rows of tiles are about as high as one another, although one has more to say.
func TestRowsAreEven(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		c := tiles(24)
		for i := range c.Principles {
			c.Principles[i].Text = charter.Text{Value: "Wir empfehlen nur, was wir selbst kaufen würden."}
		}
		c.Principles[11] = charter.Principle{
			Title: charter.Text{Value: "Klartext auf der Rechnung"},
			Text:  charter.Text{Value: "Wer uns anruft, spricht nach zwei Minuten mit jemandem, der entscheiden darf."},
		}
		s := laid(t, c, "mosaik", "A2", landscape)
		var tops []unit.Length
		for _, m := range s.Pages[0].Marks {
			if m.Of != nil && m.Of.Role == page.Heading && !slices.Contains(tops, m.Run.Y) && m.Run.Text != "der Rechnung" {
				tops = append(tops, m.Run.Y)
			}
		}
		slices.Sort(tops)
		low, high := s.Pages[0].Height, unit.Length(0)
		for i := 2; i < len(tops); i++ { // the first row has the sheet's margin above it
			low, high = min(low, tops[i]-tops[i-1]), max(high, tops[i]-tops[i-1])
		}
		most := unit.Length(oddRow)
		if landscape {
			most = evenEnough // of fewer rows one may be higher
		}
		if len(tops) < manyRows || high*100 > low*most {
			t.Errorf("landscape %t: %d rows of %.0f to %.0f mm", landscape, len(tops), low.Millimetres(), high.Millimetres())
		}
	}
}

// TestWideTile: a text on a tile over the whole width has lines that can be read, below its
// headline, and its numeral stands below those at the sheet's edge.
func TestWideTile(t *testing.T) {
	const longest = 85
	text := "Meinungsverschiedenheiten tragen wir nicht als Streit aus. Ein Gespräch ist keine Prüfung. Wir empfehlen nur, was wir selbst kaufen würden."
	for _, landscape := range []bool{false, true} {
		for _, last := range []string{text, text[:58], text + " " + text} {
			c := accompanied(7)
			for i := range c.Principles {
				c.Principles[i].Text = charter.Text{Value: strings.Repeat("Jede Rechnung passt auf zwei Seiten. ", 4+i%3)}
			}
			c.Principles[6].Text = charter.Text{Value: last}
			s := laid(t, c, "mosaik", "A2", landscape)
			pg := s.Pages[0]
			lines := linesOf(pg, last)
			for _, l := range lines {
				if utf8.RuneCountInString(l) > longest {
					t.Errorf("landscape %t: a line of %d characters: %q", landscape, utf8.RuneCountInString(l), l)
				}
			}
			text, numeral := inkOfText(pg, lines[0]), inkOfText(pg, "7")
			end := numeral.X1
			for _, m := range pg.Marks {
				if m.Of != nil && m.Run != nil && m.Of.Role == page.Label {
					end = max(end, m.Ink().X1)
				}
			}
			if end-numeral.X1 > 2*unit.Millimetre || text.Y0 < numeral.Y1 {
				t.Errorf("landscape %t: %q at %v, its numeral at %v, the last column ends at %v", landscape, lines, text, numeral, end)
			}
		}
	}
}

// TestNoTileLeftOver: above the foot of a portrait sheet the last tile is no strip over the whole width of
// three columns or more, and one over that of two is not much lower than the others.
func TestNoTileLeftOver(t *testing.T) {
	for n := 4; n <= 24; n++ {
		for _, c := range []*charter.Charter{tiles(n), accompanied(n)} {
			s := laid(t, c, "mosaik", "A2", false)
			pg := s.Pages[0]
			tops := rowTops(pg)
			ends := tops[1:]
			if c.Motto.Value == "" {
				ends = append(ends, pg.Height)
			}
			last := len(ends) - 1
			high, most := ends[last]-tops[last], ends[0]-tops[0]
			if n%2 == 1 && high < (leastWide-2).of(most) {
				t.Errorf("%d principles: the last row has %.0f mm, the first %.0f mm", n, high.Millimetres(), most.Millimetres())
			}
			if columns, alone := tilesAt(pg, tops[0]), tilesAt(pg, tops[last]) == 1; alone && columns > 2 && c.Motto.Value != "" {
				t.Errorf("%d principles: one of them alone below %d columns", n, columns)
			}
		}
	}
}

// tilesAt is the number of tiles whose upper edge is at y.
func tilesAt(pg *page.Page, y unit.Length) (n int) {
	for _, m := range pg.Marks {
		if m.Of == nil && m.Path.Bounds().Y0 == y {
			n++
		}
	}
	return n
}

// TestSentenceLinesAreTight: of the lines of a single sentence only those are further apart than the theme
// asks for between which a descender and an ascender meet.
func TestSentenceLinesAreTight(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		c := accompanied(1)
		c.Principles[0] = charter.Principle{Text: charter.Text{Value: "Was wir zusagen, schreiben wir auf."}}
		if !landscape {
			c = tiles(1)
			c.Principles[0].Text = charter.Text{Value: "Was wir zusagen, schreiben wir auf."}
		}
		th := loadTheme(t, "mosaik")
		s, findings := Lay(c, th, Options{Paper: paper(t, "A2"), Landscape: landscape})
		if s == nil {
			t.Fatal(describe(findings))
		}
		var lines []*page.Run
		for _, m := range s.Pages[0].Marks {
			if m.Of != nil && m.Of.Role == page.Paragraph && m.Run != nil && m.Run.Size == s.TextSize {
				lines = append(lines, m.Run)
			}
		}
		if len(lines) != 4 {
			t.Fatalf("landscape %t: %d lines", landscape, len(lines))
		}
		most := (th.Scale.TitleLeading + 30).Of(s.TextSize)
		for i, apart := range []bool{false, true, false} {
			if step := lines[i+1].Y - lines[i].Y; (step > most) != apart {
				t.Errorf("landscape %t: %q and %q are %.1f mm apart, and %.1f mm are usual",
					landscape, lines[i].Text, lines[i+1].Text, step.Millimetres(), most.Millimetres())
			}
		}
	}
}

// TestFlushTitle: above many tiles the title of a portrait sheet ends where they do, and does not
// stop within the last column.
func TestFlushTitle(t *testing.T) {
	for n := manyTiles; n <= 24; n++ {
		for _, c := range []*charter.Charter{tiles(n), accompanied(n)} {
			s := laid(t, c, "mosaik", "A2", false)
			title, house := inkOfText(s.Pages[0], "Unser Kundenleitbild"), inkOfText(s.Pages[0], "Muster GmbH")
			full := s.Pages[0].Width - 2*house.X0
			if share := (title.X1 - title.X0) * 100 / full; share > fromFlush && share < 97 {
				t.Errorf("%d principles, subtitle %q: the title has %d %% of the measure", n, c.Subtitle.Value, share)
			}
		}
	}
}

// TestSignersBesideOneAnother: who signs a single sentence does so in one row, below the contact on
// one line.
func TestSignersBesideOneAnother(t *testing.T) {
	s := laid(t, accompanied(1), "mosaik", "A2", false)
	pg := s.Pages[0]
	first, second := inkOfText(pg, "Geschäftsführung"), inkOfText(pg, "Team Innendienst")
	if first.X1 >= second.X0 || first.Y0 > second.Y1 || second.Y0 > first.Y1 {
		t.Errorf("the names stand at %v and %v", first, second)
	}
	if lines := linesOf(pg, "Lob und Kritik an Frau Hartmann, Durchwahl 10"); len(lines) != 1 {
		t.Errorf("the contact stands on %q", lines)
	}
}

// TestIntroUsesTheHead: what is said below the title is hardly smaller than the text of the tiles, and
// does not leave half of its broad ground empty.
func TestIntroUsesTheHead(t *testing.T) {
	for n := 4; n <= 24; n++ {
		c := accompanied(n)
		s := laid(t, c, "mosaik", "A2", false)
		pg := s.Pages[0]
		first := linesOf(pg, c.Intro.Value)[0]
		for _, m := range pg.Marks {
			if m.Of == nil || m.Run == nil || m.Run.Text != first {
				continue
			}
			if least := min(s.TextSize*80/100, pg.Width/40); m.Run.Size < least {
				t.Errorf("%d principles: the intro has %s pt and the text %s", n, points(m.Run.Size), points(s.TextSize))
			}
			if end := m.Ink().X1 * 100 / pg.Width; end < 60 {
				t.Errorf("%d principles: the intro ends at %d %% of the width", n, end)
			}
		}
	}
}

// TestHeadOfManyTiles: above many tiles of a portrait sheet the subtitle is clearly larger than the intro,
// and organisation and date are not read with it.
func TestHeadOfManyTiles(t *testing.T) {
	for n := tightTiles; n <= 24; n++ {
		c := accompanied(n)
		s := laid(t, c, "mosaik", "A2", false)
		pg := s.Pages[0]
		size := func(of string) (size unit.Length) {
			for _, m := range pg.Marks {
				if m.Run != nil && m.Run.Text == linesOf(pg, of)[0] {
					size = m.Run.Size
				}
			}
			return size
		}
		if subtitle, intro := size(c.Subtitle.Value), size(c.Intro.Value); subtitle*100 < intro*125 {
			t.Errorf("%d principles: the subtitle has %s pt and the intro %s", n, points(subtitle), points(intro))
		}
		date, intro := inkOfText(pg, "Stand 22."), inkOfText(pg, linesOf(pg, c.Intro.Value)[0])
		if between := intro.Y0 - date.Y1; between < 2*size(c.Intro.Value) {
			t.Errorf("%d principles: the intro stands %.1f mm below the date", n, between.Millimetres())
		}
	}
}

// TestHouseOverTheLastColumn: organisation and date at the end of the title's line begin on one edge, and where
// the title ends before the last of three columns that is where the texts of this begin.
func TestHouseOverTheLastColumn(t *testing.T) {
	for n := tightTiles; n <= 24; n++ {
		s := laid(t, accompanied(n), "mosaik", "A2", false)
		pg := s.Pages[0]
		house, date := inkOfText(pg, "Muster GmbH").X0, inkOfText(pg, "Stand 22.").X0
		if max(house-date, date-house) > unit.Millimetre {
			t.Errorf("%d principles: the organisation begins at %.0f mm and the date at %.0f mm", n, house.Millimetres(), date.Millimetres())
		}
		if tilesAt(pg, rowTops(pg)[0]) != 3 {
			continue
		}
		var text unit.Length
		for _, m := range pg.Marks {
			if m.Of != nil && m.Run != nil && m.Of.Role == page.Heading {
				text = max(text, m.Ink().X0)
			}
		}
		if max(house-text, text-house) > unit.Millimetre {
			t.Errorf("%d principles: the organisation begins at %.0f mm and the last column at %.0f mm", n, house.Millimetres(), text.Millimetres())
		}
	}
}

// TestFootApartFromIntro: beside the tiles what closes the sheet does not read as the intro's second paragraph.
func TestFootApartFromIntro(t *testing.T) {
	for n := 2; n <= 12; n++ {
		c := accompanied(n)
		s := laid(t, c, "mosaik", "A3", true)
		pg := s.Pages[0]
		intro := linesOf(pg, c.Intro.Value)
		first, last, outro := inkOfText(pg, intro[0]), inkOfText(pg, intro[len(intro)-1]), inkOfText(pg, linesOf(pg, c.Outro.Value)[0])
		subtitle := linesOf(pg, c.Subtitle.Value)
		above := first.Y0 - inkOfText(pg, subtitle[len(subtitle)-1]).Y1
		if below := outro.Y0 - last.Y1; outro.X0-first.X0 < unit.Millimetre && below*100 < above*170 {
			t.Errorf("%d principles: %.1f mm above the intro and %.1f mm below it", n, above.Millimetres(), below.Millimetres())
		}
	}
}

// TestNumeralApartFromHeadline: on no sheet of many tiles a headline reads as if its numeral were part of it.
func TestNumeralApartFromHeadline(t *testing.T) {
	for n := manyTiles; n <= 24; n += 3 {
		c := accompanied(n)
		for i := range c.Principles {
			c.Principles[i].Title = charter.Text{Value: "Klartext auf der Rechnung"}
		}
		s := laid(t, c, "mosaik", "A2", false)
		pg := s.Pages[0]
		for _, headline := range pg.Marks {
			if headline.Of == nil || headline.Run == nil || headline.Of.Role != page.Heading {
				continue
			}
			for _, numeral := range pg.Marks {
				if numeral.Of == nil || numeral.Run == nil || numeral.Of.Role != page.Label || numeral.Run.Y != headline.Run.Y {
					continue
				}
				between := numeral.Ink().X0 - headline.Ink().X1
				if between > 0 && between*100 < headline.Run.Size*145 {
					t.Errorf("%d principles: %.1f mm between %s and %s", n, between.Millimetres(), inkOf(headline), inkOf(numeral))
				}
			}
		}
	}
}
