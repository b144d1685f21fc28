package typeset

import (
	"slices"
	"testing"
)

// TestAddresses: what leads somewhere is found whole, and nothing else.
func TestAddresses(t *testing.T) {
	for text, want := range map[string][]string{
		"siehe https://de.wikipedia.org/wiki/Kunde_(Wirtschaft)":   {"https://de.wikipedia.org/wiki/Kunde_(Wirtschaft)"},
		"(siehe https://de.wikipedia.org/wiki/Kunde_(Wirtschaft))": {"https://de.wikipedia.org/wiki/Kunde_(Wirtschaft)"},
		"(mehr unter https://a.de/b).":                             {"https://a.de/b"},
		"Mehr: <https://c.de>, oder später":                        {"https://c.de"},
		"an info@müller.de, bitte":                                 {"info@müller.de"},
		"an Info@Mueller.DE":                                       {"Info@Mueller.DE"},
		"tel:+49-30-12345-10 anrufen":                              {"tel:+49-30-12345-10"},
		"mailto:lob@firma.example":                                 {"mailto:lob@firma.example"},
		"Foo.de, Beispiel.de und bar.de":                           {"Foo.de", "Beispiel.de", "bar.de"},
		"bäcker.de und 1und1.de":                                   {"bäcker.de", "1und1.de"},
		"Kapitel 1.2.de und 3.de":                                  nil,
		"z.B. morgen, d.h. und/oder z.B./d.h.":                     nil,
		"firma.de/Über und intern/wiki.seite":                      {"firma.de/Über"},
		"Team@Vertrieb, 3@4, a@.de, b@c.":                          nil,
		"Hotel: zu, tel: 030":                                      nil,
		"WWW.FIRMA.EXAMPLE":                                        {"WWW.FIRMA.EXAMPLE"},
	} {
		shaped := Shape(text, Style{Face: face(t, "barlow/Barlow_400Regular.ttf"), Lang: "de"})
		var got []string
		for _, a := range shaped.Addresses() {
			got = append(got, shaped.Plain()[a[0]:a[1]])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
