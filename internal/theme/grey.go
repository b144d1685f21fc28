// This file makes a theme for printers that have black only.

package theme

import (
	"leitbild/internal/color"
	"leitbild/internal/page"
)

// Grey is the theme with greys for its colours. Each has the luminance of the colour, and no
// less contrast with the paper: rounding to eight bits takes nothing from it. What is made of
// the colours, for other grounds and as areas, is made of the greys and keeps the contrasts
// that it needs, so that what only the hue told apart is still told apart. The colour of a
// house is to be there before. Fonts are shared with t, which stays as it is.
func (t *Theme) Grey() *Theme {
	grey := *t
	paper := color.RGB(t.Colors.Paper)
	grey.Colors.Grey, grey.Colors.Paper = true, page.Color(paper.Grey())
	for _, tone := range grey.Colors.tones() {
		*tone.color = page.Color(color.RGB(*tone.color).GreyAgainst(paper, paper.Grey()))
	}
	return &grey
}
