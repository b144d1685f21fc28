package sheet

// The few words that a sheet says by itself, in the languages the typesetting knows.

import (
	"fmt"
	"strings"

	"leitbild/charter"
	"leitbild/internal/lang"
)

// phrases are the static words of a language.
type phrases struct {
	lang string // the primary language of the words, where it is not the one asked for
	date string // stands before the date: as of
	link string // what the QR code leads to
	// format writes a date out: %[1]d day, %[2]s month, %[3]d year. The first of the month
	// takes first where that is set.
	format, first string
	months        [12]string
}

// phrasesFor finds the words for a BCP 47 tag, by its primary language and then its region; English
// serves the rest.
func phrasesFor(tag string) phrases {
	all := phrasesByLanguage()
	w, ok := all[lang.Primary(tag)]
	if !ok {
		w = all["en"]
		w.lang = "en"
	}
	switch strings.ToLower(tag) {
	case "de-at":
		w.months[0] = "Jänner"
	case "en-us":
		w.format = "%[2]s %[1]d, %[3]d"
	}
	return w
}

// phrasesByLanguage are the words by primary language.
func phrasesByLanguage() map[string]phrases {
	return map[string]phrases{
		"de": {date: "Stand", link: "Mehr dazu", format: "%[1]d. %[2]s %[3]d", months: [12]string{
			"Januar", "Februar", "März", "April", "Mai", "Juni",
			"Juli", "August", "September", "Oktober", "November", "Dezember",
		}},
		"fr": {date: "État au", link: "En savoir plus", format: "%[1]d %[2]s %[3]d", first: "1er %[2]s %[3]d", months: [12]string{
			"janvier", "février", "mars", "avril", "mai", "juin",
			"juillet", "août", "septembre", "octobre", "novembre", "décembre",
		}},
		"it": {date: "Aggiornato al", link: "Per saperne di più", format: "%[1]d %[2]s %[3]d", first: "1º %[2]s %[3]d", months: [12]string{
			"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
			"luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
		}},
		"es": {date: "Actualizado el", link: "Más información", format: "%[1]d de %[2]s de %[3]d", months: [12]string{
			"enero", "febrero", "marzo", "abril", "mayo", "junio",
			"julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
		}},
		"nl": {date: "Stand", link: "Meer hierover", format: "%[1]d %[2]s %[3]d", months: [12]string{
			"januari", "februari", "maart", "april", "mei", "juni",
			"juli", "augustus", "september", "oktober", "november", "december",
		}},
		"pl": {date: "Stan na", link: "Więcej", format: "%[1]d %[2]s %[3]d", months: [12]string{
			"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
			"lipca", "sierpnia", "września", "października", "listopada", "grudnia",
		}},
		"en": {date: "As of", link: "Find out more", format: "%[1]d %[2]s %[3]d", months: [12]string{
			"January", "February", "March", "April", "May", "June",
			"July", "August", "September", "October", "November", "December",
		}},
	}
}

// dateLine is the date written out in the charter's language behind its label.
func (m *manuscript) dateLine() charter.Text {
	d := m.charter.Date
	if d.IsZero() {
		return charter.Text{}
	}
	label := phrasesFor(m.charter.Lang).date
	if own := m.charter.Labels.Date.Value; own != "" {
		label = own
	}
	return charter.Text{Value: label + " " + m.writtenDate(), Pos: d.Pos}
}

// writtenDate is the date in the charter's language.
func (m *manuscript) writtenDate() string {
	d, w := m.charter.Date, phrasesFor(m.charter.Lang)
	format := w.format
	if d.Day == 1 && w.first != "" {
		format = w.first
	}
	// The day stays with its month.
	day := strings.Replace(format, " ", "\u00a0", 1)
	return fmt.Sprintf(day, d.Day, w.months[d.Month-1], d.Year)
}

// linkLabel says what the QR code is for.
func (m *manuscript) linkLabel() string {
	if own := m.charter.Labels.Link.Value; own != "" {
		return own
	}
	return phrasesFor(m.charter.Lang).link
}
