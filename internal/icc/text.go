package icc

// What a profile says in words.

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// longest is how much of a text is kept, in characters.
const longest = 1000

// text reads a text in one of the three ways that profiles have for it, as one line that a
// terminal may show.
func text(tag []byte) string {
	if len(tag) < 12 {
		return ""
	}
	switch string(tag[:4]) {
	case "text": // ICC.1:2022-05, 10.24
		return printable(latin(tag[8:]))
	case "desc": // ICC.1:2001-04, 6.5.17
		count := uint64(binary.BigEndian.Uint32(tag[8:]))
		return printable(latin(tag[12:min(12+count, uint64(len(tag)))]))
	case "mluc": // ICC.1:2022-05, 10.15
		return printable(localized(tag))
	}
	return ""
}

// latin reads what should be ASCII, ends with a zero byte, and is UTF-8 or Latin-1 in old
// profiles.
func latin(b []byte) string {
	s, _, _ := strings.Cut(string(b), "\x00")
	if utf8.ValidString(s) {
		return s
	}
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}

// localized is the English one of several texts in UTF-16, else the first.
func localized(tag []byte) string {
	if len(tag) < 16 {
		return ""
	}
	count, size := binary.BigEndian.Uint32(tag[8:]), binary.BigEndian.Uint32(tag[12:])
	if size < 12 {
		return ""
	}
	best := ""
	for at := uint64(16); count > 0 && at+12 <= uint64(len(tag)); at += uint64(size) {
		length, offset := uint64(binary.BigEndian.Uint32(tag[at+4:])), uint64(binary.BigEndian.Uint32(tag[at+8:]))
		if offset+length <= uint64(len(tag)) {
			if english := string(tag[at:at+2]) == "en"; english || best == "" {
				best = wide(tag[offset : offset+length])
				if english {
					return best
				}
			}
		}
		count--
	}
	return best
}

func wide(b []byte) string {
	units := make([]uint16, min(len(b)/2, longest))
	for i := range units {
		units[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	s, _, _ := strings.Cut(string(utf16.Decode(units)), "\x00")
	return s
}

// printable makes one line of a text and leaves out what a terminal might obey.
func printable(s string) string {
	line := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsPrint(r) && r != utf8.RuneError:
			return r
		}
		return -1
	}, s)
	runes := []rune(strings.Join(strings.Fields(line), " "))
	return string(runes[:min(len(runes), longest)])
}
