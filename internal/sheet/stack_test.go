package sheet

import (
	"slices"
	"testing"

	"leitbild/internal/unit"
)

// recorded is a stack whose pieces note where they were drawn.
func recorded(pieces ...piece) (stack, *[]unit.Length) {
	var tops []unit.Length
	s := stack(pieces)
	for i := range s {
		s[i].draw = func(top, _ unit.Length) { tops = append(tops, top) }
	}
	return s, &tops
}

func TestStackSharesWhatIsLeft(t *testing.T) {
	s, tops := recorded(piece{height: 10}, piece{gap: 10, flex: true, height: 10}, piece{gap: 20, flex: true, height: 10})
	s.place(0, s.natural()+15)
	if want := []unit.Length{0, 25, 65}; !slices.Equal(*tops, want) {
		t.Errorf("tops %v, want %v: gaps of 10 and 20 share 15 as 5 and 10", *tops, want)
	}
}

func TestStackGrowsGapsToTwiceAndThenTheWhite(t *testing.T) {
	s, tops := recorded(piece{height: 10}, piece{gap: 10, flex: true, white: true, height: 10}, piece{gap: 20, flex: true, height: 10})
	s.place(0, s.natural()+130)
	if want := []unit.Length{0, 130, 180}; !slices.Equal(*tops, want) {
		t.Errorf("tops %v, want %v: 30 go into the gaps and 100 into the white", *tops, want)
	}
	if got := s.left(s.natural() + 130); got != 100 {
		t.Errorf("left %d, want 100", got)
	}
}

func TestStackSpreadsWhatIsTooMuchForTheWhite(t *testing.T) {
	s, tops := recorded(piece{height: 10}, piece{gap: 10, flex: true, white: true, most: 40, height: 10}, piece{gap: 20, flex: true, height: 10})
	s.place(0, s.natural()+130)
	if want := []unit.Length{0, 70, 180}; !slices.Equal(*tops, want) {
		t.Errorf("tops %v, want %v: 30 go into the gaps, 40 into the white and 60 into the other gap", *tops, want)
	}
}

func TestRowsLackWhatMakesThemEven(t *testing.T) {
	if got, want := uneven([]unit.Length{10, 15, 12}, 5), []unit.Length{5, 0, 3}; !slices.Equal(got, want) {
		t.Errorf("rows within the tolerance lack %v, want %v", got, want)
	}
	if got, want := uneven([]unit.Length{10, 16, 12}, 5), []unit.Length{0, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("rows that differ by more lack %v, want %v", got, want)
	}
}

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		n, columns int
		want       []int
	}{{10, 2, []int{5, 5}}, {7, 2, []int{4, 3}}, {13, 3, []int{5, 4, 4}}, {5, 4, []int{2, 1, 1, 1}}} {
		if got := spread(c.n, c.columns); !slices.Equal(got, c.want) {
			t.Errorf("spread(%d, %d) = %v, want %v", c.n, c.columns, got, c.want)
		}
	}
}

func TestBalance(t *testing.T) {
	for _, c := range []struct {
		heights []unit.Length
		columns int
		want    []int
	}{
		{[]unit.Length{10, 10, 10, 10}, 2, []int{2, 2}},
		{[]unit.Length{40, 10, 10, 10}, 2, []int{1, 3}},
		{[]unit.Length{10, 10, 10, 40}, 2, []int{3, 1}},
		{[]unit.Length{1, 1, 1}, 3, []int{1, 1, 1}},
		{[]unit.Length{90, 1, 1}, 3, []int{1, 1, 1}},
		{[]unit.Length{40, 30, 10, 10, 10, 10}, 3, []int{1, 2, 3}}, // and not all but one in the first two
		{[]unit.Length{50, 10, 10, 10, 10, 10}, 3, []int{1, 3, 2}},
	} {
		if got := balance(c.heights, 5, c.columns); !slices.Equal(got, c.want) {
			t.Errorf("balance(%v, %d) = %v, want %v", c.heights, c.columns, got, c.want)
		}
	}
}
