package typeset

import (
	"strings"
	"testing"

	"github.com/go-text/typesetting/segmenter"
)

// shown gives a text with a bar at each place where a line may end.
func shown(text, lang string) string {
	m := newManuscript(text, false, nil)
	br := breaker{manuscript: &m, habits: habitsOf(lang)}
	var b strings.Builder
	last := int32(0)
	for _, p := range br.find() {
		b.WriteString(m.text[last:p.next])
		switch {
		case int(p.next) == len(m.text):
		case p.kind == atForced:
			b.WriteByte('\n')
		case p.kind == atDivided:
			b.WriteByte('~')
		default:
			b.WriteByte('|')
		}
		last = p.next
	}
	return b.String()
}

// broken are texts with a bar where a line may end and nowhere else, a tilde for a soft
// hyphen.
var broken = []struct{ lang, text string }{
	{"de", "Wir |sind |z. B. |für |Kunden |da, |d. h. |immer."},
	{"de", "Wir |sind |z.B. |i. d. R. |u. a. |da, |m. E. |auch |v. a. |nachts."},
	{"de", "Das |steht |in |Nr. 5, |S. 12, |Abs. 3, |Art. 7 |und |Kap. 2."},
	{"de", "Nach |§ 1, |§§ 3 |und |§ 5 |Abs. 2 |gilt |das."},
	{"de", "Wir |sind |24 h |da, |auch |um |3 Uhr |und |um |8:30 Uhr |oder |8.30 Uhr."},
	{"de", "Das |kostet |10 000 € |oder |5 % |bei |20 °C |in |30 Minuten |und |10 Mio. € |mehr, |auch |10 000 €."},
	{"de", "Das |sind |CHF 10, |EUR 20, |€ 30 |und |40 kWh."},
	{"de", "Am |22. November |2026, |am |3. Tag, |seit |dem |1. Mai."},
	{"de", "Von |8 |bis |17 Uhr, |2 – 4 Wochen, |50 x 70 cm, |3 × 4."},
	{"de", "Bis |2026. |Danach |nicht."},
	{"de", "Prof. Dr. Muster, |Dr. med. Frank, |Fr. Meier, |Hr. Schulz |und |Dr. Eva |Klein."},
	{"de", "J. S. Bach |und |H. Müller |spielen."},
	{"de", "Das |mag. |Er |auch."},
	{"de", "Tel. 030 123 45-67, |+49 (0)30 1234-5 |oder |0800 123 456."},
	{"de", "E-Mail |und |E-Mail-|Adresse, |U-Bahn, |T-Shirt."},
	{"de", "Der |24-Stunden-|Service |ist |3-fach |gut, |COVID-19-|Impfung, |A4-Papier, |DIN-A4, |x-mal."},
	{"de", "Kunden-|Service, |Nord-|Süd-|Gefälle, |Kunden- |und |Lieferantenwünsche, |und |-partner."},
	{"de", "Kund:innen, |Kund*innen, |Kund_innen, |Kund/innen, |Kund-innen, |Kund/-innen, |Mitarbeiter(innen)."},
	{"de", "Das |und/oder |jenes, |Kunden/|Partner, |km/h, |24/7, |Ein-/Ausgabe, |Kunden-/|Lieferantendaten."},
	{"de", "Wissen |teilen – |nicht |glänzen – |das |ist |es."},
	{"de", "Montag–|Freitag, |A–Z, |8–17 Uhr, |München–|Berlin."},
	{"de", "– Punkt |eins"},
	{"de", "Eins · |Zwei · |Drei"},
	{"de", "Er |sagt: |„Wir |kommen.“ |Und |dann … |»Gut«, |sagt |sie, |(wirklich) |gut |( ja )."},
	{"de", "Muster |& Söhne, |Muster |GmbH |& Co. KG, |ca. zehn, |vgl. oben."},
	{"de", "a) Erstens |und |b. Zweitens"},
	{"de", "Siehe |https://intranet|.example/|leitbild/|seite|?x=1 |und |muster|.de/|leitbild."},
	{"de", "An |max|.muster|@example|.com |oder |www|.muster|.de |schreiben."},
	{"de", "ein~fach |Kun~den~leit~bild |Kunden-|Service"},
	{"fr", "Nous |sommes |là : |« bonjour » ! |C’est |bien ; |oui ?"},
	{"fr", "M. Dupont, |Mme Martin, |p. ex. |le |n° 5, |à 8 h 30, |art. 3."},
	{"fr", "Est-ce |que |va-t-il |peut-|être |aujourd’hui, |le |22 novembre |2026 |dit-|elle."},
	{"en", "I am |a dog, |e.g. |Mr. Smith, |Mr Smith, |e. g. |this, |i. e. |that."},
	{"en", "On |November 22, |2026 |at |8 p.m., |p. 12, |No. 5. |He |said |no. |Then."},
	{"en", "One—|two, |well-|known, |up-to-|date, |a re-|entry |of |the |year."},
	{"it", "Il |sig. Rossi |e la |dott.ssa Bianchi, |l’amicizia |è bella, |art. 5."},
	{"es", "El |22 de noviembre |de |2026, |dijo |—respondió |él— |que |sí. |¿No? |¡Sí! |Y tú |o ella."},
	{"nl", "De |heer |Jansen, |dhr. Bakker, |zo’n |’s ochtends |op |22 november |2026, |blz. 4."},
	{"pl", "I w domu, |z nami |i o was. |A to |się |nie |da – |no |i cóż, |ul. Długa |5, |dr Nowak."},
	{"sv", "Vi |är |här – |å ja, |20 °C."},
	{"ja", "日|本|語|の|テ|キ|ス|ト|で|す。|改|行"},
	{"el", "Η |ζωή |είναι |ωραία."},
}

func TestPlaces(t *testing.T) {
	for _, c := range broken {
		text := strings.NewReplacer("|", "", "~", "\u00AD").Replace(c.text)
		if got := shown(text, c.lang); got != c.text {
			t.Errorf("%s:\n got %s\nwant %s", c.lang, got, c.text)
		}
	}
}

// TestMarks tries the characters that only say where a line may end.
func TestMarks(t *testing.T) {
	for text, want := range map[string]string{
		"fest\u00A0ver\u200Bbunden":             "fest\u00A0ver|bunden",
		"Wort \u2060Wort Kunden-\u2060Dienst":   "Wort Wort |Kunden-Dienst",
		"10\u202F%\u2007und\u00A0so weiter":     "10\u202F%\u2007und\u00A0so |weiter",
		"eins\nzwei\r\ndrei\n\nvier\n":          "eins \nzwei \ndrei \n \nvier ",
		"\u00ADKunden\u00AD-\u00ADDienst\u00AD": "Kunden-|Dienst",
		"":                                      "",
		" \n ":                                  " " + " \n" + " ",
	} {
		if got := shown(text, "de"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestOpportunitiesOfStandard holds the opportunities against UAX #14: every one of ours must be one of
// the standard's, but for those that this package adds knowingly.
func TestOpportunitiesOfStandard(t *testing.T) {
	for _, c := range broken {
		text := strings.NewReplacer("|", "", "~", "").Replace(c.text)
		var s segmenter.Segmenter
		s.Init([]rune(text))
		standard := map[int32]bool{}
		for lines := s.LineIterator(); lines.Next(); {
			standard[int32(lines.Line().OffsetInBytes)] = true
		}
		m := newManuscript(text, false, nil)
		br := breaker{manuscript: &m, habits: habitsOf(c.lang)}
		for _, p := range br.find() {
			if int(p.next) == len(text) || standard[p.next] || p.ragged == penaltyAddress {
				continue
			}
			t.Errorf("%s: a break that UAX #14 does not have: %s|%s", c.lang, text[:p.next], text[p.next:])
		}
	}
}
