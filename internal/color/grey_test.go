package color

import (
	"crypto/sha256"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// goldenGreys is the digest of many greys, which are the same on every machine.
const goldenGreys = "d763f1906eb8069b4dde48b7fbed7143824685c953fb414139b7c7e69bde9294"

func TestGoldenGreys(t *testing.T) {
	h := sha256.New()
	for i, c := range spread() {
		rgb := []byte{c.R, c.G, c.B}
		GreyScale(rgb)
		paper := RGB{uint8(i), uint8(255 - i%256), uint8(3 * i)}
		fmt.Fprintln(h, c.Grey(), c.GreyAgainst(paper, paper.Grey()), rgb[0], Greys([]RGB{c, paper, white})[c])
	}
	if got := fmt.Sprintf("%x", h.Sum(nil)); got != goldenGreys {
		t.Errorf("the greys have the digest %s, want %s", got, goldenGreys)
	}
}

func anyColor(r *rand.Rand) RGB {
	return RGB{uint8(r.IntN(256)), uint8(r.IntN(256)), uint8(r.IntN(256))}
}

func isGrey(c RGB) bool { return c.R == c.G && c.G == c.B }

// A grey has the luminance of its colour as nearly as eight bits allow.
func TestGrey(t *testing.T) {
	for c, want := range map[RGB]string{
		{255, 0, 0}: "#7F7F7F", {0, 255, 0}: "#DCDCDC", {0, 0, 255}: "#4C4C4C", {255, 255, 0}: "#F7F7F7",
		{11, 95, 165}: "#5D5D5D", white: "#FFFFFF", black: "#000000", {77, 77, 77}: "#4D4D4D",
	} {
		if got := c.Grey(); got.String() != want {
			t.Errorf("%s is %s, want %s", c, got, want)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		c := anyColor(r)
		g := c.Grey()
		for _, d := range []int{-1, 1} {
			v := int(g.R) + d
			if v < 0 || v > 255 {
				continue
			}
			other := RGB{uint8(v), uint8(v), uint8(v)}
			// The nearest by value is not always that by luminance, but never far from it.
			if off := math.Abs(other.luminance() - c.luminance()); off < 0.98*math.Abs(g.luminance()-c.luminance())-1e-4 {
				t.Fatalf("%s is %s, which %s is nearer to", c, g, other)
			}
		}
	}
}

// Rounding takes nothing from a contrast, as long as there is a grey that has it.
func TestGreyAgainst(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	rounded := 0
	for range 50_000 {
		c, ground := anyColor(r), anyColor(r)
		paper := ground.Grey()
		g := c.GreyAgainst(ground, paper)
		if !isGrey(g) {
			t.Fatalf("%s on %s is %s", c, ground, g)
		}
		had, has := Contrast(c, ground), Contrast(g, paper)
		if has < had && g != black && g != white {
			t.Fatalf("%s on %s has %.4f, the greys %s on %s only %.4f", c, ground, had, g, paper, has)
		}
		if Contrast(c.Grey(), paper) < had {
			rounded++
		}
		if v, nearest := int(g.R), int(c.Grey().R); v-nearest > 8 || nearest-v > 8 {
			t.Fatalf("%s on %s is %s, far from %s", c, ground, g, c.Grey())
		}
	}
	if rounded == 0 {
		t.Error("rounding would have taken nothing: the test shows nothing")
	}
}

// The quick way gives the same greys.
func TestGreyScale(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 20_000 {
		c := anyColor(r)
		rgb := []byte{c.R, c.G, c.B}
		GreyScale(rgb)
		want := c.Grey()
		if d := int(rgb[0]) - int(want.R); rgb[0] != rgb[1] || rgb[1] != rgb[2] || d < -1 || d > 1 {
			t.Fatalf("%s is %v, want %s", c, rgb, want)
		}
	}
	for v := range 256 {
		rgb := []byte{byte(v), byte(v), byte(v)}
		if GreyScale(rgb); rgb[0] != byte(v) || rgb[1] != byte(v) || rgb[2] != byte(v) {
			t.Errorf("the grey %d becomes %v", v, rgb)
		}
	}
}

// Colours that only their hue told apart are told apart in grey.
func TestGreys(t *testing.T) {
	red, green := RGB{255, 0, 0}, RGB{0, 138, 40}
	if Contrast(red.Grey(), green.Grey()) > 1.15 {
		t.Fatal("this red and this green are no test")
	}
	yellow := RGB{255, 255, 0}
	for _, list := range [][]RGB{
		{red, green},
		{green, red},
		{white, yellow},
		{white, yellow, {255, 245, 0}, red, green, black},
		{{0, 0, 10}, {10, 0, 0}},
		{red},
		{},
	} {
		greys := Greys(list)
		for i, a := range list {
			if !isGrey(greys[a]) {
				t.Errorf("%s of %v is %s", a, list, greys[a])
			}
			for _, b := range list[:i] {
				if Distance(a, b) >= unlike && Contrast(greys[a], greys[b]) < seen && greys[a] != black && greys[b] != black {
					t.Errorf("%s and %s of %v are %s and %s", a, b, list, greys[a], greys[b])
				}
				if a.LighterThan(b) && greys[b].LighterThan(greys[a]) {
					t.Errorf("%s is lighter than %s and becomes %s and %s", a, b, greys[a], greys[b])
				}
			}
		}
	}
	if greys := Greys([]RGB{white, yellow}); greys[white] != white {
		t.Errorf("white becomes %s", greys[white])
	}
	if greys := Greys([]RGB{{0, 0, 128}, {255, 200, 0}}); greys[RGB{0, 0, 128}] != (RGB{0, 0, 128}).Grey() {
		t.Error("a colour that is told apart anyway has given way")
	}
}
