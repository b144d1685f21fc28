package font

// Fonts as firms have them: cubic outlines, variable fonts, permissions.

import (
	"encoding/binary"
	"errors"
	"math"
	"os"
	"slices"
	"testing"

	shaping "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

const (
	cubicFile    = "haus.otf"
	variableFile = "haus-variable.ttf"
	cff2File     = "haus-cff2.otf"
)

func loadTest(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func parseTest(t testing.TB, file string, weight int) *Face {
	t.Helper()
	f, err := ParseInstance(loadTest(t, file), weight)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return f
}

// judge is what go-text makes of an instance.
func judge(t *testing.T, file string, weight int) *shaping.Face {
	t.Helper()
	face := goText(t, loadTest(t, file))
	if weight > 0 {
		face.SetVariations([]shaping.Variation{{Tag: opentype.MustNewTag("wght"), Value: float32(weight)}})
	}
	return face
}

var instances = []struct {
	file   string
	weight int
}{
	{cubicFile, 0},
	{variableFile, 0},
	{variableFile, 100},
	{variableFile, 260},
	{variableFile, 650},
	{variableFile, 900},
	{cff2File, 0},
	{cff2File, 150},
	{cff2File, 650},
	{cff2File, 900},
}

func TestWidthsOfInstancesAgreeWithGoText(t *testing.T) {
	for _, c := range instances {
		f, other := parseTest(t, c.file, c.weight), judge(t, c.file, c.weight)
		own := f.Shaper()
		for g := range f.NumGlyphs() {
			want := int(math.Floor(float64(other.HorizontalAdvance(shaping.GID(g))) + 0.5))
			if got := f.Advance(GID(g)); got != want {
				t.Errorf("%s at %d: glyph %d is %d wide, want %d", c.file, c.weight, g, got, want)
			}
			if got := int(own.HorizontalAdvance(shaping.GID(g))); got != want {
				t.Errorf("%s at %d: glyph %d is %d wide for the shaper, want %d", c.file, c.weight, g, got, want)
			}
		}
	}
}

// trace walks along an outline and gives points of it, close to each other, by contour.
func trace(outline []Segment) (contours [][][2]float64) {
	at := func(s Segment, i int) [2]float64 {
		return [2]float64{float64(s.Points[i].X) / 64, float64(s.Points[i].Y) / 64}
	}
	var pen [2]float64
	for _, s := range outline {
		switch s.Op {
		case MoveTo:
			pen = at(s, 0)
			contours = append(contours, [][2]float64{pen})
			continue
		case LineTo:
			pen = along(&contours[len(contours)-1], pen, pen, at(s, 0), at(s, 0))
		case QuadTo:
			c, to := at(s, 0), at(s, 1)
			pen = along(&contours[len(contours)-1], pen, mix(pen, c, 2./3), mix(to, c, 2./3), to)
		}
	}
	return contours
}

func traceGoText(outline []shaping.Segment) (contours [][][2]float64) {
	var pen [2]float64
	for _, s := range outline {
		at := func(i int) [2]float64 { return [2]float64{float64(s.Args[i].X), float64(s.Args[i].Y)} }
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			pen = at(0)
			contours = append(contours, [][2]float64{pen})
		case opentype.SegmentOpLineTo:
			pen = along(&contours[len(contours)-1], pen, pen, at(0), at(0))
		case opentype.SegmentOpQuadTo:
			pen = along(&contours[len(contours)-1], pen, mix(pen, at(0), 2./3), mix(at(1), at(0), 2./3), at(1))
		case opentype.SegmentOpCubeTo:
			pen = along(&contours[len(contours)-1], pen, at(0), at(1), at(2))
		}
	}
	for i, c := range contours { // it leaves the last of CFF2 open
		last := c[len(c)-1]
		along(&contours[i], last, last, c[0], c[0])
	}
	return contours
}

func mix(a, b [2]float64, t float64) [2]float64 {
	return [2]float64{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}
}

func along(list *[][2]float64, a, b, c, d [2]float64) [2]float64 {
	const steps = 24
	for i := 1; i <= steps; i++ {
		t := float64(i) / steps
		ab, bc, cd := mix(a, b, t), mix(b, c, t), mix(c, d, t)
		*list = append(*list, mix(mix(ab, bc, t), mix(bc, cd, t), t))
	}
	return d
}

// farthest is how far a point of one list is at most from the nearest line of the other.
func farthest(from, to [][2]float64) float64 {
	worst := 0.0
	for _, p := range from {
		nearest := math.Inf(1)
		for i := range to {
			nearest = min(nearest, distance(p, to[max(i-1, 0)], to[i]))
		}
		worst = max(worst, nearest)
	}
	return worst
}

func distance(p, a, b [2]float64) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = min(max(((p[0]-a[0])*dx+(p[1]-a[1])*dy)/l, 0), 1)
	}
	return math.Hypot(p[0]-a[0]-t*dx, p[1]-a[1]-t*dy)
}

func TestOutlinesOfInstancesAgreeWithGoText(t *testing.T) {
	for _, c := range instances {
		f, other := parseTest(t, c.file, c.weight), judge(t, c.file, c.weight)
		// Half a unit either way where points are rounded, the tolerance of the curves, and
		// half a unit more for the parts of composites.
		limit := 1.5 + float64(f.UnitsPerEm())/cubicTolerance
		drawn := 0
		for g := range f.NumGlyphs() {
			data, _ := other.GlyphData(shaping.GID(g)).(shaping.GlyphOutline)
			got, want := trace(f.Outline(GID(g))), traceGoText(data.Segments)
			if len(got) != len(want) {
				t.Errorf("%s at %d: glyph %d has %d contours, want %d", c.file, c.weight, g, len(got), len(want))
				continue
			}
			for i := range got {
				drawn++
				if d := max(farthest(got[i], want[i]), farthest(want[i], got[i])); d > limit {
					t.Errorf("%s at %d: glyph %d is %.2f units off", c.file, c.weight, g, d)
				}
			}
		}
		if drawn < 5 {
			t.Errorf("%s: only %d contours were compared", c.file, drawn)
		}
	}
}

func TestSubsetsOfHouseFonts(t *testing.T) {
	for _, c := range instances {
		f := parseTest(t, c.file, c.weight)
		g, ok := f.Glyph('ß')
		if !ok {
			t.Fatalf("%s has no ß", c.file)
		}
		h, _ := f.Glyph('H')
		data, err := f.Subset([]GID{g, h})
		if err != nil {
			t.Fatal(err)
		}
		checkFile(t, data)
		small := parseSubset(t, data)
		for _, g := range []GID{0, g, h} {
			if got, want := small.Outline(g), f.Outline(g); !slices.Equal(got, want) {
				t.Errorf("%s at %d: glyph %d of the subset differs", c.file, c.weight, g)
			}
			if got, want := small.Advance(g), f.Advance(g); got != want {
				t.Errorf("%s at %d: glyph %d of the subset is %d wide, want %d", c.file, c.weight, g, got, want)
			}
			if e, ok := f.Extents(g); ok && int(reader(small.tables.hmtx).i16(4*int(g)+2)) > e.XMin {
				t.Errorf("%s at %d: the side bearing of glyph %d lies inside its ink", c.file, c.weight, g)
			}
		}
		for _, tag := range []string{"fvar", "gvar", "HVAR", "CFF ", "CFF2", "GPOS"} {
			if small.tables.has(tag) {
				t.Errorf("%s: the subset has a table %s", c.file, tag)
			}
		}
	}
}

func TestWeightsOfInstances(t *testing.T) {
	for _, c := range []struct {
		file           string
		weight, is     int
		name           string
		least, most    int
		manyWeights    bool
		widthOfCapital int
	}{
		{cubicFile, 0, 700, "Haus-Bold", 0, 0, false, 0},
		{cubicFile, 300, 700, "Haus-Bold", 0, 0, false, 0},
		{variableFile, 0, 400, "HausVariable-Regular", 100, 900, true, 0},
		{variableFile, 400, 400, "HausVariable-Regular", 100, 900, true, 0},
		{variableFile, 650, 650, "HausVariable_650wght", 100, 900, true, 0},
		{variableFile, 50, 100, "HausVariable_100wght", 100, 900, true, 0},
		{variableFile, 1000, 900, "HausVariable_900wght", 100, 900, true, 0},
		{cff2File, 900, 900, "HausCFF2_900wght", 100, 900, true, 0},
	} {
		f := parseTest(t, c.file, c.weight)
		if f.Weight() != c.is || f.PostScriptName() != c.name {
			t.Errorf("%s at %d is %d, %s; want %d, %s", c.file, c.weight, f.Weight(), f.PostScriptName(), c.is, c.name)
		}
		if least, most, ok := f.Weights(); least != c.least || most != c.most || ok != c.manyWeights {
			t.Errorf("%s has weights from %d to %d, %v", c.file, least, most, ok)
		}
	}
}

func TestKerningVariesWithTheWeight(t *testing.T) {
	kerned := func(weight int) int32 {
		f := parseTest(t, variableFile, weight)
		pos := shape(f.Shaper(), "AV")
		g, _ := f.Glyph('A')
		return int32(pos[0].XAdvance) - int32(f.Advance(g))
	}
	light, regular, black := kerned(100), kerned(0), kerned(900)
	if light == 0 || black == 0 || light == black || regular == black {
		t.Errorf("A before V is moved by %d, %d, %d in the weights 100, 400, 900", light, regular, black)
	}
}

func TestPermissions(t *testing.T) {
	data := loadTest(t, cubicFile)
	tables, err := readDirectory(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		bits, version uint16
		want          string
	}{
		{0, 4, ""},
		{1, 4, ""}, // reserved
		{1 << 1, 4, "restricted"},
		{1 << 2, 4, ""},
		{1 << 3, 4, ""},
		{1<<1 | 1<<2, 2, ""},
		{1<<1 | 1<<3, 1, ""},
		{1 << 8, 4, "subset"},
		{1<<2 | 1<<8, 3, "subset"},
		{1 << 9, 2, "outlines"},
		{1<<2 | 1<<9, 4, "outlines"},
		{1 << 8, 1, ""}, // not yet a permission
		{1<<1 | 1<<8, 4, "restricted"},
	} {
		os2 := slices.Clone(tables.os2)
		binary.BigEndian.PutUint16(os2, c.version)
		binary.BigEndian.PutUint16(os2[8:], c.bits)
		_, err := Parse(exchangeTable(t, data, "OS/2", os2))
		var e *PermissionError
		if got := errors.As(err, &e); got != (c.want != "") || got && e.Embedding != c.want {
			t.Errorf("bits %#x in version %d: %v, want %q", c.bits, c.version, err, c.want)
		}
	}
}

// exchangeTable puts a table of the same length in place of one.
func exchangeTable(t *testing.T, data []byte, tag string, content []byte) []byte {
	t.Helper()
	tables, err := readDirectory(data)
	if err != nil {
		t.Fatal(err)
	}
	out := slices.Clone(data)
	for _, r := range tables.directory {
		if r.tag == tag {
			if int(r.length) != len(content) {
				t.Fatalf("table %s has %d bytes, not %d", tag, r.length, len(content))
			}
			copy(out[r.offset:], content)
		}
	}
	return out
}

// program writes a charstring: integers and, above 1000, operators.
func program(list ...int) []byte {
	var b []byte
	for _, v := range list {
		switch {
		case v >= 1000:
			b = append(b, byte(v-1000))
		case v >= -107 && v <= 107:
			b = append(b, byte(v+139))
		default:
			b = append(b, csShortInt, byte(v>>8), byte(v))
		}
	}
	return b
}

// indexOf writes an index.
func indexOf(list ...[]byte) index {
	b := []byte{0, byte(len(list)), 2, 0, 1}
	end := 1
	for _, s := range list {
		end += len(s)
		b = binary.BigEndian.AppendUint16(b, uint16(end))
	}
	for _, s := range list {
		b = append(b, s...)
	}
	x, _, err := indexAt(b, 0, false)
	if err != nil {
		panic(err)
	}
	return x
}

func op(n int) int { return 1000 + n }

func TestCharstrings(t *testing.T) {
	square := program(0, 0, op(csRMoveTo), 100, 100, -100, op(csHLineTo), op(csEndChar))
	// Glyphs by the names that they have without a charset: A is 34, acute 125.
	glyphs := make([][]byte, 130)
	for i := range glyphs {
		glyphs[i] = program(op(csEndChar))
	}
	glyphs[0] = square
	glyphs[1] = program(55, 10, 20, op(csRMoveTo), op(csCallSubr)) // a broken call
	glyphs[2] = program(10, 20, op(csRMoveTo), -107, op(csCallSubr), op(csEndChar))
	glyphs[3] = program(10, 20, op(csRMoveTo), -107, op(csCallGSubr))
	glyphs[4] = program(300, 10, 20, op(csRMoveTo), 30, 7, op(csEscape), op(12), 40, op(csRLineTo), -50, op(csHLineTo), op(csEndChar))
	glyphs[34] = square
	glyphs[125] = program(5, op(csHMoveTo), 10, 10, -10, op(csHLineTo), op(csEndChar))
	glyphs[5] = program(30, 200, 65, 194, op(csEndChar))
	glyphs[6] = program(600, 30, 200, 65, 194, op(csEndChar))
	glyphs[7] = program(30, 200, 65, 7, op(csEndChar)) // no such accent
	glyphs[8] = program(30, 200, 65, 65, op(csEndChar))
	glyphs[34+35] = program(0, 0, 65, 65, op(csEndChar)) // an accented letter on itself
	glyphs[9] = program(0, 0, 100, 65, op(csEndChar))
	font := &cffTable{
		glyphs:      indexOf(glyphs...),
		subroutines: indexOf(program(60, 60, op(csRLineTo), -60, op(csHLineTo), op(csEndChar))),
		dicts:       []privateDict{{subroutines: indexOf(program(50, 50, op(csRLineTo), -50, op(csHLineTo), op(csReturn)))}},
	}
	for g, want := range map[GID][][2]int{
		0: {{0, 0}, {100, 0}, {100, 100}, {0, 100}},
		1: nil,
		2: {{10, 20}, {60, 70}, {10, 70}},
		3: {{10, 20}, {70, 80}, {10, 80}},
		4: {{10, 20}, {14, 60}, {-36, 60}}, // 30/7 is 4 and a bit
		5: {{0, 0}, {100, 0}, {100, 100}, {0, 100}, {35, 200}, {45, 200}, {45, 210}, {35, 210}},
		6: {{0, 0}, {100, 0}, {100, 100}, {0, 100}, {35, 200}, {45, 200}, {45, 210}, {35, 210}},
		7: nil,
		8: {{0, 0}, {100, 0}, {100, 100}, {0, 100}, {30, 200}, {130, 200}, {130, 300}, {30, 300}},
		9: nil,
	} {
		points, err := font.outline(g, vectorUnit/2)
		if (err != nil) != (want == nil) {
			t.Errorf("glyph %d: error %v", g, err)
			continue
		}
		var got [][2]int
		for _, p := range points {
			got = append(got, [2]int{p.x.Round(), p.y.Round()})
		}
		if !slices.Equal(got, want) {
			t.Errorf("glyph %d:\n got %v\nwant %v", g, got, want)
		}
	}
}

// A subroutine that calls itself, and ten that call each other many times, end with an error
// and soon.
func TestCharstringBombs(t *testing.T) {
	bomb := make([][]byte, 10)
	for i := range bomb {
		var list []int
		for range 2000 {
			list = append(list, min(i+1, 9)-107, op(csCallSubr))
		}
		bomb[i] = program(list...)
	}
	bomb[9] = program(op(csReturn))
	for _, subroutines := range [][][]byte{{program(-107, op(csCallSubr))}, bomb} {
		font := &cffTable{
			glyphs: indexOf(program(-107, op(csCallSubr))),
			dicts:  []privateDict{{subroutines: indexOf(subroutines...)}},
		}
		if _, err := font.outline(0, 1); err == nil {
			t.Error("a bomb was drawn")
		}
	}
}

func TestQuadraticsKeepTangents(t *testing.T) {
	// A quarter of a circle of 1000 units, whose ends are upright.
	c := [4]vector{{0, 0}, {0, 552 * vectorUnit}, {448 * vectorUnit, 1000 * vectorUnit}, {1000 * vectorUnit, 1000 * vectorUnit}}
	// What fontTools' cu2qu gives.
	want := [][2]float64{
		{0, 118.2857},
		{52.4334, 339.6987},
		{150.6978, 539.3508},
		{288.7755, 711.2245},
		{460.6492, 849.3022},
		{660.3013, 947.5666},
		{881.7143, 1000},
	}
	controls := quadratics(c, vectorUnit/2, nil)
	var got [][2]float64
	for _, v := range controls {
		got = append(got, [2]float64{float64(v.x) / vectorUnit, float64(v.y) / vectorUnit})
	}
	if !close(got, want) {
		t.Errorf("a quarter of a circle became\n%v, want\n%v", got, want)
	}
	if controls[0].x != 0 || controls[len(controls)-1].y != 1000*vectorUnit {
		t.Errorf("the spline leaves its tangents: %v", controls)
	}
	straight := [4]vector{{0, 0}, {100 * vectorUnit, 0}, {200 * vectorUnit, 0}, {300 * vectorUnit, 0}}
	for _, control := range quadratics(straight, vectorUnit/2, nil) {
		if control.y != 0 {
			t.Errorf("a straight line bends: %v", control)
		}
	}
}

func TestCutOffHouseFonts(t *testing.T) {
	for _, file := range []string{cubicFile, variableFile, cff2File} {
		data := loadTest(t, file)
		for n := 0; n < len(data); n += 97 {
			f, err := ParseInstance(data[:n], 650)
			if err != nil {
				continue
			}
			for g := range f.NumGlyphs() {
				f.Outline(GID(g))
			}
		}
	}
}

func BenchmarkParseCubic(b *testing.B) {
	data := loadTest(b, cubicFile)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

// A table of some kilobytes in which all sets of a ligature lookup are one set whose ligatures
// are all one ligature would become gigabytes.
func TestLayoutBombs(t *testing.T) {
	data := miniature(t)
	const many = 15000
	lookup := func(kind uint16, subtable []byte) []byte {
		b := []byte{0, 1, 0, 0, 0, 10, 0, 12, 0, 14, 0, 0, 0, 0, 0, 1, 0, 4} // one lookup behind empty lists
		b = append(binary.BigEndian.AppendUint16(b, kind), 0, 0, 0, 1, 0, 8)
		return append(b, subtable...)
	}
	// Coverage at 0 is none; sets all at the end, whose parts all are the set itself.
	sets := binary.BigEndian.AppendUint16([]byte{0, 1, 0, 0}, many)
	end := len(sets) + 2*many
	for range many {
		sets = binary.BigEndian.AppendUint16(sets, uint16(end))
	}
	sets = binary.BigEndian.AppendUint16(sets, many)
	for range many {
		sets = append(sets, 0, 2)
	}
	classes := append(make([]byte, 16), 0, 0)
	copy(classes, []byte{0, 2, 0, 0, 0, 4, 0, 4, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF})
	extension := append([]byte{0, 1, 0, 4, 0, 0, 0, 8}, sets...)
	for name, table := range map[string]struct {
		tag     string
		content []byte
	}{
		"ligatures":            {"GSUB", lookup(4, sets)},
		"contexts":             {"GSUB", lookup(5, sets)},
		"chains":               {"GSUB", lookup(6, sets)},
		"ligatures far away":   {"GSUB", lookup(7, extension)},
		"pairs of classes":     {"GPOS", lookup(2, classes)},
		"contexts of position": {"GPOS", lookup(7, sets)},
	} {
		f := &Face{}
		var err error
		if f.tables, err = readDirectory(data); err != nil {
			t.Fatal(err)
		}
		if err := f.checkLayout(); err != nil {
			t.Fatalf("the font is refused without a bomb: %v", err)
		}
		f.tables.data = slices.Concat(data, table.content)
		f.tables.directory = slices.DeleteFunc(f.tables.directory, func(r record) bool { return r.tag == table.tag })
		f.tables.directory = append(f.tables.directory, record{table.tag, uint32(len(data)), uint32(len(table.content))})
		if err := f.checkLayout(); err == nil {
			t.Errorf("%s: the bomb is not seen", name)
		}
	}
}
