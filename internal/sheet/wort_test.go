package sheet

import (
	"strings"
	"testing"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// runsOf are the runs of all elements with a role.
func runsOf(pg *page.Page, role page.Role) (runs []*page.Run) {
	for _, m := range pg.Marks {
		if m.Of != nil && m.Of.Role == role {
			runs = append(runs, m.Run)
		}
	}
	return runs
}

func layExample(t *testing.T, name string, o Options) *Sheet {
	t.Helper()
	s, findings := Lay(loadCharter(t, "../../examples/"+name+".yaml"), loadTheme(t, "wort"), o)
	if s == nil {
		t.Fatal(describe(findings))
	}
	return s
}

// TestHeadlinesHaveTwoEdges: those of ten principles begin and end on one line, by ink.
func TestHeadlinesHaveTwoEdges(t *testing.T) {
	s := layExample(t, "standard.de", Options{Paper: paper(t, "A2")})
	runs := runsOf(s.Pages[0], page.Heading)
	if len(runs) != 10 {
		t.Fatalf("%d headlines", len(runs))
	}
	first, sizes := runs[0].Ink(), map[unit.Length]bool{}
	for _, r := range runs {
		ink := r.Ink()
		if left, right := ink.X0-first.X0, ink.X1-first.X1; max(left, -left, right, -right) > unit.Millimetre {
			t.Errorf("%s stands from %.1f to %.1f mm, the first from %.1f to %.1f", r.Text,
				ink.X0.Millimetres(), ink.X1.Millimetres(), first.X0.Millimetres(), first.X1.Millimetres())
		}
		if r.Actual == "" || r.Text != strings.ToUpper(r.Actual) {
			t.Errorf("%q is read as %q", r.Text, r.Actual)
		}
		sizes[r.Size] = true
	}
	if len(sizes) < 8 {
		t.Errorf("only %d sizes", len(sizes))
	}
}

// TestOpeningIsReadWithItsSentence: both are spans of one paragraph, with a space between.
func TestOpeningIsReadWithItsSentence(t *testing.T) {
	c := loadCharter(t, "../../examples/kurz.yaml")
	s := layExample(t, "kurz", Options{Paper: paper(t, "A3")})
	said := map[*page.Element]string{}
	for _, m := range s.Pages[0].Marks {
		if m.Run != nil {
			text := m.Run.Text
			if m.Run.Actual != "" {
				text = m.Run.Actual
			}
			said[m.Of] += text
		}
	}
	i := 0
	var walk func(*page.Element)
	walk = func(e *page.Element) {
		if e.Role == page.Body {
			if p := e.Kids[0]; p.Role != page.Paragraph || len(p.Kids) != 2 || said[p.Kids[0]]+said[p.Kids[1]] != c.Principles[i].Text.Value {
				t.Errorf("principle %d: %+v", i+1, p)
			}
			i++
		}
		for _, kid := range e.Kids {
			walk(kid)
		}
	}
	walk(s.Pages[0].Root)
	if i != len(c.Principles) {
		t.Errorf("%d principles", i)
	}
}

// TestBroadsideFillsTheMeasure: every line of a single short sentence, whatever its size.
func TestBroadsideFillsTheMeasure(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		s := layExample(t, "satz", Options{Paper: paper(t, "A3"), Landscape: landscape})
		var lines []*page.Run
		for _, r := range runsOf(s.Pages[0], page.Paragraph) {
			if r.Actual != "" {
				lines = append(lines, r)
			}
		}
		if len(lines) < 3 {
			t.Fatalf("%d lines", len(lines))
		}
		smallest := lines[0].Size
		for _, r := range lines {
			smallest = min(smallest, r.Size)
			if wide, all := r.Ink().X1-r.Ink().X0, s.Pages[0].Width; wide < all*84/100 {
				t.Errorf("%q has %.0f of %.0f mm", r.Text, wide.Millimetres(), all.Millimetres())
			}
		}
		if diff := smallest - s.TextSize; diff < 0 || diff > step {
			t.Errorf("the smallest line has %s pt, the sheet says %s", points(smallest), points(s.TextSize))
		}
	}
}
