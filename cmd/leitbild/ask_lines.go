// Questions line by line: nothing is drawn, so that a screen reader reads them as they come.

package main

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// What is typed for something else than an answer.
const (
	lineBack = "<"
	lineNone = "-"
)

// lines asks line by line.
type lines struct {
	ui *ui
	in *bufio.Reader
}

func newLines(u *ui, in io.Reader) *lines { return &lines{u, bufio.NewReader(in)} }

// explain says once how answers are given.
func (l *lines) explain() {
	l.ui.note("ask.lines", args{"Back": lineBack, "None": lineNone})
}

// read is the next line; the end of all lines is no answer.
func (l *lines) read(prompt string) (string, error) {
	fmt.Fprint(l.ui.err, prompt+" ")
	line, err := l.in.ReadString('\n')
	if err != nil {
		fmt.Fprintln(l.ui.err)
		return "", errLeft
	}
	return strings.TrimSpace(line), nil
}

// begin prints what a question is about.
func (l *lines) begin(q question) {
	fmt.Fprintf(l.ui.err, "\n%s\n", q.title)
	if q.help != "" {
		fmt.Fprintln(l.ui.err, q.help)
	}
}

func (l *lines) tell(text string) { fmt.Fprintln(l.ui.err, text) }

func (l *lines) text(q question) (string, error) {
	l.begin(q)
	if q.value != "" {
		l.tell(l.ui.words.say("ask.lines.now", args{"Value": strings.Join(strings.Fields(q.value), " ")}))
	}
	for {
		line, err := l.read(">")
		answer := cleaned(line)
		switch {
		case err != nil:
			return "", err
		case line == lineBack && !q.first:
			return "", errBack
		case line == "":
			answer = q.value
		case line == lineNone && q.empty:
			answer = ""
		}
		wrong := q.wrongWith(answer, l.ui.words)
		if wrong == "" {
			return answer, nil
		}
		l.tell(wrong)
	}
}

func (l *lines) choose(q question, options []string, at int) (int, error) {
	l.begin(q)
	for i, o := range options {
		l.tell(fmt.Sprintf("%d. %s", i+1, o))
	}
	for {
		line, err := l.read(l.ui.words.say("ask.lines.number", args{"Most": len(options), "Value": at + 1}))
		n, bad := strconv.Atoi(strings.TrimSuffix(line, "."))
		switch {
		case err != nil:
			return 0, err
		case line == lineBack && !q.first:
			return 0, errBack
		case line == "":
			return at, nil
		case bad == nil && n >= 1 && n <= len(options):
			return n - 1, nil
		}
		l.tell(l.ui.words.say("ask.lines.wrong", args{"Most": len(options)}))
	}
}

func (l *lines) tick(q question, options []string, on []bool) ([]bool, error) {
	on = append([]bool{}, on...)
	l.begin(q)
	for {
		for i, o := range options {
			id := "ask.lines.off"
			if on[i] {
				id = "ask.lines.on"
			}
			l.tell(fmt.Sprintf("%d. %s: %s", i+1, l.ui.words.say(id, nil), o))
		}
		line, err := l.read(l.ui.words.say("ask.lines.switch", nil))
		switch {
		case err != nil:
			return nil, err
		case line == lineBack && !q.first:
			return nil, errBack
		case line == "":
			if q.enough == nil || q.enough(on) == "" {
				return on, nil
			}
			l.tell(q.enough(on))
		case !switchAll(on, line):
			l.tell(l.ui.words.say("ask.lines.wrong", args{"Most": len(options)}))
		}
	}
}

// switchAll switches what the numbers of a line name, unless one of them names nothing.
func switchAll(on []bool, line string) bool {
	var numbers []int
	for _, word := range strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == ',' }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > len(on) {
			return false
		}
		numbers = append(numbers, n)
	}
	for _, n := range numbers {
		on[n-1] = !on[n-1]
	}
	return true
}

// letter asks for one of a few letters, each the first of a word in the question: "(e)dit again".
// An empty line stands for what is usual, the end of all lines for what is safe.
func (l *lines) letter(prompt string, letters map[string]string, usual, safe string) string {
	for {
		line, err := l.read(prompt)
		switch {
		case err != nil:
			return safe
		case line == "":
			return usual
		}
		for what, key := range letters {
			if strings.HasPrefix(strings.ToLower(line), key) {
				return what
			}
		}
	}
}
