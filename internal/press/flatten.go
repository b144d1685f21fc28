package press

// What shines through is given the colour that it has there: nothing transparent goes to the
// press.

import (
	"errors"
	"slices"

	"leitbild/internal/page"
)

var errPlaced = errors.New("a page that is placed on another has no inks")

// mostParts is into how many pieces see-through shapes may be taken apart.
const mostParts = 4096

// flatten gives marks that look the same and are all opaque.
func (s *Separation) flatten(marks []page.Mark) ([]page.Mark, error) {
	out := make([]page.Mark, 0, len(marks))
	for _, m := range marks {
		switch {
		case m.Sheet != nil:
			return nil, errPlaced
		case m.Path != nil && m.Path.Transparency == 255, m.Path != nil && m.Ink() == page.Rect{}:
		case m.Path != nil && m.Path.Transparency > 0:
			parts, err := opaque(out, m)
			if err != nil {
				return nil, err
			}
			out = append(out, parts...)
		case m.Image != nil && m.Image.Alpha != nil && m.Image.Sound():
			solid, err := s.onGround(out, m)
			if err != nil {
				return nil, err
			}
			out = append(out, solid)
		default:
			out = append(out, m)
		}
		if len(out)-len(marks) > mostParts {
			return nil, &Refusal{Reason: TooManyParts}
		}
	}
	return out, nil
}

// opaque is a see-through shape as a row of opaque ones: over the ground, and within each
// shape that lies on it once more, in the colour that it has there.
func opaque(below []page.Mark, m page.Mark) ([]page.Mark, error) {
	_, ground, on := under(below, m.Ink())
	part := func(over page.Color, clips []*page.Path) page.Mark {
		path := *m.Path
		path.Color, path.Transparency = mix(m.Path.Color, over, 255-m.Path.Transparency), 0
		return page.Mark{Of: m.Of, Path: &path, Clips: clips}
	}
	parts := []page.Mark{part(ground, m.Clips)}
	for _, i := range on {
		b := below[i]
		if b.Path == nil {
			return nil, &Refusal{Reason: SeeThrough}
		}
		clips := slices.Concat(m.Clips, []*page.Path{b.Path}, b.Clips)
		if p := part(b.Path.Color, clips); p.Ink() != (page.Rect{}) {
			parts = append(parts, p)
		}
	}
	return parts, nil
}

// laid is a see-through picture as it was before it was laid on its ground, and which of the
// marks below that is; none is the paper.
type laid struct {
	picture *page.Image
	ground  int
}

const paper = -1

// onGround is a see-through picture laid on the one colour that is under it. What cannot be seen
// of it has no colour.
func (s *Separation) onGround(below []page.Mark, m page.Mark) (page.Mark, error) {
	at, ground, on := under(below, m.Ink())
	if len(on) > 0 {
		return m, &Refusal{Reason: SeeThrough}
	}
	image := *m.Image
	image.RGB, image.Alpha = make([]byte, len(m.Image.RGB)), nil
	for i, alpha := range m.Image.Alpha {
		at := 3 * i
		c := page.White()
		if alpha > 0 {
			c = mix(page.Color{R: m.Image.RGB[at], G: m.Image.RGB[at+1], B: m.Image.RGB[at+2]}, ground, alpha)
		}
		image.RGB[at], image.RGB[at+1], image.RGB[at+2] = c.R, c.G, c.B
	}
	s.laid[&image] = laid{m.Image, at}
	m.Image = &image
	return m, nil
}

// under tells what lies in a box: the ground, which is one shape or the bare paper, its colour,
// and the marks on it, lowest first.
func under(below []page.Mark, box page.Rect) (ground int, c page.Color, on []int) {
	for i := len(below) - 1; i >= 0; i-- {
		m := below[i]
		if covers(m, box) {
			slices.Reverse(on)
			return i, m.Path.Color, on
		}
		if m.Ink().Overlaps(box) {
			on = append(on, i)
		}
	}
	slices.Reverse(on)
	return paper, page.White(), on
}

// covers reports whether a mark is a rectangle around the box.
func covers(m page.Mark, box page.Rect) bool {
	if m.Path == nil || len(m.Clips) > 0 {
		return false
	}
	r, ok := rectangle(m.Path)
	return ok && r.X0 <= box.X0 && r.Y0 <= box.Y0 && r.X1 >= box.X1 && r.Y1 >= box.Y1
}

// rectangle gives a path's shape where that is one upright rectangle.
func rectangle(p *page.Path) (page.Rect, bool) {
	box := p.Bounds()
	corners := 0
	for i, seg := range p.Segments {
		isLine := seg.Op == page.LineTo || seg.Op == page.MoveTo && i == 0
		switch {
		case seg.Op == page.Close && i == len(p.Segments)-1:
		case !isLine:
			return page.Rect{}, false
		default:
			at := seg.Points[0]
			if at.X != box.X0 && at.X != box.X1 || at.Y != box.Y0 && at.Y != box.Y1 {
				return page.Rect{}, false
			}
			if i > 0 {
				if last := p.Segments[i-1].Points[0]; (last.X != at.X) == (last.Y != at.Y) {
					return page.Rect{}, false
				}
			}
			corners++
		}
	}
	return box, corners == 4 && box.X0 < box.X1 && box.Y0 < box.Y1
}

// mix is a colour as opaque as alpha says over another.
func mix(c, over page.Color, alpha uint8) page.Color {
	part := func(a, b uint8) uint8 {
		return uint8((int(a)*int(alpha) + int(b)*(255-int(alpha)) + 127) / 255)
	}
	return page.Color{R: part(c.R, over.R), G: part(c.G, over.G), B: part(c.B, over.B)}
}
