package lang_test

import (
	"testing"

	"leitbild/internal/lang"
)

func TestPrimary(t *testing.T) {
	for tag, want := range map[string]string{"de": "de", "de-AT": "de", "DE-at": "de", "gsw-CH": "gsw", "zh-Hant-TW": "zh", "": ""} {
		if got := lang.Primary(tag); got != want {
			t.Errorf("the language of %q is %q, want %q", tag, got, want)
		}
	}
}
