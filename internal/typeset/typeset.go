// Package typeset turns text, face, size and width into lines of positioned glyphs.
//
// A text is shaped once, in font units; every place where a line may end is measured
// then. Breaking the text for a size and a width is arithmetic on these measures, in
// integers, so that every machine breaks the same lines.
package typeset

import (
	"sync"

	"leitbild/internal/font"
	"leitbild/internal/unit"
)

// Style is how a text is set.
type Style struct {
	Face *font.Face
	// Fallback are faces that draw what Face lacks, the first that can.
	Fallback []*font.Face
	// Lang is a BCP 47 tag. German, English, French, Italian, Spanish, Dutch and Polish
	// are known with their habits and patterns; other languages only have the rules of
	// UAX #14.
	Lang string
	// Tracking is added after each glyph, in thousandths of an em. Kerning stays; there
	// are no ligatures when it is positive.
	Tracking int
	// Tabular asks for figures of one width.
	Tabular bool
	// Capitals sets the text in capitals; the lines' Actual keeps the original.
	Capitals bool
}

// Mode is what the lines of a text are to be.
type Mode uint8

const (
	// Ragged is for running text: as few lines as possible, their right edge as even as
	// possible, the last line any length that is not a lone word.
	Ragged Mode = iota
	// Balanced is for display: as few lines as possible, broken where the sense breaks,
	// of even length.
	Balanced
	// Even is for running text on a centre line: broken where ragged lines are, but of even length,
	// the last one too, which would be a stub below the others.
	Even
)

// Setting is what a text is broken for.
type Setting struct {
	Size, Width unit.Length
	Mode        Mode
	// Hyphenate allows the patterns of the language everywhere. Without it they serve
	// only for words that are wider than Width. Soft hyphens of the author are always
	// allowed.
	Hyphenate bool
}

// Lines is a text broken into lines.
type Lines struct {
	List []Line
	// Overfull is set when some line is wider than the width, though everything was
	// tried: there is a piece without any opportunity to break it.
	Overfull bool
	// Hyphens counts the lines that end in a hyphen which is not in the text.
	Hyphens int
	// Torn counts those of them that neither the author wants nor are known to stand between the
	// parts of a compound.
	Torn int
}

// Line is one line of text. Its lengths are measured from its left edge, which is the
// left side of its first ink; quotation marks and an apostrophe that open a line hang
// to the left of it.
type Line struct {
	Glyphs []Glyph
	// Text is what the line says, in the letters that are set. The clusters of the
	// glyphs point into it. It ends with the space after which the text goes on in the
	// next line (a forced break counts as one), and with a soft hyphen where a word goes
	// on there; other soft hyphens, which are not seen, are left out.
	Text string
	// Actual is Text as it was before it was set in capitals; empty where it is not.
	Actual string
	// Shift is added to x to make the origin of the first glyph.
	Shift unit.Length
	// Width is the optical width: to the right side of the last ink, of which a full stop,
	// a comma, a hyphen or a closing quotation mark counts only in part.
	Width unit.Length
	// InkTop and InkBottom are how far ink reaches above and below the baseline.
	InkTop, InkBottom unit.Length
	// InkLeft and InkRight are the extremes of the ink; InkLeft is at most 0.
	InkLeft, InkRight unit.Length

	inSet, inText int32 // where Text and Actual begin in the manuscript
}

// Glyph is a glyph at its place in a line, with the fields of page.Glyph and its face.
type Glyph struct {
	ID font.GID
	// Face is 0 for the face of the style, n for the n-th of its fallbacks.
	Face uint8
	// X and Y are the distance from the first glyph's origin in units of the style's face, Y
	// upwards.
	X, Y int32
	// Start and End are the bytes of the line's Text that the glyph stands for; equal
	// for a hyphen that is not in the text.
	Start, End int32
}

// Text is a shaped text. It does not change and may be used by several goroutines.
type Text struct {
	style      Style
	em         int32
	manuscript manuscript
	breaker    breaker
	joins      []int32
	plain      *layout
	spans      []span
	missing    []rune
	minWidth   int32
	err        error

	// divide makes withPatterns when a line first asks for it.
	divide       sync.Once
	withPatterns *layout
}

// Shape shapes a text, which is in NFC. A line feed is a forced break.
func Shape(s string, st Style) *Text {
	t := &Text{style: st, em: int32(st.Face.UnitsPerEm())}
	t.manuscript = newManuscript(s, st.Capitals, st.Face)
	t.breaker = breaker{manuscript: &t.manuscript, habits: habitsOf(st.Lang)}
	opportunities := t.breaker.find()

	shaper := borrowShaper()
	defer shaper.giveBack()
	set := shaper.setter(st)
	t.joins = t.manuscript.softHyphens()
	glyphs := set.shape(&t.manuscript, t.joins)
	if len(st.Fallback) > 0 {
		if t.spans = set.borrow(&t.manuscript, glyphs); len(t.spans) > 0 {
			set.spans = t.spans
			glyphs = set.shape(&t.manuscript, t.joins)
		}
	}
	if apart := set.ligaturesApart(&t.manuscript, glyphs); len(apart) > 0 {
		t.joins = merge(t.joins, apart)
		glyphs = set.shape(&t.manuscript, t.joins)
	}
	t.plain = set.newLayout(&t.manuscript, glyphs, opportunities)
	t.missing = set.missing(&t.manuscript, glyphs)
	t.minWidth = t.plain.widest()
	t.err = set.failure()
	return t
}

// Err says that the rules for shaping of a face are broken. The text is set without them then:
// each character by its own glyph.
func (t *Text) Err() error { return t.err }

// Missing lists the characters that no face of the style can draw, each once, in the order of
// the text.
func (t *Text) Missing() []rune { return t.missing }

// Plain is the text as it is read: without soft hyphens and the like, a forced break a space.
func (t *Text) Plain() string { return t.manuscript.text }

// Natural is the width of the text without any break but the forced ones, in font units.
func (t *Text) Natural() int64 { return int64(t.plain.natural()) }

// MinWidth is the width of the widest piece that only the patterns could break, in font
// units.
func (t *Text) MinWidth() int64 { return int64(t.minWidth) }

// Break breaks the text into lines. A text without any character has none.
func (t *Text) Break(s Setting) Lines {
	f := t.fit(s)
	var space [64]int32
	return t.build(&f, s, f.choose(space[:0]))
}

// Count tells how many lines Break makes, and whether one is overfull, for a small part
// of the cost.
func (t *Text) Count(s Setting) (lines int, overfull bool) {
	f := t.fit(s)
	return f.count()
}

// Hyphens tells how many lines of Break end with an added hyphen, for a small part of the cost.
func (t *Text) Hyphens(s Setting) (n int) {
	f := t.fit(s)
	var space [64]int32
	for _, end := range f.choose(space[:0]) {
		if f.nodes[end].adds() {
			n++
		}
	}
	return n
}

// divided is the layout in which the patterns have their opportunities too.
func (t *Text) divided() *layout {
	t.divide.Do(func() {
		t.withPatterns = t.plain
		patterns := patternsOf(t.style.Lang)
		if patterns == nil {
			return
		}
		opportunities := t.breaker.withPatterns(patterns)
		shaper := borrowShaper()
		defer shaper.giveBack()
		set := shaper.setter(t.style)
		set.spans = t.spans
		glyphs := t.plain.glyphs
		if cut := inClusters(&t.manuscript, glyphs, opportunities); len(cut) > 0 {
			glyphs = set.shape(&t.manuscript, merge(t.joins, cut))
		}
		t.withPatterns = set.newLayout(&t.manuscript, glyphs, opportunities)
	})
	return t.withPatterns
}
