package sheet

import (
	"slices"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// besideCell is a headline with the text beside it.
type besideCell struct {
	head, text *page.Run // the first lines
	rule       unit.Length
}

// besideCells are those of a sheet whose texts all stand beside their headlines.
func besideCells(t *testing.T, s *Sheet) (cells []besideCell) {
	t.Helper()
	of := bodies(s.Pages[0].Root)
	seen := map[*page.Element]bool{}
	for _, m := range s.Pages[0].Marks {
		if m.Run == nil || seen[m.Of] {
			continue
		}
		switch {
		case m.Of.Role == page.Heading:
			c := besideCell{head: m.Run}
			for _, rule := range crossRules(s) {
				if rule.Y1 < m.Run.Ink().Y0 {
					c.rule = max(c.rule, rule.Y1)
				}
			}
			cells = append(cells, c)
		case of[m.Of] && len(cells) > 0:
			c := &cells[len(cells)-1]
			if c.text = m.Run; c.text.Ink().X0 < c.head.Ink().X1 {
				t.Fatalf("%q does not stand beside %s", c.text.Text, c.head.Text)
			}
		default:
			continue
		}
		seen[m.Of] = true
	}
	return cells
}

// numbered is n principles with all around them.
func numbered(n int) *charter.Charter {
	c := ten()
	for i, title := range strings.Split("Erreichbar|Klartext|Termintreue|Ein fester Preis|Fehler|Rücksicht|Nachts|Lernen|Vorsorge|Datenschutz|Verständlich|Ohne Kleingedrucktes|Nachsehen|Danke", "|") {
		c.Principles = append(c.Principles, c.Principles[i])
		c.Principles[10+i].Title.Value = title
	}
	for i, text := range strings.Split("Abends sieht man nicht, dass wir da waren. Ein Nein begründen wir.|Bereitschaft heißt bei uns: In einer Stunde ist jemand da, auch in der Nacht zu Sonntag.|Verträge versteht man beim ersten Lesen. Fehler verschweigen wir nicht. Wir kommen wieder, wenn es nicht hält.|Was wir zusagen, schreiben wir auf. Der Preis steht fest, bevor wir anfangen.|Was Sie selbst streichen können, sagen wir Ihnen. Wer fragt, bekommt eine Antwort und keine Nummer.|Ein Gespräch ist keine Prüfung. Zuhören kommt vor dem Vorschlag.|Wer uns anruft, spricht nach spätestens zwei Minuten mit jemandem, der entscheiden darf.|Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben. Wird es später, rufen wir an.", "|") {
		for k := i; k < len(c.Principles); k += 8 {
			c.Principles[k].Text.Value = text
		}
	}
	c.Title.Value, c.Principles = "Unser Kundenleitbild", c.Principles[:n]
	c.Contact.Value, c.Date = "Lob und Kritik an Frau Hartmann, Durchwahl 10", charter.Date{Year: 2026, Month: 11, Day: 22}
	return c
}

// TestHeadlinesBesideTextsAreEquals: one that is larger than others because it is short would be the most
// important of equals.
func TestHeadlinesBesideTextsAreEquals(t *testing.T) {
	for _, n := range []int{5, 7, 10, 16} {
		s := laid(t, numbered(n), "wort", "A2", false)
		cells := besideCells(t, s)
		if len(cells) != n {
			t.Fatalf("%d headlines of %d", len(cells), n)
		}
		for _, c := range cells {
			if c.head.Size != cells[0].head.Size {
				t.Errorf("%d principles: %s has %s pt and %s %s", n, c.head.Text, points(c.head.Size), cells[0].head.Text, points(cells[0].head.Size))
			}
		}
	}
}

// TestTextsBeginAfterTheLongestHeadline: between both stands a gutter, and no shaft.
func TestTextsBeginAfterTheLongestHeadline(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		for _, n := range []int{5, 7, 16} {
			if landscape && n > 7 {
				continue // they have several columns
			}
			s := laid(t, numbered(n), "wort", "A2", landscape)
			var end unit.Length
			cells := besideCells(t, s)
			for _, c := range cells {
				end = max(end, c.head.Ink().X1)
			}
			if gap := cells[0].text.X - end; gap < 10*unit.Millimetre || gap > 26*unit.Millimetre {
				t.Errorf("%d principles, landscape %t: the texts begin %.1f mm after the longest headline", n, landscape, gap.Millimetres())
			}
		}
	}
}

// TestDotsMoveNoText: a text stands as far from its rule beside dots on capitals as beside none.
func TestDotsMoveNoText(t *testing.T) {
	s := laid(t, numbered(5), "wort", "A2", false)
	cells := besideCells(t, s)
	for _, c := range cells {
		if off := (c.text.Y - c.rule) - (cells[0].text.Y - cells[0].rule); max(off, -off) > unit.Millimetre/4 {
			t.Errorf("the text of %s stands %.1f mm lower than that of %s", c.head.Text, off.Millimetres(), cells[0].head.Text)
		}
	}
}

// TestTitleStaysInOneLine: above many headlines in a narrow column it reaches over their texts.
func TestTitleStaysInOneLine(t *testing.T) {
	s := laid(t, numbered(16), "wort", "A2", false)
	if lines := runsOf(s.Pages[0], page.Title); len(lines) != 1 {
		t.Errorf("the title has %d lines", len(lines))
	}
}

// TestGreatWordsKeepOneDistance: above their texts, capitals without dots stand as far from their rules,
// the strong one too.
func TestGreatWordsKeepOneDistance(t *testing.T) {
	s := laid(t, numbered(3), "wort", "A2", false)
	var airs []unit.Length
	for _, r := range runsOf(s.Pages[0], page.Heading) {
		air := s.Pages[0].Height
		for _, rule := range crossRules(s) {
			if top := r.Y - capHeight(r.Face, r.Size); rule.Y1 < top {
				air = min(air, top-rule.Y1)
			}
		}
		if !strings.ContainsAny(r.Text, "ÄÖÜ") {
			airs = append(airs, air)
		}
	}
	if len(airs) != 2 || max(airs[0]-airs[1], airs[1]-airs[0]) > unit.Millimetre {
		t.Errorf("capitals stand %v below their rules", airs)
	}
}

// TestClosingRowHangs: where texts stand below their headlines the row that closes the list begins with
// both on one line, as all cells do.
func TestClosingRowHangs(t *testing.T) {
	c := numbered(10)
	for i := range c.Principles {
		c.Principles[i].Text.Value = "Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben. Wer fragt, bekommt eine Antwort und keine Nummer, und wer sich beschwert, hilft uns. Wir sagen es zuerst und zahlen."
	}
	s := laid(t, c, "wort", "A3", true)
	heads := runsOf(s.Pages[0], page.Heading)
	last := heads[len(heads)-1]
	of, first := bodies(s.Pages[0].Root), map[*page.Element]bool{}
	var text *page.Run
	for _, m := range s.Pages[0].Marks {
		if of[m.Of] && m.Run != nil && !first[m.Of] {
			first[m.Of], text = true, m.Run
		}
	}
	if text.X <= last.Ink().X1 {
		t.Fatalf("%q does not stand beside %s", text.Text, last.Text)
	}
	top := func(r *page.Run) unit.Length { return r.Y - capHeight(r.Face, r.Size) }
	if off := top(text) - top(last); max(off, -off) > unit.Millimetre/4 {
		t.Errorf("the text begins %.1f mm below its headline", off.Millimetres())
	}
}

// TestHouseEndsTheLine: where nothing but the house stands beside the title it ends where the rules do.
func TestHouseEndsTheLine(t *testing.T) {
	for _, n := range []int{5, 10, 24} {
		c := &charter.Charter{
			Lang: "de", Organization: charter.Text{Value: "Muster GmbH"}, Title: charter.Text{Value: "Unser Kundenleitbild"},
			Principles: numbered(n).Principles,
		}
		s := laid(t, c, "wort", "A3", true)
		for _, m := range s.Pages[0].Marks {
			if m.Run == nil || m.Run.Text != "Muster GmbH" {
				continue
			}
			if off := crossRules(s)[0].X1 - m.Run.Ink().X1; max(off, -off) > unit.Millimetre {
				t.Errorf("%d principles: the house ends %.1f mm before the rule", n, off.Millimetres())
			}
		}
	}
}

// TestFirstWordsEndWithTheirClause: across an upright sheet they have room to go on to where it ends, and
// the sentence is still read as one.
func TestFirstWordsEndWithTheirClause(t *testing.T) {
	c := numbered(10)
	for i := range c.Principles {
		c.Principles[i].Title = charter.Text{}
	}
	c = &charter.Charter{Lang: "de", Organization: c.Organization, Title: c.Title, Principles: c.Principles}
	s := laid(t, c, "wort", "A2", false)
	var openings []string
	said := ""
	for _, r := range runsOf(s.Pages[0], page.Span) {
		if said += r.Text; r.Actual != "" {
			openings = append(openings, r.Actual)
			said = strings.TrimSuffix(said, r.Text) + r.Actual
		}
	}
	for _, want := range []string{"Bereitschaft heißt bei uns: ", "Was Sie selbst streichen können, ", "Ein Gespräch ist keine Prüfung. "} {
		if !slices.Contains(openings, want) {
			t.Errorf("no %q in %q", want, openings)
		}
	}
	for _, p := range c.Principles {
		if !strings.Contains(said, p.Text.Value) {
			t.Errorf("%q is not read", p.Text.Value)
		}
	}
}

// TestSixHaveGreatWords: on a low sheet they stand above short texts in three columns, and not small
// beside them in two.
func TestSixHaveGreatWords(t *testing.T) {
	c := numbered(6)
	for i := range c.Principles {
		c.Principles[i].Text.Value = []string{"Was wir zusagen, schreiben wir auf.", "Auf Ihrem Grundstück benehmen wir uns wie Gäste.", "Geplante Abschaltungen kündigen wir fünf Werktage vorher an."}[i%3]
	}
	s := laid(t, c, "wort", "A3", true)
	lefts := map[unit.Length]bool{}
	for _, r := range runsOf(s.Pages[0], page.Heading) {
		lefts[r.Ink().X0/unit.Centimetre] = true
		if r.Size*10 < s.TextSize*17 {
			t.Errorf("%s has %s pt above text of %s", r.Text, points(r.Size), points(s.TextSize))
		}
	}
	if len(lefts) != 3 {
		t.Errorf("%d columns", len(lefts))
	}
}
