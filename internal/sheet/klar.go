package sheet

// klar is the composition after the International Typographic Style: a strong rule, the
// title flush left below it, numbered entries under hairlines in columns read downwards,
// and a foot that carries motto and signatures. On landscape sheets title and foot stand
// in a column of their own beside the list.

import (
	"cmp"
	"slices"

	"leitbild/internal/page"
	"leitbild/internal/theme"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

type klar struct{ job }

func klarVoices(m *manuscript) voices {
	v := voices{
		organization: voice{face: m.face.small}, date: voice{face: m.face.small},
		title:    voice{face: m.face.title, tracking: m.theme.Scale.TitleTracking},
		subtitle: voice{face: m.face.subtitle}, headline: voice{face: m.face.headline},
		text: voice{face: m.face.text}, motto: voice{face: m.face.motto}, label: voice{face: m.face.text},
		numbered: func(bool) bool { return true },
	}
	if m.single() {
		v.date = v.label // it stands in the foot
	}
	return v
}

func (k klar) most() unit.Length { return k.job.most(180) }

// levels are those of most compositions; the second is tried as well where the text is small
// for its sheet.
func (k klar) levels() []level {
	list := k.job.levels()
	list[0].wall, list[1].gain = 58, 106
	return list
}

func (k klar) divisions() []division {
	n := len(k.m.principles)
	if n == 1 {
		return k.sentences()
	}
	var out []division
	sides := []bool{false}
	if k.frame.landscape() {
		sides = []bool{true, false}
	}
	for _, side := range sides {
		for columns := 1; columns <= min(n, 4); columns++ {
			out = append(out, division{columns: columns, side: side})
			if columns == 1 && !side && (n > 3 || k.m.longTexts()) && n <= fewPrinciples && k.m.headlined() {
				out = append(out, division{columns: columns, share: headlineShare})
			}
			if columns > 1 && n > columns {
				free := division{columns: columns, side: side, free: true}
				if k.flow() {
					free.worth = k.flowWorth()
				}
				out = append(out, free)
			}
		}
	}
	if !k.frame.landscape() && n <= fewPrinciples && !k.m.longTexts() {
		for _, d := range out {
			d.flat, d.worth = true, cmp.Or(d.worth, 1000)*flatWorth/1000
			out = append(out, d)
		}
	}
	if !k.frame.landscape() && !k.m.theme.Ornaments.TitleFills {
		for _, d := range out {
			d.plain, d.worth = true, cmp.Or(d.worth, 1000)*plainWorth/1000
			out = append(out, d)
		}
	}
	if k.frame.landscape() && n > fewPrinciples && !k.m.theme.Ornaments.TitleFills {
		for _, d := range out {
			if !d.side {
				d.grand, d.worth = true, cmp.Or(d.worth, 1000)*grandWorth/1000
				out = append(out, d)
			}
		}
	}
	return out
}

// grandWorth is what a title is worth, in thousandths, that takes the width above many columns
// and not half of it.
const grandWorth = 1080

// plainWorth is what a title is worth that ends well before the width does, where larger text is no reason.
const plainWorth = 940

// flatWorth is what a title is worth above a few short texts that has a line less than it could fill.
const flatWorth = 950

// meanWorth is what a title is worth that stands above many columns and ends somewhere in them.
const meanWorth = 800

// blockWorth is what a sentence is worth that has a block for itself, and asideWorth what any is
// that stands beside what accompanies it, in thousandths.
const blockWorth, asideWorth = 1200, 1250

// sentences are the divisions for one principle.
func (k klar) sentences() []division {
	all := k.sentencesBeside()
	for i := range all {
		if all[i].side {
			all[i].worth = asideWorth * blockWorth / 1000
		}
	}
	return all
}

// klarPlan is one plan in the making.
type klarPlan struct {
	layout
	strong unit.Length // the weight of the strong rule
	top    theme.Ink   // on what lies under head and title
	// wholeTitle says that the title of a column beside the list gives up size for whole words,
	// and larger is how large, in thousandths, that column is set where that is more than 1000.
	wholeTitle bool
	larger     int64
}

func (k klar) plan(t try, p pen) (plan, bool) {
	th, f := k.m.theme, k.frame
	outer := t
	if !k.dense(t.size.Scale(keptMargin, 100)) {
		outer.level.margin = 1000 // the sheets of a series hang side by side
	}
	if len(k.m.principles) <= fewPrinciples && !k.dense(t.size) {
		// Large text is no reason to be stingy.
		t.level.gap, t.level.title = max(t.level.gap, 600), max(t.level.title, 4000)
	}
	margin, foot := k.margins(outer)
	margin = max(margin, f.leastMargin()) // accents on capitals reach into it
	b := klarPlan{layout: k.newLayout(t, p, margin, foot, k.smallParts(t))}
	b.top = b.ink
	if th.Ornaments.Block {
		b.top = k.m.inks.block
	}
	b.strong = b.strongRule()
	out := b.arranged(&b)
	out.small, out.ground, out.divided, out.inPieces = b.small, b.ground, b.divided, b.inPieces
	return out, b.ok
}

// keptMargin is how much larger text would be, in hundredths, that fills a sheet too closely for its margins to
// stay.
const keptMargin = 112

// titleAbove is the part of the sheet's height that a title above the list has at most, and
// titleBeside that of one in a column beside it, where it breaks into more lines.
const titleAbove, titleBeside percent = 30, 48

// stacked is the sheet with everything above one another.
func (b *klarPlan) stacked() plan {
	width := b.width()
	s := b.head(b.live.X0, width)
	titles, under := b.titles(b.live.X0, width, titleAbove.of(b.frame.height))
	s = append(s, titles...)
	list := b.list(b.live.X0, width, b.division.columns, b.division.columns)
	first := &list.pieces[0]
	capitals := capHeight(b.m.face.title, b.titleSize)
	clear := listClear
	bare := !b.m.theme.Ornaments.Block && !b.m.subtitle.present() && !b.m.intro.present()
	if bare {
		clear = bareClear
	}
	if b.level.scant {
		clear = 0
	}
	first.gap, first.flex, first.white = max(b.gap(1900), under, clear.of(capitals)), true, true
	first.most = b.mostWhite(first.gap)
	s = append(s, list.pieces...)
	title := len(s) - len(list.pieces)
	foot := b.foot(b.live.X0, width)
	if len(foot) == 0 {
		foot = stack{{gap: b.size / 8}} // the descenders of large text reach into the margin
	}
	s = append(s, foot...)
	if bare {
		s[:title+len(list.pieces)].widen(title, max(under, capitals), b.live.Y1-b.live.Y0-s[title+len(list.pieces):].natural())
	}
	return plan{
		columns: []column{b.column(s)},
		measure: list.measure, room: list.room, empty: list.empty, hole: list.hole, list: list.pieces.natural(),
		worth: b.worth(list), calm: list.calm,
	}
}

// listClear is what the list keeps from the title above it and from what stands between, in hundredths of the
// title's capitals, and bareClear what its first rule keeps from a title alone where the sheet is full: with less
// that looks as if it underlined the title.
const listClear, bareClear percent = 58, 85

// mostWhite is what a gap above the list takes besides twice its natural size before the list is
// spread over the sheet.
func (b *klarPlan) mostWhite(gap unit.Length) unit.Length {
	part := b.frame.height / 10
	if len(b.m.principles) <= 3 {
		part = b.frame.height / 5
	}
	return max(part-2*gap, 1)
}

// worth is what the shape of the list is worth, in thousandths. A few principles make a column
// rather than a grid with a hole, and columns that end in different places look unfinished.
func (b *klarPlan) worth(list klarList) int64 {
	worth, n := int64(1000), len(b.m.principles)
	switch {
	case b.division.grand:
		worth = grandWorth
	case b.frame.landscape() && !b.division.side && n > fewPrinciples && !b.m.theme.Ornaments.TitleFills:
		worth = meanWorth
	}
	if b.division.flat {
		worth = worth * flatWorth / 1000
	}
	if b.division.plain {
		worth = worth * plainWorth / 1000
	}
	if list.uneven {
		worth = worth * unevenWorth / 1000
	}
	if list.lines > crampedLines && list.measure < b.size*narrowMeasure && (n <= fewPrinciples || !b.m.longTexts()) {
		worth = worth * crampedWorth / 1000
		if b.m.longTexts() {
			worth = worth * crampedWorth / 1000
		}
	}
	if b.division.free && b.flow() {
		worth = worth * b.flowWorth() / 1000
		torn := max(list.ragged-mostRagged, 0)
		return max(worth-list.ragged*raggedFlow/1000-torn*tornFlow/1000, 1)
	}
	if n > fewPrinciples && b.division.columns == 1 && !b.division.side && list.reach < halfWide.of(list.room) {
		worth = worth * int64(halfWideWorth) / 100
	}
	switch {
	case b.division.free:
		return max(worth-int64(list.empty)*90-list.ragged*raggedWorth/1000, 1)
	case list.empty > 0 && n <= fewPrinciples:
		return 720
	case b.headBeside() && (list.lines > mostBeside || list.broken):
		return 820 // much white under the headlines, or a ragged column of them
	}
	return worth
}

// halfWide is the share of the width below which the lines of many texts in one column leave the rest of it
// empty, and halfWideWorth what that is worth, in hundredths.
const halfWide, halfWideWorth percent = 76, 80

// flow reports whether the list is of some long texts, which run down columns on their own: of those nobody
// compares the lines on which they begin, and a column may end a few lines early.
func (j job) flow() bool {
	n := len(j.m.principles)
	return n > 3 && n <= fewPrinciples && j.m.longTexts()
}

// flowWorth is what columns of such texts are worth, in thousandths: what others lose by running on their own.
func (j job) flowWorth() int64 {
	if j.m.theme.Ornaments.EntryRules {
		return 1000 * 100 / freedomOfRules
	}
	return 1000 * 100 / freedom
}

// crampedWorth is what a list is worth, in thousandths, of which a text has more than crampedLines in a
// measure of less than narrowMeasure ems, where that is short or one of a few; a long one counts twice.
const crampedLines, crampedWorth = 3, 900

// raggedWorth is what the list would lose, in thousandths, where a column ended by a whole height of it
// above its neighbour.
const raggedWorth = 2000

// raggedFlow is that of some long texts, and tornFlow what is added where a column ends by more than mostRagged
// thousandths of the list above its neighbour.
const raggedFlow, tornFlow, mostRagged = 500, 4000, 160

// mostBeside is the number of lines that stand well beside a headline.
const mostBeside = 8

// fewLines is the number of lines up to which the eye compares the distances of texts.
const fewLines = 4

// unevenWorth is what a grid is worth, in thousandths, whose rows follow one another at distances
// that the eye cannot explain.
const unevenWorth = 880

// fewPrinciples is the number up to which principles make a column, and headlineShare the part
// of its width, in hundredths, that numerals and headlines have where the text stands beside them.
const fewPrinciples, headlineShare = 7, 41

// beside is the landscape sheet: title and foot in a column of their own, the list at
// their right.
func (b *klarPlan) beside() plan {
	width, n := b.width(), b.division.columns
	between, paper := b.gutter, b.ink
	if b.m.theme.Ornaments.Block {
		// The block is the whole column, and keeps from the list what it keeps from the edge.
		between, b.ink = b.live.X0*2, b.top
	}
	side := (width - between - unit.Length(n-1)*b.gutter) / unit.Length(n+1)
	if n == 1 {
		side = b.sideOfOne(width - between)
	} else if b.m.theme.Ornaments.Block {
		side = max(side, (width-between)*panelShare/100)
	}
	var first stack
	b.besideList(b.live.Y1-b.live.Y0, func() (used unit.Length) {
		first = b.sideColumn(b.live.X0, side)
		return first.natural()
	})
	b.ink = paper
	list := b.list(b.live.X0+side+between, width-side-between, n, n+1)
	p := plan{
		// The descenders of large text reach into the margin.
		columns: []column{b.column(first), b.column(append(list.pieces, piece{gap: b.size / 8}).filling(b.live.Y1 - b.live.Y0))},
		measure: list.measure, room: list.room, empty: list.empty, hole: list.hole,
		worth: b.worth(list), calm: list.calm,
	}
	if first.natural() < halfEmpty.of(p.columns[0].height) {
		p.worth = p.worth * halfEmptyWorth / 100
	}
	head := capHeight(b.m.face.text, b.size)
	if b.headlines() {
		head = max(head, capHeight(b.m.face.headline, b.headlineSize()))
	}
	// A title among headlines is none.
	if title := capHeight(b.m.face.title, b.titleSize); title*100 < head*firstTitle {
		b.ok = false
	} else if b.titleSize*100 < b.size*leastTitle {
		p.worth = p.worth * lostTitleWorth / 100
	}
	p.worth = max(p.worth, 1) // zero would stand for all of it
	return p
}

// sideOfOne is the width of the column beside a list in one: what the list does not need, within sideLeast
// and sideMost of both.
func (b *klarPlan) sideOfOne(both unit.Length) unit.Length {
	least := sideLeast.of(both)
	needs := min(b.indent(both-least)+b.size*sideMeasure, both)
	return max(least, min(both-needs, sideMost.of(both)))
}

// sideLeast and sideMost bound the share of the width of a column beside a list in one.
const sideLeast, sideMost percent = 38, 40

// nearlyFilled is the share of its height from which a list beside a column is spread over all of it.
const nearlyFilled percent = 75

// filling is s, of which the first and the last piece are the ends, with the gaps between free to grow
// until the list ends where the column beside it does, if it nearly does so by itself; else its entries
// share the height evenly.
func (s stack) filling(height unit.Length) stack {
	left := s.left(height)
	if left == 0 {
		return s
	}
	if height-left < nearlyFilled.of(height) {
		return s.evenly(height)
	}
	for i := range s {
		s[i].white = s[i].flex && s[i].gap > 0
	}
	return s
}

// evenly is s with as much of height for each entry, the last piece being its end.
func (s stack) evenly(height unit.Length) stack {
	last := len(s) - 1
	each := height / unit.Length(last)
	for i := 1; i < last; i++ {
		s[i].white, s[i].take = true, max(each-s[i-1].height-2*s[i].gap, 1)
	}
	s[last].white = true
	return s
}

// lentGap is the part of its size that a gap in the list lends to the one below the title.
const lentGap percent = 12

// widen gives the gap above piece i what it lacks of wanted where s hardly grows in the height that it
// has: first from what is left, and then a little from every gap below.
func (s stack) widen(i int, wanted, height unit.Length) {
	spare := max(0, height-s.natural())
	if grown := s[i].gap + min(s[i].gap, s[i].gap.Scale(int64(spare), int64(max(1, s.capacity())))); grown >= wanted {
		return
	}
	s[i].gap += min(wanted-s[i].gap, spare)
	gaps := unit.Length(len(s) - i - 1)
	if gaps == 0 || s[i].gap >= wanted {
		return
	}
	for below, lacks := i+1, (wanted-s[i].gap)/gaps; below < len(s); below++ {
		lent := min(lacks, lentGap.of(s[below].gap))
		s[below].gap -= lent
		s[i].gap += lent
	}
}

// panelShare is the least part of the width, in hundredths, of a block beside the list, and firstTitle
// how large, in hundredths of the headlines', the capitals of the title in it are at least.
const panelShare, firstTitle = 32, 145

// leastTitle is how large, in hundredths of the list's text, the title in the column beside it is
// at least, and lostTitleWorth what the sheet keeps of its worth with a smaller one, which is none
// among headlines.
const leastTitle, lostTitleWorth = 140, 65

// halfEmpty is the share of its height that a column beside the list fills at least.
const halfEmpty percent = 45

// halfEmptyWorth is what the sheet keeps of its worth, in hundredths, where it does not: the column
// takes room that a title above the list would fill.
const halfEmptyWorth = 80

// besideList lets set fill the column of the given height beside the list, where what accompanies
// the list is small so that the list can be large, and tell how much of it is used. Where much
// would stay empty, all of it is larger. As long as the column does not fit, or a word of
// the title falls apart in the middle, the words of the title are kept whole, and then everything
// steps back, lest it hold the list back.
func (b *klarPlan) besideList(height unit.Length, set func() (used unit.Length)) {
	full := b.layout
	shares := [...]int64{1300, 1150, 1000, 1300, 1200, 1100, 1000, 950, 900, 820}
	fits := func(i int) bool {
		b.layout, b.larger, b.wholeTitle = full, shares[i], i > 2
		b.asideBy(shares[i])
		most := height
		switch {
		case shares[i] > 1000:
			most = largerColumn.of(height)
		case shares[i] > 900:
			most = roomyColumn.of(height)
		}
		return set() <= most && b.ok
	}
	torn := -1 // the first that fits with a word of the title fallen apart
	for i := range shares {
		ok := fits(i)
		if ok && !b.inPieces {
			torn = -1
			break
		}
		if ok && torn < 0 {
			torn = i
		}
	}
	if torn >= 0 {
		fits(torn)
	}
	b.size, b.service = full.size, full.service
}

// roomyColumn is how much of its column what stands there takes at most until it has to step back,
// and largerColumn what is set larger.
const roomyColumn, largerColumn percent = 92, 84

// sideColumn is head, title and foot in a column of their own.
func (b *klarPlan) sideColumn(left, width unit.Length) stack {
	s := b.head(left, width)
	titles, under := b.titles(left, width, titleBeside.of(b.frame.height))
	if b.m.subtitle.present() && b.m.intro.present() {
		titles[2].flex = true // the subtitle belongs to the title
	}
	s = append(s, titles...)
	if bottom := b.sideFoot(left, width, b.ink); len(bottom) > 0 {
		bottom[0].white, bottom[0].gap = true, max(b.gap(1900), under)
		s = append(s, bottom...)
	}
	return s
}

// klarHead is what stands at the head: the organisation and, opposite or below, the date or the
// title of a single sentence.
type klarHead struct {
	b                      *klarPlan
	left, width            unit.Length
	gap                    unit.Length // to the rule above, or the logo
	between                unit.Length // from one of them to the other below
	color                  page.Color
	organization, opposite setting
}

// head is the strong rule with organisation and date below it, and the logo: at their right, or
// above them where they are too wide.
func (b *klarPlan) head(left, width unit.Length) stack {
	m := b.m
	s, gap, color := b.headRule(left, width)
	right := m.date
	if m.single() {
		right = m.title
	}
	size := b.small
	if !b.level.scant {
		size = max(size, min(b.size, b.frame.short/headParts))
	}
	lead := b.leading(size)
	h := klarHead{
		b: b, left: left, width: width, gap: gap, between: lead - capHeight(m.face.small, size), color: color,
		organization: b.set(m.organization, size, width, lead, typeset.Balanced),
		opposite:     b.set(right, size, width, lead, typeset.Balanced),
	}
	wide, alsoWide := m.organization.natural(size), right.natural(size)
	if e := b.emblem(b.top, width); e.present() {
		if max(wide, alsoWide) <= width-e.width-b.small*2 {
			return append(s, h.besideLogo(e))
		}
		s = append(s, piece{gap: gap, height: e.height, draw: func(y, _ unit.Length) { b.logo(e, left, y) }})
		h.gap = b.small * 15 / 10
	}
	if wide+b.small*2+alsoWide <= width {
		return append(s, h.inOneLine())
	}
	return append(s, h.stacked()...)
}

// headParts is how many times what stands at the head goes into the shorter side at most, as long as it is no
// larger than the text: whose charter it is one reads from where one reads the title.
const headParts = 72

// headRule is the strong rule where the theme has one, what stands below keeps from it, and the
// colour that this then has.
func (b *klarPlan) headRule(left, width unit.Length) (s stack, gap unit.Length, color page.Color) {
	if !b.m.theme.Ornaments.HeadRule {
		return nil, 0, b.top.Accent
	}
	rule := piece{height: b.strong, draw: func(y, _ unit.Length) {
		b.rule(left, left+width, y, b.strong, b.m.strong())
	}}
	return stack{rule}, capHeight(b.m.face.small, b.small) * 12 / 10, b.top.Text
}

// besideLogo is both below one another, with the logo at their right.
func (h klarHead) besideLogo(e emblem) piece {
	below := h.organization.height() + h.between
	return piece{gap: h.gap, height: max(e.height, below+h.opposite.height()), draw: func(y, _ unit.Length) {
		h.b.text(h.organization, h.left, y, flushLeft, h.color)
		h.b.text(h.opposite, h.left, y+below, flushLeft, h.color)
		h.b.logo(e, h.left+h.width-e.width, y)
	}}
}

// inOneLine is both at the ends of one line.
func (h klarHead) inOneLine() piece {
	return piece{gap: h.gap, height: h.organization.height(), draw: func(y, _ unit.Length) {
		h.b.text(h.organization, h.left, y, flushLeft, h.color)
		h.b.text(h.opposite, h.left, y, flushRight, h.color)
	}}
}

// stacked is both below one another.
func (h klarHead) stacked() stack {
	s := stack{{gap: h.gap, height: h.organization.height(), draw: func(y, _ unit.Length) {
		h.b.text(h.organization, h.left, y, flushLeft, h.color)
	}}}
	if !h.opposite.present() {
		return s
	}
	return append(s, piece{gap: h.between, height: h.opposite.height(), draw: func(y, _ unit.Length) {
		h.b.text(h.opposite, h.left, y, flushLeft, h.color)
	}})
}

// titles are title, subtitle and intro; under is what must be kept free below them.
func (b *klarPlan) titles(left, width, height unit.Length) (s stack, under unit.Length) {
	return b.titlesOf(b.title(width, height), left, width)
}

// title is the title in the width and height it has.
func (b *klarPlan) title(width, height unit.Length) display {
	var least unit.Length
	if b.division.side && !b.wholeTitle {
		// In a narrow column a whole word must not make the title small.
		least = (b.size * 4).Scale(1000, max(b.larger, 1000))
	}
	flat := !b.division.side && (b.frame.landscape() || b.m.longTexts() || b.division.flat)
	if !b.division.plain {
		b.fills = fillsKlar
	}
	return b.titled(width, height, least, flat)
}

// fillsKlar is the share of the width from which a title in this composition is made to fill it: flush left
// under a rule over the whole width, one that ends before it looks like an accident.
const fillsKlar percent = 68

// titlesOf are the titles of which t is the first.
func (b *klarPlan) titlesOf(t display, left, width unit.Length) (s stack, under unit.Length) {
	m, ink := b.m, b.ink
	capital := capHeight(m.face.title, t.how.Size)
	under = t.bottom
	if m.theme.Ornaments.Block {
		under = t.edge()
	}
	s = stack{{
		gap: max(capital*55/100, b.small) + t.top, flex: true, height: t.height(),
		draw: func(y, _ unit.Length) {
			b.block(left+width, y+t.height()+t.edge())
			b.display(t, left, y, flushLeft, b.onBlock())
		},
	}}
	if m.theme.Ornaments.Block {
		under += b.size * 6 / 10 // the block's edge asks for more air than a baseline
	}
	if m.subtitle.present() {
		size := b.subtitleSize()
		sub := b.serve(m.subtitle, size, min(width, size*34), tight(122), typeset.Balanced)
		s = append(s, piece{
			gap: max(capital*40/100, under+size*80/100), height: sub.height(),
			draw: func(y, _ unit.Length) { b.text(sub, left, y, flushLeft, ink.Accent) },
		})
		under = 0
	}
	if m.intro.present() {
		size := b.introSize()
		intro := b.serve(m.intro, size, min(width, size*38), b.leading, typeset.Ragged)
		s = append(s, piece{
			gap: max(size*13/10, under+size), height: intro.height(),
			draw: func(y, _ unit.Length) { b.text(intro, left, y, flushLeft, ink.Text) },
		})
		under = 0
	}
	return s, max(under+b.size*8/10, titleAir.of(capital))
}

func (b *klarPlan) subtitleSize() unit.Length {
	return max(min(b.m.theme.Scale.Subtitle.Of(b.service), b.frame.short/26), b.small)
}

// titleAir is what everything below the title keeps from the list, in hundredths of the title's capitals.
const titleAir percent = 45

// block is the block of colour behind head and title, from the top of the sheet to y. right
// is where the title's measure ends.
func (b *klarPlan) block(right, y unit.Length) {
	if !b.m.theme.Ornaments.Block {
		return
	}
	pg := b.page
	edge := pg.Width + pg.Bleed
	if b.division.side {
		edge, y = right+b.live.X0, pg.Height+pg.Bleed
	}
	block := page.Rect{X0: -pg.Bleed, Y0: -pg.Bleed, X1: edge, Y1: y}
	switch outlined := b.m.theme.Ornaments.Outlines; {
	case outlined && b.division.side:
		block.X0 = block.X1 - 2*b.strong
	case outlined:
		block.Y0, block.Y1 = y, y+2*b.strong
	}
	b.rect(block, b.m.theme.Colors.Block())
}

// onBlock is the colour of what stands large on the block: where only its edge is left, the
// block's own.
func (b *klarPlan) onBlock() page.Color {
	if o := b.m.theme.Ornaments; o.Block && o.Outlines {
		return b.top.Display
	}
	return b.top.Text
}

// foot is the rule, or the tint, and what stands below it.
func (b *klarPlan) foot(left, width unit.Length) stack {
	ink := b.ink
	if b.m.theme.Ornaments.Block {
		ink = b.m.inks.tint
	}
	switch n := b.division.columns; {
	case n > 1:
		b.apart = b.columnGutter(n)
		b.edges, _ = bands(left, width, b.apart, n)
	case b.headBeside():
		b.edges = []unit.Length{left, left + b.headColumn(width)}
	}
	words, signLeft := b.split(left, width)
	body, ok := b.footBody(left, width, words, signLeft, ink)
	if !ok {
		return nil
	}
	gap := max(b.gap(1900), b.gap(1500)+b.size/3)
	if len(b.m.principles) > 3 {
		// Twice the gap and the air below the rule are one white, and no more than an eighth of the sheet.
		gap = min(gap, max((b.frame.height/8-body.gap)/2, b.size))
	}
	switch {
	case b.level.scant:
	case b.m.theme.Ornaments.Block:
		// A tint is a place of its own: the list keeps from it what entries keep from one another, and its
		// words stand in it as in a frame.
		gap = max(gap, b.betweenEntries()*5/4)
		body.gap = max(body.gap, aboveFoot.of(b.frame.height-b.live.Y1))
	case len(b.m.principles) > fewPrinciples:
		body.gap = max(body.gap, underFoot.of(b.betweenEntries()))
	}
	rule := piece{gap: gap, flex: true, height: b.hair, draw: func(y, _ unit.Length) {
		if b.m.theme.Ornaments.Block {
			pg := b.page
			tint := page.Rect{X0: -pg.Bleed, Y0: y, X1: pg.Width + pg.Bleed, Y1: pg.Height + pg.Bleed}
			if b.m.theme.Ornaments.Outlines {
				tint.Y1 = y + b.hair
				b.rect(tint, b.m.theme.Colors.Block())
				return
			}
			b.rect(tint, b.m.theme.Colors.Tint())
			return
		}
		b.rule(left, left+width, y, b.hair, ink.Rule)
	}}
	return stack{rule, body}
}

// aboveFoot is the air above the words on the tint, in hundredths of that below them.
const aboveFoot percent = 68

// underFoot is the air between the rule of the foot and its words, in hundredths of what a text keeps from the
// rule below it.
const underFoot percent = 150

// inline reports whether numerals stand in a line with the headlines.
func (b *klarPlan) inline() bool {
	many := len(b.m.principles) > fewPrinciples
	return b.level.inline && (many || b.dense(b.size)) || !b.m.theme.Ornaments.LargeNumerals
}

// klarEntry is a principle set for its column.
type klarEntry struct {
	numeral               setting
	headline, text, note  setting
	toText, toNote, total unit.Length
}

// klarList is the list of principles as pieces of a stack.
type klarList struct {
	pieces  stack
	measure unit.Length
	room    unit.Length
	empty   int
	hole    unit.Length
	lines   int         // of the longest text
	reach   unit.Length // of the lines of texts at most, on average
	broken  bool        // a headline has several lines
	calm    int64       // in thousandths; zero where the try does not ask
	ragged  int64       // by how much of the tallest column another ends above it, in thousandths
	uneven  bool        // rows without rules stand at uneven distances
}

// list arranges the principles in columns. of is the number of columns into which the
// theme divides the sheet, by which the gutter narrows.
func (b *klarPlan) list(left, width unit.Length, columns, of int) klarList {
	lefts, each := bands(left, width, b.columnGutter(of), columns)
	indent := b.indent(each)
	textIndent, headWidth := indent, each-indent
	if b.headBeside() {
		textIndent = b.headColumn(each)
		headWidth = textIndent - indent - b.size
	} else if !b.m.theme.Ornaments.EntryRules && b.headlines() {
		textIndent = 0 // the column's edge is all there is to stand on
	}
	measure := b.measureIn(each - textIndent)
	if columns == 1 && (b.division.side || b.headBeside()) {
		measure = max(measure, min(each-textIndent, b.size*sideMeasure))
	}
	entries := make([]klarEntry, len(b.m.principles))
	heights := make([]unit.Length, len(entries))
	lines, broken, reach := 0, false, unit.Length(0)
	common := b.commonMeasure(measure)
	for i, p := range b.m.principles {
		entries[i] = b.entry(p, headWidth, each-textIndent, common)
		heights[i] = entries[i].total
		lines = max(lines, entries[i].text.lines)
		if p.text.present() {
			reach = max(reach, p.text.natural(b.size)/unit.Length(entries[i].text.lines))
		}
		broken = broken || entries[i].headline.lines > 1
	}
	pad := b.hair + max(b.gap(900), capHeight(b.m.face.text, b.size))
	if !b.m.theme.Ornaments.EntryRules {
		pad = 0
	}
	g := klarGrid{
		b: b, lefts: lefts, each: each, indent: indent, textIndent: textIndent,
		pad: pad, gap: b.betweenEntries(), entries: entries,
	}
	var quiet int64
	if b.judged {
		quiet = calm(entries)
	}
	if b.division.free {
		body, early, ragged := g.free(heights)
		return klarList{
			uneven: !b.m.theme.Ornaments.EntryRules && lines <= fewLines,
			pieces: stack{body}, measure: measure, room: each - textIndent,
			empty: early, ragged: ragged, lines: lines, calm: quiet,
		}
	}
	counts := spread(len(entries), columns)
	empty := counts[0]*columns - len(entries)
	return klarList{
		uneven: !b.m.theme.Ornaments.EntryRules && columns > 1 && !g.even(rows(heights, counts)),
		pieces: g.rows(heights, counts), measure: measure, room: each - textIndent,
		empty: empty, hole: hole(heights, counts, 1), lines: lines, reach: reach, broken: broken, calm: quiet,
	}
}

// commonMeasure is the measure, or a narrower one at which no text stands in one line that is much longer
// than those of texts that break: then those look as if they had another measure.
func (b *klarPlan) commonMeasure(measure unit.Length) unit.Length {
	for measure > b.size*inOneLine {
		var single, broken unit.Length
		for _, p := range b.m.principles {
			if !p.text.present() {
				continue
			}
			natural := p.text.natural(b.size)
			if natural <= measure {
				single = max(single, natural)
				continue
			}
			broken = max(broken, natural/((natural+measure-1)/measure))
		}
		if broken == 0 || single <= b.size*inOneLine || single <= longerLine.of(broken) {
			break
		}
		measure = single - 1
	}
	return measure
}

// inOneLine is the length, in ems, up to which a text may stand in one line whatever others do, and longerLine
// how long such a line may be, in hundredths of the mean line of a text that breaks.
const inOneLine, longerLine = 22, percent(125)

// sideMeasure is the measure, in ems, that a list in one column may have at the side of the title or of its
// headlines.
const sideMeasure = 32

// unruledGap is what entries without rules keep from one another at least, in thousandths of the text's size,
// from the last baseline to the top of the next capitals: nearly an empty line, or
// a long text closes up with the number below it.
const unruledGap = 2050

// ruledGap is what a text keeps from the rule below it at least, from its last baseline on, in hundredths of its
// leading: with less the rule looks as if it underlined it.
const ruledGap percent = 92

// betweenEntries is what an entry keeps from what follows: the rule above the next one, or that itself.
func (b *klarPlan) betweenEntries() unit.Length {
	unruled, ruled := b.size*unruledGap/1000, ruledGap.of(b.leading(b.size))
	if b.level.scant {
		unruled, ruled = b.size*15/10, capHeight(b.m.face.text, b.size)+b.size*25/100
	}
	if !b.m.theme.Ornaments.EntryRules {
		return max(b.gap(1600), unruled)
	}
	return max(b.gap(1300), ruled)
}

// columnGutter is the gutter of a sheet divided into n columns.
func (b *klarPlan) columnGutter(n int) unit.Length {
	if n > 3 {
		return b.gutter * 3 / 4
	}
	return b.gutter
}

// figures is the height of the numerals: from the top of the headline's capitals to the
// first baseline of the text, or over two lines of text where there is no headline.
func (b *klarPlan) figures() unit.Length {
	text := capHeight(b.m.face.text, b.size)
	if b.inline() && b.headlines() {
		return capHeight(b.m.face.headline, b.headlineSize())
	}
	if b.inline() {
		return text
	}
	if b.headlines() && !b.headBeside() {
		return capHeight(b.m.face.headline, b.headlineSize()) + b.toText()
	}
	return text + b.leading(b.size)
}

func (b *klarPlan) headlines() bool { return b.m.headlined() }

// headBeside reports whether headlines stand at the left of their text.
func (b *klarPlan) headBeside() bool { return b.division.share > 0 }

// headColumn is how much of a column's width numerals and headlines have where the text stands beside them:
// what the longest headline needs, and at most their share.
func (b *klarPlan) headColumn(each unit.Length) unit.Length {
	var widest unit.Length
	for _, p := range b.m.principles {
		widest = max(widest, p.headline.natural(b.headlineSize()))
	}
	return min(b.indent(each)+widest+b.size*besideAir/10, b.division.share.of(each))
}

// besideAir is what a text keeps from the longest headline at its left, in tenths of an em.
const besideAir = 25

func (b *klarPlan) headlineSize() unit.Length { return b.m.theme.Scale.Headline.Of(b.size) }

// toText is the distance from a headline's baseline to the first of its text.
func (b *klarPlan) toText() unit.Length { return b.size.Scale(1400, 1000) }

// numeralSize is the size of the numerals, which do not outshout a title that stands beside them.
func (b *klarPlan) numeralSize() unit.Length {
	high := b.figures()
	if title := capHeight(b.m.face.title, b.titleSize); b.division.side && title > 0 && !b.inline() {
		high = min(high, max(title*numeralOfTitleBeside/100, capHeight(b.m.face.headline, b.headlineSize())))
	}
	return sizeForCap(b.numeral(b.m.principles[0]).face, high)
}

// numeralOfTitleBeside is how high, in hundredths of its capitals, numerals beside a title are at most.
const numeralOfTitleBeside = 125

// numeral is the number of p as the level wants it: large, or in a line with the headline.
func (b *klarPlan) numeral(p principle) matter {
	if b.inline() {
		return p.number
	}
	return p.numeral
}

// indent is the width of the column of numerals: the widest number with air.
func (b *klarPlan) indent(each unit.Length) unit.Length {
	size := b.numeralSize()
	var widest unit.Length
	for _, p := range b.m.principles {
		widest = max(widest, b.numeral(p).natural(size))
	}
	// The wider the digits the more air, or two of them cling to a text from which one keeps far.
	air := max(b.size*80/100, widest/3)
	if b.inline() {
		return widest + b.size*73/100
	}
	return max(widest+air, min(each/7, widest*2))
}

func (b *klarPlan) entry(p principle, headWidth, width, measure unit.Length) klarEntry {
	head, note := b.headlineSize(), b.noteSize()
	e := klarEntry{
		numeral:  b.set(b.numeral(p), b.numeralSize(), b.numeralSize()*10, 0, typeset.Balanced),
		headline: b.set(p.headline, head, headWidth, head*112/100, typeset.Balanced),
		text:     b.set(p.text, b.size, measure, b.leading(b.size), typeset.Ragged),
		note:     b.set(p.note, note, min(width, max(measure, note*25)), b.leading(note), typeset.Ragged),
	}
	text := capHeight(b.m.face.text, b.size)
	switch {
	case b.headBeside():
		e.toText = max(0, capHeight(b.m.face.headline, head)-text)
	case e.headline.present():
		e.toText = e.headline.height() + b.toText() - text
	}
	e.total = e.toText + e.text.height()
	e.toNote, e.total = b.under(e.total, e.note)
	e.total = max(e.total, e.headline.height(), b.figures())
	return e
}

// What short texts lose of their calm, in thousandths: lineOverTwo for each line beyond two where the
// measure is less than narrowMeasure ems, brokenText for every word that is divided, stepsOut for three
// lines where most texts have two, and raggedText where a line before the last is shorter than
// raggedLine hundredths of the measure. A divided word is no worse among fewer than manyTexts.
const lineOverTwo, brokenText, stepsOut, raggedText, raggedLine, manyTexts, narrowMeasure = 60, 1000, 390, 120, 70, 8, 13

// calm is how calm short texts are to read, in thousandths; zero where that is no matter of size.
func calm(entries []klarEntry) int64 {
	var lost int64
	n := int64(len(entries))
	most := usual(entries)
	for _, e := range entries {
		if e.text.how.Width < e.text.how.Size*narrowMeasure && e.text.lines > 2 {
			lost += int64(e.text.lines-2) * lineOverTwo
		}
		if e.text.lines > most && most <= 2 {
			lost += stepsOut
		}
		if e.text.lines < 2 {
			continue
		}
		if how := e.text.how; e.text.width(e.text.shaped.MinWidth(), how.Size)*calming > how.Width*100 {
			return 0 // a word is too long to be helped
		}
		broken := e.text.shaped.Break(e.text.how)
		lost += brokenText * int64(broken.Hyphens) * n / max(n, manyTexts)
		for _, l := range broken.List[:len(broken.List)-1] {
			if l.Width*100 < e.text.how.Width*raggedLine {
				lost += raggedText
				break
			}
		}
	}
	return max(1000-lost/n, 1)
}

// usual is the number of lines that most texts have, the smaller of two.
func usual(entries []klarEntry) int {
	times := map[int]int{}
	for _, e := range entries {
		times[e.text.lines]++
	}
	most := 0
	for lines, n := range times {
		if n > times[most] || n == times[most] && lines < most {
			most = lines
		}
	}
	return most
}

// klarGrid holds what the entries need to be placed.
type klarGrid struct {
	b      *klarPlan
	lefts  []unit.Length
	each   unit.Length
	indent unit.Length
	// textIndent is that of the text, where it is not that of the headline.
	textIndent unit.Length
	pad        unit.Length // from the rule's upper edge to the entry
	gap        unit.Length // from the last baseline to the next rule
	entries    []klarEntry
}

func (g klarGrid) draw(e klarEntry, left, y unit.Length) {
	b := g.b
	numeral := b.ink.Display
	if b.inline() {
		numeral = b.ink.Accent
	}
	if b.m.theme.Ornaments.EntryRules {
		b.rule(left, left+g.each, y, b.hair, b.ink.Rule)
	}
	y += g.pad
	b.text(e.numeral, left, y, flushLeft, numeral)
	b.text(e.headline, left+g.indent, y, flushLeft, b.ink.Text)
	b.text(e.text, left+g.textIndent, y+e.toText, flushLeft, b.ink.Text)
	b.text(e.note, left+g.textIndent, y+e.toNote, flushLeft, b.ink.Muted)
}

// rows sets the list in rows that all columns share.
func (g klarGrid) rows(heights []unit.Length, counts []int) stack {
	var s stack
	high := rows(heights, counts)
	lack := make([]unit.Length, len(high))
	if len(counts) > 1 || g.b.m.theme.Ornaments.EntryRules {
		// In one column without rules the eye measures the gap.
		lack = uneven(high, g.b.nearlyEven())
	}
	for r, h := range high {
		if r < len(high)-1 {
			h += lack[r]
		}
		gap := g.gap
		if r == 0 {
			gap = 0
		}
		s = append(s, piece{gap: gap, flex: true, height: g.pad + h, draw: func(y, _ unit.Length) {
			first := 0
			for c, n := range counts {
				if r < n {
					g.draw(g.entries[first+r], g.lefts[c], y)
				}
				first += n
			}
		}})
	}
	return s
}

// even reports whether rows so high are set at even distances.
func (g klarGrid) even(high []unit.Length) bool {
	return slices.Max(high)-slices.Min(high) <= g.b.nearlyEven()
}

// footSlack is by how much of their natural size the gaps of a column grow beyond those of its
// neighbour for both to end on one line, although a division with more even columns is worth more.
const footSlack percent = 100

// free sets every column on its own, as even as the entries allow, and tells how many end early, and by how
// much of the tallest one ends above it in the end, in thousandths.
func (g klarGrid) free(heights []unit.Length) (body piece, early int, ragged int64) {
	full := make([]unit.Length, len(heights))
	for i, h := range heights {
		full[i] = g.pad + h
	}
	set := func(slack percent) (piece, int) {
		return freeColumns(full, g.gap, slack, len(g.lefts),
			func(i, column int, y unit.Length) { g.draw(g.entries[i], g.lefts[column], y) },
			func(unit.Length, []unit.Length) {})
	}
	_, early = set(columnSlack)
	body, _ = set(footSlack)
	for _, own := range columns(full, balance(full, g.gap, len(g.lefts))) {
		end := -g.gap
		for _, h := range own {
			end += g.gap + h
		}
		if end+footSlack.of(g.gap*unit.Length(len(own)-1)) < body.height {
			ragged = max(ragged, int64(body.height-end)*1000/int64(body.height))
		}
	}
	return body, early, ragged
}
