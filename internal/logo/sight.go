package logo

// What a logo is to the eye: how heavy, and how clear on a ground. Both are found on a grid
// of points, of which the logo's colour and opacity are known.

import (
	"math"
	"slices"

	"leitbild/internal/color"
	"leitbild/internal/page"
)

// gridSide is the number of points along the longer side.
const gridSide = 128

// sight is the logo on the grid.
type sight struct {
	columns, rows int
	points        []dot
	// plate is the ground that the logo brings along: plated.
	plate  page.Color
	plated bool
}

// dot is the colour of a point and its opacity.
type dot struct {
	page.Color
	alpha uint8
}

// newSight makes an empty grid over a box.
func newSight(width, height int64) sight {
	s := sight{columns: gridSide, rows: gridSide}
	if width > height {
		s.rows = int(max(1, gridSide*height/width))
	} else {
		s.columns = int(max(1, gridSide*width/height))
	}
	s.points = make([]dot, s.columns*s.rows)
	return s
}

// sightOf asks for the colour at each point of the grid over a box.
func sightOf(width, height int64, look func(x, y int64) (page.Color, uint8)) sight {
	s := newSight(width, height)
	for row := range s.rows {
		y := (2*int64(row) + 1) * height / (2 * int64(s.rows))
		for column := range s.columns {
			x := (2*int64(column) + 1) * width / (2 * int64(s.columns))
			c, alpha := look(x, y)
			s.points[row*s.columns+column] = dot{c, alpha}
		}
	}
	return s
}

// Ground gives the colour that the logo brings along as its ground, where it does: a picture
// without transparency has a white one. On another colour it stands as a box.
func (l *Logo) Ground() (page.Color, bool) { return l.sight.plate, l.sight.plated }

// visible is the opacity from which on a point is ink.
const visible = 64

// ink reports whether there is ink at a point of the grid.
func (s *sight) ink(column, row int) bool {
	if column < 0 || row < 0 || column >= s.columns || row >= s.rows {
		return false
	}
	d := s.points[row*s.columns+column]
	return d.alpha >= visible && !(s.plated && near(d.Color, s.plate))
}

// lightness is by how much the logo's side may be larger than that of one whose ink covers
// 45 % of its box. It grows with the fourth root of the ink that is missing, within bounds:
// the eye weighs the outline as well as the ink.
func (s *sight) lightness() float64 {
	const usual, most = 0.45, 1.15
	count := 0
	for row := range s.rows {
		for column := range s.columns {
			if s.ink(column, row) {
				count++
			}
		}
	}
	if count == 0 {
		return most
	}
	covered := float64(count) / float64(len(s.points))
	return min(max(math.Sqrt(math.Sqrt(usual/covered)), 1/most), most)
}

// ContrastOn tells how clear the logo is on a ground: the contrast ratio (WCAG 2.2) that at
// least three quarters of its edge have against it, 1 to 21. Below about 1.5 parts of the
// logo vanish. A logo that brings its ground along is judged on that.
func (l *Logo) ContrastOn(ground page.Color) float64 { return l.contrastOn(ground, 25) }

// MainContrastOn is as ContrastOn, of at least one half of the edge: of the ink that makes up
// most of the logo.
func (l *Logo) MainContrastOn(ground page.Color) float64 { return l.contrastOn(ground, 50) }

// VibratesOn reports whether most of the logo's edge is so colourful on a ground, and of so different a hue, that
// the eye cannot settle on either, however they differ in lightness: short of seven to one that is no help.
func (l *Logo) VibratesOn(ground page.Color) bool {
	const neon, colourful, clear = 0.22, 0.07, 7
	s, under := &l.sight, color.RGB(ground)
	if s.plated || under.Chroma() < neon {
		return false
	}
	edges, vibrate := 0, 0
	for row := range s.rows {
		for column := range s.columns {
			if !s.edge(column, row) {
				continue
			}
			edges++
			ink := s.points[row*s.columns+column].on(under)
			if ink.Chroma() >= colourful && !color.SameHue(ink, under) && color.Contrast(ink, under) < clear {
				vibrate++
			}
		}
	}
	return vibrate*2 > edges
}

// contrastOn is the contrast that all but part hundredths of the edge have at least.
func (l *Logo) contrastOn(ground page.Color, part int) float64 {
	s := &l.sight
	if s.plated {
		ground = s.plate
	}
	under := color.RGB(ground)
	var contrasts []float64
	for row := range s.rows {
		for column := range s.columns {
			if s.edge(column, row) {
				contrasts = append(contrasts, color.Contrast(s.points[row*s.columns+column].on(under), under))
			}
		}
	}
	if len(contrasts) == 0 { // hairlines that run between the points: seen by their colours
		contrasts = l.contrastsOf(under)
	}
	if len(contrasts) == 0 {
		return 1
	}
	slices.Sort(contrasts)
	return contrasts[len(contrasts)*part/100]
}

// contrastsOf are those of all that is drawn, however thin, against a ground.
func (l *Logo) contrastsOf(under color.RGB) (contrasts []float64) {
	add := func(d dot) {
		if d.alpha >= visible && !(l.sight.plated && near(d.Color, l.sight.plate)) {
			contrasts = append(contrasts, color.Contrast(d.on(under), under))
		}
	}
	for _, s := range l.shapes {
		add(dot{s.color, 255 - s.transparency})
	}
	if p := l.picture; p != nil {
		for y := range l.height {
			for x := range l.width {
				c, alpha := p.look(x, y)
				add(dot{c, alpha})
			}
		}
	}
	return contrasts
}

// edge reports whether a point is ink with none beside it.
func (s *sight) edge(column, row int) bool {
	return s.ink(column, row) && !(s.ink(column-1, row) && s.ink(column+1, row) && s.ink(column, row-1) && s.ink(column, row+1))
}

// on is the colour of the point on a ground.
func (d dot) on(ground color.RGB) color.RGB {
	mix := func(over, under uint8) uint8 {
		a := int(d.alpha)
		return uint8((int(over)*a + int(under)*(255-a) + 127) / 255)
	}
	return color.RGB{R: mix(d.R, ground.R), G: mix(d.G, ground.G), B: mix(d.B, ground.B)}
}
