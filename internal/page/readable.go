package page

import (
	"strings"
	"unicode"
)

// IsPrivate reports whether a text has characters of private use, which mean something only in
// one font: the logo or an ornament of a house, as a rule.
func IsPrivate(text string) bool { return strings.IndexFunc(text, isPrivate) >= 0 }

func isPrivate(r rune) bool { return unicode.Is(unicode.Co, r) }

// Readable is a text with a space for each character of private use, of which nobody knows how
// it is read aloud. Standards ask for a text in its stead (ISO 19005-2, 6.2.11.7.3).
func Readable(text string) string {
	if !IsPrivate(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if isPrivate(r) {
			return ' '
		}
		return r
	}, text)
}
