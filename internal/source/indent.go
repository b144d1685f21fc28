// This file tells what stands at the wrong place in its line: tabs, odd spaces, and lines that
// begin where nothing can begin.

package source

import (
	"maps"
	"slices"
	"strings"
)

// tabWidth is the number of spaces for a tab with which the file can be read, 2 if none.
func (r *reading) tabWidth(lines []int) int {
	const small = 64 << 10
	if len(r.text()) > small {
		return 2
	}
	for _, width := range []int{2, 4, 8, 1} {
		try := draft{lines: slices.Clone(r.lines), edits: map[int][]edit{}}
		for _, n := range lines {
			ws := r.line(n)[:leading(r.line(n))]
			try.indent(n, expanded(ws, width))
		}
		if _, err := load(try.text()); err == nil {
			return width
		}
	}
	return 2
}

func expanded(ws []rune, width int) int {
	n := 0
	for _, c := range ws {
		if c == '\t' {
			n += width
		} else {
			n++
		}
	}
	return n
}

// blockText reports text in the line of "|" or ">".
func (r *reading) blockText(at Pos) bool {
	f := Finding{Rule: "block-text", Pos: at, Args: map[string]any{
		"Char": string(r.at(at)), "Fix": r.quoted(at),
	}}
	if !r.once(f, at) {
		return false
	}
	r.mute(at.Line, at.Col)
	return true
}

// blockNotIndented reports text under "|" or ">" that is not indented.
func (r *reading) blockNotIndented(n, head int) bool {
	h := r.row(head)
	want := h.start + 1
	at := Pos{n, r.row(n).start}
	if !r.once(Finding{Rule: "indentation", Pos: at, Args: map[string]any{
		"variant": "block", "Text": r.quote(at), "Want": want, "Key": r.key(head),
		"Char": strings.TrimSpace(r.valueText(head, h))[:1],
	}}, at) {
		return false
	}
	for m := n; m <= len(r.lines); m++ {
		row := r.row(m)
		if row.colon > 0 && isWord(row.key) || len(row.dashes) > 0 && row.left() <= h.start {
			break
		}
		if row.rest != "" {
			r.indent(m, want+row.left()-at.Col)
			r.touched[m] = true
		}
	}
	return true
}

// firstLine reports a first line that is indented deeper than those below.
func (r *reading) firstLine(at Pos) bool {
	first := r.before(at.Line)
	for m := first; m > 0; m = r.before(m) {
		first = m
	}
	row := r.row(at.Line)
	if first == 0 || row.start != at.Col || r.row(first).left() <= at.Col {
		return r.misplaced(at)
	}
	shift := r.row(first).left() - at.Col
	f := Pos{first, r.row(first).left()}
	if !r.once(Finding{Rule: "indentation", Pos: f, Args: map[string]any{
		"Have": f.Col - 1, "Want": at.Col - 1, "Key": r.label(first),
	}}, f) {
		return false
	}
	for m := first; m < at.Line; m++ {
		if ws := leading(r.line(m)); ws > 0 {
			r.indent(m, max(ws-shift, 0))
		}
	}
	return true
}

// blockUneven reports a line under "|" or ">" that is indented less than the first.
func (r *reading) blockUneven(n, head int) bool {
	want := 0
	for m := head + 1; m < n; m++ {
		if l := r.line(m); leading(l) < len(l) {
			want = leading(l)
			break
		}
	}
	row := r.row(n)
	if want <= row.left()-1 {
		return r.blockNotIndented(n, head)
	}
	at := Pos{n, row.left()}
	if !r.once(Finding{Rule: "indentation", Pos: at, Args: map[string]any{
		"variant": "block", "Text": r.quote(at), "Want": want, "Key": r.key(head),
		"Char": string(firstRune(r.valueText(head, r.row(head)))),
	}}, at) {
		return false
	}
	r.indent(n, want)
	return true
}

// label names line n in a message: its key, or "-".
func (r *reading) label(n int) string {
	row := r.row(n)
	if len(row.dashes) > 0 {
		return "-"
	}
	return Printable(r.speak(row.key))
}

// indentation reports a line that begins at a column where nothing can begin, and moves it
// to the nearest one where it can.
func (r *reading) indentation(n int, variant string) bool {
	row := r.row(n)
	at := Pos{n, row.left()}
	if len(row.dashes) > 0 {
		if fixed, ok := r.itemSlip(n); ok {
			return fixed
		}
	} else if above := r.before(n); above > 0 {
		if want := r.oddItem(above); want > 0 {
			return r.moveItem(above, want)
		}
	}
	want := r.wanted(n)
	args := map[string]any{"Key": r.label(n), "Have": at.Col - 1}
	if want == 0 || want == at.Col {
		args["variant"] = "unknown"
		r.once(Finding{Rule: "indentation", Pos: at, Args: args}, at)
		return false
	}
	args["Want"] = want - 1
	if variant != "" {
		args["variant"] = variant
	}
	if !r.once(Finding{Rule: "indentation", Pos: at, Args: args}, at) {
		return false
	}
	r.shift(n, want-at.Col)
	return true
}

// itemSlip looks for what keeps line n, a list item, from being one: an item above at an odd
// column, a line that breaks off the list, a first item without its hyphen. ok is false when
// there is nothing of the kind.
func (r *reading) itemSlip(n int) (fixed, ok bool) {
	column := r.row(n).left()
	if r.oddItem(n) == 0 {
		for m := r.before(n); m > 0 && r.row(m).left() > 1; m = r.before(m) {
			if want := r.oddItem(m); want > 0 && want == column {
				return r.moveItem(m, want), true
			}
		}
	}
	if r.oddItem(n) > 0 {
		return false, false
	}
	shallow := 0 // the first of the lines above that begin further left
	for m := r.before(n); m > 0; m = r.before(m) {
		row := r.row(m)
		switch {
		case row.left() < column:
			if shallow > 0 && r.row(shallow).left() != row.left() || r.opensList(m, row) {
				return r.withoutDash(m, n)
			}
			shallow = m
		case shallow > 0 && len(row.dashes) > 0 && row.left() == column:
			return r.broken(shallow, row.start), true
		}
	}
	return false, false
}

// opensList reports whether line m is a key without a value, under which a list may stand.
func (r *reading) opensList(m int, row row) bool {
	return row.colon > 0 && r.valueText(m, row) == ""
}

// broken reports a line at the left of a list's items that belongs to one of them.
func (r *reading) broken(n, want int) bool {
	at := Pos{n, r.row(n).left()}
	if !r.once(Finding{Rule: "indentation", Pos: at, Args: map[string]any{
		"Key": r.label(n), "Have": at.Col - 1, "Want": want - 1,
	}}, at) {
		return false
	}
	r.indent(n, want-1)
	return true
}

// withoutDash reports the first line under the key of line head that lacks the hyphen which
// line n, an item of the same list, has.
func (r *reading) withoutDash(head, n int) (fixed, ok bool) {
	first := head + 1
	for first < n && r.row(first).empty() {
		first++
	}
	row := r.row(first)
	if first >= n || len(row.dashes) > 0 {
		return false, false
	}
	at := Pos{first, row.start}
	if !r.once(Finding{Rule: "missing-dash", Pos: at, Args: map[string]any{
		"Text": r.quote(at), "Key": r.key(head),
	}}, at) {
		return false, true
	}
	if row.start-2 != r.row(n).left() {
		return false, true
	}
	r.put(Pos{first, row.start - 2}, '-')
	return true, true
}

// oddItem is the column at which the item of line n would begin like most of its siblings, 0
// when it does, or is none. Siblings are items with the same first key in lines that no key
// at the left edge parts.
func (r *reading) oddItem(n int) int {
	row := r.row(n)
	if len(row.dashes) == 0 {
		return 0
	}
	const far = 2000 // lines
	count := map[int]int{}
	look := func(m int) bool {
		other := r.row(m)
		if !other.empty() && len(other.dashes) == 0 && other.left() == 1 {
			return false
		}
		if len(other.dashes) > 0 && other.key == row.key {
			count[other.left()]++
		}
		return true
	}
	for m := n; m > max(n-far, 0) && look(m); m-- {
	}
	for m := n + 1; m <= min(n+far, len(r.lines)) && look(m); m++ {
	}
	best := row.left()
	for _, column := range slices.Sorted(maps.Keys(count)) {
		if count[column] > count[best] {
			best = column
		}
	}
	if best == row.left() {
		return 0
	}
	return best
}

// moveItem reports a list item that does not stand in line with its siblings.
func (r *reading) moveItem(n, want int) bool {
	at := Pos{n, r.row(n).left()}
	if !r.once(Finding{Rule: "indentation", Pos: at, Args: map[string]any{
		"Key": "-", "Have": at.Col - 1, "Want": want - 1,
	}}, at) {
		return false
	}
	r.shift(n, want-at.Col)
	return true
}

// shift moves line n by so many columns, and those that belong under it as well, unless they
// stand right already.
func (r *reading) shift(n, by int) {
	first := r.row(n)
	r.indent(n, max(leading(r.line(n))+by, 0))
	for m := n + 1; m <= len(r.lines); m++ {
		row := r.row(m)
		if row.empty() {
			continue
		}
		if row.left() <= first.left() || row.left() < first.start || row.left() == first.start+by ||
			len(first.dashes) == 0 && row.left() <= first.start {
			return
		}
		r.indent(m, max(leading(r.line(m))+by, 0))
	}
}

// wanted is the column, nearest to where line n begins, at which a line of its kind can
// begin after those above; 0 when none can.
func (r *reading) wanted(n int) int {
	row := r.row(n)
	isItem := len(row.dashes) > 0
	best, open := 0, 1<<30
	consider := func(column int) {
		near := func(c int) int { return max(c-row.left(), row.left()-c) }
		if best == 0 || near(column) < near(best) {
			best = column
		}
	}
	for m := r.before(n); m > 0 && open > 1; m = r.before(m) {
		above := r.row(m)
		if above.bare() && len(above.dashes) == 0 || above.left() >= open {
			continue
		}
		if above.colon > 0 && above.start < open {
			if !isItem {
				consider(above.start)
			} else if open == 1<<30 && r.valueText(m, above) == "" {
				consider(above.start + 2)
			}
		}
		for _, d := range slices.Backward(above.dashes) {
			if isItem && d < open {
				consider(d)
			}
		}
		open = above.left()
	}
	return best
}

// oddSpaces reports white space that looks like a space and is none, where YAML needs one:
// before a key or a list mark, and after them. It puts spaces in their place.
func (r *reading) oddSpaces() {
	if !strings.ContainsFunc(strings.Join(r.lines, ""), oddSpace) {
		return
	}
	for n := range r.lines {
		if !strings.ContainsFunc(r.lines[n], oddSpace) {
			continue
		}
		r.oddSpacesIn(n + 1)
	}
}

func (r *reading) oddSpacesIn(n int) {
	l := r.line(n)
	i := 0
	for i < len(l) && (l[i] == ' ' || l[i] == '\t' || oddSpace(l[i])) {
		i++
	}
	structure := false
	for i+1 < len(l) && l[i] == '-' && (l[i+1] == ' ' || oddSpace(l[i+1])) {
		structure = true
		for i++; i < len(l) && (l[i] == ' ' || oddSpace(l[i])); i++ {
		}
	}
	end := i
	for end < len(l) && isWord(string(l[i:end+1])) {
		end++
	}
	if end > i && end < len(l) && l[end] == ':' && (end+1 == len(l) || l[end+1] == ' ' || oddSpace(l[end+1])) {
		structure = true
		for i = end + 1; i < len(l) && (l[i] == ' ' || oddSpace(l[i])); i++ {
		}
	}
	if !structure {
		return
	}
	first := slices.IndexFunc(l[:i], oddSpace)
	if first < 0 {
		return
	}
	p := Pos{n, first + 1}
	r.add(Finding{Rule: "odd-space", Pos: p, Args: map[string]any{"Code": code(l[first])}})
	r.touched[n] = true
	for j := first; j < i; j++ {
		if oddSpace(l[j]) {
			r.put(Pos{n, j + 1}, ' ')
		}
	}
}

// oddSpace reports white space, or what looks like it, that YAML takes for a letter.
func oddSpace(c rune) bool {
	return c == '\u00a0' || c >= 0x2000 && c <= 0x200B || c == 0x202F || c == 0x205F || c == 0x3000
}
