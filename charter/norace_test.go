//go:build !race

package charter

// raceEnabled says that the race detector makes everything slower.
const raceEnabled = false
