// leitbild render --tiles and --nup: posters on other sheets of paper, for the copy room.

package main

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"leitbild/charter"
	"leitbild/internal/impose"
	"leitbild/internal/page"
	"leitbild/internal/theme"
	"leitbild/internal/unit"
)

// imposeFlags are what a command line says about other sheets of paper.
type imposeFlags struct {
	tiles, nup      charter.Paper // the zero paper where they are not asked for
	overlap, margin lengthFlag
}

// What tiles have in common and what printers leave white, unless a flag says otherwise.
const (
	defaultOverlap = 10 * unit.Millimetre
	defaultMargin  = 5 * unit.Millimetre
)

// register adds the flags to a command.
func (f *imposeFlags) register(c *cobra.Command) {
	overlap, margin := defaultOverlap, defaultMargin
	f.overlap = lengthFlag{value: &overlap, most: 50 * unit.Millimetre, leastName: "0 mm", mostName: "50 mm"}
	f.margin = lengthFlag{value: &margin, most: 50 * unit.Millimetre, leastName: "0 mm", mostName: "50 mm"}
	flags := c.Flags()
	flags.Var(&paperFlag{value: &f.tiles}, "tiles", "flag.tiles")
	flags.Var(&f.overlap, "tile-overlap", "flag.tileoverlap")
	flags.Var(&f.margin, "tile-margin", "flag.tilemargin")
	flags.Var(&paperFlag{value: &f.nup}, "nup", "flag.nup")
	must(c.RegisterFlagCompletionFunc("tiles", offer("A4", "A3", "Letter", "Tabloid")))
	must(c.RegisterFlagCompletionFunc("tile-overlap", offer("10mm", "5mm", "15mm")))
	must(c.RegisterFlagCompletionFunc("tile-margin", offer("5mm", "3mm", "10mm", "0mm")))
	must(c.RegisterFlagCompletionFunc("nup", offer("A4", "A3", "Letter")))
}

// wanted reports whether posters go on other sheets of paper.
func (f *imposeFlags) wanted() bool { return f.name() != "" }

// name is that of the flag which asks for it; "" where none does.
func (f *imposeFlags) name() string {
	switch {
	case f.tiles.Width != 0:
		return "tiles"
	case f.nup.Width != 0:
		return "nup"
	}
	return ""
}

// paper is what the posters go on.
func (f *imposeFlags) paper() charter.Paper {
	if f.tiles.Width != 0 {
		return f.tiles
	}
	return f.nup
}

// call are the words that ask for it.
func (f *imposeFlags) call() []string {
	if !f.wanted() {
		return nil
	}
	words := []string{"--" + f.name(), f.paper().Name}
	for _, l := range []struct {
		name string
		flag lengthFlag
	}{{"--tile-overlap", f.overlap}, {"--tile-margin", f.margin}} {
		if l.flag.set && f.name() == "tiles" {
			words = append(words, l.name, l.flag.text)
		}
	}
	return words
}

// named gives a poster the name that it has on other sheets, so that it does not replace the
// poster itself: leitbild-tiles.pdf.
func (f *imposeFlags) named(file string) string {
	if !f.wanted() {
		return file
	}
	ending := filepath.Ext(file)
	return strings.TrimSuffix(file, ending) + "-" + f.name() + ending
}

// agree refuses flags that do not go with other sheets of paper, or only with them.
func (f *imposeFlags) agree(given []string, r *renderFlags) error {
	flag := "--" + f.name()
	switch {
	case f.tiles.Width != 0 && f.nup.Width != 0:
		return &fault{id: "flags-exclude", args: args{"First": "--tiles", "Second": "--nup"}}
	case f.name() != "tiles" && (f.overlap.set || f.margin.set):
		return f.onlyForTiles(given)
	case !f.wanted():
		return nil
	case !slices.Equal(r.types, []fileType{pdfFile}):
		return f.onlyPDF(given, r)
	case r.marksGiven && r.marks:
		return &fault{id: "flags-exclude", hint: "own-marks.hint", args: args{"First": flag, "Second": "--marks", "Flag": flag}}
	}
	if _, _, screen := f.paper().Pixels(); screen {
		return &fault{id: "screen-is-no-paper", hint: "right-call", args: args{
			"Flag": flag, "Value": f.paper().Name, "Call": callOf(slices.Concat([]string{"render"}, given, []string{flag, "A4"})...),
		}}
	}
	return nil
}

// onlyForTiles tells that a length is given of tiles that nobody asks for.
func (f *imposeFlags) onlyForTiles(given []string) *fault {
	name, l := "--tile-overlap", &f.overlap
	if !l.set {
		name, l = "--tile-margin", &f.margin
	}
	call := slices.Concat([]string{"render"}, given, []string{"--tiles", "A4", name, l.text})
	return &fault{id: "only-for-tiles", hint: "right-call", args: args{"Flag": name, "Call": callOf(call...)}}
}

// onlyPDF tells that sheets for the copy room are a PDF.
func (f *imposeFlags) onlyPDF(given []string, r *renderFlags) *fault {
	other := r.types[slices.IndexFunc(r.types, func(t fileType) bool { return t != pdfFile })]
	call := slices.Concat([]string{"render"}, given, sizeArguments(r), f.call())
	if r.outputGiven && r.output != standardOutput && !isFolder(r.output) {
		call = append(call, "-o", pdfFile.withEnding(r.output))
	} else if r.outputGiven {
		call = append(call, "-o", r.output)
	}
	return &fault{id: "only-pdf", hint: "right-call", args: args{
		"Flag": "--" + f.name(), "Type": other.abbreviate(), "Call": callOf(call...),
	}}
}

// sheets tells on which other paper a poster is.
type sheets struct {
	Paper       string `json:"paper"`
	Orientation string `json:"orientation"`
	Columns     int    `json:"columns"`
	Rows        int    `json:"rows"`
	// Count is that of the tiles without their map, or of the copies on a sheet.
	Count int `json:"count"`
}

// impose puts a poster on other sheets of paper where that is asked for.
func (r *renderer) impose(name string, l *laid) error {
	f := &r.flags.impose
	if !f.wanted() {
		return nil
	}
	paper := impose.Paper{Width: f.paper().Width, Height: f.paper().Height}
	on := &sheets{Paper: f.paper().Name}
	var err error
	if f.nup.Width != 0 {
		l.nup = on
		l.imposed, err = impose.NUp(l.sheet.Pages, impose.NUpOptions{Paper: paper, Copies: true})
	} else {
		l.tiles = on
		l.imposed, err = r.tile(l, paper)
	}
	if err != nil {
		return r.imposeFault(name, l, err)
	}
	on.Orientation = lies(l.imposed.Pages[0])
	on.Columns, on.Rows = l.imposed.Columns, l.imposed.Rows
	on.Count = on.Columns * on.Rows
	return nil
}

// pages are the sheets of paper that a charter is printed on.
func (l *laid) pages() []*page.Page {
	if l.imposed != nil {
		return l.imposed.Pages
	}
	return l.sheet.Pages
}

// lies names the way a page lies.
func lies(p *page.Page) string {
	switch {
	case p.Width == p.Height:
		return "square"
	case p.Width > p.Height:
		return landscape
	}
	return portrait
}

// tile divides a poster. What the sheets say is in the default theme's faces, whatever the
// poster is set in.
func (r *renderer) tile(l *laid, paper impose.Paper) (*impose.Imposition, error) {
	o := impose.TileOptions{
		Paper: paper, Margin: *r.flags.impose.margin.value, Overlap: *r.flags.impose.overlap.value,
		Lang: l.charter.Lang, Name: oneLine(l.charter.Title.Value),
	}
	plain, err := r.themes.load(request{name: defaultTheme, flag: true})
	if err != nil {
		return nil, err
	}
	if o.Strong, err = plain.theme.Face(theme.Headline); err != nil {
		return nil, err
	}
	if o.Plain, err = plain.theme.Face(theme.Text); err != nil {
		return nil, err
	}
	return impose.Tiles(l.sheet.Pages[0], o)
}

// imposeFault tells why a poster does not go on other sheets, and what would.
func (r *renderer) imposeFault(name string, l *laid, err error) error {
	f := &r.flags.impose
	a := args{
		"Poster": words{id: "paper." + l.orientation, args: args{"Paper": l.paper.Name}},
		"Paper":  l.paper.Name, "Sheet": f.paper().Name,
	}
	render := append([]string{"render"}, inArguments(name)...)
	switch {
	case errors.Is(err, impose.ErrOneSheet):
		a["Call"] = callOf(slices.Concat(render, sizeArguments(r.flags))...)
		return &fault{id: "one-sheet", hint: "right-call", args: a}
	case errors.Is(err, impose.ErrNoRoom):
		return &fault{id: "tiles-too-small", args: a}
	case errors.Is(err, impose.ErrTooMany):
		return &fault{id: "too-many-tiles", args: a}
	case errors.Is(err, impose.ErrNone):
		a["Smaller"], a["Call"] = smaller(f.nup), callOf(append(render, "--tiles", f.nup.Name)...)
		return &fault{id: "nup-none", args: a}
	case errors.Is(err, impose.ErrOnlyOne):
		return r.onlyOne(l, render, a)
	}
	return err
}

// onlyOne tells that but one poster fits on a sheet, and whether that is for its bleed.
func (r *renderer) onlyOne(l *laid, render []string, a args) *fault {
	f, first := r.flags.impose.nup, l.sheet.Pages[0]
	if n := impose.Fit(impose.Paper{Width: f.Width, Height: f.Height}, first.Width, first.Height, 0); n > 1 {
		a["Call"] = callOf(slices.Concat(render, sizeArguments(r.flags), []string{"--nup", f.Name, "--bleed", "0mm"})...)
		a["Number"] = n
		return &fault{id: "nup-one-bleeding", hint: "right-call", args: a}
	}
	a["Call"] = callOf(append(render, "--size", smaller(f), "--nup", f.Name)...)
	return &fault{id: "nup-one", hint: "right-call", args: a}
}

// inArguments are the words for a charter in a call.
func inArguments(name string) []string {
	if name == defaultCharter {
		return nil
	}
	return []string{name}
}

// sizeArguments are the flags for the size of the poster, as far as they were given.
func sizeArguments(f *renderFlags) []string {
	var words []string
	if f.paper.Width != 0 {
		words = append(words, "--size", f.paper.Name)
	}
	if f.orientation != "" {
		words = append(words, "--orientation", f.orientation)
	}
	return words
}

// smaller is the largest usual paper of which several fit on a sheet.
func smaller(on charter.Paper) string {
	for _, name := range []string{"A1", "A2", "A3", "A4", "A5"} {
		p, err := charter.ParsePaper(name)
		if err == nil && impose.Fit(impose.Paper{Width: on.Width, Height: on.Height}, p.Width, p.Height, 0) > 1 {
			return name
		}
	}
	return "A6"
}
