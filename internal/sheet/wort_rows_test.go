package sheet

import (
	"slices"
	"strings"
	"testing"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// aboveTheirTexts are the headlines of a sheet in several columns, by the rows that they stand in.
func aboveTheirTexts(s *Sheet) map[unit.Length][]*page.Run {
	rows := map[unit.Length][]*page.Run{}
	for _, r := range runsOf(s.Pages[0], page.Heading) {
		var low unit.Length // the nearest rule above
		for _, rule := range crossRules(s) {
			if rule.Y1 < r.Y {
				low = max(low, rule.Y1)
			}
		}
		rows[low] = append(rows[low], r)
	}
	return rows
}

// TestHeadlinesOfARowAreAlike: beside a great headline a small one, on which line soever, would
// leave a hole.
func TestHeadlinesOfARowAreAlike(t *testing.T) {
	for _, n := range []int{6, 9} {
		c := ten()
		c.Principles = c.Principles[:n]
		for i := range c.Principles {
			c.Principles[i].Text.Value = "Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben."
		}
		s := laid(t, c, "wort", "A3", true)
		several := 0
		for _, row := range aboveTheirTexts(s) {
			several = max(several, len(row))
			for _, r := range row {
				if r.Size*unlikeHeads < row[0].Size*100 || row[0].Size*unlikeHeads < r.Size*100 {
					t.Errorf("%d principles: %s has %s pt beside %s with %s", n, r.Text, points(r.Size), row[0].Text, points(row[0].Size))
				}
			}
		}
		if several < 3 {
			t.Errorf("%d principles: %d headlines in a row", n, several)
		}
	}
}

// TestUnlikeHeadlinesStandInOneColumn: ten on an upright sheet, of which two in a row would be
// unlike, have their texts beside them and lose no size for it.
func TestUnlikeHeadlinesStandInOneColumn(t *testing.T) {
	c := ten()
	s := laid(t, c, "wort", "A2", false)
	runs := runsOf(s.Pages[0], page.Heading)
	if len(runs) != len(c.Principles) {
		t.Fatalf("%d lines of headlines", len(runs))
	}
	for i, r := range runs[1:] {
		if off := r.Ink().X0 - runs[0].Ink().X0; max(off, -off) > unit.Millimetre || r.Y <= runs[i].Y {
			t.Errorf("%s stands beside %s", r.Text, runs[i].Text)
		}
	}
	if s.TextSize < 24*unit.Point {
		t.Errorf("text of %s pt", points(s.TextSize))
	}
}

// TestLongHeadlineMakesOneRowHigher: one of two lines is no reason for all other rows to differ.
func TestLongHeadlineMakesOneRowHigher(t *testing.T) {
	c := listed(24)
	for i := range c.Principles {
		c.Principles[i].Title.Value = []string{"Im Mittelpunkt", "Jeder zählt", "Wertschätzung", "Augenhöhe", "Partnerschaft"}[i%5]
		if c.Principles[i].Text.Value = "Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben."; i%8 == 5 {
			c.Principles[i].Text.Value = "Jede Rechnung passt auf zwei Seiten."
		}
	}
	c.Principles[11].Title.Value = "Klartext auf der Rechnung"
	s := laid(t, c, "wort", "A2", false)
	var tops []unit.Length
	for _, r := range crossRules(s) {
		if !slices.Contains(tops, r.Y0) {
			tops = append(tops, r.Y0)
		}
	}
	slices.Sort(tops)
	var heights []unit.Length
	for i, y := range tops[2:] { // below the strong rule there is more air
		heights = append(heights, y-tops[i+1])
	}
	slices.Sort(heights)
	n := len(heights) - 1
	if n < 6 || heights[n-1]-heights[0] > unit.Millimetre || heights[n] < heights[0]+5*unit.Millimetre {
		t.Errorf("rows are %v mm high", heights)
	}
}

// TestTextBeginsWithItsHeadline: beside a headline that its text is higher than, both hang from one
// line.
func TestTextBeginsWithItsHeadline(t *testing.T) {
	c := ten()
	c.Principles = c.Principles[:7]
	for i := range c.Principles {
		c.Principles[i].Text.Value = strings.TrimSpace(strings.Repeat(c.Principles[i].Text.Value+" ", 3+i%2))
	}
	s := laid(t, c, "wort", "A2", false)
	pg := s.Pages[0]
	of, begun := bodies(pg.Root), map[*page.Element]bool{}
	var texts []unit.Length
	for _, m := range pg.Marks {
		if of[m.Of] && m.Run != nil && !begun[m.Of] {
			begun[m.Of] = true
			texts = append(texts, m.Run.Y-capHeight(m.Run.Face, m.Run.Size))
		}
	}
	heads := runsOf(pg, page.Heading)
	if len(heads) != 7 || len(texts) != 7 {
		t.Fatalf("%d headlines, %d texts", len(heads), len(texts))
	}
	for i, r := range heads {
		if off := texts[i] - (r.Y - capHeight(r.Face, r.Size)); max(off, -off) > unit.Millimetre/4 {
			t.Errorf("the text of %s begins %.1f mm below it", r.Text, off.Millimetres())
		}
	}
}

// TestLogoStandsOnTheTitlesLine: where it is lower than the title's capitals, as the house beside
// them does.
func TestLogoStandsOnTheTitlesLine(t *testing.T) {
	wide := drawnLogo(t, `viewBox="0 0 400 60"`, `<path fill="#0B5FA5" d="M0 0h60v60H0zM90 10h310v40H90z"/>`)
	c := ten()
	c.Principles = c.Principles[:7]
	s, findings := Lay(c, loadTheme(t, "wort"), Options{Paper: paper(t, "A3"), Landscape: true, Logo: wide})
	if s == nil {
		t.Fatal(describe(findings))
	}
	title := runsOf(s.Pages[0], page.Title)[0]
	var low unit.Length
	for _, m := range s.Pages[0].Marks {
		if m.Of != nil && m.Of.Role == page.Figure && strings.HasPrefix(m.Of.Alt, "Logo") {
			low = max(low, m.Ink().Y1)
		}
	}
	if off := low - title.Y; max(off, -off) > unit.Millimetre/4 {
		t.Errorf("the logo ends %.1f mm below the line of the title", off.Millimetres())
	}
}

// TestOddNumbersHaveOneForm: on a low sheet five or seven long texts stand all beside their headlines, and
// so do seven short ones: none has a row of another form.
func TestOddNumbersHaveOneForm(t *testing.T) {
	for _, list := range []struct{ n, sentences int }{{5, 3}, {7, 3}, {7, 1}} {
		n := list.n
		c := ten()
		c.Principles = c.Principles[:n]
		for i := range c.Principles {
			c.Principles[i].Text.Value = strings.TrimSpace(strings.Repeat("Was sich geändert hat, steht auf jeder Rechnung ganz oben. ", list.sentences+i%2))
		}
		s := laid(t, c, "wort", "A3", true)
		heads := runsOf(s.Pages[0], page.Heading)
		if len(heads) != n {
			t.Fatalf("%d lines of %d headlines", len(heads), n)
		}
		var widest unit.Length
		for _, r := range heads {
			widest = max(widest, r.Ink().X1)
			if r.Size != heads[0].Size || r.Ink().X0-heads[0].Ink().X0 > unit.Millimetre {
				t.Errorf("%d principles: %s has another size or edge than %s", n, r.Text, heads[0].Text)
			}
		}
		of := bodies(s.Pages[0].Root)
		for _, m := range s.Pages[0].Marks {
			if of[m.Of] && m.Run != nil && m.Run.Ink().X0 < widest {
				t.Errorf("%d principles: %q does not stand beside the headlines", n, m.Run.Text)
			}
		}
	}
}

// TestClosingRowFollowsTheRowsAbove: where the last of a list has a row for itself, those above it run across, or it
// would seem to follow the first column.
func TestClosingRowFollowsTheRowsAbove(t *testing.T) {
	c := wholeCharter(7, true, false)
	for i, text := range sevenTexts() {
		c.Principles[i].Text.Value = text
	}
	c.Outro.Value = c.Principles[0].Text.Value
	c.Motto.Value = "Bei uns ist jeder Kunde König."
	s := laid(t, c, "wort", "A3", true)
	runs := runsOf(s.Pages[0], page.Heading)
	if len(runs) != 7 || runs[1].Y != runs[0].Y || runs[6].Y <= runs[5].Y {
		t.Fatalf("%d headlines, not in columns with a row below", len(runs))
	}
	for i := 1; i < len(runs); i++ {
		if below := runs[i].Y > runs[i-1].Y; !below && (runs[i].Y < runs[i-1].Y || runs[i].X < runs[i-1].X) {
			t.Errorf("headline %d at (%v, %v) follows one at (%v, %v)", i+1, runs[i].X, runs[i].Y, runs[i-1].X, runs[i-1].Y)
		}
	}
}
