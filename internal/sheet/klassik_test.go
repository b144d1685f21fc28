package sheet

import (
	"strings"
	"testing"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// TestCertificateFootStandsInOneRow looks at the foot of a landscape certificate: QR code, motto
// and signatures stand beside one another and end on one line.
func TestCertificateFootStandsInOneRow(t *testing.T) {
	c := loadCharter(t, "../../examples/haus.yaml")
	s, findings := Lay(c, loadTheme(t, "klassik"), Options{Paper: paper(t, "A3"), Landscape: true})
	if s == nil {
		t.Fatal(describe(findings))
	}
	var code, motto, sign page.Rect
	for _, m := range s.Pages[0].Marks {
		switch {
		case m.Of == nil:
		case m.Of.Role == page.Figure:
			code = m.Ink()
		case m.Run != nil && strings.Contains(c.Motto.Value, strings.TrimSpace(m.Run.Text)):
			motto = around(motto, m.Ink())
		case m.Run != nil && m.Run.Text == c.Signatures[0].Value:
			sign = m.Ink()
		}
	}
	if code.X1 >= motto.X0 || motto.X1 >= sign.X0 {
		t.Errorf("code %v, motto %v and signature %v do not stand beside one another", code, motto, sign)
	}
	// Descenders reach below the line on which the code stands.
	for _, end := range []unit.Length{motto.Y1, sign.Y1} {
		if d := end - code.Y1; d < 0 || d > 3*unit.Millimetre {
			t.Errorf("a part of the row ends %.1f mm below the code", d.Millimetres())
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
