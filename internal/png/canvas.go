package png

// The sheet is drawn in bands, so that a large one does not need much memory, and in the
// colours of a palette where these are enough.

import (
	"leitbild/internal/page"
)

// bandPixels is how many pixels a band has, about.
const bandPixels = 1 << 22

// painter draws bands of a sheet.
type painter[P uint8 | uint32] struct {
	view
	marks    []page.Mark
	ink      func(page.Color) P
	paper    P
	surface  surface[P]
	raster   raster
	shape    shape
	outlines outlines
	clip     shape
	mask     []uint8
	scalers  map[*page.Image]*scaler
	// reach are the rows that each mark may touch.
	reach []interval
}

func newPainter[P uint8 | uint32](v view, marks []page.Mark, ink func(page.Color) P, m mixer[P], steps int32) *painter[P] {
	p := &painter[P]{view: v, marks: marks, ink: ink, paper: ink(page.White()), outlines: outlines{}, scalers: map[*page.Image]*scaler{}}
	p.surface.mixer, p.surface.steps = m, steps
	for _, m := range marks {
		box := m.Ink()
		p.reach = append(p.reach, interval{int(v.y.at(box.Y0)>>subBits) - 1, int(v.y.at(box.Y1)>>subBits) + 1})
	}
	return p
}

// band draws the rows from y0 to y1 into pixels.
func (p *painter[P]) band(y0, y1 int, pixels []P) {
	s := &p.surface
	s.region = region{0, y0, p.x.pixels, y1}
	s.pixels = pixels
	for i := range pixels {
		pixels[i] = p.paper
	}
	for i, m := range p.marks {
		if p.reach[i].last < y0 || p.reach[i].first >= y1 {
			continue
		}
		switch {
		case m.Path != nil:
			p.shape.path(m.Path, &p.view)
			p.fill(m.Clips, paint[P]{
				ink: p.ink(m.Path.Color), evenOdd: m.Path.EvenOdd, transparency: m.Path.Transparency,
			})
		case m.Image != nil:
			p.image(m.Image, m.Clips)
		default:
			l := p.lettering(m.Run)
			for _, g := range m.Run.Glyphs {
				p.shape.glyph(p.outlines.of(m.Run.Face, g.ID), g, l)
				p.fill(m.Clips, paint[P]{ink: p.ink(m.Run.Color)})
			}
		}
	}
}

// fill draws the shape on the band.
func (p *painter[P]) fill(clips []*page.Path, with paint[P]) {
	r := p.shape.pixels().intersect(p.surface.region)
	if r.empty() {
		return
	}
	with.mask = p.masked(clips, r)
	p.raster.begin(r)
	p.shape.lines(&p.raster)
	fill(&p.raster, &p.surface, with)
}

// masked gives how much of each pixel of a region clips let through; nil where there are
// none.
func (p *painter[P]) masked(clips []*page.Path, r region) []uint8 {
	if len(clips) == 0 {
		return nil
	}
	n := (r.x1 - r.x0) * (r.y1 - r.y0)
	if 2*n > len(p.mask) {
		p.mask = make([]uint8, 2*n)
	}
	mask, next := p.mask[:n], p.mask[n:2*n]
	for i, c := range clips {
		one := surface[uint8]{region: r, pixels: next, mixer: shares{}, steps: 255}
		if i == 0 {
			one.pixels = mask
		}
		clear(one.pixels)
		p.clip.path(c, &p.view)
		p.raster.begin(r)
		p.clip.lines(&p.raster)
		fill(&p.raster, &one, paint[uint8]{ink: 255, evenOdd: c.EvenOdd})
		if i > 0 {
			for j, v := range next {
				mask[j] = uint8(int(mask[j]) * int(v) / 255)
			}
		}
	}
	return mask
}

// trueColor mixes colours of the form 0xRRGGBB.
type trueColor struct{}

// trueSteps is the number of coverages that make a difference in eight bits.
const trueSteps = 255

func (trueColor) mix(under, ink uint32, step int32) uint32 {
	return blend(under, ink, step, trueSteps)
}

// greyScale mixes greys.
type greyScale struct{ steps int32 }

func (g greyScale) mix(under, ink uint8, step int32) uint8 {
	return uint8((int32(under)*(g.steps-step) + int32(ink)*step + g.steps/2) / g.steps)
}

func packed(c page.Color) uint32 { return uint32(c.R)<<16 | uint32(c.G)<<8 | uint32(c.B) }

// blend mixes two colours channel by channel, in sRGB as it is: browsers and poppler do so.
func blend(under, ink uint32, step, steps int32) uint32 {
	var mixed uint32
	for shift := 0; shift < 24; shift += 8 {
		u, i := int32(under>>shift&0xFF), int32(ink>>shift&0xFF)
		mixed |= uint32((u*(steps-step)+i*step+steps/2)/steps) << shift
	}
	return mixed
}
