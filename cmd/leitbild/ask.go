// How a person at a terminal is asked.

package main

import (
	"errors"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"golang.org/x/text/unicode/norm"
)

// asker puts questions to a person.
type asker interface {
	// text asks for words.
	text(q question) (string, error)
	// choose asks for one of the options, of which number at is the likely one.
	choose(q question, options []string, at int) (int, error)
	// tick asks which of the options hold.
	tick(q question, options []string, on []bool) ([]bool, error)
}

var (
	// errBack tells that somebody wants to go back to the question before.
	errBack = errors.New("back to the question before")
	// errLeft tells that somebody wants to answer no more questions.
	errLeft = errors.New("no more questions")
)

// question is what is asked.
type question struct {
	title string // one or two words
	help  string
	value string // of a text: what it is so far
	empty bool   // of a text: it may be left out
	long  bool   // of a text: it may have several lines
	first bool   // there is nothing to go back to
	// passing questions only lead to others: no line is left of them.
	passing bool
	// check says what is wrong with a text, "" where nothing is.
	check func(string) string
	// enough says what is wrong with a choice of several, "" where nothing is.
	enough func([]bool) string
}

// wrongWith is what q.check says about an answer.
func (q *question) wrongWith(answer string, words *catalogue) string {
	switch {
	case answer == "" && !q.empty:
		return words.say("ask.empty", nil)
	case answer == "" || q.check == nil:
		return ""
	}
	return q.check(answer)
}

// person is where questions are put: a terminal to write to and to read from.
func (a *app) person() (in *os.File, there bool) {
	in, isFile := a.stdin.(*os.File)
	return in, isFile && term.IsTerminal(in.Fd()) && a.ui.out.terminal && a.ui.err.terminal
}

// newAsker asks in forms, or line by line where a screen reader or a plain terminal wants it.
func (a *app) newAsker(in *os.File, accessible bool) asker {
	if accessible || a.getenv("ACCESSIBLE") != "" || a.getenv("TERM") == "" || a.getenv("TERM") == "dumb" {
		l := newLines(a.ui, in)
		l.explain()
		return l
	}
	return &forms{app: a, in: in, width: formWidth(in)}
}

// cleaned is an answer as a charter has it: composed, without spaces at the ends of its lines,
// without blank lines around it.
func cleaned(s string) string {
	s = norm.NFC.String(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(s))
	lines := strings.Split(strings.TrimSpace(s), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return strings.Join(lines, "\n")
}

// shortened is a text on one line of so many columns at most.
func shortened(s string, width int) string {
	s = printable(strings.Join(strings.Fields(s), " "))
	if columns(s) <= width {
		return s
	}
	kept := 0
	for i, r := range s {
		if kept += columns(string(r)); kept >= width {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}
