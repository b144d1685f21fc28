package impose

// A page over several sheets. Neighbours share a strip of the picture: the later sheet is cut
// in the middle of it and glued onto the rest of the earlier one's, so that a cut that is not
// quite straight shows picture and no paper.

import (
	"fmt"

	"leitbild/internal/font"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// TileOptions say how a page is divided.
type TileOptions struct {
	Paper Paper
	// Margin is what the printer leaves white at each edge of the paper.
	Margin unit.Length
	// Overlap is how much neighbours have in common.
	Overlap unit.Length
	// Lang is the BCP 47 tag of the language in which the sheets speak; where they do not know
	// it they speak English.
	Lang string
	// Name is what the sheets call the page; empty or not to be drawn, they do without.
	Name string
	// Strong and Plain are the faces of headings and text.
	Strong, Plain *font.Face
}

// Measures of a tile.
const (
	// strip is the room around the picture for marks and words: they begin at gap from it.
	strip = 4 * mm
	gap   = 1 * mm
	// leastStep is how much a sheet must be able to add to the picture, and leastSide the shorter side
	// of paper on which the map can be read.
	leastStep = 40 * mm
	leastSide = 90 * mm
	// mostSheets is more than anybody glues.
	mostSheets = 400
)

// span is a length divided into parts of one size, each of which has something in common with
// the next.
type span struct {
	parts        int
	part, step   unit.Length
	common, from unit.Length
}

// divide makes as few parts as possible of a length that begins at from, none longer than
// room but for the rounding.
func divide(from, length, room, overlap unit.Length) span {
	if length <= room {
		return span{parts: 1, part: length, from: from}
	}
	net := room - overlap
	n := (length - overlap + net - 1) / net
	s := span{parts: int(n), step: (length - overlap) / n, from: from}
	s.part = length - (n-1)*s.step
	s.common = s.part - s.step
	return s
}

// begin is where a part begins.
func (s span) begin(i int) unit.Length { return s.from + unit.Length(i)*s.step }

// seam is where the part before i ends and part i begins when all is glued.
func (s span) seam(i int) unit.Length { return s.begin(i) + s.common/2 }

// tiling is a page that is being divided.
type tiling struct {
	TileOptions
	page    *page.Page
	paper   Paper // as it lies
	columns span
	rows    span
	words   phrases
}

// Tiles puts a page over several sheets of paper: first a map of them, then row by row from
// the top left, in the order in which they are glued. All sheets show equally much of the page,
// its bleed included, and lie the way in which there are the fewest. The page is read on the
// map; on the sheets only their place is. Errors are ErrOneSheet, ErrNoRoom and ErrTooMany.
func Tiles(p *page.Page, o TileOptions) (*Imposition, error) {
	if o.Paper.holds(p.Width, p.Height) {
		return nil, ErrOneSheet
	}
	t, err := newTiling(p, o)
	if err != nil {
		return nil, err
	}
	made := &Imposition{
		Columns: t.columns.parts, Rows: t.rows.parts, Landscape: t.paper.Width > t.paper.Height,
		Pages: []*page.Page{t.plan()},
	}
	for row := range t.rows.parts {
		for column := range t.columns.parts {
			made.Pages = append(made.Pages, t.tile(column, row))
		}
	}
	return made, nil
}

// newTiling divides the page for the paper lying both ways, and takes the better.
func newTiling(p *page.Page, o TileOptions) (*tiling, error) {
	if min(o.Paper.Width, o.Paper.Height) < leastSide {
		return nil, ErrNoRoom
	}
	var best *tiling
	for _, landscape := range []bool{false, true} {
		t := &tiling{TileOptions: o, page: p, paper: o.Paper.lying(landscape), words: phrasesFor(o.Lang)}
		width, height := t.room()
		if min(width, height)-o.Overlap < leastStep {
			continue
		}
		t.columns = divide(-p.Bleed, p.Width+2*p.Bleed, width, o.Overlap)
		t.rows = divide(-p.Bleed, p.Height+2*p.Bleed, height, o.Overlap)
		if best == nil || t.count() < best.count() {
			best = t
		}
	}
	switch {
	case best == nil:
		return nil, ErrNoRoom
	case best.count() > mostSheets:
		return nil, ErrTooMany
	case best.count() == 1: // with the bleed only just
		return nil, ErrOneSheet
	}
	return best, nil
}

func (t *tiling) count() int { return t.columns.parts * t.rows.parts }

// number is that of a tile, from 1.
func (t *tiling) number(column, row int) int { return row*t.columns.parts + column + 1 }

// room is that for the picture on a sheet.
func (t *tiling) room() (width, height unit.Length) {
	border := 2 * (t.Margin + strip)
	return t.paper.Width - border, t.paper.Height - border
}

// sheet is a new sheet of the paper.
func (t *tiling) sheet() pen {
	root := &page.Element{Role: page.Document, Lang: t.words.lang}
	return pen{&page.Page{Width: t.paper.Width, Height: t.paper.Height, Root: root}, t.words.lang}
}

// tile is the sheet with one part of the page.
func (t *tiling) tile(column, row int) *page.Page {
	p := t.sheet()
	// Where the picture is on the sheet, and where the page's origin is.
	w, h := t.columns.part, t.rows.part
	x, y := (t.paper.Width-w)/2, (t.paper.Height-h)/2
	box := page.Rect{X0: x, Y0: y, X1: x + w, Y1: y + h}
	left, top := t.columns.begin(column), t.rows.begin(row)
	p.Marks = append(p.Marks, page.Mark{Sheet: &page.Placed{
		Page: t.page, Place: page.Place{X: x - left, Y: y - top, Num: 1, Den: 1},
		Window: page.Rect{X0: left, Y0: top, X1: left + w, Y1: top + h},
	}})
	t.mark(p, box, column, row)
	t.point(p, box, column, row, t.label(p, box, column, row))
	return p.Page
}

// edge is what happens along a side of a tile, and where.
type edge struct {
	at   unit.Length
	what sign
}

// sign is a kind of mark.
type sign uint8

const (
	cutFirst sign = iota // before it is glued
	glue                 // the neighbour goes on what lies beyond
	cutLast              // when all is glued
)

// edges are those at the beginning and the end of part i of a span, which begins on the sheet
// at begin.
func (s span) edges(i int, begin, bleed unit.Length) (first, second edge) {
	first, second = edge{begin + bleed, cutLast}, edge{begin + s.part - bleed, cutLast}
	if i > 0 {
		first = edge{begin + s.seam(i) - s.begin(i), cutFirst}
	}
	if i < s.parts-1 {
		second = edge{begin + s.seam(i+1) - s.begin(i), glue}
	}
	return first, second
}

// mark draws where to cut and where to glue, outside of the picture.
func (t *tiling) mark(p pen, box page.Rect, column, row int) {
	l, r := t.columns.edges(column, box.X0, t.page.Bleed)
	u, d := t.rows.edges(row, box.Y0, t.page.Bleed)
	for _, e := range []edge{l, r} {
		for _, y := range []unit.Length{box.Y0 - strip, box.Y1 + gap} {
			p.tick(page.Rect{X0: e.at, Y0: y, X1: max(box.X1, e.at+2*mm), Y1: y + strip - gap}, e.what, true)
		}
	}
	for _, e := range []edge{u, d} {
		for _, x := range []unit.Length{box.X0 - strip, box.X1 + gap} {
			p.tick(page.Rect{X0: x, Y0: e.at, X1: x + strip - gap, Y1: max(box.Y1, e.at+2*mm)}, e.what, false)
		}
	}
}

// tick draws a mark at the left side of a box, or at its upper one. What is to be glued has
// the whole box.
func (p pen) tick(box page.Rect, what sign, upright bool) {
	const dash, space = 6 * mm / 10, 45 * mm / 100
	line := func(from, to unit.Length) {
		if upright {
			p.down(box.X0, from, to, hairline, black())
		} else {
			p.across(from, to, box.Y0, hairline, black())
		}
	}
	from, to := box.X0, box.X1
	if upright {
		from, to = box.Y0, box.Y1
	}
	switch what {
	case glue:
		p.hatch(box, 7*mm/10, hairline*8/10)
		fallthrough
	case cutFirst:
		line(from, to)
	case cutLast:
		for ; from < to; from += dash + space {
			line(from, min(from+dash, to))
		}
	}
}

// The small type in the margin of a tile.
const labelSize = 65 * unit.Point / 10

func (t *tiling) small() letters { return letters{t.Plain, labelSize, grey()} }

// point shows in the middle of each side which tile comes there; below, not before the end of
// the label.
func (t *tiling) point(p pen, box page.Rect, column, row int, label unit.Length) {
	const size = 11 * mm / 10 // of the arrow
	x, y := (box.X0+box.X1)/2, (box.Y0+box.Y1)/2
	small := t.small()
	number := func(column, row int, x, top unit.Length, a align) {
		const width = 20 * mm
		b, _ := p.set(fmt.Sprint(t.number(column, row)), small, width)
		switch a {
		case right:
			x -= width
		case centred:
			x -= width / 2
		}
		p.write(b, nil, x, top, a)
	}
	arrow := func(tip, a, b page.Point) { p.polygon(grey(), tip, a, b) }
	capital := small.capHeight()
	at := func(x, y unit.Length) page.Point { return page.Point{X: x, Y: y} }
	half := size * 6 / 10
	middle := gap + (strip-gap)/2 // from the picture to the middle of the strip
	if row > 0 {
		c := box.Y0 - middle
		arrow(at(x-size, c-half), at(x, c+half), at(x-2*size, c+half))
		number(column, row-1, x+size/2, c-capital/2, left)
	}
	if row < t.rows.parts-1 {
		c, x := box.Y1+middle, max(x, label+2*size+mm)
		arrow(at(x-size, c+half), at(x, c-half), at(x-2*size, c-half))
		number(column, row+1, x+size/2, c-capital/2, left)
	}
	if column > 0 {
		c := box.X0 - middle
		arrow(at(c-half, y-size), at(c+half, y-2*size), at(c+half, y))
		number(column-1, row, c, y+size*7/10, centred)
	}
	if column < t.columns.parts-1 {
		c := box.X1 + middle
		arrow(at(c+half, y-size), at(c-half, y-2*size), at(c-half, y))
		number(column+1, row, c, y+size*7/10, centred)
	}
}

// label says below the picture which part of what it is, and gives the label's end.
func (t *tiling) label(p pen, box page.Rect, column, row int) (end unit.Length) {
	// The arrow has the middle, marks have the ends.
	inset := max(t.columns.common/2, t.page.Bleed) + 2*mm
	half := (box.X1-box.X0)/2 - inset - 6*mm
	foot := func(b block) unit.Length { return box.Y1 + gap + (strip-gap-b.capHeight())/2 }
	b, roomy := t.fitted(p, column, row, half, box.X1-box.X0-2*inset)
	p.write(b, p.Root.Add(page.Paragraph), box.X0+inset, foot(b), left)
	for _, l := range b.lines {
		end = max(end, box.X0+inset+l.Width)
	}
	if t.Name == "" || !roomy {
		return end
	}
	p.lang = t.Lang
	if b, ok := p.set(t.Name, t.small(), half); ok && len(b.lines) == 1 {
		of := p.Root.Add(page.Paragraph)
		of.Lang = t.Lang
		p.write(b, of, box.X1-inset-half, foot(b), right)
	}
	return end
}

// fitted is the label as long and as large as there is room for it: in half of the strip, else
// in all of it.
func (t *tiling) fitted(p pen, column, row int, half, whole unit.Length) (b block, roomy bool) {
	const smallest = 5 * unit.Point
	n := t.number(column, row)
	long := fmt.Sprintf(t.words.label, row+1, column+1, n, t.count())
	for _, try := range []struct {
		text        string
		size, width unit.Length
	}{{long, labelSize, half}, {long, smallest, half}, {long, smallest, whole}, {fmt.Sprintf("%d/%d", n, t.count()), smallest, whole}} {
		var ok bool
		if b, ok = p.set(try.text, letters{t.Plain, try.size, grey()}, try.width); ok && len(b.lines) == 1 {
			return b, try.width == half
		}
	}
	return b, false
}
