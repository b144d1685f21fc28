package lint

import (
	"os"
	"testing"

	"leitbild/charter"
)

func BenchmarkCheck(b *testing.B) {
	data, err := os.ReadFile("../../templates/charters/standard.de.yaml")
	if err != nil {
		b.Fatal(err)
	}
	c, d, _ := charter.Read("x", data)
	files := lists(b)
	for b.Loop() {
		if _, err := Check(files, c, d); err != nil {
			b.Fatal(err)
		}
	}
}
