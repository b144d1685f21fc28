package press

// Pictures in inks, pixel by pixel.

import (
	"leitbild/internal/color"
	"leitbild/internal/page"
)

// Picture are the pixels of a picture in inks.
type Picture struct {
	// CMYK has four bytes a pixel, from 0, nothing, to 255, row by row from the top left.
	CMYK []byte
	// Mask has a bit a pixel, each row beginning with a new byte: 1 hides the pixel. It is nil
	// where all are seen.
	Mask []byte
}

// pixels turns a picture into inks: one that is all grey into black ink, every other through
// the profile. It is nil where there is none.
func (s *Separation) pixels(m *page.Image) *Picture {
	if !m.Sound() {
		return &Picture{} // told by who draws it
	}
	grey := isGrey(m.RGB)
	if !grey && s.job.Profile == nil {
		s.picture = true
		return nil
	}
	p := &Picture{CMYK: make([]byte, 0, m.Width*m.Height*4), Mask: mask(m, s.masks[m])}
	known := newPalette(m.Width * m.Height)
	for at := 0; at < len(m.RGB); at += 3 {
		c := page.Color{R: m.RGB[at], G: m.RGB[at+1], B: m.RGB[at+2]}
		inks, ok := known.get(c)
		if !ok {
			ink := s.pixel(c, grey)
			s.note(ink, Most{Total: ink.Total(), Color: c, Picture: true})
			inks = [4]byte{eighth(ink.C), eighth(ink.M), eighth(ink.Y), eighth(ink.K)}
			known.set(c, inks)
		}
		p.CMYK = append(p.CMYK, inks[:]...)
	}
	return p
}

// palette remembers the inks of colours, by their number for pictures that may have most of all
// colours. Paper is not remembered: it is known.
type palette struct {
	few map[page.Color][4]byte
	all [][4]byte
}

func newPalette(pixels int) *palette {
	const many = 1 << 20
	if pixels < many {
		return &palette{few: map[page.Color][4]byte{}}
	}
	return &palette{all: make([][4]byte, 1<<24)}
}

func (p *palette) get(c page.Color) (inks [4]byte, ok bool) {
	if p.all == nil {
		inks, ok = p.few[c]
		return inks, ok
	}
	inks = p.all[number(c)]
	return inks, inks != [4]byte{}
}

func (p *palette) set(c page.Color, inks [4]byte) {
	if p.all == nil {
		p.few[c] = inks
		return
	}
	p.all[number(c)] = inks
}

func number(c page.Color) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }

// pixel are the inks of one pixel. Black stays as black as it was: pictures have their own depth.
func (s *Separation) pixel(c page.Color, grey bool) Ink {
	switch {
	case c == page.Color{R: 255, G: 255, B: 255}:
		return Ink{}
	case grey && c == page.Color{}:
		return Ink{K: full}
	case grey:
		k, _ := nearest(full, func(k int) float64 { return color.Distance(color.RGB(c), s.printedBlack(k)) })
		return Ink{K: k}
	}
	return s.process(c)
}

// eighth gives thousandths in eight bits.
func eighth(v int) byte { return byte((v*255 + full/2) / full) }

func isGrey(rgb []byte) bool {
	for at := 0; at < len(rgb); at += 3 {
		if rgb[at] != rgb[at+1] || rgb[at] != rgb[at+2] {
			return false
		}
	}
	return true
}

// mask hides the pixels that are not there at all.
func mask(m *page.Image, alpha []byte) []byte {
	if alpha == nil {
		return nil
	}
	row := (m.Width + 7) / 8
	bits := make([]byte, row*m.Height)
	for i, a := range alpha {
		if a == 0 {
			x, y := i%m.Width, i/m.Width
			bits[y*row+x/8] |= 0x80 >> (x % 8)
		}
	}
	return bits
}
