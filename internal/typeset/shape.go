package typeset

// Shaping: from characters to glyphs in font units, by HarfBuzz.

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"leitbild/internal/font"
)

// glyph is a shaped glyph at its place in the unbroken text, in units of the style's face.
type glyph struct {
	id         font.GID
	face       uint8 // 0 for the style's, n for the n-th of its fallbacks
	start, end int32 // its cluster in manuscript.set
	pen        int32 // where the pen stands before it
	x, y       int32 // its origin
}

// shaper holds what HarfBuzz prepares for a face, and its buffer. It is not for two
// goroutines at once.
type shaper struct {
	buffer *harfbuzz.Buffer
	faces  []*preparedFace
}

// preparedFace is what a shaper knows of a face.
type preparedFace struct {
	face *font.Face
	font *harfbuzz.Font
	// cell is the width of all figures where the face has none of one width, 0 where it
	// has, and -1 until somebody asks.
	cell    int32
	hyphens map[hyphenKey]hyphen
	// err says that the face's rules for shaping are broken; it is set without them then.
	err error
}

// maxFaces bounds what a shaper keeps, for programs that see many faces.
const maxFaces = 32

// shapers recycles shapers; nothing that can be seen depends on what is in it.
var shapers sync.Pool

func borrowShaper() *shaper {
	if s, ok := shapers.Get().(*shaper); ok && len(s.faces) <= maxFaces {
		return s
	}
	return &shaper{buffer: harfbuzz.NewBuffer()}
}

func (s *shaper) giveBack() { shapers.Put(s) }

func (s *shaper) prepare(face *font.Face) *preparedFace {
	for _, f := range s.faces {
		if f.face == face {
			return f
		}
	}
	f := &preparedFace{
		face: face, font: harfbuzz.NewFont(face.Shaper()), cell: -1, hyphens: make(map[hyphenKey]hyphen),
	}
	s.faces = append(s.faces, f)
	return f
}

// setter shapes texts of one style.
type setter struct {
	*shaper
	*preparedFace
	fallbacks
	style    Style
	lang     language.Language
	features []harfbuzz.Feature
	em       int32
	tracking int32
}

func (s *shaper) setter(st Style) *setter {
	em := st.Face.UnitsPerEm()
	t := &setter{
		shaper: s, preparedFace: s.prepare(st.Face), style: st, lang: language.NewLanguage(st.Lang),
		em: int32(em), tracking: int32(em * st.Tracking / 1000), fallbacks: fallbacks{scale: one},
	}
	if st.Tracking > 0 {
		t.feature("liga", 0)
		t.feature("clig", 0)
	}
	if st.Tabular {
		t.feature("tnum", 1)
	}
	if st.Capitals {
		t.feature("case", 1)
	}
	return t
}

func (s *setter) feature(tag string, value uint32) {
	s.features = append(s.features, harfbuzz.Feature{
		Tag: opentype.MustNewTag(tag), Value: value,
		Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd,
	})
}

// shape shapes the whole manuscript. No ligature forms over the places of set in joins,
// which are sorted. Forced lines and scripts are shaped apart.
func (s *setter) shape(m *manuscript, joins []int32) []glyph {
	glyphs := make([]glyph, 0, len(m.set))
	pen, start := int32(0), int32(0)
	line := func(limit int32) {
		for start < limit {
			set, end := s.faceAt(start, limit)
			end, script := scriptRun(m.set, start, end)
			glyphs, pen = set.shapeRun(glyphs, pen, m.set[:end], start, script, joins)
			start = end
		}
	}
	for _, mark := range m.marks {
		if mark.kind == '\n' {
			line(m.inSet(mark.at))
		}
	}
	line(int32(len(m.set)))
	return glyphs
}

// scriptRun finds the end of the characters from start that belong to one script.
func scriptRun(text string, start, limit int32) (int32, language.Script) {
	var script language.Script
	for i, r := range text[start:limit] {
		found := scriptOf(r)
		switch script {
		case found:
		case 0:
			script = found
		default:
			if found != 0 {
				return start + int32(i), script
			}
		}
	}
	if script == 0 {
		script = language.Latin
	}
	return limit, script
}

// scriptOf is the script of a character, 0 for one that goes with any.
func scriptOf(r rune) language.Script {
	if r < 0x300 {
		if unicode.IsLetter(r) {
			return language.Latin
		}
		return 0
	}
	switch script := language.LookupScript(r); script {
	case language.Common, language.Inherited, language.Unknown:
		return 0
	default:
		return script
	}
}

// harfbuzz shapes what is in the buffer; ok is false where the face's rules cannot be
// followed.
//
// This is the one place where a panic is caught. The rules of a firm's font are bytes from
// outside, and HarfBuzz's port to Go trusts those of some tables. What the buffer holds and
// what it has noted of the face is thrown away then.
func (s *setter) harfbuzz() (ok bool) {
	if s.err != nil {
		return false
	}
	defer func() {
		if p := recover(); p != nil {
			s.err = fmt.Errorf("rules for shaping are broken: %v", p)
			s.buffer = harfbuzz.NewBuffer()
			ok = false
		}
	}()
	s.buffer.Shape(s.font, s.features)
	for _, info := range s.buffer.Info {
		if int(info.Glyph) >= s.face.NumGlyphs() {
			s.err = errors.New("rules for shaping give glyphs that the font does not have")
			return false
		}
	}
	return true
}

// plainRun is shapeRun without any rules: each character by its own glyph.
func (s *setter) plainRun(glyphs []glyph, pen int32, text string, start int32) ([]glyph, int32) {
	for i, r := range text[start:] {
		at := start + int32(i)
		id, _ := s.face.Glyph(s.drawable(r))
		if id == 0 && isInvisible(r) {
			continue
		}
		glyphs = append(glyphs, glyph{
			id: id, face: s.number, start: at, end: at + int32(utf8.RuneLen(r)), pen: pen, x: pen,
		})
		pen += s.advance(&glyphs[len(glyphs)-1], int32(s.face.Advance(id)), text) + s.tracking
	}
	return glyphs, pen
}

// shapeRun appends the glyphs of text from start on, and moves the pen.
func (s *setter) shapeRun(glyphs []glyph, pen int32, text string, start int32, script language.Script, joins []int32) ([]glyph, int32) {
	s.begin(script)
	next, _ := slices.BinarySearch(joins, start+1)
	for i, r := range text[start:] {
		at := start + int32(i)
		if next < len(joins) && joins[next] == at {
			s.buffer.AddRune(nonJoiner, int(at))
			next++
		}
		s.buffer.AddRune(s.drawable(r), int(at))
	}
	if !s.harfbuzz() {
		return s.plainRun(glyphs, pen, text, start)
	}
	first := len(glyphs)
	for i, info := range s.buffer.Info {
		pos := s.buffer.Pos[i]
		glyphs = append(glyphs, glyph{
			id: font.GID(info.Glyph), face: s.number, start: int32(info.Cluster),
			pen: pen, x: pen + s.scale.of(pos.XOffset), y: s.scale.of(pos.YOffset),
		})
		pen += s.advance(&glyphs[len(glyphs)-1], pos.XAdvance, text)
		if i+1 == len(s.buffer.Info) || s.buffer.Info[i+1].Cluster != info.Cluster {
			pen += s.tracking
		}
	}
	end := int32(len(text))
	for i := len(glyphs) - 1; i >= first; i-- {
		if i+1 < len(glyphs) && glyphs[i].start != glyphs[i+1].start {
			end = glyphs[i+1].start
		}
		glyphs[i].end = end
	}
	return glyphs, pen
}

// begin prepares the buffer for a text.
func (s *setter) begin(script language.Script) {
	s.buffer.Clear()
	s.buffer.Flags = harfbuzz.RemoveDefaultIgnorables
	s.buffer.Props = harfbuzz.SegmentProperties{
		Language: s.lang, Script: script, Direction: harfbuzz.LeftToRight,
	}
}

// advance is how far the pen moves after g: as HarfBuzz says, but for spaces that the
// face lacks and for figures in cells, in which g is centred.
func (s *setter) advance(g *glyph, shaped int32, text string) int32 {
	c := text[g.start]
	if s.style.Tabular && isDigit(c) {
		if cell := s.figureCell(); cell > 0 {
			g.x = g.pen + s.scale.of((cell-int32(s.face.Advance(g.id)))/2)
			return s.scale.of(cell)
		}
	}
	if c == 0xE2 || c == 0xE3 {
		r, _ := utf8.DecodeRuneInString(text[g.start:])
		if space, ok := s.spaceWidth(r); ok {
			return s.scale.of(space)
		}
	}
	return s.scale.of(shaped)
}

// figureCell is the width of the widest figure; 0 where they all have the same.
func (s *setter) figureCell() int32 {
	if s.cell >= 0 {
		return s.cell
	}
	// The caller reads the buffer's result while this shapes: leave it alone.
	own := setter{shaper: &shaper{buffer: harfbuzz.NewBuffer()}, preparedFace: s.preparedFace, lang: s.lang}
	own.begin(language.Latin)
	for r := '0'; r <= '9'; r++ {
		own.buffer.AddRune(r, int(r))
	}
	own.feature("tnum", 1)
	s.cell = 0
	if !own.harfbuzz() {
		return 0
	}
	narrowest, widest := int32(1<<30), int32(0)
	for _, info := range own.buffer.Info {
		a := int32(s.face.Advance(font.GID(info.Glyph)))
		narrowest, widest = min(narrowest, a), max(widest, a)
	}
	if narrowest != widest {
		s.cell = widest
	}
	return s.cell
}

// drawable is the character that is drawn for r: r, or what stands for it where the face
// lacks it.
func (s *setter) drawable(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case r < 0xA0:
		return r
	case r != '\u00A0' && (r < '\u2000' || r > '\u3000'):
		return r
	}
	var other rune
	switch r {
	case '\u00A0':
		other = ' '
	case '\u2010':
		other = '-'
	case '\u2011':
		other = '\u2010'
	case '\u2212':
		other = '–'
	default:
		if _, ok := s.spaceFraction(r); !ok {
			return r
		}
		other = ' '
	}
	if _, ok := s.face.Glyph(r); ok {
		return r
	}
	if r == '\u2011' {
		return s.drawable(other)
	}
	return other
}

// spaceFraction is the width of a space by its name, in font units.
func (s *setter) spaceFraction(r rune) (width int32, ok bool) {
	switch r {
	case '\u2000', '\u2002': // en
		return s.em / 2, true
	case '\u2001', '\u2003', '\u3000': // em
		return s.em, true
	case '\u2004':
		return s.em / 3, true
	case '\u2005':
		return s.em / 4, true
	case '\u2006':
		return s.em / 6, true
	case '\u2007': // of a figure
		return s.widthOf('0'), true
	case '\u2008': // of a full stop
		return s.widthOf('.'), true
	case '\u2009', '\u202F': // thin; the same without a break
		return s.em / 5, true
	case '\u200A': // hair
		return s.em / 10, true
	case '\u205F': // of mathematics
		return s.em * 4 / 18, true
	}
	return 0, false
}

func (s *setter) widthOf(r rune) int32 {
	g, _ := s.face.Glyph(r)
	return int32(s.face.Advance(g))
}

// spaceWidth is the width of a space that the face lacks.
func (s *setter) spaceWidth(r rune) (width int32, ok bool) {
	if width, ok = s.spaceFraction(r); !ok {
		return 0, false
	}
	_, has := s.face.Glyph(r)
	return width, !has
}

// hyphen is the hyphen that ends a line after a character: its glyph, and how far kerning
// moves it.
type hyphen struct {
	id   font.GID
	kern int32
}

type hyphenKey struct {
	after    rune
	lang     language.Language
	capitals bool
}

// hyphenAfter shapes a hyphen after r.
func (s *setter) hyphenAfter(r rune) hyphen {
	key := hyphenKey{r, s.lang, s.style.Capitals}
	if h, ok := s.hyphens[key]; ok {
		return h
	}
	dash := '-'
	if _, ok := s.face.Glyph(dash); !ok {
		dash = '\u2010'
	}
	script := scriptOf(r)
	if script == 0 {
		script = language.Latin
	}
	s.begin(script)
	s.buffer.AddRune(s.drawable(r), 0)
	s.buffer.AddRune(dash, 1)
	var h hyphen
	if !s.harfbuzz() {
		h.id, _ = s.face.Glyph(dash)
	} else if info := s.buffer.Info; len(info) == 2 {
		h.id = font.GID(info[1].Glyph)
		h.kern = s.buffer.Pos[0].XAdvance - int32(s.face.Advance(font.GID(info[0].Glyph)))
	}
	s.hyphens[key] = h
	return h
}

// missing lists the characters of m that have no glyph.
func (s *setter) missing(m *manuscript, glyphs []glyph) (list []rune) {
	for _, g := range glyphs {
		if g.id != 0 {
			continue
		}
		for i, r := range m.set[g.start:g.end] {
			if s.of(g.face).covers(r) {
				continue
			}
			if r := m.original(g.start + int32(i)); !slices.Contains(list, r) {
				list = append(list, r)
			}
		}
	}
	return list
}

// covers reports whether the face draws r, or r draws nothing.
func (s *setter) covers(r rune) bool {
	_, ok := s.face.Glyph(s.drawable(r))
	return ok || isInvisible(r)
}

// isInvisible reports whether r never draws anything itself: formats and selectors.
func isInvisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
}
