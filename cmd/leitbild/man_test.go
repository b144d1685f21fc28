package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestManualInItsReaders lets both programs that read manual pages judge those of leitbild: not
// one warning, and what stands in the help stands on the page.
func TestManualInItsReaders(t *testing.T) {
	needs(t, "groff", "mandoc")
	tool := built(t, "amd64")
	folder := t.TempDir()
	run(t, tool, "man", folder)
	pages, err := filepath.Glob(filepath.Join(folder, "*man1", "*.1"))
	if err != nil {
		t.Fatal(err)
	}
	german, err := filepath.Glob(filepath.Join(folder, "de", "man1", "*.1"))
	if err != nil || len(german) != len(pages) || len(pages) < 10 {
		t.Fatalf("%d pages in English, %d in German, %v", len(pages), len(german), err)
	}
	for _, page := range append(pages, german...) {
		for _, judge := range [][]string{
			{"mandoc", "-T", "lint", "-W", "warning", page},
			{"groff", "-man", "-T", "utf8", "-ww", "-z", page},
		} {
			out, err := exec.Command(judge[0], judge[1:]...).CombinedOutput()
			if err != nil || len(out) > 0 {
				t.Errorf("%s: %v\n%s", filepath.Base(page), err, out)
			}
		}
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsFunc(string(data), func(r rune) bool { return r > '~' }) {
			t.Errorf("%s is not ASCII", page)
		}
	}
	for page, wanted := range map[string][]string{
		"man1/leitbild.1":           {"LEITBILD_LANG", "leitbild-render(1)", "SEE ALSO", "leitbild - drafts, checks and prints customer charters"},
		"man1/leitbild-render.1":    {"-o, --output PLACE", "leitbild render [FILE…] [flags]", "--orientation landscape"},
		"de/man1/leitbild-render.1": {"-o, --output ORT", "ÜBERSICHT", "für Anmerkungen", "2000-01-01"},
	} {
		for _, reader := range [][]string{{"mandoc", "-T", "utf8"}, {"groff", "-man", "-T", "utf8", "-P", "-cbou"}} {
			text := run(t, append(reader, filepath.Join(folder, page))...)
			for _, w := range wanted {
				if !strings.Contains(plainManual(text), w) {
					t.Errorf("%s lacks %q in %s", page, w, reader[0])
				}
			}
		}
	}
}

// plainManual is what a reader prints without the overprinting that makes letters bold, and with
// the hyphens and spaces that people type.
func plainManual(s string) string {
	var b []rune
	for _, r := range s {
		if r == '\b' && len(b) > 0 {
			b = b[:len(b)-1]
			continue
		}
		b = append(b, r)
	}
	return strings.NewReplacer("\u2212", "-", "\u2010", "-", "\u00A0", " ").Replace(string(b))
}
