package sheet

// klar is the composition after the International Typographic Style: a strong rule, the
// title flush left below it, numbered entries under hairlines in columns read downwards,
// and a foot that carries motto and signatures. On landscape sheets title and foot stand
// in a column of their own beside the list.

import (
	"cmp"
	"slices"

	"leitbild/internal/theme"
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

// levels are those that compositions share; the second is tried as well where the text is small
// for its sheet.
func (k klar) levels() []level {
	list := k.job.levels()
	list[0].wall, list[1].gain = 58, 106
	return list
}

func (k klar) divisions() []division {
	n := len(k.m.principles)
	if n == 1 {
		return k.sentencesBeside(blockWorth)
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
		for i, d := range out {
			d.plain, d.twin, d.worth = true, i+1, cmp.Or(d.worth, 1000)*plainWorth/1000
			out = append(out, d)
		}
	}
	if k.frame.landscape() && n > fewPrinciples && !k.m.theme.Ornaments.TitleFills {
		out = append(out, grandTitles(out)...)
	}
	return out
}

// grandTitles are those of all in which the title stands above the list, with it as wide as the list
// or as all columns but the last.
func grandTitles(all []division) (out []division) {
	for _, d := range all {
		if d.side {
			continue
		}
		short := d
		d.grand, d.worth = true, cmp.Or(d.worth, 1000)*grandWorth/1000
		out = append(out, d)
		if d.columns > 2 {
			short.grand, short.short = true, true
			out = append(out, short)
		}
	}
	return out
}

// blockWorth is what a sentence is worth that has a block for itself, in thousandths.
const blockWorth = 1200

// klarPlan is one plan in the making.
type klarPlan struct {
	layout
	strong unit.Length // the weight of the strong rule
	top    theme.Ink   // on what lies under head and title
	// wholeTitle says that the title of a column beside the list gives up size for whole words,
	// and larger is how large, in thousandths, that column is set where that is more than 1000.
	wholeTitle bool
	larger     int64
	numerals   unit.Length // the size of the list's
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
	out.ground, out.divided, out.inPieces = b.ground, b.divided, b.inPieces
	return out, b.ok
}

// keptMargin is how much larger text would be, in hundredths, that fills a sheet too closely for
// its margins to stay.
const keptMargin = 112

// titleAbove is the part of the sheet's height that a title above the list has at most, and
// titleBeside that of one in a column beside it, where it breaks into more lines.
const titleAbove, titleBeside percent = 30, 48

// stacked is the sheet with everything above one another.
func (b *klarPlan) stacked() plan {
	width := b.width()
	titles, under := b.titles(b.live.X0, b.titleMeasure(width), titleAbove.of(b.frame.height))
	if !b.ok {
		return plan{}
	}
	s := slices.Grow(b.head(b.live.X0, width), len(b.m.principles)+sheetParts)
	if b.m.theme.Ornaments.Block {
		titles[0].white, titles[0].take = true, intoBlock.of(b.frame.height)
	}
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
	// What a grand title took beyond that the texts would pay for.
	first.gap, first.flex, first.white = max(b.gap(1900), under, clear.of(capitals)), !b.division.grand, true
	if !b.level.scant && !b.frame.landscape() {
		first.gap = max(first.gap, aboveList.of(list.gap))
	}
	first.most = b.mostWhite(first.gap) + titles[0].take
	s = append(s, list.pieces...)
	title := len(s) - len(list.pieces)
	foot := b.foot(b.live.X0, width)
	if len(foot) == 0 {
		foot = stack{{gap: b.size / 8}} // the descenders of large text reach into the margin
	}
	s = append(s, foot...)
	if bare && !b.division.grand {
		s[:title+len(list.pieces)].widen(title, max(under, capitals), b.live.Y1-b.live.Y0-s[title+len(list.pieces):].natural())
	}
	return plan{
		columns: []column{b.column(s)},
		measure: list.measure, room: list.room, empty: list.empty, hole: list.hole, list: list.pieces.natural(),
		worth: b.worth(list), calm: list.calm,
	}
}

// titleMeasure is the width of a title above the list: all of it, or up to the end of the last column
// but one, which is as much of a decision and leaves the texts more of the height.
func (b *klarPlan) titleMeasure(width unit.Length) unit.Length {
	if !b.division.short {
		return width
	}
	n := b.division.columns
	lefts, each := bands(0, width, b.columnGutter(n), n)
	return lefts[n-2] + each
}

// sheetParts is how many pieces a sheet has at most besides those of its list.
const sheetParts = 8

// listClear is what the list keeps from the title above it and from what stands between, in
// hundredths of the title's capitals, and bareClear what its first rule keeps from a title alone
// where the sheet is full: with less that looks as if it underlined the title.
const listClear, bareClear percent = 58, 86

// aboveList is what keeps the list from what stands above it, in hundredths of what its entries keep from
// one another: it is a whole before it has parts.
const aboveList percent = 118

// intoBlock is the part of the height that a block takes of what is left before the list is spread over
// the sheet.
const intoBlock percent = 8

// mostWhite is what a gap above the list takes besides twice its natural size before the list is
// spread over the sheet.
func (b *klarPlan) mostWhite(gap unit.Length) unit.Length {
	part := b.frame.height / 10
	if len(b.m.principles) <= 3 {
		part = b.frame.height / 5
	}
	return max(part-2*gap, 1)
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

// fewPrinciples is the number up to which principles make a column, and headlineShare the part
// of its width, in hundredths, that numerals and headlines have where the text stands beside them.
const fewPrinciples, headlineShare = 7, 41
