// Text from outside made fit for a terminal.

package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// printable returns s with every character escaped that a terminal would obey or that
// would hide or reorder what stands around it: controls, line ends, bidirectional marks.
func printable(s string) string {
	if !strings.ContainsFunc(s, unprintable) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case unprintable(r) && r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08x`, r)
		case unprintable(r) && r > 0xFF:
			fmt.Fprintf(&b, `\u%04x`, r)
		case unprintable(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unprintable reports characters of the categories Cc, Cf, Zl, Zp and Co, but for the joiners
// that Indic scripts and emoji need, and the soft hyphen.
func unprintable(r rune) bool {
	const softHyphen, nonJoiner, joiner = '\u00AD', '\u200C', '\u200D'
	switch {
	case r == softHyphen, r == nonJoiner, r == joiner:
		return false
	case r >= ' ' && r < 0x7F:
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co)
}

// sourceText is a line of a file as it is shown: tabs and soft hyphens can be seen.
func sourceText(line string) string {
	return printable(strings.NewReplacer("\t", "→", "\u00AD", "‧").Replace(line))
}

// columns is how many columns of a terminal s takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case width.LookupRune(r).Kind() == width.EastAsianWide, width.LookupRune(r).Kind() == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
