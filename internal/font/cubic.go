package font

// From the cubic curves of CFF to the quadratic ones of TrueType.
//
// A cubic becomes a spline of n quadratics whose first and last control points lie on its
// tangents and which meet half way between their control points, so that no bend comes in
// where there was none; n is the least with which the spline is near enough (after the
// cu2qu of fontTools). All is done in integers, so that every machine gives the same points.

import (
	"math"

	"golang.org/x/image/math/fixed"
)

// vector is a point or a distance, in 1/1024 of a font unit.
type vector struct{ x, y int64 }

const vectorUnit = 1 << 10

func (a vector) plus(b vector) vector  { return vector{a.x + b.x, a.y + b.y} }
func (a vector) minus(b vector) vector { return vector{a.x - b.x, a.y - b.y} }

// times is the share n/d of a.
func (a vector) times(n, d int64) vector { return vector{a.x * n / d, a.y * n / d} }

func (a vector) within(distance int64) bool { return a.x*a.x+a.y*a.y <= distance*distance }

// sketch collects contours.
type sketch struct {
	tolerance int64 // in 1/1024 of a font unit
	points    []point
	first     int // of the contour, in points
	pen       vector
	open      bool
	failed    bool
}

func (s *sketch) move(to vector) {
	s.closeContour()
	s.pen = to
	s.open = true
	s.add(to, true)
}

func (s *sketch) line(to vector) {
	s.begin()
	if to != s.pen {
		s.add(to, true)
	}
	s.pen = to
}

func (s *sketch) curve(c1, c2, to vector) {
	s.begin()
	var space [maxQuadratics]vector
	for _, control := range quadratics([4]vector{s.pen, c1, c2, to}, s.tolerance, space[:0]) {
		s.add(control, false)
	}
	s.add(to, true)
	s.pen = to
}

// begin opens a contour where a broken font draws without having moved.
func (s *sketch) begin() {
	if !s.open {
		s.move(s.pen)
	}
}

func (s *sketch) add(v vector, on bool) {
	const limit = math.MaxInt16 * vectorUnit
	if len(s.points) == maxPoints || v.x > limit || v.x < -limit || v.y > limit || v.y < -limit {
		s.failed = true
		return
	}
	s.points = append(s.points, point{x: wholeUnits(v.x), y: wholeUnits(v.y), on: on})
}

// wholeUnits rounds to font units, the only coordinates that TrueType has.
func wholeUnits(v int64) fixed.Int26_6 { return fixed.I(int((v + vectorUnit/2) >> 10)) }

// closeContour ends a contour. Its last point goes where it repeats the first, and so does
// all of a contour without any area.
func (s *sketch) closeContour() {
	s.open = false
	list := s.points[s.first:]
	if n := len(list) - 1; n > 0 && list[n].on && list[n].x == list[0].x && list[n].y == list[0].y {
		list = list[:n]
	}
	if len(list) < 2 {
		s.points = s.points[:s.first]
		return
	}
	s.points = s.points[:s.first+len(list)]
	s.points[len(s.points)-1].end = true
	s.first = len(s.points)
}

// finish gives the points of all contours.
func (s *sketch) finish() ([]point, error) {
	s.closeContour()
	if s.failed {
		return nil, errGlyph
	}
	return s.points, nil
}

// maxQuadratics is the most that a cubic becomes. With 16 the error is 1/4096 of that with
// one, which is small enough for any curve within the bounds of a font.
const maxQuadratics = 16

// quadratics appends the control points of a spline that is within tolerance of a cubic.
func quadratics(c [4]vector, tolerance int64, out []vector) []vector {
	if control, ok := meeting(c); ok && fits(c, [3]vector{c[0], control, c[3]}, tolerance) {
		return append(out, control)
	}
	for n := int64(2); ; n++ {
		out = out[:0]
		for i := range n {
			out = append(out, controlOf(piece(c, i, n), i, n))
		}
		if n == maxQuadratics || splineFits(c, out, tolerance) {
			return out
		}
	}
}

// meeting is where the tangents at the two ends of a cubic meet.
func meeting(c [4]vector) (vector, bool) {
	switch {
	case c[0] == c[1]:
		return c[2], true
	case c[2] == c[3]:
		return c[1], true
	}
	out, in := c[1].minus(c[0]), c[3].minus(c[2])
	across := in.x*out.y - in.y*out.x
	if across == 0 {
		return vector{}, false
	}
	// Beyond this the lines are as good as parallel, and the product below has no room.
	gap := c[0].minus(c[2])
	share := gap.x*out.y - gap.y*out.x
	const far = 8
	if max(share, -share)/far > max(across, -across) {
		return vector{}, false
	}
	const fraction = 1 << 12
	for max(share, -share) > math.MaxInt64/fraction {
		share, across = share/2, across/2
	}
	return c[2].plus(in.times(share*fraction/across, fraction)), true
}

// piece is the i-th of n parts of a cubic, of the same length in its parameter. Its points are
// those of the blossom (Ramshaw, "Blossoms are polar forms", 1989).
func piece(c [4]vector, i, n int64) [4]vector {
	at := func(u, v, w int64) vector {
		a, b, d := n-u, n-v, n-w
		k0, k1 := a*b*d, u*b*d+a*v*d+a*b*w
		k2, k3 := u*v*d+u*b*w+a*v*w, u*v*w
		sum := vector{
			c[0].x*k0 + c[1].x*k1 + c[2].x*k2 + c[3].x*k3,
			c[0].y*k0 + c[1].y*k1 + c[2].y*k2 + c[3].y*k3,
		}
		return sum.times(1, n*n*n)
	}
	j := i + 1
	return [4]vector{at(i, i, i), at(i, i, j), at(i, j, j), at(j, j, j)}
}

// controlOf is the control point for the i-th of n pieces: on the tangent of its beginning in
// the first, of its end in the last, and between the two in the others.
func controlOf(p [4]vector, i, n int64) vector {
	first := p[0].plus(p[1].minus(p[0]).times(3, 2))
	last := p[3].plus(p[2].minus(p[3]).times(3, 2))
	return first.plus(last.minus(first).times(i, n-1))
}

func splineFits(c [4]vector, controls []vector, tolerance int64) bool {
	from, n := c[0], int64(len(controls))
	for i, control := range controls {
		to := c[3]
		if i+1 < len(controls) {
			to = control.plus(controls[i+1]).times(1, 2)
		}
		if !fits(piece(c, int64(i), n), [3]vector{from, control, to}, tolerance) {
			return false
		}
		from = to
	}
	return true
}

// fits reports whether a quadratic keeps within tolerance of a cubic. Their difference is a
// cubic itself, for which the quadratic is written as one.
func fits(c [4]vector, q [3]vector, tolerance int64) bool {
	d := [4]vector{
		q[0].minus(c[0]),
		q[0].plus(q[1].minus(q[0]).times(2, 3)).minus(c[1]),
		q[2].plus(q[1].minus(q[2]).times(2, 3)).minus(c[2]),
		q[2].minus(c[3]),
	}
	return d[0].within(tolerance) && d[3].within(tolerance) && staysWithin(d, tolerance, 6)
}

// staysWithin reports whether a cubic whose ends are near the origin is so everywhere. Where
// its control points are not, its halves are looked at.
func staysWithin(d [4]vector, tolerance int64, depth int) bool {
	if d[1].within(tolerance) && d[2].within(tolerance) {
		return true
	}
	middle := d[0].plus(d[1].plus(d[2]).times(3, 1)).plus(d[3]).times(1, 8)
	if depth == 0 || !middle.within(tolerance) {
		return false
	}
	left, right := piece(d, 0, 2), piece(d, 1, 2)
	return staysWithin(left, tolerance, depth-1) && staysWithin(right, tolerance, depth-1)
}
