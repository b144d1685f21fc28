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

// destinations gives each charter the name of its poster.
func destinations(charters, given []string, output string, outputGiven bool) ([]string, error) {
	switch {
	case outputGiven && output == "":
		return nil, withoutValue("output")
	case outputGiven && output != standardOutput && wrongFormat(output):
		ext := filepath.Ext(output)
		return nil, &fault{id: "not-pdf", hint: "right-call", args: args{
			"File": output, "Ext": ext,
			"Call": callOf(append(append([]string{"render"}, given...), "-o", strings.TrimSuffix(output, ext)+".pdf")...),
		}}
	case outputGiven && len(charters) > 1 && !isFolder(output):
		return nil, &fault{id: "several-need-folder", args: args{
			"Output": outputName(output), "Number": len(charters),
			"Call": callOf(append(append([]string{"render"}, given...), "-o", "posters/")...),
		}}
	}
	posters := make([]string, len(charters))
	for i, c := range charters {
		poster, err := destination(c, output, outputGiven)
		if err != nil {
			return nil, err
		}
		posters[i] = poster
	}
	return posters, distinct(charters, posters)
}

// destination is beside the charter under its name unless output says otherwise.
func destination(charter, output string, outputGiven bool) (string, error) {
	if outputGiven && !isFolder(output) {
		return output, nil
	}
	if !outputGiven && !isRegular(charter) {
		return "", &fault{id: "no-output", hint: "right-call", args: args{
			"File": inputName(charter), "Call": callOf("render", charter, "-o", "poster.pdf"),
		}}
	}
	name := defaultCharter
	if charter != standardInput {
		name = charter
	}
	if outputGiven {
		name = filepath.Join(output, filepath.Base(name))
	}
	return strings.TrimSuffix(name, filepath.Ext(name)) + ".pdf", nil
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

// wrongFormat reports whether a name promises something else than the PDF it would hold.
func wrongFormat(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".svg", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp", ".eps", ".ps", ".htm", ".html",
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
func distinct(charters, posters []string) error {
	sources := map[string]string{}
	for _, c := range charters {
		if c != standardInput {
			sources[realName(c)] = c
		}
	}
	makers := map[string]string{}
	for i, p := range posters {
		if p == standardOutput || p != "" && !isReplaceable(p) {
			continue
		}
		name := realName(p)
		if c, taken := sources[name]; taken {
			return &fault{id: "output-is-charter", hint: "right-call", args: args{
				"File": c, "Call": callOf("render", charters[i], "-o", "poster.pdf"),
			}}
		}
		if holdsSomethingElse(p) {
			return &fault{id: "not-a-poster", hint: "right-call", args: args{
				"File": p, "Call": callOf("render", charters[i], "-o", p+".pdf"),
			}}
		}
		if first, taken := makers[name]; taken {
			return &fault{id: "same-output", args: args{"File": p, "First": inputName(first), "Second": inputName(charters[i])}}
		}
		makers[name] = charters[i]
	}
	return nil
}

// holdsSomethingElse reports whether a file would be lost that is no poster: it is there, its
// name is not that of a PDF, and neither is what it holds.
func holdsSomethingElse(name string) bool {
	if strings.EqualFold(filepath.Ext(name), ".pdf") {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	const magic = "%PDF-"
	start := make([]byte, len(magic))
	n, _ := io.ReadFull(f, start)
	return n > 0 && string(start[:n]) != magic
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
func replaceFile(target string, data []byte) (err error) {
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
