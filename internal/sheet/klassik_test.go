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

// TestCertificateFootStandsInOneRow looks at the last row of a landscape certificate: the QR code
// stands on the centre line, the signatures beside it, and date and contact at the ends, all of
// them on one line.
func TestCertificateFootStandsInOneRow(t *testing.T) {
	c := loadCharter(t, "../../examples/haus.yaml")
	s := laid(t, c, "klassik", "A3", true)
	var code, left, right, date, contact page.Rect
	baselines := map[unit.Length]bool{}
	for _, m := range s.Pages[0].Marks {
		at := &contact
		switch {
		case m.Of == nil:
			continue
		case m.Of.Role == page.Figure && m.Ink().Y0 > s.Pages[0].Height/2: // not the logo
			code = m.Ink()
			continue
		case m.Run == nil:
			continue
		case m.Run.Text == c.Signatures[0].Value:
			at = &left
		case m.Run.Text == c.Signatures[1].Value:
			at = &right
		case strings.Contains(m.Run.Text, "2026"):
			at = &date
		case m.Run.Text == "" || !strings.HasSuffix(c.Contact.Value, strings.TrimSpace(m.Run.Text)):
			continue
		}
		*at = m.Ink()
		baselines[m.Run.Y] = true
	}
	if date.X1 >= left.X0 || left.X1 >= code.X0 || code.X1 >= right.X0 || right.X1 >= contact.X0 {
		t.Errorf("date %v, signatures %v and %v, code %v and contact %v do not stand beside one another", date, left, right, code, contact)
	}
	if len(baselines) != 1 || !baselines[code.Y1] {
		t.Errorf("the code ends at %.1f mm, and the names at %v", code.Y1.Millimetres(), baselines)
	}
	for _, pair := range [][2]page.Rect{{code, code}, {left, right}} {
		if d := (pair[0].X0+pair[1].X0+pair[0].X1+pair[1].X1)/2 - s.Pages[0].Width; d < -unit.Millimetre || d > unit.Millimetre {
			t.Errorf("%v and %v stand %.1f mm off the centre line", pair[0], pair[1], d.Millimetres())
		}
	}
}

// spoken gives a charter n principles with a text of about the given length, no two of the same.
func spoken(t *testing.T, n, length int) *charter.Charter {
	t.Helper()
	c := loadCharter(t, "../../examples/alles.yaml")
	c.Brand, c.Poster = charter.Brand{}, charter.Poster{}
	var words []string
	for _, p := range c.Principles {
		words = append(words, strings.Fields(p.Text.Value)...)
	}
	p := c.Principles[0]
	c.Principles = nil
	for i := range n {
		text := ""
		for at := 11 * i; len(text) < length*(6+i*7%5)/10; at++ {
			text += words[at%len(words)] + " "
		}
		p.Title.Value, p.Note.Value, p.Text.Value = fmt.Sprint("Nummer ", i+1), "", strings.TrimSpace(text)
		c.Principles = append(c.Principles, p)
	}
	return c
}

// placed is the ink of each principle's headline and of all that follows it in the list.
func placed(s *Sheet, c *charter.Charter) (heads, all []page.Rect) {
	heads, all = make([]page.Rect, len(c.Principles)), make([]page.Rect, len(c.Principles))
	at := -1
	for _, m := range s.Pages[0].Marks {
		if m.Of == nil || m.Run == nil {
			continue
		}
		if m.Of.Role == page.Heading && at+1 < len(heads) {
			at++
			heads[at] = m.Ink()
		}
		if at >= 0 && (m.Of.Role == page.Heading || strings.Contains(c.Principles[at].Text.Value, strings.TrimSpace(m.Run.Text))) {
			all[at] = around(all[at], m.Ink())
		}
	}
	return heads, all
}

// TestOddOneStandsInAColumn looks at an odd number of long texts on a portrait certificate: each stands in
// a column, in one measure, and columns of more than five end within a few lines of one another.
func TestOddOneStandsInAColumn(t *testing.T) {
	for _, n := range []int{5, 7, 9, 11} {
		for _, length := range []int{300, 400} {
			c := spoken(t, n, length)
			s := laid(t, c, "klassik", "A2", false)
			_, all := placed(s, c)
			feet := map[unit.Length]unit.Length{} // by their edge, in thirtieths of the width
			for i, r := range all {
				if width := r.X1 - r.X0; width*2 > s.Pages[0].Width {
					t.Errorf("%d of %d letters: number %d is %.0f mm wide", n, length, i+1, width.Millimetres())
				}
				left := r.X0 * 30 / s.Pages[0].Width
				feet[left] = max(feet[left], r.Y1)
			}
			if len(feet) < 2 || len(feet) > 3 {
				t.Errorf("%d of %d letters: edges and feet are %v", n, length, feet)
			}
			for left, y := range feet {
				for other, lower := range feet {
					if n > 5 && lower-y > 8*s.TextSize {
						t.Errorf("%d of %d letters: column %d ends %.0f mm above column %d", n, length, left, (lower - y).Millimetres(), other)
					}
				}
			}
		}
	}
}

// headRows are the indices of entries whose headlines stand on one line, from the highest to the lowest.
func headRows(heads []page.Rect) (rows [][]int) {
	order := make([]int, len(heads))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(heads[a].Y1 - heads[b].Y1) })
	for i, at := range order {
		if i == 0 || heads[at].Y1-heads[order[i-1]].Y1 > unit.Millimetre/2 {
			rows = append(rows, nil)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], at)
	}
	return rows
}

// TestRowsKeepOneGap looks at rows of brief texts: each is as far below the longest text of the row above
// as all others are, and where one entry closes the list alone, that is further.
func TestRowsKeepOneGap(t *testing.T) {
	for _, n := range []int{7, 9, 10, 13, 16, 20, 24} {
		for _, length := range []int{60, 110} {
			for _, o := range []Options{{Paper: paper(t, "A2")}, {Paper: paper(t, "A3"), Landscape: true}} {
				c := spoken(t, n, length)
				s, findings := Lay(c, loadTheme(t, "klassik"), o)
				if s == nil {
					t.Fatal(describe(findings))
				}
				heads, all := placed(s, c)
				rows := headRows(heads)
				var gaps []unit.Length
				for r := range rows[1:] {
					foot := unit.Length(0)
					for _, i := range rows[r] {
						foot = max(foot, all[i].Y1)
					}
					gaps = append(gaps, heads[rows[r+1][0]].Y0-foot)
				}
				last := len(gaps) - 1
				between := gaps
				if closes := len(rows[last+1]) < len(rows[0]); closes {
					between = gaps[:last]
				}
				// Descenders, and capitals with dots, are the rest.
				if len(between) > 0 && slices.Max(between)-slices.Min(between) > s.TextSize*7/10 {
					t.Errorf("%d of %d letters, landscape %t: gaps %v in text of %v", n, length, o.Landscape, gaps, s.TextSize)
				}
				alone := len(rows[0])%2 == 0 && len(rows[last+1]) == 1
				if alone && len(between) > 0 && gaps[last]*100 < slices.Max(between)*125 {
					t.Errorf("%d of %d letters, landscape %t: the last one keeps %v, others %v", n, length, o.Landscape, gaps[last], between)
				}
			}
		}
	}
}

// TestWhatStandsBelowAColumnGoesOnWithIt looks at entries of a last row that is not full: where they
// stand just below others, each follows the one above it.
func TestWhatStandsBelowAColumnGoesOnWithIt(t *testing.T) {
	below := 0
	for _, n := range []int{7, 10, 11, 13, 14, 16, 19, 22} {
		for _, length := range []int{60, 110} {
			for _, o := range []Options{{Paper: paper(t, "A2")}, {Paper: paper(t, "A3"), Landscape: true}} {
				c := spoken(t, n, length)
				s, findings := Lay(c, loadTheme(t, "klassik"), o)
				if s == nil {
					t.Fatal(describe(findings))
				}
				heads, _ := placed(s, c)
				rows := headRows(heads)
				last := rows[len(rows)-1]
				if len(last) == len(rows[0]) {
					continue
				}
				middle := func(i int) unit.Length { return (heads[i].X0 + heads[i].X1) / 2 }
				for _, i := range last {
					for _, above := range rows[len(rows)-2] {
						if d := middle(i) - middle(above); d > -unit.Millimetre && d < unit.Millimetre {
							below++
							if above != i-1 {
								t.Errorf("%d of %d letters, landscape %t: number %d stands below number %d", n, length, o.Landscape, i+1, above+1)
							}
						}
					}
				}
			}
		}
	}
	if below == 0 {
		t.Error("no list has one")
	}
}

// TestColumnsOfLongTextsEndTogether looks at the feet of the columns of long lists: one is a few lines
// shorter at most, or a hole is seen. Lines make most of them end on the same.
func TestColumnsOfLongTextsEndTogether(t *testing.T) {
	for _, length := range []int{200, 300, 450, 600} {
		c := spoken(t, 24, length)
		s := laid(t, c, "klassik", "A2", false)
		_, all := placed(s, c)
		feet := map[unit.Length]unit.Length{}
		for _, r := range all {
			left := (r.X0 + 5*unit.Millimetre) / (30 * unit.Millimetre)
			feet[left] = max(feet[left], r.Y1)
		}
		if len(feet) < 2 {
			t.Fatalf("%d columns", len(feet))
		}
		for left, y := range feet {
			if d := all[23].Y1 - y; d < -3*s.TextSize/2 || d > 3*s.TextSize/2 {
				t.Errorf("%d letters: column %d ends %.1f mm above the last", length, left, d.Millimetres())
			}
		}
	}
}

// TestColumnsHaveOneRhythm looks at columns of long texts that run on their own: their gaps are all
// nearly the same, although one column ends early then, and that costs nothing where it is little.
func TestColumnsHaveOneRhythm(t *testing.T) {
	heights := []unit.Length{100, 100, 100, 100, 100, 72}
	var tops [6]unit.Length
	draw := func(i, _ int, y unit.Length) { tops[i] = y }
	body, _ := freeColumns(heights, 20, columnSlack, 2, draw, func(unit.Length, []unit.Length) {})
	body.draw(0, body.height)
	left, right := tops[1]-tops[0]-heights[0], tops[4]-tops[3]-heights[3]
	if columnSlack.of(left) < right-left || right < left {
		t.Errorf("gaps are %d and %d", left, right)
	}
	m, _ := newManuscript(spoken(t, 6, 300), loadTheme(t, "klassik"))
	worth := func(long bool, align align) int64 {
		b := &klassikPlan{layout: layout{job: job{m: m}, try: try{size: 10, level: generous(0)}}}
		return (&klassikGrid{b: b, long: long, align: align, lefts: make([]unit.Length, 2)}).freeWorth(heights, 20)
	}
	if long, short := worth(true, flushLeft), worth(false, flushLeft); long <= short {
		t.Errorf("a column that ends a little early is worth %d below long texts and %d below short ones", long, short)
	}
}

// TestThreeStandAlike looks at three principles on a landscape certificate: they stand beside one
// another or below, and never two and one.
func TestThreeStandAlike(t *testing.T) {
	for _, length := range []int{40, 60, 100, 200} {
		c := spoken(t, 3, length)
		s := laid(t, c, "klassik", "A3", true)
		rows := map[unit.Length]int{}
		for _, m := range s.Pages[0].Marks {
			if m.Of != nil && m.Of.Role == page.Heading && m.Run != nil {
				rows[m.Run.Y]++
			}
		}
		if len(rows) == 2 {
			t.Errorf("texts of %d letters stand in two rows", length)
		}
	}
}

// TestHeadlinesShrinkToOneLine makes sure that a headline that is a little too long for its line
// makes all of them smaller, and one that is far too long, or is a single word, none.
func TestHeadlinesShrinkToOneLine(t *testing.T) {
	for _, want := range []struct {
		title        string
		width, lines int // width in hundredths of the headline's own
		smaller      bool
	}{
		{"Klartext auf der Rechnung", 90, 1, true},
		{"Klartext auf der Rechnung", 70, 2, false},
		{"Meinungsverschiedenheiten", 90, 2, false},
	} {
		c := spoken(t, 4, 100)
		for i := range c.Principles {
			c.Principles[i].Title.Value = "Kurz"
		}
		c.Principles[1].Title.Value = want.title
		m, _ := newManuscript(c, loadTheme(t, "klassik"))
		k := klassik{job{m, newFrame(Options{Paper: paper(t, "A3")})}}
		b := klassikPlan{layout: k.newLayout(try{size: 14 * unit.Point, level: k.levels()[0]}, pen{}, 0, 0, 44)}
		whole, headline := m.theme.Scale.Headline.Of(b.size), m.principles[1].headline
		width := headline.natural(whole) * unit.Length(want.width) / 100
		head := b.headlineSize(width)
		if (head < whole) != want.smaller {
			t.Errorf("%q at %d %% of its width: headlines of %s pt, whole %s", want.title, want.width, points(head), points(whole))
		}
		if got := b.entry(m.principles[1], width, head).top.lines; got != want.lines {
			t.Errorf("%q at %d %% of its width has %d lines", want.title, want.width, got)
		}
	}
}

// TestLastEntriesCloseTheList looks at five principles on a landscape certificate: three stand in
// the first row, and two on the centre line below them.
func TestLastEntriesCloseTheList(t *testing.T) {
	c := loadCharter(t, "../../examples/kurz.yaml")
	s := laid(t, c, "klassik", "A4", true)
	rows := map[unit.Length][]page.Rect{}
	for _, m := range s.Pages[0].Marks {
		if m.Of != nil && m.Of.Role == page.Label {
			rows[m.Run.Y] = append(rows[m.Run.Y], m.Ink())
		}
	}
	if len(rows) != 2 {
		t.Errorf("%d rows of numerals", len(rows))
	}
	for _, row := range rows {
		middle := (row[0].X0 + row[len(row)-1].X1) / 2
		if d := middle - s.Pages[0].Width/2; d < -unit.Millimetre || d > unit.Millimetre {
			t.Errorf("a row stands %.1f mm off the centre line", d.Millimetres())
		}
	}
}

// TestColumnBesideStepsBack makes sure that what accompanies the list on a landscape sheet does
// not hold it back.
func TestColumnBesideStepsBack(t *testing.T) {
	c := loadCharter(t, "../../examples/alles.yaml")
	c.Principles = c.Principles[:5]
	for _, name := range []string{"band", "klar", "tafel"} {
		with, findings := Lay(c, loadTheme(t, name), Options{Paper: paper(t, "A3"), Landscape: true})
		if with == nil {
			t.Fatal(describe(findings))
		}
		bare := *c
		bare.Intro.Value, bare.Outro.Value, bare.Contact.Value, bare.Link.Value = "", "", "", ""
		bare.Signatures = nil
		without, _ := Lay(&bare, loadTheme(t, name), Options{Paper: paper(t, "A3"), Landscape: true})
		if with.TextSize*100 < without.TextSize*88 {
			t.Errorf("%s: text of %s pt, and of %s pt without what accompanies it", name, points(with.TextSize), points(without.TextSize))
		}
	}
}

// TestEntriesOfACertificateStandApart makes sure that a headline is at least twice as far from
// the entry above as from its own text.
func TestEntriesOfACertificateStandApart(t *testing.T) {
	for _, name := range []string{"examples/haus.yaml", "templates/charters/standard.de.yaml"} {
		for _, landscape := range []bool{false, true} {
			s := laid(t, loadCharter(t, "../../"+name), "klassik", "A3", landscape)
			var list []*page.Run // from the first headline on, in reading order
			apart := 0
			for _, m := range s.Pages[0].Marks {
				if m.Run == nil || m.Of == nil || m.Of.Role != page.Heading && list == nil {
					continue
				}
				if m.Of.Role == page.Heading && len(list) > 0 {
					above, top := list[len(list)-1].Y, m.Run.Y-capHeight(m.Run.Face, m.Run.Size)
					if above < top { // not at the head of the next column
						apart++
						first := textBelow(s, m)
						if below := first.Y - capHeight(first.Face, first.Size) - m.Run.Y; top-above < 2*below {
							t.Errorf("%s, landscape %v: %q is %.1f mm from the text above and %.1f mm from its own",
								name, landscape, m.Run.Text, (top - above).Millimetres(), below.Millimetres())
						}
					}
				}
				list = append(list, m.Run)
			}
			if apart < 4 {
				t.Errorf("%s, landscape %v: only %d headlines below another entry", name, landscape, apart)
			}
		}
	}
}

// TestNumeralsOfACertificateStandApart makes sure that a numeral keeps from its text what a
// headline does at least, and twice as much from the entry above.
func TestNumeralsOfACertificateStandApart(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		c := spoken(t, 10, 100)
		for i := range c.Principles {
			c.Principles[i].Title.Value = ""
		}
		s := laid(t, c, "klassik", "A3", landscape)
		var above page.Mark
		apart := 0
		for _, m := range s.Pages[0].Marks {
			if m.Run == nil || m.Of == nil {
				continue
			}
			if m.Of.Role == page.Label {
				first := textBelow(s, m)
				below := first.Y - capHeight(first.Face, first.Size) - m.Run.Y
				if below < s.TextSize*6/10 {
					t.Errorf("landscape %v: %q is %.1f mm from its text", landscape, m.Run.Text, below.Millimetres())
				}
				if gap := m.Ink().Y0 - above.Run.Y; above.Run.Y < m.Ink().Y0 && apart > 0 && gap < below*19/10 {
					t.Errorf("landscape %v: %q is %.1f mm from the text above and %.1f mm from its own", landscape, m.Run.Text, gap.Millimetres(), below.Millimetres())
				}
				apart++
			}
			above = m
		}
		if apart != 10 {
			t.Errorf("landscape %v: %d numerals", landscape, apart)
		}
	}
}

// TestIntroIsNearlyAsLargeAsTheList makes sure that intro and outro can be read from where the list
// can.
func TestIntroIsNearlyAsLargeAsTheList(t *testing.T) {
	for _, n := range []int{4, 7, 10, 16} {
		for _, landscape := range []bool{false, true} {
			c := spoken(t, n, 100)
			s := laid(t, c, "klassik", "A2", landscape)
			seen := 0
			for _, m := range s.Pages[0].Marks {
				if m.Run == nil || len(m.Run.Text) < 20 {
					continue
				}
				line := strings.TrimSpace(m.Run.Text)
				if !strings.Contains(c.Intro.Value, line) && !strings.Contains(c.Outro.Value, line) {
					continue
				}
				seen++
				if m.Run.Size*100 < s.TextSize*75 {
					t.Errorf("%d, landscape %v: %q has %s pt, the list %s pt", n, landscape, line, points(m.Run.Size), points(s.TextSize))
				}
			}
			if seen < 2 {
				t.Errorf("%d, landscape %v: %d lines of intro and outro", n, landscape, seen)
			}
		}
	}
}

// textBelow is the line of text that follows a headline.
func textBelow(s *Sheet, headline page.Mark) *page.Run {
	found := false
	for _, m := range s.Pages[0].Marks {
		if found && m.Run != nil && m.Of != headline.Of {
			return m.Run
		}
		found = found || m.Run == headline.Run
	}
	return nil
}

// TestTenStandInEvenRows looks at ten principles on a landscape certificate: no row has one alone.
func TestTenStandInEvenRows(t *testing.T) {
	s := laid(t, loadCharter(t, "../../templates/charters/standard.de.yaml"), "klassik", "A3", true)
	rows := map[unit.Length]int{}
	for _, m := range s.Pages[0].Marks {
		if m.Of != nil && m.Of.Role == page.Heading {
			rows[m.Run.Y]++
		}
	}
	for y, n := range rows {
		if n < 2 {
			t.Errorf("%d headline in the row at %.0f mm", n, y.Millimetres())
		}
	}
}

// TestBriefEntriesStandOnCommonLines looks at the headlines of lists with brief texts: each of them
// shares its line with one in every other column, but those of the last row.
func TestBriefEntriesStandOnCommonLines(t *testing.T) {
	for _, n := range []int{10, 16, 24} {
		c := spoken(t, n, 100)
		for _, landscape := range []bool{false, true} {
			s := laid(t, c, "klassik", "A2", landscape)
			heads, _ := placed(s, c)
			rows := map[unit.Length]int{}
			for _, head := range heads {
				rows[head.Y1/unit.Millimetre]++
			}
			delete(rows, heads[n-1].Y1/unit.Millimetre) // which may stand below all columns
			columns := rows[heads[0].Y1/unit.Millimetre]
			if columns < 2 || columns > 5 {
				t.Errorf("%d, landscape %v: %d columns", n, landscape, columns)
			}
			for y, got := range rows {
				if got != columns {
					t.Errorf("%d, landscape %v: %d headlines at %d mm, %d columns", n, landscape, got, y, columns)
				}
			}
		}
	}
}

// TestSevenAreClosed looks at seven principles on a landscape certificate whose texts stand on the
// centre line: the last one does so below all others, or three do below four.
func TestSevenAreClosed(t *testing.T) {
	for _, length := range []int{60, 110} {
		c := spoken(t, 7, length)
		s := laid(t, c, "klassik", "A3", true)
		heads, all := placed(s, c)
		last := 6
		for last > 0 && heads[last-1].Y1 == heads[6].Y1 {
			last--
		}
		if last != 6 && last != 4 {
			t.Errorf("%d letters: %d stand in the last row", length, 7-last)
		}
		if d := (heads[last].X0+heads[last].X1+heads[6].X0+heads[6].X1)/4 - s.Pages[0].Width/2; d < -unit.Millimetre || d > unit.Millimetre {
			t.Errorf("%d letters: the last row stands %.1f mm off the centre line", length, d.Millimetres())
		}
		for i := range last {
			if all[i].Y1 >= heads[last].Y0 {
				t.Errorf("%d letters: number %d ends beside the last row", length, i+1)
			}
		}
	}
}

// TestTextsWithAnEdgeHaveOne looks at lists of long texts, of which none stands on the centre line
// where others have an edge, and at their lines, which are nowhere much shorter than those of others.
func TestTextsWithAnEdgeHaveOne(t *testing.T) {
	edged := 0
	for _, n := range []int{5, 7, 9, 10, 11, 13} {
		for _, length := range []int{300, 400} {
			for _, o := range []Options{{Paper: paper(t, "A2")}, {Paper: paper(t, "A3"), Landscape: true}} {
				c := spoken(t, n, length)
				s, findings := Lay(c, loadTheme(t, "klassik"), o)
				if s == nil {
					t.Fatal(describe(findings))
				}
				heads, all := placed(s, c)
				onEdge := func(i int) bool { return heads[i].X0 < all[i].X0+s.TextSize/5 }
				if !onEdge(0) {
					continue
				}
				edged++
				var widest unit.Length
				for _, r := range all {
					widest = max(widest, r.X1-r.X0)
				}
				for i, r := range all {
					if !onEdge(i) {
						t.Errorf("%d of %d letters, landscape %t: number %d stands on the centre line", n, length, o.Landscape, i+1)
					}
					if width := r.X1 - r.X0; o.Landscape && width*100 < widest*75 {
						t.Errorf("%d of %d letters: number %d is %.0f mm wide, another %.0f mm", n, length, i+1, width.Millimetres(), widest.Millimetres())
					}
				}
			}
		}
	}
	if edged < 12 {
		t.Errorf("only %d lists have an edge", edged)
	}
}

// TestLongTextsAreNoBlock looks at columns of long texts on a certificate: they have an edge, on which
// their headlines stand, and about a line stays empty between one and the next.
func TestLongTextsAreNoBlock(t *testing.T) {
	for _, o := range []Options{{Paper: paper(t, "A2")}, {Paper: paper(t, "A3"), Landscape: true}} {
		c := spoken(t, 6, 300)
		s, findings := Lay(c, loadTheme(t, "klassik"), o)
		if s == nil {
			t.Fatal(describe(findings))
		}
		heads, all := placed(s, c)
		columns := 1
		for i := 1; i < len(heads); i++ {
			if heads[i].Y0 < all[i-1].Y1 {
				columns++ // it begins another column
				continue
			}
			if clear := heads[i].Y0 - all[i-1].Y1; clear < s.TextSize*3/2 {
				t.Errorf("landscape %t: number %d stands %.1f mm below the one before, in text of %.1f mm", o.Landscape, i+1, clear.Millimetres(), s.TextSize.Millimetres())
			}
			if d := all[i].X0 - all[i-1].X0; d < -s.TextSize/5 || d > s.TextSize/5 {
				t.Errorf("landscape %t: number %d stands %.1f mm from the edge of the one before", o.Landscape, i+1, d.Millimetres())
			}
		}
		if columns < 2 {
			t.Errorf("landscape %t: one column", o.Landscape)
		}
	}
}

// TestHeadStandsApartFromTheList looks at the air between the intro and a list in rows: it is more than
// that between two entries, by far on a landscape certificate.
func TestHeadStandsApartFromTheList(t *testing.T) {
	lying := Options{Paper: paper(t, "A3"), Landscape: true}
	for _, of := range []struct {
		principles int
		options    Options
		times      unit.Length // in hundredths
	}{
		{10, Options{Paper: paper(t, "A2")}, 130},
		{16, Options{Paper: paper(t, "A2")}, 130},
		{24, Options{Paper: paper(t, "A2")}, 130},
		{5, lying, 140},
		{10, lying, 140},
		{16, lying, 140},
	} {
		c := spoken(t, of.principles, 110)
		s, findings := Lay(c, loadTheme(t, "klassik"), of.options)
		if s == nil {
			t.Fatal(describe(findings))
		}
		heads, all := placed(s, c)
		var intro page.Rect
		for _, m := range s.Pages[0].Marks {
			if m.Run != nil && strings.Contains(c.Intro.Value, strings.TrimSpace(m.Run.Text)) {
				intro = around(intro, m.Ink())
			}
		}
		between := s.Pages[0].Height
		for _, head := range heads {
			for _, above := range all {
				if clear := head.Y0 - above.Y1; clear > 0 {
					between = min(between, clear)
				}
			}
		}
		if above := heads[0].Y0 - intro.Y1; above < between*of.times/100 {
			t.Errorf("%d, landscape %t: %.1f mm above the list, %.1f mm between its entries",
				of.principles, of.options.Landscape, above.Millimetres(), between.Millimetres())
		}
	}
}

// TestCodeHasAirAbove looks at the code of a portrait certificate, which is heavy: it keeps a third of
// its side from the motto.
func TestCodeHasAirAbove(t *testing.T) {
	for _, n := range []int{5, 10, 24} {
		c := spoken(t, n, 110)
		s := laid(t, c, "klassik", "A2", false)
		var motto, code page.Rect
		for _, m := range s.Pages[0].Marks {
			switch {
			case m.Of != nil && m.Of.Role == page.Figure:
				code = m.Ink()
			case m.Run != nil && strings.Contains(c.Motto.Value, strings.TrimSpace(m.Run.Text)):
				motto = around(motto, m.Ink())
			}
		}
		if clear, side := code.Y0-motto.Y1, code.Y1-code.Y0; motto.Y1 == 0 || clear*3 < side {
			t.Errorf("%d: the code has %.0f mm and keeps %.0f mm from the motto", n, side.Millimetres(), clear.Millimetres())
		}
	}
}

// TestOneLineIsNotTheLongest makes sure that a text that would be one line, longer than those of the
// texts with more, has two, and one that is shorter stays as it is.
func TestOneLineIsNotTheLongest(t *testing.T) {
	c := spoken(t, 3, 100)
	c.Principles[0].Text.Value = "Was wir zusagen, steht auf einer Karte an der Tür, und wer sie liest, kann uns daran messen."
	c.Principles[1].Text.Value = "Geplante Abschaltungen kündigen wir fünf Werktage vorher an."
	c.Principles[2].Text.Value = "Wir sagen, was ist."
	m, _ := newManuscript(c, loadTheme(t, "klassik"))
	k := klassik{job{m, newFrame(Options{Paper: paper(t, "A3")})}}
	b := klassikPlan{layout: k.newLayout(try{size: 14 * unit.Point, level: k.levels()[0]}, pen{}, 0, 0, 44)}
	text := func(i int) matter { return m.principles[i].text }
	measure := max(text(0).natural(b.size)*55/100, text(1).natural(b.size)) + 1
	entries := make([]klassikEntry, 3)
	heights := make([]unit.Length, 3)
	for i, p := range m.principles {
		entries[i] = b.entry(p, measure, b.size)
	}
	before := entries[1].total
	if text(1).natural(b.size)*100 < text(0).natural(b.size)/2*oneLine {
		t.Fatal("the single line is not the longest")
	}
	b.alike(entries, heights)
	for i, want := range []int{2, 2, 1} {
		if got := entries[i].text.lines; got != want {
			t.Errorf("text %d has %d lines, not %d", i+1, got, want)
		}
	}
	if entries[1].total <= before || heights[1] != entries[1].total {
		t.Errorf("an entry with two lines is %v high, and %v with one", entries[1].total, before)
	}
}

// TestFewHaveWideColumns makes sure that three principles beside one another are not so large that
// their lines have a word or two, and that many may be.
func TestFewHaveWideColumns(t *testing.T) {
	for _, n := range []int{3, 9} {
		m, _ := newManuscript(spoken(t, n, 60), loadTheme(t, "klassik"))
		k := klassik{job{m, newFrame(Options{Paper: paper(t, "A3"), Landscape: true})}}
		at := try{division: division{columns: 3}, level: k.levels()[1]}
		for at.size = 20 * unit.Point; at.size < 36*unit.Point; at.size += unit.Point {
			p, ok := k.plan(at, pen{})
			if want := n > 3 || p.measure >= 12*at.size; ok != want {
				t.Errorf("%d at %s pt in lines of %s pt: %v", n, points(at.size), points(p.measure), ok)
			}
		}
	}
}

// TestNoSentenceBeginsAtTheEndOfALine looks at the intro on portrait certificates: no line of it
// ends with the first word of a sentence.
func TestNoSentenceBeginsAtTheEndOfALine(t *testing.T) {
	for _, n := range []int{2, 3, 5, 7, 10, 16, 24} {
		c := spoken(t, n, 100)
		s := laid(t, c, "klassik", "A2", false)
		lines := 0
		for _, m := range s.Pages[0].Marks {
			if m.Run == nil || len(m.Run.Text) < 12 || !strings.Contains(c.Intro.Value, strings.TrimSpace(m.Run.Text)) {
				continue
			}
			lines++
			if _, after, ok := strings.Cut(strings.TrimSpace(m.Run.Text), ". "); ok && len(strings.Fields(after)) <= danglingWords {
				t.Errorf("%d: %q ends with %q", n, m.Run.Text, after)
			}
		}
		if lines < 2 {
			t.Errorf("%d: %d lines of intro", n, lines)
		}
	}
}

// TestLinesToSignOnAreSeen looks at the lines of a certificate in brands that are pale or loud.
func TestLinesToSignOnAreSeen(t *testing.T) {
	for _, brand := range []color.RGB{{R: 255, G: 213}, {R: 57, G: 255, B: 20}, {}, {R: 255, G: 255, B: 255}, {R: 11, G: 37, B: 69}} {
		th, _ := loadTheme(t, "klassik").Branded(brand)
		s, findings := Lay(spoken(t, 10, 100), th, Options{Paper: paper(t, "A2")})
		if s == nil {
			t.Fatal(describe(findings))
		}
		ground, seen := color.RGB(s.Pages[0].Marks[0].Path.Color), 0
		for _, m := range s.Pages[0].Marks {
			if m.Path == nil || m.Of != nil {
				continue
			}
			line := m.Ink()
			if line.Y1-line.Y0 > unit.Millimetre || line.X1-line.X0 < 50*unit.Millimetre {
				continue
			}
			seen++
			if has := color.Contrast(color.RGB(m.Path.Color), ground); has < 2.6 {
				t.Errorf("%v: a line has a contrast of %.2f", brand, has)
			}
		}
		if seen < 4 {
			t.Errorf("%v: %d lines", brand, seen)
		}
	}
}

// TestSentenceHangsBetweenHeadAndFoot looks at a single short sentence with all that can stand around
// it: the white above is not far more than that above the foot, and neither is higher than the
// sentence, which has lines enough for that.
func TestSentenceHangsBetweenHeadAndFoot(t *testing.T) {
	c := spoken(t, 1, 60)
	c.Principles[0].Title.Value, c.Principles[0].Text.Value = "", "Wer uns anruft, spricht nach spätest"
	c.Signatures = []charter.Text{{Value: "Geschäftsführung"}, {Value: "Team Innendienst"}}
	c.Motto.Value = "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht."
	c.Subtitle.Value = "Sätze, an denen wir uns messen lassen"
	for _, size := range []string{"A4", "A2", "A0"} {
		s := laid(t, c, "klassik", size, false)
		var large, head, intro, outro unit.Length
		var sentence page.Rect
		for _, m := range s.Pages[0].Marks {
			if m.Run == nil {
				continue
			}
			ink, text := m.Ink(), strings.TrimSpace(m.Run.Text)
			switch {
			case strings.EqualFold(text, c.Title.Value):
				head = ink.Y1
			case strings.Contains(c.Intro.Value, text):
				intro = max(intro, ink.Y1)
			case strings.Contains(c.Outro.Value, text) && outro == 0:
				outro = ink.Y0
			case m.Run.Size > large:
				large, sentence = m.Run.Size, ink
			case m.Run.Size == large:
				sentence = around(sentence, ink)
			}
		}
		above, below := sentence.Y0-head, outro-intro
		if head == 0 || intro <= sentence.Y0 || below <= 0 {
			t.Fatalf("%s: head %s, sentence %s, intro %s, outro %s", size, points(head), points(sentence.Y0), points(intro), points(outro))
		}
		if above > below*3/2 {
			t.Errorf("%s: %s pt above the sentence, %s above the foot", size, points(above), points(below))
		}
		if high := (sentence.Y1 - sentence.Y0) * 2 / 3; above > high || below > high {
			t.Errorf("%s: %s pt above the sentence, %s above the foot, and the sentence has %s", size, points(above), points(below), points(sentence.Y1-sentence.Y0))
		}
	}
}

// TestMottoOfALandscapeCertificateTakesOneLine looks at few principles with all that can stand
// around them.
func TestMottoOfALandscapeCertificateTakesOneLine(t *testing.T) {
	for _, n := range []int{3, 5} {
		c := spoken(t, n, 100)
		c.Motto.Value = "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht."
		s := laid(t, c, "klassik", "A3", true)
		if !slices.ContainsFunc(s.Pages[0].Marks, func(m page.Mark) bool {
			return m.Run != nil && strings.TrimSpace(m.Run.Text) == c.Motto.Value
		}) {
			t.Errorf("%d: the motto takes more than one line", n)
		}
	}
}

// TestSubtitleIsLargerThanTheIntro looks at a single sentence, below which both stand.
func TestSubtitleIsLargerThanTheIntro(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		c := spoken(t, 1, 60)
		s := laid(t, c, "klassik", "A2", landscape)
		var subtitle, intro unit.Length
		for _, m := range s.Pages[0].Marks {
			if m.Run == nil {
				continue
			}
			switch text := strings.TrimSpace(m.Run.Text); {
			case strings.HasPrefix(c.Subtitle.Value, text):
				subtitle = m.Run.Size
			case strings.HasPrefix(c.Intro.Value, text):
				intro = m.Run.Size
			}
		}
		if intro == 0 || subtitle*100 < intro*115 {
			t.Errorf("landscape %v: subtitle %s pt, intro %s pt", landscape, points(subtitle), points(intro))
		}
	}
}

// TestWordsOfFewTextsStayWhole looks at three texts beside one another, of which one has a word that is
// wider than its column at the largest size: where text a little smaller has room for it, it is whole.
func TestWordsOfFewTextsStayWhole(t *testing.T) {
	c := spoken(t, 3, 100)
	c.Subtitle.Value = "Sätze, an denen wir uns messen lassen"
	c.Motto.Value = "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht."
	for i, text := range []string{
		"Geplante Abschaltungen kündigen wir fünf Werktage vorher an.",
		"Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben.",
		"Meinungsverschiedenheiten tragen wir nicht als Streit aus. Der Preis steht fest, bevor wir anfangen.",
	} {
		c.Principles[i].Text.Value = text
	}
	s := laid(t, c, "klassik", "A3", true)
	columns := 0
	for _, m := range s.Pages[0].Marks {
		if m.Run == nil {
			continue
		}
		if m.Of.Role == page.Heading {
			columns++
		}
		if strings.HasSuffix(m.Run.Text, "\u00ad") {
			t.Errorf("%q is divided in text of %s pt", m.Run.Text, points(s.TextSize))
		}
	}
	if columns != 3 {
		t.Errorf("%d headlines", columns)
	}
}

// textInk is the ink of a text that stands on the sheet, in whatever lines.
func textInk(s *Sheet, text string) (ink page.Rect) {
	for _, m := range s.Pages[0].Marks {
		if m.Run != nil && strings.Contains(strings.ToLower(text), strings.ToLower(strings.TrimSpace(m.Run.Text))) {
			ink = around(ink, m.Ink())
		}
	}
	return ink
}

// TestHeadAboveFewIsNotPressed looks at the head of two and three large principles, whose title takes the
// width: the subtitle keeps nearly the size of the text from it, and the intro as much from that.
func TestHeadAboveFewIsNotPressed(t *testing.T) {
	for _, n := range []int{2, 3} {
		for _, length := range []int{60, 100, 200} {
			c := spoken(t, n, length)
			c.Title.Value, c.Subtitle.Value = "Unser Kundenleitbild", "Sätze, an denen wir uns messen lassen"
			c.Motto.Value = "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht."
			s := laid(t, c, "klassik", "A2", false)
			title, subtitle, intro := textInk(s, c.Title.Value), textInk(s, c.Subtitle.Value), textInk(s, c.Intro.Value)
			if above, below := subtitle.Y0-title.Y1, intro.Y0-subtitle.Y1; min(above, below) < s.TextSize*80/100 {
				t.Errorf("%d of %d letters: %.1f mm above the subtitle and %.1f mm below it, in text of %.1f mm",
					n, length, above.Millimetres(), below.Millimetres(), s.TextSize.Millimetres())
			}
		}
	}
}

// TestSubtitleDoesNotHangOnTheSentence looks at what stands below a single short sentence: it keeps a
// third of the size of that from it, and two fifths on a portrait sheet.
func TestSubtitleDoesNotHangOnTheSentence(t *testing.T) {
	for _, o := range []Options{{Paper: paper(t, "A2")}, {Paper: paper(t, "A3"), Landscape: true}} {
		c := spoken(t, 1, 60)
		c.Principles[0].Title.Value, c.Principles[0].Text.Value = "", "Was wir zusagen, schreiben wir auf."
		c.Subtitle.Value = "Sätze, an denen wir uns messen lassen"
		s, findings := Lay(c, loadTheme(t, "klassik"), o)
		if s == nil {
			t.Fatal(describe(findings))
		}
		sentence, subtitle := textInk(s, c.Principles[0].Text.Value), textInk(s, c.Subtitle.Value)
		if clear := subtitle.Y0 - sentence.Y1; clear*3 < s.TextSize || !o.Landscape && clear*5 < 2*s.TextSize {
			t.Errorf("landscape %t: %.1f mm below a sentence of %s pt", o.Landscape, clear.Millimetres(), points(s.TextSize))
		}
	}
}

// TestLastLinesKeepFromTheCode looks at the code of a portrait certificate with many principles and at the
// date below it, which keeps three times its capitals from it.
func TestLastLinesKeepFromTheCode(t *testing.T) {
	for _, n := range []int{10, 16, 24} {
		c := spoken(t, n, 110)
		c.Signatures = c.Signatures[:2]
		s := laid(t, c, "klassik", "A2", false)
		var code page.Rect
		var date *page.Run
		for _, m := range s.Pages[0].Marks {
			switch {
			case m.Of != nil && m.Of.Role == page.Figure:
				code = m.Ink()
			case m.Run != nil && strings.Contains(m.Run.Text, "2026"):
				date = m.Run
			}
		}
		capitals := capHeight(date.Face, date.Size)
		if clear := date.Y - capitals - code.Y1; clear < 3*capitals {
			t.Errorf("%d: %.1f mm between the code and capitals of %.1f mm", n, clear.Millimetres(), capitals.Millimetres())
		}
	}
}
