// This file lists the keys of the charter file in the order in which the schema has them.

package charter

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"leitbild/internal/source"
)

// KeyKind says what stands behind a key.
type KeyKind uint8

// The kinds of keys.
const (
	TextKey   KeyKind = iota // a text
	SwitchKey                // true or false
	NumberKey                // a number
	ListKey                  // texts, or items with keys of their own
	GroupKey                 // further keys
)

// Key is a key of the charter file.
type Key struct {
	Name        string
	Kind        KeyKind
	Description string   // in English, as the schema has it
	Required    bool     // where the group that it belongs to is there
	Values      []string // the only ones allowed; none where any text is
	Examples    []string
	Keys        []Key // of a group, or of each item of a list
}

// Keys returns the keys of the charter file in the order of the schema.
func Keys() []Key { return slices.Clone(keys()) }

// KeysAt returns the keys that may stand in the group at a path, in the order of the schema. A
// path names keys and items from the top level on: "poster", or "principles", "3".
func KeysAt(path ...string) []Key {
	k := Key{Kind: GroupKey, Keys: keys()}
	for _, step := range path {
		if k.Kind == ListKey {
			k.Kind = GroupKey // any item is as good
			continue
		}
		i := slices.IndexFunc(k.Keys, func(k Key) bool { return k.Name == step })
		if i < 0 {
			return nil
		}
		k = k.Keys[i]
	}
	if k.Kind == ListKey {
		return nil
	}
	return k.Keys
}

// NearestKey is the key that was probably meant by a word which is none, among those given by
// their names; "" if there is none. It knows the words that people write for keys.
func NearestKey(word string, names []string) string {
	s, err := schema()
	if err != nil {
		return ""
	}
	return s.Nearest(word, names)
}

// keySchema is what a schema says about keys.
type keySchema struct {
	Ref         string               `json:"$ref"`
	Type        json.RawMessage      `json:"type"`
	Description string               `json:"description"`
	Required    []string             `json:"required"`
	Properties  properties           `json:"properties"`
	Items       *keySchema           `json:"items"`
	Enum        []any                `json:"enum"`
	Examples    []any                `json:"examples"`
	Defs        map[string]keySchema `json:"$defs"`
}

// properties keep the order of the file, which a map would lose.
type properties []property

type property struct {
	name   string
	schema keySchema
}

// UnmarshalJSON reads an object pair by pair.
func (p *properties) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		var s keySchema
		if err := d.Decode(&s); err != nil {
			return err
		}
		*p = append(*p, property{fmt.Sprint(name), s})
	}
	return nil
}

var keys = sync.OnceValue(func() []Key {
	var root keySchema
	if json.Unmarshal(schemaJSON, &root) != nil { // the embedded schema; a test reads it
		return nil
	}
	return root.keys(root.Defs)
})

// keys are those of a group.
func (s *keySchema) keys(defs map[string]keySchema) []Key {
	var list []Key
	for _, p := range s.Properties {
		k := p.schema.key(defs)
		k.Name = p.name
		k.Required = slices.Contains(s.Required, p.name)
		list = append(list, k)
	}
	return list
}

// key describes what stands behind one key. What stands beside a reference tells more than
// what it refers to.
func (s *keySchema) key(defs map[string]keySchema) Key {
	target := *s
	if name, found := strings.CutPrefix(s.Ref, "#/$defs/"); found {
		target = defs[name]
	}
	k := Key{Description: s.Description, Examples: texted(s.Examples), Values: texted(target.Enum)}
	if k.Description == "" {
		k.Description = target.Description
	}
	if k.Examples == nil {
		k.Examples = texted(target.Examples)
	}
	switch has := func(name string) bool { return bytes.Contains(target.Type, []byte(`"`+name+`"`)) }; {
	case has("array"):
		k.Kind = ListKey
		if target.Items != nil {
			k.Keys = target.Items.key(defs).Keys
		}
	case has("object"):
		k.Kind, k.Keys = GroupKey, target.keys(defs)
	case has("boolean") && !has("string"):
		k.Kind, k.Values = SwitchKey, []string{"true", "false"}
	case (has("number") || has("integer")) && !has("string"):
		k.Kind = NumberKey
	}
	return k
}

// texted are values as they are written, without null and each once.
func texted(values []any) []string {
	var list []string
	for _, v := range values {
		if s := fmt.Sprint(v); v != nil && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// PrinciplesIn are the principles of a document as far as they can be read, also where it has
// errors. What is none counts, so that numbers are those of the file.
func PrinciplesIn(d *source.Document) []Principle {
	var list []Principle
	for _, n := range items(d.Root.Get("principles")) {
		list = append(list, principle(n))
	}
	return list
}
