package sheet

// What to say when the text does not fit.

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"leitbild/charter"
	"leitbild/internal/legible"
	"leitbild/internal/source"
	"leitbild/internal/unit"
)

// refusal says that the text is too much for the paper: what size it would have, what the
// limit is, and what would help.
func (m *manuscript) refusal(f frame, best result, o Options) source.Finding {
	least := sizeForCap(m.textFace(), f.limit.text)
	longest, chars := m.longest()
	args := map[string]any{
		"Paper": o.Paper.Name, "Size": points(best.size), "Limit": points(least),
		"Longest": longest, "Chars": chars, "variant": "at-all",
	}
	if best.size > 0 {
		args["variant"] = "size"
		// Text takes room with the square of its size.
		keep := int64(best.size) * int64(best.size) * 100 / (int64(least) * int64(least))
		args["Cut"] = max(100-keep, 1)
	}
	if o.Distance > legible.InHand {
		args["Distance"] = metres(o.Distance)
		if reads := m.readsAtAll(o); reads >= charter.MinDistance {
			args["Reads"] = metres(reads)
		}
	}
	if larger := m.larger(o); larger != "" {
		args["Larger"] = larger
	}
	return source.Finding{Rule: "does-not-fit", Pos: m.charter.Principles[longest-1].Text.Pos, Args: args}
}

// longest is the number of the principle with the most characters, and how many it has.
func (m *manuscript) longest() (number, chars int) {
	for i, p := range m.charter.Principles {
		if n := utf8.RuneCountInString(p.Text.Value) + utf8.RuneCountInString(p.Note.Value); n > chars {
			number, chars = i+1, n
		}
	}
	return number, chars
}

// readsAtAll is the distance up to which the text can be read on o's paper, at the limit
// of legibility; zero where it does not fit at all.
func (m *manuscript) readsAtAll(o Options) unit.Length {
	o.Distance = 0
	best, ok := m.fit(newFrame(o))
	if !ok {
		return 0
	}
	return legible.Limit.Distance(capHeight(m.textFace(), best.size))
}

// larger is the smallest A size, larger than o's paper, on which the text fits; a screen has
// none.
func (m *manuscript) larger(o Options) string {
	if _, _, screen := o.Paper.Pixels(); screen {
		return ""
	}
	for n := 5; n >= 0; n-- {
		p, err := charter.ParsePaper("A" + strconv.Itoa(n))
		if err != nil || p.Width*p.Height <= o.Paper.Width*o.Paper.Height {
			continue
		}
		o.Paper = p
		if _, ok := m.fit(newFrame(o)); ok {
			return p.Name
		}
	}
	return ""
}

// points writes a size in points with at most one decimal.
func points(l unit.Length) string { return decimal(l, unit.Point) }

// metres writes a distance in metres with one decimal.
func metres(l unit.Length) string { return decimal(l, 1000*unit.Millimetre) }

func decimal(l, one unit.Length) string {
	tenths := int64(l * 10 / one)
	s := strconv.FormatInt(tenths/10, 10) + "." + strconv.FormatInt(tenths%10, 10)
	return strings.TrimSuffix(s, ".0")
}
