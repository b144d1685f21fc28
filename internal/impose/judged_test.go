package impose_test

// Poppler draws the sheets, they are cut where their marks are, put together again, and
// compared with the page.

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"leitbild/internal/impose"
	"leitbild/internal/judge"
	"leitbild/internal/page"
	"leitbild/internal/pdf"
	"leitbild/internal/unit"
	"leitbild/internal/xmp"
)

// byPoppler draws pages at dpi.
func byPoppler(t *testing.T, dpi int, pages ...*page.Page) []*image.RGBA {
	t.Helper()
	data, err := pdf.Write(pages, pdf.Meta{Meta: xmp.Meta{Title: "Leitbild", Lang: "de"}, ActualSize: true})
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "sheets.pdf")
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{
		{"qpdf", "--check", file},
		{"pdftoppm", "-r", fmt.Sprint(dpi), file, filepath.Join(folder, "sheet")},
	} {
		if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", command[0], err, out)
		}
	}
	names, err := filepath.Glob(filepath.Join(folder, "sheet*.ppm"))
	if err != nil || len(names) != len(pages) {
		t.Fatalf("%d pictures of %d pages, %v", len(names), len(pages), err)
	}
	slices.Sort(names)
	var pictures []*image.RGBA
	for _, name := range names {
		drawn, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pictures = append(pictures, readPPM(t, drawn))
	}
	return pictures
}

func readPPM(t *testing.T, data []byte) *image.RGBA {
	t.Helper()
	var width, height int
	if _, err := fmt.Sscanf(string(data[:min(len(data), 32)]), "P6\n%d %d\n255\n", &width, &height); err != nil || len(data) < 3*width*height {
		t.Fatalf("no picture: %v", err)
	}
	data = data[len(data)-3*width*height:]
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		copy(picture.Pix[4*i:], data[3*i:3*i+3])
		picture.Pix[4*i+3] = 255
	}
	return picture
}

// cuts are the places of a sheet's marks: lines of a hair's breadth and a few millimetres.
func cuts(sheet *page.Page) (xs, ys []unit.Length) {
	const hair = unit.Point / 4
	for _, m := range sheet.Marks {
		if m.Path == nil || len(m.Path.Segments) != 5 || m.Path.Color != (page.Color{}) {
			continue
		}
		switch b := m.Path.Bounds(); {
		case b.X1-b.X0 == hair && b.Y1-b.Y0 > hair:
			xs = append(xs, (b.X0+b.X1)/2)
		case b.Y1-b.Y0 == hair && b.X1-b.X0 > hair:
			ys = append(ys, (b.Y0+b.Y1)/2)
		}
	}
	slices.Sort(xs)
	slices.Sort(ys)
	return slices.Compact(xs), slices.Compact(ys)
}

// pixel is the place of a length at dpi, which has to be on the edge of a pixel but for a
// hundredth where exact is set.
func pixel(t *testing.T, l unit.Length, dpi int, exact bool) int {
	t.Helper()
	hundredths := l.Scale(100*int64(dpi), int64(unit.Inch))
	if off := (hundredths+50)%100 - 50; exact && (off > 1 || off < -1) {
		t.Fatalf("%v mm are %d/100 pixels", l.Millimetres(), hundredths)
	}
	return int((hundredths + 50) / 100)
}

// difference is how much two pictures of one size differ: the share of samples that do, in
// millionths, and the mean, in thousandths of a step of 255.
func difference(a, b *image.RGBA) (share, mean int) {
	sum, count := 0, 0
	for i := range a.Pix {
		d := int(a.Pix[i]) - int(b.Pix[i])
		sum += max(d, -d)
		if d != 0 {
			count++
		}
	}
	return count * 1e6 / len(a.Pix), sum * 1000 / len(a.Pix)
}

// reassemble cuts the tiles and puts them together.
func reassemble(t *testing.T, got *impose.Imposition, sheets []*image.RGBA, like image.Rectangle, dpi int, exact bool) *image.RGBA {
	t.Helper()
	whole := image.NewRGBA(like)
	y := 0
	for row := range got.Rows {
		x, high := 0, 0
		for column := range got.Columns {
			i := 1 + row*got.Columns + column
			xs, ys := cuts(got.Pages[i])
			if len(xs) != 2 || len(ys) != 2 {
				t.Fatalf("tile %d has marks at %d × %d places", i, len(xs), len(ys))
			}
			cut := image.Rect(pixel(t, xs[0], dpi, exact), pixel(t, ys[0], dpi, exact), pixel(t, xs[1], dpi, exact), pixel(t, ys[1], dpi, exact))
			draw.Draw(whole, image.Rect(x, y, x+cut.Dx(), y+cut.Dy()), sheets[i], cut.Min, draw.Src)
			x, high = x+cut.Dx(), cut.Dy()
		}
		if apart(x, like.Dx()) {
			t.Fatalf("row %d is %d pixels wide, the page %d", row, x, like.Dx())
		}
		y += high
	}
	if apart(y, like.Dy()) {
		t.Fatalf("all rows are %d pixels high, the page %d", y, like.Dy())
	}
	return whole
}

// apart reports whether two numbers of pixels differ by more than rounding does.
func apart(a, b int) bool { return a-b > 2 || b-a > 2 }

// trimmed cuts the bleed off a picture of a page.
func trimmed(t *testing.T, p *page.Page, picture *image.RGBA, dpi int) *image.RGBA {
	t.Helper()
	b := pixel(t, p.Bleed, dpi, true)
	whole := image.NewRGBA(image.Rect(0, 0, picture.Rect.Dx()-2*b, picture.Rect.Dy()-2*b))
	draw.Draw(whole, whole.Rect, picture, image.Pt(b, b), draw.Src)
	return whole
}

// TestReassembly glues a poster whose cuts all lie between pixels: it is the poster, to the
// pixel, but for the few letters that poppler puts on the next quarter of one.
func TestReassembly(t *testing.T) {
	judge.Needs(t, "pdftoppm", "qpdf")
	const dpi = 254 // ten pixels to the millimetre
	for _, c := range []struct {
		look, size     string
		bleed, overlap unit.Length
	}{
		{"band", "200x290mm", 3, 10}, // 206 × 296 mm with the bleed
		{"tafel", "200x290mm", 0, 0},
	} {
		t.Run(c.look, func(t *testing.T) {
			t.Parallel()
			p := poster(t, c.look, c.size, c.bleed*mm)
			o := usual(t)
			o.Paper, o.Overlap = impose.Paper{Width: 148 * mm, Height: 210 * mm}, c.overlap*mm
			got, err := impose.Tiles(p, o)
			if err != nil || got.Columns*got.Rows != 4 {
				t.Fatalf("%+v, %v", got, err)
			}
			want := trimmed(t, p, byPoppler(t, dpi, p)[0], dpi)
			sheets := byPoppler(t, dpi, got.Pages...)
			whole := reassemble(t, got, sheets, want.Rect, dpi, true)
			share, mean := difference(want, whole)
			t.Logf("%d of a million samples differ, by %d/1000 on average", share, mean)
			if share > 2000 || mean > 100 {
				keep(t, map[string]*image.RGBA{"want": want, "got": whole})
				t.Errorf("%d of a million samples differ, by %d/1000 on average", share, mean)
			}
			without := *got
			without.Pages = slices.Clone(got.Pages)
			without.Pages[1], without.Pages[2] = got.Pages[2], got.Pages[1]
			sheets[1], sheets[2] = sheets[2], sheets[1]
			if share, _ := difference(want, reassemble(t, &without, sheets, want.Rect, dpi, true)); share < 10000 {
				t.Errorf("with two tiles exchanged only %d of a million samples differ", share)
			}
		})
	}
}

// TestReassemblyOfUsualJobs glues what people print, with cuts anywhere among the pixels.
func TestReassemblyOfUsualJobs(t *testing.T) {
	judge.Needs(t, "pdftoppm", "qpdf")
	const dpi = 100
	for _, c := range []struct{ look, size, paper string }{
		{"klar", "A2", "A4"}, {"mosaik", "A2", "A3"}, {"wort", "A3", "A4"}, {"klassik", "60x40cm", "A4"}, {"tafel", "A1", "A4"},
	} {
		t.Run(c.look, func(t *testing.T) {
			t.Parallel()
			p := poster(t, c.look, c.size, 0)
			o := usual(t)
			if c.paper == "A3" {
				o.Paper = impose.Paper{Width: 297 * mm, Height: 420 * mm}
			}
			got, err := impose.Tiles(p, o)
			if err != nil {
				t.Fatal(err)
			}
			want := byPoppler(t, dpi, p)[0]
			whole := reassemble(t, got, byPoppler(t, dpi, got.Pages...), want.Rect, dpi, false)
			// A pixel of the one lies up to half a pixel beside that of the other: compared
			// where both are blurred a little.
			_, mean := difference(blurred(want), blurred(whole))
			t.Logf("the samples differ by %d/1000 on average", mean)
			// One that does not see a millimetre is worth nothing.
			shifted := image.NewRGBA(whole.Rect)
			draw.Draw(shifted, shifted.Rect, whole, image.Pt(4, 0), draw.Src)
			if _, far := difference(blurred(want), blurred(shifted)); far < 2*mean {
				keep(t, map[string]*image.RGBA{"want": want, "got": whole})
				t.Errorf("the samples differ by %d/1000 on average, those a millimetre away by %d/1000", mean, far)
			}
		})
	}
}

// blurred is a picture of squares of eight pixels, each with their mean.
func blurred(p *image.RGBA) *image.RGBA {
	const n = 8
	small := image.NewRGBA(image.Rect(0, 0, p.Rect.Dx()/n, p.Rect.Dy()/n))
	for y := range small.Rect.Dy() {
		for x := range small.Rect.Dx() {
			for c := range 4 {
				sum := 0
				for dy := range n {
					for dx := range n {
						sum += int(p.Pix[p.PixOffset(x*n+dx, y*n+dy)+c])
					}
				}
				small.Pix[small.PixOffset(x, y)+c] = uint8(sum / (n * n))
			}
		}
	}
	return small
}

// TestCopiesAreThePage cuts hand-outs apart: each is the page.
func TestCopiesAreThePage(t *testing.T) {
	judge.Needs(t, "pdftoppm", "qpdf")
	const dpi = 254
	for _, c := range []struct {
		look, size string
		bleed      unit.Length
		count      int
	}{
		{"klar", "A5", 0, 4}, {"band", "A5", 3, 2}, {"tafel", "A5", 0, 4}, {"klassik", "A5", 3, 2},
	} {
		t.Run(c.look, func(t *testing.T) {
			t.Parallel()
			p := poster(t, c.look, c.size, c.bleed*mm)
			got, err := impose.NUp([]*page.Page{p}, impose.NUpOptions{Paper: impose.Paper{Width: 297 * mm, Height: 420 * mm}})
			if err != nil || got.Columns*got.Rows != c.count {
				t.Fatalf("%+v, %v", got, err)
			}
			want := trimmed(t, p, byPoppler(t, dpi, p)[0], dpi)
			sheet := byPoppler(t, dpi, got.Pages[0])[0]
			for i, m := range got.Pages[0].Marks[:c.count] {
				copied := image.NewRGBA(want.Rect)
				at := image.Pt(pixel(t, m.Sheet.Place.X, dpi, false), pixel(t, m.Sheet.Place.Y, dpi, false))
				draw.Draw(copied, copied.Rect, sheet, at, draw.Src)
				// Marks may lie on the edge of a copy.
				inner := image.Rect(70, 70, want.Rect.Dx()-70, want.Rect.Dy()-70)
				_, mean := difference(cropped(want, inner), cropped(copied, inner))
				_, far := difference(cropped(want, inner), cropped(copied, inner.Add(image.Pt(1, 1))))
				t.Logf("copy %d: the samples differ by %d/1000 on average, those of the next pixel by %d/1000", i+1, mean, far)
				if mean > 300 || 10*mean > far {
					keep(t, map[string]*image.RGBA{"want": want, "got": copied})
					t.Errorf("copy %d: the samples differ by %d/1000 on average", i+1, mean)
				}
			}
		})
	}
}

func cropped(p *image.RGBA, r image.Rectangle) *image.RGBA {
	to := image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	draw.Draw(to, to.Rect, p, r.Min, draw.Src)
	return to
}

// keep saves pictures to look at where LEITBILD_PICTURES names a folder.
func keep(t *testing.T, pictures map[string]*image.RGBA) {
	t.Helper()
	folder := os.Getenv("LEITBILD_PICTURES")
	if folder == "" {
		return
	}
	for name, picture := range pictures {
		var out bytes.Buffer
		if err := png.Encode(&out, picture); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, filepath.Base(t.Name())+"-"+name+".png"), out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
