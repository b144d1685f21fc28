// leitbild version: which program this is.

package main

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is that of the program. It stands in every poster, so it changes when posters may.
const version = "0.1.0"

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "version.short",
		Args:  noArguments,
		RunE:  func(*cobra.Command, []string) error { return a.printVersion() },
	}
}

// build is what the program knows about how it was made.
type build struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"`
	Go       string `json:"go"`
	System   string `json:"system"`
	Arch     string `json:"arch"`
}

func (a *app) printVersion() error {
	b := build{Version: version, Revision: revision(), Go: runtime.Version(), System: runtime.GOOS, Arch: runtime.GOARCH}
	if a.ui.format == formatJSON {
		return a.ui.data(b)
	}
	if b.Revision == "" {
		a.ui.tell("version.plain", args{"Version": b.Version, "Go": b.Go, "System": b.System, "Arch": b.Arch})
		return nil
	}
	a.ui.tell("version.revision", args{
		"Version": b.Version, "Revision": b.Revision, "Go": b.Go, "System": b.System, "Arch": b.Arch,
	})
	return nil
}

// revision is the commit that the program was built from, shortened, with "+" after it
// where files had been changed since; empty where it is not known.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	commit := settings["vcs.revision"]
	const short = 10
	if len(commit) > short {
		commit = commit[:short]
	}
	if commit != "" && settings["vcs.modified"] == "true" {
		commit += "+"
	}
	return commit
}
