package pdf

// The metadata stream (XMP), which says the same as the information dictionary, and which
// standards the file follows.

import (
	"strings"
	"time"

	"leitbild/internal/xmp"
)

// standards are those that a file follows.
type standards struct {
	// readable is for documents that can be read without being seen: PDF/UA-1.
	readable bool
	// archived is PDF/A-2a where they can, else PDF/A-2u, which only asks for text.
	archived bool
	// printed is PDF/X-4.
	printed bool
}

// declare says so. PDF/A wants every property described that it does not know itself
// (ISO 19005-2, 6.6.2.3), and it knows those of the other standards not.
func (s standards) declare() string {
	var namespaces, names, schemas string
	declare := func(prefix, uri, properties string) {
		namespaces += " xmlns:" + prefix + `="` + uri + `"`
		names += properties
	}
	if s.archived {
		level := "U"
		if s.readable {
			level = "A"
		}
		declare("pdfaid", "http://www.aiim.org/pdfa/ns/id/",
			"<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>"+level+"</pdfaid:conformance>\n")
	}
	if s.readable {
		const uri = "http://www.aiim.org/pdfua/ns/id/"
		declare("pdfuaid", uri, "<pdfuaid:part>1</pdfuaid:part>\n")
		schemas += schema("PDF/UA identification schema", uri, "pdfuaid", "part", "Integer", "Part of ISO 14289 that the file follows")
	}
	if s.printed {
		const uri = "http://www.npes.org/pdfx/ns/id/"
		declare("pdfxid", uri, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n")
		schemas += schema("PDF/X identification schema", uri, "pdfxid", "GTS_PDFXVersion", "Text", "Part of ISO 15930 that the file follows") +
			schema("Adobe PDF schema", "http://ns.adobe.com/pdf/1.3/", "pdf", "Trapped", "Text", "Whether the colours have been spread to cover gaps")
	}
	if schemas != "" {
		const uri = "http://www.aiim.org/pdfa/ns/"
		declare("pdfaExtension", uri+"extension/", "<pdfaExtension:schemas><rdf:Bag>"+schemas+"</rdf:Bag></pdfaExtension:schemas>\n")
		declare("pdfaSchema", uri+"schema#", "")
		declare("pdfaProperty", uri+"property#", "")
	}
	if names == "" {
		return ""
	}
	return `<rdf:Description rdf:about=""` + namespaces + ">\n" + names + "</rdf:Description>\n"
}

// schema describes a property by which a standard is named.
func schema(name, namespace, prefix, property, kind, description string) string {
	return `<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>` + name + `</pdfaSchema:schema>
<pdfaSchema:namespaceURI>` + namespace + `</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>` + prefix + `</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>` + property + `</pdfaProperty:name>
<pdfaProperty:valueType>` + kind + `</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>` + description + `</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>`
}

// xmp writes the metadata as an XMP packet, with more properties of XMP's own schemas.
func (m Meta) xmp(follows standards, more string) []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\"" +
		" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" +
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"" +
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"")
	if more != "" {
		b.WriteString(" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"")
	}
	b.WriteString(">\n<dc:format>application/pdf</dc:format>\n")
	property(&b, m.Title,
		"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt></dc:title>\n")
	property(&b, m.Description,
		"<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt></dc:description>\n")
	property(&b, m.Author, "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq></dc:creator>\n")
	property(&b, m.Lang, "<dc:language><rdf:Bag><rdf:li>", "</rdf:li></rdf:Bag></dc:language>\n")
	property(&b, m.Creator, "<xmp:CreatorTool>", "</xmp:CreatorTool>\n")
	property(&b, m.Creator, "<pdf:Producer>", "</pdf:Producer>\n")
	if !m.Date.IsZero() {
		date := m.Date.UTC().Format(time.RFC3339)
		property(&b, date, "<xmp:CreateDate>", "</xmp:CreateDate>\n")
		property(&b, date, "<xmp:ModifyDate>", "</xmp:ModifyDate>\n")
	}
	b.WriteString(more + "</rdf:Description>\n" + follows.declare() + "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

// property writes a value between its tags; an empty one is left out.
func property(b *strings.Builder, value, before, after string) {
	if value == "" {
		return
	}
	b.WriteString(before)
	b.WriteString(xmp.Escape(value))
	b.WriteString(after)
}
