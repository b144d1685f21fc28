// leitbild schema: the JSON Schema of the charter, for editors.

package main

import (
	"github.com/spf13/cobra"

	"leitbild/charter"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "schema.short",
		Long:    "schema.long",
		Example: "schema.example",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			if _, err := a.ui.out.Write(charter.Schema()); err != nil {
				return standardOutputFault(err)
			}
			return nil
		},
	}
}
