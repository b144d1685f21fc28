package logo

// Values of attributes: numbers, lengths, colours, transformations (SVG 2, 4 and 8; CSS Color
// 4).

import (
	"math"
	"strconv"
	"strings"

	"leitbild/internal/color"
	"leitbild/internal/page"
)

// biggest bounds all numbers; no logo comes near.
const biggest = 1e7

// scanner reads numbers from a list.
type scanner struct {
	text string
	at   int
}

// space skips white space.
func (s *scanner) space() {
	for s.at < len(s.text) && strings.IndexByte(" \t\r\n\f", s.text[s.at]) >= 0 {
		s.at++
	}
}

// comma skips what may stand between two numbers.
func (s *scanner) comma() {
	s.space()
	if s.at < len(s.text) && s.text[s.at] == ',' {
		s.at++
		s.space()
	}
}

func (s *scanner) done() bool { return s.at >= len(s.text) }

// digits skips digits and tells how many.
func (s *scanner) digits() int {
	start := s.at
	for s.at < len(s.text) && s.text[s.at] >= '0' && s.text[s.at] <= '9' {
		s.at++
	}
	return s.at - start
}

// number reads a number.
func (s *scanner) number() (float64, bool) {
	start := s.at
	if s.at < len(s.text) && (s.text[s.at] == '+' || s.text[s.at] == '-') {
		s.at++
	}
	n := s.digits()
	if s.at < len(s.text) && s.text[s.at] == '.' {
		s.at++
		n += s.digits()
	}
	if n == 0 {
		s.at = start
		return 0, false
	}
	s.exponent()
	v, err := strconv.ParseFloat(s.text[start:s.at], 64)
	if err != nil || math.Abs(v) > biggest {
		s.at = start
		return 0, false
	}
	return v, true
}

// exponent skips one, if it is none of a unit such as em.
func (s *scanner) exponent() {
	start := s.at
	if s.at < len(s.text) && (s.text[s.at] == 'e' || s.text[s.at] == 'E') {
		s.at++
		if s.at < len(s.text) && (s.text[s.at] == '+' || s.text[s.at] == '-') {
			s.at++
		}
		if s.digits() == 0 {
			s.at = start
		}
	}
}

// flag reads a 0 or a 1, behind which the next number may stand without a space.
func (s *scanner) flag() (bool, bool) {
	if s.at < len(s.text) && (s.text[s.at] == '0' || s.text[s.at] == '1') {
		s.at++
		return s.text[s.at-1] == '1', true
	}
	return false, false
}

// numbers reads a whole list.
func numbers(text string) ([]float64, bool) {
	s := scanner{text: text}
	s.space()
	var list []float64
	for !s.done() {
		v, ok := s.number()
		if !ok {
			return nil, false
		}
		list = append(list, v)
		s.comma()
	}
	return list, true
}

// length reads a length in user units; per cent are of whole.
func length(text string, whole float64) (float64, bool) {
	s := scanner{text: strings.TrimSpace(text)}
	v, ok := s.number()
	if !ok {
		return 0, false
	}
	factor, ok := unitOf(strings.ToLower(s.text[s.at:]), whole)
	return float64(v * factor), ok
}

// unitOf is the size of a unit at 96 to the inch, in type of 16 px.
func unitOf(name string, whole float64) (float64, bool) {
	switch name {
	case "", "px":
		return 1, true
	case "%":
		return whole / 100, true
	case "pt":
		return 4.0 / 3, true
	case "pc", "em", "rem":
		return 16, true
	case "ex":
		return 8, true
	case "in":
		return 96, true
	case "cm":
		return 96 / 2.54, true
	case "mm":
		return 96 / 25.4, true
	case "q":
		return 96 / 101.6, true
	}
	return 0, false
}

// share reads an opacity or the place of a stop: a number from 0 to 1, or per cent.
func share(text string) (float64, bool) {
	v, ok := length(text, 1)
	if !ok {
		return 0, false
	}
	return min(max(v, 0), 1), true
}

// ink is a colour with its opacity, 0 to 1.
type ink struct {
	page.Color
	alpha float64
}

// parseInk reads a colour as CSS writes it, with or without an opacity.
func parseInk(text string) (ink, bool) {
	t := strings.ToLower(strings.TrimSpace(text))
	if t == "transparent" {
		return ink{}, true
	}
	if digits, ok := strings.CutPrefix(t, "#"); ok && (len(digits) == 4 || len(digits) == 8) {
		n := len(digits) / 4
		v, err := strconv.ParseUint(digits[3*n:], 16, 8)
		if n == 1 {
			v *= 17
		}
		c, ok := opaque("#" + digits[:3*n])
		return ink{c, float64(v) / 255}, ok && err == nil
	}
	if solid, alpha, ok := cutAlpha(t); ok {
		c, ok := opaque(solid)
		a, known := share(alpha)
		return ink{c, a}, ok && known
	}
	first, _, _ := strings.Cut(t, " icc-color(")
	c, ok := opaque(first)
	return ink{c, 1}, ok
}

// cutAlpha takes the opacity out of rgba(r, g, b, a), rgb(r g b / a) and their like.
func cutAlpha(t string) (solid, alpha string, ok bool) {
	name, rest, isFunction := strings.Cut(t, "(")
	inner, closed := strings.CutSuffix(rest, ")")
	if !isFunction || !closed {
		return "", "", false
	}
	if before, after, ok := strings.Cut(inner, "/"); ok {
		return name + "(" + before + ")", strings.TrimSpace(after), true
	}
	parts := strings.Split(inner, ",")
	if len(parts) == 4 && (strings.HasPrefix(name, "rgb") || strings.HasPrefix(name, "hsl")) {
		return name + "(" + strings.Join(parts[:3], ",") + ")", strings.TrimSpace(parts[3]), true
	}
	return "", "", false
}

func opaque(text string) (page.Color, bool) {
	c, err := color.Parse(text)
	return page.Color(c.RGB), err == nil
}

// matrix maps x, y to a·x+c·y+e, b·x+d·y+f.
type matrix struct{ a, b, c, d, e, f float64 }

func identity() matrix { return matrix{a: 1, d: 1} }

// sum adds two products and rounds each before, as every machine can.
func sum(a, b, c, d float64) float64 { return float64(a*b) + float64(c*d) }

// times is the map that first does n, then m.
func (m matrix) times(n matrix) matrix {
	return matrix{
		sum(m.a, n.a, m.c, n.b), sum(m.b, n.a, m.d, n.b),
		sum(m.a, n.c, m.c, n.d), sum(m.b, n.c, m.d, n.d),
		sum(m.a, n.e, m.c, n.f) + m.e, sum(m.b, n.e, m.d, n.f) + m.f,
	}
}

func (m matrix) of(p vec) vec {
	return vec{sum(m.a, p.x, m.c, p.y) + m.e, sum(m.b, p.x, m.d, p.y) + m.f}
}

// flat reports whether the map takes an area to none.
func (m matrix) flat() bool {
	return math.Abs(sum(m.a, m.d, -m.b, m.c)) < 1e-12
}

func (m matrix) wild() bool {
	for _, v := range [...]float64{m.a, m.b, m.c, m.d, m.e, m.f} {
		if !(math.Abs(v) <= biggest*biggest) {
			return true
		}
	}
	return false
}

// parseTransform reads a list of transformations.
func parseTransform(text string) (matrix, bool) {
	m := identity()
	for rest := strings.TrimSpace(text); rest != "" && rest != "none"; {
		name, after, ok := strings.Cut(rest, "(")
		inner, next, closed := strings.Cut(after, ")")
		if !ok || !closed {
			return m, false
		}
		// As a property of CSS the numbers have units, which here are the usual ones.
		inner = strings.NewReplacer("px", "", "deg", "").Replace(inner)
		v, ok := numbers(inner)
		if !ok {
			return m, false
		}
		t, ok := transformOf(strings.ToLower(strings.TrimSpace(name)), v)
		if !ok {
			return m, false
		}
		m = m.times(t)
		rest = strings.TrimLeft(next, " \t\r\n,")
	}
	return m, !m.wild()
}

func transformOf(name string, v []float64) (matrix, bool) {
	switch {
	case name == "matrix" && len(v) == 6:
		return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	case name == "translate" && len(v) == 1:
		return matrix{1, 0, 0, 1, v[0], 0}, true
	case name == "translate" && len(v) == 2:
		return matrix{1, 0, 0, 1, v[0], v[1]}, true
	case name == "translatex" && len(v) == 1:
		return matrix{1, 0, 0, 1, v[0], 0}, true
	case name == "translatey" && len(v) == 1:
		return matrix{1, 0, 0, 1, 0, v[0]}, true
	case name == "scale" && len(v) == 1:
		return matrix{v[0], 0, 0, v[0], 0, 0}, true
	case name == "scale" && len(v) == 2:
		return matrix{v[0], 0, 0, v[1], 0, 0}, true
	case name == "rotate" && len(v) == 1:
		sin, cos := sincos(v[0])
		return matrix{cos, sin, -sin, cos, 0, 0}, true
	case name == "rotate" && len(v) == 3:
		sin, cos := sincos(v[0])
		around := matrix{cos, sin, -sin, cos, 0, 0}
		return matrix{1, 0, 0, 1, v[1], v[2]}.times(around).times(matrix{1, 0, 0, 1, -v[1], -v[2]}), true
	case name == "skewx" && len(v) == 1:
		sin, cos := sincos(v[0])
		return matrix{1, 0, sin / cos, 1, 0, 0}, cos != 0
	case name == "skewy" && len(v) == 1:
		sin, cos := sincos(v[0])
		return matrix{1, sin / cos, 0, 1, 0, 0}, cos != 0
	}
	return matrix{}, false
}

// sincos gives the sine and the cosine of an angle in degrees, without the last bits, in which
// machines differ.
func sincos(degrees float64) (sin, cos float64) {
	sin, cos = math.Sincos(degrees * (math.Pi / 180))
	return math.Round(sin*1e12) / 1e12, math.Round(cos*1e12) / 1e12
}
