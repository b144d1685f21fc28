package typeset

// The fit chooses the places where the lines end: as few lines as possible and, of all
// ways to make them, the one that costs least (Knuth and Plass, "Breaking Paragraphs
// into Lines", 1981). For ragged lines the cost of a line is the square of what is
// missing to the goal, for balanced lines half that of what is missing to the mean, in
// thousandths; to this come the costs of the place where it ends. The goal is the width
// at which the lines of the paragraph come out even and the last one somewhat shorter:
// a line that fills the column while the last word stands alone is no even line.

import "math"

// The costs of places, in the squares of thousandths: 10,000 is worth a line that is a
// tenth too short, 40,000 one that is a fifth too short. The second of each pair is for
// balanced lines, where the sense counts before evenness.
const (
	costStop, costStopBalanced                 = -4_000, -220_000  // after the end of a sentence
	costClause, costClauseBalanced             = -3_000, -200_000  // after a comma, a colon, a dash
	costSmall, costSmallBalanced               = 6_000, 80_000     // after an article, a preposition
	costFirstWord, costFirstWordBalanced       = 8_000, 40_000     // after a short first word of a sentence
	costLastWord, costLastWordBalanced         = 4_000, 20_000     // before a short last one
	costAbbreviation, costAbbreviationBalanced = 12_000, 80_000    // after z. B.
	costNumber, costNumberBalanced             = 12_000, 80_000    // between a number and a word
	costName, costNameBalanced                 = 25_000, 150_000   // between Frau and her name
	costHyphen, costHyphenBalanced             = 6_000, 80_000     // after a hyphen in the text
	costDash, costDashBalanced                 = 5_000, 40_000     // after a dash between words
	costSlash, costSlashBalanced               = 12_000, 80_000    // after a slash
	costAddress, costAddressBalanced           = 20_000, 120_000   // in an address
	costDivided, costDividedBalanced           = 25_000, 200_000   // at the author's soft hyphen
	costPattern, costPatternBalanced           = 200_000, 500_000  // where the patterns divide
	costStub, costStubBalanced                 = 80_000, 100_000   // leaving less than four letters
	costJoint, costJointBalanced               = -80_000, -400_000 // between the parts of a compound
)

// The costs of lines.
const (
	// costTwoHyphens is for hyphens under each other, costLastHyphen for one before the
	// last line.
	costTwoHyphens = 120_000
	costLastHyphen = 80_000
	// costLone is for a last line of a single word; costShort for a ragged one shorter
	// than a quarter of the width, costShorter for what is missing to that quarter.
	costLone    = 60_000
	costShort   = 150_000
	costShorter = 400_000
	// costOver is for a line that is too wide.
	costOver = 1 << 40
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
	cost  int64
	lines int32
	from  int32
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
	goal := f.goal(start, end)
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
		s.cost = states[i].cost + f.cost(start, i, j, end, width, goal)
		if best.from < 0 || s.lines < best.lines || s.lines == best.lines && s.cost < best.cost {
			best = s
		}
	}
	return best
}

// lastShare is what the last of ragged lines is to have of the others' width, in hundredths.
const lastShare = 75

// goal is how wide the lines would be if all were the same, the last of ragged ones
// somewhat shorter.
func (f *fit) goal(start, end int) int32 {
	lines := int32(0)
	for i := start; i < end; lines++ {
		i, _ = f.furthest(i)
	}
	space := f.em / 4
	whole := f.nodes[end].right - f.nodes[start].left - (lines-1)*space
	if f.mode == Balanced {
		return max(1, whole/lines)
	}
	return max(1, min(int32(int64(whole)*100/int64(100*lines-100+lastShare)), f.width))
}

// cost is what a line from node i to node j costs in a forced line from start to end,
// which has more than one.
func (f *fit) cost(start, i, j, end int, width, goal int32) int64 {
	a, b := &f.nodes[i], &f.nodes[j]
	last := j == end
	cost := int64(0)
	if !last {
		cost = int64(b.cost[f.mode])
	}
	if width > f.width {
		cost += costOver
	}
	if f.mode == Balanced {
		cost += f.balancedCost(width, goal, last)
	} else if !last {
		cost += f.raggedCost(width, goal)
	}
	if last {
		cost += f.lastCost(a, b, width, goal)
	}
	if a.adds() && i != start {
		if b.adds() && !last {
			cost += costTwoHyphens
		}
		if last {
			cost += costLastHyphen
		}
	}
	return cost
}

func (f *fit) raggedCost(width, goal int32) int64 {
	off := int64(goal-width) * 1000 / int64(max(1, f.width))
	if off < 0 {
		return off * off / 2
	}
	cost := off * off
	if excess := off - loose; excess > 0 {
		cost += looseFactor * excess * excess
	}
	return cost
}

func (f *fit) balancedCost(width, goal int32, last bool) int64 {
	off := int64(width-goal) * 1000 / int64(goal)
	if last && off > 0 {
		return off * off * 5 / 8
	}
	return off * off / 2
}

// lastCost is for a last line from a to b that is a lone word or shorter than half of what
// the others are to be.
func (f *fit) lastCost(a, b *node, width, goal int32) int64 {
	cost := int64(0)
	words := b.words - a.words
	if a.inWord {
		words++
	}
	if words <= 1 {
		cost = costLone
	}
	if f.mode != Ragged {
		return cost
	}
	if half := goal / 2; width < half {
		short := int64(half-width) * 1000 / int64(max(1, f.width))
		cost += short * short
	}
	if quarter := f.width / 4; width < quarter {
		cost += costShort + int64(quarter-width)*costShorter/int64(max(1, f.width))
	}
	return cost
}
