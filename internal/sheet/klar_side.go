package sheet

// The landscape sheet of klar: title and foot in a column of their own beside the list.

import "leitbild/internal/unit"

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
	if !b.ok {
		return plan{}
	}
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

// sideOfOne is the width of the column beside a list in one: what the list does not need, within
// sideLeast and sideMost of both.
func (b *klarPlan) sideOfOne(both unit.Length) unit.Length {
	share := sideLeast
	if b.m.theme.Ornaments.TitleFills && !b.m.theme.Ornaments.Block && !b.m.longTexts() {
		share = sideOfWide // light capitals need more width to be a title
	}
	least := share.of(both)
	needs := min(b.indent(both-least)+b.size*sideMeasure, both)
	return max(least, min(both-needs, sideMost.of(both)))
}

// sideLeast and sideMost bound the share of the width of a column beside a list in one.
const sideLeast, sideMost, sideOfWide percent = 38, 40, 43

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
	if intro := b.introSize(); clearStep.of(b.small) > intro {
		b.small = intro // so close to one another, sizes that hardly differ look like mistakes
	}
	s := b.head(left, width)
	titles, under := b.titles(left, width, titleBeside.of(b.frame.height))
	if b.m.subtitle.present() && b.m.intro.present() {
		titles[2].flex = true // the subtitle belongs to the title
	}
	s = append(s, titles...)
	if bottom := b.sideFoot(left, width, b.ink); len(bottom) > 0 {
		bottom[0].white, bottom[0].gap = true, max(b.gap(1900), under)
		if above := titles[len(titles)-1]; b.m.intro.present() && !b.level.scant {
			bottom[0].gap, bottom[0].flex = max(bottom[0].gap, footApart.of(above.gap)), above.flex
		}
		s = append(s, bottom...)
	}
	return s
}

// footApart is what the words at the foot of the column keep from the intro at least, in hundredths of what
// that keeps from what stands above it: with as much they read as its second paragraph.
const footApart percent = 200

// clearStep is how large type is at least, in hundredths of other type, that is to look larger.
const clearStep percent = 120
