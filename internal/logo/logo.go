// Package logo is a picture of the house, read strictly from SVG, PNG or JPEG.
//
// An SVG (svg.go) becomes filled shapes: elements and their styles (style.go, values.go) give
// outlines (pathdata.go, shapes.go), strokes become outlines too (stroke.go), and what cannot
// be drawn as it is meant is refused with a word on what to do. A PNG or a JPEG (pixels.go)
// becomes samples. Both know the box of their ink, without the empty border that files have
// around it, how heavy they are to the eye and how well they show on a ground (sight.go).
//
// All results are the same on every machine: products of floats that are added are rounded
// before (float64), and what is drawn is in whole numbers.
package logo

import (
	"math"

	"leitbild/internal/page"
	"leitbild/internal/source"
	"leitbild/internal/unit"
)

// MaxFile is the largest file that is read, in bytes. Of an SVG no more than MaxSVG.
const (
	MaxFile = 20 << 20
	MaxSVG  = 4 << 20
	// maxPixels of a PNG or a JPEG, and maxDeepPixels of a PNG with 16 bits a channel, which
	// is twice as large in memory.
	maxPixels     = 50_000_000
	maxDeepPixels = 25_000_000
)

// Logo is a picture of the house. It does not change.
type Logo struct {
	// width and height are the box of the ink, in the logo's own units: of an SVG the longer
	// side has full of them; of a picture they are pixels.
	width, height int64
	shapes        []shape
	picture       *picture
	sight         sight
	lightness     float64 // of the sight, which takes a look at every point
}

// shape is an area of one colour; places count from the corner of the ink's box.
type shape struct {
	outline      outline
	color        page.Color
	transparency uint8
	clips        []*outline
}

// outline is a path in the logo's units.
type outline struct {
	evenOdd  bool
	segments []segment
}

type segment struct {
	op     page.Op
	points [3]place
}

// place is a point in the logo's units.
type place struct{ x, y int64 }

// full is the longer side of the ink of an SVG in units.
const full = 1 << 24

// Read reads a logo. What kind it is its content tells. The logo is nil where one of the
// findings is an error; findings name the file as name does, and the place in an SVG.
func Read(name string, data []byte) (*Logo, []source.Finding) {
	r := reader{name: name}
	var l *Logo
	switch kind := kindOf(data); {
	case len(data) > MaxFile:
		r.tooLarge("file", map[string]any{"Limit": MaxFile >> 20})
	case kind == "svg":
		l = r.svg(data)
	case kind == "png" || kind == "jpeg":
		l = r.pixels(data, kind)
	default:
		r.wrongKind(kind)
	}
	source.Sort(r.findings)
	if source.HasError(r.findings) {
		return nil, r.findings
	}
	l.lightness = l.sight.lightness()
	return l, r.findings
}

// Vector reports whether the logo is drawn by shapes, sharp at every size.
func (l *Logo) Vector() bool { return l.picture == nil }

// OneColor reports whether the logo is drawn in a single colour that hides what is under it, so
// that it can be printed in another one.
func (l *Logo) OneColor() bool {
	for _, s := range l.shapes {
		if s.color != l.shapes[0].color || s.transparency > 0 {
			return false
		}
	}
	return len(l.shapes) > 0 && !l.sight.plated
}

// Aspect gives the proportion of the ink's box, without the empty border around it.
func (l *Logo) Aspect() (width, height int64) { return l.width, l.height }

// Size gives the logo a width and a height such that a wide and a tall one, a dense and an
// airy one weigh the same to the eye: as much as a square with the given side. The box of the
// ink has the area of that square, somewhat less where ink fills most of it and more where
// there is little; it is no wider and no higher than allowed.
func (l *Logo) Size(side, maxWidth, maxHeight unit.Length) (width, height unit.Length) {
	aspect := math.Sqrt(float64(l.width) / float64(l.height))
	weighed := float64(side) * l.lightness
	width, height = unit.Length(math.Round(weighed*aspect)), unit.Length(math.Round(weighed/aspect))
	if width > maxWidth {
		width, height = maxWidth, maxWidth.Scale(l.height, l.width)
	}
	if height > maxHeight {
		width, height = maxHeight.Scale(l.width, l.height), maxHeight
	}
	return max(width, 1), max(height, 1)
}

// DPI is the resolution at which the logo is printed when its ink is this wide, in pixels to
// the inch; 0 for one that is sharp at every size.
func (l *Logo) DPI(width unit.Length) int {
	if l.Vector() || width <= 0 {
		return 0
	}
	return int(unit.Inch.Scale(l.width, int64(width)))
}

// Place gives the marks of the logo: its ink fills the box as far as its proportions allow,
// in the middle. The marks belong to no element yet.
func (l *Logo) Place(box page.Rect) []page.Mark {
	p := placing{x: box.X0, y: box.Y0, width: box.X1 - box.X0, height: box.Y1 - box.Y0, logo: l}
	if h := p.width.Scale(l.height, l.width); h <= p.height {
		p.y += (p.height - h) / 2
		p.height = h
	} else {
		w := p.height.Scale(l.width, l.height)
		p.x += (p.width - w) / 2
		p.width = w
	}
	if l.picture != nil {
		return []page.Mark{p.picture(l.picture)}
	}
	marks := make([]page.Mark, 0, len(l.shapes))
	clips := map[*outline]*page.Path{}
	for i := range l.shapes {
		s := &l.shapes[i]
		m := page.Mark{Path: p.path(&s.outline)}
		m.Path.Color, m.Path.Transparency = s.color, s.transparency
		for _, c := range s.clips {
			if clips[c] == nil {
				clips[c] = p.path(c)
			}
			m.Clips = append(m.Clips, clips[c])
		}
		if m.Ink() != (page.Rect{}) {
			marks = append(marks, m)
		}
	}
	return marks
}

// placing brings a logo to its place on the page.
type placing struct {
	x, y, width, height unit.Length
	logo                *Logo
}

func (p *placing) at(q place) page.Point {
	return page.Point{
		X: p.x + p.width.Scale(q.x, p.logo.width),
		Y: p.y + p.height.Scale(q.y, p.logo.height),
	}
}

func (p *placing) path(o *outline) *page.Path {
	path := &page.Path{EvenOdd: o.evenOdd, Segments: make([]page.Segment, len(o.segments))}
	for i := range o.segments {
		s := &path.Segments[i]
		s.Op = o.segments[i].op
		for j := range s.Used() {
			s.Points[j] = p.at(o.segments[i].points[j])
		}
	}
	return path
}

// picture places the pixels such that their ink fills the box. An empty border that cannot be
// cut off, because the file goes on as it is, is clipped.
func (p *placing) picture(m *picture) page.Mark {
	low := p.at(place{-int64(m.left), -int64(m.top)})
	high := p.at(place{int64(m.Width - m.left), int64(m.Height - m.top)})
	image := m.Image
	image.Box = page.Rect{X0: low.X, Y0: low.Y, X1: high.X, Y1: high.Y}
	mark := page.Mark{Image: &image}
	ink := page.Rect{X0: p.x, Y0: p.y, X1: p.x + p.width, Y1: p.y + p.height}
	if image.Box != ink {
		clip := &page.Path{}
		clip.Append(ink)
		mark.Clips = []*page.Path{clip}
	}
	return mark
}
