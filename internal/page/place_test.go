package page

import (
	"reflect"
	"testing"
)

func TestPlaceMovesEveryKindOfMark(t *testing.T) {
	half := Place{X: 100, Y: 1000, Num: 1, Den: 2}
	path, clip := &Path{Color: Color{1, 2, 3}, EvenOdd: true, Transparency: 9}, &Path{}
	path.Append(Rect{10, 20, 30, 40})
	path.Segments = append(path.Segments, Segment{Op: CurveTo, Points: [3]Point{{2, 4}, {6, 8}, {10, 12}}})
	clip.Append(Rect{0, 0, 20, 20})
	before := *path
	before.Segments = append([]Segment(nil), path.Segments...)
	image := &Image{Box: Rect{0, 0, 8, 6}, Width: 1, Height: 1, RGB: []byte{1, 2, 3}}
	run := &Run{X: 40, Y: -20, Size: 24, Text: "Wir", Glyphs: []Glyph{{ID: 7, X: 500}}}

	got := half.Mark(Mark{Path: path, Clips: []*Path{clip}})
	if b := got.Clips[0].Bounds(); b != (Rect{100, 1000, 110, 1010}) {
		t.Errorf("the clip is at %v", b)
	}
	if p := got.Path; p.Segments[0].Points[0] != (Point{105, 1010}) || p.Segments[5].Points[2] != (Point{105, 1006}) ||
		p.Color != path.Color || !p.EvenOdd || p.Transparency != 9 {
		t.Errorf("the path is %+v", p)
	}
	if !reflect.DeepEqual(before, *path) {
		t.Error("the path on the smaller page has changed")
	}
	if i := half.Mark(Mark{Image: image}).Image; i.Box != (Rect{100, 1000, 104, 1003}) || !i.Sound() || image.Box.X1 != 8 {
		t.Errorf("the image is %+v", i)
	}
	if r := half.Mark(Mark{Run: run}).Run; r.X != 120 || r.Y != 990 || r.Size != 12 || r.Text != "Wir" || r.Glyphs[0] != run.Glyphs[0] || run.X != 40 {
		t.Errorf("the run is %+v", r)
	}
}
