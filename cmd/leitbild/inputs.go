// Which charters a command line names, and how they are read.

package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"leitbild/internal/source"
)

const (
	defaultCharter = "leitbild.yaml"
	standardInput  = "-"
	// charterLimit is the most that a charter or a theme may have, in bytes.
	charterLimit = 1 << 20
)

// inputs turns arguments into the names of charters: no argument is leitbild.yaml, a folder
// stands for the charters in it, and each is named once. What is not there is told and
// left out; the status says so.
func (a *app) inputs(c *cobra.Command, given []string) (names []string, status int, err error) {
	if len(given) == 0 {
		given = []string{defaultCharter}
	}
	for i, arg := range given {
		if isOutputName(arg) {
			return nil, 0, outputAsCharter(c, given, i)
		}
		found, err := chartersAt(arg)
		if err != nil {
			status = max(status, a.ui.fault(err))
		}
		for _, name := range found {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names, status, nil
}

// isYAML reports whether a name is that of a YAML file.
func isYAML(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// isOutputName reports whether an argument is the name of a poster rather than a charter.
func isOutputName(arg string) bool {
	switch strings.ToLower(filepath.Ext(arg)) {
	case ".pdf", ".svg", ".png", ".jpg", ".jpeg":
		return true
	}
	return false
}

// outputAsCharter shows how to say that argument i is where the poster goes.
func outputAsCharter(c *cobra.Command, given []string, i int) *fault {
	call, t := called{command: []string{"render"}}, likelyType(given[i])
	if c.Name() == "render" || c.Name() == "themes" {
		call = callGiven(c)
	}
	if call.has("tiles") || call.has("nup") || call.has("print") {
		t = pdfFile
	}
	call = call.forCharters(slices.DeleteFunc(slices.Clone(given), isOutputName)...)
	return &fault{id: "output-as-charter", hint: "right-call", args: args{
		"File": given[i], "Command": c.CommandPath(), "Call": call.withOutput(t.withEnding(given[i]), t),
	}}
}

// chartersAt returns the charters that an argument stands for.
func chartersAt(arg string) ([]string, error) {
	if arg == standardInput {
		return []string{arg}, nil
	}
	info, err := os.Stat(arg)
	switch {
	case os.IsNotExist(err):
		return nil, noCharter(arg)
	case err != nil:
		return nil, readFault(arg, err)
	case !info.IsDir():
		return []string{filepath.Clean(arg)}, nil
	}
	found, err := chartersIn(arg)
	if err != nil {
		return nil, readFault(arg, err)
	}
	if len(found) == 0 {
		return nil, &fault{id: "no-charter-in-folder", args: args{
			"Folder": arg, "Call": callOf("init", filepath.Join(arg, defaultCharter)),
		}}
	}
	return found, nil
}

// noCharter tells that a file does not exist and what does.
func noCharter(name string) *fault {
	f := &fault{id: "no-charter", hint: "no-charter.init", args: args{"File": name, "Call": callOf("init")}}
	if name != defaultCharter {
		f.args["Call"] = callOf("init", name)
	}
	if meant := name + ".txt"; looksLikeCharter(meant) { // Notepad adds that, and Explorer hides it
		f.hint, f.args["Call"] = "no-charter.txt", renameCall(meant, name)
		f.args["Others"] = meant
		return f
	}
	folder := filepath.Dir(name)
	others, err := chartersIn(folder)
	switch {
	case err != nil:
		f.hint = ""
	case len(others) > 0:
		others := others[:min(len(others), 3)]
		f.hint, f.args["Others"], f.args["Count"] = "no-charter.others", others, len(others)
		if meant := nearest(filepath.Clean(name), others); meant != "" {
			f.args["Others"], f.args["Count"] = meant, 1
		}
	}
	return f
}

// renameCall is the call that gives a file another name.
func renameCall(from, to string) string {
	command := "mv"
	if runtime.GOOS == "windows" {
		command = "ren"
		to = filepath.Base(to)
	}
	return command + " " + quoteArgument(from) + " " + quoteArgument(to)
}

// chartersIn lists the files of a folder that begin as charters do, by name. What is called
// leitbild.yaml is meant to be one, whatever it holds.
func chartersIn(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		name := filepath.Join(folder, e.Name())
		if !isYAML(name) {
			continue
		}
		if e.Name() == defaultCharter && !e.IsDir() || looksLikeCharter(name) && !isDraft(name) {
			names = append(names, name)
		}
	}
	return names, nil
}

// looksLikeCharter reports whether a file is meant to be a charter, be it a broken one: a line
// begins with the key leitbild or principles, or the first line of all with something like it.
func looksLikeCharter(name string) bool {
	first := true
	for _, line := range linesOf(name) {
		if key := keyOf(line); key == "leitbild" || strings.EqualFold(key, "principles") {
			return true
		}
		text := strings.TrimSpace(line)
		if !first || text == "" || strings.HasPrefix(text, "#") || strings.HasPrefix(text, "---") || strings.HasPrefix(text, "%") {
			continue
		}
		first = false
		if end := strings.IndexAny(text, ":;=, \t"); end >= 0 {
			text = text[:end]
		}
		const key, slips = "leitbild", 2
		text = strings.ToLower(strings.Trim(text, "\"'"))
		if len(text) < len(key)+slips && source.Distance(text, key) <= slips {
			return true
		}
	}
	return false
}

// hasKey reports whether a file has a key at the beginning of a line.
func hasKey(name, key string) bool {
	return slices.ContainsFunc(linesOf(name), func(line string) bool { return keyOf(line) == key })
}

// keyOf is the key at the beginning of a line, "" without one.
func keyOf(line string) string {
	word, _, found := strings.Cut(line, ":")
	if !found || strings.HasPrefix(line, " ") {
		return ""
	}
	return strings.Trim(word, "\"' ")
}

// linesOf are the first lines of a file; none where it cannot be read.
func linesOf(name string) []string {
	if !isRegular(name) { // opening a pipe would wait for somebody to write to it
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	const enough = 64 << 10
	data, err := io.ReadAll(io.LimitReader(f, enough))
	if err != nil {
		return nil
	}
	data = bytes.ReplaceAll(data, []byte{0}, nil) // UTF-16 is ASCII with zeros between
	lines := strings.Split(strings.ReplaceAll(string(data), "\r", "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimLeftFunc(line, isMark)
	}
	return lines
}

// isMark reports whether r is a byte order mark, in UTF-8 or what is left of one in UTF-16.
func isMark(r rune) bool { return r == '\uFEFF' || r == utf8.RuneError }

// read returns the bytes of a charter.
func (a *app) read(name string) ([]byte, error) {
	if name == standardInput {
		data, err := io.ReadAll(io.LimitReader(a.stdin, charterLimit+1))
		if err != nil {
			return nil, readFault(name, err)
		}
		return data, nil
	}
	f, err := os.Open(name)
	data, err := readLimited(f, err, charterLimit)
	if err != nil {
		return nil, readFault(name, err)
	}
	return data, nil
}
