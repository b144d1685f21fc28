package typeset

// Where a line may end. The opportunities to break are those of UAX #14, tailored: on text in
// letters like ours a line ends after a space, a hyphen, a dash or a slash, and this file decides
// after which of them. Text in other scripts also follows the segmenter.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// breakKind is what stands where a line may end.
type breakKind uint8

const (
	atOpen    breakKind = iota // a space, or nothing
	atDivided                  // the author's soft hyphen: a hyphen is added
	atPattern                  // the same by the patterns
	atForced                   // an end that the author wants, or that of the text
)

// opportunity is where a line may end (UAX #14). Its penalties, for ragged and for balanced lines,
// are in the measure of fit.go; those for even lines follow from them.
type opportunity struct {
	end, next int32 // in manuscript.text: end of the line, beginning of the next
	kind      breakKind
	inWord    bool
	reserve   bool // a pattern in a name, or in a word that the author has divided
	short     bool // a pattern that leaves less than three letters
	ragged    int32
	balanced  int32
	brief     int32 // what comes to those of running text in a few lines
	words     int32 // that begin before next
}

// even is the penalty for even lines: the sense counts for more than among ragged ones, and for far
// less than in display.
func (p opportunity) even() int32 {
	if p.balanced < 0 {
		return p.balanced / 8
	}
	return p.ragged
}

// token is what stands between two spaces.
type token struct {
	start, end int32
	// open and close are the bounds of its core, without punctuation around it.
	open, close int32
	forced      bool // it begins a line that the author wants
}

// breaker finds the break opportunities of a text.
type breaker struct {
	*manuscript
	habits
	tokens        []token
	opportunities []opportunity
	allowed       []int32 // by the segmenter, where foreign
	foreign       bool
	words         int32
}

func (br *breaker) find() []opportunity {
	if br.text == "" {
		return nil
	}
	br.foreign = strings.IndexFunc(br.text, isForeign) >= 0
	if br.foreign {
		br.segment()
	}
	br.tokenize()
	br.opportunities = make([]opportunity, 0, len(br.tokens)*5/4+2)
	marks, end := br.marks, int32(0)
	for i, t := range br.tokens {
		marks, _ = br.forcedUpTo(t.start, marks, end)
		if i > 0 && !t.forced {
			br.between(i)
		}
		if br.core(t) != "" {
			br.words++
		}
		br.within(t)
		end = t.end
	}
	all := int32(len(br.text))
	_, end = br.forcedUpTo(all-1, marks, end)
	br.add(opportunity{end: end, next: all, kind: atForced})
	return br.opportunities
}

// forcedUpTo adds the opportunities of the first marks, up to the one at limit, where the author
// ends a line; end is the end of what stands before them. It gives what is left, and the
// end of what now stands before that.
func (br *breaker) forcedUpTo(limit int32, marks []mark, end int32) ([]mark, int32) {
	for len(marks) > 0 && marks[0].at <= limit {
		if m := marks[0]; m.kind == '\n' {
			br.add(opportunity{end: min(end, m.at-1), next: m.at, kind: atForced})
			end = m.at
		}
		marks = marks[1:]
	}
	return marks, end
}

func (br *breaker) add(p opportunity) {
	p.words = br.words
	br.opportunities = append(br.opportunities, p)
}

// isForeign reports whether r is of a script whose breaks this file does not know.
func isForeign(r rune) bool {
	return r >= 0x590 && (r < 0x1E00 || r >= 0x2C00)
}

func (br *breaker) segment() {
	var s segmenter.Segmenter
	if s.InitWithString(br.text) != nil {
		return
	}
	for lines := s.LineIterator(); lines.Next(); {
		br.allowed = append(br.allowed, int32(lines.Line().OffsetInBytes))
	}
}

func (br *breaker) segmenterAllows(at int32) bool {
	_, found := slices.BinarySearch(br.allowed, at)
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

func (br *breaker) tokenize() {
	br.tokens = make([]token, 0, len(br.text)/6+2)
	start := -1
	for i, r := range br.text {
		space := isSpace(r)
		switch {
		case space && start >= 0:
			br.addToken(start, i)
			start = -1
		case !space && start < 0:
			start = i
		}
	}
	if start >= 0 {
		br.addToken(start, len(br.text))
	}
	k := 0
	for _, m := range br.marks {
		if m.kind != '\n' {
			continue
		}
		for k < len(br.tokens) && br.tokens[k].start < m.at {
			k++
		}
		if k < len(br.tokens) {
			br.tokens[k].forced = true
		}
	}
}

func (br *breaker) addToken(start, end int) {
	open, close := start, end
	for open < close {
		r, size := utf8.DecodeRuneInString(br.text[open:close])
		if !isOpening(r) {
			break
		}
		open += size
	}
	for open < close {
		r, size := utf8.DecodeLastRuneInString(br.text[open:close])
		if !isClosing(r) {
			break
		}
		close -= size
	}
	br.tokens = append(br.tokens, token{start: int32(start), end: int32(end), open: int32(open), close: int32(close)})
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
func (br *breaker) core(t token) string { return br.text[t.open:t.close] }
func (br *breaker) tail(t token) string { return br.text[t.close:t.end] }
func (br *breaker) all(t token) string  { return br.text[t.start:t.end] }

// neighbour gives the token with number i; the zero token where it is not in the forced
// line of the token with number of.
func (br *breaker) neighbour(of, i int) token {
	if i < 0 || i >= len(br.tokens) {
		return token{}
	}
	for k := min(of, i) + 1; k <= max(of, i); k++ {
		if br.tokens[k].forced {
			return token{}
		}
	}
	return br.tokens[i]
}

// between adds the opportunity between the token with number i and the one before, if there is
// one.
func (br *breaker) between(i int) {
	a, b := br.tokens[i-1], br.tokens[i]
	if br.joined(a.end, b.start) || br.sticks(i) || br.foreign && !br.segmenterAllows(b.start) {
		return
	}
	p := opportunity{end: a.end, next: b.start}
	br.rate(i, &p)
	br.add(p)
}

// joined reports whether a word joiner stands from one place to another.
func (br *breaker) joined(from, to int32) bool {
	return slices.ContainsFunc(br.marks, func(m mark) bool {
		return m.kind == wordJoiner && from <= m.at && m.at <= to
	})
}

// within adds the opportunities inside a token.
func (br *breaker) within(t token) {
	from := len(br.opportunities)
	switch {
	case br.isAddress(t):
		br.withinAddress(t)
	default:
		br.withinWord(t)
	}
	br.marksWithin(t, from)
}

// marksWithin adds the author's own opportunities inside a token to those from a number on.
func (br *breaker) marksWithin(t token, from int) {
	for _, m := range br.marks {
		if m.at <= t.start || m.at >= t.end || m.kind == '\n' {
			continue
		}
		if m.kind == wordJoiner {
			br.opportunities = slices.DeleteFunc(br.opportunities, func(p opportunity) bool { return p.next == m.at })
			continue
		}
		if slices.ContainsFunc(br.opportunities[from:], func(p opportunity) bool { return p.next == m.at }) {
			continue
		}
		p := opportunity{end: m.at, next: m.at, inWord: true, words: br.words}
		if m.kind == softHyphen {
			before, _ := utf8.DecodeLastRuneInString(br.text[:m.at])
			after := firstRune(br.text[m.at:])
			if isHyphen(before) || isDash(before) || isHyphen(after) || isDash(after) {
				continue
			}
			p.kind, p.ragged, p.balanced = atDivided, penaltyDivided, penaltyDividedBalanced
		}
		at := from
		for at < len(br.opportunities) && br.opportunities[at].next < p.next {
			at++
		}
		br.opportunities = slices.Insert(br.opportunities, at, p)
	}
}

// withinWord adds the opportunities after hyphens, dashes and slashes.
func (br *breaker) withinWord(t token) {
	before := rune(0)
	for i, r := range br.all(t) {
		at := t.start + int32(i)
		p := opportunity{end: at, next: at, inWord: true}
		switch {
		case before == 0:
		case br.foreign && (isForeign(before) || isForeign(r)):
			if br.segmenterAllows(at) {
				br.add(p)
			}
		case isHyphen(before):
			if br.hyphenAllows(t, at) {
				p.ragged, p.balanced = penaltyHyphen, penaltyHyphenBalanced
				br.add(p)
			}
		case isDash(before):
			if br.lettersBefore(t, at-int32(utf8.RuneLen(before))) >= 2 && br.lettersAfter(t, at) >= 2 {
				p.ragged, p.balanced = penaltyDash, penaltyDashBalanced
				br.add(p)
			}
		case before == '/':
			if br.slashAllows(t, at) {
				p.ragged, p.balanced = penaltySlash, penaltySlashBalanced
				br.add(p)
			}
		}
		before = r
	}
}

// hyphenAllows reports whether a line may end after the hyphen before at: not in E-Mail,
// 3-fach, 24-Stunden, a-t-il, Kund-innen.
func (br *breaker) hyphenAllows(t token, at int32) bool {
	_, size := utf8.DecodeLastRuneInString(br.text[:at])
	hyphen := at - int32(size)
	after := br.lettersAfter(t, at)
	if after < 3 || isInnen(br.text[at:t.close]) {
		return false
	}
	before := br.lettersBefore(t, hyphen)
	if before == 0 {
		// A number is enough where something stands before it, as in COVID-19-Impfung.
		chunk := strings.LastIndexFunc(br.text[t.open:hyphen], isHyphen)
		return chunk >= 3 && endsWithDigit(br.text[:hyphen]) && after >= 4
	}
	if start := hyphen - before; start > t.open && isDigit(br.text[start-1]) {
		return false
	}
	return utf8.RuneCountInString(br.text[hyphen-before:hyphen]) >= 2
}

// slashAllows reports whether a line may end after the slash before at: between two
// words, but not in und/oder, km/h, Kund/innen.
func (br *breaker) slashAllows(t token, at int32) bool {
	left := at - 1
	for left > t.start && br.text[left-1] == '-' {
		left--
	}
	return br.lettersBefore(t, left) >= 4 && br.lettersAfter(t, at) >= 4 && !isInnen(br.text[at:t.close])
}

// isInnen reports whether s is the ending that makes a word female in German.
func isInnen(s string) bool {
	return s == "in" || s == "innen"
}

// lettersAfter and lettersBefore give the bytes of letters inside t that follow or lead to
// a place.
func (br *breaker) lettersAfter(t token, at int32) int32 {
	s := br.text[at:t.end]
	n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if n < 0 {
		n = len(s)
	}
	return int32(n)
}

func (br *breaker) lettersBefore(t token, at int32) int32 {
	s := br.text[t.start:at]
	n := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if n < 0 {
		return int32(len(s))
	}
	_, size := utf8.DecodeRuneInString(s[n:])
	return int32(len(s) - n - size)
}

// isAddress reports whether t is an address of the web or of mail, or a number to call.
func (br *breaker) isAddress(t token) bool { return isAddress(br.core(t)) }

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
	br := &t.breaker
	if !strings.ContainsAny(br.text, ".:") {
		return nil
	}
	for _, word := range br.tokens {
		if !br.isAddress(word) {
			continue
		}
		from, to := int(word.open), int(word.close)
		for to < int(word.end) && br.text[to] == ')' && strings.Count(br.text[from:to], "(") > strings.Count(br.text[from:to], ")") {
			to++
		}
		for from < to && br.text[from] == '<' {
			from++
		}
		for to > from && br.text[to-1] == '>' {
			to--
		}
		list = append(list, [2]int{from, to})
	}
	return list
}

// domains are the ends by which an address is known that has nothing else of one.
const domains = " de at ch li lu eu com org net info biz fr it es nl pl be uk ie dk io gov edu dev app shop online example "

// withinAddress adds the opportunities after a slash and before what divides the parts of an
// address, after the Chicago Manual of Style, 7.46; no hyphen is added.
func (br *breaker) withinAddress(t token) {
	for at := t.open + 3; at < t.close-2; at++ {
		before, c := br.text[at-1], br.text[at]
		switch {
		case before == '/' && c != '/' && br.text[at-2] != ':' && br.text[at-2] != '/':
		case strings.IndexByte(".?&=#@_", c) >= 0 && before != '/':
		default:
			continue
		}
		br.add(opportunity{end: at, next: at, inWord: true, ragged: penaltyAddress, balanced: penaltyAddressBalanced})
	}
}
