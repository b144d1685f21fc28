// Package charter is the document: its model and what makes it valid.
package charter

import (
	"leitbild/internal/source"
	"leitbild/internal/unit"
)

// Text is a text of the charter with its place. An empty Value means that there is none.
//
// In a Value "\n" is a line break that the author wants, U+00AD a soft hyphen, U+00A0 a
// space that does not break; there is no markup.
type Text struct {
	Value string
	Pos   source.Pos
}

// Charter is a customer charter as its file gives it, checked.
type Charter struct {
	Lang         string // BCP 47, the language in lower case
	LangPos      source.Pos
	Organization Text
	Title        Text
	Subtitle     Text
	Intro        Text
	Principles   []Principle // 1 to 24
	Outro        Text
	Motto        Text
	Signatures   []Text // at most 6
	Contact      Text
	Date         Date
	Link         Text // http, https, mailto or tel
	Labels       Labels
	Brand        Brand
	Poster       Poster
	Lint         Lint

	source *source.Document
}

// Locate finds the first place of r in the file at or after the beginning of t; a charter
// that was not read from a file only knows where t begins.
func (c *Charter) Locate(t Text, r rune) source.Pos {
	if c.source == nil {
		return t.Pos
	}
	return c.source.Find(t.Pos, r)
}

// Principle is one principle of a charter. Only Text is always there.
type Principle struct {
	Title     Text
	Text      Text
	Note      Text
	Questions []Text
	Tips      []Text
	Examples  []Example
	Pos       source.Pos
}

// Example shows a principle in practice.
type Example struct{ Who, Text Text }

// Date is a day of the Gregorian calendar; the zero Date means that there is none.
type Date struct {
	Year, Month, Day int
	Pos              source.Pos
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d.Year == 0 && d.Month == 0 && d.Day == 0 }

// Labels replace static words of the sheet.
type Labels struct{ Date, Link Text }

// Poster says how the poster is to be made; what is not given is zero.
type Poster struct {
	Theme          Text
	Paper          Paper
	PaperPos       source.Pos
	Landscape      bool
	OrientationSet bool // Landscape was given, be it false
	OrientationPos source.Pos
	Bleed          unit.Length // 0 to 20 mm
	BleedSet       bool
	BleedPos       source.Pos
	Marks          bool
	MarksSet       bool
	MarksPos       source.Pos
	Distance       unit.Length // 0.2 to 20 m
	DistancePos    source.Pos
}

// Lint says what is to be made of rules of the language check, by their names: "off", "info",
// "warning" or "error".
type Lint map[string]string
