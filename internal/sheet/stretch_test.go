package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/page"
)

// remarks lists what the elements of a page say beyond their letters, each behind its text.
func remarks(pg *page.Page) (list []string) {
	texts := map[*page.Element]string{}
	for _, m := range pg.Marks {
		if m.Run == nil {
			continue
		}
		text := m.Run.Text
		if m.Run.Actual != "" {
			text = m.Run.Actual
		}
		texts[m.Of] += strings.ReplaceAll(strings.ReplaceAll(text, "\u00ad", ""), "\u00a0", " ")
	}
	var walk func(*page.Element)
	walk = func(e *page.Element) {
		if e.URI != "" || e.Expansion != "" || e.Lang != "" && e.Role != page.Document {
			list = append(list, fmt.Sprintf("%s|%s%s%s", strings.TrimRight(texts[e], " "), e.URI, e.Expansion, e.Lang))
		}
		for _, kid := range e.Kids {
			walk(kid)
		}
	}
	walk(pg.Root)
	return list
}

const remarkable = `leitbild: 1
lang: de
organization: Muster GmbH
title: Wir sind z. B. immer da
principles:
  - {title: Tel. statt Post, text: "Wir hören zu – d. h. wir schreiben an lob.und.kritik@firma.example, rufen an (auch spät) usw., bis unter https://www.bäcker.example/ein/recht/langer/weg/zu/allem alles steht."}
  - {title: Zwei, text: "Mehr steht auf www.firma.example/leitbild. Am 3. Tag i. d. R. auch bei uns u. a. im Flur, in der Tel.-Liste, zzB."}
contact: Lob an lob@firma.example
link: http://firma.example/leitbild/
date: 2026-01-01
`

// TestRemarks: addresses lead somewhere and abbreviations say what they stand for, in every
// theme, wherever the line ends and whether in capitals or not; every sentence stays whole.
func TestRemarks(t *testing.T) {
	c, _, findings := charter.Read("leitbild.yaml", []byte(remarkable))
	if c == nil {
		t.Fatal(findings)
	}
	want := []string{
		"z. B.|zum Beispiel",
		"Tel.|Telefon",
		"d. h.|das heißt",
		"lob.und.kritik@firma.example|mailto:lob.und.kritik@firma.example",
		"usw.|und so weiter",
		"https://www.bäcker.example/ein/recht/langer/weg/zu/allem|https://www.b%C3%A4cker.example/ein/recht/langer/weg/zu/allem",
		"www.firma.example/leitbild|http://firma.example/leitbild/",
		"i. d. R.|in der Regel",
		"Tel.|Telefon",
		"lob@firma.example|mailto:lob@firma.example",
		"|http://firma.example/leitbild/",
	}
	for _, name := range builtIn(t) {
		for _, size := range []string{"A2", "A4"} {
			s := laid(t, c, name, size, false)
			if got := remarks(s.Pages[0]); !slices.Equal(got, want) {
				t.Errorf("%s, %s:\n%s\nwant\n%s", name, size, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			if got, want := said(s.Pages[0]), wanted(c); got != want {
				t.Errorf("%s, %s says\n%s\nwant\n%s", name, size, got, want)
			}
		}
	}
}

// A sheet in a language that leitbild does not speak has its own words in English, and says so.
func TestForeignWords(t *testing.T) {
	const text = `leitbild: 1
lang: %s
organization: Firma
title: Sözümüz
principles: [{text: Bir}, {text: Iki}]
link: https://firma.example
date: 2026-01-01
%s
`
	for _, c := range []struct {
		lang, labels string
		want         []string
	}{
		{"tr", "", []string{"As of 1 January 2026|en", "|https://firma.exampleen"}},
		{"tr", "labels: {date: Tarih}", []string{"1 January 2026|en", "|https://firma.exampleen"}},
		{"tr", "labels: {link: Daha fazla}", []string{"As of 1 January 2026|en", "|https://firma.example"}},
		{"de", "", []string{"|https://firma.example"}},
		{"en-US", "labels: {date: Since}", []string{"|https://firma.example"}},
	} {
		read, _, findings := charter.Read("leitbild.yaml", fmt.Appendf(nil, text, c.lang, c.labels))
		if read == nil {
			t.Fatal(findings)
		}
		s := laid(t, read, "klar", "A3", false)
		if got := remarks(s.Pages[0]); !slices.Equal(got, c.want) {
			t.Errorf("%s, %s: %q, want %q", c.lang, c.labels, got, c.want)
		}
	}
}

// TestExpansionsAreFound holds the table to itself: no entry hides another, and each is found
// with spaces and without, also where a sentence begins with it.
func TestExpansionsAreFound(t *testing.T) {
	for _, lang := range charter.Languages() {
		m := manuscript{charter: &charter.Charter{Lang: lang}}
		list := expansionsOf(lang)
		if len(list) == 0 {
			t.Errorf("%s has none", lang)
		}
		for _, e := range list {
			for _, written := range []string{e.short, strings.ReplaceAll(e.short[:len(e.short)-1], ".", ".\u00a0") + ".", strings.ToUpper(e.short[:1]) + e.short[1:], strings.ReplaceAll(e.short, " ", "\u00a0")} {
				got := m.abbreviations("(" + written + " x)")
				if len(got) != 1 || got[0].from != 1 || got[0].to != 1+len(written) || got[0].element.Expansion != e.long {
					t.Errorf("%s: %q gives %+v", lang, written, got)
				}
				if got := m.abbreviations("x" + written); got != nil {
					t.Errorf("%s: within a word %q gives %+v", lang, written, got)
				}
			}
		}
	}
}
