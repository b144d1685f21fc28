// This file sets and takes out what stands behind keys.

package edit

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"leitbild/charter"
)

// ErrNoItem tells that a list has no such item, nor one before it.
var ErrNoItem = errors.New("no such item")

// Set gives the value at a path another content. Groups that are missing on the way are made.
// Of a list that is there already only what differs is changed. Where this is not possible
// without risk the error is a *Refusal and nothing has changed.
func (d *Document) Set(path Path, v Value) error {
	at, left, err := d.find(path)
	if err != nil {
		return err
	}
	for i := len(left) - 1; i > 0; i-- {
		if n, isItem := number(left[i]); isItem {
			if n != 1 {
				return ErrNoItem
			}
			v = Value{Items: []Value{v}}
		} else {
			v = Value{Keys: []Entry{{left[i], v}}}
		}
	}
	if len(left) == 0 {
		return d.replace(at, v)
	}
	switch n, isItem := number(left[0]); {
	case isItem && n != len(at.node.items)+1:
		return ErrNoItem
	case at.node.kind == mapping:
		return d.insertKey(at, left[0], v)
	case at.node.kind == list && isItem:
		return d.insertItem(at, len(at.node.items), v)
	case at.node.kind == null && isItem:
		return d.replace(at, Value{Items: []Value{v}})
	case at.node.kind == null:
		return d.replace(at, Value{Keys: []Entry{{left[0], v}}})
	}
	return d.refuse("kind", at.node.start, path.String())
}

// number is the number of an item that a step names.
func number(step string) (int, bool) {
	n, err := strconv.Atoi(step)
	return n, err == nil
}

// replace puts a value in the place of what is there.
func (d *Document) replace(at place, v Value) error {
	n := at.node
	if err := d.reachable(n, at.path); err != nil {
		return err
	}
	switch {
	case n.kind == list && v.Items != nil:
		return d.replaceItems(at.path, v.Items)
	case n.kind == null && (v.Items != nil || v.Keys != nil):
		return d.fill(at, v)
	case n.kind != scalar && n.kind != null || v.Items != nil || v.Keys != nil:
		return d.refuse("kind", n.start, at.path.String())
	case n.kind == scalar && strings.TrimRight(n.value, "\n") == v.Text:
		return nil
	}
	s := slot{old: n, near: d.near(at), flow: at.flow, indent: at.column, column: d.column(n.body)}
	end := d.text.ending(d.text.lineAt(n.body))
	for _, form := range d.forms(v, s) {
		if n.kind == null && n.start == n.end && d.text.s[n.start-1] != ' ' {
			form = " " + form
		}
		change := splice{n.body, n.end, strings.ReplaceAll(form, "\n", end)}
		if d.apply(at.wanted(v.node()), change) {
			return nil
		}
	}
	return d.refuse("unsure", n.start, at.path.String())
}

// near are the texts in the same role as that at a place: of the same key in the other items of
// a list, or of the other items.
func (d *Document) near(at place) []*node {
	levels := len(at.above)
	if levels == 0 {
		return nil
	}
	parent, step := at.above[levels-1], at.steps[levels-1]
	var list []*node
	add := func(n *node) {
		if n.kind == scalar && n != at.node {
			list = append(list, n)
		}
	}
	switch {
	case parent.kind != mapping:
		for _, n := range parent.items {
			add(n)
		}
	case levels > 1 && at.above[levels-2].kind != mapping:
		for _, n := range valuesOf(at.above[levels-2], parent.pairs[step].key.value) {
			add(n)
		}
	default:
		for _, p := range parent.pairs {
			add(p.value)
		}
	}
	return list
}

// valuesOf are what the items of a list have behind a key.
func valuesOf(n *node, key string) []*node {
	var values []*node
	for _, item := range n.items {
		if i, _ := item.get(key); i >= 0 {
			values = append(values, item.pairs[i].value)
		}
	}
	return values
}

// replaceItems makes a list hold other items, changing as few of them as possible.
func (d *Document) replaceItems(path Path, items []Value) error {
	before := *d
	err := func() error {
		at, _, err := d.find(path)
		if err != nil {
			return err
		}
		for extra := len(at.node.items); extra > len(items); extra-- {
			if err := d.Remove(path, extra); err != nil {
				return err
			}
		}
		for i, v := range items {
			if err := d.Set(path.Item(i+1), v); err != nil {
				return err
			}
		}
		return nil
	}()
	if err != nil {
		*d = before
	}
	return err
}

// fill puts a list or a mapping behind a key that has no value yet.
func (d *Document) fill(at place, v Value) error {
	n, parent := at.node, at.above[len(at.above)-1]
	if parent.kind != mapping || n.anchor != "" {
		return d.refuse("unsure", n.start, at.path.String())
	}
	p := parent.pairs[at.steps[len(at.steps)-1]]
	if p.colon < 0 {
		return d.refuse("unsure", n.start, at.path.String())
	}
	line := d.text.lineAt(p.colon)
	for level := range levels {
		w := d.writer(level, line)
		w.like = parent
		var changes []splice
		if at.flow {
			changes = []splice{{p.colon + 1, n.end, " " + w.inline(v, d.near(at))}}
		} else {
			below := d.text.next(d.text.lineAt(n.end))
			changes = []splice{{p.colon + 1, n.end, ""}, {below, below, w.joined(w.nested(v, at.column))}}
		}
		if d.apply(at.wanted(v.node()), changes...) {
			return nil
		}
	}
	return d.refuse("unsure", n.start, at.path.String())
}

// insertKey puts a key with its value where the schema has it.
func (d *Document) insertKey(at place, key string, v Value) error {
	n := at.node
	if err := d.reachable(n, at.path); err != nil {
		return err
	}
	k := rank(n, key, at.path)
	want := *n
	want.pairs = slices.Insert(slices.Clone(n.pairs), k, pair{key: keyNode(key), value: v.node()})
	for level := range levels {
		var change splice
		if n.style == flow {
			change = d.keyInFlow(n, k, key, v, level)
		} else {
			change = d.keyInBlock(at, k, key, v, level)
		}
		if d.apply(at.wanted(&want), change) {
			return nil
		}
	}
	return d.refuse("unsure", n.start, at.path.With(key).String())
}

// rank is before which pair a key goes, so that as few pairs as possible stand in another order
// than in the schema; of equally good places it is the last.
func rank(n *node, key string, path Path) int {
	keys := charter.KeysAt(path...)
	order := func(name string) int {
		return slices.IndexFunc(keys, func(k charter.Key) bool { return k.Name == name })
	}
	mine := order(key)
	if mine < 0 {
		return len(n.pairs)
	}
	best, least := len(n.pairs), len(n.pairs)+1
	for k := len(n.pairs); k >= 0; k-- {
		wrong := 0
		for i, p := range n.pairs {
			if other := order(p.key.value); other >= 0 && (other < mine) != (i < k) {
				wrong++
			}
		}
		if wrong < least {
			best, least = k, wrong
		}
	}
	return best
}

// keyInFlow is a key between braces.
func (d *Document) keyInFlow(n *node, k int, key string, v Value, level int) splice {
	w := d.writer(level, d.text.lineAt(n.body))
	w.like = n
	if len(n.pairs) == 0 {
		w.like = d.root
	}
	entry := quotedLike(w.like, key) + ": " + w.inline(v, pairValues(n))
	var starts, ends []int
	for _, p := range n.pairs {
		starts, ends = append(starts, p.key.start), append(ends, max(p.key.end, p.value.end))
	}
	return d.intoBrackets(n, k, entry, starts, ends)
}

func pairValues(n *node) []*node {
	var values []*node
	for _, p := range n.pairs {
		if p.value.kind == scalar {
			values = append(values, p.value)
		}
	}
	return values
}

// quotedLike is a key in the quotation marks that the keys of n have.
func quotedLike(n *node, key string) string {
	if n != nil && len(n.pairs) > 0 {
		switch n.pairs[0].key.style {
		case double:
			return `"` + key + `"`
		case single:
			return "'" + key + "'"
		}
	}
	return key
}

// keyInBlock is a key on a line of its own.
func (d *Document) keyInBlock(at place, k int, key string, v Value, level int) splice {
	n, t := at.node, d.text
	first := n.pairs[0].key.start
	indent := d.column(first)
	if k == 0 {
		w := d.writer(level, t.lineAt(first))
		w.like = n
		lines := w.entry(quotedLike(n, key), v, indent, d.nearKey(at, key))
		return splice{first, first, w.joined(lines) + strings.Repeat(" ", indent)}
	}
	last := t.lineAt(d.lastByte(n.pairs[k-1].value, n.pairs[k-1].key))
	w := d.writer(level, last)
	w.like = n
	lines := w.entry(quotedLike(n, key), v, indent, d.nearKey(at, key))
	lines[0] = strings.Repeat(" ", indent) + lines[0]
	line, blank := d.lineFor(at, k, last+1, isGroup(v.node()))
	if blank {
		lines = slices.Insert(lines, 0, "")
	}
	return splice{t.next(line - 1), t.next(line - 1), w.joined(lines)}
}

// lineFor is the line before which a new pair k goes, where the one before it ends above line
// after, and whether it is to have a blank line above. Where the top level has blank lines above
// its lists and groups, a new one gets one, and what is none keeps away from them.
func (d *Document) lineFor(at place, k, after int, group bool) (line int, blank bool) {
	n, t := at.node, d.text
	indent := d.column(n.pairs[0].key.start)
	for after < t.count() && t.comment(after) && t.indent(after) > indent {
		after++
	}
	apart := after >= t.count() || t.blank(after)
	switch {
	case len(at.above) > 0 || !apart || !d.airy():
		return after, false
	case group:
		return after, true
	case !isGroup(n.pairs[k-1].value):
		return after, false
	case k == len(n.pairs) || isGroup(n.pairs[k].value):
		return after, true
	}
	line = t.lineAt(n.pairs[k].key.start)
	for t.comment(line - 1) {
		line--
	}
	return line, false
}

// isGroup reports whether a value stands below its key.
func isGroup(n *node) bool {
	return (n.kind == list || n.kind == mapping) && n.style != flow && len(n.items)+len(n.pairs) > 0
}

// airy reports whether blank lines stand before the lists and groups of the top level.
func (d *Document) airy() bool {
	for i, p := range d.root.pairs {
		if i > 0 && isGroup(p.value) {
			above := d.text.lineAt(p.key.start) - 1
			for above >= 0 && d.text.comment(above) {
				above--
			}
			if above >= 0 && d.text.blank(above) {
				return true
			}
		}
	}
	return false
}

// lastByte is where a pair ends.
func (d *Document) lastByte(value, key *node) int { return max(value.end, key.end) }

// nearKey are the texts behind a key in the items beside the one at a place, else those beside
// the key.
func (d *Document) nearKey(at place, key string) []*node {
	if levels := len(at.above); levels > 0 && at.above[levels-1].kind == list {
		var texts []*node
		for _, n := range valuesOf(at.above[levels-1], key) {
			if n.kind == scalar {
				texts = append(texts, n)
			}
		}
		if texts != nil {
			return texts
		}
	}
	return pairValues(at.node)
}

// Unset takes a key out, with what stands behind it and the comments in its lines. Comments above
// it stay. A group that holds nothing any more goes as well.
func (d *Document) Unset(path Path) error {
	at, left, err := d.find(path)
	if err != nil || len(left) > 0 || len(path) == 0 {
		return err
	}
	parent := at.above[len(at.above)-1]
	if parent.kind == list {
		n, _ := number(path[len(path)-1])
		if len(parent.items) == 1 {
			return d.Unset(path[:len(path)-1])
		}
		return d.Remove(path[:len(path)-1], n)
	}
	if len(parent.pairs) == 1 {
		if len(path) == 1 || at.above[len(at.above)-2].kind == list {
			return d.refuse("last", parent.start, path.String())
		}
		return d.Unset(path[:len(path)-1])
	}
	k := at.steps[len(at.steps)-1]
	change := d.pairInBlock(at, parent, k)
	if parent.style == flow {
		var starts, ends []int
		for _, p := range parent.pairs {
			starts, ends = append(starts, p.key.start), append(ends, d.lastByte(p.value, p.key))
		}
		change = d.outOfBrackets(k, starts, ends)
	}
	if d.apply(at.wanted(nil), change) {
		return nil
	}
	return d.unable(at.node, path)
}

// pairInBlock takes pair k out of a mapping by indentation.
func (d *Document) pairInBlock(at place, parent *node, k int) splice {
	t, p := d.text, parent.pairs[k]
	first, last := t.lineAt(p.key.start), t.lineAt(d.lastByte(p.value, p.key))
	if strings.TrimSpace(t.s[t.starts[first]:p.key.start]) != "" { // after the dash of an item
		if k+1 == len(parent.pairs) {
			return nowhere() // not on a line of its own
		}
		next := parent.pairs[k+1].key.start
		if t.lineAt(next) == last+1 {
			return splice{p.key.start, next, ""}
		}
		line := t.starts[first] + len(t.line(last)) // comments stand between
		if last > first {
			line = t.starts[last] + len(t.line(last))
		}
		return splice{p.key.start, line, ""}
	}
	above, below := first == 0 || t.blank(first-1), last+1 >= t.count() || t.blank(last+1)
	if above && below && len(at.above) == 1 {
		for first > 0 && t.blank(first-1) {
			first--
		}
	}
	return splice{t.starts[first], t.next(last), ""}
}
