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
	head          unit.Length // the size of the headlines
	entries       []klassikEntry
	// pitch is the height of all rows but the last; zero leaves each its own.
	pitch unit.Length
}

// grid sets the list in rows that all columns share, of one height where the texts are short, so
// that the headlines have one pitch. The last entries, where they are too few for a row, close it
// in a row on the centre line, which costs half of what empty cells cost, or have the width
// between them where texts have an edge.
func (g *klassikGrid) grid(heights []unit.Length, gap unit.Length) (body piece, empty int, deep unit.Length) {
	n := len(g.lefts)
	rest := len(heights) % n
	full := len(heights) - rest
	counts := spread(full, n)
	g.finishRows(heights[:full], counts, 1-min(rest, 1))
	g.pitch, deep = g.even(heights[:full], counts, 1-min(rest, 1))
	above := g.rows(heights[:full], counts, gap)
	if rest == 0 {
		return above, 0, deep
	}
	last := g.closing(rest)
	last.gap, last.flex = gap*closingApart/100, true // it belongs to no column
	s := stack{above, last}
	if g.align == centred {
		empty = (n - rest + 1) / 2
	}
	return piece{height: s.natural(), spare: s.capacity(), draw: s.place}, empty, deep
}

// closingApart is what the last entries keep from the rows above, in hundredths of what those keep from
// one another.
const closingApart = 120

// even is the height of all rows but the last ones where the texts are short and the rows hardly
// differ, that of the highest of them, and by how much an entry is lower than its row, at most. A
// single column has no rows.
func (g *klassikGrid) even(heights []unit.Length, counts []int, last int) (pitch, deep unit.Length) {
	if len(counts) < 2 || counts[0] <= last {
		return 0, 0
	}
	own := rows(heights, counts)
	own = own[:counts[0]-last]
	if g.long || slices.Max(own)-slices.Min(own) > g.b.leading(g.b.size)*3/2 {
		return 0, hole(heights, counts, last)
	}
	low := heights[0]
	for _, column := range columns(heights, counts) {
		column = column[:len(column)-last]
		pitch, low = max(pitch, slices.Max(column)), min(low, slices.Min(column))
	}
	return pitch, pitch - low
}

func (g *klassikGrid) draw(i, column int, y unit.Length) { g.drawAt(i, g.lefts[column], y) }

// drawAt draws an entry in the middle of a column from left.
func (g *klassikGrid) drawAt(i int, left, y unit.Length) {
	e, c := g.entries[i], g.b.ink
	left += (g.each - g.measure) / 2
	g.b.text(e.top, left, y, g.align, e.topColor)
	inset := unit.Length(0)
	if g.align == centred {
		inset = (g.measure - e.text.how.Width) / 2
	}
	g.b.text(e.text, left+inset, y+e.toText, g.align, c.Text)
	g.b.text(e.note, left, y+e.toNote, g.align, c.Muted)
}

// rules are drawn between the columns, all as far as the longest of them goes.
func (g *klassikGrid) rules(y unit.Length, ends []unit.Length) {
	for _, left := range g.lefts[1:] {
		x := left - g.b.gutter/2 - g.b.hair/2
		g.b.rect(page.Rect{X0: x, Y0: y, X1: x + g.b.hair, Y1: slices.Max(ends)}, g.b.faint(faintContrast))
	}
}

// rows sets the list in rows that all columns share.
func (g *klassikGrid) rows(heights []unit.Length, counts []int, gap unit.Length) piece {
	high := rows(heights, counts)
	ends := make([]unit.Length, len(counts))
	var inner stack
	for r, h := range high {
		if r < len(high)-1 {
			h = max(h, g.pitch)
		}
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

// closing sets the last entries, which are too few for a row, in a row on the centre line, or
// where texts have an edge, over the whole width.
func (g *klassikGrid) closing(n int) piece {
	b := g.b
	if n == 1 && g.align != centred {
		return g.end()
	}
	last := *g
	last.entries = g.entries[len(g.entries)-n:]
	if g.align == centred {
		if n == 1 && !g.long {
			last.widen(min(b.width()*aloneShare/100, b.size*unit.Length(b.level.measure)))
		}
		width := unit.Length(n)*(last.each+b.gutter) - b.gutter
		last.lefts, _ = bands(b.centre-width/2, width, b.gutter, n)
	} else {
		var each unit.Length
		last.lefts, each = bands(g.lefts[0], b.width(), b.gutter, n)
		last.widen(min(each, b.size*acrossEms))
	}
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

// widen sets the entries anew, which are the last ones, in columns of the given width.
func (g *klassikGrid) widen(width unit.Length) {
	g.each, g.measure = width, width
	last := g.b.m.principles[len(g.b.m.principles)-len(g.entries):]
	g.entries = make([]klassikEntry, len(last))
	for i, p := range last {
		g.entries[i] = g.b.entry(p, width, g.head)
	}
}

// aloneShare is the part of the width, in hundredths, that one entry has below columns, so that it
// closes the list and does not seem to be the last one of a column. A long
// text keeps to the width of a column: in more lines than one or two another measure is seen.
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

// closed is columns that run on their own, with the last entry below all of them: it closes the list as
// the last paragraph does a proclamation.
func (g *klassikGrid) closed(above piece, gap unit.Length) piece {
	last := g.end()
	last.gap, last.flex = gap*13/10, true
	s := stack{above, last}
	return piece{height: s.natural(), spare: s.capacity(), draw: s.place}
}

// end is the last entry in a few long lines on the centre line, or on the edge of the columns where
// texts have one and the lines are as long as the columns are wide.
func (g *klassikGrid) end() piece {
	b, last := g.b, *g
	last.entries = g.entries[len(g.entries)-1:]
	width := g.across()
	last.widen(width)
	if !g.nearlyAcross() {
		last.align = centred
	}
	return piece{height: last.entries[0].total, draw: func(y, _ unit.Length) {
		if last.align == centred {
			last.drawAt(0, b.centre-width/2, y)
		} else {
			last.drawAt(0, g.lefts[0], y)
		}
	}}
}

// across is the measure of an entry below all columns.
func (g *klassikGrid) across() unit.Length { return min(g.b.width(), g.b.size*acrossEms) }

// nearlyAcross reports whether lines of that measure seem to take all of the width.
func (g *klassikGrid) nearlyAcross() bool { return g.across() >= g.b.width()*acrossLeast/100 }

// otherwise reports whether the last entries stand below columns of texts that have an edge and have
// another one: only a single entry as wide as all columns begins where they do.
func (g *klassikGrid) otherwise() bool {
	n, d := len(g.lefts), g.b.division
	if n == 1 || g.align == centred {
		return false
	}
	rest := len(g.entries) % n
	return d.closed && !g.nearlyAcross() || !d.closed && !d.free && (rest > 1 || rest == 1 && !g.nearlyAcross())
}

// acrossLeast is the part of the width, in hundredths, from which lines seem to take all of it.
const acrossLeast = 88
