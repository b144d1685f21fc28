package sheet

import (
	"path/filepath"
	"testing"

	"leitbild/charter"
	"leitbild/internal/theme"
	"leitbild/internal/unit"
)

// TestGoldenOffice keeps the sheets for the printer in the office: those of themes that have
// areas, without them, and one in greys.
func TestGoldenOffice(t *testing.T) {
	for _, c := range []struct {
		name, theme, charter, paper string
		landscape                   bool
		dress                       func(*theme.Theme) *theme.Theme
	}{
		{"saver", "band", "standard.de", "A3", false, (*theme.Theme).InkSaver},
		{"saver", "band", "standard.de", "A4", true, (*theme.Theme).InkSaver},
		{"saver", "band", "satz", "A3", false, (*theme.Theme).InkSaver},
		{"saver", "mosaik", "standard.de", "A3", false, (*theme.Theme).InkSaver},
		{"saver", "mosaik", "standard.de", "A4", true, (*theme.Theme).InkSaver},
		{"saver", "mosaik", "satz", "A3", false, (*theme.Theme).InkSaver},
		{"saver", "tafel", "standard.de", "A3", false, (*theme.Theme).InkSaver},
		{"gray", "mosaik", "haus", "A3", false, (*theme.Theme).Grey},
	} {
		direction := "portrait"
		if c.landscape {
			direction = "landscape"
		}
		golden := filepath.Join("testdata", c.theme+"-"+c.charter+"-"+c.paper+"-"+direction+"-"+c.name+".txt")
		t.Run(filepath.Base(golden), func(t *testing.T) {
			read, th := loadCharter(t, "../../examples/"+c.charter+".yaml"), loadTheme(t, c.theme)
			o := Options{Paper: paper(t, c.paper), Landscape: c.landscape, Bleed: 3 * 3600}
			if brand := read.Brand; brand.Color.Text.Value != "" {
				th, _ = th.Branded(brand.Color.RGB)
				o.Logo = loadLogo(t, "../../examples/"+brand.Logo.Value).Grey()
			}
			s, findings := Lay(read, c.dress(th), o)
			if s == nil {
				t.Fatalf("%+v", findings)
			}
			judgeByGolden(t, golden, dump(s.Pages[0]))
		})
	}
}

// TestInkSaverKeepsTheSize looks whether the text is as large on a sheet that spares ink: what
// stands in place of areas takes no room from it. A single sentence may have some of theirs.
func TestInkSaverKeepsTheSize(t *testing.T) {
	sentences := []string{
		"Niemand ist für unser Haus wichtiger als die Menschen, für die wir arbeiten.",
		"Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben.",
		"Geplante Abschaltungen kündigen wir fünf Werktage vorher an.",
		"Haben wir uns geirrt, sagen wir es zuerst.",
		"Was Sie selbst streichen können, sagen wir Ihnen.",
	}
	for _, name := range builtIn(t) {
		th := loadTheme(t, name)
		saver := th.InkSaver()
		for _, n := range []int{1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 16, 24} {
			for _, headlines := range []bool{true, false} {
				for _, landscape := range []bool{false, true} {
					c := &charter.Charter{Lang: "de", Organization: charter.Text{Value: "Muster GmbH"}, Title: charter.Text{Value: "Unser Kundenleitbild"}}
					for i := range n {
						p := charter.Principle{Text: charter.Text{Value: sentences[i%len(sentences)]}}
						if headlines {
							p.Title = charter.Text{Value: "Jeder zählt"}
						}
						c.Principles = append(c.Principles, p)
					}
					o := Options{Paper: paper(t, "A2"), Landscape: landscape}
					full, _ := Lay(c, th, o)
					spared, _ := Lay(c, saver, o)
					if full == nil || spared == nil {
						t.Fatalf("%s, %d principles: no sheet", name, n)
					}
					if a, b := full.TextSize, spared.TextSize; b*100 < a*95 || b*100 > a*105 && n > 1 {
						t.Errorf("%s, %d principles, headlines %t, landscape %t: %.1f pt, with ink saved %.1f pt", name, n, headlines, landscape,
							float64(a)/float64(unit.Point), float64(b)/float64(unit.Point))
					}
				}
			}
		}
	}
}
