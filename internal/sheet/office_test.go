package sheet

import (
	"os"
	"path/filepath"
	"testing"

	"leitbild/internal/theme"
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
			got := dump(s.Pages[0])
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s has changed (make golden rewrites it):\n%s", golden, firstDifference(string(want), got))
			}
		})
	}
}
