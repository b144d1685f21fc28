package typeset

// Characters that the face of a style lacks, drawn by other faces. Their glyphs are measured
// in units of the style's face, so that all else need not know of them.

import (
	"slices"

	"leitbild/internal/font"
)

// ratio makes units of one face units of another.
type ratio struct{ num, den int32 }

var one = ratio{1, 1}

func (r ratio) of(units int32) int32 {
	if r.num == r.den {
		return units
	}
	return int32(floorDiv(2*int64(units)*int64(r.num)+int64(r.den), 2*int64(r.den)))
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// span is a part of the text that another face draws.
type span struct {
	start, end int32 // in manuscript.set
	face       uint8
}

// fallbacks are what a setter knows of the faces that may draw what its own lacks.
type fallbacks struct {
	number uint8 // of the setter's own face
	scale  ratio // of its units
	others []*setter
	spans  []span
}

// of is the setter for a face by its number.
func (s *setter) of(face uint8) *setter {
	if face == s.number {
		return s
	}
	for len(s.others) < int(face) {
		s.others = append(s.others, nil)
	}
	if s.others[face-1] == nil {
		st := s.style
		st.Face, st.Fallback = st.Fallback[face-1], nil
		other := s.setter(st)
		other.number, other.scale, other.tracking = face, match(s.style, st.Face), s.tracking
		s.others[face-1] = other
	}
	return s.others[face-1]
}

// A fallback is enlarged by at most a fifth to match, and reduced by at most a sixth.
const (
	mostEnlarged = 1200
	mostReduced  = 833
)

// match scales a face such that its letters are as high as those of a style: x-height, or
// capital height where the style is set in capitals.
func match(st Style, other *font.Face) ratio {
	want, have := st.Face.XHeight(), other.XHeight()
	if st.Capitals {
		want, have = st.Face.CapHeight(), other.CapHeight()
	}
	em, otherEm := int64(st.Face.UnitsPerEm()), int64(other.UnitsPerEm())
	enlarged := int64(want) * otherEm * 1000 / (int64(have) * em)
	if enlarged > mostEnlarged || enlarged < mostReduced {
		share := min(max(enlarged, mostReduced), mostEnlarged)
		return ratio{int32(em * share), int32(otherEm * 1000)}
	}
	return ratio{int32(want), int32(have)}
}

// faceAt is the setter for the text from start on, and the place up to which it serves.
func (s *setter) faceAt(start, limit int32) (set *setter, end int32) {
	for _, sp := range s.spans {
		if sp.end <= start {
			continue
		}
		if sp.start > start {
			return s, min(sp.start, limit)
		}
		return s.of(sp.face), min(sp.end, limit)
	}
	return s, limit
}

// borrow finds the parts of the text that the style's face lacks and a fallback has. A part
// is whole clusters, such as a letter with its accents; parts that touch are given to one
// face where one has them all.
func (s *setter) borrow(m *manuscript, glyphs []glyph) (spans []span) {
	var lacking []span
	for _, g := range glyphs {
		if g.id != 0 || !s.lacks(m.set[g.start:g.end]) {
			continue
		}
		if n := len(lacking); n > 0 && lacking[n-1].end >= g.start {
			lacking[n-1].end = max(lacking[n-1].end, g.end)
			continue
		}
		lacking = append(lacking, span{start: g.start, end: g.end})
	}
	for _, l := range lacking {
		if l.face = s.faceFor(m.set[l.start:l.end]); l.face > 0 {
			spans = append(spans, l)
			continue
		}
		spans = append(spans, s.borrowClusters(m, glyphs, l)...)
	}
	return spans
}

// borrowClusters divides a part that no fallback has as a whole.
func (s *setter) borrowClusters(m *manuscript, glyphs []glyph, l span) (spans []span) {
	for _, g := range glyphs {
		if g.start < l.start || g.end > l.end || len(spans) > 0 && spans[len(spans)-1].end > g.start {
			continue
		}
		if face := s.faceFor(m.set[g.start:g.end]); face > 0 {
			spans = append(spans, span{g.start, g.end, face})
		}
	}
	return spans
}

func (s *setter) lacks(text string) bool {
	for _, r := range text {
		if !s.covers(r) {
			return true
		}
	}
	return false
}

// faceFor is the first fallback that has all of a text, 0 where there is none.
func (s *setter) faceFor(text string) uint8 {
	for n := range s.style.Fallback {
		if !s.of(uint8(n + 1)).lacks(text) {
			return uint8(n + 1)
		}
	}
	return 0
}

// box makes a box in units of one face one in those of another.
func (r ratio) box(e font.Extents) font.Extents {
	of := func(v int) int { return int(r.of(int32(v))) }
	return font.Extents{XMin: of(e.XMin), YMin: of(e.YMin), XMax: of(e.XMax), YMax: of(e.YMax)}
}

// extents are those of a glyph, in units of the style's face.
func (s *setter) extents(g glyph) (font.Extents, bool) {
	set := s.of(g.face)
	e, ok := set.face.Extents(g.id)
	return set.scale.box(e), ok
}

// failure says that the rules for shaping of a face that has been used are broken.
func (s *setter) failure() error {
	err := s.err
	for _, other := range s.others {
		if err == nil && other != nil {
			err = other.err
		}
	}
	return err
}

// Extents is the box around the ink of a glyph of one of the text's lines, in units of the
// style's face, as the places of the glyph are; ok is false where it has none.
func (t *Text) Extents(g Glyph) (e font.Extents, ok bool) {
	if g.Face == 0 {
		return t.style.Face.Extents(g.ID)
	}
	face := t.style.Fallback[g.Face-1]
	e, ok = face.Extents(g.ID)
	return match(t.style, face).box(e), ok
}

// Borrowed is a character that a fallback draws.
type Borrowed struct {
	Char rune
	Face *font.Face
}

// Borrowed lists the characters that the style's face lacks and a fallback draws, each once, in
// the order of the text.
func (t *Text) Borrowed() (list []Borrowed) {
	for _, sp := range t.spans {
		for i, r := range t.manuscript.set[sp.start:sp.end] {
			if isInvisible(r) {
				continue
			}
			b := Borrowed{t.manuscript.original(sp.start + int32(i)), t.style.Fallback[sp.face-1]}
			if !slices.Contains(list, b) {
				list = append(list, b)
			}
		}
	}
	return list
}

// Part is what one face draws of a line, or of a stretch of it.
type Part struct {
	Face *font.Face
	// X is the distance of its first glyph's origin from that of the line's, in units of the
	// style's face. The glyphs have their places from there, in units of Face.
	X      int32
	Glyphs []Glyph
	// Num and Den make the size of the line that of the part.
	Num, Den int64
	// Text and Actual are those of the line, as far as the part goes; the glyphs point into
	// Text.
	Text, Actual string
	// At is the place in Plain where the part begins.
	At int
}

// Parts divides a line of the text by the faces of its glyphs and at the given places in
// Plain, which are in order. A line of the style's face alone has none where no places are
// given.
func (t *Text) Parts(l Line, places ...int) []Part {
	cuts := t.within(l, places)
	borrows := len(t.spans) > 0 && slices.ContainsFunc(l.Glyphs, func(g Glyph) bool { return g.Face != 0 })
	if len(places) == 0 && !borrows {
		return nil
	}
	var parts []Part
	for first := 0; first < len(l.Glyphs); {
		end := first + 1
		for end < len(l.Glyphs) && l.Glyphs[end].Face == l.Glyphs[first].Face && !slices.ContainsFunc(cuts, func(at int32) bool {
			return l.Glyphs[end-1].Start < at && at <= l.Glyphs[end].Start
		}) {
			end++
		}
		parts = append(parts, t.part(l, first, end))
		first = end
	}
	return parts
}

// within gives those of the places in Plain that lie inside a line, as places in its Text.
func (t *Text) within(l Line, places []int) (cuts []int32) {
	for _, at := range places {
		if cut := t.manuscript.inSet(int32(at)) - l.inSet; cut > 0 && int(cut) < len(l.Text) {
			cuts = append(cuts, cut)
		}
	}
	return cuts
}

func (t *Text) part(l Line, first, end int) Part {
	from, to := int32(0), int32(len(l.Text))
	if first > 0 {
		from = l.Glyphs[first].Start
	}
	if end < len(l.Glyphs) {
		to = l.Glyphs[end].Start
	}
	origin := l.Glyphs[first]
	p := Part{Face: t.style.Face, X: origin.X, Num: 1, Den: 1, Text: l.Text[from:to], At: int(l.inText + from)}
	scale := one
	if origin.Face > 0 {
		p.Face = t.style.Fallback[origin.Face-1]
		scale = match(t.style, p.Face)
		p.Num, p.Den = int64(scale.num)*int64(p.Face.UnitsPerEm()), int64(scale.den)*int64(t.em)
	}
	back := ratio{scale.den, scale.num}
	for _, g := range l.Glyphs[first:end] {
		g.X, g.Y = back.of(g.X-origin.X), back.of(g.Y)
		g.Start, g.End = g.Start-from, g.End-from
		p.Glyphs = append(p.Glyphs, g)
	}
	if l.Actual != "" {
		begin := t.inActual(l, from)
		p.Actual, p.At = l.Actual[begin:t.inActual(l, to)], int(l.inText)+begin
	}
	return p
}

// inActual is the place in a line's Actual of a place in its Text.
func (t *Text) inActual(l Line, at int32) int {
	if int(at) >= len(l.Text) {
		return len(l.Actual)
	}
	for i := range l.Actual {
		if n := int(l.inText) + i; n < len(t.manuscript.text) && t.manuscript.setAt[n] >= l.inSet+at {
			return i
		}
	}
	return len(l.Actual)
}
