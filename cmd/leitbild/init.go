// leitbild init: a charter to begin with.

package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"leitbild/charter"
	"leitbild/internal/source"
	"leitbild/templates"
)

// initFlags say what the new charter holds.
type initFlags struct {
	lang         string
	template     string
	organization string
	title        string
	force        bool
	yes          bool
	accessible   bool
	// given are the flags that replace a line of the template, by its key.
	given map[string]string
}

func (a *app) initCommand() *cobra.Command {
	var f initFlags
	c := &cobra.Command{
		Use:        "init [FILE]",
		Short:      "init.short",
		Long:       "init.long",
		Example:    "init.example",
		SuggestFor: []string{"new", "create", "scaffold", "start", "neu", "anlegen"},
		Args: func(c *cobra.Command, given []string) error {
			if len(given) > 1 {
				return tooMany(c, given[1])
			}
			return nil
		},
		ValidArgsFunction: offerOneCharter,
		RunE: func(c *cobra.Command, given []string) error {
			file := defaultCharter
			if len(given) > 0 {
				file = given[0]
			}
			f.given = map[string]string{}
			for key, value := range map[string]string{"organization": f.organization, "title": f.title} {
				if c.Flags().Changed(key) {
					f.given[key] = value
				}
			}
			if f.lang == "" {
				f.lang = a.ui.words.lang
			}
			if a.canAsk(c, &f) {
				return a.interview(file, &f)
			}
			return a.initialize(file, &f)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.lang, "lang", "", "flag.lang")
	flags.StringVar(&f.template, "template", "standard", "flag.template")
	flags.StringVar(&f.organization, "organization", "", "flag.organization")
	flags.StringVar(&f.title, "title", "", "flag.title")
	flags.BoolVarP(&f.force, "force", "f", false, "flag.force")
	flags.BoolVarP(&f.yes, "yes", "y", false, "flag.yes")
	flags.BoolVar(&f.accessible, "accessible", false, "flag.accessible")
	must(c.RegisterFlagCompletionFunc("lang", offer("de", "en")))
	must(c.RegisterFlagCompletionFunc("template", a.ui.offerTemplates))
	must(c.RegisterFlagCompletionFunc("organization", cobra.NoFileCompletions))
	must(c.RegisterFlagCompletionFunc("title", cobra.NoFileCompletions))
	return c
}

// initialize writes a new charter and says what comes next.
func (a *app) initialize(file string, f *initFlags) error {
	file, err := newCharterName(file)
	if err != nil {
		return err
	}
	text, err := a.scaffold(f)
	if err != nil {
		return err
	}
	if err := refuseOverwriting(file, f.force); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return writeFault(file, err, "init")
	}
	if err := a.write(file, text, "init"); err != nil {
		return err
	}
	if a.ui.format == formatJSON {
		return a.ui.data(created{File: file, Template: f.template, Lang: f.lang})
	}
	a.ui.whatNext("init.done", file, args{})
	return nil
}

// whatNext says that a charter is there and what comes next.
func (u *ui) whatNext(id, file string, more args) {
	check, render := callOfDefault("validate", file), callOfDefault("render", file)
	more["File"], more["Validate"] = file, check
	more["Render"] = render + strings.Repeat(" ", columns(check)-columns(render))
	u.say(id, more)
}

// created is what init has to tell as data.
type created struct {
	File     string `json:"file"`
	Template string `json:"template"`
	Lang     string `json:"lang"`
}

// callOfDefault is a call for a charter, which need not be named when it has the usual name.
func callOfDefault(command, file string) string {
	if file == defaultCharter {
		return callOf(command)
	}
	return callOf(command, file)
}

// newCharterName is the file that an argument asks for; a folder gets leitbild.yaml.
func newCharterName(arg string) (string, error) {
	switch {
	case arg == "" || arg == standardInput:
		return "", &fault{id: "no-file-name", args: args{"Call": callOf("init", defaultCharter)}, hint: "right-call"}
	case isFolder(arg):
		return filepath.Join(arg, defaultCharter), nil
	case isYAML(arg):
		return filepath.Clean(arg), nil
	}
	return "", &fault{id: "not-yaml", hint: "right-call", args: args{
		"File": arg, "Call": callOf("init", strings.TrimSuffix(arg, filepath.Ext(arg))+".yaml"),
	}}
}

func refuseOverwriting(file string, force bool) error {
	_, err := os.Lstat(file)
	switch {
	case err != nil || force:
		return nil // what else is wrong, writing will tell
	default:
		return &fault{id: "exists", args: args{"File": file, "Call": callOfDefault("init", file) + " --force"}}
	}
}

// scaffold is the text of the new charter.
func (a *app) scaffold(f *initFlags) ([]byte, error) {
	text, err := readStarter(f)
	if err != nil {
		return nil, err
	}
	today, err := a.today()
	if err != nil {
		return nil, err
	}
	text = replaceValue(text, "date", today.Format(time.DateOnly))
	for key, value := range f.given {
		text = replaceValue(text, key, yamlText(value))
	}
	if err := f.refuseFaulty(text, a.ui.words); err != nil {
		return nil, err
	}
	return []byte(text), nil
}

// today is the day on which a charter is begun; SOURCE_DATE_EPOCH stands for it where set.
func (a *app) today() (time.Time, error) {
	epoch, set, err := a.sourceDateEpoch()
	if err != nil || set {
		return epoch, err
	}
	return time.Now(), nil
}

func readStarter(f *initFlags) (string, error) {
	known := starters()
	i := slices.IndexFunc(known, func(s starter) bool { return s.Name == f.template })
	if i < 0 {
		var names []string
		for _, s := range known {
			names = append(names, s.Name)
		}
		return "", &fault{id: "unknown-template", args: args{"Name": f.template, "Allowed": names}}
	}
	if !slices.Contains(known[i].Languages, f.lang) {
		return "", &fault{id: "no-such-language", args: args{
			"Lang": f.lang, "Template": f.template, "Allowed": known[i].Languages,
		}}
	}
	data, err := fs.ReadFile(templates.FS, path.Join("charters", f.template+"."+f.lang+".yaml"))
	return string(data), err
}

// replaceValue puts value behind a key at the beginning of a line.
func replaceValue(text, key, value string) string {
	line := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(key) + `:.*$`)
	return line.ReplaceAllLiteralString(text, key+": "+value)
}

// yamlText is s as a YAML scalar: plain where every reader of YAML takes it for a text,
// else in double quotes (YAML 1.2.2, 7.3.1).
func yamlText(s string) string {
	plain := regexp.MustCompile(`^\p{L}[\p{L}\p{N} .,()/&+–„“’'-]*$`)
	special := regexp.MustCompile(`(?i)^(true|false|yes|no|on|off|y|n|null|ja|nein|nan|inf)$`)
	if plain.MatchString(s) && !special.MatchString(s) && !strings.HasSuffix(s, " ") {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`).Replace(s) + `"`
}

// refuseFaulty refuses a text that could not be validated, and names the flag that is to blame.
func (f *initFlags) refuseFaulty(text string, c *catalogue) error {
	_, document, findings := charter.Read(defaultCharter, []byte(text))
	source.Sort(findings)
	for _, found := range findings {
		if found.Severity != source.Error {
			continue
		}
		key, _, _ := strings.Cut(document.Line(found.Pos.Line), ":")
		if _, given := f.given[key]; !given {
			key = ""
		}
		return &fault{id: "init-value", args: args{
			"Flag": "--" + key, "Message": words{text: c.rule(found.Rule, "", found.Args)},
		}}
	}
	return nil
}
