package page

import "leitbild/internal/unit"

// Place is where a page goes on another, and how large it is there.
type Place struct {
	// X and Y are where its top left corner goes.
	X, Y unit.Length
	// Num and Den are the share of its size that it keeps.
	Num, Den int64
}

// point puts a point of the smaller page on the larger.
func (p Place) point(at Point) Point {
	return Point{p.X + at.X.Scale(p.Num, p.Den), p.Y + at.Y.Scale(p.Num, p.Den)}
}

func (p Place) rect(r Rect) Rect {
	a, b := p.point(Point{r.X0, r.Y0}), p.point(Point{r.X1, r.Y1})
	return Rect{a.X, a.Y, b.X, b.Y}
}

// place is where something goes that is placed on the smaller page.
func (p Place) place(q Place) Place {
	at := p.point(Point{q.X, q.Y})
	return Place{X: at.X, Y: at.Y, Num: p.Num * q.Num, Den: p.Den * q.Den}
}

func (p Place) path(from *Path) *Path {
	to := *from
	to.Segments = make([]Segment, len(from.Segments))
	for i, s := range from.Segments {
		to.Segments[i].Op = s.Op
		for j, at := range s.Used() {
			to.Segments[i].Points[j] = p.point(at)
		}
	}
	return &to
}

// Mark is m at its place on the larger page. Letters, texts and samples are shared with m.
func (p Place) Mark(m Mark) Mark {
	switch {
	case m.Run != nil:
		run := *m.Run
		at := p.point(Point{run.X, run.Y})
		run.X, run.Y, run.Size = at.X, at.Y, run.Size.Scale(p.Num, p.Den)
		m.Run = &run
	case m.Path != nil:
		m.Path = p.path(m.Path)
	case m.Image != nil:
		image := *m.Image
		image.Box = p.rect(image.Box)
		m.Image = &image
	case m.Sheet != nil:
		sheet := *m.Sheet
		sheet.Place = p.place(sheet.Place)
		m.Sheet = &sheet
	}
	if m.Clips != nil {
		clips := make([]*Path, len(m.Clips))
		for i, c := range m.Clips {
			clips[i] = p.path(c)
		}
		m.Clips = clips
	}
	return m
}
