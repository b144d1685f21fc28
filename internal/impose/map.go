package impose

// The first sheet of a tiling: a small picture of the whole with the numbers of the sheets, and
// what to do with them.

import (
	"fmt"

	"leitbild/internal/font"
	"leitbild/internal/legible"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// plan is the map. Its type is as large as its paper allows, and a little smaller where the
// words would leave too little for the picture.
func (t *tiling) plan() *page.Page {
	const least = 50 // percent
	short := min(t.paper.Width, t.paper.Height)
	percent := int64(min(max(100*short/(210*mm), 66), 160))
	for ; ; percent -= 5 {
		m := mapSheet{tiling: t, pen: t.sheet(), percent: percent}
		if m.draw() || percent <= least {
			if root := t.page.Root; root != nil {
				m.Root.Kids = append(m.Root.Kids, root) // after what to do with the sheets
			}
			return m.Page
		}
	}
}

// mapSheet is the map while it is drawn.
type mapSheet struct {
	*tiling
	pen
	percent int64 // of the measures that it has on A4
	live    page.Rect
}

func (m *mapSheet) scaled(l unit.Length) unit.Length { return l * unit.Length(m.percent) / 100 }

// finePrint is the least size of what need not be read; in hardly any face it is below the limit.
const finePrint = 55 * unit.Point / 10

// sized is type on the map, none smaller than text in the hand has to be.
func (m *mapSheet) sized(face *font.Face, size unit.Length) letters {
	return letters{face, max(m.scaled(size), inHand(face)), black()}
}

func (m *mapSheet) heading() letters { return letters{m.Strong, m.scaled(22 * unit.Point), black()} }
func (m *mapSheet) lead() letters    { return m.sized(m.Plain, 11*unit.Point) }
func (m *mapSheet) step() letters    { return m.sized(m.Strong, 11*unit.Point) }
func (m *mapSheet) text() letters    { return m.sized(m.Plain, 95*unit.Point/10) }

func (m *mapSheet) fine() letters {
	least := max(finePrint, m.Plain.SizeForCap(legible.Smallest.CapHeight(legible.InHand)))
	return letters{m.Plain, max(m.scaled(75*unit.Point/10), least), grey()}
}

// draw reports whether there is enough room for the picture.
func (m *mapSheet) draw() bool {
	margin := max(m.Margin+m.scaled(6*mm), m.scaled(16*mm))
	m.live = page.Rect{X0: margin, Y0: margin, X1: m.tiling.paper.Width - margin, Y1: m.tiling.paper.Height - margin}
	if m.tiling.paper.Width > m.tiling.paper.Height {
		return m.beside()
	}
	return m.below()
}

// beside puts the words to the left of the picture.
func (m *mapSheet) beside() bool {
	width := (m.live.X1 - m.live.X0) * 37 / 100
	picture := m.live
	picture.X0 += width + m.scaled(14*mm)
	m.picture(picture, 100, 50)
	y := m.head(m.live.X0, m.live.Y0, width) + m.scaled(11*mm)
	icon := m.scaled(17 * mm)
	list := m.Root.Add(page.List)
	for i := range m.words.steps {
		text := m.live.X0 + icon + m.scaled(5*mm)
		m.icon(i, page.Rect{X0: m.live.X0, Y0: y, X1: m.live.X0 + icon, Y1: y + m.scaled(13*mm)})
		end := m.stepText(list, i, text, y, m.live.X0+width-text)
		y = max(end, y+m.scaled(13*mm)) + m.scaled(8*mm)
	}
	return m.ruler(m.live.X0, y, width) && y <= m.live.Y1
}

// below puts the words above and below the picture.
func (m *mapSheet) below() bool {
	width := m.live.X1 - m.live.X0
	y := m.head(m.live.X0, m.live.Y0, width) + m.scaled(9*mm)
	gutter := m.scaled(8 * mm)
	column := (width - 2*gutter) / 3
	// The steps are set twice: first to know how much room they leave.
	height := unit.Length(0)
	for i := range m.words.steps {
		head, text := m.stepBlocks(i, column)
		height = max(height, m.scaled(13*mm+6*mm)+head.height()+m.toText()+text.height())
	}
	rulerTop := m.live.Y1 - m.rulerHeight(width)
	top := rulerTop - m.scaled(12*mm) - height
	m.picture(page.Rect{X0: m.live.X0, Y0: y, X1: m.live.X1, Y1: top - m.scaled(11*mm)}, 0, 0)
	list := m.Root.Add(page.List)
	for i := range m.words.steps {
		x := m.live.X0 + unit.Length(i)*(column+gutter)
		m.icon(i, page.Rect{X0: x, Y0: top, X1: x + m.scaled(17*mm), Y1: top + m.scaled(13*mm)})
		m.stepText(list, i, x, top+m.scaled(13*mm+6*mm), column)
	}
	return m.ruler(m.live.X0, rulerTop, width) && top-y > (m.live.Y1-m.live.Y0)*35/100
}

// head writes the title and how the sheets lie, and gives their end.
func (m *mapSheet) head(x, y, width unit.Length) unit.Length {
	title, _ := m.set(fmt.Sprintf(m.words.title, m.count()), m.heading(), width)
	m.write(title, m.Root.Add(page.Title), x, y, left)
	y += title.height() + m.scaled(7*mm)
	how := m.words.grid
	switch {
	case m.rows.parts == 1:
		how = m.words.row
	case m.columns.parts == 1:
		how = m.words.column
	}
	lies, _ := m.set(fmt.Sprintf(how, m.rows.parts, m.columns.parts), m.lead(), width)
	m.write(lies, m.Root.Add(page.Paragraph), x, y, left)
	return y + lies.height()
}

func (m *mapSheet) stepBlocks(i int, width unit.Length) (head, text block) {
	head, _ = m.set(m.words.steps[i][0], m.step(), width-m.indent())
	text, _ = m.set(m.words.steps[i][1], m.text(), width)
	return head, text
}

// indent is from a step's number to its heading.
func (m *mapSheet) indent() unit.Length { return m.scaled(5 * mm) }

// toText is from a step's heading to the top of its text.
func (m *mapSheet) toText() unit.Length { return m.scaled(3 * mm) }

// stepText writes a step and gives its end.
func (m *mapSheet) stepText(list *page.Element, i int, x, y, width unit.Length) unit.Length {
	item := list.Add(page.Item)
	label, body := item.Add(page.Label), item.Add(page.Body)
	number, _ := m.set(fmt.Sprint(i+1), m.step(), width)
	m.write(number, label, x, y, left)
	head, text := m.stepBlocks(i, width)
	m.write(head, body.Add(page.Heading), x+m.indent(), y, left)
	y += head.height() + m.toText()
	m.write(text, body.Add(page.Paragraph), x, y, left)
	return y + text.height()
}

// rulerText is what stands beside the line, and how long that is in millimetres.
func (m *mapSheet) rulerText(width unit.Length) (block, unit.Length) {
	long := unit.Length(50)
	if width >= 100*mm {
		long = 100
	}
	text, _ := m.set(fmt.Sprintf(m.words.ruler, long), m.fine(), width)
	return text, long * mm
}

func (m *mapSheet) rulerHeight(width unit.Length) unit.Length {
	text, _ := m.rulerText(width)
	return m.scaled(6*mm) + text.height()
}

// ruler draws a line by which one sees whether the sheets are as large as they should be.
func (m *mapSheet) ruler(x, top, width unit.Length) bool {
	text, long := m.rulerText(width)
	y := m.live.Y1 - text.height() - m.scaled(4*mm)
	tick := m.scaled(mm)
	m.across(x, x+long, y, hairline*2, grey())
	for i := unit.Length(0); i <= long; i += 10 * mm {
		m.down(x+i, y-tick, y+tick, hairline*2, grey())
	}
	m.write(text, m.Root.Add(page.Paragraph), x, m.live.Y1-text.height(), left)
	return y > top
}

// picture draws the page in small, in a box at shares of the room that is left beside it and
// below, with the seams and the numbers of the sheets. Here the page is read.
func (m *mapSheet) picture(box page.Rect, across, down unit.Length) {
	from := m.tiling.page
	num, den := int64(box.X1-box.X0), int64(from.Width)
	if wide := from.Width.Scale(int64(box.Y1-box.Y0), int64(from.Height)); wide < box.X1-box.X0 {
		num, den = int64(box.Y1-box.Y0), int64(from.Height)
	}
	w, h := from.Width.Scale(num, den), from.Height.Scale(num, den)
	at := page.Place{X: box.X0 + (box.X1-box.X0-w)*across/100, Y: box.Y0 + (box.Y1-box.Y0-h)*down/100, Num: num, Den: den}
	frame := page.Rect{X0: at.X, Y0: at.Y, X1: at.X + w, Y1: at.Y + h}
	m.Marks = append(m.Marks, page.Mark{Sheet: &page.Placed{
		Page: from, Place: at, Window: page.Rect{X1: from.Width, Y1: from.Height}, Read: true,
	}})
	veil := &page.Path{Color: page.White(), Transparency: 140}
	veil.Append(frame)
	m.path(veil)
	xs := seams(m.columns, at.X, frame.X1, num, den)
	ys := seams(m.rows, at.Y, frame.Y1, num, den)
	for _, x := range xs[1 : len(xs)-1] {
		m.down(x, frame.Y0, frame.Y1, hairline*6, page.White())
	}
	for _, y := range ys[1 : len(ys)-1] {
		m.across(frame.X0, frame.X1, y, hairline*6, page.White())
	}
	for _, x := range xs[1 : len(xs)-1] {
		m.down(x, frame.Y0, frame.Y1, hairline*2, black())
	}
	for _, y := range ys[1 : len(ys)-1] {
		m.across(frame.X0, frame.X1, y, hairline*2, black())
	}
	m.frame(frame, hairline*2, black())
	m.numbers(xs, ys)
}

// seams are the places of a division's seams on the map, with its ends.
func seams(d division, begin, end unit.Length, num, den int64) []unit.Length {
	at := []unit.Length{begin}
	for i := 1; i < d.parts; i++ {
		at = append(at, begin+d.seam(i).Scale(num, den))
	}
	return append(at, end)
}

// numbers writes each sheet's number into its upper left corner, where it hides little.
func (m *mapSheet) numbers(xs, ys []unit.Length) {
	cell := min(xs[1]-xs[0], ys[1]-ys[0])
	for i := range xs[1:] {
		cell = min(cell, xs[i+1]-xs[i])
	}
	for i := range ys[1:] {
		cell = min(cell, ys[i+1]-ys[i])
	}
	radius := min(cell*30/100, max(m.scaled(32*mm/10), 255*mm/100))
	how := letters{m.Strong, radius * 125 / 100, black()}
	for row := range m.rows.parts {
		for column := range m.columns.parts {
			x, y := xs[column]+radius*13/10, ys[row]+radius*13/10
			m.disc(x, y, radius+hairline*2, black())
			m.disc(x, y, radius, page.White())
			number, _ := m.set(fmt.Sprint(m.number(column, row)), how, 4*radius)
			m.write(number, nil, x-2*radius, y-how.capHeight()/2, centred)
		}
	}
}

// icon draws what a step does: cut at the left and above, glue on the hatched strip, trim all
// round.
func (m *mapSheet) icon(step int, box page.Rect) {
	const thin, strong = hairline * 2, hairline * 4
	w, h := box.X1-box.X0, box.Y1-box.Y0
	at := func(x0, y0, x1, y1 unit.Length) page.Rect {
		return page.Rect{X0: box.X0 + w*x0/100, Y0: box.Y0 + h*y0/100, X1: box.X0 + w*x1/100, Y1: box.Y0 + h*y1/100}
	}
	switch step {
	case 0:
		paper, kept := at(6, 8, 100, 100), at(20, 26, 100, 100)
		m.rect(kept, pale())
		m.frame(paper, thin, grey())
		m.down(kept.X0, box.Y0, paper.Y1, strong, black())
		m.across(box.X0, paper.X1, kept.Y0, strong, black())
	case 1:
		first, strip, second := at(0, 8, 56, 92), at(42, 8, 56, 92), at(58, 0, 100, 84)
		m.rect(first, pale())
		m.rect(strip, page.White())
		m.hatch(strip, 9*mm/10, thin)
		m.frame(first, thin, grey())
		m.rect(second, pale())
		m.frame(second, thin, grey())
		m.glueArrow(at(50, 36, 72, 54))
	case 2:
		sheets := at(8, 11, 92, 89)
		m.rect(sheets, pale())
		m.down((sheets.X0+sheets.X1)/2, sheets.Y0, sheets.Y1, thin, grey())
		m.across(sheets.X0, sheets.X1, (sheets.Y0+sheets.Y1)/2, thin, grey())
		m.dashes(sheets, box, strong)
	}
}

// glueArrow points to the left.
func (m *mapSheet) glueArrow(b page.Rect) {
	y, head := (b.Y0+b.Y1)/2, (b.Y1-b.Y0)/2
	m.across(b.X0+head, b.X1, y, hairline*4, black())
	m.polygon(black(), page.Point{X: b.X0, Y: y}, page.Point{X: b.X0 + head*12/10, Y: y - head*8/10}, page.Point{X: b.X0 + head*12/10, Y: y + head*8/10})
}

// dashes draws the sides of a rectangle, on to those of a box around it.
func (m *mapSheet) dashes(r, around page.Rect, weight unit.Length) {
	dash, space := m.scaled(12*mm/10), m.scaled(8*mm/10)
	for _, x := range []unit.Length{r.X0, r.X1} {
		for y := around.Y0; y < around.Y1; y += dash + space {
			m.down(x, y, min(y+dash, around.Y1), weight, black())
		}
	}
	for _, y := range []unit.Length{r.Y0, r.Y1} {
		for x := around.X0; x < around.X1; x += dash + space {
			m.across(x, min(x+dash, around.X1), y, weight, black())
		}
	}
}
