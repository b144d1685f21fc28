package press

// Small type that is knocked out of an area: the more inks it is knocked out of, the less of it
// remains where they do not meet.

import (
	"leitbild/internal/color"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// mostFine is the size under which type is small; its hairlines are a fifth of a millimetre.
const mostFine = 8 * unit.Point

// mostUnderFine is how much ink there may be around small type: two full inks and some.
const mostUnderFine = full * 12 / 5

// Reversed is small type that is knocked out of much ink.
type Reversed struct {
	Size  unit.Length
	Total int // thousandths
	Color page.Color
}

// Reversed tells where small type is knocked out of the most ink; its Total is 0 where none is
// knocked out of too much.
func (s *Separation) Reversed() Reversed { return s.reversed }

func isFine(r *page.Run) bool { return r.Size < mostFine && color.RGB(r.Color).Lightness() > richBlack }

// findReversed looks for grounds that have small light type on them.
func (s *Separation) findReversed(marks []page.Mark) {
	for i, m := range marks {
		if m.Run == nil || !isFine(m.Run) || len(m.Run.Glyphs) == 0 {
			continue
		}
		at, ground, _ := under(marks[:i], m.Ink())
		if at == paper || !color.RGB(m.Run.Color).LighterThan(color.RGB(ground)) {
			continue
		}
		if size := s.fine[ground]; size == 0 || m.Run.Size < size {
			s.fine[ground] = m.Run.Size
		}
	}
}

// countReversed remembers a ground that has too much ink for the type on it.
func (s *Separation) countReversed(m page.Mark, ink Ink) {
	if m.Path == nil || !isGround(m) {
		return
	}
	size := s.fine[m.Path.Color]
	if size > 0 && ink.Total() > max(mostUnderFine, s.reversed.Total) {
		s.reversed = Reversed{Size: size, Total: ink.Total(), Color: m.Path.Color}
	}
}
