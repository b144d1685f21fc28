//go:build !windows

package main

func (u *ui) sayWhenDoubleClicked() {}
