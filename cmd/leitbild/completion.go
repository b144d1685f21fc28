// leitbild completion: scripts with which a shell completes commands.

package main

import (
	"bytes"

	"github.com/spf13/cobra"
)

func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:                   "completion SHELL",
		Short:                 "completion.short",
		Long:                  "completion.long",
		Example:               "completion.example",
		ValidArgs:             shells,
		DisableFlagsInUseLine: true,
		Args: func(c *cobra.Command, given []string) error {
			switch {
			case len(given) == 0:
				return &fault{id: "no-shell", args: args{"Allowed": shells}}
			case len(given) > 1:
				return tooMany(c, given[1])
			}
			return nil
		},
		RunE: func(c *cobra.Command, given []string) error {
			script, err := completionScript(c.Root(), given[0])
			if err != nil {
				return err
			}
			if script == nil {
				return &fault{id: "unknown-shell", args: args{"Name": given[0], "Allowed": shells}}
			}
			if _, err := a.ui.out.Write(script); err != nil {
				return standardOutputFault(err)
			}
			return nil
		},
	}
}

// completionScript is cobra's; nil for a shell it does not know.
func completionScript(root *cobra.Command, shell string) ([]byte, error) {
	var script bytes.Buffer
	var err error
	switch shell {
	case "bash":
		err = root.GenBashCompletionV2(&script, true)
	case "zsh":
		err = root.GenZshCompletion(&script)
	case "fish":
		err = root.GenFishCompletion(&script, true)
	case "powershell":
		err = root.GenPowerShellCompletionWithDesc(&script)
	default:
		return nil, nil
	}
	return script.Bytes(), err
}
