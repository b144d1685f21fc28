package typeset

import (
	"strings"
	"testing"
)

// TestIndexHoldsEverything counts the patterns and exceptions of every file in its index.
func TestIndexHoldsEverything(t *testing.T) {
	for _, lang := range []string{"de", "en", "en-US", "es", "fr", "it", "nl", "pl"} {
		p, _ := patternsOf(lang)
		want, got := 0, 0
		for range entries(p.file, "\n\\patterns{") {
			want++
		}
		for range entries(p.file, "\n\\hyphenation{") {
			want++
		}
		for _, e := range p.table {
			if e != 0 {
				got++
			}
		}
		if want < 100 || got != want || 2*got > len(p.table)+len(p.table)/2 {
			t.Errorf("%s: %d of %d in a table of %d", lang, got, want, len(p.table))
		}
	}
}

// divided shows a word with all its hyphens.
func divided(p patterns, word string) string {
	var b strings.Builder
	last := 0
	for _, i := range p.points(nil, word) {
		b.WriteString(word[last:i])
		b.WriteByte('-')
		last = i
	}
	return b.String() + word[last:]
}

func TestHyphenation(t *testing.T) {
	for lang, words := range map[string]string{
		"de":    "Mei-nungs-ver-schie-den-hei-ten Kun-den-leit-bild Ge-schäfts-part-ner Wert-schät-zung Part-ner-schaft Buch-bin-de-rei Stra-ße Zu-cker",
		"de-CH": "Ge-schäfts-part-ner Stras-se",
		"en-US": "hy-phen-ation as-so-ciate project ta-ble ap-pre-ci-a-tion",
		"en":    "uni-ver-sity how-ever cus-tomer ap-pre-ci-ation man-age-ment",
		"fr":    "consti-tu-tion clien-tèle ac-cueil en-tre-prise sa-tis-fac-tion",
		"it":    "ami-ci-zia clien-te sod-di-sfa-zio-ne",
		"es":    "amis-tad clien-te sa-tis-fac-ción",
		"nl":    "aan-dachts-trek-ker klan-ten-ser-vi-ce te-vre-den-heid",
		"pl":    "naj-lep-szy klien-ta ob-słu-ga gdzie-nie-gdzie",
	} {
		p, ok := patternsOf(lang)
		if !ok {
			t.Fatalf("%s has no patterns", lang)
		}
		for _, want := range strings.Fields(words) {
			word := strings.ReplaceAll(want, "-", "")
			if got := divided(p, word); got != want {
				t.Errorf("%s: %s, want %s", lang, got, want)
			}
			if got, upper := divided(p, strings.ToUpper(word)), strings.ToUpper(want); got != upper {
				t.Errorf("%s: %s, want %s", lang, got, upper)
			}
		}
	}
}

// TestPatternsPlain compares with the algorithm in its plainest form: every pattern at
// every place of the word.
func TestPatternsPlain(t *testing.T) {
	words := map[string]string{
		"de": "Meinungsverschiedenheiten Ärgernis Übermut Donaudampfschifffahrtsgesellschaft Maßnahmenkatalog Kundenzufriedenheit",
		"nl": "geïnteresseerd aandachtstrekker tevredenheidsonderzoek",
		"fr": "événementiel responsabilité développement", "es": "responsabilidad añadidura",
		"it": "responsabilità transatlantico", "pl": "odpowiedzialność współpraca źdźbło",
		"en": "responsibility notwithstanding", "en-US": "responsibility associates",
	}
	for lang, list := range words {
		p, _ := patternsOf(lang)
		for word := range strings.FieldsSeq(list) {
			dotted := "." + strings.ToLower(word) + "."
			want := make([]byte, len(dotted)+1)
			for from, to := range entries(p.file, "\n\\patterns{") {
				plain(p.file[from:to], dotted, want)
			}
			for from, to := range entries(p.file, "\n\\hyphenation{") {
				divide(p.file[from:to]+" ", []byte(dotted), want)
			}
			got := make([]byte, len(dotted)+1)
			p.rate([]byte(dotted), got)
			if string(got) != string(want) {
				t.Errorf("%s %s: %v, want %v", lang, word, got, want)
			}
		}
	}
}

func plain(pattern, dotted string, levels []byte) {
	var letters, digits []byte
	digits = append(digits, 0)
	for _, c := range []byte(pattern) {
		if isDigit(c) {
			digits[len(digits)-1] = c - '0'
			continue
		}
		letters, digits = append(letters, c), append(digits, 0)
	}
	for i := range dotted {
		if strings.HasPrefix(dotted[i:], string(letters)) {
			for k, d := range digits {
				levels[i+k] = max(levels[i+k], d)
			}
		}
	}
}

func BenchmarkPoints(b *testing.B) {
	p, _ := patternsOf("de")
	var dst []int
	for b.Loop() {
		dst = p.points(dst[:0], "Meinungsverschiedenheiten")
	}
}

func BenchmarkIndex(b *testing.B) {
	for b.Loop() {
		makeIndex(german)
	}
}
