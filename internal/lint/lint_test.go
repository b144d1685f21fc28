package lint

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/source"
	"leitbild/templates"
)

// lists are the files that are built in.
func lists(t testing.TB) fs.FS {
	t.Helper()
	f, err := fs.Sub(templates.FS, "lint")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// check reads and judges a charter.
func check(t testing.TB, text string) Report {
	t.Helper()
	c, d, findings := charter.Read("x.yaml", []byte(text))
	if c == nil {
		t.Fatalf("%v\n%s", findings, text)
	}
	r, err := Check(lists(t), c, d)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// told is how a finding is written in the expectations of tests.
func told(f source.Finding) string {
	s := fmt.Sprintf("%d:%d %s", f.Pos.Line, f.Pos.Col, f.Rule)
	for _, key := range []string{"variant", "Text", "Fix", "Count", "Score", "Words"} {
		if v := f.Args[key]; v != nil {
			s += fmt.Sprintf(" %v", v)
		}
	}
	return s
}

// The lists agree with their schema: what a native speaker adds is told with its place.
func TestListsAgreeWithTheSchema(t *testing.T) {
	schema, err := source.ParseSchema(schemaJSON)
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(lists(t), "*.yaml")
	if err != nil || len(names) < 2 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(lists(t), name)
		if err != nil {
			t.Fatal(err)
		}
		d, findings := source.Parse(name, data)
		for _, f := range append(findings, schema.Check(d)...) {
			t.Errorf("%s:%d:%d: %s %v", name, f.Pos.Line, f.Pos.Col, f.Rule, f.Args)
		}
	}
}

// What is good must raise nothing: the starters, the examples.
func TestGoodChartersRaiseNothing(t *testing.T) {
	var names []string
	for _, pattern := range []string{"../../templates/charters/*.yaml", "../../examples/*.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatal(pattern, err)
		}
		names = append(names, found...)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r := check(t, string(data))
		for _, f := range r.Findings {
			t.Errorf("%s: %s", filepath.Base(name), told(f))
		}
		t.Logf("%s: %d, %s, %d words a sentence", filepath.Base(name), r.Reading.Score(), r.Reading.Level(), r.Reading.WordsASentence())
	}
}

// of makes a charter of principles, a line each: "Headline | text".
func of(lang string, lines ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "leitbild: 1\nlang: %s\norganization: Muster GmbH\ntitle: Leitbild\nprinciples:\n", lang)
	for _, l := range lines {
		headline, text, ok := strings.Cut(l, " | ")
		if !ok {
			headline, text = "", l
		}
		dash := "  - "
		if headline != "" {
			fmt.Fprintf(&b, "  - title: %s\n", source.Quoted(headline))
			dash = "    "
		}
		fmt.Fprintf(&b, "%stext: '%s'\n", dash, strings.ReplaceAll(text, "'", "''"))
	}
	return b.String()
}

// One principle without a headline can be meant: for the whole charter, or at its place.
func TestMixedHeadlinesCanBeSilenced(t *testing.T) {
	text := of("de", "Klartext | Der Preis steht vorher fest.", "Um sieben klingeln wir.")
	for name, c := range map[string]struct {
		text string
		want source.Severity
		none bool
	}{
		"said":     {text: text, want: source.Warning},
		"off":      {text: text + "lint: {mixed-headlines: off}\n", none: true},
		"a note":   {text: text + "lint: {mixed-headlines: info}\n", want: source.Info},
		"an error": {text: text + "lint: {mixed-headlines: error}\n", want: source.Error},
		"at place": {text: strings.TrimSuffix(text, "\n") + "  # leitbild: allow mixed-headlines\n", none: true},
	} {
		read, _, early := charter.Read("x.yaml", []byte(c.text))
		if read == nil || len(early) > 0 == c.none {
			t.Errorf("%s: the reader tells %v", name, early)
			continue
		}
		findings := check(t, c.text).Findings
		if len(findings) > 0 == c.none || !c.none && findings[0].Severity != c.want {
			t.Errorf("%s: %v", name, findings)
		}
	}
}
