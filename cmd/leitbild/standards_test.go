package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// TestStandards lets veraPDF judge posters: all are PDF/A-2a and PDF/UA-1. `make verapdf`
// fetches it. It finds out by itself what a file says it is, so both must be among its verdicts.
func TestStandards(t *testing.T) {
	validator := os.Getenv("LEITBILD_VERAPDF")
	if validator == "" {
		t.Skip("make verapdf runs this")
	}
	needs(t, "java", pressProfile)
	folder := t.TempDir()
	posters := judgedPosters(t, folder)
	broken := brokenPoster(t, posters[0])
	home := t.TempDir() // it writes its settings there
	command := append([]string{
		"-XX:TieredStopAtLevel=1", "-Dapp.home=" + home, "-Dbasedir=" + home, "-cp", validator,
		"org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "-v", broken,
	}, posters...)
	// It ends with 1 because of the broken one.
	out, err := exec.Command("java", command...).Output()
	if len(out) == 0 {
		t.Fatal(err)
	}
	report := string(out)
	for _, standard := range []string{"2a", "ua1"} {
		for _, poster := range posters {
			if !strings.Contains(report, "PASS "+poster+" "+standard+"\n") {
				t.Errorf("%s is not PDF/%s", filepath.Base(poster), standard)
			}
		}
		if !strings.Contains(report, "FAIL "+broken+" "+standard+"\n") {
			t.Errorf("veraPDF lets a broken file pass as PDF/%s", standard)
		}
	}
	if t.Failed() {
		t.Log(strings.Join(regexp.MustCompile(`(?m)^(?:FAIL|  FAIL|ERROR).*$`).FindAllString(report, -1), "\n"))
	}
}

// brokenPoster has a title that readers do not find.
func brokenPoster(t *testing.T, poster string) string {
	t.Helper()
	data, err := os.ReadFile(poster)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "broken.pdf")
	text := strings.ReplaceAll(string(data), "dc:title>", "dc:titel>")
	if text == string(data) {
		t.Fatal("the poster has no title to break")
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// judgedPosters makes every example in every theme, on every kind of paper, with bleed and
// marks, with typefaces of a house and with logos of every kind, and the galleries.
func judgedPosters(t *testing.T, folder string) []string {
	t.Helper()
	tool := built(t, "amd64")
	var posters []string
	add := func(command string, file string, flags ...string) {
		poster := filepath.Join(folder, fmt.Sprintf("%02d-%s.pdf", len(posters), strings.TrimSuffix(filepath.Base(file), ".yaml")))
		run(t, append([]string{tool, command, file, "-q", "-o", poster}, flags...)...)
		posters = append(posters, poster)
	}
	house, remarkable := houseCharter(t), remarkableCharter(t)
	for _, theme := range themeNames() {
		for _, file := range append(examples(t), house, remarkable) {
			add("render", file, "--theme", theme)
		}
		for _, file := range logoCharters(t) {
			add("render", file, "--theme", theme, "--size", "A3")
			add("render", file, "--theme", theme, "--size", "A3", "--gray", "--marks")
		}
		add("render", house, "--theme", theme, "--ink-saver")
		add("render", house, "--theme", theme, "--ink-saver", "--gray")
	}
	const standard = "../../examples/standard.de.yaml"
	for _, size := range []string{"A0", "A1", "A3", "A4", "B0", "B2", "Letter", "Tabloid", "Arch D", "50x70cm", "1920x1080px"} {
		add("render", standard, "--size", size, "--distance", "0.4m")
		add("render", standard, "--size", size, "--distance", "0.4m", "--orientation", "landscape", "--bleed", "3mm", "--marks")
	}
	add("render", standard, "--tiles", "A4")
	add("render", standard, "--size", "A3", "--theme", "band", "--bleed", "3mm", "--tiles", "A4", "--tile-overlap", "0mm")
	add("render", "../../examples/haus.yaml", "--size", "A1", "--tiles", "Letter", "--orientation", "landscape")
	add("render", houseCharter(t), "--tiles", "A3")
	add("render", standard, "--size", "A6", "--nup", "A4")
	add("render", "../../examples/haus.yaml", "--size", "A5", "--bleed", "3mm", "--nup", "A3")
	for _, theme := range themeNames() { // for the press
		add("render", "../../examples/haus.yaml", "--theme", theme, "--print", "--icc", pressProfile)
		add("render", standard, "--theme", theme, "--print", "--icc", pressProfile)
		posters = append(posters, spotPoster(t, tool, folder, theme))
	}
	writeLogos(t, folder)
	for _, logo := range []string{"glass.svg", "glass.png", "colour.jpg", "grey.jpg"} {
		posters = append(posters, spotPosterWith(t, tool, folder, "band", logo))
	}
	add("themes", standard)
	add("themes", "../../examples/haus.yaml", "--orientation", "landscape")
	return posters
}

// logoCharters are charters with logos that see through: a drawing and a picture; and with a JPEG.
func logoCharters(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../../examples/haus.yaml")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	writeLogos(t, folder)
	var files []string
	for _, logo := range []string{"glass.svg", "glass.png", "colour.jpg", "grey.jpg"} {
		text := strings.Replace(string(data), "radwerk.svg", logo, 1)
		file := filepath.Join(folder, logo+".yaml")
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// writeLogos makes the pictures of logoCharters.
func writeLogos(t *testing.T, folder string) {
	t.Helper()
	glass, colour, grey := image.NewNRGBA(image.Rect(0, 0, 80, 40)), image.NewRGBA(image.Rect(0, 0, 80, 40)), image.NewGray(image.Rect(0, 0, 80, 40))
	for y := range 40 {
		for x := range 80 {
			glass.SetNRGBA(x, y, color.NRGBA{R: 200, G: uint8(x), A: uint8(3*x + y/4)})
			colour.SetRGBA(x, y, color.RGBA{R: 200, G: uint8(x), B: uint8(y), A: 255})
			grey.SetGray(x, y, color.Gray{Y: uint8(2 * x)})
		}
	}
	var a, b, c bytes.Buffer
	if err := errors.Join(png.Encode(&a, glass), jpeg.Encode(&b, colour, nil), jpeg.Encode(&c, grey, nil)); err != nil {
		t.Fatal(err)
	}
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><rect width="100" height="50" fill="#a00" opacity=".5"/><circle cx="50" cy="25" r="20" fill="#00a" fill-opacity=".4"/></svg>`
	for name, data := range map[string][]byte{"glass.svg": []byte(drawing), "glass.png": a.Bytes(), "colour.jpg": b.Bytes(), "grey.jpg": c.Bytes()} {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestWhatValidatorsMiss looks at posters for what veraPDF lets pass.
func TestWhatValidatorsMiss(t *testing.T) {
	needs(t, "qpdf")
	tool := built(t, "amd64")
	files := append(append(examples(t), houseCharter(t)), logoCharters(t)...)
	poster := filepath.Join(t.TempDir(), "poster.pdf")
	for i, file := range files {
		for _, theme := range []string{themeNames()[i%len(themeNames())], themeNames()[(i+3)%len(themeNames())]} {
			flags := [][]string{{"--marks"}, {"--tiles", "A4"}, {"--size", "A4", "--nup", "A3"}}[i%3]
			run(t, append([]string{tool, "render", file, "-q", "--theme", theme, "-o", poster}, flags...)...)
			plain := run(t, "qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", poster, "-")
			for _, fault := range missed(plain) {
				t.Errorf("%s, %s, %s: %s", filepath.Base(file), theme, flags[0], fault)
			}
		}
	}
}

// TestMissedIsFound breaks a poster in each of the ways that missed knows.
func TestMissedIsFound(t *testing.T) {
	needs(t, "qpdf")
	poster := filepath.Join(t.TempDir(), "poster.pdf")
	run(t, built(t, "amd64"), "render", "../../examples/alles.yaml", "-q", "-o", poster)
	plain := run(t, "qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", poster, "-")
	if faults := missed(plain); len(faults) > 0 {
		t.Fatalf("the whole poster has faults: %q", faults)
	}
	glyph := regexp.MustCompile(`<[0-9a-fA-F]{4}`).FindString(plain[strings.Index(plain, "\nBT\n"):])
	for _, c := range []struct{ old, new, want string }{
		{"\nEMC\n", "\n", "within another"},
		{"BDC\n", "pop\n", "closes nothing"},
		{glyph, "<0000", "missing character"},
		{"/Tabs /S", "/Tabz /S", "/Tabs"},
		{"/BBox", "/BBux", "/BBox"},
		{"/ListNumbering", "/ListNumberung", "/ListNumbering"},
		{"/ParentTreeNextKey", "/ParentTreeNextKez", "/ParentTreeNextKey"},
		{"/DisplayDocTitle true", "/DisplayDocTitle null", "/DisplayDocTitle"},
		{"<xmp:ModifyDate>2", "<xmp:ModifyDate>1", "ModDate"},
		{"<pdf:Producer>", "<pdf:Producer>x", "Producer"},
		{"x-default\">", "x-default\">x", "Title"},
		{"<dc:description>", "<dc:beschreibung>", "Subject"},
	} {
		text := strings.Replace(plain, c.old, c.new, 1)
		if text == plain {
			t.Errorf("the poster has no %q", c.old)
		}
		if got := strings.Join(missed(text), "\n"); !strings.Contains(got, c.want) {
			t.Errorf("without %q the faults are %q, want one with %q", c.old, got, c.want)
		}
	}
}

// missed lists what is wrong with a file that qpdf has written out in full.
func missed(plain string) []string {
	var faults []string
	for _, m := range regexp.MustCompile(`(?s)\nstream\n(.*?)\nendstream`).FindAllStringSubmatch(plain, -1) {
		if strings.Contains(m[1], " BMC\n") || strings.Contains(m[1], "BDC\n") {
			faults = append(faults, missedInContent(m[1])...)
		}
	}
	for _, each := range []struct{ of, needs string }{
		{"/Type /Page\n", "/Tabs /S\n"},
		{"/Type /Catalog\n", "/DisplayDocTitle true\n"},
		{"/S /Figure\n", "/BBox ["},
		{"/S /Figure\n", "/Alt "},
		{"/S /L\n", "/ListNumbering "},
		{"/Type /StructTreeRoot\n", "/ParentTreeNextKey "},
	} {
		found := false
		for object := range strings.SplitSeq(plain, "\nendobj\n") {
			if !strings.Contains(object, each.of) {
				continue
			}
			found = true
			if !strings.Contains(object, each.needs) {
				faults = append(faults, "an object with "+each.of+" lacks "+each.needs)
			}
		}
		if !found && !strings.HasPrefix(each.of, "/S ") {
			faults = append(faults, "there is no "+each.of)
		}
	}
	return append(faults, missedInInfo(plain)...)
}

// missedInContent looks for marks that are not closed or lie within another, for ink outside
// of them, and for the glyph of a missing character.
func missedInContent(content string) []string {
	var faults []string
	marked := false
	for line := range strings.Lines(content + "\n") {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		switch operator := words[len(words)-1]; {
		case strings.HasSuffix(operator, "BDC") || operator == "BMC":
			if marked {
				faults = append(faults, "a mark lies within another: "+line)
			}
			marked = true
		case operator == "EMC":
			if !marked {
				faults = append(faults, "an end of a mark closes nothing")
			}
			marked = false
		case strings.HasSuffix(operator, "TJ") || strings.HasSuffix(operator, "Tj"):
			if regexp.MustCompile(`<(?:[0-9A-Fa-f]{4})*?0000(?:[0-9A-Fa-f]{4})*>`).MatchString(line) {
				faults = append(faults, "a box for a missing character: "+line)
			}
			fallthrough
		case operator == "f" || operator == "f*" || operator == "S" || operator == "Do":
			if !marked {
				faults = append(faults, "neither content nor artifact: "+line)
			}
		}
	}
	if marked {
		faults = append(faults, "a mark is left open")
	}
	return faults
}

// missedInInfo compares what the two places say about the document.
func missedInInfo(plain string) []string {
	var faults []string
	for _, pair := range []struct{ key, element string }{
		{"Title", `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)<`},
		{"Subject", `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)<`},
		{"Author", `<dc:creator><rdf:Seq><rdf:li>([^<]*)<`},
		{"Creator", `<xmp:CreatorTool>([^<]*)<`},
		{"Producer", `<pdf:Producer>([^<]*)<`},
		{"CreationDate", `<xmp:CreateDate>([^<]*)<`},
		{"ModDate", `<xmp:ModifyDate>([^<]*)<`},
	} {
		info, xmp := "", ""
		if m := regexp.MustCompile(`(?m)^  /` + pair.key + ` \((.*)\)$`).FindStringSubmatch(plain); m != nil {
			info = m[1]
		} else if m := regexp.MustCompile(`(?m)^  /` + pair.key + ` <feff([0-9a-f]*)>$`).FindStringSubmatch(plain); m != nil {
			var units []uint16
			for i := 0; i+4 <= len(m[1]); i += 4 {
				u, _ := strconv.ParseUint(m[1][i:i+4], 16, 16)
				units = append(units, uint16(u))
			}
			info = string(utf16.Decode(units))
		}
		if m := regexp.MustCompile(pair.element).FindStringSubmatch(plain); m != nil {
			xmp = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(m[1])
		}
		if date, err := time.Parse(time.RFC3339, xmp); err == nil {
			xmp = date.Format("D:20060102150405Z")
		}
		if info != xmp {
			faults = append(faults, fmt.Sprintf("%s is %q in the information, %q in the metadata", pair.key, info, xmp))
		}
	}
	return faults
}

// TestDefaultPosterIsSmall: small enough for every mail, with its fonts, profile and structure.
func TestDefaultPosterIsSmall(t *testing.T) {
	poster := filepath.Join(t.TempDir(), "poster.pdf")
	run(t, built(t, "amd64"), "render", "../../templates/charters/standard.de.yaml", "-q", "-o", poster)
	info, err := os.Stat(poster)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > 26_000 {
		t.Errorf("the default poster has %d bytes, want at most 26000", info.Size())
	}
}
