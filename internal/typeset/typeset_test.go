package typeset

import (
	"os"
	"testing"

	"leitbild/internal/font"
	"leitbild/internal/unit"
)

var faces = map[string]*font.Face{}

func face(t testing.TB, name string) *font.Face {
	t.Helper()
	if f, ok := faces[name]; ok {
		return f
	}
	data, err := os.ReadFile("../../templates/fonts/" + name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := font.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	faces[name] = f
	return f
}

const (
	barlow   = "barlow/Barlow_400Regular.ttf"
	bold     = "barlow-condensed/BarlowCondensed_800ExtraBold.ttf"
	fraunces = "fraunces/Fraunces_400Regular.ttf"
	serif    = "source-serif-4/SourceSerif4_400Regular.ttf"
)

var sample = []string{
	"Niemand ist für unser Haus wichtiger als die Menschen, für die wir arbeiten – ob sie vor uns stehen, schreiben oder anrufen.",
	"Ein Kunde findet schnell einen neuen Anbieter, wir aber nicht so schnell einen neuen Kunden. Darum zählt jeder Einzelne.",
	"Wer uns anspricht, hält uns nicht von der Arbeit ab. Er ist der Grund, warum es sie gibt.",
	"Wir tun niemandem einen Gefallen, wenn wir einen Auftrag erfüllen. Unsere Kunden geben uns die Gelegenheit, gut zu sein.",
	"Unsere Kunden gehören zu unserem Alltag. Sie sollen spüren, dass sie uns wichtig sind.",
	"Wir sitzen auf derselben Seite des Tisches: Kunden sind Geschäftspartner, keine Gegner.",
	"Meinungsverschiedenheiten tragen wir nicht als Streit aus. Wir klären sie wie Menschen, die einander vertrauen.",
	"Wir teilen unser Wissen, um zu helfen – nicht, um zu glänzen. Ein Gespräch ist keine Prüfung.",
	"Jede Erwartung und jeder Wunsch rund um unsere Arbeit darf offen ausgesprochen werden.",
	"Wir prüfen jeden Wunsch ehrlich auf seine Machbarkeit – und setzen dann alles daran, ihn zu erfüllen.",
}

func BenchmarkShape30(b *testing.B) {
	f := []*font.Face{face(b, barlow), face(b, bold), face(b, serif)}
	for b.Loop() {
		for i := range 30 {
			Shape(sample[i%10], Style{Face: f[i/10], Lang: "de"})
		}
	}
}

func BenchmarkPlaces(b *testing.B) {
	for b.Loop() {
		m := newManuscript(sample[1], false, nil)
		br := breaker{manuscript: &m, habits: habitsOf("de")}
		br.find()
	}
}

func BenchmarkBreak(b *testing.B) {
	t := Shape(sample[1], Style{Face: face(b, barlow), Lang: "de"})
	for b.Loop() {
		t.Break(Setting{Size: 10 * unit.Point, Width: 200 * unit.Point})
	}
}

func BenchmarkCount(b *testing.B) {
	t := Shape(sample[1], Style{Face: face(b, barlow), Lang: "de"})
	for b.Loop() {
		t.Count(Setting{Size: 10 * unit.Point, Width: 200 * unit.Point})
	}
}

func BenchmarkCountHyphenate(b *testing.B) {
	t := Shape(sample[1], Style{Face: face(b, barlow), Lang: "de"})
	for b.Loop() {
		t.Count(Setting{Size: 10 * unit.Point, Width: 200 * unit.Point, Hyphenate: true})
	}
}

func BenchmarkDivided(b *testing.B) {
	f := face(b, barlow)
	for b.Loop() {
		t := Shape(sample[6], Style{Face: f, Lang: "de"})
		t.divided()
	}
}
