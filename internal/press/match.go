package press

// Which inks make a colour.

import (
	"leitbild/internal/color"
	"leitbild/internal/page"
)

// brandInk is the colour of the house as it is printed.
type brandInk struct {
	look  color.RGB
	cmyk  color.CMYK // its inks, or those that stand for its spot colour
	exact bool       // it is printed as itself: as a spot colour or in the inks that were given
}

// setBrand finds out what the house's colour is made of. One that is given for the screen
// alone, and has no name on the press, is a colour like others.
func (s *Separation) setBrand() error {
	b := s.job.Brand
	if b == nil || !b.IsCMYK && b.Spot == "" {
		return nil
	}
	s.brand = brandInk{look: color.RGB(b.Look), cmyk: b.CMYK, exact: true}
	if b.IsCMYK {
		return nil
	}
	if s.job.Profile == nil {
		return &Refusal{Reason: NoStandIn, Colors: []page.Color{b.Look}}
	}
	p := s.process(b.Look)
	s.brand.cmyk = color.CMYK{C: p.C, M: p.M, Y: p.Y, K: p.K}
	return nil
}

// What counts as neutral, in OKLab: by its chroma, and no lighter than a grey that is read.
const (
	neutralChroma    = 0.030
	neutralLightness = 0.75
	// solidBlack is the lightness up to which what is neutral is black, at full strength.
	solidBlack = 0.32
	// richBlack is the lightness up to which a grey ground is too dark for black ink alone.
	richBlack = 0.50
)

// How far, in OKLab, a tone may be from the one that is meant: 0.02 is what can just be told
// side by side. The tones that a theme makes of the house's colour may be further off, as long as
// they have its hue: whoever pays for one ink and black wants no others for a tint that is purer
// than dots can be.
const (
	near    = 0.045
	nearOwn = 0.100
	// worthBlack is by how much nearer black over a tint must come to be worth its dots.
	worthBlack = 0.015
)

// find gives the inks of a colour; ok is false where nothing tells them.
func (s *Separation) find(r request) (ink Ink, ok bool) {
	c := color.RGB(r.color)
	switch {
	case c == color.White():
		return Ink{}, true
	case s.brand.exact && c == s.brand.look: // also where it is a grey
		return s.house(full, 0), true
	}
	isGrey := c.R == c.G && c.G == c.B
	lightest := neutralLightness
	if r.foreign && s.job.Profile != nil { // a logo's warm grey is meant to be warm
		lightest = solidBlack
	}
	isNeutral := isGrey || c.Chroma() <= neutralChroma && c.Lightness() <= lightest
	if isNeutral && (!r.ground || isGrey && c.Lightness() > richBlack) {
		return s.black(c), true
	}
	reach := nearOwn
	if r.foreign {
		reach = near
	}
	if ink, ok := s.tone(c, reach); ok {
		return ink, true
	}
	if s.job.Profile != nil {
		return s.process(r.color), true
	}
	if isNeutral && (isGrey || c.Lightness() <= solidBlack) {
		return s.black(c), true
	}
	return Ink{}, false
}

// black is black ink alone, as much of it as has the lightness of c.
func (s *Separation) black(c color.RGB) Ink {
	if c.Lightness() <= solidBlack {
		return Ink{K: full}
	}
	grey := func(k int) color.RGB { return s.printedBlack(k) }
	k, _ := nearest(full, func(k int) float64 { return color.Distance(c, grey(k)) })
	return Ink{K: k}
}

// tone is a tint of the house's ink, and black over it where it must be darker; ok is false
// where that stays too far from c or has another hue, however little of it (cream is no grey),
// or where the house has no ink of its own.
func (s *Separation) tone(c color.RGB, reach float64) (ink Ink, ok bool) {
	if !s.brand.exact {
		return Ink{}, false
	}
	off := func(tint, black int) float64 {
		return color.Distance(c, color.Printed(s.brand.look, tint, black))
	}
	isSame := func(tint, black int) bool {
		return color.SameHue(c, color.Printed(s.brand.look, tint, black))
	}
	tint, d := nearest(full, func(t int) float64 { return off(t, 0) })
	shade, black, least := nearestPair(off)
	if black > 0 && d > least+worthBlack || !isSame(tint, 0) {
		tint, d = shade, least
	} else {
		black = 0
	}
	return s.house(tint, black), d <= reach && isSame(tint, black)
}

// house is a tint of the house's ink with black over it.
func (s *Separation) house(tint, black int) Ink {
	if s.job.Brand.Spot != "" {
		return Ink{Spot: tint, K: black}
	}
	part := func(v int) int { return (v*tint + full/2) / full }
	b := s.brand.cmyk
	k := part(b.K)
	return Ink{C: part(b.C), M: part(b.M), Y: part(b.Y), K: k + black - (k*black+full/2)/full}
}

// step is one per cent: finer nobody reads off a proof.
const step = full / 100

// nearest is the number up to most, in steps, with the least distance.
func nearest(most int, distance func(int) float64) (at int, least float64) {
	least = distance(0)
	for v := step; v <= most; v += step {
		if d := distance(v); d < least {
			at, least = v, d
		}
	}
	return at, least
}

// nearestPair is the same for two numbers: first on a coarse grid, then around the best.
func nearestPair(distance func(a, b int) float64) (a, b int, least float64) {
	least = distance(0, 0)
	search := func(fromA, toA, fromB, toB, by int) {
		for x := max(fromA, 0); x <= min(toA, full); x += by {
			for y := max(fromB, 0); y <= min(toB, full); y += by {
				if d := distance(x, y); d < least {
					a, b, least = x, y, d
				}
			}
		}
	}
	search(0, full, 0, full, 10*step)
	for _, by := range [...]int{5 * step, 2 * step, step} {
		search(a-2*by, a+2*by, b-2*by, b+2*by, by)
	}
	return a, b, least
}
