package page

import "slices"

// Placed is another page as a piece of ink: as much of it as a window shows, at its place.
type Placed struct {
	Page  *Page
	Place Place
	// Window is the part of Page that shows, in its own measures.
	Window Rect
	// Read says that Page is read here: its elements, which are in the tree of the page that
	// it is placed on, have their marks here. A page may be placed many times but read once;
	// elsewhere all of its ink is that of the mark's own element.
	Read bool
}

// box is where the window comes to lie.
func (s *Placed) box() Rect { return s.Place.rect(s.Window) }

// Frame is the window's shape where it comes to lie.
func (s *Placed) Frame() *Path {
	var frame Path
	frame.Append(s.box())
	return &frame
}

// Flat gives the marks of a page with those of the pages that are placed on it in their stead,
// for formats that cannot draw a page on a page.
func (p *Page) Flat() []Mark {
	isSheet := func(m Mark) bool { return m.Sheet != nil }
	if !slices.ContainsFunc(p.Marks, isSheet) {
		return p.Marks
	}
	var flat []Mark
	for _, m := range p.Marks {
		if isSheet(m) {
			flat = append(flat, m.Sheet.flat(m)...)
		} else {
			flat = append(flat, m)
		}
	}
	return flat
}

// flat gives the marks of the placed page as far as they show. What lies within the window
// is left without a clip.
func (s *Placed) flat(as Mark) []Mark {
	var flat []Mark
	frame, box := s.Frame(), s.box()
	for _, m := range s.Page.Flat() {
		m = s.Place.Mark(m)
		ink := m.Ink()
		switch {
		case box.contains(ink): // also what has none
		case box.Overlaps(ink):
			m.Clips = append(slices.Clip(m.Clips), frame)
		default:
			continue
		}
		m.Clips = append(slices.Clip(m.Clips), as.Clips...)
		if !s.Read {
			m.Of = as.Of
		}
		flat = append(flat, m)
	}
	return flat
}

// contains reports whether s lies within r; nothing lies everywhere.
func (r Rect) contains(s Rect) bool {
	return s == Rect{} || s.X0 >= r.X0 && s.Y0 >= r.Y0 && s.X1 <= r.X1 && s.Y1 <= r.Y1
}
