package sheet

// The sizes of wort's headlines: a few fill their place, each as large as it can be; where one of them
// cannot, and where there are many, all have one size. What is neither looks like a mistake.

import (
	"slices"

	"leitbild/internal/unit"
)

// fewHeads is the number of headlines up to which each fills its place; more are a list.
const fewHeads = 12

// heads gives the entries their headlines, of the size most at most.
func (b *wortPlan) heads(entries []wortEntry, each, most unit.Length) {
	switch {
	case b.m.single():
		b.single(&entries[0], each, most)
	case b.filled(entries, each, most):
	case b.division.grand:
		b.ok = false
	default:
		b.equalize(entries, each, most)
	}
	over, great := unit.Length(0), meanHead(entries)
	for i := range entries {
		b.stand(&entries[i], great)
		over = max(over, entries[i].over)
	}
	for i := range entries {
		e := &entries[i]
		if b.pitch.dots > 0 || b.division.share > 0 && !b.level.scant {
			e.over = over // dots move no text beside them
		}
		if b.pitch.dots > 0 && b.pitch.balanced && e.beside {
			e.under = max(e.under, over)
		}
	}
}

// meanHead is the mean size of the headlines: what they keep from their texts must not differ.
func meanHead(entries []wortEntry) unit.Length {
	sum, n := unit.Length(0), unit.Length(0)
	for _, e := range entries {
		if e.head.present() {
			sum, n = sum+e.head.size, n+1
		}
	}
	return sum / max(n, 1)
}

// slot is the place of the headline of e.
func (b *wortPlan) slot(e wortEntry, each, most unit.Length) slot {
	s := b.usualSlot(each, most)
	if e.closes {
		s.width, s.hang = b.closingLead(each), b.gutter/3
	}
	if !e.text.present() && !e.note.present() {
		s.width, s.hang = each, 0
	}
	return s
}

// usualSlot is the place of a headline that has a text and does not close the list.
func (b *wortPlan) usualSlot(each, most unit.Length) slot {
	s := slot{
		width: b.lead(each), most: most, least: min(b.size*headlineLeast/10, most*6/10),
		hang: b.gutter / 3, lines: max(1, b.division.lines),
	}
	if s.width == 0 {
		s.width, s.hang = each, 0
	}
	return s
}

// filled makes each headline as large as its place allows, and reports whether all fill it, none is
// larger than most, and those of a row are alike. Beside their texts all have the same number of
// lines then: one that is larger because it takes two would make its row the highest, whatever its
// text has to say.
func (b *wortPlan) filled(entries []wortEntry, each, most unit.Length) bool {
	widest := b.of.widestOf(b.division)
	if widest == 0 || b.division.share > 0 {
		return false
	}
	least := widest.Scale(1000, b.of.spread(b.division.columns))
	for i := range entries {
		e := &entries[i]
		if !e.banner.present() {
			continue
		}
		own := b.slot(*e, each, most)
		k, ok := e.banner.between(least, widest)
		if e.head = (poster{cast: k, size: own.full(k)}); !ok || e.head.size < own.least || e.head.size*100 > most*nearMiss {
			return false
		}
	}
	return b.alike(entries)
}

// alike reports whether the headlines of every row are about as high as one another. On which line
// soever a low one stands beside a high one, it leaves a hole that its neighbours do not have.
func (b *wortPlan) alike(entries []wortEntry) bool {
	if b.division.share > 0 || b.division.free {
		return true
	}
	return b.alikeRows(b.inColumns(entries))
}

// alikeRows is alike of entries column after column, without closing ones.
func (b *wortPlan) alikeRows(entries []wortEntry) bool {
	counts := spread(len(entries), b.division.columns)
	for r := range counts[0] {
		var low, high unit.Length
		first := r // of the column
		for _, n := range counts {
			if r < n && entries[first].head.present() {
				tall := entries[first].head.tall()
				if high = max(high, tall); low == 0 || tall < low {
					low = tall
				}
			}
			first += n
		}
		if high*100 > low*unlikeHeads {
			return false
		}
	}
	return true
}

// unlikeHeads is how much higher, in hundredths, a headline of a row may be than another.
const unlikeHeads = 115

// nearMiss is by how much, in hundredths, a headline may be larger than the most where it fills its
// place then: ending just short of an edge on which others end would look like an error.
const nearMiss = 112

// single makes the only headline as large as its place allows: it is whole and leads its text.
func (b *wortPlan) single(e *wortEntry, each, most unit.Length) {
	if !e.banner.present() {
		return
	}
	own := b.slot(*e, each, most)
	own.usual = own.width.Scale(int64(bannerSize), int64(max(e.banner.widthIn(own.lines), 1))) - 1
	var ok bool
	e.head, ok = e.banner.fill(own)
	b.ok = b.ok && ok
	if e.text.present() {
		b.ok = b.ok && (e.head.hyphens == 0 || b.division.torn) && e.head.size*10 >= b.size*singleLeads
	}
}

// headLines is how many lines headlines should have.
func (d division) headLines() int { return min(max(d.lines, 1), familyLines) }

// widestOf is the width of the least of headlines that all fill their place.
func (w *wort) widestOf(d division) unit.Length {
	return w.widest[min(d.columns, 2)-1][d.headLines()-1]
}

// equalize gives all headlines one size.
func (b *wortPlan) equalize(entries []wortEntry, each, most unit.Length) {
	common := b.commonSlot(each, most)
	size := b.common(common)
	for i := range entries {
		e := &entries[i]
		if !e.banner.present() {
			continue
		}
		own := b.slot(*e, each, most)
		k, ok := e.banner.within(own.width.Scale(int64(bannerSize), int64(max(size, 1))) + 1)
		if !ok {
			b.ok = false
			return
		}
		e.head.cast, size = k, min(size, own.full(k))
	}
	b.ok = b.ok && (size >= common.least || size == 0)
	for i := range entries {
		entries[i].head.size = size
	}
}

// commonSlot is the place of headlines that all have one size.
func (b *wortPlan) commonSlot(each, most unit.Length) slot {
	s := b.usualSlot(each, most)
	if len(b.of.banners) > fewHeads && b.titleSize > 0 {
		s.most = min(most, max(b.titleSize*100/titleLeads, b.size*headlineLeast*12/100)) // they lead their texts in any case
	}
	return s
}

// common is the size that all headlines can have in a slot.
func (b *wortPlan) common(s slot) (size unit.Length) {
	if b.roomy {
		return min(s.most, s.width.Scale(int64(bannerSize), int64(b.of.roomyLine))-1)
	}
	worth := int64(0)
	for _, c := range b.of.equal[b.division.headLines()-1] {
		at := min(s.most, s.width.Scale(int64(bannerSize), int64(c.width))-1)
		keeps := c.keeps
		if b.division.share > 0 && b.division.columns == 1 && len(b.of.banners) <= fewHeads {
			if c.mixed > 0 {
				at = min(at, b.leading(b.size)*besideHigh/100/unit.Length(c.mixed))
			}
			if keeps = c.beside; b.of.titled() && c.mixed > 0 {
				keeps = c.keeps * mixedTitles / 100
			}
		}
		if w := int64(at) * keeps; w > worth {
			size, worth = at, w
		}
	}
	return size
}

// listSize is about the size of the headlines of a list, which have one; zero where there are few.
func (b *wortPlan) listSize() unit.Length {
	if len(b.of.banners) <= fewHeads {
		return 0
	}
	_, each := bands(b.live.X0, b.width(), b.gutter, b.division.columns)
	most, _ := b.headlineSizes()
	return b.common(b.usualSlot(each, most))
}

// titleLeads is how large the title of a list is, in hundredths of its headlines: a few headlines
// are the picture, and the title may be smaller.
const titleLeads = 140

// equalWidth is a width, at bannerSize, of which all headlines can have their lines.
type equalWidth struct {
	width unit.Length
	// keeps is what their size is worth then, in thousandths, and beside where they stand beside
	// their texts.
	keeps, beside int64
	// mixed is the most lines that one of them has then, where they have different numbers; else zero.
	mixed int
}

// broken are banners with the lines that they should have.
type broken struct {
	banners []banner
	lines   int
}

// What headlines of one size keep, in thousandths: equalLines where some have more lines than they
// should, less equalLine for each line more, divided by the number of headlines. jointWords is what
// headlines keep where compounds are divided between their parts, brokenWords where other words
// are.
const equalLines, equalLine, jointWords, brokenWords = 920, 600, 900, 650

// besideLine is equalLine of headlines that stand beside their texts, which have several lines as well.
const besideLine = 400

// mixedTitles is what headlines keep besides, in hundredths, that authors have written, and that had one
// line but for their width: those of more would be the loudest of equals.
const mixedTitles = 94

// besideHigh is how high the most lines of one are then at most, where others have fewer, in
// hundredths of the text's lines: the rows have the heights of their texts.
const besideHigh = 300

// leastKept is what headlines keep however many lines they have, and leastFilled what those keep at
// least that fill their place: where most are in pieces, they are better calm.
const leastKept, leastFilled = 50, 200

// filledLines and filledLine are equalLines and equalLine of headlines that fill their place.
const filledLines, filledLine = 800, 500

// widths are those of all lines that the banners can have.
func (h broken) widths() []unit.Length {
	var widths []unit.Length
	for _, b := range h.banners {
		for _, k := range slices.Concat(b.whole, b.torn) {
			widths = append(widths, k.optical)
		}
	}
	slices.Sort(widths)
	return slices.Compact(widths)
}

// equal are the widths of headlines that all have one size.
func (h broken) equal() (list []equalWidth) {
	for _, width := range h.widths() {
		breaking := func(b banner) (cast, bool) { return b.within(width) }
		if keeps, ok := h.worth(breaking, equalLines, equalLine); ok {
			beside, _ := h.worth(breaking, equalLines, besideLine)
			list = append(list, equalWidth{width, keeps, beside, h.mixed(breaking)})
		}
	}
	return list
}

// mixed is the most lines that a banner has, where others have fewer; else zero.
func (h broken) mixed(breaking func(banner) (cast, bool)) int {
	fewest, most := bannerLines, 0
	for _, b := range h.banners {
		if k, ok := breaking(b); ok {
			fewest, most = min(fewest, k.lines), max(most, k.lines)
		}
	}
	if fewest >= most {
		return 0
	}
	return most
}

// filled is the width of the least of headlines that all fill their place, of which the largest is no
// larger than spread, in thousandths; zero where there is none.
func (h broken) filled(spread int64) (widest unit.Length) {
	best := int64(0)
	for _, width := range h.widths() {
		least := width.Scale(1000, spread)
		keeps, ok := h.worth(func(b banner) (cast, bool) { return b.between(least, width) }, filledLines, filledLine)
		if w := keeps * 1_000_000_000 / int64(width); ok && keeps >= leastFilled && w > best {
			best, widest = w, width
		}
	}
	return widest
}

// worth is what banners that are broken like this keep of the worth of their size; ok is false where
// one of them cannot be.
func (h broken) worth(breaking func(banner) (cast, bool), mixed, mixture int64) (keeps int64, ok bool) {
	more, all := int64(0), int64(0)
	keeps = 1000
	for _, b := range h.banners {
		if !b.present() {
			continue
		}
		k, ok := breaking(b)
		if !ok {
			return 0, false
		}
		all++
		more += int64(max(0, k.lines-h.lines))
		switch {
		case k.display.torn > 0:
			keeps = min(keeps, brokenWords)
		case k.hyphens > 0:
			keeps = min(keeps, jointWords)
		}
	}
	if more > 0 {
		keeps = keeps * max(mixed-mixture*more/all, leastKept) / 1000
	}
	return keeps, true
}

// within is the way to break the banner into the fewest lines that are no wider than width.
func (b banner) within(width unit.Length) (cast, bool) { return b.between(0, width) }

// between is that with a longest line of least at least.
func (b banner) between(least, most unit.Length) (cast, bool) {
	for _, casts := range [][]cast{b.whole, b.torn} {
		for _, k := range casts {
			if k.optical >= least && k.optical <= most {
				return k, true
			}
		}
	}
	return cast{}, false
}

// headOfList is the head of a sheet whose texts, where they stand beside their headlines, begin a gutter
// after the longest of those: a wider column of headlines would be a shaft of white beside the others.
func (b *wortPlan) headOfList() stack {
	if b.division.share == 0 || b.m.single() {
		return b.head()
	}
	ok := b.ok
	b.longest = b.longestHead()
	head := b.head()
	if closer := b.longestHead(); closer != b.longest { // the title bounds the headlines
		b.longest, b.ok = closer, ok
		head = b.head()
	}
	return head
}

// longestHead is the width of the longest headline where all have one size and the share of the division.
func (b *wortPlan) longestHead() (longest unit.Length) {
	b.longest = 0
	_, each := bands(b.live.X0, b.width(), b.gutter, b.division.columns)
	most, _ := b.headlineSizes()
	own := b.commonSlot(each, most)
	size := b.common(own)
	for _, banner := range b.of.banners {
		if k, ok := banner.within(own.width.Scale(int64(bannerSize), int64(max(size, 1)))); ok && banner.present() {
			longest = max(longest, poster{cast: k, size: size}.at(k.optical)+2) // of which rounding may take one
		}
	}
	return longest
}
