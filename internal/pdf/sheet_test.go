package pdf

// Sheets for the tests: shaped by HarfBuzz, laid out by hand.

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf16"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"leitbild/internal/example"
	"leitbild/internal/font"
	"leitbild/internal/page"
	"leitbild/internal/unit"
	"leitbild/internal/xmp"
)

const (
	barlow     = "barlow/Barlow_400Regular.ttf"
	barlowBold = "barlow/Barlow_600SemiBold.ttf"
	condensed  = "barlow-condensed/BarlowCondensed_700Bold.ttf"
	fraunces   = "fraunces/Fraunces_400Regular.ttf"
	italic     = "fraunces/Fraunces_500Medium_Italic.ttf"
	serif      = "source-serif-4/SourceSerif4_400Regular.ttf"
)

var november = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

func meta() Meta {
	return Meta{Meta: xmp.Meta{Title: "Unser Kundenleitbild", Author: "Muster GmbH", Lang: "de", Creator: "leitbild test", Date: november}}
}

// faces are parsed once for a test.
type faces struct {
	t    testing.TB
	open map[string]*font.Face
}

func newFaces(t testing.TB) *faces { return &faces{t, map[string]*font.Face{}} }

func (f *faces) face(file string) *font.Face {
	f.t.Helper()
	if face := f.open[file]; face != nil {
		return face
	}
	f.open[file] = example.Face(f.t, file)
	return f.open[file]
}

// typing is how a line is set.
type typing struct {
	size     unit.Length
	tracking int // thousandths of an em
	features string
	color    page.Color
}

// shape sets a line. Spaces that the face lacks are drawn as plain ones, a soft hyphen at
// the end as a hyphen, others not at all; all of it as the typesetting does.
func shape(face *font.Face, text string, x, y unit.Length, how typing) *page.Run {
	body, hyphen := strings.CutSuffix(text, softHyphen)
	buffer := harfbuzz.NewBuffer()
	for at, r := range body {
		if _, ok := face.Glyph(r); !ok && unicode.IsSpace(r) {
			r = ' '
		}
		buffer.AddRune(r, at)
	}
	buffer.Props = harfbuzz.SegmentProperties{
		Direction: harfbuzz.LeftToRight, Script: language.Latin, Language: language.NewLanguage("de"),
	}
	var features []harfbuzz.Feature
	if how.tracking > 0 {
		how.features += ",-liga,-clig"
	}
	for name := range strings.FieldsFuncSeq(how.features, func(r rune) bool { return r == ',' }) {
		feature, err := harfbuzz.ParseFeature(name)
		if err == nil {
			features = append(features, feature)
		}
	}
	buffer.Shape(harfbuzz.NewFont(face.Shaper()), features)
	run := &page.Run{Face: face, Size: how.size, X: x, Y: y, Text: text, Color: how.color}
	pen := int32(0)
	extra := int32(how.tracking * face.UnitsPerEm() / 1000)
	for i, info := range buffer.Info {
		end := len(body)
		for _, next := range buffer.Info[i+1:] {
			if next.Cluster != info.Cluster {
				end = next.Cluster
				break
			}
		}
		p := buffer.Pos[i]
		run.Glyphs = append(run.Glyphs, page.Glyph{
			ID: font.GID(info.Glyph), X: pen + p.XOffset, Y: p.YOffset, Start: int32(info.Cluster), End: int32(end),
		})
		pen += p.XAdvance + extra
	}
	if hyphen {
		g, _ := face.Glyph('-')
		run.Glyphs = append(run.Glyphs, page.Glyph{ID: g, X: pen, Start: int32(len(body)), End: int32(len(body))})
	}
	return run
}

// sheet is a page on which lines are put one below the other.
type sheet struct {
	*page.Page
	y unit.Length
}

func newSheet(width, height unit.Length) *sheet {
	return &sheet{
		Page: &page.Page{Width: width, Height: height, Root: &page.Element{Role: page.Document, Lang: "de"}},
		y:    10 * unit.Millimetre,
	}
}

// line adds a line that belongs to an element.
func (s *sheet) line(of *page.Element, face *font.Face, text string, how typing) *page.Run {
	if how.size == 0 {
		how.size = 12 * unit.Point
	}
	s.y += how.size * 3 / 2
	run := shape(face, text, 10*unit.Millimetre, s.y, how)
	s.Marks = append(s.Marks, page.Mark{Of: of, Run: run})
	return run
}

// rule adds a rectangle.
func (s *sheet) rule(of *page.Element, r page.Rect, color page.Color) {
	path := &page.Path{Color: color}
	path.Append(r)
	s.Marks = append(s.Marks, page.Mark{Of: of, Path: path})
}

// poster is a small page with a little of everything.
func poster(f *faces) *page.Page {
	s := newSheet(148*unit.Millimetre, 210*unit.Millimetre)
	s.Bleed = 3 * unit.Millimetre
	s.CropMarks = true
	blue := page.Color{R: 11, G: 95, B: 165}
	s.rule(nil, page.Rect{X0: -s.Bleed, Y0: -s.Bleed, X1: s.Width + s.Bleed, Y1: 8 * unit.Millimetre}, blue)
	s.line(s.Root.Add(page.Title), f.face(condensed), "Unser Kundenleitbild", typing{size: 30 * unit.Point, color: blue})
	list := s.Root.Add(page.List)
	for i, principle := range [][]string{
		{"Jeder zählt", "Ein Kunde findet schnell einen neuen Anbieter, wir aber ", "nicht so schnell einen neuen Kunden."},
		{"Sinn der Arbeit", "Wer uns anspricht, hält uns nicht von der Ar\u00ad", "beit ab. Er ist der Grund, warum es sie gibt."},
	} {
		item := list.Add(page.Item)
		label, body := item.Add(page.Label), item.Add(page.Body)
		s.line(label, f.face(barlowBold), string(rune('1'+i)), typing{size: 16 * unit.Point, features: "tnum"})
		s.line(body.Add(page.Heading), f.face(barlowBold), principle[0], typing{size: 16 * unit.Point})
		text := body.Add(page.Paragraph)
		for _, line := range principle[1:] {
			s.line(text, f.face(barlow), line, typing{})
		}
	}
	run := s.line(s.Root.Add(page.Paragraph), f.face(italic), "MUSTER GMBH", typing{size: 9 * unit.Point, tracking: 100})
	run.Actual = "Muster GmbH"
	figure := s.Root.Add(page.Figure)
	figure.Alt = "QR-Code: https://intranet.example/leitbild"
	for i := range unit.Length(5) {
		x, y := (100+2*i)*unit.Millimetre, (180+(i*i)%7)*unit.Millimetre
		s.rule(figure, page.Rect{X0: x, Y0: y, X1: x + unit.Millimetre, Y1: y + unit.Millimetre}, page.Color{})
	}
	return s.Page
}

// decodeUTF16 reads big-endian UTF-16.
func decodeUTF16(s string) string {
	var units []uint16
	for at := 0; at+1 < len(s); at += 2 {
		units = append(units, uint16(s[at])<<8|uint16(s[at+1]))
	}
	return string(utf16.Decode(units))
}
