package pdf

// The content of a page: its marks as operators (ISO 32000-1, 8 and 9), each between the
// brackets that say to which element of the structure it belongs.

import (
	"errors"
	"fmt"
	"strconv"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// content is the content stream of a page while it is written.
type content struct {
	out   []byte
	fonts *fontSet
	tree  *tree
	page  int
	boxes boxes

	// The state of the graphics, to write only what changes.
	fill    page.Color
	filled  bool
	font    int // number of the resource; 0: none yet
	size    int64
	spacing int64 // in 1/10000 pt
	inText  bool
	x, y    int64 // where the line of text begins
}

// draw writes the marks of a page.
func (c *content) draw(p *page.Page) error {
	order, err := c.tree.order(p)
	if err != nil {
		return err
	}
	for len(order) > 0 {
		n := 1
		for n < len(order) && p.Marks[order[n]].Of == p.Marks[order[0]].Of {
			n++
		}
		if err := c.sequence(p, order[:n]); err != nil {
			return err
		}
		order = order[n:]
	}
	if p.CropMarks {
		c.cropMarks(p)
	}
	return nil
}

// sequence writes marks that all belong to the same element.
func (c *content) sequence(p *page.Page, marks []int) error {
	of := p.Marks[marks[0]].Of
	if of == nil {
		c.out = append(c.out, "/Artifact BMC\n"...)
	} else {
		id := c.tree.mark(of, c.page)
		c.out = append(c.out, '/')
		c.out = append(c.out, structureType(of.Role)...)
		c.out = append(c.out, "<</MCID "...)
		c.out = strconv.AppendInt(c.out, int64(id), 10)
		c.out = append(c.out, ">>BDC\n"...)
	}
	for _, i := range marks {
		m := p.Marks[i]
		switch {
		case m.Run != nil:
			if err := c.run(m.Run); err != nil {
				return fmt.Errorf("%q: %w", m.Run.Text, err)
			}
		case m.Path != nil:
			c.path(m.Path)
		default:
			return errors.New("a mark has neither run nor path")
		}
		if of != nil && of.Role == page.Figure {
			c.tree.extend(of, c.boxes.rect(m.Ink()))
		}
	}
	c.endText()
	c.out = append(c.out, "EMC\n"...)
	return nil
}

func (c *content) endText() {
	if c.inText {
		c.out = append(c.out, "ET\n"...)
		c.inText = false
	}
}

// color sets the colour of what follows.
func (c *content) color(color page.Color) {
	if c.filled && c.fill == color {
		return
	}
	c.fill, c.filled = color, true
	for _, v := range [...]uint8{color.R, color.G, color.B} {
		c.out = appendFixed(c.out, scale(int64(v), 1000, 255), 3)
		c.out = append(c.out, ' ')
	}
	c.out = append(c.out, "rg\n"...)
}

func (c *content) length(l unit.Length) { c.out = appendFixed(c.out, thousandths(l), 3) }

func (c *content) point(p page.Point) {
	c.out = appendFixed(c.out, c.boxes.x(p.X), 3)
	c.out = append(c.out, ' ')
	c.out = appendFixed(c.out, c.boxes.y(p.Y), 3)
}

// path fills a shape.
func (c *content) path(p *page.Path) {
	if len(p.Segments) == 0 {
		return
	}
	c.endText()
	c.color(p.Color)
	for rest := p.Segments; len(rest) > 0; {
		if c.rectangle(rest) {
			rest = rest[5:]
			continue
		}
		c.segment(rest[0])
		rest = rest[1:]
	}
	c.out = append(c.out, "f\n"...)
}

func (c *content) segment(s page.Segment) {
	operator := [...]string{page.MoveTo: "m\n", page.LineTo: "l\n", page.CurveTo: "c\n", page.Close: "h\n"}[s.Op]
	points := [...]int{page.MoveTo: 1, page.LineTo: 1, page.CurveTo: 3, page.Close: 0}[s.Op]
	for _, p := range s.Points[:points] {
		c.point(p)
		c.out = append(c.out, ' ')
	}
	c.out = append(c.out, operator...)
}

// rectangle writes the shortest form of an upright rectangle if the segments begin with
// one that page.Path.Append has made. It keeps its sense of rotation.
func (c *content) rectangle(s []page.Segment) bool {
	if len(s) < 5 || s[0].Op != page.MoveTo || s[4].Op != page.Close {
		return false
	}
	for _, line := range s[1:4] {
		if line.Op != page.LineTo {
			return false
		}
	}
	a, b := s[0].Points[0], s[2].Points[0]
	if s[1].Points[0] != (page.Point{X: b.X, Y: a.Y}) || s[3].Points[0] != (page.Point{X: a.X, Y: b.Y}) {
		return false
	}
	c.point(a)
	for _, v := range [...]int64{c.boxes.x(b.X) - c.boxes.x(a.X), c.boxes.y(b.Y) - c.boxes.y(a.Y)} {
		c.out = append(c.out, ' ')
		c.out = appendFixed(c.out, v, 3)
	}
	c.out = append(c.out, " re\n"...)
	return true
}
