package theme

import (
	"strings"
	"testing"

	"leitbild/internal/color"
	"leitbild/internal/page"
	"leitbild/internal/source"
)

func parse(t *testing.T, name string, replace ...string) (*Theme, []source.Finding) {
	t.Helper()
	text := string(builtIn(t, name))
	for i := 0; i < len(replace); i += 2 {
		if !strings.Contains(text, replace[i]) {
			t.Fatalf("%s has no %q", name, replace[i])
		}
		text = strings.Replace(text, replace[i], replace[i+1], 1)
	}
	return Parse("haus.yaml", []byte(text), fonts(t))
}

func TestBranded(t *testing.T) {
	for _, c := range []struct{ theme, brand, accent, rule string }{
		{"klar", "#0B5FA5", "#0B5FA5", "#16181D"}, // its own blue
		{"klar", "#FFE100", "#16181D", "#16181D"}, // no olive
		{"klar", "#FFFFFF", "#16181D", "#16181D"}, // no grey, but the text's black
		{"klar", "#39FF14", "#168900", "#16181D"},
		{"klar", "#FFA500", "#A66900", "#16181D"}, // a darker orange is one still
		{"klar", "#808080", "#16181D", "#16181D"},
		{"klar", "#666666", "#16181D", "#16181D"}, // could be read, and is paler than text
		{"klar", "#003366", "#003366", "#16181D"},
		{"klassik", "#6B1F2E", "#6B1F2E", "#6B1F2E"},
		{"klassik", "#FFE100", "#827100", "#A28F00"},
		{"klassik", "#FFFFFF", "#24211D", "#24211D"},
		{"klassik", "#808080", "#24211D", "#808080"}, // enough for a rule
	} {
		own, _ := parse(t, c.theme)
		before := own.Colors
		brand, err := color.Parse(c.brand)
		if err != nil {
			t.Fatal(err)
		}
		branded, a := own.Branded(brand.RGB)
		accent, rule := color.RGB(branded.Colors.On(branded.Colors.Paper).Accent), color.RGB(branded.Colors.Rule)
		if accent.String() != c.accent || rule.String() != c.rule {
			t.Errorf("%s, %s: accent %s, rule %s; want %s, %s", c.theme, c.brand, accent, rule, c.accent, c.rule)
		}
		if own.Colors != before {
			t.Errorf("%s, %s: the theme itself has changed", c.theme, c.brand)
		}
		if branded.Colors.Paper != before.Paper || branded.Colors.Text != before.Text || branded.Colors.Muted != before.Muted {
			t.Errorf("%s, %s: other colours have changed", c.theme, c.brand)
		}
		needs := TextContrast
		if brand.RGB.Chroma() < hueless {
			needs = inky
		}
		switch gaveWay := c.accent != c.brand; {
		case a.IsZero() == gaveWay:
			t.Errorf("%s, %s: adjustment %+v", c.theme, c.brand, a)
		case gaveWay && (a.From != brand.RGB || a.To != accent || a.Needs != needs || a.Had >= a.Needs):
			t.Errorf("%s, %s: adjustment %+v", c.theme, c.brand, a)
		}
	}
}

// TestPaleBrandIsPaperInWort: black wood type on yellow paper, and not olive type on white.
func TestPaleBrandIsPaperInWort(t *testing.T) {
	own, _ := parse(t, "wort")
	yellow := color.RGB{R: 255, G: 225}
	branded, a := own.Branded(yellow)
	if c := branded.Colors; color.RGB(c.Paper) != yellow || c.Text != own.Colors.Text || c.Accent != c.Text || !a.IsZero() {
		t.Errorf("%+v, %+v", c, a)
	}
	navy := color.RGB{R: 10, G: 31, B: 68}
	branded, _ = own.Branded(navy)
	if c := branded.Colors; c.Paper != own.Colors.Paper || color.RGB(c.Accent) != navy {
		t.Errorf("%+v", c)
	}
}

// TestDarkBrandIsInk: a sheet in navy alone, and not headlines that look like faded black.
func TestDarkBrandIsInk(t *testing.T) {
	for _, c := range []struct {
		theme, brand string
		isInk        bool
	}{
		{"klar", "#0B2545", true},
		{"klar", "#000000", true},
		{"klar", "#1B4332", true},
		{"klar", "#383E42", true},
		{"wort", "#0B2545", true},
		{"wort", "#003366", false}, // is seen to be blue
		{"klassik", "#0B2545", true},
		{"klassik", "#6B1F2E", false}, // its own
		{"klar", "#4D4D4D", false},    // too pale for that
		{"tafel", "#0B2545", false},
		{"tafel", "#FFFFFF", false},
		{"mosaik", "#0B2545", false},
	} {
		own, _ := parse(t, c.theme)
		brand, err := color.Parse(c.brand)
		if err != nil {
			t.Fatal(err)
		}
		branded, a := own.Branded(brand.RGB)
		got := branded.Colors
		if isInk := color.RGB(got.Text) == brand.RGB; isInk != c.isInk {
			t.Errorf("%s, %s: text in %v", c.theme, c.brand, got.Text)
		}
		if !c.isInk {
			continue
		}
		ink, text := got.On(got.Paper), page.Color(brand.RGB)
		if ink.Accent != text || ink.Display != text || ink.Rule != text || !a.IsZero() {
			t.Errorf("%s, %s: %+v, %+v", c.theme, c.brand, ink, a)
		}
		if has := color.Contrast(color.RGB(ink.Muted), color.RGB(got.Paper)); has < TextContrast || has > color.Contrast(brand.RGB, color.RGB(got.Paper)) {
			t.Errorf("%s, %s: what steps back has a contrast of %.1f", c.theme, c.brand, has)
		}
	}
}

// A grey between black and white is no accent: what is set in it would be weaker than the text.
func TestGreyBrandIsNoAccent(t *testing.T) {
	for _, name := range []string{"klar", "klassik", "tafel", "band", "wort"} {
		own, _ := parse(t, name)
		for v := range 256 {
			brand := color.RGB{R: uint8(v), G: uint8(v), B: uint8(v)}
			branded, a := own.Branded(brand)
			c := branded.Colors
			for _, ground := range []page.Color{c.Paper, c.Tint()} {
				ink, under := c.On(ground), color.RGB(ground)
				if has := color.Contrast(color.RGB(ink.Accent), under); has < inky && ink.Accent != ink.Text {
					t.Errorf("%s, %s: accent %v on %v has a contrast of %.1f", name, brand, ink.Accent, ground, has)
				}
			}
			accent := color.RGB(c.On(c.Paper).Accent)
			if name != "wort" && name != "klassik" && (accent == brand) != a.IsZero() {
				t.Errorf("%s, %s: printed in %v, said %+v", name, brand, accent, a)
			}
		}
	}
}

// What steps back on a coloured ground is a shade of it, and clear.
func TestMutedOnColor(t *testing.T) {
	own, _ := parse(t, "wort")
	for _, brand := range []color.RGB{{R: 57, G: 255, B: 20}, {R: 255, G: 213}, {R: 255, G: 106}, {R: 255, G: 192, B: 203}} {
		branded, _ := own.Branded(brand)
		c := branded.Colors
		if color.RGB(c.Paper) != brand {
			t.Fatalf("%s is not the paper", brand)
		}
		muted := color.RGB(c.On(c.Paper).Muted)
		if has := color.Contrast(muted, brand); has < min(firm, color.Contrast(color.RGB(c.Text), brand)) {
			t.Errorf("%s on %s has a contrast of %.1f", muted, brand, has)
		}
	}
}

// Whatever the house's colour is, what is printed in it can be seen.
func TestEveryBrandCanBeRead(t *testing.T) {
	night := []string{
		`paper: "#FFFFFF"`, `paper: "#101418"`, `text: "#16181D"`, `text: "#FFFFFF"`,
		`muted: "#4A4F59"`, `muted: "#C0C4CC"`, `accent: "#0B5FA5"`, `accent: "#FFE100"`,
		"brand: [accent]", "brand: [rule, accent, text, muted]",
	}
	for _, replace := range [][]string{nil, night} {
		own, findings := parse(t, "klar", replace...)
		if own == nil {
			t.Fatal(findings)
		}
		for i := range 4096 {
			brand := color.RGB{R: uint8(i>>8) * 17, G: uint8(i>>4&15) * 17, B: uint8(i&15) * 17}
			branded, a := own.Branded(brand)
			c := branded.Colors
			for _, ground := range []page.Color{c.Paper, c.Tint(), c.Area(), c.Block(), Mix(c.Area(), c.Text, 50), Mix(c.Area(), c.Paper, 50)} {
				ink := c.On(ground)
				for what, want := range map[page.Color]float64{
					ink.Text: TextContrast, ink.Muted: TextContrast, ink.Accent: TextContrast, ink.Display: ShapeContrast,
				} {
					if has := color.Contrast(color.RGB(what), color.RGB(ground)); has < want {
						t.Errorf("%s: %v on %v has contrast %.2f, not %.1f", brand, what, ground, has, want)
					}
				}
			}
			area, sheet := color.RGB(c.Area()), color.RGB(c.Paper)
			if color.Contrast(area, sheet) < visible && color.Distance(area, sheet) < apart {
				t.Errorf("%s: an area in %s on %s", brand, area, sheet)
			}
			if !a.IsZero() && (a.From != brand || a.To == brand) {
				t.Errorf("%s: %+v", brand, a)
			}
		}
	}
}

// TestWhiteHouseHasABlackBlock makes sure that a brand which is nearly the paper still gives an area
// that holds the sheet, and that a light colour stays one.
func TestWhiteHouseHasABlackBlock(t *testing.T) {
	own, findings := parse(t, "klar")
	if own == nil {
		t.Fatal(findings)
	}
	for brand, black := range map[color.RGB]bool{
		{R: 255, G: 255, B: 255}: true, {R: 0xF2, G: 0xF2, B: 0xF2}: true, {}: false,
		{R: 0xF5, G: 0xF5, B: 0xDC}: false, {R: 255, G: 0xD5}: false, {R: 0x80, G: 0x80, B: 0x80}: false,
	} {
		branded, _ := own.Branded(brand)
		c := branded.Colors
		want := c.Area()
		if black {
			want = c.Text
		}
		if got := c.Block(); got != want {
			t.Errorf("%s: a block in %v, want %v", brand, got, want)
		}
	}
}

func TestBrandFollowsTheList(t *testing.T) {
	red := color.RGB{R: 0xC0}
	for list, want := range map[string]string{
		"  brand: [accent]\n":             "accent",
		"":                                "accent", // what a theme does that says nothing
		"  brand: []\n":                   "",
		"  brand: [rule]\n":               "rule",
		"  brand: [text, accent, rule]\n": "text accent rule",
	} {
		own, findings := parse(t, "klar", "  brand: [accent]\n", list)
		if own == nil {
			t.Fatal(findings)
		}
		branded, _ := own.Branded(red)
		var followed []string
		for _, tone := range branded.Colors.tones() {
			if *tone.color == page.Color(red) {
				followed = append(followed, tone.key)
			}
		}
		if got := strings.Join(followed, " "); got != want {
			t.Errorf("%q: %s follow, want %s", list, got, want)
		}
	}
	if th, findings := parse(t, "klar", "brand: [accent]", "brand: [accent, paper]"); th != nil || findings[0].Rule != "not-allowed" {
		t.Errorf("paper follows the brand: %v", findings)
	}
}

func TestBrandedSharesFonts(t *testing.T) {
	own, _ := parse(t, "klar")
	branded, _ := own.Branded(color.RGB{})
	first, err := branded.Face(Text)
	if err != nil {
		t.Fatal(err)
	}
	second, err := own.Face(Text)
	if err != nil || first != second {
		t.Errorf("the font was read twice: %v", err)
	}
}

func TestTextOfAThemeCanBeRead(t *testing.T) {
	for name, c := range map[string]struct {
		old, new, key, contrast, suggestion string
	}{
		"accent": {`accent: "#0B5FA5"`, `accent: "#FFE100"`, "accent", "1.3", "#877600"},
		"muted":  {`muted: "#4A4F59"`, `muted: "#777777"`, "muted", "4.4", "#767676"},
		"text":   {`text: "#16181D"`, `text: "#FFFFFF"`, "text", "1.0", "#767676"},
	} {
		th, findings := parse(t, "klar", c.old, c.new)
		if th != nil || len(findings) != 1 {
			t.Errorf("%s: %v, %+v", name, th, findings)
			continue
		}
		f := findings[0]
		line := strings.Split(string(builtIn(t, "klar")), "\n")[f.Pos.Line-1]
		if f.Rule != "low-contrast" || f.Severity != source.Error || !strings.HasPrefix(line, "  "+c.key+":") || f.Pos.Col != len(c.key)+5 ||
			f.Args["Key"] != c.key || f.Args["Contrast"] != c.contrast || f.Args["Ratio"] != "4.5" || f.Args["Suggestion"] != c.suggestion {
			t.Errorf("%s: %+v", name, f)
		}
	}
	if th, findings := parse(t, "klar", `rule: "#16181D"`, `rule: "#F0F0F0"`); th == nil {
		t.Errorf("a pale rule is refused: %+v", findings)
	}
}

func TestDecimalIsNeverBetterThanTheContrast(t *testing.T) {
	for contrast, want := range map[float64]string{4.499: "4.4", 4.5: "4.5", 21: "21.0", 1: "1.0"} {
		if got := Decimal(contrast); got != want {
			t.Errorf("%g is written %s, want %s", contrast, got, want)
		}
	}
}

// TestOneShadeOfTheBrand makes sure that all that is written in a colour which gives way has one
// shade, which on dark paper is no dimmer than the text needs.
func TestOneShadeOfTheBrand(t *testing.T) {
	for _, c := range []struct {
		theme, brand string
		least        float64
	}{
		{"klar", "#FFD500", TextContrast},
		{"tafel", "#C8102E", firm},
		{"tafel", "#0B2545", firm},
	} {
		th, _ := parse(t, c.theme)
		brand, err := color.Parse(c.brand)
		if err != nil {
			t.Fatal(err)
		}
		branded, _ := th.Branded(brand.RGB)
		ink := branded.Colors.On(branded.Colors.Paper)
		if ink.Accent != ink.Display {
			t.Errorf("%s with %s: %v and %v", c.theme, c.brand, ink.Accent, ink.Display)
		}
		if has := color.Contrast(color.RGB(ink.Accent), color.RGB(branded.Colors.Paper)); has < c.least {
			t.Errorf("%s with %s: contrast %.1f", c.theme, c.brand, has)
		}
	}
}
