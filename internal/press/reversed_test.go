package press

import (
	"os"
	"testing"

	"leitbild/internal/example"
	"leitbild/internal/icc"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// pressOf is a job with the profile of a press.
func pressOf(t *testing.T, brand *Brand) *Separation {
	t.Helper()
	data, err := os.ReadFile("/usr/share/color/icc/ghostscript/default_cmyk.icc")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	p, err := icc.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(Job{Profile: p, Brand: brand})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Small type is knocked out of two inks where the ground can be made of two, and of more is told.
func TestSmallReversedType(t *testing.T) {
	face := example.Face(t, "barlow/Barlow_500Medium.ttf")
	glyph, _ := face.Glyph('H')
	for _, c := range []struct {
		ground, letters string
		size            unit.Length
		want            Ink // of the type
		rich, told      bool
	}{
		{"#101012", "#FFFFFF", 5, Ink{}, true, false},
		{"#101012", "#FFFFFF", 12, Ink{}, false, false},
		{"#101012", "#B9C6BF", 5, Ink{K: 330}, true, false},
		{"#15302C", "#F5F1E6", 5, Ink{}, false, true},
		{"#15302C", "#FFFFFF", 12, Ink{}, false, false},
	} {
		s := pressOf(t, nil)
		run := &page.Run{
			Face: face, Size: c.size * unit.Point, Color: rgb(t, c.letters), X: 10 * unit.Millimetre, Y: 10 * unit.Millimetre,
			Glyphs: []page.Glyph{{ID: glyph}}, Text: "H",
		}
		sheet, err := s.Page(&page.Page{Width: 90 * unit.Millimetre, Height: 90 * unit.Millimetre, Marks: []page.Mark{
			rect(rgb(t, c.ground), 0, 0, 90, 90), {Run: run},
		}})
		if err != nil {
			t.Fatal(err)
		}
		if got := sheet.Inks[1]; got.Total() != got.K || got.K < c.want.K-60 || got.K > c.want.K+60 {
			t.Errorf("%+v: the type is %+v", c, got)
		}
		if got := sheet.Inks[0]; (got == Ink{C: 400, K: 1000}) != c.rich {
			t.Errorf("%+v: the ground is %+v", c, got)
		}
		if got := s.Reversed(); (got.Total > 0) != c.told || c.told && (got.Size != c.size*unit.Point || got.Total != sheet.Inks[0].Total()) {
			t.Errorf("%+v: told is %+v", c, got)
		}
	}
}

// What the press lacks is told of the colours that somebody has chosen.
func TestShifts(t *testing.T) {
	neon, blue := rgb(t, "#39FF14"), rgb(t, "#0B5FA5")
	for _, c := range []struct {
		brand page.Color
		logo  page.Color
		want  int
	}{{neon, blue, 1}, {blue, neon, 1}, {blue, blue, 0}, {neon, neon, 1}} {
		s := pressOf(t, &Brand{Look: c.brand})
		logo := rect(c.logo, 0, 0, 30, 30)
		logo.Of = &page.Element{Role: page.Figure}
		if _, err := s.Page(&page.Page{Width: 90 * unit.Millimetre, Height: 90 * unit.Millimetre, Marks: []page.Mark{rect(c.brand, 0, 0, 90, 90), logo}}); err != nil {
			t.Fatal(err)
		}
		got := s.Shifts()
		if len(got) != c.want || c.want > 0 && (got[0].From != neon || got[0].To == neon || got[0].Foreign == (c.brand == neon)) {
			t.Errorf("brand %v, logo %v: %+v", c.brand, c.logo, got)
		}
	}
}
