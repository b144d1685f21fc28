package theme

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"leitbild/internal/source"
	"leitbild/templates"
)

// documents for the agreement of both validators: themes, and whether the schema allows them.
func documents(t *testing.T) map[string]bool {
	klar := string(builtIn(t, "klar"))
	without := func(key string) string { return strings.Replace(klar, "\n"+key, "\nx-"+key, 1) }
	list := map[string]bool{
		"theme: 1\nextends: klar\n":                       true,
		"theme: \"1\"\nextends: klar\n":                   true,
		"theme: 2\nextends: klar\n":                       false,
		"extends: klar\n":                                 false,
		"theme: 1\n":                                      false,
		"theme: 1\nextends: wolke\n":                      false,
		"theme: 1\nextends: haus.yaml\n":                  false,
		"theme: 1\nextends:\n":                            false,
		"theme: 1\nextends: [klar]\n":                     false,
		without("name:"):                                  false,
		without("composition:"):                           false,
		strings.Replace(klar, "  leading: 1.32\n", "", 1): false,
		strings.Replace(klar, "  en: ", "  english: ", 1): false,
		strings.Replace(klar, "composition: klar\n", "extends: klar\n", 1): true,
	}
	for _, builtIn := range themeFiles(t) {
		data, err := templates.FS.ReadFile(builtIn)
		if err != nil {
			t.Fatal(err)
		}
		list[string(data)] = true
	}
	for line, valid := range map[string]bool{
		"name: 2026": true, "name: ''": false, "name: [x]": false, "name: " + strings.Repeat("x", 41): false,
		"description: {de: x}": true, "description: {fr: x}": false, "description: x": false, "description: {}": true,
		"description: {de: ''}": false, "description: {de: " + strings.Repeat("x", 121) + "}": false,
		"composition: klassik": true, "composition: Klar": false, "composition: ": false, "composition: {}": false,
		"ornaments: {block: true}": true, "ornaments: {block: TRUE}": true, "ornaments: {block: 'true'}": false,
		"ornaments: {block: ja}": false, "ornaments: {blocks: true}": false, "ornaments: [block]": false,
		"ornaments: ": false, "ornaments: {}": true,
		"fonts: {text: barlow/Barlow_400Regular.ttf}": true, "fonts: {text: Haus.OTF}": true,
		"fonts: {text: Arial}": false, "fonts: {text: 12}": false, "fonts: {text: [a.ttf]}": false, "fonts: {body: a.ttf}": false,
		"fonts: {text: haus.ttc}": false, "fonts: {text: " + strings.Repeat("x", 200) + ".ttf}": false,
		`colors: {paper: "#FFF"}`: false, `colors: {paper: "#ffffff"}`: true, "colors: {paper: 112233}": false,
		"colors: {paper: white}": false, "colors: {brand: []}": true, "colors: {brand: [accent, rule]}": true,
		"colors: {brand: [paper]}": false, "colors: {brand: accent}": false,
		"scale: {title: 1.5}": true, "scale: {title: 15}": true, "scale: {title: 0}": false, "scale: {title: 15.001}": false,
		"scale: {title: '5'}": false, "scale: {title: 5pt}": false, "scale: {title: 1e0}": false, "scale: {title: 1.5e0}": true,
		"scale: {title: '5,5'}": false, "scale: {title: true}": false, "scale: {title: -5}": false, "scale: {title: .inf}": false,
		"scale: {headline: 40}": false, "scale: {headline: 0.7}": true, "scale: {leading: 0.2}": false, "scale: {leading: 1}": true,
		"scale: {title-tracking: -0.05}": true, "scale: {title-tracking: -0.06}": false, "scale: {title-tracking: 0}": true,
		"grid: {margin: 0.9}": false, "grid: {margin: 7}": false, "grid: {margin: 0.07}": true, "grid: {margin: .07}": true,
		"zzz: 1": false,
	} {
		list["theme: 1\nextends: klar\n"+line+"\n"] = valid
	}
	return list
}

func themeFiles(t testing.TB) []string {
	t.Helper()
	files, err := fs.Glob(templates.FS, "themes/*.yaml")
	if err != nil || len(files) < 2 {
		t.Fatalf("themes: %v, %v", files, err)
	}
	return files
}

// TestSchemaAgrees holds our check of the schema against a complete JSON Schema validator.
func TestSchemaAgrees(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiler.AddResource("theme.json", parsed); err != nil {
		t.Fatal(err)
	}
	standard, err := compiler.Compile("theme.json")
	if err != nil {
		t.Fatal(err)
	}
	ours, err := source.ParseSchema(Schema())
	if err != nil {
		t.Fatal(err)
	}
	for text, valid := range documents(t) {
		doc, findings := source.Parse("haus.yaml", []byte(text))
		if len(findings) > 0 {
			t.Errorf("%q can't be read: %v", text, findings)
			continue
		}
		findings = ours.Check(doc)
		if got := len(findings) == 0; got != valid {
			t.Errorf("%q: our check says %v, want %v: %v", text, got, valid, findings)
		}
		var instance any
		if err := yaml.Unmarshal([]byte(text), &instance); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		problem := standard.Validate(instance)
		if got := problem == nil; got != valid {
			t.Errorf("%q: the standard says %v, want %v: %v", text, got, valid, problem)
		}
	}
}

// property is what the tests read of the schema.
type property struct {
	Description string
	Type        any
	Ref         string `json:"$ref"`
	Enum        []any
	Properties  map[string]property
	Defs        map[string]property `json:"$defs"`
	Minimum     *float64
	Maximum     *float64
	Aliases     map[string]string `json:"x-aliases"`
}

func readSchema(t testing.TB) property {
	t.Helper()
	var root property
	if err := json.Unmarshal(Schema(), &root); err != nil {
		t.Fatal(err)
	}
	return root
}

func TestSchemaIsDescribed(t *testing.T) {
	var walk func(path string, p property)
	walk = func(path string, p property) {
		for key, kid := range p.Properties {
			if len(kid.Description) < 10 || !strings.HasSuffix(kid.Description, ".") {
				t.Errorf("%s.%s has no description", path, key)
			}
			if kid.Type == "number" && (kid.Minimum == nil || kid.Maximum == nil) {
				t.Errorf("%s.%s is without bounds", path, key)
			}
			walk(path+"."+key, kid)
		}
	}
	walk("", readSchema(t))
}

func TestEveryBuiltInThemeCanBeExtended(t *testing.T) {
	known := readSchema(t).Defs["extends"].Enum
	for _, file := range themeFiles(t) {
		name := strings.TrimSuffix(strings.TrimPrefix(file, "themes/"), ".yaml")
		if !slices.Contains(known, any(name)) {
			t.Errorf("the schema's extends lacks %s", name)
		}
	}
	if len(known) != len(themeFiles(t)) {
		t.Errorf("the schema's extends has %v", known)
	}
}

func TestAliasesLeadSomewhere(t *testing.T) {
	s, err := source.ParseSchema(Schema())
	if err != nil {
		t.Fatal(err)
	}
	for word, meant := range readSchema(t).Aliases {
		if len(s.Parents(meant)) == 0 && meant != "true" && meant != "false" {
			t.Errorf("%s leads to %s, which is nothing", word, meant)
		}
		if len(s.Parents(word)) > 0 {
			t.Errorf("%s is a key itself", word)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	klar, files := builtIn(b, "klar"), fonts(b)
	for b.Loop() {
		Parse("klar", klar, files)
	}
}

func BenchmarkParseSchema(b *testing.B) {
	for b.Loop() {
		if _, err := source.ParseSchema(schemaJSON); err != nil {
			b.Fatal(err)
		}
	}
}
