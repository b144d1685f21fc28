// Which known word was probably meant.

package main

import "strings"

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
		if d := typingErrors([]rune(word), []rune(lower)); d < least {
			best, least = c, d
		}
	}
	return best
}

// typingErrors counts the letters left out, added, wrong or swapped with their neighbour
// that lead from a to b (optimal string alignment, Damerau and Levenshtein).
func typingErrors(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			wrong := 1
			if a[i-1] == b[j-1] {
				wrong = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+wrong)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}
