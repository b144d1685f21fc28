package sheet

// wort is typography as picture, after the broadsides of letterpress printers: between heavy
// rules each headline stands in capitals as large as its row allows, and the sentence beside
// it. Where there is no headline, the first words of the sentence take the part.

import (
	"slices"
	"strings"
	"unicode/utf8"

	"leitbild/charter"
	"leitbild/internal/page"
	"leitbild/internal/theme"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

type wort struct {
	job
	banners []banner
	// widest is the width of the least of headlines that all fill their place, by the lines that they
	// should have, where the sheet has one column and where it has several; zero where they do not.
	widest [2][familyLines]unit.Length
	// equal is the widths at which all headlines can have one size, by the lines that they should
	// have.
	equal [familyLines][]equalWidth
	// roomy are the banners of openings that go on to the ends of their clauses, and roomyLine is the width of
	// the longest in one line; zero where none does.
	roomy     []banner
	roomyLine unit.Length
	// breaks are the ways to break the sentence of a broadside.
	breaks []way
}

func newWort(j job) *wort {
	w := &wort{job: j}
	leading := j.m.theme.Scale.TitleLeading
	if w.isBroadside() {
		w.breaks = w.ways(j.m.principles[0], leading)
		return w
	}
	if len(j.m.principles) > 3 {
		leading += listLeading
	}
	for _, p := range j.m.principles {
		w.banners = append(w.banners, newBanner(p.headline, bannerLines, leading))
	}
	if j.m.single() {
		return w
	}
	w.widen(leading)
	for i := range familyLines {
		h := broken{w.banners, i + 1}
		w.equal[i] = h.equal()
		for columns := range w.widest {
			if len(w.banners) <= fewHeads {
				w.widest[columns][i] = h.filled(w.spread(columns + 1))
			}
		}
	}
	return w
}

// widen breaks the openings that go on to the ends of their clauses.
func (w *wort) widen(leading theme.Ratio) {
	if !slices.ContainsFunc(w.m.principles, func(p principle) bool { return p.wide.headline.present() }) {
		return
	}
	w.roomy = slices.Clone(w.banners)
	for i, p := range w.m.principles {
		if p.wide.headline.present() {
			w.roomy[i] = newBanner(p.wide.headline, bannerLines, leading)
		}
		for _, k := range w.roomy[i].whole[:min(1, len(w.roomy[i].whole))] {
			w.roomyLine = max(w.roomyLine, k.optical)
		}
	}
}

// listLeading is what the headlines of a list have more of leading than display type, in thousandths of
// their size: small as they are, their lines would close up.
const listLeading = 45

// familyLines is the most lines that headlines have in common.
const familyLines = 3

// spread is how much larger than the least headline the largest may be, in thousandths: a few
// may shout and whisper.
func (w *wort) spread(columns int) int64 {
	switch {
	case len(w.m.principles) <= 3:
		return 1600
	case columns == 1:
		return 1700
	}
	return 1500
}

func wortVoices(m *manuscript) voices {
	small := voice{face: m.face.small}
	return voices{
		organization: small, date: voice{face: m.face.text}, label: voice{face: m.face.text},
		title: voice{face: m.face.title}, subtitle: voice{face: m.face.subtitle},
		headline: voice{face: m.face.headline, capitals: true, tracking: m.theme.Scale.TitleTracking},
		text:     voice{face: m.face.text}, motto: voice{face: m.face.motto},
		numbered: func(bool) bool { return false },
		opens:    true,
	}
}

func (w *wort) most() unit.Length {
	switch {
	case w.isBroadside():
		return w.frame.height
	case w.m.single():
		return w.mostSentence()
	}
	return w.frame.short / 6
}

// levels ask for text that is read from across the room, which takes it from the air and from
// what serves it: beside great words small text looks like their caption.
func (w *wort) levels() []level {
	n := len(w.m.principles)
	if n == 1 {
		return w.job.levels()
	}
	wall := 46
	switch {
	case n <= 3:
		wall = 24
	case n <= 8:
		wall = 34
	case n > 12:
		wall = 54
	}
	list := []level{
		generous(wall),
		{gap: 880, margin: 940, secondary: 920, leading: 985, title: 7000, titleMin: 900, measure: 27, wall: wall, gain: 104},
		{gap: 720, margin: 880, secondary: 840, leading: 975, title: 5500, titleMin: 800, measure: 30, wall: wall, gain: 104},
		{gap: 600, margin: 820, secondary: 780, leading: 970, title: 4200, titleMin: 600, measure: 36, inline: true, gain: 105},
		tightest(),
	}
	if w.long() && !w.frame.landscape() {
		for i := range list {
			list[i].gain = longGain
		}
	}
	return list
}

// longGain is by how much, in hundredths, paragraphs must gain to give up air, which they need
// most; a low sheet has none to keep.
const longGain = 115

func (w *wort) divisions() []division {
	n := len(w.m.principles)
	var out []division
	if w.isBroadside() {
		for i := range w.breaks {
			d := division{lines: i + 1, worth: w.breaks[i].worth} // by their number
			out = append(out, d)
			if !w.m.hasMuchAround() {
				continue
			}
			for _, p := range lowPrints() {
				d.share, d.worth = p.size, w.breaks[i].worth*p.worth/100
				out = append(out, d)
			}
		}
		return out
	}
	if n == 1 {
		for lines := 1; lines <= 3; lines++ {
			out = append(out, division{columns: 1, lines: lines}, division{columns: 1, lines: lines, torn: true})
			for share := percent(60); share > 30 && w.frame.landscape(); share -= 8 {
				out = append(out, division{columns: 1, share: share, lines: lines})
			}
		}
		return out
	}
	shares := []percent{54, 50, 47, 60, 44, 41, 37, 33} // the likeliest first
	for columns := 1; columns <= min(n, 4); columns++ {
		if columns == 1 || columns == 2 && w.frame.landscape() {
			for _, share := range shares {
				out = append(out, division{columns: columns, share: share})
				if n <= 12*columns && w.wordy() {
					out = append(out, division{columns: columns, share: share, lines: 2})
				}
			}
		}
		out = append(out, division{columns: columns})
		if columns == 2 && n > 10 && w.untitled() {
			out = append(out, division{columns: columns, lines: 2})
		}
		if columns > 1 {
			out = append(out, division{columns: columns, free: true})
		}
	}
	for _, d := range out {
		if d.share == 0 && w.widestOf(d) > 0 {
			d.grand = true
			out = append(out, d)
		}
	}
	for i := range out {
		out[i].worth = w.worth(out[i])
	}
	return out
}

// wordy reports whether most headlines can have two lines, and all are of like size then, or half of
// them are words so long that one line would make all of them small.
func (w *wort) wordy() bool {
	all, two, long := 0, 0, 0
	var narrowest, widest unit.Length
	for _, b := range w.banners {
		if !b.present() || len(b.whole) == 0 {
			continue
		}
		k := b.whole[0]
		if all++; len(b.whole) > 1 {
			k = b.whole[1]
			two++
		}
		if b.whole[len(b.whole)-1].optical > longWord*bannerSize {
			long++
		}
		if widest = max(widest, k.optical); narrowest == 0 || k.optical < narrowest {
			narrowest = k.optical
		}
	}
	return two*3 >= all*2 && narrowest*100 >= widest*60 || long*2 >= all && all > 0
}

// worth is what the arrangement is as a picture, in thousandths.
func (w *wort) worth(d division) int64 {
	switch {
	case d.torn:
		return 620
	case d.free:
		return 560
	case d.share > 0 && w.untitled() && !w.frame.landscape():
		return w.beside(d) * tornApart / 100
	case d.share > 0 && d.columns > 1 && !w.untitled():
		return w.beside(d) * w.alternating() / 100
	case d.share > 0 && d.columns > 1 && !w.brief():
		return w.beside(d) * alternatingMany / 100 * tornParagraphs / 100
	case d.share > 0 && !d.grand && w.seven():
		return sevenRows
	case d.share > 0 && !d.grand && w.odd():
		return calmRows
	case d.share > 0 && len(w.m.principles) >= manyTorn && w.untitled() && !w.brief():
		return w.beside(d) * tornParagraphs / 100
	case d.share > 0:
		return w.beside(d)
	case d.columns == 1 && len(w.m.principles) <= 3:
		return 1000
	case w.proclaims(d):
		return proclaimedWorth
	}
	n := len(w.m.principles)
	if w.ample(d) && n >= ampleLeast && n <= ampleMost && n%2 == 0 && !w.paragraphs() {
		return ampleWorth
	}
	many := w.frame.landscape() && n > 4 || d.grand && d.columns == 3 && n > 8
	if many && d.columns >= 3 && n%d.columns <= 2 && w.long() {
		return 1000 - 50*int64(d.columns-3) // paragraphs want wide lines
	}
	if d.columns == 4 && !w.frame.landscape() {
		return 720 // too narrow for great words
	}
	worth := int64(760)
	if n > 10 {
		worth = 830 // that many are a list, and its text must not become small print
	}
	if d.grand && (n%d.columns == 0 || n > max(2*d.columns, 5)) {
		worth += 70 // no row for itself below a single one of columns
	}
	return worth
}

// titled reports whether all principles have a headline.
func (w *wort) titled() bool {
	return !slices.ContainsFunc(w.m.charter.Principles, func(p charter.Principle) bool { return p.Title.Value == "" })
}

// beside is what headlines beside their texts are worth, in thousandths, by the width that they have.
func (w *wort) beside(d division) int64 {
	return 1000 - max(0, 54-int64(d.share))*3 - max(0, 40-int64(d.share))*6
}

// tornApart is what a list keeps of its worth, in hundredths, whose sentences begin in one column and go
// on in another; a low sheet has room for a few like that and for nothing else.
const tornApart = 70

// odd reports whether a few paragraphs are to stand on a low sheet, of which three columns would leave
// one or two for rows of another form.
func (w *wort) odd() bool {
	n := len(w.m.principles)
	return w.frame.landscape() && w.long() && n > 3 && n <= calmMost && n%3 != 0
}

// seven reports whether that many short texts are to stand on a low sheet: three columns would leave the
// last for a row of another form.
func (w *wort) seven() bool {
	return w.frame.landscape() && w.titled() && !w.long() && len(w.m.principles) == 7
}

// sevenRows is what rows are worth then, in thousandths, and sevenLead the size of their headlines, in
// hundredths of the theme's: so many rows take enough of the size of the texts.
const sevenRows, sevenLead = 1500, 94

// calmRows is what rows are worth then, in thousandths, and calmMost how many paragraphs they can hold.
const calmRows, calmMost = 2100, 8

// oddEms is the longest line, in ems, of their texts: a low sheet has room for long lines and none for
// many.
const oddEms = 38

// besideEms is that of texts beside headlines that leave them more than the measure of the level: what stays
// white there is of no use to anything.
const besideEms = 33

// tornParagraphs is what it keeps there where they are manyTorn or more and longer than a line or two.
const tornParagraphs, manyTorn = 88, 8

// alternating is what a list keeps of its worth, in hundredths, that is a headline, a text, another
// headline and another text across: a void runs down the middle, and both are narrow.
func (w *wort) alternating() int64 {
	switch n := len(w.m.principles); {
	case n < alternatingLeast:
		return alternatingFew
	case n <= fewHeads:
		return alternatingSome
	}
	return alternatingMany
}

// alternatingFew, alternatingSome and alternatingMany are that for fewer than alternatingLeast, which have
// room for columns of great words, for those up to fewHeads and for all others.
const alternatingLeast, alternatingFew, alternatingSome, alternatingMany = 9, 75, 82, 66

// untitled reports whether no principle has one.
func (w *wort) untitled() bool {
	return !slices.ContainsFunc(w.m.charter.Principles, func(p charter.Principle) bool { return p.Title.Value != "" })
}

// proclaims reports whether the first words of sentences without headlines have a line for themselves on
// an upright sheet, and the rest of each stands below them. Of three at most they fill the sheet, unless
// the rests are paragraphs; of very many two columns hold more.
func (w *wort) proclaims(d division) bool {
	n, upright := len(w.m.principles), !w.frame.landscape()
	list := n <= fewHeads && n > 3
	if w.paragraphs() {
		list = n <= fewHeads && !d.grand
	}
	return upright && d.columns == 1 && d.share == 0 && list && w.untitled()
}

// leads reports whether they have one size then, and lead into a rest that is as large as it can be;
// else they fill the width.
func (w *wort) leads(d division) bool { return w.proclaims(d) && !d.grand }

// ample reports whether headlines stand above their texts in two columns of a low sheet, which are
// wide enough for great words.
func (w *wort) ample(d division) bool {
	return w.frame.landscape() && d.columns == 2 && d.share == 0 && !d.free
}

// ampleWorth is what that is worth, in thousandths, for an even number of principles from ampleLeast to
// ampleMost: fewer have rows for themselves, and more have three columns.
const ampleWorth, ampleLeast, ampleMost = 1400, 8, 10

// ampleLead is the size of those headlines, in hundredths of the theme's.
const ampleLead = 125

// proclaimedWorth is what that is worth, in thousandths.
const proclaimedWorth = 1200

// proclaimedEms is the longest line of such a rest, in ems: most rests have one, and the eye need not
// find the beginning of another.
const proclaimedEms = 42

// proclaimedLead is the size of the first words, in hundredths of the theme's, and proclaimedMost that to
// which they grow: the rest goes on with their sentence and must not seem to be its footnote.
const proclaimedLead, proclaimedMost = 80, 92

// proclaimedGap is what the first words keep from the rest, and proclaimedPad what both keep from the
// rules, in hundredths of the text.
const proclaimedGap, proclaimedPad = 62, 58

// long reports whether all principles are paragraphs with a headline, which need wide lines more
// than they need great words beside them.
func (w *wort) long() bool { return w.paragraphs() && w.titled() }

// brief reports whether most texts have a line or two.
func (w *wort) brief() bool {
	chars := 0
	for _, p := range w.m.charter.Principles {
		chars += utf8.RuneCountInString(p.Text.Value)
	}
	return chars < briefTexts*len(w.m.charter.Principles)
}

// briefTexts is the number of characters up to which they have.
const briefTexts = 60

// paragraphs reports whether most texts are some.
func (w *wort) paragraphs() bool {
	chars := 0
	for _, p := range w.m.charter.Principles {
		chars += utf8.RuneCountInString(p.Text.Value)
	}
	return chars > longTexts*len(w.m.charter.Principles)
}

// wide reports whether three columns with rows over all of them at the end are as good as two.
func (w *wort) wide() bool {
	return w.long() || w.frame.landscape() && w.titled() && len(w.m.principles) <= 12
}

// longTexts is the number of characters from which on texts are paragraphs.
const longTexts = 180

// wortPlan is one plan in the making.
type wortPlan struct {
	layout
	of *wort
	// strong and bar are the weights of the rules around the list and within it.
	strong, bar unit.Length
	// worth is what the sheet is as a picture, in thousandths.
	worth int64
	// pad is what text and rule keep from one another.
	pad unit.Length
	// hung puts headlines of one line on the first of others beside them, and not below a hole.
	hung bool
	// evened gives all rows one height but those that a headline of more lines makes higher.
	evened bool
	// lined gives rows the heights of their lines: those that differ by one remain so.
	lined bool
	pitch pitch
	// longest is the width of the longest headline of a list whose texts stand beside them: they begin
	// a gutter after it. Zero stands for the share of the division.
	longest unit.Length
	// roomy says that openings go on to the ends of their clauses.
	roomy bool
}

// pitch is how capitals, and not what stands on them, keep one distance from the rules.
type pitch struct {
	// dots is the least air between a rule and what stands on capitals, in hundredths of those;
	// where it is zero, capitals give way to that.
	dots percent
	// balanced gives the capitals as much air below as what stands on them takes above.
	balanced bool
}

// leastDots is the least air between a rule and what stands on capitals, in hundredths of the text: with less
// the dots seem to touch the rule.
const leastDots percent = 40

// pitches are all of them, the best first.
func pitches() []pitch { return []pitch{{12, true}, {9, true}, {12, false}, leastPitch(), {}} }

// leastPitch is the closest that is one.
func leastPitch() pitch { return pitch{9, false} }

func (w *wort) plan(t try, p pen) (plan, bool) {
	f := w.frame
	margin, foot := w.margins(t)
	b := wortPlan{layout: w.newLayout(t, p, margin, foot, 46), of: w, worth: w.worth(t.division)}
	b.bar = max(min(f.short/230, b.size*16/100), 2*b.hair)
	b.strong = b.bar * 2
	b.pad = max(b.gap(780), capHeight(w.m.face.text, b.size))
	if t.division.share == 0 && !w.m.single() {
		b.pad = max(b.gap(900), b.pad, b.size*76/100)
		if len(w.m.principles) <= 3 {
			b.pad = max(b.pad, b.size*105/100)
		}
	}
	if w.leads(t.division) {
		most, _ := b.headlineSizes()
		b.roomy = w.roomyLine > 0 && w.roomyLine.Scale(int64(most), int64(bannerSize)) < b.width()
		b.pad = max(b.gap(proclaimedPad*10), b.size*proclaimedPad*9/1000)
	}
	if w.isBroadside() {
		return b.broadside()
	}
	head, bottom := b.headOfList(), b.foot()
	room := b.live.Y1 - b.live.Y0 - head.natural() - bottom.natural()
	list := b.list(room)
	if b.level.gap == 1000 && b.orphan(list.measure) {
		b.ok = false // a size below, or a tighter sheet
	}
	s := append(append(head, list.pieces...), bottom...)
	if t.division.share > 0 && !w.m.single() {
		b.worth -= b.worth * b.idle(s) / 1000
	}
	return plan{
		columns: []column{b.column(s)}, measure: list.measure, empty: list.empty, hole: list.hole, list: list.pieces.natural(),
		lines: judgement{evenness: 1000, phrased: true}, worth: b.worth,
		ground: b.ground,
	}, b.ok
}

// idle is what a list loses, in thousandths, whose rows are higher than their words need because
// one long headline keeps all words small.
func (b *wortPlan) idle(s stack) int64 {
	height := b.live.Y1 - b.live.Y0
	return min(max(0, int64(s.left(height))*1000/int64(height)-60), 200) * 2
}

// orphan reports whether the text of a single principle ends in a line of one word.
func (b *wortPlan) orphan(measure unit.Length) bool {
	text := b.m.principles[0].text
	if !b.m.single() || !text.present() {
		return false
	}
	lines := text.shaped.Break(b.set(text, b.size, measure, b.leading(b.size), typeset.Ragged).how).List
	n := len(lines)
	return n > 2 && len(strings.Fields(lines[n-1].Text)) == 1
}

// foot is the strong rule that closes the list, and what stands below it.
func (b *wortPlan) foot() stack {
	rule := piece{height: b.strong, draw: func(y, _ unit.Length) {
		b.rule(b.live.X0, b.live.X1, y, b.strong, b.ink.Text)
	}}
	ink := b.ink
	ink.Accent = ink.Text // the colour belongs to the headlines
	words, second := b.edge(56)
	b.edges, b.layout.apart = b.columnEdges(second), b.gutter
	body, ok := b.footBody(b.live.X0, b.width(), words, second, ink)
	if !ok {
		return stack{rule}
	}
	body.white = true
	if !b.level.scant {
		body.gap = max(body.gap, b.pad*footAir/100, b.small*footAir/100)
		if b.m.link != nil {
			side := b.codeSize(b.width())
			body.gap = max(body.gap, b.m.link.quiet(side)*codeAir/100-max(0, body.height-side))
		}
	}
	return stack{rule, body}
}

// footAir is the least air below the rule that closes the list, in hundredths of what headlines
// have below theirs and of the small print.
const footAir = 110

// codeAir is the air between that rule and a code, in hundredths of its quiet zone.
const codeAir = 150

// columnEdges are those of the list that lines to sign on keep to.
func (b *wortPlan) columnEdges(second unit.Length) []unit.Length {
	switch {
	case b.m.single() && b.m.intro.present():
		_, second = b.edge(singleEdge)
		return []unit.Length{b.live.X0, second}
	case b.division.columns < 2 && b.division.share == 0:
		return nil // the list has one edge
	case b.division.columns < 2:
		return []unit.Length{b.live.X0, second}
	}
	lefts, each := bands(b.live.X0, b.width(), b.gutter, b.division.columns)
	if b.division.share == 0 || len(b.m.signatures) <= len(lefts) {
		return lefts
	}
	var out []unit.Length
	for _, left := range lefts {
		out = append(out, left, left+b.lead(each)+b.gutter)
	}
	return out
}

// wortEntry is a principle set for its column.
type wortEntry struct {
	headY      unit.Length // from the top of the entry to that of its headline
	banner     banner
	head       poster
	text, note setting
	// beside is an entry whose text stands beside its headline, and closes one at the end that has
	// a row for itself.
	beside, closes bool
	// x and y are where the text stands, toNote where the note does.
	x, y, toNote unit.Length
	total        unit.Length
	// over and under are what the headline's ink needs above and below beside the air of every
	// row.
	over, under unit.Length
	color       page.Color
}

// wortList is the list of principles as pieces of a stack.
type wortList struct {
	pieces stack
	// measure is the width of the texts' lines.
	measure unit.Length
	empty   int
	hole    unit.Length
}

// list is the principles in rows. room is the height that they have.
func (b *wortPlan) list(room unit.Length) wortList {
	n := b.division.columns
	lefts, each := bands(b.live.X0, b.width(), b.gutter, n)
	entries, measure := b.entries(each)
	most, grown := b.headlineSizes()
	if b.of.leads(b.division) && !b.level.scant {
		b.pitch, b.lined = leastPitch(), true // first words of one size ask for that
	}
	arrange := func(most unit.Length) wortList {
		b.heads(entries, each, most)
		return b.arrange(entries, lefts, each, most)
	}
	l := arrange(most)
	l.measure = b.measureIn(measure)
	b.worth -= b.worth * int64(min(l.empty*l.empty*emptyCell, mostEmpty)) / 100
	b.worth -= b.worth * b.foreign() / 100
	b.worth = b.worth * b.loud(entries) / 1000 * b.full(entries, each) / 1000
	if b.page == nil {
		return l
	}
	fits := func(most unit.Length) bool { return arrange(most).pieces.natural() <= room }
	if b.stacked() {
		most = b.yielding(min(most, greatest(entries)), fits)
	}
	fit := func() bool { return fits(most) }
	b.pitched(fit)
	b.evened = true
	b.evened = fit()
	// What is left goes into the headlines that do not fill their row yet.
	most = b.largest(most, max(grown, most), fits)
	l = b.refined(arrange(most), room, func() wortList { return arrange(most) })
	if left := room - l.pieces.natural() - l.pieces.capacity(); left > 0 && !b.m.single() {
		b.airy(l.pieces, left)
	}
	return l
}

// stacked reports whether texts stand below their headlines in the rows of a list.
func (b *wortPlan) stacked() bool {
	return len(b.m.principles) > 3 && b.division.share == 0 && !b.division.free && !b.level.scant
}

// greatest is the size of the largest headline.
func greatest(entries []wortEntry) (size unit.Length) {
	for _, e := range entries {
		size = max(size, e.head.size)
	}
	return size
}

// yielding is the size of headlines, most or less, at which capitals keep a pitch in a stacked list;
// the air gives way as well. Where each row had the air of its own dots, no two would be alike.
func (b *wortPlan) yielding(most unit.Length, fits func(most unit.Length) bool) unit.Length {
	pitch, pad := b.pitch, b.pad
	b.pitch = leastPitch()
	for _, b.lined = range []bool{false, true} {
		for _, share := range []percent{100, 97, 94, 91, 88} {
			own := most
			if !b.division.grand {
				own = share.of(most)
			}
			if b.pad = share.of(pad); fits(own) {
				return own
			}
		}
	}
	b.pitch, b.pad, b.lined = pitch, pad, false
	return most
}

// pitched takes the best pitch that fits, and reports whether there is one.
func (b *wortPlan) pitched(fits func() bool) bool {
	for _, b.pitch = range pitches() {
		if b.level.scant {
			b.pitch = pitch{}
		}
		if fits() {
			return true
		}
	}
	return false
}

// emptyCell is what a list loses, in hundredths, for a cell without a principle, and for more of them
// by their square, but mostEmpty at most: under a strong rule it looks like one that was forgotten.
const emptyCell, mostEmpty = 25, 45

// headlineSizes are the size that headlines have at most where the text comes first, and that to
// which they grow where there is room left.
func (b *wortPlan) headlineSizes() (most, grown unit.Length) {
	if b.m.single() {
		most = b.frame.height * 30 / 100
		return most, most * 3 / 2
	}
	usual := b.m.theme.Scale.Headline.Of(b.size)
	if b.division.grand {
		return usual * 7 / 2, usual * 7 / 2
	}
	if b.of.leads(b.division) {
		return usual * proclaimedLead / 100, usual * proclaimedMost / 100
	}
	most = min(usual*11/5, b.size.Scale(b.level.title, 1000)*95/100) // below the title
	if b.division.columns == 1 {
		switch { // rows are scarce or wide
		case b.division.share > 0 && b.of.seven():
			most = min(most, usual*sevenLead/100)
		case b.frame.landscape() && b.division.share > 0 && b.of.titled():
			most = min(most, usual*11/10)
		case b.frame.landscape() || b.division.share == 0:
			most = min(most, usual*3/2)
		}
	}
	if b.of.ample(b.division) {
		most = min(most, usual*ampleLead/100)
	}
	if n := len(b.m.principles); n > 12 {
		most = min(most, usual*(20+max(0, 16-unit.Length(n)))/20)
	}
	return most, usual * 7 / 2
}

// refined is the list with headlines that hang from the rules, and with rows of one height. The
// rules give some of their air for that; where it is not enough, the list stays as it is.
func (b *wortPlan) refined(l wortList, room unit.Length, again func() wortList) wortList {
	if b.m.single() {
		return l
	}
	pad := b.pad
	b.hung = true
	for _, evened := range []bool{true, false} {
		b.evened = evened
		for _, share := range []percent{100, 95, 90, 85, 80} {
			b.pad = share.of(pad)
			if r := again(); r.pieces.natural() <= room {
				r.measure = l.measure
				return r
			}
		}
	}
	b.pad, b.hung = pad, false
	return again()
}

// largest is the largest size from low to high that fits; low does.
func (b *wortPlan) largest(low, high unit.Length, fits func(unit.Length) bool) unit.Length {
	for grain := low / 50; high-low > grain; {
		if mid := (low + high) / 2; fits(mid) {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// airy gives rows in one column more air, so that they end where the sheet does.
func (b *wortPlan) airy(s stack, left unit.Length) {
	flexible := unit.Length(0)
	for _, p := range s {
		if p.flex {
			flexible++
		}
	}
	for i := range s {
		if s[i].flex {
			s[i].gap += min(left/flexible, b.pad*3/2)
		}
	}
}

// entries are the principles without their headlines.
func (b *wortPlan) entries(each unit.Length) (entries []wortEntry, measure unit.Length) {
	measure = each - b.lead(each)
	if b.division.share > 0 {
		measure -= b.gutter
	}
	width := measure
	measure = b.measureIn(measure)
	switch {
	case b.of.proclaims(b.division):
		measure = min(width, b.size*proclaimedEms)
	case b.division.columns == 1 && b.division.share > 0 && (b.of.odd() || b.of.seven()):
		measure = min(width, b.size*oddEms)
	case b.division.columns == 1 && b.division.share > 0 && !b.frame.landscape():
		measure = min(width, max(measure, b.size*besideEms))
	}
	for i, p := range b.m.principles {
		e := wortEntry{banner: b.of.banners[i], beside: b.division.share > 0}
		if b.roomy {
			if e.banner = b.of.roomy[i]; p.wide.text.present() {
				p.text = p.wide.text
			}
		}
		width, measure := width, measure
		if i >= len(b.m.principles)-b.closing() {
			e.beside, e.closes = true, true
			e.x = b.closingLead(each) + b.gutter
			width = b.width() - e.x
			measure = min(width, b.size*unit.Length(max(b.level.measure, 34)))
		} else if e.beside {
			e.x = each - width
		}
		e.text = b.set(p.text, b.size, measure, b.leading(b.size), typeset.Ragged)
		e.note = b.noteOf(p, width, measure)
		entries = append(entries, e)
	}
	return entries, measure
}

// closing is how many principles at the end have each a row for itself, over the whole width:
// those that are more than the rows of the columns hold, beside which holes would be left.
func (b *wortPlan) closing() int {
	n, columns := len(b.m.principles), b.division.columns
	if rest := n % columns; !b.division.free && n > columns && rest <= 2 {
		return rest
	}
	return 0
}

// foreign is what the list loses, in hundredths, for rows at its end that are not like the others:
// most where those have their text beside headlines that are small already.
func (b *wortPlan) foreign() int64 {
	rows, n := int64(b.closing()), b.division.columns
	one := len(b.m.principles) < 2*n && !b.of.long() // a single row of columns
	if rows > 0 && (b.division.share > 0 || n > 2 && (one || !b.of.wide())) {
		return foreignRows + rows*foreignRow
	}
	return rows * foreignRow
}

// foreignRow is what it loses for each of them, and foreignRows besides for all that are far from
// the others.
const foreignRow, foreignRows = 6, 18

// closingLead is the width of the headlines in those rows: that of a column, or what all others
// have where they stand beside their text.
func (b *wortPlan) closingLead(each unit.Length) unit.Length {
	if b.division.share > 0 {
		return b.lead(each)
	}
	return each
}

// lead is the width of the headlines in a column where they stand beside their text.
func (b *wortPlan) lead(each unit.Length) unit.Length {
	width := b.division.share.of(each - b.gutter)
	if b.longest > 0 {
		width = min(width, b.longest)
	}
	return width
}

// given is what headlines that need not all of their share leave to their texts.
func (b *wortPlan) given(each unit.Length) unit.Length {
	return b.division.share.of(each-b.gutter) - b.lead(each)
}

// singleLeads is how much larger than its text a single headline is at least, in tenths.
const singleLeads = 17

// headlineLeast is the least size of a headline, in tenths of the text's.
const headlineLeast = 15

// loud is what the headlines are worth as a picture, in thousandths, by how much larger than
// the text most of them are.
func (b *wortPlan) loud(entries []wortEntry) int64 {
	var sizes []unit.Length
	for _, e := range entries {
		if e.head.present() && e.text.present() {
			sizes = append(sizes, e.head.size)
		}
	}
	if len(sizes) == 0 {
		return 1000
	}
	slices.Sort(sizes)
	ratio := int64(sizes[len(sizes)/2]) * 1000 / int64(b.size)
	if len(b.m.principles) > 12 {
		return 1000 - max(0, manyEnough-ratio)*quietMany/100 - max(0, manyWeak-ratio)*weakMany/100
	}
	return 1000 - max(0, enoughLoud-ratio)*b.quiet()/100
}

// quiet is what headlines of no more than twelve lose for being quieter than enoughLoud.
func (b *wortPlan) quiet() int64 {
	n, titled := len(b.m.principles), b.of.titled()
	switch {
	case titled && b.division.share > 0 && b.division.columns > 1 && n >= alternatingLeast:
		return quietApart
	case titled && b.division.share > 0 && b.division.columns == 1 && n > 4:
		return quietBeside
	case n > 3 && !b.frame.landscape() && b.of.untitled():
		return quietOpenings // nothing else leads
	case n <= 8 && titled:
		return quietFewer // there is room for great words
	}
	return quietFew
}

// enoughLoud is how much larger than the text, in thousandths, headlines are loud enough, and
// manyEnough those of more than twelve, which are a picture all together; below manyWeak they are
// the headings of a text.
const enoughLoud, manyEnough, manyWeak = 3200, 2400, 2100

// What headlines lose in worth for being that much quieter, in hundredths of the difference: one of
// a few, one of eight at most, first words in the place of one, one of many, one of many that is weak
// besides, one of a size that all have beside their texts, and one of those in several columns, which are
// narrow.
const quietFew, quietFewer, quietOpenings, quietMany, weakMany, quietBeside, quietApart = 16, 18, 24, 20, 25, 15, 6

// full is what the list is worth, in thousandths, by how much of the rows headline and text
// take, and of their width the headlines.
func (b *wortPlan) full(entries []wortEntry, each unit.Length) int64 {
	width := b.lead(each)
	if width == 0 {
		width = each
	}
	var taken, rows, filled int64
	for _, e := range entries {
		taken += int64(e.head.tall() + e.text.height())
		rows += int64(2 * e.total)
		if e.head.present() {
			filled += min(1000, int64(e.head.at(e.head.optical))*1000/int64(width))
		} else {
			filled += 1000
		}
	}
	loss := int64(narrowHeads)
	switch {
	case b.division.share > 0 && b.of.titled() && len(entries) <= fewHeads:
		loss = raggedHeads
	case b.division.share > 0 && b.of.titled():
		loss = raggedMany
	case b.division.share > 0:
	case b.roomy:
		loss = narrowRoomy
	case b.of.proclaims(b.division):
		loss = narrowRows
	case len(entries) <= 3:
		loss = narrowFew
	case b.division.columns > 2 && b.of.long():
		loss = narrowLong
	}
	worth := 1000 - (1000-filled/int64(len(entries)))*loss/100
	if b.division.share > 0 {
		worth -= int64(b.given(each)) * 1000 / int64(width+b.given(each)) * narrowHeads / 100
		worth = worth * (1000 - max(0, enoughFull-taken*1000/max(rows, 1))*hollowRows/100) / 1000
		worth = worth * b.reaching(entries, each) / 1000
	}
	return worth
}

// reaching is what the list is worth, in thousandths, by how near its texts come to the end of
// their rows, as most of them do. A text that is wide enough for short lines ends there.
func (b *wortPlan) reaching(entries []wortEntry, each unit.Length) int64 {
	var blanks []unit.Length
	wrapped := 0
	for _, e := range entries {
		if !e.text.present() || e.text.lines == 0 || e.closes {
			continue
		}
		// Ragged lines are filled to nine tenths.
		line := e.text.natural(b.size) / unit.Length(e.text.lines)
		if e.text.lines > 1 {
			line = line * 110 / 100
			wrapped++
		}
		blanks = append(blanks, each-e.x-min(line, e.text.how.Width))
	}
	if len(blanks) == 0 {
		return 1000
	}
	slices.Sort(blanks)
	slack := blanks[len(blanks)/2] - b.given(each) // more room than short texts can fill
	if b.of.long() {
		slack += b.given(each) / 2
	}
	blank := int64(slack) * 1000 / int64(each)
	worth := 1000 - min(max(0, blank-enoughReach)*farReach/100, mostReach)
	if ems := int64(entries[0].text.how.Width) * 1000 / int64(b.size); wrapped*2 >= len(blanks) {
		worth -= min(max(0, enoughEms-ems)*ribbonLoss/100, mostRibbon)
	}
	return worth
}

// enoughFull is the share of the rows, in thousandths, that is full enough, and hollowRows what the
// list loses for less, narrowHeads what it loses for the part of the rows' width that headlines do
// not take, narrowFew where a few have the whole width, narrowLong above paragraphs, narrowRows where
// first words have the rows of an upright sheet, narrowRoomy where they go on to the end of their clause,
// which is no reason by itself to give them rows, raggedHeads where the texts begin after the longest
// headline, raggedMany where those are more than fewHeads, all in hundredths of what is missing.
const enoughFull, hollowRows, narrowHeads, narrowFew, narrowLong, narrowRows, narrowRoomy, raggedHeads, raggedMany = 720, 50, 60, 160, 20, 35, 55, 10, 30

// enoughReach is the part of a row, in thousandths, that may be blank after its text; for more the
// list loses farReach hundredths of it, and mostReach thousandths at most.
const enoughReach, farReach, mostReach = 130, 250, 450

// enoughEms is the width of texts, in thousandths of an em, from which on their lines are no ribbon;
// for less the list loses ribbonLoss hundredths of what is missing, and mostRibbon thousandths at
// most.
const enoughEms, ribbonLoss, mostRibbon = 13500, 8, 400

// headlineAir is the least air between headlines and their rules, in hundredths of their capitals: all
// have the same.
const headlineAir = 32

// stand puts the parts of an entry in their places; great is about the size of the headlines.
func (b *wortPlan) stand(e *wortEntry, great unit.Length) {
	e.over = max(0, e.head.inkAbove()-b.pad*30/100)
	e.under = max(0, e.head.inkBelow()-b.pad*40/100)
	if b.pitch.dots > 0 && e.head.present() {
		clear := b.hair + max(b.pitch.dots.of(capHeight(e.head.face, e.head.size)), leastDots.of(b.size)) - b.pad
		e.over, e.under = max(0, e.head.inkAbove()+clear), max(0, e.head.inkBelow()+clear)
	}
	if e.head.present() && (!e.beside || e.closes) && !b.level.scant {
		air := capHeight(e.head.face, great)*headlineAir/100 - b.pad
		if e.over = max(e.over, air); e.closes {
			e.under = max(e.under, air)
		}
	}
	e.y, e.headY = 0, 0
	if !e.beside && e.head.present() {
		// A great headline asks for more air, but belongs to its text and not to the rule above.
		air := min(great*20/100, b.pad*110/100)
		if b.m.single() {
			air = great * 20 / 100
		}
		gap := max(b.size*85/100, air)
		if b.of.leads(b.division) {
			gap = b.size * proclaimedGap / 100
		}
		e.y = e.head.tall() + max(gap, e.head.inkBelow()+b.size*45/100)
	}
	end := e.y + e.text.height()
	if !e.text.present() {
		end = e.head.tall()
	}
	e.toNote, end = b.under(end, e.note)
	e.total = max(e.head.tall(), end)
}
