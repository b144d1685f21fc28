package sheet

// mosaik is the composition of tiles: one for every principle, in even steps of the house's
// colour from dark to light, over the whole sheet and its bleed; the title stands on the
// darkest, motto and signatures on the lightest. On landscape sheets title and foot may stand
// on a tile of their own beside the others.

import (
	"leitbild/internal/color"
	"leitbild/internal/page"
	"leitbild/internal/theme"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

type mosaik struct {
	job
	tones       []page.Color
	first, last theme.Ink // on the title's tile and on that of the foot
}

func newMosaik(j job) mosaik {
	tones, c := j.m.tones(), j.m.theme.Colors
	return mosaik{job: j, tones: tones, first: c.On(tones[0]), last: c.On(tones[len(tones)-1])}
}

func (k mosaik) most() unit.Length { return k.job.most(170) }

func (k mosaik) divisions() []division {
	n := len(k.m.principles)
	if n == 1 {
		return k.sentencesBeside()
	}
	sides := []bool{false}
	if k.frame.landscape() {
		sides = []bool{true, false}
	}
	var out []division
	for _, side := range sides {
		for columns := 1; columns <= min(n, 5); columns++ {
			out = append(out, division{columns: columns, side: side})
			if n > columns {
				out = append(out, division{columns: columns, side: side, free: true})
			}
		}
	}
	return out
}

// mosaikPlan is one plan in the making. What stands on the title's tile and on that of the
// foot is set as in klar.
type mosaikPlan struct {
	klarPlan
	tones []page.Color
	last  theme.Ink   // on the foot's tile
	pad   unit.Length // from the edge of a tile to what stands on it, at its sides
}

func (k mosaik) plan(t try, p pen) (plan, bool) {
	margin, foot := k.margins(t)
	b := mosaikPlan{klarPlan: klarPlan{layout: k.newLayout(t, p, margin, foot, k.smallShare(t))}}
	b.pad = min(margin, max(b.size*16/10, margin*60/100))
	b.tones, b.last = k.tones, k.last
	b.ink, b.top = k.first, k.first
	out := b.arranged(&b)
	out.small, out.ground = b.small, func() { b.flood(b.tones[0]) }
	return out, b.ok
}

// tones are the grounds of all tiles: the title's, one for each principle, the foot's.
func (m *manuscript) tones() []page.Color {
	out := make([]page.Color, len(m.principles)+2)
	for i, t := range color.Tones(color.RGB(m.theme.Colors.Accent), len(out)) {
		out[i] = page.Color(t)
	}
	return out
}

// tile paints a ground from x, y to the far corner of the sheet. What follows at its right
// and below is painted over it, so that no seam of paper shows between two tiles.
func (b *mosaikPlan) tile(x, y unit.Length, c page.Color) {
	pg := b.page
	if x <= 0 {
		x = -pg.Bleed
	}
	if y <= 0 {
		y = -pg.Bleed
	}
	b.rect(page.Rect{X0: x, Y0: y, X1: pg.Width + pg.Bleed, Y1: pg.Height + pg.Bleed}, c)
}

// whole is a stack over the whole height of the sheet.
func (b *mosaikPlan) whole(s stack) column {
	return column{stack: s, height: b.frame.height}
}

// headTile is the title's tile without its ground, with air below.
func (b *mosaikPlan) headTile(left, width, height unit.Length) stack {
	s := b.head(left, width)
	s[0].gap = b.live.Y0
	titles, under := b.titles(left, width, height)
	s = append(s, titles...)
	return append(s, piece{gap: max(under, b.pad*9/10)})
}

// stacked is the sheet with everything above one another.
func (b *mosaikPlan) stacked() plan {
	left, width := b.live.X0, b.width()
	s := b.headTile(left, width, b.frame.height*30/100)
	grid := b.grid(0, b.frame.width, b.division.columns)
	s = append(s, grid.body)
	last := b.last
	words, signLeft := b.footEdge()
	if foot, ok := b.footBody(left, width, words, signLeft, last); ok {
		foot.gap = max(foot.gap, b.pad)
		s = append(s, piece{draw: func(y, _ unit.Length) { b.tile(0, y, b.tones[len(b.tones)-1]) }}, foot,
			piece{gap: max(b.frame.height-b.live.Y1, b.pad)})
	}
	return plan{columns: []column{b.whole(s)}, measure: grid.measure, worth: grid.worth(), list: grid.body.height}
}

// footEdge divides the foot on an edge of the tiles.
func (b *mosaikPlan) footEdge() (words, signLeft unit.Length) {
	n := max(b.division.columns, 2)
	x := b.frame.width * unit.Length((n+1)/2) / unit.Length(n)
	return x - b.pad - b.live.X0, x + b.pad
}

// beside is the landscape sheet: title and foot on a tile at the left, the others at its right.
func (b *mosaikPlan) beside() plan {
	n := b.division.columns
	full := b.aside()
	side := b.frame.width * 34 / 100
	if n > 2 {
		side = b.frame.width * 28 / 100
	}
	width := side - b.live.X0 - b.pad
	first := b.headTile(b.live.X0, width, b.frame.height*55/100)
	if foot := b.sideFoot(b.live.X0, width, b.ink); len(foot) > 0 {
		foot[0].white, foot[0].gap = true, b.gap(1200)
		first = append(first, foot...)
	}
	first = append(first, piece{gap: b.frame.height - b.live.Y1})
	b.size = full
	grid := b.grid(side, b.frame.width-side, n)
	return plan{
		columns: []column{b.whole(first), b.whole(stack{grid.body})},
		measure: grid.measure, worth: grid.worth(),
	}
}

// mosaikGrid is the tiles as a piece of a stack.
type mosaikGrid struct {
	body    piece
	measure unit.Length
	// wide counts the columns by which tiles are wider than one.
	wide int
}

// spans divides n tiles into rows of columns. Where they do not fill the rows, the last row
// has fewer, of which the last is the widest, so that all edges stay on the grid.
func spans(n, columns int) [][]int {
	var out [][]int
	row := func(n int) []int {
		out := make([]int, n)
		for i := range out {
			out[i] = 1
		}
		return out
	}
	for range n / columns {
		out = append(out, row(columns))
	}
	rest := n % columns
	if rest == 0 {
		return out
	}
	last := row(rest)
	last[rest-1] = columns - rest + 1
	if rest*2 == columns {
		for i := range last {
			last[i] = 2
		}
	}
	return append(out, last)
}

// mosaikEntry is a principle set for its tile.
type mosaikEntry struct {
	klarEntry
	x           unit.Length // of the tile
	left, right unit.Length // where its headline begins and its numeral ends
}

// grid arranges the tiles between left and left+width.
func (b *mosaikPlan) grid(left, width unit.Length, columns int) mosaikGrid {
	rows := spans(len(b.m.principles), columns)
	edge := func(column int) unit.Length { return left + width*unit.Length(column)/unit.Length(columns) }
	var heights []unit.Length
	var entries [][]mosaikEntry
	g := mosaikGrid{measure: edge(1) - left - 2*b.pad}
	i := 0
	for _, row := range rows {
		var high unit.Length
		var line []mosaikEntry
		column := 0
		for _, span := range row {
			x, end := edge(column), edge(column+span)
			e := b.tileEntry(b.m.principles[i], x, end)
			high = max(high, e.total)
			line = append(line, e)
			column += span
			g.wide += span - 1
			i++
		}
		entries = append(entries, line)
		heights = append(heights, high+b.above()+b.below())
	}
	// At the edges of the sheet the air is the sheet's margin.
	top, end := b.above(), b.below()
	if b.division.side {
		top = max(top, b.live.Y0)
	}
	if b.division.side || !b.hasFoot() {
		end = max(end, b.frame.height-b.live.Y1)
	}
	heights[0] += top - b.above()
	heights[len(heights)-1] += end - b.below()
	if !b.division.free {
		evenRows(heights, rows, columns)
	}
	g.body = piece{height: sum(heights), spare: 4 * b.frame.height, draw: func(y, height unit.Length) {
		tone, y0 := 1, y
		full := filled(heights, rows, columns, height)
		for r, line := range entries {
			for _, e := range line {
				b.tile(e.x, y0, b.tones[tone])
				b.drawTile(e, y0+top, b.m.theme.Colors.On(b.tones[tone]))
				tone++
			}
			y0, top = y0+full[r], b.above()
		}
	}}
	return g
}

// worth is what the grid is as a picture, in thousandths: a wide tile looks like more than
// the others without being it.
func (g mosaikGrid) worth() int64 {
	if g.wide > 0 {
		return 840
	}
	return 1000
}

// evenRows makes all rows without a wide tile as high as the highest of them.
func evenRows(heights []unit.Length, rows [][]int, columns int) {
	var high unit.Length
	for r, h := range heights {
		if len(rows[r]) == columns {
			high = max(high, h)
		}
	}
	for r := range heights {
		if len(rows[r]) == columns {
			heights[r] = high
		}
	}
}

// filled are rows of at least the given heights that fill total and differ as little as they
// can: what there is to give goes to the lowest first; a row with wide tiles needs less.
func filled(heights []unit.Length, rows [][]int, columns int, total unit.Length) []unit.Length {
	at := func(line unit.Length) []unit.Length {
		out := make([]unit.Length, len(heights))
		for r, h := range heights {
			out[r] = max(h, line)
			if len(rows[r]) < columns && len(heights) > 1 {
				out[r] = max(h, line*7/10)
			}
		}
		return out
	}
	low, high := unit.Length(0), total
	for low+1 < high {
		if mid := (low + high) / 2; sum(at(mid)) <= total {
			low = mid
		} else {
			high = mid
		}
	}
	out := at(low)
	out[len(out)-1] += total - sum(out)
	return out
}

func sum(lengths []unit.Length) (total unit.Length) {
	for _, l := range lengths {
		total += l
	}
	return total
}

// above and below are the air in a tile over the capitals of the first line and under the
// last baseline.
func (b *mosaikPlan) above() unit.Length { return max(b.gap(1350), b.size*8/10) }
func (b *mosaikPlan) below() unit.Length { return max(b.gap(1450), b.size*9/10) }

// tileEntry sets p for a tile from x to end.
func (b *mosaikPlan) tileEntry(p principle, x, end unit.Length) mosaikEntry {
	e := mosaikEntry{x: x, left: b.inset(x), right: end - b.pad}
	if end == b.frame.width {
		e.right = b.live.X1
	}
	width := e.right - e.left
	head, note := b.headlineSize(), b.noteSize()
	numeral := sizeForCap(b.m.face.numeral, capHeight(b.m.face.headline, head))
	if !p.headline.present() {
		numeral = numeral * 14 / 10 // it stands where the headline would
	}
	measure := min(width, b.size*unit.Length(b.level.measure))
	e.numeral = b.set(p.numeral, numeral, numeral*10, 0, typeset.Balanced)
	e.headline = b.set(p.headline, head, max(width-p.numeral.natural(numeral)-b.size, 1), head*108/100, typeset.Balanced)
	e.text = b.set(p.text, b.size, measure, b.leading(b.size), typeset.Ragged)
	e.note = b.set(p.note, note, min(width, max(measure, note*25)), b.leading(note), typeset.Ragged)
	top := max(e.headline.height(), e.numeral.height())
	e.toText = top + b.size*160/100 - capHeight(b.m.face.text, b.size)
	e.total = e.toText + e.text.height()
	e.toNote, e.total = b.under(e.total, e.note)
	return e
}

// inset is where text begins in a column of tiles from x.
func (b *mosaikPlan) inset(x unit.Length) unit.Length {
	if x == 0 {
		return b.live.X0
	}
	return x + b.pad
}

func (b *mosaikPlan) drawTile(e mosaikEntry, y unit.Length, ink theme.Ink) {
	if e.headline.present() {
		b.text(e.headline, e.left, y, flushLeft, ink.Text)
		e.numeral.how.Width = e.right - e.left
		b.text(e.numeral, e.left, y, flushRight, ink.Rule)
	} else {
		b.text(e.numeral, e.left, y, flushLeft, ink.Rule)
	}
	b.text(e.text, e.left, y+e.toText, flushLeft, ink.Text)
	b.text(e.note, e.left, y+e.toNote, flushLeft, ink.Muted)
}

// sentence is the sheet with one principle, on one great tile between those of title and foot.
func (b *mosaikPlan) sentence() plan {
	left, width := b.live.X0, b.width()
	strip := max(b.live.Y0*6/10, b.frame.leastMargin())
	s := b.head(left, width)
	s[0].gap = strip
	s = append(s, piece{gap: strip, draw: func(y, _ unit.Length) { b.tile(0, y, b.m.theme.Colors.Area()) }})
	great, sentence := b.great(left, width)
	s = append(s, great...)
	under := max(sentence.bottom, b.small) + b.small
	s = append(s, b.accompaniment(left, width, under)...)
	words, signLeft := b.split(left, width)
	foot, ok := b.footBody(left, width, words, signLeft, b.last)
	if !ok {
		return plan{columns: []column{b.whole(append(s, piece{gap: sentence.bottom + b.live.Y0*9/10, white: true}))}, measure: width, lines: sentence.judged()}
	}
	foot.gap = max(foot.gap, strip)
	s = append(s, piece{gap: under + strip, white: true, draw: func(y, _ unit.Length) { b.tile(0, y, b.tones[len(b.tones)-1]) }},
		foot, piece{gap: strip})
	return plan{columns: []column{b.whole(s)}, measure: width, lines: sentence.judged()}
}

// sentenceBeside is the landscape sheet with one principle on the great tile, and all that
// accompanies it on the title's tile at its left.
func (b *mosaikPlan) sentenceBeside() plan {
	side := b.frame.width * 31 / 100
	width := side - b.live.X0 - b.pad
	first := b.head(b.live.X0, width)
	first[0].gap = b.live.Y0
	x := side + b.live.X0
	ink := b.ink
	great, sentence := b.great(x, b.live.X1-x)
	great = append(stack{{draw: func(y, _ unit.Length) { b.tile(side, y, b.m.theme.Colors.Area()) }}}, great...)
	great[1].gap = b.live.Y0 + sentence.top
	great = append(great, piece{gap: sentence.bottom + (b.frame.height-b.live.Y1)*8/10, white: true})
	b.ink = ink
	first = append(first, b.accompaniment(b.live.X0, width, 0)...)
	if foot := b.sideFoot(b.live.X0, width, b.ink); len(foot) > 0 {
		foot[0].white, foot[0].gap = true, b.size*2
		first = append(first, foot...)
	}
	first = append(first, piece{gap: b.frame.height - b.live.Y1})
	return plan{columns: []column{b.whole(first), b.whole(great)}, measure: b.live.X1 - x, lines: sentence.judged()}
}

// great is the sentence with its headline on the great tile. What is set after it is small
// print in the colours of that tile.
func (b *mosaikPlan) great(left, width unit.Length) (stack, display) {
	m := b.m
	ink := m.inks.area
	ink.Accent = ink.Text // two colours on a third would be one too many
	sentence, ok := m.sentence(b.try, width)
	b.ok = b.ok && ok
	toText := unit.Length(0)
	var head setting
	if m.principles[0].headline.present() {
		head = b.kicker(width)
		toText = head.height() + head.how.Size*9/10 + sentence.top
	}
	s := stack{{
		gap: max(b.size*45/100, b.small*2) + sentence.top, flex: true, white: true, take: b.frame.height / 8,
		height: toText + sentence.height(), draw: func(y, _ unit.Length) {
			b.text(head, left, y, flushLeft, ink.Text)
			b.closing(sentence, left, y+toText)
		},
	}}
	b.top, b.ink = ink, ink
	b.toSmallPrint()
	return s, sentence
}
