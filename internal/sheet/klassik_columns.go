package sheet

// Columns of klassik that run on their own end together: where one would end early, texts in it are
// set a little narrower and take a line more, as a typesetter does it. Nobody sees that in a text
// on the centre line.

import (
	"math/bits"
	"slices"

	"leitbild/internal/unit"
)

// longer is a text as it stands in one line more.
type longer struct {
	text  setting
	share int64 // of its width, in hundredths; zero where it does not become longer so
}

// narrowest is the share of the measure, in hundredths, down to which a text becomes narrower for a
// line more, and narrowestLeft that where texts have an edge, beside which one sees how long lines are.
const narrowest, narrowestLeft = 82, 95

// mostLengthened is the number of entries in a column among which those are looked for that become
// longer.
const mostLengthened = 8

// lengthened is the entry's text in one line more, in a width as near to the measure as can be.
func (g *klassikGrid) lengthened(e klassikEntry) longer {
	least := int64(narrowest)
	if g.align != centred {
		least = narrowestLeft
	}
	how, lines := e.text.how, e.text.lines
	if g.b.try.words == divideIdeal || int64(lines)*100 < int64(lines+1)*(least-7) {
		return longer{}
	}
	for share := int64(98); share >= least; share -= 2 {
		how.Width = e.text.how.Width.Scale(share, 100)
		if text, ok := e.text.lay(how, e.text.leading, g.b.try.words); ok && text.lines == lines+1 {
			return longer{text, share}
		}
	}
	return longer{}
}

// finish makes columns of the first entries, which run on their own, end together as far as lines
// can, and gives the entries their heights anew.
func (g *klassikGrid) finish(heights []unit.Length, gap unit.Length) {
	if !g.long {
		return
	}
	counts := balance(heights, gap, len(g.lefts))
	each := columns(heights, counts)
	var high unit.Length
	for _, own := range each {
		high = max(high, total(own, gap))
	}
	first := 0
	for c, own := range each {
		if len(own) <= mostLengthened {
			g.finishColumn(g.entries[first:first+len(own)], each, c, high, gap)
		}
		first += len(own)
	}
}

// finishColumn sets so many texts of column c in a line more that it is as high as the highest, or
// as nearly so as can be.
func (g *klassikGrid) finishColumn(entries []klassikEntry, each [][]unit.Length, c int, high, gap unit.Length) {
	own := each[c]
	leading := g.b.leading(g.b.size)
	missing := high - total(own, gap)
	need := int(missing / leading)
	if need == 0 {
		return
	}
	more := make([]longer, len(own))
	able := 0
	for i, e := range entries {
		if more[i] = g.lengthened(e); more[i].share > 0 {
			able++
		}
	}
	need = min(need, able)
	best, least := uint(0), int64(0)
	trial := slices.Clone(own)
	for which := uint(1); which < 1<<len(own); which++ {
		if bits.OnesCount(which) != need {
			continue
		}
		cost, possible := int64(1), true
		for i := range own {
			trial[i] = own[i]
			if which>>i&1 == 1 {
				trial[i] += leading
				cost += 100 - more[i].share
				possible = possible && more[i].share > 0
			}
		}
		if !possible {
			continue
		}
		for other := range each {
			if other != c {
				cost += missed(trial, each[other], gap, leading) * missedCost
			}
		}
		if best == 0 || cost < least {
			best, least = which, cost
		}
	}
	for i := range own {
		if best>>i&1 == 1 {
			entries[i].grow(more[i].text, leading)
			own[i] += leading
		}
	}
}

// finishRows sets texts that are lower than others in their row by lines in a line more, but not
// those of the last rows, so many, below which nothing stands.
func (g *klassikGrid) finishRows(heights []unit.Length, counts []int, last int) {
	if !g.long {
		return
	}
	high, leading := rows(heights, counts), g.b.leading(g.b.size)
	i := 0
	for _, n := range counts {
		for r := range n {
			if e := &g.entries[i]; r < len(high)-last && heights[i]+2*leading <= high[r] {
				if l := g.lengthened(*e); l.share > 0 {
					e.grow(l.text, leading)
					heights[i] += leading
				}
			}
			i++
		}
	}
}

// grow gives an entry a text that is higher by more.
func (e *klassikEntry) grow(text setting, more unit.Length) {
	e.text = text
	e.toNote += more
	e.total += more
}

// missedCost is how much narrower texts may be, in hundredths, lest a headline misses another's line.
const missedCost = 12

// missed counts the entries of a column that begin nearly, but not quite, on the line of one in
// another.
func missed(own, other []unit.Length, gap, leading unit.Length) (n int64) {
	y := unit.Length(0)
	for _, h := range own {
		at := unit.Length(0)
		for _, o := range other {
			if d := max(y-at, at-y); d > leading/3 && d < leading*8/5 {
				n++
				break
			}
			at += o + gap
		}
		y += h + gap
	}
	return n
}
