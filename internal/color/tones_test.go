package color

import (
	"math"
	"slices"
	"testing"
)

// whiteOrBlack is type on tones: whichever is seen better.
func whiteOrBlack(ground RGB) RGB {
	white := RGB{255, 255, 255}
	if Contrast(white, ground) > Contrast(RGB{}, ground) {
		return white
	}
	return RGB{}
}

func TestTones(t *testing.T) {
	walls := [][]int{{1, 1}, {1, 2}, {1, 1, 1}, {1, 3, 1}, {1, 2, 2, 2, 2, 2, 1}, {1, 4, 4, 4, 4}, {1, 3, 3, 3, 3, 3, 3, 3, 3, 1}}
	for _, given := range []RGB{
		{0x2A, 0x7F, 0x9E},
		{0xC8, 0x10, 0x2E},
		{0xFF, 0xE1, 0},
		{0, 0, 0},
		{255, 255, 255},
		{0x39, 0xFF, 0x14},
		{0x0B, 0x1F, 0x4B},
		{0x0B, 0x25, 0x45},
		{119, 119, 119},
		{128, 128, 128},
	} {
		for _, rows := range walls {
			testTones(t, given, rows, false)
			if rows[len(rows)-1] == 1 {
				testTones(t, given, rows, true)
			}
		}
	}
}

func testTones(t *testing.T, given RGB, rows []int, closed bool) {
	tones := Tones(given, rows, closed, whiteOrBlack)
	n, turn := 0, -1
	for _, row := range rows {
		for i := range row {
			dark := whiteOrBlack(tones[n+i]) == RGB{}
			switch {
			case dark && turn < 0 && i == 0:
				turn = n
			case dark != (turn >= 0):
				t.Errorf("%s: rows of %v mix light and dark type at tone %d: %v", given, rows, n+i, tones)
			}
		}
		n += row
	}
	if len(tones) != n {
		t.Fatalf("%d tones, want %d", len(tones), n)
	}
	if turn < 0 {
		turn = n
	}
	dull := 0
	for i, tone := range tones {
		has := Contrast(whiteOrBlack(tone), tone)
		if has < Sparkle {
			dull++
		}
		if i >= turn && has < clearer-0.05 && tone != given {
			t.Errorf("%s: dark type looks pale on %s, one of %v", given, tone, tones)
		}
	}
	if dull > 1 {
		t.Errorf("%s: type looks dull on %d of %v", given, dull, tones)
	}
	if l := given.lab().l; l < lightest && l > blackest && !slices.Contains(tones, given) {
		t.Errorf("%s is not among its %d tones: %v", given, n, tones)
	}
	dark, light := tones[min(1, turn):turn], tones[turn:]
	if closed && len(light) > 0 {
		light = light[:len(light)-1]
	}
	for _, family := range [][]RGB{dark, light} {
		testSteps(t, given, family)
	}
	if d := tones[1].lab().l - tones[0].lab().l; turn > 3 && tones[1] != given && d < header-0.006 {
		t.Errorf("%s: the header is by %.3f apart: %v", given, d, tones)
	}
}

// testSteps looks whether the steps of a family are even up to the colour itself and beyond.
func testSteps(t *testing.T, given RGB, family []RGB) {
	least, most := 1.0, 0.0
	for i := 1; i < len(family); i++ {
		d := family[i].lab().l - family[i-1].lab().l
		if family[i] == given || family[i-1] == given {
			if d <= 0 {
				t.Errorf("%s: %v does not go from dark to light", given, family)
			}
			continue
		}
		least, most = min(least, d), max(most, d)
	}
	if least < 1 && (least <= 0 || most > 2*least+0.02) {
		t.Errorf("%s: %v has steps of %.3f to %.3f", given, family, least, most)
	}
}

// TestWall looks whether each of many tiles is visibly lighter than the one at its left and those above
// it, and whether the colour itself is among them.
func TestWall(t *testing.T) {
	const least = visible - 0.005 // for eight bits
	for _, given := range []RGB{{0x1B, 0x6A, 0x87}, {0xC8, 0x10, 0x2E}, {0x0B, 0x25, 0x45}, {0x80, 0x80, 0x80}} {
		for _, rows := range [][]int{
			{1, 2, 2, 2, 2, 2, 2, 2, 2, 1},
			{1, 3, 3, 3, 3, 3, 3, 3, 3, 1},
			{1, 4, 4, 4, 4, 4, 4, 1},
			{1, 3, 3, 3, 3, 3, 1, 1},
			{1, 3, 3, 3, 3, 3, 2, 1},
		} {
			tones := Wall(given, rows, true, whiteOrBlack)
			if !slices.Contains(tones, given) {
				t.Errorf("%s is not among the tones of %v: %v", given, rows, tones)
			}
			var above []RGB
			for _, n := range rows {
				row := tones[:n]
				tones = tones[n:]
				for i, tone := range row {
					if i > 0 && tone.lab().l-row[i-1].lab().l < least {
						t.Errorf("%s, %v: %s at the right of %s", given, rows, tone, row[i-1])
					}
					for j, over := range above {
						touches := n == 1 || len(above) == 1 || i == j || n < len(above) && j == i+1
						if touches && tone.lab().l-over.lab().l < least {
							t.Errorf("%s, %v: %s below %s", given, rows, tone, over)
						}
					}
				}
				above = row
			}
		}
	}
}

// TestWallOfFewTiles: where all steps are visible, tiles go from dark to light as one reads them.
func TestWallOfFewTiles(t *testing.T) {
	petrol, rows := RGB{0x1B, 0x6A, 0x87}, []int{1, 2, 2, 2, 1}
	if wall, tones := Wall(petrol, rows, true, whiteOrBlack), Tones(petrol, rows, true, whiteOrBlack); !slices.Equal(wall, tones) {
		t.Errorf("%v, want %v", wall, tones)
	}
}

// TestLightTonesAreMuted: no tone of a brilliant colour beyond the leap is as colourful as a pink can be, and
// the lighter of them are less so.
func TestLightTonesAreMuted(t *testing.T) {
	for _, given := range []RGB{{0xC8, 0x10, 0x2E}, {0xE6, 0, 0x7E}, {0xD4, 0x14, 0x5A}, {0x6A, 0x1B, 0x9A}, {0, 0x47, 0xBB}} {
		before := pastel + 0.005
		for _, tone := range Tones(given, []int{1, 2, 2, 2, 1}, true, whiteOrBlack) {
			if tone.lab().l < overLeap {
				continue
			}
			if c := tone.Chroma(); c > before {
				t.Errorf("%s: %s has a chroma of %.3f, after %.3f", given, tone, c, before)
			}
			before = tone.Chroma() + 0.002
		}
	}
}

// TestBeside looks whether all that stands beside a great area is told from it and from one
// another, and whether dark type is crisp on the tiles.
func TestBeside(t *testing.T) {
	for _, given := range []RGB{
		{0x1B, 0x6A, 0x87},
		{0xC8, 0x10, 0x2E},
		{0xFF, 0xD5, 0},
		{0, 0, 0},
		{0xE8, 0xE8, 0xE8},
		{255, 255, 255},
		{0x39, 0xFF, 0x14},
		{0x0B, 0x25, 0x45},
		{119, 119, 119},
		{200, 200, 200},
		{0xF4, 0xA6, 0xC0},
	} {
		for n := 1; n <= 3; n++ {
			strip, tiles := Beside(given, n)
			if len(tiles) != n {
				t.Fatalf("%s: %d tiles, want %d", given, len(tiles), n)
			}
			if d := Distance(strip, given); d < 0.1 {
				t.Errorf("%s: the strip %s is %.3f apart", given, strip, d)
			}
			above := given
			for _, tile := range tiles {
				if d := Distance(tile, above); d < 0.03 {
					t.Errorf("%s: the tile %s is %.3f from %s", given, tile, d, above)
				}
				if has := Contrast(RGB{}, tile); has < Sparkle {
					t.Errorf("%s: on the tile %s dark type has a contrast of %.1f", given, tile, has)
				}
				above = tile
			}
		}
	}
}

func TestTonesOfGreyAreGrey(t *testing.T) {
	for _, c := range Tones(RGB{119, 119, 119}, []int{1, 2, 2, 2, 1}, true, whiteOrBlack) {
		if c.R != c.G || c.G != c.B {
			t.Errorf("%s is no grey", c)
		}
	}
}

// TestLeapLiesInTheMiddle: a wall of four rows in a red turns from light type to dark after two of them.
func TestLeapLiesInTheMiddle(t *testing.T) {
	tones := Tones(RGB{0xC8, 0x10, 0x2E}, []int{1, 2, 2, 2, 1}, false, whiteOrBlack)
	for i, tone := range tones {
		if dark := whiteOrBlack(tone) == (RGB{}); dark != (i >= 5) {
			t.Errorf("dark type %t on tone %d of %v", dark, i, tones)
		}
	}
}

func TestYellowDarkensToBrown(t *testing.T) {
	dark := Tones(RGB{0xFF, 0xE1, 0}, []int{1, 3, 1}, true, whiteOrBlack)[0]
	if dark.R <= dark.G || dark.G <= dark.B {
		t.Errorf("the dark tone of yellow is %s", dark)
	}
}

// TestDarkColorsAreLivelyInTheLight looks whether the tones of a navy and a petrol that follow
// the leap are colours still, and whether a dim one stays dim.
func TestDarkColorsAreLivelyInTheLight(t *testing.T) {
	for _, test := range []struct {
		of          RGB
		least, most float64
	}{
		{RGB{0x0B, 0x25, 0x45}, 0.08, lively},
		{RGB{0x1B, 0x6A, 0x87}, 0.085, lively},
		{RGB{0x5B, 0x67, 0x70}, 0.015, 0.03},
	} {
		for _, tone := range Tones(test.of, []int{1, 2, 2, 2, 2, 2, 1}, true, whiteOrBlack)[5:7] {
			if c := tone.Chroma(); c < test.least || c > test.most {
				t.Errorf("%s: %s has a chroma of %.3f", test.of, tone, c)
			}
		}
	}
}

// TestNeonIsTheLightest looks whether nothing paler than a neon stands among the tiles.
func TestNeonIsTheLightest(t *testing.T) {
	neon := RGB{0x39, 0xFF, 0x14}
	for _, closed := range []bool{false, true} {
		tones := Tones(neon, []int{1, 2, 2, 2, 1}, closed, whiteOrBlack)
		last := len(tones) - 1
		if closed {
			last--
		}
		if tones[last] != neon {
			t.Errorf("closed %t: %s is not the last tile of %v", closed, neon, tones)
		}
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
