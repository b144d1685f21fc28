package sheet

// The fit: the largest size of the principles' text at which everything stands on the sheet.

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"leitbild/internal/legible"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// step is the grain of sizes: a tenth of a point.
const step = unit.Point / 10

// level is how tight a sheet is set. The fit begins with the first, as the theme wants it,
// and goes on where the text would not read with comfort or would drown in what stands around it.
type level struct {
	// gap, margin and secondary are shares, in thousandths, of the natural gaps, of the
	// margins and of the sizes that serve the text: intro, outro, motto, small print.
	gap, margin, secondary int64
	// leading is a share, in thousandths, of the theme's leading of the text.
	leading int64
	// title bounds the title's size, in thousandths of the text's, and titleMin eases the
	// theme's least title, in thousandths of it.
	title, titleMin int64
	// measure is the longest line, in ems.
	measure int64
	// inline sets numerals as small as the headline, and the logo as small as secondary says.
	inline bool
	// wall is how many times the text may go into the sheet's shorter side; where it is smaller,
	// the sheet is weak on a wall and the next level is tried. Zero asks for no more than comfort
	// in the hand.
	wall int
	// gain is generosity where the level has its own.
	gain int64
	// scant gives up what things keep from one another for the looks of it.
	scant bool
}

// generous is the level with which every composition begins: the sheet as the theme wants it, with
// text that goes into its shorter side wall times at most.
func generous(wall int) level {
	return level{gap: 1000, margin: 1000, secondary: 1000, leading: 1000, title: 20000, titleMin: 1000, measure: 25, wall: wall}
}

// tightest is the level with which every composition ends.
func tightest() level {
	return level{gap: 360, margin: 700, secondary: 620, leading: 945, title: 2500, titleMin: 0, measure: 44, inline: true}
}

// scant is the level of a sheet whose text would be below the limit of legibility on the tightest.
func scant() level {
	l := tightest()
	l.scant = true
	return l
}

// levels are klar's but for what it adds, and those of a single sentence in other compositions.
func (job) levels() []level {
	return []level{
		generous(0),
		{gap: 760, margin: 880, secondary: 880, leading: 1000, title: 5500, titleMin: 760, measure: 30},
		{gap: 560, margin: 760, secondary: 700, leading: 980, title: 3600, titleMin: 0, measure: 40, inline: true},
		tightest(),
	}
}

// generosity is by how much, in hundredths, a tighter level must enlarge the text to be taken.
const generosity = 112

// hyphenGainLong is by how much, in hundredths, hyphenation must enlarge the text to be used, and
// hyphenGainShort by how much where the texts have shortText characters on average at most: of a
// few large lines the eye sees every end, and only words that are wider than their line are
// divided for less. hyphenGainSingle is that of a single sentence, which is divided only lest one
// long word make it small.
const hyphenGainLong, hyphenGainShort, hyphenGainSingle, shortText = 108, 116, 160, 180

// hyphenGainFew is that of any words in fewTexts texts at most, which are so large that a divided word is
// the first thing one sees.
const hyphenGainFew, fewTexts = 114, 5

// hyphenGain is that of the charter's texts.
func (f fitter) hyphenGain() percent {
	if f.m.longTexts() {
		return f.longGain()
	}
	return max(f.longGain(), hyphenGainShort)
}

// longTexts reports whether the texts have more than shortText characters on average.
func (m *manuscript) longTexts() bool {
	chars := 0
	for _, p := range m.charter.Principles {
		chars += utf8.RuneCountInString(p.Text.Value)
	}
	return chars > shortText*len(m.charter.Principles)
}

// sentenceShare is the part of the height, in thousandths, that a single sentence should have
// to be the poster, and missingShare what it loses for what is missing, in hundredths of that.
// With less than leastShare it is lost on its sheet.
const sentenceShare, missingShare, leastShare = 380, 200, 200

// muchWhite is the part of the height, in thousandths, from which on white is more than a sheet
// with a single sentence can decide on, and hollowWorth what the sentence is worth at least, in
// thousandths, however much there is.
const muchWhite, hollowWorth = 250, 300

// freedom is what columns that run on their own are worth beside rows on common lines, in
// hundredths, and freedomOfRules that where rules stand above the entries: rules that nearly meet
// look like an error.
const freedom, freedomOfRules = 92, 86

// division is a way to arrange the principles.
type division struct {
	columns int
	// free lets every column run on its own; otherwise rows stand on common lines. Tiles have
	// rows of unequal height then.
	free bool
	// closed sets the last principle below all columns.
	closed bool
	// side puts title and foot into a column of their own beside the list.
	side bool
	// flat sets the title in one line where that is not much smaller, on tiles with organisation and
	// date at the end of that line; low sets the numerals of tiles beside the text.
	flat, low bool
	// plain leaves a title its size that would nearly fill the width, and twin is the place in the
	// list, from one on, of the division that is the same but for that; zero stands for none.
	plain bool
	twin  int
	// grand lets the title take the width although the theme does not ask for it, and short only that of
	// all columns but the last.
	grand, short bool
	// torn lets the headline of a single sentence be divided, where a very long word would leave
	// the sheet empty.
	torn bool
	// share is the part of the width of headlines that stand beside their text, or of a tile with the
	// title beside the others, of the measure of a single column, or of its size that the small print
	// around a single sentence has.
	share percent
	// lines is the most lines that a single sentence may take, the number of one of the ways to break
	// it, or the number of lines that headlines should have.
	lines int
	// clauses begins a line with every clause of a single sentence.
	clauses bool
	// worth is the most that the composition thinks of it, in thousandths; zero stands for all of
	// them. No score is above size × worth: sizes that could not win by that are not tried.
	worth int64
}

// sentences are the divisions of a sheet with one principle.
func sentences() []division {
	var out []division
	for _, lines := range []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 20, 40} {
		out = append(out, division{lines: lines})
	}
	return out
}

// try is a size for a division at a level.
type try struct {
	size     unit.Length
	division division
	level    level
	words    words
	// twinSize is the largest size at which the division's twin fits: what is like the twin does
	// not fit at a larger one, which need not be looked at.
	twinSize unit.Length
	// weighsCalm asks the plan to say how calm its texts are, which takes time.
	weighsCalm bool
}

// plan is a sheet computed and not yet drawn.
type plan struct {
	columns []column
	// ground draws what lies under everything.
	ground func()
	// measure is the width of the principles' lines, and room that of their column.
	measure, room unit.Length
	empty         int // cells without a principle
	// hole is by how much the lowest entry of a row is lower than the highest, at most.
	hole unit.Length
	// list is the natural height of the principles where other things stand above and below.
	list unit.Length
	// sentence is the height of a single sentence among other things, as if it had the whole width.
	sentence unit.Length
	lines    judgement // of a single sentence
	divided  bool      // a word of the title is
	inPieces bool      // and not between the parts of a compound
	// worth is what the composition thinks of the arrangement, in thousandths; zero stands for
	// all of them.
	worth int64
	// calm is how calm the texts of the list are, in thousandths, where the try asks for it and the
	// composition knows; else zero.
	calm int64
}

// column is a stack with its place.
type column struct {
	stack       stack
	top, height unit.Length
}

// fits reports whether every stack has room.
func (p plan) fits() bool {
	for _, c := range p.columns {
		if c.stack.natural() > c.height {
			return false
		}
	}
	return true
}

// crowded reports whether the principles have less of the sheet than what stands around them.
func (p plan) crowded() bool {
	return p.list > 0 && p.list*100 < p.columns[0].height*principlesShare
}

// composer plans a sheet; ok is false where a text is wider than its place.
type composer interface {
	divisions() []division
	// most is a size that no text reaches.
	most() unit.Length
	// levels are ordered from the most generous to the tightest.
	levels() []level
	plan(t try, p pen) (_ plan, ok bool)
}

// candidate is the best size of one division.
type candidate struct {
	try
	score int64
	// hollow is a single sentence on more white than a sheet can decide on.
	hollow bool
	// crowded is a list that has less of the sheet than what stands around it.
	crowded bool
}

// fitter looks for the best try.
type fitter struct {
	composer composer
	m        *manuscript
	// least is the limit of legibility.
	least unit.Length
}

// result is what the fit has found.
type result struct {
	candidate
	composer composer
	m        *manuscript
}

// fit finds the arrangement with the largest text, and ok is false when even that is
// below the limit of legibility; a result of size zero fits at no size at all.
func (m *manuscript) fit(f frame) (result, bool) {
	least, comfort := sizeForCap(m.textFace(), f.limit.text), sizeForCap(m.textFace(), f.limit.comfort)
	fit := fitter{composer: m.compose(f), m: m, least: least}
	var best candidate
	for i, l := range fit.composer.levels() {
		c := fit.level(l)
		if m.single() && utf8.RuneCountInString(m.charter.Principles[0].Text.Value) <= slogan {
			c = fit.phrase(c)
		}
		better := c.score*100 > best.score*cmp.Or(l.gain, generosity)
		if better || best.size < least && c.size > best.size {
			best = c
		}
		reads := best.size >= comfort && (l.wall == 0 || best.size >= f.short/unit.Length(l.wall))
		// Beside many principles what stands around them gives up one level and no more, however much
		// of the sheet it still has: small as it is then, it would be smaller than it need be.
		mayCrowd := i > 0 && len(m.principles) > 3
		if reads && (!best.crowded || mayCrowd) {
			break
		}
	}
	if best.size < least {
		if c := fit.level(scant()); c.size > best.size {
			best = c
		}
	}
	best = fit.calmer(best, max(comfort, f.short/wallShare))
	return result{candidate: best, composer: fit.composer, m: m}, best.size >= least
}

// calming is the share of its size, in hundredths, down to which a list of short texts becomes
// smaller for lines that are calmer, and wallShare how many times the text may go into the sheet's
// shorter side for there to be size to spare.
const calming, wallShare = 85, 62

// calmer looks below the size of c for one at which short texts have calmer lines, but not below
// floor: of two sizes that hardly differ the one is better that divides no words, and
// breaks texts of about the same length into as many lines.
func (f fitter) calmer(c candidate, floor unit.Length) candidate {
	if len(f.m.principles) <= 3 || f.m.longTexts() || c.size <= floor {
		return c
	}
	t := c.try
	t.weighsCalm = true
	p, ok := f.composer.plan(t, pen{})
	if !ok || p.calm == 0 {
		return c
	}
	worth := func(p plan) int64 { return int64(t.size) * p.calm * cmp.Or(p.worth, 1000) / 1000 }
	size, best, white := c.size, worth(p), p.white()
	most := cmp.Or(t.division.worth, 1000)
	for t.size = c.size - step; t.size > max(floor, c.size*calming/100); t.size -= max(step, c.size/80) {
		if int64(t.size)*most <= best {
			break // not even the calmest is worth more
		}
		p, ok := f.composer.plan(t, pen{})
		if ok && p.fits() && worth(p) > best && p.white() <= max(white, p.columns[0].height/spareWhite) {
			size, best = t.size, worth(p)
		}
	}
	c.size = size
	return c
}

// spareWhite is the part of the height that may stay white for the sake of calmer lines.
const spareWhite = 40

// white is what the stack of the list leaves when it has grown as far as it can.
func (p plan) white() unit.Length {
	c := p.columns[len(p.columns)-1]
	return c.stack.left(c.height)
}

// level finds the best division at one level.
func (f fitter) level(l level) candidate {
	best := f.divisions(l, divideNone, candidate{})
	if f.m.single() && best.size >= f.least && (!best.hollow || !f.m.longSentence()) {
		return best // display type is not divided to make it larger
	}
	hyphens := f.hyphenGain()
	floor := func(gain percent) candidate { return candidate{score: best.score * int64(gain) / 100} }
	if f.divisions(l, divideIdeal, floor(f.longGain())).size == 0 {
		return best
	}
	for _, t := range []struct {
		words words
		gain  percent
	}{{divideLong, f.longGain()}, {divideText, hyphens}} {
		if c := f.divisions(l, t.words, floor(t.gain)); c.size > t.gain.of(best.size) {
			best = c
		}
	}
	if f.m.longHeadline() {
		if c := f.divisions(l, divideAll, floor(tornGain)); c.size*100 > best.size*tornGain {
			best = c
		}
	}
	if best.size < f.least {
		if c := f.divisions(l, divideAll, candidate{}); c.size > best.size {
			return c
		}
	}
	return best
}

// tornGain is by how much, in hundredths, words divided in headlines must enlarge the text, and
// longWord the width, in ems, from which a word in a headline is looked at.
const tornGain, longWord = 125, 11

// longHeadline reports whether a headline has a word that is wider than most lines.
func (m *manuscript) longHeadline() bool {
	return !m.single() && slices.ContainsFunc(m.principles, func(p principle) bool {
		h := p.headline
		return h.present() && h.width(h.shaped.MinWidth(), unit.Point) > longWord*unit.Point
	})
}

// longInSentence is the width, in ems, from which a word may be divided that makes a single
// sentence small.
const longInSentence = 7

// longSentence reports whether the single sentence has such a word.
func (m *manuscript) longSentence() bool {
	t := m.principles[0].text
	return t.present() && t.width(t.shaped.MinWidth(), unit.Point) > longInSentence*unit.Point
}

// words says what becomes of words at the end of a line.
type words uint8

const (
	divideNone words = iota // they stay whole
	divideLong              // those of the text are divided that are wider than their line
	divideText              // the patterns of the language divide those of the text
	divideAll               // and those of headlines, where whole ones would make the text small
	// divideIdeal divides them anywhere and fills every line. No sheet can be set like this, but
	// where not even this makes the text larger there is no need to look at the patterns.
	divideIdeal
)

// principlesShare is how much of the height, in hundredths, the principles should have.
const principlesShare = 42

// slogan is the number of characters up to which a sentence is a slogan, whose lines are
// those of its sense.
const slogan = 90

// proclamation is the number of characters up to which a sentence is broken by its clauses;
// a longer one is a paragraph in large type.
const proclamation = 200

// phrasing is the share of its size, in hundredths, that a single sentence gives up for
// lines that end where it draws breath, and phrasingWorth that of what it is worth.
const phrasing, phrasingWorth = 72, 88

// phrase looks below the size of c for one at which the lines are those of the sense.
func (f fitter) phrase(c candidate) candidate {
	if c.size == 0 {
		return c // nothing fits at this level
	}
	t := c.try
	if p, ok := f.composer.plan(t, pen{}); ok && p.lines.phrased {
		return c
	}
	t.division.lines = sentences()[len(sentences())-1].lines
	for t.size = c.size; t.size > c.size*phrasing/100; t.size -= max(step, c.size/100) {
		if p, ok := f.composer.plan(t, pen{}); ok && p.fits() && p.lines.phrased {
			if small := f.candidate(t, p); small.score*100 >= c.score*phrasingWorth {
				return small
			}
			return c
		}
	}
	return c
}

// longGain is by how much, in hundredths, dividing words that are wider than their line must
// enlarge the text.
func (f fitter) longGain() percent {
	switch n := len(f.m.principles); {
	case n == 1:
		return hyphenGainSingle
	case n <= fewTexts:
		return hyphenGainFew
	}
	return hyphenGainLong
}

// alternatives are the composer's divisions, and those of a single sentence also by its clauses.
func (f fitter) alternatives() []division {
	all := f.composer.divisions()
	if p := f.m.principles[0]; !f.m.single() || !p.text.present() || !p.clauses.present() {
		return all
	}
	for _, d := range slices.Clone(all) {
		if d.lines > 1 {
			d.clauses = true
			all = append(all, d)
		}
	}
	return all
}

// divisions finds the best division whose score is above floor's.
func (f fitter) divisions(l level, w words, floor candidate) candidate {
	best := candidate{score: floor.score}
	all := f.alternatives()
	sizes := make([]unit.Length, len(all))
	for i, d := range all {
		t := try{division: d, level: l, words: w}
		if d.twin > 0 {
			t.twinSize = sizes[d.twin-1]
		}
		c, ok := f.size(t, best.score)
		sizes[i] = c.size
		if ok && c.score > best.score {
			best = c
			if w == divideIdeal {
				break
			}
		}
	}
	return best
}

// size finds the largest size for t whose score can be above floor.
func (f fitter) size(t try, floor int64) (candidate, bool) {
	most := t.division.worth
	if most == 0 {
		most = 1000
	}
	low := max(floor/most/int64(step), int64(f.least*6/10/step))
	high := int64(f.composer.most() / step)
	at := func(n int64) (plan, bool) {
		t.size = unit.Length(n) * step
		p, ok := f.composer.plan(t, pen{})
		return p, ok && p.fits()
	}
	var best plan // of the largest size that fits
	fits := func(n int64) bool {
		p, ok := at(n)
		if ok {
			best = p
		}
		return ok
	}
	for low++; low < high && !fits(low); low += low/8 + 1 {
		if floor > 0 && !f.m.single() {
			return candidate{}, false
		}
		// Nothing fits yet. What serves the text never falls below the limit of
		// legibility, and may be too wide for a place that is measured by smaller text.
	}
	if low >= high {
		return candidate{}, false
	}
	for low+1 < high {
		if mid := (low + high) / 2; fits(mid) {
			low = mid
		} else {
			high = mid
		}
	}
	t.size = unit.Length(low) * step
	return f.candidate(t, best), true
}

// candidate is what p, which is the plan of t, is worth.
func (f fitter) candidate(t try, p plan) candidate {
	c := candidate{try: t, score: f.score(t, p), crowded: p.crowded()}
	if f.m.single() {
		first := p.columns[0]
		white := int64(first.stack.left(first.height)) * 1000 / int64(first.height)
		c.hollow = white > muchWhite
		if share := int64(p.sentence) * 1000 / int64(first.height); p.sentence > 0 && share < sentenceShare {
			c.score = c.score * (1000 - (sentenceShare-share)*missingShare/100) / 1000
			c.hollow = c.hollow || share < leastShare
		}
		c.score = c.score * max(1000-max(white-muchWhite, 0)*3, hollowWorth) / 1000
	}
	return c
}

// score is the size, weighted in thousandths by how well it reads and by what the composition
// thinks of the plan.
func (f fitter) score(t try, p plan) int64 {
	weight := int64(0)
	if t.level.scant {
		return int64(t.size) * 1000 // that it can be read at all is what counts
	}
	if f.m.single() {
		weight = sentenceReading(t, p.lines)
	} else {
		weight = f.listReading(t, p)
	}
	score := int64(t.size) * weight
	if p.worth > 0 {
		score = score * p.worth / 1000
	}
	return score
}

// What a single sentence keeps of its weight, in hundredths: loneLine for every forlorn line of
// one word, singleLine for every line of one word, tornWord for every word that falls apart, and
// straddledClause for every clause that begins within a line, of which mostStraddled count.
const loneLine, singleLine, tornWord, straddledClause, mostStraddled = 77, 95, 75, 68, 3

// evenLines is how much of the weight of a single sentence, in thousandths, depends on how even
// its lines are, and sentenceAside what it is worth, in hundredths, beside a column for what
// accompanies it: its size is that of a narrower place.
const evenLines, sentenceAside = 450, 125

// sentenceReading is how well the lines of a single sentence read, in thousandths.
func sentenceReading(t try, lines judgement) int64 {
	weight := 1000 - evenLines + lines.evenness*evenLines/1000
	if t.division.side {
		weight = weight * sentenceAside / 100
	}
	for _, fault := range []struct {
		times int
		keeps int64
	}{
		{lines.lone, loneLine},
		{lines.single, singleLine},
		{lines.torn, tornWord},
		{min(lines.straddled, mostStraddled), straddledClause},
	} {
		for range fault.times {
			weight = weight * fault.keeps / 100
		}
	}
	return weight
}

// What a list keeps of its weight, in hundredths.
const (
	// narrowText is for text that is much narrower than its column, and atMeasure for lines as long
	// as the level lets them be: the rest of a wide column stays empty.
	narrowText, atMeasure = 78, 93
	// heldBack is for a list that stands beside a title's column and does not fill its own.
	heldBack = 82
	// crowdedList is for a list that has less of the sheet than what stands around it.
	crowdedList = 84
	// shortTexts is for texts that are shorter than the line of their column.
	shortTexts = 92
	// titleInPieces is for the name of the sheet in pieces, titleDivided for it in its parts.
	titleInPieces, titleDivided = 80, 90
)

// muchNarrower is the share of its column, in hundredths, below which a text is much narrower, and
// muchShorter that of its line below which the longest text is.
const muchNarrower, muchShorter = 72, 65

// What a list loses, in hundredths: holeLine for each line of text by which an entry is lower than
// its row, mostHoles for all of them at most, and emptyCells for a grid that is all empty.
const holeLine, mostHoles, emptyCells = 5, 30, 45

// listReading is how well a list reads, in thousandths: its lines, its columns, its grid and the
// title above it.
func (f fitter) listReading(t try, p plan) int64 {
	var widest unit.Length
	for _, e := range f.m.principles {
		widest = max(widest, e.text.natural(t.size))
	}
	weight := measureReading(t.size, min(p.measure, widest), widest > p.measure)
	if t.division.free {
		weight = weight * freedom / 100
		if f.m.theme.Ornaments.EntryRules {
			weight = weight * freedomOfRules / freedom
		}
	}
	if p.room > 0 && p.measure*100 < p.room*muchNarrower && widest > p.measure {
		weight = weight * narrowText / 100
	}
	if p.measure >= t.size*unit.Length(t.level.measure) && widest > p.measure {
		weight = weight * atMeasure / 100
	}
	// In rows on common lines a short entry beside a long one leaves a hole under it.
	if lines := int64(p.hole * 10 / max(t.size*13, 1)); lines > 1 {
		weight -= min(weight*lines*holeLine/100, weight*mostHoles/100)
	}
	if c := p.columns; t.division.side && c[1].stack.left(c[1].height) > c[1].height/6 {
		weight = weight * heldBack / 100
	}
	if p.crowded() {
		weight = weight * crowdedList / 100
	}
	if widest*100 < p.measure*muchShorter {
		weight = weight * shortTexts / 100
	}
	// A hole in the grid costs in proportion to the grid.
	cells := int64(len(f.m.principles) + p.empty)
	weight -= weight * emptyCells * int64(p.empty) / (100 * cells)
	switch {
	case p.inPieces:
		weight = weight * titleInPieces / 100
	case p.divided:
		weight = weight * titleDivided / 100
	}
	return weight
}

// The longest lines of a list, in tenths of an em, from which on they are long and very long, and
// those below which lines that break are short and very short; what is between reads well, and
// an em is about two characters.
const longLine, veryLongLine, shortLine, veryShortLine = 270, 330, 120, 95

// measureReading is how well lines read that are as long as line, in thousandths; breaks says
// that there are texts of more than one.
func measureReading(size, line unit.Length, breaks bool) int64 {
	switch ems := line * 10 / max(size, 1); {
	case ems > veryLongLine:
		return 800
	case ems > longLine:
		return 920
	case ems < veryShortLine && breaks:
		return 800
	case ems < shortLine && breaks:
		return 930
	}
	return 1000
}

// sheet draws the result.
func (r result) sheet(f frame, o Options) *Sheet {
	pg := &page.Page{Width: f.width, Height: f.height, Bleed: o.Bleed, CropMarks: o.CropMarks, Root: r.m.root}
	p, _ := r.composer.plan(r.try, pen{page: pg})
	if p.ground != nil {
		p.ground()
	}
	for _, c := range p.columns {
		c.stack.place(c.top, c.height)
	}
	inReadingOrder(pg)
	if r.m.theme.Colors.Grey {
		inGrey(pg)
	}
	capital := capHeight(r.m.textFace(), r.size)
	return &Sheet{
		Pages: []*page.Page{pg}, TextSize: r.size, TextCapHeight: capital,
		ReadsTo: legible.Comfort.Distance(capital),
	}
}

// inReadingOrder sorts the marks: artifacts, which lie below, as drawn, then the elements
// in the order of the tree. Nothing that is read overlaps anything else that is.
func inReadingOrder(p *page.Page) {
	order := map[*page.Element]int{}
	var walk func(*page.Element)
	walk = func(e *page.Element) {
		order[e] = len(order) + 1
		for _, kid := range e.Kids {
			walk(kid)
		}
	}
	walk(p.Root)
	slices.SortStableFunc(p.Marks, func(a, b page.Mark) int { return cmp.Compare(order[a.Of], order[b.Of]) })
}
