// Package png writes a page as a picture.
//
// Marks become lines in 1/256 pixel (outline.go), lines become coverage (raster.go), coverage mixes
// the colours of a band of the sheet (canvas.go), pictures are scaled to its pixels (image.go), and
// bands are packed as a PNG file (encode.go). All of it is computed in integers, so that every
// machine draws the same picture.
package png

import (
	"errors"
	"fmt"

	"leitbild/internal/page"
	"leitbild/internal/unit"
	"leitbild/internal/xmp"
)

// Meta is what a picture says about itself.
type Meta = xmp.Meta

// Options say how large the picture is. Width and Height go before DPI; one of the two
// follows from the other where it is zero.
type Options struct {
	// DPI is the number of pixels to the inch.
	DPI int
	// Width and Height are in pixels.
	Width, Height int
	Meta          Meta
}

// MaxSide is the longest side of a picture, in pixels.
const MaxSide = 30000

// SizeError says that a picture of this many pixels is too large or has none.
type SizeError struct{ Width, Height int }

func (e *SizeError) Error() string {
	return fmt.Sprintf("a picture of %d × %d pixels cannot be drawn: a side has 1 to %d", e.Width, e.Height, MaxSide)
}

// ShapeError says that the sheet is not as wide for its height as the picture asked for.
type ShapeError struct {
	Width, Height int
	// FitHeight is the height in pixels that goes with Width.
	FitHeight int
}

func (e *ShapeError) Error() string {
	return fmt.Sprintf("the sheet does not have the shape of %d × %d pixels: at that width it is %d high", e.Width, e.Height, e.FitHeight)
}

var errNoSize = errors.New("a picture needs a resolution or a size")

// Write gives the trimmed sheet as one PNG file, or all of it where it has crop marks. The
// same page and options give the same bytes on every machine. Errors are *SizeError,
// *ShapeError, and those of a page that has a mark without ink or samples, or the glyph for a missing
// character.
func Write(p *page.Page, o Options) ([]byte, error) {
	v, err := newView(p, o)
	if err != nil {
		return nil, err
	}
	marks, err := marksOf(p)
	if err != nil {
		return nil, err
	}
	f := file{width: v.x.pixels, height: v.y.pixels}
	if p.Grey {
		err = f.packGrey(v, marks)
	} else if palette := newPalette(marks); palette != nil {
		err = f.packIndexed(v, marks, palette)
	} else {
		err = f.packTrueColor(v, marks)
	}
	if err != nil {
		return nil, fmt.Errorf("packing the picture: %w", err)
	}
	return f.bytes(v, o.Meta), nil
}

// axis maps lengths on the page to pixels. The sheet's edges lie on those of pixels.
type axis struct {
	origin, length unit.Length
	pixels         int
	// perMetre is the resolution.
	perMetre int
}

// view is the part of the page that is shown.
type view struct{ x, y axis }

// newView decides on the size in pixels.
func newView(p *page.Page, o Options) (view, error) {
	margin := p.MarkMargin()
	v := view{
		axis{origin: -margin, length: p.Width + 2*margin},
		axis{origin: -margin, length: p.Height + 2*margin},
	}
	if v.x.length <= 0 || v.y.length <= 0 || v.x.length > longest || v.y.length > longest {
		return view{}, fmt.Errorf("a page of %.0f × %.0f mm cannot be drawn", p.Width.Millimetres(), p.Height.Millimetres())
	}
	if err := v.measure(o); err != nil {
		return view{}, err
	}
	if !drawable(v.x.pixels) || !drawable(v.y.pixels) {
		return view{}, &SizeError{v.x.pixels, v.y.pixels}
	}
	for _, a := range []*axis{&v.x, &v.y} {
		a.perMetre = int(unit.Length(a.pixels).Scale(1000*int64(unit.Millimetre), int64(a.length)))
		if o.Width == 0 && o.Height == 0 {
			a.perMetre = int(unit.Length(o.DPI).Scale(10000, 254))
		}
	}
	return v, nil
}

func drawable(pixels int) bool { return pixels > 0 && pixels <= MaxSide }

// measure finds the number of pixels, which may be more than can be drawn.
func (v *view) measure(o Options) error {
	switch {
	case o.Width < 0 || o.Height < 0 || o.Width > MaxSide || o.Height > MaxSide:
		return &SizeError{o.Width, o.Height}
	case o.Width > 0 || o.Height > 0:
		v.x.pixels, v.y.pixels = o.Width, o.Height
	case o.DPI > 0:
		dpi := int64(min(o.DPI, MaxSide))
		v.x.pixels = int(v.x.length.Scale(dpi, int64(unit.Inch)))
		v.y.pixels = int(v.y.length.Scale(dpi, int64(unit.Inch)))
		return nil
	default:
		return errNoSize
	}
	across := int(unit.Length(o.Height).Scale(int64(v.x.length), int64(v.y.length)))
	down := int(unit.Length(o.Width).Scale(int64(v.y.length), int64(v.x.length)))
	switch {
	case o.Width == 0:
		v.x.pixels = max(1, across)
	case o.Height == 0:
		v.y.pixels = max(1, down)
	case apart(o.Width, across) && apart(o.Height, down):
		return &ShapeError{Width: o.Width, Height: o.Height, FitHeight: down}
	}
	return nil
}

// apart reports whether two numbers of pixels differ by more than rounding.
func apart(a, b int) bool { return a-b > 1 || b-a > 1 }

// marksOf checks the marks of a page and adds those that show where to cut.
func marksOf(p *page.Page) ([]page.Mark, error) {
	marks := p.Flat()
	for _, m := range marks {
		switch {
		case m.Run == nil && m.Path == nil && m.Image == nil:
			return nil, errors.New("a mark has neither run, path nor image")
		case m.Image != nil && !m.Image.Sound():
			return nil, errors.New("an image has not the samples that its size asks for")
		}
		if m.Run == nil {
			continue
		}
		for _, g := range m.Run.Glyphs {
			if g.ID == 0 || int(g.ID) >= m.Run.Face.NumGlyphs() {
				return nil, fmt.Errorf("%q: a run has the glyph for a missing character", m.Run.Text)
			}
		}
	}
	if !p.CropMarks {
		return marks, nil
	}
	return append(marks[:len(marks):len(marks)], cropMarks(p)...), nil
}

// cropMarks are two lines at each corner.
func cropMarks(p *page.Page) []page.Mark {
	const before, after = page.CropMarkWeight / 2, (page.CropMarkWeight + 1) / 2
	var marks []page.Mark
	for _, l := range p.CutLines() {
		r := page.Rect{X0: l[0].X, Y0: l[0].Y, X1: l[1].X, Y1: l[1].Y}
		if r.X0 == r.X1 {
			r.X0, r.X1 = r.X0-before, r.X1+after
		} else {
			r.Y0, r.Y1 = r.Y0-before, r.Y1+after
		}
		path := &page.Path{}
		path.Append(r)
		marks = append(marks, page.Mark{Path: path})
	}
	return marks
}
