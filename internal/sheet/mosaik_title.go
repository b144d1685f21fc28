package sheet

// The title's tile of mosaik: above the others over the whole width, or beside them.

import (
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// headTile is the title's tile without its ground, with air below.
func (b *mosaikPlan) headTile(left, width, height unit.Length) stack {
	if b.division.flat {
		return b.flatHead(left, width, height)
	}
	t := b.title(width, height)
	switch {
	case b.division.side:
	case !b.frame.landscape() || b.m.flushBroad():
		t = b.flush(t, width, height)
	default:
		t = b.broad(t, width, height)
		b.lonely = t.lines == 1 && t.list[0].Width*100 < width*nearlyFull
	}
	s := b.head(left, width)
	s[0].gap = b.live.Y0
	titles, under := b.titlesOverTiles(t, left, width)
	if b.frame.landscape() && !b.division.side && b.m.flushBroad() {
		capital := capHeight(b.m.face.title, t.how.Size) // so large a title needs less air than half of it
		titles[0].gap, titles[0].flex = max(capital*25/100, b.small)+t.top, false
	}
	if b.division.side && b.m.intro.present() {
		titles[len(titles)-1].flex = true // the intro packed close would leave a hole below
	}
	s = append(s, titles...)
	return append(s, piece{gap: max(under, tileClear.of(b.pad))})
}

// leastIntro is how large, in hundredths of the text, what stands below the title is at least where
// the text reads with comfort and the sheet is not set as tight as it can be, and besideIntro how
// large an intro is that stands beside the subtitle: on so wide a ground smaller type is lost.
// Beside it may be higher than below it, in hundredths, by besideHigher.
const leastIntro, besideIntro, besideHigher = 80, 100, 115

// underFlat is what a subtitle keeps from a flat title at least, in hundredths of its capitals.
const underFlat percent = 52

// titlesOverTiles are the titles of which t is the first. Above several columns the intro stands at the
// right of the subtitle, on an edge of the tiles, where that is no higher.
func (b *mosaikPlan) titlesOverTiles(t display, left, width unit.Length) (s stack, under unit.Length) {
	m, n, service := b.m, b.division.columns, b.service
	if b.division.side || b.level.titleMin == 0 || b.size <= sizeForCap(m.textFace(), b.frame.limit.comfort) {
		return b.titlesOf(t, left, width)
	}
	defer func() { b.service = service }()
	b.service = max(service, b.size*leastIntro/100)
	s, under = b.titlesOf(t, left, width)
	if n < 2 || !m.subtitle.present() || !m.intro.present() {
		return s, under
	}
	most := (s[1:].natural() - s[1].gap) * besideHigher / 100
	from := b.frame.width*unit.Length(n/2)/unit.Length(n) + b.pad
	for _, share := range []unit.Length{besideIntro, leastIntro} {
		b.service = max(service, b.size*share/100)
		if p := b.introBeside(left, from, left+width); p.height <= most {
			p.gap = s[1].gap
			if b.division.flat {
				p.gap = max(p.gap, underFlat.of(capHeight(m.face.title, t.how.Size)))
			}
			return append(s[:1], p), under
		}
	}
	return s, under
}

// introBeside is the subtitle from left on and the intro at its right, from from to end.
func (b *mosaikPlan) introBeside(left, from, end unit.Length) piece {
	m, size := b.m, b.introSize()
	intro := b.serve(m.intro, size, min(end-from, size*38), b.leading, typeset.Ragged)
	sub := b.subtitleBeside(from-left-b.pad, intro)
	drop := capHeight(m.face.subtitle, sub.how.Size) - capHeight(m.face.text, intro.how.Size) // to one baseline
	return piece{height: max(sub.height(), drop+intro.height()), draw: func(y, _ unit.Length) {
		b.text(sub, left, y, flushLeft, b.ink.Accent)
		b.text(intro, from, y+drop, flushLeft, b.ink.Text)
	}}
}

// subtitleBeside is the subtitle in one line that ends with the text of the tile below it or with
// that tile, a little smaller for that but not below the size of the intro beside it; or else in several.
// Beside the intro of a flat title it is clearly larger than this, in as many lines as stand beside it.
func (b *mosaikPlan) subtitleBeside(width unit.Length, intro setting) setting {
	m, size, room := b.m, b.subtitleSize(), width-b.pad
	if b.division.flat {
		if s, ok := b.subtitleFilling(room, intro); ok {
			return s
		}
	}
	if natural := m.subtitle.natural(size); natural > room {
		room = min(natural+1, width)
		if whole := size.Scale(int64(room), int64(natural)) - 1; whole >= min(intro.how.Size, size) {
			size = min(size, whole)
		} else {
			room = width - b.pad
		}
	}
	return b.serve(m.subtitle, size, room, tight(122), typeset.Balanced)
}

// besideLarger and besideLargest are how large, in hundredths of the intro, a subtitle is at least and at
// most that fills the height of the intro at its right: of about the same size the two read as one text.
const besideLarger, besideLargest percent = 128, 160

// subtitleFilling is the largest such subtitle that is hardly higher than the intro.
func (b *mosaikPlan) subtitleFilling(width unit.Length, intro setting) (setting, bool) {
	size := intro.how.Size
	for share := besideLargest; share >= besideLarger; share -= 4 {
		s := b.serve(b.m.subtitle, share.of(size), width, tight(118), typeset.Balanced)
		if s.how.Size >= besideLarger.of(size) && s.height() <= intro.height()+size*6/10 {
			return s, true
		}
	}
	return setting{}, false
}

// tileClear is what the type on a tile keeps at least from its upper and its lower edge, of what it
// keeps at its sides.
const tileClear percent = 65

// title is the title in the width and height it has; above the tiles it stands in one line where that
// is not much smaller.
func (b *mosaikPlan) title(width, height unit.Length) display {
	if b.division.side {
		return b.klarPlan.title(width, height)
	}
	return b.titled(width, height, 0, true)
}

// flatTitleMin eases the theme's least title, in thousandths of it, above many tiles of a portrait
// sheet: the room that it gives up is theirs.
const flatTitleMin = 550

// lyingTitle is the part of the width of a landscape sheet that the title above many tiles has at most.
const lyingTitle percent = 64

// flatTitle is the title in one line that leaves room at its end; above many tiles, on a portrait sheet
// so much that it does not look cut short.
func (b *mosaikPlan) flatTitle(width, room, height unit.Length) display {
	switch many := len(b.m.principles) >= tightTiles; {
	case !b.frame.landscape():
		b.level.titleMin = min(b.level.titleMin, flatTitleMin)
		return b.title(min(width-room, width*fromFlush/100-1), height)
	case many:
		width = min(width-room, lyingTitle.of(b.frame.width))
		return b.broad(b.title(width, height), width, height)
	}
	return b.broad(b.title(width, height), width-room, height)
}

// flatHead is the title's tile with organisation and date at the end of the title's only line: above the
// texts of the last column, where the title ends before these, and flush left as they are.
func (b *mosaikPlan) flatHead(left, width, height unit.Length) stack {
	opposite, room, high := b.opposite(width)
	t := b.flatTitle(width, room, height)
	from := left + width - (room - b.pad)
	if last := b.lastColumn(); t.lines == 1 && left+t.list[0].Width+b.pad <= last {
		from = min(from, last)
	}
	b.ok = b.ok && t.lines == 1 && t.list[0].Width <= width-room && high <= t.height()
	s, under := b.titlesOverTiles(t, left, width)
	title := s[0].draw
	s[0].gap, s[0].flex = b.live.Y0+t.top, false
	s[0].draw = func(y, height unit.Length) {
		title(y, height)
		if b.m.intro.present() { // it stands below them, and they on a level with the capitals are apart from it
			y, height = y+high, 0
		}
		opposite(y+height, from)
	}
	return append(s, piece{gap: max(under, tileClear.of(b.pad))})
}

// broadTitle is the size, in thousandths of the text's, to which a title in a single line grows on
// a tile that is much wider than it.
const broadTitle = 8000

// broad is a title in a single line made broader, over the whole width where it is nearly as wide,
// as far as the level lets it.
func (b *mosaikPlan) broad(t display, width, height unit.Length) display {
	if t.lines != 1 || t.list[0].Width == 0 {
		return t
	}
	how := t.how
	full := how.Size.Scale(int64(width), int64(t.list[0].Width)) - 1
	how.Size = max(min(full, b.size.Scale(min(b.level.title, broadTitle), 1000)), how.Size)
	if how.Size < full && how.Size*100 >= full*nearlyFull {
		how.Size = full
	}
	return b.enlarged(t, how, height)
}

// fromFlush is the share of the width, in hundredths, from which a title in a single line above at
// least manyTiles tiles of a portrait sheet is made to fill it: what stops within the last column
// looks cut short. Fewer tiles have large text, which would give up size for it.
const fromFlush, manyTiles = 68, 9

// manyHeadlines is the number of principles with headlines from which the title of a landscape sheet
// takes the width whatever its size, below the organisation.
const manyHeadlines = 16

// flushBroad reports whether it does; other text would give up too much for that.
func (m *manuscript) flushBroad() bool {
	return len(m.principles) >= manyHeadlines && m.headlined()
}

// flush is a title in a single line over the whole width where it is not much shorter.
func (b *mosaikPlan) flush(t display, width, height unit.Length) display {
	short := !b.frame.landscape() && t.list[0].Width*100 < width*fromFlush
	if len(b.m.principles) < manyTiles || t.lines != 1 || t.list[0].Width == 0 || short {
		return t
	}
	how := t.how
	how.Size = max(how.Size.Scale(int64(width), int64(t.list[0].Width))-1, how.Size)
	return b.enlarged(t, how, height)
}

// enlarged is t set anew where it stays in its one line and in its height.
func (b *mosaikPlan) enlarged(t display, how typeset.Setting, height unit.Length) display {
	large := layDisplay(t.matter, how, b.m.theme.Scale.TitleLeading, b.hang())
	if large.overfull || large.lines != 1 || large.height() > height {
		return t
	}
	return large
}

// lastColumn is where the texts begin in the last column of tiles.
func (b *mosaikPlan) lastColumn() unit.Length {
	n := unit.Length(b.division.columns)
	return b.frame.width*(n-1)/n + b.pad
}

// opposite draws organisation and date at the end of the title's line, on its baseline, and says
// how much room they need there and how high they stand.
func (b *mosaikPlan) opposite(width unit.Length) (draw func(baseline, left unit.Length), room, high unit.Length) {
	size := max(b.small, b.size*8/10, b.frame.short/58) // beside a title smaller print is dust
	lead := b.leading(size)
	var lines []setting
	for _, c := range []matter{b.m.date, b.m.organization} {
		if c.present() {
			lines = append(lines, b.set(c, size, width, lead, typeset.Balanced))
			room = max(room, c.natural(size))
			high += lines[len(lines)-1].height() + lead - capHeight(c.face, size)
		}
	}
	return func(y, left unit.Length) {
		for _, l := range lines {
			b.text(l, left, y-l.height(), flushLeft, b.top.Accent)
			y -= l.height() + lead - capHeight(l.face, size)
		}
	}, room + b.pad, high - lead + capHeight(b.m.face.small, size)
}

// overHeadlines is how large, in hundredths of the headlines, the title is at least.
const overHeadlines = 140

// titleWorth is what the sheet keeps, in thousandths, for its title, which must be larger than any
// headline: large text gives up size for that, small text as long as the title finds its room.
func (b *mosaikPlan) titleWorth() int64 {
	head := capHeight(b.m.face.headline, b.headlineSize())
	if !b.m.headlined() || capHeight(b.m.face.title, b.titleSize)*100 >= head*overHeadlines {
		return 1000
	}
	b.ok = b.ok && !b.large()
	return 650
}
