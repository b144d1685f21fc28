package main

import "testing"

// What helps against a text that does not fit depends on what is known: larger paper, a
// shorter distance, both or neither.
func TestDoesNotFitSaysWhatHelps(t *testing.T) {
	base := args{"variant": "size", "Paper": "A2", "Size": "32.7", "Limit": "47.1", "Cut": 52, "Longest": 1, "Chars": 124}
	with := func(more args) args {
		a := args{}
		for _, part := range []args{base, more} {
			for name, v := range part {
				a[name] = v
			}
		}
		return a
	}
	const longest = ": am längsten ist Leitsatz 1 mit 124 Zeichen"
	for _, c := range []struct {
		more args
		hint string
	}{
		{nil, "um etwa 52 % kürzen"},
		{args{"Larger": "A0"}, "auf A0 drucken oder um etwa 52 % kürzen"},
		{args{"Distance": "2.5", "Reads": "1.7"}, "höchstens 1,7 m Abstand verlangen oder um etwa 52 % kürzen"},
		{args{"Distance": "2.5", "Reads": "1.7", "Larger": "A0"}, "auf A0 drucken, höchstens 1,7 m Abstand verlangen oder um etwa 52 % kürzen"},
	} {
		if got := newCatalogue("de").rule("does-not-fit", ".hint", with(c.more)); got != c.hint+longest {
			t.Errorf("%v: %s", c.more, got)
		}
	}
	message := newCatalogue("en").rule("does-not-fit", "", with(args{"Distance": "2.5"}))
	if want := "on A2 the text would have 32.7 pt; 47.1 pt is the least that can be read from 2.5 m"; message != want {
		t.Errorf("got %q, want %q", message, want)
	}
	hint := newCatalogue("en").rule("does-not-fit", ".hint", with(args{"Larger": "A0", "Reads": "1.7"}))
	if want := "print on A0, ask for a distance of 1.7 m at most, or shorten by about 52 %: principle 1 is the longest, with 124 characters"; hint != want {
		t.Errorf("got %q, want %q", hint, want)
	}
}
