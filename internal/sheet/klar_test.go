package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// sheetOf lays out the first n principles of an example.
func sheetOf(t *testing.T, file, theme, size string, landscape bool, n int) (*charter.Charter, *page.Page) {
	t.Helper()
	c := loadCharter(t, "../../examples/"+file)
	c.Principles = c.Principles[:n]
	s := laid(t, c, theme, size, landscape)
	return c, s.Pages[0]
}

// inksOf are the marks of a role.
func inksOf(p *page.Page, role page.Role) (list []page.Rect) {
	for _, m := range p.Marks {
		if m.Of != nil && m.Of.Role == role {
			list = append(list, m.Ink())
		}
	}
	return list
}

// TestFewPrinciplesMakeAColumn makes sure that an odd number leaves no hole in a grid.
func TestFewPrinciplesMakeAColumn(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		for _, n := range []int{3, 5, 7} {
			_, p := sheetOf(t, "haus.yaml", name, "A2", false, n)
			numerals := inksOf(p, page.Label)
			if len(numerals) != n {
				t.Fatalf("%s: %d numerals", name, len(numerals))
			}
			for _, r := range numerals {
				if d := r.X0 - numerals[0].X0; d < -5*unit.Millimetre || d > 5*unit.Millimetre {
					t.Errorf("%s with %d: a numeral stands %.1f mm off the column", name, n, d.Millimetres())
				}
			}
		}
	}
}

// TestSeriesKeepsItsMargin makes sure that the sheets of a theme begin at one height, whatever
// the number of principles, when they hang side by side.
func TestSeriesKeepsItsMargin(t *testing.T) {
	for _, name := range []string{"klar", "tafel"} {
		var first unit.Length
		for n := 2; n <= 8; n++ {
			c, p := sheetOf(t, "haus.yaml", name, "A2", false, n)
			for _, m := range p.Marks {
				if m.Run == nil || m.Run.Text != c.Organization.Value {
					continue
				}
				if top := m.Ink().Y0; first == 0 {
					first = top
				} else if d := top - first; d < -2*unit.Millimetre || d > 2*unit.Millimetre {
					t.Errorf("%s with %d begins %.1f mm lower than with two", name, n, d.Millimetres())
				}
			}
		}
	}
}

// TestSignaturesStandOnColumns looks at a grid of two columns above two signatures.
func TestSignaturesStandOnColumns(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		c, p := sheetOf(t, "haus.yaml", name, "A2", false, 8)
		numerals := inksOf(p, page.Label)
		for _, m := range p.Marks {
			if m.Run == nil || m.Run.Text != c.Signatures[1].Value {
				continue
			}
			if d := m.Ink().X0 - numerals[4].X0; d < -2*unit.Millimetre || d > 2*unit.Millimetre {
				t.Errorf("%s: the second signature stands %.1f mm off the second column", name, d.Millimetres())
			}
		}
	}
}

// longWords are as charters of offices have them.
func longWords() *charter.Charter {
	text := func(s string) charter.Text { return charter.Text{Value: s} }
	return &charter.Charter{
		Lang: "de", Organization: text("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"),
		Title:    text("Kundenzufriedenheitsversprechen"),
		Subtitle: text("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"),
		Principles: []charter.Principle{
			{
				Title: text("Verkehrsinfrastrukturfinanzierung"),
				Text:  text("Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnungen lesen wir für Sie."),
			},
			{Title: text("Ja"), Text: text("Kurz.")},
			{
				Title: text("Kraftfahrzeughaftpflichtversicherung"),
				Text:  text("Wir halten, was die Kraftfahrzeughaftpflichtversicherungsbedingungen versprechen, und sagen vorher, was nicht geht."),
			},
			{Title: text("Meinungsverschiedenheiten"), Text: text("Tragen wir nicht als Streit aus.")},
		},
	}
}

// TestLongWordsDoNotHoldTheTextBack makes sure that a word too wide for its line, of the subtitle
// or of a headline, makes neither the whole sheet small nor a hole in it.
func TestLongWordsDoNotHoldTheTextBack(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		for _, landscape := range []bool{false, true} {
			c := longWords()
			s := laid(t, c, name, "A4", landscape)
			for _, fault := range faults(c, s) {
				t.Errorf("%s, landscape %t: %s", name, landscape, fault)
			}
			least := 21 * unit.Point
			if landscape {
				least = 18 * unit.Point
			}
			if s.TextSize < least {
				t.Errorf("%s, landscape %t: text of %s pt", name, landscape, points(s.TextSize))
			}
		}
	}
}

// TestTitleIsDividedBetweenItsParts makes sure that a title made to fill its measure still breaks
// where the parts of its compound meet.
func TestTitleIsDividedBetweenItsParts(t *testing.T) {
	s := laid(t, longWords(), "tafel", "A4", false)
	var lines []string
	for _, m := range s.Pages[0].Marks {
		if m.Of != nil && m.Of.Role == page.Title {
			lines = append(lines, m.Run.Text)
		}
	}
	if want := []string{"Kundenzufriedenheits\u00ad", "versprechen"}; !slices.Equal(lines, want) {
		t.Errorf("lines %q, want %q", lines, want)
	}
}

// sentenceSheet lays out a single sentence, alone or with all that may accompany it.
func sentenceSheet(t *testing.T, sentence, theme, size string, landscape, all bool) *Sheet {
	t.Helper()
	c := loadCharter(t, "../../examples/haus.yaml")
	if !all {
		c = &charter.Charter{Lang: "de", Organization: c.Organization, Title: c.Title}
	}
	c.Principles = []charter.Principle{{Text: charter.Text{Value: sentence}}}
	s := laid(t, c, theme, size, landscape)
	for _, fault := range faults(c, s) {
		if !strings.Contains(fault, "white band") || strings.Contains(sentence, " ") { // a word has one line
			t.Errorf("%s, %s: %s", sentence, theme, fault)
		}
	}
	return s
}

// TestShortSentenceIsThePoster makes sure that a sentence is large whatever stands around it.
func TestShortSentenceIsThePoster(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		for _, landscape := range []bool{false, true} {
			for _, sentence := range []string{"Wir rufen zurück.", "Wer anruft, spricht mit einem Menschen.", "Wer fragt, bekommt heute Antwort."} {
				s := sentenceSheet(t, sentence, name, "A2", landscape, true)
				var ink page.Rect
				for _, m := range s.Pages[0].Marks {
					if m.Run != nil && m.Run.Size == s.TextSize {
						ink = around(ink, m.Ink())
					}
				}
				if high, sheet := ink.Y1-ink.Y0, s.Pages[0].Height; high*100 < sheet*20 {
					t.Errorf("%s, %s, landscape %t: %.0f mm high on %.0f mm",
						sentence, name, landscape, high.Millimetres(), sheet.Millimetres())
				}
			}
		}
	}
}

// TestWordIsNotDividedForAFullStop looks at a word alone, whose full stop hangs over the edge.
func TestWordIsNotDividedForAFullStop(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		s := sentenceSheet(t, "Zuhören.", name, "A2", false, false)
		for _, m := range s.Pages[0].Marks {
			if m.Run != nil && m.Run.Size == s.TextSize && m.Run.Text != "Zuhören." {
				t.Errorf("%s: %q", name, m.Run.Text)
			}
		}
	}
}

// TestSentenceHasABlockForItself looks at the landscape sheet of band: the sentence stands on a
// block over the whole height, and what accompanies it beside that.
func TestSentenceHasABlockForItself(t *testing.T) {
	s := sentenceSheet(t, "Wer anruft, spricht mit einem Menschen.", "band", "A3", true, true)
	pg := s.Pages[0]
	var block page.Rect
	for _, m := range pg.Marks {
		if b := m.Path; m.Of == nil && b != nil && b.Bounds().Y1-b.Bounds().Y0 >= pg.Height {
			block = b.Bounds()
		}
	}
	for _, m := range pg.Marks {
		if m.Run == nil {
			continue
		}
		inside := m.Ink().X1 <= block.X1
		if sentence := m.Run.Size == s.TextSize; sentence && !inside || !inside && m.Ink().X0 < block.X1 {
			t.Errorf("%q crosses the edge of the block", m.Run.Text)
		}
	}
}

// TestTitleTakesTheWidthAboveManyColumns looks at the landscape sheet of klar, where a title in
// proportion to small text took half of it.
func TestTitleTakesTheWidthAboveManyColumns(t *testing.T) {
	c := loadCharter(t, "../../examples/haus.yaml")
	first := c.Principles[0]
	*c = charter.Charter{Lang: "de", Organization: c.Organization, Title: charter.Text{Value: "Unser Kundenleitbild"}}
	for range 24 {
		c.Principles = append(c.Principles, first)
	}
	s := laid(t, c, "klar", "A3", true)
	title := inksOf(s.Pages[0], page.Title)[0]
	if share := (title.X1 - title.X0) * 100 / s.Pages[0].Width; share < 66 {
		t.Errorf("the title takes %d %% of the width", share)
	}
}

// TestQuotationMarksStayOnTheSheet makes sure that a mark at the beginning of display type, which
// hangs over the edge of its lines, does not hang over that of the sheet.
func TestQuotationMarksStayOnTheSheet(t *testing.T) {
	for _, name := range builtIn(t) {
		for _, n := range []int{1, 3} {
			for _, landscape := range []bool{false, true} {
				c := &charter.Charter{Lang: "de", Organization: charter.Text{Value: "Muster GmbH"}}
				c.Title = charter.Text{Value: "„Jederzeit“"}
				for range n {
					c.Principles = append(c.Principles, charter.Principle{Text: charter.Text{Value: "„Ja“ heißt bei uns: jetzt."}})
				}
				s := laid(t, c, name, "A2", landscape)
				for _, fault := range faults(c, s) {
					if strings.Contains(fault, "outside") {
						t.Errorf("%s with %d, landscape %t: %s", name, n, landscape, fault)
					}
				}
			}
		}
	}
}

// tersePromises is a charter of short texts, some of which just need a third line in large type.
func tersePromises(headlines bool) *charter.Charter {
	text := func(s string) charter.Text { return charter.Text{Value: s} }
	c := &charter.Charter{Lang: "de", Organization: text("Muster GmbH"), Title: text("Unser Kundenleitbild")}
	for _, p := range [][2]string{
		{"Im Mittelpunkt", "Wer uns anruft, spricht nach spätestens zwei Minuten mit jemandem."},
		{"Jeder zählt", "Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben."},
		{"Sinn der Arbeit", "Geplante Abschaltungen kündigen wir fünf Werktage vorher an."},
		{"Eine Chance", "Unsere Monteure kommen in der Stunde, die verabredet ist. Wird es später, rufen wir an."},
		{"Wertschätzung", "Haben wir uns geirrt, sagen wir es zuerst und zahlen, was es gekostet hat."},
		{"Partnerschaft", "Was Sie selbst streichen können, sagen wir Ihnen."},
		{"Vertrauen", "Meinungsverschiedenheiten tragen wir nicht als Streit aus."},
		{"", "Ein Gespräch ist keine Prüfung. Abends sieht man nicht, dass wir da waren."},
		{"", "Abends sieht man nicht, dass wir da waren."},
		{"", "Wir empfehlen nur, was wir selbst kaufen würden."},
	} {
		if !headlines {
			p[0] = ""
		} else if p[0] == "" {
			break
		}
		c.Principles = append(c.Principles, charter.Principle{Title: text(p[0]), Text: text(p[1])})
	}
	return c
}

// TestShortTextsKeepTheirWords makes sure that type is not enlarged until a narrow column divides
// words of short texts.
func TestShortTextsKeepTheirWords(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		s := laid(t, tersePromises(false), name, "A2", false)
		for _, m := range s.Pages[0].Marks {
			if m.Run != nil && strings.HasSuffix(m.Run.Text, "\u00ad") {
				t.Errorf("%s divides %q", name, m.Run.Text)
			}
		}
	}
}

// TestShortTextsHaveAsManyLines makes sure that type gives up a little size where most texts have two
// lines, and some would have three.
func TestShortTextsHaveAsManyLines(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		s := laid(t, tersePromises(true), name, "A2", false)
		of, lines := bodies(s.Pages[0].Root), map[*page.Element]int{}
		for _, m := range s.Pages[0].Marks {
			if of[m.Of] {
				lines[m.Of]++
			}
		}
		for e, n := range lines {
			if n > 2 {
				t.Errorf("%s: a text has %d lines (%+v)", name, n, e.Role)
			}
		}
	}
}

// besidePanel is a landscape sheet in band: title and small print in a block, and n principles beside
// it.
func besidePanel(t *testing.T, n int) *Sheet {
	t.Helper()
	c := tersePromises(true)
	c.Principles = c.Principles[:n]
	c.Subtitle = charter.Text{Value: "Sätze, an denen wir uns messen lassen"}
	c.Intro = charter.Text{Value: "Strom, Wasser und Wärme fallen erst auf, wenn sie fehlen."}
	c.Motto = charter.Text{Value: "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht."}
	s := laid(t, c, "band", "A3", true)
	return s
}

// TestTitleBesideTheListStandsFirst makes sure that the title in a block is clearly larger than the
// headlines beside it, which are of its family.
func TestTitleBesideTheListStandsFirst(t *testing.T) {
	for n := 3; n <= 7; n++ {
		s := besidePanel(t, n)
		largest := map[page.Role]unit.Length{}
		for _, m := range s.Pages[0].Marks {
			if m.Of != nil && m.Run != nil {
				largest[m.Of.Role] = max(largest[m.Of.Role], m.Run.Size)
			}
		}
		if title, head := largest[page.Title], largest[page.Heading]; title*100 < head*140 {
			t.Errorf("%d principles: title of %s pt, headlines of %s pt", n, points(title), points(head))
		}
	}
}

// TestMottoClosesTheColumnBeside makes sure that no line of a motto takes all of a column beside
// the list, where it is no larger than the note above it.
func TestMottoClosesTheColumnBeside(t *testing.T) {
	for _, n := range []int{3, 5, 7} {
		c := wholeCharter(n, true, false)
		c.Motto = charter.Text{Value: "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht."}
		s := laid(t, c, "klar", "A3", true)
		var lines []page.Rect
		for _, m := range s.Pages[0].Marks {
			if m.Run != nil && strings.Contains(c.Motto.Value, strings.TrimSpace(m.Run.Text)) && len(m.Run.Text) > 8 {
				lines = append(lines, m.Ink())
			}
		}
		column := slices.MaxFunc(inksOf(s.Pages[0], page.Title), func(a, b page.Rect) int { return cmp.Compare(a.X1, b.X1) })
		for _, l := range lines {
			if (l.X1-l.X0)*100 > (column.X1-column.X0)*92 {
				t.Errorf("%d principles: a line of %.0f mm in a column of %.0f mm", n, (l.X1 - l.X0).Millimetres(), (column.X1 - column.X0).Millimetres())
			}
		}
		if len(lines) < 2 {
			t.Errorf("%d principles: a motto of %d lines", n, len(lines))
		}
	}
}

// TestListEndsWhereItsColumnDoes looks at a few principles beside a panel, whose last line ended above
// the last one in the panel.
func TestListEndsWhereItsColumnDoes(t *testing.T) {
	for n := 3; n <= 5; n++ {
		s := besidePanel(t, n)
		pg := s.Pages[0]
		var end unit.Length
		for _, m := range pg.Marks {
			if m.Run != nil && m.Ink().X1 > pg.Width/2 {
				end = max(end, m.Ink().Y1)
			}
		}
		if below := pg.Height - end; below*100 > pg.Height*11 {
			t.Errorf("%d principles end %.0f mm above the edge", n, below.Millimetres())
		}
	}
}

// TestTitleKeepsFromTheFirstRule makes sure that a long list does not come closer to the title than
// four fifths of its capitals.
func TestTitleKeepsFromTheFirstRule(t *testing.T) {
	c := loadCharter(t, "../../examples/haus.yaml")
	first := c.Principles[0]
	*c = charter.Charter{Lang: "de", Organization: c.Organization, Title: charter.Text{Value: "Unser Leitbild"}}
	for range 24 {
		c.Principles = append(c.Principles, first)
	}
	for _, size := range []string{"A2", "A3"} {
		s := laid(t, c, "klar", size, size == "A3")
		title := inksOf(s.Pages[0], page.Title)[0]
		rule := s.Pages[0].Height
		for _, m := range s.Pages[0].Marks {
			if m.Path != nil && m.Path.Bounds().Y0 > title.Y1 {
				rule = min(rule, m.Path.Bounds().Y0)
			}
		}
		if gap, high := rule-title.Y1, title.Y1-title.Y0; gap*100 < high*80 {
			t.Errorf("%s: %.1f mm below capitals of %.1f mm", size, gap.Millimetres(), high.Millimetres())
		}
	}
}

// TestColumnsEndOnOneLine looks at seven long texts, of which three and four made columns that
// ended far from one another.
func TestColumnsEndOnOneLine(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		c := wholeCharter(7, true, true) // on lying sheets one column would be too small, and a few lines are missing
		s := laid(t, c, name, "A2", false)
		of, ends := bodies(s.Pages[0].Root), map[unit.Length]unit.Length{}
		for _, m := range s.Pages[0].Marks {
			if of[m.Of] {
				ends[m.Run.X/unit.Millimetre/10] = max(ends[m.Run.X/unit.Millimetre/10], m.Run.Y)
			}
		}
		least, most := s.Pages[0].Height, unit.Length(0)
		for _, end := range ends {
			least, most = min(least, end), max(most, end)
		}
		if (most-least)*100 > s.Pages[0].Height*4 {
			t.Errorf("%s: a column ends %.0f mm above another", name, (most - least).Millimetres())
		}
	}
}

// TestSignaturesStandInARow makes sure that two who sign do so beside one another, with room to
// write, and not in a cluster with the code and the words.
func TestSignaturesStandInARow(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		for _, size := range []string{"A2", "A5"} {
			for _, n := range []int{3, 5, 10, 16, 24} {
				if size == "A5" && n > 10 {
					continue
				}
				c := wholeCharter(n, true, false)
				s := laid(t, c, name, size, false)
				var at []*page.Run
				for _, sign := range c.Signatures {
					for _, m := range s.Pages[0].Marks {
						if m.Run != nil && m.Run.Text == sign.Value {
							at = append(at, m.Run)
						}
					}
				}
				if len(at) != 2 || at[0].Y != at[1].Y || at[1].X-at[0].X < s.Pages[0].Width/5 {
					t.Errorf("%s on %s with %d: the names do not stand in a row", name, size, n)
				}
			}
		}
	}
}

// TestLinesToSignOnEndWithTheColumn makes sure that a line to sign on that begins where a column of
// the list does ends where it does.
func TestLinesToSignOnEndWithTheColumn(t *testing.T) {
	s := laid(t, wholeCharter(24, true, false), "klar", "A2", false)
	bounds := map[unit.Length]unit.Length{}
	checked := 0
	for _, m := range s.Pages[0].Marks { // from the top: the rules of the list are drawn before those to sign on
		if m.Path == nil || m.Of != nil {
			continue
		}
		rule := m.Path.Bounds()
		if rule.Y1-rule.Y0 > unit.Millimetre || rule.X1-rule.X0 > s.Pages[0].Width/2 {
			continue
		}
		end, ok := bounds[rule.X0]
		if !ok {
			bounds[rule.X0] = rule.X1
			continue
		}
		if checked++; rule.X1 != end {
			t.Errorf("a rule ends %.1f mm beyond its column", (rule.X1 - end).Millimetres())
		}
	}
	if checked < 10 {
		t.Errorf("%d rules below another", checked)
	}
}

// TestTextKeepsFromTheRuleBelow makes sure that texts of crowded sheets keep most of a line from
// the next rule.
func TestTextKeepsFromTheRuleBelow(t *testing.T) {
	for _, name := range []string{"klar", "tafel"} {
		for _, n := range []int{3, 7, 24} {
			s := laid(t, wholeCharter(n, true, n == 7), name, "A2", false)
			of, least := bodies(s.Pages[0].Root), s.Pages[0].Height
			for _, rule := range s.Pages[0].Marks {
				if rule.Path == nil || rule.Of != nil || rule.Ink().Y1-rule.Ink().Y0 > unit.Millimetre {
					continue
				}
				for _, m := range s.Pages[0].Marks {
					if gap := rule.Ink().Y0 - m.Ink().Y0; of[m.Of] && gap > 0 && m.Run.X >= rule.Ink().X0 && m.Run.X < rule.Ink().X1 {
						least = min(least, rule.Ink().Y0-m.Run.Y)
					}
				}
			}
			if least < s.TextSize*105/100 || least == s.Pages[0].Height {
				t.Errorf("%s with %d: %.1f mm below a text of %s pt", name, n, least.Millimetres(), points(s.TextSize))
			}
		}
	}
}

// TestTitleStandsOnTheEdge makes sure that the baseline of a title in band is the edge of its block.
func TestTitleStandsOnTheEdge(t *testing.T) {
	_, p := sheetOf(t, "haus.yaml", "band", "A2", false, 5)
	var baseline, edge unit.Length
	for _, m := range p.Marks {
		switch {
		case m.Of != nil && m.Of.Role == page.Title:
			baseline = m.Run.Y
		case m.Path != nil && m.Of == nil && m.Path.Bounds().Y0 <= 0:
			edge = m.Path.Bounds().Y1
		}
	}
	if d := edge - baseline; d < -unit.Millimetre/100 || d > unit.Millimetre/100 {
		t.Errorf("the edge is %.2f mm below the baseline", d.Millimetres())
	}
}

// paragraphs is a charter of seven texts of about three hundred characters.
func paragraphs() *charter.Charter {
	c := tersePromises(true)
	terse := make([]string, len(c.Principles))
	for i, p := range c.Principles {
		terse[i] = p.Text.Value
	}
	for i := range c.Principles {
		var own []string
		for j := range 3 + i*2%3 {
			own = append(own, terse[(i+j)%len(terse)])
		}
		c.Principles[i].Text.Value = strings.Join(own, " ")
	}
	return c
}

// TestParagraphsTakeTheSheet makes sure that a few paragraphs stand in two columns beside a title
// that leaves them room.
func TestParagraphsTakeTheSheet(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		c := paragraphs()
		c.Motto = charter.Text{Value: "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht."}
		s := laid(t, c, name, "A3", true)
		of, left := bodies(s.Pages[0].Root), s.Pages[0].Width
		var columns []unit.Length
		for _, m := range s.Pages[0].Marks {
			if of[m.Of] {
				left = min(left, m.Run.X)
				if !slices.ContainsFunc(columns, func(x unit.Length) bool { return max(x-m.Run.X, m.Run.X-x) < 5*unit.Millimetre }) {
					columns = append(columns, m.Run.X)
				}
			}
		}
		if share := left * 100 / s.Pages[0].Width; share > 45 || len(columns) != 2 {
			t.Errorf("%s: %d columns from %d %% of the width on", name, len(columns), share)
		}
	}
}

// TestTextsHaveOneMeasure makes sure that no text stands in one line that is much longer than those
// of its neighbours.
func TestTextsHaveOneMeasure(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		for _, landscape := range []bool{false, true} {
			c := tersePromises(true)
			c.Motto = charter.Text{Value: "Bei uns ist jeder Kunde König. Den Hofnarren geben wir deshalb noch lange nicht."}
			s := laid(t, c, name, "A3", landscape)
			of, lines := bodies(s.Pages[0].Root), map[*page.Element][]unit.Length{}
			for _, m := range s.Pages[0].Marks {
				if of[m.Of] {
					lines[m.Of] = append(lines[m.Of], m.Ink().X1-m.Ink().X0)
				}
			}
			var single, broken unit.Length
			for _, own := range lines {
				if len(own) == 1 {
					single = max(single, own[0])
				} else {
					broken = max(broken, slices.Max(own))
				}
			}
			if broken > 0 && single > s.TextSize*22 && single*100 > broken*125 {
				t.Errorf("%s, landscape %t: a line of %.0f mm beside lines of %.0f mm", name, landscape, single.Millimetres(), broken.Millimetres())
			}
		}
	}
}

// TestNumeralsStayBelowTheTitleBeside looks at few principles beside their title in tafel, whose
// numerals are heavy.
func TestNumeralsStayBelowTheTitleBeside(t *testing.T) {
	for _, n := range []int{3, 4, 5} {
		c := spoken(t, n, 100)
		c.Title.Value = "Unser Kundenleitbild"
		s := laid(t, c, "tafel", "A3", true)
		var title, numeral unit.Length
		for _, m := range s.Pages[0].Marks {
			if m.Run == nil {
				continue
			}
			ink := m.Ink()
			switch text := strings.TrimSpace(m.Run.Text); {
			case text == "1":
				numeral = ink.Y1 - ink.Y0
			case strings.Contains(c.Title.Value, text):
				title = max(title, ink.Y1-ink.Y0)
			}
		}
		if title == 0 || numeral == 0 || numeral*100 > title*135 {
			t.Errorf("%d: numerals of %s pt beside a title of %s pt", n, points(numeral), points(title))
		}
	}
}

// TestNumeralsLeaveTheTextItsColumn makes sure that heavy numerals of two digits take little of
// narrow columns without headlines.
func TestNumeralsLeaveTheTextItsColumn(t *testing.T) {
	c := tersePromises(false)
	c.Principles = append(c.Principles, c.Principles[:6]...)
	s := laid(t, c, "tafel", "A3", true)
	for _, m := range s.Pages[0].Marks {
		if m.Run != nil && strings.TrimSpace(m.Run.Text) == "10" && m.Run.Size*10 > s.TextSize*28 {
			t.Errorf("a numeral of %s pt beside text of %s pt", points(m.Run.Size), points(s.TextSize))
		}
	}
}

// TestSubtitleOfASentenceIsLargerThanItsIntro makes sure that it does not look like a line of that,
// and that what the sheet is called stands at the end of its head.
func TestSubtitleOfASentenceIsLargerThanItsIntro(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		for _, landscape := range []bool{false, true} {
			c := wholeCharter(1, false, false)
			s := laid(t, c, name, "A3", landscape)
			subtitle, _ := printedSizes(s.Pages[0], c.Subtitle.Value)
			_, intro := printedSizes(s.Pages[0], c.Intro.Value)
			if subtitle*100 < intro*115 {
				t.Errorf("%s, landscape %t: subtitle of %s pt above an intro of %s pt", name, landscape, points(subtitle), points(intro))
			}
			title := inksOf(s.Pages[0], page.Title)
			if name != "band" && (len(title) == 0 || title[0].X1*100 < s.Pages[0].Width*90) {
				t.Errorf("%s, landscape %t: the title does not stand at the end of the head: %v", name, landscape, title)
			}
		}
	}
}

// TestLinesBesideAListAreLongEnoughToSign looks at the lines to sign on in a title's column, which is
// narrow: names that would stand side by side with hardly more room than for themselves stand below
// one another.
func TestLinesBesideAListAreLongEnoughToSign(t *testing.T) {
	for _, name := range []string{"klar", "tafel", "band", "mosaik"} {
		for _, n := range []int{3, 5, 10, 16} {
			c := spoken(t, n, 110)
			c.Signatures = []charter.Text{{Value: "Geschäftsführung"}, {Value: "Team Innendienst"}}
			s := laid(t, c, name, "A3", true)
			checkSigned(t, fmt.Sprintf("%s, %d", name, n), s, c)
		}
	}
}

// checkSigned asks of lines above signatures that stand side by side that they are long.
func checkSigned(t *testing.T, of string, s *Sheet, c *charter.Charter) {
	t.Helper()
	var names []*page.Run
	for _, m := range s.Pages[0].Marks {
		if m.Run != nil && (m.Run.Text == c.Signatures[0].Value || m.Run.Text == c.Signatures[1].Value) {
			names = append(names, m.Run)
		}
	}
	if len(names) != 2 {
		t.Fatalf("%s: %d signatures", of, len(names))
	}
	if names[0].Y != names[1].Y {
		return
	}
	if each := names[1].Ink().X0 - names[0].Ink().X0; each < 12*names[0].Size {
		t.Errorf("%s: %.0f mm to sign above %s, which has %.0f", of, each.Millimetres(), names[0].Text, names[0].Ink().X1.Millimetres()-names[0].Ink().X0.Millimetres())
	}
}
