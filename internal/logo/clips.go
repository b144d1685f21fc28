package logo

// Clip paths, and masks that are no more than clip paths (CSS Masking 1).

import (
	"strings"

	"leitbild/internal/page"
)

// clips gives what confines an element, by its clip-path or its mask.
func (d *drawer) clips(e *element, s state, property, ref string) []*clip {
	if !strings.HasPrefix(ref, "url(") {
		d.refuse("mask", d.of(e))
		return nil
	}
	target, _, external := d.refer(e, ref)
	want := map[string]string{"clip-path": "clipPath", "mask": "mask"}[property]
	if external || target == nil || target.name != want {
		return nil
	}
	if s.uses == maxUses {
		d.broken("use", d.of(e), ref)
		return nil
	}
	s.uses++
	if target.attrs["clipPathUnits"] == "objectBoundingBox" || target.attrs["maskContentUnits"] == "objectBoundingBox" {
		box := d.bounds(e, s.view, identity(), 0)
		s.matrix = s.matrix.times(matrix{box.high.x - box.low.x, 0, 0, box.high.y - box.low.y, box.low.x, box.low.y})
	}
	s.style, s.opacity = defaultStyle(), 1
	s, ok := d.entered(target, state{style: s.style, matrix: s.matrix, opacity: 1, view: s.view, uses: s.uses})
	if !ok {
		return []*clip{{}}
	}
	g := gathering{drawer: d, mask: target.name == "mask", alpha: target.property("mask-type") == "alpha"}
	for _, kid := range target.kids {
		g.element(kid, s)
	}
	return append(s.clips, g.union())
}

// gathering collects the shapes of a clip path.
type gathering struct {
	*drawer
	mask, alpha bool // of a mask, which shows by its opacity instead of its light
	parts       []clip
}

// element takes a shape, or those in a group of a mask.
func (g *gathering) element(e *element, s state) {
	if g.visits++; g.over() || e.property("display") == "none" {
		return
	}
	within := s
	s, ok := g.entered(e, s)
	if !ok {
		return
	}
	if len(s.clips) > len(within.clips) {
		g.refuse("mask", g.of(e))
		return
	}
	switch e.name {
	case "g":
		for _, kid := range e.kids {
			g.element(kid, s)
		}
		return
	case "use":
		g.use(e, s)
		return
	case "text":
		g.refuse("text", g.of(e))
		return
	case "image":
		g.refuse("image", g.of(e))
		return
	}
	outline, ok := g.outlineOf(e, s.view)
	if !ok || len(outline) == 0 || s.style.hidden {
		return
	}
	evenOdd := s.style.clipEvenOdd
	if g.mask {
		if !g.plain(e, s) {
			g.refuse("mask", g.of(e))
			return
		}
		evenOdd = s.style.evenOdd
	}
	g.parts = append(g.parts, clip{outline.mapped(s.matrix), evenOdd})
}

func (g *gathering) use(e *element, s state) {
	target := g.ids[strings.TrimPrefix(e.attrs["href"], "#")]
	if target == nil || target.name == "symbol" || s.uses == maxUses {
		return
	}
	s.uses++
	x, y := g.measure(e, "x", s.view.width, 0), g.measure(e, "y", s.view.height, 0)
	s.matrix = s.matrix.times(matrix{1, 0, 0, 1, x, y})
	g.element(target, s)
}

// plain reports whether a shape of a mask lets all through where it is, and is no more than
// filled.
func (g *gathering) plain(e *element, s state) bool {
	if _, stroked := g.paint(e, s, s.style.stroke, s.style.strokePlace); stroked {
		return false
	}
	c, filled := g.paint(e, s, s.style.fill, s.style.fillPlace)
	white := page.White()
	return filled && c.alpha == 1 && s.opacity == 1 && s.style.fillOpacity == 1 && (g.alpha || near(c.Color, white))
}

// union makes one clip of the parts. Of several that may overlap, all contours turn the same
// way, so that the nonzero rule joins them.
func (g *gathering) union() *clip {
	if len(g.parts) == 1 {
		return &g.parts[0]
	}
	all := &clip{}
	for _, p := range g.parts {
		g.stretches += len(p.way)
		if p.way.signedArea() < 0 {
			p.way = p.way.backwards()
		}
		all.way = append(all.way, p.way...)
	}
	all.evenOdd = len(g.parts) > 0 && g.disjoint()
	return all
}

// disjoint reports whether all parts follow the even-odd rule and none comes near another.
func (g *gathering) disjoint() bool {
	const most = 100
	if len(g.parts) > most {
		return false
	}
	for i, p := range g.parts {
		if !p.evenOdd {
			return false
		}
		for _, q := range g.parts[:i] {
			both := p.way.bounds().intersect(q.way.bounds())
			if both.low.x < both.high.x && both.low.y < both.high.y {
				return false
			}
		}
	}
	return true
}

// box is an upright rectangle.
type box struct{ low, high vec }

func (b box) intersect(c box) box {
	return box{vec{max(b.low.x, c.low.x), max(b.low.y, c.low.y)}, vec{min(b.high.x, c.high.x), min(b.high.y, c.high.y)}}
}

func (b box) union(c box) box {
	return box{vec{min(b.low.x, c.low.x), min(b.low.y, c.low.y)}, vec{max(b.high.x, c.high.x), max(b.high.y, c.high.y)}}
}

// nothing is the box that any other makes larger.
func nothing() box { return box{vec{1e300, 1e300}, vec{-1e300, -1e300}} }

// bounds is the box of an element's outlines in its own coordinates, without its strokes.
func (d *drawer) bounds(e *element, v view, m matrix, depth int) box {
	if d.visits++; d.over() || depth > maxDepth {
		return nothing()
	}
	if w, ok := d.outlineOf(e, v); ok {
		return w.mapped(m).bounds()
	}
	all := nothing()
	kids := e.kids
	if target := d.ids[strings.TrimPrefix(e.attrs["href"], "#")]; e.name == "use" && target != nil {
		kids = []*element{target}
		x, y := d.measure(e, "x", v.width, 0), d.measure(e, "y", v.height, 0)
		m = m.times(matrix{1, 0, 0, 1, x, y})
	}
	for _, kid := range kids {
		t, _ := parseTransform(kid.property("transform"))
		all = all.union(d.bounds(kid, v, m.times(t), depth+1))
	}
	return all
}

// contains reports whether the clip is an upright rectangle around b and cuts nothing off.
func (c *clip) contains(b box) bool {
	if len(c.way) != 5 || c.way[4].op != page.Close {
		return false
	}
	own := c.way.bounds()
	for i, s := range c.way[:4] {
		p, q := s.points[0], c.way[(i+1)%4].points[0]
		if s.op == page.CurveTo || p.x != q.x && p.y != q.y {
			return false
		}
	}
	// Rounding moves edges by the last bits.
	slack := float64((own.high.x - own.low.x + own.high.y - own.low.y) * 1e-6)
	return own.low.x <= b.low.x+slack && own.low.y <= b.low.y+slack && own.high.x+slack >= b.high.x && own.high.y+slack >= b.high.y
}
