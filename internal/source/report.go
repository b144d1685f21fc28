// This file collects findings and makes texts fit to be shown in them.

package source

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxFindings bounds what one pass over a file reports: nobody reads more, and a hostile
// file must not fill the terminal.
const maxFindings = 100

// maxQuoted is the length, in characters, at which a text quoted in a finding is cut.
const maxQuoted = 60

// report collects the findings of one pass over one file.
type report struct {
	file  string
	found []Finding
	more  int // findings beyond maxFindings
}

// add takes a finding, which need not say in which file it is.
func (r *report) add(f Finding) {
	if len(r.found) >= maxFindings {
		r.more++
		return
	}
	f.File = r.file
	r.found = append(r.found, f)
}

// full reports whether further findings are only counted.
func (r *report) full() bool { return len(r.found) >= maxFindings }

// list returns the findings in order, closing with the number of those left out.
func (r *report) list() []Finding {
	Sort(r.found)
	if r.more > 0 {
		r.found = append(r.found, Finding{
			Rule: "more-findings", File: r.file, Pos: r.found[len(r.found)-1].Pos,
			Args: map[string]any{"Count": r.more},
		})
		r.more = 0
	}
	return r.found
}

// Printable returns s as a message may quote it: on one line, without anything that a
// terminal would obey or that would turn its writing direction, and cut when it is long.
func Printable(s string) string {
	var b strings.Builder
	n := 0
	for _, c := range strings.TrimSpace(s) {
		if n == maxQuoted {
			b.WriteRune('…')
			break
		}
		n++
		switch {
		case c == '\n' || c == '\t':
			b.WriteRune(' ')
		case forbidden(c):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// Forbidden reports whether c may stand in no file.
func Forbidden(c rune) bool { return forbidden(c) }

// forbidden reports whether c may stand in no file: what steers a terminal, what turns the
// writing direction unseen, what YAML takes for a line end and editors do not, and what is
// no character.
func forbidden(c rune) bool {
	switch {
	case c < ' ':
		return c != '\n' && c != '\t'
	case c < 0x7F:
		return false
	case c < 0xA0:
		return true
	case c < 0x2028:
		return false
	}
	return c <= 0x202E || // line and paragraph separator, bidirectional embeddings and overrides
		c >= 0x2066 && c <= 0x2069 || // bidirectional isolates
		c >= 0xFDD0 && c <= 0xFDEF || c&0xFFFE == 0xFFFE || // noncharacters
		c == 0xFEFF || // byte order mark in the middle of a text
		c >= 0xD800 && c <= 0xDFFF || c > utf8.MaxRune
}

// code names a character as Unicode does.
func code(c rune) string { return fmt.Sprintf("U+%04X", c) }
