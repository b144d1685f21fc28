package icc

import (
	"encoding/binary"
	"math"
)

// curves are applied one to each component.
type curves []curve

func (c curves) apply(v values) values {
	for i := range c {
		v[i] = c[i].at(v[i])
	}
	return v
}

// curve is a function from 0 … 1 to 0 … 1: through samples if there are any, else a formula.
// The zero curve changes nothing.
type curve struct {
	samples []byte // whole numbers of width bytes
	width   int
	formula *formula
}

// formula is a power between two straight lines: (ax+b)^g + e from d on, cx + f before it
// (parametricCurveType).
type formula struct {
	g                int32 // in 65536ths
	a, b, c, d, e, f float64
}

func (c curve) at(x float64) float64 {
	x = within(x)
	switch {
	case c.formula != nil:
		return c.formula.at(x)
	case c.samples == nil:
		return x
	}
	last := len(c.samples)/c.width - 1
	at := float64(x * float64(last))
	low := min(int(at), last-1)
	from, to := sample(c.samples, low, c.width), sample(c.samples, low+1, c.width)
	return from + float64((to-from)*(at-float64(low)))
}

func (f formula) at(x float64) float64 {
	if x < f.d {
		return within(float64(f.c*x) + f.f)
	}
	return within(float64(power(float64(f.a*x)+f.b, f.g)) + f.e)
}

// power is x to the power of g/65536, not negative, by squares and square roots.
func power(x float64, g int32) float64 {
	if !(x > 0) {
		return 0
	}
	result := 1.0
	for square, n := x, g>>16; n > 0; n >>= 1 {
		if n&1 == 1 {
			result *= square
		}
		square *= square
	}
	root := x
	for bit := int32(1) << 15; bit > 0; bit >>= 1 {
		root = math.Sqrt(root)
		if g&bit != 0 {
			result *= root
		}
	}
	return result
}

// sampled reads count curves of so many samples each, and gives what follows them.
func sampled(b []byte, count, samples, width int) (curves, []byte) {
	c := make(curves, count)
	for i := range c {
		c[i] = curve{samples: b[:samples*width], width: width}
		b = b[samples*width:]
	}
	return c, b
}

// readCurves reads count curves of curveType or parametricCurveType, each beginning at a multiple
// of four bytes.
func readCurves(b []byte, count int) (curves, bool) {
	c := make(curves, count)
	for i := range c {
		if len(b) < 12 {
			return nil, false
		}
		size, ok := 0, false
		switch string(b[:4]) {
		case "curv":
			c[i], size, ok = readSamples(b)
		case "para":
			c[i], size, ok = readFormula(b)
		}
		if !ok {
			return nil, false
		}
		b = b[min((size+3)&^3, len(b)):]
	}
	return c, true
}

func readSamples(b []byte) (c curve, size int, ok bool) {
	count := binary.BigEndian.Uint32(b[8:])
	if uint64(count) > uint64(len(b)-12)/2 {
		return curve{}, 0, false
	}
	size = 12 + 2*int(count)
	switch count {
	case 0:
		return curve{}, size, true
	case 1:
		g := int32(binary.BigEndian.Uint16(b[12:])) << 8 // 8 binary digits after the point
		return curve{formula: &formula{g: g, a: 1}}, size, true
	}
	return curve{samples: b[12:size], width: 2}, size, true
}

func readFormula(b []byte) (c curve, size int, ok bool) {
	kind := binary.BigEndian.Uint16(b[8:])
	counts := []int{1, 3, 4, 5, 7}
	if int(kind) >= len(counts) {
		return curve{}, 0, false
	}
	size = 12 + 4*counts[kind]
	if len(b) < size {
		return curve{}, 0, false
	}
	f := &formula{g: int32(binary.BigEndian.Uint32(b[12:])), a: 1}
	if f.g < 0 {
		return curve{}, 0, false
	}
	number := func(i int) float64 { return fixed(b[12+4*i:]) }
	if kind >= 1 {
		f.a, f.b = number(1), number(2)
	}
	switch kind {
	case 1, 2:
		if f.a == 0 {
			return curve{}, 0, false
		}
		f.d = -f.b / f.a
		if kind == 2 {
			f.e, f.f = number(3), number(3)
		}
	case 3, 4:
		f.c, f.d = number(3), number(4)
		if kind == 4 {
			f.e, f.f = number(5), number(6)
		}
	}
	return curve{formula: f}, size, true
}
