package typeset

// Hyphenation after Franklin Mark Liang, "Word Hy-phen-a-tion by Com-put-er" (1983),
// with the patterns of hyph-utf8. See patterns/README.md for where they come from.

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The pattern files as they were published.
var (
	//go:embed patterns/hyph-de-1996.tex
	german string
	//go:embed patterns/hyph-en-gb.tex
	british string
	//go:embed patterns/hyph-en-us.tex
	american string
	//go:embed patterns/hyph-es.tex
	spanish string
	//go:embed patterns/hyph-fr.tex
	french string
	//go:embed patterns/hyph-it.tex
	italian string
	//go:embed patterns/hyph-nl.tex
	dutch string
	//go:embed patterns/hyph-pl.tex
	polish string
)

// patterns is a file of patterns with its index.
type patterns struct {
	file string
	index
	// left and right are the letters that stay before and after a hyphen, as the file
	// says for typesetting.
	left, right int
}

// The indexes are made when a language is first divided, once in a process.
var (
	germanPatterns   = sync.OnceValue(func() patterns { return load(german, 2, 2) })
	britishPatterns  = sync.OnceValue(func() patterns { return load(british, 2, 3) })
	americanPatterns = sync.OnceValue(func() patterns { return load(american, 2, 3) })
	spanishPatterns  = sync.OnceValue(func() patterns { return load(spanish, 2, 2) })
	frenchPatterns   = sync.OnceValue(func() patterns { return load(french, 2, 2) })
	italianPatterns  = sync.OnceValue(func() patterns { return load(italian, 2, 2) })
	dutchPatterns    = sync.OnceValue(func() patterns { return load(dutch, 2, 2) })
	polishPatterns   = sync.OnceValue(func() patterns { return load(polish, 2, 2) })
)

func load(file string, left, right int) patterns {
	return patterns{file: file, index: makeIndex(file), left: left, right: right}
}

// patternsOf finds the patterns of a language; ok is false where there are none. All of
// German has those of the reformed orthography, English outside the United States those
// of Britain.
func patternsOf(lang string) (p patterns, ok bool) {
	switch primary(lang) {
	case "de":
		return germanPatterns(), true
	case "en":
		if strings.EqualFold(lang, "en-US") {
			return americanPatterns(), true
		}
		return britishPatterns(), true
	case "es":
		return spanishPatterns(), true
	case "fr":
		return frenchPatterns(), true
	case "it":
		return italianPatterns(), true
	case "nl":
		return dutchPatterns(), true
	case "pl":
		return polishPatterns(), true
	}
	return patterns{}, false
}

// points appends to dst the bytes of word, which is nothing but letters, before which it
// can be divided.
func (p patterns) points(dst []int, word string) []int {
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
func (p patterns) rate(dotted, levels []byte) {
	slots := len(p.table)
	for i := range dotted {
		var second byte
		if i+1 < len(dotted) {
			second = dotted[i+1]
		}
		lengths := p.of(dotted[i], second) | p.of(dotted[i], 0)&(1<<1)
		hash := uint32(hashStart)
		for n := 1; lengths>>n != 0 && i+n <= len(dotted); n++ {
			hash = step(hash, dotted[i+n-1])
			if lengths>>n&1 == 0 {
				continue
			}
			s := slot(hash, slots)
			for e := p.table[s]; e != 0; e = p.table[s] {
				if s++; s == slots {
					s = 0
				}
				switch {
				case !e.is(n, hash):
				case !e.exception():
					raise(p.file[e.offset():], dotted[i:i+n], levels[i:])
				case divide(p.file[e.offset():], dotted[i:i+n], levels):
					return
				}
			}
		}
	}
}

// raise lifts the levels to those of the pattern, if it has these letters.
func raise(pattern string, letters, levels []byte) {
	at := 0
	for _, c := range letters {
		if isDigit(pattern[at]) {
			at++
		}
		if pattern[at] != c {
			return
		}
		at++
	}
	at = 0
	for i := range len(letters) + 1 {
		if isDigit(pattern[at]) {
			levels[i] = max(levels[i], pattern[at]-'0')
			at++
		}
		at++
	}
}

// divide sets the levels to the hyphens of the exception, if it is this word.
func divide(exception string, dotted, levels []byte) bool {
	word := dotted[1 : len(dotted)-1]
	at := 0
	for _, c := range word {
		if exception[at] == '-' {
			at++
		}
		if exception[at] != c {
			return false
		}
		at++
	}
	clear(levels)
	at = 0
	for i := range word {
		if exception[at] == '-' {
			levels[i+1] = 1
			at++
		}
		at++
	}
	return true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
