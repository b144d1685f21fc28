package press

// What the profile of the press is asked.

import (
	"leitbild/internal/color"
	"leitbild/internal/icc"
	"leitbild/internal/page"
)

// intent keeps colours as they are as far as the press has them, on its paper, and gives its
// black to black: what is meant for logos and flat tints, not for photographs.
const intent = icc.RelativeColorimetric

// process gives the four inks of a colour.
func (s *Separation) process(c page.Color) Ink {
	p := s.job.Profile.FromSRGB(color.RGB(c), intent)
	return Ink{C: p.C, M: p.M, Y: p.Y, K: p.K}
}

// printedBlack is how a tint of black ink looks: as the profile tells, else as on coated paper.
func (s *Separation) printedBlack(k int) color.RGB {
	if s.job.Profile != nil {
		return s.job.Profile.ToSRGB(color.CMYK{K: k})
	}
	return color.Printed(color.White(), 0, k)
}

// inkLimit is the total area coverage that the profile's press takes, in thousandths; 0 where it
// does not tell.
func inkLimit(p *icc.Profile) int {
	percent, known := p.InkLimit()
	if !known {
		return 0
	}
	return percent * full / 100
}
