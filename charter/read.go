// This file makes a charter of a file.

package charter

import (
	_ "embed"
	"errors"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"leitbild/internal/color"
	"leitbild/internal/source"
	"leitbild/internal/unit"
)

//go:embed schema.json
var schemaJSON []byte

// Schema returns the JSON Schema of the charter file, draft 2020-12. It is the one place
// that says which keys there are and what they may hold.
func Schema() []byte { return slices.Clone(schemaJSON) }

var schema = sync.OnceValues(func() (*source.Schema, error) { return source.ParseSchema(schemaJSON) })

// Bounds of lengths in the poster block: the bleed from zero, the distance from which the
// text is read.
const (
	MaxBleed    = 20 * unit.Millimetre
	MinDistance = 20 * unit.Centimetre
	MaxDistance = 20 * 100 * unit.Centimetre
)

// Languages lists the languages, without regions, for which leitbild has static words, a
// written date and hyphenation.
func Languages() []string { return []string{"de", "en", "es", "fr", "it", "nl", "pl"} }

// Read reads a charter and checks it: the text, the structure, and what only the meaning
// shows. The findings are in order of place. The charter is nil when one of them is an error;
// the document is never nil.
func Read(name string, data []byte) (*Charter, *source.Document, []source.Finding) {
	go schema() // takes about as long as reading the text
	doc, findings := source.Parse(name, data)
	if isTheme(doc.Root) {
		args := map[string]any{"Path": source.Printable(name)}
		return nil, doc, []source.Finding{{Rule: "not-a-charter", File: name, Args: args}}
	}
	s, err := schema()
	if err != nil { // the embedded schema; a test reads it
		findings = append(findings, source.Finding{Rule: "unreadable", File: name})
		return nil, doc, findings
	}
	for i, f := range findings {
		findings[i] = knowing(s, f)
		if f.Rule == "comment-cut" {
			findings[i] = hiddenColor(doc.Line(f.Pos.Line), f)
		}
	}
	b := &building{file: name}
	for _, f := range s.Check(doc) {
		b.add(explain(f))
	}
	c := b.charter(doc)
	findings = append(findings, b.findings...)
	source.Sort(findings)
	if doc.Root == nil || source.HasError(findings) {
		return nil, doc, findings
	}
	c.source = doc
	return c, doc, findings
}

// isTheme reports whether what has been read in place of a charter is a theme.
func isTheme(root *source.Node) bool {
	return root.Get("theme") != nil && root.Get("leitbild") == nil && root.Get("principles") == nil &&
		(root.Get("extends") != nil || root.Get("composition") != nil)
}

// explain adds to a finding of the schema what only a charter's meaning can tell.
func explain(f source.Finding) source.Finding {
	key, _ := f.Args["Key"].(string)
	if text, ok := f.Args["Fix"].(string); ok && key == "color" && f.Args["Char"] == "[" {
		f.Args["variant"], f.Args["Suggestion"] = "bracket-for-color", bracketColor(text)
		delete(f.Args, "Fix")
	}
	if f.Rule != "malformed" {
		return f
	}
	value, _ := f.Args["Value"].(string)
	if strings.HasSuffix(key, "_weight") {
		f.Args["variant"] = "weight"
	}
	suggestion := ""
	switch f.Args["variant"] {
	case "weight":
		suggestion = weightOf(value)
	case "date":
		suggestion = isoDate(value)
	case "link":
		suggestion = address(value)
	case "lang":
		suggestion = tag(value)
	case "bleed":
		suggestion = withUnit(value, "mm")
	case "distance":
		suggestion = withUnit(value, "m")
	}
	if suggestion != "" {
		f.Args["Suggestion"] = suggestion
	}
	return f
}

// bracketColor is the colour that [11, 95, 165] means, or else an example of one.
func bracketColor(text string) string {
	numbers := strings.FieldsFunc(text, func(r rune) bool { return r != '.' && r != '%' && !unicode.IsDigit(r) })
	name := map[int]string{3: "rgb", 4: "cmyk"}[len(numbers)]
	if suggestion := name + "(" + strings.Join(numbers, " ") + ")"; name != "" {
		if _, err := color.Parse(suggestion); err == nil {
			return suggestion
		}
	}
	return "rgb(11 95 165)"
}

// weightOf is the number of a weight's name, "" for one that is not known.
func weightOf(name string) string {
	switch strings.ToLower(name) {
	case "light", "leicht", "mager":
		return "300"
	case "regular", "normal":
		return "400"
	case "medium":
		return "500"
	case "semibold", "halbfett":
		return "600"
	case "bold", "fett":
		return "700"
	case "black", "schwarz":
		return "900"
	}
	return ""
}

// knowing sharpens a finding about a slip by what the schema knows: that a line without a
// colon begins with a key and is no text that goes on, and that a key belongs to the left
// edge and nowhere else.
func knowing(s *source.Schema, f source.Finding) source.Finding {
	key, _ := f.Args["Key"].(string)
	parents := s.Parents(key)
	switch {
	case len(parents) == 0:
	case f.Rule == "missing-colon" && f.Args["variant"] == "or-indent":
		f.Pos.Col += utf8.RuneCountInString(key)
		delete(f.Args, "variant")
	case f.Rule == "indentation" && len(parents) == 1 && parents[0] == "":
		_, isKnown := f.Args["Want"].(int)
		if v := f.Args["variant"]; isKnown && (v == nil || v == "deeper") {
			f.Args["Want"] = 0
		}
	}
	return f
}

// address completes an address without its beginning: "www.firma.de", "lob@firma.de".
func address(s string) string {
	bare := !strings.Contains(s, ":") && !strings.ContainsFunc(s, unicode.IsSpace)
	switch {
	case !bare || !strings.Contains(s, ".") || utf8.RuneCountInString(s) >= 60:
		return ""
	case strings.Contains(s, "@"):
		return "mailto:" + s
	}
	return "https://" + s
}

// tag puts a language tag right: "DE", "de_AT".
func tag(s string) string {
	language, rest, found := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	noLetter := func(c rune) bool { return c > unicode.MaxASCII || !unicode.IsLetter(c) }
	if n := len(language); n < 2 || n > 3 || strings.ContainsFunc(language, noLetter) {
		return ""
	}
	language = strings.ToLower(language)
	if !found {
		return language
	}
	rest, _, _ = strings.Cut(rest, ".") // de_DE.UTF-8
	if len(rest) != 2 || strings.ContainsFunc(rest, noLetter) {
		return ""
	}
	return language + "-" + strings.ToUpper(rest)
}

// withUnit adds a unit to a bare number.
func withUnit(s, name string) string {
	if s == "" || strings.Trim(s, "0123456789.,") != "" {
		return ""
	}
	if _, err := unit.Parse(s + name); err != nil {
		return ""
	}
	return s + name
}

// building makes a charter of nodes that agree with the schema, as far as they do.
type building struct {
	file     string
	findings []source.Finding
}

func (b *building) add(f source.Finding) {
	f.File = b.file
	b.findings = append(b.findings, f)
}

func (b *building) charter(doc *source.Document) *Charter {
	n := doc.Root
	c := &Charter{
		Organization: text(n.Get("organization")),
		Title:        text(n.Get("title")),
		Subtitle:     text(n.Get("subtitle")),
		Intro:        text(n.Get("intro")),
		Outro:        text(n.Get("outro")),
		Motto:        text(n.Get("motto")),
		Signatures:   texts(n.Get("signatures")),
		Contact:      text(n.Get("contact")),
		Date:         b.date(n.Get("date")),
		Link:         text(n.Get("link")),
		Labels:       Labels{Date: text(n.Get("labels").Get("date")), Link: text(n.Get("labels").Get("link"))},
		Brand:        b.brand(n.Get("brand")),
		Poster:       b.poster(n.Get("poster")),
		Lint:         levels(n.Get("lint")),
	}
	lang := text(n.Get("lang"))
	c.Lang, c.LangPos = lang.Value, lang.Pos
	for _, p := range items(n.Get("principles")) {
		c.Principles = append(c.Principles, principle(p))
	}
	b.language(c)
	b.headlines(c, doc)
	return c
}

func (b *building) brand(n *source.Node) Brand {
	return Brand{
		Color:    b.color(text(n.Get("color"))),
		Spot:     b.spot(text(n.Get("spot")), text(n.Get("color"))),
		Logo:     text(n.Get("logo")),
		LogoDark: text(n.Get("logo_dark")),
		Fonts:    readFonts(n.Get("fonts")),
	}
}

func principle(n *source.Node) Principle {
	p := Principle{
		Title:     text(n.Get("title")),
		Text:      text(n.Get("text")),
		Note:      text(n.Get("note")),
		Questions: texts(n.Get("questions")),
		Tips:      texts(n.Get("tips")),
		Pos:       n.Pos,
	}
	for _, e := range items(n.Get("examples")) {
		p.Examples = append(p.Examples, Example{Who: text(e.Get("who")), Text: text(e.Get("text"))})
	}
	return p
}

// text is the text of a node without white space around it.
func text(n *source.Node) Text {
	if n == nil || n.Kind != source.Scalar {
		return Text{}
	}
	value := strings.TrimFunc(n.Value, unicode.IsSpace)
	if value == "" {
		return Text{}
	}
	return Text{Value: value, Pos: n.Pos}
}

// levels reads what is to be made of the rules of the language check.
func levels(n *source.Node) Lint {
	if n == nil || len(n.Pairs) == 0 {
		return nil
	}
	l := Lint{}
	for _, p := range n.Pairs {
		l[p.Key] = text(p.Value).Value
	}
	return l
}

func texts(n *source.Node) []Text {
	var list []Text
	for _, item := range items(n) {
		if t := text(item); t.Value != "" {
			list = append(list, t)
		}
	}
	return list
}

func items(n *source.Node) []*source.Node {
	if n == nil {
		return nil
	}
	return n.Items
}

// date reads a date. One in another form has been reported by the schema.
func (b *building) date(n *source.Node) Date {
	t := text(n)
	if t.Value == "" {
		return Date{}
	}
	d, ok := parseDate(t.Value)
	if !ok {
		if isISO(t.Value) {
			b.add(source.Finding{Rule: "no-such-date", Pos: t.Pos, Args: map[string]any{"Value": source.Printable(t.Value)}})
		}
		return Date{}
	}
	d.Pos = t.Pos
	return d
}

// isISO reports whether s has the form 0000-00-00.
func isISO(s string) bool {
	return len(s) == 10 && s[4] == '-' && s[7] == '-' && strings.Trim(s[:4]+s[5:7]+s[8:], "0123456789") == ""
}

// language warns where words are printed for which the charter's language has none.
func (b *building) language(c *Charter) {
	language, _, _ := strings.Cut(c.Lang, "-")
	if c.Lang == "" || language != tag(language) || slices.Contains(Languages(), language) {
		return
	}
	args := map[string]any{"Lang": source.Printable(c.Lang)}
	if !c.Date.IsZero() && c.Labels.Date.Value == "" || c.Link.Value != "" && c.Labels.Link.Value == "" {
		args["variant"] = "labels"
	}
	b.add(source.Finding{Rule: "unknown-language", Severity: source.Warning, Pos: c.LangPos, Args: args})
}

// MixedHeadlines is the rule that some principles have a headline and others none. The
// language check applies it too, and knows the comments that silence it.
const MixedHeadlines = "mixed-headlines"

// WithoutHeadline counts the principles without a headline among all; first is where the first
// of them stands.
func (c *Charter) WithoutHeadline() (first source.Pos, count, of int) {
	for _, p := range c.Principles {
		if p.Text.Value == "" {
			continue
		}
		of++
		if p.Title.Value == "" {
			count++
			if first.IsZero() {
				first = p.Pos
			}
		}
	}
	return first, count, of
}

// headlines warns where some principles have a headline and others none.
func (b *building) headlines(c *Charter, doc *source.Document) {
	first, count, of := c.WithoutHeadline()
	if count == 0 || count == of || c.Lint[MixedHeadlines] == "off" || isNamed(doc, MixedHeadlines) {
		return
	}
	severity := source.Warning // also where it is to be an error: that is for the language check
	if c.Lint[MixedHeadlines] == "info" {
		severity = source.Info
	}
	b.add(source.Finding{
		Rule: MixedHeadlines, Severity: severity, Pos: first,
		Args: map[string]any{"Count": count, "Of": of},
	})
}

// isNamed reports whether a comment for leitbild names a rule.
func isNamed(doc *source.Document, rule string) bool {
	return slices.ContainsFunc(doc.Comments(), func(c source.Comment) bool {
		return strings.HasPrefix(c.Text, source.Directive) && strings.Contains(c.Text, rule)
	})
}

func (b *building) poster(n *source.Node) Poster {
	p := Poster{Theme: text(n.Get("theme"))}
	if t := text(n.Get("size")); t.Value != "" {
		p.Paper, p.PaperPos = b.paper(t), t.Pos
	}
	if t := text(n.Get("orientation")); t.Value != "" {
		p.Landscape, p.OrientationSet, p.OrientationPos = t.Value == "landscape", true, t.Pos
	}
	if t := text(n.Get("bleed")); t.Value != "" {
		p.BleedSet, p.BleedPos = true, t.Pos
		if strings.Trim(t.Value, "0.") != "" {
			p.Bleed = b.length("bleed", t, 0, MaxBleed, "0mm", "20mm")
		}
	}
	if t := text(n.Get("marks")); t.Value != "" {
		p.Marks, p.MarksSet, p.MarksPos = strings.EqualFold(t.Value, "true"), true, t.Pos
	}
	if t := text(n.Get("distance")); t.Value != "" {
		p.DistancePos = t.Pos
		p.Distance = b.length("distance", t, MinDistance, MaxDistance, "0.2m", "20m")
	}
	return p
}

// paper reads the size of paper.
func (b *building) paper(t Text) Paper {
	p, err := ParsePaper(t.Value)
	var e *PaperError
	if errors.As(err, &e) {
		b.add(source.Finding{Rule: "unknown-paper", Pos: t.Pos, Args: e.Args()})
	}
	return p
}

// Args are the arguments with which the words of the rule unknown-paper are filled.
func (e *PaperError) Args() map[string]any {
	args := map[string]any{"Value": source.Printable(e.Input), "variant": e.Reason}
	if e.Nearest != "" {
		args["Suggestion"] = e.Nearest
	}
	if e.Orientation != "" {
		args["Orientation"] = e.Orientation
	}
	return args
}

// length reads a length within bounds. One in another form has been reported by the schema.
func (b *building) length(key string, t Text, least, most unit.Length, from, to string) unit.Length {
	l, err := unit.Parse(t.Value)
	if err != nil {
		return 0
	}
	if l < least || l > most {
		b.add(source.Finding{Rule: "out-of-range", Pos: t.Pos, Args: map[string]any{
			"Key": key, "Value": source.Printable(t.Value), "Min": from, "Max": to,
		}})
		return 0
	}
	return l
}
