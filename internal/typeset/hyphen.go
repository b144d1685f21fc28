package typeset

// Hyphenation after Franklin Mark Liang, "Word Hy-phen-a-tion by Com-put-er" (1983),
// with the patterns of hyph-utf8. See patterns/README.md for where they come from.

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The pattern files as they were published, and the index of each that TestIndex writes.
var (
	//go:embed patterns/hyph-de-1996.tex
	germanFile string
	//go:embed patterns/hyph-de-1996.idx
	germanIndex string
	//go:embed patterns/hyph-en-gb.tex
	britishFile string
	//go:embed patterns/hyph-en-gb.idx
	britishIndex string
	//go:embed patterns/hyph-en-us.tex
	americanFile string
	//go:embed patterns/hyph-en-us.idx
	americanIndex string
	//go:embed patterns/hyph-es.tex
	spanishFile string
	//go:embed patterns/hyph-es.idx
	spanishIndex string
	//go:embed patterns/hyph-fr.tex
	frenchFile string
	//go:embed patterns/hyph-fr.idx
	frenchIndex string
	//go:embed patterns/hyph-it.tex
	italianFile string
	//go:embed patterns/hyph-it.idx
	italianIndex string
	//go:embed patterns/hyph-nl.tex
	dutchFile string
	//go:embed patterns/hyph-nl.idx
	dutchIndex string
	//go:embed patterns/hyph-pl.tex
	polishFile string
	//go:embed patterns/hyph-pl.idx
	polishIndex string
)

// patterns is a file of patterns with its index.
type patterns struct {
	file, index string
	// left and right are the letters that stay before and after a hyphen, as the file
	// says for typesetting.
	left, right int
}

// patternsOf finds the patterns of a language; ok is false where there are none. All of
// German has those of the reformed orthography, English outside the United States those
// of Britain.
func patternsOf(lang string) (p patterns, ok bool) {
	switch primary(lang) {
	case "de":
		return patterns{germanFile, germanIndex, 2, 2}, true
	case "en":
		if strings.EqualFold(lang, "en-US") {
			return patterns{americanFile, americanIndex, 2, 3}, true
		}
		return patterns{britishFile, britishIndex, 2, 3}, true
	case "es":
		return patterns{spanishFile, spanishIndex, 2, 2}, true
	case "fr":
		return patterns{frenchFile, frenchIndex, 2, 2}, true
	case "it":
		return patterns{italianFile, italianIndex, 2, 2}, true
	case "nl":
		return patterns{dutchFile, dutchIndex, 2, 2}, true
	case "pl":
		return patterns{polishFile, polishIndex, 2, 2}, true
	}
	return patterns{}, false
}

// An index is a hash table over the letters of the patterns and exceptions, made when the
// program is built because it would take longer than setting a whole sheet. It begins
// with a mask for each pair of bytes with which a pattern can begin, which has a bit for
// each length in bytes there is; the places of the table follow. All are 32 bits, least
// byte first.
const (
	pairs     = 1024
	maxLength = 31
)

// entry is a place of the table. It says where in the file a pattern or an exception
// stands: its offset in the upper 19 bits, then whether it is an exception, five bits of
// the length of its letters in bytes, and seven of its hash. Zero is a free place.
type entry uint32

const (
	offsetShift   = 13
	exceptionFlag = 1 << 12
	lengthShift   = 7
	tagMask       = 1<<7 - 1
)

func newEntry(offset, length int, hash uint32, exception bool) entry {
	e := entry(offset<<offsetShift|length<<lengthShift) | entry(hash&tagMask)
	if exception {
		e |= exceptionFlag
	}
	return e
}

func (e entry) offset() int     { return int(e >> offsetShift) }
func (e entry) exception() bool { return e&exceptionFlag != 0 }

// is reports whether e may be what has this length and hash.
func (e entry) is(length int, hash uint32) bool {
	return (e^newEntry(0, length, hash, false))&(1<<offsetShift-1)&^exceptionFlag == 0
}

// The hash is that of Fowler, Noll and Vo, version 1a, in 32 bits.
const (
	hashStart = 2166136261
	hashPrime = 16777619
)

func step(hash uint32, c byte) uint32 { return (hash ^ uint32(c)) * hashPrime }

// slot is the first place of the table to look for a hash, of which all bits are mixed
// because the upper ones decide.
func slot(hash uint32, slots int) int {
	hash = (hash ^ hash>>15) * 0x85EBCA6B
	return int(uint64(hash^hash>>13) * uint64(slots) >> 32)
}

// pair is the number of two bytes; second is zero for a pattern of one byte.
func pair(first, second byte) int { return int(uint32(first)<<5^uint32(second)) % pairs }

func (p patterns) lengths(first, second byte) uint32 { return p.word(pair(first, second)) }

func (p patterns) slots() int { return len(p.index)/4 - pairs }

func (p patterns) entry(slot int) entry { return entry(p.word(pairs + slot)) }

func (p patterns) word(i int) uint32 {
	b := p.index[4*i : 4*i+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
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
	slots := p.slots()
	for i := range dotted {
		var second byte
		if i+1 < len(dotted) {
			second = dotted[i+1]
		}
		lengths := p.lengths(dotted[i], second) | p.lengths(dotted[i], 0)&(1<<1)
		hash := uint32(hashStart)
		for n := 1; lengths>>n != 0 && i+n <= len(dotted); n++ {
			hash = step(hash, dotted[i+n-1])
			if lengths>>n&1 == 0 {
				continue
			}
			s := slot(hash, slots)
			for e := p.entry(s); e != 0; e = p.entry(s) {
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
