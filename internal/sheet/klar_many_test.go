package sheet

import (
	"slices"
	"strings"
	"testing"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// aboveRows are the distances from the lowest line of a row of texts to the headlines below it.
func aboveRows(s *Sheet) (gaps []unit.Length) {
	of := bodies(s.Pages[0].Root)
	var heads []unit.Length
	for _, m := range s.Pages[0].Marks {
		if m.Of != nil && m.Run != nil && m.Of.Role == page.Heading {
			heads = append(heads, m.Run.Y)
		}
	}
	slices.Sort(heads)
	heads = slices.CompactFunc(heads, func(a, b unit.Length) bool { return max(a-b, b-a) < unit.Millimetre/10 })
	for i := 1; i < len(heads); i++ {
		var last unit.Length
		for _, m := range s.Pages[0].Marks {
			if of[m.Of] && m.Run.Y > heads[i-1] && m.Run.Y < heads[i] {
				last = max(last, m.Run.Y)
			}
		}
		gaps = append(gaps, heads[i]-last)
	}
	return gaps
}

// TestManyRowsKeepOneGap looks at grids of many entries set at one pitch, in which a text of one line more than
// others stood on what followed.
func TestManyRowsKeepOneGap(t *testing.T) {
	for _, name := range []string{"band", "klar", "tafel"} {
		for _, n := range []int{12, 16, 24} {
			if name == "band" && n == 16 {
				continue // in three columns that each run on their own
			}
			c := wholeCharter(n, true, false)
			for i := range n / 4 {
				c.Principles[i*4].Text.Value += " Auch nachts, auch zu zweit, und an jedem Tag der Woche."
			}
			s := laid(t, c, name, "A2", false)
			gaps := aboveRows(s)
			if len(gaps) < 3 {
				t.Fatalf("%s with %d: %d gaps", name, n, len(gaps))
			}
			if least, most := slices.Min(gaps), slices.Max(gaps); most-least > s.TextSize/10 {
				t.Errorf("%s with %d: from %.1f to %.1f mm below texts of %s pt",
					name, n, least.Millimetres(), most.Millimetres(), points(s.TextSize))
			}
		}
	}
}

// TestWideNumbersKeepFromTheTexts makes sure that two wide digits do not cling to the text at their right.
func TestWideNumbersKeepFromTheTexts(t *testing.T) {
	for _, name := range []string{"klar", "tafel"} {
		for _, landscape := range []bool{false, true} {
			c := wholeCharter(24, true, false)
			c.Principles[23].Title.Value = "Hilfe"
			s := laid(t, c, name, map[bool]string{false: "A2", true: "A3"}[landscape], landscape)
			var number page.Rect
			for _, m := range s.Pages[0].Marks {
				if m.Run == nil {
					continue
				}
				switch strings.TrimSpace(m.Run.Text) {
				case "24":
					number = m.Ink()
				case "Hilfe":
					if air := m.Ink().X0 - number.X1; number.X1 == 0 || air < s.TextSize {
						t.Errorf("%s, landscape %t: %.1f mm beside a text of %s pt", name, landscape, air.Millimetres(), points(s.TextSize))
					}
				}
			}
		}
	}
}

// TestTitleNearlyEndsWithNoColumn makes sure that a title above a list in columns ends where one of them does, or
// clearly elsewhere.
func TestTitleNearlyEndsWithNoColumn(t *testing.T) {
	for _, n := range []int{9, 10, 12, 16, 20, 24} {
		for _, title := range []string{"Unser Kundenleitbild", "Unser Leitbild", "Wofür wir stehen", "So arbeiten wir"} {
			c := wholeCharter(n, true, false)
			c.Title.Value, c.Signatures = title, nil
			s := laid(t, c, "klar", "A2", false)
			end := unit.Length(0)
			for _, r := range inksOf(s.Pages[0], page.Title) {
				end = max(end, r.X1)
			}
			for _, m := range s.Pages[0].Marks {
				if m.Path == nil || m.Of != nil {
					continue
				}
				if d := max(end-m.Ink().X1, m.Ink().X1-end); d > 3*unit.Millimetre && d < 8*unit.Millimetre {
					t.Errorf("%q above %d ends %.1f mm beside a column", title, n, d.Millimetres())
					break
				}
			}
		}
	}
}

// columnsOf are where the texts of a list begin.
func columnsOf(s *Sheet) (lefts []unit.Length) {
	of := bodies(s.Pages[0].Root)
	for _, m := range s.Pages[0].Marks {
		if !of[m.Of] {
			continue
		}
		if !slices.ContainsFunc(lefts, func(x unit.Length) bool { return max(x-m.Run.X, m.Run.X-x) < 5*unit.Millimetre }) {
			lefts = append(lefts, m.Run.X)
		}
	}
	return lefts
}

// TestLongTextsTakeTheirField looks at seven long texts beside the block of band, which stood in one column of the
// smallest type beside an empty strip.
func TestLongTextsTakeTheirField(t *testing.T) {
	s := laid(t, wholeCharter(7, true, true), "band", "A3", true)
	if n := len(columnsOf(s)); n != 2 || s.TextSize < 16*unit.Point {
		t.Errorf("%d columns of %s pt", n, points(s.TextSize))
	}
}

// sevenTexts are of five to eight lines in a column.
func sevenTexts() []string {
	return []string{
		"Haben wir uns geirrt, sagen wir es zuerst und zahlen, was es gekostet hat. Geplante Abschaltungen kündigen wir fünf Werktage vorher an. Niemand muss sein Anliegen zweimal erzählen.",
		"Unsere Monteure kommen in der Stunde, die verabredet ist. Wir geben nur Daten weiter, die der andere wirklich braucht. Neue Kollegen lernen zuerst, wie man zuhört. Verträge versteht man beim ersten Lesen. Was wir zusagen, schreiben wir auf.",
		"Ein Gespräch ist keine Prüfung. Wer fragt, bekommt eine Antwort und keine Nummer. Wir erklären so lange, bis es klar ist. Auf Ihrem Grundstück benehmen wir uns wie Gäste. Wer sich beschwert, hilft uns. Ein Nein begründen wir. Zuhören kommt vor dem Vorschlag. Der Preis steht fest, bevor wir anfangen.",
		"Wird es später, rufen wir an. Auch eine kleine Bestellung ist eine Bestellung. Wer uns anruft, spricht nach spätestens zwei Minuten mit jemandem, der entscheiden darf. Abends sieht man nicht, dass wir da waren.",
		"Wir empfehlen nur, was wir selbst kaufen würden. Bereitschaft heißt bei uns: In einer Stunde ist jemand da, auch in der Nacht zu Sonntag. Was Sie selbst streichen können, sagen wir Ihnen. Jeder Brief hat nach fünf Tagen eine Antwort, und sei es die, dass wir noch suchen.",
		"Am Telefon meldet sich ein Mensch mit seinem Namen. Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben. Unsere Anlagen prüfen wir, bevor sie ausfallen.",
		"Meinungsverschiedenheiten tragen wir nicht als Streit aus. Alte Geräte nehmen wir mit, den Staub auch. Wer uns anruft, spricht nach spätestens zwei Minuten mit jemandem, der entscheiden darf. Wir empfehlen nur, was wir selbst kaufen würden.",
	}
}

// TestEntriesOfAboutOneLengthStandOnOneLine looks at two columns whose second entries began a few millimetres
// apart, because of a line that the first has less, and so did all that followed.
func TestEntriesOfAboutOneLengthStandOnOneLine(t *testing.T) {
	for _, name := range []string{"klar", "tafel"} {
		c := wholeCharter(7, true, false)
		c.Signatures = nil // the lines to sign on are rules as well
		for i, text := range sevenTexts() {
			c.Principles[i].Text.Value = text
		}
		s := laid(t, c, name, "A3", true)
		all := entryRules(s.Pages[0])
		if d := nearest(all); len(all) != 2 || d < s.TextSize*3/2 {
			t.Errorf("%s: in %d columns two rules are %.1f mm apart", name, len(all), d.Millimetres())
		}
	}
}

// TestColumnsWithoutACommonFootHaveOneGap looks at columns of which one ended above the other and had gaps of its
// own even so.
func TestColumnsWithoutACommonFootHaveOneGap(t *testing.T) {
	inColumns := 0
	for _, least := range []int{3, 4, 5} {
		for _, landscape := range []bool{false, true} {
			s := laid(t, sevenOfManyLengths(least), "band", "A2", landscape)
			of, ends := bodies(s.Pages[0].Root), map[unit.Length]unit.Length{}
			for _, m := range s.Pages[0].Marks {
				if of[m.Of] {
					ends[m.Run.X/unit.Centimetre] = max(ends[m.Run.X/unit.Centimetre], m.Run.Y)
				}
			}
			gaps := gapsOf(s)
			if len(ends) != 2 || len(gaps) != 2 {
				continue
			}
			inColumns++
			var feet []unit.Length
			for _, end := range ends {
				feet = append(feet, end)
			}
			apart := max(gaps[0]-gaps[1], gaps[1]-gaps[0])
			if slices.Max(feet)-slices.Min(feet) > s.TextSize/4 && apart > s.TextSize/10 {
				t.Errorf("with %d, landscape %t: gaps of %.1f and %.1f mm, feet at %v", least, landscape, gaps[0].Millimetres(), gaps[1].Millimetres(), feet)
			}
		}
	}
	if inColumns < 3 {
		t.Errorf("%d sheets have columns", inColumns)
	}
}

// sixteenTexts are of one to three lines.
func sixteenTexts() []string {
	return []string{
		"Abends sieht man nicht, dass wir da waren. Ein Nein begründen wir.",
		"Bereitschaft heißt bei uns: In einer Stunde ist jemand da, auch in der Nacht zu Sonntag.",
		"Verträge versteht man beim ersten Lesen. Fehler verschweigen wir nicht. Wir kommen wieder, wenn es nicht hält.",
		"Was wir zusagen, schreiben wir auf. Der Preis steht fest, bevor wir anfangen.",
		"Was Sie selbst streichen können, sagen wir Ihnen. Wer fragt, bekommt eine Antwort und keine Nummer.",
		"Ein Gespräch ist keine Prüfung. Zuhören kommt vor dem Vorschlag.",
		"Wer uns anruft, spricht nach spätestens zwei Minuten mit jemandem, der entscheiden darf.",
		"Jede Rechnung passt auf zwei Seiten, und was sich geändert hat, steht ganz oben. Wird es später, rufen wir an.",
		"Haben wir uns geirrt, sagen wir es zuerst und zahlen, was es gekostet hat.",
		"Am Telefon meldet sich ein Mensch mit seinem Namen. Unsere Anlagen prüfen wir, bevor sie ausfallen.",
		"Wer sich beschwert, hilft uns. Was wir zusagen, schreiben wir auf.",
		"Auch eine kleine Bestellung ist eine Bestellung. Wir erklären so lange, bis es klar ist.",
		"Wir empfehlen nur, was wir selbst kaufen würden. Geplante Abschaltungen kündigen wir fünf Werktage vorher an.",
		"Zuhören kommt vor dem Vorschlag. Neue Kollegen lernen zuerst, wie man zuhört.",
		"Alte Geräte nehmen wir mit, den Staub auch. Unsere Monteure kommen in der Stunde, die verabredet ist.",
		"Wir geben nur Daten weiter, die der andere wirklich braucht.",
	}
}

// TestManyTextsAreNoStrips looks at sixteen texts in four columns of about twenty characters, with ends of scraps
// and a headline in two lines. In three, the sixth of the first stood alone in a row above the foot.
func TestManyTextsAreNoStrips(t *testing.T) {
	c := wholeCharter(16, true, false)
	heads := strings.Fields("Mittelpunkt Jeder Sinn Chance Wertschätzung Partnerschaft Vertrauen Augenhöhe Ohr Möglich_machen Erreichbar Klartext Termintreue Preis Fehler Rücksicht")
	for i, text := range sixteenTexts() {
		c.Principles[i].Title.Value, c.Principles[i].Text.Value = strings.ReplaceAll(heads[i], "_", " "), text
	}
	s := laid(t, c, "band", "A2", false)
	if n := len(columnsOf(s)); n != 2 || s.TextSize < 33*unit.Point/2 {
		t.Errorf("%d columns of %s pt", n, points(s.TextSize))
	}
}
