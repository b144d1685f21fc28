package charter

import (
	"slices"
	"testing"
)

func names(keys []Key) []string {
	var list []string
	for _, k := range keys {
		list = append(list, k.Name)
	}
	return list
}

func TestKeysAreThoseOfTheSchema(t *testing.T) {
	top := names(Keys())
	first := []string{"leitbild", "lang", "organization", "title", "subtitle", "intro", "principles", "outro", "motto", "signatures"}
	if len(top) < len(first) || !slices.Equal(top[:len(first)], first) {
		t.Errorf("at the top level: %v", top)
	}
	for _, k := range Keys() {
		if k.Description == "" {
			t.Errorf("%s: no description", k.Name)
		}
	}
	if got := names(KeysAt("principles", "3")); !slices.Equal(got, []string{"title", "text", "note", "questions", "tips", "examples"}) {
		t.Errorf("of a principle: %v", got)
	}
	if got := names(KeysAt("principles", "3", "examples", "1")); !slices.Equal(got, []string{"who", "text"}) {
		t.Errorf("of an example: %v", got)
	}
	for _, path := range [][]string{{"principles"}, {"title"}, {"nowhere"}, {"poster", "size"}} {
		if got := KeysAt(path...); got != nil {
			t.Errorf("%v has the keys %v", path, names(got))
		}
	}
	for _, c := range []struct {
		path     []string
		name     string
		kind     KeyKind
		required bool
	}{
		{nil, "title", TextKey, true},
		{nil, "subtitle", TextKey, false},
		{nil, "principles", ListKey, true},
		{nil, "signatures", ListKey, false},
		{nil, "poster", GroupKey, false},
		{[]string{"poster"}, "marks", SwitchKey, false},
		{[]string{"principles", "1"}, "text", TextKey, true},
	} {
		keys := KeysAt(c.path...)
		k := keys[slices.Index(names(keys), c.name)]
		if k.Kind != c.kind || k.Required != c.required {
			t.Errorf("%s is %v, required: %v", c.name, k.Kind, k.Required)
		}
	}
}

func TestNearestKeyKnowsWhatPeopleWrite(t *testing.T) {
	top := names(Keys())
	for word, want := range map[string]string{"titel": "title", "Firma": "organization", "organisaton": "organization", "xyzzy": ""} {
		if got := NearestKey(word, top); got != want {
			t.Errorf("%s is taken for %q", word, got)
		}
	}
}
