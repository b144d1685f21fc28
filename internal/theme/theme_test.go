package theme

import (
	"io/fs"
	"strings"
	"testing"

	"leitbild/templates"
)

func fonts(t testing.TB) fs.FS {
	t.Helper()
	f, err := fs.Sub(templates.FS, "fonts")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func builtIn(t testing.TB, name string) []byte {
	t.Helper()
	data, err := templates.FS.ReadFile("themes/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestBuiltInThemes(t *testing.T) {
	files, err := fs.Glob(templates.FS, "themes/*.yaml")
	if err != nil || len(files) < 2 {
		t.Fatalf("themes: %v, %v", files, err)
	}
	for _, file := range files {
		data, err := templates.FS.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		th, findings := Parse(file, data, fonts(t))
		if th == nil {
			t.Errorf("%s: %+v", file, findings)
			continue
		}
		if want := strings.TrimSuffix(strings.TrimPrefix(file, "themes/"), ".yaml"); th.Name != want {
			t.Errorf("%s calls itself %q", file, th.Name)
		}
		for _, r := range roles() {
			if f, err := th.Face(r); err != nil || f == nil {
				t.Errorf("%s, %s: %v", file, r, err)
			}
		}
		for _, lang := range []string{"de", "en"} {
			if th.Description[lang] == "" {
				t.Errorf("%s has no description in %s", file, lang)
			}
		}
	}
}

func TestNumbersAreExact(t *testing.T) {
	th, findings := Parse("klar", builtIn(t, "klar"), fonts(t))
	if th == nil {
		t.Fatal(findings)
	}
	if th.Scale.Title != 5500 || th.Scale.TitleTracking != -10 || th.Grid.Margin != 70 {
		t.Errorf("title %d, tracking %d, margin %d; want 5500, -10, 70", th.Scale.Title, th.Scale.TitleTracking, th.Grid.Margin)
	}
	if c := th.Colors.Accent; c.R != 0x0b || c.G != 0x5f || c.B != 0xa5 {
		t.Errorf("accent %+v", c)
	}
}

func TestBrokenThemesAreFound(t *testing.T) {
	good := string(builtIn(t, "klar"))
	for name, c := range map[string]struct{ old, new, rule string }{
		"unknown key":    {"composition: klar", "composition: klar\nkomposition: x", "unknown-key"},
		"no composition": {"composition: klar", "composition: wolke", ""},
		"wrong colour":   {`accent: "#0B5FA5"`, `accent: blau`, ""},
		"wrong number":   {"leading: 1.32", "leading: viel", ""},
		"missing scale":  {"  leading: 1.32\n", "", ""},
		"no such font":   {"BarlowCondensed_700Bold.ttf", "BarlowCondensed_Fett.ttf", "theme-no-font"},
		"path outside":   {"title: barlow-condensed/BarlowCondensed_700Bold.ttf", "title: ../../etc/passwd.ttf", "theme-path"},
	} {
		broken := strings.Replace(good, c.old, c.new, 1)
		if broken == good {
			t.Fatalf("%s: nothing was broken", name)
		}
		th, findings := Parse("haus.yaml", []byte(broken), fonts(t))
		if th != nil || len(findings) == 0 {
			t.Errorf("%s: accepted", name)
			continue
		}
		if f := findings[0]; f.Pos.Line == 0 || f.File != "haus.yaml" || c.rule != "" && f.Rule != c.rule {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

func TestHintsDoNotRefuseATheme(t *testing.T) {
	before, rest, _ := strings.Cut(string(builtIn(t, "klar")), "  de: ")
	_, after, _ := strings.Cut(rest, "\n")
	th, findings := Parse("haus.yaml", []byte(before+"  de: „Haus“\n"+after), fonts(t))
	if th == nil || len(findings) != 1 || findings[0].Rule != "typographic-quotes" || th.Description["de"] != "„Haus“" {
		t.Errorf("%v, %+v", th, findings)
	}
}

// brokenFonts are fonts that are there and cannot be read.
type brokenFonts struct{ fs.FS }

func (b brokenFonts) ReadFile(name string) ([]byte, error) { return []byte("no font " + name), nil }

func TestBrokenFontIsAnError(t *testing.T) {
	th, findings := Parse("klar", builtIn(t, "klar"), brokenFonts{fonts(t)})
	if th == nil {
		t.Fatal(findings)
	}
	if _, err := th.Face(Text); err == nil || !strings.Contains(err.Error(), "Barlow_400Regular.ttf") {
		t.Errorf("error %v does not name the font", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(builtIn(f, "klar"))
	f.Add(builtIn(f, "klassik"))
	f.Add([]byte("theme: 1\nscale: {title: 99.999}\n"))
	f.Add([]byte("theme: 1\nextends: tafel\nscale: {title: 1.5, title-min: 0.2}\ncolors: {paper: \"#333333\", brand: []}\n"))
	f.Add([]byte("theme: 1\nextends: band\nfonts: &f {text: a.ttf}\ngrid: {margin: 1e-1}\n"))
	all := library(f, map[string]string{"a.ttf": "no font"})
	f.Fuzz(func(t *testing.T, data []byte) {
		th, findings := all.Parse("x", data)
		switch {
		case th == nil && len(findings) == 0:
			t.Error("no theme and no reason")
		case th != nil && th.Name == "":
			t.Error("a theme without a name")
		}
		for _, f := range findings {
			if f.File != "x" {
				t.Errorf("%s is told of %q", f.Rule, f.File)
			}
		}
	})
}
