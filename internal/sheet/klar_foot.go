package sheet

// The foot of klar: outro, motto and contact on the left, signatures and QR code on the
// right, both ending on the last line of the sheet.

import (
	"strings"

	"leitbild/internal/page"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// foot is the rule and what stands below it; nothing where there is nothing to say.
func (b *klarPlan) foot(left, width unit.Length) stack {
	m, c := b.m, b.m.theme.Colors
	hasWords := m.outro.present() || m.motto.present() || m.contact.present() || m.single() && m.date.present()
	signs := len(m.signatures) > 0 || m.link != nil
	if !hasWords && !signs {
		return nil
	}
	words, signLeft, signWidth := width, left, width
	if hasWords && signs {
		words, signLeft = b.split(left, width)
		signWidth = left + width - signLeft
	}
	says := b.footWords(left, min(words, width))
	sign := b.signing(signLeft, signWidth)
	height := max(says.natural(), sign.natural())
	rule := piece{gap: max(b.gap(1900), b.gap(1500)+b.size/3), flex: true, height: b.hair, draw: func(y, _ unit.Length) {
		if m.theme.Ornaments.Block {
			b.tint(y)
			return
		}
		b.rule(left, left+width, y, b.hair, c.Rule)
	}}
	pad := max(b.gap(1100), capHeight(b.m.face.text, b.size))
	if m.link != nil {
		pad = max(pad, m.link.quiet(b.codeSize(signWidth)))
	}
	return stack{rule, {gap: pad, height: height, draw: func(y, h unit.Length) {
		says.place(y, h)
		if m.motto.present() || m.outro.present() || sign.natural() < h {
			sign.place(y+h-sign.natural(), sign.natural())
			return
		}
		sign.place(y, h)
	}}}
}

// tint is a breath of the accent colour from y to the end of the sheet.
func (b *klarPlan) tint(y unit.Length) {
	pg, c := b.page, b.m.theme.Colors
	mix := func(a, p uint8) uint8 { return uint8((int(a)*8 + int(p)*92) / 100) }
	tinted := page.Color{R: mix(c.Accent.R, c.Paper.R), G: mix(c.Accent.G, c.Paper.G), B: mix(c.Accent.B, c.Paper.B)}
	b.rect(page.Rect{X0: -pg.Bleed, Y0: y, X1: pg.Width + pg.Bleed, Y1: pg.Height + pg.Bleed}, tinted)
}

// split divides the foot between words and signatures on an edge of the list's columns,
// or at three fifths where the list has one.
func (b *klarPlan) split(left, width unit.Length) (words, signLeft unit.Length) {
	columns := b.division.columns
	if columns < 2 {
		words = (width - b.gutter) * 6 / 10
		return words, left + words + b.gutter
	}
	lefts, each := bands(left, width, b.gutter, columns)
	n := (columns + 1) / 2
	return lefts[n-1] + each - left, lefts[n]
}

// footWords are outro, motto and contact; the contact stands on the last line.
func (b *klarPlan) footWords(left, width unit.Length) stack {
	m, c := b.m, b.m.theme.Colors
	var s stack
	if m.outro.present() {
		size := b.outroSize()
		outro := b.set(m.outro, size, min(width, size*38), b.leading(size), typeset.Ragged)
		s = append(s, piece{height: outro.height(), draw: func(y, _ unit.Length) {
			b.text(outro, left, y, flushLeft, c.Text)
		}})
	}
	if m.motto.present() {
		size := b.mottoSize()
		mottoColor := c.Accent
		if m.theme.Ornaments.Block {
			mottoColor = c.Text // on the tint the accent would lack contrast
		}
		motto := b.set(m.motto, size, min(width, size*34), size*125/100, typeset.Balanced)
		s = append(s, piece{gap: b.between(s, size*110/100), height: motto.height(), draw: func(y, _ unit.Length) {
			b.text(motto, left, y, flushLeft, mottoColor)
		}})
	}
	last := []matter{m.contact}
	if m.single() {
		last = append(last, m.date)
	}
	first := true
	for _, line := range last {
		if !line.present() {
			continue
		}
		small := b.set(line, b.small, width, b.leading(b.small), typeset.Balanced)
		gap := b.small * 60 / 100
		if first {
			gap = b.between(s, b.small*130/100)
		}
		s = append(s, piece{gap: gap, white: first && len(s) > 0, height: small.height(), draw: func(y, _ unit.Length) {
			b.text(small, left, y, flushLeft, c.Muted)
		}})
		first = false
	}
	return s
}

// between is the gap above a piece, of which the first in a stack has none.
func (b *klarPlan) between(s stack, gap unit.Length) unit.Length {
	if len(s) == 0 {
		return 0
	}
	return gap
}

// codeSize is the side of the QR code.
func (b *klarPlan) codeSize(width unit.Length) unit.Length {
	return min(b.m.link.side(b.frame, b.size, 11), width)
}

// signing is the QR code at the right and the signature lines beside it, or below it where
// the column is narrow.
func (b *klarPlan) signing(left, width unit.Length) stack {
	m := b.m
	if m.link == nil {
		return b.signatures(left, width)
	}
	side := b.codeSize(width)
	lines := width - side - max(b.m.link.quiet(side), b.gutter)
	if len(m.signatures) == 0 {
		return stack{b.code(left+width-side, side)}
	}
	if lines < m.nameWidth(b.small) {
		code := b.code(left+width-side, side)
		code.gap = max(b.clearOfCode(side, b.small), b.small)
		return append(b.signatures(left, width), code)
	}
	beside := b.signatures(left, lines)
	code := b.code(left+width-side, side)
	height := max(beside.natural(), code.height)
	return stack{{height: height, draw: func(y, h unit.Length) {
		beside.place(y+h-beside.natural(), beside.natural())
		code.draw(y+h-code.height, code.height)
	}}}
}

func (b *klarPlan) code(left, side unit.Length) piece {
	return piece{height: side, draw: func(y, _ unit.Length) {
		b.m.link.draw(b.pen, left, y, side, b.m.theme.Colors)
	}}
}

// signatures are lines to sign on, with the names below them, in rows.
func (b *klarPlan) signatures(left, width unit.Length) stack {
	m, c := b.m, b.m.theme.Colors
	n := len(m.signatures)
	if n == 0 {
		return nil
	}
	perRow := m.perRow(width, b.gutter/2, b.small)
	lefts, each := bands(left, width, b.gutter/2, max(perRow, 2))
	// A name alone in its row takes half of it, or what it needs.
	each = min(max(min(each, b.small*22), m.nameWidth(b.small)), width)
	write, pad := b.write(), b.signPad()
	names := make([]setting, n)
	var high unit.Length // the same for all rows, so that they have one pitch
	for i, sig := range m.signatures {
		names[i] = b.set(sig, b.small, each, b.leading(b.small), typeset.Balanced)
		high = max(high, names[i].height())
	}
	var s stack
	for first := 0; first < n; first += perRow {
		row := names[first:min(first+perRow, n)]
		s = append(s, piece{height: write + pad + high, draw: func(y, _ unit.Length) {
			for i, name := range row {
				b.rule(lefts[i], lefts[i]+each, y+write, b.hair, c.Rule)
				b.text(name, lefts[i], y+write+pad, flushLeft, c.Text)
			}
		}})
	}
	return s
}

// sideFoot is the foot of the landscape sheet's own column.
func (b *klarPlan) sideFoot(left, width unit.Length) stack {
	s := b.footWords(left, width)
	for i := range s {
		s[i].white = false
	}
	if len(b.m.signatures) == 0 && b.m.link == nil {
		return s
	}
	sign := b.signing(left, width)
	gap := b.gap(1200)
	if b.m.link != nil {
		gap = max(gap, b.clearOfCode(b.codeSize(width), b.mottoSize()))
	}
	sign[0].gap = b.between(s, gap)
	return append(s, sign...)
}

// sentence is the sheet with one principle: its text is the poster.
func (b *klarPlan) sentence() plan {
	m, c := b.m, b.m.theme.Colors
	width := b.width()
	p := m.principles[0]
	sentence, ok := m.sentence(b.try, width)
	b.ok = b.ok && ok
	s := b.head(b.live.X0, width)
	above := max(b.size*45/100, b.small*2)
	if p.headline.present() {
		size := b.small * 22 / 10
		headColor := c.Accent
		if m.theme.Ornaments.Block {
			headColor = c.Paper
		}
		head := b.set(p.headline, size, width, size*115/100, typeset.Balanced)
		s = append(s, piece{gap: above, flex: true, height: head.height(), draw: func(y, _ unit.Length) {
			b.text(head, b.live.X0, y, flushLeft, headColor)
		}})
		above = size * 9 / 10
	}
	below := b.smallPrint(width, max(sentence.bottom, sentence.edge()))
	alone := below.natural() == max(sentence.bottom, sentence.edge())
	s = append(s, piece{gap: above + sentence.top, flex: true, height: sentence.height(), draw: func(y, _ unit.Length) {
		end := y + sentence.height() + sentence.edge()
		if alone {
			end = b.page.Height + b.page.Bleed // a strip of paper below would be no decision
		}
		b.block(b.live.X1, end)
		b.closing(sentence, b.live.X0, y)
	}})
	s = append(s, below...)
	return plan{columns: []column{b.column(s)}, measure: b.width(), lines: sentence.judged()}
}

// sentenceBeside is the landscape sheet with one principle and much that accompanies it,
// which stands in a column of its own.
func (b *klarPlan) sentenceBeside() plan {
	m, c := b.m, b.m.theme.Colors
	width := b.width()
	side := (width - 2*b.gutter) * 31 / 100
	left := b.live.X0 + side + 2*b.gutter
	sentence, ok := m.sentence(b.try, b.live.X1-left)
	b.ok = b.ok && ok
	right := stack{{height: b.hair, draw: func(y, _ unit.Length) { b.rule(left, b.live.X1, y, b.hair, c.Rule) }}}
	above := max(b.size*40/100, b.small*2)
	if head := m.principles[0].headline; head.present() {
		size := b.small * 22 / 10
		set := b.set(head, size, b.live.X1-left, size*115/100, typeset.Balanced)
		right = append(right, piece{gap: size * 12 / 10, height: set.height(), draw: func(y, _ unit.Length) {
			b.text(set, left, y, flushLeft, c.Accent)
		}})
		above = max(size, b.size*30/100)
	}
	right = append(right, piece{gap: above + sentence.top, height: sentence.height(), draw: func(y, _ unit.Length) {
		b.closing(sentence, left, y)
	}}, piece{gap: sentence.bottom, white: true})
	first := b.head(b.live.X0, side)
	b.size = b.small * 14 / 10
	b.service = b.size
	first = append(first, b.accompaniment(b.live.X0, side, 0)...)
	if foot := b.sideFoot(b.live.X0, side); len(foot) > 0 {
		foot[0].white, foot[0].gap = true, b.size*2
		first = append(first, foot...)
	}
	return plan{columns: []column{b.column(first), b.column(right)}, measure: width, lines: sentence.judged()}
}

// closing draws the sentence with its last clause in the accent colour, where the clause
// begins a line.
func (b *klarPlan) closing(d display, left, top unit.Length) {
	c := b.m.theme.Colors
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
	first, last := c.Text, c.Accent
	if b.m.theme.Ornaments.Block {
		first, last = c.Paper, c.Paper
	}
	baseline := top + capHeight(d.face, d.how.Size)
	b.lines(d.setting, d.list[:split], left, baseline, flushLeft, first)
	b.lines(d.setting, d.list[split:], left, baseline+unit.Length(split)*d.leading, flushLeft, last)
}

// endsClause reports whether a line ends where the sentence draws breath.
func endsClause(line string) bool {
	for i := len(line) - 1; i >= 0; i-- {
		switch line[i] {
		case ' ':
			continue
		case ',', ';', ':', '.', '!', '?':
			return true
		}
		return false
	}
	return false
}

// smallPrint is all that accompanies a single sentence: note, subtitle and intro below it,
// the foot at the end of the sheet.
func (b *klarPlan) smallPrint(width, under unit.Length) stack {
	b.size = b.small * 14 / 10
	b.service = b.size
	s := b.accompaniment(b.live.X0, width, under)
	if len(s) > 0 {
		under = 0
	}
	foot := b.foot(b.live.X0, width)
	if len(foot) == 0 {
		return append(s, piece{gap: under, white: true})
	}
	foot[0].white, foot[0].gap = true, max(foot[0].gap, under+b.size)
	return append(s, foot...)
}

// accompaniment is note, subtitle and intro of a single sentence; under is the ink that
// reaches into the space above them.
func (b *klarPlan) accompaniment(left, width, under unit.Length) stack {
	m, c := b.m, b.m.theme.Colors
	var s stack
	add := func(text matter, size unit.Length, mode typeset.Mode, color page.Color) {
		if !text.present() {
			return
		}
		set := b.set(text, size, min(width, size*38), b.leading(size), mode)
		s = append(s, piece{gap: max(size*14/10, under+size), flex: true, height: set.height(), draw: func(y, _ unit.Length) {
			b.text(set, left, y, flushLeft, color)
		}})
		under = 0
	}
	add(m.principles[0].note, max(m.theme.Scale.Note.Of(b.size), b.small), typeset.Ragged, c.Muted)
	add(m.subtitle, b.size, typeset.Balanced, c.Accent)
	add(m.intro, b.size, typeset.Ragged, c.Text)
	return s
}
