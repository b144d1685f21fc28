package sheet

// Columns of klar that each run on their own.

import (
	"cmp"
	"slices"

	"leitbild/internal/unit"
)

// freeRun is a list in columns that each run on their own.
type freeRun struct {
	klarGrid
	// own are the heights of the entries of each column, from rule to last baseline.
	own [][]unit.Length
	// tall is the column that is naturally the tallest.
	tall int
}

func (g klarGrid) freeRun(heights []unit.Length) freeRun {
	full := make([]unit.Length, len(heights))
	for i, h := range heights {
		full[i] = g.pad + h
	}
	r := freeRun{klarGrid: g, own: columns(full, balance(full, g.gap, len(g.lefts)))}
	for c := range r.own {
		if r.natural(c) > r.natural(r.tall) {
			r.tall = c
		}
	}
	return r
}

// natural is the height of a column without any growth.
func (r freeRun) natural(c int) unit.Length { return total(r.own[c], r.gap) }

// capacity is how much the gaps of a column grow to twice their size.
func (r freeRun) capacity(c int) unit.Length { return r.gap * unit.Length(len(r.own[c])-1) }

// alikeGaps is how large the gaps of a column are at most, in hundredths of those of the tallest: with
// larger ones the columns look like two settings, and it rather ends early.
const alikeGaps percent = 130

// rules are where the entries of each column begin, with its rule, in a list of the given height. The
// gaps of all grow as those of the tallest do, and a little more where all columns then end on its last line:
// with gaps of its own a column that ends above it would have neither the rhythm nor the foot of the others.
func (r freeRun) rules(height unit.Length) [][]unit.Length {
	gap := r.gap + (height-r.natural(r.tall)).Scale(int64(r.gap), int64(max(1, r.capacity(r.tall))))
	short := slices.ContainsFunc(r.own, func(own []unit.Length) bool { return total(own, alikeGaps.of(gap)) < height })
	out := make([][]unit.Length, len(r.own))
	for c, own := range r.own {
		end := height
		if short {
			end = total(own, gap)
		}
		out[c] = r.ending(c, end)
	}
	if r.b.m.theme.Ornaments.EntryRules {
		r.level(out, height, gap)
	}
	return out
}

// ending are the rules of column c with even gaps down to where its last entry ends.
func (r freeRun) ending(c int, end unit.Length) []unit.Length {
	own, more := r.own[c], end-r.natural(c)
	rules := make([]unit.Length, len(own))
	for i := 1; i < len(own); i++ {
		rules[i] = total(own[:i], r.gap) + r.gap + more.Scale(int64(i), int64(len(own)-1))
	}
	return rules
}

// nearRules is the distance, in hundredths of the leading, below which two rules that stand on
// different lines look as if they were to stand on one.
const nearRules percent = 150

// near reports whether two rules nearly meet.
func (r freeRun) near(y, other unit.Length) bool {
	d := max(y-other, other-y)
	return d > r.b.hair && d < nearRules.of(r.b.leading(r.b.size))
}

// level moves rules that nearly meet one across the gutter to its line, or well away from it, as far as
// the gaps above and below have the room: first beside the tallest column, which has none, and from
// there on outwards.
func (r freeRun) level(rules [][]unit.Length, height, gap unit.Length) {
	for c := r.tall - 1; c >= 0; c-- {
		r.settle(c, rules[c], rules[c+1], height, gap)
	}
	for c := r.tall + 1; c < len(rules); c++ {
		r.settle(c, rules[c], rules[c-1], height, gap)
	}
}

// settle moves the rules of column c, from the top, to the places nearest to their own that are free
// beside those of its neighbour. Where rules would nearly meet even so, the gaps above them are all a little
// larger, or up to a line where a rule then stands on its neighbour's line.
func (r freeRun) settle(c int, rules, beside []unit.Length, height, gap unit.Length) {
	wide := r.ending(c, min(height, total(r.own[c], alikeGaps.of(gap))))
	line := r.b.leading(r.b.size)
	best := r.settled(c, rules, beside, height, gap, 0)
	for _, other := range [][]unit.Length{
		r.settled(c, wide, beside, height, gap, 0), r.settled(c, rules, beside, height, gap, line),
	} {
		if r.lacking(other, beside) < r.lacking(best, beside) {
			best = other
		}
	}
	copy(rules, best)
}

// settled are the rules of column c where settle moves them. What entries keep from one another stays alike, with
// the air below their rules: gap is that of the tallest column, and more what a rule may keep besides
// for the sake of a line beside it.
func (r freeRun) settled(c int, rules, beside []unit.Length, height, gap, more unit.Length) []unit.Length {
	most := alikeGaps.of(gap+r.pad) - r.pad
	least := ruledGap.of(r.b.leading(r.b.size))
	own, out := r.own[c], slices.Clone(rules)
	for i := 1; i < len(out); i++ {
		end := out[i-1] + own[i-1]
		first, last := end+least, height-total(own[i:], least)
		if on, ok := r.onLine(out[i], first, min(last, end+most+more), beside); ok && more > 0 {
			out[i] = on
			continue
		}
		out[i] = r.free(out[i], first, max(first, min(last, end+most)), beside)
	}
	return out
}

// lacking is by how much rules are nearer to those beside them than nearly meeting ones would have to stand apart,
// all together.
func (r freeRun) lacking(rules, beside []unit.Length) (lacks unit.Length) {
	for _, y := range rules[1:] {
		for _, other := range beside[1:] {
			if r.near(y, other) {
				lacks += nearRules.of(r.b.leading(r.b.size)) - max(y-other, other-y)
			}
		}
	}
	return lacks
}

// onLine is the place of a rule beside, between first and last, that the one at wanted nearly meets.
func (r freeRun) onLine(wanted, first, last unit.Length, beside []unit.Length) (unit.Length, bool) {
	for _, y := range beside[1:] {
		if y >= first && y <= last && (y == wanted || r.near(y, wanted)) {
			return y, true
		}
	}
	return wanted, false
}

// free is the place between first and last nearest to wanted at which a rule nearly meets none of
// those beside it; wanted where there is no such place.
func (r freeRun) free(wanted, first, last unit.Length, beside []unit.Length) unit.Length {
	wanted = max(first, min(wanted, last))
	apart := nearRules.of(r.b.leading(r.b.size))
	places := []unit.Length{wanted}
	for _, y := range beside {
		places = append(places, y, y-apart, y+apart)
	}
	places = slices.DeleteFunc(places, func(y unit.Length) bool {
		return y < first || y > last || slices.ContainsFunc(beside, func(other unit.Length) bool { return r.near(y, other) })
	})
	if len(places) == 0 {
		return wanted
	}
	return slices.MinFunc(places, func(a, b unit.Length) int {
		return cmp.Compare(max(a-wanted, wanted-a), max(b-wanted, wanted-b))
	})
}

// nearly is the part of the rules, in thousandths, that nearly meet one across the gutter
// however they are moved.
func (r freeRun) nearly() int64 {
	var near, all int64
	rules := r.rules(r.natural(r.tall))
	for c := 1; c < len(rules); c++ {
		for _, y := range rules[c][1:] {
			all++
			if slices.ContainsFunc(rules[c-1][1:], func(other unit.Length) bool { return r.near(y, other) }) {
				near++
			}
		}
	}
	return near * 1000 / max(all, 1)
}

// endsLevel is what a column may lack of the tallest, in hundredths of its gaps, before that costs worth.
const endsLevel percent = 100

// ragged is by how much of the tallest column another, that ends above it even so, is naturally lower,
// in thousandths.
func (r freeRun) ragged() (most int64) {
	height := r.natural(r.tall)
	for c := range r.own {
		if end := r.natural(c); end+endsLevel.of(r.capacity(c)) < height {
			most = max(most, int64(height-end)*1000/int64(height))
		}
	}
	return most
}

// early is how many columns end above the tallest although their gaps are a little larger.
func (r freeRun) early() (n int) {
	for c := range r.own {
		if r.natural(c)+columnSlack.of(r.capacity(c)) < r.natural(r.tall) {
			n++
		}
	}
	return n
}

// piece is the list, which grows as far as its tallest column does.
func (r freeRun) piece() piece {
	return piece{height: r.natural(r.tall), spare: r.capacity(r.tall), draw: func(top, height unit.Length) {
		i := 0
		for c, rules := range r.rules(height) {
			for _, y := range rules {
				r.draw(r.entries[i], r.lefts[c], top+y)
				i++
			}
		}
	}}
}
