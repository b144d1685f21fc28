package unit

import "testing"

func TestParse(t *testing.T) {
	for in, want := range map[string]Length{
		"3mm": 3 * Millimetre, " 1,5 cm ": 15 * Millimetre, "0.125in": Inch / 8,
		"12PT": 12 * Point, "1m": 1000 * Millimetre, "0mm": 0,
	} {
		got, err := Parse(in)
		if err != nil || got != want {
			t.Errorf("Parse(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "3", "mm", "-3mm", "1e9mm", "99999999m", "1.2.3mm", "3 miles", "1,000,5mm"} {
		if got, err := Parse(in); err == nil {
			t.Errorf("Parse(%q) = %d, want an error", in, got)
		}
	}
}

func TestScaleRoundsHalvesAwayFromZero(t *testing.T) {
	for _, c := range []struct{ l, num, den, want int64 }{
		{7, 1, 2, 4}, {-7, 1, 2, -4}, {10, 1, 3, 3}, {-10, 1, 3, -3}, {5, 0, 9, 0},
	} {
		if got := Length(c.l).Scale(c.num, c.den); int64(got) != c.want {
			t.Errorf("%d·%d/%d = %d, want %d", c.l, c.num, c.den, got, c.want)
		}
	}
}

func TestUnitsAreWhole(t *testing.T) {
	if 254*Millimetre != 720*Point || Inch != 72*Point || Centimetre != 10*Millimetre {
		t.Error("an inch must be 25.4 mm and 72 pt to the unit")
	}
}

func TestAppendFixed(t *testing.T) {
	for _, c := range []struct {
		v        int64
		decimals int
		want     string
	}{{0, 3, "0"}, {500, 3, ".5"}, {-500, 3, "-.5"}, {1000, 3, "1"}, {1234, 3, "1.234"}, {-10010, 4, "-1.001"}, {7, 0, "7"}} {
		if got := string(AppendFixed(nil, c.v, c.decimals)); got != c.want {
			t.Errorf("%d/10^%d is written %s, want %s", c.v, c.decimals, got, c.want)
		}
	}
}
