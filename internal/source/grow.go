// This file turns the tree of the YAML reader into nodes and looks for what YAML swallowed.

package source

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"
)

// maxDepth is how deep lists and mappings may lie in each other.
const maxDepth = 32

// maxGrowth is how many times the size of the file it may become when aliases are replaced
// by what they stand for.
const maxGrowth = 10

// growing turns the tree of the YAML reader into nodes.
type growing struct {
	*reading
	used   map[*yaml.Node]bool  // nodes that an alias refers to
	done   map[*yaml.Node]*Node // nodes with an anchor, once they have been turned
	inside map[*yaml.Node]bool  // nodes with an anchor that are being turned
	size   map[*Node]int        // what such a node adds where an alias repeats it
	grown  int                  // characters and nodes so far, aliases replaced
	limit  int
	over   bool
}

// grow turns the reader's tree into nodes, and reports what a document may not have and what
// YAML swallowed.
func (r *reading) grow(tree *yaml.Node) *Node {
	if len(tree.Content) == 0 {
		return nil
	}
	g := &growing{
		reading: r,
		used:    map[*yaml.Node]bool{},
		done:    map[*yaml.Node]*Node{},
		inside:  map[*yaml.Node]bool{},
		size:    map[*Node]int{},
		limit:   maxGrowth * max(len(r.text()), 1024),
	}
	if !g.survey(tree, 0) {
		return nil
	}
	root := g.node(tree.Content[0], false)
	if g.over {
		return nil
	}
	return root
}

// survey notes what aliases refer to and reports nesting that is too deep.
func (g *growing) survey(n *yaml.Node, depth int) bool {
	if depth > maxDepth+1 {
		g.add(Finding{Rule: "too-deep", Pos: g.pos(n), Args: map[string]any{"Max": maxDepth}})
		return false
	}
	if n.Alias != nil {
		g.used[n.Alias] = true
	}
	for _, c := range n.Content {
		if !g.survey(c, depth+1) {
			return false
		}
	}
	return true
}

// pos is the place of n in the file.
func (g *growing) pos(n *yaml.Node) Pos { return g.orig(Pos{n.Line, n.Column}) }

// node turns n; flow says that it stands in brackets.
func (g *growing) node(n *yaml.Node, flow bool) *Node {
	if n.Kind == yaml.AliasNode {
		return g.alias(n)
	}
	if g.used[n] {
		g.inside[n] = true
		defer delete(g.inside, n)
	}
	before := g.grown
	g.grown += len(n.Value) + 1
	g.marks(n)
	out := &Node{Pos: g.pos(n)}
	switch n.Kind {
	case yaml.MappingNode:
		out.Kind = Mapping
		g.pairs(out, n, flow || n.Style&yaml.FlowStyle != 0)
	case yaml.SequenceNode:
		out.Kind = List
		out.Items = make([]*Node, 0, len(n.Content))
		for _, c := range n.Content {
			out.Items = append(out.Items, g.node(c, flow || n.Style&yaml.FlowStyle != 0))
		}
	default:
		g.scalar(out, n, flow)
	}
	if g.used[n] {
		g.done[n] = out
		g.size[out] = g.grown - before
	}
	return out
}

// alias gives the node that an alias repeats, as long as the whole stays within bounds.
func (g *growing) alias(n *yaml.Node) *Node {
	target := g.done[n.Alias]
	if target == nil || g.inside[n.Alias] {
		if !g.over {
			g.over = true
			g.add(Finding{Rule: "too-many-aliases", Pos: g.pos(n), Args: map[string]any{
				"variant": "itself", "Name": Printable(n.Value),
			}})
		}
		return &Node{Pos: g.pos(n)}
	}
	g.grown += g.size[target]
	if g.grown > g.limit && !g.over {
		g.over = true
		g.add(Finding{Rule: "too-many-aliases", Pos: g.pos(n), Args: map[string]any{
			"Name": Printable(n.Value), "Max": maxGrowth,
		}})
	}
	return target
}

// pairs turns the keys and values of a mapping. Of equal keys the first is kept.
func (g *growing) pairs(out *Node, n *yaml.Node, flow bool) {
	out.Pairs = make([]Pair, 0, len(n.Content)/2)
	seen := make(map[string]Pos, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		at := g.pos(k)
		value := g.node(n.Content[i+1], flow)
		if k.Kind != yaml.ScalarNode || k.Value == "" {
			g.add(Finding{Rule: "complex-key", Pos: at})
			continue
		}
		g.marks(k)
		key := norm.NFC.String(g.speak(k.Value))
		if first, twice := seen[key]; twice {
			g.add(Finding{
				Rule: "duplicate-key", Pos: at, Also: []Pos{first},
				Args: map[string]any{"Key": Printable(key), "Line": first.Line},
			})
			continue
		}
		seen[key] = at
		out.Pairs = append(out.Pairs, Pair{Key: key, Pos: at, Value: value})
	}
}

// scalar turns a text.
func (g *growing) scalar(out *Node, n *yaml.Node, flow bool) {
	const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle
	out.Plain = n.Style&(quoted|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	if out.Plain && (n.Value == "" || n.Value == "~" || n.Value == "null") {
		if n.Value == "" && !flow {
			g.nothingLeft(n)
		}
		return
	}
	out.Kind = Scalar
	out.Value = norm.NFC.String(strings.TrimRight(g.speak(n.Value), "\n"))
	if strings.ContainsRune(out.Value, '\t') {
		out.Value = strings.ReplaceAll(out.Value, "\t", " ")
	}
	if strings.ContainsFunc(out.Value, forbidden) {
		g.escaped(out, n)
	}
	switch {
	case flow:
	case out.Plain:
		g.swallowed(out, n)
	case n.Style&quoted != 0:
		g.afterQuoted(n)
	}
	if !g.touched[n.Line] && wrapped(out.Value) {
		g.add(Finding{
			Rule: "typographic-quotes", Severity: Info, Pos: out.Pos,
			Args: map[string]any{"Text": Printable(out.Value)},
		})
	}
}

// wrapped reports whether typographic quotation marks stand around the whole text, as they
// do when a word processor has replaced those that YAML knows.
func wrapped(s string) bool {
	runes := []rune(s)
	if len(runes) < 3 || !strings.ContainsRune("„“”»«", runes[0]) || !strings.ContainsRune("“”«»", runes[len(runes)-1]) {
		return false
	}
	return !strings.ContainsAny(string(runes[1:len(runes)-1]), "„“”»«")
}

// escaped reports characters that no file may hold and that came in by an escape, such as
// "\e", and replaces them.
func (g *growing) escaped(out *Node, n *yaml.Node) {
	if !strings.ContainsRune(n.Value, unicode.ReplacementChar) || n.Style&yaml.DoubleQuotedStyle != 0 {
		at := g.orig(g.escapeAt(n))
		first, _ := utf8.DecodeRuneInString(out.Value[strings.IndexFunc(out.Value, forbidden):])
		g.add(forbiddenAt(at, first))
	}
	out.Value = strings.Map(func(c rune) rune {
		if forbidden(c) {
			return unicode.ReplacementChar
		}
		return c
	}, out.Value)
}

// escapeAt is the place of the first escape in a quoted text that stands for a character
// which no file may hold; the text's own place when it is not found.
func (g *growing) escapeAt(n *yaml.Node) Pos {
	for line, col := n.Line, n.Column; line <= len(g.lines); line, col = line+1, 1 {
		l := g.line(line)
		for i := max(col-1, 0); i+1 < len(l); i++ {
			if l[i] != '\\' {
				continue
			}
			if c, ok := unescape(l[i+1:]); ok && forbidden(c) {
				return Pos{line, i + 1}
			}
			i++
		}
	}
	return Pos{n.Line, n.Column}
}

// unescape gives the character of the escape whose letter begins s.
func unescape(s []rune) (rune, bool) {
	digits := map[rune]int{'x': 2, 'u': 4, 'U': 8}[s[0]]
	if digits > 0 && len(s) > digits {
		var c rune
		_, err := fmt.Sscanf(string(s[1:1+digits]), "%x", &c)
		return c, err == nil
	}
	c, ok := map[rune]rune{
		'0': 0, 'a': 7, 'b': 8, 'v': 0x0B, 'f': 0x0C, 'r': 0x0D, 'e': 0x1B,
		'N': 0x85, 'L': 0x2028, 'P': 0x2029,
	}[s[0]]
	return c, ok
}

// marks reports what YAML takes for the name or the type of a value and drops from the text:
// "&Co. KG" gives "KG", "!Wichtig für uns" gives "für uns".
func (g *growing) marks(n *yaml.Node) {
	variant := ""
	switch {
	case n.Anchor != "" && !g.used[n]:
		variant = "anchor"
	case n.Tag == "!" || n.Style&yaml.TaggedStyle != 0 && !standardTag(n.Tag):
		variant = "tag"
	default:
		return
	}
	at := Pos{n.Line, n.Column}
	if g.full() {
		g.add(Finding{Pos: g.orig(at)})
		return
	}
	g.add(Finding{Rule: "swallowed-text", Pos: g.orig(at), Args: map[string]any{
		"variant": variant, "Text": g.word(at), "Fix": g.quoted(at),
	}})
}

// word is the text from p to the next white space.
func (g *growing) word(p Pos) string {
	word, _, _ := strings.Cut(g.quote(p), " ")
	return word
}

func standardTag(tag string) bool {
	switch tag {
	case "!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq", "!!timestamp":
		return true
	}
	return false
}

// swallowed looks at the lines of a plain text for what YAML passes over or runs together in
// silence: a comment that was meant as text, and a line that was meant as the next item.
func (g *growing) swallowed(out *Node, n *yaml.Node) {
	rest := n.Value
	for line := n.Line; line <= len(g.lines) && rest != ""; line++ {
		l := g.line(line)
		from := leading(l)
		if line == n.Line {
			from = n.Column - 1
		}
		if from >= len(l) {
			rest = strings.TrimLeft(rest, "\n")
			continue
		}
		text, comment := string(l[from:]), -1
		if i := commentStart(l, from); i >= 0 {
			text, comment = string(l[from:i]), i
		}
		text = strings.TrimRight(text, " \t")
		if !strings.HasPrefix(rest, text) { // an anchor or a tag stands before the value
			break
		}
		rest = strings.TrimLeft(rest[len(text):], " \n")
		out.last = line
		if line > n.Line {
			g.merged(n, Pos{line, from + 1}, text)
		}
		if comment >= 0 {
			g.comment(Pos{line, comment + 1}, text)
		}
	}
}

// afterQuoted looks at what follows a quoted text in its line: "Platz" #1.
func (g *growing) afterQuoted(n *yaml.Node) {
	l := g.line(n.Line)
	if n.Column > len(l) || l[n.Column-1] != '"' && l[n.Column-1] != '\'' {
		return // a mark such as !!str stands before it
	}
	end := g.closing(n.Line, n.Column)
	if end == 0 {
		return
	}
	if i := commentStart(l, end); i >= 0 {
		g.comment(Pos{n.Line, i + 1}, "")
	}
}

// nothingLeft looks whether a value is missing because all of it became a comment:
// "motto: #1 in der Region".
func (g *growing) nothingLeft(n *yaml.Node) {
	l := g.line(n.Line)
	i := commentStart(l, n.Column-1)
	if i < 0 || strings.TrimSpace(string(l[min(n.Column-1, i):i])) != "" {
		return
	}
	before := len(g.found)
	g.comment(Pos{n.Line, i + 1}, "")
	if len(g.found) > before {
		g.touched[n.Line] = true // that it is empty need not be told as well
	}
}

// commentStart is the index of the "#" of a comment, -1 without one.
func commentStart(l []rune, from int) int {
	for i := max(from, 1); i < len(l); i++ {
		if l[i] == '#' && (l[i-1] == ' ' || l[i-1] == '\t') {
			return i
		}
	}
	return -1
}

// comment judges whether the comment at p, after text, may have been meant as text: it is
// an error for "Platz #1", a warning for "wir sind die # 1 im Ort", and none of our business
// where two spaces stand before it.
func (g *growing) comment(p Pos, text string) {
	l := g.line(p.Line)
	if word, _, ok := strings.Cut(string(l[p.Col:]), ":"); ok && strings.TrimSpace(word) == Directive {
		return
	}
	spaced := p.Col >= 3 && (l[p.Col-3] == ' ' || l[p.Col-3] == '\t')
	next := g.at(Pos{p.Line, p.Col + 1})
	glued := next != 0 && next != ' ' && next != '#' && next != '\t'
	f := Finding{Rule: "comment-cut", Pos: g.orig(p), Args: map[string]any{
		"Text": g.quote(p), "Fix": g.quoted(g.opening(p)),
	}}
	switch {
	case glued && !spaced:
	case !spaced && strings.ContainsRune(text, ' ') && next != 0 && next != '#':
		f.Severity = Warning
	default:
		return
	}
	g.add(f)
}

// merged reports a line that looks like a list item and became part of the text above.
func (g *growing) merged(n *yaml.Node, p Pos, text string) {
	f := Finding{Rule: "dash-space", Pos: g.orig(p), Args: map[string]any{"Text": Printable(g.speak(strings.TrimPrefix(text, "-")))}}
	switch {
	case dashWithoutSpace(text):
	case strings.HasPrefix(text, "- ") && len(g.row(n.Line).dashes) == 0:
		if g.touched[n.Line] || dashWithoutSpace(n.Value) || isListMark(g.speak(n.Value)) {
			return // told at the first line
		}
		g.touched[n.Line] = true
		at := Pos{n.Line, n.Column}
		f.Rule, f.Pos, f.Args = "missing-dash", g.orig(at), map[string]any{"Text": g.quote(at), "Key": ""}
	case strings.HasPrefix(text, "- "):
		f.Rule, f.Args = "indentation", map[string]any{"Key": "-", "Have": f.Pos.Col - 1}
		if want := g.wanted(p.Line); want > 0 && want != p.Col {
			f.Args["Want"] = want - 1
		} else {
			f.Args["variant"] = "unknown"
		}
	case isListMark(g.speak(text)) && text[0] != '*' && g.inList(p.Line):
		f.Rule, f.Args = "list-mark", map[string]any{"Char": string(firstRune(text))}
	default:
		return
	}
	g.add(f)
}

// inList reports whether the line above n is an item of a list of texts.
func (g *growing) inList(n int) bool {
	above := g.row(n - 1)
	return len(above.dashes) > 0 && above.bare()
}
