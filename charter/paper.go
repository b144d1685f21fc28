// This file knows sizes of paper.

package charter

import (
	"slices"
	"strconv"
	"strings"

	"leitbild/internal/unit"
)

// Paper is a size of paper. A named size stands upright, any other as it was given.
type Paper struct {
	Name          string // in its usual spelling: "A2", "50 × 70 cm", "Arch D", "1920 × 1080 px"
	Width, Height unit.Length
}

// pixelsPerInch are those of CSS (CSS Values and Units 3, 5.2).
const pixelsPerInch = 96

// Pixels gives the size of a screen; ok is false for paper, whose size is not in pixels.
func (p Paper) Pixels() (width, height int, ok bool) {
	if !strings.HasSuffix(p.Name, " px") {
		return 0, 0, false
	}
	pixels := func(l unit.Length) int { return int(l.Scale(pixelsPerInch, int64(unit.Inch))) }
	return pixels(p.Width), pixels(p.Height), true
}

// The reasons why a text is no paper.
const (
	PaperUnknown = "unknown" // neither a name nor width x height
	PaperNoUnit  = "no-unit" // 50x70
	PaperSmall   = "small"   // a side below minSide
	PaperLarge   = "large"   // a side above maxSide
)

// PaperError says why a text is no paper.
type PaperError struct {
	Input   string
	Nearest string // what was probably meant, "" when nothing is near
	// Orientation is "portrait" or "landscape" where the text says that too, as in "A3 quer".
	Orientation string
	Reason      string // one of the Paper constants
}

// Error gives the reason in English; it does not hold the hint.
func (e *PaperError) Error() string {
	input := strconv.Quote(e.Input)
	switch e.Reason {
	case PaperNoUnit:
		return input + " lacks a unit"
	case PaperSmall:
		return input + " has a side shorter than 50 mm"
	case PaperLarge:
		return input + " has a side longer than 5 m"
	}
	return input + " is no size of paper"
}

// A free size has sides between these.
const (
	minSide = 50 * unit.Millimetre
	maxSide = 5 * 100 * unit.Centimetre
)

// namedPaper is a size with a name, upright, in millimetres or half inches.
type namedPaper struct {
	name          string
	width, height int
	inches        bool
}

// papers lists ISO 216 and the American sizes of ANSI/ASME Y14.1.
var papers = [...]namedPaper{
	{"A0", 841, 1189, false},
	{"A1", 594, 841, false},
	{"A2", 420, 594, false},
	{"A3", 297, 420, false},
	{"A4", 210, 297, false},
	{"A5", 148, 210, false},
	{"A6", 105, 148, false},
	{"B0", 1000, 1414, false},
	{"B1", 707, 1000, false},
	{"B2", 500, 707, false},
	{"B3", 353, 500, false},
	{"Letter", 17, 22, true},
	{"Legal", 17, 28, true},
	{"Tabloid", 22, 34, true},
	{"Arch A", 18, 24, true},
	{"Arch B", 24, 36, true},
	{"Arch C", 36, 48, true},
	{"Arch D", 48, 72, true},
	{"Arch E", 72, 96, true},
}

func (p namedPaper) paper() Paper {
	u := unit.Millimetre
	if p.inches {
		u = unit.Inch / 2
	}
	return Paper{p.name, unit.Length(p.width) * u, unit.Length(p.height) * u}
}

// ParsePaper reads a size of paper as people write it: "A2", "a2", "DIN A2", "B1", "Letter",
// "Arch D", "50x70cm", "50 x 70 cm", "50 × 70 cm", "60cm x 90cm", "24x36in", "1920x1080px".
// A0 to A6, B0 to B3, Letter, Legal, Tabloid and Arch A to Arch E have names; a free size needs
// a unit, and sides of 50 mm to 5 m. Pixels are whole, 96 to the inch, and go with no other
// unit. The error is a *PaperError.
func ParsePaper(s string) (Paper, error) {
	if strings.HasPrefix(strings.TrimSpace(s), "-") {
		return Paper{}, &PaperError{Input: s, Reason: PaperUnknown}
	}
	compact := compactPaper(s)
	for _, p := range papers {
		if compactPaper(p.name) == compact {
			return p.paper(), nil
		}
	}
	if w, h, ok := cutSize(compact); ok && w != "" && w[0] >= '0' && w[0] <= '9' && !strings.Contains(s, "-") {
		return freePaper(s, w, h)
	}
	e := &PaperError{Input: s, Nearest: nearestPaper(compact), Reason: PaperUnknown}
	if e.Nearest != "" {
		e.Orientation = orientationIn(compact)
	}
	return Paper{}, e
}

// compactPaper is a size without what differs by habit.
func compactPaper(s string) string {
	s = strings.ToLower(s)
	if len(s) > 200 {
		return ""
	}
	s = strings.NewReplacer(
		" ", "", "\u00a0", "", "\u202f", "", "\t", "", "-", "", "_", "", "×", "x", "*", "x",
		"millimeter", "mm", "zentimeter", "cm", "centimeters", "cm", "centimetres", "cm", "mal", "x",
		"pixels", "px", "pixel", "px",
		"″", "in", "”", "in", "\"", "in", "inches", "in", "inch", "in", "zoll", "in", "ansi", "",
	).Replace(s)
	s = strings.TrimPrefix(s, "din")
	return strings.TrimPrefix(s, "iso")
}

// cutSize cuts a size at the x between its sides, which is not that of px.
func cutSize(compact string) (wide, high string, ok bool) {
	wide, high, ok = strings.Cut(compact, "x")
	if w, p := strings.CutSuffix(wide, "p"); p && strings.HasPrefix(high, "x") {
		return w + "px", high[1:], ok
	}
	return wide, high, ok
}

// freePaper reads width and height, of which one unit may serve both.
func freePaper(input, w, h string) (Paper, error) {
	wide, wideUnit := splitUnit(w)
	high, highUnit := splitUnit(h)
	fail := func(reason, nearest string) (Paper, error) {
		return Paper{}, &PaperError{Input: input, Nearest: nearest, Reason: reason}
	}
	if highUnit == "" {
		highUnit = wideUnit
	}
	if wideUnit == "" {
		wideUnit = highUnit
	}
	width, errWidth := paperSide(wide, wideUnit)
	height, errHeight := paperSide(high, highUnit)
	mixed := wideUnit != highUnit && (wideUnit == "px" || highUnit == "px")
	if errWidth != nil || errHeight != nil || mixed || strings.Count(wide, ".")+strings.Count(wide, ",") > 1 {
		return fail(PaperUnknown, "")
	}
	if wideUnit == "" {
		return fail(PaperNoUnit, guessUnit(wide, high, width, height))
	}
	switch {
	case min(width, height) < minSide:
		return fail(PaperSmall, "")
	case max(width, height) > maxSide:
		return fail(PaperLarge, "")
	}
	name := number(wide) + " × " + number(high) + " " + highUnit
	if wideUnit != highUnit {
		name = number(wide) + " " + wideUnit + " × " + number(high) + " " + highUnit
	}
	return Paper{name, width, height}, nil
}

// splitUnit cuts the unit off a number.
func splitUnit(s string) (value, name string) {
	for _, u := range []string{"mm", "cm", "in", "pt", "px", "m"} {
		if value, ok := strings.CutSuffix(s, u); ok {
			return value, u
		}
	}
	return s, ""
}

// paperSide reads the number of a unit.
func paperSide(number, name string) (unit.Length, error) {
	if name != "px" {
		return unit.ParseNumber(number, paperUnit(name))
	}
	pixels, err := strconv.ParseUint(number, 10, 32) // a pixel is no whole number of units
	return unit.Length(pixels).Scale(int64(unit.Inch), pixelsPerInch), err
}

// paperUnit is the length of a unit, a millimetre for none.
func paperUnit(name string) unit.Length {
	switch name {
	case "cm":
		return unit.Centimetre
	case "in":
		return unit.Inch
	case "pt":
		return unit.Point
	case "m":
		return 100 * unit.Centimetre
	}
	return unit.Millimetre
}

// guessUnit adds the unit that was probably meant: pixels for the size of a screen, else
// millimetres from 150 on, else centimetres. The lengths are what the numbers are in
// millimetres.
func guessUnit(wide, high string, width, height unit.Length) string {
	name := "cm"
	switch longer, shorter := max(width, height), min(width, height); {
	case isScreen(int(longer/unit.Millimetre), int(shorter/unit.Millimetre)):
		name = "px"
	case longer >= 150*unit.Millimetre:
		name = "mm"
	}
	guess := number(wide) + "x" + number(high) + name
	if _, err := ParsePaper(guess); err != nil {
		return ""
	}
	return guess
}

// isScreen reports whether usual screens have this many pixels.
func isScreen(longer, shorter int) bool {
	return slices.Contains([][2]int{
		{1024, 768},
		{1280, 720},
		{1280, 800},
		{1280, 1024},
		{1366, 768},
		{1440, 900},
		{1600, 900},
		{1680, 1050},
		{1920, 1080},
		{1920, 1200},
		{2560, 1440},
		{2560, 1600},
		{3840, 2160},
		{7680, 4320},
	}, [2]int{longer, shorter})
}

// number is a decimal number without needless zeros.
func number(s string) string {
	s = strings.Replace(s, ",", ".", 1)
	whole, fraction, _ := strings.Cut(s, ".")
	whole, fraction = strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// orientationIn is how the paper lies according to what is written beside its size.
func orientationIn(compact string) string {
	switch {
	case strings.Contains(compact, "quer"), strings.Contains(compact, "landscape"):
		return "landscape"
	case strings.Contains(compact, "hoch"), strings.Contains(compact, "portrait"):
		return "portrait"
	}
	return ""
}

// nearestPaper is the name that was probably meant, "" when none is near.
func nearestPaper(compact string) string {
	name := strings.NewReplacer(
		"querformat", "", "hochformat", "", "landscape", "", "portrait", "", "quer", "", "hoch", "",
	).Replace(compact)
	once := string(slices.Compact([]byte(name))) // A44 for A4
	for _, p := range papers {
		if known := compactPaper(p.name); known == name || len(known) == 2 && known == once {
			return p.name
		}
	}
	others := []struct{ from, to string }{
		{"usletter", "Letter"},
		{"uslegal", "Legal"},
		{"ledger", "Tabloid"},
		{"11x17", "Tabloid"},
		{"c4", "A4"},
		{"c5", "A5"},
		{"b4", "B3"},
		{"a7", "A6"},
		{"arch", "Arch D"},
	}
	i := slices.IndexFunc(others, func(o struct{ from, to string }) bool { return o.from == name })
	if i >= 0 {
		return others[i].to
	}
	for _, p := range papers {
		if known := compactPaper(p.name); len(name) >= 4 && len(name) <= 2*len(known) &&
			(strings.HasPrefix(known, name[:4]) || strings.Contains(name, known) && len(known) > 2) {
			return p.name
		}
	}
	return ""
}
