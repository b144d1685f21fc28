package sheet

import (
	"strings"
	"testing"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// TestCertificateFootStandsInOneRow looks at the last row of a landscape certificate: the QR code
// stands on the centre line, the signatures beside it, and date and contact at the ends, all of
// them on one line.
func TestCertificateFootStandsInOneRow(t *testing.T) {
	c := loadCharter(t, "../../examples/haus.yaml")
	s, findings := Lay(c, loadTheme(t, "klassik"), Options{Paper: paper(t, "A3"), Landscape: true})
	if s == nil {
		t.Fatal(describe(findings))
	}
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

// TestLastEntriesCloseTheList looks at five principles on a landscape certificate: three stand in
// the first row, and two on the centre line below them.
func TestLastEntriesCloseTheList(t *testing.T) {
	c := loadCharter(t, "../../examples/kurz.yaml")
	s, findings := Lay(c, loadTheme(t, "klassik"), Options{Paper: paper(t, "A4"), Landscape: true})
	if s == nil {
		t.Fatal(describe(findings))
	}
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
			s, findings := Lay(loadCharter(t, "../../"+name), loadTheme(t, "klassik"), Options{Paper: paper(t, "A3"), Landscape: landscape})
			if s == nil {
				t.Fatal(describe(findings))
			}
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
	s, findings := Lay(loadCharter(t, "../../templates/charters/standard.de.yaml"), loadTheme(t, "klassik"), Options{Paper: paper(t, "A3"), Landscape: true})
	if s == nil {
		t.Fatal(describe(findings))
	}
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
