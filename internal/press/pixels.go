package press

// Pictures in inks, pixel by pixel.

import (
	"leitbild/internal/color"
	"leitbild/internal/page"
)

// Picture are the pixels of a picture in inks.
type Picture struct {
	// Space says which inks Samples counts, from 0, nothing, to 255, pixel by pixel and row by
	// row from the top left.
	Space   Space
	Samples []byte
	// Mask has a bit a pixel, each row beginning with a new byte: 1 hides the pixel. It is nil
	// where all are seen.
	Mask []byte
	// colored is the most ink besides black in one pixel, in thousandths.
	colored int
}

// Space are the inks of a picture.
type Space uint8

// The spaces: the four inks, the ink of the house, that and black.
const (
	Process Space = iota
	Spot
	SpotBlack
)

// pixels turns a picture into inks. One that is all grey becomes black ink; one that is in the
// colour of the house, black and white becomes tints of its ink and black; every other goes
// through the profile. It is nil where there is none. Inks are those of the marks below.
func (s *Separation) pixels(m *page.Image, inks []Ink) *Picture {
	if !m.Sound() {
		return &Picture{} // told by who draws it
	}
	on, isLaid := s.laid[m]
	var ground Ink
	if isLaid && on.ground != paper {
		ground = inks[on.ground]
	}
	grey := isGrey(m.RGB)
	if !grey || isLaid {
		if p := s.plain(m, on.picture, ground); p != nil {
			return p
		}
	}
	if !grey && s.job.Profile == nil {
		s.picture = true
		return nil
	}
	s.mixed = s.mixed || !grey
	p := &Picture{Samples: make([]byte, 0, m.Width*m.Height*4)}
	if isLaid && ground != (Ink{}) {
		p.Mask = mask(m, on.picture.Alpha)
	}
	known := newPalette(m.Width * m.Height)
	for at := 0; at < len(m.RGB); at += 3 {
		c := page.Color{R: m.RGB[at], G: m.RGB[at+1], B: m.RGB[at+2]}
		inks, ok := known.get(c)
		if !ok {
			ink := s.pixel(c, grey)
			s.seen(p, ink, c)
			inks = [4]byte{eighth(ink.C), eighth(ink.M), eighth(ink.Y), eighth(ink.K)}
			known.set(c, inks)
		}
		p.Samples = append(p.Samples, inks[:]...)
	}
	return p
}

// seen notes the inks of a pixel.
func (s *Separation) seen(p *Picture, ink Ink, c page.Color) {
	s.note(ink, Coverage{Total: ink.Total(), Color: c, Picture: true})
	p.colored = max(p.colored, ink.Total()-ink.K)
}

// plain is a picture in the house's ink and black, laid on a ground; nil where it has other
// colours. At the edges, where it lets the ground shine through, there is as much less of the
// ground's own inks: white letters are knocked out of them, with no halo of others.
func (s *Separation) plain(m, before *page.Image, ground Ink) *Picture {
	alpha := []byte(nil)
	if before != nil {
		m, alpha = before, before.Alpha
	}
	spot := s.Spot() != ""
	if spot && ground.Total() > ground.K+ground.Spot {
		spot = false // the ground has none of it
	}
	p := &Picture{}
	known := map[[4]byte]Ink{}
	var pixels [][4]byte // in the order in which they come
	for i := range m.Width * m.Height {
		px := [4]byte{m.RGB[3*i], m.RGB[3*i+1], m.RGB[3*i+2], 255}
		if alpha != nil {
			px[3] = alpha[i]
		}
		ink, ok := known[px]
		if !ok && px[3] > 0 {
			own, ok := s.plainInk(px)
			if !ok || own.Spot > 0 && !spot {
				return nil
			}
			ink = own.over(ground, px[3])
			known[px], pixels = ink, append(pixels, px)
		}
		if spot {
			p.Samples = append(p.Samples, eighth(ink.Spot), eighth(ink.K))
		} else {
			p.Samples = append(p.Samples, eighth(ink.C), eighth(ink.M), eighth(ink.Y), eighth(ink.K))
		}
	}
	usesSpot, usesBlack := false, false
	for _, px := range pixels {
		ink := known[px]
		s.seen(p, ink, page.Color{R: px[0], G: px[1], B: px[2]})
		usesSpot, usesBlack = usesSpot || ink.Spot > 0, usesBlack || ink.K > 0
	}
	if spot {
		p.inSpace(usesSpot, usesBlack)
	}
	if ground != (Ink{}) {
		p.Mask = mask(m, alpha)
	}
	return p
}

// inSpace takes the inks that are not used out of samples of the house's ink and black.
func (p *Picture) inSpace(usesSpot, usesBlack bool) {
	pairs := p.Samples
	switch {
	case usesSpot && usesBlack:
		p.Space = SpotBlack
		return
	case usesSpot:
		p.Space, p.Samples = Spot, make([]byte, 0, len(pairs)/2)
		for i := 0; i < len(pairs); i += 2 {
			p.Samples = append(p.Samples, pairs[i])
		}
		return
	}
	p.Space, p.Samples = Process, make([]byte, 0, 2*len(pairs))
	for i := 1; i < len(pairs); i += 2 {
		p.Samples = append(p.Samples, 0, 0, 0, pairs[i])
	}
}

// plainInk is the ink of a pixel, red, green, blue and its opacity, that is white, grey, or
// between white and the house's colour; the fainter it is, the less is known of its colour.
func (s *Separation) plainInk(px [4]byte) (ink Ink, ok bool) {
	slack := 3 + 255/max(int(px[3]), 1)
	c := page.Color{R: px[0], G: px[1], B: px[2]}
	least, most := min(c.R, c.G, c.B), max(c.R, c.G, c.B)
	if int(most)-int(least) <= slack && (!s.brand.exact || page.Color(s.brand.look) != c) {
		if int(least) >= 255-slack {
			return Ink{}, true
		}
		if int(most) <= slack {
			return Ink{K: full}, true
		}
		return s.pixel(page.Color{R: c.G, G: c.G, B: c.G}, true), true
	}
	if !s.brand.exact {
		return Ink{}, false
	}
	white, look := page.White(), page.Color(s.brand.look)
	away := func(tint int) int {
		to := mix(look, white, uint8(tint))
		return max(differ(c.R, to.R), differ(c.G, to.G), differ(c.B, to.B))
	}
	best := 0
	for tint := range 256 {
		if away(tint) < away(best) {
			best = tint
		}
	}
	return s.house((best*full+127)/255, 0), away(best) <= slack
}

func differ(a, b uint8) int { return max(int(a), int(b)) - min(int(a), int(b)) }

// over is as much of an ink as alpha says, and of what is under it the rest.
func (i Ink) over(ground Ink, alpha uint8) Ink {
	part := func(a, b int) int { return (a*int(alpha) + b*(255-int(alpha)) + 127) / 255 }
	return Ink{
		C: part(i.C, ground.C), M: part(i.M, ground.M), Y: part(i.Y, ground.Y), K: part(i.K, ground.K),
		Spot: part(i.Spot, ground.Spot),
	}
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
	case c == page.White():
		return Ink{}
	case grey && c == page.Color{}:
		return Ink{K: full}
	case grey:
		k, _ := nearest(func(k int) float64 { return color.Distance(color.RGB(c), s.printedBlack(k)) })
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
