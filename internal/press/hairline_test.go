package press

import (
	"testing"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

func TestWeight(t *testing.T) {
	line := rect(page.Color{}, 0, 0, 50, 1).Path
	ring := &page.Path{}
	ring.Circle(page.Point{}, 20*unit.Millimetre)
	ring.Circle(page.Point{}, 19*unit.Millimetre)
	for i := len(ring.Segments) / 2; i < len(ring.Segments); i++ { // the inner one runs the other way round
		for j := range ring.Segments[i].Points {
			ring.Segments[i].Points[j].Y *= -1
		}
	}
	for what, p := range map[string]*page.Path{"a line": line, "a ring": ring} {
		if got := weight(p).Millimetres(); got < 0.9 || got > 1.1 {
			t.Errorf("%s of 1 mm is %.2f mm", what, got)
		}
	}
	if got := weight(&page.Path{}); got != 0 {
		t.Errorf("nothing is %v", got)
	}
}

func TestHairlines(t *testing.T) {
	for _, c := range []struct {
		weight unit.Length // hundredths of a point
		logo   bool
		want   bool
	}{{10, true, true}, {24, true, true}, {30, true, false}, {10, false, false}} {
		s := house(t, "cmyk(90 60 0 10)", "HKS 43")
		path := &page.Path{}
		path.Append(page.Rect{X1: 30 * unit.Millimetre, Y1: c.weight * unit.Point / 100})
		m := page.Mark{Path: path}
		if c.logo {
			m.Of = &page.Element{Role: page.Figure}
		}
		s.ink(m, nil)
		if (s.Hairline() > 0) != c.want {
			t.Errorf("%+v: %v", c, s.Hairline())
		}
	}
}
