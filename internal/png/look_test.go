package png_test

import (
	"os"
	"testing"

	"leitbild/internal/png"
)

func TestLook(t *testing.T) {
	p := layOut(t, "alles.yaml", "klar", "A4", false)
	b, err := png.Write(p, png.Options{DPI: 96, Meta: png.Meta{Title: "Über uns", Lang: "de", Creator: "x"}})
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile("/tmp/h5-look.png", b, 0o644)
	p = layOut(t, "standard.de.yaml", "klassik", "A2", true)
	b, err = png.Write(p, png.Options{Width: 1200})
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile("/tmp/h5-look2.png", b, 0o644)
}
