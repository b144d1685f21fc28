// The language check in leitbild validate: judging, putting right, summing up.

package main

import (
	"io/fs"
	"slices"

	"leitbild/charter"
	"leitbild/internal/lint"
	"leitbild/internal/source"
	"leitbild/templates"
)

// lintFlags are what a command line says about the language check.
type lintFlags struct {
	strict, fix, dryRun bool
}

// agree refuses flags that mean nothing together.
func (f *lintFlags) agree(names []string) error {
	if f.dryRun && !f.fix {
		return &fault{id: "flag-needs", args: args{"Flag": "--dry-run", "Other": "--fix"}}
	}
	for _, name := range names {
		if f.fix && !f.dryRun && !isRegular(name) {
			return &fault{id: "fix-needs-file", args: args{"File": inputName(name)}}
		}
	}
	return nil
}

// judgeLanguage adds to what was laid out what there is to say about its language.
func (l *laid) judgeLanguage(name string) error {
	if l.charter == nil {
		return nil
	}
	lists, err := fs.Sub(templates.FS, "lint")
	if err != nil {
		return err
	}
	report, err := lint.Check(lists, l.charter, l.documents[name])
	if err != nil {
		return err
	}
	told := func(f source.Finding) bool { return f.Rule == charter.MixedHeadlines } // by the reader
	l.findings = append(slices.DeleteFunc(l.findings, told), report.Findings...)
	source.Sort(l.findings)
	l.reading = report.Reading
	return nil
}

// beStrict makes errors of warnings.
func beStrict(findings []source.Finding) {
	for i := range findings {
		if findings[i].Severity == source.Warning {
			findings[i].Severity = source.Error
		}
	}
}

// mend puts the typography of a charter right in its file, and returns what the file then
// holds, or would hold, and what was changed. One with errors stays as it is.
func (a *app) mend(name string, data []byte, l *laid, f *lintFlags) ([]byte, []lint.Fix, error) {
	if l.charter == nil {
		return data, nil, nil
	}
	lists, err := fs.Sub(templates.FS, "lint")
	if err != nil {
		return nil, nil, err
	}
	mended, fixes, err := lint.Mend(lists, l.charter, l.documents[name], data)
	if err != nil || len(fixes) == 0 {
		return data, nil, err
	}
	if !f.dryRun {
		if err := a.rewrite(name, data, mended); err != nil {
			return nil, nil, err
		}
	}
	if a.ui.inLines() {
		a.ui.mended(name, fixes, f.dryRun)
	}
	return mended, fixes, nil
}

// mended lists what was put right, or would be.
func (u *ui) mended(name string, fixes []lint.Fix, dryRun bool) {
	for _, f := range fixes {
		u.say("validate.mended", args{
			"File": u.fileName(name), "Line": f.Pos.Line, "Column": f.Pos.Col,
			"Before": f.Before, "After": f.After, "Rule": f.Rule,
		})
	}
	id := "validate.mended-all"
	if dryRun {
		id = "validate.would-mend"
	}
	u.say(id, args{"File": inputName(name), "Count": len(fixes)})
}

// readability is how easily a charter reads, in words; none where there is no formula.
func (u *ui) readability(r lint.Reading) string {
	if !r.Known() {
		return ""
	}
	return " · " + u.words.say("readability", readingArgs(r))
}

func readingArgs(r lint.Reading) args {
	return args{
		"Level": words{id: "readability." + r.Level()}, "Score": r.Score(), "Count": r.WordsASentence(),
	}
}

// reading is how easily a charter reads, as a finding for programs.
func (u *ui) reading(name string, r lint.Reading) []source.Finding {
	if !r.Known() {
		return nil
	}
	return []source.Finding{{Rule: "readability", Severity: source.Info, File: name, Args: readingArgs(r)}}
}
