// This file turns the bytes of a file into text, or says why they are none.

package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxSize is the largest file that is read, in bytes.
const maxSize = 1 << 20

// maxMarks bounds the characters in a file that make entries of it, line ends included: the
// YAML reader takes some hundred bytes for each. A charter has a few hundred.
const maxMarks = 185_000

// formats are the first bytes of what people hand over in place of a text file.
var formats = [...]struct{ magic, variant string }{
	{"PK\x03\x04", "word"},       // .docx, .odt: ZIP
	{"\xD0\xCF\x11\xE0", "word"}, // .doc: OLE
	{`{\rtf`, "rtf"},
	{"%PDF-", "pdf"},
	{"\x89PNG", "picture"},
	{"\xFF\xD8\xFF", "picture"},
	{"GIF8", "picture"},
	{"\xFF\xFE\x00\x00", "utf-32"},
	{"\x00\x00\xFE\xFF", "utf-32"},
}

// decode returns the text of a file with "\n" as its only line end and without characters
// that no file may hold: each such character is reported and replaced by one other, so that
// places stay as they are. ok is false when there is no text to go on with.
func decode(r *report, data []byte) (text string, ok bool) {
	if len(data) > maxSize {
		r.add(Finding{Rule: "too-large"})
		return "", false
	}
	if format := formatOf(data); format != "" {
		r.add(notText(format))
		return "", false
	}
	const mark = "\xEF\xBB\xBF"
	for bytes.HasPrefix(data, []byte(mark)) { // copying files together leaves several
		data = data[len(mark):]
	}
	if little, is := isUTF16(data); is {
		text = decodeUTF16(r, data, little)
	} else if text, ok = decodeUTF8(r, data); !ok {
		return "", false
	}
	text = lineEnds(text)
	if isBinary(text) {
		r.found = nil // the byte that is no character says nothing more
		r.add(notText("other"))
		return "", false
	}
	if marks(text) > maxMarks {
		r.add(Finding{Rule: "too-large", Args: map[string]any{"variant": "entries"}})
		return "", false
	}
	text = clean(r, text)
	doubleEncoded(r, text)
	return text, true
}

// formatOf names what a file is in place of text, by its first bytes; "" where they could be
// those of a text.
func formatOf(data []byte) string {
	for _, f := range formats {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return f.variant
		}
	}
	switch start := bytes.TrimLeft(data, "\xEF\xBB\xBF \r\n\t"); {
	case len(start) > 1 && start[0] == '<' && strings.IndexByte("!?/", start[1]) >= 0,
		bytes.HasPrefix(start, []byte("<html")), bytes.HasPrefix(start, []byte("<svg")):
		return "html"
	case len(data) >= 8 && data[0] != 0 && string(data[1:4]) == "\x00\x00\x00" && string(data[5:8]) == "\x00\x00\x00":
		return "utf-32"
	}
	return ""
}

func notText(variant string) Finding {
	return Finding{Rule: "not-text", Args: map[string]any{"variant": variant}}
}

// isBinary reports whether so many characters can stand in no text that they are not slips
// in one: a font, a program, a file of zeros.
func isBinary(text string) bool {
	const few, share = 8, 50
	count := 0
	for _, c := range text {
		if forbidden(c) || c == utf8.RuneError {
			count++
		}
	}
	return count > few && count > utf8.RuneCountInString(text)/share
}

// lineEnds makes "\n" of all line ends.
func lineEnds(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// marks counts the characters of text that may begin or end an entry.
func marks(text string) int {
	n := 0
	for i := range len(text) {
		switch text[i] {
		case ',': // in braces, a key and its empty value
			n += 2
		case '\n', '[', '{', '"', '\'', '?', ':':
			n++
		case '-':
			if i+1 < len(text) && (text[i+1] == ' ' || text[i+1] == '\n') {
				n++
			}
		}
	}
	return n
}

// IsUTF16 reports whether a file is read as UTF-16, and in which order of bytes.
func IsUTF16(data []byte) (littleEndian, is bool) {
	const mark = "\xEF\xBB\xBF"
	for bytes.HasPrefix(data, []byte(mark)) {
		data = data[len(mark):]
	}
	return isUTF16(data)
}

// isUTF16 tells UTF-16 by its byte order mark or by a first character in ASCII.
func isUTF16(data []byte) (littleEndian, is bool) {
	if len(data) < 4 {
		return false, false
	}
	switch a, b := data[0], data[1]; {
	case a == 0xFF && b == 0xFE:
		return true, true
	case a == 0xFE && b == 0xFF:
		return false, true
	case a != 0 && b == 0 && data[3] == 0:
		return true, true
	case a == 0 && b != 0 && data[2] == 0:
		return false, true
	}
	return false, false
}

func decodeUTF16(r *report, data []byte, littleEndian bool) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		a, b := uint16(data[2*i]), uint16(data[2*i+1])
		if littleEndian {
			a, b = b, a
		}
		units[i] = a<<8 | b
	}
	runes := utf16.Decode(units)
	if len(runes) > 0 && runes[0] == 0xFEFF {
		runes = runes[1:]
	}
	text := string(runes)
	broken := strings.IndexRune(text, utf8.RuneError)
	if len(data)%2 == 1 && broken < 0 {
		broken = len(strings.TrimRight(text, "\r\n"))
	}
	if broken >= 0 {
		r.add(Finding{
			Rule: "encoding", Pos: placeOf(text, broken),
			Args: map[string]any{"variant": "utf-16"},
		})
	}
	return text
}

// decodeUTF8 reports invalid UTF-8 once, with the number of such bytes, and reads on as if
// they were Windows-1252, which they mostly are.
func decodeUTF8(r *report, data []byte) (string, bool) {
	if utf8.Valid(data) {
		return string(data), true
	}
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	first, count := -1, 0
	var wrong byte
	for rest := data; len(rest) > 0; {
		c, size := utf8.DecodeRune(rest)
		if c == utf8.RuneError && size == 1 {
			if first < 0 {
				first, wrong = b.Len(), rest[0]
			}
			count++
			c = windows1252(rest[0])
		}
		b.WriteRune(c)
		rest = rest[size:]
	}
	if count > 8 && count > len(data)/4 {
		r.add(notText("other"))
		return "", false
	}
	text := b.String()
	args := map[string]any{"Byte": fmt.Sprintf("%02X", wrong), "Count": count}
	if letter := windows1252(wrong); letter != utf8.RuneError {
		args["Letter"] = string(letter)
	}
	r.add(Finding{Rule: "encoding", Pos: placeOf(text, first), Args: args})
	return text, true
}

// windows1252 gives the character of a byte above 0x7F, utf8.RuneError where there is none.
func windows1252(b byte) rune {
	if b >= 0xA0 {
		return rune(b)
	}
	upper := []rune("€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ")
	return upper[b-0x80]
}

// clean replaces what no file may hold, reporting each.
func clean(r *report, text string) string {
	if strings.IndexFunc(text, forbidden) < 0 {
		return text
	}
	at := Pos{1, 1}
	return strings.Map(func(c rune) rune {
		here := at
		if c == '\n' {
			at = Pos{at.Line + 1, 1}
			return c
		}
		at.Col++
		if !forbidden(c) {
			return c
		}
		r.add(forbiddenAt(here, c))
		return utf8.RuneError
	}, text)
}

func forbiddenAt(p Pos, c rune) Finding {
	variant := "control"
	switch {
	case c == 0:
		variant = "nul"
	case c == 0x1B:
		variant = "escape"
	case c == 0x2028 || c == 0x2029 || c == 0x85 || c == 0x0B || c == 0x0C:
		variant = "line"
	case c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069:
		variant = "bidi"
	case c == 0xFEFF || c > 0xFD00:
		variant = "invisible"
	}
	return Finding{
		Rule: "control-character", Pos: p,
		Args: map[string]any{"variant": variant, "Code": code(c)},
	}
}

// doubleEncoded warns of text that was read in the wrong encoding and then saved: "fÃ¼r".
func doubleEncoded(r *report, text string) {
	if !strings.ContainsAny(text, "Ãâ\uFFFD") {
		return
	}
	first, count := -1, 0
	for i, c := range text {
		rest := text[i+utf8.RuneLen(c):]
		if c == 'Ã' && hasAnyPrefix(rest, "¤", "¶", "¼", "Ÿ", "„", "–", "œ", "©", "¨", "\u00a0") ||
			c == 'â' && strings.HasPrefix(rest, "€") {
			count++
			if first < 0 {
				first = i
			}
		}
	}
	if count == 0 {
		return
	}
	r.add(Finding{
		Rule: "encoding", Severity: Warning, Pos: placeOf(text, first),
		Args: map[string]any{
			"variant": "double", "Count": count,
			"Text": Printable(strings.SplitN(text[first:], "\n", 2)[0]),
		},
	})
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// placeOf is the position of byte i of text.
func placeOf(text string, i int) Pos {
	before := lineEnds(text[:i])
	start := strings.LastIndexByte(before, '\n') + 1
	return Pos{strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1}
}
