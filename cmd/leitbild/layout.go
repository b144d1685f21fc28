// A charter on paper: read, dressed in a theme and the colours of its house, laid out.

package main

import (
	"strconv"
	"strings"
	"time"

	"leitbild/charter"
	"leitbild/internal/impose"
	"leitbild/internal/lint"
	"leitbild/internal/page"
	"leitbild/internal/sheet"
	"leitbild/internal/source"
	"leitbild/internal/svg"
	"leitbild/internal/theme"
)

// laid is a charter on paper, or what keeps it from getting there.
type laid struct {
	office    officeFlags
	ink       ink
	charter   *charter.Charter
	house     *house
	sheet     *sheet.Sheet // nil where the findings have an error
	theme     string
	plain     *theme.Theme // in its own typefaces and colours
	dressed   *theme.Theme // in those of the house
	printed   *printed     // nil unless it is for a print shop
	paper     charter.Paper
	findings  []source.Finding
	documents map[string]*source.Document
	reading   lint.Reading // how easily it reads, once its language has been judged
	// imposed is the sheet on other paper, and one of tiles and nup tells on which; nil where it
	// is on its own.
	imposed    *impose.Imposition
	tiles, nup *sheets
}

// lay reads a charter and lays it out.
func (r *renderer) lay(name string, data []byte) (*laid, error) {
	c, document, findings := charter.Read(name, data)
	l := &laid{office: r.flags.office, charter: c, findings: findings, documents: map[string]*source.Document{name: document}}
	if c == nil {
		source.Sort(l.findings)
		return l, nil
	}
	loaded, err := r.themes.load(requestTheme(r.flags.theme, name, c))
	if err != nil {
		return nil, err
	}
	l.findings = append(l.findings, loaded.findings...)
	if loaded.document != nil {
		l.documents[loaded.document.Name] = loaded.document
	}
	house, more := r.house(name, c)
	l.house, l.findings = house, append(l.findings, more...)
	options, wrong := r.dressedOptions(name, c)
	l.findings = append(l.findings, wrong...)
	if loaded.theme != nil && !source.HasError(more) {
		if err := l.layOut(name, loaded.theme, options); err != nil {
			return nil, &fault{id: "cannot-render", args: args{"File": inputName(name), "Reason": words{text: err.Error()}}}
		}
	}
	if source.HasError(l.findings) {
		l.sheet = nil
	}
	source.Sort(l.findings)
	return l, nil
}

// dressedOptions are the options for a charter with the logos of its house, and what is wrong with
// those.
func (r *renderer) dressedOptions(name string, c *charter.Charter) (sheet.Options, []source.Finding) {
	o := r.flags.options(c.Poster)
	var wrong []source.Finding
	r.logos.gray = r.flags.office.gray
	o.Logo, o.LogoDark, wrong = r.logos.brandLogos(name, c)
	return o, wrong
}

// layOut lays the charter out in a theme. What is wrong with it is among the findings; an error is
// one of leitbild.
func (l *laid) layOut(name string, t *theme.Theme, options sheet.Options) error {
	l.theme, l.plain = t.Name, t
	l.paper = options.Paper
	t, err := l.house.dress(l.office.after(l.inBrand(name, l.office.before(t))))
	if err != nil {
		l.findings = append(l.findings, source.Finding{
			Rule: "theme-font", File: name, Pos: l.charter.Poster.Theme.Pos, Args: args{"Error": source.Printable(err.Error())},
		})
		return nil
	}
	l.dressed = t
	s, more := sheet.Lay(l.charter, t, options)
	l.sheet = s
	for _, f := range more {
		f.File = name
		l.findings = append(l.findings, f)
	}
	if l.office.inkSaver && s != nil {
		return l.spared(name, l.plain, options)
	}
	return nil
}

// inBrand gives the theme the colour of the charter's house, and says where that had to give way.
func (l *laid) inBrand(name string, t *theme.Theme) *theme.Theme {
	brand := l.charter.Brand.Color
	if brand.Text.Value == "" {
		return t
	}
	branded, a := t.Branded(brand.RGB)
	if a.IsZero() || l.office.gray {
		return branded
	}
	way := "darker"
	if a.To.LighterThan(a.From) {
		way = "lighter"
	}
	l.findings = append(l.findings, source.Finding{
		Rule: "brand-color-adjusted", Severity: source.Info, File: name, Pos: brand.Text.Pos,
		Args: args{
			"variant": way, "From": a.From.String(), "To": a.To.String(),
			"Contrast": theme.Decimal(a.Had), "Ratio": theme.Decimal(a.Needs),
		},
	})
	return branded
}

// orientationOf names the way a page lies; a square has none.
func orientationOf(p *page.Page) string {
	switch {
	case p.Width == p.Height:
		return "square"
	case p.Width > p.Height:
		return landscape
	}
	return portrait
}

// meta is what the file says about itself.
func (r *renderer) meta(c *charter.Charter) svg.Meta {
	m := svg.Meta{
		Title:       oneLine(c.Title.Value),
		Description: oneLine(c.Subtitle.Value),
		Author:      oneLine(c.Organization.Value),
		Lang:        c.Lang,
		Creator:     "leitbild " + version,
		Date:        r.date,
	}
	if m.Description == "" {
		m.Description = m.Author
	}
	if d := c.Date; !d.IsZero() {
		m.Date = time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	}
	return m
}

// oneLine is a text without the breaks that only the sheet needs.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00AD", "")), " ")
}

// defaultDate is the date of files whose charter has none: SOURCE_DATE_EPOCH
// (reproducible-builds.org), else none, never that of the clock.
func (a *app) defaultDate() (time.Time, error) {
	epoch, _, err := a.sourceDateEpoch()
	return epoch, err
}

// madeUpDate is for files that have to have a date, where nobody gave one.
func madeUpDate() time.Time { return time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC) }

func (a *app) sourceDateEpoch() (t time.Time, set bool, err error) {
	v := a.getenv("SOURCE_DATE_EPOCH")
	if v == "" {
		return time.Time{}, false, nil
	}
	const lastSecond = 253402300799 // of the year 9999, the last that a PDF date can tell
	seconds, err := strconv.ParseInt(v, 10, 64)
	if err != nil || seconds < 0 || seconds > lastSecond {
		return time.Time{}, false, &fault{id: "bad-epoch", args: args{"Value": v}}
	}
	return time.Unix(seconds, 0).UTC(), true, nil
}
