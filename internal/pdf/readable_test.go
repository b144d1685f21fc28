package pdf

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"leitbild/internal/judge"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// claimed is which standards a file says that it follows.
func claimed(t *testing.T, data []byte) string {
	t.Helper()
	xmp := one(t, objects(t, data), "/Type/Metadata")
	claim := "PDF/A-" + between(xmp, "<pdfaid:part>", "<") + strings.ToLower(between(xmp, "<pdfaid:conformance>", "<"))
	if part := between(xmp, "<pdfuaid:part>", "<"); part != "" {
		claim += " PDF/UA-" + part
	}
	return claim
}

// unreadable are documents that lack something to be read without being seen.
func unreadable(f *faces) map[string]func() ([]*page.Page, Meta) {
	with := func(change func(p *page.Page, m *Meta)) func() ([]*page.Page, Meta) {
		return func() ([]*page.Page, Meta) {
			p, m := poster(f), meta()
			change(p, &m)
			return []*page.Page{p}, m
		}
	}
	return map[string]func() ([]*page.Page, Meta){
		"no title":         with(func(_ *page.Page, m *Meta) { m.Title = "" }),
		"blank title":      with(func(_ *page.Page, m *Meta) { m.Title = " \u00a0" }),
		"no language":      with(func(_ *page.Page, m *Meta) { m.Lang = "" }),
		"no such language": with(func(_ *page.Page, m *Meta) { m.Lang = "Deutsch (Schweiz)" }),
		"wrong part's":     with(func(p *page.Page, _ *Meta) { p.Root.Kids[0].Lang = "de_CH" }),
		"no words":         with(func(p *page.Page, _ *Meta) { p.Root.Kids[3].Alt = "" }),
		"no first heading": with(func(p *page.Page, _ *Meta) { p.Root.Kids[0].Role = page.Paragraph }),
		"a page not tagged": func() ([]*page.Page, Meta) {
			return []*page.Page{poster(f), {Width: unit.Inch, Height: unit.Inch}}, meta()
		},
	}
}

// A file claims what it keeps, and nothing else.
func TestClaims(t *testing.T) {
	f := newFaces(t)
	if got := claimed(t, write(t, meta(), poster(f))); got != "PDF/A-2a PDF/UA-1" {
		t.Errorf("a poster is %s", got)
	}
	for name, document := range unreadable(f) {
		pages, m := document()
		if got := claimed(t, write(t, m, pages...)); got != "PDF/A-2u" {
			t.Errorf("%s: it is %s", name, got)
		}
	}
}

// TestClaimsAreKept lets veraPDF judge; see the Makefile.
func TestClaimsAreKept(t *testing.T) {
	validator := os.Getenv("LEITBILD_VERAPDF")
	if validator == "" {
		t.Skip("make verapdf runs this")
	}
	judge.Needs(t, "java")
	f := newFaces(t)
	home := t.TempDir() // it writes its settings there
	want := map[string]string{save(t, write(t, meta(), poster(f))): "2a ua1", save(t, write(t, meta(), linked(f))): "2a ua1", save(t, write(t, meta(), private(f))): "2a ua1"}
	for _, document := range unreadable(f) {
		pages, m := document()
		want[save(t, write(t, m, pages...))] = "2u"
	}
	command := []string{
		"-XX:TieredStopAtLevel=1", "-Dapp.home=" + home, "-Dbasedir=" + home, "-cp", validator,
		"org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "-v",
	}
	for name := range want {
		command = append(command, name)
	}
	out, err := exec.Command("java", command...).Output()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	for name, standards := range want {
		for standard := range strings.FieldsSeq(standards) {
			if !strings.Contains(string(out), "PASS "+name+" "+standard+"\n") {
				t.Errorf("%s is not %s:\n%s", name, standard, out)
			}
		}
	}
}

// private is a poster with characters that mean something only in their font.
func private(f *faces) *page.Page {
	p := poster(f)
	s := sheet{Page: p}
	s.line(p.Root.Add(page.Paragraph), f.face(fraunces), "Wir\ue132 \ue132 Ihr", typing{})
	run := s.line(p.Root.Add(page.Paragraph), f.face(fraunces), "WIR \ue132", typing{})
	run.Actual = "Wir \ue132"
	return p
}

// A character of private use is read as nothing (ISO 19005-2, 6.2.11.7.3).
func TestPrivateCharacters(t *testing.T) {
	all := objects(t, write(t, meta(), private(newFaces(t))))
	spans := 0
	for _, o := range all {
		if strings.Contains(o, "/ActualText( )/P ") {
			spans++
		}
		if strings.Contains(o, "/ActualText<FEFF") && strings.Contains(strings.ToUpper(o), "E132") {
			t.Errorf("it is read: %s", o)
		}
	}
	if spans < 2 {
		t.Errorf("%d spans in their stead, want one each", spans)
	}
}
