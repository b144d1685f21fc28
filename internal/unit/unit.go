// Package unit is the length on paper: an integer, so that every machine computes the same sheet.
package unit

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Length is a distance on paper. One unit is 1/1270 point, which makes the point
// (1/72 inch), the millimetre and the inch whole numbers of it:
// 1 in = 72 pt = 25.4 mm = 91,440 units.
type Length int64

// Units of length.
const (
	Point      Length = 1270
	Millimetre Length = 3600
	Centimetre Length = 10 * Millimetre
	Inch       Length = 72 * Point
)

// Points gives l in points, for output only: layout never computes in floats.
func (l Length) Points() float64 { return float64(l) / float64(Point) }

// Millimetres gives l in millimetres, for output only.
func (l Length) Millimetres() float64 { return float64(l) / float64(Millimetre) }

// Scale returns l·num/den, rounded to the nearest unit, halves away from zero.
// den must be positive.
func (l Length) Scale(num, den int64) Length {
	p := int64(l) * num
	if p < 0 {
		return Length(-((-p + den/2) / den))
	}
	return Length((p + den/2) / den)
}

var suffixes = []struct {
	name string
	unit Length
}{{"mm", Millimetre}, {"cm", Centimetre}, {"in", Inch}, {"pt", Point}, {"m", 100 * Centimetre}}

// maxLength bounds what Parse accepts; it is well above any sheet and far from overflow.
const maxLength = 1000 * 1000 * Millimetre

// Parse reads a length as people write it: a decimal number with a point or a comma,
// white space or none, and one of the units mm, cm, m, in, pt: "3mm", "1,5 cm", "0.125in".
// Negative lengths and lengths above one kilometre are errors.
func Parse(s string) (Length, error) {
	t := strings.ToLower(strings.TrimSpace(s))
	for _, u := range suffixes {
		number, found := strings.CutSuffix(t, u.name)
		if !found {
			continue
		}
		return ParseNumber(number, u.unit)
	}
	return 0, fmt.Errorf("%q is not a length with a unit", s)
}

// ParseNumber reads a decimal number, with a point or a comma, as a multiple of u.
// The same limits as in Parse apply.
func ParseNumber(s string, u Length) (Length, error) {
	t := strings.Replace(strings.TrimSpace(s), ",", ".", 1)
	if t == "" || len(t) > 20 || strings.Trim(t, "0123456789.") != "" {
		return 0, fmt.Errorf("%q is not a number", s)
	}
	r, ok := new(big.Rat).SetString(t)
	if !ok {
		return 0, fmt.Errorf("%q is not a number", s)
	}
	r.Mul(r, new(big.Rat).SetInt64(int64(u)))
	r.Add(r, big.NewRat(1, 2))
	n := new(big.Int).Quo(r.Num(), r.Denom())
	if !n.IsInt64() || Length(n.Int64()) > maxLength {
		return 0, fmt.Errorf("%q is too long", s)
	}
	return Length(n.Int64()), nil
}

// AppendFixed writes v/10^decimals without superfluous zeros, as PDF and SVG read numbers:
// ".5" for a half. No float is printed, so that every machine writes the same bytes.
func AppendFixed(out []byte, v int64, decimals int) []byte {
	if v < 0 {
		out = append(out, '-')
		v = -v
	}
	one := int64(1)
	for range decimals {
		one *= 10
	}
	whole, rest := v/one, v%one
	if whole != 0 || rest == 0 {
		out = strconv.AppendInt(out, whole, 10)
	}
	if rest == 0 {
		return out
	}
	out = append(out, '.')
	for rest > 0 {
		one /= 10
		out = append(out, byte('0'+rest/one))
		rest %= one
	}
	return out
}
