// leitbild templates: the charters to begin with.

package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) templatesCommand() *cobra.Command {
	return &cobra.Command{
		Use:        "templates",
		Short:      "templates.short",
		Long:       "templates.long",
		SuggestFor: []string{"template", "vorlagen", "starters"},
		Args:       noArguments,
		RunE:       func(*cobra.Command, []string) error { return a.listTemplates() },
	}
}

// starter is a charter to begin with, in one or more languages.
type starter struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Languages   []string `json:"languages"`
}

// starters reads the list from the names of the files: standard.de.yaml.
func starters() []starter {
	var list []starter
	for _, file := range templateNames("charters") {
		name, lang, _ := strings.Cut(file, ".")
		i := slices.IndexFunc(list, func(s starter) bool { return s.Name == name })
		if i < 0 {
			list = append(list, starter{Name: name})
			i = len(list) - 1
		}
		list[i].Languages = append(list[i].Languages, lang)
	}
	return list
}

func (a *app) listTemplates() error {
	list := starters()
	rows := make([][2]string, len(list))
	for i := range list {
		s := &list[i]
		s.Description = a.ui.words.say("template."+s.Name, nil)
		rows[i] = [2]string{s.Name, s.Description + " (" + strings.Join(s.Languages, ", ") + ")"}
	}
	if a.ui.format == formatJSON {
		return a.ui.data(list)
	}
	a.ui.table(rows)
	return nil
}
