// leitbild set, get: what stands behind a key of the charter.

package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"leitbild/charter"
	"leitbild/internal/edit"
	"leitbild/internal/source"
)

func (a *app) setCommand() *cobra.Command {
	var f changeFlags
	var unset bool
	c := &cobra.Command{
		Use:        "set KEY VALUE…",
		Short:      "set.short",
		Long:       "set.long",
		Example:    "set.example",
		SuggestFor: []string{"change", "put", "unset", "config", "setzen", "ändern", "aendern"},
		Args: func(c *cobra.Command, given []string) error {
			if !unset {
				return settable(&f, given)
			}
			switch {
			case len(given) == 0:
				return &fault{id: "which-key", args: args{"Call": callOf("set", "subtitle", "--unset")}}
			case len(given) > 1:
				return tooMany(c, given[1])
			}
			return nil
		},
		ValidArgsFunction: offerValues,
		RunE: func(c *cobra.Command, given []string) error {
			path, key, err := keyFor(given[0])
			if err != nil {
				return err
			}
			v, err := valueFor(path, key, given[1:])
			if err != nil {
				return err
			}
			return a.change(c, &f, func(o *opened) (func(*ui), error) {
				err := o.set(path, v)
				if errors.Is(err, edit.ErrNoItem) {
					err = &fault{id: "no-item", args: args{"Key": path.String()}}
				}
				return func(u *ui) {
					id := "set.done"
					if isEmpty(v) {
						id = "set.unset"
					}
					u.say(id, args{"File": inputName(o.name), "Key": path.String(), "Value": said(v)})
				}, err
			})
		},
	}
	c.Flags().BoolVar(&unset, "unset", false, "flag.unset")
	f.changing(c)
	return c
}

// settable refuses command lines that lack something, showing what they were probably to be.
func settable(f *changeFlags, given []string) error {
	switch {
	case len(given) == 0:
		return &fault{id: "which-key", args: args{"Call": callOf("set", "title", "Unser Wort")}}
	case len(given) > 1:
		return nil
	}
	for _, sign := range []string{"=", ": "} {
		if key, value, found := strings.Cut(given[0], sign); found {
			return &fault{id: "no-value", hint: "right-call", args: args{"Key": key, "Call": f.call("set", key, value)}}
		}
	}
	path, k, err := keyFor(given[0])
	switch {
	case err != nil:
		return err
	case k.Keys != nil:
		return groupFault(path, k)
	}
	told := &fault{id: "no-value", args: args{"Key": path.String(), "Call": f.call("set", path.String(), "…")}}
	if !k.Required {
		told.hint, told.args["Unset"] = "no-value.optional", f.call("set", path.String(), "--unset")
	}
	return told
}

// said is a value on one line.
func said(v edit.Value) string {
	if v.Items == nil {
		return beginning(v.Text, helpWidth)
	}
	var texts []string
	for _, item := range v.Items {
		texts = append(texts, item.Text)
	}
	return strings.Join(texts, " · ")
}

// valueFor makes a value of arguments: an empty one without any.
func valueFor(path edit.Path, key *charter.Key, given []string) (edit.Value, error) {
	texts, err := cleanAll(path.String(), given)
	switch {
	case err != nil:
		return edit.Value{}, err
	case key.Kind == charter.GroupKey, key.Kind == charter.ListKey && key.Keys != nil && len(given) > 0:
		return edit.Value{}, groupFault(path, key)
	case len(texts) == 0:
		return edit.Value{}, nil
	case key.Kind == charter.ListKey:
		return edit.Texts(texts...), nil
	case len(given) > 1:
		return edit.Value{}, &fault{id: "one-value", hint: "right-call", args: args{
			"Key": path.String(), "Call": callOf("set", path.String(), strings.Join(given, " ")),
		}}
	}
	plain := key.Kind == charter.SwitchKey && slices.Contains(key.Values, texts[0]) ||
		key.Kind == charter.NumberKey && isNumber(texts[0])
	return edit.Value{Text: texts[0], Plain: plain}, nil
}

// isNumber reports whether YAML takes a text for a decimal number.
func isNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil && strings.Trim(s, "-.0123456789") == ""
}

// groupFault tells that a key has no text of its own.
func groupFault(path edit.Path, key *charter.Key) *fault {
	if path[0] == "principles" {
		return &fault{id: "key-is-principle", args: args{"Key": path.String()}}
	}
	var names []string
	for _, k := range key.Keys {
		names = append(names, path.With(k.Name).String())
	}
	return &fault{id: "key-is-group", args: args{"Key": path.String(), "Allowed": names}}
}

// keyFor finds the key that an argument names, as in poster.size, signatures.1,
// principles.3.title.
func keyFor(word string) (edit.Path, *charter.Key, error) {
	path := edit.ParsePath(word)
	if k := keyAt(path); k != nil {
		return path, k, nil
	}
	f := &fault{id: "no-key", args: args{"Key": word, "Allowed": namesOf(textKeys())}}
	if meant := keyMeant(path); meant != "" {
		f.hint, f.args["Meant"] = "no-key.meant", meant
	}
	return nil, nil, f
}

// keyAt is the key at a path; nil where the schema has none.
func keyAt(path edit.Path) *charter.Key {
	k := charter.Key{Kind: charter.GroupKey, Keys: charter.Keys()}
	for _, step := range path {
		if k.Kind == charter.ListKey {
			if n, err := strconv.Atoi(step); err != nil || n < 1 {
				return nil
			}
			k.Kind = charter.TextKey
			if k.Keys != nil {
				k.Kind = charter.GroupKey
			}
			k.Required = false
			continue
		}
		i := slices.IndexFunc(k.Keys, func(k charter.Key) bool { return k.Name == step })
		if i < 0 || k.Kind != charter.GroupKey {
			return nil
		}
		k = k.Keys[i]
	}
	return &k
}

// keyMeant is the key that was probably meant by a path which is none; "" if there is none.
func keyMeant(path edit.Path) string {
	word := strings.ToLower(path[len(path)-1])
	var inner []string
	for _, k := range textKeys() {
		last := k.Name[strings.LastIndexByte(k.Name, '.')+1:]
		if last == word && len(path) == 1 {
			return k.Name
		}
		inner = append(inner, last)
	}
	meant := edit.Path{}
	for _, step := range path {
		if next := charter.NearestKey(step, namesOf(charter.KeysAt(meant...))); next != "" {
			step = next
		}
		meant = meant.With(step)
	}
	if keyAt(meant) != nil {
		return meant.String()
	}
	nearest := charter.NearestKey(word, inner)
	if i := slices.Index(inner, nearest); i >= 0 && len(path) == 1 {
		return textKeys()[i].Name
	}
	return ""
}

func namesOf(keys []charter.Key) []string {
	var names []string
	for _, k := range keys {
		names = append(names, k.Name)
	}
	return names
}

// textKeys are the keys that set takes, named by their whole paths, but for those of principles.
func textKeys() []charter.Key {
	var list []charter.Key
	var collect func(keys []charter.Key, prefix string)
	collect = func(keys []charter.Key, prefix string) {
		for _, k := range keys {
			k.Name = prefix + k.Name
			switch {
			case k.Kind == charter.GroupKey:
				collect(k.Keys, k.Name+".")
			case k.Kind != charter.ListKey || k.Keys == nil:
				list = append(list, k)
			}
		}
	}
	collect(charter.Keys(), "")
	return list
}

// offerKeys completes keys with what they are for.
func offerKeys() []cobra.Completion {
	var offers []cobra.Completion
	for _, k := range textKeys() {
		sentence, _, _ := strings.Cut(k.Description, ". ")
		offers = append(offers, cobra.CompletionWithDesc(k.Name, strings.TrimSuffix(sentence, ".")))
	}
	return offers
}

// offerValues completes a key, then what it takes.
func offerValues(_ *cobra.Command, given []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	const keep = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	switch {
	case len(given) == 0:
		return offerKeys(), keep
	case len(given) > 1:
		return nil, keep
	case given[0] == "poster.theme":
		return themeNames(), keep
	case given[0] == "lang":
		return charter.Languages(), keep
	}
	if k := keyAt(edit.ParsePath(given[0])); k != nil {
		return slices.Concat(k.Values, k.Examples), keep
	}
	return nil, keep
}

func (a *app) getCommand() *cobra.Command {
	var f changeFlags
	c := &cobra.Command{
		Use:        "get [KEY]",
		Short:      "get.short",
		Long:       "get.long",
		Example:    "get.example",
		SuggestFor: []string{"value", "read", "lesen", "holen", "wert"},
		Args: func(c *cobra.Command, given []string) error {
			if len(given) > 1 {
				return tooMany(c, given[1])
			}
			if misplaced := f.withFile(c, given); misplaced != nil {
				return misplaced
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, given []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(given) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return offerKeys(), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
		},
		RunE: func(c *cobra.Command, given []string) error {
			var path edit.Path
			var key *charter.Key
			if len(given) > 0 {
				var err error
				if path, key, err = keyFor(given[0]); err != nil {
					return err
				}
			}
			return a.get(c, &f, path, key)
		},
	}
	f.fileFlag(c)
	return c
}

// get prints what stands behind a key.
func (a *app) get(c *cobra.Command, f *changeFlags, path edit.Path, key *charter.Key) error {
	name, data, err := a.charterOf(c, f)
	if err != nil {
		return err
	}
	document, findings := source.Parse(name, data)
	if document.Root == nil {
		a.ui.findings(a.ui.err, findings, map[string]*source.Document{name: document})
		return finish(statusFaulty)
	}
	n := document.Root
	for _, step := range path {
		n = child(n, step)
	}
	switch {
	case n == nil || n.Kind == source.Null:
		told := &fault{id: "not-set", status: statusFaulty, args: args{"File": inputName(name), "Key": path.String()}}
		if key.Keys == nil {
			told.hint, told.args["Call"] = "not-set.call", f.call("set", path.String(), "…")
		}
		return told
	case a.ui.format == formatJSON:
		return a.ui.data(asData(n))
	case n.Kind == source.Scalar:
		fmt.Fprintln(a.ui.out, n.Value)
	case n.Kind == source.List && !slices.ContainsFunc(n.Items, func(c *source.Node) bool { return c.Kind != source.Scalar }):
		for _, item := range n.Items {
			fmt.Fprintln(a.ui.out, item.Value)
		}
	default:
		a.ui.table(rowsOf(n, path))
	}
	return nil
}

// child is what a step leads to from a node; nil where there is nothing.
func child(n *source.Node, step string) *source.Node {
	if n == nil || n.Kind != source.List {
		return n.Get(step)
	}
	if i, err := strconv.Atoi(step); err == nil && i >= 1 && i <= len(n.Items) {
		return n.Items[i-1]
	}
	return nil
}

// rowsOf are all texts at and below a node with their paths. The principles are left out of the
// whole.
func rowsOf(n *source.Node, path edit.Path) [][2]string {
	var rows [][2]string
	switch n.Kind {
	case source.Scalar:
		rows = append(rows, [2]string{path.String(), n.Value})
	case source.Mapping:
		for _, p := range n.Pairs {
			if len(path) > 0 || p.Key != "principles" {
				rows = append(rows, rowsOf(p.Value, path.With(p.Key))...)
			}
		}
	case source.List:
		for i, item := range n.Items {
			rows = append(rows, rowsOf(item, path.Item(i+1))...)
		}
	}
	return rows
}

// asData is a node as JSON has it.
func asData(n *source.Node) any {
	switch n.Kind {
	case source.Scalar:
		return n.Value
	case source.Mapping:
		m := map[string]any{}
		for _, p := range n.Pairs {
			m[p.Key] = asData(p.Value)
		}
		return m
	case source.List:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, asData(item))
		}
		return list
	}
	return nil
}
