package sheet

// The logo of the house: which of its versions a ground asks for, and how large it stands.

import (
	"leitbild/charter"
	"leitbild/internal/color"
	"leitbild/internal/logo"
	"leitbild/internal/page"
	"leitbild/internal/source"
	"leitbild/internal/theme"
	"leitbild/internal/unit"
)

// logos are the versions of the logo, for light grounds and for dark ones; nil where there
// is none.
type logos struct {
	of          *page.Element
	light, dark *logo.Logo
	// lightPos and darkPos are where the charter names them.
	lightPos, darkPos source.Pos
}

func (g logos) present() bool { return g.light != nil || g.dark != nil }

// addLogo makes the logo the first that is read on the sheet.
func (m *manuscript) addLogo(c *charter.Charter, o Options) {
	m.logos = logos{light: o.Logo, dark: o.LogoDark, lightPos: c.Brand.Logo.Pos, darkPos: c.Brand.LogoDark.Pos}
	if !m.logos.present() {
		return
	}
	m.logos.of = &page.Element{Role: page.Figure, Alt: "Logo: " + c.Organization.Value}
	m.root.Kids = append([]*page.Element{m.logos.of}, m.root.Kids...)
}

// isSeen reports whether a logo is seen well enough on a ground. Houses have their logos made for
// white, where they are as they are (WCAG 2.2 exempts logos); on other grounds they are shapes
// that must be seen, and on dark ones, where a colour looks dimmer than its contrast says, most of
// the logo is to be as clear as text. One that vibrates on its ground is seen and cannot be looked at.
func isSeen(g *logo.Logo, ground page.Color) bool {
	const light, faint, dark = 1.35, 1.2, 7
	if g.VibratesOn(ground) {
		return false
	}
	switch fromWhite := color.Contrast(color.RGB(ground), color.White()); {
	case fromWhite < light:
		return g.ContrastOn(ground) >= faint
	case fromWhite >= dark:
		return g.ContrastOn(ground) >= theme.ShapeContrast && g.MainContrastOn(ground) >= theme.TextContrast
	}
	return g.ContrastOn(ground) >= theme.ShapeContrast
}

// emblem is the logo as it stands on one ground.
type emblem struct {
	logo *logo.Logo
	pos  source.Pos
	// plate is the colour of the plate under it where it could hardly be seen on the ground,
	// and pad the air between the plate's edge and the ink.
	plate         page.Color
	plated        bool
	pad           unit.Length
	width, height unit.Length // the plate included
	// inked says that the logo, which has one colour, is drawn in that of the text instead.
	inked bool
	ink   page.Color
}

func (e emblem) present() bool { return e.logo != nil }

// scaled is e at share thousandths of its size.
func (e emblem) scaled(share int64) emblem {
	e.pad, e.width, e.height = e.pad.Scale(share, 1000), e.width.Scale(share, 1000), e.height.Scale(share, 1000)
	return e
}

// logoSide is the side of the square that weighs as much as the logo, in thousandths of the
// sheet's shorter side.
const logoSide = 74

// emblem is the logo for a ground, at most maxWidth wide.
func (l *layout) emblem(ink theme.Ink, maxWidth unit.Length) emblem {
	if !l.m.logos.present() {
		return emblem{}
	}
	e := l.m.emblemOn(ink)
	side := (l.frame.short * logoSide / 1000).Scale(l.level.margin, 1000)
	if l.level.inline {
		side = side.Scale(l.level.secondary, 1000) // on the tightest sheets the text comes first
	}
	if e.plated {
		e.pad = side / 7
	}
	w, h := e.logo.Size(side, min(maxWidth, side*9/2)-2*e.pad, side*14/10)
	e.width, e.height = w+2*e.pad, h+2*e.pad
	return e
}

// emblemOn chooses the version that is seen on a ground, that for its kind of ground first.
// Where none is, one of a single colour is drawn in that of the text, as houses allow, and
// one of several colours stands on a plate.
func (m *manuscript) emblemOn(ink theme.Ink) emblem {
	if known, ok := m.emblems[ink]; ok {
		return known
	}
	e := m.logos.on(ink)
	if m.emblems == nil {
		m.emblems = map[theme.Ink]emblem{}
	}
	m.emblems[ink] = e
	return e
}

func (g logos) on(ink theme.Ink) emblem {
	light, dark := emblem{logo: g.light, pos: g.lightPos}, emblem{logo: g.dark, pos: g.darkPos}
	order := []emblem{light, dark}
	if ink.Dark() {
		order = []emblem{dark, light}
	}
	for _, e := range order {
		if !e.present() {
			continue
		}
		plate, plated := e.logo.Ground()
		if isSeen(e.logo, ink.Ground) && (!plated || plate == ink.Ground) {
			return e
		}
	}
	e := light
	if !e.present() {
		e = dark
	}
	if e.logo.OneColor() {
		e.inked, e.ink = true, ink.Text
		return e
	}
	e.plated, e.plate = true, page.White()
	if own, has := e.logo.Ground(); has {
		e.plate = own
	} else if !isSeen(e.logo, e.plate) {
		e.plate = page.Color{R: 24, G: 24, B: 27}
	}
	return e
}

// logo draws e with its upper left corner at x, y.
func (l *layout) logo(e emblem, x, y unit.Length) {
	if e.plated {
		plate := &page.Path{Color: e.plate} // part of the figure, so that no ground comes to lie over it
		plate.Append(page.Rect{X0: x, Y0: y, X1: x + e.width, Y1: y + e.height})
		l.page.Marks = append(l.page.Marks, page.Mark{Of: l.m.logos.of, Path: plate})
		if _, own := e.logo.Ground(); !own {
			l.m.note(source.Finding{Rule: "logo-on-plate", Severity: source.Info, Pos: e.pos})
		}
	}
	if e.inked {
		l.m.note(source.Finding{Rule: "logo-inked", Severity: source.Info, Pos: e.pos})
	}
	box := page.Rect{X0: x + e.pad, Y0: y + e.pad, X1: x + e.width - e.pad, Y1: y + e.height - e.pad}
	for _, mark := range e.logo.Place(box) {
		mark.Of = l.m.logos.of
		if e.inked {
			mark.Path.Color = e.ink
		}
		l.page.Marks = append(l.page.Marks, mark)
	}
	if dpi := e.logo.DPI(box.X1 - box.X0); dpi > 0 && dpi < leastDPI {
		l.m.note(source.Finding{Rule: "logo-coarse", Severity: source.Warning, Pos: e.pos, Args: map[string]any{
			"DPI": dpi, "Least": leastDPI, "Width": int((box.X1 - box.X0).Millimetres() + 0.5),
		}})
	}
}

// leastDPI is the resolution below which a picture looks blurred in the hand.
const leastDPI = 150

// note keeps what is found while a sheet is drawn.
func (m *manuscript) note(f source.Finding) { m.notes = append(m.notes, f) }
