package pdf

import (
	"testing"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// wall is a sheet as the standard charter makes it: some 45 runs in four faces.
func wall(f *faces) *page.Page {
	s := newSheet(420*unit.Millimetre, 594*unit.Millimetre)
	s.line(s.Root.Add(page.Title), f.face(condensed), "Unser Kundenleitbild", typing{size: 90 * unit.Point})
	list := s.Root.Add(page.List)
	for i := range 10 {
		item := list.Add(page.Item)
		label, body := item.Add(page.Label), item.Add(page.Body)
		s.line(label, f.face(italic), string(rune('0'+i)), typing{size: 16 * unit.Point})
		s.line(body.Add(page.Heading), f.face(barlowBold), "Meinungsverschiedenheiten "+string(rune('A'+i)), typing{size: 16 * unit.Point})
		text := body.Add(page.Paragraph)
		s.line(text, f.face(barlow), "Ein Kunde findet schnell einen neuen Anbieter, wir aber nicht ", typing{})
		s.line(text, f.face(barlow), "so schnell einen neuen Kunden. Darum zählt jeder Einzelne.", typing{})
		s.rule(nil, page.Rect{X0: 0, Y0: s.y, X1: s.Width, Y1: s.y + 100}, page.Color{})
	}
	for _, line := range []string{"Bei uns ist jeder Kunde König.", "Den Hofnarren geben wir", "deshalb noch lange nicht."} {
		s.line(s.Root.Add(page.Paragraph), f.face(fraunces), line, typing{size: 20 * unit.Point})
	}
	return s.Page
}

func BenchmarkWrite(b *testing.B) {
	pages := []*page.Page{wall(newFaces(b))}
	m := meta()
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		data, err := Write(pages, m)
		if err != nil {
			b.Fatal(err)
		}
		size = len(data)
	}
	b.ReportMetric(float64(size), "B/file")
}
