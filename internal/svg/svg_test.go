package svg

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"leitbild/internal/example"
	"leitbild/internal/font"
	"leitbild/internal/judge"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

const mm = unit.Millimetre

const (
	barlow = "barlow/Barlow_400Regular.ttf"
	serif  = "source-serif-4/SourceSerif4_400Regular.ttf"
)

// faces are parsed once for a test.
type faces struct {
	t    testing.TB
	open map[string]*font.Face
}

func newFaces(t testing.TB) *faces { return &faces{t, map[string]*font.Face{}} }

func (f *faces) face(file string) *font.Face {
	f.t.Helper()
	if face := f.open[file]; face != nil {
		return face
	}
	f.open[file] = example.Face(f.t, file)
	return f.open[file]
}

// line sets a text without shaping. A soft hyphen is drawn as a hyphen.
func (f *faces) line(of *page.Element, file, text string, x, y, size unit.Length) page.Mark {
	f.t.Helper()
	face := f.face(file)
	run := &page.Run{Face: face, Size: size, X: x, Y: y, Text: text}
	pen := int32(0)
	for at, r := range text {
		drawn, end := r, at+len(string(r))
		if r == '\u00AD' {
			drawn, end = '-', at
		}
		g, ok := face.Glyph(drawn)
		if !ok {
			f.t.Fatalf("the face lacks %q", r)
		}
		run.Glyphs = append(run.Glyphs, page.Glyph{ID: g, X: pen, Start: int32(at), End: int32(end)})
		pen += int32(face.Advance(g))
	}
	return page.Mark{Of: of, Run: run}
}

func rect(of *page.Element, x0, y0, x1, y1 unit.Length, c page.Color) page.Mark {
	path := &page.Path{Color: c}
	path.Append(page.Rect{X0: x0, Y0: y0, X1: x1, Y1: y1})
	return page.Mark{Of: of, Path: path}
}

// poster is a small page with a little of everything. What is read last is drawn first.
func poster(t testing.TB) *page.Page {
	f := newFaces(t)
	p := &page.Page{Width: 148 * mm, Height: 210 * mm, Bleed: 3 * mm, Root: &page.Element{Role: page.Document, Lang: "de"}}
	blue := page.Color{R: 11, G: 95, B: 165}
	title := p.Root.Add(page.Title)
	list := p.Root.Add(page.List)
	p.Root.Add(page.Paragraph) // says nothing
	english := p.Root.Add(page.Paragraph)
	english.Lang = "en"
	figure := p.Root.Add(page.Figure)
	figure.Alt = `QR-Code: "https://intranet.example/?a=1&b=<2>"`
	p.Marks = []page.Mark{
		rect(nil, -3*mm, -3*mm, 151*mm, 30*mm, blue),
		rect(figure, 100*mm, 180*mm, 110*mm, 190*mm, page.Color{}),
		rect(figure, 112*mm, 180*mm, 120*mm, 195*mm, page.Color{}),
		f.line(english, barlow, "Rock & Roll < Jazz", 10*mm, 170*mm, 12*unit.Point),
	}
	for i, lines := range [][]string{{"Ein Kunde ist kein Stör\u00AD", "faktor, und ein\u00A0Wort ", "ist ein Wort."}, {"Kun\u00ADden\u00ADnähe zählt."}} {
		item := list.Add(page.Item)
		label, body := item.Add(page.Label), item.Add(page.Body)
		heading, text := body.Add(page.Heading), body.Add(page.Paragraph)
		y := unit.Length(50+40*i) * mm
		p.Marks = append(p.Marks, f.line(label, barlow, strconv.Itoa(i+1), 10*mm, y, 24*unit.Point))
		capitals := f.line(heading, serif, []string{"JEDER ZÄHLT", "NÄHE"}[i], 20*mm, y, 12*unit.Point)
		capitals.Run.Actual = []string{"Jeder zählt", "Nähe"}[i]
		p.Marks = append(p.Marks, capitals)
		for j, l := range lines {
			p.Marks = append(p.Marks, f.line(text, serif, l, 20*mm, y+unit.Length(6*(j+1))*mm, 11*unit.Point))
		}
	}
	p.Marks = append(p.Marks, f.line(title, barlow, "Kundenleitbild", 10*mm, 24*mm, 48*unit.Point))
	p.Marks[len(p.Marks)-1].Run.Color = page.Color{R: 255, G: 255, B: 255}
	return p
}

var meta = Meta{
	Title: "Unser Leitbild & mehr", Author: "Muster GmbH", Description: "Ein Plakat mit <zwei> Sätzen",
	Lang: "de", Creator: "leitbild test", Date: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC),
}

func write(t testing.TB, p *page.Page, m Meta) []byte {
	t.Helper()
	data, err := Write(p, m)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// golden is the digest of the poster of these tests. It changes with what the package
// writes, and with nothing else.
const golden = "f6eb48c532b5f124bedccb5caa8a73e45fe93558e40df75c3263ac58adc6f57e"

func TestGolden(t *testing.T) {
	if got := fmt.Sprintf("%x", sha256.Sum256(write(t, poster(t), meta))); got != golden {
		t.Errorf("the poster has the digest %s, want %s", got, golden)
	}
}

// Another processor writes the same bytes.
func TestGoldenOnARM(t *testing.T) {
	judge.OnARM(t, "^TestGolden$")
}

func TestSameBytesTwice(t *testing.T) {
	if !bytes.Equal(write(t, poster(t), meta), write(t, poster(t), meta)) {
		t.Error("the same page gives other bytes")
	}
}

// node is an element of the file, or a text, which has no name.
type node struct {
	name  string
	attrs map[string]string
	text  string
	kids  []*node
}

// parse reads a file strictly.
func parse(t *testing.T, data []byte) *node {
	t.Helper()
	root := &node{}
	open := []*node{root}
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("not XML: %v", err)
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				name := a.Name.Local
				if a.Name.Space == "xml" || strings.HasSuffix(a.Name.Space, "namespace") {
					name = "xml:" + name
				}
				if _, ok := n.attrs[name]; ok {
					t.Errorf("<%s> has %s twice", n.name, name)
				}
				n.attrs[name] = a.Value
			}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.kids = append(top.kids, &node{text: string(token)})
		}
	}
	for _, n := range root.kids {
		if n.name == "svg" {
			return n
		}
	}
	t.Fatal("there is no picture")
	return nil
}

// each calls f with n and all below it.
func (n *node) each(f func(*node)) {
	f(n)
	for _, kid := range n.kids {
		kid.each(f)
	}
}

// all lists the elements of a name.
func (n *node) all(name string) []*node {
	var found []*node
	n.each(func(n *node) {
		if n.name == name {
			found = append(found, n)
		}
	})
	return found
}

// content is the text of n and all below it.
func (n *node) content() string {
	var b strings.Builder
	n.each(func(n *node) { b.WriteString(n.text) })
	return b.String()
}

// outline shows the structure of the layer that is read, with its text.
func outline(n *node) string {
	switch {
	case n.name == "text":
		return strconv.Quote(n.content())
	case n.name != "g":
		return ""
	}
	var kids []string
	for _, kid := range n.kids {
		if s := outline(kid); s != "" {
			kids = append(kids, s)
		}
	}
	if label := n.attrs["aria-label"]; label != "" {
		kids = append(kids, "="+label)
	}
	return n.attrs["role"] + n.attrs["aria-level"] + n.attrs["lang"] + "(" + strings.Join(kids, " ") + ")"
}

// layers are the group that is seen and the one that is read.
func layers(t *testing.T, svg *node) (seen, read *node) {
	t.Helper()
	for _, kid := range svg.kids {
		switch {
		case kid.name != "g":
		case kid.attrs["aria-hidden"] == "true":
			seen = kid
		default:
			read = kid
		}
	}
	if seen == nil {
		t.Fatal("nothing is seen")
	}
	return seen, read
}

func TestReading(t *testing.T) {
	svg := parse(t, write(t, poster(t), meta))
	_, read := layers(t, svg)
	want := `(heading1("Kundenleitbild") list(` +
		`listitem(("1") (heading2("Jeder zählt") paragraph("Ein Kunde ist kein Störfaktor, und ein` + "\\u00a0" + `Wort ist ein Wort."))) ` +
		`listitem(("2") (heading2("Nähe") paragraph("Kundennähe zählt.")))) ` +
		`paragraphen("Rock & Roll < Jazz") img(=QR-Code: "https://intranet.example/?a=1&b=<2>"))`
	if got := outline(read); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if read.attrs["fill"] != "none" {
		t.Error("what is read is seen")
	}
}

// What is seen has no text, what is read no ink.
func TestLayers(t *testing.T) {
	seen, read := layers(t, parse(t, write(t, poster(t), meta)))
	if n := len(seen.all("text")); n != 0 {
		t.Errorf("%d texts are seen", n)
	}
	read.each(func(n *node) {
		for _, name := range []string{"fill", "stroke", "style", "class"} {
			if v, ok := n.attrs[name]; ok && v != "none" {
				t.Errorf("<%s %s=%q> is seen", n.name, name, v)
			}
		}
	})
}

func TestHead(t *testing.T) {
	svg := parse(t, write(t, poster(t), meta))
	for name, want := range map[string]string{
		"width": "148mm", "height": "210mm", "viewBox": "0 0 148 210", "lang": "de", "xml:lang": "de",
		"role": "graphics-document document",
	} {
		if got := svg.attrs[name]; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{
		"desc": meta.Description, "description": meta.Description, "creator": "Muster GmbH", "language": "de",
		"CreateDate": "2026-11-22T00:00:00Z", "CreatorTool": "leitbild test", "format": "image/svg+xml",
	} {
		if found := svg.all(name); len(found) != 1 || strings.TrimSpace(found[0].content()) != want {
			t.Errorf("%s is not %q", name, want)
		}
	}
	for i, title := range svg.all("title") { // the picture's own and that in the metadata
		if i > 1 || title.content() != meta.Title {
			t.Errorf("title %d is %q", i, title.content())
		}
	}
	bare := parse(t, write(t, poster(t), Meta{}))
	for _, name := range []string{"title", "desc", "metadata"} {
		if len(bare.all(name)) != 0 {
			t.Errorf("there is an empty %s", name)
		}
	}
	if bare.attrs["lang"] != "de" {
		t.Errorf("the language is %q", bare.attrs["lang"])
	}
	letter := &page.Page{Width: 17 * unit.Inch / 2, Height: 11 * unit.Inch}
	if svg := parse(t, write(t, letter, Meta{})); svg.attrs["width"] != "215.9mm" || svg.attrs["height"] != "279.4mm" {
		t.Errorf("Letter is %s × %s", svg.attrs["width"], svg.attrs["height"])
	}
}

// Nothing is fetched, nothing runs, and every reference finds its one aim.
func TestSelfContained(t *testing.T) {
	svg := parse(t, write(t, poster(t), meta))
	ids := map[string]bool{}
	svg.each(func(n *node) {
		if id := n.attrs["id"]; id != "" {
			if ids[id] {
				t.Errorf("%s is there twice", id)
			}
			ids[id] = true
		}
	})
	used := map[string]bool{}
	svg.each(func(n *node) {
		if !slices.Contains([]string{
			"", "svg", "title", "desc", "metadata", "RDF", "Description", "Alt", "Seq", "Bag", "li",
			"format", "description", "creator", "language", "CreatorTool", "CreateDate", "ModifyDate", "defs", "clipPath", "g", "path", "use", "text", "tspan",
		}, n.name) {
			t.Errorf("there is a <%s>", n.name)
		}
		for name, value := range n.attrs {
			if strings.HasPrefix(name, "on") || name == "style" || name == "src" {
				t.Errorf("<%s> has %s", n.name, name)
			}
			id, local := strings.CutPrefix(value, "#")
			if clip, ok := strings.CutPrefix(value, "url(#"); ok {
				id, local = strings.TrimSuffix(clip, ")"), true
			}
			if name == "href" || name == "clip-path" {
				if !local || !ids[id] {
					t.Errorf("%s=%q leads nowhere", name, value)
				}
				used[id] = true
			}
		}
	})
	if len(used) != len(ids) {
		t.Errorf("%d things are defined, %d used", len(ids), len(used))
	}
}

func TestClip(t *testing.T) {
	p := poster(t)
	svg := parse(t, write(t, p, meta))
	seen, _ := layers(t, svg)
	clips := svg.all("clipPath")
	if len(clips) != 1 || clips[0].kids[0].attrs["d"] != "m0 0h148v210h-148z" || seen.attrs["clip-path"] == "" {
		t.Error("the bleed is seen")
	}
	p.CropMarks = true
	svg = parse(t, write(t, p, meta))
	if got := svg.attrs["viewBox"]; got != "-8 -8 164 226" {
		t.Errorf("with crop marks %s is seen", got)
	}
	if len(svg.all("clipPath")) != 0 {
		t.Error("a sheet with crop marks is clipped for nothing")
	}
	marks := ""
	for _, n := range svg.all("path") {
		if n.attrs["stroke"] != "" {
			marks = n.attrs["d"]
		}
	}
	want := "M0 -8v5M0 213v5M148 -8v5M148 213v5M-8 0h5M151 0h5M-8 210h5M151 210h5"
	if marks != want {
		t.Errorf("the crop marks are %q, want %q", marks, want)
	}
}

func TestEscapes(t *testing.T) {
	m := Meta{Title: "a & b < c > d \" ' ]]> \x00\x07\uFFFE\n𝄞", Description: "\xff", Lang: `x"><script>`}
	svg := parse(t, write(t, poster(t), m))
	if got, want := svg.all("title")[0].content(), "a & b < c > d \" ' ]]> \uFFFD\uFFFD\uFFFD 𝄞"; got != want {
		t.Errorf("the title is %q, want %q", got, want)
	}
	if svg.attrs["lang"] != m.Lang || len(svg.all("script")) != 0 {
		t.Error("an attribute is left open")
	}
}

func TestWrongPages(t *testing.T) {
	face := newFaces(t).face(barlow)
	glyph, _ := face.Glyph('a')
	for name, c := range map[string]struct {
		mark page.Mark
		want error
	}{
		"empty":       {page.Mark{}, errEmpty},
		"foreign":     {rect(&page.Element{}, 0, 0, mm, mm, page.Color{}), errForeign},
		"missing":     {page.Mark{Run: &page.Run{Face: face, Size: mm, Glyphs: []page.Glyph{{ID: 0}}}}, errMissing},
		"not in face": {page.Mark{Run: &page.Run{Face: face, Size: mm, Glyphs: []page.Glyph{{ID: 65000}}}}, errMissing},
		"no text":     {page.Mark{Run: &page.Run{Face: face, Size: mm, Glyphs: []page.Glyph{{ID: glyph, End: 1}}}}, errCluster},
	} {
		p := &page.Page{Width: 10 * mm, Height: 10 * mm, Root: &page.Element{}, Marks: []page.Mark{c.mark}}
		if _, err := Write(p, Meta{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	for _, p := range []*page.Page{{}, {Width: mm}, {Width: -mm, Height: mm}} {
		if _, err := Write(p, Meta{}); err == nil {
			t.Errorf("a page of %d × %d is drawn", p.Width, p.Height)
		}
	}
}

// What leads somewhere does so in a browser too, and to nothing that runs.
func TestLinks(t *testing.T) {
	p := poster(t)
	link := p.Root.Add(page.Paragraph).Add(page.Link)
	link.URI = "https://www.example.com/?a=1&b=2"
	figure := link.Add(page.Figure)
	figure.Alt = "Mehr dazu"
	p.Marks = append(p.Marks, rect(figure, 10*mm, 190*mm, 20*mm, 200*mm, page.Color{}))
	svg := parse(t, write(t, p, meta))
	links := svg.all("a")
	if len(links) != 1 || links[0].attrs["href"] != link.URI || len(links[0].all("path")) != 1 {
		t.Errorf("the links are %+v", links)
	}
	link.URI = "javascript:alert(1)"
	if _, err := Write(p, meta); !errors.Is(err, errLink) {
		t.Errorf("it may run: %v", err)
	}
}

// An element that a tree has twice is read once, and one that leads back to itself ends.
func TestOddTrees(t *testing.T) {
	p := poster(t)
	p.Root.Kids = append(p.Root.Kids, p.Root.Kids[0], nil, p.Root)
	_, read := layers(t, parse(t, write(t, p, meta)))
	if n := strings.Count(outline(read), "Kundenleitbild"); n != 1 {
		t.Errorf("the title is read %d times", n)
	}
	_, read = layers(t, parse(t, write(t, &page.Page{Width: mm, Height: mm, Root: p.Root}, meta)))
	if read != nil {
		t.Error("something is read where nothing is said")
	}
}

// Path data says where the points are, to the last decimal.
func TestPathData(t *testing.T) {
	at := func(x, y unit.Length) [3]page.Point { return [3]page.Point{{X: x, Y: y}} }
	p := page.Path{Segments: []page.Segment{
		{Op: page.MoveTo, Points: at(1234, -5678)},
		{Op: page.LineTo, Points: at(7*mm, -5678)},
		{Op: page.LineTo, Points: at(7*mm, 8*mm+1)},
		{Op: page.CurveTo, Points: [3]page.Point{{X: mm, Y: 2 * mm}, {X: -mm, Y: 3 * mm}, {X: 5, Y: -7 * mm}}},
		{Op: page.CurveTo, Points: [3]page.Point{{X: 1, Y: 2}, {X: 3, Y: 4}, {X: 5 * mm, Y: 6 * mm}}},
		{Op: page.LineTo, Points: at(1*mm, 9*mm)},
		{Op: page.LineTo, Points: at(2*mm, 11*mm)},
		{Op: page.LineTo, Points: at(1234, -5678)},
		{Op: page.Close},
		{Op: page.MoveTo, Points: at(0, 0)},
		{Op: page.MoveTo, Points: at(mm, mm)},
		{Op: page.LineTo, Points: at(2*mm, 3*mm)},
	}}
	var w writer
	w.shape(&p)
	want := "m.343-1.577h6.657v9.577c-6-6-8-5-6.999-15-.001 7.001 0 7.001 4.999 13l-4 3 1 2zm-.343 1.577m1 1 1 2"
	if got := string(w.out); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestColors(t *testing.T) {
	for want, c := range map[string]page.Color{"#000": {}, "#fff": {R: 255, G: 255, B: 255}, "#0b5fa5": {R: 11, G: 95, B: 165}, "#1af": {R: 0x11, G: 0xAA, B: 0xFF}} {
		var w writer
		w.color(c)
		if string(w.out) != want {
			t.Errorf("%v is written as %s", c, w.out)
		}
	}
}

// Each outline is written once, and glyphs without ink not at all.
func TestOutlinesAreShared(t *testing.T) {
	f := newFaces(t)
	p := &page.Page{Width: 100 * mm, Height: 100 * mm, Root: &page.Element{}}
	p.Marks = []page.Mark{
		f.line(p.Root, barlow, "aba b", 0, 10*mm, 10*mm), f.line(p.Root, barlow, "bab ", 0, 20*mm, 5*mm),
		f.line(p.Root, barlow, "  ", 0, 20*mm, 5*mm),
	}
	svg := parse(t, write(t, p, Meta{}))
	if n := len(svg.all("defs")[0].all("path")); n != 2 {
		t.Errorf("there are %d outlines of two letters", n)
	}
	if n := len(svg.all("use")); n != 7 {
		t.Errorf("seven letters are drawn %d times", n)
	}
	if n := len(svg.all("tspan")); n != 2 {
		t.Errorf("two lines are read as %d", n)
	}
}
