package sheet

// The foot of klassik: on the centre line, or in one row where the sheet is full.

import (
	"leitbild/internal/page"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// foot is what follows the list. Where height is dear all of it stands in one row, unless that
// is hardly lower.
func (b *klassikPlan) foot() stack {
	before := b.ok
	tower := b.tower()
	if !b.division.low && !b.frame.landscape() {
		return tower
	}
	fits := b.ok
	b.ok = before
	if row := b.row(); len(row) > 0 && b.ok && (!fits || row.natural() < tower.natural()*rowGain/100) {
		return row
	}
	b.ok = fits
	return tower
}

// codeGain is how large the QR code may be in a row, in hundredths of its own size.
const codeGain = 125

// rowGain is the share of its height, in hundredths, that the foot must lose to be set in a row.
const rowGain = 88

// row is the foot with its words in the middle of a row, and at their sides QR code and
// signatures, which end on one line; nothing where the sides would not match.
func (b *klassikPlan) row() stack {
	m := b.m
	if !m.outro.present() && !m.motto.present() {
		return nil
	}
	gutter := max(b.gutter*2/3, b.small*2)
	room := b.width() - 2*gutter
	middle := b.wordsWidth(room)
	words := b.words(middle)
	words[0].gap = 0
	var side unit.Length
	if m.link != nil {
		// The code stands beside the words from their first line to their last.
		side = b.codeSize()
		side = min(max(side, words.natural()), side*codeGain/100)
	}
	left, right, last := b.wings((room-middle)/2, side)
	if left.draw == nil {
		return nil
	}
	if lines := b.lastLines(last, middle); len(lines) > 0 {
		lines[0].gap, lines[0].white = max(b.gap(900), b.small*14/10), true
		words = append(words, lines...)
	}
	gap := max(b.gap(1100), b.size)
	if m.link != nil {
		gap = max(gap, m.link.quiet(side)+b.hair)
	}
	above := b.ornament(b.apart(), b.width()/2)
	above.white = true
	return stack{above, {gap: gap, flex: true, height: max(left.height, right.height, words.natural()), draw: func(y, h unit.Length) {
		left.draw(y+h-left.height, left.height)
		right.draw(y+h-right.height, right.height)
		if words.whites() == 0 {
			y += h - words.natural()
		}
		words.place(y, h)
	}}}
}

// wordsWidth is the part of the room that outro and motto take in the row: what both need for
// two lines, or nearly.
func (b *klassikPlan) wordsWidth(room unit.Length) unit.Length {
	need := max(b.m.motto.natural(b.mottoSize()), b.m.outro.natural(b.outroSize())) * 60 / 100
	return min(max(need, room*34/100), room*54/100)
}

// wings are what stands at the sides of the words: the QR code and the signatures, or half of
// the signatures each, of which the date may be one; last is what then remains to be said.
func (b *klassikPlan) wings(width, side unit.Length) (left, right piece, last []matter) {
	m := b.m
	names := m.signatures
	n := len(names)
	x0, x1 := b.live.X0, b.live.X1
	last = []matter{m.date, m.contact}
	rows := func(names []matter, rightwards bool) piece {
		// They end on the edge of what stands above.
		per := unit.Length(min(len(names), m.perRow(width, b.gutter/2, b.small)))
		left, width := x0, min(width, per*b.signLine()+(per-1)*b.gutter/2)
		if rightwards {
			left = x1 - width
		}
		s := b.signatureRows(names, left, left+width, b.gutter/2)
		return piece{height: s.natural(), draw: func(y, h unit.Length) { s.place(y, h) }}
	}
	switch {
	case width < m.nameWidth(b.small):
	case m.link != nil && n > 0:
		left, last = b.colophon(x0, width, side)
		right = rows(names, true)
	case m.link == nil && n > 0 && n%2 == 0:
		left, right = rows(names[:n/2], false), rows(names[n/2:], true)
	case m.link == nil && n == 1 && m.date.present():
		left, right = rows([]matter{m.date}, false), rows(names, true)
		last = []matter{m.contact}
	}
	return left, right, last
}

// colophon is the QR code with date and contact at its right, or alone where they have no room;
// last is what then remains to be said.
func (b *klassikPlan) colophon(left, width, side unit.Length) (p piece, last []matter) {
	lines := []matter{b.m.date, b.m.contact}
	indent := side + max(b.m.link.quiet(side), b.small)
	room := width - indent
	if b.narrow(lines, room) {
		return b.seal(left+side/2, side), lines
	}
	var s stack
	for _, line := range lines {
		if line.present() {
			set := b.set(line, b.small, room, b.leading(b.small), typeset.Balanced)
			s = append(s, piece{gap: b.between(s, b.small*62/100), height: set.height(), draw: func(y, _ unit.Length) {
				b.text(set, left+indent, y, flushLeft, b.ink.Muted)
			}})
		}
	}
	if len(s) == 0 {
		return b.seal(left+side/2, side), nil
	}
	code, words := b.seal(left+side/2, side), s.natural()
	return piece{height: max(side, words), draw: func(y, h unit.Length) {
		code.draw(y+h-side, side)
		s.place(y+h-words, words)
	}}, nil
}

// narrow reports whether a room is too narrow for small print: the date takes one line, and
// nothing more than three.
func (b *klassikPlan) narrow(lines []matter, room unit.Length) bool {
	for _, line := range lines {
		if line.present() && (line.width(line.shaped.MinWidth(), b.small) > room || line.natural(b.small) > room*5/2) {
			return true
		}
	}
	return b.m.date.natural(b.small) > room
}

// tower is the foot piece by piece on the centre line.
func (b *klassikPlan) tower() stack {
	m := b.m
	var s stack
	gap := b.apart()
	if m.outro.present() || m.motto.present() {
		s = append(s, b.ornament(gap, min(b.service*5, b.width()/4)))
		s[0].white = true
	}
	s = append(s, b.words(b.width())...)
	if sign := b.signing(); len(sign) > 0 {
		above := b.mottoSize()
		if len(s) == 0 {
			above = b.size
		}
		sign[0].gap, sign[0].flex, sign[0].white = max(b.gap(1700), b.small, b.clear(above), above*11/10), true, len(s) == 0
		s = append(s, sign...)
	}
	last := b.lastLines([]matter{m.date, m.contact}, b.width())
	if len(last) > 0 {
		last[0].gap, last[0].white = max(b.gap(1500), b.small*15/10, b.clear(b.small)), len(s) == 0
	}
	return append(s, last...)
}

// words are outro and motto, in lines of at most width.
func (b *klassikPlan) words(width unit.Length) (s stack) {
	m, c := b.m, b.ink
	if m.outro.present() {
		size := b.outroSize()
		s = append(s, b.middle(m.outro, size, min(width, b.line(size, 38)), b.leading(size), size*13/10, typeset.Balanced, c.Text))
	}
	if m.motto.present() {
		motto, how := b.motto(width, 34)
		size := how.Size
		s = append(s, b.middle(motto, size, how.Width, size*128/100, size*12/10, typeset.Balanced, c.Accent))
	}
	return s
}

// lastLines are date and contact, or one of them: side by side where they have room, or below
// one another.
func (b *klassikPlan) lastLines(lines []matter, width unit.Length) (s stack) {
	between := -b.small * 2
	both := between
	for _, line := range lines {
		both += line.natural(b.small) - between
	}
	c := b.ink.Muted
	if both <= width*8/10 && len(lines) == 2 && lines[0].present() && lines[1].present() {
		left := b.set(lines[0], b.small, lines[0].natural(b.small)+b.small, 0, typeset.Balanced)
		right := b.set(lines[1], b.small, lines[1].natural(b.small)+b.small, 0, typeset.Balanced)
		return stack{{height: left.height(), draw: func(y, _ unit.Length) {
			b.text(left, b.centre-both/2, y, flushLeft, c)
			b.text(right, b.centre+both/2-lines[1].natural(b.small), y, flushLeft, c)
		}}}
	}
	for _, line := range lines {
		if line.present() {
			s = append(s, b.middle(line, b.small, width, b.leading(b.small), b.small*62/100, typeset.Balanced, c))
		}
	}
	return s
}

// ornament is a diamond between two rules that reach as far as reach from the centre line.
func (b *klassikPlan) ornament(gap, reach unit.Length) piece {
	c := b.ink
	d := max(b.service*22/100, 3*b.hair)
	arm := reach - 2*d
	return piece{gap: gap, flex: true, height: 2 * d, draw: func(y, _ unit.Length) {
		mid := y + d
		path := &page.Path{Color: c.Accent}
		for i, p := range [...]page.Point{{X: b.centre, Y: mid - d}, {X: b.centre + d, Y: mid}, {X: b.centre, Y: mid + d}, {X: b.centre - d, Y: mid}} {
			op := page.LineTo
			if i == 0 {
				op = page.MoveTo
			}
			path.Segments = append(path.Segments, page.Segment{Op: op, Points: [3]page.Point{p}})
		}
		path.Segments = append(path.Segments, page.Segment{Op: page.Close})
		b.page.Marks = append(b.page.Marks, page.Mark{Path: path})
		for _, x := range [...]unit.Length{b.centre - 2*d - arm, b.centre + 2*d} {
			b.rule(x, x+arm, mid-b.hair/2, b.hair, b.faint())
		}
	}}
}

// signing is the signature lines on both sides of the QR code, which takes the place of a
// seal.
func (b *klassikPlan) signing() stack {
	names := b.m.signatures
	n := len(names)
	if b.m.link == nil {
		return b.signatureRows(names, b.live.X0, b.live.X1, b.gutter)
	}
	side := b.codeSize()
	seal := b.seal(b.centre, side)
	quiet := b.m.link.quiet(side)
	wing := (b.width()-side)/2 - max(quiet, b.gutter/2)
	if n < 2 || n%2 == 1 || wing < b.small*8 {
		rows := b.signatureRows(names, b.live.X0, b.live.X1, b.gutter)
		if len(rows) > 0 {
			rows[0].gap = quiet
		}
		return append(stack{seal}, rows...)
	}
	left := b.signatureRows(names[:n/2], b.live.X0, b.live.X0+wing, b.gutter)
	right := b.signatureRows(names[n/2:], b.live.X1-wing, b.live.X1, b.gutter)
	height := max(side, left.natural(), right.natural())
	return stack{{height: height, draw: func(y, h unit.Length) {
		seal.draw(y+(h-side)/2, side)
		left.place(y+h-left.natural(), left.natural())
		right.place(y+h-right.natural(), right.natural())
	}}}
}

// seal is the QR code with its middle at x.
func (b *klassikPlan) seal(x, side unit.Length) piece {
	return piece{height: side, draw: func(y, _ unit.Length) {
		b.m.link.draw(b.pen, x-side/2, y, side, b.ink)
	}}
}

// clear is what text of the given size keeps from the QR code, where there is one.
func (b *klassikPlan) clear(size unit.Length) unit.Length {
	if b.m.link == nil {
		return 0
	}
	return b.clearOfCode(b.codeSize(), size)
}

func (b *klassikPlan) codeSize() unit.Length {
	return min(b.m.link.side(b.frame, b.size, 13), b.width()/2)
}

// signLine is the longest line to sign on.
func (b *klassikPlan) signLine() unit.Length { return b.small * 20 }

// signatureRows are lines to sign on with the names below them, in rows centred between left
// and right.
func (b *klassikPlan) signatureRows(all []matter, left, right, gutter unit.Length) (s stack) {
	width := right - left
	if len(all) == 0 {
		return nil
	}
	perRow := min(len(all), b.m.perRow(width, gutter, b.small))
	each := min((width-unit.Length(perRow-1)*gutter)/unit.Length(perRow), b.signLine())
	write, pad := b.write(), b.signPad()
	for ; len(all) > 0; all = all[min(perRow, len(all)):] {
		row := all[:min(perRow, len(all))]
		names := make([]setting, len(row))
		var high unit.Length
		for i, sig := range row {
			names[i] = b.set(sig, b.small, each, b.leading(b.small), typeset.Balanced)
			high = max(high, names[i].height())
		}
		// Lines that are shorter than their cells stand in the middle of them.
		pitch := max((width+gutter)/unit.Length(len(row)), each+gutter)
		first := left + (width-pitch*unit.Length(len(row)-1)-each)/2
		s = append(s, piece{height: write + pad + high, draw: func(y, _ unit.Length) {
			for i, name := range names {
				x := first + unit.Length(i)*pitch
				b.rule(x, x+each, y+write, b.hair, b.faint())
				b.text(name, x, y+write+pad, centred, b.ink.Text)
			}
		}})
	}
	return s
}
