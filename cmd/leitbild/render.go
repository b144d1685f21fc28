// leitbild render: posters from charters.

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"leitbild/charter"
	"leitbild/internal/impose"
	"leitbild/internal/lint"
	"leitbild/internal/png"
	"leitbild/internal/sheet"
	"leitbild/internal/source"
	"leitbild/internal/svg"
	"leitbild/internal/theme"
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

func (a *app) renderCommand() *cobra.Command {
	var f renderFlags
	c := &cobra.Command{
		Use:   "render [FILE…]",
		Short: "render.short",
		Long:  "render.long",
		SuggestFor: []string{
			"pdf", "svg", "png", "print", "poster", "build", "make", "export", "generate", "draw",
			"plakat", "drucken", "erstellen", "erzeugen",
		},
		Example:           "render.example",
		ValidArgsFunction: offerCharters,
		RunE: func(c *cobra.Command, given []string) error {
			f.see(c)
			f.print.see(c)
			return a.render(c, given, &f)
		},
	}
	f.register(a, c)
	f.print.register(c)
	c.Flags().BoolVar(&f.check, "check", false, "flag.check")
	a.findingFormats(c)
	return c
}

// see notes which flags have been given.
func (f *renderFlags) see(c *cobra.Command) {
	f.outputGiven = c.Flags().Changed("output")
	f.marksGiven = c.Flags().Changed("marks")
	f.chooseTypes(c)
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
	flags.BoolVar(&f.open, "open", false, "flag.open")
	must(c.RegisterFlagCompletionFunc("theme", a.offerThemes))
	must(c.RegisterFlagCompletionFunc("size", offer("A2", "A3", "A4", "A1", "A0", "A5", "A6", "50x70cm", "Letter", "Tabloid", "24x36in", "1920x1080px")))
	must(c.RegisterFlagCompletionFunc("orientation", offer(portrait, landscape)))
	must(c.RegisterFlagCompletionFunc("bleed", offer("3mm", "5mm", "0mm")))
	must(c.RegisterFlagCompletionFunc("distance", offer("1m", "2m", "3m", "5m")))
	must(c.RegisterFlagCompletionFunc("dpi", offer("96", "150", "300")))
	must(c.RegisterFlagCompletionFunc("width", cobra.NoFileCompletions))
}

// render makes the posters of all charters; one that fails does not stop the others.
func (a *app) render(c *cobra.Command, given []string, f *renderFlags) error {
	if err := a.agree(given, f); err != nil {
		return err
	}
	go a.ui.words.ui() // reading them takes as long as reading a charter
	charters, status, err := a.inputs(c, given)
	if err != nil {
		return err
	}
	posters, err := destinations(charters, given, f)
	if err != nil {
		return err
	}
	if err := a.spareAllLogos(charters, posters, f); err != nil {
		return err
	}
	date, err := a.defaultDate()
	if err != nil {
		return err
	}
	r := renderer{app: a, flags: f, given: givenFlags(c), date: date, themes: themes{byFile: map[string]*loadedTheme{}}}
	results := []result{}
	for i, name := range charters {
		made, s := r.one(name, posters[i])
		status = max(status, s)
		results = append(results, made...)
	}
	switch a.ui.format {
	case formatJSON:
		err = a.resultStream(f).data(results)
	case formatSARIF:
		err = a.resultStream(f).report(charters, r.findings, status)
	}
	if err != nil {
		return err
	}
	return finish(status)
}

// agree refuses flags that contradict each other.
func (a *app) agree(given []string, f *renderFlags) error {
	if len(f.types) == 0 {
		return &fault{id: "nothing-to-make"}
	}
	if err := f.print.agree(given, f); err != nil {
		return err
	}
	if err := f.impose.agree(given, f); err != nil {
		return err
	}
	if f.print.on && f.office.gray {
		return &fault{id: "flags-exclude", args: args{"First": "--print", "Second": "--gray"}}
	}
	toOutput := f.output == standardOutput
	switch {
	case f.dpi.value != 0 && f.width.value != 0:
		return &fault{id: "flags-exclude", args: args{"First": "--dpi", "Second": "--width"}}
	case f.dpi.value != 0 && !slices.Contains(f.types, pngFile):
		return f.onlyForPNG(given, "dpi", &f.dpi)
	case f.width.value != 0 && !slices.Contains(f.types, pngFile):
		return f.onlyForPNG(given, "width", &f.width)
	case len(f.types) > 1 && (toOutput || !isReplaceable(f.output) && !isFolder(f.output)):
		return &fault{id: "one-to-output", hint: "right-call", args: args{
			"Output": outputName(f.output), "Types": f.abbreviations(), "Call": f.types[0].callInto(f.output, given...),
		}}
	case toOutput && f.check:
		return &fault{id: "flags-exclude", args: args{"First": "-o -", "Second": "--check"}}
	case toOutput && f.open:
		return &fault{id: "flags-exclude", args: args{"First": "-o -", "Second": "--open"}}
	case f.check && f.open:
		return &fault{id: "flags-exclude", args: args{"First": "--check", "Second": "--open"}}
	case toOutput && a.ui.out.terminal:
		t := f.types[0]
		return &fault{id: "file-on-terminal", hint: "right-call", args: args{
			"Type": t.abbreviate(), "Call": t.callInto(standardOutput, given...) + " > poster" + t.ending(),
		}}
	}
	return nil
}

// onlyForPNG tells that a flag counts pixels, which nothing that is made would have.
func (f *renderFlags) onlyForPNG(given []string, name string, n *numberFlag) *fault {
	call := append(f.callBegin(given...), pngFile.flag(), "--"+name, n.String())
	return &fault{id: "only-for-png", hint: "right-call", args: args{
		"Flag": "--" + name, "Call": callOf(call...),
	}}
}

// resultStream is where results are told: not where the poster itself goes.
func (a *app) resultStream(f *renderFlags) *ui {
	if f.output != standardOutput {
		return a.ui
	}
	u := *a.ui
	u.out = u.err
	return &u
}

// result is what there is to say about a poster.
type result struct {
	File        string   `json:"file"`
	Charter     string   `json:"charter"`
	Type        fileType `json:"format"`
	Paper       string   `json:"paper"`
	Width       float64  `json:"width_mm"`
	Height      float64  `json:"height_mm"`
	Orientation string   `json:"orientation"`
	Theme       string   `json:"theme"`
	TextSize    float64  `json:"text_pt"`
	ReadsTo     float64  `json:"reads_to_m"`
	Pages       int      `json:"pages"`
	// PixelWidth and PixelHeight are those of a PNG.
	PixelWidth  int `json:"width_px,omitempty"`
	PixelHeight int `json:"height_px,omitempty"`
	// Standard is that for print shops, Inks are the plates, InkTotal is the most ink in one
	// place and InkLimit what the press takes, in per cent.
	Standard string   `json:"standard,omitempty"`
	Inks     []string `json:"inks,omitempty"`
	InkTotal int      `json:"ink_percent,omitempty"`
	InkLimit int      `json:"ink_limit_percent,omitempty"`
	// Tiles are the sheets over which it goes, NUp those on which there are several.
	Tiles *sheets `json:"tiles,omitempty"`
	NUp   *sheets `json:"nup,omitempty"`
	Bytes int     `json:"bytes"`
	// Gray says that there is no colour in it.
	Gray bool `json:"gray,omitempty"`
	// Coverage is the share of the sheet that ink covers where it is to be saved, and
	// CoverageBefore what it would be otherwise, in per cent.
	Coverage       *float64 `json:"coverage_percent,omitempty"`
	CoverageBefore *float64 `json:"coverage_before_percent,omitempty"`
	// Changed says that what lay there was different, or nothing.
	Changed bool `json:"changed"`
	// State is what a check found: "current", "stale" or "missing".
	State string `json:"state,omitempty"`
}

// renderer makes the posters of one call.
type renderer struct {
	app    *app
	flags  *renderFlags
	given  []string  // the flags as they were given that make the poster what it is
	date   time.Time // for charters without one
	themes themes
	fonts  map[string]*fontFile // of houses
	logos  logos
	// findings are all that were told about the charters.
	findings []source.Finding
}

// givenFlags are the flags of a command line that make a poster what it is.
func givenFlags(c *cobra.Command) []string {
	var given []string
	c.Flags().Visit(func(f *pflag.Flag) {
		switch value := f.Value.String(); {
		case slices.Contains([]string{"check", "format", "open", "quiet", "watch"}, f.Name):
		case f.NoOptDefVal == value:
			given = append(given, "--"+f.Name)
		case f.NoOptDefVal != "":
			given = append(given, "--"+f.Name+"="+value)
		default:
			given = append(given, "--"+f.Name, value)
		}
	})
	return given
}

// one makes the posters of one charter and tells about them: all of them, or none where one
// cannot be made.
func (r *renderer) one(name string, posters []poster) ([]result, int) {
	data, err := r.app.read(name)
	if err != nil {
		return nil, r.app.ui.fault(err)
	}
	return r.of(name, data, posters)
}

// of makes the posters of one charter that has been read.
func (r *renderer) of(name string, data []byte, posters []poster) ([]result, int) {
	a := r.app
	laid, err := r.lay(name, data)
	if err != nil {
		return nil, a.ui.fault(err)
	}
	if laid.charter != nil {
		if err := r.flags.spareLogos(name, laid.charter, posters); err != nil {
			return nil, a.ui.fault(err)
		}
	}
	if r.flags.print.on && laid.sheet != nil {
		if err := r.print(laid, name, posters[0].file); err != nil {
			return nil, a.ui.fault(err)
		}
	}
	r.findings = append(r.findings, laid.findings...)
	a.ui.findings(a.ui.err, laid.findings, laid.documents)
	if laid.sheet == nil {
		a.ui.noPoster(name, laid.findings)
		return nil, statusFaulty
	}
	if err := r.impose(name, laid); err != nil {
		return nil, a.ui.fault(err)
	}
	files := make([][]byte, len(posters))
	for i, p := range posters {
		if files[i], err = r.file(p.fileType, name, laid); err != nil {
			return nil, a.ui.fault(err)
		}
	}
	results, status := []result{}, statusFine
	for i, p := range posters {
		made, s := r.deliver(laid.describe(name, p, files[i]), files[i])
		status = max(status, s)
		if made != nil {
			results = append(results, *made)
		}
	}
	if r.flags.open && len(results) > 0 {
		if err := openFile(results[0].File); err != nil {
			return results, a.ui.fault(err)
		}
	}
	return results, status
}

// deliver puts a poster where it goes, or compares it with what is there. The result is nil
// where that fails.
func (r *renderer) deliver(made *result, file []byte) (*result, int) {
	a, name, poster := r.app, made.Charter, made.File
	if poster == standardOutput {
		if _, err := a.ui.out.Write(file); err != nil {
			return nil, a.ui.fault(standardOutputFault(err))
		}
		a.resultStream(r.flags).made(made)
		return made, statusFine
	}
	exists, different, err := differs(poster, file)
	if err != nil && r.flags.check {
		return nil, a.ui.fault(readFault(poster, err))
	}
	made.Changed = different
	if r.flags.check {
		return made, a.ui.checked(made, exists, append([]string{"render", name}, r.given...))
	}
	instead := made.Type.callBefore(poster, name)
	if r.flags.outputGiven && isFolder(r.flags.output) {
		if err := os.MkdirAll(filepath.Dir(poster), 0o777); err != nil {
			return nil, a.ui.fault(writeFault(poster, err, instead...))
		}
	}
	if err := a.write(poster, file, instead...); err != nil {
		return nil, a.ui.fault(err)
	}
	a.ui.made(made)
	return made, statusFine
}

// laid is a charter on paper, or what keeps it from getting there.
type laid struct {
	office      officeFlags
	ink         ink
	charter     *charter.Charter
	house       *house
	sheet       *sheet.Sheet // nil where the findings have an error
	theme       string
	plain       *theme.Theme // in its own typefaces and colours
	printed     *printed     // nil unless it is for a print shop
	paper       charter.Paper
	orientation string
	findings    []source.Finding
	documents   map[string]*source.Document
	reading     lint.Reading // how easily it reads, once its language has been judged
	// imposed is the sheet on other paper, and one of tiles and nup tells on which; nil where it
	// is on its own.
	imposed    *impose.Imposition
	tiles, nup *sheets
}

// lay reads a charter and lays it out.
func (r *renderer) lay(name string, data []byte) (*laid, error) {
	c, document, findings := charter.Read(name, data)
	l := &laid{office: r.flags.office, charter: c, findings: findings, documents: map[string]*source.Document{name: document}}
	if c == nil {
		source.Sort(l.findings)
		return l, nil
	}
	loaded, err := r.themes.load(requestTheme(r.flags.theme, name, c))
	if err != nil {
		return nil, err
	}
	l.findings = append(l.findings, loaded.findings...)
	if loaded.document != nil {
		l.documents[loaded.document.Name] = loaded.document
	}
	house, more := r.house(name, c)
	l.house, l.findings = house, append(l.findings, more...)
	options, wrong := r.dressed(name, c)
	l.findings = append(l.findings, wrong...)
	if loaded.theme != nil && !source.HasError(more) {
		l.in(name, loaded.theme, options)
	}
	if source.HasError(l.findings) {
		l.sheet = nil
	}
	source.Sort(l.findings)
	return l, nil
}

// dressed are the options for a charter with the logos of its house, and what is wrong with
// those.
func (r *renderer) dressed(name string, c *charter.Charter) (sheet.Options, []source.Finding) {
	o := r.flags.options(c.Poster)
	var wrong []source.Finding
	r.logos.grey = r.flags.office.gray
	o.Logo, o.LogoDark, wrong = r.logos.brandLogos(name, c)
	return o, wrong
}

// in lays the charter out in a theme.
func (l *laid) in(name string, t *theme.Theme, options sheet.Options) {
	l.theme, l.plain = t.Name, t
	l.paper, l.orientation = options.Paper, orientationOf(options)
	t, err := l.house.dress(l.office.after(l.inBrand(name, l.office.before(t))))
	if err != nil {
		l.findings = append(l.findings, source.Finding{
			Rule: "theme-font", File: name, Pos: l.charter.Poster.Theme.Pos, Args: args{"Error": source.Printable(err.Error())},
		})
		return
	}
	s, more := sheet.Lay(l.charter, t, options)
	l.sheet = s
	for _, f := range more {
		f.File = name
		l.findings = append(l.findings, f)
	}
	if l.office.inkSaver && s != nil {
		l.spared(name, l.plain, options)
	}
}

// inBrand gives the theme the colour of the charter's house, and says where that had to give way.
func (l *laid) inBrand(name string, t *theme.Theme) *theme.Theme {
	brand := l.charter.Brand.Color
	if brand.Text.Value == "" {
		return t
	}
	branded, a := t.Branded(brand.RGB)
	if a.IsZero() || l.office.gray {
		return branded
	}
	way := "darker"
	if a.To.LighterThan(a.From) {
		way = "lighter"
	}
	l.findings = append(l.findings, source.Finding{
		Rule: "brand-color-adjusted", Severity: source.Info, File: name, Pos: brand.Text.Pos,
		Args: args{
			"variant": way, "From": a.From.String(), "To": a.To.String(),
			"Contrast": theme.Decimal(a.Had), "Ratio": theme.Decimal(a.Needs),
		},
	})
	return branded
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

// orientationOf names the way the paper lies; a square has none.
func orientationOf(o sheet.Options) string {
	switch {
	case o.Paper.Width == o.Paper.Height:
		return "square"
	case o.Landscape:
		return landscape
	}
	return portrait
}

func (l *laid) describe(name string, p poster, file []byte) *result {
	first := l.sheet.Pages[0]
	r := &result{
		File: p.file, Charter: name, Type: p.fileType,
		Paper: l.paper.Name, Orientation: l.orientation,
		Width: rounded(first.Width.Millimetres(), 2), Height: rounded(first.Height.Millimetres(), 2),
		Theme: l.theme, TextSize: rounded(l.sheet.TextSize.Points(), 2),
		ReadsTo: rounded(l.sheet.ReadsTo.Millimetres()/1000, 2),
		Pages:   len(l.pages()), Bytes: len(file),
		Tiles: l.tiles, NUp: l.nup,
	}
	l.ink.describe(r)
	r.Gray = l.office.gray
	if p.fileType == pngFile {
		r.PixelWidth, r.PixelHeight = pixelsOf(file)
	}
	if p := l.printed; p != nil {
		r.Standard, r.Inks, r.InkTotal, r.InkLimit = p.standard, p.inks, p.most, p.limit
	}
	return r
}

// rounded cuts a number for output to as many decimals.
func rounded(v float64, decimals int) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'f', decimals, 64), 64)
	return r
}

// meta is what the file says about itself.
func (r *renderer) meta(c *charter.Charter) svg.Meta {
	m := svg.Meta{
		Title:       oneLine(c.Title.Value),
		Description: oneLine(c.Subtitle.Value),
		Author:      oneLine(c.Organization.Value),
		Lang:        c.Lang,
		Creator:     "leitbild " + version,
		Date:        r.date,
	}
	if m.Description == "" {
		m.Description = m.Author
	}
	if d := c.Date; !d.IsZero() {
		m.Date = time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	}
	return m
}

// oneLine is a text without the breaks that only the sheet needs.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00AD", "")), " ")
}

// defaultDate is the date of files whose charter has none: SOURCE_DATE_EPOCH
// (reproducible-builds.org), else a constant, never the clock.
func (a *app) defaultDate() (time.Time, error) {
	epoch, set, err := a.sourceDateEpoch()
	if err != nil || set {
		return epoch, err
	}
	return madeUpDate(), nil
}

func madeUpDate() time.Time { return time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC) }

func (a *app) sourceDateEpoch() (t time.Time, set bool, err error) {
	v := a.getenv("SOURCE_DATE_EPOCH")
	if v == "" {
		return time.Time{}, false, nil
	}
	const lastSecond = 253402300799 // of the year 9999, the last that a PDF date can tell
	seconds, err := strconv.ParseInt(v, 10, 64)
	if err != nil || seconds < 0 || seconds > lastSecond {
		return time.Time{}, false, &fault{id: "bad-epoch", args: args{"Value": v}}
	}
	return time.Unix(seconds, 0).UTC(), true, nil
}

// made tells in one line what has been made:
// leitbild.pdf · A2 portrait · klar · 26 pt · reads well up to 1.0 m.
func (u *ui) made(r *result) {
	if !u.inLines() {
		return
	}
	if r.Inks != nil {
		u.say("made.print", u.printArgs(r))
		return
	}
	id := "made"
	switch {
	case r.Tiles != nil:
		id = "made.tiles"
	case r.NUp != nil:
		id = "made.nup"
	}
	if r.PixelWidth > 0 && r.Paper != fmt.Sprintf("%d × %d px", r.PixelWidth, r.PixelHeight) {
		id = "made.pixels"
	}
	if r.sparing() {
		u.say("made.ink", args{
			"Made": words{id: id, args: u.resultArgs(r)}, "Ink": u.points(*r.Coverage), "Before": u.points(*r.CoverageBefore),
		})
		return
	}
	u.say(id, u.resultArgs(r))
}

func (u *ui) resultArgs(r *result) args {
	a := args{
		"File": outputName(r.File), "Theme": r.Theme,
		"Width": r.PixelWidth, "Height": r.PixelHeight,
		"Paper":    words{id: "paper." + r.Orientation, args: args{"Paper": r.Paper}},
		"Size":     u.points(r.TextSize),
		"Distance": u.distance(r.ReadsTo),
	}
	for _, on := range []*sheets{r.Tiles, r.NUp} {
		if on != nil {
			a["Sheet"], a["Number"] = words{id: "paper." + on.Orientation, args: args{"Paper": on.Paper}}, on.Count
		}
	}
	return a
}

// points is a size of type, below ten with one decimal.
func (u *ui) points(size float64) string {
	if size < 10 {
		return u.number(size, 1)
	}
	return u.number(size, 0)
}

// distance is told in metres, below one in centimetres, rounded down: it is a promise.
func (u *ui) distance(metres float64) words {
	const rounding = 1e-9
	if metres < 1 {
		return words{text: fmt.Sprintf("%d cm", int(metres*100+rounding))}
	}
	return words{text: u.number(float64(int(metres*10+rounding))/10, 1) + " m"}
}

// number prints with the decimal sign of the reader's language.
func (u *ui) number(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if u.words.lang == "de" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// checked tells what a check found about a poster, and the call that makes it anew.
func (u *ui) checked(r *result, exists bool, call []string) int {
	switch {
	case !r.Changed:
		r.State = "current"
		if u.inLines() {
			u.say("check.current", args{"File": r.File})
		}
		return statusFine
	case exists:
		r.State = "stale"
	default:
		r.State = "missing"
	}
	u.fault(&fault{id: "check." + r.State, hint: "right-call", args: args{
		"File": r.File, "Charter": inputName(r.Charter), "Call": callOf(call...),
	}})
	return statusFaulty
}

// noPoster closes the findings of a charter that cannot be printed.
func (u *ui) noPoster(name string, fs []source.Finding) {
	u.printErrorLine(u.words.say("no-poster", args{"File": inputName(name), "Findings": u.tally(fs)}))
}

// openFile shows a file with the program that the system has for it.
func openFile(name string) error {
	name, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	command := []string{"xdg-open", name}
	switch runtime.GOOS {
	case "darwin":
		command[0] = "open"
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", name}
	}
	if err := exec.Command(command[0], command[1:]...).Start(); err != nil {
		return &fault{id: "cannot-open", args: args{"File": name, "Program": command[0]}}
	}
	return nil
}
