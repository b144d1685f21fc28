package font

// Outlines, read from the tables glyf and loca.

import (
	"errors"
	"math"
	"slices"

	"golang.org/x/image/math/fixed"
)

// Op is what a segment of an outline does.
type Op uint8

// The operations of an outline.
const (
	MoveTo Op = iota // to Points[0]
	LineTo           // to Points[0]
	QuadTo           // a quadratic with control point Points[0], to Points[1]
)

// Segment is a step of an outline. Contours are closed; a MoveTo begins the next.
type Segment struct {
	Op     Op
	Points [2]fixed.Point26_6 // in font units, y upwards
}

// Flags of the points of a simple glyph.
const (
	onCurve     = 0x01
	xShort      = 0x02
	yShort      = 0x04
	repeats     = 0x08
	xSameOrPlus = 0x10
	ySameOrPlus = 0x20
)

// Flags of the parts of a composite glyph.
const (
	argsAreWords    = 0x0001
	argsAreXY       = 0x0002
	hasScale        = 0x0008
	moreParts       = 0x0020
	hasXYScale      = 0x0040
	hasTwoByTwo     = 0x0080
	hasInstructions = 0x0100
	scaledOffset    = 0x0800
)

const (
	glyphHeader = 10      // bytes before the description proper
	one         = 1 << 14 // 1 in the numbers of a matrix
	maxDepth    = 8       // of composites within composites
	maxPoints   = 1 << 16 // of a glyph with all its parts
	maxParts    = 1 << 10 // of a composite with all its parts
)

var errGlyph = errors.New("font has a broken glyph")

// glyphData is the description of a glyph in glyf; empty where it has no outline or where
// loca points astray.
func (f *Face) glyphData(g GID) reader {
	if int(g) >= f.numGlyphs {
		return nil
	}
	loca := reader(f.tables.loca)
	var start, end uint64
	if f.longLoca {
		start, end = uint64(loca.u32(4*int(g))), uint64(loca.u32(4*int(g)+4))
	} else {
		start, end = 2*uint64(loca.u16(2*int(g))), 2*uint64(loca.u16(2*int(g)+2))
	}
	if start+glyphHeader > end || end > uint64(len(f.tables.glyf)) {
		return nil
	}
	return f.tables.glyf[start:end:end]
}

// Outline gives the contours of a glyph, composites resolved and cubics made quadratics; nil
// where it has none or is broken.
func (f *Face) Outline(g GID) []Segment {
	points, err := f.contours(g)
	if err != nil {
		return nil
	}
	return segmentsOf(points)
}

// contours gives the points of a glyph, contour by contour.
func (f *Face) contours(g GID) ([]point, error) {
	if int(g) >= f.numGlyphs {
		return nil, nil
	}
	if f.cff != nil {
		return f.cff.outline(g, int64(f.head.unitsPerEm)*vectorUnit/cubicTolerance)
	}
	o := outliner{face: f}
	if err := o.glyph(g, 0); err != nil {
		return nil, err
	}
	for i := range o.points {
		o.points[i].x -= fixed.I(o.left)
	}
	return o.points, nil
}

// cubicTolerance is the part of an em by which a quadratic may be off the cubic that it
// stands for.
const cubicTolerance = 2000

// point is a point of a contour, in 1/64 font unit.
type point struct {
	x, y    fixed.Int26_6
	on, end bool // on the curve; the last of its contour
}

// outliner collects the points of a glyph and its parts.
type outliner struct {
	face   *Face
	points []point
	parts  int
	// left is how far the left edge of an instance's glyph has moved, and wider how much
	// farther the right one.
	left, wider int
}

func (o *outliner) glyph(g GID, depth int) error {
	b := o.face.glyphData(g)
	if len(b) == 0 {
		return nil
	}
	contours := int(b.i16(0))
	if contours < 0 && depth == maxDepth {
		return errGlyph
	}
	if contours < 0 {
		return o.composite(g, b, depth)
	}
	first := len(o.points)
	if err := o.simple(b[glyphHeader:], contours); err != nil || o.face.variations == nil {
		return err
	}
	points := o.points[first:]
	shifts, err := o.face.variations.shifts(g, points)
	if err != nil || shifts == nil {
		return err
	}
	for i := range points {
		points[i].x += fixed.I(units(shifts[i].x))
		points[i].y += fixed.I(units(shifts[i].y))
	}
	o.edges(shifts, depth)
	return nil
}

// edges notes where those of the whole glyph move.
func (o *outliner) edges(shifts []shift, depth int) {
	if depth == 0 {
		ends := shifts[len(shifts)-phantoms:]
		o.left, o.wider = units(ends[0].x), units(ends[1].x-ends[0].x)
	}
}

// simple reads the points of a glyph that has its own contours.
func (o *outliner) simple(b reader, contours int) error {
	if contours == 0 {
		return nil
	}
	body, count, err := simpleBody(b, contours)
	if err != nil {
		return err
	}
	flags, xs, ys, err := splitPoints(b[body:], count)
	if err != nil {
		return err
	}
	if len(o.points)+count > maxPoints {
		return errGlyph
	}
	first := len(o.points)
	o.points = slices.Grow(o.points, count)
	var x, y int16
	for at := 0; at < len(flags); at++ {
		flag, times := flags[at], 1
		if flag&repeats != 0 {
			at++
			times += int(flags[at])
		}
		for range times {
			x += delta(&xs, flag&xShort, flag&xSameOrPlus)
			y += delta(&ys, flag&yShort, flag&ySameOrPlus)
			o.points = append(o.points, point{
				x: fixed.I(int(x)), y: fixed.I(int(y)), on: flag&onCurve != 0,
			})
		}
	}
	for i := range contours {
		o.points[first+int(b.u16(2*i))].end = true
	}
	return nil
}

// simpleBody gives the place of the flags in a simple glyph, past its instructions, and
// the number of its points. The ends of its contours are checked to grow.
func simpleBody(b reader, contours int) (at, points int, err error) {
	at = 2*contours + 2
	if len(b) < at {
		return 0, 0, errGlyph
	}
	last := -1
	for i := range contours {
		end := int(b.u16(2 * i))
		if end <= last {
			return 0, 0, errGlyph
		}
		last = end
	}
	at += int(b.u16(2 * contours))
	if len(b) < at {
		return 0, 0, errGlyph
	}
	return at, last + 1, nil
}

// splitPoints divides the description of count points into flags and coordinates, all of
// which are checked to be there.
func splitPoints(b reader, count int) (flags, xs, ys reader, err error) {
	at, xSize, ySize := 0, 0, 0
	for n := 0; n < count; {
		if at >= len(b) {
			return nil, nil, nil, errGlyph
		}
		flag, times := b[at], 1
		at++
		if flag&repeats != 0 {
			if at >= len(b) {
				return nil, nil, nil, errGlyph
			}
			times += int(b[at])
			at++
		}
		if n += times; n > count {
			return nil, nil, nil, errGlyph
		}
		xSize += times * sizeOf(flag&xShort, flag&xSameOrPlus)
		ySize += times * sizeOf(flag&yShort, flag&ySameOrPlus)
	}
	if len(b) < at+xSize+ySize {
		return nil, nil, nil, errGlyph
	}
	return b[:at], b[at : at+xSize], b[at+xSize : at+xSize+ySize], nil
}

// sizeOf is the number of bytes in which a coordinate is given.
func sizeOf(short, sameOrPlus byte) int {
	switch {
	case short != 0:
		return 1
	case sameOrPlus != 0:
		return 0
	}
	return 2
}

// delta takes the next coordinate, which is relative to the last.
func delta(b *reader, short, sameOrPlus byte) int16 {
	n := sizeOf(short, sameOrPlus)
	var d int16
	switch n {
	case 1:
		d = int16((*b)[0])
		if sameOrPlus == 0 {
			d = -d
		}
	case 2:
		d = b.i16(0)
	}
	*b = (*b)[n:]
	return d
}

// part is a glyph within a composite.
type part struct {
	glyph      GID
	flags      uint16
	arg1, arg2 int
	matrix     [4]int // xx, xy, yx, yy in 1/16384: x' = xx·x + yx·y, y' = xy·x + yy·y
	next       int    // where it ends in the composite's description
}

// nextPart reads the part of a composite at a place in its description.
func nextPart(b reader, at int) (part, error) {
	if len(b) < at+4 {
		return part{}, errGlyph
	}
	p := part{flags: b.u16(at), glyph: GID(b.u16(at + 2)), matrix: [4]int{one, 0, 0, one}}
	at += 4
	need := 2
	if p.flags&argsAreWords != 0 {
		need = 4
	}
	args := at
	at += need
	scales := at
	switch {
	case p.flags&hasScale != 0:
		at += 2
	case p.flags&hasXYScale != 0:
		at += 4
	case p.flags&hasTwoByTwo != 0:
		at += 8
	}
	if len(b) < at {
		return part{}, errGlyph
	}
	p.next = at
	p.readArgs(b[args:])
	p.readMatrix(b[scales:])
	return p, nil
}

func (p *part) readArgs(b reader) {
	switch {
	case p.flags&argsAreWords != 0 && p.flags&argsAreXY != 0:
		p.arg1, p.arg2 = int(b.i16(0)), int(b.i16(2))
	case p.flags&argsAreWords != 0:
		p.arg1, p.arg2 = int(b.u16(0)), int(b.u16(2))
	case p.flags&argsAreXY != 0:
		p.arg1, p.arg2 = int(int8(b[0])), int(int8(b[1]))
	default:
		p.arg1, p.arg2 = int(b[0]), int(b[1])
	}
}

func (p *part) readMatrix(b reader) {
	switch {
	case p.flags&hasScale != 0:
		p.matrix[0], p.matrix[3] = int(b.i16(0)), int(b.i16(0))
	case p.flags&hasXYScale != 0:
		p.matrix[0], p.matrix[3] = int(b.i16(0)), int(b.i16(2))
	case p.flags&hasTwoByTwo != 0:
		p.matrix = [4]int{int(b.i16(0)), int(b.i16(2)), int(b.i16(4)), int(b.i16(6))}
	}
}

// composite puts the parts of a glyph together.
func (o *outliner) composite(g GID, b reader, depth int) error {
	whole := len(o.points)
	shifts, err := o.partShifts(g, b)
	if err != nil {
		return err
	}
	if shifts != nil {
		o.edges(shifts, depth)
	}
	for at := glyphHeader; ; {
		p, err := nextPart(b, at)
		if err != nil {
			return err
		}
		if shifts != nil {
			if p.flags&argsAreXY != 0 {
				p.arg1, p.arg2 = p.arg1+units(shifts[0].x), p.arg2+units(shifts[0].y)
			}
			shifts = shifts[1:]
		}
		if o.parts++; o.parts > maxParts {
			return errGlyph
		}
		first := len(o.points)
		if err := o.glyph(p.glyph, depth+1); err != nil {
			return err
		}
		if err := o.place(p, whole, first); err != nil {
			return err
		}
		if p.flags&moreParts == 0 {
			return nil
		}
		at = p.next
	}
}

// partShifts is how far the parts of a composite move.
func (o *outliner) partShifts(g GID, b reader) ([]shift, error) {
	if o.face.variations == nil {
		return nil, nil
	}
	parts := 0
	for at, more := glyphHeader, true; more; {
		p, err := nextPart(b, at)
		if err != nil {
			return nil, err
		}
		if parts++; parts > maxParts {
			return nil, errGlyph
		}
		at, more = p.next, p.flags&moreParts != 0
	}
	return o.face.variations.shifts(g, make([]point, parts))
}

// place transforms and moves the points of a part, which begin at first; those of the
// whole glyph begin at whole.
func (o *outliner) place(p part, whole, first int) error {
	points := o.points[first:]
	if p.matrix != [4]int{one, 0, 0, one} {
		for i := range points {
			pt := &points[i]
			pt.x, pt.y = p.apply(pt.x, 0, pt.y, 2), p.apply(pt.x, 1, pt.y, 3)
		}
	}
	dx, dy := fixed.I(p.arg1), fixed.I(p.arg2)
	switch {
	case p.flags&argsAreXY == 0:
		from, to := first+p.arg2, whole+p.arg1
		if from >= len(o.points) || to >= first {
			return errGlyph
		}
		dx, dy = o.points[to].x-o.points[from].x, o.points[to].y-o.points[from].y
	case p.flags&scaledOffset != 0:
		dx = scaled(dx, length(p.matrix[0], p.matrix[1]))
		dy = scaled(dy, length(p.matrix[2], p.matrix[3]))
	}
	for i := range points {
		points[i].x += dx
		points[i].y += dy
	}
	return nil
}

// apply gives x times one entry of the matrix plus y times another.
func (p *part) apply(x fixed.Int26_6, i int, y fixed.Int26_6, j int) fixed.Int26_6 {
	return scaled(x, p.matrix[i]) + scaled(y, p.matrix[j])
}

// scaled multiplies by a factor in 1/16384 and rounds.
func scaled(x fixed.Int26_6, factor int) fixed.Int26_6 {
	return fixed.Int26_6((int64(x)*int64(factor) + one/2) >> 14)
}

// length is that of a vector. The square root of a float64 is exact on every machine.
func length(x, y int) int { return int(math.Sqrt(float64(x*x + y*y))) }

// segmentsOf turns points into lines and curves.
func segmentsOf(points []point) []Segment {
	if len(points) == 0 {
		return nil
	}
	segments := make([]Segment, 0, len(points)+len(points)/8+1)
	first := 0
	for i, p := range points {
		if p.end {
			segments = appendContour(segments, points[first:i+1])
			first = i + 1
		}
	}
	return segments
}

// appendContour adds a closed contour. Between two points off the curve one on the curve
// is implied, half way.
func appendContour(segments []Segment, points []point) []Segment {
	start, rest := points[0], points[1:]
	if !start.on {
		if last := points[len(points)-1]; last.on {
			start, rest = last, points[:len(points)-1]
		} else {
			start, rest = middle(start, last), points
		}
	}
	segments = append(segments, Segment{Op: MoveTo, Points: [2]fixed.Point26_6{start.at()}})
	var control point
	pending := false
	for _, p := range rest {
		switch {
		case p.on && pending:
			segments = append(segments, Segment{QuadTo, [2]fixed.Point26_6{control.at(), p.at()}})
			pending = false
		case p.on:
			segments = append(segments, Segment{Op: LineTo, Points: [2]fixed.Point26_6{p.at()}})
		default:
			if pending {
				segments = append(segments, Segment{QuadTo, [2]fixed.Point26_6{control.at(), middle(control, p).at()}})
			}
			control, pending = p, true
		}
	}
	if pending {
		return append(segments, Segment{QuadTo, [2]fixed.Point26_6{control.at(), start.at()}})
	}
	return append(segments, Segment{Op: LineTo, Points: [2]fixed.Point26_6{start.at()}})
}

func (p point) at() fixed.Point26_6 { return fixed.Point26_6{X: p.x, Y: p.y} }

func middle(a, b point) point { return point{x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true} }
