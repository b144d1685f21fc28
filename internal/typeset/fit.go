package typeset

// The fit chooses the opportunities at which the lines end: as few lines as possible and, of
// all ways to make them, the one with the fewest demerits (Knuth and Plass, "Breaking
// Paragraphs into Lines", 1981). For ragged lines the demerits of a line are the square of what
// is missing to the goal, for balanced and even lines half that of what is missing to the mean, in
// thousandths; to this comes the penalty of the opportunity at which it ends. The goal is the width
// at which the lines of the paragraph come out even and the last one somewhat shorter:
// a line that fills the column while the last word stands alone is no even line.

import "math"

// The penalties of opportunities, in the squares of thousandths: 10,000 is worth a line that is a
// tenth too short, 40,000 one that is a fifth too short. The second of each pair is for
// balanced lines, where the sense counts before evenness.
const (
	penaltyStop, penaltyStopBalanced                 = -4_000, -220_000  // after the end of a sentence
	penaltyClause, penaltyClauseBalanced             = -3_000, -200_000  // after a comma, a colon, a dash
	penaltySmall, penaltySmallBalanced               = 6_000, 80_000     // after an article, a preposition
	penaltyFirstWord, penaltyFirstWordBalanced       = 8_000, 40_000     // after a short first word of a sentence
	penaltyLastWord, penaltyLastWordBalanced         = 4_000, 20_000     // before a short last one
	penaltyAbbreviation, penaltyAbbreviationBalanced = 12_000, 80_000    // after z. B.
	penaltyNumber, penaltyNumberBalanced             = 12_000, 80_000    // between a number and a word
	penaltyName, penaltyNameBalanced                 = 40_000, 400_000   // between Frau and her name
	penaltyHyphen, penaltyHyphenBalanced             = 6_000, 80_000     // after a hyphen in the text
	penaltyDash, penaltyDashBalanced                 = 5_000, 40_000     // after a dash between words
	penaltySlash, penaltySlashBalanced               = 12_000, 80_000    // after a slash
	penaltyAddress, penaltyAddressBalanced           = 20_000, 120_000   // in an address
	penaltyDivided, penaltyDividedBalanced           = 25_000, 200_000   // at the author's soft hyphen
	penaltyPattern, penaltyPatternBalanced           = 200_000, 500_000  // where the patterns divide
	penaltyStub, penaltyStubBalanced                 = 80_000, 100_000   // leaving less than four letters
	penaltyJoint, penaltyJointBalanced               = -80_000, -400_000 // between the parts of a compound
)

// What comes to the penalties where running text has no more than briefLines lines. A long paragraph
// lives on its even edge; in two or three lines one reads each as a phrase, and the first words of a
// sentence that dangle at the end of a line are seen from afar.
const (
	briefLines  = 4
	briefStop   = -56_000 // after the end of a sentence
	briefColon  = -12_000 // after a colon
	briefClause = -3_000  // after a comma, a dash
	briefFirst  = 24_000  // after a single word of a sentence, or of what follows a colon
	briefWord   = 8_000   // after a single word of a clause
	briefSecond = 4_000   // after two words of a sentence
	briefLast   = 10_000  // before the last word of a sentence or a clause that another follows
)

// The demerits of lines, beside those of their width.
const (
	// demeritsTwoHyphens is for hyphens under each other, demeritsLastHyphen for one before the
	// last line.
	demeritsTwoHyphens = 120_000
	demeritsLastHyphen = 80_000
	// demeritsLone is for a last line of a single word; demeritsShort for a ragged one shorter
	// than a quarter of the width, demeritsShorter for what is missing to that quarter.
	demeritsLone    = 60_000
	demeritsShort   = 150_000
	demeritsShorter = 400_000
	// demeritsOver is for a line that is too wide.
	demeritsOver = 1 << 40
	// loose is the share of the width, in thousandths, beyond which a ragged line is
	// too short, and looseFactor how much more the excess then weighs.
	loose       = 200
	looseFactor = 4
)

// fit is a layout to be broken at a width.
type fit struct {
	*layout
	em        int32
	width     int32
	mode      Mode
	hyphenate bool
	brief     bool // the forced line becomes a few lines
}

// maxWidth keeps sums of widths within 32 bits.
const maxWidth = math.MaxInt32 / 4

// fit prepares the text for a setting.
func (t *Text) fit(s Setting) fit {
	f := fit{layout: t.plain, em: t.em, mode: s.Mode, hyphenate: s.Hyphenate}
	if s.Size > 0 && s.Width > 0 {
		f.width = int32(min(int64(s.Width)/int64(s.Size)*int64(t.em)+int64(s.Width)%int64(s.Size)*int64(t.em)/int64(s.Size), maxWidth))
	}
	if s.Hyphenate || t.minWidth > f.width {
		f.layout = t.divided()
	}
	return f
}

// open reports whether a line may end at n.
func (f *fit) open(n *node) bool {
	return n.kind != atPattern || f.regular(n) || n.piece > f.width
}

// regular reports whether the pattern n serves even where nothing is too wide.
func (f *fit) regular(n *node) bool {
	return f.hyphenate && !n.reserve && !n.short
}

// reachable reports whether a line from node i may end at n. A piece that is divided only
// because it is too wide begins a line: it looks calmer, and it keeps a wider column from
// needing more lines than a narrower one.
func (f *fit) reachable(i int, n *node) bool {
	return n.kind != atPattern || i >= int(n.from) || f.regular(n)
}

// furthest is the last node at which a line from node i can end, and whether even the
// first one is too far.
func (f *fit) furthest(i int) (last int, over bool) {
	left := f.nodes[i].left
	for j := i + 1; j < len(f.nodes); j++ {
		n := &f.nodes[j]
		if !f.open(n) {
			continue
		}
		width := n.right - left
		switch {
		case last == 0:
			last, over = j, width > f.width
		case width <= f.width && f.reachable(i, n):
			last, over = j, false
		case width > f.width+f.em:
			// Further nodes cannot be nearer than this one by more than a hanging sign.
			return last, over
		}
		if n.kind == atForced {
			break
		}
	}
	return last, over
}

// count takes each line as far as it goes, which makes the fewest lines.
func (f *fit) count() (lines int, overfull bool) {
	for i := 0; i < len(f.nodes)-1; {
		next, over := f.furthest(i)
		overfull = overfull || over
		lines++
		i = next
	}
	return lines, overfull
}

// state is the best way to a node.
type state struct {
	demerits int64
	lines    int32
	from     int32
}

// choose appends to ends the nodes at which the lines end.
func (f *fit) choose(ends []int32) []int32 {
	var space [128]state
	states := space[:]
	if len(f.nodes) > len(states) {
		states = make([]state, len(f.nodes))
	}
	for start := 0; start < len(f.nodes)-1; {
		end := start + 1
		for f.nodes[end].kind != atForced {
			end++
		}
		ends = f.chooseBetween(ends, states, start, end)
		start = end
	}
	return ends
}

// chooseBetween breaks one forced line.
func (f *fit) chooseBetween(ends []int32, states []state, start, end int) []int32 {
	whole := f.nodes[end].right - f.nodes[start].left
	if whole <= f.width {
		return append(ends, int32(end))
	}
	goal, count := f.goal(start, end)
	f.brief = f.mode != Balanced && count <= briefLines
	states[start] = state{}
	for j := start + 1; j <= end; j++ {
		if !f.open(&f.nodes[j]) {
			continue
		}
		states[j] = f.best(states, start, j, end, goal)
	}
	first := len(ends)
	lines := int(states[end].lines)
	for range lines {
		ends = append(ends, 0)
	}
	for j, k := end, first+lines-1; k >= first; k-- {
		ends[k] = int32(j)
		j = int(states[j].from)
	}
	return ends
}

// best finds the best way to node j in a forced line from start to end.
func (f *fit) best(states []state, start, j, end int, goal int32) state {
	n := &f.nodes[j]
	best := state{from: -1}
	for i := j - 1; i >= start; i-- {
		if !f.open(&f.nodes[i]) {
			continue
		}
		width := n.right - f.nodes[i].left
		if best.from >= 0 {
			if width > f.width+f.em {
				break
			}
			if width > f.width || !f.reachable(i, n) {
				continue
			}
		}
		s := state{lines: states[i].lines + 1, from: int32(i)}
		s.demerits = states[i].demerits + f.demerits(start, i, j, end, width, goal)
		if best.from < 0 || s.lines < best.lines || s.lines == best.lines && s.demerits < best.demerits {
			best = s
		}
	}
	return best
}

// lastShare is what the last of ragged lines is to have of the others' width, in hundredths.
const lastShare = 75

// goal is how wide the lines would be if all were the same, the last of ragged ones
// somewhat shorter, and how many there are.
func (f *fit) goal(start, end int) (goal, lines int32) {
	for i := start; i < end; lines++ {
		i, _ = f.furthest(i)
	}
	space := f.em / 4
	whole := f.nodes[end].right - f.nodes[start].left - (lines-1)*space
	if f.mode != Ragged {
		return max(1, whole/lines), lines
	}
	return max(1, min(int32(int64(whole)*100/int64(100*lines-100+lastShare)), f.width)), lines
}

// demerits are those of a line from node i to node j, in a forced line from start to end that
// has more than one.
func (f *fit) demerits(start, i, j, end int, width, goal int32) int64 {
	a, b := &f.nodes[i], &f.nodes[j]
	last := j == end
	demerits := int64(0)
	if !last {
		demerits = int64(b.penalty[f.mode])
		if f.brief {
			demerits += int64(b.brief)
		}
	}
	if width > f.width {
		demerits += demeritsOver
	}
	if f.mode != Ragged {
		demerits += f.evenDemerits(width, goal, last)
	} else if !last {
		demerits += f.raggedDemerits(width, goal)
	}
	if last {
		demerits += f.lastDemerits(a, b, width, goal)
	}
	if a.adds() && i != start {
		if b.adds() && !last {
			demerits += demeritsTwoHyphens
		}
		if last {
			demerits += demeritsLastHyphen
		}
	}
	return demerits
}

func (f *fit) raggedDemerits(width, goal int32) int64 {
	off := int64(goal-width) * 1000 / int64(max(1, f.width))
	if off < 0 {
		return off * off / 2
	}
	demerits := off * off
	if excess := off - loose; excess > 0 {
		demerits += looseFactor * excess * excess
	}
	return demerits
}

func (f *fit) evenDemerits(width, goal int32, last bool) int64 {
	off := int64(width-goal) * 1000 / int64(goal)
	if last && off > 0 {
		if f.mode == Even {
			return off * off // a block that grows wider downwards seems to stand on its head
		}
		return off * off * 5 / 8
	}
	return off * off / 2
}

// lastDemerits are for a last line from a to b that is a lone word or shorter than half of what
// the others are to be.
func (f *fit) lastDemerits(a, b *node, width, goal int32) int64 {
	demerits := int64(0)
	words := b.words - a.words
	if a.inWord {
		words++
	}
	if words <= 1 {
		demerits = demeritsLone
	}
	if f.mode != Ragged {
		return demerits
	}
	if half := goal / 2; width < half {
		short := int64(half-width) * 1000 / int64(max(1, f.width))
		demerits += short * short
	}
	if quarter := f.width / 4; width < quarter {
		demerits += demeritsShort + int64(quarter-width)*demeritsShorter/int64(max(1, f.width))
	}
	return demerits
}
