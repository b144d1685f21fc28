package typeset

import (
	"strings"
	"testing"
)

func TestOpening(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"de", "Ein Kunde findet schnell einen neuen Anbieter, wir aber nicht.", "Ein Kunde"},
		{"de", "Niemand ist für unser Haus wichtiger als die Menschen.", "Niemand"},
		{"de", "Wer uns anspricht, hält uns nicht von der Arbeit ab.", "Wer uns anspricht,"},
		{"de", "Wir reparieren, solange es sich lohnt.", "Wir reparieren,"},
		{"de", "Was vor zehn Uhr bei uns steht, fährt am nächsten Abend wieder.", "Was vor zehn Uhr"},
		{"de", "Der Preis steht fest, bevor wir den ersten Schlüssel nehmen.", "Der Preis steht fest,"},
		{"de", "Ausgebaute Teile heben wir auf, bis Sie sie gesehen haben.", "Ausgebaute Teile"},
		{"de", "Unsere Kunden gehören zu unserem Alltag.", "Unsere Kunden"},
		{"de", "Kurz gesagt: Wir sind immer für Sie da.", "Kurz gesagt:"},
		{"de", "Meinungsverschiedenheiten tragen wir nicht als Streit aus.", "Meinungsverschiedenheiten"},
		{"de", "Jede Erwartung und jeder Wunsch darf ausgesprochen werden.", "Jede Erwartung"},
		{"de", "Wir hören Ihnen zu.", "Wir hören Ihnen zu."},
		{"de", "Geschäftspartnerschaftliche Kundenorientierung verpflichtet.", "Geschäftspartnerschaftliche Kundenorientierung verpflichtet."},
		{"de", "z. B. an der Theke, wo jeder Kunde zuerst hinkommt.", "z. B. an der Theke,"},
		{"de", "In 24 Stunden antworten wir auf jede Nachricht.", "In 24 Stunden"},
		{"de", "Wir ant\u00adworten auf jede Nachricht, auch am Abend.", "Wir ant\u00adworten"},
		{"de", "Bei uns\nist jeder Kunde König, jeden Tag.", "Bei uns\nist jeder Kunde"},
		{"en", "A customer who calls us speaks to a person.", "A customer"},
		{"en", "We answer every letter within five days.", "We answer"},
		{"en", "If we were wrong, we say so first.", "If we were wrong,"},
		{"fr", "Nous écoutons nos clients avant de répondre.", "Nous écoutons"},
		{"it", "Il cliente è la ragione del nostro lavoro.", "Il cliente"},
		{"es", "Nuestros clientes son la razón de nuestro trabajo.", "Nuestros clientes"},
		{"nl", "De klant is de reden van ons werk.", "De klant"},
		{"pl", "Słuchamy naszych klientów, zanim odpowiemy.", "Słuchamy"},
	} {
		n := Opening(c.text, c.lang)
		if got := strings.TrimRight(c.text[:n], " \n"); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
}

// TestWideOpening: where there is room, first words go on to the end of their clause, if that is near.
func TestWideOpening(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"de", "Bereitschaft heißt bei uns: In einer Stunde ist jemand da.", "Bereitschaft heißt bei uns:"},
		{"de", "Was Sie selbst streichen können, sagen wir Ihnen.", "Was Sie selbst streichen können,"},
		{"de", "Ein Gespräch ist keine Prüfung. Zuhören kommt vor dem Vorschlag.", "Ein Gespräch ist keine Prüfung."},
		{"de", "Unsere Anlagen prüfen wir, bevor sie ausfallen.", "Unsere Anlagen prüfen wir,"},
		{"de", "Wer uns anruft, spricht mit jemandem, der entscheiden darf.", "Wer uns anruft,"},
		{"de", "Verträge versteht man beim ersten Lesen. Fehler verschweigen wir nicht.", "Verträge versteht"},
		{"de", "Wir reden z. B. an der Theke, wo jeder Kunde hinkommt.", "Wir reden"},
		{"de", "Meinungsverschiedenheiten tragen wir aus, offen und bald.", "Meinungsverschiedenheiten"},
		{"de", "Wir hören Ihnen zu.", "Wir hören Ihnen zu."},
		{"en", "Our promise is simple: we answer within five days.", "Our promise is simple:"},
		{"fr", "Nos clients le savent : nous répondons toujours.", "Nos clients le savent :"},
		{"pl", "Słuchamy naszych klientów, zanim odpowiemy.", "Słuchamy naszych klientów,"},
	} {
		n := WideOpening(c.text, c.lang)
		if got := strings.TrimRight(c.text[:n], " \n"); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
}
