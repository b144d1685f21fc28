package font

// The names of a font, from the table name.

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// Numbers of names (OpenType, table name).
const (
	fullName       = 4
	postScriptName = 6
	variablePrefix = 25
)

// PostScriptName is the name of the face without spaces, such as "Barlow-SemiBold": only
// letters, digits and "-._+" are kept. It is "Unnamed" where the font has none. An instance
// is named after its weight, such as "Inter_700wght" (Adobe Technical Note 5902).
func (f *Face) PostScriptName() string {
	name := f.plainName()
	if f.place == nil {
		return name
	}
	family, _, _ := strings.Cut(name, "-")
	if prefix := postScriptLetters(f.name(variablePrefix)); prefix != "" {
		family = prefix
	}
	return family + "_" + strconv.Itoa(f.os2.weight) + weightAxis
}

// plainName is the name of the font whatever the instance.
func (f *Face) plainName() string {
	name := postScriptLetters(f.name(postScriptName))
	if name == "" {
		name = postScriptLetters(f.name(fullName))
	}
	if name == "" {
		return "Unnamed"
	}
	return name
}

// postScriptLetters leaves those of a name that PostScript allows, and as many as it does.
func postScriptLetters(name string) string {
	name = strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || strings.ContainsRune("-._+", r) {
			return r
		}
		return -1
	}, name)
	return name[:min(len(name), 63)]
}

// name finds a name; English for Windows and any Unicode are preferred to Macintosh.
func (f *Face) name(id uint16) string {
	b := reader(f.tables.name)
	if len(b) < 6 {
		return ""
	}
	count, storage := int(b.u16(2)), int(b.u16(4))
	best, bestRank := "", 0
	for i := range count {
		at := 6 + 12*i
		if len(b) < at+12 {
			break
		}
		start := storage + int(b.u16(at+10))
		end := start + int(b.u16(at+8))
		if b.u16(at+6) != id || end > len(b) {
			continue
		}
		if rank := rankName(b.u16(at), b.u16(at+4)); rank > bestRank {
			best, bestRank = decodeName(b[start:end], b.u16(at)), rank
		}
	}
	return best
}

// Platforms of names.
const (
	unicodePlatform   = 0
	macintoshPlatform = 1
	windowsPlatform   = 3
	windowsEnglish    = 0x409
)

func rankName(platform, language uint16) int {
	switch {
	case platform == windowsPlatform && language == windowsEnglish:
		return 4
	case platform == unicodePlatform:
		return 3
	case platform == windowsPlatform:
		return 2
	case platform == macintoshPlatform:
		return 1
	}
	return 0
}

// decodeName reads UTF-16, or the ASCII part of Macintosh Roman.
func decodeName(b reader, platform uint16) string {
	if platform == macintoshPlatform {
		return strings.Map(func(r rune) rune {
			if r < ' ' || r > '~' {
				return -1
			}
			return r
		}, string(b))
	}
	units := make([]uint16, 0, len(b)/2)
	for at := 0; at+1 < len(b); at += 2 {
		units = append(units, b.u16(at))
	}
	return string(utf16.Decode(units))
}
