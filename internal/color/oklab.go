// This file changes the lightness of a colour and leaves its hue.

package color

import "math"

// lab is a colour in OKLab (Björn Ottosson, “A perceptual color space for image processing”,
// 2020, https://bottosson.github.io/posts/oklab/, with his matrices of 2021). Its hue is the
// angle of a and b, its chroma their length.
type lab struct{ l, a, b float64 }

func (c RGB) lab() lab {
	light := c.Linear()
	cones := [3]float64{
		root(dot([3]float64{0.4122214708, 0.5363325363, 0.0514459929}, light), 3),
		root(dot([3]float64{0.2119034982, 0.6806995451, 0.1073969566}, light), 3),
		root(dot([3]float64{0.0883024619, 0.2817188376, 0.6299787005}, light), 3),
	}
	return lab{
		dot([3]float64{0.2104542553, 0.7936177850, -0.0040720468}, cones),
		dot([3]float64{1.9779984951, -2.4285922050, 0.4505937099}, cones),
		dot([3]float64{0.0259040371, 0.7827717662, -0.8086757660}, cones),
	}
}

// linear gives the components in sRGB as shares of light; outside 0 to 1 there is no such
// colour on the screen.
func (c lab) linear() [3]float64 {
	v := [3]float64{c.l, c.a, c.b}
	cones := [3]float64{
		dot([3]float64{1, 0.3963377774, 0.2158037573}, v),
		dot([3]float64{1, -0.1055613458, -0.0638541728}, v),
		dot([3]float64{1, -0.0894841775, -1.2914855480}, v),
	}
	for i, cone := range cones {
		cones[i] = cone * cone * cone
	}
	return [3]float64{
		dot([3]float64{4.0767416621, -3.3077115913, 0.2309699292}, cones),
		dot([3]float64{-1.2684380046, 2.6097574011, -0.3413193965}, cones),
		dot([3]float64{-0.0041960863, -0.7034186147, 1.7076147010}, cones),
	}
}

// Distance is how different two colours look: the distance in OKLab, in which white and black
// are 1 apart, and colours that are 0.02 apart can just be told from one another.
func Distance(a, b RGB) float64 {
	p, q := a.lab(), b.lab()
	l, u, v := p.l-q.l, p.a-q.a, p.b-q.b
	return math.Sqrt(float64(l*l) + float64(u*u) + float64(v*v))
}

// inGamut reports whether sRGB has the colour, to less than what eight bits can tell.
func (c lab) inGamut() bool {
	const slack = 1e-4
	for _, light := range c.linear() {
		if light < -slack || light > 1+slack {
			return false
		}
	}
	return true
}

// rgb is the colour in sRGB, with as much of its chroma as sRGB has at this lightness and hue.
func (c lab) rgb() RGB {
	const full = 4096
	if !c.inGamut() {
		within := func(part int) lab {
			return lab{c.l, c.a * float64(part) / full, c.b * float64(part) / full}
		}
		part := bisect(0, full, func(part int) bool { return within(part).inGamut() })
		c = within(part)
	}
	return FromLinear(c.linear())
}

// oklch is the colour of a lightness from 0 to 1, a chroma, and a hue in degrees.
func oklch(lightness, chroma, degrees float64) RGB { return polar(lightness, chroma, degrees).rgb() }

func polar(lightness, chroma, degrees float64) lab {
	sin, cos := math.Sincos(degrees * (math.Pi / 180))
	// The library's last bits differ between machines.
	sin, cos = math.Round(sin*1e12)/1e12, math.Round(cos*1e12)/1e12
	return lab{lightness, chroma * cos, chroma * sin}
}

// chromaAt is the most chroma that sRGB has at a lightness and a hue in degrees.
func chromaAt(lightness, degrees float64) float64 {
	const full, most = 512, 0.4 // no colour of sRGB has more than 0.33
	return most * float64(bisect(0, full, func(part int) bool {
		return polar(lightness, most*float64(part)/full, degrees).inGamut()
	})) / full
}

// Reach gives c as it is where its contrast with ground is at least ratio, else the colour of
// its hue that has this contrast and the nearest lightness, darker or lighter. Every ground
// allows a ratio of 4.58 at least; beyond that c may become black or white and not reach it.
func Reach(c, ground RGB, ratio float64) RGB {
	if Contrast(c, ground) >= ratio {
		return c
	}
	const full = 10_000 // steps of lightness
	from := c.lab()
	at := func(step int) RGB { return lab{float64(step) / full, from.a, from.b}.rgb() }
	reaches := func(step int) bool { return Contrast(at(step), ground) >= ratio }
	start := min(max(int(math.Round(from.l*full)), 0), full)
	darker := bisect(0, start, reaches)
	lighter := full - bisect(0, full-start, func(step int) bool { return reaches(full - step) })
	switch isDark, isLight := reaches(darker), reaches(lighter); {
	case isDark && (!isLight || start-darker <= lighter-start):
		return at(darker)
	case isLight:
		return at(lighter)
	}
	black, white := RGB{}, White()
	if Contrast(black, ground) >= Contrast(white, ground) {
		return black
	}
	return white
}

// bisect finds the greatest number from yes on and below no that is good. It takes yes for
// good, no for not, and what lies between for good up to some number.
func bisect(yes, no int, good func(int) bool) int {
	for no-yes > 1 {
		middle := (yes + no) / 2
		if good(middle) {
			yes = middle
		} else {
			no = middle
		}
	}
	return yes
}
