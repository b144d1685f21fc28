package impose

// The pen draws what is on a sheet besides the pages: marks, letters, small drawings.

import (
	"leitbild/internal/font"
	"leitbild/internal/legible"
	"leitbild/internal/page"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

const mm = unit.Millimetre

// hairline is the weight of marks, that of crop marks.
const hairline = page.CropMarkWeight

// The greys of marks, words and drawings.
func black() page.Color { return page.Color{} }
func grey() page.Color  { return page.Color{R: 0x60, G: 0x60, B: 0x60} }
func pale() page.Color  { return page.Color{R: 0xE6, G: 0xE6, B: 0xE6} }

// pen draws on a page.
type pen struct {
	*page.Page
	lang string
}

// path adds a shape that says nothing.
func (p pen) path(path *page.Path, clips ...*page.Path) {
	p.Marks = append(p.Marks, page.Mark{Path: path, Clips: clips})
}

func (p pen) rect(r page.Rect, c page.Color) {
	path := &page.Path{Color: c}
	path.Append(r)
	p.path(path)
}

// down and across draw a line, of the given weight around it.
func (p pen) down(x, y0, y1, weight unit.Length, c page.Color) {
	p.rect(page.Rect{X0: x - weight/2, Y0: y0, X1: x - weight/2 + weight, Y1: y1}, c)
}

func (p pen) across(x0, x1, y, weight unit.Length, c page.Color) {
	p.rect(page.Rect{X0: x0, Y0: y - weight/2, X1: x1, Y1: y - weight/2 + weight}, c)
}

// frame draws the outline of a rectangle.
func (p pen) frame(r page.Rect, weight unit.Length, c page.Color) {
	half := weight / 2
	p.across(r.X0-half, r.X1+half, r.Y0, weight, c)
	p.across(r.X0-half, r.X1+half, r.Y1, weight, c)
	p.down(r.X0, r.Y0+half, r.Y1-half, weight, c)
	p.down(r.X1, r.Y0+half, r.Y1-half, weight, c)
}

// polygon fills the shape between points.
func (p pen) polygon(c page.Color, points ...page.Point) {
	path := &page.Path{Color: c}
	path.Polygon(points...)
	p.path(path)
}

// hatch fills a rectangle with slanting lines.
func (p pen) hatch(r page.Rect, apart, weight unit.Length) {
	rise := r.Y1 - r.Y0
	lines, window := &page.Path{}, &page.Path{}
	window.Append(r)
	for x := r.X0 - rise + apart/2; x < r.X1; x += apart {
		lines.Polygon(page.Point{X: x, Y: r.Y1}, page.Point{X: x + rise, Y: r.Y0},
			page.Point{X: x + rise + weight*14/10, Y: r.Y0}, page.Point{X: x + weight*14/10, Y: r.Y1})
	}
	p.path(lines, window)
}

// disc fills a circle.
func (p pen) disc(x, y, r unit.Length, c page.Color) {
	path := &page.Path{Color: c}
	path.Circle(page.Point{X: x, Y: y}, r)
	p.path(path)
}

// align says where a line stands in its width.
type align uint8

const (
	left align = iota
	centred
	right
)

// letters are how words are set.
type letters struct {
	face  *font.Face
	size  unit.Length
	color page.Color
}

// inHand is the size from which text is read in the hand.
func inHand(face *font.Face) unit.Length {
	return face.SizeForCap(legible.Limit.CapHeight(legible.InHand))
}

func (l letters) capHeight() unit.Length { return l.face.CapHeightAt(l.size) }

func (l letters) leading() unit.Length { return l.size * 136 / 100 }

// block is a text set for a width.
type block struct {
	letters
	lines []typeset.Line
	width unit.Length
}

// set breaks a text into lines; ok is false where a character is missing or a line too wide.
func (p pen) set(text string, l letters, width unit.Length) (b block, ok bool) {
	shaped := typeset.Shape(text, typeset.Style{Face: l.face, Lang: p.lang})
	lines := shaped.Break(typeset.Setting{Size: l.size, Width: width})
	return block{l, lines.List, width}, !lines.Overfull && len(shaped.Missing()) == 0
}

// height is from the top of the first line's capitals to the last baseline.
func (b block) height() unit.Length {
	return b.capHeight() + unit.Length(max(len(b.lines)-1, 0))*b.leading()
}

// write puts a block with the top of its capitals at top.
func (p pen) write(b block, of *page.Element, x, top unit.Length, a align) {
	baseline := top + b.capHeight()
	for _, l := range b.lines {
		at := x + l.Shift
		switch a {
		case centred:
			at += (b.width - l.Width) / 2
		case right:
			at += b.width - l.Width
		}
		run := &page.Run{
			Face: b.face, Size: b.size, Color: b.color, X: at, Y: baseline,
			Glyphs: make([]page.Glyph, len(l.Glyphs)), Text: l.Text, Actual: l.Actual,
		}
		for i, g := range l.Glyphs {
			run.Glyphs[i] = page.Glyph{ID: g.ID, X: g.X, Y: g.Y, Start: g.Start, End: g.End}
		}
		p.Marks = append(p.Marks, page.Mark{Of: of, Run: run})
		baseline += b.leading()
	}
}
