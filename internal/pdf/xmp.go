package pdf

// The metadata stream (XMP), which says the same as the information dictionary, and which
// standards the file follows.

import (
	"strings"
	"time"

	"leitbild/internal/xmp"
)

// standards names PDF/A-2a and PDF/UA-1 where the document is one that can be read without
// being seen, else PDF/A-2u, which only asks for text. PDF/A wants every property described
// that it does not know itself (ISO 19005-2, 6.6.2.3), and it does not know that of PDF/UA.
func standards(readable bool) string {
	if !readable {
		return `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
</rdf:Description>
`
	}
	return `<rdf:Description rdf:about=""` +
		` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"` +
		` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"` +
		` xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
		` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"` +
		` xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`
}

// xmp writes the metadata as an XMP packet.
func (m Meta) xmp(readable bool) []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\"" +
		" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" +
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"" +
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n" +
		"<dc:format>application/pdf</dc:format>\n")
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
	b.WriteString("</rdf:Description>\n" + standards(readable) + "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
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
