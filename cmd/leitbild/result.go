// What is told about posters that have been made or checked.

package main

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"leitbild/internal/source"
)

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

// describe is what there is to say about the poster p of a charter, and of its file.
func (l *laid) describe(name string, p poster, file []byte) *result {
	first := l.sheet.Pages[0]
	r := &result{
		File: p.file, Charter: name, Type: p.fileType,
		Paper: l.paper.Name, Orientation: orientationOf(first),
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

// pixelsOf reads the size of a PNG from its header (ISO/IEC 15948, 11.2.1).
func pixelsOf(file []byte) (width, height int) {
	const place = 16
	if len(file) < place+8 {
		return 0, 0
	}
	return int(binary.BigEndian.Uint32(file[place:])), int(binary.BigEndian.Uint32(file[place+4:]))
}

// rounded cuts a number for output to as many decimals.
func rounded(v float64, decimals int) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'f', decimals, 64), 64)
	return r
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
	made := words{id: id, args: u.resultArgs(r)}
	if r.Gray {
		made = words{id: "made.gray", args: args{"Made": made}}
	}
	if r.sparing() {
		made = words{id: "made.ink", args: args{"Made": made, "Ink": u.points(*r.Coverage), "Before": u.points(*r.CoverageBefore)}}
	}
	u.say(made.id, made.args)
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
func (u *ui) checked(r *result, exists bool, call called) int {
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
		"File": r.File, "Charter": inputName(r.Charter), "Call": call,
	}})
	return statusFaulty
}

// noPoster closes the findings of a charter that cannot be printed.
func (u *ui) noPoster(name string, fs []source.Finding) {
	u.printErrorLine(u.words.say("no-poster", args{"File": inputName(name), "Findings": u.tally(fs)}))
}
