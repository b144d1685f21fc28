package pdf

import (
	"bytes"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"leitbild/internal/judge"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// logos is a page with pictures and shapes as logos have them.
func logos(t *testing.T) *page.Page {
	t.Helper()
	s := newSheet(100*unit.Point, 100*unit.Point)
	figure := s.Root.Add(page.Figure)
	figure.Alt = "Muster GmbH"
	box := func(x, y, w, h unit.Length) page.Rect {
		return page.Rect{X0: x * unit.Point, Y0: y * unit.Point, X1: (x + w) * unit.Point, Y1: (y + h) * unit.Point}
	}
	shape := func(r page.Rect) *page.Path {
		p := &page.Path{}
		p.Append(r)
		return p
	}
	var packed bytes.Buffer
	if err := jpeg.Encode(&packed, image.NewGray(image.Rect(0, 0, 2, 1)), nil); err != nil {
		t.Fatal(err)
	}
	clear := &page.Image{Box: box(10, 10, 20, 10), Width: 2, Height: 1, RGB: []byte{255, 0, 0, 0, 0, 255}, Alpha: []byte{255, 127}}
	photo := &page.Image{Box: box(40, 10, 20, 10), Width: 2, Height: 1, RGB: make([]byte, 6), JPEG: packed.Bytes(), Grey: true}
	again := *clear
	again.Box = box(10, 30, 20, 10)
	veil := shape(box(40, 40, 10, 10))
	veil.Transparency, veil.EvenOdd = 51, true
	window := shape(box(40, 5, 10, 50))
	window.EvenOdd = true
	s.Marks = []page.Mark{
		{Of: figure, Image: clear},
		{Of: figure, Image: photo, Clips: []*page.Path{window, shape(box(0, 0, 50, 15))}},
		{Of: figure, Image: &again},
		{Of: figure, Path: veil},
		{Of: figure, Path: shape(box(60, 60, 5, 5)), Clips: []*page.Path{{}}},
		{Path: shape(box(70, 70, 5, 5))},
	}
	return s.Page
}

func TestImages(t *testing.T) {
	judge.Needs(t, "qpdf")
	data := write(t, meta(), logos(t))
	output(t, "qpdf", "--check", save(t, data))
	all := objects(t, data)
	for _, want := range []string{
		"/Subtype/Image/Width 2/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8/SMask",
		"/Subtype/Image/Width 2/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode",
		"/Subtype/Image/Width 2/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode",
		"/T0<</Type/ExtGState/ca .8>>",
		"/S/Figure/Alt(Muster GmbH)/A<</O/Layout/BBox[10 50 50 90]/Placement/Block>>",
	} {
		one(t, all, want)
	}
	if n := bytes.Count(data, []byte("/Subtype/Image")); n != 3 {
		t.Errorf("a picture that is there twice makes %d of three", n)
	}
	if bytes.Contains(data, []byte("Interpolate")) {
		t.Error("PDF/A does not let pictures be interpolated")
	}
}

func TestImagesInContent(t *testing.T) {
	got, _ := contentOf(t, logos(t))
	want := `0 0 0 rg
/Artifact BMC
70 30 5 -5 re
f
EMC
/Figure<</MCID 0>>BDC
q 20 0 0 10 10 80 cm /I0 Do Q
q
40 95 10 -50 re
W* n
0 100 50 -15 re
W n
q 20 0 0 10 40 80 cm /I1 Do Q
Q
q 20 0 0 10 10 60 cm /I0 Do Q
q
/T0 gs
40 60 10 -10 re
f*
Q
q
0 0 0 0 re W n
60 40 5 -5 re
f
Q
EMC
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// What a clipped mark sets is undone after it.
func TestColorAfterClip(t *testing.T) {
	s := newSheet(100*unit.Point, 100*unit.Point)
	red := page.Color{R: 255}
	r := page.Rect{X1: unit.Point, Y1: unit.Point}
	for range 3 {
		s.rule(nil, r, red)
	}
	clip := *s.Marks[1].Path
	s.Marks[0].Clips = []*page.Path{&clip}
	content, _ := contentOf(t, s.Page)
	if n := strings.Count(content, "rg\n"); n != 2 {
		t.Errorf("the colour is set %d times in\n%s", n, content)
	}
}

func TestWrongImages(t *testing.T) {
	p := logos(t)
	p.Marks[0].Image.RGB = p.Marks[0].Image.RGB[:4]
	if _, err := Write([]*page.Page{p}, meta()); err == nil {
		t.Error("a picture without all its samples is written")
	}
}

// A grey page has greys for its colours and a sample a pixel.
func TestGreyPage(t *testing.T) {
	p := logos(t)
	p.Grey, p.CropMarks = true, true
	for _, m := range p.Marks {
		if m.Image != nil && m.Image.JPEG == nil {
			m.Image.Grey = true
		}
	}
	content, _ := contentOf(t, p)
	if !strings.HasPrefix(content, "0 g\n") || strings.Contains(content, "rg\n") || strings.Contains(content, "RG") {
		t.Errorf("the content is not grey:\n%s", content)
	}
	if n := strings.Count(strings.Join(objects(t, write(t, meta(), p)), ""), "/DeviceRGB"); n != 1 { // of the profile
		t.Errorf("there is /DeviceRGB %d times", n)
	}
}
