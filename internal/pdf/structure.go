package pdf

// The structure tree (ISO 32000-1, 14.7): what the marks mean and in which order they are
// read.

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"leitbild/internal/page"
)

// structureType is the standard name of a role.
func structureType(r page.Role) string {
	switch r {
	case page.Document:
		return "Document"
	case page.Title:
		return "H1"
	case page.Heading:
		return "H2"
	case page.List:
		return "L"
	case page.Item:
		return "LI"
	case page.Label:
		return "Lbl"
	case page.Body:
		return "LBody"
	case page.Figure:
		return "Figure"
	case page.Span:
		return "Span"
	case page.Link:
		return "Link"
	}
	return "P"
}

// typeOf is the same for what is in the tree.
func (t *tree) typeOf(r page.Role) string {
	if r == page.Link && t.unlinked {
		r = page.Span
	}
	return structureType(r)
}

// tree is the structure of all pages together.
type tree struct {
	roots    []int
	elements []element
	// index finds the element; the numbers are in the order of reading.
	index map[*page.Element]int
	// marked lists, for each page and each of its marks, the element it belongs to.
	marked [][]int
	// pages are references to the pages' objects, and root is the number of the tree's own.
	pages []string
	root  int
	links []link
	// unlinked makes parts of the text of links.
	unlinked bool
}

// element is a node of the tree.
type element struct {
	*page.Element // nil for a span
	// actual is what is to be read instead of a span's glyphs.
	actual string
	// kids are the elements below, content is the element's own.
	kids    []int
	content []part
	// ink is the box around a figure, on the page of its first mark.
	ink   box
	inked bool
	// within is the number of the link that the element is or lies in; -1: none.
	within int
	// number is that of its object; 0 where it is left out because it is empty.
	number int
}

// part is a marked sequence of an element, or a span within it.
type part struct {
	page, id int
	span     int // number of the element; 0: none
}

func newTree(pages []*page.Page) *tree {
	t := &tree{index: map[*page.Element]int{}, marked: make([][]int, len(pages))}
	for _, p := range pages {
		if p.Root == nil {
			continue
		}
		if _, ok := t.index[p.Root]; !ok {
			t.roots = append(t.roots, t.add(p.Root, -1))
		}
	}
	return t
}

// add numbers an element and all below it. An element that is met twice counts where it
// is met first.
func (t *tree) add(e *page.Element, within int) int {
	number := len(t.elements)
	t.index[e] = number
	if e.Role == page.Link {
		within = number
	}
	t.elements = append(t.elements, element{Element: e, within: within})
	for _, kid := range e.Kids {
		if _, ok := t.index[kid]; ok || kid == nil {
			continue
		}
		n := t.add(kid, within)
		t.elements[number].kids = append(t.elements[number].kids, n)
	}
	return number
}

// mark gives the number of a new marked sequence of a page that belongs to e.
func (t *tree) mark(e *page.Element, onPage int) int { return t.markNumber(t.index[e], onPage) }

func (t *tree) markNumber(number, onPage int) int {
	id := len(t.marked[onPage])
	t.marked[onPage] = append(t.marked[onPage], number)
	t.elements[number].content = append(t.elements[number].content, part{page: onPage, id: id})
	return id
}

// span is the same for one that is to be read as another text.
func (t *tree) span(e *page.Element, onPage int, actual string) int {
	number, parent := len(t.elements), t.index[e]
	t.elements = append(t.elements, element{actual: actual, within: -1})
	t.elements[parent].content = append(t.elements[parent].content, part{page: onPage, span: number})
	return t.markNumber(number, onPage)
}

// extend makes the box around a figure larger.
func (t *tree) extend(e *page.Element, ink box) {
	el := &t.elements[t.index[e]]
	if !el.inked {
		el.ink, el.inked = ink, true
		return
	}
	el.ink = el.ink.union(ink)
}

// write adds the tree's objects and gives a reference to its root.
func (t *tree) write(f *file) string {
	root := f.reserve()
	t.root = root
	top := 0
	if len(t.roots) > 1 {
		top = f.reserve()
	}
	var kids []string
	for _, r := range t.roots {
		if t.hasMarks(r) {
			kids = append(kids, reference(t.writeElement(f, r, root, top)))
		}
	}
	t.writeLinks(f)
	parents := f.add(&object{dict: dict{{"Nums", t.parents()}}})
	if top != 0 {
		f.objects[top] = &object{dict: dict{
			{"Type", "/StructElem"},
			{"S", "/Document"},
			{"P", reference(root)},
			{"K", array(kids)},
		}}
		kids = []string{reference(top)}
	}
	f.objects[root] = &object{dict: dict{
		{"Type", "/StructTreeRoot"},
		{"K", array(kids)},
		{"ParentTree", reference(parents)},
		{"ParentTreeNextKey", strconv.Itoa(len(t.marked) + len(t.links))},
	}}
	return reference(root)
}

func array(values []string) string { return "[" + strings.Join(values, " ") + "]" }

// hasMarks reports whether an element, or one below it, has content. Empty elements are
// left out: a heading that says nothing is an error to a screen reader.
func (t *tree) hasMarks(number int) bool {
	e := &t.elements[number]
	return len(e.content) > 0 || slices.ContainsFunc(e.kids, t.hasMarks)
}

// writeElement adds an element and all below it. Where top is not 0 it is a document that
// holds several, which are then its parts, as a document within another is.
func (t *tree) writeElement(f *file, number, parent, top int) int {
	object := &object{dict: t.describe(number)}
	e := &t.elements[number]
	within := e.Element != nil && e.Role == page.Document && parent != t.root
	if top != 0 {
		parent = top
	}
	if top != 0 || within {
		object.dict.set("S", "/Part")
	}
	e.number = f.add(object)
	object.dict.set("P", reference(parent))
	var kids []string
	for _, p := range e.content {
		switch {
		case p.span != 0:
			kids = append(kids, reference(t.writeElement(f, p.span, e.number, 0)))
		case p.page == e.content[0].page:
			kids = append(kids, strconv.Itoa(p.id))
		default:
			kids = append(kids, fmt.Sprintf("<</Type/MCR/Pg %s/MCID %d>>", t.pages[p.page], p.id))
		}
	}
	for _, kid := range e.kids {
		if t.hasMarks(kid) {
			kids = append(kids, reference(t.writeElement(f, kid, e.number, 0)))
		}
	}
	for i := range t.links {
		if l := &t.links[i]; l.element == number {
			l.number = f.reserve()
			kids = append(kids, "<</Type/OBJR/Pg "+t.pages[l.page]+"/Obj "+reference(l.number)+">>")
		}
	}
	object.dict.set("K", array(kids))
	return e.number
}

// describe gives what an element says of itself.
func (t *tree) describe(number int) dict {
	e := &t.elements[number]
	d := dict{{"Type", "/StructElem"}}
	if len(e.content) > 0 {
		d.set("Pg", t.pages[e.content[0].page])
	}
	if e.Element == nil {
		d.set("S", "/Span")
		d.set("ActualText", textString(e.actual))
		return d
	}
	d.set("S", "/"+t.typeOf(e.Role))
	if e.Lang != "" {
		d.set("Lang", textString(e.Lang))
	}
	if e.Expansion != "" {
		d.set("E", textString(e.Expansion))
	}
	switch e.Role {
	case page.Figure:
		d.set("Alt", textString(e.Alt))
		if e.inked {
			placement := "/Placement/Block"
			if e.within >= 0 {
				placement = "" // what stands in a link stands in a line
			}
			d.set("A", "<</O/Layout/BBox"+e.ink.array()+placement+">>")
		}
	case page.List:
		d.set("A", "<</O/List/ListNumbering/"+t.numbering(number)+">>")
	}
	return d
}

// numbering tells how the items of a list are labelled.
func (t *tree) numbering(list int) string {
	for _, item := range t.elements[list].kids {
		for _, kid := range t.elements[item].kids {
			if t.elements[kid].Role == page.Label && t.hasMarks(kid) {
				return "Decimal"
			}
		}
	}
	return "None"
}

// parents tells for each mark of each page to which element it belongs.
func (t *tree) parents() string {
	out := []byte{'['}
	for onPage, elements := range t.marked {
		out = strconv.AppendInt(out, int64(onPage), 10)
		out = append(out, '[')
		for i, number := range elements {
			if i > 0 {
				out = append(out, ' ')
			}
			out = append(out, reference(t.elements[number].number)...)
		}
		out = append(out, ']')
	}
	for i, l := range t.links {
		out = strconv.AppendInt(out, int64(len(t.marked)+i), 10)
		out = append(out, ' ')
		out = append(out, reference(t.elements[l.element].number)...)
		out = append(out, ' ')
	}
	return string(append(out, ']'))
}
