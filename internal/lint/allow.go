package lint

// What a charter asks not to be told: by lint in the file, or by a comment beside a sentence.

import (
	"slices"
	"strings"

	"leitbild/internal/source"
)

// allow is a comment such as "# leitbild: allow empty-phrase".
type allow struct {
	rule     string
	pos      source.Pos // of the comment
	from, to int        // the lines for which it holds
	used     bool
}

// allowed are the issues that are neither silenced by the charter nor by a comment, with what
// there is to say about the comments themselves.
func (k *checking) allowed() []issue {
	allows := k.allows()
	var rest []issue
	for _, i := range k.issues {
		silenced := false
		for j := range allows {
			if a := &allows[j]; a.rule == i.Rule && a.from <= i.Pos.Line && i.Pos.Line <= a.to {
				a.used, silenced = true, true
			}
		}
		if !silenced {
			rest = append(rest, i)
		}
	}
	for _, a := range allows {
		if f := k.aboutAllow(a); f.Rule != "" {
			f.File = k.doc.Name
			rest = append(rest, issue{Finding: f})
		}
	}
	return k.set(rest)
}

// set applies the charter's own word on each rule.
func (k *checking) set(issues []issue) []issue {
	var rest []issue
	for _, i := range issues {
		switch k.charter.Lint[i.Rule] {
		case "off":
			continue
		case "error":
			i.Severity = source.Error
		case "warning":
			i.Severity = source.Warning
		case "info":
			i.Severity = source.Info
		}
		rest = append(rest, i)
	}
	return rest
}

// aboutAllow tells of a comment that silences nothing.
func (k *checking) aboutAllow(a allow) source.Finding {
	args := map[string]any{"Name": source.Printable(a.rule)}
	switch {
	case !slices.Contains(ruleNames(), a.rule):
		if meant := nearest(a.rule); meant != "" {
			args["Suggestion"] = meant
		}
		return source.Finding{Rule: "unknown-rule", Severity: source.Warning, Pos: a.pos, Args: args}
	case !a.used:
		return source.Finding{Rule: "unused-allow", Severity: source.Info, Pos: a.pos, Args: args}
	}
	return source.Finding{}
}

// nearest is the rule that was probably meant, "" where none is near.
func nearest(rule string) string {
	const longest = 40
	meant, best := "", 4 // slips of the finger
	for _, name := range ruleNames() {
		if len(rule) > longest {
			break
		}
		if d := source.Distance(strings.ToLower(rule), name); d < best {
			meant, best = name, d
		}
	}
	return meant
}

// maxAllows bounds how many rules a file can silence by comments.
const maxAllows = 200

// allows reads the comments. One beside a text holds for this text; one on a line of its own
// for what begins in the line below, with all that is in it.
func (k *checking) allows() []allow {
	var list []allow
	var values []extent
	for _, c := range k.doc.Comments() {
		rest, ok := strings.CutPrefix(c.Text, source.Directive)
		rest, colon := strings.CutPrefix(strings.TrimSpace(rest), ":")
		rest, verb := strings.CutPrefix(strings.TrimSpace(rest), "allow")
		if !ok || !colon || !verb || rest != "" && !strings.HasPrefix(rest, " ") {
			continue
		}
		if len(list) >= maxAllows {
			break
		}
		if values == nil {
			k.extents(k.doc.Root, 1, &values)
		}
		from, to := k.reach(c, values)
		for _, part := range strings.Split(rest, ",") {
			rule, _, _ := strings.Cut(strings.TrimSpace(part), " ") // what follows says why
			list = append(list, allow{rule: rule, pos: c.Pos, from: from, to: to})
		}
	}
	return list
}

// reach is the first and the last line for which a comment holds.
func (k *checking) reach(c source.Comment, values []extent) (from, to int) {
	line := c.Pos.Line
	if c.Alone {
		line++
		for strings.HasPrefix(strings.TrimSpace(k.doc.Line(line)), "#") {
			line++
		}
	}
	from, to = line, line
	for _, v := range values {
		if c.Alone && v.first == line || !c.Alone && v.leaf && v.first <= line && line <= v.last {
			from, to = min(from, v.first), max(to, v.last)
		}
	}
	return from, to
}

// extent is the first and the last line of a value; that of a key's value begins with the key.
type extent struct {
	first, last int
	leaf        bool // there is no value in it
}

// extents lists n and every value below it, and returns the last line of n.
func (k *checking) extents(n *source.Node, first int, list *[]extent) int {
	last := max(n.Pos.Line, first)
	if t := k.doc.Trace(n); t != nil {
		last = max(last, t.From(len(n.Value)).Line)
	}
	for _, p := range n.Pairs {
		last = max(last, k.extents(p.Value, p.Pos.Line, list))
	}
	for _, item := range n.Items {
		last = max(last, k.extents(item, item.Pos.Line, list))
	}
	*list = append(*list, extent{first, last, len(n.Pairs) == 0 && len(n.Items) == 0})
	return last
}
