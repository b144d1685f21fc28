package sheet

// A banner is a short text in capitals whose longest line fills a width. How it breaks does
// not depend on its size, and so it is broken once for every number of lines.

import (
	"leitbild/internal/theme"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// banner is matter with the ways to break it, fewest lines first.
type banner struct {
	matter
	whole []cast // with whole words
	torn  []cast // with words divided, where that makes the lines shorter
}

// cast is one way to break a banner, at bannerSize.
type cast struct {
	display
	// optical is the width of the longest line, of which punctuation counts in part, and ink
	// that with all of it; shortest is that of the shortest line.
	optical, ink, shortest unit.Length
}

const (
	bannerSize = 1000 * unit.Point
	// bannerLines is the most lines that a headline has.
	bannerLines = 6
)

// newBanner breaks c into up to most lines.
func newBanner(c matter, most int, leading theme.Ratio) banner {
	b := banner{matter: c}
	if !c.present() {
		return b
	}
	widest := c.width(c.shaped.MinWidth(), bannerSize)
	natural := c.natural(bannerSize)
	for k := 1; k <= most; k++ {
		least := max(natural/unit.Length(k), bannerSize/4)
		b.whole = c.cast(b.whole, k, max(least, widest+1), 0, leading)
		if least < widest && k > 1 {
			b.torn = c.cast(b.torn, k, least, widest-1, leading)
		}
	}
	return b
}

// cast adds the way to break c into at most k lines that is the narrowest from a width on,
// unless it is in the list already. Words are divided where they fall apart by themselves,
// which takes a little more width, but at most limit.
func (c matter) cast(list []cast, k int, least, limit unit.Length, leading theme.Ratio) []cast {
	how := typeset.Setting{Size: bannerSize, Mode: typeset.Balanced}
	has := func(width unit.Length) bool {
		how.Width = width
		lines, overfull := c.shaped.Count(how)
		return lines <= k && !overfull
	}
	wide := c.natural(bannerSize)*2 + bannerSize
	switch {
	case has(least):
		wide = least
	case !has(wide):
		return list
	}
	for wide-least > bannerSize/50 {
		if mid := (least + wide) / 2; has(mid) {
			wide = mid
		} else {
			least = mid
		}
	}
	how.Width = max(wide, min(wide*wellDivided/100, limit))
	broken := c.shaped.Break(how)
	c.drawnIn(broken.List, how.Width, 0) // what fills a width begins on its edge
	d := c.display(how, broken, leading)
	if n := len(list); n > 0 && list[n-1].lines >= d.lines {
		return list
	}
	out := cast{display: d, shortest: wide}
	for _, l := range d.list {
		out.optical, out.ink = max(out.optical, l.Width), max(out.ink, l.Width, l.InkRight)
		out.shortest = min(out.shortest, l.Width)
	}
	return append(list, out)
}

// wellDivided is how wide a banner may become, in hundredths, for words divided at a better place.
const wellDivided = 130

// lame reports whether one line is much shorter than another.
func (k cast) lame() bool { return k.shortest*100 < k.optical*58 }

// poster is a cast at the size that it has on the sheet.
type poster struct {
	cast
	size unit.Length
}

// slot is what a banner may fill.
type slot struct {
	width unit.Length
	// least and most bound the size.
	least, most unit.Length
	// hang is how far punctuation at the end of a line may stand over the edge.
	hang unit.Length
	// lines is how many lines a banner should have; one that is smaller than usual then gets
	// more.
	lines int
	usual unit.Length
}

const (
	// nearlyUsual is the share of the usual size, in hundredths, from which on a banner has no
	// more lines than the others, and muchSmaller that below which its words are divided.
	nearlyUsual, muchSmaller = 95, 86
	// moreLines is by how much, in hundredths, another line must enlarge it, and moreLinesLame
	// by how much where lines differ in length.
	moreLines, moreLinesLame = 115, 140
)

// full is the size at which a cast fills the width.
func (s slot) full(k cast) unit.Length {
	optical := s.width.Scale(int64(bannerSize), int64(max(k.optical, 1))) - 1
	ink := (s.width+s.hang).Scale(int64(bannerSize), int64(max(k.ink, 1))) - 1
	return min(optical, ink)
}

// size is that of a cast in the slot.
func (s slot) size(k cast) unit.Length {
	return min(s.full(k), s.most)
}

// fill makes a banner as large as a slot allows; ok is false where it is too small. Words are
// divided only where whole ones are too wide.
func (b banner) fill(s slot) (p poster, ok bool) {
	if !b.present() {
		return poster{}, true
	}
	usual := min(s.most, s.usual)
	choose := func(casts []cast) {
		for _, k := range casts {
			if k.lines > s.lines && p.size*100 >= usual*nearlyUsual {
				return
			}
			gain := percent(moreLines)
			if k.lines > s.lines && k.lame() {
				gain = moreLinesLame
			}
			if size := s.size(k); size > gain.of(p.size) {
				p = poster{cast: k, size: size}
			}
		}
	}
	choose(b.whole)
	if p.size < s.least || p.size*100 < usual*muchSmaller {
		choose(b.torn)
	}
	return p, p.size >= s.least
}

// widthIn is the width of the banner, at bannerSize, in at most so many lines where it can have
// them.
func (b banner) widthIn(lines int) (width unit.Length) {
	for _, k := range b.whole {
		if k.lines <= lines || width == 0 {
			width = k.optical
		}
	}
	return width
}

// at gives a length of the cast at the poster's size.
func (p poster) at(l unit.Length) unit.Length { return l.Scale(int64(p.size), int64(bannerSize)) }

func (p poster) inkAbove() unit.Length { return p.at(p.top) }
func (p poster) inkBelow() unit.Length { return p.at(p.bottom) }

// tall is from the top of the first line's capitals to the last baseline.
func (p poster) tall() unit.Length {
	if !p.present() {
		return 0
	}
	return capHeight(p.face, p.size) + unit.Length(p.lines-1)*p.at(p.leading)
}

// scaled is the poster's display at its size.
func (p poster) scaled() display {
	d := p.display
	d.how.Size, d.leading = p.size, p.at(d.leading)
	d.list = make([]typeset.Line, len(p.list))
	for i, l := range p.list {
		l.Shift, l.Width = p.at(l.Shift), p.at(l.Width)
		d.list[i] = l
	}
	return d
}
