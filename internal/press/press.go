// Package press turns the colours of pages into inks.
//
// Pages are in sRGB and know nothing of presses. A separation knows the colour of the house,
// as inks or as a spot colour with its name, and the profile of the print shop, and says for
// every colour which inks make it:
//
//   - White is paper.
//   - Type, rules and shapes in black or a grey, also one with a breath of colour as themes
//     have it, are black ink alone: four inks in thin strokes would have to meet to a hundredth
//     of a millimetre. Type in solid black overprints what is under it.
//   - The colour of the house is its own ink, or the inks that the charter gives; lighter and
//     darker tones of it are tints of that ink and black over it, as long as the eye takes
//     them for the tone that is meant.
//   - Everything else, large dark grounds among it, goes through the profile. Without a
//     profile it is refused: what the inks of a press look like only its profile tells.
package press

import (
	"cmp"
	"slices"

	"leitbild/internal/color"
	"leitbild/internal/font"
	"leitbild/internal/icc"
	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// full is an ink at full coverage: inks are counted in thousandths.
const full = 1000

// Ink is what is printed in one place: the coverage of each ink in thousandths.
type Ink struct {
	C, M, Y, K int
	// Spot is that of the ink of the house.
	Spot int
	// All is a mark that stands on every plate, whatever inks there are.
	All bool
	// Overprint leaves the other inks as they are, where nothing else cuts them out.
	Overprint bool
}

// Total is the coverage of all inks together.
func (i Ink) Total() int { return i.C + i.M + i.Y + i.K + i.Spot }

// blackOnly reports whether no other ink than black is printed, and some of that.
func (i Ink) blackOnly() bool { return i.K > 0 && i.K == i.Total() }

// Brand is the colour of a house.
type Brand struct {
	// Look is how it looks on the screen.
	Look page.Color
	// CMYK are its inks where the charter gives it so: IsCMYK.
	CMYK   color.CMYK
	IsCMYK bool
	// Spot is its name on the press; empty where it is printed in the four inks.
	Spot string
}

// Job is what is to be printed and how.
type Job struct {
	// Brand is the colour of the house, nil where it has none.
	Brand *Brand
	// Profile is that of the press, nil where it is not known.
	Profile *icc.Profile
	// Letters are the colours in which a theme sets text and rules on light grounds, for which it
	// counts that they are dark and not of which hue.
	Letters []page.Color
	// Slug is written beside a sheet that has crop marks, in Face, piece after piece.
	Slug []string
	Face *font.Face
}

// assumedLimit is the total area coverage for a press that does not tell: 300 %, what sheet-fed offset
// holds on coated paper (ISO 12647-2 allows up to 350 %).
const assumedLimit = 3 * full

// Separation turns the pages of one job into inks. It may be used for several pages, one after
// the other.
type Separation struct {
	job   Job
	brand brandInk
	known map[request]Ink
	// used notes the inks that are needed.
	used        [5]bool
	maxCoverage Coverage
	// fine is the size of the smallest small type that is knocked out of a ground, by its colour;
	// reversed is that under which there is the most ink.
	fine     map[page.Color]unit.Length
	reversed Reversed
	shifts   []Shift
	hairline unit.Length
	// refused are the colours that no inks are known for.
	refused []page.Color
	picture bool // a picture is among what is refused
	// laid are the pictures that have been laid on their ground.
	laid map[*page.Image]laid
	// mixed says that a picture has gone through the profile.
	mixed bool
}

// Coverage is the total area coverage (TAC) at one place.
type Coverage struct {
	// Total is the coverage of all inks together, in thousandths.
	Total int
	// Color is what is printed so; Picture says that it is somewhere in a picture.
	Color   page.Color
	Picture bool
}

// New begins a job. The error is a *Refusal where the house's ink has no alternate.
func New(job Job) (*Separation, error) {
	s := &Separation{job: job, known: map[request]Ink{}, laid: map[*page.Image]laid{}, fine: map[page.Color]unit.Length{}}
	if err := s.setBrand(); err != nil {
		return nil, err
	}
	return s, nil
}

// Sheet is a page in inks.
type Sheet struct {
	// Page is drawn with opaque colours only, and with the marks of the press around it.
	Page *page.Page
	// Margin is how far the medium reaches beyond the trim.
	Margin unit.Length
	// Inks are those of each mark of the page; of a picture they mean nothing.
	Inks []Ink
	// Pictures are the pixels of the page's pictures.
	Pictures map[*page.Image]*Picture
}

// Page turns a page into inks. The error is a *Refusal where that cannot be done honestly. Pages
// that are placed on the page are an error.
func (s *Separation) Page(p *page.Page) (*Sheet, error) {
	marks, err := s.flatten(p.Marks)
	if err != nil {
		return nil, err
	}
	s.findReversed(marks)
	out := *p
	out.CropMarks = false
	out.Marks = slices.Clip(marks)
	sheet := &Sheet{Page: &out, Margin: p.Bleed, Inks: make([]Ink, len(marks)), Pictures: map[*page.Image]*Picture{}}
	for i, m := range marks {
		if m.Image != nil {
			sheet.Pictures[m.Image] = s.pixels(m.Image, sheet.Inks)
			continue
		}
		sheet.Inks[i] = s.ink(m, marks[:i])
	}
	if len(s.refused) > 0 || s.picture {
		return nil, s.refusal()
	}
	s.count(marks, sheet)
	if p.CropMarks {
		s.furnish(sheet)
	}
	return sheet, nil
}

// request is a colour and what it is for.
type request struct {
	color  page.Color
	ground bool
	// foreign says that the colour is somebody else's, a logo's, and not one that a theme has
	// made of the house's.
	foreign bool
	// lettering says that being dark is what counts: text, rules, the modules of a code.
	lettering bool
	// fine says of type that it is small and light, of a ground that such type is knocked out of it.
	fine bool
}

// ink finds the inks of a run or a path, which lies on others.
func (s *Separation) ink(m page.Mark, below []page.Mark) Ink {
	isFigure := m.Of != nil && m.Of.Role == page.Figure
	if m.Run != nil {
		ink := s.inkFor(request{
			color: m.Run.Color, foreign: isFigure, lettering: s.isLettering(m.Run.Color) && !s.isDisplay(m.Run), fine: isFine(m.Run),
		})
		ink.Overprint = ink.blackOnly() && ink.K == full
		return ink
	}
	ground := isGround(m)
	ink := s.inkFor(request{
		color: m.Path.Color, ground: ground, foreign: isFigure,
		lettering: !ground && (s.isLettering(m.Path.Color) || isCode(m.Path)),
		fine:      ground && s.fine[m.Path.Color] > 0,
	})
	small := isThin(m)
	if isFigure && !isCode(m.Path) && ink != (Ink{}) {
		s.findHairline(m.Path)
	}
	if isFigure { // a part of a drawing hides the other parts, and the whole goes on what is under it
		small = !slices.ContainsFunc(below, func(b page.Mark) bool { return b.Of == m.Of && b.Ink().Overlaps(m.Ink()) })
	}
	ink.Overprint = ink.blackOnly() && ink.K == full && small
	return ink
}

// Sizes by which paths differ: a ground is a rectangle that is at least as large both ways, a
// rule is at most as thin one way.
const (
	leastGround = 20 * unit.Millimetre
	mostRule    = 2 * unit.Millimetre
)

// isGround reports whether a path is an area on which other things stand.
func isGround(m page.Mark) bool {
	_, ok := rectangle(m.Path)
	box := m.Ink()
	return ok && min(box.X1-box.X0, box.Y1-box.Y0) >= leastGround
}

// isLettering reports whether a theme writes in a colour.
func (s *Separation) isLettering(c page.Color) bool { return slices.Contains(s.job.Letters, c) }

// isDisplay reports whether type is in the colour of the house and large enough for the four inks
// to meet in it: where a theme writes all in a dark blue, headlines stay blue.
func (s *Separation) isDisplay(r *page.Run) bool {
	const least = 14 * unit.Point
	return r.Size >= least && s.job.Profile != nil && s.job.Brand != nil && r.Color == s.job.Brand.Look
}

// isCode reports whether a path is a code for cameras: hundreds of rectangles.
func isCode(p *page.Path) bool {
	const least, perRectangle = 60, 5
	if len(p.Segments) < least*perRectangle || len(p.Segments)%perRectangle != 0 {
		return false
	}
	for at := 0; at < len(p.Segments); at += perRectangle {
		if _, ok := rectangle(&page.Path{Segments: p.Segments[at : at+perRectangle]}); !ok {
			return false
		}
	}
	return true
}

func isThin(m page.Mark) bool {
	box := m.Ink()
	return min(box.X1-box.X0, box.Y1-box.Y0) <= mostRule
}

// inkFor finds the inks of a colour; none where it is refused.
func (s *Separation) inkFor(r request) Ink {
	ink, ok := s.known[r]
	if !ok {
		ink, ok = s.find(r)
		if !ok && !slices.Contains(s.refused, r.color) {
			s.refused = append(s.refused, r.color)
		}
		s.known[r] = ink
	}
	s.use(ink)
	return ink
}

// Mixed reports whether a picture in more colours than the house's, black and white is printed in
// the four inks.
func (s *Separation) Mixed() bool { return s.mixed }

// Shift is a colour that the press does not have, and what comes out instead.
type Shift struct {
	From, To page.Color
	// Foreign says that it is a logo's.
	Foreign bool
}

// Shifts are the colours of the house and of its logo that come out so different that anybody
// sees it without comparing.
func (s *Separation) Shifts() []Shift { return s.shifts }

// processInks are the names of the four inks (ISO 32000-1, 8.6.6.5).
func processInks() []string { return []string{"Cyan", "Magenta", "Yellow", "Black"} }

// Inks are the names of the plates that the pages need, in the order of printing.
func (s *Separation) Inks() []string {
	var names []string
	for i, name := range append(processInks(), s.Spot()) {
		if s.used[i] {
			names = append(names, name)
		}
	}
	return names
}

// Spot is the name of the house's ink, "" where there is none.
func (s *Separation) Spot() string {
	if s.job.Brand == nil {
		return ""
	}
	return s.job.Brand.Spot
}

// Alternate is the house's ink in its alternate colour space (ISO 32000-1, 8.6.6.4): the four inks,
// in thousandths, that show it where it is not printed itself.
func (s *Separation) Alternate() color.CMYK { return s.brand.cmyk }

// Profile is that of the press; nil where it is not known.
func (s *Separation) Profile() *icc.Profile { return s.job.Profile }

// MaxCoverage tells where the most ink is.
func (s *Separation) MaxCoverage() Coverage { return s.maxCoverage }

// CoverageLimit is the total area coverage that the press takes, in thousandths of a full ink, and
// whether the profile says so.
func (s *Separation) CoverageLimit() (limit int, known bool) {
	if s.job.Profile == nil {
		return assumedLimit, false
	}
	if limit := inkLimit(s.job.Profile); limit > 0 {
		return limit, true
	}
	return assumedLimit, false
}

// Reason says why something cannot be printed.
type Reason string

// The reasons.
const (
	NoProfile    Reason = "no-profile"       // colours whose inks only a profile would tell
	NoAlternate  Reason = "no-alternate"     // a spot colour that is given for the screen only
	SeeThrough   Reason = "see-through"      // something transparent that lies over type or a picture
	TooManyParts Reason = "see-through-many" // transparent shapes that lie over too many others
)

// Refusal tells what cannot be printed honestly.
type Refusal struct {
	Reason Reason
	// Colors are the first of those without inks; Picture says that a picture is among them.
	Colors  []page.Color
	Picture bool
}

func (r *Refusal) Error() string { return "not printable: " + string(r.Reason) }

func (s *Separation) refusal() *Refusal {
	colors := slices.Clone(s.refused)
	slices.SortStableFunc(colors, func(a, b page.Color) int {
		return cmp.Compare(color.RGB(b).Chroma(), color.RGB(a).Chroma())
	})
	return &Refusal{Reason: NoProfile, Colors: colors, Picture: s.picture}
}
