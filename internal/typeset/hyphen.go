package typeset

// Hyphenation after Franklin Mark Liang, "Word Hy-phen-a-tion by Com-put-er" (1983),
// with the patterns of hyph-utf8. See patterns/README.md for where they come from.

import (
	"compress/gzip"
	_ "embed"
	"io"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"leitbild/internal/lang"
)

// The pattern files as they were published, those of languages that are less often asked for
// packed with gzip.
var (
	//go:embed patterns/hyph-de-1996.tex
	german string
	//go:embed patterns/hyph-en-gb.tex
	british string
	//go:embed patterns/hyph-en-us.tex.gz
	american string
	//go:embed patterns/hyph-es.tex.gz
	spanish string
	//go:embed patterns/hyph-fr.tex.gz
	french string
	//go:embed patterns/hyph-it.tex
	italian string
	//go:embed patterns/hyph-nl.tex.gz
	dutch string
	//go:embed patterns/hyph-pl.tex.gz
	polish string
)

// patterns are those of a file, with their index, and the words that it spells out.
type patterns struct {
	text       string
	index      index
	exceptions []string
	// left and right are the letters that stay before and after a hyphen, as the file
	// says for typesetting.
	left, right int
}

// Patterns are indexed when a language is first divided, once in a process.
var (
	germanPatterns   = onDemand(german, 2, 2)
	britishPatterns  = onDemand(british, 2, 3)
	americanPatterns = onDemand(american, 2, 3)
	spanishPatterns  = onDemand(spanish, 2, 2)
	frenchPatterns   = onDemand(french, 2, 2)
	italianPatterns  = onDemand(italian, 2, 2)
	dutchPatterns    = onDemand(dutch, 2, 2)
	polishPatterns   = onDemand(polish, 2, 2)
)

func onDemand(file string, left, right int) func() *patterns {
	return sync.OnceValue(func() *patterns {
		file := unpacked(file)
		p := &patterns{text: block(file, `\patterns{`), left: left, right: right}
		p.index = makeIndex(p.text)
		exceptions := block(file, `\hyphenation{`)
		for from, to := range entries(exceptions) {
			p.exceptions = append(p.exceptions, exceptions[from:to])
		}
		return p
	})
}

// unpacked is a file that may be packed with gzip (RFC 1952). What is part of the program can
// be unpacked: a test reads all of it.
func unpacked(file string) string {
	r, err := gzip.NewReader(strings.NewReader(file))
	if err != nil {
		return file
	}
	text, _ := io.ReadAll(r)
	return string(text)
}

// block is what stands in braces after a command at the beginning of a line.
func block(file, command string) string {
	_, rest, _ := strings.Cut(file, "\n"+command)
	text, _, _ := strings.Cut(rest, "}")
	return text
}

// patternsOf finds the patterns of a language; nil where there are none. All of German has
// those of the reformed orthography, English outside the United States those of Britain.
func patternsOf(tag string) *patterns {
	switch lang.Primary(tag) {
	case "de":
		return germanPatterns()
	case "en":
		if strings.EqualFold(tag, "en-US") {
			return americanPatterns()
		}
		return britishPatterns()
	case "es":
		return spanishPatterns()
	case "fr":
		return frenchPatterns()
	case "it":
		return italianPatterns()
	case "nl":
		return dutchPatterns()
	case "pl":
		return polishPatterns()
	}
	return nil
}

// Prepare reads the patterns of a language, so that they are there when the first text is divided.
// It may run beside anything.
func Prepare(tag string) { patternsOf(tag) }

// points appends to dst the bytes of word, which is nothing but letters, before which it
// can be divided.
func (p *patterns) points(dst []int, word string) []int {
	var dottedSpace, levelSpace [96]byte
	dotted, letters := append(dottedSpace[:0], '.'), 0
	for _, r := range word {
		dotted = utf8.AppendRune(dotted, unicode.ToLower(r))
		letters++
	}
	dotted = append(dotted, '.')
	if letters < p.left+p.right {
		return dst
	}
	levels := append(levelSpace[:0], dotted...)
	clear(levels)
	p.rate(dotted, append(levels, 0))
	at, before := 1, 0
	for i, r := range word {
		if before >= p.left && letters-before >= p.right && levels[at]&1 == 1 {
			dst = append(dst, i)
		}
		at += utf8.RuneLen(unicode.ToLower(r))
		before++
	}
	return dst
}

// rate gives each place before a byte of dotted the highest level of all patterns that
// match there. An exception decides alone.
func (p *patterns) rate(dotted, levels []byte) {
	for _, e := range p.exceptions {
		if divide(e, dotted[1:len(dotted)-1], levels[1:]) {
			return
		}
	}
	for i := range dotted {
		var k key
		for _, c := range dotted[i:min(i+longestKey, len(dotted))] {
			k = k.step(c)
			for n := *p.index.slot(k); n != 0; n = p.index.links[n].next {
				raise(p.text[p.index.links[n].at:], dotted[i:], levels[i:])
			}
		}
	}
}

// raise lifts the levels to those of the pattern at the beginning of a text, if letters
// begin with its letters.
func raise(text string, letters, levels []byte) {
	n, end := 0, 0
	for ; end < len(text) && !endsEntry(text[end]); end++ {
		if isDigit(text[end]) {
			continue
		}
		if n == len(letters) || text[end] != letters[n] {
			return
		}
		n++
	}
	n = 0
	for _, c := range []byte(text[:end]) {
		if isDigit(c) {
			levels[n] = max(levels[n], c-'0')
		} else {
			n++
		}
	}
}

// divide sets the levels to the hyphens of the exception, if it is this word.
func divide(exception string, word, levels []byte) bool {
	if strings.ReplaceAll(exception, "-", "") != string(word) {
		return false
	}
	n := 0
	for _, c := range []byte(exception) {
		if c == '-' {
			levels[n] = 1
		} else {
			n++
		}
	}
	return true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
