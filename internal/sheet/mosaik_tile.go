package sheet

// One tile of mosaik: a principle set with its numeral above, before or at the end of its headline.

import (
	"leitbild/internal/theme"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// above and below are the air in a tile over the capitals of the first line and under the last
// baseline. The bar of one that is only an outline lies within it: a sheet is the same with it.
func (b *mosaikPlan) above() unit.Length { return max(b.gap(1350), b.size*95/100, b.inset()*9/10) }
func (b *mosaikPlan) below() unit.Length { return max(b.gap(1500), b.size*115/100, b.inset()) }

// leastInset is the part of the air at the sides of a tile that few of them have at least above and
// below their text, leastOfMany the part that more rows than tightRows and tight sheets have, and
// tightTiles the number of tiles that are so many: on landscape sheets, which have less height, they
// need no more air than goes with their small text, and on portrait ones the title gives way to them.
const (
	leastInset, leastOfMany percent = 62, 46
	tightRows, tightTiles           = 4, 13
)

// inset is that air, which the tightest sheet does not have.
func (b *mosaikPlan) inset() unit.Length {
	switch n := len(b.m.principles); {
	case b.level.titleMin == 0 || n >= tightTiles && b.frame.landscape() && !b.division.flat:
		return 0
	case b.level.inline || n > tightRows*b.division.columns:
		return leastOfMany.of(b.pad)
	}
	return leastInset.of(b.pad)
}

// broadMeasure is the longest line, in ems, of a text on a tile that is wider than the others.
const broadMeasure = 37

// wideEntry is e, which is p, on a tile that is alone in its row: in longer lines where they are
// fewer then.
func (b *mosaikPlan) wideEntry(p principle, e mosaikEntry) mosaikEntry {
	broad := min(e.right-e.left-e.indent, b.size*broadMeasure)
	if e.text.lines < 2 || broad <= e.text.how.Width {
		return e
	}
	if t := b.set(p.text, b.size, broad, b.leading(b.size), typeset.Ragged); t.lines < e.text.lines {
		less := e.text.height() - t.height()
		e.text, e.toNote, e.total = t, e.toNote-less, e.total-less
	}
	return e
}

// wideMeasure is the measure of a text on a tile at most, in ems: a line on a wide one that ends with
// a sentence fills it, and has 85 letters then.
const wideMeasure = 37

// tileEntry sets p for a tile from x to end.
func (b *mosaikPlan) tileEntry(p principle, x, end unit.Length) mosaikEntry {
	e := mosaikEntry{x: x, left: x + b.pad, right: end - b.pad}
	width := e.right - e.left
	head := b.headline
	numeral := sizeForCap(b.m.face.numeral, capHeight(b.m.face.headline, head))
	switch {
	case b.stripes() && (b.m.headlined() || !b.division.side):
		return b.stripeEntry(e, p)
	case b.stripes(): // they stay below the title beside them, unless the text is larger itself
		most := max(b.m.theme.Scale.TitleMin.Of(b.frame.height)*numeralOfLeast/100, capHeight(b.m.face.text, b.size))
		return b.lowEntry(e, p, min(numeral, sizeForCap(b.m.face.numeral, most)))
	case b.division.low:
		return b.lowEntry(e, p, numeral)
	}
	if !p.headline.present() {
		numeral = numeral * 14 / 10 // it stands where the headline would
	}
	measure := min(b.measureIn(width), b.size*wideMeasure)
	e.numeral = b.set(p.numeral, numeral, numeral*10, 0, typeset.Balanced)
	e.headline = b.set(p.headline, head, max(width-p.numeral.natural(numeral)-b.beforeNumeral(head), 1), head*108/100, typeset.Balanced)
	e.text = b.set(p.text, b.size, measure, b.leading(b.size), typeset.Ragged)
	e.note = b.noteOf(p, width, measure)
	top := max(e.headline.height(), e.numeral.height())
	e.toText = top + b.size*170/100 - capHeight(b.m.face.text, b.size)
	e.total = e.toText + e.text.height()
	e.toNote, e.total = b.under(e.total, e.note)
	return e
}

// stripes reports whether each of a few tiles has the whole width and a numeral before headline and
// text.
func (b *mosaikPlan) stripes() bool {
	return b.division.low && b.division.columns == 1 && len(b.m.principles) <= fewPrinciples
}

// stripeEntry sets p with its numeral before it, as high as from the headline's capitals to the
// text's first baseline, or as two lines of text.
func (b *mosaikPlan) stripeEntry(e mosaikEntry, p principle) mosaikEntry {
	head := b.headlineSize()
	toText := b.size * 170 / 100
	figures, text := capHeight(b.m.face.headline, head)+toText, capHeight(b.m.face.text, b.size)
	if !b.m.headlined() {
		figures = text + b.leading(b.size)
	}
	capital := unit.Length(0)
	if b.m.headlined() {
		capital = capHeight(b.m.face.headline, head)
	}
	numeral := sizeForCap(b.m.face.numeral, b.underTitle(figures, capital))
	for _, of := range b.m.principles {
		e.indent = max(e.indent, of.numeral.natural(numeral))
	}
	e.indent += b.size * 12 / 10
	width := max(e.right-e.left-e.indent, 1)
	measure := b.measureIn(width)
	e.numeral = b.set(p.numeral, numeral, numeral*10, 0, typeset.Balanced)
	e.headline = b.set(p.headline, head, width, head*108/100, typeset.Balanced)
	e.text = b.set(p.text, b.size, measure, b.leading(b.size), typeset.Ragged)
	e.note = b.noteOf(p, width, measure)
	switch {
	case e.headline.present():
		e.toText = e.headline.height() + toText - text
	case e.text.lines == 1 && !e.note.present():
		e.toText = (figures - text) / 2
	}
	e.toNote, e.total = b.under(e.toText+e.text.height(), e.note)
	e.total = max(e.total, figures)
	return e
}

// numeralOfTitle is how high, in hundredths of the title's capitals, a numeral is at most,
// numeralOfLeast in those of the least that the theme has for these, and clearlyLarger how high, in
// hundredths of a headline's, one that is larger than that.
const numeralOfTitle, numeralOfLeast, clearlyLarger = 88, 78, 140

// underTitle is how high numerals of the given height before headlines may be, which do not
// outshout the title: beside the tiles that is hardly larger than the headlines, which there are
// then.
func (b *mosaikPlan) underTitle(figures, headline unit.Length) unit.Length {
	if b.division.side {
		return headline
	}
	most := capHeight(b.m.face.title, b.titleSize) * numeralOfTitle / 100
	switch {
	case figures <= most:
		return figures
	case headline > 0 && most*100 < headline*clearlyLarger:
		return headline
	}
	return most
}

// smallerHeadlines is the share of their size, in hundredths, down to which headlines become
// smaller so that all of them stay on one line, beside their numerals.
const smallerHeadlines = 80

// beforeNumeral is the least room between a headline of the given size and its numeral, which is not to be
// read with it: a few of them in large type stand apart with less.
func (b *mosaikPlan) beforeNumeral(headline unit.Length) unit.Length {
	if len(b.m.principles) < manyTiles {
		headline = b.size
	}
	return headline * 15 / 10
}

// wholeHeadlines is the size of headlines on tiles whose text is so wide.
func (b *mosaikPlan) wholeHeadlines(width unit.Length) unit.Length {
	size := b.headlineSize()
	if b.stripes() {
		return size
	}
	numeral := sizeForCap(b.m.face.numeral, capHeight(b.m.face.headline, size))
	whole := size
	for _, p := range b.m.principles {
		if need, room := p.headline.natural(size)+p.numeral.natural(numeral), width-b.beforeNumeral(size); p.headline.present() && need > room {
			whole = min(whole, size.Scale(int64(room), int64(need))-1)
		}
	}
	if whole*100 < size*smallerHeadlines {
		return size
	}
	return whole
}

// lowEntry sets p, which has no headline, with its numeral beside the text.
func (b *mosaikPlan) lowEntry(e mosaikEntry, p principle, numeral unit.Length) mosaikEntry {
	for _, of := range b.m.principles {
		e.indent = max(e.indent, of.numeral.natural(numeral))
	}
	e.indent += b.size
	width := max(e.right-e.left-e.indent, 1)
	measure := b.measureIn(width)
	e.numeral = b.set(p.numeral, numeral, numeral*10, 0, typeset.Balanced)
	e.text = b.set(p.text, b.size, measure, b.leading(b.size), typeset.Ragged)
	e.note = b.noteOf(p, width, measure)
	e.toText = max(e.numeral.height()-capHeight(b.m.face.text, b.size), 0)
	e.total = e.toText + e.text.height()
	e.toNote, e.total = b.under(e.total, e.note)
	return e
}

// drawTile draws an entry at y, its text further down by air.
func (b *mosaikPlan) drawTile(e mosaikEntry, y, air unit.Length, ink theme.Ink) {
	numeral := ink.Text // a tone of its own would not look the same on any two tiles
	if b.m.theme.Ornaments.Outlines {
		numeral = ink.Display // it has what is left of the colour
	}
	switch {
	case b.stripes():
		b.text(e.numeral, e.left, y, flushLeft, numeral)
		b.text(e.headline, e.left+e.indent, y, flushLeft, ink.Text)
	case e.headline.present():
		b.text(e.headline, e.left, y, flushLeft, ink.Text)
		e.numeral.how.Width = e.right - e.left
		b.text(e.numeral, e.left, y, flushRight, numeral)
	default:
		b.text(e.numeral, e.left, y, flushLeft, numeral)
	}
	y += air
	b.text(e.text, e.left+e.indent, y+e.toText, flushLeft, ink.Text)
	b.text(e.note, e.left+e.indent, y+e.toNote, flushLeft, ink.Muted)
}
