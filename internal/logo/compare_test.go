package logo

// Chromium draws the same logos, and the two pictures are compared.

import (
	"fmt"
	"image"
	stdcolor "image/color"
	stdpng "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"leitbild/internal/judge"
	"leitbild/internal/page"
)

const (
	// cell is how large each logo is drawn, on a grey that none of them has.
	cell   = 300
	ground = 0xB0
)

func TestAsChromiumDraws(t *testing.T) {
	judge.Needs(t, "chromium")
	var names []string
	for _, name := range files(t) {
		if !strings.Contains(name, "tango") { // has gradients
			names = append(names, name)
		}
	}
	theirs := byChromium(t, names)
	for i, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		ink := inkIn(theirs, image.Rect(0, i*cell, cell, (i+1)*cell))
		ours := drawn(t, read(t, data), ink.Dx(), ink.Dy(), page.Color{R: ground, G: ground, B: ground})
		mean, worst := difference(theirs, ink, ours)
		t.Logf("%s: mean %.2f, worst square %.1f of 255", filepath.Base(name), mean, worst)
		// The ink is not cut at whole pixels: edges differ.
		if mean > 5 || worst > 30 {
			t.Errorf("%s differs from Chromium's drawing by %.2f of 255 at the mean and %.1f in the worst square", name, mean, worst)
		}
	}
}

// byChromium draws logos below one another.
func byChromium(t *testing.T, names []string) image.Image {
	t.Helper()
	dir := t.TempDir()
	body := fmt.Sprintf("<!DOCTYPE html><style>body{margin:0;background:rgb(%d,%d,%d)}img{display:block;width:%dpx;height:%dpx}</style>", ground, ground, ground, cell, cell)
	for _, name := range names {
		file, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		body += `<img src="file://` + file + `">`
	}
	sheet, picture := filepath.Join(dir, "logos.html"), filepath.Join(dir, "logos.png")
	if err := os.WriteFile(sheet, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
		"--force-device-scale-factor=1", "--force-color-profile=srgb", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--screenshot="+picture, fmt.Sprintf("--window-size=%d,%d", cell, len(names)*cell), "file://"+sheet).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	f, err := os.Open(picture)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := stdpng.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// inkIn is the box of what is not ground.
func inkIn(m image.Image, within image.Rectangle) image.Rectangle {
	box := image.Rectangle{}
	for y := within.Min.Y; y < within.Max.Y; y++ {
		for x := within.Min.X; x < within.Max.X; x++ {
			if apart(m.At(x, y), stdcolor.Gray{ground}) > 8 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

// difference of a part of one picture and another: at the mean, and in the worst square of 16
// pixels.
func difference(m image.Image, part image.Rectangle, other image.Image) (mean, worst float64) {
	const square = 16
	squares := map[image.Point]float64{}
	for y := range part.Dy() {
		for x := range part.Dx() {
			d := apart(m.At(part.Min.X+x, part.Min.Y+y), other.At(x, y))
			mean += d
			squares[image.Pt(x/square, y/square)] += d / (square * square)
		}
	}
	for _, v := range squares {
		worst = max(worst, v)
	}
	return mean / float64(part.Dx()*part.Dy()), worst
}

// apart is the mean difference of two colours' components.
func apart(a, b stdcolor.Color) float64 {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	sum := 0.0
	for _, d := range [...]float64{float64(ar) - float64(br), float64(ag) - float64(bg), float64(ab) - float64(bb)} {
		sum += max(d, -d)
	}
	return sum / (3 * 257)
}
