package press

// What stands beside the sheet for those who print and cut it: crop marks, registration marks,
// a patch of each ink, and a line that says what this is.

import (
	"strings"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

const (
	markLength = page.CropMarkLength
	markWeight = page.CropMarkWeight
	// gap keeps the slug apart from the marks.
	gap = 3 * unit.Millimetre
	// ring is the radius of the circle of a registration mark.
	ring      = 3 * unit.Millimetre / 2
	patchSide = 5 * unit.Millimetre / 2
	slugSize  = 6 * unit.Point
	leastSlug = 4 * unit.Point
)

// furniture gathers the marks around one sheet.
type furniture struct {
	*Separation
	sheet *Sheet
	begin unit.Length // of the marks, from the trim
}

// furnish puts the marks around a sheet.
func (s *Separation) furnish(sheet *Sheet) {
	f := furniture{Separation: s, sheet: sheet, begin: sheet.Page.CropMarkGap()}
	sheet.Margin = f.begin + markLength
	f.cropMarks()
	f.registration()
	f.slug()
}

func (f *furniture) add(m page.Mark, ink Ink) {
	f.sheet.Page.Marks = append(f.sheet.Page.Marks, m)
	f.sheet.Inks = append(f.sheet.Inks, ink)
}

// stroke draws an upright or a level line on all plates; one of its sides is its weight.
func (f *furniture) stroke(x0, y0, x1, y1 unit.Length) {
	const half = markWeight / 2
	if x0 == x1 {
		x0, x1 = x0-half, x0-half+markWeight
	} else {
		y0, y1 = y0-half, y0-half+markWeight
	}
	path := &page.Path{}
	path.Append(page.Rect{X0: x0, Y0: y0, X1: x1, Y1: y1})
	f.add(page.Mark{Path: path}, Ink{All: true})
}

func (f *furniture) cropMarks() {
	for _, l := range f.sheet.Page.CutLines() {
		f.stroke(l[0].X, l[0].Y, l[1].X, l[1].Y)
	}
}

// registration puts a mark in the middle of each side.
func (f *furniture) registration() {
	p, middle := f.sheet.Page, f.begin+markLength/2
	for _, at := range []page.Point{
		{X: p.Width / 2, Y: -middle},
		{X: p.Width / 2, Y: p.Height + middle},
		{X: -middle, Y: p.Height / 2},
		{X: p.Width + middle, Y: p.Height / 2},
	} {
		const arm = markLength / 2
		f.stroke(at.X-arm, at.Y, at.X+arm, at.Y)
		f.stroke(at.X, at.Y-arm, at.X, at.Y+arm)
		path := &page.Path{EvenOdd: true}
		path.Circle(at, ring)
		path.Circle(at, ring-markWeight)
		f.add(page.Mark{Path: path}, Ink{All: true})
	}
}

// slug writes at the foot, left of the registration mark what this is, right of it which inks
// print it, each beside a patch of itself.
func (f *furniture) slug() {
	p := f.sheet.Page
	if f.job.Face == nil {
		return
	}
	middle := p.Height + f.begin + markLength/2
	room := p.Width/2 - markLength/2 - 2*gap
	f.write(f.line(room), gap, middle, room)
	const beside = gap / 4 // from a patch to its name
	const each = patchSide + beside + gap*5/12
	names := f.Inks()
	x, end := p.Width/2+markLength/2+gap, p.Width-beside
	var all unit.Length
	for _, name := range names {
		all += f.width(f.run(name, slugSize))
	}
	size := slugSize
	room = end - x - each*unit.Length(len(names))
	if all > room {
		size = max(leastSlug, slugSize.Scale(int64(max(room, 0)), int64(all)))
	}
	for _, name := range names {
		if x+patchSide > end {
			return
		}
		patch := &page.Path{}
		patch.Append(page.Rect{X0: x, Y0: middle - patchSide/2, X1: x + patchSide, Y1: middle + patchSide/2})
		f.add(page.Mark{Path: patch}, f.solid(name))
		x += patchSide + beside
		x += f.write(f.shortened(name, size, end-x), x, middle, end-x) + each - patchSide - beside
	}
}

// shortened is the name of an ink, of which the end is left out where there is no room for all: as
// long as enough is left to tell it from others.
func (f *furniture) shortened(name string, size, room unit.Length) *page.Run {
	const least = 16
	whole := f.run(name, size)
	if at := f.run(name, leastSlug); f.width(at) <= room {
		return whole
	}
	for letters := []rune(name); len(letters) > least; {
		letters = letters[:len(letters)-1]
		if run := f.run(strings.TrimRight(string(letters), " ")+"…", leastSlug); f.width(run) <= room {
			return run
		}
	}
	return whole
}

// solid is one ink at full strength.
func (f *furniture) solid(name string) Ink {
	for i, process := range processInks() {
		if name == process {
			ink := Ink{}
			*[...]*int{&ink.C, &ink.M, &ink.Y, &ink.K}[i] = full
			return ink
		}
	}
	return Ink{Spot: full}
}

// line is the slug as far as there is room for it: what comes last is left out first, and in the
// end some of the file's name. The date stays.
func (f *furniture) line(room unit.Length) *page.Run {
	const dot = " · "
	for n := len(f.job.Slug); n > 1; n-- {
		if run := f.run(strings.Join(f.job.Slug[:n], dot), leastSlug); f.width(run) <= room {
			return f.run(run.Text, slugSize)
		}
	}
	if len(f.job.Slug) == 0 {
		return f.run("", slugSize)
	}
	rest := strings.Join(f.job.Slug[1:min(2, len(f.job.Slug))], dot)
	if rest != "" {
		rest = dot + rest
	}
	name, cut := []rune(f.job.Slug[0]), ""
	for {
		run := f.run(string(name)+cut+rest, leastSlug)
		if f.width(run) <= room || len(name) == 0 {
			return f.run(run.Text, slugSize)
		}
		name, cut = name[:len(name)-1], "…"
	}
}

// write puts a line on all plates, smaller where it has no room, and gives its width. One that has
// none even then is left out: half the name of an ink is that of another.
func (f *furniture) write(run *page.Run, x, middle, room unit.Length) unit.Length {
	if w := f.width(run); w > room && w > 0 {
		run.Size = max(leastSlug, run.Size*max(room, 0)/w)
	}
	if w := f.width(run); w == 0 || w > room {
		return 0
	}
	run.X, run.Y = x, middle+run.Size.Scale(int64(run.Face.CapHeight()), int64(2*run.Face.UnitsPerEm()))
	f.add(page.Mark{Run: run}, Ink{All: true})
	return f.width(run)
}

// run sets text letter after letter; a question mark stands for what the face lacks.
func (f *furniture) run(text string, size unit.Length) *page.Run {
	run := &page.Run{Face: f.job.Face, Size: size}
	var kept strings.Builder
	pen := int32(0)
	for _, r := range text {
		g, ok := f.job.Face.Glyph(r)
		if !ok || g == 0 {
			g, ok = f.job.Face.Glyph('?')
			r = '?'
		}
		if !ok {
			continue
		}
		start := int32(kept.Len())
		kept.WriteRune(r)
		run.Glyphs = append(run.Glyphs, page.Glyph{ID: g, X: pen, Start: start, End: int32(kept.Len())})
		pen += int32(f.job.Face.Advance(g))
	}
	run.Text = kept.String()
	return run
}

// width is how long a line is.
func (f *furniture) width(r *page.Run) unit.Length {
	if len(r.Glyphs) == 0 {
		return 0
	}
	last := r.Glyphs[len(r.Glyphs)-1]
	return r.At(last.X + int32(r.Face.Advance(last.ID)))
}
