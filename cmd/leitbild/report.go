// The formats in which findings are told: text for people, JSON for programs, annotations
// for GitHub, SARIF for everything else that shows findings.

package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"leitbild/internal/source"
)

// findingFormats gives a command that tells findings a --format with all their formats, in
// place of the one that all commands have.
func (a *app) findingFormats(c *cobra.Command) {
	formats := []string{formatText, formatJSON, formatGitHub, formatSARIF}
	c.Flags().Var(newChoice(&a.ui.format, formats...), "format", "flag.findingformat")
	must(c.RegisterFlagCompletionFunc("format", a.ui.offerFormats(formats...)))
}

// inLines reports whether the format tells one thing after the other, in lines, rather than
// everything at the end as one document.
func (u *ui) inLines() bool { return u.format == formatText || u.format == formatGitHub }

// report prints findings in files as one document.
func (u *ui) report(files []string, fs []source.Finding, status int) error {
	source.Sort(fs)
	if u.format == formatSARIF {
		return u.data(u.sarifLog(files, fs, status))
	}
	return u.data(u.reported(fs))
}

// advised is what a finding says with what to do about it.
func (u *ui) advised(f source.Finding) string {
	return u.withHint(u.words.rule(f.Rule, "", f.Args), u.words.rule(f.Rule, ".hint", f.Args))
}

func (u *ui) withHint(message, hint string) string {
	if hint == "" {
		return message
	}
	return message + "\n" + u.words.say("hint", nil) + " " + hint
}

// annotate prints a finding as a command that GitHub turns into a note at the line
// ("Workflow commands for GitHub Actions", setting messages).
func (u *ui) annotate(to stream, f source.Finding) {
	command := map[source.Severity]string{source.Error: "error", source.Warning: "warning", source.Info: "notice"}[f.Severity]
	var properties []string
	add := func(name, value string) { properties = append(properties, name+"="+annotationProperty(value)) }
	if f.File != standardInput {
		file, _ := u.fromTop(f.File)
		add("file", file)
	}
	if !f.Pos.IsZero() {
		add("line", fmt.Sprint(f.Pos.Line))
		add("col", fmt.Sprint(f.Pos.Col))
	}
	add("title", f.Rule)
	fmt.Fprintf(to, "::%s %s::%s\n", command, strings.Join(properties, ","), annotationText(u.advised(f)))
}

// annotationText escapes what would end a command of GitHub's.
func annotationText(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// annotationProperty escapes what would end a property of such a command.
func annotationProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(annotationText(s))
}

// fromTop names a file as those who show findings know it, with slashes and from the top of
// the repository, which GitHub tells and elsewhere is the working directory; its whole path
// where it lies outside.
func (u *ui) fromTop(name string) (file string, within bool) {
	top, err := filepath.Abs(u.top)
	if err != nil {
		return filepath.ToSlash(name), false
	}
	whole, err := filepath.Abs(name)
	if err != nil {
		return filepath.ToSlash(name), false
	}
	if rel, err := filepath.Rel(top, whole); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel), true
	}
	return filepath.ToSlash(whole), false
}
