package typeset

// The index finds, of thousands of patterns, the few that can match at a place of a word:
// those that begin as the word does there. It is made in one pass over the file, for which
// the beginning of each pattern is enough.

import (
	"math/bits"
	"strings"
)

// index is a hash table over the beginnings of patterns.
type index struct {
	// first has for each slot the place in links of the pattern to look at first; 0: none.
	first []uint32
	shift int // leaves of a hash the bits that number the slots
	links []link
}

// link is a pattern: where it stands in the text, and the place of the next in the slot.
type link struct{ at, next uint32 }

// key is the beginning of a pattern or of a word, in bytes.
type key uint64

// longestKey makes few patterns share a key, and takes few looks for each place of a word.
const longestKey = 5

func (k key) step(c byte) key { return k<<8 | key(c) }

func makeIndex(text string) index {
	// A pattern takes six bytes and more.
	size := bits.Len(uint(len(text) / 8))
	x := index{first: make([]uint32, 1<<size), shift: 64 - size, links: make([]link, 1, len(text)/6+2)}
	for i := nextEntry(text, 0); i < len(text); i = nextEntry(text, i) {
		from, k, free := i, key(0), longestKey
		for ; i < len(text) && !endsEntry(text[i]); i++ {
			if c := text[i]; free > 0 && !isDigit(c) {
				k = k.step(c)
				free--
			}
		}
		slot := x.slot(k)
		x.links = append(x.links, link{at: uint32(from), next: *slot})
		*slot = uint32(len(x.links) - 1)
	}
	return x
}

// slot is the place of first for a key: multiplicative hashing, with the golden ratio
// (Knuth, "The Art of Computer Programming", 6.4).
func (x *index) slot(k key) *uint32 { return &x.first[uint64(k)*0x9E3779B97F4A7C15>>x.shift] }

// entries gives the beginnings and ends of the words in a block, without the comments.
func entries(block string) func(yield func(from, to int) bool) {
	return func(yield func(from, to int) bool) {
		for i := nextEntry(block, 0); i < len(block); i = nextEntry(block, i) {
			from := i
			for i < len(block) && !endsEntry(block[i]) {
				i++
			}
			if !yield(from, i) {
				return
			}
		}
	}
}

// nextEntry is where the next word of a block begins, at a place or after it; the block's end
// where there is none.
func nextEntry(block string, i int) int {
	for i < len(block) && endsEntry(block[i]) {
		if block[i] == '%' {
			i = lineEnd(block, i)
		} else {
			i++
		}
	}
	return i
}

func endsEntry(c byte) bool { return c <= ' ' || c == '%' }

func lineEnd(s string, i int) int {
	if n := strings.IndexByte(s[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(s)
}
