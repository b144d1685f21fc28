package typeset

import (
	"leitbild/internal/font"
	"leitbild/internal/unit"
)

// build makes the lines that end at the given nodes.
func (t *Text) build(f *fit, s Setting, ends []int32) Lines {
	lines := Lines{List: make([]Line, len(ends))}
	count := len(f.glyphs)
	for _, end := range ends {
		if f.nodes[end].adds() {
			count++
		}
	}
	glyphs := make([]Glyph, 0, count)
	from := int32(0)
	for i, end := range ends {
		a, b := &f.nodes[from], &f.nodes[end]
		first := len(glyphs)
		glyphs = t.appendGlyphs(glyphs, f.layout, a, b)
		l := &lines.List[i]
		l.Glyphs = glyphs[first:len(glyphs):len(glyphs)]
		t.words(l, a, b)
		t.measure(l, f.layout, a, b, s.Size)
		if b.adds() {
			lines.Hyphens++
		}
		if b.kind == atPattern && b.penalty[Balanced] >= penaltyPatternBalanced {
			lines.Torn++
		}
		if b.right-a.left > f.width {
			lines.Overfull = true
		}
		from = end
	}
	return lines
}

// origin is where the pen stands before the line that begins at n.
func (l *layout) origin(n *node) int32 {
	if int(n.nextGlyph) < len(l.glyphs) {
		return l.glyphs[n.nextGlyph].pen
	}
	return n.left
}

func (t *Text) appendGlyphs(glyphs []Glyph, l *layout, a, b *node) []Glyph {
	origin := l.origin(a)
	add := func(list []glyph) {
		for _, g := range list {
			glyphs = append(glyphs, Glyph{
				ID: g.id, Face: g.face, X: g.x - origin, Y: g.y, Start: max(g.start, a.next) - a.next, End: min(g.end, b.next) - a.next,
			})
		}
	}
	add(l.glyphs[a.nextGlyph:b.endGlyph])
	if b.adds() {
		end := b.end - a.next
		return append(glyphs, Glyph{ID: b.hyphen, X: b.hyphenX - origin, Start: end, End: end})
	}
	add(l.glyphs[b.endGlyph:b.nextGlyph])
	return glyphs
}

// words gives the line its text.
func (t *Text) words(l *Line, a, b *node) {
	l.inSet, l.inText = a.next, a.textNext
	l.Text = t.manuscript.set[a.next:b.next]
	if t.manuscript.setAt != nil {
		l.Actual = t.manuscript.text[a.textNext:b.textNext]
	}
	if b.adds() {
		l.Text += string(softHyphen)
		if l.Actual != "" {
			l.Actual += string(softHyphen)
		}
	}
}

// measure gives the line its lengths.
func (t *Text) measure(l *Line, lay *layout, a, b *node, size unit.Length) {
	origin := lay.origin(a)
	length := func(units int32) unit.Length { return size.Scale(int64(units), int64(t.em)) }
	l.Shift = -length(a.left - origin)
	l.Width = max(0, length(b.right-a.left))
	var box font.Extents
	found := false
	for _, g := range l.Glyphs {
		ink, ok := t.Extents(g)
		if !ok {
			continue
		}
		ink.XMin, ink.XMax = ink.XMin+int(g.X), ink.XMax+int(g.X)
		ink.YMin, ink.YMax = ink.YMin+int(g.Y), ink.YMax+int(g.Y)
		if !found {
			box, found = ink, true
		}
		box.XMin, box.XMax = min(box.XMin, ink.XMin), max(box.XMax, ink.XMax)
		box.YMin, box.YMax = min(box.YMin, ink.YMin), max(box.YMax, ink.YMax)
	}
	if !found {
		return
	}
	l.InkTop, l.InkBottom = length(int32(box.YMax)), -length(int32(box.YMin))
	l.InkLeft, l.InkRight = min(0, l.Shift+length(int32(box.XMin))), l.Shift+length(int32(box.XMax))
}
