// What went wrong outside of a charter: wrong usage, files that cannot be read or written.

package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// args fill the places of a message.
type args map[string]any

// fault is an error told to the person who called. The catalogue has its words under id.
type fault struct {
	id   string
	args args
	// hint is the id of the words on what to do about it; empty takes id + ".hint" where
	// the catalogue has that.
	hint   string
	status int // statusUsage if zero
}

func (f *fault) Error() string { return f.id }

// done ends a command whose errors have been told already.
type done struct{ status int }

func (d *done) Error() string { return "already reported" }

// finish turns the status of a command that has told its errors itself into its error.
func finish(status int) error {
	if status == statusFine {
		return nil
	}
	return &done{status}
}

// readFault tells why a file or folder cannot be read.
func readFault(name string, err error) *fault {
	return &fault{id: "cannot-read", args: args{"File": name, "Reason": reason(err)}}
}

// writeFault tells why a file cannot be written, and what would help. instead is the call
// up to the name of a file in another place, where that would do.
func writeFault(name string, err error, instead ...string) *fault {
	f := &fault{id: "cannot-write", args: args{"File": name, "Reason": reason(err)}}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		folder := filepath.Dir(followLinks(name))
		if _, err := os.Stat(folder); err == nil {
			break // it is there, and holds no files as other folders do
		}
		f.hint, f.args["Call"] = "cannot-write.create-folder", makeFolder(folder)
	case len(instead) == 0: // it has to be there
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR):
		elsewhere := "~/" + filepath.Base(name)
		f.hint, f.args["Call"] = "cannot-write.elsewhere", callOf(append(instead, elsewhere)...)
	}
	return f
}

// makeFolder is the call that makes a folder and those above it.
func makeFolder(folder string) string {
	if _, err := os.Stat(filepath.Dir(folder)); err != nil && runtime.GOOS != "windows" {
		return "mkdir -p " + quoteArgument(folder)
	}
	return "mkdir " + quoteArgument(folder)
}

// standardOutputFault tells why a result cannot be printed.
func standardOutputFault(err error) *fault {
	return &fault{id: "cannot-print", args: args{"Reason": reason(err)}}
}

// reason gives the words for an error of the operating system: an id of the catalogue
// where it knows one, else what the system says.
func reason(err error) words {
	for _, known := range []struct {
		err error
		id  string
	}{
		{fs.ErrNotExist, "reason.not-exist"},
		{fs.ErrPermission, "reason.permission"},
		{syscall.EISDIR, "reason.is-folder"},
		{syscall.ENOTDIR, "reason.not-folder"},
		{syscall.ENOSPC, "reason.no-space"},
		{syscall.EROFS, "reason.read-only"},
		{syscall.ELOOP, "reason.link-loop"},
		{syscall.ENAMETOOLONG, "reason.long-name"},
		{syscall.EPIPE, "reason.pipe"},
		{errNotRegular, "reason.not-regular"},
		{errOutside, "reason.outside"},
	} {
		if errors.Is(err, known.err) {
			return words{id: known.id}
		}
	}
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return words{text: err.Error()}
}
