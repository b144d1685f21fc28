// This file makes a theme that spares ink and toner.

package theme

import (
	"slices"

	"leitbild/internal/color"
	"leitbild/internal/page"
	"leitbild/internal/source"
)

// saving is what a theme says of itself for when ink is to be saved.
type saving struct {
	colors    map[string]page.Color // by their keys in the theme file
	brand     []string              // nil where it stays
	ornaments map[string]bool
}

// The contrast with the white paper of what was light on dark: of text, which is deep, and of
// what steps back from it.
const (
	deepContrast = 9
	softContrast = 5.6
)

// InkSaver is the theme as it is when ink is to be saved: on white paper, dark where it was
// light on dark, with outlines in place of areas, and as it says of itself. The colour of a
// house comes after that. Fonts are shared with t, which stays as it is.
func (t *Theme) InkSaver() *Theme {
	saver := *t
	saver.Colors.toWhite()
	saver.brandPaper = false
	saver.hue = slices.DeleteFunc(slices.Clone(t.hue), func(key string) bool { return key == "paper" })
	saver.Ornaments.Outlines = true
	if t.saving.brand != nil {
		saver.brand = t.saving.brand
	}
	put(saver.Colors.byKey(), t.saving.colors)
	put(saver.Ornaments.byKey(), t.saving.ornaments)
	saver.Ornaments.keepFor(t.Composition)
	return &saver
}

// put gives the places their values.
func put[V any](places map[string]*V, values map[string]V) {
	for key, v := range values {
		*places[key] = v
	}
}

// toWhite exchanges the paper, and makes dark what was light on it.
func (c *Colors) toWhite() {
	paper := c.Paper
	c.Paper = page.White()
	if !color.RGB(c.Text).LighterThan(color.RGB(paper)) {
		return // what was read on a tint is read on white
	}
	reach := func(from page.Color, contrast float64) page.Color {
		return page.Color(color.Reach(color.RGB(from), color.RGB(page.White()), contrast))
	}
	c.Text = reach(paper, deepContrast)
	c.Muted = reach(Mix(c.Text, page.White(), 75), softContrast)
	c.Rule = reach(c.Rule, ShapeContrast)
}

// saving reads what a theme says for when ink is to be saved, and looks whether text can be
// read then.
func (d *decoder) saving(t *Theme, n *source.Node) {
	if n == nil {
		return
	}
	t.saving = saving{colors: map[string]page.Color{}, ornaments: map[string]bool{}}
	for key := range t.Colors.byKey() {
		if v := n.Get(key); v != nil {
			t.saving.colors[key] = hex(v)
		}
	}
	for key := range t.Ornaments.byKey() {
		if n.Get(key) != nil {
			t.saving.ornaments[key] = flag(n, key, false)
		}
	}
	if list := n.Get("brand"); list != nil {
		t.saving.brand = append([]string{}, values(list)...)
	}
	saver := t.InkSaver()
	for _, tone := range saver.Colors.tones() {
		at := n.Get(tone.key)
		if at == nil {
			at = n.Get("paper")
		}
		if at != nil && tone.contrast >= TextContrast && tone.key != "accent" {
			d.contrast(at, tone, saver.Colors.Paper)
		}
	}
}
