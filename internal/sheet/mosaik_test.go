package sheet

import (
	"fmt"
	"testing"

	"leitbild/charter"
	"leitbild/internal/color"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// TestTiles looks at walls of many colours: type is crisp on all tiles but that of a brand on
// which nothing is, turns from light to dark between two rows, and keeps clear of the tile's edges.
func TestTiles(t *testing.T) {
	th := loadTheme(t, "mosaik")
	for _, house := range []string{"", "#2A7F9E", "#FFD500", "#000000", "#FFFFFF", "#39FF14", "#0B2545", "#C8102E", "#808080"} {
		th := th
		if house != "" {
			brand, err := color.Parse(house)
			if err != nil {
				t.Fatal(err)
			}
			th, _ = th.Branded(brand.RGB)
		}
		for _, n := range []int{2, 3, 5, 7, 10, 13, 16, 24} {
			for _, landscape := range []bool{false, true} {
				c := &charter.Charter{Lang: "de", Organization: charter.Text{Value: "Muster GmbH"}, Title: charter.Text{Value: "Unser Leitbild"}}
				if n%2 == 1 {
					c.Motto = charter.Text{Value: "Bei uns ist jeder Kunde König."}
				}
				for i := range n {
					text := "Jede Rechnung passt auf zwei Seiten."
					if i%3 == 0 {
						text += " Was sich geändert hat, steht ganz oben, und was Sie selbst streichen können, sagen wir Ihnen."
					}
					c.Principles = append(c.Principles, charter.Principle{Title: charter.Text{Value: "Klartext"}, Text: charter.Text{Value: text}})
				}
				s, findings := Lay(c, th, Options{Paper: paper(t, "A3"), Landscape: landscape})
				if s == nil {
					t.Fatal(describe(findings))
				}
				for _, fault := range tileFaults(s.Pages[0]) {
					t.Errorf("%s, %d principles, landscape %t: %s", house, n, landscape, fault)
				}
			}
		}
	}
}

// tileFaults lists what is wrong with the text on tiles.
func tileFaults(pg *page.Page) (out []string) {
	of := bodies(pg.Root)
	light, dull := map[unit.Length]bool{}, map[page.Color]bool{}
	for i, m := range pg.Marks {
		if !of[m.Of] {
			continue
		}
		var tile *page.Path
		for _, g := range pg.Marks[:i] {
			if isGround(m, g) {
				tile = g.Path
			}
		}
		box, ink := tile.Bounds(), m.Ink()
		left, right := max(box.X0, 0), pg.Width
		for _, g := range pg.Marks[:i] {
			if g.Of == nil && g.Path.Bounds().Y0 == box.Y0 && g.Path.Bounds().X0 > box.X0 {
				right = min(right, g.Path.Bounds().X0)
			}
		}
		if least := min(pg.Width, pg.Height) * 4 / 100; ink.X0-left < least || right-ink.X1 < least {
			out = append(out, fmt.Sprintf("%s stands at the edge of its tile from %.1f to %.1f mm", inkOf(m), left.Millimetres(), right.Millimetres()))
		}
		typ, ground := color.RGB(m.Run.Color), color.RGB(tile.Color)
		if is, known := light[box.Y0]; known && is != typ.LighterThan(ground) {
			out = append(out, fmt.Sprintf("%s is the only one of its kind in its row", inkOf(m)))
		}
		light[box.Y0] = typ.LighterThan(ground)
		if color.Contrast(typ, ground) < color.Sparkle {
			dull[tile.Color] = true
		}
	}
	if len(dull) > 1 {
		out = append(out, fmt.Sprintf("type looks dull on %v", dull))
	}
	return out
}

// TestTileFaultsAreFound makes sure that the judge of the tiles sees what is wrong.
func TestTileFaultsAreFound(t *testing.T) {
	for what, spoil := range map[string]func(*page.Run){
		"moved":  func(m *page.Run) { m.X -= 12 * unit.Millimetre },
		"turned": func(m *page.Run) { m.Color = page.Color{} },
	} {
		s, findings := Lay(loadCharter(t, "../../examples/standard.de.yaml"), loadTheme(t, "mosaik"), Options{Paper: paper(t, "A3")})
		if s == nil {
			t.Fatal(describe(findings))
		}
		pg := s.Pages[0]
		of := bodies(pg.Root)
		for _, m := range pg.Marks {
			if of[m.Of] {
				spoil(m.Run)
				break
			}
		}
		if len(tileFaults(pg)) == 0 {
			t.Errorf("%s: not found", what)
		}
	}
}
