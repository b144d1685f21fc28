package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf16"
)

// parse reads a text that must have no findings.
func parse(t *testing.T, text string) *Document {
	t.Helper()
	d, fs := Parse("a.yaml", []byte(text))
	if len(fs) > 0 {
		t.Fatalf("%q: %v", text, fs)
	}
	return d
}

// told lists findings as line:column rule.
func told(fs []Finding) string {
	var list []string
	for _, f := range fs {
		list = append(list, fmt.Sprintf("%d:%d %s", f.Pos.Line, f.Pos.Col, f.Rule))
	}
	return strings.Join(list, ", ")
}

func TestScalarsAreReadAsWritten(t *testing.T) {
	for written, want := range map[string]string{
		"2026":                     "2026",
		"1.0":                      "1.0",
		"0x1F":                     "0x1F",
		"007":                      "007",
		"1_000":                    "1_000",
		"ja":                       "ja",
		"no":                       "no",
		"True":                     "True",
		"Null":                     "Null",
		"2026-11-22":               "2026-11-22",
		"12:30":                    "12:30",
		".5":                       ".5",
		"1e3":                      "1e3",
		"=":                        "=",
		"'2026'":                   "2026",
		`"a\nb"`:                   "a\nb",
		`"a\tb"`:                   "a b",
		"!!str 2026":               "2026",
		"a\u0308":                  "ä",
		"Wer\u00ADbung":            "Wer\u00ADbung",
		"10\u00a0000":              "10\u00a0000",
		"|\n  eins\n  zwei\n":      "eins\nzwei",
		"|+\n  eins\n\n\n":         "eins",
		">\n  eins\n  zwei\n":      "eins zwei",
		">\n  eins\n\n  zwei\n":    "eins\nzwei",
		"eins\n  zwei":             "eins zwei",
		"a:b":                      "a:b",
		"a#b":                      "a#b",
		"https://a.example/b#c":    "https://a.example/b#c",
		"Kundinnen & Kunden":       "Kundinnen & Kunden",
		"- nein":                   "",
		"„Guten Tag“, sagen wir.":  "„Guten Tag“, sagen wir.",
		"\U0010FF23 private use":   "\U0010FF23 private use",
		"wir\n  – und nur wir":     "wir – und nur wir",
		"'it''s'":                  "it's",
		"text  # Kommentar":        "text",
		"  spaces before":          "spaces before",
		"\"  spaces kept  \"":      "  spaces kept  ",
		"%":                        "",
		"100 % sicher":             "100 % sicher",
		"Müller-Lüdenscheidt, @x!": "Müller-Lüdenscheidt, @x!",
	} {
		d, fs := Parse("a.yaml", []byte("k: "+written+"\n"))
		if want == "" {
			if len(fs) == 0 {
				t.Errorf("%q is read in silence", written)
			}
			continue
		}
		if len(fs) > 0 {
			t.Errorf("%q: %s", written, told(fs))
			continue
		}
		if n := d.Root.Get("k"); n.Kind != Scalar || n.Value != want {
			t.Errorf("%q is read as %q", written, n.Value)
		}
	}
}

func TestNulls(t *testing.T) {
	d := parse(t, "a:\nb: ~\nc: null\nd: ''\ne: \"null\"\n")
	for key, want := range map[string]Kind{"a": Null, "b": Null, "c": Null, "d": Scalar, "e": Scalar} {
		if got := d.Root.Get(key).Kind; got != want {
			t.Errorf("%s is %v", key, got)
		}
	}
}

func TestGetIsNilSafe(t *testing.T) {
	var n *Node
	if n.Get("a").Get("b") != nil || parse(t, "a: b\n").Root.Get("c").Get("d") != nil {
		t.Error("Get finds what is not there")
	}
}

func TestPositions(t *testing.T) {
	d := parse(t, "ä: ö  # Kommentar\nliste:\n  - Ü\n  - a: {b: ß, c: [d, é]}\n")
	for _, c := range []struct {
		n    *Node
		want Pos
	}{
		{d.Root, Pos{1, 1}},
		{d.Root.Get("ä"), Pos{1, 4}},
		{d.Root.Get("liste"), Pos{3, 3}},
		{d.Root.Get("liste").Items[0], Pos{3, 5}},
		{d.Root.Get("liste").Items[1], Pos{4, 5}},
		{d.Root.Get("liste").Items[1].Get("a").Get("b"), Pos{4, 12}},
		{d.Root.Get("liste").Items[1].Get("a").Get("c").Items[1], Pos{4, 22}},
	} {
		if c.n.Pos != c.want {
			t.Errorf("%q is at %v, want %v", c.n.Value, c.n.Pos, c.want)
		}
	}
}

func TestEncodings(t *testing.T) {
	const text = "a: „Müller“ 🦉\nb: c\n"
	units := utf16.Encode([]rune("\uFEFF" + text))
	var little, big []byte
	for _, u := range units {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	for name, data := range map[string][]byte{
		"UTF-8":                  []byte(text),
		"UTF-8 with mark":        []byte("\uFEFF" + text),
		"CRLF":                   []byte(strings.ReplaceAll(text, "\n", "\r\n")),
		"CR":                     []byte(strings.ReplaceAll(text, "\n", "\r")),
		"no line end":            []byte(strings.TrimSuffix(text, "\n")),
		"UTF-16 little":          little,
		"UTF-16 big":             big,
		"UTF-16 little, no mark": little[2:],
		"UTF-16 big, no mark":    big[2:],
	} {
		d, fs := Parse("a.yaml", data)
		if len(fs) > 0 || d.Root.Get("a").Value != "„Müller“ 🦉" || d.Root.Get("b").Pos != (Pos{2, 4}) {
			t.Errorf("%s: %v %+v", name, told(fs), d.Root)
		}
		if d.Line(1) != "a: „Müller“ 🦉" || d.Line(0) != "" || d.Line(9) != "" {
			t.Errorf("%s: line 1 is %q", name, d.Line(1))
		}
	}
	for name, data := range map[string]string{
		"odd length":     string(little) + "x",
		"half surrogate": "\xff\xfea\x00:\x00 \x00\x00\xd8\n\x00",
	} {
		if _, fs := Parse("a.yaml", []byte(data)); !strings.Contains(told(fs), "encoding") {
			t.Errorf("%s: %s", name, told(fs))
		}
	}
}

func TestFind(t *testing.T) {
	d := parse(t, "a: xyz\nb: zyx und a\u0308 und ä\n")
	for _, c := range []struct {
		from Pos
		r    rune
		want Pos
	}{
		{Pos{1, 1}, 'z', Pos{1, 6}},
		{Pos{1, 6}, 'z', Pos{1, 6}},
		{Pos{1, 7}, 'z', Pos{2, 4}},
		{Pos{2, 4}, 'ä', Pos{2, 12}},
		{Pos{2, 13}, 'ä', Pos{2, 19}},
		{Pos{1, 1}, 'q', Pos{1, 1}},
		{Pos{}, 'x', Pos{1, 4}},
		{Pos{99, 1}, 'x', Pos{99, 1}},
	} {
		if got := d.Find(c.from, c.r); got != c.want {
			t.Errorf("%c from %v is at %v, want %v", c.r, c.from, got, c.want)
		}
	}
}

// TestRepairsKeepPlaces reads on after slips: what follows, and what stands in the same line
// after it was put right, keeps its place and its text.
func TestRepairsKeepPlaces(t *testing.T) {
	d, fs := Parse("a.yaml", []byte("a:x\nb: c: d\ne:\n\t- f: #g\n\t  h: i\n-j: k\nl: @m\n"))
	if d.Root == nil {
		t.Fatalf("not read: %s", told(fs))
	}
	if got, want := told(fs), "1:2 colon-space, 2:5 colon-in-text, 4:1 tab"; !strings.HasPrefix(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
	d, fs = Parse("a.yaml", []byte("a:x\nb: c: \"d\"\ne:\n\t- f: g\n\t  h: i\nl: @m\n"))
	if got, want := told(fs), "1:2 colon-space, 2:5 colon-in-text, 4:1 tab, 6:4 reserved-character"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, c := range []struct {
		n    *Node
		want string
		pos  Pos
	}{
		{d.Root.Get("a"), "x", Pos{1, 3}},
		{d.Root.Get("b"), `c: "d"`, Pos{2, 4}},
		{d.Root.Get("e").Items[0].Get("f"), "g", Pos{4, 7}},
		{d.Root.Get("e").Items[0].Get("h"), "i", Pos{5, 7}},
		{d.Root.Get("l"), "@m", Pos{6, 4}},
	} {
		if c.n == nil || c.n.Value != c.want || c.n.Pos != c.pos {
			t.Errorf("got %+v, want %q at %v", c.n, c.want, c.pos)
		}
	}
}

func TestAliases(t *testing.T) {
	d := parse(t, "a: &x {b: c}\nd: *x\ne: [*x, *x]\n")
	if d.Root.Get("d").Get("b").Value != "c" || d.Root.Get("e").Items[1].Get("b").Value != "c" {
		t.Error("an alias gives something else than what it repeats")
	}
	if _, fs := Parse("a.yaml", []byte("a: &x ["+strings.Repeat("x,", 2000)+"]\nb: ["+strings.Repeat("*x,", 30)+"]\n")); told(fs) == "" || fs[0].Rule != "too-many-aliases" {
		t.Errorf("aliases that blow up: %s", told(fs))
	}
}

func TestDepth(t *testing.T) {
	nested := func(n int) string { return strings.Repeat("[", n) + "x" + strings.Repeat("]", n) + "\n" }
	parse(t, nested(maxDepth))
	if _, fs := Parse("a.yaml", []byte(nested(maxDepth+1))); told(fs) == "" || fs[0].Rule != "too-deep" {
		t.Errorf("too deep: %s", told(fs))
	}
}

func TestDuplicateKeys(t *testing.T) {
	_, fs := Parse("a.yaml", []byte("a: 1\nb: {c: 2, \"c\": 3}\na: 4\n"))
	if told(fs) != "2:11 duplicate-key, 3:1 duplicate-key" {
		t.Fatal(told(fs))
	}
	if fs[1].Also[0] != (Pos{1, 1}) || fs[0].Also[0] != (Pos{2, 5}) {
		t.Errorf("first places: %v, %v", fs[0].Also, fs[1].Also)
	}
}

func TestSort(t *testing.T) {
	fs := []Finding{
		{File: "b", Rule: "x"},
		{File: "a", Pos: Pos{2, 1}, Rule: "x"},
		{File: "a", Pos: Pos{1, 9}, Rule: "y"},
		{File: "a", Pos: Pos{1, 9}, Rule: "x"},
		{File: "a", Rule: "z"},
	}
	Sort(fs)
	if got := told(fs); got != "0:0 z, 1:9 x, 1:9 y, 2:1 x, 0:0 x" {
		t.Error(got)
	}
}

func TestPrintable(t *testing.T) {
	for s, want := range map[string]string{
		" a\tb\nc ":              "a b c",
		"\x1b[31m":               "\uFFFD[31m",
		"\u202Ea":                "\uFFFDa",
		strings.Repeat("ä", 100): strings.Repeat("ä", maxQuoted) + "…",
		strings.Repeat("ä", 60):  strings.Repeat("ä", 60),
		"Kund:innen – „Gutes“ 🦉": "Kund:innen – „Gutes“ 🦉",
	} {
		if got := Printable(s); got != want {
			t.Errorf("%q gives %q", s, got)
		}
	}
}

func TestParseSchema(t *testing.T) {
	for schema, wrong := range map[string]string{
		`{"type": "object", "oneOf": []}`:                                                  "unknown keyword",
		`{"properties": {"a": {"$ref": "#/$defs/b"}}}`:                                     "missing definition",
		`{"properties": {"a": {"$ref": "other.json"}}}`:                                    "reference to elsewhere",
		`{"properties": {"a": {"$ref": "#/$defs/b", "maxLength": 1}}, "$defs": {"b": {}}}`: "keyword beside a reference",
		`{`: "no JSON",
	} {
		if _, err := ParseSchema([]byte(schema)); err == nil {
			t.Errorf("%s is accepted", wrong)
		}
	}
}

func TestCheck(t *testing.T) {
	s, err := ParseSchema([]byte(`{"type": "object", "required": ["a"], "additionalProperties": false, "properties": {
		"a": {"type": "array", "minItems": 2, "maxItems": 3, "items": {"$ref": "#/$defs/word"}},
		"b": {"$ref": "#/$defs/word", "deprecated": true},
		"c": {"enum": ["x", "y", 3]},
		"d": {"type": ["string", "number"], "minimum": 1, "maximum": 2},
		"e": {"type": "object", "properties": {"f": {"type": "boolean"}}}
	}, "$defs": {"word": {"type": "string", "minLength": 1, "maxLength": 3, "pattern": "^[a-z]*$"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"a: [x, y]":                     "",
		"a: [x]":                        "1:4 too-few-items",
		"a: [w, x, y, z]":               "1:14 too-many-items",
		"a: [xxxx, X]":                  "1:5 too-long, 1:11 malformed",
		"a: [x, '']":                    "1:8 empty",
		"a: [x, y]\nb: z":               "2:1 deprecated-key",
		"a: [x, y]\nb: z\nc: z":         "2:1 deprecated-key, 3:4 not-allowed",
		"a: [x, y]\nc: 3":               "",
		"a: [x, y]\nc: 3.0":             "",
		"a: [x, y]\nc: '3'":             "2:4 not-allowed",
		"a: [x, y]\nd: 1.5":             "",
		"a: [x, y]\nd: 3":               "2:4 malformed",
		"a: [x, y]\nd: x":               "",
		"a: [x, y]\ne: {f: true, g: h}": "",
		"a: [x, y]\ne: {f: yes}":        "2:8 not-allowed",
		"a: [x, y]\ne: f":               "2:4 wrong-type",
		"a: &x [y, z]\nc: *x":           "1:4 wrong-type",
		"b: x":                          "0:0 missing-key, 1:1 deprecated-key",
		"A: [x, y]":                     "1:1 unknown-key",
		"a: [x, y]\nxyz: 1":             "2:1 unknown-key",
		"x":                             "1:1 no-keys",
		"- x":                           "1:1 no-keys",
		"a:\n  -x\n  -y":                "2:3 dash-space, 3:3 dash-space",
		"a: x":                          "1:4 wrong-type",
		"a: [x, y]\nc: v\n  e:f":        "2:4 not-allowed, 3:4 colon-space",
	} {
		d, fs := Parse("a.yaml", []byte(text+"\n"))
		if d.Root == nil {
			t.Fatalf("%q: %s", text, told(fs))
		}
		fs = append(s.Check(d), fs...)
		Sort(fs)
		fs = slices.CompactFunc(fs, func(a, b Finding) bool { return a.Rule == b.Rule && a.Pos == b.Pos })
		if got := told(fs); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
	if fs := s.Check(&Document{}); fs != nil {
		t.Errorf("a document that could not be read has %s", told(fs))
	}
}

func TestNearest(t *testing.T) {
	s, err := ParseSchema([]byte(`{"x-aliases": {"titel": "title"}}`))
	if err != nil {
		t.Fatal(err)
	}
	known := []string{"date", "lang", "link", "principles", "title", "who"}
	for word, want := range map[string]string{
		"titel": "title", "Titel": "title", "TITLE": "title", "tilte": "title", "titles": "title", "titl": "title",
		"„title“": "title", "principels": "principles", "pinciple": "principles", "dtae": "date", "wo": "who",
		"x": "", "xyz": "", "address": "", "": "", "lank": "lang",
	} {
		if got := s.nearest(word, known); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "ab", 1}, {"abc", "abcd", 1}, {"abc", "xyz", 3}, {"ä", "a", 1}, {"kitten", "sitting", 3}} {
		if got := Distance(c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %d", c.a, c.b, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"a: b\n", "a:\n  - b: c\n    d: 'e'\n", "a: b: c\n", "\ta: b\n", "a: \"b\nc: d\n", "a: [b\nc: d\n",
		"a: &x [*x]\n", "a: |\nb\n", "? a\n: b\n", "---\na: b\n---\n", "{\"a\": [1, 2]}", "\xff\xfea\x00", "a: \"\\e\"\n",
		"a:b\nc: d\n", "a\n  - b\n", "-a\n- b\n", "\u00a0a: b\n", "a: 'b' c\n", "a: \"b \"c\" d\"\n", "a: > b\n", "%a\n", "<<: *a\n", "... \t",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		begun := time.Now()
		d, fs := Parse("a.yaml", data)
		if took := time.Since(begun); took > time.Second {
			t.Errorf("took %v", took)
		}
		if d == nil || d.Root == nil && !HasError(fs) {
			t.Fatal("no root and no error")
		}
		for _, finding := range fs {
			p := finding.Pos
			if p.IsZero() {
				continue
			}
			if p.Line < 1 || p.Line > max(len(d.lines), 1) || p.Col < 1 || p.Col > len([]rune(d.Line(p.Line)))+1 {
				t.Errorf("%s at %v is outside the file", finding.Rule, p)
			}
			for key, arg := range finding.Args {
				if s, ok := arg.(string); ok && strings.ContainsFunc(s, unicode.IsControl) {
					t.Errorf("%s: %s is %q", finding.Rule, key, s)
				}
			}
		}
	})
}
