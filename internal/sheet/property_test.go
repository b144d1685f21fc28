package sheet

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"leitbild/charter"
	"leitbild/internal/color"
	"leitbild/internal/logo"
	"leitbild/internal/page"
	"leitbild/internal/source"
	"leitbild/internal/theme"
	"leitbild/internal/unit"
)

// vocabulary is a handful of words for each language, some of them long.
var vocabulary = map[string][]string{
	"de": strings.Fields("wir Kunden zuhören Meinungsverschiedenheiten pünktlich der die das Versprechen Geschäftspartner Öffnungszeiten und ehrlich antworten innerhalb zwei Tagen größer Übersicht kümmern Verantwortung ja so Rückmeldung Gewährleistungsfrist"),
	"en": strings.Fields("we customers listen straightforward punctual the a promise accountability opening and honestly answer within two days responsibility yes so feedback"),
	"fr": strings.Fields("nous clients écouter à l’heure le la une promesse responsabilité ouverture et honnêtement répondre dans deux jours œuvre ça où réclamation"),
	"it": strings.Fields("noi clienti ascoltare puntuale il la una promessa responsabilità apertura e onestamente rispondere entro due giorni perché così"),
	"es": strings.Fields("nosotros clientes escuchar puntual el la una promesa responsabilidad apertura y honestamente responder dentro dos días años señor"),
	"nl": strings.Fields("wij klanten luisteren stipt de het een belofte verantwoordelijkheid openingstijden en eerlijk antwoorden binnen twee dagen geëerd"),
	"pl": strings.Fields("my klienci słuchamy punktualnie i w z obietnica odpowiedzialność godziny otwarcia uczciwie odpowiadamy dwóch dni źródło żądanie część"),
}

// writer makes up texts.
type writer struct {
	*rand.Rand
	words []string
	// full makes every text as long as the table allows.
	full bool
}

// upTo is a length between least and most characters.
func (w writer) upTo(least, most int) int {
	if w.full {
		return most
	}
	return least + w.IntN(most-least+1)
}

// text makes up a sentence of about n characters, and of n at most.
func (w writer) text(n int) charter.Text {
	var b strings.Builder
	for {
		word := w.words[w.IntN(len(w.words))]
		if b.Len() == 0 {
			first := []rune(word)
			word = strings.ToUpper(string(first[:1])) + string(first[1:])
		}
		if len([]rune(b.String()))+len([]rune(word))+2 > n {
			break
		}
		if b.Len() > 0 {
			b.WriteString([]string{" ", " ", " ", " ", ", ", " – "}[w.IntN(6)])
		}
		b.WriteString(word)
	}
	if b.Len() == 0 {
		for _, word := range w.words {
			if len([]rune(word)) <= n {
				return charter.Text{Value: word}
			}
		}
		return charter.Text{Value: "A"}
	}
	s := []rune(b.String())
	return charter.Text{Value: string(s[:min(len(s), n)]) + "."}
}

// load is a row of the must-fit table.
type load struct {
	paper                string
	least, most, longest int
}

var mustFit = []load{
	{"A6", 1, 3, 100},
	{"A5", 4, 10, 110},
	{"A4", 1, 24, 100},
	{"A4", 1, 7, 450},
	{"A3", 1, 24, 200},
	{"A2", 1, 24, 600},
	{"50x70cm", 1, 24, 400},
	{"A0", 1, 24, 600},
	{"Letter", 1, 7, 300},
	{"Tabloid", 1, 24, 180},
	{"B3", 1, 24, 250},
	{"Arch D", 1, 24, 500},
}

// charter makes up one for the load. Parts are present by the bits of mask.
func (w writer) charter(lang string, l load, mask int) *charter.Charter {
	has := func(bit int) bool { return mask>>bit&1 == 1 }
	opt := func(bit, n int) charter.Text {
		if !has(bit) {
			return charter.Text{}
		}
		return w.text(n)
	}
	c := &charter.Charter{
		Lang: lang, Organization: w.text(w.upTo(8, 40)), Title: w.text(w.upTo(8, 40)),
		Subtitle: opt(0, w.upTo(20, 70)), Intro: opt(1, w.upTo(40, 240)), Outro: opt(2, w.upTo(40, 200)),
		Motto: opt(3, w.upTo(20, 120)), Contact: opt(4, w.upTo(10, 80)),
	}
	if has(5) {
		for range 1 + w.IntN(4) {
			c.Signatures = append(c.Signatures, w.text(18))
		}
	}
	if has(6) {
		c.Date = charter.Date{Year: 2026, Month: 1 + w.IntN(12), Day: 1 + w.IntN(28)}
	}
	if has(7) {
		c.Link = charter.Text{Value: "https://intranet.example/leitbild"}
	}
	for range w.upTo(l.least, l.most) {
		p := charter.Principle{Text: w.text(w.upTo(20, l.longest))}
		if has(8) {
			p.Title = w.text(w.upTo(6, 24))
		}
		c.Principles = append(c.Principles, p)
	}
	return c
}

// generated is how many charters the properties are tried on: thousands in CI, few with -short.
func generated() int {
	if testing.Short() {
		return 40
	}
	if n, err := strconv.Atoi(os.Getenv("LEITBILD_GENERATED")); err == nil {
		return n
	}
	return 400
}

func TestGeneratedCharters(t *testing.T) {
	var themes []*theme.Theme
	for _, name := range builtIn(t) {
		themes = append(themes, loadTheme(t, name))
	}
	houses := []*logo.Logo{
		drawnLogo(t, `viewBox="0 0 400 80"`, `<path fill="#0B5FA5" d="M0 0h60v80H0zM90 15h310v50H90z"/>`),
		drawnLogo(t, `viewBox="0 0 100 160"`, `<path fill="#F5F5F0" d="M50 0 100 80 50 160 0 80z"/>`),
		drawnLogo(t, `viewBox="0 0 100 100"`, `<circle cx="50" cy="50" r="50" fill="#FFE100"/><path d="M30 30h40v40H30z"/>`),
	}
	langs := []string{"de", "en", "fr", "it", "es", "nl", "pl"}
	first := 0
	if n, err := strconv.Atoi(os.Getenv("LEITBILD_FIRST")); err == nil {
		first = n // to look at one of them again
	}
	judge := func(t *testing.T, seed int) {
		w := writer{Rand: rand.New(rand.NewPCG(uint64(seed), 1))}
		lang := langs[seed%len(langs)]
		w.words, w.full = vocabulary[lang], w.IntN(3) == 0
		l := mustFit[w.IntN(len(mustFit))]
		c := w.charter(lang, l, w.IntN(512))
		o := Options{Paper: paper(t, l.paper), Landscape: w.IntN(2) == 1}
		th := themes[w.IntN(len(themes))]
		if seed%4 == 3 {
			th = th.InkSaver()
		}
		if w.IntN(3) == 0 {
			th, _ = th.Branded(color.RGB{R: uint8(w.IntN(256)), G: uint8(w.IntN(256)), B: uint8(w.IntN(256))})
		}
		switch w.IntN(4) {
		case 0:
			o.Logo = houses[w.IntN(len(houses))]
		case 1:
			o.Logo, o.LogoDark = houses[w.IntN(len(houses))], houses[w.IntN(len(houses))]
		}
		if seed%6 == 2 {
			th = th.Grey()
			o.Logo, o.LogoDark = greyLogo(o.Logo), greyLogo(o.LogoDark)
		}
		name := fmt.Sprintf("seed %d: %s, %s, %s, landscape %t, %d principles", seed, th.Name, lang, l.paper, o.Landscape, len(c.Principles))
		s, findings := Lay(c, th, o)
		if s == nil {
			t.Errorf("%s: refused: %s", name, describe(findings))
			return
		}
		for _, fault := range append(faults(c, s), misprints(s, th)...) {
			t.Errorf("%s: %s", name, fault)
		}
		again, _ := Lay(c, th, o)
		if dump(again.Pages[0]) != dump(s.Pages[0]) {
			t.Errorf("%s: laid out twice, it differs", name)
		}
	}
	lanes := runtime.GOMAXPROCS(0)
	for lane := range lanes {
		t.Run(fmt.Sprintf("lane %d", lane), func(t *testing.T) {
			t.Parallel()
			for seed := first + lane; seed < first+generated(); seed += lanes {
				judge(t, seed)
			}
		})
	}
}

// greyLogo is l in greys; l stays, because nothing of these logos is a picture.
func greyLogo(l *logo.Logo) *logo.Logo {
	if l == nil {
		return nil
	}
	return l.Grey()
}

// misprints lists what the printer in an office would send back: colour on a grey sheet, and
// areas of ink where it is to be saved.
func misprints(s *Sheet, th *theme.Theme) (out []string) {
	pg := s.Pages[0]
	if pg.Grey != th.Colors.Grey {
		out = append(out, fmt.Sprintf("a sheet in a theme whose grey is %t says %t", th.Colors.Grey, pg.Grey))
	}
	for _, m := range pg.Marks {
		c := page.Color{}
		switch {
		case m.Run != nil:
			c = m.Run.Color
		case m.Path != nil:
			c = m.Path.Color
		}
		if pg.Grey && (c.R != c.G || c.G != c.B) {
			out = append(out, fmt.Sprintf("%s is %v", inkOf(m), c))
		}
		box := m.Ink()
		if th.Ornaments.Outlines && m.Of == nil && c != th.Colors.Paper &&
			box.X1-box.X0 > pg.Width/40 && box.Y1-box.Y0 > pg.Height/40 {
			out = append(out, fmt.Sprintf("%v fills %s", c, inkOf(m)))
		}
	}
	return out
}

// drawnLogo is a logo from a piece of SVG.
func drawnLogo(t *testing.T, box, shapes string) *logo.Logo {
	t.Helper()
	l, findings := logo.Read("logo.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" `+box+`>`+shapes+`</svg>`))
	if l == nil {
		t.Fatal(describe(findings))
	}
	return l
}

// TestLogoIsSeen puts logos on every theme: light on dark grounds, on a plate where there is no
// other way, and always within the sheet.
func TestLogoIsSeen(t *testing.T) {
	light := drawnLogo(t, `viewBox="0 0 300 100"`, `<path fill="#FFFFFF" d="M0 0h300v100H0z"/>`)
	dark := drawnLogo(t, `viewBox="0 0 300 100"`, `<path fill="#101010" d="M0 0h300v100H0z"/>`)
	colours := drawnLogo(t, `viewBox="0 0 300 100"`, `<path fill="#101010" d="M0 0h300v100H0z"/><path fill="#111111" d="M40 40h20v20H40z"/>`)
	for _, name := range builtIn(t) {
		th := loadTheme(t, name)
		c := loadCharter(t, "../../examples/standard.de.yaml")
		for _, o := range []Options{
			{Logo: dark, LogoDark: light}, {Logo: dark}, {Logo: light}, {LogoDark: light}, {Logo: colours},
		} {
			o.Paper = paper(t, "A3")
			s, findings := Lay(c, th, o)
			if s == nil {
				t.Fatal(describe(findings))
			}
			var plate, ink *page.Path
			ground := page.Color{R: 255, G: 255, B: 255}
			for _, m := range s.Pages[0].Marks {
				switch {
				case m.Of != nil && strings.HasPrefix(m.Of.Alt, "Logo: "):
					if ink != nil && len(m.Path.Segments) == 5 && m.Path.Bounds().X1-m.Path.Bounds().X0 < 5*unit.Millimetre {
						continue // the small square
					}
					plate, ink = ink, m.Path
				case m.Of == nil && ink == nil && isGround(page.Mark{Of: s.Pages[0].Root, Path: logoBox(s)}, m):
					ground = m.Path.Color
				}
			}
			if ink == nil {
				t.Fatalf("%s: no logo", name)
			}
			if plate != nil {
				ground = plate.Color
			}
			if has := color.Contrast(color.RGB(ink.Color), color.RGB(ground)); has < theme.ShapeContrast {
				t.Errorf("%s: the logo in %v on %v has a contrast of %.1f", name, ink.Color, ground, has)
			}
			said := strings.Contains(describe(findings), "logo-on-plate")
			if said != (plate != nil) {
				t.Errorf("%s: plate %t, said %t", name, plate != nil, said)
			}
			if o.Logo != colours && plate != nil {
				t.Errorf("%s: a plate although the logo has one colour", name)
			}
			inked := strings.Contains(describe(findings), "logo-inked")
			if o.Logo == dark && o.LogoDark == light && inked {
				t.Errorf("%s: another colour although there is a version for every ground", name)
			}
		}
	}
}

// A logo that is mostly blue is no clearer on black than on navy, and clear on yellow. On neon it differs as much
// in lightness and vibrates, as nothing black or white does.
func TestDimLogoStandsOnAPlate(t *testing.T) {
	blue := drawnLogo(t, `viewBox="0 0 300 100"`, `<path fill="#0B5FA5" d="M0 0h300v100H0z"/><path fill="#FFFFFF" d="M40 40h20v20H40z"/>`)
	white, black := page.Color{R: 255, G: 255, B: 255}, page.Color{}
	for _, c := range []struct {
		ground, text page.Color
		plated       bool
	}{
		{black, white, true},
		{page.Color{R: 11, G: 37, B: 69}, white, true},
		{page.Color{R: 255, G: 213}, black, false},
		{page.Color{R: 57, G: 255, B: 20}, black, true},
		{white, black, false},
	} {
		if e := (logos{light: blue}).on(theme.Ink{Ground: c.ground, Text: c.text}); e.plated != c.plated || e.inked {
			t.Errorf("on %v: plate %t, inked %t", c.ground, e.plated, e.inked)
		}
	}
	neon := theme.Ink{Ground: page.Color{R: 57, G: 255, B: 20}, Text: black}
	dark := drawnLogo(t, `viewBox="0 0 300 100"`, `<path fill="#101014" d="M0 0h300v100H0z"/><path fill="#0B6B00" d="M40 40h20v20H40z"/>`)
	if e := (logos{light: dark}).on(neon); e.plated || e.inked {
		t.Errorf("a dark logo on neon: plate %t, inked %t", e.plated, e.inked)
	}
}

// logoBox is the path of the first mark of the logo.
func logoBox(s *Sheet) *page.Path {
	for _, m := range s.Pages[0].Marks {
		if m.Of != nil && strings.HasPrefix(m.Of.Alt, "Logo: ") {
			return m.Path
		}
	}
	return &page.Path{}
}

// TestFaultsAreFound makes sure that the judge of the generated sheets sees what is wrong.
func TestFaultsAreFound(t *testing.T) {
	th := loadTheme(t, "klar")
	c := loadCharter(t, "../../examples/standard.de.yaml")
	lay := func() *Sheet {
		s, _ := Lay(c, th, Options{Paper: paper(t, "A3")})
		return s
	}
	if found := faults(c, lay()); len(found) > 0 {
		t.Fatalf("the standard charter has faults: %q", found)
	}
	body := func(s *Sheet) *page.Run {
		of := bodies(s.Pages[0].Root)
		for _, m := range s.Pages[0].Marks {
			if of[m.Of] {
				return m.Run
			}
		}
		return nil
	}
	for name, spoil := range map[string]func(s *Sheet){
		"outside the live area": func(s *Sheet) { body(s).X = -20 * unit.Millimetre },
		"overlaps":              func(s *Sheet) { body(s).Y -= 8 * unit.Millimetre },
		".notdef":               func(s *Sheet) { body(s).Glyphs[3].ID = 0 },
		"principles of":         func(s *Sheet) { body(s).Size += unit.Point },
		"has a contrast of":     func(s *Sheet) { body(s).Color = page.Color{R: 200, G: 200, B: 200} },
		"white band": func(s *Sheet) {
			marks := s.Pages[0].Marks
			s.Pages[0].Marks = slices.DeleteFunc(marks, func(m page.Mark) bool {
				y := m.Ink().Y0
				return y > s.Pages[0].Height/2 && y < s.Pages[0].Height*3/4
			})
		},
		"and not": func(s *Sheet) { body(s).Text = "Anderes" },
		"headline 2 stands": func(s *Sheet) {
			headings := 0
			for _, m := range s.Pages[0].Marks {
				if m.Of == nil || m.Of.Role != page.Heading {
					continue
				}
				if headings++; headings == 2 {
					m.Run.Y -= 6 * unit.Millimetre
				}
			}
		},
		"quiet zone": func(s *Sheet) {
			pg := s.Pages[0]
			ink := body(s).Ink()
			figure := pg.Root.Add(page.Figure)
			side := 10 * unit.Millimetre
			path := &page.Path{}
			path.Append(page.Rect{X0: ink.X1 + unit.Millimetre, Y0: ink.Y0, X1: ink.X1 + side, Y1: ink.Y0 + side})
			pg.Marks = append(pg.Marks, page.Mark{Of: figure, Path: path})
		},
	} {
		s := lay()
		spoil(s)
		if found := strings.Join(faults(c, s), "\n"); !strings.Contains(found, name) {
			t.Errorf("not found: %s, only %q", name, found)
		}
	}
}

func describe(findings []source.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s %v ", f.Rule, f.Args)
	}
	return b.String()
}

// faults lists what a typographer would send back.
func faults(c *charter.Charter, s *Sheet) []string {
	pg := s.Pages[0]
	var out []string
	fault := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }

	short := min(pg.Width, pg.Height)
	safe := short * 4 / 100
	var marks []page.Mark
	for _, m := range pg.Marks {
		if m.Of != nil || m.Path.Bounds().X1-m.Path.Bounds().X0 < pg.Width*88/100 {
			marks = append(marks, m)
		}
	}
	texts := map[*page.Element]unit.Length{}
	for i, m := range marks {
		a := m.Ink()
		if m.Of == nil {
			continue
		}
		if a.X0 < safe || a.Y0 < safe || a.X1 > pg.Width-safe || a.Y1 > pg.Height-safe {
			fault("ink outside the live area: %s", inkOf(m))
		}
		if m.Run != nil {
			// The lines of a single sentence may each fill the measure.
			if size := texts[m.Of]; size != 0 && size != m.Run.Size && len(c.Principles) > 1 {
				fault("principles of %s and %s pt", points(size), points(m.Run.Size))
			}
			texts[m.Of] = m.Run.Size
			for _, g := range m.Run.Glyphs {
				if g.ID == 0 {
					fault("a .notdef box in %q", m.Run.Text)
				}
			}
		}
		for _, n := range marks[:i] {
			if n.Of == m.Of {
				continue // lines of one text may interlock, shapes of one picture overlap
			}
			if b := n.Ink(); a.Overlaps(b) && !isGround(m, n) && !covered(m, n, pg.Marks) {
				fault("%s overlaps %s", inkOf(m), inkOf(n))
			}
		}
	}
	for _, m := range marks {
		if m.Of == nil || m.Of.Role != page.Figure || strings.HasPrefix(m.Of.Alt, "Logo") {
			continue
		}
		code, err := newQRCode(c.Link.Value)
		if err != nil {
			fault("%v", err)
			continue
		}
		zone := m.Ink()
		quiet := (zone.X1-zone.X0).Scale(quietModules, int64(code.size)) - 1
		zone = page.Rect{X0: zone.X0 - quiet, Y0: zone.Y0 - quiet, X1: zone.X1 + quiet, Y1: zone.Y1 + quiet}
		for _, n := range marks {
			if n.Of != m.Of && zone.Overlaps(n.Ink()) && !isGround(m, n) && !covered(m, n, pg.Marks) {
				fault("%s stands in the quiet zone of the QR code", inkOf(n))
			}
		}
	}
	size := unit.Length(0)
	for e := range bodies(pg.Root) {
		if size == 0 {
			size = texts[e]
		}
		if texts[e] != size {
			fault("principles of %s and %s pt", points(size), points(texts[e]))
		}
	}
	if size != 0 && size != s.TextSize {
		fault("principles of %s pt, the sheet says %s pt", points(size), points(s.TextSize))
	}
	if least := newLimits(0).text; s.TextCapHeight < least {
		fault("capitals of %.2f mm are below the limit", s.TextCapHeight.Millimetres())
	}
	for _, f := range looseHeadlines(pg) {
		fault("%s", f)
	}
	for _, f := range pale(pg) {
		fault("%s", f)
	}
	share, limit := emptyBand(pg), 8
	if len(c.Principles) <= 3 {
		limit = 3
	} else if tiled(pg) {
		limit = 4 // what a tile does not use is colour, not a hole
	}
	if share > pg.Height/unit.Length(limit)+pg.Height/100 {
		fault("a white band of %.0f mm on a sheet of %.0f mm", share.Millimetres(), pg.Height.Millimetres())
	}
	if got, want := said(pg), wanted(c); got != want {
		fault("the sheet says\n%s\nand not\n%s", got, want)
	}
	return out
}

// covered reports whether another ground lies over ground and under the whole of m.
func covered(m, ground page.Mark, marks []page.Mark) bool {
	over := false
	for _, n := range marks {
		if over && n.Of == nil && isGround(m, n) {
			return true
		}
		over = over || n.Path != nil && n.Path == ground.Path
	}
	return false
}

// pale names the runs that have too little contrast with what lies under them.
func pale(pg *page.Page) []string {
	var out []string
	for i, m := range pg.Marks {
		if m.Run == nil {
			continue
		}
		ground := page.Color{R: 255, G: 255, B: 255}
		for _, n := range pg.Marks[:i] {
			if n.Path != nil && isGround(m, n) {
				ground = n.Path.Color
			}
		}
		least := theme.TextContrast
		if m.Of.Role == page.Label || m.Of.Role == page.Title {
			least = theme.ShapeContrast
		}
		if has := color.Contrast(color.RGB(m.Run.Color), color.RGB(ground)); has < least {
			out = append(out, fmt.Sprintf("%s in %v on %v has a contrast of %.2f", inkOf(m), m.Run.Color, ground, has))
		}
	}
	return out
}

// isGround reports whether ground lies under the whole of m: a block of colour, or the light
// plate of a QR code.
func isGround(m, ground page.Mark) bool {
	if m.Of == nil || ground.Of != nil {
		return false
	}
	a, b := m.Ink(), ground.Ink()
	overshoot := (a.Y1 - a.Y0) / 20 // round letters reach a little below the edge they stand on
	return b.X0 <= a.X0 && b.Y0 <= a.Y0 && b.X1 >= a.X1 && b.Y1 >= a.Y1-overshoot
}

func inkOf(m page.Mark) string {
	box := m.Ink()
	what := "a shape"
	if m.Run != nil {
		what = strconv.Quote(m.Run.Text)
	}
	return fmt.Sprintf("%s [%.1f %.1f %.1f %.1f]", what, box.X0.Millimetres(), box.Y0.Millimetres(), box.X1.Millimetres(), box.Y1.Millimetres())
}

// around is the box around two, of which an empty one counts for nothing.
func around(a, b page.Rect) page.Rect {
	switch {
	case a == page.Rect{}:
		return b
	case b == page.Rect{}:
		return a
	}
	return page.Rect{X0: min(a.X0, b.X0), Y0: min(a.Y0, b.Y0), X1: max(a.X1, b.X1), Y1: max(a.Y1, b.Y1)}
}

// looseHeadlines names headlines that stand closer to the entry above than to their own text.
func looseHeadlines(pg *page.Page) []string {
	ink := map[*page.Element]page.Rect{}
	for _, m := range pg.Marks {
		if m.Of != nil {
			ink[m.Of] = around(ink[m.Of], m.Ink())
		}
	}
	type entry struct{ headline, text, all page.Rect }
	var entries []entry
	var walk func(*page.Element)
	walk = func(e *page.Element) {
		if e.Role == page.Body {
			var n entry
			for _, kid := range e.Kids {
				for _, span := range kid.Kids {
					ink[kid] = around(ink[kid], ink[span])
				}
				if n.all = around(n.all, ink[kid]); kid.Role == page.Heading {
					n.headline = ink[kid]
				} else if n.text == (page.Rect{}) {
					n.text = ink[kid]
				}
			}
			entries = append(entries, n)
		}
		for _, kid := range e.Kids {
			walk(kid)
		}
	}
	walk(pg.Root)
	var out []string
	for i, n := range entries {
		if i == 0 || n.headline == (page.Rect{}) {
			continue
		}
		if before := entries[i-1].all; (before.Y0+before.Y1)/2 > n.all.Y0 {
			continue // the first of its column, beside or above the entry before it
		}
		above, below := n.headline.Y0-entries[i-1].all.Y1, n.text.Y0-n.headline.Y1
		if above < below {
			out = append(out, fmt.Sprintf("headline %d stands %.1f mm below the entry above and %.1f mm above its text",
				i+1, above.Millimetres(), below.Millimetres()))
		}
	}
	return out
}

// bodies are the elements of the principles' texts, without the openings that stand as
// headlines.
func bodies(e *page.Element) map[*page.Element]bool {
	out := map[*page.Element]bool{}
	var walk func(*page.Element)
	walk = func(e *page.Element) {
		if e.Role == page.Body {
			for _, kid := range e.Kids {
				if kid.Role != page.Paragraph {
					continue
				}
				if kids := kid.Kids; len(kids) == 0 {
					out[kid] = true
				} else if len(kids) == 2 {
					out[kids[1]] = true
				}
				break
			}
		}
		for _, kid := range e.Kids {
			walk(kid)
		}
	}
	walk(e)
	return out
}

// tiled reports whether the sheet has a ground for every principle.
func tiled(pg *page.Page) bool {
	grounds := 0
	for _, m := range pg.Marks {
		if m.Of == nil && m.Ink().X1-m.Ink().X0 > pg.Width/10 && m.Ink().Y1-m.Ink().Y0 > pg.Height/20 {
			grounds++
		}
	}
	return grounds > len(bodies(pg.Root))
}

// emptyBand is the height of the highest band across the sheet that holds no ink, frames
// and grounds apart.
func emptyBand(pg *page.Page) unit.Length {
	const grain = 1000
	var used [grain + 1]bool
	for _, m := range pg.Marks {
		box := m.Ink()
		if m.Of == nil && box.Y1-box.Y0 > pg.Height*3/100 {
			continue // a ground or a frame
		}
		from, to := box.Y0*grain/pg.Height, box.Y1*grain/pg.Height
		for i := max(0, from); i <= min(grain, to); i++ {
			used[i] = true
		}
	}
	best, run := 0, 0
	for _, u := range used {
		if u {
			run = 0
			continue
		}
		run++
		best = max(best, run)
	}
	return pg.Height * unit.Length(best) / grain
}

// said is the sheet's text in the order of its structure, white space folded.
func said(pg *page.Page) string {
	runs := map[*page.Element][]string{}
	for _, m := range pg.Marks {
		if m.Run == nil {
			continue
		}
		text := m.Run.Text
		if m.Run.Actual != "" {
			text = m.Run.Actual
		}
		runs[m.Of] = append(runs[m.Of], text)
	}
	var out strings.Builder
	var walk func(*page.Element)
	walk = func(e *page.Element) {
		if e.Role != page.Span && e.Role != page.Link {
			out.WriteByte(' ')
		}
		if e.Role != page.Label {
			out.WriteString(strings.ReplaceAll(strings.Join(runs[e], ""), "\u00ad", ""))
		}
		for _, kid := range e.Kids {
			walk(kid)
		}
	}
	walk(pg.Root)
	return strings.Join(strings.Fields(out.String()), " ")
}

// wanted is the charter's text in the order of the document.
func wanted(c *charter.Charter) string {
	m := manuscript{charter: c}
	parts := []string{c.Organization.Value, c.Title.Value, c.Subtitle.Value, c.Intro.Value}
	for _, p := range c.Principles {
		parts = append(parts, p.Title.Value, p.Text.Value, p.Note.Value)
	}
	parts = append(parts, c.Outro.Value, c.Motto.Value)
	for _, s := range c.Signatures {
		parts = append(parts, s.Value)
	}
	parts = append(parts, m.dateLine().Value, c.Contact.Value)
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}
