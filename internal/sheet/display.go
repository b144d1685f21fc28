package sheet

// Display type: titles and sentences on a wall, set as tight as their ink allows.

import (
	"strings"
	"unicode/utf8"

	"leitbild/internal/font"
	"leitbild/internal/page"
	"leitbild/internal/theme"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// display is matter broken into lines at a size, with leading by ink.
type display struct {
	setting
	list        []typeset.Line
	top, bottom unit.Length // ink above the first line's capitals and below the last baseline
	overfull    bool
	hyphens     int
	torn        int // hyphens that are not at the joint of a compound
}

// displayClear is the space that the ink of two lines keeps, in thousandths of the size.
const displayClear = 50

// layDisplay breaks c, balanced, for a size and a width. leading is the least distance of
// its baselines as a share of the size, and hang how far ink may stand over the left edge.
func layDisplay(c matter, how typeset.Setting, leading theme.Ratio, hang unit.Length) display {
	if !c.present() {
		return display{}
	}
	how.Mode = typeset.Balanced
	broken := c.shaped.Break(how)
	if excess := overhang(broken.List, how); excess > 0 {
		narrow := how
		narrow.Width -= excess
		broken = c.shaped.Break(narrow)
		if widest := c.width(c.shaped.MinWidth(), how.Size); widest > narrow.Width && widest <= how.Width {
			broken.Overfull = true // a word is not divided for the sake of a full stop
		}
	}
	if c.drawnIn(broken.List, how.Width, hang) {
		broken.Overfull = true
	}
	return c.display(how, broken, leading)
}

// drawnIn moves the lines to the right whose ink hangs further over the left edge than hang: at
// display sizes a quotation mark would reach over the edge of the sheet. It reports whether one
// becomes wider than the width.
func (c matter) drawnIn(lines []typeset.Line, width, hang unit.Length) (over bool) {
	for i := range lines {
		l := &lines[i]
		room := hang
		if c.centred {
			room += max(0, width-l.Width) / 2
		}
		excess := -l.InkLeft - room
		if excess <= 0 {
			continue
		}
		if c.centred {
			excess *= 2 // half of what the line gains stands at its right
		}
		l.Shift, l.Width = l.Shift+excess, l.Width+excess
		l.InkLeft, l.InkRight = min(0, l.InkLeft+excess), l.InkRight+excess
		over = over || l.Width > width || !c.centred && l.InkRight > width
	}
	return over
}

// hang is how far ink may stand over the left edge of the live area.
func (l *layout) hang() unit.Length { return max(0, l.live.X0-l.frame.short*42/1000) }

// display is c broken, with leading by ink.
func (c matter) display(how typeset.Setting, broken typeset.Lines, leading theme.Ratio) display {
	d := display{list: broken.List, overfull: broken.Overfull, hyphens: broken.Hyphens, torn: broken.Torn}
	d.setting = setting{matter: c, how: how, lines: len(broken.List)}
	least := leading.Of(how.Size)
	for i := 1; i < len(d.list); i++ {
		least = max(least, c.clearance(d.list[i-1], d.list[i], how.Size))
	}
	d.leading = least
	if n := len(d.list); n > 0 {
		d.top = max(0, d.list[0].InkTop-capHeight(c.face, how.Size))
		d.bottom = max(0, d.list[n-1].InkBottom)
	}
	return d
}

// edge is how far below the last baseline the edge of a ground under d lies: not at all, so that
// straight letters stand on it, and round ones cross it by as little as they cross any line that
// they stand on.
func (d display) edge() unit.Length {
	if d.bottom <= d.how.Size*3/100 {
		return 0
	}
	return d.bottom + d.how.Size*clearOfEdge/100
}

// clearOfEdge is what a descender keeps from the edge of the ground under it, in hundredths of the size:
// with less it looks as if it were to stand on the edge and did not reach it.
const clearOfEdge = 28

// overhang is how far punctuation hangs over the right edge. In text it may; at display
// sizes one would see it.
func overhang(lines []typeset.Line, how typeset.Setting) unit.Length {
	var excess unit.Length
	for _, l := range lines {
		excess = max(excess, l.InkRight-how.Width)
	}
	return excess
}

// clearance is the least distance of two baselines at which no glyph of the lower line
// comes closer than displayClear to one of the upper line that stands above it.
func (c matter) clearance(upper, lower typeset.Line, size unit.Length) unit.Length {
	var units int32
	near := int32(c.face.UnitsPerEm() * displayClear / 1000)
	offset := lower.Shift - upper.Shift
	if c.centred {
		offset += (upper.Width - lower.Width) / 2
	}
	shift := inUnits(offset, c.face, size)
	for _, u := range upper.Glyphs {
		above, ok := c.shaped.Extents(u)
		if !ok || int32(above.YMin)+u.Y >= near {
			continue
		}
		for _, l := range lower.Glyphs {
			below, ok := c.shaped.Extents(l)
			if !ok {
				continue
			}
			x := l.X + shift
			if x+int32(below.XMax)+near < u.X+int32(above.XMin) || u.X+int32(above.XMax)+near < x+int32(below.XMin) {
				continue
			}
			units = max(units, -(int32(above.YMin)+u.Y)+int32(below.YMax)+l.Y+near)
		}
	}
	return c.width(int64(units), size)
}

func inUnits(l unit.Length, f *font.Face, size unit.Length) int32 {
	if size == 0 {
		return 0
	}
	return int32(int64(l) * int64(f.UnitsPerEm()) / int64(size))
}

// display draws d with the top of its capitals at top.
func (p pen) display(d display, left, top unit.Length, a align, c page.Color) {
	if d.present() {
		p.lines(d.setting, d.list, left, top+capHeight(d.face, d.how.Size), a, c)
	}
}

// room is what a title may take: at most so wide and high, of a size between least and most.
// A flat one is for landscape sheets, where fewer lines are worth a smaller size.
type room struct {
	width, height, least, most unit.Length
	// whole is the size below which words are rather divided.
	whole   unit.Length
	flat    bool
	leading theme.Ratio
	// full is the share of the width from which the type is enlarged until its longest line
	// fills the width, and fullest the size that it may have then.
	full    percent
	fullest unit.Length
	// hang is how far ink may stand over the left edge.
	hang unit.Length
}

// fewerLines is the share of its size, in thousandths, that a title in a flat room gives up
// for one line less.
const fewerLines = 720

// wholeWords is the share of its size, in hundredths, down to which a title gives up size to
// keep its words whole: a compound of two parts of one length is as wide as that.
const wholeWords = 48

// atJoints is the share of its size, in hundredths, that a title gives up for a compound to be
// divided between its parts.
const atJoints = 72

// fitDisplay finds the largest size at which c stands in the room. Words are broken only
// where whole ones would make the type much smaller, and no more than one, unless there is
// no other way.
func fitDisplay(c matter, r room) display {
	f := displayFitter{matter: c, room: r}
	d := f.fit(r.most)
	if d.hyphens > 0 {
		d = f.joined(d)
	}
	if r.flat && d.lines > 1 {
		d = f.flatter(d)
	}
	return d.filling(r)
}

// displayFitter tries sizes of matter in a room.
type displayFitter struct {
	matter matter
	room   room
}

// shrink is the next size to try.
func shrink(size unit.Length) unit.Length { return size.Scale(97, 100) }

func (f displayFitter) lay(size unit.Length) display {
	return layDisplay(f.matter, typeset.Setting{Size: size, Width: f.room.width}, f.room.leading, f.room.hang)
}

func (f displayFitter) has(d display) bool { return !d.overfull && d.height() <= f.room.height }

func (f displayFitter) balanced(size unit.Length) typeset.Setting {
	return typeset.Setting{Size: size, Width: f.room.width, Mode: typeset.Balanced}
}

// hopeless reports, for a small part of what laying costs, whether the matter does not stand in the
// room at any leading.
func (f displayFitter) hopeless(size unit.Length) bool {
	lines, overfull := f.matter.shaped.Count(f.balanced(size))
	return overfull || capHeight(f.matter.face, size)+unit.Length(lines-1)*f.room.leading.Of(size) > f.room.height
}

// broken reports whether the matter has so many hyphens that it has to be smaller.
func (f displayFitter) broken(size unit.Length) bool {
	return size > f.room.least/2 && f.matter.width(f.matter.shaped.MinWidth(), size) > f.room.width &&
		f.matter.shaped.Hyphens(f.balanced(size)) > 1
}

// fit is the matter at the largest size up to most that has room.
func (f displayFitter) fit(most unit.Length) display {
	for size := most; ; size = shrink(size) {
		for f.matter.present() && size > unit.Point && (f.hopeless(size) || f.broken(size)) {
			size = shrink(size)
		}
		d := f.lay(size)
		if size <= unit.Point || f.has(d) && (d.hyphens <= 1 || size <= f.room.least/2) {
			return d
		}
	}
}

// largest is the matter at the largest size from one down to another at which it has room and its
// words are better off.
func (f displayFitter) largest(size, least unit.Length, better func(display) bool) (_ display, ok bool) {
	for ; size >= least; size = shrink(size) {
		if f.hopeless(size) {
			continue
		}
		if d := f.lay(size); better(d) && f.has(d) {
			return d, true
		}
	}
	return display{}, false
}

// joined is d with its words whole, or divided between the parts of compounds, where that costs no
// more size than it is worth.
func (f displayFitter) joined(d display) display {
	size := d.how.Size
	if widest := f.matter.width(f.matter.shaped.MinWidth(), f.room.most); widest > f.room.width {
		size = min(size, f.room.most.Scale(int64(f.room.width), int64(widest))-1)
	}
	least := max(d.how.Size*wholeWords/100, min(f.room.whole, f.room.least))
	if whole, ok := f.largest(size, least, func(w display) bool { return w.hyphens == 0 }); ok {
		return whole
	}
	if d.torn == 0 {
		return d
	}
	least = d.how.Size * atJoints / 100
	if w, ok := f.largest(d.how.Size, least, func(w display) bool { return w.torn == 0 && w.hyphens <= d.hyphens }); ok {
		return w
	}
	return d
}

// flatter is d with a line less, where that costs no more size than it is worth.
func (f displayFitter) flatter(d display) display {
	size := d.how.Size
	for flat := shrink(size); flat > max(f.room.least, size.Scale(fewerLines, 1000)); flat = shrink(flat) {
		if w := f.lay(flat); w.lines < d.lines && w.hyphens <= d.hyphens {
			return w
		}
	}
	return d
}

// filling enlarges d until its longest line fills the width, where little is missing and
// the same lines result.
func (d display) filling(r room) display {
	longest := d.longest()
	if longest*100 < d.how.Width*unit.Length(r.full) || longest >= d.how.Width || longest == 0 {
		return d
	}
	how := d.how
	how.Size = min(how.Size.Scale(int64(how.Width), int64(longest))-1, max(r.fullest, how.Size))
	full := layDisplay(d.matter, how, r.leading, r.hang)
	if full.overfull || full.height() > r.height || full.lines != d.lines || full.hyphens > d.hyphens || full.torn > d.torn {
		return d
	}
	return full
}

// longest is the width of the longest line.
func (d display) longest() (longest unit.Length) {
	for _, l := range d.list {
		longest = max(longest, l.Width)
	}
	return longest
}

// judgement is what the eye says of the lines of a sentence.
type judgement struct {
	// evenness is the mean width of the lines in thousandths of the longest.
	evenness int64
	// phrased says that every line but the last ends where the sentence draws breath.
	phrased bool
	// single counts the lines of one word, and lone those of them that are forlorn: short ones, of
	// which one before the end counts twice, and all where hardly a line has two words. A few
	// strong words that have each a line are neither.
	single, lone int
	// straddled counts the clauses that begin within a line.
	straddled int
	// torn counts the words that are divided elsewhere than between the parts of a compound.
	torn int
}

const (
	// shortWord is the number of letters up to which a word is short.
	shortWord = 4
	// forlorn is the share of the longest line, in hundredths, below which a single word does not
	// make a line.
	forlorn = 50
)

func (d display) judgement() judgement {
	j := judgement{evenness: 1000, phrased: true, torn: d.torn}
	if !d.present() {
		return j
	}
	var sum, longest unit.Length
	for i, l := range d.list {
		sum += l.Width
		longest = max(longest, l.Width)
		if i < len(d.list)-1 && !endsClause(l.Text) {
			j.phrased = false
		}
	}
	if longest > 0 {
		j.evenness = int64(sum) * 1000 / int64(longest) / int64(len(d.list))
	}
	j.single, j.lone = d.alone(longest)
	if utf8.RuneCountInString(d.shaped.Plain()) <= proclamation {
		j.straddled = d.shaped.Straddled(d.list, typeset.Clauses)
	}
	return j
}

// endsClause reports whether a line ends where the sentence draws breath.
func endsClause(line string) bool {
	for i := len(line) - 1; i >= 0; i-- {
		switch line[i] {
		case ' ':
			continue
		case ',', ';', ':', '.', '!', '?':
			return true
		}
		return false
	}
	return false
}

// alone counts the lines of one word, and those that are forlorn beside the longest line.
func (d display) alone(longest unit.Length) (single, lone int) {
	for i, l := range d.list {
		word := strings.TrimSpace(l.Text)
		if strings.Contains(word, " ") {
			continue
		}
		single++
		if l.Width*100 >= longest*forlorn {
			continue
		}
		lone++
		if i < len(d.list)-1 && utf8.RuneCountInString(strings.TrimRight(word, ".,:;!?")) <= shortWord {
			lone++
		}
	}
	switch {
	case single == len(d.list) && single <= 3:
		return 0, 0
	case single*3 > len(d.list)*2:
		return single, max(lone, single)
	}
	return single, lone
}

// sentence is the only principle as display type in at most lines lines, over whose left edge ink
// may hang; ok is false where it is too wide or needs more.
func (m *manuscript) sentence(t try, width, hang unit.Length) (d display, ok bool) {
	text := m.principles[0].text
	if t.division.clauses {
		text = m.principles[0].clauses
	}
	how := typeset.Setting{Size: t.size, Width: width, Hyphenate: t.words > divideLong}
	d = layDisplay(text, how, m.theme.Scale.TitleLeading, hang)
	if leading := m.sentenceLeading(d.lines); leading > m.theme.Scale.TitleLeading {
		d = layDisplay(text, how, leading, hang)
	}
	widest := text.width(text.shaped.MinWidth(), t.size)
	return d, !d.overfull && d.lines <= t.division.lines && (t.words != divideNone || widest <= width)
}

// sentenceLeading is the least leading of a single sentence in so many lines: the more there are to read,
// the more the eye needs between them.
func (m *manuscript) sentenceLeading(lines int) theme.Ratio {
	return m.theme.Scale.TitleLeading + theme.Ratio(25*min(max(lines-3, 0), 6))
}
