package typeset

// The measure of a text: where each place stands among the glyphs, and the optical edges
// of the lines that end and begin there.

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"leitbild/internal/font"
	"leitbild/internal/lang"
)

// node is a break opportunity in the shaped text. The first node is the beginning of the text.
type node struct {
	kind   breakKind
	inWord bool
	// reserve marks a pattern in a name or in a word that the author has divided; short one
	// that leaves few letters before or after the hyphen.
	reserve, short bool
	hyphen         font.GID
	end, next      int32    // in manuscript.set
	textNext       int32    // next in manuscript.text
	endGlyph       int32    // the first glyph that is not on the line
	nextGlyph      int32    // the first glyph of the next line
	right          int32    // the optical right edge of a line that ends here
	left           int32    // the optical left edge of a line that begins here
	hyphenX        int32    // the origin of the hyphen
	penalty        [3]int32 // of each mode
	brief          int32    // comes to that of running text in a few lines
	words          int32
	// Of a pattern: the node where its piece begins, and how wide that is.
	from, piece int32
}

// adds reports whether a line that ends here gets a hyphen.
func (n *node) adds() bool { return n.kind == atDivided || n.kind == atPattern }

// layout is a shaped text with its nodes.
type layout struct {
	glyphs []glyph
	nodes  []node
}

// newLayout puts opportunities among glyphs. One inside a cluster is left out.
func (s *setter) newLayout(m *manuscript, glyphs []glyph, opportunities []opportunity) *layout {
	l := &layout{glyphs: glyphs, nodes: make([]node, 0, len(opportunities)+1)}
	l.nodes = append(l.nodes, node{kind: atForced})
	g := 0
	glyphAt := func(at int32) (int32, bool) {
		for g < len(glyphs) && glyphs[g].start < at {
			g++
		}
		return int32(g), g == len(glyphs) || glyphs[g].start == at
	}
	for _, p := range opportunities {
		n := node{
			kind: p.kind, inWord: p.inWord, reserve: p.reserve, short: p.short,
			end: m.inSet(p.end), next: m.inSet(p.next), textNext: p.next, words: p.words, brief: p.brief,
			penalty: [...]int32{Ragged: p.ragged, Balanced: p.balanced, Even: p.even()},
		}
		var whole bool
		n.endGlyph, _ = glyphAt(n.end)
		if n.nextGlyph, whole = glyphAt(n.next); !whole && p.kind != atForced {
			continue
		}
		l.nodes = append(l.nodes, n)
	}
	s.measureEdges(m, l)
	l.measurePieces()
	return l
}

func (s *setter) measureEdges(m *manuscript, l *layout) {
	for i := range l.nodes {
		n := &l.nodes[i]
		if i > 0 {
			n.right = s.rightEdge(m, l, i)
		}
		limit := n.nextGlyph
		if i+1 < len(l.nodes) {
			limit = l.nodes[i+1].endGlyph
		}
		n.left = s.leftEdge(m, l.glyphs, n.nextGlyph, limit)
	}
}

// leftEdge is where the first ink stands that counts at the beginning of a line: not that
// of quotation marks and apostrophes, which hang, unless there is nothing else.
func (s *setter) leftEdge(m *manuscript, glyphs []glyph, from, limit int32) int32 {
	hung, found := int32(0), false
	for _, g := range glyphs[from:limit] {
		ink, ok := s.extents(g)
		if !ok {
			continue
		}
		edge := g.x + int32(ink.XMin)
		first := firstRune(m.set[g.start:])
		if first == 'j' {
			// Its stem stands on the edge, and its tail hangs.
			set := s.of(g.face)
			if x, ok := set.face.StemLeft(g.id); ok {
				edge = g.x + set.scale.of(int32(x))
			}
		}
		if !isQuote(first) {
			return edge
		}
		if !found {
			hung, found = edge, true
		}
	}
	if found {
		return hung
	}
	if int(from) < len(glyphs) {
		return glyphs[from].pen
	}
	return 0
}

// Thousandths of the last ink of a line that do not count for its width. They are in the
// range that pdfTeX's protrusion tables use (microtype): the lighter the sign, the more of
// it hangs.
const (
	hangStop   = 700
	hangHyphen = 500
	hangQuote  = 500
	hangColon  = 300
	hangDash   = 300
)

func hang(r rune) int32 {
	switch {
	case r == '.' || r == ',':
		return hangStop
	case isHyphen(r) || r == '\u2011':
		return hangHyphen
	case isQuote(r):
		return hangQuote
	case r == ':' || r == ';':
		return hangColon
	case isDash(r):
		return hangDash
	}
	return 0
}

// rightEdge is where the last ink ends that counts for a line that ends at node i.
func (s *setter) rightEdge(m *manuscript, l *layout, i int) int32 {
	n := &l.nodes[i]
	first := l.nodes[i-1].nextGlyph
	edge, found := int32(math.MinInt32), 0
	if n.adds() && n.endGlyph > first {
		s.placeHyphen(m, l.glyphs, n)
		if ink, ok := s.face.Extents(n.hyphen); ok {
			edge, found = n.hyphenX+counted(ink, hangHyphen), 1
		}
	}
	for g := n.endGlyph - 1; g >= first && found < 2; g-- {
		ink, ok := s.extents(l.glyphs[g])
		if !ok {
			continue
		}
		right := l.glyphs[g].x + int32(ink.XMax)
		if found == 0 {
			r, _ := utf8.DecodeLastRuneInString(m.set[:l.glyphs[g].end])
			right = l.glyphs[g].x + counted(ink, hang(r))
		}
		edge = max(edge, right)
		found++
	}
	if found == 0 {
		return l.nodes[i-1].left
	}
	return edge
}

// counted is the right edge of ink of which some thousandths do not count.
func counted(ink font.Extents, hang int32) int32 {
	return int32(ink.XMax) - int32(ink.XMax-ink.XMin)*hang/1000
}

// placeHyphen puts a hyphen after the last glyph before n.
func (s *setter) placeHyphen(m *manuscript, glyphs []glyph, n *node) {
	g := glyphs[n.endGlyph-1]
	r, size := utf8.DecodeLastRuneInString(m.set[:g.end])
	h := s.hyphenAfter(r)
	set := s.of(g.face)
	n.hyphen = h.id
	n.hyphenX = g.pen + set.scale.of(int32(set.face.Advance(g.id))) + s.tracking
	if g.end-g.start == int32(size) && g.face == 0 {
		n.hyphenX += h.kern
	}
}

// measurePieces finds for each pattern the piece that only patterns divide.
func (l *layout) measurePieces() {
	from := 0
	for i := 1; i < len(l.nodes); i++ {
		if l.nodes[i].kind == atPattern {
			continue
		}
		width := l.nodes[i].right - l.nodes[from].left
		for k := from + 1; k < i; k++ {
			l.nodes[k].from, l.nodes[k].piece = int32(from), width
		}
		from = i
	}
}

// widest is the width of the widest piece that only patterns divide.
func (l *layout) widest() int32 {
	widest, from := int32(0), 0
	for i := 1; i < len(l.nodes); i++ {
		if l.nodes[i].kind != atPattern {
			widest = max(widest, l.nodes[i].right-l.nodes[from].left)
			from = i
		}
	}
	return widest
}

// natural is the width of the widest forced line.
func (l *layout) natural() int32 {
	widest, from := int32(0), 0
	for i := 1; i < len(l.nodes); i++ {
		if l.nodes[i].kind == atForced {
			widest = max(widest, l.nodes[i].right-l.nodes[from].left)
			from = i
		}
	}
	return widest
}

// ligaturesApart lists the places inside f-ligatures where a German word is divided: no
// ligature spans them, as in Auf-lage.
func (s *setter) ligaturesApart(m *manuscript, glyphs []glyph) (joins []int32) {
	if lang.Primary(s.style.Lang) != "de" {
		return nil
	}
	var points []int
	for _, g := range glyphs {
		cluster := m.set[g.start:g.end]
		if len(cluster) < 2 || cluster[0] != 'f' || !beginsWithLetter(cluster[1:]) {
			continue
		}
		start, end := letterRun(m.set, int(g.start))
		points = patternsOf("de").points(points[:0], m.set[start:end])
		for _, at := range points {
			if at += start; at > int(g.start) && at < int(g.end) && m.set[at] != 'f' {
				joins = append(joins, int32(at))
			}
		}
	}
	slices.Sort(joins)
	return slices.Compact(joins)
}

// letterRun finds the letters around a place.
func letterRun(s string, at int) (start, end int) {
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	if n := strings.LastIndexFunc(s[:at], notLetter); n >= 0 {
		_, size := utf8.DecodeRuneInString(s[n:])
		start = n + size
	}
	end = len(s)
	if n := strings.IndexFunc(s[at:], notLetter); n >= 0 {
		end = at + n
	}
	return start, end
}
