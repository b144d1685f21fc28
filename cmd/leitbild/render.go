// leitbild render: posters from charters.

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"leitbild/charter"
	"leitbild/internal/page"
	"leitbild/internal/pdf"
	"leitbild/internal/png"
	"leitbild/internal/source"
	"leitbild/internal/svg"
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
			f.see(c, pdfFile)
			f.print.see(c)
			return a.render(c, given, &f)
		},
	}
	f.register(a, c)
	f.print.register(c)
	f.registerOpen(c)
	c.Flags().BoolVar(&f.check, "check", false, "flag.check")
	a.findingFormats(c)
	return c
}

// render makes the posters of all charters; one that fails does not stop the others.
func (a *app) render(c *cobra.Command, given []string, f *renderFlags) error {
	if err := a.agree(f); err != nil {
		return err
	}
	go a.ui.words.ui() // reading them takes as long as reading a charter
	charters, status, err := a.inputs(c, given)
	if err != nil {
		return err
	}
	posters, err := destinations(charters, f)
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
	r := renderer{app: a, flags: f, date: date}
	results := []result{}
	for i, name := range charters {
		made, s := r.renderFile(name, posters[i])
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

// renderer makes the posters of one call.
type renderer struct {
	app    *app
	flags  *renderFlags
	date   time.Time // for charters without one
	themes themes
	fonts  map[string]*fontFile // of houses
	logos  logos
	// findings are all that were told about the charters.
	findings []source.Finding
}

// renderFile makes the posters of one charter and tells about them: all of them, or none where one
// cannot be made.
func (r *renderer) renderFile(name string, posters []poster) ([]result, int) {
	data, err := r.app.read(name)
	if err != nil {
		return nil, r.app.ui.fault(err)
	}
	return r.renderText(name, data, posters)
}

// renderText makes the posters of one charter that has been read.
func (r *renderer) renderText(name string, data []byte, posters []poster) ([]result, int) {
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
	wrong := r.leave(laid, name, posters)
	r.findings = append(r.findings, laid.findings...)
	a.ui.findings(a.ui.err, laid.findings, laid.documents)
	if laid.sheet == nil {
		a.ui.noPoster(name, laid.findings)
		return nil, statusFaulty
	}
	if wrong != nil {
		return nil, a.ui.fault(wrong)
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

// leave makes of a poster what leaves the house: inks for the print shop, sheets for the copy
// room. What it has to say about the charter is among the findings.
func (r *renderer) leave(l *laid, name string, posters []poster) error {
	if l.sheet == nil {
		return nil
	}
	if r.flags.print.on {
		if _, _, screen := l.paper.Pixels(); screen {
			return &fault{id: "screen-is-no-paper", hint: "right-call", args: args{
				"Flag": "--print", "Value": l.paper.Name, "Call": r.callFor(name).with("size", defaultPaper),
			}}
		}
		return r.print(l, name, posters[0].file)
	}
	return r.impose(name, l)
}

// deliver puts a poster where it goes, or compares it with what is there. The result is nil
// where that fails.
func (r *renderer) deliver(made *result, file []byte) (*result, int) {
	a, name, to := r.app, made.Charter, poster{made.Type, made.File}
	if to.file == standardOutput {
		if err := a.printText(file); err != nil {
			return nil, a.ui.fault(err)
		}
		a.resultStream(r.flags).made(made)
		return made, statusFine
	}
	exists, different, err := differs(to.file, file)
	if err != nil && r.flags.check {
		return nil, a.ui.fault(readFault(to.file, err))
	}
	made.Changed = different
	if r.flags.check {
		return made, a.ui.checked(made, exists, r.flags.given.forCharters(name).without("check"))
	}
	if err := a.put(r.flags, r.flags.given.forCharters(name), to, file); err != nil {
		return nil, a.ui.fault(err)
	}
	a.ui.made(made)
	return made, statusFine
}

// put writes a poster that call has made, into a folder that is made where it was asked for.
func (a *app) put(f *renderFlags, call called, p poster, file []byte) error {
	if p.file == standardOutput {
		return a.printText(file)
	}
	instead := call.withOutput("elsewhere"+filepath.Ext(p.file), p.fileType).words()
	instead = instead[:len(instead)-1]
	if f.outputGiven && isFolder(f.output) {
		if err := os.MkdirAll(filepath.Dir(p.file), 0o777); err != nil {
			return writeFault(p.file, err, instead...)
		}
	}
	return a.write(p.file, file, instead...)
}

// file is the poster of l as a file of type t.
func (r *renderer) file(t fileType, name string, l *laid) ([]byte, error) {
	if l.printed != nil {
		return l.printed.file, nil
	}
	m := pdf.Meta{Meta: r.meta(l.charter)}
	if l.imposed != nil {
		m.ActualSize, m.FirstLabel = true, l.imposed.MapLabel
		m.Title += " · " + l.imposed.Title
	}
	return r.encode(t, name, l.pages(), m, r.pictureSize(l.paper, l.sheet.Pages[0]))
}

// encode makes a file of pages; in an SVG or a PNG there is but the first. The size is that of
// a PNG.
func (r *renderer) encode(t fileType, name string, pages []*page.Page, m pdf.Meta, size png.Options) ([]byte, error) {
	var (
		data []byte
		err  error
	)
	switch t {
	case svgFile:
		data, err = svg.Write(pages[0], m.Meta)
	case pngFile:
		size.Meta = m.Meta
		data, err = png.Write(pages[0], size)
	default:
		data, err = pdf.Write(pages, m)
	}
	var large *png.SizeError
	switch {
	case errors.As(err, &large):
		return nil, r.tooLarge(large)
	case err != nil:
		return nil, &fault{id: "cannot-render", args: args{"File": inputName(name), "Reason": words{text: err.Error()}}}
	}
	return data, nil
}

// defaultDPI is fine enough for every screen and for a print that is looked at from a step
// away.
const defaultDPI = 150

// screenDPI gives a screen the pixels that it has.
const screenDPI = 96

// pictureSize says how large a PNG is: as large as the flags say, else for a screen exactly
// that, else as fine as it is by default.
func (r *renderer) pictureSize(paper charter.Paper, first *page.Page) png.Options {
	switch f := r.flags; {
	case f.width.value != 0:
		return png.Options{Width: f.width.value}
	case f.dpi.value != 0:
		return png.Options{DPI: f.dpi.value}
	}
	width, height, screen := paper.Pixels()
	switch {
	case !screen:
		return png.Options{DPI: defaultDPI}
	case first.CropMarks: // they stand around the screen
		return png.Options{DPI: screenDPI}
	case (width > height) != (first.Width > first.Height):
		width, height = height, width
	}
	return png.Options{Width: width, Height: height}
}

// tooLarge tells that a picture has too many pixels, and the most that it could have.
func (r *renderer) tooLarge(e *png.SizeError) *fault {
	flag, asked := "--dpi", defaultDPI
	switch f := r.flags; {
	case f.width.value != 0:
		flag, asked = "--width", f.width.value
	case f.dpi.value != 0:
		asked = f.dpi.value
	}
	return &fault{id: "picture-too-large", args: args{
		"Width": e.Width, "Height": e.Height, "Most": png.MaxSide,
		"Flag": flag, "Value": asked * png.MaxSide / max(e.Width, e.Height, 1),
	}}
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
