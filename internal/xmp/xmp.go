// Package xmp is what a file says about itself (ISO 16684-1, XMP).
package xmp

import (
	"strings"
	"time"
)

// Meta is what a sheet says about itself in each of its files. Empty values are left out.
type Meta struct {
	// Title is the sheet's name and Description a sentence on what it shows.
	Title, Description string
	Author             string
	Lang               string // BCP 47, of the texts above
	Creator            string // the program and its version
	// Date is when the sheet was made and last changed. The zero date leaves both out; the clock
	// is never asked.
	Date time.Time
}

// RDF writes m as an element rdf:RDF, with format, a media type; empty where m is. The same
// entries in the same form stand in the PDF of a sheet, so that programs find the same in all
// its files.
func (m Meta) RDF(format string) string {
	if m == (Meta{}) {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about=""` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/">` + "\n")
	date := ""
	if !m.Date.IsZero() {
		date = m.Date.UTC().Format(time.RFC3339)
	}
	const alternative, end = `<rdf:Alt><rdf:li xml:lang="x-default">`, `</rdf:li></rdf:Alt>`
	for _, p := range [...]struct{ name, before, value, after string }{
		{"dc:format", "", format, ""},
		{"dc:title", alternative, m.Title, end},
		{"dc:description", alternative, m.Description, end},
		{"dc:creator", "<rdf:Seq><rdf:li>", m.Author, "</rdf:li></rdf:Seq>"},
		{"dc:language", "<rdf:Bag><rdf:li>", m.Lang, "</rdf:li></rdf:Bag>"},
		{"xmp:CreatorTool", "", m.Creator, ""},
		{"xmp:CreateDate", "", date, ""},
		{"xmp:ModifyDate", "", date, ""},
	} {
		if p.value != "" {
			b.WriteString("<" + p.name + ">" + p.before + Escape(p.value) + p.after + "</" + p.name + ">\n")
		}
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF>")
	return b.String()
}

// Packet is the RDF in the brackets by which programs find it in a file that they do not know.
func (m Meta) Packet(format string) string {
	rdf := m.RDF(format)
	if rdf == "" {
		return ""
	}
	return "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" + rdf + "\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
}

// Escape is text as XML wants it between tags. Characters that XML has no way to say (XML 1.0,
// 2.2) are replaced.
func Escape(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF:
			b.WriteRune('\uFFFD')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
