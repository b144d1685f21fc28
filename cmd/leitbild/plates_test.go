package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/tiff"
)

// plates are what Ghostscript makes of a file for each ink, dark where there is ink.
type plates map[string]*image.Gray

// separate lets Ghostscript draw the plates of a file, in pixels to the inch.
func separate(t *testing.T, file string, dpi int) plates {
	t.Helper()
	folder := t.TempDir()
	out, err := exec.Command("gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", fmt.Sprintf("-r%d", dpi),
		"-sOutputFile="+filepath.Join(folder, "plate.tif"), file).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Fatalf("gs: %v\n%s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(folder, "plate(*).tif"))
	if err != nil || len(names) < 4 {
		t.Fatalf("plates %q, %v", names, err)
	}
	found := plates{}
	for _, name := range names {
		data, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		m, err := tiff.Decode(data)
		data.Close()
		if err != nil {
			t.Fatal(err)
		}
		plate := image.NewGray(m.Bounds())
		for y := range plate.Rect.Dy() {
			for x := range plate.Rect.Dx() {
				plate.Set(x, y, m.At(x, y))
			}
		}
		ink := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(name), "plate("), ").tif")
		found[ink] = plate
	}
	return found
}

// ink is how much there is on a plate, in per cent.
func (p plates) ink(name string, x, y int) int {
	return (255 - int(p[name].GrayAt(x, y).Y)) * 100 / 255
}

// screen is a poster as it looks on the screen, on the same medium as on the press.
func screen(t *testing.T, tool, folder, theme string, dpi int) image.Image {
	t.Helper()
	file := filepath.Join(folder, "screen.png")
	run(t, tool, "render", filepath.Join(folder, "spot.yaml"), "-q", "--size", "A4", "--theme", theme,
		"--bleed", "3mm", "--marks", "--dpi", fmt.Sprint(dpi), "-o", file)
	data, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	m, err := png.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// flat reports whether the pixels around a place have one colour.
func flat(m image.Image, x, y int) bool {
	for dy := -2; dy <= 2; dy++ {
		for dx := -2; dx <= 2; dx++ {
			if m.At(x+dx, y+dy) != m.At(x, y) {
				return false
			}
		}
	}
	return true
}

// TestPlates compares the plates with the screen: where it is the house's colour, its plate is
// full and no other has ink; where it is black, black is; where it is white, none is.
func TestPlates(t *testing.T) {
	needs(t, "gs", pressProfile)
	const dpi = 150
	tool, folder := built(t, "amd64"), t.TempDir()
	poster := spotPoster(t, tool, folder, "band")
	p, look := separate(t, poster, dpi), screen(t, tool, folder, "band", dpi)
	if len(p) != 5 || p["HKS 43"] == nil {
		t.Fatalf("the plates are %v", len(p))
	}
	bounds := p["Black"].Bounds()
	if d := look.Bounds().Sub(look.Bounds().Min); d.Dx()-bounds.Dx() > 1 || bounds.Dx()-d.Dx() > 1 {
		t.Fatalf("the screen has %v, the press %v", d, bounds)
	}
	colors := map[color.Color]map[string]int{
		color.RGBA{0x30, 0x54, 0x9E, 255}: {"HKS 43": 100},
		color.RGBA{0x1A, 0x1A, 0x1E, 255}: {"Black": 100},
		color.RGBA{255, 255, 255, 255}:    {},
	}
	seen := map[color.Color]int{}
	margin := 8 * dpi * 10 / 254
	for y := margin + 3; y < bounds.Dy()-margin-3; y++ {
		for x := margin + 3; x < bounds.Dx()-margin-3; x++ {
			c := color.RGBAModel.Convert(look.At(x, y))
			want, known := colors[c]
			if !known || !flat(look, x, y) {
				continue
			}
			seen[c]++
			for _, name := range []string{"Cyan", "Magenta", "Yellow", "Black", "HKS 43"} {
				isUnder := name == "HKS 43" && want["Black"] > 0 // black overprints a tint
				if got := p.ink(name, x, y); got != want[name] && !isUnder {
					t.Fatalf("at %d, %d, which is %v, %s has %d %%, want %d", x, y, c, name, got, want[name])
				}
			}
		}
	}
	for c := range colors {
		if seen[c] < 200 {
			t.Errorf("only %d pixels are %v", seen[c], c)
		}
	}
	// Nothing but the marks is on the plates of the other inks, and they are on all.
	for name := range p {
		outside, inside := 0, 0
		for y := range bounds.Dy() {
			for x := range bounds.Dx() {
				switch isOutside := x < margin-16 || y < margin-16 || x > bounds.Dx()-margin+16 || y > bounds.Dy()-margin+16; {
				case p.ink(name, x, y) == 0:
				case isOutside:
					outside++
				default:
					inside++
				}
			}
		}
		isUsed := name == "Black" || name == "HKS 43"
		if outside < 300 || isUsed != (inside > 0) {
			t.Errorf("%s: %d pixels with ink on the sheet, %d beside it", name, inside, outside)
		}
	}
}

// TestBlackOverprints looks at black type and a QR code on tints of the house's colour: they go on
// under it.
func TestBlackOverprints(t *testing.T) {
	needs(t, "gs", pressProfile)
	const dpi = 150
	tool, folder := built(t, "amd64"), t.TempDir()
	poster := spotPoster(t, tool, folder, "mosaik")
	p := separate(t, poster, dpi)
	bounds := p["Black"].Bounds()
	margin := 12 * dpi * 10 / 254
	black, both := 0, 0
	for y := margin; y < bounds.Dy()-margin; y++ {
		for x := margin; x < bounds.Dx()-margin; x++ {
			if p.ink("Black", x, y) < 100 {
				continue
			}
			black++
			if p.ink("HKS 43", x, y) > 0 {
				both++
			}
		}
	}
	if black < 1000 || both < black*95/100 {
		t.Errorf("of %d black pixels %d have a tint under them", black, both)
	}
}

// TestInkLimit adds the plates of a poster with a nearly black ground: type is cut out of it, and
// nowhere is more ink than the program has said.
func TestInkLimit(t *testing.T) {
	needs(t, "gs", pressProfile)
	tool, folder := built(t, "amd64"), t.TempDir()
	poster := filepath.Join(folder, "dark.pdf")
	told := run(t, tool, "render", "../../examples/standard.de.yaml", "--print", "--icc", pressProfile, "--size", "A4",
		"--theme", "tafel", "-o", poster, "--format", "json")
	var most, limit int
	for _, line := range strings.Split(told, "\n") {
		_, _ = fmt.Sscanf(strings.TrimSpace(line), `"ink_percent": %d,`, &most)
		_, _ = fmt.Sscanf(strings.TrimSpace(line), `"ink_limit_percent": %d,`, &limit)
	}
	if most < 200 || most > limit {
		t.Fatalf("at most %d %% of %d %%", most, limit)
	}
	const dpi = 100
	p := separate(t, poster, dpi)
	bounds := p["Black"].Bounds()
	margin := 9 * dpi * 10 / 254
	highest, bare := 0, 0
	for y := margin; y < bounds.Dy()-margin; y++ {
		for x := margin; x < bounds.Dx()-margin; x++ {
			total := 0
			for name := range p {
				total += p.ink(name, x, y)
			}
			highest = max(highest, total)
			if total < 40 {
				bare++
			}
		}
	}
	if highest > most || highest < most-8 || bare < 1000 {
		t.Errorf("%d %% ink at most, told were %d; %d pixels of light type", highest, most, bare)
	}
}

// TestSameInksOnEveryMachine makes files for the press on this machine and as an arm64 program.
func TestSameInksOnEveryMachine(t *testing.T) {
	needs(t, "qemu-aarch64-static", pressProfile)
	here, there := built(t, "amd64"), built(t, "arm64")
	folder := t.TempDir()
	writeLogos(t, folder)
	for i, theme := range themeNames() {
		logo := []string{"", "glass.svg", "glass.png", "colour.jpg"}[i%4]
		poster := spotPosterWith(t, here, folder, theme, logo)
		other := filepath.Join(folder, "arm64", filepath.Base(poster)) // the name is beside the sheet
		if err := os.MkdirAll(filepath.Dir(other), 0o777); err != nil {
			t.Fatal(err)
		}
		run(t, "qemu-aarch64-static", there, "render", filepath.Join(folder, "spot.yaml"), "-q", "--print", "--icc", pressProfile,
			"--size", "A4", "--theme", theme, "-o", other)
		if !equalFiles(t, poster, other) {
			t.Errorf("%s: amd64 and arm64 make different files", filepath.Base(poster))
		}
	}
}

// TestSoftLogo prints a white logo with soft edges, a PNG, on the house's colour: every plate that
// is told of has ink on the sheet, and no other has.
func TestSoftLogo(t *testing.T) {
	needs(t, "gs", pressProfile)
	tool, folder := built(t, "amd64"), t.TempDir()
	disc := image.NewNRGBA(image.Rect(0, 0, 80, 80))
	for y := range 80 {
		for x := range 80 {
			away := (x-40)*(x-40) + (y-40)*(y-40)
			disc.SetNRGBA(x, y, color.NRGBA{R: 255, G: 255, B: 255, A: uint8(min(max(1400-away, 0), 255))})
		}
	}
	var data bytes.Buffer
	if err := png.Encode(&data, disc); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "white.png"), data.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	poster := spotPosterWith(t, tool, folder, "band", "white.png")
	told := run(t, tool, "render", filepath.Join(folder, "spot.yaml"), "--print", "--icc", pressProfile, "--size", "A4",
		"--theme", "band", "-o", poster, "--format", "json")
	const dpi = 100
	p := separate(t, poster, dpi)
	margin := 9 * dpi * 10 / 254
	for name, plate := range p {
		inside := 0
		for y := margin; y < plate.Rect.Dy()-margin; y++ {
			for x := margin; x < plate.Rect.Dx()-margin; x++ {
				if p.ink(name, x, y) > 0 {
					inside++
				}
			}
		}
		if isTold := strings.Contains(told, `"`+name+`"`); isTold != (inside > 0) {
			t.Errorf("%s (told: %v): %d pixels with ink", name, isTold, inside)
		}
	}
}
