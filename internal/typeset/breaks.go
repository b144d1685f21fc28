package typeset

// Where a line may end. The places are those of UAX #14, tailored: on text in letters
// like ours a line ends after a space, a hyphen, a dash or a slash, and this file decides
// after which of them. Text in other scripts also follows the segmenter.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// placeKind is what stands where a line may end.
type placeKind uint8

const (
	atOpen    placeKind = iota // a space, or nothing
	atDivided                  // the author's soft hyphen: a hyphen is added
	atPattern                  // the same by the patterns
	atForced                   // an end that the author wants, or that of the text
)

// place is where a line may end. What it costs to end there is in the measure of fit.go.
type place struct {
	end, next int32 // in manuscript.text: end of the line, beginning of the next
	kind      placeKind
	inWord    bool
	reserve   bool // a pattern in a name, or in a word that the author has divided
	short     bool // a pattern that leaves less than three letters
	ragged    int32
	balanced  int32
	words     int32 // that begin before next
}

// token is what stands between two spaces.
type token struct {
	start, end int32
	// open and close are the bounds of its core, without punctuation around it.
	open, close int32
	forced      bool // it begins a line that the author wants
}

// editor finds the places of a text.
type editor struct {
	*manuscript
	habits
	tokens  []token
	places  []place
	allowed []int32 // by the segmenter, where foreign
	foreign bool
	words   int32
}

func (e *editor) find() []place {
	if e.text == "" {
		return nil
	}
	e.foreign = strings.IndexFunc(e.text, isForeign) >= 0
	if e.foreign {
		e.segment()
	}
	e.tokenize()
	e.places = make([]place, 0, len(e.tokens)*5/4+2)
	marks, end := e.marks, int32(0)
	for i, t := range e.tokens {
		marks, _ = e.forcedUpTo(t.start, marks, end)
		if i > 0 && !t.forced {
			e.between(i)
		}
		if e.core(t) != "" {
			e.words++
		}
		e.within(t)
		end = t.end
	}
	all := int32(len(e.text))
	_, end = e.forcedUpTo(all-1, marks, end)
	e.add(place{end: end, next: all, kind: atForced})
	return e.places
}

// forcedUpTo adds the places of the first marks, up to the one at limit, where the author
// ends a line; end is the end of what stands before them. It gives what is left, and the
// end of what now stands before that.
func (e *editor) forcedUpTo(limit int32, marks []mark, end int32) ([]mark, int32) {
	for len(marks) > 0 && marks[0].at <= limit {
		if m := marks[0]; m.kind == '\n' {
			e.add(place{end: min(end, m.at-1), next: m.at, kind: atForced})
			end = m.at
		}
		marks = marks[1:]
	}
	return marks, end
}

func (e *editor) add(p place) {
	p.words = e.words
	e.places = append(e.places, p)
}

// isForeign reports whether r is of a script whose breaks this file does not know.
func isForeign(r rune) bool {
	return r >= 0x590 && (r < 0x1E00 || r >= 0x2C00)
}

func (e *editor) segment() {
	var s segmenter.Segmenter
	if s.InitWithString(e.text) != nil {
		return
	}
	for lines := s.LineIterator(); lines.Next(); {
		e.allowed = append(e.allowed, int32(lines.Line().OffsetInBytes))
	}
}

func (e *editor) segmenterAllows(at int32) bool {
	_, found := slices.BinarySearch(e.allowed, at)
	return found
}

// isSpace reports whether r is a space after which a line may end.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\u1680', '\u205F', '\u3000':
		return true
	}
	return '\u2000' <= r && r <= '\u200A' && r != '\u2007'
}

func (e *editor) tokenize() {
	e.tokens = make([]token, 0, len(e.text)/6+2)
	start := -1
	for i, r := range e.text {
		space := isSpace(r)
		switch {
		case space && start >= 0:
			e.addToken(start, i)
			start = -1
		case !space && start < 0:
			start = i
		}
	}
	if start >= 0 {
		e.addToken(start, len(e.text))
	}
	k := 0
	for _, m := range e.marks {
		if m.kind != '\n' {
			continue
		}
		for k < len(e.tokens) && e.tokens[k].start < m.at {
			k++
		}
		if k < len(e.tokens) {
			e.tokens[k].forced = true
		}
	}
}

func (e *editor) addToken(start, end int) {
	open, close := start, end
	for open < close {
		r, size := utf8.DecodeRuneInString(e.text[open:close])
		if !isOpening(r) {
			break
		}
		open += size
	}
	for open < close {
		r, size := utf8.DecodeLastRuneInString(e.text[open:close])
		if !isClosing(r) {
			break
		}
		close -= size
	}
	e.tokens = append(e.tokens, token{start: int32(start), end: int32(end), open: int32(open), close: int32(close)})
}

func isOpening(r rune) bool {
	switch r {
	case '(', '[', '{', '¿', '¡':
		return true
	}
	return isQuote(r)
}

func isClosing(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', '…', ')', ']', '}':
		return true
	}
	return isQuote(r)
}

func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '«', '»', '‹', '›':
		return true
	}
	return '‘' <= r && r <= '‟' // all high and low ones
}

func isDash(r rune) bool { return r == '–' || r == '—' || r == '―' }

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' }

// core is the token without punctuation around it, tail the punctuation after it.
func (e *editor) core(t token) string { return e.text[t.open:t.close] }
func (e *editor) tail(t token) string { return e.text[t.close:t.end] }
func (e *editor) all(t token) string  { return e.text[t.start:t.end] }

// neighbour gives the token with number i; the zero token where it is not in the forced
// line of the token with number of.
func (e *editor) neighbour(of, i int) token {
	if i < 0 || i >= len(e.tokens) {
		return token{}
	}
	for k := min(of, i) + 1; k <= max(of, i); k++ {
		if e.tokens[k].forced {
			return token{}
		}
	}
	return e.tokens[i]
}

// between adds the place between the token with number i and the one before, if there is
// one.
func (e *editor) between(i int) {
	a, b := e.tokens[i-1], e.tokens[i]
	if e.joined(a.end, b.start) || e.sticks(i) || e.foreign && !e.segmenterAllows(b.start) {
		return
	}
	p := place{end: a.end, next: b.start}
	e.rate(i, &p)
	e.add(p)
}

// joined reports whether a word joiner stands from one place to another.
func (e *editor) joined(from, to int32) bool {
	return slices.ContainsFunc(e.marks, func(m mark) bool {
		return m.kind == wordJoiner && from <= m.at && m.at <= to
	})
}

// within adds the places inside a token.
func (e *editor) within(t token) {
	from := len(e.places)
	switch {
	case e.isAddress(t):
		e.withinAddress(t)
	default:
		e.withinWord(t)
	}
	e.marksWithin(t, from)
}

// marksWithin adds the author's own places inside a token to those from a number on.
func (e *editor) marksWithin(t token, from int) {
	for _, m := range e.marks {
		if m.at <= t.start || m.at >= t.end || m.kind == '\n' {
			continue
		}
		if m.kind == wordJoiner {
			e.places = slices.DeleteFunc(e.places, func(p place) bool { return p.next == m.at })
			continue
		}
		if slices.ContainsFunc(e.places[from:], func(p place) bool { return p.next == m.at }) {
			continue
		}
		p := place{end: m.at, next: m.at, inWord: true, words: e.words}
		if m.kind == softHyphen {
			before, _ := utf8.DecodeLastRuneInString(e.text[:m.at])
			after := firstRune(e.text[m.at:])
			if isHyphen(before) || isDash(before) || isHyphen(after) || isDash(after) {
				continue
			}
			p.kind, p.ragged, p.balanced = atDivided, costDivided, costDividedBalanced
		}
		at := from
		for at < len(e.places) && e.places[at].next < p.next {
			at++
		}
		e.places = slices.Insert(e.places, at, p)
	}
}

// withinWord adds the places after hyphens, dashes and slashes.
func (e *editor) withinWord(t token) {
	before := rune(0)
	for i, r := range e.all(t) {
		at := t.start + int32(i)
		p := place{end: at, next: at, inWord: true}
		switch {
		case before == 0:
		case e.foreign && (isForeign(before) || isForeign(r)):
			if e.segmenterAllows(at) {
				e.add(p)
			}
		case isHyphen(before):
			if e.hyphenAllows(t, at) {
				p.ragged, p.balanced = costHyphen, costHyphenBalanced
				e.add(p)
			}
		case isDash(before):
			if e.lettersBefore(t, at-int32(utf8.RuneLen(before))) >= 2 && e.lettersAfter(t, at) >= 2 {
				p.ragged, p.balanced = costDash, costDashBalanced
				e.add(p)
			}
		case before == '/':
			if e.slashAllows(t, at) {
				p.ragged, p.balanced = costSlash, costSlashBalanced
				e.add(p)
			}
		}
		before = r
	}
}

// hyphenAllows reports whether a line may end after the hyphen before at: not in E-Mail,
// 3-fach, 24-Stunden, a-t-il, Kund-innen.
func (e *editor) hyphenAllows(t token, at int32) bool {
	_, size := utf8.DecodeLastRuneInString(e.text[:at])
	hyphen := at - int32(size)
	after := e.lettersAfter(t, at)
	if after < 3 || isInnen(e.text[at:t.close]) {
		return false
	}
	before := e.lettersBefore(t, hyphen)
	if before == 0 {
		// A number is enough where something stands before it, as in COVID-19-Impfung.
		chunk := strings.LastIndexFunc(e.text[t.open:hyphen], isHyphen)
		return chunk >= 3 && endsWithDigit(e.text[:hyphen]) && after >= 4
	}
	if start := hyphen - before; start > t.open && isDigit(e.text[start-1]) {
		return false
	}
	return utf8.RuneCountInString(e.text[hyphen-before:hyphen]) >= 2
}

// slashAllows reports whether a line may end after the slash before at: between two
// words, but not in und/oder, km/h, Kund/innen.
func (e *editor) slashAllows(t token, at int32) bool {
	left := at - 1
	for left > t.start && e.text[left-1] == '-' {
		left--
	}
	return e.lettersBefore(t, left) >= 4 && e.lettersAfter(t, at) >= 4 && !isInnen(e.text[at:t.close])
}

// isInnen reports whether s is the ending that makes a word female in German.
func isInnen(s string) bool {
	return s == "in" || s == "innen"
}

// lettersAfter and lettersBefore give the bytes of letters inside t that follow or lead to
// a place.
func (e *editor) lettersAfter(t token, at int32) int32 {
	s := e.text[at:t.end]
	n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if n < 0 {
		n = len(s)
	}
	return int32(n)
}

func (e *editor) lettersBefore(t token, at int32) int32 {
	s := e.text[t.start:at]
	n := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if n < 0 {
		return int32(len(s))
	}
	_, size := utf8.DecodeRuneInString(s[n:])
	return int32(len(s) - n - size)
}

// isAddress reports whether t is an address of the web or of mail, or a number to call.
func (e *editor) isAddress(t token) bool { return isAddress(e.core(t)) }

func isAddress(s string) bool {
	s = strings.Trim(s, "<>")
	if strings.Contains(s, "://") || hasPrefixFold(s, "www.") || hasPrefixFold(s, "tel:+") {
		return true
	}
	if at := strings.IndexByte(s, '@'); at > 0 {
		return strings.IndexByte(s[at:], '.') > 1 && isHost(s[at+1:])
	}
	host, path, hasPath := strings.Cut(s, "/")
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 || !isHost(host) || strings.Trim(host[:dot], "0123456789.-") == "" {
		return false
	}
	plain := !strings.ContainsFunc(host+path, func(r rune) bool { return r > 0x7F || unicode.IsUpper(r) })
	return contains(domains, host[dot+1:]) || hasPath && plain
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// isHost reports whether s may be the name of a computer, in any script (RFC 5890).
func isHost(s string) bool {
	if strings.HasPrefix(s, ".") || strings.HasSuffix(s, ".") || strings.Contains(s, "..") {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool {
		return r != '-' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// Addresses gives the beginnings and ends of the addresses of the web, of mail and of telephones
// in Plain. A bracket at the end belongs to an address in which it was opened; those around
// one do not.
func (t *Text) Addresses() (list [][2]int) {
	e := &t.editor
	if !strings.ContainsAny(e.text, ".:") {
		return nil
	}
	for _, word := range e.tokens {
		if !e.isAddress(word) {
			continue
		}
		from, to := int(word.open), int(word.close)
		for to < int(word.end) && e.text[to] == ')' && strings.Count(e.text[from:to], "(") > strings.Count(e.text[from:to], ")") {
			to++
		}
		for from < to && e.text[from] == '<' {
			from++
		}
		for to > from && e.text[to-1] == '>' {
			to--
		}
		list = append(list, [2]int{from, to})
	}
	return list
}

// domains are the ends by which an address is known that has nothing else of one.
const domains = " de at ch li lu eu com org net info biz fr it es nl pl be uk ie dk io gov edu dev app shop online example "

// withinAddress adds the places after a slash and before what divides the parts of an
// address, after the Chicago Manual of Style, 7.46; no hyphen is added.
func (e *editor) withinAddress(t token) {
	for at := t.open + 3; at < t.close-2; at++ {
		before, c := e.text[at-1], e.text[at]
		switch {
		case before == '/' && c != '/' && e.text[at-2] != ':' && e.text[at-2] != '/':
		case strings.IndexByte(".?&=#@_", c) >= 0 && before != '/':
		default:
			continue
		}
		e.add(place{end: at, next: at, inWord: true, ragged: costAddress, balanced: costAddressBalanced})
	}
}
