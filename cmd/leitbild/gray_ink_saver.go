// leitbild render --gray, --ink-saver: posters for the printer in the office.

package main

import (
	"github.com/spf13/pflag"

	"leitbild/internal/png"
	"leitbild/internal/sheet"
	"leitbild/internal/source"
	"leitbild/internal/theme"
)

// officeFlags are what a command line says about the office's printer.
type officeFlags struct {
	gray, inkSaver bool
}

// register adds the flags.
func (f *officeFlags) register(flags *pflag.FlagSet) {
	flags.BoolVar(&f.gray, "gray", false, "flag.gray")
	flags.BoolVar(&f.inkSaver, "ink-saver", false, "flag.ink-saver")
}

// named gives a poster the name that it has for the office's printer, so that it does not
// replace the one in colour: leitbild-gray.pdf.
func (f officeFlags) named(file string) string {
	if f.gray {
		file = withSuffix(file, "-gray")
	}
	if f.inkSaver {
		file = withSuffix(file, "-ink-saver")
	}
	return file
}

// before is a theme as the house's colour comes to it.
func (f officeFlags) before(t *theme.Theme) *theme.Theme {
	if f.inkSaver {
		return t.InkSaver()
	}
	return t
}

// after is a theme in the house's colour as the printer gets it.
func (f officeFlags) after(t *theme.Theme) *theme.Theme {
	if f.gray {
		return t.Grey()
	}
	return t
}

// ink is the share of a sheet, 0 to 1, that ink covers where it is to be saved, and what it
// would be otherwise; nothing where that has not been asked.
type ink struct{ is, before float64 }

const (
	// noInk is the share of the sheet below which nothing is saved, and littleInk that of the
	// ink below which it is little.
	noInk     = 0.003
	littleInk = 0.1
)

// spared measures how much ink the sheet saves against the theme as it is otherwise, and says
// so where that is next to nothing.
func (l *laid) spared(name string, t *theme.Theme, options sheet.Options) error {
	plain := &laid{charter: l.charter, house: l.house, office: officeFlags{gray: l.office.gray}}
	if err := plain.layOut(name, t, options); err != nil {
		return err
	}
	if plain.sheet == nil {
		return nil // the one that is made is all there is
	}
	var err error
	if l.ink.is, err = png.Coverage(l.sheet.Pages[0]); err != nil {
		return err
	}
	if l.ink.before, err = png.Coverage(plain.sheet.Pages[0]); err != nil {
		return err
	}
	saved := l.ink.before - l.ink.is
	if saved >= l.ink.before*littleInk {
		return nil
	}
	a := args{"Theme": l.theme, "variant": "little"}
	if saved < noInk {
		a["variant"] = "nothing"
	}
	l.findings = append(l.findings, source.Finding{Rule: "ink-saver-idle", Severity: source.Info, File: name, Args: a})
	return nil
}

// describe puts it into a result.
func (i ink) describe(r *result) {
	if i != (ink{}) {
		is, before := rounded(100*i.is, 1), rounded(100*i.before, 1)
		r.Coverage, r.CoverageBefore = &is, &before
	}
}

// sparing reports whether a poster takes so much less ink that it is worth a word.
func (r *result) sparing() bool {
	return r.Coverage != nil && *r.CoverageBefore-*r.Coverage >= *r.CoverageBefore*littleInk
}
