//go:build !unix

package main

import "github.com/rogpeppe/go-internal/testscript"

func runAsNobody(ts *testscript.TestScript, neg bool, given []string) {
	ts.Fatalf("there is no nobody on this system")
}
