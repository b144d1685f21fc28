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
		{"klar", "#FFE100", "#877600", "#16181D"},
		{"klar", "#000000", "#000000", "#16181D"},
		{"klar", "#FFFFFF", "#767676", "#16181D"},
		{"klar", "#39FF14", "#168900", "#16181D"},
		{"klar", "#808080", "#767676", "#16181D"},
		{"klassik", "#6B1F2E", "#6B1F2E", "#6B1F2E"},
		{"klassik", "#FFE100", "#827100", "#A28F00"},
		{"klassik", "#000000", "#000000", "#000000"},
		{"klassik", "#808080", "#717171", "#808080"}, // enough for a rule
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
		switch gaveWay := c.accent != c.brand; {
		case a.IsZero() == gaveWay:
			t.Errorf("%s, %s: adjustment %+v", c.theme, c.brand, a)
		case gaveWay && (a.From != brand.RGB || a.To != accent || a.Needs != TextContrast || a.Had >= a.Needs):
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
			for _, ground := range []page.Color{c.Paper, c.Tint(), c.Area(), Mix(c.Area(), c.Text, 50), Mix(c.Area(), c.Paper, 50)} {
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
