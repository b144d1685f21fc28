package press

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"leitbild/internal/color"
	"leitbild/internal/example"
	"leitbild/internal/icc"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// house is a job in a colour of its own, as a spot colour or in the four inks.
func house(t testing.TB, inks, spot string) *Separation {
	t.Helper()
	c, err := color.Parse(inks)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(Job{Brand: &Brand{Look: page.Color(c.RGB), CMYK: c.CMYK, IsCMYK: c.IsCMYK, Spot: spot}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func rgb(t testing.TB, text string) page.Color {
	t.Helper()
	c, err := color.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return page.Color(c.RGB)
}

// rect is a mark that fills a box given in millimetres.
func rect(c page.Color, x0, y0, x1, y1 unit.Length) page.Mark {
	p := &page.Path{Color: c}
	p.Append(page.Rect{
		X0: x0 * unit.Millimetre, Y0: y0 * unit.Millimetre, X1: x1 * unit.Millimetre, Y1: y1 * unit.Millimetre,
	})
	return page.Mark{Path: p}
}

func TestInksOfASpotColor(t *testing.T) {
	s := house(t, "cmyk(90 60 0 10)", "HKS 43")
	look := s.brand.look
	for _, c := range []struct {
		color  string
		ground bool
		want   Ink
	}{
		{"#FFFFFF", false, Ink{}},
		{"#FFFFFF", true, Ink{}},
		{look.String(), false, Ink{Spot: 1000}},
		{look.String(), true, Ink{Spot: 1000}},
		{"#000000", false, Ink{K: 1000}},
		{"#16181D", false, Ink{K: 1000}}, // black as themes have it
		{"#24211D", false, Ink{K: 1000}},
		{"#808080", false, Ink{K: 600}},
		{"#808080", true, Ink{K: 600}},
		{"#4A4F59", false, Ink{K: 810}}, // a breath of blue is knocked out of type
		{"#97A9CE", true, Ink{Spot: 530}},
		{"#EEF1F7", true, Ink{Spot: 90}},
		{"#092769", true, Ink{Spot: 1000, K: 520}},
		{"#16181D", true, Ink{Spot: 220, K: 1000}},
	} {
		got := s.inkFor(request{color: rgb(t, c.color), ground: c.ground})
		if got != c.want {
			t.Errorf("%s (ground: %v) is %+v, want %+v", c.color, c.ground, got, c.want)
		}
	}
	if len(s.refused) > 0 {
		t.Errorf("refused are %v", s.refused)
	}
	if got, want := s.Inks(), []string{"Black", "HKS 43"}; !slices.Equal(got, want) {
		t.Errorf("the plates are %q, want %q", got, want)
	}
}

func TestInksOfACMYKColor(t *testing.T) {
	s := house(t, "cmyk(90 60 0 10)", "")
	for text, want := range map[string]Ink{
		s.brand.look.String(): {C: 900, M: 600, K: 100},
		"#97A9CE":             {C: 477, M: 318, K: 53},
		"#092769":             {C: 900, M: 600, K: 568}, // half of what is not yet black
	} {
		if got := s.inkFor(request{color: rgb(t, text)}); got != want {
			t.Errorf("%s is %+v, want %+v", text, got, want)
		}
	}
}

// A spot colour may itself be grey; it is printed in its ink all the same.
func TestGreySpotColor(t *testing.T) {
	s := house(t, "cmyk(0 0 0 60)", "PANTONE Cool Gray 9 C")
	if got := s.inkFor(request{color: page.Color(s.brand.look)}); got != (Ink{Spot: 1000}) {
		t.Errorf("the house's grey is %+v", got)
	}
}

// Without a profile, what the house's ink and black do not give is refused, cream among it: a
// grey would be near, and wrong.
func TestRefused(t *testing.T) {
	s := house(t, "cmyk(90 60 0 10)", "HKS 43")
	for _, text := range []string{"#FAF6EC", "#F6F3EC", "#C8102E", "#00A000"} {
		_, err := s.Page(&page.Page{Width: 100 * unit.Millimetre, Height: 100 * unit.Millimetre, Marks: []page.Mark{rect(rgb(t, text), 0, 0, 100, 100)}})
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Reason != NoProfile || !slices.Contains(refusal.Colors, rgb(t, text)) {
			t.Errorf("%s: %v", text, err)
		}
	}
	_, err := New(Job{Brand: &Brand{Look: rgb(t, "#0B5FA5"), Spot: "HKS 43"}})
	var refusal *Refusal
	if !errors.As(err, &refusal) || refusal.Reason != NoAlternate {
		t.Errorf("a spot colour without an alternate: %v", err)
	}
}

// A logo's colours are its own: nearly the house's is the house's, somewhat like it is not.
func TestLogosKeepTheirColors(t *testing.T) {
	s := house(t, "cmyk(90 60 0 10)", "HKS 43")
	if _, ok := s.find(request{color: rgb(t, "#3B48B4"), foreign: true}); ok {
		t.Error("a logo's colour becomes another")
	}
	if ink, ok := s.find(request{color: page.Color{R: s.brand.look.R + 2, G: s.brand.look.G, B: s.brand.look.B - 2}, foreign: true}); !ok || ink.Spot != 1000 {
		t.Errorf("the house's colour in a logo is %+v", ink)
	}
}

// What is printed looks like what is meant, for every tint and shade of many colours.
func TestTonesLookAsMeant(t *testing.T) {
	for _, inks := range []string{"cmyk(90 60 0 10)", "cmyk(0 100 90 0)", "cmyk(80 0 100 20)", "cmyk(0 15 100 0)", "cmyk(60 90 0 0)"} {
		s := house(t, inks, "HKS")
		for tint := 0; tint <= 1000; tint += 125 {
			for black := 0; black <= 1000; black += 125 {
				c := color.Printed(s.brand.look, tint, black)
				ink, ok := s.tone(c, nearOwn)
				if !ok {
					continue // black or grey, which tone has no say in
				}
				if d := color.Distance(c, color.Printed(s.brand.look, ink.Spot, ink.K)); d > near {
					t.Errorf("%s: %s is printed with %+v, %.3f off", inks, c, ink, d)
				}
			}
		}
	}
}

func TestOverprint(t *testing.T) {
	s := house(t, "cmyk(90 60 0 10)", "HKS 43")
	black, grey := rgb(t, "#000000"), rgb(t, "#808080")
	figure := &page.Element{Role: page.Figure}
	code, logo, ground := rect(black, 0, 0, 50, 40), rect(black, 60, 0, 90, 40), rect(rgb(t, "#FFF"), 80, 0, 100, 100)
	code.Of, logo.Of, ground.Of = figure, figure, figure
	below := []page.Mark{rect(rgb(t, "#30549E"), 0, 0, 100, 100), ground}
	for _, c := range []struct {
		what string
		mark page.Mark
		want bool
	}{
		{"type", page.Mark{Run: &page.Run{Color: black}}, true},
		{"grey type", page.Mark{Run: &page.Run{Color: grey}}, false},
		{"white type", page.Mark{Run: &page.Run{Color: rgb(t, "#FFF")}}, false},
		{"type in the house's colour", page.Mark{Run: &page.Run{Color: page.Color(s.brand.look)}}, false},
		{"a rule", rect(black, 0, 0, 50, 1), true},
		{"a ground", rect(black, 0, 0, 50, 50), false},
		{"a QR code", code, true},
		{"a part of a logo that lies on another", logo, false},
	} {
		if got := s.ink(c.mark, below).Overprint; got != c.want {
			t.Errorf("%s overprints: %v", c.what, got)
		}
	}
}

// Black that overprints adds to what is under it, and to nothing that a ground hides.
func TestMostInk(t *testing.T) {
	s := house(t, "cmyk(90 60 0 10)", "")
	look := page.Color(s.brand.look)
	p := &page.Page{Width: 100 * unit.Millimetre, Height: 100 * unit.Millimetre, Marks: []page.Mark{
		rect(look, 0, 0, 100, 100), rect(rgb(t, "#000"), 10, 10, 90, 11),
	}}
	if _, err := s.Page(p); err != nil {
		t.Fatal(err)
	}
	if got := s.MaxCoverage(); got.Total != 900+600+1000 || got.Color != look {
		t.Errorf("black over the house's colour: %+v", got)
	}
	s = house(t, "cmyk(90 60 0 10)", "")
	p.Marks = []page.Mark{rect(look, 0, 0, 100, 100), rect(rgb(t, "#FFF"), 5, 5, 95, 50), rect(rgb(t, "#000"), 10, 10, 90, 11)}
	if _, err := s.Page(p); err != nil {
		t.Fatal(err)
	}
	if got := s.MaxCoverage(); got.Total != 1600 {
		t.Errorf("black over white over the house's colour: %+v", got)
	}
}

// Everything around the sheet stands outside the bleed, and on every plate.
func TestMarksStandOutside(t *testing.T) {
	for _, bleed := range []unit.Length{0, 3, 12} {
		s := house(t, "cmyk(90 60 0 10)", "HKS 43")
		p := &page.Page{Width: 100 * unit.Millimetre, Height: 60 * unit.Millimetre, Bleed: bleed * unit.Millimetre, CropMarks: true}
		sheet, err := s.Page(p)
		if err != nil {
			t.Fatal(err)
		}
		if sheet.Page.CropMarks || len(sheet.Page.Marks) < 8+4*3 || len(p.Marks) > 0 {
			t.Fatalf("%d marks", len(sheet.Page.Marks))
		}
		inside := page.Rect{X0: -p.Bleed, Y0: -p.Bleed, X1: p.Width + p.Bleed, Y1: p.Height + p.Bleed}
		medium := page.Rect{X0: -sheet.Margin, Y0: -sheet.Margin, X1: p.Width + sheet.Margin, Y1: p.Height + sheet.Margin}
		for i, m := range sheet.Page.Marks {
			box := m.Ink()
			if box.Overlaps(inside) || box.X0 < medium.X0 || box.Y0 < medium.Y0 || box.X1 > medium.X1 || box.Y1 > medium.Y1 || !sheet.Inks[i].All {
				t.Errorf("bleed %d mm: mark at %v in %+v", bleed, box, sheet.Inks[i])
			}
		}
	}
}

func TestMask(t *testing.T) {
	m := &page.Image{Width: 10, Height: 2}
	alpha := make([]byte, 20)
	alpha[0], alpha[9], alpha[10] = 1, 255, 255
	if got, want := mask(m, alpha), []byte{0x7F, 0x80, 0x7F, 0xC0}; !slices.Equal(got, want) {
		t.Errorf("the mask is %X, want %X", got, want)
	}
	if mask(m, nil) != nil {
		t.Error("a picture without opacities has a mask")
	}
}

func TestGreyPictureIsBlackInk(t *testing.T) {
	s := house(t, "cmyk(90 60 0 10)", "HKS 43")
	p := s.pixels(&page.Image{Width: 3, Height: 1, RGB: []byte{255, 255, 255, 128, 128, 128, 0, 0, 0}}, nil)
	if want := []byte{0, 0, 0, 0, 0, 0, 0, 153, 0, 0, 0, 255}; !slices.Equal(p.Samples, want) {
		t.Errorf("the pixels are %v, want %v", p.Samples, want)
	}
	if s.pixels(&page.Image{Width: 1, Height: 1, RGB: []byte{200, 0, 0}}, nil); !s.picture {
		t.Error("a colourful picture is printed without a profile")
	}
}

// Large pictures are turned into the same inks as small ones.
func TestPalettes(t *testing.T) {
	s := house(t, "cmyk(90 60 0 10)", "HKS 43")
	small := page.Image{Width: 256, Height: 1}
	for v := range 256 {
		small.RGB = append(small.RGB, byte(v), byte(v), byte(v))
	}
	large := page.Image{Width: 256, Height: 4096}
	for range large.Height {
		large.RGB = append(large.RGB, small.RGB...)
	}
	one, many := s.pixels(&small, nil).Samples, s.pixels(&large, nil).Samples
	if !slices.Equal(many[:len(one)], one) || !slices.Equal(many[len(many)-len(one):], one) {
		t.Error("a large picture has other inks")
	}
}

func TestRectangle(t *testing.T) {
	if _, ok := rectangle(rect(page.Color{}, 1, 2, 3, 4).Path); !ok {
		t.Error("a rectangle is none")
	}
	two := rect(page.Color{}, 1, 2, 3, 4)
	two.Path.Append(page.Rect{X0: 5, Y0: 5, X1: 9, Y1: 9})
	bent := rect(page.Color{}, 1, 2, 3, 4)
	bent.Path.Segments[2].Points[0].X--
	round := rect(page.Color{}, 1, 2, 3, 4)
	round.Path.Segments[2].Op = page.CurveTo
	crossed := rect(page.Color{}, 1, 2, 3, 4)
	crossed.Path.Segments[1].Points[0], crossed.Path.Segments[2].Points[0] = crossed.Path.Segments[2].Points[0], crossed.Path.Segments[1].Points[0]
	for i, m := range []page.Mark{two, bent, round, crossed, {Path: &page.Path{}}} {
		if _, ok := rectangle(m.Path); ok {
			t.Errorf("shape %d is taken for a rectangle", i)
		}
	}
}

func TestNearestPair(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		a, b := step*r.IntN(101), step*r.IntN(101)
		x, y, _ := nearestPair(func(x, y int) float64 { return float64((x-a)*(x-a) + (y-b)*(y-b)) })
		if x != a || y != b {
			t.Errorf("found %d, %d, want %d, %d", x, y, a, b)
		}
	}
}

// Beside a narrow sheet less is written, never half the name of an ink.
func TestSlug(t *testing.T) {
	face := example.Face(t, "barlow/Barlow_500Medium.ttf")
	const blue, long = "PANTONE Reflex Blue C", "Sonderton Stadtwerke Auental Nachtblau metallic matt lackiert"
	for _, c := range []struct {
		width unit.Length
		spot  string
		want  string
	}{
		{420, blue, "leitbild-print.pdf · 2026-11-22 · 420 × 594 mm|Black|PANTONE Reflex Blue C"},
		{65, blue, "leitbild-print.pdf · 2026-11-22|Black|PANTONE Reflex Blue C"},
		{50, blue, "leitbild-print… · 2026-11-22|Black"},
		{210, long, "leitbild-print.pdf · 2026-11-22 · 420 × 594 mm|Black|" + long},
		{80, long, "leitbild-print.pdf · 2026-11-22 · 420 × 594 mm|Black|Sonderton Stadtwerke Auental Na…"},
	} {
		s := house(t, "cmyk(90 60 0 10)", c.spot)
		s.job.Face, s.job.Slug = face, []string{"leitbild-print.pdf", "2026-11-22", "420 × 594 mm"}
		sheet, err := s.Page(&page.Page{
			Width: c.width * unit.Millimetre, Height: 100 * unit.Millimetre, CropMarks: true,
			Marks: []page.Mark{rect(page.Color(s.brand.look), 0, 0, 10, 10), rect(page.Color{}, 0, 0, 10, 1)},
		})
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for i, m := range sheet.Page.Marks {
			if m.Run == nil {
				continue
			}
			texts = append(texts, m.Run.Text)
			if box := m.Run.Ink(); box.X0 < 0 || box.X1 > sheet.Page.Width || !sheet.Inks[i].All {
				t.Errorf("%d mm: %q lies at %v", c.width, m.Run.Text, box)
			}
		}
		if got := strings.Join(texts, "|"); got != c.want {
			t.Errorf("%d mm: %q, want %q", c.width, got, c.want)
		}
	}
}

// What a picture hides is not printed: it needs no plate and puts down no ink.
func TestHiddenPixelsAreNoInk(t *testing.T) {
	s := house(t, "cmyk(90 60 0 10)", "HKS 43")
	side := 50 * unit.Millimetre
	logo := page.Mark{Image: &page.Image{
		Width: 3, Height: 1, RGB: []byte{255, 255, 255, 9, 200, 40, 255, 255, 255}, Alpha: []byte{255, 0, 102},
		Box: page.Rect{X0: unit.Millimetre, Y0: unit.Millimetre, X1: side, Y1: side},
	}}
	sheet, err := s.Page(&page.Page{
		Width: 2 * side, Height: 2 * side,
		Marks: []page.Mark{rect(page.Color(s.brand.look), 0, 0, 100, 100), logo},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Inks(); !slices.Equal(got, []string{"HKS 43"}) || s.MaxCoverage().Total != 1000 {
		t.Errorf("the plates are %q, at most %d", got, s.MaxCoverage().Total)
	}
	for _, p := range sheet.Pictures { // its edge is a tint of the ground
		if want := []byte{0, 0, 153}; p.Space != Spot || !slices.Equal(p.Samples, want) || !slices.Equal(p.Mask, []byte{0x40}) {
			t.Errorf("the picture is %+v, want %v", p, want)
		}
	}
}

// A picture in the colour of the house, black and white is printed in the ink of the house and black.
func TestPicturesInTheHousesInk(t *testing.T) {
	s := house(t, "cmyk(90 60 0 10)", "HKS 43")
	look := s.brand.look
	half := mix(page.Color(look), page.Color{R: 255, G: 255, B: 255}, 128)
	picture := &page.Image{Width: 3, Height: 1, RGB: []byte{look.R, look.G, look.B, half.R, half.G, half.B, 255, 255, 255}}
	if p := s.pixels(picture, nil); p == nil || p.Space != Spot || !slices.Equal(p.Samples, []byte{255, 128, 0}) {
		t.Errorf("tints of the house's colour are %+v", p)
	}
	copy(picture.RGB[6:], []byte{0, 0, 0})
	if p := s.pixels(picture, nil); p == nil || p.Space != SpotBlack || !slices.Equal(p.Samples, []byte{255, 0, 128, 0, 0, 255}) {
		t.Errorf("with black they are %+v", p)
	}
	copy(picture.RGB[6:], []byte{0, 200, 0})
	if p := s.pixels(picture, nil); p != nil || !s.picture {
		t.Errorf("with green they are %+v", p)
	}
	if slices.Contains(s.Inks(), "Cyan") {
		t.Error("a picture that is refused needs plates")
	}
	s = house(t, "cmyk(90 60 0 10)", "")
	copy(picture.RGB[6:], []byte{255, 255, 255})
	if p := s.pixels(picture, nil); p == nil || p.Space != Process || !slices.Equal(p.Samples[:8], []byte{230, 153, 0, 26, 115, 77, 0, 13}) {
		t.Errorf("without a spot colour they are %+v", p)
	}
}

// Black that overprints a picture adds to the most that the picture has of other inks.
func TestMostInkOverAPicture(t *testing.T) {
	s := house(t, "cmyk(90 60 0 10)", "")
	look := s.brand.look
	box := page.Rect{X1: 50 * unit.Millimetre, Y1: 50 * unit.Millimetre}
	p := &page.Page{Width: box.X1, Height: box.Y1, Marks: []page.Mark{
		{Image: &page.Image{Width: 2, Height: 1, RGB: []byte{255, 255, 255, look.R, look.G, look.B}, Box: box}},
		rect(rgb(t, "#000"), 10, 10, 40, 11),
	}}
	if _, err := s.Page(p); err != nil {
		t.Fatal(err)
	}
	if got := s.MaxCoverage(); got.Total != 900+600+1000 || !got.Picture {
		t.Errorf("black over a picture in the house's colour: %+v", got)
	}
}

// A house whose dark blue is the colour of all text has it in headlines, and small print in black.
func TestHeadlinesKeepTheHouse(t *testing.T) {
	navy := rgb(t, "#0B2545")
	s := &Separation{job: Job{Brand: &Brand{Look: navy}, Profile: &icc.Profile{}, Letters: []page.Color{navy}}}
	for size, want := range map[unit.Length]bool{9 * unit.Point: false, 30 * unit.Point: true} {
		if got := s.isDisplay(&page.Run{Color: navy, Size: size}); got != want {
			t.Errorf("%.0f pt: %t", size.Points(), got)
		}
	}
	if s.isDisplay(&page.Run{Color: rgb(t, "#16181D"), Size: 30 * unit.Point}) {
		t.Error("another colour is the house's")
	}
}

// Text, rules and codes on light grounds are black ink alone, whatever their hue: four inks in
// letters do not meet. The colour of the house stays what it is.
func TestLettersAreBlack(t *testing.T) {
	s := house(t, "cmyk(90 60 0 10)", "HKS 43")
	look := page.Color(s.brand.look)
	navy, muted := rgb(t, "#1A2B4C"), rgb(t, "#5A6E94")
	s.job.Letters = []page.Color{navy, muted, look}
	text := func(c page.Color) page.Mark { return page.Mark{Run: &page.Run{Color: c, Size: 9 * unit.Point}} }
	code := page.Mark{Of: &page.Element{Role: page.Figure}, Path: &page.Path{Color: rgb(t, "#15302C")}}
	for i := range unit.Length(100) {
		at := i * unit.Millimetre
		code.Path.Append(page.Rect{X0: at, Y0: at, X1: at + unit.Millimetre, Y1: at + unit.Millimetre})
	}
	for _, c := range []struct {
		what string
		mark page.Mark
		want Ink
	}{
		{"text", text(navy), Ink{K: 1000, Overprint: true}},
		{"a rule", rect(navy, 0, 0, 50, 1), Ink{K: 1000, Overprint: true}},
		{"muted text", text(muted), Ink{K: 680}},
		{"text in the house's colour", text(look), Ink{Spot: 1000}},
		{"a code", code, Ink{K: 1000, Overprint: true}},
	} {
		if got := s.ink(c.mark, nil); got != c.want {
			t.Errorf("%s is %+v, want %+v", c.what, got, c.want)
		}
	}
	if ground := s.ink(rect(navy, 0, 0, 90, 90), nil); ground.Spot == 0 {
		t.Errorf("a ground in the colour of the text is %+v", ground)
	}
}

// The greys of a house whose colour is a grey are tints of its ink, from the palest to the solid.
func TestGreysOfAGreyHouse(t *testing.T) {
	s := house(t, "cmyk(0 0 0 60)", "PANTONE Cool Gray 9 C")
	last := 0
	for tint := 50; tint <= 1000; tint += 50 {
		c := page.Color(color.Printed(s.brand.look, tint, 0))
		for _, ground := range []bool{true, false} {
			ink := s.inkFor(request{color: c, ground: ground})
			if ink.K > 0 || ink.Spot < tint-20 || ink.Spot > tint+20 || ink.Spot < last {
				t.Errorf("a tint of %d (ground: %v) is %+v", tint, ground, ink)
			}
			last = ink.Spot
		}
	}
	if ink := s.inkFor(request{color: rgb(t, "#16181D")}); ink != (Ink{K: 1000}) {
		t.Errorf("black type is %+v", ink)
	}
	gold := house(t, "cmyk(0 20 60 50)", "PANTONE 871 C")
	if ink := gold.inkFor(request{color: rgb(t, "#F8EFDF"), ground: true}); ink.Spot == 0 || ink.Total() != ink.Spot {
		t.Errorf("a breath of gold is %+v", ink)
	}
	white := house(t, "cmyk(0 0 0 0)", "Weiß")
	if ink := white.inkFor(request{color: rgb(t, "#808080")}); ink.Spot > 0 || ink.K == 0 {
		t.Errorf("grey in a house that is white is %+v", ink)
	}
}
