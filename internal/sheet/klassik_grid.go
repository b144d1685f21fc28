package sheet

// The columns of klassik: rows that they share, or entries that run on in each of them, with a
// quiet rule between them and the last entries below.

import (
	"slices"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

type klassikGrid struct {
	align         align
	long          bool // texts, whose rows are of any height
	b             *klassikPlan
	lefts         []unit.Length
	each, measure unit.Length
	entries       []klassikEntry
}

// grid sets the list in rows that all columns share, each as high as its highest entry, with one gap
// between all of them: after a long text the next headline is as far as after a short one. On the
// centre line last entries that are too few for a row close the list in a row of their own, which
// costs half of what empty cells cost.
func (g *klassikGrid) grid(heights []unit.Length, gap unit.Length) (body piece, empty int, deep unit.Length) {
	counts, rest := g.seats(len(heights))
	full, bottom := heights[:len(heights)-rest], 1-min(rest, 1)
	g.finishRows(full, counts, bottom)
	if len(counts) > 1 && slices.Max(counts) > bottom {
		deep = hole(full, counts, bottom)
	}
	above := g.rows(full, counts, gap)
	if n := len(counts); len(heights)%n > 0 {
		empty = n - len(heights)%n
		if g.align == centred {
			empty = (empty + 1) / 2
		}
	}
	if rest == 0 {
		return above, empty, deep
	}
	last := g.closing(rest)
	last.gap, last.flex = gap*closingApart/100, true // it belongs to no column
	if rest == 1 {
		last.gap = gap * aloneApart / 100
	}
	s := stack{above, last}
	return piece{height: s.natural(), spare: s.capacity(), draw: s.place}, empty, deep
}

// closingApart is what the last entries keep from the rows above, in hundredths of what those keep from
// one another, and aloneApart what a single one does, beside which only air says that it is none of the
// column that it stands nearest to.
const closingApart, aloneApart = 120, 150

// seats are the numbers of entries in the columns, and how many close the list on the centre line. Where
// those would stand just below the columns in the middle, they seem to go on with them, and do: those are
// longer by one then. Texts with an edge have none on the centre line.
func (g *klassikGrid) seats(n int) (counts []int, closing int) {
	columns := len(g.lefts)
	rest := n % columns
	if rest == 0 || g.align != centred {
		return spread(n, columns), 0
	}
	counts = spread(n-rest, columns)
	if !belowColumns(rest, columns) {
		return counts, rest
	}
	first := (columns - rest) / 2
	for c := first; c < first+rest; c++ {
		counts[c]++
	}
	return counts, 0
}

// belowColumns reports whether entries on the centre line stand just below as many columns.
func belowColumns(entries, columns int) bool { return (columns-entries)%2 == 0 }

func (g *klassikGrid) draw(i, column int, y unit.Length) {
	e, c := g.entries[i], g.b.ink
	left := g.lefts[column] + (g.each-g.measure)/2
	g.b.text(e.top, left, y, g.align, e.topColor)
	inset := unit.Length(0)
	if g.align == centred {
		inset = (g.measure - e.text.how.Width) / 2
	}
	g.b.text(e.text, left+inset, y+e.toText, g.align, c.Text)
	g.b.text(e.note, left, y+e.toNote, g.align, c.Muted)
}

// rules are drawn between the columns: on the centre line all as far as the longest of them goes, and
// between long texts each as far as the longer one beside it, lest it frame what these leave empty.
func (g *klassikGrid) rules(y unit.Length, ends []unit.Length) {
	for i, left := range g.lefts[1:] {
		end := slices.Max(ends)
		if g.align != centred && len(ends) == len(g.lefts) {
			end = max(ends[i], ends[i+1])
		}
		x := left - g.b.gutter/2 - g.b.hair/2
		g.b.rect(page.Rect{X0: x, Y0: y, X1: x + g.b.hair, Y1: end}, g.b.faint(faintContrast))
	}
}

// rows sets the list in rows that all columns share.
func (g *klassikGrid) rows(heights []unit.Length, counts []int, gap unit.Length) piece {
	high := rows(heights, counts)
	ends := make([]unit.Length, len(counts))
	var inner stack
	for r, h := range high {
		p := piece{gap: gap, flex: true, height: h, draw: func(y, _ unit.Length) {
			first := 0
			for c, n := range counts {
				if r < n {
					g.draw(first+r, c, y)
					ends[c] = y + h
				}
				first += n
			}
		}}
		if r == 0 {
			p.gap = 0
		}
		inner = append(inner, p)
	}
	return piece{height: inner.natural(), spare: inner.capacity(), draw: func(y, height unit.Length) {
		inner.place(y, height)
		g.rules(y, ends)
	}}
}

// closing sets the last entries, which are too few for a row, in a row on the centre line.
func (g *klassikGrid) closing(n int) piece {
	b := g.b
	last := *g
	last.entries = g.entries[len(g.entries)-n:]
	if n == 1 && !g.long {
		last.each, last.measure = b.aloneMeasure(), b.aloneMeasure()
	}
	width := unit.Length(n)*(last.each+b.gutter) - b.gutter
	last.lefts, _ = bands(b.centre-width/2, width, b.gutter, n)
	high := unit.Length(0)
	for _, e := range last.entries {
		high = max(high, e.total)
	}
	return piece{height: high, draw: func(y, h unit.Length) {
		for i := range last.entries {
			last.draw(i, i, y)
		}
		last.rules(y, []unit.Length{y + h})
	}}
}

// endsAlone reports whether one entry closes a list in rows, unless that has an edge.
func (b *klassikPlan) endsAlone() bool {
	n := b.division.columns
	return !b.division.free && len(b.m.principles)%n == 1 && !belowColumns(1, n)
}

// aloneMeasure is the measure of an entry that closes the list alone: it is wider than a column, so that
// it does not seem to be the last one of one. A long text keeps to the width of a column: in more lines
// than one or two another measure is seen.
func (b *klassikPlan) aloneMeasure() unit.Length {
	return min(b.width()*aloneShare/100, b.size*unit.Length(b.level.measure))
}

// aloneShare is the part of the width, in hundredths, that its lines have at most.
const aloneShare = 78

// free sets every column on its own and tells how many end early.
func (g *klassikGrid) free(heights []unit.Length, gap unit.Length) (body piece, early int) {
	n := len(g.lefts)
	slack := columnSlack
	if gaps := unit.Length(len(heights) - n); g.long && gaps > 0 {
		// Less than a line is missing where lines make the columns end together.
		slack = max(slack, percent(g.b.leading(g.b.size)*100*unit.Length(n)/(gap*gaps)))
	}
	body, early = freeColumns(heights, gap, slack, n, g.draw, g.rules)
	if g.align != centred {
		early = 0
	}
	return body, early
}
