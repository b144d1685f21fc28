//go:build race

package charter

const raceEnabled = true
