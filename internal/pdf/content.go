package pdf

// The content of a page: its marks as operators (ISO 32000-1, 8 and 9), each between the
// brackets that say to which element of the structure it belongs.

import (
	"errors"
	"fmt"
	"strconv"

	"leitbild/internal/page"
	"leitbild/internal/press"
	"leitbild/internal/unit"
)

// content is the content stream of a page while it is written.
type content struct {
	out    []byte
	fonts  *fontSet
	images *imageSet
	forms  *formSet
	tree   *tree
	page   int
	boxes  boxes
	// unmarked leaves out the brackets around marks: these belong to what draws the content.
	unmarked bool
	// window is what shows of the page, or of that which is placed on it.
	window box
	// grey says that all colours are greys, which are set as such.
	grey bool

	// of is the element whose marks are being drawn, nil for artifacts.
	of *page.Element
	// open says that a marked sequence has begun, inText that a text object has. The former
	// lies within the latter or has none within itself.
	open, inText bool

	// press are the inks; nil where colours are as they are.
	press *separation
	inks  *press.Sheet
	ink   press.Ink // of the mark that is being drawn

	graphics
	x, y int64 // where the line of text begins
}

// graphics is the state of the graphics, kept to write only what changes.
type graphics struct {
	fill    page.Color
	printed press.Ink // in place of fill, where there are inks
	filled  bool
	font    int   // number of the resource; 0: none yet
	size    int64 // in 1/10000 pt
	spacing int64 // in 1/10000 pt
}

// draw writes the marks of a page.
func (c *content) draw(p *page.Page) error {
	order, err := c.tree.order(p)
	if err != nil {
		return err
	}
	for _, i := range order {
		if c.inks != nil {
			c.ink = c.inks.Inks[i]
		}
		if err := c.mark(p.Marks[i]); err != nil {
			return err
		}
	}
	c.text(false)
	c.close()
	if p.CropMarks {
		c.cropMarks(p)
	}
	return nil
}

func (c *content) mark(m page.Mark) error {
	if c.unmarked {
		m.Of = nil
	}
	if m.Of != c.of {
		c.close()
		c.of = m.Of
	}
	switch {
	case m.Run != nil:
		if err := c.clippedRun(m.Clips, m.Run); err != nil {
			return fmt.Errorf("%q: %w", m.Run.Text, err)
		}
	case m.Path != nil:
		if len(m.Path.Segments) > 0 {
			c.clipped(m.Clips, m.Path.Transparency, func() { c.path(m.Path) })
		}
	case m.Image != nil:
		if !m.Image.Sound() {
			return errImage
		}
		c.clipped(m.Clips, 0, func() { c.image(m.Image) })
	case m.Sheet != nil:
		if err := c.sheet(m); err != nil {
			return fmt.Errorf("on a placed page: %w", err)
		}
	default:
		return errors.New("a mark has neither run, path nor image")
	}
	if m.Of == nil {
		return nil
	}
	ink := m.Ink()
	if ink == (page.Rect{}) {
		return nil
	}
	if m.Of.Role == page.Figure {
		c.tree.extend(m.Of, c.boxes.rect(ink))
	}
	c.touch(m)
	return nil
}

// begin opens a marked sequence of the element, unless one is open.
func (c *content) begin() {
	if c.open || c.unmarked {
		return
	}
	c.open = true
	if c.of == nil {
		c.out = append(c.out, "/Artifact BMC\n"...)
		return
	}
	c.out = append(c.out, '/')
	c.out = append(c.out, c.tree.typeOf(c.of.Role)...)
	c.out = append(c.out, "<</MCID "...)
	c.out = strconv.AppendInt(c.out, int64(c.tree.mark(c.of, c.page)), 10)
	c.out = append(c.out, ">>BDC\n"...)
}

// beginSpan opens a marked sequence that is to be read as the given text. It stands beside
// the element's other sequences, not within one: poppler loses what comes after the inner
// of two.
func (c *content) beginSpan(actual string) {
	c.close()
	if c.unmarked {
		return
	}
	c.open = true
	c.out = append(c.out, "/Span<<"...)
	if c.of != nil {
		c.out = append(c.out, "/MCID "...)
		c.out = strconv.AppendInt(c.out, int64(c.tree.span(c.of, c.page, actual)), 10)
	}
	c.out = append(c.out, "/ActualText"...)
	c.out = append(c.out, textString(actual)...)
	c.out = append(c.out, ">>BDC\n"...)
}

// close ends the marked sequence.
func (c *content) close() {
	if c.open {
		c.out = append(c.out, "EMC\n"...)
		c.open = false
	}
}

// text begins or ends a text object.
func (c *content) text(on bool) {
	if c.inText == on {
		return
	}
	c.close()
	c.inText = on
	if !on {
		c.out = append(c.out, "ET\n"...)
		return
	}
	c.out = append(c.out, "BT\n"...)
	c.x, c.y = 0, 0
}

// color sets the colour of what follows.
func (c *content) color(color page.Color) {
	if c.press != nil {
		c.separated(c.ink)
		return
	}
	if c.filled && c.fill == color {
		return
	}
	c.fill, c.filled = color, true
	if c.grey {
		c.out = unit.AppendFixed(c.out, scale(int64(color.G), 1000, 255), 3)
		c.out = append(c.out, " g\n"...)
		return
	}
	for _, v := range [...]uint8{color.R, color.G, color.B} {
		c.out = unit.AppendFixed(c.out, scale(int64(v), 1000, 255), 3)
		c.out = append(c.out, ' ')
	}
	c.out = append(c.out, "rg\n"...)
}

func (c *content) length(l unit.Length) { c.out = unit.AppendFixed(c.out, thousandths(l), 3) }

func (c *content) point(p page.Point) {
	c.out = unit.AppendFixed(c.out, c.boxes.x(p.X), 3)
	c.out = append(c.out, ' ')
	c.out = unit.AppendFixed(c.out, c.boxes.y(p.Y), 3)
}

// clipped draws within clips and with the given transparency, and leaves the state of the
// graphics as it was.
func (c *content) clipped(clips []*page.Path, transparency uint8, draw func()) {
	c.text(false)
	if len(clips) == 0 && transparency == 0 {
		draw()
		return
	}
	c.begin()
	c.out = append(c.out, "q\n"...)
	before := c.graphics
	for _, clip := range clips {
		c.clip(clip)
	}
	if transparency > 0 {
		c.out = append(c.out, c.images.state(transparency)...)
		c.out = append(c.out, " gs\n"...)
	}
	draw()
	c.out = append(c.out, "Q\n"...)
	c.graphics = before
}

// clippedRun shows a run within clips.
func (c *content) clippedRun(clips []*page.Path, r *page.Run) error {
	if len(clips) == 0 {
		return c.run(r)
	}
	var err error
	c.within(clips, func() { err = c.run(r) })
	return err
}

// clip confines what follows to a shape; one without area hides everything.
func (c *content) clip(p *page.Path) {
	if len(p.Segments) == 0 {
		c.out = append(c.out, "0 0 0 0 re W n\n"...)
		return
	}
	c.outline(p)
	if p.EvenOdd {
		c.out = append(c.out, "W* n\n"...)
		return
	}
	c.out = append(c.out, "W n\n"...)
}

// path fills a shape.
func (c *content) path(p *page.Path) {
	c.color(p.Color)
	c.begin()
	c.outline(p)
	if p.EvenOdd {
		c.out = append(c.out, "f*\n"...)
		return
	}
	c.out = append(c.out, "f\n"...)
}

// image draws a picture: the unit square, stretched over the box.
func (c *content) image(i *page.Image) {
	c.begin()
	x0, y0, x1, y1 := c.boxes.x(i.Box.X0), c.boxes.y(i.Box.Y1), c.boxes.x(i.Box.X1), c.boxes.y(i.Box.Y0)
	c.out = append(c.out, "q "...)
	for _, v := range [...]int64{x1 - x0, 0, 0, y1 - y0, x0, y0} {
		c.out = unit.AppendFixed(c.out, v, 3)
		c.out = append(c.out, ' ')
	}
	c.out = append(c.out, "cm "...)
	c.out = append(c.out, c.images.name(i)...)
	c.out = append(c.out, " Do Q\n"...)
}

// outline writes the segments of a shape.
func (c *content) outline(p *page.Path) {
	for rest := p.Segments; len(rest) > 0; {
		if c.rectangle(rest) {
			rest = rest[5:]
			continue
		}
		c.segment(&rest[0])
		rest = rest[1:]
	}
}

func (c *content) segment(s *page.Segment) {
	operator := [...]string{page.MoveTo: "m\n", page.LineTo: "l\n", page.CurveTo: "c\n", page.Close: "h\n"}[s.Op]
	for _, p := range s.Used() {
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
		c.out = unit.AppendFixed(c.out, v, 3)
	}
	c.out = append(c.out, " re\n"...)
	return true
}
