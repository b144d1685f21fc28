package charter

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode"

	"leitbild/internal/source"
)

// hostile inputs are each refused in under a second and under 200 MB.
func hostile() map[string]func() string {
	aliases := "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c <= 'j'; c++ {
		aliases += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c,", c-1), 10), ","))
	}
	var keys, same, anchors strings.Builder
	for i := range 90_000 {
		fmt.Fprintf(&keys, "k%d: x\n", i)
		same.WriteString("title: x\n")
	}
	for i := range 60_000 {
		fmt.Fprintf(&anchors, "&a%d x, ", i)
	}
	full, crowd := 1<<20-1000, 180_000
	if raceEnabled {
		full, crowd = full/10, crowd/10
	}
	fill := func(s string) string {
		marks := strings.Count(s, "- ") + strings.Count(s, ",") + len(s) - len(strings.NewReplacer("\n", "", ",", "", "[", "", "{", "", `"`, "", "'", "", "?", "", ":", "").Replace(s))
		return strings.Repeat(s, min(full/len(s), crowd/max(marks, 1)))
	}
	return map[string]func() string{
		"too many entries": func() string { return "a: [" + strings.Repeat("a,", 500_000) + "]\n" },
		"aliases":          func() string { return head + aliases + tail },
		"one alias often": func() string {
			return "a: &a \"" + strings.Repeat("x", 10_000) + "\"\nb: [" + strings.Repeat("*a, ", 100_000) + "]\n"
		},
		"many anchors":  func() string { return "a: [" + anchors.String() + "]\n" },
		"deep brackets": func() string { return head + "motto: " + strings.Repeat("[", 100_000) + "\n" },
		"deep closed": func() string {
			return head + "motto: " + strings.Repeat("[", 5_000) + strings.Repeat("]", 5_000) + "\n"
		},
		"deep list":           func() string { return fill("- ") },
		"deep keys":           func() string { return deepKeys(1400) },
		"long line":           func() string { return head + "motto: " + strings.Repeat("x", 8<<20) + "\n" + tail },
		"long line in limits": func() string { return head + "motto: " + fill("x") + "\n" + tail },
		"many keys":           func() string { return head + keys.String() },
		"equal keys":          func() string { return head + same.String() + tail },
		"many items":          func() string { return head + "signatures:\n" + fill("  - x\n") },
		"items in brackets":   func() string { return head + "signatures: [" + fill("x,") + "]\n" },
		"keys in brackets":    func() string { return "{" + fill("a,") + "}" },
		"empty items":         func() string { return "signatures:\n" + fill("-\n") },
		"commas":              func() string { return "signatures: [" + fill(",") + "]\n" },
		"quotes":              func() string { return fill("\"") },
		"open quotes":         func() string { return fill("motto: \"x\n") },
		"colons":              func() string { return fill("a: b: c\n") },
		"colons in one line":  func() string { return "motto: " + fill("a: ") },
		"tabs":                func() string { return fill("\tmotto: x\n") },
		"tabs only":           func() string { return fill("\t") },
		"tab in each line":    func() string { return head + fill("a:\n\tb: c\n") },
		"hashes":              func() string { return head + fill("  - a #b\n") },
		"blank lines":         func() string { return fill("\n") + "x: y: z\n" },
		"text over lines":     func() string { return head + "motto:\n" + fill("  x\n") + "  y: z: a\n" },
		"block over lines":    func() string { return head + "motto: |\n" + fill("x\n") },
		"list marks":          func() string { return head + "signatures:\n" + fill("  – x\n") },
		"odd spaces":          func() string { return fill("\u00a0a: b\n") },
		"no-break spaces":     func() string { return fill("\u00a0") },
		"documents":           func() string { return fill("---\n") },
		"directives":          func() string { return fill("%YAML 1.1\n") },
		"exclamation marks":   func() string { return fill("- !a b\n") },
		"question marks":      func() string { return fill("? a\n") },
		"escapes":             func() string { return "motto: \"" + fill("\\e") + "\"\n" },
		"NUL":                 func() string { return head + "motto: \x00\n" + tail },
		"only NUL":            func() string { return fill("\x00") },
		"control characters":  func() string { return head + fill("\x1b[31m\x07") },
		"bidi":                func() string { return head + fill("\u202E") },
		"invalid UTF-8":       func() string { return head + fill("\xff\xfe\x80 aaaaaaaaaaaaaaaaaaaaaaa") },
		"half a character":    func() string { return head + "motto: \xe2\x82" },
		"UTF-16":              func() string { return "\xff\xfe" + fill("\x00\xd8") },
		"long number":         func() string { return head + "date: " + fill("9") + "\n" + tail },
		"long size":           func() string { return head + "poster: {size: " + fill("9x") + "}\n" + tail },
		"long unknown key":    func() string { return head + fill("k")[:900] + ": x\n" + tail },
		"combining marks":     func() string { return head + "motto: a" + fill("\u0301") + "\n" + tail },
		"merge keys":          func() string { return head + fill("<<: {}\n") },
	}
}

func deepKeys(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()[:min(b.Len(), 1<<20)]
}

func TestHostile(t *testing.T) {
	for name, build := range hostile() {
		input := build()
		runtime.GC()
		done := make(chan struct{})
		peak := make(chan uint64)
		go func() { peak <- watchHeap(done) }()
		begun := time.Now()
		c, doc, findings := Read("leitbild.yaml", []byte(input))
		took := time.Since(begun)
		for try := 0; try < 3 && took > time.Second; try++ { // the machine may have been busy
			begun = time.Now()
			Read("leitbild.yaml", []byte(input))
			took = min(took, time.Since(begun))
		}
		close(done)
		if used := <-peak; used > 200<<20 {
			t.Errorf("%s: %d MB", name, used>>20)
		} else if testing.Verbose() {
			t.Logf("%-20s %4d ms %4d MB %v", name, took.Milliseconds(), used>>20, first(findings))
		}
		limit := time.Second
		if raceEnabled {
			limit *= 10
		}
		if took > limit {
			t.Errorf("%s: took %v", name, took)
		}
		if c != nil || !source.HasError(findings) {
			t.Errorf("%s: not refused", name)
		}
		checkFindings(t, name, doc, findings)
	}
}

func first(fs []source.Finding) string {
	if len(fs) == 0 {
		return ""
	}
	return fmt.Sprint(len(fs), " ", short(fs[0]))
}

// watchHeap gives the largest heap seen until done is closed.
func watchHeap(done chan struct{}) uint64 {
	var most uint64
	var m runtime.MemStats
	for {
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapAlloc)
		select {
		case <-done:
			return most
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// checkFindings tests what must be true of all findings, whatever the input.
func checkFindings(t *testing.T, name string, doc *source.Document, findings []source.Finding) {
	t.Helper()
	previous := source.Pos{}
	for _, f := range findings {
		if f.Rule == "" || f.File != "leitbild.yaml" {
			t.Errorf("%s: finding without rule or file: %+v", name, f)
		}
		if f.Pos.Compare(previous) < 0 {
			t.Errorf("%s: findings are not in order", name)
		}
		previous = f.Pos
		for _, p := range append([]source.Pos{f.Pos}, f.Also...) {
			if p.IsZero() {
				continue
			}
			line := []rune(doc.Line(p.Line))
			if p.Line < 1 || p.Col < 1 || p.Col > len(line)+1 || p.Line > 1 && doc.Line(p.Line) == "" && doc.Line(p.Line-1) == "" && p.Col > 1 {
				t.Errorf("%s: %s at %d:%d lies outside the file", name, f.Rule, p.Line, p.Col)
			}
		}
		for key, arg := range f.Args {
			switch arg := arg.(type) {
			case int:
			case string:
				if strings.ContainsFunc(arg, unsafe) {
					t.Errorf("%s: %s has %s %q", name, f.Rule, key, arg)
				}
			default:
				t.Errorf("%s: %s has %s of type %T", name, f.Rule, key, arg)
			}
		}
		if strings.ContainsFunc(doc.Line(f.Pos.Line), func(c rune) bool { return unsafe(c) && c != '\t' }) {
			t.Errorf("%s: line %d is not safe to print", name, f.Pos.Line)
		}
	}
}

// unsafe reports what must reach no terminal.
func unsafe(c rune) bool {
	return unicode.IsControl(c) || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x2028 || c == 0x2029
}

func FuzzRead(f *testing.F) {
	for _, s := range slips {
		f.Add([]byte(s.input))
	}
	if data, err := os.ReadFile("../templates/charters/standard.de.yaml"); err == nil {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkRead(t, data) })
}

func checkRead(t *testing.T, data []byte) {
	t.Helper()
	begun := time.Now()
	c, doc, findings := Read("leitbild.yaml", data)
	if took := time.Since(begun); took > time.Second && !raceEnabled {
		t.Errorf("took %v", took)
	}
	if (c == nil) != source.HasError(findings) {
		t.Errorf("charter %v with findings %v", c != nil, findings)
	}
	checkFindings(t, "input", doc, findings)
	if c == nil {
		return
	}
	if c.Lang == "" || c.Title.Value == "" || c.Organization.Value == "" || len(c.Principles) == 0 || len(c.Principles) > 24 {
		t.Errorf("a charter without what is required: %+v", c)
	}
	for _, p := range c.Principles {
		if p.Text.Value == "" {
			t.Errorf("a principle without text at %v", p.Pos)
		}
	}
}

// TestMutations breaks good charters at random, as fuzzing does, in the few seconds that a
// test run has.
func TestMutations(t *testing.T) {
	data, err := os.ReadFile("../templates/charters/standard.de.yaml")
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"\t", " ", "  ", "\n", "- ", "-", ":", ": ", "\"", "'", "#", " #", "[", "]", "{", "}", "&", "*", "!", "|", ">", "%", "@", "`", "\u00a0", "– ", "„", "“", "\\", "\x00", "\xff", "---\n", "? ", "~", "null"}
	n := 3000
	if testing.Short() || raceEnabled {
		n = 300
	}
	for range n {
		s := []byte(string(data))
		for range 1 + random.IntN(4) {
			i := random.IntN(len(s))
			switch random.IntN(3) {
			case 0:
				s = append(s[:i:i], append([]byte(pieces[random.IntN(len(pieces))]), s[i:]...)...)
			case 1:
				s = append(s[:i:i], s[min(i+1+random.IntN(3), len(s)):]...)
			case 2:
				s[i] = pieces[random.IntN(len(pieces))][0]
			}
		}
		checkRead(t, s)
		if t.Failed() {
			t.Fatalf("%q", s)
		}
	}
}
