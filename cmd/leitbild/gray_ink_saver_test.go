package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// inks are what Ghostscript would print a page with: the shares of cyan, magenta, yellow and
// black.
func inks(t *testing.T, file string) [4]float64 {
	t.Helper()
	said := run(t, "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-r40", "-sDEVICE=inkcov", "-o", "-", file)
	fields := strings.Fields(said)
	if len(fields) < 4 {
		t.Fatalf("Ghostscript says %q", said)
	}
	var out [4]float64
	for i := range out {
		v, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			t.Fatalf("Ghostscript says %q", said)
		}
		out[i] = v
	}
	return out
}

// TestGrayIsBlackInk makes grey posters in every theme, with logos of every kind, and lets a
// printer's program say which inks they need: black alone. The SVG and the PNG have no
// colour either.
func TestGrayIsBlackInk(t *testing.T) {
	needs(t, "gs", "qpdf")
	tool, folder := built(t, "amd64"), t.TempDir()
	files := append(logoCharters(t), houseCharter(t), "../../examples/haus.yaml")
	stem := filepath.Join(folder, "poster")
	for i, theme := range themeNames() {
		for j, file := range files {
			if (i+j)%2 == 1 {
				continue // each theme and each logo comes up in other pairs
			}
			name := fmt.Sprintf("%s, %s", theme, filepath.Base(file))
			run(t, tool, "render", file, "--theme", theme, "--size", "A4", "--distance", "40cm", "--bleed", "3mm", "--marks", "--gray", "-q",
				"--pdf", "--svg", "--png", "--dpi", "60", "-o", stem)
			if got := inks(t, stem+".pdf"); got[0] > 0 || got[1] > 0 || got[2] > 0 || got[3] == 0 {
				t.Errorf("%s: the inks are %v", name, got)
			}
			plain := run(t, "qpdf", "--qdf", "--object-streams=disable", stem+".pdf", "-")
			if found := regexp.MustCompile(`(?m)( rg| RG| k| K)$|DeviceCMYK`).FindString(plain); found != "" {
				t.Errorf("%s: the PDF sets a colour with %q", name, found)
			}
			if n := strings.Count(plain, "/DeviceRGB"); n != 1 { // what the profile stands in for
				t.Errorf("%s: the PDF speaks of /DeviceRGB %d times", name, n)
			}
			drawn, err := os.ReadFile(stem + ".svg")
			if err != nil {
				t.Fatal(err)
			}
			for _, fill := range regexp.MustCompile(`(?:fill|stroke)="#([0-9a-f]+)"`).FindAllStringSubmatch(string(drawn), -1) {
				n := len(fill[1]) / 3
				if c := fill[1]; c[:n] != c[n:2*n] || c[:n] != c[2*n:] {
					t.Errorf("%s: the SVG has the colour %s", name, c)
				}
			}
			data, err := os.ReadFile(stem + ".png")
			if err != nil {
				t.Fatal(err)
			}
			if picture, err := png.Decode(bytes.NewReader(data)); err != nil {
				t.Error(name, err)
			} else if _, ok := picture.(*image.Gray); !ok {
				t.Errorf("%s: the PNG is a %T", name, picture)
			}
		}
	}
	for _, sheets := range [][]string{{"--size", "A3", "--tiles", "A4"}, {"--size", "A6", "--nup", "A4"}} {
		run(t, append([]string{tool, "render", "../../examples/kurz.yaml", "--gray", "--theme", "band", "-q", "-o", stem + ".pdf"}, sheets...)...)
		if got := inks(t, stem+".pdf"); got[0] > 0 || got[1] > 0 || got[2] > 0 || got[3] == 0 {
			t.Errorf("%v: the inks are %v", sheets, got)
		}
	}
	run(t, tool, "render", "../../examples/haus.yaml", "-q", "-o", stem+".pdf")
	if got := inks(t, stem+".pdf"); got[0]+got[1]+got[2] == 0 {
		t.Error("a poster in colour needs no colour: the judge sees nothing")
	}
}

// TestInkIsSaved lets Ghostscript measure what the themes with areas save.
func TestInkIsSaved(t *testing.T) {
	needs(t, "gs")
	tool, poster := built(t, "amd64"), filepath.Join(t.TempDir(), "poster.pdf")
	sum := func(flags ...string) (total float64) {
		run(t, append([]string{tool, "render", "../../examples/standard.de.yaml", "--size", "A4", "-q", "-o", poster}, flags...)...)
		for _, ink := range inks(t, poster) {
			total += ink
		}
		return total
	}
	for theme, most := range map[string]float64{"tafel": .2, "mosaik": .4, "band": .7, "klassik": .7} {
		for _, way := range [][]string{{}, {"--gray"}, {"--orientation", "landscape"}} {
			before := sum(append(way, "--theme", theme)...)
			after := sum(append(way, "--theme", theme, "--ink-saver")...)
			if after > before*most {
				t.Errorf("%s %v: inks on %.3f of the sheet, %.3f before", theme, way, after, before)
			}
		}
	}
}
