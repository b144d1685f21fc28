// Package example lays out the charters in examples/ for the tests of what comes after the
// layout.
package example

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"leitbild/charter"
	"leitbild/internal/font"
	"leitbild/internal/logo"
	"leitbild/internal/page"
	"leitbild/internal/sheet"
	"leitbild/internal/theme"
	"leitbild/internal/unit"
	"leitbild/templates"
)

// root is the top of the repository, seen from where the tests of a package in internal/ run.
const root = "../.."

// Face is a built-in font, by its name below templates/fonts.
func Face(t testing.TB, file string) *font.Face {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "templates", "fonts", file))
	if err != nil {
		t.Fatal(err)
	}
	face, err := font.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// Charter is an example, by the name of its file.
func Charter(t testing.TB, file string) *charter.Charter {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "examples", file))
	if err != nil {
		t.Fatal(err)
	}
	c, _, findings := charter.Read(file, data)
	if c == nil {
		t.Fatal(findings)
	}
	return c
}

// Theme is a built-in theme.
func Theme(t testing.TB, name string) *theme.Theme {
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

// Sheet says what an example is laid out on.
type Sheet struct {
	Charter, Theme, Paper string
	Landscape             bool
	Bleed                 unit.Length
}

// Page lays out an example, in the colour and with the logo of its house.
func Page(t testing.TB, s Sheet) *page.Page {
	t.Helper()
	c, th := Charter(t, s.Charter), Theme(t, s.Theme)
	size, err := charter.ParsePaper(s.Paper)
	if err != nil {
		t.Fatal(err)
	}
	o := sheet.Options{Paper: size, Landscape: s.Landscape || size.Width > size.Height, Bleed: s.Bleed}
	if brand := c.Brand; brand.Color.Text.Value != "" {
		th, _ = th.Branded(brand.Color.RGB)
		o.Logo = house(t, brand.Logo.Value)
	}
	laid, findings := sheet.Lay(c, th, o)
	if laid == nil {
		t.Fatalf("%s in %s on %s: %v", s.Charter, s.Theme, s.Paper, findings)
	}
	return laid.Pages[0]
}

// house is the logo of an example.
func house(t testing.TB, file string) *logo.Logo {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "examples", file))
	if err != nil {
		t.Fatal(err)
	}
	l, findings := logo.Read(file, data)
	if l == nil {
		t.Fatal(findings)
	}
	return l
}
