package font

// A smaller font of the glyphs that a document uses, for embedding.

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"golang.org/x/image/math/fixed"
)

// Subset makes a TrueType font in which the given glyphs, and the parts they are made of,
// have their outlines and widths under their own numbers. All other glyphs are empty, and
// those behind the last are gone. Hints are dropped, as are all tables a PDF reader does
// not need (ISO 32000-1, 9.9). The glyph for a missing character is always kept. Glyphs
// that the font does not have, or that are broken, are errors.
func (f *Face) Subset(glyphs []GID) ([]byte, error) {
	kept, err := f.withParts(glyphs)
	if err != nil {
		return nil, err
	}
	s := subset{face: f, kept: kept, hmtx: make([]byte, 4*len(kept))}
	if err := s.buildGlyf(); err != nil {
		return nil, err
	}
	return s.assemble(), nil
}

// withParts marks the glyphs and, in turn, the parts of composites; it ends behind the
// last one needed.
func (f *Face) withParts(glyphs []GID) ([]bool, error) {
	kept := make([]bool, f.numGlyphs)
	end := 1
	open := append([]GID{0}, glyphs...)
	for len(open) > 0 {
		g := open[len(open)-1]
		open = open[:len(open)-1]
		if int(g) >= f.numGlyphs {
			return nil, fmt.Errorf("font has no glyph %d", g)
		}
		if kept[g] {
			continue
		}
		kept[g] = true
		end = max(end, int(g)+1)
		parts, err := f.partsOf(g)
		if err != nil {
			return nil, err
		}
		open = append(open, parts...)
	}
	return kept[:end], nil
}

// rewrites reports whether glyphs are written anew: those of a font that has no glyf, and
// those of an instance, whose composites are resolved.
func (f *Face) rewrites() bool { return f.cff != nil || f.variations != nil }

// partsOf lists the glyphs that a composite is made of. It is an error if they go round in
// circles.
func (f *Face) partsOf(g GID) ([]GID, error) {
	if f.rewrites() {
		return nil, nil
	}
	b := f.glyphData(g)
	if len(b) == 0 || b.i16(0) >= 0 {
		return nil, nil
	}
	check := outliner{face: f}
	if err := check.glyph(g, 0); err != nil {
		return nil, fmt.Errorf("glyph %d: %w", g, err)
	}
	var parts []GID
	for at := glyphHeader; ; {
		p, err := nextPart(b, at)
		if err != nil {
			return nil, fmt.Errorf("glyph %d: %w", g, err)
		}
		parts = append(parts, p.glyph)
		if p.flags&moreParts == 0 {
			return parts, nil
		}
		at = p.next
	}
}

// subset is a font in the making.
type subset struct {
	face             *Face
	kept             []bool
	glyf, loca, hmtx []byte
	longLoca         bool
	// The most that a glyph that has been written anew has.
	maxPoints, maxContours int
}

// buildGlyf writes the tables glyf and loca, the latter in its short form if it fits.
func (s *subset) buildGlyf() error {
	ends := make([]int, len(s.kept))
	for g, kept := range s.kept {
		if kept {
			if err := s.add(GID(g)); err != nil {
				return fmt.Errorf("glyph %d: %w", g, err)
			}
			if len(s.glyf)%2 != 0 {
				s.glyf = append(s.glyf, 0)
			}
		}
		ends[g] = len(s.glyf)
	}
	const longestShort = 2 * 0xFFFF
	s.longLoca = len(s.glyf) > longestShort
	s.loca = s.appendOffset(make([]byte, 0, 4*len(ends)+4), 0)
	for _, end := range ends {
		s.loca = s.appendOffset(s.loca, end)
	}
	return nil
}

// add writes a glyph and its width. The left side bearing is set to where the glyph says its
// outline begins, because a reader moves the outline if the two differ.
func (s *subset) add(g GID) (err error) {
	start := len(s.glyf)
	if s.face.rewrites() {
		err = s.rewrite(g)
	} else {
		s.glyf, err = appendUnhinted(s.glyf, s.face.glyphData(g))
	}
	if err != nil {
		return err
	}
	binary.BigEndian.PutUint16(s.hmtx[4*int(g):], uint16(s.face.Advance(g)))
	if len(s.glyf) > start {
		binary.BigEndian.PutUint16(s.hmtx[4*int(g)+2:], reader(s.glyf[start:]).u16(2))
	}
	return nil
}

// rewrite writes the description of a simple glyph.
func (s *subset) rewrite(g GID) error {
	points, err := s.face.contours(g)
	if err != nil || len(points) == 0 {
		return err
	}
	b := descriptionOf(points)
	if b == nil {
		return errGlyph
	}
	s.maxPoints = max(s.maxPoints, len(points))
	s.maxContours = max(s.maxContours, int(reader(b).u16(0)))
	s.glyf = append(s.glyf, b...)
	return nil
}

// descriptionOf is a simple glyph with the given points; nil where glyf cannot describe it.
func descriptionOf(points []point) []byte {
	if len(points) > math.MaxInt16 {
		return nil
	}
	across, up := span{points[0].x, points[0].x}, span{points[0].y, points[0].y}
	contours := 0
	for _, p := range points {
		across.add(p.x)
		up.add(p.y)
		if p.end {
			contours++
		}
	}
	const limit = math.MaxInt16 << 6
	if max(across.high-across.low, up.high-up.low, across.high, up.high, -across.low, -up.low) > limit {
		return nil
	}
	out := binary.BigEndian.AppendUint16(make([]byte, 0, 16+5*len(points)), uint16(contours))
	for _, v := range [...]fixed.Int26_6{across.low, up.low, across.high, up.high} {
		out = binary.BigEndian.AppendUint16(out, uint16(v.Round()))
	}
	var flags, xs, ys []byte
	var x, y int
	for i, p := range points {
		if p.end {
			out = binary.BigEndian.AppendUint16(out, uint16(i))
		}
		var flag byte
		if p.on {
			flag = onCurve
		}
		xs, flag = appendDelta(xs, p.x.Round()-x, flag, xShort, xSameOrPlus)
		ys, flag = appendDelta(ys, p.y.Round()-y, flag, yShort, ySameOrPlus)
		flags = append(flags, flag)
		x, y = p.x.Round(), p.y.Round()
	}
	out = append(out, 0, 0) // no instructions
	return slices.Concat(out, flags, xs, ys)
}

// appendDelta writes a coordinate, relative to the last.
func appendDelta(list []byte, d int, flag, short, sameOrPlus byte) ([]byte, byte) {
	switch {
	case d == 0:
		return list, flag | sameOrPlus
	case d > 0 && d < 256:
		return append(list, byte(d)), flag | short | sameOrPlus
	case d < 0 && d > -256:
		return append(list, byte(-d)), flag | short
	}
	return binary.BigEndian.AppendUint16(list, uint16(d)), flag
}

func (s *subset) appendOffset(loca []byte, offset int) []byte {
	if s.longLoca {
		return binary.BigEndian.AppendUint32(loca, uint32(offset))
	}
	return binary.BigEndian.AppendUint16(loca, uint16(offset/2))
}

// appendUnhinted copies the description of a glyph without its instructions.
func appendUnhinted(out []byte, b reader) ([]byte, error) {
	if len(b) == 0 {
		return out, nil
	}
	contours := int(b.i16(0))
	switch {
	case contours == 0:
		return out, nil
	case contours > 0:
		return appendUnhintedSimple(out, b, contours)
	}
	first := len(out)
	out = append(out, b[:glyphHeader]...)
	for at := glyphHeader; ; {
		p, err := nextPart(b, at)
		if err != nil {
			return nil, err
		}
		out = append(out, b[at:p.next]...)
		binary.BigEndian.PutUint16(out[first+at:], p.flags&^hasInstructions)
		if p.flags&moreParts == 0 {
			return out, nil
		}
		at = p.next
	}
}

func appendUnhintedSimple(out []byte, b reader, contours int) ([]byte, error) {
	body, count, err := simpleBody(b[glyphHeader:], contours)
	if err != nil {
		return nil, err
	}
	points := b[glyphHeader+body:]
	flags, xs, ys, err := splitPoints(points, count)
	if err != nil {
		return nil, err
	}
	out = append(out, b[:glyphHeader+2*contours]...)
	out = append(out, 0, 0)
	return append(out, points[:len(flags)+len(xs)+len(ys)]...), nil
}

// Places in the tables that a subset changes.
const (
	headLength      = 54
	headAdjustment  = 8
	headFlags       = 16
	headLocaFormat  = 50
	hheaLength      = 36
	hheaLongMetrics = 34
	maxpLength      = 32
	maxpNumGlyphs   = 4
	maxpPoints      = 6
	maxpContours    = 8
	maxpZones       = 14
	maxpHints       = 16 // to maxpHintsEnd: what the hints need
	maxpHintsEnd    = 28 // to the end: what composites need
	// hintFlags are the bits of head.flags that speak of hints.
	hintFlags = 1<<2 | 1<<3 | 1<<4
	// checkSumMagic minus the sum of the whole file is head.checkSumAdjustment.
	checkSumMagic = 0xB1B0AFBA
)

func (s *subset) buildHead() []byte {
	head := append([]byte(nil), s.face.tables.head[:headLength]...)
	binary.BigEndian.PutUint32(head[headAdjustment:], 0)
	binary.BigEndian.PutUint16(head[headFlags:], reader(head).u16(headFlags)&^hintFlags)
	format := uint16(0)
	if s.longLoca {
		format = 1
	}
	binary.BigEndian.PutUint16(head[headLocaFormat:], format)
	return head
}

func (s *subset) buildMaxp() []byte {
	maxp := make([]byte, maxpLength)
	copy(maxp, s.face.tables.maxp)
	binary.BigEndian.PutUint32(maxp, 0x00010000)
	binary.BigEndian.PutUint16(maxp[maxpNumGlyphs:], uint16(len(s.kept)))
	clear(maxp[maxpHints:maxpHintsEnd])
	binary.BigEndian.PutUint16(maxp[maxpZones:], 1)
	if s.face.rewrites() {
		clear(maxp[maxpPoints:maxpZones])
		clear(maxp[maxpHintsEnd:])
		binary.BigEndian.PutUint16(maxp[maxpPoints:], uint16(s.maxPoints))
		binary.BigEndian.PutUint16(maxp[maxpContours:], uint16(s.maxContours))
	}
	return maxp
}

// assemble puts the tables into a file, each padded to four bytes, and sets the checksums.
func (s *subset) assemble() []byte {
	parts := []struct {
		tag     string
		content []byte
	}{
		{"glyf", s.glyf},
		{"head", s.buildHead()},
		{"hhea", s.face.hheaOf(len(s.kept))},
		{"hmtx", s.hmtx},
		{"loca", s.loca},
		{"maxp", s.buildMaxp()},
	}
	start := headerSize + len(parts)*recordSize
	total := start
	for _, p := range parts {
		total += len(p.content) + 3
	}
	out := make([]byte, start, total)
	// The six tables make the search range 4·16, with two bits, and 2·16 left.
	copy(out, []byte{0, 1, 0, 0, 0, byte(len(parts)), 0, 64, 0, 2, 0, 32})
	adjustment := 0
	for i, p := range parts {
		offset := len(out)
		if p.tag == "head" {
			adjustment = offset + headAdjustment
		}
		out = append(out, p.content...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
		entry := out[headerSize+i*recordSize:]
		copy(entry, p.tag)
		binary.BigEndian.PutUint32(entry[4:], checkSum(out[offset:]))
		binary.BigEndian.PutUint32(entry[8:], uint32(offset))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(p.content)))
	}
	binary.BigEndian.PutUint32(out[adjustment:], checkSumMagic-checkSum(out))
	return out
}

// checkSum adds up the 32-bit words of a table whose length is a multiple of four.
func checkSum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	return sum
}
