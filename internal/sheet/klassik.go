package sheet

// klassik is a certificate: warm paper, a double frame, everything on the centre line, a
// quiet rule between the columns and one ornament above the motto.

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"leitbild/internal/color"
	"leitbild/internal/page"
	"leitbild/internal/theme"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

type klassik struct{ job }

func klassikVoices(m *manuscript) voices {
	capitals := voice{face: m.face.headline, capitals: true, tracking: m.theme.Scale.CapsTracking}
	small := voice{face: m.face.small}
	return voices{
		organization: capitals, headline: capitals,
		title:    voice{face: m.face.title, tracking: m.theme.Scale.TitleTracking, centred: true},
		subtitle: voice{face: m.face.subtitle}, text: voice{face: m.face.text},
		motto: voice{face: m.face.motto}, date: small, label: small,
		numbered: func(headlines bool) bool { return !headlines },
	}
}

func (k klassik) most() unit.Length { return k.job.most(170) }

// levels keep more air around a certificate and a greater title than others have. The fewer
// principles, the larger one expects them.
func (k klassik) levels() []level {
	wall := 48
	switch n := len(k.m.principles); {
	case n <= 3:
		wall = 26
	case n <= 6:
		wall = 30
	}
	second := level{gap: 680, margin: 860, secondary: 900, leading: 985, title: 7000, titleMin: 880, measure: 34, gain: 105}
	last := tightest()
	third := level{gap: 480, margin: 780, secondary: 760, leading: 970, title: 3600, titleMin: 0, measure: 40, inline: true}
	if n := len(k.m.principles); n <= 3 && !k.frame.landscape() {
		// Large type keeps further from the frame than small.
		third.margin, last.margin, last.gap = 900, 880, 440
		if len(k.m.signatures) > 0 || k.m.link != nil {
			second.margin = 960 // and lines to sign on and a code, which are as wide
		}
	}
	if k.frame.landscape() && len(k.m.principles) > 6 {
		second.gap = 540 // height is dear
		if b := (layout{job: k.job}); b.hasFoot() {
			second.margin = 780 // small print comes closer to the frame than large text
		}
	}
	return []level{
		generous(wall),
		second,
		third,
		last,
	}
}

func (k klassik) divisions() []division {
	n := len(k.m.principles)
	if n == 1 {
		return sentences()
	}
	out := k.columns(n)
	if k.frame.landscape() {
		return out // where title and foot are low anyway
	}
	wide := slices.Clone(out)
	pairs := n == 5 && k.letters() <= briefText*n
	for i, d := range out {
		if n <= 12 && d.columns > 2 || n <= 3 && d.columns > 1 {
			out[i].worth = narrowWorth
			wide[i].columns = 0
		} else if pairs && d.columns == 2 {
			out[i].worth = cmp.Or(d.worth, 1000) * alonePairs / 100
		}
	}
	wide = slices.DeleteFunc(wide, func(d division) bool { return d.columns == 0 })
	if n > 12 || k.letters() > quietText*n {
		for i := range out {
			out[i].flat = true // a long list asks for nothing else
		}
		return out
	}
	for _, d := range wide {
		if !d.flat {
			d.flat, d.worth = true, k.flatWorth()
			if pairs && d.columns == 2 {
				d.worth = d.worth * alonePairs / 100
			}
			out = append(out, d)
		}
	}
	return out
}

// narrowWorth is what a certificate on a portrait sheet is worth, in thousandths, with columns that
// are narrow.
const narrowWorth = 820

// alonePairs is what two pairs of principles with one alone below them keep of their worth on a portrait sheet, in
// hundredths: five below one another stand quieter.
const alonePairs = 88

// flatWorth is what it is worth with its title in one line; an intro, which takes room as well,
// makes that the better choice more often.
func (k klassik) flatWorth() int64 {
	if k.m.intro.present() {
		return 900
	}
	return 850
}

// What columns that run on their own are worth at most, in thousandths: with long texts, which leave
// holes in rows, and whose gaps are then all the same, and with brief ones, whose headlines the eye
// looks for on common lines.
const freeWorth, freeBriefWorth = 1060, 850

// letters is the number of characters in all texts.
func (k klassik) letters() (chars int) {
	for _, p := range k.m.charter.Principles {
		chars += utf8.RuneCountInString(p.Text.Value)
	}
	return chars
}

// briefText is the number of characters up to which texts, on average, are brief, and quietText that
// from which on the title above them keeps to one line.
const briefText, quietText = 150, 85

// columns are the ways to set n principles in columns.
func (k klassik) columns(n int) (out []division) {
	most, brief := 2+(n+7)/12, k.letters() <= briefText*n
	if k.frame.landscape() {
		most = 3
		if n%4 == 0 || n%4 == 3 && brief || n > 9 {
			most = 4 // fewer that leave a row short stand wider
		}
		if n > 10 && n%5 == 0 {
			most = 5 // which leaves no row short
		}
	}
	free := int64(freeWorth)
	if brief {
		free = freeBriefWorth
	}
	for columns := 1; columns <= min(n, most); columns++ {
		if n == 3 && columns == 2 {
			continue // three stand beside one another or below
		}
		out = append(out, division{columns: columns})
		if columns > 1 && n > columns && columns < 5 {
			out = append(out, division{columns: columns, free: true, worth: free})
			if n > columns+1 && n%columns == 1 && !brief {
				out = append(out, division{columns: columns, free: true, closed: true, worth: free})
			}
		}
	}
	return out
}

// klassikPlan is one plan in the making.
type klassikPlan struct {
	layout
	centre unit.Length
	// prose is the size of intro and outro.
	prose unit.Length
}

func (k klassik) plan(t try, p pen) (plan, bool) {
	th, f := k.m.theme, k.frame
	inset := func(r theme.Ratio) unit.Length {
		// The frame stays; what stands inside it comes closer.
		return f.borderInset() + f.border() + (r.Of(f.short)-f.borderInset()).Scale(t.level.margin*t.level.margin, 1000_000)
	}
	smallParts := 44
	if f.landscape() {
		smallParts = 52 // so that date and contact have room beside the signatures
	}
	switch n := len(k.m.principles); {
	case n == 1:
		smallParts = 58
	case n <= 3 && !f.landscape():
		smallParts = 54 // so far below text that is large
	}
	b := klassikPlan{layout: k.newLayout(t, p, inset(th.Grid.Margin), inset(th.Grid.Foot), smallParts), centre: f.width / 2}
	if !k.m.single() {
		b.small = max(min(b.small, t.size*8/10), b.smallest) // what it accompanies is larger
	}
	inner := f.borderInset() + f.border()
	if f.landscape() {
		// Height is dear: head and foot come closer to the frame than the sides.
		b.live.Y0 -= (b.live.Y0 - inner) * nearFrame / 100
		b.live.Y1 += (f.height - b.live.Y1 - inner) * nearFrame / 100
	}
	if !k.m.single() && !b.hasFoot() {
		b.live.Y1 = min(b.live.Y1, f.height-inner-t.size) // large text keeps from the frame
	}
	var out plan
	if k.m.single() {
		out = b.sentence()
	} else {
		out = b.certificate()
	}
	out.small, out.ground, out.divided, out.inPieces = b.small, b.ground, b.divided, b.inPieces
	return out, b.ok
}

// nearFrame is by how much, in hundredths of their distance, head and foot of a landscape sheet are
// nearer to the frame than the sides.
const nearFrame = 12

// borderInset is the distance of the frame from the trim, and border its whole depth.
func (f frame) borderInset() unit.Length { return f.short * 36 / 1000 }
func (f frame) border() unit.Length      { return f.short * 10 / 1000 }

// ground is the paper tone, over the bleed, and the double frame.
func (b *klassikPlan) ground() {
	b.flood(b.m.theme.Colors.Paper)
	outer := b.frame.borderInset()
	b.box(outer, max(b.frame.short*32/10000, 2*b.hair), b.ink.Rule)
	b.box(outer+b.frame.border(), b.hair, b.ink.Rule)
}

// box is a rectangular frame of the given weight, inset from the trim.
func (b *klassikPlan) box(inset, weight unit.Length, c page.Color) {
	r := page.Rect{X0: inset, Y0: inset, X1: b.page.Width - inset, Y1: b.page.Height - inset}
	b.rect(page.Rect{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y0 + weight}, c)
	b.rect(page.Rect{X0: r.X0, Y0: r.Y1 - weight, X1: r.X1, Y1: r.Y1}, c)
	b.rect(page.Rect{X0: r.X0, Y0: r.Y0 + weight, X1: r.X0 + weight, Y1: r.Y1 - weight}, c)
	b.rect(page.Rect{X0: r.X1 - weight, Y0: r.Y0 + weight, X1: r.X1, Y1: r.Y1 - weight}, c)
}

// line is the longest line of what stands around the list, in ems of its size; on
// landscape sheets, where height is dear, it is longer.
func (b *klassikPlan) line(size unit.Length, ems int) unit.Length {
	if b.frame.landscape() {
		ems = ems * 3 / 2
	}
	return min(b.width(), size*unit.Length(ems))
}

// sensible is width, or a little more of the sheet where in that no line of c ends with the first words of a
// sentence: those dangle, and on the centre line one sees them. ok is false where only more lines, or none,
// prevent that.
func (b *klassikPlan) sensible(c matter, size, width unit.Length) (_ unit.Length, ok bool) {
	most := min(width*sensibleWider/100, b.width())
	for _, w := range [...]unit.Length{width, most} {
		if !c.dangles(typeset.Setting{Size: size, Width: w, Mode: typeset.Balanced}) {
			return w, true
		}
	}
	if narrow := width * sensibleNarrower / 100; !c.dangles(typeset.Setting{Size: size, Width: narrow, Mode: typeset.Balanced}) {
		return narrow, false
	}
	return width, false
}

// What lines are to others, in hundredths, which end with a sentence for that: longer, or shorter and more.
const sensibleWider, sensibleNarrower = 122, 70

// dangles reports whether a line of c ends with a sentence and a word or two of the next.
func (c matter) dangles(how typeset.Setting) bool {
	lines := c.shaped.Break(how).List
	for _, l := range lines[:len(lines)-1] {
		words := strings.Fields(l.Text)
		for i := max(len(words)-1-danglingWords, 0); i < len(words)-1; i++ {
			if strings.ContainsAny(words[i][len(words[i])-1:], ".!?") {
				return true
			}
		}
	}
	return false
}

// danglingWords is how many words of a sentence dangle at the end of a line.
const danglingWords = 2

// middle makes a piece of matter set on the centre line.
func (b *klassikPlan) middle(c matter, size, width, leading, gap unit.Length, mode typeset.Mode, color page.Color) piece {
	s := b.set(c, size, width, leading, mode)
	return piece{gap: gap, height: s.height(), draw: func(y, _ unit.Length) {
		b.text(s, b.centre-width/2, y, centred, color)
	}}
}

// certificate is the sheet with a list.
func (b *klassikPlan) certificate() plan {
	b.prose = b.proseSize()
	s, under := b.head()
	list := b.list()
	list.pieces[0].gap = max(list.pieces[0].gap, under)
	s = append(s, list.pieces...)
	s = append(s, b.foot()...)
	return plan{
		columns: []column{b.column(s)}, measure: list.measure, empty: list.empty, hole: list.hole,
		list: list.pieces.natural(), worth: cmp.Or(b.division.worth, 1000) * list.worth / 1000,
	}
}

// head is organisation, title, subtitle and intro; under is what the list must keep from it.
func (b *klassikPlan) head() (s stack, under unit.Length) {
	m, sc, c := b.m, b.m.theme.Scale, b.ink
	t := b.title()
	capital := capHeight(m.face.title, t.how.Size)
	org := max(b.small, min(b.size*8/10, b.frame.short/40))
	if !b.level.scant {
		org = max(org, min(capital*organizationOfTitle/100, b.size*12/10))
	}
	s = b.logoAbove(org, b.middle(m.organization, org, b.width(), org*135/100, 0, typeset.Balanced, c.Accent))
	s = append(s, piece{gap: max(capital*50/100, org) + t.top, flex: true, height: t.height(), draw: func(y, _ unit.Length) {
		b.display(t, b.centre-t.how.Width/2, y, centred, c.Text)
	}})
	under = t.bottom
	if m.subtitle.present() {
		size := max(min(sc.Subtitle.Of(b.service), b.frame.short/28), b.small)
		s = append(s, b.middle(m.subtitle, size, b.line(size, 32), size*125/100,
			max(capital*b.headAir(45)/100, under+size*80/100), typeset.Balanced, c.Muted))
		under = 0
	}
	if m.intro.present() {
		size := b.prose
		width, _ := b.sensible(m.intro, size, b.line(size, 36))
		s = append(s, b.middle(m.intro, size, width, b.leading(size),
			max(size*b.headAir(130)/100, under+size), typeset.Balanced, c.Text))
		under = 0
	}
	if under == 0 {
		// What stands below the title keeps the list from it.
		return s, max(b.size*15/10, capital.Scale(40*b.level.gap, 100_000))
	}
	return s, under + max(b.size, capital*titleClear/100, capital.Scale(b.level.gap, 1000))
}

// proseSize is that of intro and outro. On a portrait sheet with so few principles that those are large it is
// far smaller, and anywhere a little smaller where the lines of the intro then end with a sentence.
func (b *klassikPlan) proseSize() unit.Length {
	size := b.introSize()
	n := len(b.m.principles)
	if n > 1 && n <= 3 && !b.frame.landscape() {
		size = max(min(size, b.size*introOfFew/100), b.smallest)
	}
	if n == 1 || !b.m.intro.present() {
		return size
	}
	for small := size; small*100 >= size*sensibleSmaller && small >= b.smallest; small -= size / 25 {
		if _, ok := b.sensible(b.m.intro, small, b.line(small, 36)); ok {
			return small
		}
	}
	return size
}

// introOfFew is the most that it has of the text then, in hundredths, and sensibleSmaller the share of its
// size that it keeps for the sake of its lines.
const introOfFew, sensibleSmaller = 64, 88

// headAir is the space between two parts of the head, in hundredths, or more of it where many have to stand
// below on a landscape sheet: they take no other air than that.
func (b *klassikPlan) headAir(hundredths unit.Length) unit.Length {
	n := len(b.m.principles)
	if b.level.gap >= roomyGap && (n <= 3 || b.frame.landscape() && n > 6) {
		return hundredths * 130 / 100
	}
	return hundredths
}

// roomyGap is the gap, in thousandths, of the tightest level that leaves air around things.
const roomyGap = 540

// organizationOfTitle is how large, in hundredths of the title's capitals, the organisation above it is at least
// where that is not much larger than the text.
const organizationOfTitle = 27

// titleClear is what a title keeps from the list, in hundredths of its capitals: more than the
// height of its small letters.
const titleClear = 78

// title is set across the sheet where that takes one line that is large enough: on landscape
// sheets, where it keeps from the edges, and where height is dear.
func (b *klassikPlan) title() display {
	width, height := b.width(), b.frame.height
	if b.frame.landscape() {
		before, capitals := b.ok, capitalsAcross
		if len(b.m.principles) > 6 {
			capitals = quietCapitals
			most := int64(quietTitle)
			if !b.m.subtitle.present() && !b.m.intro.present() {
				most = bareTitle
			}
			b.level.title, b.level.titleMin = min(b.level.title, most), min(b.level.titleMin, quietLeast)
		}
		narrow := b.titleIn(width*acrossShare/100, usualTitle.of(height), capitals)
		if narrow.lines == 1 {
			return narrow
		}
		fits := b.ok
		b.ok = before
		if wide := b.titleIn(width, usualTitle.of(height), capitals); wide.lines < narrow.lines || !fits {
			return wide
		}
		return narrow
	}
	high := usualTitle.of(height)
	if b.division.flat {
		high = flatTitle.of(height)
		if b.m.title.natural(sizeForCap(b.m.face.title, height*32/1000)) <= width {
			high = lowTitle.of(height) // no two lines are larger
		}
	}
	return b.titleIn(width, high, 0)
}

// The part of the height that the title has at most: usually, where one line is better, and where
// that line has the greatest size in less.
const usualTitle, flatTitle, lowTitle percent = 27, 15, 9

// capitalsAcross is the height of the capitals, in thousandths of the sheet's, from which on one
// line across a landscape sheet is large enough.
const capitalsAcross = 70

// What a title is on a landscape sheet above a list of many, which needs the height: its capitals
// instead of capitalsAcross, the most it has in thousandths of the text, and the part of the theme's
// least, in thousandths, that it has. Where nothing else stands below it, it is greater, bareTitle, or
// it reads like a caption.
const quietCapitals, quietTitle, quietLeast, bareTitle = 50, 3600, 700, 5000

// titleIn is the title in the given room, with capitals of at least so many thousandths of the
// sheet's height where one line can have that.
func (b *klassikPlan) titleIn(width, high unit.Length, thousandths int) display {
	least := sizeForCap(b.m.face.title, b.frame.height*unit.Length(thousandths)/1000)
	if b.m.title.natural(least) > width {
		least = 0
	}
	flat := b.frame.landscape() || b.division.flat || len(b.m.principles) > 12
	return b.titled(width, high, least.Scale(b.level.titleMin, 1000), flat)
}

// acrossShare is the part of the width, in hundredths, that a title has on a landscape sheet
// where that takes no more lines. From edge to edge it is louder than a certificate.
const acrossShare = 74

// logoAbove puts the logo on the centre line above the first piece.
func (b *klassikPlan) logoAbove(size unit.Length, first piece) stack {
	e := b.emblem(b.ink, b.width())
	if !e.present() {
		return stack{first}
	}
	first.gap = max(b.gap(1000), size*95/100)
	if b.frame.landscape() && !b.m.single() {
		e = e.scaled(780) // height is dear
	}
	return stack{{height: e.height, draw: func(y, _ unit.Length) { b.logo(e, b.centre-e.width/2, y) }}, first}
}

// klassikEntry is a principle set for its column.
type klassikEntry struct {
	top, text, note       setting
	topColor              page.Color
	toText, toNote, total unit.Length
}

func (b *klassikPlan) entry(p principle, width, head unit.Length) klassikEntry {
	note := b.noteSize()
	e := klassikEntry{
		topColor: b.ink.Accent,
		top:      b.set(p.headline, head, width, head*128/100, typeset.Balanced),
		text:     b.set(p.text, b.size, width, b.leading(b.size), typeset.Ragged),
		note:     b.set(p.note, note, width, b.leading(note), typeset.Ragged),
	}
	if p.numeral.present() {
		e.top = b.set(p.numeral, b.size*13/10, width, 0, typeset.Balanced)
	}
	if e.top.present() {
		e.toText = e.top.height() + b.toText()
	}
	e.total = e.toText + e.text.height()
	e.toNote, e.total = b.under(e.total, e.note)
	return e
}

// smallerHeadline is the share of their size, in hundredths, down to which headlines are smaller
// so that each of them takes one line.
const smallerHeadline = 86

// headlineSize is that of all headlines in columns of the given width: capitals in two lines are
// loud beside others in one. It is not for words that are too wide.
func (b *klassikPlan) headlineSize(width unit.Length) unit.Length {
	size := b.m.theme.Scale.Headline.Of(b.size)
	var widest unit.Length
	for _, p := range b.m.principles {
		if !p.headline.present() {
			continue
		}
		widest = max(widest, p.headline.natural(size))
		if p.headline.width(p.headline.shaped.MinWidth(), size) > width {
			return size
		}
	}
	if widest <= width || widest*smallerHeadline > width*100 {
		return size
	}
	return max(size.Scale(int64(width), int64(widest))-1, min(size, b.smallest))
}

// toText is what a headline keeps from its text: more than the leading of the text, or it sticks to
// it. Of numerals some reach below the line.
func (b *klassikPlan) toText() unit.Length {
	if slices.ContainsFunc(b.m.principles, func(p principle) bool { return p.headline.present() }) {
		return b.size*58/100 + b.gap(200)
	}
	return b.size*72/100 + b.gap(200)
}

// apart is what entries keep from one another: a line of text, as far as the level allows, and
// twice what a headline keeps from the text that it belongs to.
func (b *klassikPlan) apart() unit.Length {
	// Accents on large headlines reach up.
	accents := max(0, b.m.theme.Scale.Headline.Of(b.size)-b.size) * 20 / 100
	least := b.toText() * 21 / 10
	if b.level.scant {
		least = 0
	} else if b.frame.landscape() && len(b.m.principles) > 6 && (klassik{b.job}).letters() <= briefText*len(b.m.principles) {
		// Short rows in many columns: what belongs together is seen by distance alone.
		least = b.toText() * apartMany / 100
	}
	return max(b.size*80/100+b.gap(1170), least) + accents
}

// apartMany is how much more entries of many on a landscape sheet keep from one another than a headline
// does from its text, in hundredths.
const apartMany = 270

// klassikList is the list of principles as pieces of a stack.
type klassikList struct {
	pieces        stack
	measure, hole unit.Length
	empty         int
	worth         int64 // of how they stand, in thousandths
}

// list is the principles in columns with a quiet rule between them.
func (b *klassikPlan) list() klassikList {
	n := b.division.columns
	left, width := b.live.X0, b.width()
	if n == 1 {
		width = b.measureIn(width)
		left = b.centre - width/2
	}
	lefts, each := bands(left, width, b.gutter, n)
	measure := b.measureIn(each)
	b.ok = b.ok && (n == 1 || len(b.m.principles) > largeEntries || measure*10 >= b.size*largeEms)
	head := b.headlineSize(measure)
	entries := make([]klassikEntry, len(b.m.principles))
	heights := make([]unit.Length, len(entries))
	for i, p := range b.m.principles {
		entries[i] = b.entry(p, measure, head)
		heights[i] = entries[i].total
	}
	gap := b.apart()
	g := &klassikGrid{b: b, lefts: lefts, each: each, measure: measure, head: head, entries: entries}
	if g.align, g.long = alignment(entries); g.align == centred && !g.long {
		b.alike(entries, heights)
	}
	l := klassikList{measure: measure, worth: 1000}
	var body piece
	switch {
	case b.division.closed:
		above := heights[:len(heights)-1]
		var over piece
		over, l.empty = g.free(above, gap)
		l.worth = g.freeWorth(above, gap)
		body = g.closed(over, gap)
	case b.division.free:
		body, l.empty = g.free(heights, gap)
		l.worth = g.freeWorth(heights, gap)
	default:
		body, l.empty, l.hole = g.grid(heights, gap)
		l.worth = g.closingWorth()
	}
	if b.frame.landscape() && len(entries) > 6 && g.align == centred && g.fills() < emptyColumns {
		l.worth = l.worth * emptyWorth / 100
	}
	if words := b.size * centredWords; measure < words {
		l.worth = l.worth * max(int64(measure)*1000/int64(words), fewWords) / 1000
	}
	body.gap, body.flex = gap*12/10, true
	l.pieces = stack{body}
	return l
}

// What a list of many on a landscape sheet is worth, in hundredths, whose lines fill less of their
// columns, in hundredths, than emptyColumns: strips of the sheet stay empty while height is dear.
const emptyColumns, emptyWorth = 72, 92

// fills is the part of the measure, in hundredths, that lines of text have on average.
func (g *klassikGrid) fills() int64 {
	var widths unit.Length
	for _, e := range g.entries {
		widths += e.text.natural(g.b.size) / unit.Length(max(e.text.lines, 1))
	}
	return int64(widths) * 100 / int64(max(g.measure, 1)) / int64(len(g.entries))
}

// alike sets texts in two lines that are one line as long as those of texts with more: on the centre
// line entries of one shape stand quieter.
func (b *klassikPlan) alike(entries []klassikEntry, heights []unit.Length) {
	var line unit.Length
	for _, e := range entries {
		if e.text.lines > 1 {
			line = max(line, e.text.natural(b.size)/unit.Length(e.text.lines))
		}
	}
	for i := range entries {
		e := &entries[i]
		if e.text.lines != 1 || line == 0 || e.text.natural(b.size) < line*oneLine/100 {
			continue
		}
		how := e.text.how
		how.Width, how.Mode = e.text.natural(b.size)*72/100, typeset.Balanced
		two, ok := e.text.lay(how, e.text.leading, divideNone)
		if !ok || two.lines != 2 {
			continue
		}
		added := two.height() - e.text.height()
		e.text = two
		e.toNote, e.total = e.toNote+added, e.total+added
		heights[i] = e.total
	}
}

// oneLine is how long a single line may be, in hundredths of what the others have on average.
const oneLine = 105

// centredWords is the measure, in ems, below which lines are of one word or two, which look torn
// on the centre line, and fewWords what that is worth at least, in thousandths.
const centredWords, fewWords = 10, 880

// largeEms is the least measure, in tenths of an em, of columns of largeEntries in all at most: text that
// large needs no narrower one, in which spaced headlines are as wide as the lines below them.
const largeEms, largeEntries = 120, 6

// freeWorth is that of columns of entries that run on their own, in thousandths of what they are worth
// at most: less by what their gaps differ so that they end on one line, and far less by what is then
// still missing, but where another entry stands below them.
func (g *klassikGrid) freeWorth(heights []unit.Length, gap unit.Length) int64 {
	n, most, cost, early := len(g.lefts), int64(1000), int64(hollowCost), columnSlack
	switch {
	case g.b.division.closed:
		cost = hollowClosed
	case g.align == centred && g.long:
		most, early = freeCentred, earlySlack
	case g.long:
		early = earlySlack
	}
	return most - min(hollow(heights, gap, 0, n)*gapCost/100+hollow(heights, gap, early, n)*cost/100, 500)
}

// earlySlack is by how much of its natural size the gaps of a column of long texts that ends early would have
// to grow without costing anything: a line or two are not missed there.
const earlySlack percent = 75

// freeCentred is what long texts on the centre lines of columns that run on their own are worth, in
// thousandths: their headlines stand on no line with others, nor on an edge.
const freeCentred = 850

// What columns that run on their own lose in worth, in hundredths of the part of their height by which
// one ends early: gapCost where its gaps would be as those of the others, and hollowCost for what is
// then still missing, or hollowClosed above the entry that closes the list.
const gapCost, hollowCost, hollowClosed = 100, 300, 150

// What a list is worth, in thousandths, whose last row is not full: whose one entry stands on the
// centre line below more than two columns, or whose entries do, not one less than there are
// columns, or have the whole width between them. There a line has acrossEms at most.
const aloneWorth, closingWorth, acrossWorth, acrossEms = 760, 880, 950, 48

// middleWorth is what a list is worth, in thousandths, whose last entries stand under the middle of its
// columns: one under two rows of three at least, or two under four.
const middleWorth = 900

// closingWorth is that of a list in rows by its last one.
func (g *klassikGrid) closingWorth() int64 {
	n := len(g.lefts)
	switch rest := len(g.entries) % n; {
	case n == 1 || rest == 0:
		return 1000
	case rest == 1 && n == 3 && len(g.entries) > n+1 || rest == 2 && n == 4:
		return middleWorth
	case g.long && (g.b.width()-unit.Length(rest-1)*g.b.gutter)/unit.Length(rest) <= g.b.size*acrossEms:
		return acrossWorth
	case rest == 1 && n > 2:
		return aloneWorth
	case rest == n-1 && n > 2:
		return 1000 // as bricks lie
	}
	return closingWorth
}

// alignment is centred, unless the texts are so long that the eye needs an edge to return to; long
// tells that they are too long for rows of one height.
func alignment(entries []klassikEntry) (_ align, long bool) {
	var ems unit.Length
	lines := 0
	for _, e := range entries {
		lines = max(lines, e.text.lines)
		ems += e.text.natural(e.text.how.Size) / max(e.text.how.Size, 1)
	}
	n := unit.Length(len(entries))
	long = lines > briefLines || ems > briefEms*n
	if lines > centredLines || ems > centredEms*n || long && n > centredEntries {
		return flushLeft, true
	}
	return centred, long
}

// briefLines is how many lines of text stand in rows of one height, and briefEms how much text,
// which is about 150 characters, where all texts have as much.
const briefLines, briefEms = 6, 72

// centredLines is how many lines of text the eye follows without an edge, and centredEms how much
// text on average, as long as there are centredEntries at most.
const centredLines, centredEms, centredEntries = 8, 130, 8

// grid sets the list in rows that all columns share, of one height where the texts are short, so
// that the headlines have one pitch. The last entries, where they are too few for a row, close it
// in a row on the centre line, which costs half of what empty cells cost, or have the width
// between them where texts have an edge.
func (g *klassikGrid) grid(heights []unit.Length, gap unit.Length) (body piece, empty int, deep unit.Length) {
	n := len(g.lefts)
	rest := len(heights) % n
	full := len(heights) - rest
	counts := spread(full, n)
	g.pitch, deep = g.even(heights[:full], counts, 1-min(rest, 1))
	above := g.rows(heights[:full], counts, gap)
	if rest == 0 {
		return above, 0, deep
	}
	last := g.closing(rest)
	last.gap, last.flex = gap*12/10, true // it belongs to no column
	s := stack{above, last}
	if g.align == centred {
		empty = (n - rest + 1) / 2
	}
	return piece{height: s.natural(), spare: s.capacity(), draw: s.place}, empty, deep
}

// even is the height of all rows but the last ones where the texts are short and the rows hardly differ,
// that of the highest of them, and by how much an entry is lower than its row, at most. A single column
// has no rows.
func (g *klassikGrid) even(heights []unit.Length, counts []int, last int) (pitch, deep unit.Length) {
	if len(counts) < 2 || counts[0] <= last {
		return 0, 0
	}
	own := rows(heights, counts)
	own = own[:counts[0]-last]
	if g.long || slices.Max(own)-slices.Min(own) > g.b.leading(g.b.size)*3/2 {
		return 0, hole(heights, counts, last)
	}
	low := heights[0]
	for _, column := range columns(heights, counts) {
		column = column[:len(column)-last]
		pitch, low = max(pitch, slices.Max(column)), min(low, slices.Min(column))
	}
	return pitch, pitch - low
}

// hollow is by how much the lowest of columns that run on their own is lower than the highest
// when its gaps have grown as far as they may, in thousandths of the highest.
func hollow(heights []unit.Length, gap unit.Length, slack percent, n int) int64 {
	var high, missing unit.Length
	each := columns(heights, balance(heights, gap, n))
	for _, column := range each {
		high = max(high, total(column, gap))
	}
	for _, column := range each {
		gaps := unit.Length(len(column) - 1)
		missing = max(missing, high-total(column, gap)-slack.of(gaps*gap))
	}
	return int64(missing) * 1000 / int64(max(high, 1))
}

// total is the height of entries with a gap between each.
func total(heights []unit.Length, gap unit.Length) unit.Length {
	h := -gap
	for _, entry := range heights {
		h += gap + entry
	}
	return h
}

type klassikGrid struct {
	align         align
	long          bool // texts, whose rows are of any height
	b             *klassikPlan
	lefts         []unit.Length
	each, measure unit.Length
	head          unit.Length // the size of the headlines
	entries       []klassikEntry
	// pitch is the height of all rows but the last; zero leaves each its own.
	pitch unit.Length
}

func (g *klassikGrid) draw(i, column int, y unit.Length) { g.drawAt(i, g.lefts[column], y) }

// drawAt draws an entry in the middle of a column from left.
func (g *klassikGrid) drawAt(i int, left, y unit.Length) {
	e, c := g.entries[i], g.b.ink
	left += (g.each - g.measure) / 2
	g.b.text(e.top, left, y, g.align, e.topColor)
	g.b.text(e.text, left+(g.measure-e.text.how.Width)/2, y+e.toText, g.align, c.Text)
	g.b.text(e.note, left, y+e.toNote, g.align, c.Muted)
}

// rules are drawn between the columns, all as far as the longest of them goes.
func (g *klassikGrid) rules(y unit.Length, ends []unit.Length) {
	for _, left := range g.lefts[1:] {
		x := left - g.b.gutter/2 - g.b.hair/2
		g.b.rect(page.Rect{X0: x, Y0: y, X1: x + g.b.hair, Y1: slices.Max(ends)}, g.b.faint())
	}
}

// faint is a colour half way between rule and paper, or nearer to the rule's where that would hardly be
// seen: on a line one has to sign.
func (b *klassikPlan) faint() (c page.Color) {
	for part := 45; part <= 100; part += 5 {
		c = theme.Mix(b.ink.Rule, b.ink.Ground, part)
		if color.Contrast(color.RGB(c), color.RGB(b.ink.Ground)) >= faintContrast {
			break
		}
	}
	return c
}

// faintContrast is the contrast of faint lines.
const faintContrast = 2.1

// rows sets the list in rows that all columns share.
func (g *klassikGrid) rows(heights []unit.Length, counts []int, gap unit.Length) piece {
	high := rows(heights, counts)
	ends := make([]unit.Length, len(counts))
	var inner stack
	for r, h := range high {
		if r < len(high)-1 {
			h = max(h, g.pitch)
		}
		p := piece{gap: gap, flex: true, height: h, draw: func(y, _ unit.Length) {
			first := 0
			for c, n := range counts {
				if r < n {
					g.draw(first+r, c, y)
					ends[c] = y + h
				}
				first += n
			}
		}}
		if r == 0 {
			p.gap = 0
		}
		inner = append(inner, p)
	}
	return piece{height: inner.natural(), spare: inner.capacity(), draw: func(y, height unit.Length) {
		inner.place(y, height)
		g.rules(y, ends)
	}}
}

// closing sets the last entries, which are too few for a row, in a row on the centre line, or
// where texts have an edge, over the whole width.
func (g *klassikGrid) closing(n int) piece {
	b := g.b
	if n == 1 && g.align != centred {
		return g.end()
	}
	last := *g
	last.entries = g.entries[len(g.entries)-n:]
	if g.align == centred {
		if n == 1 && !g.long {
			last.widen(min(b.width()*aloneShare/100, b.size*unit.Length(b.level.measure)))
		}
		width := unit.Length(n)*(last.each+b.gutter) - b.gutter
		last.lefts, _ = bands(b.centre-width/2, width, b.gutter, n)
	} else {
		var each unit.Length
		last.lefts, each = bands(g.lefts[0], b.width(), b.gutter, n)
		last.widen(min(each, b.size*acrossEms))
	}
	high := unit.Length(0)
	for _, e := range last.entries {
		high = max(high, e.total)
	}
	return piece{height: high, draw: func(y, h unit.Length) {
		for i := range last.entries {
			last.draw(i, i, y)
		}
		last.rules(y, []unit.Length{y + h})
	}}
}

// widen sets the entries anew, which are the last ones, in columns of the given width.
func (g *klassikGrid) widen(width unit.Length) {
	g.each, g.measure = width, width
	last := g.b.m.principles[len(g.b.m.principles)-len(g.entries):]
	g.entries = make([]klassikEntry, len(last))
	for i, p := range last {
		g.entries[i] = g.b.entry(p, width, g.head)
	}
}

// aloneShare is the part of the width, in hundredths, that one entry has below columns, so that it
// closes the list and does not seem to be the last one of a column. A long
// text keeps to the width of a column: in more lines than one or two another measure is seen.
const aloneShare = 78

// free sets every column on its own and tells how many end early.
func (g *klassikGrid) free(heights []unit.Length, gap unit.Length) (body piece, early int) {
	return freeColumns(heights, gap, columnSlack, len(g.lefts), g.draw, g.rules)
}

// closed is columns that run on their own, with the last entry below all of them: it closes the list as
// the last paragraph does a proclamation.
func (g *klassikGrid) closed(above piece, gap unit.Length) piece {
	last := g.end()
	last.gap, last.flex = gap*13/10, true
	s := stack{above, last}
	return piece{height: s.natural(), spare: s.capacity(), draw: s.place}
}

// end is the last entry in a few long lines on the centre line, or on the edge of the columns where
// texts have one and the lines are as long as the columns are wide.
func (g *klassikGrid) end() piece {
	b, last := g.b, *g
	last.entries = g.entries[len(g.entries)-1:]
	width := min(b.width(), b.size*acrossEms)
	last.widen(width)
	if width < b.width()*nearlyAcross/100 {
		last.align = centred
	}
	return piece{height: last.entries[0].total, draw: func(y, _ unit.Length) {
		if last.align == centred {
			last.drawAt(0, b.centre-width/2, y)
		} else {
			last.drawAt(0, g.lefts[0], y)
		}
	}}
}

// nearlyAcross is the part of the width, in hundredths, from which lines seem to take all of it.
const nearlyAcross = 88

// sentence is the sheet with one principle: its text is the poster.
func (b *klassikPlan) sentence() plan {
	m, sc, c := b.m, b.m.theme.Scale, b.ink
	p := m.principles[0]
	text, ok := m.sentence(b.try, b.width(), 0)
	b.ok = b.ok && ok
	service := b.small * 14 / 10
	org := b.small * 11 / 10
	s := append(b.logoAbove(org, b.middle(m.organization, org, b.width(), org*135/100, 0, typeset.Balanced, c.Accent)),
		b.middle(m.title, b.small, b.width(), b.leading(b.small), b.small*12/10, typeset.Balanced, c.Muted))
	above := max(b.size*50/100, b.small*2)
	if p.headline.present() {
		s = append(s, b.middle(p.headline, service, b.width(), service*13/10, above, typeset.Balanced, c.Accent))
		s[len(s)-1].white = true
		above = max(service*11/10, b.size*28/100)
	}
	sentence := piece{gap: above + text.top, flex: true, white: !p.headline.present(), height: text.height(), draw: func(y, _ unit.Length) {
		b.display(text, b.live.X0, y, centred, c.Text)
	}}
	s = append(s, sentence)
	under := text.bottom
	add := func(t matter, size unit.Length, mode typeset.Mode, color page.Color) {
		if t.present() {
			s = append(s, b.middle(t, size, b.line(size, 36), b.leading(size), max(size*14/10, under+size), mode, color))
			under = 0
		}
	}
	add(p.note, max(sc.Note.Of(service), b.small), typeset.Balanced, c.Muted)
	add(m.subtitle, service, typeset.Balanced, c.Muted)
	add(m.intro, service, typeset.Balanced, c.Text)
	b.size, b.service = service, service
	foot := b.foot()
	if len(foot) == 0 {
		foot = stack{{}}
	}
	foot[0].white = true
	foot[0].gap = max(foot[0].gap, under+service)
	end := len(s)
	s = append(s, foot...)
	b.raise(s, end)
	return plan{columns: []column{b.column(s)}, measure: b.width(), lines: text.judged(), worth: text.stepped()}
}

// stepped is what a sentence on the centre line is worth, in thousandths: less for each line of one word before
// the last that is far shorter than the longest, for those make stairs.
func (d display) stepped() int64 {
	var longest unit.Length
	for _, l := range d.list {
		longest = max(longest, l.Width)
	}
	worth := int64(1000)
	for i, l := range d.list {
		if i < len(d.list)-1 && l.Width*100 < longest*stair && !strings.Contains(strings.TrimSpace(l.Text), " ") {
			worth = worth * stairWorth / 100
		}
	}
	return worth
}

// stair is the part of the longest line, in hundredths, below which a word alone is a stair, and stairWorth what
// that leaves of the worth.
const stair, stairWorth = 62, 88

// opticalCentre is where the eye sees the middle of a sheet, in hundredths of its height.
const opticalCentre = 47

// aboveSentence is the most that stands above a sentence, in hundredths, of the white there and above the foot.
const aboveSentence = 55

// raise gives the white above the sentence what puts it, with all of s before end, on the optical centre, and
// no more than leaves air above a foot that follows.
func (b *klassikPlan) raise(s stack, end int) {
	y := b.live.Y0
	for i := range s {
		y += s[i].gap
		if s[i].flex {
			y += s[i].gap
		}
		if s[i].white {
			block := s[i].height
			for _, below := range s[i+1 : end] {
				block += below.gap + below.height
				if below.flex {
					block += below.gap
				}
			}
			s[i].take = max(b.frame.height*opticalCentre/100-y-block/2, 1)
			if s[end].height > 0 {
				s[i].take = max(min(s[i].take, s.left(b.live.Y1-b.live.Y0)*aboveSentence/100), 1)
			}
			return
		}
		y += s[i].height
	}
}
