package page

import "testing"

func TestURIs(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.example.com/a?b=c&d=%20#e": "https://www.example.com/a?b=c&d=%20#e",
		"HTTP://intranet/":                      "HTTP://intranet/",
		"https://bäcker.example/brötchen":       "https://b%C3%A4cker.example/br%C3%B6tchen",
		`https://a.example/<b>"c"`:              "https://a.example/%3Cb%3E%22c%22",
		"mailto:lob@firma.example":              "mailto:lob@firma.example",
		"tel:+49-30-12345-10":                   "tel:+49-30-12345-10",
	} {
		got := URI(address)
		if got != want || !IsURI(got) {
			t.Errorf("%s is written as %s, want %s", address, got, want)
		}
	}
	for _, s := range []string{
		"", "firma.example", "https:", ":x", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http https:x",
		"ftp://a.example", " https://a.example", "https://a.example/ b", "https://ä.example", "https://a.example/\x00",
	} {
		if IsURI(s) {
			t.Errorf("%q is an address", s)
		}
	}
}
