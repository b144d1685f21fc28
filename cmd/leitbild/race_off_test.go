//go:build !race

package main

// raceDetector multiplies what a program takes of memory and time.
const raceDetector = false
