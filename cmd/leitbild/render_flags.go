// What a command line says about posters, and what of it contradicts itself.

package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"leitbild/charter"
	"leitbild/internal/png"
	"leitbild/internal/sheet"
	"leitbild/internal/unit"
)

// renderFlags are what a command line says about posters. Those that the charter's poster
// block also has override it.
type renderFlags struct {
	pdf, svg, png bool
	types         []fileType // what is made
	typesGiven    bool       // by switches
	dpi, width    numberFlag
	output        string
	outputGiven   bool
	given         called // all of it
	check, open   bool
	print         printFlags

	theme       string
	paper       charter.Paper
	orientation string
	bleed       lengthFlag
	distance    lengthFlag
	marks       bool
	marksGiven  bool

	impose imposeFlags
	office officeFlags
}

const (
	portrait  = "portrait"
	landscape = "landscape"
)

// see notes which flags have been given, and makes the usual type of file where they name none.
func (f *renderFlags) see(c *cobra.Command, usual fileType) {
	f.given = callGiven(c)
	f.outputGiven = c.Flags().Changed("output")
	f.marksGiven = c.Flags().Changed("marks")
	f.chooseTypes(c, usual)
}

// register adds the flags that say what is made, and how.
func (f *renderFlags) register(a *app, c *cobra.Command) {
	f.dpi = numberFlag{unit: "dpi", least: 30, most: 1200}
	f.width = numberFlag{unit: "px", least: 16, most: png.MaxSide}
	var bleed, distance unit.Length
	f.bleed = lengthFlag{value: &bleed, most: charter.MaxBleed, leastName: "0 mm", mostName: "20 mm"}
	f.distance = lengthFlag{
		value: &distance, least: charter.MinDistance, most: charter.MaxDistance,
		leastName: "20 cm", mostName: "20 m",
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.pdf, "pdf", false, "flag.pdf")
	flags.BoolVar(&f.svg, "svg", false, "flag.svg")
	flags.BoolVar(&f.png, "png", false, "flag.png")
	flags.Var(&f.dpi, "dpi", "flag.dpi")
	flags.Var(&f.width, "width", "flag.width")
	flags.StringVarP(&f.output, "output", "o", "", "flag.output")
	flags.StringVar(&f.theme, "theme", "", "flag.theme")
	flags.Var(&paperFlag{value: &f.paper}, "size", "flag.size")
	flags.Var(newChoice(&f.orientation, portrait, landscape), "orientation", "flag.orientation")
	flags.Var(&f.bleed, "bleed", "flag.bleed")
	flags.BoolVar(&f.marks, "marks", false, "flag.marks")
	flags.Var(&f.distance, "distance", "flag.distance")
	f.impose.register(c)
	f.office.register(flags)
	must(c.RegisterFlagCompletionFunc("theme", a.offerThemes))
	must(c.RegisterFlagCompletionFunc("size", offer(
		"A2", "A3", "A4", "A1", "A0", "A5", "A6", "50x70cm", "Letter", "Tabloid", "24x36in", "1920x1080px",
	)))
	must(c.RegisterFlagCompletionFunc("orientation", offer(portrait, landscape)))
	must(c.RegisterFlagCompletionFunc("bleed", offer("3mm", "5mm", "0mm")))
	must(c.RegisterFlagCompletionFunc("distance", offer("1m", "2m", "3m", "5m")))
	must(c.RegisterFlagCompletionFunc("dpi", offer("96", "150", "300")))
	must(c.RegisterFlagCompletionFunc("width", cobra.NoFileCompletions))
}

// agree refuses flags that contradict each other.
func (a *app) agree(f *renderFlags) error {
	if len(f.types) == 0 {
		return &fault{id: "nothing-to-make"}
	}
	if f.print.on && f.office.gray {
		return f.excluding("--print", "--gray")
	}
	if err := f.print.agree(f); err != nil {
		return err
	}
	if err := f.impose.agree(f); err != nil {
		return err
	}
	toOutput := f.output == standardOutput
	switch {
	case f.dpi.value != 0 && f.width.value != 0:
		return f.excluding("--dpi", "--width")
	case f.dpi.value != 0 && !slices.Contains(f.types, pngFile):
		return f.onlyForPNG("dpi")
	case f.width.value != 0 && !slices.Contains(f.types, pngFile):
		return f.onlyForPNG("width")
	case len(f.types) > 1 && (toOutput || !isReplaceable(f.output) && !isFolder(f.output)):
		return &fault{id: "one-to-output", hint: "right-call", args: args{
			"Output": outputName(f.output), "Types": f.abbreviations(), "Call": f.given.withOutput(f.output, f.types[0]),
		}}
	case toOutput && f.check:
		return f.excluding(toStandardOutput, "--check")
	case toOutput && f.open:
		return f.excluding(toStandardOutput, "--open")
	case f.check && f.open:
		return f.excluding("--check", "--open")
	case toOutput && a.ui.out.terminal:
		t, call := f.types[0], f.given
		call.into = examplePoster + t.ending()
		return &fault{id: "file-on-terminal", hint: "right-call", args: args{"Type": t.abbreviate(), "Call": call}}
	}
	return nil
}

// onlyForPNG tells that a flag counts pixels, which nothing that is made would have.
func (f *renderFlags) onlyForPNG(name string) *fault {
	call, toFile := f.given, f.outputGiven && !isFolder(f.output)
	switch n := map[string]*numberFlag{"dpi": &f.dpi, "width": &f.width}[name]; {
	case f.impose.wanted() || f.print.on:
		call = call.without(name)
	case toFile && (!f.typesGiven || f.output == standardOutput):
		output := f.output
		if output != standardOutput {
			output = pngFile.withEnding(output)
		}
		call = call.withOutput(output, pngFile)
	default:
		call = call.without(name).withSwitch(string(pngFile)).with(name, n.String())
		if toFile {
			call = call.with("output", strings.TrimSuffix(f.output, filepath.Ext(f.output)))
		}
	}
	return &fault{id: "only-for-png", hint: "right-call", args: args{"Flag": "--" + name, "Call": call}}
}

// registerOpen adds the flag that shows what has been made.
func (f *renderFlags) registerOpen(c *cobra.Command) {
	c.Flags().BoolVar(&f.open, "open", false, "flag.open")
}

// asPDF is the call that makes a PDF and nothing else.
func (f *renderFlags) asPDF() called {
	switch {
	case !f.outputGiven:
		return f.given.withOutput("", pdfFile)
	case f.output == standardOutput || isFolder(f.output):
		return f.given.withOutput(f.output, pdfFile)
	}
	return f.given.withOutput(pdfFile.withEnding(f.output), pdfFile)
}

// options are the charter's, overridden by the flags. What the charter says for the press
// does not hold for a screen that a flag asks for.
func (f *renderFlags) options(p charter.Poster) sheet.Options {
	if _, _, screen := f.paper.Pixels(); screen {
		p.OrientationSet, p.Bleed, p.Marks = false, 0, false
	}
	o := sheet.Options{Paper: p.Paper, Bleed: p.Bleed, CropMarks: p.Marks, Distance: p.Distance}
	if f.paper.Width != 0 {
		o.Paper = f.paper
	}
	if o.Paper.Width == 0 {
		o.Paper, _ = charter.ParsePaper(defaultPaper)
	}
	o.Landscape = o.Paper.Width > o.Paper.Height
	if p.OrientationSet {
		o.Landscape = p.Landscape
	}
	if f.orientation != "" {
		o.Landscape = f.orientation == landscape
	}
	if f.bleed.set {
		o.Bleed = *f.bleed.value
	}
	if f.marksGiven {
		o.CropMarks = f.marks
	}
	if f.distance.set {
		o.Distance = *f.distance.value
	}
	return f.forPrint(p, o)
}

const defaultPaper = "A2"
