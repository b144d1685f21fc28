package color

import (
	"math"
	"slices"
	"testing"
)

func TestTones(t *testing.T) {
	for _, given := range []RGB{{0x2A, 0x7F, 0x9E}, {0xFF, 0xE1, 0}, {0, 0, 0}, {255, 255, 255}, {0x39, 0xFF, 0x14}, {0x0B, 0x1F, 0x4B}} {
		for _, n := range []int{1, 2, 3, 12, 26} {
			tones := Tones(given, n)
			if len(tones) != n {
				t.Fatalf("%d tones, want %d", len(tones), n)
			}
			var least, most float64
			for i := 1; i < n; i++ {
				d := tones[i].lab().l - tones[i-1].lab().l
				if i == 1 {
					least, most = d, d
				}
				least, most = min(least, d), max(most, d)
			}
			if n > 2 && (least <= 0 || most > 2*least+0.02) {
				t.Errorf("%s: %d tones in steps of %.3f to %.3f", given, n, least, most)
			}
			if l := given.lab().l; n > 1 && l < lightest && l > blackest && !slices.Contains(tones, given) {
				t.Errorf("%s is not among its %d tones: %v", given, n, tones)
			}
		}
	}
}

func TestTonesOfGreyAreGrey(t *testing.T) {
	for _, c := range Tones(RGB{119, 119, 119}, 9) {
		if c.R != c.G || c.G != c.B {
			t.Errorf("%s is no grey", c)
		}
	}
}

func TestYellowDarkensToBrown(t *testing.T) {
	dark := Tones(RGB{0xFF, 0xE1, 0}, 5)[0]
	if dark.R <= dark.G || dark.G <= dark.B {
		t.Errorf("the dark tone of yellow is %s", dark)
	}
}

func TestTintedKeepsLightness(t *testing.T) {
	wall := RGB{0x15, 0x30, 0x2C}
	for _, c := range []RGB{{0x0B, 0x1F, 0x4B}, {0xFF, 0xE1, 0}, {0, 0, 0}, {255, 255, 255}, {0x39, 0xFF, 0x14}} {
		tinted := Tinted(wall, c)
		if math.Abs(tinted.lab().l-wall.lab().l) > 0.01 {
			t.Errorf("%s is %s, not as light as %s", c, tinted, wall)
		}
		if grey := c.R == c.G && c.G == c.B; grey != (tinted.R == tinted.G && tinted.G == tinted.B) {
			t.Errorf("%s makes %s", c, tinted)
		}
	}
}
