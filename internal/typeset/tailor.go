package typeset

// The tailoring between words: which of two words stay on one line, and between which of
// them a line would rather not end.

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sticks reports whether the token with number i must stay on the line of the one before.
func (e *editor) sticks(i int) bool {
	a, b := e.tokens[i-1], e.tokens[i]
	before, after := e.neighbour(i-1, i-2), e.neighbour(i, i+1)
	switch {
	case e.punctuationSticks(a, b, e.neighbour(i, i-2) == token{}):
		return true
	case e.numberSticks(before, a, b, after):
		return true
	case strings.HasPrefix(e.tail(a), "."):
		return e.abbreviationSticks(before, a, b)
	}
	return e.wordSticks(before, a, b)
}

// punctuationSticks keeps punctuation that stands alone, as in French, with its word, and
// never lets a dash begin a line.
func (e *editor) punctuationSticks(a, b token, first bool) bool {
	opens, _ := utf8.DecodeRuneInString(e.all(b))
	switch {
	case isDash(opens), opens == '·', opens == '|', opens == '•':
		rest := e.all(b)[utf8.RuneLen(opens):]
		// In Spanish a dash opens a parenthesis like a bracket; before a number it is a minus.
		r, _ := utf8.DecodeRuneInString(rest)
		return rest == "" || !unicode.IsDigit(r) && (e.lang != "es" || !unicode.IsLetter(r))
	case isHyphen(opens) && e.all(b) == string(opens):
		return true
	case e.core(b) == "":
		return !e.opensOnly(b)
	case e.core(a) == "":
		return e.opensOnly(a) || first
	}
	return first && isBullet(e.all(a))
}

func isBullet(s string) bool {
	switch s {
	case "–", "—", "-", "•", "·", "*", "→", "▪":
		return true
	}
	return false
}

// opensOnly reports whether a token without a core can only belong to what follows.
func (e *editor) opensOnly(t token) bool {
	r, _ := utf8.DecodeRuneInString(e.all(t))
	switch r {
	case '(', '[', '{', '¿', '¡', '„', '‚', '‘':
		return true
	case '“':
		return e.lang != "de"
	case '«', '‹':
		return true
	}
	return false
}

// numberSticks keeps numbers with their groups, units, months and signs.
func (e *editor) numberSticks(before, a, b, after token) bool {
	left, right := e.core(a), e.core(b)
	if isSign(left) && e.tail(a) == "" {
		return true
	}
	unit, _ := utf8.DecodeRuneInString(right)
	if strings.ContainsRune("%‰°", unit) {
		return true
	}
	if beginsWithDigit(right) {
		switch {
		case left == "h" && endsWithDigit(e.core(before)):
			return true
		case contains(currencies, left) && e.tail(a) == "":
			return true
		case isTimes(left) || isDash(firstRune(e.all(a))) && e.core(before) != "":
			return endsWithDigit(e.core(before))
		case e.lang == "en" && contains(monthNames, left) && len(right) <= 2:
			return true
		}
	}
	if left == "de" && endsWithDigit(e.core(before)) && contains(monthNames, right) {
		return true
	}
	if !endsWithDigit(left) {
		return strings.ContainsRune("€$£", unit) && contains(unitNames, left)
	}
	return e.sticksToNumber(before, a, b, after)
}

// sticksToNumber keeps what follows with the number a.
func (e *editor) sticksToNumber(before, a, b, after token) bool {
	left, right, tail := e.core(a), e.core(b), e.tail(a)
	switch {
	case tail == ".":
		// An ordinal or a day, not the end of a sentence.
		return e.ordinals && len(left) <= 2 && (beginsWithDigit(right) && len(right) <= 4 || beginsWithLetter(right))
	case tail == ")":
		return before == token{} && len(left) <= 2 // 1) in a list
	case tail != "":
		return false
	case beginsWithDigit(right):
		return true
	case isTimes(right):
		return beginsWithDigit(e.core(after))
	case e.lang == "es" && right == "de":
		return true
	}
	return contains(unitNames, right) || contains(monthNames, right)
}

// isSign reports whether s is a sign that belongs to what follows.
func isSign(s string) bool {
	switch s {
	case "§", "§§", "№", "#", "&", "+", "=", "<", ">", "±", "~", "≈", "≥", "≤", "Ø":
		return true
	}
	return false
}

func isTimes(s string) bool { return s == "×" || s == "x" }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func beginsWithDigit(s string) bool { return s != "" && isDigit(s[0]) }
func endsWithDigit(s string) bool   { return s != "" && isDigit(s[len(s)-1]) }
func beginsWithLetter(s string) bool {
	return unicode.IsLetter(firstRune(s))
}

// abbreviationSticks keeps the parts of an abbreviation together, a title with its name,
// initials with theirs.
func (e *editor) abbreviationSticks(before, a, b token) bool {
	left, right := e.core(a), e.core(b)
	if right == "" || e.tail(a) != "." {
		return false
	}
	if e.isTitle(left) || contains(e.short, left) {
		return true
	}
	if contains(e.counted, left) && !beginsWithLetter(right) {
		return true
	}
	if !isLetter(left) {
		return false
	}
	inside := e.isPart(before)
	capital := unicode.IsUpper(firstRune(left))
	switch {
	case e.isPart(b):
		// z. B., J. S.; but i. d. R. and u. a. are two.
		return !(inside && capital && beginsWithLower(e.core(before)) && beginsWithLower(right))
	case beginsWithDigit(right):
		return true // S. 12
	case !capital:
		return !inside // p. ex., s. Seite
	}
	// The name after initials; but z. B. and i. d. R. end in a capital too.
	return unicode.IsUpper(firstRune(right)) && (!inside || unicode.IsUpper(firstRune(e.core(before))))
}

// isTitle reports whether s goes before a name, as Dr; German has other words that look
// the same in small letters.
func (e *editor) isTitle(s string) bool {
	return contains(e.titles, s) && (e.lang != "de" || unicode.IsUpper(firstRune(s)))
}

// isPart reports whether t is a single letter with a full stop.
func (e *editor) isPart(t token) bool {
	return isLetter(e.core(t)) && strings.HasPrefix(e.tail(t), ".")
}

// isLetter reports whether s is a single letter.
func isLetter(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size > 0 && size == len(s) && unicode.IsLetter(r)
}

// wordSticks keeps words of one letter, and titles, with the word after them.
func (e *editor) wordSticks(before, a, b token) bool {
	left := e.core(a)
	if e.tail(a) != "" {
		return isLetter(left) && e.tail(a) == ")" && before == token{} // a) in a list
	}
	right := e.core(b)
	if unicode.IsUpper(firstRune(right)) && len(left) > 1 && e.isTitle(left) {
		return true
	}
	if beginsWithDigit(right) && contains(e.counted, left) {
		return true
	}
	if !isLetter(left) || endsWithDigit(e.core(before)) && contains(unitNames, left) {
		return false
	}
	r := firstRune(left)
	return unicode.IsLower(r) || strings.ContainsRune(e.single, unicode.ToLower(r))
}

// rate says what it costs to end a line before the token with number i.
func (e *editor) rate(i int, p *place) {
	a, b := e.tokens[i-1], e.tokens[i]
	before := e.neighbour(i-1, i-2)
	left, right := e.core(a), e.core(b)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(e.all(a), isQuoteOrBracket))
	stop := strings.ContainsRune(".!?…", last) && !beginsWithLower(right)
	ends, clause := e.seam(i)
	switch {
	case ends:
		p.cost(costStop, costStopBalanced)
	case clause:
		p.cost(costClause, costClauseBalanced)
	case last == '.' && (isLetter(left) || e.isJoinedAbbreviation(left)):
		p.cost(costAbbreviation, costAbbreviationBalanced)
	case e.tail(a) == "" && contains(e.small, left):
		p.cost(costSmall, costSmallBalanced)
	}
	if unicode.IsUpper(firstRune(right)) && (e.tail(a) == "" && contains(e.persons, left) || contains(firmForms, right)) {
		p.cost(costName, costNameBalanced)
	}
	switch {
	case e.tail(a) == "" && endsWithDigit(left) != endsWithDigit(right) && (endsWithDigit(left) || beginsWithDigit(right)):
		p.cost(costNumber, costNumberBalanced)
	case isLetter(right) && unicode.IsUpper(firstRune(right)):
		p.cost(costNumber, costNumberBalanced)
	}
	if (before == token{} || e.endsSentence(before)) && !stop && utf8.RuneCountInString(left) <= 3 {
		p.cost(costFirstWord, costFirstWordBalanced)
	}
	if e.endsSentence(b) && utf8.RuneCountInString(right) <= 4 && !stop {
		p.cost(costLastWord, costLastWordBalanced)
	}
}

func (p *place) cost(ragged, balanced int32) { p.ragged += ragged; p.balanced += balanced }

func isQuoteOrBracket(r rune) bool { return isQuote(r) || r == ')' || r == ']' || r == '}' }

func beginsWithLower(s string) bool { return unicode.IsLower(firstRune(s)) }

// isJoinedAbbreviation reports whether s is like z.B without its last full stop.
func (e *editor) isJoinedAbbreviation(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && size < len(s) && s[size] == '.'
}

// endsSentence reports whether a sentence ends with t.
func (e *editor) endsSentence(t token) bool {
	return strings.ContainsAny(e.tail(t), ".!?") && !e.isPart(t)
}
