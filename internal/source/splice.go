// This file changes a few places of a file and leaves all its other bytes alone.

package source

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Change puts Text in the place of what stands from From up to To.
type Change struct {
	From, To Pos
	Text     string
}

// Splice makes changes, which must not overlap, in the bytes of a file; the encoding, a byte
// order mark and the line ends stay as they are. ok is false where a place is not in the file,
// or the file is not encoded as it should be.
func Splice(data []byte, changes []Change) (out []byte, ok bool) {
	const mark = "\xEF\xBB\xBF"
	start := 0
	for bytes.HasPrefix(data[start:], []byte(mark)) {
		start += len(mark)
	}
	little, wide := isUTF16(data[start:])
	text := string(data[start:])
	if wide {
		if text, ok = wideText(data[start:], little); !ok {
			return nil, false
		}
	}
	if !utf8.ValidString(text) {
		return nil, false
	}
	text, ok = splice(text, changes)
	if !ok {
		return nil, false
	}
	if wide {
		return append(slices.Clone(data[:start]), wideBytes(text, little)...), true
	}
	return append(slices.Clone(data[:start]), text...), true
}

// splice makes changes in a text with line ends of any kind.
func splice(text string, changes []Change) (string, bool) {
	changes = slices.Clone(changes)
	slices.SortStableFunc(changes, func(a, b Change) int { return a.From.Compare(b.From) })
	var b strings.Builder
	w := walker{text: text, pos: Pos{1, 1}}
	w.skipMark()
	done := 0
	for _, c := range changes {
		from, ok := w.to(c.From)
		if !ok || from < done {
			return "", false
		}
		to, ok := w.to(c.To)
		if !ok {
			return "", false
		}
		b.WriteString(text[done:from] + c.Text)
		done = to
	}
	b.WriteString(text[done:])
	return b.String(), true
}

// walker goes through a text and counts lines and columns.
type walker struct {
	text string
	at   int
	pos  Pos
}

// skipMark passes over a byte order mark, which is in no column.
func (w *walker) skipMark() {
	if strings.HasPrefix(w.text, "\uFEFF") {
		w.at = len("\uFEFF")
	}
}

// to goes on to p and returns the byte there.
func (w *walker) to(p Pos) (int, bool) {
	for w.pos != p {
		if w.at >= len(w.text) || p.Compare(w.pos) < 0 {
			return 0, false
		}
		c, size := utf8.DecodeRuneInString(w.text[w.at:])
		if c == '\r' && strings.HasPrefix(w.text[w.at+1:], "\n") {
			size = 2
		}
		w.at += size
		if c == '\r' || c == '\n' {
			w.pos = Pos{w.pos.Line + 1, 1}
		} else {
			w.pos.Col++
		}
	}
	return w.at, true
}

// wideText decodes UTF-16, byte order mark included; not where that would lose something.
func wideText(data []byte, little bool) (string, bool) {
	if len(data)%2 != 0 {
		return "", false
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		a, b := uint16(data[2*i]), uint16(data[2*i+1])
		if little {
			a, b = b, a
		}
		units[i] = a<<8 | b
	}
	text := string(utf16.Decode(units))
	return text, bytes.Equal(wideBytes(text, little), data)
}

func wideBytes(text string, little bool) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(text)) {
		high, low := byte(u>>8), byte(u)
		if little {
			high, low = low, high
		}
		out = append(out, high, low)
	}
	return out
}
