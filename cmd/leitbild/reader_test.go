package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"leitbild/charter"
)

// TestReadAloud hears every example in every theme as a screen reader does, which knows nothing
// but the structure tree: it is the charter, in its order, with every word and sentence whole.
func TestReadAloud(t *testing.T) {
	needs(t, "qpdf")
	tool := built(t, "amd64")
	poster := filepath.Join(t.TempDir(), "poster.pdf")
	divided := 0
	for _, file := range append(examples(t), remarkableCharter(t)) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c, _, findings := charter.Read(file, data)
		if c == nil {
			t.Fatal(findings)
		}
		for _, theme := range themeNames() {
			run(t, tool, "render", file, "-q", "--theme", theme, "--size", "A3", "--distance", "0.4m", "-o", poster)
			d := readPDF(t, inJSON(t, poster))
			got := d.aloud()
			for _, fault := range d.faults {
				t.Errorf("%s, %s: %s", filepath.Base(file), theme, fault)
			}
			if want := asHeard(c, strings.Contains(got, "Lbl")); got != want {
				t.Errorf("%s, %s: %s\n%s", filepath.Base(file), theme, firstDifference(got, want), got)
			}
			divided += d.divided
		}
	}
	if divided == 0 {
		t.Error("no word is divided anywhere, so none was read whole")
	}
}

// inJSON is a PDF as qpdf writes it out.
func inJSON(t *testing.T, name string) string {
	t.Helper()
	return run(t, "qpdf", "--json", "--json-stream-data=inline", "--decode-level=generalized", name)
}

// TestMisreadIsHeard breaks a poster in each of the ways that make a reader say something else,
// or that its tree is not sound, most of which veraPDF lets pass.
func TestMisreadIsHeard(t *testing.T) {
	needs(t, "qpdf")
	poster := filepath.Join(t.TempDir(), "poster.pdf")
	run(t, built(t, "amd64"), "render", "../../examples/alles.yaml", "-q", "-o", poster)
	whole := inJSON(t, poster)
	d := readPDF(t, whole)
	if said := d.aloud(); len(d.faults) > 0 {
		t.Fatalf("the whole poster has faults: %q\n%s", d.faults, said)
	}
	for _, c := range []struct{ old, new, want string }{
		{`"/Type": "/StructElem"`, `"/Type": "/Struct"`, "has no /Type"},
		{`"/Pg": "`, `"/Px": "`, "content on no page"},
		{`("/P": ")\d+( 0 R",\s+"/Pg")`, "${1}1$2", "has the parent 1 0 R"},
		{`"/StructParents": 0`, `"/StructParents": 7`, "the tree of parents 0"},
		{`"/StructParent": 1`, `"/StructParent": 0`, "the annotation"},
		{`"/OBJR"`, `"/OBJX"`, "the annotation"},
		{`"/F": 4`, `"/F": 2`, "is not printed"},
		{`"/Contents": "u:[^"]*"`, `"/Contents": "u:"`, "says nothing"},
		{`("/ParentTreeNextKey": )2`, "${1}1", "/ParentTreeNextKey is 1"},
		{`("/Nums": \[\s+0,\s+\[\s+")\d+`, "${1}1", "sequence 0 of page 1 belongs to"},
		{`"/Tabs"`, `"/Tabz"`, "/Tabs"},
		{`"/BBox"`, `"/BBux"`, "no /BBox"},
		{`"/Alt"`, `"/Ult"`, "no /Alt"},
		{`("/ActualText": "u:)`, "${1}x", "is read as"},
		{`("/K": \[\s+)0(\s+\])`, "${1}1$2", "sequence 0 of page 1 belongs to ,"},
		{`("/K": \[\s+)3(\s+\])`, "${1}0$2", ", the tree [0 "},
	} {
		at := regexp.MustCompile(c.old).FindStringIndex(whole)
		if at == nil {
			t.Errorf("the poster has no %s", c.old)
			continue
		}
		part := regexp.MustCompile(c.old).ReplaceAllString(whole[at[0]:at[1]], c.new)
		d := readPDF(t, whole[:at[0]]+part+whole[at[1]:])
		d.aloud()
		if got := strings.Join(d.faults, "\n"); !strings.Contains(got, c.want) {
			t.Errorf("with %s the faults are %q, want one with %q", c.new, got, c.want)
		}
	}
}

// remarkableCharter has addresses, abbreviations and words that must be divided.
func remarkableCharter(t *testing.T) string {
	t.Helper()
	const text = `leitbild: 1
lang: de
organization: Muster GmbH
title: Unser Leitbild
principles:
  - {title: Immer da, text: "Wir sind z. B. unter www.firma.example da (d. h. im Netz)."}
  - {title: Donaudampfschifffahrtsgesellschaft, text: "Rechtsschutzversicherungsgesellschaften und Geschwindigkeitsbeschränkungen und Meinungsverschiedenheiten klären wir im Verantwortlichkeitsbereich der Kundenzufriedenheitsbeauftragten."}
` + `  - {title: Noch ein Satz, text: "Unsere Lieferantenbeziehungen und Geschäftspartnerschaften pflegen wir mit Selbstverständlichkeit und Zuverlässigkeit."}
  - {title: Und noch einer, text: "Auch die Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft wird ganz gelesen."}
`
	file := filepath.Join(t.TempDir(), "heard.yaml")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// asHeard is how a charter is to be read.
func asHeard(c *charter.Charter, numbered bool) string {
	var b strings.Builder
	say := func(depth int, role, text string) {
		if text != "" {
			fmt.Fprintf(&b, "%s%s %s\n", strings.Repeat("  ", depth), role, withRemarks(text))
		}
	}
	fmt.Fprintf(&b, "Document (%s)\n", c.Lang)
	if c.Brand.Logo.Value != "" {
		say(1, "Figure", "Logo: "+c.Organization.Value)
	}
	say(1, "P", c.Organization.Value)
	say(1, "H1", c.Title.Value)
	say(1, "P", c.Subtitle.Value)
	say(1, "P", c.Intro.Value)
	depth := 1
	if len(c.Principles) > 1 {
		fmt.Fprintf(&b, "  L %s\n", map[bool]string{true: "Decimal", false: "None"}[numbered])
		depth = 4
	}
	for i, p := range c.Principles {
		if depth > 1 {
			b.WriteString("    LI\n")
			if numbered {
				say(3, "Lbl", strconv.Itoa(i+1))
			}
			b.WriteString("      LBody\n")
		}
		say(depth, "H2", p.Title.Value)
		say(depth, "P", p.Text.Value)
		say(depth, "P", p.Note.Value)
	}
	say(1, "P", c.Outro.Value)
	say(1, "P", c.Motto.Value)
	for _, s := range c.Signatures {
		say(1, "P", s.Value)
	}
	if d := c.Date; !d.IsZero() {
		label := c.Labels.Date.Value
		if label == "" {
			label = map[string]string{"de": "Stand", "en": "As of"}[c.Lang]
		}
		month := map[int]string{3: "März", 9: "September", 10: "October", 11: "November"}[d.Month]
		day := map[string]string{"de": "."}[c.Lang]
		say(1, "P", fmt.Sprintf("%s %d%s %s %d", label, d.Day, day, month, d.Year))
	}
	say(1, "P", c.Contact.Value)
	if link := c.Link.Value; link != "" {
		label := c.Labels.Link.Value
		if label == "" {
			label = map[string]string{"de": "Mehr dazu", "en": "Find out more"}[c.Lang]
		}
		say(1, "P", fmt.Sprintf("[Figure %s: %s → %s]", label, link, link))
	}
	return b.String()
}

// withRemarks adds what the texts of these tests are to say beyond their letters.
func withRemarks(text string) string {
	return strings.NewReplacer(
		"\u00a0", " ",
		"z. B.", "z. B.{zum Beispiel}", "d. h.", "d. h.{das heißt}",
		"www.firma.example", "[www.firma.example → https://www.firma.example]",
	).Replace(text)
}

// document is a PDF as qpdf reads it, for a reader that cannot see.
type document struct {
	objects map[string]any
	root    map[string]any
	pages   []string // references
	// said is the text of each marked sequence of a page, in the order of its number.
	said []map[int]string
	// actual are the texts that stand in their stead in the content.
	actual []map[int]string
	// order are the numbers of each page as they are drawn, and read those that the tree has.
	order, read [][]int
	// belongs tells which element has a sequence, and which has an annotation.
	belongs map[[2]int]string
	touched map[string]string
	divided int // words that go on in the next line
	faults  []string
}

func (d *document) fault(format string, args ...any) {
	d.faults = append(d.faults, fmt.Sprintf(format, args...))
}

// readPDF reads what qpdf says in JSON.
func readPDF(t *testing.T, text string) *document {
	t.Helper()
	var file struct {
		Pages []struct{ Object string }
		QPDF  []map[string]any
	}
	if err := json.Unmarshal([]byte(text), &file); err != nil || len(file.QPDF) != 2 {
		t.Fatalf("qpdf says nothing that can be read: %v", err)
	}
	d := &document{objects: map[string]any{}, belongs: map[[2]int]string{}, touched: map[string]string{}}
	for name, o := range file.QPDF[1] {
		o := o.(map[string]any)
		if stream, ok := o["stream"].(map[string]any); ok {
			d.objects[strings.TrimPrefix(name, "obj:")] = stream
			continue
		}
		d.objects[strings.TrimPrefix(name, "obj:")] = o["value"]
	}
	d.root = d.dict(d.dict(d.objects["trailer"])["/Root"])
	for _, p := range file.Pages {
		d.pages = append(d.pages, p.Object)
		d.listen(d.dict(p.Object))
	}
	return d
}

// value follows a reference.
func (d *document) value(v any) any {
	if ref, ok := v.(string); ok && strings.HasSuffix(ref, " R") && !strings.HasPrefix(ref, "u:") {
		return d.objects[ref]
	}
	return v
}

func (d *document) dict(v any) map[string]any {
	m, _ := d.value(v).(map[string]any)
	return m
}

func (d *document) array(v any) []any {
	a, _ := d.value(v).([]any)
	return a
}

func spoken(v any) string {
	s, _ := v.(string)
	return strings.TrimPrefix(s, "u:")
}

func (d *document) stream(v any) string {
	data, _ := base64.StdEncoding.DecodeString(spoken(d.dict(v)["data"]))
	return string(data)
}

// listen gathers what the sequences of a page say.
func (d *document) listen(page map[string]any) {
	onPage := len(d.said)
	d.said, d.actual = append(d.said, map[int]string{}), append(d.actual, map[int]string{})
	d.order, d.read = append(d.order, nil), append(d.read, nil)
	maps := map[string]map[string]string{}
	for name, f := range d.dict(d.dict(page["/Resources"])["/Font"]) {
		maps[name] = meanings(d.stream(d.dict(f)["/ToUnicode"]))
	}
	begin := regexp.MustCompile(`^/(\w+)<<(?:/MCID (\d+))?(?:/ActualText(.*))?>>BDC$`)
	shown := regexp.MustCompile(`<([0-9A-Fa-f]+)>`)
	font, sequence, artifact := "", -1, true
	for line := range strings.Lines(d.stream(page["/Contents"])) {
		line = strings.TrimSuffix(line, "\n")
		words := strings.Fields(line)
		switch {
		case strings.HasSuffix(line, " Tf"):
			font = words[0]
		case line == "EMC" || line == "/Artifact BMC":
			sequence, artifact = -1, true
		case begin.MatchString(line):
			m := begin.FindStringSubmatch(line)
			artifact = m[2] == ""
			if !artifact {
				sequence, _ = strconv.Atoi(m[2])
				d.order[onPage] = append(d.order[onPage], sequence)
			}
			if m[3] != "" {
				d.actual[onPage][sequence] = literalText(m[3])
			}
		case strings.HasSuffix(line, "Tj") || strings.HasSuffix(line, "TJ"):
			if artifact {
				d.fault("text that is nothing: %s", line)
			}
			for _, m := range shown.FindAllStringSubmatch(line, -1) {
				for i := 0; i+4 <= len(m[1]); i += 4 {
					d.said[onPage][sequence] += maps[font][strings.ToUpper(m[1][i:i+4])]
				}
			}
		}
	}
}

// meanings reads a ToUnicode map.
func meanings(cmap string) map[string]string {
	m := map[string]string{}
	for _, pair := range regexp.MustCompile(`(?m)^<([0-9A-F]{4})><([0-9A-F]+)>$`).FindAllStringSubmatch(cmap, -1) {
		m[pair[1]] = fromUTF16(pair[2])
	}
	return m
}

func fromUTF16(digits string) string {
	data, _ := hex.DecodeString(digits)
	var units []uint16
	for i := 0; i+2 <= len(data); i += 2 {
		units = append(units, uint16(data[i])<<8|uint16(data[i+1]))
	}
	return string(utf16.Decode(units))
}

// literalText reads a string as it stands in the content.
func literalText(s string) string {
	if digits, ok := strings.CutPrefix(s, "<FEFF"); ok {
		return fromUTF16(strings.TrimSuffix(digits, ">"))
	}
	return strings.NewReplacer(`\\`, `\`, `\(`, "(", `\)`, ")").Replace(s[1 : len(s)-1])
}

// aloud is the document as the tree tells it, a line for each element that is a block.
func (d *document) aloud() string {
	var b strings.Builder
	tree := d.dict(d.root["/StructTreeRoot"])
	for _, kid := range d.array(tree["/K"]) {
		d.block(&b, spoken(kid), spoken(d.root["/StructTreeRoot"]), 0)
	}
	for i := range d.pages {
		if !slices.IsSorted(d.read[i]) || len(d.read[i]) != len(d.order[i]) {
			d.fault("page %d has the sequences %v, the tree %v", i+1, d.order[i], d.read[i])
		}
		if !slices.IsSorted(d.order[i]) {
			d.fault("page %d is not drawn in the order of its sequences: %v", i+1, d.order[i])
		}
	}
	d.checkParents(tree)
	return b.String()
}

// inline are the elements that are parts of a line.
const inline = " /Span /Link "

func (d *document) block(b *strings.Builder, ref, parent string, depth int) {
	e := d.dict(ref)
	role := strings.TrimPrefix(spoken(e["/S"]), "/")
	fmt.Fprintf(b, "%s%s", strings.Repeat("  ", depth), role)
	if lang := spoken(e["/Lang"]); lang != "" {
		fmt.Fprintf(b, " (%s)", lang)
	}
	if role == "L" {
		fmt.Fprintf(b, " %s", strings.TrimPrefix(spoken(d.dict(e["/A"])["/ListNumbering"]), "/"))
	}
	var blocks []string
	for _, kid := range d.array(e["/K"]) {
		if ref := spoken(kid); d.dict(ref) != nil && !strings.Contains(inline, " "+spoken(d.dict(ref)["/S"])+" ") {
			blocks = append(blocks, ref)
		}
	}
	if len(blocks) > 0 {
		d.checkElement(ref, parent)
		b.WriteString("\n")
		for _, kid := range blocks {
			d.block(b, kid, ref, depth+1)
		}
		return
	}
	said := strings.ReplaceAll(d.line(ref, parent), "\u00a0", " ")
	d.divided += strings.Count(said, "\u00ad")
	fmt.Fprintf(b, " %s\n", strings.TrimSpace(strings.ReplaceAll(said, "\u00ad", "")))
}

// line is what an element says and those within it.
func (d *document) line(ref, parent string) string {
	d.checkElement(ref, parent)
	e := d.dict(ref)
	var said strings.Builder
	for _, kid := range d.array(e["/K"]) {
		switch kid := kid.(type) {
		case string:
			said.WriteString(d.line(kid, ref))
		case float64:
			said.WriteString(d.sequence(ref, spoken(e["/Pg"]), int(kid)))
		case map[string]any:
			switch spoken(kid["/Type"]) {
			case "/MCR":
				n, _ := kid["/MCID"].(float64)
				said.WriteString(d.sequence(ref, spoken(kid["/Pg"]), int(n)))
			case "/OBJR":
				d.touched[spoken(kid["/Obj"])] = ref
			}
		}
	}
	whole := said.String()
	if actual, ok := e["/ActualText"]; ok {
		whole = spoken(actual)
	}
	switch {
	case spoken(e["/S"]) == "/Figure" && strings.HasPrefix(spoken(d.dict(parent)["/S"]), "/Link"):
		return "Figure " + spoken(e["/Alt"])
	case spoken(e["/S"]) == "/Figure":
		return spoken(e["/Alt"])
	case spoken(e["/S"]) == "/Link":
		return fmt.Sprintf("[%s → %s]", whole, d.leadsTo(ref))
	case e["/E"] != nil:
		return fmt.Sprintf("%s{%s}", whole, spoken(e["/E"]))
	}
	return whole
}

func (d *document) sequence(ref, page string, n int) string {
	onPage := slices.Index(d.pages, page)
	if onPage < 0 {
		d.fault("%s has content on no page", ref)
		return ""
	}
	d.belongs[[2]int{onPage, n}] = ref
	d.read[onPage] = append(d.read[onPage], n)
	e := d.dict(ref)
	if actual, ok := d.actual[onPage][n]; ok != (e["/ActualText"] != nil) || ok && actual != spoken(e["/ActualText"]) {
		d.fault("%s is read as %q, its content as %q", ref, spoken(e["/ActualText"]), actual)
	}
	return d.said[onPage][n]
}

// leadsTo is the address of the annotation that an element refers to.
func (d *document) leadsTo(ref string) string {
	for annotation, of := range d.touched {
		if of == ref {
			return spoken(d.dict(d.dict(annotation)["/A"])["/URI"])
		}
	}
	return "nowhere"
}

// checkElement looks at what a validator lets pass, or finds only for some elements.
func (d *document) checkElement(ref, parent string) {
	e := d.dict(ref)
	role := spoken(e["/S"])
	if spoken(e["/Type"]) != "/StructElem" {
		d.fault("%s %s has no /Type", ref, role)
	}
	if spoken(e["/P"]) != parent {
		d.fault("%s %s has the parent %v, and stands below %s", ref, role, e["/P"], parent)
	}
	if role == "/Figure" && (spoken(e["/Alt"]) == "" || len(d.array(d.dict(e["/A"])["/BBox"])) != 4) {
		d.fault("the figure %s has no /Alt or no /BBox", ref)
	}
}

// checkParents holds the tree of parents to the tree.
func (d *document) checkParents(tree map[string]any) {
	next, _ := tree["/ParentTreeNextKey"].(float64)
	parents := map[int]any{}
	numbers := d.array(d.dict(tree["/ParentTree"])["/Nums"])
	for i := 0; i+1 < len(numbers); i += 2 {
		key, _ := numbers[i].(float64)
		if parents[int(key)] = numbers[i+1]; key >= next {
			d.fault("/ParentTreeNextKey is %v, and there is %v", next, key)
		}
	}
	for i, ref := range d.pages {
		page := d.dict(ref)
		if spoken(page["/Tabs"]) != "/S" {
			d.fault("page %d has no /Tabs", i+1)
		}
		key, ok := page["/StructParents"].(float64)
		list := d.array(parents[int(key)])
		if !ok || len(list) != len(d.order[i]) {
			d.fault("page %d has %d sequences, the tree of parents %d", i+1, len(d.order[i]), len(list))
		}
		for n, of := range list {
			if d.belongs[[2]int{i, n}] != spoken(of) {
				d.fault("sequence %d of page %d belongs to %v, its parent is %v", n, i+1, d.belongs[[2]int{i, n}], of)
			}
		}
		for _, a := range d.array(page["/Annots"]) {
			annotation := d.dict(a)
			key, ok := annotation["/StructParent"].(float64)
			if of := d.touched[spoken(a)]; !ok || of == "" || spoken(parents[int(key)]) != of {
				d.fault("the annotation %v has the parent %v, and belongs to %q", a, parents[int(key)], of)
			}
			if flags, _ := annotation["/F"].(float64); flags != 4 || spoken(annotation["/Contents"]) == "" {
				d.fault("the annotation %v is not printed or says nothing", a)
			}
		}
	}
}
