package edit

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"
)

func open(t *testing.T, s string) *Document {
	t.Helper()
	d, err := Open("a.yaml", []byte(s))
	if err != nil {
		t.Fatalf("%v\n%s", err, s)
	}
	return d
}

// do carries out a line of a test: "set KEY VALUE", "unset KEY", "add KEY N KEY=VALUE…",
// "remove KEY N…", "move KEY N N", "swap KEY N N". "\n" in a value is a line end.
func do(t *testing.T, d *Document, line string) error {
	t.Helper()
	word, rest, _ := strings.Cut(line, " ")
	name, rest, _ := strings.Cut(rest, " ")
	path := ParsePath(name)
	var numbers []int
	for _, f := range strings.Fields(rest) {
		if n, ok := number(f); ok {
			numbers = append(numbers, n)
		}
	}
	rest = strings.ReplaceAll(rest, `\n`, "\n")
	switch word {
	case "set":
		if list, found := strings.CutPrefix(rest, "* "); found {
			return d.Set(path, Texts(strings.Split(list, " * ")...))
		}
		plain, found := strings.CutPrefix(rest, "! ")
		return d.Set(path, Value{Text: plain, Plain: found})
	case "unset":
		return d.Unset(path)
	case "add":
		_, rest, _ = strings.Cut(rest, " ")
		v := Value{}
		for entry := range strings.SplitSeq(rest, " | ") {
			key, text, _ := strings.Cut(entry, "=")
			value := Value{Text: text}
			if list, found := strings.CutPrefix(text, "* "); found {
				value = Texts(strings.Split(list, " * ")...)
			}
			v.Keys = append(v.Keys, Entry{key, value})
		}
		return d.Insert(path, numbers[0], v)
	case "remove":
		return d.Remove(path, numbers...)
	case "move":
		return d.Move(path, numbers[0], numbers[1])
	case "swap":
		return d.Swap(path, numbers[0], numbers[1])
	}
	t.Fatalf("no such operation: %s", line)
	return nil
}

// Each file of testdata holds a text and, behind each operation, the lines that it changes, or
// why it is refused.
func TestOperations(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			before := string(archive.Files[0].Data)
			for i, f := range archive.Files[1:] {
				d := open(t, before)
				got := ""
				if err := do(t, d, f.Name); err != nil {
					got = refusal(t, err)
					if string(d.Bytes()) != before {
						t.Errorf("%s is refused, and yet:\n%s", f.Name, d.Bytes())
					}
				} else {
					got = changes([]byte(before), d.Bytes())
				}
				if os.Getenv("UPDATE") != "" {
					archive.Files[i+1].Data = []byte(got)
				} else if got != string(f.Data) {
					t.Errorf("%s\n%s\nwant\n%s", f.Name, got, f.Data)
				}
			}
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func refusal(t *testing.T, err error) string {
	t.Helper()
	var r *Refusal
	if !errors.As(err, &r) {
		return err.Error() + "\n"
	}
	f := r.Findings[0]
	return strings.TrimSpace(f.Rule+" "+f.Args["variant"].(string)+" "+f.Args["Key"].(string)) + "\n"
}

// changes are the lines that a diff takes out and puts in.
func changes(a, b []byte) string {
	if string(a) == string(b) {
		return "unchanged\n"
	}
	var lines []string
	for line := range strings.Lines(string(diff.Diff("a", a, "b", b))) {
		if line[0] == '@' && len(lines) > 0 {
			lines = append(lines, "…\n")
		}
		if line[0] == '+' && !strings.HasPrefix(line, "+++ b") || line[0] == '-' && !strings.HasPrefix(line, "--- a") {
			lines = append(lines, line)
		}
	}
	return strings.Join(slices.Compact(lines), "")
}

// A file as large as any that is read is changed in a moment, however it is built.
func TestLargeFilesTakeNoLonger(t *testing.T) {
	const limit = 20 * time.Second
	for name, piece := range map[string]string{
		"one line": `{"t": "x", "n": 1}, `, "lines": "{t: x},\n ", "plain": "text,", "comments": "a, # b\n ",
		"deep": "[[[[[a]]]]], ", "anchors": "&a b, *a, ",
	} {
		text := "title: x\nprinciples: [" + strings.Repeat(piece, 60_000/len(piece)) + "b]\n"
		begun := time.Now()
		d, err := Open("a.yaml", []byte(text))
		if err != nil {
			continue // refused, which is quick enough
		}
		if err := d.Set(Path{"title"}, Value{Text: "Wort: gilt"}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := d.Swap(Path{"principles"}, 1, 3); err != nil && name != "anchors" {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(begun); took > limit {
			t.Errorf("%s: %v", name, took)
		}
	}
}
