package sheet

// The list of klar: its entries, each with a numeral, a headline, a text and a note, and what they
// keep from one another.

import (
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// inline reports whether numerals stand in a line with the headlines.
func (b *klarPlan) inline() bool {
	many := len(b.m.principles) > fewPrinciples
	return b.level.inline && (many || b.dense(b.size)) || !b.m.theme.Ornaments.LargeNumerals
}

// klarEntry is a principle set for its column.
type klarEntry struct {
	numeral               setting
	headline, text, note  setting
	toText, toNote, total unit.Length
}

// klarList is the list of principles as pieces of a stack.
type klarList struct {
	pieces  stack
	gap     unit.Length // from the last baseline of an entry to the next entry, or its rule
	measure unit.Length
	room    unit.Length
	empty   int
	hole    unit.Length
	lines   int         // of the longest text
	reach   unit.Length // of the lines of texts at most, on average
	broken  bool        // a headline has several lines
	calm    int64       // in thousandths; zero where the try does not ask
	ragged  int64       // by how much of the tallest column another ends above it, in thousandths
	nearly  int64       // the part of the rules that nearly meet one across the gutter, in thousandths
	uneven  bool        // rows without rules stand at uneven distances
}

// list arranges the principles in columns. of is the number of columns into which the
// theme divides the sheet, by which the gutter narrows.
func (b *klarPlan) list(left, width unit.Length, columns, of int) klarList {
	lefts, each := bands(left, width, b.columnGutter(of), columns)
	b.numerals = b.numeralSize(each)
	indent := b.indent(each)
	textIndent, headWidth := indent, each-indent
	if b.headBeside() {
		textIndent = b.headColumn(each)
		headWidth = textIndent - indent - b.size
	} else if !b.m.theme.Ornaments.EntryRules && b.headlines() {
		textIndent = 0 // the column's edge is all there is to stand on
	}
	measure := b.measureIn(each - textIndent)
	if columns == 1 && (b.division.side || b.headBeside()) {
		measure = max(measure, min(each-textIndent, b.size*sideMeasure))
	}
	entries := make([]klarEntry, len(b.m.principles))
	heights := make([]unit.Length, len(entries))
	lines, broken, reach := 0, false, unit.Length(0)
	common := b.commonMeasure(measure)
	for i, p := range b.m.principles {
		entries[i] = b.entry(p, headWidth, each-textIndent, common)
		if !b.ok {
			return klarList{pieces: stack{{}}} // a word is wider than its line
		}
		heights[i] = entries[i].total
		lines = max(lines, entries[i].text.lines)
		if p.text.present() {
			reach = max(reach, p.text.natural(b.size)/unit.Length(entries[i].text.lines))
		}
		broken = broken || entries[i].headline.lines > 1
	}
	pad := b.hair + max(b.gap(900), capHeight(b.m.face.text, b.size))
	if !b.m.theme.Ornaments.EntryRules {
		pad = 0
	}
	g := klarGrid{
		b: b, lefts: lefts, each: each, indent: indent, textIndent: textIndent,
		pad: pad, gap: b.betweenEntries(), entries: entries,
	}
	var quiet int64
	if b.weighsCalm {
		quiet = calm(entries)
	}
	if b.division.free {
		free := g.freeRun(heights)
		return klarList{
			uneven: !b.m.theme.Ornaments.EntryRules && lines <= fewLines, nearly: free.nearly(),
			pieces: stack{free.piece()}, gap: g.gap, measure: measure, room: each - textIndent,
			empty: free.early(), ragged: free.ragged(), lines: lines, calm: quiet,
		}
	}
	counts := spread(len(entries), columns)
	empty := counts[0]*columns - len(entries)
	return klarList{
		uneven: !b.m.theme.Ornaments.EntryRules && columns > 1 && !g.even(rows(heights, counts)),
		pieces: g.rows(heights, counts), gap: g.gap, measure: measure, room: each - textIndent,
		empty: empty, hole: hole(heights, counts, 1), lines: lines, reach: reach, broken: broken, calm: quiet,
	}
}

// commonMeasure is the measure, or a narrower one at which no text stands in one line that is much
// longer than those of texts that break: then those look as if they had another measure.
func (b *klarPlan) commonMeasure(measure unit.Length) unit.Length {
	for measure > b.size*inOneLine {
		var single, broken unit.Length
		for _, p := range b.m.principles {
			if !p.text.present() {
				continue
			}
			natural := p.text.natural(b.size)
			if natural <= measure {
				single = max(single, natural)
				continue
			}
			broken = max(broken, natural/((natural+measure-1)/measure))
		}
		if broken == 0 || single <= b.size*inOneLine || single <= longerLine.of(broken) {
			break
		}
		measure = single - 1
	}
	return measure
}

// inOneLine is the length, in ems, up to which a text may stand in one line whatever others do, and
// longerLine how long such a line may be, in hundredths of the mean line of a text that breaks.
const inOneLine, longerLine = 22, percent(125)

// sideMeasure is the measure, in ems, that a list in one column may have at the side of the title
// or of its headlines.
const sideMeasure = 32

// unruledGap is what entries without rules keep from one another at least, in thousandths of the
// text's size, from the last baseline to the top of the next capitals: nearly an empty line, or a
// long text closes up with the number below it.
const unruledGap = 2050

// ruledGap is what a text keeps from the rule below it at least, from its last baseline on, in
// hundredths of its leading: with less the rule looks as if it underlined it.
const ruledGap percent = 92

// betweenEntries is what an entry keeps from what follows: the rule above the next one, or that itself.
func (b *klarPlan) betweenEntries() unit.Length {
	unruled, ruled := b.size*unruledGap/1000, ruledGap.of(b.leading(b.size))
	if b.level.scant {
		unruled, ruled = b.size*15/10, capHeight(b.m.face.text, b.size)+b.size*25/100
	}
	if !b.m.theme.Ornaments.EntryRules {
		return max(b.gap(1600), unruled)
	}
	return max(b.gap(1300), ruled)
}

// columnGutter is the gutter of a sheet divided into n columns.
func (b *klarPlan) columnGutter(n int) unit.Length {
	if n > 3 {
		return b.gutter * 3 / 4
	}
	return b.gutter
}

// figures is the height of the numerals: from the top of the headline's capitals to the
// first baseline of the text, or over two lines of text where there is no headline.
func (b *klarPlan) figures() unit.Length {
	text := capHeight(b.m.face.text, b.size)
	if b.inline() && b.headlines() {
		return capHeight(b.m.face.headline, b.headlineSize())
	}
	if b.inline() {
		return text
	}
	if b.headlines() && !b.headBeside() {
		return capHeight(b.m.face.headline, b.headlineSize()) + b.toText()
	}
	return text + b.leading(b.size)
}

func (b *klarPlan) headlines() bool { return b.m.headlined() }

// headBeside reports whether headlines stand at the left of their text.
func (b *klarPlan) headBeside() bool { return b.division.share > 0 }

// headColumn is how much of a column's width numerals and headlines have where the text stands
// beside them: what the longest headline needs, and at most their share.
func (b *klarPlan) headColumn(each unit.Length) unit.Length {
	var widest unit.Length
	for _, p := range b.m.principles {
		widest = max(widest, p.headline.natural(b.headlineSize()))
	}
	return min(b.indent(each)+widest+b.size*besideAir/10, b.division.share.of(each))
}

// besideAir is what a text keeps from the longest headline at its left, in tenths of an em.
const besideAir = 25

func (b *klarPlan) headlineSize() unit.Length { return b.m.theme.Scale.Headline.Of(b.size) }

// toText is the distance from a headline's baseline to the first of its text.
func (b *klarPlan) toText() unit.Length { return b.size.Scale(1400, 1000) }

// numeralSize is the size of the numerals in a column of the given width, which do not outshout a
// title that stands beside them, nor take much of a column that is narrow or has no headlines for them
// to stand beside.
func (b *klarPlan) numeralSize(each unit.Length) unit.Length {
	high := b.figures()
	if title := capHeight(b.m.face.title, b.titleSize); b.division.side && title > 0 && !b.inline() {
		high = min(high, max(title*numeralOfTitleBeside/100, capHeight(b.m.face.headline, b.headlineSize())))
	}
	size := sizeForCap(b.numeral(b.m.principles[0]).face, high)
	if b.headlines() && b.division.columns < narrowColumns || b.inline() {
		return size
	}
	if widest, most := b.widestNumeral(size), mostNumeral.of(each); widest > most {
		size = max(size.Scale(int64(most), int64(widest)), b.size*leastNumeral/10)
	}
	return size
}

// narrowColumns is the number of columns from which on they are narrow.
const narrowColumns = 3

// mostNumeral is the share of a column that its numerals take at most, as long as they are larger,
// in tenths of its size, than leastNumeral of the text.
const mostNumeral, leastNumeral = percent(14), 16

// widestNumeral is the width of the widest numeral of a size.
func (b *klarPlan) widestNumeral(size unit.Length) (widest unit.Length) {
	for _, p := range b.m.principles {
		widest = max(widest, b.numeral(p).natural(size))
	}
	return widest
}

// numeralOfTitleBeside is how high, in hundredths of its capitals, numerals beside a title are at most.
const numeralOfTitleBeside = 100

// numeral is the number of p as the level wants it: large, or in a line with the headline.
func (b *klarPlan) numeral(p principle) matter {
	if b.inline() {
		return p.number
	}
	return p.numeral
}

// indent is the width of the column of numerals: the widest number with air.
func (b *klarPlan) indent(each unit.Length) unit.Length {
	widest := b.widestNumeral(b.numeralSize(each))
	// The wider the digits the more air, or two of them cling to a text from which one keeps far.
	air := max(b.size*80/100, widest/3)
	if len(b.m.principles) >= wideNumbers {
		air = max(air, b.size*115/100)
	}
	if b.inline() {
		return widest + b.size*73/100
	}
	return max(widest+air, min(each/7, widest*2))
}

// wideNumbers is how many principles there are at least for numbers of two wide digits, from which a text has to
// keep more than from those that begin with a one.
const wideNumbers = 20

func (b *klarPlan) entry(p principle, headWidth, width, measure unit.Length) klarEntry {
	head := b.headlineSize()
	e := klarEntry{
		numeral:  b.set(b.numeral(p), b.numerals, b.numerals*10, 0, typeset.Balanced),
		headline: b.set(p.headline, head, headWidth, head*112/100, typeset.Balanced),
		text:     b.set(p.text, b.size, measure, b.leading(b.size), typeset.Ragged),
		note:     b.noteOf(p, width, measure),
	}
	text := capHeight(b.m.face.text, b.size)
	switch {
	case b.headBeside():
		e.toText = max(0, capHeight(b.m.face.headline, head)-text)
	case e.headline.present():
		e.toText = e.headline.height() + b.toText() - text
	}
	e.total = e.toText + e.text.height()
	e.toNote, e.total = b.under(e.total, e.note)
	e.total = max(e.total, e.headline.height(), b.figures())
	return e
}
