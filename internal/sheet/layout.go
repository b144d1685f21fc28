package sheet

// What every composition shares: the job, and the measures of a plan in the making.

import (
	"cmp"

	"leitbild/internal/page"
	"leitbild/internal/theme"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// job is a manuscript and the paper it goes on.
type job struct {
	m     *manuscript
	frame frame
}

// compose is the code behind the theme's composition, whose name the theme has checked.
func (m *manuscript) compose(f frame) composer {
	j := job{m: m, frame: f}
	switch m.theme.Composition {
	case theme.Klassik:
		return klassik{j}
	case theme.Mosaik:
		return newMosaik(j)
	case theme.Wort:
		return newWort(j)
	}
	return klar{j}
}

// voices are how the theme's composition sets each text.
func (m *manuscript) voices() voices {
	switch m.theme.Composition {
	case theme.Klassik:
		return klassikVoices(m)
	case theme.Wort:
		return wortVoices(m)
	}
	return klarVoices(m)
}

// voices are the voices of all texts.
type voices struct {
	organization, title, subtitle, headline, text, motto, date, label voice
	// numbered says whether the principles have numerals, given whether any has a headline.
	numbered func(headlines bool) bool
	// opens says that the first words of a sentence take the part of a headline that is missing.
	opens bool
}

// most is the largest size that is tried: above a larger one the title would have less than the
// given share of its size. A single sentence has the sheet for itself.
func (j job) most(share percent) unit.Length {
	if j.m.single() {
		return j.mostSentence()
	}
	title := sizeForCap(j.m.face.title, j.m.theme.Scale.TitleMax.Of(j.frame.height))
	return max(title*100/unit.Length(share), j.frame.limit.text*2)
}

// mostSentence is a size that no single sentence reaches.
func (j job) mostSentence() unit.Length { return j.frame.height * 4 / 10 }

// sentencesBeside are the divisions for one principle, on landscape sheets also those with a
// column for what accompanies it.
//
// worth is the most that the composition thinks of a sheet with such a column, in thousandths.
func (j job) sentencesBeside(worth int64) []division {
	out := sentences()
	if m := j.m; j.frame.landscape() && (m.intro.present() || m.outro.present() || m.motto.present()) {
		for _, d := range sentences() {
			d.side, d.worth = true, worth*sentenceAside/100
			out = append(out, d)
		}
	}
	return out
}

// margins are those of sheets set flush left: at the sides and the head, and at the foot, into
// which the descenders of the last line reach.
func (j job) margins(t try) (margin, foot unit.Length) {
	grid, f := j.m.theme.Grid, j.frame
	of := func(r theme.Ratio) unit.Length { return r.Of(f.short).Scale(t.level.margin, 1000) }
	return of(grid.Margin), max(of(grid.Foot), f.leastMargin())
}

// smallParts is what newLayout takes for the small print of sheets set flush left, which is
// smaller in a column beside a single sentence.
func (j job) smallParts(t try) int {
	if j.m.single() && t.division.side {
		return 66
	}
	return 46
}

// arrangements are the ways in which a composition fills a sheet.
type arrangements interface {
	sentence() plan
	sentenceBeside() plan
	stacked() plan
	beside() plan
}

// arranged is the one of a that the division asks for.
func (l *layout) arranged(a arrangements) plan {
	switch side := l.division.side; {
	case l.m.single() && side:
		return a.sentenceBeside()
	case l.m.single():
		return a.sentence()
	case side:
		return a.beside()
	}
	return a.stacked()
}

// layout is a plan in the making: the sizes and distances that a try gives.
type layout struct {
	job
	try
	pen
	ink    theme.Ink // on the paper
	live   page.Rect // where ink may stand
	gutter unit.Length
	hair   unit.Length
	// small is the size of the small print, service that of intro, outro and motto before
	// the theme's own ratio, and smallest what both may not fall below.
	small, service, smallest unit.Length
	// textSize is that of the principles' text, which nothing exceeds that serves it.
	textSize unit.Length
	// edges are the left edges of the list's columns, where signatures are to stand on them, and
	// apart is what one of the columns keeps from the next; zero stands for half a gutter.
	edges    []unit.Length
	apart    unit.Length
	ok       bool
	divided  bool // a word of the title is
	inPieces bool // and not between the parts of a compound
	// fills is the share of the width from which the title is made to fill it; zero stands for
	// nearlyFull.
	fills percent
	// titleSize is that of the title.
	titleSize unit.Length
	// evenWords sets the outro as large as the intro: near to it a little smaller looks like an error.
	evenWords bool
}

// newLayout measures a sheet with the given margins. The small print goes at least smallParts
// times into the shorter side.
func (j job) newLayout(t try, p pen, margin, foot unit.Length, smallParts int) layout {
	th, f := j.m.theme, j.frame
	l := layout{
		job: j, try: t, pen: p, ok: true, ink: j.m.inks.paper,
		live:     page.Rect{X0: margin, Y0: margin, X1: f.width - margin, Y1: f.height - foot},
		gutter:   th.Grid.Gutter.Of(f.short).Scale(t.level.margin, 1000),
		hair:     f.hairline(),
		smallest: max(sizeForCap(j.m.face.text, f.limit.small), sizeForCap(j.m.face.small, f.limit.small)),
	}
	l.service = max(t.size.Scale(t.level.secondary, 1000), l.smallest)
	small := th.Scale.Small.Of(t.size).Scale(t.level.secondary, 1000)
	l.small = max(min(small, f.short/unit.Length(smallParts)), l.smallest)
	l.textSize = max(t.size, l.smallest)
	l.rank()
	return l
}

// On a sheet full of text, print that is much smaller looks like dust. introParts and fineParts are how
// many times the intro and the small print go into the shorter side at most, until they are as
// large as fineIntro and fineSmall hundredths of the text.
const introParts, fineParts, fineIntro, fineSmall = 65, 70, 94, 86

// tightService is the share of those, in thousandths, that is left of them on the tightest sheet.
const tightService = 700

// leastService is a least size of what serves the text as a tight sheet has it.
func (l *layout) leastService(size unit.Length) unit.Length {
	return size.Scale(max(l.level.secondary, tightService), 1000)
}

// rank makes the small print no larger than the intro.
func (l *layout) rank() {
	if !l.m.single() && !l.level.scant {
		l.small = max(l.small, l.leastService(min(l.size*fineSmall/100, l.frame.short/fineParts)))
	}
	l.small = max(min(l.small, l.introSize()), l.smallest)
}

// ground is the colour of the paper, over the bleed, where the paper itself does not have it.
func (l *layout) ground() {
	if c := l.m.theme.Colors.Paper; c != page.White() {
		l.flood(c)
	}
}

// column is a stack over the whole live height.
func (l *layout) column(s stack) column {
	return column{stack: s, top: l.live.Y0, height: l.live.Y1 - l.live.Y0}
}

func (l *layout) width() unit.Length { return l.live.X1 - l.live.X0 }

// asideBy makes what stands in a column beside the list measure itself by smaller text than the
// list's, where that is large, with all of it at share thousandths of its size. Small print is then
// never larger than the intro.
func (l *layout) asideBy(share int64) {
	l.size = min(l.size, l.frame.short/40).Scale(share, 1000)
	l.service = max(min(l.service, l.frame.short/44).Scale(share, 1000), l.smallest)
	l.small = l.small.Scale(share, 1000)
	l.rank()
}

// gap is a natural distance of r thousandths of the text's size.
func (l *layout) gap(r int64) unit.Length {
	return l.size.Scale(r, 1000).Scale(l.level.gap, 1000)
}

// dense reports whether text of the given size fills a sheet so closely that its margins may
// give way.
func (j job) dense(size unit.Length) bool {
	return size < max(j.frame.short/70, sizeForCap(j.m.textFace(), j.frame.limit.comfort))
}

// strongRule is the weight of a rule that is seen from afar.
func (l *layout) strongRule() unit.Length {
	return max(min(l.frame.short/150, l.small*45/100), 3*l.frame.hairline())
}

// nearlyEven is by how much rows may differ that are made even: by a line of text.
func (l *layout) nearlyEven() unit.Length { return l.leading(l.size) * 11 / 10 }

// measureIn is the measure of the list's text in a place of the given width.
func (l *layout) measureIn(width unit.Length) unit.Length {
	return min(width, l.size*unit.Length(l.level.measure))
}

// noteOf sets the note of a principle whose text has the given measure, in a place of the given
// width: as wide as the text and no narrower than 25 of its own ems, which small type needs for even
// lines.
func (l *layout) noteOf(p principle, width, measure unit.Length) setting {
	size := l.noteSize()
	return l.set(p.note, size, min(width, max(measure, size*25)), l.leading(size), typeset.Ragged)
}

// under places a note below the text of an entry that ends at end, and gives the entry's height.
func (l *layout) under(end unit.Length, note setting) (toNote, height unit.Length) {
	if !note.present() {
		return 0, end
	}
	toNote = end + l.size*75/100
	return toNote, toNote + note.height()
}

// toSmallPrint makes all that follows small print, which accompanies a single sentence.
func (l *layout) toSmallPrint() {
	l.size = l.small * 14 / 10
	l.service = l.size
}

// leading is the distance of baselines in text of the given size.
func (l *layout) leading(size unit.Length) unit.Length {
	return l.m.theme.Scale.Leading.Of(size).Scale(l.level.leading, 1000)
}

// set lays matter and notes whether it has room.
func (l *layout) set(c matter, size, width, leading unit.Length, mode typeset.Mode) setting {
	s, ok := c.lay(typeset.Setting{Size: size, Width: width, Mode: mode}, leading, l.words)
	l.ok = l.ok && ok
	return s
}

// lessForWhole is the share of its size, in hundredths, down to which what serves the list becomes
// smaller so that its words stay whole.
const lessForWhole = 80

// serve sets matter that serves the list, at most so large. A word that is wider than its line
// never holds the list back: all of the matter becomes a little smaller, and where that is not
// enough the word is divided.
func (l *layout) serve(c matter, size, width unit.Length, leading func(size unit.Length) unit.Length, mode typeset.Mode) setting {
	if !c.present() {
		return setting{}
	}
	if widest := c.width(c.shaped.MinWidth(), size); widest > width {
		whole := size.Scale(int64(width), int64(widest)) - 1
		if whole >= max(size*lessForWhole/100, l.smallest) {
			size = whole
		}
	}
	how := typeset.Setting{Size: size, Width: width, Mode: mode}
	if s, ok := c.lay(how, leading(size), l.words); ok {
		return s
	}
	s, ok := c.lay(how, leading(size), divideAll)
	l.ok = l.ok && ok
	return s
}

// tight is a leading that is a share of the size.
func tight(share percent) func(size unit.Length) unit.Length { return share.of }

// wholeTitle is how large, in hundredths of the text, a title with whole words is at least.
const wholeTitle = 150

// nearlyFull is the share of the width, in hundredths, from which any title is made to fill it.
const nearlyFull = 78

// smallestTitle is how large, in hundredths of the text, any title is, and mostAlways how large it may
// always be. leastAbove is how many times the text's size the theme's least title is at most: above
// small text a greater one is another poster.
const smallestTitle, mostAlways, leastAbove = 130, 180, 8

// titled sets the title in the width and height it has, between the theme's limits and in
// proportion to the text, and notes whether it has room. least raises the lower limit.
func (l *layout) titled(width, height, least unit.Length, flat bool) display {
	m, sc := l.m, l.m.theme.Scale
	least = max(least, sizeForCap(m.face.title, sc.TitleMin.Of(l.frame.height)).Scale(l.level.titleMin, 1000))
	least = min(least, l.size*leastAbove)
	most := sizeForCap(m.face.title, sc.TitleMax.Of(l.frame.height))
	wanted := min(max(m.titleSize(l.size), least), most, l.size.Scale(l.level.title, 1000))
	full := cmp.Or(l.fills, nearlyFull)
	r := room{
		width: width, height: height, least: least, most: max(wanted, l.size*mostAlways/100),
		flat: flat, leading: sc.TitleLeading, full: full,
		whole: l.size * wholeTitle / 100, hang: l.hang(),
	}
	if m.title.centred {
		r.hang = 0
	}
	r.fullest = r.most * 100 / unit.Length(full)
	switch {
	case m.theme.Ornaments.TitleFills:
		r.full, r.fullest = 0, max(most, r.most)
	case l.division.grand:
		r.full, r.fullest = 0, max(most*100/nearlyFull, r.fullest)
	}
	t := fitDisplay(m.title, r)
	l.divided, l.inPieces, l.titleSize = t.hyphens > 0, t.torn > 0, t.how.Size
	l.ok = l.ok && !t.overfull && t.how.Size >= l.size*smallestTitle/100
	return t
}

// introSize and mottoSize follow the text as long as that is not display type itself.
func (l *layout) introSize() unit.Length {
	size := min(l.m.theme.Scale.Intro.Of(l.service), l.frame.short/38)
	if !l.m.single() && !l.level.scant {
		size = max(size, l.leastService(min(l.size*fineIntro/100, l.frame.short/introParts)))
	}
	return max(min(size, l.textSize), l.smallest)
}

// outroSize is between the intro's and that of the small print, or the intro's where both stand in one
// column.
func (l *layout) outroSize() unit.Length {
	if l.evenWords {
		return l.introSize()
	}
	return max(l.introSize()*9/10, l.small)
}

func (l *layout) mottoSize() unit.Length {
	return min(l.m.theme.Scale.Motto.Of(l.service), max(l.frame.short/32, l.small))
}

// smallerMotto is the share of its size, in hundredths, down to which a motto becomes smaller so
// that each of its sentences fills a line of its own.
const smallerMotto = 84

// motto is the motto as it stands in lines of at most measure ems, and width in any case: with
// every sentence on a line of its own where they are not much too wide, or beginning one where
// that takes no more lines.
func (l *layout) motto(width unit.Length, measure int) (text matter, how typeset.Setting) {
	size := l.mottoSize()
	text, how = l.m.motto, typeset.Setting{Size: size, Width: min(width, size*unit.Length(measure)), Mode: typeset.Balanced}
	if !l.m.mottoes.present() || text.natural(size) <= how.Width {
		return text, how
	}
	lines, _ := text.shaped.Count(how)
	own := how
	own.Width = width
	if widest := l.m.mottoes.natural(size); widest > width {
		own.Size = max(size.Scale(int64(width), int64(widest))-1, l.smallest)
	}
	if n, _ := l.m.mottoes.shaped.Count(own); n <= max(lines, 2) && own.Size*100 >= size*smallerMotto {
		return l.m.mottoes, own
	}
	if n, over := l.m.mottoes.shaped.Count(how); n <= lines && !over {
		return l.m.mottoes, how
	}
	return text, how
}

// noteSize is that of the small print under a principle's text.
func (l *layout) noteSize() unit.Length { return max(l.m.theme.Scale.Note.Of(l.size), l.smallest) }

// write is the room for a signature above its line, and signPad that between the line and
// the name.
func (l *layout) write() unit.Length { return max(l.small*260/100, l.size) }

func (l *layout) signPad() unit.Length {
	return capHeight(l.m.face.text, l.small)*9/10 + l.hair
}
