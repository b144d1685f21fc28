package sheet

// How large the type of a sheet has to be.

import (
	"leitbild/internal/font"
	"leitbild/internal/legible"
	"leitbild/internal/source"
	"leitbild/internal/unit"
)

// limits are the least capital heights on a sheet.
type limits struct{ text, comfort, small unit.Length }

func newLimits(distance unit.Length) limits {
	d := max(distance, legible.InHand) // every sheet must be legible in the hand
	return limits{
		text:    legible.Limit.CapHeight(d),
		comfort: legible.Comfort.CapHeight(d),
		small:   legible.Smallest.CapHeight(legible.InHand),
	}
}

// sizeForCap is the least size at which the capitals of face are at least h high.
func sizeForCap(face *font.Face, h unit.Length) unit.Length { return face.SizeForCap(h) }

// capHeight is the height of the capitals of face at size.
func capHeight(face *font.Face, size unit.Length) unit.Length { return face.CapHeightAt(size) }

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
