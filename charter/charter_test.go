package charter

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"leitbild/internal/color"
	"leitbild/internal/source"
	"leitbild/internal/unit"
)

func TestRead(t *testing.T) {
	const text = `leitbild: 1
lang: de-AT
organization: 4711
title: 2026
subtitle: "  Wofür wir stehen  "
intro: |
  Eine Zeile.
  Noch eine.
principles:
  - title: Jeder zählt
    text: Darum zählt
      jeder Einzelne.
    note: Klein
    questions: [Wer?, Was?]
    tips:
      - Zuhören
    examples:
      - {who: Vertrieb, text: Wir haben zugehört.}
      - text: Noch eines.
  - text: ja
outro: Ende
motto:
signatures: [Leitung, Team]
contact: Frau Hartmann, Durchwahl 10
date: 2026-11-22
link: https://intranet.example/leitbild
labels: {date: Stand, link: Mehr}
poster:
  theme: klassik
  size: 50 x 70 cm
  orientation: landscape
  bleed: 3mm
  marks: true
  distance: 1,5 m
brand:
  color: cmyk(90 60 0 10)
  fonts:
    heading: fonts/Haus.ttf
    heading_weight: 700
    text: Haus.otf
`
	c, doc, findings := Read("leitbild.yaml", []byte(text))
	if len(findings) != 1 || findings[0].Rule != "mixed-headlines" {
		t.Fatalf("findings: %v", findings)
	}
	want := &Charter{
		Lang:         "de-AT",
		LangPos:      source.Pos{Line: 2, Col: 7},
		Organization: Text{"4711", source.Pos{Line: 3, Col: 15}},
		Title:        Text{"2026", source.Pos{Line: 4, Col: 8}},
		Subtitle:     Text{"Wofür wir stehen", source.Pos{Line: 5, Col: 11}},
		Intro:        Text{"Eine Zeile.\nNoch eine.", source.Pos{Line: 6, Col: 8}},
		Principles: []Principle{
			{
				Title:     Text{"Jeder zählt", source.Pos{Line: 10, Col: 12}},
				Text:      Text{"Darum zählt jeder Einzelne.", source.Pos{Line: 11, Col: 11}},
				Note:      Text{"Klein", source.Pos{Line: 13, Col: 11}},
				Questions: []Text{{"Wer?", source.Pos{Line: 14, Col: 17}}, {"Was?", source.Pos{Line: 14, Col: 23}}},
				Tips:      []Text{{"Zuhören", source.Pos{Line: 16, Col: 9}}},
				Examples: []Example{
					{Text{"Vertrieb", source.Pos{Line: 18, Col: 15}}, Text{"Wir haben zugehört.", source.Pos{Line: 18, Col: 31}}},
					{Text{}, Text{"Noch eines.", source.Pos{Line: 19, Col: 15}}},
				},
				Pos: source.Pos{Line: 10, Col: 5},
			},
			{Text: Text{"ja", source.Pos{Line: 20, Col: 11}}, Pos: source.Pos{Line: 20, Col: 5}},
		},
		Outro:      Text{"Ende", source.Pos{Line: 21, Col: 8}},
		Signatures: []Text{{"Leitung", source.Pos{Line: 23, Col: 14}}, {"Team", source.Pos{Line: 23, Col: 23}}},
		Contact:    Text{"Frau Hartmann, Durchwahl 10", source.Pos{Line: 24, Col: 10}},
		Date:       Date{2026, 11, 22, source.Pos{Line: 25, Col: 7}},
		Link:       Text{"https://intranet.example/leitbild", source.Pos{Line: 26, Col: 7}},
		Labels:     Labels{Text{"Stand", source.Pos{Line: 27, Col: 16}}, Text{"Mehr", source.Pos{Line: 27, Col: 29}}},
		Brand: Brand{
			Color: Color{
				color.Color{RGB: color.RGB{R: 0x30, G: 0x54, B: 0x9E}, CMYK: color.CMYK{C: 900, M: 600, K: 100}, IsCMYK: true},
				Text{"cmyk(90 60 0 10)", source.Pos{Line: 36, Col: 10}},
			},
			Fonts: Fonts{
				Heading: Font{Text{"fonts/Haus.ttf", source.Pos{Line: 38, Col: 14}}, 700, source.Pos{Line: 39, Col: 21}},
				Text:    Font{File: Text{"Haus.otf", source.Pos{Line: 40, Col: 11}}},
			},
		},
		Poster: Poster{
			Theme:    Text{"klassik", source.Pos{Line: 29, Col: 10}},
			Paper:    Paper{"50 × 70 cm", 50 * unit.Centimetre, 70 * unit.Centimetre},
			PaperPos: source.Pos{Line: 30, Col: 9},

			Landscape: true, OrientationSet: true, OrientationPos: source.Pos{Line: 31, Col: 16},
			Bleed: 3 * unit.Millimetre, BleedSet: true, BleedPos: source.Pos{Line: 32, Col: 10},
			Marks: true, MarksSet: true, MarksPos: source.Pos{Line: 33, Col: 10},
			Distance: 150 * unit.Centimetre, DistancePos: source.Pos{Line: 34, Col: 13},
		},
	}
	want.source = doc // by which it finds characters
	if !reflect.DeepEqual(c, want) {
		t.Errorf("got\n%+v\nwant\n%+v", c, want)
	}
	if doc.Line(3) != "organization: 4711" {
		t.Errorf("line 3 is %q", doc.Line(3))
	}
}

func TestReadLeavesOutWhatIsNotGiven(t *testing.T) {
	c, _, findings := Read("leitbild.yaml", []byte(head+tail+"subtitle: ' '\nposter:\n  bleed: 0\n  marks: false\n"))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	if c.Subtitle != (Text{}) || !c.Date.IsZero() || c.Poster.Paper != (Paper{}) || c.Poster.OrientationSet || c.Poster.Distance != 0 {
		t.Errorf("%+v", c)
	}
	if !c.Poster.BleedSet || c.Poster.Bleed != 0 || !c.Poster.MarksSet || c.Poster.Marks {
		t.Errorf("%+v", c.Poster)
	}
}

// Either the schema or the reader of colours says what is wrong with one, never both or none.
func TestColoursAreReadAsLongAsTheSchemaAllows(t *testing.T) {
	for length, want := range map[int]string{longestColor: "6:10 unknown-color.unknown", longestColor + 1: "6:10 too-long"} {
		_, _, findings := Read("leitbild.yaml", []byte(head+"brand:\n  color: "+strings.Repeat("x", length)+"\n"+tail))
		if len(findings) != 1 || short(findings[0]) != want {
			t.Errorf("%d characters: %v, want %s", length, findings, want)
		}
	}
}

func TestTemplatesAreGood(t *testing.T) {
	for _, pattern := range []string{"../templates/charters/*.yaml", "../examples/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 0 {
			t.Errorf("there is no %s", pattern)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if _, _, findings := Read(file, data); len(findings) > 0 {
				t.Errorf("%s: %v", file, findings)
			}
		}
	}
}

func TestParsePaper(t *testing.T) {
	const mm, in = unit.Millimetre, unit.Inch
	for s, want := range map[string]Paper{
		"A0":                        {"A0", 841 * mm, 1189 * mm},
		"A2":                        {"A2", 420 * mm, 594 * mm},
		"a2":                        {"A2", 420 * mm, 594 * mm},
		"DIN A2":                    {"A2", 420 * mm, 594 * mm},
		"din-a2":                    {"A2", 420 * mm, 594 * mm},
		" ISO A 2 ":                 {"A2", 420 * mm, 594 * mm},
		"A6":                        {"A6", 105 * mm, 148 * mm},
		"B0":                        {"B0", 1000 * mm, 1414 * mm},
		"b3":                        {"B3", 353 * mm, 500 * mm},
		"Letter":                    {"Letter", in * 17 / 2, 11 * in},
		"legal":                     {"Legal", in * 17 / 2, 14 * in},
		"TABLOID":                   {"Tabloid", 11 * in, 17 * in},
		"Arch D":                    {"Arch D", 24 * in, 36 * in},
		"archd":                     {"Arch D", 24 * in, 36 * in},
		"ARCH-E":                    {"Arch E", 36 * in, 48 * in},
		"50x70cm":                   {"50 × 70 cm", 500 * mm, 700 * mm},
		"50 x 70 cm":                {"50 × 70 cm", 500 * mm, 700 * mm},
		"50 × 70 cm":                {"50 × 70 cm", 500 * mm, 700 * mm},
		"50\u00a0×\u00a070\u00a0cm": {"50 × 70 cm", 500 * mm, 700 * mm},
		"50cm x 70cm":               {"50 × 70 cm", 500 * mm, 700 * mm},
		"50 X 70 CM":                {"50 × 70 cm", 500 * mm, 700 * mm},
		"50*70cm":                   {"50 × 70 cm", 500 * mm, 700 * mm},
		"70x50cm":                   {"70 × 50 cm", 700 * mm, 500 * mm},
		"24x36in":                   {"24 × 36 in", 24 * in, 36 * in},
		`24"x36"`:                   {"24 × 36 in", 24 * in, 36 * in},
		"24”x36”":                   {"24 × 36 in", 24 * in, 36 * in},
		"50 mal 70 Zentimeter":      {"50 × 70 cm", 500 * mm, 700 * mm},
		"24 x 36 inches":            {"24 × 36 in", 24 * in, 36 * in},
		"600x900mm":                 {"600 × 900 mm", 600 * mm, 900 * mm},
		"59,4x84,1cm":               {"59.4 × 84.1 cm", 594 * mm, 841 * mm},
		"8.50x11in":                 {"8.5 × 11 in", in * 17 / 2, 11 * in},
		"1m x 50cm":                 {"1 m × 50 cm", 1000 * mm, 500 * mm},
		"5x5cm":                     {"5 × 5 cm", 50 * mm, 50 * mm},
		"5x5m":                      {"5 × 5 m", 5000 * mm, 5000 * mm},
		"1920x1080px":               {"1920 × 1080 px", 20 * in, in * 1080 / 96},
		"1080 × 1920 px":            {"1080 × 1920 px", in * 1080 / 96, 20 * in},
		"1920px x 1080px":           {"1920 × 1080 px", 20 * in, in * 1080 / 96},
		"960 x 480 Pixel":           {"960 × 480 px", 10 * in, 5 * in},
		"960 x 480 pixels":          {"960 × 480 px", 10 * in, 5 * in},
		"189x190px":                 {"189 × 190 px", 180023, 180975},
		"18897x189px":               {"18897 × 189 px", 17999393, 180023},
	} {
		got, err := ParsePaper(s)
		if err != nil || got != want {
			t.Errorf("%q: %v, %v; want %v", s, got, err, want)
		}
	}
}

func TestPixelsComeBackAsGiven(t *testing.T) {
	for n := 189; n <= 18897; n += 1 + n/50 {
		p, err := ParsePaper(fmt.Sprintf("%dx%dpx", n, 19086-n))
		if err != nil {
			t.Fatal(err)
		}
		if w, h, ok := p.Pixels(); w != n || h != 19086-n || !ok {
			t.Errorf("%v has %d × %d pixels", p, w, h)
		}
	}
	for _, s := range []string{"A2", "20x30in"} {
		if p, err := ParsePaper(s); err != nil {
			t.Error(err)
		} else if _, _, ok := p.Pixels(); ok {
			t.Errorf("%s has pixels", s)
		}
	}
}

func TestParsePaperRefuses(t *testing.T) {
	for s, want := range map[string]PaperError{
		"":              {Reason: PaperUnknown},
		"A":             {Reason: PaperUnknown},
		"A9":            {Reason: PaperUnknown},
		"A7":            {Reason: PaperUnknown, Nearest: "A6"},
		"A3 quer":       {Reason: PaperUnknown, Nearest: "A3", Orientation: "landscape"},
		"A4 landscape":  {Reason: PaperUnknown, Nearest: "A4", Orientation: "landscape"},
		"A2hoch":        {Reason: PaperUnknown, Nearest: "A2", Orientation: "portrait"},
		"-A2":           {Reason: PaperUnknown},
		"US Letter":     {Reason: PaperUnknown, Nearest: "Letter"},
		"Leter":         {Reason: PaperUnknown},
		"Letters":       {Reason: PaperUnknown, Nearest: "Letter"},
		"Ledger":        {Reason: PaperUnknown, Nearest: "Tabloid"},
		"poster":        {Reason: PaperUnknown},
		"x":             {Reason: PaperUnknown},
		"50x":           {Reason: PaperUnknown},
		"50xcm":         {Reason: PaperUnknown},
		"50x70x90cm":    {Reason: PaperUnknown},
		"-50x70cm":      {Reason: PaperUnknown},
		"1.2.3x4cm":     {Reason: PaperUnknown},
		"50x70km":       {Reason: PaperUnknown},
		"50x70":         {Reason: PaperNoUnit, Nearest: "50x70cm"},
		"600x900":       {Reason: PaperNoUnit, Nearest: "600x900mm"},
		"4x4":           {Reason: PaperNoUnit},
		"50x70mm":       {},
		"49x70mm":       {Reason: PaperSmall},
		"0x70cm":        {Reason: PaperSmall},
		"50x501cm":      {Reason: PaperLarge},
		"1000000x1m":    {Reason: PaperUnknown},
		"99999x99999mm": {Reason: PaperLarge},

		"1920x1080":        {Reason: PaperNoUnit, Nearest: "1920x1080px"},
		"1080x1920":        {Reason: PaperNoUnit, Nearest: "1080x1920px"},
		"188x900px":        {Reason: PaperSmall},
		"0x900px":          {Reason: PaperSmall},
		"18898x900px":      {Reason: PaperLarge},
		"4294967295x900px": {Reason: PaperLarge},
		"4294967296x900px": {Reason: PaperUnknown},
		"1920.5x1080px":    {Reason: PaperUnknown},
		"1920px x 50cm":    {Reason: PaperUnknown},
		"50cm x 1080px":    {Reason: PaperUnknown},
		"px":               {Reason: PaperUnknown},
		"xpx":              {Reason: PaperUnknown},
		"1920xpx":          {Reason: PaperUnknown},
	} {
		p, err := ParsePaper(s)
		if want == (PaperError{}) {
			if err != nil {
				t.Errorf("%q: %v", s, err)
			}
			continue
		}
		want.Input = s
		var e *PaperError
		if !errors.As(err, &e) || *e != want || p != (Paper{}) {
			t.Errorf("%q: got %v, %#v; want %#v", s, p, err, want)
		}
	}
}

func TestISODate(t *testing.T) {
	for s, want := range map[string]string{
		"22.11.2026":        "2026-11-22",
		"1.2.2026":          "2026-02-01",
		"22. 11. 2026":      "2026-11-22",
		"22. November 2026": "2026-11-22",
		"1. März 2026":      "2026-03-01",
		"1. Jänner 2026":    "2026-01-01",
		"22 Nov 2026":       "2026-11-22",
		"22nd May 2026":     "2026-05-22",
		"November 22, 2026": "2026-11-22",
		"Dec. 1st, 2026":    "2026-12-01",
		"2026-1-5":          "2026-01-05",
		"2026/11/22":        "2026-11-22",
		"2026.11.22":        "2026-11-22",
		"30.2.2026":         "",
		"3/4/2026":          "",
		"22.11.26":          "",
		"November 2026":     "",
		"2026":              "",
		"":                  "",
	} {
		if got := isoDate(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for s, ok := range map[string]bool{
		"2026-11-22": true, "2024-02-29": true, "2023-02-29": false, "1900-02-29": false, "2000-02-29": true,
		"2026-13-01": false, "2026-00-10": false, "2026-04-31": false, "0000-01-01": false, "9999-12-31": true, "1582-12-31": false,
	} {
		if _, got := parseDate(s); got != ok {
			t.Errorf("%s: %v", s, got)
		}
	}
}
