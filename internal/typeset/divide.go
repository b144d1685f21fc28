package typeset

// Dividing words: which places of the patterns are used, and which are better than
// others.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// shortestWord is the least number of letters of a word that the patterns divide.
	shortestWord = 6
	// longestAcronym is the greatest number of capitals that is not taken for a word.
	longestAcronym = 7
	// stub is the number of letters below which a part of a word looks torn off, and least
	// that below which no line begins or ends with it unless a word is too wide.
	stub, leastBefore, leastAfter = 4, 3, 4
)

// withPatterns gives the places of the text together with those of the patterns.
func (e *editor) withPatterns(p *patterns) []place {
	merged := make([]place, 0, 3*len(e.places))
	rest := e.places
	words := int32(0)
	var points []int
	for i, t := range e.tokens {
		for len(rest) > 0 && rest[0].next <= t.start {
			merged, rest = append(merged, rest[0]), rest[1:]
		}
		if e.core(t) != "" {
			words++
		}
		if e.isAddress(t) {
			continue
		}
		name := i > 0 && e.precedesName(e.tokens[i-1])
		for start, end := range e.runs(t) {
			points = p.points(points[:0], e.text[start:end])
			for _, at := range points {
				division, ok := e.division(t, start, end, int32(at)+start)
				if !ok {
					continue
				}
				division.words, division.reserve = words, division.reserve || name
				for len(rest) > 0 && rest[0].next < division.next {
					merged, rest = append(merged, rest[0]), rest[1:]
				}
				if len(rest) == 0 || rest[0].next != division.next {
					merged = append(merged, division)
				}
			}
		}
	}
	return append(merged, rest...)
}

// runs gives the beginnings and ends of the words in t that may be divided: letters
// without figures beside them, no acronyms, and not what follows the sign in Kund:innen.
func (e *editor) runs(t token) func(yield func(start, end int32) bool) {
	return func(yield func(start, end int32) bool) {
		for at := t.start; at < t.end; {
			start := at
			at += e.lettersAfter(t, at)
			if e.divisible(t, start, at) && !yield(start, at) {
				return
			}
			_, size := utf8.DecodeRuneInString(e.text[at:t.end])
			at += int32(size)
		}
	}
}

// precedesName reports whether a name stands after t; names are divided only where they
// are too wide.
func (e *editor) precedesName(t token) bool {
	return e.isTitle(e.core(t)) || contains(e.persons, e.core(t))
}

func (e *editor) divisible(t token, start, end int32) bool {
	word := e.text[start:end]
	letters := utf8.RuneCountInString(word)
	if letters < shortestWord {
		return false
	}
	if end < t.end && isDigit(e.text[end]) {
		return false
	}
	if start > t.start {
		before, size := utf8.DecodeLastRuneInString(e.text[t.start:start])
		if unicode.IsDigit(before) {
			return false
		}
		inside := e.lettersBefore(t, start-int32(size)) > 0
		if inside && strings.ContainsRune(":*_·/", before) && isInnen(word) {
			return false
		}
	}
	capitals := strings.IndexFunc(word, unicode.IsLower) < 0
	return !capitals || letters > longestAcronym
}

// division is the place inside the word from start to end; ok is false where it would
// leave a single letter, or two at the end.
func (e *editor) division(t token, start, end, at int32) (p place, ok bool) {
	left, right := utf8.RuneCountInString(e.text[start:at]), utf8.RuneCountInString(e.text[at:end])
	if left < 2 || right < 3 {
		return place{}, false
	}
	p = place{
		end: at, next: at, kind: atPattern, inWord: true, short: left < leastBefore || right < leastAfter,
		ragged: costPattern, balanced: costPatternBalanced,
	}
	p.reserve = slices.ContainsFunc(e.marks, func(m mark) bool {
		return m.kind == softHyphen && start < m.at && m.at < end
	})
	if left < stub || right < stub {
		p.cost(costStub, costStubBalanced)
	}
	if strings.IndexFunc(e.core(t), isHyphen) >= 0 {
		p.cost(costStub, costStubBalanced)
	}
	if e.isJoint(e.text[start:at]) {
		p.cost(costJoint, costJointBalanced)
	}
	return p, true
}

// joints are endings that in German and Dutch tie the parts of a compound together;
// firsts are words that begin many compounds of business.
const (
	joints = "ungs heits keits schafts tums ions täts lings heids schaps"
	firsts = " kunden kunde mitarbeiter geschäfts arbeits betriebs unternehmens service partner team qualitäts produkt projekt" +
		" daten umwelt gesundheits ansprech lieferanten verkaufs vertriebs einkaufs markt handels haus fach grund haupt" +
		" selbst gesamt landes bundes stadt gemeinde bürger familien kinder schul hoch lebens zusammen verantwortungs" +
		" klanten bedrijfs samen "
)

// isJoint reports whether the first part of a divided word looks like that of a compound.
func (e *editor) isJoint(first string) bool {
	if e.lang != "de" && e.lang != "nl" {
		return false
	}
	lower := strings.ToLower(first)
	if contains(firsts, lower) {
		return true
	}
	for ending := range strings.FieldsSeq(joints) {
		if strings.HasSuffix(lower, ending) {
			return true
		}
	}
	return false
}

// inClusters lists the places of division that lie inside a cluster of glyphs, where a
// ligature has to be taken apart.
func inClusters(m *manuscript, glyphs []glyph, places []place) (list []int32) {
	g := 0
	for _, p := range places {
		at := m.inSet(p.next)
		for g < len(glyphs) && glyphs[g].start < at {
			g++
		}
		if p.kind == atPattern && (g == len(glyphs) || glyphs[g].start != at) {
			list = append(list, at)
		}
	}
	return list
}

// merge gives the numbers of two sorted lists in one.
func merge(a, b []int32) []int32 {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
