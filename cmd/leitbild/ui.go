// How the program speaks: its two streams and their colours, faults, findings, data, tables. The
// help, the diff, lists and questions print to the same streams, each in the file of its command.

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"leitbild/internal/source"
)

// ui prints results to out and everything else to err.
type ui struct {
	out, err stream
	printed  *printer // behind out
	words    *catalogue
	quiet    bool
	format   string   // one of the formats below
	top      string   // the folder from which reports name files
	faults   []string // the errors told so far, for reports that have a place for them
}

// The formats of reports.
const (
	formatText   = "text"
	formatJSON   = "json"
	formatGitHub = "github"
	formatSARIF  = "sarif"
)

// stream is a place to print to.
type stream struct {
	io.Writer
	terminal bool
	color    bool
}

// printer passes on what is printed and keeps the first error, so that a full disk behind a
// redirection does not go unnoticed.
type printer struct {
	io.Writer
	failed error
	told   bool
}

func (p *printer) Write(data []byte) (int, error) {
	n, err := p.Writer.Write(data)
	if err != nil && p.failed == nil {
		p.failed = err
	}
	return n, err
}

func newUI(out, err *os.File, getenv func(string) string) *ui {
	u := &ui{
		out:     newStream(out, getenv),
		err:     newStream(err, getenv),
		printed: &printer{Writer: out},
		words:   newCatalogue(chooseLanguage(getenv)),
		format:  formatText,
		top:     getenv("GITHUB_WORKSPACE"),
	}
	u.out.Writer = u.printed
	return u
}

// newStream uses colour on terminals that know it, unless NO_COLOR (no-color.org) is set.
func newStream(f *os.File, getenv func(string) string) stream {
	s := stream{Writer: f}
	if info, err := f.Stat(); err == nil {
		s.terminal = info.Mode()&os.ModeCharDevice != 0 && !isNull(info)
	}
	knows := getenv("TERM") != "" && getenv("TERM") != "dumb"
	if runtime.GOOS == "windows" {
		knows = getenv("TERM") != "" || getenv("WT_SESSION") != ""
	}
	s.color = s.terminal && knows && getenv("NO_COLOR") == ""
	return s
}

// isNull reports whether a file is the device that swallows everything.
func isNull(info os.FileInfo) bool {
	null, err := os.Stat(os.DevNull)
	return err == nil && os.SameFile(info, null)
}

// style is a sequence of SGR parameters (ECMA-48, 8.3.117).
type style string

const (
	bold   style = "1"
	red    style = "1;31"
	yellow style = "1;33"
	green  style = "32"
	cyan   style = "36"
	faint  style = "2"
)

func (s stream) paint(c style, text string) string {
	if !s.color || text == "" {
		return text
	}
	return "\x1b[" + string(c) + "m" + text + "\x1b[0m"
}

// tell prints words of the catalogue that somebody has asked for.
func (u *ui) tell(id string, a args) { fmt.Fprintln(u.out, u.words.say(id, a)) }

// note prints words of the catalogue that are no result.
func (u *ui) note(id string, a args) { fmt.Fprintln(u.err, u.words.say(id, a)) }

// say prints words of the catalogue as a result, on a line of their own.
func (u *ui) say(id string, a args) {
	if !u.quiet {
		fmt.Fprintln(u.out, u.words.say(id, a))
	}
}

// data prints v, which is always the whole result, as JSON.
func (u *ui) data(v any) error {
	e := json.NewEncoder(u.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return standardOutputFault(err)
	}
	return nil
}

// conclude tells the error that ended a command and returns the exit status.
func (u *ui) conclude(err error) int {
	status := statusFine
	var d *done
	switch {
	case errors.As(err, &d):
		status = d.status
	case err != nil:
		status = u.fault(err)
	}
	if u.printed.failed != nil && !u.printed.told {
		status = max(status, u.fault(standardOutputFault(u.printed.failed)))
	}
	return status
}

// fault prints an error with its hint and returns the exit status it asks for.
func (u *ui) fault(err error) int {
	var f *fault
	if !errors.As(err, &f) {
		u.printError(printable(err.Error()), "")
		return statusUsage
	}
	if f.id == "cannot-print" {
		u.printed.told = true
	}
	hint := f.hint
	if hint == "" {
		hint = f.id + ".hint"
	}
	u.printError(u.words.say(f.id, f.args), u.words.hint(hint, f.args))
	if f.status != 0 {
		return f.status
	}
	return statusUsage
}

func (u *ui) printError(message, hint string) {
	u.faults = append(u.faults, u.withHint(message, hint))
	if u.format == formatGitHub {
		fmt.Fprintf(u.err, "::error::%s\n", annotationText(u.withHint(message, hint)))
		return
	}
	u.printErrorLine(message)
	u.printHint(u.err, hint)
}

func (u *ui) printErrorLine(message string) {
	fmt.Fprintln(u.err, u.err.paint(red, u.words.say("error", nil))+" "+message)
}

func (u *ui) printHint(to stream, hint string) {
	if hint != "" {
		fmt.Fprintln(to, to.paint(cyan, u.words.say("hint", nil))+" "+hint)
	}
}

// findings prints what there is to say about documents, which gives the lines of the
// files. Quiet leaves only the errors; what is told as one document is left to report.
func (u *ui) findings(to stream, fs []source.Finding, documents map[string]*source.Document) {
	for _, f := range fs {
		if u.quiet && f.Severity != source.Error {
			continue
		}
		switch u.format {
		case formatSARIF:
			continue
		case formatGitHub:
			u.annotate(to, f)
			continue
		}
		fmt.Fprintln(to, u.headline(to, f))
		u.excerpt(to, f, documents[f.File])
		u.printHint(to, u.words.rule(f.Rule, ".hint", f.Args))
	}
}

// headline is "leitbild.yaml:5:1: error: unknown key `titel` (unknown-key)".
func (u *ui) headline(to stream, f source.Finding) string {
	place := u.fileName(f.File)
	if !f.Pos.IsZero() {
		place = fmt.Sprintf("%s:%d:%d", place, f.Pos.Line, f.Pos.Col)
	}
	color := map[source.Severity]style{source.Error: red, source.Warning: yellow, source.Info: cyan}[f.Severity]
	return fmt.Sprintf("%s %s %s %s",
		to.paint(bold, place+":"),
		to.paint(color, u.words.say("severity."+f.Severity.String(), nil)),
		u.words.rule(f.Rule, "", f.Args),
		to.paint(faint, "("+f.Rule+")"))
}

// fileName is how a file is called towards a person.
func (u *ui) fileName(name string) string {
	if name == standardInput {
		return u.words.say("standard-input", nil)
	}
	return printable(name)
}

// excerpt shows the lines that f speaks of, with a caret under its place and a dash under
// the others.
func (u *ui) excerpt(to stream, f source.Finding, d *source.Document) {
	if d == nil || f.Pos.IsZero() {
		return
	}
	places := append([]source.Pos{f.Pos}, f.Also...)
	slices.SortStableFunc(places, source.Pos.Compare)
	digits := len(fmt.Sprint(places[len(places)-1].Line))
	for _, p := range places {
		if p.IsZero() {
			continue
		}
		mark, color := "-", faint
		if p == f.Pos {
			mark, color = "^", red
		}
		text, before := clip(d.Line(p.Line), p.Col)
		fmt.Fprintf(to, "  %*d %s %s\n", digits, p.Line, to.paint(faint, "|"), text)
		fmt.Fprintf(to, "  %*s %s %s%s\n", digits, "", to.paint(faint, "|"), strings.Repeat(" ", before), to.paint(color, mark))
	}
}

// clip returns the part of a line around character col that fits a terminal, and how many
// columns stand before that character in it.
func clip(line string, col int) (text string, before int) {
	const reach = 60 // characters shown on either side at most
	start, end := 0, len(line)
	if n := col - 1 - reach; n > 0 {
		start = offset(line, n)
	}
	if n := offset(line[start:], 2*reach); start+n < end {
		end = start + n
	}
	place := min(start+offset(line[start:], min(col-1, reach)), end)
	left, right := sourceText(line[start:place]), sourceText(line[place:end])
	if start > 0 {
		left = "…" + left
	}
	if end < len(line) {
		right += "…"
	}
	return left + right, columns(left)
}

// offset is where character n, counted from 0, begins in s.
func offset(s string, n int) int {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return i
}

// reportedFinding is a finding as JSON gives it.
type reportedFinding struct {
	Rule     string      `json:"rule"`
	Severity string      `json:"severity"`
	File     string      `json:"file"`
	Line     int         `json:"line"`
	Column   int         `json:"column"`
	Also     []otherLine `json:"also,omitempty"`
	Message  string      `json:"message"`
	Hint     string      `json:"hint,omitempty"`
}

type otherLine struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

func (u *ui) reported(fs []source.Finding) []reportedFinding {
	list := []reportedFinding{}
	for _, f := range fs {
		r := reportedFinding{
			Rule: f.Rule, Severity: f.Severity.String(),
			File: f.File, Line: f.Pos.Line, Column: f.Pos.Col,
			Message: u.words.rule(f.Rule, "", f.Args),
			Hint:    u.words.rule(f.Rule, ".hint", f.Args),
		}
		for _, p := range f.Also {
			r.Also = append(r.Also, otherLine{p.Line, p.Col})
		}
		list = append(list, r)
	}
	return list
}

// printTable prints rows in columns with two spaces between them and breaks what is wider
// than lineWidth.
func printTable(to io.Writer, indent string, rows [][2]string, lineWidth int) {
	wide := 0
	for _, r := range rows {
		wide = max(wide, columns(r[0]))
	}
	for _, r := range rows {
		lead := indent + r[0] + strings.Repeat(" ", wide-columns(r[0])+2)
		for _, line := range wrap(r[1], lineWidth-columns(indent)-wide-2) {
			fmt.Fprintln(to, strings.TrimRight(lead+line, " "))
			lead = strings.Repeat(" ", columns(lead))
		}
	}
}

// wrap breaks text between words into lines of at most width columns.
func wrap(text string, width int) []string {
	lines := []string{""}
	for _, word := range strings.Fields(text) {
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = word
		case columns(*last)+1+columns(word) <= width:
			*last += " " + word
		default:
			lines = append(lines, word)
		}
	}
	return lines
}

// table prints a list that is a result, a line for each row.
func (u *ui) table(rows [][2]string) {
	printTable(u.out, "", rows, math.MaxInt)
}
