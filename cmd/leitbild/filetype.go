// The types of file that a poster can be, and how a command line chooses among them.

package main

import (
	"encoding/binary"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"leitbild/internal/pdf"
	"leitbild/internal/png"
	"leitbild/internal/svg"
)

// fileType is a type of file, by the name of its switch and its ending.
type fileType string

const (
	pdfFile fileType = "pdf"
	svgFile fileType = "svg"
	pngFile fileType = "png"
)

func fileTypes() []fileType { return []fileType{pdfFile, svgFile, pngFile} }

func (t fileType) ending() string     { return "." + string(t) }
func (t fileType) flag() string       { return "--" + string(t) }
func (t fileType) abbreviate() string { return strings.ToUpper(string(t)) }

// endsIn reports whether a name has the ending of t.
func (t fileType) endsIn(name string) bool { return strings.EqualFold(filepath.Ext(name), t.ending()) }

// beginsAs reports whether the beginning of a file is that of t.
func (t fileType) beginsAs(start string) bool {
	switch t {
	case svgFile:
		return strings.HasPrefix(start, "<svg") || strings.HasPrefix(start, "<?xml") && strings.Contains(start, "<svg")
	case pngFile:
		return strings.HasPrefix(start, "\x89PNG\r\n\x1a\n")
	}
	return strings.HasPrefix(start, "%PDF-")
}

// typeNamed finds the type whose ending a name has.
func typeNamed(name string) (fileType, bool) {
	types := fileTypes()
	if i := slices.IndexFunc(types, func(t fileType) bool { return t.endsIn(name) }); i >= 0 {
		return types[i], true
	}
	return "", false
}

// likelyType is the type that somebody wants who names a file: its own where it is one of
// ours, a PNG for other pictures, else a PDF.
func likelyType(name string) fileType {
	if t, ok := typeNamed(name); ok {
		return t
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp":
		return pngFile
	}
	return pdfFile
}

// withEnding gives a name the ending of t in place of its own.
func (t fileType) withEnding(name string) string {
	return strings.TrimSuffix(name, filepath.Ext(name)) + t.ending()
}

// callInto is the call that makes a poster of type t as that file. The switch is left out
// where the name says it already.
func (t fileType) callInto(file string) called {
	return called{command: []string{"render"}}.as(file, t)
}

// chooseTypes decides what is made: what the switches ask for, else what the name of the
// output promises, else a PDF.
func (f *renderFlags) chooseTypes(c *cobra.Command) {
	for _, t := range fileTypes() {
		if *f.switches(t) {
			f.types = append(f.types, t)
		}
	}
	f.typesGiven = len(f.types) > 0
	if f.typesGiven {
		return
	}
	if t, ok := typeNamed(f.output); ok && !isFolder(f.output) {
		f.types = []fileType{t}
	} else if !c.Flags().Changed(string(pdfFile)) {
		f.types = []fileType{pdfFile}
	}
}

func (f *renderFlags) switches(t fileType) *bool {
	switch t {
	case svgFile:
		return &f.svg
	case pngFile:
		return &f.png
	}
	return &f.pdf
}

// abbreviations are "PDF", "SVG" as a list.
func (f *renderFlags) abbreviations() []string {
	var list []string
	for _, t := range f.types {
		list = append(list, t.abbreviate())
	}
	return list
}

// file is the poster of l as a file of type t.
func (r *renderer) file(t fileType, name string, l *laid) ([]byte, error) {
	var (
		data []byte
		err  error
	)
	m := r.meta(l.charter)
	switch t {
	case svgFile:
		data, err = svg.Write(l.sheet.Pages[0], m)
	case pngFile:
		o := r.pictureSize(l)
		o.Meta = m
		data, err = png.Write(l.sheet.Pages[0], o)
	default:
		if l.printed != nil {
			return l.printed.file, nil
		}
		of := pdf.Meta{Meta: m}
		if l.imposed != nil {
			of.ActualSize, of.FirstLabel = true, l.imposed.MapLabel
			of.Title += " · " + l.imposed.Says
		}
		data, err = pdf.Write(l.pages(), of)
	}
	var size *png.SizeError
	switch {
	case errors.As(err, &size):
		return nil, r.tooLarge(size)
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
func (r *renderer) pictureSize(l *laid) png.Options {
	switch f := r.flags; {
	case f.width.value != 0:
		return png.Options{Width: f.width.value}
	case f.dpi.value != 0:
		return png.Options{DPI: f.dpi.value}
	}
	width, height, screen := l.paper.Pixels()
	first := l.sheet.Pages[0]
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

// pixelsOf reads the size of a PNG from its header (ISO/IEC 15948, 11.2.1).
func pixelsOf(file []byte) (width, height int) {
	const place = 16
	if len(file) < place+8 {
		return 0, 0
	}
	return int(binary.BigEndian.Uint32(file[place:])), int(binary.BigEndian.Uint32(file[place+4:]))
}
