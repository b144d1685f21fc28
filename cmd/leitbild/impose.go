// leitbild render --tiles and --nup: posters on other sheets of paper, for the copy room.

package main

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"leitbild/charter"
	"leitbild/internal/impose"
	"leitbild/internal/page"
	"leitbild/internal/source"
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

// named gives a poster the name that it has on other sheets, so that it does not replace the
// poster itself: leitbild-tiles.pdf.
func (f *imposeFlags) named(file string) string {
	if !f.wanted() {
		return file
	}
	return withSuffix(file, "-"+f.name())
}

// agree refuses flags that do not go with other sheets of paper, or only with them.
func (f *imposeFlags) agree(r *renderFlags) error {
	switch {
	case f.tiles.Width != 0 && f.nup.Width != 0:
		return r.excluding("--tiles", "--nup")
	case f.name() != "tiles" && (f.overlap.set || f.margin.set):
		return f.onlyForTiles(r)
	case !f.wanted():
		return nil
	case !slices.Equal(r.types, []fileType{pdfFile}):
		other := r.types[slices.IndexFunc(r.types, func(t fileType) bool { return t != pdfFile })]
		return &fault{id: "only-pdf", hint: "right-call", args: args{
			"Flag": "--" + f.name(), "Type": other.abbreviate(), "Call": r.asPDF(),
		}}
	}
	if _, _, screen := f.paper().Pixels(); screen {
		return &fault{id: "screen-is-no-paper", hint: "right-call", args: args{
			"Flag": "--" + f.name(), "Value": f.paper().Name, "Call": r.given.with(f.name(), "A4"),
		}}
	}
	return nil
}

// onlyForTiles tells that a length is given of tiles that nobody asks for.
func (f *imposeFlags) onlyForTiles(r *renderFlags) *fault {
	name := "tile-overlap"
	if !f.overlap.set {
		name = "tile-margin"
	}
	call, a4 := r.given.with("tiles", "A4"), impose.Paper{Width: 210 * unit.Millimetre, Height: 297 * unit.Millimetre}
	if f.nup.Width != 0 || r.print.on || r.paper.Width != 0 && impose.Fit(a4, r.paper.Width, r.paper.Height, 0) > 0 {
		call = r.given.without("tile-overlap", "tile-margin")
	}
	return &fault{id: "only-for-tiles", hint: "right-call", args: args{"Flag": "--" + name, "Call": call}}
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

// impose puts a poster on other sheets of paper where that is asked for, and notes what is to be
// known of it.
func (r *renderer) impose(name string, l *laid) error {
	f := &r.flags.impose
	if !f.wanted() {
		return nil
	}
	on, first := &sheets{Paper: f.paper().Name}, l.sheet.Pages[0]
	var err error
	if f.nup.Width != 0 {
		l.nup = on
		l.imposed, err = impose.NUp(l.sheet.Pages, impose.NUpOptions{Paper: paperOf(f.nup), Lang: l.charter.Lang})
	} else {
		l.tiles = on
		l.imposed, err = r.tile(l, paperOf(f.tiles), *f.margin.value, *f.overlap.value)
	}
	if err != nil {
		return r.imposeFault(name, l, err)
	}
	on.Orientation = orientationOf(l.imposed.Pages[0])
	on.Columns, on.Rows = l.imposed.Columns, l.imposed.Rows
	on.Count = on.Columns * on.Rows
	if first.CropMarks {
		l.add(name, source.Finding{Rule: "own-marks", Severity: source.Info, Args: args{"Flag": "--" + f.name()}})
	}
	if f.nup.Width != 0 {
		r.judgeNUp(name, l, first)
	}
	return nil
}

// judgeNUp says where fewer copies are on a sheet than there could be, and where the printer will
// leave a rim on some of them.
func (r *renderer) judgeNUp(name string, l *laid, first *page.Page) {
	nup := r.flags.impose.nup
	if more := impose.Fit(paperOf(nup), first.Width, first.Height, 0); more > l.nup.Count {
		l.add(name, source.Finding{Rule: "nup-bleed", Severity: source.Info, Args: args{
			"Paper": l.paper.Name, "Sheet": nup.Name, "Number": l.nup.Count, "More": more,
			"Call": r.callFor(name).with("bleed", "0mm"),
		}})
	}
	if l.imposed.Edge < defaultMargin && impose.ReachesEdge(first) {
		a := args{"Sheet": nup.Name, "variant": "plain"}
		if !l.office.inkSaver {
			a["variant"], a["Call"] = "ink", r.callFor(name).withSwitch("ink-saver")
		}
		l.add(name, source.Finding{Rule: "nup-edge", Severity: source.Info, Args: a})
	}
}

// callFor is the call as it was given, for one charter.
func (r *renderer) callFor(name string) called {
	if g := r.flags.given; len(g.charters) == 0 {
		return g
	}
	return r.flags.given.forCharters(name)
}

// paperOf is paper as sheets are imposed on it.
func paperOf(p charter.Paper) impose.Paper { return impose.Paper{Width: p.Width, Height: p.Height} }

// pages are the sheets of paper that a charter is printed on.
func (l *laid) pages() []*page.Page {
	if l.imposed != nil {
		return l.imposed.Pages
	}
	return l.sheet.Pages
}

// tile divides a poster. What the sheets say is in the default theme's faces, whatever the
// poster is set in.
func (r *renderer) tile(l *laid, paper impose.Paper, margin, overlap unit.Length) (*impose.Imposition, error) {
	o := impose.TileOptions{
		Paper: paper, Margin: margin, Overlap: overlap,
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

// imposeFault tells why a poster does not go on other sheets, and a call that goes.
func (r *renderer) imposeFault(name string, l *laid, err error) error {
	f := &r.flags.impose
	a := args{
		"Poster": words{id: "paper." + orientationOf(l.sheet.Pages[0]), args: args{"Paper": l.paper.Name}},
		"Paper":  l.paper.Name, "Sheet": f.paper().Name,
	}
	switch whole := r.callFor(name).without("tiles", "tile-overlap", "tile-margin"); {
	case errors.Is(err, impose.ErrOneSheet):
		a["Call"] = whole
		if first := l.sheet.Pages[0]; impose.Fit(paperOf(f.tiles), first.Width, first.Height, first.Bleed) == 0 {
			a["Call"] = whole.with("bleed", "0mm")
			return &fault{id: "one-sheet-bleeding", hint: "right-call", args: a}
		}
		return &fault{id: "one-sheet", hint: "right-call", args: a}
	case errors.Is(err, impose.ErrNoRoom):
		a["Call"] = r.tilesThatDo(name, l)
		return &fault{id: "tiles-too-small", hint: "right-call", args: a}
	case errors.Is(err, impose.ErrTooMany):
		a["Call"] = r.tilesThatDo(name, l)
		return &fault{id: "too-many-tiles", hint: "right-call", args: a}
	case errors.Is(err, impose.ErrNone):
		return r.noneFits(name, l, a)
	case errors.Is(err, impose.ErrOnlyOne):
		return r.onlyOne(name, l, a)
	}
	return err
}

// tilesThatDo is a call that divides the poster after all: with less lost at the edges of the
// sheets, or over larger ones; one that does not divide it where the sheets would have to be as
// large as itself.
func (r *renderer) tilesThatDo(name string, l *laid) called {
	f, call := &r.flags.impose, r.callFor(name).without("nup")
	margin, overlap := min(*f.margin.value, defaultMargin), min(*f.overlap.value, defaultOverlap)
	for _, paper := range append([]string{f.paper().Name}, officePapers()...) {
		p, err := charter.ParsePaper(paper)
		if err != nil {
			continue
		}
		if _, err := r.tile(l, paperOf(p), *f.margin.value, *f.overlap.value); err == nil {
			return call.with("tiles", paper)
		}
		if _, err := r.tile(l, paperOf(p), margin, overlap); err == nil {
			return call.with("tiles", paper).without("tile-margin", "tile-overlap")
		}
	}
	return call.without("tiles", "tile-margin", "tile-overlap")
}

// officePapers are sheets on which posters may go, those first that an office has.
func officePapers() []string { return []string{"A4", "A3", "A2", "A1", "A0"} }

// noneFits tells that a sheet is too small for the poster.
func (r *renderer) noneFits(name string, l *laid, a args) *fault {
	divided := r.tilesThatDo(name, l)
	smaller := r.smaller(name, l)
	if smaller == "" {
		a["Call"] = r.onLarger(name, l)
		return &fault{id: "nup-none", hint: "right-call", args: a}
	}
	a["Smaller"], a["Call"] = r.callFor(name).with("size", smaller), divided
	return &fault{id: "nup-none", args: a}
}

// onlyOne tells that but one poster fits on a sheet, and whether that is for its bleed.
func (r *renderer) onlyOne(name string, l *laid, a args) *fault {
	first, call := l.sheet.Pages[0], r.callFor(name)
	if n := impose.Fit(paperOf(r.flags.impose.nup), first.Width, first.Height, 0); n > 1 {
		a["Call"], a["Number"] = call.with("bleed", "0mm"), n
		return &fault{id: "nup-one-bleeding", hint: "right-call", args: a}
	}
	if smaller := r.smaller(name, l); smaller != "" {
		a["Call"] = call.with("size", smaller)
	} else {
		a["Call"] = r.onLarger(name, l)
	}
	return &fault{id: "nup-one", hint: "right-call", args: a}
}

// onLarger is the call with sheets that have room for several of the poster; with none where
// no usual paper has.
func (r *renderer) onLarger(name string, l *laid) called {
	first := l.sheet.Pages[0]
	for _, paper := range officePapers() {
		if p, err := charter.ParsePaper(paper); err == nil && impose.Fit(paperOf(p), first.Width, first.Height, first.Bleed) > 1 {
			return r.callFor(name).with("nup", paper)
		}
	}
	return r.callFor(name).without("nup")
}

// smaller is the largest usual paper on which the charter is legible and of which several fit
// on a sheet; "" where there is none.
func (r *renderer) smaller(name string, l *laid) string {
	bleed := l.sheet.Pages[0].Bleed
	for _, paper := range []string{"A1", "A2", "A3", "A4", "A5", "A6"} {
		p, err := charter.ParsePaper(paper)
		if err == nil && impose.Fit(paperOf(r.flags.impose.nup), p.Width, p.Height, bleed) > 1 && r.goesOn(p, name, l) {
			return paper
		}
	}
	return ""
}

// goesOn reports whether a charter that has been laid out is legible on other paper too.
func (r *renderer) goesOn(paper charter.Paper, name string, l *laid) bool {
	options, _ := r.dressedOptions(name, l.charter)
	options.Paper = paper
	other := &laid{charter: l.charter, house: l.house, office: officeFlags{gray: l.office.gray}}
	return other.layOut(name, l.plain, options) == nil && other.sheet != nil && !source.HasError(other.findings)
}
