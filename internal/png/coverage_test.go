package png_test

import (
	"math"
	"testing"

	"leitbild/internal/page"
	"leitbild/internal/png"
	"leitbild/internal/unit"
)

func TestCoverage(t *testing.T) {
	sheet := func(colors ...page.Color) *page.Page { // stripes from the left, a tenth each
		p := &page.Page{Width: 200 * mm, Height: 300 * mm, Bleed: 3 * mm, CropMarks: true}
		for i, c := range colors {
			path := &page.Path{Color: c}
			path.Append(page.Rect{X0: unit.Length(20*i) * mm, Y0: -3 * mm, X1: unit.Length(20*(i+1)) * mm, Y1: 303 * mm})
			p.Marks = append(p.Marks, page.Mark{Path: path})
		}
		return p
	}
	white, black, yellow := page.Color{R: 255, G: 255, B: 255}, page.Color{}, page.Color{R: 255, G: 255}
	for name, c := range map[string]struct {
		page *page.Page
		want float64
	}{
		"paper":          {sheet(), 0},
		"white":          {sheet(white, white), 0},
		"black":          {sheet(black), .1},
		"black, yellow":  {sheet(black, yellow), .2}, // yellow covers paper as black does
		"over the bleed": {sheet(white, page.Color{R: 51, G: 102, B: 204}), .08},
	} {
		got, err := png.Coverage(c.page)
		if err != nil || math.Abs(got-c.want) > .0005 {
			t.Errorf("%s: %.4f, %v; want %.4f", name, got, err, c.want)
		}
	}
	if _, err := png.Coverage(&page.Page{}); err == nil {
		t.Error("a sheet without area has ink")
	}
}
