package theme_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"leitbild/internal/source"
	"leitbild/internal/theme"
	"leitbild/templates"
)

var update = flag.Bool("update", false, "rewrite the reference of themes")

const (
	reference = "../../docs/themes.md"
	generated = "<!-- What follows is made from internal/theme/schema.json: make golden. -->\n"
)

// key is a key of the schema, with what stands under it in the order of the file.
type key struct {
	name                 string
	Description          string
	Type                 any
	Ref                  string `json:"$ref"`
	Enum                 []any
	Pattern              string
	Default              json.RawMessage
	Minimum, Maximum     *json.Number
	Items                *key
	Properties           json.RawMessage
	Defs                 map[string]key `json:"$defs"`
	AdditionalProperties *bool
}

// keys reads the properties of k.
func (k key) keys(t *testing.T) []key {
	t.Helper()
	if k.Properties == nil {
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(k.Properties))
	if _, err := dec.Token(); err != nil {
		t.Fatal(err)
	}
	var list []key
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		under := key{}
		if err := dec.Decode(&under); err != nil {
			t.Fatal(err)
		}
		under.name = name.(string)
		list = append(list, under)
	}
	return list
}

// value says what the key may hold.
func (k key) value(defs map[string]key) string {
	is := k
	if name, ok := strings.CutPrefix(k.Ref, "#/$defs/"); ok {
		is = defs[name]
		switch name {
		case "color":
			return "colour"
		case "font":
			return "font file"
		case "flag":
			return "`true` or `false`"
		}
	}
	switch {
	case k.Items != nil:
		return "list of " + k.Items.value(defs)
	case is.Minimum != nil:
		return fmt.Sprintf("%s to %s", is.Minimum, is.Maximum)
	case is.Enum != nil:
		var values []string
		for _, v := range is.Enum {
			if v != "1" { // the same as the number
				values = append(values, fmt.Sprintf("`%v`", v))
			}
		}
		return strings.Join(values, ", ")
	}
	return "text"
}

// inKlar is the value that the default theme has, or the one that holds without the key.
func inKlar(k key, n *source.Node) string {
	switch v := n.Get(k.name); {
	case v == nil && k.Default != nil:
		return "`" + string(k.Default) + "`"
	case v == nil:
		return ""
	case v.Kind == source.List:
		var items []string
		for _, item := range v.Items {
			items = append(items, item.Value)
		}
		return "`[" + strings.Join(items, ", ") + "]`"
	case strings.HasPrefix(v.Value, "#"):
		return "`" + source.Quoted(v.Value) + "`"
	default:
		return "`" + v.Value + "`"
	}
}

// table lists keys with what they are for.
func table(out *strings.Builder, keys []key, klar *source.Node, defs map[string]key) {
	out.WriteString("| key | what it is | value | in `klar` |\n|---|---|---|---|\n")
	for _, k := range keys {
		fmt.Fprintf(out, "| `%s` | %s | %s | %s |\n", k.name, k.Description, k.value(defs), inKlar(k, klar))
	}
}

// referenceOf writes the schema out for people.
func referenceOf(t *testing.T) string {
	t.Helper()
	var root key
	if err := json.Unmarshal(theme.Schema(), &root); err != nil {
		t.Fatal(err)
	}
	doc, findings := source.Parse("klar", embedded(t, "themes/klar.yaml"))
	if doc.Root == nil {
		t.Fatal(findings)
	}
	var out strings.Builder
	var top, sections []key
	for _, k := range root.keys(t) {
		if k.Properties != nil {
			sections = append(sections, k)
			continue
		}
		top = append(top, k)
	}
	out.WriteString("\nIn the file, every key of this table begins at the left edge, and so do the sections below;\nthe keys of a section are indented by two spaces.\n\n")
	table(&out, top, doc.Root, root.Defs)
	for _, k := range sections {
		fmt.Fprintf(&out, "\n### `%s`\n\n%s\n\n", k.name, k.Description)
		table(&out, k.keys(t), doc.Root.Get(k.name), root.Defs)
		if k.name == "fonts" {
			out.WriteString(fontList(t))
		}
	}
	return out.String()
}

// fontList names the fonts that are built in.
func fontList(t *testing.T) string {
	t.Helper()
	files, err := fs.Glob(templates.FS, "fonts/*/*.ttf*")
	if err != nil || len(files) == 0 {
		t.Fatalf("fonts: %v", err)
	}
	list := "\nBuilt in are:\n\n"
	for _, file := range files {
		list += "- `" + strings.TrimSuffix(strings.TrimPrefix(file, "fonts/"), ".gz") + "`\n"
	}
	return list
}

// TestReferenceIsCurrent compares the page about themes with the schema.
func TestReferenceIsCurrent(t *testing.T) {
	data, err := os.ReadFile(reference)
	if err != nil {
		t.Fatal(err)
	}
	head, old, found := strings.Cut(string(data), generated)
	if !found {
		t.Fatalf("%s lacks the line %s", reference, generated)
	}
	want := referenceOf(t)
	if *update {
		if err := os.WriteFile(reference, []byte(head+generated+want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if old != want {
		t.Errorf("%s is not what the schema says: make golden rewrites it", reference)
	}
}

// TestExamplesOfTheReferenceAreThemes reads the pieces of themes that the page shows.
func TestExamplesOfTheReferenceAreThemes(t *testing.T) {
	data, err := os.ReadFile(reference)
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(string(data), -1)
	if len(examples) < 3 {
		t.Fatalf("only %d examples", len(examples))
	}
	themes, err := fs.Sub(templates.FS, "themes")
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := fs.Sub(templates.FS, "fonts")
	if err != nil {
		t.Fatal(err)
	}
	library := theme.Library{Themes: themes, Fonts: fonts, Beside: func(name string) ([]byte, error) {
		if name != "fonts/House-Bold.ttf" {
			return nil, fs.ErrNotExist
		}
		return embedded(t, "fonts/barlow/Barlow_600SemiBold.ttf"), nil
	}}
	for _, e := range examples {
		text := e[1]
		switch {
		case strings.HasPrefix(text, "poster:"):
			continue
		case !strings.HasPrefix(text, "theme:"):
			text = "theme: 1\nextends: klar\n" + text
		}
		if th, findings := library.Parse("house.yaml", []byte(text)); th == nil {
			t.Errorf("%s%+v", text, findings)
		}
	}
}

func embedded(t *testing.T, name string) []byte {
	t.Helper()
	data, err := templates.FS.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
