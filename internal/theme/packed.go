// This file reads the built-in fonts, some of which are packed.

package theme

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
)

// packed is what the name of a file ends with that is packed with gzip (RFC 1952).
const packed = ".gz"

// hasFont reports whether there is such a font, packed or not.
func hasFont(fonts fs.FS, file string) bool {
	for _, name := range []string{file, file + packed} {
		if _, err := fs.Stat(fonts, name); err == nil {
			return true
		}
	}
	return false
}

// readFont reads a font, packed or not.
func readFont(fonts fs.FS, file string) ([]byte, error) {
	data, err := fs.ReadFile(fonts, file)
	if !errors.Is(err, fs.ErrNotExist) {
		return data, err
	}
	small, notEither := fs.ReadFile(fonts, file+packed)
	if notEither != nil {
		return nil, err
	}
	r, err := gzip.NewReader(bytes.NewReader(small))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
