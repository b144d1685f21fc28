package pdf

// Links: places on a page that lead to an address when they are touched (ISO 32000-1, 12.5.6.5).
//
// PDF/UA-1 (7.18) wants each within a Link of the structure that refers to it, with words that
// say where it leads, and known to the tree of parents; PDF/A-2 (6.3) that it is printed, which
// adds nothing, since it has no border and no appearance of its own: what is seen is the text
// or the code under it.

import (
	"errors"
	"strconv"
	"strings"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

var errLink = errors.New("a link has no address that a page may lead to, or no words that say where it leads")

// link is what is to be touched of an element on one page.
type link struct {
	element, page int
	// lines are the boxes of its lines, or of its picture.
	lines []box
	// number is that of its object.
	number int
}

// checkLinks reports links that must not be.
func (t *tree) checkLinks() error {
	for _, e := range t.elements {
		if e.Role == page.Link && (!page.IsURI(e.URI) || e.Alt == "") {
			return errLink
		}
	}
	return nil
}

// unlink leaves no links in the tree: what is printed has nothing to touch, and PDF/X nothing that
// asks for it within the sheet.
func (t *tree) unlink() {
	t.unlinked = true
	for i := range t.elements {
		t.elements[i].within = -1
	}
}

// touch adds what shows of a mark to what is to be touched of the link in which it lies.
func (c *content) touch(m page.Mark) {
	t := c.tree
	within := t.elements[t.index[m.Of]].within
	if within < 0 {
		return
	}
	ink := m.Ink()
	if m.Run != nil { // a finger or an arrow needs more than small letters
		ink.Y0, ink.Y1 = min(ink.Y0, m.Run.Y-m.Run.Size*3/4), max(ink.Y1, m.Run.Y+m.Run.Size/4)
	}
	line, ok := c.boxes.rect(ink).intersect(c.window)
	if !ok {
		return
	}
	last := len(t.links) - 1
	if last < 0 || t.links[last].element != within || t.links[last].page != c.page {
		t.links = append(t.links, link{element: within, page: c.page, lines: []box{line}})
		return
	}
	l := &t.links[last]
	if end := &l.lines[len(l.lines)-1]; m.Run == nil || line.y0 < end.y1 && end.y0 < line.y1 {
		*end = end.union(line)
		return
	}
	l.lines = append(l.lines, line)
}

// writeLinks adds the annotations to the file and to their pages.
func (t *tree) writeLinks(f *file) {
	annotations := make([][]string, len(t.pages))
	for i, l := range t.links {
		e := &t.elements[l.element]
		around := l.lines[0]
		for _, line := range l.lines {
			around = around.union(line)
		}
		d := dict{
			{"Type", "/Annot"},
			{"Subtype", "/Link"},
			{"Rect", around.array()},
			{"Border", "[0 0 0]"},
			{"F", "4"}, // is printed
			{"P", t.pages[l.page]},
			{"StructParent", strconv.Itoa(len(t.marked) + i)},
			{"Contents", textString(e.Alt)},
			{"A", "<</Type/Action/S/URI/URI" + textString(e.URI) + ">>"},
		}
		if len(l.lines) > 1 {
			d.set("QuadPoints", quadPoints(l.lines))
		}
		f.objects[l.number] = &object{dict: d}
		annotations[l.page] = append(annotations[l.page], reference(l.number))
	}
	for i, list := range annotations {
		if list != nil {
			f.object(referred(t.pages[i])).dict.set("Annots", array(list))
		}
	}
}

// quadPoints gives each line's corners: those above from left to right, then those below, in
// which order all readers take them, whatever ISO 32000-1 says.
func quadPoints(lines []box) string {
	var b strings.Builder
	b.WriteByte('[')
	for _, l := range lines {
		for _, v := range [...]int64{l.x0, l.y1, l.x1, l.y1, l.x0, l.y0, l.x1, l.y0} {
			b.Write(unit.AppendFixed(nil, v, 3))
			b.WriteByte(' ')
		}
	}
	return strings.TrimSuffix(b.String(), " ") + "]"
}
