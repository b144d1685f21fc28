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

func TestInkWithinClips(t *testing.T) {
	clip := func(r Rect) *Path {
		var p Path
		p.Append(r)
		return &p
	}
	m := Mark{Image: &Image{Box: Rect{0, 0, 100, 100}}, Clips: []*Path{clip(Rect{10, -5, 90, 60}), clip(Rect{20, 0, 200, 50})}}
	if got, want := m.Ink(), (Rect{20, 0, 90, 50}); got != want {
		t.Errorf("the ink within two clips is %v, want %v", got, want)
	}
	m.Clips = append(m.Clips, clip(Rect{300, 300, 400, 400}))
	if got := m.Ink(); got != (Rect{}) {
		t.Errorf("outside of a clip there is ink: %v", got)
	}
}

func TestSoundImage(t *testing.T) {
	sound := Image{Width: 2, Height: 3, RGB: make([]byte, 18), Alpha: make([]byte, 6)}
	if !sound.Sound() {
		t.Error("an image is said to lack samples")
	}
	for name, broken := range map[string]Image{
		"nothing":         {},
		"few samples":     {Width: 2, Height: 3, RGB: make([]byte, 17)},
		"few opacities":   {Width: 2, Height: 3, RGB: make([]byte, 18), Alpha: make([]byte, 5)},
		"turned box":      {Width: 1, Height: 1, RGB: make([]byte, 3), Box: Rect{X0: 5}},
		"JPEG with alpha": {Width: 1, Height: 1, RGB: make([]byte, 3), Alpha: make([]byte, 1), JPEG: []byte{1}},
		"overflow":        {Width: 1 << 62, Height: 4},
	} {
		if broken.Sound() {
			t.Errorf("%s: is said to be sound", name)
		}
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
