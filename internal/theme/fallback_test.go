package theme

import (
	"testing"

	"leitbild/internal/font"
)

func TestFallback(t *testing.T) {
	th, findings := Parse("klar", builtIn(t, "klar"), fonts(t))
	if th == nil {
		t.Fatal(findings)
	}
	classic, findings := Parse("klassik", builtIn(t, "klassik"), fonts(t))
	if classic == nil {
		t.Fatal(findings)
	}
	for _, c := range []struct {
		theme   *Theme
		role    Role
		missing string
		want    []string
	}{
		{th, Text, "→", []string{"Inter-Regular"}},
		{th, Title, "→", []string{"Inter-Bold"}},
		{th, Text, "→☎", []string{"Inter-Regular", "NotoSansSymbols2-Regular"}},
		{th, Text, "☎", []string{"NotoSansSymbols2-Regular"}},
		{th, Text, "漢", nil},
		{th, Text, "漢→", []string{"Inter-Regular"}},
		{classic, Text, "★", []string{"Inter-Regular"}}, // which Source Serif lacks
		{classic, Text, "Ж★", []string{"SourceSerif4-Regular", "Inter-Regular"}},
	} {
		face, err := c.theme.Face(c.role)
		if err != nil {
			t.Fatal(err)
		}
		list, err := c.theme.Fallback(face, []rune(c.missing))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range list {
			got = append(got, f.PostScriptName())
		}
		if len(got) != len(c.want) {
			t.Errorf("%s, %s for %q: %v, want %v", c.theme.Name, c.role, c.missing, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s, %s for %q: %v, want %v", c.theme.Name, c.role, c.missing, got, c.want)
			}
		}
	}
}

func TestTypeset(t *testing.T) {
	th, findings := Parse("klar", builtIn(t, "klar"), fonts(t))
	if th == nil {
		t.Fatal(findings)
	}
	text, err := th.Face(Text)
	if err != nil {
		t.Fatal(err)
	}
	title, err := th.Face(Title)
	if err != nil {
		t.Fatal(err)
	}
	dressed := th.Typeset(map[Role]*font.Face{Title: text}).Typeset(map[Role]*font.Face{Motto: title})
	for role, want := range map[Role]*font.Face{Title: text, Motto: title, Text: text} {
		if got, err := dressed.Face(role); err != nil || got != want {
			t.Errorf("%s is %v, %v", role, got, err)
		}
	}
	if got, err := th.Face(Title); err != nil || got != title {
		t.Errorf("the theme itself has changed: %v, %v", got, err)
	}
	seen := map[Role]bool{}
	for _, r := range append(HeadingRoles(), TextRoles()...) {
		if seen[r] {
			t.Errorf("%s is set by both fonts", r)
		}
		seen[r] = true
	}
	if len(seen) != len(roles()) {
		t.Errorf("the fonts of a house set %d of %d roles", len(seen), len(roles()))
	}
}
