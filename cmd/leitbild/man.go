// leitbild man: the help as pages for man(1), in both languages.

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man [FOLDER]",
		Short:   "man.short",
		Long:    "man.long",
		Example: "man.example",
		Args: func(c *cobra.Command, given []string) error {
			if len(given) > 1 {
				return tooMany(c, given[1])
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(c *cobra.Command, given []string) error {
			date, err := a.defaultDate()
			if err != nil {
				return err
			}
			if date.IsZero() {
				date = madeUpDate()
			}
			if len(given) == 0 {
				return a.printText(newManual(a.ui.words, date).page(c.Root()))
			}
			return a.writeManual(c.Root(), given[0], date)
		},
	}
}

// writeManual writes the pages of all commands where man looks for them below a folder: those
// in English in man1, those in another language in a folder of its own above that.
func (a *app) writeManual(root *cobra.Command, folder string, date time.Time) error {
	var files []string
	for _, lang := range languages {
		place := filepath.Join(folder, lang, "man1")
		if lang == "en" {
			place = filepath.Join(folder, "man1")
		}
		if err := os.MkdirAll(place, 0o777); err != nil {
			return writeFault(place, err, "man")
		}
		m := newManual(newCatalogue(lang), date)
		for _, c := range withPages(root) {
			name := filepath.Join(place, pageName(c)+".1")
			if err := a.write(name, m.page(c), "man"); err != nil {
				return err
			}
			files = append(files, name)
		}
	}
	if a.ui.format == formatJSON {
		return a.ui.data(files)
	}
	for _, name := range files {
		a.ui.say("right-call", args{"Call": name})
	}
	return nil
}

// withPages are a command and those below it that have a page.
func withPages(c *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			list = append(list, withPages(sub)...)
		}
	}
	return list
}

func pageName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manual writes pages in the macros of man(7), in ASCII, which every reader takes.
type manual struct {
	ui   *ui // of which the words count
	date time.Time
	out  bytes.Buffer
}

func newManual(c *catalogue, date time.Time) *manual {
	return &manual{ui: &ui{words: c}, date: date}
}

// page is the page of a command.
func (m *manual) page(c *cobra.Command) []byte {
	m.out.Reset()
	say := func(id string) string { return m.ui.words.say(id, nil) }
	m.line(".TH %s 1 %s %s %s", quoted(strings.ToUpper(pageName(c))), m.date.Format(time.DateOnly),
		quoted("leitbild "+version), quoted(say("man.manual")))
	m.line(".nh") // names of files and commands stay whole
	m.line(".ad l")
	m.section("man.name")
	m.text(pageName(c) + " - " + say(c.Short)) // the form that whatis(1) reads
	m.section("man.synopsis")
	command, rest := c.CommandPath(), strings.TrimPrefix(m.ui.usageLine(c), c.CommandPath())
	m.line(`\fB%s\fP%s`, literal(command), roff(rest))
	m.section("man.description")
	long := c.Long
	if long == "" {
		long = c.Short
	}
	m.text(say(long))
	if c.Example != "" {
		m.section("man.examples")
		m.line(".nf")
		for text := range strings.SplitSeq(say(c.Example), "\n") {
			m.line("%s", literal(text))
		}
		m.line(".fi")
	}
	if c.HasAvailableSubCommands() {
		m.section("man.commands")
		m.rows(m.ui.commandRows(c))
	}
	m.section("man.options")
	m.rows(m.ui.flagRows(c))
	m.section("man.status")
	m.rows(m.ui.statusRows())
	if !c.HasParent() {
		m.section("man.environment")
		for _, name := range []string{"LEITBILD_LANG", "NO_COLOR", "SOURCE_DATE_EPOCH", "GITHUB_WORKSPACE"} {
			m.rows([][2]string{{name, say("man.environment." + name)}})
		}
		m.section("man.files")
		m.rows([][2]string{{defaultCharter, say("man.files.charter")}})
	}
	m.related(c)
	return bytes.Clone(m.out.Bytes())
}

// related refers to the pages above and below that of c.
func (m *manual) related(c *cobra.Command) {
	var pages []*cobra.Command
	if c.HasParent() {
		pages = append(pages, c.Parent())
	}
	pages = append(pages, withPages(c)[1:]...)
	if len(pages) == 0 {
		return
	}
	m.section("man.related")
	for i, p := range pages {
		comma := ","
		if i == len(pages)-1 {
			comma = ""
		}
		m.line(`.BR %s (1)%s`, literal(pageName(p)), comma)
	}
}

func (m *manual) line(format string, a ...any) { fmt.Fprintf(&m.out, format+"\n", a...) }

func (m *manual) section(id string) {
	m.line(".SH %s", quoted(strings.ToUpper(m.ui.words.say(id, nil))))
}

// text writes paragraphs, which empty lines part.
func (m *manual) text(s string) {
	for i, paragraph := range strings.Split(s, "\n\n") {
		if i > 0 {
			m.line(".PP")
		}
		for line := range strings.SplitSeq(paragraph, "\n") {
			m.line("%s", roff(line))
		}
	}
}

// rows writes a list of words with what they mean.
func (m *manual) rows(rows [][2]string) {
	for _, r := range rows {
		m.line(".TP")
		m.line(`\fB%s\fP`, literal(strings.TrimSpace(r[0])))
		m.text(r[1])
	}
}

// quoted is an argument of a macro.
func quoted(s string) string {
	return `"` + strings.ReplaceAll(literal(s), `"`, `\(dq`) + `"`
}

// roff is a line of text: what stands between backquotes is bold.
func roff(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "`") {
		if i%2 == 1 {
			part = `\fB` + escapeRoff(part) + `\fP`
		} else {
			part = escapeRoff(part)
		}
		b.WriteString(part)
	}
	return protect(b.String())
}

// literal is a line as it would be typed.
func literal(s string) string { return protect(escapeRoff(s)) }

// escapeRoff writes characters that mean something to roff, or that are not ASCII, in the names
// that all readers know (groff_char(7), mandoc_char(7)). A hyphen is one that can be copied.
func escapeRoff(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\\':
			b.WriteString(`\(rs`)
		case r == '-':
			b.WriteString(`\-`)
		case r == '\'':
			b.WriteString(`\(aq`)
		case r == '`':
			b.WriteString(`\(ga`)
		case r == '^':
			b.WriteString(`\(ha`)
		case r == '~':
			b.WriteString(`\(ti`)
		case r > '~':
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// protect keeps a line from being taken for a request.
func protect(s string) string {
	if strings.HasPrefix(s, ".") {
		return `\&` + s
	}
	return s
}
