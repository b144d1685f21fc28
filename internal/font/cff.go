package font

// The tables CFF and CFF2: where the descriptions of their glyphs lie (Adobe Technical Note
// 5176, "The Compact Font Format Specification"; OpenType, table CFF2).
//
// go-text reads these tables too, but it stops at the first subroutine of CFF2, leaves out
// the accents that endchar may put together, and does as much work and takes as much memory
// as a hostile font asks for.

import (
	"errors"
	"math"
	"strconv"
)

var errCFF = errors.New("font has a broken CFF table")

// cffTable is a table CFF or CFF2. Nothing about it changes after parseCFF.
type cffTable struct {
	glyphs, subroutines index
	dicts               []privateDict
	selector            selector
	charset             []byte
	// expert says that the glyphs have names of which none is in the standard encoding.
	expert bool
	// blends are the factors of the deltas in CFF2, for each kind of variation data.
	blends [][]factor
	second bool // CFF2
}

// privateDict is what the glyphs of one font dict share.
type privateDict struct {
	subroutines index
	variation   int
}

// index is a list of byte strings (5176, section 5).
type index struct {
	offsets reader
	content reader // begins with the byte before the first string: offsets count from 1
	size    int    // of an offset
	count   int
}

// indexAt reads the index at a place and gives the place behind it. Those of CFF2 count in
// 32 bits.
func indexAt(b reader, at int, wide bool) (x index, end int, err error) {
	head := 2
	if wide {
		head = 4
	}
	if at < 0 || at > len(b)-head {
		return index{}, 0, errCFF
	}
	x.count = int(b.u16(at))
	if wide {
		x.count = int(b.u32(at))
	}
	at += head
	if x.count == 0 {
		return x, at, nil
	}
	if at >= len(b) || x.count > math.MaxUint16 {
		return index{}, 0, errCFF
	}
	x.size = int(b[at])
	at++
	length := (x.count + 1) * x.size
	if x.size < 1 || x.size > 4 || length > len(b)-at {
		return index{}, 0, errCFF
	}
	x.offsets = b[at : at+length]
	x.content = b[at+length-1:]
	last := x.offset(x.count)
	if last < 1 || last > len(x.content) {
		return index{}, 0, errCFF
	}
	x.content = x.content[:last]
	return x, at + length - 1 + last, nil
}

func (x *index) offset(i int) int {
	v := 0
	for _, c := range x.offsets[i*x.size : (i+1)*x.size] {
		v = v<<8 | int(c)
	}
	return v
}

// at gives a string; ok is false where there is none.
func (x *index) at(i int) (b reader, ok bool) {
	if i < 0 || i >= x.count {
		return nil, false
	}
	from, to := x.offset(i), x.offset(i+1)
	if from < 1 || from > to || to > len(x.content) {
		return nil, false
	}
	return x.content[from:to:to], true
}

// Operators of dicts; those of two bytes are 12·256 and more.
const (
	opCharset        = 15
	opCharStrings    = 17
	opPrivate        = 18
	opSubrs          = 19
	opVariationIndex = 22
	opVariationStore = 24
	opCharstringType = 12<<8 | 6
	opROS            = 12<<8 | 30
	opFDArray        = 12<<8 | 36
	opFDSelect       = 12<<8 | 37
)

// dict has the integers of a dict by their operator. Fractions, of which nothing here needs
// any, are 0.
type dict map[int][]int

const (
	// maxDictOperands is the depth of the stack in CFF2, in CFF it is 48.
	maxDictOperands = 513
	// maxDictLength is many times what a dict takes, and keeps many of them from being read
	// where each is as long as the file.
	maxDictLength = 1 << 16
)

func parseDict(b reader) (dict, error) {
	if len(b) > maxDictLength {
		return nil, errCFF
	}
	d := dict{}
	var operands []int
	for len(b) > 0 {
		if b[0] > 27 && b[0] != 31 && b[0] != 255 {
			v, n := dictNumber(b)
			if n == 0 || len(operands) == maxDictOperands {
				return nil, errCFF
			}
			operands = append(operands, v)
			b = b[n:]
			continue
		}
		op := int(b[0])
		b = b[1:]
		if op == 12 {
			if len(b) == 0 {
				return nil, errCFF
			}
			op = op<<8 | int(b[0])
			b = b[1:]
		}
		d[op] = append([]int(nil), operands...)
		operands = operands[:0]
	}
	return d, nil
}

// dictNumber reads a number and gives its length in bytes, 0 where it is cut off.
func dictNumber(b reader) (v, n int) {
	switch c := b[0]; {
	case c == 28 && len(b) >= 3:
		return int(b.i16(1)), 3
	case c == 29 && len(b) >= 5:
		return int(int32(b.u32(1))), 5
	case c == 30:
		return dictReal(b)
	case c >= 32 && c <= 246:
		return int(c) - 139, 1
	case c >= 247 && c <= 250 && len(b) >= 2:
		return (int(c)-247)*256 + int(b[1]) + 108, 2
	case c >= 251 && len(b) >= 2:
		return -(int(c)-251)*256 - int(b[1]) - 108, 2
	}
	return 0, 0
}

// dictReal reads a decimal number, which some fonts write even for an offset.
func dictReal(b reader) (v, n int) {
	text := make([]byte, 0, 16)
	for i, c := range b[1:] {
		for _, nibble := range [2]byte{c >> 4, c & 15} {
			switch {
			case nibble == 15:
				f, err := strconv.ParseFloat(string(text), 64)
				if err != nil || math.Abs(f) > math.MaxInt32 {
					f = 0
				}
				return int(f), i + 2
			case nibble == 13:
				return 0, 0
			}
			text = append(text, [...]string{
				"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "E", "E-", "", "-",
			}[nibble]...)
		}
	}
	return 0, 0
}

// number is the only or first operand of an operator.
func (d dict) number(op int) (v int, ok bool) {
	if list := d[op]; len(list) > 0 {
		return list[0], true
	}
	return 0, false
}

// parseCFF reads the table CFF, or CFF2 with the place that variable fonts are set to.
func parseCFF(b reader, numGlyphs int, second bool, place []int) (*cffTable, error) {
	c := &cffTable{second: second}
	top, at, err := c.top(b)
	if err != nil {
		return nil, err
	}
	if c.subroutines, _, err = indexAt(b, at, second); err != nil {
		return nil, err
	}
	offset, _ := top.number(opCharStrings)
	if c.glyphs, _, err = indexAt(b, offset, second); err != nil {
		return nil, err
	}
	if kind, ok := top.number(opCharstringType); c.glyphs.count != numGlyphs || ok && kind != 2 {
		return nil, errCFF
	}
	if err := c.readDicts(b, top); err != nil {
		return nil, err
	}
	if second {
		return c, c.readBlends(b, top, place)
	}
	c.readCharset(b, top)
	return c, nil
}

// top reads the header and the dict of the whole font, and gives the place behind.
func (c *cffTable) top(b reader) (top dict, at int, err error) {
	if len(b) < 5 {
		return nil, 0, errCFF
	}
	if c.second {
		from, length := int(b[2]), int(b.u16(3))
		if b[0] != 2 || from+length > len(b) {
			return nil, 0, errCFF
		}
		top, err = parseDict(b[from : from+length])
		return top, from + length, err
	}
	if b[0] != 1 {
		return nil, 0, errCFF
	}
	_, at, err = indexAt(b, int(b[2]), false) // the names
	if err != nil {
		return nil, 0, err
	}
	tops, at, err := indexAt(b, at, false)
	if err != nil {
		return nil, 0, err
	}
	first, ok := tops.at(0)
	if !ok {
		return nil, 0, errCFF
	}
	if top, err = parseDict(first); err != nil {
		return nil, 0, err
	}
	_, at, err = indexAt(b, at, false) // the strings
	return top, at, err
}

// maxDicts is the number of font dicts that a byte can select.
const maxDicts = 256

// readDicts reads what the glyphs share: all the same, or each what its font dict has.
func (c *cffTable) readDicts(b reader, top dict) error {
	at, many := top.number(opFDArray)
	if !many {
		d, err := c.private(b, top)
		c.dicts = []privateDict{d}
		return err
	}
	list, _, err := indexAt(b, at, c.second)
	if err != nil || list.count == 0 || list.count > maxDicts {
		return errCFF
	}
	for i := range list.count {
		content, _ := list.at(i)
		font, err := parseDict(content)
		if err != nil {
			return err
		}
		d, err := c.private(b, font)
		if err != nil {
			return err
		}
		c.dicts = append(c.dicts, d)
	}
	if at, ok := top.number(opFDSelect); ok {
		return c.selector.read(b, at, c.glyphs.count)
	}
	return nil
}

// private reads the private dict that a font dict points to.
func (c *cffTable) private(b reader, font dict) (d privateDict, err error) {
	where := font[opPrivate]
	if len(where) < 2 || where[0] == 0 {
		return d, nil
	}
	length, at := where[0], where[1]
	if length < 0 || at < 0 || at > len(b) || length > len(b)-at {
		return d, errCFF
	}
	private, err := parseDict(b[at : at+length])
	if err != nil {
		return d, err
	}
	d.variation, _ = private.number(opVariationIndex)
	if offset, ok := private.number(opSubrs); ok {
		d.subroutines, _, err = indexAt(b, at+offset, c.second)
	}
	return d, err
}

// selector tells which font dict a glyph belongs to: always the first in the zero selector.
type selector struct {
	bytes reader // one of each glyph
	// ranges are the first glyphs and the dicts of ranges, in steps of size bytes of which
	// the dict takes half or more.
	ranges reader
	count  int
	size   int
}

func (s *selector) read(b reader, at, glyphs int) error {
	if at < 0 || at >= len(b) {
		return errCFF
	}
	format, b := b[at], b[at+1:]
	switch {
	case format == 0 && len(b) >= glyphs:
		s.bytes = b[:glyphs]
		return nil
	case format == 3 && len(b) >= 2:
		s.count, s.size, b = int(b.u16(0)), 3, b[2:]
	case format == 4 && len(b) >= 4:
		s.count, s.size, b = int(b.u32(0)), 6, b[4:]
	default:
		return errCFF
	}
	if s.count > len(b)/s.size {
		return errCFF
	}
	s.ranges = b[:s.count*s.size]
	return nil
}

func (s *selector) dict(g GID) int {
	if s.bytes != nil {
		return int(s.bytes[g])
	}
	low, high := 0, s.count
	for low < high {
		if middle := (low + high) / 2; s.first(middle) <= int(g) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	switch {
	case low == 0:
		return 0
	case s.size == 3:
		return int(s.ranges[3*(low-1)+2])
	}
	return int(s.ranges.u16(6*(low-1) + 4))
}

func (s *selector) first(i int) int {
	if s.size == 3 {
		return int(s.ranges.u16(3 * i))
	}
	return int(s.ranges.u32(6 * i))
}

// readBlends gives the factors with which glyphs mix their deltas.
func (c *cffTable) readBlends(b reader, top dict, place []int) error {
	at, ok := top.number(opVariationStore)
	if !ok {
		return nil
	}
	if at < 0 || at > len(b)-2 {
		return errCFF
	}
	store, err := parseVariationStore(b[at+2:], place) // behind its length
	if err != nil {
		return err
	}
	for i := range store.count() {
		factors, err := store.factorsOf(i)
		if err != nil {
			return err
		}
		c.blends = append(c.blends, factors)
	}
	return nil
}

// readCharset finds the names of the glyphs, which only endchar with accents needs.
func (c *cffTable) readCharset(b reader, top dict) {
	switch at, _ := top.number(opCharset); {
	case at == 0:
	case at < 3:
		c.expert = true
	case at < len(b):
		c.charset = b[at:]
	}
	if _, keyed := top[opROS]; keyed {
		c.expert = true
	}
}

// named is the glyph whose name has a number (5176, appendix A and section 13).
func (c *cffTable) named(name int) (GID, bool) {
	b := reader(c.charset)
	if c.expert || name == 0 {
		return 0, false
	}
	if len(b) == 0 {
		return GID(name), name < c.glyphs.count
	}
	format, at := b[0], 1
	for g := 1; g < c.glyphs.count; {
		first, more := 0, 0
		size := [...]int{2, 3, 4}[min(format, 2)]
		if at+size > len(b) {
			return 0, false
		}
		first = int(b.u16(at))
		switch format {
		case 1:
			more = int(b[at+2])
		case 2:
			more = int(b.u16(at + 2))
		}
		if name >= first && name <= first+more {
			g += name - first
			return GID(g), g < c.glyphs.count
		}
		g += more + 1
		at += size
	}
	return 0, false
}

// standardNames are the ranges of Adobe's standard encoding, whose names are numbered from
// 1 in the order of their codes (5176, appendices A and B).
func standardName(code int) int {
	name := 1
	for _, r := range [...][2]int{
		{32, 126},
		{161, 175},
		{177, 180},
		{182, 189},
		{191, 191},
		{193, 200},
		{202, 203},
		{205, 208},
		{225, 225},
		{227, 227},
		{232, 235},
		{241, 241},
		{245, 245},
		{248, 251},
	} {
		if code >= r[0] && code <= r[1] {
			return name + code - r[0]
		}
		name += r[1] - r[0] + 1
	}
	return 0
}
