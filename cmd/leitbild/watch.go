// leitbild edit --watch: posters that follow their charter while somebody edits it.

package main

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"leitbild/charter"
)

// watching makes posters anew whenever what they are made of changes. It looks by itself rather
// than have the system tell: that also works on network drives, and with editors that save
// by renaming.
type watching struct {
	app     *app
	name    string
	flags   *renderFlags
	date    time.Time
	posters []poster
	files   []string // what the poster is made of
}

// interval is how often files are looked at. What has changed has to stay the same for as long
// before a poster is made of it.
const interval = 100 * time.Millisecond

// watch makes posters of a charter until somebody interrupts it.
func (a *app) watch(name string, f *renderFlags) error {
	if f.output == standardOutput {
		return &fault{id: "flags-exclude", args: args{"First": "--watch", "Second": "-o -"}}
	}
	f.given = f.given.forCharters(name)
	if err := a.agree(f); err != nil {
		return err
	}
	posters, err := destinations([]string{name}, f)
	if err != nil {
		return err
	}
	if err := a.spareAllLogos([]string{name}, posters, f); err != nil {
		return err
	}
	date, err := a.defaultDate()
	if err != nil {
		return err
	}
	w := &watching{app: a, name: name, flags: f, date: date, posters: posters[0]}
	w.files = []string{name, draftOf(followLinks(name))}
	return w.run()
}

func (w *watching) run() error {
	seen, status := w.render(w.look())
	if status == statusUsage { // it would fail for ever
		return &done{status}
	}
	if u := w.app.ui; !u.quiet {
		u.note("watch", args{"File": w.name})
	}
	missing := 0
	for {
		time.Sleep(interval)
		now := w.look()
		if now.same(seen) && missing == 0 {
			continue
		}
		if now[w.name] == nil { // between two steps of an editor, or for good
			const patience = 20
			if missing++; missing == patience {
				w.app.ui.fault(noCharter(w.name))
			}
			seen = now
			continue
		}
		missing = 0
		seen, _ = w.render(w.settled(now))
	}
}

// with adds the files to a sight that are watched from now on.
func (w *watching) with(seen sight) sight {
	now := w.look()
	for name := range now {
		if before, known := seen[name]; known {
			now[name] = before
		}
	}
	return now
}

// settled waits until nothing changes any more.
func (w *watching) settled(now sight) sight {
	for {
		time.Sleep(interval)
		next := w.look()
		if next.same(now) {
			return next
		}
		now = next
	}
}

// sight is how files look from outside; nil is one that is not there.
type sight map[string]fs.FileInfo

func (w *watching) look() sight {
	s := sight{}
	for _, name := range w.files {
		s[name] = nil
		if info, err := os.Stat(name); err == nil {
			s[name] = info
		}
	}
	return s
}

// same reports whether the files of s look as they did before.
func (s sight) same(before sight) bool {
	for name, a := range s {
		switch b, known := before[name]; {
		case !known, (a == nil) != (b == nil):
			return false
		case a != nil && (!os.SameFile(a, b) || a.Size() != b.Size() || !a.ModTime().Equal(b.ModTime())):
			return false
		}
	}
	return true
}

// render makes the posters of the charter, or of the draft where somebody edits that. It returns
// what has been seen of all that they are made of, and the status.
func (w *watching) render(seen sight) (sight, int) {
	file := w.name
	charter, draft := seen[w.name], seen[w.files[1]]
	if charter != nil && draft != nil && !draft.ModTime().Before(charter.ModTime()) {
		file = w.files[1]
	}
	data, err := w.app.read(file)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			return seen, w.app.ui.fault(err)
		}
		return seen, statusFine
	}
	w.follow(data)
	seen = w.with(seen) // before they are read
	r := renderer{app: w.app, flags: w.flags, date: w.date}
	results, status := r.renderText(w.name, data, w.posters)
	if len(results) > 0 {
		w.flags.open = false // once
	}
	if w.app.ui.format == formatJSON {
		w.app.ui.data(results)
	}
	return seen, status
}

// follow watches what the charter names as well. While it has errors, that is what it named
// before.
func (w *watching) follow(data []byte) {
	c, _, _ := charter.Read(w.name, data)
	if c == nil {
		return
	}
	theme := requestTheme(w.flags.theme, w.name, c)
	w.files = w.files[:2]
	if isThemeFile(theme.name) && theme.flag {
		w.files = append(w.files, theme.name)
	} else if isThemeFile(theme.name) {
		w.files = append(w.files, besideCharter(w.name, theme.name))
	}
	for _, t := range []charter.Text{c.Brand.Logo, c.Brand.LogoDark, c.Brand.Fonts.Heading.File, c.Brand.Fonts.Text.File} {
		if t.Value != "" {
			w.files = append(w.files, besideCharter(w.name, t.Value))
		}
	}
}
