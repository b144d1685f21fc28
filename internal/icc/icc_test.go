package icc_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"leitbild/internal/color"
	"leitbild/internal/icc"
	"leitbild/internal/judge"
)

func mustRead(t testing.TB, data []byte) *icc.Profile {
	t.Helper()
	p, err := icc.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWhatItSays(t *testing.T) {
	data := built()
	old, recent := mustRead(t, append(data["lut16"], "and something after it"...)), mustRead(t, data["new16"])
	for _, c := range []struct{ got, want string }{
		{old.Description(), inEnglish},
		{recent.Description(), inEnglish},
		{old.Copyright(), "free to use"},
		{old.Space(), "CMYK"},
		{old.Class(), "prtr"},
		{old.Version().String(), "2.0"},
		{recent.Version().String(), "4.0"},
		{string(old.Bytes()), string(built()["lut16"])},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	if err := old.Press(); err != nil {
		t.Error(err)
	}
	for said, want := range map[string]string{"ICCHDAT FOGRA39": "FOGRA39", "IT8.7/4 ORIGINATOR": ""} {
		p := mustRead(t, build(header{2, "prtr", "GRAY", "Lab"}, tag{"targ", plain(said)}))
		if got := p.Condition(); got != want {
			t.Errorf("%q: condition %q", said, got)
		}
	}
}

// The profile of sRGB is one for screens. Its ID is in its header, put there by the ICC.
func TestScreen(t *testing.T) {
	data, err := os.ReadFile("../pdf/sRGB2014.icc")
	if err != nil {
		t.Fatal(err)
	}
	p := mustRead(t, data)
	if got := p.Description(); got != "sRGB2014" {
		t.Errorf("description %q", got)
	}
	if got, want := p.ID(), [16]byte(data[84:100]); got != want {
		t.Errorf("ID %x, want %x", got, want)
	}
	var e *icc.Error
	if err := p.Press(); !errors.As(err, &e) || *e != (icc.Error{Reason: icc.NotCMYK, Detail: "RGB"}) {
		t.Errorf("%v", err)
	}
	if got := p.FromSRGB(color.RGB{}, icc.Perceptual); got != (color.CMYK{}) {
		t.Errorf("inks %v", got)
	}
	if got := p.ToSRGB(color.CMYK{K: 1000}); got != (color.RGB{}) {
		t.Errorf("colour %v", got)
	}
	if _, known := p.InkLimit(); known {
		t.Error("a screen has an ink limit")
	}
}

// The Lab values are those of CSS Color 4 for the colours' names, D50 and Bradford.
func TestInks(t *testing.T) {
	for name, p := range built() {
		if name == "bent" || name == "gray" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			p := mustRead(t, p)
			for _, c := range []struct {
				rgb  color.RGB
				inks color.CMYK
			}{
				{color.RGB{R: 255, G: 255, B: 255}, color.CMYK{}},
				{color.RGB{R: 255}, color.CMYK{M: 808, Y: 699, K: 457}},
				{color.RGB{G: 255}, color.CMYK{C: 793, Y: 810, K: 122}},
				{color.RGB{R: 255, G: 255}, color.CMYK{C: 158, Y: 934, K: 24}},
				{color.RGB{R: 119, G: 119, B: 119}, color.CMYK{K: 500}},
			} {
				got := p.FromSRGB(c.rgb, icc.RelativeColorimetric)
				if !near(got, c.inks, 6) {
					t.Errorf("%v: %v, want %v", c.rgb, got, c.inks)
				}
			}
			for _, c := range []color.RGB{{}, {R: 255, G: 255, B: 255}, {R: 200, G: 120, B: 60}, {R: 90, G: 100, B: 70}, {R: 240, G: 230, B: 180}} {
				if back := p.ToSRGB(p.FromSRGB(c, icc.RelativeColorimetric)); !nearRGB(back, c, 3) {
					t.Errorf("%v: comes back as %v", c, back)
				}
			}
			for _, inks := range []color.CMYK{{}, {C: 1000}, {M: 1000}, {Y: 1000}, {K: 1000}, {C: 125, M: 250, Y: 625, K: 375}} {
				l, a, b := eye(float64(inks.C)/1000, float64(inks.M)/1000, float64(inks.Y)/1000, float64(inks.K)/1000)
				got, want := p.ToLab(inks), icc.Lab{L: l, A: a, B: b}
				if math.Abs(got.L-want.L) > 0.3 || math.Abs(got.A-want.A) > 0.6 || math.Abs(got.B-want.B) > 0.6 {
					t.Errorf("%v: %v, want %v", inks, got, want)
				}
			}
		})
	}
}

func near(a, b color.CMYK, within int) bool {
	for _, d := range []int{a.C - b.C, a.M - b.M, a.Y - b.Y, a.K - b.K} {
		if max(d, -d) > within {
			return false
		}
	}
	return true
}

func nearRGB(a, b color.RGB, within int) bool {
	for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
		if max(d, -d) > within {
			return false
		}
	}
	return true
}

// Through XYZ, half the light is half the ink.
func TestInksThroughXYZ(t *testing.T) {
	p := mustRead(t, built()["gray"])
	for level, want := range map[uint8]int{0: 1000, 128: 784, 188: 497, 255: 0} {
		c := color.RGB{R: level, G: level, B: level}
		if got := p.FromSRGB(c, icc.RelativeColorimetric); !near(got, color.CMYK{K: want}, 1) {
			t.Errorf("%v: %v, want K %d", c, got, want)
		}
		if back := p.ToSRGB(color.CMYK{K: want}); !nearRGB(back, c, 1) {
			t.Errorf("K %d: %v, want %v", want, back, c)
		}
	}
}

func TestInkLimit(t *testing.T) {
	inked := func(amount float64) []byte {
		table := newTable("mBA ", 3, 4, straightCurves(), nil, nil,
			newGrid([]int{2, 2, 2}, 2, func(v []float64) []float64 {
				return slices.Repeat([]float64{amount * (1 - v[0])}, 4)
			}), slices.Concat(straightCurves(), sampledCurve()))
		toColor, _ := pressNew(1)
		return build(header{4, "prtr", "CMYK", "Lab"}, tag{"A2B0", toColor}, tag{"B2A0", table})
	}
	named := func(name string) []byte {
		return build(header{2, "prtr", "CMYK", "Lab"}, tag{"desc", desc(name)},
			tag{"A2B0", oldTable(2, 2, false)}, tag{"B2A0", oldTable(2, 9, true)})
	}
	for _, c := range []struct {
		what  string
		data  []byte
		want  int
		known bool
	}{
		{"what the table keeps to", inked(0.825), 330, true},
		{"no limit at all", inked(1), 400, false},
		{"ISO Coated v2 300% (ECI)", named("ISO Coated v2 300% (ECI)"), 300, true},
		{"Zeitung 240 %", named("Zeitung 240 %"), 240, true},
		{"a number that is none", named("Press 12300%, 500%"), 300, true}, // cyan or magenta, yellow, black
	} {
		if got, known := mustRead(t, c.data).InkLimit(); got != c.want || known != c.known {
			t.Errorf("%s: %d %v, want %d %v", c.what, got, known, c.want, c.known)
		}
	}
}

// What a print shop might hand out by mistake, and what somebody might hand in on purpose.
func TestRefusals(t *testing.T) {
	good := func() []byte { return built()["lut16"] }
	changed := func(at int, b ...byte) []byte {
		data := good()
		copy(data[at:], b)
		return data
	}
	of := func(h header, tags ...tag) []byte { return build(h, tags...) }
	output := header{4, "prtr", "CMYK", "Lab"}
	toColor, toInks := pressNew(2)
	spoiled := func(table []byte, at int, b ...byte) []byte {
		table = slices.Clone(table)
		copy(table[at:], b)
		return table
	}
	for _, c := range []struct {
		what string
		data []byte
		want icc.Error
	}{
		{"nothing", nil, icc.Error{Reason: icc.Foreign}},
		{"a picture", append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 500)...), icc.Error{Reason: icc.Foreign}},
		{"half a header", good()[:100], icc.Error{Reason: icc.Short}},
		{"half a profile", good()[:3000], icc.Error{Reason: icc.Short}},
		{"a huge size", changed(0, 0xFF, 0xFF, 0xFF, 0xFF), icc.Error{Reason: icc.Large}},
		{"a tiny size", changed(0, 0, 0, 0, 10), icc.Error{Reason: icc.Short}},
		{"version 5", changed(8, 5), icc.Error{Reason: icc.Newer, Detail: "5.0"}},
		{"a million tags", changed(128, 0, 15, 66, 64), icc.Error{Reason: icc.Tags}},
		{"no tags", changed(128, 0, 0, 0, 0), icc.Error{Reason: icc.Tags}},
		{"a tag outside", changed(136, 0x7F, 0xFF, 0xFF, 0xFF), icc.Error{Reason: icc.Damaged, Detail: "desc"}},
		{"a tag in the header", changed(136, 0, 0, 0, 10), icc.Error{Reason: icc.Damaged, Detail: "desc"}},
		{"a tag twice", changed(144, 'd', 'e', 's', 'c'), icc.Error{Reason: icc.Tags}},
		{"another connection space", changed(20, 'L', 'u', 'v', ' '), icc.Error{Reason: icc.NoPCS, Detail: "Luv"}},
		{"no way back", of(output, tag{"B2A0", toInks}), icc.Error{Reason: icc.Missing, Detail: "A2B0"}},
		{"no inks", of(output, tag{"A2B0", toColor}), icc.Error{Reason: icc.Missing, Detail: "B2A0"}},
		{"tables exchanged", of(output, tag{"A2B0", toInks}, tag{"B2A0", toColor}), icc.Error{Reason: icc.Damaged, Detail: "A2B0"}},
		{"three inks", of(output, tag{"A2B0", spoiled(toColor, 8, 3)}, tag{"B2A0", toInks}), icc.Error{Reason: icc.Damaged, Detail: "A2B0"}},
		{"curves outside", of(output, tag{"A2B1", spoiled(toColor, 12, 0xFF)}, tag{"B2A1", toInks}), icc.Error{Reason: icc.Damaged, Detail: "A2B1"}},
		{"no curves", of(output, tag{"A2B1", spoiled(toColor, 12, 0, 0, 0, 0)}, tag{"B2A1", toInks}), icc.Error{Reason: icc.Damaged, Detail: "A2B1"}},
		{"a grid too large", of(output, tag{"A2B0", oldSpoiled(10, 255)}, tag{"B2A0", toInks}), icc.Error{Reason: icc.Damaged, Detail: "A2B0"}},
		{"a grid of one point", of(output, tag{"A2B0", oldSpoiled(10, 1)}, tag{"B2A0", toInks}), icc.Error{Reason: icc.Damaged, Detail: "A2B0"}},
		{"a curve of one point", of(output, tag{"A2B0", oldSpoiled(48, 0, 1)}, tag{"B2A0", toInks}), icc.Error{Reason: icc.Damaged, Detail: "A2B0"}},
		{"a curve too long", of(output, tag{"A2B0", oldSpoiled(50, 255)}, tag{"B2A0", toInks}), icc.Error{Reason: icc.Damaged, Detail: "A2B0"}},
	} {
		_, err := icc.Read(c.data)
		var e *icc.Error
		if !errors.As(err, &e) || *e != c.want {
			t.Errorf("%s: %v, want %v", c.what, err, &c.want)
		}
	}
	scanner := mustRead(t, build(header{2, "scnr", "CMYK", "Lab"}, tag{"desc", desc("A scanner")}))
	var e *icc.Error
	if err := scanner.Press(); !errors.As(err, &e) || *e != (icc.Error{Reason: icc.NotPress, Detail: "scnr"}) {
		t.Errorf("a scanner: %v", err)
	}
}

func oldSpoiled(at int, b ...byte) []byte {
	table := oldTable(2, 2, false)
	copy(table[at:], b)
	return table
}

// A name reaches the terminal and the slug line of the sheet.
func TestNamesArePrintable(t *testing.T) {
	for given, want := range map[string]string{
		"two\nlines":               "two lines",
		"\x1b[31mred\x1b[0m":       "[31mred[0m",
		"  a \t b  ":               "a b",
		"gestrichen \xfc":          "gestrichen ü",
		"left\u202Eright":          "leftright",
		"ISO Coated v2 300% (ECI)": "ISO Coated v2 300% (ECI)",
	} {
		p := mustRead(t, build(header{2, "mntr", "RGB", "XYZ"}, tag{"desc", desc(given)}, tag{"cprt", plain(given)}))
		if got := p.Description(); got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
		if got := p.Copyright(); got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
}

// The results are the same to the last bit on every machine.
func TestSameEverywhere(t *testing.T) {
	sum := fnv.New64a()
	profiles := built()
	for _, name := range slices.Sorted(maps.Keys(profiles)) {
		p := mustRead(t, profiles[name])
		for _, c := range screenColors() {
			relative, perceptual := p.FromSRGB(c, icc.RelativeColorimetric), p.FromSRGB(c, icc.Perceptual)
			look := p.ToLab(relative)
			fmt.Fprint(sum, relative, perceptual, p.ToSRGB(perceptual))
			for _, v := range []float64{look.L, look.A, look.B} {
				binary.Write(sum, binary.BigEndian, math.Float64bits(v))
			}
		}
	}
	if got, want := sum.Sum64(), uint64(0x113a9797afdcbfd5); got != want {
		t.Errorf("%#x, want %#x", got, want)
	}
}

func TestSameOnARM(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	judge.OnARM(t, "^TestSameEverywhere$")
}

// Colours that every press has come back so near that the eye can't tell; greys stay grey and
// in their order, paper is paper, and no colour asks for more ink than the profile allows.
func TestThereAndBack(t *testing.T) {
	for _, path := range installed(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			p := read(t, path)
			limit, _ := p.InkLimit()
			var worst float64
			before := -1.0
			for _, c := range screenColors() {
				inks := p.FromSRGB(c, icc.RelativeColorimetric)
				if sum := inks.C + inks.M + inks.Y + inks.K; sum > 10*limit+5 {
					t.Errorf("%v: %v is more than %d %%", c, inks, limit)
				}
				if darkest, lightest := min(c.R, c.G, c.B), max(c.R, c.G, c.B); darkest >= 96 && lightest <= 224 && lightest-darkest <= 32 {
					worst = max(worst, color.Distance(c, p.ToSRGB(inks)))
				}
				if c.R != c.G || c.G != c.B {
					continue
				}
				look := p.ToLab(inks)
				if c.R > 0 && look.L < before-0.5 {
					t.Errorf("%v is darker than the grey before it", c)
				}
				if before = look.L; math.Hypot(look.A, look.B) > 3 {
					t.Errorf("%v has a hue: %v", c, look)
				}
			}
			t.Logf("ink limit %d %%, worst distance %.4f", limit, worst)
			if worst > 0.02 && filepath.Base(path) != "ps_cmyk.icc" { // whose grid has five points
				t.Errorf("a colour comes back %.3f apart", worst)
			}
			if white := p.FromSRGB(color.RGB{R: 255, G: 255, B: 255}, icc.RelativeColorimetric); white != (color.CMYK{}) {
				t.Errorf("white is %v", white)
			}
		})
	}
}

// Limits of profiles that are known. The makers of the second gave 300 to their program; for
// greys that are nearly black its tables hold more.
func TestInkLimitOfInstalled(t *testing.T) {
	want := map[string]int{"default_cmyk.icc": 300, "FOGRA39L_coated.icc": 318, "ps_cmyk.icc": 300}
	for _, path := range installed(t) {
		if got, known := read(t, path).InkLimit(); got != want[filepath.Base(path)] || !known {
			t.Errorf("%s: %d %v, want %d", path, got, known, want[filepath.Base(path)])
		}
	}
}

func FuzzRead(f *testing.F) {
	// Short ones, or the fuzzer gets nowhere.
	f.Add(built()["bent"])
	f.Add(built()["gray"])
	for width := 1; width <= 2; width++ {
		f.Add(build(header{2, "prtr", "CMYK", "Lab"}, tag{"desc", desc(inEnglish)}, tag{"cprt", localized(inGerman, inEnglish)},
			tag{"A2B0", oldTable(width, 2, false)}, tag{"B2A0", oldTable(width, 3, true)}))
	}
	f.Add(build(header{2, "mntr", "RGB", "XYZ"}, tag{"desc", desc("A screen")}))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := icc.Read(data)
		if err != nil {
			var e *icc.Error
			if !errors.As(err, &e) || e.Error() == "" {
				t.Fatalf("%#v", err)
			}
			return
		}
		p.Description()
		p.Copyright()
		p.Condition()
		p.ID()
		p.InkLimit()
		for _, intent := range []icc.Intent{icc.RelativeColorimetric, icc.Perceptual, 7} {
			for _, c := range []color.RGB{{}, {R: 11, G: 95, B: 165}, {R: 255, G: 255, B: 255}} {
				inks := p.FromSRGB(c, intent)
				for _, ink := range []int{inks.C, inks.M, inks.Y, inks.K} {
					if ink < 0 || ink > 1000 {
						t.Errorf("%v: %v", c, inks)
					}
				}
				p.ToSRGB(inks)
				if look := p.ToLab(inks); math.IsNaN(look.L + look.A + look.B) {
					t.Errorf("%v: %v", inks, look)
				}
			}
		}
		p.ToLab(color.CMYK{C: -5, M: 1 << 40, Y: 5, K: 500})
	})
}

// A poster's profile is read, its colours are converted, its limit is found.
func BenchmarkTwentyColors(b *testing.B) {
	for _, path := range installed(b) {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(filepath.Base(path), func(b *testing.B) {
			for b.Loop() {
				p, err := icc.Read(data)
				if err != nil {
					b.Fatal(err)
				}
				for _, c := range screenColors()[100:120] {
					p.FromSRGB(c, icc.RelativeColorimetric)
				}
				p.InkLimit()
			}
		})
	}
}
