package sheet

// The head of klassik: organisation, title, subtitle and intro on the centre line, with the logo above
// them.

import (
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// head is organisation, title, subtitle and intro; under is what the list must keep from it.
func (b *klassikPlan) head() (s stack, under unit.Length) {
	m, sc, c := b.m, b.m.theme.Scale, b.ink
	t := b.title()
	capital := capHeight(m.face.title, t.how.Size)
	org := max(b.small, min(b.size*8/10, b.frame.short/40))
	if !b.level.scant {
		org = max(org, min(capital*organizationOfTitle/100, b.size*12/10))
	}
	s = b.logoAbove(org, b.middle(m.organization, org, b.width(), org*135/100, 0, typeset.Balanced, c.Accent))
	s = append(s, piece{gap: max(capital*50/100, org) + t.top, flex: true, height: t.height(), draw: func(y, _ unit.Length) {
		b.display(t, b.centre-t.how.Width/2, y, centred, c.Text)
	}})
	under = t.bottom
	if m.subtitle.present() {
		size := max(min(sc.Subtitle.Of(b.service), b.frame.short/28), b.small)
		s = append(s, b.middle(m.subtitle, size, b.line(size, 32), size*125/100,
			max(capital*b.headAir(45)/100, under+size*80/100), typeset.Balanced, c.Muted))
		under = 0
	}
	if m.intro.present() {
		size := b.prose
		width, _ := b.sensible(m.intro, size, b.line(size, 36))
		s = append(s, b.middle(m.intro, size, width, b.leading(size),
			max(size*b.headAir(130)/100, under+size), typeset.Balanced, c.Text))
		under = 0
	}
	if under == 0 {
		// What stands below the title keeps the list from it.
		return s, max(b.size*15/10, capital.Scale(40*b.level.gap, 100_000), b.underHead())
	}
	return s, under + max(b.size, capital*titleClear/100, capital.Scale(b.level.gap, 1000))
}

// underHead is what subtitle and intro keep from a list that has a rhythm of its own: more than its
// entries do from one another, or they seem to be one of them. On landscape sheets, where height
// is dear, that is any in rows, as the head is low.
func (b *klassikPlan) underHead() unit.Length {
	switch n, columns := len(b.m.principles), b.division.columns; {
	case b.level.scant || n <= columns:
		return 0
	case b.frame.landscape() && n < 2*columns: // the second row is the last, which stands further below
		return b.apart() * closingApart / 100 * belowHeadLying / 100
	case b.frame.landscape() && n > fewLarge:
		return b.apart() * belowHeadLying / 100
	case !b.frame.landscape() && n > manyBelow:
		return b.apart() * belowHead / 100
	}
	return 0
}

// manyBelow is the number of entries above which they are many on a portrait sheet, and belowHead and
// belowHeadLying what the head keeps from them there and on a landscape one, in hundredths of what
// they keep from one another.
const manyBelow, belowHead, belowHeadLying = 8, 165, 145

// proseSize is that of intro and outro. On a portrait sheet with so few principles that those are
// large it is far smaller, and anywhere a little smaller where the lines of the intro then end with
// a sentence.
func (b *klassikPlan) proseSize() unit.Length {
	size := b.introSize()
	n := len(b.m.principles)
	if n > 1 && n <= 3 && !b.frame.landscape() {
		size = max(min(size, b.size*introOfFew/100), b.smallest)
	}
	if n == 1 || !b.m.intro.present() {
		return size
	}
	for small := size; small*100 >= size*sensibleSmaller && small >= b.smallest; small -= size / 25 {
		if _, ok := b.sensible(b.m.intro, small, b.line(small, 36)); ok {
			return small
		}
	}
	return size
}

// introOfFew is the most that it has of the text then, in hundredths, and sensibleSmaller the share
// of its size that it keeps for the sake of its lines.
const introOfFew, sensibleSmaller = 64, 88

// headAir is the space between two parts of the head, in hundredths, or more of it where the head
// would be pressed together: above a few, which are large, and above a list of several on a
// portrait sheet, or of many on a landscape one, which takes no other air than that.
func (b *klassikPlan) headAir(hundredths unit.Length) unit.Length {
	n, airy := len(b.m.principles), b.level.gap >= roomyGap
	switch {
	case n <= fewLarge && !b.frame.landscape() && !b.level.scant:
		return hundredths * aboveFew / 100
	case n <= fewLarge:
	case b.frame.landscape():
		airy = airy && n > 4
	default:
		airy = n > 4
	}
	if airy {
		return hundredths * 130 / 100
	}
	return hundredths
}

// aboveFew is that space above few entries on a portrait sheet, whose title takes the width and whose
// intro is large, in hundredths.
const aboveFew = 150

// roomyGap is the gap, in thousandths, of the tightest level that leaves air around things.
const roomyGap = 540

// organizationOfTitle is how large, in hundredths of the title's capitals, the organisation above
// it is at least where that is not much larger than the text.
const organizationOfTitle = 27

// titleClear is what a title keeps from the list, in hundredths of its capitals: more than the
// height of its small letters.
const titleClear = 78

// title is set across the sheet where that takes one line that is large enough: on landscape
// sheets, where it keeps from the edges, and where height is dear.
func (b *klassikPlan) title() display {
	width, height := b.width(), b.frame.height
	if b.frame.landscape() {
		before, capitals := b.ok, capitalsAcross
		if len(b.m.principles) > 6 {
			capitals = quietCapitals
			most := int64(quietTitle)
			if !b.m.subtitle.present() && !b.m.intro.present() {
				most = bareTitle
			}
			b.level.title, b.level.titleMin = min(b.level.title, most), min(b.level.titleMin, quietLeast)
		}
		narrow := b.titleIn(width*acrossShare/100, usualTitle.of(height), capitals)
		if narrow.lines == 1 {
			return narrow
		}
		fits := b.ok
		b.ok = before
		if wide := b.titleIn(width, usualTitle.of(height), capitals); wide.lines < narrow.lines || !fits {
			return wide
		}
		return narrow
	}
	high := usualTitle.of(height)
	if b.division.flat {
		high = flatTitle.of(height)
		if b.m.title.natural(sizeForCap(b.m.face.title, height*32/1000)) <= width {
			high = lowTitle.of(height) // no two lines are larger
		}
	}
	return b.titleIn(width, high, 0)
}

// The part of the height that the title has at most: usually, where one line is better, and where
// that line has the greatest size in less.
const usualTitle, flatTitle, lowTitle percent = 27, 15, 9

// capitalsAcross is the height of the capitals, in thousandths of the sheet's, from which on one
// line across a landscape sheet is large enough.
const capitalsAcross = 70

// What a title is on a landscape sheet above a list of many, which needs the height: its capitals
// instead of capitalsAcross, the most it has in thousandths of the text, and the part of the theme's
// least, in thousandths, that it has. Where nothing else stands below it, it is greater, bareTitle, or
// it reads like a caption.
const quietCapitals, quietTitle, quietLeast, bareTitle = 50, 3600, 700, 5000

// titleIn is the title in the given room, with capitals of at least so many thousandths of the
// sheet's height where one line can have that.
func (b *klassikPlan) titleIn(width, high unit.Length, thousandths int) display {
	least := sizeForCap(b.m.face.title, b.frame.height*unit.Length(thousandths)/1000)
	if b.m.title.natural(least) > width {
		least = 0
	}
	flat := b.frame.landscape() || b.division.flat || len(b.m.principles) > 12
	return b.titled(width, high, least.Scale(b.level.titleMin, 1000), flat)
}

// acrossShare is the part of the width, in hundredths, that a title has on a landscape sheet
// where that takes no more lines. From edge to edge it is louder than a certificate.
const acrossShare = 74

// logoAbove puts the logo on the centre line above the first piece.
func (b *klassikPlan) logoAbove(size unit.Length, first piece) stack {
	e := b.emblem(b.ink, b.width())
	if !e.present() {
		return stack{first}
	}
	first.gap = max(b.gap(1000), size*95/100)
	if b.frame.landscape() && !b.m.single() {
		e = e.scaled(780) // height is dear
	}
	return stack{{height: e.height, draw: func(y, _ unit.Length) { b.logo(e, b.centre-e.width/2, y) }}, first}
}
