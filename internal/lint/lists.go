package lint

// The lists of a language: what its file holds, ready to be used.

import (
	_ "embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/german"

	"leitbild/internal/source"
)

//go:embed schema.json
var schemaJSON []byte

// Lists are what is known about one language. A language without a file has empty lists:
// only what holds for every language is checked.
type Lists struct {
	language string
	stemmer  func(*snowballstem.Env) bool
	limits   struct{ words, score int }
	entries  []entry
	classes  map[string]*class

	address []group
	self    struct{ we, others []phrase }
	tense   struct{ future, present []phrase }

	stopwords     map[string]bool // stems
	abbreviations map[string]bool
	months        map[string]bool
	ordinals      bool // "1." is "first"
	typography    typography
}

// entry is a row of one of the lists of words.
type entry struct {
	rule    string
	phrases []phrase
	except  []phrase
	unless  []form
	ask     map[string]string // by the language of the person who reads it
}

// group is a form of address with its words.
type group struct {
	name  string
	forms []form
}

// class is a named group of words.
type class struct{ forms, except []form }

// wordRules are the rules that are lists of words, in the order in which they take
// precedence over each other at one place.
func wordRules() []string {
	return []string{"disrespect", "empty-phrase", "absolute-promise", "hedge", "impersonal", "nominal-style", "passive-voice"}
}

// load reads the lists of a language, as in "de.yaml".
func load(files fs.FS, language string) (*Lists, error) {
	l := &Lists{language: language, classes: map[string]*class{}, typography: typographyOf(language)}
	data, err := fs.ReadFile(files, language+".yaml")
	if err != nil {
		return l, nil // no lists for this language
	}
	switch language {
	case "de":
		l.stemmer, l.ordinals = german.Stem, true
	case "en":
		l.stemmer = english.Stem
	}
	d, findings := source.Parse(language+".yaml", data)
	if source.HasError(findings) || d.Root == nil {
		return nil, fmt.Errorf("%s.yaml can't be read: %v", language, findings)
	}
	l.read(d.Root)
	return l, nil
}

// read takes the lists from nodes that agree with the schema.
func (l *Lists) read(n *source.Node) {
	for _, c := range items(n.Get("classes")) {
		l.classes[value(c, "name")] = &class{}
	}
	for _, c := range items(n.Get("classes")) {
		to := l.classes[value(c, "name")]
		to.forms, to.except = l.forms(value(c, "words")), l.forms(value(c, "except"))
	}
	l.limits.words = number(n.Get("limits"), "words")
	l.limits.score = number(n.Get("limits"), "score")
	for _, rule := range wordRules() {
		for _, e := range items(n.Get(rule)) {
			l.entries = append(l.entries, entry{
				rule: rule, phrases: l.phrases(value(e, "words")), except: l.phrases(value(e, "except")),
				unless: l.forms(value(e, "unless")),
				ask:    map[string]string{"de": value(e.Get("ask"), "de"), "en": value(e.Get("ask"), "en")},
			})
		}
	}
	for _, g := range items(n.Get("address")) {
		l.address = append(l.address, group{value(g, "name"), l.forms(value(g, "words"))})
	}
	l.self.we, l.self.others = l.phrases(value(n.Get("self"), "we")), l.phrases(value(n.Get("self"), "others"))
	l.tense.future = l.phrases(value(n.Get("tense"), "future"))
	l.tense.present = l.phrases(value(n.Get("tense"), "present"))
	l.stopwords = set(value(n, "stopwords"), l.stem)
	l.abbreviations = set(value(n, "abbreviations"), strings.ToLower)
	l.months = set(value(n, "months"), strings.ToLower)
	l.typography.read(n.Get("typography"))
}

// stem is what the inflections of a word have in common.
func (l *Lists) stem(word string) string {
	if l.stemmer == nil {
		return word
	}
	word = strings.ToLower(word)
	e := snowballstem.NewEnv(word)
	l.stemmer(e)
	return e.Current()
}

// split cuts a list at its commas.
func split(s string) []string {
	var parts []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

func set(s string, key func(string) string) map[string]bool {
	m := map[string]bool{}
	for _, word := range split(s) {
		m[key(word)] = true
	}
	return m
}

func value(n *source.Node, key string) string {
	if v := n.Get(key); v != nil {
		return v.Value
	}
	return ""
}

func number(n *source.Node, key string) int {
	v, _ := strconv.Atoi(value(n, key))
	return v
}

func items(n *source.Node) []*source.Node {
	if n == nil {
		return nil
	}
	return n.Items
}
