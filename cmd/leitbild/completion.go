// leitbild completion: scripts with which a shell completes commands.

package main

import (
	"bytes"
	"path/filepath"
	"strings"

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

// offer completes a flag or an argument from a fixed list.
func offer(words ...string) cobra.CompletionFunc {
	return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder)
}

// offerFormats completes the formats of reports with what they are for.
func (u *ui) offerFormats(formats ...string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		var offers []cobra.Completion
		for _, f := range formats {
			offers = append(offers, cobra.CompletionWithDesc(f, u.words.say("format."+f, nil)))
		}
		return offers, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// offerCharters completes the names of YAML files.
func offerCharters(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return []cobra.Completion{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
}

// offerOneCharter completes the name of a YAML file where only one is taken.
func offerOneCharter(c *cobra.Command, given []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(given) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return offerCharters(c, given, begun)
}

// offerThemes completes the names of the built-in themes with what they look like, and those of
// the theme files at hand; of another folder, whatever YAML it has.
func (a *app) offerThemes(c *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if strings.ContainsRune(begun, '/') || strings.ContainsRune(begun, filepath.Separator) {
		return offerCharters(c, nil, begun)
	}
	offers := a.ui.themesWithWords()
	files, _ := filepath.Glob("*.y*ml")
	for _, f := range files {
		if isThemeFile(f) && hasKey(f, "theme") {
			offers = append(offers, f)
		}
	}
	return offers, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// themesWithWords are the names of the built-in themes with what they look like.
func (u *ui) themesWithWords() []cobra.Completion {
	list, err := u.builtInThemes()
	if err != nil {
		return themeNames() // without words is better than nothing
	}
	var offers []cobra.Completion
	for _, t := range list {
		offers = append(offers, cobra.CompletionWithDesc(t.Name, t.Description))
	}
	return offers
}

// offerTemplates completes the names of the charters to begin with.
func (u *ui) offerTemplates(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var offers []cobra.Completion
	for _, s := range starters() {
		offers = append(offers, cobra.CompletionWithDesc(s.Name, u.words.say("template."+s.Name, nil)))
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}

// hideContradictions makes shells offer only one of two flags that do not go together. That they
// contradict each other is told elsewhere, in better words than those of cobra.
func hideContradictions(root *cobra.Command) {
	for _, c := range root.Commands() {
		for _, pair := range [][2]string{{"dpi", "width"}, {"check", "open"}} {
			if c.Flags().Lookup(pair[0]) != nil && c.Flags().Lookup(pair[1]) != nil {
				c.MarkFlagsMutuallyExclusive(pair[0], pair[1])
			}
		}
	}
}
