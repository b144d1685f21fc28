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
		if k.hasFoot() {
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
	pairs := n == 5 && k.brief()
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
			d.flat, d.worth = true, cmp.Or(d.worth, 1000)*k.flatWorth()/1000
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

// alonePairs is what two pairs of principles with one alone below them keep of their worth on a
// portrait sheet, in hundredths: five below one another stand quieter.
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
func (j job) letters() (chars int) {
	for _, p := range j.m.charter.Principles {
		chars += utf8.RuneCountInString(p.Text.Value)
	}
	return chars
}

// brief reports whether the texts are brief, on average.
func (j job) brief() bool { return j.letters() <= briefText*len(j.m.principles) }

// briefText is the number of characters up to which texts, on average, are brief, and quietText that
// from which on the title above them keeps to one line.
const briefText, quietText = 150, 85

// columns are the ways to set n principles in columns.
func (k klassik) columns(n int) (out []division) {
	most, brief := 2+(n+7)/12, k.brief()
	if k.frame.landscape() {
		most = 3
		if n%4 == 0 || n%4 == 3 && brief || n > 9 {
			most = 4 // fewer that leave a row short stand wider
		}
		if n >= 10 && n%5 == 0 {
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
		if columns == 1 && !k.frame.landscape() {
			out = append(out, division{columns: 1, share: calmMeasure, worth: calmWorth})
		}
		if columns > 1 && n > columns && columns < 5 {
			out = append(out, division{columns: columns, free: true, worth: free})
		}
	}
	return out
}

// calmMeasure is the measure of a single column, in hundredths of that of a tight level, in which
// lines are no longer than reads well.
const calmMeasure percent = 79

// calmWorth is what that is worth at most, in thousandths: lines are calmer for it, and text must not become much
// smaller.
const calmWorth = 900

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
	out.ground, out.divided, out.inPieces = b.ground, b.divided, b.inPieces
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

// faint is a colour half way between rule and paper, or nearer to the rule's where that has less
// than the given contrast.
func (b *klassikPlan) faint(contrast float64) (c page.Color) {
	for part := 45; part <= 100; part += 5 {
		c = theme.Mix(b.ink.Rule, b.ink.Ground, part)
		if color.Contrast(color.RGB(c), color.RGB(b.ink.Ground)) >= contrast {
			break
		}
	}
	return c
}

// The contrast of lines that part, and of lines to sign on, which one looks for.
const faintContrast, signContrast = 2.2, 2.7

// line is the longest line of what stands around the list, in ems of its size; on
// landscape sheets, where height is dear, it is longer.
func (b *klassikPlan) line(size unit.Length, ems int) unit.Length {
	if b.frame.landscape() {
		ems = ems * 3 / 2
	}
	return min(b.width(), size*unit.Length(ems))
}

// sensible is width, or a little more of the sheet where in that no line of c ends with the first
// words of a sentence: those dangle, and on the centre line one sees them. ok is false where only
// more lines, or none, prevent that.
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

// What lines are to others, in hundredths, which end with a sentence for that: longer, or shorter
// and more.
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
