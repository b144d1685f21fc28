package impose

// Copies of a page on one sheet, to be cut apart.

import (
	"fmt"
	"slices"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// NUpOptions say on which paper copies go.
type NUpOptions struct {
	Paper Paper
	// Lang is the BCP 47 tag of the language in which the imposition says what it is; English
	// serves where that is not known.
	Lang string
}

// grid is how many pages of a size stand on a sheet, and where.
type grid struct {
	paper         Paper
	columns, rows int
	width, height unit.Length // of a page
	bleed         unit.Length
	left, top     unit.Length // of the first page
}

// newGrid puts as many pages on the paper as fit, side by side with their bleed, in the middle.
func newGrid(paper Paper, width, height, bleed unit.Length) grid {
	w, h := width+2*bleed, height+2*bleed
	g := grid{paper: paper, width: width, height: height, bleed: bleed}
	if w <= 0 || h <= 0 {
		return g
	}
	g.columns, g.rows = int(paper.Width/w), int(paper.Height/h)
	g.left = (paper.Width-unit.Length(g.columns)*w)/2 + bleed
	g.top = (paper.Height-unit.Length(g.rows)*h)/2 + bleed
	return g
}

// bestGrid turns the paper so that more pages stand on it upright.
func bestGrid(paper Paper, width, height, bleed unit.Length) grid {
	upright := newGrid(paper.lying(false), width, height, bleed)
	lying := newGrid(paper.lying(true), width, height, bleed)
	if lying.count() > upright.count() {
		return lying
	}
	return upright
}

func (g grid) count() int { return g.columns * g.rows }

// place is where page i of a sheet begins.
func (g grid) place(i int) page.Place {
	return page.Place{X: g.x(i % g.columns), Y: g.y(i / g.columns), Num: 1, Den: 1}
}

func (g grid) x(column int) unit.Length { return g.left + unit.Length(column)*(g.width+2*g.bleed) }
func (g grid) y(row int) unit.Length    { return g.top + unit.Length(row)*(g.height+2*g.bleed) }

// Fit tells how many pages of a size fit on the paper with their bleed.
func Fit(paper Paper, width, height, bleed unit.Length) int {
	return bestGrid(paper, width, height, bleed).count()
}

// NUp puts copies of each page side by side on a sheet of paper, as many as fit, with marks where
// to cut. All pages are of one size. The paper is turned for that, so the copies stand upright.
// Where they bleed, each has its own bleed around it. The first copy is read; the others are
// artifacts, for who would want to hear a page eight times? Errors are ErrNone, ErrOnlyOne and
// ErrUnequal.
func NUp(pages []*page.Page, o NUpOptions) (*Imposition, error) {
	if len(pages) == 0 {
		return nil, ErrNone
	}
	first := pages[0]
	for _, p := range pages {
		if p.Width != first.Width || p.Height != first.Height || p.Bleed != first.Bleed {
			return nil, ErrUnequal
		}
	}
	g := bestGrid(o.Paper, first.Width, first.Height, first.Bleed)
	switch g.count() {
	case 0:
		return nil, ErrNone
	case 1:
		return nil, ErrOnlyOne
	}
	made := &Imposition{Columns: g.columns, Rows: g.rows, Landscape: g.paper.Width > g.paper.Height, Edge: min(g.left, g.top)}
	made.Title = fmt.Sprintf(phrasesFor(o.Lang).copies, g.count())
	for _, p := range pages {
		made.Pages = append(made.Pages, g.sheet(p))
	}
	return made, nil
}

// sheet fills a sheet with copies of a page.
func (g grid) sheet(p *page.Page) *page.Page {
	sheet := &page.Page{Width: g.paper.Width, Height: g.paper.Height, Grey: p.Grey, Root: p.Root}
	if sheet.Root == nil {
		sheet.Root = &page.Element{Role: page.Document}
	}
	b := g.bleed
	for i := range g.count() {
		sheet.Marks = append(sheet.Marks, page.Mark{Sheet: &page.Placed{
			Page: p, Place: g.place(i), Read: i == 0,
			Window: page.Rect{X0: -b, Y0: -b, X1: g.width + b, Y1: g.height + b},
		}})
	}
	g.mark(pen{Page: sheet})
	return sheet
}

// Measures of the marks that show where to cut.
const (
	cutGap    = 2 * mm // from the pages, where they do not bleed
	cutLength = 5 * mm
	cutLeast  = 2 * mm
	// cutInside is how far a mark reaches into the sheet that has no room outside of the pages:
	// a little more than most printers leave white.
	cutInside = 7 * mm
	// sliver is too narrow to be cut off: there the edge of the paper is that of the page.
	sliver = mm
)

// mark shows at the edges of the sheet where to cut.
func (g grid) mark(p pen) {
	right, foot := g.x(g.columns-1)+g.width, g.y(g.rows-1)+g.height
	var xs, ys []unit.Length
	for i := range g.columns {
		xs = append(xs, g.x(i), g.x(i)+g.width)
	}
	for i := range g.rows {
		ys = append(ys, g.y(i), g.y(i)+g.height)
	}
	for _, x := range slices.Compact(xs) {
		if x >= sliver && x <= g.paper.Width-sliver {
			g.ends(g.top, foot, g.paper.Height, func(from, to, weight unit.Length, c page.Color) { p.down(x, from, to, weight, c) })
		}
	}
	for _, y := range slices.Compact(ys) {
		if y >= sliver && y <= g.paper.Height-sliver {
			g.ends(g.left, right, g.paper.Width, func(from, to, weight unit.Length, c page.Color) { p.across(from, to, y, weight, c) })
		}
	}
}

// ends draws the marks at both ends of a cut past pages that lie between begin and end of a
// sheet of the given size. Where the mark has to lie on pages, it has a light border, to be
// seen on dark ones.
func (g grid) ends(begin, end, size unit.Length, line func(from, to, weight unit.Length, c page.Color)) {
	away := max(g.bleed, cutGap)
	outside := func(from, to unit.Length) { line(from, to, hairline, black()) }
	inside := func(from, to unit.Length) {
		line(from, to, 3*hairline, page.White())
		line(from, to, hairline, black())
	}
	if room := begin - away; room >= cutLeast {
		outside(max(0, room-cutLength), room)
	} else {
		inside(0, cutInside)
	}
	if from := end + away; size-from >= cutLeast {
		outside(from, min(size, from+cutLength))
	} else {
		inside(size-cutInside, size)
	}
}
