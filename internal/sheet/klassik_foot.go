package sheet

// The foot of klassik: on the centre line, and on landscape sheets, where height is dear, with
// all that is small in one row.

import (
	"slices"

	"leitbild/internal/page"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

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

// foot is what follows the list, piece by piece on the centre line.
func (b *klassikPlan) foot() stack {
	m := b.m
	var s stack
	gap := b.apart()
	if m.outro.present() || m.motto.present() {
		above := gap
		if !m.single() {
			above = gap * b.aboveOrnament() / 100
		}
		s = append(s, b.ornament(above, min(b.service*5, b.width()/4)))
		s[0].white = true
	}
	s = append(s, b.words(b.width())...)
	sign, rest := b.signing()
	if len(sign) > 0 {
		above := b.mottoSize()
		if len(s) == 0 {
			above = b.size
		} else if m.link != nil && !m.single() && b.heavyCode() {
			above = max(above*15/10, b.codeSize()*aboveCode/100)
		}
		sign[0].gap, sign[0].flex, sign[0].white = max(b.gap(1700), b.small, b.clear(above), above*11/10), true, len(s) == 0
		s = append(s, sign...)
	}
	last := b.lastLines(rest, b.width())
	if len(last) > 0 {
		least := b.small * 15 / 10
		if m.link != nil && !b.frame.landscape() && !b.level.scant && len(m.principles) > manyBelow {
			least = b.small * belowCode / 100
		}
		last[0].gap, last[0].white = max(b.gap(1500), least, b.clear(b.small)), len(s) == 0
	}
	return append(s, last...)
}

// heavyCode reports whether the code, which is heavy, keeps more from what stands above it: anywhere on a
// portrait sheet, and where height is dear as long as there is room.
func (b *klassikPlan) heavyCode() bool {
	return !b.level.scant && (!b.frame.landscape() || b.level.gap >= roomyGap || len(b.m.principles) <= 3)
}

// aboveCode is what such a code keeps from what stands above it, in hundredths of its side, and belowCode
// what the last lines keep from it below many entries on a portrait sheet, in hundredths of their size.
const aboveCode, belowCode = 36, 230

// aboveOrnament is what the ornament keeps from the list, in hundredths of what entries keep from
// one another: it parts more than they do, as far as height is not dear.
func (b *klassikPlan) aboveOrnament() unit.Length {
	switch {
	case !b.frame.landscape() && len(b.m.principles) <= fewLarge:
		return 120 // large entries keep as much from one another
	case !b.frame.landscape():
		return 145
	case b.farApart():
		return 120
	}
	return 130
}

// words are outro and motto, in lines of at most width.
func (b *klassikPlan) words(width unit.Length) (s stack) {
	m, c := b.m, b.ink
	if m.outro.present() {
		size := b.outroSize()
		if !m.single() {
			size = b.prose // it is read from as far away
		}
		line, _ := b.sensible(m.outro, size, b.line(size, 38))
		s = append(s, b.middle(m.outro, size, min(width, line), b.leading(size), size*13/10, typeset.Balanced, c.Text))
	}
	if m.motto.present() {
		measure := 34
		if b.frame.landscape() && !b.m.single() {
			width, measure = min(width, b.width()*mottoShare/100), 54 // height is dear
		}
		motto, how := b.oneLine(b.motto(width, measure))
		size := how.Size
		s = append(s, b.middle(motto, size, how.Width, size*128/100, size*12/10, typeset.Balanced, c.Accent))
	}
	return s
}

// mottoShare is the part of the width, in hundredths, that a motto has on a landscape sheet.
const mottoShare = 84

// oneLine makes a motto on a landscape sheet a little smaller where it then takes one line, which
// leaves the foot its air.
func (b *klassikPlan) oneLine(motto matter, how typeset.Setting) (matter, typeset.Setting) {
	if !b.frame.landscape() || b.m.single() {
		return motto, how
	}
	whole := b.m.motto
	room := b.width() * mottoShare / 100
	if wide := whole.natural(how.Size); wide > room {
		small := how.Size.Scale(int64(room), int64(wide)) - 1
		if small*100 < how.Size*smallerMotto || small < b.outroSize()*11/10 {
			return motto, how
		}
		how.Size, how.Width = small, room
		return whole, how
	}
	return motto, how
}

// lastLines are date and contact, or one of them: side by side with a dot between them where they
// have room, a little smaller if need be, or below one another.
func (b *klassikPlan) lastLines(lines []matter, width unit.Length) (s stack) {
	c := b.ink.Muted
	if len(lines) == 2 && lines[0].present() && lines[1].present() {
		size := b.small
		both := func() unit.Length { return lines[0].natural(size) + 2*size + lines[1].natural(size) }
		if room := width * 95 / 100; both() > room {
			size = max(size.Scale(int64(room), int64(both()))-1, size*smallerLast/100, b.smallest)
		}
		if wide := both(); wide <= width {
			left := b.set(lines[0], size, lines[0].natural(size)+size, 0, typeset.Balanced)
			right := b.set(lines[1], size, lines[1].natural(size)+size, 0, typeset.Balanced)
			return stack{{height: left.height(), draw: func(y, _ unit.Length) {
				b.text(left, b.centre-wide/2, y, flushLeft, c)
				b.text(right, b.centre+wide/2-lines[1].natural(size), y, flushLeft, c)
				b.diamond(b.centre-wide/2+lines[0].natural(size)+size, y+capHeight(b.m.face.small, size)/2, size*dotOfLast/100, c)
			}}}
		}
	}
	for _, line := range lines {
		if line.present() {
			s = append(s, b.middle(line, b.small, width, b.leading(b.small), b.small*62/100, typeset.Balanced, c))
		}
	}
	return s
}

// dotOfLast is how far the dot between them reaches, in hundredths of their size.
const dotOfLast = 11

// smallerLast is the share of their size, in hundredths, down to which date and contact become
// smaller so that they stand beside one another.
const smallerLast = 85

// ornament is a diamond between two rules that reach as far as reach from the centre line.
func (b *klassikPlan) ornament(gap, reach unit.Length) piece {
	c := b.ink
	d := max(b.service*22/100, 3*b.hair)
	arm := reach - 2*d
	return piece{gap: gap, flex: true, height: 2 * d, draw: func(y, _ unit.Length) {
		mid := y + d
		b.diamond(b.centre, mid, d, c.Accent)
		for _, x := range [...]unit.Length{b.centre - 2*d - arm, b.centre + 2*d} {
			b.rule(x, x+arm, mid-b.hair/2, b.hair, b.faint(faintContrast))
		}
	}}
}

// diamond draws one around x, y that reaches as far as reach.
func (b *klassikPlan) diamond(x, y, reach unit.Length, c page.Color) {
	path := &page.Path{Color: c}
	for i, p := range [...]page.Point{{X: x, Y: y - reach}, {X: x + reach, Y: y}, {X: x, Y: y + reach}, {X: x - reach, Y: y}} {
		op := page.LineTo
		if i == 0 {
			op = page.MoveTo
		}
		path.Segments = append(path.Segments, page.Segment{Op: op, Points: [3]page.Point{p}})
	}
	path.Segments = append(path.Segments, page.Segment{Op: page.Close})
	b.page.Marks = append(b.page.Marks, page.Mark{Path: path})
}

// signing is the signature lines on both sides of the QR code, which takes the place of a
// seal; rest is what then remains to be said of date and contact.
func (b *klassikPlan) signing() (s stack, rest []matter) {
	m := b.m
	names, rest := m.signatures, []matter{m.date, m.contact}
	n := len(names)
	if b.frame.landscape() {
		if s, rest, ok := b.sealed(); ok {
			return s, rest
		}
	}
	if m.link == nil {
		return b.signatureRows(names, b.live.X0, b.live.X1, b.gutter), rest
	}
	side := b.codeSize()
	wing := b.wing(side)
	if n < 2 || n%2 == 1 || wing < b.small*8 {
		rows := b.signatureRows(names, b.live.X0, b.live.X1, b.gutter)
		if len(rows) > 0 {
			rows[0].gap = m.link.quiet(side)
		}
		return append(stack{b.seal(b.centre, side)}, rows...), rest
	}
	return stack{b.flanked(b.seal(b.centre, side), wing, wing, b.gutter, names)}, rest
}

// wing is the width of what stands at each side of a middle of the given width.
func (b *klassikPlan) wing(middle unit.Length) unit.Length {
	clear := b.gutter * 2 / 3
	if b.m.link != nil {
		clear = max(clear, b.m.link.quiet(middle))
	}
	return (b.width()-middle)/2 - clear
}

// flanked is a middle with half of the names at each side, in the inner part of the wings; all of
// it ends on one line.
func (b *klassikPlan) flanked(middle piece, wing, inner, gap unit.Length, names []matter) piece {
	x0, x1, n := b.live.X0+wing, b.live.X1-wing, len(names)/2
	left := b.signatureRows(names[:n], x0-inner, x0, gap)
	right := b.signatureRows(names[n:], x1, x1+inner, gap)
	return piece{height: max(middle.height, left.natural(), right.natural()), draw: func(y, h unit.Length) {
		if middle.draw != nil {
			middle.draw(y+h-middle.height, middle.height)
		}
		left.place(y+h-left.natural(), left.natural())
		right.place(y+h-right.natural(), right.natural())
	}}
}

// sealed is the last row of a landscape sheet: the QR code on the centre line, as many signatures
// at each side, and at the ends date and contact. Where the signatures are odd, the date is one of
// them, for the place to be written on its line, or the code stands before them in their pitch.
// Where there is no code, date or contact stands in its place if it is alone. ok is false where
// there is no room.
func (b *klassikPlan) sealed() (s stack, rest []matter, ok bool) {
	m := b.m
	names, rest := m.signatures, []matter{m.date, m.contact}
	n, tight := len(names), m.nameWidth(b.small)
	least := max(tight, b.small*leastSign)
	if n%2 == 1 {
		date := m.date.natural(b.small)
		switch {
		case m.date.present() && date <= least && (n == 1 || m.link != nil):
			names, rest, tight = append([]matter{m.date}, names...), rest[1:], max(tight, date*60/100)
		case m.link != nil:
			s = b.sealFirst(b.codeSize(), least)
			return s, rest, len(s) > 0
		default:
			return nil, nil, false
		}
	}
	var middle piece
	var side unit.Length
	if m.link != nil {
		side = b.codeSize()
		middle = b.seal(b.centre, side)
	} else if alone := slices.DeleteFunc(rest, func(c matter) bool { return !c.present() }); len(alone) == 1 && n > 0 {
		side, rest = alone[0].natural(b.small)+b.small/10, nil
		middle = b.middle(alone[0], b.small, side, b.leading(b.small), 0, typeset.Balanced, b.ink.Muted)
	} else if n == 0 {
		return nil, nil, false
	}
	half, wing, gap := unit.Length(len(names)/2), b.wing(side), max(b.gutter/2, b.small*2)
	if half*tight+max(half-1, 0)*gap > wing {
		return nil, nil, false
	}
	width := b.endWidth(rest, wing-half*(least+gap), wing-half*(b.signLine()+gap))
	if width == 0 {
		return stack{b.flanked(middle, wing, wing, gap, names)}, rest, true
	}
	p := b.flanked(middle, wing, wing-width-gap, gap, names)
	ends := [...]setting{
		b.set(m.date, b.small, width, b.leading(b.small), typeset.Balanced),
		b.set(m.contact, b.small, width, b.leading(b.small), typeset.Balanced),
	}
	return stack{{height: max(p.height, ends[0].height(), ends[1].height()), draw: func(y, h unit.Length) {
		p.draw(y+h-p.height, p.height)
		b.text(ends[0], b.live.X0, y+h-ends[0].height(), flushLeft, b.ink.Muted)
		b.text(ends[1], b.live.X1-width, y+h-ends[1].height(), flushRight, b.ink.Muted)
	}}}, nil, true
}

// endWidth is that of date and contact at the ends of the last row, the same for both, so that
// all stands around the centre line: that of one line each where it leaves long lines to sign on,
// which is ample, or else at most room; 0 where they do not fit or are not two.
func (b *klassikPlan) endWidth(lines []matter, room, ample unit.Length) unit.Length {
	if len(lines) < 2 || !lines[0].present() || !lines[1].present() {
		return 0
	}
	long, short := lines[0].natural(b.small), lines[1].natural(b.small)
	if long < short {
		long, short = short, long
	}
	width := long + b.small/10
	if width > ample {
		// Two lines of a text take some more than half of it, less where the sense breaks well.
		width = max(min(long*68/100, max(room-b.small/10, long*60/100)), short) + b.small/10
	}
	if width > room || b.narrow(lines, width) {
		return 0
	}
	return width
}

// sealFirst is the QR code with the signatures after it, in cells of one width; nothing where
// those are less than least.
func (b *klassikPlan) sealFirst(side, least unit.Length) stack {
	names := b.m.signatures
	lefts, each := bands(b.live.X0, b.width(), b.gutter, len(names)+1)
	if each < max(least, side) {
		return nil
	}
	rows := b.signatureRows(names, lefts[1], b.live.X1, b.gutter)
	code := b.seal(lefts[0]+each/2, side)
	return stack{{height: max(side, rows.natural()), draw: func(y, h unit.Length) {
		code.draw(y+h-side, side)
		rows.place(y+h-rows.natural(), rows.natural())
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
	parts := 13
	if !b.frame.landscape() && len(b.m.principles) > manyBelow {
		parts = 15 // beside small text it is the second loudest thing on the sheet
	}
	return min(b.m.link.side(b.frame, b.size, parts), b.width()/2)
}

// signLine is the longest line to sign on.
func (b *klassikPlan) signLine() unit.Length { return b.small * 20 }

// leastSign is the least length of a line to sign on, in ems of the small print, on a sheet that
// has room beside it.
const leastSign = 12

// signatureRows are lines to sign on with the names below them, in rows centred between left
// and right.
func (b *klassikPlan) signatureRows(all []matter, left, right, gutter unit.Length) (s stack) {
	width := right - left
	if len(all) == 0 {
		return nil
	}
	perRow := min(len(all), b.m.perRow(width, gutter, b.small))
	each := (width - unit.Length(perRow-1)*gutter) / unit.Length(perRow)
	if b.frame.landscape() || len(all) == 1 && width == b.width() {
		each = min(each, b.signLine())
	} // else they end where the list does, which is seen
	ink := b.ink
	ink.Rule = b.faint(signContrast)
	for row := range slices.Chunk(all, perRow) {
		names, high := b.signers(row, each)
		// Lines that are shorter than their cells stand in the middle of them.
		pitch := max((width+gutter)/unit.Length(len(row)), each+gutter)
		first := left + (width-pitch*unit.Length(len(row)-1)-each)/2
		lefts := make([]unit.Length, len(row))
		for i := range lefts {
			lefts[i] = first + unit.Length(i)*pitch
		}
		s = append(s, b.signatureRow(names, lefts, each, high, centred, ink))
	}
	return s
}
