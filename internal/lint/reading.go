package lint

// How easily a text is read, by the formulas of Flesch.

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Reading is how easily a text is read. It is counted in integers, so that every machine
// gives the same.
type Reading struct {
	Words, Sentences, Syllables int
	language                    string
}

// Known reports whether there is a formula for the language, and enough to judge by: in a
// handful of words one long one decides.
func (r Reading) Known() bool {
	const least = 50
	return r.Words >= least && (r.language == "de" || r.language == "en")
}

// Score is the reading ease: about 0 for what is very hard, 100 for what is very easy.
//
// German: Toni Amstad, Wie verständlich sind unsere Zeitungen?, Zürich 1978:
// 180 − ASL − 58.5 · ASW. English: Rudolf Flesch, A new readability yardstick, Journal of
// Applied Psychology 32 (1948): 206.835 − 1.015 · ASL − 84.6 · ASW. ASL is words a sentence,
// ASW syllables a word.
func (r Reading) Score() int {
	if r.Words == 0 || r.Sentences == 0 {
		return 0
	}
	base, perWord, perSyllable := 180_000, 1000, 58_500
	if r.language == "en" {
		base, perWord, perSyllable = 206_835, 1015, 84_600
	}
	milli := base - perWord*r.Words/r.Sentences - perSyllable*r.Syllables/r.Words
	if milli < 0 {
		return milli / 1000
	}
	return (milli + 500) / 1000
}

// Level names the score as Flesch does.
func (r Reading) Level() string {
	names := []string{"very-hard", "hard", "fairly-hard", "plain", "fairly-easy", "easy", "very-easy"}
	for i, limit := range []int{30, 50, 60, 70, 80, 90} {
		if r.Score() < limit {
			return names[i]
		}
	}
	return names[len(names)-1]
}

// WordsASentence is the average, rounded.
func (r Reading) WordsASentence() int {
	return (r.Words + r.Sentences/2) / max(r.Sentences, 1)
}

func (r Reading) plus(o Reading) Reading {
	return Reading{r.Words + o.Words, r.Sentences + o.Sentences, r.Syllables + o.Syllables, r.language}
}

// reading sums up what is read as sentences.
func (k *checking) reading() Reading {
	sum := Reading{language: k.lists.language}
	for _, t := range k.texts {
		for _, u := range k.units(t) {
			sum = sum.plus(u.Reading)
		}
	}
	return sum
}

// unit is a stretch of words that is read in one breath.
type unit struct {
	Reading
	text     *text
	from, to int // words
}

// units cuts a text as Flesch counts (How to Write Plain English, 1979): each full unit of
// speech marked off by a period, colon, semicolon, dash, question mark or exclamation point.
// A part of less than three words goes with its neighbour.
func (k *checking) units(t *text) []unit {
	if t.role != prose || t.units != nil {
		return t.units
	}
	const least = 3
	var list []unit
	for _, s := range t.sentences {
		begin := s[0]
		for i := s[0] + 1; i <= s[1]; i++ {
			if i < s[1] && (i-begin < least || s[1]-i < least || !isBreath(t.value[t.words[i-1].to:t.words[i].from])) {
				continue
			}
			list = append(list, k.unit(t, begin, i))
			begin = i
		}
	}
	t.units = list
	return list
}

func isBreath(gap string) bool {
	return strings.ContainsAny(gap, ":;–—") || strings.Contains(gap, " - ")
}

func (k *checking) unit(t *text, from, to int) unit {
	u := unit{Reading: Reading{Sentences: 1, language: k.lists.language}, text: t, from: from, to: to}
	for _, w := range t.words[from:to] {
		if r, _ := utf8.DecodeRuneInString(w.text); !isLetterLike(r) {
			continue
		}
		u.Words++
		u.Syllables += Syllables(k.lists.language, w.text)
	}
	return u
}

// sentences reports what has too many words.
func (k *checking) sentences(t *text) {
	if k.lists.limits.words == 0 {
		return
	}
	for _, u := range k.units(t) {
		if u.Words > k.lists.limits.words {
			k.add("long-sentence", t, t.words[u.from].from, map[string]any{
				"Words": u.Words, "Limit": k.lists.limits.words,
			})
		}
	}
}

// hardest reports the sentence that is hardest to read, where it is too hard. Short ones have
// no score worth the name.
func (k *checking) hardest() {
	if k.lists.limits.words == 0 {
		return
	}
	const least = 8 // words
	var all []unit
	for _, t := range k.texts {
		for _, u := range k.units(t) {
			if u.Words >= least && u.Words <= k.lists.limits.words && u.Score() < k.lists.limits.score {
				all = append(all, u)
			}
		}
	}
	if len(all) == 0 {
		return
	}
	worst := slices.MinFunc(all, func(a, b unit) int { return cmp.Compare(a.Score(), b.Score()) })
	longest := slices.MaxFunc(worst.text.words[worst.from:worst.to], func(a, b word) int {
		return cmp.Compare(Syllables(k.lists.language, a.text), Syllables(k.lists.language, b.text))
	})
	k.add("hard-sentence", worst.text, worst.text.words[worst.from].from, map[string]any{
		"Score": worst.Score(), "Least": k.lists.limits.score, "Longest": longest.text,
	})
}

// Syllables counts the syllables of a word. The rules are those of thumb: every group of
// vowels is one, apart from what the language is known to do otherwise. A number has one for
// each of its figures, four at most.
func Syllables(language, word string) int {
	word = strings.ToLower(strings.ReplaceAll(word, string(softHyphen), ""))
	if r, _ := utf8.DecodeRuneInString(word); unicode.IsDigit(r) {
		return min(strings.Count(strings.Map(figure, word), "0"), 4)
	}
	sum := 0
	for part := range strings.FieldsFuncSeq(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }) {
		if language == "en" {
			sum += englishSyllables(part)
		} else {
			sum += germanSyllables(part)
		}
	}
	return max(sum, 1)
}

// figure makes zeros of figures.
func figure(r rune) rune {
	if unicode.IsDigit(r) {
		return '0'
	}
	return r
}

// germanSyllables counts vowels, and the vowels that are spoken as one, as one.
func germanSyllables(word string) int {
	const vowels = "aeiouyäöüàáâèéêíóôúû"
	s := []rune(apart(word))
	count := 0
	for i := 0; i < len(s); i++ {
		if !strings.ContainsRune(vowels, s[i]) || s[i] == 'u' && i > 0 && s[i-1] == 'q' {
			continue
		}
		if s[i] == 'y' && i == 0 && len(s) > 1 && strings.ContainsRune(vowels, s[1]) {
			continue // Yoga
		}
		count++
		if i+1 < len(s) {
			switch string(s[i : i+2]) {
			case "ai", "ay", "ei", "ey", "au", "äu", "eu", "oi", "oy", "ie", "aa", "ee", "oo", "ou":
				i++
			}
		}
	}
	return max(count, 1)
}

// apart puts a mark between vowels that look as if they were one sound and are two, as after
// the prefixes be- and ge- and in Familie, and joins those of common English words.
func apart(word string) string {
	for _, part := range []struct {
		letters string
		at      int // where one sound ends
	}{
		{"beein", 2},
		{"beeil", 2},
		{"beend", 2},
		{"beehr", 2},
		{"beurteil", 2},
		{"beurlaub", 2},
		{"beunruhig", 2},
		{"beinhalt", 2},
		{"beirr", 2},
		{"geeig", 2},
		{"geein", 2},
		{"geehr", 2},
		{"geimpf", 2},
		{"geirr", 2},
		{"museum", 4},
		{"museen", 4},
		{"ideen", 3},
		{"patient", 4},
		{"klient", 3},
		{"medien", 4},
		{"serie", 4},
		{"linie", 4},
		{"familie", 6},
		{"studie", 5},
		{"materialien", 9},
		{"prinzipien", 8},
		{"kriterien", 7},
		{"immobilie", 8},
		{"ferien", 4},
		{"aktie", 4},
		{"folie", 4},
		{"italie", 5},
		{"ingenieu", 6},
	} {
		if i := strings.Index(word, part.letters); i >= 0 {
			word = word[:i+part.at] + "|" + word[i+part.at:]
		}
	}
	for _, loan := range [][2]string{{"team", "tim"}, {"service", "servis"}, {"online", "onlain"}, {"software", "softwer"}} {
		word = strings.Replace(word, loan[0], loan[1], 1)
	}
	return word
}

// englishSyllables counts groups of vowels, without an e that is not spoken and with one more
// where two vowels that stand together are spoken apart.
func englishSyllables(word string) int {
	word = strings.ReplaceAll(strings.ReplaceAll(word, "'", ""), "’", "")
	word = unspoken(word)
	count, before := 0, false
	const vowels = "aeiouyàáéèêíóúü"
	for i, r := range word {
		next, _ := utf8.DecodeRuneInString(word[i+utf8.RuneLen(r):])
		glides := r == 'y' && (i == 0 || before && strings.ContainsRune(vowels, next)) // yes, beyond
		vowel := strings.ContainsRune(vowels, r) && !glides
		if vowel && !before {
			count++
		}
		before = vowel
	}
	for _, two := range []string{"ciat", "ia", "io", "iu", "ua", "uou", "ying", "eing", "oing", "creat", "quiet", "client", "scien", "societ", "diet"} {
		if i := strings.Index(word, two); i >= 0 && !oneSound(word[:i], two) {
			count++
			break
		}
	}
	if len(word) > 4 && (strings.HasSuffix(word, "ier") || strings.HasSuffix(word, "iest")) || strings.HasSuffix(word, "rea") ||
		strings.HasSuffix(word, "dea") || strings.HasSuffix(word, "ism") || strings.HasSuffix(word, "thm") {
		count++
	}
	return max(count, 1)
}

// oneSound reports whether two vowels are one after what stands before them, as in "special",
// "motion", "quality".
func oneSound(before, two string) bool {
	if before == "" {
		return false
	}
	last := before[len(before)-1]
	switch two {
	case "ia", "io", "iu":
		return strings.IndexByte("ctsgx", last) >= 0
	case "ua":
		return last == 'q' || last == 'g'
	}
	return false
}

// unspoken takes every e that is not spoken out of a word: at its end, in -ed and -es, and
// where an ending or another word follows.
func unspoken(word string) string {
	for _, begin := range [][2]string{
		{"some", "som"},
		{"there", "ther"},
		{"where", "wher"},
		{"here", "her"},
		{"home", "hom"},
		{"more", "mor"},
		{"life", "lif"},
		{"time", "tim"},
		{"every", "evryw"},
		{"business", "bizness"},
	} {
		if rest, ok := strings.CutPrefix(word, begin[0]); ok {
			word = begin[1] + rest
			break
		}
	}
	isVowel := func(i int) bool { return i >= 0 && strings.IndexByte("aeiouy", word[i]) >= 0 }
	for _, end := range []string{"ely", "eful", "efully", "eless", "ement", "ements", "eness"} {
		if i := len(word) - len(end); strings.HasSuffix(word, end) && i > 2 && !isVowel(i-1) {
			word = word[:i] + end[1:]
		}
	}
	for _, end := range []string{"ed", "es", "e"} {
		i := len(word) - len(end)
		if !strings.HasSuffix(word, end) || i < 2 || isVowel(i-1) && end == "e" && i > 2 {
			continue
		}
		last := word[i-1]
		switch {
		case end == "ed" && (last == 't' || last == 'd'), end == "es" && strings.IndexByte("sxzcgh", last) >= 0,
			last == 'l' && !isVowel(i-2) && word[i-2] != 'l': // rented, boxes, simple
			return word
		case strings.IndexFunc(word[:i], func(r rune) bool { return strings.ContainsRune("aeiouy", r) }) < 0:
			return word // the, she
		}
		return word[:i] + end[1:]
	}
	return word
}
