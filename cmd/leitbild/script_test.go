package main

import (
	"encoding/binary"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"leitbild/charter"
)

var update = flag.Bool("update", false, "rewrite the expectations of the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"leitbild": main})
}

// The scripts say how the program behaves towards whoever uses it.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	// Scripts have a home of their own; what they build need not be built from the ground.
	caches, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	cache := strings.Fields(string(caches))
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("ROOT", root)
			e.Setenv("GOCACHE", cache[0])
			e.Setenv("GOMODCACHE", cache[1])
			e.Setenv("THEMES", strings.Join(themeNames(), ", "))
			e.Setenv("LANG", "en_GB.UTF-8")
			e.Setenv("SOURCE_DATE_EPOCH", "1795305600")
			for _, name := range []string{"LEITBILD_LANG", "LC_ALL", "LC_MESSAGES", "GOGC", "NO_COLOR", "GITHUB_WORKSPACE"} {
				e.Setenv(name, "")
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"run":         runLeitbild,
			"interrupted": interrupted,
			"mode":        checkMode,
			"pdf":         checkPDF,
			"svg":         checkSVG,
			"png":         checkPNG,
			"sarif":       checkSARIF,
			"job":         runJob,
			"replace":     replaceText,
			"tidy":        checkTidy,
			"switchon":    switchOn,
			"nobody":      runAsNobody,
			"texts":       checkTexts,
			"permit":      setPermission,
			"copies":      checkCopies,
		},
		Condition: lacks,
	})
}

// lacks is the condition [lacks:PROGRAM] or [lacks:/PATH], with which scripts skip what they
// cannot test; in CI, where nothing may be skipped, a program that is missing is an error.
func lacks(condition string) (bool, error) {
	name, ok := strings.CutPrefix(condition, "lacks:")
	if !ok {
		return false, fmt.Errorf("unknown condition %s", condition)
	}
	_, err := exec.LookPath(name)
	if filepath.IsAbs(name) {
		_, err = os.Stat(name)
	}
	if err != nil && os.Getenv("CI") == "true" {
		return true, fmt.Errorf("%s is missing", name)
	}
	return err != nil, nil
}

// runLeitbild is "run STATUS ARGS…": the program ends with that status, and what it says
// is fit to be read.
func runLeitbild(ts *testscript.TestScript, neg bool, given []string) {
	if neg || len(given) == 0 {
		ts.Fatalf("usage: run STATUS ARGS…")
	}
	want, err := strconv.Atoi(given[0])
	ts.Check(err)
	if got := exitStatus(ts, ts.Exec("leitbild", given[1:]...)); got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
	judgeWords(ts)
}

func exitStatus(ts *testscript.TestScript, err error) int {
	var ended *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &ended):
		return ended.ExitCode()
	}
	ts.Fatalf("%v", err)
	return -1
}

// judgeWords looks for what no reader should meet: places of a message left empty, ids in
// place of words, control characters.
func judgeWords(ts *testscript.TestScript) {
	out, err := ts.ReadFile("stdout"), ts.ReadFile("stderr")
	if strings.HasPrefix(out, "%PDF") || strings.HasPrefix(out, "\x89PNG") {
		out = ""
	}
	for _, said := range []string{out, err} {
		switch {
		case strings.Contains(said, "<no value>"):
			ts.Fatalf("a message lacks an argument:\n%s", said)
		case strings.ContainsFunc(said, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }):
			ts.Fatalf("control characters:\n%q", said)
		}
	}
	for line := range strings.Lines(err) {
		if rawID.MatchString(line) {
			ts.Fatalf("an id instead of words: %s", line)
		}
	}
}

var rawID = regexp.MustCompile(`^(error|hint|Fehler|Tipp): [a-z-]+(\.[a-z-]+)*\n$`)

// program is where the command under test lies.
func program(ts *testscript.TestScript) string {
	for folder := range strings.SplitSeq(ts.Getenv("PATH"), string(os.PathListSeparator)) {
		name := filepath.Join(folder, "leitbild")
		if _, err := os.Stat(name); err == nil {
			return name
		}
	}
	ts.Fatalf("leitbild is not in PATH")
	return ""
}

// interrupted is "interrupted ARGS…": the program is stopped by Ctrl-C while it reads
// standard input, and ends as an interrupted program does.
func interrupted(ts *testscript.TestScript, neg bool, given []string) {
	cmd := exec.Command(program(ts), given...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = append(os.Environ(), "PATH="+ts.Getenv("PATH"))
	input, err := cmd.StdinPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	// More than a pipe holds: when it is written, the program is reading.
	_, err = io.WriteString(input, "leitbild: 1\n"+strings.Repeat("# …\n", 64<<10))
	ts.Check(err)
	ts.Check(cmd.Process.Signal(syscall.SIGINT))
	err = cmd.Wait()
	if got := exitStatus(ts, err); got != statusInterrupted {
		ts.Fatalf("exit status %d, want %d (%v)", got, statusInterrupted, err)
	}
}

// checkMode is "mode PERMISSIONS FILE".
func checkMode(ts *testscript.TestScript, neg bool, given []string) {
	info, err := os.Lstat(ts.MkAbs(given[1]))
	ts.Check(err)
	if got := fmt.Sprintf("%03o", info.Mode().Perm()); (got == given[0]) == neg && runtime.GOOS != "windows" {
		ts.Fatalf("%s has mode %s", given[1], got)
	}
}

// checkPDF is "pdf FILE…": each is a PDF from its first byte to its last.
func checkPDF(ts *testscript.TestScript, neg bool, given []string) {
	for _, name := range given {
		data := ts.ReadFile(name)
		whole := strings.HasPrefix(data, "%PDF-1.") && strings.HasSuffix(strings.TrimRight(data, "\r\n"), "%%EOF")
		if whole == neg {
			ts.Fatalf("%s: whole PDF: %v", name, whole)
		}
	}
}

// checkSVG is "svg FILE TEXT…": a drawing in well-formed XML with these texts in it, each
// the whole of an element or an attribute.
func checkSVG(ts *testscript.TestScript, neg bool, given []string) {
	d := xml.NewDecoder(strings.NewReader(ts.ReadFile(given[0])))
	found := map[string]bool{}
	var root string
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		ts.Check(err)
		switch token := token.(type) {
		case xml.CharData:
			found[strings.TrimSpace(string(token))] = true
		case xml.StartElement:
			if root == "" {
				root = token.Name.Local
			}
			for _, a := range token.Attr {
				found[a.Value] = true
			}
		}
	}
	if root != "svg" {
		ts.Fatalf("%s begins with <%s>", given[0], root)
	}
	for _, text := range given[1:] {
		if found[text] == neg {
			ts.Fatalf("%s: has %q: %v", given[0], text, !neg)
		}
	}
}

// checkPNG is "png FILE WIDTH HEIGHT": a picture of that size that can be read to its end.
func checkPNG(ts *testscript.TestScript, neg bool, given []string) {
	picture, err := png.Decode(strings.NewReader(ts.ReadFile(given[0])))
	ts.Check(err)
	if got := picture.Bounds().Size(); fmt.Sprint(got.X) != given[1] || fmt.Sprint(got.Y) != given[2] {
		ts.Fatalf("%s has %v pixels", given[0], got)
	}
}

// replaceText is "replace OLD NEW FILE".
func replaceText(ts *testscript.TestScript, neg bool, given []string) {
	data := ts.ReadFile(given[2])
	if !strings.Contains(data, given[0]) {
		ts.Fatalf("%s lacks %q", given[2], given[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(given[2]), []byte(strings.Replace(data, given[0], given[1], 1)), 0o666))
}

// setPermission is "permit BITS FONT": what the font allows (OS/2, fsType).
func setPermission(ts *testscript.TestScript, neg bool, given []string) {
	bits, err := strconv.ParseUint(given[0], 0, 16)
	ts.Check(err)
	data := []byte(ts.ReadFile(given[1]))
	const record, fsType = 16, 8
	for at := 12; at+record <= len(data); at += record {
		if string(data[at:at+4]) == "OS/2" {
			table := binary.BigEndian.Uint32(data[at+8:])
			binary.BigEndian.PutUint16(data[table+fsType:], uint16(bits))
			ts.Check(os.WriteFile(ts.MkAbs(given[1]), data, 0o666))
			return
		}
	}
	ts.Fatalf("%s has no table OS/2", given[1])
}

// checkTexts is "texts CHARTER POSTER": every text of the charter can be copied out of the
// poster as it was written, but for white space.
func checkTexts(ts *testscript.TestScript, neg bool, given []string) {
	c, _, findings := charter.Read(given[0], []byte(ts.ReadFile(given[0])))
	if c == nil {
		ts.Fatalf("%s: %v", given[0], findings)
	}
	ts.Check(ts.Exec("pdftotext", "-raw", given[1], "-"))
	poster := strings.Join(strings.Fields(ts.ReadFile("stdout")), " ")
	texts := []charter.Text{c.Organization, c.Title, c.Subtitle, c.Intro, c.Outro, c.Motto, c.Contact}
	texts = append(texts, c.Signatures...)
	for _, p := range c.Principles {
		texts = append(texts, p.Title, p.Text, p.Note)
	}
	for _, t := range texts {
		if want := strings.Join(strings.Fields(t.Value), " "); !strings.Contains(poster, want) {
			ts.Fatalf("%s lacks %q:\n%s", given[1], want, poster)
		}
	}
}

// checkCopies is "copies CHARTER": the copy of any theme makes the same poster as the theme, and
// so does a theme that extends it, be its lines behind # or let into force.
func checkCopies(ts *testscript.TestScript, neg bool, given []string) {
	poster := func(theme string) string {
		ts.Check(ts.Exec("leitbild", "render", given[0], "--theme", theme, "-o", "copies/poster.pdf", "--quiet"))
		return ts.ReadFile("copies/poster.pdf")
	}
	ts.Check(os.MkdirAll(ts.MkAbs("copies"), 0o777))
	for _, name := range themeNames() {
		whole, short, on := "copies/"+name+".yaml", "copies/"+name+"-short.yaml", "copies/"+name+"-on.yaml"
		ts.Check(ts.Exec("leitbild", "themes", "copy", name, whole))
		ts.Check(ts.Exec("leitbild", "themes", "copy", "--extends", name, short))
		offered := regexp.MustCompile(`(?m)^#([a-z]+:|  [a-z-]+:)`)
		text := offered.ReplaceAllString(ts.ReadFile(short), "$1")
		ts.Check(os.WriteFile(ts.MkAbs(on), []byte(text), 0o666))
		if n := strings.Count(text, "\n  "); n < 20 {
			ts.Fatalf("%s offers only %d lines", short, n)
		}
		want := poster(name)
		for _, file := range []string{whole, short, on} {
			if poster(file) != want {
				ts.Fatalf("%s makes another poster than %s", file, name)
			}
		}
	}
}

// checkTidy is "tidy": no temporary file has been left behind anywhere.
func checkTidy(ts *testscript.TestScript, neg bool, given []string) {
	err := filepath.WalkDir(ts.Getenv("WORK"), func(name string, _ os.DirEntry, err error) error {
		if err == nil && temporary.MatchString(filepath.Base(name)) {
			ts.Fatalf("left behind: %s", name)
		}
		return nil
	})
	ts.Check(err)
}

var temporary = regexp.MustCompile(`\.(pdf|svg|png|yaml)\.`)

// switchOn is "switchon FILE": the lines that a starter offers behind # are let into force.
func switchOn(ts *testscript.TestScript, neg bool, given []string) {
	data := ts.ReadFile(given[0])
	offered := regexp.MustCompile(`(?m)^#([a-z]+:|  [a-z]+:)`)
	if !offered.MatchString(data) {
		ts.Fatalf("%s offers nothing", given[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(given[0]), []byte(offered.ReplaceAllString(data, "$1")), 0o666))
}
