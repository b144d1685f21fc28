// Command leitbild drafts, checks and prints customer charters. There is a file for each
// subcommand; render.go shows the way from a charter to its posters.
package main

import (
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit statuses, as the help tells them.
const (
	statusFine        = 0
	statusFaulty      = 1 // the charter has errors, or a check found a difference
	statusUsage       = 2 // wrong usage, unreadable or unwritable files
	statusInterrupted = 130
)

func main() {
	tuneCollector()
	a := &app{
		args:   os.Args[1:],
		stdin:  os.Stdin,
		getenv: os.Getenv,
		ui:     newUI(os.Stdout, os.Stderr, os.Getenv),
	}
	a.stopWhenInterrupted()
	os.Exit(a.run())
}

// app is one call of the program: everything of the outside world that commands use.
type app struct {
	args   []string
	stdin  io.Reader
	getenv func(string) string
	ui     *ui
	// writing is held while files are replaced, so that an interruption does not leave a
	// temporary file behind.
	writing sync.Mutex
	// onSignal is asked first when the program is told to stop: it reports whether the
	// program goes on for now.
	onSignal atomic.Pointer[func(os.Signal) bool]
	// interrupted receives what tells the program to stop; nil where Ctrl-C is ignored.
	interrupted chan os.Signal
}

// run executes the command line and returns the exit status.
func (a *app) run() int {
	cobra.EnableCommandSorting = false
	a.ui.sayWhenDoubleClicked()
	root := a.rootCommand()
	root.SetArgs(a.args)
	return a.ui.conclude(root.Execute())
}

// stopWhenInterrupted ends the program on Ctrl-C, after a write that has begun.
func (a *app) stopWhenInterrupted() {
	if signal.Ignored(os.Interrupt) {
		return
	}
	interrupted := make(chan os.Signal, 1)
	a.interrupted = interrupted
	signal.Notify(interrupted, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) { // as nohup does
		signal.Notify(interrupted, syscall.SIGHUP)
	}
	go func() {
		for s := range interrupted {
			if s == nil {
				continue // somebody waits until all before it are answered
			}
			if goesOn := a.onSignal.Load(); goesOn != nil && (*goesOn)(s) {
				continue
			}
			a.writing.Lock()
			os.Exit(statusInterrupted)
		}
	}()
}

// deafToInterrupts makes the program not notice Ctrl-C, which is for another program on the same
// terminal, until hear is called. On a busy machine a signal would otherwise still be under way when
// the other program has ended because of it. Windows ends programs that ignore it so.
func (a *app) deafToInterrupts() (hear func()) {
	if a.interrupted == nil || runtime.GOOS == "windows" {
		return func() {}
	}
	signal.Ignore(os.Interrupt)
	return func() {
		// What has come before the signal was ignored is answered before it is heard again: Stop waits
		// for what the runtime has caught, and a second nil has room when the first is read.
		caught := make(chan os.Signal, 1)
		signal.Notify(caught, syscall.SIGTERM)
		signal.Stop(caught)
		for range 2 {
			a.interrupted <- nil
		}
		signal.Notify(a.interrupted, os.Interrupt)
	}
}

// whenSignalled makes do answer to signals until forget is called.
func (a *app) whenSignalled(do func(os.Signal) bool) (forget func()) {
	before := a.onSignal.Swap(&do)
	return func() { a.onSignal.Store(before) }
}

// tuneCollector keeps the garbage collector from running in a program that lives for
// twenty milliseconds. Past the limit, as in a long series of posters, it works as usual.
func tuneCollector() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	const memory = 96 << 20
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(memory)
}
