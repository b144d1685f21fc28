package lint

import (
	"strings"
	"testing"
)

// Addresses are neither found nor mended, whatever signs they hold, in any key.
func TestAddressesAreLeftAlone(t *testing.T) {
	for _, address := range []string{
		"https://x.de/a--b?q=1...9", "http://x.de/z.B./8-18Uhr/ß", "x.de/a--b?q=1...9#'c'", "www.x.org/q?a='b'&c='d'",
		`www.x.org/q?a="b"&c="d"`, "a--b@x.org", "o'brien@strasse.de", `C:\a--b`, `\\haus\a--b...c`, "/pfad/a--b", "./a--b", "~/a...b",
		"../a--b/", "a--b.pdf", "angebot--2024.docx", "plan...neu.pdf", "Hans'Brief.pdf", "@a--b", "@strasse", "#so--nicht", "ordner/a--b/c",
		"mailto:a--b@x.org", "strasse.de", "A--B.PDF", "x.de:8080/a--b", "muss--daß.info", "https://x.de/90%/50m/90%",
	} {
		for _, around := range []string{"%", "Hier: %", "Shop (%), auch", "Unter % steht es.", "„%“", "%, gern"} {
			text := strings.ReplaceAll(around, "%", address)
			quoted := "'" + strings.ReplaceAll(text, "'", "''") + "'"
			file := strings.ReplaceAll("leitbild: 1\nlang: de\norganization: %\ntitle: %\nintro: %\ncontact: %\nmotto: %\nprinciples:\n  - title: %\n    text: %\n    note: %\n"+
				"    tips: [%]\n    examples: [{who: %, text: %}]\nsignatures: [%]\n", "%", quoted)
			if got, fixes := mend(t, file); len(fixes) > 0 {
				t.Errorf("%s: %v\n%s", text, fixes[0], got)
			}
			for _, f := range check(t, file).Findings {
				if isFixable(f.Rule) {
					t.Errorf("%s: %s", text, told(f))
					break
				}
			}
		}
	}
}

func isFixable(rule string) bool {
	for _, r := range Rules() {
		if r.Name == rule {
			return r.Fixable
		}
	}
	return false
}

// What stands around addresses is still judged, and what only looks like one.
func TestSignsInSentences(t *testing.T) {
	for _, test := range []struct{ lang, text, want string }{
		{"de", `Mehr auf "www.x.de" -- z.B. "a--b.pdf"...`, "Mehr auf „www.x.de“ – z._B. „a--b.pdf“…"},
		{"de", `Schreiben Sie an "a--b@x.org".`, "Schreiben Sie an „a--b@x.org“."},
		{"de", "Der 'Shop' (https://x.de/a--b) - hier...", "Der ‚Shop‘ (https://x.de/a--b) – hier…"},
		{"de", "Das gilt z.B. und/oder d.h. Mo-Fr...", "Das gilt z._B. und/oder d._h. Mo–Fr…"},
		{"de", "Ja--nein/so...", "Ja--nein/so…"},
		{"de", "Wir sind da--immer...Und gern.", "Wir sind da–immer…Und gern."},
		{"en", `Go to 'www.x.org/q?a='b'' -- now`, "Go to ‘www.x.org/q?a='b'’ – now"},
		{"de", "Wir spielen Rock 'n' Roll.", "Wir spielen Rock ’n’ Roll."},
		{"en", "We play rock 'n' roll and 'blues'.", "We play rock ’n’ roll and ‘blues’."},
		{"de", "Klar ist: 3 - 2 = 1.", "Klar ist: 3 - 2 = 1."},
		{"de", "Rufen Sie an: 030 - 123 456.", "Rufen Sie an: 030 - 123 456."},
		{"de", "Seit 1910 - mit Herz.", "Seit 1910 – mit Herz."},
		{"de", "Offen 8 - 18 Uhr und 10-12 a.m. und 1-3 p. m.", "Offen 8–18 Uhr und 10–12 a.m. und 1–3 p. m."},
		{"en", "Open 8 - 6 pm and 10-12 a.m. and 1-3 p. m.", "Open 8–6 pm and 10–12 a.m. and 1–3 p. m."},
		{"de", "Punkt 3-2 am Samstag, Seite 10-12 a.", "Punkt 3-2 am Samstag, Seite 10-12 a."},
	} {
		file := func(text string) string {
			return "leitbild: 1\nlang: " + test.lang + "\norganization: Haus\ntitle: Wort\nprinciples:\n  - text: |-\n      " + text + "\n"
		}
		got, _ := mend(t, file(test.text))
		if want := file(strings.ReplaceAll(test.want, "_", noBreakSpace)); got != want {
			t.Errorf("got  %swant %s", got, want)
		}
	}
}

// In the name of the house a typed apostrophe is one as everywhere; the rest is its own affair.
func TestNameOfTheHouse(t *testing.T) {
	file := "leitbild: 1\nlang: de\norganization: %s\ntitle: Wort\nprinciples:\n  - text: Eins.\n"
	for name, want := range map[string]string{
		"Rock 'n' Roll": "Rock ’n’ Roll", "Toni's": "Toni’s", `"Zur Post" - z.B.  ...`: `"Zur Post" - z.B.  ...`, "Ihr Bäcker": "Ihr Bäcker", "'Hof'": "'Hof'",
	} {
		quoted := "'" + strings.ReplaceAll(name, "'", "''") + "'"
		wanted := "'" + strings.ReplaceAll(want, "'", "''") + "'"
		if got, _ := mend(t, strings.Replace(file, "%s", quoted, 1)); got != strings.Replace(file, "%s", wanted, 1) {
			t.Errorf("%s became %s", name, got)
		}
	}
}
