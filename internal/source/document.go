// Package source is YAML text with positions: nodes, findings, the check against a schema.
//
// It knows nothing of charters. Text is read as people write it: a scalar is the text that
// stands in the file, never a number or a date that YAML makes of it.
package source

import "unicode/utf8"

// Document is the text of a file and the tree that was read from it.
type Document struct {
	Name string
	Root *Node // nil when the text could not be read to its end

	lines []string
}

// Line returns line n, counted from 1, without its line end; "" where there is none.
// It is as the file has it, so printing it needs Printable.
func (d *Document) Line(n int) string {
	if n < 1 || n > len(d.lines) {
		return ""
	}
	return d.lines[n-1]
}

// Find returns the first place of r at or after from, and from where there is none.
func (d *Document) Find(from Pos, r rune) Pos {
	for n := max(from.Line, 1); n <= len(d.lines); n++ {
		col := 0
		for _, c := range d.lines[n-1] {
			col++
			if c == r && (n > from.Line || col >= from.Col) {
				return Pos{n, col}
			}
		}
	}
	return from
}

// end is the place after the last character of line n.
func (d *Document) end(n int) Pos {
	return Pos{n, utf8.RuneCountInString(d.Line(n)) + 1}
}
