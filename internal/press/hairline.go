package press

// Lines that are too thin for a press: offset plates do not hold them.

import (
	"math"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// leastLine is the thinnest line that print shops take.
const leastLine = unit.Point / 4

// Hairline is the weight of the thinnest line of a logo, where presses do not hold it; else 0.
func (s *Separation) Hairline() unit.Length { return s.hairline }

// findHairline measures a shape of a logo.
func (s *Separation) findHairline(p *page.Path) {
	w := weight(p)
	if w > 0 && w < leastLine && (s.hairline == 0 || w < s.hairline) {
		s.hairline = w
	}
}

// weight is how thick a shape is in the mean: twice its area over the length of its edge, which
// for a line of any form is its own weight.
func weight(p *page.Path) unit.Length {
	var area, edge float64
	var first, last page.Point
	to := func(at page.Point) {
		x0, y0 := float64(last.X-first.X), float64(last.Y-first.Y)
		x1, y1 := float64(at.X-first.X), float64(at.Y-first.Y)
		area += (float64(x0*y1) - float64(x1*y0)) / 2
		edge += math.Sqrt(float64((x1-x0)*(x1-x0)) + float64((y1-y0)*(y1-y0)))
		last = at
	}
	for i := range p.Segments {
		seg := &p.Segments[i]
		switch {
		case seg.Op == page.MoveTo:
			if i > 0 && p.Segments[i-1].Op != page.Close {
				to(first)
			}
			first, last = seg.Points[0], seg.Points[0]
		case seg.Op == page.Close:
			to(first)
		default:
			for _, at := range seg.Used() {
				to(at)
			}
		}
	}
	to(first)
	if edge == 0 {
		return 0
	}
	return unit.Length(math.Round(2 * math.Abs(area) / edge))
}
