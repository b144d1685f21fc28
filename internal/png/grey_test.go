package png_test

import (
	"bytes"
	"image"
	stdpng "image/png"
	"testing"

	"leitbild/internal/example"
	"leitbild/internal/page"
	"leitbild/internal/png"
)

// TestGreySheet draws a grey sheet as one, and compares it with the same in all colours.
func TestGreySheet(t *testing.T) {
	grey := func(c page.Color) page.Color {
		v := uint8((int(c.R)*2 + int(c.G)*7 + int(c.B)) / 10)
		return page.Color{R: v, G: v, B: v}
	}
	p := pictures(t)
	for _, m := range p.Marks {
		switch {
		case m.Path != nil:
			m.Path.Color = grey(m.Path.Color)
		case m.Image != nil:
			for i := 0; i < len(m.Image.RGB); i += 3 {
				c := grey(page.Color{R: m.Image.RGB[i], G: m.Image.RGB[i+1], B: m.Image.RGB[i+2]})
				m.Image.RGB[i], m.Image.RGB[i+1], m.Image.RGB[i+2] = c.R, c.R, c.R
			}
			m.Image.Grey, m.Image.JPEG = true, nil
		}
	}
	plain := example.Page(t, example.Sheet{Charter: "standard.de.yaml", Theme: "klassik", Paper: "A5"})
	for _, m := range plain.Marks {
		if m.Run != nil {
			m.Run.Color = grey(m.Run.Color)
		} else {
			m.Path.Color = grey(m.Path.Color)
		}
	}
	for name, p := range map[string]*page.Page{"pictures": p, "type": plain} {
		colors := draws(t, p, png.Options{DPI: 70})
		p.Grey = true
		greys := draws(t, p, png.Options{DPI: 70})
		a, err := stdpng.Decode(bytes.NewReader(greys))
		if err != nil {
			t.Fatal(err)
		}
		picture, ok := a.(*image.Gray)
		if !ok {
			t.Fatalf("%s: the picture is a %T", name, a)
		}
		b, err := stdpng.Decode(bytes.NewReader(colors))
		if err != nil {
			t.Fatal(err)
		}
		for y := range picture.Rect.Dy() {
			for x := range picture.Rect.Dx() {
				r, _, _, _ := b.At(x, y).RGBA()
				if d := int(picture.GrayAt(x, y).Y) - int(r>>8); d < -8 || d > 8 {
					t.Fatalf("%s: the pixel %d, %d is %d, and %d in colour", name, x, y, picture.GrayAt(x, y).Y, r>>8)
				}
			}
		}
		if len(greys) > len(colors)*6/5 {
			t.Errorf("%s: %d bytes in greys, %d in colour", name, len(greys), len(colors))
		}
	}
}
