package png_test

// A page with what logos bring along: pixels, opacities, holes, clips.

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"testing"

	"leitbild/internal/judge"
	"leitbild/internal/page"
	"leitbild/internal/png"
	"leitbild/internal/unit"
)

const mm = unit.Millimetre

func TestOnePictureOfPictures(t *testing.T) {
	judge.Needs(t, "pdftoppm")
	judge.Needs(t, "chromium")
	p := pictures(t)
	ours := decode(t, draws(t, p, png.Options{DPI: resolution}))
	poppler := byPoppler(t, p)
	chromium := byChromium(t, p, ours.w, ours.h)
	keep(t, map[string]raster{"ours": ours, "poppler": poppler, "chromium": chromium})
	compare(t, "ours and poppler's", ours, poppler, ofPoppler)
	compare(t, "ours and Chromium's", ours, chromium, ofChromium)
	for i := range p.Marks { // a comparison that lets one be missing is worth nothing
		without := *p
		without.Marks = append(append([]page.Mark{}, p.Marks[:i]...), p.Marks[i+1:]...)
		if _, worst, _ := difference(ours, decode(t, draws(t, &without, png.Options{DPI: resolution}))); worst <= ofPoppler.square {
			t.Errorf("without mark %d the worst square differs by only %.1f", i, worst)
		}
	}
}

// pictures is a page with each kind of picture and shape.
func pictures(t *testing.T) *page.Page {
	t.Helper()
	p := &page.Page{Width: 148 * mm, Height: 148 * mm, Root: &page.Element{Role: page.Document, Lang: "de"}}
	figure := p.Root.Add(page.Figure)
	figure.Alt = "Muster GmbH"
	box := func(x, y, w, h unit.Length) page.Rect {
		return page.Rect{X0: x * mm, Y0: y * mm, X1: (x + w) * mm, Y1: (y + h) * mm}
	}
	ground := &page.Path{Color: page.Color{R: 11, G: 95, B: 165}}
	ground.Append(box(0, 0, 148, 50))
	photo := samples(300, 200, nil)
	photo.Box, photo.JPEG = box(10, 60, 60, 40), encoded(t, photo)
	small := samples(40, 30, func(x, y int) uint8 { return uint8(255 * x / 40) })
	small.Box = box(80, 60, 60, 45)
	glass := samples(200, 200, func(x, y int) uint8 {
		return uint8(max(0, min(255, 1300-13*int(math.Hypot(float64(x)-99.5, float64(y)-99.5)))))
	})
	glass.Box = box(10, 8, 35, 35)
	veil := star(120*mm, 26*mm, 22*mm, page.Color{R: 255, G: 220})
	veil.EvenOdd, veil.Transparency = true, 100
	cut := samples(100, 100, nil)
	cut.Box = box(20, 105, 60, 40)
	window := &page.Path{}
	window.Append(box(30, 110, 45, 32))
	p.Marks = []page.Mark{
		{Path: ground},
		{Of: figure, Image: photo},
		{Of: figure, Image: small},
		{Of: figure, Image: glass},
		{Of: figure, Path: star(80*mm, 25*mm, 20*mm, page.Color{R: 255, G: 255, B: 255})},
		{Of: figure, Path: veil},
		{Of: figure, Image: cut, Clips: []*page.Path{star(50*mm, 125*mm, 20*mm, page.Color{}), window}},
		{Of: figure, Path: star(110*mm, 125*mm, 20*mm, page.Color{R: 200}), Clips: []*page.Path{holed(110*mm, 125*mm, 16*mm)}},
	}
	return p
}

// samples are of a picture with much going on.
func samples(w, h int, alpha func(x, y int) uint8) *page.Image {
	m := &page.Image{Width: w, Height: h}
	for y := range h {
		for x := range w {
			m.RGB = append(m.RGB, uint8(200*x/w), uint8(255*y/h), uint8(90+80*math.Sin(float64(x+y)/9)))
			if alpha != nil {
				m.Alpha = append(m.Alpha, alpha(x, y))
			}
		}
	}
	return m
}

func encoded(t *testing.T, m *page.Image) []byte {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, m.Width, m.Height))
	for i := range m.Width * m.Height {
		picture.Set(i%m.Width, i/m.Width, color.RGBA{m.RGB[3*i], m.RGB[3*i+1], m.RGB[3*i+2], 255})
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// star has five points, each line of it through the middle: how it is filled is a matter of
// the rule.
func star(x, y, r unit.Length, c page.Color) *page.Path {
	p := &page.Path{Color: c}
	for i := range 5 {
		angle := float64(2*i)*2*math.Pi/5 - math.Pi/2
		at := page.Point{X: x + unit.Length(float64(r)*math.Cos(angle)), Y: y + unit.Length(float64(r)*math.Sin(angle))}
		p.Segments = append(p.Segments, page.Segment{Op: page.LineTo, Points: [3]page.Point{at}})
	}
	p.Segments[0].Op = page.MoveTo
	p.Segments = append(p.Segments, page.Segment{Op: page.Close})
	return p
}

// holed is a frame by the even-odd rule.
func holed(x, y, r unit.Length) *page.Path {
	p := &page.Path{EvenOdd: true}
	p.Append(page.Rect{X0: x - r, Y0: y - r, X1: x + r, Y1: y + r})
	p.Append(page.Rect{X0: x - r/3, Y0: y - r/3, X1: x + r/3, Y1: y + r/3})
	return p
}
