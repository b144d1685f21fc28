package templates

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"testing"
)

// The fonts are unmodified: a licence question as much as a technical one.
func TestFontsAreThoseOfTheTable(t *testing.T) {
	readme, err := fs.ReadFile(FS, "fonts/README.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(FS, "fonts/*/*.ttf*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fonts: %v", err)
	}
	for _, file := range files {
		data, err := fs.ReadFile(FS, file)
		if err != nil {
			t.Fatal(err)
		}
		file, data = unpacked(t, file, data)
		row := fmt.Sprintf("| `%s` | `%x` |", strings.TrimPrefix(file, "fonts/"), sha256.Sum256(data))
		if !strings.Contains(string(readme), row) {
			t.Errorf("fonts/README.md lacks the row %s", row)
		}
	}
	if rows := strings.Count(string(readme), ".ttf` |"); rows != len(files) {
		t.Errorf("fonts/README.md has %d files, the folder %d", rows, len(files))
	}
}

// unpacked is a file as it was before it was packed, with its name.
func unpacked(t *testing.T, file string, data []byte) (string, []byte) {
	t.Helper()
	name, packed := strings.CutSuffix(file, ".gz")
	if !packed {
		return file, data
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if data, err = io.ReadAll(r); err != nil {
		t.Fatal(err)
	}
	return name, data
}

func TestEveryFamilyHasItsLicence(t *testing.T) {
	families, err := fs.Glob(FS, "fonts/*/*.ttf*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range families {
		licence, err := fs.ReadFile(FS, path.Join(path.Dir(file), "OFL.txt"))
		if err != nil || !strings.Contains(string(licence), "SIL OPEN FONT LICENSE Version 1.1") {
			t.Errorf("%s: no licence beside it: %v", file, err)
		}
	}
}
