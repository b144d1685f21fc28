package svg

// What is seen: the page's marks from the lowest to the highest. The outline of a glyph is
// written once, in font units, and used wherever the glyph stands.

import (
	"fmt"
	"strconv"

	"leitbild/internal/font"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// ink is the layer that is seen.
type ink struct {
	defs, body writer
	// ids are the names of the outlines; empty for a glyph without ink.
	ids map[glyphKey]string
	// count is the number of names given.
	count int64
}

type glyphKey struct {
	face  *font.Face
	glyph font.GID
}

// draw writes the paper, the marks and where to cut.
func (i *ink) draw(p *page.Page, sheet page.Rect) error {
	i.body.raw(`<path fill="#fff" d="`)
	i.body.rect(sheet)
	i.body.raw("\"/>\n")
	for _, m := range p.Marks {
		switch {
		case m.Run != nil:
			if err := i.run(m.Run); err != nil {
				return fmt.Errorf("%q: %w", m.Run.Text, err)
			}
		case m.Path != nil:
			i.path(m.Path)
		default:
			return errEmpty
		}
	}
	if p.CropMarks {
		i.cropMarks(p)
	}
	return nil
}

// fill writes a colour; black is what shapes have without one.
func (w *writer) fill(c page.Color) {
	if c == (page.Color{}) {
		return
	}
	w.raw(` fill="`)
	w.color(c)
	w.raw(`"`)
}

func (i *ink) path(p *page.Path) {
	if len(p.Segments) == 0 {
		return
	}
	i.body.raw("<path")
	i.body.fill(p.Color)
	i.body.raw(` d="`)
	i.body.shape(p)
	i.body.raw("\"/>\n")
}

// scaleDecimals are those of the size of a font unit in millimetres.
const scaleDecimals = 9

// run writes the glyphs of a run, in font units from its origin.
func (i *ink) run(r *page.Run) error {
	w := &i.body
	start := len(w.out)
	w.raw("<g")
	w.fill(r.Color)
	w.raw(` transform="translate(`)
	w.lengths(r.X, r.Y)
	w.raw(")scale(")
	w.out = unit.AppendFixed(w.out, int64(r.Size.Scale(1e9, int64(unit.Millimetre)*int64(r.Face.UnitsPerEm()))), scaleDecimals)
	w.raw(")\">")
	inked := false
	for _, g := range r.Glyphs {
		if g.ID == 0 || int(g.ID) >= r.Face.NumGlyphs() {
			return errMissing
		}
		id := i.id(r.Face, g.ID)
		if id == "" {
			continue
		}
		inked = true
		// Editors and presses know only the older name of href.
		w.raw(`<use xlink:href="#`, id, `"`)
		for _, at := range [...]struct {
			name  string
			value int32
		}{{"x", g.X}, {"y", -g.Y}} {
			if at.value != 0 {
				w.raw(" ", at.name, `="`, strconv.Itoa(int(at.value)), `"`)
			}
		}
		w.raw("/>")
	}
	if !inked {
		w.out = w.out[:start]
		return nil
	}
	w.raw("</g>\n")
	return nil
}

// id gives the name of a glyph's outline, which is written when it is asked for first;
// empty where the glyph has none.
func (i *ink) id(face *font.Face, glyph font.GID) string {
	key := glyphKey{face, glyph}
	id, ok := i.ids[key]
	if ok {
		return id
	}
	if outline := face.Outline(glyph); len(outline) > 0 {
		id = "g" + strconv.FormatInt(i.count, 36)
		i.count++
		i.defs.raw(`<path id="`, id, `" d="`)
		i.defs.outline(outline)
		i.defs.raw("\"/>\n")
	}
	i.ids[key] = id
	return id
}

// cropMarks draws two lines at each corner.
func (i *ink) cropMarks(p *page.Page) {
	w := &i.body
	begin := max(p.Bleed, markOffset)
	w.raw(`<path fill="none" stroke="#000" stroke-width="`)
	w.millimetres(markWeight)
	w.raw(`" d="`)
	line := func(x, y unit.Length, direction string) {
		w.raw("M")
		w.lengths(x, y)
		w.raw(direction)
		w.millimetres(markLength)
	}
	for _, x := range [...]unit.Length{0, p.Width} {
		line(x, -begin-markLength, "v")
		line(x, p.Height+begin, "v")
	}
	for _, y := range [...]unit.Length{0, p.Height} {
		line(-begin-markLength, y, "h")
		line(p.Width+begin, y, "h")
	}
	w.raw("\"/>\n")
}
