package sheet

// The gallery shows one charter in several themes on one page, as a sheet of contact prints.

import (
	"leitbild/internal/font"
	"leitbild/internal/page"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// Exhibit is a sheet of a gallery with what stands under it.
type Exhibit struct {
	Name string
	// Page is nil where there is no sheet, and Note says why.
	Page *page.Page
	Note string
	// Alt stands for the picture where that is not seen, and Lang is the language of both, a
	// BCP 47 tag.
	Alt, Lang string
}

// Gallery is what a page of exhibits needs besides them.
type Gallery struct {
	// Width and Height are the size that all sheets have.
	Width, Height unit.Length
	// Lang is the language of the words on the page, a BCP 47 tag.
	Lang string
	// NameFace and NoteFace are those of the words under the sheets and in place of them.
	NameFace, NoteFace *font.Face
}

// The gallery's measures: the shorter side of a sheet and what is around it.
const (
	galleryShort  = 100 * unit.Millimetre
	galleryMargin = 17 * unit.Millimetre
	galleryGap    = 13 * unit.Millimetre // between sheets
	gallerySize   = 5 * unit.Millimetre
	galleryDrop   = 5500 * unit.Millimetre / 1000 // from the sheet to the top of its name
)

// warmGrey is the grey that the gallery has for its walls and words.
func warmGrey(v uint8) page.Color { return page.Color{R: v, G: v - 1, B: v - 4} }

// Lay puts the exhibits side by side, in as many rows as make the page a little wider than
// high.
func (g Gallery) Lay(exhibits []Exhibit) *page.Page {
	short := min(g.Width, g.Height)
	w, h := g.Width.Scale(int64(galleryShort), int64(short)), g.Height.Scale(int64(galleryShort), int64(short))
	row := h + galleryDrop + capHeight(g.NameFace, gallerySize)
	columns := galleryColumns(len(exhibits), w+galleryGap, row+galleryGap)
	rows := (len(exhibits) + columns - 1) / columns
	pg := &page.Page{
		Width:  2*galleryMargin + unit.Length(columns)*(w+galleryGap) - galleryGap,
		Height: 2*galleryMargin + unit.Length(rows)*(row+galleryGap) - galleryGap,
		Root:   &page.Element{Role: page.Document, Lang: g.Lang},
	}
	p := pen{page: pg}
	p.flood(warmGrey(0xDF))
	for i, e := range exhibits {
		x := galleryMargin + unit.Length(i%columns)*(w+galleryGap)
		y := galleryMargin + unit.Length(i/columns)*(row+galleryGap)
		g.hang(p, e, page.Rect{X0: x, Y0: y, X1: x + w, Y1: y + h}, short)
	}
	return pg
}

// galleryColumns is the number of columns for n cells that comes nearest to a page of 3 : 2,
// where a row that is not full counts against it.
func galleryColumns(n int, cell, row unit.Length) int {
	best, least := 1, -1
	for columns := 1; columns <= n; columns++ {
		rows := (n + columns - 1) / columns
		wide, high := unit.Length(columns)*cell*2, unit.Length(rows)*row*3
		// How far the one is from the other, in hundredths of the smaller.
		off := int(max(wide, high) * 100 / min(wide, high))
		off += (columns*rows - n) * 30
		if least < 0 || off < least {
			best, least = columns, off
		}
	}
	return best
}

// hang puts one exhibit and its name on the page.
func (g Gallery) hang(p pen, e Exhibit, box page.Rect, short unit.Length) {
	root := p.page.Root
	name := g.words(e.Name, g.NameFace, root)
	if e.Page == nil {
		p.rect(box, warmGrey(0xD2))
		pad := (box.X1 - box.X0) / 9
		note := g.words(e.Note, g.NoteFace, root)
		set, _ := note.lay(typeset.Setting{Size: gallerySize, Width: box.X1 - box.X0 - 2*pad}, gallerySize*13/10, divideText)
		p.text(set, box.X0+pad, box.Y0+pad, flushLeft, warmGrey(0x4C))
	} else {
		p.shade(box)
		figure := root.Add(page.Figure)
		figure.Alt, figure.Lang = e.Alt, e.Lang
		place := page.Place{X: box.X0, Y: box.Y0, Num: int64(galleryShort), Den: int64(short)}
		for _, m := range e.Page.Marks {
			m = place.Mark(m)
			if m.Of != nil {
				m.Of = figure
			}
			p.page.Marks = append(p.page.Marks, m)
		}
	}
	set, _ := name.lay(typeset.Setting{Size: gallerySize, Width: box.X1 - box.X0}, gallerySize, divideNone)
	p.text(set, box.X0, box.Y1+galleryDrop, flushLeft, warmGrey(0x1C))
}

// words are words of the gallery as a paragraph.
func (g Gallery) words(text string, face *font.Face, root *page.Element) matter {
	shaped := typeset.Shape(text, typeset.Style{Face: face, Lang: g.Lang})
	return matter{shaped: shaped, face: face, of: root.Add(page.Paragraph)}
}

// shade makes a sheet that is put at box stand out from the ground, as if light fell on it
// from above.
func (p pen) shade(box page.Rect) {
	const (
		layers = 12
		spread = 6 * unit.Millimetre
		fall   = 2 * unit.Millimetre
		faint  = 255 - 4 // each layer takes but little light
	)
	white := page.White()
	for i := unit.Length(layers); i > 0; i-- {
		out := spread * i * i / (layers * layers)
		path := roundedRect(page.Rect{
			X0: box.X0 - out, Y0: box.Y0 - out + fall, X1: box.X1 + out, Y1: box.Y1 + out + fall,
		}, out)
		path.Color, path.Transparency = page.Color{}, faint
		p.page.Marks = append(p.page.Marks, page.Mark{Path: path})
	}
	p.rect(box, white) // where a theme leaves the paper as it is
}

// roundedRect is a rectangle with round corners of radius r.
func roundedRect(b page.Rect, r unit.Length) *page.Path {
	k := r * 4477 / 10000 // the control point of a quarter circle, seen from the corner
	at := func(x, y unit.Length) page.Point { return page.Point{X: x, Y: y} }
	line := func(p page.Point) page.Segment {
		return page.Segment{Op: page.LineTo, Points: [3]page.Point{p}}
	}
	curve := func(a, b, c page.Point) page.Segment {
		return page.Segment{Op: page.CurveTo, Points: [3]page.Point{a, b, c}}
	}
	return &page.Path{Segments: []page.Segment{
		{Op: page.MoveTo, Points: [3]page.Point{at(b.X0+r, b.Y0)}},
		line(at(b.X1-r, b.Y0)),
		curve(at(b.X1-k, b.Y0), at(b.X1, b.Y0+k), at(b.X1, b.Y0+r)),
		line(at(b.X1, b.Y1-r)),
		curve(at(b.X1, b.Y1-k), at(b.X1-k, b.Y1), at(b.X1-r, b.Y1)),
		line(at(b.X0+r, b.Y1)),
		curve(at(b.X0+k, b.Y1), at(b.X0, b.Y1-k), at(b.X0, b.Y1-r)),
		line(at(b.X0, b.Y0+r)),
		curve(at(b.X0, b.Y0+k), at(b.X0+k, b.Y0), at(b.X0+r, b.Y0)),
		{Op: page.Close},
	}}
}
