package impose_test

// Posters for the tests, laid out as the program does.

import (
	"testing"

	"leitbild/internal/example"
	"leitbild/internal/font"
	"leitbild/internal/impose"
	"leitbild/internal/page"
	"leitbild/internal/theme"
	"leitbild/internal/unit"
)

const mm = unit.Millimetre

// poster lays out the standard charter.
func poster(t testing.TB, look, paper string, bleed unit.Length) *page.Page {
	t.Helper()
	return example.Page(t, example.Sheet{Charter: "standard.de.yaml", Theme: look, Paper: paper, Bleed: bleed})
}

// faces are those of the words on the sheets.
func faces(t testing.TB) (strong, plain *font.Face) {
	t.Helper()
	th := example.Theme(t, "klar")
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
