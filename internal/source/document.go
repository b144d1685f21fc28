// Package source is YAML text with positions: nodes, findings, the check against a schema.
//
// It knows nothing of charters. Text is read as people write it: a scalar is the text that
// stands in the file, never a number or a date that YAML makes of it.
package source

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Document is the text of a file and the tree that was read from it.
type Document struct {
	Name string
	Root *Node // nil when the text could not be read to its end

	lines   []string
	touched map[int]bool // lines with a slip, whose values are guesses
	lossy   bool         // part of the text was passed over: what is missing may have been there
}

// Line returns line n, counted from 1, without its line end; "" where there is none. What no
// file may hold has been replaced, so that a line can be shown on a terminal.
func (d *Document) Line(n int) string {
	if n < 1 || n > len(d.lines) {
		return ""
	}
	return d.lines[n-1]
}

// Find returns the first place of r at or after from, and from where there is none. It finds
// an "ä" also where the file has an "a" with a combining mark.
func (d *Document) Find(from Pos, r rune) Pos {
	for n := max(from.Line, 1); n <= len(d.lines); n++ {
		line, col := d.lines[n-1], 1
		if n == from.Line {
			line, col = fromColumn(line, max(from.Col, 1))
		}
		for line != "" {
			size := norm.NFC.NextBoundaryInString(line, true)
			if size <= 0 {
				size = len(line)
			}
			part := line[:size]
			if !norm.NFC.IsNormalString(part) && strings.ContainsRune(norm.NFC.String(part), r) {
				return Pos{n, col}
			}
			for _, c := range part {
				if c == r {
					return Pos{n, col}
				}
				col++
			}
			line = line[size:]
		}
	}
	return from
}

// at returns the character at p, 0 where there is none.
func (d *Document) at(p Pos) rune {
	rest, col := fromColumn(d.Line(p.Line), p.Col)
	if col != p.Col {
		return 0
	}
	return firstRune(rest)
}

// fromColumn cuts a line before column col.
func fromColumn(line string, col int) (string, int) {
	at := 1
	for i := range line {
		if at == col {
			return line[i:], col
		}
		at++
	}
	return "", at
}
