package font

// The table directory of a font file, and the view of it that go-text is given.

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	shaping "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// reader is a table whose numbers are read at offsets that the caller has checked.
type reader []byte

func (b reader) u16(at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func (b reader) i16(at int) int16  { return int16(b.u16(at)) }
func (b reader) u32(at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

func (b reader) box(at int) Extents {
	return Extents{int(b.i16(at)), int(b.i16(at + 2)), int(b.i16(at + 4)), int(b.i16(at + 6))}
}

// tables are the tables that are read here, and the directory of all.
type tables struct {
	data                                                      []byte
	directory                                                 []record
	head, maxp, hhea, hmtx, loca, glyf, os2, post, name, gpos []byte
}

// record is an entry of the table directory.
type record struct {
	tag            string
	offset, length uint32
}

const (
	headerSize = 12
	recordSize = 16
	maxTables  = 256 // several times as many as there are kinds
)

// readDirectory finds the tables and checks that they lie inside the file.
func readDirectory(data []byte) (tables, error) {
	if err := checkFormat(data); err != nil {
		return tables{}, err
	}
	t := tables{data: data}
	if len(data) < headerSize {
		return tables{}, errors.New("font file is cut off")
	}
	n := int(reader(data).u16(4))
	if n > maxTables {
		return tables{}, fmt.Errorf("font file has %d tables", n)
	}
	if len(data) < headerSize+n*recordSize {
		return tables{}, errors.New("font file is cut off")
	}
	for i := range n {
		entry := reader(data[headerSize+i*recordSize:])
		r := record{tag: string(entry[:4]), offset: entry.u32(8), length: entry.u32(12)}
		if uint64(r.offset)+uint64(r.length) > uint64(len(data)) {
			return tables{}, fmt.Errorf("font table %q lies outside the file", r.tag)
		}
		// Of two tables with the same tag the first counts.
		if !t.has(r.tag) {
			t.directory = append(t.directory, r)
		}
	}
	t.head, t.maxp, t.hhea, t.hmtx = t.find("head"), t.find("maxp"), t.find("hhea"), t.find("hmtx")
	t.loca, t.glyf = t.find("loca"), t.find("glyf")
	t.os2, t.post, t.name, t.gpos = t.find("OS/2"), t.find("post"), t.find("name"), t.find("GPOS")
	return t, t.complete()
}

// checkFormat tells TrueType and OpenType from what else a font file can be.
func checkFormat(data []byte) error {
	if len(data) < 4 {
		return ErrNotFont
	}
	switch string(data[:4]) {
	case "\x00\x01\x00\x00", "true", "OTTO":
		return nil
	case "ttcf":
		return &FormatError{"collection"}
	case "wOFF":
		return &FormatError{"WOFF"}
	case "wOF2":
		return &FormatError{"WOFF2"}
	case "typ1", "%!PS", "%!Fo":
		return &FormatError{"Type 1"}
	}
	switch {
	case data[0] == 0x80 && data[1] == 1: // the first segment of a PFB
		return &FormatError{"Type 1"}
	case len(data) > 36 && string(data[34:36]) == "LP":
		return &FormatError{"EOT"}
	}
	return ErrNotFont
}

// find gives the content of a table; nil where there is none.
func (t *tables) find(tag string) []byte {
	for _, r := range t.directory {
		if r.tag == tag {
			return t.data[r.offset : r.offset+r.length : r.offset+r.length]
		}
	}
	return nil
}

func (t *tables) has(tag string) bool {
	return slices.ContainsFunc(t.directory, func(r record) bool { return r.tag == tag })
}

// complete says what is missing of a font with outlines.
func (t *tables) complete() error {
	needed := []string{"head", "maxp", "hhea", "hmtx", "cmap"}
	switch {
	case t.has("CFF "), t.has("CFF2"):
	case !t.has("glyf") && (t.has("EBDT") || t.has("CBDT") || t.has("sbix") || t.has("bdat") || t.has("SVG ")):
		return &FormatError{"bitmap"}
	default:
		needed = append(needed, "loca", "glyf")
	}
	for _, tag := range needed {
		if !t.has(tag) {
			return fmt.Errorf("font table %q is missing", tag)
		}
	}
	return nil
}

// newShaper gives go-text the tables it needs for shaping, and no others: decoding the
// outlines takes most of its time. From them it only wants the boxes, to place accents in
// a font that does not say itself, in GPOS by the feature mark, where they go; fonts with
// cubic outlines always do.
//
// An instance is shown with its own widths. It keeps its axes, because by them the kerning
// varies, and gets deltas of nothing for the widths, without which go-text would look for
// those of the outlines.
func (f *Face) newShaper() (shaper *shaping.Font, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("broken tables: %v", p)
		}
	}()
	if err := f.checkLayout(); err != nil {
		return nil, err
	}
	v := newView(f.tables)
	for _, r := range f.tables.directory {
		switch r.tag {
		case "cmap", "maxp", "OS/2", "GDEF", "GSUB", "GPOS", "kern":
			v.keep(r)
		case "hhea", "hmtx":
			if f.place == nil {
				v.keep(r)
			}
		}
	}
	if len(f.axes) > 0 {
		v.exchange("fvar", f.fvar())
	}
	if f.place != nil {
		v.exchange("HVAR", f.noWidths())
		v.exchange("hhea", f.hheaOf(f.hhea.longMetrics))
		v.exchange("hmtx", f.tables.hmtx)
	}
	head := append([]byte(nil), f.tables.head[:headLength]...)
	binary.BigEndian.PutUint16(head[headLocaFormat:], 1)
	v.exchange("head", head)
	if f.cff == nil && !bytes.Contains(f.tables.gpos, []byte("mark")) {
		loca, glyf := f.boxes()
		v.exchange("loca", loca)
		v.exchange("glyf", glyf)
	}
	loader, err := opentype.NewLoader(v)
	if err != nil {
		return nil, err
	}
	return shaping.NewFont(loader)
}

// hheaOf is the table hhea for as many widths in hmtx.
func (f *Face) hheaOf(widths int) []byte {
	hhea := append([]byte(nil), f.tables.hhea[:hheaLength]...)
	binary.BigEndian.PutUint16(hhea[hheaLongMetrics:], uint16(widths))
	return hhea
}

// fvar is the table of the axes, without the instances that the font has names for.
func (f *Face) fvar() []byte {
	b := f.tables.find("fvar")
	at := int(reader(b).u16(4))
	fvar := append([]byte(nil), b[:fvarHeader]...)
	binary.BigEndian.PutUint16(fvar[4:], fvarHeader)
	binary.BigEndian.PutUint16(fvar[10:], axisSize)
	binary.BigEndian.PutUint16(fvar[12:], 0)
	size := int(reader(b).u16(10))
	for i := range f.axes {
		fvar = append(fvar, b[at+i*size:][:axisSize]...)
	}
	return fvar
}

// noWidths is a table HVAR that changes nothing.
func (f *Face) noWidths() []byte {
	hvar := make([]byte, 20, 32)
	hvar[1], hvar[7] = 1, 20 // version 1.0; the store behind this header
	hvar = append(hvar, 0, 1, 0, 0, 0, storeHeader, 0, 0)
	return append(hvar, 0, byte(len(f.axes)), 0, 0)
}

// boxes makes tables in which each glyph is only its box: an outline without contours.
func (f *Face) boxes() (loca, glyf []byte) {
	loca = make([]byte, 0, 4*(f.numGlyphs+1))
	glyf = make([]byte, 0, (glyphHeader+2)*f.numGlyphs)
	for g := range f.numGlyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if b := f.glyphData(GID(g)); len(b) > 0 {
			glyf = append(glyf, 0, 0)
			glyf = append(glyf, b[2:glyphHeader]...)
			glyf = append(glyf, 0, 0)
		}
	}
	return binary.BigEndian.AppendUint32(loca, uint32(len(glyf))), glyf
}

// view is a font file with some tables only, and some exchanged. Reading on goes through
// its directory; reading at an offset sees the file and, behind it, what has been exchanged.
type view struct {
	data      []byte
	exchanged []byte
	directory []byte
	at        int64
}

func newView(t tables) *view {
	v := &view{data: t.data, directory: make([]byte, headerSize, headerSize+len(t.directory)*recordSize)}
	copy(v.directory, t.data[:4])
	return v
}

// keep shows a table of the file.
func (v *view) keep(r record) {
	v.directory = append(v.directory, r.tag...)
	v.directory = binary.BigEndian.AppendUint32(v.directory, 0)
	v.directory = binary.BigEndian.AppendUint32(v.directory, r.offset)
	v.directory = binary.BigEndian.AppendUint32(v.directory, r.length)
	binary.BigEndian.PutUint16(v.directory[4:], binary.BigEndian.Uint16(v.directory[4:])+1)
}

// exchange shows a table that is not in the file.
func (v *view) exchange(tag string, content []byte) {
	v.keep(record{tag: tag, offset: uint32(len(v.data) + len(v.exchanged)), length: uint32(len(content))})
	v.exchanged = append(v.exchanged, content...)
}

func (v *view) Read(p []byte) (int, error) {
	if v.at >= int64(len(v.directory)) {
		return 0, io.EOF
	}
	n := copy(p, v.directory[v.at:])
	v.at += int64(n)
	return n, nil
}

func (v *view) ReadAt(p []byte, offset int64) (int, error) {
	data := v.data
	if offset >= int64(len(data)) {
		data, offset = v.exchanged, offset-int64(len(data))
	}
	return bytes.NewReader(data).ReadAt(p, offset)
}

func (v *view) Seek(offset int64, whence int) (int64, error) {
	if whence != io.SeekStart || offset < 0 {
		return 0, errors.New("font view seeks from the start only")
	}
	v.at = offset
	return offset, nil
}
