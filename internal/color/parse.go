// This file reads colours as people write them.

package color

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Color is a colour as somebody has written it.
type Color struct {
	// RGB is the colour on the screen.
	RGB RGB
	// CMYK are the inks, where the colour was written as inks: IsCMYK.
	CMYK   CMYK
	IsCMYK bool
}

// CMYK are the shares of the four inks, in thousandths.
type CMYK struct{ C, M, Y, K int }

// solids are how the eight overprints of cyan (1), magenta (2) and yellow (4) look on coated
// paper, in sRGB (FOGRA39, ISO 12647-2).
func solids() [8]RGB {
	return [8]RGB{
		{255, 255, 255},
		{0, 158, 227},
		{230, 0, 126},
		{49, 39, 131},
		{255, 237, 0},
		{0, 150, 64},
		{227, 6, 19},
		{54, 49, 48},
	}
}

// blackSolid is the light that a solid black lets through, as a share.
const blackSolid = 0.0123

// rgb is how the inks look on coated paper: the solids mixed by the areas that they cover
// (Demichel, Neugebauer), with the light that spreads in the paper (Yule and Nielsen, n = 2).
// It is a likeness for the screen; what a press makes of them only its profile can tell.
func (c CMYK) rgb() RGB {
	cover := [3]float64{float64(c.C) / 1000, float64(c.M) / 1000, float64(c.Y) / 1000}
	var light [3]float64
	for i, solid := range solids() {
		area := 1.0
		for ink, share := range cover {
			if i>>ink&1 == 1 {
				area *= share
			} else {
				area *= 1 - share
			}
		}
		for k, l := range solid.Linear() {
			light[k] += float64(area * math.Sqrt(l))
		}
	}
	k := float64(c.K) / 1000
	black := 1 - k + float64(k*math.Sqrt(blackSolid))
	out := [3]float64{}
	for i, l := range light {
		l *= black
		out[i] = float64(l * l)
	}
	return FromLinear(out)
}

// Reason says why a text is no colour.
type Reason string

// The reasons.
const (
	Unknown    Reason = "unknown"
	DigitCount Reason = "digits"    // a hexadecimal number that has not 3 or 6 digits
	Open       Reason = "open"      // the closing parenthesis is missing
	WrongCount Reason = "count"     // too few or too many components
	NoNumber   Reason = "number"    // a component is no number, or has a wrong unit
	OutOfRange Reason = "range"     // a component is too small or too large
	Fractions  Reason = "fractions" // inks as parts of one, where per cent are asked for
	Opacity    Reason = "opacity"   // a transparent colour
	InkName    Reason = "ink"       // the name of an ink: HKS 43, Pantone 300, RAL 5010
	NoHash     Reason = "without-hash"
)

// ParseError tells why Input is no colour.
type ParseError struct {
	Input  string
	Reason Reason
	// Notation is "rgb", "hsl", "oklch" or "cmyk", where Input is written in one of them.
	Notation string
	// Part is the component that is wrong; Least and Most are its bounds.
	Part, Least, Most string
	// Have is how many digits or components there are, Want how many there should be.
	Have, Want int
	// Meant is what Input probably means, a colour; often empty.
	Meant string
}

func (e *ParseError) Error() string { return fmt.Sprintf("%q is no colour: %s", e.Input, e.Reason) }

// Parse reads a colour: #0B5FA5, #05a, rgb(11 95 165), rgb(4% 37% 65%), hsl(207 88% 35%),
// oklch(0.48 0.13 250) and names as in CSS (Color Module Level 4), with commas or without, and
// cmyk(90 60 0 10) in per cent. What OKLCH has and sRGB has not gets less chroma. The error is
// a *ParseError.
func Parse(s string) (Color, error) {
	input := strings.TrimSpace(s)
	text := strings.ToLower(input)
	e := &ParseError{Input: input, Reason: Unknown}
	if digits, ok := strings.CutPrefix(text, "#"); ok {
		return parseHex(digits, e)
	}
	if notation, parts, ok := strings.Cut(text, "("); ok {
		return parseNotation(strings.TrimSpace(notation), parts, e)
	}
	if c, ok := named(text); ok {
		return Color{RGB: c}, nil
	}
	digits := strings.TrimPrefix(text, "0x")
	switch _, isHex := hexDigits(digits); {
	case isHex && (len(digits) == 3 || len(digits) == 6):
		e.Reason, e.Meant = NoHash, "#"+strings.ToUpper(digits)
	case isInkName(text):
		e.Reason = InkName
	case text == "transparent":
		e.Reason = Opacity
	}
	return Color{}, e
}

func isInkName(text string) bool {
	for _, book := range []string{"hks", "pantone", "pms", "ral", "toyo", "dic "} {
		if strings.HasPrefix(text, book) && strings.ContainsAny(text, "0123456789") {
			return true
		}
	}
	return false
}

// names are the named colours of CSS, one a line, with their digits.
//
//go:embed names.txt
var names string

func named(name string) (RGB, bool) {
	for line := range strings.Lines(names) {
		if key, digits, _ := strings.Cut(strings.TrimSpace(line), " "); key == name {
			return hexDigits(digits)
		}
	}
	return RGB{}, false
}

// Names lists the names of CSS.
func Names() []string {
	var list []string
	for line := range strings.Lines(names) {
		name, _, _ := strings.Cut(line, " ")
		list = append(list, name)
	}
	return list
}

// hexDigits reads the last six of hexadecimal digits, or three that stand for them.
func hexDigits(digits string) (RGB, bool) {
	if strings.Trim(digits, "0123456789abcdefABCDEF") != "" {
		return RGB{}, false
	}
	if len(digits) == 3 {
		d := digits
		digits = d[:1] + d[:1] + d[1:2] + d[1:2] + d[2:] + d[2:]
	}
	if len(digits) > 8 {
		return RGB{}, true
	}
	v, err := strconv.ParseUint(digits, 16, 32)
	return RGB{uint8(v >> 16), uint8(v >> 8), uint8(v)}, err == nil
}

func parseHex(digits string, e *ParseError) (Color, error) {
	digits = strings.TrimSpace(digits)
	c, ok := hexDigits(digits)
	switch n := len(digits); {
	case !ok:
		return Color{}, e
	case n == 3 || n == 6:
		return Color{RGB: c}, nil
	case n == 4 || n == 8:
		e.Reason, e.Meant = Opacity, "#"+strings.ToUpper(digits[:n/4*3])
	default:
		e.Reason, e.Have = DigitCount, n
	}
	return Color{}, e
}

// million is the unit in which components are counted: whole numbers, so that rgb(50% 50% 50%)
// is the same everywhere.
const million = 1_000_000

// component is a number in a notation, in millionths.
type component struct {
	most  int64 // from 0 on
	full  int64 // what 100 % stands for
	angle bool  // degrees, any number of them
}

// components are those of a notation; none for one that is not known.
func components(notation string) []component {
	hundred := component{most: 100 * million, full: 100 * million}
	eightBit := component{most: 255 * million, full: 255 * million}
	switch notation {
	case "rgb":
		return []component{eightBit, eightBit, eightBit}
	case "hsl":
		return []component{{angle: true}, hundred, hundred}
	case "oklch":
		return []component{{most: million, full: million}, {most: million / 2, full: million * 4 / 10}, {angle: true}}
	case "cmyk":
		return []component{hundred, hundred, hundred, hundred}
	}
	return nil
}

// parseNotation reads what follows the opening parenthesis.
func parseNotation(notation, rest string, e *ParseError) (Color, error) {
	hasAlpha := notation == "rgba" || notation == "hsla"
	notation = strings.TrimSuffix(notation, "a")
	want := components(notation)
	if want == nil {
		return Color{}, e
	}
	e.Notation, e.Want = notation, len(want)
	inner, after, closed := strings.Cut(rest, ")")
	given := strings.FieldsFunc(inner, func(c rune) bool { return c == ' ' || c == ',' || c == '\t' || c == '\u00a0' })
	switch {
	case !closed:
		e.Reason = Open
		return Color{}, e
	case strings.TrimSpace(after) != "":
		e.Reason, e.Notation = Unknown, ""
		return Color{}, e
	case notation != "cmyk" && (strings.Contains(inner, "/") || hasAlpha && len(given) == len(want)+1):
		e.Reason = Opacity
		return Color{}, e
	case len(given) != len(want):
		e.Reason, e.Have = WrongCount, len(given)
		return Color{}, e
	}
	values := make([]int64, len(want))
	for i, text := range given {
		value, ok := want[i].value(text, e)
		if !ok {
			return Color{}, e
		}
		values[i] = value
	}
	return compose(notation, values, e)
}

// value reads a component in millionths, and says in e what is wrong with it.
func (c component) value(text string, e *ParseError) (int64, bool) {
	digits, percent := strings.CutSuffix(text, "%")
	if c.angle {
		digits, percent = strings.TrimSuffix(text, "deg"), false
	}
	v, ok := millionths(digits)
	most := c.most
	if percent {
		most = 100 * million
	}
	switch {
	case !ok:
		e.Reason, e.Part = NoNumber, text
	case c.angle:
		return v, true
	case v < 0 || v > most:
		e.Reason, e.Part, e.Least, e.Most = OutOfRange, text, "0", decimal(most)
		if percent {
			e.Most += "%"
		}
	case percent:
		return v * c.full / (100 * million), true
	default:
		return v, true
	}
	return 0, false
}

// millionths reads a decimal number.
func millionths(s string) (int64, bool) {
	digits := strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	whole, fraction, _ := strings.Cut(digits, ".")
	if len(digits) < len(s)-1 || whole+fraction == "" || len(whole) > 6 || strings.Trim(whole+fraction, "0123456789") != "" {
		return 0, false
	}
	v, err := strconv.ParseInt(whole+(fraction + "000000")[:6], 10, 64)
	if strings.HasPrefix(s, "-") {
		v = -v
	}
	return v, err == nil
}

// decimal writes millionths as a decimal number.
func decimal(v int64) string { return strconv.FormatFloat(float64(v)/million, 'f', -1, 64) }

// compose makes a colour of its components.
func compose(notation string, v []int64, e *ParseError) (Color, error) {
	switch notation {
	case "rgb":
		return Color{RGB: RGB{share(v[0], 255*million), share(v[1], 255*million), share(v[2], 255*million)}}, nil
	case "hsl":
		return Color{RGB: hsl(v[0], v[1], v[2])}, nil
	case "oklch":
		return Color{RGB: oklch(float64(v[0])/million, float64(v[1])/million, float64(v[2])/million)}, nil
	}
	if most := max(v[0], v[1], v[2], v[3]); most > 0 && most <= million {
		e.Reason = Fractions
		e.Meant = fmt.Sprintf("cmyk(%s %s %s %s)", decimal(100*v[0]), decimal(100*v[1]), decimal(100*v[2]), decimal(100*v[3]))
		return Color{}, e
	}
	const thousandth = million / 10 // of 100 %
	ink := func(v int64) int { return int((v + thousandth/2) / thousandth) }
	inks := CMYK{ink(v[0]), ink(v[1]), ink(v[2]), ink(v[3])}
	return Color{RGB: inks.rgb(), CMYK: inks, IsCMYK: true}, nil
}

// share is part of full as one of 255 steps.
func share(part, full int64) uint8 { return uint8((part*255 + full/2) / full) }

// hsl is the colour of an angle, a saturation and a lightness in per cent, all in millionths
// (CSS Color Module Level 4, section 7).
func hsl(hue, saturation, lightness int64) RGB {
	const (
		unit   = 100_000 // of saturation and lightness
		sector = 30_000  // of the hue: a twelfth of the circle
	)
	h := ((hue/1000)%(12*sector) + 12*sector) % (12 * sector)
	s, l := saturation/1000, lightness/1000
	reach := s * min(l, unit-l)
	channel := func(n int64) uint8 {
		k := (n*sector + h) % (12 * sector)
		t := max(min(k-3*sector, 9*sector-k, sector), -sector)
		return share(l*unit*sector-reach*t, unit*unit*sector)
	}
	return RGB{channel(0), channel(8), channel(4)}
}
