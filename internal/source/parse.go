// This file reads a file from its first byte to its nodes.

package source

import (
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
)

// parseBudget bounds how much text is given to the YAML reader when slips are put right and
// the file is read again, in bytes.
const parseBudget = 3 << 20

// maxSlips bounds how many slips are put right in one file.
const maxSlips = 40

// reading is the work on one file.
type reading struct {
	report
	*draft
	touched map[int]bool // lines with a slip, by their number
}

// Parse reads the text of a file: UTF-8 with or without byte order mark, or UTF-16, with any
// line ends, at most 1 MiB. The findings are everything that kept it from being read, or
// that YAML would swallow without a word, in order of place. Root is nil when the text could
// not be read to its end.
func Parse(name string, data []byte) (*Document, []Finding) {
	d := &Document{Name: name}
	r := &reading{report: report{file: name}, touched: map[int]bool{}}
	text, ok := decode(&r.report, data)
	if !ok {
		return d, r.list()
	}
	r.draft = newDraft(text)
	d.lines = append([]string(nil), r.lines...)
	if r.nothing() {
		return d, r.list()
	}
	r.oddSpaces()
	if tree := r.tree(); tree != nil {
		d.Root = r.grow(tree)
	}
	d.lossy, d.touched = r.lossy, r.touched
	if d.Root == nil && !HasError(r.found) { // nothing but marks of documents
		r.add(Finding{Rule: "empty-file"})
	}
	return d, r.list()
}

// nothing reports a file without content.
func (r *reading) nothing() bool {
	comments := false
	for n := range r.lines {
		row := r.row(n + 1)
		if !row.empty() && row.rest != "---" && row.rest != "..." {
			return false
		}
		comments = comments || row.rest != ""
	}
	f := Finding{Rule: "empty-file"}
	if comments {
		f.Args = map[string]any{"variant": "comments"}
	}
	r.add(f)
	return true
}

// tree reads the draft, putting right one slip after the other until it can be read. It
// gives up, with nil, on a slip that it can't put right, and where one slip seems to lead to
// the next: a finding that only follows from another would mislead.
func (r *reading) tree() *yaml.Node {
	budget := parseBudget
	for range maxSlips {
		text := r.text()
		budget -= len(text)
		if budget < 0 {
			return nil
		}
		n, err := load(text)
		if err == nil {
			r.rest(n)
			return n
		}
		if !r.slip(err) {
			return nil
		}
	}
	return nil
}

// load reads the first document of text.
func load(text string) (*yaml.Node, *yaml.LoadError) {
	l, err := yaml.NewLoader(strings.NewReader(text), yaml.WithUniqueKeys(false))
	if err != nil {
		return nil, &yaml.LoadError{Message: err.Error()}
	}
	var n yaml.Node
	err = l.Load(&n)
	if err == io.EOF {
		return &yaml.Node{Kind: yaml.DocumentNode}, nil
	}
	if err != nil {
		var e *yaml.LoadError
		if !errors.As(err, &e) {
			e = &yaml.LoadError{Message: err.Error()}
		}
		return nil, e
	}
	return &n, nil
}

// rest reports what follows the first document.
func (r *reading) rest(tree *yaml.Node) {
	if len(tree.Content) == 0 {
		return
	}
	begun := tree.Content[0].Line
	for n := begun + 1; n <= len(r.lines); n++ {
		line := r.lines[n-1]
		if !isDocumentMark(line) {
			continue
		}
		for m := n; m <= len(r.lines); m++ {
			row := r.row(m)
			if row.empty() || isDocumentMark(r.lines[m-1]) && len(strings.TrimSpace(r.lines[m-1])) == 3 {
				continue
			}
			r.add(Finding{Rule: "second-document", Pos: r.orig(Pos{n, 1}), Args: map[string]any{"Mark": line[:3]}})
			return
		}
		return
	}
}

// isDocumentMark reports whether a line is "---" or "...", alone or before a space.
func isDocumentMark(line string) bool {
	mark := strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...")
	return mark && (len(line) == 3 || line[3] == ' ' || line[3] == '\t')
}
