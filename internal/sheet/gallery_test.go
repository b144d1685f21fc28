package sheet

import (
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/page"
	"leitbild/internal/theme"
	"leitbild/internal/unit"
)

// hung is the default charter in all themes, side by side, with one left out.
func hung(t *testing.T, landscape bool) (*page.Page, []Exhibit) {
	t.Helper()
	c := loadCharter(t, "../../templates/charters/standard.de.yaml")
	paper, err := charter.ParsePaper("A2")
	if err != nil {
		t.Fatal(err)
	}
	g := Gallery{Lang: "de"}
	exhibits := []Exhibit{{Name: "ohne", Note: "Auf A6 hätte der Text nur 5 pt; lesen lässt er sich ab 7,5 pt."}}
	for _, name := range builtIn(t) {
		th := loadTheme(t, name)
		s, findings := Lay(c, th, Options{Paper: paper, Landscape: landscape})
		if s == nil {
			t.Fatal(findings)
		}
		exhibits = append(exhibits, Exhibit{Name: name, Page: s.Pages[0], Alt: "Unser Kundenleitbild", Lang: "de"})
		g.Width, g.Height = s.Pages[0].Width, s.Pages[0].Height
		if g.NameFace, err = th.Face(theme.Small); err != nil {
			t.Fatal(err)
		}
		g.NoteFace = g.NameFace
	}
	return g.Lay(exhibits), exhibits
}

func TestGalleryHangsEverySheetWithItsName(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		pg, exhibits := hung(t, landscape)
		of := map[*page.Element][]page.Mark{}
		for _, m := range pg.Marks {
			of[m.Of] = append(of[m.Of], m)
		}
		figures, names := 0, ""
		var boxes []page.Rect
		for _, e := range pg.Root.Kids {
			var box page.Rect
			for i, m := range of[e] {
				if m.Run != nil && e.Role == page.Paragraph {
					names += m.Run.Text + "|"
				}
				if i == 0 {
					box = m.Ink()
				}
				box = joined(box, m.Ink())
			}
			if box.X0 < 0 || box.Y0 < 0 || box.X1 > pg.Width || box.Y1 > pg.Height {
				t.Errorf("%v lies outside the page", box)
			}
			for _, other := range boxes {
				if box.Overlaps(other) {
					t.Errorf("%v overlaps %v", box, other)
				}
			}
			boxes = append(boxes, box)
			if e.Role == page.Figure {
				figures++
				if e.Alt == "" || e.Lang != "de" {
					t.Errorf("a sheet without words: %+v", e)
				}
			}
		}
		if figures != len(exhibits)-1 {
			t.Errorf("%d sheets hang, want %d", figures, len(exhibits)-1)
		}
		for _, e := range exhibits {
			if !strings.Contains(names, e.Name+"|") {
				t.Errorf("%s has no name under it: %s", e.Name, names)
			}
		}
		if !strings.Contains(names, "hätte der Text nur") {
			t.Error("nothing says why a sheet is left out")
		}
		marks := 0
		for _, e := range exhibits[1:] {
			marks += len(e.Page.Marks)
		}
		if len(pg.Marks) < marks {
			t.Errorf("%d marks, the sheets have %d", len(pg.Marks), marks)
		}
	}
}

// joined is the box around both.
func joined(a, b page.Rect) page.Rect {
	return page.Rect{X0: min(a.X0, b.X0), Y0: min(a.Y0, b.Y0), X1: max(a.X1, b.X1), Y1: max(a.Y1, b.Y1)}
}

func TestGalleryFillsItsRows(t *testing.T) {
	const short, long = 100 * unit.Millimetre, 141 * unit.Millimetre
	for _, c := range []struct {
		n, columns    int
		width, height unit.Length
	}{{1, 1, short, long}, {2, 2, short, long}, {4, 4, short, long}, {6, 3, short, long}, {6, 3, long, short}, {7, 4, short, long}} {
		if got := galleryColumns(c.n, c.width, c.height); got != c.columns {
			t.Errorf("%d sheets stand in %d columns, want %d", c.n, got, c.columns)
		}
	}
}
