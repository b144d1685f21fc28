// Package impose puts pages on other sheets of paper.
//
// A large page goes over several sheets, to be cut and glued (tiles.go, with the sheet that
// shows how in map.go), or copies of a small one go on one sheet, to be cut apart (nup.go). The
// pages themselves are not laid out anew: they are placed, each drawn once however often it
// is there.
package impose

import (
	"errors"
	"slices"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// Paper is the sheet that pages are put on, lying either way.
type Paper struct{ Width, Height unit.Length }

// lying gives the paper with its longer side at the foot, or at the side.
func (p Paper) lying(landscape bool) Paper {
	if (p.Width > p.Height) != landscape {
		return Paper{p.Height, p.Width}
	}
	return p
}

// holds reports whether something fits on the paper, lying either way.
func (p Paper) holds(width, height unit.Length) bool {
	return min(width, height) <= min(p.Width, p.Height) && max(width, height) <= max(p.Width, p.Height)
}

// Imposition is what has been put on sheets, and how.
type Imposition struct {
	// Pages are the sheets.
	Pages []*page.Page
	// Columns and Rows are those of the tiles, or of the pages on one sheet.
	Columns, Rows int
	// Landscape says that the sheets lie with the longer side at the foot.
	Landscape bool
	// Edge is how far the pages on a sheet are from the edges of the paper; zero for tiles.
	Edge unit.Length
	// Title says what it is, in the language of the sheets, and MapLabel what their first page is
	// called where it is the map of the others.
	Title, MapLabel string
}

// ReachesEdge reports whether a page has so much colour at an edge that one sees where it was not
// printed up to there. A tint that is nearly white does no harm: the rim that an office printer
// leaves runs evenly along the edge, unlike the slip of a print shop's knife.
func ReachesEdge(p *page.Page) bool {
	const paper = 0xE0 // what is as light in red, green and blue hardly differs from white
	return slices.ContainsFunc(p.Marks, func(m page.Mark) bool {
		return m.Path != nil && min(m.Path.Color.R, m.Path.Color.G, m.Path.Color.B) < paper && p.AtEdge(m)
	})
}

// Errors of Tiles and NUp.
var (
	ErrOneSheet = errors.New("the page fits on one sheet")
	ErrNoRoom   = errors.New("the sheet has no room for a part of the page")
	ErrTooMany  = errors.New("that is more sheets than anybody glues")
	ErrNone     = errors.New("the page does not fit on the sheet")
	ErrOnlyOne  = errors.New("only one page fits on the sheet")
	ErrUnequal  = errors.New("the pages are not of one size")
)
