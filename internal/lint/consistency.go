package lint

// Consistency: what is said in one way here and in another there.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"leitbild/charter"
	"leitbild/internal/source"
)

// place is where something is said: the words of a text from i up to j.
type place struct {
	text *text
	i, j int
}

func (p place) byte() int       { return p.text.words[p.i].from }
func (p place) pos() source.Pos { return p.text.at(p.byte()) }
func (p place) quote() string   { return p.text.quote(p.i, p.j) }

// uses counts the ways in which something is said, with the first place of each.
type uses struct {
	order  []string
	counts map[string]int
	first  map[string]place
}

func newUses() *uses { return &uses{counts: map[string]int{}, first: map[string]place{}} }

func (u *uses) add(way string, p place) {
	if u.counts[way] == 0 {
		u.order = append(u.order, way)
		u.first[way] = p
	}
	u.counts[way]++
}

// mixed reports the first way that is not the most frequent one, where there are several,
// with the first places of all others.
func (k *checking) mixed(rule string, u *uses) {
	if len(u.order) < 2 {
		return
	}
	main := u.order[0]
	for _, way := range u.order {
		if u.counts[way] > u.counts[main] {
			main = way
		}
	}
	rest := slices.DeleteFunc(slices.Clone(u.order), func(way string) bool { return way == main })
	k.contrast(rule, u.first[rest[0]], u.first[main])
	for _, way := range rest[1:] {
		last := &k.issues[len(k.issues)-1]
		last.Also = append(last.Also, u.first[way].pos())
	}
}

// contrast reports what stands at one place in view of another.
func (k *checking) contrast(rule string, at, other place) {
	k.add(rule, at.text, at.byte(), map[string]any{
		"Text": at.quote(), "Other": other.quote(), "Line": other.pos().Line,
	})
	k.issues[len(k.issues)-1].Also = []source.Pos{other.pos()}
}

// consistency compares the texts that are printed.
func (k *checking) consistency() {
	var printed []*text
	for _, t := range k.texts {
		if t.role == heading || t.role == prose {
			printed = append(printed, t)
		}
	}
	k.mixedAddress()
	k.mixedGender(printed)
	k.mixedSelf(printed)
	k.mixedTense(printed)
	k.mixedHeadlines()
	k.mixedFullStops()
	k.sameBeginning()
	k.repeatedPrinciple()
}

// mixedAddress finds du, Sie and ihr in one charter.
func (k *checking) mixedAddress() {
	u := newUses()
	for _, t := range k.texts {
		if t.role == remark || t.role == house { // a team talks to itself there, a name to nobody
			continue
		}
		for i := range t.words {
			for _, g := range k.lists.address {
				if !t.words[i].quoted && matchesAny(g.forms, &t.words[i]) {
					u.add(g.name, place{t, i, i + 1})
				}
			}
		}
	}
	k.mixed("mixed-address", u)
}

// mixedGender finds Kunden, Kund:innen, Kundinnen und Kunden for the same people.
func (k *checking) mixedGender(printed []*text) {
	if k.lists.language != "de" {
		return
	}
	type spoken struct {
		place
		way, base string
	}
	var marked []spoken
	taken := map[*word]bool{}
	bases := map[string]bool{}
	for _, t := range printed {
		for i := range t.words {
			way, base, length := genderForm(t.words, i)
			if way == "" || t.words[i].quoted {
				continue
			}
			marked = append(marked, spoken{place{t, i, i + length}, way, base})
			bases[k.lists.stem(base)] = true
			for j := range length {
				taken[&t.words[i+j]] = true
			}
		}
	}
	u := newUses()
	for _, m := range marked {
		u.add(m.way, m.place)
	}
	for _, t := range printed {
		for i := range t.words {
			w := &t.words[i]
			if !w.quoted && !taken[w] && bases[w.stem] && isCapital(w.text) && feminine(w.lower) == "" {
				u.add("masculine", place{t, i, i + 1})
			}
		}
	}
	k.mixed("mixed-gender", u)
}

// genderForm tells how the person at word i is named: by which sign, for whom, in how many
// words.
func genderForm(words []word, i int) (way, base string, length int) {
	s := words[i].text
	if at := strings.IndexAny(s, ":*_·/"); at > 0 && isGenderMark(s[at:]) {
		return s[at : at+1], s[:at], 1
	}
	for _, end := range []string{"Innen", "In"} {
		before, ok := strings.CutSuffix(s, end)
		if last, _ := utf8.DecodeLastRuneInString(before); ok && unicode.IsLower(last) {
			return "I", before, 1
		}
	}
	if i+2 < len(words) && slices.Contains([]string{"und", "oder", "bzw", "sowie"}, words[i+1].lower) {
		a, b := words[i].lower, words[i+2].lower
		if feminine(a) == "" {
			a, b = b, a
		}
		if base := feminine(a); base != "" && feminine(b) == "" && samePerson(base, b) {
			return "pair", base, 3
		}
	}
	return "", "", 0
}

// feminine is a word without -in or -innen, "" where it has neither.
func feminine(s string) string {
	for _, end := range []string{"innen", "in"} {
		if base, ok := strings.CutSuffix(s, end); ok && len(base) > 2 {
			return base
		}
	}
	return ""
}

// samePerson reports whether a masculine word is that of a feminine one without its ending.
func samePerson(base, word string) bool {
	plain := strings.NewReplacer("ä", "a", "ö", "o", "ü", "u")
	rest, ok := strings.CutPrefix(plain.Replace(word), plain.Replace(base))
	return ok && len(rest) <= 3
}

// mixedSelf finds „wir“ here and „das Unternehmen“ or the name of the house there, as those
// who act: at the beginning of a sentence. Before the principles a house may say its name.
func (k *checking) mixedSelf(printed []*text) {
	names := append(slices.Clone(k.lists.self.others), k.ownNames()...)
	var we, others []place
	for _, t := range printed {
		if t.role != prose {
			continue
		}
		for _, m := range find(k.lists.self.we, t.words) {
			we = append(we, place{t, m.i, m.j})
		}
		for _, m := range find(names, t.words) {
			if t.node.Pos == k.charter.Intro.Pos {
				continue
			}
			if t.words[m.i].first && m.j < len(t.words) && t.words[m.i].clause == t.words[m.j].clause {
				others = append(others, place{t, m.i, m.j})
			}
		}
	}
	if len(we) > 0 && len(others) > 0 {
		k.contrast("mixed-self", others[0], we[0])
	}
}

// ownNames are the names of the house, with an article and without, whole and without its
// legal form.
func (k *checking) ownNames() []phrase {
	var own text
	own.value = k.charter.Organization.Value
	own.cut(k.lists)
	if len(own.words) == 0 || len(k.lists.self.we) == 0 {
		return nil
	}
	var name phrase
	for _, w := range own.words {
		name = append(name, element{forms: []form{{exact: w.lower}}})
	}
	names := []phrase{name}
	for n := len(name); n > 1 && isLegalForm(own.words[n-1].lower); n-- {
		names = append(names, name[:n-1])
	}
	for _, name := range slices.Clone(names) {
		article := element{}
		for _, a := range []string{"die", "der", "das", "the"} {
			article.forms = append(article.forms, form{exact: a})
		}
		names = append(names, append(phrase{article}, name...))
	}
	return names
}

func isLegalForm(s string) bool {
	return slices.Contains([]string{
		"gmbh", "ag", "kg", "ohg", "gbr", "ug", "mbh", "ev", "eg", "se", "kgaa", "co", "partg", "partgmbb",
		"ltd", "limited", "plc", "inc", "llc", "llp", "lp", "v", "e",
	}, s)
}

// mixedTense finds promises for the future beside what is done today.
func (k *checking) mixedTense(printed []*text) {
	u, quote := newUses(), ""
	for _, t := range printed {
		if t.role != prose {
			continue
		}
		future := find(k.lists.tense.future, t.words)
		for _, m := range future {
			u.add("future", place{t, m.i, m.j})
			if quote == "" {
				quote = m.quote(t)
			}
		}
		for _, m := range find(k.lists.tense.present, t.words) {
			s := t.sentenceOf(m.i)
			if !(match{i: s[0], j: s[1]}).overlaps(future) {
				u.add("present", place{t, m.i, m.j})
			}
		}
	}
	if u.counts["future"] > 0 && u.counts["present"] > 0 {
		k.contrast("mixed-tense", u.first["future"], u.first["present"])
		k.issues[len(k.issues)-1].Args["Text"] = quote
	}
}

// ofPrinciple is the text of a principle that stands at p; nil without one.
func (k *checking) ofPrinciple(t charter.Text) *text {
	i := slices.IndexFunc(k.texts, func(other *text) bool { return other.node.Pos == t.Pos })
	if i < 0 || len(k.texts[i].words) == 0 {
		return nil
	}
	return k.texts[i]
}

// mixedHeadlines finds principles without a headline beside some that have one.
func (k *checking) mixedHeadlines() {
	first, count, of := k.charter.WithoutHeadline()
	if count == 0 || count == of {
		return
	}
	k.issues = append(k.issues, issue{Finding: source.Finding{
		Rule: charter.MixedHeadlines, Severity: source.Warning, File: k.doc.Name, Pos: first,
		Args: map[string]any{"Count": count, "Of": of},
	}})
}

// mixedFullStops finds headlines of which some end in a full stop, and texts of which some
// have none.
func (k *checking) mixedFullStops() {
	var headlines, texts []*text
	for _, p := range k.charter.Principles {
		if t := k.ofPrinciple(p.Title); t != nil {
			headlines = append(headlines, t)
		}
		if t := k.ofPrinciple(p.Text); t != nil {
			texts = append(texts, t)
		}
	}
	k.fullStops("headline", headlines)
	k.fullStops("text", texts)
}

func (k *checking) fullStops(variant string, texts []*text) {
	u := newUses()
	for _, t := range texts {
		way := "without"
		switch last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(t.value, "“”\"»«)’‘' ")); {
		case last == '.':
			way = "with"
		case strings.ContainsRune("!?…:;,", last):
			continue
		}
		u.add(way, place{t, len(t.words) - 1, len(t.words)})
	}
	if len(u.order) < 2 {
		return
	}
	odd := "with"
	if u.counts["without"] < u.counts["with"] || variant == "text" && u.counts["without"] == u.counts["with"] {
		odd = "without"
	}
	p := u.first[odd]
	args := map[string]any{"variant": variant, "Text": p.quote(), "Count": u.counts[odd], "Of": len(texts)}
	if odd == "without" {
		args["variant"] = variant + "-without"
	}
	k.add("mixed-full-stops", p.text, p.byte(), args)
}

// sameBeginning finds principles in a row that begin with the same word: three, or four where
// they speak of us.
func (k *checking) sameBeginning() {
	var run []place
	tell := func() {
		most := 2
		if len(run) > 0 && len(find(k.lists.self.we, run[0].text.words[:1])) > 0 {
			most = 3
		}
		if len(run) > most {
			k.add("same-beginning", run[most].text, run[most].byte(), map[string]any{
				"Text": run[most].quote(), "Number": len(run), "Line": run[0].pos().Line,
			})
		}
		run = nil
	}
	for _, p := range k.charter.Principles {
		t := k.ofPrinciple(p.Text)
		if t == nil {
			continue
		}
		if len(run) > 0 && run[0].text.words[0].lower != t.words[0].lower {
			tell()
		}
		run = append(run, place{t, 0, 1})
	}
	tell()
}

// repeatedPrinciple finds two principles of which one has little that the other has not: at
// least four words that mean something in common, and three of five.
func (k *checking) repeatedPrinciple() {
	const least, share, of = 4, 3, 5
	if len(k.lists.stopwords) == 0 {
		return
	}
	var all []map[string]bool
	var at []*text
	for i := range k.charter.Principles {
		words := map[string]bool{}
		var first *text
		for _, t := range k.texts {
			if t.principle != i+1 || t.role != heading && t.role != prose {
				continue
			}
			if first == nil || t.role == prose && first.role == heading {
				first = t
			}
			for _, w := range t.words {
				if !k.lists.stopwords[w.stem] {
					words[w.stem] = true
				}
			}
		}
		all, at = append(all, words), append(at, first)
	}
	for j := range all {
		for i := range j {
			common := 0
			for w := range all[i] {
				if all[j][w] {
					common++
				}
			}
			if common < least || common*of < share*min(len(all[i]), len(all[j])) {
				continue
			}
			k.add("repeated-principle", at[j], 0, map[string]any{
				"Number": j + 1, "Earlier": i + 1, "Line": at[i].at(0).Line, "Common": common,
			})
			k.issues[len(k.issues)-1].Also = []source.Pos{at[i].at(0)}
			break
		}
	}
}
