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
		best := 4 // slips of the finger
		for _, name := range ruleNames() {
			if d := source.Distance(strings.ToLower(a.rule), name); d < best {
				best = d
				args["Suggestion"] = name
			}
		}
		return source.Finding{Rule: "unknown-rule", Severity: source.Warning, Pos: a.pos, Args: args}
	case !a.used:
		return source.Finding{Rule: "unused-allow", Severity: source.Info, Pos: a.pos, Args: args}
	}
	return source.Finding{}
}

// allows reads the comments. One beside a text holds for this text; one on a line of its own
// for what begins in the line below, with all that is in it.
func (k *checking) allows() []allow {
	var list []allow
	for _, c := range k.doc.Comments() {
		rest, ok := strings.CutPrefix(c.Text, source.Directive)
		rest, colon := strings.CutPrefix(strings.TrimSpace(rest), ":")
		rest, verb := strings.CutPrefix(strings.TrimSpace(rest), "allow")
		if !ok || !colon || !verb || rest != "" && !strings.HasPrefix(rest, " ") {
			continue
		}
		from, to := k.reach(c)
		for _, part := range strings.Split(rest, ",") {
			rule, _, _ := strings.Cut(strings.TrimSpace(part), " ") // what follows says why
			list = append(list, allow{rule: rule, pos: c.Pos, from: from, to: to})
		}
	}
	return list
}

// reach is the first and the last line for which a comment holds.
func (k *checking) reach(c source.Comment) (from, to int) {
	line := c.Pos.Line
	if c.Alone {
		line++
		for strings.HasPrefix(strings.TrimSpace(k.doc.Line(line)), "#") {
			line++
		}
	}
	from, to = line, line
	k.extents(k.doc.Root, 1, func(first, last int, leaf bool) {
		if c.Alone && first == line || !c.Alone && leaf && first <= line && line <= last {
			from, to = min(from, first), max(to, last)
		}
	})
	return from, to
}

// extents visits every value below n with its first and last line; that of a key's value is
// the key's line. It returns the last line of n.
func (k *checking) extents(n *source.Node, first int, visit func(first, last int, leaf bool)) int {
	last := max(n.Pos.Line, first)
	if t := k.doc.Trace(n); t != nil {
		last = max(last, t.From(len(n.Value)).Line)
	}
	for _, p := range n.Pairs {
		last = max(last, k.extents(p.Value, p.Pos.Line, visit))
	}
	for _, item := range n.Items {
		last = max(last, k.extents(item, item.Pos.Line, visit))
	}
	visit(first, last, len(n.Pairs) == 0 && len(n.Items) == 0)
	return last
}
