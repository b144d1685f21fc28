package font

// What the tables for shaping would take in memory. go-text reads them whole, and reads again
// what several offsets point to: in a few kilobytes there is room for lists of lists whose
// parts are all the same part, which would fill any memory. Here the records are counted
// first, without reading them.

import "errors"

var errLayout = errors.New("font has tables for shaping that are out of all proportion")

const (
	// maxRecords is several times what the fonts for Chinese, Japanese and Korean have, which
	// have most.
	maxRecords = 3 << 20
	// maxCmaps is how many ways to encode characters a font may have; few have more than five.
	maxCmaps = 64
)

// checkLayout counts the records of the tables for shaping.
func (f *Face) checkLayout() error {
	w := weigher{left: maxRecords}
	w.layout(f.tables.find("GSUB"), w.substitution)
	w.layout(f.tables.find("GPOS"), w.position)
	w.definitions(f.tables.find("GDEF"))
	for _, tag := range []string{"cmap", "kern"} {
		if b := reader(f.tables.find(tag)); len(b) >= 4 && b.u16(2) > maxCmaps {
			return errLayout
		}
	}
	if w.left < 0 {
		return errLayout
	}
	return nil
}

// weigher counts down the records that there may still be.
type weigher struct{ left int }

// count takes off as many records as a 16-bit number says.
func (w *weigher) count(b reader, at int) int {
	if at+2 > len(b) {
		return 0
	}
	n := int(b.u16(at))
	w.left -= n + 1
	return n
}

// pointed is what a 16-bit offset points to; empty where that is nothing.
func pointed(b reader, at int) reader {
	if at+2 > len(b) {
		return nil
	}
	if to := int(b.u16(at)); to > 0 && to < len(b) {
		return b[to:]
	}
	return nil
}

// list goes through a list of records of some bytes, whose number stands before them at a
// place, and through the parts that their offsets point to.
func (w *weigher) list(b reader, at, size, offset int, visit func(reader)) {
	w.records(b, at, at+2, size, offset, visit)
}

// records is list where the records begin elsewhere.
func (w *weigher) records(b reader, at, first, size, offset int, visit func(reader)) {
	n := w.count(b, at)
	for i := 0; i < n && visit != nil && w.left >= 0; i++ {
		visit(pointed(b, first+i*size+offset))
	}
}

// leaf counts a list without offsets whose number stands first.
func (w *weigher) leaf(b reader) { w.count(b, 0) }

// layout goes through GSUB or GPOS.
func (w *weigher) layout(b reader, subtable func(kind int, b reader)) {
	w.list(pointed(b, 4), 0, 6, 4, func(script reader) {
		w.count(pointed(script, 0), 4)
		w.list(script, 2, 6, 4, func(language reader) { w.count(language, 4) })
	})
	w.list(pointed(b, 6), 0, 6, 4, func(feature reader) { w.count(feature, 2) })
	w.list(pointed(b, 8), 0, 2, 0, func(lookup reader) {
		if len(lookup) < 2 {
			return
		}
		kind := int(lookup.u16(0))
		w.list(lookup, 4, 2, 0, func(b reader) {
			if len(b) >= 2 {
				subtable(kind, b)
			}
		})
	})
	if len(b) >= 14 && b.u16(2) >= 1 {
		if variations := subTable(b, 10); len(variations) >= 8 {
			w.left -= int(variations.u32(4))
		}
	}
}

// Kinds of lookups that put another kind where 32 bits reach.
const (
	extensionSubstitution = 7
	extensionPosition     = 9
)

// extended is the subtable that one of 32 bits points to.
func extended(b reader) (kind int, to reader) {
	if len(b) < 8 {
		return 0, nil
	}
	return int(b.u16(2)), subTable(b, 4)
}

func (w *weigher) substitution(kind int, b reader) {
	if kind == extensionSubstitution {
		if kind, b = extended(b); kind == extensionSubstitution {
			return
		}
	}
	w.covered(b)
	switch kind {
	case 1:
		w.listed(b, 4)
	case 2, 3:
		w.list(b, 4, 2, 0, w.leaf)
	case 4:
		w.list(b, 4, 2, 0, func(set reader) {
			w.list(set, 0, 2, 0, func(ligature reader) { w.count(ligature, 2) })
		})
	case 5:
		w.context(b)
	case 6:
		w.chain(b)
	case 8:
		w.surroundings(b, 4, 2)
	}
}

func (w *weigher) position(kind int, b reader) {
	if kind == extensionPosition {
		if kind, b = extended(b); kind == extensionPosition {
			return
		}
	}
	w.covered(b)
	switch kind {
	case 1:
		w.listed(b, 6)
	case 2:
		w.pairs(b)
	case 3:
		w.count(b, 4)
	case 4, 6:
		w.marks(b, func(base reader, classes int) { w.left -= w.count(base, 0) * classes })
	case 5:
		w.marks(b, func(base reader, classes int) {
			w.list(base, 0, 2, 0, func(ligature reader) { w.left -= w.count(ligature, 0) * classes })
		})
	case 7:
		w.context(b)
	case 8:
		w.chain(b)
	}
}

// covered counts the glyphs that a subtable is for; the third format of rules in context has
// something else in that place.
func (w *weigher) covered(b reader) {
	if format(b) != 3 {
		w.coverage(pointed(b, 2))
	}
}

// listed counts what the second format of a subtable has for each glyph.
func (w *weigher) listed(b reader, at int) {
	if format(b) == 2 {
		w.count(b, at)
	}
}

func (w *weigher) coverage(b reader) { w.count(b, 2) }

// classes counts those of glyphs.
func (w *weigher) classes(b reader) {
	if len(b) >= 2 && b.u16(0) == 1 {
		w.count(b, 4)
		return
	}
	w.count(b, 2)
}

func (w *weigher) pairs(b reader) {
	if len(b) < 16 {
		return
	}
	if b.u16(0) == 1 {
		w.list(b, 8, 2, 0, w.leaf)
		return
	}
	w.classes(pointed(b, 8))
	w.classes(pointed(b, 10))
	w.left -= int(b.u16(12)) * int(b.u16(14))
}

func (w *weigher) marks(b reader, bases func(base reader, classes int)) {
	if len(b) < 12 {
		return
	}
	w.coverage(pointed(b, 4))
	w.leaf(pointed(b, 8))
	bases(pointed(b, 10), int(b.u16(6)))
}

// context counts rules for what stands in a row.
func (w *weigher) context(b reader) {
	rules := func(set reader) { w.list(set, 0, 2, 0, w.rule) }
	switch format(b) {
	case 1:
		w.list(b, 4, 2, 0, rules)
	case 2:
		w.classes(pointed(b, 4))
		w.list(b, 6, 2, 0, rules)
	case 3:
		w.records(b, 2, 6, 2, 0, w.coverage)
	}
}

// chain counts rules for what stands in a row, before it and behind.
func (w *weigher) chain(b reader) {
	rules := func(set reader) { w.list(set, 0, 2, 0, w.chainRule) }
	switch format(b) {
	case 1:
		w.list(b, 4, 2, 0, rules)
	case 2:
		for at := 4; at < 10; at += 2 {
			w.classes(pointed(b, at))
		}
		w.list(b, 10, 2, 0, rules)
	case 3:
		w.surroundings(b, 2, 3)
	}
}

// surroundings counts lists of coverages that stand one after the other.
func (w *weigher) surroundings(b reader, at, lists int) {
	for ; lists > 0 && at+2 <= len(b) && w.left >= 0; lists-- {
		w.list(b, at, 2, 0, w.coverage)
		at += 2 + 2*int(b.u16(at))
	}
}

func format(b reader) int {
	if len(b) < 2 {
		return 0
	}
	return int(b.u16(0))
}

func (w *weigher) rule(b reader) {
	w.count(b, 0)
	w.count(b, 2)
}

func (w *weigher) chainRule(b reader) {
	at := 2 * w.count(b, 0)
	at += 2 * w.count(b, 2+at)
	at += 2 * w.count(b, 4+at)
	w.count(b, 6+at)
}

// definitions goes through GDEF.
func (w *weigher) definitions(b reader) {
	if len(b) < 12 {
		return
	}
	w.classes(pointed(b, 4))
	w.list(pointed(b, 6), 2, 2, 0, w.leaf)
	w.list(pointed(b, 8), 2, 2, 0, w.leaf)
	w.classes(pointed(b, 10))
	if sets := pointed(b, 12); b.u16(2) >= 2 && len(sets) >= 4 {
		n := w.count(sets, 2)
		for i := 0; i < n && 8+4*i <= len(sets) && w.left >= 0; i++ {
			w.coverage(subTable(sets, 4+4*i))
		}
	}
	if b.u16(2) >= 3 && len(b) >= 18 {
		w.store(subTable(b, 14))
	}
}

// store goes through a store of variations.
func (w *weigher) store(b reader) {
	if len(b) < storeHeader {
		return
	}
	if regions := subTable(b, 2); len(regions) >= 4 {
		w.left -= int(regions.u16(0)) * int(regions.u16(2))
	}
	n := w.count(b, 6)
	for i := 0; i < n && storeHeader+4*i+4 <= len(b) && w.left >= 0; i++ {
		if d := subTable(b, storeHeader+4*i); len(d) >= 6 {
			w.left -= int(d.u16(0)) * (1 + int(d.u16(4)))
		}
	}
}
