package source

import (
	"fmt"
	"strings"
	"testing"
)

// Every way to write a text: each character stands where the trace says.
func TestTrace(t *testing.T) {
	for _, c := range []struct {
		yaml, value string
		at          string // for each letter of "abc" in the value: its place
	}{
		{"k: abc", "abc", "1:4 1:5 1:6"},
		{"k: a b\n   c # d", "a b c", "1:4 1:6 2:4"},
		{"k: a\n\n  b\n  c", "a\nb c", "1:4 3:3 4:3"},
		{"k:\n  äa\n  b c", "äa b c", "2:4 3:3 3:5"},
		{"k: 'a''b\n    c'", "a'b c", "1:5 1:8 2:5"},
		{"k: \"a\\\"b\\u00E4c\"", "a\"bäc", "1:5 1:8 1:15"},
		{"k: \"a b \\\n    \\ c\"", "a b  c", "1:5 1:7 2:7"},
		{"k: \"a\n\n  b\\nc\"", "a\nb\nc", "1:5 3:3 3:6"},
		{"k: |\n  a\n   b\n\n  c\n", "a\n b\n\nc", "2:3 3:4 5:3"},
		{"k: |2-\n   a\n  b\n  c\n", " a\nb\nc", "2:4 3:3 4:3"},
		{"k: >\n\n  a\n  b\n\n  c\n\n", "\na b\nc", "3:3 4:3 6:3"},
		{"k: >-  # d\n    a\n      b\n    c", "a\n  b\nc", "2:5 3:7 4:5"},
		{"k: |+\n  a\n  b c\n\n", "a\nb c", "2:3 3:3 3:5"},
		{"k: &n abc\nl: *n", "abc", "1:7 1:8 1:9"},
		{"k: !!str 'abc'", "abc", "1:11 1:12 1:13"},
		{"k: &n\n  abc\nl: *n", "abc", "2:3 2:4 2:5"},
		{"k: [a b, c]", "a b", "1:5 1:7 1:8"},
		{"k: u\u0308abc", "üabc", "1:6 1:7 1:8"},
		{"k: \"\ta\tb\t\n c\"", " a b c", "1:6 1:8 2:2"},
		{"k: 日本a b 語c", "日本a b 語c", "1:6 1:8 1:11"},
	} {
		d, findings := Parse("x", []byte(c.yaml))
		n := d.Root.Get("k")
		if n != nil && n.Kind == List {
			n = n.Items[0]
		}
		if n == nil || n.Value != c.value {
			t.Errorf("%q: %+v, %v", c.yaml, n, findings)
			continue
		}
		tr := d.Trace(n)
		if tr == nil {
			t.Errorf("%q: no trace", c.yaml)
			continue
		}
		var got []string
		for _, letter := range "abc" {
			i := strings.IndexRune(n.Value, letter)
			if i < 0 {
				i = len(n.Value)
			}
			got = append(got, tr.From(i).text())
		}
		if s := strings.Join(got, " "); s != c.at {
			t.Errorf("%q: %s, want %s", c.yaml, s, c.at)
		}
	}
}

func (p Pos) text() string { return fmt.Sprintf("%d:%d", p.Line, p.Col) }

func TestComments(t *testing.T) {
	d, _ := Parse("x", []byte(`# one
a: 'x # no' # two
b: |  # three
  # no
c: x#no  # four
d: "x
  # no"
  # five
e: [f, # six
  g]
`))
	var got []string
	for _, c := range d.Comments() {
		mark := ""
		if c.Alone {
			mark = "!"
		}
		got = append(got, c.Pos.text()+mark+c.Text)
	}
	want := "1:1!one|2:13two|3:7three|5:10four|8:3!five|9:8six"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("%s\nwant %s", s, want)
	}
}

// A comment to the program is no text that YAML swallowed, however it stands.
func TestDirectiveIsNoText(t *testing.T) {
	for _, comment := range []string{" # leitbild: allow x", " #leitbild: allow x", "  #   leitbild: allow x"} {
		if _, findings := Parse("x", []byte("k: eins zwei"+comment)); len(findings) > 0 {
			t.Errorf("%q: %v", comment, findings)
		}
	}
	if _, findings := Parse("x", []byte("k: eins zwei # leitbild ist")); len(findings) == 0 {
		t.Error("text is taken for a comment to the program")
	}
}

// A trace agrees with the file or is not there.
func FuzzTrace(f *testing.F) {
	for _, s := range []string{"k: a\n\n b", "k: 'a''b\n c'", "k: \"\\x41\\\n b\"", "k: |2-\n   a\n  b", "k: >\n a\n\n  b\n c", "- &a x\n- *a", "{a: b #\n}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, findings := Parse("x", []byte(text))
		if HasError(findings) {
			return
		}
		d.Root.each(func(n *Node) {
			tr := d.Trace(n)
			if tr == nil {
				return
			}
			last := Pos{}
			for i := range n.Value {
				p := tr.From(i)
				if p.Compare(last) < 0 || p.Line > len(d.lines)+1 {
					t.Fatalf("%q: %v after %v", text, p, last)
				}
				last = p
			}
		})
		d.Comments()
	})
}
