package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/template"

	"leitbild/internal/source"
)

// message is the words of one id, by plural form; "other" is the only form of most.
type message map[string]string

func readWords(t *testing.T, part, lang string) map[string]message {
	t.Helper()
	name := "words/" + part + "." + lang + ".json"
	data, err := wordFiles.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	words := map[string]message{}
	for id, v := range raw {
		var text string
		if json.Unmarshal(v, &text) == nil {
			words[id] = message{"other": text}
			continue
		}
		var forms message
		if err := json.Unmarshal(v, &forms); err != nil {
			t.Fatalf("%s: %s: %v", name, id, err)
		}
		words[id] = forms
	}
	return words
}

var (
	placeholder = regexp.MustCompile(`\{\{[^}]*\}\}`)
	argument    = regexp.MustCompile(`\.[A-Z]\w*`)
)

// placeholders are the arguments that a message asks for, each once.
func (m message) placeholders() []string {
	found := map[string]bool{}
	for _, text := range m {
		for _, place := range placeholder.FindAllString(text, -1) {
			for _, name := range argument.FindAllString(place, -1) {
				found[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func TestBothLanguagesHaveTheSameWords(t *testing.T) {
	for _, part := range []string{"ui", "findings", "rules"} {
		en, de := readWords(t, part, "en"), readWords(t, part, "de")
		for _, pair := range []struct {
			name       string
			have, lack map[string]message
		}{{"de", en, de}, {"en", de, en}} {
			for id := range pair.have {
				if _, ok := pair.lack[id]; !ok {
					t.Errorf("%s.%s.json lacks %q", part, pair.name, id)
				}
			}
		}
		for id, m := range en {
			if got, want := de[id].placeholders(), m.placeholders(); de[id] != nil && !slices.Equal(got, want) {
				t.Errorf("%s: %q has the places %v in German, %v in English", part, id, got, want)
			}
			if !slices.Equal(slices.Sorted(maps.Keys(de[id])), slices.Sorted(maps.Keys(m))) {
				t.Errorf("%s: %q has other plural forms in German than in English", part, id)
			}
		}
	}
}

// Of two messages under one id a reader of JSON keeps the second.
func TestNoIDStandsTwice(t *testing.T) {
	for _, part := range []string{"ui", "findings", "rules"} {
		for _, lang := range languages {
			name := "words/" + part + "." + lang + ".json"
			data, err := wordFiles.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			seen := map[string]bool{}
			for _, m := range regexp.MustCompile(`(?m)^  "([^"]+)":`).FindAllStringSubmatch(string(data), -1) {
				if seen[m[1]] {
					t.Errorf("%s has %q twice", name, m[1])
				}
				seen[m[1]] = true
			}
			if len(seen) != len(readWords(t, part, lang)) {
				t.Errorf("%s has more ids than can be seen", name)
			}
		}
	}
}

// Words that are the same twice in one file have usually been copied and forgotten.
func TestEveryMessageSaysSomething(t *testing.T) {
	for _, part := range []string{"ui", "findings"} {
		for _, lang := range languages {
			for id, m := range readWords(t, part, lang) {
				for form, text := range m {
					switch {
					case strings.TrimSpace(text) == "":
						t.Errorf("%s.%s: %q (%s) is empty", part, lang, id, form)
					case strings.Contains(text, "<no value>"):
						t.Errorf("%s.%s: %q (%s): %s", part, lang, id, form, text)
					}
				}
			}
		}
	}
}

// What a rule is called stands in one catalogue: of two, one would not be heard.
func TestNoIDIsInBothCatalogues(t *testing.T) {
	ui := readWords(t, "ui", "en")
	for id := range readWords(t, "findings", "en") {
		if ui[id] != nil {
			t.Errorf("%q is in both", id)
		}
	}
}

// literals are the strings in the Go files of a folder, with their places.
func literals(t *testing.T, folder string, visit func(ast.Node, func(ast.Node) string)) {
	t.Helper()
	files := token.NewFileSet()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, filepath.Join(folder, e.Name()), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			visit(n, func(n ast.Node) string { return files.Position(n.Pos()).String() })
			return true
		})
	}
}

// text is the value of a string literal; "" for anything else.
func text(n ast.Node) string {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return s
}

// speakers are the functions whose first argument is an id of the catalogue.
var speakers = []string{"say", "tell", "note", "hint", "section"}

// wordKeys are the fields that hold an id of the catalogue.
var wordKeys = []string{"id", "hint", "Short", "Long", "Example"}

// namedIDs visits every place where the program names an id of the catalogue.
func namedIDs(n ast.Node, visit func(ast.Expr)) {
	switch n := n.(type) {
	case *ast.CallExpr:
		name := ""
		switch f := n.Fun.(type) {
		case *ast.SelectorExpr:
			name = f.Sel.Name
		case *ast.Ident:
			name = f.Name
		}
		if slices.Contains(speakers, name) && len(n.Args) > 0 {
			visit(n.Args[0])
		}
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && slices.Contains(wordKeys, key.Name) {
			visit(n.Value)
		}
	case *ast.AssignStmt:
		for i, left := range n.Lhs {
			if s, ok := left.(*ast.SelectorExpr); ok && slices.Contains(wordKeys, s.Sel.Name) && i < len(n.Rhs) {
				visit(n.Rhs[i])
			}
		}
	}
}

func TestEveryIDHasWords(t *testing.T) {
	words := readWords(t, "ui", "en")
	flagUsage := regexp.MustCompile(`^flag\.[a-z]+$`)
	literals(t, ".", func(n ast.Node, place func(ast.Node) string) {
		if s := text(n); flagUsage.MatchString(s) && words[s] == nil {
			t.Errorf("%s: no words for %q", place(n), s)
		}
		namedIDs(n, func(e ast.Expr) {
			if s := text(e); s != "" && words[s] == nil {
				t.Errorf("%s: no words for %q", place(e), s)
			}
			if sum, ok := e.(*ast.BinaryExpr); ok && text(sum.X) != "" {
				prefix := text(sum.X)
				for id := range words {
					if strings.HasPrefix(id, prefix) {
						return
					}
				}
				t.Errorf("%s: no words that begin with %q", place(e), prefix)
			}
		})
	})
}

func TestEveryMessageIsUsed(t *testing.T) {
	var all []string
	for _, folder := range goFolders(t, "../..") {
		literals(t, folder, func(n ast.Node, _ func(ast.Node) string) {
			if s := text(n); s != "" {
				all = append(all, s)
			}
		})
	}
	for id := range readWords(t, "ui", "en") {
		base := strings.TrimSuffix(id, ".hint")
		used := slices.ContainsFunc(all, func(s string) bool {
			return s == id || s == base || strings.HasSuffix(s, ".") && strings.HasPrefix(id, s)
		})
		stem, variant, found := strings.Cut(base, ".")
		if !used && found {
			used = slices.Contains(all, stem) && slices.Contains(all, variant)
		}
		if !used {
			t.Errorf("nothing says %q", id)
		}
	}
}

// Every rule that any package can report has words.
func TestEveryRuleHasWords(t *testing.T) {
	words := readWords(t, "findings", "en")
	maps.Copy(words, readWords(t, "ui", "en"))
	known := func(rule string) bool {
		for id := range words {
			if id == rule || strings.HasPrefix(id, rule+".") && !strings.HasSuffix(id, ".hint") {
				return true
			}
		}
		return false
	}
	eachRule(t, func(rule, place string) {
		if !known(rule) {
			t.Errorf("%s: no words for the rule %q", place, rule)
		}
	})
}

// eachRule visits every place in any package where a finding is given its rule.
func eachRule(t *testing.T, visit func(rule, place string)) {
	t.Helper()
	seen := 0
	for _, folder := range goFolders(t, "../..") {
		literals(t, folder, func(n ast.Node, place func(ast.Node) string) {
			rule := ""
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Rule" {
					rule = text(n.Value)
				}
			case *ast.AssignStmt:
				for i, left := range n.Lhs {
					if s, ok := left.(*ast.SelectorExpr); ok && s.Sel.Name == "Rule" && i < len(n.Rhs) {
						rule = text(n.Rhs[i])
					}
				}
			}
			if rule != "" {
				seen++
				visit(rule, place(n))
			}
		})
	}
	if seen < 100 {
		t.Errorf("there are %d places where rules are named", seen)
	}
}

// What is said of a finding keeps to one style: half a sentence, in English without a capital.
func TestFindingsAreWordedAlike(t *testing.T) {
	for _, lang := range languages {
		words := readWords(t, "findings", lang)
		for id, m := range words {
			for form, text := range m {
				if strings.HasSuffix(text, ".") || strings.Contains(text, "  ") || strings.TrimSpace(text) != text {
					t.Errorf("%s: %q (%s): %q", lang, id, form, text)
				}
				if first := text + " "; lang == "en" && first[0] >= 'A' && first[0] <= 'Z' {
					t.Errorf("%q (%s) begins with a capital: %q", id, form, text)
				}
			}
			if base, isHint := strings.CutSuffix(id, ".hint"); isHint && words[base] == nil {
				t.Errorf("%s: %q is a hint to nothing", lang, id)
			}
		}
	}
}

func TestEveryMessageIsATemplate(t *testing.T) {
	for _, part := range []string{"ui", "findings"} {
		for _, lang := range languages {
			for id, m := range readWords(t, part, lang) {
				for form, text := range m {
					if _, err := template.New(id).Parse(text); err != nil {
						t.Errorf("%s.%s: %q (%s): %v", part, lang, id, form, err)
					}
				}
			}
		}
	}
}

// Every rule that has words says what it is about, in both languages and as a sentence.
func TestEveryRuleIsDescribed(t *testing.T) {
	described := readWords(t, "rules", "en")
	for id := range readWords(t, "findings", "en") {
		if rule, _, _ := strings.Cut(id, "."); described[rule] == nil {
			t.Errorf("rules.en.json lacks %q", rule)
		}
	}
	eachRule(t, func(rule, place string) {
		if rule != "in-theme" && described[rule] == nil {
			t.Errorf("%s: rules.en.json lacks %q", place, rule)
		}
	})
	for _, lang := range languages {
		for rule, m := range readWords(t, "rules", lang) {
			s := m["other"]
			if described[rule] == nil || !strings.HasSuffix(s, ".") || strings.ContainsAny(s, "{`") || columns(s) > 100 {
				t.Errorf("rules.%s.json: %q is no description: %s", lang, rule, s)
			}
		}
	}
}

func goFolders(t *testing.T, root string) []string {
	t.Helper()
	folders := map[string]bool{}
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == "testdata" || e.Name() == ".git"):
			return fs.SkipDir
		case strings.HasSuffix(name, ".go"):
			folders[filepath.Dir(name)] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(folders))
}

func TestLanguageFollowsTheEnvironment(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want string
	}{
		{map[string]string{}, "en"},
		{map[string]string{"LANG": "de_DE.UTF-8"}, "de"},
		{map[string]string{"LANG": "de"}, "de"},
		{map[string]string{"LANG": "de-AT"}, "de"},
		{map[string]string{"LANG": "German_Germany.1252"}, "de"},
		{map[string]string{"LANG": "den_CA.UTF-8"}, "en"},
		{map[string]string{"LANG": "fr_FR.UTF-8"}, "en"},
		{map[string]string{"LANG": "C.UTF-8"}, "en"},
		{map[string]string{"LANG": "en_GB.UTF-8", "LC_MESSAGES": "de_CH.UTF-8"}, "de"},
		{map[string]string{"LC_MESSAGES": "de_DE", "LC_ALL": "C"}, "en"},
		{map[string]string{"LC_ALL": "", "LANG": "de_DE"}, "de"},
		{map[string]string{"LEITBILD_LANG": "de", "LC_ALL": "en_US.UTF-8"}, "de"},
		{map[string]string{"LEITBILD_LANG": "en", "LANG": "de_DE.UTF-8"}, "en"},
	} {
		if got := chooseLanguage(func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%v: %s, want %s", c.env, got, c.want)
		}
	}
}

func TestHelpFitsATerminal(t *testing.T) {
	for _, lang := range languages {
		for id, m := range readWords(t, "ui", lang) {
			if !strings.HasSuffix(id, ".long") && !strings.HasSuffix(id, ".example") {
				continue
			}
			for line := range strings.SplitSeq(m["other"], "\n") {
				if columns(line) > 80 {
					t.Errorf("%s: %s has a line of %d columns", lang, id, columns(line))
				}
			}
		}
	}
}

func TestFindingsAreShownAtTheirPlace(t *testing.T) {
	long := strings.Repeat("wort ", 60)
	for _, c := range []struct {
		line   string
		col    int
		text   string
		before int
	}{
		{"titel: Unser Wort", 1, "titel: Unser Wort", 0},
		{"über: Größe", 7, "über: Größe", 6},
		{"\ttitle: x", 2, "→title: x", 1},
		{"日本: x", 3, "日本: x", 4},
		{"a\u0301b: x", 3, "a\u0301b: x", 1},
		{"a\x1b[31m: x", 3, `a\x1b[31m: x`, 5},
		{"a\u202eb", 3, `a\u202eb`, 7},
		{"kurz", 9, "kurz", 4},
		{long, 151, "…" + long[90:210] + "…", 61},
	} {
		text, before := clip(c.line, c.col)
		if text != c.text || before != c.before {
			t.Errorf("clip(%q, %d) = %q, %d, want %q, %d", c.line, c.col, text, before, c.text, c.before)
		}
	}
}

func TestNothingRawReachesTheTerminal(t *testing.T) {
	for in, want := range map[string]string{
		"Größe – „so“":   "Größe – „so“",
		"a\x1b]0;x\x07b": `a\x1b]0;x\x07b`,
		"a\nb":           `a\x0ab`,
		"a\u202eb":       `a\u202eb`,
		"a\u2028b":       `a\u2028b`,
		"a\u0085b":       `a\x85b`,
		"a\xffb":         `a\xffb`,
		"a\U000e0001b":   `a\U000e0001b`,
		"👩\u200d🔧":       "👩\u200d🔧",
		"Ufer\u00adweg":  "Ufer\u00adweg",
	} {
		if got := printable(in); got != want {
			t.Errorf("printable(%q) = %q, want %q", in, got, want)
		}
	}
	c := newCatalogue("en")
	got := c.say("no-charter", args{"File": "\x1b[2Jx.yaml"})
	if want := `there is no \x1b[2Jx.yaml`; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	if got := c.rule("no-such-rule", "", nil); got != "no-such-rule" {
		t.Errorf("a rule without words is called %q", got)
	}
	if got := c.rule("unknown-theme", ".hint", args{"variant": "meant", "Meant": "klar"}); got != "did you mean klar?" {
		t.Errorf("hint of a variant: %q", got)
	}
}

func TestColourOnlyOnTerminalsThatWantIt(t *testing.T) {
	plain, colour := stream{}, stream{color: true}
	if got := plain.paint(red, "x"); got != "x" {
		t.Errorf("plain: %q", got)
	}
	if got := colour.paint(red, "x"); got != "\x1b[1;31mx\x1b[0m" {
		t.Errorf("colour: %q", got)
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if s := newStream(file, func(string) string { return "xterm" }); s.color || s.terminal {
		t.Error("a file is taken for a terminal")
	}
}

func TestSeveritiesHaveWords(t *testing.T) {
	words := readWords(t, "ui", "en")
	for _, s := range []source.Severity{source.Error, source.Warning, source.Info} {
		for _, prefix := range []string{"severity.", "tally."} {
			if words[prefix+s.String()] == nil {
				t.Errorf("no words for %s%s", prefix, s)
			}
		}
	}
}
