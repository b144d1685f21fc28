package logo

// PNG and JPEG become samples in sRGB; colour profiles are not looked at.

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"leitbild/internal/page"
	"leitbild/internal/source"
)

// picture is a logo of pixels.
type picture struct {
	page.Image // without its box
	// left and top are the corner of the ink; where the border has been cut off they are 0.
	left, top int
}

// crop is a rectangle of pixels; right and bottom lie outside.
type crop struct{ left, top, right, bottom int }

// pixels reads a PNG or a JPEG.
func (r *reader) pixels(data []byte, kind string) *Logo {
	decode, config := png.Decode, png.DecodeConfig
	if kind == "jpeg" {
		decode, config = jpeg.Decode, jpeg.DecodeConfig
	}
	size, err := config(bytes.NewReader(data))
	if err != nil {
		r.damaged(kind, err)
		return nil
	}
	variant, most := "pixels", maxPixels
	if size.ColorModel == color.NRGBA64Model || size.ColorModel == color.RGBA64Model {
		variant, most = "deep", maxDeepPixels
	}
	if size.Width > most || size.Height > most || size.Width*size.Height > most {
		r.tooLarge(variant, map[string]any{"Width": size.Width, "Height": size.Height, "Limit": most / 1_000_000})
		return nil
	}
	decoded, err := decode(bytes.NewReader(data))
	if err != nil {
		r.damaged(kind, err)
		return nil
	}
	m := samplesOf(decoded)
	if kind == "jpeg" {
		r.keepJPEG(m, data, decoded)
	}
	return r.trimmed(m)
}

// damaged tells why a picture cannot be decoded.
func (r *reader) damaged(kind string, err error) {
	r.broken(kind, source.Pos{}, err.Error())
}

// keepJPEG lets formats that hold a JPEG take the file as it is, but for what it says about
// itself. One that must be turned, or is in inks, is decoded for all.
func (r *reader) keepJPEG(m *page.Image, data []byte, decoded image.Image) {
	plain, orientation := stripJPEG(data)
	if orientation != 1 {
		turn(m, orientation)
	}
	switch decoded.(type) {
	case *image.CMYK:
		r.simplify("cmyk", source.Pos{})
		return
	}
	if orientation == 1 {
		m.JPEG = plain
		_, m.Grey = decoded.(*image.Gray)
	}
}

// samplesOf gives the colours of a picture, and its opacities where it has some.
func samplesOf(m image.Image) *page.Image {
	switch m := m.(type) {
	case *image.NRGBA:
		return parted(m.Pix, m.Stride, m.Rect)
	case *image.RGBA: // of the decoders, opaque
		return parted(m.Pix, m.Stride, m.Rect)
	case *image.YCbCr:
		return photograph(m)
	}
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	out := &page.Image{Width: w, Height: h, RGB: make([]byte, 3*w*h)}
	alpha := make([]byte, w*h)
	opaque := true
	colorOf := colorsOf(m)
	for at, y := 0, b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := colorOf(x, y)
			out.RGB[3*at], out.RGB[3*at+1], out.RGB[3*at+2] = c.R, c.G, c.B
			alpha[at] = c.A
			opaque = opaque && c.A == 255
			at++
		}
	}
	if !opaque {
		out.Alpha = alpha
	}
	return out
}

// parted parts pixels of four bytes into colours, which take their place, and opacities: a
// large picture is not in memory twice.
func parted(pixels []byte, stride int, b image.Rectangle) *page.Image {
	w, h := b.Dx(), b.Dy()
	out := &page.Image{Width: w, Height: h, RGB: pixels[:0]}
	alpha := make([]byte, 0, w*h)
	opaque := true
	for y := range h {
		row := pixels[y*stride:][:4*w]
		for x := 0; x < len(row); x += 4 {
			a := row[x+3]
			out.RGB = append(out.RGB, row[x], row[x+1], row[x+2])
			alpha = append(alpha, a)
			opaque = opaque && a == 255
		}
	}
	if !opaque {
		out.Alpha = alpha
	}
	return out
}

// photograph gives the colours of a picture in brightness and chroma, as most JPEG files are.
func photograph(m *image.YCbCr) *page.Image {
	b := m.Rect
	out := &page.Image{Width: b.Dx(), Height: b.Dy(), RGB: make([]byte, 0, 3*b.Dx()*b.Dy())}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			at, of := m.YOffset(x, y), m.COffset(x, y)
			red, green, blue := color.YCbCrToRGB(m.Y[at], m.Cb[of], m.Cr[of])
			out.RGB = append(out.RGB, red, green, blue)
		}
	}
	return out
}

// colorsOf gives a way to ask for the colour of a pixel, a quick one for the kinds that most
// files have.
func colorsOf(m image.Image) func(x, y int) color.NRGBA {
	switch m := m.(type) {
	case *image.Gray:
		return func(x, y int) color.NRGBA {
			v := m.GrayAt(x, y).Y
			return color.NRGBA{v, v, v, 255}
		}
	case *image.CMYK:
		return func(x, y int) color.NRGBA {
			c := m.CMYKAt(x, y)
			red, green, blue := color.CMYKToRGB(c.C, c.M, c.Y, c.K)
			return color.NRGBA{red, green, blue, 255}
		}
	case *image.Paletted:
		colors := make([]color.NRGBA, 256)
		for i, c := range m.Palette {
			colors[i] = color.NRGBAModel.Convert(c).(color.NRGBA)
		}
		return func(x, y int) color.NRGBA { return colors[m.ColorIndexAt(x, y)] }
	}
	return func(x, y int) color.NRGBA { return color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA) }
}

// turn brings a picture upright that a camera has stored turned or mirrored (Exif 2.32,
// orientation).
func turn(m *page.Image, orientation int) {
	w, h := m.Width, m.Height
	if orientation >= 5 {
		w, h = h, w
	}
	from := func(x, y int) (int, int) {
		switch orientation {
		case 2:
			return w - 1 - x, y
		case 3:
			return w - 1 - x, h - 1 - y
		case 4:
			return x, h - 1 - y
		case 5:
			return y, x
		case 6:
			return y, w - 1 - x
		case 7:
			return h - 1 - y, w - 1 - x
		case 8:
			return h - 1 - y, x
		}
		return x, y
	}
	turned := make([]byte, len(m.RGB))
	for y := range h {
		for x := range w {
			fx, fy := from(x, y)
			copy(turned[3*(y*w+x):], m.RGB[3*(fy*m.Width+fx):][:3])
		}
	}
	m.Width, m.Height, m.RGB = w, h, turned
}

// trimmed finds the ink within a border that is empty or white, and makes the logo.
func (r *reader) trimmed(m *page.Image) *Logo {
	ground, plated := plate(m)
	ink := inkOf(m, ground, plated)
	if ink.left >= ink.right {
		r.empty()
		return nil
	}
	l := &Logo{
		width: int64(ink.right - ink.left), height: int64(ink.bottom - ink.top),
		picture: &picture{Image: *m, left: ink.left, top: ink.top},
	}
	if m.JPEG == nil {
		cut(l.picture, ink)
	}
	l.sight = sightOf(l.width, l.height, l.picture.look)
	l.sight.plate, l.sight.plated = ground, plated
	return l
}

const (
	// faint is an opacity that nobody sees.
	faint = 8
	// alike is how far a channel may be from white to be the white of a scan or a JPEG.
	alike = 10
)

// plate is the white that a picture without opacities brings along as its ground.
func plate(m *page.Image) (page.Color, bool) {
	white := page.White()
	if m.Alpha != nil {
		return white, false
	}
	for _, at := range [...]int{0, m.Width - 1, (m.Height - 1) * m.Width, m.Height*m.Width - 1} {
		if !near(colorAt(m, at), white) {
			return white, false
		}
	}
	return white, true
}

func colorAt(m *page.Image, at int) page.Color {
	return page.Color{R: m.RGB[3*at], G: m.RGB[3*at+1], B: m.RGB[3*at+2]}
}

// near reports whether two colours look alike.
func near(a, b page.Color) bool {
	apart := func(v, w uint8) bool { return max(v, w)-min(v, w) > alike }
	return !apart(a.R, b.R) && !apart(a.G, b.G) && !apart(a.B, b.B)
}

// inkOf is the box of what can be seen.
func inkOf(m *page.Image, ground page.Color, plated bool) crop {
	seen := func(at int) bool {
		if m.Alpha != nil {
			return m.Alpha[at] >= faint
		}
		return !plated || !near(colorAt(m, at), ground)
	}
	box := crop{left: m.Width, top: m.Height}
	for y := range m.Height {
		row := y * m.Width
		first := 0
		for first < m.Width && !seen(row+first) {
			first++
		}
		if first == m.Width {
			continue
		}
		last := m.Width - 1
		for !seen(row + last) {
			last--
		}
		box.left, box.right = min(box.left, first), max(box.right, last+1)
		box.top, box.bottom = min(box.top, y), y+1
	}
	return box
}

// cut takes the border off.
func cut(m *picture, ink crop) {
	w, h := ink.right-ink.left, ink.bottom-ink.top
	if w == m.Width && h == m.Height {
		return
	}
	rgb, alpha := m.RGB[:0], m.Alpha[:0] // what is kept moves forward
	for y := ink.top; y < ink.bottom; y++ {
		row := y*m.Width + ink.left
		rgb = append(rgb, m.RGB[3*row:3*(row+w)]...)
		if m.Alpha != nil {
			alpha = append(alpha, m.Alpha[row:row+w]...)
		}
	}
	m.Width, m.Height, m.RGB, m.Alpha, m.left, m.top = w, h, rgb, alpha, 0, 0
}

// look gives the colour of a pixel of the ink and its opacity.
func (m *picture) look(x, y int64) (page.Color, uint8) {
	at := (m.top+int(y))*m.Width + m.left + int(x)
	if m.Alpha == nil {
		return colorAt(&m.Image, at), 255
	}
	return colorAt(&m.Image, at), m.Alpha[at]
}
