package sheet

// A sheet in a grey theme has no colour at all.

import (
	"leitbild/internal/color"
	"leitbild/internal/page"
)

// inGrey says so of a page, and takes the last hues from it: that of a plate, and those that
// come of rounding.
func inGrey(p *page.Page) {
	p.Grey = true
	for _, m := range p.Marks {
		switch {
		case m.Run != nil:
			m.Run.Color = grey(m.Run.Color)
		case m.Path != nil:
			m.Path.Color = grey(m.Path.Color)
		}
	}
}

func grey(c page.Color) page.Color {
	if c.R == c.G && c.G == c.B {
		return c
	}
	return page.Color(color.RGB(c).Grey())
}
