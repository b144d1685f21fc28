package sheet

// The pen puts settings and rules on the page.

import (
	"leitbild/internal/page"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// align says where the lines of a setting stand in their width.
type align uint8

const (
	flushLeft align = iota
	centred
	flushRight
)

// setting is matter set for a size and a width: what a piece needs to know of its height.
// The zero setting is that of an absent matter.
type setting struct {
	matter
	how     typeset.Setting
	leading unit.Length
	lines   int
}

// lay sets c; ok is false where a line is wider than the width or a word is that is to stay
// whole.
func (c matter) lay(how typeset.Setting, leading unit.Length, w words) (s setting, ok bool) {
	if !c.present() {
		return setting{}, true
	}
	s = setting{matter: c, how: how, leading: leading}
	if w == divideIdeal {
		// Forced breaks make more lines, which only makes this a weaker bound.
		s.lines = max(1, int((c.natural(how.Size)+how.Width-how.Size)/max(how.Width, 1)))
		return s, true
	}
	stays := w == divideNone || w != divideAll && how.Mode == typeset.Balanced
	s.how.Hyphenate = !stays && w != divideLong
	var overfull bool
	s.lines, overfull = c.shaped.Count(s.how)
	wide := stays && c.width(c.shaped.MinWidth(), how.Size) > how.Width
	return s, !overfull && !wide
}

// width gives font units of c's face as a distance at size.
func (c matter) width(units int64, size unit.Length) unit.Length {
	return size.Scale(units, int64(c.face.UnitsPerEm()))
}

// natural is the width of c at size on one line.
func (c matter) natural(size unit.Length) unit.Length {
	if !c.present() {
		return 0
	}
	return c.width(c.shaped.Natural(), size)
}

// height is from the top of the first line's capitals to the last baseline.
func (s setting) height() unit.Length {
	if !s.present() {
		return 0
	}
	return capHeight(s.face, s.how.Size) + unit.Length(s.lines-1)*s.leading
}

// pen draws on one page.
type pen struct{ page *page.Page }

// text draws s with the top of its capitals at top.
func (p pen) text(s setting, left, top unit.Length, a align, c page.Color) {
	if !s.present() {
		return
	}
	p.lines(s, s.shaped.Break(s.how).List, left, top+capHeight(s.face, s.how.Size), a, c)
}

// lines draws broken lines of s from the first baseline downwards.
func (p pen) lines(s setting, lines []typeset.Line, left, baseline unit.Length, a align, c page.Color) {
	for i, l := range lines {
		x := left + l.Shift
		switch a {
		case centred:
			x += (s.how.Width - l.Width) / 2
		case flushRight:
			x += s.how.Width - l.Width
		}
		p.run(s, l, x, baseline+unit.Length(i)*s.leading, c)
	}
}

// run draws a line, each face and each stretch of it as a run of its own.
func (p pen) run(s setting, l typeset.Line, x, y unit.Length, c page.Color) {
	parts := s.shaped.Parts(l, s.places()...)
	if parts == nil {
		parts = []typeset.Part{{Face: s.face, Glyphs: l.Glyphs, Num: 1, Den: 1, Text: l.Text, Actual: l.Actual}}
	}
	for _, part := range parts {
		run := &page.Run{
			Face: part.Face, Size: s.how.Size.Scale(part.Num, part.Den), Color: c, X: x + s.width(int64(part.X), s.how.Size), Y: y,
			Glyphs: make([]page.Glyph, len(part.Glyphs)), Text: part.Text, Actual: part.Actual,
		}
		for i, g := range part.Glyphs {
			run.Glyphs[i] = page.Glyph{ID: g.ID, X: g.X, Y: g.Y, Start: g.Start, End: g.End}
		}
		p.page.Marks = append(p.page.Marks, page.Mark{Of: s.elementAt(part.At), Run: run})
	}
}

// rect fills a rectangle that says nothing.
func (p pen) rect(r page.Rect, c page.Color) {
	path := &page.Path{Color: c}
	path.Append(r)
	p.page.Marks = append(p.page.Marks, page.Mark{Path: path})
}

// flood fills the whole sheet, over the bleed.
func (p pen) flood(c page.Color) {
	pg := p.page
	p.rect(page.Rect{X0: -pg.Bleed, Y0: -pg.Bleed, X1: pg.Width + pg.Bleed, Y1: pg.Height + pg.Bleed}, c)
}

// rule draws a horizontal rule whose upper edge lies at y.
func (p pen) rule(left, right, y, weight unit.Length, c page.Color) {
	p.rect(page.Rect{X0: left, Y0: y, X1: right, Y1: y + weight}, c)
}
