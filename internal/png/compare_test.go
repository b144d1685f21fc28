package png_test

// PDF, SVG and PNG of one charter show one picture: poppler, Chromium and this package draw
// the same sheet, and the three are compared.

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	stdpng "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"leitbild/internal/example"
	"leitbild/internal/judge"
	"leitbild/internal/page"
	"leitbild/internal/pdf"
	"leitbild/internal/png"
	"leitbild/internal/svg"
)

// resolution is that of the comparison; 2 mm are eight pixels of it.
const (
	resolution = 96
	square     = 8
)

// limits are by how much pictures may differ, of 255: at the mean, and at the mean of any
// square.
type limits struct{ mean, square float64 }

// Poppler moves rules and baselines to whole pixels and mixes edges with a curve of its own.
var (
	ofPoppler  = limits{2, 40}
	ofChromium = limits{1, 20}
)

func TestOnePicture(t *testing.T) {
	judge.Needs(t, "pdftoppm")
	judge.Needs(t, "chromium")
	for _, c := range []struct {
		example, look, paper string
		landscape            bool
	}{
		{"standard.de.yaml", "klar", "A2", false},
		{"standard.de.yaml", "klassik", "A3", true},
		{"alles.yaml", "klassik", "A4", false},
		{"satz.yaml", "klar", "A3", true},
		{"kurz.yaml", "tafel", "A5", false},
		{"long.en.yaml", "band", "A3", false},
		{"haus.yaml", "mosaik", "A3", false},
		{"haus.yaml", "wort", "A4", false},
	} {
		t.Run(fmt.Sprintf("%s-%s-%s", c.example, c.look, c.paper), func(t *testing.T) {
			t.Parallel()
			p := example.Page(t, example.Sheet{Charter: c.example, Theme: c.look, Paper: c.paper, Landscape: c.landscape})
			ours := decode(t, draws(t, p, png.Options{DPI: resolution}))
			poppler := byPoppler(t, p)
			chromium := byChromium(t, p, ours.w, ours.h)
			keep(t, map[string]raster{"ours": ours, "poppler": poppler, "chromium": chromium})
			compare(t, "ours and poppler's", ours, poppler, ofPoppler)
			compare(t, "ours and Chromium's", ours, chromium, ofChromium)
			compare(t, "poppler's and Chromium's", poppler, chromium, ofPoppler)
		})
	}
}

func draws(t testing.TB, p *page.Page, o png.Options) []byte {
	t.Helper()
	data, err := png.Write(p, o)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// raster is a picture: red, green and blue of each pixel.
type raster struct {
	w, h   int
	values []uint8
}

func decode(t *testing.T, data []byte) raster {
	t.Helper()
	picture, err := stdpng.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	b := picture.Bounds()
	rgba := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(rgba, rgba.Bounds(), picture, b.Min, draw.Src)
	g := raster{b.Dx(), b.Dy(), make([]uint8, 0, 3*b.Dx()*b.Dy())}
	for at := 0; at < len(rgba.Pix); at += 4 {
		g.values = append(g.values, rgba.Pix[at:at+3]...)
	}
	return g
}

func byPoppler(t *testing.T, p *page.Page) raster {
	t.Helper()
	data, err := pdf.Write([]*page.Page{p}, pdf.Meta{Meta: png.Meta{Title: "Leitbild", Lang: "de"}})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "sheet.pdf")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, "pdftoppm", "-r", strconv.Itoa(finer*resolution), "-singlefile", file, filepath.Join(dir, "sheet"))
	return readPPM(t, filepath.Join(dir, "sheet.ppm")).reduced(finer)
}

// finer is by how much the resolution is higher at which poppler draws: moving rules and
// baselines to whole pixels at 96 dpi would be a difference of its own making.
const finer = 3

// readPPM reads a picture as pdftoppm writes it.
func readPPM(t *testing.T, name string) raster {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var w, h, most int
	if _, err := fmt.Sscanf(string(data[:min(len(data), 64)]), "P6\n%d %d\n%d\n", &w, &h, &most); err != nil || most != 255 {
		t.Fatalf("not a picture: %v", err)
	}
	return raster{w, h, data[len(data)-3*w*h:]}
}

// reduced takes the mean of n by n pixels for one.
func (g raster) reduced(n int) raster {
	out := raster{g.w / n, g.h / n, nil}
	out.values = make([]uint8, 0, 3*out.w*out.h)
	for y := range out.h {
		for x := range out.w {
			for c := range 3 {
				sum := 0
				for v := range n {
					for u := range n {
						sum += int(g.values[3*((y*n+v)*g.w+x*n+u)+c])
					}
				}
				out.values = append(out.values, uint8(sum/(n*n)))
			}
		}
	}
	return out
}

func byChromium(t *testing.T, p *page.Page, width, height int) raster {
	t.Helper()
	data, err := svg.Write(p, svg.Meta{Title: "Leitbild", Lang: "de"})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file, picture := filepath.Join(dir, "sheet.svg"), filepath.Join(dir, "sheet.png")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
		"--force-device-scale-factor=1", "--force-color-profile=srgb", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--screenshot="+picture, fmt.Sprintf("--window-size=%d,%d", width, height), "file://"+file)
	return decodeFile(t, picture)
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	if out, err := exec.CommandContext(ctx, name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

func decodeFile(t *testing.T, name string) raster {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, data)
}

// keep writes the pictures where LEITBILD_PICTURES says, to be looked at.
func keep(t *testing.T, pictures map[string]raster) {
	dir := os.Getenv("LEITBILD_PICTURES")
	if dir == "" {
		return
	}
	for name, g := range pictures {
		picture := image.NewRGBA(image.Rect(0, 0, g.w, g.h))
		for i := range g.w * g.h {
			copy(picture.Pix[4*i:], g.values[3*i:3*i+3])
			picture.Pix[4*i+3] = 255
		}
		var out bytes.Buffer
		if err := stdpng.Encode(&out, picture); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, filepath.Base(t.Name())+"-"+name+".png")
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// compare looks at how far two pictures are apart. A row or a column that only one has,
// because its program rounds up, does not count.
func compare(t *testing.T, names string, a, b raster, most limits) {
	t.Helper()
	if d := a.w - b.w; d < -1 || d > 1 {
		t.Fatalf("%s: one is %d pixels wide, the other %d", names, a.w, b.w)
	}
	if d := a.h - b.h; d < -1 || d > 1 {
		t.Fatalf("%s: one is %d pixels high, the other %d", names, a.h, b.h)
	}
	mean, worst, where := difference(a, b)
	t.Logf("%s: mean %.2f, worst square %.1f at %v", names, mean, worst, where)
	if mean > most.mean {
		t.Errorf("%s differ by %.2f of 255 at the mean, more than %v", names, mean, most.mean)
	}
	if worst > most.square {
		t.Errorf("%s differ by %.1f of 255 in the square at %v, more than %v", names, worst, where, most.square)
	}
}

// difference of two pictures, a little blurred: at the mean and in the worst square.
func difference(a, b raster) (mean, worst float64, where image.Point) {
	w, h := min(a.w, b.w), min(a.h, b.h)
	a, b = a.blurred(w, h).blurred(w, h), b.blurred(w, h).blurred(w, h)
	differences := make([]int, w*h)
	total := 0
	for i := range differences {
		for c := range 3 {
			d := int(a.values[3*i+c]) - int(b.values[3*i+c])
			differences[i] += max(d, -d)
		}
		total += differences[i]
	}
	for y := 0; y+square <= h; y += square / 2 {
		for x := 0; x+square <= w; x += square / 2 {
			sum := 0
			for row := range square {
				for col := range square {
					sum += differences[(y+row)*w+x+col]
				}
			}
			if m := float64(sum) / (3 * square * square); m > worst {
				worst, where = m, image.Point{x, y}
			}
		}
	}
	return float64(total) / float64(3*w*h), worst, where
}

// A comparison that lets a missing word pass is worth nothing.
func TestDifferenceIsSeen(t *testing.T) {
	p := example.Page(t, example.Sheet{Charter: "alles.yaml", Theme: "klar", Paper: "A4"})
	whole := decode(t, draws(t, p, png.Options{DPI: resolution}))
	if mean, worst, _ := difference(whole, whole); mean != 0 || worst != 0 {
		t.Errorf("a picture differs from itself by %v and %v", mean, worst)
	}
	for i, m := range p.Marks {
		if m.Run == nil {
			continue
		}
		without := *p
		without.Marks = append(append([]page.Mark{}, p.Marks[:i]...), p.Marks[i+1:]...)
		if _, worst, _ := difference(whole, decode(t, draws(t, &without, png.Options{DPI: resolution}))); worst <= ofPoppler.square {
			t.Errorf("without %q the worst square differs by only %.1f", m.Run.Text, worst)
		}
		if i > 12 {
			break
		}
	}
}

// blurred is the mean over three by three pixels, cut to a size.
func (g raster) blurred(w, h int) raster {
	out := raster{w, h, make([]uint8, 3*w*h)}
	for y := range h {
		for x := range w {
			for c := range 3 {
				sum, n := 0, 0
				for v := max(0, y-1); v <= min(h-1, y+1); v++ {
					for u := max(0, x-1); u <= min(w-1, x+1); u++ {
						sum += int(g.values[3*(v*g.w+u)+c])
						n++
					}
				}
				out.values[3*(y*w+x)+c] = uint8(sum / n)
			}
		}
	}
	return out
}
