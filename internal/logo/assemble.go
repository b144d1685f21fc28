package logo

// The areas of an SVG become the shapes of a logo: in whole numbers, from the corner of the
// ink.

import (
	"math"

	"leitbild/internal/page"
)

// assemble makes the logo; nil where there is nothing to be seen.
func assemble(areas []area) *Logo {
	plated := isPlate(areas)
	ink := nothing()
	for i := range areas {
		if i > 0 || !plated {
			ink = ink.union(areas[i].shown())
		}
	}
	width, height := ink.high.x-ink.low.x, ink.high.y-ink.low.y
	if !(width > 0 && height > 0) {
		return nil
	}
	a := assembly{corner: ink.low, scale: full / max(width, height), clips: map[*clip]*outline{}}
	l := &Logo{width: max(a.whole(width), 1), height: max(a.whole(height), 1)}
	for i := range areas {
		l.shapes = append(l.shapes, a.shape(&areas[i]))
	}
	white := page.White()
	if plated {
		l.shapes[0] = plateOf(l.width, l.height, white)
	}
	l.sight = newSight(l.width, l.height)
	l.sight.plate, l.sight.plated = white, plated
	l.sight.draw(l)
	return l
}

// isPlate reports whether the lowest area is a white rectangle under all others.
func isPlate(areas []area) bool {
	if len(areas) < 2 {
		return false
	}
	first := &areas[0]
	white := page.White()
	c := clip{way: first.way}
	if len(c.way) == 4 { // the side that closes it is left out
		c.way = append(c.way[:4:4], stretch{op: page.Close})
	}
	if first.color != white || first.alpha < 1 {
		return false
	}
	for i := range areas[1:] {
		if !c.contains(areas[1+i].shown()) {
			return false
		}
	}
	return true
}

// shown is the box of what can be seen of an area.
func (a *area) shown() box {
	b := a.way.bounds()
	for _, c := range a.clips {
		b = b.intersect(c.way.bounds())
	}
	return b
}

func plateOf(width, height int64, c page.Color) shape {
	corners := [...]place{{0, 0}, {width, 0}, {width, height}, {0, height}}
	s := shape{color: c, outline: outline{segments: []segment{{op: page.MoveTo, points: [3]place{corners[0]}}}}}
	for _, p := range corners[1:] {
		s.outline.segments = append(s.outline.segments, segment{op: page.LineTo, points: [3]place{p}})
	}
	s.outline.segments = append(s.outline.segments, segment{op: page.Close})
	return s
}

// assembly brings areas to the logo's units.
type assembly struct {
	corner vec
	scale  float64
	clips  map[*clip]*outline
}

func (a *assembly) whole(v float64) int64 {
	const farthest = 64 * full
	return int64(math.Round(min(max(v*a.scale, -farthest), farthest)))
}

func (a *assembly) outline(w way, evenOdd bool) outline {
	o := outline{evenOdd: evenOdd, segments: make([]segment, len(w))}
	for i := range w {
		s := &o.segments[i]
		s.op = w[i].op
		for j, p := range w[i].used() {
			s.points[j] = place{a.whole(p.x - a.corner.x), a.whole(p.y - a.corner.y)}
		}
	}
	return o
}

func (a *assembly) shape(from *area) shape {
	opacity := min(max(math.Round(from.alpha*255), 0), 255)
	s := shape{outline: a.outline(from.way, from.evenOdd), color: from.color, transparency: uint8(255 - opacity)}
	for _, c := range from.clips {
		if a.clips[c] == nil {
			o := a.outline(c.way, c.evenOdd)
			a.clips[c] = &o
		}
		s.clips = append(s.clips, a.clips[c])
	}
	return s
}

// draw draws the logo's shapes on the grid.
func (s *sight) draw(l *Logo) {
	g := grid{sight: s, width: l.width, height: l.height, winding: make([]int16, (s.columns+1)*s.rows)}
	clips := map[*outline][]bool{}
	covered := make([]bool, len(s.points))
	for i := range l.shapes {
		shape := &l.shapes[i]
		g.cover(&shape.outline, covered)
		for _, c := range shape.clips {
			if clips[c] == nil {
				clips[c] = make([]bool, len(s.points))
				g.cover(c, clips[c])
			}
			for at, shows := range clips[c] {
				covered[at] = covered[at] && shows
			}
		}
		for at, isCovered := range covered {
			if isCovered {
				s.points[at].cover(shape.color, 255-shape.transparency)
			}
		}
	}
}

// cover lays a colour over the point.
func (d *dot) cover(c page.Color, alpha uint8) {
	over, under := int(alpha)*255, int(d.alpha)*(255-int(alpha))
	if over+under == 0 {
		return
	}
	mix := func(above, below uint8) uint8 {
		return uint8((int(above)*over + int(below)*under + (over+under)/2) / (over + under))
	}
	*d = dot{page.Color{R: mix(c.R, d.R), G: mix(c.G, d.G), B: mix(c.B, d.B)}, uint8((over + under + 127) / 255)}
}

// grid finds the points within an outline.
type grid struct {
	*sight
	width, height int64
	// winding says for each row how it changes from point to point.
	winding []int16
}

// cover tells which points lie within an outline.
func (g *grid) cover(o *outline, covered []bool) {
	clear(g.winding)
	var pen, start place
	for i := range o.segments {
		p := o.segments[i].points
		switch o.segments[i].op {
		case page.MoveTo:
			g.line(pen, start)
			pen, start = p[0], p[0]
		case page.LineTo:
			g.line(pen, p[0])
			pen = p[0]
		case page.CurveTo:
			g.curve(pen, p)
			pen = p[2]
		case page.Close:
			g.line(pen, start)
			pen = start
		}
	}
	g.line(pen, start)
	for row := range g.rows {
		sum := int16(0)
		for column := range g.columns {
			sum += g.winding[row*(g.columns+1)+column]
			covered[row*g.columns+column] = sum != 0 && (!o.evenOdd || sum&1 != 0)
		}
	}
}

// curve follows a curve by chords.
func (g *grid) curve(a place, p [3]place) {
	const n = 12
	pen := a
	for i := int64(1); i <= n; i++ {
		j := n - i
		mix := func(a, b, c, d int64) int64 {
			return (a*j*j*j + 3*b*i*j*j + 3*c*i*i*j + d*i*i*i) / (n * n * n)
		}
		next := place{mix(a.x, p[0].x, p[1].x, p[2].x), mix(a.y, p[0].y, p[1].y, p[2].y)}
		g.line(pen, next)
		pen = next
	}
}

// line notes where a line passes the rows of points.
func (g *grid) line(a, b place) {
	direction := int16(1)
	if a.y > b.y {
		a, b, direction = b, a, -1
	}
	rows, columns := int64(g.rows), int64(g.columns)
	// Row r lies at (2r+1)·height/(2·rows); the line passes those at and after a, before b.
	first := max(ceiling(2*a.y*rows-g.height, 2*g.height), 0)
	last := min(ceiling(2*b.y*rows-g.height, 2*g.height), rows)
	for row := first; row < last; row++ {
		y := (2*row + 1) * g.height / (2 * rows)
		x := a.x + (b.x-a.x)*(min(max(y, a.y), b.y)-a.y)/max(b.y-a.y, 1)
		column := min(max(ceiling(2*x*columns-g.width, 2*g.width), 0), columns)
		g.winding[row*(columns+1)+column] += direction
	}
}

// ceiling is a/b, rounded up; b is positive.
func ceiling(a, b int64) int64 {
	q := a / b
	if a%b > 0 {
		q++
	}
	return q
}
