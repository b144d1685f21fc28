package sheet

// The head of a sheet of wort: what the sheet is called and whose it is, above the strong rule.

import (
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// edge is where the second edge of the sheet stands, and how wide what stands before it is;
// usual is its share of the width where the list has none.
func (b *wortPlan) edge(usual percent) (words, second unit.Length) {
	if b.division.columns > 1 {
		return b.split(b.live.X0, b.width())
	}
	words = b.lead(b.width())
	if words == 0 {
		words = usual.of(b.width() - b.gutter)
	}
	return words, b.live.X0 + words + b.gutter
}

// wortHead is the measures of a head in the making.
type wortHead struct {
	// words and side are the widths of what stands before the second edge of the sheet and after
	// it, and title that of the title.
	words, second, side, title unit.Length
	// full is the width after the second edge below a logo that stands beside.
	full  unit.Length
	logo  emblem
	above bool // the logo stands above all, because beside it there is no room
	bare  bool // nothing but the organisation stands on the second edge
	wide  bool // the title reaches over that
	lines int  // of the title
	// capital is the height of the title's capitals, over and under what its ink, or that of the
	// subtitle, needs above and below, and beside from the top to the subtitle's first baseline.
	capital, over, under, beside unit.Length
}

// head is the title with the subtitle on the left, and organisation, date and intro on the
// second edge; the strong rule ends it.
func (b *wortPlan) head() stack {
	h := b.headMeasures()
	if h.above && !b.m.single() {
		return b.headBelowLogo(&h)
	}
	before := b.ok
	left := b.headLeft(&h)
	right, shift := b.headRight(h)
	words := piece{height: max(left.natural(), shift+right.natural()), draw: func(y, _ unit.Length) {
		left.place(y, left.natural())
		right.place(y+shift, right.natural())
	}}
	void := shift + right.natural() - left.natural()
	switch across := h; {
	case b.m.single():
	case b.m.intro.present() && void > b.mostVoid(h):
		b.ok = before
		words = b.headAcross(&h)
	case h.lines > 1:
		if row := b.headAcross(&across); across.lines < h.lines {
			h, words = across, row
		}
	}
	e := h.logo
	var s stack
	switch {
	case h.above:
		s = stack{{height: e.height, draw: func(y, _ unit.Length) { b.logo(e, b.live.X1-e.width, y) }}}
		h.over += b.small * 2
	case e.present():
		words.height = max(words.height, h.drop()+e.height)
	}
	return append(s,
		piece{gap: h.over, height: words.height, draw: func(y, _ unit.Length) {
			words.draw(y, words.height)
			if e.present() && !h.above {
				b.logo(e, b.live.X1-e.width, y+h.drop())
			}
		}},
		b.headRule(h),
	)
}

// drop is how far below the top of the title's capitals a logo beside it begins: where it is lower than
// they are it stands on their line, as the house does.
func (h wortHead) drop() unit.Length {
	if h.above {
		return 0
	}
	return max(0, h.capital-h.logo.height)
}

// headRule is the rule that ends the head.
func (b *wortPlan) headRule(h wortHead) piece {
	most := b.frame.short / 22 // of the air above the rule
	air := max(min(b.pad, most), h.under+min(b.size, most)/2, h.capital*headAir/100)
	if b.m.intro.present() && len(b.m.principles) > 3 && !b.level.scant {
		air = max(air, b.leading(b.introSize())*introAir/100)
	}
	return piece{gap: air, height: b.strong, draw: func(y, _ unit.Length) {
		b.rule(b.live.X0, b.live.X1, y, b.strong, b.ink.Text)
	}}
}

// headAir is the least air below a head, in hundredths of the capitals of its title, and introAir that
// below an intro above a list, in hundredths of its lines, of which descenders take a part.
const headAir, introAir = 42, 120

// headBelowLogo is the head with logo and imprint in a row of their own.
func (b *wortPlan) headBelowLogo(h *wortHead) stack {
	e := h.logo
	h.wide = false
	imprint := b.imprintAt(b.live.X0, b.width()-e.width-b.gutter, flushLeft)
	height := max(e.height, imprint.natural())
	words := b.headAcross(h)
	return stack{
		{height: height, draw: func(y, _ unit.Length) {
			imprint.place(y+height-imprint.natural(), imprint.natural())
			b.logo(e, b.live.X1-e.width, y+height-e.height)
		}},
		{gap: h.over + b.small*2, height: words.height, draw: words.draw},
		b.headRule(*h),
	}
}

// mostVoid is by how much the intro may end below the subtitle beside it: by a line, and more where it
// stands on an edge of the list, or on a low sheet, which has no height to spare.
func (b *wortPlan) mostVoid(h wortHead) unit.Length {
	line := b.leading(b.introSize())
	switch {
	case b.hasEdge(h):
		return line * edgeVoid / 10
	case b.frame.landscape():
		return line * lowVoid / 10
	}
	return line * 13 / 10
}

// edgeVoid and lowVoid are what that may be there, in tenths of a line.
const edgeVoid, lowVoid = 31, 24

// headAcross is title and house in one row, and subtitle and intro below them in wide lines, which
// leave no void beside a high intro. Between title and logo the house stands on an edge of the
// list, with clear air to both, or else below the logo, and ends where that does.
func (b *wortPlan) headAcross(h *wortHead) piece {
	m := b.m
	row := b.headRow(h)
	size := b.subtitleSize()
	b.addService(&row, *h, m.subtitle, size, max(size*88/100, h.under+size*58/100), 125, typeset.Balanced)
	air := b.introSize() * 105 / 100
	if !m.subtitle.present() {
		air += h.under
	}
	b.addService(&row, *h, m.intro, b.introSize(), air, 0, typeset.Ragged)
	if len(row.words) > 1 {
		h.under = 0
	}
	return piece{height: max(row.words.natural(), row.house.natural()), draw: func(y, _ unit.Length) {
		row.words.place(y, row.words.natural())
		row.house.place(y, row.house.natural())
	}}
}

// headRow is the title of a head with what stands beside it.
type headRow struct {
	// words is the title with what follows below it, and house what stands below the logo.
	words, house stack
	// room is the width of the words, name that of the house's lines, and beside what logo and house
	// take of the sheet's width.
	room, name, beside unit.Length
}

// headRow places the title, and the house beside it, below the logo or, where that stands above, nowhere.
func (b *wortPlan) headRow(h *wortHead) headRow {
	r := headRow{name: max(b.m.organization.natural(b.small), b.m.date.natural(b.small))}
	if h.logo.present() && !h.above {
		r.beside = h.logo.width + b.small
	}
	r.room = b.width() - r.beside
	h.title = max(h.words, r.room-b.gutter*houseAir/100-min(r.name, r.room/3))
	if h.above {
		h.title = max(h.words, r.room*3/4) // that ends clearly before the logo above
	}
	r.words = stack{b.headTitle(h)}
	switch {
	case h.above || r.name == 0:
	case r.beside > 0 && (!b.hasEdge(*h) || h.second+r.name+b.gutter > b.live.X0+r.room):
		r.house = b.imprintAt(b.live.X0, b.width(), flushRight)
		r.house[0].gap = h.drop() + h.logo.height + b.small*14/10
		r.beside = max(r.beside, r.name+b.gutter)
		r.room = b.width() - r.beside
	default:
		imprint := b.headImprint(*h, r.room, r.name, r.beside == 0)
		down := max(0, h.capital-imprint.natural()) // it ends on the baseline of the title
		row := &r.words[0]
		row.height = max(row.height, down+imprint.natural())
		title := row.draw
		row.draw = func(y, height unit.Length) {
			title(y, height)
			imprint.place(y+down, imprint.natural())
		}
	}
	return r
}

// addService adds a serving text, in the given size, below the words of a row: in the width that they
// have, and in the whole one where it stands below all that is beside them.
func (b *wortPlan) addService(r *headRow, h wortHead, t matter, size, gap unit.Length, leading percent, mode typeset.Mode) {
	if !t.present() {
		return
	}
	width := min(r.room, size*headEms)
	if r.beside > 0 && r.words.natural()+gap > max(h.drop()+h.logo.height, r.house.natural())+b.small {
		width = min(b.width(), size*headEms)
	}
	onEdge := r.name > 0 && len(r.house) == 0 && !h.above && b.hasEdge(h)
	if onEdge && h.words >= size*narrowIntro && width < h.words+h.full/2 {
		width = min(width, h.words) // an end just beyond the edge that the house stands on is none
	}
	set := b.serving(t, size, width, leading, mode)
	r.words = append(r.words, piece{gap: gap, height: set.height(), draw: func(y, _ unit.Length) {
		b.text(set, b.live.X0, y, flushLeft, b.ink.Text)
	}})
}

// houseLeast is the least distance of the title from a house above an intro, in thousandths of the
// sheet's shorter side.
const houseLeast = 51

// houseAir is what the title keeps from what closes its line, in hundredths of the gutter.
const houseAir = 200

// hasEdge reports whether the second edge of the sheet is one of the list's, and the title ends
// before it.
func (b *wortPlan) hasEdge(h wortHead) bool {
	return !h.wide && (b.division.columns > 1 || b.division.share > 0)
}

// headImprint is organisation and date beside the title, on the second edge or, where that is not
// an edge of the list or the title reaches over it, at the end of the line; closes says that
// nothing stands beyond.
func (b *wortPlan) headImprint(h wortHead, room, name unit.Length, closes bool) stack {
	left, at := h.second, flushLeft
	if !b.hasEdge(h) {
		left = max(b.live.X0+room-name-1, b.live.X0+room*2/3)
		if closes {
			at = flushRight
		}
	}
	return b.imprintAt(left, b.live.X0+room-left, at)
}

func (b *wortPlan) imprintAt(left, width unit.Length, at align) (s stack) {
	for _, t := range []matter{b.m.organization, b.m.date} {
		if !t.present() {
			continue
		}
		set := b.serving(t, b.small, width, 0, typeset.Balanced)
		gap := b.between(s, b.leading(b.small)-capHeight(b.m.face.small, b.small))
		s = append(s, piece{gap: gap, height: set.height(), draw: func(y, _ unit.Length) {
			b.text(set, left, y, at, b.ink.Text)
		}})
	}
	return s
}

// headEms is the longest line of an intro that runs below the title, in ems.
const headEms = 36

// narrowIntro is how many ems an intro below the title has at least that ends before the second edge.
const narrowIntro = 22

// singleEdge is the share of the width before the second edge of the sheet of a single sentence.
const singleEdge = 46

// headMeasures are the widths of a head, and the place of the logo.
func (b *wortPlan) headMeasures() wortHead {
	m := b.m
	usual := percent(56)
	if m.single() {
		usual = singleEdge
	}
	h := wortHead{logo: b.emblem(b.ink, b.width())}
	h.words, h.second = b.edge(usual)
	h.full = b.live.X1 - h.second
	h.side, h.title = h.full, h.words
	if !m.single() && m.intro.present() && (m.organization.present() || m.date.present()) {
		h.title = min(h.title, h.words+b.gutter-b.frame.short*houseLeast/1000)
	}
	h.bare = !m.single() && !m.date.present() && !m.intro.present() && !h.logo.present()
	if h.bare && m.organization.natural(b.small) < b.width()/4 {
		h.title = max(h.words, b.width()-b.gutter-b.width()/4) // there is room above the texts
	}
	if h.logo.present() {
		room := h.side - h.logo.width - b.small
		if h.above = room < max(b.small*12, b.introSize()*14); !h.above {
			h.side = room
		}
	}
	return h
}

// headLeft is title and subtitle; it fills in what they mean for the rest.
func (b *wortPlan) headLeft(h *wortHead) stack {
	s := stack{b.headTitle(h)}
	if !b.m.subtitle.present() {
		return s
	}
	size := b.subtitleSize()
	sub := b.serving(b.m.subtitle, size, h.words, 125, typeset.Balanced)
	size = sub.how.Size
	gap := max(size*88/100, h.under+size*58/100)
	h.under, h.beside = 0, s[0].height+gap+capHeight(b.m.subtitle.face, size)
	return append(s, piece{gap: gap, height: sub.height(), draw: func(y, _ unit.Length) {
		b.text(sub, b.live.X0, y, flushLeft, b.ink.Text)
	}})
}

// singleTitle and singleSubtitle are the sizes of title and subtitle above a single sentence, in
// hundredths of the small print.
const singleTitle, singleSubtitle = 185, 130

func (b *wortPlan) subtitleSize() unit.Length {
	if b.m.single() {
		return b.small * singleSubtitle / 100
	}
	return max(min(b.m.theme.Scale.Subtitle.Of(b.service), b.frame.short/26), b.small)
}

// headTitle is the title, which is small print on the sheet of a single sentence.
func (b *wortPlan) headTitle(h *wortHead) piece {
	if b.m.single() {
		size := b.small * singleTitle / 100
		title := b.set(b.m.title, size, h.words, b.leading(size), typeset.Balanced)
		h.capital = capHeight(b.m.title.face, size)
		return piece{height: title.height(), draw: func(y, _ unit.Length) { b.text(title, b.live.X0, y, flushLeft, b.ink.Text) }}
	}
	leads := b.listSize() * titleLeads / 100
	if whole := b.m.title.natural(unit.Point); leads > 0 {
		leads = min(leads, unit.Point.Scale(int64(h.title), int64(max(whole, 1)))-1) // it stays in one line
	}
	t := b.titled(h.title, b.frame.height*20/100, leads, true)
	h.capital, h.over, h.under = capHeight(b.m.face.title, t.how.Size), t.top, t.bottom
	h.wide, h.lines = false, len(t.list)
	for _, l := range t.list {
		h.wide = h.wide || l.Width > h.words
	}
	return piece{height: t.height(), draw: func(y, _ unit.Length) { b.display(t, b.live.X0, y, flushLeft, b.ink.Text) }}
}

// headRight is organisation, date and intro, lower than the title by shift: one baseline for it
// and the organisation. The intro stands beside the logo or runs below it at the full width,
// whichever ends higher.
func (b *wortPlan) headRight(h wortHead) (s stack, shift unit.Length) {
	shift = max(0, h.capital-capHeight(b.m.face.small, b.small))
	ok := b.ok
	s = b.headTexts(h, shift, h.side, 0)
	if h.side == h.full || !b.m.intro.present() {
		return s, shift
	}
	beside := b.ok
	b.ok = ok
	below := b.headTexts(h, shift, h.full, h.drop()+h.logo.height+b.small-shift)
	if b.ok && (!beside || below.natural() <= s.natural()) {
		return below, shift
	}
	b.ok = beside
	return s, shift
}

// headTexts are those texts with an intro of the given width that begins no higher than low.
func (b *wortPlan) headTexts(h wortHead, shift, width, low unit.Length) (s stack) {
	m := b.m
	add := func(t matter, size, width, gap unit.Length, mode typeset.Mode, a align) {
		if !t.present() {
			return
		}
		set := b.serving(t, size, width, 0, mode)
		if len(s) == 1 && h.beside > 0 {
			// On one line with the subtitle, where that is not far.
			if own := h.beside - shift - capHeight(t.face, size) - s.natural(); own > gap*3/4 && own < gap*2 {
				gap = own
			}
		}
		s = append(s, piece{gap: b.between(s, gap), height: set.height(), draw: func(y, _ unit.Length) {
			b.text(set, h.second, y, a, b.ink.Text)
		}})
	}
	at := flushLeft
	closes := m.single() || h.bare
	if closes && (h.above || !h.logo.present()) {
		at = flushRight // it closes the line
	}
	add(m.organization, b.small, h.side, 0, typeset.Balanced, at)
	if !m.single() {
		add(m.date, b.small, h.side, b.leading(b.small)-capHeight(m.face.small, b.small), typeset.Balanced, flushLeft)
	}
	air := max(b.small*95/100, low-s.natural())
	add(m.intro, b.introSize(), width, air, typeset.Ragged, flushLeft)
	return s
}

// serving is a text of the head, which serves the list and must not keep it small: where its
// longest word is wider than its place it becomes somewhat smaller, and the word is divided. The
// leading is a share of the size; zero stands for that of the text.
func (b *wortPlan) serving(c matter, size, width unit.Length, leading percent, mode typeset.Mode) setting {
	if !c.present() {
		return setting{}
	}
	how := b.words
	if widest := c.width(c.shaped.MinWidth(), size); widest > width {
		fits := size.Scale(int64(width), int64(widest)) - 1
		if size = max(fits, size*servingLeast/100, b.smallest); size > fits {
			how = divideAll
		}
	}
	lead := leading.of(size)
	if leading == 0 {
		lead = b.leading(size)
	}
	set, ok := c.lay(typeset.Setting{Size: size, Width: width, Mode: mode}, lead, how)
	b.ok = b.ok && ok
	return set
}

// servingLeast is the share of its size, in hundredths, down to which a text of the head becomes
// smaller to keep its words whole.
const servingLeast = 72
