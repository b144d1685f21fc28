package sheet

// The link as a QR code, drawn as a vector.

import (
	"image/color"

	"github.com/boombuler/barcode/qr"

	"leitbild/internal/page"
	"leitbild/internal/theme"
	"leitbild/internal/unit"
)

// quietModules is the white space that ISO/IEC 18004 asks for around a code.
const quietModules = 4

// qrCode is a square of dark and light modules.
type qrCode struct {
	of   *page.Element
	size int // modules a side
	dark func(x, y int) bool
}

// newQRCode encodes text with error correction M (15 %).
func newQRCode(text string) (*qrCode, error) {
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return nil, err
	}
	return &qrCode{
		size: code.Bounds().Dx(),
		dark: func(x, y int) bool { return code.At(x, y) == color.Black },
	}, nil
}

// quiet is the white space that a code with the given side keeps around it.
func (q *qrCode) quiet(side unit.Length) unit.Length {
	return side.Scale(quietModules, int64(q.size))
}

// side is how large the code stands beside text of the given size: one of so many parts of the
// sheet's height, less beside small text, and never with modules under 0.35 mm, which is what a
// telephone's camera resolves from a hand's breadth.
func (q *qrCode) side(f frame, text unit.Length, parts int) unit.Length {
	least := max(13*unit.Millimetre, unit.Length(q.size)*unit.Millimetre*35/100)
	return max(min(f.height/unit.Length(parts), text*7), least)
}

// draw puts the code into the square at x, y with the given side, dark on light as readers
// of codes want it: on a dark ground it stands on a light plate, quiet zone and all, that
// fills the square. Rows of modules become single rectangles, which leave no seam.
func (q *qrCode) draw(p pen, x, y, side unit.Length, ink theme.Ink) {
	c := ink.Text
	if ink.Dark() {
		c = ink.Ground
		p.rect(page.Rect{X0: x, Y0: y, X1: x + side, Y1: y + side}, ink.Text)
		inset := side.Scale(quietModules, int64(q.size+2*quietModules))
		x, y, side = x+inset, y+inset, side-2*inset
	}
	path := &page.Path{Color: c}
	at := func(i int) unit.Length { return side.Scale(int64(i), int64(q.size)) }
	for row := range q.size {
		for col := 0; col < q.size; {
			if !q.dark(col, row) {
				col++
				continue
			}
			end := col + 1
			for end < q.size && q.dark(end, row) {
				end++
			}
			path.Append(page.Rect{X0: x + at(col), Y0: y + at(row), X1: x + at(end), Y1: y + at(row+1)})
			col = end
		}
	}
	p.page.Marks = append(p.page.Marks, page.Mark{Of: q.of, Path: path})
}

// clearOfCode is the distance of a code with the given side from a baseline above it or
// the capitals below it: its quiet zone, and what letters of that size reach beyond.
func (l *layout) clearOfCode(side, size unit.Length) unit.Length {
	return l.m.link.quiet(side) + size*35/100
}
