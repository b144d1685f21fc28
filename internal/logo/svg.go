package logo

// The elements of an SVG are followed from the root down, and each gives the areas that it
// fills (SVG 2, 5, 7, 8 and 13).

import (
	"math"
	"strings"

	"leitbild/internal/page"
	"leitbild/internal/source"
)

const (
	// maxVisits bounds how many elements are followed, those that are used again as often.
	maxVisits = 200_000
	// maxUses bounds how deep elements use others.
	maxUses = 16
	// maxAreas and maxStretches bound what is drawn.
	maxAreas     = 20_000
	maxStretches = 400_000
)

// svg reads an SVG.
func (r *reader) svg(data []byte) *Logo {
	if len(data) > MaxSVG {
		r.tooLarge("svg", map[string]any{"Limit": MaxSVG >> 20})
		return nil
	}
	d := &document{reader: r, data: data, ids: map[string]*element{}}
	if !d.parse() {
		return nil
	}
	d.prepare()
	d.forbid()
	w := &drawer{document: d}
	w.root()
	if w.over() {
		r.tooLarge("elements", map[string]any{"Limit": maxElements})
		return nil
	}
	l := assemble(w.areas)
	if l == nil && w.faded != nil {
		r.refuse("fading", d.of(w.faded))
	} else if l == nil && !source.HasError(r.findings) {
		r.empty()
	}
	return l
}

// forbid refuses what a picture on paper cannot have, wherever it stands.
func (d *document) forbid() {
	d.root.each(func(e *element) {
		switch e.name {
		case "script":
			d.refuse("script", d.of(e))
		case "animate", "animateTransform", "animateMotion", "animateColor", "set":
			d.refuse("animation", d.of(e))
		case "link":
			d.refuse("stylesheet", d.of(e))
		}
	})
}

// area is what an element fills, in pixels of the root.
type area struct {
	way     way
	evenOdd bool
	color   page.Color
	alpha   float64
	clips   []*clip
}

// clip confines areas.
type clip struct {
	way     way
	evenOdd bool
}

// drawer follows the elements.
type drawer struct {
	*document
	areas     []area
	visits    int
	stretches int
	// faded is a gradient that has been left out because it fades out.
	faded *element
}

// over reports whether there is more than any logo has.
func (d *drawer) over() bool {
	return d.visits > maxVisits || len(d.areas) > maxAreas || d.stretches > maxStretches
}

// state is what surrounds an element.
type state struct {
	style   style
	matrix  matrix
	opacity float64
	clips   []*clip
	view    view
	uses    int
}

// root draws the whole picture.
func (d *drawer) root() {
	e := d.document.root
	s := state{style: defaultStyle(), matrix: identity(), opacity: 1, view: view{100, 100}}
	box, boxed := d.viewBox(e)
	width, height := d.side(e, "width"), d.side(e, "height")
	switch {
	case boxed && width <= 0 && height <= 0:
		width, height = box[2], box[3]
	case boxed && width <= 0:
		width = box[2] * height / box[3]
	case boxed && height <= 0:
		height = box[3] * width / box[2]
	case width <= 0 || height <= 0: // nothing is known, and nothing cut
		d.element(e, s)
		return
	}
	d.element(e, d.into(e, s, [4]float64{0, 0, width, height}))
}

// side is a side of the root; 0 where it is none of its own.
func (d *drawer) side(e *element, name string) float64 {
	if strings.HasSuffix(strings.TrimSpace(e.property(name)), "%") {
		return 0
	}
	return d.measure(e, name, 0, 0)
}

// viewBox reads the box that an element brings into its viewport.
func (d *document) viewBox(e *element) (box [4]float64, ok bool) {
	text := e.attrs["viewBox"]
	if text == "" {
		return box, false
	}
	list, ok := numbers(text)
	if !ok || len(list) != 4 || list[2] <= 0 || list[3] <= 0 {
		d.broken("number", d.of(e), text)
		return box, false
	}
	return [4]float64(list), true
}

// into gives the state within an element that has a viewport: its box fills the port, and
// nothing shows beyond.
func (d *drawer) into(e *element, s state, port [4]float64) state {
	var cut way
	x, y, w, h := port[0], port[1], port[2], port[3]
	cut.polygon(vec{x, y}, vec{x + w, y}, vec{x + w, y + h}, vec{x, y + h})
	if e.property("overflow") != "visible" || e.parent == nil {
		s.clips = append(s.clips[:len(s.clips):len(s.clips)], &clip{way: cut.mapped(s.matrix)})
	}
	s.matrix = s.matrix.times(matrix{1, 0, 0, 1, x, y})
	s.view = view{w, h}
	if box, ok := d.viewBox(e); ok {
		s.matrix = s.matrix.times(fitted(box, w, h, e.attrs["preserveAspectRatio"]))
		s.view = view{box[2], box[3]}
	}
	return s
}

// fitted maps a box into a port as preserveAspectRatio says.
func fitted(box [4]float64, w, h float64, how string) matrix {
	sx, sy := w/box[2], h/box[3]
	align, slice, _ := strings.Cut(strings.TrimSpace(how), " ")
	if align != "none" {
		if strings.TrimSpace(slice) == "slice" {
			sx = max(sx, sy)
		} else {
			sx = min(sx, sy)
		}
		sy = sx
	}
	place := func(spare float64, least, most string) float64 {
		switch {
		case align == "none" || strings.Contains(align, least):
			return 0
		case strings.Contains(align, most):
			return spare
		}
		return spare / 2
	}
	x := place(w-float64(box[2]*sx), "xMin", "xMax")
	y := place(h-float64(box[3]*sy), "YMin", "YMax")
	return matrix{sx, 0, 0, sy, x - float64(box[0]*sx), y - float64(box[1]*sy)}
}

// element draws an element and those below it. Of a root the viewport has been entered.
func (d *drawer) element(e *element, s state) {
	if d.visits++; d.over() {
		return
	}
	switch e.name {
	case "defs", "symbol", "clipPath", "mask", "linearGradient", "radialGradient", "pattern", "marker", "filter", "style",
		"view", "font", "font-face", "color-profile", "cursor", "script":
		return
	}
	if e.property("display") == "none" {
		return
	}
	s, ok := d.entered(e, s)
	if !ok {
		return
	}
	switch e.name {
	case "svg":
		if e.parent != nil {
			s = d.into(e, s, d.port(e, s.view))
		}
		d.children(e, s)
	case "g", "a":
		d.children(e, s)
	case "switch":
		d.choice(e, s)
	case "use":
		d.use(e, s)
	case "text", "flowRoot":
		if !s.style.hidden && e.hasText() {
			d.refuse("text", d.of(e))
		}
	case "image":
		d.refuse("image", d.of(e))
	case "foreignObject":
		d.refuse("foreign", d.of(e))
	default:
		d.shape(e, s)
	}
}

// port is the viewport of an svg element within another.
func (d *drawer) port(e *element, v view) [4]float64 {
	return [4]float64{
		d.measure(e, "x", v.width, 0), d.measure(e, "y", v.height, 0),
		d.measure(e, "width", v.width, v.width), d.measure(e, "height", v.height, v.height),
	}
}

func (d *drawer) children(e *element, s state) {
	for _, kid := range e.kids {
		d.element(kid, s)
	}
}

// choice draws the first alternative that asks for nothing special. Editors keep their own
// data as the one before it.
func (d *drawer) choice(e *element, s state) {
	for _, kid := range e.kids {
		if kid.name != "foreignObject" && kid.attrs["requiredExtensions"] == "" {
			d.element(kid, s)
			return
		}
	}
}

// hasText reports whether there are letters within an element.
func (e *element) hasText() bool {
	found := false
	e.each(func(k *element) { found = found || strings.TrimSpace(k.text) != "" })
	return found
}

// entered gives the state within an element: its style, its map, its clips. It is not ok where
// nothing of it can be seen.
func (d *drawer) entered(e *element, s state) (state, bool) {
	s.style = s.style.of(d.document, e)
	if t := e.property("transform"); t != "" {
		m, ok := parseTransform(t)
		if !ok {
			d.broken("transform", d.of(e), t)
		}
		s.matrix = s.matrix.times(m)
		if s.matrix.wild() {
			d.broken("transform", d.of(e), t)
			return s, false
		}
	}
	if s.matrix.flat() {
		return s, false
	}
	if text := e.property("opacity"); text != "" && text != "inherit" {
		v, ok := share(text)
		if !ok {
			d.broken("number", d.of(e), text)
		}
		s.opacity = float64(s.opacity * v)
	}
	if f := e.property("filter"); f != "" && f != "none" {
		d.refuse("filter", d.of(e))
	}
	if b := e.property("mix-blend-mode"); b != "" && b != "normal" {
		d.simplify("blend", d.of(e))
	}
	for _, name := range [...]string{"clip-path", "mask"} {
		if ref := e.property(name); ref != "" && ref != "none" {
			s.clips = append(s.clips[:len(s.clips):len(s.clips)], d.clips(e, s, name, ref)...)
		}
	}
	return s, true
}

// refer finds the element that url(#id) means; external says that it means another file.
func (d *document) refer(e *element, ref string) (target *element, fallback string, external bool) {
	inner, rest, _ := strings.Cut(strings.TrimPrefix(ref, "url("), ")")
	inner = strings.Trim(inner, " '\"")
	id, local := strings.CutPrefix(inner, "#")
	if !local {
		d.refuse("reference", d.of(e))
		return nil, "", true
	}
	return d.ids[id], strings.TrimSpace(rest), false
}

// use draws the element that another one uses.
func (d *drawer) use(e *element, s state) {
	id, local := strings.CutPrefix(strings.TrimSpace(e.attrs["href"]), "#")
	target := d.ids[id]
	switch {
	case !local && e.attrs["href"] != "":
		d.refuse("reference", d.of(e))
		return
	case target == nil:
		return
	case s.uses == maxUses:
		d.broken("use", d.of(e), "#"+id)
		return
	}
	s.uses++
	x, y := d.measure(e, "x", s.view.width, 0), d.measure(e, "y", s.view.height, 0)
	s.matrix = s.matrix.times(matrix{1, 0, 0, 1, x, y})
	if target.name != "symbol" && target.name != "svg" {
		d.element(target, s)
		return
	}
	if d.visits++; d.over() || target.property("display") == "none" {
		return
	}
	s, ok := d.entered(target, s)
	if !ok {
		return
	}
	port := d.port(target, s.view)
	for i, name := range [...]string{"width", "height"} {
		whole := [...]float64{s.view.width, s.view.height}[i]
		port[2+i] = d.measure(e, name, whole, port[2+i])
	}
	if target.name == "symbol" {
		port[0], port[1] = 0, 0
	}
	d.children(target, d.into(target, s, port))
}

// shape draws a basic shape or a path.
func (d *drawer) shape(e *element, s state) {
	outline, ok := d.outlineOf(e, s.view)
	if !ok || s.style.hidden || len(outline) == 0 {
		return
	}
	if s.style.markers && (e.name == "path" || e.name == "line" || strings.HasPrefix(e.name, "poly")) {
		d.refuse("marker", d.of(e))
	}
	fill := func() {
		if c, ok := d.paint(e, s, s.style.fill, s.style.fillPlace); ok && e.name != "line" {
			d.add(area{way: outline.mapped(s.matrix), evenOdd: s.style.evenOdd, color: c.Color, alpha: c.alpha * s.style.fillOpacity}, s)
		}
	}
	if !s.style.strokeFirst {
		fill()
	}
	d.stroke(e, s, outline)
	if s.style.strokeFirst {
		fill()
	}
}

// stroke draws the stroke along an outline.
func (d *drawer) stroke(e *element, s state, outline way) {
	c, ok := d.paint(e, s, s.style.stroke, s.style.strokePlace)
	if !ok {
		return
	}
	width, ok := length(s.style.width, s.view.diagonal())
	if !ok || width > biggest {
		d.broken("number", d.of(e), s.style.width)
		return
	}
	if width <= 0 {
		return
	}
	if dashes := s.style.dashes; dashes != "" && strings.ContainsAny(dashes, "123456789") {
		d.refuse("dashes", d.of(e))
	}
	if d.stretches += len(outline); d.over() {
		return
	}
	p := pen{half: width / 2, join: s.style.join, cap: s.style.cap, miter: s.style.miter, fine: width / 400}
	d.add(area{way: p.stroke(outline).mapped(s.matrix), color: c.Color, alpha: c.alpha * s.style.strokeOpacity}, s)
}

// add takes an area, unless nothing of it can be seen.
func (d *drawer) add(a area, s state) {
	a.alpha = a.alpha * s.opacity
	if a.alpha*255 < 1 || len(a.way) == 0 {
		return
	}
	d.stretches += len(a.way)
	box := a.way.bounds()
	for _, c := range s.clips {
		if !c.contains(box) {
			a.clips = append(a.clips, c)
			box = box.intersect(c.way.bounds())
		}
	}
	if box.low.x < box.high.x && box.low.y < box.high.y {
		d.areas = append(d.areas, a)
	}
}

// paint finds the colour of a fill or a stroke; ok is false where there is none.
func (d *drawer) paint(e *element, s state, text string, place *element) (ink, bool) {
	if place == nil {
		place = e
	}
	lower := strings.ToLower(text)
	switch {
	case lower == "none":
		return ink{}, false
	case lower == "currentcolor":
		return d.color(place, s.style.color)
	case strings.HasPrefix(lower, "url("):
		target, fallback, external := d.refer(place, text)
		switch {
		case external:
			return ink{}, false
		case target != nil && (target.name == "linearGradient" || target.name == "radialGradient"):
			d.simplify("gradient", d.of(target))
			return d.mean(target, s)
		case target != nil && target.name == "pattern":
			d.refuse("pattern", d.of(place))
			return ink{}, false
		case fallback == "" || fallback == "none":
			return ink{}, false
		}
		return d.color(place, fallback)
	}
	return d.color(place, text)
}

// color reads a colour.
func (d *drawer) color(e *element, text string) (ink, bool) {
	if inner, ok := strings.CutPrefix(text, "var("); ok { // of a style sheet that is not there
		_, text, _ = strings.Cut(strings.TrimSuffix(inner, ")"), ",")
	}
	c, ok := parseInk(text)
	if !ok {
		d.broken("color", d.of(e), text)
	}
	return c, ok
}

// mean is the colour of a gradient, mixed over its length.
func (d *drawer) mean(gradient *element, s state) (ink, bool) {
	stops := d.stops(gradient)
	if len(stops) == 0 {
		return ink{}, false
	}
	var sum [4]float64
	add := func(c ink, part float64) {
		part /= 2
		for i, v := range [...]float64{float64(c.R) * c.alpha, float64(c.G) * c.alpha, float64(c.B) * c.alpha, c.alpha} {
			sum[i] += float64(v * part)
		}
	}
	at, before := 0.0, ink{}
	for i, e := range stops {
		offset, _ := share(e.attrs["offset"])
		offset = max(offset, at)
		c, ok := d.stop(e, s)
		if !ok {
			return ink{}, false
		}
		if i == 0 {
			before = c
		}
		add(before, offset-at)
		add(c, offset-at)
		at, before = offset, c
	}
	add(before, 2*(1-at))
	// What fades out all around is a shadow or a gleam, and would be a disc.
	if gradient.name == "radialGradient" && before.alpha == 0 {
		d.faded = gradient
		return ink{}, false
	}
	if sum[3] <= 0 {
		return ink{}, false
	}
	part := func(i int) uint8 { return uint8(math.Round(min(sum[i]/sum[3], 255))) }
	return ink{page.Color{R: part(0), G: part(1), B: part(2)}, min(sum[3], 1)}, true
}

// stops are those of a gradient, or of the one that it refers to.
func (d *drawer) stops(gradient *element) []*element {
	const most = 8
	for range most {
		var stops []*element
		for _, kid := range gradient.kids {
			if kid.name == "stop" {
				stops = append(stops, kid)
			}
		}
		next := d.ids[strings.TrimPrefix(gradient.attrs["href"], "#")]
		if len(stops) > 0 || next == nil {
			return stops
		}
		gradient = next
	}
	return nil
}

func (d *drawer) stop(e *element, s state) (ink, bool) {
	text := e.property("stop-color")
	switch strings.ToLower(text) {
	case "":
		text = "black"
	case "currentcolor":
		if text = e.property("color"); text == "" {
			text = s.style.color
		}
	}
	c, ok := d.color(e, text)
	if opacity := e.property("stop-opacity"); ok && opacity != "" {
		v, known := share(opacity)
		if !known {
			d.broken("number", d.of(e), opacity)
		}
		c.alpha *= v
	}
	return c, ok
}
