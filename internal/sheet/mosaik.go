package sheet

// mosaik is the composition of tiles: one for every principle, in even steps of the house's
// colour from dark to light, over the whole sheet and its bleed; the title stands on the
// darkest, motto and signatures on the lightest. On landscape sheets title and foot may stand
// on a tile of their own beside the others.

import (
	"leitbild/internal/color"
	"leitbild/internal/page"
	"leitbild/internal/theme"
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
	ends, c := j.m.tones([]int{1, 1, 1}, true), j.m.theme.Colors
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

// weakWall is how many times the text goes into the shorter side at most, however many principles there
// are, until a sheet gives up the more for it.
const weakWall = 58

// levels give up a little of the title and of the air in the tiles for text that is seen from
// across a room: the fewer principles, the larger one expects them.
func (k mosaik) levels() []level {
	wall := weakWall
	switch n := len(k.m.principles); {
	case n == 1:
		return k.job.levels()
	case n <= 3:
		wall = 20
	case n <= 6:
		wall = 28
	case n <= 8:
		wall = 34
	case n <= 12:
		wall = 42
	}
	return []level{
		generous(wall),
		{gap: 760, margin: 880, secondary: 900, leading: 1000, title: 8000, titleMin: 850, measure: 30, gain: 104, wall: wall},
		{gap: 640, margin: 800, secondary: 760, leading: 985, title: 7000, titleMin: 700, measure: 36, gain: 108, wall: weakWall},
		{gap: 500, margin: 740, secondary: 700, leading: 960, title: 4600, titleMin: 400, measure: 40, inline: true},
		tightest(),
	}
}

func (k mosaik) divisions() []division {
	n := len(k.m.principles)
	if n == 1 {
		return k.sentencesBeside(tiledWorth)
	}
	sides := []bool{false}
	if k.frame.landscape() {
		sides = []bool{true, false}
	}
	var out []division
	for _, side := range sides {
		for columns := 1; columns <= min(n, 5); columns++ {
			out = append(out, division{columns: columns, side: side})
			if k.m.leftOver(columns) {
				out = append(out, division{columns: columns, side: side, closed: true, worth: singleWorth})
			}
			if n > columns {
				out = append(out, division{columns: columns, side: side, free: true})
			}
			if side && columns < 3 && n <= fewPrinciples {
				out = append(out, division{columns: columns, side: side, share: broadSide})
			}
			switch {
			case columns == 1 && n <= fewPrinciples:
				for i := range out {
					if d := &out[i]; d.side == side {
						far := *d
						far.worth = farWorth
						d.low = true // the likely one first, which saves a look at the others
						out = append(out, far)
					}
				}
			case n > 4 && !k.m.headlined():
				out = append(out, division{columns: columns, side: side, low: true, worth: k.lowWorth()})
				if k.m.leftOver(columns) {
					out = append(out, division{columns: columns, side: side, low: true, closed: true, worth: k.lowWorth() * singleWorth / 1000})
				}
			}
		}
	}
	if !k.m.logos.present() && (k.frame.landscape() || n >= tightTiles) {
		for _, d := range out {
			if d.flat = !d.side; d.flat {
				out = append(out, d)
			}
		}
	}
	return out
}

// farWorth is what numerals are worth at the far end of tiles over the whole width, where they are
// lost: before headline and text they have the height of both.
const farWorth = 820

// lowOfFew is what numerals beside the text are worth, in thousandths: above it, where there are no
// headlines, they are larger and take the height of two lines, which many tiles do not have; lowOfMany
// is what they are worth there.
const lowOfFew, lowOfMany = 890, 950

func (k mosaik) lowWorth() int64 {
	if len(k.m.principles) >= tightTiles {
		return lowOfMany
	}
	return lowOfFew
}

// broadSide is the part of the width, in hundredths, of a title's tile beside a few large ones.
const broadSide = 43

// mosaikPlan is one plan in the making. What stands on the title's tile and on that of the
// foot is set as in klar.
type mosaikPlan struct {
	klarPlan
	of mosaik
	// pad is from the edge of a tile to what stands on it, at its sides: the same everywhere,
	// and so the sheet's margin.
	pad unit.Length
	// headline is the size of the headlines on tiles.
	headline unit.Length
	// lonely says that the title has a broad tile for itself and does not fill it.
	lonely bool
}

func (k mosaik) plan(t try, p pen) (plan, bool) {
	margin, foot := k.margins(t)
	b := mosaikPlan{klarPlan: klarPlan{layout: k.newLayout(t, p, margin, foot, k.smallParts(t))}}
	b.pad = margin
	b.of = k
	b.ink, b.top = k.first, k.first
	b.strong = b.strongRule()
	out := b.arranged(&b)
	out.divided, out.inPieces, out.ground = b.divided, b.inPieces, func() { b.flood(k.first.Ground) }
	switch {
	case t.division.low && !b.stripes():
		out.worth = out.worth * k.lowWorth() / 1000
	case t.division.worth > 0 && !t.division.low && !t.division.closed:
		out.worth = out.worth * t.division.worth / 1000
	}
	return out, b.ok
}

// tones are the grounds of tiles that stand in rows of the given lengths, of which the first is
// the title's and, where the sheet is closed by one, the last the foot's.
func (m *manuscript) tones(rows []int, closed bool) []page.Color {
	colors := m.theme.Colors
	var out []page.Color
	for _, t := range color.Wall(color.RGB(colors.Accent), rows, closed, colors.TypeOn) {
		out = append(out, page.Color(t))
	}
	return out
}

// margins are narrower where there are more columns, between which they stand too, and beside numerals
// that take of the measure of many tiles.
func (k mosaik) margins(t try) (margin, foot unit.Length) {
	margin, foot = k.job.margins(t)
	many := len(k.m.principles) >= tightTiles && t.division.low
	share := percent(100)
	switch n := t.division.columns; {
	case n > 3, n == 3 && many:
		share = 70
	case n == 3, n == 2 && many, n == 2 && t.division.side && (k.m.longTexts() || len(k.m.principles) > tightRows*n):
		share = 80
	}
	margin = max(share.of(margin), k.frame.short*46/1000)
	return margin, foot
}

// smallParts is for smaller print in a column at the side, which would hold back the text of the
// tiles, and on landscape sheets with one sentence, where three tiles for what accompanies it
// would be higher than that of the sentence.
func (k mosaik) smallParts(t try) int {
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
	if b.m.single() {
		return b.strong * 3 / 2
	}
	return min(b.strong*3/2, b.size*26/100)
}

// whole is a stack over the whole height of the sheet.
func (b *mosaikPlan) whole(s stack) column {
	return column{stack: s, height: b.frame.height}
}

// narrowTiles is what a portrait sheet is worth, in thousandths, whose columns are so many that its texts
// stand in short lines.
const narrowTiles = 920

// stacked is the sheet with everything above one another.
func (b *mosaikPlan) stacked() plan {
	left, width := b.live.X0, b.width()
	s := b.headTile(left, width, titleAbove.of(b.frame.height))
	grid := b.grid(0, b.frame.width, b.division.columns)
	s = append(s, grid.body)
	last := b.of.last
	words, signLeft := b.footEdge()
	b.edges = b.textEdges()
	if foot, ok := b.footBody(left, width, words, signLeft, last); ok {
		foot.gap = max(foot.gap, tileClear.of(b.pad))
		s = append(s, piece{draw: func(y, _ unit.Length) { b.tile(0, y, last) }}, foot,
			piece{gap: max(b.frame.height-b.live.Y1, b.pad)})
	}
	height := b.frame.height - s.natural() + grid.body.height
	rest := max(height-grid.body.height, 0) // of which the title's tile has its part
	b.ok = b.ok && !b.uneven(grid, height-rest/8)
	worth := grid.worth(b.size, height, false, b.closed()) * b.titleWorth() / 1000
	if grid.columns > 3 && !b.frame.landscape() {
		worth = worth * narrowTiles / 1000
	}
	if b.lonely {
		worth = worth * 93 / 100
	}
	return plan{
		columns: []column{b.whole(s)}, list: grid.body.height,
		measure: grid.measure, worth: worth, hole: grid.hole, calm: b.calm(grid, height-rest/8),
	}
}

// textEdges are where texts begin in the columns of tiles.
func (b *mosaikPlan) textEdges() []unit.Length {
	n := b.division.columns
	edges := []unit.Length{b.live.X0}
	for i := 1; i < n; i++ {
		edges = append(edges, b.frame.width*unit.Length(i)/unit.Length(n)+b.pad)
	}
	return edges
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
	side := b.sideShare().of(b.frame.width)
	width := side - b.live.X0 - b.pad
	grid := b.grid(side, b.frame.width-side, n)
	b.ok = b.ok && grid.body.height <= b.frame.height && !b.uneven(grid, b.frame.height)
	if !b.ok {
		return plan{} // what stands beside the tiles takes far longer
	}
	var first stack
	b.evenWords = true
	b.besideList(b.frame.height, func() (used unit.Length) {
		b.small = b.smallBeside(width)
		first = b.headTile(b.live.X0, width, b.frame.height*55/100)
		if foot := b.railFoot(b.live.X0, width); len(foot) > 0 {
			foot[0].white, foot[0].gap = true, b.gap(1200)
			if b.m.intro.present() && !b.level.scant { // less than that reads as the gap between two paragraphs
				foot[0].gap, foot[0].flex = max(foot[0].gap, b.introSize()*underIntro/100), true
			}
			first = append(first, foot...)
		}
		first = append(first, piece{gap: b.frame.height - b.live.Y1})
		return first.natural()
	})
	p := plan{
		columns: []column{b.whole(first), b.whole(stack{grid.body})},
		measure: grid.measure, worth: grid.worth(b.size, b.frame.height, true, false), hole: grid.hole, calm: b.calm(grid, b.frame.height),
	}
	if first.natural() < halfEmpty.of(b.frame.height) {
		p.worth = p.worth * halfEmptyWorth / 100
	}
	p.worth = p.worth * b.titleWorth() / 1000
	return p
}

// underIntro is what the foot beside the tiles keeps from the intro above it at least, in hundredths of its
// size, and fineBeside how large, in those, the small print is there: smaller it is dust beside large tiles.
const underIntro, fineBeside = 260, percent(78)

// smallBeside is the size of the small print in a column of the given width beside the tiles: no larger than
// a contact on one line lets it be, if this is not much smaller.
func (b *mosaikPlan) smallBeside(width unit.Length) unit.Length {
	size := max(b.small, fineBeside.of(b.introSize()))
	if need := b.m.contact.natural(size); need > width {
		size = max(size.Scale(int64(width), int64(need))-1, b.small*85/100, b.smallest)
	}
	return size
}

// railFoot is what stands below in the column beside the tiles: the contact is as far from the motto as
// this from the words above.
func (b *mosaikPlan) railFoot(left, width unit.Length) stack {
	s := b.sideFoot(left, width, b.ink)
	if !b.m.motto.present() || !b.m.contact.present() {
		return s
	}
	contact := 1
	if b.m.outro.present() {
		contact = 2
	}
	s[contact].gap = max(s[contact].gap, b.mottoSize()*110/100)
	return s
}

// large reports whether the text is larger than it has to be: smaller it would lose less than the
// sheet wins.
func (b *mosaikPlan) large() bool {
	return b.size > max(b.frame.short/ribbonText, sizeForCap(b.m.face.text, b.frame.limit.comfort))
}

// sideShare is the part of the width, in hundredths, of the title's tile beside the others.
func (b *mosaikPlan) sideShare() percent {
	switch {
	case b.division.share > 0:
		return b.division.share
	case b.division.columns > 2:
		return 28
	}
	return 34
}
