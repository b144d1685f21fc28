package lint

// Words and phrases of the lists, found in texts: by stems, never by parts of words.

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// form is one way to name words.
type form struct {
	stem    string   // any inflection of the word
	exact   string   // the word in small letters as it stands
	parts   []string // what stands between "*", in small letters
	bent    bool     // of parts: with any inflection
	capital bool     // with a capital, and not at the beginning of a sentence
	first   bool     // only at the beginning of a sentence
	small   bool     // not with a capital, unless a sentence begins
	class   *class
}

// element is a word of a phrase, in one of several forms.
type element struct {
	forms []form
	gap   int // how many words may stand before it
}

// phrase is a row of words.
type phrase []element

// defaultGap is how many words "…" stands for at most.
const defaultGap = 3

// phrases reads phrases between commas.
func (l *Lists) phrases(s string) []phrase {
	var list []phrase
	for _, part := range split(s) {
		var p phrase
		gap := 0
		for _, token := range strings.Fields(part) {
			if count, ok := strings.CutPrefix(token, "…"); ok {
				gap = defaultGap
				if n, err := strconv.Atoi(count); err == nil {
					gap = n
				}
				continue
			}
			e := element{gap: gap}
			for alternative := range strings.SplitSeq(token, "|") {
				e.forms = append(e.forms, l.form(alternative))
			}
			p, gap = append(p, e), 0
		}
		list = append(list, p)
	}
	return list
}

// forms reads single words between commas.
func (l *Lists) forms(s string) []form {
	var list []form
	for _, token := range split(s) {
		list = append(list, l.form(token))
	}
	return list
}

// form reads one word with its marks.
func (l *Lists) form(s string) form {
	if name, ok := strings.CutPrefix(s, "@"); ok {
		return form{class: l.classes[name]}
	}
	var f form
	word, exact := strings.CutPrefix(s, "=")
	word, f.capital = strings.CutPrefix(word, "^")
	word, f.first = strings.CutPrefix(word, ".")
	lower := strings.ReplaceAll(strings.ToLower(word), "’", "'")
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "*"))
	switch {
	case strings.Contains(word, "*"):
		f.parts, f.bent = strings.Split(lower, "*"), !exact
		f.small = exact && unicode.IsLower(first)
	case exact || f.capital || f.first:
		f.exact = lower
	default:
		f.stem = l.stem(lower)
	}
	return f
}

// matches reports whether w is meant.
func (f *form) matches(w *word) bool {
	switch {
	case f.class != nil:
		return matchesAny(f.class.forms, w) && !matchesAny(f.class.except, w)
	case f.capital && (w.first || !isCapital(w.text)), f.small && isCapital(w.text), f.first && !w.first:
		return false
	case f.parts != nil:
		return f.matchesParts(w)
	case f.exact != "":
		return f.exact == w.lower
	}
	return f.stem == w.stem
}

// matchesParts compares a word with a pattern such as "ge*t". Each "*" stands for two letters
// at least, so that the pattern is a part of a longer word.
func (f *form) matchesParts(w *word) bool {
	for _, s := range []string{w.lower, w.stem} {
		if matchesPattern(f.parts, s) {
			return true
		}
		if !f.bent {
			return false
		}
	}
	return false
}

func matchesPattern(parts []string, s string) bool {
	const least = 2 // bytes for a "*"
	s, ok := strings.CutPrefix(s, parts[0])
	if !ok {
		return false
	}
	last := len(parts) - 1
	for _, middle := range parts[1:last] {
		i := strings.Index(s[min(least, len(s)):], middle)
		if i < 0 {
			return false
		}
		s = s[least+i+len(middle):]
	}
	return strings.HasSuffix(s, parts[last]) && len(s) >= len(parts[last])+least
}

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func matchesAny(forms []form, w *word) bool {
	for i := range forms {
		if forms[i].matches(w) {
			return true
		}
	}
	return false
}

// match is a phrase found: the words from i up to j.
type match struct {
	i, j   int
	phrase phrase
}

// at reports whether the phrase begins at word i, and where it ends.
func (p phrase) at(words []word, i int) (end int, ok bool) {
	if len(p) == 0 || !matchesAny(p[0].forms, &words[i]) {
		return 0, false
	}
	return p[1:].follow(words, i)
}

// follow reports whether the phrase goes on after word i, in the same clause.
func (p phrase) follow(words []word, i int) (end int, ok bool) {
	if len(p) == 0 {
		return i + 1, true
	}
	for j := i + 1; j <= i+1+p[0].gap && j < len(words) && words[j].clause == words[i].clause; j++ {
		if !matchesAny(p[0].forms, &words[j]) {
			continue
		}
		if end, ok := p[1:].follow(words, j); ok {
			return end, true
		}
	}
	return 0, false
}

// find lists where one of the phrases stands, the longest at each place. Quoted words are
// passed over.
func find(phrases []phrase, words []word) []match {
	var found []match
	for i := range words {
		if words[i].quoted {
			continue
		}
		best := match{i: i}
		for _, p := range phrases {
			if end, ok := p.at(words, i); ok && end > best.j {
				best.j, best.phrase = end, p
			}
		}
		if best.j > 0 {
			found = append(found, best)
		}
	}
	return found
}

// overlaps reports whether m shares a word with one of the others.
func (m match) overlaps(others []match) bool {
	return slices.ContainsFunc(others, func(o match) bool { return m.i < o.j && o.i < m.j })
}

// in lists where the entry applies in the text.
func (e *entry) in(t *text) []match {
	found := find(e.phrases, t.words)
	if len(found) == 0 {
		return nil
	}
	excepted := find(e.except, t.words)
	return slices.DeleteFunc(found, func(m match) bool {
		return m.overlaps(excepted) || e.excused(t, m)
	})
}

// excused reports whether one of the words that make it fine stands in the same clause.
func (e *entry) excused(t *text, m match) bool {
	if len(e.unless) == 0 {
		return false
	}
	for i := range t.words {
		w := &t.words[i]
		if w.clause == t.words[m.i].clause && matchesAny(e.unless, w) && !m.names(i, w) {
			return true
		}
	}
	return false
}

// names reports whether the phrase itself has the word, and not one of its gaps.
func (m match) names(i int, w *word) bool {
	return i >= m.i && i < m.j && slices.ContainsFunc(m.phrase, func(e element) bool { return matchesAny(e.forms, w) })
}

// quote is what the phrase m stands for in the text, without the words in its gaps where it
// is long.
func (m match) quote(t *text) string {
	const most = 5 // words
	if m.j-m.i <= most {
		return t.quote(m.i, m.j)
	}
	var at []int // the words of the phrase, from its end on
	for i, n := m.j-1, len(m.phrase)-1; n >= 0 && i >= m.i; i-- {
		if matchesAny(m.phrase[n].forms, &t.words[i]) {
			at = append(at, i)
			n--
		}
	}
	slices.Reverse(at)
	quote := ""
	for n, i := range at {
		switch {
		case n == 0:
		case at[n-1] == i-1:
			quote += " "
		default:
			quote += " … "
		}
		quote += t.quote(i, i+1)
	}
	return quote
}
