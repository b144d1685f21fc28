// This file writes texts as YAML, in the way of their neighbours.

package edit

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"leitbild/internal/source"
)

// Clean makes a text that somebody gives fit for a charter: no white space around it, "\n" for
// every line end, NFC. bad is the first character that no file may hold, 0 without one.
func Clean(s string) (clean string, bad rune) {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	for i, c := range s {
		if source.Forbidden(c) || c == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			return s, c
		}
	}
	return norm.NFC.String(strings.TrimFunc(s, unicode.IsSpace)), 0
}

// slot is where a text goes.
type slot struct {
	old    *node   // what stands there; nil where nothing does
	near   []*node // texts in the same role: of the same key in other items, other items of a list
	flow   bool    // between brackets
	indent int     // of the key or dash before it
	column int     // where it begins in its line
}

// evidence bounds how many neighbours are asked.
const evidence = 50

// forms are the ways to write a text, the most fitting first. The last always reads as it
// should, where anything does. Line ends are "\n".
func (d *Document) forms(v Value, s slot) []string {
	if v.Plain {
		return []string{v.Text}
	}
	value := v.Text
	several := strings.Contains(value, "\n")
	var forms []string
	usual := d.styleOf(s)
	if !s.flow && (usual == literal || usual == folded) {
		forms = append(forms, d.block(value, usual, s))
	}
	if !s.flow && several && usual != double {
		forms = append(forms, d.block(value, literal, s))
	}
	width, indent := d.wrapping(s)
	mark := d.mark(s)
	if !d.quotes(s) && (isPlain(value, s.flow) || d.staysPlain(value, s)) {
		forms = append(forms, wrapped(value, s.column, width, indent), value)
	}
	for _, m := range []style{mark, double} {
		in := quoted(value, m)
		forms = append(forms, wrapped(in, s.column, width, indent), in)
	}
	forms = slices.DeleteFunc(forms, func(f string) bool { return f == "" })
	return slices.Compact(forms)
}

// styleOf is how the text is to be written: as before, else as most of its neighbours are.
func (d *Document) styleOf(s slot) style {
	if s.old != nil && s.old.kind == scalar {
		return s.old.style
	}
	var count [flow]int
	best := plain
	for _, n := range s.near {
		if count[n.style]++; count[n.style] > count[best] {
			best = n.style
		}
	}
	return best
}

// quotes reports whether the text is put in quotation marks although it could do without.
// One that had to have them says nothing about that, so its neighbours are asked.
func (d *Document) quotes(s slot) bool {
	if s.old != nil && s.old.kind == scalar {
		switch s.old.style {
		case plain:
			return false
		case single, double:
			if isPlain(s.old.value, s.flow) {
				return true
			}
		}
	}
	for _, near := range [][]*node{s.near, d.texts(s.old)} {
		with, without := 0, 0
		for _, n := range near[:min(len(near), evidence)] {
			switch n.style {
			case plain:
				without++
			case single, double:
				if isPlain(n.value, s.flow) {
					with++
				}
			}
		}
		if with+without > 0 {
			return with > without
		}
	}
	return false
}

// mark is the quotation mark that the text gets if it needs any: its own, else that of its
// neighbours.
func (d *Document) mark(s slot) style {
	if s.old != nil && (s.old.style == single || s.old.style == double) {
		return s.old.style
	}
	for _, near := range [][]*node{s.near, d.texts(s.old)} {
		var count [flow]int
		for _, n := range near {
			count[n.style]++
		}
		if count[single]+count[double] > 0 {
			if count[single] > count[double] {
				return single
			}
			return double
		}
	}
	return double
}

// texts are all texts of the file but one.
func (d *Document) texts(but *node) []*node {
	var list []*node
	var collect func(n *node)
	collect = func(n *node) {
		if n.kind == scalar && n != but {
			list = append(list, n)
		}
		for _, p := range n.pairs {
			collect(p.value)
		}
		for _, c := range n.items {
			collect(c)
		}
	}
	collect(d.root)
	return list
}

// staysPlain reports whether a text that YAML may take for a number replaces one that it does.
func (d *Document) staysPlain(value string, s slot) bool {
	if s.old == nil || s.old.kind != scalar || s.old.style != plain || s.old.tag == "!!str" {
		return false
	}
	n := asPlain(value, s.flow)
	return n != nil && n.tag == s.old.tag
}

// isPlain reports whether a text needs no quotation marks: every reader of YAML, old or new,
// takes it for this text.
func isPlain(s string, inFlow bool) bool {
	if s == "" || strings.ContainsAny(s, "\n\t") || inFlow && strings.ContainsAny(s, ",[]{}") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) && !strings.ContainsRune("„“”‚‘’»«…(–—§€", first) {
		return false
	}
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf": // YAML 1.1
		return false
	}
	if strings.Trim(s, "0123456789+-.:_") == "" && !isDate(s) { // 12:30 is a number to YAML 1.1
		return false
	}
	n := asPlain(s, inFlow)
	return n != nil && (n.tag == "!!str" || isDate(s))
}

// isDate reports whether s has the form 2026-11-22, which nobody quotes.
func isDate(s string) bool {
	return len(s) == 10 && s[4] == '-' && s[7] == '-' && strings.Trim(s[:4]+s[5:7]+s[8:], "0123456789") == ""
}

// asPlain is the node that a text without quotation marks is read as; nil where it is not
// read as this text, or not without a word about it.
func asPlain(s string, inFlow bool) *node {
	file := "k: " + s + "\n"
	if inFlow {
		file = "k: [" + s + "]\n"
	}
	if _, findings := source.Parse("", []byte(file)); slips(findings) > 0 {
		return nil
	}
	t, ok := newText([]byte(file))
	if !ok {
		return nil
	}
	root, err := parse(t)
	if err != nil || root.kind != mapping || len(root.pairs) != 1 {
		return nil
	}
	n := root.pairs[0].value
	if inFlow {
		if n.kind != list || len(n.items) != 1 {
			return nil
		}
		n = n.items[0]
	}
	if n.kind != scalar || n.style != plain || n.value != s {
		return nil
	}
	return n
}

// quoted is a text in quotation marks; "" where these can't hold it.
func quoted(s string, mark style) string {
	if mark == single {
		if strings.ContainsFunc(s, unicode.IsControl) {
			return ""
		}
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s) + `"`
}

// usualWidth is where lines are broken when nothing tells another width.
const usualWidth = 80

// wrapping is the width at which the text's lines are broken, and the indentation of those that
// go on; the width is zero where it stays on one line.
func (d *Document) wrapping(s slot) (width, indent int) {
	if s.old != nil && d.broken(s.old) && s.old.style < literal {
		return d.shape(s.old)
	}
	long, broken := 0, 0
	for _, n := range s.near {
		if n.style >= literal {
			continue
		}
		w, _ := d.shape(n)
		if d.broken(n) {
			width = max(width, w)
			broken++
		} else if w > usualWidth {
			long++
		}
	}
	if broken <= long || s.flow {
		return 0, 0
	}
	return width, s.indent + 2
}

// broken reports whether a text goes over several lines.
func (d *Document) broken(n *node) bool { return d.text.lineAt(n.end) > d.text.lineAt(n.body) }

// shape is the width of the lines of a text and the indentation of its second line.
func (d *Document) shape(n *node) (width, indent int) {
	first, last := d.text.lineAt(n.body), d.text.lineAt(n.end)
	if n.style == literal || n.style == folded {
		first++
	}
	for m := first; m <= last; m++ {
		line := d.text.line(m)
		if m == last {
			line = line[:n.end-d.text.starts[m]]
		}
		width = max(width, utf8.RuneCountInString(line))
	}
	return width, d.text.indent(min(first+1, last))
}

// wrapped breaks a text that YAML folds into lines of at most width characters, of which the
// first begins at column and the others are indented.
func wrapped(s string, column, width, indent int) string {
	if width == 0 || s == "" || strings.Contains(s, "\n") {
		return ""
	}
	var b strings.Builder
	at := column
	for i, part := range breakable(s) {
		wide := utf8.RuneCountInString(part)
		switch {
		case i == 0:
		case at+1+wide > width:
			b.WriteString("\n" + strings.Repeat(" ", indent))
			at = indent
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(part)
		at += wide
	}
	return b.String()
}

// breakable cuts a text where a line may end: at a single space before something that means
// nothing to YAML.
func breakable(s string) []string {
	var parts []string
	from := 0
	for i := 2; i+2 < len(s); i++ {
		if s[i] != ' ' || s[i-1] == ' ' || s[i-1] == '\\' || s[i+1] == ' ' {
			continue
		}
		word, _, _ := strings.Cut(s[i+1:], " ")
		first, _ := utf8.DecodeRuneInString(word)
		if strings.Contains(word, ":") || !unicode.IsLetter(first) && !unicode.IsDigit(first) && !strings.ContainsRune("„“”‚‘’»«(", first) {
			continue
		}
		parts = append(parts, s[from:i])
		from = i + 1
	}
	return append(parts, s[from:])
}

// block writes a text under "|" or ">"; "" where that can't hold it.
func (d *Document) block(value string, as style, s slot) string {
	head, indent, width := "|", s.indent+2, usualWidth
	if as == folded {
		head = ">"
	}
	if n := d.model(as, s); n != nil {
		line := d.text.lineAt(n.body)
		rest := d.text.s[n.body : d.text.starts[line]+len(d.text.line(line))]
		if n == s.old {
			head, indent = rest, blockIndent(d.text, n.body, s.indent)
		} else {
			head += chomping(rest)
		}
		if w, _ := d.shape(n); d.text.lineAt(n.end) > line+1 {
			width = w
		}
	}
	lines := strings.Split(value, "\n")
	if strings.TrimLeft(lines[0], " \t") != lines[0] || lines[0] == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(head)
	for i, line := range lines {
		if as == folded {
			if strings.TrimLeft(line, " \t") != line {
				return ""
			}
			if i > 0 {
				b.WriteByte('\n')
			}
			line = wrapped(line, indent, width, indent)
		}
		b.WriteByte('\n')
		if line != "" {
			b.WriteString(strings.Repeat(" ", indent) + line)
		}
	}
	return b.String()
}

// chomping is the sign in the line of a "|" or ">" that says what becomes of its last line end.
func chomping(head string) string {
	head, _, _ = strings.Cut(head, " ")
	if i := strings.IndexAny(head, "+-"); i >= 0 {
		return head[i : i+1]
	}
	return ""
}

// model is the text whose block is imitated: the old one, else a neighbour.
func (d *Document) model(as style, s slot) *node {
	if s.old != nil && s.old.style == as {
		return s.old
	}
	for _, n := range s.near {
		if n.style == as {
			return n
		}
	}
	return nil
}
