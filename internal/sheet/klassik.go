package sheet

// klassik is a certificate: warm paper, a double frame, everything on the centre line, a
// quiet rule between the columns and one ornament above the motto.

import (
	"slices"

	"leitbild/internal/page"
	"leitbild/internal/theme"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

type klassik struct{ job }

func klassikVoices(m *manuscript) voices {
	capitals := voice{face: m.face.headline, capitals: true, tracking: m.theme.Scale.CapsTracking}
	small := voice{face: m.face.small}
	return voices{
		organization: capitals, headline: capitals,
		title:    voice{face: m.face.title, tracking: m.theme.Scale.TitleTracking},
		subtitle: voice{face: m.face.subtitle}, text: voice{face: m.face.text},
		motto: voice{face: m.face.motto}, date: small, label: small,
		numbered: func(headlines bool) bool { return !headlines },
	}
}

func (k klassik) most() unit.Length { return k.job.most(170) }

func (k klassik) divisions() []division {
	n := len(k.m.principles)
	if n == 1 {
		return sentences()
	}
	var out []division
	most := 2 + (n+7)/12
	if k.frame.landscape() {
		most = 3 + n/19
	}
	for columns := 1; columns <= min(n, most); columns++ {
		out = append(out, division{columns: columns})
		if columns > 1 && n > columns {
			out = append(out, division{columns: columns, free: true})
		}
	}
	return out
}

// klassikPlan is one plan in the making.
type klassikPlan struct {
	layout
	centre unit.Length
}

func (k klassik) plan(t try, p pen) (plan, bool) {
	th, f := k.m.theme, k.frame
	inset := func(r theme.Ratio) unit.Length {
		// The frame stays; what stands inside it comes closer.
		return f.borderInset() + f.border() + (r.Of(f.short)-f.borderInset()).Scale(t.level.margin*t.level.margin, 1000_000)
	}
	share := unit.Length(44)
	if k.m.single() {
		share = 58
	}
	b := klassikPlan{layout: k.newLayout(t, p, inset(th.Grid.Margin), inset(th.Grid.Foot), share), centre: f.width / 2}
	var out plan
	if k.m.single() {
		out = b.sentence()
	} else {
		out = b.certificate()
	}
	out.small, out.ground = b.small, b.ground
	return out, b.ok
}

// borderInset is the distance of the frame from the trim, and border its whole depth.
func (f frame) borderInset() unit.Length { return f.short * 36 / 1000 }
func (f frame) border() unit.Length      { return f.short * 10 / 1000 }

// ground is the paper tone, over the bleed, and the double frame.
func (b *klassikPlan) ground() {
	b.flood(b.m.theme.Colors.Paper)
	outer := b.frame.borderInset()
	b.box(outer, max(b.frame.short*32/10000, 2*b.hair), b.ink.Rule)
	b.box(outer+b.frame.border(), b.hair, b.ink.Rule)
}

// box is a rectangular frame of the given weight, inset from the trim.
func (b *klassikPlan) box(inset, weight unit.Length, c page.Color) {
	r := page.Rect{X0: inset, Y0: inset, X1: b.page.Width - inset, Y1: b.page.Height - inset}
	b.rect(page.Rect{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y0 + weight}, c)
	b.rect(page.Rect{X0: r.X0, Y0: r.Y1 - weight, X1: r.X1, Y1: r.Y1}, c)
	b.rect(page.Rect{X0: r.X0, Y0: r.Y0 + weight, X1: r.X0 + weight, Y1: r.Y1 - weight}, c)
	b.rect(page.Rect{X0: r.X1 - weight, Y0: r.Y0 + weight, X1: r.X1, Y1: r.Y1 - weight}, c)
}

// line is the longest line of what stands around the list, in ems of its size; on
// landscape sheets, where height is dear, it is longer.
func (b *klassikPlan) line(size unit.Length, ems unit.Length) unit.Length {
	if b.frame.landscape() {
		ems = ems * 3 / 2
	}
	return min(b.width(), size*ems)
}

// middle makes a piece of matter set on the centre line.
func (b *klassikPlan) middle(c matter, size, width, leading, gap unit.Length, mode typeset.Mode, color page.Color) piece {
	s := b.set(c, size, width, leading, mode)
	return piece{gap: gap, height: s.height(), draw: func(y, _ unit.Length) {
		b.text(s, b.centre-width/2, y, centred, color)
	}}
}

// certificate is the sheet with a list.
func (b *klassikPlan) certificate() plan {
	s, under := b.head()
	list, measure, empty, hole := b.list()
	list[0].gap = max(list[0].gap, under)
	s = append(s, list...)
	s = append(s, b.foot()...)
	p := plan{columns: []column{b.column(s)}, measure: measure, empty: empty, hole: hole, list: list.natural(), worth: 1000}
	if n := len(b.m.principles); !b.frame.landscape() && (n <= 12 && b.division.columns > 2 || n <= 3 && b.division.columns > 1) {
		p.worth = 820 // narrow columns suit no certificate
	}
	return p
}

// head is organisation, title, subtitle and intro; under is what the list must keep from it.
func (b *klassikPlan) head() (s stack, under unit.Length) {
	m, sc, c := b.m, b.m.theme.Scale, b.ink
	org := max(b.small, min(b.size*8/10, b.frame.short/40))
	s = b.logoAbove(org, b.middle(m.organization, org, b.width(), org*135/100, 0, typeset.Balanced, c.Accent))
	t := b.titled(b.width(), b.frame.height*27/100, 0, b.frame.landscape() || len(m.principles) > 12)
	capital := capHeight(m.face.title, t.how.Size)
	s = append(s, piece{gap: max(capital*50/100, org) + t.top, flex: true, height: t.height(), draw: func(y, _ unit.Length) {
		b.display(t, b.live.X0, y, centred, c.Text)
	}})
	under = t.bottom
	if m.subtitle.present() {
		size := max(min(sc.Subtitle.Of(b.service), b.frame.short/28), b.small)
		s = append(s, b.middle(m.subtitle, size, b.line(size, 32), size*125/100,
			max(capital*45/100, under+size*80/100), typeset.Balanced, c.Muted))
		under = 0
	}
	if m.intro.present() {
		size := b.introSize()
		s = append(s, b.middle(m.intro, size, b.line(size, 36), b.leading(size),
			max(size*13/10, under+size), typeset.Balanced, c.Text))
		under = 0
	}
	return s, max(under+b.size, capital.Scale(80*b.level.gap, 100_000))
}

// logoAbove puts the logo on the centre line above the first piece.
func (b *klassikPlan) logoAbove(size unit.Length, first piece) stack {
	e := b.emblem(b.ink, b.width())
	if !e.present() {
		return stack{first}
	}
	first.gap = max(b.gap(1000), size*95/100)
	return stack{{height: e.height, draw: func(y, _ unit.Length) { b.logo(e, b.centre-e.width/2, y) }}, first}
}

// klassikEntry is a principle set for its column.
type klassikEntry struct {
	top, text, note       setting
	topColor              page.Color
	toText, toNote, total unit.Length
}

func (b *klassikPlan) entry(p principle, width unit.Length) klassikEntry {
	sc := b.m.theme.Scale
	head, note := sc.Headline.Of(b.size), b.noteSize()
	e := klassikEntry{
		topColor: b.ink.Accent,
		top:      b.set(p.headline, head, width, head*128/100, typeset.Balanced),
		text:     b.set(p.text, b.size, width, b.leading(b.size), typeset.Ragged),
		note:     b.set(p.note, note, width, b.leading(note), typeset.Ragged),
	}
	if p.numeral.present() {
		e.top = b.set(p.numeral, b.size*13/10, width, 0, typeset.Balanced)
	}
	if e.top.present() {
		// A headline belongs to its text, the more so where entries stand close.
		e.toText = e.top.height() + b.size*46/100 + b.gap(320)
	}
	e.total = e.toText + e.text.height()
	e.toNote, e.total = b.under(e.total, e.note)
	return e
}

// list is the principles in columns with a quiet rule between them.
func (b *klassikPlan) list() (s stack, measure unit.Length, empty int, gaps unit.Length) {
	n := b.division.columns
	left, width := b.live.X0, b.width()
	if n == 1 {
		width = min(width, b.size*unit.Length(b.level.measure))
		left = b.centre - width/2
	}
	lefts, each := bands(left, width, b.gutter, n)
	measure = min(each, b.size*unit.Length(b.level.measure))
	entries := make([]klassikEntry, len(b.m.principles))
	heights := make([]unit.Length, len(entries))
	for i, p := range b.m.principles {
		entries[i] = b.entry(p, measure)
		heights[i] = entries[i].total
	}
	// Accents on large headlines reach up.
	accents := max(0, b.m.theme.Scale.Headline.Of(b.size)-b.size) * 20 / 100
	gap := max(b.gap(1450), b.size+b.gap(130)) + accents
	above := max(b.gap(1800), b.size*11/10)
	g := klassikGrid{b: b, lefts: lefts, each: each, measure: measure, entries: entries, align: centred}
	for _, e := range entries {
		if e.text.lines > centredLines {
			g.align = flushLeft
		}
	}
	var body piece
	if b.division.free {
		body, empty = g.free(heights, gap)
	} else {
		last := len(entries) - 1
		closing := n > 1 && len(entries) > n && len(entries)%n == 1 && g.align == centred
		if !closing {
			last = len(entries)
		}
		counts := spread(last, n)
		empty = counts[0]*n - last
		body = g.rows(heights[:last], counts, gap)
		body.gap, body.flex = above, true
		if closing {
			// What is left over closes the list on the centre line.
			s = stack{{gap: gap, flex: true, height: heights[last], draw: func(y, _ unit.Length) {
				g.drawAt(last, b.centre-g.each/2, y)
			}}}
		}
		if closing {
			empty = n - 1
		}
		return append(stack{body}, s...), measure, empty, hole(heights[:last], counts)
	}
	body.gap, body.flex = above, true
	return stack{body}, measure, empty, 0
}

// centredLines is how many lines of text the eye follows without an edge to return to.
const centredLines = 6

type klassikGrid struct {
	align         align
	b             *klassikPlan
	lefts         []unit.Length
	each, measure unit.Length
	entries       []klassikEntry
}

func (g klassikGrid) draw(i, column int, y unit.Length) { g.drawAt(i, g.lefts[column], y) }

// drawAt draws an entry in the middle of a column from left.
func (g klassikGrid) drawAt(i int, left, y unit.Length) {
	e, c := g.entries[i], g.b.ink
	left += (g.each - g.measure) / 2
	g.b.text(e.top, left, y, g.align, e.topColor)
	g.b.text(e.text, left, y+e.toText, g.align, c.Text)
	g.b.text(e.note, left, y+e.toNote, g.align, c.Muted)
}

// rules are drawn between the columns, all as far as the shortest of them goes.
func (g klassikGrid) rules(y unit.Length, ends []unit.Length) {
	for _, left := range g.lefts[1:] {
		x := left - g.b.gutter/2 - g.b.hair/2
		g.b.rect(page.Rect{X0: x, Y0: y, X1: x + g.b.hair, Y1: slices.Min(ends)}, g.b.faint())
	}
}

// faint is a colour half way between rule and paper.
func (b *klassikPlan) faint() page.Color { return theme.Mix(b.ink.Rule, b.ink.Ground, 45) }

// rows sets the list in rows that all columns share.
func (g klassikGrid) rows(heights []unit.Length, counts []int, gap unit.Length) piece {
	high := rows(heights, counts)
	ends := make([]unit.Length, len(counts))
	var inner stack
	for r, h := range high {
		p := piece{gap: gap, flex: true, height: h, draw: func(y, _ unit.Length) {
			first := 0
			for c, n := range counts {
				if r < n {
					g.draw(first+r, c, y)
					ends[c] = y + h
				}
				first += n
			}
		}}
		if r == 0 {
			p.gap = 0
		}
		inner = append(inner, p)
	}
	return piece{height: inner.natural(), spare: inner.capacity(), draw: func(y, height unit.Length) {
		inner.place(y, height)
		g.rules(y, ends)
	}}
}

// free sets every column on its own and tells how many end early.
func (g klassikGrid) free(heights []unit.Length, gap unit.Length) (body piece, early int) {
	return freeColumns(heights, gap, len(g.lefts), g.draw, g.rules)
}

// foot is the ornament, outro, motto, signatures and the last line.
func (b *klassikPlan) foot() stack {
	m, c := b.m, b.ink
	var s stack
	gap := max(b.gap(1500), b.size*11/10)
	if m.outro.present() || m.motto.present() {
		s = append(s, b.ornament(gap))
		s[0].white = true
	}
	if m.outro.present() {
		size := b.outroSize()
		s = append(s, b.middle(m.outro, size, b.line(size, 38), b.leading(size), size*13/10, typeset.Balanced, c.Text))
	}
	if m.motto.present() {
		size := b.mottoSize()
		s = append(s, b.middle(m.motto, size, b.line(size, 34), size*128/100, size*12/10, typeset.Balanced, c.Accent))
	}
	if sign := b.signing(); len(sign) > 0 {
		above := b.mottoSize()
		if len(s) == 0 {
			above = b.size
		}
		sign[0].gap, sign[0].flex, sign[0].white = max(b.gap(1300), b.small, b.clear(above)), true, len(s) == 0
		s = append(s, sign...)
	}
	last := b.lastLines()
	if len(last) > 0 {
		last[0].gap, last[0].white = max(b.gap(1500), b.small*15/10, b.clear(b.small)), len(s) == 0
	}
	return append(s, last...)
}

// lastLines are date and contact: below one another or, on landscape sheets, side by side
// where they have room.
func (b *klassikPlan) lastLines() stack {
	date, contact, c := b.m.date, b.m.contact, b.ink
	between := b.small * 2
	both := date.natural(b.small) + between + contact.natural(b.small)
	if b.frame.landscape() && date.present() && contact.present() && both <= b.width() {
		left := b.set(date, b.small, date.natural(b.small)+b.small, 0, typeset.Balanced)
		right := b.set(contact, b.small, contact.natural(b.small)+b.small, 0, typeset.Balanced)
		return stack{{height: left.height(), draw: func(y, _ unit.Length) {
			b.text(left, b.centre-both/2, y, flushLeft, c.Muted)
			b.text(right, b.centre-both/2+date.natural(b.small)+between, y, flushLeft, c.Muted)
		}}}
	}
	var s stack
	for _, line := range []matter{date, contact} {
		if line.present() {
			s = append(s, b.middle(line, b.small, b.width(), b.leading(b.small), b.small*62/100, typeset.Balanced, c.Muted))
		}
	}
	return s
}

// ornament is a diamond between two rules.
func (b *klassikPlan) ornament(gap unit.Length) piece {
	c := b.ink
	d := max(b.service*22/100, 3*b.hair)
	arm := min(b.service*5, b.width()/4)
	return piece{gap: gap, flex: true, height: 2 * d, draw: func(y, _ unit.Length) {
		mid := y + d
		path := &page.Path{Color: c.Accent}
		for i, p := range [...]page.Point{{X: b.centre, Y: mid - d}, {X: b.centre + d, Y: mid}, {X: b.centre, Y: mid + d}, {X: b.centre - d, Y: mid}} {
			op := page.LineTo
			if i == 0 {
				op = page.MoveTo
			}
			path.Segments = append(path.Segments, page.Segment{Op: op, Points: [3]page.Point{p}})
		}
		path.Segments = append(path.Segments, page.Segment{Op: page.Close})
		b.page.Marks = append(b.page.Marks, page.Mark{Path: path})
		for _, x := range [...]unit.Length{b.centre - 2*d - arm, b.centre + 2*d} {
			b.rule(x, x+arm, mid-b.hair/2, b.hair, b.faint())
		}
	}}
}

// signing is the signature lines on both sides of the QR code, which takes the place of a
// seal.
func (b *klassikPlan) signing() stack {
	n := len(b.m.signatures)
	if b.m.link == nil {
		return b.signatureRows(b.live.X0, b.live.X1, 0, n)
	}
	side := b.codeSize()
	quiet := b.m.link.quiet(side)
	seal := piece{height: side, draw: func(y, _ unit.Length) {
		b.m.link.draw(b.pen, b.centre-side/2, y, side, b.ink)
	}}
	wing := (b.width()-side)/2 - max(quiet, b.gutter/2)
	if n < 2 || n%2 == 1 || wing < b.small*8 {
		rows := b.signatureRows(b.live.X0, b.live.X1, 0, n)
		if len(rows) > 0 {
			rows[0].gap = quiet
		}
		return append(stack{seal}, rows...)
	}
	left := b.signatureRows(b.live.X0, b.live.X0+wing, 0, n/2)
	right := b.signatureRows(b.live.X1-wing, b.live.X1, n/2, n)
	height := max(side, left.natural(), right.natural())
	return stack{{height: height, draw: func(y, h unit.Length) {
		seal.draw(y+(h-side)/2, side)
		left.place(y+h-left.natural(), left.natural())
		right.place(y+h-right.natural(), right.natural())
	}}}
}

// clear is what text of the given size keeps from the QR code, where there is one.
func (b *klassikPlan) clear(size unit.Length) unit.Length {
	if b.m.link == nil {
		return 0
	}
	return b.clearOfCode(b.codeSize(), size)
}

func (b *klassikPlan) codeSize() unit.Length {
	return min(b.m.link.side(b.frame, b.size, 13), b.width()/2)
}

// signatureRows are the signatures from first up to last in rows, centred between left and right.
func (b *klassikPlan) signatureRows(left, right unit.Length, first, last int) stack {
	m, c := b.m, b.ink
	n := last - first
	if n == 0 {
		return nil
	}
	width := right - left
	perRow := min(n, m.perRow(width, b.gutter, b.small))
	each := min((width-unit.Length(perRow-1)*b.gutter)/unit.Length(perRow), b.small*20)
	write, pad := b.write(), b.signPad()
	var s stack
	for ; first < last; first += perRow {
		row := m.signatures[first:min(first+perRow, last)]
		names := make([]setting, len(row))
		var high unit.Length
		for i, sig := range row {
			names[i] = b.set(sig, b.small, each, b.leading(b.small), typeset.Balanced)
			high = max(high, names[i].height())
		}
		cell := width / unit.Length(len(row))
		s = append(s, piece{height: write + pad + high, draw: func(y, _ unit.Length) {
			for i, name := range names {
				x := left + unit.Length(i)*cell + (cell-each)/2
				b.rule(x, x+each, y+write, b.hair, b.faint())
				b.text(name, x, y+write+pad, centred, c.Text)
			}
		}})
	}
	return s
}

// sentence is the sheet with one principle: its text is the poster.
func (b *klassikPlan) sentence() plan {
	m, sc, c := b.m, b.m.theme.Scale, b.ink
	p := m.principles[0]
	text, ok := m.sentence(b.try, b.width())
	b.ok = b.ok && ok
	service := b.small * 14 / 10
	org := b.small * 11 / 10
	s := append(b.logoAbove(org, b.middle(m.organization, org, b.width(), org*135/100, 0, typeset.Balanced, c.Accent)),
		b.middle(m.title, b.small, b.width(), b.leading(b.small), b.small*12/10, typeset.Balanced, c.Muted))
	above := max(b.size*50/100, b.small*2)
	if p.headline.present() {
		s = append(s, b.middle(p.headline, service, b.width(), service*13/10, above, typeset.Balanced, c.Accent))
		s[len(s)-1].white = true
		above = max(service*11/10, b.size*28/100)
	}
	sentence := piece{gap: above + text.top, flex: true, white: !p.headline.present(), height: text.height(), draw: func(y, _ unit.Length) {
		b.display(text, b.live.X0, y, centred, c.Text)
	}}
	s = append(s, sentence)
	under := text.bottom
	add := func(t matter, size unit.Length, mode typeset.Mode, color page.Color) {
		if t.present() {
			s = append(s, b.middle(t, size, b.line(size, 36), b.leading(size), max(size*14/10, under+size), mode, color))
			under = 0
		}
	}
	add(p.note, max(sc.Note.Of(service), b.small), typeset.Balanced, c.Muted)
	add(m.subtitle, service, typeset.Balanced, c.Muted)
	add(m.intro, service, typeset.Balanced, c.Text)
	b.size, b.service = service, service
	foot := b.foot()
	if len(foot) == 0 {
		foot = stack{{}}
	}
	foot[0].white = true
	foot[0].gap = max(foot[0].gap, under+service)
	s = append(s, foot...)
	b.raise(s, text.height())
	return plan{columns: []column{b.column(s)}, measure: b.width(), lines: text.judged()}
}

// opticalCentre is where the eye sees the middle of a sheet, in hundredths of its height.
const opticalCentre = 47

// raise gives the white above the sentence what puts the sentence, of the given height, on
// the optical centre.
func (b *klassikPlan) raise(s stack, height unit.Length) {
	y := b.live.Y0
	for i := range s {
		y += s[i].gap
		if s[i].flex {
			y += s[i].gap
		}
		if s[i].white {
			// From here the headline, where there is one, and the sentence.
			block := height
			if s[i].height != height {
				block += s[i].height + 2*s[i+1].gap
			}
			s[i].take = max(b.frame.height*opticalCentre/100-y-block/2, 1)
			return
		}
		y += s[i].height
	}
}
