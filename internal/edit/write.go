// This file writes lists and mappings as their neighbours are written.

package edit

import (
	"cmp"
	"slices"
	"strings"
)

// levels are how many ways to write something are tried: as the neighbours are, then with
// everything in double quotation marks.
const levels = 2

// writer writes what is new.
type writer struct {
	*Document
	level int
	end   string // of lines
	like  *node  // a mapping whose keys show how keys are quoted; nil without
}

// writer is for what goes near a line, counted from 0.
func (d *Document) writer(level, line int) *writer {
	return &writer{Document: d, level: level, end: d.text.ending(min(line, d.text.count()-1))}
}

// joined are lines with their ends.
func (w *writer) joined(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, w.end) + w.end
}

// scalar writes one text; its further lines are indented in full.
func (w *writer) scalar(v Value, s slot) []string {
	if w.level > 0 && !v.Plain {
		return []string{quoted(v.Text, double)}
	}
	return strings.Split(w.forms(v, s)[0], "\n")
}

// entry writes a key, which itself is indented by so many columns, with its value. The first
// line lacks its indentation.
func (w *writer) entry(key string, v Value, indent int, near []*node) []string {
	if v.Items != nil || v.Keys != nil {
		if v.Items != nil && len(v.Items) == 0 {
			return []string{key + ": []"}
		}
		return append([]string{key + ":"}, w.nested(v, indent)...)
	}
	lines := w.scalar(v, slot{near: near, indent: indent, column: indent + len(key) + 2})
	lines[0] = key + ": " + lines[0]
	return lines
}

// nested writes a list or a mapping under a key that is indented by so many columns.
func (w *writer) nested(v Value, indent int) []string {
	var lines []string
	if v.Items != nil {
		inner := indent + w.listOffset()
		for _, item := range v.Items {
			lines = append(lines, w.dashed(item, &node{kind: list}, inner)...)
		}
		return lines
	}
	inner := indent + w.groupOffset()
	for _, e := range v.Keys {
		entry := w.entry(quotedLike(w.like, e.Key), e.Value, inner, nil)
		entry[0] = strings.Repeat(" ", inner) + entry[0]
		lines = append(lines, entry...)
	}
	return lines
}

// dashed writes an item of a list whose dashes stand in a column.
func (w *writer) dashed(v Value, n *node, column int) []string {
	dash, offset := strings.Repeat(" ", column)+"-", 2
	model := likely(n.items)
	if model != nil && w.text.lineAt(model.body) == w.dashLine(model, column) {
		offset = max(w.column(model.body)-column, 2)
	}
	dash += strings.Repeat(" ", offset-1)
	inner := column + offset
	switch {
	case v.Keys == nil:
		lines := w.scalar(v, slot{near: scalars(n.items), indent: column, column: inner})
		lines[0] = dash + lines[0]
		return lines
	case model != nil && model.style == flow:
		return []string{dash + w.item(v, n.items)}
	}
	var lines []string
	for i, e := range v.Keys {
		var near []*node
		for _, value := range valuesOf(n, e.Key) {
			if value.kind == scalar {
				near = append(near, value)
			}
		}
		key := quotedLike(cmp.Or(model, w.like), e.Key)
		entry := w.entry(key, e.Value, inner, near)
		if i == 0 {
			entry[0] = dash + entry[0]
		} else {
			entry[0] = strings.Repeat(" ", inner) + entry[0]
		}
		lines = append(lines, entry...)
	}
	return lines
}

// dashLine is the line in which the dash before an item stands.
func (w *writer) dashLine(item *node, column int) int {
	line := w.text.lineAt(item.body)
	if l := w.text.line(line); column < len(l) && strings.HasPrefix(l[min(column, len(l)):], "-") {
		return line
	}
	return -1
}

// likely is the mapping that others in a list are written like: the first.
func likely(items []*node) *node {
	i := slices.IndexFunc(items, func(n *node) bool { return n.kind == mapping && len(n.pairs) > 0 })
	if i < 0 {
		return nil
	}
	return items[i]
}

func scalars(items []*node) []*node {
	var list []*node
	for _, n := range items {
		if n.kind == scalar {
			list = append(list, n)
		}
	}
	return list
}

// item writes an item between brackets, or a mapping in braces.
func (w *writer) item(v Value, items []*node) string {
	if v.Keys == nil {
		return w.inline(v, scalars(items))
	}
	parts := make([]string, len(v.Keys))
	model := likely(items)
	for i, e := range v.Keys {
		key := quotedLike(cmp.Or(model, w.like), e.Key)
		near := scalars(valuesOf(&node{items: items}, e.Key))
		parts[i] = key + ": " + w.inline(e.Value, near)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// inline writes a value between brackets.
func (w *writer) inline(v Value, near []*node) string {
	switch {
	case v.Keys != nil:
		return w.item(v, nil)
	case v.Items != nil:
		parts := make([]string, len(v.Items))
		for i, item := range v.Items {
			parts[i] = w.item(item, nil)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return w.scalar(v, slot{near: near, flow: true})[0]
}

// listOffset is how much deeper than their key the dashes of lists stand.
func (w *writer) listOffset() int {
	if offset, found := w.offset(w.root, list); found {
		return offset
	}
	return 2
}

// groupOffset is how much deeper than theirs the keys of a group stand.
func (w *writer) groupOffset() int {
	if offset, found := w.offset(w.root, mapping); found && offset > 0 {
		return offset
	}
	return 2
}

// offset finds how much deeper than its key the first list or group by indentation stands.
func (w *writer) offset(n *node, k kind) (int, bool) {
	for _, p := range n.pairs {
		v := p.value
		if v.kind == k && v.style == plain && n.style == plain && len(v.items)+len(v.pairs) > 0 {
			return w.column(v.body) - w.column(p.key.start), true
		}
		if offset, found := w.offset(v, k); found {
			return offset, true
		}
	}
	for _, c := range n.items {
		if offset, found := w.offset(c, k); found {
			return offset, true
		}
	}
	return 0, false
}
