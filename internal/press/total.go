package press

// The total area coverage (TAC): how much ink lies in one place. More than the press holds does not
// dry, and comes off on the next sheet.

import "leitbild/internal/page"

// note remembers which inks are used, and where most of them are.
func (s *Separation) note(ink Ink, c Coverage) {
	s.use(ink)
	if c.Total > s.maxCoverage.Total {
		s.maxCoverage = c
	}
}

// use remembers which inks are used.
func (s *Separation) use(ink Ink) {
	for i, v := range [...]int{ink.C, ink.M, ink.Y, ink.K, ink.Spot} {
		s.used[i] = s.used[i] || v > 0
	}
}

// count looks for the place with the most ink. What overprints adds to what is under it;
// everything else takes its place.
func (s *Separation) count(marks []page.Mark, sheet *Sheet) {
	for i, m := range marks {
		if m.Image != nil {
			continue // counted by its pixels
		}
		ink := sheet.Inks[i]
		s.note(ink, Coverage{Total: ink.Total(), Color: colorOf(m)})
		s.countReversed(m, ink)
		if !ink.Overprint {
			continue
		}
		for _, j := range beneath(marks[:i], m.Ink()) {
			under := sheet.Inks[j]
			if marks[j].Image != nil {
				if p := sheet.Pictures[marks[j].Image]; p != nil && p.colored > 0 {
					s.note(Ink{}, Coverage{Total: p.colored + ink.K, Picture: true})
				}
				continue
			}
			s.note(Ink{}, Coverage{Total: under.Total() - under.K + max(under.K, ink.K), Color: colorOf(marks[j])})
		}
	}
}

// beneath are the marks that can be seen in a box, with the ground on which they lie.
func beneath(below []page.Mark, box page.Rect) (on []int) {
	for i := len(below) - 1; i >= 0; i-- {
		if below[i].Ink().Overlaps(box) {
			on = append(on, i)
		}
		if covers(below[i], box) {
			break
		}
	}
	return on
}

func colorOf(m page.Mark) page.Color {
	if m.Run != nil {
		return m.Run.Color
	}
	return m.Path.Color
}
