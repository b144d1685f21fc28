// Files that a charter names: a theme, a logo, a font.

package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

var (
	// errOutside tells that a path leads out of the folder it must stay in.
	errOutside = errors.New("path leads out of its folder")
	// errNotRegular tells that a file is a pipe, a device or the like.
	errNotRegular = errors.New("not a regular file")
)

// charterFile returns the bytes of a file that a charter names, which lies in the charter's
// folder or below; that of a charter from standard input is the working directory. Of one
// that has more than most bytes, one more is read, which tells that it is too large. reason has
// words for the errors.
func charterFile(charter, name string, most int64) ([]byte, error) {
	if !filepath.IsLocal(name) {
		return nil, errOutside
	}
	root, err := os.OpenRoot(filepath.Dir(charter))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(name)
	switch {
	case err != nil && strings.HasSuffix(err.Error(), "path escapes from parent"): // os names no error for it
		return nil, errOutside
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, syscall.EISDIR
	case !info.Mode().IsRegular():
		return nil, errNotRegular // opening a pipe would wait for ever
	}
	f, err := root.Open(name)
	return readLimited(f, err, most)
}

// readLimited reads a file that has just been opened: at most one byte more than it may have,
// so that what is too large is known by its length.
func readLimited(f *os.File, err error, most int64) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most+1))
}
