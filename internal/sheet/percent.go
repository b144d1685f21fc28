package sheet

import "leitbild/internal/unit"

// percent is a share in hundredths.
type percent int64

// of is the share of a length, rounded down; a theme's ratios round to the nearest unit.
func (p percent) of(l unit.Length) unit.Length { return l * unit.Length(p) / 100 }
