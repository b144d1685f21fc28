package typeset

// The tailoring between words: which of two words stay on one line, and between which of
// them a line would rather not end.

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sticks reports whether the token with number i must stay on the line of the one before.
func (br *breaker) sticks(i int) bool {
	a, b := br.tokens[i-1], br.tokens[i]
	before, after := br.neighbour(i-1, i-2), br.neighbour(i, i+1)
	switch {
	case br.punctuationSticks(a, b, br.neighbour(i, i-2) == token{}):
		return true
	case br.numberSticks(before, a, b, after):
		return true
	case strings.HasPrefix(br.tail(a), "."):
		return br.abbreviationSticks(before, a, b)
	}
	return br.wordSticks(before, a, b)
}

// punctuationSticks keeps punctuation that stands alone, as in French, with its word, and
// never lets a dash begin a line.
func (br *breaker) punctuationSticks(a, b token, first bool) bool {
	opens, _ := utf8.DecodeRuneInString(br.all(b))
	switch {
	case isDash(opens), opens == '·', opens == '|', opens == '•':
		rest := br.all(b)[utf8.RuneLen(opens):]
		// In Spanish a dash opens a parenthesis like a bracket; before a number it is a minus.
		r, _ := utf8.DecodeRuneInString(rest)
		return rest == "" || !unicode.IsDigit(r) && (br.lang != "es" || !unicode.IsLetter(r))
	case isHyphen(opens) && br.all(b) == string(opens):
		return true
	case br.core(b) == "":
		return !br.opensOnly(b)
	case br.core(a) == "":
		return br.opensOnly(a) || first
	}
	return first && isBullet(br.all(a))
}

func isBullet(s string) bool {
	switch s {
	case "–", "—", "-", "•", "·", "*", "→", "▪":
		return true
	}
	return false
}

// opensOnly reports whether a token without a core can only belong to what follows.
func (br *breaker) opensOnly(t token) bool {
	r, _ := utf8.DecodeRuneInString(br.all(t))
	switch r {
	case '(', '[', '{', '¿', '¡', '„', '‚', '‘':
		return true
	case '“':
		return br.lang != "de"
	case '«', '‹':
		return true
	}
	return false
}

// numberSticks keeps numbers with their groups, units, months and signs.
func (br *breaker) numberSticks(before, a, b, after token) bool {
	left, right := br.core(a), br.core(b)
	if isSign(left) && br.tail(a) == "" {
		return true
	}
	unit, _ := utf8.DecodeRuneInString(right)
	if strings.ContainsRune("%‰°", unit) {
		return true
	}
	if beginsWithDigit(right) {
		switch {
		case left == "h" && endsWithDigit(br.core(before)):
			return true
		case contains(currencies, left) && br.tail(a) == "":
			return true
		case isTimes(left) || isDash(firstRune(br.all(a))) && br.core(before) != "":
			return endsWithDigit(br.core(before))
		case br.lang == "en" && contains(monthNames, left) && len(right) <= 2:
			return true
		}
	}
	if left == "de" && endsWithDigit(br.core(before)) && contains(monthNames, right) {
		return true
	}
	if !endsWithDigit(left) {
		return strings.ContainsRune("€$£", unit) && contains(unitNames, left)
	}
	return br.sticksToNumber(before, a, b, after)
}

// sticksToNumber keeps what follows with the number a.
func (br *breaker) sticksToNumber(before, a, b, after token) bool {
	left, right, tail := br.core(a), br.core(b), br.tail(a)
	switch {
	case tail == ".":
		// An ordinal or a day, not the end of a sentence.
		return br.ordinals && len(left) <= 2 && (beginsWithDigit(right) && len(right) <= 4 || beginsWithLetter(right))
	case tail == ")":
		return before == token{} && len(left) <= 2 // 1) in a list
	case tail != "":
		return false
	case beginsWithDigit(right):
		return true
	case isTimes(right):
		return beginsWithDigit(br.core(after))
	case br.lang == "es" && right == "de":
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
func (br *breaker) abbreviationSticks(before, a, b token) bool {
	left, right := br.core(a), br.core(b)
	if right == "" || br.tail(a) != "." {
		return false
	}
	if br.isTitle(left) || contains(br.short, left) {
		return true
	}
	if contains(br.counted, left) && !beginsWithLetter(right) {
		return true
	}
	if !isLetter(left) {
		return false
	}
	inside := br.isPart(before)
	capital := unicode.IsUpper(firstRune(left))
	switch {
	case br.isPart(b):
		// z. B., J. S.; but i. d. R. and u. a. are two.
		return !(inside && capital && beginsWithLower(br.core(before)) && beginsWithLower(right))
	case beginsWithDigit(right):
		return true // S. 12
	case !capital:
		return !inside // p. ex., s. Seite
	}
	// The name after initials; but z. B. and i. d. R. end in a capital too.
	return unicode.IsUpper(firstRune(right)) && (!inside || unicode.IsUpper(firstRune(br.core(before))))
}

// isTitle reports whether s goes before a name, as Dr; German has other words that look
// the same in small letters.
func (br *breaker) isTitle(s string) bool {
	return contains(br.titles, s) && (br.lang != "de" || unicode.IsUpper(firstRune(s)))
}

// isPart reports whether t is a single letter with a full stop.
func (br *breaker) isPart(t token) bool {
	return isLetter(br.core(t)) && strings.HasPrefix(br.tail(t), ".")
}

// isLetter reports whether s is a single letter.
func isLetter(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size > 0 && size == len(s) && unicode.IsLetter(r)
}

// wordSticks keeps words of one letter, and titles, with the word after them.
func (br *breaker) wordSticks(before, a, b token) bool {
	left := br.core(a)
	if br.tail(a) != "" {
		return isLetter(left) && br.tail(a) == ")" && before == token{} // a) in a list
	}
	right := br.core(b)
	if unicode.IsUpper(firstRune(right)) && len(left) > 1 && br.isTitle(left) {
		return true
	}
	if beginsWithDigit(right) && contains(br.counted, left) {
		return true
	}
	if !isLetter(left) || endsWithDigit(br.core(before)) && contains(unitNames, left) {
		return false
	}
	r := firstRune(left)
	return unicode.IsLower(r) || strings.ContainsRune(br.single, unicode.ToLower(r))
}

// rate gives the opportunity before the token with number i its penalties.
func (br *breaker) rate(i int, p *opportunity) {
	a, b := br.tokens[i-1], br.tokens[i]
	before := br.neighbour(i-1, i-2)
	left, right := br.core(a), br.core(b)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(br.all(a), isQuoteOrBracket))
	stop := strings.ContainsRune(".!?…", last) && !beginsWithLower(right)
	ends, clause := br.seam(i)
	switch {
	case ends:
		p.penalize(penaltyStop, penaltyStopBalanced)
	case clause:
		p.penalize(penaltyClause, penaltyClauseBalanced)
	case last == '.' && (isLetter(left) || br.isJoinedAbbreviation(left)):
		p.penalize(penaltyAbbreviation, penaltyAbbreviationBalanced)
	case br.tail(a) == "" && contains(br.small, left):
		p.penalize(penaltySmall, penaltySmallBalanced)
	}
	if unicode.IsUpper(firstRune(right)) && (br.tail(a) == "" && contains(br.persons, left) || contains(firmForms, right)) {
		p.penalize(penaltyName, penaltyNameBalanced)
	}
	switch {
	case br.tail(a) == "" && endsWithDigit(left) != endsWithDigit(right) && (endsWithDigit(left) || beginsWithDigit(right)):
		p.penalize(penaltyNumber, penaltyNumberBalanced)
	case isLetter(right) && unicode.IsUpper(firstRune(right)):
		p.penalize(penaltyNumber, penaltyNumberBalanced)
	}
	if (before == token{} || br.endsSentence(before)) && !stop && utf8.RuneCountInString(left) <= 3 {
		p.penalize(penaltyFirstWord, penaltyFirstWordBalanced)
	}
	if br.endsSentence(b) && utf8.RuneCountInString(right) <= 4 && !stop {
		p.penalize(penaltyLastWord, penaltyLastWordBalanced)
	}
	p.brief = br.brief(i, ends, clause)
}

// brief is what comes to the penalty of the opportunity before the token with number i in a text of a
// few lines, where a sentence or a clause ends there.
func (br *breaker) brief(i int, ends, clause bool) int32 {
	switch {
	case ends:
		return briefStop
	case clause && br.announces(i):
		return briefColon
	case clause:
		return briefClause
	}
	penalty := int32(0)
	switch {
	case br.begins(i - 1):
		penalty = briefFirst
	case br.follows(i - 1):
		penalty = briefWord
	case br.begins(i - 2):
		penalty = briefSecond
	}
	if br.begins(i+1) || br.follows(i+1) {
		penalty += briefLast
	}
	return penalty
}

// announces reports whether a colon stands before the token with number i.
func (br *breaker) announces(i int) bool { return strings.HasSuffix(br.tail(br.tokens[i-1]), ":") }

// begins reports whether the token with number i begins a sentence after another, or what a colon
// announces.
func (br *breaker) begins(i int) bool {
	if i < 1 || i >= len(br.tokens) || br.tokens[i].forced || br.sticks(i) {
		return false
	}
	ends, _ := br.seam(i)
	return ends || br.announces(i)
}

// follows reports whether the token with number i follows a comma, a semicolon or a dash.
func (br *breaker) follows(i int) bool {
	if i < 1 || i >= len(br.tokens) || br.tokens[i].forced {
		return false
	}
	_, clause := br.seam(i)
	return clause
}

// penalize adds a penalty for ragged lines, and one for balanced lines.
func (p *opportunity) penalize(ragged, balanced int32) { p.ragged += ragged; p.balanced += balanced }

func isQuoteOrBracket(r rune) bool { return isQuote(r) || r == ')' || r == ']' || r == '}' }

func beginsWithLower(s string) bool { return unicode.IsLower(firstRune(s)) }

// isJoinedAbbreviation reports whether s is like z.B without its last full stop.
func (br *breaker) isJoinedAbbreviation(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && size < len(s) && s[size] == '.'
}

func (br *breaker) endsSentence(t token) bool {
	return strings.ContainsAny(br.tail(t), ".!?") && !br.isPart(t)
}
