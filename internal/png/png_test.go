package png

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	stdpng "image/png"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"leitbild/internal/example"
	"leitbild/internal/font"
	"leitbild/internal/judge"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

const mm = unit.Millimetre

// line sets a text without shaping.
func line(t testing.TB, face *font.Face, text string, x, y, size unit.Length, c page.Color) page.Mark {
	t.Helper()
	run := &page.Run{Face: face, Size: size, Color: c, X: x, Y: y, Text: text}
	pen := int32(0)
	for at, r := range text {
		g, ok := face.Glyph(r)
		if !ok {
			t.Fatalf("the face lacks %q", r)
		}
		run.Glyphs = append(run.Glyphs, page.Glyph{ID: g, X: pen, Start: int32(at), End: int32(at + len(string(r)))})
		pen += int32(face.Advance(g))
	}
	return page.Mark{Run: run}
}

func rect(x0, y0, x1, y1 unit.Length, c page.Color) page.Mark {
	path := &page.Path{Color: c}
	path.Append(page.Rect{X0: x0, Y0: y0, X1: x1, Y1: y1})
	return page.Mark{Path: path}
}

// circle is made of four cubics.
func circle(x, y, r unit.Length, c page.Color) page.Mark {
	k := r * 5523 / 10000
	at := func(dx, dy unit.Length) page.Point { return page.Point{X: x + dx, Y: y + dy} }
	curve := func(a, b, c page.Point) page.Segment {
		return page.Segment{Op: page.CurveTo, Points: [3]page.Point{a, b, c}}
	}
	return page.Mark{Path: &page.Path{Color: c, Segments: []page.Segment{
		{Op: page.MoveTo, Points: [3]page.Point{at(r, 0)}},
		curve(at(r, k), at(k, r), at(0, r)),
		curve(at(-k, r), at(-r, k), at(-r, 0)),
		curve(at(-r, -k), at(-k, -r), at(0, -r)),
		curve(at(k, -r), at(r, -k), at(r, 0)),
		{Op: page.Close},
	}}}
}

var blue = page.Color{R: 11, G: 95, B: 165}

// poster is a small page with a little of everything.
func poster(t testing.TB) *page.Page {
	p := &page.Page{Width: 148 * mm, Height: 210 * mm, Bleed: 3 * mm, CropMarks: true}
	barlow, serif := example.Face(t, "barlow/Barlow_400Regular.ttf"), example.Face(t, "source-serif-4/SourceSerif4_400Regular.ttf")
	p.Marks = []page.Mark{
		rect(-3*mm, -3*mm, 151*mm, 30*mm, blue),
		line(t, barlow, "Kundenleitbild", 10*mm, 24*mm, 48*unit.Point, page.White()),
		line(t, serif, "Ein Kunde findet schnell einen neuen Anbieter,", 10*mm, 50*mm, 12*unit.Point, page.Color{}),
		line(t, serif, "wir aber nicht so schnell einen neuen Kunden.", 10*mm, 56*mm, 12*unit.Point, page.Color{}),
		circle(100*mm, 120*mm, 20*mm, blue),
		line(t, barlow, "Großer König", 80*mm, 125*mm, 30*unit.Point, page.Color{R: 200, G: 30, B: 30}),
	}
	return p
}

// colorful is a page that needs more colours than a palette has.
func colorful(t testing.TB) *page.Page {
	p := poster(t)
	for i := range 24 {
		p.Marks = append(p.Marks, circle(unit.Length(10+5*i)*mm, 180*mm, 8*mm, page.Color{R: uint8(10 * i), G: uint8(255 - 7*i), B: uint8(90 * i)}))
	}
	return p
}

var meta = Meta{
	Title: "Unser Kundenleitbild", Author: "Muster GmbH", Description: "Ein Plakat mit zwei Sätzen",
	Lang: "de", Creator: "leitbild test", Date: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC),
}

func write(t testing.TB, p *page.Page, o Options) []byte {
	t.Helper()
	data, err := Write(p, o)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// golden are the digests of the pages of these tests. They change with what the package
// writes, and with nothing else.
var golden = map[string]string{
	"palette":     "f2997e1c397f8a109738d5332ddaf4cddfb710cc3df300371e3b6c3a506028af",
	"true colour": "4e377dab780516d030067e75db6c3325e41ce2bde2bdf6d9270bb4fbbbe86713",
}

func TestGolden(t *testing.T) {
	for name, p := range map[string]*page.Page{"palette": poster(t), "true colour": colorful(t)} {
		if got := fmt.Sprintf("%x", sha256.Sum256(write(t, p, Options{DPI: 150, Meta: meta}))); got != golden[name] {
			t.Errorf("%s: the digest is %s, want %s", name, got, golden[name])
		}
	}
}

// Another processor draws the same picture.
func TestGoldenOnARM(t *testing.T) {
	judge.OnARM(t, "^TestGolden$")
}

func TestSameBytesTwice(t *testing.T) {
	for range 3 {
		a, b := write(t, colorful(t), Options{DPI: 72}), write(t, colorful(t), Options{DPI: 72})
		if !bytes.Equal(a, b) {
			t.Fatal("the same page gives other bytes")
		}
	}
}

// chunks reads the chunks of a file by name; of several with a name all data, in order.
func chunks(t *testing.T, data []byte) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for at := 8; at < len(data); {
		n := int(binary.BigEndian.Uint32(data[at:]))
		name := string(data[at+4 : at+8])
		found[name] = append(found[name], string(data[at+8:at+8+n]))
		at += n + 12
	}
	return found
}

func decode(t *testing.T, data []byte) image.Image {
	t.Helper()
	picture, err := stdpng.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

func TestSizeAndResolution(t *testing.T) {
	plain := &page.Page{Width: 420 * mm, Height: 594 * mm}
	screen := &page.Page{Width: 1920 * unit.Inch / 96, Height: 1080 * unit.Inch / 96}
	marked := &page.Page{Width: 100 * mm, Height: 100 * mm, CropMarks: true, Bleed: 5 * mm}
	for _, c := range []struct {
		page          *page.Page
		options       Options
		width, height int
		x, y          uint32
	}{
		{plain, Options{DPI: 150}, 2480, 3508, 5906, 5906},
		{plain, Options{DPI: 72}, 1191, 1684, 2835, 2835},
		{plain, Options{Width: 1000}, 1000, 1414, 2381, 2380},
		{plain, Options{Height: 1414}, 1000, 1414, 2381, 2380},
		{plain, Options{Width: 1000, Height: 1415, DPI: 300}, 1000, 1415, 2381, 2382},
		{screen, Options{Width: 1920, Height: 1080}, 1920, 1080, 3780, 3780},
		{screen, Options{Width: 3840, Height: 2160}, 3840, 2160, 7559, 7559},
		{marked, Options{DPI: 254}, 1200, 1200, 10000, 10000},
	} {
		data := write(t, c.page, c.options)
		if b := decode(t, data).Bounds(); b.Dx() != c.width || b.Dy() != c.height {
			t.Errorf("%+v: %d × %d pixels, want %d × %d", c.options, b.Dx(), b.Dy(), c.width, c.height)
		}
		physical := []byte(chunks(t, data)["pHYs"][0])
		x, y := binary.BigEndian.Uint32(physical), binary.BigEndian.Uint32(physical[4:])
		if x != c.x || y != c.y || physical[8] != 1 {
			t.Errorf("%+v: %d × %d pixels to the metre, want %d × %d", c.options, x, y, c.x, c.y)
		}
	}
}

func TestWrongSizes(t *testing.T) {
	plain := &page.Page{Width: 420 * mm, Height: 594 * mm}
	var size *SizeError
	for _, o := range []Options{{DPI: 5000}, {DPI: 1 << 40}, {Width: -1}, {Height: 30001}, {Width: 29000}, {Width: 1 << 40}} {
		if _, err := Write(plain, o); !errors.As(err, &size) {
			t.Errorf("%+v: %v, want a SizeError", o, err)
		}
	}
	if _, err := Write(&page.Page{Width: 1, Height: 1}, Options{DPI: 1}); !errors.As(err, &size) {
		t.Errorf("no pixels: %v", err)
	}
	var shape *ShapeError
	if _, err := Write(plain, Options{Width: 1000, Height: 1000}); !errors.As(err, &shape) || shape.FitHeight != 1414 {
		t.Errorf("a square of a sheet: %v", err)
	}
	if _, err := Write(plain, Options{}); !errors.Is(err, errNoSize) {
		t.Errorf("no size: %v", err)
	}
	if _, err := Write(plain, Options{DPI: -1}); !errors.Is(err, errNoSize) {
		t.Errorf("negative: %v", err)
	}
	for _, p := range []*page.Page{{}, {Width: mm}, {Width: -mm, Height: mm}, {Width: 1 << 60, Height: 1 << 60}} {
		if _, err := Write(p, Options{DPI: 72}); err == nil {
			t.Errorf("a page of %d × %d is drawn", p.Width, p.Height)
		}
	}
}

func TestWrongMarks(t *testing.T) {
	face := example.Face(t, "barlow/Barlow_400Regular.ttf")
	for name, m := range map[string]page.Mark{
		"empty":       {},
		"no samples":  {Image: &page.Image{Width: 1, Height: 1}},
		"missing":     {Run: &page.Run{Face: face, Size: mm, Glyphs: []page.Glyph{{ID: 0}}}},
		"not in face": {Run: &page.Run{Face: face, Size: mm, Glyphs: []page.Glyph{{ID: 65000}}}},
	} {
		if _, err := Write(&page.Page{Width: 10 * mm, Height: 10 * mm, Marks: []page.Mark{m}}, Options{DPI: 72}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestMetadata(t *testing.T) {
	m := meta
	m.Title = "Über\x00 uns\x07"
	found := chunks(t, write(t, poster(t), Options{DPI: 40, Meta: m}))
	want := []string{
		"Title\x00\x00\x00de\x00\x00Über uns", "Author\x00\x00\x00\x00\x00Muster GmbH",
		"Description\x00\x00\x00de\x00\x00Ein Plakat mit zwei Sätzen", "Software\x00\x00\x00\x00\x00leitbild test",
		"Creation Time\x00\x00\x00\x00\x002026-11-22T00:00:00Z",
		"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + (Meta{
			Title: "Über\uFFFD uns\uFFFD", Author: m.Author, Description: m.Description, Lang: "de", Creator: m.Creator, Date: m.Date,
		}).Packet("image/png"),
	}
	if got := found["iTXt"]; fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if len(found["sRGB"]) != 1 {
		t.Error("the colours have no meaning")
	}
	if got := chunks(t, write(t, poster(t), Options{DPI: 40}))["iTXt"]; got != nil {
		t.Errorf("nothing is said as %q", got)
	}
}

func TestPalette(t *testing.T) {
	few, many := write(t, poster(t), Options{DPI: 100}), write(t, colorful(t), Options{DPI: 100})
	if _, ok := decode(t, few).(*image.Paletted); !ok {
		t.Error("a sheet with few colours has no palette")
	}
	if _, ok := decode(t, many).(*image.Paletted); ok {
		t.Error("a sheet with many colours has a palette")
	}
	// The palette's picture is that of all colours, but for what the eye does not see.
	v, err := newView(poster(t), Options{DPI: 100})
	if err != nil {
		t.Fatal(err)
	}
	marks, err := marksOf(poster(t))
	if err != nil {
		t.Fatal(err)
	}
	f := file{width: v.x.pixels, height: v.y.pixels}
	if err := f.packTrueColor(v, marks); err != nil {
		t.Fatal(err)
	}
	a, b := decode(t, few), decode(t, f.bytes(v, Meta{}))
	off := 0
	for y := range v.y.pixels {
		for x := range v.x.pixels {
			if apartBy(a.At(x, y), b.At(x, y)) > 8 {
				off++
			}
		}
	}
	if off > v.x.pixels*v.y.pixels/100000 {
		t.Errorf("%d pixels have another colour", off)
	}
}

// apartBy is the largest difference of a channel.
func apartBy(a, b color.Color) int {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	largest := 0
	for _, d := range []int{int(ar>>8) - int(br>>8), int(ag>>8) - int(bg>>8), int(ab>>8) - int(bb>>8)} {
		largest = max(largest, d, -d)
	}
	return largest
}

// Ink is where the page has it, and nowhere else.
func TestInkIsInItsPlace(t *testing.T) {
	p := poster(t)
	p.CropMarks = false
	v, err := newView(p, Options{DPI: 120})
	if err != nil {
		t.Fatal(err)
	}
	picture := decode(t, write(t, p, Options{DPI: 120}))
	inked := map[image.Point]bool{}
	for _, m := range p.Marks {
		ink := m.Ink()
		box := image.Rect(int(v.x.at(ink.X0)>>subBits), int(v.y.at(ink.Y0)>>subBits), int(v.x.at(ink.X1)>>subBits)+1, int(v.y.at(ink.Y1)>>subBits)+1)
		found := 0
		for y := box.Min.Y; y < box.Max.Y; y++ {
			for x := box.Min.X; x < box.Max.X; x++ {
				inked[image.Pt(x, y)] = true
				if c := markColor(m); apartBy(picture.At(x, y), color.RGBA{c.R, c.G, c.B, 255}) == 0 {
					found++
				}
			}
		}
		if share := float64(found) / float64(box.Dx()*box.Dy()); share < 0.05 {
			t.Errorf("only %.0f %% of a mark's box have its colour", 100*share)
		}
	}
	for y := range v.y.pixels {
		for x := range v.x.pixels {
			if !inked[image.Pt(x, y)] && apartBy(picture.At(x, y), color.White) != 0 {
				t.Fatalf("there is ink at %d, %d", x, y)
			}
		}
	}
}

// grayOf draws marks in black on ten by ten pixels of a millimetre, in all coverages.
func grayOf(t *testing.T, marks ...page.Mark) [10][10]uint8 {
	t.Helper()
	var got [10][10]uint8
	v, err := newView(&page.Page{Width: 10 * mm, Height: 10 * mm}, Options{Width: 10, Height: 10})
	if err != nil {
		t.Fatal(err)
	}
	pixels := make([]uint32, 100)
	newPainter(v, marks, packed, trueColor{}, trueSteps).band(0, 10, pixels)
	for i, c := range pixels {
		got[i/10][i%10] = 255 - uint8(c)
	}
	return got
}

func TestCoverage(t *testing.T) {
	black := page.Color{}
	got := grayOf(t, rect(2*mm+mm/4, 3*mm+mm/2, 5*mm, 4*mm+mm/2, black))
	for _, c := range []struct {
		x, y int
		want uint8
	}{{2, 3, 96}, {3, 3, 128}, {4, 4, 128}, {2, 4, 96}, {5, 3, 0}, {1, 3, 0}, {3, 2, 0}, {3, 5, 0}} {
		if got[c.y][c.x] != c.want {
			t.Errorf("a rectangle covers %d of 255 at %d, %d, want %d", got[c.y][c.x], c.x, c.y, c.want)
		}
	}
	twice := rect(mm, mm, 6*mm, 6*mm, black)
	twice.Path.Append(page.Rect{X0: 3 * mm, Y0: 3 * mm, X1: 8 * mm, Y1: 8 * mm})
	if got := grayOf(t, twice); got[4][4] != 255 || got[2][2] != 255 || got[7][7] != 255 || got[7][2] != 0 {
		t.Error("where a shape winds twice it does not cover once")
	}
	hole := rect(mm, mm, 9*mm, 9*mm, black)
	for _, pt := range []page.Point{{X: 3 * mm, Y: 3 * mm}, {X: 3 * mm, Y: 6 * mm}, {X: 6 * mm, Y: 6 * mm}, {X: 6 * mm, Y: 3 * mm}} {
		op := page.LineTo
		if pt.X == pt.Y && pt.X == 3*mm {
			op = page.MoveTo
		}
		hole.Path.Segments = append(hole.Path.Segments, page.Segment{Op: op, Points: [3]page.Point{pt}})
	}
	if got := grayOf(t, hole); got[4][4] != 0 || got[2][2] != 255 || got[7][7] != 255 {
		t.Error("a contour against the sense of the outer one makes no hole")
	}
	// What reaches beyond the sheet is cut, to the left as to the right.
	if got := grayOf(t, rect(-5*mm, -5*mm, 15*mm, 5*mm, black)); got[0][0] != 255 || got[4][9] != 255 || got[5][0] != 0 {
		t.Error("a shape larger than the sheet is not cut at its edges")
	}
	sum := 0
	for _, row := range grayOf(t, circle(5*mm, 5*mm, 4*mm, black)) {
		for _, v := range row {
			sum += int(v)
		}
	}
	if area := float64(sum) / 255; area < 50.1 || area > 50.4 { // 16π = 50.27
		t.Errorf("a circle has the area %.2f, want 50.27", area)
	}
}

// The coverage of random polygons is what counting points within them gives.
func TestCoverageOfPolygons(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		m := page.Mark{Path: &page.Path{}}
		for i := range 3 + random.IntN(4) {
			op := page.LineTo
			if i == 0 {
				op = page.MoveTo
			}
			at := page.Point{X: unit.Length(random.IntN(int(20*mm))) - 5*mm, Y: unit.Length(random.IntN(int(20*mm))) - 5*mm}
			m.Path.Segments = append(m.Path.Segments, page.Segment{Op: op, Points: [3]page.Point{at}})
		}
		got := grayOf(t, m)
		worst := 0.0
		for y := range 10 {
			for x := range 10 {
				want := winds(m.Path.Segments, x, y)
				worst = max(worst, float64(got[y][x])/255-want, want-float64(got[y][x])/255)
			}
		}
		// Where two edges of a shape that crosses itself meet in one pixel, areas of
		// opposite sense cancel: the rasterizers of this kind know only their sum.
		limit := 0.03
		if len(m.Path.Segments) > 3 {
			limit = 0.6
		}
		if worst > limit {
			t.Errorf("a pixel of a polygon of %d corners is off by %.2f", len(m.Path.Segments), worst)
		}
	}
}

// winds is the share of a pixel around which a polygon winds, from 32 by 32 points.
func winds(corners []page.Segment, px, py int) float64 {
	const n = 32
	count := 0
	for v := range n {
		for u := range n {
			x, y := float64(px)+(float64(u)+.5)/n, float64(py)+(float64(v)+.5)/n
			winding := 0
			for i := range corners {
				a, b := corners[i].Points[0], corners[(i+1)%len(corners)].Points[0]
				ax, ay, bx, by := a.X.Millimetres(), a.Y.Millimetres(), b.X.Millimetres(), b.Y.Millimetres()
				if (ay <= y) != (by <= y) && ax+(y-ay)/(by-ay)*(bx-ax) < x {
					if ay < by {
						winding++
					} else {
						winding--
					}
				}
			}
			if winding != 0 {
				count++
			}
		}
	}
	return float64(count) / (n * n)
}

// A sheet drawn in bands is the one drawn at once.
func TestBands(t *testing.T) {
	p := poster(t)
	v, err := newView(p, Options{DPI: 100})
	if err != nil {
		t.Fatal(err)
	}
	marks, err := marksOf(p)
	if err != nil {
		t.Fatal(err)
	}
	whole := make([]uint32, v.x.pixels*v.y.pixels)
	newPainter(v, marks, packed, trueColor{}, trueSteps).band(0, v.y.pixels, whole)
	bands := newPainter(v, marks, packed, trueColor{}, trueSteps)
	const rows = 7
	for y := 0; y < v.y.pixels; y += rows {
		end := min(y+rows, v.y.pixels)
		band := make([]uint32, (end-y)*v.x.pixels)
		bands.band(y, end, band)
		for i, c := range band {
			if want := whole[y*v.x.pixels+i]; apartBy(rgb(c), rgb(want)) > 1 {
				t.Fatalf("row %d, pixel %d is %06x, in one piece %06x", y+i/v.x.pixels, i%v.x.pixels, c, want)
			}
		}
	}
}

func rgb(c uint32) color.Color {
	return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 255}
}

// A sheet without marks, and one so wide that a band has few rows.
func TestOddSheets(t *testing.T) {
	empty := decode(t, write(t, &page.Page{Width: mm, Height: mm}, Options{Width: 3}))
	if apartBy(empty.At(1, 1), color.White) != 0 {
		t.Error("paper is not white")
	}
	wide := &page.Page{Width: 3000 * mm, Height: mm, Marks: []page.Mark{rect(0, 0, 1500*mm, mm, blue)}}
	picture := decode(t, write(t, wide, Options{Width: MaxSide}))
	if b := picture.Bounds(); b.Dx() != MaxSide || b.Dy() != 10 {
		t.Errorf("the strip is %v", b)
	}
	if apartBy(picture.At(14999, 5), color.RGBA{blue.R, blue.G, blue.B, 255}) != 0 || apartBy(picture.At(15000, 5), color.White) != 0 {
		t.Error("half of the strip is not blue")
	}
}

// Wild numbers give some picture.
func TestWildPages(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	face := example.Face(t, "barlow/Barlow_400Regular.ttf")
	wild := func() unit.Length {
		v := unit.Length(random.Uint64())
		return v >> random.IntN(64)
	}
	for range 400 {
		path := &page.Path{}
		for range random.IntN(8) {
			path.Segments = append(path.Segments, page.Segment{
				Op:     page.Op(random.IntN(4)),
				Points: [3]page.Point{{X: wild(), Y: wild()}, {X: wild(), Y: wild()}, {X: wild(), Y: wild()}},
			})
		}
		run := line(t, face, "Wörter", wild(), wild(), wild(), blue)
		run.Run.Glyphs[1].X, run.Run.Glyphs[1].Y = int32(wild()), int32(wild())
		p := &page.Page{Width: 1 + max(wild(), -wild())>>30, Height: 1 + max(wild(), -wild())>>30, Marks: []page.Mark{{Path: path}, run}}
		_, err := Write(p, Options{Width: 1 + random.IntN(300), Height: random.IntN(2) * 50})
		if err != nil && !strings.Contains(err.Error(), "drawn") && !strings.Contains(err.Error(), "shape") {
			t.Fatal(err)
		}
	}
}

// A full palette still gives a colour.
func TestFullPalette(t *testing.T) {
	p := palette{index: map[uint32]uint8{}}
	for i := range uint32(300) {
		p.add(i << 8)
	}
	if len(p.colors) != maxColors {
		t.Errorf("there are %d colours", len(p.colors))
	}
	if got := p.colors[p.add(0x00FF03)]; got != 0x00FF00 {
		t.Errorf("the colour nearest to 00ff03 is %06x", got)
	}
}
