package png

// The file: chunks around the packed rows (PNG, third edition, W3C 2025). The package
// image/png can do neither palettes with metadata nor the resolution, and looks for the
// best filter where there is none to find.

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"time"

	"leitbild/internal/page"
)

// file is a PNG while it is written.
type file struct {
	width, height int
	// palette is empty in true colour and in greys.
	palette []uint32
	grey    bool
	packed  bytes.Buffer
}

// Filters of a row.
const (
	filterNone = 0
	filterUp   = 2
)

// Types of colour.
const (
	typeGrey      = 0
	typeTrueColor = 2
	typeIndexed   = 3
)

// packIndexed draws the sheet in the colours of a palette.
func (f *file) packIndexed(v view, marks []page.Mark, palette *palette) error {
	p := newPainter(v, marks, palette.ink, palette, palette.steps)
	err := pack(f, p, 1, func(row []byte, pixels []uint8) { copy(row, pixels) })
	f.palette = palette.colors
	return err
}

// packGrey draws the sheet in greys.
func (f *file) packGrey(v view, marks []page.Mark) error {
	f.grey = true
	steps := int32(maxSteps)
	for _, m := range marks {
		if m.Image != nil || m.Path != nil && m.Path.Transparency > 0 {
			steps = trueSteps
		}
	}
	p := newPainter(v, marks, func(c page.Color) uint8 { return c.G }, greyScale{steps}, steps)
	return pack(f, p, 1, func(row []byte, pixels []uint8) { copy(row, pixels) })
}

// packTrueColor draws the sheet in all colours.
func (f *file) packTrueColor(v view, marks []page.Mark) error {
	p := newPainter(v, marks, packed, trueColor{}, trueSteps)
	return pack(f, p, 3, func(row []byte, pixels []uint32) {
		for i, c := range pixels {
			row[3*i], row[3*i+1], row[3*i+2] = byte(c>>16), byte(c>>8), byte(c)
		}
	})
}

// pack draws band after band and packs it while the next is drawn.
func pack[P uint8 | uint32](f *file, p *painter[P], size int, write func(row []byte, pixels []P)) error {
	rows := min(max(bandPixels/f.width, 1), f.height)
	empty, drawn := make(chan []P, 2), make(chan []P, 2)
	for range 2 {
		empty <- make([]P, rows*f.width)
	}
	go func() {
		defer close(drawn)
		for y := 0; y < f.height; y += rows {
			band := (<-empty)[:min(rows, f.height-y)*f.width]
			p.band(y, y+len(band)/f.width, band)
			drawn <- band
		}
	}()
	w, err := zlib.NewWriterLevel(&f.packed, zlib.BestSpeed)
	if err != nil {
		return err
	}
	r := rowWriter{out: w, row: make([]byte, size*f.width+1), last: make([]byte, size*f.width+1)}
	for band := range drawn {
		for at := 0; at < len(band); at += f.width {
			write(r.row[1:], band[at:at+f.width])
			r.flush()
		}
		empty <- band
	}
	if r.err != nil {
		return r.err
	}
	return w.Close()
}

// rowWriter chooses the filter of each row: none, which is best for flat colours, but one
// that makes a row of zeros of each that is the same as the row above.
type rowWriter struct {
	out       *zlib.Writer
	row, last []byte
	repeated  []byte
	err       error
}

func (w *rowWriter) flush() {
	if w.err != nil {
		return
	}
	if w.repeated != nil && bytes.Equal(w.row[1:], w.last[1:]) {
		_, w.err = w.out.Write(w.repeated)
		return
	}
	if w.repeated == nil {
		w.repeated = make([]byte, len(w.row))
		w.repeated[0] = filterUp
	}
	w.row[0] = filterNone
	_, w.err = w.out.Write(w.row)
	w.row, w.last = w.last, w.row
}

// bytes puts the chunks together.
func (f *file) bytes(v view, m Meta) []byte {
	out := make([]byte, 0, f.packed.Len()+4096)
	out = append(out, "\x89PNG\r\n\x1a\n"...)
	out = appendChunk(out, "IHDR", f.header())
	out = appendChunk(out, "sRGB", []byte{1}) // relative colorimetric
	physical := binary.BigEndian.AppendUint32(nil, uint32(v.x.perMetre))
	physical = binary.BigEndian.AppendUint32(physical, uint32(v.y.perMetre))
	out = appendMeta(out, m)
	if len(f.palette) > 0 {
		var colors []byte
		for _, c := range f.palette {
			colors = append(colors, byte(c>>16), byte(c>>8), byte(c))
		}
		out = appendChunk(out, "PLTE", colors)
	}
	out = appendChunk(out, "pHYs", append(physical, 1)) // per metre
	out = appendChunk(out, "IDAT", f.packed.Bytes())
	return appendChunk(out, "IEND", nil)
}

func (f *file) header() []byte {
	header := binary.BigEndian.AppendUint32(nil, uint32(f.width))
	header = binary.BigEndian.AppendUint32(header, uint32(f.height))
	colorType := byte(typeTrueColor)
	switch {
	case f.grey:
		colorType = typeGrey
	case len(f.palette) > 0:
		colorType = typeIndexed
	}
	return append(header, 8, colorType, 0, 0, 0)
}

func appendChunk(out []byte, name string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	start := len(out)
	out = append(out, name...)
	out = append(out, data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}

// appendMeta writes the metadata as international text: with the keywords of the standard
// (PNG, 11.3.3.2), which every program knows, and as XMP, which also tells the language.
func appendMeta(out []byte, m Meta) []byte {
	date := ""
	if !m.Date.IsZero() {
		date = m.Date.UTC().Format(time.RFC3339)
	}
	for _, t := range [...]struct{ keyword, lang, text string }{
		{"Title", m.Lang, m.Title},
		{"Author", "", m.Author},
		{"Description", m.Lang, m.Description},
		{"Software", "", m.Creator},
		{"Creation Time", "", date},
		{"XML:com.adobe.xmp", "", m.Packet("image/png")},
	} {
		if t.text == "" {
			continue
		}
		data := append([]byte(t.keyword), 0, 0, 0) // not packed
		data = append(data, clean(t.lang)...)
		data = append(data, 0, 0) // no translated keyword
		out = appendChunk(out, "iTXt", append(data, clean(t.text)...))
	}
	return out
}

// clean leaves out control characters, among them the one that ends a text.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' {
			return -1
		}
		return r
	}, text)
}
