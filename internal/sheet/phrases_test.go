package sheet

import (
	"testing"

	"leitbild/charter"
)

func TestDateLines(t *testing.T) {
	for lang, want := range map[string][2]string{
		"de":    {"Stand 1.\u00a0März 2026", "Stand 22.\u00a0November 2026"},
		"de-AT": {"Stand 1.\u00a0März 2026", "Stand 22.\u00a0November 2026"},
		"en":    {"As of 1\u00a0March 2026", "As of 22\u00a0November 2026"},
		"en-US": {"As of March\u00a01, 2026", "As of November\u00a022, 2026"},
		"fr":    {"État au 1er\u00a0mars 2026", "État au 22\u00a0novembre 2026"},
		"it":    {"Aggiornato al 1º\u00a0marzo 2026", "Aggiornato al 22\u00a0novembre 2026"},
		"es":    {"Actualizado el 1\u00a0de marzo de 2026", "Actualizado el 22\u00a0de noviembre de 2026"},
		"nl":    {"Stand 1\u00a0maart 2026", "Stand 22\u00a0november 2026"},
		"pl":    {"Stan na 1\u00a0marca 2026", "Stan na 22\u00a0listopada 2026"},
	} {
		for i, d := range []charter.Date{{Year: 2026, Month: 3, Day: 1}, {Year: 2026, Month: 11, Day: 22}} {
			m := manuscript{charter: &charter.Charter{Lang: lang, Date: d}}
			if got := m.dateLine().Value; got != want[i] {
				t.Errorf("%s: %q, want %q", lang, got, want[i])
			}
		}
	}
	m := manuscript{charter: &charter.Charter{Lang: "de-AT", Date: charter.Date{Year: 2026, Month: 1, Day: 6}}}
	if got := m.dateLine().Value; got != "Stand 6.\u00a0Jänner 2026" {
		t.Errorf("de-AT: %q", got)
	}
	m.charter.Labels.Date.Value = "Gilt seit"
	if got := m.dateLine().Value; got != "Gilt seit 6.\u00a0Jänner 2026" {
		t.Errorf("with a label: %q", got)
	}
	if got := (&manuscript{charter: &charter.Charter{Lang: "de"}}).dateLine().Value; got != "" {
		t.Errorf("without a date: %q", got)
	}
}

// TestEveryLanguageHasPhrases holds the languages that the charter knows to those that the
// sheet can speak.
func TestEveryLanguageHasPhrases(t *testing.T) {
	english := phrasesFor("en")
	for _, lang := range charter.Languages() {
		p := phrasesFor(lang)
		if lang != "en" && p.link == english.link {
			t.Errorf("%s speaks English", lang)
		}
		for i, month := range p.months {
			if month == "" {
				t.Errorf("%s: month %d has no name", lang, i+1)
			}
		}
	}
}
