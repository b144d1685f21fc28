package sheet

import (
	"slices"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// entryRules are the rules of a list in columns, by their left edge.
func entryRules(p *page.Page) map[unit.Length][]unit.Length {
	out := map[unit.Length][]unit.Length{}
	for _, m := range p.Marks {
		if m.Path == nil || m.Of != nil {
			continue
		}
		r := m.Path.Bounds()
		if thin := r.Y1-r.Y0 < unit.Millimetre; thin && r.X1-r.X0 < p.Width/2 {
			out[r.X0] = append(out[r.X0], r.Y0)
		}
	}
	return out
}

// sevenOfManyLengths is a charter whose texts have from least to least+2 sentences.
func sevenOfManyLengths(least int) *charter.Charter {
	c, terse := wholeCharter(7, true, false), tersePromises(true).Principles
	c.Signatures = nil // the lines to sign on are rules as well
	for i := range c.Principles {
		for k := 1; k < least+(i*7)%3; k++ {
			c.Principles[i].Text.Value += " " + terse[(i+k)%len(terse)].Text.Value
		}
	}
	return c
}

// TestRulesDoNotNearlyMeet looks at long texts in columns of which rules stood a little above or below
// those beside them.
func TestRulesDoNotNearlyMeet(t *testing.T) {
	inColumns := 0
	for _, name := range []string{"klar", "tafel"} {
		for _, least := range []int{3, 4} {
			for _, landscape := range []bool{false, true} {
				s := laid(t, sevenOfManyLengths(least), name, "A2", landscape)
				all := entryRules(s.Pages[0])
				if len(all) == 2 {
					inColumns++
				}
				if d := nearest(all); d < s.TextSize*3/2 {
					t.Errorf("%s with %d, landscape %t: two rules are %.1f mm apart", name, least, landscape, d.Millimetres())
				}
			}
		}
	}
	if inColumns < 5 {
		t.Errorf("%d sheets have columns", inColumns)
	}
}

// nearest is the least distance of two rules in different columns that do not stand on one line.
func nearest(columns map[unit.Length][]unit.Length) unit.Length {
	least := 1000 * unit.Millimetre
	for x, rules := range columns {
		for other, others := range columns {
			for _, y := range rules {
				for _, z := range others {
					if d := z - y; x != other && d > unit.Millimetre/2 {
						least = min(least, d)
					}
				}
			}
		}
	}
	return least
}

// TestIntroIsAsLargeAsSmallTexts makes sure that the intro under a large title is not the smallest type
// above many texts or long ones.
func TestIntroIsAsLargeAsSmallTexts(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		for _, n := range []int{7, 16, 24} {
			c := wholeCharter(n, true, n == 7)
			s := laid(t, c, name, "A2", false)
			subtitle, intro := sizeOf(s, c.Subtitle), sizeOf(s, c.Intro)
			if intro*100 < s.TextSize*93 || subtitle*100 < intro*118 {
				t.Errorf("%s with %d: an intro of %s pt under a subtitle of %s pt, above texts of %s pt",
					name, n, points(intro), points(subtitle), points(s.TextSize))
			}
		}
	}
}

// sizeOf is the size of the run with which a text begins.
func sizeOf(s *Sheet, text charter.Text) unit.Length {
	for _, m := range s.Pages[0].Marks {
		if m.Run != nil && m.Run.Text != "" && len(m.Run.Text) <= len(text.Value) && text.Value[:len(m.Run.Text)] == m.Run.Text {
			return m.Run.Size
		}
	}
	return 0
}

// TestGrandTitleLeavesTheTextsTheirRoom looks at many principles on a lying sheet, whose title in narrow
// type took the width at the cost of the texts.
func TestGrandTitleLeavesTheTextsTheirRoom(t *testing.T) {
	c := tersePromises(true)
	for i := 0; len(c.Principles) < 24; i++ {
		c.Principles = append(c.Principles, c.Principles[i])
	}
	s := laid(t, c, "klar", "A3", true)
	if s.TextSize < 12*unit.Point {
		t.Errorf("a text of %s pt", points(s.TextSize))
	}
	title := inksOf(s.Pages[0], page.Title)[0]
	if n := len(entryRules(s.Pages[0])); n < 3 {
		t.Fatalf("%d columns", n)
	}
	for _, m := range s.Pages[0].Marks {
		if m.Path == nil || m.Of != nil {
			continue
		}
		if r := m.Path.Bounds(); max(r.X1-title.X1, title.X1-r.X1) < 2*unit.Millimetre {
			return // the title ends where a column does, or the sheet
		}
	}
	t.Errorf("the title ends %.0f mm from the left, with no column", title.X1.Millimetres())
}

// TestPlatesHaveOneColour looks at a logo and a code that stand each on a plate, of which that of the
// code had the tint of the text.
func TestPlatesHaveOneColour(t *testing.T) {
	c := wholeCharter(10, true, false)
	logo := drawnLogo(t, `viewBox="0 0 300 100"`, `<path fill="#101010" d="M0 0h300v100H0z"/><path fill="#111111" d="M40 40h20v20H40z"/>`)
	s, findings := Lay(c, loadTheme(t, "tafel"), Options{Paper: paper(t, "A2"), Logo: logo})
	if s == nil {
		t.Fatal(describe(findings))
	}
	found := false
	for _, m := range s.Pages[0].Marks {
		if m.Path == nil || m.Of != nil {
			continue
		}
		r := m.Path.Bounds()
		if side := r.X1 - r.X0; side == r.Y1-r.Y0 && side > unit.Centimetre {
			found = true
			if m.Path.Color != page.White() {
				t.Errorf("the plate of the code is %v", m.Path.Color)
			}
		}
	}
	if !found {
		t.Error("no plate under the code")
	}
}

// TestDescenderKeepsFromTheBlock makes sure that the last line of a sentence either stands on the edge of
// its block or keeps clear of it with all of its ink.
func TestDescenderKeepsFromTheBlock(t *testing.T) {
	c := wholeCharter(1, false, false)
	c.Principles[0].Text.Value = "Wer uns anruft, spricht nach spätestens einer Minute mit Peggy"
	s := laid(t, c, "band", "A2", false)
	block := s.Pages[0].Marks[0].Path.Bounds()
	for _, m := range s.Pages[0].Marks {
		if m.Run == nil || m.Run.Size != s.TextSize {
			continue
		}
		if clear := block.Y1 - m.Ink().Y1; clear*100 < s.TextSize*20 {
			t.Errorf("%.1f mm under %q of %s pt", clear.Millimetres(), m.Run.Text, points(s.TextSize))
		}
	}
}

// TestGapsOfColumnsAreAlike looks at seven long texts, of which three were spread over the height of four:
// beside gaps three times as large the columns looked like two settings.
func TestGapsOfColumnsAreAlike(t *testing.T) {
	inColumns := 0
	for _, name := range []string{"band", "klar", "tafel"} {
		for _, landscape := range []bool{false, true} {
			c := sevenOfManyLengths(4)
			s := laid(t, c, name, "A2", landscape)
			gaps := gapsOf(s)
			if len(gaps) < 2 {
				continue
			}
			inColumns++
			least, most := slices.Min(gaps), slices.Max(gaps)
			if most*100 > least*135 {
				t.Errorf("%s, landscape %t: gaps from %.1f to %.1f mm", name, landscape, least.Millimetres(), most.Millimetres())
			}
		}
	}
	if inColumns < 5 {
		t.Errorf("%d sheets have columns", inColumns)
	}
}

// gapsOf are the mean distances, for each column of a list, from the last line of a text to the capitals
// of the headline below it.
func gapsOf(s *Sheet) (means []unit.Length) {
	of := bodies(s.Pages[0].Root)
	var last, sum, n unit.Length
	var heading *page.Element
	for _, m := range s.Pages[0].Marks {
		if m.Run == nil || m.Of == nil {
			continue
		}
		if m.Of.Role == page.Heading && m.Of != heading {
			heading = m.Of
			if top := m.Ink().Y0; top > last && last > 0 {
				sum, n = sum+top-last, n+1
			} else if n > 0 {
				means, sum, n = append(means, sum/n), 0, 0
			}
		}
		if of[m.Of] {
			last = m.Run.Y
		}
	}
	return append(means, sum/max(n, 1))
}

// extent is where a text stands: the top of its ink and its last baseline.
func extent(s *Sheet, text charter.Text) (top, last unit.Length) {
	var of *page.Element
	for _, m := range s.Pages[0].Marks {
		if m.Run == nil || m.Run.Text == "" {
			continue
		}
		if of == nil && strings.HasPrefix(text.Value, m.Run.Text) {
			of, top = m.Of, m.Ink().Y0
		}
		if of != nil && m.Of == of {
			last = max(last, m.Run.Y)
		}
	}
	return top, last
}

// TestFootOfAColumnStandsApart looks at the column beside a list, in which subtitle, intro and outro stood
// at nearly equal distances.
func TestFootOfAColumnStandsApart(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		for _, n := range []int{3, 5, 7, 10} {
			c := wholeCharter(n, true, false)
			c.Intro.Value = "Strom, Wasser und Wärme fallen erst auf, wenn sie fehlen. Darum haben wir aufgeschrieben, was bei uns auch dann gilt, wenn es klemmt."
			c.Outro.Value = "Gemessen wird jedes Quartal. Die Ergebnisse hängen neben diesem Plakat, auch die schlechten."
			c.Motto.Value = "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht."
			s := laid(t, c, name, "A3", true)
			_, subtitle := extent(s, c.Subtitle)
			intro, introEnd := extent(s, c.Intro)
			outro, _ := extent(s, c.Outro)
			if above, below := intro-subtitle, outro-introEnd; above <= 0 || below*100 < above*175 {
				t.Errorf("%s with %d: %.1f mm above the intro, %.1f below", name, n, above.Millimetres(), below.Millimetres())
			}
		}
	}
}

// TestListKeepsFromTheIntro makes sure that a list in one column keeps more from the intro than its texts
// do from the headlines, or the rules, below them.
func TestListKeepsFromTheIntro(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		for _, n := range []int{3, 5} {
			c := wholeCharter(n, true, false)
			s := laid(t, c, name, "A2", false)
			_, intro := extent(s, c.Intro)
			first, _ := extent(s, c.Principles[0].Title)
			inner := gapsOf(s)[0]
			if outer := first - intro; inner == 0 || outer*100 < inner*103 {
				t.Errorf("%s with %d: %.1f mm above the list, %.1f in it", name, n, outer.Millimetres(), inner.Millimetres())
			}
		}
	}
}
