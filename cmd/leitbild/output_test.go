package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// names lists what lies in a folder.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

func TestReplacingIsWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	target := filepath.Join(folder, "poster.pdf")
	for _, data := range []string{"first", "second, longer than the first", ""} {
		if err := replaceFile(target, []byte(data)); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(target)
		if err != nil || string(got) != data {
			t.Fatalf("%q, %v, want %q", got, err, data)
		}
	}
	if got := names(t, folder); len(got) != 1 {
		t.Errorf("left behind: %v", got)
	}
}

func TestFailedReplacementLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	target := filepath.Join(folder, "poster.pdf")
	if err := os.MkdirAll(filepath.Join(target, "full"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := replaceFile(target, []byte("x")); err == nil {
		t.Error("a folder has been replaced by a file")
	}
	if got := names(t, folder); len(got) != 1 || got[0] != "poster.pdf" {
		t.Errorf("left behind: %v", got)
	}
	err := replaceFile(filepath.Join(folder, "nowhere", "poster.pdf"), nil)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("into a folder that is not there: %v", err)
	}
}

func TestWhatOthersWroteMeanwhileStays(t *testing.T) {
	folder := t.TempDir()
	target := filepath.Join(folder, "leitbild.yaml")
	write := func(text string) {
		if err := os.WriteFile(target, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	write("read")
	if err := replaceUnchanged(target, []byte("read"), []byte("mine")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(target); string(got) != "mine" {
		t.Errorf("holds %q", got)
	}
	write("theirs")
	if err := replaceUnchanged(target, []byte("read"), []byte("mine")); !errors.Is(err, errMeanwhile) {
		t.Errorf("changed meanwhile: %v", err)
	}
	if got, _ := os.ReadFile(target); string(got) != "theirs" {
		t.Errorf("holds %q", got)
	}
	if err := os.Remove(target); err != nil {
		t.Fatal(err)
	}
	if err := replaceUnchanged(target, []byte("read"), []byte("mine")); !errors.Is(err, errMeanwhile) {
		t.Errorf("deleted meanwhile: %v", err)
	}
	if got := names(t, folder); len(got) != 0 {
		t.Errorf("left behind: %v", got)
	}
}

func TestLinksAreFollowed(t *testing.T) {
	folder := t.TempDir()
	link := func(from, to string) string {
		name := filepath.Join(folder, from)
		if err := os.Symlink(to, name); err != nil {
			t.Skip(err)
		}
		return name
	}
	for name, want := range map[string]string{
		link("there.pdf", "away.pdf"):                          filepath.Join(folder, "away.pdf"),
		link("twice.pdf", "there.pdf"):                         filepath.Join(folder, "away.pdf"),
		link("whole.pdf", filepath.Join(folder, "x", "y.pdf")): filepath.Join(folder, "x", "y.pdf"),
		filepath.Join(folder, "plain.pdf"):                     filepath.Join(folder, "plain.pdf"),
	} {
		if got := followLinks(name); got != want {
			t.Errorf("%s leads to %s, want %s", name, got, want)
		}
	}
	followLinks(link("ring.pdf", "ring.pdf")) // comes to an end
}

// selfAsProgram gives the tests' own binary the name under which it runs as leitbild.
func selfAsProgram(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "leitbild")
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	return program
}

// Wherever in its life the program is stopped, the poster is the old one or the new one,
// whole, and nothing else lies beside it.
func TestInterruptionLeavesWholeFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no interrupt to send")
	}
	program := selfAsProgram(t)
	work := t.TempDir()
	charter := filepath.Join(work, "leitbild.yaml")
	data, err := os.ReadFile("../../templates/charters/standard.de.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(charter, data, 0o666); err != nil {
		t.Fatal(err)
	}
	render := func(theme string) *exec.Cmd { return exec.Command(program, "render", "-q", "--theme", theme, charter) }
	whole := map[string][]byte{}
	for _, theme := range []string{"klar", "klassik"} {
		if err := render(theme).Run(); err != nil {
			t.Fatal(err)
		}
		whole[theme], err = os.ReadFile(filepath.Join(work, "leitbild.pdf"))
		if err != nil {
			t.Fatal(err)
		}
	}
	stopped := 0
	const runs = 40
	for i := range runs {
		cmd := render([]string{"klar", "klassik"}[i%2])
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(i) * time.Millisecond)
		_ = cmd.Process.Signal(syscall.SIGINT) // it may have ended already
		err := cmd.Wait()
		var ended *exec.ExitError
		if errors.As(err, &ended) {
			stopped++
			if code := ended.ExitCode(); code != statusInterrupted && code != -1 {
				t.Errorf("stopped after %d ms: exit status %d", i, code)
			}
		}
		got, err := os.ReadFile(filepath.Join(work, "leitbild.pdf"))
		if err != nil || !bytes.Equal(got, whole["klar"]) && !bytes.Equal(got, whole["klassik"]) {
			t.Fatalf("stopped after %d ms: poster of %d bytes, %v", i, len(got), err)
		}
		if left := names(t, work); len(left) != 2 {
			t.Fatalf("stopped after %d ms: left behind: %v", i, left)
		}
	}
	t.Logf("stopped %d of %d times before the end", stopped, runs)
}
