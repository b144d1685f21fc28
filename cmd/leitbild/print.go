// leitbild render --print: posters for a print shop.

package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"leitbild/charter"
	"leitbild/internal/color"
	"leitbild/internal/icc"
	"leitbild/internal/page"
	"leitbild/internal/pdf"
	"leitbild/internal/press"
	"leitbild/internal/sheet"
	"leitbild/internal/source"
	"leitbild/internal/theme"
	"leitbild/internal/unit"
)

// printFlags are what a command line says about the press.
type printFlags struct {
	on      bool
	profile string
	// read reads the profile once for all posters; nil where there is none.
	read func() (*icc.Profile, error)
}

// printBleed is how far colour runs over the edge where nobody says how far: as print shops ask.
const printBleed = 3 * unit.Millimetre

func (f *printFlags) register(c *cobra.Command) {
	c.Flags().BoolVar(&f.on, "print", false, "flag.print")
	c.Flags().StringVar(&f.profile, "icc", "", "flag.icc")
	must(c.RegisterFlagCompletionFunc("icc", cobra.FixedCompletions(
		[]cobra.Completion{"icc", "icm"}, cobra.ShellCompDirectiveFilterFileExt,
	)))
}

// see notes what has been given.
func (f *printFlags) see(c *cobra.Command) {
	if c.Flags().Changed("icc") {
		f.read = sync.OnceValues(func() (*icc.Profile, error) { return readProfile(f.profile) })
	}
}

// agree refuses what goes with no press.
func (p *printFlags) agree(f *renderFlags) error {
	withProfile := p.profile
	if withProfile == "" {
		withProfile = exampleProfile
	}
	switch {
	case p.read != nil && (p.profile == "" || strings.HasPrefix(p.profile, "-")): // the next flag is no file
		return withoutValue("icc")
	case p.read != nil && !p.on:
		return &fault{id: "only-for-print", hint: "right-call", args: args{
			"Flag": "--icc", "Call": f.given.withSwitch("print").with("icc", withProfile),
		}}
	case p.on && f.impose.wanted():
		return f.excluding("--print", "--"+f.impose.name())
	case p.on && !slices.Equal(f.types, []fileType{pdfFile}):
		i := slices.IndexFunc(f.types, func(t fileType) bool { return t != pdfFile })
		return &fault{id: "print-is-pdf", hint: "right-call", args: args{
			"Type": f.types[max(i, 0)].abbreviate(), "Call": f.asPDF(),
		}}
	}
	return nil
}

// exampleProfile is what the profile of a print shop is often called: that for offset on coated
// paper in Europe.
const exampleProfile = "PSOcoated_v3.icc"

// named gives a poster the name that it has for the print shop, so that it does not replace the
// poster itself: leitbild-print.pdf.
func (p *printFlags) named(poster string) string {
	if !p.on {
		return poster
	}
	return withSuffix(poster, "-print")
}

// forPrint are options with what a print shop expects where neither the charter nor a flag says
// something else: bleed, and marks around the sheet.
func (f *renderFlags) forPrint(p charter.Poster, o sheet.Options) sheet.Options {
	if !f.print.on {
		return o
	}
	if !f.bleed.set && !p.BleedSet {
		o.Bleed = printBleed
	}
	if !f.marksGiven && !p.MarksSet {
		o.CropMarks = true
	}
	return o
}

// readProfile reads the profile of a press.
func readProfile(name string) (*icc.Profile, error) {
	f, err := os.Open(name)
	data, err := readLimited(f, err, icc.MaxSize)
	if err != nil {
		return nil, readFault(name, err)
	}
	p, err := icc.Read(data)
	if err == nil {
		err = p.Press()
	}
	var wrong *icc.Error
	switch {
	case errors.As(err, &wrong):
		return nil, &fault{id: "bad-profile." + string(wrong.Reason), hint: "bad-profile.hint", args: args{
			"File": name, "Detail": wrong.Detail,
		}}
	case err != nil:
		return nil, &fault{id: "cannot-read", args: args{"File": name, "Reason": words{text: err.Error()}}}
	}
	return p, nil
}

// printed is a poster for the print shop and what is to be known of it.
type printed struct {
	file     []byte
	standard string // "PDF/X-4"; empty without a profile
	inks     []string
	most     int // of all inks in one place, in per cent
	limit    int
}

// print turns a poster that has been laid out into inks. The name is that of the file, for the
// line beside the sheet.
func (r *renderer) print(l *laid, charterName, file string) error {
	var profile *icc.Profile
	if r.flags.print.read != nil {
		var err error
		if profile, err = r.flags.print.read(); err != nil {
			return err
		}
	}
	face, err := l.plain.Face(theme.Small)
	if err != nil {
		return err
	}
	job := press.Job{Profile: profile, Slug: r.slug(l, file), Face: face, Brand: brandOf(l.charter.Brand), Letters: l.letters()}
	m := r.meta(l.charter)
	if m.Date.IsZero() { // which PDF/X-4 asks for
		m.Date = madeUpDate()
	}
	var data []byte
	separation, err := press.New(job)
	if err == nil {
		data, err = pdf.WriteSeparated(l.sheet.Pages, pdf.Meta{Meta: m}, separation)
	}
	var refusal *press.Refusal
	switch {
	case errors.As(err, &refusal):
		return r.refused(l, charterName, refusal)
	case err != nil:
		return &fault{id: "cannot-render", args: args{"File": inputName(charterName), "Reason": words{text: err.Error()}}}
	}
	l.printed = &printed{file: data, inks: separation.Inks(), most: perCent(separation.MaxCoverage().Total)}
	limit, known := separation.CoverageLimit()
	l.printed.limit = perCent(limit)
	if profile != nil {
		l.printed.standard = "PDF/X-4"
	} else {
		l.add(charterName, source.Finding{
			Rule: "no-print-profile", Severity: source.Info, Pos: l.charter.Brand.Color.Text.Pos,
			Args: args{"Call": r.flags.given.forCharters(charterName).with("icc", exampleProfile)},
		})
	}
	if most := separation.MaxCoverage(); most.Total > limit {
		l.add(charterName, tooMuchInk(l.charter, most, limit, known))
	}
	l.judgePrint(charterName, separation, r.flags.given.forCharters(charterName))
	return nil
}

// perCent gives thousandths in per cent, rounded up: what must not be exceeded is not made to
// look less.
func perCent(thousandths int) int { return (thousandths + 9) / 10 }

// add notes something about the charter.
func (l *laid) add(file string, f source.Finding) {
	f.File = file
	l.findings = append(l.findings, f)
	source.Sort(l.findings)
}

// brandOf is the colour of a house for the press; nil where it has none.
func brandOf(b charter.Brand) *press.Brand {
	if b.Color.Text.Value == "" {
		return nil
	}
	return &press.Brand{Look: page.Color(b.Color.RGB), CMYK: b.Color.CMYK, IsCMYK: b.Color.IsCMYK, Spot: b.Spot.Value}
}

// slug is what stands beside the sheet: the file, its date, the size that it is cut to. A
// charter without a date has none there.
func (r *renderer) slug(l *laid, file string) []string {
	first := l.sheet.Pages[0]
	var slug []string
	if file != standardOutput {
		slug = append(slug, printable(filepath.Base(file)))
	} else {
		slug = append(slug, oneLine(l.charter.Title.Value))
	}
	if m := r.meta(l.charter); !m.Date.IsZero() {
		slug = append(slug, m.Date.UTC().Format("2006-01-02"))
	}
	side := func(u unit.Length) string {
		return string(unit.AppendFixed(nil, int64(u.Scale(10, int64(unit.Millimetre))), 1))
	}
	return append(slug, side(first.Width)+" × "+side(first.Height)+" mm")
}

// tooMuchInk tells where more ink lies than the press takes.
func tooMuchInk(c *charter.Charter, most press.Coverage, limit int, known bool) source.Finding {
	f := source.Finding{Rule: "too-much-ink", Severity: source.Warning, Args: args{
		"Total": perCent(most.Total), "Most": perCent(limit), "Color": asGiven(c, most.Color), "variant": "assumed",
	}}
	if known {
		f.Args["variant"] = "profile"
	}
	switch {
	case most.Picture:
		f.Pos = c.Brand.Logo.Pos
	case most.Color == page.Color(c.Brand.Color.RGB):
		f.Pos = c.Brand.Color.Text.Pos
	}
	return f
}

func hexOf(c page.Color) string { return color.RGB(c).String() }

// refused tells what cannot be printed, and the call that would print it.
func (r *renderer) refused(l *laid, name string, refusal *press.Refusal) error {
	a := args{"File": inputName(name), "Call": r.flags.given.forCharters(name).with("icc", exampleProfile)}
	const most = 4
	var colors []string
	for _, c := range refusal.Colors[:min(len(refusal.Colors), most)] {
		colors = append(colors, hexOf(c))
	}
	a["Colors"], a["Count"] = colors, len(refusal.Colors)
	switch {
	case refusal.Reason == press.NoAlternate:
		a["Spot"], a["Color"] = l.charter.Brand.Spot.Value, colors[0]
		return &fault{id: "no-stand-in", status: statusFaulty, args: a}
	case refusal.Reason == press.SeeThrough:
		return &fault{id: "see-through", status: statusFaulty, args: a}
	case refusal.Reason == press.TooManyParts:
		return &fault{id: "see-through-many", status: statusFaulty, args: a}
	case len(colors) == 0:
		return &fault{id: "picture-without-inks", status: statusFaulty, args: a}
	case l.charter.Brand.Color.Text.Value == "":
		return &fault{id: "colors-without-inks", status: statusFaulty, hint: "colors-without-inks.no-brand", args: a}
	}
	return &fault{id: "colors-without-inks", status: statusFaulty, args: a}
}

// printArgs are the arguments of what is said about a poster for a print shop: the house's ink
// first.
func (u *ui) printArgs(r *result) args {
	a := u.resultArgs(r)
	a["Standard"] = words{text: r.Standard}
	if r.Standard == "" {
		a["Standard"] = words{id: "print.no-standard"}
	}
	names := []string{}
	for _, ink := range r.Inks {
		switch id := "ink." + ink; ink {
		case "Cyan", "Magenta", "Yellow", "Black":
			names = append(names, u.words.say(id, nil))
		default:
			names = slices.Insert(names, 0, ink)
		}
	}
	a["Inks"], a["Total"] = names, r.InkTotal
	return a
}
