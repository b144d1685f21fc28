package typeset

import (
	"os"
	"slices"
	"strings"
	"testing"

	"leitbild/internal/font"
	"leitbild/internal/unit"
)

func TestFallback(t *testing.T) {
	main, second, third := face(t, fraunces), face(t, barlow), face(t, serif)
	st := Style{Face: main, Fallback: []*font.Face{second, third}, Lang: "de"}
	for _, c := range []struct {
		text, borrowed string
		parts          []string
		missing        string
	}{
		{"ohne", "", nil, ""},
		{"a√b", "√", []string{"a", "√", "b"}, ""},                 // the first that has it
		{"nach → oben", "→", []string{"nach ", "→", " oben"}, ""}, // the second
		{"→√", "→√", []string{"→√"}, ""},                          // one face for what stands together
		{"√Ж", "√Ж", []string{"√Ж"}, ""},
		{"√漢", "√", []string{"√", "漢"}, "漢"},
		{"漢字", "", nil, "漢字"},
		{"q Ж\u0301 n", "Ж\u0301", []string{"q ", "Ж\u0301", " n"}, ""}, // with its accent
		{"Добрый день", "Добрыйдень", []string{"Добрый", " ", "день"}, ""},
	} {
		text := Shape(c.text, st)
		lines := text.Break(Setting{Size: 10 * unit.Point, Width: 100 * unit.Centimetre}).List
		if len(lines) != 1 {
			t.Fatalf("%q: %d lines", c.text, len(lines))
		}
		var parts []string
		for _, p := range text.Parts(lines[0]) {
			parts = append(parts, p.Text)
			for _, g := range p.Glyphs {
				if g.Start < 0 || g.End < g.Start || int(g.End) > len(p.Text) {
					t.Errorf("%q: glyph %+v points out of %q", c.text, g, p.Text)
				}
				if g.ID == 0 && c.missing == "" {
					t.Errorf("%q: a glyph is missing in %q", c.text, p.Text)
				}
			}
			if p.Glyphs[0].X != 0 {
				t.Errorf("%q: part %q begins at %d", c.text, p.Text, p.Glyphs[0].X)
			}
		}
		if !slices.Equal(parts, c.parts) {
			t.Errorf("%q: parts %q, want %q", c.text, parts, c.parts)
		}
		if got := string(text.Missing()); got != c.missing {
			t.Errorf("%q: missing %q, want %q", c.text, got, c.missing)
		}
		var borrowed strings.Builder
		for _, b := range text.Borrowed() {
			borrowed.WriteRune(b.Char)
			if _, ok := b.Face.Glyph(b.Char); !ok {
				t.Errorf("%q: %q is drawn by %s, which lacks it", c.text, b.Char, b.Face.PostScriptName())
			}
		}
		if borrowed.String() != c.borrowed {
			t.Errorf("%q: borrowed %q, want %q", c.text, borrowed.String(), c.borrowed)
		}
	}
}

// TestFallbackMatches: a borrowed letter is as high as those beside it, and as wide as it then
// is, though the faces differ in their units.
func TestFallbackMatches(t *testing.T) {
	main, other := face(t, fraunces), face(t, serif)
	text := Shape("пя", Style{Face: main, Fallback: []*font.Face{other}})
	alone := Shape("пя", Style{Face: other})
	if main.UnitsPerEm() == other.UnitsPerEm() {
		t.Fatal("the faces have the same units")
	}
	want := alone.Natural() * int64(main.XHeight()) / int64(other.XHeight())
	if got := text.Natural(); got < want-3 || got > want+3 {
		t.Errorf("the text is %d wide, want %d", got, want)
	}
	line := text.Break(Setting{Size: 100 * unit.Point, Width: unit.Centimetre * 100}).List[0]
	ink, _ := text.Extents(line.Glyphs[0])
	if d := ink.YMax - main.XHeight(); d < -40 || d > 40 {
		t.Errorf("the letter is %d high, the face's %d", ink.YMax, main.XHeight())
	}
	parts := text.Parts(line)
	if len(parts) != 1 {
		t.Fatalf("%d parts", len(parts))
	}
	// The part's own size and units lead to the same place.
	second := parts[0].Glyphs[1].X
	size := (100 * unit.Point).Scale(parts[0].Num, parts[0].Den)
	place := size.Scale(int64(second), int64(other.UnitsPerEm()))
	if want := (100 * unit.Point).Scale(int64(line.Glyphs[1].X), int64(main.UnitsPerEm())); place-want > unit.Point/10 || want-place > unit.Point/10 {
		t.Errorf("the second letter stands at %d, want %d", place, want)
	}
}

func TestFallbackInCapitals(t *testing.T) {
	st := Style{Face: face(t, fraunces), Fallback: []*font.Face{face(t, serif)}, Capitals: true, Lang: "de"}
	text := Shape("große пять Wörter", st)
	line := text.Break(Setting{Size: 10 * unit.Point, Width: unit.Centimetre * 100}).List[0]
	var set, actual []string
	for _, p := range text.Parts(line) {
		set, actual = append(set, p.Text), append(actual, p.Actual)
	}
	if want := []string{"GROẞE ", "ПЯТЬ", " WÖRTER"}; !slices.Equal(set, want) && set[0] != "GROSSE " {
		t.Errorf("set %q, want %q", set, want)
	}
	if want := []string{"große ", "пять", " Wörter"}; !slices.Equal(actual, want) {
		t.Errorf("actual %q, want %q", actual, want)
	}
	for _, b := range text.Borrowed() {
		if !strings.ContainsRune("пять", b.Char) {
			t.Errorf("%q is said to be borrowed", b.Char)
		}
	}
}

func TestFallbackOnSeveralLines(t *testing.T) {
	st := Style{Face: face(t, fraunces), Fallback: []*font.Face{face(t, serif)}, Lang: "de"}
	const s = "Wir liefern nach → Kołobrzeg, Żary und Добрый, damit die Donaudampfschifffahrt weitergeht."
	text := Shape(s, st)
	for width := 1; width < 30; width++ {
		lines := text.Break(Setting{Size: 10 * unit.Point, Width: unit.Length(width) * unit.Centimetre / 4, Hyphenate: true})
		var all strings.Builder
		for _, l := range lines.List {
			checkClusters(t, l)
			parts := text.Parts(l)
			if parts == nil {
				all.WriteString(l.Text)
			}
			for _, p := range parts {
				all.WriteString(p.Text)
			}
		}
		if got := strings.ReplaceAll(all.String(), "\u00AD", ""); got != s {
			t.Fatalf("at %d the lines say %q", width, got)
		}
	}
}

// A face whose rules make go-text panic is set without them.
func TestBrokenRules(t *testing.T) {
	f := face(t, barlow)
	shaper := borrowShaper()
	defer shaper.giveBack()
	set := shaper.setter(Style{Face: f, Lang: "de"})
	set.preparedFace = &preparedFace{face: f, cell: -1, hyphens: map[hyphenKey]hyphen{}} // no font: a nil pointer
	m := newManuscript("Größe", false, f)
	glyphs := set.shape(&m, nil)
	if len(glyphs) != 5 || set.failure() == nil {
		t.Fatalf("%d glyphs, error %v", len(glyphs), set.failure())
	}
	pen := int32(0)
	for i, r := range []rune("Größe") {
		id, _ := f.Glyph(r)
		if glyphs[i].id != id || glyphs[i].pen != pen {
			t.Errorf("glyph %d is %+v, want %d at %d", i, glyphs[i], id, pen)
		}
		pen += int32(f.Advance(id))
	}
	if h := set.hyphenAfter('e'); h.id == 0 {
		t.Error("there is no hyphen")
	}
}

// FuzzFont shapes with fonts that are broken somewhere.
func FuzzFont(f *testing.F) {
	for _, name := range []string{"haus.otf", "haus-variable.ttf", "haus-cff2.otf"} {
		data, err := os.ReadFile("../font/testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, uint16(650))
	}
	fallback := face(f, barlow)
	f.Fuzz(func(t *testing.T, data []byte, weight uint16) {
		broken, err := font.ParseInstance(data, int(weight))
		if err != nil {
			return
		}
		for _, st := range []Style{
			{Face: broken, Fallback: []*font.Face{fallback}, Lang: "de", Tabular: true},
			{Face: fallback, Fallback: []*font.Face{broken}, Lang: "de", Capitals: true},
		} {
			text := Shape("AVTo\u0301 Haßfix 漢ł 17\u2009x", st)
			for _, l := range text.Break(Setting{Size: 10 * unit.Point, Width: 10 * unit.Point}).List {
				text.Parts(l)
			}
		}
	})
}
