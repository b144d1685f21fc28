// Which editor people use, and how it is told where to put the cursor.

package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"leitbild/internal/source"
)

// editor is a command line to which the name of a file is added.
type editor struct{ words []string }

// findEditor follows VISUAL and EDITOR, then takes what the system has.
func (a *app) findEditor() (*editor, error) {
	for _, variable := range []string{"VISUAL", "EDITOR"} {
		line := strings.TrimSpace(a.getenv(variable))
		if line == "" {
			continue
		}
		e := &editor{splitCommand(line, runtime.GOOS == "windows")}
		if _, err := exec.LookPath(line); err == nil { // C:\Program Files\…
			e.words = []string{line}
		}
		if len(e.words) == 0 {
			continue
		}
		if _, err := exec.LookPath(e.words[0]); err != nil {
			return nil, &fault{id: "editor-missing", args: args{"Variable": variable, "Name": e.words[0]}}
		}
		return e, nil
	}
	for _, words := range systemEditors() {
		if _, err := exec.LookPath(words[0]); err == nil {
			return &editor{words}, nil
		}
	}
	return nil, &fault{id: "no-editor"}
}

func systemEditors() [][]string {
	switch runtime.GOOS {
	case "windows":
		return [][]string{{"notepad"}}
	case "darwin":
		return [][]string{{"nano"}, {"vi"}, {"open", "-t", "-W", "-n"}}
	}
	return [][]string{{"sensible-editor"}, {"nano"}, {"vi"}}
}

// splitCommand takes a command line apart as a shell does: words in quotation marks belong
// together. On Windows a backslash belongs to a path.
func splitCommand(line string, windows bool) []string {
	var words []string
	var word strings.Builder
	inWord, quote, escaped := false, rune(0), false
	for _, r := range line {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'' && !windows:
			escaped, inWord = true, true
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\'' && !windows):
			quote, inWord = r, true
		case quote == 0 && (r == ' ' || r == '\t'):
			if inWord {
				words = append(words, word.String())
				word.Reset()
			}
			inWord = false
		default:
			word.WriteRune(r)
			inWord = true
		}
	}
	if inWord {
		words = append(words, word.String())
	}
	return words
}

// name is that of the program, without folder and ending.
func (e *editor) name() string {
	name := e.words[0]
	name = strings.ToLower(name[strings.LastIndexAny(name, `/\`)+1:])
	return strings.TrimSuffix(strings.TrimSuffix(name, ".exe"), ".cmd")
}

// inTerminal reports whether the editor is known to stay until its user is done. Others may
// only open a window and come back at once.
func (e *editor) inTerminal() bool {
	return slices.Contains([]string{
		"vi", "vim", "nvim", "nano", "pico", "micro", "hx", "helix", "emacs", "emacsclient", "kak", "joe", "mcedit",
		"ne", "mg", "jed", "ed", "sensible-editor", "editor",
	}, e.name())
}

// command opens a file, with the cursor at p where that is a place and the editor takes one,
// and makes editors with windows wait until theirs is closed.
func (e *editor) command(file string, p source.Pos) []string {
	words := slices.Clone(e.words)
	flag := func(long string, others ...string) {
		has := func(flag string) bool { return slices.Contains(words, flag) }
		if !has(long) && !slices.ContainsFunc(others, has) {
			words = append(words, long)
		}
	}
	plain := p.IsZero()
	place := func(format string) {
		if !plain {
			words = append(words, strings.Fields(fmt.Sprintf(format, p.Line, p.Col))...)
		}
	}
	colons := fmt.Sprintf("%s:%d:%d", file, p.Line, p.Col)
	if plain {
		colons = file
	}
	switch e.name() {
	case "vim", "nvim":
		if !plain {
			words = append(words, fmt.Sprintf("+normal! %dG%d|", p.Line, p.Col))
		}
	case "gvim", "mvim":
		flag("-f", "--nofork")
		place("+%[1]d")
	case "vi", "view", "nvi", "elvis", "joe", "mcedit", "mg", "sensible-editor", "editor", "geany", "leafpad", "l3afpad":
		place("+%[1]d")
	case "nano", "pico", "ne":
		place("+%d,%d")
	case "emacs", "emacsclient", "micro", "kak", "gnome-text-editor":
		place("+%d:%d")
	case "gedit", "xed", "pluma":
		flag("--wait", "-w")
		place("+%d:%d")
	case "hx", "helix":
		file = colons
	case "code", "code-insiders", "codium", "vscodium", "cursor", "windsurf":
		flag("--wait", "-w")
		if !plain {
			words = append(words, "--goto")
		}
		file = colons
	case "subl", "sublime_text", "zed", "zeditor":
		flag("--wait", "-w")
		file = colons
	case "kate":
		flag("--block", "-b")
		place("--line %d --column %d")
	case "kwrite":
		place("--line %d --column %d")
	case "mousepad":
		place("--line %d --column %d")
	case "notepad++":
		flag("-multiInst")
		place("-n%d -c%d")
	}
	return append(words, file)
}

// editable keeps file names from being taken for flags.
func editable(file string) string {
	if strings.HasPrefix(filepath.Base(file), "-") && filepath.Dir(file) == "." {
		return "." + string(filepath.Separator) + file
	}
	return file
}
