// Questions in forms, which are drawn.

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/term"
)

// forms asks in forms, one after the other, and leaves a line for each answer.
type forms struct {
	app   *app
	in    *os.File
	width int
}

// formWidth is how many columns forms take on a terminal.
func formWidth(terminal *os.File) int {
	const widest = 80
	if width, _, err := term.GetSize(terminal.Fd()); err == nil && width > 0 {
		return min(width, widest)
	}
	return widest
}

func (f *forms) text(q question) (string, error) {
	value := q.value
	validate := func(s string) error {
		if wrong := q.wrongWith(cleaned(s), f.app.ui.words); wrong != "" {
			return errors.New(wrong)
		}
		return nil
	}
	var field huh.Field = huh.NewInput().Title(q.title).Description(q.help).Value(&value).Validate(validate)
	if q.long {
		lines := max(len(wrap(q.value, f.width))+1, 3)
		field = huh.NewText().Title(q.title).Description(q.help).Value(&value).Validate(validate).
			Lines(lines).CharLimit(0).ExternalEditor(false)
	}
	var keys []string
	if q.long {
		keys = []string{"ask.keys.line"}
	}
	if err := f.ask(q, field, keys...); err != nil {
		return "", err
	}
	f.answered(q, cleaned(value))
	return cleaned(value), nil
}

func (f *forms) choose(q question, options []string, at int) (int, error) {
	field := huh.NewSelect[int]().Title(q.title).Description(q.help).Height(f.high(q, len(options))).
		Options(f.options(options)...).Value(&at)
	if err := f.ask(q, field, "ask.keys.choose"); err != nil {
		return 0, err
	}
	f.answered(q, options[at])
	return at, nil
}

func (f *forms) tick(q question, options []string, on []bool) ([]bool, error) {
	var chosen []int
	for i, o := range on {
		if o {
			chosen = append(chosen, i)
		}
	}
	of := func(chosen []int) []bool {
		on := make([]bool, len(options))
		for _, i := range chosen {
			on[i] = true
		}
		return on
	}
	field := huh.NewMultiSelect[int]().Title(q.title).Description(q.help).Filterable(false).
		Height(f.high(q, len(options))).Options(f.options(options)...).Value(&chosen).
		Validate(func(chosen []int) error {
			if q.enough == nil || q.enough(of(chosen)) == "" {
				return nil
			}
			return errors.New(q.enough(of(chosen)))
		})
	if err := f.ask(q, field, "ask.keys.choose", "ask.keys.toggle"); err != nil {
		return nil, err
	}
	f.answered(q, fmt.Sprintf("%d / %d", len(chosen), len(options)))
	return of(chosen), nil
}

// options are texts to choose from, each on one line.
func (f *forms) options(texts []string) []huh.Option[int] {
	const frame = 10 // border, cursor and box
	var list []huh.Option[int]
	for i, text := range texts {
		list = append(list, huh.NewOption(shortened(text, f.width-frame), i))
	}
	return list
}

// answered leaves a line, since the form itself vanishes.
func (f *forms) answered(q question, answer string) {
	if answer == "" {
		answer = "–"
	}
	if q.passing {
		return
	}
	err := f.app.ui.err
	fmt.Fprintln(err, err.paint(faint, shortened(q.title+": "+answer, f.width)))
}

// ask runs a form with one field until it is answered. A signal ends it as Esc does, with the
// terminal as it was.
func (f *forms) ask(q question, field huh.Field, keys ...string) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	defer f.app.whenSignalled(func(os.Signal) bool { cancel(); return true })()
	m := &form{Form: huh.NewForm(huh.NewGroup(field)), canGoBack: !q.first, help: f.help(q, keys)}
	m.WithWidth(f.width).WithTheme(huh.ThemeFunc(formStyles)).WithKeyMap(formKeys()).WithShowHelp(false)
	m.SubmitCmd, m.CancelCmd = tea.Quit, tea.Quit
	state, _ := term.GetState(f.in.Fd())
	_, err := tea.NewProgram(m, tea.WithContext(ctx), tea.WithoutSignalHandler(),
		tea.WithInput(f.in), tea.WithOutput(f.app.ui.err.Writer)).Run()
	if err != nil && state != nil { // however the program was stopped
		term.Restore(f.in.Fd(), state)
	}
	switch {
	case m.back:
		return errBack
	case err != nil || m.State != huh.StateCompleted:
		return errLeft
	}
	return nil
}

// form is a form of the library with a key that goes back to the form before.
type form struct {
	*huh.Form
	help      string
	canGoBack bool
	back      bool
}

func (m *form) Init() tea.Cmd { return m.Form.Init() }

func (m *form) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if pressed, isKey := msg.(tea.KeyPressMsg); isKey && m.canGoBack && pressed.String() == "shift+tab" {
		m.back = true
		return m, tea.Quit
	}
	_, next := m.Form.Update(msg)
	return m, next
}

// View is empty in the end, so that nothing of the form stays.
func (m *form) View() tea.View {
	if m.back || m.State != huh.StateNormal {
		return tea.NewView("")
	}
	return tea.NewView(m.Form.View() + "\n" + m.help)
}

// formKeys are the keys of the library, but that Esc leaves as Ctrl-C does, and nothing filters.
func formKeys() *huh.KeyMap {
	k := huh.NewDefaultKeyMap()
	k.Quit = key.NewBinding(key.WithKeys("ctrl+c", "esc"))
	k.Select.Filter.SetEnabled(false)
	return k
}

// help is the line that names the keys.
func (f *forms) help(q question, keys []string) string {
	keys = append(keys, "ask.keys.next")
	if !q.first {
		keys = append(keys, "ask.keys.back")
	}
	const noBreak = "\u00A0"
	line := ""
	for _, id := range append(keys, "ask.keys.leave") {
		if line != "" {
			line += " ·" + noBreak
		}
		line += strings.ReplaceAll(f.app.ui.words.say(id, nil), " ", noBreak)
	}
	return lipgloss.NewStyle().Faint(true).Render(strings.Join(breakAtSpaces(line, f.width), "\n"))
}

// breakAtSpaces breaks a line at its spaces, but not at those that do not break.
func breakAtSpaces(line string, width int) []string {
	lines := []string{""}
	for word := range strings.SplitSeq(line, " ") {
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = word
		case columns(*last)+1+columns(word) <= width:
			*last += " " + word
		default:
			lines = append(lines, strings.TrimPrefix(word, "·\u00A0"))
		}
	}
	return lines
}

// high is how many lines a list of options takes with what stands above it. Where they are more
// than the terminal has, it scrolls.
func (f *forms) high(q question, options int) int {
	const around = 6 // what has been answered, the keys, an error
	above := 1 + len(wrap(q.help, f.width-2))
	if _, rows, err := term.GetSize(f.in.Fd()); err == nil && rows > 0 {
		const least = 3
		options = min(options, max(rows-above-around, least))
	}
	return above + options
}

// formStyles keeps to the colours that every terminal has, on dark and light grounds.
func formStyles(dark bool) *huh.Styles {
	s := huh.ThemeBase(dark)
	cyan, green, red := lipgloss.Color("6"), lipgloss.Color("2"), lipgloss.Color("1")
	s.Focused.Base = s.Focused.Base.BorderForeground(cyan)
	s.Focused.Title = s.Focused.Title.Bold(true)
	s.Focused.Description = s.Focused.Description.Faint(true)
	s.Focused.SelectSelector = s.Focused.SelectSelector.Foreground(cyan)
	s.Focused.MultiSelectSelector = s.Focused.MultiSelectSelector.Foreground(cyan)
	s.Focused.SelectedPrefix = s.Focused.SelectedPrefix.Foreground(green)
	s.Focused.TextInput.Prompt = s.Focused.TextInput.Prompt.Foreground(cyan)
	s.Focused.ErrorMessage = s.Focused.ErrorMessage.Foreground(red).SetString("")
	s.Focused.ErrorIndicator = s.Focused.ErrorIndicator.Foreground(red)
	return s
}
