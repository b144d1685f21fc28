package impose

// One tile: a part of the page, where to cut and glue it, and which it is.

import (
	"fmt"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// tile is a sheet with a part of the page while it is drawn.
type tile struct {
	*tiling
	pen
	column, row int
	// box is where the picture is.
	box                     page.Rect
	left, right, head, foot edge
}

// draw makes the sheet with one part of the page.
func (t *tiling) draw(column, row int) *page.Page {
	w, h := t.columns.size, t.rows.size
	x, y := (t.paper.Width-w)/2, (t.paper.Height-h)/2
	d := tile{tiling: t, pen: t.sheet(), column: column, row: row, box: page.Rect{X0: x, Y0: y, X1: x + w, Y1: y + h}}
	left, top := t.columns.begin(column), t.rows.begin(row)
	d.Marks = append(d.Marks, page.Mark{Sheet: &page.Placed{
		Page: t.page, Place: page.Place{X: x - left, Y: y - top, Num: 1, Den: 1},
		Window: page.Rect{X0: left, Y0: top, X1: left + w, Y1: top + h},
	}})
	d.left, d.right = t.columns.edges(column, x, t.page.Bleed)
	d.head, d.foot = t.rows.edges(row, y, t.page.Bleed)
	d.ticks()
	d.neighbours(d.label())
	return d.Page
}

// edge is what happens along a side of a tile, and where.
type edge struct {
	at   unit.Length
	what sign
	// back says that what is cut off, or glued over, lies before the edge and not behind.
	back bool
}

// sign is a kind of mark.
type sign uint8

const (
	cutFirst sign = iota // before it is glued
	glue                 // the neighbour goes on what lies behind
	cutLast              // when all is glued
)

// edges are those at the beginning and the end of part i of a division, which begins on the sheet
// at begin.
func (d division) edges(i int, begin, bleed unit.Length) (first, second edge) {
	first, second = edge{begin + bleed, cutLast, true}, edge{begin + d.size - bleed, cutLast, false}
	if i > 0 {
		first = edge{begin + d.seam(i) - d.begin(i), cutFirst, true}
	}
	if i < d.parts-1 {
		second = edge{begin + d.seam(i+1) - d.begin(i), glue, false}
	}
	return first, second
}

// The marks' distance from the picture, and their length.
const (
	gap  = 1 * mm
	tick = strip - gap
)

// ticks draws at both ends of each edge where to cut and where to glue: outside of the picture,
// or within it beside the edge, where it is cut off or glued over.
func (d *tile) ticks() {
	above, below := d.box.Y0-strip, d.box.Y1+gap
	before, after := d.box.X0-strip, d.box.X1+gap
	if d.noEnds {
		above, below = d.box.Y0, d.box.Y1-tick
	}
	if d.noSides {
		before, after = d.box.X0, d.box.X1-tick
	}
	for _, e := range []edge{d.left, d.right} {
		for _, y := range []unit.Length{above, below} {
			d.tick(e, d.box.X1, d.noEnds, func(from, to, begin, end unit.Length) page.Rect {
				return page.Rect{X0: from, Y0: y + begin, X1: to, Y1: y + end}
			})
		}
	}
	for _, e := range []edge{d.head, d.foot} {
		for _, x := range []unit.Length{before, after} {
			d.tick(e, d.box.Y1, d.noSides, func(from, to, begin, end unit.Length) page.Rect {
				return page.Rect{X0: x + begin, Y0: from, X1: x + end, Y1: to}
			})
		}
	}
}

// tick draws the mark of an edge. at gives the rectangle that lies across the edge from one
// place to another, and along it over a part of the mark; end is that of the picture.
func (d *tile) tick(e edge, end unit.Length, inside bool, at func(from, to, begin, end unit.Length) page.Rect) {
	const (
		dash, space = 6 * mm / 10, 45 * mm / 100
		border      = 4 * hairline // light, for a mark within the picture
	)
	// The line lies on the edge; within the picture it lies beside it.
	from, to := e.at-hairline/2, e.at-hairline/2+hairline
	flap := at(e.at, max(end, e.at+2*mm), 0, tick)
	if inside {
		from, to = e.at, e.at+hairline
		if e.back {
			from, to = e.at-hairline, e.at
			d.rect(at(e.at-border, e.at, 0, tick), page.White())
		} else {
			d.rect(at(e.at, e.at+border, 0, tick), page.White())
		}
	}
	switch e.what {
	case glue:
		if inside {
			d.rect(flap, page.White())
		}
		d.hatch(flap, 7*mm/10, hairline*8/10)
		d.rect(at(from, to, 0, tick), black())
	case cutFirst:
		d.rect(at(from, to, 0, tick), black())
	case cutLast:
		for y := unit.Length(0); y < tick; y += dash + space {
			d.rect(at(from, to, y, min(y+dash, tick)), black())
		}
	}
}

// small is the small type of a tile: as large as text has to be that is read in the hand.
func (d *tile) small() letters { return letters{d.Plain, inHand(d.Plain), grey()} }

// bands are the middles of the strips above and below the picture, or of what takes their place.
func (d *tile) bands() (above, below unit.Length) {
	if d.noEnds {
		return d.box.Y0 + d.rows.overlap/4, d.box.Y1 - d.rows.overlap/4
	}
	return d.box.Y0 - gap - tick/2, d.box.Y1 + gap + tick/2
}

// sides are the middles of the strips beside it.
func (d *tile) sides() (before, after unit.Length) {
	if d.noSides {
		return d.box.X0 + d.columns.overlap/4, d.box.X1 - d.columns.overlap/4
	}
	return d.box.X0 - gap - tick/2, d.box.X1 + gap + tick/2
}

// plate is the light ground of words within the picture.
func (d *tile) plate(inside bool, r page.Rect) {
	const around = 6 * mm / 10
	if inside {
		d.rect(page.Rect{X0: r.X0 - around, Y0: r.Y0 - around, X1: r.X1 + around, Y1: r.Y1 + around}, page.White())
	}
}

// neighbours shows in the middle of each side which tile comes there; where the label is, not
// before its end.
func (d *tile) neighbours(label page.Rect) {
	above, below := d.bands()
	before, after := d.sides()
	x, y := (d.box.X0+d.box.X1)/2, (d.box.Y0+d.box.Y1)/2
	beside := func(band unit.Length) unit.Length {
		if label.Y0 < band && band < label.Y1 {
			return max(x, label.X1+3*mm)
		}
		return x
	}
	if d.row > 0 {
		d.neighbour(d.column, d.row-1, beside(above), above, -1, true)
	}
	if d.row < d.rows.parts-1 {
		d.neighbour(d.column, d.row+1, beside(below), below, 1, true)
	}
	if d.column > 0 {
		d.neighbour(d.column-1, d.row, before, y, -1, false)
	}
	if d.column < d.columns.parts-1 {
		d.neighbour(d.column+1, d.row, after, y, 1, false)
	}
}

// neighbour draws an arrow and the number of a tile: beside each other where the arrow points
// up (-1) or down (1), else below each other.
func (d *tile) neighbour(column, row int, x, y, way unit.Length, upright bool) {
	const half, thick = 11 * mm / 10, 66 * mm / 100 // of the arrow's foot, of its height
	small := d.small()
	b, _ := d.set(fmt.Sprint(d.number(column, row)), small, 20*mm)
	wide, high := b.lines[0].Width, small.capHeight()
	at := func(x, y unit.Length) page.Point { return page.Point{X: x, Y: y} }
	if upright {
		d.plate(d.noEnds, page.Rect{X0: x - 2*half, Y0: y - high/2, X1: x + half/2 + wide, Y1: y + high/2})
		d.polygon(grey(), at(x-half, y+way*thick), at(x, y-way*thick), at(x-2*half, y-way*thick))
		d.write(b, nil, x+half/2, y-high/2, left)
		return
	}
	d.plate(d.noSides, page.Rect{X0: x - max(wide/2, thick), Y0: y - 2*half, X1: x + max(wide/2, thick), Y1: y + half*7/10 + high})
	d.polygon(grey(), at(x+way*thick, y-half), at(x-way*thick, y-2*half), at(x-way*thick, y))
	d.write(b, nil, x-10*mm, y+half*7/10, centred)
}

// label says below the picture which part of what it is, and gives the label's place. Where
// there is no room below, it stands above.
func (d *tile) label() page.Rect {
	// The arrow has the middle, marks have the ends.
	inset := max(d.columns.overlap/2, d.page.Bleed) + 2*mm
	half := (d.box.X1-d.box.X0)/2 - inset - 6*mm
	above, middle := d.bands()
	if d.noEnds && d.row == d.rows.parts-1 {
		middle = above
	}
	b, roomy := d.fitted(half, d.box.X1-d.box.X0-2*inset)
	x, y := d.box.X0+inset, middle-b.capHeight()/2
	place := page.Rect{X0: x, Y0: y, X1: x, Y1: y + b.capHeight()}
	for _, l := range b.lines {
		place.X1 = max(place.X1, x+l.Width)
	}
	d.plate(d.noEnds, place)
	d.write(b, d.Root.Add(page.Paragraph), x, y, left)
	if roomy && !d.noEnds {
		d.name(d.box.X1-inset-half, middle, half)
	}
	return place
}

// name writes the page's name, if it can be drawn in one line.
func (d *tile) name(x, middle, width unit.Length) {
	p := pen{d.Page, d.Lang}
	if b, ok := p.set(d.Name, d.small(), width); ok && len(b.lines) == 1 {
		of := d.Root.Add(page.Paragraph)
		of.Lang = d.Lang
		p.write(b, of, x, middle-b.capHeight()/2, right)
	}
}

// fitted is the label as long and as large as there is room for it: in half of the strip, else
// in all of it.
func (d *tile) fitted(half, whole unit.Length) (b block, roomy bool) {
	n := d.number(d.column, d.row)
	long := fmt.Sprintf(d.words.label, d.row+1, d.column+1, n, d.count())
	for _, try := range []struct {
		text  string
		width unit.Length
	}{{long, half}, {long, whole}, {fmt.Sprintf("%d/%d", n, d.count()), whole}} {
		var ok bool
		if b, ok = d.set(try.text, d.small(), try.width); ok && len(b.lines) == 1 {
			return b, try.width == half
		}
	}
	return b, false
}
