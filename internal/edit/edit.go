// Package edit changes the text of a charter in place.
//
// There is one mechanism for all changes: find the extent of a node in the text, replace it,
// read the result, and compare: the new tree must be the old one with exactly the change that
// was asked for. Where it is not, nothing has happened. Whatever lies outside of the extent stays
// as it is, byte for byte: comments, order, quotes, indentation, line ends, blank lines,
// anchors, byte order marks, the encoding.
//
// What is new is written as its neighbours are. To an item of a list belong the comments directly
// above it, with no blank line between and not indented deeper than its dash, those at the end of
// its lines, and those directly below it that are indented deeper than its dash: they go where it
// goes. All other comments and all blank lines stay where they are. Between brackets, comments
// stay.
package edit

import (
	"slices"
	"strconv"
	"strings"

	"leitbild/internal/source"
)

// Path leads from the top level to a value: keys, and numbers of items from 1 on.
type Path []string

// ParsePath reads a path as people write it: "poster.size", "principles.3.text".
func ParsePath(s string) Path { return strings.Split(s, ".") }

func (p Path) String() string { return strings.Join(p, ".") }

// With is p with further steps.
func (p Path) With(steps ...string) Path { return slices.Concat(p, steps) }

// Item is p with the number of an item, from 1 on.
func (p Path) Item(n int) Path { return p.With(strconv.Itoa(n)) }

// Value is what a document is given: a text, items, or keys with their values.
type Value struct {
	Text  string
	Plain bool // a text that is never quoted: true, false
	Items []Value
	Keys  []Entry
}

// Entry is a key with its value.
type Entry struct {
	Key   string
	Value Value
}

// Texts is a list of texts.
func Texts(list ...string) Value {
	v := Value{Items: []Value{}}
	for _, s := range list {
		v.Items = append(v.Items, Value{Text: s})
	}
	return v
}

// node is what v means.
func (v Value) node() *node {
	n := &node{kind: scalar, value: v.Text, fresh: true}
	switch {
	case v.Items != nil:
		n.kind = list
		for _, item := range v.Items {
			n.items = append(n.items, item.node())
		}
	case v.Keys != nil:
		n.kind = mapping
		for _, e := range v.Keys {
			n.pairs = append(n.pairs, pair{key: keyNode(e.Key), value: e.Value.node()})
		}
	}
	return n
}

func keyNode(key string) *node { return &node{kind: scalar, value: key, fresh: true} }

// Refusal tells why something is not changed in place.
type Refusal struct {
	Findings []source.Finding
}

func (r *Refusal) Error() string {
	var rules []string
	for _, f := range r.Findings {
		rules = append(rules, f.Rule)
	}
	return "not changed in place: " + strings.Join(rules, ", ")
}

// Document is the text of a file that can be changed in place.
type Document struct {
	name string
	text *text
	root *node
	// slips is how much in it reads otherwise than it was probably meant. No change adds to it.
	slips int
}

// Open reads the text of a file. One that cannot be read, or of which more is unsure than a
// charter's meaning, gives a *Refusal with what is wrong.
func Open(name string, data []byte) (*Document, error) {
	d := &Document{name: name}
	doc, findings := source.Parse(name, data)
	if doc.Root == nil || slices.ContainsFunc(findings, unsettling) {
		return nil, &Refusal{findings}
	}
	d.slips = slips(findings)
	var ok bool
	if d.text, ok = newText(data); !ok {
		return nil, d.refuse("encoding", 0, "")
	}
	var err error
	switch d.root, err = parse(d.text); {
	case err != nil && d.slips > 0: // put right for reading, but still in the text
		return nil, &Refusal{findings}
	case err != nil:
		return nil, d.refuse("unsure", 0, "")
	case d.root.kind != mapping:
		return nil, d.refuse("kind", d.root.start, "")
	}
	return d, nil
}

// slips counts what somebody should put right.
func slips(findings []source.Finding) int {
	n := 0
	for _, f := range findings {
		if f.Severity != source.Info {
			n++
		}
	}
	return n
}

// unsettling reports findings after which nobody should touch the text.
func unsettling(f source.Finding) bool {
	switch f.Rule {
	case "encoding", "control-character":
		return f.Severity == source.Error
	case "second-document", "complex-key":
		return true
	}
	return false
}

// Bytes are those of the file as it is now.
func (d *Document) Bytes() []byte { return d.text.bytes() }

// refuse says why the node at a byte is not changed.
func (d *Document) refuse(variant string, at int, key string) *Refusal {
	return &Refusal{[]source.Finding{{
		Rule: "not-in-place", File: d.name, Pos: d.text.pos(min(at, len(d.text.s)-1)),
		Args: map[string]any{"variant": variant, "Key": source.Printable(key)},
	}}}
}

// splice replaces the bytes from start to end.
type splice struct {
	start, end int
	text       string
}

// nowhere is the change for which there is no place: apply does not take it.
func nowhere() splice { return splice{start: -1, end: -1} }

// apply replaces parts of the text, if that leads to the tree that is wanted.
func (d *Document) apply(want *node, splices ...splice) bool {
	slices.SortStableFunc(splices, func(a, b splice) int { return a.start - b.start })
	var b strings.Builder
	at := 0
	for _, s := range splices {
		if s.start < at || s.end < s.start || s.end > len(d.text.s) {
			return false
		}
		b.WriteString(d.text.s[at:s.start])
		b.WriteString(s.text)
		at = s.end
	}
	b.WriteString(d.text.s[at:])
	changed := d.text.with(b.String())
	doc, findings := source.Parse(d.name, changed.bytes())
	if doc.Root == nil || slices.ContainsFunc(findings, unsettling) || slips(findings) > d.slips {
		return false
	}
	root, err := parse(changed)
	if err != nil || !same(root, want) {
		return false
	}
	d.text, d.root, d.slips = changed, root, slips(findings)
	return true
}

// place is a node with what lies above it.
type place struct {
	node   *node
	above  []*node // from the root on
	steps  []int   // which pair or item of each
	path   Path
	column int // of the keys or dashes of the innermost block that it lies in
	flow   bool
}

// find follows a path as far as it leads. What is left over is what is not there yet.
func (d *Document) find(path Path) (at place, left Path, err error) {
	at = place{node: d.root}
	for i, step := range path {
		n := at.node
		if err := d.reachable(n, path[:i]); err != nil {
			return at, nil, err
		}
		child := -1
		switch n.kind {
		case mapping:
			if m, _ := n.get("<<"); m >= 0 {
				return at, nil, d.refuse("merge", n.pairs[m].key.start, path[:i].String())
			}
			var count int
			if child, count = n.get(step); count > 1 {
				return at, nil, d.refuse("duplicate", n.pairs[child].key.start, step)
			}
		case list:
			number, err := strconv.Atoi(step)
			if err != nil || number < 1 || number > len(n.items)+1 {
				return at, path[i:], nil
			}
			if child = number - 1; child == len(n.items) {
				child = -1
			}
		case null:
			return at, path[i:], nil
		default:
			return at, nil, d.refuse("kind", n.start, path[:i].String())
		}
		if child < 0 {
			return at, path[i:], nil
		}
		at = d.below(at, child)
		at.path = path[:i+1]
	}
	return at, nil, nil
}

// below is the place of a pair's value or an item.
func (d *Document) below(at place, child int) place {
	n := at.node
	next := place{above: append(slices.Clone(at.above), n), steps: append(slices.Clone(at.steps), child), flow: at.flow || n.style == flow, column: at.column}
	if n.kind == mapping {
		next.node = n.pairs[child].value
		if !next.flow {
			next.column = d.column(n.pairs[0].key.start)
		}
	} else {
		next.node = n.items[child]
		if !next.flow {
			next.column = d.column(n.body)
		}
	}
	return next
}

// column is how many characters stand before a byte in its line.
func (d *Document) column(at int) int { return d.text.pos(at).Col - 1 }

// reachable refuses to change what lies behind an alias, an anchor that others use, or a tag.
func (d *Document) reachable(n *node, path Path) error {
	switch {
	case n.kind == alias:
		return d.refuse("alias", n.start, path.String())
	case n.anchor != "" && d.used(d.root, n):
		return d.refuse("anchor", n.start, path.String())
	case n.tagged:
		return d.refuse("tag", n.start, path.String())
	}
	return nil
}

// used reports whether an alias below from stands for n.
func (d *Document) used(from, n *node) bool {
	if from.kind == alias {
		return from.target == n
	}
	return slices.ContainsFunc(from.items, func(c *node) bool { return d.used(c, n) }) ||
		slices.ContainsFunc(from.pairs, func(p pair) bool { return d.used(p.key, n) || d.used(p.value, n) })
}

// wanted is the whole tree with another node at a place; nil takes the node out.
func (at place) wanted(n *node) *node {
	for i := len(at.above) - 1; i >= 0; i-- {
		n = at.above[i].with(at.steps[i], n)
	}
	return n
}

// with is n with another value of a pair or another item; nil takes the pair or item out.
func (n *node) with(child int, value *node) *node {
	m := *n
	switch {
	case n.kind == mapping && value == nil:
		m.pairs = slices.Delete(slices.Clone(n.pairs), child, child+1)
	case n.kind == mapping:
		m.pairs = slices.Clone(n.pairs)
		m.pairs[child].value = value
	case value == nil:
		m.items = slices.Delete(slices.Clone(n.items), child, child+1)
	default:
		m.items = slices.Clone(n.items)
		m.items[child] = value
	}
	return &m
}
