package lint

// Typography: signs that a keyboard has in the place of those that the language wants.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"leitbild/internal/source"
)

const noBreakSpace = "\u00A0"

// typography is what a language wants of signs.
type typography struct {
	quotes        quotes
	swiss         quotes
	abbreviations []string // with spaces: "z. B."
	units         map[string]bool
	ranges        map[string]bool
	days          map[string]bool
	spellings     []spelling
}

// quotes are the marks outside and inside.
type quotes struct{ open, close, innerOpen, innerClose string }

// typographyOf is what is known without a list.
func typographyOf(language string) typography {
	var t typography
	switch language {
	case "fr":
		t.quotes = quotes{"«" + noBreakSpace, noBreakSpace + "»", "“", "”"}
	case "it", "es":
		t.quotes = quotes{"«", "»", "“", "”"}
	case "nl":
		t.quotes = quotes{"“", "”", "‘", "’"}
	case "pl":
		t.quotes = quotes{"„", "”", "«", "»"}
	}
	return t
}

// read takes what the lists say.
func (y *typography) read(n *source.Node) {
	y.quotes = quotesOf(value(n, "quotes"))
	y.swiss = quotesOf(value(n, "swiss-quotes"))
	y.abbreviations = split(value(n, "abbreviations"))
	lower := strings.ToLower
	y.units = set(value(n, "units"), lower)
	y.ranges = set(value(n, "ranges"), lower)
	y.days = set(value(n, "days"), lower)
	for _, word := range split(value(n, "sharp-s")) {
		y.spellings = append(y.spellings, newSpelling(word, "ß", "ss"))
	}
	for _, word := range split(value(n, "double-s")) {
		y.spellings = append(y.spellings, newSpelling(word, "ss", "ß"))
	}
}

func quotesOf(s string) quotes {
	f := strings.Fields(s)
	if len(f) != 4 {
		return quotes{}
	}
	return quotes{f[0], f[1], f[2], f[3]}
}

// isSwiss reports whether the charter is in the German of a country without ß.
func (k *checking) isSwiss() bool {
	return strings.HasPrefix(k.language, "de-ch") || strings.HasPrefix(k.language, "de-li")
}

// typography applies the rules for signs to a text.
func (k *checking) typography(t *text) {
	t.signs = masked(t.value)
	k.straightQuotes(t)
	if t.role == house {
		return
	}
	k.dashes(t)
	k.threeDots(t)
	k.doubleSpaces(t)
	k.noBreakSpaces(t)
	k.sharpS(t)
}

// report adds one finding for all places of a rule in a text.
func (k *checking) report(rule string, t *text, variant string, edits []edit) {
	edits = slices.DeleteFunc(edits, func(e edit) bool { // by a rule that goes through the words
		from := max(min(e.from, e.to-1), 0)
		return t.signs[from:e.to] != t.value[from:e.to]
	})
	if len(edits) == 0 {
		return
	}
	slices.SortFunc(edits, func(a, b edit) int { return a.from - b.from })
	before, after := t.excerpt(edits, 0)
	args := map[string]any{"Count": len(edits), "Text": before, "Fix": after}
	if variant != "" {
		args["variant"] = variant
	}
	k.add(rule, t, edits[0].from, args, edits...)
}

// excerpt is the word around an edit, before and after it and others in the same word, with
// its neighbours where it is between words.
func (t *text) excerpt(edits []edit, which int) (before, after string) {
	isSpace := func(r rune) bool { return r == ' ' || r == '\n' }
	e := edits[which]
	from, to := e.from, e.to
	if between := e.text == "" || e.text == "–"; between {
		from = len(strings.TrimRightFunc(t.value[:from], isSpace))
		to = len(t.value) - len(strings.TrimLeftFunc(t.value[to:], isSpace))
	}
	from = strings.LastIndexFunc(t.value[:from], isSpace) + 1
	if end := strings.IndexFunc(t.value[to:], isSpace); end >= 0 {
		to += end
	} else {
		to = len(t.value)
	}
	done := from
	for _, e := range edits {
		if e.from >= done && e.to <= to {
			after += t.value[done:e.from] + e.text
			done = e.to
		}
	}
	return source.Printable(t.value[from:to]), source.Printable(after + t.value[done:to])
}

// around are the characters beside bytes i and j, 0 where the text ends.
func (t *text) around(i, j int) (before, after rune) {
	if i > 0 {
		before, _ = utf8.DecodeLastRuneInString(t.signs[:i])
	}
	if j < len(t.signs) {
		after, _ = utf8.DecodeRuneInString(t.signs[j:])
	}
	return before, after
}

// opensBefore reports whether a quotation mark after r opens.
func opensBefore(r rune) bool {
	return r == 0 || unicode.IsSpace(r) || strings.ContainsRune("([{–—/„‚“‘«»›‹-", r)
}

// straightQuotes finds " and ' and what is typed for an apostrophe.
func (k *checking) straightQuotes(t *text) {
	q := k.lists.typography.quotes
	if k.isSwiss() {
		q = k.lists.typography.swiss
	}
	double, clear := k.doubleQuotes(t, q)
	edits := append(double, k.apostrophes(t, q)...)
	if t.role == house { // quotation marks are part of its name, an apostrophe is a slip of the keyboard
		clear = true
		edits = slices.DeleteFunc(edits, func(e edit) bool { return e.text != "’" })
	}
	if q == (quotes{}) || !clear {
		if len(edits) > 0 {
			slices.SortFunc(edits, func(a, b edit) int { return a.from - b.from })
			before, _ := t.excerpt(edits, 0)
			k.add("straight-quotes", t, edits[0].from, map[string]any{"variant": "unclear", "Count": len(edits), "Text": before})
		}
		return
	}
	variant := "apostrophe"
	for _, e := range edits {
		if e.text != "’" {
			variant = ""
		}
	}
	k.report("straight-quotes", t, variant, edits)
}

// doubleQuotes pairs the straight double marks, also with typographic ones: „so". clear is
// false where one has no partner.
func (k *checking) doubleQuotes(t *text, q quotes) (edits []edit, clear bool) {
	open := 0
	clear = true
	for i, r := range t.signs {
		before, after := t.around(i, i+utf8.RuneLen(r))
		switch {
		case r == '„' || r == '“' && q.open == "“" || r == '«' && q.open != "" && strings.HasPrefix(q.open, "«"):
			open++
		case open > 0 && (r == '”' || r == '“' || r == '»'):
			open--
		case r != '"':
		case open == 0 && unicode.IsDigit(before): // inches
		case open == 0 && opensBefore(before) && after != 0 && !unicode.IsSpace(after):
			edits = append(edits, edit{i, i + 1, q.open})
			open++
		case open > 0 && !unicode.IsSpace(before) && !isLetterLike(after):
			edits = append(edits, edit{i, i + 1, q.close})
			open--
		default:
			edits = append(edits, edit{i, i + 1, "\""})
			clear = false
		}
	}
	return edits, clear && open == 0
}

// apostrophes finds ' and, between letters, ´ and `.
func (k *checking) apostrophes(t *text, q quotes) []edit {
	var edits []edit
	open := false
	for i, r := range t.signs {
		size := utf8.RuneLen(r)
		before, after := t.around(i, i+size)
		letters := unicode.IsLetter(before) && unicode.IsLetter(after)
		switch {
		case r == '´' || r == '`':
			if letters {
				edits = append(edits, edit{i, i + size, "’"})
			}
		case r != '\'':
		case letters, isLeftOut(t.signs, i):
			edits = append(edits, edit{i, i + 1, "’"})
		case unicode.IsDigit(before) && !unicode.IsLetter(after) && !open: // minutes, feet
		case opensBefore(before) && k.closesLater(t.signs[i+1:]):
			edits = append(edits, edit{i, i + 1, q.innerOpen})
			open = true
		case open && !isLetterLike(after):
			edits = append(edits, edit{i, i + 1, q.innerClose})
			open = false
		default:
			edits = append(edits, edit{i, i + 1, "’"})
		}
	}
	return edits
}

// isLeftOut reports whether the mark at byte i is one of those in "rock 'n' roll".
func isLeftOut(s string, i int) bool {
	for _, from := range []int{i, i - 2} {
		if from < 2 || from+4 >= len(s) || !strings.EqualFold(s[from-1:from+4], " 'n' ") {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:from-1])
		after, _ := utf8.DecodeRuneInString(s[from+4:])
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	}
	return false
}

// closesLater reports whether a straight single mark in s can only close.
func (k *checking) closesLater(s string) bool {
	for i, r := range s {
		if r != '\'' || i == 0 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		if !unicode.IsSpace(before) && (i+1 == len(s) || !isLetterLike(after)) {
			return true
		}
	}
	return false
}

// dashes finds hyphens in the place of dashes: between words, and for "to" between numbers
// and days.
func (k *checking) dashes(t *text) {
	var edits []edit
	for i := 0; i < len(t.signs); i++ {
		if t.signs[i] != '-' {
			continue
		}
		end := i
		for end < len(t.signs) && t.signs[end] == '-' {
			end++
		}
		before, after := t.around(i, end)
		spaced := before == ' ' && (after == ' ' || after == '\n')
		if spaced && strings.TrimRight(lastLine(t.signs[:i]), " ") == "" {
			spaced = false // a list
		}
		if spaced && t.isBetweenFigures(i, end) {
			spaced = false // 3 - 2 = 1, 030 - 123 456
		}
		double := end-i == 2 && before != 0 && after != 0 && before != '\n'
		if end-i <= 3 && spaced || double {
			edits = append(edits, edit{i, end, "–"})
		}
		i = end
	}
	for i := range t.words {
		if from, to := k.rangeAt(t, i); to > 0 {
			edits = append(edits, edit{from, to, "–"})
		}
	}
	k.report("hyphen-for-dash", t, "", edits)
}

func lastLine(s string) string { return s[strings.LastIndexByte(s, '\n')+1:] }

// isBetweenFigures reports whether there are figures on both sides of the bytes from i up to j
// and the spaces around them.
func (t *text) isBetweenFigures(i, j int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(t.signs[:i], " "))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(t.signs[j:], " "))
	return unicode.IsDigit(before) && unicode.IsDigit(after)
}

// rangeAt is where in word i, or after it, the hyphen of "8-18 Uhr", "8 - 18 Uhr" or "Mo-Fr"
// stands, with the spaces around it; to is 0 without one.
func (k *checking) rangeAt(t *text, i int) (from, to int) {
	y, w := &k.lists.typography, &t.words[i]
	if first, last, ok := strings.Cut(w.lower, "-"); ok && y.days[first] && y.days[last] {
		at := w.from + len(first)
		return at, at + 1
	}
	if !isHour(w.lower) || i+2 >= len(t.words) {
		return 0, 0
	}
	next := &t.words[i+1]
	if gap := t.signs[w.to:next.from]; gap != "-" && gap != " - " || !isHour(next.lower) || !k.isCounted(t, i+2) {
		return 0, 0
	}
	if gap := t.signs[next.to:t.words[i+2].from]; gap != "" && gap != " " && gap != noBreakSpace {
		return 0, 0
	}
	return w.to, next.from
}

// isCounted reports whether word i says what two numbers before it count: Uhr, days, a.m.
func (k *checking) isCounted(t *text, i int) bool {
	y, w := &k.lists.typography, &t.words[i]
	if y.ranges[w.lower] {
		return true
	}
	if i+1 >= len(t.words) {
		return false
	}
	next := &t.words[i+1]
	gap := t.signs[w.to:next.from]
	return (gap == "." || gap == ". ") && y.ranges[w.lower+"."+next.lower]
}

// isHour reports whether s is a number of one or two figures, or a time of day.
func isHour(s string) bool {
	hour, minute, timed := s, "", false
	if i := strings.IndexAny(s, ":."); i >= 0 {
		hour, minute, timed = s[:i], s[i+1:], true
	}
	figures := func(s string, least, most int) bool {
		return len(s) >= least && len(s) <= most && strings.Trim(s, "0123456789") == ""
	}
	return figures(hour, 1, 2) && (!timed || figures(minute, 2, 2))
}

// threeDots finds three full stops for an ellipsis.
func (k *checking) threeDots(t *text) {
	const dots = "..."
	var edits []edit
	for i := 0; i+len(dots) <= len(t.signs); {
		if !strings.HasPrefix(t.signs[i:], dots) {
			i++
			continue
		}
		end := i + len(t.signs[i:]) - len(strings.TrimLeft(t.signs[i:], "."))
		if end-i == len(dots) {
			edits = append(edits, edit{i, end, "…"})
		}
		i = end
	}
	k.report("three-dots", t, "", edits)
}

// doubleSpaces finds more than one space, but not at the beginning of a line.
func (k *checking) doubleSpaces(t *text) {
	var edits []edit
	for i := 0; i < len(t.signs); i++ {
		if t.signs[i] != ' ' {
			continue
		}
		end := i
		for end < len(t.signs) && t.signs[end] == ' ' {
			end++
		}
		before, after := t.around(i, end)
		if end-i > 1 && before != '\n' && before != 0 && after != '\n' && after != 0 {
			edits = append(edits, edit{i + 1, end, ""})
		}
		i = end
	}
	k.report("double-space", t, "", edits)
}

// noBreakSpaces finds where a space is missing that must not break: in "z.B.", before "%".
// A space that is there needs nothing: the typesetter keeps such words on one line.
func (k *checking) noBreakSpaces(t *text) {
	y := &k.lists.typography
	var edits []edit
	for _, a := range y.abbreviations {
		glued := strings.ReplaceAll(a, " ", "")
		for from := 0; ; {
			i := strings.Index(t.signs[from:], glued)
			if i < 0 {
				break
			}
			i += from
			from = i + len(glued)
			if before, after := t.around(i, from); !isLetterLike(before) && before != '.' && !unicode.IsLetter(after) {
				edits = append(edits, edit{i, from, strings.ReplaceAll(a, " ", noBreakSpace)})
			}
		}
	}
	for i := range t.words {
		w := &t.words[i]
		if last := w.text[len(w.text)-1]; last >= '0' && last <= '9' && i+1 < len(t.words) {
			if next := &t.words[i+1]; next.from == w.to && y.units[next.lower] && !k.goesOn(t, next.to) {
				edits = append(edits, edit{w.to, w.to, noBreakSpace})
			}
			continue
		}
		number := strings.TrimRightFunc(w.text, func(r rune) bool { return !unicode.IsDigit(r) })
		if number != "" && y.units[strings.TrimPrefix(w.lower, number)] && strings.Trim(number, "0123456789.,") == "" && w.text == t.signs[w.from:w.to] {
			edits = append(edits, edit{w.from + len(number), w.from + len(number), noBreakSpace})
		}
	}
	k.report("no-break-space", t, "", edits)
}

// goesOn reports whether a word goes on at byte i: 100%ig.
func (k *checking) goesOn(t *text, i int) bool {
	_, after := t.around(i, i)
	return isLetterLike(after) || after == '-'
}

// spelling is a word that is often written with the other kind of s.
type spelling struct {
	wrong   []string // what stands between "*" in the wrong spelling
	part    int      // which of them has the wrong letters
	at      int      // where in it
	from    string   // the wrong letters
	to      string
	capital bool
}

func newSpelling(word, right, wrong string) spelling {
	s := spelling{from: wrong, to: right}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "*"))
	s.capital = unicode.IsUpper(first)
	s.wrong = strings.Split(strings.ToLower(word), "*")
	for i, part := range s.wrong {
		if at := strings.LastIndex(part, right); at >= 0 {
			s.part, s.at = i, at
			s.wrong[i] = part[:at] + wrong + part[at+len(right):]
		}
	}
	return s
}

// in reports where in a word the wrong letters stand, -1 where it is not meant.
func (s *spelling) in(w *word) int {
	if isCapital(w.text) != s.capital && !w.first || len(w.lower) != len(w.text) {
		return -1
	}
	first, last := s.wrong[0], s.wrong[len(s.wrong)-1]
	switch {
	case len(s.wrong) == 1 && w.lower != first,
		!strings.HasPrefix(w.lower, first), !strings.HasSuffix(w.lower, last), len(w.lower) < len(first)+len(last) && len(s.wrong) > 1:
		return -1
	}
	at := s.at
	if s.part > 0 {
		at += len(w.lower) - len(last)
	}
	if !strings.HasPrefix(w.text[at:], s.from) { // capitals
		return -1
	}
	return at
}

// sharpS finds ß where the country has none, and ß and ss in each other's place.
func (k *checking) sharpS(t *text) {
	if k.lists.language != "de" || t.role == names {
		return
	}
	var edits []edit
	if k.isSwiss() {
		for i, r := range t.value {
			if r == 'ß' {
				edits = append(edits, edit{i, i + len("ß"), "ss"})
			}
		}
		k.report("sharp-s", t, "swiss", edits)
		return
	}
	for i := range t.words {
		w := &t.words[i]
		if !strings.Contains(w.lower, "ß") && !strings.Contains(w.lower, "ss") || w.text != t.value[w.from:w.to] {
			continue
		}
		for j := range k.lists.typography.spellings {
			s := &k.lists.typography.spellings[j]
			if at := s.in(w); at >= 0 {
				edits = append(edits, edit{w.from + at, w.from + at + len(s.from), s.to})
				break
			}
		}
	}
	k.report("sharp-s", t, "", edits)
}
