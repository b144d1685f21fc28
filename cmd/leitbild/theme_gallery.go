// leitbild themes --png: one charter in all themes, to choose by.

package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"leitbild/charter"
	"leitbild/internal/page"
	"leitbild/internal/pdf"
	"leitbild/internal/png"
	"leitbild/internal/sheet"
	"leitbild/internal/source"
	"leitbild/internal/theme"
	"leitbild/templates"
)

// galleryFlags are what a command line says about a picture of all themes.
type galleryFlags struct {
	render renderFlags // of which paper, orientation and the types of file count
	wanted bool        // whether any of them is given
}

// galleryDPI is how fine the picture is unless a flag says otherwise: five pixels to the
// millimetre, so that the edges of the sheets lie on those of pixels.
const galleryDPI = 127

// register adds the flags to a command.
func (f *galleryFlags) register(c *cobra.Command) {
	r := &f.render
	r.width = numberFlag{unit: "px", least: 16, most: png.MaxSide}
	flags := c.Flags()
	flags.SortFlags = false
	flags.BoolVar(&r.png, "png", false, "flag.gallery.png")
	flags.BoolVar(&r.svg, "svg", false, "flag.gallery.svg")
	flags.BoolVar(&r.pdf, "pdf", false, "flag.gallery.pdf")
	flags.StringVarP(&r.output, "output", "o", "", "flag.gallery.output")
	flags.Var(&r.width, "width", "flag.gallery.width")
	flags.Var(&paperFlag{value: &r.paper}, "size", "flag.gallery.size")
	flags.Var(newChoice(&r.orientation, portrait, landscape), "orientation", "flag.orientation")
	flags.BoolVar(&r.open, "open", false, "flag.gallery.open")
	must(c.RegisterFlagCompletionFunc("size", offer("A2", "A3", "A4", "Letter", "50x70cm", "1920x1080px")))
	must(c.RegisterFlagCompletionFunc("orientation", offer(portrait, landscape)))
	must(c.RegisterFlagCompletionFunc("width", cobra.NoFileCompletions))
}

// see notes what of it is given.
func (f *galleryFlags) see(c *cobra.Command) {
	for _, name := range []string{"png", "svg", "pdf", "output", "width", "size", "orientation", "open"} {
		f.wanted = f.wanted || c.Flags().Changed(name)
	}
	if f.render.see(c, pngFile); len(f.render.types) == 0 {
		f.render.types = []fileType{pngFile}
	}
}

// gallery is a charter in all themes.
type gallery struct {
	charter *charter.Charter
	file    string // of the charter
	sample  bool   // whether that is the one to begin with, for want of another
	laid    []*laid
}

// hangs reports whether there is a theme in which the charter fits.
func (g *gallery) hangs() bool {
	return slices.ContainsFunc(g.laid, func(l *laid) bool { return l.sheet != nil })
}

// paper is what the sheets are made for, with the way it lies.
func (g *gallery) paper() words {
	i := slices.IndexFunc(g.laid, func(l *laid) bool { return l.sheet != nil })
	l := g.laid[i]
	return words{id: "paper." + orientationOf(l.sheet.Pages[0]), args: args{"Paper": l.paper.Name}}
}

// drawThemes makes the picture.
func (a *app) drawThemes(c *cobra.Command, given []string, f *galleryFlags) error {
	if err := a.agreeOnGallery(given, f); err != nil {
		return err
	}
	g := &gallery{}
	data, err := a.galleryCharter(c, given, g)
	if err != nil {
		return err
	}
	p, err := f.destination(g)
	if err != nil {
		return err
	}
	date, err := a.defaultDate()
	if err != nil {
		return err
	}
	r := renderer{app: a, flags: &f.render, date: date}
	if err := r.hang(g, data); err != nil {
		return err
	}
	if !g.hangs() {
		return finish(statusFaulty)
	}
	if lost := logoAmong(g.file, g.charter, []poster{p}); lost != "" {
		return &fault{id: "output-is-logo", hint: "right-call", args: args{
			"File": lost, "Call": f.render.given.withOutput("themes"+p.ending(), p.fileType),
		}}
	}
	wall, err := r.wall(g)
	if err != nil {
		return err
	}
	if f.render.width.value == 0 {
		f.render.dpi.value = galleryDPI
	}
	m, size := pdf.Meta{Meta: r.meta(g.charter)}, r.pictureSize(charter.Paper{}, wall)
	file, err := r.encode(p.fileType, g.file, []*page.Page{wall}, m, size)
	if err != nil {
		return err
	}
	return a.deliverGallery(g, f, p, file)
}

// agreeOnGallery refuses flags that contradict each other.
func (a *app) agreeOnGallery(given []string, f *galleryFlags) error {
	r := &f.render
	t := r.types[0]
	switch {
	case len(given) > 1:
		return &fault{id: "one-charter", args: args{"First": given[0], "Call": r.given.forCharters(given[0])}}
	case len(r.types) > 1:
		return r.excluding(r.types[0].flag(), r.types[1].flag())
	case r.width.value != 0 && t != pngFile:
		return r.excluding(t.flag(), "--width")
	case r.output == standardOutput && r.open:
		return r.excluding(toStandardOutput, "--open")
	case r.output == standardOutput && a.ui.out.terminal:
		call := r.given
		call.into = "themes" + t.ending()
		return &fault{id: "file-on-terminal", hint: "right-call", args: args{"Type": t.abbreviate(), "Call": call}}
	}
	return nil
}

// galleryCharter finds the charter and reads it: the one that is named, else leitbild.yaml,
// else, where there is none, the one that leitbild init writes.
func (a *app) galleryCharter(c *cobra.Command, given []string, g *gallery) ([]byte, error) {
	g.file = defaultCharter
	if len(given) > 0 {
		if isOutputName(given[0]) {
			return nil, outputAsCharter(c, given, 0)
		}
		found, err := chartersAt(given[0])
		if err != nil {
			return nil, err
		}
		if len(found) > 1 {
			return nil, &fault{id: "one-charter", args: args{"First": found[0], "Call": callOf("themes", "--png", found[0])}}
		}
		g.file = found[0]
	} else if _, err := os.Stat(g.file); os.IsNotExist(err) {
		g.sample = true
		return fs.ReadFile(templates.FS, path.Join("charters", "standard."+a.ui.words.lang+".yaml"))
	}
	return a.read(g.file)
}

// destination is where the picture goes: beside the charter as NAME-themes.png unless the
// output says otherwise.
func (f *galleryFlags) destination(g *gallery) (poster, error) {
	r := &f.render
	p := poster{r.types[0], r.output}
	if r.outputGiven {
		if err := r.judgeOutput(); err != nil {
			return poster{}, err
		}
	}
	name := g.file
	if name == standardInput {
		name = defaultCharter
	}
	name = withSuffix(p.withEnding(name), "-themes")
	switch {
	case !r.outputGiven && !g.sample && !isRegular(g.file):
		return poster{}, &fault{id: "no-output", hint: "right-call", args: args{
			"File": inputName(g.file), "Call": r.given.withOutput("themes"+p.ending(), p.fileType),
		}}
	case !r.outputGiven:
		p.file = name
	case isFolder(r.output):
		p.file = filepath.Join(r.output, filepath.Base(name))
	case r.output != standardOutput && isReplaceable(r.output) && p.wouldLose():
		return poster{}, &fault{id: "not-a-poster", hint: "right-call", args: args{
			"File": r.output, "Type": p.abbreviate(), "Call": r.given.withOutput(r.output+p.ending(), p.fileType),
		}}
	}
	return p, nil
}

// hang lays the charter out in all themes at once, and tells what is wrong with it and in
// which of them.
func (r *renderer) hang(g *gallery, data []byte) error {
	c, document, findings := charter.Read(g.file, data)
	u := r.app.ui
	documents := map[string]*source.Document{g.file: document}
	u.findings(u.err, findings, documents)
	if c == nil {
		u.noPoster(g.file, findings)
		return nil
	}
	g.charter = c
	house, wrong := r.house(g.file, c)
	o, more := r.dressedOptions(g.file, c)
	wrong = append(wrong, more...)
	u.findings(u.err, wrong, documents)
	if source.HasError(wrong) {
		u.noPoster(g.file, wrong)
		return nil
	}
	loaded, err := r.allThemes(g.file, c)
	if err != nil {
		return err
	}
	o.Bleed, o.CropMarks = 0, false
	var all sync.WaitGroup
	for _, t := range loaded {
		l := &laid{charter: c, house: house, findings: slices.Clone(t.findings)}
		g.laid = append(g.laid, l)
		if t.document != nil {
			documents[t.document.Name] = t.document
		}
		if t.theme != nil {
			all.Go(func() { _ = l.layOut(g.file, t.theme, o) }) // which fails only where ink is saved
		}
	}
	all.Wait()
	u.findings(u.err, g.findings(u.words), documents)
	if !g.hangs() {
		u.noPoster(g.file, g.findings(u.words))
	}
	return nil
}

// allThemes are the built-in themes, and first the charter's own where it has one.
func (r *renderer) allThemes(file string, c *charter.Charter) ([]*loadedTheme, error) {
	var requests []request
	if isThemeFile(c.Poster.Theme.Value) {
		requests = append(requests, requestTheme("", file, c))
	}
	for _, name := range themeNames() {
		requests = append(requests, request{name: name, charter: file, flag: true})
	}
	var list []*loadedTheme
	for _, q := range requests {
		t, err := r.themes.load(q)
		if err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, nil
}

// findings are what keeps the charter from being printed in some themes, or well printed; what
// holds of several is told once. Mere hints are left to the picture.
func (g *gallery) findings(c *catalogue) []source.Finding {
	var list []source.Finding
	var in [][]string
	for _, l := range g.laid {
		for _, f := range l.findings {
			if f.Severity == source.Info {
				continue
			}
			same := func(o source.Finding) bool {
				return o.Rule == f.Rule && o.File == f.File && o.Pos == f.Pos && reflect.DeepEqual(o.Args, f.Args)
			}
			i := slices.IndexFunc(list, same)
			if i < 0 {
				list, in = append(list, f), append(in, nil)
				i = len(list) - 1
			}
			in[i] = append(in[i], l.theme)
		}
	}
	for i, f := range list {
		if f.File != g.file || len(in[i]) == len(g.laid) || in[i][0] == "" {
			continue
		}
		list[i].Rule, list[i].Args = "in-theme", args{
			"Themes":  in[i],
			"Message": words{text: c.rule(f.Rule, "", f.Args)},
			"Advice":  words{text: c.rule(f.Rule, ".hint", f.Args)},
		}
		if f.Severity == source.Error && g.hangs() {
			list[i].Severity = source.Warning // the others are there
		}
	}
	source.Sort(list)
	return list
}

// wall hangs the sheets side by side on one page. The words on it are in the default theme's
// faces, whatever they hang with.
func (r *renderer) wall(g *gallery) (*page.Page, error) {
	w := sheet.Gallery{Lang: r.app.ui.words.lang}
	plain, err := r.themes.load(request{name: defaultTheme, flag: true})
	if err != nil {
		return nil, err
	}
	if w.NameFace, err = plain.theme.Face(theme.Small); err != nil {
		return nil, err
	}
	if w.NoteFace, err = plain.theme.Face(theme.Text); err != nil {
		return nil, err
	}
	var exhibits []sheet.Exhibit
	for _, l := range g.laid {
		e := sheet.Exhibit{Name: l.theme, Alt: oneLine(g.charter.Title.Value), Lang: g.charter.Lang}
		if l.sheet != nil {
			e.Page = l.sheet.Pages[0]
			w.Width, w.Height = e.Page.Width, e.Page.Height
		} else if i := slices.IndexFunc(l.findings, isError); i >= 0 {
			e.Note = asSentence(r.app.ui.words.rule(l.findings[i].Rule, "", l.findings[i].Args))
		}
		if e.Name != "" {
			exhibits = append(exhibits, e)
		}
	}
	return w.Lay(exhibits), nil
}

func isError(f source.Finding) bool { return f.Severity == source.Error }

// asSentence is a message as it stands on paper.
func asSentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:] + "."
}

// madeGallery is what there is to tell about the picture as data.
type madeGallery struct {
	File    string   `json:"file"`
	Charter string   `json:"charter,omitempty"` // none for the one to begin with
	Type    fileType `json:"format"`
	Themes  []string `json:"themes"`
	// LeftOut are the themes in which the charter does not fit.
	LeftOut []string `json:"left_out,omitempty"`
	// PixelWidth and PixelHeight are those of a PNG.
	PixelWidth  int `json:"width_px,omitempty"`
	PixelHeight int `json:"height_px,omitempty"`
	Bytes       int `json:"bytes"`
}

// deliverGallery puts the picture where it goes and tells about it.
func (a *app) deliverGallery(g *gallery, f *galleryFlags, p poster, file []byte) error {
	made := madeGallery{File: p.file, Charter: g.file, Type: p.fileType, Themes: []string{}, Bytes: len(file)}
	if g.sample {
		made.Charter = ""
	}
	for _, l := range g.laid {
		switch {
		case l.sheet != nil:
			made.Themes = append(made.Themes, l.theme)
		case l.theme != "": // a theme file with errors has no name
			made.LeftOut = append(made.LeftOut, l.theme)
		}
	}
	if p.fileType == pngFile {
		made.PixelWidth, made.PixelHeight = pixelsOf(file)
	}
	if err := a.put(&f.render, f.render.given, p, file); err != nil {
		return err
	}
	out := a.resultStream(&f.render)
	if a.ui.format == formatJSON {
		return out.data(made)
	}
	told := args{
		"File": outputName(p.file), "Count": len(made.Themes), "Paper": g.paper(),
		"Width": made.PixelWidth, "Height": made.PixelHeight,
	}
	id := "gallery.made"
	if made.PixelWidth > 0 {
		id = "gallery.made.pixels"
	}
	out.say(id, told)
	if g.sample {
		out.say("gallery.sample", args{"File": g.file, "Call": callOf("init")})
	}
	if f.render.open {
		return openFile(p.file)
	}
	return nil
}
