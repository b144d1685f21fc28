package page

import (
	"strings"
)

// linked are the schemes of addresses that a page may lead to: those that a person knows what
// to do with. None of them runs anything or opens a file.
const linked = " http https mailto tel "

// IsURI reports whether a Link may lead to s: a URI (RFC 3986), which is of ASCII, with one
// of the schemes http, https, mailto and tel.
func IsURI(s string) bool {
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok || rest == "" || strings.Contains(scheme, " ") || !strings.Contains(linked, " "+strings.ToLower(scheme)+" ") {
		return false
	}
	return strings.IndexFunc(rest, isForeign) < 0
}

// URI writes an address as people write it as a URI: with each byte of a character that a URI
// may not have in hexadecimal digits (RFC 3987, 3.1).
func URI(address string) string {
	if strings.IndexFunc(address, isForeign) < 0 {
		return address
	}
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for _, r := range address {
		if !isForeign(r) {
			b.WriteRune(r)
			continue
		}
		for _, c := range []byte(string(r)) {
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	return b.String()
}

// isForeign reports whether a URI may not have r.
func isForeign(r rune) bool {
	return r <= ' ' || r > '~' || strings.ContainsRune("\"<>\\^`{|}", r)
}
