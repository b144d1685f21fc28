package typeset

// Where a text draws breath: after its sentences, and after clauses of some words. Display
// type that has the room ends its lines there.

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Breath is what separates the parts of a text.
type Breath uint8

const (
	// Clauses are parts of a sentence between commas, colons and dashes, and sentences; a
	// single word between two commas is no part of its own.
	Clauses Breath = iota
	// Sentences are parts between full stops, exclamation and question marks.
	Sentences
)

// Divide begins a line with every part of s but those that begin one already.
func Divide(s, lang string, by Breath) string {
	m := newManuscript(s, false, nil)
	br := breaker{manuscript: &m, habits: habitsOf(lang)}
	br.find()
	var b strings.Builder
	from := 0
	for _, i := range br.breaths(by) {
		at := m.inOriginal(s, br.tokens[i].start)
		b.WriteString(strings.TrimRight(s[from:at], " "))
		b.WriteByte('\n')
		from = at
	}
	b.WriteString(s[from:])
	return b.String()
}

// Straddled counts the parts of the text that begin within one of the lines into which it has
// been broken.
func (t *Text) Straddled(lines []Line, by Breath) (n int) {
	br := &t.breaker
	for _, i := range br.breaths(by) {
		at := br.tokens[i].start
		if !slices.ContainsFunc(lines, func(l Line) bool { return l.inText == at }) {
			n++
		}
	}
	return n
}

// breaths are the numbers of the tokens with which a part begins, apart from those with which
// the author has begun a line.
func (br *breaker) breaths(by Breath) (list []int) {
	type seam struct {
		at   int
		stop bool
	}
	var seams []seam
	for i := 1; i < len(br.tokens); i++ {
		a, b := br.tokens[i-1], br.tokens[i]
		if b.forced || br.joined(a.end, b.start) || br.sticks(i) {
			continue
		}
		if stop, clause := br.seam(i); stop || clause && by == Clauses {
			seams = append(seams, seam{i, stop})
		}
	}
	last := 0
	for k, s := range seams {
		next := len(br.tokens)
		if k+1 < len(seams) {
			next = seams[k+1].at
		}
		if s.stop || s.at-last >= 2 && next-s.at >= 2 {
			list = append(list, s.at)
			last = s.at
		}
	}
	return list
}

// seam reports whether a sentence, or a clause, ends before the token with number i.
func (br *breaker) seam(i int) (stop, clause bool) {
	a, b := br.tokens[i-1], br.tokens[i]
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(br.all(a), isQuoteOrBracket))
	if strings.ContainsRune(".!?…", last) && !beginsWithLower(br.core(b)) {
		return !(br.isPart(a) && br.isPart(br.neighbour(i-1, i-2))), false
	}
	return false, strings.ContainsRune(",;:", last) || isDash(last)
}
