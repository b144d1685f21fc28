package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFilesSayTheSame lets a program that manages pictures read what the three files of a
// poster say about themselves: one and the same.
func TestFilesSayTheSame(t *testing.T) {
	needs(t, "exiftool", "pdfinfo")
	tool, folder := built(t, "amd64"), t.TempDir()
	file := filepath.Join(folder, "leitbild.yaml")
	text := "leitbild: 1\nlang: de-AT\norganization: Müller & Söhne <Wien>\ntitle: 'Unser „Leitbild“'\n" +
		"subtitle: Zwei Sätze & mehr\ndate: 2026-11-22\nprinciples:\n  - text: Wir hören zu.\n  - text: Wir halten Wort.\n"
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	run(t, tool, "render", file, "--pdf", "--svg", "--png", "--dpi", "40", "-q")
	want := map[string]string{
		"Title": "Unser „Leitbild“", "Description": "Zwei Sätze & mehr", "Creator": "Müller & Söhne <Wien>",
		"Language": "de-AT", "CreatorTool": "leitbild ", "CreateDate": "2026:11:22 00:00:00Z", "ModifyDate": "2026:11:22 00:00:00Z",
	}
	for ending, format := range map[string]string{"pdf": "application/pdf", "svg": "image/svg+xml", "png": "image/png"} {
		want["Format"] = format
		poster := filepath.Join(folder, "leitbild."+ending)
		var said []map[string]any
		if err := json.Unmarshal([]byte(run(t, "exiftool", "-j", "-XMP:all", poster)), &said); err != nil || len(said) != 1 {
			t.Fatal(ending, err)
		}
		for key, value := range want {
			got, _ := said[0][key].(string)
			if got != value && !(key == "CreatorTool" && strings.HasPrefix(got, value)) {
				t.Errorf("%s: %s is %q, want %q", ending, key, said[0][key], value)
			}
		}
	}
	// Older programs read the places that formats had before XMP.
	for poster, lines := range map[string][]string{
		"leitbild.png": {"Title-de-AT: " + want["Title"], "Author: " + want["Creator"], "Description-de-AT: " + want["Description"]},
		"leitbild.svg": {"Title: " + want["Title"], "Desc: " + want["Description"]},
		"leitbild.pdf": {"Title: " + want["Title"], "Author: " + want["Creator"], "Subject: " + want["Description"], "Language: de-AT"},
	} {
		said := run(t, "exiftool", "-a", "-s2", "-PNG:all", "-SVG:all", "-PDF:all", filepath.Join(folder, poster))
		for _, line := range lines {
			if !strings.Contains(said, line+"\n") {
				t.Errorf("%s does not say %q: %s", poster, line, said)
			}
		}
	}
	if said := run(t, "pdfinfo", filepath.Join(folder, "leitbild.pdf")); !strings.Contains(said, "Subject:         "+want["Description"]+"\n") {
		t.Errorf("poppler reads %s", said)
	}
}
