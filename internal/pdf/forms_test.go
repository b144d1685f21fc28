package pdf

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"leitbild/internal/judge"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// placed is a page on which another stands so many times; the first is read.
func placed(p *page.Page, times int) *page.Page {
	host := &page.Page{Width: 400 * unit.Millimetre, Height: 400 * unit.Millimetre, Root: p.Root}
	for i := range times {
		host.Marks = append(host.Marks, page.Mark{Sheet: &page.Placed{
			Page: p, Place: page.Place{X: unit.Length(i) * unit.Millimetre, Num: 1, Den: 2},
			Window: page.Rect{X1: p.Width, Y1: p.Height}, Read: i == 0,
		}})
	}
	return host
}

func TestPlacedPagesAreWrittenOnce(t *testing.T) {
	judge.Needs(t, "qpdf")
	f := newFaces(t)
	p := poster(f)
	one, two, forty := write(t, meta(), placed(p, 1)), write(t, meta(), placed(p, 2)), write(t, meta(), placed(p, 40))
	output(t, "qpdf", "--check", save(t, forty))
	for data, want := range map[*[]byte]int{&one: 0, &two: 1, &forty: 1} {
		if n := bytes.Count(*data, []byte("/Subtype/Form")); n != want {
			t.Errorf("the page makes %d forms, want %d", n, want)
		}
	}
	if more := len(forty) - len(two); more > 38*30 {
		t.Errorf("38 more copies make the file larger by %d bytes", more)
	}
	text := textOf(t, write(t, meta(), p))
	if got := textOf(t, one); got != text {
		t.Errorf("the text of a page that is read on another is\n%s\nwant\n%s", got, text)
	}
	plain, read := objects(t, write(t, meta(), p)), objects(t, one)
	isElement := func(o string) bool { return strings.HasPrefix(o, "<</Type/StructElem") }
	count := func(all []string) (n int) {
		for _, o := range all {
			if isElement(o) {
				n++
			}
		}
		return n
	}
	if count(plain) != count(read) || !slices.ContainsFunc(read, isElement) {
		t.Errorf("the page that is read has %d elements, by itself %d", count(read), count(plain))
	}
}

// The state of the graphics goes back to what it was before a placed page, and marks neither
// lie across that nor within another.
func TestContentOfPlacedPages(t *testing.T) {
	s := newSheet(100*unit.Point, 100*unit.Point)
	word := s.Root.Add(page.Paragraph)
	shape := func(x unit.Length) *page.Path {
		p := &page.Path{Color: page.Color{R: 255}}
		p.Append(page.Rect{X0: x * unit.Point, Y0: 10 * unit.Point, X1: (x + 10) * unit.Point, Y1: 20 * unit.Point})
		return p
	}
	s.Marks = []page.Mark{{Of: word, Path: shape(10)}}
	host := &page.Page{Width: 200 * unit.Point, Height: 200 * unit.Point, Root: s.Root, Marks: []page.Mark{
		{Of: word, Path: shape(50)},
		{Sheet: &page.Placed{Page: s.Page, Place: page.Place{X: 100 * unit.Point, Num: 1, Den: 2}, Window: page.Rect{X1: 15 * unit.Point, Y1: 15 * unit.Point}, Read: true}},
		{Sheet: &page.Placed{Page: s.Page, Place: page.Place{Y: 50 * unit.Point, Num: 1, Den: 3}, Window: page.Rect{X1: 15 * unit.Point, Y1: 15 * unit.Point}}},
		{Of: word, Path: shape(70)},
	}}
	c := content{fonts: newFontSet(), images: newImageSet(nil), forms: newFormSet(), tree: newTree([]*page.Page{host}), boxes: boxesOf(host)}
	if err := c.draw(host); err != nil {
		t.Fatal(err)
	}
	want := `q
100 200 7.5 -7.5 re
W n
1 0 0 rg
/P<</MCID 0>>BDC
105 195 5 -5 re
f
EMC
Q
/Artifact BMC
q
0 150 5 -5 re
W n
.33333333 0 0 .33333333 0 116.667 cm /X0 Do
Q
EMC
1 0 0 rg
/P<</MCID 1>>BDC
50 190 10 -10 re
f
70 190 10 -10 re
f
EMC
`
	if got := string(c.out); got != want {
		t.Errorf("the content is\n%s\nwant\n%s", got, want)
	}
	want = "1 0 0 rg\n10 90 10 -10 re\nf\n"
	if got := string(c.forms.list[0].out); got != want {
		t.Errorf("the form is\n%s\nwant\n%s", got, want)
	}
}

// A document within another is a part of it.
func TestDocumentWithinDocument(t *testing.T) {
	f := newFaces(t)
	p := poster(f)
	host := placed(p, 1)
	host.Root = &page.Element{Role: page.Document, Lang: "en", Kids: []*page.Element{p.Root}}
	all := objects(t, write(t, meta(), host))
	one(t, all, "/S/Part/Lang(de)")
	one(t, all, "/S/Document/Lang(en)")
}

// Sheets that fit together only at their size say so.
func TestActualSize(t *testing.T) {
	m := meta()
	m.ActualSize = true
	f := newFaces(t)
	one(t, objects(t, write(t, m, poster(f))), "/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/Duplex/Simplex>>")
}
