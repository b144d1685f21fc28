package pdf

// Fonts addressed by glyph number (ISO 32000-1, 9.7): a subset of each face, its widths,
// and the text that each glyph stands for.

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"strconv"
	"unicode"
	"unicode/utf8"

	"leitbild/internal/font"
	"leitbild/internal/unit"
)

// fontSet are the faces of a document, in the order in which they are first used.
type fontSet struct {
	list  []*fontUse
	index map[*font.Face]int
}

// fontUse is a face and what is used of it.
type fontUse struct {
	face *font.Face
	used []bool
	// text is what each glyph stands for; empty where that is not known yet.
	text []string
}

func newFontSet() *fontSet { return &fontSet{index: map[*font.Face]int{}} }

// use gives the number of a face, from 1.
func (s *fontSet) use(face *font.Face) int {
	number, ok := s.index[face]
	if !ok {
		s.list = append(s.list, &fontUse{
			face: face,
			used: make([]bool, face.NumGlyphs()),
			text: make([]string, face.NumGlyphs()),
		})
		number = len(s.list)
		s.index[face] = number
	}
	return number
}

// stands notes that a glyph stands for a character, and reports whether that is what it
// stands for in the font. The first use decides, but a character that the font itself
// gives the glyph to goes before one for which the shaper has borrowed it.
func (u *fontUse) stands(g font.GID, r rune) bool {
	if unicode.IsSpace(r) {
		r = ' '
	}
	if u.text[g] == "" {
		u.text[g] = string(r)
		if own, ok := u.face.Glyph(r); !ok || own != g {
			if borrowed, ok := u.face.Rune(g); ok && !unicode.IsSpace(borrowed) {
				u.text[g] = string(borrowed)
			}
		}
	}
	return u.text[g] == string(r)
}

// standsForAll is the same for a glyph that stands for several characters.
func (u *fontUse) standsForAll(g font.GID, text string) bool {
	if u.text[g] == "" {
		u.text[g] = text
	}
	return u.text[g] == text
}

// cover notes that glyphs together stand for a text, and reports whether their own texts
// give it.
func (u *fontUse) cover(glyphs []font.GID, text string) bool {
	switch n := utf8.RuneCountInString(text); {
	case len(glyphs) == n:
		right := true
		at := 0
		for _, r := range text {
			right = u.stands(glyphs[at], r) && right
			at++
		}
		return right
	case len(glyphs) == 1 && n > 1:
		return u.standsForAll(glyphs[0], text)
	}
	return false
}

// embed adds the objects of all fonts and gives the dictionary of the resources.
func (s *fontSet) embed(f *file) (string, error) {
	resources := []byte("<<")
	for i, u := range s.list {
		number, err := u.embed(f)
		if err != nil {
			return "", fmt.Errorf("embedding %s: %w", u.face.PostScriptName(), err)
		}
		resources = append(resources, "/F"...)
		resources = strconv.AppendInt(resources, int64(i+1), 10)
		resources = append(resources, ' ')
		resources = append(resources, reference(number)...)
	}
	return string(append(resources, ">>"...)), nil
}

func (u *fontUse) embed(f *file) (int, error) {
	glyphs := u.glyphs()
	subset, err := u.face.Subset(glyphs)
	if err != nil {
		return 0, err
	}
	program := f.add(&object{dict: dict{{"Length1", strconv.Itoa(len(subset))}}, stream: subset})
	name := "/" + subsetTag(u.face.PostScriptName(), glyphs) + "+" + u.face.PostScriptName()
	descriptor := f.add(&object{dict: u.descriptor(name, program)})
	descendant := f.add(&object{dict: dict{
		{"Type", "/Font"},
		{"Subtype", "/CIDFontType2"},
		{"BaseFont", name},
		{"CIDSystemInfo", "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"},
		{"FontDescriptor", reference(descriptor)},
		{"CIDToGIDMap", "/Identity"},
		{"W", u.widths(glyphs)},
	}})
	cmap := f.add(&object{stream: u.toUnicode(glyphs)})
	return f.add(&object{dict: dict{
		{"Type", "/Font"},
		{"Subtype", "/Type0"},
		{"BaseFont", name},
		{"Encoding", "/Identity-H"},
		{"DescendantFonts", "[" + reference(descendant) + "]"},
		{"ToUnicode", reference(cmap)},
	}}), nil
}

func (u *fontUse) glyphs() []font.GID {
	var glyphs []font.GID
	for g, used := range u.used {
		if used {
			glyphs = append(glyphs, font.GID(g))
		}
	}
	return glyphs
}

// subsetTag is the six letters that set a subset apart from others of the same font
// (ISO 32000-1, 9.6.4); they follow from the name and the glyphs.
func subsetTag(name string, glyphs []font.GID) string {
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(name))
	_ = binary.Write(hash, binary.BigEndian, glyphs)
	sum := hash.Sum64()
	var tag [6]byte
	for i := range tag {
		tag[i] = byte('A' + sum%26)
		sum /= 26
	}
	return string(tag[:])
}

// milli converts font units to thousandths of an em.
func (u *fontUse) milli(v int) string {
	return fixed(scale(int64(v), 1000, int64(u.face.UnitsPerEm())), 0)
}

func (u *fontUse) descriptor(name string, program int) dict {
	f := u.face
	b := f.BBox()
	return dict{
		{"Type", "/FontDescriptor"},
		{"FontName", name},
		{"Flags", strconv.Itoa(f.Flags())},
		{"FontBBox", array([]string{u.milli(b.XMin), u.milli(b.YMin), u.milli(b.XMax), u.milli(b.YMax)})},
		{"ItalicAngle", fixed(int64(math.Round(f.ItalicAngle()*1000)), 3)},
		{"Ascent", u.milli(f.Ascent())},
		{"Descent", u.milli(f.Descent())},
		{"CapHeight", u.milli(f.CapHeight())},
		{"XHeight", u.milli(f.XHeight())},
		{"StemV", strconv.Itoa(stem(f.Weight()))},
		{"FontFile2", reference(program)},
	}
}

// stem guesses the width of a vertical stem, in thousandths of an em, from the weight:
// a light face (300) has about 71, a bold one (700) about 169. Readers use it only to find
// a substitute.
func stem(weight int) int { return 10 + 220*(weight-50)/900 }

// advance is the width of a glyph in millionths of an em, as the reader will know it.
func (u *fontUse) advance(g font.GID) int64 {
	return scale(int64(u.face.Advance(g)), 1000*1000, int64(u.face.UnitsPerEm()))
}

// widths lists the widths of the glyphs, in thousandths of an em.
func (u *fontUse) widths(glyphs []font.GID) string {
	out := []byte{'['}
	for i, g := range glyphs {
		if i == 0 || glyphs[i-1]+1 != g {
			if i > 0 {
				out = append(out, ']')
			}
			out = strconv.AppendInt(out, int64(g), 10)
			out = append(out, '[')
		} else {
			out = append(out, ' ')
		}
		out = unit.AppendFixed(out, u.advance(g), 3)
	}
	return string(append(out, "]]"...))
}

// longestBlock is how many entries a block of a character map may have.
const longestBlock = 100

// toUnicode writes the map from glyphs to text.
func (u *fontUse) toUnicode(glyphs []font.GID) []byte {
	out := append([]byte(nil), "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"+
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"+
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"...)
	for len(glyphs) > 0 {
		n := min(len(glyphs), longestBlock)
		out = strconv.AppendInt(out, int64(n), 10)
		out = append(out, " beginbfchar\n"...)
		for _, g := range glyphs[:n] {
			out = append(out, '<')
			out = appendHex(out, uint16(g))
			out = append(out, "><"...)
			out = utf16Hex(out, u.meaning(g))
			out = append(out, ">\n"...)
		}
		out = append(out, "endbfchar\n"...)
		glyphs = glyphs[n:]
	}
	return append(out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
}

// meaning is what a glyph stands for. One that has only been used where something else is
// read in its place means what the font says, or else is a replacement character.
func (u *fontUse) meaning(g font.GID) string {
	if u.text[g] != "" {
		return u.text[g]
	}
	if r, ok := u.face.Rune(g); ok {
		return string(r)
	}
	return "\uFFFD"
}
