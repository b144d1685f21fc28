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
// where there is only one (ICC.1:2022-05, 8.4.2 and table 25).
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
	p.prepareBlack()
	return nil
}

// readTable reads the first of the tags that the profile has.
func (p *Profile) readTable(space string, in, out int, names ...string) (*table, error) {
	for _, name := range names {
		tag, ok := p.tags[name]
		if !ok {
			continue
		}
		t := &table{data: tag}
		switch string(tag[:4]) {
		case "mft1":
			t.pcs, t.steps = lab, oldTable(tag, 1, in, out, false)
		case "mft2":
			t.pcs, t.steps = oldLab, oldTable(tag, 2, in, out, space == "XYZ")
		case "mAB ":
			if in == 4 {
				t.pcs, t.steps = lab, newTable(tag, in, out)
			}
		case "mBA ":
			if in == 3 {
				t.pcs, t.steps = lab, newTable(tag, in, out)
				slices.Reverse(t.steps)
			}
		}
		if t.steps == nil || space == "XYZ" && string(tag[:4]) == "mft1" {
			return nil, &Error{Damaged, name}
		}
		if space == "XYZ" {
			t.pcs = cie
		}
		for i, s := range t.steps {
			if g, ok := s.(grid); ok {
				g.tetrahedral = in == 4 || space == "XYZ"
				t.steps[i] = g
			}
		}
		return t, nil
	}
	return nil, &Error{Missing, names[len(names)-1]}
}

// oldTable reads a table of type lut8Type or lut16Type (ICC.1:2022-05, 10.10 and 10.11), nil if
// it is damaged: curves, a grid, curves, and before them a matrix if colours come in as XYZ.
func oldTable(tag []byte, width, in, out int, xyz bool) []step {
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
	steps := []step{before, g, after}
	if xyz && in == 3 {
		steps = slices.Insert(steps, 0, step(readMatrix(tag[12:])))
	}
	return steps
}

// newTable reads a table of type lutAToBType or lutBToAType (ICC.1:2022-05, 10.12 and 10.13), nil
// if it is damaged. The steps are in the order of the former; the latter's is the reverse.
func newTable(tag []byte, in, out int) []step {
	if len(tag) < 32 || int(tag[8]) != in || int(tag[9]) != out {
		return nil
	}
	part := func(i int) []byte {
		offset := binary.BigEndian.Uint32(tag[12+4*i:])
		if offset == 0 || uint64(offset) >= uint64(len(tag)) {
			return nil
		}
		return tag[offset:]
	}
	const colors, inks = 3, 4
	b, ok := readCurves(part(0), colors)
	if !ok {
		return nil
	}
	g, ok := readGrid(part(3), in, out)
	if !ok {
		return nil
	}
	steps := []step{g}
	if offset := part(4); offset != nil {
		a, ok := readCurves(offset, inks)
		if !ok {
			return nil
		}
		steps = []step{a, g}
	}
	if offset := part(2); offset != nil {
		m, ok := readCurves(offset, colors)
		if !ok {
			return nil
		}
		steps = append(steps, m)
	}
	if offset := part(1); offset != nil {
		if len(offset) < 48 {
			return nil
		}
		m := readMatrix(offset)
		for i := range m.add {
			m.add[i] = fixed(offset[36+4*i:])
		}
		steps = append(steps, m)
	}
	return append(steps, b)
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
