package logo

// The basic shapes as outlines (SVG 2, 10).

import "math"

// round is the length of the handles of a cubic that stands for a quarter of the unit circle.
const round = 0.5522847498307936

// view is the size that per cent are of.
type view struct{ width, height float64 }

// diagonal is what per cent of lengths that lie in no direction are of.
func (v view) diagonal() float64 { return math.Sqrt(sum(v.width, v.width, v.height, v.height) / 2) }

// outlineOf gives the outline of a shape; ok is false for an element that is none.
func (d *document) outlineOf(e *element, v view) (w way, ok bool) {
	measure := func(name string, whole float64) float64 { return d.measure(e, name, whole, 0) }
	switch e.name {
	case "path":
		return d.path(e), true
	case "rect":
		return d.rect(e, v), true
	case "circle":
		r := measure("r", v.diagonal())
		return ellipse(vec{measure("cx", v.width), measure("cy", v.height)}, r, r), true
	case "ellipse":
		rx, ry := d.radii(e, v)
		return ellipse(vec{measure("cx", v.width), measure("cy", v.height)}, rx, ry), true
	case "line":
		w.move(vec{measure("x1", v.width), measure("y1", v.height)})
		w.line(vec{measure("x2", v.width), measure("y2", v.height)})
		return w, true
	case "polyline", "polygon":
		return d.poly(e), true
	}
	return nil, false
}

// measure reads a length; without one it is none.
func (d *document) measure(e *element, name string, whole, none float64) float64 {
	text := e.property(name)
	if text == "" || text == "auto" {
		return none
	}
	v, ok := length(text, whole)
	if !ok || math.Abs(v) > biggest {
		d.broken("number", d.of(e), text)
		return none
	}
	return v
}

func (d *document) path(e *element) way {
	text := e.property("d")
	if text == "" || text == "none" {
		return nil
	}
	w, bad, ok := parsePath(text)
	if !ok {
		d.broken("path", d.of(e), text[max(0, min(bad, len(text)-1)-10):])
	}
	return w
}

// poly reads a list of points. An odd number at the end does not count.
func (d *document) poly(e *element) way {
	list, ok := numbers(e.attrs["points"])
	if !ok {
		d.broken("number", d.of(e), e.attrs["points"])
		return nil
	}
	var w way
	for i := 0; i+1 < len(list); i += 2 {
		p := vec{list[i], list[i+1]}
		if i == 0 {
			w.move(p)
		} else {
			w.line(p)
		}
	}
	if e.name == "polygon" && len(w) > 0 {
		w.close()
	}
	return w
}

func ellipse(c vec, rx, ry float64) way {
	if rx <= 0 || ry <= 0 {
		return nil
	}
	var w way
	m := matrix{rx, 0, 0, ry, c.x, c.y}
	at := func(x, y float64) vec { return m.of(vec{x, y}) }
	w.move(at(1, 0))
	w.curve(at(1, round), at(round, 1), at(0, 1))
	w.curve(at(-round, 1), at(-1, round), at(-1, 0))
	w.curve(at(-1, -round), at(-round, -1), at(0, -1))
	w.curve(at(round, -1), at(1, -round), at(1, 0))
	w.close()
	return w
}

// radii gives rx and ry, one of which stands for both.
func (d *document) radii(e *element, v view) (rx, ry float64) {
	rx, ry = d.measure(e, "rx", v.width, -1), d.measure(e, "ry", v.height, -1)
	if rx < 0 {
		rx = ry
	}
	if ry < 0 {
		ry = rx
	}
	return max(rx, 0), max(ry, 0)
}

func (d *document) rect(e *element, v view) way {
	x, y := d.measure(e, "x", v.width, 0), d.measure(e, "y", v.height, 0)
	width, height := d.measure(e, "width", v.width, 0), d.measure(e, "height", v.height, 0)
	if width <= 0 || height <= 0 {
		return nil
	}
	rx, ry := d.radii(e, v)
	rx, ry = min(rx, width/2), min(ry, height/2)
	right, bottom := x+width, y+height
	var w way
	if rx == 0 || ry == 0 {
		w.polygon(vec{x, y}, vec{right, y}, vec{right, bottom}, vec{x, bottom})
		return w
	}
	hx, hy := rx-float64(rx*round), ry-float64(ry*round)
	w.move(vec{x + rx, y})
	w.line(vec{right - rx, y})
	w.curve(vec{right - hx, y}, vec{right, y + hy}, vec{right, y + ry})
	w.line(vec{right, bottom - ry})
	w.curve(vec{right, bottom - hy}, vec{right - hx, bottom}, vec{right - rx, bottom})
	w.line(vec{x + rx, bottom})
	w.curve(vec{x + hx, bottom}, vec{x, bottom - hy}, vec{x, bottom - ry})
	w.line(vec{x, y + ry})
	w.curve(vec{x, y + hy}, vec{x + hx, y}, vec{x + rx, y})
	w.close()
	return w
}
