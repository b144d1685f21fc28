package icc

// The darkest that a press prints (ISO 18619:2015, “Image technology colour management — Black
// point compensation”).

import (
	"math"
	"sync"
)

// prepareOnce sets up what is worked out when it is first needed.
func (p *Profile) prepareOnce() {
	p.limit = sync.OnceValues(p.findLimit)
	for intent := range p.black {
		p.black[intent] = sync.OnceValue(func() xyz { return p.targetBlack(Intent(intent)) })
	}
}

// sourceBlack is the black point for colours that come from the inks: what the perceptual table
// makes of black, without its hue, and at most a middle grey (4.2.3).
func (p *Profile) sourceBlack() xyz {
	return neutral(min(p.roundTrip(p.perceptualBlack().lab(), Perceptual).L, 50))
}

// perceptualBlack is what the profile's perceptual tables mean by black: since version 4 that of
// the reference medium (ICC.1:2022-05, 6.3).
func (p *Profile) perceptualBlack() xyz {
	if p.Version().Major < 4 {
		return xyz{}
	}
	return xyz{0.00336, 0.0034731, 0.00287}
}

// targetBlack is the black point for colours that become inks (4.2.5).
func (p *Profile) targetBlack(intent Intent) xyz {
	first := 0.0
	switch {
	case intent == RelativeColorimetric:
		first = p.sourceBlack().lab().L
	case p.Version().Major >= 4:
		return p.perceptualBlack()
	}
	in, out := p.ramp(intent)
	low, high := out[0], out[len(out)-1]
	if low >= high {
		return xyz{}
	}
	if intent == RelativeColorimetric && straight(in, out) {
		return neutral(first)
	}
	from, to := 0.1, 0.5
	if intent == Perceptual {
		from, to = 0.03, 0.25
	}
	var x, y []float64
	for i := range out {
		if share := (out[i] - low) / (high - low); share >= from && share < to {
			x, y = append(x, in[i]), append(y, share)
		}
	}
	return neutral(foot(x, y))
}

// ramp sends greys from black to white through the profile and back.
func (p *Profile) ramp(intent Intent) (in, out []float64) {
	const last = 255
	in, out = make([]float64, last+1), make([]float64, last+1)
	for i := range in {
		in[i] = float64(i) * 100 / last
		out[i] = p.roundTrip(Lab{L: in[i]}, intent).L
	}
	// What black itself becomes stays: it is what the others are measured against.
	for i := last - 1; i > 0; i-- {
		out[i] = min(out[i], out[i+1])
	}
	return in, out
}

// roundTrip turns a colour into inks by an intent and says how these look.
func (p *Profile) roundTrip(c Lab, intent Intent) Lab {
	t := p.toInks[intent]
	inks := t.apply(t.pcs.write(c.xyz()))
	return p.toColor.pcs.read(p.toColor.apply(inks)).lab()
}

// straight reports whether greys above the darkest fifth come back nearly as they were.
func straight(in, out []float64) bool {
	low, high := out[0], out[len(out)-1]
	for i := range in {
		if in[i] > low+float64(0.2*(high-low)) && math.Abs(in[i]-out[i]) >= 4 {
			return false
		}
	}
	return true
}

// foot is where the parabola through the points (least squares) meets zero, from 0 to 50.
func foot(x, y []float64) float64 {
	if len(x) < 4 {
		return 0
	}
	var sums [5]float64
	var right [3]float64
	for i := range x {
		power := 1.0
		for n := range sums {
			sums[n] += power
			if n < len(right) {
				right[n] += float64(power * y[i])
			}
			power = float64(power * x[i])
		}
	}
	k := solve([3][3]float64{
		{sums[0], sums[1], sums[2]},
		{sums[1], sums[2], sums[3]},
		{sums[2], sums[3], sums[4]},
	}, right)
	c, b, a := k[0], k[1], k[2]
	if math.Abs(a) < 1e-10 {
		if b == 0 {
			return 0
		}
		return min(max(-c/b, 0), 50)
	}
	under := float64(b*b) - float64(4*a*c)
	if !(under > 0) {
		return 0
	}
	return min(max((math.Sqrt(under)-b)/(2*a), 0), 50)
}

// neutral is the grey of a lightness.
func neutral(l float64) xyz { return Lab{L: l}.xyz() }
