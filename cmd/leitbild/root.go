// The command leitbild itself: the tree of subcommands and what to say when a command
// line does not fit it.

package main

import (
	"errors"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"leitbild/charter"
)

// rootCommand builds the command tree. Commands and flags carry ids of the catalogue where
// cobra expects words, so that only the help reads them.
func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:               "leitbild",
		Short:             "root.short",
		Long:              "root.long",
		Example:           "root.example",
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { a.ui.help(c) })
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return a.flagFault(c, err) })
	root.Args = func(c *cobra.Command, given []string) error {
		if len(given) > 0 {
			return a.unknownCommand(c, given[0])
		}
		return nil
	}
	version := root.Flags().Bool("version", false, "flag.version")
	root.RunE = func(c *cobra.Command, _ []string) error {
		if *version {
			return a.printVersion()
		}
		return c.Help()
	}
	all := root.PersistentFlags()
	all.SortFlags = false
	all.BoolP("help", "h", false, "flag.help")
	all.BoolVarP(&a.ui.quiet, "quiet", "q", false, "flag.quiet")
	all.Var(newChoice(&a.ui.format, formatText, formatJSON), "format", "flag.format")

	help := a.helpCommand()
	root.SetHelpCommand(help)
	root.AddCommand(
		a.initCommand(), a.editCommand(), a.principleCommand(), a.setCommand(), a.getCommand(),
		a.validateCommand(), a.renderCommand(), a.themesCommand(), a.templatesCommand(), a.schemaCommand(),
		a.versionCommand(), a.completionCommand(), a.manCommand(),
	)
	must(root.RegisterFlagCompletionFunc("format", a.ui.offerFormats(formatText, formatJSON)))
	if len(a.args) > 0 && strings.HasPrefix(a.args[0], cobra.ShellCompRequestCmd) {
		a.ui.translate(root)
		a.ui.translate(help)
		hideContradictions(root)
	}
	return root
}

func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:        "help [COMMAND]",
		Short:      "help.short",
		SuggestFor: []string{"hilfe"},
		RunE: func(c *cobra.Command, given []string) error {
			found, rest, err := c.Root().Find(given)
			if err != nil || len(rest) > 0 {
				return a.unknownCommand(c.Root(), given[0])
			}
			return found.Help()
		},
		ValidArgsFunction: func(c *cobra.Command, given []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			var names []cobra.Completion
			for _, sub := range c.Root().Commands() {
				if len(given) == 0 && sub.IsAvailableCommand() {
					names = append(names, cobra.CompletionWithDesc(sub.Name(), sub.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// unknownCommand tells what was probably meant by a word that is no command.
func (a *app) unknownCommand(root *cobra.Command, word string) *fault {
	f := &fault{id: "unknown-command", args: args{"Name": word}}
	meant := commandMeant(root, word)
	switch {
	case meant != "":
		f.hint, f.args["Meant"] = "unknown-command.meant", meant
	case word == "/?": // as programs of Windows have it
		f.hint, f.args["Meant"] = "unknown-command.meant", "--help"
	case isYAML(word):
		f.hint, f.args["Call"] = "right-call", callOf("render", word)
	case isOutputName(word):
		t := likelyType(word)
		f.hint, f.args["Call"] = "right-call", t.callInto(t.withEnding(word))
	}
	return f
}

// commandMeant finds the command that word probably means; "" if there is none. What cobra
// suggests lies further off: "init" for "edit".
func commandMeant(root *cobra.Command, word string) string {
	var names []string
	for _, c := range root.Commands() {
		if slices.ContainsFunc(c.SuggestFor, func(s string) bool { return strings.EqualFold(s, word) }) {
			return c.Name()
		}
		names = append(names, c.Name())
	}
	return nearest(word, names)
}

// noArguments is for commands that take none.
func noArguments(c *cobra.Command, given []string) error {
	if len(given) > 0 {
		return tooMany(c, given[0])
	}
	return nil
}

func tooMany(c *cobra.Command, argument string) *fault {
	return &fault{id: "too-many-arguments", args: args{"Argument": argument, "Command": c.CommandPath()}}
}

// flagFault tells what is wrong with a flag, from what pflag says about it.
func (a *app) flagFault(c *cobra.Command, err error) error {
	if word := a.args[0]; c == c.Root() && !strings.HasPrefix(word, "-") {
		return a.unknownCommand(c, word)
	}
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(c, unknown)
	case errors.As(err, &missing):
		return withoutValue(missing.GetFlag().Name)
	case errors.As(err, &invalid) && invalid.GetValue() == "":
		return withoutValue(invalid.GetFlag().Name)
	case errors.As(err, &invalid):
		return invalidValue(c, invalid)
	case errors.As(err, &syntax):
		return &fault{id: "flag-syntax", args: args{"Flag": syntax.GetSpecifiedFlag(), "Command": c.CommandPath()}}
	}
	return err
}

func withoutValue(flag string) *fault {
	example := exampleOf(flag)
	return &fault{id: "flag-without-value", args: args{
		"Flag": "--" + flag, "Example.en": example, "Example.de": strings.Replace(example, examplePoster, "plakat", 1),
	}}
}

// exampleOf shows a flag with a value that it takes.
func exampleOf(flag string) string {
	value := map[string]string{
		"bleed": "3mm", "distance": "2m", "dpi": "300", "icc": exampleProfile, "orientation": landscape,
		"output": "poster.pdf", "size": "A3", "theme": "klassik", "width": "1920",
		"tiles": "A4", "tile-overlap": "10mm", "tile-margin": "5mm", "nup": "A4",
		"at": "3", "file": "leitbild.yaml", "format": "json", "lang": "en", "template": "standard",
		"organization": "'Muster GmbH'", "title": "'Unser Kundenleitbild'",
		"note": "'Montag bis Freitag'", "question": "'Wer entscheidet?'",
		"text": "'Wir rufen zurück.'", "tip": "'Zuerst den Namen notieren.'",
	}
	return "--" + flag + " " + value[flag]
}

// unknownFlag suggests the flag that was probably meant, here or at another command.
func unknownFlag(c *cobra.Command, e *pflag.NotExistError) *fault {
	name := e.GetSpecifiedName()
	f := &fault{id: "unknown-flag", args: args{"Flag": "--" + name, "Command": c.CommandPath()}}
	if letters := []rune(e.GetSpecifiedShortnames()); len(letters) > 0 {
		f.args["Flag"] = "-" + string(letters[0])
		switch letters[0] {
		case 'v', 'V':
			f.hint, f.args["Call"] = "right-call", callOf("version")
		case '?':
			f.hint, f.args["Call"] = "right-call", c.CommandPath()+" --help"
		}
		return f
	}
	if meant := nearestFlag(c, name); meant != "" {
		f.hint, f.args["Meant"] = "unknown-flag.meant", meant
		return f
	}
	for _, other := range c.Root().Commands() {
		if other.Name() == "edit" && name != "watch" {
			continue // the others are render's
		}
		if there := other.Flags().Lookup(name); there != nil {
			call := callOf(other.Name(), "--"+name)
			if there.NoOptDefVal == "" {
				call = callOf(other.Name()) + " " + exampleOf(name)
			}
			f.hint, f.args["Call"] = "right-call", call
			return f
		}
	}
	return f
}

// nearestFlag finds the flag of c that name probably means; "" if there is none.
func nearestFlag(c *cobra.Command, name string) string {
	synonyms := map[string]string{
		"paper": "size", "papier": "size", "landscape": "orientation", "portrait": "orientation",
		"quer": "orientation", "hoch": "orientation", "out": "output", "file": "output",
		"outfile": "output", "language": "lang", "firma": "organization", "company": "organization",
		"organisation": "organization", "overwrite": "force", "design": "theme", "style": "theme",
		"json": "format", "sarif": "format", "github": "format", "silent": "quiet", "hilfe": "help",
		"resolution": "dpi", "ppi": "dpi", "breite": "width", "pixels": "width",
		"kacheln": "tiles", "tile": "tiles", "copies": "nup", "nutzen": "nup",
	}
	meant := synonyms[name]
	if meant == "" || c.Flags().Lookup(meant) == nil {
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		meant = nearest(name, names)
	}
	switch {
	case meant == "":
		return ""
	case meant == "orientation" && (name == "landscape" || name == "quer"):
		return "--orientation landscape"
	case meant == "orientation" && (name == "portrait" || name == "hoch"):
		return "--orientation portrait"
	case meant == "format" && slices.Contains([]string{formatJSON, formatGitHub, formatSARIF}, name):
		return "--format " + name
	}
	return "--" + meant
}

// invalidValue tells what a flag takes instead of the value given.
func invalidValue(c *cobra.Command, e *pflag.InvalidValueError) *fault {
	name, value := e.GetFlag().Name, e.GetValue()
	f := &fault{id: "flag-value", args: args{"Flag": "--" + name, "Value": value, "Command": c.CommandPath()}}
	var (
		choice *choiceError
		paper  *charter.PaperError
		length *lengthError
		number *numberError
	)
	switch {
	case errors.As(e, &choice):
		describeChoice(f, name, value, choice)
	case errors.As(e, &paper):
		f.hint, f.args["Example"] = "flag-value.paper", exampleOf(name)
		if name != "size" {
			f.hint = "flag-value.sheet"
		}
		switch meant := "--" + name + " " + quoteArgument(paper.Nearest); {
		case paper.Nearest != "" && paper.Orientation != "" && name == "size":
			f.hint, f.args["Meant"] = "flag-value.meant", meant+" --orientation "+paper.Orientation
		case paper.Nearest != "":
			f.hint, f.args["Meant"] = "flag-value.meant", meant
		case paper.Reason == charter.PaperSmall:
			f.hint = "flag-value.small-paper"
		case paper.Reason == charter.PaperLarge:
			f.hint = "flag-value.large-paper"
		}
	case errors.As(e, &length):
		f.hint, f.args["Example"] = "flag-value.length", exampleOf(name)
		f.args["Least"], f.args["Most"] = length.least, length.most
	case errors.As(e, &number):
		f.hint, f.args["Example"] = "flag-value.number", exampleOf(name)
		f.args["Least"], f.args["Most"] = number.least, number.most
	case slices.Contains(fileTypes(), fileType(name)):
		f.id, f.hint, f.args["Call"] = "flag-is-switch", "right-call", fileType(name).callInto(value)
	case e.GetFlag().NoOptDefVal != "":
		f.id = "flag-is-switch"
	}
	return f
}

// describeChoice lists what a flag takes. A paper size or a kind of file behind --format is
// what "Format" means to Germans.
func describeChoice(f *fault, name, value string, e *choiceError) {
	meant := nearest(value, e.allowed)
	german := map[string]string{"quer": landscape, "hoch": portrait, "querformat": landscape, "hochformat": portrait}
	switch {
	case name == "format" && slices.Contains(fileTypes(), fileType(strings.ToLower(value))):
		f.hint, f.args["Meant"] = "flag-value.meant", fileType(strings.ToLower(value)).flag()
		return
	case name == "format":
		if _, err := charter.ParsePaper(value); err == nil {
			f.hint, f.args["Meant"] = "flag-value.meant", "--size "+quoteArgument(value)
			return
		}
	case name == "orientation" && german[strings.ToLower(value)] != "":
		meant = german[strings.ToLower(value)]
	}
	if meant != "" {
		f.hint, f.args["Meant"] = "flag-value.meant", "--"+name+" "+meant
		return
	}
	f.hint, f.args["Allowed"] = "flag-value.allowed", e.allowed
}

// callOf is a command line as a person would type it.
func callOf(words ...string) string {
	call := "leitbild"
	for _, w := range words {
		call += " " + quoteArgument(w)
	}
	return call
}

// quoteArgument puts an argument in quotation marks where a shell would take it apart.
func quoteArgument(s string) string {
	if s != "" && !strings.ContainsAny(s, " \t\n'\"\\$&|;<>()*?[]{}#!`") {
		return s
	}
	if runtime.GOOS == "windows" {
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
