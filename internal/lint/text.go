package lint

// Texts cut into words, clauses and sentences.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"leitbild/internal/source"
)

// role says what a text of the charter is for.
type role uint8

const (
	heading role = iota // the title, a headline
	prose               // what is read as sentences
	remark              // questions, tips, examples: not printed on the poster
	names               // signatures, contact
	house               // its name, in which only apostrophes are judged
)

// text is a text of the charter.
type text struct {
	role      role
	principle int // from 1 on; 0 where it belongs to none
	value     string
	signs     string // value without its addresses, once the typography is judged
	node      *source.Node
	trace     *source.Trace
	offset    int // where value begins in the node's value
	words     []word
	sentences [][2]int // the first word of each, and the one after its last
	units     []unit   // once they have been asked for
}

// word is a word, a number or a sign such as "%".
type word struct {
	text     string // as it is written, without soft hyphens
	lower    string
	stem     string
	from, to int  // in the text's value
	first    bool // of its sentence
	quoted   bool // in quotation marks: somebody else's words
	clause   int  // words with the same number stand in one clause
}

// at is the place of byte i of the text.
func (t *text) at(i int) source.Pos {
	if t.trace == nil {
		return t.node.Pos
	}
	return t.trace.From(t.offset + i)
}

// isLetterLike reports whether r is part of a word.
func isLetterLike(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// softHyphen is where an author allows a word to be divided.
const softHyphen = '\u00AD'

// cut finds the words of the text.
func (t *text) cut(lists *Lists) {
	t.words = nil
	for i := 0; i < len(t.value); {
		r, size := utf8.DecodeRuneInString(t.value[i:])
		switch {
		case isLetterLike(r):
			end := wordEnd(t.value, i)
			t.words = append(t.words, word{from: i, to: end})
			i = end
		case strings.ContainsRune("%‰€$£§", r):
			t.words = append(t.words, word{from: i, to: i + size})
			i += size
		default:
			i += size
		}
	}
	for i := range t.words {
		w := &t.words[i]
		w.text = strings.ReplaceAll(t.value[w.from:w.to], string(softHyphen), "")
		w.lower = strings.ReplaceAll(strings.ToLower(w.text), "’", "'")
		w.stem = lists.stem(w.lower)
	}
	t.markQuotations()
	t.markSentences(lists)
}

// wordEnd is where the word that begins at byte i ends. What joins letters inside a word is
// a hyphen, an apostrophe, and the marks of gender before "in"; inside a number a point, a
// comma, a colon and a slash.
func wordEnd(s string, i int) int {
	last := rune(0)
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isLetterLike(r) || r == softHyphen {
			last = r
			i += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+size:])
		switch {
		case unicode.IsDigit(last) && unicode.IsDigit(next) && strings.ContainsRune(".,:/", r):
		case strings.ContainsRune("-‐‑'’", r) && unicode.IsLetter(next) && last != 0:
		case unicode.IsLetter(last) && isGenderMark(s[i:]):
		default:
			return i
		}
		i += size
	}
	return i
}

// isGenderMark reports whether s begins as in "Kund:innen", "Kund*in", "Kunden/-innen".
func isGenderMark(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune(":*_·/", r) {
		return false
	}
	rest := strings.TrimPrefix(s[size:], "-")
	rest, ok := strings.CutPrefix(rest, "in")
	if !ok {
		return false
	}
	rest = strings.TrimPrefix(rest, "nen")
	after, _ := utf8.DecodeRuneInString(rest)
	return !isLetterLike(after)
}

// markQuotations marks the words between quotation marks, unless these stand around all.
func (t *text) markQuotations() {
	pairs := map[rune]string{'„': "“”\"", '“': "”", '»': "«", '«': "»", '"': "\"“", '‚': "‘’'", '‘': "’"}
	before := ' '
	for i, r := range t.value {
		closers := pairs[r]
		if closers == "" || isLetterLike(before) || strings.ContainsRune(".,!?…", before) {
			before = r
			continue
		}
		before = r
		start := i + utf8.RuneLen(r)
		t.quoteBetween(start, closing(t.value, start, closers))
	}
}

// quoteBetween marks the words between two bytes, unless these are all there are.
func (t *text) quoteBetween(from, to int) {
	inside := func(w word) bool { return w.from >= from && w.to <= to }
	if !slices.ContainsFunc(t.words, func(w word) bool { return !inside(w) }) {
		return
	}
	for j := range t.words {
		if inside(t.words[j]) {
			t.words[j].quoted = true
		}
	}
}

// closing is where the first of the closing marks stands that is no apostrophe, -1 without.
func closing(s string, from int, marks string) int {
	for i, r := range s[from:] {
		if !strings.ContainsRune(marks, r) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[from+i+utf8.RuneLen(r):])
		if !isLetterLike(next) {
			return from + i
		}
	}
	return -1
}

// markSentences finds where sentences and clauses end.
func (t *text) markSentences(lists *Lists) {
	if len(t.words) == 0 {
		return
	}
	t.sentences = nil
	begin, clause := 0, 0
	t.words[0].first = true
	for i := 1; i < len(t.words); i++ {
		gap := t.value[t.words[i-1].to:t.words[i].from]
		switch {
		case t.ends(i, gap, lists):
			t.sentences = append(t.sentences, [2]int{begin, i})
			begin = i
			clause++
			t.words[i].first = true
		case strings.ContainsAny(gap, ",;:–—()|•·") || strings.Contains(gap, " - ") || strings.Contains(gap, "…"):
			clause++
		}
		t.words[i].clause = clause
	}
	t.sentences = append(t.sentences, [2]int{begin, len(t.words)})
}

// ends reports whether a sentence ends before word i, where gap is what stands before it.
func (t *text) ends(i int, gap string, lists *Lists) bool {
	if strings.Contains(gap, "\n\n") {
		return true
	}
	if !strings.ContainsAny(gap, ".!?…") || !strings.ContainsFunc(gap, unicode.IsSpace) {
		return false
	}
	last, next := &t.words[i-1], &t.words[i]
	first, _ := utf8.DecodeRuneInString(next.text)
	if unicode.IsLower(first) {
		return false
	}
	if strings.ContainsAny(gap, "!?") || !strings.HasPrefix(gap, ".") {
		return true
	}
	switch {
	case utf8.RuneCountInString(last.text) == 1 && !unicode.IsDigit(rune(last.text[0])):
		return false // z. B. Kunden
	case lists.abbreviations[last.lower]:
		return false
	case lists.ordinals && len(last.text) <= 2 && unicode.IsDigit(rune(last.text[0])):
		return !lists.months[next.lower]
	}
	return true
}

// sentenceOf is the sentence in which word i stands.
func (t *text) sentenceOf(i int) [2]int {
	for _, s := range t.sentences {
		if i < s[1] {
			return s
		}
	}
	return [2]int{i, i + 1}
}

// quote is what the words from i up to j stand for in the text.
func (t *text) quote(i, j int) string {
	return source.Printable(strings.ReplaceAll(t.value[t.words[i].from:t.words[j-1].to], string(softHyphen), ""))
}
