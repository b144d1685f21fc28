package sheet

// Stretches are parts of a text of which a screen reader has to know more than their letters:
// where an address leads, what an abbreviation stands for, that a date is in another language.
// Whole sentences of the author's have the language of the charter, which knows no other.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"leitbild/internal/lang"
	"leitbild/internal/page"
	"leitbild/internal/typeset"
)

// stretch is a part of a text that an element of its own says: from a place in the text up to
// the next stretch.
type stretch struct {
	at int
	of *page.Element
}

// places are where the stretches begin.
func (c matter) places() []int {
	if c.stretches == nil {
		return nil
	}
	places := make([]int, len(c.stretches))
	for i, s := range c.stretches {
		places[i] = s.at
	}
	return places
}

// elementAt is the element that says what stands at a place in the text.
func (c matter) elementAt(at int) *page.Element {
	of := c.of
	for _, s := range c.stretches {
		if s.at <= at {
			of = s.of
		}
	}
	return of
}

// remark is what there is to know of a part of a text.
type remark struct {
	from, to int
	element  page.Element
}

// stretches divides a text by what there is to know of its parts; nil where that is nothing.
func (m *manuscript) stretches(text *typeset.Text, of *page.Element) (list []stretch) {
	plain := text.Plain()
	if !strings.Contains(plain, ".") { // addresses and abbreviations have one
		return nil
	}
	remarks := append(m.addresses(text), m.abbreviations(plain)...)
	slices.SortStableFunc(remarks, func(a, b remark) int { return a.from - b.from })
	at := 0
	for _, r := range remarks {
		if r.from < at {
			continue
		}
		if r.from > at {
			list = append(list, stretch{at, of.Add(page.Span)})
		}
		element := r.element
		of.Kids = append(of.Kids, &element)
		list = append(list, stretch{r.from, &element})
		at = r.to
	}
	if list != nil && at < len(plain) {
		list = append(list, stretch{at, of.Add(page.Span)})
	}
	return list
}

// addresses are the parts of a text that lead somewhere.
func (m *manuscript) addresses(text *typeset.Text) (list []remark) {
	plain := text.Plain()
	for _, a := range text.Addresses() {
		address := plain[a[0]:a[1]]
		if uri := m.leadsTo(address); page.IsURI(uri) {
			list = append(list, remark{a[0], a[1], page.Element{Role: page.Link, URI: uri, Alt: address}})
		}
	}
	return list
}

// leadsTo is the URI of an address as people print it, often without the scheme. Where it is
// that of the charter's link, it leads where that does: inside a house many have no https.
func (m *manuscript) leadsTo(address string) string {
	link := m.charter.Link.Value
	switch {
	case link != "" && bareAddress(address) == bareAddress(link):
		return page.URI(link)
	case strings.Contains(address, "://") || hasScheme(address, "mailto:") || hasScheme(address, "tel:"):
		return page.URI(address)
	case strings.Contains(address, "@"):
		return page.URI("mailto:" + address)
	}
	return page.URI("https://" + address)
}

// hasScheme reports whether an address begins with a scheme, in letters of any size.
func hasScheme(address, scheme string) bool {
	return len(address) > len(scheme) && strings.EqualFold(address[:len(scheme)], scheme)
}

// bareAddress is an address without what people leave out when they print it.
func bareAddress(s string) string {
	for _, before := range []string{"https://", "http://", "mailto:", "www."} {
		s = strings.TrimPrefix(s, before)
	}
	return strings.TrimSuffix(s, "/")
}

// expansion is an abbreviation and what it stands for.
type expansion struct{ short, long string }

// expansionsOf are abbreviations of a language that are spelt out letter by letter when they
// are read aloud, above all those with a space in them, and that stand for one thing only:
// in German u. a. may be unter anderem or und andere, Std. one hour or several. Titles, units
// and legal forms (Dr., km, GmbH) are read well, or are said in letters by everybody.
func expansionsOf(tag string) []expansion {
	switch lang.Primary(tag) {
	case "de":
		return []expansion{
			{"z.B.", "zum Beispiel"},
			{"d.h.", "das heißt"},
			{"i.d.R.", "in der Regel"},
			{"z.T.", "zum Teil"},
			{"v.a.", "vor allem"},
			{"u.U.", "unter Umständen"},
			{"o.Ä.", "oder Ähnliches"},
			{"bzw.", "beziehungsweise"},
			{"ggf.", "gegebenenfalls"},
			{"evtl.", "eventuell"},
			{"usw.", "und so weiter"},
			{"Tel.", "Telefon"},
		}
	case "en":
		return []expansion{{"e.g.", "for example"}, {"i.e.", "that is"}, {"approx.", "approximately"}, {"tel.", "telephone"}}
	case "fr":
		return []expansion{{"p.ex.", "par exemple"}, {"c.-à-d.", "c’est-à-dire"}, {"tél.", "téléphone"}}
	case "it":
		return []expansion{{"p.es.", "per esempio"}, {"ad es.", "ad esempio"}, {"tel.", "telefono"}}
	case "es":
		return []expansion{{"p.ej.", "por ejemplo"}, {"tel.", "teléfono"}}
	case "nl":
		return []expansion{{"bijv.", "bijvoorbeeld"}, {"d.w.z.", "dat wil zeggen"}, {"tel.", "telefoon"}}
	case "pl":
		return []expansion{{"np.", "na przykład"}, {"m.in.", "między innymi"}, {"tj.", "to jest"}, {"tel.", "telefon"}}
	}
	return nil
}

// abbreviations are the parts of a text that stand for more.
func (m *manuscript) abbreviations(text string) (list []remark) {
	known := slices.DeleteFunc(expansionsOf(m.charter.Lang), func(e expansion) bool {
		return !strings.Contains(text, e.short[len(e.short)-2:]) // most texts have none
	})
	if len(known) == 0 {
		return nil
	}
	before := ' '
	for at, r := range text {
		if unicode.IsLetter(r) && !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			for _, e := range known {
				if n := abbreviates(text[at:], e.short); n > 0 {
					list = append(list, remark{at, at + n, page.Element{Role: page.Span, Expansion: e.long}})
				}
			}
		}
		before = r
	}
	return list
}

// abbreviates is the length of an abbreviation at the beginning of a text; 0 where it is not
// there. It may begin with a capital, and after each of its points there may be a space.
func abbreviates(text, short string) int {
	at := 0
	var last rune
	for i, want := range short {
		r, size := utf8.DecodeRuneInString(text[at:])
		if last == '.' && unicode.IsSpace(r) {
			at += size
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		if r != want && (i > 0 || unicode.ToLower(r) != unicode.ToLower(want)) && (want != ' ' || !unicode.IsSpace(r)) {
			return 0
		}
		at += size
		last = want
	}
	return at
}

// foreign is the language of the words that the sheet says by itself, where they are not in
// that of the charter; else nothing.
func (m *manuscript) foreign() string { return phrasesFor(m.charter.Lang).lang }

// sayLanguage marks what is in another language of a date with its label, which may be the
// charter's own.
func (m *manuscript) sayLanguage(date *matter) {
	tag := m.foreign()
	if !date.present() || tag == "" {
		return
	}
	if m.charter.Labels.Date.Value == "" {
		date.of.Lang = tag
		return
	}
	label, written := date.of.Add(page.Span), date.of.Add(page.Span)
	written.Lang = tag
	date.stretches = []stretch{{0, label}, {len(date.shaped.Plain()) - len(m.writtenDate()), written}}
}
