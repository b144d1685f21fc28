// Command leitbild drafts, checks and prints customer charters. There is a file for each
// subcommand; render.go shows the way from a charter to its posters.
package main

import (
	"io"
	"os"
	"os/signal"
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
	signal.Notify(interrupted, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) { // as nohup does
		signal.Notify(interrupted, syscall.SIGHUP)
	}
	go func() {
		for s := range interrupted {
			if goesOn := a.onSignal.Load(); goesOn != nil && (*goesOn)(s) {
				continue
			}
			a.writing.Lock()
			os.Exit(statusInterrupted)
		}
	}()
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
