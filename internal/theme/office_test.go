package theme

import (
	"math/rand/v2"
	"strings"
	"testing"

	"leitbild/internal/color"
	"leitbild/internal/page"
)

// In grey every colour keeps at least the contrast that it had with the paper, and what stands
// on a ground has as much as it needs, for any colour of a house.
func TestGreyKeepsContrasts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, base := range builtInThemes(t) {
		for i := range 300 {
			th := base
			if i%3 == 1 {
				th = th.InkSaver()
			}
			brand := color.RGB{R: uint8(r.IntN(256)), G: uint8(r.IntN(256)), B: uint8(r.IntN(256))}
			switch i {
			case 0, 1:
				brand = color.RGB{R: 255, G: 255}
			case 2, 3:
				brand = color.RGB{R: 255, G: 255, B: 255}
			case 4, 5:
				brand = color.RGB{R: 57, G: 255, B: 20}
			}
			th, _ = th.Branded(brand)
			grey := th.Grey()
			if !grey.Colors.Grey || th.Colors.Grey {
				t.Fatalf("%s: grey is %t, the colours were %t", base.Name, grey.Colors.Grey, th.Colors.Grey)
			}
			was, is := th.Colors.byKey(), grey.Colors.byKey()
			for key, c := range is {
				if c.R != c.G || c.G != c.B {
					t.Fatalf("%s in %v: %s is %v", base.Name, brand, key, c)
				}
				had := color.Contrast(color.RGB(*was[key]), color.RGB(th.Colors.Paper))
				has := color.Contrast(color.RGB(*c), color.RGB(grey.Colors.Paper))
				if has < had && *c != (page.Color{}) && *c != page.White() {
					t.Errorf("%s in %v: %s had %.3f and has %.3f", base.Name, brand, key, had, has)
				}
			}
			area, tint := grey.Colors.Area(), grey.Colors.Tint()
			if has := color.Contrast(color.RGB(area), color.RGB(grey.Colors.Paper)); has < visible {
				t.Errorf("%s in %v: an area %v on %v has a contrast of %.2f", base.Name, brand, area, grey.Colors.Paper, has)
			}
			if has := color.Contrast(color.RGB(tint), color.RGB(grey.Colors.Paper)); has < 1.07 {
				t.Errorf("%s in %v: a tint %v on %v has a contrast of %.2f", base.Name, brand, tint, grey.Colors.Paper, has)
			}
			for _, ground := range []page.Color{grey.Colors.Paper, area, tint} {
				ink, under := grey.Colors.On(ground), color.RGB(ground)
				for name, c := range map[string]page.Color{"text": ink.Text, "muted": ink.Muted, "accent": ink.Accent} {
					if has := color.Contrast(color.RGB(c), under); has < TextContrast {
						t.Errorf("%s in %v: %s %v on %v has a contrast of %.3f", base.Name, brand, name, c, ground, has)
					}
				}
			}
		}
	}
}

// A theme that saves ink is dark on white, and says what it likes about it.
func TestInkSaver(t *testing.T) {
	for _, base := range builtInThemes(t) {
		saver := base.InkSaver()
		if saver.Colors.Paper != page.White() || color.RGB(saver.Colors.Text).LighterThan(color.RGB{R: 60, G: 60, B: 60}) {
			t.Errorf("%s prints %v on %v", base.Name, saver.Colors.Text, saver.Colors.Paper)
		}
		for _, tone := range saver.Colors.tones() {
			if has := color.Contrast(color.RGB(*tone.color), color.RGB(page.White())); has < tone.contrast && tone.key != "accent" {
				t.Errorf("%s: %s has a contrast of %.2f", base.Name, tone.key, has)
			}
		}
		if wants := base.Composition == Klar || base.Composition == Mosaik; saver.Ornaments.Outlines != wants {
			t.Errorf("%s: outlines are %t", base.Name, saver.Ornaments.Outlines)
		}
		if base.Ornaments.Outlines {
			t.Errorf("%s has changed", base.Name)
		}
	}
	own := func(text string) (*Theme, string) {
		th, findings := library(t, nil).Parse("haus.yaml", []byte("theme: 1\nextends: "+text))
		var rules []string
		for _, f := range findings {
			rules = append(rules, f.Rule)
		}
		return th, strings.Join(rules, " ")
	}
	th, _ := own("tafel\ncolors: {paper: \"#8B0000\"}\nink-saver: {muted: \"#5A5A5A\", outlines: false, head-rule: true, brand: [rule]}\n")
	saver := th.InkSaver()
	if saver.Colors.Text != (page.Color{R: 0x8B}) || saver.Colors.Muted != (page.Color{R: 0x5A, G: 0x5A, B: 0x5A}) {
		t.Errorf("the colours are %v", saver.Colors)
	}
	if saver.Ornaments.Outlines || !saver.Ornaments.HeadRule || !saver.Ornaments.TitleFills {
		t.Errorf("the ornaments are %+v", saver.Ornaments)
	}
	if branded, _ := saver.Branded(color.RGB{R: 20, G: 30, B: 200}); branded.Colors.Rule != (page.Color{R: 20, G: 30, B: 200}) {
		t.Errorf("the rule is %v", branded.Colors.Rule)
	}
	for text, want := range map[string]string{
		"tafel\nink-saver: {text: \"#BBBBBB\"}\n":                     "low-contrast",
		"klar\nink-saver: {paper: \"#333333\"}\n":                     "low-contrast low-contrast",
		"klar\nink-saver: {papier: \"#333333\"}\n":                    "unknown-key",
		"klar\nink-saver: {text: black}\n":                            "malformed",
		"klar\nink-saver: {text: \"#222222\", accent: \"#FFEE00\"}\n": "",
	} {
		if _, rules := own(text); rules != want {
			t.Errorf("%s: %q, want %q", text, rules, want)
		}
	}
}

// builtInThemes are all themes that are built in.
func builtInThemes(t *testing.T) []*Theme {
	t.Helper()
	var list []*Theme
	for _, file := range themeFiles(t) {
		name := strings.TrimSuffix(strings.TrimPrefix(file, "themes/"), ".yaml")
		th, findings := library(t, nil).Parse(name, builtIn(t, name))
		if th == nil {
			t.Fatal(findings)
		}
		list = append(list, th)
	}
	return list
}
