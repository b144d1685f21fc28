// This file holds a document against a schema.

package source

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Check compares the document with the schema and reports all that does not agree, in order
// of place. A document without a root, which could not be read, has no findings here.
//
// Texts are judged as they are written, so "title: 2026" is a text. Lengths count characters
// and pass over soft hyphens. A key without a value counts as no value.
func (s *Schema) Check(d *Document) []Finding {
	if d.Root == nil {
		return nil
	}
	c := &checking{report: report{file: d.Name}, schema: s, doc: d, stray: map[[2]string]bool{}}
	if d.Root.Kind != Mapping {
		c.noKeys(d.Root)
		return c.list()
	}
	for _, p := range d.Root.Pairs {
		for _, parent := range s.Parents(p.Key) {
			if s.root.Properties[p.Key] == nil {
				c.stray[[2]string{parent, p.Key}] = true
			}
		}
	}
	c.mapping(d.Root, s.ruleFor(d.Root), place{})
	return c.list()
}

// checking is the check of one document.
type checking struct {
	report
	schema *Schema
	doc    *Document
	stray  map[[2]string]bool // keys at the top level that belong under another, with that
}

// place says where in the document a value stands: under a key, and as which item.
type place struct {
	key   string
	index int // from 1 on; 0 outside a list
	pos   Pos // of the key or the item
}

// args are the arguments that every finding about a value has.
func (p place) args() map[string]any {
	a := map[string]any{"Key": Printable(p.key)}
	if p.index > 0 {
		a["Index"] = p.index
	}
	return a
}

// noKeys reports a document that is a text or a list as a whole.
func (c *checking) noKeys(n *Node) {
	f := Finding{Rule: "no-keys", Pos: n.Pos}
	if n.Kind == List {
		f.Args = map[string]any{"variant": "list"}
	} else if key, _, ok := strings.Cut(n.Value, "="); ok && isWord(strings.TrimSpace(key)) {
		f.Args = map[string]any{"variant": "equals", "Key": Printable(key)}
	} else if key := gluedKey(n.Value); key != "" {
		f.Rule, f.Args = "colon-space", map[string]any{"Key": Printable(key)}
		f.Pos.Col += utf8.RuneCountInString(key)
	}
	c.add(f)
}

// value checks one value.
func (c *checking) value(n *Node, r *rule, at place) {
	if c.full() {
		c.more++
		return
	}
	switch {
	case n.Kind == Null:
		if !r.Type.has("null") && !c.doc.touched[at.pos.Line] {
			c.empty(r, at)
		}
	case r.Type.has("array"):
		c.items(n, r, at)
	case r.Type.has("object"):
		if n.Kind != Mapping {
			c.wrongType(n, r, at)
			return
		}
		c.mapping(n, r, at)
	case n.Kind != Scalar:
		c.wrongType(n, r, at)
	default:
		c.scalar(n, r, at)
	}
}

// empty reports that a value is missing.
func (c *checking) empty(r *rule, at place) {
	args := at.args()
	switch {
	case r.Type.has("array"):
		args["variant"] = "list"
	case at.index > 0:
		args["variant"] = "item"
	case r.Type.has("object"):
		args["variant"] = "mapping"
	}
	c.add(Finding{Rule: "empty", Pos: at.pos, Args: args})
}

// wrongType reports one kind of value in the place of another.
func (c *checking) wrongType(n *Node, r *rule, at place) {
	if c.doc.touched[n.Pos.Line] {
		return
	}
	got := map[Kind]string{Scalar: "text", Mapping: "mapping", List: "list"}[n.Kind]
	want := "text"
	args := at.args()
	switch {
	case r.Type.has("array"):
		want = "list"
		if n.Kind == Scalar && c.listed(n) {
			return
		}
	case r.Type.has("object"):
		want = "mapping"
		if word, _, more := strings.Cut(n.Value, " "); more && n.Plain && r.Properties[word] != nil {
			p := n.Pos
			p.Col += utf8.RuneCountInString(word)
			c.add(Finding{Rule: "missing-colon", Pos: p, Args: map[string]any{"Key": word}})
			return
		}
		if len(r.Required) > 0 {
			args["First"] = r.Required[0]
		}
	}
	args["variant"] = got + "-for-" + want
	if want == "list" && r.Items != nil && r.Items.Type.has("object") {
		args["First"] = r.Items.known[0]
		if len(r.Items.Required) > 0 {
			args["First"] = r.Items.Required[0]
		}
	}
	if n.Kind == Scalar {
		args["Text"] = Printable(n.Value)
		if n.last > n.Pos.Line { // the items stand in lines of their own already
			rest, _ := fromColumn(c.doc.Line(n.Pos.Line), n.Pos.Col)
			args["Text"] = Printable(rest)
		}
	}
	if b := c.doc.at(n.Pos); want == "text" && (b == '{' || b == '[') {
		args["variant"], args["Char"] = "bracket-for-text", string(b)
		rest, _ := fromColumn(c.doc.Line(n.Pos.Line), n.Pos.Col)
		args["Fix"] = Quoted(Printable(rest))
		if at.index == 0 {
			args["Fix"] = Printable(at.key) + ": " + Quoted(Printable(rest))
		}
	}
	c.add(Finding{Rule: "wrong-type", Pos: n.Pos, Args: args})
}

// listed reports a list whose marks are not those of YAML, so that it became one text.
func (c *checking) listed(n *Node) bool {
	switch {
	case !n.Plain:
		return false
	case dashWithoutSpace(n.Value):
		rest, _ := fromColumn(c.doc.Line(n.Pos.Line), n.Pos.Col+1)
		c.add(Finding{Rule: "dash-space", Pos: n.Pos, Args: map[string]any{"Text": Printable(rest)}})
	case isListMark(n.Value):
		c.add(Finding{Rule: "list-mark", Pos: n.Pos, Args: map[string]any{"Char": string(firstRune(n.Value))}})
	case listNumber(n.Value) != "" && n.last > n.Pos.Line:
		c.add(Finding{Rule: "list-mark", Pos: n.Pos, Args: map[string]any{"Char": listNumber(n.Value)}})
	default:
		return false
	}
	return true
}

// items checks a list.
func (c *checking) items(n *Node, r *rule, at place) {
	if n.Kind != List {
		c.wrongType(n, r, at)
		return
	}
	switch count := len(n.Items); {
	case count == 0 && r.MinItems > 0:
		c.empty(r, at)
	case count < r.MinItems:
		args := at.args()
		args["Count"], args["Min"] = count, r.MinItems
		c.add(Finding{Rule: "too-few-items", Pos: n.Pos, Args: args})
	case r.MaxItems > 0 && count > r.MaxItems:
		args := at.args()
		args["Count"], args["Max"] = count, r.MaxItems
		c.add(Finding{Rule: "too-many-items", Pos: n.Items[r.MaxItems].Pos, Args: args})
	}
	for i, item := range n.Items {
		if r.Items != nil {
			c.value(item, r.Items, place{at.key, i + 1, item.Pos})
		}
	}
}

// mapping checks the keys of a mapping with their values.
func (c *checking) mapping(n *Node, r *rule, at place) {
	excused := map[string]bool{} // keys that are there, but not as they should be
	for _, p := range n.Pairs {
		if c.full() {
			c.more++
			continue
		}
		c.runTogether(p.Value, n, r, excused)
		property := r.Properties[p.Key]
		if property == nil {
			c.unknownKey(p, r, excused)
			continue
		}
		if property.Deprecated {
			c.add(Finding{Rule: "deprecated-key", Severity: Warning, Pos: p.Pos, Args: map[string]any{"Key": p.Key}})
		}
		c.value(p.Value, property, place{p.Key, 0, p.Pos})
	}
	for _, key := range r.Required {
		if n.Get(key) == nil && !excused[key] && !c.doc.lossy && !c.stray[[2]string{at.key, key}] {
			c.missing(n, key, at)
		}
	}
}

// missing reports that a mapping lacks a key. What is missing at the top level is missing in
// the file, not in its first line.
func (c *checking) missing(n *Node, key string, at place) {
	f := Finding{Rule: "missing-key", Args: map[string]any{"Key": key}}
	if at.key != "" {
		f.Pos = n.Pos
		f.Args["variant"], f.Args["Parent"], f.Args["Index"] = "in", Printable(at.key), at.index
	}
	c.add(f)
}

// unknownKey reports a key that the schema does not know, with what was probably meant.
func (c *checking) unknownKey(p Pair, r *rule, excused map[string]bool) {
	if r.AdditionalProperties == nil || *r.AdditionalProperties {
		return
	}
	if c.colonInKey(p, r, excused) {
		return
	}
	args := map[string]any{"Key": Printable(p.Key)}
	word := c.schema.alias(p.Key)
	parents := c.schema.Parents(word)
	meant := c.schema.nearest(p.Key, r.known)
	elsewhere := len(parents) > 0
	switch {
	case elsewhere && c.doc.touched[p.Pos.Line]: // it was moved here
		return
	case meant != "" && (meant == word || !elsewhere):
		args["Suggestion"] = meant
		excused[meant] = true
	case elsewhere && parents[0] == "":
		args["variant"], args["Suggestion"] = "root", word
	case elsewhere:
		args["variant"], args["Suggestion"], args["Parent"] = "elsewhere", word, parents[0]
		args["Want"] = c.column(parents[0]) - 1
		if c.doc.Root.Get(parents[0]) == nil {
			args["New"] = "yes"
		}
	default:
		args["Known"] = "`" + strings.Join(r.known, "`, `") + "`"
	}
	c.add(Finding{Rule: "unknown-key", Pos: p.Pos, Args: args})
}

// colonInKey reports a known key whose own colon YAML has not seen, so that it took the text
// up to the next colon for the key: text"Kurz gesagt: ja".
func (c *checking) colonInKey(p Pair, r *rule, excused map[string]bool) bool {
	end := strings.IndexFunc(p.Key, func(ch rune) bool { return !isWord(string(ch)) })
	if end <= 0 || r.Properties[p.Key[:end]] == nil {
		return false
	}
	key, rest := p.Key[:end], strings.TrimLeft(p.Key[end:], " ")
	f := Finding{Rule: "missing-colon", Pos: p.Pos, Args: map[string]any{"Key": key}}
	f.Pos.Col += len(key)
	switch {
	case strings.HasPrefix(p.Key[end:], ":"):
		f.Rule = "colon-space"
	case strings.HasPrefix(rest, "="):
		f.Args["variant"] = "equals"
	case strings.HasPrefix(rest, ";"):
		f.Args["variant"] = "semicolon"
	}
	excused[key] = true
	c.add(f)
	return true
}

// column is where the keys under a key of the top level begin, or would.
func (c *checking) column(parent string) int {
	n := c.doc.Root.Get(parent)
	if n != nil && len(n.Items) > 0 {
		n = n.Items[len(n.Items)-1]
	}
	if n != nil && n.Kind == Mapping && len(n.Pairs) > 0 {
		return n.Pairs[0].Pos.Col
	}
	if c.schema.root.Properties[parent].Type.has("array") {
		return 5
	}
	return 3
}

// runTogether reports a text that goes on over lines of which one begins with a key that the
// mapping lacks: YAML has made one text of "title: A" and, below it, "text:B" or "text B".
func (c *checking) runTogether(n, in *Node, r *rule, excused map[string]bool) {
	for line := n.Pos.Line + 1; line <= n.last; line++ {
		l := []rune(c.doc.Line(line))
		from := leading(l)
		text := string(l[from:])
		if key := gluedKey(text); key != "" && r.Properties[key] != nil {
			excused[key] = true
			c.add(Finding{
				Rule: "colon-space", Pos: Pos{line, from + len(key) + 1},
				Args: map[string]any{"Key": key},
			})
			continue
		}
		word, _, _ := strings.Cut(text, " ")
		if slices.Contains(r.Required, word) && in.Get(word) == nil && !excused[word] {
			excused[word] = true
			c.add(Finding{
				Rule: "missing-colon", Pos: Pos{line, from + len(word) + 1},
				Args: map[string]any{"Key": word},
			})
		}
	}
}

// scalar checks a text.
func (c *checking) scalar(n *Node, r *rule, at place) {
	args := at.args()
	args["Value"] = Printable(n.Value)
	if r.name != "" {
		args["variant"] = r.name
	}
	length := Length(n.Value)
	switch {
	case blank(n.Value):
		if optional := r.Type.has("null") && r.Type.has("string") && r.pattern == nil && r.Enum == nil; !optional {
			c.empty(r, place{at.key, at.index, n.Pos})
		}
	case r.MaxLength > 0 && length > r.MaxLength:
		args := at.args()
		args["Count"], args["Max"], args["Over"] = length, r.MaxLength, length-r.MaxLength
		c.add(Finding{Rule: "too-long", Pos: n.Pos, Args: args})
	case c.doc.touched[n.Pos.Line]:
	case r.Enum != nil && !r.allows(n):
		args["Allowed"] = "`" + strings.Join(r.allowed, "`, `") + "`"
		c.suggest(args, n, r.allowed)
		c.add(Finding{Rule: "not-allowed", Pos: n.Pos, Args: args})
	case r.Type.has("boolean") && !r.Type.has("string"):
		c.boolean(n, args)
	case r.Type.has("number") && !r.Type.has("string"):
		c.number(n, r, args)
	case !r.fits(n):
		if meant := c.schema.aliases[plainKey(n.Value)]; meant != "" && r.fits(&Node{Kind: Scalar, Value: meant}) {
			args["Suggestion"] = meant
		}
		c.add(Finding{Rule: "malformed", Pos: n.Pos, Args: args})
	}
}

// suggest adds the nearest of the allowed values to a finding.
func (c *checking) suggest(args map[string]any, n *Node, allowed []string) {
	if meant := c.schema.nearest(n.Value, allowed); meant != "" {
		args["Suggestion"] = meant
	}
}

// boolean checks for true and false; "ja" and "yes" get a suggestion.
func (c *checking) boolean(n *Node, args map[string]any) {
	values := []string{"true", "false"}
	if n.Plain && slices.Contains(values, strings.ToLower(n.Value)) && isBoolean(n.Value) {
		return
	}
	args["variant"], args["Allowed"] = "boolean", "`true`, `false`"
	c.suggest(args, n, values)
	c.add(Finding{Rule: "not-allowed", Pos: n.Pos, Args: args})
}

// number checks for a number within bounds; one that is written otherwise than YAML does, as
// 1,5 or "1.5", gets a suggestion.
func (c *checking) number(n *Node, r *rule, args map[string]any) {
	if _, ok := n.number(); ok {
		if r.fits(n) {
			return
		}
		delete(args, "variant")
		args["Min"], args["Max"] = bound(r.Minimum), bound(r.Maximum)
		c.add(Finding{Rule: "out-of-range", Pos: n.Pos, Args: args})
		return
	}
	args["variant"] = "number"
	plain := strings.Replace(strings.TrimSpace(n.Value), ",", ".", 1)
	if meant := (&Node{Kind: Scalar, Plain: true, Value: plain}); meant.isNumber() && r.fits(meant) {
		args["Suggestion"] = plain
	}
	c.add(Finding{Rule: "malformed", Pos: n.Pos, Args: args})
}

// bound writes a bound as people do; "" where there is none.
func bound(b *float64) string {
	if b == nil {
		return ""
	}
	return strconv.FormatFloat(*b, 'f', -1, 64)
}

// isBoolean reports whether YAML's core schema takes s for true or false.
func isBoolean(s string) bool {
	switch s {
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return true
	}
	return false
}

// blank reports whether nothing of s is seen: it has no letter, figure, sign or symbol.
func blank(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return unicode.In(c, unicode.L, unicode.N, unicode.P, unicode.S) }) < 0
}

// Length counts the characters of a text as a reader would: a soft hyphen is none.
func Length(s string) int {
	return utf8.RuneCountInString(s) - strings.Count(s, "\u00AD")
}

// allows reports whether n is one of the values of the enumeration.
func (r *rule) allows(n *Node) bool {
	number, isNumber := n.number()
	for _, raw := range r.Enum {
		var s string
		if json.Unmarshal(raw, &s) == nil {
			if s == n.Value && !isNumber {
				return true
			}
			continue
		}
		var f float64
		if isNumber && json.Unmarshal(raw, &f) == nil && f == number {
			return true
		}
	}
	return false
}

// fits reports whether n is within the bounds or matches the pattern.
func (r *rule) fits(n *Node) bool {
	if number, ok := n.number(); ok && (r.Minimum != nil || r.Maximum != nil) {
		return (r.Minimum == nil || number >= *r.Minimum) && (r.Maximum == nil || number <= *r.Maximum)
	}
	if r.pattern == nil {
		return true
	}
	re, err := r.pattern()
	return err == nil && re.MatchString(n.Value)
}

// number is the value of a plain decimal number.
func (n *Node) number() (float64, bool) {
	if !n.Plain || n.Value == "" || len(n.Value) > 40 || strings.Trim(n.Value, "+-.eE0123456789") != "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(n.Value, 64)
	return f, err == nil
}

func (n *Node) isNumber() bool {
	_, ok := n.number()
	return ok
}
