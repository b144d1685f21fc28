// This file reads schemas.

package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Schema is what a document must look like: a JSON Schema (draft 2020-12) of which Check
// knows the keywords that stand in the struct rule, and no others.
//
// One keyword is not of the standard, which lets validators ignore it: "x-aliases", at the
// root, maps words that people write to those the schema knows, as
// {"titel": "title", "hochformat": "portrait"}.
//
// At the root stands at most one condition: an "if" that asks for one key, and an "else" that
// says which keys a document without that key must have.
type Schema struct {
	root    *rule
	aliases map[string]string

	spares string // the key that makes whole needless; "" without a condition
	whole  *rule  // in place of root where that key is not
}

// rule is a schema within a Schema.
type rule struct {
	Ref                  string            `json:"$ref"`
	Type                 kinds             `json:"type"`
	Properties           map[string]*rule  `json:"properties"`
	Required             []string          `json:"required"`
	AdditionalProperties *bool             `json:"additionalProperties"`
	Items                *rule             `json:"items"`
	MinItems             int               `json:"minItems"`
	MaxItems             int               `json:"maxItems"`
	MinLength            int               `json:"minLength"`
	MaxLength            int               `json:"maxLength"`
	Pattern              string            `json:"pattern"`
	Enum                 []json.RawMessage `json:"enum"`
	Minimum              *float64          `json:"minimum"`
	Maximum              *float64          `json:"maximum"`
	If                   *rule             `json:"if"`
	Else                 *rule             `json:"else"`
	Deprecated           bool              `json:"deprecated"`
	Defs                 map[string]*rule  `json:"$defs"`
	Aliases              map[string]string `json:"x-aliases"`
	Annotations

	name    string // of a definition
	known   []string
	allowed []string // the values of Enum as they are written in YAML
	pattern func() (*regexp.Regexp, error)
}

// Annotations are the keywords that tell people and editors something and that Check passes
// over.
type Annotations struct {
	Schema      string          `json:"$schema"`
	ID          string          `json:"$id"`
	Comment     string          `json:"$comment"`
	Title       string          `json:"title"`
	Description string          `json:"description"`
	Default     json.RawMessage `json:"default"`
	Examples    json.RawMessage `json:"examples"`
}

// kinds are the values of "type", which may be one name or several.
type kinds []string

// UnmarshalJSON reads one name or a list of names.
func (k *kinds) UnmarshalJSON(data []byte) error {
	var one string
	if err := json.Unmarshal(data, &one); err == nil {
		*k = kinds{one}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(k))
}

func (k kinds) has(name string) bool { return slices.Contains(k, name) }

// ParseSchema reads a JSON Schema. A keyword that Check does not know is an error, so that no
// schema says more than is checked.
func ParseSchema(data []byte) (*Schema, error) {
	root := &rule{}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(root); err != nil {
		return nil, fmt.Errorf("reading the schema: %w", err)
	}
	for name, r := range root.Defs {
		r.name = name
	}
	p := &resolver{defs: root.Defs}
	root, err := p.resolve(root)
	if err != nil {
		return nil, fmt.Errorf("reading the schema: %w", err)
	}
	s := &Schema{root: root, aliases: root.Aliases}
	if root.If != nil {
		if len(root.If.Required) != 1 || root.Else == nil {
			return nil, errors.New("reading the schema: a condition asks for one key and has an else")
		}
		s.spares, s.whole = root.If.Required[0], root.asking(root.Else)
	}
	return s, nil
}

// asking is r with the keys that more requires.
func (r *rule) asking(more *rule) *rule {
	whole := *r
	whole.Required = slices.Concat(r.Required, more.Required)
	whole.Properties = maps.Clone(r.Properties)
	for key, p := range more.Properties {
		if known := r.Properties[key]; known != nil {
			whole.Properties[key] = known.asking(p)
		}
	}
	return &whole
}

// ruleFor is what the root of a document must look like.
func (s *Schema) ruleFor(root *Node) *rule {
	if s.whole != nil && root.Get(s.spares) == nil {
		return s.whole
	}
	return s.root
}

// Parents lists the keys under which word is a key, "" standing for the top level. A word
// that is no key has none.
func (s *Schema) Parents(word string) []string {
	var parents []string
	if s.root.Properties[word] != nil {
		parents = append(parents, "")
	}
	for _, name := range s.root.known {
		if s.root.Properties[name].inner().Properties[word] != nil {
			parents = append(parents, name)
		}
	}
	return parents
}

// inner is the rule for the items of a list, and r itself for anything else.
func (r *rule) inner() *rule {
	if r.Items != nil {
		return r.Items
	}
	return r
}

// resolver puts definitions in the place of references.
type resolver struct{ defs map[string]*rule }

// resolve returns the rule for r, whose references are resolved as well. What stands beside
// a reference can only be annotation.
func (p *resolver) resolve(r *rule) (*rule, error) {
	if r.Ref != "" {
		name, ok := strings.CutPrefix(r.Ref, "#/$defs/")
		if !ok || p.defs[name] == nil {
			return nil, fmt.Errorf("there is no %s", r.Ref)
		}
		target := p.defs[name]
		if r.Type != nil || r.Properties != nil || r.Items != nil || r.MinLength != 0 || r.MaxLength != 0 || r.Pattern != "" {
			return nil, fmt.Errorf("something stands beside the reference to %s", r.Ref)
		}
		if target.Deprecated == r.Deprecated {
			return target, p.prepare(target)
		}
		marked := *target
		marked.Deprecated = true
		return &marked, p.prepare(&marked)
	}
	return r, p.prepare(r)
}

// prepare resolves what lies in r, once.
func (p *resolver) prepare(r *rule) error {
	if r.known != nil {
		return nil
	}
	r.known = slices.Sorted(maps.Keys(r.Properties))
	if r.known == nil {
		r.known = []string{}
	}
	for key, property := range r.Properties {
		resolved, err := p.resolve(property)
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		r.Properties[key] = resolved
	}
	if r.Items != nil {
		items, err := p.resolve(r.Items)
		if err != nil {
			return err
		}
		r.Items = items
	}
	if r.MinLength > 1 {
		return fmt.Errorf("a least length of %d is not checked", r.MinLength)
	}
	for _, raw := range r.Enum {
		var s string
		if json.Unmarshal(raw, &s) != nil {
			s = string(raw)
		}
		if s != "null" && !slices.Contains(r.allowed, s) {
			r.allowed = append(r.allowed, s)
		}
	}
	if r.Pattern != "" {
		r.pattern = sync.OnceValues(func() (*regexp.Regexp, error) { return regexp.Compile(r.Pattern) })
	}
	return nil
}
