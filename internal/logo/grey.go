package logo

// A logo for printers that have black only.

import (
	"bytes"
	"image"
	"image/jpeg"

	"leitbild/internal/color"
	"leitbild/internal/page"
)

// fewColors is how many colours a logo may have for each to be told from the others in grey.
const fewColors = 12

// jpegQuality is that of a photograph that is packed anew; nothing of it is to be seen.
const jpegQuality = 93

// Grey is the logo in greys of the same luminance. Of a drawing in a few colours, two that
// differ in hue only become two greys. The logo takes the place of l, whose samples it has: l
// is of no use any more.
func (l *Logo) Grey() *Logo {
	if l == nil {
		return nil
	}
	grey := *l
	of := l.greys()
	grey.shapes = make([]shape, len(l.shapes))
	for i, s := range l.shapes {
		s.color = of(s.color)
		grey.shapes[i] = s
	}
	grey.sight.points = make([]dot, len(l.sight.points))
	for i, d := range l.sight.points {
		grey.sight.points[i] = dot{of(d.Color), d.alpha}
	}
	grey.sight.plate = of(l.sight.plate)
	if l.picture != nil && !l.picture.Grey {
		grey.picture = l.picture.inGrey()
	}
	return &grey
}

// greys tells the grey of each colour.
func (l *Logo) greys() func(page.Color) page.Color {
	var colors []color.RGB
	seen := map[page.Color]bool{}
	for _, s := range l.shapes {
		if !seen[s.color] {
			seen[s.color] = true
			colors = append(colors, color.RGB(s.color))
		}
	}
	known := map[color.RGB]color.RGB{}
	if len(colors) <= fewColors {
		known = color.Greys(colors)
	}
	return func(c page.Color) page.Color {
		g, ok := known[color.RGB(c)]
		if !ok {
			g = color.RGB(c).Grey()
			known[color.RGB(c)] = g
		}
		return page.Color(g)
	}
}

// inGrey is the picture in greys, which take the place of its colours.
func (m *picture) inGrey() *picture {
	grey := *m
	color.GreyScale(grey.RGB)
	grey.Grey = true
	if m.JPEG != nil {
		grey.JPEG = packedGrey(&grey.Image)
	}
	return &grey
}

// packedGrey is a picture of greys as a JPEG of one component; nil where that fails, which a
// picture without it survives.
func packedGrey(m *page.Image) []byte {
	picture := image.NewGray(image.Rect(0, 0, m.Width, m.Height))
	for i := range picture.Pix {
		picture.Pix[i] = m.RGB[3*i]
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, &jpeg.Options{Quality: jpegQuality}); err != nil {
		return nil
	}
	return out.Bytes()
}
