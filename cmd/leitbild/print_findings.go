// What a print shop would call about, told before the file gets there.

package main

import (
	"slices"
	"strconv"

	"leitbild/charter"
	"leitbild/internal/page"
	"leitbild/internal/press"
	"leitbild/internal/source"
	"leitbild/internal/theme"
)

// letters are the colours in which the theme sets text and rules on the light grounds of the
// sheet. An accent is none.
func (l *laid) letters() (list []page.Color) {
	colors := l.dressed.Colors
	grounds := []page.Color{page.White(), colors.Paper}
	for _, p := range l.sheet.Pages {
		for _, m := range p.Marks {
			if m.Path != nil && !slices.Contains(grounds, m.Path.Color) {
				grounds = append(grounds, m.Path.Color)
			}
		}
	}
	for _, ground := range grounds {
		ink := colors.On(ground)
		if ink.Dark() {
			continue
		}
		list = append(list, ink.Text, ink.Muted)
		if ink.Rule != ink.Accent && ink.Rule != ink.Display {
			list = append(list, ink.Rule)
		}
	}
	return list
}

// judgePrint tells what becomes of colours and of small type on the press.
func (l *laid) judgePrint(name string, s *press.Separation, call called) {
	c := l.charter
	for _, shift := range s.Shifts() {
		f := source.Finding{Rule: "color-not-printable", Severity: source.Warning, Pos: c.Brand.Color.Text.Pos, Args: args{
			"From": asGiven(c, shift.From), "To": hexOf(shift.To), "variant": "brand",
		}}
		if shift.Foreign {
			f.Pos, f.Args["variant"] = c.Brand.Logo.Pos, "logo"
		}
		l.add(name, f)
	}
	if r := s.Reversed(); r.Total > 0 {
		l.add(name, source.Finding{Rule: "small-type-reversed", Severity: source.Warning, Pos: c.Poster.PaperPos, Args: args{
			"Size": theme.Decimal(r.Size.Points()), "Total": perCent(r.Total), "Color": asGiven(c, r.Color),
		}})
	}
	if w := s.Hairline(); w > 0 {
		l.add(name, source.Finding{Rule: "hairline-in-logo", Severity: source.Info, Pos: c.Brand.Logo.Pos, Args: args{
			"Weight": strconv.FormatFloat(w.Points(), 'f', 2, 64),
		}})
	}
	spot := c.Brand.Spot
	if spot.Value != "" && s.Mixed() {
		l.add(name, source.Finding{Rule: "picture-not-in-spot", Severity: source.Info, Pos: c.Brand.Logo.Pos, Args: args{
			"Spot": source.Printable(spot.Value),
		}})
	}
	if spot.Value != "" && !slices.Contains(s.Inks(), spot.Value) {
		l.add(name, source.Finding{Rule: "spot-unused", Severity: source.Warning, Pos: spot.Pos, Args: args{
			"Spot": source.Printable(spot.Value),
		}})
	}
	for _, p := range l.sheet.Pages {
		if p.Bleed == 0 && slices.ContainsFunc(p.Marks, func(m page.Mark) bool { return needsBleed(p, m) }) {
			l.add(name, source.Finding{Rule: "no-bleed", Severity: source.Warning, Pos: c.Poster.BleedPos, Args: args{
				"Call": call.with("bleed", "3mm"),
			}})
			break
		}
	}
}

// needsBleed reports whether a mark goes up to the edge of the sheet in any colour but white: beside
// the palest tint a knife that slips leaves a white sliver.
func needsBleed(p *page.Page, m page.Mark) bool {
	return m.Path != nil && m.Path.Color != page.White() && p.AtEdge(m)
}

// asGiven is a colour as the charter writes it, where it does.
func asGiven(c *charter.Charter, color page.Color) string {
	if given := c.Brand.Color; given.Text.Value != "" && color == page.Color(given.RGB) {
		return source.Printable(given.Text.Value)
	}
	return hexOf(color)
}
