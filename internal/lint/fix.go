package lint

// Putting typography right in the file, and touching nothing else.

import (
	"io/fs"
	"slices"

	"leitbild/charter"
	"leitbild/internal/source"
)

// Fix is something that was put right.
type Fix struct {
	Rule          string
	Pos           source.Pos
	Before, After string // the words around it
}

// Mend puts right in data, from which the charter and d were read, what the rules for
// typography find, and leaves every other byte as it is. The file is read again, and what
// would not give exactly the texts that are wanted is left alone.
func Mend(files fs.FS, c *charter.Charter, d *source.Document, data []byte) ([]byte, []Fix, error) {
	k, err := newChecking(files, c, d)
	if err != nil {
		return nil, nil, err
	}
	for _, t := range k.texts {
		t.cut(k.lists)
		k.typography(t)
	}
	byText := map[*text][]issue{}
	for _, i := range k.allowed() {
		if i.text != nil && len(i.edits) > 0 && i.text.trace != nil {
			byText[i.text] = append(byText[i.text], i)
		}
	}
	m := mending{doc: d, data: data, want: map[source.Pos]string{}}
	var fixes []Fix
	for _, t := range k.texts {
		fixes = append(fixes, m.text(t, byText[t])...)
	}
	if len(fixes) == 0 {
		return data, nil, nil
	}
	out, ok := m.result()
	if !ok {
		return data, nil, nil
	}
	return out, fixes, nil
}

// mending gathers changes that are known to give what is wanted.
type mending struct {
	doc     *source.Document
	data    []byte
	changes []source.Change
	want    map[source.Pos]string // the new values by place
}

// text adds the changes to one text, unless they would change something else.
func (m *mending) text(t *text, issues []issue) []Fix {
	var edits []edit
	var fixes []Fix
	for _, i := range issues {
		if slices.ContainsFunc(i.edits, func(e edit) bool { return overlaps(e, edits) }) {
			continue // next time
		}
		edits = append(edits, i.edits...)
		for j, e := range i.edits {
			before, after := t.excerpt(i.edits, j)
			if n := len(fixes); n > 0 && j > 0 && fixes[n-1].Before == before && fixes[n-1].After == after {
				continue // both marks of a pair
			}
			fixes = append(fixes, Fix{i.Rule, t.at(e.from), before, after})
		}
	}
	if len(edits) == 0 {
		return nil
	}
	before := len(m.changes)
	m.changes = append(m.changes, t.changes(edits)...)
	m.want[t.node.Pos] = t.mended(edits)
	if _, ok := m.result(); !ok {
		m.changes = m.changes[:before]
		delete(m.want, t.node.Pos)
		return nil
	}
	slices.SortStableFunc(fixes, func(a, b Fix) int { return a.Pos.Compare(b.Pos) })
	return fixes
}

func overlaps(e edit, others []edit) bool {
	return slices.ContainsFunc(others, func(o edit) bool { return e.from < o.to && o.from < e.to || e.from == o.from })
}

// changes are the edits as changes of the file.
func (t *text) changes(edits []edit) []source.Change {
	var list []source.Change
	for _, e := range edits {
		c := source.Change{From: t.at(e.from), To: t.at(e.from), Text: e.text}
		if e.to > e.from {
			c.To = t.trace.To(t.offset + e.to - 1)
		}
		list = append(list, c)
	}
	return list
}

// mended is the node's value with the edits made.
func (t *text) mended(edits []edit) string {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b edit) int { return a.from - b.from })
	out, done := t.node.Value[:t.offset], 0
	for _, e := range edits {
		out += t.value[done:e.from] + e.text
		done = e.to
	}
	return out + t.value[done:] + t.node.Value[t.offset+len(t.value):]
}

// result is the file with the changes made, if it reads as it should.
func (m *mending) result() ([]byte, bool) {
	out, ok := source.Splice(m.data, m.changes)
	if !ok {
		return nil, false
	}
	d, findings := source.Parse(m.doc.Name, out)
	if source.HasError(findings) || d.Root == nil {
		return nil, false
	}
	return out, m.same(m.doc.Root, d.Root)
}

// same reports whether b is a with the new values.
func (m *mending) same(a, b *source.Node) bool {
	value := a.Value
	if new, ok := m.want[a.Pos]; ok && a.Kind == source.Scalar {
		value = new
	}
	if a.Kind != b.Kind || value != b.Value || a.Plain != b.Plain || len(a.Pairs) != len(b.Pairs) || len(a.Items) != len(b.Items) {
		return false
	}
	for i := range a.Pairs {
		if a.Pairs[i].Key != b.Pairs[i].Key || !m.same(a.Pairs[i].Value, b.Pairs[i].Value) {
			return false
		}
	}
	for i := range a.Items {
		if !m.same(a.Items[i], b.Items[i]) {
			return false
		}
	}
	return true
}
