// leitbild init on a terminal: the questions that lead to a charter.

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"leitbild/charter"
	"leitbild/internal/edit"
	"leitbild/internal/source"
)

// canAsk reports whether init puts questions: to a person, who has not answered by flags.
func (a *app) canAsk(c *cobra.Command, f *initFlags) bool {
	answers := []string{"lang", "template", "organization", "title", "format", "quiet"}
	if f.yes || slices.ContainsFunc(answers, c.Flags().Changed) {
		return false
	}
	_, there := a.person()
	return there
}

// answers are what the new charter will say.
type answers struct {
	starter      *charter.Charter // what is offered
	template     string
	lang         string
	organization string
	title        string
	subtitle     string
	motto        string
	principles   []principleAnswer
	size, theme  string
	// unneeded is a subtitle that has been left out because a single sentence needs none.
	unneeded bool
}

// principleAnswer is a principle of the template, or what has become of it.
type principleAnswer struct {
	title, text string
	speaks      bool // for the house
}

// interview asks for a charter and writes it. Nothing is written before the end.
func (a *app) interview(file string, f *initFlags) error {
	file, err := newCharterName(file)
	if err != nil {
		return err
	}
	if err := refuseOverwriting(file, f.force); err != nil {
		return err
	}
	if err := probe(file); err != nil {
		return writeFault(file, err, "init")
	}
	in, _ := a.person()
	i := &interview{app: a, asker: a.newAsker(in, f.accessible), file: file, force: f.force}
	err = i.run(f)
	if errors.Is(err, errLeft) {
		a.ui.note("ask.left", args{"File": i.file})
		return &done{statusInterrupted}
	}
	return err
}

// probe reports why no file can be made where target is to be, before anybody has written
// anything for it.
func probe(target string) error {
	target = followLinks(target)
	if _, err := os.Stat(filepath.Dir(target)); err != nil {
		return nil // it will be made
	}
	f, err := createBeside(target)
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// interview is one course of questions.
type interview struct {
	app   *app
	asker asker
	file  string
	force bool
	answers
	first bool // the question that is being asked is the first
}

// step is a question, with the answer as the review shows it.
type step struct {
	name   string
	ask    func() error
	answer func() string
	// aside is asked only when the review leads there.
	aside bool
	skip  func() bool
}

func (i *interview) steps() []step {
	return []step{
		{name: "organization", ask: i.askOrganization, answer: func() string { return i.organization }},
		{name: "lang", ask: i.askLang, answer: func() string { return i.say("language."+i.lang, nil) }},
		{
			name: "template", ask: i.askTemplate, answer: func() string { return i.template },
			skip: func() bool { return len(startersIn(i.lang)) < 2 },
		},
		{
			name: "title", ask: i.askingFor("title", &i.title, false),
			answer: func() string { return i.title }, aside: true,
		},
		{
			name: "subtitle", ask: i.askingFor("subtitle", &i.subtitle, true),
			answer: func() string { return i.subtitle }, aside: true,
		},
		{
			name: "principles", ask: i.askPrinciples,
			answer: func() string { return fmt.Sprintf("%d / %d", i.count(), len(i.principles)) },
		},
		{name: "words", ask: i.askWords, answer: i.reworded},
		{name: "motto", ask: i.askingFor("motto", &i.motto, true), answer: func() string { return i.motto }},
		{name: "size", ask: i.askSize, answer: func() string { return i.size }},
		{name: "theme", ask: i.askTheme, answer: func() string { return i.theme }},
	}
}

func (i *interview) say(id string, a args) string { return i.app.ui.words.say(id, a) }

// about is the question that a step asks.
func (i *interview) about(name string, a args) question {
	return question{title: i.say("ask."+name, nil), help: i.say("ask."+name+".help", a), first: i.first}
}

// run asks everything, shows it, and writes it.
func (i *interview) run(f *initFlags) error {
	i.lang, i.template, i.size, i.theme = f.lang, f.template, defaultPaper, defaultTheme
	if err := i.begin(); err != nil {
		return err
	}
	steps := slices.DeleteFunc(i.steps(), func(s step) bool { return s.aside })
	if err := i.walk(steps, 0); err != nil {
		return err
	}
	for {
		text, err := i.text()
		if err != nil {
			return err
		}
		sound, err := i.tellFaults(text)
		if err != nil {
			return err
		}
		switch finished, err := i.review(sound); {
		case errors.Is(err, errBack):
			if err := i.walk(steps, len(steps)-1); err != nil {
				return err
			}
		case err != nil:
			return err
		case finished:
			return i.write(text)
		}
	}
}

// walk asks from step n on, and goes back where that is wanted.
func (i *interview) walk(steps []step, n int) error {
	forward := true
	for n < len(steps) {
		i.first = n == 0
		if skip := steps[n].skip; skip != nil && skip() {
			if forward {
				n++
			} else {
				n--
			}
			continue
		}
		switch err := steps[n].ask(); {
		case errors.Is(err, errBack):
			n, forward = n-1, false
		case err != nil:
			return err
		default:
			n, forward = n+1, true
		}
	}
	return nil
}

// review shows all answers and leads back to each. It reports whether they are to be written.
func (i *interview) review(sound bool) (finished bool, err error) {
	i.first = false
	var options []string
	var ways []func() error
	offer := func(text string, way func() error) { options, ways = append(options, text), append(ways, way) }
	if sound {
		offer(i.say("ask.review.write", args{"File": i.file}), nil)
	}
	for _, s := range i.steps() {
		if s.skip != nil && s.skip() {
			continue
		}
		answer := s.answer()
		if answer == "" {
			answer = "–"
		}
		offer(i.say("ask.review.change", args{"What": i.say("ask."+s.name, nil), "Answer": oneLine(answer)}), s.ask)
	}
	offer(i.say("ask.review.leave", nil), func() error { return errLeft })
	q := i.about("review", args{"File": i.file})
	q.passing = true
	n, err := i.asker.choose(q, options, 0)
	switch {
	case err != nil:
		return false, err
	case ways[n] == nil:
		return true, nil
	}
	if err := ways[n](); !errors.Is(err, errBack) {
		return false, err
	}
	return false, nil
}

// tellFaults lays the charter out, and tells what is wrong with it as a poster and odd about its
// language.
func (i *interview) tellFaults(text []byte) (sound bool, err error) {
	r := renderer{app: i.app, flags: &renderFlags{}}
	l, err := r.layAndJudge(i.file, text, &lintFlags{})
	if err != nil {
		return false, err
	}
	for _, f := range l.findings { // without their places, which nobody has seen yet
		u := i.app.ui
		fmt.Fprintln(u.err, u.words.say("severity."+f.Severity.String(), nil), u.words.rule(f.Rule, "", f.Args))
		if hint := u.words.rule(f.Rule, ".hint", f.Args); hint != "" {
			fmt.Fprintln(u.err, u.words.say("hint", nil), hint)
		}
	}
	return !source.HasError(l.findings), nil
}

// begin takes what the template offers in the language. What has been put in other words stays.
func (i *interview) begin() error {
	text, err := readStarter(&initFlags{template: i.template, lang: i.lang})
	if err != nil {
		return err
	}
	offered, _, findings := charter.Read(defaultCharter, []byte(text))
	if offered == nil {
		return fmt.Errorf("template %s.%s: %v", i.template, i.lang, findings)
	}
	before := i.starter
	if before == nil {
		before = &charter.Charter{}
	}
	i.starter = offered
	renew(&i.title, before.Title, offered.Title)
	renew(&i.motto, before.Motto, offered.Motto)
	if i.subtitle == counted(before.Lang, before.Subtitle.Value, len(before.Principles), i.count()) {
		i.subtitle = offered.Subtitle.Value
	}
	for n, p := range offered.Principles {
		if n == len(i.principles) {
			i.principles = append(i.principles, principleAnswer{speaks: true})
		}
		var old charter.Principle
		if n < len(before.Principles) {
			old = before.Principles[n]
		}
		renew(&i.principles[n].title, old.Title, p.Title)
		renew(&i.principles[n].text, old.Text, p.Text)
	}
	i.principles = i.principles[:len(offered.Principles)]
	i.recount()
	return nil
}

// renew gives an answer that is still as it was offered what is offered now.
func renew(answer *string, before, now charter.Text) {
	if *answer == before.Value {
		*answer = now.Value
	}
}

// count is how many principles speak for the house.
func (i *interview) count() int {
	n := 0
	for _, p := range i.principles {
		if p.speaks {
			n++
		}
	}
	return n
}

// recount makes the subtitle that is offered speak of as many sentences as there are.
func (i *interview) recount() {
	if i.subtitle == "" && !i.unneeded {
		return // as somebody wants it
	}
	s, all := i.starter, len(i.starter.Principles)
	for n := range all + 1 {
		if i.subtitle == counted(s.Lang, s.Subtitle.Value, all, n) {
			i.subtitle = counted(s.Lang, s.Subtitle.Value, all, i.count())
			i.unneeded = i.subtitle == ""
			return
		}
	}
}

// counted is a subtitle that begins with the number from, with the number to in its place; one
// sentence alone has none.
func counted(lang, subtitle string, from, to int) string {
	numbers := map[string][]string{
		"de": strings.Fields("Zwei Drei Vier Fünf Sechs Sieben Acht Neun Zehn Elf Zwölf"),
		"en": strings.Fields("Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve"),
	}[lang]
	const least = 2
	if from-least < 0 || from-least >= len(numbers) || from == to {
		return subtitle
	}
	rest, found := strings.CutPrefix(subtitle, numbers[from-least]+" ")
	switch {
	case !found:
		return subtitle
	case to < least:
		return ""
	}
	return numbers[to-least] + " " + rest
}

// askingFor is a step that asks for the text behind a key of the top level.
func (i *interview) askingFor(key string, answer *string, empty bool) func() error {
	return func() error {
		q := i.about(key, nil)
		q.value, q.empty, q.long = *answer, empty, key == "motto"
		q.check = func(s string) string { return i.app.judgeAnswer(edit.Path{key}, s) }
		text, err := i.asker.text(q)
		if err == nil {
			*answer = text
		}
		return err
	}
}

func (i *interview) askOrganization() error {
	return i.askingFor("organization", &i.organization, false)()
}

func (i *interview) askLang() error {
	var known []string
	for _, s := range starters() {
		for _, lang := range s.Languages {
			if !slices.Contains(known, lang) {
				known = append(known, lang)
			}
		}
	}
	var names []string
	for _, lang := range known {
		names = append(names, i.say("language."+lang, nil))
	}
	n, err := i.asker.choose(i.about("lang", nil), names, max(slices.Index(known, i.lang), 0))
	if err != nil {
		return err
	}
	i.lang = known[n]
	if in := startersIn(i.lang); !slices.Contains(in, i.template) {
		i.template = in[0]
	}
	return i.begin()
}

// startersIn are the names of the templates in a language.
func startersIn(lang string) []string {
	var names []string
	for _, s := range starters() {
		if slices.Contains(s.Languages, lang) {
			names = append(names, s.Name)
		}
	}
	return names
}

func (i *interview) askTemplate() error {
	names := startersIn(i.lang)
	var options []string
	for _, name := range names {
		options = append(options, name+": "+i.say("template."+name, nil))
	}
	n, err := i.asker.choose(i.about("template", nil), options, max(slices.Index(names, i.template), 0))
	if err != nil {
		return err
	}
	i.template = names[n]
	return i.begin()
}

func (i *interview) askPrinciples() error {
	q := i.about("principles", nil)
	q.enough = func(on []bool) string {
		if slices.Contains(on, true) {
			return ""
		}
		return i.say("ask.principles.none", nil)
	}
	var options []string
	var on []bool
	for _, p := range i.principles {
		options, on = append(options, p.line()), append(on, p.speaks)
	}
	on, err := i.asker.tick(q, options, on)
	if err != nil {
		return err
	}
	for n := range i.principles {
		i.principles[n].speaks = on[n]
	}
	i.recount()
	return nil
}

// line is a principle on one line.
func (p principleAnswer) line() string {
	if p.title == "" {
		return oneLine(p.text)
	}
	return p.title + ": " + oneLine(p.text)
}

// askWords lets the principles that speak for the house be put in other words, one after the
// other, for as long as somebody wants to.
func (i *interview) askWords() error {
	first := i.first
	defer func() { i.first = first }()
	for {
		i.first = first
		options := []string{i.say("ask.words.fine", nil)}
		var which []int
		for n, p := range i.principles {
			if p.speaks {
				options, which = append(options, p.line()), append(which, n)
			}
		}
		q := i.about("words", nil)
		q.passing = true
		n, err := i.asker.choose(q, options, 0)
		if err != nil || n == 0 {
			return err
		}
		i.first = false
		if err := i.askPrinciple(which[n-1]); err != nil && !errors.Is(err, errBack) {
			return err
		}
	}
}

// askPrinciple asks for the words of one principle.
func (i *interview) askPrinciple(n int) error {
	p := i.principles[n]
	item := edit.Path{"principles", "1"}
	headline, sentence := i.about("headline", nil), i.about("sentence", nil)
	headline.value, headline.empty = p.title, true
	headline.check = func(s string) string { return i.app.judgeAnswer(item.With("title"), s) }
	sentence.value, sentence.long = p.text, true
	sentence.check = func(s string) string { return i.app.judgeAnswer(item.With("text"), s) }
	for {
		title, err := i.asker.text(headline)
		if err != nil {
			return err
		}
		headline.value = title
		text, err := i.asker.text(sentence)
		if errors.Is(err, errBack) {
			continue
		}
		if err == nil {
			i.principles[n].title, i.principles[n].text = title, text
		}
		return err
	}
}

// reworded says how many principles have other words than the template.
func (i *interview) reworded() string {
	n := 0
	for k, p := range i.principles {
		offered := i.starter.Principles[k]
		if p.speaks && (p.title != offered.Title.Value || p.text != offered.Text.Value) {
			n++
		}
	}
	return i.say("ask.words.count", args{"Count": n})
}

func (i *interview) askSize() error {
	sizes := []string{"A4", "A3", "A2", "A1", "A0", "50x70cm"}
	if !slices.Contains(sizes, i.size) {
		sizes = append(sizes, i.size)
	}
	options := append(slices.Clone(sizes), i.say("ask.size.other", nil))
	for {
		n, err := i.asker.choose(i.about("size", nil), options, slices.Index(sizes, i.size))
		if err != nil {
			return err
		}
		if n < len(sizes) {
			i.size = sizes[n]
			return nil
		}
		q := i.about("paper", nil)
		q.first = false
		q.check = func(s string) string { return i.app.judgeAnswer(edit.Path{"poster", "size"}, s) }
		size, err := i.asker.text(q)
		if errors.Is(err, errBack) {
			continue
		}
		if err == nil {
			i.size = size
		}
		return err
	}
}

func (i *interview) askTheme() error {
	names := themeNames()
	var known themes
	var options []string
	for _, name := range names {
		loaded, err := known.load(request{name: name, flag: true})
		if err != nil {
			return err
		}
		options = append(options, name+": "+loaded.theme.Description[i.app.ui.words.lang])
	}
	n, err := i.asker.choose(i.about("theme", nil), options, max(slices.Index(names, i.theme), 0))
	if err == nil {
		i.theme = names[n]
	}
	return err
}

// judgeAnswer says what is wrong with a text at a place of a charter, in the words of the
// finding that it would get there; "" where nothing is.
func (a *app) judgeAnswer(path edit.Path, answer string) string {
	const blank = "leitbild: 1\nlang: de\norganization: x\ntitle: x\nprinciples:\n  - title: x\n    text: x\n"
	var findings []source.Finding
	d, err := edit.Open(defaultCharter, []byte(blank))
	if err == nil {
		if err = d.Set(path, edit.Value{Text: answer}); err == nil {
			_, _, findings = charter.Read(defaultCharter, d.Bytes())
		}
	}
	var refusal *edit.Refusal
	if errors.As(err, &refusal) {
		findings = refusal.Findings
	}
	for _, f := range findings {
		if f.Severity != source.Error {
			continue
		}
		return a.ui.words.rule(f.Rule, "", f.Args)
	}
	return ""
}

// text is the file of the template with the answers in it.
func (i *interview) text() ([]byte, error) {
	text, err := readStarter(&initFlags{template: i.template, lang: i.lang})
	if err != nil {
		return nil, err
	}
	today, err := i.app.today()
	if err != nil {
		return nil, err
	}
	d, err := edit.Open(i.file, []byte(posterOn(text)))
	if err != nil {
		return nil, err
	}
	set := func(path edit.Path, value string) {
		switch {
		case err != nil:
		case value == "":
			err = d.Unset(path)
		default:
			err = d.Set(path, edit.Value{Text: value})
		}
	}
	set(edit.Path{"organization"}, i.organization)
	set(edit.Path{"title"}, i.title)
	set(edit.Path{"subtitle"}, i.subtitle)
	set(edit.Path{"date"}, today.Format(time.DateOnly))
	set(edit.Path{"motto"}, i.motto)
	set(edit.Path{"poster", "theme"}, i.theme)
	set(edit.Path{"poster", "size"}, i.size)
	principles := edit.Path{"principles"}
	var silent []int
	for n, p := range i.principles {
		if !p.speaks {
			silent = append(silent, n+1)
			continue
		}
		set(principles.Item(n+1).With("title"), p.title)
		set(principles.Item(n+1).With("text"), p.text)
	}
	if err == nil {
		err = d.Remove(principles, silent...)
	}
	return d.Bytes(), err
}

// posterOn lets the poster block that a template offers behind # into force, with its theme
// and its size.
func posterOn(text string) string {
	lines := strings.SplitAfter(text, "\n")
	at := slices.IndexFunc(lines, func(l string) bool { return strings.TrimSpace(l) == "#poster:" })
	if at < 0 {
		return text
	}
	lines[at] = lines[at][1:]
	for n := at + 1; n < len(lines) && strings.HasPrefix(lines[n], "#  "); n++ {
		if key, _, _ := strings.Cut(strings.TrimSpace(lines[n][1:]), ":"); key == "theme" || key == "size" {
			lines[n] = lines[n][1:]
		}
	}
	return strings.Join(lines, "")
}

// write makes the file. Where that cannot be, another place is asked for: nothing that has
// been answered is lost.
func (i *interview) write(text []byte) error {
	for {
		err := i.place(text)
		if err == nil {
			i.app.ui.whatNext("init.asked", i.file, args{"Count": i.count()})
			return nil
		}
		i.app.ui.fault(err)
		q := i.about("elsewhere", nil)
		q.value, q.first = "~"+string(filepath.Separator)+filepath.Base(i.file), true
		q.check = func(s string) string {
			if _, err := newCharterName(s); err != nil {
				return i.say("not-yaml", args{"File": s})
			}
			return ""
		}
		name, err := i.asker.text(q)
		if err != nil {
			return err
		}
		if i.file, err = newCharterName(atHome(name)); err != nil {
			return err
		}
		i.force = false
	}
}

// place writes the file where nothing stands in its way.
func (i *interview) place(text []byte) error {
	if err := refuseOverwriting(i.file, i.force); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(i.file), 0o777); err != nil {
		return writeFault(i.file, err, "init")
	}
	return i.app.write(i.file, text, "init")
}

// atHome is a name with the home folder in the place of a ~ at its beginning.
func atHome(name string) string {
	home, err := os.UserHomeDir()
	rest, found := strings.CutPrefix(name, "~"+string(filepath.Separator))
	if err != nil || !found {
		return name
	}
	return filepath.Join(home, rest)
}
