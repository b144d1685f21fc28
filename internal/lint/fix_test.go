package lint

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"leitbild/charter"
	"leitbild/internal/source"
)

func mend(t testing.TB, data string) (string, []Fix) {
	t.Helper()
	c, d, findings := charter.Read("x.yaml", []byte(data))
	if c == nil {
		t.Fatalf("%v\n%s", findings, data)
	}
	out, fixes, err := Mend(lists(t), c, d, []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return string(out), fixes
}

const flawed = `# Wer "das" liest - na...  # leitbild: allow double-space
leitbild: 1
lang: de
organization: Muster  "GmbH" - z.B.   # so heißt sie
title:   Unser Wort - "klar"  # daß hier nichts geschieht ...
subtitle: 'Es geht''s an - "so", daß es passt'
intro: "Er sagte \"Ja\" - und \u0022nein\u0022 \
  und ging ..."
principles:
  - text: |
      Wir sind von 8-18 Uhr da -
      auch "mo", zu 90%.

      Immer  noch...
    note: >-
      Die Strasse ist "breit"
      und lang - z.B. 50m.
  - {title: "Eins - zwei", text: 'Wir sind  da - "ja".'}  # bleibt ...
  - title: &t Drei - vier
    text: Wir rufen - "gleich".
  - title: *t
    text: "Wir rufen \x2d nicht..."
contact: Frau Weiss - Strasse 8-18
signatures: ["Hans' \"Hof\"", 'Dr. "No"']
`

const right = `# Wer "das" liest - na...  # leitbild: allow double-space
leitbild: 1
lang: de
organization: Muster  "GmbH" - z.B.   # so heißt sie
title:   Unser Wort – „klar“  # daß hier nichts geschieht ...
subtitle: 'Es geht’s an – „so“, dass es passt'
intro: "Er sagte „Ja“ – und „nein“ \
  und ging …"
principles:
  - text: |
      Wir sind von 8–18 Uhr da –
      auch „mo“, zu 90_%.

      Immer noch…
    note: >-
      Die Straße ist „breit“
      und lang – z._B. 50m.
  - {title: "Eins – zwei", text: 'Wir sind da – „ja“.'}  # bleibt ...
  - title: &t Drei – vier
    text: Wir rufen – „gleich“.
  - title: *t
    text: "Wir rufen \x2d nicht…"
contact: Frau Weiss – Strasse 8-18
signatures: ["Hans’ „Hof“", 'Dr. „No“']
`

// What is put right, in every way to write a text, and what is left alone.
func TestMend(t *testing.T) {
	flawed := strings.Replace(flawed, `"Wir rufen \x2d nicht..."`, `"Wir rufen\x2dnicht..."`, 1)
	right := strings.ReplaceAll(strings.Replace(right, `"Wir rufen \x2d nicht…"`, `"Wir rufen\x2dnicht…"`, 1), "_", noBreakSpace)
	for name, change := range map[string]func(string) string{
		"as it is": func(s string) string { return s },
		"CRLF":     func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"CR":       func(s string) string { return strings.ReplaceAll(s, "\n", "\r") },
		"mark":     func(s string) string { return "\uFEFF" + s },
		"marks":    func(s string) string { return "\uFEFF\uFEFF" + strings.ReplaceAll(s, "\n", "\r\n") },
		"UTF-16":   func(s string) string { return wide("\uFEFF"+s, false) },
		"UTF-16LE": func(s string) string { return wide(strings.ReplaceAll(s, "\n", "\r\n"), true) },
		"combined": func(s string) string { return strings.ReplaceAll(s, "ö", "o\u0308") },
	} {
		got, fixes := mend(t, change(flawed))
		if want := change(right); got != want {
			t.Errorf("%s: %s", name, difference(got, want))
		}
		if len(fixes) == 0 {
			t.Errorf("%s: nothing is told", name)
		}
		if again, fixes := mend(t, got); again != got || len(fixes) > 0 {
			t.Errorf("%s: put right twice: %v", name, fixes)
		}
	}
}

func difference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return "got  " + a[i] + "\nwant " + b[min(i, len(b)-1)]
		}
	}
	return "it is shorter"
}

func wide(s string, little bool) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if little {
			b = append(b, byte(u), byte(u>>8))
		} else {
			b = append(b, byte(u>>8), byte(u))
		}
	}
	return string(b)
}

// What a charter allows is not put right.
func TestMendLeavesWhatIsAllowed(t *testing.T) {
	text := strings.Replace(flawed, "title:   Unser Wort - \"klar\"", "title:   Unser Wort - \"klar\"  # leitbild: allow straight-quotes, hyphen-for-dash", 1) +
		"lint: {three-dots: off, double-space: off}\n"
	got, _ := mend(t, text)
	for _, kept := range []string{"title:   Unser Wort - \"klar\"", "und ging ...\"", "Immer  noch...", "Wir sind  da – „ja“."} {
		if !strings.Contains(got, kept) {
			t.Errorf("%q is gone:\n%s", kept, got)
		}
	}
}

// Whatever the file, what is put right can be read, has the same lines and the same comments,
// and needs nothing more.
func FuzzMend(f *testing.F) {
	f.Add([]byte(flawed))
	f.Add([]byte(strings.ReplaceAll(flawed, "\n", "\r\n")))
	f.Add([]byte(of("de-CH", "Eins | Die Straße \"ist\" breit...", "Zwei | 'So' - z.B.  hier.")))
	f.Add([]byte(of("en", "One | It's \"so\" -- and 9-5 p.m.")))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, d, _ := charter.Read("x.yaml", data)
		if c == nil {
			return
		}
		out, fixes, err := Mend(lists(t), c, d, data)
		if err != nil {
			t.Fatal(err)
		}
		judgeMended(t, d, data, out, fixes)
	})
}

// The same for files with random slips, of which most can still be read.
func TestMendRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"\"", "'", " - ", "...", "  ", "z.B.", "ß", "Strasse", "–", "„", "“", "\\", "#", " #", ": ", "\n    ", "\n", "90%", "8-18 Uhr", "’", "é", "-", "|", ">", "''", "\\\"", "\t"}
	files, readable, mended := lists(t), 0, 0
	for range 400 {
		b := []byte(flawed)
		for range 1 + r.IntN(4) {
			i := bytes.IndexByte(b, '5') + r.IntN(len(b)-bytes.IndexByte(b, '5'))
			i = strings.LastIndexAny(string(b[:i]), " \nabcdefghijklmnopqrstuvwxyz")
			b = slices.Insert(b, i+1, []byte(pieces[r.IntN(len(pieces))])...)
		}
		c, d, _ := charter.Read("x.yaml", b)
		if c == nil {
			continue
		}
		readable++
		out, fixes, err := Mend(files, c, d, b)
		if err != nil {
			t.Fatal(err)
		}
		judgeMended(t, d, b, out, fixes)
		if len(fixes) > 0 {
			mended++
		}
	}
	if readable < 50 || mended < 50 {
		t.Errorf("only %d could be read, %d mended", readable, mended)
	}
	t.Logf("%d could be read, %d mended", readable, mended)
}

func judgeMended(t *testing.T, d *source.Document, data, out []byte, fixes []Fix) {
	t.Helper()
	if len(fixes) == 0 {
		if !bytes.Equal(out, data) {
			t.Fatal("changed without a word")
		}
		return
	}
	c2, d2, findings := charter.Read("x.yaml", out)
	if c2 == nil {
		t.Fatalf("broken: %v\n%q\n%q", findings, data, out)
	}
	if a, b := bytes.Count(data, []byte("\n")), bytes.Count(out, []byte("\n")); a != b {
		t.Fatalf("%d lines became %d", a, b)
	}
	a, b := d.Comments(), d2.Comments()
	if len(a) != len(b) {
		t.Fatalf("%d comments became %d\n%q\n%q", len(a), len(b), data, out)
	}
	for i := range a {
		if a[i].Text != b[i].Text {
			t.Fatalf("comment %q became %q", a[i].Text, b[i].Text)
		}
	}
}
