// Package theme turns a theme file into a grid, a scale, faces, colours.
package theme

import (
	_ "embed"
	"fmt"
	"io/fs"
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
	// Composition names the code that lays the sheet out.
	Composition string
	Colors      Colors
	Scale       Scale
	Grid        Grid
	Ornaments   Ornaments

	brand []string // the colours that follow the brand's
	files map[Role]string
	faces *faces
}

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
}

// Parse reads a theme file. fonts holds the font files that it names. There is no theme
// where a finding is of severity Error.
func Parse(name string, data []byte, fonts fs.FS) (*Theme, []source.Finding) {
	doc, findings := source.Parse(name, data)
	if source.HasError(findings) {
		return nil, findings
	}
	schema, err := source.ParseSchema(schemaJSON)
	if err != nil {
		return nil, []source.Finding{{Rule: "internal", File: name, Args: map[string]any{"Error": err.Error()}}}
	}
	findings = append(findings, schema.Check(doc)...)
	if source.HasError(findings) {
		return nil, findings
	}
	d := decoder{file: name, findings: findings, fonts: fonts}
	t := d.theme(doc.Root)
	if source.HasError(d.findings) {
		return nil, d.findings
	}
	t.faces = &faces{fonts: fonts, byFile: map[string]*font.Face{}}
	return t, d.findings
}

// Face returns the face for a role; the file is read and parsed at the first call.
func (t *Theme) Face(r Role) (*font.Face, error) {
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
	data, err := fs.ReadFile(f.fonts, file)
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
	fonts    fs.FS
}

func (d *decoder) theme(root *source.Node) *Theme {
	t := &Theme{
		Name:        root.Get("name").Value,
		Composition: root.Get("composition").Value,
		Description: map[string]string{},
		files:       map[Role]string{},
	}
	for _, p := range root.Get("description").Pairs {
		t.Description[p.Key] = p.Value.Value
	}
	for _, r := range roles() {
		n := root.Get("fonts").Get(string(r))
		d.fontFile(n)
		t.files[r] = n.Value
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
	ornaments := root.Get("ornaments")
	t.Ornaments = Ornaments{
		HeadRule: flag(ornaments, "head-rule", true), TitleFills: flag(ornaments, "title-fills", false),
		Block:      flag(ornaments, "block", false),
		EntryRules: flag(ornaments, "entry-rules", true), LargeNumerals: flag(ornaments, "large-numerals", true),
	}
	grid := root.Get("grid")
	t.Grid = Grid{Margin: ratio(grid, "margin"), Foot: ratio(grid, "foot"), Gutter: ratio(grid, "gutter")}
	return t
}

// fontFile checks that n names a font that is there.
func (d *decoder) fontFile(n *source.Node) {
	if !fs.ValidPath(n.Value) {
		d.fail(n, "theme-path", map[string]any{"Path": n.Value})
		return
	}
	if _, err := fs.Stat(d.fonts, n.Value); err == nil {
		return
	}
	var folders []string
	if entries, err := fs.ReadDir(d.fonts, "."); err == nil {
		for _, e := range entries {
			if e.IsDir() {
				folders = append(folders, e.Name())
			}
		}
	}
	d.fail(n, "theme-no-font", map[string]any{"Path": n.Value, "Folders": strings.Join(folders, ", ")})
}

func (d *decoder) fail(n *source.Node, rule string, args map[string]any) {
	d.findings = append(d.findings, source.Finding{Rule: rule, File: d.file, Pos: n.Pos, Args: args})
}

// flag reads true or false; without the key it is otherwise.
func flag(n *source.Node, key string, otherwise bool) bool {
	if v := n.Get(key); v != nil {
		return v.Value == "true"
	}
	return otherwise
}

// ratio reads a decimal number, whose form the schema has checked, as thousandths.
func ratio(n *source.Node, key string) Ratio {
	s := n.Get(key).Value
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	v, _ := strconv.ParseInt(whole+(fraction + "000")[:3], 10, 64)
	if strings.HasPrefix(s, "-") {
		v = -v
	}
	return Ratio(v)
}
