package sheet

// The sheet of klar with one principle: its text is the poster.

import (
	"strings"

	"leitbild/internal/page"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// sentence is the sheet with one principle: its text is the poster.
func (b *klarPlan) sentence() plan {
	m := b.m
	width := b.width()
	p := m.principles[0]
	sentence, ok := m.sentence(b.try, width, b.hang())
	b.ok = b.ok && ok
	s := b.head(b.live.X0, width)
	above, kicked := max(min(b.size*45/100, b.frame.height*15/100), b.small*2), p.headline.present()
	if kicked {
		head := b.kicker(width)
		s = append(s, piece{gap: above, flex: true, height: head.height(), draw: func(y, _ unit.Length) {
			b.text(head, b.live.X0, y, flushLeft, b.top.Accent)
		}})
		above = b.underKicker(head)
	}
	under := sentence.bottom
	if m.theme.Ornaments.Block {
		under = max(under, sentence.edge())
	}
	below := b.smallPrint(width, under)
	alone := below.natural() == under
	toFoot := m.theme.Ornaments.Block && !m.theme.Ornaments.Outlines && b.hasFoot() && !b.accompanied()
	if toFoot {
		foot := below[0].draw
		below[0].draw = func(y, h unit.Length) {
			b.block(b.live.X1, y)
			foot(y, h)
		}
	}
	s = append(s, piece{gap: above + sentence.top, flex: !kicked, height: sentence.height(), draw: func(y, _ unit.Length) {
		end := y + sentence.height() + sentence.edge()
		if alone && !m.theme.Ornaments.Outlines {
			end = b.page.Height + b.page.Bleed // a strip of paper below would be no decision
		}
		if !toFoot {
			b.block(b.live.X1, end)
		}
		b.closing(sentence, b.live.X0, y)
	}})
	s = append(s, below...)
	return plan{columns: []column{b.column(s)}, measure: b.width(), sentence: sentence.height(), lines: sentence.judgement()}
}

// sentenceBeside is the landscape sheet with one principle and much that accompanies it,
// which stands in a column of its own.
func (b *klarPlan) sentenceBeside() plan {
	m := b.m
	if m.theme.Ornaments.Block {
		return b.sentenceOnBlock()
	}
	width := b.width()
	side := (width - 2*b.gutter) * asideShare / 100
	left := b.live.X0 + side + 2*b.gutter
	sentence, ok := m.sentence(b.try, b.live.X1-left, b.gutter)
	b.ok = b.ok && ok
	head := b.head(b.live.X0, width)
	top := b.live.Y0 + head.natural()
	height := b.live.Y1 - top
	// What stands first in both columns begins on one line.
	above := max(b.size*40/100, b.small*2, sentence.top)
	right, under := stack{}, above
	if m.principles[0].headline.present() {
		kicker := b.kicker(b.live.X1 - left)
		right = stack{{gap: above, height: kicker.height(), draw: func(y, _ unit.Length) {
			b.text(kicker, left, y, flushLeft, b.ink.Accent)
		}}}
		under = max(kicker.how.Size, b.size*30/100) + sentence.top
	}
	right = append(right, piece{gap: under, height: sentence.height(), draw: func(y, _ unit.Length) {
		b.closing(sentence, left, y)
	}})
	// Its descenders reach into the margin, as far as anything may.
	descends := max(0, sentence.bottom-max(0, b.frame.height-b.frame.leastMargin()-b.live.Y1))
	end := height
	if right.natural()+descends+muchBelow.of(height) < height {
		right[0].white = true // its last line stands on the last one of the sheet
		end -= descends       // and so does what stands beside it
	}
	right = append(right, piece{gap: descends})
	b.toSmallPrint()
	first := b.accompaniment(b.live.X0, side, 0)
	if len(first) > 0 {
		first[0].gap, first[0].flex = above, false
	}
	if foot := b.sideFoot(b.live.X0, side, b.ink); len(foot) > 0 {
		foot[0].white, foot[0].gap = true, b.size*2
		first = append(first, foot...)
	}
	if lacks := first.natural() - end; lacks > 0 && len(first) > 0 {
		first[0].gap -= min(lacks, max(0, above-b.size*14/10)) // the sentence is not made smaller for that
	}
	return plan{
		columns: []column{
			{stack: first, top: top, height: end},
			{stack: right, top: top, height: height},
			{stack: head, top: b.live.Y0, height: head.natural()},
		},
		measure: width, sentence: sentence.height() * (b.live.X1 - left) / width, lines: sentence.judgement(),
	}
}

// muchBelow is the part of its height below a sentence beside a column that is more than chance.
const muchBelow percent = 15

// asideShare is the part of the width, in hundredths, of the column for what accompanies a single
// sentence.
const asideShare = 31

// mostAbove is the part of the height, in hundredths, that stays free above a sentence at the foot
// of its block.
const mostAbove = 30

// sentenceOnBlock is that sheet where the sentence has the block for itself, at whose foot it
// stands, and what accompanies it a column at the right.
func (b *klarPlan) sentenceOnBlock() plan {
	between := b.live.X0 * 2 // as far from the edge of the block as from those of the sheet
	side := (b.width() - between) * asideShare / 100
	width := b.width() - between - side
	left := b.live.X1 - side
	sentence, ok := b.m.sentence(b.try, width, b.hang())
	b.ok = b.ok && ok
	first := append(stack{{draw: func(unit.Length, unit.Length) { b.block(b.live.X0+width, 0) }}}, b.head(b.live.X0, width)...)
	above := piece{gap: max(b.size*40/100, b.small*2), flex: true, white: true}
	above.take = max(b.frame.height*mostAbove/100-2*above.gap, 1)
	if b.m.principles[0].headline.present() {
		head := b.kicker(width)
		above.height, above.draw = head.height(), func(y, _ unit.Length) { b.text(head, b.live.X0, y, flushLeft, b.top.Accent) }
		first = append(first, above)
		above = piece{gap: b.underKicker(head)}
	}
	above.gap, above.height = above.gap+sentence.top, sentence.height()
	above.draw = func(y, _ unit.Length) { b.closing(sentence, b.live.X0, y) }
	first = append(first, above, piece{gap: sentence.bottom, white: true})
	b.toSmallPrint()
	second := b.accompaniment(left, side, 0)
	if len(second) > 0 {
		second[0].gap = 0
	}
	if foot := b.sideFoot(left, side, b.ink); len(foot) > 0 {
		foot[0].white, foot[0].gap = true, b.size*2
		second = append(second, foot...)
	}
	return plan{
		columns: []column{b.column(first), b.column(second)}, measure: b.width(),
		sentence: sentence.height() * width / b.width(), lines: sentence.judgement(), worth: blockWorth,
	}
}

// kicker is the headline above a single sentence.
func (b *klarPlan) kicker(width unit.Length) setting {
	size := b.small * 22 / 10
	return b.serve(b.m.principles[0].headline, size, width, tight(115), typeset.Balanced)
}

// underKicker is what the sentence keeps from its kicker.
func (b *klarPlan) underKicker(kicker setting) unit.Length {
	return max(kicker.how.Size*9/10, b.size*22/100)
}

// closing draws the sentence with its last clause in the accent colour, where the clause
// begins a line.
func (b *klarPlan) closing(d display, left, top unit.Length) {
	split := len(d.list)
	for i := len(d.list) - 1; i > 0; i-- {
		if endsClause(d.list[i-1].Text) {
			split = i
			break
		}
		if strings.ContainsAny(d.list[i-1].Text, ".!?") {
			break // what follows is more than a clause
		}
	}
	first, last := b.top.Text, b.top.Accent
	baseline := top + capHeight(d.face, d.how.Size)
	b.lines(d.setting, d.list[:split], left, baseline, flushLeft, first)
	b.lines(d.setting, d.list[split:], left, baseline+unit.Length(split)*d.leading, flushLeft, last)
}

// mostBelow is the part of the height, in hundredths, that stays free below a single sentence
// before the gap above it grows further.
const mostBelow = 32

// smallPrint is all that accompanies a single sentence: note, subtitle and intro below it,
// the foot at the end of the sheet.
func (b *klarPlan) smallPrint(width, under unit.Length) stack {
	b.toSmallPrint()
	s := b.accompaniment(b.live.X0, width, under)
	if len(s) > 0 {
		under = 0
	}
	most := b.frame.height * mostBelow / 100
	foot := b.foot(b.live.X0, width)
	if len(foot) == 0 {
		margin := b.frame.height - b.live.Y1
		return append(s, piece{gap: under, white: true, most: max(most-under-margin, 1)})
	}
	foot[0].white, foot[0].gap = true, max(foot[0].gap, under+b.size)
	foot[0].most = max(most-2*foot[0].gap, 1)
	return append(s, foot...)
}

// accompanied reports whether anything stands between a single sentence and the foot.
func (b *klarPlan) accompanied() bool {
	return b.m.principles[0].note.present() || b.m.subtitle.present() || b.m.intro.present()
}

// accompaniment is note, subtitle and intro of a single sentence; under is the ink that
// reaches into the space above them.
func (b *klarPlan) accompaniment(left, width, under unit.Length) stack {
	s := b.remark(left, width, under)
	about := b.about(left, width)
	if len(s) == 0 && len(about) > 0 {
		about[0].gap = max(about[0].gap, under+b.size)
	}
	return append(s, about...)
}

// remark is the note of a single sentence.
func (b *klarPlan) remark(left, width, under unit.Length) stack {
	note := max(b.m.theme.Scale.Note.Of(b.size), b.small)
	return b.accompanying(nil, b.m.principles[0].note, note, left, width, under, typeset.Ragged, b.ink.Muted)
}

// about are subtitle and intro of a single sentence; what is larger belongs to what follows, as a
// headline does.
func (b *klarPlan) about(left, width unit.Length) stack {
	s := b.accompanying(nil, b.m.subtitle, b.m.theme.Scale.Subtitle.Of(b.size), left, width, 0, typeset.Balanced, b.ink.Accent)
	n := len(s)
	s = b.accompanying(s, b.m.intro, b.size, left, width, 0, typeset.Ragged, b.ink.Text)
	if n > 0 && len(s) > n {
		s[n].gap, s[n].flex = b.size*underSubtitle/100, false
	}
	return s
}

// underSubtitle is what the intro of a single sentence keeps from the subtitle, in hundredths of
// its size.
const underSubtitle = 150

// accompanying adds a text to s.
func (b *klarPlan) accompanying(
	s stack, text matter, size, left, width, under unit.Length, mode typeset.Mode, color page.Color,
) stack {
	if !text.present() {
		return s
	}
	set := b.serve(text, size, min(width, size*38), b.leading, mode)
	return append(s, piece{gap: max(size*14/10, under+size), flex: true, height: set.height(), draw: func(y, _ unit.Length) {
		b.text(set, left, y, flushLeft, color)
	}})
}
