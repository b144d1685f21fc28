package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"leitbild/internal/source"
)

func TestCommandLinesAreTakenApart(t *testing.T) {
	for line, want := range map[string][]string{
		"vim":                          {"vim"},
		"  code  --wait ":              {"code", "--wait"},
		`"/opt/my editor/ed" -n`:       {"/opt/my editor/ed", "-n"},
		`'/opt/my editor/ed' '' -x`:    {"/opt/my editor/ed", "", "-x"},
		`/opt/my\ editor/ed`:           {"/opt/my editor/ed"},
		`emacs -eval '(setq a "b\c")'`: {"emacs", "-eval", `(setq a "b\c")`},
		`a"b c"d\"e`:                   {`ab cd"e`},
		"":                             nil,
	} {
		if got := splitCommand(line, false); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	windows := `"C:\Program Files\Notepad++\notepad++.exe" -nosession`
	if got := splitCommand(windows, true); !slices.Equal(got, []string{`C:\Program Files\Notepad++\notepad++.exe`, "-nosession"}) {
		t.Errorf("%q", got)
	}
}

func FuzzSplitCommand(f *testing.F) {
	f.Add(`a "b c" 'd' \e`, false)
	f.Add(`"C:\x y"`, true)
	f.Fuzz(func(t *testing.T, line string, windows bool) {
		if !utf8.ValidString(line) {
			return
		}
		for _, word := range splitCommand(line, windows) {
			if len(word) > len(line) {
				t.Errorf("%q gives %q", line, word)
			}
		}
		plain := strings.Fields(strings.NewReplacer(`"`, "", "'", "", `\`, "").Replace(line))
		if strings.ContainsFunc(line, func(r rune) bool { return strings.ContainsRune(`"'\`, r) || r != ' ' && r < '!' || r > '~' }) {
			return
		}
		if got := splitCommand(line, windows); !slices.Equal(got, plain) {
			t.Errorf("%q gives %q", line, got)
		}
	})
}

func TestEditorsAreToldTheLine(t *testing.T) {
	at := source.Pos{Line: 7, Col: 3}
	for _, c := range []struct{ editor, plain, told string }{
		{"vi", "vi F", "vi +7 F"},
		{"/usr/bin/vim -n", "/usr/bin/vim -n F", "/usr/bin/vim -n +normal! 7G3| F"},
		{"nano", "nano F", "nano +7,3 F"},
		{"emacs -nw", "emacs -nw F", "emacs -nw +7:3 F"},
		{"micro", "micro F", "micro +7:3 F"},
		{"hx", "hx F", "hx F:7:3"},
		{"code", "code --wait F", "code --wait --goto F:7:3"},
		{"code -w", "code -w F", "code -w --goto F:7:3"},
		{"subl", "subl --wait F", "subl --wait F:7:3"},
		{"kate", "kate --block F", "kate --block --line 7 --column 3 F"},
		{"gedit", "gedit --wait F", "gedit --wait +7:3 F"},
		{`Notepad++.EXE`, "Notepad++.EXE -multiInst F", "Notepad++.EXE -multiInst -n7 -c3 F"},
		{"gvim", "gvim -f F", "gvim -f +7 F"},
		{"unknown --flag", "unknown --flag F", "unknown --flag F"},
	} {
		e := &editor{splitCommand(c.editor, false)}
		if got := strings.Join(e.command("F", source.Pos{}), " "); got != c.plain {
			t.Errorf("%s: %s, want %s", c.editor, got, c.plain)
		}
		if got := strings.Join(e.command("F", at), " "); got != c.told {
			t.Errorf("%s: %s, want %s", c.editor, got, c.told)
		}
	}
	if got := editable("-x.draft.yaml"); got != "."+string(filepath.Separator)+"-x.draft.yaml" {
		t.Errorf("%s could be taken for a flag", got)
	}
}

func TestEditorOfTheEnvironment(t *testing.T) {
	folder := t.TempDir()
	program := filepath.Join(folder, "my editor.exe")
	if err := os.WriteFile(program, nil, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		visual, editor string
		want           []string
	}{
		{program, "no-such-editor", []string{program}},
		{"'" + program + "' -x", "", []string{program, "-x"}},
		{" ", `"` + program + `"`, []string{program}},
	} {
		a := &app{getenv: func(name string) string {
			return map[string]string{"VISUAL": c.visual, "EDITOR": c.editor}[name]
		}}
		e, err := a.findEditor()
		if err != nil || !slices.Equal(e.words, c.want) {
			t.Errorf("%v: %v, %v", c, e, err)
		}
	}
}
