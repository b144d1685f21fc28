// Package theme turns a theme file into a grid, a scale, faces, colours.
package theme

import (
	_ "embed"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"strconv"
	"strings"
	"sync"

	"leitbild/internal/font"
	"leitbild/internal/source"
	"leitbild/internal/unit"
)

//go:embed schema.json
var schemaJSON []byte

// Theme is what a sheet looks like, independent of what stands on it. It may be used by
// several goroutines.
type Theme struct {
	Name string
	// Description says in one line per language (key: language tag) what it is like.
	Description map[string]string
	Composition Composition
	Colors      Colors
	Scale       Scale
	Grid        Grid
	Ornaments   Ornaments

	brand []string // the colours that follow the brand's
	hue   []string // the colours that take its hue
	// brandPaper makes a brand that is too pale for type the paper.
	brandPaper bool
	saving     saving
	files      map[Role]string
	house      map[Role]*font.Face // in place of files
	faces      *faces
}

// Composition names the code that lays a sheet out.
type Composition string

// The compositions, by their names in the theme file.
const (
	Klar    Composition = "klar"
	Klassik Composition = "klassik"
	Mosaik  Composition = "mosaik"
	Wort    Composition = "wort"
)

// typeOnTones says that all type stands on tones of the accent, and none on the paper.
func (c Composition) typeOnTones() bool { return c == Mosaik }

// faces are the fonts read so far; a theme shares them with what is derived from it.
type faces struct {
	fonts  fs.FS
	mu     sync.Mutex
	byFile map[string]*font.Face
}

// Role is a part that a face plays.
type Role string

// The roles of type on a sheet.
const (
	Title    Role = "title"
	Subtitle Role = "subtitle"
	Headline Role = "headline"
	Text     Role = "text"
	Numeral  Role = "numeral"
	Small    Role = "small"
	Motto    Role = "motto"
)

// roles are all parts, in the order of their weight on the sheet.
func roles() []Role { return []Role{Title, Subtitle, Headline, Text, Numeral, Small, Motto} }

// Ratio is a number in thousandths.
type Ratio int64

// Of is the ratio's share of l.
func (r Ratio) Of(l unit.Length) unit.Length { return l.Scale(int64(r), 1000) }

// Scale ties all sizes to that of the principles' text.
type Scale struct {
	// Title is the ratio wanted; the sheet bounds it by TitleMin and TitleMax, the title's
	// capital height as a share of the sheet's height.
	Title, TitleMin, TitleMax Ratio
	Subtitle, Headline, Note  Ratio
	Small, Motto, Intro       Ratio
	// Leading is the distance of the text's baselines, in its size; Tracking the space
	// after each letter of the title and of capitals, in thousandths of their size.
	// TitleLeading is the least distance of the baselines of display lines; their ink may ask
	// for more.
	Leading, TitleLeading       Ratio
	TitleTracking, CapsTracking int
}

// Grid gives distances as shares of the sheet's shorter side.
type Grid struct{ Margin, Foot, Gutter Ratio }

// Ornaments are what a composition may do without, and what it does only where asked.
type Ornaments struct {
	// HeadRule is the strong rule at the head of klar.
	HeadRule bool
	// TitleFills makes the longest line of klar's title fill the measure.
	TitleFills bool
	// Block puts klar's head and title on a block of the accent colour, on whose lower edge
	// the title stands, and tints the foot.
	Block bool
	// EntryRules are the hairlines above klar's principles, LargeNumerals numerals that
	// stand over two lines.
	EntryRules, LargeNumerals bool
	// Outlines draws of klar's block and mosaik's tiles only the edges, on the paper.
	Outlines bool
}

// Parse reads a theme file that extends no other and names built-in fonts only, which fonts
// holds. There is no theme where a finding is of severity Error.
func Parse(name string, data []byte, fonts fs.FS) (*Theme, []source.Finding) {
	return Library{Fonts: fonts}.Parse(name, data)
}

// HeadingRoles are the roles that the heading font of a house takes.
func HeadingRoles() []Role { return []Role{Title, Headline, Numeral} }

// TextRoles are the roles that its text font takes: the others.
func TextRoles() []Role { return []Role{Text, Subtitle, Small, Motto} }

// Typeset is the theme with other faces for some roles. Everything else is shared with t, which
// stays as it is.
func (t *Theme) Typeset(faces map[Role]*font.Face) *Theme {
	typeset := *t
	typeset.house = maps.Clone(t.house)
	if typeset.house == nil {
		typeset.house = map[Role]*font.Face{}
	}
	maps.Copy(typeset.house, faces)
	return &typeset
}

// Face returns the face for a role; the file is read and parsed at the first call.
func (t *Theme) Face(r Role) (*font.Face, error) {
	if f := t.house[r]; f != nil {
		return f, nil
	}
	f, err := t.faces.read(t.files[r])
	if err != nil {
		return nil, fmt.Errorf("theme %s, font for %s: %w", t.Name, r, err)
	}
	return f, nil
}

func (f *faces) read(file string) (*font.Face, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if face := f.byFile[file]; face != nil {
		return face, nil
	}
	data, err := readFont(f.fonts, file)
	if err != nil {
		return nil, err
	}
	face, err := font.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	f.byFile[file] = face
	return face, nil
}

// decoder reads a file that the schema has found sound.
type decoder struct {
	file     string
	findings []source.Finding
	library  Library
	faces    *faces
	// whence is the place that has to answer for what comes from the theme that is extended.
	whence source.Pos
}

func (d *decoder) theme(root *source.Node) *Theme {
	t := &Theme{
		Composition: Composition(root.Get("composition").Value),
		Description: map[string]string{},
		files:       map[Role]string{},
	}
	if n := root.Get("name"); n != nil {
		t.Name = n.Value
	}
	if n := root.Get("extends"); n != nil {
		d.whence = n.Pos
	}
	if n := root.Get("description"); n != nil {
		for _, p := range n.Pairs {
			t.Description[p.Key] = p.Value.Value
		}
	}
	for _, r := range roles() {
		t.files[r] = d.fontFile(root.Get("fonts").Get(string(r)))
	}
	if paper := root.Get("colors").Get("paper"); !paper.Pos.IsZero() {
		d.whence = paper.Pos // under the colours that are inherited
	}
	d.colors(t, root.Get("colors"))
	scale := root.Get("scale")
	t.Scale = Scale{
		Title: ratio(scale, "title"), TitleMin: ratio(scale, "title-min"), TitleMax: ratio(scale, "title-max"),
		Subtitle: ratio(scale, "subtitle"), Headline: ratio(scale, "headline"), Note: ratio(scale, "note"),
		Small: ratio(scale, "small"), Motto: ratio(scale, "motto"), Intro: ratio(scale, "intro"),
		Leading: ratio(scale, "leading"), TitleLeading: ratio(scale, "title-leading"),
		TitleTracking: int(ratio(scale, "title-tracking")), CapsTracking: int(ratio(scale, "caps-tracking")),
	}
	d.titleBounds(scale)
	t.Ornaments = Ornaments{HeadRule: true, EntryRules: true, LargeNumerals: true}
	t.Ornaments.read(root.Get("ornaments"))
	t.Ornaments.keepFor(t.Composition)
	d.saving(t, root.Get("ink-saver"))
	grid := root.Get("grid")
	t.Grid = Grid{Margin: ratio(grid, "margin"), Foot: ratio(grid, "foot"), Gutter: ratio(grid, "gutter")}
	return t
}

// byKey are the ornaments by their keys in the theme file.
func (o *Ornaments) byKey() map[string]*bool {
	return map[string]*bool{
		"head-rule": &o.HeadRule, "title-fills": &o.TitleFills, "block": &o.Block,
		"entry-rules": &o.EntryRules, "large-numerals": &o.LargeNumerals, "outlines": &o.Outlines,
	}
}

// read takes those that n names.
func (o *Ornaments) read(n *source.Node) {
	for key, on := range o.byKey() {
		*on = flag(n, key, *on)
	}
}

// keepFor leaves those that a composition has. Most are klar's, whose parts others may use.
func (o *Ornaments) keepFor(composition Composition) {
	switch composition {
	case Klar:
	case Mosaik:
		*o = Ornaments{Outlines: o.Outlines}
	default:
		*o = Ornaments{}
	}
}

// titleBounds looks whether the bounds of the title leave room between them.
func (d *decoder) titleBounds(scale *source.Node) {
	least, most := scale.Get("title-min"), scale.Get("title-max")
	if ratio(scale, "title-min") <= ratio(scale, "title-max") {
		return
	}
	args := map[string]any{"Least": least.Value, "Most": most.Value}
	if least.Pos.IsZero() {
		d.fail(most, "title-bounds", args)
		return
	}
	d.fail(least, "title-bounds", args)
}

// fail reports what is wrong with n.
func (d *decoder) fail(n *source.Node, rule string, args map[string]any) {
	pos := n.Pos
	if pos.IsZero() {
		pos, args["variant"] = d.whence, "inherited"
	}
	d.findings = append(d.findings, source.Finding{Rule: rule, File: d.file, Pos: pos, Args: args})
}

// flag reads true or false; without the key it is otherwise.
func flag(n *source.Node, key string, otherwise bool) bool {
	if v := n.Get(key); v != nil {
		return strings.EqualFold(v.Value, "true")
	}
	return otherwise
}

// ratio reads a number, whose form and bounds the schema has checked, as thousandths.
func ratio(n *source.Node, key string) Ratio {
	const most = 1e6
	v, err := strconv.ParseFloat(n.Get(key).Value, 64)
	if err != nil || math.Abs(v) > most {
		return 0
	}
	return Ratio(math.Round(v * 1000))
}
