package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"

	"leitbild/internal/source"
	"leitbild/templates"
)

// library has what is built in, and the files given beside the theme.
func library(t testing.TB, beside map[string]string) Library {
	t.Helper()
	themes, err := fs.Sub(templates.FS, "themes")
	if err != nil {
		t.Fatal(err)
	}
	return Library{Themes: themes, Fonts: fonts(t), Beside: func(name string) ([]byte, error) {
		if data, ok := beside[name]; ok {
			return []byte(data), nil
		}
		return nil, fmt.Errorf("open %s: %w", name, fs.ErrNotExist)
	}}
}

// same compares what themes look like, whatever they are called.
func same(t *testing.T, a, b *Theme) bool {
	t.Helper()
	look := func(th *Theme) Theme {
		l := *th
		l.Name, l.Description, l.faces = "", nil, nil
		return l
	}
	return reflect.DeepEqual(look(a), look(b))
}

func TestExtendingIsSayingOnlyWhatDiffers(t *testing.T) {
	for _, file := range themeFiles(t) {
		name := strings.TrimSuffix(strings.TrimPrefix(file, "themes/"), ".yaml")
		base, findings := library(t, nil).Parse(name, builtIn(t, name))
		if base == nil {
			t.Fatal(findings)
		}
		th, findings := library(t, nil).Parse("folder/haus.yaml", []byte("theme: 1\nextends: "+name+"\n"))
		if th == nil || len(findings) > 0 {
			t.Fatalf("%s: %+v", name, findings)
		}
		if !same(t, th, base) {
			t.Errorf("%s extended by nothing is another theme:\n%+v\n%+v", name, th, base)
		}
		if th.Name != "haus" || len(th.Description) != 0 {
			t.Errorf("it is called %q, %v", th.Name, th.Description)
		}
		th, findings = library(t, nil).Parse("haus.yaml", []byte("theme: 1\nname: Unser Haus\nextends: "+name+
			"\nscale: {leading: 1.5}\ncolors: {brand: []}\nfonts:\n  motto: fraunces/Fraunces_400Regular.ttf\n"))
		if th == nil {
			t.Fatalf("%s: %+v", name, findings)
		}
		if same(t, th, base) || th.Scale.Leading != 1500 || len(th.brand) != 0 || th.files[Motto] != "fraunces/Fraunces_400Regular.ttf" || th.Name != "Unser Haus" {
			t.Errorf("%s: what is given does not count: %+v", name, th)
		}
		th.Scale.Leading, th.brand, th.files[Motto] = base.Scale.Leading, base.brand, base.files[Motto]
		if !same(t, th, base) {
			t.Errorf("%s: more than what is given has changed:\n%+v\n%+v", name, th, base)
		}
	}
}

// told is "3:4 rule variant", for each finding.
func told(fs []source.Finding) string {
	var list []string
	for _, f := range fs {
		s := fmt.Sprintf("%d:%d %s", f.Pos.Line, f.Pos.Col, f.Rule)
		if v, ok := f.Args["variant"].(string); ok {
			s += "." + v
		}
		list = append(list, s)
	}
	return strings.Join(list, ", ")
}

func TestFindingsPointIntoTheUsersFile(t *testing.T) {
	const head = "theme: 1\nextends: klar\n"
	for text, want := range map[string]string{
		head + "scale:\n  title: 0\n  headline: 40\ngrid: {margin: 0.9}\n": "4:10 out-of-range, 5:13 out-of-range, 6:16 out-of-range",
		head + "scale: {leading: '1,4'}\n":                                 "3:18 malformed.number",
		head + "scale: {title-min: 0.12}\n":                                "3:20 title-bounds",
		head + "scale: {title-max: 0.02}\n":                                "3:20 title-bounds",
		head + "colors:\n  paper: \"#333333\"\n":                           "4:10 low-contrast.inherited, 4:10 low-contrast.inherited, 4:10 low-contrast.inherited",
		head + "colors: {muted: \"#DDDDDD\"}\n":                            "3:17 low-contrast",
		head + "colors: {accent: navy}\n":                                  "3:18 malformed.color",
		head + "fonts: {text: barlow/Barlow_Fett.ttf}\n":                   "3:15 theme-no-font.folder",
		head + "fonts: {text: Haus.ttf}\n":                                 "3:15 theme-no-font",
		head + "fonts: {text: /etc/x.ttf}\n":                               "3:15 theme-path",
		head + "fonts: {text: 'c:\\x.ttf'}\n":                              "3:15 theme-path",
		head + "fonts: {text: kaputt.ttf}\n":                               "3:15 bad-font.renamed",
		head + "fonts: {text: Arial}\n":                                    "3:15 malformed.font",
		head + "ornaments: {block: ja}\n":                                  "3:20 not-allowed.boolean",
		head + "ornaments: {blok: true}\n":                                 "3:13 unknown-key",
		head + "colors:\n":                                                 "3:1 empty.mapping",
		"theme: 1\nextends: haus.yaml\n":                                   "2:10 not-allowed.extends",
		"theme: 1\nextends: klar\ncomposition: kla\n":                      "3:14 not-allowed.composition",
		"extends: klar\n":                                                  "0:0 missing-key.theme",
		"theme: 2\nextends: klar\n":                                        "1:8 not-allowed.theme-version",
		"theme: 1\ncolors: {paper: \"#FFFFFF\"}\n":                         "0:0 theme-incomplete",
		"colors: {paper: \"#FFFFFF\"}\n":                                   "0:0 missing-key.theme, 0:0 theme-incomplete",
		"leitbild: 1\nlang: de\ntitle: x\nprinciples: [{text: x}]\n":       "0:0 not-a-theme.charter",
		"version: 3\nservices:\n  web: {image: nginx}\n":                   "0:0 not-a-theme",
	} {
		th, findings := library(t, map[string]string{"kaputt.ttf": "no font"}).Parse("haus.yaml", []byte(text))
		if got := told(findings); got != want || th != nil {
			t.Errorf("%q:\ngot  %s\nwant %s", text, got, want)
		}
		for _, f := range findings {
			if f.File != "haus.yaml" {
				t.Errorf("%q: %s is told of %s", text, f.Rule, f.File)
			}
		}
	}
}

func TestWhatIsMeantIsSuggested(t *testing.T) {
	const head = "theme: 1\nextends: klar\n"
	for text, want := range map[string]string{
		head + "colors: {accent: navy}\n":       "#000080",
		head + "colors: {accent: rgb(1 2 3)}\n": "#010203",
		head + "colors: {accent: \"#abc\"}\n":   "#AABBCC",
		head + "scale: {leading: \"1,4\"}\n":    "1.4",
		head + "scale: {leading: '1.4'}\n":      "1.4",
		head + "ornaments: {blok: true}\n":      "block",
		head + "composition: clar\n":            "klar",
		head + "farben: {}\n":                   "colors",
		head + "colors: {hintergrund: x}\n":     "paper",
		"theme: 1\nextends: klassick\n":         "klassik",
	} {
		_, findings := library(t, nil).Parse("haus.yaml", []byte(text))
		if len(findings) != 1 || findings[0].Args["Suggestion"] != want {
			t.Errorf("%q: %+v, want %s", text, findings, want)
		}
	}
}

func TestOwnFontsLieBesideTheTheme(t *testing.T) {
	data, err := os.ReadFile("../../templates/fonts/fraunces/Fraunces_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"schrift/haus.ttf": string(data), "barlow/Barlow_400Regular.ttf": "never read"}
	th, findings := library(t, files).Parse("haus.yaml", []byte("theme: 1\nextends: klar\nfonts: {title: ./schrift/haus.ttf}\n"))
	if th == nil {
		t.Fatal(findings)
	}
	for role, want := range map[Role]string{Title: "Fraunces", Text: "Barlow"} {
		face, err := th.Face(role)
		if err != nil || !strings.HasPrefix(face.PostScriptName(), want) {
			t.Errorf("%s: %v, %v, want %s", role, face, err, want)
		}
	}
}

func TestAFontThatCannotBeReadSaysWhy(t *testing.T) {
	l := library(t, nil)
	l.Beside = func(string) ([]byte, error) { return nil, errors.New("permission denied") }
	_, findings := l.Parse("haus.yaml", []byte("theme: 1\nextends: klar\nfonts: {title: haus.ttf}\n"))
	if len(findings) != 1 || findings[0].Rule != "theme-bad-font" || findings[0].Args["Error"] != "permission denied" {
		t.Errorf("%+v", findings)
	}
}

// A font that is built in packed is named, and read, as any other.
func TestPackedFontsAreFonts(t *testing.T) {
	const head = "theme: 1\nextends: klar\nfonts: {text: "
	th, findings := library(t, nil).Parse("haus.yaml", []byte(head+"inter/Inter_400Regular.ttf}\n"))
	if th == nil {
		t.Fatalf("%+v", findings)
	}
	face, err := th.Face(Text)
	if err != nil || face.PostScriptName() != "Inter-Regular" {
		t.Errorf("%v, %v", face, err)
	}
	for _, wrong := range []string{"inter/Inter_400Regular.ttf.gz", "inter/Inter.ttf"} {
		th, findings := library(t, nil).Parse("haus.yaml", []byte(head+wrong+"}\n"))
		if th != nil || len(findings) != 1 {
			t.Fatalf("%s: %+v", wrong, findings)
		}
		if names, _ := findings[0].Args["Names"].(string); strings.Contains(names, packed) {
			t.Errorf("%s: the names are those of packed files: %s", wrong, names)
		}
	}
}
