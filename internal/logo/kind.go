package logo

// What kind a file is, by its content: people rename files.

import (
	"bytes"
	"strings"
)

// kindOf names the kind of a file: "svg", "png" and "jpeg" are read; others that people have
// logos in are known by name; "" is unknown.
func kindOf(data []byte) string {
	for _, known := range [...]struct{ begins, kind string }{
		{"\x89PNG\r\n\x1a\n", "png"},
		{"\xff\xd8\xff", "jpeg"},
		{"%PDF-", "PDF"},
		{"%!PS", "EPS"},
		{"\xc5\xd0\xd3\xc6", "EPS"},
		{"GIF8", "GIF"},
		{"II*\x00", "TIFF"},
		{"MM\x00*", "TIFF"},
		{"BM", "BMP"},
		{"8BPS", "Photoshop"},
		{"\x1f\x8b", "packed"},
		{"PK\x03\x04", "ZIP"},
		{"\x00\x00\x01\x00", "ICO"},
	} {
		if bytes.HasPrefix(data, []byte(known.begins)) {
			return known.kind
		}
	}
	if len(data) > 12 {
		switch {
		case string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
			return "WebP"
		case string(data[4:8]) == "ftyp":
			return "HEIC/AVIF"
		}
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return "empty"
	}
	start := string(bytes.ReplaceAll(data[:min(len(data), 4096)], []byte{0}, nil)) // UTF-16 is ASCII with zeros between
	start = strings.ToLower(trimMarks(start))
	switch {
	case strings.HasPrefix(start, "<!doctype html"), strings.HasPrefix(start, "<html"):
		return "HTML"
	case strings.HasPrefix(start, "<"):
		return "svg"
	}
	return ""
}

// trimMarks takes off byte order marks and white space, of which a text may have any.
func trimMarks(text string) string {
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		text = strings.TrimPrefix(text, mark)
	}
	return strings.TrimSpace(text)
}
