// leitbild schema: the JSON Schema of charters and themes, for editors.

package main

import (
	"github.com/spf13/cobra"

	"leitbild/charter"
	"leitbild/internal/theme"
)

func (a *app) schemaCommand() *cobra.Command {
	var ofThemes bool
	c := &cobra.Command{
		Use:     "schema",
		Short:   "schema.short",
		Long:    "schema.long",
		Example: "schema.example",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			if ofThemes {
				return a.printText(theme.Schema())
			}
			return a.printText(charter.Schema())
		},
	}
	c.Flags().BoolVar(&ofThemes, "theme", false, "flag.themeschema")
	return c
}
