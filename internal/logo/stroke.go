package logo

// Strokes become areas: a piece for each line and each part of a curve, one for each join and
// each cap, all turning the same way, so that the nonzero rule makes one area of them
// (SVG 2, 13.5).

import (
	"math"

	"leitbild/internal/page"
)

// pen draws strokes.
type pen struct {
	half      float64 // of the width
	join, cap string
	miter     float64
	// fine is how far a piece may be from the curve's parallel.
	fine float64
	out  way
}

// contour is a part of an outline without gaps.
type contour struct {
	start  vec
	curves []stretch // lines and curves
	closed bool
}

// stroke gives the area of a stroke along w.
func (p *pen) stroke(w way) way {
	for _, c := range contours(w) {
		p.contour(c)
	}
	return p.out
}

// contours divides an outline.
func contours(w way) []contour {
	var list []contour
	var last *contour
	begin := func(at vec) {
		list = append(list, contour{start: at})
		last = &list[len(list)-1]
	}
	for _, s := range w {
		switch {
		case s.op == page.MoveTo:
			begin(s.points[0])
		case last == nil:
		case s.op == page.Close:
			last.closed = true
			last.curves = append(last.curves, stretch{page.LineTo, [3]vec{last.start}})
			begin(last.start)
		default:
			last.curves = append(last.curves, s)
		}
	}
	return list
}

// span is a line or a curve with its directions at both ends.
type span struct {
	points     [4]vec // of a line only the first and the last
	curved     bool
	begin, end vec // of length 1
}

// spans gives the parts of a contour that go anywhere.
func (c *contour) spans() []span {
	var list []span
	at := c.start
	for _, s := range c.curves {
		to := s.points[len(s.used())-1]
		next := span{points: [4]vec{at, at, to, to}}
		if s.op == page.CurveTo {
			next.points = [4]vec{at, s.points[0], s.points[1], to}
			next.curved = true
		}
		if next.direct() {
			list = append(list, next)
		}
		at = to
	}
	return list
}

// direct finds the directions at both ends. It reports false where all points are one.
func (s *span) direct() bool {
	p := s.points
	first, ok := direction(p[1].minus(p[0]), p[2].minus(p[0]), p[3].minus(p[0]))
	if !ok {
		return false
	}
	s.begin = first
	s.end, ok = direction(p[3].minus(p[2]), p[3].minus(p[1]), p[3].minus(p[0]))
	return ok
}

// direction is that of the first way that is one.
func direction(ways ...vec) (vec, bool) {
	for _, w := range ways {
		if l := w.length(); l > 1e-9 {
			return w.times(1 / l), true
		}
	}
	return vec{}, false
}

// contour draws one.
func (p *pen) contour(c contour) {
	list := c.spans()
	if len(list) == 0 {
		if len(c.curves) > 0 {
			p.dot(c.start)
		}
		return
	}
	for i := range list {
		if list[i].curved {
			p.curve(list[i], 0)
		} else {
			p.piece(list[i])
		}
		if i > 0 {
			p.corner(list[i].points[0], list[i-1].end, list[i].begin)
		}
	}
	first, last := &list[0], &list[len(list)-1]
	if c.closed {
		p.corner(first.points[0], last.end, first.begin)
		return
	}
	p.end(first.points[0], first.begin.times(-1))
	p.end(last.points[3], last.end)
}

// dot draws a contour that goes nowhere: only its caps are seen.
func (p *pen) dot(at vec) {
	switch p.cap {
	case "round":
		p.add(ellipse(at, p.half, p.half))
	case "square":
		h := p.half
		p.area(vec{at.x - h, at.y - h}, vec{at.x + h, at.y - h}, vec{at.x + h, at.y + h}, vec{at.x - h, at.y + h})
	}
}

// left is the way from a point to the left edge of the stroke.
func (p *pen) left(direction vec) vec { return vec{direction.y, -direction.x}.times(p.half) }

// piece draws a line, or a curve that is nearly one.
func (p *pen) piece(s span) {
	a, b := p.left(s.begin), p.left(s.end)
	from, to := s.points[0], s.points[3]
	p.area(from.plus(a), to.plus(b), to.minus(b), from.minus(a))
}

// maxHalvings of a curve.
const maxHalvings = 7

// curve draws a curve in parts whose edges are parallel to it, as far as can be told.
func (p *pen) curve(s span, halvings int) {
	l, okLeft := p.parallel(s, 1)
	r, okRight := p.parallel(s, -1)
	switch straight := s.begin.dot(s.end) > 0.8; { // turns by less than 37°
	case straight && okLeft && okRight:
		p.band(l, r)
	case straight && okLeft && p.reversed(s, r):
		p.band(l, s.points)
		p.inner(s, r)
	case straight && okRight && p.reversed(s, l):
		p.band(s.points, r)
		p.inner(s, l)
	case halvings == maxHalvings:
		p.inner(s, l)
		p.inner(s, r)
		p.fan(s.points[0], s.begin, s.end)
		p.fan(s.points[3], s.begin, s.end)
	default:
		for _, half := range s.halves() {
			if half.direct() {
				p.curve(half, halvings+1)
			}
		}
	}
}

// band draws what lies between two curves.
func (p *pen) band(l, r [4]vec) {
	var w way
	w.move(l[0])
	w.curve(l[1], l[2], l[3])
	w.line(r[3])
	w.curve(r[2], r[1], r[0])
	w.close()
	p.add(w)
}

// reversed reports whether an edge runs against its curve, because that turns more sharply
// than the stroke is wide.
func (p *pen) reversed(s span, edge [4]vec) bool {
	return edge[3].minus(edge[0]).dot(s.points[3].minus(s.points[0])) <= 0
}

// inner draws what lies between a short curve and such an edge: its lines cross, and each
// half is turned by itself.
func (p *pen) inner(s span, edge [4]vec) {
	from, to := s.points[0], s.points[3]
	p.area(from, to, edge[3])
	p.area(from, edge[3], edge[0])
}

// parallel gives the curve at the stroke's edge on one side: ends and handles are moved, and
// the handles grow with the distance of the ends (Tiller and Hanson). It is judged in the
// middle.
func (p *pen) parallel(s span, side float64) (edge [4]vec, ok bool) {
	a, b := p.left(s.begin).times(side), p.left(s.end).times(side)
	edge[0], edge[3] = s.points[0].plus(a), s.points[3].plus(b)
	chord, was := edge[3].minus(edge[0]), s.points[3].minus(s.points[0])
	if was.length() < 1e-9 || chord.dot(was) <= 0 {
		edge[1], edge[2] = edge[0], edge[3]
		return edge, false
	}
	grown := chord.length() / was.length()
	edge[1] = edge[0].plus(s.points[1].minus(s.points[0]).times(grown))
	edge[2] = edge[3].plus(s.points[2].minus(s.points[3]).times(grown))
	middle := span{points: edge}.middle()
	halves := s.halves()
	tangent, known := direction(halves[1].points[1].minus(halves[0].points[2]), was)
	want := s.middle().plus(p.left(tangent).times(side))
	return edge, known && middle.minus(want).length() <= p.fine
}

// middle is the point of the curve halfway.
func (s span) middle() vec {
	q := s.points
	return q[0].plus(q[3]).plus(q[1].plus(q[2]).times(3)).times(0.125)
}

// halves divides a curve (de Casteljau).
func (s span) halves() [2]span {
	q := s.points
	mid := func(a, b vec) vec { return a.plus(b).times(0.5) }
	a, b, c := mid(q[0], q[1]), mid(q[1], q[2]), mid(q[2], q[3])
	ab, bc := mid(a, b), mid(b, c)
	m := mid(ab, bc)
	return [2]span{{points: [4]vec{q[0], a, ab, m}, curved: true}, {points: [4]vec{m, bc, c, q[3]}, curved: true}}
}

// corner draws the join where the stroke turns from one direction to another.
func (p *pen) corner(at, from, to vec) {
	turn := from.cross(to)
	if math.Abs(turn) < 1e-6 && from.dot(to) > 0 {
		return
	}
	if p.join == "round" {
		p.fan(at, from, to)
		return
	}
	side := -1.0 // where the gap is
	if turn > 0 {
		side = 1
	}
	a, b := p.left(from).times(side), p.left(to).times(side)
	// The miter is as long as 1/sin(θ/2) for the angle θ between the lines.
	square := (1 + from.dot(to)) / 2 // of sin(θ/2)
	if p.join != "bevel" && float64(square*float64(p.miter*p.miter)) >= 1 {
		tip := a.plus(b).times(1 / (2 * square))
		p.area(at, at.plus(a), at.plus(tip), at.plus(b))
		return
	}
	p.area(at, at.plus(a), at.plus(b))
}

// fan fills the gap at a turn with a part of a disc.
func (p *pen) fan(at, from, to vec) {
	angle := angleBetween(from, to)
	if math.Abs(angle) < 1e-4 {
		return
	}
	side := -1.0
	if angle > 0 {
		side = 1
	}
	a, b := p.left(from).times(side), p.left(to).times(side)
	var w way
	w.move(at)
	w.line(at.plus(a))
	place := matrix{p.half, 0, 0, p.half, at.x, at.y}
	w.turns(place, a.times(1/p.half), angle, at.plus(b))
	w.close()
	p.add(w)
}

// end draws the cap where the stroke ends in a direction.
func (p *pen) end(at, out vec) {
	a := p.left(out)
	switch p.cap {
	case "square":
		b := out.times(p.half)
		p.area(at.plus(a), at.plus(a).plus(b), at.minus(a).plus(b), at.minus(a))
	case "round":
		var w way
		w.move(at.plus(a))
		w.turns(matrix{p.half, 0, 0, p.half, at.x, at.y}, a.times(1/p.half), 180, at.minus(a))
		w.close()
		p.add(w)
	}
}

func (p *pen) area(corners ...vec) {
	var w way
	w.polygon(corners...)
	p.add(w)
}

// add takes a contour into the area, turned so that all turn the same way.
func (p *pen) add(w way) {
	if w.area() < 0 {
		w = w.reversed()
	}
	p.out = append(p.out, w...)
}

// area is twice that of the polygon of all points of a single contour, which for pieces of
// strokes has the sign of the area.
func (w way) area() float64 {
	total, first, last, begun := 0.0, vec{}, vec{}, false
	for i := range w {
		for _, p := range w[i].used() {
			if !begun {
				first, begun = p, true
			} else {
				total += last.cross(p)
			}
			last = p
		}
	}
	return total + last.cross(first)
}

// reversed is a single closed contour, drawn backwards.
func (w way) reversed() way {
	var points []vec
	for i := range w {
		points = append(points, w[i].used()...)
	}
	var out way
	out.move(points[len(points)-1])
	at := len(points) - 2
	for i := len(w) - 1; i >= 0; i-- {
		switch w[i].op {
		case page.LineTo:
			out.line(points[at])
			at--
		case page.CurveTo:
			out.curve(points[at], points[at-1], points[at-2])
			at -= 3
		}
	}
	out.close()
	return out
}
