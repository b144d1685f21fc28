package page

import "leitbild/internal/unit"

// Crop marks begin where the bleed ends, but not nearer than this to the trim, so that none is
// left on a sheet that is cut a little beside the line.
const leastMarkGap = 3 * unit.Millimetre

// CropMarkLength is how long a crop mark is, CropMarkWeight how thick.
const (
	CropMarkLength = 5 * unit.Millimetre
	CropMarkWeight = unit.Point / 4
)

// CropMarkGap is how far from the trim the page's crop marks begin.
func (p *Page) CropMarkGap() unit.Length { return max(p.Bleed, leastMarkGap) }

// MarkMargin is how far the page's crop marks reach beyond the trim; nothing where there are none.
func (p *Page) MarkMargin() unit.Length {
	if !p.CropMarks {
		return 0
	}
	return p.CropMarkGap() + CropMarkLength
}

// CutLines are the lines that show where to cut, two at each corner, from end to end: those that
// stand upright, then those that lie.
func (p *Page) CutLines() (lines [8][2]Point) {
	begin, end, n := p.CropMarkGap(), p.CropMarkGap()+CropMarkLength, 0
	add := func(a, b Point) {
		lines[n] = [2]Point{a, b}
		n++
	}
	for _, x := range []unit.Length{0, p.Width} {
		add(Point{x, -end}, Point{x, -begin})
		add(Point{x, p.Height + begin}, Point{x, p.Height + end})
	}
	for _, y := range []unit.Length{0, p.Height} {
		add(Point{-end, y}, Point{-begin, y})
		add(Point{p.Width + begin, y}, Point{p.Width + end, y})
	}
	return lines
}
