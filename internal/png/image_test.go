package png

import (
	"testing"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

func TestRulesOfFilling(t *testing.T) {
	twice := rect(mm, mm, 6*mm, 6*mm, page.Color{})
	twice.Path.Append(page.Rect{X0: 3 * mm, Y0: 3 * mm, X1: 8 * mm, Y1: 8 * mm})
	twice.Path.Append(page.Rect{X0: 4 * mm, Y0: 4 * mm, X1: 5*mm + mm/2, Y1: 5 * mm})
	twice.Path.EvenOdd = true
	got := grayOf(t, twice)
	for _, c := range []struct {
		x, y int
		want uint8
	}{{2, 2, 255}, {7, 7, 255}, {3, 3, 0}, {5, 3, 0}, {4, 4, 255}, {5, 4, 128}} {
		if got[c.y][c.x] != c.want {
			t.Errorf("by the even-odd rule %d of 255 at %d, %d are covered, want %d", got[c.y][c.x], c.x, c.y, c.want)
		}
	}
	veil := rect(mm, mm, 6*mm, 6*mm, page.Color{})
	veil.Path.Transparency = 155
	if got := grayOf(t, veil); got[3][3] != 100 {
		t.Errorf("an ink of 100/255 covers %d", got[3][3])
	}
}

func TestClips(t *testing.T) {
	m := rect(mm, mm, 9*mm, 9*mm, page.Color{})
	m.Clips = []*page.Path{
		rect(2*mm+mm/2, 0, 7*mm, 10*mm, page.Color{}).Path,
		rect(0, 3*mm, 10*mm, 5*mm+mm/2, page.Color{}).Path,
	}
	got := grayOf(t, m)
	for _, c := range []struct {
		x, y int
		want uint8
	}{{1, 4, 0}, {2, 4, 128}, {3, 4, 255}, {6, 3, 255}, {7, 3, 0}, {4, 2, 0}, {4, 5, 128}, {2, 5, 64}} {
		if d := int(got[c.y][c.x]) - int(c.want); d < -1 || d > 1 {
			t.Errorf("clips leave %d of 255 at %d, %d, want %d", got[c.y][c.x], c.x, c.y, c.want)
		}
	}
}

// grays is a picture of grey samples.
func grays(box page.Rect, width int, values ...uint8) page.Mark {
	m := &page.Image{Box: box, Width: width, Height: len(values) / width}
	for _, v := range values {
		m.RGB = append(m.RGB, v, v, v)
	}
	return page.Mark{Image: m}
}

// A pixel that covers several samples has their mean; at the edge the paper shines through.
func TestImageScaledDown(t *testing.T) {
	black, half := uint8(0), uint8(128)
	got := grayOf(t, grays(page.Rect{X0: mm, Y0: mm, X1: 3*mm + mm/2, Y1: 2 * mm}, 5,
		black, half, black, half, black,
		black, half, black, half, black))
	for x, want := range []uint8{0, 191, 191, 128, 0} {
		if got[1][x] != want {
			t.Errorf("column %d is %d dark, want %d", x, got[1][x], want)
		}
	}
	if got[0][1] != 0 || got[2][1] != 0 {
		t.Error("the picture reaches beyond its box")
	}
}

// Between the middles of large samples colours run into each other.
func TestImageScaledUp(t *testing.T) {
	got := grayOf(t, grays(page.Rect{X1: 8 * mm, Y1: 2 * mm}, 2, 255, 55))
	for x, want := range []uint8{0, 0, 25, 75, 125, 175, 200, 200, 0} {
		if d := int(got[1][x]) - int(want); d < -1 || d > 1 {
			t.Errorf("column %d is %d dark, want %d", x, got[1][x], want)
		}
	}
}

// What cannot be seen has no say in the colour.
func TestImageWithAlpha(t *testing.T) {
	m := grays(page.Rect{X0: mm, X1: 2 * mm, Y1: mm}, 2, 0, 255)
	m.Image.Alpha = []uint8{255, 0}
	if got := grayOf(t, m); got[0][1] != 128 {
		t.Errorf("half a pixel of black is %d dark, want 128", got[0][1])
	}
	m.Clips = []*page.Path{rect(mm, 0, 2*mm, mm/2, page.Color{}).Path}
	if got := grayOf(t, m); got[0][1] != 64 {
		t.Errorf("a quarter of a pixel of black is %d dark, want 64", got[0][1])
	}
}

// A picture drawn in bands is the one drawn at once, and one that lies mostly outside is cut.
func TestImageInBands(t *testing.T) {
	values := make([]uint8, 37*41)
	for i := range values {
		values[i] = uint8(i * 7)
	}
	p := &page.Page{Width: 30 * mm, Height: 30 * mm}
	m := grays(page.Rect{X0: -9 * mm, Y0: -7 * mm, X1: 47 * mm, Y1: 39 * mm}, 37, values...)
	m.Clips = []*page.Path{circle(15*mm, 15*mm, 12*mm, page.Color{}).Path}
	p.Marks = []page.Mark{rect(0, 0, 30*mm, 30*mm, blue), m}
	v, err := newView(p, Options{Width: 50})
	if err != nil {
		t.Fatal(err)
	}
	whole := make([]uint32, 50*50)
	newPainter(v, p.Marks, packed, trueColor{}, trueSteps).band(0, 50, whole)
	bands := newPainter(v, p.Marks, packed, trueColor{}, trueSteps)
	for y := 0; y < 50; y += 7 {
		end := min(y+7, 50)
		band := make([]uint32, (end-y)*50)
		bands.band(y, end, band)
		for i, c := range band {
			if c != whole[y*50+i] {
				t.Fatalf("row %d, pixel %d is %06x, in one piece %06x", y+i/50, i%50, c, whole[y*50+i])
			}
		}
	}
	if whole[0] != packed(blue) || whole[25*50+25] == packed(blue) {
		t.Error("the clip does not cut")
	}
}

// A picture of any size in a box of any size is drawn or refused.
func TestWildImages(t *testing.T) {
	for _, box := range []page.Rect{
		{},
		{X1: 1},
		{X1: 1, Y1: 1},
		{X0: -1 << 62, Y0: -1 << 62, X1: 1 << 62, Y1: 1 << 62},
		{X0: 1 << 40, X1: 1 << 41, Y1: mm},
		{X0: 2 * mm, X1: mm, Y1: mm},
	} {
		m := grays(box, 3, 0, 50, 100, 150, 200, 250)
		p := &page.Page{Width: 10 * mm, Height: 10 * mm, Marks: []page.Mark{m}}
		if _, err := Write(p, Options{DPI: 300}); err != nil && box.X0 <= box.X1 {
			t.Errorf("%v: %v", box, err)
		}
	}
	long := grays(page.Rect{X1: unit.Length(10) * mm, Y1: mm}, 1<<16, make([]uint8, 1<<16)...)
	if got := grayOf(t, long); got[0][9] != 255 {
		t.Error("a very wide picture is not drawn")
	}
}
