package sheet

// The grid divides the principles into columns and rows.

import (
	"slices"

	"leitbild/internal/unit"
)

// spread gives the number of principles in each column, filled downwards, as even as can
// be and the longer columns first.
func spread(n, columns int) []int {
	counts := make([]int, columns)
	for i := range counts {
		counts[i] = n / columns
		if i < n%columns {
			counts[i]++
		}
	}
	return counts
}

// balance gives the number of principles in each column, in order, so that the tallest
// column is as low as can be, and the others are as alike as can be. A column is as high as its
// entries and a gap between each.
func balance(heights []unit.Length, gap unit.Length, columns int) []int {
	var low, high unit.Length
	for _, h := range heights {
		low = max(low, h)
		high += h + gap
	}
	for low < high {
		mid := (low + high) / 2
		if _, ok := fill(heights, gap, columns, mid); ok {
			high = mid
		} else {
			low = mid + 1
		}
	}
	counts, _ := fill(heights, gap, columns, low)
	return evened(heights, gap, counts, low)
}

// evened moves entries from a column to the next, where that one is lower then than the first was,
// until there are none: filled one after the other the last columns are short. No column becomes
// higher than limit.
func evened(heights []unit.Length, gap unit.Length, counts []int, limit unit.Length) []int {
	high := make([]unit.Length, len(counts))
	for c, own := range columns(heights, counts) {
		high[c] = total(own, gap)
	}
	for moved := true; moved; {
		moved = false
		end := 0
		for c := range len(counts) - 1 {
			end += counts[c]
			if counts[c] < 2 {
				continue
			}
			last := gap + heights[end-1]
			if next := high[c+1] + last; next < high[c] && next <= limit {
				counts[c], counts[c+1] = counts[c]-1, counts[c+1]+1
				high[c], high[c+1] = high[c]-last, next
				end--
				moved = true
			}
		}
	}
	return counts
}

// fill puts as many entries into each column as limit allows, and at least one into each;
// ok reports whether all found room.
func fill(heights []unit.Length, gap unit.Length, columns int, limit unit.Length) (counts []int, ok bool) {
	counts = make([]int, columns)
	i := 0
	for c := range counts {
		h := -gap
		for i < len(heights) && h+gap+heights[i] <= limit && (counts[c] == 0 || len(heights)-i > columns-1-c) {
			h += gap + heights[i]
			counts[c]++
			i++
		}
	}
	return counts, i == len(heights)
}

// columns divides entries, in order, into columns of counts.
func columns[T any](entries []T, counts []int) (out [][]T) {
	for _, n := range counts {
		out, entries = append(out, entries[:n]), entries[n:]
	}
	return out
}

// tallest is the stack that is naturally highest.
func tallest(columns []stack) (high stack) {
	for _, s := range columns {
		if s.natural() > high.natural() {
			high = s
		}
	}
	return high
}

// rows gives the height of each row of a grid whose columns hold counts entries: that of
// its highest entry.
func rows(heights []unit.Length, counts []int) []unit.Length {
	out := make([]unit.Length, slices.Max(counts))
	i := 0
	for _, n := range counts {
		for r := range n {
			out[r] = max(out[r], heights[i])
			i++
		}
	}
	return out
}

// hole is by how much an entry is lower than its row, at most; those of the last rows, so many, do
// not count, below which nothing stands.
func hole(heights []unit.Length, counts []int, last int) unit.Length {
	var most unit.Length
	high := rows(heights, counts)
	i := 0
	for _, n := range counts {
		for r := range n {
			if r < len(high)-last {
				most = max(most, high[r]-heights[i])
			}
			i++
		}
	}
	return most
}

// uneven gives what each row lacks to be as high as the highest, where they differ by no
// more than tolerance, and nothing where they differ by more.
func uneven(rows []unit.Length, tolerance unit.Length) []unit.Length {
	low, high := rows[0], rows[0]
	for _, h := range rows {
		low, high = min(low, h), max(high, h)
	}
	out := make([]unit.Length, len(rows))
	if high-low <= tolerance {
		for i, h := range rows {
			out[i] = high - h
		}
	}
	return out
}

// freeColumns sets entries of the given heights in columns that each run on their own, as
// even as the entries allow, whose gaps may differ by slack, and tells how many end early. draw
// puts entry i at y; after all are drawn, finish gets the top of the columns and where each ends.
func freeColumns(
	heights []unit.Length, gap unit.Length, slack percent, n int,
	draw func(i, column int, y unit.Length), finish func(top unit.Length, ends []unit.Length),
) (body piece, early int) {
	stacks := make([]stack, n)
	first := 0
	for c, own := range columns(heights, balance(heights, gap, n)) {
		for r, h := range own {
			i := first + r
			p := piece{gap: gap, flex: true, height: h, draw: func(y, _ unit.Length) { draw(i, c, y) }}
			if r == 0 {
				p.gap = 0
			}
			stacks[c] = append(stacks[c], p)
		}
		first += len(own)
	}
	high := tallest(stacks)
	return piece{height: high.natural(), spare: high.capacity(), draw: func(y, height unit.Length) {
		ends := make([]unit.Length, n)
		for c, s := range stacks {
			ends[c] = s.follow(high, y, height, slack)
		}
		finish(y, ends)
	}}, short(stacks, high, slack)
}

// bands divides width into n columns with gutters between them and gives their left edges
// and their width.
func bands(left, width, gutter unit.Length, n int) (lefts []unit.Length, each unit.Length) {
	each = (width - unit.Length(n-1)*gutter) / unit.Length(n)
	for i := range n {
		lefts = append(lefts, left+unit.Length(i)*(each+gutter))
	}
	return lefts, each
}
