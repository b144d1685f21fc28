// This file says in which colours things are printed on a ground.

package theme

import (
	"leitbild/internal/color"
	"leitbild/internal/page"
)

// Ink are the colours for what stands on one ground: each has the contrast with it that it needs.
type Ink struct {
	Ground              page.Color
	Text, Muted, Accent page.Color
	// Display is the accent for large numerals, which need less contrast (WCAG 2.2, large
	// text), and Rule is for hairlines.
	Display, Rule page.Color
	// Edge is that of a line which is all that is drawn of a ground; not set by On.
	Edge page.Color
}

// Dark reports whether light type stands on a dark ground.
func (i Ink) Dark() bool { return color.RGB(i.Text).LighterThan(color.RGB(i.Ground)) }

// visible is the contrast from which two areas are seen to be two, whatever their hue, and
// apart the distance in OKLab from which they are, whatever their contrast: a pure yellow on
// white.
const (
	visible = 1.2
	apart   = 0.09
)

// edge is the contrast from which a line is seen well enough to divide.
const edge = 1.4

// breath is the contrast from which a grey is seen on the paper, if faintly.
const breath = 1.08

// glare is the contrast with white from which a ground is dark.
const glare = 9

// dim is by how much more contrast a colour gets there.
const dim = 1.6

// hueless is the chroma in OKLab below which a colour is black, white or a grey, and colorful that
// from which a ground is a colour and no tinted paper.
const (
	hueless  = 0.02
	colorful = 0.06
)

// firm is the contrast (WCAG 2.2, success criterion 1.4.6) of what steps back on a coloured ground.
const firm = 7.0

// muddying is the lightness in OKLab that a yellow loses at least where it becomes an olive, which beside
// the yellow itself looks dirty.
const muddying = 0.25

// muddy reports whether given is a yellow and reached so much darker that it is none.
func muddy(given, reached color.RGB) bool {
	return given.Yellow() && given.Lightness()-reached.Lightness() > muddying
}

// readable is the contrast that a colour which has to give way gets on a ground: on a dark one
// more than it needs, where type that is just light enough looks dim.
func readable(ground color.RGB) float64 {
	if color.Contrast(color.White(), ground) > glare {
		return dim * TextContrast
	}
	return TextContrast
}

// On gives the colours for what stands on ground. On the paper they are the theme's own, the
// accent apart, which may be a brand's. On any other ground text is whichever of text and
// paper is seen better, and the accent is left out where the ground itself is of it, and where it
// is a grey that would be paler than the text: a house's own, or one that gives way where all is
// printed in greys. Size and weight make the order then.
func (c Colors) On(ground page.Color) Ink {
	under := color.RGB(ground)
	reach := func(given page.Color, ratio float64) page.Color {
		return page.Color(color.Reach(color.RGB(given), under, ratio))
	}
	ink := Ink{
		Ground: ground, Text: c.Text, Muted: c.Muted, Rule: c.Rule,
	}
	ink.Accent, ink.Display = c.Accent, c.Accent
	if color.Contrast(color.RGB(c.Accent), under) < TextContrast {
		ink.Accent = reach(c.Accent, readable(under))
		if c.clean && muddy(color.RGB(c.Accent), color.RGB(ink.Accent)) {
			ink.Accent = c.Text
		}
		ink.Display = ink.Accent // a third shade beside the house's own would be one too many
	}
	if ground != c.Paper {
		ink.Text = page.Color(c.TypeOn(under))
	}
	if has := color.Contrast(color.RGB(c.Accent), under); c.neutral && has < inky || c.Grey && has < TextContrast {
		ink.Accent = ink.Text
		if has < ShapeContrast {
			ink.Display = ink.Text
		}
	}
	if ground == c.Paper {
		return ink
	}
	if c.paperIsSeen(under) {
		ink.Muted, ink.Rule = ground, ground
	}
	part, muted := 82, TextContrast
	if under.Chroma() >= colorful {
		ink.Muted, part, muted = ground, 90, firm
	}
	ink.Muted, ink.Rule = ink.softer(ink.Muted, part, muted), ink.softer(ink.Rule, 60, ShapeContrast)
	if color.Distance(color.RGB(c.Accent), under) < apart {
		ink.Accent, ink.Display = ink.Text, ink.Text
	}
	return ink
}

// TypeOn is the colour of text on a ground that is not the paper: whichever of text and paper is
// seen better.
func (c Colors) TypeOn(ground color.RGB) color.RGB {
	given := c.Text
	if c.paperIsSeen(ground) {
		given = c.Paper
	}
	return color.Reach(color.RGB(given), ground, TextContrast)
}

// paperIsSeen reports whether the paper's colour is seen better on a ground than the text's.
func (c Colors) paperIsSeen(ground color.RGB) bool {
	return color.Contrast(color.RGB(c.Paper), ground) > color.Contrast(color.RGB(c.Text), ground)
}

// softer is given where it has the contrast, else what is part hundredths of the text and the
// rest of the ground, and more of the text where that needs it: it never turns from dark to
// light while the text stays dark.
func (i Ink) softer(given page.Color, part int, ratio float64) page.Color {
	for ; color.Contrast(color.RGB(given), color.RGB(i.Ground)) < ratio && part < 100; part += 6 {
		given = Mix(i.Text, i.Ground, part)
	}
	if color.Contrast(color.RGB(given), color.RGB(i.Ground)) < ratio {
		return i.Text
	}
	return given
}

// Area is the accent for what is so large that it needs to be told from the paper and no more:
// as it is, unless it is nearly the paper's own colour.
func (c Colors) Area() page.Color {
	if color.Distance(color.RGB(c.Accent), color.RGB(c.Paper)) >= apart {
		return c.Accent
	}
	return page.Color(color.Reach(color.RGB(c.Accent), color.RGB(c.Paper), visible))
}

// Block is the accent for an area that is all the colour there is on a sheet: as Area has it,
// unless the brand's is a white or a grey that is nearly the paper's. The house is black and white
// then, and its white is the type on a block of the text's black.
func (c Colors) Block() page.Color {
	if c.neutral && c.Area() != c.Accent {
		return c.Text
	}
	return c.Area()
}

// Outlined gives the colours for what stands on paper in place of a ground of which only the
// edge is drawn: as it is, unless it is nearly the paper's own colour.
func (c Colors) Outlined(ground page.Color) Ink {
	ink := c.On(c.Paper)
	ink.Edge = page.Color(color.Reach(color.RGB(ground), color.RGB(c.Paper), edge))
	return ink
}

// Tint is a breath of the accent on the paper.
func (c Colors) Tint() page.Color {
	tint := Mix(c.Block(), c.Paper, 8)
	if c.Grey { // without its hue a breath of a light colour is nothing
		return page.Color(color.Reach(color.RGB(tint), color.RGB(c.Paper), breath))
	}
	return tint
}

// Mix is part hundredths of a and the rest of b, as light mixes on a screen's scale.
func Mix(a, b page.Color, part int) page.Color {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*part + int(b)*(100-part)) / 100) }
	return page.Color{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B)}
}
