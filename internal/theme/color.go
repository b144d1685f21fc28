// This file gives a theme its colours, and those of a house.

package theme

import (
	"slices"
	"strconv"
	"strings"

	"leitbild/internal/color"
	"leitbild/internal/page"
	"leitbild/internal/source"
)

// Colors are the colours by what they are for.
type Colors struct {
	Paper, Text, Muted, Accent, Rule page.Color
	// Grey says that all of them are greys, and that nothing else is to be printed.
	Grey bool
	// neutral says that the accent is that of a house whose colour is black, white or a grey.
	neutral bool
	// clean says that the accent is left out where it would have to become another colour.
	clean bool
}

// The least contrast with the paper: of text (WCAG 2.2, success criterion 1.4.3) and of what
// is no text and must be seen all the same (1.4.11).
const (
	TextContrast  = 4.5
	ShapeContrast = 3.0
)

// tone is a colour that stands on the paper, by its key in the theme file.
type tone struct {
	key      string
	color    *page.Color
	contrast float64 // the least that it needs
}

// tones are all colours but the paper's.
func (c *Colors) tones() []tone {
	return []tone{
		{"text", &c.Text, TextContrast},
		{"muted", &c.Muted, TextContrast},
		{"accent", &c.Accent, TextContrast},
		{"rule", &c.Rule, ShapeContrast},
	}
}

// Adjustment tells how a colour gave way to be seen on the paper.
type Adjustment struct {
	From, To color.RGB
	// Had is the contrast of From with the paper, Needs what To had to reach.
	Had, Needs float64
}

// IsZero reports whether nothing had to give way.
func (a Adjustment) IsZero() bool { return a == Adjustment{} }

// byKey are the colours by their keys in the theme file.
func (c *Colors) byKey() map[string]*page.Color {
	return map[string]*page.Color{
		"paper": &c.Paper, "text": &c.Text, "muted": &c.Muted, "accent": &c.Accent, "rule": &c.Rule,
	}
}

// Branded is the theme with the colours that follow the house made from the brand's. The
// accent is the brand's colour as it is, and gives way where something is written in it
// (see On); the others give way here, darker or lighter with their hue kept, until they have
// contrast enough with the paper. In klar a yellow that would have to become olive leaves type to
// the text's colour. Those of the theme's brand-hue keep their lightness and take
// the brand's hue. Where the theme wants it so, a brand too pale for type is the paper. A brand
// that is nearly the text's own colour is the ink of the whole sheet (see asInk). The adjustment
// is that of the colour that gave way furthest. The fonts are shared with t, which stays as it is.
func (t *Theme) Branded(brand color.RGB) (*Theme, Adjustment) {
	branded := *t
	branded.Colors.neutral = slices.Contains(t.brand, "accent") && brand.Chroma() < hueless
	branded.Colors.clean = t.Composition == Klar
	for key, c := range branded.Colors.byKey() {
		if slices.Contains(t.hue, key) {
			*c = page.Color(color.Tinted(color.RGB(*c), brand))
		}
	}
	var furthest Adjustment
	for _, tone := range branded.Colors.tones() {
		if !slices.Contains(t.brand, tone.key) {
			continue
		}
		paper := color.RGB(branded.Colors.Paper)
		reached := color.Reach(brand, paper, tone.contrast)
		if reached != brand && branded.Colors.neutral {
			reached = color.RGB(branded.Colors.Text) // a paler grey would be no colour and no black
		}
		*tone.color = page.Color(reached)
		if tone.color == &branded.Colors.Accent {
			*tone.color = page.Color(brand)
			reached = color.RGB(branded.Colors.On(branded.Colors.Paper).Accent)
			if t.Composition.typeOnTones() {
				continue // nothing stands on its paper
			}
		}
		if needs := branded.Colors.needs(tone, reached); reached != brand && needs > furthest.Needs {
			furthest = Adjustment{brand, reached, color.Contrast(brand, paper), needs}
		}
	}
	if t.brandPaper && color.Contrast(brand, color.RGB(t.Colors.Paper)) < ShapeContrast {
		// A colour too pale for type is one to print on, as broadsides are on coloured paper.
		ink := branded.Colors.On(page.Color(brand))
		branded.Colors = Colors{Paper: page.Color(brand), Text: ink.Text, Muted: ink.Muted, Accent: ink.Text, Rule: ink.Rule}
		return &branded, Adjustment{}
	}
	if !t.Composition.typeOnTones() { // there it is in tones of the brand already
		branded.asInk(brand)
	}
	return &branded, furthest
}

// needs is the contrast that the brand's colour lacked where reached is printed in its place.
func (c Colors) needs(is tone, reached color.RGB) float64 {
	if is.key == "accent" && c.neutral {
		return inky
	}
	paper := color.RGB(c.Paper)
	return max(is.contrast, min(color.Contrast(reached, paper), readable(paper)))
}

// A brand can hardly be told from black text where it is no further from it than alike, in OKLab,
// or has no more chroma than dull, and dark enough for all text it is from a contrast of inky.
const (
	alike = 0.12
	dull  = 0.09
	inky  = 9.0
)

// asInk prints the sheet in the brand's colour where that follows as the accent and can hardly be
// told from the text's: a navy beside black would look like black that has faded, and on its own
// it is a sheet in one ink. What steps back from the text takes its hue.
func (t *Theme) asInk(brand color.RGB) {
	c := &t.Colors
	paper := color.RGB(c.Paper)
	follows := func(key string) bool { return slices.Contains(t.brand, key) || slices.Contains(t.hue, key) }
	if color.RGB(c.Accent) != brand || follows("text") || brand.LighterThan(paper) || color.Contrast(brand, paper) < inky {
		return
	}
	if brand.Chroma() >= dull && color.Distance(brand, color.RGB(c.Text)) > alike {
		return
	}
	if !follows("rule") && c.Rule == c.Text {
		c.Rule = page.Color(brand)
	}
	if !follows("muted") {
		c.Muted = page.Color(color.Reach(color.Tinted(color.RGB(c.Muted), brand), paper, TextContrast))
	}
	c.Text = page.Color(brand)
}

// colors reads the colours and looks whether text in them can be read. Rules may be as pale as
// a theme likes.
func (d *decoder) colors(t *Theme, n *source.Node) {
	t.Colors.Paper = hex(n.Get("paper"))
	for _, tone := range t.Colors.tones() {
		*tone.color = hex(n.Get(tone.key))
		if tone.contrast >= TextContrast {
			d.contrast(n.Get(tone.key), tone, t.Colors.Paper)
		}
	}
	t.brand = []string{"accent"}
	if list := n.Get("brand"); list != nil {
		t.brand = values(list)
	}
	t.hue = values(n.Get("brand-hue"))
	t.brandPaper = flag(n, "brand-paper", false)
}

func values(list *source.Node) (out []string) {
	if list == nil {
		return nil
	}
	for _, item := range list.Items {
		out = append(out, item.Value)
	}
	return out
}

// contrast reports a colour in which text could not be read.
func (d *decoder) contrast(n *source.Node, is tone, paper page.Color) {
	ground, given := color.RGB(paper), color.RGB(*is.color)
	has := color.Contrast(given, ground)
	if has >= is.contrast {
		return
	}
	d.fail(n, "low-contrast", map[string]any{
		"Key": is.key, "Value": given.String(), "Paper": ground.String(),
		"Contrast": Decimal(has), "Ratio": Decimal(is.contrast),
		"Suggestion": color.Reach(given, ground, is.contrast).String(),
	})
}

// Decimal writes a contrast with one decimal, never better than it is.
func Decimal(contrast float64) string {
	return strconv.FormatFloat(float64(int(contrast*10))/10, 'f', 1, 64)
}

// hex reads #RRGGBB, whose form the schema has checked.
func hex(n *source.Node) page.Color {
	v, _ := strconv.ParseUint(strings.TrimPrefix(n.Value, "#"), 16, 32)
	return page.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)}
}
