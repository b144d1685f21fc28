// This file finds faces for characters that a face lacks.

package theme

import (
	"fmt"
	"slices"

	"leitbild/internal/font"
)

// bold is the weight from which on a bold face stands in rather than a regular one.
const bold = 550

// fallbacks are the built-in fonts that stand in for a face, those most like it first. Between
// them they have the letters of Europe, arrows, and signs such as ✓, ★ and ☎.
func fallbacks(face *font.Face) []string {
	sans, serif := "inter/Inter_400Regular.ttf", "source-serif-4/SourceSerif4_400Regular.ttf"
	switch {
	case face.Weight() >= bold:
		sans, serif = "inter/Inter_700Bold.ttf", "source-serif-4/SourceSerif4_600SemiBold.ttf"
	case face.HasSerifs() && face.ItalicAngle() != 0:
		serif = "source-serif-4/SourceSerif4_400Regular_Italic.ttf"
	}
	const signs = "noto-sans-symbols-2/NotoSansSymbols2-Regular.ttf"
	if face.HasSerifs() {
		return []string{serif, sans, signs}
	}
	return []string{sans, serif, signs}
}

// Fallback returns faces that draw the characters that one of the theme's faces lacks, as far
// as there are any: built-in ones, and then the theme's others. Only the files that are needed
// are read.
func (t *Theme) Fallback(face *font.Face, missing []rune) ([]*font.Face, error) {
	var list []*font.Face
	add := func(other *font.Face) {
		rest := slices.DeleteFunc(slices.Clone(missing), func(r rune) bool {
			_, has := other.Glyph(r)
			return has
		})
		if len(rest) < len(missing) {
			list, missing = append(list, other), rest
		}
	}
	for _, file := range fallbacks(face) {
		if len(missing) == 0 {
			return list, nil
		}
		other, err := t.faces.read(file)
		if err != nil {
			return nil, fmt.Errorf("font for missing characters: %w", err)
		}
		add(other)
	}
	for _, r := range roles() {
		if len(missing) == 0 {
			break
		}
		other, err := t.Face(r)
		if err != nil {
			return nil, err
		}
		if other != face {
			add(other)
		}
	}
	return list, nil
}
