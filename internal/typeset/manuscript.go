package typeset

// The manuscript is a text before it is shaped: without the marks that are not drawn and
// in the letters that are set.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"leitbild/internal/font"
)

// Characters that tell where a line may end and draw nothing.
const (
	softHyphen     = '\u00AD'
	zeroWidthSpace = '\u200B'
	wordJoiner     = '\u2060'
	byteOrderMark  = '\uFEFF' // as a character, an old word joiner
	nonJoiner      = '\u200C'
)

// mark is such a character, or a forced break, at its place in manuscript.text.
type mark struct {
	at   int32
	kind rune // softHyphen, zeroWidthSpace, wordJoiner or '\n'
}

// manuscript is a text prepared for shaping.
type manuscript struct {
	// text is the original without its marks; a forced break is a space, after which the
	// mark stands.
	text string
	// set is text as it is set: in capitals, or text itself.
	set string
	// setAt gives the place in set for each place in text; nil where they are the same.
	setAt []int32
	marks []mark
}

func newManuscript(s string, capitals bool, face *font.Face) manuscript {
	m := manuscript{text: s}
	if strings.IndexFunc(s, isMark) >= 0 || !utf8.ValidString(s) {
		m.text, m.marks = withoutMarks(s)
	}
	m.set = m.text
	if capitals {
		m.set, m.setAt = inCapitals(m.text, face)
	}
	return m
}

func isMark(r rune) bool {
	switch r {
	case softHyphen, zeroWidthSpace, wordJoiner, byteOrderMark:
		return true
	}
	return isLineEnd(r)
}

// isLineEnd reports whether r forces a break (UAX #14, BK, CR, LF and NL).
func isLineEnd(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

func withoutMarks(s string) (string, []mark) {
	var b strings.Builder
	var marks []mark
	b.Grow(len(s))
	for i, r := range s {
		at := int32(b.Len())
		switch {
		case r == '\r' && strings.HasPrefix(s[i:], "\r\n"):
		case isLineEnd(r):
			b.WriteByte(' ')
			marks = append(marks, mark{at + 1, '\n'})
		case r == byteOrderMark:
			marks = append(marks, mark{at, wordJoiner})
		case isMark(r):
			marks = append(marks, mark{at, r})
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), marks
}

// inCapitals sets s in capitals. The sharp s becomes its capital where the face has one,
// else SS.
func inCapitals(s string, face *font.Face) (set string, setAt []int32) {
	sharp := "SS"
	if _, ok := face.Glyph('ẞ'); ok {
		sharp = "ẞ"
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	setAt = make([]int32, len(s)+1)
	for i, r := range s {
		setAt[i] = int32(b.Len())
		if r == 'ß' {
			b.WriteString(sharp)
		} else {
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	setAt[len(s)] = int32(b.Len())
	return b.String(), setAt
}

// inSet gives the place in set of a place in text.
func (m *manuscript) inSet(at int32) int32 {
	if m.setAt == nil {
		return at
	}
	return m.setAt[at]
}

// softHyphens lists the places of the author's soft hyphens in set.
func (m *manuscript) softHyphens() (list []int32) {
	for _, mark := range m.marks {
		if mark.kind == softHyphen {
			list = append(list, m.inSet(mark.at))
		}
	}
	return list
}

// original is the character of text that stands at a place in set.
func (m *manuscript) original(at int32) rune {
	if m.setAt != nil {
		last := int32(0)
		for i := range m.text {
			if m.setAt[i] > at {
				break
			}
			last = int32(i)
		}
		at = last
	}
	r, _ := utf8.DecodeRuneInString(m.text[at:])
	return r
}
