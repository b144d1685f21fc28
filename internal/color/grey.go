// This file takes the hue from colours, for printers that have black only.

package color

import "slices"

// Grey is the grey of c's relative luminance, so that contrasts stay as they are but for what
// eight bits cannot tell.
func (c RGB) Grey() RGB {
	v := encode(c.luminance())
	return RGB{v, v, v}
}

// GreyAgainst is the grey of c for what stands on a ground of which paper is the grey: its
// contrast with that is none less than c had with ground. What rounding takes is given back
// in the direction away from the paper, as far as there is a darker or a lighter one.
func (c RGB) GreyAgainst(ground, paper RGB) RGB {
	grey, had := c.Grey(), Contrast(c, ground)
	v, step := int(grey.R), 1
	if ground.LighterThan(c) {
		step = -1
	}
	for Contrast(RGB{uint8(v), uint8(v), uint8(v)}, paper) < had && v+step >= 0 && v+step <= 255 {
		v += step
	}
	return RGB{uint8(v), uint8(v), uint8(v)}
}

// In grey, two areas are seen to be two from a contrast of seen on. Colours that are unlike
// apart in OKLab, and had been told apart by their hue alone, get that.
const (
	seen   = 1.25
	unlike = 0.09
)

// Greys gives each of a few colours its grey. Of two that differ in hue only the one that is
// darker by a hair becomes darker, and so on downwards: white stays white.
func Greys(colors []RGB) map[RGB]RGB {
	out := make(map[RGB]RGB, len(colors))
	var sorted []RGB
	for _, c := range colors {
		if _, known := out[c]; !known {
			out[c] = c.Grey()
			sorted = append(sorted, c)
		}
	}
	sortByLight(sorted)
	for i, c := range sorted {
		most := out[c]
		for _, lighter := range sorted[:i] {
			if Distance(c, lighter) >= unlike {
				most = darkerThan(most, out[lighter])
			}
		}
		out[c] = most
	}
	return out
}

// darkerThan is the lightest grey no lighter than c that is seen beside the grey; black where
// there is none.
func darkerThan(c, grey RGB) RGB {
	v := c.R
	for ; v > 0 && (v > grey.R || Contrast(RGB{v, v, v}, grey) < seen); v-- {
	}
	return RGB{v, v, v}
}

// sortByLight puts the lightest first, and those of one luminance in the order of their values.
func sortByLight(colors []RGB) {
	value := func(c RGB) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }
	slices.SortFunc(colors, func(a, b RGB) int {
		switch {
		case a.LighterThan(b):
			return -1
		case b.LighterThan(a):
			return 1
		}
		return value(b) - value(a)
	})
}

// GreyScale makes greys of the samples of a picture, three bytes a pixel, where they are. It is
// as Grey, but quick.
func GreyScale(rgb []byte) {
	const full = 1<<16 - 1
	var light [3][256]uint32 // what a component adds to the luminance, of full
	for v := range 256 {
		l := decode(uint8(v)) * full
		for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
			light[i][v] = uint32(float64(weight*l) + 0.5)
		}
	}
	grey := make([]uint8, full+3)
	for v, at := 0, 0; v < 256; v++ {
		end := full + 3
		if v < 255 {
			end = int((decode(uint8(v)) + decode(uint8(v+1))) / 2 * full)
		}
		for ; at < end; at++ {
			grey[at] = uint8(v)
		}
	}
	for i := 0; i+2 < len(rgb); i += 3 {
		v := grey[light[0][rgb[i]]+light[1][rgb[i+1]]+light[2][rgb[i+2]]]
		rgb[i], rgb[i+1], rgb[i+2] = v, v, v
	}
}
