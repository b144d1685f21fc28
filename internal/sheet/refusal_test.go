package sheet

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/source"
	"leitbild/internal/unit"
)

// tooMuch is a charter that no small paper holds; the fifth principle is the longest.
func tooMuch(n, length int) *charter.Charter {
	w := writer{Rand: rand.New(rand.NewPCG(1, 2)), words: vocabulary["de"], full: true}
	c := w.charter("de", load{"", n, n, length}, 0)
	c.Principles[4].Text = charter.Text{Value: strings.Repeat("Wort ", length/5+20) + "Ende.", Pos: source.Pos{Line: 42, Col: 7}}
	return c
}

func TestRefusalTellsWhatWouldHelp(t *testing.T) {
	for _, name := range builtIn(t) {
		th := loadTheme(t, name)
		c := tooMuch(20, 400)
		s, findings := Lay(c, th, Options{Paper: paper(t, "A5")})
		if s != nil || len(findings) != 1 {
			t.Fatalf("%s: sheet %v, findings %+v", name, s, findings)
		}
		f := findings[0]
		if f.Rule != "does-not-fit" || f.Severity != source.Error || f.Pos.Line != 42 || f.Args["Longest"] != 5 {
			t.Errorf("%s: %+v", name, f)
		}
		larger, _ := f.Args["Larger"].(string)
		if larger == "" {
			t.Fatalf("%s: no larger paper in %v", name, f.Args)
		}
		if s, findings := Lay(c, th, Options{Paper: paper(t, larger)}); s == nil {
			t.Errorf("%s: %s was said to be large enough: %s", name, larger, describe(findings))
		}
		next := "A" + string(larger[1]+1)
		if s, _ := Lay(c, th, Options{Paper: paper(t, next)}); s != nil {
			t.Errorf("%s: %s is said to be needed, but %s is enough", name, larger, next)
		}
	}
}

// TestRefusalByALittle shortens the text by what the refusal says, after which it fits.
func TestRefusalByALittle(t *testing.T) {
	th := loadTheme(t, "klar")
	length := 100
	c := tooMuch(24, length)
	s, findings := Lay(c, th, Options{Paper: paper(t, "A5")})
	for s != nil {
		length += 10
		c = tooMuch(24, length)
		s, findings = Lay(c, th, Options{Paper: paper(t, "A5")})
	}
	f := findings[0]
	cut, ok := f.Args["Cut"].(int64)
	if f.Args["variant"] != "size" || !ok || cut < 1 || cut > 40 {
		t.Fatalf("%+v", f)
	}
	for i, p := range c.Principles {
		r := []rune(p.Text.Value)
		c.Principles[i].Text.Value = string(r[:int64(len(r))*(100-cut-5)/100])
	}
	if s, findings := Lay(c, th, Options{Paper: paper(t, "A5")}); s == nil {
		t.Errorf("cut by %d %% and some more, it still does not fit: %s", cut, describe(findings))
	}
}

func TestDistance(t *testing.T) {
	th := loadTheme(t, "klar")
	c := loadCharter(t, "../../examples/standard.de.yaml")
	lay := func(distance string) (*Sheet, []source.Finding) {
		o := Options{Paper: paper(t, "A2"), Distance: length(t, distance)}
		return Lay(c, th, o)
	}
	// From near it reads, then with effort, then not at all.
	order := []string{"", "hard-to-read", "does-not-fit"}
	seen := 0
	for tenths := 5; tenths <= 30; tenths++ {
		distance := fmt.Sprintf("%d.%dm", tenths/10, tenths%10)
		s, findings := lay(distance)
		rule := ""
		if len(findings) > 0 {
			rule = findings[0].Rule
		}
		now := slices.Index(order, rule)
		if now < seen || now > seen+1 || len(findings) > 1 || (s == nil) != (rule == "does-not-fit") {
			t.Errorf("from %s: %s", distance, describe(findings))
		}
		if s != nil && (rule == "") != (s.ReadsTo >= length(t, distance)) {
			t.Errorf("from %s: %q, and it reads to %s m", distance, rule, metres(s.ReadsTo))
		}
		seen = now
	}
	if seen != 2 {
		t.Errorf("from 3 m: %q", order[seen])
	}
	// 22′ at one metre are 6.4 mm of capital height (ISO 9241-303).
	if got := newLimits(length(t, "1m")).comfort.Millimetres(); got < 6.39 || got > 6.41 {
		t.Errorf("22′ at 1 m are %.3f mm", got)
	}
	if got := newLimits(length(t, "1m")).text.Millimetres(); got < 4.64 || got > 4.66 {
		t.Errorf("16′ at 1 m are %.3f mm", got)
	}
}

func length(t *testing.T, s string) unit.Length {
	t.Helper()
	l, err := unit.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// A single sentence that no size can make legible is refused, in every theme.
func TestSentenceTooFarAwayIsRefused(t *testing.T) {
	c := &charter.Charter{
		Lang: "de", Organization: charter.Text{Value: "Haus"}, Title: charter.Text{Value: "Wir"},
		Principles: []charter.Principle{{Text: charter.Text{Value: "Wir hören zu, bevor wir antworten."}}},
	}
	for _, name := range builtIn(t) {
		s, findings := Lay(c, loadTheme(t, name), Options{Paper: paper(t, "A4"), Distance: 20_000 * unit.Millimetre})
		if s != nil || !strings.Contains(describe(findings), "does-not-fit") {
			t.Errorf("%s: sheet %v, %s", name, s != nil, describe(findings))
		}
	}
}

// A name too long for a signature line makes the line longer, not the sheet's text smaller.
func TestLongSigner(t *testing.T) {
	sizes := map[string]unit.Length{}
	for _, signer := range []string{"Betriebsrat", "Qualitätsmanagementbeauftragtenteam"} {
		c := &charter.Charter{
			Lang: "de", Organization: charter.Text{Value: "Haus"}, Title: charter.Text{Value: "Wir"},
			Principles: []charter.Principle{{Text: charter.Text{Value: "Wir hören zu, bevor wir antworten."}}},
			Motto:      charter.Text{Value: "Ein Satz zum Schluss."},
			Signatures: []charter.Text{{Value: "Geschäftsführung"}, {Value: "Kundendienst"}, {Value: signer}},
		}
		for _, name := range []string{"klar", "mosaik", "wort"} {
			s := laid(t, c, name, "A4", false)
			if before := sizes[name]; before != 0 && s.TextSize < before*9/10 {
				t.Errorf("%s: %s pt, with a short name %s pt", name, points(s.TextSize), points(before))
			}
			sizes[name] = s.TextSize
		}
	}
}

// TestScantSheetsAreStillSet sets twelve long principles on A5: what things keep from one another
// for the looks of it gives way before a sheet is refused.
func TestScantSheetsAreStillSet(t *testing.T) {
	c := loadCharter(t, "../../examples/long.en.yaml")
	for _, name := range []string{"klar", "tafel", "band", "wort"} {
		if s, findings := Lay(c, loadTheme(t, name), Options{Paper: paper(t, "A5")}); s == nil {
			t.Errorf("%s: %s", name, describe(findings))
		}
	}
}
