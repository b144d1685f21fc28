// The typefaces of a charter's house, in place of the theme's.

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"leitbild/charter"
	"leitbild/internal/font"
	"leitbild/internal/source"
	"leitbild/internal/theme"
)

const (
	// fontLimit is the most that a font file may have, in bytes.
	fontLimit = 16 << 20
	// mostFonts is how many fonts a hint names, and how many files are looked at to find them.
	mostFonts, mostFiles = 6, 500
)

// errLargeFont tells that a font file has more than fontLimit.
var errLargeFont = errors.New("font file too large")

// fontBeside reads a font that a charter or a theme names.
func fontBeside(file, name string) ([]byte, error) {
	data, err := charterFile(file, name, fontLimit)
	if err == nil && len(data) > fontLimit {
		return nil, errLargeFont
	}
	return data, err
}

// house are a charter's typefaces; its fonts are nil where it has none.
type house struct{ heading, text *houseFont }

// houseFont is a font file with what a charter says of it.
type houseFont struct {
	charter.Font
	*fontFile
}

// fontFile is a font file, of which a variable one has a face for each weight. It may be used
// by several goroutines.
type fontFile struct {
	data  []byte
	mu    sync.Mutex
	faces map[int]*font.Face
}

// face is the font at a weight, 0 standing for its own.
func (h *fontFile) face(weight int) (*font.Face, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if f := h.faces[weight]; f != nil {
		return f, nil
	}
	f, err := font.ParseInstance(h.data, weight)
	if err == nil {
		h.faces[weight] = f
	}
	return f, err
}

// house reads the fonts that a charter names, and says what is wrong with them.
func (r *renderer) house(name string, c *charter.Charter) (*house, []source.Finding) {
	if r.fonts == nil {
		r.fonts = map[string]*fontFile{}
	}
	reader := houseReader{renderer: r, charter: name}
	h := &house{
		heading: reader.font("heading", c.Brand.Fonts.Heading),
		text:    reader.font("text", c.Brand.Fonts.Text),
	}
	return h, reader.findings
}

// houseReader gathers what is wrong with the fonts of a charter.
type houseReader struct {
	*renderer
	charter  string
	findings []source.Finding
}

func (r *houseReader) add(f source.Finding) {
	f.File = r.charter
	r.findings = append(r.findings, f)
}

// font reads a font; that of another charter of the series is shared.
func (r *houseReader) font(key string, f charter.Font) *houseFont {
	if f.File.Value == "" {
		if f.Weight > 0 {
			r.weight(f, args{"variant": "alone", "Key": key})
		}
		return nil
	}
	name := filepath.Join(filepath.Dir(r.charter), filepath.FromSlash(f.File.Value))
	file := r.fonts[name]
	if file == nil {
		data := r.read(f.File)
		if data == nil {
			return nil
		}
		file = &fontFile{data: data, faces: map[int]*font.Face{}}
		r.fonts[name] = file
	}
	face, err := file.face(f.Weight)
	if err != nil {
		r.add(source.Finding{Rule: "bad-font", Pos: f.File.Pos, Args: theme.BadFont(f.File.Value, err)})
		return nil
	}
	r.judgeWeight(key, f, face)
	return &houseFont{f, file}
}

// read returns the bytes of a font file.
func (r *houseReader) read(file charter.Text) []byte {
	name := filepath.FromSlash(file.Value)
	data, err := fontBeside(r.charter, name)
	a := args{"Path": source.Printable(file.Value)}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		names := fontsBeside(r.charter, name)
		if meant := nearest(file.Value, names); meant != "" {
			a["variant"], a["Meant"] = "meant", meant
		} else if len(names) > 0 {
			a["variant"], a["Names"] = "others", names[:min(len(names), mostFonts)]
		}
		r.add(source.Finding{Rule: "no-font", Pos: file.Pos, Args: a})
	case errors.Is(err, errLargeFont):
		a["variant"] = "large"
		r.add(source.Finding{Rule: "font-file", Pos: file.Pos, Args: a})
	case err != nil:
		a["Reason"] = reason(err)
		r.add(source.Finding{Rule: "font-file", Pos: file.Pos, Args: a})
	default:
		return data
	}
	return nil
}

// judgeWeight says where the weight that a charter asks for has no effect, or not that one.
func (r *houseReader) judgeWeight(key string, f charter.Font, face *font.Face) {
	if f.Weight == 0 || f.Weight == face.Weight() {
		return
	}
	a := args{"variant": "one", "Key": key, "Font": face.PostScriptName(), "Weight": face.Weight(), "Wanted": f.Weight}
	if least, most, ok := face.Weights(); ok {
		a["variant"], a["Least"], a["Most"], a["Font"] = "range", least, most, path.Base(f.File.Value)
	}
	r.weight(f, a)
}

func (r *houseReader) weight(f charter.Font, a args) {
	r.add(source.Finding{Rule: "font-weight", Severity: source.Warning, Pos: f.WeightPos, Args: a})
}

// fontsBeside lists the fonts in the folder of a file that is not there, or else those in the
// charter's folder and below.
func fontsBeside(charter, name string) []string {
	root, err := os.OpenRoot(filepath.Dir(charter))
	if err != nil {
		return nil
	}
	defer root.Close()
	folder := path.Dir(path.Clean(filepath.ToSlash(name)))
	if list := fontsIn(root.FS(), folder); len(list) > 0 {
		return list
	}
	return fontsIn(root.FS(), ".")
}

// fontsIn lists the fonts of a folder and of those in it.
func fontsIn(files fs.FS, folder string) (list []string) {
	seen := 0
	_ = fs.WalkDir(files, folder, func(name string, e fs.DirEntry, err error) error {
		if seen++; seen > mostFiles {
			return fs.SkipAll
		}
		below := strings.TrimPrefix(strings.TrimPrefix(name, folder), "/")
		switch {
		case err != nil:
			return fs.SkipDir
		case e.IsDir() && (strings.Contains(below, "/") || strings.HasPrefix(e.Name(), ".") && name != "."):
			return fs.SkipDir
		case !e.IsDir() && isFontName(name):
			list = append(list, name)
		}
		return nil
	})
	return list
}

func isFontName(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".ttf" || ext == ".otf"
}

// dress gives a theme the typefaces of the house. Those of a variable font are as bold as the
// theme's own, unless the charter says how bold.
func (h *house) dress(t *theme.Theme) (*theme.Theme, error) {
	if h == nil || h.heading == nil && h.text == nil {
		return t, nil
	}
	faces := map[theme.Role]*font.Face{}
	for _, part := range []struct {
		font  *houseFont
		roles []theme.Role
	}{{h.heading, theme.HeadingRoles()}, {h.text, theme.TextRoles()}} {
		if part.font == nil {
			continue
		}
		for _, role := range part.roles {
			face, err := part.font.faceFor(t, role)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", part.font.File.Value, err)
			}
			faces[role] = face
		}
	}
	return t.Typeset(faces), nil
}

// faceFor is the font for a role of a theme.
func (h *houseFont) faceFor(t *theme.Theme, role theme.Role) (*font.Face, error) {
	face, err := h.face(h.Weight)
	if err != nil || h.Weight > 0 {
		return face, err
	}
	if _, _, many := face.Weights(); !many {
		return face, nil
	}
	own, err := t.Face(role)
	if err != nil {
		return nil, err
	}
	return h.face(own.Weight())
}
