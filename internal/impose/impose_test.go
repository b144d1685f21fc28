package impose_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/impose"
	"leitbild/internal/legible"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// blank is a page without ink.
func blank(width, height, bleed unit.Length) *page.Page {
	return &page.Page{Width: width, Height: height, Bleed: bleed, Root: &page.Element{Role: page.Document, Lang: "de"}}
}

// shown is the part of a page that a tile shows.
func shown(t *testing.T, tile *page.Page) *page.Placed {
	t.Helper()
	for _, m := range tile.Marks {
		if m.Sheet != nil {
			return m.Sheet
		}
	}
	t.Fatal("a tile shows nothing")
	return nil
}

// TestTilesOfEverySize divides pages of all sizes over paper of all sizes: every point of the
// page is on a tile, neighbours share what they should, all tiles show equally much, and
// nothing is where the printer cannot print.
func TestTilesOfEverySize(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	o := usual(t)
	langs := charter.Languages()
	made := 0
	for range 400 {
		side := func(least, most int) unit.Length {
			return unit.Length(least+random.IntN(most-least))*mm + unit.Length(random.IntN(3600))
		}
		p := blank(side(80, 1300), side(80, 1300), unit.Length(random.IntN(2))*3*mm)
		o.Paper = impose.Paper{Width: side(90, 450), Height: side(90, 450)}
		o.Margin, o.Overlap = unit.Length(random.IntN(15))*mm, unit.Length(random.IntN(25))*mm
		o.Lang = langs[random.IntN(len(langs))]
		got, err := impose.Tiles(p, o)
		if err != nil {
			if !errors.Is(err, impose.ErrOneSheet) && !errors.Is(err, impose.ErrNoRoom) && !errors.Is(err, impose.ErrTooMany) {
				t.Fatal(err)
			}
			continue
		}
		made++
		if !checkTiles(t, p, o, got) {
			t.Fatalf("%v × %v mm, bleed %v, on %+v, margin %v, overlap %v", p.Width.Millimetres(), p.Height.Millimetres(),
				p.Bleed.Millimetres(), o.Paper, o.Margin.Millimetres(), o.Overlap.Millimetres())
		}
	}
	if made < 200 {
		t.Errorf("only %d of 400 pages have been divided", made)
	}
}

// halfHair is half the weight of a mark, which may lie on the edge of what can be printed.
const halfHair = unit.Point/8 + 10

func checkTiles(t *testing.T, p *page.Page, o impose.TileOptions, got *impose.Imposition) bool {
	t.Helper()
	if len(got.Pages) != 1+got.Columns*got.Rows {
		t.Errorf("%d sheets for %d × %d tiles and a map", len(got.Pages), got.Columns, got.Rows)
		return false
	}
	for i, sheet := range got.Pages {
		if w, h := sheet.Width, sheet.Height; min(w, h) != min(o.Paper.Width, o.Paper.Height) || max(w, h) != max(o.Paper.Width, o.Paper.Height) || (w > h) != got.Landscape {
			t.Errorf("sheet %d is %v × %v", i, w, h)
		}
		printable := page.Rect{X0: o.Margin, Y0: o.Margin, X1: sheet.Width - o.Margin, Y1: sheet.Height - o.Margin}
		for _, m := range sheet.Marks {
			if ink := m.Ink(); ink != (page.Rect{}) && !within(ink, printable, halfHair) {
				t.Errorf("sheet %d: ink at %v, where the printer cannot print", i, ink)
			}
		}
	}
	window := func(column, row int) page.Rect { return shown(t, got.Pages[1+row*got.Columns+column]).Window }
	first, last := window(0, 0), window(got.Columns-1, got.Rows-1)
	if whole := (page.Rect{X0: first.X0, Y0: first.Y0, X1: last.X1, Y1: last.Y1}); whole != (page.Rect{X0: -p.Bleed, Y0: -p.Bleed, X1: p.Width + p.Bleed, Y1: p.Height + p.Bleed}) {
		t.Errorf("the tiles show %v", whole)
	}
	for row := range got.Rows {
		for column := range got.Columns {
			w := window(column, row)
			if w.X1-w.X0 != first.X1-first.X0 || w.Y1-w.Y0 != first.Y1-first.Y0 {
				t.Errorf("tile %d, %d shows %v, the first %v", column, row, w, first)
			}
			if s := shown(t, got.Pages[1+row*got.Columns+column]); s.Read || s.Page != p || s.Place.Num != s.Place.Den {
				t.Errorf("tile %d, %d shows %+v", column, row, s)
			}
			if column > 0 {
				if before := window(column-1, row); !shares(before.X1-w.X0, o.Overlap) || before.Y0 != w.Y0 {
					t.Errorf("tile %d, %d shares %v mm with that to its left", column, row, (before.X1 - w.X0).Millimetres())
				}
			}
			if row > 0 {
				if before := window(column, row-1); !shares(before.Y1-w.Y0, o.Overlap) || before.X0 != w.X0 {
					t.Errorf("tile %d, %d shares %v mm with that above", column, row, (before.Y1 - w.Y0).Millimetres())
				}
			}
		}
	}
	for row := range got.Rows {
		for column := range got.Columns {
			checkWhatStays(t, got, column, row, p.Bleed, window)
		}
	}
	return !t.Failed()
}

// checkWhatStays looks whether a mark or a word lies on that part of a tile which is neither cut
// off nor glued over.
func checkWhatStays(t *testing.T, got *impose.Imposition, column, row int, bleed unit.Length, window func(column, row int) page.Rect) {
	t.Helper()
	w := window(column, row)
	stays := page.Rect{X0: w.X0 + bleed, Y0: w.Y0 + bleed, X1: w.X1 - bleed, Y1: w.Y1 - bleed}
	if column > 0 {
		stays.X0 = (w.X0 + window(column-1, row).X1 + 1) / 2
	}
	if column < got.Columns-1 {
		stays.X1 = (w.X1 + window(column+1, row).X0) / 2
	}
	if row > 0 {
		stays.Y0 = (w.Y0 + window(column, row-1).Y1 + 1) / 2
	}
	if row < got.Rows-1 {
		stays.Y1 = (w.Y1 + window(column, row+1).Y0) / 2
	}
	sheet := got.Pages[1+row*got.Columns+column]
	place := shown(t, sheet).Place
	stays = page.Rect{X0: stays.X0 + place.X + 2, Y0: stays.Y0 + place.Y + 2, X1: stays.X1 + place.X - 2, Y1: stays.Y1 + place.Y - 2}
	for _, m := range sheet.Marks {
		if m.Sheet == nil && m.Ink().Overlaps(stays) {
			t.Errorf("tile %d, %d: a mark at %v on what stays: %v", column, row, m.Ink(), stays)
			return
		}
	}
}

// within reports whether r lies within s but for a little.
func within(r, s page.Rect, little unit.Length) bool {
	return r.X0 >= s.X0-little && r.Y0 >= s.Y0-little && r.X1 <= s.X1+little && r.Y1 <= s.Y1+little
}

// shares reports whether an overlap is the one that is wanted, to a tenth of a millimetre.
func shares(overlap, want unit.Length) bool { return overlap >= want && overlap <= want+mm/10 }

// TestFewestSheets has the numbers of tiles that usual jobs need.
func TestFewestSheets(t *testing.T) {
	for _, c := range []struct {
		poster, paper string
		columns, rows int
		landscape     bool
	}{
		{"A3", "A4", 2, 2, false},
		{"A2", "A4", 2, 4, true},
		{"A1", "A4", 4, 3, false},
		{"A0", "A4", 3, 7, true},
		{"A2", "A3", 2, 2, false},
		{"A1", "A3", 2, 3, true},
		{"A0", "A3", 3, 4, false},
		{"B1", "A3", 2, 4, true},
		{"24x36in", "Letter", 3, 5, true},
		{"60x19cm", "A4", 3, 1, true},
		{"27x100cm", "A3", 1, 3, false},
	} {
		size, err := charter.ParsePaper(c.poster)
		if err != nil {
			t.Fatal(err)
		}
		paper, err := charter.ParsePaper(c.paper)
		if err != nil {
			t.Fatal(err)
		}
		o := usual(t)
		o.Paper = impose.Paper{Width: paper.Width, Height: paper.Height}
		got, err := impose.Tiles(blank(size.Width, size.Height, 0), o)
		if err != nil {
			t.Errorf("%s on %s: %v", c.poster, c.paper, err)
			continue
		}
		if got.Columns != c.columns || got.Rows != c.rows || got.Landscape != c.landscape {
			t.Errorf("%s on %s: %d × %d, landscape: %v; want %+v", c.poster, c.paper, got.Columns, got.Rows, got.Landscape, c)
		}
	}
}

func TestTilesRefused(t *testing.T) {
	for _, c := range []struct {
		width, height, margin, overlap unit.Length
		paper                          impose.Paper
		want                           error
	}{
		{210, 297, 5, 10, impose.Paper{Width: 210 * mm, Height: 297 * mm}, impose.ErrOneSheet},
		{297, 210, 5, 10, impose.Paper{Width: 210 * mm, Height: 297 * mm}, impose.ErrOneSheet},
		{420, 594, 50, 50, impose.Paper{Width: 148 * mm, Height: 210 * mm}, impose.ErrNoRoom},
		{420, 594, 5, 10, impose.Paper{Width: 50 * mm, Height: 100 * mm}, impose.ErrNoRoom},
		{5000, 5000, 5, 10, impose.Paper{Width: 210 * mm, Height: 297 * mm}, impose.ErrTooMany},
	} {
		o := usual(t)
		o.Paper, o.Margin, o.Overlap = c.paper, c.margin*mm, c.overlap*mm
		if got, err := impose.Tiles(blank(c.width*mm, c.height*mm, 0), o); !errors.Is(err, c.want) || got != nil {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

// wordsOf are the words on a page, each run a line.
func wordsOf(p *page.Page) string {
	var b strings.Builder
	for _, m := range p.Marks {
		if m.Run != nil {
			fmt.Fprintln(&b, m.Run.Text)
		}
	}
	return b.String()
}

// TestWordsOnSheets looks for what the sheets say in each language, in reading order of the
// tree: first what to do, then the page itself.
func TestWordsOnSheets(t *testing.T) {
	for _, lang := range append(charter.Languages(), "da") {
		o := usual(t)
		o.Lang = lang
		p := blank(420*mm, 594*mm, 0)
		got, err := impose.Tiles(p, o)
		if err != nil {
			t.Fatal(err)
		}
		root := got.Pages[0].Root
		if want := map[bool]string{true: "en", false: lang}[lang == "da"]; root.Lang != want {
			t.Errorf("the map is in %s, want %s", root.Lang, want)
		}
		var roles []page.Role
		for _, kid := range root.Kids {
			roles = append(roles, kid.Role)
		}
		if want := []page.Role{page.Title, page.Paragraph, page.List, page.Paragraph, page.Document}; !slices.Equal(roles, want) || root.Kids[4] != p.Root {
			t.Errorf("%s: the map consists of %v", lang, roles)
		}
		for i, sheet := range got.Pages {
			words := wordsOf(sheet)
			if strings.Contains(words, "%!") || strings.ContainsRune(words, '%') != (i == 0) {
				t.Errorf("%s, sheet %d says %q", lang, i, words)
			}
			for _, m := range sheet.Marks {
				if m.Run != nil && slices.ContainsFunc(m.Run.Glyphs, func(g page.Glyph) bool { return g.ID == 0 }) {
					t.Errorf("%s: %q has boxes for missing characters", lang, m.Run.Text)
				}
			}
		}
		if label := strings.Fields(wordsOf(got.Pages[5])); !slices.Contains(label, "5") || !slices.Contains(label, "8") {
			t.Errorf("%s: the fifth tile says %q", lang, label)
		}
	}
}

// TestRuler measures the line by which one sees whether the sheets have been printed at their size.
func TestRuler(t *testing.T) {
	for _, side := range []unit.Length{105, 210, 297} {
		o := usual(t)
		o.Paper = impose.Paper{Width: side * mm, Height: side * 1414 / 1000 * mm}
		got, err := impose.Tiles(blank(2*o.Paper.Width, 3*o.Paper.Height, 0), o)
		if err != nil {
			t.Fatal(err)
		}
		plan := got.Pages[0]
		var last string
		long := map[string]bool{}
		for _, m := range plan.Marks {
			switch {
			case m.Run != nil && strings.Contains(m.Run.Text, " mm "):
				last = m.Run.Text
			case m.Path != nil && len(m.Path.Segments) == 5:
				b := m.Path.Bounds()
				if b.X1-b.X0 == 50*mm || b.X1-b.X0 == 100*mm {
					long[fmt.Sprintf("%.0f", (b.X1-b.X0).Millimetres())] = true
				}
			}
		}
		if words := strings.Fields(last); len(words) < 4 || !long[words[3]] {
			t.Errorf("%q, and there are lines of %v", last, long)
		}
	}
}

// TestNeighbours looks for the numbers at the sides of a tile.
func TestNeighbours(t *testing.T) {
	got, err := impose.Tiles(blank(540*mm, 780*mm, 0), usual(t)) // 3 × 3
	if err != nil {
		t.Fatal(err)
	}
	tile := got.Pages[5] // in the middle
	at := map[string]page.Rect{}
	for _, m := range tile.Marks {
		if m.Run != nil {
			at[m.Run.Text] = m.Ink()
		}
	}
	box := shown(t, tile)
	frame := box.Frame().Bounds()
	for text, right := range map[string]func(r page.Rect) bool{
		"2": func(r page.Rect) bool { return r.Y1 < frame.Y0 },
		"4": func(r page.Rect) bool { return r.X1 < frame.X0 },
		"6": func(r page.Rect) bool { return r.X0 > frame.X1 },
		"8": func(r page.Rect) bool { return r.Y0 > frame.Y1 },
	} {
		if r, ok := at[text]; !ok || !right(r) {
			t.Errorf("number %s is at %v, the picture at %v", text, r, frame)
		}
	}
	if label := "Reihe 2, Spalte 2 · 5 von 9"; at[label] == (page.Rect{}) {
		t.Errorf("there is no %q in %q", label, wordsOf(tile))
	}
	if corner := wordsOf(got.Pages[1]); strings.Contains(corner, "0") {
		t.Errorf("the first tile says %q", corner)
	}
}

// TestNUpOfEverySize puts pages of all sizes on paper of all sizes: as many as fit, upright,
// whole with their bleed, apart from each other, with marks that lie on none of them where there
// is room beside.
func TestNUpOfEverySize(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	made := 0
	for range 500 {
		side := func(least, most int) unit.Length { return unit.Length(least+random.IntN(most-least)) * mm }
		p := blank(side(50, 200), side(50, 200), unit.Length(random.IntN(2))*3*mm)
		paper := impose.Paper{Width: side(100, 500), Height: side(100, 500)}
		got, err := impose.NUp([]*page.Page{p}, impose.NUpOptions{Paper: paper})
		w, h := p.Width+2*p.Bleed, p.Height+2*p.Bleed
		most := max(int(paper.Width/w)*int(paper.Height/h), int(paper.Height/w)*int(paper.Width/h))
		if n := impose.Fit(paper, p.Width, p.Height, p.Bleed); n != most {
			t.Fatalf("%d fit, want %d", n, most)
		}
		if most < 2 {
			if want := [...]error{impose.ErrNone, impose.ErrOnlyOne}[most]; !errors.Is(err, want) {
				t.Fatalf("%v, want %v", err, want)
			}
			continue
		}
		made++
		if err != nil || len(got.Pages) != 1 || got.Columns*got.Rows != most {
			t.Fatalf("%+v, %v; want %d copies", got, err, most)
		}
		sheet := got.Pages[0]
		var boxes []page.Rect
		for _, m := range sheet.Marks {
			if m.Sheet == nil {
				continue
			}
			if m.Sheet.Read != (len(boxes) == 0) {
				t.Fatal("not only the first copy is read")
			}
			b := m.Ink()
			if b.X1-b.X0 != w || b.Y1-b.Y0 != h || !within(b, page.Rect{X1: sheet.Width, Y1: sheet.Height}, 0) {
				t.Fatalf("a copy lies at %v", b)
			}
			for _, other := range boxes {
				if b.Overlaps(other) {
					t.Fatalf("copies lie at %v and %v", b, other)
				}
			}
			boxes = append(boxes, b)
		}
		if len(boxes) != most {
			t.Fatalf("%d copies, want %d", len(boxes), most)
		}
		if !clearMarks(sheet, boxes, 7*mm) {
			t.Fatalf("a mark lies on a copy: %v on %v", p, paper)
		}
	}
	if made < 200 {
		t.Errorf("only %d sheets have been made", made)
	}
}

// clearMarks reports whether the marks lie beside the copies, or within inside of the sheet's edge.
func clearMarks(sheet *page.Page, copies []page.Rect, inside unit.Length) bool {
	for _, m := range sheet.Marks {
		if m.Path == nil {
			continue
		}
		ink := m.Ink()
		atEdge := ink.X1 <= inside || ink.Y1 <= inside || ink.X0 >= sheet.Width-inside || ink.Y0 >= sheet.Height-inside
		if !atEdge && slices.ContainsFunc(copies, ink.Overlaps) {
			return false
		}
	}
	return true
}

func TestNUpOfSeveralPages(t *testing.T) {
	pages := []*page.Page{blank(105*mm, 148*mm, 0), blank(105*mm, 148*mm, 0)}
	a4 := impose.Paper{Width: 297 * mm, Height: 210 * mm}
	got, err := impose.NUp(pages, impose.NUpOptions{Paper: a4})
	if err != nil || len(got.Pages) != 2 || got.Landscape {
		t.Fatalf("two pages: %+v, %v", got, err)
	}
	for i, sheet := range got.Pages {
		if sheet.Root != pages[i].Root {
			t.Errorf("sheet %d does not read its page", i)
		}
		copies := 0
		for _, m := range sheet.Marks {
			if m.Sheet == nil {
				continue
			}
			if m.Sheet.Page != pages[i] || m.Sheet.Read != (copies == 0) {
				t.Errorf("copy %d on sheet %d is of another page, or read otherwise than once", copies, i)
			}
			copies++
		}
		if copies != 4 {
			t.Errorf("%d copies on sheet %d, want 4", copies, i)
		}
	}
	if _, err := impose.NUp(append(pages, blank(100*mm, 148*mm, 0)), impose.NUpOptions{Paper: a4}); !errors.Is(err, impose.ErrUnequal) {
		t.Errorf("pages of two sizes: %v", err)
	}
	if _, err := impose.NUp(nil, impose.NUpOptions{Paper: a4}); !errors.Is(err, impose.ErrNone) {
		t.Errorf("no page: %v", err)
	}
}

// TestTypeOnSheets: what the sheets say is as large as text in the hand has to be, and what need not
// be read no smaller than small print, down to the smallest paper.
func TestTypeOnSheets(t *testing.T) {
	for _, paper := range []impose.Paper{{105 * mm, 148 * mm}, {148 * mm, 210 * mm}, {210 * mm, 297 * mm}} {
		for _, lang := range []string{"de", "en", "fr", "it", "es", "nl", "pl"} {
			o := usual(t)
			o.Paper, o.Lang = paper, lang
			made, err := impose.Tiles(blank(420*mm, 594*mm, 0), o)
			if err != nil {
				t.Fatal(err)
			}
			if made.MapLabel == "" || made.Title == "" {
				t.Errorf("%s: no name for the sheets", lang)
			}
			for i, p := range made.Pages {
				for _, m := range p.Marks {
					if m.Run == nil {
						continue
					}
					least, angle := 75*unit.Point/10, legible.Limit
					if i == 0 && m.Run.Color == (page.Color{R: 0x60, G: 0x60, B: 0x60}) || i == 0 && m.Of == nil { // the ruler, the numbers on the picture
						least, angle = 5*unit.Point, legible.Smallest
					}
					if m.Run.Size < least || m.Run.Face.CapHeightAt(m.Run.Size) < angle.CapHeight(legible.InHand) {
						t.Errorf("%v, %s, sheet %d: %q in %.1f pt", paper, lang, i, m.Run.Text, m.Run.Size.Points())
					}
				}
			}
		}
	}
}
