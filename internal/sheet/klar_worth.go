package sheet

// What the arrangements of klar are worth beside one another, which the fit weighs against the size
// of the text.

// grandWorth is what a title is worth, in thousandths, that takes the width above many columns and not
// most of it. Where the last row of a grid under a wide title is not full, the hole at the foot undoes
// some of what the title has made of the sheet: holeUnderGrand is left of a grand one, holeUnderWide of
// another.
const grandWorth, holeUnderGrand, holeUnderWide = 1050, 800, 950

// plainWorth is what a title is worth that ends well before the width does, where larger text is no
// reason.
const plainWorth = 910

// flatWorth is what a title is worth above a few short texts that has a line less than it could fill.
const flatWorth = 950

// meanWorth is what a title is worth that stands above many columns and ends somewhere in them.
const meanWorth = 800

// gapWorth is what columns lose, in thousandths, for each entry's place that they leave empty, gridWorth
// what is left of a few principles in a grid with a hole, and besideWorth of a list with much white
// under its headlines, or with a ragged column of them.
const gapWorth, gridWorth, besideWorth = 90, 720, 820

// worth is what the shape of the list is worth, in thousandths. A few principles make a column
// rather than a grid with a hole, and columns that end in different places look unfinished.
func (b *klarPlan) worth(list klarList) int64 {
	worth, n := b.titleWorth(list), len(b.m.principles)
	switch {
	case list.uneven && b.division.columns > 2 && n > fewPrinciples && !b.m.longTexts():
		worth = worth * unevenOfMany / 1000
	case list.uneven:
		worth = worth * unevenWorth / 1000
	}
	if n > fewPrinciples && list.lines > stripLines && list.measure < b.size*stripMeasure {
		worth = worth * stripWorth / 1000
	}
	if list.lines > crampedLines && list.measure < b.size*narrowMeasure && (n <= fewPrinciples || !b.m.longTexts()) {
		worth = worth * crampedWorth / 1000
		if b.m.longTexts() {
			worth = worth * crampedWorth / 1000
		}
	}
	if b.division.side && b.division.columns == 1 && b.m.longTexts() && list.measure < filledField.of(list.room) {
		worth = worth * int64(emptyFieldWorth) / 100
	}
	if b.m.theme.Ornaments.EntryRules {
		worth -= list.nearly * nearlyWorth / 1000
	}
	if b.division.free && b.flow() {
		worth = worth * b.flowWorth() / 1000
		torn := max(list.ragged-mostRagged, 0)
		return max(worth-list.ragged*raggedFlow/1000-torn*tornFlow/1000, 1)
	}
	if n > fewPrinciples && b.division.columns == 1 && !b.division.side && list.reach < halfWide.of(list.room) {
		worth = worth * int64(halfWideWorth) / 100
	}
	if b.orphan(list) {
		worth = worth * orphanWorth / 1000
	}
	switch {
	case b.division.free:
		return max(worth-int64(list.empty)*gapWorth-list.ragged*raggedWorth/1000, 1)
	case list.empty > 0 && n <= fewPrinciples:
		return worth * gridWorth / 1000
	case b.headBeside() && (list.lines > mostBeside || list.broken):
		return worth * besideWorth / 1000
	}
	return worth
}

// orphanWorth is what a list of many is worth whose last row is one entry with empty places beside it: above a
// foot it looks left over. Rules close the row that is not full, and single columns have none.
const orphanWorth = 900

// orphan reports whether the last row of columns without rules is one entry of three or more.
func (b *klarPlan) orphan(list klarList) bool {
	return !b.division.free && b.division.columns > 2 && list.empty == b.division.columns-1 &&
		len(b.m.principles) > fewPrinciples && !b.m.theme.Ornaments.EntryRules
}

// titleWorth is what the title is worth above the list, in thousandths.
func (b *klarPlan) titleWorth(list klarList) int64 {
	worth := int64(1000)
	wide := b.frame.landscape() && !b.division.side && len(b.m.principles) > fewPrinciples
	switch {
	case b.division.short:
		// It is measured by what the others are.
	case b.division.grand:
		worth = grandWorth
	case wide && !b.m.theme.Ornaments.TitleFills:
		worth = meanWorth
	}
	if list.empty > 0 && !b.division.free {
		switch {
		case b.division.grand:
			worth = worth * holeUnderGrand / 1000
		case wide && b.m.theme.Ornaments.EntryRules:
			worth = worth * holeUnderWide / 1000
		}
	}
	if b.division.flat {
		worth = worth * flatWorth / 1000
	}
	if b.division.plain {
		worth = worth * plainWorth / 1000
	}
	return worth
}

// filledField is the share of its place that a column of long texts beside the title takes at least, and
// emptyFieldWorth what it is worth, in hundredths, where it takes less: small type beside an empty strip.
const filledField, emptyFieldWorth percent = 85, 85

// nearlyWorth is what a list loses, in thousandths, of which every rule nearly meets one across the gutter.
const nearlyWorth = 60

// halfWide is the share of the width below which the lines of many texts in one column leave the
// rest of it empty, and halfWideWorth what that is worth, in hundredths.
const halfWide, halfWideWorth percent = 76, 80

// flow reports whether the list is of some long texts, which run down columns on their own: of
// those nobody compares the lines on which they begin, and a column may end a few lines early.
func (j job) flow() bool {
	n := len(j.m.principles)
	return n > 3 && n <= fewPrinciples && j.m.longTexts()
}

// flowWorth is what columns of such texts are worth, in thousandths: what others lose by running on
// their own.
func (j job) flowWorth() int64 {
	if j.m.theme.Ornaments.EntryRules {
		return 1000 * 100 / freedomOfRules
	}
	return 1000 * 100 / freedom
}

// crampedWorth is what a list is worth, in thousandths, of which a text has more than crampedLines in a
// measure of less than narrowMeasure ems, where that is short or one of a few; a long one counts twice.
const crampedLines, crampedWorth = 3, 900

// raggedWorth is what the list would lose, in thousandths, where a column ended by a whole height of it
// above its neighbour.
const raggedWorth = 2000

// raggedFlow is that of some long texts, and tornFlow what is added where a column ends by more
// than mostRagged thousandths of the list above its neighbour.
const raggedFlow, tornFlow, mostRagged = 500, 4000, 160

// mostBeside is the number of lines that stand well beside a headline.
const mostBeside = 8

// fewLines is the number of lines up to which the eye compares the distances of texts.
const fewLines = 4

// unevenWorth is what a grid is worth, in thousandths, whose rows follow one another at distances
// that the eye cannot explain.
const unevenWorth = 880

// unevenOfMany is that of many in three columns or more, where rows begin on common lines that the eye follows
// across the sheet.
const unevenOfMany = 950

// stripWorth is what a list of many is worth, in thousandths, of which a text has more than stripLines in a
// measure of less than stripMeasure ems: a strip with an end of scraps.
const stripLines, stripMeasure, stripWorth = 4, 11, 800
