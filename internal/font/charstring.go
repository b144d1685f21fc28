package font

// Glyphs of CFF and CFF2, drawn by little programs (Adobe Technical Note 5177, "The Type 2
// Charstring Format"; OpenType, "CFF2 CharString Format").

// number is a number of a charstring, in 1/65536.
type number int64

const (
	oneNumber = 1 << 16
	// maxOperands is the depth of the stack in CFF2; in CFF it is 48.
	maxOperands = 513
	// maxCalls is how deep subroutines may call each other.
	maxCalls = 10
	// maxSteps is how many operators a glyph may take. The most that a font was seen to need
	// is some thousands.
	maxSteps = 1 << 16
)

// charstring is a glyph being drawn.
type charstring struct {
	font   *cffTable
	dict   *privateDict
	sketch sketch
	stack  [maxOperands]number
	top    int
	x, y   number

	stems, steps int
	variation    int
	sized        bool // the width, which comes before the first operands, has been seen
	inAccent     bool // endchar puts glyphs together, which must not do so themselves
}

// outline draws a glyph. tolerance is how far, in 1/1024 of a font unit, the curves may
// be from those of the font.
func (c *cffTable) outline(g GID, tolerance int64) ([]point, error) {
	s := charstring{font: c, sketch: sketch{tolerance: tolerance}}
	if err := s.glyph(g); err != nil {
		return nil, err
	}
	return s.sketch.finish()
}

func (s *charstring) glyph(g GID) error {
	program, ok := s.font.glyphs.at(int(g))
	if !ok {
		return errGlyph
	}
	d := s.font.selector.dict(g)
	if d >= len(s.font.dicts) {
		return errGlyph
	}
	s.dict = &s.font.dicts[d]
	s.variation = s.dict.variation
	s.top, s.stems, s.sized = 0, 0, s.font.second
	_, err := s.run(program, 0)
	return err
}

// Operators.
const (
	csHStem      = 1
	csVStem      = 3
	csVMoveTo    = 4
	csRLineTo    = 5
	csHLineTo    = 6
	csVLineTo    = 7
	csRRCurveTo  = 8
	csCallSubr   = 10
	csReturn     = 11
	csEscape     = 12
	csEndChar    = 14
	csVSIndex    = 15
	csBlend      = 16
	csHStemHM    = 18
	csHintMask   = 19
	csCntrMask   = 20
	csRMoveTo    = 21
	csHMoveTo    = 22
	csVStemHM    = 23
	csRCurveLine = 24
	csRLineCurve = 25
	csVVCurveTo  = 26
	csHHCurveTo  = 27
	csShortInt   = 28
	csCallGSubr  = 29
	csVHCurveTo  = 30
	csHVCurveTo  = 31
	csDiv        = csEscape<<8 | 12
	csHFlex      = csEscape<<8 | 34
	csFlex       = csEscape<<8 | 35
	csHFlex1     = csEscape<<8 | 36
	csFlex1      = csEscape<<8 | 37
)

// run follows a program; done says that the glyph has come to its end.
func (s *charstring) run(b reader, depth int) (done bool, err error) {
	if depth > maxCalls {
		return false, errGlyph
	}
	for len(b) > 0 {
		if b[0] >= 32 || b[0] == csShortInt {
			if b, err = s.push(b); err != nil {
				return false, err
			}
			continue
		}
		op := int(b[0])
		b = b[1:]
		if op == csEscape {
			if len(b) == 0 {
				return false, errGlyph
			}
			op = op<<8 | int(b[0])
			b = b[1:]
		}
		if s.steps++; s.steps > maxSteps {
			return false, errGlyph
		}
		switch op {
		case csReturn:
			return false, nil
		case csEndChar:
			return true, s.endChar()
		case csCallSubr, csCallGSubr:
			subroutines := &s.dict.subroutines
			if op == csCallGSubr {
				subroutines = &s.font.subroutines
			}
			program, ok := s.subroutine(subroutines)
			if !ok {
				return false, errGlyph
			}
			if done, err = s.run(program, depth+1); done || err != nil {
				return done, err
			}
		case csHintMask, csCntrMask:
			s.countStems()
			mask := (s.stems + 7) / 8
			if mask > len(b) {
				return false, errGlyph
			}
			b = b[mask:]
		default:
			if err := s.operate(op); err != nil {
				return false, err
			}
		}
	}
	return false, nil
}

// push reads a number.
func (s *charstring) push(b reader) (rest reader, err error) {
	var v number
	size := 1
	switch c := b[0]; {
	case c == csShortInt:
		size = 3
	case c == 255:
		size = 5
	case c >= 247:
		size = 2
	}
	if len(b) < size || s.top == maxOperands {
		return nil, errGlyph
	}
	switch c := b[0]; {
	case c == csShortInt:
		v = number(b.i16(1)) * oneNumber
	case c == 255:
		v = number(int32(b.u32(1)))
	case c >= 251:
		v = (-(number(c)-251)*256 - number(b[1]) - 108) * oneNumber
	case c >= 247:
		v = ((number(c)-247)*256 + number(b[1]) + 108) * oneNumber
	default:
		v = (number(c) - 139) * oneNumber
	}
	s.stack[s.top] = v
	s.top++
	return b[size:], nil
}

// pop takes the last number, as an integer.
func (s *charstring) pop() (int, bool) {
	if s.top == 0 {
		return 0, false
	}
	s.top--
	return int(s.stack[s.top] / oneNumber), true
}

// subroutine finds the one that the last number calls (5177, section 4.7).
func (s *charstring) subroutine(x *index) (reader, bool) {
	n, ok := s.pop()
	if !ok {
		return nil, false
	}
	switch {
	case x.count < 1240:
		n += 107
	case x.count < 33900:
		n += 1131
	default:
		n += 32768
	}
	return x.at(n)
}

// operands gives those of an operator that takes count, behind the width, if that comes first.
func (s *charstring) operands(count int) ([]number, error) {
	list := s.stack[:s.top]
	s.top = 0
	if !s.sized {
		s.sized = true
		if len(list) > count {
			list = list[1:]
		}
	}
	if len(list) < count {
		return nil, errGlyph
	}
	return list, nil
}

// countStems counts the hints, of which two numbers each are on the stack, and takes them off.
func (s *charstring) countStems() {
	s.sized = true // an odd number before is the width, which the division leaves out
	s.stems += s.top / 2
	s.top = 0
}

// operate does what an operator says that takes all numbers on the stack.
func (s *charstring) operate(op int) error {
	switch op {
	case csHStem, csVStem, csHStemHM, csVStemHM:
		s.countStems()
		return nil
	case csRMoveTo, csHMoveTo, csVMoveTo:
		return s.move(op)
	case csDiv:
		return s.divide()
	case csBlend:
		return s.blend()
	case csVSIndex:
		n, ok := s.pop()
		if !ok || !s.font.second {
			return errGlyph
		}
		s.variation, s.top = n, 0
		return nil
	}
	list := s.stack[:s.top]
	s.top = 0
	switch op {
	case csRLineTo:
		s.lines(list)
	case csHLineTo:
		s.uprightLines(list, true)
	case csVLineTo:
		s.uprightLines(list, false)
	case csRRCurveTo:
		s.curves(list)
	case csRCurveLine:
		s.lines(s.curves(list))
	case csRLineCurve:
		if n := len(list) - 6; n >= 0 {
			s.lines(list[:n])
			s.curves(list[n:])
		}
	case csHHCurveTo:
		s.flatCurves(list, true)
	case csVVCurveTo:
		s.flatCurves(list, false)
	case csHVCurveTo:
		s.turningCurves(list, true)
	case csVHCurveTo:
		s.turningCurves(list, false)
	case csFlex, csHFlex, csHFlex1, csFlex1:
		return s.flex(op, list)
	default:
		return errGlyph
	}
	return nil
}

// divide replaces the last two numbers by their quotient.
func (s *charstring) divide() error {
	if s.top < 2 || s.stack[s.top-1] == 0 {
		return errGlyph
	}
	s.top--
	s.stack[s.top-1] = s.stack[s.top-1] * oneNumber / s.stack[s.top]
	return nil
}

// blend replaces n numbers and the deltas of each by n numbers.
func (s *charstring) blend() error {
	n, ok := s.pop()
	if !ok || !s.font.second || s.variation < 0 || s.variation >= len(s.font.blends) {
		return errGlyph
	}
	factors := s.font.blends[s.variation]
	if n < 0 || n > s.top/(len(factors)+1) {
		return errGlyph
	}
	first := s.top - n*(len(factors)+1)
	deltas := s.stack[first+n : s.top]
	for i := range n {
		var sum int64
		for k, f := range factors {
			sum += int64(deltas[i*len(factors)+k]) * int64(f) >> (factorBits - 8)
		}
		s.stack[first+i] += number((sum + 1<<7) >> 8)
	}
	s.top = first + n
	return nil
}

func (s *charstring) move(op int) error {
	count := 1
	if op == csRMoveTo {
		count = 2
	}
	list, err := s.operands(count)
	if err != nil {
		return err
	}
	switch op {
	case csHMoveTo:
		s.x += list[0]
	case csVMoveTo:
		s.y += list[0]
	default:
		s.x, s.y = s.x+list[0], s.y+list[1]
	}
	s.sketch.move(s.pen())
	return nil
}

func (s *charstring) pen() vector { return vector{int64(s.x) >> 6, int64(s.y) >> 6} }

func (s *charstring) line(dx, dy number) {
	s.x, s.y = s.x+dx, s.y+dy
	s.sketch.line(s.pen())
}

func (s *charstring) lines(list []number) {
	for ; len(list) >= 2; list = list[2:] {
		s.line(list[0], list[1])
	}
}

// uprightLines draws lines that are horizontal and vertical in turn.
func (s *charstring) uprightLines(list []number, horizontal bool) {
	for _, d := range list {
		if horizontal {
			s.line(d, 0)
		} else {
			s.line(0, d)
		}
		horizontal = !horizontal
	}
}

func (s *charstring) curve(dx1, dy1, dx2, dy2, dx3, dy3 number) {
	s.x, s.y = s.x+dx1, s.y+dy1
	first := s.pen()
	s.x, s.y = s.x+dx2, s.y+dy2
	second := s.pen()
	s.x, s.y = s.x+dx3, s.y+dy3
	s.sketch.curve(first, second, s.pen())
}

// curves draws as many as there are numbers for, and gives what is left.
func (s *charstring) curves(list []number) (rest []number) {
	for ; len(list) >= 6; list = list[6:] {
		s.curve(list[0], list[1], list[2], list[3], list[4], list[5])
	}
	return list
}

// flatCurves draws curves that begin and end horizontally, or vertically.
func (s *charstring) flatCurves(list []number, horizontal bool) {
	var aside number
	if len(list)%4 != 0 {
		aside, list = list[0], list[1:]
	}
	for ; len(list) >= 4; list = list[4:] {
		if horizontal {
			s.curve(list[0], aside, list[1], list[2], list[3], 0)
		} else {
			s.curve(aside, list[0], list[1], list[2], 0, list[3])
		}
		aside = 0
	}
}

// turningCurves draws curves that begin horizontally and end vertically, or the other way
// round, in turn; the last may end as it likes.
func (s *charstring) turningCurves(list []number, horizontal bool) {
	for ; len(list) >= 4; list = list[4:] {
		var aside number
		if len(list) == 5 {
			aside = list[4]
		}
		if horizontal {
			s.curve(list[0], 0, list[1], list[2], aside, list[3])
		} else {
			s.curve(0, list[0], list[1], list[2], list[3], aside)
		}
		horizontal = !horizontal
	}
}

// flex draws two curves that a small size may take for a line.
func (s *charstring) flex(op int, l []number) error {
	switch {
	case op == csFlex && len(l) >= 12:
		s.curves(l[:12])
	case op == csHFlex && len(l) >= 7:
		s.curve(l[0], 0, l[1], l[2], l[3], 0)
		s.curve(l[4], 0, l[5], -l[2], l[6], 0)
	case op == csHFlex1 && len(l) >= 9:
		s.curve(l[0], l[1], l[2], l[3], l[4], 0)
		s.curve(l[5], 0, l[6], l[7], l[8], -(l[1] + l[3] + l[7]))
	case op == csFlex1 && len(l) >= 11:
		dx, dy := l[0]+l[2]+l[4]+l[6]+l[8], l[1]+l[3]+l[5]+l[7]+l[9]
		s.curve(l[0], l[1], l[2], l[3], l[4], l[5])
		if max(dx, -dx) > max(dy, -dy) {
			s.curve(l[6], l[7], l[8], l[9], l[10], -dy)
		} else {
			s.curve(l[6], l[7], l[8], l[9], -dx, l[10])
		}
	default:
		return errGlyph
	}
	return nil
}

// endChar ends the glyph. With four numbers it is a letter and an accent, as in old fonts
// (5177, appendix C).
func (s *charstring) endChar() error {
	list := s.stack[:s.top]
	if len(list) == 5 {
		list = list[1:]
	}
	if len(list) < 4 || s.font.second {
		return nil
	}
	if s.inAccent {
		return errGlyph
	}
	s.inAccent = true
	dx, dy := list[0], list[1]
	letter, ok := s.font.named(standardName(int(list[2] / oneNumber)))
	accent, okAccent := s.font.named(standardName(int(list[3] / oneNumber)))
	if !ok || !okAccent {
		return errGlyph
	}
	s.x, s.y = 0, 0
	if err := s.glyph(letter); err != nil {
		return err
	}
	s.x, s.y = dx, dy
	return s.glyph(accent)
}
