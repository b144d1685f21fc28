package font

// Where the ink of a glyph ends. The box that the font file gives with a glyph is that of
// its control points, which in a slanted face lie up to a hundredth of an em outside the
// ink: too much for lines that are aligned by ink.

import (
	"math"

	"golang.org/x/image/math/fixed"
)

// Extents is the box around the ink of a glyph, in font units, y upwards.
type Extents struct{ XMin, YMin, XMax, YMax int }

// Extents is the box around the ink of a glyph, rounded outwards to whole units; ok is
// false where it has none.
func (f *Face) Extents(g GID) (e Extents, ok bool) {
	if int(g) >= f.numGlyphs {
		return Extents{}, false
	}
	if packed := f.extents[g].Load(); packed != 0 {
		return unpackExtents(packed)
	}
	packed := packExtents(inkOf(f.Outline(g)))
	f.extents[g].Store(packed)
	return unpackExtents(packed)
}

// noInk stands for the extents of a glyph without ink, packed: a box inside out.
const noInk = 1

// packExtents puts a box into four 16-bit numbers; those that do not fit, which no sound
// font has, are cut. A box without area counts as empty.
func packExtents(e Extents) uint64 {
	if e.XMin >= e.XMax || e.YMin >= e.YMax {
		return noInk
	}
	var packed uint64
	for _, v := range [...]int{e.XMin, e.YMin, e.XMax, e.YMax} {
		packed = packed<<16 | uint64(uint16(min(max(v, math.MinInt16), math.MaxInt16)))
	}
	return packed
}

func unpackExtents(packed uint64) (e Extents, ok bool) {
	if packed == noInk {
		return Extents{}, false
	}
	return Extents{
		XMin: int(int16(packed >> 48)), YMin: int(int16(packed >> 32)),
		XMax: int(int16(packed >> 16)), YMax: int(int16(packed)),
	}, true
}

// span is an interval in 1/64 font unit.
type span struct{ low, high fixed.Int26_6 }

func (s *span) add(v fixed.Int26_6) { s.low, s.high = min(s.low, v), max(s.high, v) }

// addCurve adds where a quadratic from a with control point c to b goes farthest. If c
// lies between the two that is one of them; else the curve turns at (ab−c²)/(a−2c+b).
func (s *span) addCurve(a, c, b fixed.Int26_6) {
	s.add(b)
	if c >= min(a, b) && c <= max(a, b) {
		return
	}
	num, den := int64(a)*int64(b)-int64(c)*int64(c), int64(a)-2*int64(c)+int64(b)
	s.add(fixed.Int26_6(floorDiv(num, den)))
	s.add(fixed.Int26_6(-floorDiv(-num, den)))
}

// floorDiv is a/b rounded down.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// inkOf is the box around an outline.
func inkOf(outline []Segment) Extents {
	if len(outline) == 0 {
		return Extents{}
	}
	pen := outline[0].Points[0]
	x, y := span{pen.X, pen.X}, span{pen.Y, pen.Y}
	for _, s := range outline {
		to := s.Points[0]
		if s.Op == QuadTo {
			control := to
			to = s.Points[1]
			x.addCurve(pen.X, control.X, to.X)
			y.addCurve(pen.Y, control.Y, to.Y)
		} else {
			x.add(to.X)
			y.add(to.Y)
		}
		pen = to
	}
	return Extents{x.low.Floor(), y.low.Floor(), x.high.Ceil(), y.high.Ceil()}
}

// StemLeft is the left side of the ink above the baseline, in font units. It is that of
// Extents but for a letter whose tail goes further to the left, such as j. ok is false
// where there is no ink above the baseline.
func (f *Face) StemLeft(g GID) (x int, ok bool) {
	least := fixed.Int26_6(math.MaxInt32)
	for _, s := range f.Outline(g) {
		end := s.Points[0]
		if s.Op == QuadTo {
			end = s.Points[1]
		}
		if end.Y >= 0 {
			least, ok = min(least, end.X), true
		}
	}
	return least.Round(), ok
}
