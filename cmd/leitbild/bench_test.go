package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"leitbild/charter"
)

// contestant is a program that makes a poster of the default charter, or less.
type contestant struct {
	name    string
	command []string
	input   string
	times   []time.Duration
}

// BenchmarkColdProcess measures whole processes, one of each in turn, so that whatever
// slows the machine down slows all of them: our render of the default charter, an fpdf
// program that embeds three fonts with fpdf's own means and writes the same text, Typst
// for the same text as tagged PDF/A where it is at hand, and what starting costs.
func BenchmarkColdProcess(b *testing.B) {
	all := contestants(b)
	for b.Loop() {
		for _, c := range all {
			c.run(b)
		}
	}
	b.ReportMetric(0, "ns/op") // of all together: says nothing
	report(b, all)
}

func contestants(b *testing.B) []*contestant {
	b.Helper()
	folder := b.TempDir()
	program := func(name, path string) string {
		name = filepath.Join(folder, name)
		build := exec.Command("go", "build", "-trimpath", "-o", name, path)
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := build.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		return name
	}
	file := filepath.Join(folder, "leitbild.yaml")
	data, err := os.ReadFile("../../templates/charters/standard.de.yaml")
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o666); err != nil {
		b.Fatal(err)
	}
	c, _, findings := charter.Read(file, data)
	if c == nil {
		b.Fatalf("default charter: %v", findings)
	}
	leitbild := program("leitbild", ".")
	fonts := "../../templates/fonts/"
	all := []*contestant{
		{name: "leitbild render", command: []string{leitbild, "render", file}},
		{name: "fpdf, three fonts", input: plainText(c), command: []string{
			program("fpdf", "./testdata/bench/fpdf"),
			fonts + "barlow-condensed/BarlowCondensed_700Bold.ttf",
			fonts + "barlow/Barlow_600SemiBold.ttf", fonts + "barlow/Barlow_400Regular.ttf",
			filepath.Join(folder, "fpdf.pdf"),
		}},
	}
	if typst, err := exec.LookPath("typst"); err == nil {
		source := filepath.Join(folder, "charter.typ")
		if err := os.WriteFile(source, []byte(typstText(c)), 0o666); err != nil {
			b.Fatal(err)
		}
		all = append(all, &contestant{name: "typst, tagged PDF/A", command: []string{
			typst, "compile", "--pdf-standard", "a-2a", "--ignore-system-fonts", "--font-path", fonts,
			source, filepath.Join(folder, "typst.pdf"),
		}})
	} else {
		b.Log("typst is not at hand and left out")
	}
	return append(all,
		&contestant{name: "leitbild themes --png", command: []string{leitbild, "themes", "--png", file}},
		&contestant{name: "leitbild version", command: []string{leitbild, "version"}},
		&contestant{name: "empty Go program", command: []string{program("empty", "./testdata/bench/empty")}},
	)
}

// run measures one process from start to end. The poster of the run before is gone, as it
// is for whoever makes the first one.
func (c *contestant) run(b *testing.B) {
	b.Helper()
	old, _ := filepath.Glob(filepath.Join(filepath.Dir(c.command[0]), "*.pdf"))
	for _, name := range old {
		os.Remove(name)
	}
	cmd := exec.Command(c.command[0], c.command[1:]...)
	cmd.Stdin = strings.NewReader(c.input)
	var said bytes.Buffer
	cmd.Stderr = &said
	start := time.Now()
	if err := cmd.Run(); err != nil {
		b.Fatalf("%s: %v\n%s", c.name, err, said.String())
	}
	c.times = append(c.times, time.Since(start))
}

func (c *contestant) median() time.Duration {
	slices.Sort(c.times)
	return c.times[len(c.times)/2]
}

// report prints medians and how many times ours the others take.
func report(b *testing.B, all []*contestant) {
	ours := all[0].median()
	table := fmt.Sprintf("medians of %d runs, whole processes\n", len(all[0].times))
	for _, c := range all {
		m := c.median()
		table += fmt.Sprintf("  %-21s %6.2f ms   ours is %.2f × this\n",
			c.name, float64(m.Microseconds())/1000, float64(ours)/float64(m))
	}
	b.Log(table)
	for _, c := range all[1:] {
		if c.name == "fpdf, three fonts" {
			b.ReportMetric(float64(ours)/float64(c.median()), "×fpdf")
		}
	}
}

// plainText is the charter as testdata/bench/fpdf wants it.
func plainText(c *charter.Charter) string {
	lines := []string{c.Title.Value}
	for _, p := range c.Principles {
		lines = append(lines, p.Title.Value, p.Text.Value)
	}
	return strings.Join(lines, "\n") + "\n"
}

// typstText is the charter in Typst's language, simply set.
func typstText(c *charter.Charter) string {
	var t strings.Builder
	fmt.Fprintf(&t, "#set document(title: %q, author: %q, date: datetime(year: %d, month: %d, day: %d))\n",
		c.Title.Value, c.Organization.Value, c.Date.Year, c.Date.Month, c.Date.Day)
	t.WriteString(`#set page(paper: "a2", margin: 30mm)
#set text(font: "Barlow", size: 24pt, lang: "de")
#show heading.where(level: 1): set text(stretch: 75%, size: 120pt, weight: "bold")
#show heading.where(level: 2): set text(size: 28pt, weight: "semibold")
`)
	fmt.Fprintf(&t, "#heading(level: 1, %s)\n", strconv.Quote(c.Title.Value))
	for _, p := range c.Principles {
		fmt.Fprintf(&t, "#heading(level: 2, %s)\n#par(text(%s))\n", strconv.Quote(p.Title.Value), strconv.Quote(p.Text.Value))
	}
	return t.String()
}
