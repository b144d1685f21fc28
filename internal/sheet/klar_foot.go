package sheet

// The foot of klar: a rule, or a tint over the whole width, and the words and signatures below it.

import (
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

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
		// Twice the gap and the air below the rule are one white, and of themselves no more than an
		// eighth of the sheet.
		gap = min(gap, max((b.frame.height/8-body.gap)/2, b.size))
	}
	switch {
	case b.level.scant:
	case b.m.theme.Ornaments.Block:
		// A tint is a place of its own: the list keeps from it what entries keep from one another,
		// and its words stand in it as in a frame.
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

// underFoot is the air between the rule of the foot and its words, in hundredths of what a text
// keeps from the rule below it.
const underFoot percent = 150
