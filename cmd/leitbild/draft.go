// Drafts: the copies of charters that people edit, so that nothing they have written is lost.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// draft is a copy of a charter that somebody edits. It lies beside the charter under a name
// that is always the same: whatever ends the program, the draft is found again.
type draft struct {
	name   string // of the charter, as it was given
	target string // where the charter lies
	file   string // the draft: leitbild.draft.yaml
	// record holds the charter as it was when the draft was begun: .leitbild.yaml.base.
	record string
	was    []byte
	// lock is held while somebody edits; nil where the file system has no locks.
	lock *flock.Flock
}

const draftMark = ".draft"

// draftOf is the name of the draft of a charter.
func draftOf(charter string) string {
	ext := filepath.Ext(charter)
	return strings.TrimSuffix(charter, ext) + draftMark + ext
}

// isDraft reports whether a file has the name of a draft.
func isDraft(name string) bool {
	return filepath.Ext(strings.TrimSuffix(name, filepath.Ext(name))) == draftMark
}

// lockDraft finds the draft of a charter for one person alone.
func lockDraft(name string) (*draft, error) {
	target := followLinks(name)
	folder, base := filepath.Split(target)
	d := &draft{name: name, target: target, file: draftOf(target), record: folder + "." + base + ".base"}
	const private = 0o600
	d.lock = flock.New(folder+"."+base+".lock", flock.SetPermissions(private))
	locked, err := d.lock.TryLock()
	var path *fs.PathError
	switch {
	case errors.As(err, &path):
		return nil, &fault{id: "cannot-edit", args: args{"File": name, "Reason": reason(err)}}
	case err != nil:
		err = os.Remove(d.lock.Path())
		d.lock = nil
		return d, ignoreMissing(err)
	case !locked:
		return nil, &fault{id: "edited-already", args: args{"File": name, "Draft": d.file}}
	}
	return d, nil
}

// unlock lets others edit the charter.
func (d *draft) unlock() {
	if d.lock != nil {
		d.lock.Unlock()
		os.Remove(d.lock.Path())
	}
}

// begin copies a charter.
func (d *draft) begin(charter []byte) error {
	d.was = charter
	err := d.write(d.record, charter)
	if err == nil {
		err = d.write(d.file, charter)
	}
	if err != nil {
		os.Remove(d.file)
		os.Remove(d.record)
		return &fault{id: "cannot-edit", args: args{"File": d.name, "Reason": reason(err)}}
	}
	return nil
}

func (d *draft) write(file string, data []byte) error {
	const private = 0o600
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, private)
	if err != nil {
		return err
	}
	return fill(f, data)
}

// left returns the draft that was left behind by somebody who did not come to an end; nil
// where there is none, or none with anything in it that the charter has not.
func (d *draft) left(charter []byte) ([]byte, error) {
	text, err := os.ReadFile(d.file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, readFault(d.file, err)
	}
	if d.was, err = os.ReadFile(d.record); err != nil {
		d.was = charter // as it is now, for want of a better
	}
	if bytes.Equal(text, charter) || bytes.Equal(text, d.was) {
		return nil, nil
	}
	return text, nil
}

// aside gives a file another name, one that is free, and returns it.
func aside(file string) (string, error) {
	name, err := freeName(file)
	if err != nil {
		return "", err
	}
	return name, os.Rename(file, name)
}

// copied puts data into a file beside another, under a name that is free, and returns that.
func copied(file string, data []byte) (string, error) {
	name, err := freeName(file)
	if err != nil {
		return "", err
	}
	return name, os.WriteFile(name, data, 0o666)
}

// freeName makes an empty file: leitbild.yaml.bak, leitbild.yaml.bak2 …
func freeName(file string) (string, error) {
	for n := 1; ; n++ {
		name := file + ".bak"
		if n > 1 {
			name += fmt.Sprint(n)
		}
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil {
			return name, f.Close()
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", err
		}
	}
}

// end takes the draft away: all that is in it is in the charter, or not wanted.
func (d *draft) end() {
	os.Remove(d.file)
	os.Remove(d.record)
	d.unlock()
}

// keep leaves the draft to whoever edits next.
func (d *draft) keep() { d.unlock() }
