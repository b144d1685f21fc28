// Package page is ink on paper: what is drawn where, and what each piece of it means.
//
// The origin is the top left corner of the trimmed sheet, x grows to the right and y
// downwards; bleed lies at negative coordinates and beyond the trim. Marks are drawn in
// the order of Page.Marks; they are read in the order of the tree under Page.Root.
package page

import (
	"leitbild/internal/font"
	"leitbild/internal/unit"
)

// Page is one sheet.
type Page struct {
	// Width and Height are the trimmed size.
	Width, Height unit.Length
	// Bleed is how far ink runs over the trim on each side.
	Bleed unit.Length
	// CropMarks asks for marks outside the bleed that show where to cut.
	CropMarks bool
	// Grey says that all colours are greys, those of images too, and asks formats to write
	// them as such.
	Grey bool
	// Root is the logical structure, with Role Document.
	Root *Element
	// Marks are the pieces of ink, lowest first.
	Marks []Mark
}

// Role says what an element is.
type Role uint8

// The roles, named as in the standard structure types of ISO 32000-1, 14.8.4.
const (
	Document Role = iota
	Title         // the name of the whole charter, a heading of the first level
	Heading       // a headline of a principle
	Paragraph
	List // of principles
	Item // one principle
	Label
	Body
	Figure // something drawn that says something; has Alt
	Span   // a part of a paragraph, which is read on without a break
	Link   // a part that leads to URI; has Alt
)

func (r Role) String() string {
	return [...]string{"document", "title", "heading", "paragraph", "list", "item", "label", "body", "figure", "span", "link"}[r]
}

// Element is a node of the logical structure.
type Element struct {
	Role Role
	// Lang is a BCP 47 tag; empty means that of the parent. The root has one.
	Lang string
	// Alt is the text that stands for a Figure, or says where a Link leads.
	Alt string
	// URI is where a Link leads; IsURI reports whether it may.
	URI string
	// Expansion is what the letters of an abbreviation stand for.
	Expansion string
	// Kids are in reading order.
	Kids []*Element
}

// Add appends a new element to e's kids.
func (e *Element) Add(role Role) *Element {
	kid := &Element{Role: role}
	e.Kids = append(e.Kids, kid)
	return kid
}

// Mark is one piece of ink: exactly one of Run, Path, Image and Sheet is set.
type Mark struct {
	// Of is the element whose ink this is; nil makes it an artifact, such as a rule or
	// a ground, which says nothing. The marks of one element are read in drawing order.
	Of    *Element
	Run   *Run
	Path  *Path
	Image *Image
	Sheet *Placed
	// Clips confine the ink: it shows only within all of them. Of a clip only the shape
	// counts, not its colour.
	Clips []*Path
}

// Color is an sRGB colour.
type Color struct{ R, G, B uint8 }

// White is that of paper on which nothing is printed.
func White() Color { return Color{255, 255, 255} }

// Run is a line of text, or a part of one, in one face and size.
type Run struct {
	Face  *font.Face
	Size  unit.Length // the em
	Color Color
	// X and Y are the origin of the first glyph on the baseline.
	X, Y unit.Length
	// Glyphs are in visual order, which is the order of the text.
	Glyphs []Glyph
	// Text is the original text of the line, in NFC; the clusters of the glyphs point into
	// it. It ends with a space where the text goes on after a space on the next line, and
	// with a soft hyphen (U+00AD) where a word goes on there.
	Text string
	// Actual is what is to be read and copied instead of Text where the theme has changed
	// the letters (capitals); empty where it has not.
	Actual string
}

// Glyph is a glyph at its place in a run.
type Glyph struct {
	ID font.GID
	// X and Y are the distance from the run's origin in font units, Y upwards.
	X, Y int32
	// Start and End are the bytes of Run.Text that the glyph stands for; several glyphs may
	// share them. Start == End for a glyph that stands for nothing in the text, such as
	// the hyphen at the end of a line.
	Start, End int32
}

// At gives x in font units as a distance on paper from the run's origin.
func (r *Run) At(x int32) unit.Length {
	return r.Size.Scale(int64(x), int64(r.Face.UnitsPerEm()))
}

// Path is a filled shape.
type Path struct {
	Color Color
	// Transparency is how much of what is under the shape shines through, from 0, nothing,
	// to 255, all of it.
	Transparency uint8
	// EvenOdd fills with the even-odd rule instead of the nonzero winding rule.
	EvenOdd  bool
	Segments []Segment
}

// Op is what a segment does.
type Op uint8

// The operations of a path.
const (
	MoveTo  Op = iota // to Points[0]
	LineTo            // to Points[0]
	CurveTo           // a cubic with control points Points[0] and [1], to Points[2]
	Close
)

// Segment is a step of a path.
type Segment struct {
	Op     Op
	Points [3]Point
}

// Used gives the points that a segment of its kind has.
func (s *Segment) Used() []Point {
	n := [...]int{MoveTo: 1, LineTo: 1, CurveTo: 3, Close: 0}[s.Op]
	return s.Points[:n]
}

// Point is a place on the page.
type Point struct{ X, Y unit.Length }

// Image is a picture of pixels that fills a box.
type Image struct {
	Box Rect
	// Width and Height count the pixels.
	Width, Height int
	// RGB are the colours in sRGB, three bytes a pixel, row by row from the top left.
	RGB []byte
	// Alpha is how opaque each pixel is, a byte for each, not multiplied into RGB; nil where
	// all are opaque.
	Alpha []byte
	// JPEG is the same picture as a baseline or progressive JPEG, which formats that can hold
	// one take as it is; nil where there is none, or Alpha.
	JPEG []byte
	// Grey says that all colours are greys, and that the JPEG has one component instead of
	// three.
	Grey bool
}

// Sound reports whether the image has as many samples as its size says.
func (i *Image) Sound() bool {
	const most = 1 << 30
	return i.Width > 0 && i.Height > 0 && i.Width < most && i.Height < most &&
		len(i.RGB) == 3*i.Width*i.Height && (i.Alpha == nil || len(i.Alpha) == i.Width*i.Height) &&
		(i.JPEG == nil || i.Alpha == nil) && i.Box.X0 <= i.Box.X1 && i.Box.Y0 <= i.Box.Y1
}

// Greys are the samples of an image in greys, a byte each.
func (i *Image) Greys() []byte {
	out := make([]byte, len(i.RGB)/3)
	for at := range out {
		out[at] = i.RGB[3*at]
	}
	return out
}

// Rect is an upright rectangle; X1 ≥ X0 and Y1 ≥ Y0.
type Rect struct{ X0, Y0, X1, Y1 unit.Length }

// union is the smallest rectangle around both; an empty one counts for nothing.
func (r Rect) union(s Rect) Rect {
	switch {
	case r == Rect{}:
		return s
	case s == Rect{}:
		return r
	}
	return Rect{min(r.X0, s.X0), min(r.Y0, s.Y0), max(r.X1, s.X1), max(r.Y1, s.Y1)}
}

// intersect is what the two share; empty where that is nothing.
func (r Rect) intersect(s Rect) Rect {
	t := Rect{max(r.X0, s.X0), max(r.Y0, s.Y0), min(r.X1, s.X1), min(r.Y1, s.Y1)}
	if t.X0 > t.X1 || t.Y0 > t.Y1 {
		return Rect{}
	}
	return t
}

// Overlaps reports whether the two share any area.
func (r Rect) Overlaps(s Rect) bool {
	return r.X0 < s.X1 && s.X0 < r.X1 && r.Y0 < s.Y1 && s.Y0 < r.Y1
}

// Append adds a rectangle to the path.
func (p *Path) Append(r Rect) {
	p.Segments = append(p.Segments,
		Segment{Op: MoveTo, Points: [3]Point{{r.X0, r.Y0}}},
		Segment{Op: LineTo, Points: [3]Point{{r.X1, r.Y0}}},
		Segment{Op: LineTo, Points: [3]Point{{r.X1, r.Y1}}},
		Segment{Op: LineTo, Points: [3]Point{{r.X0, r.Y1}}},
		Segment{Op: Close})
}

// Circle adds a circle of four curves, whose control points lie 0.5523 of the radius away
// (the error is 0.03 % of the radius).
func (p *Path) Circle(at Point, r unit.Length) {
	c := r.Scale(5523, 10000)
	point := func(x, y unit.Length) Point { return Point{X: at.X + x, Y: at.Y + y} }
	p.Segments = append(p.Segments, Segment{Op: MoveTo, Points: [3]Point{point(r, 0)}})
	for _, q := range [][6]unit.Length{
		{r, c, c, r, 0, r}, {-c, r, -r, c, -r, 0}, {-r, -c, -c, -r, 0, -r}, {c, -r, r, -c, r, 0},
	} {
		p.Segments = append(p.Segments, Segment{
			Op: CurveTo, Points: [3]Point{point(q[0], q[1]), point(q[2], q[3]), point(q[4], q[5])},
		})
	}
	p.Segments = append(p.Segments, Segment{Op: Close})
}

// Polygon adds the shape between points.
func (p *Path) Polygon(points ...Point) {
	for i, at := range points {
		op := LineTo
		if i == 0 {
			op = MoveTo
		}
		p.Segments = append(p.Segments, Segment{Op: op, Points: [3]Point{at}})
	}
	p.Segments = append(p.Segments, Segment{Op: Close})
}

// Bounds is the box around the path's points.
func (p *Path) Bounds() Rect {
	var box Rect
	first := true
	for i := range p.Segments {
		for _, pt := range p.Segments[i].Used() {
			if first {
				box, first = Rect{pt.X, pt.Y, pt.X, pt.Y}, false
			}
			box = Rect{min(box.X0, pt.X), min(box.Y0, pt.Y), max(box.X1, pt.X), max(box.Y1, pt.Y)}
		}
	}
	return box
}

// Ink is the box around the ink of the run's glyphs; empty where it has none.
func (r *Run) Ink() Rect {
	var box Rect
	for _, g := range r.Glyphs {
		e, ok := r.Face.Extents(g.ID)
		if !ok {
			continue
		}
		box = box.union(Rect{
			X0: r.X + r.At(g.X+int32(e.XMin)), Y0: r.Y - r.At(g.Y+int32(e.YMax)),
			X1: r.X + r.At(g.X+int32(e.XMax)), Y1: r.Y - r.At(g.Y+int32(e.YMin)),
		})
	}
	return box
}

// Ink is the box around the mark's ink, as far as clips show it.
func (m Mark) Ink() Rect {
	var box Rect
	switch {
	case m.Run != nil:
		box = m.Run.Ink()
	case m.Path != nil:
		box = m.Path.Bounds()
	case m.Image != nil:
		box = m.Image.Box
	case m.Sheet != nil:
		box = m.Sheet.box()
	}
	for _, c := range m.Clips {
		box = box.intersect(c.Bounds())
	}
	return box
}

// AtEdge reports whether a mark's ink goes up to an edge of the trimmed page, or beyond it.
func (p *Page) AtEdge(m Mark) bool {
	b := m.Ink()
	return b.X1 > b.X0 && b.Y1 > b.Y0 && (b.X0 <= 0 || b.Y0 <= 0 || b.X1 >= p.Width || b.Y1 >= p.Height)
}
