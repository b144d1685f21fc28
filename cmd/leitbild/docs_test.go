package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"leitbild/charter"
)

// The pages for people are true: what a page shows is what leitbild does, and what can be made
// from the program is. With -update they are written anew.

const docs = "../../docs"

// block is a piece of code on a page, with the lines where it begins and ends.
type block struct {
	kind       string
	text       string
	begin, end int // of the text in the page
}

func blocks(page string) []block {
	var list []block
	for _, at := range regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$").FindAllStringSubmatchIndex(page, -1) {
		list = append(list, block{page[at[2]:at[3]], page[at[4]:at[5]], at[4], at[5]})
	}
	return list
}

// TestWalk goes the way from the blank page to the poster as the page tells it: the charters that
// it shows are written, the commands run, and they say what the page says they say.
func TestWalk(t *testing.T) {
	needs(t, "bash", pressProfile)
	tool := filepath.Join(t.TempDir(), "leitbild")
	if err := os.Rename(built(t, "amd64"), tool); err != nil {
		t.Fatal(err)
	}
	for _, lang := range languages {
		t.Run(lang, func(t *testing.T) {
			page := readPage(t, lang, "README.md")
			folder := t.TempDir()
			bringAlong(t, folder)
			var fresh strings.Builder
			last, commands := 0, 0
			for _, b := range blocks(page) {
				switch b.kind {
				case "yaml":
					writeAsTold(t, filepath.Join(folder, defaultCharter), b.text)
				case "console":
					fresh.WriteString(page[last:b.begin])
					for line := range strings.Lines(b.text) {
						if command, ok := strings.CutPrefix(line, "$ "); ok {
							commands++
							fresh.WriteString(line + walk(t, folder, tool, lang, strings.TrimSpace(command)))
						}
					}
					last = b.end
				}
			}
			fresh.WriteString(page[last:])
			if commands < 10 {
				t.Errorf("only %d commands", commands)
			}
			for _, name := range []string{"leitbild.pdf", "leitbild-themes.png", "leitbild.schema.json", "leitbild.yaml"} {
				if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
					t.Error(err)
				}
			}
			judgePage(t, lang, "README.md", page, fresh.String())
		})
	}
}

// bringAlong puts what a house has into the folder: a logo, a typeface and a print shop's profile.
func bringAlong(t *testing.T, folder string) {
	t.Helper()
	if err := os.Mkdir(filepath.Join(folder, "fonts"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, from := range map[string]string{
		"logo.svg":             "../../internal/logo/testdata/logos/openstreetmap.svg",
		"fonts/Haus-Bold.otf":  "../../internal/font/testdata/haus.otf",
		"fonts/House-Bold.otf": "../../internal/font/testdata/haus.otf",
		"PSOcoated_v3.icc":     pressProfile,
	} {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// writeAsTold writes a charter that a page shows whole, or adds a part to its end.
func writeAsTold(t *testing.T, file, text string) {
	t.Helper()
	if !strings.HasPrefix(text, "leitbild:") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text = string(data) + "\n" + text
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// walk runs one command of a page and returns what it says. Only one that finds errors or a poster
// that is stale may fail.
func walk(t *testing.T, folder, tool, lang, command string) string {
	t.Helper()
	c := exec.Command("bash", "-c", command)
	c.Dir = folder
	c.Env = append(os.Environ(), "PATH="+filepath.Dir(tool)+":"+os.Getenv("PATH"), "LEITBILD_LANG="+lang, "SOURCE_DATE_EPOCH=1795305600")
	out, err := c.CombinedOutput()
	checks := strings.Contains(command, "--check") || regexp.MustCompile(`: (error|Fehler): `).Match(out)
	if err != nil && !checks {
		t.Errorf("%s: %v\n%s", command, err, out)
	}
	return string(out)
}

func readPage(t *testing.T, lang, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(docs, lang, name))
	if err != nil && !*update {
		t.Fatal(err)
	}
	return string(data)
}

// judgePage compares a page with what it ought to be.
func judgePage(t *testing.T, lang, name, have, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(filepath.Join(docs, lang, name), []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	told := regexp.MustCompile(`(?m)^\S+ · .*$`)
	if told.ReplaceAllStringFunc(have, withoutNumbers) != told.ReplaceAllStringFunc(want, withoutNumbers) {
		t.Errorf("docs/%s/%s is not what leitbild does: make golden rewrites it\n%s", lang, name, firstDifference(have, want))
	}
}

// withoutNumbers is what is told about a poster without its measures, which change a little
// whenever the layout gets better.
func withoutNumbers(line string) string {
	return regexp.MustCompile(`[0-9]+([.,][0-9]+)?`).ReplaceAllString(line, "#")
}

func firstDifference(have, want string) string {
	a, b := strings.Split(have, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return fmt.Sprintf("line %d: %s\n   want: %s", i+1, a[i], strings.Join(b[min(i, len(b)):min(i+1, len(b))], ""))
		}
	}
	return "it ends too early"
}

// The words of the pages that are made.
var pageWords = map[string]map[string]string{
	"en": {
		"commands": "commands.md", "findings": "findings.md", "charter": "charter.md",
		"made":           "<!-- Made from the program: make golden. -->\n",
		"commands.title": "# Commands\n\nWhat `leitbild COMMAND --help` says, on one page.\n",
		"findings.title": "# Findings\n\nThe name of a finding stands in brackets after its message: “… (unknown-key)”. Each stands for a\nrule that holds for charters, for themes or for logos; what to do about it, the message itself says.\n",
		"findings.head":  "| finding | the rule |\n|---|---|\n",
		"charter.title":  "# The file\n\nWhat `leitbild.yaml` can hold. Keys with * are needed in every charter, or in every item of their\nlist. The same is told by `leitbild schema --save` to your editor.\n",
		"charter.head":   "| key | what it is for | such as |\n|---|---|---|\n",
		"charter.items":  "Each item of the list has:",
	},
	"de": {
		"commands": "befehle.md", "findings": "befunde.md", "charter": "leitbild.md",
		"made":           "<!-- Aus dem Programm gemacht: make golden. -->\n",
		"commands.title": "# Befehle\n\nWas `leitbild BEFEHL --help` sagt, auf einer Seite.\n",
		"findings.title": "# Befunde\n\nDer Name eines Befunds steht in Klammern hinter seiner Meldung: „… (unknown-key)“. Jeder steht für\neine Regel, die für Leitbilder, Gestaltungen oder Logos gilt; was zu tun ist, sagt die Meldung selbst.\n",
		"findings.head":  "| Befund | die Regel |\n|---|---|\n",
		"charter.title":  "# Die Datei\n\nWas in `leitbild.yaml` stehen kann. Schlüssel mit * braucht jedes Leitbild oder jeder Eintrag ihrer\nListe. Dasselbe sagt `leitbild schema --save` dem Editor.\n",
		"charter.head":   "| Schlüssel | wozu er da ist | etwa |\n|---|---|---|\n",
		"charter.items":  "Jeder Eintrag der Liste hat:",
	},
}

// TestPagesAreCurrent makes the pages that follow from the program.
func TestPagesAreCurrent(t *testing.T) {
	for _, lang := range languages {
		say := pageWords[lang]
		for part, made := range map[string]string{
			"commands": commandPage(lang), "findings": findingPage(t, lang), "charter": charterPage(t, lang),
		} {
			want := say["made"] + "\n" + say[part+".title"] + "\n" + made
			judgePage(t, lang, say[part], readPage(t, lang, say[part]), want)
		}
	}
}

// commandPage has the help of every command.
func commandPage(lang string) string {
	var out strings.Builder
	cobra.EnableCommandSorting = false // as run has it
	tree := (&app{ui: &ui{words: newCatalogue(lang)}}).rootCommand()
	for _, c := range withPages(tree) {
		var help bytes.Buffer
		said := &printer{Writer: &help}
		a := &app{args: append(strings.Fields(c.CommandPath())[1:], "--help"), ui: &ui{
			out: stream{Writer: said}, err: stream{Writer: said}, printed: said, words: newCatalogue(lang), format: formatText,
		}}
		a.run()
		fmt.Fprintf(&out, "## %s\n\n```\n%s```\n\n", c.CommandPath(), help.String())
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// findingPage lists the rules.
func findingPage(t *testing.T, lang string) string {
	t.Helper()
	var out strings.Builder
	out.WriteString(pageWords[lang]["findings.head"])
	rules := readWords(t, "rules", lang)
	for _, rule := range slices.Sorted(maps.Keys(rules)) {
		name := "`" + rule + "`"
		for _, page := range []string{"../rules/" + rule + ".md", "../rules/" + lang + "/" + rule + ".md"} {
			if _, err := os.Stat(filepath.Join(docs, lang, page)); err == nil {
				name = "[" + name + "](" + page + ")"
			}
		}
		fmt.Fprintf(&out, "| %s | %s |\n", name, rules[rule]["other"])
	}
	return out.String()
}

// schemaKey is what the page tells of a key of the schema.
type schemaKey struct {
	Description string
	Ref         string `json:"$ref"`
	Required    []string
	Properties  json.RawMessage
	Items       *schemaKey
	Examples    []any
	Enum        []any
	Defs        map[string]*schemaKey `json:"$defs"`
}

// names are the keys below k in the order of the file.
func (k *schemaKey) names(t *testing.T) []string {
	t.Helper()
	var names []string
	d := json.NewDecoder(bytes.NewReader(k.Properties))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		var skipped json.RawMessage
		if err := d.Decode(&skipped); err != nil {
			t.Fatal(err)
		}
		names = append(names, name.(string))
	}
	return names
}

// keyPages writes the tables of a key and those below it.
type keyPages struct {
	t     *testing.T
	lang  string
	defs  map[string]*schemaKey
	words map[string]string // what keys are for, by their paths, in German
	rules map[string]message
	used  map[string]bool
	out   strings.Builder
}

func charterPage(t *testing.T, lang string) string {
	t.Helper()
	var root schemaKey
	if err := json.Unmarshal(charter.Schema(), &root); err != nil {
		t.Fatal(err)
	}
	p := &keyPages{t: t, lang: lang, defs: root.Defs, rules: readWords(t, "rules", lang), used: map[string]bool{}}
	if lang != "en" {
		data, err := os.ReadFile(filepath.Join(docs, lang, "keys.json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &p.words); err != nil {
			t.Fatal(err)
		}
	}
	p.table("", &root)
	for path := range p.words {
		if !p.used[path] {
			t.Errorf("docs/%s/keys.json describes %s, which there is not", lang, path)
		}
	}
	return p.out.String()
}

func (p *keyPages) table(path string, k *schemaKey) {
	var properties map[string]*schemaKey
	if err := json.Unmarshal(k.Properties, &properties); err != nil {
		p.t.Fatal(err)
	}
	p.out.WriteString(pageWords[p.lang]["charter.head"])
	names := k.names(p.t)
	for _, name := range names {
		needed := ""
		if slices.Contains(k.Required, name) {
			needed = " *"
		}
		key := properties[name]
		fmt.Fprintf(&p.out, "| `%s`%s | %s | %s |\n", name, needed, p.about(path+name, key), p.examples(key))
	}
	for _, name := range names {
		under, items := p.resolved(properties[name]), false
		if under.Items != nil {
			under, items = p.resolved(under.Items), true
		}
		if under.Properties == nil {
			continue
		}
		fmt.Fprintf(&p.out, "\n## `%s`\n\n", path+name)
		if items {
			p.out.WriteString(pageWords[p.lang]["charter.items"] + "\n\n")
		}
		p.table(path+name+".", under)
	}
}

func (p *keyPages) resolved(k *schemaKey) *schemaKey {
	if name, ok := strings.CutPrefix(k.Ref, "#/$defs/"); ok {
		return p.defs[name]
	}
	return k
}

// about says what a key is for. That of a rule is the rule.
func (p *keyPages) about(path string, k *schemaKey) string {
	if p.lang == "en" {
		return k.Description
	}
	p.used[path] = true
	if text := p.words[path]; text != "" {
		return text
	}
	if rule, ok := strings.CutPrefix(path, "lint."); ok && p.rules[rule] != nil {
		return p.rules[rule]["other"]
	}
	p.t.Errorf("docs/%s/keys.json lacks %s: %s", p.lang, path, k.Description)
	return ""
}

func (p *keyPages) examples(k *schemaKey) string {
	var shown []string
	for _, of := range []*schemaKey{k, p.resolved(k)} {
		for _, v := range slices.Concat(of.Examples, of.Enum) {
			text := fmt.Sprint(v)
			if v == nil || slices.Contains(shown, "`"+text+"`") {
				continue
			}
			if strings.HasPrefix(text, "#") {
				text = `"` + text + `"`
			}
			shown = append(shown, "`"+text+"`")
		}
		if len(shown) > 0 {
			break
		}
	}
	return strings.Join(shown, ", ")
}

// TestPagesLeadSomewhere follows the links between the pages.
func TestPagesLeadSomewhere(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(docs, "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	pages = append(pages, "../../README.md", "../../examples/README.md", filepath.Join(docs, "themes.md"))
	links := 0
	for _, page := range pages {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllStringSubmatch(string(data), -1) {
			links++
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s: %v", page, err)
			}
		}
	}
	if links < 20 {
		t.Errorf("only %d links", links)
	}
}
