package sheet

// Head and title of klar, and the block of colour that lies behind them.

import (
	"leitbild/internal/page"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

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

// headParts is how many times what stands at the head goes into the shorter side at most, as long
// as it is no larger than the text: whose charter it is one reads from where one reads the title.
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
		return b.onColumn(b.titled(width, height, least, flat), width, height)
	}
	t := b.onColumn(b.titled(width, height, least, flat), width, height)
	longest := t.longest() * 100
	same := longest < width*unit.Length(fillsKlar) || longest >= width*nearlyFull
	b.ok = b.ok && (!same || b.size <= b.twinSize) // where it is the title that fills, so is the whole sheet
	return t
}

// onColumn is the title above a list in columns, which ends with one of them where it nearly does, or in the gutter
// beside it: a little before or after the edge of the texts below it looks like a slip.
func (b *klarPlan) onColumn(t display, width, height unit.Length) display {
	n, longest := b.division.columns, t.longest()
	if b.division.side || n < 2 || longest == 0 {
		return t
	}
	lefts, each := bands(0, width, b.columnGutter(n), n)
	for i := range n - 1 {
		end, next := lefts[i]+each, lefts[i+1]
		if longest < end-nearColumn.of(each) || longest > next+nearColumn.of(each) {
			continue
		}
		how := t.how
		how.Size = how.Size.Scale(int64(end), int64(longest))
		if on := layDisplay(t.matter, how, b.m.theme.Scale.TitleLeading, b.hang()); !on.overfull && on.lines == t.lines && on.height() <= height {
			b.titleSize = how.Size
			return on
		}
	}
	return t
}

// nearColumn is the part of a column by which a title misses its edge that nearly ends with it.
const nearColumn percent = 12

// fillsKlar is the share of the width from which a title in this composition is made to fill it:
// flush left under a rule over the whole width, one that ends before it looks like an accident.
const fillsKlar percent = 66

// titlesOf are the titles of which t is the first.
func (b *klarPlan) titlesOf(t display, left, width unit.Length) (s stack, under unit.Length) {
	m, ink := b.m, b.ink
	capital := capHeight(m.face.title, t.how.Size)
	under = t.bottom
	if m.theme.Ornaments.Block {
		under = t.edge()
	}
	s = stack{{
		gap: max(b.aboveTitle().of(capital), b.small) + t.top, flex: true, height: t.height(),
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
			gap: max(b.subtitleAir().of(capital), under+b.underTitleOf(size)), height: sub.height(),
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

// underHead is what a title keeps from what stands at the head, in hundredths of its capitals, and underHeadOfFew
// that above a few principles, where the sheet has the room.
const underHead, underHeadOfFew percent = 55, 75

func (b *klarPlan) aboveTitle() percent {
	if len(b.m.principles) <= 3 && !b.division.side && !b.level.scant {
		return underHeadOfFew
	}
	return underHead
}

// underTitle is what a subtitle keeps from the title, in hundredths of its capitals, and underBlock from
// a block on whose edge it stands.
const underTitle, underBlock percent = 40, 58

func (b *klarPlan) subtitleAir() percent {
	if b.m.theme.Ornaments.Block && !b.division.side {
		return underBlock
	}
	return underTitle
}

// underTitleOf is what a subtitle of a size keeps from the title at least: more in a column, where with
// two lines it looks like one of the title's.
func (b *klarPlan) underTitleOf(size unit.Length) unit.Length {
	if b.division.side {
		return size * 130 / 100
	}
	return size * 80 / 100
}

func (b *klarPlan) subtitleSize() unit.Length {
	size := max(min(b.m.theme.Scale.Subtitle.Of(b.service), b.frame.short/26), b.small)
	if b.m.intro.present() && b.introsSmall() {
		return max(size, clearStep.of(b.introSize()))
	}
	return size
}

// introSize is that of the intro, which above a list in small text is nearly as large as that: under the
// largest type of the sheet the smallest would look lost.
func (b *klarPlan) introSize() unit.Length {
	size := b.layout.introSize()
	if !b.introsSmall() {
		return size
	}
	return max(size, introOfSmall.of(b.textSize))
}

// introsSmall reports whether the intro stands above many principles or some long ones, whose text is
// small.
func (b *klarPlan) introsSmall() bool {
	return !b.division.side && !b.level.scant && (len(b.m.principles) > fewPrinciples || b.flow())
}

// introOfSmall is the intro's size there, in hundredths of the text's.
const introOfSmall percent = 95

// titleAir is what everything below the title keeps from the list, in hundredths of the title's
// capitals.
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
