package logo

import (
	"bytes"
	"image"
	stdcolor "image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"leitbild/internal/color"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

func inGrey(c page.Color) bool { return c.R == c.G && c.G == c.B }

// The red and the green of a logo are two greys, which contrast with the ground as the colours do.
func TestGreyDrawing(t *testing.T) {
	l := read(t, []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="60" height="100" fill="#E30613"/><rect x="50" width="50" height="100" fill="#008A28" fill-opacity=".5"/></svg>`))
	before := l.ContrastOn(page.Color{R: 255, G: 255, B: 255})
	box := page.Rect{X1: unit.Inch, Y1: unit.Inch}
	was := l.Place(box)
	marks := l.Grey().Place(box)
	if len(marks) != 2 || !inGrey(marks[0].Path.Color) || !inGrey(marks[1].Path.Color) {
		t.Fatalf("the logo has %v", marks)
	}
	if color.Contrast(color.RGB(marks[0].Path.Color), color.RGB(marks[1].Path.Color)) < 1.2 {
		t.Errorf("red and green are %v and %v", marks[0].Path.Color, marks[1].Path.Color)
	}
	if marks[1].Path.Transparency != was[1].Path.Transparency || inGrey(was[0].Path.Color) {
		t.Error("more than the colour has changed, or the logo it was made of")
	}
	if after := l.Grey().ContrastOn(page.Color{R: 255, G: 255, B: 255}); after < before*0.9 {
		t.Errorf("its contrast was %.2f and is %.2f", before, after)
	}
	if (*Logo)(nil).Grey() != nil {
		t.Error("no logo is one in grey")
	}
}

// Pictures are grey in all of their forms.
func TestGreyPictures(t *testing.T) {
	picture := image.NewNRGBA(image.Rect(0, 0, 60, 40))
	for y := range 40 {
		for x := range 60 {
			picture.SetNRGBA(x, y, stdcolor.NRGBA{R: uint8(4 * x), G: 120, B: uint8(6 * y), A: 255})
		}
	}
	var photo, opaque, glass bytes.Buffer
	if err := jpeg.Encode(&photo, picture, nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&opaque, picture); err != nil {
		t.Fatal(err)
	}
	picture.SetNRGBA(30, 20, stdcolor.NRGBA{R: 255, A: 100})
	if err := png.Encode(&glass, picture); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"jpeg": photo.Bytes(), "png": opaque.Bytes(), "glass": glass.Bytes()} {
		l, findings := Read(name, data)
		if l == nil {
			t.Fatal(name, findings)
		}
		colors := bytes.Clone(l.picture.RGB)
		m := l.Grey().Place(page.Rect{X1: unit.Inch, Y1: unit.Inch})[0].Image
		if !m.Grey || !m.Sound() {
			t.Errorf("%s: grey is %t, sound %t", name, m.Grey, m.Sound())
		}
		for i := 0; i < len(m.RGB); i += 3 {
			is := page.Color{R: m.RGB[i], G: m.RGB[i+1], B: m.RGB[i+2]}
			want := color.RGB{R: colors[i], G: colors[i+1], B: colors[i+2]}.Grey()
			if d := int(is.R) - int(want.R); !inGrey(is) || d < -1 || d > 1 {
				t.Fatalf("%s: sample %d is %v, want %v", name, i/3, is, want)
			}
		}
		if (m.Alpha != nil) != (name == "glass") || (m.JPEG != nil) != (name == "jpeg") {
			t.Errorf("%s: alpha %t, JPEG %t", name, m.Alpha != nil, m.JPEG != nil)
		}
		if m.JPEG == nil {
			continue
		}
		decoded, err := jpeg.Decode(bytes.NewReader(m.JPEG))
		grey, ok := decoded.(*image.Gray)
		if err != nil || !ok {
			t.Fatalf("the JPEG is a %T, %v", decoded, err)
		}
		for i := range m.Width * m.Height {
			v, want := grey.GrayAt(i%m.Width, i/m.Width).Y, m.RGB[3*i]
			if d := int(v) - int(want); d < -12 || d > 12 {
				t.Fatalf("pixel %d of the JPEG is %d, want %d", i, v, want)
			}
		}
	}
}
