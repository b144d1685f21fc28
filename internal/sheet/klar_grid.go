package sheet

// The grid of klar: entries in rows that all columns share.

import (
	"slices"

	"leitbild/internal/unit"
)

// klarGrid holds what the entries need to be placed.
type klarGrid struct {
	b      *klarPlan
	lefts  []unit.Length
	each   unit.Length
	indent unit.Length
	// textIndent is that of the text, where it is not that of the headline.
	textIndent unit.Length
	pad        unit.Length // from the rule's upper edge to the entry
	gap        unit.Length // from the last baseline to the next rule
	entries    []klarEntry
}

func (g klarGrid) draw(e klarEntry, left, y unit.Length) {
	b := g.b
	numeral := b.ink.Display
	if b.inline() {
		numeral = b.ink.Accent
	}
	if b.m.theme.Ornaments.EntryRules {
		b.rule(left, left+g.each, y, b.hair, b.ink.Rule)
	}
	y += g.pad
	b.text(e.numeral, left, y, flushLeft, numeral)
	b.text(e.headline, left+g.indent, y, flushLeft, b.ink.Text)
	b.text(e.text, left+g.textIndent, y+e.toText, flushLeft, b.ink.Text)
	b.text(e.note, left+g.textIndent, y+e.toNote, flushLeft, b.ink.Muted)
}

// rows sets the list in rows that all columns share.
func (g klarGrid) rows(heights []unit.Length, counts []int) stack {
	high := rows(heights, counts)
	s := make(stack, 0, len(high)+1)
	lack := make([]unit.Length, len(high))
	if len(counts) > 1 || g.b.m.theme.Ornaments.EntryRules {
		// In one column without rules the eye measures the gap.
		lack = uneven(high, g.b.nearlyEven())
	}
	if len(g.entries) > fewPrinciples {
		g, lack = g.byContent(lack)
	}
	for r, h := range high {
		if r < len(high)-1 {
			h += lack[r]
		}
		gap := g.gap
		if r == 0 {
			gap = 0
		}
		s = append(s, piece{gap: gap, flex: true, height: g.pad + h, draw: func(y, _ unit.Length) {
			first := 0
			for c, n := range counts {
				if r < n {
					g.draw(g.entries[first+r], g.lefts[c], y)
				}
				first += n
			}
		}})
	}
	return s
}

// byContent is g where each of many rows is as high as its highest entry, with what they lack to be all of one
// height shared out among them: the more rows there are, the less an equal pitch is seen, and the more
// that a text of one line more stands on what follows. Rows of about one height keep it.
func (g klarGrid) byContent(lack []unit.Length) (klarGrid, []unit.Length) {
	if len(lack) < 2 || slices.Max(lack) < lessThanLine.of(g.b.leading(g.b.size)) {
		return g, lack
	}
	var all unit.Length
	for _, l := range lack[:len(lack)-1] {
		all += l
	}
	between := unit.Length(len(lack) - 1)
	var below unit.Length
	if g.b.m.theme.Ornaments.EntryRules {
		below = toHeadline.of(all / between)
		g.pad += below
	}
	return g, slices.Repeat([]unit.Length{(all - below*(between+1)) / between}, len(lack))
}

// lessThanLine is by how much, in hundredths of the leading, rows differ that have about one height, and
// toHeadline the part of what rows share out that goes between a rule and the entry below it.
const lessThanLine, toHeadline percent = 60, 30

// even reports whether rows so high are set at even distances.
func (g klarGrid) even(high []unit.Length) bool {
	return slices.Max(high)-slices.Min(high) <= g.b.nearlyEven()
}
