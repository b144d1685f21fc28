package font

// Variable fonts: the place on the axes that an instance is set to, and what it adds to
// numbers (OpenType, "OpenType Font Variations Common Table Formats", tables fvar, avar,
// HVAR, MVAR). Integers throughout, so that every machine gives the same instance.

import (
	"errors"
	"slices"
)

var errVariation = errors.New("font has a broken table of variations")

// factor is how much of a delta counts, in 1/2^factorBits.
type factor int64

const (
	factorBits = 24
	oneFactor  = 1 << factorBits
)

// axis is an axis of a variable font, in 1/65536 of its unit.
type axis struct {
	tag                 string
	least, normal, most int
}

// Sizes in the table fvar, and how many axes a font may have: several times as many as any has.
const (
	fvarHeader = 16
	axisSize   = 20
	maxAxes    = 64
)

// parseAxes reads the table fvar; there are none in a font that is not variable.
func parseAxes(b reader) ([]axis, error) {
	if len(b) == 0 {
		return nil, nil
	}
	if len(b) < fvarHeader {
		return nil, errVariation
	}
	at, count, size := int(b.u16(4)), int(b.u16(8)), int(b.u16(10))
	if count > maxAxes || size < axisSize || at+count*size > len(b) {
		return nil, errVariation
	}
	axes := make([]axis, count)
	for i := range axes {
		r := b[at+i*size:]
		a := axis{string(r[:4]), int(int32(r.u32(4))), int(int32(r.u32(8))), int(int32(r.u32(12)))}
		if a.least > a.normal || a.normal > a.most {
			return nil, errVariation
		}
		axes[i] = a
	}
	return axes, nil
}

// oneCoordinate is 1 in coordinates, which go from -1 by way of 0, the normal, to 1.
const oneCoordinate = 1 << 14

// coordinate is a value as a place on the axis, clamped to its ends.
func (a axis) coordinate(value int) int {
	value = min(max(value, a.least), a.most)
	switch {
	case value < a.normal:
		return -rounded((a.normal-value)*oneCoordinate, a.normal-a.least)
	case value > a.normal:
		return rounded((value-a.normal)*oneCoordinate, a.most-a.normal)
	}
	return 0
}

// rounded is a/b for a ≥ 0 and b > 0.
func rounded(a, b int) int { return (a + b/2) / b }

// weightAxis is the axis of the boldness.
const weightAxis = "wght"

// placeFor is where an instance of a weight stands on the axes: at their normal, but for the
// weight. Without a weight that is at its normal too.
func placeFor(axes []axis, weight int, avar reader) []int {
	place := make([]int, len(axes))
	for i, a := range axes {
		if a.tag == weightAxis && weight > 0 {
			place[i] = a.coordinate(weight << 16)
		}
	}
	bend(place, avar)
	return place
}

// bend moves places as the table avar says: along lines between the points of its maps.
func bend(place []int, b reader) {
	if len(b) < 8 || int(b.u16(6)) != len(place) {
		return
	}
	at := 8
	bent := slices.Clone(place)
	for i := range bent {
		if at+2 > len(b) {
			return
		}
		count := int(b.u16(at))
		at += 2
		if at+4*count > len(b) {
			return
		}
		bent[i] = alongMap(b[at:at+4*count], bent[i])
		at += 4 * count
	}
	copy(place, bent)
}

// alongMap follows one map of the table avar.
func alongMap(b reader, v int) int {
	for i := 0; i+8 <= len(b); i += 4 {
		from, to := int(b.i16(i)), int(b.i16(i+2))
		next, nextTo := int(b.i16(i+4)), int(b.i16(i+6))
		if v < from || v > next || from >= next {
			continue
		}
		return to + floorRounded((v-from)*(nextTo-to), next-from)
	}
	return v
}

// floorRounded is a/b for b > 0, halves upwards.
func floorRounded(a, b int) int { return int(floorDiv(int64(2*a+b), int64(2*b))) }

// share is the factor of a region in which an axis counts from start by way of peak to end, at
// a place on it.
func share(start, peak, end, at int) factor {
	switch {
	case peak == 0 || at == peak || start > peak || peak > end || start < 0 && end > 0:
		return oneFactor
	case at <= start || at >= end:
		return 0
	case at < peak:
		return factor((at - start) * oneFactor / (peak - start))
	}
	return factor((end - at) * oneFactor / (end - peak))
}

func (f factor) times(g factor) factor { return f * g >> factorBits }

// wholeOf is a sum of deltas times their factors, to the whole unit.
func wholeOf(sum int64) int { return int((sum + oneFactor/2) >> factorBits) }

// variationStore has deltas for numbers of a font, which differ from region to region.
type variationStore struct {
	table   reader
	regions []factor
}

const storeHeader = 8

// parseVariationStore reads a store as it is at a place; a nil place is normal.
func parseVariationStore(b reader, place []int) (*variationStore, error) {
	if len(b) < storeHeader || b.u16(0) != 1 {
		return nil, errVariation
	}
	s := &variationStore{table: b}
	if s.count() > (len(b)-storeHeader)/4 {
		return nil, errVariation
	}
	at := int(b.u32(2))
	if at > len(b)-4 {
		return nil, errVariation
	}
	axes, count := int(b.u16(at)), int(b.u16(at+2))
	at += 4
	if place == nil {
		place = make([]int, axes)
	}
	if axes != len(place) || count*axes > (len(b)-at)/6 {
		return nil, errVariation
	}
	s.regions = make([]factor, count)
	for i := range s.regions {
		f := factor(oneFactor)
		for _, v := range place {
			f = f.times(share(int(b.i16(at)), int(b.i16(at+2)), int(b.i16(at+4)), v))
			at += 6
		}
		s.regions[i] = f
	}
	return s, nil
}

// count is how many kinds of variation data the store has.
func (s *variationStore) count() int { return int(s.table.u16(6)) }

// data is one kind of variation data: rows of deltas, of which the first words of each take
// wide bytes and the others half of that.
type data struct {
	rows        reader
	count, size int
	words, wide int
	regions     reader
}

func (s *variationStore) data(i int) (d data, err error) {
	if i < 0 || i >= s.count() {
		return d, errVariation
	}
	at := int(s.table.u32(storeHeader + 4*i))
	if at > len(s.table)-6 {
		return d, errVariation
	}
	b := s.table[at:]
	d.count = int(b.u16(0))
	d.words, d.wide = int(b.u16(2))&0x7FFF, 2
	if b.u16(2)&0x8000 != 0 {
		d.wide = 4
	}
	n := int(b.u16(4))
	b = b[6:]
	if 2*n > len(b) || d.words > n {
		return d, errVariation
	}
	d.regions, d.rows = b[:2*n], b[2*n:]
	d.size = d.words*d.wide + (n-d.words)*d.wide/2
	if d.count*d.size > len(d.rows) {
		return d, errVariation
	}
	for at := 0; at < 2*n; at += 2 {
		if int(d.regions.u16(at)) >= len(s.regions) {
			return d, errVariation
		}
	}
	return d, nil
}

// factorsOf are those of the regions of a kind of variation data.
func (s *variationStore) factorsOf(i int) ([]factor, error) {
	d, err := s.data(i)
	if err != nil {
		return nil, err
	}
	factors := make([]factor, len(d.regions)/2)
	for k := range factors {
		factors[k] = s.regions[d.regions.u16(2*k)]
	}
	return factors, nil
}

// delta is what is added to a number; nothing where the store has no such row.
func (s *variationStore) delta(outer, inner int) int {
	d, err := s.data(outer)
	if err != nil || inner >= d.count {
		return 0
	}
	row := d.rows[inner*d.size:]
	var sum int64
	for k := range len(d.regions) / 2 {
		v := 0
		wide := d.wide
		if k >= d.words {
			wide /= 2
		}
		switch wide {
		case 1:
			v = int(int8(row[0]))
		case 2:
			v = int(row.i16(0))
		case 4:
			v = int(int32(row.u32(0)))
		}
		row = row[wide:]
		sum += int64(v) * int64(s.regions[d.regions.u16(2*k)])
	}
	return wholeOf(sum)
}

// rowOf finds the row of a number in a delta set index map; without one numbers are rows of
// the first kind.
func rowOf(b reader, i int) (outer, inner int) {
	if len(b) < 4 {
		return 0, i
	}
	count, at := int(b.u16(2)), 4
	if b[0] == 1 {
		if len(b) < 6 {
			return 0, i
		}
		count, at = int(b.u32(2)), 6
	}
	size := int(b[1]>>4)&3 + 1
	if count == 0 || count > (len(b)-at)/size {
		return 0, i
	}
	entry := 0
	for _, c := range b[at+min(i, count-1)*size:][:size] {
		entry = entry<<8 | int(c)
	}
	bits := int(b[1])&15 + 1
	return entry >> bits, entry & (1<<bits - 1)
}

// subTable is the part of a table that begins where an offset in it says, if there is one.
func subTable(b reader, offset int) reader {
	if at := int(b.u32(offset)); at > 0 && at < len(b) {
		return b[at:]
	}
	return nil
}

// choosePlace sets a variable font to a weight.
func (f *Face) choosePlace(weight int) (err error) {
	if f.axes, err = parseAxes(f.tables.find("fvar")); err != nil || len(f.axes) == 0 {
		return err
	}
	if least, most, ok := f.Weights(); ok {
		for _, a := range f.axes {
			if a.tag == weightAxis && weight == 0 {
				weight = a.normal >> 16
			}
		}
		f.os2.weight = min(max(weight, least), most)
	}
	place := placeFor(f.axes, weight, f.tables.find("avar"))
	if slices.ContainsFunc(place, func(v int) bool { return v != 0 }) {
		f.place = place
	}
	return nil
}

// vary gives the instance its outlines, its widths and its heights.
func (f *Face) vary() (err error) {
	if f.place == nil {
		return nil
	}
	if gvar := f.tables.find("gvar"); f.cff == nil && gvar != nil {
		if f.variations, err = parseGlyphVariations(gvar, f.place, f.numGlyphs); err != nil {
			return err
		}
	}
	if err := f.varyWidths(); err != nil {
		return err
	}
	f.varyHeights()
	return nil
}

// varyWidths makes the table hmtx of the instance, in which each glyph has its own width.
func (f *Face) varyWidths() error {
	var store *variationStore
	var rows reader
	if b := reader(f.tables.find("HVAR")); len(b) >= 20 {
		var err error
		if store, err = parseVariationStore(subTable(b, 4), f.place); err != nil {
			return err
		}
		rows = subTable(b, 8)
	} else if f.variations == nil {
		return nil
	}
	hmtx := make([]byte, 0, 4*f.numGlyphs)
	for g := range GID(f.numGlyphs) {
		var d int
		if store != nil {
			d = store.delta(rowOf(rows, int(g)))
		} else {
			d = f.movedEdge(g)
		}
		width := min(max(f.Advance(g)+d, 0), 0xFFFF)
		hmtx = append(hmtx, byte(width>>8), byte(width), 0, 0)
	}
	f.tables.hmtx, f.hhea.longMetrics = hmtx, f.numGlyphs
	return nil
}

// movedEdge is how much wider a glyph has become by what its phantom points do.
func (f *Face) movedEdge(g GID) int {
	o := outliner{face: f}
	if err := o.glyph(g, 0); err != nil {
		return 0
	}
	return o.wider
}

// varyHeights changes the heights that the table MVAR has deltas for.
func (f *Face) varyHeights() {
	b := reader(f.tables.find("MVAR"))
	if len(b) < 12 {
		return
	}
	size, count, at := int(b.u16(6)), int(b.u16(8)), int(b.u16(10))
	store, err := parseVariationStore(b[min(at, len(b)):], f.place)
	if err != nil || at == 0 || size < 8 || 12+size*count > len(b) {
		return
	}
	for i := range count {
		r := b[12+i*size:]
		var height *int
		switch string(r[:4]) {
		case "cpht":
			height = &f.os2.capHeight
		case "xhgt":
			height = &f.os2.xHeight
		default:
			continue
		}
		if *height > 0 {
			*height += store.delta(int(r.u16(4)), int(r.u16(6)))
		}
	}
}
