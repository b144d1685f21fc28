package svg

// What is read: the page's logical structure with its text, over the ink and without any of
// its own. The roles are those of WAI-ARIA 1.2.

import (
	"fmt"
	"slices"
	"strings"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// element is one of the page's with what it says itself.
type element struct {
	*page.Element
	kids []*element
	runs []*page.Run
	// box is around the element's own ink.
	box   page.Rect
	inked bool
}

// reading is the tree of a page's elements.
type reading struct {
	root *element // nil where the page has no tree
	of   map[*page.Element]*element
}

// newReading gathers the marks by their elements.
func newReading(p *page.Page) (*reading, error) {
	r := &reading{of: map[*page.Element]*element{}}
	r.root = r.add(p.Root)
	for e := range r.of {
		if e.Role == page.Link && !page.IsURI(e.URI) {
			return nil, errLink
		}
	}
	for _, m := range p.Flat() {
		if m.Run == nil && m.Path == nil && m.Image == nil {
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
		e := r.of[m.Of]
		if e == nil {
			return nil, errForeign
		}
		e.add(m)
	}
	return r, nil
}

// add takes an element and all below it; nil for one that has been met before.
func (r *reading) add(from *page.Element) *element {
	if from == nil || r.of[from] != nil {
		return nil
	}
	e := &element{Element: from}
	r.of[from] = e
	for _, kid := range from.Kids {
		if kid := r.add(kid); kid != nil {
			e.kids = append(e.kids, kid)
		}
	}
	return e
}

func (e *element) add(m page.Mark) {
	if m.Run != nil {
		e.runs = append(e.runs, m.Run)
	}
	box := m.Ink()
	switch {
	case e.box == page.Rect{}:
		e.box, e.inked = box, true
		return
	case box == page.Rect{}: // such as a space
		return
	}
	e.box = page.Rect{
		X0: min(e.box.X0, box.X0), Y0: min(e.box.Y0, box.Y0),
		X1: max(e.box.X1, box.X1), Y1: max(e.box.Y1, box.Y1),
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
func (r *reading) write(w *writer) {
	if r.root == nil || !r.root.says() {
		return
	}
	// Without ink, but not out of reach for the mouse that selects.
	w.raw(`<g fill="none" pointer-events="all" font-family="sans-serif">`, "\n")
	w.inner(r.root)
	w.raw("</g>\n")
}

// says reports whether an element, or one below it, has marks. A heading that says nothing
// is an error to a screen reader.
func (e *element) says() bool {
	return e.inked || slices.ContainsFunc(e.kids, (*element).says)
}

// inner writes what an element says itself, then those below it.
func (w *writer) inner(e *element) {
	w.lines(e.runs)
	for _, kid := range e.kids {
		if kid.says() {
			w.outer(kid)
		}
	}
}

// outer writes an element with its role.
func (w *writer) outer(e *element) {
	name := "g"
	if e.Role == page.Link {
		name = "a"
	}
	w.raw("<", name, roleOf(e.Role))
	if e.Role == page.Link {
		// A browser that shows the picture by itself goes there and back.
		w.attribute("xlink:href", e.URI)
	}
	w.lang(e.Lang)
	if e.Role != page.Figure {
		w.raw(">\n")
		w.inner(e)
		w.raw("</", name, ">\n")
		return
	}
	w.attribute("aria-label", e.Alt)
	w.raw(`><path d="`)
	w.rect(e.box)
	w.raw("\"/></g>\n")
}

// roleOf writes the role of an element. Labels and bodies are parts of their items, spans of
// their paragraphs, and have none of their own; a link is one by its name.
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
	text = page.Readable(text)
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
