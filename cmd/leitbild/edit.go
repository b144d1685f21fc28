// leitbild edit: a charter in an editor, checked when it is saved, without losing anything.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"leitbild/internal/source"
)

func (a *app) editCommand() *cobra.Command {
	var watch bool
	var f renderFlags
	c := &cobra.Command{
		Use:        "edit [FILE]",
		Short:      "edit.short",
		Long:       "edit.long",
		Example:    "edit.example",
		SuggestFor: []string{"open", "change", "watch", "bearbeiten", "öffnen", "oeffnen"},
		Args: func(c *cobra.Command, given []string) error {
			if len(given) > 1 {
				return tooMany(c, given[1])
			}
			return nil
		},
		ValidArgsFunction: offerCharters,
		RunE: func(c *cobra.Command, given []string) error {
			name, err := a.charterToEdit(c, given)
			if err != nil {
				return err
			}
			f.see(c, pdfFile)
			if watch {
				return a.watch(name, &f)
			}
			if flags := f.given.flags; len(flags) > 0 {
				return &fault{id: "only-with-watch", hint: "right-call", args: args{"Flag": "--" + flags[0].name, "Call": f.given}}
			}
			return a.edit(name)
		},
	}
	c.Flags().SortFlags = false
	c.Flags().BoolVarP(&watch, "watch", "w", false, "flag.watch")
	f.register(a, c)
	f.registerOpen(c)
	return c
}

// charterToEdit is the one file that is meant.
func (a *app) charterToEdit(c *cobra.Command, given []string) (string, error) {
	arg := defaultCharter
	if len(given) > 0 {
		arg = given[0]
	}
	switch {
	case isOutputName(arg):
		return "", outputAsCharter(c, given, 0)
	case arg == standardInput || arg == "":
		return "", &fault{id: "no-file-name", hint: "right-call", args: args{"Call": callOf("edit", defaultCharter)}}
	}
	names, err := chartersAt(arg)
	switch {
	case err != nil:
		return "", err
	case len(names) > 1:
		return "", &fault{id: "several-charters", args: args{"Folder": arg, "Others": names}}
	case !isRegular(names[0]):
		return "", readFault(names[0], errNotRegular)
	}
	return names[0], nil
}

// editing is the course of editing one charter.
type editing struct {
	app    *app
	editor *editor
	in     *os.File
	lines  *lines
	*draft

	mutex   sync.Mutex
	process *os.Process // the editor, while it runs
	told    bool        // the editor has been told to stop, and so have we
}

// edit lets a person edit a charter.
func (a *app) edit(name string) error {
	in, there := a.person()
	if !there {
		return &fault{id: "edit-no-terminal", args: args{"Call": callOfDefault("validate", name)}}
	}
	program, err := a.findEditor()
	if err != nil {
		return err
	}
	d, err := lockDraft(name)
	if err != nil {
		return err
	}
	e := &editing{app: a, editor: program, in: in, lines: newLines(a.ui, in), draft: d}
	defer a.whenSignalled(e.signalled)()
	goesOn, err := e.start()
	if err != nil || !goesOn {
		d.keep()
		return err
	}
	return e.run()
}

// start makes the draft, or takes up one that was left behind. It reports whether there is
// something to edit.
func (e *editing) start() (goesOn bool, err error) {
	charter, err := os.ReadFile(e.target)
	if err != nil {
		return false, readFault(e.name, err)
	}
	left, err := e.left(charter)
	if err != nil || left == nil {
		if err == nil {
			err = e.begin(charter)
		}
		return err == nil, err
	}
	since, _ := os.Stat(e.file)
	e.tell("edit.left", args{"File": e.name, "Draft": e.file, "Time": since.ModTime().Format("2006-01-02 15:04")})
	if more := e.file + ".save"; isRegular(more) { // as nano leaves when it is killed
		e.tell("edit.left.more", args{"File": more})
	}
	switch e.letter("edit.left.what", "edit.left.letters", "on", "quit", "on", "new", "quit") {
	case "on":
		return true, nil
	case "new":
		name, err := aside(e.file)
		if err != nil {
			return false, writeFault(e.file, err)
		}
		e.tell("edit.left.aside", args{"Draft": name})
		err = e.begin(charter)
		return err == nil, err
	}
	e.tellKept()
	return false, &done{statusFaulty}
}

// tell says something in the course of editing: not the result, so not to standard output.
func (e *editing) tell(id string, a args) { e.app.ui.note(id, a) }

func (e *editing) tellKept() {
	e.tell("edit.kept", args{"Draft": e.file, "Call": callOfDefault("edit", e.name)})
}

// letter asks what to do next. The words name the letters of the choices, in their order.
func (e *editing) letter(prompt, letters, usual, safe string, choices ...string) string {
	keys := map[string]string{}
	for n, key := range strings.Fields(e.app.ui.words.say(letters, nil)) {
		keys[choices[n]] = key
	}
	return e.lines.letter(e.app.ui.words.say(prompt, nil), keys, usual, safe)
}

// run opens the editor until the charter is sound, or somebody has had enough.
func (e *editing) run() error {
	var at source.Pos
	for {
		failure := e.open(at)
		if e.wasTold() {
			e.leave()
			return &done{statusInterrupted}
		}
		text, err := os.ReadFile(e.file)
		if err != nil {
			e.keep()
			return readFault(e.file, err)
		}
		if bytes.Equal(text, e.was) {
			e.end()
			if failure != nil {
				return failure
			}
			e.app.ui.say("edit.unchanged", args{"File": e.name})
			return nil
		}
		sound, first, err := e.check(text, failure)
		if err != nil {
			e.keep()
			e.tellKept()
			return err
		}
		choice := "save"
		if !sound || failure != nil {
			choice = e.ask(sound)
		}
		again, err := e.follow(choice, text, sound)
		if !again {
			return err
		}
		at = first
	}
}

// check tells what is wrong with the draft, and where the first error is.
func (e *editing) check(text []byte, failure error) (sound bool, first source.Pos, err error) {
	r := renderer{app: e.app, flags: &renderFlags{}}
	l, err := r.layAndJudge(e.name, text, &lintFlags{})
	if err != nil {
		return false, source.Pos{}, err
	}
	e.app.ui.findings(e.app.ui.err, l.findings, l.documents)
	if failure != nil {
		e.app.ui.fault(failure)
	}
	for _, f := range l.findings {
		if f.Severity == source.Error && f.File == e.name {
			first = f.Pos
			break
		}
	}
	return !source.HasError(l.findings), first, nil
}

// ask asks what to do with a draft that is not simply saved. Whoever says nothing loses
// nothing.
func (e *editing) ask(sound bool) string {
	if sound {
		return e.letter("edit.what.sound", "edit.letters", "keep", "keep", "edit", "keep", "save", "drop")
	}
	return e.letter("edit.what", "edit.letters", "edit", "keep", "edit", "keep", "save", "drop")
}

// follow does what was chosen, and reports whether the editor is opened again.
func (e *editing) follow(choice string, text []byte, sound bool) (again bool, err error) {
	switch choice {
	case "edit":
		return true, nil
	case "save":
		return e.save(text, sound)
	case "drop":
		if e.letter("edit.drop", "edit.drop.letters", "no", "no", "yes", "no") == "no" {
			return e.follow(e.ask(sound), text, sound)
		}
		e.end()
		e.tell("edit.dropped", args{"File": e.name})
		return false, nil
	}
	e.keep()
	e.tellKept()
	return false, &done{statusFaulty}
}

// save puts the draft in the place of the charter, unless somebody else has changed that.
func (e *editing) save(text []byte, sound bool) (again bool, err error) {
	err = e.replace(e.was, text)
	switch {
	case errors.Is(err, errMeanwhile):
		return e.conflict(text, sound)
	case err != nil:
		return false, e.unsaved(err)
	}
	return false, e.saved(sound)
}

func (e *editing) replace(old, text []byte) error {
	e.app.writing.Lock()
	defer e.app.writing.Unlock()
	return replaceUnchanged(e.target, old, text)
}

// unsaved tells that the charter cannot be written, and where the draft is.
func (e *editing) unsaved(err error) error {
	e.keep()
	e.app.ui.fault(&fault{id: "cannot-write", args: args{"File": e.name, "Reason": reason(err)}})
	e.tellKept()
	return &done{statusUsage}
}

func (e *editing) saved(sound bool) error {
	e.end()
	if !sound {
		e.tell("edit.saved.faulty", args{"File": e.name})
		return &done{statusFaulty}
	}
	e.app.ui.say("edit.saved", args{"File": e.name})
	return nil
}

// conflict shows what somebody else has changed meanwhile, and keeps both texts unless one of
// them is given up in so many words.
func (e *editing) conflict(text []byte, sound bool) (again bool, err error) {
	theirs, err := os.ReadFile(e.target)
	gone := errors.Is(err, os.ErrNotExist)
	if err != nil && !gone {
		return false, e.unsaved(err)
	}
	e.tell("edit.meanwhile", args{"File": e.name})
	if u := *e.app.ui; gone {
		e.tell("edit.meanwhile.gone", args{"File": e.name})
	} else {
		u.out = u.err
		u.difference(string(diff.Diff(e.name, e.was, e.name, theirs)))
	}
	choice := e.letter("edit.meanwhile.what", "edit.letters", "keep", "keep", "edit", "keep", "save", "drop")
	if choice != "save" {
		return e.follow(choice, text, sound)
	}
	if gone {
		err = e.app.write(e.target, text)
	} else {
		var name string
		if name, err = copied(e.target, theirs); err == nil {
			e.tell("edit.meanwhile.aside", args{"File": name})
			err = e.replace(theirs, text)
		}
	}
	switch {
	case errors.Is(err, errMeanwhile): // once more
		return e.conflict(text, sound)
	case err != nil:
		return false, e.unsaved(err)
	}
	return false, e.saved(sound)
}

// open runs the editor on the draft and waits for it.
func (e *editing) open(at source.Pos) error {
	words := e.editor.command(editable(e.file), at)
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = e.in, e.app.ui.printed.Writer, e.app.ui.err.Writer
	state, _ := term.GetState(e.in.Fd())
	begun := time.Now()
	err := e.launch(cmd)
	if err == nil {
		hear := e.app.deafToInterrupts()
		err = cmd.Wait()
		hear()
		e.mutex.Lock()
		e.process = nil
		e.mutex.Unlock()
	}
	if err != nil {
		e.restore(state, err)
		return &fault{id: "editor-failed", args: args{"Editor": filepath.Base(words[0]), "Reason": ending(err)}}
	}
	const atOnce = time.Second
	text, err := os.ReadFile(e.file)
	unchanged := err == nil && bytes.Equal(text, e.was)
	if unchanged && time.Since(begun) < atOnce && !e.editor.inTerminal() {
		e.tell("edit.at-once", args{"Editor": filepath.Base(words[0])})
		e.lines.read(e.app.ui.words.say("edit.at-once.what", nil))
	}
	return nil
}

// restore makes the terminal what it was before an editor that did not come to an end.
func (e *editing) restore(state *term.State, err error) {
	if state != nil {
		term.Restore(e.in.Fd(), state)
	}
	var ended *exec.ExitError
	if errors.As(err, &ended) && ended.ExitCode() < 0 && e.app.ui.err.color {
		const mainScreen, cursor, plain = "\x1b[?1049l", "\x1b[?25h", "\x1b[0m"
		fmt.Fprintln(e.app.ui.err, mainScreen+cursor+plain)
	}
}

// ending tells how an editor ended.
func ending(err error) words {
	var ended *exec.ExitError
	switch {
	case !errors.As(err, &ended):
		return reason(err)
	case ended.ExitCode() >= 0:
		return words{id: "reason.status", args: args{"Status": ended.ExitCode()}}
	}
	return words{id: "reason.killed"}
}

// launch starts the editor, so that signals find it.
func (e *editing) launch(cmd *exec.Cmd) error {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	err := cmd.Start()
	if err == nil {
		e.process = cmd.Process
	}
	return err
}

// signalled answers a signal. Ctrl-C in an editor is for the editor; what is to end the
// program ends the editor first, as far as it lets itself be ended.
func (e *editing) signalled(s os.Signal) (goesOn bool) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	switch {
	case e.process != nil && s == os.Interrupt:
		return true
	case e.process != nil:
		const patience = 2 * time.Second
		if !e.told {
			time.AfterFunc(patience, func() {
				e.leave()
				os.Exit(statusInterrupted)
			})
		}
		e.told = true
		e.process.Signal(s)
		return true
	}
	e.leave()
	return false
}

func (e *editing) wasTold() bool {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	return e.told
}

// leave ends editing from outside: a draft with something in it stays.
func (e *editing) leave() {
	e.app.writing.Lock() // after a write that has begun
	defer e.app.writing.Unlock()
	text, err := os.ReadFile(e.file)
	if err == nil && bytes.Equal(text, e.was) {
		e.end()
		return
	}
	e.keep()
	if err == nil {
		fmt.Fprintln(e.app.ui.err)
		e.tellKept()
	}
}
