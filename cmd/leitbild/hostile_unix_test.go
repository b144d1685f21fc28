//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What somebody feeds the program to hurt it is refused in a second and with less than
// 200 MB, by the program as a whole.
func TestHostileInputsAreRefusedCheaply(t *testing.T) {
	bomb := "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
	for i := range 9 {
		bomb += strings.NewReplacer("N", string(rune('1'+i)), "O", string(rune('0'+i))).
			Replace("aN: &aN [*aO, *aO, *aO, *aO, *aO, *aO, *aO, *aO, *aO]\n")
	}
	var keys strings.Builder
	for i := range 90_000 {
		fmt.Fprintf(&keys, "k%05d: 1\n", i)
	}
	good := "leitbild: 1\nlang: de\norganization: O\ntitle: T\nprinciples: [{text: Ein Satz.}]\n"
	inputs := map[string]string{
		"aliases":   bomb,
		"depth":     strings.Repeat("[", 100_000),
		"depth-map": strings.Repeat("{a: ", 100_000),
		"line":      "title: " + strings.Repeat("x", 8<<20),
		"keys":      keys.String(),
		"nul":       good + "motto: a\x00b\n",
		"escape":    good + "motto: a\x1b[2Jb\n",
		"bidi":      good + "motto: a\u202eb\n",
		"invalid":   good + "motto: a\xff\xfeb\n",
		"noise":     strings.Repeat("\x01\x80\xff{[&*!|>'\"%@`", 50_000),
		"paper":     good + "poster: {size: 99999999999x99999999999cm}\n",
		"theme":     good + "poster: {theme: ../../../../etc/passwd.yaml}\n",
		"colons":    strings.Repeat("a: b: c\n", 100_000),
		"words":     good + "motto: " + strings.Repeat("Donaudampfschifffahrt", 20_000) + "\n",
	}
	folder := t.TempDir()
	program := selfAsProgram(t)
	for name, data := range inputs {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(folder, name+".yaml")
			if err := os.WriteFile(file, []byte(data), 0o666); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(program, "render", file)
			start := time.Now()
			out, _ := cmd.CombinedOutput()
			took := time.Since(start)
			if code := cmd.ProcessState.ExitCode(); code != statusFaulty {
				t.Errorf("exit status %d\n%.300s", code, out)
			}
			if took > time.Second && !raceDetector {
				t.Errorf("took %v", took)
			}
			if memory := peakMemory(cmd); memory > 200<<20 && !raceDetector {
				t.Errorf("took %d MB", memory>>20)
			}
			const readable = 64 << 10
			if len(out) > readable {
				t.Errorf("says %d bytes", len(out))
			}
			if strings.ContainsFunc(string(out), func(r rune) bool { return r < ' ' && r != '\n' }) {
				t.Errorf("control characters in %.300q", out)
			}
			if _, err := os.Stat(strings.TrimSuffix(file, ".yaml") + ".pdf"); err == nil {
				t.Error("a poster has been made")
			}
			t.Logf("%v, %d MB, %d bytes said", took.Round(time.Millisecond), peakMemory(cmd)>>20, len(out))
		})
	}
}

// peakMemory is the most that an ended process had in memory, in bytes (getrusage(2)).
func peakMemory(cmd *exec.Cmd) int64 {
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return usage.Maxrss
	}
	return usage.Maxrss << 10
}
