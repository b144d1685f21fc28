package sheet

// The grid of mosaik: rows of tiles that fill their place, and what such a grid is worth.

import (
	"cmp"
	"slices"

	"leitbild/internal/unit"
)

// mosaikGrid is the tiles as a piece of a stack.
type mosaikGrid struct {
	body         piece
	columns      int
	measure      unit.Length
	rows         []int         // the number of tiles in each
	heights, own []unit.Length // of the rows, and what each of them needs for itself
	// atTop and atEnd are what the first and the last row have more for the margin of the sheet, and
	// within what the last has of that in its height.
	atTop, atEnd, within unit.Length
	// numbered says that numerals stand before headline and text.
	numbered bool
	// hole is by how much the lowest of the long texts of a row is lower than the highest, at most.
	hole unit.Length
}

// tileRows divides the principles into rows of columns, of which the last may have fewer and wider
// ones: there is neither a hole nor a tile left over. Rather than to leave a single one for the last row,
// over the whole width of three columns or more, the last two rows share their tiles.
func (m *manuscript) tileRows(d division) []int {
	var rows []int
	for rest := len(m.principles); rest > 0; rest -= d.columns {
		rows = append(rows, min(rest, d.columns))
	}
	if last := len(rows) - 1; m.leftOver(d.columns) && !d.closed {
		rows[last-1], rows[last] = (d.columns+2)/2, (d.columns+1)/2
	}
	return rows
}

// leftOver reports whether one principle is left over by full rows of so many columns which could share
// their tiles with it.
func (m *manuscript) leftOver(columns int) bool {
	return columns > 2 && len(m.principles) > columns && len(m.principles)%columns == 1
}

// spans says over how many columns each tile of a row reaches, as even as can be and the longest
// texts over more: all edges of tiles are edges of columns.
func spans(line []principle, columns int) []int {
	out, order := make([]int, len(line)), make([]int, len(line))
	for i := range line {
		out[i], order[i] = columns/len(line), i
	}
	if columns%len(line) == 0 {
		return out
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(line[b].text.natural(unit.Point*10), line[a].text.natural(unit.Point*10))
	})
	for _, i := range order[:columns%len(line)] {
		out[i]++
	}
	return out
}

// mosaikEntry is a principle set for its tile.
type mosaikEntry struct {
	klarEntry
	x           unit.Length // of the tile
	left, right unit.Length // where its headline begins and its text ends at most
	indent      unit.Length // of the text, where the numeral stands beside it
}

// grid arranges the tiles between left and left+width.
func (b *mosaikPlan) grid(left, width unit.Length, columns int) mosaikGrid {
	rows := b.m.tileRows(b.division)
	g := mosaikGrid{rows: rows, columns: columns, measure: width/unit.Length(columns) - 2*b.pad, numbered: b.stripes()}
	heights := make([]unit.Length, len(rows))
	entries := make([][]mosaikEntry, len(rows))
	b.headline = b.wholeHeadlines(g.measure)
	edge := func(column int) unit.Length { return left + width*unit.Length(column)/unit.Length(columns) }
	rest := b.m.principles
	for r, n := range rows {
		at := 0
		for i, span := range spans(rest[:n], columns) {
			e := b.tileEntry(rest[i], edge(at), edge(at+span))
			if g.wide(r) {
				e = b.wideEntry(rest[i], e)
			}
			entries[r] = append(entries[r], e)
			heights[r] = max(heights[r], e.total+b.above()+b.below())
			at += span
		}
		if b.m.longTexts() {
			g.hole = max(g.hole, beside(entries[r]))
		}
		rest = rest[n:]
	}
	top, end := b.edgeAir()
	b.ok = b.ok && !b.ribbons(entries)
	g.own, g.heights = slices.Clone(heights), heights
	g.atTop, g.atEnd = top-b.above(), end-b.below()
	switch last := len(rows) - 1; {
	case b.stripes():
	case !b.division.side:
		g.within, g.atEnd = g.atEnd, 0
		heights[last] += g.within
	case !g.wide(last) && !g.wide(0):
		g.atEnd = max(g.atEnd, g.atTop)
	}
	if !b.division.free {
		g.evenRows(b.division.low)
	}
	g.body = piece{height: sum(heights) + g.atTop + g.atEnd, spare: 4 * b.frame.height, draw: func(y, height unit.Length) {
		seats, tones := b.seats(g, entries, height), b.m.tones(b.lengths(rows), b.closed())[1:]
		for r, line := range entries {
			s := seats[r]
			for _, e := range line {
				ink := b.m.on(tones[0])
				b.tile(e.x, y, ink)
				b.drawTile(e, y+s.top, s.air, ink)
				tones = tones[1:]
			}
			y += s.height
		}
	}}
	return g
}

// safeEdge is what ink keeps from the sheet's edge, in hundredths of the shorter side, accents how far
// they reach above capitals, and descenders how far these reach below the baseline, in hundredths of
// the size.
const safeEdge, accents, descenders percent = 4, 24, 25

// edgeAir is the air above the first and below the last row: at the edges of the sheet that at the
// sides of the tiles, so that text in a corner is as far from both, as long as accents and descenders
// have room.
func (b *mosaikPlan) edgeAir() (top, end unit.Length) {
	top, end = b.above(), b.below()
	safe := safeEdge.of(b.frame.short)
	if b.division.side {
		top = max(top, b.pad, safe+accents.of(max(b.headline, b.size)))
	}
	if b.division.side || !b.hasFoot() {
		end = max(end, min(b.pad, b.frame.leastMargin()), safe+descenders.of(b.size))
	}
	return top, end
}

// beside is by how much the lowest entry of a row is lower than the highest.
func beside(line []mosaikEntry) unit.Length {
	low, high := line[0].total, line[0].total
	for _, e := range line {
		low, high = min(low, e.total), max(high, e.total)
	}
	return high - low
}

// seat is where a row has its place: its height, from its upper edge to the capitals of its tiles, and
// what these have between headline and text more than they need.
type seat struct{ height, top, air unit.Length }

// seats places the rows in the given height: beside the title the margin of the sheet makes the
// first and the last higher, so that all texts have the same air, as far as this is not wider than
// the margin anyway.
func (b *mosaikPlan) seats(g mosaikGrid, entries [][]mosaikEntry, height unit.Length) []seat {
	out, last := make([]seat, len(g.rows)), len(g.rows)-1
	atTop, atEnd := g.atTop, g.atEnd
	for range 2 {
		full := b.roomy(g, height-atTop-atEnd)
		full[last] -= g.within
		common, commonAir := b.ease(usualRows(entries, full))
		for r, h := range full {
			drop, air := b.ease(entries[r:r+1], full[r:r+1])
			drop, air = min(drop, common), min(air, commonAir)
			if b.stripes() { // nothing beside it has to stand on its line
				drop = b.spare(entries[r], h) / 2
			}
			out[r] = seat{height: h, top: b.above() + drop, air: air}
		}
		out[0].height += atTop
		out[last].height += atEnd + g.within
		below := b.spare(entries[last], full[last]) - (out[last].top - b.above()) - out[last].air
		first := out[0].top - b.above()
		out[0].top += atTop
		atTop, atEnd = max(0, g.atTop-first), max(0, g.atEnd-max(0, below))
		if g.atEnd >= g.atTop {
			atEnd = max(atTop, atEnd)
		}
	}
	return out
}

// usualRows are the rows of tiles that are not higher than most: one that is, for a headline in two lines, does
// not take the air above the others.
func usualRows(entries [][]mosaikEntry, full []unit.Length) (rows [][]mosaikEntry, heights []unit.Length) {
	middle := slices.Sorted(slices.Values(full))[len(full)/2]
	for r, h := range full {
		if h*100 <= middle*oddRow {
			rows, heights = append(rows, entries[r]), append(heights, h)
		}
	}
	return rows, heights
}

// spare is what a row of the given height has more than its fullest tile needs.
func (b *mosaikPlan) spare(line []mosaikEntry, height unit.Length) unit.Length {
	var high unit.Length
	for _, e := range line {
		high = max(high, e.total)
	}
	return max(0, height-high-b.above()-b.below())
}

// manyRows is the number of rows from which on they are a rhythm, and evenEnough how high, in
// hundredths of the lowest, the highest is at most then, and evenUpright that of portrait sheets, which
// have more of them.
const manyRows, evenEnough, evenUpright = 5, 125, 118

// uneven reports whether many rows, or those of many tiles, of text that could be smaller differ in the
// given height.
func (b *mosaikPlan) uneven(g mosaikGrid, height unit.Length) bool {
	few := len(g.rows) < manyRows && len(b.m.principles) < tightTiles
	if few || height < g.body.height || b.size <= sizeForCap(b.m.face.text, b.frame.limit.comfort) {
		return false
	}
	var low, high unit.Length
	for r, h := range b.roomy(g, height-g.atTop-g.atEnd) {
		if g.wide(r) {
			continue
		}
		if low == 0 || h < low {
			low = h
		}
		high = max(high, h)
	}
	most := unit.Length(evenEnough)
	if !b.frame.landscape() {
		most = evenUpright
	}
	return high*100 > low*most
}

// oddRow is how much higher, in hundredths, a row is than the others that looks like an error among
// many, and oddRows what the list is worth then, in thousandths.
const oddRow, oddRows = 107, 880

// rhythmRows is the number of rows of tiles that have a common height to differ from.
const rhythmRows = 3

// calm is how calm the rows are in the given height, in thousandths: a few of them must not be higher
// than all others. It is zero where the try does not ask.
func (b *mosaikPlan) calm(g mosaikGrid, height unit.Length) int64 {
	if !b.weighsCalm || len(g.rows) < rhythmRows || b.stripes() && len(g.rows) < manyRows || height < g.body.height {
		return 0
	}
	full := b.roomy(g, height-g.atTop-g.atEnd)
	sorted := slices.Clone(full)
	slices.Sort(sorted)
	usual, odd := sorted[len(sorted)/2], 0
	for r, h := range full {
		if !g.wide(r) && h*100 > usual*oddRow {
			odd++
		}
	}
	if odd > 0 && odd*(rhythmRows-1) < len(full) {
		return oddRows
	}
	return 1000
}

// ribbonEms is the width of a tile's text, in ems, below which many lines make it a ribbon,
// ribbonLines the most that do not, and ribbonText how many times large text goes into the sheet's
// shorter side at most.
const ribbonEms, ribbonLines, ribbonText = 12, 4, 34

// ribbons reports whether large text stands in a tile in many short lines, or breaks its headline.
func (b *mosaikPlan) ribbons(entries [][]mosaikEntry) bool {
	if !b.large() {
		return false
	}
	for _, line := range entries {
		for _, e := range line {
			if e.text.how.Width < b.size*ribbonEms && (e.text.lines > ribbonLines || e.headline.lines > 1) {
				return true
			}
		}
	}
	return false
}

// easeOfMany is the part of what tiles have more than they need, in hundredths, by which many of them in
// rows of even height stand lower, and easeOfFew that of the others, which have more air above already.
const easeOfMany, easeOfFew percent = 55, 35

// ease shares out what the fullest tile of rows has more than it needs, and so the same in all of them:
// by drop everything stands lower, until it is as far from above as from the side, and by air the text
// is further from its headline. More than that would tear them apart; it stays below.
func (b *mosaikPlan) ease(rows [][]mosaikEntry, full []unit.Length) (drop, air unit.Length) {
	spare := b.frame.height
	for r, line := range rows {
		spare = min(spare, b.spare(line, full[r]))
	}
	share := easeOfFew
	if len(b.m.principles) >= tightTiles {
		share = easeOfMany
	}
	drop = min(share.of(spare), max(b.pad*9/10-b.above(), 0))
	if !b.division.low {
		air = min((spare-drop)*40/100, b.leading(b.size)*14/10)
	}
	return drop, air
}

// lengths are the numbers of tiles in all rows of the sheet: title, principles, foot.
func (b *mosaikPlan) lengths(rows []int) []int {
	out := append([]int{1}, rows...)
	if b.closed() {
		out = append(out, 1)
	}
	return out
}

// closed reports whether the foot has a tile of its own below the others.
func (b *mosaikPlan) closed() bool { return !b.division.side && b.hasFoot() }

// singleWorth is what a grid of three columns is worth, in thousandths, with a single tile over all of them,
// and captionWorth where a foot follows, whose caption that seems to be.
const singleWorth, captionWorth = 840, 800

// worth is what the grid is as a picture of text of the given size in tiles that have the given
// height together, in thousandths: a wider tile looks like more than the others without being
// it, in a narrow one the text is a ribbon, and in one too high it is lost. side says that they
// stand beside the title's, and foot that one follows.
func (g mosaikGrid) worth(size, height unit.Length, side, foot bool) int64 {
	worth := int64(1000)
	switch short := slices.Min(g.rows); {
	case g.columns == 1 && len(g.rows) > 3 && side && g.numbered:
	case g.columns == 1 && len(g.rows) > 3 && side:
		worth = 900
	case g.columns == 1 && len(g.rows) > 3:
		worth = 800 // stripes over a whole sheet are no wall
	case short == g.columns:
	case short == 1 && g.columns == 2 && len(g.rows) == 2:
		worth = 800 // three tiles stand above or beside one another
	case short == 1 && g.columns > 3:
		worth = 760
	case short == 1 && g.columns == 3 && foot:
		worth = captionWorth
	case short == 1 && g.columns == 3:
		worth = singleWorth
	case len(g.rows) > 1 && g.rows[len(g.rows)-2] < g.columns:
		worth = 890 // two such rows are a pattern
		if len(g.rows) < 4 {
			worth = 800 // and not the rest of one
		}
	case g.columns%short != 0:
		worth = 860 // its tiles are not even wide among themselves
	default:
		worth = 880
	}
	if ribbon := size * 85 / 10; g.measure < ribbon {
		worth = worth * max(int64(g.measure), int64(ribbon)/3) / int64(ribbon)
	}
	if full := height * 80 / 100; g.body.height < full {
		worth = worth * max(int64(g.body.height), int64(full)/3) / int64(full)
	}
	return worth
}

// wide reports whether row r is a single tile among rows of several.
func (g mosaikGrid) wide(r int) bool { return g.rows[r] == 1 && g.columns > 1 }

// wideRow is how high, in hundredths of the others, the row of a single wide tile is where the sheet has
// the room, and leastWide how high it is at least where its numeral does not stand before the text: a lower
// one reads as a caption of what stands below.
const wideRow, leastWide percent = 82, 60

// evenRows makes all rows as high as the highest of them, and that of a single wide tile at least its part
// of that, unless its numeral is low; only the last may be higher for the margin of the sheet, by so little
// that one does not see it.
func (g mosaikGrid) evenRows(low bool) {
	var high unit.Length
	for r, h := range g.heights {
		if r == len(g.heights)-1 {
			h = max(h-g.within, h*100/oddRow+1)
		}
		if !g.wide(r) {
			high = max(high, h)
		}
	}
	for r := range g.heights {
		least := high
		switch {
		case g.wide(r) && low:
			least = 0
		case g.wide(r):
			least = leastWide.of(high)
		}
		g.heights[r] = max(g.heights[r], least)
	}
}

// filled are rows of at least the given heights that fill total and differ as little as they
// can: what there is to give goes to the lowest first; those of which lower says so need less.
func filled(heights []unit.Length, lower func(r int) bool, total unit.Length) []unit.Length {
	at := func(line unit.Length) []unit.Length {
		out := make([]unit.Length, len(heights))
		for r, h := range heights {
			out[r] = max(h, line)
			if lower(r) {
				out[r] = max(h, wideRow.of(line))
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

// roomy are filled rows of which the fullest, too, has some of what there is to give: as few rows
// are no rhythm yet, theirs until it is as far from above and below as from the side, or, over the
// whole width, all of it for the same air around all texts.
func (b *mosaikPlan) roomy(g mosaikGrid, total unit.Length) []unit.Length {
	n := unit.Length(len(g.rows))
	few, heights := n < manyRows, g.heights
	if few && b.stripes() {
		heights = g.own
	}
	rest := max(total-sum(heights), 0) / n
	breath := min(rest/2, b.size)
	switch {
	case few && b.stripes():
		breath = rest
	case few:
		breath = min(rest*3/4, max(b.pad*2*9/10-b.above()-b.below(), b.size))
	}
	out := slices.Clone(heights)
	for r := range out {
		out[r] += breath
	}
	return filled(out, g.wide, total)
}

func sum(lengths []unit.Length) (total unit.Length) {
	for _, l := range lengths {
		total += l
	}
	return total
}
