// This file knows what a theme file may name: a theme that it extends, and fonts.

package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"leitbild/internal/font"
	"leitbild/internal/source"
)

// Library is where the themes and fonts are that a theme file names.
type Library struct {
	// Themes holds the built-in themes, which others may extend, as NAME.yaml.
	Themes fs.FS
	// Fonts holds the built-in font files, those that are rarely needed packed with gzip: their
	// names end with .gz, and are given without it.
	Fonts fs.FS
	// Beside reads a font file that lies beside the theme file or below; nil where there are
	// none.
	Beside func(name string) ([]byte, error)
}

// Schema returns the JSON Schema of the theme file, draft 2020-12.
func Schema() []byte { return slices.Clone(schemaJSON) }

var schema = sync.OnceValues(func() (*source.Schema, error) { return source.ParseSchema(schemaJSON) })

// Parse reads a theme file. There is no theme where a finding is of severity Error.
func (l Library) Parse(name string, data []byte) (*Theme, []source.Finding) {
	go schema() // takes longer than reading the text
	doc, findings := source.Parse(name, data)
	if f, is := stranger(doc); is {
		return nil, []source.Finding{f}
	}
	if source.HasError(findings) {
		return nil, findings
	}
	schema, err := schema()
	if err != nil {
		return nil, []source.Finding{{Rule: "internal", File: name, Args: map[string]any{"Error": err.Error()}}}
	}
	findings = append(findings, explain(doc, schema.Check(doc))...)
	if source.HasError(findings) {
		return nil, findings
	}
	root, err := l.extended(doc.Root)
	if err != nil {
		return nil, append(findings, source.Finding{Rule: "internal", File: name, Args: map[string]any{"Error": err.Error()}})
	}
	faces := &faces{fonts: l.Fonts, byFile: map[string]*font.Face{}}
	d := decoder{file: name, findings: findings, library: l, faces: faces}
	t := d.theme(root)
	if source.HasError(d.findings) {
		return nil, d.findings
	}
	if t.Name == "" {
		t.Name = stem(name)
	}
	t.faces = faces
	return t, d.findings
}

// stem is the name of a file without its folder and its ending.
func stem(file string) string {
	file = file[strings.LastIndexAny(file, `/\`)+1:]
	if dot := strings.LastIndexByte(file, '.'); dot > 0 {
		return file[:dot]
	}
	return file
}

// stranger reports a file of keys that is no theme at all: a charter, or one without any
// key of a theme.
func stranger(doc *source.Document) (source.Finding, bool) {
	f := source.Finding{Rule: "not-a-theme", File: doc.Name}
	root := doc.Root
	if root == nil || root.Kind != source.Mapping || root.Get("theme") != nil || root.Get("extends") != nil {
		return f, false
	}
	if root.Get("leitbild") != nil || root.Get("principles") != nil {
		f.Args = map[string]any{"variant": "charter"}
		return f, true
	}
	for _, key := range []string{"composition", "ornaments", "fonts", "colors", "scale", "grid"} {
		if root.Get(key) != nil {
			return f, false
		}
	}
	return f, len(root.Pairs) > 1
}

// extended is root with everything from the theme that it extends which it does not say
// itself. What is called and what it is like, a theme says of itself alone.
func (l Library) extended(root *source.Node) (*source.Node, error) {
	named := root.Get("extends")
	if named == nil {
		return root, nil
	}
	data, err := fs.ReadFile(l.Themes, named.Value+".yaml")
	if err != nil {
		return nil, err
	}
	base, findings := source.Parse(named.Value, data)
	if base.Root == nil || source.HasError(findings) {
		return nil, fmt.Errorf("built-in theme %s: %v", named.Value, findings)
	}
	return merge(root, inherited(base.Root, "name", "description")), nil
}

// inherited is a copy of n without the places, which lie in another file, and without some
// keys.
func inherited(n *source.Node, without ...string) *source.Node {
	c := &source.Node{Kind: n.Kind, Value: n.Value, Plain: n.Plain}
	for _, p := range n.Pairs {
		if !slices.Contains(without, p.Key) {
			c.Pairs = append(c.Pairs, source.Pair{Key: p.Key, Value: inherited(p.Value)})
		}
	}
	for _, item := range n.Items {
		c.Items = append(c.Items, inherited(item))
	}
	return c
}

// merge is own with the keys that only base has; anything but keys replaces what base has.
func merge(own, base *source.Node) *source.Node {
	if base == nil || own.Kind != source.Mapping || base.Kind != source.Mapping {
		return own
	}
	merged := *own
	merged.Pairs = nil
	for _, p := range own.Pairs {
		p.Value = merge(p.Value, base.Get(p.Key))
		merged.Pairs = append(merged.Pairs, p)
	}
	for _, p := range base.Pairs {
		if own.Get(p.Key) == nil {
			merged.Pairs = append(merged.Pairs, p)
		}
	}
	return &merged
}

// fontFile looks for the font file that n names, and says what is wrong with it: with its name,
// and with a file that is not built in also with what it holds.
func (d *decoder) fontFile(n *source.Node) string {
	file := strings.TrimPrefix(n.Value, "./")
	if !fs.ValidPath(file) || strings.Contains(file, `\`) {
		d.fail(n, "theme-path", map[string]any{"Path": source.Printable(n.Value)})
		return ""
	}
	if hasFont(d.library.Fonts, file) || d.faces.byFile[file] != nil {
		return file
	}
	data, err := d.beside(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d.noFont(n)
		return ""
	case err == nil:
		face, err := font.Parse(data)
		if err != nil {
			d.fail(n, "bad-font", BadFont(n.Value, err))
			return ""
		}
		d.faces.byFile[file] = face
		return file
	}
	d.fail(n, "theme-bad-font", map[string]any{"Path": source.Printable(n.Value), "Error": err.Error()})
	return ""
}

// BadFont are the arguments of the rule bad-font: what is wrong with a font file.
func BadFont(file string, err error) map[string]any {
	args := map[string]any{"Path": source.Printable(file), "Error": source.Printable(err.Error()), "variant": "broken"}
	var format *font.FormatError
	var permission *font.PermissionError
	switch {
	case errors.Is(err, font.ErrNotFont):
		args["variant"] = "none"
		if ending := strings.ToLower(path.Ext(file)); ending == ".ttf" || ending == ".otf" {
			args["variant"] = "renamed"
		}
	case errors.As(err, &permission):
		args["variant"] = permission.Embedding
	case errors.As(err, &format):
		args["variant"], args["Format"] = format.Format, format.Format
		if format.Format == "WOFF" || format.Format == "WOFF2" || format.Format == "EOT" {
			args["variant"] = "web"
		}
	}
	return args
}

func (d *decoder) beside(file string) ([]byte, error) {
	if d.library.Beside == nil {
		return nil, fs.ErrNotExist
	}
	return d.library.Beside(file)
}

// noFont tells which built-in fonts there are: the files of the folder that is named, else
// the folders.
func (d *decoder) noFont(n *source.Node) {
	args := map[string]any{"Path": source.Printable(n.Value)}
	folder := path.Dir(path.Clean(n.Value))
	entries, err := fs.ReadDir(d.library.Fonts, folder)
	if err != nil {
		folder = "."
		entries, _ = fs.ReadDir(d.library.Fonts, folder)
	}
	var names []string
	for _, e := range entries {
		if name := strings.TrimSuffix(e.Name(), packed); e.IsDir() || isFont(name) {
			names = append(names, name)
		}
	}
	args["Names"] = strings.Join(names, ", ")
	if folder != "." {
		args["variant"], args["Folder"] = "folder", folder
	}
	d.fail(n, "theme-no-font", args)
}

func isFont(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".ttf" || ext == ".otf"
}
