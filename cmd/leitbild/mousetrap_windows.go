// What somebody reads who starts the program with a double click.

package main

import "github.com/spf13/cobra"

func (u *ui) sayWhenDoubleClicked() {
	cobra.MousetrapHelpText = u.words.say("started-by-explorer", nil) + "\n"
}
