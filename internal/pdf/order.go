package pdf

// The order in which the marks of a page are written: that of reading, as far as nothing
// gets in front of what it lies behind.

import (
	"errors"
	"slices"

	"leitbild/internal/page"
)

var errForeign = errors.New("a mark belongs to an element that is not in the page's tree")

// order gives the places of the page's marks in the order of writing. Artifacts come first,
// then the elements as they are read. A mark stays behind those that it overlaps and that
// were drawn before it.
func (t *tree) order(p *page.Page) ([]int, error) {
	keys := make([]int, len(p.Marks))
	for i, m := range p.Marks {
		if m.Of == nil {
			keys[i] = -1
			continue
		}
		element, ok := t.index[m.Of]
		if !ok {
			return nil, errForeign
		}
		keys[i] = element
	}
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	if slices.IsSorted(keys) {
		return order, nil
	}
	slices.SortStableFunc(order, func(a, b int) int { return keys[a] - keys[b] })
	return keepInFront(p.Marks, order), nil
}

// keepInFront changes an order so that overlapping marks stay as they were drawn: of the
// marks that nothing undrawn lies under, the first in the order is always next.
func keepInFront(marks []page.Mark, order []int) []int {
	under := overlaps(marks, order)
	if under == nil {
		return order
	}
	drawn := make([]bool, len(marks))
	result := make([]int, 0, len(order))
	for len(order) > 0 {
		next := slices.IndexFunc(order, func(i int) bool {
			return !slices.ContainsFunc(under[i], func(j int) bool { return !drawn[j] })
		})
		drawn[order[next]] = true
		result = append(result, order[next])
		order = slices.Delete(order, next, next+1)
	}
	return result
}

// overlaps lists, for each mark, those drawn before it that it overlaps; nil if the order
// leaves all of them before it anyway.
func overlaps(marks []page.Mark, order []int) [][]int {
	boxes := make([]page.Rect, len(marks))
	for i, m := range marks {
		boxes[i] = m.Ink()
	}
	under := make([][]int, len(marks))
	disturbed := false
	for at, i := range order {
		for _, j := range order[at+1:] {
			if boxes[i].Overlaps(boxes[j]) {
				under[max(i, j)] = append(under[max(i, j)], min(i, j))
				disturbed = disturbed || i > j
			}
		}
	}
	if !disturbed {
		return nil
	}
	return under
}
