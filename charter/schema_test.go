package charter

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"

	"leitbild/internal/source"
)

// documents for the agreement of both validators: the lines that replace or follow those of
// head and tail, and whether the schema allows them.
var documents = []struct {
	text  string
	valid bool
}{
	{head + tail, true},
	{"title: x\n", false},
	{"[]\n", false},
	{"{}\n", false},
	{with("leitbild: 1"), true},
	{with("leitbild: \"1\""), true},
	{with("leitbild: 1.0"), true},
	{with("leitbild: 2"), false},
	{with("leitbild: one"), false},
	{with("leitbild: true"), false},
	{with("leitbild:"), false},
	{with("lang: de"), true},
	{with("lang: de-AT"), true},
	{with("lang: de-1996"), true},
	{with("lang: de-Latn-DE-1996"), true},
	{with("lang: zh-Hant-TW"), true},
	{with("lang: es-419"), true},
	{with("lang: sl-rozaj-biske"), true},
	{with("lang: de-u-co-phonebk"), true},
	{with("lang: de-x-leicht"), true},
	{with("lang: gsw"), true},
	{with("lang: no"), true},
	{with("lang: DE"), false},
	{with("lang: de_DE"), false},
	{with("lang: deutsch"), false},
	{with("lang: d"), false},
	{with("lang: de-"), false},
	{with("lang: de-x"), false},
	{with("lang: de-u"), false},
	{with("lang: 'de '"), false},
	{with("lang: 12"), false},
	{with("lang: true"), false},
	{with("lang: []"), false},
	{with("lang:"), false},
	{with("organization: 4711"), true},
	{with("organization: 1.50"), true},
	{with("organization: true"), true},
	{with("organization: 0x1F"), true},
	{with("organization: 2026-11-22"), true},
	{with("organization: .inf"), true},
	{with("organization: ''"), false},
	{with("organization: ' '"), false},
	{with("organization: \"\\n\""), false},
	{with("organization:"), false},
	{with("organization: ~"), false},
	{with("organization: null"), false},
	{with("organization: Null AG"), true},
	{with("organization: {a: b}"), false},
	{with("organization: [a]"), false},
	{with("title: " + strings.Repeat("ä", 120)), true},
	{with("title: " + strings.Repeat("ä", 121)), false},
	{with("title: " + strings.Repeat("a\u0308", 120)), true},
	{with("title: " + strings.Repeat("a\u00AD", 120)), true},
	{with("title: " + strings.Repeat("🦉", 121)), false},
	{with("subtitle: x"), true},
	{with("subtitle:"), true},
	{with("subtitle: ''"), true},
	{with("subtitle: ~"), true},
	{with("subtitle: " + strings.Repeat("x", 121)), false},
	{with("intro: " + strings.Repeat("x", 600)), true},
	{with("intro: " + strings.Repeat("x", 601)), false},
	{with("intro: |\n  a\n  b"), true},
	{with("intro: [a]"), false},
	{with("intro: {a: b}"), false},
	{with("outro: " + strings.Repeat("x", 601)), false},
	{with("motto: " + strings.Repeat("x", 200)), true},
	{with("motto: " + strings.Repeat("x", 201)), false},
	{with("contact: " + strings.Repeat("x", 201)), false},
	{with("contact: 030 12345"), true},
	{with("contact: 03012345"), true},
	{with("signatures: []"), true},
	{with("signatures:"), true},
	{with("signatures: [a, 2, true]"), true},
	{with("signatures: [a, b, c, d, e, f]"), true},
	{with("signatures: [a, b, c, d, e, f, g]"), false},
	{with("signatures: [a, '']"), false},
	{with("signatures: [a, ~]"), false},
	{with("signatures: [[a]]"), false},
	{with("signatures: [{a: b}]"), false},
	{with("signatures: a"), false},
	{with("signatures: {a: b}"), false},
	{with("signatures: [" + strings.Repeat("x", 61) + "]"), false},
	{with("date: 2026-11-22"), true},
	{with("date: '2026-11-22'"), true},
	{with("date:"), true},
	{with("date: ''"), false},
	{with("date: 22.11.2026"), false},
	{with("date: 2026"), false},
	{with("date: 2026-11"), false},
	{with("date: 2026-1-2"), false},
	{with("date: 2026-11-22T10:00:00Z"), false},
	{with("date: [2026-11-22]"), false},
	{with("link: https://a.example"), true},
	{with("link: HTTP://a.example/b?c=d#e"), true},
	{with("link: https://müller.example/ä"), true},
	{with("link: mailto:lob@a.example"), true},
	{with("link: mailto:lob@a.example?subject=Lob"), true},
	{with("link: tel:+49-30-12345"), true},
	{with("link: tel:(030)12345"), true},
	{with("link: https://" + strings.Repeat("a", 292)), true},
	{with("link: https://" + strings.Repeat("a", 293)), false},
	{with("link: https://"), false},
	{with("link: https:///a"), false},
	{with("link: https://a b"), false},
	{with("link: ftp://a.example"), false},
	{with("link: javascript:alert(1)"), false},
	{with("link: file:///etc/passwd"), false},
	{with("link: www.a.example"), false},
	{with("link: mailto:lob"), false},
	{with("link: 'tel:'"), false},
	{with("link: 12"), false},
	{with("labels: {date: Stand, link: Mehr}"), true},
	{with("labels: {date: 1}"), true},
	{with("labels: {}"), true},
	{with("labels:"), true},
	{with("labels: {motto: x}"), false},
	{with("labels: [date]"), false},
	{with("labels: x"), false},
	{with("labels: {date: " + strings.Repeat("x", 41) + "}"), false},
	{with("poster:"), true},
	{with("poster: {}"), true},
	{with("poster: A2"), false},
	{with("poster: {theme: klar, size: A2, orientation: portrait, bleed: 3mm, marks: true, distance: 1m}"), true},
	{with("poster: {theme:, size:, orientation:, bleed:, marks:, distance: }"), true},
	{with("poster: {theme: 1}"), true},
	{with("poster: {theme: []}"), false},
	{with("poster: {theme: " + strings.Repeat("x", 201) + "}"), false},
	{with("poster: {size: 50x70cm}"), true},
	{with("poster: {size: " + strings.Repeat("x", 61) + "}"), false},
	{with("poster: {orientation: landscape}"), true},
	{with("lint: {empty-phrase: off, sharp-s: error, hedge: info, passive-voice: warning}"), true},
	{with("lint:"), true},
	{with("lint: {hedge: }"), true},
	{with("lint: {hedge: 'off'}"), true},
	{with("lint: {hedge: aus}"), false},
	{with("lint: {hedge: [off]}"), false},
	{with("lint: {hedges: off}"), false},
	{with("lint: [hedge]"), false},
	{with("lint: off"), false},
	{with("poster: {orientation: Landscape}"), false},
	{with("poster: {orientation: quer}"), false},
	{with("poster: {orientation: 1}"), false},
	{with("poster: {orientation: true}"), false},
	{with("poster: {marks: True}"), true},
	{with("poster: {marks: FALSE}"), true},
	{with("poster: {marks: ja}"), false},
	{with("poster: {marks: 'true'}"), false},
	{with("poster: {marks: 1}"), false},
	{with("poster: {bleed: 0}"), true},
	{with("poster: {bleed: 0.0}"), true},
	{with("poster: {bleed: '0'}"), true},
	{with("poster: {bleed: 3}"), false},
	{with("poster: {bleed: -3mm}"), false},
	{with("poster: {bleed: 3 mm}"), true},
	{with("poster: {bleed: '0,5 cm'}"), true},
	{with("poster: {bleed: 3px}"), false},
	{with("poster: {bleed: true}"), false},
	{with("poster: {distance: 1}"), false},
	{with("poster: {distance: 1.5 m}"), true},
	{with("poster: {distance: 1.5.5 m}"), false},
	{with("poster: {distance: far}"), false},
	{with("poster: {color: red}"), false},
	{with("brand: {color: red}"), true},
	{with("brand: {color: 005500}"), true},
	{with("brand: {color: }"), true},
	{with("brand:"), true},
	{with("brand: {}"), true},
	{with("brand: red"), false},
	{with("brand: {color: [red]}"), false},
	{with("brand: {color: {red: 1}}"), false},
	{with("brand: {colour: red}"), false},
	{with("brand: {fonts: {heading: fonts/Haus.ttf, heading_weight: 650, text: Haus.otf}}"), true},
	{with("brand: {fonts: }"), true},
	{with("brand: {fonts: {text_weight: 1}}"), true},
	{with("brand: {fonts: {text_weight: }}"), true},
	{with("brand: {fonts: Haus.ttf}"), false},
	{with("brand: {fonts: [Haus.ttf]}"), false},
	{with("brand: {fonts: {title: Haus.ttf}}"), false},
	{with("brand: {fonts: {heading: {file: Haus.ttf}}}"), false},
	{with("brand: {fonts: {text_weight: bold}}"), false},
	{with("brand: {fonts: {text_weight: 0}}"), false},
	{with("brand: {fonts: {text_weight: 1001}}"), false},
	{with("brand: {fonts: {text: " + strings.Repeat("x", 201) + "}}"), false},
	{with("brand: {color: " + strings.Repeat("x", 61) + "}"), false},
	{with("zzz: x"), false},
	{with("principles: []"), false},
	{with("principles:"), false},
	{with("principles: x"), false},
	{with("principles: {text: x}"), false},
	{with("principles: [x]"), false},
	{with("principles: [~]"), false},
	{with("principles: [[x]]"), false},
	{with("principles: [{text: x}]"), true},
	{with("principles: [{text: 1}, {text: true}]"), true},
	{with("principles: [{text: ''}]"), false},
	{with("principles: [{title: x}]"), false},
	{with("principles: [{text: x, title:, note:, questions:, tips:, examples: }]"), true},
	{with("principles: [{text: x, motto: y}]"), false},
	{with("principles: [{text: x, title: " + strings.Repeat("x", 81) + "}]"), false},
	{with("principles: [{text: " + strings.Repeat("x", 601) + "}]"), false},
	{with("principles: [{text: x, note: " + strings.Repeat("x", 201) + "}]"), false},
	{with("principles: [" + strings.Repeat("{text: x},", 24) + "]"), true},
	{with("principles: [" + strings.Repeat("{text: x},", 25) + "]"), false},
	{with("principles: [{text: x, questions: [a, b], tips: [c]}]"), true},
	{with("principles: [{text: x, questions: a}]"), false},
	{with("principles: [{text: x, questions: ['']}]"), false},
	{with("principles: [{text: x, tips: [" + strings.Repeat("a,", 13) + "]}]"), false},
	{with("principles: [{text: x, tips: [" + strings.Repeat("a", 301) + "]}]"), false},
	{with("principles: [{text: x, examples: [{who: a, text: b}, {text: c}]}]"), true},
	{with("principles: [{text: x, examples: [{who: a}]}]"), false},
	{with("principles: [{text: x, examples: [a]}]"), false},
	{with("principles: [{text: x, examples: [{text: a, when: b}]}]"), false},
}

// with gives a good charter in which a line replaces the one with its key, or is added.
func with(line string) string {
	key, _, _ := strings.Cut(line, ":")
	if key == "principles" {
		return head + line + "\n"
	}
	lines := slices.DeleteFunc(strings.Split(head, "\n"), func(l string) bool {
		return strings.HasPrefix(l, key+":")
	})
	return line + "\n" + strings.Join(lines, "\n") + tail
}

// TestSchemaAgrees holds our check of the schema against a complete JSON Schema validator.
func TestSchemaAgrees(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiler.AddResource("charter.json", parsed); err != nil {
		t.Fatal(err)
	}
	standard, err := compiler.Compile("charter.json")
	if err != nil {
		t.Fatal(err)
	}
	ours, err := source.ParseSchema(Schema())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents {
		doc, findings := source.Parse("leitbild.yaml", []byte(d.text))
		if len(findings) > 0 {
			t.Errorf("%q can't be read: %v", d.text, findings)
			continue
		}
		findings = ours.Check(doc)
		if got := len(findings) == 0; got != d.valid {
			t.Errorf("%q: our check says %v, want %v: %v", d.text, got, d.valid, findings)
		}
		problem := standard.Validate(instance(t, d.text))
		if got := problem == nil; got != d.valid {
			t.Errorf("%q: the standard says %v, want %v: %v", d.text, got, d.valid, problem)
		}
	}
	for _, s := range slips {
		doc, findings := source.Parse("leitbild.yaml", []byte(s.input))
		if source.HasError(findings) || doc.Root == nil || s.name == "text under a bar not indented" {
			continue
		}
		findings = ours.Check(doc)
		if problem := standard.Validate(instance(t, s.input)); (problem == nil) != (len(findings) == 0) {
			t.Errorf("%s: our check says %v, the standard %v", s.name, findings, problem)
		}
	}
}

// instance reads a text as an editor does that knows YAML's types: the core schema of YAML
// 1.2, in which a date is a text. Characters are counted as we do: composed, and without
// soft hyphens.
func instance(t *testing.T, text string) any {
	t.Helper()
	text = strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\uFEFF")
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return native(t, n.Content[0])
}

func native(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = native(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, native(t, c))
		}
		return list
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true")
	case "!!int":
		var i int64
		if err := n.Decode(&i); err != nil {
			t.Fatal(err)
		}
		return json.Number(fmt.Sprint(i))
	case "!!float":
		if strings.Trim(n.Value, "0123456789.") == "" {
			return json.Number(n.Value)
		}
	}
	return strings.ReplaceAll(norm.NFC.String(n.Value), "\u00AD", "")
}

// TestSchemaIsDescribed wants a description for every key, and for every text the types that
// YAML makes of texts such as 2026 and true.
func TestSchemaIsDescribed(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal(Schema(), &root); err != nil {
		t.Fatal(err)
	}
	var walk func(path string, node map[string]any)
	walk = func(path string, node map[string]any) {
		properties, _ := node["properties"].(map[string]any)
		for key, p := range properties {
			property := p.(map[string]any)
			if d, _ := property["description"].(string); len(d) < 10 || !strings.HasSuffix(d, ".") {
				t.Errorf("%s.%s has no description", path, key)
			}
			walk(path+"."+key, property)
		}
		if items, ok := node["items"].(map[string]any); ok {
			walk(path+"[]", items)
		}
		types, _ := node["type"].([]any)
		if _, hasPattern := node["pattern"]; slices.Contains(types, any("string")) && !hasPattern && node["enum"] == nil {
			if !slices.Contains(types, any("number")) || !slices.Contains(types, any("boolean")) {
				t.Errorf("%s is a text of which YAML makes something else", path)
			}
		}
	}
	walk("", root)
	for name, d := range root["$defs"].(map[string]any) {
		walk("$defs."+name, d.(map[string]any))
	}
}

// TestAliasesLeadSomewhere wants every word that people write to lead to one that is known.
func TestAliasesLeadSomewhere(t *testing.T) {
	var root struct {
		Aliases map[string]string `json:"x-aliases"`
	}
	if err := json.Unmarshal(Schema(), &root); err != nil {
		t.Fatal(err)
	}
	s, err := source.ParseSchema(Schema())
	if err != nil {
		t.Fatal(err)
	}
	values := append([]string{"true", "false", "portrait", "landscape"}, Languages()...)
	for word, meant := range root.Aliases {
		if len(s.Parents(meant)) == 0 && !slices.Contains(values, meant) && meant != "who" {
			t.Errorf("%s leads to %s, which is nothing", word, meant)
		}
		if len(s.Parents(word)) > 0 {
			t.Errorf("%s is a key itself", word)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	data := []byte(head + "principles:\n" + strings.Repeat("  - title: Jeder zählt\n    text: Ein Kunde findet schnell einen neuen Anbieter, wir aber nicht so schnell einen neuen Kunden.\n", 10))
	for b.Loop() {
		Read("leitbild.yaml", data)
	}
}

func BenchmarkParseSchema(b *testing.B) {
	for b.Loop() {
		if _, err := source.ParseSchema(schemaJSON); err != nil {
			b.Fatal(err)
		}
	}
}
