package png

// Pictures are brought to the sheet's resolution: a pixel of the sheet has the mean of the
// samples that it covers, or, where samples are larger than pixels, the colour between the
// nearest.

import (
	"math/bits"

	"leitbild/internal/page"
)

// scaler is a picture on its way to the pixels of a sheet.
type scaler struct {
	image *page.Image
	// x0, y0, x1 and y1 are the box, in 1/256 pixel.
	x0, y0, x1, y1 int64
	// across are the taps of the columns from left on.
	across []taps
	left   int
	// rows are the last rows of samples that have been scaled across.
	rows [2]scaledRow
	next int
	// sum is the row of the sheet that is being put together.
	sum []sample
}

// taps say how a pixel of the sheet mixes samples of one axis.
type taps struct {
	first   int
	weights []int32 // their sum is 1 << weightBits
	// covered is how much of the pixel the picture covers, of 256.
	covered int32
}

const weightBits = 14

// sample is a colour with its opacity multiplied in, all of 255 * 255, before weights.
type sample struct{ r, g, b, a int64 }

type scaledRow struct {
	row    int
	pixels []sample
}

// image draws a picture on the band.
func (p *painter[P]) image(m *page.Image, clips []*page.Path) {
	s := p.scalers[m]
	if s == nil {
		s = newScaler(m, &p.view)
		p.scalers[m] = s
	}
	r := s.pixels().intersect(p.surface.region)
	if r.empty() {
		return
	}
	mask := p.masked(clips, r)
	width := p.surface.x1 - p.surface.x0
	for y := r.y0; y < r.y1; y++ {
		down := axisTaps(int64(y), s.y0, s.y1, m.Height)
		pixels := p.surface.pixels[(y-p.surface.y0)*width-p.surface.x0:]
		for i, v := range s.row(down)[r.x0-s.left : r.x1-s.left] {
			x := r.x0 + i
			covered := int64(s.across[x-s.left].covered) * int64(down.covered) << (fullBits - 16)
			if mask != nil {
				covered = covered * int64(mask[(y-r.y0)*(r.x1-r.x0)+i]) / 255
			}
			c, alpha := v.color()
			p.surface.span(pixels[x:x+1], p.ink(c), int32(covered*alpha/255))
		}
	}
}

func newScaler(m *page.Image, v *view) *scaler {
	s := &scaler{image: m, x0: v.x.at(m.Box.X0), y0: v.y.at(m.Box.Y0), x1: v.x.at(m.Box.X1), y1: v.y.at(m.Box.Y1)}
	r := s.pixels().intersect(region{0, 0, v.x.pixels, v.y.pixels})
	if r.empty() {
		return s
	}
	s.left = r.x0
	for x := r.x0; x < r.x1; x++ {
		s.across = append(s.across, axisTaps(int64(x), s.x0, s.x1, m.Width))
	}
	for i := range s.rows {
		s.rows[i] = scaledRow{row: -1, pixels: make([]sample, len(s.across))}
	}
	s.sum = make([]sample, len(s.across))
	return s
}

// pixels is the region that the picture touches.
func (s *scaler) pixels() region {
	if s.x0 >= s.x1 || s.y0 >= s.y1 {
		return region{}
	}
	return region{
		int(s.x0 >> subBits), int(s.y0 >> subBits),
		int((s.x1 + sub - 1) >> subBits), int((s.y1 + sub - 1) >> subBits),
	}
}

// axisTaps finds what a pixel mixes on an axis on which samples lie from low to high.
func axisTaps(pixel, low, high int64, samples int) taps {
	from, to := max(pixel<<subBits, low), min((pixel+1)<<subBits, high)
	t := taps{covered: int32(to - from)}
	const fraction = 16
	// at is a place among the samples, in 1/65536.
	at := func(place int64) int64 {
		h, l := bits.Mul64(uint64(place-low), uint64(samples)<<fraction)
		q, _ := bits.Div64(h, l, uint64(high-low))
		return int64(q)
	}
	begin, end := at(from), max(at(to), at(from)+1)
	if end-begin < 1<<fraction {
		middle := max((begin+end-1<<fraction)/2, 0)
		t.first = min(int(middle>>fraction), samples-1)
		part := int32(middle & (1<<fraction - 1) >> (fraction - weightBits))
		if t.first == samples-1 {
			part = 0
		}
		t.weights = []int32{1<<weightBits - part, part}
		return t
	}
	t.first = int(begin >> fraction)
	done := int64(0)
	for i := t.first; i < samples && int64(i)<<fraction < end; i++ {
		reached := min(int64(i+1)<<fraction, end) - begin
		share := reached << weightBits / (end - begin)
		t.weights = append(t.weights, int32(share-done))
		done = share
	}
	t.weights[len(t.weights)-1] += int32(1<<weightBits - done)
	return t
}

// row puts a row of the sheet together.
func (s *scaler) row(down taps) []sample {
	clear(s.sum)
	for i, weight := range down.weights {
		if weight == 0 {
			continue
		}
		w := int64(weight)
		for x, v := range s.scaled(down.first + i) {
			t := &s.sum[x]
			t.r += v.r * w
			t.g += v.g * w
			t.b += v.b * w
			t.a += v.a * w
		}
	}
	return s.sum
}

// scaled is a row of samples, scaled across.
func (s *scaler) scaled(row int) []sample {
	for i := range s.rows {
		if s.rows[i].row == row {
			return s.rows[i].pixels
		}
	}
	to := &s.rows[s.next]
	s.next = 1 - s.next
	to.row = row
	for x, t := range s.across {
		var sum sample
		for i, weight := range t.weights {
			if weight != 0 {
				sum.add(s.image, row*s.image.Width+t.first+i, int64(weight))
			}
		}
		to.pixels[x] = sum
	}
	return to.pixels
}

// add takes a sample of the picture with a weight.
func (s *sample) add(m *page.Image, at int, weight int64) {
	opacity := 255 * weight
	if m.Alpha != nil {
		opacity = int64(m.Alpha[at]) * weight
	}
	rgb := m.RGB[3*at : 3*at+3]
	s.r += int64(rgb[0]) * opacity
	s.g += int64(rgb[1]) * opacity
	s.b += int64(rgb[2]) * opacity
	s.a += 255 * opacity
}

// color gives the colour and its opacity, of 255.
func (s sample) color() (page.Color, int64) {
	if s.a == 0 {
		return page.Color{}, 0
	}
	part := func(v int64) uint8 { return uint8((255*v + s.a/2) / s.a) }
	const one = 255 << (2 * weightBits)
	return page.Color{R: part(s.r), G: part(s.g), B: part(s.b)}, (s.a + one/2) / one
}
