// This file holds the text of a file with everything that reading it passes over: byte order
// mark, encoding, line ends.

package edit

import (
	"encoding/binary"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"leitbild/internal/source"
)

const utf8Mark = "\xEF\xBB\xBF"

// text is what stands in a file. Its last line always has a line end, so that lines can change
// places; unended says that the file's has none.
type text struct {
	s       string
	marks   int // byte order marks at its beginning
	wide    binary.ByteOrder
	unended bool
	starts  []int // of the lines, in bytes

	recent struct{ line, col, at int } // the place last asked for
}

// newText takes a file apart. ok is false where it could not be put together again.
func newText(data []byte) (t *text, ok bool) {
	t = &text{}
	rest := string(data)
	if little, is := source.IsUTF16(data); is {
		t.wide = binary.BigEndian
		if little {
			t.wide = binary.LittleEndian
		}
		rest = widened(data, t.wide)
		if strings.HasPrefix(rest, "\uFEFF") {
			t.marks, rest = 1, strings.TrimPrefix(rest, "\uFEFF")
		}
	}
	for t.wide == nil && strings.HasPrefix(rest, utf8Mark) {
		t.marks++
		rest = rest[len(utf8Mark):]
	}
	t.unended = !strings.HasSuffix(rest, "\n") && !strings.HasSuffix(rest, "\r")
	t.set(rest)
	if t.unended {
		t.set(rest + t.usualEnd())
	}
	return t, utf8.ValidString(rest) && string(t.bytes()) == string(data)
}

// widened is the text of a file in UTF-16.
func widened(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// set replaces the text.
func (t *text) set(s string) {
	t.s = s
	t.starts = append(t.starts[:0:0], 0)
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\n', s[i] == '\r' && (i+1 == len(s) || s[i+1] != '\n'):
			t.starts = append(t.starts, i+1)
		}
	}
	t.recent = struct{ line, col, at int }{}
}

// with is t with another content.
func (t *text) with(s string) *text {
	u := &text{marks: t.marks, wide: t.wide, unended: t.unended}
	u.set(s)
	return u
}

// bytes are those of the file.
func (t *text) bytes() []byte {
	s := t.s
	if t.unended {
		s = s[:len(s)-len(lineEndOf(s))]
	}
	if t.wide == nil {
		return []byte(strings.Repeat(utf8Mark, t.marks) + s)
	}
	units := utf16.Encode([]rune(strings.Repeat("\uFEFF", t.marks) + s))
	data := make([]byte, 0, 2*len(units))
	for _, u := range units {
		data = t.wide.(binary.AppendByteOrder).AppendUint16(data, u)
	}
	return data
}

// plain is the text as source reads it: "\n" is its only line end.
func (t *text) plain() string {
	return strings.ReplaceAll(strings.ReplaceAll(t.s, "\r\n", "\n"), "\r", "\n")
}

// usualEnd is the line end that most lines have.
func (t *text) usualEnd() string {
	count := map[string]int{}
	for i := range len(t.starts) - 1 {
		count[t.ending(i)]++
	}
	best := "\n"
	for _, end := range []string{"\r\n", "\r"} {
		if count[end] > count[best] {
			best = end
		}
	}
	return best
}

// offset is where in bytes character col of line n stands, both from 1 on.
func (t *text) offset(p source.Pos) int {
	if p.Line < 1 || p.Line > len(t.starts) {
		return len(t.s)
	}
	col, at := 1, t.starts[p.Line-1]
	if r := t.recent; r.line == p.Line && r.col <= p.Col {
		col, at = r.col, r.at // a long line is not counted again for each of its nodes
	}
	for ; col < p.Col && at < len(t.s); col++ {
		_, size := utf8.DecodeRuneInString(t.s[at:])
		at += size
	}
	t.recent = struct{ line, col, at int }{p.Line, col, at}
	return at
}

// pos is the place of a byte.
func (t *text) pos(at int) source.Pos {
	n := t.lineAt(at)
	return source.Pos{Line: n + 1, Col: utf8.RuneCountInString(t.s[t.starts[n]:at]) + 1}
}

// Lines are counted from 0 on below.

// lineAt is the line in which a byte stands.
func (t *text) lineAt(at int) int {
	return sort.Search(len(t.starts), func(i int) bool { return t.starts[i] > at }) - 1
}

// next is where the line after line n begins.
func (t *text) next(n int) int {
	if n+1 < len(t.starts) {
		return t.starts[n+1]
	}
	return len(t.s)
}

// line is line n without its end.
func (t *text) line(n int) string {
	if n < 0 || n >= len(t.starts) {
		return ""
	}
	return strings.TrimRight(t.s[t.starts[n]:t.next(n)], "\r\n")
}

// ending is the line end of line n.
func (t *text) ending(n int) string { return lineEndOf(t.s[t.starts[n]:t.next(n)]) }

// lineEndOf is the line end with which s ends.
func lineEndOf(s string) string {
	for _, end := range []string{"\r\n", "\n", "\r"} {
		if strings.HasSuffix(s, end) {
			return end
		}
	}
	return ""
}

// count is the number of lines.
func (t *text) count() int { return len(t.starts) - 1 }

// indent counts the spaces at the beginning of line n.
func (t *text) indent(n int) int {
	l := t.line(n)
	return len(l) - len(strings.TrimLeft(l, " "))
}

// blank reports a line without anything to be seen.
func (t *text) blank(n int) bool { return strings.TrimSpace(t.line(n)) == "" }

// comment reports a line that has only a comment.
func (t *text) comment(n int) bool {
	return strings.HasPrefix(strings.TrimLeft(t.line(n), " \t"), "#")
}
