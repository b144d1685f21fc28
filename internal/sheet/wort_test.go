package sheet

import (
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// runsOf are the runs of all elements with a role.
func runsOf(pg *page.Page, role page.Role) (runs []*page.Run) {
	for _, m := range pg.Marks {
		if m.Of != nil && m.Of.Role == role {
			runs = append(runs, m.Run)
		}
	}
	return runs
}

func layExample(t *testing.T, name string, o Options) *Sheet {
	t.Helper()
	s, findings := Lay(loadCharter(t, "../../examples/"+name+".yaml"), loadTheme(t, "wort"), o)
	if s == nil {
		t.Fatal(describe(findings))
	}
	return s
}

// TestHeadlinesAreRead: they are drawn in capitals and read as they are written.
func TestHeadlinesAreRead(t *testing.T) {
	runs := runsOf(layExample(t, "standard.de", Options{Paper: paper(t, "A2")}).Pages[0], page.Heading)
	if len(runs) != 10 {
		t.Fatalf("%d headlines", len(runs))
	}
	for _, r := range runs {
		if r.Actual == "" || r.Text != strings.ToUpper(r.Actual) {
			t.Errorf("%q is read as %q", r.Text, r.Actual)
		}
	}
}

// TestOpeningIsReadWithItsSentence: both are spans of one paragraph, with a space between.
func TestOpeningIsReadWithItsSentence(t *testing.T) {
	c := loadCharter(t, "../../examples/kurz.yaml")
	s := layExample(t, "kurz", Options{Paper: paper(t, "A3")})
	said := map[*page.Element]string{}
	for _, m := range s.Pages[0].Marks {
		if m.Run != nil {
			text := m.Run.Text
			if m.Run.Actual != "" {
				text = m.Run.Actual
			}
			said[m.Of] += text
		}
	}
	i := 0
	var walk func(*page.Element)
	walk = func(e *page.Element) {
		if e.Role == page.Body {
			if p := e.Kids[0]; p.Role != page.Paragraph || len(p.Kids) != 2 || said[p.Kids[0]]+said[p.Kids[1]] != c.Principles[i].Text.Value {
				t.Errorf("principle %d: %+v", i+1, p)
			}
			i++
		}
		for _, kid := range e.Kids {
			walk(kid)
		}
	}
	walk(s.Pages[0].Root)
	if i != len(c.Principles) {
		t.Errorf("%d principles", i)
	}
}

// TestBroadsideFillsTheMeasure: every line of a single short sentence, whatever its size.
func TestBroadsideFillsTheMeasure(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		s := layExample(t, "satz", Options{Paper: paper(t, "A3"), Landscape: landscape})
		var lines []*page.Run
		for _, r := range runsOf(s.Pages[0], page.Paragraph) {
			if r.Actual != "" {
				lines = append(lines, r)
			}
		}
		if len(lines) < 3 {
			t.Fatalf("%d lines", len(lines))
		}
		smallest := lines[0].Size
		for _, r := range lines {
			smallest = min(smallest, r.Size)
			if wide, all := r.Ink().X1-r.Ink().X0, s.Pages[0].Width; wide < all*84/100 {
				t.Errorf("%q has %.0f of %.0f mm", r.Text, wide.Millimetres(), all.Millimetres())
			}
		}
		if diff := smallest - s.TextSize; diff < 0 || diff > step {
			t.Errorf("the smallest line has %s pt, the sheet says %s", points(smallest), points(s.TextSize))
		}
	}
}

// listed is a charter of n principles with headlines, one of them a very long word.
func listed(n int) *charter.Charter {
	headlines := strings.Split("Im Mittelpunkt|Jeder zählt|Ja|Anruf|Meinungsverschiedenheiten|Wertschätzung|Klartext auf der Rechnung|Termin|Vertrauen", "|")
	texts := strings.Split("Wer uns anruft, spricht mit jemandem, der entscheiden darf.|Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben.|Wir sagen es zuerst.", "|")
	c := &charter.Charter{Lang: "de", Organization: charter.Text{Value: "Muster GmbH"}, Title: charter.Text{Value: "Unser Leitbild"}}
	for i := range n {
		c.Principles = append(c.Principles, charter.Principle{
			Title: charter.Text{Value: headlines[i%len(headlines)]}, Text: charter.Text{Value: texts[i%len(texts)]},
		})
	}
	return c
}

// TestManyHeadlinesAreOneFamily: where many stand on a sheet none shouts and none whispers,
// however short or long its words: all have one size.
func TestManyHeadlinesAreOneFamily(t *testing.T) {
	for _, n := range []int{14, 16, 24} {
		for _, landscape := range []bool{false, true} {
			s := laid(t, listed(n), "wort", "A2", landscape)
			runs := runsOf(s.Pages[0], page.Heading)
			least, most := runs[0], runs[0]
			for _, r := range runs {
				if r.Size < least.Size {
					least = r
				}
				if r.Size > most.Size {
					most = r
				}
			}
			if most.Size != least.Size {
				t.Errorf("%d principles, landscape %t: %q has %.0f pt and %q %.0f", n, landscape,
					most.Text, most.Size.Points(), least.Text, least.Size.Points())
			}
		}
	}
}

// TestColumnsShareTheirLines: the rules of neighbouring columns meet, and so do the headlines, by their
// first line or their last, and the texts below headlines of as many lines.
func TestColumnsShareTheirLines(t *testing.T) {
	s := laid(t, listed(24), "wort", "A2", false)
	pg := s.Pages[0]
	type cell struct {
		first, last, text unit.Length
		lines             int
	}
	var cells []cell // in reading order: a headline, then its text
	columns, rules := map[unit.Length]bool{}, map[unit.Length]int{}
	of := bodies(pg.Root)
	var before *page.Element
	for _, m := range pg.Marks {
		switch {
		case m.Of == nil:
			if box := m.Ink(); box.X1-box.X0 < pg.Width*3/4 {
				rules[box.Y0]++
				columns[box.X0] = true
			}
		case m.Of.Role == page.Heading:
			if m.Of != before {
				cells = append(cells, cell{first: m.Run.Y})
			}
			before = m.Of
			c := &cells[len(cells)-1]
			c.last, c.lines = m.Run.Y, c.lines+1
		case of[m.Of] && len(cells) > 0 && cells[len(cells)-1].text == 0:
			cells[len(cells)-1].text = m.Run.Y
		}
	}
	if len(columns) < 2 || 24%len(columns) != 0 || len(cells) != 24 {
		t.Fatalf("%d columns, %d principles", len(columns), len(cells))
	}
	for y, n := range rules {
		if n != len(columns) {
			t.Errorf("%d rules at %.1f mm in %d columns", n, y.Millimetres(), len(columns))
		}
	}
	rows := 24 / len(columns)
	for r := range rows {
		first, last, texts := map[unit.Length]bool{}, map[unit.Length]bool{}, map[int]unit.Length{}
		for i := r; i < len(cells); i += rows {
			c := cells[i]
			first[c.first], last[c.last] = true, true
			if y, known := texts[c.lines]; known && y != c.text {
				t.Errorf("row %d: texts at %.1f and %.1f mm", r, y.Millimetres(), c.text.Millimetres())
			}
			texts[c.lines] = c.text
		}
		if len(first) > 1 && len(last) > 1 {
			t.Errorf("row %d: headlines on %d first lines and %d last ones", r, len(first), len(last))
		}
	}
}

// TestOrganizationClosesTheLine: above a single sentence the name ends where the rule does.
func TestOrganizationClosesTheLine(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		s := layExample(t, "satz", Options{Paper: paper(t, "A3"), Landscape: landscape})
		var rule page.Rect
		for _, m := range s.Pages[0].Marks {
			if m.Of == nil && m.Ink().Y0 > 0 {
				rule = m.Ink()
			}
		}
		found := false
		for _, m := range s.Pages[0].Marks {
			if m.Run == nil || !strings.Contains(m.Run.Text, "Seidl") {
				continue
			}
			found = true
			if off := m.Run.Ink().X1 - rule.X1; max(off, -off) > unit.Millimetre/2 {
				t.Errorf("%s ends %.1f mm from the rule's end", m.Run.Text, off.Millimetres())
			}
		}
		if !found {
			t.Error("no organization")
		}
	}
}

// TestSentenceIsThePoster: a single short sentence has the greater type, and its headline stands
// above it as a kicker.
func TestSentenceIsThePoster(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		c := listed(1)
		if landscape {
			c.Principles[0].Text.Value = "Wir sind da wo Sie uns brauchen" // no clause to end a line with
		}
		s := laid(t, c, "wort", "A2", landscape)
		kicker := runsOf(s.Pages[0], page.Heading)
		if len(kicker) != 1 {
			t.Fatalf("%d lines of headline", len(kicker))
		}
		var lines []*page.Run
		for _, r := range runsOf(s.Pages[0], page.Paragraph) {
			if r.Actual != "" {
				lines = append(lines, r)
			}
		}
		if len(lines) < 2 {
			t.Fatalf("%d lines of the sentence", len(lines))
		}
		for _, r := range lines {
			if r.Size < kicker[0].Size*3/2 || r.Y < kicker[0].Y {
				t.Errorf("%q has %.0f pt, the headline above it %.0f", r.Text, r.Size.Points(), kicker[0].Size.Points())
			}
		}
	}
}

// TestLastOfAnOddNumberClosesTheList: in two columns it has the last row for itself, and no cell
func TestLastOfAnOddNumberClosesTheList(t *testing.T) {
	c := listed(11)
	for i := range c.Principles {
		text := &c.Principles[i].Text.Value
		*text = strings.TrimSpace(strings.Repeat(*text+" ", 3))
	}
	c.Principles[4].Title.Value = "Termin"
	c.Principles[10].Title.Value = "Vertrauen"
	c.Outro.Value = c.Principles[0].Text.Value
	c.Motto.Value = "Bei uns ist jeder Kunde König."
	s := laid(t, c, "wort", "A3", true)
	first, last := map[*page.Element]unit.Length{}, unit.Length(0)
	lefts := map[unit.Length]bool{}
	for _, m := range s.Pages[0].Marks {
		if m.Of == nil || m.Of.Role != page.Heading {
			continue
		}
		first[m.Of] = m.Run.Y
		last = m.Run.Y // in reading order
		lefts[m.Run.Ink().X0/unit.Centimetre] = true
	}
	if len(first) != 11 || len(lefts) < 2 {
		t.Fatalf("%d headlines in %d columns", len(first), len(lefts))
	}
	for _, y := range first {
		if y > last {
			t.Errorf("a headline stands at %.0f mm, the last at %.0f", y.Millimetres(), last.Millimetres())
		}
	}
}

// TestOddNumberHasGreatWords: the odd one of a list is no reason for small headlines beside their
// text, on a low sheet either.
func TestOddNumberHasGreatWords(t *testing.T) {
	const data = `leitbild: 1
lang: de
organization: Muster GmbH
title: Unser Kundenleitbild
subtitle: Sätze, an denen wir uns messen lassen
intro: "Strom, Wasser und Wärme fallen erst auf, wenn sie fehlen. Darum haben wir aufgeschrieben, was bei uns auch dann gilt, wenn es klemmt."
principles:
  - {title: Im Mittelpunkt, text: "Wer uns anruft, spricht nach spätestens zwei Minuten mit jemandem."}
  - {title: Jeder zählt, text: "Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben."}
  - {title: Sinn der Arbeit, text: "Geplante Abschaltungen kündigen wir fünf Werktage vorher an."}
  - {title: Eine Chance, text: "Unsere Monteure kommen in der Stunde, die verabredet ist. Oder wir rufen an."}
  - {title: Wertschätzung, text: "Haben wir uns geirrt, sagen wir es zuerst und zahlen, was es gekostet hat."}
  - {title: Partnerschaft, text: "Was Sie selbst streichen können, sagen wir Ihnen."}
  - {title: Vertrauen, text: "Meinungsverschiedenheiten tragen wir nicht als Streit aus."}
outro: Gemessen wird jedes Quartal. Die Ergebnisse hängen neben diesem Plakat, auch die schlechten.
motto: Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht.
signatures: [Geschäftsführung, Team Innendienst]
contact: Lob und Kritik an Frau Hartmann, Durchwahl 10
date: 2026-11-22
link: https://www.example.com/leitbild
`
	c, _, findings := charter.Read("leitbild.yaml", []byte(data))
	if c == nil {
		t.Fatal(describe(findings))
	}
	s := laid(t, c, "wort", "A3", true)
	for _, r := range runsOf(s.Pages[0], page.Heading) {
		if r.Size*10 < s.TextSize*19 {
			t.Errorf("%s has %s pt beside text of %s pt", r.Text, points(r.Size), points(s.TextSize))
		}
	}
}

// TestNoHeadlineNearlyFillsItsLine: where others fill it, it does so too, or ends clearly before.
func TestNoHeadlineNearlyFillsItsLine(t *testing.T) {
	c := listed(3)
	c.Title.Value, c.Principles[2].Title.Value = "Unser Kundenleitbild", "Sinn der Arbeit"
	for i, text := range []string{
		"Wer uns anruft, spricht nach spätestens zwei Minuten mit jem",
		"Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben.",
		"Geplante Abschaltungen kündigen wir fünf Werktage vorher an.",
	} {
		c.Principles[i].Text.Value = text
	}
	s := laid(t, c, "wort", "A2", false)
	runs, widest := runsOf(s.Pages[0], page.Heading), unit.Length(0)
	for _, r := range runs {
		widest = max(widest, r.Ink().X1-r.Ink().X0)
	}
	for _, r := range runs {
		if width := r.Ink().X1 - r.Ink().X0; width < widest*99/100 && width > widest*91/100 {
			t.Errorf("%s fills %d %% of the widest line", r.Text, width*100/widest)
		}
	}
}

// TestHeadlinesOfARowBeginOnOneLine: one of two lines tears no hole above the others.
func TestHeadlinesOfARowBeginOnOneLine(t *testing.T) {
	c := listed(24)
	for i := range c.Principles {
		c.Principles[i].Title.Value = []string{"Im Mittelpunkt", "Jeder zählt", "Wertschätzung", "Augenhöhe", "Partnerschaft"}[i%5]
	}
	c.Principles[11].Title.Value = "Klartext auf der Rechnung"
	s := laid(t, c, "wort", "A2", false)
	var long *page.Run
	beside := 0
	runs := runsOf(s.Pages[0], page.Heading)
	for _, r := range runs {
		if strings.HasPrefix(r.Text, "KLARTEXT") {
			long = r
		}
	}
	if long.Text == "KLARTEXT AUF DER RECHNUNG" {
		t.Fatal("the long headline has one line")
	}
	for _, r := range runs {
		if r != long && max(r.Y-long.Y, long.Y-r.Y) < unit.Millimetre/2 {
			beside++
		}
	}
	if beside == 0 {
		t.Error("no other headline stands on the first line of the long one")
	}
}

// TestDotsKeepOffTheRules: the dots on capitals reach into the air above and stay clear of the rule.
func TestDotsKeepOffTheRules(t *testing.T) {
	for _, example := range []string{"standard.de", "alles"} {
		s := layExample(t, example, Options{Paper: paper(t, "A2")})
		for _, r := range runsOf(s.Pages[0], page.Heading) {
			ink := r.Ink()
			for _, m := range s.Pages[0].Marks {
				if m.Of != nil || m.Ink().Y1 > ink.Y0 || m.Ink().X1-m.Ink().X0 < s.Pages[0].Width/4 {
					continue
				}
				if air := ink.Y0 - m.Ink().Y1; air < s.TextSize*40/100 {
					t.Errorf("%s: %q stands %.1f mm below a rule", example, r.Text, air.Millimetres())
				}
			}
		}
	}
}

// TestCapitalsKeepOnePitch: capitals stand nearly as far from their rules with dots as without; nearly, because
// the dots keep off the rules first.
func TestCapitalsKeepOnePitch(t *testing.T) {
	for _, n := range []int{5, 7, 10} {
		c := listed(n)
		for i := range c.Principles {
			c.Principles[i].Title.Value = []string{"Jeder zählt", "Sinn der Arbeit", "Augenhöhe"}[i%3]
		}
		for _, size := range []string{"A2", "A4"} {
			s := laid(t, c, "wort", size, false)
			var low, high unit.Length
			for _, r := range runsOf(s.Pages[0], page.Heading) {
				above := unit.Length(-1)
				for _, m := range s.Pages[0].Marks {
					if m.Of == nil && m.Ink().Y1 < r.Y-r.Size/2 && m.Ink().X1-m.Ink().X0 > s.Pages[0].Width/4 {
						above = max(above, m.Ink().Y1)
					}
				}
				if above < 0 || r.Text == c.Title.Value {
					continue
				}
				air := r.Y - capHeight(r.Face, r.Size)/2 - above // they stand on the middle of the row
				if high = max(high, air); low == 0 || air < low {
					low = air
				}
			}
			if low == 0 || (high-low)*100 > low*10 {
				t.Errorf("%d principles on %s: the middles of capitals stand %.1f to %.1f mm below their rules", n, size, low.Millimetres(), high.Millimetres())
			}
		}
	}
}

// TestTextIsNotACaption: beside great words it stays large enough for a wall.
func TestTextIsNotACaption(t *testing.T) {
	for n, least := range map[int]unit.Length{3: 38, 5: 30, 7: 30, 10: 24, 16: 22, 24: 19} {
		s := laid(t, listed(n), "wort", "A2", false)
		if s.TextSize < least*unit.Point {
			t.Errorf("%d principles on A2 have %s pt", n, points(s.TextSize))
		}
	}
	if s := layExample(t, "standard.de", Options{Paper: paper(t, "A2")}); s.TextSize < 25*unit.Point {
		t.Errorf("the default charter on A2 has %s pt", points(s.TextSize))
	}
}

// TestLowSheetsAreReadFromAfar: where rows are scarce the text comes before the words.
func TestLowSheetsAreReadFromAfar(t *testing.T) {
	for n, least := range map[int]unit.Length{3: 30, 7: 23, 8: 21} {
		c := listed(n)
		for i, long := range []int{4, 6} {
			if long < n {
				c.Principles[long].Title.Value = []string{"Eine Chance", "Offenes Ohr"}[i]
			}
		}
		s := laid(t, c, "wort", "A3", true)
		if s.TextSize < least*unit.Point {
			t.Errorf("%d principles have %s pt", n, points(s.TextSize))
		}
	}
}

// TestParagraphsHaveWideLines: on a low sheet long texts stand below their headlines in three
// columns, or where one or two would be left over, beside them in one; of many, those that are more than
// the rows hold have each a row for itself at the end.
func TestParagraphsHaveWideLines(t *testing.T) {
	for n, columns := range map[int]int{5: 1, 6: 3, 7: 1, 8: 1, 10: 3} {
		c := listed(n)
		for i := range c.Principles {
			text := &c.Principles[i].Text.Value
			*text = strings.TrimSpace(strings.Repeat(*text+" ", 220/len(*text)))
		}
		c.Principles[4].Title.Value = "Vertrauen"
		s := laid(t, c, "wort", "A3", true)
		pg := s.Pages[0]
		lefts := map[unit.Length]bool{}
		for _, r := range runsOf(pg, page.Heading) {
			lefts[r.Ink().X0/unit.Centimetre] = true
		}
		if len(lefts) != columns {
			t.Errorf("%d principles stand in %d columns", n, len(lefts))
		}
		wide := 0
		for _, m := range pg.Marks {
			if box := m.Ink(); m.Of == nil && box.X1-box.X0 > pg.Width*3/4 && box.Y1-box.Y0 < s.TextSize {
				wide++
			}
		}
		rest := n % columns
		if columns == 1 {
			rest = n - 1
		}
		if wide != rest+2 {
			t.Errorf("%d principles have %d rules from edge to edge", n, wide)
		}
		if least := 15 * unit.Point; s.TextSize < least {
			t.Errorf("%d principles have %s pt", n, points(s.TextSize))
		}
		if least := pg.Width * 26 / 100; widestText(pg) < least {
			t.Errorf("%d principles have lines of %.0f mm", n, widestText(pg).Millimetres())
		}
	}
}

// widestText is the longest line of the principles' texts.
func widestText(pg *page.Page) (widest unit.Length) {
	of := bodies(pg.Root)
	for _, m := range pg.Marks {
		if of[m.Of] && m.Run != nil {
			widest = max(widest, m.Run.Ink().X1-m.Run.Ink().X0)
		}
	}
	return widest
}

// TestLongWordsDoNotMakeTextSmall: what stands in the head is divided before the texts get small.
func TestLongWordsDoNotMakeTextSmall(t *testing.T) {
	c := listed(4)
	c.Organization.Value = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
	c.Subtitle.Value = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
	c.Principles[0].Title.Value = "Verkehrsinfrastrukturfinanzierung"
	s := laid(t, c, "wort", "A4", false)
	if s.TextSize < 19*unit.Point {
		t.Errorf("the texts have %s pt", points(s.TextSize))
	}
}

// broadsideOf are the lines of a sentence that is the poster.
func broadsideOf(t *testing.T, sentence, size string, landscape bool) (lines []*page.Run) {
	t.Helper()
	c := listed(1)
	c.Principles[0] = charter.Principle{Text: charter.Text{Value: sentence}}
	s := laid(t, c, "wort", size, landscape)
	for _, r := range runsOf(s.Pages[0], page.Paragraph) {
		if r.Actual != "" {
			lines = append(lines, r)
		}
	}
	return lines
}

// umlauts are sentences with dots in the middle.
var umlauts = []string{
	"Kundennähe ist für uns keine Frage der Länge.",
	"Äußern Sie Wünsche. Öffnen Sie Türen. Üben Sie Kritik.",
	"Für jede Störung gibt es jemanden, der zuständig ist.",
	"Über Fehler ärgern wir uns kürzer, als wir über Lösungen grübeln.",
}

// TestDotsKeepOffTheLineAbove: they belong to their letter and do not hang from the line above.
func TestDotsKeepOffTheLineAbove(t *testing.T) {
	for _, sentence := range umlauts {
		for _, landscape := range []bool{false, true} {
			lines := broadsideOf(t, sentence, "A2", landscape)
			if len(lines) < 2 {
				t.Errorf("%q has %d lines", sentence, len(lines))
			}
			for i, r := range lines {
				if i == 0 || !strings.ContainsAny(r.Text, "ÄÖÜ") {
					continue
				}
				above := lines[i-1]
				if air := r.Ink().Y0 - above.Y; air < (r.Size+above.Size)/2*11/100 {
					t.Errorf("%q stands %.1f mm below %q", r.Text, air.Millimetres(), above.Text)
				}
			}
		}
	}
}

// TestNoWordShouts: of the lines that are parts of a clause none is much louder than the others.
func TestNoWordShouts(t *testing.T) {
	for _, sentence := range append(umlauts, "Wer zuhört, hört mehr.", "Wer uns anruft, spricht nach spätestens zwei Minuten mit jemandem, der entscheiden darf.") {
		for _, landscape := range []bool{false, true} {
			var least, most *page.Run
			begins := true
			for _, r := range broadsideOf(t, sentence, "A2", landscape) {
				ends := endsClause(r.Text)
				if begins && ends {
					continue
				}
				begins = ends
				if least == nil || r.Size < least.Size {
					least = r
				}
				if most == nil || r.Size > most.Size {
					most = r
				}
			}
			if most != nil && most.Size*100 > least.Size*170 {
				t.Errorf("%q has %.0f pt and %q %.0f", most.Text, most.Size.Points(), least.Text, least.Size.Points())
			}
		}
	}
}

// TestShortestSentence stands on every sheet, also on one that is lower than the word is high
// when it fills the measure.
func TestShortestSentence(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		lines := broadsideOf(t, "Ja.", "A3", landscape)
		if len(lines) != 1 || lines[0].Size < 400*unit.Point {
			t.Errorf("landscape %t: %d lines", landscape, len(lines))
		}
	}
}

// TestHeadlinesFillOrAreAlike: on every sheet all headlines fill their place, or all have one size.
func TestHeadlinesFillOrAreAlike(t *testing.T) {
	phrases := strings.Split("Wer uns anruft, spricht mit jemandem.|Jede Rechnung passt auf zwei Seiten.|Geplante Abschaltungen kündigen wir an.|Unsere Monteure kommen zur Stunde.|Haben wir uns geirrt, sagen wir es.|Was Sie selbst streichen können, sagen wir.|Meinungsverschiedenheiten tragen wir nicht aus.|Ein Gespräch ist keine Prüfung.|Abends sieht man nicht, dass wir da waren.|Wir empfehlen nur, was wir kaufen würden.", "|")
	for _, bare := range []bool{false, true} {
		for n := 2; n <= 10; n++ {
			c := listed(n)
			for i := range c.Principles {
				if bare {
					c.Principles[i] = charter.Principle{Text: charter.Text{Value: phrases[i]}}
				}
			}
			for _, landscape := range []bool{false, true} {
				s := laid(t, c, "wort", "A2", landscape)
				checkFillOrAlike(t, s.Pages[0], n)
			}
		}
	}
}

func checkFillOrAlike(t *testing.T, pg *page.Page, n int) {
	t.Helper()
	sizes := map[unit.Length]bool{}
	ends := map[*page.Element]unit.Length{}
	for _, m := range pg.Marks {
		if m.Run == nil || m.Run.Actual == "" || m.Run.Text != strings.ToUpper(m.Run.Actual) {
			continue
		}
		sizes[m.Run.Size] = true
		ends[m.Of] = max(ends[m.Of], m.Run.Ink().X1-m.Run.Ink().X0)
	}
	least, most := unit.Length(1)<<40, unit.Length(0)
	for _, width := range ends {
		least, most = min(least, width), max(most, width)
	}
	if len(sizes) > 1 && least*100 < most*93 { // punctuation hangs
		t.Errorf("%d principles on %.0f mm: %d sizes of headlines that have from %.0f to %.0f mm", n, pg.Width.Millimetres(), len(sizes), least.Millimetres(), most.Millimetres())
	}
}

// TestHeadHasNoVoid: an intro that would end far below the subtitle beside it stands in wide lines
// below both.
func TestHeadHasNoVoid(t *testing.T) {
	c := listed(5)
	c.Subtitle.Value = "Sätze, an denen wir uns messen lassen"
	c.Intro.Value = "Strom, Wasser und Wärme fallen erst auf, wenn sie fehlen. Darum haben wir aufgeschrieben, was bei uns auch dann gilt, wenn es klemmt."
	for i, title := range []string{"Im Mittelpunkt", "Jeder zählt", "Sinn der Arbeit", "Eine Chance", "Wertschätzung"} {
		c.Principles[i].Title.Value = title
	}
	s := laid(t, c, "wort", "A2", false)
	var subtitle, intro unit.Length // the lowest baseline
	for _, m := range s.Pages[0].Marks {
		switch {
		case m.Run == nil:
		case strings.Contains(c.Subtitle.Value, m.Run.Text):
			subtitle = max(subtitle, m.Run.Y)
		case strings.Contains(c.Intro.Value, strings.TrimSpace(m.Run.Text)) && len(m.Run.Text) > 20:
			intro = max(intro, m.Run.Y)
			if left := m.Run.Ink().X0; intro > subtitle+s.TextSize*2 && left > s.Pages[0].Width/4 {
				t.Errorf("%q stands %.0f mm below the subtitle at the right", m.Run.Text, (intro - subtitle).Millimetres())
			}
		}
	}
	if subtitle == 0 || intro == 0 {
		t.Error("no head")
	}
}

// TestTextKeepsOffTheRuleBelow: under every text is as much air as over the headline below it, by
// what the eye sees, and never less than six tenths of a line.
func TestTextKeepsOffTheRuleBelow(t *testing.T) {
	s := laid(t, listed(24), "wort", "A2", false)
	found := 0
	for _, m := range s.Pages[0].Marks {
		rule := m.Ink()
		if m.Of != nil || rule.Y1-rule.Y0 > 3*unit.Millimetre || rule.X1-rule.X0 < s.Pages[0].Width/4 {
			continue
		}
		above, below := unit.Length(1)<<40, unit.Length(1)<<40
		for _, o := range s.Pages[0].Marks {
			if o.Run == nil || o.Run.Ink().X0 > rule.X1 || o.Run.Ink().X1 < rule.X0 {
				continue
			}
			if o.Run.Y < rule.Y0 && o.Run.Size == s.TextSize {
				above = min(above, rule.Y0-o.Run.Y)
			}
			if ink := o.Run.Ink(); ink.Y0 > rule.Y1 && o.Of.Role == page.Heading {
				below = min(below, ink.Y0-rule.Y1)
			}
		}
		if above > s.Pages[0].Height/4 {
			continue // the rule of the head
		}
		found++
		if above < s.TextSize*78/100 || below < s.Pages[0].Height/4 && above < below {
			t.Errorf("at %.0f mm: %.1f mm above and %.1f mm below a rule, text of %s pt", rule.Y0.Millimetres(), above.Millimetres(), below.Millimetres(), points(s.TextSize))
		}
	}
	if found < 20 {
		t.Errorf("%d rules", found)
	}
}

// TestSentenceTakesItsSheet: what stands around a broadside gives way to another line of it.
func TestSentenceTakesItsSheet(t *testing.T) {
	for _, sentence := range []string{"Wer uns anruft, spricht nach spätest", "Wer uns anruft, spricht nach spätestens zwei Minuten mit jemandem.", "Wer uns anruft, spricht."} {
		c := listed(1)
		c.Principles[0] = charter.Principle{Text: charter.Text{Value: sentence}}
		c.Subtitle.Value = "Sätze, an denen wir uns messen lassen"
		c.Intro.Value = "Strom, Wasser und Wärme fallen erst auf, wenn sie fehlen. Darum haben wir aufgeschrieben, was bei uns auch dann gilt, wenn es klemmt."
		c.Outro.Value = "Gemessen wird jedes Quartal. Die Ergebnisse hängen neben diesem Plakat, auch die schlechten."
		c.Motto.Value = "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht."
		c.Signatures = []charter.Text{{Value: "Geschäftsführung"}, {Value: "Team Innendienst"}}
		c.Contact.Value, c.Link.Value = "Lob und Kritik an Frau Hartmann, Durchwahl 10", "https://www.example.com/leitbild"
		s := laid(t, c, "wort", "A2", false)
		low, high := unit.Length(0), s.Pages[0].Height
		for _, m := range s.Pages[0].Marks {
			if m.Run != nil && m.Run.Actual != "" {
				low, high = max(low, m.Run.Ink().Y1), min(high, m.Run.Ink().Y0)
			}
		}
		if share := (low - high) * 100 / s.Pages[0].Height; share < 33 {
			t.Errorf("%q has %d %% of the height", sentence, share)
		}
	}
}

// TestPhrasesStayInOnePiece: no list of openings is broken into three lines to fill narrow columns.
func TestPhrasesStayInOnePiece(t *testing.T) {
	c := listed(10)
	for i, text := range strings.Split("Wer uns anruft, spricht nach spätestens zwei Minuten mit jemandem,|Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben.|Geplante Abschaltungen kündigen wir fünf Werktage vorher an.|Unsere Monteure kommen in der Stunde, die verabredet ist. Wird es später, ruf|Haben wir uns geirrt, sagen wir es zuerst und zahlen, was es gekostet hat.|Was Sie selbst streichen können, sagen wir Ihnen.|Meinungsverschiedenheiten tragen wir nicht als Streit aus.|Ein Gespräch ist keine Prüfung. Abends sieht man nicht, dass wir da waren.|Abends sieht man nicht, dass wir da waren.|Wir empfehlen nur, was wir selbst kaufen würden.", "|") {
		c.Principles[i] = charter.Principle{Text: charter.Text{Value: text}}
	}
	for _, landscape := range []bool{false, true} {
		s := laid(t, c, "wort", "A3", landscape)
		lines := map[*page.Element]int{}
		for _, m := range s.Pages[0].Marks {
			if m.Run != nil && m.Run.Actual != "" {
				lines[m.Of]++
				if lines[m.Of] > 2 {
					t.Errorf("landscape %t: %q is in the third line", landscape, m.Run.Text)
				}
			}
		}
	}
}

// crossRules are the rules of a sheet of wort, a quarter of the sheet wide at least.
func crossRules(s *Sheet) (rules []page.Rect) {
	for _, m := range s.Pages[0].Marks {
		box := m.Ink()
		if m.Of == nil && box.X1-box.X0 > s.Pages[0].Width/5 && box.Y1-box.Y0 < s.TextSize && box.Y0 > 0 {
			rules = append(rules, box)
		}
	}
	return rules
}

// ten is ten principles of which two that stand beside one another differ much in their width.
func ten() *charter.Charter {
	c := listed(10)
	for i, title := range strings.Split("Im Mittelpunkt|Jeder zählt|Sinn der Arbeit|Eine Chance|Wertschätzung|Partnerschaft|Vertrauen|Augenhöhe|Offenes Ohr|Möglich machen", "|") {
		c.Principles[i].Title.Value = title
	}
	c.Intro.Value = "Strom, Wasser und Wärme fallen erst auf, wenn sie fehlen. Darum haben wir aufgeschrieben, was bei uns auch dann gilt, wenn es klemmt."
	c.Outro.Value = "Gemessen wird jedes Quartal. Die Ergebnisse hängen neben diesem Plakat, auch die schlechten."
	c.Subtitle.Value, c.Link.Value = "Sätze, an denen wir uns messen lassen", "https://www.example.com/leitbild"
	c.Motto.Value = "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht."
	c.Signatures = []charter.Text{{Value: "Geschäftsführung"}, {Value: "Team Innendienst"}}
	return c
}

// TestTextsEndAlikeAboveTheirRules: below headlines of several sizes the distances from text to
// rule are one.
func TestTextsEndAlikeAboveTheirRules(t *testing.T) {
	c := listed(3)
	for i, title := range []string{"Im Mittelpunkt", "Jeder zählt", "Sinn der Arbeit"} {
		c.Principles[i].Title.Value = title
		c.Principles[i].Text.Value = "Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben."
	}
	s := laid(t, c, "wort", "A2", false)
	of, last := bodies(s.Pages[0].Root), map[*page.Element]unit.Length{}
	for _, m := range s.Pages[0].Marks {
		if of[m.Of] && m.Run != nil && m.Of.Role == page.Paragraph {
			last[m.Of] = m.Run.Y
		}
	}
	var least, most unit.Length
	for _, y := range last {
		air := s.Pages[0].Height
		for _, rule := range crossRules(s) {
			if rule.Y0 > y {
				air = min(air, rule.Y0-y)
			}
		}
		if most = max(most, air); least == 0 || air < least {
			least = air
		}
	}
	if len(last) != 3 || most-least > unit.Millimetre {
		t.Errorf("%d texts end from %.1f to %.1f mm above a rule", len(last), least.Millimetres(), most.Millimetres())
	}
}

// TestTitleLeadsItsList: above many headlines of one size it is clearly larger.
func TestTitleLeadsItsList(t *testing.T) {
	for _, n := range []int{14, 16, 24} {
		for _, landscape := range []bool{false, true} {
			s := laid(t, listed(n), "wort", "A3", landscape)
			title, head := runsOf(s.Pages[0], page.Title)[0], runsOf(s.Pages[0], page.Heading)[0]
			if title.Size*100 < head.Size*135 {
				t.Errorf("%d principles, landscape %t: the title has %s pt, headlines have %s", n, landscape, points(title.Size), points(head.Size))
			}
		}
	}
}

// TestHouseKeepsClearOfTheLogo: it stands below the logo and ends where that does, or far from it.
func TestHouseKeepsClearOfTheLogo(t *testing.T) {
	wide := drawnLogo(t, `viewBox="0 0 400 60"`, `<path fill="#0B5FA5" d="M0 0h60v60H0zM90 10h310v40H90z"/>`)
	for _, landscape := range []bool{false, true} {
		s, findings := Lay(ten(), loadTheme(t, "wort"), Options{Paper: paper(t, "A2"), Landscape: landscape, Logo: wide})
		if s == nil {
			t.Fatal(describe(findings))
		}
		var logo page.Rect
		var house *page.Run
		for _, m := range s.Pages[0].Marks {
			switch {
			case m.Of != nil && m.Of.Role == page.Figure && strings.HasPrefix(m.Of.Alt, "Logo"):
				box := m.Ink()
				if logo.X1 == 0 {
					logo = box
				}
				logo.X0, logo.X1, logo.Y1 = min(logo.X0, box.X0), max(logo.X1, box.X1), max(logo.Y1, box.Y1)
			case m.Run != nil && m.Run.Text == "Muster GmbH":
				house = m.Run
			}
		}
		ink := house.Ink()
		below := ink.Y0 > logo.Y1 && max(logo.X1-ink.X1, ink.X1-logo.X1) < unit.Millimetre
		if !below && logo.X0-ink.X1 < house.Size*2 {
			t.Errorf("landscape %t: the house ends at %.1f mm, the logo stands from %.1f to %.1f", landscape,
				ink.X1.Millimetres(), logo.X0.Millimetres(), logo.X1.Millimetres())
		}
	}
}

// unheaded is a sheet of A2 with ten short sentences without headlines, and how many they are.
func unheaded(t *testing.T) (*Sheet, int) {
	phrases := strings.Split("Wer uns anruft, spricht mit jemandem.|Jede Rechnung passt auf zwei Seiten.|Geplante Abschaltungen kündigen wir an.|Unsere Monteure kommen zur Stunde.|Haben wir uns geirrt, sagen wir es.|Was Sie selbst streichen können, sagen wir.|Meinungsverschiedenheiten tragen wir nicht aus.|Ein Gespräch ist keine Prüfung.|Abends sieht man nicht, dass wir da waren.|Wir empfehlen nur, was wir kaufen würden.", "|")
	c := listed(len(phrases))
	for i := range c.Principles {
		c.Principles[i] = charter.Principle{Text: charter.Text{Value: phrases[i]}}
	}
	s := laid(t, c, "wort", "A2", false)
	return s, len(phrases)
}

// TestFirstWordsStandAboveTheRest: on an upright sheet the first words of sentences without headlines
// are great, each in one line, and the rest stands below them, so that all rows have one height.
func TestFirstWordsStandAboveTheRest(t *testing.T) {
	s, n := unheaded(t)
	if s.TextSize < 24*unit.Point {
		t.Errorf("text of %s pt", points(s.TextSize))
	}
	var openings []*page.Run
	for _, r := range runsOf(s.Pages[0], page.Span) {
		if r.Actual != "" {
			openings = append(openings, r)
			continue
		}
		last := openings[len(openings)-1]
		if r.Y < last.Y || r.Ink().X0-last.Ink().X0 > unit.Millimetre {
			t.Errorf("%q does not stand below %q", r.Text, last.Text)
		}
	}
	if len(openings) != n {
		t.Fatalf("%d lines of %d openings", len(openings), n)
	}
	for i, r := range openings {
		if r.Size*10 < s.TextSize*19 || r.Size != openings[0].Size {
			t.Errorf("%s has %s pt above text of %s", r.Text, points(r.Size), points(s.TextSize))
		}
		if i < 2 {
			continue // below the strong rule there is more air
		}
		pitch, first := r.Y-openings[i-1].Y, openings[2].Y-openings[1].Y
		if off := pitch - first; max(off, -off) > unit.Millimetre {
			t.Errorf("%s is %.1f mm below the one above, and others %.1f", r.Text, pitch.Millimetres(), first.Millimetres())
		}
	}
}

// TestRowsHaveTheHeightsOfTheirTexts: a phrase that takes two lines beside its text is no larger
// for it, so that no short sentence has the highest row.
func TestRowsHaveTheHeightsOfTheirTexts(t *testing.T) {
	s, phrases := unheaded(t)
	rules := crossRules(s)
	least, most := unit.Length(1)<<40, unit.Length(0)
	for i, r := range rules[1:] {
		least, most = min(least, r.Y0-rules[i].Y0), max(most, r.Y0-rules[i].Y0)
	}
	if len(rules) < phrases || most*100 > least*125 {
		t.Errorf("%d rules; rows are from %.0f to %.0f mm high", len(rules), least.Millimetres(), most.Millimetres())
	}
}

// TestTextsOfARowBeginOnOneLine: below headlines that differ by less than a line texts are no slip
// apart.
func TestTextsOfARowBeginOnOneLine(t *testing.T) {
	s := laid(t, ten(), "wort", "A2", false)
	var first []*page.Run // of the texts
	of := map[*page.Element]bool{}
	for _, m := range s.Pages[0].Marks {
		if r := m.Run; r != nil && m.Of != nil && m.Of.Role == page.Paragraph && r.Size == s.TextSize && !of[m.Of] {
			of[m.Of] = true
			first = append(first, r)
		}
	}
	if len(first) < 10 {
		t.Fatalf("%d texts", len(first))
	}
	for i, r := range first {
		for _, other := range first[:i] {
			if apart := r.Y - other.Y; apart != 0 && max(apart, -apart) < s.TextSize {
				t.Errorf("%q and %q begin %.1f mm apart", r.Text, other.Text, apart.Millimetres())
			}
		}
	}
}

// TestTitleKeepsFromTheHouse: what closes the line of the title stands clearly apart from it.
func TestTitleKeepsFromTheHouse(t *testing.T) {
	for _, n := range []int{3, 10} {
		c := ten()
		c.Principles = c.Principles[:n]
		c.Date = charter.Date{Year: 2026, Month: 11, Day: 22}
		c.Title.Value, c.Subtitle.Value = "Unser Kundenleitbild", "Sätze, an denen wir uns messen lassen"
		c.Intro.Value = "Strom, Wasser und Wärme fallen erst auf, wenn sie fehlen. Darum haben wir aufgeschrieben, was bei uns auch dann gilt, wenn es klemmt."
		s := laid(t, c, "wort", "A2", false)
		var title, date *page.Run
		for _, m := range s.Pages[0].Marks {
			switch {
			case m.Run != nil && m.Run.Text == c.Title.Value:
				title = m.Run
			case m.Run != nil && strings.HasPrefix(m.Run.Text, "Stand "):
				date = m.Run
			}
		}
		if title == nil || date == nil {
			t.Fatal("no head")
		}
		if apart := date.Ink().X0 - title.Ink().X1; apart < s.Pages[0].Width*5/100 {
			t.Errorf("%d principles: the date stands %.1f mm from the title", n, apart.Millimetres())
		}
	}
}

// TestSignaturesStandOnTheIntro: beside a single sentence the second line to sign on begins where
// the intro does.
func TestSignaturesStandOnTheIntro(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		c := listed(0)
		c.Principles = []charter.Principle{{Text: charter.Text{Value: "Wer uns anruft, spricht mit jemandem."}}}
		c.Intro.Value = "Strom, Wasser und Wärme fallen erst auf, wenn sie fehlen."
		c.Motto.Value = "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht."
		c.Signatures = []charter.Text{{Value: "Geschäftsführung"}, {Value: "Team Innendienst"}}
		c.Link.Value = "https://www.example.com/leitbild"
		s := laid(t, c, "wort", "A2", landscape)
		var intro, sign unit.Length
		for _, m := range s.Pages[0].Marks {
			switch {
			case m.Run == nil:
			case strings.HasPrefix(m.Run.Text, "Strom, "):
				intro = m.Run.X
			case m.Run.Text == "Team Innendienst":
				sign = m.Run.X
			}
		}
		if apart := intro - sign; max(apart, -apart) > unit.Millimetre {
			t.Errorf("landscape %t: the intro begins at %.0f mm, the second signature at %.0f", landscape, intro.Millimetres(), sign.Millimetres())
		}
	}
}
