// This file says how inks look on paper.

package color

import "math"

// White is paper without ink.
func White() RGB { return RGB{255, 255, 255} }

// Printed is how a tint of an ink looks on white paper with a tint of black over it, both in
// thousandths: the light between the dots mixes as in CMYK. Solid is the ink at full strength.
func Printed(solid RGB, tint, black int) RGB {
	t, k := float64(tint)/1000, float64(black)/1000
	shade := 1 - k + float64(k*math.Sqrt(blackSolid))
	var out [3]uint8
	for i, l := range solid.Linear() {
		v := (1 - t + float64(t*math.Sqrt(l))) * shade
		out[i] = encode(float64(v * v))
	}
	return RGB{out[0], out[1], out[2]}
}

// Lightness is that of OKLab: 0 for black, 1 for white.
func (c RGB) Lightness() float64 { return c.lab().l }

// Chroma is how far a colour is from grey in OKLab: 0 for grey, about 0.3 for the purest.
func (c RGB) Chroma() float64 { return c.lab().chroma() }

// Yellow reports whether the hue is between those of orange and of lime, at 70° and 115° in OKLab, at
// which a dark colour is an olive or a brown.
func (c RGB) Yellow() bool {
	const sin70, cos70, sin115, cos115, grey = 0.940, 0.342, 0.906, -0.423, 0.02
	p := c.lab()
	return p.b > grey && float64(p.b*cos70) >= float64(p.a*sin70) && float64(p.a*sin115) >= float64(p.b*cos115)
}

// SameHue reports whether two colours are of one hue, to a ninth of the circle. Greys are of
// none, and so are of one hue with each other only.
func SameHue(a, b RGB) bool {
	const grey = 0.006 // what is less has no hue that anybody sees
	p, q := a.lab(), b.lab()
	m, n := p.chroma(), q.chroma()
	if m < grey || n < grey {
		return max(m, n) < 0.008
	}
	const within = 0.766 // the cosine of 40°
	return float64(p.a*q.a)+float64(p.b*q.b) >= within*float64(m*n)
}
