package typeset

import (
	"strings"
	"testing"
)

// TestEveryPatternIsRead compares with the number of words in the files, counted apart.
func TestEveryPatternIsRead(t *testing.T) {
	for lang, want := range map[string][2]int{
		"de": {35056, 0}, "en": {8527, 8}, "en-US": {4938, 14}, "es": {4694, 0},
		"fr": {1145, 0}, "it": {355, 0}, "nl": {12724, 40}, "pl": {4053, 20},
	} {
		p := patternsOf(lang)
		if got := [2]int{len(p.index.links) - 1, len(p.exceptions)}; got != want {
			t.Errorf("%s: %d patterns and exceptions, want %d", lang, got, want)
		}
	}
}

// divided shows a word with all its hyphens.
func divided(p *patterns, word string) string {
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
		p := patternsOf(lang)
		if p == nil {
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
		p := patternsOf(lang)
		for word := range strings.FieldsSeq(list) {
			dotted := "." + strings.ToLower(word) + "."
			want := make([]byte, len(dotted)+1)
			for from, to := range entries(p.text) {
				plain(p.text[from:to], dotted, want)
			}
			for _, e := range p.exceptions {
				if strings.ReplaceAll(e, "-", "") == strings.ToLower(word) {
					clear(want)
					plain(strings.ReplaceAll(e, "-", "1"), strings.ToLower(word), want[1:])
				}
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
	p := patternsOf("de")
	var dst []int
	for b.Loop() {
		dst = p.points(dst[:0], "Meinungsverschiedenheiten")
	}
}

func BenchmarkIndex(b *testing.B) {
	text := block(german, `\patterns{`)
	for b.Loop() {
		makeIndex(text)
	}
}
