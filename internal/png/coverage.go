package png

// How much ink a sheet needs, told from a small picture of it.

import (
	"leitbild/internal/page"
)

// coverageWidth is the width of the picture in pixels. Edges cover pixels in part, so that it
// need not be large.
const coverageWidth = 480

// Coverage is the share of the trimmed sheet, 0 to 1, that ink or toner covers. Where several
// inks lie over one another the densest counts: of the colours without black, naively
// separated, that is what the least of red, green and blue lacks.
func Coverage(p *page.Page) (float64, error) {
	bare := *p
	bare.CropMarks = false
	v, err := newView(&bare, Options{Width: coverageWidth})
	if err != nil {
		return 0, err
	}
	marks, err := marksOf(&bare)
	if err != nil {
		return 0, err
	}
	painter := newPainter(v, marks, packed, trueColor{}, trueSteps)
	pixels := make([]uint32, v.x.pixels*v.y.pixels)
	painter.band(0, v.y.pixels, pixels)
	var inked uint64
	for _, c := range pixels {
		inked += uint64(255 - min(c>>16&0xFF, c>>8&0xFF, c&0xFF))
	}
	return float64(inked) / 255 / float64(len(pixels)), nil
}
