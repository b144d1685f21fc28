// The logos of houses, which charters name.

package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"leitbild/charter"
	"leitbild/internal/logo"
	"leitbild/internal/source"
)

// logos keeps what has been read for one call, so that a series shares it.
type logos struct {
	byFile map[string]*loadedLogo
	gray   bool // they are wanted without colour
}

type loadedLogo struct {
	logo     *logo.Logo // nil where the findings have an error
	findings []source.Finding
}

// brandLogos are the logo of a charter's house and that for dark grounds; nil where there is
// none. What is wrong with them is a finding.
func (l *logos) brandLogos(name string, c *charter.Charter) (light, dark *logo.Logo, findings []source.Finding) {
	first, second := l.load(name, c.Brand.Logo), l.load(name, c.Brand.LogoDark)
	findings = append(findings, first.findings...)
	if second != first {
		findings = append(findings, second.findings...)
	}
	return first.logo, second.logo, findings
}

// load reads a logo that a charter names.
func (l *logos) load(charter string, t charter.Text) *loadedLogo {
	if t.Value == "" {
		return &loadedLogo{}
	}
	key := besideCharter(charter, t.Value)
	if known := l.byFile[key]; known != nil {
		return known
	}
	data, err := charterFile(charter, t.Value, logo.MaxFile)
	if err != nil { // told for each charter at its place
		return &loadedLogo{findings: []source.Finding{noLogo(charter, t, err)}}
	}
	loaded := &loadedLogo{}
	loaded.logo, loaded.findings = logo.Read(key, data)
	if l.gray {
		loaded.logo = loaded.logo.Grey()
	}
	if l.byFile == nil {
		l.byFile = map[string]*loadedLogo{}
	}
	l.byFile[key] = loaded
	return loaded
}

// besideCharter is the path of a file that a charter names.
func besideCharter(charter, name string) string {
	return filepath.Join(filepath.Dir(charter), filepath.FromSlash(name))
}

// noLogo tells why a logo cannot be read, and which one was probably meant.
func noLogo(charter string, t charter.Text, err error) source.Finding {
	a := args{"Name": source.Printable(t.Value), "Reason": reason(err)}
	switch {
	case strings.Contains(t.Value, "://"):
		a["variant"] = "address"
	case errors.Is(err, errOutside):
		a["variant"] = "outside"
	case errors.Is(err, fs.ErrNotExist):
		if meant := pictureNear(charter, t.Value); meant != "" {
			a["variant"], a["Meant"] = "meant", source.Printable(meant)
		}
	}
	return source.Finding{Rule: "logo-file", File: charter, Pos: t.Pos, Args: a}
}

// pictureNear is the picture in the folder of a missing one that has nearly its name, or its
// name with another ending.
func pictureNear(charter, name string) string {
	root, err := os.OpenRoot(filepath.Dir(charter))
	if err != nil {
		return ""
	}
	defer root.Close()
	folder := path.Dir(filepath.ToSlash(name))
	entries, err := fs.ReadDir(root.FS(), folder)
	if err != nil {
		return ""
	}
	stem := func(name string) string { return strings.ToLower(strings.TrimSuffix(name, path.Ext(name))) }
	base := path.Base(filepath.ToSlash(name))
	var pictures []string
	for _, e := range entries {
		switch strings.ToLower(path.Ext(e.Name())) {
		case ".svg", ".png", ".jpg", ".jpeg":
			if stem(e.Name()) == stem(base) {
				return path.Join(folder, e.Name())
			}
			pictures = append(pictures, e.Name())
		}
	}
	if meant := nearest(base, pictures); meant != "" {
		return path.Join(folder, meant)
	}
	return ""
}

// spareLogos refuses posters that would overwrite a logo of a charter.
func (f *renderFlags) spareLogos(name string, c *charter.Charter, posters []poster) error {
	if lost := logoAmong(name, c, posters); lost != "" {
		return &fault{id: "output-is-logo", hint: "right-call", args: args{
			"File": lost, "Call": f.example(f.given.forCharters(name)),
		}}
	}
	return nil
}

// logoAmong is the logo of a charter that one of the posters would overwrite; "" if none would.
func logoAmong(name string, c *charter.Charter, posters []poster) string {
	for _, t := range []charter.Text{c.Brand.Logo, c.Brand.LogoDark} {
		if t.Value == "" || !filepath.IsLocal(t.Value) {
			continue
		}
		file := besideCharter(name, t.Value)
		for _, p := range posters {
			if p.file != standardOutput && realName(p.file) == realName(file) {
				return file
			}
		}
	}
	return ""
}

// spareAllLogos refuses posters of a series that would overwrite a logo of any of its
// charters, before the first is made.
func (a *app) spareAllLogos(charters []string, posters [][]poster, f *renderFlags) error {
	var pictures []poster // those that there are, and that could be logos
	for _, list := range posters {
		for _, p := range list {
			if p.fileType != pdfFile && isRegular(p.file) {
				pictures = append(pictures, p)
			}
		}
	}
	if len(charters) < 2 || len(pictures) == 0 {
		return nil
	}
	for _, name := range charters {
		if name == standardInput {
			continue
		}
		data, err := a.read(name)
		if err != nil || !strings.Contains(string(data), "logo") {
			continue // told when its turn comes
		}
		if c, _, _ := charter.Read(name, data); c != nil {
			if err := f.spareLogos(name, c, pictures); err != nil {
				return err
			}
		}
	}
	return nil
}
