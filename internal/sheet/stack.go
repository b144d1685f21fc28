package sheet

// A stack is what stands above one another in a column of the sheet: pieces with gaps
// between them that may grow.

import (
	"slices"

	"leitbild/internal/unit"
)

// piece is one part of a stack.
type piece struct {
	// gap is the natural space above; it may grow to twice that where flex is set.
	gap  unit.Length
	flex bool
	// white marks the gap that takes what no other can; two of them share it.
	white bool
	// take is the most that a white gap takes where another follows; zero stands for half.
	take unit.Length
	// most is the most that the only white gap takes before the other gaps grow beyond that;
	// zero stands for all.
	most unit.Length
	// height is from the top of the capitals, or the rule, to the last baseline, and
	// spare how much more the piece could fill.
	height, spare unit.Length
	// draw puts the piece on the sheet; height is at least its own.
	draw func(top, height unit.Length)
}

// stack is a list of pieces, highest first.
type stack []piece

// natural is the height of the stack without any growth.
func (s stack) natural() unit.Length {
	var h unit.Length
	for _, p := range s {
		h += p.gap + p.height
	}
	return h
}

// capacity is how much the stack can grow before white space is left over.
func (s stack) capacity() unit.Length {
	var c unit.Length
	for _, p := range s {
		if p.flex {
			c += p.gap
		}
		c += p.spare
	}
	return c
}

// whites is the number of gaps that take what is left over.
func (s stack) whites() int {
	n := 0
	for _, p := range s {
		if p.white {
			n++
		}
	}
	return n
}

// left is the white space that stays when the stack has grown to height as far as it can.
func (s stack) left(height unit.Length) unit.Length {
	return max(0, height-s.natural()-s.capacity())
}

// beyond is how much of rest the gaps take in spite of their capacity.
func (s stack) beyond(rest unit.Length) unit.Length {
	for _, p := range s {
		if p.most > 0 {
			return max(0, rest-p.most)
		}
	}
	return 0
}

// grown is the stack with its gaps and pieces grown to their capacity, all but the white gap free to
// grow as much again.
func (s stack) grown() stack {
	all := slices.Clone(s)
	for i := range all {
		p := &all[i]
		if p.flex {
			p.gap *= 2
		}
		p.height += p.spare
		p.flex = p.flex && p.most == 0
	}
	return all
}

// place draws the stack from top to top+height. What is more than natural goes into the gaps
// and pieces in proportion, and the rest into the white gap, or stays below.
func (s stack) place(top, height unit.Length) {
	more := height - s.natural()
	grow := max(0, min(more, s.capacity()))
	if over := s.beyond(more - grow); over > 0 {
		if all := s.grown(); all.capacity() > 0 {
			all.grow(top, height, over)
			return
		}
	}
	s.grow(top, height, grow)
}

// grow is place with the growth of the gaps and pieces.
func (s stack) grow(top, height, grow unit.Length) {
	capacity := s.capacity()
	y := top
	rest := height - s.natural() - grow
	whites := unit.Length(s.whites())
	var taken, given unit.Length // running sums, so that rounding never adds up
	share := func(c unit.Length) unit.Length {
		if capacity <= 0 || grow <= 0 {
			return 0
		}
		taken += c
		now := grow.Scale(int64(taken), int64(capacity)) - given
		given += now
		return now
	}
	for _, p := range s {
		y += p.gap
		if p.flex {
			y += share(p.gap)
		}
		if p.white && rest > 0 {
			part := rest / whites
			if whites > 1 && p.take > 0 {
				part = min(p.take, rest)
			}
			y += part
			rest, whites = rest-part, whites-1
		}
		h := p.height + share(p.spare)
		if p.draw != nil {
			p.draw(y, h)
		}
		y += h
	}
}

// follow places s beside a taller stack and returns where it ends. Its gaps grow as those of
// the taller one do, so that the sheet has one rhythm; where slack more, in hundredths of their
// natural size, makes it end on the same line, they take that.
func (s stack) follow(taller stack, top, height unit.Length, slack percent) (end unit.Length) {
	share := s.capacity().Scale(int64(height-taller.natural()), int64(max(1, taller.capacity())))
	own := min(height, s.natural()+share)
	if missing := height - own; missing <= slack.of(s.capacity()) && s.left(height) == 0 {
		own = height
	}
	s.grow(top, own, max(0, own-s.natural()))
	return top + own
}

// columnSlack is by how much of their natural size the gaps of two columns may differ.
const columnSlack percent = 30

// short counts the stacks that end above the tallest although their gaps take their slack, a
// share of their natural size.
func short(columns []stack, tallest stack, slack percent) int {
	n := 0
	for _, s := range columns {
		if s.natural()+slack.of(s.capacity()) < tallest.natural() {
			n++
		}
	}
	return n
}
