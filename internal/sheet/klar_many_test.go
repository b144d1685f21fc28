package sheet

import (
	"slices"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// laid is a charter on a sheet.
func laid(t *testing.T, c *charter.Charter, theme, size string, landscape bool) *Sheet {
	t.Helper()
	s, findings := Lay(c, loadTheme(t, theme), Options{Paper: paper(t, size), Landscape: landscape})
	if s == nil {
		t.Fatal(describe(findings))
	}
	return s
}

// aboveRules are the distances from the lowest line of a row of texts to the rule below it.
func aboveRules(s *Sheet) (gaps []unit.Length) {
	of := bodies(s.Pages[0].Root)
	var rules []unit.Length
	for _, column := range entryRules(s.Pages[0]) {
		rules = append(rules, column...)
	}
	slices.Sort(rules)
	rules = slices.CompactFunc(rules, func(a, b unit.Length) bool { return max(a-b, b-a) < unit.Millimetre/10 })
	for i := 1; i < len(rules); i++ {
		var last unit.Length
		for _, m := range s.Pages[0].Marks {
			if of[m.Of] && m.Run.Y > rules[i-1] && m.Run.Y < rules[i] {
				last = max(last, m.Run.Y)
			}
		}
		if last > 0 {
			gaps = append(gaps, rules[i]-last)
		}
	}
	return gaps
}

// TestManyRowsKeepOneGap looks at grids of many entries set at one pitch, in which a text of one line more than
// others stood on the rule below it.
func TestManyRowsKeepOneGap(t *testing.T) {
	for _, name := range []string{"klar", "tafel"} {
		for _, n := range []int{12, 16, 24} {
			c := wholeCharter(n, true, false)
			c.Signatures = nil // the lines to sign on are rules as well
			for i := range n / 4 {
				c.Principles[i*4].Text.Value += " Auch nachts, auch zu zweit, und an jedem Tag der Woche."
			}
			s := laid(t, c, name, "A2", false)
			gaps := aboveRules(s)
			if len(gaps) < 3 {
				t.Fatalf("%s with %d: %d gaps", name, n, len(gaps))
			}
			if least, most := slices.Min(gaps), slices.Max(gaps); most-least > s.TextSize/10 {
				t.Errorf("%s with %d: from %.1f to %.1f mm below texts of %s pt",
					name, n, least.Millimetres(), most.Millimetres(), points(s.TextSize))
			}
		}
	}
}

// TestWideNumbersKeepFromTheTexts makes sure that two wide digits do not cling to the text at their right.
func TestWideNumbersKeepFromTheTexts(t *testing.T) {
	for _, name := range []string{"klar", "tafel"} {
		for _, landscape := range []bool{false, true} {
			c := wholeCharter(24, true, false)
			c.Principles[23].Title.Value = "Hilfe"
			s := laid(t, c, name, map[bool]string{false: "A2", true: "A3"}[landscape], landscape)
			var number page.Rect
			for _, m := range s.Pages[0].Marks {
				if m.Run == nil {
					continue
				}
				switch strings.TrimSpace(m.Run.Text) {
				case "24":
					number = m.Ink()
				case "Hilfe":
					if air := m.Ink().X0 - number.X1; number.X1 == 0 || air < s.TextSize {
						t.Errorf("%s, landscape %t: %.1f mm beside a text of %s pt", name, landscape, air.Millimetres(), points(s.TextSize))
					}
				}
			}
		}
	}
}

// TestTitleNearlyEndsWithNoColumn makes sure that a title above a list in columns ends where one of them does, or
// clearly elsewhere.
func TestTitleNearlyEndsWithNoColumn(t *testing.T) {
	for _, n := range []int{9, 10, 12, 16, 20, 24} {
		for _, title := range []string{"Unser Kundenleitbild", "Unser Leitbild", "Wofür wir stehen", "So arbeiten wir"} {
			c := wholeCharter(n, true, false)
			c.Title.Value, c.Signatures = title, nil
			s := laid(t, c, "klar", "A2", false)
			end := unit.Length(0)
			for _, r := range inksOf(s.Pages[0], page.Title) {
				end = max(end, r.X1)
			}
			for _, m := range s.Pages[0].Marks {
				if m.Path == nil || m.Of != nil {
					continue
				}
				if d := max(end-m.Ink().X1, m.Ink().X1-end); d > 3*unit.Millimetre && d < 8*unit.Millimetre {
					t.Errorf("%q above %d ends %.1f mm beside a column", title, n, d.Millimetres())
					break
				}
			}
		}
	}
}
