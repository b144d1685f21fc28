package press

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"math/rand/v2"
	"testing"

	"leitbild/internal/page"
	writer "leitbild/internal/png"
	"leitbild/internal/unit"
)

// TestFlatLooksTheSame draws shapes that shine through each other, and what they become.
func TestFlatLooksTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for n := range 40 {
		p := &page.Page{Width: 60 * unit.Millimetre, Height: 40 * unit.Millimetre, Root: &page.Element{Lang: "de"}}
		figure := p.Root.Add(page.Figure)
		clear := 0
		for range 3 + r.IntN(5) {
			m := shape(r)
			m.Of = figure
			if clear < 4 && r.IntN(2) == 0 {
				m.Path.Transparency = uint8(r.IntN(256))
				clear++
			}
			p.Marks = append(p.Marks, m)
		}
		s, err := New(Job{})
		if err != nil {
			t.Fatal(err)
		}
		flat := *p
		if flat.Marks, err = s.flatten(p.Marks); err != nil {
			t.Fatal(err)
		}
		for _, m := range flat.Marks {
			if m.Path.Transparency != 0 {
				t.Fatalf("sheet %d: something is still transparent", n)
			}
		}
		if far := farApart(draw(t, p), draw(t, &flat)); far > 0.005 {
			t.Errorf("sheet %d: %.1f %% of the pixels look different", n, 100*far)
		}
	}
}

// shape is a rectangle, a triangle or a circle, some of them within another.
func shape(r *rand.Rand) page.Mark {
	at := func() page.Point {
		return page.Point{X: unit.Length(r.IntN(60)) * unit.Millimetre, Y: unit.Length(r.IntN(40)) * unit.Millimetre}
	}
	outline := func() *page.Path {
		p := &page.Path{}
		a, b := at(), at()
		switch r.IntN(3) {
		case 0:
			p.Append(page.Rect{X0: min(a.X, b.X), Y0: min(a.Y, b.Y), X1: max(a.X, b.X) + 1, Y1: max(a.Y, b.Y) + 1})
		case 1:
			p.Circle(a, unit.Length(2+r.IntN(20))*unit.Millimetre)
		default:
			for i, to := range []page.Point{a, b, at()} {
				op := page.LineTo
				if i == 0 {
					op = page.MoveTo
				}
				p.Segments = append(p.Segments, page.Segment{Op: op, Points: [3]page.Point{to}})
			}
			p.Segments = append(p.Segments, page.Segment{Op: page.Close})
		}
		return p
	}
	m := page.Mark{Path: outline()}
	m.Path.Color = page.Color{R: uint8(r.IntN(256)), G: uint8(r.IntN(256)), B: uint8(r.IntN(256))}
	if r.IntN(3) == 0 {
		m.Clips = []*page.Path{outline()}
	}
	return m
}

func draw(t *testing.T, p *page.Page) image.Image {
	t.Helper()
	data, err := writer.Write(p, writer.Options{DPI: 100})
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// farApart is the share of pixels in which two pictures differ; at the edges of shapes they may.
func farApart(a, b image.Image) float64 {
	const slack = 4 << 8
	differ, all := 0, 0
	bounds := a.Bounds()
	for y := bounds.Min.Y + 1; y < bounds.Max.Y-1; y++ {
		for x := bounds.Min.X + 1; x < bounds.Max.X-1; x++ {
			if !even(a, x, y) || !even(b, x, y) {
				continue
			}
			all++
			r0, g0, b0, _ := a.At(x, y).RGBA()
			r1, g1, b1, _ := b.At(x, y).RGBA()
			if apart(r0, r1) > slack || apart(g0, g1) > slack || apart(b0, b1) > slack {
				differ++
			}
		}
	}
	return float64(differ) / float64(max(all, 1))
}

func apart(a, b uint32) uint32 { return max(a, b) - min(a, b) }

// even reports whether a pixel and its neighbours have one colour.
func even(m image.Image, x, y int) bool {
	c := m.At(x, y)
	return m.At(x-1, y) == c && m.At(x+1, y) == c && m.At(x, y-1) == c && m.At(x, y+1) == c
}

// What lies on type or on a picture cannot be flattened by shapes, and is refused.
func TestSeeThroughIsRefused(t *testing.T) {
	glass := rect(page.Color{R: 200}, 0, 0, 30, 30)
	glass.Path.Transparency = 100
	pixels := page.Mark{Image: &page.Image{Width: 1, Height: 1, RGB: []byte{1, 2, 3}, Box: page.Rect{X1: 30 * unit.Millimetre, Y1: 30 * unit.Millimetre}}}
	cut := page.Mark{Image: &page.Image{Width: 1, Height: 1, RGB: []byte{1, 2, 3}, Alpha: []byte{9}, Box: page.Rect{X1: 30 * unit.Millimetre, Y1: 30 * unit.Millimetre}}}
	for _, marks := range [][]page.Mark{{pixels, glass}, {rect(page.Color{R: 9}, 0, 0, 5, 5), cut}} {
		s, _ := New(Job{})
		_, err := s.flatten(marks)
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Reason != SeeThrough {
			t.Errorf("%v", err)
		}
	}
	// A hundred panes over each other would be more pieces than there are atoms.
	var panes []page.Mark
	for range 100 {
		panes = append(panes, glass)
	}
	s, _ := New(Job{})
	if _, err := s.flatten(panes); err != nil {
		t.Errorf("rectangles that cover each other: %v", err)
	}
	for i := range panes {
		panes[i].Path = &page.Path{Transparency: 100}
		panes[i].Path.Circle(page.Point{}, 20*unit.Millimetre)
	}
	var refusal *Refusal
	if _, err := s.flatten(panes); !errors.As(err, &refusal) || refusal.Reason != TooManyParts {
		t.Errorf("circles that cover each other: %v", err)
	}
}

// A picture that sees through is laid on the ground that is under it, and hides where it is not.
func TestPictureOnGround(t *testing.T) {
	s, _ := New(Job{})
	ground := page.Color{R: 100, G: 100, B: 100}
	picture := page.Mark{Image: &page.Image{
		Width: 3, Height: 1, RGB: []byte{0, 0, 0, 0, 0, 0, 200, 200, 200}, Alpha: []byte{255, 0, 51},
		Box: page.Rect{X1: 30 * unit.Millimetre, Y1: 30 * unit.Millimetre},
	}}
	out, err := s.flatten([]page.Mark{rect(ground, 0, 0, 90, 90), picture})
	if err != nil {
		t.Fatal(err)
	}
	m := out[1].Image
	if want := []byte{0, 0, 0, 255, 255, 255, 120, 120, 120}; !bytes.Equal(m.RGB, want) || m.Alpha != nil {
		t.Errorf("the pixels are %v, want %v", m.RGB, want)
	}
	if p := s.pixels(m, []Ink{{K: 700}}); !bytes.Equal(p.Mask, []byte{0x40}) {
		t.Errorf("the mask is %X", p.Mask)
	}
	if picture.Image.Alpha == nil || picture.Image.RGB[3] != 0 {
		t.Error("the page's own picture has changed")
	}
}
