package font

// How the points of a variable font's glyphs move (OpenType, table gvar). Glyphs are read one
// by one when they are asked for, as those of glyf are.

import "golang.org/x/image/math/fixed"

// glyphVariations is the table gvar at a place on the axes.
type glyphVariations struct {
	table   reader
	place   []int
	shared  reader // tuples, of one number per axis
	offsets reader
	long    bool
	start   int // of the glyphs' data
}

const gvarHeader = 20

func parseGlyphVariations(b reader, place []int, numGlyphs int) (*glyphVariations, error) {
	if len(b) < gvarHeader {
		return nil, errVariation
	}
	v := &glyphVariations{table: b, place: place, long: b.u16(14)&1 != 0, start: int(b.u32(16))}
	axes, tuples, at := int(b.u16(4)), int(b.u16(6)), int(b.u32(8))
	size := 2
	if v.long {
		size = 4
	}
	if axes != len(place) || int(b.u16(12)) != numGlyphs || len(b) < gvarHeader+size*(numGlyphs+1) ||
		at > len(b) || 2*axes*tuples > len(b)-at || v.start > len(b) {
		return nil, errVariation
	}
	v.shared = b[at : at+2*axes*tuples]
	v.offsets = b[gvarHeader : gvarHeader+size*(numGlyphs+1)]
	return v, nil
}

// of is the data of a glyph; empty where it has none.
func (v *glyphVariations) of(g GID) reader {
	var from, to int
	if v.long {
		from, to = int(v.offsets.u32(4*int(g))), int(v.offsets.u32(4*int(g)+4))
	} else {
		from, to = 2*int(v.offsets.u16(2*int(g))), 2*int(v.offsets.u16(2*int(g)+2))
	}
	if from >= to || to > len(v.table)-v.start {
		return nil
	}
	return v.table[v.start+from : v.start+to]
}

// Flags of tuples and of lists of points and deltas.
const (
	sharedPoints  = 0x8000
	countOfTuples = 0x0FFF
	embeddedPeak  = 0x8000
	intermediate  = 0x4000
	privatePoints = 0x2000
	indexOfTuple  = 0x0FFF

	pointsAreWords = 0x80
	runOfPoints    = 0x7F
	deltasAreZero  = 0x80
	deltasAreWords = 0x40
	runOfDeltas    = 0x3F
)

// maxWork is how often points may be moved for one glyph: each tuple moves all.
const maxWork = 1 << 21

// shift is how far a point moves, in 1/2^shiftBits of a font unit.
type shift struct{ x, y int64 }

const shiftBits = factorBits + deltaBits

// deltaBits are those behind the point in deltas that are found between two others.
const deltaBits = 8

// shifts are those of the points of a glyph and, behind them, of its four phantom points. ends
// are the numbers of the last points of its contours; a composite has none, and a point for
// each part. It is nil where nothing moves.
func (v *glyphVariations) shifts(g GID, points []point) ([]shift, error) {
	b := v.of(g)
	if len(b) < 4 {
		return nil, nil
	}
	count := len(points) + phantoms
	tuples, at := int(b.u16(0)), int(b.u16(2))
	if (tuples&countOfTuples)*count > maxWork || at > len(b) {
		return nil, errGlyph
	}
	d := deltas{moved: make([]delta2, count), points: points}
	all := make([]shift, count)
	data := b[at:]
	var shared []uint16
	var err error
	if tuples&sharedPoints != 0 {
		if shared, data, err = pointNumbers(data, nil); err != nil {
			return nil, err
		}
	}
	head := b[4:]
	for range tuples & countOfTuples {
		var t tuple
		if t, head, err = v.tuple(head); err != nil {
			return nil, err
		}
		if t.size > len(data) {
			return nil, errGlyph
		}
		if t.share != 0 {
			if err := d.read(data[:t.size], t.flags&privatePoints != 0, shared); err != nil {
				return nil, err
			}
			for i, m := range d.moved {
				all[i].x += m.x * int64(t.share)
				all[i].y += m.y * int64(t.share)
			}
		}
		data = data[t.size:]
	}
	return all, nil
}

// tuple is a set of deltas and how much of it counts.
type tuple struct {
	size, flags int
	share       factor
}

func (v *glyphVariations) tuple(b reader) (t tuple, rest reader, err error) {
	axes := len(v.place)
	if len(b) < 4 {
		return t, nil, errGlyph
	}
	t.size, t.flags = int(b.u16(0)), int(b.u16(2))
	b = b[4:]
	peak := v.shared
	if t.flags&embeddedPeak != 0 {
		if len(b) < 2*axes {
			return t, nil, errGlyph
		}
		peak, b = b[:2*axes], b[2*axes:]
	} else {
		at := 2 * axes * (t.flags & indexOfTuple)
		if at+2*axes > len(peak) {
			return t, nil, errGlyph
		}
		peak = peak[at:]
	}
	var starts, ends reader
	if t.flags&intermediate != 0 {
		if len(b) < 4*axes {
			return t, nil, errGlyph
		}
		starts, ends, b = b[:2*axes], b[2*axes:4*axes], b[4*axes:]
	}
	t.share = oneFactor
	for i, at := range v.place {
		p := int(peak.i16(2 * i))
		start, end := min(p, 0), max(p, 0)
		if starts != nil {
			start, end = int(starts.i16(2*i)), int(ends.i16(2*i))
		}
		t.share = t.share.times(share(start, p, end, at))
	}
	return t, b, nil
}

// pointNumbers reads which points deltas are for; nil stands for all.
func pointNumbers(b reader, list []uint16) ([]uint16, reader, error) {
	if len(b) == 0 {
		return nil, nil, errGlyph
	}
	count := int(b[0])
	b = b[1:]
	if count&0x80 != 0 {
		if len(b) == 0 {
			return nil, nil, errGlyph
		}
		count = count&0x7F<<8 | int(b[0])
		b = b[1:]
	}
	if count == 0 {
		return nil, b, nil
	}
	list = list[:0]
	for number := uint16(0); len(list) < count; {
		if len(b) == 0 {
			return nil, nil, errGlyph
		}
		run, size := int(b[0]&runOfPoints)+1, 1
		if b[0]&pointsAreWords != 0 {
			size = 2
		}
		b = b[1:]
		if run > count-len(list) || run*size > len(b) {
			return nil, nil, errGlyph
		}
		for range run {
			if size == 2 {
				number += b.u16(0)
			} else {
				number += uint16(b[0])
			}
			list = append(list, number)
			b = b[size:]
		}
	}
	return list, b, nil
}

// delta2 is how far one tuple moves a point, in 1/2^deltaBits of a font unit.
type delta2 struct {
	x, y int64
	told bool // in the font; the others follow their neighbours
}

// deltas are read for one tuple after the other.
type deltas struct {
	points  []point
	moved   []delta2
	numbers []uint16
	values  []int16
}

// phantoms is the number of points behind those of a glyph that stand for its edges; the
// first two are its left and right.
const phantoms = 4

func (d *deltas) read(b reader, private bool, shared []uint16) error {
	numbers := shared
	if private {
		var err error
		if numbers, b, err = pointNumbers(b, d.numbers); err != nil {
			return err
		}
		if numbers != nil {
			d.numbers = numbers
		}
	}
	clear(d.moved)
	count := len(numbers)
	if numbers == nil {
		count = len(d.moved)
	}
	if err := d.unpack(b, 2*count); err != nil {
		return err
	}
	for i := range count {
		at := i
		if numbers != nil {
			at = int(numbers[i])
		}
		if at >= len(d.moved) {
			return errGlyph
		}
		d.moved[at] = delta2{int64(d.values[i]) << deltaBits, int64(d.values[count+i]) << deltaBits, true}
	}
	if numbers != nil {
		d.infer()
	}
	return nil
}

// unpack reads numbers, of which runs of zeros take one byte.
func (d *deltas) unpack(b reader, count int) error {
	d.values = d.values[:0]
	for len(d.values) < count {
		if len(b) == 0 {
			return errGlyph
		}
		control, run := b[0], int(b[0]&runOfDeltas)+1
		b = b[1:]
		size := 1
		switch {
		case control&deltasAreZero != 0:
			size = 0
		case control&deltasAreWords != 0:
			size = 2
		}
		if run > count-len(d.values) || run*size > len(b) {
			return errGlyph
		}
		for range run {
			var v int16
			switch size {
			case 1:
				v = int16(int8(b[0]))
			case 2:
				v = b.i16(0)
			}
			d.values = append(d.values, v)
			b = b[size:]
		}
	}
	return nil
}

// infer moves the points that the font is silent about between the two of their contour that
// it tells of (OpenType, gvar, "Inferred deltas for un-referenced point numbers").
func (d *deltas) infer() {
	first := 0
	for i, p := range d.points {
		if p.end {
			d.inferContour(first, i+1)
			first = i + 1
		}
	}
}

func (d *deltas) inferContour(first, end int) {
	anchor := first
	for anchor < end && !d.moved[anchor].told {
		anchor++
	}
	if anchor == end {
		return
	}
	next := func(i int) int {
		if i+1 == end {
			return first
		}
		return i + 1
	}
	for from := anchor; ; {
		to := next(from)
		for !d.moved[to].told {
			to = next(to)
		}
		for i := next(from); i != to; i = next(i) {
			a, b, p := d.points[from], d.points[to], d.points[i]
			d.moved[i].x = between(a.x, b.x, p.x, d.moved[from].x, d.moved[to].x)
			d.moved[i].y = between(a.y, b.y, p.y, d.moved[from].y, d.moved[to].y)
		}
		if from = to; from == anchor {
			return
		}
	}
}

// between is how far p moves between a and b, which move by da and db: outside of them as the
// nearer one, inside in proportion.
func between(a, b, p fixed.Int26_6, da, db int64) int64 {
	if a > b {
		a, b, da, db = b, a, db, da
	}
	switch {
	case a == b && da != db:
		return 0
	case p <= a:
		return da
	case p >= b:
		return db
	}
	return da + (db-da)*int64(p-a)/int64(b-a)
}

// units is a distance to the whole font unit.
func units(v int64) int { return int((v + 1<<(shiftBits-1)) >> shiftBits) }
