package color

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"testing"

	"golang.org/x/image/colornames"

	"leitbild/internal/judge"
)

var (
	white = RGB{255, 255, 255}
	black = RGB{}
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"#0B5FA5": "#0B5FA5", "#0b5fa5": "#0B5FA5", " #05a ": "#0055AA", "#000": "#000000",
		"rgb(11 95 165)": "#0B5FA5", "rgb(11, 95, 165)": "#0B5FA5", "RGB(11,95,165)": "#0B5FA5",
		"rgb (11 95 165)": "#0B5FA5", "rgba(11, 95, 165)": "#0B5FA5", "rgb(10.6 95 165.4)": "#0B5FA5",
		"rgb(4% 37% 65%)": "#0A5EA6", "rgb(50% 50% 50%)": "#808080", "rgb(0 100% 0)": "#00FF00",
		"hsl(207 88% 35%)": "#0B61A8", "hsl(207, 88%, 35%)": "#0B61A8", "hsl(207deg 88 35)": "#0B61A8",
		"hsl(-153 88% 35%)": "#0B61A8", "hsl(567 88% 35%)": "#0B61A8",
		"hsl(0 0% 50%)": "#808080", "hsl(0 100% 50%)": "#FF0000", "hsl(60 100% 50%)": "#FFFF00",
		"hsl(120 100% 25%)": "#008000", "hsl(240 100% 100%)": "#FFFFFF", "hsl(300 100% 50%)": "#FF00FF",
		"oklch(1 0 0)": "#FFFFFF", "oklch(0% 0 0)": "#000000", "oklch(0.48 0.13 250)": "#0C60A3",
		"oklch(48% 32.5% 250deg)": "#0C60A3", "oklch(0.628 0.2577 29.23)": "#FF0000",
		"oklch(0.5 0.4 140)": "#217700", // more chroma than there is
		"cmyk(90 60 0 10)":   "#30549E", "cmyk(90, 60, 0, 10)": "#30549E", "cmyk(90% 60% 0% 10%)": "#30549E",
		"cmyk(0 0 0 0)": "#FFFFFF", "cmyk(0 0 0 100)": "#1D1D1D", "cmyk(100 100 100 0)": "#363130",
		"navy": "#000080", "RebeccaPurple": "#663399", "Gray": "#808080", "grey": "#808080",
	} {
		c, err := Parse(text)
		if err != nil || c.RGB.String() != want {
			t.Errorf("%s: %s, %v; want %s", text, c.RGB, err, want)
		}
	}
	c, err := Parse("cmyk(90 60.04 0 10.25)")
	if want := (CMYK{900, 600, 0, 103}); err != nil || !c.IsCMYK || c.CMYK != want {
		t.Errorf("%+v, %v; want %v", c, err, want)
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]ParseError{
		"":                     {Reason: Unknown},
		"bleu":                 {Reason: Unknown},
		"blau":                 {Reason: Unknown},
		"lab(50 20 20)":        {Reason: Unknown},
		"#0B5FG5":              {Reason: Unknown},
		"#":                    {Reason: Unknown},
		"#0B5FA":               {Reason: DigitCount, Have: 5},
		"#0B5FA50B5FA5":        {Reason: DigitCount, Have: 12},
		"#0B5FA5FF":            {Reason: Opacity, Meant: "#0B5FA5"},
		"#05af":                {Reason: Opacity, Meant: "#05A"},
		"0B5FA5":               {Reason: NoHash, Meant: "#0B5FA5"},
		"0x0b5fa5":             {Reason: NoHash, Meant: "#0B5FA5"},
		"05a":                  {Reason: NoHash, Meant: "#05A"},
		"transparent":          {Reason: Opacity},
		"rgba(11, 95, 165, 1)": {Reason: Opacity, Notation: "rgb", Want: 3},
		"rgb(11 95 165 / 50%)": {Reason: Opacity, Notation: "rgb", Want: 3},
		"rgb(11 95 165":        {Reason: Open, Notation: "rgb", Want: 3},
		"rgb(11 95)":           {Reason: WrongCount, Notation: "rgb", Have: 2, Want: 3},
		"rgb()":                {Reason: WrongCount, Notation: "rgb", Have: 0, Want: 3},
		"cmyk(90 60 0)":        {Reason: WrongCount, Notation: "cmyk", Have: 3, Want: 4},
		"rgb(11 95 165) blue":  {Reason: Unknown, Want: 3},
		"rgb(11 95 300)":       {Reason: OutOfRange, Notation: "rgb", Part: "300", Least: "0", Most: "255", Want: 3},
		"rgb(11 -1 30)":        {Reason: OutOfRange, Notation: "rgb", Part: "-1", Least: "0", Most: "255", Want: 3},
		"rgb(101% 0 0)":        {Reason: OutOfRange, Notation: "rgb", Part: "101%", Least: "0", Most: "100%", Want: 3},
		"oklch(48 0.1 250)":    {Reason: OutOfRange, Notation: "oklch", Part: "48", Least: "0", Most: "1", Want: 3},
		"oklch(0.5 13 250)":    {Reason: OutOfRange, Notation: "oklch", Part: "13", Least: "0", Most: "0.5", Want: 3},
		"hsl(207 x 35%)":       {Reason: NoNumber, Notation: "hsl", Part: "x", Want: 3},
		"hsl(207rad 88% 35%)":  {Reason: NoNumber, Notation: "hsl", Part: "207rad", Want: 3},
		"rgb(1e2 0 0)":         {Reason: NoNumber, Notation: "rgb", Part: "1e2", Want: 3},
		"rgb(9999999 0 0)":     {Reason: NoNumber, Notation: "rgb", Part: "9999999", Want: 3},
		"rgb(+-1 0 0)":         {Reason: NoNumber, Notation: "rgb", Part: "+-1", Want: 3},
		"cmyk(0.9 0.6 0 0.1)":  {Reason: Fractions, Notation: "cmyk", Meant: "cmyk(90 60 0 10)", Want: 4},
		"HKS 43":               {Reason: InkName},
		"Pantone 300 C":        {Reason: InkName},
		"RAL5010":              {Reason: InkName},
	} {
		want.Input = text
		_, err := Parse(text)
		var e *ParseError
		if !errors.As(err, &e) || *e != want {
			t.Errorf("%s: %+v, want %+v", text, e, want)
		}
	}
}

func TestNamesAreThoseOfCSS(t *testing.T) {
	if n := len(Names()); n != 148 {
		t.Errorf("%d names", n)
	}
	for name, want := range colornames.Map { // of SVG 1.1, to which CSS has added one
		if c, ok := named(name); !ok || c != (RGB{want.R, want.G, want.B}) {
			t.Errorf("%s: %s, want %v", name, c, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"#05a", "rgb(4% 37% 65%)", "hsl(207deg 88% 35%)", "oklch(0.48 0.13 250)", "cmyk(90 60 0 10)", "navy"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := Parse(s)
		var e *ParseError
		if err != nil && (!errors.As(err, &e) || c != (Color{}) || e.Reason == "") {
			t.Errorf("%q: %+v, %v", s, c, err)
		}
		if c.IsCMYK && max(c.CMYK.C, c.CMYK.M, c.CMYK.Y, c.CMYK.K) > 1000 {
			t.Errorf("%q: %+v", s, c)
		}
	})
}

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b RGB
		want float64
	}{
		{black, white, 21},
		{white, white, 1},
		{RGB{0x77, 0x77, 0x77}, white, 4.478}, // known as just too pale
		{white, RGB{0x76, 0x76, 0x76}, 4.542},
		{RGB{255, 0, 0}, white, 3.998},
		{RGB{0, 0, 255}, white, 8.592},
	} {
		if got := Contrast(c.a, c.b); math.Abs(got-c.want) > 0.001 {
			t.Errorf("%s on %s: %.3f, want %.3f", c.a, c.b, got, c.want)
		}
	}
}

func TestTransferFunctionGoesBothWays(t *testing.T) {
	for v := range 256 {
		light := decode(uint8(v))
		if want := math.Pow((float64(v)/255+0.055)/1.055, 2.4); v > 10 && math.Abs(light-want) > 1e-14 {
			t.Errorf("%d gives %v, want %v", v, light, want)
		}
		if got := encode(light); got != uint8(v) {
			t.Errorf("%d comes back as %d", v, got)
		}
	}
}

// The values are those that browsers give for the primaries.
func TestOKLab(t *testing.T) {
	for c, want := range map[RGB]lab{
		white:         {1, 0, 0},
		black:         {0, 0, 0},
		{255, 0, 0}:   {0.62796, 0.22486, 0.12585},
		{0, 0, 255}:   {0.45201, -0.03246, -0.31153},
		{255, 255, 0}: {0.96798, -0.07137, 0.19857},
	} {
		got := c.lab()
		if math.Abs(got.l-want.l) > 1e-4 || math.Abs(got.a-want.a) > 1e-4 || math.Abs(got.b-want.b) > 1e-4 {
			t.Errorf("%s: %.5f, want %.5f", c, got, want)
		}
	}
	for _, c := range spread() {
		if got := c.lab().rgb(); got != c {
			t.Errorf("%s comes back as %s", c, got)
		}
	}
}

// spread are 4096 colours all over sRGB.
func spread() []RGB {
	var list []RGB
	for i := range 4096 {
		list = append(list, RGB{uint8(i>>8) * 17, uint8(i>>4&15) * 17, uint8(i&15) * 17})
	}
	return list
}

func TestReach(t *testing.T) {
	for _, c := range []struct {
		from, ground string
		ratio        float64
		want         string
	}{
		{"#0B5FA5", "#FFFFFF", 4.5, "#0B5FA5"}, // enough as it is
		{"#000000", "#FFFFFF", 4.5, "#000000"},
		{"#FFE100", "#FFFFFF", 4.5, "#877600"},
		{"#FFE100", "#FFFFFF", 3, "#A99500"},
		{"#FFFFFF", "#FFFFFF", 4.5, "#767676"},
		{"#808080", "#FFFFFF", 4.5, "#767676"},
		{"#39FF14", "#FFFFFF", 4.5, "#168900"},
		{"#FFE100", "#101010", 4.5, "#FFE100"},
		{"#000000", "#101010", 4.5, "#7C7C7C"},
		{"#0B5FA5", "#101820", 4.5, "#3983CB"},
		{"#0B5FA5", "#757575", 4.5, "#000209"}, // white would reach it as well, from further away
		{"#808080", "#777777", 21, "#000000"},  // what nothing reaches
	} {
		from, ground := parsed(t, c.from), parsed(t, c.ground)
		if got := Reach(from, ground, c.ratio); got.String() != c.want {
			t.Errorf("%s on %s for %g:1: %s, want %s", c.from, c.ground, c.ratio, got, c.want)
		}
	}
}

func parsed(t *testing.T, s string) RGB {
	t.Helper()
	c, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return c.RGB
}

func TestReachKeepsTheHueAndGoesNoFurtherThanNeeded(t *testing.T) {
	grounds := []RGB{white, {0xFA, 0xF6, 0xEC}, {0x77, 0x77, 0x77}, {0x0B, 0x5F, 0xA5}, {0x14, 0x1C, 0x26}, black}
	colors := spread()
	for i, ground := range grounds {
		for _, c := range colors[i:] {
			const ratio = 4.5
			got := Reach(c, ground, ratio)
			has := Contrast(got, ground)
			if has < ratio || Contrast(c, ground) >= ratio && got != c {
				t.Errorf("%s on %s gives %s with %.2f", c, ground, got, has)
			}
			if got != c && has > ratio+0.35 && got != black && got != white {
				t.Errorf("%s on %s gives %s, with %.2f more than needed", c, ground, got, has)
			}
			before, after := c.lab(), got.lab()
			if math.Hypot(after.a, after.b) < 0.04 || max(got.R, got.G, got.B) < 40 {
				continue // eight bits do not hold the hue of what is nearly grey or black
			}
			turned := math.Atan2(after.b, after.a) - math.Atan2(before.b, before.a)
			if turned = math.Abs(math.Remainder(turned, 2*math.Pi)) * 180 / math.Pi; turned > 3 {
				t.Errorf("%s on %s gives %s, its hue %.1f° away", c, ground, got, turned)
			}
		}
	}
}

// golden is the digest of what 4096 colours become. It is the same on every machine.
const golden = "bc7510b0b6694ad7ae4c04a1b57b41aafebed303506b888b24476d1ff3136e06"

func TestGolden(t *testing.T) {
	h := sha256.New()
	for i, c := range spread() {
		fmt.Fprintln(h, Reach(c, white, 4.5), Reach(c, RGB{0x14, 0x1C, 0x26}, 3), oklch(float64(i%64)/64, float64(i/64)/256, float64(i)/11))
	}
	if got := fmt.Sprintf("%x", h.Sum(nil)); got != golden {
		t.Errorf("the colours have the digest %s, want %s", got, golden)
	}
}

func TestGoldenOnARM(t *testing.T) {
	if testing.Short() {
		t.Skip("builds for another machine")
	}
	judge.OnARM(t, "^TestGolden(Greys)?$")
}

func BenchmarkReach(b *testing.B) {
	for b.Loop() {
		Reach(RGB{0xFF, 0xE1, 0}, white, 4.5)
	}
}

func TestYellow(t *testing.T) {
	for hex, want := range map[string]bool{
		"#FFE100": true, "#FFD500": true, "#FFFF00": true, "#8D7400": true, "#FFA500": true,
		"#FF6600": false, "#39FF14": false, "#0B5FA5": false, "#808080": false, "#C8102E": false,
	} {
		if c, err := Parse(hex); err != nil || c.RGB.Yellow() != want {
			t.Errorf("%s is yellow: %t, %v", hex, !want, err)
		}
	}
}
