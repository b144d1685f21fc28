package icc

// What a profile says in words.

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// longest is how much of a text is read, in bytes or units of UTF-16; languages is in how many
// languages it is looked at.
const (
	longest   = 1000
	languages = 256
)

// text reads a text in one of the three ways that profiles have for it, as one line that a
// terminal may show.
func text(tag []byte) string {
	if len(tag) < 8 {
		return ""
	}
	switch body := tag[8:]; string(tag[:4]) {
	case "text":
		return printable(latin(body))
	case "desc": // only in version 2
		if len(body) < 4 {
			return ""
		}
		count := uint64(binary.BigEndian.Uint32(body))
		return printable(latin(body[4:min(4+count, uint64(len(body)))]))
	case "mluc":
		return printable(localized(tag))
	}
	return ""
}

// latin reads what should be ASCII, ends with a zero byte, and is UTF-8 or Latin-1 in old
// profiles.
func latin(b []byte) string {
	s, _, _ := strings.Cut(string(b[:min(len(b), longest)]), "\x00")
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
	count, size := binary.BigEndian.Uint32(tag[8:]), uint64(binary.BigEndian.Uint32(tag[12:]))
	if size < 12 {
		return ""
	}
	first := ""
	for i := range uint64(min(count, languages)) {
		at := 16 + i*size
		if at+12 > uint64(len(tag)) {
			break
		}
		length, offset := uint64(binary.BigEndian.Uint32(tag[at+4:])), uint64(binary.BigEndian.Uint32(tag[at+8:]))
		if offset+length > uint64(len(tag)) {
			continue
		}
		said := wide(tag[offset : offset+length])
		if said != "" && string(tag[at:at+2]) == "en" {
			return said
		}
		if first == "" {
			first = said
		}
	}
	return first
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
	return strings.Join(strings.Fields(line), " ")
}
