package templates

import (
	"crypto/sha256"
	"fmt"
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
	files, err := fs.Glob(FS, "fonts/*/*.ttf")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fonts: %v", err)
	}
	for _, file := range files {
		data, err := fs.ReadFile(FS, file)
		if err != nil {
			t.Fatal(err)
		}
		row := fmt.Sprintf("| `%s` | `%x` |", strings.TrimPrefix(file, "fonts/"), sha256.Sum256(data))
		if !strings.Contains(string(readme), row) {
			t.Errorf("fonts/README.md lacks the row %s", row)
		}
	}
	if rows := strings.Count(string(readme), ".ttf` |"); rows != len(files) {
		t.Errorf("fonts/README.md has %d files, the folder %d", rows, len(files))
	}
}

func TestEveryFamilyHasItsLicence(t *testing.T) {
	families, err := fs.Glob(FS, "fonts/*/*.ttf")
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
