package press

// Which inks make a colour.

import (
	"math"
	"slices"

	"leitbild/internal/color"
	"leitbild/internal/page"
)

// brandInk is the colour of the house as it is printed.
type brandInk struct {
	look  color.RGB
	cmyk  color.CMYK // its inks, or the alternate of its spot colour
	exact bool       // it is printed as itself: as a spot colour or in the inks that were given
}

// setBrand finds out what the house's colour is made of. One that is given for the screen
// alone, and has no name on the press, is a colour like others.
func (s *Separation) setBrand() error {
	b := s.job.Brand
	if b == nil || !b.IsCMYK && b.Spot == "" || color.RGB(b.Look) == color.White() { // paper is no ink
		return nil
	}
	s.brand = brandInk{look: color.RGB(b.Look), cmyk: b.CMYK, exact: true}
	if b.IsCMYK {
		return nil
	}
	if s.job.Profile == nil {
		return &Refusal{Reason: NoAlternate, Colors: []page.Color{b.Look}}
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
	// darkLetters is that up to which letters are: full black has clean edges, nine tenths of it
	// have the edges of the screen.
	darkLetters = 0.42
	// paperWhite is the lightness from which small type on a dark ground is bare paper.
	paperWhite = 0.92
	// cyanUnderBlack is what makes a large black deep without drowning the small type in it: two
	// inks meet more easily than four.
	cyanUnderBlack = full * 2 / 5
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
	switch {
	case r.lettering && c.Lightness() <= darkLetters:
		return Ink{K: full}, true
	case r.lettering:
		return s.black(c), true
	case r.fine && !r.ground && c.Chroma() <= 2*neutralChroma && c.Lightness() >= paperWhite:
		return Ink{}, true
	case r.fine && !r.ground && c.Chroma() <= 2*neutralChroma:
		return s.black(c), true
	}
	if ink, ok := s.ownGrey(r); ok {
		return ink, true
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
		if r.fine && c.Chroma() <= neutralChroma && c.Lightness() <= solidBlack {
			return Ink{C: cyanUnderBlack, K: full}, true
		}
		ink := s.process(r.color)
		if r.foreign || s.job.Brand != nil && r.color == s.job.Brand.Look {
			s.shift(r, ink)
		}
		return ink, true
	}
	if isNeutral && (isGrey || c.Lightness() <= solidBlack) {
		return s.black(c), true
	}
	return Ink{}, false
}

// otherColor is the distance from which on a colour is another, about a ΔE00 of 10.
const otherColor = 0.06

// shift notes what becomes of a colour that somebody has chosen.
func (s *Separation) shift(r request, ink Ink) {
	to := s.job.Profile.ToSRGB(color.CMYK{C: ink.C, M: ink.M, Y: ink.Y, K: ink.K})
	shift := Shift{From: r.color, To: page.Color(to), Foreign: r.foreign}
	isKnown := slices.ContainsFunc(s.shifts, func(o Shift) bool { return o.From == shift.From })
	if color.Distance(color.RGB(r.color), to) >= otherColor && !isKnown {
		s.shifts = append(s.shifts, shift)
	}
}

// ownGrey is a grey of a house whose colour is itself a grey, which black ink would not match
// beside its own: silver, cool grey, a black of its own. Type in solid black stays what it is.
func (s *Separation) ownGrey(r request) (ink Ink, ok bool) {
	c := color.RGB(r.color)
	if !s.brand.exact || r.foreign || s.brand.look.Chroma() > neutralChroma || c.Chroma() > neutralChroma ||
		!r.ground && c.Lightness() <= solidBlack {
		return Ink{}, false
	}
	off := func(tint, black int) float64 {
		return math.Abs(c.Lightness() - color.Printed(s.brand.look, tint, black).Lightness())
	}
	if tint, d := nearest(func(t int) float64 { return off(t, 0) }); d <= near {
		return s.house(tint, 0), true
	}
	tint, black, d := nearestPair(func(tint, black int) float64 {
		return off(tint, black) + float64(full-tint)/(100*full) // rather more of the house's ink
	})
	return s.house(tint, black), d <= nearOwn
}

// black is black ink alone, as much of it as has the lightness of c.
func (s *Separation) black(c color.RGB) Ink {
	if c.Lightness() <= solidBlack {
		return Ink{K: full}
	}
	grey := func(k int) color.RGB { return s.printedBlack(k) }
	k, _ := nearest(func(k int) float64 { return color.Distance(c, grey(k)) })
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
	isSame := func(tint, black int) bool { // a breath of the ink has its hue, if too little to be told
		return color.SameHue(c, color.Printed(s.brand.look, tint, black)) ||
			tint > 0 && black == 0 && color.SameHue(c, s.brand.look)
	}
	tint, d := nearest(func(t int) float64 { return off(t, 0) })
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

// nearest is the coverage, in steps, with the least distance.
func nearest(distance func(int) float64) (at int, least float64) {
	least = distance(0)
	for v := step; v <= full; v += step {
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
