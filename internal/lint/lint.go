// Package lint judges the language of a charter: empty words, promises that nobody can keep,
// sentences in which nobody does anything, forms that are mixed, and typography.
//
// What it knows about words stands in templates/lint, a file for each language. In a language
// without a file only that is checked which holds for all.
package lint

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"leitbild/charter"
	"leitbild/internal/lang"
	"leitbild/internal/source"
)

// Rule is one rule of the check.
type Rule struct {
	Name     string // in kebab case; docs/rules has a page for each
	Severity source.Severity
	Fixable  bool // Fix puts right what it finds
}

// Rules lists all rules in the order of their pages.
func Rules() []Rule {
	return []Rule{
		{Name: "empty-phrase", Severity: source.Warning},
		{Name: "absolute-promise", Severity: source.Warning},
		{Name: "hedge", Severity: source.Warning},
		{Name: "passive-voice", Severity: source.Warning},
		{Name: "impersonal", Severity: source.Warning},
		{Name: "nominal-style", Severity: source.Warning},
		{Name: "disrespect", Severity: source.Warning},
		{Name: "long-sentence", Severity: source.Warning},
		{Name: "hard-sentence", Severity: source.Warning},
		{Name: "mixed-address", Severity: source.Warning},
		{Name: "mixed-gender", Severity: source.Warning},
		{Name: "mixed-self", Severity: source.Warning},
		{Name: "mixed-tense", Severity: source.Info},
		{Name: charter.MixedHeadlines, Severity: source.Warning},
		{Name: "mixed-full-stops", Severity: source.Warning},
		{Name: "same-beginning", Severity: source.Info},
		{Name: "repeated-principle", Severity: source.Warning},
		{Name: "straight-quotes", Severity: source.Warning, Fixable: true},
		{Name: "hyphen-for-dash", Severity: source.Warning, Fixable: true},
		{Name: "three-dots", Severity: source.Warning, Fixable: true},
		{Name: "double-space", Severity: source.Warning, Fixable: true},
		{Name: "no-break-space", Severity: source.Warning, Fixable: true},
		{Name: "sharp-s", Severity: source.Warning, Fixable: true},
		{Name: "unused-allow", Severity: source.Info},
		{Name: "unknown-rule", Severity: source.Warning},
	}
}

// ruleNames are the names of all rules.
func ruleNames() []string {
	var names []string
	for _, r := range Rules() {
		names = append(names, r.Name)
	}
	return names
}

// Report is what the check found.
type Report struct {
	Findings []source.Finding // in order of place
	Reading  Reading          // of the charter as a whole
}

// Check judges the language of a charter that was read from d. files holds the lists.
func Check(files fs.FS, c *charter.Charter, d *source.Document) (Report, error) {
	k, err := newChecking(files, c, d)
	if err != nil {
		return Report{}, err
	}
	k.run()
	report := Report{Reading: k.reading()}
	for _, i := range k.allowed() {
		report.Findings = append(report.Findings, i.Finding)
	}
	source.Sort(report.Findings)
	return report, nil
}

// checking is the check of one charter.
type checking struct {
	charter  *charter.Charter
	doc      *source.Document
	language string // with its region, in lower case
	lists    *Lists
	texts    []*text
	issues   []issue
}

// issue is a finding with what would put it right.
type issue struct {
	source.Finding
	text  *text
	edits []edit
}

// edit replaces a part of a text's value.
type edit struct {
	from, to int
	text     string
}

func newChecking(files fs.FS, c *charter.Charter, d *source.Document) (*checking, error) {
	lists, err := load(files, lang.Primary(c.Lang))
	if err != nil {
		return nil, err
	}
	k := &checking{charter: c, doc: d, language: strings.ToLower(c.Lang), lists: lists}
	k.gather()
	return k, nil
}

// run applies every rule.
func (k *checking) run() {
	for _, t := range k.texts {
		t.cut(k.lists)
		k.words(t)
		k.sentences(t)
		k.typography(t)
	}
	k.hardest()
	k.consistency()
}

// gather lists the texts of the charter.
func (k *checking) gather() {
	nodes := map[source.Pos]*source.Node{}
	scalars(k.doc.Root, func(n *source.Node) { nodes[n.Pos] = n })
	take := func(t charter.Text, r role, principle int) {
		n := nodes[t.Pos]
		if t.Value == "" || n == nil {
			return
		}
		delete(nodes, t.Pos) // a text that is repeated by an alias is judged once
		k.texts = append(k.texts, &text{
			role: r, principle: principle, value: t.Value, node: n,
			trace: k.doc.Trace(n), offset: max(strings.Index(n.Value, t.Value), 0),
		})
	}
	c := k.charter
	take(c.Organization, house, 0)
	take(c.Title, heading, 0)
	take(c.Subtitle, heading, 0)
	take(c.Intro, prose, 0)
	for i, p := range c.Principles {
		take(p.Title, heading, i+1)
		take(p.Text, prose, i+1)
		take(p.Note, prose, i+1)
		for _, list := range [][]charter.Text{p.Questions, p.Tips} {
			for _, t := range list {
				take(t, remark, i+1)
			}
		}
		for _, e := range p.Examples {
			take(e.Who, names, i+1)
			take(e.Text, remark, i+1)
		}
	}
	take(c.Outro, prose, 0)
	take(c.Motto, prose, 0)
	take(c.Contact, names, 0)
	for _, s := range c.Signatures {
		take(s, names, 0)
	}
}

// scalars visits the texts below n.
func scalars(n *source.Node, visit func(*source.Node)) {
	if n.Kind == source.Scalar {
		visit(n)
	}
	for _, p := range n.Pairs {
		scalars(p.Value, visit)
	}
	for _, item := range n.Items {
		scalars(item, visit)
	}
}

// add reports what a rule found in a text from byte i on.
func (k *checking) add(rule string, t *text, i int, args map[string]any, edits ...edit) {
	at := slices.IndexFunc(Rules(), func(r Rule) bool { return r.Name == rule })
	k.issues = append(k.issues, issue{
		Finding: source.Finding{
			Rule: rule, Severity: Rules()[at].Severity, File: k.doc.Name, Pos: t.at(i), Args: args,
		},
		text: t, edits: edits,
	})
}

// words looks for what the lists name. Of two rules at one place the one with the longer
// phrase speaks, and what leads to one question in one sentence is told together.
func (k *checking) words(t *text) {
	if t.role != prose && t.role != heading {
		return
	}
	type hit struct {
		match
		entry *entry
		rank  int
	}
	var hits, kept []hit
	for i := range k.lists.entries {
		e := &k.lists.entries[i]
		if t.role == heading && isBuild(e.rule) {
			continue // a headline is no sentence
		}
		for _, m := range e.in(t) {
			hits = append(hits, hit{m, e, slices.Index(wordRules(), e.rule)})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.j-b.i, a.j-a.i), cmp.Compare(a.rank, b.rank))
	})
	taken := map[bool][]match{}
	for _, h := range hits {
		build := isBuild(h.entry.rule)
		if !h.overlaps(taken[build]) {
			taken[build] = append(taken[build], h.match)
			kept = append(kept, h)
		}
	}
	slices.SortStableFunc(kept, func(a, b hit) int { return cmp.Compare(a.i, b.i) })
	for len(kept) > 0 {
		first, last := kept[0], t.sentenceOf(kept[0].i)[1]
		together := func(h hit) bool { return h.entry == first.entry && h.i < last }
		var quotes []string
		for _, h := range kept {
			if together(h) {
				quotes = append(quotes, h.quote(t))
			}
		}
		kept = slices.DeleteFunc(kept, together)
		args := map[string]any{"Text": strings.Join(quotes, " … ")}
		for lang, question := range first.entry.ask {
			args["Ask."+lang] = question
		}
		k.add(first.entry.rule, t, t.words[first.i].from, args)
	}
}

// isBuild reports whether a rule is about how a sentence is built rather than what it says.
func isBuild(rule string) bool { return rule == "passive-voice" || rule == "nominal-style" }
