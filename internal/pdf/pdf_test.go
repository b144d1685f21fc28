package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"leitbild/internal/font"
	"leitbild/internal/judge"
	"leitbild/internal/page"
	"leitbild/internal/unit"
	"leitbild/internal/xmp"
)

// write makes a file of pages.
func write(t *testing.T, m Meta, pages ...*page.Page) []byte {
	t.Helper()
	data, err := Write(pages, m)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// save puts a file where other programs can read it.
func save(t *testing.T, data []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// output runs a program and gives what it says; errors and warnings are the test's.
func output(t *testing.T, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", name, err, out.String(), errs.String())
	}
	for line := range strings.Lines(errs.String()) {
		if !strings.Contains(line, "ICC support is not available") {
			t.Errorf("%s: %s", name, line)
		}
	}
	return out.String()
}

// fold takes out what a reader may change: white space, and line-end hyphens.
func fold(text string) string {
	text = regexp.MustCompile("\u00AD\\s*").ReplaceAllString(text, "")
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\f'
	}), " ")
}

// textOf reads a file's text in the order of its content.
func textOf(t *testing.T, data []byte) string {
	t.Helper()
	judge.Needs(t, "pdftotext")
	return fold(output(t, "pdftotext", "-raw", save(t, data), "-"))
}

func TestSoundToQPDF(t *testing.T) {
	judge.Needs(t, "qpdf")
	f := newFaces(t)
	for name, pages := range map[string][]*page.Page{
		"poster": {poster(f)}, "two": {poster(f), wall(f)}, "empty": {newSheet(100*unit.Millimetre, 100*unit.Millimetre).Page},
	} {
		if got := output(t, "qpdf", "--check", save(t, write(t, meta(), pages...))); !strings.Contains(got, "No syntax or stream encoding errors") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestSoundToMuPDF(t *testing.T) {
	judge.Needs(t, "mutool")
	name := save(t, write(t, meta(), poster(newFaces(t))))
	got := output(t, "mutool", "draw", "-F", "txt", name)
	for _, want := range []string{"Unser Kundenleitbild", "Jeder zählt", "Ein Kunde findet schnell einen neuen Anbieter, wir aber"} {
		if !strings.Contains(got, want) {
			t.Errorf("mupdf does not find %q in\n%s", want, got)
		}
	}
}

func TestFontsAreEmbedded(t *testing.T) {
	judge.Needs(t, "pdffonts")
	got := output(t, "pdffonts", save(t, write(t, meta(), poster(newFaces(t)))))
	line := regexp.MustCompile(`(?m)^[A-Z]{6}\+(\S+) +CID TrueType +Identity-H +yes yes yes `)
	var names []string
	for _, m := range line.FindAllStringSubmatch(got, -1) {
		names = append(names, m[1])
	}
	if want := "BarlowCondensed-Bold Barlow-SemiBold Barlow-Regular Fraunces-MediumItalic"; strings.Join(names, " ") != want {
		t.Errorf("embedded are %s, want %s\n%s", names, want, got)
	}
}

// golden is the digest of the poster of these tests. It changes with what the package
// writes, and with nothing else: not with the day, the machine or its architecture.
const golden = "061976962b4ab31b47e1572d9818874bafbfbc552ce9289d2e8dadd928db1e62"

func TestGolden(t *testing.T) {
	if got := fmt.Sprintf("%x", sha256.Sum256(write(t, meta(), poster(newFaces(t))))); got != golden {
		t.Errorf("the poster has the digest %s, want %s", got, golden)
	}
}

func TestGoldenOnARM(t *testing.T) {
	if testing.Short() {
		t.Skip("builds for another machine")
	}
	judge.OnARM(t, "^TestGolden$")
}

func TestSameBytesTwice(t *testing.T) {
	first := write(t, meta(), poster(newFaces(t)), wall(newFaces(t)))
	for range 5 {
		if !bytes.Equal(first, write(t, meta(), poster(newFaces(t)), wall(newFaces(t)))) {
			t.Fatal("the same pages give other bytes")
		}
	}
	later := meta()
	later.Date = later.Date.Add(24 * time.Hour)
	if bytes.Equal(first, write(t, later, poster(newFaces(t)), wall(newFaces(t)))) {
		t.Error("another date gives the same bytes")
	}
}

// The zero date must not become that of today.
func TestNoDate(t *testing.T) {
	m := meta()
	m.Date = time.Time{}
	all := strings.Join(objects(t, write(t, m, poster(newFaces(t)))), "\n")
	if strings.Contains(all, "Date") {
		t.Error("a file without a date has one")
	}
}

// objects reads a file's objects, streams inflated and object streams unpacked.
func objects(t *testing.T, data []byte) []string {
	t.Helper()
	p := parser{data: data, at: len("%PDF-1.7\n%âãÏÓ") - 3}
	p.at = bytes.Index(data, []byte("\n%")) + 7
	var all []string
	for !p.keyword("startxref") {
		at := p.at
		number, _ := p.integer()
		p.at = at
		o, err := p.indirect(number)
		if err != nil {
			t.Fatalf("object %d: %v", number, err)
		}
		content := o.stream
		if o.dict.get("Filter") == "/FlateDecode" {
			z, err := zlib.NewReader(bytes.NewReader(o.stream))
			if err != nil {
				t.Fatal(err)
			}
			if content, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		if o.dict.get("Type") == "/ObjStm" {
			first, _ := strconv.Atoi(o.dict.get("First"))
			for line := range strings.Lines(string(content[first:])) {
				all = append(all, strings.TrimSuffix(line, "\n"))
			}
			continue
		}
		all = append(all, string(o.dict.append(nil))+"\n"+string(content))
	}
	return all
}

// one is the object that contains something; there must be exactly one.
func one(t *testing.T, all []string, part string) string {
	t.Helper()
	found := ""
	for _, o := range all {
		if strings.Contains(o, part) {
			if found != "" {
				t.Fatalf("%s is there twice", part)
			}
			found = o
		}
	}
	if found == "" {
		t.Fatalf("%s is not there", part)
	}
	return found
}

func TestCatalogAndPage(t *testing.T) {
	all := objects(t, write(t, meta(), poster(newFaces(t))))
	catalog := one(t, all, "/Type/Catalog")
	for _, want := range []string{
		"/Lang(de)", "/MarkInfo<</Marked true>>", "/ViewerPreferences<</DisplayDocTitle true>>",
		"/StructTreeRoot ", "/Metadata ", "/OutputIntents[",
	} {
		if !strings.Contains(catalog, want) {
			t.Errorf("the catalog lacks %s: %s", want, catalog)
		}
	}
	sheet := one(t, all, "/Type/Page/")
	for _, want := range []string{"/Tabs/S", "/StructParents 0", "/TrimBox[", "/BleedBox[", "/CropBox[", "/MediaBox["} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the page lacks %s: %s", want, sheet)
		}
	}
	trailer := one(t, all, "/Type/XRef")
	if !regexp.MustCompile(`/ID\[(<[0-9A-F]{32}>)(<[0-9A-F]{32}>)\]`).MatchString(trailer) {
		t.Errorf("the trailer has no identifier: %s", trailer)
	}
	for _, o := range all {
		if strings.Contains(o, "FPDF") {
			t.Errorf("something is left of fpdf's: %s", o)
		}
	}
}

func TestInfoAgreesWithXMP(t *testing.T) {
	for _, m := range []Meta{
		meta(),
		{Meta: xmp.Meta{Title: `Ein „Leitbild“ (1 \ 2) & <mehr>`, Description: "Fünf Sätze (und <einer>)", Author: "Müller & Söhne 😀", Lang: "de", Creator: "leitbild 1.0", Date: time.Date(2024, 2, 29, 23, 59, 58, 0, time.FixedZone("", 3600))}},
		{},
	} {
		all := objects(t, write(t, m, poster(newFaces(t))))
		info, packet := "", one(t, all, "/Type/Metadata")
		for _, o := range all {
			if strings.HasPrefix(o, "<</Producer") || strings.HasPrefix(o, "<</Title") {
				info = o
			}
		}
		for _, c := range []struct{ key, before, after, want string }{
			{"Title", `x-default">`, "</rdf:li></rdf:Alt></dc:title>", m.Title},
			{"Subject", `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, "</rdf:li></rdf:Alt></dc:description>", m.Description},
			{"Author", "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li>", m.Author},
			{"Creator", "<xmp:CreatorTool>", "<", m.Creator},
			{"Producer", "<pdf:Producer>", "<", m.Creator},
			{"CreationDate", "<xmp:CreateDate>", "<", stamp(m.Date)},
			{"ModDate", "<xmp:ModifyDate>", "<", stamp(m.Date)},
		} {
			fromInfo, fromXMP := readInfo(t, info, c.key), between(packet, c.before, c.after)
			if strings.HasSuffix(c.key, "Date") && fromXMP != "" {
				date, err := time.Parse(time.RFC3339, fromXMP)
				if err != nil {
					t.Fatal(err)
				}
				fromXMP = stamp(date)
			}
			if fromInfo != c.want || fromXMP != c.want {
				t.Errorf("%s: the information has %q, the metadata %q; want %q", c.key, fromInfo, fromXMP, c.want)
			}
		}
	}
}

func stamp(date time.Time) string {
	if date.IsZero() {
		return ""
	}
	return date.UTC().Format("D:20060102150405Z")
}

// between reads a text out of XML.
func between(xml, before, after string) string {
	_, rest, ok := strings.Cut(xml, before)
	if !ok {
		return ""
	}
	value, _, _ := strings.Cut(rest, after)
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(value)
}

// readInfo reads a string out of the information dictionary.
func readInfo(t *testing.T, info, key string) string {
	t.Helper()
	p := parser{data: []byte(info)}
	if info == "" {
		return ""
	}
	d, err := p.dict()
	if err != nil {
		t.Fatal(err)
	}
	value := d.get(key)
	if value == "" {
		return ""
	}
	value = strings.NewReplacer(`\\`, `\`, `\(`, "(", `\)`, ")", `\r`, "\r").Replace(value[1 : len(value)-1])
	rest, isUTF16 := strings.CutPrefix(value, "\xFE\xFF")
	if !isUTF16 {
		return value
	}
	return decodeUTF16(rest)
}

func TestWrongPages(t *testing.T) {
	f := newFaces(t)
	broken := func(change func(p *page.Page)) []*page.Page {
		p := poster(f)
		change(p)
		return []*page.Page{p}
	}
	run := func(p *page.Page) *page.Run { return p.Marks[1].Run }
	for name, pages := range map[string][]*page.Page{
		"no page":             nil,
		"too large":           broken(func(p *page.Page) { p.Width = 6000 * unit.Millimetre }),
		"no size":             broken(func(p *page.Page) { p.CropMarks, p.Bleed, p.Width = false, 0, 0 }),
		"missing glyph":       broken(func(p *page.Page) { run(p).Glyphs[2].ID = 0 }),
		"glyph past the last": broken(func(p *page.Page) { run(p).Glyphs[2].ID = 60000 }),
		"foreign element":     broken(func(p *page.Page) { p.Marks[1].Of = &page.Element{} }),
		"cluster past text":   broken(func(p *page.Page) { run(p).Glyphs[2].End = 1000 }),
		"cluster inside out":  broken(func(p *page.Page) { run(p).Glyphs[2].Start = run(p).Glyphs[2].End + 1 }),
		"empty mark":          broken(func(p *page.Page) { p.Marks[1].Run = nil }),
	} {
		if _, err := Write(pages, meta()); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestText(t *testing.T) {
	f := newFaces(t)
	for name, c := range map[string]struct {
		face  string
		lines []string
		how   typing
		want  string
	}{
		"umlauts and quotes": {barlow, []string{"Grüße: „Straße“ – łódź, ő, 10 €; «è», ‘x’"}, typing{}, "Grüße: „Straße“ – łódź, ő, 10 €; «è», ‘x’"},
		"ligatures":          {fraunces, []string{"finden, Effizienz, flach, offiziell, Kaffee"}, typing{}, "finden, Effizienz, flach, offiziell, Kaffee"},
		"more ligatures":     {serif, []string{"finden, Effizienz, flach, offiziell, fjord"}, typing{}, "finden, Effizienz, flach, offiziell, fjord"},
		"combining marks":    {barlow, []string{"x\u030C y\u030C e\u0323\u0302 Ku\u0301nde"}, typing{}, "x\u030C y\u030C e\u0323\u0302 Ku\u0301nde"},
		"stacked by boxes":   {fraunces, []string{"Wort q\u0327", "m\u0302"}, typing{}, "Wort q\u0327 m\u0302"},
		"tabular figures":    {barlow, []string{"0123456789 1234567890"}, typing{features: "tnum"}, "0123456789 1234567890"},
		"both figures":       {barlow, []string{"111 222"}, typing{}, "111 222"},
		"soft hyphen":        {barlow, []string{"Kunden\u00AD", "orientie\u00AD", "rung zählt"}, typing{}, "Kundenorientierung zählt"},
		"real hyphen":        {barlow, []string{"Kunden-", "Leitbild"}, typing{}, "Kunden- Leitbild"},
		"inner soft hyphens": {barlow, []string{"Kun\u00ADden\u00ADorien\u00ADtie\u00ADrung"}, typing{}, "Kundenorientierung"},
		"all spaces":         {barlow, []string{"10\u202F000\u00A0€ z.\u2009B. hier"}, typing{}, "10 000 € z. B. hier"},
		"line by line":       {barlow, []string{"ein Wort ", "noch eins ", "Schluss"}, typing{}, "ein Wort noch eins Schluss"},
		"spaced a little":    {barlow, []string{"Unser Kundenleitbild AVATAR"}, typing{tracking: 20}, "Unser Kundenleitbild AVATAR"},
		"spaced":             {barlow, []string{"Unser Kundenleitbild AVATAR"}, typing{tracking: 100}, "Unser Kundenleitbild AVATAR"},
		"spaced widely":      {fraunces, []string{"Unser Kundenleitbild AVATAR"}, typing{tracking: 250}, "Unser Kundenleitbild AVATAR"},
		"spaced, hyphen":     {fraunces, []string{"UNSERE KUNDEN\u00AD", "ORIENTIERUNG"}, typing{tracking: 120}, "UNSERE KUNDENORIENTIERUNG"},
		"slanted":            {italic, []string{"Team, Vertrieb (Wien)"}, typing{size: 40 * unit.Point}, "Team, Vertrieb (Wien)"},
		"brackets":           {barlow, []string{`a(b)c\d <e> [f] {g} %h /i`}, typing{}, `a(b)c\d <e> [f] {g} %h /i`},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSheet(400*unit.Millimetre, 200*unit.Millimetre)
			p := s.Root.Add(page.Paragraph)
			for _, line := range c.lines {
				s.line(p, f.face(c.face), line, c.how)
			}
			data := write(t, meta(), s.Page)
			if got := textOf(t, data); got != c.want {
				t.Errorf("in the order of content:\n got %q\nwant %q", got, c.want)
			}
			if name == "real hyphen" {
				return // poppler takes it for one that only divides the word
			}
			if got := fold(output(t, "pdftotext", save(t, data), "-")); got != c.want {
				t.Errorf("in the order of reading:\n got %q\nwant %q", got, c.want)
			}
		})
	}
}

// A glyph that stands for different texts at different places.
func TestBorrowedGlyphs(t *testing.T) {
	f := newFaces(t)
	for _, lines := range [][]string{{"a\u2011b", "c-d"}, {"c-d", "a\u2011b"}, {"Wort\u00AD", "teil c-d a\u2011b"}} {
		s := newSheet(200*unit.Millimetre, 100*unit.Millimetre)
		p := s.Root.Add(page.Paragraph)
		for _, line := range lines {
			// Barlow lacks the hyphen that does not break; it is drawn as the plain one.
			run := s.line(p, f.face(barlow), strings.ReplaceAll(line, "\u2011", "-"), typing{})
			if at := strings.Index(line, "\u2011"); at >= 0 {
				run.Text = line
				for i := range run.Glyphs {
					g := &run.Glyphs[i]
					if int(g.Start) > at {
						g.Start += 2
					}
					if int(g.End) > at {
						g.End += 2
					}
				}
			}
		}
		want := fold(strings.Join(lines, "\n"))
		if got := textOf(t, write(t, meta(), s.Page)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestActualText(t *testing.T) {
	f := newFaces(t)
	for _, c := range []struct{ text, actual, want string }{
		{"UNSER KUNDENLEITBILD", "Unser Kundenleitbild", "Unser Kundenleitbild"},
		{"GROSSE STRASSE 2026", "große Straße 2026", "große Straße 2026"},
		{"IN 10 000 JAHREN AM 24. 12.", "in 10 000 Jahren am 24. 12.", "in 10 000 Jahren am 24. 12."},
		{"TEAM INNENDIENST ", "Team Innendienst ", "Team Innendienst"},
		{"EIN WORT", "ganz anders gesagt", "ganz anders gesagt"},
		{"(A) \\ B", "(a) \\ ő", "(a) \\ ő"},
	} {
		for _, tracking := range []int{0, 100} {
			s := newSheet(400*unit.Millimetre, 100*unit.Millimetre)
			run := s.line(s.Root.Add(page.Paragraph), f.face(barlow), c.text, typing{tracking: tracking})
			run.Actual = c.actual
			data := write(t, meta(), s.Page)
			if got := textOf(t, data); got != c.want {
				t.Errorf("%q: got %q, want %q", c.text, got, c.want)
			}
			if got := fold(output(t, "pdftotext", save(t, data), "-")); got != c.want {
				t.Errorf("%q, as poppler reads: got %q, want %q", c.text, got, c.want)
			}
		}
	}
	s := newSheet(400*unit.Millimetre, 100*unit.Millimetre)
	p := s.Root.Add(page.Paragraph)
	s.line(p, f.face(barlow), "GROSSE KUNDEN\u00AD", typing{tracking: 50}).Actual = "Große Kunden\u00AD"
	s.line(p, f.face(barlow), "NÄHE", typing{tracking: 50}).Actual = "nähe"
	if got, want := textOf(t, write(t, meta(), s.Page)), "Große Kundennähe"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSeveralPages(t *testing.T) {
	f := newFaces(t)
	first, second := newSheet(100*unit.Millimetre, 80*unit.Millimetre), newSheet(200*unit.Millimetre, 50*unit.Millimetre)
	first.line(first.Root.Add(page.Title), f.face(barlow), "Erste Seite", typing{})
	second.line(second.Root.Add(page.Title), f.face(condensed), "Zweite Seite", typing{})
	data := write(t, meta(), first.Page, second.Page)
	if got, want := textOf(t, data), "Erste Seite Zweite Seite"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	judge.Needs(t, "pdfinfo")
	got := output(t, "pdfinfo", "-f", "1", "-l", "2", save(t, data))
	for _, want := range []string{"Page    1 size:  283.465 x 226.772 pts", "Page    2 size:  566.929 x 141.732 pts"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// One tree over two pages: an element may begin on one and end on the next.
func TestSharedTree(t *testing.T) {
	f := newFaces(t)
	first, second := newSheet(100*unit.Millimetre, 80*unit.Millimetre), newSheet(100*unit.Millimetre, 80*unit.Millimetre)
	second.Root = first.Root
	p := first.Root.Add(page.Paragraph)
	first.line(p, f.face(barlow), "Der Satz beginnt hier ", typing{})
	second.line(p, f.face(barlow), "und endet dort.", typing{})
	all := objects(t, write(t, meta(), first.Page, second.Page))
	paragraph := one(t, all, "/S/P/")
	if !regexp.MustCompile(`/K\[0 <</Type/MCR/Pg \d+ 0 R/MCID 0>>\]`).MatchString(paragraph) {
		t.Errorf("the paragraph has no mark on each page: %s", paragraph)
	}
	if tree := one(t, all, "/ParentTreeNextKey 2"); !strings.Contains(tree, "/Type/StructTreeRoot") {
		t.Errorf("wrong tree: %s", tree)
	}
}

func TestStructure(t *testing.T) {
	judge.Needs(t, "pdfinfo")
	got := output(t, "pdfinfo", "-struct-text", save(t, write(t, meta(), poster(newFaces(t)))))
	want := `Document
  H1 (block)
    "Unser Kundenleitbild"
  L (block):
     /ListNumbering /Decimal
    LI (block)
      Lbl (block)
        "1"
      LBody (block)
        H2 (block)
          "Jeder zählt"
        P (block)
          "Ein Kunde findet schnell einen neuen Anbieter, wir aber nicht so schnell einen neuen Kunden."
    LI (block)
      Lbl (block)
        "2"
      LBody (block)
        H2 (block)
          "Sinn der Arbeit"
        P (block)
          "Wer uns anspricht, hält uns nicht von der Ar"
          Span (inline)
            "-"
          "beit ab. Er ist der Grund, warum es sie gibt."
  P (block)
    Span (inline)
      "MUSTER"
    " "
    Span (inline)
      "GMBH"
  Figure:
     /BBox [306.142 93.543 331.654 107.717]
     /Placement /Block
    ""
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	all := objects(t, write(t, meta(), poster(newFaces(t))))
	for _, actual := range []string{"(Muster)", "(GmbH)", "<FEFF00AD>"} {
		if span := one(t, all, "/ActualText"+actual+"/P "); !strings.Contains(span, "/S/Span") {
			t.Errorf("wrong span: %s", span)
		}
	}
	figure := one(t, all, "/S/Figure")
	if !strings.Contains(figure, "/Alt(QR-Code: https://intranet.example/leitbild)") {
		t.Errorf("the figure has no text that stands for it: %s", figure)
	}
}

// A sentence whose opening stands apart is one paragraph.
func TestSpansAreWithinTheirParagraph(t *testing.T) {
	f := newFaces(t)
	p := poster(f)
	s := sheet{Page: p}
	paragraph := p.Root.Add(page.Paragraph)
	s.line(paragraph.Add(page.Span), f.face(barlowBold), "Ein Kunde ", typing{})
	s.line(paragraph.Add(page.Span), f.face(barlow), "findet schnell einen neuen Anbieter.", typing{})
	before := len(objects(t, write(t, meta(), poster(newFaces(t)))))
	if all := objects(t, write(t, meta(), p)); len(all) != before+3 {
		t.Errorf("%d objects more, want a paragraph and two spans", len(all)-before)
	}
}

// Elements without ink would be empty headings to a screen reader.
func TestEmptyElementsAreLeftOut(t *testing.T) {
	p := poster(newFaces(t))
	p.Root.Add(page.List).Add(page.Item).Add(page.Heading)
	if got, want := objects(t, write(t, meta(), p)), objects(t, write(t, meta(), poster(newFaces(t)))); len(got) != len(want) {
		t.Errorf("%d objects with empty elements, %d without", len(got), len(want))
	}
}

// contentOf draws a page without a document around it.
func contentOf(t *testing.T, p *page.Page) (string, *fontSet) {
	t.Helper()
	c := content{fonts: newFontSet(), images: newImageSet(nil), forms: newFormSet(), tree: newTree([]*page.Page{p}), boxes: boxesOf(p), grey: p.Grey}
	if err := c.draw(p); err != nil {
		t.Fatal(err)
	}
	return string(c.out), c.fonts
}

// No validator looks whether the marks are closed, whether they lie across text objects, or
// whether there is ink outside them.
func TestMarksAreBalanced(t *testing.T) {
	f := newFaces(t)
	for _, p := range []*page.Page{poster(f), wall(f)} {
		content, _ := contentOf(t, p)
		var open []string
		marked, mcid := false, 0
		for line := range strings.Lines(content) {
			words := strings.Fields(line)
			switch operator := words[len(words)-1]; {
			case strings.HasSuffix(operator, "BDC") || operator == "BMC":
				if marked {
					t.Errorf("%s lies within another", line)
				}
				if m := regexp.MustCompile(`/MCID (\d+)`).FindStringSubmatch(line); m != nil {
					if m[1] != strconv.Itoa(mcid) {
						t.Errorf("mark %s, want %d", line, mcid)
					}
					mcid++
				}
				marked = true
				open = append(open, "EMC")
			case operator == "BT":
				open = append(open, "ET")
			case operator == "EMC" || operator == "ET":
				if len(open) == 0 || open[len(open)-1] != operator {
					t.Fatalf("%s closes %s", line, open)
				}
				open = open[:len(open)-1]
				marked = marked && operator != "EMC"
			case strings.HasSuffix(operator, "Tj") || strings.HasSuffix(operator, "TJ") || operator == "f" || operator == "S":
				if !marked {
					t.Errorf("%s is neither content nor artifact", line)
				}
			}
		}
		if len(open) > 0 {
			t.Errorf("left open: %s", open)
		}
	}
}

func TestContent(t *testing.T) {
	f := newFaces(t)
	s := newSheet(100*unit.Point, 100*unit.Point)
	s.y = 0
	red := page.Color{R: 255}
	p := s.Root.Add(page.Paragraph)
	s.rule(nil, page.Rect{X0: -unit.Point, Y0: 0, X1: 9 * unit.Point, Y1: 2 * unit.Point}, red)
	s.rule(nil, page.Rect{X0: 0, Y0: 5 * unit.Point, X1: unit.Point, Y1: 6 * unit.Point}, red)
	s.Marks = append(s.Marks, page.Mark{Path: &page.Path{Segments: []page.Segment{
		{Op: page.MoveTo, Points: [3]page.Point{{X: 0, Y: 0}}},
		{Op: page.CurveTo, Points: [3]page.Point{{X: 127, Y: 0}, {X: 1270, Y: 0}, {X: 1270, Y: 1270}}},
		{Op: page.Close},
	}}})
	s.line(p, f.face(barlow), "AV", typing{size: 10 * unit.Point, color: red})
	s.line(p, f.face(barlow), "AV", typing{size: 10 * unit.Point, color: red})
	a, _ := f.face(barlow).Glyph('A')
	v, _ := f.face(barlow).Glyph('V')
	kern := s.Marks[3].Run.Glyphs[1].X - int32(f.face(barlow).Advance(a))
	want := fmt.Sprintf(`1 0 0 rg
/Artifact BMC
-1 100 10 -2 re
f
0 95 1 -1 re
f
0 0 0 rg
0 100 m
.1 100 1 100 1 99 c
h
f
EMC
BT
1 0 0 rg
/F1 10 Tf
28.346 85 Td
%s
0 -15 Td
<%04X%04X>Tj
EMC
ET
`, "%SHOW", a, v)
	got, _ := contentOf(t, s.Page)
	// Most of the gaps of a word of two letters is the one there is.
	want = strings.ReplaceAll(want, "%SHOW", fmt.Sprintf("%s Tc\n/P<</MCID 0>>BDC\n<%04X%04X>Tj", fixed(int64(kern)*100, 4), a, v))
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestBoxes(t *testing.T) {
	for _, c := range []struct {
		bleed               unit.Length
		marks               bool
		media, bleedB, trim box
	}{
		{0, false, box{0, 0, 283465, 566929}, box{0, 0, 283465, 566929}, box{0, 0, 283465, 566929}},
		{3 * unit.Millimetre, false, box{0, 0, 300472, 583937}, box{0, 0, 300472, 583937}, box{8504, 8504, 291969, 575433}},
		{3 * unit.Millimetre, true, box{0, 0, 328819, 612283}, box{14173, 14173, 314646, 598110}, box{22677, 22677, 306142, 589606}},
		{0, true, box{0, 0, 328819, 612283}, box{22677, 22677, 306142, 589606}, box{22677, 22677, 306142, 589606}},
		{5 * unit.Millimetre, true, box{0, 0, 340157, 623622}, box{14173, 14173, 325984, 609449}, box{28346, 28346, 311811, 595276}},
	} {
		b := boxesOf(&page.Page{Width: 100 * unit.Millimetre, Height: 200 * unit.Millimetre, Bleed: c.bleed, CropMarks: c.marks})
		if b.media != c.media || b.bleed != c.bleedB || b.trim != c.trim {
			t.Errorf("bleed %d, marks %v: %v %v %v, want %v %v %v", c.bleed, c.marks, b.media, b.bleed, b.trim, c.media, c.bleedB, c.trim)
		}
	}
}

// Crop marks lie outside the bleed, in line with the trim.
func TestCropMarks(t *testing.T) {
	for _, bleed := range []unit.Length{0, 3 * unit.Millimetre, 10 * unit.Millimetre} {
		p := &page.Page{Width: 100 * unit.Millimetre, Height: 50 * unit.Millimetre, Bleed: bleed, CropMarks: true}
		got, _ := contentOf(t, p)
		b := boxesOf(p)
		lines := regexp.MustCompile(`(?m)^(\S+) (\S+) m (\S+) (\S+) l$`).FindAllStringSubmatch(got, -1)
		if len(lines) != 8 {
			t.Fatalf("%d marks, want 8", len(lines))
		}
		for _, line := range lines {
			var v [4]int64
			for i := range v {
				f, err := strconv.ParseFloat(line[i+1], 64)
				if err != nil {
					t.Fatal(err)
				}
				v[i] = int64(f*1000 + 0.5)
			}
			outside := v[0] <= b.bleed.x0 && v[2] <= b.bleed.x0 || v[0] >= b.bleed.x1 && v[2] >= b.bleed.x1 ||
				v[1] <= b.bleed.y0 && v[3] <= b.bleed.y0 || v[1] >= b.bleed.y1 && v[3] >= b.bleed.y1
			onTrim := v[0] == v[2] && (v[0] == b.trim.x0 || v[0] == b.trim.x1) || v[1] == v[3] && (v[1] == b.trim.y0 || v[1] == b.trim.y1)
			if length := abs(v[2]-v[0]) + abs(v[3]-v[1]); !outside || !onTrim || length < 14172 || length > 14174 {
				t.Errorf("mark %v: outside %v, on the trim %v, %d long", line[0], outside, onTrim, length)
			}
		}
	}
}

func abs(v int64) int64 { return max(v, -v) }

// Each line must leave ink where it stands, and there must be none elsewhere.
func TestPicture(t *testing.T) {
	judge.Needs(t, "pdftoppm")
	p := poster(newFaces(t))
	const dpi = 72
	out := filepath.Join(t.TempDir(), "sheet")
	output(t, "pdftoppm", "-r", strconv.Itoa(dpi), "-gray", "-singlefile", save(t, write(t, meta(), p)), out)
	picture := readPGM(t, out+".pgm")
	b := boxesOf(p)
	pixels := func(r page.Rect) (x0, y0, x1, y1 int) {
		ink := b.rect(r)
		return int(ink.x0 / 1000), int((b.media.y1 - ink.y1) / 1000), int(ink.x1/1000) + 1, int((b.media.y1-ink.y0)/1000) + 1
	}
	var known []page.Rect
	for _, m := range p.Marks {
		box := m.Ink()
		known = append(known, box)
		x0, y0, x1, y1 := pixels(box)
		if picture.darkest(x0, y0, x1, y1) > 150 {
			t.Errorf("no ink where %v should be", m)
		}
	}
	trim := page.Rect{X1: p.Width, Y1: p.Height}
	x0, y0, x1, y1 := pixels(trim)
	for y := y0 + 1; y < y1-1; y++ {
		for x := x0 + 1; x < x1-1; x++ {
			if picture.at(x, y) > 200 {
				continue
			}
			inside := false
			for _, box := range known {
				bx0, by0, bx1, by1 := pixels(box)
				inside = inside || x >= bx0-1 && x <= bx1 && y >= by0-1 && y <= by1
			}
			if !inside {
				t.Fatalf("ink at %d, %d, where there should be none", x, y)
			}
		}
	}
}

// gray is a picture.
type gray struct {
	width, height int
	pixels        []byte
}

func (g gray) at(x, y int) byte { return g.pixels[y*g.width+x] }

func (g gray) darkest(x0, y0, x1, y1 int) byte {
	darkest := byte(255)
	for y := max(y0, 0); y < min(y1, g.height); y++ {
		for x := max(x0, 0); x < min(x1, g.width); x++ {
			darkest = min(darkest, g.at(x, y))
		}
	}
	return darkest
}

func readPGM(t *testing.T, name string) gray {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var g gray
	var depth int
	if _, err := fmt.Sscanf(string(data[:min(len(data), 40)]), "P5\n%d %d\n%d\n", &g.width, &g.height, &depth); err != nil {
		t.Fatal(err)
	}
	g.pixels = data[len(data)-g.width*g.height:]
	return g
}

func TestOrder(t *testing.T) {
	f := newFaces(t)
	s := newSheet(200*unit.Millimetre, 200*unit.Millimetre)
	first, second, third := s.Root.Add(page.Paragraph), s.Root.Add(page.Paragraph), s.Root.Add(page.Figure)
	far := page.Rect{X0: 100 * unit.Millimetre, Y0: 100 * unit.Millimetre, X1: 110 * unit.Millimetre, Y1: 110 * unit.Millimetre}
	s.line(second, f.face(barlow), "zweitens", typing{}) // 0
	s.line(first, f.face(barlow), "erstens", typing{})   // 1
	s.rule(nil, far, page.Color{})                       // 2
	s.line(second, f.face(barlow), "weiter", typing{})   // 3
	s.rule(third, far, page.Color{})                     // 4, over 2
	s.rule(nil, far, page.Color{})                       // 5, over 4
	s.line(first, f.face(barlow), "noch mehr", typing{}) // 6
	s.rule(nil, s.Marks[0].Ink(), page.Color{R: 255})    // 7, strikes 0 out
	order, err := newTree([]*page.Page{s.Page}).order(s.Page)
	if err != nil {
		t.Fatal(err)
	}
	// 2 is an artifact with nothing under it; 5 and 7 wait for what they cover.
	if got, want := fmt.Sprint(order), "[2 1 6 0 7 3 4 5]"; got != want {
		t.Errorf("order %s, want %s", got, want)
	}
}

func TestToUnicodeHasNoGaps(t *testing.T) {
	f := newFaces(t)
	for _, p := range []*page.Page{poster(f), wall(f)} {
		_, fonts := contentOf(t, p)
		for _, u := range fonts.list {
			for _, g := range u.glyphs() {
				if m := u.meaning(g); m == "\uFFFD" || m == "" || m == "\x00" {
					t.Errorf("%s: glyph %d means %q", u.face.PostScriptName(), g, m)
				}
			}
		}
	}
}

// Where the reader is after a glyph must be where the writer believes it is: the widths
// in the file are those that the adjustments have been computed with.
func TestPlacesAreExact(t *testing.T) {
	f := newFaces(t)
	for _, file := range []string{barlow, fraunces, serif} {
		for _, tracking := range []int{0, 33, 100} {
			s := newSheet(400*unit.Millimetre, 100*unit.Millimetre)
			run := s.line(s.Root.Add(page.Paragraph), f.face(file), "AVATAR Wertschätzung; Typ. 1/2 (Toga) finden", typing{tracking: tracking})
			content, fonts := contentOf(t, s.Page)
			places := follow(t, content, fonts.list[0])
			if len(places) != len(run.Glyphs) {
				t.Fatalf("%s: %d glyphs are shown, want %d", file, len(places), len(run.Glyphs))
			}
			for i, g := range run.Glyphs {
				want := float64(g.X) / float64(run.Face.UnitsPerEm())
				if d := places[i] - want; d > 0.0005 || d < -0.0005 {
					t.Errorf("%s, %d: glyph %d is at %.4f em, want %.4f", file, tracking, i, places[i], want)
				}
			}
		}
	}
}

// follow reads the text operators of a line as a reader does, and gives the places of the
// glyphs in ems.
func follow(t *testing.T, content string, u *fontUse) []float64 {
	t.Helper()
	var places []float64
	pen, spacing, size := 0.0, 0.0, 1.0
	token := regexp.MustCompile(`<([0-9A-F]+)>|-?[0-9.]+`)
	for line := range strings.Lines(content) {
		line = strings.TrimSpace(line)
		number := func() float64 {
			v, err := strconv.ParseFloat(strings.Fields(line)[0], 64)
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		switch {
		case strings.HasSuffix(line, " Tf"):
			line = strings.TrimPrefix(line, "/F1 ")
			size = number()
		case strings.HasSuffix(line, " Tc"):
			spacing = number() / size
		case strings.HasSuffix(line, "Tj"), strings.HasSuffix(line, "TJ"):
			for _, m := range token.FindAllStringSubmatch(line, -1) {
				if m[1] == "" {
					v, err := strconv.ParseFloat(m[0], 64)
					if err != nil {
						t.Fatal(err)
					}
					pen -= v / 1000
					continue
				}
				for hex := m[1]; hex != ""; hex = hex[4:] {
					g, err := strconv.ParseUint(hex[:4], 16, 16)
					if err != nil {
						t.Fatal(err)
					}
					places = append(places, pen)
					pen += float64(u.advance(font.GID(g)))/1e6 + spacing
				}
			}
		}
	}
	return places
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		v        int64
		decimals int
		want     string
	}{
		{0, 3, "0"},
		{1, 3, ".001"},
		{-1, 3, "-.001"},
		{1000, 3, "1"},
		{1500, 3, "1.5"},
		{-12345, 3, "-12.345"},
		{100, 0, "100"},
		{-7, 0, "-7"},
		{10, 4, ".001"},
		{123456789012, 3, "123456789.012"},
	} {
		if got := fixed(c.v, c.decimals); got != c.want {
			t.Errorf("%d with %d decimals is %q, want %q", c.v, c.decimals, got, c.want)
		}
	}
	for l, want := range map[unit.Length]int64{unit.Point: 1000, unit.Millimetre: 2835, 1: 1, -1: -1, 0: 0, unit.Inch: 72000, -unit.Inch: -72000} {
		if got := thousandths(l); got != want {
			t.Errorf("%d are %d thousandths of a point, want %d", l, got, want)
		}
	}
}

func TestStrings(t *testing.T) {
	for in, want := range map[string]string{
		"":       "()",
		"abc":    "(abc)",
		`a(b)\c`: `(a\(b\)\\c)`,
		"ä":      "<FEFF00E4>",
		"😀":      "<FEFFD83DDE00>",
		"a\nb":   "<FEFF0061000A0062>",
		"\u00AD": "<FEFF00AD>",
		"\xff":   "<FEFFFFFD>",
	} {
		if got := textString(in); got != want {
			t.Errorf("%q is written %s, want %s", in, got, want)
		}
	}
}

// What fpdf writes is not hostile, but if it ever changes its form we want to hear of it
// and not crash.
func TestParseFile(t *testing.T) {
	doc := (&document{tree: newTree(nil), meta: meta()}).begin([]*page.Page{newSheet(unit.Inch, unit.Inch).Page})
	doc.AddPage()
	var raw bytes.Buffer
	if err := doc.Output(&raw); err != nil {
		t.Fatal(err)
	}
	if _, err := parseFile(raw.Bytes()); err != nil {
		t.Fatal(err)
	}
	data := raw.Bytes()
	for n := range data {
		if _, err := parseFile(data[:n]); err == nil && n < len(data)-7 {
			t.Errorf("the first %d of %d bytes are a file", n, len(data))
		}
		changed := bytes.Clone(data)
		changed[n] ^= 0x10
		_, _ = parseFile(changed)
	}
	for _, wrong := range []string{"", "startxref\n", "startxref\n0\n", "xref\n0 99999\ntrailer\n<<>>\nstartxref\n0\n", "xref\n0 0\ntrailer\n<</A[[[[\nstartxref\n0\n"} {
		if _, err := parseFile([]byte(wrong)); err == nil {
			t.Errorf("%q is a file", wrong)
		}
	}
}
