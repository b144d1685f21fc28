package icc

import (
	"math"
	"regexp"
	"strconv"
)

// InkLimit is how much ink the four plates together put on one spot at most, in per cent of one
// full plate; known is false where the profile does not limit it.
//
// ICC.1 has no field for it. Where a profile's name has it, as in “ISO Coated v2 300% (ECI)”, that
// is the limit. Otherwise it is what the profile's own separations keep to: the largest sum at a
// node of its tables from colour to inks. Whoever makes a profile gives the limit to the program
// that computes these tables, and it is imposed at their nodes (Graeme Gill, author of ArgyllCMS,
// on the option -l of its colprof: “The ink limit is imposed at the grid vertices”,
// freelists.org/post/argyllcms/Total-Ink-Limit-aka-TAC,3). Colours from FromSRGB stay within the
// latter; what the press itself bears, the print shop knows.
//
// The measurements that some profiles carry (tag “targ”) tell nothing: they are made with up to
// four full inks, whatever is printed later.
func (p *Profile) InkLimit() (percent int, known bool) {
	if p.toColor == nil {
		return 0, false
	}
	return p.limit()
}

// findLimit does so for the profile of a press.
func (p *Profile) findLimit() (percent int, known bool) {
	if percent, ok := named(p.Description()); ok {
		return percent, true
	}
	most := p.toInks[RelativeColorimetric].most()
	if other := p.toInks[Perceptual]; &other.data[0] != &p.toInks[RelativeColorimetric].data[0] {
		most = max(most, other.most())
	}
	percent = int(math.Round(most * 100))
	return percent, percent >= lowestLimit && percent < 400
}

// lowestLimit is less than any press asks for; newsprint is printed with 220 to 240 per cent.
const lowestLimit = 150

// named finds a limit in a profile's name.
func named(description string) (percent int, ok bool) {
	number := regexp.MustCompile(`(?:^|[^0-9.,])([234][0-9]{2}) ?%`).FindStringSubmatch(description)
	if number == nil {
		return 0, false
	}
	percent, err := strconv.Atoi(number[1])
	return percent, err == nil && percent <= 400
}

// most is the largest sum of inks at a node of the table's grid, 1 being a full plate.
func (t *table) most() float64 {
	most := 0.0
	for i, s := range t.steps {
		g, ok := s.(grid)
		if !ok {
			continue
		}
		after := table{steps: t.steps[i+1:]}
		for node := range g.nodes() {
			var v values
			for j := range g.out {
				v[j] = g.sample(node, j)
			}
			v = after.apply(v)
			most = max(most, v[0]+v[1]+v[2]+v[3])
		}
	}
	return most
}
