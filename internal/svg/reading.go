package svg

// What is read: the page's logical structure with its text, over the ink and without any of
// its own. The roles are those of WAI-ARIA 1.2.

import (
	"fmt"
	"strings"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// reading is what the elements of a page say.
type reading struct {
	content map[*page.Element]*content
	// order are the elements as they are read, to find those that are met twice.
	known map[*page.Element]bool
}

// content is what one element says itself.
type content struct {
	runs []*page.Run
	box  page.Rect
	// inked says that the element has a mark.
	inked bool
}

// newReading gathers the marks by their elements.
func newReading(p *page.Page) (*reading, error) {
	r := &reading{content: map[*page.Element]*content{}, known: map[*page.Element]bool{}}
	r.add(p.Root)
	for _, m := range p.Marks {
		if m.Run == nil && m.Path == nil {
			return nil, errEmpty
		}
		if m.Run != nil {
			if err := checkClusters(m.Run); err != nil {
				return nil, fmt.Errorf("%q: %w", m.Run.Text, err)
			}
		}
		if m.Of == nil {
			continue
		}
		if !r.known[m.Of] {
			return nil, errForeign
		}
		r.of(m.Of).add(m)
	}
	return r, nil
}

// add notes the elements of the tree.
func (r *reading) add(e *page.Element) {
	if e == nil || r.known[e] {
		return
	}
	r.known[e] = true
	for _, kid := range e.Kids {
		r.add(kid)
	}
}

func (r *reading) of(e *page.Element) *content {
	c := r.content[e]
	if c == nil {
		c = &content{}
		r.content[e] = c
	}
	return c
}

func (c *content) add(m page.Mark) {
	if m.Run != nil {
		c.runs = append(c.runs, m.Run)
	}
	box := m.Ink()
	if !c.inked {
		c.box, c.inked = box, true
		return
	}
	c.box = page.Rect{
		X0: min(c.box.X0, box.X0), Y0: min(c.box.Y0, box.Y0),
		X1: max(c.box.X1, box.X1), Y1: max(c.box.Y1, box.Y1),
	}
}

func checkClusters(r *page.Run) error {
	for _, g := range r.Glyphs {
		if g.Start < 0 || g.End < g.Start || int(g.End) > len(r.Text) {
			return errCluster
		}
	}
	return nil
}

// write writes the layer.
func (r *reading) write(w *writer, p *page.Page) {
	if p.Root == nil || !r.says(p.Root) {
		return
	}
	// Without ink, but not out of reach for the mouse that selects.
	w.raw(`<g fill="none" pointer-events="all" font-family="sans-serif">`, "\n")
	r.inner(w, p.Root)
	w.raw("</g>\n")
}

// says reports whether an element, or one below it, has marks. A heading that says nothing
// is an error to a screen reader.
func (r *reading) says(e *page.Element) bool {
	if e == nil {
		return false
	}
	if r.content[e] != nil {
		return true
	}
	for _, kid := range e.Kids {
		if r.says(kid) {
			return true
		}
	}
	return false
}

// inner writes what an element says itself, then those below it.
func (r *reading) inner(w *writer, e *page.Element) {
	if c := r.content[e]; c != nil {
		w.lines(c.runs)
	}
	for _, kid := range e.Kids {
		if r.known[kid] && r.says(kid) {
			delete(r.known, kid) // it is read once
			r.element(w, kid)
		}
	}
}

func (r *reading) element(w *writer, e *page.Element) {
	w.raw("<g", roleOf(e.Role))
	w.lang(e.Lang)
	if e.Role == page.Figure {
		w.attribute("aria-label", e.Alt)
		w.raw(">")
		if c := r.content[e]; c != nil {
			w.raw(`<path d="`)
			w.rect(c.box)
			w.raw(`"/>`)
		}
		w.raw("</g>\n")
		return
	}
	w.raw(">\n")
	r.inner(w, e)
	w.raw("</g>\n")
}

// roleOf writes the role of an element. Labels and bodies are parts of their items and have
// none of their own.
func roleOf(r page.Role) string {
	switch r {
	case page.Title:
		return ` role="heading" aria-level="1"`
	case page.Heading:
		return ` role="heading" aria-level="2"`
	case page.Paragraph:
		return ` role="paragraph"`
	case page.List:
		return ` role="list"`
	case page.Item:
		return ` role="listitem"`
	case page.Figure:
		return ` role="img"`
	}
	return ""
}

// lines writes the lines of an element as one text, so that a search finds what runs on
// from one to the next.
func (w *writer) lines(runs []*page.Run) {
	if len(runs) == 0 {
		return
	}
	size := runs[0].Size
	w.raw(`<text font-size="`)
	w.millimetres(size)
	w.raw(`">`)
	for _, r := range runs {
		line, space := readable(r)
		if line != "" {
			w.raw(`<tspan x="`)
			w.millimetres(r.X)
			w.raw(`" y="`)
			w.millimetres(r.Y)
			w.raw(`"`)
			if r.Size != size {
				w.raw(` font-size="`)
				w.millimetres(r.Size)
				w.raw(`"`)
			}
			if length := measure(r); length > 0 {
				w.raw(` textLength="`)
				w.millimetres(length)
				w.raw(`" lengthAdjust="spacingAndGlyphs"`)
			}
			w.raw(">")
			w.text(line)
			w.raw("</tspan>")
		}
		if space {
			w.raw(" ")
		}
	}
	w.raw("</text>\n")
}

// readable gives the text of a line as it is read: as the author wrote it, without the
// hyphens and the space at which it was divided; space says that one follows.
func readable(r *page.Run) (line string, space bool) {
	text := r.Text
	if r.Actual != "" {
		text = r.Actual
	}
	text = strings.Map(func(r rune) rune {
		if r == '\u00AD' {
			return -1
		}
		return r
	}, text)
	line = strings.TrimRight(text, " \n\t")
	return line, len(line) < len(text)
}

// measure is how wide a line is drawn, up to its last glyph that is no space.
func measure(r *page.Run) unit.Length {
	width := int32(0)
	for _, g := range r.Glyphs {
		if strings.TrimRight(r.Text[g.Start:g.End], " \n\t") != "" || g.Start == g.End {
			width = max(width, g.X+int32(r.Face.Advance(g.ID)))
		}
	}
	return r.At(width)
}
