// A call as it was given, to be shown again with something changed: what a hint says is to do
// what the person wanted.

package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// called is a call that makes posters.
type called struct {
	command  []string // with what it always has: render, edit --watch
	charters []string
	flags    []givenFlag
	into     string // the file to which its standard output goes
}

// givenFlag is a flag with its value. The value of a switch is "true" or "false".
type givenFlag struct {
	name, value string
	isSwitch    bool
	isExample   bool // nobody gave the value
}

// callGiven is the call of c as it was given, but for what changes only what is told.
func callGiven(c *cobra.Command) called {
	g := called{command: []string{c.Name()}, charters: slices.Clone(c.Flags().Args())}
	if c.Name() == "edit" {
		g.command = append(g.command, "--watch")
	}
	c.Flags().Visit(func(f *pflag.Flag) {
		if !slices.Contains([]string{"format", "quiet", "watch"}, f.Name) {
			g.flags = append(g.flags, givenFlag{name: f.Name, value: f.Value.String(), isSwitch: f.NoOptDefVal != ""})
		}
	})
	return g
}

// forCharters is the call for other charters.
func (g called) forCharters(charters ...string) called {
	g.charters = charters
	return g
}

// with is the call with a flag at another value. The output stands last.
func (g called) with(name, value string) called {
	return g.put(givenFlag{name: name, value: value})
}

// withSwitch is the call with a switch.
func (g called) withSwitch(name string) called {
	return g.put(givenFlag{name: name, value: "true", isSwitch: true})
}

func (g called) put(f givenFlag) called {
	at := slices.IndexFunc(g.flags, func(had givenFlag) bool { return had.name == f.name })
	g.flags = slices.Clone(g.flags)
	if at >= 0 && f.name != "output" {
		g.flags[at] = f
		return g
	}
	g = g.without(f.name)
	g.flags = append(g.flags, f)
	return g
}

// without is the call without some flags.
func (g called) without(names ...string) called {
	g.flags = slices.DeleteFunc(slices.Clone(g.flags), func(f givenFlag) bool { return slices.Contains(names, f.name) })
	return g
}

// has reports whether a flag was given.
func (g called) has(name string) bool {
	return slices.ContainsFunc(g.flags, func(f givenFlag) bool { return f.name == name })
}

// withOutput is the call that makes such files into an output; "" is where they go by themselves.
// Switches that the name of the output makes needless are left out, unless they were given.
func (g called) withOutput(output string, types ...fileType) called {
	var had []fileType
	for _, t := range fileTypes() {
		if slices.Contains(g.flags, givenFlag{name: string(t), value: "true", isSwitch: true}) {
			had = append(had, t)
		}
	}
	if !slices.Equal(had, types) {
		g = g.without(string(pdfFile), string(svgFile), string(pngFile))
		if named, ok := typeNamed(output); len(types) > 1 || ok && named != types[0] || !ok && types[0] != pdfFile {
			for _, t := range types {
				g = g.withSwitch(string(t))
			}
		}
	}
	if !slices.Contains(types, pngFile) {
		g = g.without("dpi", "width")
	}
	if output == "" {
		return g.without("output")
	}
	return g.with("output", output)
}

// words are those of the call, after the name of the program.
func (g called) words() []string {
	words := slices.Concat(g.command, g.charters)
	for _, f := range g.flags {
		switch {
		case f.isSwitch && f.value == "true":
			words = append(words, "--"+f.name)
		case f.isSwitch:
			words = append(words, "--"+f.name+"="+f.value)
		case f.name == "output":
			words = append(words, "-o", f.value)
		default:
			words = append(words, "--"+f.name, f.value)
		}
	}
	return words
}

// String is the call as a person would type it.
func (g called) String() string {
	call := callOf(g.words()...)
	if g.into != "" {
		call += " > " + quoteArgument(g.into)
	}
	return call
}

// inLanguage is the call for readers of a language: an example is called what they would call it.
func (g called) inLanguage(lang string) string {
	if lang != "de" {
		return g.String()
	}
	german := strings.NewReplacer(examplePosters, "plakate/", examplePoster, "plakat")
	g.into = german.Replace(g.into)
	g.flags = slices.Clone(g.flags)
	for i, f := range g.flags {
		if f.isExample {
			g.flags[i].value = german.Replace(f.value)
		}
	}
	return g.String()
}

// toStandardOutput is how a person says that a poster goes there.
const toStandardOutput = "-o -"

// example is a call with an output of its own, which is no file that is there.
func (f *renderFlags) example(g called) called {
	name := examplePoster
	if len(f.types) == 1 {
		name += f.types[0].ending()
	}
	return g.withOutput(name, f.types...).withExampleOutput(name)
}

// withExampleOutput is the call with an output that nobody gave.
func (g called) withExampleOutput(name string) called {
	return g.put(givenFlag{name: "output", value: name, isExample: true})
}

// What an output is called in an example.
const (
	examplePoster  = "poster"
	examplePosters = "posters/"
)

// excluding tells that two flags do not go together, with the calls that have but one of them.
func (f *renderFlags) excluding(first, second string) *fault {
	less := func(flag string) called {
		switch name := strings.TrimPrefix(flag, "--"); name {
		case "tiles":
			return f.given.without(name, "tile-overlap", "tile-margin")
		case "print":
			return f.given.without(name, "icc")
		case toStandardOutput:
			return f.example(f.given)
		default:
			return f.given.without(name)
		}
	}
	return &fault{id: "flags-exclude", hint: "leave-one-out", args: args{
		"First": first, "Second": second, "One": less(second), "Other": less(first),
	}}
}
