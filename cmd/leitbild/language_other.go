//go:build !windows

// The language of systems that tell it by the environment alone. That of macOS does so in
// its terminals; its own setting cannot be read without cgo or another program.

package main

func systemLanguage() string { return "" }
