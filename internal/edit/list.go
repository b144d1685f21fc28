// This file puts items into lists, takes them out, and makes them change places.

package edit

import (
	"slices"
	"strings"
)

// Insert puts an item into a list, so that it becomes number at, from 1 on.
func (d *Document) Insert(path Path, at int, v Value) error {
	p, err := d.list(path)
	if err != nil {
		return err
	}
	return d.insertItem(p, min(max(at-1, 0), len(p.node.items)), v)
}

// Remove takes items, by their numbers from 1 on, out of a list.
func (d *Document) Remove(path Path, numbers ...int) error {
	before := *d
	numbers = slices.Compact(slices.Sorted(slices.Values(numbers)))
	for _, n := range slices.Backward(numbers) {
		if err := d.removeItem(path, n-1); err != nil {
			*d = before
			return err
		}
	}
	return nil
}

// Move makes item from number to; those between give way.
func (d *Document) Move(path Path, from, to int) error {
	return d.reorder(path, func(order []int) []int {
		order = slices.Delete(order, from-1, from)
		return slices.Insert(order, to-1, from-1)
	}, from, to)
}

// Swap makes two items change places.
func (d *Document) Swap(path Path, a, b int) error {
	return d.reorder(path, func(order []int) []int {
		order[a-1], order[b-1] = order[b-1], order[a-1]
		return order
	}, a, b)
}

// list finds a list that can be changed.
func (d *Document) list(path Path) (place, error) {
	at, left, err := d.find(path)
	switch {
	case err != nil:
		return at, err
	case len(left) > 0 || at.node.kind != list:
		return at, d.refuse("kind", at.node.start, path.String())
	}
	return at, d.reachable(at.node, path)
}

// has reports whether all numbers, from 1 on, are those of items.
func (n *node) has(numbers ...int) bool {
	return !slices.ContainsFunc(numbers, func(i int) bool { return i < 1 || i > len(n.items) })
}

// item is the lines that belong to an item of a list by indentation: from the first comment
// above it to the last one below it. Lines count from 0, to is the first that does not belong.
type item struct{ from, to int }

// lines gives each item of a list its lines; nil where items share lines with something else.
func (d *Document) lines(n *node) []item {
	var list []item
	column := d.column(n.body)
	dash := n.body
	for i, c := range n.items {
		if i > 0 {
			dash = d.dashAfter(n.items[i-1].end, column)
		}
		if dash < 0 || dash >= len(d.text.s) || d.text.s[dash] != '-' {
			return nil
		}
		line := d.text.lineAt(dash)
		if strings.Trim(d.text.line(line)[:dash-d.text.starts[line]], " ") != "" {
			return nil
		}
		from := line
		for from > 0 && d.text.comment(from-1) && d.text.indent(from-1) <= column && (i == 0 || from > list[i-1].to) {
			from--
		}
		to := d.text.lineAt(max(c.end, dash)) + 1
		if to > d.text.count() {
			to = d.text.count()
		}
		for to < d.text.count() && d.text.comment(to) && d.text.indent(to) > column {
			to++
		}
		list = append(list, item{from, to})
	}
	return list
}

// dashAfter is where the first dash in a column stands that begins a line after a byte.
func (d *Document) dashAfter(at, column int) int {
	for n := d.text.lineAt(at) + 1; n < d.text.count(); n++ {
		if d.text.blank(n) || d.text.comment(n) {
			continue
		}
		if d.text.indent(n) == column && strings.HasPrefix(d.text.line(n)[column:], "-") {
			return d.text.starts[n] + column
		}
		return -1
	}
	return -1
}

// slice is the text of the lines from one to another.
func (d *Document) slice(from, to int) string {
	if from >= to {
		return ""
	}
	return d.text.s[d.text.starts[from]:d.text.next(to-1)]
}

// reorder puts the items of a list into another order. What stands between them stays.
func (d *Document) reorder(path Path, change func([]int) []int, numbers ...int) error {
	at, err := d.list(path)
	if err != nil {
		return err
	}
	n := at.node
	if !n.has(numbers...) {
		return d.refuse("unsure", n.start, path.String())
	}
	order := make([]int, len(n.items))
	for i := range order {
		order[i] = i
	}
	order = change(order)
	want := *n
	want.items = nil
	for _, i := range order {
		want.items = append(want.items, n.items[i])
	}
	if slices.IsSorted(order) {
		return nil
	}
	if d.apply(at.wanted(&want), d.permuted(n, order)...) {
		return nil
	}
	return d.unable(n, path)
}

// permuted are the changes that put the items of a list into another order.
func (d *Document) permuted(n *node, order []int) []splice {
	var changes []splice
	if n.style == flow {
		for to, from := range order {
			here, there := n.items[to], n.items[from]
			changes = append(changes, splice{here.start, here.end, d.text.s[there.start:there.end]})
		}
		return changes
	}
	lines := d.lines(n)
	if lines == nil {
		return []splice{nowhere()}
	}
	for to, from := range order {
		here, there := lines[to], lines[from]
		if to != from {
			changes = append(changes, splice{d.text.starts[here.from], d.text.next(here.to - 1), d.slice(there.from, there.to)})
		}
	}
	return changes
}

// unable refuses to change something, pointing at what is probably in the way.
func (d *Document) unable(n *node, path Path) error {
	switch bound := d.bound(n); {
	case bound == nil:
		return d.refuse("unsure", n.start, path.String())
	case bound.kind == alias:
		return d.refuse("alias", bound.start, path.String())
	default:
		return d.refuse("anchor", bound.start, path.String())
	}
}

// bound is the first node at or below n that is an alias or has one; nil without.
func (d *Document) bound(n *node) *node {
	if n.kind == alias || n.anchor != "" {
		return n
	}
	for _, c := range n.items {
		if b := d.bound(c); b != nil {
			return b
		}
	}
	for _, p := range n.pairs {
		if b := d.bound(p.value); b != nil {
			return b
		}
	}
	return nil
}

// removeItem takes out the item with index i.
func (d *Document) removeItem(path Path, i int) error {
	at, err := d.list(path)
	if err != nil {
		return err
	}
	n := at.node
	switch {
	case !n.has(i + 1):
		return d.refuse("unsure", n.start, path.String())
	case len(n.items) == 1:
		return d.refuse("last", n.start, path.String())
	}
	want := *n
	want.items = slices.Delete(slices.Clone(n.items), i, i+1)
	var change splice
	if n.style == flow {
		starts, ends := extents(n.items)
		change = d.outOfBrackets(i, starts, ends)
	} else {
		change = d.outOfBlock(n, i)
	}
	if d.apply(at.wanted(&want), change) {
		return nil
	}
	return d.unable(n.items[i], path.Item(i+1))
}

func extents(nodes []*node) (starts, ends []int) {
	for _, n := range nodes {
		starts, ends = append(starts, n.start), append(ends, n.end)
	}
	return starts, ends
}

// outOfBlock takes the lines of an item out, with the blank lines on one of its sides.
func (d *Document) outOfBlock(n *node, i int) splice {
	lines := d.lines(n)
	if lines == nil {
		return nowhere()
	}
	from, to := lines[i].from, lines[i].to
	switch last := i+1 == len(lines); {
	case !last && d.allBlank(to, lines[i+1].from):
		to = lines[i+1].from
	case i > 0 && d.allBlank(lines[i-1].to, from):
		from = lines[i-1].to
	case to >= d.text.count() || d.text.blank(to):
		for i > 0 && d.text.blank(from-1) { // below what stays of the gap are blank lines enough
			from--
		}
	}
	return splice{d.text.starts[from], d.text.next(to - 1), ""}
}

func (d *Document) allBlank(from, to int) bool {
	for ; from < to; from++ {
		if !d.text.blank(from) {
			return false
		}
	}
	return true
}

// outOfBrackets takes a part out from between brackets, with one comma. A comment between parts
// stays.
func (d *Document) outOfBrackets(i int, starts, ends []int) splice {
	from, to := starts[i], ends[i]
	if i+1 < len(starts) {
		if between := d.text.s[to:starts[i+1]]; !strings.Contains(between, "#") {
			return splice{from, starts[i+1], ""}
		}
		return splice{from, to + strings.IndexByte(d.text.s[to:], ',') + 1, ""}
	}
	if i > 0 && !strings.Contains(d.text.s[ends[i-1]:from], "#") {
		return splice{ends[i-1], to, ""}
	}
	first, last := d.text.lineAt(from), d.text.lineAt(to)
	if strings.TrimSpace(d.text.s[d.text.starts[first]:from]+d.text.s[to:d.text.next(last)]) == "" {
		from, to = d.text.starts[first], d.text.next(last) // nothing else stands there
	}
	return splice{from, to, ""}
}

// intoBrackets puts a part between brackets, apart from its neighbours as they are from each
// other.
func (d *Document) intoBrackets(n *node, i int, part string, starts, ends []int) splice {
	if len(starts) == 0 {
		return splice{n.body + 1, n.body + 1, part}
	}
	between := ", "
	if len(starts) > 1 {
		k := min(max(i, 1), len(starts)-1)
		between = d.text.s[ends[k-1]:starts[k]]
	} else if before := d.text.s[n.body+1 : starts[0]]; strings.ContainsAny(before, "\r\n") {
		between = "," + before
	}
	if strings.Trim(between, ", \t\r\n") != "" {
		between = ", "
	}
	if i < len(starts) {
		return splice{starts[i], starts[i], part + between}
	}
	return splice{ends[i-1], ends[i-1], between + part}
}

// insertItem puts an item before the one with index i, or at the end.
func (d *Document) insertItem(at place, i int, v Value) error {
	n := at.node
	if err := d.reachable(n, at.path); err != nil {
		return err
	}
	want := *n
	want.items = slices.Insert(slices.Clone(n.items), i, v.node())
	for level := range levels {
		var change splice
		if n.style == flow {
			w := d.writer(level, d.text.lineAt(n.body))
			starts, ends := extents(n.items)
			change = d.intoBrackets(n, i, w.item(v, n.items), starts, ends)
		} else {
			change = d.intoBlock(n, i, v, level)
		}
		if d.apply(at.wanted(&want), change) {
			return nil
		}
	}
	return d.unable(n, at.path)
}

// intoBlock puts an item on lines of its own, with as many blank lines between as others have.
func (d *Document) intoBlock(n *node, i int, v Value, level int) splice {
	lines := d.lines(n)
	if lines == nil {
		return nowhere()
	}
	beside := lines[min(i, len(lines)-1)]
	w := d.writer(level, beside.to-1)
	item := w.dashed(v, n, d.column(n.body))
	gap := make([]string, d.usualGap(lines))
	if i == len(lines) {
		return splice{d.text.next(beside.to - 1), d.text.next(beside.to - 1), w.joined(slices.Concat(gap, item))}
	}
	return splice{d.text.starts[beside.from], d.text.starts[beside.from], w.joined(slices.Concat(item, gap))}
}

// usualGap is how many blank lines most items have between them.
func (d *Document) usualGap(lines []item) int {
	count, best := map[int]int{}, 0
	for i := 1; i < len(lines); i++ {
		if from, to := lines[i-1].to, lines[i].from; d.allBlank(from, to) {
			gap := to - from
			if count[gap]++; count[gap] > count[best] {
				best = gap
			}
		}
	}
	return best
}
