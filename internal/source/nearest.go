// This file finds the word that was meant.

package source

import (
	"slices"
	"strings"
)

// Nearest is the known word that was probably meant by one that is not known, "" when none
// is near.
func (s *Schema) Nearest(word string, known []string) string { return s.nearest(word, known) }

// nearest is the known word that was probably meant by one that is not known: by the
// schema's aliases, else by the fewest slips of the finger; "" when nothing is near.
func (s *Schema) nearest(word string, known []string) string {
	plain := plainKey(word)
	if meant := s.alias(word); slices.Contains(known, meant) {
		return meant
	}
	best, limit := "", 3
	if n := len([]rune(plain)); n <= 3 {
		limit = 2
	} else if n > 40 {
		return ""
	}
	for _, k := range known {
		if d := Distance(plain, k); d < limit && d < len([]rune(k))-1 {
			best, limit = k, d
		}
	}
	return best
}

// alias is the word that the schema has for one that people write, else the word itself
// without what differs by habit.
func (s *Schema) alias(word string) string {
	plain := plainKey(word)
	if meant := s.aliases[plain]; meant != "" {
		return meant
	}
	return plain
}

// plainKey is a word without what differs by habit: capitals, quotation marks, spaces.
func plainKey(s string) string {
	s = strings.Trim(strings.ToLower(s), " \u00a0\u200b\"'`„“”‚‘’»«*_:")
	return strings.NewReplacer(" ", "-", "_", "-").Replace(s)
}

// Distance counts the letters that must be put in, taken out, replaced, or swapped with
// their neighbour to turn one word into the other (Damerau-Levenshtein, optimal string
// alignment).
func Distance(from, to string) int {
	a, b := []rune(from), []rune(to)
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
