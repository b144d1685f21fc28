package sheet

// The sheet of wort with one short principle: a broadside, of which every line fills the measure.

import (
	"cmp"
	"math"

	"leitbild/internal/page"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

const (
	// justifiedClear is the space that the ink of two lines keeps, in thousandths of the size, and
	// accentClear that of what stands on capitals, which belongs to its letter and must not seem
	// to hang from the line above.
	justifiedClear, accentClear = 85, 130
	// broadsideChars is the number of characters up to which a single sentence is a broadside.
	broadsideChars = 110
	// broadsideLines is the most lines that it has.
	broadsideLines = 12
)

// enoughWhite is the part of the height, in thousandths, that may be white around a broadside, and
// hollowBroadside what it loses, in hundredths, for more.
const enoughWhite, hollowBroadside = 100, 130

// lowPrint is a size of the small print, in hundredths, that gives way to another line of the sentence,
// and what the sheet is worth then.
type lowPrint struct {
	size  percent
	worth int64
}

func lowPrints() []lowPrint { return []lowPrint{{80, 94}, {68, 88}} }

// hasMuchAround reports whether paragraphs stand around a single sentence.
func (m *manuscript) hasMuchAround() bool { return m.intro.present() || m.outro.present() }

// isBroadside reports whether the sheet is one.
func (w *wort) isBroadside() bool {
	return w.m.short()
}

// sentence is that of a broadside: the headline where the author has written none.
func (p principle) sentence() matter {
	if p.text.present() {
		return p.text
	}
	return p.headline
}

// kicker is the headline above the sentence, which is the poster and has the greater type.
func (b *wortPlan) kicker(smallest unit.Length) display {
	p := b.m.principles[0]
	if !p.text.present() {
		return display{}
	}
	size := max(min(smallest*42/100, b.frame.short/14), b.small*13/10)
	size = min(size, b.width().Scale(int64(size), int64(max(p.headline.natural(size), 1))))
	d := layDisplay(p.headline, typeset.Setting{Size: max(size, b.small*13/10), Width: b.width()}, b.m.theme.Scale.TitleLeading, b.hang())
	b.ok = b.ok && !d.overfull
	return d
}

// broadside is the sentence, whose smallest line is as large as the try asks.
func (b *wortPlan) broadside() (plan, bool) {
	if b.division.lines > len(b.of.breaks) {
		return plan{}, false
	}
	wanted, way, share := b.size, b.of.breaks[b.division.lines-1], b.division.share
	b.division.share = 0
	lines := b.justified(way, wanted)
	small, large := sizesOf(lines)
	b.ok = b.ok && small >= wanted
	var s stack
	switch {
	case b.m.principles[0].headline.present() && b.m.principles[0].text.present():
		s = b.around(lines, share, 0)
	case b.page == nil && share == 0:
		s = b.around(lines, share, 0) // the way to break the sentence counts for more than air
	case b.page == nil:
		s = b.around(lines, share, leastLoft.of(widestGap(lines)))
	default:
		s = b.lofty(lines, share)
	}
	worth, height := b.division.worth, b.live.Y1-b.live.Y0
	white := int64(s.left(height)) * 1000 / int64(height)
	worth -= worth * max(0, white-enoughWhite) * hollowBroadside / 100_000
	return plan{
		columns: []column{b.column(s)}, measure: b.width(),
		lines: judgement{evenness: int64(small) * 1000 / int64(max(large, 1)), phrased: true},
		worth: max(worth, 1), ground: b.ground,
	}, b.ok
}

// lofty is the sheet with as much air above and below the lines as they have between them, for
// which the small print may become smaller; else as it is.
func (b *wortPlan) lofty(lines []justifiedLine, share percent) stack {
	apart, own := widestGap(lines), b.layout
	for print := cmp.Or(share, 100); print >= min(leastPrint, cmp.Or(share, 100)); print -= 4 {
		s := b.around(lines, print, apart)
		if b.ok && s.natural() <= b.live.Y1-b.live.Y0 {
			return s
		}
		b.layout = own
	}
	for loft := percent(96); loft >= leastLoft; loft -= 4 {
		s := b.around(lines, share, loft.of(apart))
		if b.ok && s.natural() <= b.live.Y1-b.live.Y0 {
			return s
		}
		b.layout = own
	}
	return b.around(lines, share, 0)
}

// widestGap is the widest between two lines.
func widestGap(lines []justifiedLine) (widest unit.Length) {
	for _, l := range lines {
		widest = max(widest, l.gap)
	}
	return widest
}

// leastLoft is the least air above and below the lines, in hundredths of what they have between them.
const leastLoft percent = 80

// leastPrint is the least size of the small print, in hundredths, that makes room for air.
const leastPrint = 80

// around is all of the sheet with lines, and air of apart at least above and below them. The small
// print has a share of its size; zero stands for all of it.
func (b *wortPlan) around(lines []justifiedLine, share percent, apart unit.Length) stack {
	if share > 0 {
		b.small = max(share.of(b.small), b.smallest)
	}
	b.toSmallPrint()
	b.pad = max(b.gap(900), b.small)
	if share > 0 {
		b.pad = share.of(b.pad)
	}
	s := b.head()
	small, large := sizesOf(lines)
	s = append(s, b.broadsideBody(lines, b.kicker(small), large, apart)...)
	under := large / 8
	if n := len(lines); n > 0 {
		under = max(under+max(0, lines[n-1].line.InkBottom), apart)
	}
	s = append(s, b.notes(under)...)
	return append(s, b.foot()...)
}

// sizesOf are the sizes of the smallest line and the largest.
func sizesOf(lines []justifiedLine) (small, large unit.Length) {
	for i, l := range lines {
		if i == 0 || l.size < small {
			small = l.size
		}
		large = max(large, l.size)
	}
	return small, large
}

// broadsideBody is the kicker, where there is one, and the lines of the sentence, of which the
// largest has the size large; apart is the least air above them without it. The accent has the
// kicker, or the last clause.
func (b *wortPlan) broadsideBody(lines []justifiedLine, kicker display, large, apart unit.Length) (s stack) {
	first := max(large/8, b.pad) // the gap above all
	accent := closingLine(lines)
	if kicker.present() {
		s = stack{{gap: first + kicker.top, flex: true, white: true, height: kicker.height(), draw: func(y, _ unit.Length) {
			b.display(kicker, b.live.X0, y, flushLeft, b.ink.Accent)
		}}}
		first, accent = max(kicker.how.Size*70/100, kicker.bottom+b.small), len(lines)
	}
	for i, l := range lines {
		gap, grows := l.gap, false
		if i == 0 {
			gap, grows = first+l.line.InkTop-capHeight(l.face, l.size), !kicker.present()
			gap = max(gap, apart)
		}
		color := b.ink.Text
		if i >= accent {
			color = b.ink.Accent
		}
		s = append(s, piece{gap: gap, flex: grows, white: grows, height: capHeight(l.face, l.size), draw: func(y, _ unit.Length) {
			l.draw(b.pen, b.live.X0, y, color)
		}})
	}
	return s
}

// notes is the note of a single principle, and the air below the sentence.
func (b *wortPlan) notes(under unit.Length) stack {
	note := b.m.principles[0].note
	if !note.present() {
		return stack{{gap: under, flex: true, white: true}}
	}
	under += b.size / 2
	set := b.set(note, b.size, min(b.width(), b.size*38), b.leading(b.size), typeset.Ragged)
	return stack{
		{gap: under, height: set.height(), draw: func(y, _ unit.Length) {
			b.text(set, b.live.X0, y, flushLeft, b.ink.Muted)
		}},
		{gap: b.pad, flex: true, white: true},
	}
}

// justifiedLine is a line of a broadside at the size at which it fills the measure.
type justifiedLine struct {
	setting
	line typeset.Line
	size unit.Length
	gap  unit.Length // from the baseline above to the top of its capitals
}

// justified are the lines of a way to break the sentence, each as wide as the sheet allows. Those of
// a loose one, which a low sheet may have no other room for, are smaller together: the least has
// the size most at most.
func (b *wortPlan) justified(w way, most unit.Length) []justifiedLine {
	fills := func(l typeset.Line) unit.Length {
		return b.width().Scale(int64(bannerSize), int64(max(l.Width, l.InkRight, 1))) - 1
	}
	least := unit.Length(math.MaxInt64)
	for _, l := range w.list {
		least = min(least, fills(l))
	}
	var out []justifiedLine
	for i, l := range w.list {
		at := poster{cast: w.cast, size: fills(l)}
		if w.loose && most < least {
			at.size = at.size.Scale(int64(most), int64(least))
		}
		l.Shift, l.Width = at.at(l.Shift), at.at(l.Width)
		l.InkTop, l.InkBottom = at.at(l.InkTop), at.at(l.InkBottom)
		j := justifiedLine{setting: w.setting, line: l, size: at.size}
		j.how.Size = at.size
		if i > 0 {
			above := out[i-1]
			j.gap = max(min(above.size, j.size)/9, b.apart(above, j)-capHeight(j.face, j.size))
		}
		out = append(out, j)
	}
	// Dots and commas take most of the air between two lines: the others get more, to look alike.
	var widest unit.Length
	for _, j := range out {
		widest = max(widest, j.gap)
	}
	for i := 1; i < len(out); i++ {
		out[i].gap = max(out[i].gap, widest*alike/100)
	}
	return out
}

// alike is the least share, in hundredths, of the widest gap between two lines that the others have.
const alike = 80

// apart is the least distance of the baselines of two lines whose ink keeps clear.
func (b *wortPlan) apart(upper, lower justifiedLine) unit.Length {
	least := unit.Length(0)
	near := min(upper.size, lower.size) * justifiedClear / 1000
	clear := (upper.size + lower.size) / 2 * accentClear / 1000
	capital := capHeight(lower.face, lower.size) * 106 / 100 // round letters reach over the straight ones
	box := func(j justifiedLine, g typeset.Glyph) (page.Rect, bool) {
		e, ok := j.face.Extents(g.ID)
		at := func(units int32) unit.Length { return j.width(int64(units), j.size) }
		return page.Rect{
			X0: j.line.Shift + at(g.X+int32(e.XMin)), X1: j.line.Shift + at(g.X+int32(e.XMax)),
			Y0: -at(g.Y + int32(e.YMax)), Y1: -at(g.Y + int32(e.YMin)),
		}, ok
	}
	for _, u := range upper.line.Glyphs {
		above, ok := box(upper, u)
		if !ok {
			continue
		}
		for _, l := range lower.line.Glyphs {
			below, ok := box(lower, l)
			if ok && below.X0-near < above.X1 && above.X0 < below.X1+near {
				if -below.Y0 > capital {
					least = max(least, above.Y1-below.Y0+clear)
					continue
				}
				least = max(least, above.Y1-below.Y0+near)
			}
		}
	}
	return least
}

func (j justifiedLine) draw(p pen, left, top unit.Length, c page.Color) {
	p.run(j.setting, j.line, left+j.line.Shift, top+capHeight(j.face, j.size), c)
}

// closingLine is the number of the line with which the last clause begins, or of the last
// line.
func closingLine(lines []justifiedLine) int {
	for i := len(lines) - 1; i > 0; i-- {
		if line := lines[i-1].line.Text; endsClause(line) {
			return i
		}
	}
	return max(len(lines)-1, 0)
}
