package pdf

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"leitbild/internal/judge"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

const intranet = "https://intranet.example/leitbild?a=1&b=(2)"

// linked is a page with a link over a picture, and one in a sentence that goes over two lines.
func linked(f *faces) *page.Page {
	s := newSheet(148*unit.Millimetre, 210*unit.Millimetre)
	s.line(s.Root.Add(page.Title), f.face(condensed), "Unser Leitbild", typing{size: 30 * unit.Point})
	paragraph := s.Root.Add(page.Paragraph)
	before, link, after := paragraph.Add(page.Span), paragraph.Add(page.Link), paragraph.Add(page.Span)
	link.URI, link.Alt = "https://www.example.com/langer/weg", "www.example.com/langer/weg"
	s.line(before, f.face(barlow), "Mehr unter ", typing{})
	s.line(link, f.face(barlow), "www.example.com/", typing{})
	s.line(link, f.face(barlow), "langer/weg", typing{})
	s.line(after, f.face(barlow), " und hier:", typing{})
	code := s.Root.Add(page.Paragraph).Add(page.Link)
	code.URI, code.Alt = intranet, "Mehr dazu: "+intranet
	figure := code.Add(page.Figure)
	figure.Alt = code.Alt
	for i := range unit.Length(3) {
		x, y := (100+2*i)*unit.Millimetre, (180+2*i)*unit.Millimetre
		s.rule(figure, page.Rect{X0: x, Y0: y, X1: x + unit.Millimetre, Y1: y + unit.Millimetre}, page.Color{})
	}
	return s.Page
}

// TestLinks looks for what PDF/UA-1 (7.18.1, 7.18.5) and PDF/A-2 (6.3) want of a link, of which
// veraPDF sees a part.
func TestLinks(t *testing.T) {
	all := objects(t, write(t, meta(), linked(newFaces(t))))
	for _, c := range []struct {
		alt, key string
		lines    int
		want     []string
	}{
		{"www.example.com/langer/weg", "1", 2, []string{"/URI(https://www.example.com/langer/weg)"}},
		{"Mehr dazu: " + intranet, "2", 1, []string{`/URI(https://intranet.example/leitbild?a=1&b=\(2\))`, "/Rect[283.465 70.866 297.638 85.039]"}},
	} {
		annotation := one(t, all, "/Contents"+textString(c.alt))
		for _, want := range append(c.want, "/Type/Annot", "/Subtype/Link", "/F 4", "/Border[0 0 0]", "/S/URI", "/StructParent "+c.key+"/") {
			if !strings.Contains(annotation, want) {
				t.Errorf("the link lacks %s: %s", want, annotation)
			}
		}
		corners := 0
		if m := regexp.MustCompile(`/QuadPoints\[([^]]*)]`).FindStringSubmatch(annotation); m != nil {
			corners = len(strings.Fields(m[1])) / 2
		}
		if want := 4 * c.lines; c.lines > 1 && corners != want {
			t.Errorf("%d corners, want %d: %s", corners, want, annotation)
		}
	}
	if got := strings.Count(strings.Join(all, "\n"), "<</Type/OBJR/Pg "); got != 2 {
		t.Errorf("%d references to annotations, want 2", got)
	}
	if sheet := one(t, all, "/Type/Page/"); !regexp.MustCompile(`/Annots\[\d+ 0 R \d+ 0 R]`).MatchString(sheet) {
		t.Errorf("the page has not two annotations: %s", sheet)
	}
	if parents := one(t, all, "/Nums["); !regexp.MustCompile(`] ?1 \d+ 0 R 2 \d+ 0 R ]`).MatchString(parents) {
		t.Errorf("the links have no parents: %s", parents)
	}
	one(t, all, "/ParentTreeNextKey 3")
	if figure := one(t, all, "/S/Figure"); strings.Contains(figure, "/Block") {
		t.Errorf("a picture in a line is a block: %s", figure)
	}
}

func TestLinksInOtherPrograms(t *testing.T) {
	judge.Needs(t, "qpdf", "pdfinfo", "mutool")
	first, second := linked(newFaces(t)), linked(newFaces(t))
	name := save(t, write(t, meta(), first, second))
	output(t, "qpdf", "--check", name)
	got := strings.Fields(strings.ReplaceAll(output(t, "pdfinfo", "-url", name), "Annotation", ""))
	want := []string{"Page", "Type", "URL", "1", "https://www.example.com/langer/weg", "1", intranet, "2", "https://www.example.com/langer/weg", "2", intranet}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("poppler finds %q", got)
	}
	if links := output(t, "mutool", "show", name, "pages/1/Annots/1"); !strings.Contains(links, "/QuadPoints") {
		t.Errorf("mupdf finds %s", links)
	}
	tree := output(t, "pdfinfo", "-struct-text", name)
	if want := regexp.MustCompile(`(?s)P \(block\)\n +Span \(inline\)\n +"Mehr unter "\n +Link \(inline\)\n +"www.example.com/langer/weg"\n +Object \d+ 0\n +Span`); !want.MatchString(tree) {
		t.Errorf("the sentence is read as\n%s", tree)
	}
}

func TestWrongLinks(t *testing.T) {
	f := newFaces(t)
	for _, change := range []func(*page.Element){
		func(e *page.Element) { e.URI = "" },
		func(e *page.Element) { e.URI = "javascript:alert(1)" },
		func(e *page.Element) { e.URI = "https://ä.example" },
		func(e *page.Element) { e.Alt = "" },
	} {
		p := linked(f)
		change(p.Root.Kids[2].Kids[0])
		if _, err := Write([]*page.Page{p}, meta()); !errors.Is(err, errLink) {
			t.Errorf("%+v: %v", p.Root.Kids[2].Kids[0], err)
		}
	}
}

func TestExpansion(t *testing.T) {
	f := newFaces(t)
	p := poster(f)
	s := sheet{Page: p}
	span := p.Root.Add(page.Paragraph).Add(page.Span)
	span.Expansion = "zum Beispiel"
	s.line(span, f.face(barlow), "z.\u00a0B.", typing{})
	if got := one(t, objects(t, write(t, meta(), p)), "/E(zum Beispiel)"); !strings.Contains(got, "/S/Span") {
		t.Errorf("the expansion belongs to %s", got)
	}
}

// A link on a page that is placed on another leads on where it is read, as far as it shows.
func TestLinksOnPlacedPages(t *testing.T) {
	inner := linked(newFaces(t))
	sheet := newSheet(297*unit.Millimetre, 210*unit.Millimetre)
	sheet.Root.Kids = inner.Root.Kids
	// The code begins at 100, 180 mm and is 5 mm wide; the window ends in its middle.
	window := page.Rect{X1: 1025 * unit.Millimetre / 10, Y1: inner.Height}
	for i, read := range []bool{true, false} {
		place := page.Place{X: unit.Length(i) * 148 * unit.Millimetre, Num: 1, Den: 1}
		sheet.Marks = append(sheet.Marks, page.Mark{Sheet: &page.Placed{Page: inner, Place: place, Window: window, Read: read}})
	}
	all := objects(t, write(t, meta(), sheet.Page))
	code := one(t, all, "/Contents"+textString("Mehr dazu: "+intranet))
	if !strings.Contains(code, "/Rect[283.465 76.535 290.551 85.039]") {
		t.Errorf("what does not show can be touched: %s", code)
	}
	if got := strings.Count(strings.Join(all, "\n"), "/Subtype/Link"); got != 2 {
		t.Errorf("%d links, want the 2 of the page that is read", got)
	}
	window.X1 = 90 * unit.Millimetre
	sheet.Marks[0].Sheet.Window = window
	if all := objects(t, write(t, meta(), sheet.Page)); strings.Contains(strings.Join(all, "\n"), "Mehr dazu: "+intranet+")/A") {
		t.Error("a link that does not show at all can be touched")
	}
}
