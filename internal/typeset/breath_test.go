package typeset

import (
	"strings"
	"testing"

	"leitbild/internal/unit"
)

func TestDivide(t *testing.T) {
	for _, c := range []struct {
		lang, text, clauses, sentences string
	}{
		{
			"de", "Wer uns anruft, spricht mit jemandem, der entscheiden darf.",
			"Wer uns anruft,|spricht mit jemandem,|der entscheiden darf.", "",
		},
		{
			"de", "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb nicht.",
			"Bei uns ist jeder Kunde König.|Den Hofnarren geben wir deshalb nicht.",
			"Bei uns ist jeder Kunde König.|Den Hofnarren geben wir deshalb nicht.",
		},
		{"de", "Ja, wir können das, wenn Sie wollen.", "Ja, wir können das,|wenn Sie wollen.", ""},
		{"de", "Wir sind schnell, freundlich, ehrlich und verlässlich.", "Wir sind schnell, freundlich,|ehrlich und verlässlich.", ""},
		{"de", "Wir helfen z. B. an der Theke und am 3. Mai.", "", ""},
		{"de", "Gelöst in 2,5 Stunden.", "", ""},
		{"de", "Wir hören zu – auch am Abend.", "Wir hören zu –|auch am Abend.", ""},
		{"de", "Wir hören zu.\nAuch am Abend.", "", ""},
		{"de", "„Geht nicht.“ Das sagen wir nie.", "„Geht nicht.“|Das sagen wir nie.", "„Geht nicht.“|Das sagen wir nie."},
		{"en", "Ask Mr. Smith about it.", "", ""},
		{"fr", "Une réponse en cinq jours : toujours et partout.", "Une réponse en cinq jours :|toujours et partout.", ""},
	} {
		for by, want := range []string{Clauses: c.clauses, Sentences: c.sentences} {
			if want == "" {
				want = c.text
			} else {
				want = strings.ReplaceAll(want, "|", "\n")
			}
			if got := Divide(c.text, c.lang, Breath(by)); got != want {
				t.Errorf("%s by %d: %q, want %q", c.lang, by, got, want)
			}
		}
	}
}

// TestStraddled: lines that begin with a clause straddle none.
func TestStraddled(t *testing.T) {
	s := "Wer uns anruft, spricht mit jemandem, der entscheiden darf."
	how := Setting{Size: 10 * unit.Point, Width: 1000 * unit.Point, Mode: Balanced}
	whole := Shape(s, Style{Face: face(t, "barlow/Barlow_400Regular.ttf"), Lang: "de"})
	if n := whole.Straddled(whole.Break(how).List, Clauses); n != 2 {
		t.Errorf("%d clauses begin within the only line, want 2", n)
	}
	divided := Shape(Divide(s, "de", Clauses), Style{Face: face(t, "barlow/Barlow_400Regular.ttf"), Lang: "de"})
	lines := divided.Break(how).List
	if n := whole.Straddled(lines, Clauses); n != 0 || len(lines) != 3 {
		t.Errorf("%d clauses begin within %d lines of their own", n, len(lines))
	}
}
