// leitbild themes show, copy: the file of a built-in theme, to look at and to own.

package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"leitbild/templates"
)

func (a *app) themesShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "show NAME",
		Short:             "themes.show.short",
		Long:              "themes.show.long",
		Example:           "themes.show.example",
		SuggestFor:        []string{"print", "cat", "zeigen", "ausgeben"},
		Args:              namedTheme(1),
		ValidArgsFunction: a.offerThemeToCopy,
		RunE: func(_ *cobra.Command, given []string) error {
			text, err := builtInTheme(given[0])
			if err != nil {
				return err
			}
			return a.printText(text)
		},
	}
}

func (a *app) themesCopyCommand() *cobra.Command {
	var force, extends bool
	c := &cobra.Command{
		Use:               "copy NAME [FILE]",
		Short:             "themes.copy.short",
		Long:              "themes.copy.long",
		Example:           "themes.copy.example",
		SuggestFor:        []string{"cp", "clone", "new", "init", "extend", "kopieren", "neu"},
		Args:              namedTheme(2),
		ValidArgsFunction: a.offerThemeToCopy,
		RunE: func(_ *cobra.Command, given []string) error {
			file := given[0] + ".yaml"
			if len(given) > 1 {
				file = given[1]
			}
			return a.copyTheme(given[0], file, extends, force)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.BoolVar(&extends, "extends", false, "flag.extends")
	flags.BoolVarP(&force, "force", "f", false, "flag.force")
	return c
}

// offerThemeToCopy completes the name of a built-in theme, then that of a file where one is
// taken.
func (a *app) offerThemeToCopy(c *cobra.Command, given []string, part string) ([]cobra.Completion, cobra.ShellCompDirective) {
	switch {
	case len(given) == 0:
		return a.ui.themesWithWords(), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	case len(given) > 1 || c.Name() == "show":
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return offerCharters(c, given, part)
}

// namedTheme is for commands whose first argument is a theme, with at most this many.
func namedTheme(most int) cobra.PositionalArgs {
	return func(c *cobra.Command, given []string) error {
		switch {
		case len(given) == 0:
			return &fault{id: "which-theme", args: args{
				"Allowed": themeNames(), "Call": c.CommandPath() + " " + defaultTheme,
			}}
		case len(given) > most:
			return tooMany(c, given[most])
		case len(given) == 2 && isThemeFile(given[0]) && slices.Contains(themeNames(), given[1]):
			return &fault{id: "unknown-theme", hint: "right-call", args: args{
				"Name": given[0], "Call": c.CommandPath() + " " + quoteArgument(given[1]) + " " + quoteArgument(given[0]),
			}}
		}
		return nil
	}
}

// builtInTheme is the text of a built-in theme's file.
func builtInTheme(name string) ([]byte, error) {
	text, err := fs.ReadFile(templates.FS, path.Join("themes", name+".yaml"))
	if err != nil {
		return nil, noTheme(name)
	}
	return text, nil
}

// printText prints what somebody has asked for.
func (a *app) printText(text []byte) error {
	if _, err := a.ui.out.Write(text); err != nil {
		return standardOutputFault(err)
	}
	return nil
}

// copiedTheme is what there is to tell about a copy as data.
type copiedTheme struct {
	File  string `json:"file"`
	Theme string `json:"theme"`
}

// copyTheme writes a built-in theme into a file that a user can change.
func (a *app) copyTheme(name, file string, extends, force bool) error {
	text, err := builtInTheme(name)
	if err != nil {
		return err
	}
	toOutput := file == standardOutput
	again := []string{"themes", "copy", name}
	if extends {
		again = append(again, "--extends")
	}
	if !toOutput {
		if file, err = newThemeName(name, file, again); err != nil {
			return err
		}
	}
	own := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	if toOutput {
		own = name
	}
	if extends {
		text = extending(text, name, own)
	} else {
		text = []byte(replaceValue(string(text), "name", themeNamed(own)))
	}
	if toOutput {
		return a.printText(text)
	}
	if _, err := os.Lstat(file); err == nil && !force {
		return &fault{id: "exists", args: args{"File": file, "Call": callOf(append(again, file, "--force")...)}}
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return writeFault(file, err, again...)
	}
	if err := a.write(file, text, again...); err != nil {
		return err
	}
	if a.ui.format == formatJSON {
		return a.ui.data(copiedTheme{File: file, Theme: name})
	}
	a.ui.say("themes.copy.done", args{"File": file, "Name": name, "Render": callOf("render", "--theme", file)})
	return nil
}

// newThemeName is the file that an argument asks for; in a folder it is called like the theme.
func newThemeName(theme, arg string, again []string) (string, error) {
	if arg == "" {
		return "", &fault{id: "theme-not-yaml", hint: "right-call", args: args{
			"File": "", "Call": callOf(append(again, theme+".yaml")...),
		}}
	}
	if isFolder(arg) {
		return filepath.Join(arg, theme+".yaml"), nil
	}
	if isThemeFile(arg) {
		return filepath.Clean(arg), nil
	}
	name := strings.TrimSuffix(arg, filepath.Ext(arg)) + ".yaml"
	return "", &fault{id: "theme-not-yaml", hint: "right-call", args: args{
		"File": arg, "Call": callOf(append(again, name)...),
	}}
}

// themeNamed is a name as YAML, cut to the length that a theme's name may have.
func themeNamed(name string) string {
	const most = 40
	if letters := []rune(name); len(letters) > most {
		name = string(letters[:most])
	}
	return yamlText(name)
}

// extending is the text of a theme that takes everything from another, whose lines it offers
// behind #.
func extending(text []byte, base, name string) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, `# %s, but for the lines below that have no # in front. To change something, delete the
# # of its line and of the line that begins the section. What each key does:
# leitbild schema --theme
theme: 1
name: %s
extends: %s
`, base, themeNamed(name), base)
	_, rest, found := strings.Cut(string(text), "\ncomposition:")
	if !found {
		return out.Bytes()
	}
	for line := range strings.Lines("composition:" + rest) {
		if !strings.HasPrefix(line, "#") && strings.TrimSpace(line) != "" {
			out.WriteByte('#')
		}
		out.WriteString(line)
	}
	return out.Bytes()
}

// unknownThemesCommand tells what was probably meant by an argument of themes.
func unknownThemesCommand(c *cobra.Command, word string) error {
	f := &fault{id: "unknown-command", hint: "unknown-command.meant", args: args{"Name": word}}
	_, err := os.Stat(word)
	switch meant := commandMeant(c, word); {
	case slices.Contains(themeNames(), word):
		f.args["Meant"] = "themes show " + word
	case meant != "":
		f.args["Meant"] = "themes " + meant
	case err == nil || isThemeFile(word):
		return &fault{id: "themes-of-charter", hint: "right-call", args: args{
			"File": word, "Call": callOf("themes", pngFile.flag(), word),
		}}
	default:
		return noTheme(word)
	}
	return f
}
