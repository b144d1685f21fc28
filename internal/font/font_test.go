package font

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	shaping "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"golang.org/x/image/math/fixed"
)

const fonts = "../../templates/fonts/"

// load reads a font of the templates, one that is packed too.
func load(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(fonts + file)
	if err == nil && strings.HasSuffix(file, ".gz") {
		data, err = unpacked(data)
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func unpacked(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func parse(t testing.TB, file string) *Face {
	t.Helper()
	f, err := Parse(load(t, file))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return f
}

// each calls do with every font of the templates.
func each(t *testing.T, do func(t *testing.T, f *Face, data []byte)) {
	t.Helper()
	files, err := filepath.Glob(fonts + "*/*.ttf*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fonts: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			rel, err := filepath.Rel(fonts, file)
			if err != nil {
				t.Fatal(err)
			}
			do(t, parse(t, rel), load(t, rel))
		})
	}
}

func TestMetrics(t *testing.T) {
	for _, c := range []struct {
		file                              string
		postScript                        string
		em, capital, x, ascent, descent   int
		weight, flags                     int
		angle                             float64
		glyphs, advanceOfH, advanceOfNBSP int
	}{
		{
			"barlow/Barlow_600SemiBold.ttf", "Barlow-SemiBold",
			1000, 700, 511, 1000, -200, 600, symbolic, 0, 680, 637, 200,
		},
		{
			"fraunces/Fraunces_500Medium_Italic.ttf", "Fraunces-MediumItalic",
			2000, 1400, 940, 1956, -510, 500, symbolic | italic, -16, 683, 1593, 403,
		},
		{
			"source-serif-4/SourceSerif4_400Regular.ttf", "SourceSerif4-Regular",
			1000, 670, 475, 1036, -335, 400, symbolic | serif, 0, 1463, 814, 237,
		},
	} {
		f := parse(t, c.file)
		got := []any{
			f.PostScriptName(), f.UnitsPerEm(), f.CapHeight(), f.XHeight(),
			f.Ascent(), f.Descent(), f.Weight(), f.Flags(), f.ItalicAngle(), f.NumGlyphs(),
		}
		want := []any{
			c.postScript, c.em, c.capital, c.x,
			c.ascent, c.descent, c.weight, c.flags, c.angle, c.glyphs,
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %v\nwant %v", c.file, got, want)
		}
		for r, want := range map[rune]int{'H': c.advanceOfH, '\u00a0': c.advanceOfNBSP} {
			g, ok := f.Glyph(r)
			if got := f.Advance(g); !ok || got != want {
				t.Errorf("%s: %q is %d wide, want %d", c.file, r, got, want)
			}
		}
	}
}

// goText reads the whole font as go-text does, as a second opinion.
func goText(t *testing.T, data []byte) *shaping.Face {
	t.Helper()
	face, err := shaping.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func TestGlyphsAndAdvancesAgreeWithGoText(t *testing.T) {
	each(t, func(t *testing.T, f *Face, data []byte) {
		other := goText(t, data)
		for r := rune(0); r < 0x2FFF; r++ {
			g, ok := f.Glyph(r)
			want, wantOK := other.NominalGlyph(r)
			if ok != wantOK || uint32(g) != uint32(want) {
				t.Fatalf("%U is glyph %d, %v; want %d, %v", r, g, ok, want, wantOK)
			}
		}
		for g := range f.NumGlyphs() {
			if got, want := f.Advance(GID(g)), int(other.HorizontalAdvance(shaping.GID(g))); got != want {
				t.Fatalf("glyph %d is %d wide, want %d", g, got, want)
			}
		}
	})
}

func TestOutlinesAgreeWithGoText(t *testing.T) {
	each(t, func(t *testing.T, f *Face, data []byte) {
		other := goText(t, data)
		for g := range f.NumGlyphs() {
			data, _ := other.GlyphData(shaping.GID(g)).(shaping.GlyphOutline)
			if got, want := flatten(f.Outline(GID(g))), flattenGoText(data.Segments); !close(got, want) {
				t.Fatalf("glyph %d:\n got %v\nwant %v", g, got, want)
			}
		}
	})
}

// flatten gives the points at which the curves end, without repetitions.
func flatten(outline []Segment) (points [][2]float64) {
	for _, s := range outline {
		to := s.Points[0]
		if s.Op == QuadTo {
			to = s.Points[1]
		}
		points = append(points, [2]float64{float64(to.X) / 64, float64(to.Y) / 64})
	}
	return compact(points)
}

func flattenGoText(outline []shaping.Segment) (points [][2]float64) {
	for _, s := range outline {
		args := s.ArgsSlice()
		to := args[len(args)-1]
		points = append(points, [2]float64{float64(to.X), float64(to.Y)})
	}
	return compact(points)
}

// compact sorts points and drops those that come twice, so that it does not matter where a
// contour begins.
func compact(points [][2]float64) [][2]float64 {
	slices.SortFunc(points, func(a, b [2]float64) int {
		return slices.Compare(a[:], b[:])
	})
	return slices.CompactFunc(points, near)
}

func near(a, b [2]float64) bool { return math.Abs(a[0]-b[0]) < 0.1 && math.Abs(a[1]-b[1]) < 0.1 }

func close(a, b [][2]float64) bool { return slices.EqualFunc(a, b, near) }

// The extents must be those of the curves, not of their control points.
func TestExtentsAreThoseOfTheInk(t *testing.T) {
	each(t, func(t *testing.T, f *Face, _ []byte) {
		inked := 0
		for g := range f.NumGlyphs() {
			e, ok := f.Extents(GID(g))
			x0, y0, x1, y1 := walk(f.Outline(GID(g)))
			if !ok {
				if x0 < x1 && y0 < y1 {
					t.Errorf("glyph %d has ink but no extents", g)
				}
				continue
			}
			inked++
			for _, d := range []float64{x0 - float64(e.XMin), y0 - float64(e.YMin), float64(e.XMax) - x1, float64(e.YMax) - y1} {
				if d < 0 || d > 1.1 {
					t.Errorf("glyph %d: extents %v, ink %v %v %v %v", g, e, x0, y0, x1, y1)
					break
				}
			}
		}
		if inked < 600 {
			t.Errorf("only %d glyphs have ink", inked)
		}
	})
}

// walk follows an outline in small steps.
func walk(outline []Segment) (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	var pen fixed.Point26_6
	for _, s := range outline {
		for i := range 65 {
			u := float64(i) / 64
			x, y := float64(s.Points[0].X)/64, float64(s.Points[0].Y)/64
			if s.Op == QuadTo {
				v := 1 - u
				x = v*v*float64(pen.X)/64 + 2*u*v*x + u*u*float64(s.Points[1].X)/64
				y = v*v*float64(pen.Y)/64 + 2*u*v*y + u*u*float64(s.Points[1].Y)/64
			}
			x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
		}
		pen = s.Points[0]
		if s.Op == QuadTo {
			pen = s.Points[1]
		}
	}
	return x0, y0, x1, y1
}

func TestUnknownGlyphs(t *testing.T) {
	f := parse(t, "barlow/Barlow_400Regular.ttf")
	if g, ok := f.Glyph('漢'); ok {
		t.Errorf("the face claims to have 漢 as glyph %d", g)
	}
	past := GID(f.NumGlyphs())
	if _, ok := f.Extents(past); ok || f.Advance(past) != 0 || f.Outline(past) != nil {
		t.Error("a glyph past the last has ink or width")
	}
	space, _ := f.Glyph(' ')
	if _, ok := f.Extents(space); ok {
		t.Error("the space has ink")
	}
	if _, err := f.Subset([]GID{past}); err == nil {
		t.Error("a subset with a glyph past the last")
	}
}

// Fraunces does not say where accents go; the shaper then stacks them by their boxes, which
// it gets although it gets no outlines.
func TestShaperPlacesAccents(t *testing.T) {
	each(t, func(t *testing.T, f *Face, data []byte) {
		other := goText(t, data)
		for _, text := range []string{"m\u0302", "q\u0327", "Kx\u030C"} {
			got, want := shape(f.Shaper(), text), shape(other, text)
			if !slices.Equal(got, want) {
				t.Errorf("%q is set as %v, want %v", text, got, want)
			}
		}
	})
}

func shape(face *shaping.Face, text string) []harfbuzz.GlyphPosition {
	buffer := harfbuzz.NewBuffer()
	buffer.AddRunes([]rune(text), 0, -1)
	buffer.GuessSegmentProperties()
	buffer.Shape(harfbuzz.NewFont(face), nil)
	return buffer.Pos
}

func TestConcurrentUse(t *testing.T) {
	f := parse(t, "barlow/Barlow_400Regular.ttf")
	want := make([]Extents, f.NumGlyphs())
	for g := range want {
		want[g], _ = parseOnce(f, GID(g))
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for g := range want {
				if e, _ := f.Extents(GID(g)); e != want[g] {
					t.Errorf("glyph %d: %v, want %v", g, e, want[g])
				}
			}
			f.Shaper().NominalGlyph('a')
		})
	}
	group.Wait()
}

// parseOnce measures without the memory that Extents has.
func parseOnce(f *Face, g GID) (Extents, bool) {
	return unpackExtents(packExtents(inkOf(f.Outline(g))))
}

func TestOtherFormats(t *testing.T) {
	for begin, format := range map[string]string{
		"ttcf": "collection", "wOFF": "WOFF", "wOF2": "WOFF2", "typ1": "Type 1", "%!PS-AdobeFont": "Type 1",
		"\x80\x01\x10\x00": "Type 1", "\x10\x00\x00\x00" + string(make([]byte, 30)) + "LP\x00": "EOT",
	} {
		var e *FormatError
		if _, err := Parse([]byte(begin)); !errors.As(err, &e) || e.Format != format {
			t.Errorf("%q: %v, want a format error for %s", begin, err, format)
		}
	}
	for _, begin := range []string{"", "\x00", "PK\x03\x04", "%PDF", "<svg"} {
		if _, err := Parse([]byte(begin)); !errors.Is(err, ErrNotFont) {
			t.Errorf("%q: %v, want ErrNotFont", begin, err)
		}
	}
}

func TestTooManyTables(t *testing.T) {
	const n = 60000
	data := make([]byte, headerSize+n*recordSize)
	copy(data, []byte{0, 1, 0, 0, n >> 8, n & 0xFF})
	for i := range n {
		binary.BigEndian.PutUint32(data[headerSize+i*recordSize:], uint32(i))
	}
	if _, err := Parse(data); err == nil || err.Error() != "font file has 60000 tables" {
		t.Errorf("error %v", err)
	}
}

func TestCutOff(t *testing.T) {
	data := load(t, "barlow/Barlow_400Regular.ttf")
	for n := 0; n < len(data); n += 1 + n/7 {
		if f, err := Parse(data[:n]); err == nil {
			t.Errorf("the first %d bytes are a font of %d glyphs", n, f.NumGlyphs())
		}
	}
}

// build makes a font of the tables of another, some exchanged.
func build(t *testing.T, data []byte, exchange map[string][]byte) []byte {
	t.Helper()
	dir, err := readDirectory(data)
	if err != nil {
		t.Fatal(err)
	}
	out := bytes.Clone(data[:headerSize+len(dir.directory)*recordSize])
	for i, r := range dir.directory {
		content, ok := exchange[r.tag]
		if !ok {
			content = data[r.offset : r.offset+r.length]
		}
		entry := out[headerSize+i*recordSize:]
		binary.BigEndian.PutUint32(entry[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(content)))
		out = append(out, content...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// withGlyph puts a description in the place of all outlines; only glyph 1 has one.
func withGlyph(t *testing.T, description []byte) (*Face, error) {
	t.Helper()
	data := load(t, "barlow/Barlow_400Regular.ttf")
	f, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	size := 2
	if f.longLoca {
		size = 4
	}
	loca := make([]byte, size*(f.numGlyphs+1))
	for g := 2; g <= f.numGlyphs; g++ {
		if f.longLoca {
			binary.BigEndian.PutUint32(loca[4*g:], uint32(len(description)))
		} else {
			binary.BigEndian.PutUint16(loca[2*g:], uint16(len(description)/2))
		}
	}
	return Parse(build(t, data, map[string][]byte{"glyf": description, "loca": loca}))
}

func TestHostileGlyphs(t *testing.T) {
	box := []byte{0, 0, 0, 0, 0, 100, 0, 100}
	simple := func(rest ...byte) []byte { return slices.Concat([]byte{0, 1}, box, rest) }
	composite := func(rest ...byte) []byte { return slices.Concat([]byte{255, 255}, box, rest) }
	for name, description := range map[string][]byte{
		"part of itself":              composite(0, 2, 0, 1, 0, 0),
		"parts of itself":             composite(0, 0x22, 0, 1, 0, 0, 0, 2, 0, 1, 0, 0),
		"cut off part":                composite(0, 3, 0, 1),
		"endless parts":               composite(0, 0x22, 0, 2, 0, 0),
		"part past the last":          composite(0, 2, 255, 255, 0, 0),
		"matching points not there":   composite(0, 0, 0, 2, 9, 9),
		"65535 points without a flag": simple(255, 255, 0, 0, 0, 0),
		"instructions past the end":   simple(0, 3, 255, 255, 1, 1),
		"repeats past the end":        simple(0, 3, 0, 0, 0x0F, 255),
		"repeat without a number":     simple(0, 3, 0, 0, 0x0F, 0),
		"coordinates cut off":         simple(0, 3, 0, 0, 1, 1, 1, 1),
		"contours that shrink":        slices.Concat([]byte{0, 2}, box, []byte{0, 3, 0, 2, 0, 0, 1, 1, 1, 1, 0, 0}),
	} {
		f, err := withGlyph(t, description)
		if err != nil {
			continue
		}
		if o := f.Outline(1); o != nil {
			t.Errorf("%s: outline %v", name, o)
		}
		if data, err := f.Subset([]GID{1}); err == nil {
			t.Errorf("%s: a subset of %d bytes", name, len(data))
		}
	}
}

// A composite of 1,024 parts of which each is a composite must not be resolved: the parts
// are counted in total.
func TestCompositeBomb(t *testing.T) {
	var bomb []byte
	const each, levels = 600, 6
	for level := range levels {
		bomb = append(bomb, 255, 255, 0, 0, 0, 0, 0, 100, 0, 100)
		for i := range each {
			more := byte(0x22)
			if i == each-1 {
				more = 2
			}
			bomb = append(bomb, 0, more, 0, byte(level+2), 0, 0)
		}
	}
	data := load(t, "barlow/Barlow_400Regular.ttf")
	f := parse(t, "barlow/Barlow_400Regular.ttf")
	if f.longLoca {
		t.Fatal("the test is written for short offsets")
	}
	loca := make([]byte, 2*(f.numGlyphs+1))
	for g := range f.numGlyphs + 1 {
		at := min(max(g-1, 0), levels) * (10 + 6*each)
		binary.BigEndian.PutUint16(loca[2*g:], uint16(at/2))
	}
	f, err := Parse(build(t, data, map[string][]byte{"glyf": bomb, "loca": loca}))
	if err != nil {
		t.Fatal(err)
	}
	if o := f.Outline(1); o != nil {
		t.Errorf("the bomb has %d segments", len(o))
	}
}

// Each kind of placement of a part: moved, scaled, turned, fixed at a point.
func TestComposites(t *testing.T) {
	data := load(t, "barlow/Barlow_400Regular.ttf")
	f := parse(t, "barlow/Barlow_400Regular.ttf")
	// Glyph 1 is a triangle (0,0) (100,0) (0,50); glyph 2 is made of it.
	triangle := []byte{
		0, 1, 0, 0, 0, 0, 0, 100, 0, 50, 0, 2, 0, 0, // one contour of three points, no instructions
		0x31, 0x33, 0x27, 100, 100, 50, // flags (x and y same; x +100, y same; x −100, y +50)
	}
	for len(triangle)%2 != 0 {
		triangle = append(triangle, 0)
	}
	header := []byte{255, 255, 0, 0, 0, 0, 0, 0, 0, 0}
	for name, c := range map[string]struct {
		parts []byte
		want  [][2]float64
	}{
		"moved":              {[]byte{0, 0x02, 0, 1, 10, 0xF6}, [][2]float64{{10, -10}, {110, -10}, {10, 40}}},
		"moved far":          {[]byte{0, 0x03, 0, 1, 1, 0, 0xFF, 0}, [][2]float64{{256, -256}, {356, -256}, {256, -206}}},
		"half":               {[]byte{0, 0x0A, 0, 1, 0, 0, 0x20, 0}, [][2]float64{{0, 0}, {50, 0}, {0, 25}}},
		"wide":               {[]byte{0, 0x42, 0, 1, 0, 0, 0x60, 0, 0x20, 0}, [][2]float64{{0, 0}, {150, 0}, {0, 25}}},
		"turned left":        {[]byte{0, 0x82, 0, 1, 0, 0, 0, 0, 0x40, 0, 0xC0, 0, 0, 0}, [][2]float64{{0, 0}, {0, 100}, {-50, 0}}},
		"half, offset too":   {[]byte{8, 0x0A, 0, 1, 100, 0, 0x20, 0}, [][2]float64{{50, 0}, {100, 0}, {50, 25}}},
		"point on point":     {[]byte{0, 0x22, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0}, [][2]float64{{0, 0}, {100, 0}, {0, 50}, {200, 0}, {100, 50}}},
		"instructions ahead": {[]byte{1, 0x02, 0, 1, 10, 0xF6, 0, 2, 9, 9}, [][2]float64{{10, -10}, {110, -10}, {10, 40}}},
	} {
		glyf := slices.Concat(triangle, header, c.parts)
		for len(glyf)%2 != 0 {
			glyf = append(glyf, 0)
		}
		loca := make([]byte, 2*(f.numGlyphs+1))
		for g := 2; g <= f.numGlyphs; g++ {
			end := len(glyf)
			if g == 2 {
				end = len(triangle)
			}
			binary.BigEndian.PutUint16(loca[2*g:], uint16(end/2))
		}
		made, err := Parse(build(t, data, map[string][]byte{"glyf": glyf, "loca": loca}))
		if err != nil {
			t.Fatal(err)
		}
		if got := flatten(made.Outline(2)); !close(got, compact(c.want)) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		small, err := made.Subset([]GID{2})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := flatten(parseSubset(t, small).Outline(2)); !close(got, compact(c.want)) {
			t.Errorf("%s: in the subset %v, want %v", name, got, c.want)
		}
	}
}

// parseSubset reads a font that has only the tables of a subset.
func parseSubset(t *testing.T, data []byte) *Face {
	t.Helper()
	f := &Face{}
	// That the table cmap is missing is the error here; all else has been read.
	f.tables, _ = readDirectory(data)
	for _, read := range []func() error{f.readHead, f.readMaxp, f.readHhea, f.checkGlyf} {
		if err := read(); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

func TestSubset(t *testing.T) {
	each(t, func(t *testing.T, f *Face, _ []byte) {
		var glyphs []GID
		for _, r := range "Kundenleitbild: ÄÖÜ äöüß „fi“ – łő€" {
			g, ok := f.Glyph(r)
			if !ok {
				t.Skipf("no glyph for %q", r) // a font of signs
			}
			glyphs = append(glyphs, g)
		}
		data, err := f.Subset(glyphs)
		if err != nil {
			t.Fatal(err)
		}
		small := parseSubset(t, data)
		for _, g := range append(glyphs, 0) {
			if !slices.Equal(small.Outline(g), f.Outline(g)) {
				t.Errorf("glyph %d has another outline", g)
			}
			if small.Advance(g) != f.Advance(g) {
				t.Errorf("glyph %d has another width", g)
			}
		}
		unused, _ := f.Glyph('Q')
		if small.Outline(unused) != nil || small.Advance(unused) != 0 {
			t.Error("a glyph that was not asked for is there")
		}
		checkFile(t, data)
		again, err := f.Subset(append(slices.Clone(glyphs), glyphs...))
		if err != nil || !bytes.Equal(again, data) {
			t.Errorf("the same glyphs in another order give another file: %v", err)
		}
		if len(data) > 7000+6*f.NumGlyphs() { // which keep their numbers
			t.Errorf("%d bytes for %d glyphs", len(data), len(glyphs))
		}
	})
}

// All glyphs in one subset: offsets beyond 128 KB need the long form of loca.
func TestSubsetOfAll(t *testing.T) {
	each(t, func(t *testing.T, f *Face, _ []byte) {
		all := make([]GID, f.NumGlyphs())
		for g := range all {
			all[g] = GID(g)
		}
		data, err := f.Subset(all)
		if err != nil {
			t.Fatal(err)
		}
		checkFile(t, data)
		small := parseSubset(t, data)
		for _, g := range all {
			if !slices.Equal(small.Outline(g), f.Outline(g)) {
				t.Fatalf("glyph %d has another outline", g)
			}
		}
	})
}

// checkFile checks what a strict reader of fonts asks for: tables in order, at multiples of
// four bytes, with the right checksums, and no hints.
func checkFile(t *testing.T, data []byte) {
	t.Helper()
	if len(data)%4 != 0 || checkSum(data) != checkSumMagic {
		t.Errorf("the sum of the file is %#x, want %#x", checkSum(data), uint32(checkSumMagic))
	}
	last := ""
	for i := range int(reader(data).u16(4)) {
		entry := reader(data[headerSize+i*recordSize:])
		tag, sum, offset, length := string(entry[:4]), entry.u32(4), entry.u32(8), entry.u32(12)
		if tag <= last {
			t.Errorf("table %s comes after %s", tag, last)
		}
		last = tag
		if offset%4 != 0 {
			t.Errorf("table %s is at %d", tag, offset)
		}
		content := bytes.Clone(data[offset : (offset+length+3)&^3])
		switch tag {
		case "fpgm", "prep", "cvt ":
			t.Errorf("the subset has hints in %s", tag)
		case "head":
			clear(content[headAdjustment : headAdjustment+4])
		}
		if checkSum(content) != sum {
			t.Errorf("table %s has the sum %#x, the directory says %#x", tag, checkSum(content), sum)
		}
	}
}

// miniature is a whole font of a few hundred bytes: the letters A and Ä, and the rules to
// kern them. Small seeds are what a fuzzer works best with.
func miniature(t testing.TB) []byte {
	t.Helper()
	const file = "barlow/Barlow_400Regular.ttf"
	face := parse(t, file)
	plain, _ := face.Glyph('A')
	dotted, _ := face.Glyph('Ä')
	small, err := face.Subset([]GID{plain, dotted})
	if err != nil {
		t.Fatal(err)
	}
	cmap := []byte{
		0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12, // one table: Windows, Unicode
		0, 6, 0, 12, 0, 0, 0, 'A', 0, 1, 0, byte(plain), // one character from 'A'
	}
	gpos := []byte{
		0, 1, 0, 0, 0, 10, 0, 30, 0, 44, // version, scripts, features, lookups
		0, 1, 'D', 'F', 'L', 'T', 0, 8, // one script
		0, 4, 0, 0, 0, 0, 0xFF, 0xFF, 0, 1, 0, 0, // one feature
		0, 1, 'k', 'e', 'r', 'n', 0, 8, 0, 0, 0, 1, 0, 0, // with one lookup
		0, 1, 0, 4, 0, 1, 0, 0, 0, 1, 0, 8, // one subtable that moves a glyph
		0, 1, 0, 8, 0, 4, 0xFF, 0xF6, 0, 1, 0, 1, 0, byte(plain),
	}
	return assembleForTest(t, small, map[string][]byte{"cmap": cmap, "GPOS": gpos})
}

// assembleForTest adds tables to a font.
func assembleForTest(t testing.TB, data []byte, more map[string][]byte) []byte {
	t.Helper()
	tags := []string{"GPOS", "cmap"}
	shift := len(tags) * recordSize
	n := int(reader(data).u16(4))
	end := headerSize + n*recordSize
	out := slices.Concat(data[:end], make([]byte, shift), data[end:])
	binary.BigEndian.PutUint16(out[4:], uint16(n+len(tags)))
	for i := range n {
		entry := out[headerSize+i*recordSize:]
		binary.BigEndian.PutUint32(entry[8:], reader(entry).u32(8)+uint32(shift))
	}
	for i, tag := range tags {
		entry := out[end+i*recordSize:]
		copy(entry, tag)
		binary.BigEndian.PutUint32(entry[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(more[tag])))
		out = append(out, more[tag]...)
	}
	return out
}

func TestMiniature(t *testing.T) {
	f, err := Parse(miniature(t))
	if err != nil {
		t.Fatal(err)
	}
	if g, ok := f.Glyph('A'); !ok || f.Outline(g) == nil {
		t.Error("the seed of the fuzzer has no A")
	}
	if f.CapHeight() != 700 || f.XHeight() != 500 {
		t.Errorf("without H and x their heights are %d and %d", f.CapHeight(), f.XHeight())
	}
}

func FuzzParse(f *testing.F) {
	f.Add(miniature(f), uint16(0))
	f.Add([]byte("OTTO"), uint16(400))
	for _, name := range []string{cubicFile, variableFile, cff2File} {
		f.Add(loadTest(f, name), uint16(650))
	}
	f.Fuzz(func(t *testing.T, data []byte, weight uint16) {
		face, err := ParseInstance(data, int(weight))
		if err != nil {
			return
		}
		face.PostScriptName()
		face.Flags()
		if face.CapHeight() <= 0 || face.XHeight() <= 0 {
			t.Errorf("heights %d, %d", face.CapHeight(), face.XHeight())
		}
		face.Shaper()
		glyphs := make([]GID, 0, 64)
		for g := range min(face.NumGlyphs(), 64) {
			glyphs = append(glyphs, GID(g))
			face.Advance(GID(g))
			e, ok := face.Extents(GID(g))
			if ok && (e.XMin > e.XMax || e.YMin > e.YMax) {
				t.Errorf("glyph %d has extents %v", g, e)
			}
		}
		subset, err := face.Subset(glyphs)
		if err != nil {
			return
		}
		if _, err := readDirectory(subset); err != nil && !strings.Contains(err.Error(), "cmap") {
			t.Errorf("the subset cannot be read: %v", err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	data := load(b, "barlow/Barlow_400Regular.ttf")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSubset(b *testing.B) {
	face := parse(b, "barlow/Barlow_400Regular.ttf")
	var glyphs []GID
	for r := ' '; r < 0x7F; r++ {
		g, _ := face.Glyph(r)
		glyphs = append(glyphs, g)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := face.Subset(glyphs); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExtents(b *testing.B) {
	face := parse(b, "barlow/Barlow_400Regular.ttf")
	b.ReportAllocs()
	for b.Loop() {
		for g := range 100 {
			inkOf(face.Outline(GID(g)))
		}
	}
}

func TestStemLeftOfTails(t *testing.T) {
	f := parse(t, "barlow/Barlow_600SemiBold.ttf")
	j, _ := f.Glyph('j')
	i, _ := f.Glyph('i')
	ej, _ := f.Extents(j)
	ei, _ := f.Extents(i)
	stem, ok := f.StemLeft(j)
	if !ok || ej.XMin >= 0 || stem < ei.XMin-20 || stem > ei.XMin+20 {
		t.Errorf("the stem of j stands at %d, its ink at %d; that of i at %d", stem, ej.XMin, ei.XMin)
	}
	if stem, _ := f.StemLeft(i); stem != ei.XMin {
		t.Errorf("the stem of i stands at %d, its ink at %d", stem, ei.XMin)
	}
}
