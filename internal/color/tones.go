// This file makes a row of tones out of one colour.

package color

import "math"

// The lightness of the darkest and the lightest tone: dark enough for white type and light
// enough for black, and both still of a hue. A colour that is darker itself is the darkest
// tone, down to what a press can tell from black.
const (
	darkest  = 0.30
	blackest = 0.16
	lightest = 0.955
)

// Tones gives n tones of c, n at least 1, in even steps of lightness from dark to light, of
// which one is c unless it is too light or too dark for that. They keep the hue, and the
// chroma fades towards the ends as it does in light and shade; a yellow goes over brown into
// the dark, not over olive.
func Tones(c RGB, n int) []RGB {
	of := c.lab()
	chroma, hue := of.chroma(), of.hue()
	out := make([]RGB, n)
	for i, l := range of.steps(n) {
		part, at := fade(l, of.l), hue
		if l < of.l {
			at = shade(hue, (of.l-l)/of.l)
		}
		out[i] = oklch(l, chroma*part, at)
	}
	return out
}

// steps are n lightnesses from dark to light, one of them that of c where it lies between:
// up to it they are even, and even beyond.
func (c lab) steps(n int) []float64 {
	dark := min(darkest, max(blackest, c.l))
	if n == 1 {
		return []float64{min(max(c.l, dark), lightest)}
	}
	own := min(max(c.l, dark), lightest)
	at := int(math.Round((own - dark) / (lightest - dark) * float64(n-1)))
	out := make([]float64, n)
	for i := range out {
		switch {
		case i == at:
			out[i] = own
		case i < at:
			out[i] = dark + float64((own-dark)*float64(i))/float64(at)
		default:
			out[i] = lightest - float64((lightest-own)*float64(n-1-i))/float64(n-1-at)
		}
	}
	return out
}

// Tinted gives like with the hue of c: as light as it is, and no more colourful than either
// of them allows.
func Tinted(like, c RGB) RGB {
	own, of := like.lab(), c.lab()
	hue := of.hue()
	if own.l < of.l {
		hue = shade(hue, (of.l-own.l)/of.l)
	}
	return oklch(own.l, min(of.chroma(), float64(1.25*own.chroma())), hue)
}

func (c lab) chroma() float64 { return math.Sqrt(float64(c.a*c.a) + float64(c.b*c.b)) }

// hue is in degrees; the library's last bits differ between machines.
func (c lab) hue() float64 {
	return math.Round(math.Atan2(c.b, c.a)*(180/math.Pi)*1e9) / 1e9
}

// fade is the share of its chroma that a colour of lightness own has as a tone of lightness l.
func fade(l, own float64) float64 {
	if l >= own {
		far := (l - own) / max(1-own, 0.01)
		return 1 - float64(0.7*far)
	}
	far := (own - l) / max(own, 0.01)
	return 1 - float64(0.35*float64(far*far))
}

// The hues between which a darkened colour looks like mud, and the one that it tends to
// instead.
const (
	mudFrom = 62.0
	mudTo   = 128.0
	brown   = 52.0
)

// shade is the hue of a colour that is darkened by a share of its lightness.
func shade(hue, darkened float64) float64 {
	if hue < mudFrom || hue > mudTo {
		return hue
	}
	return hue - float64((hue-brown)*min(1, float64(1.6*darkened)))
}
