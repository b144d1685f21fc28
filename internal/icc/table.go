package icc

// The tables of a profile: from a colour to inks and from inks to a colour.

import (
	"encoding/binary"
	"slices"
)

// values are the components of a colour on its way through a table, 0 to 1 each.
type values [4]float64

// step is a part of a table.
type step interface{ apply(values) values }

// table turns colours of the connection space into inks or the other way round.
type table struct {
	steps []step
	// pcs is how the connection space is written at its end.
	pcs encoding
	// data are the bytes that the table was read from.
	data []byte
}

func (t *table) apply(v values) values {
	for _, s := range t.steps {
		v = s.apply(v)
	}
	return v
}

// readTables reads the tables that a conversion needs. Those of the relative colorimetric intent
// are the ones that end in 1, of the perceptual intent in 0; the latter stand in for the former
// where there is only one.
func (p *Profile) readTables() error {
	space := p.signature(20)
	if space != "Lab" && space != "XYZ" {
		return &Error{NoPCS, space}
	}
	var err error
	if p.toColor, err = p.readTable(space, 4, 3, "A2B1", "A2B0"); err != nil {
		return err
	}
	if p.toInks[RelativeColorimetric], err = p.readTable(space, 3, 4, "B2A1", "B2A0"); err != nil {
		return err
	}
	if p.toInks[Perceptual], err = p.readTable(space, 3, 4, "B2A0", "B2A1"); err != nil {
		return err
	}
	p.prepareOnce()
	return nil
}

// readTable reads the first of the tags that the profile has.
func (p *Profile) readTable(space string, in, out int, names ...string) (*table, error) {
	for _, name := range names {
		tag, ok := p.tags[name]
		if !ok {
			continue
		}
		if t := parseTable(tag, space, in, out); t != nil {
			return t, nil
		}
		return nil, &Error{Damaged, name}
	}
	return nil, &Error{Missing, names[len(names)-1]}
}

// parseTable is nil if the table is damaged, or of a type that cannot stand here.
func parseTable(tag []byte, space string, in, out int) *table {
	t := &table{data: tag, pcs: lab}
	toInks := in == 3
	switch kind := string(tag[:4]); {
	case kind == "mft1" && space == "Lab":
		t.steps = oldTable(tag, 1, in, out)
	case kind == "mft2":
		t.pcs = oldLab
		t.steps = oldTable(tag, 2, in, out)
		if toInks && space == "XYZ" && t.steps != nil {
			t.steps = slices.Insert(t.steps, 0, step(readMatrix(tag[12:])))
		}
	case kind == "mAB " && !toInks:
		t.steps = newTable(tag, in, out)
	case kind == "mBA " && toInks:
		t.steps = newTable(tag, in, out)
		slices.Reverse(t.steps)
	}
	if t.steps == nil {
		return nil
	}
	if space == "XYZ" {
		t.pcs = cie
	}
	for i, s := range t.steps {
		if g, ok := s.(grid); ok {
			g.tetrahedral = !toInks || space == "XYZ"
			t.steps[i] = g
		}
	}
	return t
}

// oldTable reads a table of type lut8Type or lut16Type, nil if it is damaged: curves, a grid,
// curves.
func oldTable(tag []byte, width, in, out int) []step {
	const head = 48
	if len(tag) < head+4 || int(tag[8]) != in || int(tag[9]) != out {
		return nil
	}
	entries, exits, at := 256, 256, head
	if width == 2 {
		entries, exits = int(binary.BigEndian.Uint16(tag[48:])), int(binary.BigEndian.Uint16(tag[50:]))
		at += 4
	}
	if entries < 2 || exits < 2 {
		return nil
	}
	g := grid{in: in, out: out, width: width}
	for i := range in {
		g.points[i] = int(tag[10])
	}
	rest := tag[at:]
	if len(rest) < width*(in*entries+out*exits) {
		return nil
	}
	var before, after curves
	before, rest = sampled(rest, in, entries, width)
	size, ok := g.size(len(rest) - width*out*exits)
	if !ok {
		return nil
	}
	g.samples, rest = rest[:size], rest[size:]
	after, _ = sampled(rest, out, exits, width)
	return []step{before, g, after}
}

// newTable reads a table of type lutAToBType or lutBToAType, nil if it is damaged. The steps are
// in the order of the former; the latter's is the reverse. Only the curves of the connection
// space and the grid, which makes four components of three or the other way round, are always
// there.
func newTable(tag []byte, in, out int) []step {
	const colors, inks = 3, 4
	if len(tag) < 32 || int(tag[8]) != in || int(tag[9]) != out {
		return nil
	}
	whole := true
	part := func(at int) []byte {
		offset := binary.BigEndian.Uint32(tag[at:])
		if uint64(offset) >= uint64(len(tag)) {
			whole = false
		}
		if offset == 0 || !whole {
			return nil
		}
		return tag[offset:]
	}
	b, m, a := part(12), part(20), part(28)
	linear, nodes := part(16), part(24)
	var steps []step
	add := func(s step, ok bool) {
		whole = whole && ok
		steps = append(steps, s)
	}
	if a != nil {
		add(readCurves(a, inks))
	}
	add(readGrid(nodes, in, out))
	if m != nil {
		add(readCurves(m, colors))
	}
	if linear != nil {
		add(readAffine(linear))
	}
	add(readCurves(b, colors))
	if !whole {
		return nil
	}
	return steps
}

// matrix is a matrix for three components, and what is added afterwards.
type matrix struct {
	rows [3][3]float64
	add  [3]float64
}

func readMatrix(b []byte) matrix {
	var m matrix
	for i := range 9 {
		m.rows[i/3][i%3] = fixed(b[4*i:])
	}
	return m
}

// readAffine reads a matrix and what is added.
func readAffine(b []byte) (matrix, bool) {
	if len(b) < 48 {
		return matrix{}, false
	}
	m := readMatrix(b)
	for i := range m.add {
		m.add[i] = fixed(b[36+4*i:])
	}
	return m, true
}

func (m matrix) apply(v values) values {
	var out values
	for i, row := range m.rows {
		out[i] = within(float64(row[0]*v[0]) + float64(row[1]*v[1]) + float64(row[2]*v[2]) + m.add[i])
	}
	return out
}

// fixed reads a number of 16 binary digits before and 16 after the point.
func fixed(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }

// within cuts off what is outside 0 to 1, and what is no number.
func within(v float64) float64 {
	if !(v > 0) {
		return 0
	}
	return min(v, 1)
}
