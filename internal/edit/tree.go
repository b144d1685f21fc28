// This file finds the extent of every node in the text.

package edit

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"leitbild/internal/source"
)

// kind says what a node is.
type kind uint8

const (
	null kind = iota
	scalar
	mapping
	list
	alias
)

// style says how a node is written.
type style uint8

const (
	plain  style = iota // a scalar without marks, a list or mapping by indentation
	single              // '…'
	double              // "…"
	literal
	folded
	flow // a list or mapping in brackets
)

// node is a value of the file and its extent in the text. Nodes are never changed: what a change
// leads to is a new tree that shares nodes with the old one.
type node struct {
	kind   kind
	style  style
	value  string // of a scalar as YAML reads it; of an alias its name
	tag    string // as YAML resolves it
	tagged bool   // a tag is written
	anchor string
	target *node  // of an alias
	pairs  []pair // of a mapping
	items  []*node

	start int // with anchor and tag, in bytes
	body  int // without
	end   int
	fresh bool // not in the text yet: only what it means is known
}

// pair is a key with its value.
type pair struct {
	key   *node
	value *node
	colon int // where it stands, in bytes; -1 where there is none
}

// get is the first pair with a key, and how many there are.
func (n *node) get(key string) (at, count int) {
	at = -1
	for i, p := range n.pairs {
		if p.key.kind == scalar && p.key.value == key {
			if count++; at < 0 {
				at = i
			}
		}
	}
	return at, count
}

// errExtent tells that the end of a node was not found.
var errExtent = errors.New("no end of a node")

// maxDepth is deeper than what source lets pass.
const maxDepth = 64

// parse reads the first document of a text. It knows no mercy for slips.
func parse(t *text) (*node, error) {
	l, err := yaml.NewLoader(strings.NewReader(t.plain()), yaml.WithUniqueKeys(false))
	if err != nil {
		return nil, err
	}
	var tree yaml.Node
	switch err := l.Load(&tree); {
	case err == io.EOF, err == nil && len(tree.Content) == 0:
		return nil, errExtent
	case err != nil:
		return nil, err
	}
	p := &parsing{text: t, done: map[*yaml.Node]*node{}}
	return p.node(tree.Content[0], -1, 0)
}

// parsing turns the reader's tree into nodes with extents.
type parsing struct {
	text *text
	done map[*yaml.Node]*node
}

// node turns n, which lies under something that is indented by as many spaces, -1 at the top.
func (p *parsing) node(n *yaml.Node, indent, depth int) (*node, error) {
	if depth > maxDepth {
		return nil, errExtent
	}
	out := &node{anchor: n.Anchor, tag: n.ShortTag(), tagged: n.Style&yaml.TaggedStyle != 0, value: n.Value}
	out.start = p.text.offset(source.Pos{Line: n.Line, Col: n.Column})
	out.body = p.afterMarks(out.start, n)
	p.done[n] = out
	var err error
	switch n.Kind {
	case yaml.AliasNode:
		out.kind, out.target = alias, p.done[n.Alias]
		out.end = out.start + 1 + len(n.Value)
	case yaml.MappingNode:
		out.kind = mapping
		err = p.pairs(out, n, depth)
	case yaml.SequenceNode:
		out.kind = list
		err = p.items(out, n, depth)
	default:
		out.kind = scalar
		err = p.scalar(out, n, indent)
	}
	if err == nil && (out.end < out.start || out.end > len(p.text.s)) {
		err = errExtent
	}
	return out, err
}

// afterMarks passes over the anchor and the tag of n. Those of its first key are none of its own.
func (p *parsing) afterMarks(at int, n *yaml.Node) int {
	s := p.text.s
	anchor, tag := n.Anchor != "", n.Tag == "!" || n.Style&yaml.TaggedStyle != 0
	for at < len(s) && (s[at] == '&' && anchor || s[at] == '!' && tag) {
		if s[at] == '&' {
			anchor = false
		} else {
			tag = false
		}
		for at < len(s) && !strings.ContainsRune(" \t\r\n,[]{}", rune(s[at])) {
			at++
		}
		if next := p.skip(at, ""); next < len(s) {
			at = next
		}
	}
	return at
}

// skip passes over white space, comments, and the signs given.
func (p *parsing) skip(at int, signs string) int {
	s := p.text.s
	for at < len(s) {
		switch c := s[at]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n' || strings.IndexByte(signs, c) >= 0:
			at++
		case c == '#' && (at == 0 || strings.IndexByte(" \t\r\n"+signs, s[at-1]) >= 0):
			at = p.text.next(p.text.lineAt(at))
		default:
			return at
		}
	}
	return at
}

// column is how many characters stand before a byte in its line.
func (p *parsing) column(at int) int { return p.text.pos(at).Col - 1 }

func (p *parsing) pairs(out *node, n *yaml.Node, depth int) error {
	inFlow := n.Style&yaml.FlowStyle != 0
	indent := 0
	if inFlow {
		out.style = flow
	} else {
		indent = p.column(out.body)
	}
	end := out.body
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, err := p.node(n.Content[i], indent, depth+1)
		if err != nil {
			return err
		}
		colon := p.skip(key.end, "")
		if colon >= len(p.text.s) || p.text.s[colon] != ':' {
			colon = -1
		}
		value, err := p.node(n.Content[i+1], indent, depth+1)
		if err != nil {
			return err
		}
		if value.kind == null && value.style == plain && value.value == "" && value.body == value.start {
			value.start = max(key.end, colon+1)
			value.body, value.end = value.start, value.start
		}
		end = max(key.end, value.end)
		out.pairs = append(out.pairs, pair{key, value, colon})
	}
	return p.close(out, end, '{', '}')
}

func (p *parsing) items(out *node, n *yaml.Node, depth int) error {
	indent, end := 0, out.body
	if n.Style&yaml.FlowStyle != 0 {
		out.style = flow
	} else {
		indent = p.column(out.body) // where the dashes stand
	}
	for _, c := range n.Content {
		item, err := p.node(c, indent, depth+1)
		if err != nil {
			return err
		}
		if item.kind == null && item.value == "" && item.anchor == "" && !item.tagged && out.style != flow {
			at := p.dash(end, indent)
			if at < 0 {
				return errExtent
			}
			item.start, item.body, item.end = at+1, at+1, at+1
		}
		end = max(end, item.end)
		out.items = append(out.items, item)
	}
	return p.close(out, end, '[', ']')
}

// dash is where the next dash of a list stands, -1 where there is none.
func (p *parsing) dash(from, indent int) int {
	at := p.skip(from, "")
	if at < len(p.text.s) && p.text.s[at] == '-' && p.column(at) == indent {
		return at
	}
	return -1
}

// close finds the end of a list or mapping whose last part ends at end.
func (p *parsing) close(out *node, end int, opening, closing byte) error {
	out.end = end
	if out.style != flow || out.body >= len(p.text.s) || p.text.s[out.body] != opening {
		return nil // by indentation, or a single pair in a list: [a: b]
	}
	at := p.skip(max(end, out.body+1), ",:")
	if at >= len(p.text.s) || p.text.s[at] != closing {
		return errExtent
	}
	out.end = at + 1
	return nil
}

func (p *parsing) scalar(out *node, n *yaml.Node, indent int) error {
	s := p.text.s
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		out.style = double
		return p.quoted(out, '"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		out.style = single
		return p.quoted(out, '\'')
	case n.Style&yaml.LiteralStyle != 0:
		out.style = literal
	case n.Style&yaml.FoldedStyle != 0:
		out.style = folded
	default:
		if n.Value == "" || n.Value == "~" || n.Value == "null" { // as source has it
			out.kind = null
		}
		return p.plain(out)
	}
	if out.body >= len(s) || s[out.body] != '|' && s[out.body] != '>' {
		return errExtent
	}
	out.end = p.blockEnd(out.body, indent)
	return nil
}

// quoted finds the closing quotation mark.
func (p *parsing) quoted(out *node, mark byte) error {
	s := p.text.s
	if out.body >= len(s) || s[out.body] != mark {
		return errExtent
	}
	for at := out.body + 1; at < len(s); at++ {
		switch {
		case s[at] == '\\' && mark == '"':
			at++
		case s[at] == mark && mark == '\'' && at+1 < len(s) && s[at+1] == mark:
			at++
		case s[at] == mark:
			out.end = at + 1
			return nil
		}
	}
	return errExtent
}

// plain finds the end of a text without marks: YAML changes nothing in it but white space.
func (p *parsing) plain(out *node) error {
	s, at := p.text.s, out.body
	for _, c := range out.value {
		if c == ' ' || c == '\t' || c == '\n' {
			continue
		}
		for at < len(s) && strings.IndexByte(" \t\r\n", s[at]) >= 0 {
			at++
		}
		got, size := utf8.DecodeRuneInString(s[at:])
		if got != c {
			return errExtent
		}
		at += size
	}
	out.end = at
	return nil
}

// blockEnd is the end of the last line with text under "|" or ">", or that of the mark's line.
func (p *parsing) blockEnd(mark, indent int) int {
	t := p.text
	n := t.lineAt(mark)
	content := blockIndent(t, mark, indent)
	end := t.starts[n] + len(t.line(n))
	for m := n + 1; m < t.count(); m++ {
		if strings.Trim(t.line(m), " ") == "" {
			continue
		}
		if t.indent(m) < content {
			break
		}
		end = t.starts[m] + len(t.line(m))
	}
	return end
}

// blockIndent is how far the text under a "|" or ">" is indented that itself lies under
// something indented by as many spaces.
func blockIndent(t *text, mark, indent int) int {
	n := t.lineAt(mark)
	for _, c := range t.s[mark+1 : t.starts[n]+len(t.line(n))] {
		switch {
		case c >= '1' && c <= '9':
			return max(indent, 0) + int(c-'0')
		case c != '+' && c != '-':
			return firstIndent(t, n, indent)
		}
	}
	return firstIndent(t, n, indent)
}

// firstIndent is the indentation of the first line with text after line n, as long as that is
// deeper than what it lies under.
func firstIndent(t *text, n, indent int) int {
	for m := n + 1; m < t.count(); m++ {
		if strings.Trim(t.line(m), " ") != "" {
			return max(t.indent(m), indent+1)
		}
	}
	return indent + 1
}

// same reports whether two trees mean the same and are bound together in the same way. Of a
// fresh node only its meaning is asked. Line ends at the end of a text mean nothing.
func same(a, b *node) bool {
	if b.fresh {
		a, b = b, a
	}
	if !a.fresh && (a.anchor != b.anchor || a.tag != b.tag || a.tagged != b.tagged) || a.fresh && (b.anchor != "" || b.tagged) {
		return false
	}
	if a.kind != b.kind || len(a.pairs) != len(b.pairs) || len(a.items) != len(b.items) {
		return false
	}
	if strings.TrimRight(a.value, "\n") != strings.TrimRight(b.value, "\n") {
		return false
	}
	if a.kind == alias && !same(a.target, b.target) {
		return false
	}
	for i := range a.pairs {
		if !same(a.pairs[i].key, b.pairs[i].key) || !same(a.pairs[i].value, b.pairs[i].value) {
			return false
		}
	}
	for i := range a.items {
		if !same(a.items[i], b.items[i]) {
			return false
		}
	}
	return true
}
