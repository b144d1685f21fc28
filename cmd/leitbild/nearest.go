// Which known word was probably meant.

package main

import (
	"strings"

	"leitbild/internal/source"
)

// nearest returns the candidate that word most probably means: one that it begins, or the
// one with the fewest typing errors, at most a third of its letters; "" if there is none.
func nearest(word string, candidates []string) string {
	word = strings.ToLower(word)
	best, least := "", max(len([]rune(word))/3, 1)+1
	for _, c := range candidates {
		lower := strings.ToLower(c)
		if len(word) > 1 && strings.HasPrefix(lower, word) {
			return c
		}
		if d := source.Distance(word, lower); d < least {
			best, least = c, d
		}
	}
	return best
}
