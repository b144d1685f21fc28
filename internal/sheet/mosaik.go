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
	// first and last are the inks of the title's tile and of the foot's; with a single sentence
	// those of the strip above it and, by small, of the tiles below or beside it.
	first, last theme.Ink
	small       []theme.Ink
}

func newMosaik(j job) mosaik {
	if j.m.single() {
		return newMosaikSentence(j)
	}
	ends, c := j.m.tones([]int{1, 1, 1}), j.m.theme.Colors
	k := mosaik{job: j, first: j.m.on(ends[0]), last: j.m.on(ends[2])}
	if j.m.theme.Ornaments.Outlines {
		return k
	}
	k.first.Accent = page.Color(color.Reach(color.RGB(k.first.Accent), color.RGB(ends[0]), glow))
	if color.Contrast(color.RGB(c.Accent), color.RGB(ends[2])) < theme.TextContrast {
		k.last.Accent = ends[0] // a yellow darkened for type would be olive
	}
	return k
}

// glow is the contrast of the house's colour on the title's tile, the darkest of all.
const glow = 8.5

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
	wall mosaik
	// pad is from the edge of a tile to what stands on it, at its sides: the same everywhere,
	// and so the sheet's margin.
	pad unit.Length
}

func (k mosaik) plan(t try, p pen) (plan, bool) {
	margin, foot := k.margins(t)
	b := mosaikPlan{klarPlan: klarPlan{layout: k.newLayout(t, p, margin, foot, k.smallShare(t))}}
	b.pad = margin
	b.wall = k
	b.ink, b.top = k.first, k.first
	b.strong = b.strongRule()
	out := b.arranged(&b)
	out.small, out.torn, out.ground = b.small, b.torn, func() { b.flood(k.first.Ground) }
	return out, b.ok
}

// tones are the grounds of tiles that stand in rows of the given lengths, of which the first is
// the title's.
func (m *manuscript) tones(rows []int) []page.Color {
	colors := m.theme.Colors
	var out []page.Color
	for _, t := range color.Tones(color.RGB(colors.Accent), rows, colors.TypeOn) {
		out = append(out, page.Color(t))
	}
	return out
}

// margins are narrower where there are more columns, between which they stand too.
func (k mosaik) margins(t try) (margin, foot unit.Length) {
	margin, foot = k.job.margins(t)
	share := unit.Length(100)
	switch n := t.division.columns; {
	case n > 3:
		share = 70
	case n == 3:
		share = 80
	}
	margin = max(margin*share/100, k.frame.short*46/1000)
	return margin, foot
}

// smallShare is smaller print in a column at the side, which would hold back the text of the
// tiles, and on landscape sheets with one sentence, where three tiles for what accompanies it
// would be higher than that of the sentence.
func (k mosaik) smallShare(t try) unit.Length {
	switch {
	case t.division.side:
		return 66
	case k.m.single() && k.frame.landscape() && k.m.accompaniments() > 2:
		return 58
	}
	return 46
}

// tile paints a ground from x, y to the far corner of the sheet. What follows at its right
// and below is painted over it, so that no seam of paper shows between two tiles.
func (b *mosaikPlan) tile(x, y unit.Length, ink theme.Ink) {
	pg := b.page
	if b.m.theme.Ornaments.Outlines {
		b.outline(x, y, ink)
		return
	}
	if x <= 0 {
		x = -pg.Bleed
	}
	if y <= 0 {
		y = -pg.Bleed
	}
	b.rect(page.Rect{X0: x, Y0: y, X1: pg.Width + pg.Bleed, Y1: pg.Height + pg.Bleed}, ink.Ground)
}

// outline is a tile of which only the upper edge, in its tone, and the left one are seen.
// Along the sheet's edges there are none.
func (b *mosaikPlan) outline(x, y unit.Length, ink theme.Ink) {
	pg := b.page
	r := page.Rect{X0: max(x, 0), Y0: max(y, 0), X1: pg.Width + pg.Bleed, Y1: pg.Height + pg.Bleed}
	top, left := r.Y0 > 0, r.X0 > 0
	if !left {
		r.X0 = -pg.Bleed
	}
	if !top {
		r.Y0 = -pg.Bleed
	}
	b.rect(r, ink.Ground)
	if left {
		b.rect(page.Rect{X0: r.X0, Y0: r.Y0, X1: r.X0 + b.hair, Y1: r.Y1}, b.m.inks.area.Edge)
	}
	if top {
		b.rect(page.Rect{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y0 + b.edge()}, ink.Edge)
	}
}

// edge is the weight of the bar at the head of a tile that is only an outline.
func (b *mosaikPlan) edge() unit.Length {
	if !b.m.theme.Ornaments.Outlines {
		return 0
	}
	return b.strong * 3 / 2
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
	return append(s, piece{gap: max(under, b.pad*65/100)})
}

// stacked is the sheet with everything above one another.
func (b *mosaikPlan) stacked() plan {
	left, width := b.live.X0, b.width()
	s := b.headTile(left, width, b.frame.height*30/100)
	grid := b.grid(0, b.frame.width, b.division.columns)
	s = append(s, grid.body)
	last := b.wall.last
	words, signLeft := b.footEdge()
	if foot, ok := b.footBody(left, width, words, signLeft, last); ok {
		foot.gap = max(foot.gap, b.pad*65/100)
		s = append(s, piece{draw: func(y, _ unit.Length) { b.tile(0, y, last) }}, foot,
			piece{gap: max(b.frame.height-b.live.Y1, b.pad)})
	}
	return plan{columns: []column{b.whole(s)}, measure: grid.measure, worth: grid.worth(b.size), list: grid.body.height}
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
	b.service = max(min(b.service, b.frame.short/56), b.smallest)
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
		measure: grid.measure, worth: grid.worth(b.size),
	}
}

// mosaikGrid is the tiles as a piece of a stack.
type mosaikGrid struct {
	body    piece
	measure unit.Length
	rows    []int // the number of tiles in each
}

// tileRows divides n tiles into rows of at most columns, as even as can be. Where they do not
// fill the grid the last rows have one less, which are wider: there is neither a hole nor a tile
// left over.
func tileRows(n, columns int) []int { return spread(n, (n+columns-1)/columns) }

// mosaikEntry is a principle set for its tile.
type mosaikEntry struct {
	klarEntry
	x           unit.Length // of the tile
	left, right unit.Length // where its headline begins and its numeral ends
}

// grid arranges the tiles between left and left+width.
func (b *mosaikPlan) grid(left, width unit.Length, columns int) mosaikGrid {
	rows := tileRows(len(b.m.principles), columns)
	g := mosaikGrid{rows: rows, measure: width/unit.Length(rows[0]) - 2*b.pad}
	heights := make([]unit.Length, len(rows))
	entries := make([][]mosaikEntry, len(rows))
	i := 0
	for r, n := range rows {
		edge := func(tile int) unit.Length { return left + width*unit.Length(tile)/unit.Length(n) }
		for tile := range n {
			entries[r] = append(entries[r], b.tileEntry(b.m.principles[i], edge(tile), edge(tile+1)))
			i++
		}
	}
	footed := b.footed(entries)
	for r, line := range entries {
		for _, e := range line {
			heights[r] = max(heights[r], e.total+b.above()+b.below())
			if footed {
				heights[r] = max(heights[r], e.total+b.air()+b.above()+b.below())
			}
		}
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
		evenRows(heights, rows)
	}
	g.body = piece{height: sum(heights), spare: 4 * b.frame.height, draw: func(y, height unit.Length) {
		tones, y0 := b.m.tones(b.lengths(rows))[1:], y
		full := filled(heights, rows, height)
		for r, line := range entries {
			below := b.below()
			if r == len(entries)-1 {
				below = end
			}
			for _, e := range line {
				ink := b.m.on(tones[0])
				b.tile(e.x, y0, ink)
				down := unit.Length(0)
				if footed {
					down = full[r] - top - below - e.total
				}
				b.drawTile(e, y0+top, down, ink)
				tones = tones[1:]
			}
			y0, top = y0+full[r], b.above()
		}
	}}
	return g
}

// lengths are the numbers of tiles in all rows of the sheet: title, principles, foot.
func (b *mosaikPlan) lengths(rows []int) []int {
	out := append([]int{1}, rows...)
	if !b.division.side && b.hasFoot() {
		out = append(out, 1)
	}
	return out
}

// worth is what the grid is as a picture of text of the given size, in thousandths: a wider tile
// looks like more than the others without being it, most of all where it is alone, and in a
// narrow one the text is a ribbon.
func (g mosaikGrid) worth(size unit.Length) int64 {
	worth := int64(1000)
	switch last := g.rows[len(g.rows)-1]; {
	case last == g.rows[0]:
	case last == 1:
		worth = 740
	default:
		worth = 920
	}
	if ribbon := size * 85 / 10; g.measure < ribbon {
		worth = worth * max(int64(g.measure), int64(ribbon)/3) / int64(ribbon)
	}
	return worth
}

// wide reports whether the tiles of row r are wider than those of the first.
func wide(rows []int, r int) bool { return rows[r] < rows[0] }

// evenRows makes all rows but those of wider tiles as high as the highest of them.
func evenRows(heights []unit.Length, rows []int) {
	var high unit.Length
	for r, h := range heights {
		if !wide(rows, r) {
			high = max(high, h)
		}
	}
	for r := range heights {
		if !wide(rows, r) {
			heights[r] = high
		}
	}
}

// filled are rows of at least the given heights that fill total and differ as little as they
// can: what there is to give goes to the lowest first; a row of wider tiles needs less.
func filled(heights []unit.Length, rows []int, total unit.Length) []unit.Length {
	at := func(line unit.Length) []unit.Length {
		out := make([]unit.Length, len(heights))
		for r, h := range heights {
			out[r] = max(h, line)
			switch {
			case !wide(rows, r):
			case rows[r] == 1:
				out[r] = max(h, line*7/10)
			default:
				out[r] = max(h, line*82/100)
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
func (b *mosaikPlan) above() unit.Length { return max(b.gap(1350), b.size*8/10) + b.edge() }
func (b *mosaikPlan) below() unit.Length { return max(b.gap(1450), b.size*9/10) }

// footed reports whether all texts stand at the foot of their tiles, as far from the headlines
// as that is: where those of a row are about as long as one another.
func (b *mosaikPlan) footed(entries [][]mosaikEntry) bool {
	for _, line := range entries {
		low, high := line[0].total, line[0].total
		for _, e := range line {
			low, high = min(low, e.total), max(high, e.total)
		}
		if high-low > b.leading(b.size)*23/10 {
			return false
		}
	}
	return true
}

// air is by how much the headline at the head of a tile is at least further from the text at its
// foot than from one below it.
func (b *mosaikPlan) air() unit.Length { return b.gap(750) }

// tileEntry sets p for a tile from x to end.
func (b *mosaikPlan) tileEntry(p principle, x, end unit.Length) mosaikEntry {
	e := mosaikEntry{x: x, left: x + b.pad, right: end - b.pad}
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

// drawTile draws an entry at y, its text further down.
func (b *mosaikPlan) drawTile(e mosaikEntry, y, down unit.Length, ink theme.Ink) {
	numeral := ink.Text
	if b.m.theme.Ornaments.Outlines {
		numeral = ink.Display // it has what is left of the colour
	}
	if e.headline.present() {
		b.text(e.headline, e.left, y, flushLeft, ink.Text)
		e.numeral.how.Width = e.right - e.left
		b.text(e.numeral, e.left, y, flushRight, numeral)
	} else {
		b.text(e.numeral, e.left, y, flushLeft, numeral)
	}
	y += down
	b.text(e.text, e.left, y+e.toText, flushLeft, ink.Text)
	b.text(e.note, e.left, y+e.toNote, flushLeft, ink.Muted)
}
