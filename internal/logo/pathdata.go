package logo

// Outlines in the coordinates of the file, and the path data that gives them (SVG 2, 9.3).

import (
	"math"

	"leitbild/internal/page"
)

// vec is a point or a way.
type vec struct{ x, y float64 }

func (v vec) plus(w vec) vec              { return vec{v.x + w.x, v.y + w.y} }
func (v vec) minus(w vec) vec             { return vec{v.x - w.x, v.y - w.y} }
func (v vec) times(f float64) vec         { return vec{float64(v.x * f), float64(v.y * f)} }
func (v vec) dot(w vec) float64           { return sum(v.x, w.x, v.y, w.y) }
func (v vec) cross(w vec) float64         { return sum(v.x, w.y, -v.y, w.x) }
func (v vec) length() float64             { return math.Sqrt(v.dot(v)) }
func (v vec) toward(w vec, f float64) vec { return v.plus(w.minus(v).times(f)) }

// stretch is a step of an outline. The points are those of page.Segment.
type stretch struct {
	op     page.Op
	points [3]vec
}

func (s *stretch) used() []vec {
	n := [...]int{page.MoveTo: 1, page.LineTo: 1, page.CurveTo: 3, page.Close: 0}[s.op]
	return s.points[:n]
}

// way is an outline in the coordinates of the file.
type way []stretch

func (w *way) move(p vec)        { *w = append(*w, stretch{page.MoveTo, [3]vec{p}}) }
func (w *way) line(p vec)        { *w = append(*w, stretch{page.LineTo, [3]vec{p}}) }
func (w *way) curve(a, b, p vec) { *w = append(*w, stretch{page.CurveTo, [3]vec{a, b, p}}) }
func (w *way) close()            { *w = append(*w, stretch{op: page.Close}) }
func (w *way) polygon(list ...vec) {
	for i, p := range list {
		if i == 0 {
			w.move(p)
		} else {
			w.line(p)
		}
	}
	w.close()
}

// mapped is the outline under a map.
func (w way) mapped(m matrix) way {
	out := make(way, len(w))
	for i, s := range w {
		for j := range s.used() {
			s.points[j] = m.of(s.points[j])
		}
		out[i] = s
	}
	return out
}

// pathReader reads path data.
type pathReader struct {
	scanner
	out        way
	pen, start vec
	// control is the last control point of a curve, which a smooth one reflects.
	control  vec
	smoothed byte // 'C' or 'Q' where there is one
	open     bool // a contour has begun
}

// parsePath reads path data. Where it is wrong, bad is the place of it in the text.
func parsePath(text string) (out way, bad int, ok bool) {
	r := pathReader{scanner: scanner{text: text}}
	r.space()
	for command := byte(0); !r.done(); {
		if c := r.text[r.at]; c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			command = c
			r.at++
			r.space()
		} else if command == 0 || command == 'Z' || command == 'z' {
			return nil, r.at, false
		} else if command == 'M' {
			command = 'L'
		} else if command == 'm' {
			command = 'l'
		}
		if len(r.out) == 0 && command != 'M' && command != 'm' || !r.step(command) {
			return nil, r.at, false
		}
		r.comma()
	}
	return r.out, 0, true
}

// step reads the arguments of a command and follows it.
func (r *pathReader) step(command byte) bool {
	base := vec{}
	upper := command
	if command >= 'a' {
		base, upper = r.pen, command-'a'+'A'
	}
	if upper == 'A' {
		return r.arc(base)
	}
	counts := map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2, 'Z': 0}
	n, known := counts[upper]
	if !known {
		return false
	}
	var v [6]float64
	for i := range n {
		if i > 0 {
			r.comma()
		}
		var ok bool
		if v[i], ok = r.number(); !ok {
			return false
		}
	}
	p := func(i int) vec { return base.plus(vec{v[i], v[i+1]}) }
	smooth := r.smoothed
	r.smoothed = 0
	switch upper {
	case 'M':
		r.pen, r.start, r.open = p(0), p(0), true
		r.out.move(r.pen)
	case 'Z':
		if r.open {
			r.out.close()
		}
		r.pen, r.open = r.start, false
	case 'L':
		r.line(p(0))
	case 'H':
		r.line(vec{base.x + v[0], r.pen.y})
	case 'V':
		r.line(vec{r.pen.x, base.y + v[0]})
	case 'C':
		r.cubic(p(0), p(2), p(4))
	case 'S':
		r.cubic(r.reflected(smooth == 'C'), p(0), p(2))
	case 'Q':
		r.quadratic(p(0), p(2))
	case 'T':
		r.quadratic(r.reflected(smooth == 'Q'), p(0))
	}
	return math.Abs(r.pen.x) <= 100*biggest && math.Abs(r.pen.y) <= 100*biggest
}

// begin opens a contour where the last one was closed.
func (r *pathReader) begin() {
	if !r.open {
		r.out.move(r.pen)
		r.open = true
	}
}

func (r *pathReader) line(p vec) {
	r.begin()
	r.out.line(p)
	r.pen = p
}

func (r *pathReader) cubic(a, b, p vec) {
	r.begin()
	r.out.curve(a, b, p)
	r.pen, r.control, r.smoothed = p, b, 'C'
}

func (r *pathReader) quadratic(a, p vec) {
	r.begin()
	r.out.curve(r.pen.toward(a, 2.0/3), p.toward(a, 2.0/3), p)
	r.pen, r.control, r.smoothed = p, a, 'Q'
}

// reflected is the first control point of a smooth curve.
func (r *pathReader) reflected(smooth bool) vec {
	if !smooth {
		return r.pen
	}
	return r.pen.plus(r.pen.minus(r.control))
}

// arc reads the arguments of an elliptical arc and follows it.
func (r *pathReader) arc(base vec) bool {
	var v [3]float64
	for i := range v {
		var ok bool
		if v[i], ok = r.number(); !ok {
			return false
		}
		r.comma()
	}
	large, ok1 := r.flag()
	r.comma()
	sweep, ok2 := r.flag()
	r.comma()
	x, ok3 := r.number()
	r.comma()
	y, ok4 := r.number()
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return false
	}
	r.smoothed = 0
	r.begin()
	end := base.plus(vec{x, y})
	r.out.arc(r.pen, end, math.Abs(v[0]), math.Abs(v[1]), v[2], large, sweep)
	r.pen = end
	return true
}

// arc follows an elliptical arc by cubics (SVG 2, appendix B.2.4).
func (w *way) arc(from, to vec, rx, ry, degrees float64, large, sweep bool) {
	if rx == 0 || ry == 0 || from == to {
		w.line(to)
		return
	}
	sin, cos := sincos(degrees)
	turn := matrix{a: cos, b: sin, c: -sin, d: cos}
	back := matrix{a: cos, b: -sin, c: sin, d: cos}
	half := back.of(from.minus(to).times(0.5))
	p := vec{half.x / rx, half.y / ry} // on the unit circle
	if long := p.length(); long > 1 {
		rx, ry = rx*long, ry*long
		p = p.times(1 / long)
	}
	square := p.dot(p)
	height := math.Sqrt(max(1-square, 0) / square)
	if large == sweep {
		height = -height
	}
	middle := vec{float64(p.y * height), -float64(p.x * height)}
	first, last := p.minus(middle), p.times(-1).minus(middle)
	angle := angleBetween(first, last)
	if sweep && angle < 0 {
		angle += 360
	} else if !sweep && angle > 0 {
		angle -= 360
	}
	place := turn.times(matrix{a: rx, d: ry})
	center := from.toward(to, 0.5).plus(place.of(middle))
	place.e, place.f = center.x, center.y
	w.turns(place, first, angle, to)
}

// turns follows the unit circle from a point of it by an angle in degrees, under a map.
func (w *way) turns(place matrix, first vec, angle float64, to vec) {
	n := int(math.Ceil(math.Abs(angle)/90 - 1e-9))
	sin, cos := sincos(angle / float64(max(n, 1)))
	quarter, _ := sincos(angle / float64(max(n, 1)) / 4)
	_, eighth := sincos(angle / float64(max(n, 1)) / 4)
	handle := 4.0 / 3 * quarter / eighth // 4/3 tan(θ/4)
	a := first
	for i := range n {
		b := vec{sum(a.x, cos, -a.y, sin), sum(a.x, sin, a.y, cos)}
		end := place.of(b)
		if i == n-1 {
			end = to
		}
		w.curve(place.of(vec{a.x - float64(a.y*handle), a.y + float64(a.x*handle)}),
			place.of(vec{b.x + float64(b.y*handle), b.y - float64(b.x*handle)}), end)
		a = b
	}
}

// angleBetween is the angle from a to b in degrees, without the last bits.
func angleBetween(a, b vec) float64 {
	angle := math.Atan2(a.cross(b), a.dot(b)) * (180 / math.Pi)
	return math.Round(angle*1e10) / 1e10
}
