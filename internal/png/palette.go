package png

// The colours of a sheet that has few: those of its inks, and those that lie between an ink
// and what is under it, along its edges.

import (
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

const (
	maxColors = 256
	// Fewer coverages than these are not told apart; more make no difference to the eye.
	minSteps = 16
	maxSteps = 64
	// spare is the room for what comes about where edges meet.
	spare = 16
)

// palette is a set of colours: those of the inks and those that their edges need.
type palette struct {
	colors []uint32
	index  map[uint32]uint8
	steps  int32
	// ramps are, for an ink and a colour under it, the colours in between by step.
	ramps [maxColors]*[maxColors][]uint8
}

// newPalette makes the palette for some marks; nil if they need more than one holds, as
// pictures and what shines through do.
func newPalette(marks []page.Mark) *palette {
	p := &palette{index: map[uint32]uint8{}}
	p.add(packed(page.White()))
	for _, m := range marks {
		if len(p.colors) > maxColors/minSteps || m.Image != nil || m.Path != nil && m.Path.Transparency > 0 {
			return nil
		}
		p.add(packed(markColor(m)))
	}
	pairs := p.pairs(marks)
	if len(pairs) > 0 {
		p.steps = min(maxSteps, int32((maxColors-spare-len(p.colors))/len(pairs)+1))
		if p.steps < minSteps {
			return nil
		}
	} else {
		p.steps = maxSteps
	}
	for _, pair := range pairs {
		p.ramp(pair.under, pair.ink)
	}
	return p
}

// markColor is the ink of a mark.
func markColor(m page.Mark) page.Color {
	if m.Run != nil {
		return m.Run.Color
	}
	return m.Path.Color
}

// pair is an ink and what it is drawn on.
type pair struct{ under, ink uint8 }

// pairs lists which inks may have an edge on which others.
func (p *palette) pairs(marks []page.Mark) []pair {
	var pairs []pair
	seen := map[pair]bool{}
	boxes := make([]page.Rect, len(marks))
	inks := make([]uint8, len(marks))
	for i, m := range marks {
		boxes[i], inks[i] = m.Ink(), p.index[packed(markColor(m))]
		note := func(under uint8) {
			pair := pair{under, inks[i]}
			if under != inks[i] && !seen[pair] {
				seen[pair] = true
				pairs = append(pairs, pair)
			}
		}
		covered := false
		for j := i - 1; j >= 0 && !covered; j-- {
			if near(boxes[i]).Overlaps(boxes[j]) {
				note(inks[j])
				covered = covers(marks[j], near(boxes[i]))
			}
		}
		if !covered {
			note(0)
		}
	}
	return pairs
}

// near is a box with what an edge may touch of its neighbours.
func near(r page.Rect) page.Rect {
	const around = unit.Millimetre / 2
	return page.Rect{X0: r.X0 - around, Y0: r.Y0 - around, X1: r.X1 + around, Y1: r.Y1 + around}
}

// covers reports whether a mark is a rectangle around r.
func covers(m page.Mark, r page.Rect) bool {
	if m.Path == nil || len(m.Path.Segments) != 5 || len(m.Clips) > 0 {
		return false
	}
	box := m.Path.Bounds()
	corner := page.Point{X: box.X0, Y: box.Y0}
	for i := range m.Path.Segments {
		for _, at := range m.Path.Segments[i].Used() {
			if at.X != box.X0 && at.X != box.X1 || at.Y != box.Y0 && at.Y != box.Y1 {
				return false
			}
		}
	}
	opposite := m.Path.Segments[2].Points[0]
	return m.Path.Segments[0].Points[0] == corner && opposite == page.Point{X: box.X1, Y: box.Y1} &&
		r.X0 >= box.X0 && r.Y0 >= box.Y0 && r.X1 <= box.X1 && r.Y1 <= box.Y1
}

// add gives the place of a colour, or of the one most like it when there is no more room.
func (p *palette) add(c uint32) uint8 {
	if i, ok := p.index[c]; ok {
		return i
	}
	if len(p.colors) == maxColors {
		i := p.nearest(c)
		p.index[c] = i
		return i
	}
	i := uint8(len(p.colors))
	p.colors = append(p.colors, c)
	p.index[c] = i
	return i
}

// nearest is the colour with the least distance in sRGB.
func (p *palette) nearest(c uint32) uint8 {
	best, least := uint8(0), int32(1<<30)
	for i, other := range p.colors {
		distance := int32(0)
		for shift := 0; shift < 24; shift += 8 {
			d := int32(c>>shift&0xFF) - int32(other>>shift&0xFF)
			distance += d * d
		}
		if distance < least {
			best, least = uint8(i), distance
		}
	}
	return best
}

func (p *palette) ink(c page.Color) uint8 { return p.index[packed(c)] }

// ramp gives the colours between two.
func (p *palette) ramp(under, ink uint8) []uint8 {
	if p.ramps[ink] == nil {
		p.ramps[ink] = new([maxColors][]uint8)
	}
	ramp := &p.ramps[ink][under]
	if *ramp == nil {
		*ramp = make([]uint8, p.steps)
		for step := range p.steps {
			(*ramp)[step] = p.add(blend(p.colors[under], p.colors[ink], step, p.steps))
		}
	}
	return *ramp
}

func (p *palette) mix(under, ink uint8, step int32) uint8 { return p.ramp(under, ink)[step] }
