package logo

// What there is to say about a logo.

import (
	"maps"
	"path"
	"strings"

	"leitbild/internal/source"
)

// reader reads one logo and gathers what there is to say about it. Of each thing only the
// first place is told.
type reader struct {
	name     string
	findings []source.Finding
	told     map[string]bool
}

// tell adds a finding with one of several wordings, unless the logo has one already.
func (r *reader) tell(f source.Finding, variant string, pos source.Pos, args map[string]any) {
	key := f.Rule + "." + variant
	if r.told[key] {
		return
	}
	if r.told == nil {
		r.told = map[string]bool{}
	}
	r.told[key] = true
	f.File, f.Pos, f.Args = r.name, pos, map[string]any{"variant": variant}
	maps.Copy(f.Args, args)
	r.findings = append(r.findings, f)
}

// tooLarge tells that the logo is beyond a limit.
func (r *reader) tooLarge(variant string, args map[string]any) {
	r.tell(source.Finding{Rule: "logo-too-large"}, variant, source.Pos{}, args)
}

// wrongKind tells that the file is none that is read.
func (r *reader) wrongKind(kind string) {
	variant := "other"
	switch strings.ToLower(path.Ext(r.name)) {
	case ".svg", ".png", ".jpg", ".jpeg":
	default: // the name does not lie
		variant = "foreign"
	}
	if kind == "" || kind == "packed" || kind == "empty" {
		variant = kind
	}
	r.tell(source.Finding{Rule: "logo-kind"}, variant, source.Pos{}, map[string]any{"Kind": kind})
}

// broken tells that the file is damaged at a place.
func (r *reader) broken(variant string, pos source.Pos, text string) {
	r.tell(source.Finding{Rule: "logo-broken"}, variant, pos, map[string]any{"Text": source.Printable(text)})
}

// refuse tells of something that cannot be drawn as it is meant.
func (r *reader) refuse(variant string, pos source.Pos) {
	r.tell(source.Finding{Rule: "logo-unsupported"}, variant, pos, nil)
}

// simplify tells that something is drawn in a simpler way than it is meant.
func (r *reader) simplify(variant string, pos source.Pos) {
	r.tell(source.Finding{Rule: "logo-simplified", Severity: source.Info}, variant, pos, nil)
}

// empty tells that there is nothing to be seen.
func (r *reader) empty() {
	r.tell(source.Finding{Rule: "logo-empty"}, "", source.Pos{}, nil)
}
