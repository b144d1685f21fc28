package typeset

import (
	"testing"

	"leitbild/internal/unit"
)

// TestSeams: lines end where they are told to, and are as wide as the seams say.
func TestSeams(t *testing.T) {
	text := Shape("Wir hören zu,\nbevor wir über\u00adsetzen.", Style{Face: face(t, "barlow/Barlow_400Regular.ttf"), Lang: "de"})
	seams := text.Seams()
	if len(seams) != 7 || !seams[3].Forced || seams[2].Forced || seams[1].Penalty <= 0 || seams[4].At != len("Wir hören zu, bevor ") {
		t.Fatalf("%+v", seams)
	}
	how := Setting{Size: unit.Length(text.em)}
	lines := text.BreakAt(how, []Seam{seams[1], seams[3], seams[6]})
	want := []string{"Wir ", "hören zu, ", "bevor wir übersetzen."}
	if len(lines.List) != len(want) || lines.Overfull {
		t.Fatalf("%+v", lines)
	}
	from := seams[0]
	for i, end := range []Seam{seams[1], seams[3], seams[6]} {
		if l := lines.List[i]; l.Text != want[i] || l.Width != unit.Length(end.Right-from.Left) {
			t.Errorf("%q is %d wide, the seams say %d", l.Text, l.Width, end.Right-from.Left)
		}
		from = end
	}
}
