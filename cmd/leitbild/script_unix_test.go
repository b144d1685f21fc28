//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// runAsNobody is "nobody STATUS ARGS…": as run, but permissions apply even where the tests
// run as root. What the program says to standard error goes to the file said.
func runAsNobody(ts *testscript.TestScript, neg bool, given []string) {
	cmd := exec.Command(program(ts), given[1:]...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = append(os.Environ(), "LANG=en_GB.UTF-8", "LC_ALL=", "LEITBILD_LANG=")
	if os.Geteuid() == 0 {
		letIn(ts, cmd.Path)
		letIn(ts, cmd.Dir)
		const nobody = 65534
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	var said strings.Builder
	cmd.Stderr = &said
	if got := strconv.Itoa(exitStatus(ts, cmd.Run())); got != given[0] {
		ts.Fatalf("exit status %s, want %s\n%s", got, given[0], said.String())
	}
	ts.Check(os.WriteFile(ts.MkAbs("said"), []byte(said.String()), 0o666))
}

// letIn lets everybody enter the temporary folders above name.
func letIn(ts *testscript.TestScript, name string) {
	for folder := filepath.Dir(name); folder != filepath.Dir(folder) && folder != os.TempDir(); folder = filepath.Dir(folder) {
		info, err := os.Stat(folder)
		ts.Check(err)
		if info.Mode().Perm()&0o005 != 0o005 {
			ts.Check(os.Chmod(folder, info.Mode().Perm()|0o055))
		}
	}
	info, err := os.Stat(name)
	ts.Check(err)
	if info.IsDir() {
		ts.Check(os.Chmod(name, info.Mode().Perm()|0o055))
	}
}
