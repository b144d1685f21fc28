package typeset

import (
	"slices"
	"strings"
	"testing"

	"leitbild/internal/font"
	"leitbild/internal/unit"
)

// set shapes a text and gives it as one line.
func set(t *testing.T, s string, st Style) Line {
	t.Helper()
	lines := Shape(s, st).Break(Setting{Size: unit.Point, Width: 1000 * unit.Centimetre})
	if len(lines.List) != 1 {
		t.Fatalf("%q: %d lines", s, len(lines.List))
	}
	return lines.List[0]
}

// pens gives the distances between the glyphs of a line.
func pens(l Line) (list []int32) {
	for i := 1; i < len(l.Glyphs); i++ {
		list = append(list, l.Glyphs[i].X-l.Glyphs[i-1].X)
	}
	return list
}

func clusters(l Line) (list []string) {
	for _, g := range l.Glyphs {
		list = append(list, l.Text[g.Start:g.End])
	}
	return list
}

func TestKerning(t *testing.T) {
	f := face(t, barlow)
	a, _ := f.Glyph('A')
	if got := pens(set(t, "AV", Style{Face: f, Lang: "de"}))[0]; int(got) >= f.Advance(a) {
		t.Errorf("A before V is %d wide, alone %d: no kerning", got, f.Advance(a))
	}
}

func TestLigatures(t *testing.T) {
	f := face(t, barlow)
	for text, want := range map[string]string{
		"finden":                 "fi n d e n",
		"Auflage":                "A u f l a g e", // Auf-lage
		"Kaufleute fliegt":       "K a u f l e u t e ␣ fl i e g t",
		"Pflicht":                "P fl i c h t",
		"schaffen":               "s c h a f f e n",
		"Kauf\u00ADleute fliegt": "K a u f l e u t e ␣ fl i e g t",
		"Gra\u00ADf\u00ADik":     "G r a f i k",
	} {
		got := strings.ReplaceAll(strings.Join(clusters(set(t, text, Style{Face: f, Lang: "de"})), "|"), " ", "␣")
		if got = strings.ReplaceAll(got, "|", " "); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if got := clusters(set(t, "fi", Style{Face: f, Lang: "de", Tracking: 50})); len(got) != 2 {
		t.Errorf("a ligature in tracked text: %q", got)
	}
	if got := clusters(set(t, "fi", Style{Face: f, Lang: "de", Tracking: -10})); len(got) != 1 {
		t.Errorf("no ligature in tight text: %q", got)
	}
}

func TestTracking(t *testing.T) {
	f := face(t, barlow)
	plain, tracked := pens(set(t, "Vertrag", Style{Face: f})), pens(set(t, "Vertrag", Style{Face: f, Tracking: 40}))
	for i := range plain {
		if tracked[i]-plain[i] != 40 {
			t.Errorf("glyph %d: %d, tracked %d", i, plain[i], tracked[i])
		}
	}
}

func TestTabular(t *testing.T) {
	for _, name := range []string{barlow, fraunces, serif} {
		f := face(t, name)
		one, eight := set(t, "1|1|1|", Style{Face: f, Tabular: true}), set(t, "8|8|8|", Style{Face: f, Tabular: true})
		if a, b := one.Glyphs[5].X, eight.Glyphs[5].X; a != b {
			t.Errorf("%s: 111 is %d wide, 888 %d", name, a, b)
		}
	}
	f := face(t, fraunces)
	line := set(t, "8|1|", Style{Face: f, Tabular: true})
	cell := line.Glyphs[3].X - line.Glyphs[1].X
	bar, _ := f.Glyph('|')
	cell -= int32(f.Advance(bar))
	inset := line.Glyphs[2].X - line.Glyphs[1].X - int32(f.Advance(bar))
	if want := (cell - int32(f.Advance(line.Glyphs[2].ID))) / 2; inset != want || want <= 0 {
		t.Errorf("the 1 stands %d from the side of its cell of %d, want %d", inset, cell, want)
	}
}

func TestCapitals(t *testing.T) {
	for name, want := range map[string]string{barlow: "GROSSE STRASSE ÄÖÜ", fraunces: "GROẞE STRAẞE ÄÖÜ"} {
		line := set(t, "Große Straße äöü", Style{Face: face(t, name), Lang: "de", Capitals: true})
		if line.Text != want || line.Actual != "Große Straße äöü" {
			t.Errorf("%s: %q, actually %q", name, line.Text, line.Actual)
		}
	}
	text := Shape("Größte Maßnahmen\nfür alle", Style{Face: face(t, barlow), Lang: "de", Capitals: true})
	lines := text.Break(Setting{Size: 10 * unit.Point, Width: 48 * unit.Point}).List
	var set, actual []string
	for _, l := range lines {
		set, actual = append(set, l.Text), append(actual, l.Actual)
	}
	if got, want := strings.Join(set, "|"), "GRÖSSTE |MASSNAH\u00AD|MEN |FÜR ALLE"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := strings.Join(actual, "|"), "Größte |Maßnah\u00AD|men |für alle"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReplacements(t *testing.T) {
	f := face(t, barlow)
	glyph := func(r rune) font.GID { g, _ := f.Glyph(r); return g }
	st := Style{Face: f, Lang: "de"}
	if got := set(t, "a\u2011b", st).Glyphs[1].ID; got != glyph('\u2010') && got != glyph('-') {
		t.Errorf("the hyphen that does not break is glyph %d", got)
	}
	for r, want := range map[rune]int32{
		'\u202F': 200, '\u2009': 200, '\u200A': 100, '\u2002': 500, '\u2003': 1000,
		'\u2007': int32(f.Advance(glyph('0'))), '\u2008': int32(f.Advance(glyph('.'))),
	} {
		line := set(t, "n"+string(r)+"n", st)
		if line.Glyphs[1].ID != glyph(' ') || line.Glyphs[2].X-line.Glyphs[1].X != want {
			t.Errorf("%U is glyph %d and %d wide, want %d", r, line.Glyphs[1].ID, line.Glyphs[2].X-line.Glyphs[1].X, want)
		}
		if line.Text != "n"+string(r)+"n" {
			t.Errorf("%U has changed the text: %q", r, line.Text)
		}
	}
	s := face(t, serif)
	narrow, _ := s.Glyph('\u202F')
	if got := set(t, "n\u202Fn", Style{Face: s}).Glyphs[1].ID; got != narrow {
		t.Errorf("a space that the face has is drawn by glyph %d, want %d", got, narrow)
	}
}

func TestMissing(t *testing.T) {
	for text, want := range map[string]string{
		"Größe – „ja“ 10\u202F% z.\u00A0B. E\u2011Mail \u2212 Kun\u00ADde\u200B\u2060 e\u0301\tx": "",
		"日本 und 日ж":             "日本ж",
		"Herz \U0001F499\uFE0F": "\U0001F499",
		"a\u200Db":              "",
	} {
		got := Shape(text, Style{Face: face(t, barlow), Lang: "de"}).Missing()
		for _, r := range got {
			if _, ok := face(t, barlow).Glyph(r); ok {
				t.Errorf("%q: %q is said to be missing", text, r)
			}
		}
		if string(got) != want {
			t.Errorf("%q: missing %q, want %q", text, string(got), want)
		}
	}
	if got := Shape("ıđɖ", Style{Face: face(t, bold), Capitals: true}).Missing(); !slices.Equal(got, []rune{'ɖ'}) {
		t.Errorf("in capitals: missing %q", string(got))
	}
}

// TestHyphenKerning: the hyphen that a line ends with stands where it would in the text.
func TestHyphenKerning(t *testing.T) {
	f := face(t, barlow)
	for _, tracking := range []int{0, 30} {
		st := Style{Face: f, Lang: "de", Tracking: tracking}
		lines := Shape("AAAAT\u00ADiiiii", st).Break(Setting{Size: 10 * unit.Point, Width: 38 * unit.Point}).List
		if len(lines) != 2 || lines[0].Text != "AAAAT\u00AD" {
			t.Fatalf("%+v", lines)
		}
		want := Shape("AAAAT-", st).Break(Setting{Size: 10 * unit.Point, Width: unit.Centimetre * 10}).List[0]
		got := lines[0]
		if !slices.Equal(pens(got), pens(want)) || got.Width != want.Width || got.InkRight != want.InkRight {
			t.Errorf("tracking %d: %v, width %d, want %v, %d", tracking, pens(got), got.Width, pens(want), want.Width)
		}
		last := got.Glyphs[5]
		if last.ID != want.Glyphs[5].ID || last.Start != 5 || last.End != 5 {
			t.Errorf("the hyphen is %+v", last)
		}
	}
}
