package png_test

// Sheets for the tests, laid out as the program does.

import (
	"io/fs"
	"os"
	"testing"

	"leitbild/charter"
	"leitbild/internal/logo"
	"leitbild/internal/page"
	"leitbild/internal/sheet"
	"leitbild/internal/theme"
	"leitbild/templates"
)

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

// layOut lays out one of the examples.
func layOut(t testing.TB, example, look, paper string, landscape bool) *page.Page {
	t.Helper()
	data, err := os.ReadFile("../../examples/" + example)
	if err != nil {
		t.Fatal(err)
	}
	c, _, findings := charter.Read(example, data)
	if c == nil {
		t.Fatal(findings)
	}
	size, err := charter.ParsePaper(paper)
	if err != nil {
		t.Fatal(err)
	}
	th, o := loadTheme(t, look), sheet.Options{Paper: size, Landscape: landscape}
	if brand := c.Brand; brand.Color.Text.Value != "" {
		th, _ = th.Branded(brand.Color.RGB)
		svg, err := os.ReadFile("../../examples/" + brand.Logo.Value)
		if err != nil {
			t.Fatal(err)
		}
		if o.Logo, findings = logo.Read(brand.Logo.Value, svg); o.Logo == nil {
			t.Fatal(findings)
		}
	}
	s, findings := sheet.Lay(c, th, o)
	if s == nil {
		t.Fatalf("%s in %s on %s: %v", example, look, paper, findings)
	}
	return s.Pages[0]
}
