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
		} else if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed", path)
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

// judged are the installed profiles and the made-up press's, by name.
func judged(t *testing.T) map[string]string {
	t.Helper()
	paths := map[string]string{}
	for _, path := range installed(t) {
		paths[filepath.Base(path)] = path
	}
	folder := t.TempDir()
	for name, data := range built() {
		paths[name] = filepath.Join(folder, name+".icc")
		if err := os.WriteFile(paths[name], data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// Inks must be those of Little CMS, in per cent, but for the rounding to a tenth.
func TestInksAsLittleCMS(t *testing.T) {
	judge.Needs(t, "transicc")
	colors := screenColors()
	var input strings.Builder
	for _, c := range colors {
		fmt.Fprintln(&input, c.R, c.G, c.B)
	}
	for name, path := range judged(t) {
		p := read(t, path)
		for intent, number := range map[icc.Intent]string{icc.RelativeColorimetric: "-t1", icc.Perceptual: "-t0"} {
			t.Run(name+number, func(t *testing.T) {
				rows := transicc(t, input.String(), "-i*sRGB", "-o"+path, number, "-b")
				compare(t, rows, 0.2, 0.05, func(i int) (any, []float64) {
					got := p.FromSRGB(colors[i], intent)
					return colors[i], []float64{float64(got.C) / 10, float64(got.M) / 10, float64(got.Y) / 10, float64(got.K) / 10}
				})
			})
		}
	}
}

// printColors are 7⁴ mixtures of the inks.
func printColors() []color.CMYK {
	var colors []color.CMYK
	level := func(i int) int { return i % 7 * 1000 / 6 }
	for i := range 7 * 7 * 7 * 7 {
		colors = append(colors, color.CMYK{C: level(i), M: level(i / 7), Y: level(i / 49), K: level(i / 343)})
	}
	return colors
}

// How inks look must be as with Little CMS: far less apart than can be seen.
func TestLooksAsLittleCMS(t *testing.T) {
	judge.Needs(t, "transicc")
	colors := printColors()
	var input strings.Builder
	for _, c := range colors {
		fmt.Fprintln(&input, float64(c.C)/10, float64(c.M)/10, float64(c.Y)/10, float64(c.K)/10)
	}
	for name, path := range judged(t) {
		p := read(t, path)
		t.Run(name+" in Lab", func(t *testing.T) {
			rows := transicc(t, input.String(), "-i"+path, "-o*Lab", "-t1")
			compare(t, rows, 0.1, 0.01, func(i int) (any, []float64) {
				got := p.ToLab(colors[i])
				return colors[i], []float64{got.L, got.A, got.B}
			})
		})
		t.Run(name+" in sRGB", func(t *testing.T) {
			rows := transicc(t, input.String(), "-i"+path, "-o*sRGB", "-t1", "-b")
			for _, row := range rows {
				for i := range row {
					row[i] = min(max(row[i], 0), 255)
				}
			}
			compare(t, rows, 1, 0.5, func(i int) (any, []float64) {
				got := p.ToSRGB(colors[i])
				return colors[i], []float64{float64(got.R), float64(got.G), float64(got.B)}
			})
		})
	}
}

// compare wants values that differ from the judge's at most by so much, and so much on average.
func compare(t *testing.T, rows [][]float64, most, mean float64, ours func(i int) (of any, values []float64)) {
	t.Helper()
	var worst, sum float64
	count := 0
	for i, row := range rows {
		of, values := ours(i)
		for k, v := range values {
			off := math.Abs(v - row[k])
			sum += off
			count++
			if off > most && off > worst {
				t.Errorf("%v: %.3f, Little CMS has %.3f", of, values, row)
			}
			worst = max(worst, off)
		}
	}
	if sum /= float64(count); sum > mean {
		t.Errorf("differs by %.3f on average", sum)
	}
	t.Logf("at most %.3f, %.3f on average", worst, sum)
}
