package main

import (
	"testing"

	"leitbild/charter"
	"leitbild/internal/edit"
)

// offering is an interview at its beginning, with what a template offers.
func offering(t *testing.T, template, lang string) *interview {
	t.Helper()
	a := &app{
		getenv: func(name string) string { return map[string]string{"SOURCE_DATE_EPOCH": "0"}[name] },
		ui:     &ui{words: newCatalogue("en")},
	}
	i := &interview{app: a, file: defaultCharter}
	i.lang, i.template, i.size, i.theme, i.organization = lang, template, defaultPaper, defaultTheme, "Ltd"
	if err := i.begin(); err != nil {
		t.Fatal(err)
	}
	return i
}

// Every template takes every answer and stays what it was otherwise.
func TestTemplatesTakeAnswers(t *testing.T) {
	awkward := []string{"Wort", "Müller: „Söhne“ #1 & Co.", "- 100 %", "nein", "2026", "'so'", `"so"`, "a\nb", "{x}", "*x", "!x", "#x", "@x", "\\n", "x:", "~", "null"}
	for _, s := range starters() {
		for _, lang := range s.Languages {
			i := offering(t, s.Name, lang)
			all := len(i.principles)
			for n, words := range awkward {
				i.organization, i.title, i.motto = words, words, words
				i.principles[n%all].text, i.principles[(n+1)%all].title = words, words
				i.principles[(n+2)%all].speaks = n%3 > 0
				i.recount()
				text, err := i.text()
				if err != nil {
					t.Fatalf("%s.%s: %q: %v", s.Name, lang, words, err)
				}
				c, _, findings := charter.Read(defaultCharter, text)
				if c == nil {
					t.Fatalf("%s.%s: %q: %v\n%s", s.Name, lang, words, findings, text)
				}
				if c.Organization.Value != words || c.Title.Value != words || c.Motto.Value != words || len(c.Principles) != i.count() {
					t.Errorf("%s.%s: %q became %+v", s.Name, lang, words, c)
				}
				if c.Poster.Paper.Name != defaultPaper || c.Poster.Theme.Value != defaultTheme {
					t.Errorf("%s.%s: poster %+v", s.Name, lang, c.Poster)
				}
			}
		}
	}
}

// Another language brings other sentences, but for those that have been put in other words.
func TestLanguageIsChangedLater(t *testing.T) {
	i := offering(t, "standard", "de")
	i.principles[2].text = "Mein Satz."
	i.principles[0].speaks = false
	i.recount()
	if i.subtitle != "Neun Sätze, an denen wir uns messen lassen" {
		t.Errorf("subtitle %q", i.subtitle)
	}
	i.lang = "en"
	if err := i.begin(); err != nil {
		t.Fatal(err)
	}
	if i.principles[2].text != "Mein Satz." || i.principles[1].title != "Everyone counts" || i.principles[0].speaks {
		t.Errorf("%+v", i.principles[:3])
	}
	if i.subtitle != "Nine sentences you can hold us to" || i.title != "Our customer charter" {
		t.Errorf("%q, %q", i.title, i.subtitle)
	}
	for n := range i.principles {
		i.principles[n].speaks = n == 4
	}
	if i.recount(); i.subtitle != "" {
		t.Errorf("one sentence has the subtitle %q", i.subtitle)
	}
	i.principles[5].speaks = true
	if i.recount(); i.subtitle != "Two sentences you can hold us to" {
		t.Errorf("two sentences have the subtitle %q", i.subtitle)
	}
	i.subtitle = ""
	i.principles[6].speaks = true
	if i.recount(); i.subtitle != "" {
		t.Errorf("a subtitle that nobody wants comes back as %q", i.subtitle)
	}
	i.subtitle = "Mine"
	i.principles[5].speaks = false
	if i.recount(); i.subtitle != "Mine" {
		t.Errorf("a subtitle of one's own becomes %q", i.subtitle)
	}
}

func TestAnswersAreJudgedAsFindingsAre(t *testing.T) {
	a := &app{ui: &ui{words: newCatalogue("en")}}
	long := make([]byte, 700)
	for n := range long {
		long[n] = 'x'
	}
	for _, c := range []struct {
		path   edit.Path
		answer string
		wrong  bool
	}{
		{edit.Path{"organization"}, "Ltd", false},
		{edit.Path{"organization"}, string(long), true},
		{edit.Path{"organization"}, "a\x1b[2Jb", true},
		{edit.Path{"organization"}, "a\u202eb", true},
		{edit.Path{"principles", "1", "text"}, string(long[:600]), false},
		{edit.Path{"principles", "1", "text"}, string(long[:601]), true},
		{edit.Path{"principles", "1", "title"}, string(long[:81]), true},
		{edit.Path{"poster", "size"}, "50x70cm", false},
		{edit.Path{"poster", "size"}, "huge", true},
	} {
		if got := a.judgeAnswer(c.path, c.answer); (got != "") != c.wrong {
			t.Errorf("%s: %.20q: %q", c.path, c.answer, got)
		}
	}
}

func TestAnswersAreCleaned(t *testing.T) {
	for in, want := range map[string]string{
		"  a  ": "a", "a \n b\r\nc": "a\nb\nc", "Mu\u0308ller": "Müller", "\n\n": "", "a\tb": "a b",
	} {
		if got := cleaned(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	if got := shortened("ein langer Satz", 8); got != "ein lan…" {
		t.Errorf("%q", got)
	}
}
