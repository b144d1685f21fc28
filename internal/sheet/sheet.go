// Package sheet lays a charter out on paper.
//
// Lay has four steps. The manuscript (manuscript.go) holds every text as matter: shaped in the
// face that the theme gives it, and as yet without a size. The theme's composition (klar.go,
// klassik.go, mosaik.go, wort.go, and the files whose names begin so) offers divisions, the ways
// to arrange the principles. The fit (fit.go) looks for the best try. The plan of that try is
// drawn.
//
// A try is a division at one size of the principles' text, at one level, with one rule for
// dividing words. The level says how tight the sheet is set: the fit begins with the most generous
// and goes on where the text is small for its sheet or drowns in what stands around it. A composer
// turns a try into a plan, which is exact but not drawn: it measures with an empty pen, and draws
// by planning the same try once more with a pen that has a page.
//
// A plan has columns, and a column is a stack (stack.go) of pieces: a piece has a gap above it, a
// height, from the top of the capitals to the last baseline, and a function that draws it. A plan
// fits where no stack is by nature higher than its column. What is left over goes into the gaps:
// those that flex grow to twice their size, and the white ones take the rest.
//
// For each division the fit bisects to the largest size that fits, and compares scores: the size,
// times how well the lines read, times its worth, which is what the composition thinks of the
// arrangement. At the end the text may give up a little size for calmer lines.
//
// Worths, shares and least distances have names and stand beside the code that uses them. Where no
// source is given they were found by eye, on the contact sheets that docs/ shows.
//
// layout.go, foot.go, display.go and grid.go are what compositions share; mosaik embeds klar's plan.
// All is computed in integers, so that every machine makes the same sheet.
package sheet

import (
	"leitbild/charter"
	"leitbild/internal/logo"
	"leitbild/internal/page"
	"leitbild/internal/source"
	"leitbild/internal/theme"
	"leitbild/internal/unit"
)

// Options are what the caller decides about the paper.
type Options struct {
	// Paper has a width and a height; which of them lies at the foot Landscape alone says.
	Paper charter.Paper
	// Landscape asks for the longer side at the foot. For a free size, which is to be taken as it
	// stands, the caller sets it where the width is the greater.
	Landscape bool
	Bleed     unit.Length
	CropMarks bool
	// Distance is how far away the text must be legible; zero stands for a sheet in the hand.
	Distance unit.Length
	// Logo is the house's logo, and LogoDark its version for dark grounds; nil where there is none.
	// In a grey theme they are grey.
	Logo, LogoDark *logo.Logo
}

// Sheet is a charter on paper.
type Sheet struct {
	Pages []*page.Page
	// TextSize is the size of the principles' text.
	TextSize unit.Length
	// TextCapHeight is the capital height of the principles' text.
	TextCapHeight unit.Length
	// ReadsTo is the distance up to which the text reads with comfort.
	ReadsTo unit.Length
}

// Lay lays c out in theme t. It returns no sheet when a finding of severity Error says
// why: characters that the theme's fonts cannot draw, or text that does not fit at a
// legible size. Findings do not name the file, which only the caller knows.
func Lay(c *charter.Charter, t *theme.Theme, o Options) (*Sheet, []source.Finding) {
	m, findings := newManuscript(c, t)
	if source.HasError(findings) {
		return nil, findings
	}
	m.addLogo(c, o)
	f := newFrame(o)
	best, ok := m.fit(f)
	if !ok {
		return nil, append(findings, m.refusal(f, best, o))
	}
	s := best.sheet(f, o)
	findings = append(findings, m.notes...)
	return s, append(findings, m.legibility(s, o)...)
}

// frame is the sheet of paper before anything stands on it.
type frame struct {
	width, height unit.Length
	short         unit.Length
	limit         limits
}

func newFrame(o Options) frame {
	w, h := o.Paper.Width, o.Paper.Height
	if (w > h) != o.Landscape {
		w, h = h, w
	}
	return frame{width: w, height: h, short: min(w, h), limit: newLimits(o.Distance)}
}

func (f frame) landscape() bool { return f.width > f.height }

// leastMargin is the least that text keeps from the edge of the sheet with all that reaches
// beyond its lines.
func (f frame) leastMargin() unit.Length { return f.short * 55 / 1000 }

// hairline is the weight of a thin rule: 1/1500 of the height, as a high sheet is seen from
// further away; at least 1/1100 of the shorter side, so that a sheet has about the same rules
// upright and lying; and at least 0.25 pt, which is what presses and office printers hold.
func (f frame) hairline() unit.Length { return max(f.height/1500, f.short/1100, unit.Point/4) }
