package sheet

// The list of klassik: its entries, set for their columns, and what a way to arrange them is worth.

import (
	"slices"

	"leitbild/internal/page"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// klassikEntry is a principle set for its column.
type klassikEntry struct {
	top, text, note       setting
	topColor              page.Color
	toText, toNote, total unit.Length
}

func (b *klassikPlan) entry(p principle, width, head unit.Length) klassikEntry {
	note := b.noteSize()
	e := klassikEntry{
		topColor: b.ink.Accent,
		top:      b.set(p.headline, head, width, head*128/100, typeset.Balanced),
		text:     b.set(p.text, b.size, width, b.leading(b.size), typeset.Ragged),
		note:     b.set(p.note, note, width, b.leading(note), typeset.Ragged),
	}
	if p.numeral.present() {
		e.top = b.set(p.numeral, b.size*13/10, width, 0, typeset.Balanced)
	}
	if e.top.present() {
		e.toText = e.top.height() + b.toText()
	}
	e.total = e.toText + e.text.height()
	e.toNote, e.total = b.under(e.total, e.note)
	return e
}

// smallerHeadline is the share of their size, in hundredths, down to which headlines are smaller
// so that each of them takes one line.
const smallerHeadline = 86

// headlineSize is that of all headlines in columns of the given width: capitals in two lines are
// loud beside others in one. It is not for words that are too wide.
func (b *klassikPlan) headlineSize(width unit.Length) unit.Length {
	size := b.m.theme.Scale.Headline.Of(b.size)
	var widest unit.Length
	for _, p := range b.m.principles {
		if !p.headline.present() {
			continue
		}
		widest = max(widest, p.headline.natural(size))
		if p.headline.width(p.headline.shaped.MinWidth(), size) > width {
			return size
		}
	}
	if widest <= width || widest*smallerHeadline > width*100 {
		return size
	}
	return max(size.Scale(int64(width), int64(widest))-1, min(size, b.smallest))
}

// toText is what a headline keeps from its text: more than the leading of the text, or it sticks to
// it. Of numerals some reach below the line.
func (b *klassikPlan) toText() unit.Length {
	if slices.ContainsFunc(b.m.principles, func(p principle) bool { return p.headline.present() }) {
		return b.size*58/100 + b.gap(200)
	}
	return b.size*72/100 + b.gap(200)
}

// apart is what entries keep from one another: a line of text, as far as the level allows, and
// twice what a headline keeps from the text that it belongs to. Below texts of many lines it is a
// whole line that stays empty, or the list is one grey block.
func (b *klassikPlan) apart() unit.Length {
	// Accents on large headlines reach up.
	accents := max(0, b.m.theme.Scale.Headline.Of(b.size)-b.size) * 20 / 100
	least := b.toText() * 21 / 10
	if b.level.scant {
		least = 0
	} else if b.farApart() {
		least = b.toText() * apartMany / 100
	} else if !b.brief() && len(b.m.principles) > fewLarge {
		least = max(least, 2*b.leading(b.size)-capHeight(b.m.face.headline, b.m.theme.Scale.Headline.Of(b.size)))
	}
	return max(b.size*80/100+b.gap(1170), least) + accents
}

// fewLarge is how many entries are so few that their size alone parts them.
const fewLarge = 3

// farApart reports whether entries stand in short rows of many columns: there what belongs together
// is seen by distance alone.
func (b *klassikPlan) farApart() bool {
	return b.frame.landscape() && len(b.m.principles) > 6 && b.brief()
}

// apartMany is how much more entries of many on a landscape sheet keep from one another than a headline
// does from its text, in hundredths.
const apartMany = 270

// klassikList is the list of principles as pieces of a stack.
type klassikList struct {
	pieces        stack
	measure, hole unit.Length
	empty         int
	worth         int64 // of how they stand, in thousandths
}

// list is the principles in columns with a quiet rule between them.
func (b *klassikPlan) list() klassikList {
	n := b.division.columns
	left, width := b.live.X0, b.width()
	if n == 1 {
		width = b.measureIn(width)
		if b.division.share > 0 {
			width = min(width, b.division.share.of(b.measureIn(b.frame.width)))
		}
		left = b.centre - width/2
	}
	lefts, each := bands(left, width, b.gutter, n)
	measure := b.measureIn(each)
	b.ok = b.ok && (n == 1 || len(b.m.principles) > largeEntries || measure*10 >= b.size*largeEms)
	g := &klassikGrid{b: b, lefts: lefts, each: each, measure: measure}
	heights, gap := g.set(), b.apart()
	l := klassikList{measure: measure, worth: 1000}
	var body piece
	if b.division.free {
		g.finish(heights, gap)
		body, l.empty = g.free(heights, gap)
		l.worth = g.freeWorth(heights, gap)
	} else {
		body, l.empty, l.hole = g.grid(heights, gap)
		l.worth = g.closingWorth() * g.endWorth(heights) / 1000
	}
	if b.frame.landscape() && len(g.entries) > 6 && g.align == centred && g.fills() < emptyColumns {
		l.worth = l.worth * emptyWorth / 100
	}
	if words := b.size * centredWords; measure < words {
		l.worth = l.worth * max(int64(measure)*1000/int64(words), fewWords) / 1000
	}
	body.gap, body.flex = gap*12/10, true
	l.pieces = stack{body}
	return l
}

// set sets the entries for their columns, or for the line in which one closes the list, and tells how high
// they are.
func (g *klassikGrid) set() (heights []unit.Length) {
	b, n := g.b, len(g.b.m.principles)
	head := b.headlineSize(g.measure)
	g.entries, heights = make([]klassikEntry, n), make([]unit.Length, n)
	set := func(i int, width unit.Length) {
		g.entries[i] = b.entry(b.m.principles[i], width, head)
		heights[i] = g.entries[i].total
	}
	inRows := n
	if b.endsAlone() {
		inRows--
	}
	for i := range inRows {
		set(i, g.measure)
	}
	for i := inRows; i < n; i++ {
		set(i, b.aloneMeasure())
	}
	g.align, g.long = alignment(g.entries, len(g.lefts))
	if g.long || g.align != centred {
		for i := inRows; i < n; i++ {
			set(i, g.measure)
		}
	}
	if g.align == centred {
		evenOut(g.entries)
		if !g.long {
			b.alike(g.entries[:inRows], heights[:inRows])
		}
	}
	return heights
}

// What a list of many on a landscape sheet is worth, in hundredths, whose lines fill less of their
// columns, in hundredths, than emptyColumns: strips of the sheet stay empty while height is dear.
const emptyColumns, emptyWorth = 72, 92

// fills is the part of the measure, in hundredths, that lines of text have on average.
func (g *klassikGrid) fills() int64 {
	var widths unit.Length
	for _, e := range g.entries {
		widths += e.text.natural(g.b.size) / unit.Length(max(e.text.lines, 1))
	}
	return int64(widths) * 100 / int64(max(g.measure, 1)) / int64(len(g.entries))
}

// evenOut gives lines on the centre line one length, as far as words can, in which they take no more
// of them: a last one of a word or two is a stub there.
func evenOut(entries []klassikEntry) {
	for i := range entries {
		e := &entries[i]
		e.text.how.Mode, e.note.how.Mode = typeset.Even, typeset.Even
	}
}

// alike sets texts in two lines that are one line as long as those of texts with more: on the centre
// line entries of one shape stand quieter.
func (b *klassikPlan) alike(entries []klassikEntry, heights []unit.Length) {
	var line unit.Length
	for _, e := range entries {
		if e.text.lines > 1 {
			line = max(line, e.text.natural(b.size)/unit.Length(e.text.lines))
		}
	}
	for i := range entries {
		e := &entries[i]
		if e.text.lines != 1 || line == 0 || e.text.natural(b.size) < line*oneLine/100 {
			continue
		}
		how := e.text.how
		how.Width, how.Mode = e.text.natural(b.size)*72/100, typeset.Balanced
		two, ok := e.text.lay(how, e.text.leading, divideNone)
		if !ok || two.lines != 2 {
			continue
		}
		e.grow(two, two.height()-e.text.height())
		heights[i] = e.total
	}
}

// oneLine is how long a single line may be, in hundredths of what the others have on average.
const oneLine = 105

// centredWords is the measure, in ems, below which lines are of one word or two, which look torn
// on the centre line, and fewWords what that is worth at least, in thousandths.
const centredWords, fewWords = 10, 880

// largeEms is the least measure, in tenths of an em, of columns of largeEntries in all at most:
// text that large needs no narrower one, in which spaced headlines are as wide as the lines below
// them.
const largeEms, largeEntries = 120, 6

// freeWorth is that of columns of entries that run on their own, in thousandths of what they are worth
// at most: less by what their gaps differ so that they end on one line, and far less by what is then
// still missing.
func (g *klassikGrid) freeWorth(heights []unit.Length, gap unit.Length) int64 {
	n, most, early := len(g.lefts), int64(1000), columnSlack
	switch {
	case g.long && g.align != centred:
		return most - g.footCost(heights, gap)
	case g.long:
		most, early = freeCentred, earlySlack
	}
	return most - min(hollow(heights, gap, 0, n)*gapCost/100+hollow(heights, gap, early, n)*hollowCost/100, 500)
}

// footCost is what columns of texts with an edge lose in worth, in thousandths, by the lines that one
// of them ends above the lowest: none of them would have another measure for it.
func (g *klassikGrid) footCost(heights []unit.Length, gap unit.Length) int64 {
	var high, low unit.Length
	for _, own := range columns(heights, balance(heights, gap, len(g.lefts))) {
		h := total(own, gap)
		high = max(high, h)
		if low == 0 || h < low {
			low = h
		}
	}
	lines := int64((high - low) * 10 / g.b.leading(g.b.size))
	most := int64(footMost)
	if n := len(g.lefts); len(heights) == 2*n+1 {
		most = footOfFive
	}
	return min(lines*footLine/10+max(lines-10*raggedFeet, 0)*footHole/10, most)
}

// raggedFeet is by how many lines the feet of columns may differ that have an edge at their left,
// footLine what each line costs, footHole what each line beyond them costs besides, and footMost what
// all of them cost at most. Of five in two columns one has half as many again, whatever one does, and
// lines as long as the sheet is wide would be small: there footOfFive is the most.
const raggedFeet, footLine, footHole, footMost, footOfFive = 3, 10, 40, 500, 170

// earlySlack is by how much of its natural size the gaps of a column of long texts that ends early
// would have to grow without costing anything: a line or two are not missed there.
const earlySlack percent = 75

// freeCentred is what long texts on the centre lines of columns that run on their own are worth, in
// thousandths: their headlines stand on no line with others, nor on an edge.
const freeCentred = 980

// What columns that run on their own lose in worth, in hundredths of the part of their height by which
// one ends early: gapCost where its gaps would be as those of the others, and hollowCost for what is
// then still missing.
const gapCost, hollowCost = 100, 300

// What a list in rows on the centre line is worth, in thousandths, whose last row is not full: where one
// entry closes it below more than two columns, or others do, not one less than there are columns, and
// where columns in the middle are longer, or one of them is.
const aloneWorth, closingWorth, middleWorth, longerWorth = 760, 880, 860, 820

// edgedWorth is what a list in rows is worth, in thousandths, whose texts have an edge and whose last
// columns are shorter: nothing but where nothing else fits, for columns that run on their own are even.
const edgedWorth = 100

// closingWorth is that of a list in rows by its last one.
func (g *klassikGrid) closingWorth() int64 {
	n := len(g.lefts)
	switch rest := len(g.entries) % n; {
	case n == 1 || rest == 0:
		return 1000
	case g.align != centred:
		return edgedWorth
	case belowColumns(rest, n) && rest == 1:
		return longerWorth
	case belowColumns(rest, n):
		return middleWorth
	case rest == 1 && n > 2:
		return aloneWorth
	case rest == n-1 && n > 2:
		return 1000 // as bricks lie
	}
	return closingWorth
}

// endWorth is that of a list in rows by how far the texts of the last one, where that is full, end
// above the highest: there the columns end like free ones that do not end together.
func (g *klassikGrid) endWorth(heights []unit.Length) int64 {
	n := len(g.lefts)
	if n == 1 || len(heights)%n != 0 {
		return 1000
	}
	counts := spread(len(heights), n)
	last := rows(heights, counts)[counts[0]-1]
	low := last
	for _, own := range columns(heights, counts) {
		low = min(low, own[len(own)-1])
	}
	lines := int64(last-low) / int64(g.b.leading(g.b.size))
	return 1000 - min(max(lines-endLines, 0)*endLine, endMost)
}

// endLines is by how many lines the texts of a last row may differ, and endLine what the list loses
// in worth, in thousandths, for each line more, but not more than endMost.
const endLines, endLine, endMost = 2, 40, 160

// alignment is centred, unless the texts are so long that the eye needs an edge to return to; long
// tells that they are too long for rows of one height. In a single column, whose lines are longer
// and fewer, the eye follows more of them than where it also has to find its column.
func alignment(entries []klassikEntry, columns int) (_ align, long bool) {
	var ems unit.Length
	lines := 0
	for _, e := range entries {
		lines = max(lines, e.text.lines)
		ems += e.text.natural(e.text.how.Size) / max(e.text.how.Size, 1)
	}
	n := unit.Length(len(entries))
	long = lines > briefLines || ems > briefEms*n
	most := centredLines
	if columns > 1 && long {
		most = centredInColumns
	}
	if lines > most || ems > centredEms*n || long && n > centredEntries {
		return flushLeft, true
	}
	return centred, long
}

// briefLines is how many lines of text stand in rows of one height, and briefEms how much text,
// which is about 150 characters, where all texts have as much.
const briefLines, briefEms = 6, 72

// centredLines is how many lines of text the eye follows without an edge, centredInColumns how many
// beside others that are long, and centredEms how much text on average, as long as there are
// centredEntries at most.
const centredLines, centredInColumns, centredEms, centredEntries = 8, 5, 130, 10

// hollow is by how much the lowest of columns that run on their own is lower than the highest
// when its gaps have grown as far as they may, in thousandths of the highest.
func hollow(heights []unit.Length, gap unit.Length, slack percent, n int) int64 {
	var high, missing unit.Length
	each := columns(heights, balance(heights, gap, n))
	for _, column := range each {
		high = max(high, total(column, gap))
	}
	for _, column := range each {
		gaps := unit.Length(len(column) - 1)
		missing = max(missing, high-total(column, gap)-slack.of(gaps*gap))
	}
	return int64(missing) * 1000 / int64(max(high, 1))
}

// total is the height of entries with a gap between each.
func total(heights []unit.Length, gap unit.Length) unit.Length {
	h := -gap
	for _, entry := range heights {
		h += gap + entry
	}
	return h
}
