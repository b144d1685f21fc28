// Package legible says how large type has to be to be read.
//
// Legibility is a visual angle: a capital of height h at distance d is seen under
// α = arctan(h/d). ISO 9241-303 asks for 20 to 22 minutes of arc and puts the limit at 16.
package legible

import "leitbild/internal/unit"

// Angle is a visual angle: its tangent in ten-millionths.
type Angle int64

// The angles under which capitals are seen.
const (
	Comfort  Angle = 63996 // 22′, comfort
	Limit    Angle = 46542 // 16′, the limit for text that is to be read
	Smallest Angle = 29089 // 10′, the limit for the small print
)

const tanUnit = 10_000_000

// InHand is how far away one holds a sheet.
const InHand = 400 * unit.Millimetre

// CapHeight is the height of capitals that are seen under the angle at a distance.
func (a Angle) CapHeight(distance unit.Length) unit.Length { return distance.Scale(int64(a), tanUnit) }

// Distance is how far away capitals of a height are seen under the angle.
func (a Angle) Distance(capital unit.Length) unit.Length { return capital.Scale(tanUnit, int64(a)) }
