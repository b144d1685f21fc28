// This file holds the text of a file while slips are put right in it, and what single lines
// look like.

package source

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A draft is the text of a file while it is made readable. Where YAML stumbles, the slip is
// reported and put right in the draft, so that the rest of the file can be judged in the
// same go; the draft remembers how far that moved the columns.
//
// Positions in a draft are of the draft; orig gives those of the file.
type draft struct {
	lines []string
	edits map[int][]edit // by line
	blind bool           // stand-ins were put in
	lossy bool           // something was taken out: what is missing proves nothing

	recent struct { // the line that was last asked for, and its row
		number int
		runes  []rune
		row    *row
	}
}

// edit says that n characters were put in before column col; fewer than none: taken out.
type edit struct{ col, n int }

// standIn is added to an ASCII character that is to mean nothing to YAML. The sum lies in
// plane 16, private use, and takes the place of one character as well.
const standIn = 0x10FF00

func newDraft(text string) *draft {
	lines := strings.Split(text, "\n")
	if n := len(lines); lines[n-1] == "" {
		lines = lines[:n-1]
	}
	return &draft{lines: lines, edits: map[int][]edit{}}
}

func (d *draft) text() string { return strings.Join(d.lines, "\n") + "\n" }

// line returns line n, from 1 on, as characters.
func (d *draft) line(n int) []rune {
	if n < 1 || n > len(d.lines) {
		return nil
	}
	if d.recent.number != n {
		d.recent.number, d.recent.runes, d.recent.row = n, []rune(d.lines[n-1]), nil
	}
	return d.recent.runes
}

// set replaces line n.
func (d *draft) set(n int, s string) {
	d.lines[n-1] = s
	d.recent.number = 0
}

// at returns the character at p, 0 where there is none.
func (d *draft) at(p Pos) rune {
	if l := d.line(p.Line); p.Col >= 1 && p.Col <= len(l) {
		return l[p.Col-1]
	}
	return 0
}

// orig gives the place in the file for a place in the draft; one beyond the end becomes the
// end of the last line.
func (d *draft) orig(p Pos) Pos {
	if p.Line > len(d.lines) {
		p.Line = len(d.lines)
		p.Col = len(d.line(p.Line)) + 1
	}
	for _, e := range slices.Backward(d.edits[p.Line]) {
		switch {
		case p.Col >= e.col+max(e.n, 0):
			p.Col -= e.n
		case p.Col > e.col:
			p.Col = e.col
		}
	}
	return Pos{max(p.Line, 1), max(p.Col, 1)}
}

// insert puts s before column col of line n.
func (d *draft) insert(n, col int, s string) {
	l := d.line(n)
	col = min(max(col, 1), len(l)+1)
	d.set(n, string(l[:col-1])+s+string(l[col-1:]))
	d.edits[n] = append(d.edits[n], edit{col, utf8.RuneCountInString(s)})
}

// indent gives line n as many spaces at its start.
func (d *draft) indent(n, spaces int) {
	l := d.line(n)
	have := leading(l)
	d.set(n, strings.Repeat(" ", spaces)+string(l[have:]))
	d.edits[n] = append(d.edits[n], edit{1, spaces - have})
}

// put replaces the character at p.
func (d *draft) put(p Pos, c rune) {
	l := d.line(p.Line)
	l[p.Col-1] = c
	d.set(p.Line, string(l))
}

// mute makes the rest of line n, from column col on, plain text for YAML.
func (d *draft) mute(n, col int) {
	d.blind = true
	l := d.line(n)
	for i := max(col, 1) - 1; i < len(l); i++ {
		if c := l[i]; c > ' ' && c < 0x7F && !isLetter(c) && (c < '0' || c > '9') {
			l[i] = c + standIn
		}
	}
	d.set(n, string(l))
}

// drop takes line n out of the reading.
func (d *draft) drop(n int) {
	d.lossy = true
	d.set(n, "")
}

// speak gives a text of the draft its muted characters back.
func (d *draft) speak(s string) string {
	if !d.blind {
		return s
	}
	return strings.Map(func(c rune) rune {
		if c >= standIn && c < standIn+0x80 {
			return c - standIn
		}
		return c
	}, s)
}

func isLetter(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// leading counts the spaces and tabs at the start of a line.
func leading(l []rune) int {
	n := 0
	for n < len(l) && (l[n] == ' ' || l[n] == '\t') {
		n++
	}
	return n
}

// A row is what one line of the draft looks like, judged by itself. Columns count from 1.
type row struct {
	dashes []int  // columns of the list marks "- "
	start  int    // column of the first character after white space and list marks
	key    string // the key with its quotes, "" when there is none
	colon  int    // column of the colon after the key, 0 without one
	value  int    // column of the value, one after the end of the line where there is none
	rest   string // from start to the end of the line
}

// row reads line n.
func (d *draft) row(n int) row {
	l := d.line(n)
	if l == nil {
		return row{start: 1, value: 1}
	}
	if d.recent.row == nil {
		r := readRow(l)
		d.recent.row = &r
	}
	return *d.recent.row
}

func readRow(l []rune) row {
	i := leading(l)
	var r row
	for i+1 < len(l) && l[i] == '-' && l[i+1] == ' ' || i+1 == len(l) && l[i] == '-' {
		r.dashes = append(r.dashes, i+1)
		i++
		for i < len(l) && l[i] == ' ' {
			i++
		}
	}
	r.start, r.value = i+1, i+1
	r.rest = string(l[i:])
	end := keyEnd(l, i)
	if end <= i {
		return r
	}
	r.key, r.colon = strings.TrimSpace(string(l[i:end])), end+1
	for i = end + 1; i < len(l) && (l[i] == ' ' || l[i] == '\t'); i++ {
	}
	r.value = i + 1
	return r
}

// keyEnd is the index of the colon after the key that begins at index i, -1 without one.
func keyEnd(l []rune, i int) int {
	if i < len(l) && (l[i] == '"' || l[i] == '\'') {
		for j := i + 1; j < len(l); j++ {
			if l[j] == l[i] {
				for j++; j < len(l) && l[j] == ' '; j++ {
				}
				if j < len(l) && l[j] == ':' {
					return j
				}
				return -1
			}
		}
		return -1
	}
	for j := i; j < len(l); j++ {
		switch {
		case l[j] == ':' && (j+1 == len(l) || l[j+1] == ' ' || l[j+1] == '\t'):
			return j
		case l[j] == '#' && j > 0 && l[j-1] == ' ':
			return -1
		}
	}
	return -1
}

// empty reports whether the line holds nothing, or only a comment.
func (r row) empty() bool {
	return r.rest == "" && len(r.dashes) == 0 || strings.HasPrefix(r.rest, "#") && len(r.dashes) == 0
}

// bare reports whether the line holds text without a key.
func (r row) bare() bool { return r.colon == 0 && r.rest != "" }

// left is the column where the line begins.
func (r row) left() int {
	if len(r.dashes) > 0 {
		return r.dashes[0]
	}
	return r.start
}

// valueText is what follows the key.
func (d *draft) valueText(n int, r row) string {
	l := d.line(n)
	if r.value > len(l) {
		return ""
	}
	return string(l[r.value-1:])
}

// before is the number of the nearest line above n that is not empty, 0 without one.
func (d *draft) before(n int) int {
	for n--; n > 0; n-- {
		if !d.row(n).empty() {
			return n
		}
	}
	return 0
}

// isBlockMark reports whether a value is "|" or ">", with or without its additions.
func isBlockMark(value string) bool {
	value, _, _ = strings.Cut(value, " #")
	value = strings.TrimSpace(value)
	if value == "" || value[0] != '|' && value[0] != '>' {
		return false
	}
	return strings.Trim(value[1:], "+-0123456789") == ""
}

// block is the line whose "|" or ">" rules over line n, 0 without one: the nearest line
// above that has such a mark, when no key or item stands between.
func (d *draft) block(n int) int {
	for n--; n > 0; n-- {
		r := d.row(n)
		if r.empty() {
			continue
		}
		if isBlockMark(d.valueText(n, r)) {
			return n
		}
		if r.colon > 0 && isWord(r.key) {
			return 0
		}
	}
	return 0
}

// isWord reports whether s could be meant as a key: one word of letters, digits, - and _.
func isWord(s string) bool {
	if s == "" || len(s) > 40 {
		return false
	}
	return strings.IndexFunc(s, func(c rune) bool {
		return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
			c == '-' || c == '_' || c >= 0xC0 && c <= 0x17F)
	}) < 0
}
