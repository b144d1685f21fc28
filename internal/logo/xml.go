package logo

// The SVG file as a tree of elements: XML, read strictly, within limits, and without fetching
// anything.

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"leitbild/internal/source"
)

const (
	maxElements = 100_000
	maxDepth    = 64
	// maxEntities are declared at most, of maxEntity bytes each, and all that are used come to
	// maxExpanded.
	maxEntities = 64
	maxEntity   = 512
	maxExpanded = 1 << 20
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
)

// element is an element of SVG; those of editors and of descriptions are left out.
type element struct {
	name   string
	attrs  map[string]string
	parent *element
	kids   []*element
	// text is the text directly within, gathered.
	text string
	// offset is where its tag begins in the file.
	offset int
	// rules are what style sheets say about it, by property.
	rules map[string]string
}

// document is an SVG file.
type document struct {
	*reader
	data []byte
	root *element
	ids  map[string]*element
	// sheets are the texts of the style elements.
	sheets []*element
}

// at is the place of an offset in the file.
func (d *document) at(offset int) source.Pos {
	before := d.data[:min(offset, len(d.data))]
	line := bytes.Count(before, []byte("\n"))
	start := bytes.LastIndexByte(before, '\n') + 1
	return source.Pos{Line: line + 1, Col: utf8.RuneCount(before[start:]) + 1}
}

func (d *document) of(e *element) source.Pos { return d.at(e.offset) }

// parse reads the file into a tree. It reports false where it cannot.
func (d *document) parse() bool {
	text, ok := decodeText(d.data)
	if !ok {
		d.broken("encoding", source.Pos{}, "")
		return false
	}
	d.data = text
	p := xml.NewDecoder(bytes.NewReader(text))
	p.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil } // decoded already
	b := builder{document: d, decoder: p}
	for {
		b.offset = int(p.InputOffset())
		token, err := p.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			d.notXML(err)
			return false
		}
		if !b.take(token) {
			return false
		}
	}
	if d.root == nil {
		d.wrongKind("")
		return false
	}
	return true
}

// notXML tells where the file stops being XML.
func (d *document) notXML(err error) {
	text, pos := err.Error(), source.Pos{}
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		text, pos = syntax.Msg, source.Pos{Line: syntax.Line, Col: 1}
	}
	d.broken("xml", pos, text)
}

// builder makes the tree of the tokens.
type builder struct {
	*document
	decoder *xml.Decoder
	open    *element
	// skipped is the depth within an element that is left out; 0: none.
	skipped int
	depth   int
	count   int
	offset  int
}

// take takes a token. It reports false where there must be no more.
func (b *builder) take(token xml.Token) bool {
	switch t := token.(type) {
	case xml.StartElement:
		return b.start(t)
	case xml.EndElement:
		b.end()
	case xml.CharData:
		if b.skipped == 0 && b.open != nil && len(bytes.TrimSpace(t)) > 0 {
			b.open.text += string(t)
		}
	case xml.Directive:
		return b.entities(string(t))
	case xml.ProcInst:
		if t.Target == "xml-stylesheet" {
			b.refuse("stylesheet", b.at(b.offset))
		}
	}
	return true
}

func (b *builder) start(t xml.StartElement) bool {
	b.depth++
	b.count++
	switch {
	case b.depth > maxDepth:
		b.tooLarge("depth", map[string]any{"Limit": maxDepth})
		return false
	case b.count > maxElements:
		b.tooLarge("elements", map[string]any{"Limit": maxElements})
		return false
	case b.skipped > 0 || !isDrawing(t.Name):
		b.skipped++
		return true
	}
	if b.root == nil && t.Name.Local != "svg" {
		b.wrongKind("")
		return false
	}
	e := &element{name: t.Name.Local, attrs: map[string]string{}, parent: b.open, offset: b.offset}
	for _, a := range t.Attr {
		switch {
		case a.Name.Space == "":
			e.attrs[a.Name.Local] = a.Value
		case a.Name.Local == "href" && (a.Name.Space == xlinkSpace || a.Name.Space == "xlink") && e.attrs["href"] == "":
			e.attrs["href"] = a.Value
		}
	}
	if id := e.attrs["id"]; id != "" && b.ids[id] == nil {
		b.ids[id] = e
	}
	if e.name == "style" {
		b.sheets = append(b.sheets, e)
	}
	if b.open == nil {
		b.root = e
	} else {
		b.open.kids = append(b.open.kids, e)
	}
	b.open = e
	return true
}

// isDrawing reports whether an element is one of SVG, and not a description.
func isDrawing(name xml.Name) bool {
	if name.Space != svgSpace && name.Space != "" && name.Space != "svg" {
		return false
	}
	switch name.Local {
	case "title", "desc", "metadata":
		return false
	}
	return true
}

func (b *builder) end() {
	b.depth--
	if b.skipped > 0 {
		b.skipped--
		return
	}
	b.open = b.open.parent
}

// entities takes the entities of a document type, which some editors declare for the names of
// their namespaces. What could grow, or would have to be fetched, is refused.
func (b *builder) entities(directive string) bool {
	if !strings.Contains(directive, "<!ENTITY") {
		return true
	}
	declaration := regexp.MustCompile(`<!ENTITY\s+([A-Za-z_][\w.-]*)\s+("[^"]*"|'[^']*')\s*>`)
	found := declaration.FindAllStringSubmatch(directive, -1)
	entities, expanded := map[string]string{}, 0
	for _, f := range found {
		name, value := f[1], f[2][1:len(f[2])-1]
		expanded += len(value) * bytes.Count(b.data, []byte("&"+name+";"))
		if len(value) > maxEntity || strings.ContainsAny(value, "&<%") {
			expanded = maxExpanded + 1
		}
		entities[name] = value
	}
	if len(found) != strings.Count(directive, "<!ENTITY") || len(found) > maxEntities || expanded > maxExpanded {
		b.refuse("entity", b.at(b.offset))
		return false
	}
	b.decoder.Entity = entities
	return true
}

// decodeText gives the file in UTF-8. It reports false where it is in an encoding that is
// not known.
func decodeText(data []byte) ([]byte, bool) {
	if text, ok := decodeUTF16(data); ok {
		return text, true
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	encoding := "utf-8"
	declared := regexp.MustCompile(`^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']`)
	if m := declared.FindSubmatch(data[:min(len(data), 256)]); m != nil {
		encoding = strings.ToLower(string(m[1]))
	}
	switch encoding {
	case "utf-8", "utf8", "us-ascii", "ascii":
		return data, utf8.Valid(data)
	case "iso-8859-1", "latin1", "windows-1252", "iso-8859-15":
		// They differ in characters that only texts and names have.
		text := make([]byte, 0, len(data))
		for _, c := range data {
			text = utf8.AppendRune(text, rune(c))
		}
		return text, true
	}
	return nil, false
}

// decodeUTF16 reads UTF-16 with its mark.
func decodeUTF16(data []byte) ([]byte, bool) {
	if len(data) < 2 || data[0] != 0xFE && data[0] != 0xFF || data[0]^data[1] != 1 {
		return nil, false
	}
	units := make([]uint16, 0, len(data)/2)
	for at := 2; at+1 < len(data); at += 2 {
		first, second := uint16(data[at]), uint16(data[at+1])
		if data[0] == 0xFE {
			units = append(units, first<<8|second)
		} else {
			units = append(units, second<<8|first)
		}
	}
	return []byte(string(utf16.Decode(units))), true
}
