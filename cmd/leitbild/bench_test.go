package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"leitbild/charter"
	"leitbild/internal/page"
	"leitbild/internal/pdf"
	"leitbild/internal/sheet"
	"leitbild/internal/theme"
	"leitbild/internal/xmp"
	"leitbild/templates"
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
// for the same text as PDF/A-2a and PDF/UA-1 where it is at hand, as ours is, and what
// starting costs.
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
	data := templateCharter(b)
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
		all = append(all, &contestant{name: "typst, 2a and ua-1", command: []string{
			typst, "compile", "--pdf-standard", "a-2a,ua-1", "--ignore-system-fonts", "--font-path", fonts,
			source, filepath.Join(folder, "typst.pdf"),
		}})
	} else {
		b.Log("typst is not at hand: its line is left out (cargo install typst-cli --locked)")
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

// BenchmarkTagging writes the default poster with its structure and without, in turn, and says
// what the structure costs. The collector waits meanwhile, as it does in the program.
func BenchmarkTagging(b *testing.B) {
	pages, meta := defaultPages(b)
	bare := *pages[0]
	bare.Root, bare.Marks = nil, slices.Clone(bare.Marks)
	for i := range bare.Marks {
		bare.Marks[i].Of = nil
	}
	both := [...][]*page.Page{pages, {&bare}}
	order := []int{0, 1}
	var times [2][]time.Duration
	var sizes [2]int
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for b.Loop() {
		runtime.GC()
		slices.Reverse(order) // who goes first finds the caches cold
		for _, i := range order {
			start := time.Now()
			data, err := pdf.Write(both[i], meta)
			if err != nil {
				b.Fatal(err)
			}
			times[i], sizes[i] = append(times[i], time.Since(start)), len(data)
		}
	}
	median := func(i int) float64 {
		slices.Sort(times[i])
		return float64(times[i][len(times[i])/2].Microseconds()) / 1000
	}
	b.ReportMetric(0, "ns/op") // of both together: says nothing
	b.ReportMetric(median(0)-median(1), "ms/tagging")
	b.ReportMetric(float64(sizes[0]), "B/file")
	b.Logf("tagged %.2f ms, %d bytes; untagged %.2f ms, %d bytes", median(0), sizes[0], median(1), sizes[1])
}

// defaultPages is the default charter laid out, with what its file says about itself.
func defaultPages(b *testing.B) ([]*page.Page, pdf.Meta) {
	b.Helper()
	c, _, findings := charter.Read("leitbild.yaml", templateCharter(b))
	if c == nil {
		b.Fatal(findings)
	}
	data, err := templates.FS.ReadFile("themes/" + defaultTheme + ".yaml")
	if err != nil {
		b.Fatal(err)
	}
	fonts, err := fs.Sub(templates.FS, "fonts")
	if err != nil {
		b.Fatal(err)
	}
	t, findings := theme.Parse(defaultTheme, data, fonts)
	if t == nil {
		b.Fatal(findings)
	}
	paper, err := charter.ParsePaper("A2")
	if err != nil {
		b.Fatal(err)
	}
	s, findings := sheet.Lay(c, t, sheet.Options{Paper: paper})
	if s == nil {
		b.Fatal(findings)
	}
	return s.Pages, pdf.Meta{Meta: xmp.Meta{
		Title: c.Title.Value, Author: c.Organization.Value, Lang: c.Lang, Creator: "leitbild",
		Date: time.Date(c.Date.Year, time.Month(c.Date.Month), c.Date.Day, 0, 0, 0, 0, time.UTC),
	}}
}

func templateCharter(b *testing.B) []byte {
	b.Helper()
	data, err := os.ReadFile("../../templates/charters/standard.de.yaml")
	if err != nil {
		b.Fatal(err)
	}
	return data
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
	paragraph := func(text string) {
		if text != "" {
			fmt.Fprintf(&t, "#par(text(%s))\n", strconv.Quote(text))
		}
	}
	paragraph(c.Organization.Value)
	fmt.Fprintf(&t, "#heading(level: 1, %s)\n", strconv.Quote(c.Title.Value))
	paragraph(c.Subtitle.Value)
	for _, p := range c.Principles {
		fmt.Fprintf(&t, "#heading(level: 2, %s)\n", strconv.Quote(p.Title.Value))
		paragraph(p.Text.Value)
	}
	paragraph(c.Motto.Value)
	for _, s := range c.Signatures {
		paragraph(s.Value)
	}
	paragraph(fmt.Sprintf("Stand %d. November %d", c.Date.Day, c.Date.Year))
	return t.String()
}
