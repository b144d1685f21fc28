package sheet

// The grid of klar: entries in rows that all columns share, or in columns that each run on their own.

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

// even reports whether rows so high are set at even distances.
func (g klarGrid) even(high []unit.Length) bool {
	return slices.Max(high)-slices.Min(high) <= g.b.nearlyEven()
}

// footSlack is by how much of their natural size the gaps of a column grow beyond those of its
// neighbour for both to end on one line, although a division with more even columns is worth more.
const footSlack percent = 100

// free sets every column on its own, as even as the entries allow, and tells how many end early,
// and by how much of the tallest one ends above it in the end, in thousandths.
func (g klarGrid) free(heights []unit.Length) (body piece, early int, ragged int64) {
	full := make([]unit.Length, len(heights))
	for i, h := range heights {
		full[i] = g.pad + h
	}
	set := func(slack percent) (piece, int) {
		return freeColumns(full, g.gap, slack, len(g.lefts),
			func(i, column int, y unit.Length) { g.draw(g.entries[i], g.lefts[column], y) },
			func(unit.Length, []unit.Length) {})
	}
	_, early = set(columnSlack)
	body, _ = set(footSlack)
	for _, own := range columns(full, balance(full, g.gap, len(g.lefts))) {
		end := -g.gap
		for _, h := range own {
			end += g.gap + h
		}
		if end+footSlack.of(g.gap*unit.Length(len(own)-1)) < body.height {
			ragged = max(ragged, int64(body.height-end)*1000/int64(body.height))
		}
	}
	return body, early, ragged
}
