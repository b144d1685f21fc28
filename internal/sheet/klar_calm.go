package sheet

// How calm the short texts of a list are to read.

// What short texts lose of their calm, in thousandths: lineOverTwo for each line beyond two where the
// measure is less than narrowMeasure ems, brokenText for every word that is divided, stepsOut for three
// lines where most texts have two, and raggedText where a line before the last is shorter than
// raggedLine hundredths of the measure. A divided word is no worse among fewer than manyTexts.
const lineOverTwo, brokenText, stepsOut, raggedText, raggedLine, manyTexts, narrowMeasure = 60, 1000, 390, 120, 70, 8, 13

// calm is how calm short texts are to read, in thousandths; zero where that is no matter of size.
func calm(entries []klarEntry) int64 {
	var lost int64
	n := int64(len(entries))
	most := usual(entries)
	for _, e := range entries {
		if e.text.how.Width < e.text.how.Size*narrowMeasure && e.text.lines > 2 {
			lost += int64(e.text.lines-2) * lineOverTwo
		}
		if e.text.lines > most && most <= 2 {
			lost += stepsOut
		}
		if e.text.lines < 2 {
			continue
		}
		if how := e.text.how; e.text.width(e.text.shaped.MinWidth(), how.Size)*calming > how.Width*100 {
			return 0 // a word is too long to be helped
		}
		broken := e.text.shaped.Break(e.text.how)
		lost += brokenText * int64(broken.Hyphens) * n / max(n, manyTexts)
		for _, l := range broken.List[:len(broken.List)-1] {
			if l.Width*100 < e.text.how.Width*raggedLine {
				lost += raggedText
				break
			}
		}
	}
	return max(1000-lost/n, 1)
}

// usual is the number of lines that most texts have, the smaller of two.
func usual(entries []klarEntry) int {
	times := map[int]int{}
	for _, e := range entries {
		times[e.text.lines]++
	}
	most := 0
	for lines, n := range times {
		if n > times[most] || n == times[most] && lines < most {
			most = lines
		}
	}
	return most
}
