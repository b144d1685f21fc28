package icc_test

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"leitbild/internal/color"
	"leitbild/internal/icc"
	"leitbild/internal/judge"
)

// installed are profiles that Debian packages bring.
func installed(t testing.TB) []string {
	t.Helper()
	var paths []string
	for _, path := range []string{
		"/usr/share/color/icc/ghostscript/default_cmyk.icc",                           // libgs-common
		"/usr/share/texlive/texmf-dist/tex/generic/colorprofiles/FOGRA39L_coated.icc", // texlive-base
		"/usr/share/color/icc/ghostscript/ps_cmyk.icc",                                // libgs-common
	} {
		if _, err := os.Stat(path); err == nil {
			paths = append(paths, path)
		}
	}
	return paths
}

func read(t testing.TB, path string) *icc.Profile {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p, err := icc.Read(data)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return p
}

// transicc converts numbers as Little CMS does, without the shortcuts that it takes for images.
func transicc(t testing.TB, input string, arguments ...string) [][]float64 {
	t.Helper()
	command := exec.Command("transicc", append([]string{"-n", "-c0"}, arguments...)...)
	command.Stdin = strings.NewReader(input)
	out, err := command.Output()
	if err != nil {
		t.Fatalf("transicc %v: %v", arguments, err)
	}
	var rows [][]float64
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		var row []float64
		for _, field := range strings.Fields(lines.Text()) {
			var v float64
			if _, err := fmt.Sscan(field, &v); err != nil {
				t.Fatalf("transicc says %q", lines.Text())
			}
			row = append(row, v)
		}
		rows = append(rows, row)
	}
	return rows
}

// screenColors are 9³ colours of the screen and the greys.
func screenColors() []color.RGB {
	var colors []color.RGB
	level := func(i int) uint8 { return uint8(min(32*i, 255)) }
	for i := range 9 * 9 * 9 {
		colors = append(colors, color.RGB{R: level(i / 81), G: level(i / 9 % 9), B: level(i % 9)})
	}
	for i := range 256 {
		colors = append(colors, color.RGB{R: uint8(i), G: uint8(i), B: uint8(i)})
	}
	return colors
}

// Inks must be those of Little CMS, within a hundredth of an ink, and half of that on average.
func TestInksAsLittleCMS(t *testing.T) {
	judge.Needs(t, "transicc")
	var input strings.Builder
	for _, c := range screenColors() {
		fmt.Fprintln(&input, c.R, c.G, c.B)
	}
	for _, path := range installed(t) {
		p := read(t, path)
		for intent, number := range map[icc.Intent]string{icc.RelativeColorimetric: "-t1", icc.Perceptual: "-t0"} {
			t.Run(filepath.Base(path)+number, func(t *testing.T) {
				rows := transicc(t, input.String(), "-i*sRGB", "-o"+path, number, "-b")
				var worst, sum float64
				for i, c := range screenColors() {
					got := p.FromSRGB(c, intent)
					for k, ink := range []int{got.C, got.M, got.Y, got.K} {
						off := math.Abs(float64(ink)/10 - rows[i][k])
						if sum += off; off > worst {
							worst = off
							if off > 1 {
								t.Errorf("%v: %v, Little CMS has %v", c, got, rows[i])
							}
						}
					}
				}
				mean := sum / float64(4*len(rows))
				if t.Logf("worst %.3f %%, mean %.3f %%", worst, mean); mean > 0.5 {
					t.Errorf("differs by %.2f %% on average", mean)
				}
			})
		}
	}
}
