package main

import "testing"

func TestNearestIsWhatWasMeant(t *testing.T) {
	flags := []string{"output", "size", "orientation", "bleed", "marks", "distance", "theme", "check", "open"}
	for word, want := range map[string]string{
		"siez": "size", "sizes": "size", "Size": "size", "out": "output", "ouput": "output",
		"tehme": "theme", "beschnitt": "", "svg": "", "png": "", "marsk": "marks", "o": "",
	} {
		if got := nearest(word, flags); got != want {
			t.Errorf("nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
