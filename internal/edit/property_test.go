package edit

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/txtar"

	"leitbild/internal/source"
)

// subjects are texts to change: the examples, the starters, those of the other tests, and all
// of them with other line ends, without the last one, with a byte order mark, as UTF-16.
func subjects(t testing.TB) map[string][]byte {
	t.Helper()
	texts := map[string]string{"blanks": blanks}
	for _, pattern := range []string{"../../examples/*.yaml", "../../templates/charters/*.yaml", "testdata/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts[filepath.Base(name)] = string(data)
		}
	}
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(name)] = string(archive.Files[0].Data)
	}
	all := map[string][]byte{}
	for name, s := range texts {
		all[name] = []byte(s)
		all[name+" CRLF"] = []byte(strings.ReplaceAll(s, "\n", "\r\n"))
		all[name+" CR"] = []byte(strings.ReplaceAll(s, "\n", "\r"))
		all[name+" unended"] = []byte(strings.TrimRight(s, "\n"))
		all[name+" BOM"] = []byte("\uFEFF" + s)
		all[name+" UTF-16"] = wide("\uFEFF" + strings.ReplaceAll(s, "\n", "\r\n"))
		mixed := ""
		for i, line := range strings.SplitAfter(s, "\n") {
			if i%3 == 1 {
				line = strings.Replace(line, "\n", "\r\n", 1)
			}
			mixed += line
		}
		all[name+" mixed"] = []byte(mixed)
	}
	return all
}

func wide(s string) []byte {
	var data []byte
	for _, u := range utf16.Encode([]rune(s)) {
		data = append(data, byte(u), byte(u>>8))
	}
	return data
}

const blanks = `leitbild: 1
lang: de
organization: Muster


title: Unser Wort

principles:

  - text: Eins

    # für sich

    note: Klein


  # zu zwei
  - text: Zwei
    # zu zwei, unten

    # lose
  # zu drei
  - text: Drei

  # lose, vor vier

  - text: Vier
  # am Ende


signatures:
  - A

  - B


# Schluss


`

// meaning is what source reads in a file, in plain Go values; nil where it reads nothing.
func meaning(data []byte) any {
	document, _ := source.Parse("", data)
	return meant(document.Root)
}

func meant(n *source.Node) any {
	if n == nil {
		return nil
	}
	switch n.Kind {
	case source.Scalar:
		return n.Value
	case source.List:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, meant(item))
		}
		return list
	case source.Mapping:
		m := map[string]any{}
		for _, p := range n.Pairs {
			m[p.Key] = meant(p.Value)
		}
		return m
	}
	return nil
}

// step is an operation on a text and on what it means.
type step struct {
	name  string
	text  func(*Document) error
	means func(root map[string]any)
	back  func(*Document) error // leads back to the same bytes; nil where nothing can
	moves bool                  // lines only change places
}

var words = []string{
	"Neu", "Wort: gilt", "„Guten Tag“, sagen wir", "yes", "2026", "it's", `"so"`, "- Strich", "#1 im Ort", "Platz #1",
	"a, b [c] {d}", "*stern", "100 %", "Zeile\nzwei", "mit\u00a0Abstand", "ein langer Satz, der nicht mehr in eine Zeile von achtzig Zeichen passt, also umbrochen wird",
	"\\", "null", "~", "key: |", "? a", "@x", "2026-11-22", "12:30", "0x1F", "…", "a  b", "'", "–", "!wichtig", "&Co. KG", "%", "<<", "=",
}

// randomStep is an operation on a text with such a meaning.
func randomStep(r *rand.Rand, data []byte, root map[string]any) (step, bool) {
	word := func() string { return words[r.IntN(len(words))] }
	list, _ := root["principles"].([]any)
	n := len(list)
	if n == 0 {
		return step{}, false
	}
	i, j := r.IntN(n), r.IntN(n)
	path := Path{"principles"}
	at, isMap := list[i].(map[string]any)
	switch r.IntN(9) {
	case 0:
		return step{
			name: fmt.Sprintf("move %d %d", i+1, j+1), moves: true,
			text: func(d *Document) error { return d.Move(path, i+1, j+1) },
			back: func(d *Document) error { return d.Move(path, j+1, i+1) },
			means: func(root map[string]any) {
				moved := list[i]
				rest := slices.Delete(slices.Clone(list), i, i+1)
				root["principles"] = slices.Insert(rest, j, moved)
			},
		}, true
	case 1:
		return step{
			name: fmt.Sprintf("swap %d %d", i+1, j+1), moves: true,
			text: func(d *Document) error { return d.Swap(path, i+1, j+1) },
			back: func(d *Document) error { return d.Swap(path, i+1, j+1) },
			means: func(root map[string]any) {
				changed := slices.Clone(list)
				changed[i], changed[j] = changed[j], changed[i]
				root["principles"] = changed
			},
		}, true
	case 2:
		title, text := word(), word()
		v := Value{Keys: []Entry{{"title", Value{Text: title}}, {"text", Value{Text: text}}, {"tips", Texts(word(), "b")}}}
		tips := []any{v.Keys[2].Value.Items[0].Text, "b"}
		to := r.IntN(n + 1)
		return step{
			name: fmt.Sprintf("add %d %q %q %q", to+1, title, text, tips),
			text: func(d *Document) error { return d.Insert(path, to+1, v) },
			back: func(d *Document) error { return d.Remove(path, to+1) },
			means: func(root map[string]any) {
				root["principles"] = slices.Insert(slices.Clone(list), to, any(map[string]any{"title": title, "text": text, "tips": tips}))
			},
		}, true
	case 3:
		return step{
			name:  fmt.Sprintf("remove %d", i+1),
			text:  func(d *Document) error { return d.Remove(path, i+1) },
			means: func(root map[string]any) { root["principles"] = slices.Delete(slices.Clone(list), i, i+1) },
		}, n > 1
	case 4, 5:
		key, text := []string{"title", "text", "note"}[r.IntN(3)], word()
		at := path.Item(i + 1).With(key)
		before, had := "", false
		if isMap {
			before, had = list[i].(map[string]any)[key].(string)
		}
		s := step{
			name: fmt.Sprintf("set %s %q", at, text),
			text: func(d *Document) error { return d.Set(at, Value{Text: text}) },
			back: func(d *Document) error { return d.Unset(at) },
			means: func(root map[string]any) {
				m := clone(list[i].(map[string]any))
				m[key] = text
				changed := slices.Clone(list)
				changed[i] = m
				root["principles"] = changed
			},
		}
		if had {
			s.back = reversible(data, at, before, text)
		} else if isMap {
			if _, is := list[i].(map[string]any)[key]; is { // a key without a value
				s.back = nil
			}
		}
		return s, isMap
	case 6:
		key := []string{"title", "note", "tips", "questions"}[r.IntN(4)]
		if _, has := at[key]; !isMap || !has || len(at) == 1 {
			return step{}, false
		}
		return step{
			name: fmt.Sprintf("unset %d %s", i+1, key),
			text: func(d *Document) error { return d.Unset(path.Item(i + 1).With(key)) },
			means: func(root map[string]any) {
				m := clone(at)
				delete(m, key)
				changed := slices.Clone(list)
				changed[i] = m
				root["principles"] = changed
			},
		}, true
	case 7:
		keys := [][]string{{"title"}, {"subtitle"}, {"intro"}, {"motto"}, {"poster", "size"}, {"brand", "color"}, {"labels", "date"}, {"link"}}
		at := Path(keys[r.IntN(len(keys))])
		text := word()
		before, had := root[at[0]].(string)
		_, is := root[at[0]]
		if len(at) == 2 {
			group, _ := root[at[0]].(map[string]any)
			before, had = group[at[1]].(string)
			if len(group) > 0 { // one without keys goes with its last
				_, is = group[at[1]]
			}
		}
		s := step{
			name: fmt.Sprintf("set %s %q", at, text),
			text: func(d *Document) error { return d.Set(at, Value{Text: text}) },
			means: func(root map[string]any) {
				if len(at) == 1 {
					root[at[0]] = text
					return
				}
				group, _ := root[at[0]].(map[string]any)
				group = clone(group)
				group[at[1]] = text
				root[at[0]] = group
			},
		}
		switch {
		case had:
			s.back = reversible(data, at, before, text)
		case !is:
			s.back = func(d *Document) error { return d.Unset(at) }
		}
		return s, true
	}
	texts := []string{word(), word(), "C"}[:1+r.IntN(3)]
	return step{
		name: fmt.Sprintf("set signatures %q", texts),
		text: func(d *Document) error { return d.Set(Path{"signatures"}, Texts(texts...)) },
		means: func(root map[string]any) {
			list := []any{}
			for _, s := range texts {
				list = append(list, s)
			}
			root["signatures"] = list
		},
	}, true
}

// reversible sets a text back where one line holds it without anything that setting it could
// write in another way.
func reversible(data []byte, at Path, before, now string) func(*Document) error {
	d, err := Open("", data)
	if err != nil || !isPlain(before, true) || !isPlain(now, true) {
		return nil
	}
	found, _, err := d.find(at)
	if err != nil {
		return nil
	}
	switch written := d.text.s[found.node.body:found.node.end]; written {
	case before, "'" + before + "'", `"` + before + `"`:
		return func(d *Document) error { return d.Set(at, Value{Text: before}) }
	}
	return nil
}

func clone(m map[string]any) map[string]any {
	c := map[string]any{}
	for k, v := range m {
		c[k] = v
	}
	return c
}

// lines are the lines of a text without their ends, sorted.
func sortedLines(data []byte) []string {
	s := string(data)
	if _, is := source.IsUTF16(data); is {
		t, _ := newText(data)
		s = t.s
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	list := strings.Split(strings.TrimPrefix(strings.TrimSuffix(s, "\n"), "\uFEFF"), "\n")
	slices.Sort(list)
	return list
}

// samePieces reports whether two texts have the same lines in some order, or, where items stand
// between brackets, the same bytes.
func samePieces(name string, a, b []byte) bool {
	for _, flow := range []string{"json", "nasty", "compact"} {
		if strings.HasPrefix(name, flow) {
			a, b = slices.Clone(a), slices.Clone(b)
			slices.Sort(a)
			slices.Sort(b)
			return bytes.Equal(a, b)
		}
	}
	return slices.Equal(sortedLines(a), sortedLines(b))
}

// comments are all lines with only a comment.
func comments(data []byte) []string {
	var list []string
	for _, l := range sortedLines(data) {
		if l := strings.TrimSpace(l); strings.HasPrefix(l, "#") && !slices.Contains(words, l) { // in a block
			list = append(list, l)
		}
	}
	return list
}

func TestAnySequenceOfOperations(t *testing.T) {
	const sequences, steps = 4, 12
	refused, done, back := map[string]int{}, 0, 0
	for name, data := range subjects(t) {
		if meaning(data) == nil {
			continue
		}
		for seed := range sequences {
			r := rand.New(rand.NewPCG(uint64(seed), 7))
			now := data
			for range steps {
				root, _ := meaning(now).(map[string]any)
				s, ok := randomStep(r, now, root)
				if !ok {
					continue
				}
				d, err := Open("a.yaml", now)
				if err != nil {
					t.Fatalf("%s, %d: %v", name, seed, err)
				}
				err = s.text(d)
				after := d.Bytes()
				if err != nil {
					var refusal *Refusal
					if !errors.As(err, &refusal) || !bytes.Equal(after, now) {
						t.Fatalf("%s, %d: %s: %v", name, seed, s.name, err)
					}
					refused[fmt.Sprint(refusal.Findings[0].Args["variant"])]++
					continue
				}
				done++
				s.means(root)
				if got := meaning(after); !reflect.DeepEqual(got, any(root)) {
					t.Fatalf("%s, %d: %s means\n%v\nwant\n%v\n%s\nwas\n%s", name, seed, s.name, got, root, after, now)
				}
				if s.moves && !samePieces(name, after, now) {
					t.Fatalf("%s, %d: %s loses lines\n%s\nwas\n%s", name, seed, s.name, after, now)
				}
				if !strings.HasPrefix(s.name, "remove") && !slices.Equal(comments(after), comments(now)) {
					t.Fatalf("%s, %d: %s loses comments\n%s\nwas\n%s", name, seed, s.name, after, now)
				}
				if s.back != nil {
					if err := s.back(d); err != nil {
						t.Fatalf("%s, %d: back from %s: %v\n%s\nwas\n%s", name, seed, s.name, err, after, now)
					}
					if !bytes.Equal(d.Bytes(), now) {
						t.Fatalf("%s, %d: back from %s\n%q\nwas\n%q\nvia\n%q", name, seed, s.name, d.Bytes(), now, after)
					}
					back++
				}
				now = after
			}
		}
	}
	t.Logf("%d done, %d and back, refused: %v", done, back, refused)
	if done < 2000 || back < 1000 || refused["unsure"] > done/100 {
		t.Error("hardly anything is tested")
	}
}

// Whatever the bytes and the operation: it is done as it was asked for, or refused and nothing
// has changed.
func FuzzOperations(f *testing.F) {
	for _, data := range subjects(f) {
		f.Add(data, uint64(1))
	}
	f.Add([]byte("a: &a [*a]\nprinciples: [x, y]\n"), uint64(1))
	f.Add([]byte("principles:\n- |9\n - >\n- ? a\n: b\n- !!x &y\n"), uint64(2))
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		before, err := Open("a.yaml", data)
		if err != nil {
			return
		}
		if !bytes.Equal(before.Bytes(), data) {
			t.Fatalf("opened, %q is %q", data, before.Bytes())
		}
		r := rand.New(rand.NewPCG(seed, 7))
		for range 4 {
			root, _ := meaning(data).(map[string]any)
			s, ok := randomStep(r, data, root)
			if !ok {
				return
			}
			d, err := Open("a.yaml", data)
			if err != nil {
				t.Fatalf("%q: %v", data, err)
			}
			if err := s.text(d); err != nil {
				if !bytes.Equal(d.Bytes(), data) {
					t.Fatalf("%s: %v, and yet %q becomes %q", s.name, err, data, d.Bytes())
				}
				continue
			}
			s.means(root)
			if got := meaning(d.Bytes()); !reflect.DeepEqual(got, any(root)) {
				t.Fatalf("%s: %q becomes %q, which means %v", s.name, data, d.Bytes(), got)
			}
			data = d.Bytes()
		}
	})
}

func TestSubjectsCanBeOpened(t *testing.T) {
	for name, data := range subjects(t) {
		if _, err := Open("a.yaml", data); err != nil {
			t.Errorf("%s: %v %v", name, err, err.(*Refusal).Findings[0])
		}
	}
}
