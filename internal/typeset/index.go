package typeset

// The index finds, of thousands of patterns, those that match at a place of a word. It is
// made in one pass over the file, without a string for each pattern.

import (
	"math/bits"
	"strings"
)

// index is a hash table over the letters of the patterns and exceptions of a file.
type index struct {
	// lengths has a mask for each pair of bytes with which a pattern can begin, in which
	// there is a bit for each length in bytes.
	lengths *[pairs]uint32
	// table is half full, and its size a power of two.
	table []entry
}

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

// makeIndex reads a file of patterns. What does not fit an entry, which no file has, is
// left out.
func makeIndex(file string) index {
	// A pattern takes six bytes and more, so this is a table at most half full.
	x := index{lengths: new([pairs]uint32), table: make([]entry, 1<<bits.Len(uint(len(file)/4)))}
	for from, to := range entries(file, "\n\\patterns{") {
		x.add(file, from, to, false)
	}
	for from, to := range entries(file, "\n\\hyphenation{") {
		x.add(file, from, to, true)
	}
	return x
}

// entries gives the beginnings and ends of the words in a block, without the comments.
func entries(file, block string) func(yield func(from, to int) bool) {
	return func(yield func(from, to int) bool) {
		i := strings.Index(file, block)
		if i < 0 {
			return
		}
		for i += len(block); i < len(file); {
			switch c := file[i]; {
			case c <= ' ':
				i++
			case c == '%':
				i = lineEnd(file, i)
			case c == '}':
				return
			default:
				from := i
				for i < len(file) && file[i] > ' ' && file[i] != '%' && file[i] != '}' {
					i++
				}
				if !yield(from, i) {
					return
				}
			}
		}
	}
}

func lineEnd(file string, i int) int {
	if n := strings.IndexByte(file[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(file)
}

// add enters the word at file[from:to]: a pattern with its digits, or an exception with
// its hyphens, which stands for a whole word.
func (x index) add(file string, from, to int, exception bool) {
	hash, length := uint32(hashStart), 0
	var first, second byte
	take := func(c byte) {
		hash = step(hash, c)
		switch length {
		case 0:
			first = c
		case 1:
			second = c
		}
		length++
	}
	if exception {
		take('.')
	}
	for i := from; i < to; i++ {
		if c := file[i]; !isDigit(c) && c != '-' {
			take(c)
		}
	}
	if exception {
		take('.')
	}
	if length == 0 || length > maxLength || from >= 1<<19 {
		return
	}
	x.lengths[pair(first, second)] |= 1 << length
	s := slot(hash, len(x.table))
	for x.table[s] != 0 {
		s = (s + 1) & (len(x.table) - 1)
	}
	x.table[s] = newEntry(from, length, hash, exception)
}

// of is the mask of the lengths of what begins with two bytes.
func (x index) of(first, second byte) uint32 { return x.lengths[pair(first, second)] }
