// This file finds the characters of a text, and the comments, in the file.

package source

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Trace says where each character of a text stands in the file: behind which quotation
// marks, escapes, line ends and indentation.
type Trace struct {
	from []Pos // by byte of the value, where its character begins; where the text ends
	to   []Pos // by byte of the value, where its character ends
}

// From is where the character at byte i of the value begins, or where the text ends.
func (t *Trace) From(i int) Pos { return t.from[i] }

// To is where the character at byte i of the value ends. It is in another line than From
// where the space stands for a line end.
func (t *Trace) To(i int) Pos { return t.to[i] }

// Trace follows the text of a scalar through the file. It is nil where the file does not
// have the text as it was read, as in one with slips that have been put right.
func (d *Document) Trace(n *Node) *Trace {
	if n == nil || n.Kind != Scalar {
		return nil
	}
	t := &tracer{doc: d, value: n.Value, at: n.Pos}
	t.skipMarks()
	switch t.peek() {
	case '"':
		t.style, t.at.Col = doubleQuoted, t.at.Col+1
	case '\'':
		t.style, t.at.Col = singleQuoted, t.at.Col+1
	case '|', '>':
		return t.block()
	}
	return t.follow()
}

// style is how a text is written.
type style uint8

const (
	plain style = iota
	singleQuoted
	doubleQuoted
	block
)

// tracer goes through a value and the file side by side.
type tracer struct {
	doc    *Document
	value  string
	style  style
	indent int // of a block
	at     Pos

	number int    // of the line in line
	line   []rune // the line at
}

// row is the line in which the tracer stands, as characters.
func (t *tracer) row() []rune {
	if t.number != t.at.Line {
		t.number, t.line = t.at.Line, []rune(t.doc.Line(t.at.Line))
	}
	return t.line
}

// rest is what is left of the line.
func (t *tracer) rest() []rune {
	row := t.row()
	return row[min(max(t.at.Col-1, 0), len(row)):]
}

func (t *tracer) peek() rune {
	if rest := t.rest(); len(rest) > 0 {
		return rest[0]
	}
	return 0
}

// skipMarks passes over an anchor and a tag before the value.
func (t *tracer) skipMarks() {
	for t.peek() == '&' || t.peek() == '!' {
		rest := t.rest()
		end := slices.IndexFunc(rest, isBlank)
		if end < 0 {
			end = len(rest)
		}
		t.at.Col += end
		t.skipBlanks()
		if len(t.rest()) == 0 {
			t.nextLine()
		}
	}
}

func isBlank(c rune) bool { return c == ' ' || c == '\t' }

func (t *tracer) skipBlanks() {
	for isBlank(t.peek()) {
		t.at.Col++
	}
}

// nextLine goes to the first character of the next line that has one.
func (t *tracer) nextLine() {
	for t.at.Line <= len(t.doc.lines) {
		t.at = Pos{t.at.Line + 1, 1}
		if t.style == block {
			if len(t.row()) > t.indent {
				t.at.Col = t.indent + 1
				return
			}
			continue
		}
		t.skipBlanks()
		if len(t.rest()) > 0 {
			return
		}
	}
}

// block follows a text below "|" or ">". The indentation is that of its first line, or less
// where a number after the mark says so.
func (t *tracer) block() *Trace {
	t.style = block
	head := t.at
	header := string(t.rest())
	t.indent = 0
	t.nextLine()
	for t.at.Line <= len(t.doc.lines) && strings.TrimSpace(string(t.row())) == "" {
		t.nextLine()
	}
	most := leading(t.row())
	least := most
	if strings.ContainsAny(strings.SplitN(header, " ", 2)[0], "123456789") {
		least = 1
	}
	for indent := most; indent >= least; indent-- {
		try := &tracer{doc: t.doc, value: t.value, style: block, indent: indent, at: head}
		if strings.HasPrefix(t.value, "\n") {
			try.at = Pos{head.Line, len(t.doc.Line(head.Line)) + 1}
		} else {
			try.nextLine()
		}
		if found := try.follow(); found != nil {
			return found
		}
	}
	return nil
}

// follow compares the value with the file, character by character.
func (t *tracer) follow() *Trace {
	out := &Trace{from: make([]Pos, 0, len(t.value)+1), to: make([]Pos, 0, len(t.value)+1)}
	put := func(size int, from, to Pos) {
		for range size {
			out.from, out.to = append(out.from, from), append(out.to, to)
		}
	}
	for i := 0; i < len(t.value); {
		from := t.at
		if t.atLineEnd() {
			size := 1
			switch {
			case t.value[i] == '\n':
				for i+size < len(t.value) && t.value[i+size] == '\n' {
					size++
				}
			case t.value[i] != ' ':
				return nil
			}
			t.nextLine()
			put(size, from, t.at)
			i += size
			continue
		}
		text, ok := t.take()
		if !ok || !strings.HasPrefix(t.value[i:], text) {
			return nil
		}
		put(len(text), from, t.at)
		i += len(text)
	}
	put(1, t.at, t.at)
	return out
}

// atLineEnd reports whether nothing of the text follows in the line, and passes over an
// escaped line end, which stands for nothing.
func (t *tracer) atLineEnd() bool {
	for t.style == doubleQuoted && len(t.rest()) == 1 && t.peek() == '\\' {
		t.nextLine()
	}
	rest := t.rest()
	return len(rest) == 0 || t.style != block && !slices.ContainsFunc(rest, func(c rune) bool { return !isBlank(c) })
}

// take reads what stands for one character, or for several that only together are in NFC.
func (t *tracer) take() (string, bool) {
	rest := t.rest()
	switch c := rest[0]; {
	case t.style == doubleQuoted && c == '\\':
		decoded, size, ok := escaped(rest)
		t.at.Col += size
		return decoded, ok
	case t.style == singleQuoted && c == '\'':
		t.at.Col += 2
		return "'", len(rest) > 1 && rest[1] == '\''
	case t.style == doubleQuoted && c == '"':
		return "", false
	case c == '\t':
		t.at.Col++
		return " ", true
	case c < utf8.RuneSelf && (len(rest) == 1 || rest[1] < utf8.RuneSelf):
		t.at.Col++
		return string(c), true
	}
	const most = 64 // characters looked at for the end of one that is put together
	part := string(rest[:min(most, len(rest))])
	size := norm.NFC.NextBoundaryInString(part, true)
	if size <= 0 {
		size = len(part)
	}
	t.at.Col += utf8.RuneCountInString(part[:size])
	return norm.NFC.String(part[:size]), true
}

// escaped reads the escape at the beginning of s: what it stands for and how many characters
// it has (YAML 1.2, 5.7).
func escaped(s []rune) (decoded string, size int, ok bool) {
	if len(s) < 2 {
		return "", 1, false
	}
	if digits := map[rune]int{'x': 2, 'u': 4, 'U': 8}[s[1]]; digits > 0 {
		if len(s) < 2+digits {
			return "", 2, false
		}
		v, err := strconv.ParseUint(string(s[2:2+digits]), 16, 32)
		return string(rune(v)), 2 + digits, err == nil
	}
	i := strings.IndexRune("\"/\\ _nt\t", s[1])
	if i < 0 {
		return "", 2, false
	}
	return []string{`"`, "/", `\`, " ", "\u00A0", "\n", " ", " "}[i], 2, true
}

// Directive is the word, before a colon, with which a comment begins that is for the program:
// it is never meant as text, however it stands.
const Directive = "leitbild"

// Comment is a comment of the file.
type Comment struct {
	Pos   Pos    // of its "#"
	Text  string // without the "#" and the space around it
	Alone bool   // nothing stands before it in its line
}

// Comments lists the comments of the file, in order.
func (d *Document) Comments() []Comment {
	if d.Root == nil || !d.has('#') {
		return nil
	}
	texts := d.extents()
	var found []Comment
	for n, l := range d.lines {
		for i := range len(l) {
			if l[i] != '#' || i > 0 && !isBlank(rune(l[i-1])) {
				continue
			}
			p := Pos{n + 1, utf8.RuneCountInString(l[:i]) + 1}
			if !texts.hold(p) {
				found = append(found, Comment{p, strings.TrimSpace(l[i+1:]), strings.TrimSpace(l[:i]) == ""})
				break
			}
		}
	}
	return found
}

// extents are where the texts of a file begin and end, in order.
type extents [][2]Pos

func (d *Document) extents() extents {
	var e extents
	d.Root.each(func(n *Node) {
		if t := d.Trace(n); t != nil {
			e = append(e, [2]Pos{t.from[0], t.from[len(t.from)-1]})
		}
	})
	slices.SortFunc(e, func(a, b [2]Pos) int { return a[0].Compare(b[0]) })
	return e
}

// hold reports whether p is within a text.
func (e extents) hold(p Pos) bool {
	i, exact := slices.BinarySearchFunc(e, p, func(t [2]Pos, p Pos) int { return t[0].Compare(p) })
	return exact || i > 0 && p.Compare(e[i-1][1]) < 0
}

// has reports whether the file has a character somewhere.
func (d *Document) has(c byte) bool {
	return slices.ContainsFunc(d.lines, func(l string) bool { return strings.IndexByte(l, c) >= 0 })
}

// each visits the scalars below n.
func (n *Node) each(visit func(*Node)) {
	if n == nil {
		return
	}
	if n.Kind == Scalar {
		visit(n)
	}
	for _, p := range n.Pairs {
		p.Value.each(visit)
	}
	for _, item := range n.Items {
		item.each(visit)
	}
}
