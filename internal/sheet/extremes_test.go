package sheet

// Themes of users: whatever the schema allows must give a sheet.

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/theme"
	"leitbild/templates"
)

// extremes are theme files that extend one and have one number at its least or greatest, or
// all of a section.
func extremes(t *testing.T, base string) []string {
	t.Helper()
	var schema struct {
		Properties map[string]struct {
			Properties map[string]struct{ Minimum, Maximum *json.Number }
		}
	}
	if err := json.Unmarshal(theme.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	var files []string
	for section, s := range schema.Properties {
		for key, p := range s.Properties {
			if p.Minimum == nil {
				continue
			}
			for _, v := range []*json.Number{p.Minimum, p.Maximum} {
				more := ""
				switch key { // the bounds of the title may not cross
				case "title-min":
					more = ", title-max: 0.4"
				case "title-max":
					more = ", title-min: 0.01"
				}
				files = append(files, fmt.Sprintf("theme: 1\nextends: %s\n%s: {%s: %s%s}\n", base, section, key, *v, more))
			}
		}
	}
	return files
}

func TestEveryNumberThatIsAllowedGivesASheet(t *testing.T) {
	themes, err := fs.Sub(templates.FS, "themes")
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := fs.Sub(templates.FS, "fonts")
	if err != nil {
		t.Fatal(err)
	}
	c := loadCharter(t, "../../templates/charters/standard.de.yaml")
	for _, base := range builtIn(t) {
		for _, text := range extremes(t, base) {
			th, findings := theme.Library{Themes: themes, Fonts: fonts}.Parse("haus.yaml", []byte(text))
			if th == nil {
				t.Errorf("%s%+v", text, findings)
				continue
			}
			for _, landscape := range []bool{false, true} {
				paper, err := charter.ParsePaper("A2")
				if err != nil {
					t.Fatal(err)
				}
				s, findings := Lay(c, th, Options{Paper: paper, Landscape: landscape})
				if s == nil {
					t.Errorf("%slandscape %v: %+v", text, landscape, findings)
					continue
				}
				for _, fault := range faults(c, s) {
					if !strings.Contains(fault, "white band") { // who asks for a wide margin gets it
						t.Errorf("%slandscape %v: %s", text, landscape, fault)
					}
				}
			}
		}
	}
}
