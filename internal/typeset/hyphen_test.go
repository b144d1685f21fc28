package typeset

import (
	"encoding/binary"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the indexes of the patterns")

// indexer makes the index of a file of patterns.
type indexer struct {
	file    string
	lengths [pairs]uint32
	found   []entry
	hashes  []uint32
}

func makeIndex(t *testing.T, file string) string {
	x := &indexer{file: file}
	for _, token := range x.tokens(t, "\n\\patterns{") {
		letters := strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' {
				return -1
			}
			return r
		}, file[token[0]:token[1]])
		x.add(t, token[0], letters, false)
	}
	if strings.Contains(file, "\n\\hyphenation{") {
		for _, token := range x.tokens(t, "\n\\hyphenation{") {
			word := strings.ReplaceAll(file[token[0]:token[1]], "-", "")
			x.add(t, token[0], "."+word+".", true)
		}
	}
	return x.table()
}

// tokens finds the beginnings and ends of the words in a block, without the comments.
func (x *indexer) tokens(t *testing.T, block string) (found [][2]int) {
	i := strings.Index(x.file, block)
	if i < 0 {
		t.Fatalf("no %s", block)
	}
	for i += len(block); ; {
		switch c := x.file[i]; {
		case c <= ' ':
			i++
		case c == '%':
			i += strings.IndexByte(x.file[i:], '\n')
		case c == '}':
			return found
		default:
			n := strings.IndexAny(x.file[i:], " \t\r\n%}")
			found = append(found, [2]int{i, i + n})
			i += n
		}
	}
}

func (x *indexer) add(t *testing.T, offset int, letters string, exception bool) {
	if len(letters) > maxLength || offset >= 1<<19 {
		t.Fatalf("no room for %q at %d", letters, offset)
	}
	hash := uint32(hashStart)
	for i := range len(letters) {
		hash = step(hash, letters[i])
	}
	var second byte
	if len(letters) > 1 {
		second = letters[1]
	}
	x.lengths[pair(letters[0], second)] |= 1 << len(letters)
	x.found = append(x.found, newEntry(offset, len(letters), hash, exception))
	x.hashes = append(x.hashes, hash)
}

// table puts the entries into a table that is half full.
func (x *indexer) table() string {
	slots := 2 * len(x.found)
	table := make([]entry, slots)
	for i, e := range x.found {
		s := slot(x.hashes[i], slots)
		for table[s] != 0 {
			s = (s + 1) % slots
		}
		table[s] = e
	}
	var b []byte
	for _, l := range x.lengths {
		b = binary.LittleEndian.AppendUint32(b, l)
	}
	for _, e := range table {
		b = binary.LittleEndian.AppendUint32(b, uint32(e))
	}
	return string(b)
}

// TestIndex fails where an index is not that of its file; -update writes it anew.
func TestIndex(t *testing.T) {
	files, err := filepath.Glob("patterns/*.tex")
	if err != nil || len(files) != 8 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want := makeIndex(t, string(file))
		name = strings.TrimSuffix(name, ".tex") + ".idx"
		if *update {
			if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, _ := os.ReadFile(name); string(got) != want {
			t.Errorf("%s is out of date: go test ./internal/typeset -run TestIndex -update", name)
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
		x := &indexer{file: p.file}
		for _, word := range strings.Fields(list) {
			dotted := "." + strings.ToLower(word) + "."
			want := make([]byte, len(dotted)+1)
			for _, token := range x.tokens(t, "\n\\patterns{") {
				plain(p.file[token[0]:token[1]], dotted, want)
			}
			if strings.Contains(p.file, "\n\\hyphenation{") {
				for _, token := range x.tokens(t, "\n\\hyphenation{") {
					divide(p.file[token[0]:token[1]]+" ", []byte(dotted), want)
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
	p, _ := patternsOf("de")
	var dst []int
	for b.Loop() {
		dst = p.points(dst[:0], "Meinungsverschiedenheiten")
	}
}
