// Package font is one font file: metrics, coverage, outlines, subset.
//
// Only what a sheet needs is read. The glyphs are read here, one by one when they are
// asked for; the tables for shaping are read by go-text. Fonts with cubic outlines and
// instances of variable fonts are seen as the static fonts with quadratic outlines that
// they are turned into.
package font

import (
	"errors"
	"fmt"
	"sync/atomic"
	"unicode"

	shaping "github.com/go-text/typesetting/font"

	"leitbild/internal/unit"
)

// GID is the number of a glyph in its font; 0 is the box for a missing glyph.
type GID uint16

// Face is a font, or the instance of a variable font. Nothing about it changes after Parse,
// and it is safe for concurrent use.
type Face struct {
	tables    tables
	shaper    *shaping.Font
	numGlyphs int
	// cff has the glyphs of a font that has them in CFF or CFF2.
	cff *cffTable
	// place is where the instance of a variable font stands on its axes, variations how its
	// points move there; both are nil where it stands at their origin.
	place      []int
	variations *glyphVariations
	axes       []axis
	head       head
	hhea       hhea
	os2        os2
	longLoca   bool
	extents    []atomic.Uint64 // of each glyph, packed; see extents.go
}

type head struct {
	unitsPerEm int
	box        Extents
}

type hhea struct {
	ascent, descent int
	longMetrics     int
}

type os2 struct {
	weight             int
	familyClass        int
	panoseFamily       byte
	panoseSerif        byte
	capHeight, xHeight int
}

// FormatError says that a file is a font of a kind that cannot be used.
type FormatError struct {
	// Format names what the file is: "collection", "WOFF", "WOFF2", "EOT", "Type 1" or
	// "bitmap".
	Format string
}

func (e *FormatError) Error() string { return e.Format + " fonts cannot be used" }

// PermissionError says that a font forbids to be embedded as it would have to be (OpenType,
// OS/2, fsType).
type PermissionError struct {
	// Embedding names what is forbidden: "restricted" for any
	// embedding, "subset" for that of a part, "outlines" where only bitmaps may be embedded.
	Embedding string
}

func (e *PermissionError) Error() string {
	return "font forbids to be embedded: " + e.Embedding
}

// ErrNotFont says that data does not begin as a font does.
var ErrNotFont = errors.New("not a font file")

// Parse reads a TrueType or OpenType font; of a variable font it is the default instance. It
// keeps data, which must not change afterwards.
// The error is a *FormatError for fonts of another kind, a *PermissionError for those that
// must not be embedded, ErrNotFont for what is no font at all, and else tells what is broken.
func Parse(data []byte) (*Face, error) { return ParseInstance(data, 0) }

// ParseInstance is Parse, but for a variable font that has an axis for it the instance has the
// weight given, or the nearest that the font reaches. Weight 0 is that of the font.
func ParseInstance(data []byte, weight int) (*Face, error) {
	t, err := readDirectory(data)
	if err != nil {
		return nil, err
	}
	f := &Face{tables: t}
	for _, read := range []func() error{
		f.readHead, f.readMaxp, f.readHhea, f.readOS2,
		func() error { return f.choosePlace(weight) },
		f.readOutlines, f.vary,
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	f.extents = make([]atomic.Uint64, f.numGlyphs)
	if f.shaper, err = f.newShaper(); err != nil {
		return nil, fmt.Errorf("reading the font's tables for shaping: %w", err)
	}
	f.measureHeights()
	return f, nil
}

func (f *Face) readHead() error {
	b := reader(f.tables.head)
	if len(b) < 54 {
		return errors.New("font table head is too short")
	}
	f.head.unitsPerEm = int(b.u16(18))
	if f.head.unitsPerEm < 16 || f.head.unitsPerEm > 16384 {
		return fmt.Errorf("font has %d units per em, not 16 to 16384", f.head.unitsPerEm)
	}
	f.head.box = b.box(36)
	f.longLoca = b.u16(50) != 0
	return nil
}

func (f *Face) readMaxp() error {
	b := reader(f.tables.maxp)
	if len(b) < 6 {
		return errors.New("font table maxp is too short")
	}
	f.numGlyphs = int(b.u16(4))
	if f.numGlyphs == 0 {
		return errors.New("font has no glyphs")
	}
	return nil
}

func (f *Face) readHhea() error {
	b := reader(f.tables.hhea)
	if len(b) < 36 {
		return errors.New("font table hhea is too short")
	}
	f.hhea = hhea{ascent: int(b.i16(4)), descent: int(b.i16(6)), longMetrics: int(b.u16(34))}
	if n := f.hhea.longMetrics; n == 0 || n > f.numGlyphs || len(f.tables.hmtx) < 4*n {
		return errors.New("font table hmtx is too short")
	}
	return nil
}

// readOutlines finds the glyphs in the tables that have them.
func (f *Face) readOutlines() (err error) {
	switch {
	case f.tables.has("glyf"):
		return f.checkGlyf()
	case f.tables.has("CFF "):
		f.cff, err = parseCFF(f.tables.find("CFF "), f.numGlyphs, false, nil)
	case f.tables.has("CFF2"):
		f.cff, err = parseCFF(f.tables.find("CFF2"), f.numGlyphs, true, f.place)
	}
	return err
}

func (f *Face) checkGlyf() error {
	size := 2
	if f.longLoca {
		size = 4
	}
	if len(f.tables.loca) < size*(f.numGlyphs+1) {
		return errors.New("font table loca is too short")
	}
	return nil
}

// readOS2 reads the table OS/2; fonts that lack it, or parts of it, do without.
func (f *Face) readOS2() error {
	b := reader(f.tables.os2)
	f.os2.weight = 400
	if len(b) < 68 {
		return nil
	}
	f.os2.weight = int(b.u16(4))
	f.os2.familyClass = int(b.u16(30)) >> 8
	f.os2.panoseFamily, f.os2.panoseSerif = b[32], b[33]
	version := b.u16(0)
	if version >= 2 && len(b) >= 90 {
		f.os2.xHeight, f.os2.capHeight = int(b.i16(86)), int(b.i16(88))
	}
	return permission(b.u16(8), version)
}

// Bits of OS/2.fsType. Where there are several of the first three the least restrictive holds
// (OpenType, OS/2, fsType); the others came with version 2.
const (
	restricted   = 1 << 1
	previewPrint = 1 << 2
	editable     = 1 << 3
	noSubsetting = 1 << 8
	bitmapOnly   = 1 << 9
)

// permission says whether a subset of the outlines may be embedded, which is what all formats
// need.
func permission(bits, version uint16) error {
	switch {
	case bits&(restricted|previewPrint|editable) == restricted:
		return &PermissionError{"restricted"}
	case version < 2:
	case bits&bitmapOnly != 0:
		return &PermissionError{"outlines"}
	case bits&noSubsetting != 0:
		return &PermissionError{"subset"}
	}
	return nil
}

// measureHeights takes from the letters what the table OS/2 does not tell, and without
// such letters what is usual.
func (f *Face) measureHeights() {
	for _, m := range []struct {
		height *int
		letter rune
		usual  int // in thousandths of an em
	}{{&f.os2.capHeight, 'H', 700}, {&f.os2.xHeight, 'x', 500}} {
		if *m.height > 0 {
			continue
		}
		*m.height = m.usual * f.head.unitsPerEm / 1000
		if g, ok := f.Glyph(m.letter); ok {
			if e, ok := f.Extents(g); ok && e.YMax > 0 {
				*m.height = e.YMax
			}
		}
	}
}

// UnitsPerEm is the number of font units in an em, 16 to 16384.
func (f *Face) UnitsPerEm() int { return f.head.unitsPerEm }

// CapHeight is the height of the capitals, in font units; positive.
func (f *Face) CapHeight() int { return f.os2.capHeight }

// CapHeightAt is the height of the capitals at a size.
func (f *Face) CapHeightAt(size unit.Length) unit.Length {
	return size.Scale(int64(f.os2.capHeight), int64(f.head.unitsPerEm))
}

// SizeForCap is the least size at which the capitals are at least h high.
func (f *Face) SizeForCap(h unit.Length) unit.Length {
	em, capital := int64(f.head.unitsPerEm), int64(f.os2.capHeight)
	return unit.Length((int64(h)*em + capital - 1) / capital)
}

// XHeight is the height of the small letters without ascenders, in font units; positive.
func (f *Face) XHeight() int { return f.os2.xHeight }

// Ascent is the height above the baseline that the font claims for a line, in font units.
func (f *Face) Ascent() int { return f.hhea.ascent }

// Descent is what the font claims for a line below the baseline, in font units; negative.
func (f *Face) Descent() int { return f.hhea.descent }

// BBox is the box around the ink of all glyphs.
func (f *Face) BBox() Extents { return f.head.box }

// NumGlyphs is the number of glyphs, 1 to 65535.
func (f *Face) NumGlyphs() int { return f.numGlyphs }

// Weight is 400 for a regular, 700 for a bold face (OS/2, usWeightClass); of a variable font
// it is that of the instance.
func (f *Face) Weight() int { return f.os2.weight }

// Weights are the least and the greatest weight of which the font has instances; ok is false
// where it has only one.
func (f *Face) Weights() (least, most int, ok bool) {
	for _, a := range f.axes {
		if a.tag == weightAxis {
			return a.least >> 16, a.most >> 16, true
		}
	}
	return 0, 0, false
}

// ItalicAngle is the slant in degrees counterclockwise from the vertical, so negative in
// an italic.
func (f *Face) ItalicAngle() float64 {
	if len(f.tables.post) < 8 {
		return 0
	}
	return float64(int32(reader(f.tables.post).u32(4))) / 65536
}

// Flags of a font descriptor (ISO 32000-1, table 123).
const (
	fixedPitch = 1 << 0
	serif      = 1 << 1
	symbolic   = 1 << 2
	script     = 1 << 3
	italic     = 1 << 6
)

// Flags describes the face in the bits of a font descriptor. Symbolic is always set: the
// glyphs are addressed by number, not by a standard encoding.
func (f *Face) Flags() int {
	flags := symbolic
	if len(f.tables.post) >= 16 && reader(f.tables.post).u32(12) != 0 {
		flags |= fixedPitch
	}
	if f.HasSerifs() {
		flags |= serif
	}
	if f.os2.familyClass == 10 || f.os2.panoseFamily == 3 {
		flags |= script
	}
	if f.ItalicAngle() != 0 {
		flags |= italic
	}
	return flags
}

// HasSerifs follows the family class where the font has one (1 to 5 and 7 have serifs, 8
// has none), else its PANOSE number (serif style 2 to 10).
func (f *Face) HasSerifs() bool {
	switch c := f.os2.familyClass; {
	case c >= 1 && c <= 5, c == 7:
		return true
	case c == 8:
		return false
	}
	return f.os2.panoseFamily == 2 && f.os2.panoseSerif >= 2 && f.os2.panoseSerif <= 10
}

// Glyph is the glyph that stands for a character, before any shaping.
func (f *Face) Glyph(r rune) (GID, bool) {
	g, ok := f.shaper.Cmap.Lookup(r)
	if !ok || g == 0 || int(g) >= f.numGlyphs {
		return 0, false
	}
	return GID(g), true
}

// Advance is the width of a glyph, in font units; 0 for a glyph the font does not have.
func (f *Face) Advance(g GID) int {
	if int(g) >= f.numGlyphs {
		return 0
	}
	i := min(int(g), f.hhea.longMetrics-1)
	return int(reader(f.tables.hmtx).u16(4 * i))
}

// Shaper gives the font to the shaper. Each call makes a new one, because a shaper's face
// keeps caches and must not be used by two goroutines at once.
func (f *Face) Shaper() *shaping.Face {
	face := shaping.NewFace(f.shaper)
	if f.place != nil {
		at := make([]shaping.VarCoord, len(f.place))
		for i, v := range f.place {
			at[i] = shaping.VarCoord(v)
		}
		face.SetCoords(at)
	}
	return face
}

// Rune is the lowest character that a glyph stands for before any shaping: the reverse of
// Glyph. It looks through the whole font.
func (f *Face) Rune(g GID) (rune, bool) {
	lowest, found := rune(0), false
	all := f.shaper.Cmap.Iter()
	for n := 0; n <= unicode.MaxRune && all.Next(); n++ {
		r, other := all.Char()
		if uint32(other) == uint32(g) && (!found || r < lowest) {
			lowest, found = r, true
		}
	}
	return lowest, found
}
