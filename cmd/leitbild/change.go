// How commands change the text of a charter.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"leitbild/internal/edit"
	"leitbild/internal/source"
)

// changeFlags say which charter is read or changed, and whether it is written.
type changeFlags struct {
	file   string
	dryRun bool
}

// fileFlag lets a command name its charter.
func (f *changeFlags) fileFlag(c *cobra.Command) {
	c.Flags().SortFlags = false
	c.Flags().StringVar(&f.file, "file", defaultCharter, "flag.file")
	must(c.RegisterFlagCompletionFunc("file", offerCharters))
}

// changing lets a command name the charter that it changes, and only show the change.
func (f *changeFlags) changing(c *cobra.Command) {
	f.fileFlag(c)
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "flag.dryrun")
}

// call is a call of another command for the same charter.
func (f *changeFlags) call(words ...string) string {
	if f.file != defaultCharter {
		words = append(words, "--file", f.file)
	}
	return callOf(words...)
}

// withFile refuses the name of a charter in the place of an argument, which is something to look
// for or to write, and shows the right call.
func (f *changeFlags) withFile(c *cobra.Command, given []string) *fault {
	i := slices.IndexFunc(given, isYAML)
	if i < 0 {
		return nil
	}
	words := strings.Fields(c.CommandPath())[1:]
	words = append(words, slices.Delete(slices.Clone(given), i, i+1)...)
	return &fault{id: "file-is-flag", hint: "right-call", args: args{
		"File": given[i], "Command": c.CommandPath(), "Call": callOf(append(words, "--file", given[i])...),
	}}
}

// opened is a charter that is about to be changed.
type opened struct {
	name     string
	data     []byte
	document *edit.Document
}

// charterOf reads the one charter that is meant.
func (a *app) charterOf(c *cobra.Command, f *changeFlags) (name string, data []byte, err error) {
	names, status, err := a.inputs(c, []string{f.file})
	switch {
	case err != nil:
		return "", nil, err
	case status != statusFine:
		return "", nil, &done{status}
	case len(names) != 1:
		return "", nil, &fault{id: "several-charters", args: args{"Folder": f.file, "Others": names}}
	}
	if data, err = a.read(names[0]); err != nil {
		return "", nil, err
	}
	return names[0], data, nil
}

// changed is what there is to tell about a change as data.
type changed struct {
	File     string            `json:"file"`
	Changed  bool              `json:"changed"`
	Written  bool              `json:"written"`
	Diff     string            `json:"diff,omitempty"`
	Findings []reportedFinding `json:"findings"`
}

// change changes a charter, unless that would make an error which is not in it yet. The
// change itself says what it has done in the words that tell prints.
func (a *app) change(c *cobra.Command, f *changeFlags, do func(*opened) (tell func(*ui), err error)) error {
	o := &opened{}
	var err error
	if o.name, o.data, err = a.charterOf(c, f); err != nil {
		return err
	}
	if o.document, err = edit.Open(o.name, o.data); err != nil {
		return a.refused(o, err)
	}
	tell, err := do(o)
	if err != nil {
		return a.refused(o, err)
	}
	result := o.document.Bytes()
	fresh, documents, err := a.compared(o, result)
	if err != nil {
		return err
	}
	if source.HasError(fresh) {
		return a.keep(o, fresh, documents)
	}
	return a.deliver(f, o, result, fresh, documents, tell)
}

// compared reads a charter as it would be and returns what is to be said about it that was not
// to be said before.
func (a *app) compared(o *opened, result []byte) ([]source.Finding, map[string]*source.Document, error) {
	if bytes.Equal(result, o.data) {
		return nil, nil, nil
	}
	r := renderer{app: a, flags: &renderFlags{}}
	after, err := r.lay(o.name, result)
	if err != nil || len(after.findings) == 0 {
		return nil, nil, err
	}
	before, err := r.lay(o.name, o.data)
	if err != nil {
		return nil, nil, err
	}
	return additional(before.findings, after.findings), after.documents, nil
}

// additional are the findings that were not there before.
func additional(before, after []source.Finding) []source.Finding {
	count := map[string]int{}
	for _, f := range before {
		count[kindOf(f)]++
	}
	var list []source.Finding
	for _, f := range after {
		if k := kindOf(f); count[k] > 0 {
			count[k]--
		} else {
			list = append(list, f)
		}
	}
	return list
}

// kindOf tells findings apart, wherever they stand: what is said of one key by all that is said
// of it, what is said of the sheet by its rule alone, since every change moves its numbers.
func kindOf(f source.Finding) string {
	kind := f.Rule + f.Severity.String()
	if f.Args["Key"] == nil && f.Args["Value"] == nil && f.Args["Code"] == nil {
		return kind
	}
	for _, name := range slices.Sorted(maps.Keys(f.Args)) {
		if !slices.Contains([]string{"Index", "Line", "Have", "Want"}, name) {
			kind += fmt.Sprintf("|%s=%v", name, f.Args[name])
		}
	}
	return kind
}

// refused tells why the text is not changed.
func (a *app) refused(o *opened, err error) error {
	var refusal *edit.Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	document, _ := source.Parse(o.name, o.data)
	return a.keep(o, refusal.Findings, map[string]*source.Document{o.name: document})
}

// keep tells the findings for which a charter stays as it is.
func (a *app) keep(o *opened, findings []source.Finding, documents map[string]*source.Document) error {
	if a.ui.format == formatJSON {
		if err := a.ui.data(changed{File: o.name, Findings: a.ui.reported(findings)}); err != nil {
			return err
		}
		return finish(statusFaulty)
	}
	a.ui.findings(a.ui.err, findings, documents)
	return &fault{id: "stays", status: statusFaulty, args: args{"File": inputName(o.name)}}
}

// deliver writes the changed charter, or shows what would be different.
func (a *app) deliver(
	f *changeFlags, o *opened, result []byte, fresh []source.Finding, documents map[string]*source.Document, tell func(*ui),
) error {
	said := changed{File: o.name, Changed: !bytes.Equal(result, o.data), Findings: a.ui.reported(fresh)}
	u := a.ui
	switch {
	case f.dryRun:
		said.Diff = string(diff.Diff(o.name, o.data, o.name, result))
	case o.name == standardInput:
		said.Written = said.Changed
		if err := a.printText(result); err != nil {
			return err
		}
		to := *a.ui
		to.out = to.err
		u = &to
	case said.Changed:
		said.Written = true
		if err := a.rewrite(o.name, o.data, result); err != nil {
			return err
		}
	}
	switch {
	case a.ui.format == formatJSON:
		return u.data(said)
	case f.dryRun:
		u.difference(said.Diff)
	case !said.Changed:
		u.say("change.none", args{"File": inputName(o.name)})
	default:
		tell(u)
	}
	a.ui.findings(a.ui.err, fresh, documents)
	return nil
}

// difference prints a diff: as it is for programs, in colour and harmless on a terminal.
func (u *ui) difference(text string) {
	if !u.out.terminal {
		fmt.Fprint(u.out, text)
		return
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		color := faint
		switch {
		case strings.HasPrefix(line, "+++"), strings.HasPrefix(line, "---"), strings.HasPrefix(line, "diff "):
			color = bold
		case strings.HasPrefix(line, "+"):
			color = green
		case strings.HasPrefix(line, "-"):
			color = red
		case strings.HasPrefix(line, "@@"):
			color = cyan
		}
		fmt.Fprintln(u.out, u.out.paint(color, sourceText(line)))
	}
}

// rewrite replaces a charter that was read as old, unless somebody else has changed it since.
func (a *app) rewrite(name string, old, data []byte) error {
	if !isRegular(name) {
		return &fault{id: "cannot-write", args: args{"File": name, "Reason": reason(errNotRegular)}}
	}
	target := followLinks(name)
	a.writing.Lock()
	err := replaceUnchanged(target, old, data)
	a.writing.Unlock()
	switch {
	case errors.Is(err, errMeanwhile):
		return &fault{id: "changed-meanwhile", args: args{"File": name}}
	case err != nil:
		return &fault{id: "cannot-write", args: args{"File": name, "Reason": reason(err)}}
	}
	return nil
}

// errMeanwhile tells that a file is no longer as it was read.
var errMeanwhile = errors.New("changed meanwhile")

// replaceUnchanged replaces a file that holds old: it is read again when all that is left to do is
// to rename.
func replaceUnchanged(target string, old, data []byte) error {
	return replaceFileIf(target, data, func() error {
		now, err := os.ReadFile(target)
		switch {
		case errors.Is(err, os.ErrNotExist), err == nil && !bytes.Equal(now, old):
			return errMeanwhile
		}
		return err
	})
}
