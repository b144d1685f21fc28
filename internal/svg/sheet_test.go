package svg_test

// Sheets as the program lays them out.

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/example"
	"leitbild/internal/svg"
)

// textOf is what a reader finds in a file, white space folded.
func textOf(t *testing.T, data []byte) string {
	t.Helper()
	var b strings.Builder
	depth := 0 // within a text
	for d := xml.NewDecoder(strings.NewReader(string(data))); ; {
		token, err := d.Token()
		if err == io.EOF {
			return strings.Join(strings.Fields(b.String()), " ")
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth > 0 || token.Name.Local == "text" {
				depth++
			}
			for _, a := range token.Attr {
				if a.Name.Local == "aria-label" {
					b.WriteString(a.Value)
				}
			}
		case xml.EndElement:
			if depth > 0 {
				depth--
			}
			if depth == 0 {
				b.WriteByte(' ')
			}
		case xml.CharData:
			if depth > 0 {
				b.Write(token)
			}
		}
	}
}

// Every text of a charter is there, whole, in the order in which it is read.
func TestTextsInOrder(t *testing.T) {
	for _, look := range []string{"klar", "klassik"} {
		for _, name := range []string{"alles.yaml", "standard.de.yaml", "long.en.yaml", "kurz.yaml", "satz.yaml"} {
			c := example.Charter(t, name)
			data, err := svg.Write(example.Page(t, example.Sheet{Charter: name, Theme: look, Paper: "A3"}), svg.Meta{})
			if err != nil {
				t.Fatal(err)
			}
			texts := []charter.Text{c.Organization, c.Title, c.Subtitle, c.Intro}
			for _, p := range c.Principles {
				texts = append(texts, p.Title, p.Text, p.Note)
			}
			texts = append(texts, c.Outro, c.Motto)
			texts = append(append(texts, c.Signatures...), c.Contact, c.Link)
			rest := textOf(t, data)
			for _, text := range texts {
				want := strings.Join(strings.Fields(strings.ReplaceAll(text.Value, "\u00AD", "")), " ")
				_, after, found := strings.Cut(rest, want)
				if !found {
					t.Errorf("%s in %s: %q is missing or in the wrong place: %q", name, look, want, rest)
					break
				}
				rest = after
			}
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	p := example.Page(b, example.Sheet{Charter: "standard.de.yaml", Theme: "klassik", Paper: "A2"})
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		data, err := svg.Write(p, svg.Meta{Title: "Leitbild", Lang: "de"})
		if err != nil {
			b.Fatal(err)
		}
		size = len(data)
	}
	b.ReportMetric(float64(size), "B/file")
}
