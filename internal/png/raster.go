package png

// Lines become coverage: each pixel's share that lies within a shape, computed exactly from
// the trapezoids that the lines cut off (signed areas, as in FreeType's and Raph Levien's
// rasterizers). golang.org/x/image/vector does the same, but in floats that are fused on
// some machines, or with a place that drifts by a pixel over some hundred rows.

// Places are in 1/256 pixel.
const (
	subBits = 8
	sub     = 1 << subBits
	// fullBits make a whole pixel: twice the square of its side.
	fullBits = 2*subBits + 1
	full     = 1 << fullBits
)

// point is a place in 1/256 pixel.
type point struct{ x, y int64 }

// region is a rectangle of pixels; x1 and y1 lie outside.
type region struct{ x0, y0, x1, y1 int }

func (r region) empty() bool { return r.x0 >= r.x1 || r.y0 >= r.y1 }

func (r region) intersect(s region) region {
	return region{max(r.x0, s.x0), max(r.y0, s.y0), min(r.x1, s.x1), min(r.y1, s.y1)}
}

// raster collects the lines of one shape within a region.
type raster struct {
	region
	// cells say how the coverage changes from each pixel of a row to the next. Between
	// shapes they are zero.
	cells  []int32
	stride int
	// touched is where the cells of a row are not zero.
	touched []interval
}

// interval is a range of cells; first > last where it is empty.
type interval struct{ first, last int }

// begin starts a shape.
func (z *raster) begin(r region) {
	z.region = r
	width, height := r.x1-r.x0, r.y1-r.y0
	z.stride = width + 2
	if n := z.stride * height; n > len(z.cells) {
		z.cells = make([]int32, n)
	}
	if height > len(z.touched) {
		z.touched = make([]interval, height)
	}
	for y := range height {
		z.touched[y] = interval{z.stride, -1}
	}
}

// line adds the line from a to b.
func (z *raster) line(a, b point) {
	if a.y == b.y {
		return
	}
	direction := int64(1)
	if a.y > b.y {
		a, b, direction = b, a, -1
	}
	top, bottom := int64(z.y0)<<subBits, int64(z.y1)<<subBits
	if b.y <= top || a.y >= bottom {
		return
	}
	from, to := a, b
	if a.y < top {
		from = point{between(a.x, b.x, top-a.y, b.y-a.y), top}
	}
	if b.y > bottom {
		to = point{between(a.x, b.x, bottom-a.y, b.y-a.y), bottom}
	}
	origin := int64(z.x0) << subBits
	z.crop(point{from.x - origin, from.y - top}, point{to.x - origin, to.y - top}, direction)
}

// between is the place at part/whole of the way from a to b.
func between(a, b, part, whole int64) int64 { return a + (b-a)*part/whole }

// crop moves what lies left of the region to its edge, where it covers as much, and leaves
// out what lies right of it, where it covers nothing.
func (z *raster) crop(a, b point, direction int64) {
	right := int64(z.x1-z.x0) << subBits
	switch {
	case a.x >= right && b.x >= right:
		return
	case a.x <= 0 && b.x <= 0:
		z.rows(point{0, a.y}, point{0, b.y}, direction)
		return
	}
	for _, edge := range [...]int64{0, right} {
		if a.x < edge && b.x > edge || a.x > edge && b.x < edge {
			middle := point{edge, between(a.y, b.y, edge-a.x, b.x-a.x)}
			z.crop(a, middle, direction)
			z.crop(middle, b, direction)
			return
		}
	}
	z.rows(a, b, direction)
}

// rows divides a line that runs downwards by rows of pixels.
func (z *raster) rows(a, b point, direction int64) {
	from := a
	for from.y < b.y {
		row := from.y >> subBits
		to := b
		if next := (row + 1) << subBits; next < b.y {
			to = point{between(a.x, b.x, next-a.y, b.y-a.y), next}
		}
		z.row(int(row), from.x, to.x, (to.y-from.y)*direction)
		from = to
	}
}

// row adds the part of a line within a row of pixels, height high, negative upwards.
func (z *raster) row(y int, x0, x1, height int64) {
	if x0 > x1 {
		x0, x1 = x1, x0
	}
	cell := x0 >> subBits
	cells := z.cells[y*z.stride : (y+1)*z.stride]
	t := &z.touched[y]
	t.first = min(t.first, int(cell))
	done := int64(0)
	for x := x0; ; cell++ {
		end, part := min(x1, (cell+1)<<subBits), height
		if end < x1 {
			part = height * (end - x0) / (x1 - x0)
		}
		left := cell << subBits
		after := int32((part - done) * (x + end - 2*left))
		cells[cell] += int32(part-done)<<(subBits+1) - after
		cells[cell+1] += after
		if end == x1 {
			break
		}
		x, done = end, part
	}
	t.last = max(t.last, int(cell)+1)
}

// surface is what a shape is drawn on: a band of the sheet, in pixels of kind P.
type surface[P uint8 | uint32] struct {
	region
	pixels []P
	mixer  mixer[P]
	// steps is the number of coverages that are told apart, without that of none.
	steps int32
}

// mixer tells the colour where ink covers step/steps of a pixel.
type mixer[P uint8 | uint32] interface {
	mix(under, ink P, step int32) P
}

// paint is how a shape is drawn on a surface.
type paint[P uint8 | uint32] struct {
	ink P
	// evenOdd fills by the even-odd rule.
	evenOdd bool
	// transparency is that of the ink, of 255.
	transparency uint8
	// mask is, for each pixel of the raster's region, how much of it clips let through; nil
	// where there are none.
	mask []uint8
}

// fill draws the shape that the raster has collected and leaves the raster clean.
func fill[P uint8 | uint32](z *raster, s *surface[P], p paint[P]) {
	width := z.x1 - z.x0
	for y := range z.y1 - z.y0 {
		t := z.touched[y]
		if t.first > t.last {
			continue
		}
		cells := z.cells[y*z.stride : (y+1)*z.stride]
		at := (z.y0+y-s.y0)*(s.x1-s.x0) + z.x0 - s.x0
		pixels := s.pixels[at : at+width]
		sum := int32(0)
		for x := t.first; x < width; {
			if x <= t.last && cells[x] != 0 {
				sum += cells[x]
				cells[x] = 0
			}
			end := x + 1
			for end < width && (end > t.last || cells[end] == 0) {
				end++
			}
			covered := p.covered(sum)
			if p.mask == nil {
				s.span(pixels[x:end], p.ink, covered)
			} else {
				s.masked(pixels[x:end], p.mask[y*width+x:y*width+end], p.ink, covered)
			}
			x = end
		}
		cells[width], cells[width+1] = 0, 0
	}
}

// covered is how much of a pixel the ink covers around which the shape winds so often.
// With the nonzero rule a shape that winds twice covers no more than once.
func (p *paint[P]) covered(winding int32) int32 {
	covered := max(winding, -winding)
	if p.evenOdd {
		covered &= 2*full - 1
		covered = min(covered, 2*full-covered)
	}
	covered = min(max(covered, 0), full)
	if p.transparency > 0 {
		covered = covered * (255 - int32(p.transparency)) / 255
	}
	return covered
}

// span covers pixels of a row equally.
func (s *surface[P]) span(pixels []P, ink P, covered int32) {
	switch step := (covered*s.steps + full/2) >> fullBits; step {
	case 0:
	case s.steps:
		for i := range pixels {
			pixels[i] = ink
		}
	default:
		for i, under := range pixels {
			pixels[i] = s.mixer.mix(under, ink, step)
		}
	}
}

// masked covers pixels of a row as far as the mask lets it.
func (s *surface[P]) masked(pixels []P, mask []uint8, ink P, covered int32) {
	for i, m := range mask {
		s.span(pixels[i:i+1], ink, covered*int32(m)/255)
	}
}

// shares is the mixer of a surface that holds coverages, of 255.
type shares struct{}

func (shares) mix(_, _ uint8, step int32) uint8 { return uint8(step) }
