package sheet

// The rows of wort: rules, headlines and texts of neighbouring columns stand on common lines.

import (
	"math"
	"slices"

	"leitbild/internal/unit"
)

// arrange puts the entries into the columns.
func (b *wortPlan) arrange(entries []wortEntry, lefts []unit.Length, each, most unit.Length) wortList {
	if b.division.free {
		return b.free(entries, lefts, each, most)
	}
	if b.closing() > 0 {
		return b.closed(entries, lefts, each)
	}
	counts := spread(len(entries), len(lefts))
	pieces, hole := b.rows(entries, counts, lefts, each, b.centred(entries))
	return wortList{pieces: pieces, empty: counts[0]*len(counts) - len(entries), hole: hole}
}

// closed puts the last entries into rows for themselves, and all others into rows of columns.
func (b *wortPlan) closed(entries []wortEntry, lefts []unit.Length, each unit.Length) wortList {
	last, centred := len(entries)-b.closing(), b.centred(entries)
	pieces, hole := b.rows(b.inColumns(entries), spread(last, len(lefts)), lefts, each, centred)
	above := false // a closing row has the accent
	for i, row := range b.grid(entries[last:], []int{len(entries) - last}, centred) {
		e := &row.entries[0]
		above = !above && crossed(last/len(lefts)+i, len(lefts))
		if e.color = b.ink.Text; above {
			e.color = b.ink.Accent
		}
		pieces = append(pieces,
			piece{height: b.bar, draw: func(y, _ unit.Length) {
				b.rule(b.live.X0, b.live.X1, y, b.bar, b.ink.Text)
			}},
			piece{gap: b.pad, flex: true, height: row.total, draw: func(y, _ unit.Length) {
				b.entry(*e, b.live.X0, y)
			}},
			piece{gap: b.below(), flex: true},
		)
	}
	return wortList{hole: hole, pieces: pieces}
}

// inColumns are the entries above closing rows, column after column: they run across, for below columns that are
// read downwards the closing one would follow the first column, unless only downwards the headlines of every row are
// alike.
func (b *wortPlan) inColumns(entries []wortEntry) []wortEntry {
	last, columns := len(entries)-b.closing(), b.division.columns
	if b.closing() == 0 {
		return entries
	}
	across := make([]wortEntry, 0, last)
	for c := range columns {
		for i := c; i < last; i += columns {
			across = append(across, entries[i])
		}
	}
	if b.alikeRows(across) {
		return across
	}
	return entries[:last]
}

// onDiagonal reports whether a cell has the accent.
func onDiagonal(row, column int) bool { return (row+2*column)%3 == 0 }

// crossed reports whether a diagonal goes through a row below columns that is one for all of them, and
// the first cell above it has no accent itself.
func crossed(row, columns int) bool {
	for c := range columns {
		if onDiagonal(row, c) {
			return !onDiagonal(row-1, 0)
		}
	}
	return false
}

// free puts the entries into columns that each run on their own.
func (b *wortPlan) free(entries []wortEntry, lefts []unit.Length, each, most unit.Length) wortList {
	heights := make([]unit.Length, len(entries))
	for i, e := range entries {
		heights[i] = e.over + max(e.total, e.headY+e.head.tall()+e.under) + b.pad + b.below()
	}
	own := columns(entries, balance(heights, b.bar, len(lefts)))
	stacks := make([]stack, len(own))
	for c := range own {
		stacks[c] = b.running(own[c], lefts[c], each)
	}
	high := tallest(stacks)
	early := short(stacks, high, columnSlack)
	return wortList{empty: early, pieces: stack{{height: high.natural(), spare: high.capacity(), draw: func(y, height unit.Length) {
		for c := range own {
			column := b.even(stacks[c], own[c], lefts[c], each, most, high)
			if column.left(height) == 0 {
				column.place(y, height) // rows are of all heights here, and no rhythm is broken
			} else {
				column.follow(high, y, height, columnSlack)
			}
		}
	}}}}
}

// even is column with headlines so large, where it ends above the tallest one, that both
// end on one line.
func (b *wortPlan) even(column stack, entries []wortEntry, left, each, most unit.Length, tallest stack) stack {
	entries = slices.Clone(entries)
	high := tallest.natural()
	at := func(most unit.Length) stack {
		b.heads(entries, each, most)
		return b.running(entries, left, each)
	}
	if column.natural() == high || at(most).natural() > high {
		return column
	}
	return at(b.largest(most, most*3/2, func(most unit.Length) bool { return at(most).natural() <= high }))
}

func (b *wortPlan) running(entries []wortEntry, left, each unit.Length) stack {
	s, _ := b.rows(entries, []int{len(entries)}, []unit.Length{left}, each, b.centred(entries))
	return s
}

// centred reports whether headline and text stand on the middle of their row, which they do
// where no text is much higher than its headline; beside long texts headlines hang from the top.
func (b *wortPlan) centred(entries []wortEntry) bool {
	for _, e := range entries {
		if !e.beside || e.total-e.head.tall() > b.leading(b.size)*22/10 {
			return false
		}
	}
	return true
}

// wortRow is the entries that stand beside one another.
type wortRow struct {
	entries []wortEntry
	total   unit.Length
	// hole is by how much an entry is lower than the highest, at most.
	hole unit.Length
}

// grid gives the rows of columns that hold as many entries as counts says, on their middle or not.
func (b *wortPlan) grid(entries []wortEntry, counts []int, centred bool) []wortRow {
	grid := make([]wortRow, counts[0])
	all := make([]wortEntry, len(counts)*counts[0])
	for i := range grid {
		grid[i].entries = all[i*len(counts) : i*len(counts) : (i+1)*len(counts)]
	}
	first := 0
	for c, n := range counts {
		for r := range n {
			e := entries[first+r]
			if e.color = b.ink.Text; onDiagonal(r, c) {
				e.color = b.ink.Accent
			}
			grid[r].entries = append(grid[r].entries, e)
		}
		first += n
	}
	for i := range grid {
		b.align(&grid[i], centred)
	}
	tolerance := b.nearlyEven()
	switch {
	case centred && len(grid) <= 12 && !b.of.odd():
		tolerance *= 2
	case b.lined, len(counts) > 1 && b.of.long():
		tolerance /= 2 // rows end with their texts
	case b.evened:
		tolerance = tolerance * 13 / 10 // capitals with dots need some air besides
	}
	// Above their texts headlines of several sizes ask for rows of as many heights: in rows of one
	// height the distances from text to rule would differ.
	if shout := !entries[0].beside && sizes(entries) > 1; !shout && (len(counts) > 1 || len(entries) <= 12) {
		even(grid, tolerance, b.evened)
	}
	if centred {
		b.unstuff(entries, grid)
		for i := range grid {
			b.centre(&grid[i])
		}
	}
	return grid
}

// even gives rows that differ by no more than tolerance one height. apart leaves out those with a
// headline of more lines than others have: such a row is as high as it needs, and no reason for all
// others to differ.
func even(grid []wortRow, tolerance unit.Length, apart bool) {
	fewest := bannerLines
	for _, r := range grid {
		fewest = min(fewest, r.lines())
	}
	low, high := unit.Length(math.MaxInt64), unit.Length(0)
	for _, r := range grid {
		if !apart || r.lines() <= fewest {
			low, high = min(low, r.total), max(high, r.total)
		}
	}
	if high-low > tolerance {
		return
	}
	for i := range grid {
		grid[i].total = max(grid[i].total, high)
	}
}

// lines is the most lines that a headline of the row has.
func (r wortRow) lines() (most int) {
	for _, e := range r.entries {
		if e.head.present() {
			most = max(most, e.head.lines)
		}
	}
	return most
}

// sizes is the number of sizes that headlines have.
func sizes(entries []wortEntry) int {
	all := map[unit.Length]bool{}
	for _, e := range entries {
		if e.head.present() {
			all[e.head.size] = true
		}
	}
	return len(all)
}

// unstuff gives the few rows whose headlines fill them, by their lines, more than half the air that the
// others have. Where headlines have different sizes, rows differ anyway.
func (b *wortPlan) unstuff(entries []wortEntry, grid []wortRow) {
	if sizes(entries) > 1 {
		return
	}
	airs := make([]unit.Length, len(grid))
	for i, r := range grid {
		airs[i] = r.total
		for _, e := range r.entries {
			airs[i] = min(airs[i], r.total-e.head.tall())
		}
	}
	sorted := slices.Sorted(slices.Values(airs))
	usual := min(sorted[len(sorted)/4]*60/100, b.pad*3/2)
	for i := range grid {
		grid[i].total += max(0, usual-airs[i])
	}
}

// stands is where the headline of e begins in its row, and tall where the headlines with as many lines
// end, from the top of the row.
func (b *wortPlan) stands(r wortRow, e wortEntry) (y, tall unit.Length) {
	var first, further, all unit.Length
	mixed := false
	for _, other := range r.entries {
		high := other.head.tall()
		all = max(all, other.over+high)
		if !other.head.present() || !e.head.present() {
			continue
		}
		capital := capHeight(other.head.face, other.head.size)
		first = max(first, other.over+capital)
		if other.head.lines == e.head.lines {
			further = max(further, high-capital)
		} else {
			mixed = true
		}
	}
	if mixed && b.hung {
		return first - capHeight(e.head.face, e.head.size), first + further
	}
	return all - e.head.tall(), all
}

// align puts the headlines of a row on one line, and the texts below them on another. What is
// going to be centred needs no room there for the dots of the headline beside it.
func (b *wortPlan) align(r *wortRow, centred bool) {
	var gap, words, over, under unit.Length
	for _, e := range r.entries {
		over = max(over, e.over)
		if e.head.present() && e.text.present() {
			gap = max(gap, e.y-e.head.tall())
		}
	}
	low := unit.Length(math.MaxInt64)
	for i := range r.entries {
		e := &r.entries[i]
		down := over
		switch {
		case !e.beside:
			var tall unit.Length
			e.headY, tall = b.stands(*r, *e)
			if down = e.headY; e.text.present() {
				down = tall + gap - e.y
			}
		default:
			e.headY = over
		}
		e.y, e.toNote = e.y+down, e.toNote+down
		end := e.total + down
		if centred {
			end = max(e.headY+e.head.tall(), e.total)
		}
		words, low = max(words, end), min(low, end)
		under = max(under, e.headY+e.head.tall()+e.under)
	}
	r.total, r.hole = max(words, under), words-low
}

// centre puts headlines and texts on the middle of their row.
func (b *wortPlan) centre(r *wortRow) {
	for i := range r.entries {
		e := &r.entries[i]
		if !e.head.present() || !e.text.present() {
			continue
		}
		words, toNote := e.text.height(), e.toNote-e.y
		if e.note.present() {
			words = toNote + e.note.height()
		}
		tall := e.head.tall()
		down := e.head.inkAbove() / 5 // what stands on its capitals weighs, but less than they do
		if b.pitch.dots > 0 {
			down = 0
		}
		e.headY = max(e.over, min((r.total-tall)/2+down, r.total-tall-e.under))
		e.y = (r.total - words) / 2
		e.toNote = e.y + toNote
	}
}

// firstAir is the air below the strong rule, in hundredths of that below the others; three great words and
// less keep one distance.
const firstAir = 118

// rows are entries in rows that all columns share, of which each holds as many as counts says,
// with rules between them, and the air below the last. centred says where they stand in their rows.
func (b *wortPlan) rows(entries []wortEntry, counts []int, lefts []unit.Length, each unit.Length, centred bool) (s stack, hole unit.Length) {
	for i, r := range b.grid(entries, counts, centred) {
		hole = max(hole, r.hole)
		if i > 0 {
			s = append(s, piece{gap: b.below(), flex: true, height: b.bar, draw: func(y, _ unit.Length) {
				for c := range r.entries {
					b.rule(lefts[c], lefts[c]+each, y, b.bar, b.ink.Text)
				}
			}})
		}
		air := b.pad
		if i == 0 && b.division.share == 0 && len(b.m.principles) > 3 {
			air = air * firstAir / 100
		}
		s = append(s, piece{gap: air, flex: true, height: r.total, draw: func(y, _ unit.Length) {
			for c, e := range r.entries {
				b.entry(e, lefts[c], y)
			}
		}})
	}
	return append(s, piece{gap: b.below(), flex: true}), hole
}

// below is what a rule keeps from the row above. Where texts end the rows, their descenders reach
// into it, and a line of small letters seems nearer to the rule than the capitals below.
func (b *wortPlan) below() unit.Length {
	if b.division.share > 0 || b.m.single() || b.level.scant {
		return b.pad
	}
	return max(b.pad, min(b.pad+b.size*22/100, b.size))
}

func (b *wortPlan) entry(e wortEntry, left, y unit.Length) {
	if e.head.present() {
		b.display(e.head.scaled(), left, y+e.headY, flushLeft, e.color)
	}
	b.text(e.text, left+e.x, y+e.y, flushLeft, b.ink.Text)
	b.text(e.note, left+e.x, y+e.toNote, flushLeft, b.ink.Muted)
}
