package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"

	"leitbild/internal/color"
	"leitbild/internal/icc"
	"leitbild/internal/page"
	"leitbild/internal/press"
	"leitbild/internal/unit"
	"leitbild/internal/xmp"
)

func TestNameObject(t *testing.T) {
	for name, want := range map[string]string{
		"Black":           "/Black",
		"HKS 43":          "/HKS#2043",
		"PANTONE 286 C":   "/PANTONE#20286#20C",
		"Hausgrün #1 (M)": "/Hausgr#C3#BCn#20#231#20#28M#29",
		"a/b%c":           "/a#2Fb#25c",
	} {
		if got := nameObject(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

// The table has the ink's alternate at one corner, black at another, and both where they meet.
func TestOverBlack(t *testing.T) {
	samples := overBlack(color.CMYK{C: 900, M: 600, K: 100}).stream
	var got []int
	for i := 0; i < len(samples); i += 2 {
		got = append(got, int(scale(int64(binary.BigEndian.Uint16(samples[i:])), 1000, 65535)))
	}
	want := []int{0, 0, 0, 0, 900, 600, 0, 100, 0, 0, 0, 1000, 900, 600, 0, 1000}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("the samples are %v, want %v", got, want)
		}
	}
}

func TestUUID(t *testing.T) {
	got := uuid([16]byte{0xFF, 1, 2, 3, 4, 5, 0xF6, 7, 0xF8, 9, 10, 11, 12, 13, 14, 15})
	if got != "ff010203-0405-3607-b809-0a0b0c0d0e0f" {
		t.Error(got)
	}
}

// profileOf reads a profile of Debian's; in CI it must be there.
func profileOf(t *testing.T, name string) *icc.Profile {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	p, err := icc.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestRegistered(t *testing.T) {
	for name, want := range map[string]string{
		"/usr/share/texlive/texmf-dist/tex/generic/colorprofiles/FOGRA39L_coated.icc": "FOGRA39",
		"/usr/share/color/icc/ghostscript/default_cmyk.icc":                           "",
	} {
		if got := registered(profileOf(t, name)); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// colored is a page with a ground in a colour.
func colored(c page.Color) *page.Page {
	ground := &page.Path{Color: c}
	ground.Append(page.Rect{X1: 50 * unit.Millimetre, Y1: 50 * unit.Millimetre})
	return &page.Page{
		Width: 50 * unit.Millimetre, Height: 50 * unit.Millimetre, CropMarks: true,
		Root: &page.Element{Lang: "de"}, Marks: []page.Mark{{Path: ground}},
	}
}

func separationOf(t *testing.T) *press.Separation {
	t.Helper()
	blue, err := color.Parse("cmyk(90 60 0 10)")
	if err != nil {
		t.Fatal(err)
	}
	s, err := press.New(press.Job{Brand: &press.Brand{Look: page.Color(blue.RGB), CMYK: blue.CMYK, IsCMYK: true, Spot: "HKS 43"}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWriteSeparated(t *testing.T) {
	m := Meta{Meta: xmp.Meta{Title: "Leitbild", Lang: "de", Creator: "leitbild"}}
	blue := page.Color{R: 0x30, G: 0x54, B: 0x9E}
	one, err := WriteSeparated([]*page.Page{colored(blue)}, m, separationOf(t))
	if err != nil {
		t.Fatal(err)
	}
	two, err := WriteSeparated([]*page.Page{colored(blue)}, m, separationOf(t))
	if err != nil || !bytes.Equal(one, two) {
		t.Errorf("the same page gives other bytes: %v", err)
	}
	other, err := WriteSeparated([]*page.Page{colored(page.Color{R: 0x97, G: 0xA9, B: 0xCE})}, m, separationOf(t))
	if err != nil {
		t.Fatal(err)
	}
	id := func(name string, file []byte) string {
		return string(regexp.MustCompile("<xmpMM:" + name + ">([^<]*)<").FindSubmatch(file)[1])
	}
	if id("DocumentID", one) != id("DocumentID", other) || id("InstanceID", one) == id("InstanceID", other) {
		t.Error("another colour makes another document, or no other instance")
	}
	for _, unwanted := range []string{"PDF/X", "GTS_PDFX", "pdfaid", "OutputIntent"} {
		if bytes.Contains(one, []byte(unwanted)) {
			t.Errorf("without a profile the file has %s", unwanted)
		}
	}
	if !bytes.HasPrefix(one, []byte("%PDF-1.6")) {
		t.Error("it is not PDF 1.6")
	}
}

// What differs in a picture, in what the file says of itself or in the name of an ink is another
// instance, as whatever is drawn otherwise.
func TestInstances(t *testing.T) {
	seen := map[string]string{}
	for _, what := range []string{"none", "picture", "description", "spot"} {
		p := colored(page.Color{R: 0x30, G: 0x54, B: 0x9E})
		picture := &page.Image{Width: 2, Height: 1, RGB: []byte{255, 255, 255, 0, 0, 0}, Box: page.Rect{X1: 9 * unit.Millimetre, Y1: 9 * unit.Millimetre}}
		p.Marks = append(p.Marks, page.Mark{Image: picture})
		m := Meta{Meta: xmp.Meta{Title: "Leitbild", Lang: "de", Creator: "leitbild"}}
		s := separationOf(t)
		switch what {
		case "picture":
			picture.RGB[0], picture.RGB[1], picture.RGB[2] = 100, 100, 100
		case "description":
			m.Description = "anders"
		case "spot":
			var err error
			s, err = press.New(press.Job{Brand: &press.Brand{Look: page.Color{R: 0x30, G: 0x54, B: 0x9E}, CMYK: color.CMYK{C: 900, M: 600, K: 100}, IsCMYK: true, Spot: "HKS 44"}})
			if err != nil {
				t.Fatal(err)
			}
		}
		data, err := WriteSeparated([]*page.Page{p}, m, s)
		if err != nil {
			t.Fatal(err)
		}
		id := string(regexp.MustCompile("<xmpMM:InstanceID>([^<]*)<").FindSubmatch(data)[1])
		if other := seen[id]; other != "" {
			t.Errorf("%s has the InstanceID of %s", what, other)
		}
		seen[id] = what
	}
}

func TestWithoutGrey(t *testing.T) {
	if err := withoutGrey(&object{stream: []byte("0 J\n0 j\n")}); err == nil {
		t.Error("black that is not found is passed over")
	}
}

func TestWriteSeparatedRefuses(t *testing.T) {
	var refusal *press.Refusal
	_, err := WriteSeparated([]*page.Page{colored(page.Color{R: 250, G: 246, B: 236})}, Meta{}, separationOf(t))
	if !errors.As(err, &refusal) {
		t.Errorf("cream: %v", err)
	}
	host := colored(page.Color{})
	host.Marks = append(host.Marks, page.Mark{Sheet: &page.Placed{Page: colored(page.Color{})}})
	if _, err := WriteSeparated([]*page.Page{host}, Meta{}, separationOf(t)); err == nil || !strings.Contains(err.Error(), "placed") {
		t.Errorf("a page on another: %v", err)
	}
}
