// This file says what a finding is.

package source

import (
	"cmp"
	"slices"
)

// Pos is a place in a file: line and column from 1 on, the column in characters.
// The zero Pos stands for the file as a whole.
type Pos struct{ Line, Col int }

// IsZero reports whether p stands for the whole file.
func (p Pos) IsZero() bool { return p == Pos{} }

// Compare orders places as they follow each other in the file, the whole file first.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// Severity says how much a finding matters.
type Severity uint8

// The severities, worst first.
const (
	Error   Severity = iota // nothing can be printed before this is put right
	Warning                 // it can be printed, but probably not as it was meant
	Info                    // worth knowing
)

// String gives the severity as reports name it: "error", "warning", "info".
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "info"
}

// Finding is one thing that somebody should know about a place in a file. It holds no
// sentence: Rule, Args["variant"] where there is one, and the other arguments choose and
// fill the words of the catalogue.
type Finding struct {
	Rule     string // in kebab case, "unknown-key"
	Severity Severity
	File     string
	Pos      Pos
	Also     []Pos          // other places it speaks of, such as the first of two equal keys
	Args     map[string]any // strings and ints only
}

// Sort orders findings by file, place and rule and keeps the order of equals.
func Sort(fs []Finding) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), a.Pos.Compare(b.Pos), cmp.Compare(a.Rule, b.Rule))
	})
}

// HasError reports whether one of fs is an error.
func HasError(fs []Finding) bool {
	return slices.ContainsFunc(fs, func(f Finding) bool { return f.Severity == Error })
}
