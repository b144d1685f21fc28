package sheet

// Display type: titles and sentences on a wall, set as tight as their ink allows.

import (
	"leitbild/internal/font"
	"leitbild/internal/page"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// display is matter broken into lines at a size, with leading by ink.
type display struct {
	setting
	list        []typeset.Line
	top, bottom unit.Length // ink above the first line's capitals and below the last baseline
	overfull    bool
}

// least and clear are the leading of lines that do not meet, and the space that ink keeps
// where they would, both in thousandths of the size.
const (
	displayLeast = 900
	displayClear = 50
)

// layDisplay breaks c, balanced, for a size and a width.
func layDisplay(c matter, how typeset.Setting) display {
	if !c.present() {
		return display{}
	}
	how.Mode = typeset.Balanced
	broken := c.shaped.Break(how)
	d := display{list: broken.List, overfull: broken.Overfull}
	d.setting = setting{matter: c, how: how, lines: len(broken.List)}
	least := how.Size.Scale(displayLeast, 1000)
	for _, l := range d.list {
		// Punctuation may hang over the edge, but at display sizes not by much.
		d.overfull = d.overfull || l.InkRight > how.Width+how.Size*6/100
	}
	for i := 1; i < len(d.list); i++ {
		least = max(least, c.clearance(d.list[i-1], d.list[i], how.Size))
	}
	d.leading = least
	if n := len(d.list); n > 0 {
		d.top = max(0, d.list[0].InkTop-capHeight(c.face, how.Size))
		d.bottom = max(0, d.list[n-1].InkBottom)
	}
	return d
}

// clearance is the least distance of two baselines at which no glyph of the lower line
// comes closer than displayClear to one of the upper line that stands above it.
func (c matter) clearance(upper, lower typeset.Line, size unit.Length) unit.Length {
	var units int32
	near := int32(c.face.UnitsPerEm() * displayClear / 1000)
	shift := inUnits(lower.Shift-upper.Shift, c.face, size)
	for _, u := range upper.Glyphs {
		above, ok := c.face.Extents(u.ID)
		if !ok || int32(above.YMin)+u.Y >= near {
			continue
		}
		for _, l := range lower.Glyphs {
			below, ok := c.face.Extents(l.ID)
			if !ok {
				continue
			}
			x := l.X + shift
			if x+int32(below.XMax)+near < u.X+int32(above.XMin) || u.X+int32(above.XMax)+near < x+int32(below.XMin) {
				continue
			}
			units = max(units, -(int32(above.YMin)+u.Y)+int32(below.YMax)+l.Y+near)
		}
	}
	return c.width(int64(units), size)
}

func inUnits(l unit.Length, f *font.Face, size unit.Length) int32 {
	if size == 0 {
		return 0
	}
	return int32(int64(l) * int64(f.UnitsPerEm()) / int64(size))
}

// drawDisplay draws d with the top of its capitals at top, the lines from accent onwards
// in the second colour.
func (p pen) display(d display, left, top unit.Length, a align, c page.Color) {
	if d.present() {
		p.lines(d.setting, d.list, left, top+capHeight(d.face, d.how.Size), a, c)
	}
}

// fitDisplay finds the largest size up to most at which c stands in width × height. Words
// are broken only where the type would be smaller than least with whole ones.
func fitDisplay(c matter, width, height, least, most unit.Length) display {
	size := most
	if widest := c.width(c.shaped.MinWidth(), most); widest > width {
		if whole := most.Scale(int64(width), int64(widest)); whole >= least {
			size = whole
		}
	}
	for {
		d := layDisplay(c, typeset.Setting{Size: size, Width: width})
		if (!d.overfull && d.height() <= height) || size <= unit.Point {
			return d
		}
		size = size.Scale(96, 100)
	}
}

// evenness is the mean width of the lines in thousandths of the longest.
func (d display) evenness() int64 {
	var sum, longest unit.Length
	for _, l := range d.list {
		sum += l.Width
		longest = max(longest, l.Width)
	}
	if longest == 0 {
		return 1000
	}
	return int64(sum) * 1000 / int64(longest) / int64(len(d.list))
}

// sentence is the only principle as display type in at most lines lines; ok is false where
// it is too wide or needs more.
func (m *manuscript) sentence(t try, width unit.Length) (d display, ok bool) {
	text := m.principles[0].text
	d = layDisplay(text, typeset.Setting{Size: t.size, Width: width, Hyphenate: t.hyphenate})
	widest := text.width(text.shaped.MinWidth(), t.size)
	return d, !d.overfull && d.lines <= t.division.lines && (t.hyphenate || widest <= width)
}
