package icc

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// grid holds output values at the nodes of a regular grid over the input values.
type grid struct {
	in, out int
	points  [4]int
	// samples are whole numbers of width bytes, those of a node side by side, the last input
	// running fastest.
	samples []byte
	width   int
	// tetrahedral says how the nodes are mixed.
	tetrahedral bool
}

// readGrid reads the grid of a lutAToBType.
func readGrid(b []byte, in, out int) (grid, bool) {
	const head = 20
	if len(b) < head {
		return grid{}, false
	}
	g := grid{in: in, out: out, width: int(b[16])}
	if g.width != 1 && g.width != 2 {
		return grid{}, false
	}
	for i := range in {
		g.points[i] = int(b[i])
	}
	size, ok := g.size(len(b) - head)
	if !ok {
		return grid{}, false
	}
	g.samples = b[head : head+size]
	return g, true
}

// size is how many bytes the samples take, which must be no more than there are.
func (g grid) size(most int) (size int, ok bool) {
	size = g.out * g.width
	for _, points := range g.points[:g.in] {
		if points < 2 || size > most/points {
			return 0, false
		}
		size *= points
	}
	return size, true
}

// nodes is how many nodes the grid has.
func (g grid) nodes() int { return len(g.samples) / g.width / g.out }

// sample is a value of a node.
func (g grid) sample(node, component int) float64 {
	return sample(g.samples, node*g.out+component, g.width)
}

// sample is the ith of whole numbers of width bytes, as a share of the largest.
func sample(b []byte, i, width int) float64 {
	if width == 1 {
		return float64(b[i]) / 255
	}
	return float64(binary.BigEndian.Uint16(b[2*i:])) / 65535
}

// apply mixes the nodes around the values. Over the first inputs it does so in proportion to each
// (multilinear), over the last three, if tetrahedral, within the tetrahedron that the values lie
// in: from the cell's lowest corner to its highest along the largest part first. Where grey is
// the diagonal of the grid, it stays grey so.
//
// ICC.1 leaves it open. Little CMS and those built on it, Ghostscript among them, do it so, and
// multilinear where colours come in as Lab, whose greys lie along an axis.
func (g grid) apply(v values) values {
	var part [4]float64
	var stride [4]int
	first := 0
	for i, step := g.in-1, 1; i >= 0; i-- {
		at := float64(within(v[i]) * float64(g.points[i]-1))
		low := min(int(at), g.points[i]-2)
		part[i], stride[i] = at-float64(low), step
		first += low * step
		step *= g.points[i]
	}
	linear := g.in
	if g.tetrahedral {
		linear -= 3
	}
	var out values
	for corner := range 1 << linear {
		share, node := 1.0, first
		for i := range linear {
			if corner>>i&1 == 1 {
				share *= part[i]
				node += stride[i]
			} else {
				share *= 1 - part[i]
			}
		}
		switch {
		case share == 0:
		case g.tetrahedral:
			g.mixTetrahedron(&out, share, node, part[linear:g.in], stride[linear:g.in])
		default:
			g.mix(&out, share, node)
		}
	}
	return out
}

// mixTetrahedron adds a share of the values inside a cell, given its lowest corner.
func (g grid) mixTetrahedron(out *values, share float64, node int, part []float64, stride []int) {
	order := [3]int{0, 1, 2}
	slices.SortStableFunc(order[:], func(i, j int) int { return cmp.Compare(part[j], part[i]) })
	before := 1.0
	for _, i := range order {
		g.mix(out, share*(before-part[i]), node)
		before = part[i]
		node += stride[i]
	}
	g.mix(out, share*before, node)
}

// mix adds a share of the values of a node.
func (g grid) mix(out *values, share float64, node int) {
	for i := range g.out {
		out[i] += float64(share * g.sample(node, i))
	}
}
