package lint

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/source"
)

// Each rule has a page whose bad sentences it finds, and whose good ones no rule does.
func TestPages(t *testing.T) {
	const folder = "../../docs/rules"
	index, err := os.ReadFile(filepath.Join(folder, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range Rules() {
		data, err := os.ReadFile(filepath.Join(folder, r.Name+".md"))
		if err != nil {
			t.Error(err)
			continue
		}
		page := string(data)
		if !strings.HasPrefix(page, "# "+r.Name+"\n\nSeverity: "+r.Severity.String()+".") {
			t.Errorf("%s begins with something else", r.Name)
		}
		if !strings.Contains(string(index), "]("+r.Name+".md) | "+r.Severity.String()) {
			t.Errorf("%s is not in the table", r.Name)
		}
		blocks := 0
		for _, b := range []struct {
			label, lang string
			bad         bool
		}{{"Bad", "en", true}, {"Good", "en", false}, {"Schlecht", "de", true}, {"Gut", "de", false}} {
			text := example(page, b.label, b.lang)
			if text == "" {
				continue
			}
			blocks++
			findings := check(t, text).Findings
			found := slices.ContainsFunc(findings, func(f source.Finding) bool { return f.Rule == r.Name })
			switch {
			case b.bad && !found:
				t.Errorf("%s, %s: not found\n%s", r.Name, b.label, text)
			case !b.bad && len(findings) > 0:
				t.Errorf("%s, %s: %s\n%s", r.Name, b.label, told(findings[0]), text)
			}
		}
		if blocks < 2 {
			t.Errorf("%s has %d examples", r.Name, blocks)
		}
	}
}

// example is the charter of a page's sentences under a label, "" without them.
func example(page, label, lang string) string {
	_, rest, ok := strings.Cut(page, "**"+label+"**\n\n")
	if !ok {
		return ""
	}
	if yaml, isYAML := strings.CutPrefix(rest, "```yaml\n"); isYAML {
		yaml, _, _ = strings.Cut(yaml, "```")
		return strings.TrimSuffix(of(lang), "\n") + "\n" + yaml
	}
	var lines []string
	for line := range strings.Lines(rest) {
		line, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "> - ")
		if !ok {
			break
		}
		if headline, isOne := strings.CutPrefix(line, "**"); isOne {
			line = strings.Replace(headline, "** ", " | ", 1)
		}
		lines = append(lines, line)
	}
	return of(lang, lines...)
}

// Every rule but those about comments can be set in a charter, and no other.
func TestSchemaKnowsTheRules(t *testing.T) {
	schema := string(charter.Schema())
	_, block, _ := strings.Cut(schema, `"lint": {`)
	block, _, _ = strings.Cut(block, `"$defs"`)
	for _, r := range Rules() {
		about := r.Name == "unused-allow" || r.Name == "unknown-rule"
		if has := strings.Contains(block, `"`+r.Name+`": {`); has == about {
			t.Errorf("%s: in the schema: %v", r.Name, has)
		}
	}
	if got, want := strings.Count(block, "#/$defs/level"), len(Rules())-2; got != want {
		t.Errorf("the schema has %d rules, want %d", got, want)
	}
}
