package sheet

// The foot of klar: outro, motto and contact on the left, signatures and QR code on the
// right, both ending on the last line of the sheet.

import (
	"leitbild/internal/page"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// foot is the rule and what stands below it; nothing where there is nothing to say.
func (b *klarPlan) foot(left, width unit.Length) stack {
	m, c := b.m, b.m.theme.Colors
	hasWords := m.outro.present() || m.motto.present() || m.contact.present()
	signs := len(m.signatures) > 0 || m.link != nil
	if !hasWords && !signs {
		return nil
	}
	words, signLeft, signWidth := width, left, width
	if hasWords && signs {
		columns := max(b.division.columns, 2)
		lefts, each := bands(left, width, b.gutter, columns)
		split := columns / 2
		if columns > 2 {
			split = (columns + 1) / 2
		}
		signLeft = lefts[split]
		signWidth = left + width - signLeft
		words = lefts[split-1] + each - left
	}
	says := b.footWords(left, min(words, width))
	sign := b.signing(signLeft, signWidth)
	height := max(says.natural(), sign.natural())
	rule := piece{gap: max(b.gap(1900), b.gap(1500)+b.size/3), flex: true, height: b.hair, draw: func(y, _ unit.Length) {
		b.rule(left, left+width, y, b.hair, c.Rule)
	}}
	return stack{rule, {gap: max(b.gap(1100), capHeight(b.m.face.text, b.size)), height: height, draw: func(y, h unit.Length) {
		says.place(y, h)
		if m.motto.present() || m.outro.present() || sign.natural() < h {
			sign.place(y+h-sign.natural(), sign.natural())
			return
		}
		sign.place(y, h)
	}}}
}

// footWords are outro, motto and contact; the contact stands on the last line.
func (b *klarPlan) footWords(left, width unit.Length) stack {
	m, sc, c := b.m, b.m.theme.Scale, b.m.theme.Colors
	var s stack
	if m.outro.present() {
		size := max(sc.Intro.Of(b.service)*9/10, sizeForCap(m.face.text, b.frame.limit.small))
		outro := b.set(m.outro, size, min(width, size*38), b.leading(size), typeset.Ragged)
		s = append(s, piece{height: outro.height(), draw: func(y, _ unit.Length) {
			b.text(outro, left, y, flushLeft, c.Text)
		}})
	}
	if m.motto.present() {
		size := sc.Motto.Of(b.service)
		motto := b.set(m.motto, size, min(width, size*34), size*125/100, typeset.Balanced)
		s = append(s, piece{gap: b.between(s, size*110/100), height: motto.height(), draw: func(y, _ unit.Length) {
			b.text(motto, left, y, flushLeft, c.Accent)
		}})
	}
	if m.contact.present() {
		contact := b.set(m.contact, b.small, width, b.leading(b.small), typeset.Balanced)
		s = append(s, piece{gap: b.between(s, b.small*130/100), white: len(s) > 0, height: contact.height(), draw: func(y, _ unit.Length) {
			b.text(contact, left, y, flushLeft, c.Muted)
		}})
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

// codeSize is the side of the QR code: legible to a telephone from where a reader stands.
func (b *klarPlan) codeSize(width unit.Length) unit.Length {
	modules := unit.Length(b.m.link.size)
	side := max(b.frame.height/11, 13*unit.Millimetre, modules*unit.Millimetre*35/100)
	return min(side, width)
}

// quiet is the white space that the code keeps around it.
func (b *klarPlan) quiet(side unit.Length) unit.Length {
	return side.Scale(quietModules, int64(b.m.link.size))
}

// signing is the QR code at the right and the signature lines beside it, or below it where
// the column is narrow.
func (b *klarPlan) signing(left, width unit.Length) stack {
	m := b.m
	if m.link == nil {
		return b.signatures(left, width)
	}
	side := b.codeSize(width)
	quiet := b.quiet(side)
	lines := width - side - max(quiet, b.gutter)
	if len(m.signatures) == 0 {
		return stack{b.code(left+width-side, side)}
	}
	if lines < b.small*9 {
		s := stack{b.code(left, side)}
		below := b.signatures(left, width)
		below[0].gap = max(quiet, b.small)
		return append(s, below...)
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
		b.m.link.draw(b.page, left, y, side, b.m.theme.Colors.Text)
	}}
}

// signatures are lines to sign on, with the names below them, in rows.
func (b *klarPlan) signatures(left, width unit.Length) stack {
	m, c := b.m, b.m.theme.Colors
	n := len(m.signatures)
	if n == 0 {
		return nil
	}
	perRow := min(n, max(1, int(width/(b.small*12))), 3)
	if n == 4 && perRow == 3 {
		perRow = 2
	}
	lefts, each := bands(left, width, b.gutter/2, max(perRow, 2))
	if perRow == 1 && width < b.small*18 {
		each = width
	}
	each = min(each, b.small*22)
	write := max(b.small*260/100, b.size)
	pad := capHeight(m.face.text, b.small)*6/10 + b.hair
	var s stack
	for first := 0; first < n; first += perRow {
		row := m.signatures[first:min(first+perRow, n)]
		names := make([]setting, len(row))
		var high unit.Length
		for i, sig := range row {
			names[i] = b.set(sig, b.small, each, b.leading(b.small), typeset.Balanced)
			high = max(high, names[i].height())
		}
		s = append(s, piece{height: write + pad + high, draw: func(y, _ unit.Length) {
			for i, name := range names {
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
	sign[0].gap = b.between(s, b.gap(1200))
	return append(s, sign...)
}

// sentence is the sheet with one principle: its text is the poster.
func (b *klarPlan) sentence() plan {
	m, c := b.m, b.m.theme.Colors
	width := b.live.X1 - b.live.X0
	p := m.principles[0]
	// The sentence is measured by the paper, all that serves it by the paper too.
	sentence := layDisplay(p.text, typeset.Setting{Size: b.size, Width: width, Hyphenate: b.hyphenate})
	widest := p.text.width(p.text.shaped.MinWidth(), b.size)
	b.ok = b.ok && !sentence.overfull && (b.hyphenate || widest <= width)
	s := b.head(b.live.X0, width)
	above := max(b.size*45/100, b.small*2)
	if p.headline.present() {
		size := max(b.service, b.small*16/10)
		head := b.set(p.headline, size, width, size*115/100, typeset.Balanced)
		s = append(s, piece{gap: above, flex: true, height: head.height(), draw: func(y, _ unit.Length) {
			b.text(head, b.live.X0, y, flushLeft, c.Accent)
		}})
		above = size * 9 / 10
	}
	s = append(s, piece{gap: above + sentence.top, flex: true, height: sentence.height(), draw: func(y, _ unit.Length) {
		b.closing(sentence, b.live.X0, y)
	}})
	s = append(s, b.smallPrint(width, sentence.bottom)...)
	return plan{columns: []column{{s, b.live.Y0, b.live.Y1 - b.live.Y0}}, measure: width}
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
	}
	baseline := top + capHeight(d.face, d.how.Size)
	b.lines(d.setting, d.list[:split], left, baseline, flushLeft, c.Text)
	b.lines(d.setting, d.list[split:], left, baseline+unit.Length(split)*d.leading, flushLeft, c.Accent)
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
	m, sc, c := b.m, b.m.theme.Scale, b.m.theme.Colors
	var s stack
	size := b.small * 14 / 10
	add := func(text matter, size unit.Length, mode typeset.Mode, color page.Color) {
		if !text.present() {
			return
		}
		set := b.set(text, size, min(width, size*38), b.leading(size), mode)
		s = append(s, piece{gap: max(size*14/10, under+size), flex: true, height: set.height(), draw: func(y, _ unit.Length) {
			b.text(set, b.live.X0, y, flushLeft, color)
		}})
		under = 0
	}
	add(m.principles[0].note, max(sc.Note.Of(size), b.small), typeset.Ragged, c.Muted)
	add(m.subtitle, size, typeset.Balanced, c.Accent)
	add(m.intro, size, typeset.Ragged, c.Text)
	b.service = size
	b.size = size
	foot := b.foot(b.live.X0, width)
	if m.date.present() {
		foot = b.dated(foot, width)
	}
	if len(foot) > 0 {
		foot[0].white, foot[0].gap = true, max(foot[0].gap, under+size)
	}
	return append(s, foot...)
}

// dated puts the date at the right of the foot's last line, or on a line of its own.
func (b *klarPlan) dated(foot stack, width unit.Length) stack {
	m, c := b.m, b.m.theme.Colors
	date := b.set(m.date, b.small, width, b.leading(b.small), typeset.Balanced)
	line := piece{gap: b.small, height: date.height(), draw: func(y, _ unit.Length) {
		b.text(date, b.live.X0, y, flushRight, c.Text)
	}}
	if len(foot) == 0 {
		rule := piece{gap: b.size, height: b.hair, draw: func(y, _ unit.Length) {
			b.rule(b.live.X0, b.live.X1, y, b.hair, c.Rule)
		}}
		return stack{rule, line}
	}
	return append(foot, line)
}
