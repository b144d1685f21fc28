package icc

// From sRGB to inks and back, by way of the profile connection space.

import (
	"math"

	"leitbild/internal/color"
)

// Intent is what a conversion aims at.
type Intent uint8

// The intents. Both compensate the black point (ISO 18619): black on the screen becomes the
// darkest that the press prints, and what is nearly black stays lighter than that.
const (
	// RelativeColorimetric keeps every colour that the press has, white being its paper.
	RelativeColorimetric Intent = iota
	// Perceptual changes all colours a little, so that those the press lacks keep their
	// distance; how is up to the profile.
	Perceptual
	intents = 2
)

// Lab is a colour as the eye sees it on white paper: CIELAB, illuminant D50, relative to the
// paper. L is 0 to 100.
type Lab struct{ L, A, B float64 }

// xyz are the tristimulus values of a colour, relative to the paper, whose Y is 1.
type xyz [3]float64

// white is the illuminant of the connection space, D50 (ICC.1:2022-05, 7.2, “PCS illuminant field”).
func white() xyz { return xyz{0.9642, 1, 0.8249} }

// primaries are the columns of sRGB2014.icc, the profile of sRGB that the PDF carries, adapted
// to D50 after Bradford, in 65536ths.
func primaries() [3][3]float64 {
	return [3][3]float64{{28578, 25241, 9376}, {14581, 46981, 3972}, {912, 6362, 46799}}
}

// FromSRGB gives the inks that look like a colour on the screen, in thousandths of full ink.
// The profile must be one of a press, or there are none.
func (p *Profile) FromSRGB(c color.RGB, intent Intent) color.CMYK {
	if p.toColor == nil || intent >= intents {
		return color.CMYK{}
	}
	light, w := c.Linear(), white()
	var v xyz
	for i, row := range primaries() {
		sum := float64(row[0]*light[0]) + float64(row[1]*light[1]) + float64(row[2]*light[2])
		// Rounded, the columns miss the white by a ten-thousandth; white is white.
		v[i] = float64(w[i] * (sum / (row[0] + row[1] + row[2])))
	}
	v = compensate(v, xyz{}, p.black[intent]())
	t := p.toInks[intent]
	inks := t.apply(t.pcs.write(v))
	return color.CMYK{C: thousandths(inks[0]), M: thousandths(inks[1]), Y: thousandths(inks[2]), K: thousandths(inks[3])}
}

func thousandths(share float64) int { return int(math.Round(within(share) * 1000)) }

// ToLab says how inks look, in thousandths of full ink.
func (p *Profile) ToLab(c color.CMYK) Lab { return p.look(c).lab() }

// ToSRGB is the colour on the screen that looks like inks, in thousandths of full ink: paper is
// white, the darkest that the press prints is black.
func (p *Profile) ToSRGB(c color.CMYK) color.RGB {
	if p.toColor == nil {
		return color.RGB{}
	}
	v := compensate(p.look(c), p.sourceBlack(), xyz{})
	w := white()
	rows := primaries()
	var share xyz
	for i, row := range rows {
		sum := row[0] + row[1] + row[2]
		for j := range row {
			rows[i][j] /= sum
		}
		share[i] = v[i] / w[i]
	}
	return color.FromLinear(solve(rows, share))
}

func (p *Profile) look(c color.CMYK) xyz {
	if p.toColor == nil {
		return xyz{}
	}
	v := values{float64(c.C) / 1000, float64(c.M) / 1000, float64(c.Y) / 1000, float64(c.K) / 1000}
	for i := range v {
		v[i] = within(v[i])
	}
	return p.toColor.pcs.read(p.toColor.apply(v))
}

// compensate moves a colour along the line from black to white so that one black becomes the
// other (ISO 18619:2015, 4.2.6).
func compensate(v, from, to xyz) xyz {
	for i, w := range white() {
		scale := (w - to[i]) / (w - from[i])
		v[i] = w - float64((w-v[i])*scale)
	}
	return v
}

// solve gives the x for which rows · x = v, by Cramer's rule.
func solve(rows [3][3]float64, v [3]float64) [3]float64 {
	whole := determinant(rows)
	if whole == 0 {
		return [3]float64{}
	}
	var x [3]float64
	for i := range x {
		with := rows
		for j := range with {
			with[j][i] = v[j]
		}
		x[i] = determinant(with) / whole
	}
	return x
}

func determinant(m [3][3]float64) float64 {
	minor := func(i, j int) float64 { return float64(m[1][i]*m[2][j]) - float64(m[1][j]*m[2][i]) }
	return float64(m[0][0]*minor(1, 2)) - float64(m[0][1]*minor(0, 2)) + float64(m[0][2]*minor(0, 1))
}
