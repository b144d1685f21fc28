// Package color knows colours: how they are written, how they differ, how one gives way.
//
// A result is the same on every machine. The compiler may fuse a product with a sum, and does
// so on arm64 only; float64 around a product forbids it. Sums, products, quotients and square
// roots are exact to the last bit everywhere (IEEE 754), other roots are made of them.
package color

import (
	"fmt"
	"math"
)

// RGB is an sRGB colour.
type RGB struct{ R, G, B uint8 }

// String writes the colour as #0B5FA5.
func (c RGB) String() string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// Contrast is the contrast ratio of two colours, 1 to 21 (WCAG 2.2, “contrast ratio”).
func Contrast(a, b RGB) float64 {
	light, dark := a.luminance(), b.luminance()
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// LighterThan compares the luminance of two colours.
func (c RGB) LighterThan(d RGB) bool { return c.luminance() > d.luminance() }

// luminance is the relative luminance, 0 to 1 (WCAG 2.2, “relative luminance”).
func (c RGB) luminance() float64 {
	return dot([3]float64{0.2126, 0.7152, 0.0722}, c.Linear())
}

// Linear gives the components as shares of light, 0 to 1.
func (c RGB) Linear() [3]float64 { return [3]float64{decode(c.R), decode(c.G), decode(c.B)} }

// FromLinear is the colour with these shares of light; what is outside 0 to 1 is cut off.
func FromLinear(light [3]float64) RGB {
	return RGB{encode(light[0]), encode(light[1]), encode(light[2])}
}

// decode undoes the transfer function of sRGB (IEC 61966-2-1).
func decode(component uint8) float64 {
	v := float64(component) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	v = (v + 0.055) / 1.055
	fifth := root(v, 5)
	return v * v * fifth * fifth // v to the power of 2.4
}

// encode is the transfer function of sRGB, of light from 0 to 1.
func encode(light float64) uint8 {
	light = min(max(light, 0), 1)
	if light <= 0.0031308 {
		return uint8(math.Round(light * 12.92 * 255))
	}
	r := root(math.Sqrt(math.Sqrt(light)), 3)
	power := r * r * r * r * r // of 1/2.4
	return uint8(math.Round((float64(1.055*power) - 0.055) * 255))
}

// root is the nth root of x, from 0 to 1, by Newton's method, which nears it from above.
func root(x float64, n int) float64 {
	if x <= 0 {
		return 0
	}
	for y := 1.0; ; {
		power := 1.0
		for range n - 1 {
			power *= y
		}
		next := (float64(float64(n-1)*y) + x/power) / float64(n)
		if next >= y {
			return y
		}
		y = next
	}
}

func dot(a, b [3]float64) float64 {
	return float64(a[0]*b[0]) + float64(a[1]*b[1]) + float64(a[2]*b[2])
}
