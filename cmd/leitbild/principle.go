// leitbild principle: the principles of a charter, one by one.

package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"leitbild/charter"
	"leitbild/internal/edit"
	"leitbild/internal/source"
)

// principles is where the principles stand.
func principles() edit.Path { return edit.Path{"principles"} }

func (a *app) principleCommand() *cobra.Command {
	var f changeFlags
	c := &cobra.Command{
		Use:        "principle",
		Short:      "principle.short",
		Long:       "principle.long",
		Example:    "principle.example",
		SuggestFor: []string{"principles", "grundsatz", "leitsatz", "leitsätze", "prinzip", "satz", "sätze"},
		Args: func(c *cobra.Command, given []string) error {
			if len(given) > 0 {
				return unknownPrincipleCommand(c, given[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return a.listPrinciples(c, &f) },
	}
	f.fileFlag(c)
	c.AddCommand(
		a.principleListCommand(), a.principleShowCommand(), a.principleAddCommand(), a.principleSetCommand(),
		a.principleMoveCommand(), a.principleSwapCommand(), a.principleRemoveCommand(),
	)
	return c
}

// unknownPrincipleCommand tells what was probably meant by an argument of principle.
func unknownPrincipleCommand(c *cobra.Command, word string) error {
	f := &fault{id: "unknown-command", args: args{"Name": word, "Command": c.CommandPath()}}
	_, err := strconv.Atoi(word)
	switch meant := commandMeant(c, word); {
	case meant != "":
		f.hint, f.args["Meant"] = "unknown-command.meant", "principle "+meant
	case err == nil:
		f.hint, f.args["Meant"] = "unknown-command.meant", "principle show "+word
	default:
		f.hint, f.args["Call"] = "right-call", c.CommandPath()+" --help"
	}
	return f
}

// listedPrinciple is a principle as data.
type listedPrinciple struct {
	Number    int             `json:"number"`
	Title     string          `json:"title,omitempty"`
	Text      string          `json:"text"`
	Note      string          `json:"note,omitempty"`
	Questions []string        `json:"questions,omitempty"`
	Tips      []string        `json:"tips,omitempty"`
	Examples  []listedExample `json:"examples,omitempty"`
}

type listedExample struct {
	Who  string `json:"who,omitempty"`
	Text string `json:"text"`
}

func (a *app) principleListCommand() *cobra.Command {
	var f changeFlags
	c := &cobra.Command{
		Use:        "list",
		Short:      "principle.list.short",
		Long:       "principle.list.long",
		Example:    "principle.list.example",
		SuggestFor: []string{"ls", "all", "liste", "auflisten", "alle"},
		Args: func(c *cobra.Command, given []string) error {
			if misplaced := f.withFile(c, given); misplaced != nil {
				return misplaced
			}
			return noArguments(c, given)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(c *cobra.Command, _ []string) error { return a.listPrinciples(c, &f) },
	}
	f.fileFlag(c)
	return c
}

// listPrinciples prints a line for each principle.
func (a *app) listPrinciples(c *cobra.Command, f *changeFlags) error {
	list, _, err := a.readPrinciples(c, f)
	if err != nil {
		return err
	}
	if a.ui.format == formatJSON {
		data := []listedPrinciple{}
		for i, p := range list {
			data = append(data, listed(i, p))
		}
		return a.ui.data(data)
	}
	wide := 0
	for _, p := range list {
		wide = max(wide, columns(p.Title.Value))
	}
	digits := len(strconv.Itoa(len(list)))
	for i, p := range list {
		line := fmt.Sprintf("%*d  ", digits, i+1)
		if wide > 0 {
			line += p.Title.Value + strings.Repeat(" ", wide-columns(p.Title.Value)+2)
		}
		fmt.Fprintln(a.ui.out, strings.TrimRight(line+beginning(p.Text.Value, helpWidth-columns(line)), " "))
	}
	return nil
}

// beginning is as much of a text as fits so many columns, on one line.
func beginning(text string, width int) string {
	const least = 20
	lines := wrap(text, max(width, least)-2)
	if len(lines) == 1 {
		return lines[0]
	}
	return lines[0] + " …"
}

// readPrinciples reads the principles of a charter, whatever else may be wrong with it.
func (a *app) readPrinciples(c *cobra.Command, f *changeFlags) ([]charter.Principle, *opened, error) {
	o := &opened{}
	var err error
	if o.name, o.data, err = a.charterOf(c, f); err != nil {
		return nil, nil, err
	}
	_, document, findings := charter.Read(o.name, o.data)
	list := charter.PrinciplesIn(document)
	if len(list) == 0 && source.HasError(findings) {
		a.ui.findings(a.ui.err, findings, map[string]*source.Document{o.name: document})
		return nil, nil, finish(statusFaulty)
	}
	return list, o, nil
}

func listed(i int, p charter.Principle) listedPrinciple {
	l := listedPrinciple{
		Number: i + 1, Title: p.Title.Value, Text: p.Text.Value, Note: p.Note.Value,
		Questions: values(p.Questions), Tips: values(p.Tips),
	}
	for _, e := range p.Examples {
		l.Examples = append(l.Examples, listedExample{e.Who.Value, e.Text.Value})
	}
	return l
}

func values(texts []charter.Text) []string {
	var list []string
	for _, t := range texts {
		list = append(list, t.Value)
	}
	return list
}

func (a *app) principleShowCommand() *cobra.Command {
	var f changeFlags
	c := &cobra.Command{
		Use:               "show PRINCIPLE",
		Short:             "principle.show.short",
		Long:              "principle.show.long",
		Example:           "principle.show.example",
		SuggestFor:        []string{"get", "print", "cat", "zeigen", "anzeigen"},
		Args:              f.naming(1, 0),
		ValidArgsFunction: a.offerPrinciples(&f, 1),
		RunE: func(c *cobra.Command, given []string) error {
			list, _, err := a.readPrinciples(c, &f)
			if err != nil {
				return err
			}
			i, err := choose(list, strings.Join(given, " "), &f)
			if err != nil {
				return err
			}
			if a.ui.format == formatJSON {
				return a.ui.data(listed(i, list[i]))
			}
			a.ui.principle(listed(i, list[i]))
			return nil
		},
	}
	f.fileFlag(c)
	return c
}

// principle prints everything of a principle.
func (u *ui) principle(p listedPrinciple) {
	line := strconv.Itoa(p.Number)
	if p.Title != "" {
		line += "  " + p.Title
	}
	fmt.Fprintln(u.out, u.out.paint(bold, line))
	paragraph := func(text, first string) {
		for line := range strings.SplitSeq(text, "\n") {
			fmt.Fprintln(u.out, strings.TrimRight(first+line, " "))
			first = strings.Repeat(" ", columns(first))
		}
	}
	paragraph(p.Text, "   ")
	section := func(id string, texts []string) {
		if len(texts) == 0 {
			return
		}
		fmt.Fprintf(u.out, "\n%s\n", u.words.say(id, nil))
		for _, t := range texts {
			paragraph(t, " · ")
		}
	}
	if p.Note != "" {
		section("principle.note", []string{p.Note})
	}
	section("principle.questions", p.Questions)
	section("principle.tips", p.Tips)
	var examples []string
	for _, e := range p.Examples {
		if e.Who != "" {
			e.Text = e.Who + ": " + e.Text
		}
		examples = append(examples, e.Text)
	}
	section("principle.examples", examples)
}

// contents are what flags say about a principle.
type contents struct {
	title, text, note string
	questions, tips   []string
}

func (t *contents) bind(c *cobra.Command) {
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&t.title, "title", "", "flag.principletitle")
	flags.StringVar(&t.text, "text", "", "flag.principletext")
	flags.StringVar(&t.note, "note", "", "flag.principlenote")
	flags.StringArrayVar(&t.questions, "question", nil, "flag.question")
	flags.StringArrayVar(&t.tips, "tip", nil, "flag.tip")
	for _, name := range []string{"title", "text", "note", "question", "tip"} {
		must(c.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions))
	}
}

// entries are what the flags that were given say, in the order of the schema. An empty text stands
// for one that is to go.
func (t *contents) entries(c *cobra.Command) ([]edit.Entry, error) {
	var entries []edit.Entry
	for _, e := range []struct{ key, text string }{{"title", t.title}, {"text", t.text}, {"note", t.note}} {
		if !c.Flags().Changed(e.key) {
			continue
		}
		text, err := clean("--"+e.key, e.text)
		if err != nil {
			return nil, err
		}
		entries = append(entries, edit.Entry{Key: e.key, Value: edit.Value{Text: text}})
	}
	for _, e := range []struct {
		flag, key string
		texts     []string
	}{{"question", "questions", t.questions}, {"tip", "tips", t.tips}} {
		if !c.Flags().Changed(e.flag) {
			continue
		}
		list, err := cleanAll("--"+e.flag, e.texts)
		if err != nil {
			return nil, err
		}
		entries = append(entries, edit.Entry{Key: e.key, Value: edit.Texts(list...)})
	}
	return entries, nil
}

// clean makes a text of a command line fit for a charter.
func clean(name, text string) (string, error) {
	text, bad := edit.Clean(text)
	if bad != 0 {
		return "", &fault{id: "value-character", args: args{"Name": name, "Code": fmt.Sprintf("U+%04X", bad)}}
	}
	return text, nil
}

// cleanAll cleans texts and drops the empty ones.
func cleanAll(name string, texts []string) ([]string, error) {
	var list []string
	for _, t := range texts {
		t, err := clean(name, t)
		if err != nil {
			return nil, err
		}
		if t != "" {
			list = append(list, t)
		}
	}
	return list, nil
}

// isEmpty reports whether a value is none.
func isEmpty(v edit.Value) bool { return v.Text == "" && len(v.Items) == 0 && v.Keys == nil }

func (a *app) principleAddCommand() *cobra.Command {
	var f changeFlags
	var t contents
	at := numberFlag{least: 1, most: 99} // how many places there are is known once it has been read
	c := &cobra.Command{
		Use:        "add",
		Short:      "principle.add.short",
		Long:       "principle.add.long",
		Example:    "principle.add.example",
		SuggestFor: []string{"new", "insert", "append", "create", "neu", "hinzufügen", "einfügen", "anlegen"},
		Args: func(c *cobra.Command, given []string) error {
			if misplaced := f.withFile(c, given); misplaced != nil {
				return misplaced
			}
			return noArguments(c, given)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, _ []string) error {
			entries, err := t.entries(c)
			if err != nil {
				return err
			}
			entries = slices.DeleteFunc(entries, func(e edit.Entry) bool { return isEmpty(e.Value) })
			if !slices.ContainsFunc(entries, func(e edit.Entry) bool { return e.Key == "text" }) {
				return &fault{id: "principle-without-text"}
			}
			return a.addPrinciple(c, &f, entries, at.value)
		},
	}
	t.bind(c)
	c.Flags().Var(&at, "at", "flag.at")
	must(c.RegisterFlagCompletionFunc("at", cobra.NoFileCompletions))
	f.changing(c)
	return c
}

// addPrinciple adds a principle, at the end where number is zero.
func (a *app) addPrinciple(c *cobra.Command, f *changeFlags, entries []edit.Entry, number int) error {
	return a.change(c, f, func(o *opened) (func(*ui), error) {
		list := o.principles()
		if number == 0 {
			number = len(list) + 1
		}
		if number > len(list)+1 {
			return nil, &fault{id: "principle-place", args: args{"Number": number, "Count": len(list), "Most": len(list) + 1}}
		}
		v := edit.Value{Keys: entries}
		var err error
		if len(list) == 0 {
			err = o.document.Set(principles().Item(1), v)
		} else {
			err = o.document.Insert(principles(), number, v)
		}
		return o.telling("principle.added", number), err
	})
}

// principles are those of the charter as it is now.
func (o *opened) principles() []charter.Principle {
	document, _ := source.Parse(o.name, o.document.Bytes())
	return charter.PrinciplesIn(document)
}

// telling says what has become of a principle, named as it is when that is told.
func (o *opened) telling(id string, number int) func(*ui) {
	return func(u *ui) {
		u.say(id, args{"File": inputName(o.name), "Number": number, "Name": nameOf(o.principles()[number-1])})
	}
}

// nameOf is how a principle is called: its headline, else the beginning of its text.
func nameOf(p charter.Principle) string {
	const width = 40
	if p.Title.Value != "" {
		return beginning(p.Title.Value, 2*width)
	}
	return beginning(p.Text.Value, width)
}

func (a *app) principleSetCommand() *cobra.Command {
	var f changeFlags
	var t contents
	c := &cobra.Command{
		Use:               "set PRINCIPLE",
		Short:             "principle.set.short",
		Long:              "principle.set.long",
		Example:           "principle.set.example",
		SuggestFor:        []string{"change", "edit", "update", "ändern", "aendern", "setzen"},
		Args:              f.naming(1, 0),
		ValidArgsFunction: a.offerPrinciples(&f, 1),
		RunE: func(c *cobra.Command, given []string) error {
			entries, err := t.entries(c)
			if err != nil {
				return err
			}
			if len(entries) == 0 {
				call := f.call("principle", "set", strings.Join(given, " "), "--text", "…")
				return &fault{id: "nothing-to-set", args: args{"Call": call}}
			}
			return a.change(c, &f, func(o *opened) (func(*ui), error) {
				i, err := choose(o.principles(), strings.Join(given, " "), &f)
				if err != nil {
					return nil, err
				}
				for _, e := range entries {
					if err := o.set(principles().Item(i+1).With(e.Key), e.Value); err != nil {
						return nil, err
					}
				}
				return o.telling("principle.set", i+1), nil
			})
		},
	}
	t.bind(c)
	f.changing(c)
	return c
}

// set gives a key a value, or takes it out where that is empty.
func (o *opened) set(path edit.Path, v edit.Value) error {
	if !isEmpty(v) {
		return o.document.Set(path, v)
	}
	if k := keyAt(path); k != nil && k.Required {
		return &fault{id: "key-required", args: args{"Key": path.String()}}
	}
	return o.document.Unset(path)
}

func (a *app) principleMoveCommand() *cobra.Command {
	c := &cobra.Command{
		Use:        "move PRINCIPLE NUMBER",
		Short:      "principle.move.short",
		Long:       "principle.move.long",
		Example:    "principle.move.example",
		SuggestFor: []string{"mv", "verschieben", "umstellen"},
	}
	return a.rearranging(c, 2, 2, func(o *opened, chosen []int) (func(*ui), error) {
		return o.telling("principle.moved", chosen[1]), o.document.Move(principles(), chosen[0], chosen[1])
	})
}

func (a *app) principleSwapCommand() *cobra.Command {
	c := &cobra.Command{
		Use:        "swap PRINCIPLE PRINCIPLE",
		Short:      "principle.swap.short",
		Long:       "principle.swap.long",
		Example:    "principle.swap.example",
		SuggestFor: []string{"exchange", "tauschen", "vertauschen"},
	}
	return a.rearranging(c, 2, 2, func(o *opened, chosen []int) (func(*ui), error) {
		tell := func(u *ui) {
			now := o.principles()
			u.say("principle.swapped", args{
				"File": inputName(o.name), "First": chosen[0], "FirstName": nameOf(now[chosen[0]-1]),
				"Second": chosen[1], "SecondName": nameOf(now[chosen[1]-1]),
			})
		}
		return tell, o.document.Swap(principles(), chosen[0], chosen[1])
	})
}

func (a *app) principleRemoveCommand() *cobra.Command {
	c := &cobra.Command{
		Use:        "remove PRINCIPLE…",
		Short:      "principle.remove.short",
		Long:       "principle.remove.long",
		Example:    "principle.remove.example",
		SuggestFor: []string{"rm", "delete", "del", "löschen", "loeschen", "entfernen", "streichen"},
	}
	return a.rearranging(c, 1, -1, func(o *opened, chosen []int) (func(*ui), error) {
		list := o.principles()
		slices.Sort(chosen)
		chosen = slices.Compact(chosen)
		if len(chosen) == len(list) {
			return nil, &fault{id: "last-principle"}
		}
		tell := func(u *ui) {
			for _, n := range chosen {
				u.say("principle.removed", args{"File": inputName(o.name), "Number": n, "Name": nameOf(list[n-1])})
			}
		}
		return tell, o.document.Remove(principles(), chosen...)
	})
}

// rearranging completes a command whose arguments name principles, at least and at most so many
// (-1: any number), to which it does something.
func (a *app) rearranging(
	c *cobra.Command, least, most int, do func(o *opened, chosen []int) (tell func(*ui), err error),
) *cobra.Command {
	var f changeFlags
	c.Args = f.naming(least, most)
	c.ValidArgsFunction = a.offerPrinciples(&f, most)
	c.RunE = func(c *cobra.Command, given []string) error {
		return a.change(c, &f, func(o *opened) (func(*ui), error) {
			chosen, err := chooseAll(o.principles(), given, &f)
			if err != nil {
				return nil, err
			}
			return do(o, chosen)
		})
	}
	f.changing(c)
	return c
}

// naming is for commands whose arguments name principles, at least and at most so many. With no
// most the arguments are the words of one name, with -1 there is none.
func (f *changeFlags) naming(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, given []string) error {
		switch misplaced := f.withFile(c, given); {
		case misplaced != nil:
			return misplaced
		case len(given) < least:
			return &fault{id: "which-principle", args: args{"Call": usageExample(c)}}
		case most > 0 && len(given) > most:
			return tooMany(c, given[most])
		}
		return nil
	}
}

// usageExample is a call of a command with numbers in the place of principles.
func usageExample(c *cobra.Command) string {
	call := c.CommandPath() + " 3"
	switch c.Name() {
	case "move", "swap":
		call += " 1"
	case "set":
		call += " --text …"
	}
	return call
}

// chooseAll finds the numbers, from 1 on, of the principles that arguments name.
func chooseAll(list []charter.Principle, names []string, f *changeFlags) ([]int, error) {
	var numbers []int
	for _, name := range names {
		i, err := choose(list, name, f)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, i+1)
	}
	return numbers, nil
}

// choose finds the index of the principle that is meant by its number or by the first words of its
// headline; without headlines, of its text. A whole headline goes before those that go on.
func choose(list []charter.Principle, name string, f *changeFlags) (int, error) {
	if n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(name, "#"), ".")); err == nil && n >= 1 && n <= len(list) {
		return n - 1, nil
	}
	var found, whole []int
	for _, spelled := range []func(string) string{plainWords, spelledOut} {
		for i, p := range list {
			called := p.Title.Value
			if called == "" {
				called = p.Text.Value
			}
			switch called, name := spelled(called), spelled(name); {
			case name == "" || slices.Contains(found, i):
			case called == name:
				whole = append(whole, i)
				found = append(found, i)
			case strings.HasPrefix(called, name):
				found = append(found, i)
			}
		}
	}
	switch {
	case len(whole) == 1:
		return whole[0], nil
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		var names []string
		for _, i := range found {
			names = append(names, fmt.Sprintf("%d %s", i+1, nameOf(list[i])))
		}
		return 0, &fault{id: "several-principles", args: args{"Name": name, "Others": strings.Join(names, " · ")}}
	}
	return 0, noPrinciple(list, name, f)
}

// noPrinciple tells that no principle is called so, and which was probably meant.
func noPrinciple(list []charter.Principle, name string, f *changeFlags) error {
	told := &fault{id: "no-principle", args: args{"Name": name, "Count": len(list), "Call": f.call("principle", "list")}}
	if n, err := strconv.Atoi(name); err == nil {
		told.id, told.args["Number"] = "no-principle-number", n
		return told
	}
	var titles []string
	for _, p := range list {
		titles = append(titles, nameOf(p))
	}
	if meant := nearest(name, titles); meant != "" {
		told.hint, told.args["Meant"] = "no-principle.meant", fmt.Sprintf("%d %s", slices.Index(titles, meant)+1, meant)
	}
	return told
}

// plainWords are the letters and figures of a text, without case and accents.
func plainWords(s string) string {
	var b strings.Builder
	for _, c := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case c == 'ß':
			b.WriteString("ss")
		case unicode.Is(unicode.Mn, c) || c == '\u00AD':
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), " "):
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// spelledOut is plainWords with umlauts as those write them who have none on their keyboard.
func spelledOut(s string) string {
	s = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue").Replace(norm.NFC.String(strings.ToLower(s)))
	return plainWords(s)
}

// offerPrinciples completes numbers of principles, with what they are called, as arguments up to
// so many (-1: any number).
func (a *app) offerPrinciples(f *changeFlags, most int) cobra.CompletionFunc {
	return func(_ *cobra.Command, given []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		var offers []cobra.Completion
		if most >= 0 && len(given) >= most {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		data, err := a.read(f.file)
		if f.file == standardInput || err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		document, _ := source.Parse(f.file, data)
		for i, p := range charter.PrinciplesIn(document) {
			if number := strconv.Itoa(i + 1); !slices.Contains(given, number) {
				offers = append(offers, cobra.CompletionWithDesc(number, printable(nameOf(p))))
			}
		}
		return offers, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}
