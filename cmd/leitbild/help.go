// The help of commands, and cobra's own words in two languages.

package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// translate replaces the ids that commands and flags carry instead of words.
func (u *ui) translate(c *cobra.Command) {
	for _, words := range []*string{&c.Short, &c.Long, &c.Example} {
		if *words != "" {
			*words = u.words.say(*words, nil)
		}
	}
	translateFlag := func(f *pflag.Flag) {
		f.Usage = u.words.say(f.Usage, nil)
		_, f.Usage = pflag.UnquoteUsage(f)
	}
	c.Flags().VisitAll(translateFlag)
	c.PersistentFlags().VisitAll(translateFlag)
	for _, sub := range c.Commands() {
		if !strings.HasPrefix(sub.Name(), "__") {
			u.translate(sub)
		}
	}
}

// helpWidth is how many columns the help takes at most.
const helpWidth = 80

// help prints how a command is used.
func (u *ui) help(c *cobra.Command) {
	say := func(id string) string { return u.words.say(id, nil) }
	section := func(id string) { fmt.Fprintf(u.out, "\n%s\n", u.out.paint(bold, say(id))) }

	text := c.Long
	if text == "" {
		text = c.Short
	}
	fmt.Fprintln(u.out, say(text))
	section("help.usage")
	fmt.Fprintf(u.out, "  %s\n", u.usageLine(c))
	if c.Example != "" {
		section("help.examples")
		for line := range strings.SplitSeq(say(c.Example), "\n") {
			fmt.Fprintln(u.out, "  "+line)
		}
	}
	if c.HasAvailableSubCommands() {
		section("help.commands")
		printTable(u.out, "  ", u.commandRows(c), helpWidth)
	}
	section("help.flags")
	printTable(u.out, "  ", u.flagRows(c), helpWidth)
	section("help.status")
	printTable(u.out, "  ", u.statusRows(), helpWidth)
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(u.out, "\n%s\n", u.words.say("help.more", args{"Command": c.CommandPath()}))
	}
}

// usageLine is "leitbild render [FILE…] [flags]" in the language of the reader.
func (u *ui) usageLine(c *cobra.Command) string {
	if !c.HasParent() {
		return c.CommandPath() + " " + u.words.say("help.command-and-flags", nil)
	}
	line := c.UseLine()
	return strings.NewReplacer(
		"FOLDER", u.words.say("help.folder", nil),
		"FILE", u.words.say("help.file", nil),
		"SHELL", u.words.say("help.shell", nil),
		"PRINCIPLE", u.words.say("help.principle", nil),
		"KEY", u.words.say("help.key", nil),
		"VALUE", u.words.say("help.value", nil),
		"NUMBER", u.words.say("help.number", nil),
		"COMMAND", u.words.say("help.command", nil),
		"[flags]", u.words.say("help.flags-place", nil),
	).Replace(line)
}

// statusRows are the exit statuses with what they mean.
func (u *ui) statusRows() [][2]string {
	var rows [][2]string
	for _, status := range []string{"0", "1", "2", "130"} {
		rows = append(rows, [2]string{status, u.words.say("help.status."+status, nil)})
	}
	return rows
}

func (u *ui) commandRows(c *cobra.Command) [][2]string {
	var rows [][2]string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			rows = append(rows, [2]string{sub.Name(), u.words.say(sub.Short, nil)})
		}
	}
	return rows
}

// flagRows has "-o, --output PLACE" on the left, what it does on the right. The words name
// the value in backquotes, as pflag wants it.
func (u *ui) flagRows(c *cobra.Command) [][2]string {
	var rows [][2]string
	row := func(f *pflag.Flag) {
		translated := *f
		translated.Usage = u.words.say(f.Usage, nil)
		value, usage := pflag.UnquoteUsage(&translated)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if f.NoOptDefVal == "" {
			name += " " + value
		}
		rows = append(rows, [2]string{name, usage})
	}
	c.LocalFlags().VisitAll(row)
	c.InheritedFlags().VisitAll(row)
	return rows
}
