package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"go.yaml.in/yaml/v4"
)

// githubJobs and gitlabJobs are as much of the two formats as says what is run.
type githubJobs struct {
	Jobs map[string]struct {
		Steps []struct {
			Run string `yaml:"run"`
		} `yaml:"steps"`
	} `yaml:"jobs"`
}

type gitlabJobs map[string]struct {
	Script []string `yaml:"script"`
}

// runJob is "job FILE": the commands of a job run in order, as its service runs them, with
// leitbild's sources in .leitbild, where the job has checked them out.
func runJob(ts *testscript.TestScript, neg bool, given []string) {
	commands := jobCommands(ts, ts.MkAbs(given[0]))
	if len(commands) < 4 {
		ts.Fatalf("%s runs only %q", given[0], commands)
	}
	ts.Check(ignoreMissing(os.Remove(ts.MkAbs(".leitbild"))))
	ts.Check(os.Symlink(ts.Getenv("ROOT"), ts.MkAbs(".leitbild")))
	err := shell(ts, strings.Join(commands, "\n"))
	if (err == nil) == neg {
		ts.Fatalf("%s: %v", given[0], err)
	}
}

func jobCommands(ts *testscript.TestScript, file string) []string {
	data, err := os.ReadFile(file)
	ts.Check(err)
	var commands []string
	if strings.Contains(filepath.Base(file), "gitlab") {
		var jobs gitlabJobs
		ts.Check(yaml.Unmarshal(data, &jobs))
		for _, job := range jobs {
			commands = append(commands, job.Script...)
		}
		return commands
	}
	var jobs githubJobs
	ts.Check(yaml.Unmarshal(data, &jobs))
	for _, job := range jobs.Jobs {
		for _, step := range job.Steps {
			if step.Run != "" {
				// Each step begins in the top folder.
				commands = append(commands, "("+step.Run+"\n)")
			}
		}
	}
	return commands
}

// shell runs a script as both services do and shows what it says.
func shell(ts *testscript.TestScript, script string) error {
	cmd := exec.Command("bash", "-e", "-o", "pipefail", "-c", script)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = append(os.Environ(), "GOFLAGS=-buildvcs=false", "LANG=en_GB.UTF-8", "LC_ALL=", "LEITBILD_LANG=")
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	err := cmd.Run()
	ts.Logf("%s", said.String())
	return err
}
