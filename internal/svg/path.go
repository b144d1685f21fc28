package svg

// Shapes as path data (SVG 2, 9.3), in relative steps, which are short.

import (
	"golang.org/x/image/math/fixed"

	"leitbild/internal/font"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// place is a point in units of the last decimal that is written.
type place struct{ x, y int64 }

// pathWriter writes path data. Places are rounded, then subtracted, so that errors do not
// add up.
type pathWriter struct {
	*writer
	decimals int
	pen      place
	start    place // of the contour
	command  byte  // the last one
	// line is a line that is not written yet: one that leads back to the start is left to
	// the closing of the contour.
	line    place
	pending bool
}

// step writes a command with the ways from the pen to some places, and moves the pen to
// the last.
func (w *pathWriter) step(command byte, places ...place) {
	repeated := command == w.command && command != 'm' || command == 'l' && w.command == 'm'
	if !repeated {
		w.out = append(w.out, command)
	}
	w.command = command
	for i, p := range places {
		w.number(p.x-w.pen.x, repeated || i > 0)
		w.number(p.y-w.pen.y, true)
	}
	w.pen = places[len(places)-1]
}

// number writes a number, after a space where it would run into the last one.
func (w *pathWriter) number(v int64, after bool) {
	if after && v >= 0 {
		w.out = append(w.out, ' ')
	}
	w.out = unit.AppendFixed(w.out, v, w.decimals)
}

// straight writes a line, by a shorter command where it is upright or level.
func (w *pathWriter) straight(to place) {
	switch {
	case to == w.pen:
		return
	case to.y == w.pen.y:
		w.out = append(w.out, 'h')
		w.number(to.x-w.pen.x, false)
		w.command, w.pen = 'h', to
	case to.x == w.pen.x:
		w.out = append(w.out, 'v')
		w.number(to.y-w.pen.y, false)
		w.command, w.pen = 'v', to
	default:
		w.step('l', to)
	}
}

func (w *pathWriter) flush() {
	if w.pending {
		w.pending = false
		w.straight(w.line)
	}
}

func (w *pathWriter) moveTo(p place) {
	w.flush()
	w.step('m', p)
	w.start = p
}

func (w *pathWriter) lineTo(p place) {
	w.flush()
	w.line, w.pending = p, true
}

func (w *pathWriter) curveTo(command byte, places ...place) {
	w.flush()
	w.step(command, places...)
}

func (w *pathWriter) close() {
	if w.pending && w.line == w.start {
		w.pending = false
	}
	w.flush()
	w.out = append(w.out, 'z')
	w.command, w.pen = 'z', w.start
}

// shape writes a path of the page.
func (w *writer) shape(p *page.Path) {
	d := pathWriter{writer: w, decimals: decimals}
	at := func(p page.Point) place { return place{thousandths(p.X), thousandths(p.Y)} }
	for i := range p.Segments {
		s := &p.Segments[i]
		switch s.Op {
		case page.MoveTo:
			d.moveTo(at(s.Points[0]))
		case page.LineTo:
			d.lineTo(at(s.Points[0]))
		case page.CurveTo:
			d.curveTo('c', at(s.Points[0]), at(s.Points[1]), at(s.Points[2]))
		case page.Close:
			d.close()
		}
	}
	d.flush()
}

// rect writes a rectangle.
func (w *writer) rect(r page.Rect) {
	var p page.Path
	p.Append(r)
	w.shape(&p)
}

// outline writes the outline of a glyph, in whole font units, y downwards.
func (w *writer) outline(outline []font.Segment) {
	d := pathWriter{writer: w}
	at := func(p fixed.Point26_6) place { return place{int64(p.X.Round()), -int64(p.Y.Round())} }
	for i := range outline {
		s := &outline[i]
		switch s.Op {
		case font.MoveTo:
			if i > 0 {
				d.close()
			}
			d.moveTo(at(s.Points[0]))
		case font.LineTo:
			d.lineTo(at(s.Points[0]))
		case font.QuadTo:
			d.curveTo('q', at(s.Points[0]), at(s.Points[1]))
		}
	}
	d.close()
}
