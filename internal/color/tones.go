// This file makes a row of tones out of one colour.

package color

import (
	"math"
	"slices"
)

// The lightness of the darkest and the lightest tone: dark enough for white type and light
// enough for black, and both still of a hue. A colour that is darker itself is the darkest
// tone, down to what a press can tell from black.
const (
	darkest  = 0.30
	blackest = 0.16
	lightest = 0.955
)

// Sparkle is the contrast from which type on a coloured ground looks crisp and not only legible.
// Dark type needs more, clearer: the formula of WCAG thinks too well of it on middling
// tones, on which it looks as pale as light type of little more than half its contrast. Between
// the tones that give the one to light type and those that give the other to dark type lie the
// middle ones on which both look dull; the wall leaps over them.
const (
	Sparkle = 6.0
	clearer = 7.5
)

// Tones gives tones of c from dark to light for tiles that stand in rows of the given lengths,
// at least two tiles in all. write says in which colour one writes on a ground: light on the
// first tones, dark on the others, and never both in one row. Either family has even steps of
// lightness and leaves the dull middle out, unless c lies there, which is one of the tones
// exactly, if it is neither too light nor too dark for that.
//
// The first tone is that of a header, and stands apart from the others; so does the last, where
// closed says that it is that of a foot.
//
// Tones keep the hue, and the chroma fades towards the ends as it does in light and shade, but a
// dark or a dim colour is livelier in the light (see livelier); a yellow goes over brown into the
// dark, not over olive.
func Tones(c RGB, rows []int, closed bool, write func(ground RGB) RGB) []RGB {
	r := newRamp(c, write)
	r.closed = closed
	n := 0
	for _, row := range rows {
		n += row
	}
	turn := r.turn(rows, n)
	out := make([]RGB, 0, n)
	for _, l := range append(r.dark(turn), r.light(n-turn)...) {
		out = append(out, r.tone(l))
	}
	return out
}

// visible is the least step of lightness between two tiles beside one another that keeps them apart.
const visible = 0.025

// Wall gives tones for the tiles of a wall: those of Tones where the steps are visible. Where so many
// tiles are in a row that they would melt into one bar, the tones of a family go from its upper left to
// its lower right: a tile is by one step lighter than the one at its left and than the one above it.
func Wall(c RGB, rows []int, closed bool, write func(ground RGB) RGB) []RGB {
	out := Tones(c, rows, closed, write)
	if !melts(out, rows) {
		return out
	}
	r := newRamp(c, write)
	r.closed = closed
	turn := 0
	for tiles := r.turn(rows, len(out)); tiles > 0; turn++ {
		tiles -= rows[turn]
	}
	columns := slices.Max(rows)
	dark := diagonals(rows[:turn], columns, false)
	light := diagonals(rows[turn:], columns, closed)
	out = out[:0]
	for _, l := range append(taken(r.dark, dark), taken(r.light, light)...) {
		out = append(out, r.tone(l))
	}
	return out
}

// melts reports whether tiles beside one another are hardly told apart.
func melts(tones []RGB, rows []int) bool {
	for _, row := range rows {
		for i := 1; i < row; i++ {
			if tones[i].lab().l-tones[i-1].lab().l < visible {
				return true
			}
		}
		tones = tones[row:]
	}
	return false
}

// diagonals says of every tile in rows of at most so many columns how many steps it is from the first. A
// row of fewer and wider tiles is lighter than all above it, as is a foot, which closes the rows.
func diagonals(rows []int, columns int, closed bool) (steps []int) {
	for r, row := range rows {
		wider := columns - row
		switch {
		case closed && r == len(rows)-1:
			wider++
		case r == 0 && row == 1: // a header
			wider = 0
		}
		for column := range row {
			steps = append(steps, r+wider+column)
		}
	}
	return steps
}

// taken are the lightnesses at the given steps of a family that has as many as there are steps.
func taken(family func(n int) []float64, steps []int) (out []float64) {
	distinct := slices.Compact(slices.Sorted(slices.Values(steps)))
	of := family(len(distinct))
	for _, step := range steps {
		at, _ := slices.BinarySearch(distinct, step)
		out = append(out, of[at])
	}
	return out
}

// ramp is what the tones of a colour may be.
type ramp struct {
	c lab
	// dark type stands on lightnesses from pale to lightest, light type on those from the
	// darkest to deep.
	darkest, deep, pale float64
	// own is the lightness of c among the tones, and ownLight whether dark type stands on it.
	own      float64
	ownLight bool
	// closed says that the lightest tone stands apart.
	closed bool
}

func newRamp(c RGB, write func(RGB) RGB) ramp {
	r := ramp{c: c.lab()}
	r.darkest = min(darkest, max(blackest, r.c.l))
	r.own = min(max(r.c.l, r.darkest), lightest)
	const full = 512 // steps of lightness
	at := func(step int) float64 {
		return r.darkest + float64((lightest-r.darkest)*(float64(step)/full))
	}
	has := func(step int, light bool, contrast float64) bool {
		ground := r.tone(at(step))
		ink := write(ground)
		return ink.LighterThan(ground) == light && Contrast(ink, ground) >= contrast
	}
	down := func(contrast float64) float64 {
		return at(full - bisect(0, full, func(step int) bool { return has(full-step, false, contrast) }))
	}
	r.deep = at(bisect(0, full, func(step int) bool { return has(step, true, Sparkle) }))
	r.pale = down(clearer)
	ground := r.tone(r.own)
	r.ownLight = !write(ground).LighterThan(ground)
	return r
}

func (r ramp) tone(l float64) RGB {
	if l <= r.c.l {
		return r.c.at(l)
	}
	return oklch(l, min(r.c.livelier(l), r.c.muted(l)), r.c.hue())
}

// pastel is the most chroma of tones beyond the leap, whose lightness is from overLeap on. A colour that
// lies there itself, a yellow or a neon, is as it is.
const pastel, overLeap = 0.135, 0.65

// muted is the most chroma of a tone of lightness l beside c, which is darker: all that sRGB has there of a
// red or a pink would outshine the house's own. It falls as the tone nears white, though not below that of
// a dim colour.
func (c lab) muted(l float64) float64 {
	if c.l >= overLeap {
		return c.chroma()
	}
	most := c.chroma() * (1 - l) / (1 - c.l)
	if l >= overLeap {
		most = min(most, pastel)
	}
	return max(most, lively*fade(l, min(l, fading)))
}

// lively is the chroma up to which a colour may gain some in the light, and gain how many times
// its own it has then at most. From the lightness fading on it fades.
const lively, gain, fading = 0.105, 1.4, 0.5

// livelier is the chroma of a tone of lightness l, lighter than c: where c itself is no brilliant
// colour, as much of what sRGB has there as c has of what there is at its own lightness. A navy is
// as blue as the dark can be, and with the little chroma of that a lighter tone is a grey.
func (c lab) livelier(l float64) float64 {
	own := c.chroma()
	share := own / max(own, chromaAt(c.l, c.hue()))
	most := max(own, min(own*gain, lively, chromaAt(l, c.hue())*share))
	return most * fade(l, max(c.l, min(l, fading)))
}

// at is the tone of c of lightness l.
func (c lab) at(l float64) RGB {
	hue, chroma := c.hue(), c.chroma()*fade(l, c.l)
	switch {
	case l < c.l:
		hue = shade(hue, (c.l-l)/c.l)
	case l > c.l:
		chroma = min(chroma, c.muted(l))
	}
	return oklch(l, chroma, hue)
}

// Beside gives the tones of what stands beside one great area of c: that of a strip, darker than
// c or, where there is nothing darker, lighter; and those of n tiles, in even steps from c into
// the light or, where c itself is light, away from it.
func Beside(c RGB, n int) (strip RGB, tiles []RGB) {
	const (
		apart  = 0.13 // of two lightnesses that are plainly two
		bright = 0.78
		deep   = 0.66 // dark type is still crisp on it
		// A colourful bright colour goes by way of its pastels into the light, where the
		// lightness alone has no room.
		colourful, pastel = 0.08, 0.98
	)
	of := c.lab()
	strip = of.at(darkest)
	if of.l < darkest+apart {
		strip = of.at(max(of.l+apart, darkest))
	}
	if of.l > bright && of.chroma() > colourful {
		for i := range n {
			far := 1 - float64(0.85*float64(n-1-i))/float64(n)
			chroma := of.chroma() * (1 - float64(0.82*far))
			tiles = append(tiles, oklch(of.l+float64((pastel-of.l)*far), chroma, of.hue()))
		}
		return strip, tiles
	}
	first, last := max(of.l+float64(2*apart), 0.74), lightest
	if of.l > bright {
		first, last = of.l-apart/3, max(of.l-float64(float64(n)*apart)/3, deep)
	}
	steps := even(last, first, n)
	slices.Reverse(steps)
	for _, l := range steps {
		tiles = append(tiles, of.at(l))
	}
	return strip, tiles
}

// central is how far the turn from light type to dark is drawn to the middle of the wall: the leap
// between the families is wider than any step, and after the first row it looks like an error.
const central = 0.5

// turn is the number of tones for light type: whole rows, so many that the steps of both
// families are about alike, and at least one tone between the first or the last and c in its family.
func (r ramp) turn(rows []int, n int) int {
	low, high := 1, n-1
	if r.ownLight && r.own < lightest {
		high = max(n-2, 1)
	}
	if !r.ownLight && r.own > r.darkest {
		low, high = min(2, n), n
	}
	dark, light := r.deep-r.darkest, lightest-r.pale
	alike := 1 + float64(float64(n-2)*dark)/max(dark+light, 0.01)
	ideal := alike + float64((float64(n+1)/2-alike)*central)
	best, end := 0, 0
	for _, row := range rows {
		end += row
		if end < low || end > high || end == n && best > 0 {
			continue
		}
		if best == 0 || math.Abs(float64(end)-ideal) < math.Abs(float64(best)-ideal) {
			best = end
		}
	}
	if best == 0 {
		return rows[0]
	}
	return best
}

// header is by how much lighter than a header its neighbours are at least, and footer by how much
// darker those of a foot.
const header, footer = 0.06, 0.03

// A colour as light and as colourful as neon fades at once beyond itself: no tile is lighter.
const neonLight, neonChroma = 0.78, 0.12

// dark are n lightnesses for light type, the darkest first.
func (r ramp) dark(n int) []float64 {
	return r.apart(r.darkest, r.deep, header, n, !r.ownLight)
}

// light are n lightnesses for dark type, the lightest last.
func (r ramp) light(n int) []float64 {
	outer, own := lightest, r.ownLight
	neon := own && r.c.l > neonLight && r.c.chroma() > neonChroma
	var out []float64
	switch {
	case neon && r.closed && n > 1:
		out = append([]float64{outer}, even(r.own, r.pale, n-1)...)
	case neon:
		out = even(r.own, r.pale, n)
	case r.closed:
		out = r.apart(outer, r.pale, -footer, n, own)
	default:
		out = r.family(outer, r.pale, n, own)
	}
	slices.Reverse(out)
	return out
}

// apart is a family of which the first is by step, or more, from the others.
func (r ramp) apart(outer, inner, step float64, n int, own bool) []float64 {
	out := r.family(outer, inner, n, own)
	if n < 3 || math.Abs(out[1]-outer) >= math.Abs(step) || math.Abs(inner-outer) < math.Abs(2*step) {
		return out
	}
	next := outer + step
	if own && r.own != outer && math.Abs(r.own-outer) < math.Abs(step) {
		next = r.own
	}
	own = own && r.own != outer
	return append([]float64{outer}, r.family(next, inner, n-1, own)...)
}

// family are n lightnesses from the outer to the inner end of a family, one of them that of c
// where it is of the family: up to it they are even, and even beyond. Where c lies in the dull
// middle it is the last, and the only one there if it can.
func (r ramp) family(outer, inner float64, n int, own bool) []float64 {
	switch {
	case n == 0:
		return nil
	case !own || n > 1 && r.own == outer:
		return even(outer, inner, n)
	case n == 1:
		return []float64{r.own}
	}
	share := (r.own - outer) / (inner - outer)
	if share > 1 {
		next := outer + float64((r.own-outer)*float64(n-2))/float64(n-1)
		if math.Abs(next-outer) > math.Abs(inner-outer) {
			next = inner
		}
		return append(even(outer, next, n-1), r.own)
	}
	at := min(max(int(math.Round(share*float64(n-1))), 1), n-1)
	return append(even(outer, r.own, at+1), even(r.own, inner, n-at)[1:]...)
}

// even are n numbers in even steps, of which a single one is the first.
func even(first, last float64, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = first
		if i > 0 {
			out[i] = first + float64((last-first)*float64(i))/float64(n-1)
		}
	}
	return out
}

// Tinted gives like with the hue of c: as light as it is, and no more colourful than either
// of them allows. In the dark a yellow leaves a breath of itself only: yellow type is at its best
// on black, and looks soiled on brown.
func Tinted(like, c RGB) RGB {
	own, of := like.lab(), c.lab()
	hue, chroma := of.hue(), min(of.chroma(), float64(1.25*own.chroma()))
	if own.l < of.l {
		darkened := (of.l - own.l) / of.l
		if turned := shade(hue, darkened); turned != hue {
			hue, chroma = turned, float64(chroma*(1-float64(0.75*min(1, float64(1.6*darkened)))))
		}
	}
	return oklch(own.l, chroma, hue)
}

func (c lab) chroma() float64 { return math.Sqrt(float64(c.a*c.a) + float64(c.b*c.b)) }

// hue is in degrees; the library's last bits differ between machines.
func (c lab) hue() float64 {
	return math.Round(math.Atan2(c.b, c.a)*(180/math.Pi)*1e9) / 1e9
}

// fade is the share of its chroma that a colour of lightness own has as a tone of lightness l.
func fade(l, own float64) float64 {
	if l >= own {
		far := (l - own) / max(1-own, 0.01)
		return 1 - float64(0.72*float64(far*far))
	}
	far := (own - l) / max(own, 0.01)
	return 1 - float64(0.35*float64(far*far))
}

// The hues between which a darkened colour looks like mud, and the one that it tends to
// instead.
const (
	mudFrom = 62.0
	mudTo   = 128.0
	brown   = 52.0
)

// shade is the hue of a colour that is darkened by a share of its lightness.
func shade(hue, darkened float64) float64 {
	if hue < mudFrom || hue > mudTo {
		return hue
	}
	return hue - float64((hue-brown)*min(1, float64(1.6*darkened)))
}
