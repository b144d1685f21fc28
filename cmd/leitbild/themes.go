// leitbild themes: what the sheets can look like.

package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) themesCommand() *cobra.Command {
	var f galleryFlags
	c := &cobra.Command{
		Use:        "themes [FILE]",
		Short:      "themes.short",
		Long:       "themes.long",
		Example:    "themes.example",
		SuggestFor: []string{"theme", "styles", "designs", "themen", "gestaltungen"},
		Args: func(c *cobra.Command, given []string) error {
			if f.see(c); len(given) > 0 && !f.wanted {
				return unknownThemesCommand(c, given[0])
			}
			return nil
		},
		ValidArgsFunction: offerOneCharter,
		RunE: func(c *cobra.Command, given []string) error {
			if f.wanted {
				return a.drawThemes(c, given, &f)
			}
			return a.listThemes()
		},
	}
	f.register(c)
	c.AddCommand(a.themesShowCommand(), a.themesCopyCommand())
	return c
}

type listedTheme struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Default     bool   `json:"default"`
}

// builtInThemes describes the built-in themes.
func (u *ui) builtInThemes() ([]listedTheme, error) {
	var list []listedTheme
	var known themes
	for _, name := range themeNames() {
		loaded, err := known.load(request{name: name, flag: true})
		if err != nil {
			return nil, err
		}
		if loaded.theme == nil {
			return nil, fmt.Errorf("built-in theme %s: %v", name, loaded.findings)
		}
		list = append(list, listedTheme{name, loaded.theme.Description[u.words.lang], name == defaultTheme})
	}
	return list, nil
}

func (a *app) listThemes() error {
	list, err := a.ui.builtInThemes()
	if err != nil {
		return err
	}
	if a.ui.format == formatJSON {
		return a.ui.data(list)
	}
	rows := make([][2]string, len(list))
	for i, t := range list {
		rows[i] = [2]string{t.Name, t.Description}
		if t.Default {
			rows[i][1] += " " + a.ui.words.say("themes.default", nil)
		}
	}
	a.ui.table(rows)
	return nil
}
