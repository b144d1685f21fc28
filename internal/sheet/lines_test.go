package sheet

import (
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/page"
)

// layTexts lays a charter with a title, sentences and a motto.
func layTexts(t *testing.T, themeName, title, motto string, o Options, sentences ...string) *page.Page {
	t.Helper()
	c := loadCharter(t, "../../examples/standard.de.yaml")
	c.Title.Value, c.Motto.Value = title, motto
	c.Principles = nil
	for _, s := range sentences {
		c.Principles = append(c.Principles, charter.Principle{Text: charter.Text{Value: s}})
	}
	s, findings := Lay(c, loadTheme(t, themeName), o)
	if s == nil {
		t.Fatal(describe(findings))
	}
	return s.Pages[0]
}

// linesOf are the lines that say a text.
func linesOf(pg *page.Page, text string) (lines []string) {
	at := map[*page.Element]bool{}
	y := map[*page.Element]int{}
	for _, m := range pg.Marks {
		if m.Of == nil || m.Run == nil || !strings.Contains(text, strings.Trim(m.Run.Text, " \u00ad")) {
			continue
		}
		if at[m.Of] && y[m.Of] == int(m.Run.Y) {
			lines[len(lines)-1] += m.Run.Text
			continue
		}
		at[m.Of], y[m.Of] = true, int(m.Run.Y)
		lines = append(lines, m.Run.Text)
	}
	return lines
}

var bare = []string{
	"Wer uns anruft, spricht nach spätestens zwei Minuten mit jemandem, der entscheiden darf.",
	"Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben.",
	"Geplante Abschaltungen kündigen wir fünf Werktage vorher an.",
	"Haben wir uns geirrt, sagen wir es zuerst und zahlen, was es gekostet hat.",
	"Was Sie selbst streichen können, sagen wir Ihnen.",
	"Ein Gespräch ist keine Prüfung.",
	"Abends sieht man nicht, dass wir da waren.",
	"Unsere Monteure kommen in der Stunde, die verabredet ist. Wird es später, rufen wir an.",
	"Wir empfehlen nur, was wir selbst kaufen würden.",
	"Jeder Brief hat nach fünf Tagen eine Antwort, und sei es die, dass wir noch suchen.",
}

// TestTitleKeepsItsWords: the name of the sheet is not divided where a smaller size, or the
// width of the sheet, has room for it.
func TestTitleKeepsItsWords(t *testing.T) {
	for _, name := range builtIn(t) {
		for _, landscape := range []bool{false, true} {
			title := "Unser Kundenleitbild"
			if !landscape {
				title = "Leit\u00adbild für Kunden\u00adorientierung"
			}
			pg := layTexts(t, name, title, "", Options{Paper: paper(t, "A3"), Landscape: landscape}, bare[:7]...)
			for _, r := range runsOf(pg, page.Title) {
				if strings.HasSuffix(r.Text, "\u00ad") {
					t.Errorf("%s divides %q after %q", name, title, r.Text)
				}
			}
		}
	}
}

// TestSentenceBreathes: a single sentence has a line for each of its clauses at least.
func TestSentenceBreathes(t *testing.T) {
	for _, name := range []string{"klar", "klassik", "tafel", "band", "mosaik"} {
		for _, landscape := range []bool{false, true} {
			pg := layTexts(t, name, "Unser Wort", "", Options{Paper: paper(t, "A2"), Landscape: landscape}, bare[0])
			lines := linesOf(pg, bare[0])
			for _, end := range []string{"anruft, ", "jemandem, ", "darf."} {
				if !strings.Contains(strings.Join(lines, "|")+"|", end+"|") {
					t.Errorf("%s, landscape %t: no line ends with %q: %q", name, landscape, end, lines)
				}
			}
		}
	}
}

// TestMottoHasALineForEachSentence: no line goes on with the next sentence.
func TestMottoHasALineForEachSentence(t *testing.T) {
	motto := "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht."
	for _, name := range builtIn(t) {
		pg := layTexts(t, name, "Unser Kundenleitbild", motto, Options{Paper: paper(t, "A3")}, bare...)
		lines := linesOf(pg, motto)
		if len(lines) > 1 && !strings.Contains(strings.Join(lines, "|"), "König. |") {
			t.Errorf("%s: %q", name, lines)
		}
	}
}

// TestShortTextsStayWhole: of few large lines none ends in a hyphen unless a word is too wide.
func TestShortTextsStayWhole(t *testing.T) {
	for _, name := range builtIn(t) {
		for n := 3; n <= len(bare); n++ {
			pg := layTexts(t, name, "Unser Kundenleitbild", "", Options{Paper: paper(t, "A2")}, bare[:n]...)
			for _, m := range pg.Marks {
				if m.Run != nil && strings.HasSuffix(m.Run.Text, "\u00ad") {
					t.Errorf("%s divides one of %d principles after %q", name, n, m.Run.Text)
				}
			}
		}
	}
}

// TestLinesKeepClear: no letter of a sentence reaches into one of the line below, wherever the
// lines stand: a p above an h, which meet in lines on a centre line and not in flush ones.
func TestLinesKeepClear(t *testing.T) {
	const text = "Wer uns anruft,\nspricht\nnach spätest"
	for _, name := range builtIn(t) {
		pg := layTexts(t, name, "Unser Wort", "Bei uns ist jeder Kunde König.", Options{Paper: paper(t, "A2")}, text)
		var runs []*page.Run
		for _, m := range pg.Marks {
			if m.Run != nil && strings.Contains(strings.ToUpper(text), strings.ToUpper(strings.Trim(m.Run.Text, " "))) && m.Run.Size > pg.Height/25 {
				runs = append(runs, m.Run)
			}
		}
		if len(runs) < 2 {
			t.Fatalf("%s: the sentence has %d lines", name, len(runs))
		}
		for i, upper := range runs {
			for _, lower := range runs[i+1:] {
				for _, u := range letters(upper) {
					u.Y1 += upper.Size * 4 / 100
					for _, l := range letters(lower) {
						if lower.Y > upper.Y && u.Overlaps(l) {
							t.Errorf("%s: letters of “%s” and “%s” touch", name, upper.Text, lower.Text)
						}
					}
				}
			}
		}
	}
}

// letters are the boxes around the ink of a run's glyphs.
func letters(r *page.Run) (boxes []page.Rect) {
	for _, g := range r.Glyphs {
		one := *r
		one.Glyphs = []page.Glyph{g}
		if box := one.Ink(); box != (page.Rect{}) {
			boxes = append(boxes, box)
		}
	}
	return boxes
}
