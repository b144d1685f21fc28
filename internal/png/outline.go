package png

// Marks become lines: glyphs and shapes are put at their place among the pixels and their
// curves divided into chords.

import (
	"math/bits"

	"leitbild/internal/font"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// Bounds of what is computed with, which nothing that can be seen comes near: their
// products stay within 64 bits.
const (
	longest  = 50000 * unit.Millimetre
	farthest = 1 << 30 // in 1/256 pixel
	// widest bounds the places of a run's glyphs, in 1/64 font unit, and largest their scale.
	widest  = 1 << 28
	largest = 1 << 34
)

// within cuts v to a bound on both sides of zero.
func within(v, bound int64) int64 { return min(max(v, -bound), bound) }

// at is the place of a length on the axis.
func (a *axis) at(l unit.Length) int64 {
	from := unit.Length(within(int64(l), int64(longest))) - a.origin
	return within(int64(from.Scale(int64(a.pixels)<<subBits, int64(a.length))), farthest)
}

// scaleBits follow the binary point of an axis's scale for the glyphs of a run.
const scaleBits = 24

// scale is the factor from 1/64 font unit to places on the axis.
func (a *axis) scale(r *page.Run) int64 {
	size := uint64(min(max(r.Size, 0), longest))
	high, low := bits.Mul64(size*uint64(a.pixels), 1<<(subBits+scaleBits))
	em := uint64(64*r.Face.UnitsPerEm()) * uint64(a.length)
	if high >= em {
		return largest
	}
	quotient, _ := bits.Div64(high, low, em)
	return int64(min(quotient, largest))
}

// outlines are those of the glyphs that a page uses.
type outlines map[glyphKey][]font.Segment

type glyphKey struct {
	face  *font.Face
	glyph font.GID
}

func (o outlines) of(face *font.Face, glyph font.GID) []font.Segment {
	key := glyphKey{face, glyph}
	outline, ok := o[key]
	if !ok {
		outline = face.Outline(glyph)
		o[key] = outline
	}
	return outline
}

// shape is a mark, or a glyph of one, as contours of lines.
type shape struct {
	// points are those of all contours, each of which comes back to its first.
	points []point
	// ends are the places in points where the contours end.
	ends []int
	low  point
	high point
}

func (s *shape) reset() {
	s.points, s.ends = s.points[:0], s.ends[:0]
	s.low, s.high = point{1 << 62, 1 << 62}, point{-1 << 62, -1 << 62}
}

func (s *shape) add(p point) {
	s.points = append(s.points, p)
	s.low = point{min(s.low.x, p.x), min(s.low.y, p.y)}
	s.high = point{max(s.high.x, p.x), max(s.high.y, p.y)}
}

// pen is where the last segment ended.
func (s *shape) pen() point {
	if len(s.points) == 0 {
		return point{}
	}
	return s.points[len(s.points)-1]
}

// closeContour ends a contour, if one is open.
func (s *shape) closeContour() {
	first := 0
	if n := len(s.ends); n > 0 {
		first = s.ends[n-1]
	}
	if first == len(s.points) {
		return
	}
	s.points = append(s.points, s.points[first])
	s.ends = append(s.ends, len(s.points))
}

// chords is the number of lines that stand for a curve whose control points have the given
// second differences, such that no line is more than 1/128 pixel away from it. The distance
// is at most a quarter of the difference for a quadratic and 3/4 for a cubic; it falls with
// the square of the number.
func chords(difference int64, quarters int64) int64 {
	n := int64(1)
	for n*n*(sub/128)*4 < difference*quarters && n < 1000 {
		n++
	}
	return n
}

// bend is the second difference of three points in the direction where it is larger.
func bend(a, b, c point) int64 {
	x, y := a.x-2*b.x+c.x, a.y-2*b.y+c.y
	return max(x, -x, y, -y)
}

func (s *shape) quadTo(b, c point) {
	a := s.pen()
	n := chords(bend(a, b, c), 1)
	for i := int64(1); i < n; i++ {
		j := n - i
		s.add(point{
			(a.x*j*j + 2*b.x*i*j + c.x*i*i) / (n * n),
			(a.y*j*j + 2*b.y*i*j + c.y*i*i) / (n * n),
		})
	}
	s.add(c)
}

func (s *shape) cubeTo(b, c, d point) {
	a := s.pen()
	n := chords(max(bend(a, b, c), bend(b, c, d)), 3)
	for i := int64(1); i < n; i++ {
		j := n - i
		s.add(point{
			(a.x*j*j*j + 3*b.x*i*j*j + 3*c.x*i*i*j + d.x*i*i*i) / (n * n * n),
			(a.y*j*j*j + 3*b.y*i*j*j + 3*c.y*i*i*j + d.y*i*i*i) / (n * n * n),
		})
	}
	s.add(d)
}

// path takes a shape of the page.
func (s *shape) path(p *page.Path, v *view) {
	s.reset()
	at := func(p page.Point) point { return point{v.x.at(p.X), v.y.at(p.Y)} }
	for i := range p.Segments {
		segment := &p.Segments[i]
		switch segment.Op {
		case page.MoveTo:
			s.closeContour()
			s.add(at(segment.Points[0]))
		case page.LineTo:
			s.add(at(segment.Points[0]))
		case page.CurveTo:
			s.cubeTo(at(segment.Points[0]), at(segment.Points[1]), at(segment.Points[2]))
		case page.Close:
			s.closeContour()
		}
	}
	s.closeContour()
}

// lettering places the glyphs of a run.
type lettering struct {
	origin         point
	scaleX, scaleY int64
}

func (v *view) lettering(r *page.Run) lettering {
	return lettering{point{v.x.at(r.X), v.y.at(r.Y)}, v.x.scale(r), v.y.scale(r)}
}

// glyph takes a glyph of a run.
func (s *shape) glyph(outline []font.Segment, g page.Glyph, l lettering) {
	s.reset()
	at := func(x, y int64) point {
		return point{
			within(l.origin.x+within(int64(g.X)<<6+x, widest)*l.scaleX>>scaleBits, farthest),
			within(l.origin.y-within(int64(g.Y)<<6+y, widest)*l.scaleY>>scaleBits, farthest),
		}
	}
	for i := range outline {
		segment := &outline[i]
		p := at(int64(segment.Points[0].X), int64(segment.Points[0].Y))
		switch segment.Op {
		case font.MoveTo:
			s.closeContour()
			s.add(p)
		case font.LineTo:
			s.add(p)
		case font.QuadTo:
			s.quadTo(p, at(int64(segment.Points[1].X), int64(segment.Points[1].Y)))
		}
	}
	s.closeContour()
}

// pixels is the region that the shape touches.
func (s *shape) pixels() region {
	if len(s.points) == 0 {
		return region{}
	}
	return region{
		int(s.low.x >> subBits), int(s.low.y >> subBits),
		int((s.high.x + sub - 1) >> subBits), int((s.high.y + sub - 1) >> subBits),
	}
}

// lines gives the shape's lines to the raster.
func (s *shape) lines(z *raster) {
	first := 0
	for _, end := range s.ends {
		for i := first + 1; i < end; i++ {
			z.line(s.points[i-1], s.points[i])
		}
		first = end
	}
}
