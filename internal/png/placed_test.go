package png_test

import (
	"testing"

	"leitbild/internal/example"
	"leitbild/internal/judge"
	"leitbild/internal/page"
	"leitbild/internal/png"
	"leitbild/internal/unit"
)

// TestOnePictureOfPlacedPages draws pages on a page: one that is read, one smaller, one twice,
// each cut by its window through letters, shapes and pictures.
func TestOnePictureOfPlacedPages(t *testing.T) {
	judge.Needs(t, "pdftoppm")
	judge.Needs(t, "chromium")
	text, photos := example.Page(t, example.Sheet{Charter: "standard.de.yaml", Theme: "band", Paper: "A4"}), pictures(t)
	host := &page.Page{Width: 297 * mm, Height: 210 * mm, Root: text.Root}
	place := func(p *page.Page, read bool, x, y, percent unit.Length, window page.Rect) {
		host.Marks = append(host.Marks, page.Mark{Sheet: &page.Placed{
			Page: p, Place: page.Place{X: x * mm, Y: y * mm, Num: int64(percent), Den: 100},
			Window: page.Rect{X0: window.X0 * mm, Y0: window.Y0 * mm, X1: window.X1 * mm, Y1: window.Y1 * mm}, Read: read,
		}})
	}
	place(text, true, -10, -15, 90, page.Rect{X0: 20, Y0: 30, X1: 150, Y1: 200})
	place(text, false, 140, 5, 40, page.Rect{X0: 10, Y0: 10, X1: 170, Y1: 130})
	place(photos, false, 140, 70, 75, page.Rect{X0: 5, Y0: 5, X1: 140, Y1: 135})
	place(photos, false, 250, 10, 25, page.Rect{X0: 5, Y0: 5, X1: 140, Y1: 135})
	ours := decode(t, draws(t, host, png.Options{DPI: resolution}))
	poppler := byPoppler(t, host)
	chromium := byChromium(t, host, ours.w, ours.h)
	keep(t, map[string]raster{"ours": ours, "poppler": poppler, "chromium": chromium})
	compare(t, "ours and poppler's", ours, poppler, ofPoppler)
	compare(t, "ours and Chromium's", ours, chromium, ofChromium)
	for i := range host.Marks {
		without := *host
		without.Marks = append(append([]page.Mark{}, host.Marks[:i]...), host.Marks[i+1:]...)
		if _, worst, _ := difference(ours, decode(t, draws(t, &without, png.Options{DPI: resolution}))); worst <= ofPoppler.square {
			t.Errorf("without mark %d the worst square differs by only %.1f", i, worst)
		}
	}
}
