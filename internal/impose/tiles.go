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

const (
	// strip is the room around the picture for marks and words.
	strip = 4 * mm
	// leastTight is how much tiles have to share that marks and words find room in it.
	leastTight = 8 * mm
	// leastStep is how much a sheet must be able to add to the picture, and leastSide the shorter side
	// of paper on which the map can be read.
	leastStep = 40 * mm
	leastSide = 90 * mm
	// mostSheets is more than anybody glues.
	mostSheets = 400
)

// division is a length divided into parts of one size, each of which overlaps the next.
type division struct {
	parts int
	// size is that of a part, pitch the distance from the beginning of one to that of the next,
	// origin where the first begins.
	size, pitch, overlap, origin unit.Length
}

// divide makes as few parts as possible of a length that begins at origin, none longer than
// room but for the rounding.
func divide(origin, length, room, overlap unit.Length) division {
	if length <= room {
		return division{parts: 1, size: length, origin: origin}
	}
	net := room - overlap
	n := (length - overlap + net - 1) / net
	s := division{parts: int(n), pitch: (length - overlap) / n, origin: origin}
	s.size = length - (n-1)*s.pitch
	s.overlap = s.size - s.pitch
	return s
}

// begin is where a part begins.
func (d division) begin(i int) unit.Length { return d.origin + unit.Length(i)*d.pitch }

// seam is where the part before i ends and part i begins when all is glued.
func (d division) seam(i int) unit.Length { return d.begin(i) + d.overlap/2 }

// tiling is a page that is being divided.
type tiling struct {
	TileOptions
	page    *page.Page
	paper   Paper // as it lies
	columns division
	rows    division
	// Without a strip at the sides, or above and below, marks and words stand in what
	// neighbours share, where it is cut off or glued over.
	noSides, noEnds bool
	words           phrases
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
		Title: fmt.Sprintf(t.words.title, t.count()), MapLabel: t.words.plan,
	}
	for row := range t.rows.parts {
		for column := range t.columns.parts {
			made.Pages = append(made.Pages, t.draw(column, row))
		}
	}
	return made, nil
}

// newTiling divides the page for the paper lying both ways, and takes that with the fewest
// sheets. The picture does without strips in one direction where that saves a sheet: A0, A1 and
// their like go thrice into the printable part of A3 and A4, but only just.
func newTiling(p *page.Page, o TileOptions) (*tiling, error) {
	var best *tiling
	for _, without := range []struct{ sides, ends bool }{{}, {sides: true}, {ends: true}} {
		for _, landscape := range []bool{false, true} {
			t := &tiling{
				TileOptions: o, page: p, paper: o.Paper.lying(landscape), words: phrasesFor(o.Lang),
				noSides: without.sides, noEnds: without.ends,
			}
			if t.divide() && (best == nil || t.count() < best.count()) {
				best = t
			}
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

// divide reports whether the page can be divided for the paper as it lies.
func (t *tiling) divide() bool {
	width, height := t.paper.Width-2*t.Margin, t.paper.Height-2*t.Margin
	if !t.noSides {
		width -= 2 * strip
	}
	if !t.noEnds {
		height -= 2 * strip
	}
	if min(t.paper.Width, t.paper.Height) < leastSide || min(width, height)-t.Overlap < leastStep {
		return false
	}
	p := t.page
	t.columns = divide(-p.Bleed, p.Width+2*p.Bleed, width, t.Overlap)
	t.rows = divide(-p.Bleed, p.Height+2*p.Bleed, height, t.Overlap)
	shares := func(d division) bool { return d.parts > 1 && t.Overlap >= leastTight }
	return (!t.noSides || shares(t.columns)) && (!t.noEnds || shares(t.rows))
}

func (t *tiling) count() int { return t.columns.parts * t.rows.parts }

// number is that of a tile, from 1.
func (t *tiling) number(column, row int) int { return row*t.columns.parts + column + 1 }

// sheet is a new sheet of the paper.
func (t *tiling) sheet() pen {
	root := &page.Element{Role: page.Document, Lang: t.words.lang}
	return pen{&page.Page{Width: t.paper.Width, Height: t.paper.Height, Root: root, Grey: t.page.Grey}, t.words.lang}
}
