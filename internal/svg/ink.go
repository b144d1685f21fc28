package svg

// What is seen: the page's marks from the lowest to the highest. The outline of a glyph is
// written once, in font units, and used wherever the glyph stands.

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"strconv"
	"strings"

	"leitbild/internal/font"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// ink is the layer that is seen.
type ink struct {
	defs, body writer
	// ids are the names of the outlines; empty for a glyph without ink.
	ids map[glyphKey]string
	// clips are the names of the clips.
	clips map[*page.Path]string
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
	for _, m := range p.Flat() {
		switch {
		case m.Run != nil:
			var err error
			i.clipped(m.Clips, func() { err = i.run(m.Run) })
			if err != nil {
				return fmt.Errorf("%q: %w", m.Run.Text, err)
			}
		case m.Path != nil:
			if len(m.Path.Segments) > 0 {
				i.clipped(m.Clips, func() { i.path(m.Path) })
			}
		case m.Image != nil:
			data, kind, err := packed(m.Image)
			if err != nil {
				return err
			}
			i.clipped(m.Clips, func() { i.image(m.Image, kind, data) })
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

// clipped draws within clips.
func (i *ink) clipped(clips []*page.Path, draw func()) {
	for _, c := range clips {
		i.body.raw(`<g clip-path="url(#`, i.clip(c), `)">`)
	}
	draw()
	if len(clips) > 0 {
		i.body.raw(strings.Repeat("</g>", len(clips)), "\n")
	}
}

// clip gives the name of a clip, which is written when it is asked for first.
func (i *ink) clip(p *page.Path) string {
	id, ok := i.clips[p]
	if ok {
		return id
	}
	id = "c" + strconv.Itoa(len(i.clips))
	i.clips[p] = id
	i.defs.raw(`<clipPath id="`, id, `"><path`)
	if p.EvenOdd {
		i.defs.raw(` clip-rule="evenodd"`)
	}
	i.defs.raw(` d="`)
	i.defs.shape(p)
	i.defs.raw("\"/></clipPath>\n")
	return id
}

// image writes a picture into its box, as part of the file.
func (i *ink) image(m *page.Image, kind string, data []byte) {
	w := &i.body
	w.raw("<image")
	for _, at := range [...]struct {
		name  string
		value unit.Length
	}{{"x", m.Box.X0}, {"y", m.Box.Y0}, {"width", m.Box.X1 - m.Box.X0}, {"height", m.Box.Y1 - m.Box.Y0}} {
		w.raw(" ", at.name, `="`)
		w.millimetres(at.value)
		w.raw(`"`)
	}
	w.raw(` preserveAspectRatio="none" xlink:href="data:`, kind, `;base64,`)
	w.out = base64.StdEncoding.AppendEncode(w.out, data)
	w.raw("\"/>\n")
}

// packed gives a picture as a file and its media type.
func packed(m *page.Image) (data []byte, kind string, err error) {
	if !m.Sound() {
		return nil, "", errImage
	}
	if m.JPEG != nil {
		return m.JPEG, "image/jpeg", nil
	}
	var out bytes.Buffer
	if m.Grey && m.Alpha == nil {
		grey := &image.Gray{Pix: m.Greys(), Stride: m.Width, Rect: image.Rect(0, 0, m.Width, m.Height)}
		err := png.Encode(&out, grey)
		return out.Bytes(), "image/png", err
	}
	picture := image.NewNRGBA(image.Rect(0, 0, m.Width, m.Height))
	for i := range m.Width * m.Height {
		copy(picture.Pix[4*i:], m.RGB[3*i:3*i+3])
		picture.Pix[4*i+3] = 255
		if m.Alpha != nil {
			picture.Pix[4*i+3] = m.Alpha[i]
		}
	}
	if err := png.Encode(&out, picture); err != nil {
		return nil, "", err
	}
	return out.Bytes(), "image/png", nil
}

func (i *ink) path(p *page.Path) {
	i.body.raw("<path")
	i.body.fill(p.Color)
	if p.Transparency > 0 {
		i.body.raw(` fill-opacity="`)
		i.body.out = unit.AppendFixed(i.body.out, int64(unit.Length(255-int64(p.Transparency)).Scale(10000, 255)), 4)
		i.body.raw(`"`)
	}
	if p.EvenOdd {
		i.body.raw(` fill-rule="evenodd"`)
	}
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
	w.raw(`<path fill="none" stroke="#000" stroke-width="`)
	w.millimetres(page.CropMarkWeight)
	w.raw(`" d="`)
	for _, l := range p.CutLines() {
		w.raw("M")
		w.lengths(l[0].X, l[0].Y)
		if l[0].X == l[1].X {
			w.raw("v")
		} else {
			w.raw("h")
		}
		w.millimetres(page.CropMarkLength)
	}
	w.raw("\"/>\n")
}
