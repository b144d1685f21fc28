// The types of file that a poster can be, and how a command line chooses among them.

package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
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
	return called{command: []string{"render"}}.withOutput(file, t)
}

// chooseTypes decides what is made: what the switches ask for, else what the name of the
// output promises, else the usual type.
func (f *renderFlags) chooseTypes(c *cobra.Command, usual fileType) {
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
	} else if !c.Flags().Changed(string(usual)) {
		f.types = []fileType{usual}
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
