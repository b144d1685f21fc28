package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"leitbild/charter"
)

// session is the program at work on a terminal with somebody before it.
type session struct {
	t      *testing.T
	cmd    *exec.Cmd
	person *os.File // the person's end of the terminal
	tty    *os.File // the program's end
	mutex  sync.Mutex
	shown  bytes.Buffer
	before string // how the terminal was set
	read   int    // how much of what is shown has been expected
	ended  chan struct{}
}

// terminal starts the program in a folder, with these variables in its environment.
func terminal(t *testing.T, folder string, env []string, args ...string) *session {
	t.Helper()
	return terminalAs(t, nil, folder, env, args...)
}

func terminalAs(t *testing.T, who *syscall.Credential, folder string, env []string, args ...string) *session {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "leitbild")
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	blocking, tty, err := pty.Open()
	if err != nil {
		t.Skip("no terminal to be had")
	}
	person := unblocked(t, blocking)
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 40, Cols: 100}); err != nil {
		t.Fatal(err)
	}
	s := &session{t: t, person: person, tty: tty, ended: make(chan struct{})}
	s.before = s.setting()
	s.cmd = exec.Command(program, args...)
	s.cmd.Dir = folder
	s.cmd.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + folder, "TERM=xterm", "LANG=en_GB.UTF-8", "SOURCE_DATE_EPOCH=1795305600",
	}, env...)
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = tty, tty, tty
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Credential: who}
	if who != nil {
		letAllIn(program)
		letAllIn(self)
	}
	// Tests that run under nohup ignore SIGHUP, and their children would, were it not heard here.
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, syscall.SIGHUP)
	defer signal.Stop(heard)
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		buffer := make([]byte, 4096)
		for {
			n, err := person.Read(buffer)
			s.mutex.Lock()
			s.shown.Write(buffer[:n])
			s.mutex.Unlock()
			if err != nil {
				return
			}
		}
	}()
	go func() {
		s.cmd.Wait()
		close(s.ended)
	}()
	t.Cleanup(func() {
		s.cmd.Process.Kill()
		<-s.ended
		tty.Close()
		person.Close()
	})
	return s
}

// letAllIn lets everybody enter the temporary folders above a file.
func letAllIn(name string) {
	for folder := filepath.Dir(name); folder != filepath.Dir(folder) && folder != os.TempDir(); folder = filepath.Dir(folder) {
		if info, err := os.Stat(folder); err == nil {
			os.Chmod(folder, info.Mode().Perm()|0o055)
		}
	}
}

// unblocked is a file of which closing ends what is reading it.
func unblocked(t *testing.T, f *os.File) *os.File {
	t.Helper()
	defer f.Close()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	syscall.CloseOnExec(fd)
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(fd), f.Name())
}

// setting is how the terminal is set.
func (s *session) setting() string {
	s.t.Helper()
	state, err := term.GetState(s.tty.Fd())
	if err != nil {
		s.t.Fatal(err)
	}
	return fmt.Sprint(*state)
}

var control = regexp.MustCompile(`\x1b\[[0-9;?>=<:]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\|\x1b[=>()78][B0]?`)

// screen is what has been shown, without what only moves the cursor and paints.
func (s *session) screen() string {
	return strings.ReplaceAll(control.ReplaceAllString(s.raw(), ""), "\r", "")
}

// raw is what has been shown, byte for byte; the terminal may still be showing more.
func (s *session) raw() string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.shown.String()
}

// expect waits until text is shown after what has been expected before.
func (s *session) expect(text string) {
	s.t.Helper()
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		screen := s.screen()
		from := min(s.read, len(screen))
		if i := strings.Index(screen[from:], text); i >= 0 {
			s.read = from + i + len(text)
			return
		}
	}
	screen := s.screen()
	s.t.Fatalf("%q is not shown after:\n%s\n--- but:\n%s", text, screen[:min(s.read, len(screen))], screen[min(s.read, len(screen)):])
}

func (s *session) send(keys string) {
	s.t.Helper()
	if _, err := s.person.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// answer waits for a question and answers it.
func (s *session) answer(question, keys string) {
	s.t.Helper()
	s.expect(question)
	s.send(keys)
}

// ends waits for the end of the program, and for its exit status; -1 is that of a signal.
func (s *session) ends(status int) {
	s.t.Helper()
	select {
	case <-s.ended:
	case <-time.After(15 * time.Second):
		s.t.Fatalf("does not end:\n%s", s.screen())
	}
	if got := s.cmd.ProcessState.ExitCode(); got != status {
		s.t.Fatalf("exit status %d, want %d\n%s", got, status, s.screen())
	}
}

const (
	enterKey = "\r"
	backKey  = "\x1b[Z" // Shift+Tab
	downKey  = "\x1b[B"
	upKey    = "\x1b[A"
	breakKey = "\x03" // Ctrl-C
	endKey   = "\x04" // Ctrl-D
)

// holds checks which files are in a folder.
func holds(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("in the folder are %q, want %q", got, want)
	}
}

func content(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// soundCharter reads a charter that must have no findings.
func soundCharter(t *testing.T, name string) *charter.Charter {
	t.Helper()
	c, _, findings := charter.Read(name, []byte(content(t, name)))
	if c == nil || len(findings) > 0 {
		t.Fatalf("%s: %v\n%s", name, findings, content(t, name))
	}
	return c
}

func TestInitAsks(t *testing.T) {
	folder := t.TempDir()
	s := terminal(t, folder, nil, "init")
	s.answer("Organisation", enterKey)
	s.answer("Something is needed here.", strings.Repeat("x", 121)+enterKey)
	s.answer("121", strings.Repeat("\x7f", 121)+"  Mu\u0308ller: Rohre #1  "+enterKey)
	s.answer("In which language", enterKey)
	s.answer("Which of them speak", backKey)         // to the language
	s.answer("In which language", upKey+enterKey)    // German
	s.answer("Im Mittelpunkt", downKey+" "+enterKey) // not “Jeder zählt”
	s.answer("All of them may stay", downKey+downKey+enterKey)
	s.answer("Headline", "!"+enterKey)
	s.answer("What you hold yourselves to", strings.Repeat("\x7f", 200)+"Wer anruft, stört nicht.\nNie."+enterKey)
	s.answer("All of them may stay", enterKey)
	s.answer("Motto", strings.Repeat("\x7f", 200)+enterKey)
	s.answer("Paper", upKey+enterKey) // A3
	s.answer("Theme", downKey+downKey+enterKey)
	s.answer("Is everything right?", downKey+downKey+downKey+enterKey)
	s.answer("What stands large", strings.Repeat("\x7f", 60)+"Wofür wir stehen"+enterKey)
	s.answer("Is everything right?", enterKey)
	s.expect("leitbild.yaml is there, with 9 principles.")
	s.ends(statusFine)
	holds(t, folder, "leitbild.yaml")
	c := soundCharter(t, filepath.Join(folder, "leitbild.yaml"))
	for got, want := range map[string]string{
		c.Lang: "de", c.Organization.Value: "Müller: Rohre #1", c.Title.Value: "Wofür wir stehen",
		c.Subtitle.Value: "Neun Sätze, an denen wir uns messen lassen", "motto" + c.Motto.Value: "motto",
		c.Principles[1].Title.Value: "Sinn der Arbeit!", c.Principles[1].Text.Value: "Wer anruft, stört nicht.\nNie.",
		c.Poster.Paper.Name: "A3", c.Poster.Theme.Value: themeNames()[2],
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	text := content(t, filepath.Join(folder, "leitbild.yaml"))
	if !strings.HasPrefix(text, "# Was in dieser Datei steht") || !strings.Contains(text, "\n# Wer unterschreibt") {
		t.Errorf("the comments of the template are gone:\n%s", text)
	}
}

// Whoever leaves, however and whenever, leaves nothing behind.
func TestInitLeavesNothing(t *testing.T) {
	questions := []struct{ wait, next string }{
		{"Organisation", "Ltd" + enterKey},
		{"In which language", enterKey},
		{"Which of them speak", enterKey},
		{"All of them may stay", enterKey},
		{"Motto", enterKey},
		{"Paper", enterKey},
		{"Theme", enterKey},
		{"Is everything right?", ""},
	}
	leave := map[string]func(*session){
		"Ctrl-C":  func(s *session) { s.send(breakKey) },
		"Esc":     func(s *session) { s.send("\x1b") },
		"SIGTERM": func(s *session) { s.cmd.Process.Signal(syscall.SIGTERM) },
		"SIGHUP":  func(s *session) { s.cmd.Process.Signal(syscall.SIGHUP) },
		"SIGKILL": func(s *session) { s.cmd.Process.Kill() },
	}
	for name, leave := range leave {
		for n := range questions {
			if testing.Short() && n%3 != 0 {
				continue
			}
			t.Run(fmt.Sprint(name, n), func(t *testing.T) {
				t.Parallel()
				folder := t.TempDir()
				s := terminal(t, folder, nil, "init")
				for _, q := range questions[:n] {
					s.answer(q.wait, q.next)
				}
				s.expect(questions[n].wait)
				leave(s)
				if name == "SIGKILL" {
					s.ends(-1)
				} else {
					s.expect("leitbild.yaml has not been written.")
					s.ends(statusInterrupted)
					if s.setting() != s.before {
						t.Error("the terminal is not as it was")
					}
				}
				holds(t, folder)
			})
		}
	}
}

// A screen reader meets lines, with no control characters, and can go back too.
func TestInitAsksLineByLine(t *testing.T) {
	for _, c := range []struct {
		env  []string
		args []string
	}{
		{[]string{"ACCESSIBLE=1"}, []string{"init"}},
		{[]string{"TERM=dumb"}, []string{"init"}},
		{nil, []string{"init", "--accessible"}},
	} {
		folder := t.TempDir()
		s := terminal(t, folder, c.env, c.args...)
		s.answer("Whose charter", "\n")
		s.answer("Something is needed", "Example Ltd\n")
		s.answer("In which language", "<\n")
		s.answer("So far: Example Ltd", "Other Ltd\n")
		s.answer("In which language", "\n")
		s.answer("10. yes: ", "1 3\n")
		s.answer("3. no: ", "17\n")
		s.answer("A number from 1 to 10", "\n")
		s.answer("otherwise 1:", "2\n")
		s.answer("Headline", "-\n")
		s.answer("What you hold", "A text of our own.\n")
		s.answer("otherwise 1:", "\n")
		s.answer("Motto", "-\n")
		s.answer("otherwise 3:", "7\n")
		s.answer("Such as", "A77\n")
		s.answer("A77", "50x40cm\n")
		s.answer("Theme", "\n")
		s.answer("Change Paper: 50x40cm", "1\n")
		s.expect("with 8 principles")
		s.ends(statusFine)
		if raw := s.raw(); strings.Contains(raw, "\x1b") {
			t.Errorf("%v: control characters: %q", c, raw)
		}
		read := readCharter(t, filepath.Join(folder, "leitbild.yaml"))
		if read.Organization.Value != "Other Ltd" || read.Principles[0].Text.Value != "A text of our own." || read.Motto.Value != "" {
			t.Errorf("%v: %+v", c, read)
		}
		s = terminal(t, t.TempDir(), c.env, c.args...)
		s.answer("Whose charter", "Ltd\n")
		s.answer("In which language", endKey)
		s.expect("has not been written")
		s.ends(statusInterrupted)
	}
}

// readCharter reads a charter with no error in it.
func readCharter(t *testing.T, name string) *charter.Charter {
	t.Helper()
	c, _, findings := charter.Read(name, []byte(content(t, name)))
	if c == nil {
		t.Fatalf("%s: %v", name, findings)
	}
	return c
}

func TestInitIsSilentWhereAnswered(t *testing.T) {
	for _, args := range [][]string{{"--yes"}, {"-y"}, {"--lang", "de"}, {"--organization", "Ltd"}, {"--template", "standard"}, {"--quiet"}, {"--format", "json"}} {
		folder := t.TempDir()
		terminal(t, folder, nil, append([]string{"init"}, args...)...).ends(statusFine)
		holds(t, folder, "leitbild.yaml")
	}
}

// What has been answered is not lost where the file cannot be written in the end.
func TestInitFindsAnotherPlace(t *testing.T) {
	folder := t.TempDir()
	s := terminal(t, folder, []string{"ACCESSIBLE=1"}, "init")
	s.answer("Whose charter", "Example Ltd\n")
	for _, wait := range []string{"In which language", "10. yes", "otherwise 1:", "Motto", "otherwise 3:", "Theme"} {
		s.answer(wait, "\n")
	}
	s.expect("Is everything right?")
	if err := os.WriteFile(filepath.Join(folder, "leitbild.yaml"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	s.send("1\n")
	s.expect("leitbild.yaml is there already")
	s.answer("Another place", "poster.pdf\n")
	s.answer("a charter is a .yaml file", "~/new/other.yaml\n")
	s.expect("is there, with 10 principles")
	s.ends(statusFine)
	if content(t, filepath.Join(folder, "leitbild.yaml")) != "mine" {
		t.Error("a file that came meanwhile is overwritten")
	}
	readCharter(t, filepath.Join(folder, "new/other.yaml"))
}

const (
	sound  = "leitbild: 1\nlang: en\norganization: Example Ltd\ntitle: Our charter\nprinciples:\n  - text: We answer.\n"
	better = "leitbild: 1\nlang: en\norganization: Example Ltd\ntitle: Our charter\nprinciples:\n  - text: We answer within a day.\n"
	faulty = "leitbild: 1\nlang: en\norganization: Example Ltd\ntitle: Our charter\nprinciples:\n  - text: We answer.\n    nope: x\n"
)

// editors is a folder with a charter and an editor that is a script. The script finds its file
// as $file, what it was called with in $log, and texts to write as $better and $faulty.
func editors(t *testing.T, script string) (folder string, env []string) {
	t.Helper()
	bin := t.TempDir()
	log := filepath.Join(bin, "log")
	text := "#!/bin/sh\nfor file; do :; done\necho \"$@\" >>" + log + "\n" + script + "\n"
	if err := os.WriteFile(filepath.Join(bin, "nano"), []byte(text), 0o777); err != nil {
		t.Fatal(err)
	}
	folder = t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "leitbild.yaml"), []byte(sound), 0o640); err != nil {
		t.Fatal(err)
	}
	return folder, []string{"EDITOR=" + filepath.Join(bin, "nano"), "better=" + better, "faulty=" + faulty, "log=" + log, "folder=" + folder}
}

const (
	writeBetter = `printf %s "$better" >"$file"`
	writeFaulty = `printf %s "$faulty" >"$file"`
	what        = "What now?"
)

func TestEditUnchanged(t *testing.T) {
	for _, script := range []string{"", `cp "$file" "$file.new"; mv "$file.new" "$file"`, `touch "$file"`} {
		folder, env := editors(t, script)
		name := filepath.Join(folder, "leitbild.yaml")
		old := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
		if err := os.Chtimes(name, old, old); err != nil {
			t.Fatal(err)
		}
		s := terminal(t, folder, env, "edit")
		s.expect("leitbild.yaml · nothing changed")
		s.ends(statusFine)
		holds(t, folder, "leitbild.yaml")
		if info, err := os.Stat(name); err != nil || !info.ModTime().Equal(old) {
			t.Errorf("%q: written at %v", script, info.ModTime())
		}
	}
}

func TestEditSaves(t *testing.T) {
	folder, env := editors(t, `stat -c %a "$file" >>$log; `+writeBetter)
	if err := os.Symlink("leitbild.yaml", filepath.Join(folder, "link.yaml")); err != nil {
		t.Fatal(err)
	}
	s := terminal(t, folder, env, "edit", "link.yaml")
	s.expect("link.yaml · saved")
	s.ends(statusFine)
	holds(t, folder, "leitbild.yaml", "link.yaml")
	if got := content(t, filepath.Join(folder, "leitbild.yaml")); got != better {
		t.Errorf("saved %q", got)
	}
	if info, _ := os.Stat(filepath.Join(folder, "leitbild.yaml")); info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v", info.Mode())
	}
	if info, _ := os.Lstat(filepath.Join(folder, "link.yaml")); info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
	if got, want := content(t, strings.TrimPrefix(env[3], "log=")), "leitbild.draft.yaml\n600\n"; got != want {
		t.Errorf("the editor was called with %q", got)
	}
}

func TestEditGoesBackToTheFault(t *testing.T) {
	folder, env := editors(t, `case "$1" in +7,5) `+writeBetter+`;; *) `+writeFaulty+`;; esac`)
	s := terminal(t, folder, env, "edit")
	s.expect("leitbild.yaml:7:5: error:")
	s.answer(what, "e\n")
	s.expect("saved")
	s.ends(statusFine)
	if got := content(t, strings.TrimPrefix(env[3], "log=")); got != "leitbild.draft.yaml\n+7,5 leitbild.draft.yaml\n" {
		t.Errorf("called with %q", got)
	}
	holds(t, folder, "leitbild.yaml")
}

func TestEditChoices(t *testing.T) {
	draft := []string{".leitbild.yaml.base", "leitbild.draft.yaml", "leitbild.yaml"}
	for name, c := range map[string]struct {
		keys   string
		shown  string
		status int
		holds  []string
		text   string
	}{
		"keep":         {"k\n", "kept in leitbild.draft.yaml; `leitbild edit` goes on", statusFaulty, draft, sound},
		"end of input": {endKey, "kept in leitbild.draft.yaml", statusFaulty, draft, sound},
		"interrupt":    {breakKey, "kept in leitbild.draft.yaml", statusInterrupted, draft, sound},
		"nonsense":     {"maybe\nk\n", "kept in leitbild.draft.yaml", statusFaulty, draft, sound},
		"save":         {"s\n", "saved with its errors", statusFaulty, draft[2:], faulty},
		"drop":         {"d\ny\n", "the draft is gone", statusFine, draft[2:], sound},
		"not drop":     {"d\n\nk\n", "kept in leitbild.draft.yaml", statusFaulty, draft, sound},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder, env := editors(t, writeFaulty)
			s := terminal(t, folder, env, "edit")
			s.answer(what, c.keys)
			s.expect(c.shown)
			s.ends(c.status)
			holds(t, folder, c.holds...)
			if got := content(t, filepath.Join(folder, "leitbild.yaml")); got != c.text {
				t.Errorf("the charter is %q", got)
			}
		})
	}
}

// A draft that was kept is offered, gone on with or put aside.
func TestEditGoesOn(t *testing.T) {
	for keys, check := range map[string]func(*session, string){
		"g\n": func(s *session, folder string) {
			s.expect("saved")
			s.ends(statusFine)
			holds(t, folder, "leitbild.yaml")
		},
		"n\n": func(s *session, folder string) {
			s.expect("The old draft is now leitbild.draft.yaml.bak.")
			s.expect("saved")
			s.ends(statusFine)
			holds(t, folder, "leitbild.draft.yaml.bak", "leitbild.yaml")
			if content(t, filepath.Join(folder, "leitbild.draft.yaml.bak")) != faulty {
				t.Error("the old draft is not what it was")
			}
		},
		"q\n": func(s *session, folder string) {
			s.ends(statusFaulty)
			holds(t, folder, ".leitbild.yaml.base", "leitbild.draft.yaml", "leitbild.yaml")
		},
	} {
		folder, env := editors(t, `if test -s $log.kept; then `+writeBetter+`; else echo x >$log.kept; `+writeFaulty+`; fi`)
		s := terminal(t, folder, env, "edit")
		s.answer(what, "k\n")
		s.ends(statusFaulty)
		s = terminal(t, folder, env, "edit")
		s.expect("that are not in leitbild.yaml yet")
		s.answer("(g)o on", keys)
		check(s, folder)
	}
}

// An editor that fails: what it has saved stays, what it has not touched leaves nothing.
func TestEditorFails(t *testing.T) {
	for script, shown := range map[string]string{
		writeBetter + "; exit 3":        "exit status 3",
		writeBetter + "; kill -9 $$":    "it was killed",
		writeFaulty + "; kill -SEGV $$": "it was killed",
	} {
		folder, env := editors(t, script)
		s := terminal(t, folder, env, "edit")
		s.expect("nano did not end well: " + shown)
		s.answer(what, "k\n")
		s.ends(statusFaulty)
		holds(t, folder, ".leitbild.yaml.base", "leitbild.draft.yaml", "leitbild.yaml")
	}
	folder, env := editors(t, "stty raw -echo; kill -9 $$")
	s := terminal(t, folder, env, "edit")
	s.expect("nano did not end well")
	s.ends(statusUsage)
	holds(t, folder, "leitbild.yaml")
	if s.setting() != s.before {
		t.Error("the terminal is not as it was")
	}
	folder, _ = editors(t, "")
	s = terminal(t, folder, []string{"VISUAL=no-such-editor -x", "EDITOR=true"}, "edit")
	s.expect("VISUAL names no-such-editor, which is not there")
	s.ends(statusUsage)
	holds(t, folder, "leitbild.yaml")
	s = terminal(t, folder, []string{"EDITOR=true"}, "edit") // like one that only opens a window
	s.answer("Press Enter when you have saved there:", "\n")
	s.expect("nothing changed")
	s.ends(statusFine)
}

// Whatever ends the program while the editor runs, what the editor has saved is there, and the
// next call goes on with it.
func TestEditIsCutOff(t *testing.T) {
	for name, cut := range map[string]struct {
		how    func(*session)
		status int
	}{
		"SIGKILL":  {func(s *session) { s.cmd.Process.Kill() }, -1},
		"SIGTERM":  {func(s *session) { s.cmd.Process.Signal(syscall.SIGTERM) }, statusInterrupted},
		"SIGHUP":   {func(s *session) { s.cmd.Process.Signal(syscall.SIGHUP) }, statusInterrupted},
		"terminal": {func(s *session) { s.tty.Close(); s.person.Close() }, statusInterrupted},
	} {
		for _, trap := range []string{"", "trap '' TERM HUP; "} {
			t.Run(name+trap, func(t *testing.T) {
				t.Parallel()
				folder, env := editors(t, trap+writeFaulty+"; echo ready; for i in 1 2 3 4 5 6; do sleep 1; done")
				s := terminal(t, folder, env, "edit")
				s.expect("ready")
				cut.how(s)
				s.ends(cut.status)
				if got := content(t, filepath.Join(folder, "leitbild.draft.yaml")); got != faulty {
					t.Errorf("the draft is %q", got)
				}
				if got := content(t, filepath.Join(folder, "leitbild.yaml")); got != sound {
					t.Errorf("the charter is %q", got)
				}
				_, env = editors(t, `test "$(cat "$file")" = "$(printf %s "$faulty")" && `+writeBetter)
				s = terminal(t, folder, env, "edit")
				s.answer("(g)o on", "g\n")
				s.expect("saved")
				s.ends(statusFine)
				if got := content(t, filepath.Join(folder, "leitbild.yaml")); got != better {
					t.Errorf("the charter is %q", got)
				}
			})
		}
	}
}

// Ctrl-C is for the editor.
func TestInterruptBelongsToTheEditor(t *testing.T) {
	folder, env := editors(t, "trap 'echo caught' INT; echo ready; read line; "+writeBetter)
	s := terminal(t, folder, env, "edit")
	s.answer("ready", breakKey)
	s.answer("caught", "\n")
	s.expect("saved")
	s.ends(statusFine)
}

// What somebody else has written meanwhile is shown, and nobody's text is lost.
func TestEditMeanwhile(t *testing.T) {
	theirs := strings.Replace(sound, "We answer.", "They wrote this.", 1)
	meanwhile := `printf %s "$theirs" >"$folder/leitbild.yaml"; ` + writeBetter
	folder, env := editors(t, meanwhile)
	env = append(env, "theirs="+theirs)
	s := terminal(t, folder, env, "edit")
	s.expect("has been changed by somebody else")
	s.expect("+  - text: They wrote this.")
	s.answer(what, "k\n")
	s.ends(statusFaulty)
	if content(t, filepath.Join(folder, "leitbild.yaml")) != theirs || content(t, filepath.Join(folder, "leitbild.draft.yaml")) != better {
		t.Error("one of the texts is lost")
	}
	// The next call knows that they have not been brought together yet.
	s = terminal(t, folder, append(env, "EDITOR=true"), "edit")
	s.answer("(g)o on", "g\n")
	s.expect("has been changed by somebody else")
	s.answer(what, "s\n")
	s.expect("is now in")
	s.expect("saved")
	s.ends(statusFine)
	holds(t, folder, "leitbild.yaml", "leitbild.yaml.bak")
	if content(t, filepath.Join(folder, "leitbild.yaml")) != better || content(t, filepath.Join(folder, "leitbild.yaml.bak")) != theirs {
		t.Error("one of the texts is lost")
	}
	// The charter is gone.
	folder, env = editors(t, `rm "$folder/leitbild.yaml"; `+writeBetter)
	s = terminal(t, folder, env, "edit")
	s.expect("leitbild.yaml is no longer there.")
	s.answer(what, "s\n")
	s.ends(statusFine)
	holds(t, folder, "leitbild.yaml")
	// The draft is gone.
	folder, env = editors(t, `rm "$file"`)
	s = terminal(t, folder, env, "edit")
	s.expect("cannot read leitbild.draft.yaml")
	s.ends(statusUsage)
	if content(t, filepath.Join(folder, "leitbild.yaml")) != sound {
		t.Error("the charter is touched")
	}
}

// Two people do not edit one charter.
func TestEditTwice(t *testing.T) {
	folder, env := editors(t, "echo ready; read line; "+writeBetter)
	first := terminal(t, folder, env, "edit")
	first.expect("ready")
	second := terminal(t, folder, env, "edit", filepath.Join(folder, "leitbild.yaml"))
	second.expect("is being edited already")
	second.ends(statusUsage)
	first.send("\n")
	first.expect("saved")
	first.ends(statusFine)
	holds(t, folder, "leitbild.yaml")
}

// Where nothing can be written, that is told before anybody has written anything; where it
// comes to that later, the draft stays.
func TestEditCannotWrite(t *testing.T) {
	nobody := &syscall.Credential{Uid: 65534, Gid: 65534}
	if os.Geteuid() != 0 {
		nobody = nil
	}
	open := func(folder string) {
		letAllIn(filepath.Join(folder, "leitbild.yaml"))
		os.Chmod(folder, 0o777)
		os.Chmod(filepath.Join(folder, "leitbild.yaml"), 0o666)
	}
	folder, env := editors(t, writeBetter)
	open(folder)
	open(filepath.Dir(strings.TrimPrefix(env[0], "EDITOR=")))
	os.Chmod(folder, 0o555)
	s := terminalAs(t, nobody, folder, env, "edit")
	s.expect("cannot edit leitbild.yaml: no draft can lie beside it: permission denied")
	s.ends(statusUsage)
	os.Chmod(folder, 0o777)
	holds(t, folder, "leitbild.yaml")

	folder, env = editors(t, writeBetter+`; echo ready; read line`)
	open(folder)
	open(filepath.Dir(strings.TrimPrefix(env[0], "EDITOR=")))
	s = terminalAs(t, nobody, folder, env, "edit")
	s.expect("ready")
	os.Chmod(folder, 0o555)
	s.send("\n")
	s.expect("cannot write leitbild.yaml: permission denied")
	s.expect("kept in leitbild.draft.yaml")
	s.ends(statusUsage)
	os.Chmod(folder, 0o777)
	if content(t, filepath.Join(folder, "leitbild.yaml")) != sound || content(t, filepath.Join(folder, "leitbild.draft.yaml")) != better {
		t.Error("a text is lost")
	}
}

// A disk that is full when the charter is to be written.
func TestEditOnAFullDisk(t *testing.T) {
	folder, env := editors(t, writeBetter+`; dd if=/dev/zero of=fill bs=1k 2>/dev/null; true`)
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=64k"); err != nil {
		if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) {
			t.Skip("no disk to be filled")
		}
		t.Fatal(err)
	}
	defer syscall.Unmount(folder, syscall.MNT_DETACH)
	if err := os.WriteFile(filepath.Join(folder, "leitbild.yaml"), []byte(sound), 0o666); err != nil {
		t.Fatal(err)
	}
	s := terminal(t, folder, env, "edit")
	s.expect("cannot write leitbild.yaml: no space left on the disk")
	s.expect("kept in leitbild.draft.yaml")
	s.ends(statusUsage)
	if content(t, filepath.Join(folder, "leitbild.yaml")) != sound || content(t, filepath.Join(folder, "leitbild.draft.yaml")) != better {
		t.Error("a text is lost")
	}
}

// The poster follows every save, be it in place or by renaming, and the draft of an editor.
func TestWatch(t *testing.T) {
	folder, _ := editors(t, "")
	name := filepath.Join(folder, "leitbild.yaml")
	s := terminal(t, folder, nil, "edit", "--watch", "--svg", "--size", "A5")
	s.expect("leitbild.svg · A5 portrait")
	s.expect("Watching leitbild.yaml")
	poster := func(text string) {
		t.Helper()
		s.expect("leitbild.svg · A5 portrait")
		if !strings.Contains(content(t, filepath.Join(folder, "leitbild.svg")), text) {
			t.Errorf("%q is not on the poster", text)
		}
	}
	write := func(file, text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(name, strings.Replace(sound, "Our charter", "Ours", 1))
	poster("Ours")
	write(name+"~", strings.Replace(sound, "Our charter", "Renamed", 1)) // as vim does
	os.Rename(name+"~", name)
	poster("Renamed")
	write(name, faulty)
	s.expect("leitbild.yaml:7:5: error")
	os.Remove(name)
	s.expect("there is no leitbild.yaml")
	write(name, better)
	poster("Our charter")
	write(filepath.Join(folder, "leitbild.draft.yaml"), strings.Replace(sound, "Our charter", "Drafted", 1))
	poster("Drafted")
	os.Remove(filepath.Join(folder, "leitbild.draft.yaml"))
	poster("Our charter")
	theme, err := builtInTheme("klar")
	if err != nil {
		t.Fatal(err)
	}
	write(filepath.Join(folder, "own.yaml"), string(theme))
	write(name, better+"poster: {theme: own.yaml}\n")
	poster("Our charter")
	write(filepath.Join(folder, "own.yaml"), "theme: 1\nextends: nothing\n")
	s.expect("own.yaml:")
	s.send(breakKey)
	s.ends(statusInterrupted)
}
