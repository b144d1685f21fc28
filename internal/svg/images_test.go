package svg

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"leitbild/internal/page"
)

func TestImages(t *testing.T) {
	window, hole := rect(nil, 0, 0, 8*mm, 8*mm, page.Color{}).Path, rect(nil, 1*mm, 1*mm, 9*mm, 9*mm, page.Color{}).Path
	hole.EvenOdd = true
	veil := rect(nil, 0, 0, mm, mm, page.Color{R: 255})
	veil.Path.EvenOdd, veil.Path.Transparency = true, 51
	veil.Clips = []*page.Path{window}
	glass := &page.Image{
		Box: page.Rect{X0: mm, Y0: 2 * mm, X1: 5 * mm, Y1: 4 * mm}, Width: 2, Height: 1,
		RGB: []byte{255, 0, 0, 0, 0, 255}, Alpha: []byte{255, 127},
	}
	photo := &page.Image{Box: glass.Box, Width: 1, Height: 1, RGB: make([]byte, 3), JPEG: []byte("\xff\xd8 as it is")}
	p := &page.Page{Width: 10 * mm, Height: 10 * mm, Root: &page.Element{Role: page.Document}, Marks: []page.Mark{
		{Image: glass, Clips: []*page.Path{window, hole}}, {Image: photo}, veil,
	}}
	data := write(t, p, Meta{})
	svg := parse(t, data)
	images := svg.all("image")
	if len(images) != 2 {
		t.Fatalf("there are %d pictures", len(images))
	}
	a := images[0].attrs
	if a["x"] != "1" || a["y"] != "2" || a["width"] != "4" || a["height"] != "2" || a["preserveAspectRatio"] != "none" {
		t.Errorf("the picture has %v", a)
	}
	packed, found := strings.CutPrefix(a["href"], "data:image/png;base64,")
	file, err := base64.StdEncoding.DecodeString(packed)
	if err != nil || !found {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if got := picture.At(1, 0); got != (color.NRGBA{B: 255, A: 127}) {
		t.Errorf("the second pixel is %v", got)
	}
	if want := "data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(photo.JPEG); images[1].attrs["href"] != want {
		t.Error("a JPEG does not stay as it is")
	}
	if n := len(svg.all("clipPath")); n != 2 {
		t.Errorf("two clips are written %d times", n)
	}
	for _, want := range []string{
		`<clipPath id="c1"><path clip-rule="evenodd" d=`, `<g clip-path="url(#c0)"><g clip-path="url(#c1)"><image `,
		`<g clip-path="url(#c0)"><path fill="#f00" fill-opacity=".8" fill-rule="evenodd" d=`,
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("there is no %s in\n%s", want, data)
		}
	}
	glass.RGB = glass.RGB[:5]
	if _, err := Write(p, Meta{}); !errors.Is(err, errImage) {
		t.Errorf("a picture without all its samples: %v", err)
	}
}
