package sheet

// The foot of a sheet set flush left: outro, motto and contact on the left, signatures and QR
// code on the right, both ending on the last line.

import (
	"cmp"
	"slices"

	"leitbild/internal/page"
	"leitbild/internal/theme"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// footBody is what stands at the end of the sheet; nothing where there is nothing to say. Words
// are at most wordsWidth wide where signatures stand at their right, from signLeft on; several
// signatures that would stand above one another, or do not fit there, stand in a row below the
// words where that is not much higher.
func (l *layout) footBody(left, width, wordsWidth, signLeft unit.Length, ink theme.Ink) (body piece, ok bool) {
	hasWords, signs := l.footParts()
	if !hasWords && !signs {
		return piece{}, false
	}
	if !hasWords || !signs {
		wordsWidth, signLeft = width, left
	}
	before := l.ok
	beside := l.footBeside(left, min(wordsWidth, width), signLeft, left+width-signLeft, ink)
	fits := l.ok
	n := len(l.m.signatures)
	if !hasWords || n == 0 || fits && n < 2 || fits && n == 2 && l.m.link == nil {
		return beside, true
	}
	l.ok = before
	higher := percent(higherRow)
	if room := left + width - signLeft; !l.level.scant && (l.signsAbove(room) || l.signLine(room) < l.frame.short/leastLine) {
		higher = higherThanStairs
	}
	if low := l.footRow(left, width, ink); l.ok && (!fits || low.height < higher.of(beside.height)) {
		low.gap = beside.gap
		return low, true
	}
	l.ok = fits
	return beside, true
}

// higherRow is how high the foot with signatures in a row is at most, in hundredths of that with
// signatures at the right, and higherThanStairs where those would stand above one another beside the
// code: with the words at their left that is a cluster.
const higherRow, higherThanStairs = 135, 170

// leastLine is how many times a line to sign on goes into the shorter side at most where there is
// room for a longer one.
const leastLine = 8

// signsAbove reports whether signatures in the given width, of which the code takes its part, stand
// above one another.
func (l *layout) signsAbove(width unit.Length) bool {
	return l.m.perRow(l.signRoom(width), l.gutter/2, l.small) < len(l.m.signatures)
}

// signLine is how long a line to sign on can be where all of them share the width with the code.
func (l *layout) signLine(width unit.Length) unit.Length {
	n := unit.Length(len(l.m.signatures))
	return (l.signRoom(width) - (n-1)*l.gutter/2) / n
}

// signRoom is what a width has for signatures.
func (l *layout) signRoom(width unit.Length) unit.Length {
	if l.m.link == nil {
		return width
	}
	return l.besideCode(width)
}

// besideCode is what the QR code leaves of a width for signatures.
func (l *layout) besideCode(width unit.Length) unit.Length {
	side := l.codeSize(width)
	return width - side - max(l.m.link.quiet(side), l.gutter)
}

// footBeside is the foot with the words at the left and signatures and QR code at the right.
func (l *layout) footBeside(left, wordsWidth, signLeft, signWidth unit.Length, ink theme.Ink) piece {
	m := l.m
	says := l.footWords(left, wordsWidth, ink)
	sign := l.signing(signLeft, signWidth, ink)
	pad := max(l.gap(1100), capHeight(m.face.text, l.size))
	if m.link != nil {
		pad = max(pad, m.link.quiet(l.codeSize(signWidth)))
	}
	return piece{gap: pad, height: max(says.natural(), sign.natural()), draw: func(y, h unit.Length) {
		says.place(y, h)
		sign.place(y+h-sign.natural(), sign.natural())
	}}
}

// footRow is the foot with the signatures in a row below the words, and the QR code at the
// right of both.
func (l *layout) footRow(left, width unit.Length, ink theme.Ink) piece {
	m := l.m
	room, side := width, unit.Length(0)
	if m.link != nil {
		side, room = l.codeSize(width), l.besideCode(width)
	}
	s := l.footWords(left, room, ink)
	sign := l.signatures(left, room, ink)
	sign[0].gap = l.small * 4 / 10
	s = append(s, sign...)
	return piece{height: max(s.natural(), side), draw: func(y, h unit.Length) {
		s.place(y, h)
		if m.link != nil {
			l.code(left+width-side, side, ink).draw(y+h-side, side)
		}
	}}
}

// footParts tells what the foot consists of.
func (j job) footParts() (words, signs bool) {
	m := j.m
	words = m.outro.present() || m.motto.present() || m.contact.present() || m.single() && m.date.present()
	return words, len(m.signatures) > 0 || m.link != nil
}

func (j job) hasFoot() bool {
	words, signs := j.footParts()
	return words || signs
}

// split divides the foot between words and signatures on an edge of the list's columns,
// or at three fifths where the list has one.
func (l *layout) split(left, width unit.Length) (words, signLeft unit.Length) {
	columns := l.division.columns
	if columns < 2 {
		words = (width - l.gutter) * 6 / 10
		return words, left + words + l.gutter
	}
	lefts, each := bands(left, width, l.gutter, columns)
	n := (columns + 1) / 2
	return lefts[n-1] + each - left, lefts[n]
}

// footWords are outro, motto and contact; the contact stands on the last line.
func (l *layout) footWords(left, width unit.Length, ink theme.Ink) stack {
	m := l.m
	var s stack
	if m.outro.present() {
		size := l.outroSize()
		outro := l.serve(m.outro, size, min(width, size*38), l.leading, typeset.Ragged)
		s = append(s, piece{height: outro.height(), draw: func(y, _ unit.Length) {
			l.text(outro, left, y, flushLeft, ink.Text)
		}})
	}
	if m.motto.present() {
		text, how := l.mottoIn(width)
		size := how.Size
		motto := l.serve(text, how.Size, how.Width, tight(125), typeset.Balanced)
		s = append(s, piece{gap: l.between(s, size*110/100), height: motto.height(), draw: func(y, _ unit.Length) {
			l.text(motto, left, y, flushLeft, ink.Accent)
		}})
	}
	return append(s, l.imprint(left, width, ink, s)...)
}

// mottoIn is the motto as it stands in the foot. Where a line of it would take all of a column
// beside the list, it is larger in more lines instead: it is the closing word and no line of the
// note above.
func (l *layout) mottoIn(width unit.Length) (text matter, how typeset.Setting) {
	text, how = l.motto(width, 34)
	widest := text.natural(how.Size)
	if !l.division.side || l.m.single() || widest > width || widest <= fullLine.of(width) {
		return text, how
	}
	how.Size, how.Width = largerMotto.of(l.mottoSize()), width
	if l.m.mottoes.present() {
		text = l.m.mottoes
	}
	return text, how
}

// fullLine is the share of its column that a line of the motto takes at most, and largerMotto how
// large, in hundredths of its usual size, the motto then is.
const fullLine, largerMotto percent = 90, 105

// imprint is the contact, and the date of a single sentence, below what stands above.
func (l *layout) imprint(left, width unit.Length, ink theme.Ink, above stack) (s stack) {
	last := []matter{l.m.contact}
	if l.m.single() {
		last = append(last, l.m.date)
	}
	first := true
	for _, line := range last {
		if !line.present() {
			continue
		}
		small := l.serve(line, l.small, width, l.leading, typeset.Balanced)
		gap := l.small * 60 / 100
		if first {
			gap = l.between(above, l.small*130/100)
		}
		s = append(s, piece{gap: gap, white: first && len(above) > 0, height: small.height(), draw: func(y, _ unit.Length) {
			l.text(small, left, y, flushLeft, ink.Muted)
		}})
		first = false
	}
	return s
}

// between is the gap above a piece, of which the first in a stack has none.
func (l *layout) between(s stack, gap unit.Length) unit.Length {
	if len(s) == 0 {
		return 0
	}
	return gap
}

// codeSize is the side of the QR code.
func (l *layout) codeSize(width unit.Length) unit.Length {
	return min(l.m.link.side(l.frame, l.size, 11), width)
}

// signing is the QR code at the right and the signature lines beside it, or below it where
// the column is narrow.
func (l *layout) signing(left, width unit.Length, ink theme.Ink) stack {
	m := l.m
	if m.link == nil {
		return l.signatures(left, width, ink)
	}
	side := l.codeSize(width)
	lines := l.besideCode(width)
	if len(m.signatures) == 0 {
		return stack{l.code(left+width-side, side, ink)}
	}
	if lines < m.nameWidth(l.small) {
		code := l.code(left+width-side, side, ink)
		code.gap = max(l.clearOfCode(side, l.small), l.small)
		return append(l.signatures(left, width, ink), code)
	}
	beside := l.signatures(left, lines, ink)
	code := l.code(left+width-side, side, ink)
	height := max(beside.natural(), code.height)
	most := beside.natural() + beside.capacity()
	return stack{{height: height, spare: max(0, most-height), draw: func(y, h unit.Length) {
		own := min(h, most)
		beside.place(y+h-own, own)
		code.draw(y+h-code.height, code.height)
	}}}
}

func (l *layout) code(left, side unit.Length, ink theme.Ink) piece {
	if l.m.logos.present() && ink.Dark() {
		if e := l.m.emblemOn(ink); e.plated && e.plate == page.White() {
			ink.Text = e.plate // two plates on one ground have one colour
		}
	}
	return piece{height: side, draw: func(y, _ unit.Length) {
		l.m.link.draw(l.pen, left, y, side, ink)
	}}
}

// signatures are lines to sign on, with the names below them, in rows.
func (l *layout) signatures(left, width unit.Length, ink theme.Ink) stack {
	m := l.m
	n := len(m.signatures)
	if n == 0 {
		return nil
	}
	perRow := m.perRow(width, l.gutter/2, l.small)
	apart := l.gutter / 2
	if len(l.edges) == 0 {
		apart = cmp.Or(l.apart, apart)
	}
	lefts, each := bands(left, width, apart, max(perRow, 2))
	if l.division.side && perRow > 1 && each < l.small*signEms {
		perRow = 1 // nobody could sign there
	}
	// A name alone in its row takes half of it, or what it needs.
	each = min(max(min(each, l.small*22), m.nameWidth(l.small)), width)
	if perRow == 1 {
		each = min(max(each, l.small*18), width) // long enough to sign
	}
	if on := l.edgesWithin(left, width); len(on) > 1 && perRow > 1 && (n-1)/len(on) <= (n-1)/perRow {
		perRow, lefts = min(len(on), perRow), on
		each = min(max(each, m.nameWidth(l.small)), on[1]-on[0]-cmp.Or(l.apart, l.gutter/2), left+width-on[perRow-1])
	}
	names, high := l.signers(m.signatures, each) // of one height, so that the rows have one pitch
	var s stack
	for row := range slices.Chunk(names, perRow) {
		p := l.signatureRow(row, lefts, each, high, flushLeft, ink)
		if l.division.side && perRow == 1 && n > 1 && len(s) > 0 {
			p.spare = moreToWrite.of(l.write())
		}
		s = append(s, p)
	}
	return s
}

// signEms is the least length of a line to sign on in a column beside the list, in ems of the name below.
const signEms = 10

// moreToWrite is by how much the room to sign under another name grows where a column beside the
// list has room.
const moreToWrite percent = 70

// signers are the names under lines to sign on of the given length, and the height of the highest.
func (l *layout) signers(all []matter, line unit.Length) (names []setting, high unit.Length) {
	for _, sig := range all {
		name := l.set(sig, l.small, line, l.leading(l.small), typeset.Balanced)
		names, high = append(names, name), max(high, name.height())
	}
	return names, high
}

// signatureRow is lines to sign on from lefts on, with names below them that are as high as high.
func (l *layout) signatureRow(names []setting, lefts []unit.Length, line, high unit.Length, a align, ink theme.Ink) piece {
	write, pad := l.write(), l.signPad()
	return piece{height: write + pad + high, draw: func(y, h unit.Length) {
		y += h - high
		for i, name := range names {
			l.rule(lefts[i], lefts[i]+line, y-pad, l.hair, l.signRule(ink))
			l.text(name, lefts[i], y, a, ink.Text)
		}
	}}
}

// signRule is the colour of a line to sign on: on dark paper, where thin lines sink in, it is brighter than
// other rules.
func (l *layout) signRule(ink theme.Ink) page.Color {
	if ink.Dark() && ink.Ground == l.m.theme.Colors.Paper {
		return ink.Muted
	}
	return ink.Rule
}

// perRow is how many signatures stand beside one another in width with gaps between them:
// at most three, and as many as leave room for the names.
func (m *manuscript) perRow(width, gap, size unit.Length) int {
	n := len(m.signatures)
	fit := max(1, int((width+gap)/(m.nameWidth(size)+gap)))
	if n == 4 && fit == 3 {
		return 2
	}
	return min(n, fit, 3)
}

// nameWidth is the room that the longest name under a signature line should have: its whole
// width, or that of two lines of it.
func (m *manuscript) nameWidth(size unit.Length) unit.Length {
	need := size * 7
	for _, s := range m.signatures {
		need = max(need, min(s.natural(size), size*13), s.width(s.shaped.MinWidth(), size))
	}
	return need + size/10
}

// edgesWithin are the edges of the list's columns from left on that leave a signature its room.
func (l *layout) edgesWithin(left, width unit.Length) (on []unit.Length) {
	needs := max(l.m.nameWidth(l.small), l.small*8)
	for i, e := range l.edges {
		apart := i == 0 || e-l.edges[i-1] >= needs+cmp.Or(l.apart, l.gutter/2)
		if e >= left && left+width-e >= needs && apart {
			on = append(on, e)
		}
	}
	return on
}

// sideFoot is the foot of the landscape sheet's own column.
func (l *layout) sideFoot(left, width unit.Length, ink theme.Ink) stack {
	s := l.footWords(left, width, ink)
	for i := range s {
		s[i].white = false
	}
	if len(l.m.signatures) == 0 && l.m.link == nil {
		return s
	}
	sign := l.signing(left, width, ink)
	gap := l.gap(1200)
	if l.m.link != nil {
		gap = max(gap, l.clearOfCode(l.codeSize(width), l.mottoSize()))
	}
	sign[0].gap = l.between(s, gap)
	return append(s, sign...)
}
