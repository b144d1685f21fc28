package icc_test

// Profiles of a made-up press: its black ink darkens, cyan and magenta are opposites, yellow
// is itself. Inks and colours follow from each other by sums, so that every table between
// them is right at and between its nodes, whatever its type.

import (
	"encoding/binary"
	"math"
	"slices"
	"unicode/utf16"
)

// press gives the inks for a colour.
func press(l, a, b float64) [4]float64 {
	return [4]float64{share(-a / 100), share(a / 100), share(b / 100), share(1 - l/100)}
}

// eye gives the colour of inks.
func eye(c, m, y, k float64) (l, a, b float64) { return 100 * (1 - k), 100 * (m - c), 100 * y }

func share(v float64) float64 { return min(max(v, 0), 1) }

type tag struct {
	name string
	data []byte
}

// header is what a built profile says of itself.
type header struct {
	version           byte
	class, space, pcs string
}

func build(h header, tags ...tag) []byte {
	data := make([]byte, 128)
	data[8] = h.version
	copy(data[12:], h.class)
	copy(data[16:], h.space+"    ")
	copy(data[20:], h.pcs+" ")
	copy(data[36:], "acsp")
	for i, v := range []uint32{0xF6D6, 0x10000, 0xD32D} { // D50
		binary.BigEndian.PutUint32(data[68+4*i:], v)
	}
	data = binary.BigEndian.AppendUint32(data, uint32(len(tags)))
	offset := len(data) + 12*len(tags)
	for _, t := range tags {
		data = append(data, t.name...)
		data = binary.BigEndian.AppendUint32(data, uint32(offset))
		data = binary.BigEndian.AppendUint32(data, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	for _, t := range tags {
		data = padded(append(data, t.data...))
	}
	binary.BigEndian.PutUint32(data, uint32(len(data)))
	return data
}

func padded(b []byte) []byte {
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

func desc(s string) []byte {
	b := append([]byte("desc\x00\x00\x00\x00"), 0, 0, 0, byte(len(s)+1))
	return append(append(b, s...), make([]byte, 79)...)
}

func plain(s string) []byte { return append([]byte("text\x00\x00\x00\x00"+s), 0) }

// localized is a text in German and, after it, in English.
func localized(german, english string) []byte {
	b := []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x0C")
	at := 16 + 2*12
	var texts []byte
	for _, t := range [][2]string{{"deDE", german}, {"enGB", english}} {
		units := utf16.Encode([]rune(t[1]))
		b = append(b, t[0]...)
		b = binary.BigEndian.AppendUint32(b, uint32(2*len(units)))
		b = binary.BigEndian.AppendUint32(b, uint32(at+len(texts)))
		for _, u := range units {
			texts = binary.BigEndian.AppendUint16(texts, u)
		}
	}
	return append(b, texts...)
}

// nodes gives the samples of a grid, the last input running fastest.
func nodes(points []int, width int, f func(at []float64) []float64) []byte {
	var out []byte
	at := make([]int, len(points))
	for {
		in := make([]float64, len(points))
		for i := range in {
			in[i] = float64(at[i]) / float64(points[i]-1)
		}
		out = append(out, samples(width, f(in)...)...)
		i := len(at) - 1
		for i >= 0 {
			if at[i]++; at[i] < points[i] {
				break
			}
			at[i] = 0
			i--
		}
		if i < 0 {
			return out
		}
	}
}

func samples(width int, values ...float64) []byte {
	var out []byte
	for _, v := range values {
		v = math.Round(share(v)*1e9) / 1e9 // without the last bits, which are the machine's
		if width == 1 {
			out = append(out, byte(math.Round(v*255)))
		} else {
			out = binary.BigEndian.AppendUint16(out, uint16(math.Round(v*65535)))
		}
	}
	return out
}

// oldTable is a lut8Type or lut16Type, whose curves turn all inks upside down, as its grid does.
func oldTable(width, points int, toInks bool) []byte {
	white, zero, unit := 1.0, 128.0/255, 255.0
	if width == 2 {
		white, zero, unit = 65280.0/65535, 32768.0/65535, 65535.0/256
	}
	in, out, kind := 4, 3, "mft1"
	f := func(v []float64) []float64 {
		l, a, b := eye(1-v[0], 1-v[1], 1-v[2], 1-v[3])
		return []float64{l / 100 * white, a/unit + zero, b/unit + zero}
	}
	if toInks {
		in, out = 3, 4
		f = func(v []float64) []float64 {
			inks := press(v[0]/white*100, (v[1]-0.5)*unit, (v[2]-0.5)*unit)
			return []float64{1 - inks[0], 1 - inks[1], 1 - inks[2], 1 - inks[3]}
		}
	}
	if width == 2 {
		kind = "mft2"
	}
	b := append([]byte(kind+"\x00\x00\x00\x00"), byte(in), byte(out), byte(points), 0)
	for i := range 9 {
		b = binary.BigEndian.AppendUint32(b, map[bool]uint32{true: 1 << 16}[i%4 == 0])
	}
	entries := 256
	if width == 2 {
		entries = 3
		b = binary.BigEndian.AppendUint16(b, uint16(entries))
		b = binary.BigEndian.AppendUint16(b, uint16(entries))
	}
	curves := func(count int, inks bool) {
		for range count {
			for i := range entries {
				v := float64(i) / float64(entries-1)
				if inks {
					v = 1 - v
				}
				b = append(b, samples(width, v)...)
			}
		}
	}
	curves(in, !toInks)
	b = append(b, nodes(slices.Repeat([]int{points}, in), width, f)...)
	curves(out, toInks)
	return b
}

func sampledCurve(values ...float64) []byte {
	b := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), uint32(len(values)))
	return padded(append(b, samples(2, values...)...))
}

func gammaCurve(gamma float64) []byte {
	return []byte{'c', 'u', 'r', 'v', 0, 0, 0, 0, 0, 0, 0, 1, byte(gamma), byte(gamma * 256), 0, 0}
}

func formulaCurve(kind byte, numbers ...float64) []byte {
	b := []byte{'p', 'a', 'r', 'a', 0, 0, 0, 0, 0, kind, 0, 0}
	for _, n := range numbers {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(n*65536))))
	}
	return b
}

func affine(numbers ...float64) []byte {
	var b []byte
	for _, n := range numbers {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(n*65536))))
	}
	return b
}

// newTable is a lutAToBType or lutBToAType of the parts given, each of which may be nil.
func newTable(kind string, in, out int, b, matrix, m, grid, a []byte) []byte {
	table := append([]byte(kind+"\x00\x00\x00\x00"), byte(in), byte(out), 0, 0)
	at, body := uint32(32), []byte(nil)
	for _, part := range [][]byte{b, matrix, m, grid, a} {
		offset := uint32(0)
		if part != nil {
			offset = at + uint32(len(body))
		}
		table = binary.BigEndian.AppendUint32(table, offset)
		body = append(body, padded(part)...)
	}
	return append(table, body...)
}

func newGrid(points []int, width int, f func([]float64) []float64) []byte {
	b := make([]byte, 20)
	for i, n := range points {
		b[i] = byte(n)
	}
	b[16] = byte(width)
	return append(b, nodes(points, width, f)...)
}

func straightCurves() []byte {
	return slices.Concat(sampledCurve(), gammaCurve(1), formulaCurve(0, 1))
}

// pressNew has the made-up press in tables of version 4: b* comes first and upside down between
// matrix and middle curves, cyan and black upside down between grid and outer curves.
func pressNew(width int) (toColor, toInks []byte) {
	toColor, toInks, _ = pressIntents(width)
	return toColor, toInks
}

// pressIntents has a perceptual table besides, whose darkest is what version 4 calls black, L* 3.137.
func pressIntents(width int) (toColor, toInks, perceptual []byte) {
	upside, plainCurve := sampledCurve(1, 0), formulaCurve(3, 1, 1, 0, 1, 0)
	middle := slices.Concat(upside, sampledCurve(), sampledCurve(0, 0.25, 0.5, 0.75, 1))
	outer := slices.Concat(upside, plainCurve, formulaCurve(4, 1, 1, 0, 1, 0, 0, 0), upside)
	toColor = newTable("mAB ", 4, 3, straightCurves(),
		affine(0, 1, 0 /**/, 0, 0, 1 /**/, -1, 0, 0 /**/, 0, 0, 1), middle,
		newGrid([]int{2, 3, 2, 4}, width, func(v []float64) []float64 {
			l, a, b := eye(1-v[0], v[1], v[2], 1-v[3])
			return []float64{(b + 128) / 255, l / 100, (a + 128) / 255}
		}), outer)
	inks := func(lightness []byte) []byte {
		return newTable("mBA ", 3, 4, slices.Concat(lightness, gammaCurve(1), formulaCurve(0, 1)),
			affine(0, 0, -1 /**/, 1, 0, 0 /**/, 0, 1, 0 /**/, 1, 0, 0), middle,
			newGrid([]int{33, 2, 33}, width, func(v []float64) []float64 {
				inks := press(v[1]*100, (v[2]-0.5)*255, (v[0]-0.5)*255)
				return []float64{1 - inks[0], inks[1], inks[2], 1 - inks[3]}
			}), outer)
	}
	const black = 0.03137
	return toColor, inks(sampledCurve()), inks(formulaCurve(1, 1, 1/(1-black), -black/(1-black)))
}

// pressBent is like pressNew, bent by every kind of curve: what it does only a judge can tell.
func pressBent() (toColor, toInks []byte) {
	third := formulaCurve(2, 1.5, 0.9, 0.05, 0.02)
	inner := slices.Concat(formulaCurve(3, 2.4, 0.947867, 0.052133, 0.077399, 0.04045), gammaCurve(1.25), formulaCurve(0, 0.8))
	middle := slices.Concat(formulaCurve(1, 1.7, 1.1, -0.1), sampledCurve(0, 0.3, 0.45, 0.8, 1), third)
	outer := slices.Concat(formulaCurve(4, 1.2, 0.9, 0.05, 0.5, 0.1, 0.02, 0), gammaCurve(0.75), sampledCurve(0, 0.6, 1), formulaCurve(0, 1.1))
	mix := affine(0.9, 0.1, 0 /**/, 0.05, 0.8, 0.1 /**/, 0, -0.1, 1 /**/, 0.01, -0.02, 0.03)
	toColor = newTable("mAB ", 4, 3, inner, mix, middle,
		newGrid([]int{3, 3, 3, 3}, 2, func(v []float64) []float64 {
			return []float64{
				(1 - v[3]) * (1 - 0.3*v[0] - 0.3*v[1] - 0.1*v[2]),
				0.5 + 0.3*(v[1]-v[0])*(1-v[3]),
				0.5 + 0.4*(v[2]-0.5*v[0])*(1-v[3]),
			}
		}), outer)
	toInks = newTable("mBA ", 3, 4, inner, mix, middle,
		newGrid([]int{5, 7, 6}, 1, func(v []float64) []float64 {
			return []float64{1 - v[0]*v[1], 1 - v[0]*(1-v[1]), v[2] * (1 - v[0]), (1 - v[0]) * (1 - v[0])}
		}), outer)
	return toColor, toInks
}

// pressGray is a press with one ink in use, whose profile speaks XYZ.
func pressGray() (toColor, toInks []byte) {
	const one = 32768.0 / 65535
	old := func(in, out int, matrix []byte, grid []byte) []byte {
		b := append([]byte("mft2\x00\x00\x00\x00"), byte(in), byte(out), 2, 0)
		b = append(b, matrix...)
		b = append(b, 0, 2, 0, 2)
		b = append(b, slices.Repeat([]byte{0, 0, 0xFF, 0xFF}, in)...)
		b = append(b, grid...)
		return append(b, slices.Repeat([]byte{0, 0, 0xFF, 0xFF}, out)...)
	}
	toColor = old(4, 3, affine(1, 0, 0, 0, 1, 0, 0, 0, 1), nodes([]int{2, 2, 2, 2}, 2, func(v []float64) []float64 {
		return []float64{0.9642 * one * (1 - v[3]), one * (1 - v[3]), 0.8249 * one * (1 - v[3])}
	}))
	// The matrix brings Y to the front, and doubles it, so that 1 is all of the grid.
	toInks = old(3, 4, affine(0, 65535.0/32768, 0, 1, 0, 0, 0, 0, 1), nodes([]int{2, 2, 2}, 2, func(v []float64) []float64 {
		return []float64{0, 0, 0, 1 - v[0]}
	}))
	return toColor, toInks
}

const inEnglish, inGerman = "Made-up press, 280% ink", "Ausgedachte Druckmaschine, 280 % Farbe"

// built are the made-up press's profiles by name.
func built() map[string][]byte {
	whole := func(version byte, pcs string, description, toColor, toInks, perceptual []byte) []byte {
		return build(header{version, "prtr", "CMYK", pcs},
			tag{"desc", description}, tag{"cprt", plain("free to use")},
			tag{"A2B0", toColor}, tag{"B2A0", perceptual}, tag{"A2B1", toColor}, tag{"B2A1", toInks})
	}
	profile := func(version byte, pcs string, description, toColor, toInks []byte) []byte {
		return whole(version, pcs, description, toColor, toInks, toInks)
	}
	narrow, narrowInks, narrowPerceptual := pressIntents(1)
	wide, wideInks, widePerceptual := pressIntents(2)
	bent, bentInks := pressBent()
	gray, grayInks := pressGray()
	return map[string][]byte{
		"lut8":  profile(2, "Lab", desc(inEnglish), oldTable(1, 3, false), oldTable(1, 33, true)),
		"lut16": profile(2, "Lab", desc(inEnglish), oldTable(2, 2, false), oldTable(2, 33, true)),
		"new8":  whole(4, "Lab", localized(inGerman, inEnglish), narrow, narrowInks, narrowPerceptual),
		"new16": whole(4, "Lab", localized(inGerman, inEnglish), wide, wideInks, widePerceptual),
		"bent":  profile(4, "Lab", localized("Verbogen", "Bent"), bent, bentInks),
		"gray":  profile(2, "XYZ", desc("Gray"), gray, grayInks),
	}
}
