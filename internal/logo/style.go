package logo

// What a style sheet, the style attribute and the attributes say about an element
// (SVG 2, 6; CSS 2.2, 5 and 6).

import (
	"cmp"
	"slices"
	"strings"
)

// rule is a selector with what it sets.
type rule struct {
	selector []step // the last is the element itself
	weight   int    // specificity
	order    int
	sets     []declaration
}

// step is a part of a selector for one element.
type step struct {
	name, id string
	classes  []string
	// child says that the element is directly within that of the step before.
	child bool
}

type declaration struct {
	property, value string
	important       bool
}

// applySheets gives each element what the style sheets say about it.
func (d *document) applySheets() {
	var rules []rule
	for _, e := range d.sheets {
		if kind := e.attrs["type"]; kind != "" && kind != "text/css" {
			continue
		}
		rules = d.sheet(rules, e)
	}
	if len(rules) == 0 {
		return
	}
	slices.SortStableFunc(rules, func(a, b rule) int {
		return cmp.Or(cmp.Compare(a.weight, b.weight), cmp.Compare(a.order, b.order))
	})
	m := matching{left: maxMatches}
	d.root.each(func(e *element) {
		var matched []rule
		for _, r := range rules {
			if m.matches(&r, e) {
				matched = append(matched, r)
			}
		}
		for _, important := range []bool{false, true} {
			for _, r := range matched {
				e.apply(r.sets, important)
			}
		}
	})
	if m.left <= 0 {
		d.tooLarge("elements", map[string]any{"Limit": maxElements})
	}
}

func (e *element) each(f func(*element)) {
	f(e)
	for _, kid := range e.kids {
		kid.each(f)
	}
}

func (e *element) apply(sets []declaration, important bool) {
	for _, s := range sets {
		if s.important == important {
			if e.rules == nil {
				e.rules = map[string]string{}
			}
			e.rules[s.property] = s.value
		}
	}
}

// maxRules and maxMatches bound the work of matching.
const (
	maxRules   = 2000
	maxMatches = 20_000_000
)

// sheet adds the rules of a style element. Rules for other media than this one, and selectors
// that ask for what a picture on paper cannot have, do not count.
func (d *document) sheet(rules []rule, e *element) []rule {
	text := withoutComments(e.text)
	text = strings.NewReplacer("<!--", "", "-->", "").Replace(text)
	for {
		text = strings.TrimSpace(text)
		if strings.HasPrefix(text, "@") {
			if strings.HasPrefix(text, "@import") {
				d.refuse("stylesheet", d.of(e))
			}
			text = skipAt(text)
			continue
		}
		selectors, rest, ok := strings.Cut(text, "{")
		if !ok {
			return rules
		}
		body, next, _ := strings.Cut(rest, "}")
		sets := declarations(body)
		for s := range strings.SplitSeq(selectors, ",") {
			steps, weight, ok := parseSelector(s)
			if ok && len(rules) < maxRules {
				rules = append(rules, rule{steps, weight, len(rules), sets})
			}
		}
		text = next
	}
}

func withoutComments(text string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, "/*")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		_, text, _ = strings.Cut(rest, "*/")
	}
}

// skipAt skips a rule that begins with @, with its block if it has one.
func skipAt(text string) string {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case ';':
			if depth == 0 {
				return text[i+1:]
			}
		case '{':
			depth++
		case '}':
			if depth--; depth <= 0 {
				return text[i+1:]
			}
		}
	}
	return ""
}

// parseSelector reads names, classes and ids, one within the other.
func parseSelector(text string) (steps []step, weight int, ok bool) {
	text = strings.ReplaceAll(text, ">", " > ")
	child := false
	for part := range strings.FieldsSeq(text) {
		if part == ">" {
			child = true
			continue
		}
		s, w, ok := parseStep(part)
		if !ok {
			return nil, 0, false
		}
		s.child, child = child, false
		steps, weight = append(steps, s), weight+w
	}
	return steps, weight, len(steps) > 0 && !child
}

func parseStep(text string) (s step, weight int, ok bool) {
	if strings.ContainsAny(text, ":[]+~()\"'\\") {
		return s, 0, false
	}
	for i := 0; i < len(text); {
		end := i + 1
		for end < len(text) && text[end] != '.' && text[end] != '#' {
			end++
		}
		switch part := text[i:end]; {
		case part == "." || part == "#":
			return s, 0, false
		case part[0] == '.':
			s.classes = append(s.classes, part[1:])
			weight += 100
		case part[0] == '#':
			s.id = part[1:]
			weight += 10_000
		case part != "*":
			s.name = part
			weight++
		}
		i = end
	}
	return s, weight, true
}

func (s *step) matches(e *element) bool {
	if s.name != "" && s.name != e.name || s.id != "" && s.id != e.attrs["id"] {
		return false
	}
	if len(s.classes) == 0 {
		return true
	}
	has := strings.Fields(e.attrs["class"])
	return !slices.ContainsFunc(s.classes, func(c string) bool { return !slices.Contains(has, c) })
}

// matching finds the elements that selectors mean, as long as there is work left.
type matching struct{ left int }

func (m *matching) matches(r *rule, e *element) bool {
	m.left--
	last := len(r.selector) - 1
	return m.left > 0 && r.selector[last].matches(e) && m.within(r.selector[:last], r.selector[last].child, e.parent)
}

// within reports whether the steps lead down to e; direct says that the last of them must be
// e itself.
func (m *matching) within(steps []step, direct bool, e *element) bool {
	if len(steps) == 0 {
		return true
	}
	last := len(steps) - 1
	for ; e != nil && m.left > 0; e = e.parent {
		m.left--
		if steps[last].matches(e) && m.within(steps[:last], steps[last].child, e.parent) {
			return true
		}
		if direct {
			return false
		}
	}
	return false
}

// declarations reads "property: value; …".
func declarations(text string) []declaration {
	var list []declaration
	for _, part := range splitDeclarations(text) {
		property, value, ok := strings.Cut(part, ":")
		if !ok {
			continue
		}
		value, important := strings.CutSuffix(strings.TrimSpace(value), "!important")
		list = append(list, declaration{strings.ToLower(strings.TrimSpace(property)), strings.TrimSpace(value), important})
	}
	return list
}

// splitDeclarations cuts at semicolons, but not within brackets or quotation marks, as data
// addresses have them.
func splitDeclarations(text string) []string {
	var parts []string
	depth, quote, start := 0, byte(0), 0
	for i := range len(text) {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == ';' && depth <= 0:
			parts = append(parts, text[start:i])
			start = i + 1
		}
	}
	return append(parts, text[start:])
}

// prepare reads the style attribute of each element once.
func (d *document) prepare() {
	d.applySheets()
	d.root.each(func(e *element) {
		if text := e.attrs["style"]; text != "" {
			sets := declarations(withoutComments(text))
			e.apply(sets, false)
			e.apply(sets, true)
		}
	})
}

// property gives what is said about an element itself: by style sheets and its style before
// its attribute.
func (e *element) property(name string) string {
	if v := e.rules[name]; v != "" {
		return v
	}
	return strings.TrimSpace(e.attrs[name])
}

// style is what an element inherits and passes on.
type style struct {
	fill, stroke               string
	fillPlace, strokePlace     *element
	fillOpacity, strokeOpacity float64
	evenOdd, clipEvenOdd       bool
	width                      string
	join, cap                  string
	miter                      float64
	dashes                     string
	color                      string
	hidden                     bool
	strokeFirst                bool
	markers                    bool
}

func defaultStyle() style {
	return style{fill: "black", stroke: "none", fillOpacity: 1, strokeOpacity: 1, width: "1", join: "miter", cap: "butt", miter: 4, color: "black"}
}

// of gives the style of an element within one with style s.
func (s style) of(d *document, e *element) style {
	set := func(to *string, name string) bool {
		v := e.property(name)
		if v == "" || v == "inherit" {
			return false
		}
		*to = v
		return true
	}
	set(&s.color, "color")
	if set(&s.fill, "fill") {
		s.fillPlace = e
	}
	if set(&s.stroke, "stroke") {
		s.strokePlace = e
	}
	set(&s.width, "stroke-width")
	set(&s.join, "stroke-linejoin")
	set(&s.cap, "stroke-linecap")
	set(&s.dashes, "stroke-dasharray")
	opacity := func(to *float64, name string) {
		text := ""
		if !set(&text, name) {
			return
		}
		v, ok := share(text)
		if !ok {
			d.broken("number", d.of(e), text)
		}
		*to = v
	}
	opacity(&s.fillOpacity, "fill-opacity")
	opacity(&s.strokeOpacity, "stroke-opacity")
	var text string
	if set(&text, "fill-rule") {
		s.evenOdd = text == "evenodd"
	}
	if set(&text, "clip-rule") {
		s.clipEvenOdd = text == "evenodd"
	}
	if set(&text, "visibility") {
		s.hidden = text != "visible"
	}
	if set(&text, "paint-order") {
		s.strokeFirst = strings.HasPrefix(text, "stroke")
	}
	if set(&text, "stroke-miterlimit") {
		if v, ok := length(text, 1); ok && v >= 1 {
			s.miter = v
		}
	}
	for _, name := range [...]string{"marker", "marker-start", "marker-mid", "marker-end"} {
		if set(&text, name) {
			s.markers = text != "none"
		}
	}
	return s
}
