package lint

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// The corpus fixes what each rule must find and must not find.
func TestCorpus(t *testing.T) {
	data, err := os.ReadFile("testdata/corpus.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	count := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.SplitN(line, " | ", 3)
		if len(parts) != 3 {
			t.Fatalf("%q", line)
		}
		count++
		var want, got, all []string
		if parts[1] != "-" {
			want = strings.Split(parts[1], ",")
		}
		for _, f := range check(t, of(parts[0], strings.Split(parts[2], " / ")...)).Findings {
			all = append(all, told(f))
			if !slices.Contains(got, f.Rule) {
				got = append(got, f.Rule)
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %s\n\tgot %q, want %v", parts[0], parts[2], all, want)
		}
		for _, rule := range want {
			seen[rule]++
		}
	}
	for _, r := range Rules() {
		if seen[r.Name] == 0 && r.Name != "unused-allow" && r.Name != "unknown-rule" {
			t.Errorf("no sentence for %s", r.Name)
		}
	}
	if count < 120 {
		t.Errorf("only %d sentences", count)
	}
	t.Logf("%d sentences", count)
}
