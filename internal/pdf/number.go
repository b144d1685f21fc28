package pdf

// Numbers and strings as PDF writes them. No float is printed, so that every machine
// writes the same bytes.

import (
	"encoding/hex"
	"strings"
	"unicode/utf16"

	"leitbild/internal/unit"
)

// thousandths gives a length in 1/1000 point, which is a third of a micrometre.
func thousandths(l unit.Length) int64 { return int64(l.Scale(1000, int64(unit.Point))) }

// scale is v·num/den, rounded to the nearest, halves away from zero.
func scale(v, num, den int64) int64 { return int64(unit.Length(v).Scale(num, den)) }

func fixed(v int64, decimals int) string { return string(unit.AppendFixed(nil, v, decimals)) }

// encodeText turns text into the bytes of a text string (ISO 32000-1, 7.9.2): ASCII as it
// is, all else in UTF-16 with its mark.
func encodeText(s string) string {
	if isASCII(s) {
		return s
	}
	out := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u>>8), byte(u))
	}
	return string(out)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// textString writes text as a string object.
func textString(s string) string {
	if !isASCII(s) {
		return "<" + strings.ToUpper(hex.EncodeToString([]byte(encodeText(s)))) + ">"
	}
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
}

// utf16Hex writes text in UTF-16 as hexadecimal digits, for a ToUnicode map.
func utf16Hex(out []byte, s string) []byte {
	for _, u := range utf16.Encode([]rune(s)) {
		out = appendHex(out, u)
	}
	return out
}

// appendHex writes four hexadecimal digits.
func appendHex(out []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(out, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}
