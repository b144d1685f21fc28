package logo

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	stdcolor "image/color"
	"image/jpeg"
	stdpng "image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"leitbild/internal/judge"
	"leitbild/internal/page"
	"leitbild/internal/png"
	"leitbild/internal/source"
	"leitbild/internal/unit"
)

const mm = unit.Millimetre

// svgOf puts content into a picture of 100 by 100.
func svgOf(content string) []byte {
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">` + content + `</svg>`)
}

func read(t *testing.T, data []byte) *Logo {
	t.Helper()
	l, findings := Read("logo", data)
	if l == nil {
		t.Fatalf("the logo is refused: %v", findings)
	}
	return l
}

// drawn draws a logo on a ground, its ink on width by height pixels.
func drawn(t *testing.T, l *Logo, width, height int, ground page.Color) image.Image {
	t.Helper()
	sheet := page.Rect{X1: unit.Length(width) * mm, Y1: unit.Length(height) * mm}
	under := &page.Path{Color: ground}
	under.Append(sheet)
	p := &page.Page{Width: sheet.X1, Height: sheet.Y1, Marks: append([]page.Mark{{Path: under}}, l.Place(sheet)...)}
	data, err := png.Write(p, png.Options{Width: width, Height: height})
	if err != nil {
		t.Fatal(err)
	}
	picture, err := stdpng.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

func hex(c stdcolor.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8)
}

// frame keeps the ink's box at 100 by 100, whatever else is drawn.
const frame = `<path fill="#fff" d="M0 0h1v1h-1zM99 99h1v1h-1z"/>`

var white = page.Color{R: 255, G: 255, B: 255}

// What is drawn has this area and these colours at places.
func TestDrawing(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		area    float64 // of what is not white; 0: not asked
		at      map[[2]int]string
	}{
		"rectangle":        {`<rect x="10" y="20" width="30" height="40"/>`, 1200, map[[2]int]string{{11, 21}: "000000", {41, 21}: "ffffff"}},
		"rounded":          {`<rect x="10" y="10" width="40" height="40" rx="10"/>`, 1600 - 400 + 100*math.Pi, nil},
		"rounded most":     {`<rect x="10" y="10" width="40" height="20" rx="90" ry="30%"/>`, 200 * math.Pi, nil},
		"circle":           {`<circle cx="50" cy="50" r="30"/>`, 900 * math.Pi, nil},
		"ellipse":          {`<ellipse cx="50" cy="50" rx="30" ry="10"/>`, 300 * math.Pi, nil},
		"polygon":          {`<polygon points="10,10 50,10 10,50"/>`, 800, nil},
		"arc":              {`<path d="M20 50a30 30 0 0 1 60 0z"/>`, 450 * math.Pi, map[[2]int]string{{50, 30}: "000000", {50, 60}: "ffffff"}},
		"arc downwards":    {`<path d="M20 50a30 30 0 0 0 60 0z"/>`, 450 * math.Pi, map[[2]int]string{{50, 60}: "000000"}},
		"large arc":        {`<path d="M50 20A30 30 0 1 1 20 50L50 50z"/>`, 675 * math.Pi, nil},
		"turned arc":       {`<path d="M50 10A40 20 90 0 1 50 90A40 20 90 0 1 50 10"/>`, 800 * math.Pi, nil},
		"small radii":      {`<path d="M20 50a1 1 0 0 1 60 0z"/>`, 450 * math.Pi, nil},
		"close numbers":    {`<path d="M10-0l.5.5-.5-.5M10 10h1e1v10h-10zM30 30a5 5 0 1110 0a5 5 0 11-10 0"/>`, 100 + 25*math.Pi, nil},
		"smooth":           {`<path d="M10 50C10 20 40 20 40 50S70 80 70 50L70 10L10 10z"/>`, 0, map[[2]int]string{{55, 60}: "000000", {25, 40}: "ffffff"}},
		"quadratic":        {`<path d="M10 50Q30 10 50 50T90 50z"/>`, 2 * 2.0 / 3 * 40 * 20, nil},
		"winding":          {`<path d="M10 10h60v60h-60zM30 30h20v20h-20z"/>`, 3600, nil},
		"even-odd":         {`<path fill-rule="evenodd" d="M10 10h60v60h-60zM30 30h20v20h-20z"/>`, 3200, nil},
		"hole":             {`<path d="M10 10h60v60h-60zM30 30v20h20v-20z"/>`, 3200, nil},
		"transformed":      {`<g transform="translate(10,10) scale(2 1)"><rect width="10" height="10" transform="matrix(1 0 0 2 0 0)"/></g>`, 400, map[[2]int]string{{29, 29}: "000000"}},
		"rotated":          {`<rect width="20" height="10" transform="rotate(90 50 50)"/>`, 200, map[[2]int]string{{91, 1}: "000000", {98, 18}: "000000"}},
		"skewed":           {`<rect width="20" height="20" transform="skewX(45)"/>`, 400, map[[2]int]string{{37, 18}: "000000"}},
		"used":             {`<defs><rect id="r" width="10" height="10"/></defs><use xlink:href="#r" x="20"/><use href="#r" y="30" fill="red"/>`, 0, map[[2]int]string{{25, 5}: "000000", {5, 35}: "ff0000"}},
		"symbol":           {`<symbol id="s" viewBox="0 0 2 1"><rect width="2" height="1"/></symbol><use href="#s" width="40" height="40"/>`, 800, map[[2]int]string{{20, 5}: "ffffff", {20, 15}: "000000"}},
		"inner picture":    {`<svg x="10" y="10" width="20" height="20"><rect width="100%" height="400"/></svg>`, 400, nil},
		"hidden":           {`<rect width="50" height="50"/><g display="none"><rect width="90" height="90"/></g><rect visibility="hidden" width="90" height="90"/>`, 2500, nil},
		"beyond the edge":  {`<rect x="50" y="50" width="500" height="500"/>`, 2500, nil},
		"style first":      {`<rect width="50" height="50" fill="red" style="fill: blue"/>`, 0, map[[2]int]string{{5, 5}: "0000ff"}},
		"class":            {`<style>.x{fill:lime}rect{fill:red}</style><rect width="50" height="50" class="y x" fill="blue"/>`, 0, map[[2]int]string{{5, 5}: "00ff00"}},
		"id before class":  {`<style>#i{fill:red}.x{fill:lime}</style><rect id="i" class="x" width="50" height="50"/>`, 0, map[[2]int]string{{5, 5}: "ff0000"}},
		"within":           {`<style><![CDATA[.g > rect {fill:red} .h rect{fill:lime}]]></style><g class="g"><a><rect width="9" height="9"/></a><g class="h"><a><rect x="20" width="9" height="9"/></a></g></g>`, 0, map[[2]int]string{{5, 5}: "000000", {25, 5}: "00ff00"}},
		"important":        {`<style>rect{fill:red !important}</style><rect style="fill:blue" width="50" height="50"/>`, 0, map[[2]int]string{{5, 5}: "0000ff"}},
		"other media":      {`<style>@media screen{rect{fill:red}} rect:hover{fill:red}</style><rect width="50" height="50"/>`, 0, map[[2]int]string{{5, 5}: "000000"}},
		"current colour":   {`<g color="#0f0"><rect width="50" height="50" fill="currentColor"/></g>`, 0, map[[2]int]string{{5, 5}: "00ff00"}},
		"opacity":          {`<g opacity=".5"><rect width="50" height="50" fill="red" fill-opacity="50%"/></g>`, 0, map[[2]int]string{{5, 5}: "ffbfbf"}},
		"rgba":             {`<rect width="50" height="50" fill="rgba(255,0,0,.5)"/><rect x="50" width="50" height="50" fill="#00f8"/>`, 0, map[[2]int]string{{5, 5}: "ff7f7f", {55, 5}: "7777ff"}},
		"gradient":         {`<linearGradient id="g"><stop stop-color="red"/><stop offset="1" style="stop-color:blue"/></linearGradient><linearGradient id="h" xlink:href="#g"/><rect width="50" height="50" fill="url(#h)"/>`, 0, map[[2]int]string{{5, 5}: "800080"}},
		"uneven gradient":  {`<radialGradient id="g"><stop offset=".75" stop-color="#ff0000"/><stop offset=".75" stop-color="#0000ff"/></radialGradient><rect width="50" height="50" fill="url('#g')"/>`, 0, map[[2]int]string{{5, 5}: "bf0040"}},
		"fading gradient":  {`<radialGradient id="g"><stop stop-color="#f00"/><stop offset="1" stop-opacity="0"/></radialGradient><rect width="50" height="50" fill="url(#g)"/>`, 0, map[[2]int]string{{5, 5}: "ffffff"}},
		"missing gradient": {`<rect width="50" height="50" fill="url(#none) #00f"/><rect x="50" width="50" height="50" fill="url(#none)"/>`, 0, map[[2]int]string{{5, 5}: "0000ff"}},
		"clipped":          {`<clipPath id="c"><circle cx="50" cy="50" r="20"/></clipPath><rect clip-path="url(#c)" width="100" height="100"/>`, 400 * math.Pi, nil},
		"clipped twice":    {`<clipPath id="c"><rect width="50" height="100"/></clipPath><clipPath id="d" clip-path="url(#c)"><rect width="100" height="30"/></clipPath><circle clip-path="url(#d)" cx="50" cy="50" r="50"/>`, 0, map[[2]int]string{{40, 20}: "000000", {60, 20}: "ffffff", {40, 40}: "ffffff"}},
		"clip of two":      {`<clipPath id="c"><path d="M10 10h30v30h-30z"/><path d="M30 30v30h30v-30z"/></clipPath><rect clip-path="url(#c)" width="90" height="90"/>`, 900 + 900 - 100, nil},
		"clip of a box":    {`<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width=".5" height="1"/></clipPath><rect clip-path="url(#c)" x="20" y="20" width="40" height="40"/>`, 800, nil},
		"clip of nothing":  {`<clipPath id="c"/><rect clip-path="url(#c)" width="90" height="90"/>`, 0, map[[2]int]string{{50, 50}: "ffffff"}},
		"mask":             {`<mask id="m"><g fill="white"><path d="M0 0h20v20h-20z"/></g></mask><rect mask="url(#m)" width="90" height="90"/>`, 400, nil},
		"stroke":           {`<path d="M20 50H80" stroke="#000" stroke-width="10"/>`, 600, nil},
		"square cap":       {`<path d="M20 50H80" stroke="#000" stroke-width="10" stroke-linecap="square"/>`, 700, nil},
		"round cap":        {`<path d="M20 50H80" stroke="#000" stroke-width="10" stroke-linecap="round"/>`, 600 + 25*math.Pi, nil},
		"dot":              {`<path d="M50 50h0" stroke="#000" stroke-width="10" stroke-linecap="round"/>`, 25 * math.Pi, nil},
		"ring":             {`<circle cx="50" cy="50" r="30" fill="none" stroke="#000" stroke-width="10"/>`, math.Pi * (35*35 - 25*25), nil},
		"thick ring":       {`<circle cx="50" cy="50" r="10" fill="none" stroke="#000" stroke-width="40"/>`, math.Pi * 900, nil},
		"miter":            {`<path d="M20 80H70V20" fill="none" stroke="#000" stroke-width="10"/>`, 0, map[[2]int]string{{74, 84}: "000000"}},
		"bevel":            {`<path d="M20 80H70V20" fill="none" stroke="#000" stroke-width="10" stroke-linejoin="bevel"/>`, 0, map[[2]int]string{{74, 84}: "ffffff"}},
		"round join":       {`<path d="M20 80H70V20" fill="none" stroke="#000" stroke-width="10" stroke-linejoin="round"/>`, 1100 - 25 + 25*math.Pi/4, nil},
		"long miter":       {`<path d="M20 45L80 50L20 55" fill="none" stroke="#000" stroke-width="4"/>`, 0, map[[2]int]string{{84, 50}: "ffffff"}},
		"closed":           {`<rect x="20" y="20" width="40" height="40" fill="none" stroke="#000" stroke-width="10"/>`, 2500 - 900, map[[2]int]string{{15, 15}: "000000"}},
		"mirrored stroke":  {`<g transform="scale(-1 1) translate(-100)"><path d="M20 80H70V20" fill="none" stroke="#000" stroke-width="10"/></g>`, 1100, nil},
		"stretched stroke": {`<path transform="scale(1 2)" d="M20 25H80" stroke="#000" stroke-width="10"/>`, 1200, nil},
		"stroke below":     {`<rect x="20" y="20" width="40" height="40" fill="red" stroke="#000" stroke-width="10" paint-order="stroke"/>`, 0, map[[2]int]string{{22, 22}: "ff0000", {17, 17}: "000000"}},
		"described":        {`<metadata><rdf:RDF xmlns:rdf="x"><rect width="90" height="90"/></rdf:RDF></metadata><title>T</title><i:x xmlns:i="y"><rect width="90" height="90"/></i:x><rect width="10" height="10"/>`, 100, nil},
	} {
		t.Run(name, func(t *testing.T) {
			picture := drawn(t, read(t, svgOf(frame+c.content)), 100, 100, white)
			area := 0.0
			for y := range 100 {
				for x := range 100 {
					r, g, b, _ := picture.At(x, y).RGBA()
					area += float64(3*0xFFFF-r-g-b) / (3 * 0xFFFF)
				}
			}
			if c.area > 0 && math.Abs(area-c.area) > 1.5 {
				t.Errorf("the area is %.1f, want %.1f", area, c.area)
			}
			for at, want := range c.at {
				if got := hex(picture.At(at[0], at[1])); got != want {
					t.Errorf("at %v there is %s, want %s", at, got, want)
				}
			}
		})
	}
}

// What cannot be drawn as it is meant is told with its place.
func TestRefusals(t *testing.T) {
	long := strings.Repeat("<g>", 80) + strings.Repeat("</g>", 80)
	for content, want := range map[string]string{
		"\n  <text x=\"1\">Muster</text>":                                 "logo-unsupported.text 2:3",
		"<text> </text><rect width=\"1\" height=\"1\"/>":                  "",
		`<g><text><tspan>M</tspan></text></g>`:                            "logo-unsupported.text 1:109",
		`<script>x</script><rect width="1" height="1"/>`:                  "logo-unsupported.script 1:106",
		`<defs><script/></defs><rect width="1" height="1"/>`:              "logo-unsupported.script 1:112",
		`<image href="data:image/png;base64,AAAA" width="1" height="1"/>`: "logo-unsupported.image 1:106",
		`<foreignObject/>`: "logo-unsupported.foreign 1:106",
		`<rect width="1" height="1" style="filter:url(#f)"/>`:                                                     "logo-unsupported.filter 1:106",
		`<pattern id="p"/><rect width="1" height="1" fill="url(#p)"/>`:                                            "logo-unsupported.pattern 1:123",
		`<mask id="m"><rect width="1" height="1" fill="#888"/></mask><rect mask="url(#m)" width="1" height="1"/>`: "logo-unsupported.mask 1:119",
		`<use href="other.svg#x"/>`:                                      "logo-unsupported.reference 1:106",
		`<rect width="1" height="1" fill="url(http://x.example/#y)"/>`:   "logo-unsupported.reference 1:106",
		`<style>@import url(x.css);</style><rect width="1" height="1"/>`: "logo-unsupported.stylesheet 1:106",
		`<rect width="1" height="1"><animate/></rect>`:                   "logo-unsupported.animation 1:133",
		`<path d="M0 0h9" stroke="red" stroke-dasharray="2 1"/>`:         "logo-unsupported.dashes 1:106",
		`<path d="M0 0h9v9" marker-end="url(#x)"/>`:                      "logo-unsupported.marker 1:106",
		`<path d="M0 0h9v9Q"/>`:                                          "logo-broken.path 1:106",
		`<path d="9 9"/>`:                                                "logo-broken.path 1:106",
		`<rect width="wide" height="1"/>`:                                "logo-broken.number 1:106",
		`<rect width="1e99" height="1"/>`:                                "logo-broken.number 1:106",
		`<rect width="1" height="1" transform="turn(4)"/>`:               "logo-broken.transform 1:106",
		`<rect width="1" height="1" fill="bleu"/>`:                       "logo-broken.color 1:106",
		`<g id="a"><use href="#a"/></g>`:                                 "logo-broken.use 1:116",
		`<g><rect width="1" height="1"/></p>`:                            "logo-broken.xml 1:1",
		`<rect width="1" height="1">&unknown;</rect>`:                    "logo-broken.xml 1:1",
		`<rect width="0" height="1"/>`:                                   "logo-empty 0:0",
		`<rect width="9" height="9" opacity="0"/>`:                       "logo-empty 0:0",
		`<radialGradient id="g"><stop/><stop offset="1" stop-opacity="0"/></radialGradient><rect width="9" height="9" fill="url(#g)"/>`: "logo-unsupported.fading 1:106",
		long: "logo-too-large.depth 0:0",
	} {
		l, findings := Read("logo.svg", svgOf(content))
		got := ""
		for _, f := range findings {
			if f.Severity == source.Error {
				got = strings.TrimSuffix(fmt.Sprintf("%s.%s", f.Rule, f.Args["variant"]), ".") + fmt.Sprintf(" %d:%d", f.Pos.Line, f.Pos.Col)
				if f.File != "logo.svg" {
					t.Errorf("%s: the file is %q", content, f.File)
				}
			}
		}
		if got != want || (l == nil) != (want != "") {
			t.Errorf("%s: %q, want %q", content[:min(len(content), 80)], got, want)
		}
	}
}

// What is simpler than it was meant is told, once of each kind.
func TestSimplified(t *testing.T) {
	_, findings := Read("logo.svg", svgOf(`<linearGradient id="g"><stop/></linearGradient><linearGradient id="h"><stop/></linearGradient>
		<rect width="9" height="9" fill="url(#g)"/><rect x="20" width="9" height="9" fill="url(#h)"/>
		<rect x="40" width="9" height="9" style="mix-blend-mode: multiply"/>`))
	var got []string
	for _, f := range findings {
		got = append(got, fmt.Sprint(f.Severity, f.Rule, f.Args["variant"], f.Pos.Line))
	}
	if want := []string{"infologo-simplifiedgradient1", "infologo-simplifiedblend3"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Files that grow when they are read, and those that are too large as they are.
func TestBombs(t *testing.T) {
	entities := `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>`
	uses := `<rect id="u0" width="9" height="9"/>`
	for i := range 12 {
		uses += fmt.Sprintf(`<g id="u%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(`<use href="#u%d"/>`, i), 10))
	}
	rules := "<style>" + strings.Repeat("g g g rect{fill:red}", 1900) + "</style>"
	nested := strings.Repeat("<g>", 50) + strings.Repeat(`<rect width="1" height="1"/>`, 4000) + strings.Repeat("</g>", 50)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"entities":         {append([]byte(entities), svgOf("<g>&c;</g>")...), "entity"},
		"entity of a file": {append([]byte(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>`), svgOf("<g>&x;</g>")...), "entity"},
		"parameter entity": {append([]byte(`<!DOCTYPE svg [<!ENTITY % x "y">]>`), svgOf("")...), "entity"},
		"many uses":        {svgOf(uses), "elements"},
		"many rules":       {svgOf(rules + nested), "elements"},
		"many curves":      {svgOf(`<path stroke="red" d="M0 0` + strings.Repeat("q9 9 0 9", 400_000) + `"/>`), "elements"},
		"large file":       {append(svgOf(""), bytes.Repeat([]byte(" "), MaxSVG)...), "svg"},
		"larger file":      {make([]byte, MaxFile+1), "file"},
		"wide picture":     {pngHeader(40_000, 40_000), "pixels"},
		"more than 50 MP":  {pngHeader(10_000, 5_001), "pixels"},
		"compressed":       {[]byte("\x1f\x8b\x08"), "packed"},
	} {
		l, findings := Read("logo", c.data)
		if l != nil || len(findings) == 0 || findings[0].Args["variant"] != c.want {
			t.Errorf("%s: %v, want %s", name, findings, c.want)
		}
	}
}

// pngHeader is the beginning of a PNG of some size.
func pngHeader(width, height int) []byte {
	var out bytes.Buffer
	if err := stdpng.Encode(&out, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		panic(err)
	}
	data := out.Bytes()
	header := data[12:29]
	for i := range 4 {
		header[4+i], header[8+i] = byte(width>>(24-8*i)), byte(height>>(24-8*i))
	}
	sum := crc(header)
	for i := range 4 {
		data[29+i] = byte(sum >> (24 - 8*i))
	}
	return data
}

func crc(data []byte) uint32 {
	sum := ^uint32(0)
	for _, b := range data {
		sum ^= uint32(b)
		for range 8 {
			sum = sum>>1 ^ 0xEDB88320*(sum&1)
		}
	}
	return ^sum
}

func TestKinds(t *testing.T) {
	for data, want := range map[string]string{
		"%PDF-1.7": "other PDF", "GIF89a": "other GIF", "RIFF\x00\x00\x00\x00WEBPVP8 ": "other WebP", "%!PS-Adobe": "other EPS",
		"<!DOCTYPE html><p>": "other HTML", "leitbild: 1": " ", "": "empty empty", "  \n": "empty empty", "<p>Muster</p>": " ",
		"<html>": "other HTML",
	} {
		l, findings := Read("logo.svg", []byte(data))
		if l != nil || len(findings) != 1 {
			t.Errorf("%q is read: %v", data, findings)
			continue
		}
		if got := fmt.Sprint(findings[0].Args["variant"], " ", findings[0].Args["Kind"]); got != want {
			t.Errorf("%q: %q, want %q", data, got, want)
		}
	}
}

func TestEncodings(t *testing.T) {
	body := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="ä"/><rect width="9" height="9"/></svg>`
	utf16 := []byte{0xFF, 0xFE}
	for _, r := range body {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	latin := strings.Replace(`<?xml version="1.0" encoding="ISO-8859-1"?>`+body, "ä", "\xe4", 1)
	for name, data := range map[string][]byte{"UTF-16": utf16, "Latin 1": []byte(latin), "BOM": []byte("\xef\xbb\xbf" + body)} {
		if l, findings := Read("logo.svg", data); l == nil {
			t.Errorf("%s: %v", name, findings)
		}
	}
	for _, data := range []string{strings.Replace(body, "ä", "\xe4", 1), `<?xml version="1.0" encoding="Shift_JIS"?>` + body} {
		if _, findings := Read("logo.svg", []byte(data)); len(findings) != 1 || findings[0].Args["variant"] != "encoding" {
			t.Errorf("%.60s: %v", data, findings)
		}
	}
}

func TestSize(t *testing.T) {
	square, wide, tall := read(t, svgOf(`<rect width="50" height="50"/>`)), read(t, svgOf(`<rect width="90" height="10"/>`)), read(t, svgOf(`<rect width="10" height="40"/>`))
	side := 30 * mm
	w, h := square.Size(side, 1000*mm, 1000*mm)
	if w != h || w >= side || w < side*85/100 {
		t.Errorf("a full square of the weight of 30 mm has %.1f × %.1f mm", w.Millimetres(), h.Millimetres())
	}
	for name, l := range map[string]*Logo{"wide": wide, "tall": tall} {
		lw, lh := l.Size(side, 1000*mm, 1000*mm)
		if ratio := float64(lw) * float64(lh) / float64(w) / float64(h); ratio < 0.99 || ratio > 1.01 {
			t.Errorf("the %s logo has %.2f of the square one's area", name, ratio)
		}
		ax, ay := l.Aspect()
		if got, want := float64(lw)/float64(lh), float64(ax)/float64(ay); math.Abs(got/want-1) > 1e-3 {
			t.Errorf("the %s logo is placed %.3f, is %.3f", name, got, want)
		}
	}
	if w, h := wide.Size(side, 45*mm, 1000*mm); w != 45*mm || h != 5*mm {
		t.Errorf("within 45 mm it has %.1f × %.1f mm", w.Millimetres(), h.Millimetres())
	}
	if w, h := tall.Size(side, 1000*mm, 8*mm); w != 2*mm || h != 8*mm {
		t.Errorf("within a height of 8 mm it has %.1f × %.1f mm", w.Millimetres(), h.Millimetres())
	}
	airy := read(t, svgOf(`<path fill="none" stroke="#000" d="M10 10h50v50h-50z"/>`))
	if aw, _ := airy.Size(side, 1000*mm, 1000*mm); aw <= side {
		t.Errorf("an outline is given no more than %.1f mm", aw.Millimetres())
	}
}

// The ink fills the box, in the middle, whatever border the file has around it.
func TestPlace(t *testing.T) {
	l := read(t, svgOf(`<rect x="40" y="70" width="20" height="10" fill="#0b5fa5"/>`))
	marks := l.Place(page.Rect{X0: 10 * mm, Y0: 10 * mm, X1: 50 * mm, Y1: 50 * mm})
	if len(marks) != 1 || marks[0].Of != nil || marks[0].Ink() != (page.Rect{X0: 10 * mm, Y0: 20 * mm, X1: 50 * mm, Y1: 40 * mm}) {
		t.Errorf("the ink is at %v", marks[0].Ink())
	}
	if !l.Vector() || l.DPI(mm) != 0 {
		t.Error("shapes have a resolution")
	}
	again := l.Place(page.Rect{X1: mm, Y1: mm})
	if marks[0].Path == again[0].Path {
		t.Error("two places share their marks")
	}
}

func TestContrast(t *testing.T) {
	black := page.Color{}
	for content, c := range map[string]struct{ onWhite, onBlack float64 }{
		`<circle cx="50" cy="50" r="40"/>`:                                                            {21, 1},
		`<circle cx="50" cy="50" r="40" fill="#fff"/>`:                                                {1, 21},
		`<circle cx="50" cy="50" r="40" fill="red"/><circle cx="50" cy="50" r="20" fill="#fff"/>`:     {3.998, 5.252}, // within red
		`<rect width="40" height="20" fill="#fff"/><rect y="60" width="30" height="20" fill="#000"/>`: {1, 1},
		`<rect width="99" height="99" fill="#fff"/><circle cx="50" cy="50" r="40" fill="#000"/>`:      {21, 21}, // has its ground with it
		`<circle cx="50" cy="50" r="40" fill-opacity=".5"/>`:                                          {4, 1},
	} {
		l := read(t, svgOf(content))
		if got := l.ContrastOn(white); math.Abs(got-c.onWhite) > 0.05 {
			t.Errorf("%s on white: %.2f, want %.2f", content, got, c.onWhite)
		}
		if got := l.ContrastOn(black); math.Abs(got-c.onBlack) > 0.05 {
			t.Errorf("%s on black: %.2f, want %.2f", content, got, c.onBlack)
		}
	}
}

// Most of this logo is blue, and some of it white: on black one quarter of the edge tells nothing.
func TestMainContrast(t *testing.T) {
	l := read(t, svgOf(`<rect width="60" height="20" fill="#0B5FA5"/><rect y="60" width="20" height="10" fill="#fff"/>`))
	if got := l.MainContrastOn(page.Color{}); math.Abs(got-3.2) > 0.1 {
		t.Errorf("blue on black: %.2f", got)
	}
	l = read(t, svgOf(`<rect width="20" height="10" fill="#0B5FA5"/><rect y="60" width="60" height="20" fill="#fff"/>`))
	if got := l.MainContrastOn(page.Color{}); got != 21 {
		t.Errorf("white on black: %.2f", got)
	}
}

// Hairlines that run between the points of the grid are judged by their colour.
func TestContrastOfHairlines(t *testing.T) {
	for content, want := range map[string]float64{
		`<path d="M10.1 5V95M80.1 5V95" stroke="#3a7d44" stroke-width=".02" fill="none"/>`: 4.98,
		`<path d="M10.1 5V95M80.1 5V95" stroke="#fff" stroke-width=".02" fill="none"/>`:    1,
	} {
		if got := read(t, svgOf(content)).ContrastOn(white); math.Abs(got-want) > 0.05 {
			t.Errorf("%s on white: %.2f, want %.2f", content, got, want)
		}
	}
}

// The white rectangle that a file has under its ink is cut to the ink.
func TestPlate(t *testing.T) {
	l := read(t, svgOf(`<rect width="100" height="100" fill="#fff"/><rect x="40" y="40" width="20" height="10"/>`))
	if ground, ok := l.Ground(); !ok || ground != white {
		t.Error("the ground is not known")
	}
	marks := l.Place(page.Rect{X1: 40 * mm, Y1: 40 * mm})
	for _, m := range marks {
		if m.Ink() != (page.Rect{Y0: 10 * mm, X1: 40 * mm, Y1: 30 * mm}) {
			t.Errorf("a mark covers %v", m.Ink())
		}
	}
	if _, ok := read(t, svgOf(`<rect width="100" height="100" fill="#fff"/>`)).Ground(); ok {
		t.Error("a white square is no logo but only its ground")
	}
	if _, ok := read(t, svgOf(`<rect width="100" height="100" fill="#00f"/><rect x="40" y="40" width="20" height="10" fill="#fff"/>`)).Ground(); ok {
		t.Error("a blue square is taken for the ground")
	}
}

// painted makes a picture with an empty border: red, blue, on a ground.
func painted(ground stdcolor.Color) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, 40, 30))
	for y := range 30 {
		for x := range 40 {
			m.Set(x, y, ground)
			if x >= 8 && x < 24 && y >= 8 && y < 16 {
				m.Set(x, y, stdcolor.NRGBA{R: 255, A: 255})
				if x >= 16 {
					m.Set(x, y, stdcolor.NRGBA{B: 255, A: 255})
				}
			}
		}
	}
	return m
}

func packedPNG(t *testing.T, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := stdpng.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func packedJPEG(t *testing.T, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPictures(t *testing.T) {
	paper := stdcolor.NRGBA{R: 255, G: 255, B: 255, A: 255}
	deep := image.NewNRGBA64(image.Rect(0, 0, 40, 30))
	palette := image.NewPaletted(deep.Rect, stdcolor.Palette{stdcolor.NRGBA{}, stdcolor.NRGBA{R: 255, A: 255}, stdcolor.NRGBA{B: 255, A: 255}})
	clear := painted(stdcolor.NRGBA{})
	for y := range 30 {
		for x := range 40 {
			deep.Set(x, y, clear.At(x, y))
			palette.Set(x, y, clear.At(x, y))
		}
	}
	for name, c := range map[string]struct {
		data   []byte
		plated bool
	}{
		"transparent": {packedPNG(t, clear), false},
		"white":       {packedPNG(t, painted(paper)), true},
		"16 bits":     {packedPNG(t, deep), false},
		"palette":     {packedPNG(t, palette), false},
		"JPEG":        {packedJPEG(t, painted(paper)), true},
		"turned JPEG": {exif(packedJPEG(t, upsideDown(painted(paper))), 3), true},
	} {
		l := read(t, c.data)
		if w, h := l.Aspect(); w < 16 || w > 18 || h < 8 || h > 10 {
			t.Errorf("%s: the ink is %d × %d", name, w, h)
		}
		if _, plated := l.Ground(); plated != c.plated {
			t.Errorf("%s: has a ground: %v", name, plated)
		}
		picture := drawn(t, l, 160, 80, white)
		for at, want := range map[[2]int]stdcolor.NRGBA{{30, 40}: {255, 0, 0, 255}, {130, 40}: {0, 0, 255, 255}} {
			r, g, b, _ := picture.At(at[0], at[1]).RGBA()
			if apart := math.Abs(float64(r>>8)-float64(want.R)) + float64(g>>8) + math.Abs(float64(b>>8)-float64(want.B)); apart > 12 {
				t.Errorf("%s: at %v there is %s", name, at, hex(picture.At(at[0], at[1])))
			}
		}
		if l.Vector() || l.DPI(unit.Inch) < 16 || l.DPI(unit.Inch) > 18 {
			t.Errorf("%s: an inch wide it has %d dpi", name, l.DPI(unit.Inch))
		}
	}
}

func upsideDown(m *image.NRGBA) *image.NRGBA {
	turned := image.NewNRGBA(m.Rect)
	for y := range 30 {
		for x := range 40 {
			turned.Set(x, y, m.At(39-x, 29-y))
		}
	}
	return turned
}

// exif puts the way the camera was held into a JPEG, and a comment.
func exif(data []byte, orientation byte) []byte {
	tiff := "MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(orientation) + "\x00\x00\x00\x00\x00\x00"
	part := "Exif\x00\x00" + tiff
	out := append([]byte{0xFF, 0xD8, 0xFF, 0xE1, 0, byte(len(part) + 2)}, part...)
	out = append(out, "\xff\xfe\x00\x08secret"...)
	return append(out, data[2:]...)
}

// A JPEG stays as it is, but for what it tells about whom it is from.
func TestJPEGIsKept(t *testing.T) {
	data := packedJPEG(t, painted(stdcolor.White))
	m := read(t, exif(data, 1)).Place(page.Rect{X1: mm, Y1: mm})[0]
	if !bytes.Equal(m.Image.JPEG, data) || m.Image.Grey || !m.Image.Sound() || len(m.Clips) != 1 {
		t.Error("a JPEG does not stay as it is")
	}
	if m := read(t, exif(data, 6)).Place(page.Rect{X1: mm, Y1: mm})[0]; m.Image.JPEG != nil || m.Image.Width >= m.Image.Height {
		t.Error("a JPEG that must be turned stays as it is")
	}
	gray := image.NewGray(image.Rect(0, 0, 8, 8))
	if m := read(t, packedJPEG(t, gray)).Place(page.Rect{X1: mm, Y1: mm})[0]; !m.Image.Grey || m.Image.JPEG == nil || len(m.Clips) != 0 {
		t.Error("a grey JPEG is not known as one")
	}
}

func TestTurn(t *testing.T) {
	// Two by three pixels, numbered as they are seen; how they are stored for each orientation.
	for orientation, stored := range map[int]struct {
		width int
		order string
	}{
		1: {2, "abcdef"}, 2: {2, "badcfe"}, 3: {2, "fedcba"}, 4: {2, "efcdab"},
		5: {3, "acebdf"}, 6: {3, "bdface"}, 7: {3, "fdbeca"}, 8: {3, "ecafdb"},
	} {
		m := &page.Image{Width: stored.width, Height: 6 / stored.width}
		for _, c := range []byte(stored.order) {
			m.RGB = append(m.RGB, c, c, c)
		}
		turn(m, orientation)
		got := ""
		for i := range 6 {
			got += string(m.RGB[3*i])
		}
		if got != "abcdef" || m.Width != 2 {
			t.Errorf("orientation %d gives %q, %d wide", orientation, got, m.Width)
		}
	}
}

func TestDamagedPictures(t *testing.T) {
	whole := packedPNG(t, painted(stdcolor.White))
	for name, data := range map[string][]byte{
		"cut PNG": whole[:len(whole)/2], "cut JPEG": packedJPEG(t, painted(stdcolor.White))[:300], "no JPEG": []byte("\xff\xd8\xff\xe0"),
	} {
		if l, findings := Read("logo", data); l != nil || len(findings) != 1 || findings[0].Rule != "logo-broken" {
			t.Errorf("%s: %v", name, findings)
		}
	}
	for name, m := range map[string]image.Image{
		"empty": image.NewNRGBA(image.Rect(0, 0, 9, 9)),
		"white": image.NewUniform(stdcolor.White),
	} {
		if name == "white" {
			blank := image.NewGray(image.Rect(0, 0, 9, 9))
			for i := range blank.Pix {
				blank.Pix[i] = 255
			}
			m = blank
		}
		if l, findings := Read("logo", packedPNG(t, m)); l != nil || len(findings) != 1 || findings[0].Rule != "logo-empty" {
			t.Errorf("%s: %v", name, findings)
		}
	}
}

// files are the logos of others on which the reading is tried.
func files(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/logos/*.svg")
	if err != nil || len(names) < 10 {
		t.Fatalf("there are %d logos: %v", len(names), err)
	}
	return names
}

// golden is the digest of all marks of these logos. It is the same on every machine.
const golden = "25ce29fb8623b294091a4180c033918344efb2df0c400861f5a2c1117ad8491e"

func TestGolden(t *testing.T) {
	digest := sha256.New()
	for _, name := range files(t) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		l := read(t, data)
		for _, m := range l.Place(page.Rect{X1: 80 * mm, Y1: 50 * mm}) {
			fmt.Fprintln(digest, *m.Path, len(m.Clips))
			for _, c := range m.Clips {
				fmt.Fprintln(digest, *c)
			}
		}
		w, h := l.Size(20*mm, 60*mm, 60*mm)
		fmt.Fprintln(digest, w, h, l.ContrastOn(white))
	}
	if got := fmt.Sprintf("%x", digest.Sum(nil)); got != golden {
		t.Errorf("the logos have the digest %s, want %s", got, golden)
	}
}

func TestGoldenOnARM(t *testing.T) {
	if testing.Short() {
		t.Skip("builds for another machine")
	}
	judge.OnARM(t, "^TestGolden$")
}

// sound checks what holds for every logo that is read.
func sound(t *testing.T, data []byte) {
	l, findings := Read("logo", data)
	if (l == nil) != source.HasError(findings) {
		t.Fatalf("a logo: %v, with %v", l != nil, findings)
	}
	if l == nil {
		return
	}
	w, h := l.Size(20*mm, 100*mm, 100*mm)
	if w <= 0 || h <= 0 || w > 100*mm || h > 100*mm {
		t.Fatalf("its size is %d × %d", w, h)
	}
	p := &page.Page{Width: 100 * mm, Height: 100 * mm, Marks: l.Place(page.Rect{X1: w, Y1: h})}
	for _, m := range p.Marks {
		if m.Image != nil && !m.Image.Sound() {
			t.Fatal("its samples are not complete")
		}
	}
	if c := l.ContrastOn(white); c < 1 || c > 21 {
		t.Fatalf("its contrast is %v", c)
	}
	if _, err := png.Write(p, png.Options{Width: 50}); err != nil {
		t.Fatal(err)
	}
}

func FuzzSVG(f *testing.F) {
	for _, name := range files(f) {
		if data, err := os.ReadFile(name); err == nil && len(data) < 8000 {
			f.Add(data)
		}
	}
	f.Fuzz(sound)
}

func FuzzPictures(f *testing.F) {
	var out bytes.Buffer
	for _, m := range []image.Image{painted(stdcolor.NRGBA{}), painted(stdcolor.White), image.NewGray(image.Rect(0, 0, 3, 3))} {
		out.Reset()
		if err := stdpng.Encode(&out, m); err != nil {
			f.Fatal(err)
		}
		f.Add(bytes.Clone(out.Bytes()))
		out.Reset()
		if err := jpeg.Encode(&out, m, nil); err != nil {
			f.Fatal(err)
		}
		f.Add(bytes.Clone(out.Bytes()))
		f.Add(exif(bytes.Clone(out.Bytes()), 5))
	}
	f.Fuzz(sound)
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("testdata/logos/oauth.svg")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Read("logo", data)
	}
}
