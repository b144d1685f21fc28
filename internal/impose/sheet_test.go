package impose_test

// Posters for the tests, laid out as the program does.

import (
	"io/fs"
	"os"
	"testing"

	"leitbild/charter"
	"leitbild/internal/font"
	"leitbild/internal/impose"
	"leitbild/internal/page"
	"leitbild/internal/sheet"
	"leitbild/internal/theme"
	"leitbild/internal/unit"
	"leitbild/templates"
)

const mm = unit.Millimetre

func loadTheme(t testing.TB, name string) *theme.Theme {
	t.Helper()
	fonts, err := fs.Sub(templates.FS, "fonts")
	if err != nil {
		t.Fatal(err)
	}
	data, err := templates.FS.ReadFile("themes/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	th, findings := theme.Parse(name, data, fonts)
	if th == nil {
		t.Fatal(findings)
	}
	return th
}

// poster lays out the standard charter.
func poster(t testing.TB, look, paper string, bleed unit.Length) *page.Page {
	t.Helper()
	data, err := os.ReadFile("../../examples/standard.de.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, _, findings := charter.Read("standard.de.yaml", data)
	if c == nil {
		t.Fatal(findings)
	}
	size, err := charter.ParsePaper(paper)
	if err != nil {
		t.Fatal(err)
	}
	s, findings := sheet.Lay(c, loadTheme(t, look), sheet.Options{Paper: size, Landscape: size.Width > size.Height, Bleed: bleed})
	if s == nil {
		t.Fatalf("%s on %s: %v", look, paper, findings)
	}
	return s.Pages[0]
}

// faces are those of the words on the sheets.
func faces(t testing.TB) (strong, plain *font.Face) {
	t.Helper()
	th := loadTheme(t, "klar")
	strong, err := th.Face(theme.Headline)
	if err != nil {
		t.Fatal(err)
	}
	if plain, err = th.Face(theme.Text); err != nil {
		t.Fatal(err)
	}
	return strong, plain
}

// usual are the options that the program takes by default, for A4.
func usual(t testing.TB) impose.TileOptions {
	o := impose.TileOptions{Paper: impose.Paper{Width: 210 * mm, Height: 297 * mm}, Margin: 5 * mm, Overlap: 10 * mm, Lang: "de", Name: "Unser Kundenleitbild"}
	o.Strong, o.Plain = faces(t)
	return o
}
