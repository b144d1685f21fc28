package png_test

import (
	"testing"

	"leitbild/internal/example"
	"leitbild/internal/png"
)

func BenchmarkWrite(b *testing.B) {
	for _, c := range []struct {
		name, example, look, paper string
		dpi                        int
	}{
		{"A2 klar", "standard.de.yaml", "klar", "A2", 150},
		{"A2 klassik", "standard.de.yaml", "klassik", "A2", 150},
		{"A2 full", "alles.yaml", "klar", "A2", 150},
		{"A0 klar", "standard.de.yaml", "klar", "A0", 150},
		{"A4 klar at 96", "standard.de.yaml", "klar", "A4", 96},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := example.Page(b, example.Sheet{Charter: c.example, Theme: c.look, Paper: c.paper})
			b.ReportAllocs()
			size := 0
			for b.Loop() {
				data, err := png.Write(p, png.Options{DPI: c.dpi})
				if err != nil {
					b.Fatal(err)
				}
				size = len(data)
			}
			b.ReportMetric(float64(size), "B/file")
		})
	}
}
