package charter

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"
)

// TestWords holds the two languages of the catalogue against each other and against the
// rules of style for messages.
func TestWords(t *testing.T) {
	en, de := readWords(t, "en"), readWords(t, "de")
	if a, b := slices.Sorted(maps.Keys(en)), slices.Sorted(maps.Keys(de)); !slices.Equal(a, b) {
		t.Fatalf("the languages differ in what they have: %v, %v", a, b)
	}
	field := regexp.MustCompile(`\.[A-Z][A-Za-z]*`)
	for id := range en {
		var fields []string
		for lang, words := range map[string]catalogue{"en": en, "de": de} {
			for form, text := range forms(t, words[id]) {
				if _, err := template.New(id).Parse(text); err != nil {
					t.Errorf("%s: %v", id, err)
				}
				if strings.HasSuffix(text, ".") || strings.Contains(text, "  ") || strings.TrimSpace(text) != text {
					t.Errorf("%s, %s: %q", id, lang, text)
				}
				if first := text[0]; lang == "en" && first >= 'A' && first <= 'Z' {
					t.Errorf("%s begins with a capital: %q", id, text)
				}
				found := slices.Compact(slices.Sorted(slices.Values(field.FindAllString(text, -1))))
				if form == "one" {
					continue
				}
				if fields == nil {
					fields = found
				} else if !slices.Equal(fields, found) && id != "too-many-aliases" {
					t.Errorf("%s: the languages use %v and %v", id, fields, found)
				}
			}
		}
		if base, isHint := strings.CutSuffix(id, ".hint"); isHint && en[base] == nil {
			t.Errorf("%s is a hint to nothing", id)
		}
	}
}

// forms are the plural forms of a message; one without has only "other".
func forms(t *testing.T, raw json.RawMessage) map[string]string {
	t.Helper()
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return map[string]string{"other": text}
	}
	var m map[string]string
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// TestEveryRuleHasWords looks for the rules in the code and wants words for each.
func TestEveryRuleHasWords(t *testing.T) {
	words := readWords(t, "en")
	rule := regexp.MustCompile(`Rule(?:: |, f\.(?:Pos|Args) = |\s*=\s*)"([a-z-]+)"`)
	for _, dir := range []string{".", "../internal/source"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			code, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range rule.FindAllStringSubmatch(string(code), -1) {
				if !slices.ContainsFunc(slices.Collect(maps.Keys(words)), func(id string) bool {
					return id == m[1] || strings.HasPrefix(id, m[1]+".")
				}) {
					t.Errorf("%s: no words for %s", file, m[1])
				}
			}
		}
	}
}
