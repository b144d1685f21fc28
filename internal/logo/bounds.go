package logo

// The measures of outlines.

import (
	"math"

	"leitbild/internal/page"
)

// bounds is the smallest box around an outline, curves included.
func (w way) bounds() box {
	b := nothing()
	var pen, start vec
	for _, s := range w {
		switch s.op {
		case page.MoveTo:
			start = s.points[0]
			pen = start
			b = b.union(box{pen, pen})
		case page.LineTo:
			pen = s.points[0]
			b = b.union(box{pen, pen})
		case page.CurveTo:
			b = b.union(curveBounds(pen, s.points))
			pen = s.points[2]
		case page.Close:
			pen = start
		}
	}
	return b
}

func curveBounds(a vec, p [3]vec) box {
	b := box{vec{min(a.x, p[2].x), min(a.y, p[2].y)}, vec{max(a.x, p[2].x), max(a.y, p[2].y)}}
	lowX, highX := extremes(a.x, p[0].x, p[1].x, p[2].x)
	lowY, highY := extremes(a.y, p[0].y, p[1].y, p[2].y)
	return b.union(box{vec{lowX, lowY}, vec{highX, highY}})
}

// extremes of a cubic on one axis: where its derivative is zero, and at its ends.
func extremes(p0, p1, p2, p3 float64) (low, high float64) {
	low, high = min(p0, p3), max(p0, p3)
	if p1 >= low && p1 <= high && p2 >= low && p2 <= high {
		return low, high
	}
	a := p3 - p0 + float64(3*(p1-p2))
	b := float64(2 * (p0 - float64(2*p1) + p2))
	c := p1 - p0
	at := func(t float64) {
		if !(t > 0 && t < 1) {
			return
		}
		u := 1 - t
		v := sum(float64(u*u)*u, p0, float64(3*u*u)*t, p1) + sum(float64(3*u*t)*t, p2, float64(t*t)*t, p3)
		low, high = min(low, v), max(high, v)
	}
	if math.Abs(a) < 1e-12 {
		if b != 0 {
			at(-c / b)
		}
		return low, high
	}
	if d := sum(b, b, float64(-4*a), c); d >= 0 {
		root := math.Sqrt(d)
		at((-b + root) / (2 * a))
		at((-b - root) / (2 * a))
	}
	return low, high
}

// signedArea is positive where the outline turns as strokes do, on the whole. Curves count by
// their handles.
func (w way) signedArea() float64 {
	total := 0.0
	w.eachContour(func(c way) { total += c.area() })
	return total
}

// backwards turns every contour round.
func (w way) backwards() way {
	var out way
	w.eachContour(func(c way) { out = append(out, c.reversed()...) })
	return out
}

// eachContour visits the parts that begin with a move.
func (w way) eachContour(f func(way)) {
	start := 0
	for i := 1; i <= len(w); i++ {
		if i == len(w) || w[i].op == page.MoveTo {
			f(w[start:i])
			start = i
		}
	}
}
