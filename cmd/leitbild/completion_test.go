package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// bashCompletion is what bash's scripts for completion stand on, those of cobra too.
const bashCompletion = "/usr/share/bash-completion/bash_completion"

// shells complete "leitbild render --theme k", each in its own way: bash by what a press of the
// tabulator would call, zsh behind a terminal of its own, fish when asked.
var shells = map[string][]string{
	"bash": {"bash", "--norc", "-c", `
source ` + bashCompletion + `
source <(leitbild completion bash)
compopt() { :; } # only for presses of a key
COMP_LINE='leitbild render --theme k' COMP_POINT=25 COMP_WORDS=(leitbild render --theme k) COMP_CWORD=3 COMP_TYPE=63 COMP_KEY=9
$(complete -p leitbild | sed 's/.*-F \([^ ]*\) .*/\1/') leitbild
printf '%s\n' "${COMPREPLY[@]}"`},
	"zsh": {"zsh", "-f", "-c", `
zmodload zsh/zpty
zpty it zsh -f -i
zpty -w it 'PS1=; autoload -U compinit; compinit -u -D; source <(leitbild completion zsh); print REA""DY'
zpty -r it said '*READY*'
zpty -w -n it $'leitbild render --theme k\t\t'
zpty -r it said '*klar*klassik*'
print -r -- "$said"`},
	"fish": {"fish", "--no-config", "-c", `
leitbild completion fish | source
complete -C 'leitbild render --theme k'`},
}

// TestShellsComplete lets real shells complete with the scripts that leitbild prints.
func TestShellsComplete(t *testing.T) {
	if _, err := os.Stat(bashCompletion); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("bash-completion is not installed")
	}
	needs(t, "bash", "zsh", "fish")
	folder := filepath.Dir(built(t, "amd64"))
	if err := os.Rename(filepath.Join(folder, "leitbild-amd64"), filepath.Join(folder, "leitbild")); err != nil {
		t.Fatal(err)
	}
	for name, command := range shells {
		t.Run(name, func(t *testing.T) {
			c := exec.Command(command[0], command[1:]...)
			c.Dir = t.TempDir()
			c.Env = append(os.Environ(), "PATH="+folder+":"+os.Getenv("PATH"), "LEITBILD_LANG=de", "LC_ALL=C.UTF-8", "HOME="+c.Dir, "TERM=xterm")
			stop := time.AfterFunc(20*time.Second, func() { _ = c.Process.Kill() })
			defer stop.Stop()
			out, err := c.CombinedOutput()
			said := string(out)
			if err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			if !strings.Contains(said, "klar") || !strings.Contains(said, "klassik") || strings.Contains(said, "mosaik") {
				t.Errorf("%s", said)
			}
			if name != "bash" && !strings.Contains(said, "Weißes Blatt") {
				t.Errorf("no words beside the names:\n%s", said)
			}
		})
	}
}
