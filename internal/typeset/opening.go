package typeset

// The opening of a sentence: its first words, where they are to stand alone as a headline
// before the rest. They end where the sense allows: with a clause, or after a word that
// says something.

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// wholeSentence is the number of characters, and wholeWords that of words, up to which a
	// sentence is not divided.
	wholeSentence, wholeWords = 24, 3
	// longestClause is the number of characters up to which a whole clause is an opening, and
	// longestOpening up to which other words are, of which there are openingWords at most.
	longestClause, longestOpening, openingWords = 24, 24, 6
	// leastRest is the number of characters that are left at least.
	leastRest = 8
	// widestOpening is the number of characters of an opening that has room, and nearWords that of the words
	// by which it may go on to the end of its clause.
	widestOpening, nearWords = 32, 3
)

// Opening is the number of bytes of s that its opening has, with the space after it; all of
// s where it is too short to be divided.
func Opening(s, lang string) int {
	m := newManuscript(s, false, nil)
	br := breaker{manuscript: &m, habits: habitsOf(lang)}
	best, ok := br.opening()
	if !ok {
		return len(s)
	}
	return m.inOriginal(s, br.tokens[best].start)
}

// WideOpening is that of an opening that has room: it goes on to the end of its clause where that is
// near.
func WideOpening(s, lang string) int {
	m := newManuscript(s, false, nil)
	br := breaker{manuscript: &m, habits: habitsOf(lang)}
	best, ok := br.opening()
	if !ok {
		return len(s)
	}
	all := utf8.RuneCountInString(m.text)
	for i := best; i <= best+nearWords && i < len(br.tokens); i++ {
		chars := utf8.RuneCountInString(m.text[:br.tokens[i-1].end])
		if chars > widestOpening || all-chars < leastRest {
			break
		}
		if !br.joined(br.tokens[i-1].end, br.tokens[i].start) && !br.sticks(i) && br.closes(i) {
			best = i
			break
		}
	}
	return m.inOriginal(s, br.tokens[best].start)
}

// opening is the number of the token before which the opening ends; ok is false where the sentence is too
// short to be divided.
func (br *breaker) opening() (best int, ok bool) {
	br.find()
	all := utf8.RuneCountInString(br.text)
	if all <= wholeSentence || len(br.tokens) <= wholeWords {
		return 0, false
	}
	faint := faintWords(br.lang)
	least := math.MaxInt
	for i := 1; i < len(br.tokens); i++ {
		chars := utf8.RuneCountInString(br.text[:br.tokens[i-1].end])
		if i > 1 && chars > longestClause+1 || all-chars < leastRest {
			break
		}
		if cost, ok := br.opens(i, chars, faint); ok && cost < least {
			best, least = i, cost
		}
	}
	if best == 0 {
		best = br.anyOpening(faint)
	}
	return best, true
}

// closes reports whether a clause ends before the token with number i.
func (br *breaker) closes(i int) bool {
	stop, clause := br.seam(i)
	return br.tokens[i].forced || stop || clause
}

// opens says what it costs to end the opening before the token with number i, which is
// after so many characters; ok is false where the sense forbids it.
func (br *breaker) opens(i, chars int, faint string) (cost int, ok bool) {
	a, b := br.tokens[i-1], br.tokens[i]
	if !b.forced && (br.joined(a.end, b.start) || br.sticks(i)) {
		return 0, false
	}
	if !br.sayAnything(i, faint) {
		return 0, false
	}
	if br.closes(i) {
		return chars - 1000, true // the first clause before any other words
	}
	left, right := br.core(a), br.core(b)
	if chars > longestOpening && i > 1 || i > openingWords || br.tail(a) != "" ||
		br.isSmall(left, faint) || beginsWithDigit(left) || endsWithDigit(left) {
		return 0, false
	}
	switch {
	case chars < 6:
		cost += (6 - chars) * 4
	case chars > 14:
		cost += (chars - 14) * 2
	}
	noun := br.lang == "de" && i > 1 && unicode.IsUpper(firstRune(left))
	switch {
	case noun:
		cost -= 12
	case br.lang == "de" && unicode.IsUpper(firstRune(right)):
		cost += 20 // an adjective before its noun, or a verb before its object
	}
	if br.isSmall(right, faint) {
		cost -= 10 // another part of the sentence begins
	}
	return cost, true
}

// isSmall reports whether a word says nothing by itself.
func (br *breaker) isSmall(word, faint string) bool {
	return word == "" || contains(br.small, word) || contains(faint, word) || isLetter(word)
}

// sayAnything reports whether one of the first n tokens is more than a small word.
func (br *breaker) sayAnything(n int, faint string) bool {
	for _, t := range br.tokens[:n] {
		if !br.isSmall(br.core(t), faint) {
			return true
		}
	}
	return false
}

// anyOpening is the number of a token before which the opening can end where no words of its
// length say anything: after the first that does, else after a few.
func (br *breaker) anyOpening(faint string) int {
	few := 1
	for i := 1; i < len(br.tokens); i++ {
		chars := utf8.RuneCountInString(br.text[:br.tokens[i-1].end])
		if br.sticks(i) {
			continue
		}
		if chars <= longestOpening*3/2 && !br.isSmall(br.core(br.tokens[i-1]), faint) {
			return i
		}
		if few == 1 && chars >= leastRest && chars <= longestOpening {
			few = i
		}
	}
	return few
}

// inOriginal gives the place in s, the original, of a place in the text without marks.
func (m *manuscript) inOriginal(s string, at int32) int {
	n := int32(0)
	for i, r := range s {
		switch {
		case r == '\r' && strings.HasPrefix(s[i:], "\r\n"):
		case isLineEnd(r):
			n++
		case isMark(r):
		case n == at:
			return i
		default:
			n += int32(utf8.RuneLen(r))
		}
	}
	return len(s)
}

// faintWords are the pronouns, auxiliary verbs and numerals of a language, after which, as
// after its small words, nothing can end.
func faintWords(lang string) string {
	switch lang {
	case "de":
		return " wir ich du er sie es ihr uns euch ihnen ihm ihn man wer was wo wann warum wem wen wessen welche welcher" +
			" welches sich dich mich dir mir dies das deren dessen alle allen alles auch nur schon noch da dann darum deshalb" +
			" ist sind war waren wird werden wurde hat haben hatte kann können könnte soll sollen sollte muss müssen darf" +
			" dürfen will wollen möchte möchten mag lassen lässt sei seien bin bist seid" +
			" bevor während nachdem obwohl sobald solange falls sondern" +
			" zwei drei vier fünf sechs sieben acht neun zehn zwölf hundert tausend "
	case "en":
		return " we i you they he she it us them him me who what when where why which whose there here then all some any" +
			" am was were been being do does did don’t will would can could shall should may might must have has had" +
			" only also just more most about within between after before because while until let " +
			" one two three four five six seven eight nine ten hundred thousand "
	case "fr":
		return " nous vous ils elles il elle on je tu eux lui moi toi qui quoi où quand comme ça cela ceci tout tous toute toutes" +
			" est sont était a ont avons avez ai sommes êtes suis sera seront peut peuvent pouvons doit doivent devons fait" +
			" faut veut voulons aussi pas deux trois quatre cinq six sept huit neuf dix cent mille entre après avant pendant "
	case "it":
		return " noi voi loro lui lei io tu egli ci vi ne chi cosa dove quando come ciò tutto tutti tutte quello quella" +
			" è sono era siamo siete ha hanno abbiamo avete ho può possono possiamo deve devono dobbiamo vuole vogliamo" +
			" anche solo entro dopo prima due tre quattro cinque sei sette otto nove dieci cento mille "
	case "es":
		return " nosotros nosotras ustedes ellos ellas él ella yo tú usted nos les le lo quien quién qué dónde cuando cuándo todo" +
			" todos todas eso esto es son era somos está están estamos ha han hemos puede pueden podemos debe deben debemos" +
			" hay quiere queremos también sólo solo tras antes dos tres cuatro cinco seis siete ocho nueve diez cien mil "
	case "nl":
		return " wij we ik jij je u hij zij ze hen hem wie wat waar wanneer hoe er dan alles alle ook is zijn was waren wordt" +
			" worden heeft hebben had kan kunnen zal zullen moet moeten mag mogen wil willen nog binnen na " +
			" twee drie vier vijf zes zeven acht negen tien honderd duizend "
	case "pl":
		return " my ja ty on ona ono oni one wy nas nam was wam ich im kto co gdzie kiedy jak tu tam wszystko wszyscy także tylko" +
			" jest są był były mamy ma mają może mogą możemy musi muszą musimy chcemy dwa dwie trzy cztery pięć sześć" +
			" siedem osiem dziewięć dziesięć sto tysiąc po "
	}
	return ""
}
