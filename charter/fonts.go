// This file reads the typefaces of the house.

package charter

import (
	"strconv"

	"leitbild/internal/source"
)

// Fonts are the typefaces that take the place of a theme's: one for the title, the headlines
// and the numerals, the other for the rest.
type Fonts struct{ Heading, Text Font }

// Font is a font file with the weight that a variable one is set to. Without File there is
// none; without Weight, which is 1 to 1000, the theme decides.
type Font struct {
	File      Text
	Weight    int
	WeightPos source.Pos
}

// readFonts reads the fonts of the brand block.
func readFonts(n *source.Node) Fonts {
	return Fonts{Heading: readFont(n, "heading"), Text: readFont(n, "text")}
}

// readFont reads one of them. A weight that is no number within bounds has been reported by
// the schema.
func readFont(n *source.Node, key string) Font {
	f := Font{File: text(n.Get(key))}
	if w := text(n.Get(key + "_weight")); w.Value != "" {
		v, err := strconv.ParseFloat(w.Value, 64)
		if err == nil && v >= 1 && v <= 1000 {
			f.Weight, f.WeightPos = int(v), w.Pos
		}
	}
	return f
}
