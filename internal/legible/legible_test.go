package legible_test

import (
	"math"
	"testing"

	"leitbild/internal/legible"
	"leitbild/internal/unit"
)

// TestAngles holds the tangents against the minutes of arc that they stand for.
func TestAngles(t *testing.T) {
	const distance = 10_000 * unit.Millimetre
	for angle, minutes := range map[legible.Angle]float64{legible.Comfort: 22, legible.Limit: 16, legible.Smallest: 10} {
		capital := angle.CapHeight(distance)
		if want := float64(distance) * math.Tan(minutes/60*math.Pi/180); math.Abs(float64(capital)-want) > 3 {
			t.Errorf("%.0f′ from 10 m: capitals of %d, want %.1f", minutes, capital, want)
		}
		if back := angle.Distance(capital); back < distance-unit.Millimetre || back > distance+unit.Millimetre {
			t.Errorf("%.0f′: capitals for 10 m are read from %.1f mm", minutes, back.Millimetres())
		}
	}
}
