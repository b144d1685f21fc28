// The words a person reads, German and English.

package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// The catalogues are message files of go-i18n: words/ui.LANG.json has the words of the
// program, words/findings.LANG.json those of the rules, words/rules.LANG.json what each rule
// is about.
//
//go:embed words/*.json
var wordFiles embed.FS

// words are words of the catalogue as an argument of others, or a text as it stands.
type words struct {
	id   string
	args args
	text string
}

// catalogue has the words in one language. Its parts are read when they are first asked for,
// and of a part only the words that are said.
type catalogue struct {
	lang     string // "de" or "en"
	ui       func() messages
	findings func() messages
	rules    func() messages
	// speaker fills words with arguments and chooses among their plural forms.
	speaker func() *i18n.Localizer
}

// messages are the words of one file, as it writes them: a text, or its plural forms.
type messages map[string]json.RawMessage

func newCatalogue(lang string) *catalogue {
	return &catalogue{
		lang:     lang,
		ui:       sync.OnceValue(func() messages { return loadWords("ui", lang) }),
		findings: sync.OnceValue(func() messages { return loadWords("findings", lang) }),
		rules:    sync.OnceValue(func() messages { return loadWords("rules", lang) }),
		speaker: sync.OnceValue(func() *i18n.Localizer {
			return i18n.NewLocalizer(i18n.NewBundle(language.Make(lang)), lang)
		}),
	}
}

// loadWords reads one of the files, which are part of the program: every one of them is read
// by the tests.
func loadWords(part, lang string) messages {
	data, err := wordFiles.ReadFile(fmt.Sprintf("words/%s.%s.json", part, lang))
	must(err)
	var all messages
	must(json.Unmarshal(data, &all))
	return all
}

// get gives the words under id, nil where there are none.
func (m messages) get(id string) *i18n.Message {
	text, found := m[id]
	if !found {
		return nil
	}
	message := &i18n.Message{ID: id}
	if text[0] == '"' {
		must(json.Unmarshal(text, &message.Other))
	} else {
		must(json.Unmarshal(text, message))
	}
	return message
}

// say gives the words of the program under id.
func (c *catalogue) say(id string, a args) string {
	text, found := c.find(c.ui(), id, a)
	if !found {
		return id
	}
	return text
}

// hint gives the words on what to do about what id tells, where there are any.
func (c *catalogue) hint(id string, a args) string {
	text, _ := c.find(c.ui(), id, a)
	return text
}

// rule gives the words for a finding, or for the hint to it with suffix ".hint". Those of
// the rules that stand in this package are among the words of the program.
func (c *catalogue) rule(name, suffix string, a args) string {
	id := c.ruleID(name, a) + suffix
	for _, part := range []messages{c.findings(), c.ui()} {
		if text, found := c.find(part, id, a); found {
			return text
		}
	}
	if suffix != "" {
		return ""
	}
	return name
}

// about says in a sentence what a rule is about.
func (c *catalogue) about(rule string) string {
	text, found := c.find(c.rules(), rule, nil)
	if !found {
		return rule
	}
	return text
}

// ruleID is the id of the words for a rule that may have several wordings.
func (c *catalogue) ruleID(name string, a args) string {
	if variant, ok := a["variant"].(string); ok && variant != "" {
		return name + "." + variant
	}
	return name
}

func (c *catalogue) find(in messages, id string, a args) (string, bool) {
	message := in.get(id)
	if message == nil {
		return "", false
	}
	config := &i18n.LocalizeConfig{DefaultMessage: message, TemplateData: c.fill(a)}
	if count, ok := a["Count"]; ok {
		config.PluralCount = count
	}
	text, err := c.speaker().Localize(config)
	if err != nil && config.PluralCount != nil {
		config.PluralCount = nil // words that are the same for every number
		text, err = c.speaker().Localize(config)
	}
	return text, err == nil
}

// decimal gives a number as the language writes it. Numbers with decimals come under these
// names, as text with a point.
func (c *catalogue) decimal(name, v string) string {
	decimals := []string{"Size", "Limit", "Wanted", "Distance", "Reads", "Contrast", "Ratio", "Weight"}
	if c.lang == "de" && slices.Contains(decimals, name) {
		return strings.Replace(v, ".", ",", 1)
	}
	return v
}

// fill makes arguments ready for a template: no argument can bring along a character that
// a terminal would obey.
func (c *catalogue) fill(a args) map[string]any {
	filled := make(map[string]any, len(a))
	for name, v := range a {
		if base, lang, ok := strings.Cut(name, "."); ok { // an argument in several languages
			if lang != c.lang {
				continue
			}
			name = base
		}
		switch v := v.(type) {
		case words:
			filled[name] = printable(v.text)
			if v.id != "" {
				filled[name] = c.say(v.id, v.args)
			}
		case called:
			filled[name] = printable(v.inLanguage(c.lang))
		case string:
			filled[name] = printable(c.decimal(name, v))
		case []string:
			filled[name] = printable(strings.Join(v, ", "))
		default:
			filled[name] = v
		}
	}
	return filled
}
