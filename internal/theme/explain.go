// This file says in a theme's terms what its schema has found.

package theme

import (
	"strings"

	"leitbild/internal/color"
	"leitbild/internal/source"
)

// explain adds what only the meaning of a theme can tell: which notation a colour is written
// in, and that keys are missing because the file extends no theme.
func explain(doc *source.Document, found []source.Finding) []source.Finding {
	var rest, missing []source.Finding
	for _, f := range found {
		switch {
		case f.Rule == "missing-key" && f.Args["Key"] == "theme":
			f.Args["variant"] = "theme"
		case f.Rule == "missing-key":
			missing = append(missing, f)
			continue
		case f.Rule == "malformed" && f.Args["variant"] == "color":
			if c, err := color.Parse(f.Args["Value"].(string)); err == nil {
				f.Args["Suggestion"] = c.RGB.String()
			}
		}
		rest = append(rest, f)
	}
	if len(missing) > 0 {
		rest = append(rest, incomplete(doc, missing))
	}
	source.Sort(rest)
	return rest
}

// incomplete makes one finding of all the keys that a theme lacks.
func incomplete(doc *source.Document, missing []source.Finding) source.Finding {
	var keys []string
	for _, f := range missing {
		key, _ := f.Args["Key"].(string)
		if parent, ok := f.Args["Parent"].(string); ok {
			key = parent + "." + key
		}
		keys = append(keys, "`"+key+"`")
	}
	f := source.Finding{Rule: "theme-incomplete", File: doc.Name, Args: map[string]any{"Count": len(keys)}}
	const enough = 6
	if len(keys) > enough {
		keys = append(keys[:enough], "…")
	}
	f.Args["Keys"] = strings.Join(keys, ", ")
	if len(missing) == 1 {
		f.Pos = missing[0].Pos
	}
	return f
}
