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
	known := map[page.Color]Ink{}
	const remembered = 1 << 16
	last, ink := page.Color{}, Ink{}
	for at := 0; at < len(m.RGB); at += 3 {
		c := page.Color{R: m.RGB[at], G: m.RGB[at+1], B: m.RGB[at+2]}
		if c != last || at == 0 {
			var ok bool
			if ink, ok = known[c]; !ok {
				ink = s.pixel(c, grey)
				if len(known) < remembered {
					known[c] = ink
				}
				s.note(ink, Most{Total: ink.Total(), Color: c, Picture: true})
			}
			last = c
		}
		p.CMYK = append(p.CMYK, eighth(ink.C), eighth(ink.M), eighth(ink.Y), eighth(ink.K))
	}
	return p
}

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
