// Where themes come from: the built-in ones, and files of the user.

package main

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"leitbild/charter"
	"leitbild/internal/source"
	"leitbild/internal/theme"
	"leitbild/templates"
)

const defaultTheme = "klar"

// themes keeps what has been read for one call, so that a series shares it.
type themes struct {
	byFile map[string]*loadedTheme
}

type loadedTheme struct {
	theme    *theme.Theme
	findings []source.Finding
	document *source.Document // of a user's theme file with findings
}

// request is a theme by name or file, from a flag or from a charter.
type request struct {
	name    string
	charter string     // the charter's file
	pos     source.Pos // where the charter asks for it; zero for a flag
	flag    bool
}

// requestTheme follows the flag, then the charter, then the default.
func requestTheme(flag, file string, c *charter.Charter) request {
	switch {
	case flag != "":
		return request{name: flag, charter: file, flag: true}
	case c.Poster.Theme.Value != "":
		return request{name: c.Poster.Theme.Value, charter: file, pos: c.Poster.Theme.Pos}
	}
	return request{name: defaultTheme, charter: file}
}

// isThemeFile reports whether a theme is asked for as a file, not by the name of a built-in one.
func isThemeFile(name string) bool { return isYAML(name) }

// load reads a theme. What is wrong with a theme that a charter names is a finding at that
// place; what is wrong with a flag is a fault.
func (t *themes) load(r request) (*loadedTheme, error) {
	key := r.name
	if isThemeFile(r.name) && !r.flag {
		key = filepath.Join(filepath.Dir(r.charter), r.name)
	}
	if known := t.byFile[key]; known != nil {
		return known, nil
	}
	data, err := r.read()
	if err != nil {
		return r.refuse(err)
	}
	library, err := libraryFor(key)
	if err != nil {
		return nil, err
	}
	parsed, findings := library.Parse(key, data)
	for i, f := range findings {
		findings[i] = aboutTheme(f)
	}
	loaded := &loadedTheme{theme: parsed, findings: findings}
	if len(findings) > 0 {
		loaded.document, _ = source.Parse(key, data)
	}
	if t.byFile == nil {
		t.byFile = map[string]*loadedTheme{}
	}
	t.byFile[key] = loaded
	return loaded, nil
}

// libraryFor is what the theme in a file may name: a built-in theme, built-in fonts, and the
// fonts in the file's folder and below.
func libraryFor(file string) (theme.Library, error) {
	themes, err := fs.Sub(templates.FS, "themes")
	if err != nil {
		return theme.Library{}, err
	}
	fonts, err := fs.Sub(templates.FS, "fonts")
	if err != nil {
		return theme.Library{}, err
	}
	l := theme.Library{Themes: themes, Fonts: fonts}
	if isThemeFile(file) {
		l.Beside = func(name string) ([]byte, error) { return fontBeside(file, name) }
	}
	return l, nil
}

// aboutTheme chooses the words for a file that is no charter where those would speak of one.
func aboutTheme(f source.Finding) source.Finding {
	if f.Rule == "theme-bad-font" && f.Args["Error"] == errLargeFont.Error() {
		f.Rule, f.Args = "font-file", args{"variant": "large", "Path": f.Args["Path"]}
		return f
	}
	variant, _ := f.Args["variant"].(string)
	switch f.Rule + "." + variant {
	case "empty-file.", "no-keys.", "no-keys.list", "too-large.", "too-large.entries",
		"second-document.", "too-deep.",
		"not-text.word", "not-text.rtf", "not-text.pdf", "not-text.picture", "not-text.html", "not-text.other":
		variant = "theme"
	case "unknown-key.root":
		variant = "theme-root"
	default:
		return f
	}
	a := args{"Allowed": themeNames()}
	maps.Copy(a, f.Args)
	a["variant"] = variant
	f.Args = a
	return f
}

// read returns the bytes of the theme file. One that a charter names lies in the charter's
// folder or below.
func (r request) read() ([]byte, error) {
	switch {
	case !isThemeFile(r.name):
		return fs.ReadFile(templates.FS, path.Join("themes", r.name+".yaml"))
	case r.flag:
		f, err := os.Open(r.name)
		return readLimited(f, err, charterLimit)
	}
	return charterFile(r.charter, r.name, charterLimit)
}

// refuse tells why there is no such theme.
func (r request) refuse(err error) (*loadedTheme, error) {
	f := noTheme(r.name)
	rule, a := f.id, f.args
	if isThemeFile(r.name) {
		rule, a = "theme-file", args{"Name": r.name, "Allowed": themeNames(), "Reason": reason(err)}
		if !r.flag {
			a["variant"] = "charter"
		}
		f = &fault{id: rule, args: a}
	}
	if r.flag {
		return nil, f
	}
	return &loadedTheme{findings: []source.Finding{{Rule: rule, File: r.charter, Pos: r.pos, Args: a}}}, nil
}

// noTheme tells that no built-in theme has a name, and which was probably meant.
func noTheme(name string) *fault {
	f := &fault{id: "unknown-theme", args: args{"Name": name, "Allowed": themeNames()}}
	if meant := nearest(strings.TrimSuffix(name, ".yaml"), themeNames()); meant != "" {
		f.hint = "unknown-theme.meant.hint"
		f.args["variant"], f.args["Meant"] = "meant", meant
	}
	return f
}

// themeNames lists the built-in themes, the default first.
func themeNames() []string {
	names := templateNames("themes")
	slices.SortStableFunc(names, func(a, b string) int {
		switch {
		case a == b:
			return 0
		case a == defaultTheme:
			return -1
		case b == defaultTheme:
			return 1
		}
		return strings.Compare(a, b)
	})
	return names
}

// templateNames lists what a folder of the templates holds, without ".yaml".
func templateNames(folder string) []string {
	files, _ := fs.Glob(templates.FS, folder+"/*.yaml")
	for i, f := range files {
		files[i] = strings.TrimSuffix(path.Base(f), ".yaml")
	}
	return files
}
