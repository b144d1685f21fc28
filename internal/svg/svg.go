// Package svg writes a page as a vector picture for browsers and programs that draw.
//
// The file has two layers. The ink (ink.go) is what is seen: shapes and the outlines of
// glyphs, hidden from screen readers. Over it lies the reading (reading.go), which draws
// nothing: the text as text, in the page's logical structure and at its place, to be read
// aloud, searched, selected and copied. Nothing is fetched, and nothing runs.
package svg

import (
	"errors"
	"fmt"

	"leitbild/internal/page"
	"leitbild/internal/xmp"
)

// Meta is what a picture says about itself. Without a language it is that of the page's root.
type Meta = xmp.Meta

// Write gives the trimmed sheet as one SVG file, or all of it where it has crop marks. One
// unit of its coordinates is a millimetre, and the origin that of the page. The same page
// and meta give the same bytes on every machine. It is an error if the page has no area, if
// a mark is empty, lacks samples or belongs to an element that is not in the page's tree, if
// a link leads to no address that it may, or if a run has the glyph for a missing character or
// one that stands for what its text does not have.
func Write(p *page.Page, m Meta) ([]byte, error) {
	sheet := sheetOf(p)
	if sheet.X1 <= sheet.X0 || sheet.Y1 <= sheet.Y0 {
		return nil, fmt.Errorf("a page of %.0f × %.0f mm cannot be drawn", p.Width.Millimetres(), p.Height.Millimetres())
	}
	r, err := newReading(p)
	if err != nil {
		return nil, err
	}
	i := ink{ids: map[glyphKey]string{}, clips: map[*page.Path]string{}}
	if err := i.draw(p, sheet); err != nil {
		return nil, err
	}
	w := writer{out: make([]byte, 0, len(i.defs.out)+len(i.body.out)+16384)}
	w.head(p, sheet, m)
	clipped := reachesBeyond(p, sheet)
	if len(i.defs.out) > 0 || clipped {
		w.raw("<defs>\n")
		w.out = append(w.out, i.defs.out...)
		if clipped {
			w.raw(`<clipPath id="`, clipID, `"><path d="`)
			w.rect(sheet)
			w.raw("\"/></clipPath>\n")
		}
		w.raw("</defs>\n")
	}
	w.raw(`<g aria-hidden="true"`)
	if clipped {
		w.raw(` clip-path="url(#`, clipID, `)"`)
	}
	w.raw(">\n")
	w.out = append(w.out, i.body.out...)
	w.raw("</g>\n")
	r.write(&w)
	w.raw("</svg>\n")
	return w.out, nil
}

const clipID = "sheet"

// sheetOf is the part of the page that is shown.
func sheetOf(p *page.Page) page.Rect {
	margin := p.MarkMargin()
	return page.Rect{X0: -margin, Y0: -margin, X1: p.Width + margin, Y1: p.Height + margin}
}

// reachesBeyond reports whether ink lies outside the sheet. Programs that place the picture
// on a larger ground would show it.
func reachesBeyond(p *page.Page, sheet page.Rect) bool {
	for _, m := range p.Flat() {
		box := m.Ink()
		if box.X0 < sheet.X0 || box.Y0 < sheet.Y0 || box.X1 > sheet.X1 || box.Y1 > sheet.Y1 {
			return true
		}
	}
	return false
}

// head opens the picture and says what it is.
func (w *writer) head(p *page.Page, sheet page.Rect, m Meta) {
	width, height := sheet.X1-sheet.X0, sheet.Y1-sheet.Y0
	if m.Lang == "" && m != (Meta{}) && p.Root != nil {
		m.Lang = p.Root.Lang
	}
	lang := m.Lang
	if lang == "" && p.Root != nil {
		lang = p.Root.Lang
	}
	w.raw(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" width="`)
	w.millimetres(width)
	w.raw(`mm" height="`)
	w.millimetres(height)
	w.raw(`mm" viewBox="`)
	w.lengths(sheet.X0, sheet.Y0, width, height)
	w.raw(`"`)
	w.lang(lang)
	// A picture that may be entered: with the role img a reader would take it as a whole.
	w.raw(` role="graphics-document document">`, "\n")
	w.element("title", m.Title)
	w.element("desc", m.Description)
	w.metadata(m)
}

// metadata says the same once more for programs that manage pictures.
func (w *writer) metadata(m Meta) {
	if rdf := m.RDF("image/svg+xml"); rdf != "" {
		w.raw("<metadata>\n", rdf, "\n</metadata>\n")
	}
}

var (
	errEmpty   = errors.New("a mark has neither run, path nor image")
	errImage   = errors.New("an image has not the samples that its size asks for")
	errLink    = errors.New("a link has no address that a page may lead to")
	errForeign = errors.New("a mark belongs to an element that is not in the page's tree")
	errMissing = errors.New("a run has the glyph for a missing character")
	errCluster = errors.New("a glyph stands for bytes that the run's text does not have")
)
