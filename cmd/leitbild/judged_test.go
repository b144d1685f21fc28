package main

import (
	"bytes"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"leitbild/charter"
)

// needs skips a test that lacks a program; in CI nothing is skipped for want of one.
func needs(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		missing, err := lacks("lacks:" + p)
		if err != nil {
			t.Fatal(err)
		}
		if missing {
			t.Skipf("%s is not installed", p)
		}
	}
}

// built is leitbild for an architecture.
func built(t *testing.T, arch string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "leitbild-"+arch)
	build := exec.Command("go", "build", "-trimpath", "-o", name, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH="+arch)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return name
}

func run(t *testing.T, command ...string) string {
	t.Helper()
	c := exec.Command(command[0], command[1:]...)
	c.Env = append(os.Environ(), "LEITBILD_LANG=en")
	var out, fault bytes.Buffer
	c.Stdout, c.Stderr = &out, &fault
	if err := c.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(command, " "), err, fault.String())
	}
	return out.String()
}

func examples(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../examples/*.yaml")
	if err != nil || len(files) < 6 {
		t.Fatalf("examples: %v, %v", files, err)
	}
	return files
}

// houseCharter is a charter with typefaces of a house, one with cubic outlines and a variable
// one set to a weight between its masters, and with characters that they lack.
func houseCharter(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for name, from := range map[string]string{"bold.otf": "haus.otf", "variable.ttf": "haus-variable.ttf"} {
		data, err := os.ReadFile("../../internal/font/testdata/" + from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	const text = `leitbild: 1
lang: de
organization: Muster GmbH
title: Unser Leitbild
subtitle: Was wir versprechen
brand: {fonts: {heading: bold.otf, text: variable.ttf, text_weight: 437}}
principles:
  - {title: Zuhören → lernen, text: "Wir hören zu, bevor wir reden ✓ und fragen Frau Wałęsa."}
  - {title: Größe, text: "Добрый день sagen wir gern, und zwar allen 17 Gästen."}
contact: "☎ 110"
`
	file := filepath.Join(folder, "haus.yaml")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestSameBytesOnEveryMachine renders examples in all themes on this machine and as an arm64
// program.
func TestSameBytesOnEveryMachine(t *testing.T) {
	needs(t, "qemu-aarch64-static")
	here, there := built(t, "amd64"), built(t, "arm64")
	folder := t.TempDir()
	some := []string{"../../examples/standard.de.yaml", "../../examples/haus.yaml", houseCharter(t)}
	for _, theme := range themeNames() {
		files := some
		if theme == defaultTheme {
			files = append(examples(t), some[2])
		}
		for _, file := range files {
			sameBytes(t, here, there, folder, file, "--theme", theme)
		}
	}
	sameBytes(t, here, there, folder, some[1], "--tiles", "A4")
	sameBytes(t, here, there, folder, some[0], "--size", "A5", "--bleed", "3mm", "--nup", "A3")
}

// sameBytes renders a charter by two programs.
func sameBytes(t *testing.T, here, there, folder, file string, flags ...string) {
	t.Helper()
	a, b := filepath.Join(folder, "amd64.pdf"), filepath.Join(folder, "arm64.pdf")
	run(t, append([]string{here, "render", file, "-o", a}, flags...)...)
	run(t, append([]string{"qemu-aarch64-static", there, "render", file, "-o", b}, flags...)...)
	if !equalFiles(t, a, b) {
		t.Errorf("%s, %s: amd64 and arm64 make different files", file, flags)
	}
}

func equalFiles(t *testing.T, a, b string) bool {
	t.Helper()
	one, err := os.ReadFile(a)
	if err != nil {
		t.Fatal(err)
	}
	other, err := os.ReadFile(b)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Equal(one, other)
}

// TestPostersInOtherPrograms opens every example in three of the themes and both orientations
// in other programs: the file is sound, no font lacks a glyph, and the picture has ink.
func TestPostersInOtherPrograms(t *testing.T) {
	needs(t, "qpdf", "mutool", "pdftoppm", "pdffonts")
	tool := built(t, "amd64")
	folder := t.TempDir()
	themes := themeNames()
	for i, file := range append(examples(t), houseCharter(t)) {
		first, second, third := themes[i%len(themes)], themes[(i+2)%len(themes)], themes[(i+4)%len(themes)]
		for _, look := range [][]string{{first, "portrait"}, {first, "landscape"}, {second, "portrait"}, {third, "landscape"}} {
			poster := filepath.Join(folder, "poster.pdf")
			run(t, tool, "render", file, "--theme", look[0], "--orientation", look[1], "--size", "A3", "--bleed", "3mm", "--marks", "-o", poster)
			run(t, "qpdf", "--check", poster)
			for i, line := range strings.Split(strings.TrimSpace(run(t, "pdffonts", poster)), "\n") {
				if i >= 2 && !strings.Contains(line, " yes yes yes") {
					t.Errorf("%s, %v: a font that is not embedded, subset and readable: %s", file, look, line)
				}
			}
			for _, picture := range [][]string{
				{"pdftoppm", "-png", "-r", "40", "-singlefile", poster, filepath.Join(folder, "poppler")},
				{"mutool", "draw", "-q", "-r", "40", "-o", filepath.Join(folder, "mupdf.png"), poster},
			} {
				run(t, picture...)
			}
			for _, name := range []string{"poppler.png", "mupdf.png"} {
				if share := inked(t, filepath.Join(folder, name)); share < 0.02 || share > 0.9 {
					t.Errorf("%s, %v, %s: %.1f %% of the sheet is not of its commonest colour", file, look, name, 100*share)
				}
			}
		}
	}
}

// inked is the share of a picture's area that has another colour than most of it.
func inked(t *testing.T, name string) float64 {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	counts, all, most := map[[3]uint32]int{}, 0, 0
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			counts[[3]uint32{r, g, b}]++
			most = max(most, counts[[3]uint32{r, g, b}])
			all++
		}
	}
	return 1 - float64(most)/float64(all)
}

// TestQRCodeIsRead lets a reader of QR codes look at the picture of a poster.
func TestQRCodeIsRead(t *testing.T) {
	needs(t, "zbarimg", "pdftoppm")
	tool := built(t, "amd64")
	folder := t.TempDir()
	const file = "../../examples/alles.yaml"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c, _, _ := charter.Read(file, data)
	for _, theme := range themeNames() {
		for _, size := range []string{"A4", "A2"} {
			poster := filepath.Join(folder, "poster.pdf")
			run(t, tool, "render", file, "--theme", theme, "--size", size, "--distance", "0.4m", "-o", poster)
			run(t, "pdftoppm", "-png", "-r", "150", "-singlefile", poster, strings.TrimSuffix(poster, ".pdf"))
			got := strings.TrimSpace(run(t, "zbarimg", "--raw", "-q", filepath.Join(folder, "poster.png")))
			if got != c.Link.Value {
				t.Errorf("%s, %s: the code says %q, want %q", theme, size, got, c.Link.Value)
			}
		}
	}
}
