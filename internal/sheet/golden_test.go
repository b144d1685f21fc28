package sheet

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/logo"
	"leitbild/internal/page"
	"leitbild/internal/source"
	"leitbild/internal/theme"
	"leitbild/templates"
)

var update = flag.Bool("update", false, "rewrite the golden pages")

// loadTheme reads a built-in theme.
func loadTheme(t testing.TB, name string) *theme.Theme {
	t.Helper()
	data, err := templates.FS.ReadFile("themes/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := fs.Sub(templates.FS, "fonts")
	if err != nil {
		t.Fatal(err)
	}
	th, findings := theme.Parse(name, data, fonts)
	if th == nil {
		t.Fatalf("theme %s: %+v", name, findings)
	}
	return th
}

// builtIn names the themes there are.
func builtIn(t testing.TB) []string {
	t.Helper()
	files, err := fs.Glob(templates.FS, "themes/*.yaml")
	if err != nil || len(files) < 3 {
		t.Fatalf("themes: %v, %v", files, err)
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(strings.TrimPrefix(f, "themes/"), ".yaml")
	}
	return files
}

func loadCharter(t testing.TB, path string) *charter.Charter {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c, _, findings := charter.Read(path, data)
	if c == nil {
		t.Fatalf("%s: %+v", path, findings)
	}
	return c
}

func loadLogo(t testing.TB, path string) *logo.Logo {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	l, findings := logo.Read(path, data)
	if l == nil {
		t.Fatalf("%s: %+v", path, findings)
	}
	return l
}

func paper(t testing.TB, name string) charter.Paper {
	t.Helper()
	p, err := charter.ParsePaper(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// laid is a charter on a sheet of the given paper.
func laid(t *testing.T, c *charter.Charter, theme, size string, landscape bool) *Sheet {
	t.Helper()
	s, findings := Lay(c, loadTheme(t, theme), Options{Paper: paper(t, size), Landscape: landscape})
	if s == nil {
		t.Fatal(describe(findings))
	}
	return s
}

// dump writes a page as text, a line for each element, run and shape.
func dump(p *page.Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "page %.2f × %.2f mm, bleed %.2f\n", p.Width.Millimetres(), p.Height.Millimetres(), p.Bleed.Millimetres())
	ids := map[*page.Element]int{}
	var walk func(e *page.Element, depth int)
	walk = func(e *page.Element, depth int) {
		ids[e] = len(ids)
		fmt.Fprintf(&b, "%s%d %s", strings.Repeat(" ", depth), ids[e], e.Role)
		if e.Alt != "" {
			fmt.Fprintf(&b, " %q", e.Alt)
		}
		b.WriteByte('\n')
		for _, kid := range e.Kids {
			walk(kid, depth+1)
		}
	}
	walk(p.Root, 0)
	for _, m := range p.Marks {
		of := "–"
		if m.Of != nil {
			of = fmt.Sprint(ids[m.Of])
		}
		if m.Image != nil {
			box := m.Ink()
			fmt.Fprintf(&b, "%s image %d × %d [%.2f %.2f %.2f %.2f]\n", of, m.Image.Width, m.Image.Height,
				box.X0.Millimetres(), box.Y0.Millimetres(), box.X1.Millimetres(), box.Y1.Millimetres())
			continue
		}
		if m.Path != nil {
			box := m.Path.Bounds()
			fmt.Fprintf(&b, "%s shape %d [%.2f %.2f %.2f %.2f] #%02x%02x%02x\n", of, len(m.Path.Segments),
				box.X0.Millimetres(), box.Y0.Millimetres(), box.X1.Millimetres(), box.Y1.Millimetres(),
				m.Path.Color.R, m.Path.Color.G, m.Path.Color.B)
			continue
		}
		r := m.Run
		fmt.Fprintf(&b, "%s %s %.1f pt (%.2f %.2f) #%02x%02x%02x %q\n", of, r.Face.PostScriptName(), r.Size.Points(),
			r.X.Millimetres(), r.Y.Millimetres(), r.Color.R, r.Color.G, r.Color.B, r.Text)
	}
	return b.String()
}

func TestGoldenPages(t *testing.T) {
	for _, name := range builtIn(t) {
		th := loadTheme(t, name)
		for _, c := range []struct {
			charter, paper string
			landscape      bool
		}{
			{"standard.de", "A2", false},
			{"standard.de", "A3", true},
			{"standard.en", "A5", false},
			{"satz", "A2", false},
			{"kurz", "50x70cm", false},
			{"alles", "A3", false},
			{"alles", "A4", true},
			{"long.en", "A2", false},
			{"haus", "A2", false},
		} {
			direction := "portrait"
			if c.landscape {
				direction = "landscape"
			}
			golden := filepath.Join("testdata", fmt.Sprintf("%s-%s-%s-%s.txt", name, c.charter, c.paper, direction))
			t.Run(filepath.Base(golden), func(t *testing.T) {
				o := Options{Paper: paper(t, c.paper), Landscape: c.landscape, Bleed: 3 * 3600}
				read, dressed := loadCharter(t, "../../examples/"+c.charter+".yaml"), th
				if brand := read.Brand; brand.Color.Text.Value != "" {
					dressed, _ = th.Branded(brand.Color.RGB)
					o.Logo = loadLogo(t, "../../examples/"+brand.Logo.Value)
				}
				s, findings := Lay(read, dressed, o)
				if s == nil {
					t.Fatalf("%+v", findings)
				}
				for _, f := range findings {
					if f.Severity == source.Error {
						t.Errorf("a sheet with an error: %+v", f)
					}
				}
				judgeByGolden(t, golden, dump(s.Pages[0]))
			})
		}
	}
}

// judgeByGolden compares what was dumped with a golden file, or rewrites the file.
func judgeByGolden(t *testing.T, golden, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed (make golden rewrites it):\n%s", golden, firstDifference(string(want), got))
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return fmt.Sprintf("line %d\nwant %s\ngot  %s", i+1, w[i], g[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

func TestMissingGlyphNamesCharacterAndPlace(t *testing.T) {
	const text = "leitbild: 1\nlang: de\norganization: Haus\ntitle: Wir\nprinciples:\n  - text: Ein Zeichen 漢 am Rand\n  - text: Noch einer 漢\n"
	c, _, findings := charter.Read("leitbild.yaml", []byte(text))
	if c == nil {
		t.Fatal(findings)
	}
	s, findings := Lay(c, loadTheme(t, "klar"), Options{Paper: paper(t, "A4")})
	if s != nil || len(findings) != 1 {
		t.Fatalf("sheet %v, findings %+v; want one finding for the one character", s, findings)
	}
	f := findings[0]
	if f.Rule != "missing-glyph" || f.Severity != source.Error || f.Args["Code"] != "U+6F22" || f.Pos != (source.Pos{Line: 6, Col: 23}) {
		t.Errorf("%+v", f)
	}
}

// What the theme's face lacks another one draws: single signs with a word about each, a whole
// text with one about all of it.
func TestBorrowedGlyphs(t *testing.T) {
	const text = "leitbild: 1\nlang: de\norganization: Haus\ntitle: Haus → Welt\nprinciples:\n" +
		"  - text: Ein Haken ✓ am Rand, ☎ 110\n  - text: Noch einer ✓\n  - text: Добрый день\n"
	c, _, findings := charter.Read("leitbild.yaml", []byte(text))
	if c == nil {
		t.Fatal(findings)
	}
	for name, want := range map[string]map[string]int{
		"klar":    {"→": 0, "✓": 0, "☎": 0, "Д": 9},
		"klassik": {"→": 0, "☎": 0}, // whose text face has the others
	} {
		th := loadTheme(t, name)
		s, findings := Lay(c, th, Options{Paper: paper(t, "A4")})
		if s == nil {
			t.Fatalf("%s: %+v", name, findings)
		}
		more := map[string]int{}
		for _, f := range findings {
			if f.Rule != "borrowed-glyph" || f.Severity != source.Info || f.Args["Other"] == "" {
				t.Errorf("%s: %+v", name, f)
			}
			n, _ := f.Args["More"].(int)
			more[f.Args["Char"].(string)] = n
		}
		if !maps.Equal(more, want) {
			t.Errorf("%s: borrowed %v, want %v", name, more, want)
		}
		var said strings.Builder
		for _, m := range s.Pages[0].Marks {
			if m.Run == nil {
				continue
			}
			said.WriteString(m.Run.Text)
			for _, g := range m.Run.Glyphs {
				if g.ID == 0 {
					t.Errorf("%s: a glyph is missing in %q", name, m.Run.Text)
				}
			}
		}
		for _, want := range []string{"Haken ✓ am Rand, ☎ 110", "Добрый день"} {
			if got := strings.Join(strings.Fields(said.String()), " "); !strings.Contains(got, want) {
				t.Errorf("%s: the sheet does not say %q: %q", name, want, got)
			}
		}
	}
}
