package lint

import "testing"

// Syllables of words counted by hand.
func TestSyllables(t *testing.T) {
	for lang, words := range map[string]map[string]int{
		"de": {
			"Kunde": 2, "Kunden": 2, "wir": 1, "Leitbild": 2, "Meinungsverschiedenheiten": 7, "Haus": 1, "Häuser": 2,
			"freuen": 2, "neue": 2, "neuen": 2, "Bauer": 2, "Theater": 3, "Chaos": 2, "Reaktion": 4, "Station": 3,
			"Familie": 4, "Familien": 4, "Knie": 1, "nie": 1, "Chemie": 2, "beurteilen": 4, "beenden": 3, "beeilen": 3,
			"beinhalten": 4, "beide": 2, "Beispiel": 2, "geeignet": 3, "geübt": 2, "gehen": 2, "Museum": 3, "Ideen": 3,
			"Idee": 2, "See": 1, "Boot": 1, "Saal": 1, "Quelle": 2, "bequem": 2, "Yoga": 2, "System": 2, "Patient": 3,
			"Patienten": 4, "Klienten": 3, "Ferien": 3, "Linie": 3, "Prinzipien": 4, "Medien": 3, "Ingenieur": 4,
			"Team": 1, "Service": 2, "Straße": 2, "Grüße": 2, "Kund:innen": 3, "z": 1, "24": 2, "41.000": 4, "E-Mail": 2,
			"Geschäftsführung": 4, "Wertschätzung": 3, "Augenhöhe": 4, "Partnerschaft": 3, "Auto": 2, "Radio": 3,
			"aktiv": 2, "Aktie": 3, "sozial": 3, "Interview": 3, "Eier": 2, "Ufer\u00adweg": 3, "Büro": 2, "Café": 2,
			"Vertrauen": 3, "Möglichkeit": 3, "Leistungsbeschreibung": 5, "ehrlich": 2, "Uhr": 1, "Ihnen": 2,
		},
		"en": {
			"customer": 3, "customers": 3, "we": 1, "the": 1, "she": 1, "people": 2, "business": 2, "every": 2, "everyone": 3,
			"matters": 2, "quickly": 2, "single": 2, "supplier": 3, "reason": 2, "exists": 2, "chance": 1, "appreciation": 5,
			"everyday": 3, "feel": 1, "partners": 2, "table": 2, "side": 1, "differences": 4, "trust": 1, "conversation": 4,
			"exam": 2, "expectation": 4, "openly": 3, "possible": 3, "honestly": 3, "wish": 1, "wishes": 2, "take": 1,
			"takes": 1, "promised": 2, "wanted": 2, "added": 2, "asked": 1, "called": 1, "boxes": 2, "houses": 2, "changes": 2,
			"times": 1, "sometimes": 2, "something": 2, "therefore": 2, "agreement": 3, "management": 3, "carefully": 3,
			"completely": 3, "client": 2, "clients": 2, "patient": 2, "quiet": 2, "science": 2, "create": 2, "being": 2,
			"doing": 2, "trying": 2, "area": 3, "idea": 3, "special": 2, "social": 2, "motion": 2, "quality": 3, "usual": 3,
			"reliable": 4, "previous": 3, "easier": 3, "earliest": 3, "hour": 1, "our": 1, "their": 1, "you": 1, "your": 1,
			"yes": 1, "beyond": 2, "lawyer": 2, "plumber": 2, "hospital": 3, "don't": 1, "it’s": 1, "we’ll": 1,
			"tailor-made": 3, "24": 2, "organisation": 5, "responsibility": 6,
		},
	} {
		wrong := 0
		for word, want := range words {
			if got := Syllables(lang, word); got != want {
				t.Logf("%s: %s has %d syllables, counted %d", lang, word, want, got)
				wrong++
			}
		}
		if wrong*50 > len(words) { // 2 %
			t.Errorf("%s: %d of %d words are counted wrong", lang, wrong, len(words))
		}
	}
}

// The formulas, by hand: 10 words, 2 sentences, 15 syllables.
func TestScore(t *testing.T) {
	for _, c := range []struct {
		lang string
		want int
	}{
		{"de", 87}, // 180 − 5 − 58.5 · 1.5 = 87.25
		{"en", 75}, // 206.835 − 1.015 · 5 − 84.6 · 1.5 = 74.86
	} {
		r := Reading{Words: 10, Sentences: 2, Syllables: 15, language: c.lang}
		if got := r.Score(); got != c.want {
			t.Errorf("%s: %d, want %d", c.lang, got, c.want)
		}
	}
	for _, r := range []Reading{{language: "de"}, {Words: 49, Sentences: 5, language: "de"}, {Words: 500, Sentences: 5, language: "fr"}} {
		if r.Known() {
			t.Errorf("%+v has a score", r)
		}
	}
}
