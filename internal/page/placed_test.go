package page

import (
	"testing"
)

// rectangle is a mark with the shape of r.
func rectangle(r Rect, of *Element) Mark {
	var p Path
	p.Append(r)
	return Mark{Path: &p, Of: of}
}

func TestFlat(t *testing.T) {
	word := &Element{Role: Paragraph}
	small := &Page{Width: 100, Height: 100, Marks: []Mark{
		rectangle(Rect{0, 0, 100, 100}, nil),
		rectangle(Rect{20, 20, 30, 30}, word),
		rectangle(Rect{80, 80, 90, 90}, nil),
	}}
	figure := &Element{Role: Figure}
	placed := &Placed{Page: small, Place: Place{X: 1000, Y: 2000, Num: 1, Den: 2}, Window: Rect{10, 10, 60, 60}}
	large := &Page{Width: 5000, Height: 5000, Marks: []Mark{rectangle(Rect{1, 2, 3, 4}, nil), {Of: figure, Sheet: placed}}}
	if got, want := large.Marks[1].Ink(), (Rect{1005, 2005, 1030, 2030}); got != want {
		t.Errorf("the placed page has its ink at %v, want %v", got, want)
	}
	flat := large.Flat()
	if len(flat) != 3 {
		t.Fatalf("there are %d marks, want 3: the last one does not show", len(flat))
	}
	for i, want := range []struct {
		ink   Rect
		of    *Element
		clips int
	}{
		{Rect{1, 2, 3, 4}, nil, 0},
		{Rect{1005, 2005, 1030, 2030}, figure, 1},
		{Rect{1010, 2010, 1015, 2015}, figure, 0},
	} {
		if m := flat[i]; m.Ink() != want.ink || m.Of != want.of || len(m.Clips) != want.clips {
			t.Errorf("mark %d is at %v of %v within %d clips, want %+v", i, m.Ink(), m.Of, len(m.Clips), want)
		}
	}
	placed.Read = true
	if flat := large.Flat(); flat[1].Of != nil || flat[2].Of != word {
		t.Error("the page that is read lacks its elements")
	}
	if small.Flat()[1].Of != word || small.Marks[0].Clips != nil {
		t.Error("the placed page has changed")
	}
}

// TestFlatWithinFlat puts a page on a page on a page.
func TestFlatWithinFlat(t *testing.T) {
	inner := &Page{Marks: []Mark{rectangle(Rect{0, 0, 100, 100}, nil)}}
	middle := &Page{Marks: []Mark{{Sheet: &Placed{Page: inner, Place: Place{X: 10, Y: 10, Num: 1, Den: 1}, Window: Rect{0, 0, 50, 50}}}}}
	outer := &Page{Marks: []Mark{{Sheet: &Placed{Page: middle, Place: Place{X: 1000, Num: 2, Den: 1}, Window: Rect{0, 0, 40, 400}}}}}
	flat := outer.Flat()
	if len(flat) != 1 || flat[0].Ink() != (Rect{1020, 20, 1080, 120}) || len(flat[0].Clips) != 2 {
		t.Errorf("the marks are %+v", flat)
	}
	if m := (Place{X: 5, Num: 3, Den: 1}).Mark(outer.Marks[0]); m.Ink() != (Rect{3005, 0, 3245, 2400}) {
		t.Errorf("a placed page that is placed has its ink at %v", m.Ink())
	}
}
