package pdf

// The page's boxes and the marks that show where to cut (ISO 32000-1, 14.11.2).

import (
	"codeberg.org/go-pdf/fpdf"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// box is a rectangle in thousandths of a point, y upwards.
type box struct{ x0, y0, x1, y1 int64 }

func (b box) width() int64  { return b.x1 - b.x0 }
func (b box) height() int64 { return b.y1 - b.y0 }

// union is the smallest box around both.
func (b box) union(c box) box {
	return box{min(b.x0, c.x0), min(b.y0, c.y0), max(b.x1, c.x1), max(b.y1, c.y1)}
}

// intersect is what the two share, if that is anything.
func (b box) intersect(c box) (box, bool) {
	d := box{max(b.x0, c.x0), max(b.y0, c.y0), min(b.x1, c.x1), min(b.y1, c.y1)}
	return d, d.x0 < d.x1 && d.y0 < d.y1
}

func (b box) array() string {
	out := []byte{'['}
	for i, v := range [...]int64{b.x0, b.y0, b.x1, b.y1} {
		if i > 0 {
			out = append(out, ' ')
		}
		out = unit.AppendFixed(out, v, 3)
	}
	return string(append(out, ']'))
}

// boxes are those of one page; the media's lower left corner is the origin.
type boxes struct {
	media, bleed, trim box
	// left and top are the place of the page's origin, y from the bottom.
	left, top unit.Length
}

// boxesOf puts the bleed, and the crop marks where there are some, around the page.
func boxesOf(p *page.Page) boxes {
	return boxesWithin(p, max(p.Bleed, p.MarkMargin()))
}

// boxesWithin are those of a page on a medium that reaches so far beyond the trim.
func boxesWithin(p *page.Page, margin unit.Length) boxes {
	b := boxes{left: margin, top: margin + p.Height}
	b.media = b.around(p, margin)
	b.bleed = b.around(p, p.Bleed)
	b.trim = b.around(p, 0)
	return b
}

// around is the page with a border.
func (b boxes) around(p *page.Page, border unit.Length) box {
	return box{b.x(-border), b.y(p.Height + border), b.x(p.Width + border), b.y(-border)}
}

// x and y convert from the page's coordinates to thousandths of a point.
func (b boxes) x(l unit.Length) int64 { return thousandths(b.left + l) }
func (b boxes) y(l unit.Length) int64 { return thousandths(b.top - l) }

func (b boxes) rect(r page.Rect) box { return box{b.x(r.X0), b.y(r.Y1), b.x(r.X1), b.y(r.Y0)} }

// size is the media's size in points, for fpdf; the finishing pass writes the exact one.
func (b boxes) size() fpdf.SizeType {
	return fpdf.SizeType{Wd: float64(b.media.width()) / 1000, Ht: float64(b.media.height()) / 1000}
}

func (b boxes) write(d *dict) {
	d.set("MediaBox", b.media.array())
	d.set("CropBox", b.media.array())
	d.set("BleedBox", b.bleed.array())
	d.set("TrimBox", b.trim.array())
}

// cropMarks draws two lines at each corner.
func (c *content) cropMarks(p *page.Page) {
	c.out = append(c.out, "/Artifact BMC\n"...)
	if c.grey {
		c.out = append(c.out, "0 G "...)
	} else {
		c.out = append(c.out, "0 0 0 RG "...)
	}
	c.length(page.CropMarkWeight)
	c.out = append(c.out, " w\n"...)
	for _, l := range p.CutLines() {
		c.line(l[0].X, l[0].Y, l[1].X, l[1].Y)
	}
	c.out = append(c.out, "S\nEMC\n"...)
}

func (c *content) line(x0, y0, x1, y1 unit.Length) {
	c.point(page.Point{X: x0, Y: y0})
	c.out = append(c.out, " m "...)
	c.point(page.Point{X: x1, Y: y1})
	c.out = append(c.out, " l\n"...)
}
