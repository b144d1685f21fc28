package typeset

import (
	"fmt"
	"strings"
	"testing"
)

// shown gives a text with a bar at each place where a line may end, after the space.
func shown(text, lang string) string {
	m := newManuscript(text, false, nil)
	e := editor{manuscript: &m, habits: habitsOf(lang)}
	var b strings.Builder
	last := int32(0)
	for _, p := range e.find() {
		b.WriteString(m.text[last:p.next])
		switch {
		case int(p.next) == len(m.text):
		case p.kind == atForced:
			b.WriteByte('\n')
		case p.kind == atDivided:
			b.WriteString("-|")
		default:
			b.WriteByte('|')
		}
		last = p.next
	}
	return b.String()
}

func TestDebug(t *testing.T) {
	for _, c := range [][2]string{
		{"de", "Wir sind z. B. für Kunden und i. d. R. u. a. da, d. h. immer."},
		{"de", "Wir sind z.B. 24 h und am 22. November 2026 um 8:30 Uhr da – ob Sie wollen."},
		{"de", "§ 1 und §§ 3 sowie Abs. 3 in Nr. 5, S. 12 kosten 10 000 € oder 5 % bei 20 °C."},
		{"de", "Prof. Dr. Muster, Fr. Meier und Hr. Schulz von der Muster GmbH & Co. KG"},
		{"de", "Eine E-Mail im 24-Stunden-Service ist 3-fach gut, und/oder Kund:innen und Kund*innen, Kund_innen, Kund/innen, Kunden/Partner"},
		{"de", "Siehe https://intranet.example/leitbild/seite?x=1 oder muster.de/leitbild und max.muster@example.com"},
		{"fr", "Nous sommes là : « bonjour » ! Est-ce que M. Dupont, p. ex. le n° 5, vient ? Oui ; à 8 h 30."},
		{"de", "Durchwahl 10, Tel. 030 123 45-67, +49 (0)30 1234"},
		{"pl", "I w domu, z nami i o was. A to się nie da – no i cóż."},
		{"en", "I am a dog, e.g. Mr. Smith and J. S. Bach – e. g. on November 22, 2026 at 8 p.m."},
		{"es", "El 22 de noviembre de 2026, dijo —respondió él— que sí… ¿no?"},
		{"de", "„Kunden- und Lieferantenwünsche“ (Um-)Welt Ein-/Ausgabe A–Z Montag–Freitag 8–17 Uhr"},
		{"de", "Zeile eins\nZeile zwei\n\nEnde Kun\u00adden\u00adleit\u00adbild"},
		{"de", "– Punkt eins – ja · nein | vielleicht …"},
		{"ja", "日本語のテキストです。改行テスト"},
	} {
		fmt.Println(shown(c[1], c[0]))
	}
}
