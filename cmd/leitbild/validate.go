// leitbild validate: what is wrong with a charter.

package main

import (
	"bytes"
	"slices"

	"github.com/spf13/cobra"

	"leitbild/internal/lint"
	"leitbild/internal/source"
)

func (a *app) validateCommand() *cobra.Command {
	var f lintFlags
	c := &cobra.Command{
		Use:               "validate [FILE…]",
		Short:             "validate.short",
		Long:              "validate.long",
		Example:           "validate.example",
		SuggestFor:        []string{"check", "lint", "test", "verify", "prüfen", "pruefen"},
		ValidArgsFunction: offerCharters,
		RunE: func(c *cobra.Command, given []string) error {
			return a.validate(c, given, &f)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.strict, "strict", false, "flag.strict")
	flags.BoolVar(&f.fix, "fix", false, "flag.fix")
	flags.BoolVar(&f.dryRun, "dry-run", false, "flag.fixdryrun")
	a.findingFormats(c)
	return c
}

// validate reads every charter, lays it out as its poster block says, so that it finds what
// render would refuse, and judges its language.
func (a *app) validate(c *cobra.Command, given []string, f *lintFlags) error {
	names, status, err := a.inputs(c, given)
	if err != nil {
		return err
	}
	if err := f.agree(names); err != nil {
		return err
	}
	r := renderer{app: a, flags: &renderFlags{}}
	findings := []source.Finding{}
	for _, name := range names {
		data, err := a.read(name)
		if err != nil {
			status = max(status, a.ui.fault(err))
			continue
		}
		l, err := r.layAndJudge(name, data, f)
		if err != nil {
			return err
		}
		if source.HasError(l.findings) {
			status = max(status, statusFaulty)
		}
		findings = append(findings, l.findings...)
		if a.ui.inLines() {
			a.ui.verdict(name, l)
		} else if a.ui.format == formatJSON { // no finding that anybody would have to look at
			findings = append(findings, a.ui.reading(name, l.reading)...)
		}
	}
	if !a.ui.inLines() {
		if err := a.ui.report(names, findings, status); err != nil {
			return err
		}
	}
	return finish(status)
}

// layAndJudge lays a charter out and judges its language, once its typography has been put right if
// that is asked for.
func (r *renderer) layAndJudge(name string, data []byte, f *lintFlags) (*laid, error) {
	l, err := r.lay(name, data)
	if err != nil {
		return nil, err
	}
	var fixes []lint.Fix
	if f.fix {
		var mended []byte
		mended, fixes, err = r.app.mend(name, data, l, f)
		if err != nil {
			return nil, err
		}
		if !f.dryRun && !bytes.Equal(mended, data) {
			if l, err = r.lay(name, mended); err != nil {
				return nil, err
			}
		}
	}
	if err := l.judgeLanguage(name); err != nil {
		return nil, err
	}
	if f.dryRun { // told already, and gone without it
		l.findings = slices.DeleteFunc(l.findings, func(found source.Finding) bool {
			return slices.ContainsFunc(fixes, func(f lint.Fix) bool { return f.Rule == found.Rule && f.Pos == found.Pos })
		})
	}
	if f.strict {
		beStrict(l.findings)
	}
	return l, nil
}

// verdict prints the findings of a charter and sums them up.
func (u *ui) verdict(name string, l *laid) {
	u.findings(u.out, l.findings, l.documents)
	if len(l.findings) > 0 {
		reading := u.readability(l.reading)
		if source.HasError(l.findings) {
			reading = "" // first things first
		}
		u.say("validate.findings", args{"File": inputName(name), "Findings": u.tally(l.findings), "Reading": reading})
		return
	}
	u.say("validate.fine", args{
		"File": inputName(name), "Count": len(l.charter.Principles), "Reading": u.readability(l.reading),
	})
}

// tally is "2 errors, 1 warning".
func (u *ui) tally(fs []source.Finding) words {
	var counts [source.Info + 1]int
	for _, f := range fs {
		counts[f.Severity]++
	}
	text := ""
	for severity, n := range counts {
		if n == 0 {
			continue
		}
		if text != "" {
			text += ", "
		}
		text += u.words.say("tally."+source.Severity(severity).String(), args{"Count": n})
	}
	return words{text: text}
}
