// leitbild schema: the JSON Schema of charters and themes, for editors.

package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"leitbild/charter"
	"leitbild/internal/theme"
)

// schemaFlags say which schema, and where it goes.
type schemaFlags struct {
	theme, save, force bool
}

func (a *app) schemaCommand() *cobra.Command {
	var f schemaFlags
	c := &cobra.Command{
		Use:     "schema [FILE…]",
		Short:   "schema.short",
		Long:    "schema.long",
		Example: "schema.example",
		Args: func(c *cobra.Command, given []string) error {
			switch {
			case f.force && !f.save:
				return &fault{id: "flag-needs", args: args{"Flag": "--force", "Other": "--save"}}
			case len(given) > 0 && !f.save:
				return &fault{id: "schema-of-file", hint: "right-call", args: args{
					"File": given[0], "Call": f.call(given...),
				}}
			case f.save && f.theme && len(given) == 0:
				return &fault{id: "which-theme-file", hint: "right-call", args: args{"Call": f.call("house.yaml")}}
			}
			return nil
		},
		ValidArgsFunction: offerCharters,
		RunE: func(c *cobra.Command, given []string) error {
			if f.save {
				return a.saveSchema(c, given, &f)
			}
			return a.printText(f.text())
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.theme, "theme", false, "flag.themeschema")
	flags.BoolVar(&f.save, "save", false, "flag.save")
	flags.BoolVarP(&f.force, "force", "f", false, "flag.forceschema")
	return c
}

// text is the schema that is asked for.
func (f *schemaFlags) text() []byte {
	if f.theme {
		return theme.Schema()
	}
	return charter.Schema()
}

// file is the name under which the schema is saved.
func (f *schemaFlags) file() string {
	if f.theme {
		return "leitbild-theme.schema.json"
	}
	return "leitbild.schema.json"
}

// call is the call that saves the schema for files.
func (f *schemaFlags) call(files ...string) string {
	words := []string{"schema"}
	if f.theme {
		words = append(words, "--theme")
	}
	return callOf(append(append(words, "--save"), files...)...)
}

// savedSchema is what there is to tell about a file that refers to its schema.
type savedSchema struct {
	File   string `json:"file"`
	Schema string `json:"schema"`
	// Names is what the file names as its schema.
	Names string `json:"names"`
	// Added says that it does so since this call.
	Added bool `json:"added"`
}

// saveSchema puts the schema beside every file that is named, and makes the file refer to it.
// One that fails does not stop the others.
func (a *app) saveSchema(c *cobra.Command, given []string, f *schemaFlags) error {
	files, status, err := a.inputs(c, given)
	if err != nil {
		return err
	}
	saved := []savedSchema{}
	for _, name := range files {
		s, err := a.saveSchemaFor(name, f)
		if err != nil {
			status = max(status, a.ui.fault(err))
			continue
		}
		saved = append(saved, *s)
		if a.ui.format == formatText {
			a.ui.savedSchema(s, f)
		}
	}
	if a.ui.format == formatJSON {
		if err := a.ui.data(saved); err != nil {
			return err
		}
	}
	return finish(status)
}

func (u *ui) savedSchema(s *savedSchema, f *schemaFlags) {
	id := "schema.saved"
	switch {
	case s.Names != f.file():
		id = "schema.saved.other"
	case !s.Added:
		id = "schema.saved.before"
	}
	u.say(id, args{"File": s.File, "Schema": s.Schema, "Names": s.Names, "Line": modeline + f.file()})
}

// saveSchemaFor puts the schema beside one file, whose first line then names it.
func (a *app) saveSchemaFor(name string, f *schemaFlags) (*savedSchema, error) {
	if !isRegular(name) {
		return nil, &fault{id: "schema-needs-file", args: args{"File": inputName(name)}}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, readFault(name, err)
	}
	s := &savedSchema{File: name, Schema: filepath.Join(filepath.Dir(name), f.file()), Names: schemaNamed(data)}
	if s.Names == "" && (!utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0) {
		return nil, &fault{id: "schema-encoding", args: args{"File": name}}
	}
	exists, different, err := differs(s.Schema, f.text())
	switch {
	case err != nil && !errors.Is(err, fs.ErrPermission):
		return nil, readFault(s.Schema, err)
	case exists && different && !f.force:
		return nil, &fault{id: "exists", args: args{"File": s.Schema, "Call": f.call("--force", name)}}
	case different:
		if err := a.write(s.Schema, f.text()); err != nil {
			return nil, err
		}
	}
	if s.Names == "" {
		s.Names, s.Added = f.file(), true
		if err := a.write(name, withModeline(data, f.file())); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// modeline is the comment by which yaml-language-server, which is behind most editors, finds
// the schema of a file.
const modeline = "# yaml-language-server: $schema="

// schemaNamed is the schema that a file names in a modeline; "" where it has none.
func schemaNamed(data []byte) string {
	found := regexp.MustCompile(`(?m)^[ \t\x{FEFF}]*#[ \t]*yaml-language-server[ \t]*:[^\r\n]*?\$schema=([^\s]+)`).FindSubmatch(data)
	if found == nil {
		return ""
	}
	return string(found[1])
}

// withModeline adds a first line that names a schema. All other bytes stay, a byte order mark in
// front of them, and the line ends as the others do.
func withModeline(data []byte, schema string) []byte {
	const mark = "\xEF\xBB\xBF"
	text := string(data)
	rest := strings.TrimPrefix(text, mark)
	end := "\n"
	if i := strings.IndexAny(rest, "\r\n"); i >= 0 && rest[i] == '\r' {
		end = "\r"
		if strings.HasPrefix(rest[i:], "\r\n") {
			end = "\r\n"
		}
	}
	return []byte(text[:len(text)-len(rest)] + modeline + schema + end + rest)
}
