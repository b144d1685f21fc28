// Which of the two languages a person reads.

package main

import "strings"

// languages are those that the catalogue has.
var languages = [...]string{"en", "de"}

// chooseLanguage follows LEITBILD_LANG, then LC_ALL, LC_MESSAGES and LANG as POSIX orders
// them, then what the system says. Languages that the catalogue lacks become English.
func chooseLanguage(getenv func(string) string) string {
	for _, name := range []string{"LEITBILD_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			return knownLanguage(v)
		}
	}
	return knownLanguage(systemLanguage())
}

// knownLanguage finds the language of a locale: de_DE.UTF-8, de-AT, DE, German_Germany.1252.
func knownLanguage(locale string) string {
	name := strings.ToLower(locale)
	if i := strings.IndexAny(name, "_-.@"); i >= 0 {
		name = name[:i]
	}
	if name == "de" || name == "german" || name == "deutsch" {
		return "de"
	}
	return "en"
}
