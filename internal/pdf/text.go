package pdf

// Runs of glyphs as text operators (ISO 32000-1, 9.4), such that the text can be read back
// as it was written.

import (
	"errors"
	"strconv"
	"strings"
	"unicode"

	"leitbild/internal/font"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

var (
	errMissing = errors.New("a run has the glyph for a missing character")
	errCluster = errors.New("a glyph stands for bytes that the run's text does not have")
)

// softHyphen is what the hyphen of a divided word is read as, which is the standard's way to
// say that the word goes on (ISO 32000-1, 14.8.2.2.3): a reader of the structure joins its
// parts, and so do searching and copying. The whole word as the text of both parts would be read
// as well, but then a reader that shows what it reads would mark two lines for each part.
const softHyphen = "\u00AD"

// piece is some glyphs of a run that are read together.
type piece struct {
	first, end int // in the run's glyphs
	text       string
	// differs says that the text is not what the glyphs stand for by themselves.
	differs bool
}

// isSpace reports whether the piece is the space between two words.
func (p *piece) isSpace() bool {
	return p.text != "" && strings.TrimFunc(p.text, unicode.IsSpace) == ""
}

// run shows the glyphs of a run.
func (c *content) run(r *page.Run) error {
	number := c.fonts.use(r.Face)
	u := c.fonts.list[number-1]
	glyphs, err := u.visible(r)
	if err != nil || len(glyphs) == 0 {
		return err
	}
	pieces := u.pieces(r, glyphs)
	if r.Actual != "" && r.Actual != r.Text {
		pieces = readAs(pieces, page.Readable(r.Actual))
	}
	pieces = u.holdTogether(pieces, glyphs)
	c.text(true)
	c.color(r.Color)
	c.selectFont(number, r)
	c.move(c.boxes.x(r.X), c.boxes.y(r.Y))
	s := shower{content: c, run: r, use: u, spacing: u.tracking(glyphs)}
	c.space(scale(int64(r.Size)*s.spacing, 10000, int64(unit.Point)*int64(r.Face.UnitsPerEm())))
	for _, p := range pieces {
		s.piece(p, glyphs)
	}
	s.flush()
	s.rise(0)
	return nil
}

func (c *content) selectFont(number int, r *page.Run) {
	size := scale(int64(r.Size), 10000, int64(unit.Point))
	if c.font == number && c.size == size {
		return
	}
	c.font, c.size = number, size
	c.out = append(c.out, "/F"...)
	c.out = strconv.AppendInt(c.out, int64(number), 10)
	c.out = append(c.out, ' ')
	c.out = unit.AppendFixed(c.out, size, 4)
	c.out = append(c.out, " Tf\n"...)
}

// move begins a line of text at a place.
func (c *content) move(x, y int64) {
	c.out = unit.AppendFixed(c.out, x-c.x, 3)
	c.out = append(c.out, ' ')
	c.out = unit.AppendFixed(c.out, y-c.y, 3)
	c.out = append(c.out, " Td\n"...)
	c.x, c.y = x, y
}

// space sets what is added after each glyph, in 1/10000 pt.
func (c *content) space(spacing int64) {
	if c.spacing == spacing {
		return
	}
	c.spacing = spacing
	c.out = unit.AppendFixed(c.out, spacing, 4)
	c.out = append(c.out, " Tc\n"...)
}

// visible checks the glyphs of a run and leaves out those that show nothing and mean
// nothing, such as a soft hyphen within a line. A space at the end that the run's text has
// but its glyphs do not is added, so that the words of two lines stay apart.
func (u *fontUse) visible(r *page.Run) ([]page.Glyph, error) {
	glyphs := make([]page.Glyph, 0, len(r.Glyphs)+1)
	claimed, pen := int32(0), int32(0)
	for _, g := range r.Glyphs {
		if g.ID == 0 || int(g.ID) >= r.Face.NumGlyphs() {
			return nil, errMissing
		}
		if g.Start < 0 || g.End < g.Start || int(g.End) > len(r.Text) {
			return nil, errCluster
		}
		claimed, pen = max(claimed, g.End), g.X+int32(r.Face.Advance(g.ID))
		if isIgnorable(r.Text[g.Start:g.End]) {
			if _, ink := r.Face.Extents(g.ID); !ink {
				continue
			}
		}
		u.used[g.ID] = true
		glyphs = append(glyphs, g)
	}
	if len(glyphs) > 0 && r.Text[claimed:] == " " {
		if space, ok := r.Face.Glyph(' '); ok {
			u.used[space] = true
			glyphs = append(glyphs, page.Glyph{ID: space, X: pen, Start: claimed, End: claimed + 1})
		}
	}
	return glyphs, nil
}

// unseenCharacters say where a line may break and how letters join, but show nothing.
const unseenCharacters = "\u00AD\u200B\u200C\u200D\u2060\uFEFF"

// isIgnorable reports whether text is there but only of characters that are not seen.
func isIgnorable(text string) bool {
	return text != "" && strings.Trim(text, unseenCharacters) == ""
}

// seen is a text without the characters that are not seen, unless it has no others.
func seen(text string) string {
	if !strings.ContainsAny(text, unseenCharacters) || isIgnorable(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(unseenCharacters, r) {
			return -1
		}
		return r
	}, text)
}

// pieces divides glyphs into clusters and finds the text of each.
func (u *fontUse) pieces(r *page.Run, glyphs []page.Glyph) []piece {
	pieces := make([]piece, 0, len(glyphs))
	var ids []font.GID
	for first := 0; first < len(glyphs); {
		g := glyphs[first]
		ids = append(ids[:0], g.ID)
		end := first + 1
		for end < len(glyphs) && g.Start < g.End && glyphs[end].Start == g.Start && glyphs[end].End == g.End {
			ids = append(ids, glyphs[end].ID)
			end++
		}
		p := piece{first: first, end: end, text: seen(r.Text[g.Start:g.End])}
		private := page.IsPrivate(p.text)
		if g.Start == g.End && end == len(glyphs) && strings.HasSuffix(r.Text, softHyphen) {
			p.text = softHyphen
		}
		p.differs = !u.cover(ids, p.text) || private || p.text == softHyphen
		if private {
			p.text = page.Readable(p.text)
		}
		pieces = append(pieces, p)
		first = end
	}
	return pieces
}

// readAs gives the pieces another text, word by word if it has as many words as they, else
// all at once. Joined pieces are those of a word.
func readAs(pieces []piece, actual string) []piece {
	words := joinWords(pieces)
	texts := strings.Fields(actual)
	at := 0
	for i := range words {
		w := &words[i]
		if w.isSpace() {
			continue
		}
		if at < len(texts) {
			w.differs = w.differs || w.text != texts[at]
			w.text = texts[at]
		}
		at++
	}
	if at != len(texts) {
		return []piece{{first: pieces[0].first, end: pieces[len(pieces)-1].end, text: actual, differs: true}}
	}
	return words
}

// joinWords makes one piece of those between two spaces.
func joinWords(pieces []piece) []piece {
	words := make([]piece, 0, len(pieces))
	for _, p := range pieces {
		last := len(words) - 1
		if last < 0 || p.isSpace() || words[last].isSpace() {
			words = append(words, p)
			continue
		}
		words[last].end = p.end
		words[last].text += p.text
		words[last].differs = words[last].differs || p.differs
	}
	return words
}

// wide is the gap between two letters, in thousandths of an em, from which on readers may
// take it for a space: poppler does from 100, with nothing to spare for kerning.
const wide = 70

// holdTogether makes one piece of each word that is spaced so widely that a reader would
// take its letters for words. Told what the whole word is, it does not guess.
func (u *fontUse) holdTogether(pieces []piece, glyphs []page.Glyph) []piece {
	limit := int64(wide * u.face.UnitsPerEm() / 1000)
	isWide := func(i int) bool { return u.gap(glyphs, i) >= limit }
	found := false
	for i := range len(glyphs) - 1 {
		found = found || isWide(i)
	}
	if !found {
		return pieces
	}
	words := joinWords(pieces)
	for i := range words {
		w := &words[i]
		for at := w.first; at < w.end-1; at++ {
			w.differs = w.differs || isWide(at)
		}
	}
	return words
}

// gap is the space between a glyph and the next, in font units.
func (u *fontUse) gap(glyphs []page.Glyph, i int) int64 {
	return int64(glyphs[i+1].X-glyphs[i].X) - int64(u.face.Advance(glyphs[i].ID))
}

// tracking is the gap, in font units, that follows most of the glyphs; 0 if no gap follows
// more than half of them (majority vote after Boyer and Moore).
func (u *fontUse) tracking(glyphs []page.Glyph) int64 {
	gap := func(i int) int64 { return u.gap(glyphs, i) }
	var candidate int64
	votes := 0
	for i := range len(glyphs) - 1 {
		switch {
		case votes == 0:
			candidate, votes = gap(i), 1
		case gap(i) == candidate:
			votes++
		default:
			votes--
		}
	}
	count := 0
	for i := range len(glyphs) - 1 {
		if gap(i) == candidate {
			count++
		}
	}
	if 2*count <= len(glyphs)-1 {
		return 0
	}
	return candidate
}

// shower writes the glyphs of one run.
type shower struct {
	*content
	run     *page.Run
	use     *fontUse
	spacing int64 // after each glyph, in font units

	pen   int64 // where the reader is, in millionths of an em
	risen int64 // in 1/1000 pt

	line     []byte // what the next operator shows
	inString bool   // a string is open at its end
	adjusted bool   // it has adjustments between strings
}

func (s *shower) piece(p piece, glyphs []page.Glyph) {
	if p.differs {
		s.flush()
		s.beginSpan(p.text)
	}
	for _, g := range glyphs[p.first:p.end] {
		s.glyph(g)
	}
	if p.differs {
		s.flush()
		s.close()
	}
}

// unseen is the smallest error of a place, in millionths of an em, that is put right.
const unseen = 100

func (s *shower) glyph(g page.Glyph) {
	em := int64(s.run.Face.UnitsPerEm())
	s.rise(thousandths(s.run.Size.Scale(int64(g.Y), em)))
	if d := s.pen - scale(int64(g.X), 1000*1000, em); d <= -unseen || d >= unseen {
		s.adjust(d)
	}
	if !s.inString {
		s.line = append(s.line, '<')
		s.inString = true
	}
	s.line = appendHex(s.line, uint16(g.ID))
	s.pen += s.use.advance(g.ID) + scale(s.spacing, 1000*1000, em)
}

// adjust moves back by millionths of an em.
func (s *shower) adjust(d int64) {
	if s.inString {
		s.line = append(s.line, '>')
		s.inString = false
	}
	s.line = unit.AppendFixed(s.line, d, 3)
	s.adjusted = true
	s.pen -= d
}

// rise lifts the glyphs that follow off the baseline, by 1/1000 pt.
func (s *shower) rise(to int64) {
	if to == s.risen {
		return
	}
	s.flush()
	s.risen = to
	s.out = unit.AppendFixed(s.out, to, 3)
	s.out = append(s.out, " Ts\n"...)
}

// flush writes what has been gathered.
func (s *shower) flush() {
	if len(s.line) == 0 {
		return
	}
	if s.inString {
		s.line = append(s.line, '>')
		s.inString = false
	}
	s.begin()
	if s.adjusted {
		s.out = append(s.out, '[')
		s.out = append(s.out, s.line...)
		s.out = append(s.out, "]TJ\n"...)
	} else {
		s.out = append(s.out, s.line...)
		s.out = append(s.out, "Tj\n"...)
	}
	s.line, s.adjusted = s.line[:0], false
}
