package typeset

// Dividing words: which divisions of the patterns are used, and which are better than
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
	// stub is the number of letters below which a part of a word looks torn off. leastBefore and
	// leastAfter are those below which no line ends or begins with it unless a word is too wide.
	stub, leastBefore, leastAfter = 4, 3, 4
)

// withPatterns gives the opportunities of the text together with those of the patterns.
func (br *breaker) withPatterns(p *patterns) []opportunity {
	merged := make([]opportunity, 0, 3*len(br.opportunities))
	rest := br.opportunities
	words := int32(0)
	var points []int
	for i, t := range br.tokens {
		for len(rest) > 0 && rest[0].next <= t.start {
			merged, rest = append(merged, rest[0]), rest[1:]
		}
		if br.core(t) != "" {
			words++
		}
		if br.isAddress(t) {
			continue
		}
		name := i > 0 && br.precedesName(br.tokens[i-1])
		for start, end := range br.runs(t) {
			points = p.points(points[:0], br.text[start:end])
			for _, at := range points {
				division, ok := br.division(t, start, end, int32(at)+start)
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
func (br *breaker) runs(t token) func(yield func(start, end int32) bool) {
	return func(yield func(start, end int32) bool) {
		for at := t.start; at < t.end; {
			start := at
			at += br.lettersAfter(t, at)
			if br.divisible(t, start, at) && !yield(start, at) {
				return
			}
			_, size := utf8.DecodeRuneInString(br.text[at:t.end])
			at += int32(size)
		}
	}
}

// precedesName reports whether a name stands after t; names are divided only where they
// are too wide.
func (br *breaker) precedesName(t token) bool {
	return br.isTitle(br.core(t)) || contains(br.persons, br.core(t))
}

func (br *breaker) divisible(t token, start, end int32) bool {
	word := br.text[start:end]
	letters := utf8.RuneCountInString(word)
	if letters < shortestWord {
		return false
	}
	if end < t.end && isDigit(br.text[end]) {
		return false
	}
	if start > t.start {
		before, size := utf8.DecodeLastRuneInString(br.text[t.start:start])
		if unicode.IsDigit(before) {
			return false
		}
		inside := br.lettersBefore(t, start-int32(size)) > 0
		if inside && strings.ContainsRune(":*_·/", before) && isInnen(word) {
			return false
		}
	}
	capitals := strings.IndexFunc(word, unicode.IsLower) < 0
	return !capitals || letters > longestAcronym
}

// division is the opportunity inside the word from start to end; ok is false where it would
// leave a single letter, or two at the end.
func (br *breaker) division(t token, start, end, at int32) (p opportunity, ok bool) {
	left, right := utf8.RuneCountInString(br.text[start:at]), utf8.RuneCountInString(br.text[at:end])
	if left < 2 || right < 3 {
		return opportunity{}, false
	}
	p = opportunity{
		end: at, next: at, kind: atPattern, inWord: true, short: left < leastBefore || right < leastAfter,
		ragged: penaltyPattern, balanced: penaltyPatternBalanced,
	}
	p.reserve = slices.ContainsFunc(br.marks, func(m mark) bool {
		return m.kind == softHyphen && start < m.at && m.at < end
	})
	if left < stub || right < stub {
		p.penalize(penaltyStub, penaltyStubBalanced)
	}
	if strings.IndexFunc(br.core(t), isHyphen) >= 0 {
		p.penalize(penaltyStub, penaltyStubBalanced)
	}
	if br.isJoint(br.text[start:at]) {
		p.penalize(penaltyJoint, penaltyJointBalanced)
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
func (br *breaker) isJoint(first string) bool {
	if br.lang != "de" && br.lang != "nl" {
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

// inClusters lists the divisions that lie inside a cluster of glyphs, where a
// ligature has to be taken apart.
func inClusters(m *manuscript, glyphs []glyph, opportunities []opportunity) (list []int32) {
	g := 0
	for _, p := range opportunities {
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
