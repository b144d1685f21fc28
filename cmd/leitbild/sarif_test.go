package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// checkSARIF is "sarif FILE RESULTS": a log that the official schema accepts, with as many
// results, each of which refers to its rule and lies in a file.
func checkSARIF(ts *testscript.TestScript, neg bool, given []string) {
	data := ts.ReadFile(given[0])
	ts.Check(judgeSARIF(strings.NewReader(data)))
	var log sarifLog
	ts.Check(json.Unmarshal([]byte(data), &log))
	if len(log.Runs) != 1 {
		ts.Fatalf("%d runs", len(log.Runs))
	}
	run := log.Runs[0]
	var want int
	ts.Check(json.Unmarshal([]byte(given[1]), &want))
	if len(run.Results) != want {
		ts.Fatalf("%d results, want %d", len(run.Results), want)
	}
	for _, r := range run.Results {
		switch {
		case run.Tool.Driver.Rules[r.RuleIndex].ID != r.Rule:
			ts.Fatalf("%s refers to the rule %s", r.Rule, run.Tool.Driver.Rules[r.RuleIndex].ID)
		case len(r.Locations) != 1 || r.Locations[0].Physical.Artifact.URI == "":
			ts.Fatalf("%s lies nowhere", r.Rule)
		}
	}
	for _, r := range run.Tool.Driver.Rules {
		if r.Short.Text == "" || r.Short.Text == r.ID || !strings.HasPrefix(r.Help.Text, r.Short.Text) {
			ts.Fatalf("%s is not described: %q, %q", r.ID, r.Short.Text, r.Help.Text)
		}
	}
}

// judgeSARIF holds a log against the schema of OASIS.
func judgeSARIF(log *strings.Reader) error {
	const name = "testdata/sarif/sarif-schema-2.1.0.json"
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile(name)
	if err != nil {
		return err
	}
	instance, err := jsonschema.UnmarshalJSON(log)
	if err != nil {
		return err
	}
	return schema.Validate(instance)
}

// A judge who accepts everything would be none.
func TestSARIFSchemaRefuses(t *testing.T) {
	u := &ui{words: newCatalogue("en")}
	log := u.sarifLog([]string{"a.yaml"}, nil, 0)
	for _, c := range []struct {
		old, new string
		fine     bool
	}{
		{"", "", true},
		{`"results":[]`, `"results":[{}]`, false},
		{`"2.1.0"`, `"2.0.0"`, false},
		{`"name":"leitbild"`, `"title":"leitbild"`, false},
		{`"uri":"a.yaml"`, `"uri":"a b.yaml:%%"`, false},
	} {
		var text bytes.Buffer
		if err := json.NewEncoder(&text).Encode(log); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(text.String(), c.old) {
			t.Fatalf("%s lacks %s", text.String(), c.old)
		}
		err := judgeSARIF(strings.NewReader(strings.Replace(text.String(), c.old, c.new, 1)))
		if (err == nil) != c.fine {
			t.Errorf("%s: %v", c.new, err)
		}
	}
}

func TestFilesHaveURIs(t *testing.T) {
	for name, want := range map[string]string{
		"leitbild.yaml":         "leitbild.yaml",
		"häuser/süd ost.yaml":   "h%C3%A4user/s%C3%BCd%20ost.yaml",
		"100%.yaml":             "100%25.yaml",
		"a:b.yaml":              "./a:b.yaml",
		"what?#.yaml":           "what%3F%23.yaml",
		`back\slash.yaml`:       "back%5Cslash.yaml",
		"/srv/leitbild.yaml":    "file:///srv/leitbild.yaml",
		"C:/Büro/leitbild.yaml": "file:///C:/B%C3%BCro/leitbild.yaml",
		"//server/share/a.yaml": "file://server/share/a.yaml",
	} {
		if got := fileURI(name); got != want {
			t.Errorf("fileURI(%q) = %s, want %s", name, got, want)
		}
	}
}

func TestAnnotationsAreEscaped(t *testing.T) {
	if got, want := annotationText("100 %: a,b\r\nc"), "100 %25: a,b%0D%0Ac"; got != want {
		t.Errorf("text: %s, want %s", got, want)
	}
	if got, want := annotationProperty("C:/a,b %\n"), "C%3A/a%2Cb %25%0A"; got != want {
		t.Errorf("property: %s, want %s", got, want)
	}
}
