package sheet

// The sheet of mosaik with one principle: the sentence on one great tile in the house's colour,
// and tiles below it or beside it for what accompanies it.

import (
	"leitbild/internal/color"
	"leitbild/internal/page"
	"leitbild/internal/theme"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// newMosaikSentence is the composition of a sheet with one principle.
func newMosaikSentence(j job) mosaik {
	k, colors := mosaik{job: j}, j.m.theme.Colors
	n := j.m.accompaniments()
	if n == 0 {
		n = k.ornamentTiles()
	}
	strip, tiles := color.Beside(color.RGB(colors.Area()), n)
	k.first = j.m.on(page.Color(strip))
	k.first.Accent = k.first.Text
	for _, tile := range tiles {
		k.small = append(k.small, j.m.on(page.Color(tile)))
	}
	return k
}

// mosaikCell is one of the small tiles: it sets what stands on it.
type mosaikCell func(left, width unit.Length, ink theme.Ink) stack

// companions says which tiles stand beside the great one: what the sentence is about, what is
// said at its end, who stands by it.
func (m *manuscript) companions() (about, says, signs bool) {
	about = m.subtitle.present() || m.intro.present()
	signs = len(m.signatures) > 0 || m.link != nil
	says = m.outro.present() || m.motto.present() || !signs && (m.contact.present() || m.date.present())
	return about, says, signs
}

// accompaniments is the number of tiles beside the great one.
func (m *manuscript) accompaniments() (n int) {
	about, says, signs := m.companions()
	for _, has := range []bool{about, says, signs} {
		if has {
			n++
		}
	}
	return n
}

// cells are the tiles beside the great one.
func (b *mosaikPlan) cells() []mosaikCell {
	m := b.m
	about, says, signs := m.companions()
	var out []mosaikCell
	size := b.introSize()
	if about {
		out = append(out, func(left, width unit.Length, ink theme.Ink) stack {
			s := b.accompanying(nil, m.subtitle, size*115/100, left, width, 0, typeset.Balanced, ink.Text)
			return flushTop(b.accompanying(s, m.intro, size, left, width, 0, typeset.Ragged, ink.Text))
		})
	}
	if says {
		out = append(out, func(left, width unit.Length, ink theme.Ink) stack {
			s := b.accompanying(nil, m.outro, size, left, width, 0, typeset.Ragged, ink.Text)
			s = flushTop(b.accompanying(s, m.motto, size*120/100, left, width, 0, typeset.Balanced, ink.Text))
			if !signs {
				s = append(s, b.imprint(left, width, ink, s)...)
			}
			return s
		})
	}
	if signs {
		out = append(out, func(left, width unit.Length, ink theme.Ink) stack {
			if 2*width > b.frame.width {
				return b.signsBeside(left, width, ink)
			}
			s := b.imprint(left, width, ink, nil)
			sign := b.signing(left, width, ink)
			if len(s) > 0 {
				sign[0].gap, sign[0].white = b.small*12/10, true
				if m.link != nil {
					sign[0].gap = max(sign[0].gap, b.clearOfCode(b.codeSize(width), b.small))
				}
			}
			return append(s, sign...)
		})
	}
	return out
}

// signsBeside is the tile of those who stand by the sentence over the whole width: who is asked and
// since when at the left, who signs at the right, where the tiles above have their edge.
func (b *mosaikPlan) signsBeside(left, width unit.Length, ink theme.Ink) stack {
	says := b.imprint(left, width/2-b.pad, ink, nil)
	if len(says) == 0 {
		return b.signing(left, width, ink)
	}
	if len(b.m.signatures) > 1 && b.m.link != nil {
		return b.signsBelow(left, width, ink)
	}
	from := left + width/2 + b.pad
	sign := b.signing(from, left+width-from, ink)
	return stack{{height: max(says.natural(), sign.natural()), draw: func(y, h unit.Length) {
		says.place(y, says.natural())
		sign.place(y+h-sign.natural(), sign.natural())
	}}}
}

// signsBelow is that tile where several sign and the QR code would leave them half a tile's half: all
// the lines stand beside one another below what is said, and the code at the right of both.
func (b *mosaikPlan) signsBelow(left, width unit.Length, ink theme.Ink) stack {
	side := b.codeSize(width)
	room := width - side - max(b.m.link.quiet(side), b.gutter)
	s := b.imprint(left, room, ink, nil)
	sign := b.signatures(left, room, ink)
	sign[0].gap, sign[0].white = b.small*4/10, true
	s = append(s, sign...)
	code := b.code(left+width-side, side, ink)
	return stack{{height: max(s.natural(), side), draw: func(y, h unit.Length) {
		s.place(y, h)
		code.draw(y+h-side, side)
	}}}
}

// flushTop is s without the gap above it.
func flushTop(s stack) stack {
	if len(s) > 0 {
		s[0].gap, s[0].flex = 0, false
	}
	return s
}

// cellRows are the numbers of small tiles in each row below the great one.
func (b *mosaikPlan) cellRows(n int) []int {
	switch {
	case n == 0:
		return nil
	case n < 3 || b.frame.landscape():
		return []int{n}
	}
	return []int{2, n - 2}
}

// sentence is the sheet with one principle, on one great tile between those of title and foot.
func (b *mosaikPlan) sentence() plan {
	left, width := b.live.X0, b.width()
	s := b.strip(left, width)
	great, sentence := b.great(left, width)
	cells := b.cells()
	below := piece{gap: max(sentence.bottom, b.small) + b.pad, white: true}
	if len(cells) == 0 { // it stands in the optical middle, a little nearer to the strip
		great[0].take, below.flex = 0, true
	}
	s = append(s, great...)
	s = append(s, below)
	if len(cells) == 0 {
		s = append(s, b.ornament())
	}
	before := b.ok
	rows := b.cellTiles(cells, b.cellRows(len(cells)))
	if before && !b.ok {
		b.ok = true
		rows = b.cellTiles(cells, spread(len(cells), len(cells)))
	}
	return plan{
		columns: []column{b.whole(append(s, rows...))}, measure: width,
		sentence: sentence.height(), lines: sentence.judgement(),
	}
}

// strip is the tile of organisation and title, and the ground of the great tile below it.
func (b *mosaikPlan) strip(left, width unit.Length) stack {
	pad := max(b.live.Y0*6/10, b.frame.leastMargin())
	s := b.head(left, width)
	s[0].gap = pad
	return append(s, piece{gap: pad, draw: func(y, _ unit.Length) { b.tile(0, y, b.m.inks.area) }})
}

// ornamentTiles is the number of small tiles of the ornament: more of them would be a colour chart.
func (k mosaik) ornamentTiles() int {
	if k.frame.landscape() {
		return 4
	}
	return 3
}

// ornamentHeight is the part of the sheet's height that they have.
const ornamentHeight percent = 12

// ornament is a row of tiles at the foot of a sheet that has nothing else to say.
func (b *mosaikPlan) ornament() piece {
	n := unit.Length(len(b.of.small))
	if b.m.theme.Ornaments.Outlines {
		return b.border()
	}
	return piece{height: ornamentHeight.of(b.frame.height), draw: func(y, _ unit.Length) {
		for i, ink := range b.of.small {
			b.tile(b.frame.width*unit.Length(i)/n, y, ink)
		}
	}}
}

// border is a strip of the tiles' tones along the foot of the sheet, all that is left of them.
func (b *mosaikPlan) border() piece {
	pg, n := b.page, unit.Length(len(b.of.small))
	return piece{height: 3 * b.strong, draw: func(y, _ unit.Length) {
		for i, ink := range b.of.small {
			strip := page.Rect{X0: b.frame.width * unit.Length(i) / n, Y0: y, X1: pg.Width + pg.Bleed, Y1: pg.Height + pg.Bleed}
			if i == 0 {
				strip.X0 = -pg.Bleed
			}
			b.rect(strip, ink.Edge)
		}
	}}
}

// cellTiles are rows of small tiles over the width of the sheet.
func (b *mosaikPlan) cellTiles(cells []mosaikCell, rows []int) stack {
	var out stack
	rest := b.of.small
	for _, n := range rows {
		sets, inks := make([]stack, n), rest[:n]
		edge := func(i int) unit.Length { return b.frame.width * unit.Length(i) / unit.Length(n) }
		var high unit.Length
		for i := range n {
			sets[i] = cells[i](edge(i)+b.pad, edge(i+1)-edge(i)-2*b.pad, inks[i])
			high = max(high, sets[i].natural())
		}
		cells, rest = cells[n:], rest[n:]
		pad := b.cellPad()
		out = append(out, piece{height: high + 2*pad, spare: high / 4, draw: func(y, height unit.Length) {
			for i, s := range sets {
				b.tile(edge(i), y, inks[i])
				s.place(y+pad, height-2*pad)
			}
		}})
	}
	return out
}

// cellPad is the air above and below what stands on a small tile.
func (b *mosaikPlan) cellPad() unit.Length {
	share := percent(80)
	if b.division.side {
		share = 60
	}
	return max(share.of(b.pad), b.frame.leastMargin())
}

// tiledWorth is what the sheet with a great tile and small ones beside it is worth, in thousandths.
const tiledWorth = 1150

// sentenceBeside is the landscape sheet with one principle on the great tile, and the small
// tiles above one another at its right.
func (b *mosaikPlan) sentenceBeside() plan {
	side := b.frame.width * 66 / 100
	s := b.strip(b.live.X0, b.width())
	top := s.natural()
	width := side - b.live.X0 - b.pad
	great, sentence := b.great(b.live.X0, width)
	s = append(s, great...)
	s = append(s, piece{gap: sentence.bottom + b.live.Y0, white: true})
	cells := b.cells()
	pad := b.cellPad()
	var sets []stack
	var heights []unit.Length
	for i, cell := range cells {
		set := cell(side+b.pad, b.frame.width-side-2*b.pad, b.of.small[i])
		sets, heights = append(sets, set), append(heights, set.natural()+2*pad)
	}
	height := b.frame.height - top
	tiles := piece{height: sum(heights), spare: height, draw: func(y, height unit.Length) {
		same := func(int) bool { return false }
		for i, h := range filled(heights, same, height) {
			b.tile(side, y, b.of.small[i])
			sets[i].place(y+pad, h-2*pad)
			y += h
		}
	}}
	return plan{
		columns: []column{b.whole(s), {stack: stack{tiles}, top: top, height: height}},
		measure: width, lines: sentence.judgement(), worth: tiledWorth,
	}
}

// great is the sentence with its headline and note on the great tile. What is set after it is
// small print.
func (b *mosaikPlan) great(left, width unit.Length) (stack, display) {
	m := b.m
	ink := m.inks.area
	ink.Accent = ink.Text // two colours on a third would be one too many
	sentence, ok := m.sentence(b.try, width, b.hang())
	b.ok = b.ok && ok
	baselines := b.baselines(sentence)
	high := baselines[len(baselines)-1]
	toText := unit.Length(0)
	var head setting
	if m.principles[0].headline.present() {
		head = b.kicker(width)
		toText = head.height() + head.how.Size*9/10 + sentence.top
	}
	s := stack{{
		gap: max(b.size*45/100, b.small*2) + sentence.top, flex: true, white: true, take: b.frame.height / 8,
		height: toText + sentence.height(), draw: func(y, _ unit.Length) {
			y += (sentence.height() - high) / 2
			b.text(head, left, y, flushLeft, ink.Text)
			for i, l := range sentence.list {
				b.lines(sentence.setting, []typeset.Line{l}, left, y+toText+baselines[i], flushLeft, ink.Text)
			}
		},
	}}
	b.top, b.ink = ink, ink
	b.size = b.small * 12 / 10
	b.service = b.size
	return append(s, b.remark(left, width, max(sentence.bottom, b.small))...), sentence
}

// baselines are where the lines of the sentence stand below the top of its capitals: of lines so large each
// is as near to the one above it as the ink of these two lets it be, and not all are as far apart as one
// descender asks for.
func (b *mosaikPlan) baselines(d display) []unit.Length {
	y := capHeight(d.face, d.how.Size)
	out := []unit.Length{y}
	least := b.m.sentenceLeading(d.lines).Of(d.how.Size)
	for i := 1; i < len(d.list); i++ {
		y += max(least, d.clearance(d.list[i-1], d.list[i], d.how.Size))
		out = append(out, y)
	}
	return out
}
