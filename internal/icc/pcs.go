package icc

// The profile connection space: CIELAB or XYZ, under D50, relative to the paper.

// encoding is how a table writes a colour of the connection space as three values from 0 to 1.
type encoding uint8

const (
	// lab: L* from 0 to 100, a* and b* from −128 to 127.
	lab encoding = iota
	// oldLab: in 16 bits 100 is 65280, a* and b* begin at −128 and have 256 steps each. It is
	// that of lut16Type in every version.
	oldLab
	// cie: XYZ, 1 being 32768 of 65535.
	cie
)

const (
	legacy  = 65535.0 / 65280 // how much larger the values of oldLab are than those of lab
	cieFull = 65535.0 / 32768
)

func (e encoding) write(v xyz) values {
	if e == cie {
		return values{within(v[0] / cieFull), within(v[1] / cieFull), within(v[2] / cieFull)}
	}
	c := v.lab()
	out := values{c.L / 100, (c.A + 128) / 255, (c.B + 128) / 255}
	for i := range 3 {
		if e == oldLab {
			out[i] /= legacy
		}
		out[i] = within(out[i])
	}
	return out
}

func (e encoding) read(v values) xyz {
	if e == cie {
		return xyz{float64(v[0] * cieFull), float64(v[1] * cieFull), float64(v[2] * cieFull)}
	}
	if e == oldLab {
		for i := range 3 {
			v[i] *= legacy
		}
	}
	return Lab{float64(min(v[0], 1) * 100), float64(v[1]*255) - 128, float64(v[2]*255) - 128}.xyz()
}

// The line that CIELAB has in place of the cube root near black (ISO/CIE 11664-4).
const (
	knee   = 6.0 / 29
	slope  = 841.0 / 108
	offset = 4.0 / 29
)

func (v xyz) lab() Lab {
	var f [3]float64
	for i, w := range white() {
		if t := v[i] / w; t > knee*knee*knee {
			f[i] = cubeRoot(t)
		} else {
			f[i] = float64(slope*t) + offset
		}
	}
	return Lab{float64(116*f[1]) - 16, float64(500 * (f[0] - f[1])), float64(200 * (f[1] - f[2]))}
}

func (c Lab) xyz() xyz {
	y := (c.L + 16) / 116
	v := xyz{y + c.A/500, y, y - c.B/200}
	for i, w := range white() {
		if f := v[i]; f > knee {
			v[i] = float64(w * f * f * f)
		} else {
			v[i] = w * (f - offset) / slope
		}
	}
	return v
}

// cubeRoot is by Newton's method, which nears it from above.
func cubeRoot(x float64) float64 {
	for y := max(x, 1); ; {
		next := (float64(2*y) + x/(y*y)) / 3
		if next >= y {
			return y
		}
		y = next
	}
}
