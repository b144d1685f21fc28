// Where posters go, and how a file is replaced so that nobody ever meets half of it.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/natefinch/atomic"
)

const standardOutput = "-"

// poster is a file that is made.
type poster struct {
	fileType
	file string
}

// destinations gives each charter its posters, one for each type of file.
func destinations(charters []string, f *renderFlags) ([][]poster, error) {
	if f.outputGiven {
		if err := f.judgeOutput(); err != nil {
			return nil, err
		}
	}
	if f.outputGiven && len(charters) > 1 && !isFolder(f.output) {
		return nil, &fault{id: "several-need-folder", args: args{
			"Output": outputName(f.output), "Number": len(charters), "Call": f.given.withExampleOutput(examplePosters),
		}}
	}
	posters := make([][]poster, len(charters))
	for i, c := range charters {
		for _, t := range f.types {
			file, err := f.destination(c, t)
			if err != nil {
				return nil, err
			}
			posters[i] = append(posters[i], poster{t, file})
		}
	}
	return posters, distinct(charters, posters, f)
}

// judgeOutput refuses names of files that promise something else than what is made.
func (f *renderFlags) judgeOutput() error {
	switch {
	case f.output == "":
		return withoutValue("output")
	case f.output == standardOutput || isFolder(f.output) || !hasMeaning(f.output):
		return nil
	case len(f.types) > 1:
		stem := strings.TrimSuffix(f.output, filepath.Ext(f.output))
		return &fault{id: "one-name-for-several", hint: "right-call", args: args{
			"File": f.output, "Types": f.abbreviations(), "Call": f.given.with("output", stem),
		}}
	case f.types[0].endsIn(f.output):
		return nil
	case f.typesGiven:
		t := f.types[0]
		return &fault{id: "not-that-type", hint: "right-call", args: args{
			"File": f.output, "Type": t.abbreviate(), "Ext": filepath.Ext(f.output),
			"Call": f.given.with("output", t.withEnding(f.output)),
		}}
	}
	t := likelyType(f.output)
	if f.impose.wanted() || f.print.on {
		t = pdfFile
	}
	return &fault{id: "no-such-type", hint: "right-call", args: args{
		"File": f.output, "Ext": filepath.Ext(f.output), "Call": f.given.withOutput(t.withEnding(f.output), t),
	}}
}

// destination is beside the charter under its name unless the output says otherwise. What
// is not a folder is the name of the one file, or that of several without their endings.
func (f *renderFlags) destination(charter string, t fileType) (string, error) {
	switch {
	case f.outputGiven && !isFolder(f.output) && len(f.types) == 1:
		return f.output, nil
	case f.outputGiven && !isFolder(f.output):
		return f.output + t.ending(), nil
	case !f.outputGiven && !isRegular(charter):
		return "", &fault{id: "no-output", hint: "right-call", args: args{
			"File": inputName(charter), "Call": f.example(f.given.forCharters(charter)),
		}}
	}
	name := defaultCharter
	if charter != standardInput {
		name = charter
	}
	if f.outputGiven {
		name = filepath.Join(f.output, filepath.Base(name))
	}
	return f.print.named(f.impose.named(f.office.named(t.withEnding(name)))), nil
}

// withSuffix puts more at the end of a file's name, before its ending: leitbild-print.pdf.
func withSuffix(file, more string) string {
	ending := filepath.Ext(file)
	return strings.TrimSuffix(file, ending) + more + ending
}

// outputName is how an output is called in a message.
func outputName(poster string) words {
	if poster == standardOutput {
		return words{id: "standard-output"}
	}
	return words{text: poster}
}

// inputName is how an input is called in a message.
func inputName(charter string) words {
	if charter == standardInput {
		return words{id: "standard-input"}
	}
	return words{text: charter}
}

// hasMeaning reports whether a name promises a type of file by its ending.
func hasMeaning(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".pdf", ".svg", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp", ".eps", ".ps", ".htm", ".html",
		".doc", ".docx", ".odt", ".rtf", ".pptx", ".txt", ".md", ".yaml", ".yml", ".json":
		return true
	}
	return false
}

// isFolder reports whether an output is a folder, there or not, rather than a file.
func isFolder(output string) bool {
	if output == standardOutput {
		return false
	}
	if output != "" && os.IsPathSeparator(output[len(output)-1]) {
		return true
	}
	info, err := os.Stat(output)
	return err == nil && info.IsDir()
}

func isRegular(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// distinct refuses posters that would overwrite each other or a charter.
func distinct(charters []string, posters [][]poster, f *renderFlags) error {
	sources := map[string]string{}
	for _, c := range charters {
		if c != standardInput {
			sources[realName(c)] = c
		}
	}
	makers := map[string]string{}
	for i, list := range posters {
		call := f.given.forCharters(charters[i])
		for _, p := range list {
			if p.file == standardOutput || p.file != "" && !isReplaceable(p.file) {
				continue
			}
			name := realName(p.file)
			if c, taken := sources[name]; taken {
				return &fault{id: "output-is-charter", hint: "right-call", args: args{
					"File": c, "Call": f.example(call),
				}}
			}
			if p.wouldLose() {
				return &fault{id: "not-a-poster", hint: "right-call", args: args{
					"File": p.file, "Type": p.abbreviate(), "Call": call.withOutput(p.file+p.ending(), p.fileType),
				}}
			}
			if first, taken := makers[name]; taken {
				return sameOutput(p.file, first, charters[i])
			}
			makers[name] = charters[i]
		}
	}
	return nil
}

// sameOutput tells that two posters would have one file.
func sameOutput(file, first, second string) *fault {
	f := &fault{id: "same-output", args: args{"File": file, "First": inputName(first), "Second": inputName(second)}}
	if first == second { // by way of symbolic links
		f.id = "same-output.types"
	}
	return f
}

// wouldLose reports whether something would be lost that is no such poster: the file is
// there, and neither its name is that of its type nor what it holds.
func (p poster) wouldLose() bool {
	if p.endsIn(p.file) {
		return false
	}
	f, err := os.Open(p.file)
	if err != nil {
		return false
	}
	defer f.Close()
	start := make([]byte, 256)
	n, _ := io.ReadFull(f, start)
	return n > 0 && !p.beginsAs(string(start[:n]))
}

// realName makes two names of one file equal: absolute, without symbolic links, and in
// lower case where file systems do not tell letters apart by it.
func realName(name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		name = abs
	}
	name = followLinks(name)
	if folder, err := filepath.EvalSymlinks(filepath.Dir(name)); err == nil {
		name = filepath.Join(folder, filepath.Base(name))
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		name = strings.ToLower(name)
	}
	return name
}

// followLinks returns the file that a symbolic link leads to, be it there or not.
func followLinks(name string) string {
	const most = 40 // as many as Linux follows (path_resolution(7))
	for range most {
		linked, err := os.Readlink(name)
		if err != nil {
			return name
		}
		if !filepath.IsAbs(linked) {
			linked = filepath.Join(filepath.Dir(name), linked)
		}
		name = linked
	}
	return name
}

// isReplaceable reports whether a name is free or that of a regular file, which a rename
// may replace; a device or a pipe is written to instead.
func isReplaceable(name string) bool {
	info, err := os.Stat(name)
	return err != nil || info.Mode().IsRegular()
}

// write makes data the content of a file, whole or not at all. The mode of a file that
// was there stays, and a symbolic link goes on pointing where it did. instead begins the
// call that would write to another place.
func (a *app) write(name string, data []byte, instead ...string) error {
	_, err := os.Stat(name)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
	case isReplaceable(name):
		a.writing.Lock()
		err = replaceFile(followLinks(name), data)
		a.writing.Unlock()
	default:
		err = os.WriteFile(name, data, 0)
	}
	if err != nil {
		return writeFault(name, err, instead...)
	}
	return nil
}

// replaceFile writes data beside target and renames it over target.
func replaceFile(target string, data []byte) error {
	return replaceFileIf(target, data, func() error { return nil })
}

// replaceFileIf is replaceFile, but for a last look before the renaming.
func replaceFileIf(target string, data []byte, look func() error) (err error) {
	f, err := createBeside(target)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreMissing(os.Remove(f.Name())))
		}
	}()
	if err := fill(f, data); err != nil {
		return err
	}
	if info, err := os.Stat(target); err == nil {
		if err := os.Chmod(f.Name(), info.Mode().Perm()); err != nil {
			return err
		}
	}
	if err := look(); err != nil {
		return err
	}
	return atomic.ReplaceFile(f.Name(), target)
}

// createBeside creates a hidden file in the folder of target, with the mode that the umask
// gives to new files.
func createBeside(target string) (*os.File, error) {
	folder, base := filepath.Split(target)
	for {
		name := filepath.Join(folder, fmt.Sprintf(".%s.%08x", base, rand.Uint32()))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// fill writes data to f, down to the disk, and closes it.
func fill(f *os.File, data []byte) error {
	_, err := f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// differs reports whether the file is there, and whether it holds something else than data.
// What a device or a pipe holds is not asked.
func differs(name string, data []byte) (exists, different bool, err error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return true, true, nil
	}
	old, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, true, nil
	case err != nil:
		return true, true, err
	}
	return true, !bytes.Equal(old, data), nil
}
