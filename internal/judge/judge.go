// Package judge finds the programs that judge what tests have made.
package judge

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Needs skips a test whose programs are not all installed; in CI (CI=true) that is an error.
// With -short no other program is asked.
func Needs(t testing.TB, programs ...string) {
	t.Helper()
	if testing.Short() {
		t.Skip("other programs judge when -short is not given")
	}
	for _, p := range programs {
		if _, err := exec.LookPath(p); err == nil {
			continue
		}
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed", p)
		}
		t.Skipf("%s is not installed", p)
	}
}

// OnARM runs the tests of the package in the working directory that match pattern, a regular
// expression, as a program for arm64. One of them has to pass: a pattern may match none.
func OnARM(t testing.TB, pattern string) {
	t.Helper()
	Needs(t, "qemu-aarch64-static")
	binary := filepath.Join(t.TempDir(), "arm64.test")
	build := exec.Command("go", "test", "-c", "-o", binary, ".")
	build.Env = append(os.Environ(), "GOARCH=arm64", "CGO_ENABLED=0", "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command("qemu-aarch64-static", binary, "-test.v", "-test.run", pattern).CombinedOutput()
	switch {
	case err != nil:
		t.Errorf("%v\n%s", err, out)
	case !bytes.Contains(out, []byte("--- PASS: ")):
		t.Errorf("no test that matches %s has passed:\n%s", pattern, out)
	}
}
