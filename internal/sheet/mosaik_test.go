package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/color"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// TestTiles looks at walls of many colours: type is crisp on all tiles but that of a brand on
// which nothing is, turns from light to dark between two rows, and keeps clear of the tile's edges.
func TestTiles(t *testing.T) {
	th := loadTheme(t, "mosaik")
	for _, house := range []string{"", "#2A7F9E", "#FFD500", "#000000", "#FFFFFF", "#39FF14", "#0B2545", "#C8102E", "#808080"} {
		th := th
		if house != "" {
			brand, err := color.Parse(house)
			if err != nil {
				t.Fatal(err)
			}
			th, _ = th.Branded(brand.RGB)
		}
		for _, n := range []int{2, 3, 5, 7, 10, 13, 16, 24} {
			for _, landscape := range []bool{false, true} {
				c := &charter.Charter{Lang: "de", Organization: charter.Text{Value: "Muster GmbH"}, Title: charter.Text{Value: "Unser Leitbild"}}
				if n%2 == 1 {
					c.Motto = charter.Text{Value: "Bei uns ist jeder Kunde König."}
				}
				for i := range n {
					text := "Jede Rechnung passt auf zwei Seiten."
					if i%3 == 0 {
						text += " Was sich geändert hat, steht ganz oben, und was Sie selbst streichen können, sagen wir Ihnen."
					}
					c.Principles = append(c.Principles, charter.Principle{Title: charter.Text{Value: "Klartext"}, Text: charter.Text{Value: text}})
				}
				s, findings := Lay(c, th, Options{Paper: paper(t, "A3"), Landscape: landscape})
				if s == nil {
					t.Fatal(describe(findings))
				}
				for _, fault := range tileFaults(s.Pages[0]) {
					t.Errorf("%s, %d principles, landscape %t: %s", house, n, landscape, fault)
				}
			}
		}
	}
}

// tileFaults lists what is wrong with the text on tiles.
func tileFaults(pg *page.Page) (out []string) {
	of := bodies(pg.Root)
	light, dull := map[unit.Length]bool{}, map[page.Color]bool{}
	for i, m := range pg.Marks {
		if !of[m.Of] {
			continue
		}
		var tile *page.Path
		for _, g := range pg.Marks[:i] {
			if isGround(m, g) {
				tile = g.Path
			}
		}
		box, ink := tile.Bounds(), m.Ink()
		left, right := max(box.X0, 0), pg.Width
		for _, g := range pg.Marks[:i] {
			if g.Of == nil && g.Path.Bounds().Y0 == box.Y0 && g.Path.Bounds().X0 > box.X0 {
				right = min(right, g.Path.Bounds().X0)
			}
		}
		if least := min(pg.Width, pg.Height) * 4 / 100; ink.X0-left < least || right-ink.X1 < least {
			out = append(out, fmt.Sprintf("%s stands at the edge of its tile from %.1f to %.1f mm", inkOf(m), left.Millimetres(), right.Millimetres()))
		}
		typ, ground := color.RGB(m.Run.Color), color.RGB(tile.Color)
		if is, known := light[box.Y0]; known && is != typ.LighterThan(ground) {
			out = append(out, fmt.Sprintf("%s is the only one of its kind in its row", inkOf(m)))
		}
		light[box.Y0] = typ.LighterThan(ground)
		if color.Contrast(typ, ground) < color.Sparkle {
			dull[tile.Color] = true
		}
	}
	if len(dull) > 1 {
		out = append(out, fmt.Sprintf("type looks dull on %v", dull))
	}
	return out
}

// TestTileFaultsAreFound makes sure that the judge of the tiles sees what is wrong.
func TestTileFaultsAreFound(t *testing.T) {
	for what, spoil := range map[string]func(*page.Run){
		"moved":  func(m *page.Run) { m.X -= 12 * unit.Millimetre },
		"turned": func(m *page.Run) { m.Color = page.Color{} },
	} {
		s := laid(t, loadCharter(t, "../../examples/standard.de.yaml"), "mosaik", "A3", false)
		pg := s.Pages[0]
		of := bodies(pg.Root)
		for _, m := range pg.Marks {
			if of[m.Of] {
				spoil(m.Run)
				break
			}
		}
		if len(tileFaults(pg)) == 0 {
			t.Errorf("%s: not found", what)
		}
	}
}

// tiles is a charter of n sentences with a headline each, and nothing else.
func tiles(n int) *charter.Charter {
	c := &charter.Charter{Lang: "de", Organization: charter.Text{Value: "Muster GmbH"}, Title: charter.Text{Value: "Unser Kundenleitbild"}}
	for i := range n {
		c.Principles = append(c.Principles, charter.Principle{
			Title: charter.Text{Value: "Klartext"}, Text: charter.Text{Value: bare[i%len(bare)]},
		})
	}
	return c
}

// inkOfText is around all that says a text.
func inkOfText(pg *page.Page, text string) page.Rect {
	var box page.Rect
	for _, m := range pg.Marks {
		if m.Of != nil && m.Run != nil && strings.HasPrefix(m.Run.Text, text) {
			box = around(box, m.Ink())
		}
	}
	return box
}

// TestBroadTitle looks at landscape sheets that have no more than their tiles: the title fills
// its tile, alone or together with the organisation at the end of its line.
func TestBroadTitle(t *testing.T) {
	for n := 2; n <= 24; n++ {
		s := laid(t, tiles(n), "mosaik", "A3", true)
		pg := s.Pages[0]
		title, house := inkOfText(pg, "Unser Kundenleitbild"), inkOfText(pg, "Muster GmbH")
		if share := (title.X1 - title.X0) * 100 / pg.Width; share < 60 {
			t.Errorf("%d principles: the title has %d %% of the width", n, share)
		}
		if house.Y0 < title.Y0 {
			if share := (title.X1 - title.X0) * 100 / pg.Width; share < 85 {
				t.Errorf("%d principles: %d %% of the width are the title's, and nothing stands beside it", n, share)
			}
		} else if house.X0 <= title.X1 || house.Y1 > title.Y1+unit.Millimetre {
			t.Errorf("%d principles: the organisation stands at %v beside the title at %v", n, house, title)
		}
	}
}

// TestNoRibbons: large text does not stand in narrow tiles in many short lines.
func TestNoRibbons(t *testing.T) {
	for n := 2; n <= 6; n++ {
		for _, landscape := range []bool{false, true} {
			c := tiles(n)
			c.Motto = charter.Text{Value: "Bei uns ist jeder Kunde König."}
			c.Link = charter.Text{Value: "https://www.example.com/leitbild"}
			s := laid(t, c, "mosaik", "A3", landscape)
			pg := s.Pages[0]
			for _, p := range c.Principles {
				lines := linesOf(pg, p.Text.Value)
				box := inkOfText(pg, lines[0])
				if len(lines) > ribbonLines && s.TextSize > pg.Height/ribbonText && box.X1-box.X0 < s.TextSize*9 {
					t.Errorf("%d principles, landscape %t: %q at %s pt", n, landscape, lines, points(s.TextSize))
				}
			}
		}
	}
}

// TestLongSubtitle: one very long word under the title does not make the principles small.
func TestLongSubtitle(t *testing.T) {
	size := func(subtitle string) unit.Length {
		c := tiles(3)
		c.Subtitle = charter.Text{Value: subtitle}
		s := laid(t, c, "mosaik", "A4", false)
		return s.TextSize
	}
	short, long := size("Woran wir uns messen lassen"), size("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz")
	if long < short*95/100 {
		t.Errorf("%s pt under one long word, %s under several short ones", points(long), points(short))
	}
}

// TestNumeralsHaveOneStrength: on every tile the numeral has the colour of the headline beside it.
func TestNumeralsHaveOneStrength(t *testing.T) {
	for _, n := range []int{3, 10} {
		s := laid(t, accompanied(n), "mosaik", "A3", false)
		var numeral *page.Run
		for _, m := range s.Pages[0].Marks {
			switch {
			case m.Of == nil || m.Run == nil:
			case m.Of.Role == page.Label:
				numeral = m.Run
			case m.Of.Role == page.Heading && m.Run.Color != numeral.Color:
				t.Errorf("%d principles: numeral %s in %v, its headline in %v", n, numeral.Text, numeral.Color, m.Run.Color)
			}
		}
	}
}

// TestNumeralsUnderTitle: no numeral before headlines is as large as the title, whose capitals are
// as high at the side as above.
func TestNumeralsUnderTitle(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		for n := 2; n <= 7; n++ {
			c, bare := accompanied(n), accompanied(n)
			for i := range bare.Principles {
				bare.Principles[i].Title = charter.Text{}
			}
			for _, c := range []*charter.Charter{c, bare} {
				s := laid(t, c, "mosaik", "A3", landscape)
				title, numeral := capitals(s.Pages[0], page.Title), capitals(s.Pages[0], page.Label)
				if text := capitals(s.Pages[0], page.Paragraph); numeral*100 > max(title*95, text*102) {
					t.Errorf("%d principles, landscape %t, headline %q: the title has %.1f mm and a numeral %.1f mm",
						n, landscape, c.Principles[0].Title.Value, title.Millimetres(), numeral.Millimetres())
				}
			}
		}
	}
}

// TestLeapBelowTheSecondRow: the type of seven tiles turns from light to dark in the middle of their four rows.
func TestLeapBelowTheSecondRow(t *testing.T) {
	s := laid(t, tiles(7), "mosaik", "A2", false)
	tops := rowTops(s.Pages[0])
	if len(tops) != 4 {
		t.Fatalf("%d rows", len(tops))
	}
	for _, m := range s.Pages[0].Marks {
		if m.Of == nil || m.Run == nil || m.Of.Role != page.Paragraph || m.Run.Y < tops[0] {
			continue
		}
		light := color.RGB(m.Run.Color).LighterThan(color.RGB{R: 128, G: 128, B: 128})
		if light != (m.Run.Y < tops[2]) {
			t.Errorf("%s at %.0f mm is light: %t", inkOf(m), m.Run.Y.Millimetres(), light)
		}
	}
}

// rowTops are the upper edges of the tiles below the title's.
func rowTops(pg *page.Page) (tops []unit.Length) {
	for _, m := range pg.Marks {
		if m.Of != nil {
			continue
		}
		box := m.Path.Bounds()
		ground := box.Y0 > 0 && box.Y1 >= pg.Height // and no line to sign on
		if ground && !slices.Contains(tops, box.Y0) {
			tops = append(tops, box.Y0)
		}
	}
	slices.Sort(tops)
	return tops
}

// TestWallEndsWithItsRows: rows without a foot reach to the edge of the sheet, all of about one height.
func TestWallEndsWithItsRows(t *testing.T) {
	for _, n := range []int{12, 16, 24} {
		for _, landscape := range []bool{false, true} {
			s := laid(t, tiles(n), "mosaik", "A2", landscape)
			pg := s.Pages[0]
			tops := rowTops(pg)
			if want := map[int]int{12: 3, 16: 4, 24: 6}[n]; len(tops) < want {
				t.Errorf("%d principles, landscape %t: %d rows", n, landscape, len(tops))
			}
			high := tops[1] - tops[0]
			for i, top := range append(tops[1:], pg.Height) {
				if h := top - tops[i]; h*100 > high*(evenEnough+1) || high*100 > h*(evenEnough+1) {
					t.Errorf("%d principles, landscape %t: row %d has %.0f mm, the first %.0f mm", n, landscape, i+1, h.Millimetres(), high.Millimetres())
				}
			}
		}
	}
}

// TestAirInManyTiles: above and below the text of many tiles of a portrait sheet there is air, which the
// title gives up, with the house at the end of its line.
func TestAirInManyTiles(t *testing.T) {
	for n := tightTiles; n <= 24; n++ {
		s := laid(t, accompanied(n), "mosaik", "A2", false)
		pg := s.Pages[0]
		title, house := inkOfText(pg, "Unser Kundenleitbild"), inkOfText(pg, "Muster GmbH")
		if house.X0 <= title.X1 || house.Y1 > title.Y1+unit.Millimetre {
			t.Errorf("%d principles: the organisation stands at %v beside the title at %v", n, house, title)
		}
		tops, least := rowTops(pg), pg.Width*18/1000
		for _, m := range pg.Marks {
			if m.Of == nil || m.Run == nil || m.Of.Role != page.Heading && m.Of.Role != page.Paragraph || m.Ink().Y0 < tops[0] {
				continue
			}
			for _, edge := range tops {
				if box := m.Ink(); max(edge-box.Y1, box.Y0-edge) < least {
					t.Errorf("%d principles: %s has %.1f mm to an edge", n, inkOf(m), max(edge-box.Y1, box.Y0-edge).Millimetres())
				}
			}
		}
	}
}

// TestStepsAreEven: beside the title's tile, too, where the first row has the sheet's margin above
// it, tiles of about the same text have their headlines at even distances.
func TestStepsAreEven(t *testing.T) {
	for _, n := range []int{6, 10, 16} {
		c := accompanied(n)
		for i := range c.Principles {
			c.Principles[i].Text = charter.Text{Value: "Wir empfehlen nur, was wir selbst kaufen würden, und das gern."}
		}
		s := laid(t, c, "mosaik", "A3", true)
		var tops []unit.Length
		for _, m := range s.Pages[0].Marks {
			if m.Of != nil && m.Of.Role == page.Heading && !slices.Contains(tops, m.Run.Y) {
				tops = append(tops, m.Run.Y)
			}
		}
		for i := 2; i < len(tops); i++ {
			if first, step := tops[1]-tops[0], tops[i]-tops[i-1]; max(first-step, step-first) > unit.Millimetre {
				t.Errorf("%d principles: headlines %d at %v", n, i, tops)
			}
		}
	}
}

// TestNumeralsOfStripes: on tiles over the whole width the numeral stands before the headline.
func TestNumeralsOfStripes(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		s := laid(t, accompanied(3), "mosaik", "A3", landscape)
		numeral, headline := inkOfText(s.Pages[0], "2"), inkOfText(s.Pages[0], "Klartext")
		if numeral.X1 > headline.X0 || numeral.X1 < headline.X0-s.TextSize*2 {
			t.Errorf("landscape %t: the numeral ends at %.0f mm and the headline begins at %.0f mm",
				landscape, numeral.X1.Millimetres(), headline.X0.Millimetres())
		}
	}
}
