package page

import (
	"os"
	"testing"

	"leitbild/internal/font"
	"leitbild/internal/unit"
)

func TestRect(t *testing.T) {
	a := Rect{X0: 0, Y0: 0, X1: 10, Y1: 10}
	for _, c := range []struct {
		other    Rect
		overlaps bool
		union    Rect
	}{
		{Rect{5, 5, 15, 15}, true, Rect{0, 0, 15, 15}},
		{Rect{10, 0, 20, 10}, false, Rect{0, 0, 20, 10}}, // side by side
		{Rect{-5, -5, -1, -1}, false, Rect{-5, -5, 10, 10}},
		{Rect{}, false, a},
	} {
		if got := a.Overlaps(c.other); got != c.overlaps || c.other.Overlaps(a) != got {
			t.Errorf("%v overlaps %v: %v", a, c.other, got)
		}
		if got := a.union(c.other); got != c.union || c.other.union(a) != got {
			t.Errorf("%v with %v is %v, want %v", a, c.other, got, c.union)
		}
	}
}

func TestBoundsOfPath(t *testing.T) {
	var p Path
	p.Append(Rect{20, 30, 40, 50})
	if got, want := p.Bounds(), (Rect{20, 30, 40, 50}); got != want {
		t.Errorf("a rectangle away from the origin has bounds %v, want %v", got, want)
	}
	p.Segments = append(p.Segments,
		Segment{Op: MoveTo, Points: [3]Point{{25, 35}}},
		Segment{Op: CurveTo, Points: [3]Point{{10, 35}, {25, 60}, {26, 36}}})
	if got, want := p.Bounds(), (Rect{10, 30, 40, 60}); got != want {
		t.Errorf("with a curve the bounds are %v, want %v", got, want)
	}
}

func TestInkOfRun(t *testing.T) {
	data, err := os.ReadFile("../../templates/fonts/barlow/Barlow_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	face, err := font.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	h, _ := face.Glyph('H')
	space, _ := face.Glyph(' ')
	size := unit.Length(face.UnitsPerEm())
	run := Run{Face: face, Size: size, X: 1000, Y: 2000, Glyphs: []Glyph{{ID: space}, {ID: h, X: 300, Y: 20}}}
	e, _ := face.Extents(h)
	want := Rect{
		X0: 1300 + unit.Length(e.XMin), X1: 1300 + unit.Length(e.XMax),
		Y0: 1980 - unit.Length(e.YMax), Y1: 1980 - unit.Length(e.YMin),
	}
	if got := (Mark{Run: &run}).Ink(); got != want || want.Y1-want.Y0 != unit.Length(face.CapHeight()) {
		t.Errorf("ink %v, want %v", got, want)
	}
	run.Glyphs = run.Glyphs[:1]
	if got := run.Ink(); got != (Rect{}) {
		t.Errorf("a space has ink: %v", got)
	}
}
