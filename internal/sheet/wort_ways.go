package sheet

// The ways to break the sentence of a broadside. Every line fills the measure, and so what a line
// says decides how loud it is: the ways are judged by how coherent their sizes are, by whether
// what is loud deserves it, and by their sense.

import (
	"slices"
	"strings"
	"unicode"

	"leitbild/internal/theme"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

const (
	// loudest is how much larger than the smallest part of a clause another may be, in thousandths,
	// before it shouts, and loudestClause one line than another where one is a whole clause.
	loudest, loudestClause = 1450, 2200
	// shouting is what a way loses in worth for what is above that, in hundredths of it.
	shouting = 72
	// quietest is what a way is worth at least that shouts, in thousandths.
	quietest = 200
	// straddledWorth is what a way keeps, in hundredths, for each clause that begins within a line,
	// danglingWorth where a single word of it stands there, and pairedWorth where all that stands
	// there are whole clauses; a sentence that ends within a line keeps stoppedWorth.
	straddledWorth, danglingWorth, pairedWorth, stoppedWorth = 74, 65, 88, 52
	// loneWorth is what a way keeps, in hundredths, where a word that has a line for itself is
	// louder than the rest, and littleWorth where it has littleWord letters at most.
	loneWorth, littleWord, littleWorth = 87, 3, 80
	// tornWorth is that of a sentence with words divided.
	tornWorth = 850
	// waysOfLines is how many ways there are in each number of lines.
	waysOfLines = 3
	// narrowLine and wideLine bound the width of a line by the mean of all, in hundredths.
	narrowLine, wideLine = 42, 170
	// waysTried is how many places are tried for each number of lines, at most.
	waysTried = 20_000
)

// way is a way to break the sentence of a broadside.
type way struct {
	cast
	// worth is what it is worth, in thousandths.
	worth int64
	// loose is the one whose lines need not fill the measure.
	loose bool
}

// ways are the best ways to break the sentence of p, fewest lines first.
func (w *wort) ways(p principle, leading theme.Ratio) (list []way) {
	sentence := p.sentence()
	search := waySearch{seams: sentence.shaped.Seams(), text: sentence.shaped.Plain()}
	for lines := 1; lines <= broadsideLines; lines++ {
		for _, found := range search.best(lines) {
			list = append(list, sentence.way(found))
		}
	}
	wanted := len(list) == 0 // lines that the author wants, of very different widths
	if low := w.low(list); wanted || low {
		banner := newBanner(sentence, broadsideLines, leading)
		if wanted {
			for _, k := range banner.whole {
				list = append(list, way{cast: k, worth: quietest})
			}
			low = w.low(list)
		}
		for _, k := range banner.torn {
			if low {
				list = append(list, way{cast: k, worth: tornWorth})
			}
		}
	}
	if len(list) > 0 {
		list[0].loose = true
	}
	return list
}

// way is c broken as a search has found.
func (c matter) way(f foundWay) way {
	how := typeset.Setting{Size: bannerSize, Mode: typeset.Balanced}
	d := display{list: c.shaped.BreakAt(how, f.ends).List}
	c.drawnIn(d.list, 0, 0) // what fills a width begins on its edge
	d.setting = setting{matter: c, how: how, lines: len(d.list)}
	return way{cast: cast{display: d}, worth: f.worth}
}

// low reports whether long words keep the sentence from filling a good part of the sheet.
func (w *wort) low(ways []way) bool {
	width := w.frame.width * 85 / 100
	for _, k := range ways {
		var height unit.Length
		for _, l := range k.list {
			height += capHeight(k.face, width.Scale(int64(bannerSize), int64(max(l.Width, 1))))
		}
		if height*100 > w.frame.height*35 {
			return false
		}
	}
	return true
}

// waySearch looks for ways to break a text.
type waySearch struct {
	seams []typeset.Seam
	text  string

	lines       int
	least, most int64 // widths of a line
	tried       int
	ends        []int
	found       []foundWay
}

// foundWay is a way that a search has found.
type foundWay struct {
	ends         []typeset.Seam
	worth, score int64
}

// best are the best ways with so many lines.
func (s *waySearch) best(lines int) []foundWay {
	last := len(s.seams) - 1
	if last < lines {
		return nil
	}
	mean := s.width(0, last) / int64(lines)
	s.lines, s.least, s.most = lines, mean*narrowLine/100, mean*wideLine/100
	s.tried, s.ends, s.found = 0, s.ends[:0], nil
	s.from(0)
	return s.found
}

// width is that of a line from seam i to seam j.
func (s *waySearch) width(i, j int) int64 { return int64(s.seams[j].Right - s.seams[i].Left) }

// from tries all lines that begin at seam i.
func (s *waySearch) from(i int) {
	last, left := len(s.seams)-1, s.lines-len(s.ends)
	for j := i + 1; j <= last && s.tried < waysTried; j++ {
		s.tried++
		width := s.width(i, j)
		if width > s.most {
			return
		}
		ends := j == last
		switch {
		case width < s.least || ends != (left == 1):
		case ends:
			s.ends = append(s.ends, j)
			s.judge()
			s.ends = s.ends[:len(s.ends)-1]
		default:
			if rest := s.width(j, last); rest <= s.most*int64(left-1) && rest >= s.least*int64(left-1) {
				s.ends = append(s.ends, j)
				s.from(j)
				s.ends = s.ends[:len(s.ends)-1]
			}
		}
		if s.seams[j].Forced {
			return
		}
	}
}

// clause reports whether a clause ends at seam i, or the sentence begins there.
func (s *waySearch) clause(i int) bool { return i == 0 || endsClause(s.text[:s.seams[i].At]) }

// stop reports whether a sentence ends at seam i.
func (s *waySearch) stop(i int) bool {
	before := strings.TrimRight(s.text[:s.seams[i].At], " ")
	return before != "" && strings.ContainsRune(".!?", rune(before[len(before)-1]))
}

// judge keeps the way that has been found where it is one of the best.
func (s *waySearch) judge() {
	widest := int64(0)
	slimmest := int64(1) << 40
	for at, i := 0, 0; at < len(s.ends); at++ {
		width := s.width(i, s.ends[at])
		widest, slimmest = max(widest, width), min(slimmest, width)
		i = s.ends[at]
	}
	f := foundWay{worth: s.worth(widest)}
	f.score = f.worth * (550 + slimmest*450/widest) * 10_000 / widest
	at := slices.IndexFunc(s.found, func(other foundWay) bool { return f.score > other.score })
	if at < 0 {
		at = len(s.found)
	}
	if at == waysOfLines {
		return
	}
	for _, end := range s.ends {
		f.ends = append(f.ends, s.seams[end])
	}
	s.found = slices.Insert(s.found, at, f)
	s.found = s.found[:min(len(s.found), waysOfLines)]
}

// worth is what the way is worth, in thousandths: a whole clause may be emphasised, a word that
// happens to be short may not.
func (s *waySearch) worth(widest int64) int64 {
	worth, over, i := int64(1000), int64(0), 0
	parts := s.widestPart()
	for _, j := range s.ends {
		width := max(s.width(i, j), 1)
		over = max(over, widest*1000/width-loudestClause)
		if loud := parts * 1000 / width; loud > loudest && !s.whole(i, j) {
			over = max(over, loud-loudest)
			switch {
			case j > i+1:
			case s.letters(i, j) <= littleWord:
				worth = worth * littleWorth / 100
			default:
				worth = worth * loneWorth / 100
			}
		}
		for inner := i + 1; inner < j; inner++ {
			switch {
			case !s.clause(inner):
			case s.whole(i, j):
				worth = worth * pairedWorth / 100
			case s.stop(inner):
				worth = worth * stoppedWorth / 100
			case inner == j-1 && !s.clause(j):
				worth = worth * danglingWorth / 100
			default:
				worth = worth * straddledWorth / 100
			}
		}
		if penalty := int64(s.seams[j].Penalty); penalty > 0 && j < len(s.seams)-1 {
			worth -= worth * min(penalty, 200_000) / 1_000_000
		}
		i = j
	}
	return max(worth*(1000-over*shouting/100)/1000, quietest)
}

// whole reports whether the line from seam i to seam j is a clause.
func (s *waySearch) whole(i, j int) bool { return s.clause(i) && s.clause(j) }

// widestPart is the width of the widest line that is no whole clause.
func (s *waySearch) widestPart() (widest int64) {
	i := 0
	for _, j := range s.ends {
		if !s.whole(i, j) {
			widest = max(widest, s.width(i, j))
		}
		i = j
	}
	return widest
}

// letters counts those from seam i to seam j.
func (s *waySearch) letters(i, j int) (n int) {
	for _, r := range strings.TrimSpace(s.text[s.seams[i].At:s.seams[j].At]) {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
