package sheet

// The manuscript is a charter made ready for setting: every text shaped in the face that
// the theme gives it, and its place in the logical structure.

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"leitbild/charter"
	"leitbild/internal/font"
	"leitbild/internal/page"
	"leitbild/internal/source"
	"leitbild/internal/theme"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// manuscript holds the texts of one charter in one theme; absent ones are nil.
type manuscript struct {
	charter *charter.Charter
	theme   *theme.Theme
	face    faces
	inks    inks
	root    *page.Element

	organization, title, subtitle, intro matter
	principles                           []principle
	outro, motto, date, contact          matter
	signatures                           []matter
	// mottoes is the motto with a line for each of its sentences at least; absent where it has one.
	mottoes matter
	link    *qrCode
	logos   logos
	emblems map[theme.Ink]emblem
	notes   []source.Finding
}

// faces are the theme's faces by role.
type faces struct{ title, subtitle, headline, text, numeral, small, motto *font.Face }

// inks are the colours on the paper, on an area of the accent, on one that has to hold the sheet,
// and on a tint of it.
type inks struct{ paper, area, block, tint theme.Ink }

// on gives the colours for what stands on an area, which is paper where areas are outlined.
func (m *manuscript) on(ground page.Color) theme.Ink {
	if m.theme.Ornaments.Outlines {
		return m.theme.Colors.Outlined(ground)
	}
	return m.theme.Colors.On(ground)
}

// strong is the colour of a strong rule: the accent as it is, unless it could hardly be seen.
func (m *manuscript) strong() page.Color {
	if c := m.theme.Colors; c.Area() == c.Accent {
		return c.Accent
	}
	return m.inks.paper.Text
}

// matter is a text to be set: shaped, with its face and its element. The zero matter is absent.
type matter struct {
	shaped *typeset.Text
	face   *font.Face
	of     *page.Element
	// centred says that its lines stand on one centre line.
	centred bool
	// stretches are the parts of the text that elements below of say; none where it says all.
	stretches []stretch
}

func (c matter) present() bool { return c.shaped != nil }

// principle is one entry of the list. Where the composition asks for it and the author has
// written no headline, the headline is the opening of the sentence and text the rest of it,
// which there may be none of.
type principle struct {
	numeral, headline, text, note matter
	// wide is headline and text where the opening has room to go on to the end of its clause, which they
	// are then of the same elements; absent where it ends there already.
	wide struct{ headline, text matter }
	// clauses is a sentence that is the poster, with a line for each clause at least.
	clauses matter
	// number is the numeral as it stands in a line with the headline.
	number matter
}

// newManuscript shapes the charter's texts. Findings name every character that a face lacks.
func newManuscript(c *charter.Charter, t *theme.Theme) (*manuscript, []source.Finding) {
	go typeset.Prepare(c.Lang) // takes as long as shaping
	m := &manuscript{charter: c, theme: t, root: &page.Element{Role: page.Document, Lang: c.Lang}}
	colors := t.Colors
	m.inks = inks{
		paper: colors.On(colors.Paper), area: m.on(colors.Area()), block: m.on(colors.Block()), tint: m.on(colors.Tint()),
	}
	s := shaper{m: m, missing: map[missingKey]bool{}, broken: map[*font.Face]bool{}}
	for _, load := range []struct {
		role theme.Role
		to   **font.Face
	}{
		{theme.Title, &m.face.title},
		{theme.Subtitle, &m.face.subtitle},
		{theme.Headline, &m.face.headline},
		{theme.Text, &m.face.text},
		{theme.Numeral, &m.face.numeral},
		{theme.Small, &m.face.small},
		{theme.Motto, &m.face.motto},
	} {
		f, err := t.Face(load.role)
		if err != nil {
			s.findings = append(s.findings, source.Finding{
				Rule: "theme-font", Pos: c.Poster.Theme.Pos, Args: map[string]any{"Error": err.Error()},
			})
			continue
		}
		*load.to = f
	}
	if len(s.findings) > 0 {
		return m, s.findings
	}
	s.charter(c)
	return m, s.findings
}

// shaper shapes texts and gathers what cannot be drawn.
type shaper struct {
	m        *manuscript
	findings []source.Finding
	missing  map[missingKey]bool
	broken   map[*font.Face]bool // whose rules for shaping are
}

type missingKey struct {
	char rune
	face *font.Face
}

// voice is how a text is set, apart from its size.
type voice struct {
	face     *font.Face
	tracking int
	capitals bool
	tabular  bool
	// centred says that its lines stand on one centre line.
	centred bool
}

// charter sets every text in its voice. The elements are made in the order in which the
// charter is read.
func (s *shaper) charter(c *charter.Charter) {
	m := s.m
	v := m.voices()
	paragraph := func(t charter.Text, v voice) matter { return s.set(t, v, m.root, page.Paragraph) }
	m.organization = paragraph(c.Organization, v.organization)
	title := v.title
	if m.single() {
		title = v.organization // the sentence is the poster, and the title steps back
	}
	m.title = s.set(c.Title, title, m.root, page.Title)
	m.subtitle = paragraph(c.Subtitle, v.subtitle)
	m.intro = paragraph(c.Intro, v.text)
	if m.single() {
		s.sentence(c.Principles[0], v)
	} else {
		s.list(c.Principles, v)
	}
	m.outro = paragraph(c.Outro, v.text)
	m.motto = paragraph(c.Motto, v.motto)
	m.mottoes = s.divided(m.motto, c.Motto, v.motto, typeset.Sentences)
	for _, sig := range c.Signatures {
		m.signatures = append(m.signatures, paragraph(sig, v.label))
	}
	m.date = paragraph(m.dateLine(), v.date)
	m.sayLanguage(&m.date)
	m.contact = paragraph(c.Contact, v.label)
	if c.Link.Value != "" {
		s.link(c)
	}
}

// sentence sets the only principle as display type.
func (s *shaper) sentence(p charter.Principle, v voices) {
	if v.opens {
		s.m.principles = []principle{s.opened(p, v, s.m.root)}
		return
	}
	out := principle{
		headline: s.set(p.Title, v.headline, s.m.root, page.Heading),
		text:     s.set(p.Text, v.title, s.m.root, page.Paragraph),
		note:     s.set(p.Note, v.text, s.m.root, page.Paragraph),
	}
	if utf8.RuneCountInString(p.Text.Value) <= proclamation {
		out.clauses = s.divided(out.text, p.Text, v.title, typeset.Clauses)
	}
	s.m.principles = []principle{out}
}

func (s *shaper) list(principles []charter.Principle, v voices) {
	list := s.m.root.Add(page.List)
	headlines := slices.ContainsFunc(principles, func(p charter.Principle) bool { return p.Title.Value != "" })
	for i, p := range principles {
		s.m.principles = append(s.m.principles, s.principle(list, i+1, p, v, v.numbered(headlines)))
	}
}

func (s *shaper) principle(list *page.Element, n int, p charter.Principle, v voices, numbered bool) principle {
	item := list.Add(page.Item)
	var out principle
	if numbered {
		number, label := charter.Text{Value: strconv.Itoa(n), Pos: p.Pos}, item.Add(page.Label)
		out.numeral = s.shape(number, voice{face: s.m.face.numeral}, label)
		out.number = s.shape(number, voice{face: s.m.face.headline, tabular: true}, label)
	}
	body := item.Add(page.Body)
	if v.opens {
		return s.opened(p, v, body)
	}
	out.headline = s.set(p.Title, v.headline, body, page.Heading)
	out.text = s.set(p.Text, voice{face: s.m.face.text}, body, page.Paragraph)
	out.note = s.set(p.Note, voice{face: s.m.face.text}, body, page.Paragraph)
	return out
}

// opened is a principle whose first words take the part of the headline where it has none.
func (s *shaper) opened(p charter.Principle, v voices, parent *page.Element) (out principle) {
	switch {
	case p.Title.Value != "" && s.m.short():
		out.headline = s.set(p.Title, v.headline, parent, page.Heading)
		out.text = s.set(p.Text, v.headline, parent, page.Paragraph)
		out.clauses = s.divided(out.text, p.Text, v.headline, typeset.Clauses)
	case p.Title.Value != "":
		out.headline = s.set(p.Title, v.headline, parent, page.Heading)
		out.text = s.set(p.Text, v.text, parent, page.Paragraph)
	case s.m.short():
		out.headline = s.set(p.Text, v.headline, parent, page.Paragraph)
		out.clauses = s.divided(out.headline, p.Text, v.headline, typeset.Clauses)
	default:
		paragraph := parent.Add(page.Paragraph)
		opening := typeset.Opening(p.Text.Value, s.m.charter.Lang)
		out.headline = s.part(p.Text, p.Text.Value[:opening], v.headline, paragraph)
		out.text = s.part(p.Text, p.Text.Value[opening:], v.text, paragraph)
		if wide := typeset.WideOpening(p.Text.Value, s.m.charter.Lang); wide > opening && wide < len(p.Text.Value) {
			s.widen(&out, p.Text, wide, v)
		}
	}
	out.note = s.set(p.Note, v.text, parent, page.Paragraph)
	return out
}

// widen gives p its wide opening, of so many bytes. Where there is something to know of parts of the text
// their elements are those of the opening that it has.
func (s *shaper) widen(p *principle, t charter.Text, opening int, v voices) {
	if p.headline.stretches != nil || p.text.stretches != nil {
		return
	}
	head, rest := t, t
	head.Value, rest.Value = strings.TrimRight(t.Value[:opening], " \n")+" ", t.Value[opening:]
	p.wide.headline, p.wide.text = p.headline, p.text
	p.wide.headline.shaped, p.wide.text.shaped = s.glyphs(head, v.headline), s.glyphs(rest, v.text)
}

// divided is c, set from t, with a line for each part of it at least; absent where there is only
// one.
func (s *shaper) divided(c matter, t charter.Text, v voice, by typeset.Breath) matter {
	parts := typeset.Divide(t.Value, s.m.charter.Lang, by)
	if !c.present() || parts == t.Value {
		return matter{}
	}
	t.Value = parts
	c.shaped = s.glyphs(t, v)
	return c
}

// part shapes a part of a text as a span of its paragraph. The break with which it may end
// is a space.
func (s *shaper) part(t charter.Text, part string, v voice, paragraph *page.Element) matter {
	if end := strings.TrimRight(part, " \n"); end != part {
		part = end + " "
	}
	if part == "" {
		return matter{}
	}
	return s.shape(charter.Text{Value: part, Pos: t.Pos}, v, paragraph.Add(page.Span))
}

func (s *shaper) link(c *charter.Charter) {
	code, err := newQRCode(c.Link.Value)
	if err != nil {
		s.findings = append(s.findings, source.Finding{
			Rule: "link-too-long", Pos: c.Link.Pos, Args: map[string]any{"Error": err.Error()},
		})
		return
	}
	link := s.m.root.Add(page.Paragraph).Add(page.Link)
	link.URI, link.Alt = page.URI(c.Link.Value), fmt.Sprintf("%s: %s", s.m.linkLabel(), c.Link.Value)
	if c.Labels.Link.Value == "" {
		link.Lang = s.m.foreign()
	}
	code.of = link.Add(page.Figure)
	code.of.Alt = link.Alt
	s.m.link = code
}

// set shapes a text as a new element below parent; an empty text is absent.
func (s *shaper) set(t charter.Text, v voice, parent *page.Element, role page.Role) matter {
	if t.Value == "" {
		return matter{}
	}
	return s.shape(t, v, parent.Add(role))
}

// shape shapes a text as what an element says.
func (s *shaper) shape(t charter.Text, v voice, of *page.Element) matter {
	shaped := s.glyphs(t, v)
	return matter{shaped: shaped, face: v.face, of: of, centred: v.centred, stretches: s.m.stretches(shaped, of)}
}

// glyphs shapes a text and gathers what cannot be drawn.
func (s *shaper) glyphs(t charter.Text, v voice) *typeset.Text {
	style := typeset.Style{
		Face: v.face, Lang: s.m.charter.Lang, Tracking: v.tracking, Tabular: v.tabular, Capitals: v.capitals,
	}
	shaped := typeset.Shape(t.Value, style)
	if missing := shaped.Missing(); len(missing) > 0 {
		shaped = s.borrow(t, style, missing)
	}
	s.reportPrivate(t, v.face)
	if err := shaped.Err(); err != nil && !s.broken[v.face] {
		s.broken[v.face] = true
		s.findings = append(s.findings, source.Finding{
			Rule: "font-rules", Severity: source.Warning, Pos: t.Pos,
			Args: map[string]any{"Font": v.face.PostScriptName(), "Error": source.Printable(err.Error())},
		})
	}
	return shaped
}

// borrow shapes a text whose face lacks characters with faces beside it that have them.
func (s *shaper) borrow(t charter.Text, style typeset.Style, missing []rune) *typeset.Text {
	var err error
	if style.Fallback, err = s.m.theme.Fallback(style.Face, missing); err != nil {
		s.findings = append(s.findings, source.Finding{
			Rule: "theme-font", Pos: s.m.charter.Poster.Theme.Pos, Args: map[string]any{"Error": err.Error()},
		})
	}
	shaped := typeset.Shape(t.Value, style)
	s.reportMissing(t, style.Face, shaped.Missing())
	s.reportBorrowed(t, style.Face, shaped.Borrowed())
	return shaped
}

// fewMissing is how many missing characters of a text are named one by one.
const fewMissing = 3

// reportMissing names the characters of a text that no face has, each once per face; where
// there are many, as in a script that no face has, the first and their number.
func (s *shaper) reportMissing(t charter.Text, face *font.Face, missing []rune) {
	var fresh []source.Finding
	for _, r := range missing {
		if s.isFresh(r, face) {
			fresh = append(fresh, source.Finding{Rule: "missing-glyph", Pos: s.m.charter.Locate(t, r), Args: lacks(face, r)})
		}
	}
	s.reportFew(fresh)
}

// reportBorrowed names in the same way the characters that other faces draw.
func (s *shaper) reportBorrowed(t charter.Text, face *font.Face, borrowed []typeset.Borrowed) {
	fresh := map[*font.Face][]source.Finding{}
	var order []*font.Face
	for _, b := range borrowed {
		if !s.isFresh(b.Char, face) {
			continue
		}
		args := lacks(face, b.Char)
		args["Other"] = b.Face.PostScriptName()
		if fresh[b.Face] == nil {
			order = append(order, b.Face)
		}
		fresh[b.Face] = append(fresh[b.Face], source.Finding{
			Rule: "borrowed-glyph", Severity: source.Info, Pos: s.m.charter.Locate(t, b.Char), Args: args,
		})
	}
	for _, other := range order {
		s.reportFew(fresh[other])
	}
}

// reportPrivate names the characters that mean something only in the face: who hears the sheet,
// or copies its text, is left without them.
func (s *shaper) reportPrivate(t charter.Text, face *font.Face) {
	if !page.IsPrivate(t.Value) {
		return
	}
	var fresh []source.Finding
	for _, r := range t.Value {
		if page.IsPrivate(string(r)) && s.isFresh(r, face) {
			fresh = append(fresh, source.Finding{
				Rule: "private-character", Severity: source.Warning, Pos: s.m.charter.Locate(t, r), Args: lacks(face, r),
			})
		}
	}
	s.reportFew(fresh)
}

// isFresh reports whether nothing has been said yet of a character that a face lacks.
func (s *shaper) isFresh(r rune, face *font.Face) bool {
	key := missingKey{r, face}
	fresh := !s.missing[key]
	s.missing[key] = true
	return fresh
}

// reportFew reports findings, or where they are many the first, and how many more there are.
func (s *shaper) reportFew(findings []source.Finding) {
	if n := len(findings); n > fewMissing {
		findings = findings[:1]
		findings[0].Args["More"] = n - 1
	}
	s.findings = append(s.findings, findings...)
}

// lacks are the arguments of a finding about a character that a face lacks.
func lacks(face *font.Face, r rune) map[string]any {
	return map[string]any{"Code": fmt.Sprintf("U+%04X", r), "Char": visible(r), "Font": face.PostScriptName()}
}

// visible is r where a terminal can show it safely, else nothing.
func visible(r rune) string {
	if !strconv.IsPrint(r) {
		return ""
	}
	return string(r)
}

// textFace is the face of the principles' text.
func (m *manuscript) textFace() *font.Face {
	for _, p := range m.principles {
		if p.text.present() {
			return p.text.face
		}
	}
	return m.face.headline
}

// single reports whether there is one principle, which makes the sheet a sentence on a wall.
func (m *manuscript) single() bool { return len(m.charter.Principles) == 1 }

// headlined reports whether any principle has a headline.
func (m *manuscript) headlined() bool {
	for _, p := range m.principles {
		if p.headline.present() {
			return true
		}
	}
	return false
}

// short reports whether there is one principle and so short that it can be a broadside.
func (m *manuscript) short() bool {
	return m.single() && utf8.RuneCountInString(m.charter.Principles[0].Text.Value) <= broadsideChars
}

// titleSize is the size that the theme wants for the title above text of the given size.
// Few principles have large text, above which a title needs less to be the title.
func (m *manuscript) titleSize(text unit.Length) unit.Length {
	n := unit.Length(min(len(m.principles), 7))
	return m.theme.Scale.Title.Of(text) * (58 + 6*n) / 100
}
