package typeset

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"leitbild/internal/font"
	"leitbild/internal/unit"
)

// goldenTexts are broken for several widths into testdata/lines.txt, to be looked at: is
// this where a typographer would break?
var goldenTexts = []struct {
	lang, face string
	mode       Mode
	texts      []string
}{
	{"de", barlow, Ragged, sample},
	{"de", barlow, Ragged, []string{
		"Wir sind z. B. 24 h am Tag da – und antworten auf jede E-Mail in 30 Minuten, ob Kund:innen, Gäste oder Partner.",
		"Unser 24-Stunden-Service ist Teil der Qualitätsvereinbarung nach § 5 Abs. 2 und kostet 10 000 € im Jahr.",
		"„Der Kunde ist König“, sagt Frau Dr. Hartmann – „und wir sind sein Hofstaat.“",
	}},
	{"en", serif, Ragged, []string{
		"No one matters more to us than the people we work for – whether they come in, write or call.",
		"A customer finds a new supplier quickly; we do not find a new customer as quickly. So every single one counts.",
		"We share what we know to help, not to shine. A conversation is not an exam.",
	}},
	{"fr", serif, Ragged, []string{
		"Personne ne compte davantage pour nous que celles et ceux pour qui nous travaillons : « qu’ils viennent, écrivent ou appellent » !",
	}},
	{"de", bold, Balanced, []string{
		"Unser Kundenleitbild", "Drei Dinge, auf die Sie bauen", "Drei Dinge, auf die Sie bauen können", "Möglich machen",
		"Kundenzufriedenheitsmanagement", "Zehn Sätze, an denen wir uns messen lassen", "Wofür wir jeden Tag einstehen",
		"Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht.", "Meinungsverschiedenheiten",
	}},
	{"de", serif, Even, []string{
		"Geplante Abschaltungen kündigen wir fünf Werktage vorher an.",
		"Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben.",
	}},
	{"en", fraunces, Balanced, []string{
		"Our customer charter", "Every customer is king here. That does not make us the jester.", "Ten sentences you can hold us to",
	}},
}

func golden(t *testing.T) string {
	var b strings.Builder
	for _, g := range goldenTexts {
		for _, s := range g.texts {
			text := Shape(s, Style{Face: face(t, g.face), Lang: g.lang})
			widths := []unit.Length{90, 120, 170, 230}
			if g.mode == Balanced {
				widths = []unit.Length{45, 70, 100, 150}
			}
			for _, width := range widths {
				for _, hyphenate := range []bool{false, true} {
					if hyphenate && g.mode == Balanced {
						continue
					}
					setting := Setting{Size: 10 * unit.Point, Width: width * unit.Point, Mode: g.mode, Hyphenate: hyphenate}
					lines := text.Break(setting)
					if hyphenate && lines.Hyphens == 0 {
						continue
					}
					fmt.Fprintf(&b, "%s %d pt%s%s\n", g.lang, width, map[bool]string{true: ", hyphenated"}[hyphenate], map[bool]string{true: ", overfull"}[lines.Overfull])
					for _, l := range lines.List {
						drawing := strings.ReplaceAll(strings.TrimRight(l.Text, " "), "\u00AD", "-")
						fmt.Fprintf(&b, "%4d%% │%s\n", l.Width*100/setting.Width, drawing)
					}
				}
			}
		}
	}
	return b.String()
}

var update = flag.Bool("update", false, "rewrite the golden lines")

func TestGolden(t *testing.T) {
	const name = "testdata/lines.txt"
	got := golden(t)
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("lines are broken differently; look at the difference after go test ./internal/typeset -run TestGolden -update")
	}
}

// words that texts are made of at random.
var words = map[string]string{
	"de": "Kunden wir und die z. B. 24 h – Geschäftspartner Meinungsverschiedenheiten, E-Mail-Adresse Kund:innen § 1 „Ja“ ist gut. Dr. Muster" +
		" 10 000 € Wertschätzung Ver\u00ADant\u00ADwor\u00ADtung in zu Auflage finden hoffen Vertrauen! Öffnungszeiten 5 % nicht (wirklich) https://muster.example/leitbild/seite",
	"en": "customers we and the e. g. 24 h – partnership responsibility, e-mail well-known a I “yes” is good. Mr. Smith office trust! opening (really) 5 %",
	"fr": "clients nous et les p. ex. «\u00A0oui\u00A0» – responsabilité, l’entreprise : très bien ! à M. Dupont est-ce que confiance ; aujourd’hui 5 %",
	"pl": "klient i w z nami do odpowiedzialność, zaufanie – nie się obsługa. dr Nowak współpraca ul. Długa",
}

func randomText(r *rand.Rand, lang string) string {
	list := strings.Split(words[lang], " ")
	var b strings.Builder
	for i := range 1 + r.IntN(40) {
		if i > 0 {
			b.WriteString([]string{" ", " ", " ", " ", " ", " ", " ", " ", " ", "\n", "  "}[r.IntN(11)])
		}
		b.WriteString(list[r.IntN(len(list))])
	}
	return b.String()
}

func TestProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	langs := []string{"de", "en", "fr", "pl"}
	names := []string{barlow, bold, fraunces, serif}
	for range 600 {
		lang, name := langs[r.IntN(len(langs))], names[r.IntN(len(names))]
		style := Style{Face: face(t, name), Lang: lang, Capitals: r.IntN(4) == 0, Tabular: r.IntN(4) == 0, Tracking: []int{0, 0, 0, 50, -10}[r.IntN(5)]}
		s := randomText(r, lang)
		text := Shape(s, style)
		mode, hyphenate := Mode(r.IntN(3)), r.IntN(2) == 0
		size := unit.Point * unit.Length(7+r.IntN(60))
		for width := size * 2; width < size*60; width += width/7 + unit.Length(r.IntN(500)) {
			how := Setting{Size: size, Width: width, Mode: mode, Hyphenate: hyphenate}
			checkLines(t, text, s, how)
			wider := how
			wider.Width += unit.Length(r.IntN(int(size)))
			a, _ := text.Count(how)
			if b, _ := text.Count(wider); b > a {
				t.Errorf("%q: %d lines in %+v, %d where it is wider by %d", s, a, how, b, wider.Width-how.Width)
			}
		}
		if t.Failed() {
			return
		}
	}
}

// checkLines holds what is true of all lines.
func checkLines(t *testing.T, text *Text, s string, how Setting) {
	t.Helper()
	lines := text.Break(how)
	fail := func(format string, args ...any) {
		t.Helper()
		t.Errorf("%q, %+v, %+v: %s", s, text.style, how, fmt.Sprintf(format, args...))
	}
	if n := text.Hyphens(how); n != lines.Hyphens {
		fail("counted %d hyphens, broken with %d", n, lines.Hyphens)
	}
	if n, over := text.Count(how); n != len(lines.List) || over != lines.Overfull {
		fail("counted %d %v, broken into %d %v", n, over, len(lines.List), lines.Overfull)
	}
	var all, actual strings.Builder
	hyphens := 0
	for i, l := range lines.List {
		all.WriteString(l.Text)
		actual.WriteString(l.Actual)
		if strings.HasSuffix(l.Text, "\u00AD") {
			hyphens++
		}
		if l.Width > how.Width && !lines.Overfull {
			fail("line %d is %d wide", i, l.Width)
		}
		if i+1 < len(lines.List) && !strings.HasSuffix(l.Text, "\u00AD") && strings.TrimRight(l.Text, " -–—/.:?@=&") == strings.TrimRight(l.Text, "") && l.Text != "" {
			if next := lines.List[i+1].Text; next != "" && !strings.ContainsAny(next[:1], ".?&=#@_") {
				fail("line %d ends inside a word: %q", i, l.Text)
			}
		}
		checkGlyphs(fail, text.style.Face, l, how.Size)
	}
	if hyphens != lines.Hyphens {
		fail("%d hyphens, said %d", hyphens, lines.Hyphens)
	}
	if got := strings.ReplaceAll(all.String(), "\u00AD", ""); got != text.manuscript.set {
		fail("text is %q", got)
	}
	if text.style.Capitals {
		all = actual
	}
	if got, want := strings.ReplaceAll(all.String(), "\u00AD", ""), strings.ReplaceAll(strings.ReplaceAll(s, "\u00AD", ""), "\n", " "); got != want {
		fail("text is %q", got)
	}
}

func checkGlyphs(fail func(string, ...any), f *font.Face, l Line, size unit.Length) {
	at := func(x int) unit.Length { return size.Scale(int64(x), int64(f.UnitsPerEm())) }
	var left, right, top, bottom unit.Length
	first, counted := true, false
	last := int32(0)
	for _, g := range l.Glyphs {
		if g.Start < last || g.End < g.Start || int(g.End) > len(l.Text) || !utf8.ValidString(l.Text[g.Start:g.End]) {
			fail("glyph of %d to %d in %q", g.Start, g.End, l.Text)
			return
		}
		last = g.Start
		ink, ok := f.Extents(g.ID)
		if !ok {
			continue
		}
		x0, x1 := l.Shift+at(ink.XMin+int(g.X)), l.Shift+at(ink.XMax+int(g.X))
		y0, y1 := -at(ink.YMin+int(g.Y)), at(ink.YMax+int(g.Y))
		if first {
			left, right, top, bottom = x0, x1, y1, y0
		}
		left, right, top, bottom = min(left, x0), max(right, x1), max(top, y1), max(bottom, y0)
		first = false
		if r, _ := utf8.DecodeRuneInString(l.Text[g.Start:]); !counted && !isQuote(r) {
			counted = true
			if x0 != 0 && r != 'j' {
				fail("first ink of %q stands at %d", l.Text, x0)
			}
		}
	}
	if first {
		return
	}
	if l.InkLeft != min(0, left) || l.InkRight != right || l.InkTop != top || l.InkBottom != bottom {
		fail("ink of %q is %d %d %d %d, said %d %d %d %d", l.Text, left, right, top, bottom, l.InkLeft, l.InkRight, l.InkTop, l.InkBottom)
	}
	if l.Width > l.InkRight+1 {
		fail("%q is %d wide, its ink %d", l.Text, l.Width, l.InkRight)
	}
}

func TestHanging(t *testing.T) {
	f := face(t, barlow)
	for _, s := range []string{"„Haus", "»Haus", "‚Haus", "“Haus", "\"Haus", "’s Haus", "« Haus"} {
		l := set(t, s, Style{Face: f})
		if l.InkLeft >= 0 || l.Shift >= 0 {
			t.Errorf("%s: ink begins at %d", s, l.InkLeft)
		}
	}
	for _, s := range []string{"(Haus", "Haus", "¿Haus"} {
		if l := set(t, s, Style{Face: f}); l.InkLeft != 0 {
			t.Errorf("%s: ink begins at %d", s, l.InkLeft)
		}
	}
	plain := set(t, "Haus", Style{Face: f})
	if plain.Width != plain.InkRight {
		t.Errorf("width %d, ink %d", plain.Width, plain.InkRight)
	}
	for _, s := range []string{"Haus.", "Haus,", "Haus-", "Haus“", "Haus«", "Haus:", "Haus –"} {
		l := set(t, s, Style{Face: f})
		if l.Width <= plain.Width || l.Width >= l.InkRight {
			t.Errorf("%s: width %d of %d", s, l.Width, l.InkRight)
		}
	}
}

func TestOverfull(t *testing.T) {
	f := face(t, barlow)
	for s, want := range map[string]bool{"Kundenleitbild": false, "www": true, "Größe 10\u00A0000\u00A0000\u00A0€": true, "KMUKMU": true} {
		lines := Shape(s, Style{Face: f, Lang: "de"}).Break(Setting{Size: 10 * unit.Point, Width: 20 * unit.Point})
		if s == "Kundenleitbild" {
			lines = Shape(s, Style{Face: f, Lang: "de"}).Break(Setting{Size: 10 * unit.Point, Width: 45 * unit.Point})
		}
		if lines.Overfull != want {
			t.Errorf("%s: overfull is %v", s, lines.Overfull)
		}
	}
	for _, how := range []Setting{{}, {Size: unit.Point}, {Width: unit.Point}, {Size: -1, Width: -1}} {
		if lines := Shape("Haus und Hof", Style{Face: f, Lang: "de"}).Break(how); !lines.Overfull || len(lines.List) == 0 {
			t.Errorf("%+v: %+v", how, lines)
		}
	}
	if lines := Shape("", Style{Face: f}).Break(Setting{Size: unit.Point, Width: unit.Point}); len(lines.List) != 0 {
		t.Errorf("no text has lines: %+v", lines)
	}
}

// TestLastWord: no lone short word where another break is possible.
func TestLastWord(t *testing.T) {
	for _, s := range sample {
		text := Shape(s, Style{Face: face(t, barlow), Lang: "de"})
		for width := unit.Length(120); width < 400; width += 3 {
			lines := text.Break(Setting{Size: 10 * unit.Point, Width: width * unit.Point}).List
			if last := lines[len(lines)-1]; len(lines) > 1 && last.Width < width*unit.Point/5 && !strings.Contains(last.Text, " ") {
				t.Errorf("at %d pt the last line is %q", width, last.Text)
			}
		}
	}
}

// TestEvenLinesHaveNoStub: on a centre line the last line is nearly as long as the others, in no more
// lines than ragged text has.
func TestEvenLinesHaveNoStub(t *testing.T) {
	stubs := map[Mode]int{}
	for _, s := range append([]string{"Geplante Abschaltungen kündigen wir fünf Werktage vorher an."}, sample...) {
		text := Shape(s, Style{Face: face(t, serif), Lang: "de"})
		for width := unit.Length(130); width < 300; width += 3 {
			how := Setting{Size: 10 * unit.Point, Width: width * unit.Point}
			ragged := text.Break(how).List
			how.Mode = Even
			even := text.Break(how).List
			if len(even) != len(ragged) {
				t.Errorf("at %d pt %q has %d lines, ragged %d", width, s, len(even), len(ragged))
			}
			for mode, lines := range map[Mode][]Line{Ragged: ragged, Even: even} {
				longest := unit.Length(0)
				for _, l := range lines {
					longest = max(longest, l.Width)
				}
				if lines[len(lines)-1].Width*100 < longest*45 {
					stubs[mode]++
					if mode == Even {
						t.Errorf("at %d pt the last line of %q is %q", width, s, lines[len(lines)-1].Text)
					}
				}
			}
		}
	}
	if stubs[Ragged] == 0 {
		t.Error("there is nothing to prevent")
	}
}

func TestConcurrent(t *testing.T) {
	f := face(t, barlow)
	want := Shape(sample[6], Style{Face: f, Lang: "de"}).Break(Setting{Size: 10 * unit.Point, Width: 60 * unit.Point})
	shared := Shape(sample[6], Style{Face: f, Lang: "de"})
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, text := range []*Text{shared, Shape(sample[6], Style{Face: f, Lang: "de"})} {
				got := text.Break(Setting{Size: 10 * unit.Point, Width: 60 * unit.Point})
				if fmt.Sprint(got) != fmt.Sprint(want) {
					t.Errorf("got %+v, want %+v", got, want)
				}
			}
		})
	}
	group.Wait()
}

func FuzzShape(f *testing.F) {
	for _, s := range sample {
		f.Add(s, "de", 100, 12, uint8(0))
	}
	for i, c := range broken {
		f.Add(strings.ReplaceAll(c.text, "|", ""), c.lang, 10+i*7, 9, uint8(i))
	}
	f.Add("a\u0301\u200D\u00AD\n\u0301 \xff\u2028", "xx", 1, 1, uint8(255))
	fonts := []*font.Face{face(f, barlow), face(f, bold), face(f, fraunces), face(f, serif)}
	f.Fuzz(func(t *testing.T, s, lang string, width, size int, flags uint8) {
		if len(s) > 2000 {
			return
		}
		style := Style{
			Face: fonts[flags&3], Lang: lang, Capitals: flags&4 != 0, Tabular: flags&8 != 0, Tracking: int(flags>>4)*10 - 20,
		}
		text := Shape(s, style)
		text.Missing()
		for _, mode := range []Mode{Ragged, Balanced} {
			how := Setting{Size: unit.Length(size), Width: unit.Length(width), Mode: mode, Hyphenate: flags&16 != 0}
			lines := text.Break(how)
			if n := text.Hyphens(how); n != lines.Hyphens {
				t.Fatalf("counted %d hyphens, broken with %d", n, lines.Hyphens)
			}
			if n, over := text.Count(how); n != len(lines.List) || over != lines.Overfull {
				t.Fatalf("counted %d %v, broken into %d %v", n, over, len(lines.List), lines.Overfull)
			}
			var all strings.Builder
			for _, l := range lines.List {
				all.WriteString(l.Text)
				checkClusters(t, l)
			}
			if got := strings.ReplaceAll(all.String(), "\u00AD", ""); got != text.manuscript.set {
				t.Fatalf("text is %q, should be %q", got, text.manuscript.set)
			}
		}
	})
}

func checkClusters(t *testing.T, l Line) {
	last := int32(0)
	for _, g := range l.Glyphs {
		if g.Start < last || g.End < g.Start || int(g.End) > len(l.Text) {
			t.Fatalf("glyph of %d to %d in %q", g.Start, g.End, l.Text)
		}
		last = g.Start
	}
}

// TestBriefTextsBreakBetweenSentences: two sentences of which each fits on a line stand on two, one
// below the other, and what a colon announces begins its own line where there is room.
func TestBriefTextsBreakBetweenSentences(t *testing.T) {
	for _, c := range []struct{ lang, first, second string }{
		{"de", "Was wir zusagen, schreiben wir auf.", "Der Preis steht fest, bevor wir anfangen."},
		{"de", "Wer sich beschwert, hilft uns.", "Was wir zusagen, schreiben wir auf."},
		{"de", "Ein Gespräch ist keine Prüfung.", "Zuhören kommt vor dem Vorschlag."},
		{"de", "Wir empfehlen nur, was hilft.", "24 Stunden später fragen wir nach."},
		{"en", "Every single one counts.", "We call back within the hour."},
		{"fr", "Chacun compte pour nous.", "Nous rappelons dans l’heure."},
	} {
		width := func(s string) unit.Length {
			lines := Shape(s, Style{Face: face(t, barlow), Lang: c.lang}).Break(Setting{Size: 10 * unit.Point, Width: 1000 * unit.Point})
			return lines.List[0].Width
		}
		from, to := max(width(c.first), width(c.second)), width(c.first+" "+c.second)
		text := Shape(c.first+" "+c.second, Style{Face: face(t, barlow), Lang: c.lang})
		for at := from + unit.Point; at < min(to, from*5/4); at += unit.Point {
			if lines := text.Break(Setting{Size: 10 * unit.Point, Width: at}).List; len(lines) != 2 || strings.TrimSpace(lines[0].Text) != c.first {
				t.Errorf("at %v the first of %d lines is %q", at, len(lines), lines[0].Text)
				break
			}
		}
	}
}

// TestFirstWordsDoNotDangle: the only word of a sentence, or of what a colon announces, does not end a
// line of a brief text where the line can end before it.
func TestFirstWordsDoNotDangle(t *testing.T) {
	for s, first := range map[string]string{
		"Bereitschaft heißt bei uns: In einer Stunde ist jemand da, auch in der Nacht zu Sonntag.": "In",
		"Ein Nein begründen wir. Der Preis steht fest, bevor wir anfangen, und er bleibt fest.":    "Der",
		"Fehler verschweigen wir nicht. Meinungen dazu hören wir gern, auch die unfreundlichen.":   "Meinungen",
	} {
		style := Style{Face: face(t, barlow), Lang: "de"}
		text, parted := Shape(s, style), Shape(strings.Replace(s, " "+first+" ", "\n"+first+" ", 1), style)
		for width := unit.Length(150); width < 300; width += 2 {
			how := Setting{Size: 10 * unit.Point, Width: width * unit.Point}
			lines := text.Break(how).List
			if len(lines) > briefLines || len(parted.Break(how).List) > len(lines) {
				continue
			}
			for _, l := range lines {
				if strings.HasSuffix(strings.TrimSpace(l.Text), " "+first) {
					t.Errorf("at %d pt a line is %q", width, l.Text)
				}
			}
		}
	}
}
