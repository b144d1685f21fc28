package sheet

// Legibility is a visual angle: a capital of height h at distance d is seen under
// α = arctan(h/d). ISO 9241-303 asks for 20 to 22 minutes of arc and puts the limit at 16.

import (
	"leitbild/internal/font"
	"leitbild/internal/source"
	"leitbild/internal/unit"
)

// Tangents of visual angles, in ten-millionths.
const (
	tanComfort  = 63996 // 22′, comfort
	tanLimit    = 46542 // 16′, the limit for text that is to be read
	tanSmallest = 29089 // 10′, the limit for the small print
	tanUnit     = 10_000_000
)

// handDistance is how far away one holds a sheet; every sheet must be legible from here.
const handDistance = 400 * unit.Millimetre

// limits are the least capital heights on a sheet.
type limits struct{ text, comfort, small unit.Length }

func newLimits(distance unit.Length) limits {
	d := max(distance, handDistance)
	return limits{
		text:    d.Scale(tanLimit, tanUnit),
		comfort: d.Scale(tanComfort, tanUnit),
		small:   handDistance.Scale(tanSmallest, tanUnit),
	}
}

// sizeForCap is the least size at which the capitals of face are at least h high.
func sizeForCap(face *font.Face, h unit.Length) unit.Length {
	up, c := int64(face.UnitsPerEm()), int64(face.CapHeight())
	return unit.Length((int64(h)*up + c - 1) / c)
}

// capHeight is the height of the capitals of face at size.
func capHeight(face *font.Face, size unit.Length) unit.Length {
	return size.Scale(int64(face.CapHeight()), int64(face.UnitsPerEm()))
}

// legibility says whether the text can be read from where the charter wants it read.
func (m *manuscript) legibility(s *Sheet, o Options) []source.Finding {
	if o.Distance == 0 || s.ReadsTo >= o.Distance {
		return nil
	}
	return []source.Finding{{
		Rule: "hard-to-read", Severity: source.Warning, Pos: m.charter.Poster.DistancePos,
		Args: map[string]any{
			"Size": points(s.TextSize), "Distance": metres(o.Distance), "Reads": metres(s.ReadsTo),
			"Wanted": points(sizeForCap(m.textFace(), newLimits(o.Distance).comfort)),
		},
	}}
}
