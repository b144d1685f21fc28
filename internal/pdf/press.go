package pdf

// Pages in inks: a file for the print shop, PDF/X-4 (ISO 15930-7:2010) where the profile of the
// press is known.

import (
	"bytes"
	"cmp"
	"crypto/md5"
	"encoding/binary"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"leitbild/internal/color"
	"leitbild/internal/icc"
	"leitbild/internal/page"
	"leitbild/internal/press"
	"leitbild/internal/unit"
)

// WriteSeparated is Write in the inks of a press: opaque, without links, with the marks of the
// press around each page. With a profile the file is PDF/X-4, and PDF/A-2a and PDF/UA-1
// besides; without one it is PDF/UA-1. The error is a *press.Refusal where a colour has no inks.
func WriteSeparated(pages []*page.Page, m Meta, s *press.Separation) ([]byte, error) {
	sheets := make([]*press.Sheet, len(pages))
	separated := make([]*page.Page, len(pages))
	for i, p := range pages {
		var err error
		if sheets[i], err = s.Page(p); err != nil {
			return nil, err
		}
		separated[i] = sheets[i].Page
	}
	return compose(separated, m, &separation{Separation: s, sheets: sheets})
}

// separation is what the file needs to know of its inks.
type separation struct {
	*press.Separation
	sheets []*press.Sheet
	// What the pages use: colour spaces and the graphics states for overprinting.
	spot, spotBlack, all, overprint bool
	// Where the first two stand in the file; 0 as long as they do not.
	spotAt, spotBlackAt int
}

// withoutGrey takes fpdf's own black out of a page, which is of no plate.
func withoutGrey(content *object) error {
	black := []byte("0.000 G\n0.000 g\n")
	if content == nil || !bytes.Contains(content.stream, black) {
		return errSyntax
	}
	content.stream = bytes.Replace(content.stream, black, nil, 1)
	return nil
}

// Names of resources.
const (
	spotSpace      = "/CS"
	spotBlackSpace = "/CD"
	allSpace       = "/CA"
	overprinting   = "/GO" // black is added to what is under it
	knockingOut    = "/GK"
)

// separated sets the inks of what follows.
func (c *content) separated(ink press.Ink) {
	s := c.press
	if ink.Overprint != c.printed.Overprint {
		s.overprint = true
		state := knockingOut
		if ink.Overprint {
			state = overprinting
		}
		c.out = append(c.out, state+" gs\n"...)
	}
	if ink == c.printed && c.filled {
		return
	}
	c.printed, c.filled = ink, true
	switch {
	case ink.All:
		s.all = true
		c.out = append(c.out, allSpace+" cs 1 scn\n"...)
	case ink.Spot > 0 && ink.K > 0:
		s.spotBlack, s.spot = true, true
		c.out = append(c.out, spotBlackSpace+" cs "...)
		c.shares(ink.Spot, ink.K)
		c.out = append(c.out, "scn\n"...)
	case ink.Spot > 0:
		s.spot = true
		c.out = append(c.out, spotSpace+" cs "...)
		c.shares(ink.Spot)
		c.out = append(c.out, "scn\n"...)
	default:
		c.shares(ink.C, ink.M, ink.Y, ink.K)
		c.out = append(c.out, "k\n"...)
	}
}

// shares writes thousandths.
func (c *content) shares(parts ...int) {
	for _, v := range parts {
		c.out = unit.AppendFixed(c.out, int64(v), 3)
		c.out = append(c.out, ' ')
	}
}

// embed adds the colour spaces and graphics states to the resources.
func (s *separation) embed(f *file, resources *dict) {
	spaces := ""
	if s.all {
		spaces += allSpace + "[/Separation/All/DeviceCMYK" + tint(color.CMYK{C: 1000, M: 1000, Y: 1000, K: 1000}) + "]"
	}
	if s.spot {
		spaces += spotSpace + " " + s.spotIn(f)
		if s.spotBlack {
			spaces += spotBlackSpace + " " + s.spotBlackIn(f)
		}
	}
	if spaces != "" {
		resources.set("ColorSpace", "<<"+spaces+">>")
	}
	if s.overprint {
		resources.set("ExtGState", "<<"+overprinting+"<</Type/ExtGState/OP true/op true/OPM 1>>"+
			knockingOut+"<</Type/ExtGState/OP false/op false/OPM 1>>>>")
	}
}

// spotIn refers to the house's ink as a colour space of the file.
func (s *separation) spotIn(f *file) string {
	if s.spotAt == 0 {
		s.spotAt = f.add(&object{other: "[/Separation" + nameObject(s.Spot()) + "/DeviceCMYK" + tint(s.Alternate()) + "]"})
	}
	return reference(s.spotAt)
}

// spotBlackIn refers to that ink with black. It is described once more there, as ISO 19005-2,
// 6.2.4.4, asks for.
func (s *separation) spotBlackIn(f *file) string {
	if s.spotBlackAt == 0 {
		name := nameObject(s.Spot())
		s.spotBlackAt = f.add(&object{other: "[/DeviceN[" + name + "/Black]/DeviceCMYK " + reference(f.add(overBlack(s.Alternate()))) +
			"<</Colorants<<" + name + " " + s.spotIn(f) + ">>>>]"})
	}
	return reference(s.spotBlackAt)
}

// tint is the function from the coverage of an ink to the four inks that show it
// (ISO 32000-1, 7.10.3).
func tint(c color.CMYK) string {
	to := []byte("<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[")
	for i, v := range [...]int{c.C, c.M, c.Y, c.K} {
		if i > 0 {
			to = append(to, ' ')
		}
		to = unit.AppendFixed(to, int64(v), 3)
	}
	return string(append(to, "]>>"...))
}

// overBlack is the function from the coverages of an ink and of black to the four inks: a
// table of their four corners, between which it is linear (ISO 32000-1, 7.10.2). Black dots
// cover some of those that the ink's alternate has.
func overBlack(c color.CMYK) *object {
	var samples []byte
	for _, black := range []int{0, 1000} {
		for _, part := range []int{0, 1000} {
			for _, v := range []int{c.C * part / 1000, c.M * part / 1000, c.Y * part / 1000, max(black, c.K*part/1000)} {
				samples = binary.BigEndian.AppendUint16(samples, uint16(scale(int64(v), 65535, 1000)))
			}
		}
	}
	return &object{
		dict: dict{
			{"FunctionType", "0"},
			{"Domain", "[0 1 0 1]"},
			{"Range", "[0 1 0 1 0 1 0 1]"},
			{"Size", "[2 2]"},
			{"BitsPerSample", "16"},
		},
		stream: samples,
	}
}

// nameObject writes a name (ISO 32000-1, 7.3.5).
func nameObject(s string) string {
	out := []byte{'/'}
	for i := range len(s) {
		if b := s[i]; b <= ' ' || b > '~' || b == '#' || isDelimiter(b) {
			out = fmt.Appendf(out, "#%02X", b)
		} else {
			out = append(out, b)
		}
	}
	return string(out)
}

// embedPicture adds a picture in inks. What it hides is a mask of bits: it shows or it does
// not, and nothing shines through.
func (s *separation) embedPicture(f *file, i *page.Image, p *press.Picture) int {
	space := "/DeviceCMYK"
	switch p.Space {
	case press.Spot:
		space = s.spotIn(f)
	case press.SpotBlack:
		space = s.spotBlackIn(f)
	}
	o := &object{dict: imageDict(i, space), stream: p.Samples}
	if p.Mask != nil {
		o.dict.set("Mask", reference(f.add(&object{
			dict: dict{
				{"Type", "/XObject"},
				{"Subtype", "/Image"},
				{"Width", strconv.Itoa(i.Width)},
				{"Height", strconv.Itoa(i.Height)},
				{"ImageMask", "true"},
				{"BitsPerComponent", "1"},
			},
			stream: p.Mask,
		})))
	}
	return f.add(o)
}

// outputIntents names the press twice, for PDF/X and for PDF/A, by one profile (ISO 32000-1,
// 14.11.5; ISO 19005-2, 6.2.3). It is empty where the press is not known.
func (s *separation) outputIntents(f *file) string {
	p := s.Profile()
	if p == nil {
		return ""
	}
	profile := f.add(&object{dict: dict{{"N", "4"}}, stream: p.Bytes()})
	name := textString(cmp.Or(p.Description(), "CMYK"))
	condition := "/OutputConditionIdentifier" + textString("Custom")
	if known := registered(p); known != "" {
		condition = "/OutputConditionIdentifier" + textString(known) + "/RegistryName(http://www.color.org)"
	}
	condition += "/OutputCondition" + name + "/Info" + name + "/DestOutputProfile " + reference(profile) + ">>"
	return "[<</Type/OutputIntent/S/GTS_PDFX" + condition + "<</Type/OutputIntent/S/GTS_PDFA1" + condition + "]"
}

// registered is the printing condition of a profile as the registry of the ICC has it, such as
// FOGRA39, where the profile tells it or has it in its name; else "".
func registered(p *icc.Profile) string {
	for _, text := range []string{p.Condition(), p.Description()} {
		if m := regexp.MustCompile(`(?i)(?:^|[^a-z])FOGRA[ _-]?([0-9]{2})(?:L?(?:[^a-z0-9]|$))`).FindStringSubmatch(text); m != nil {
			return "FOGRA" + m[1]
		}
	}
	return p.Condition()
}

// identify gives the XMP properties by which print shops tell files apart (ISO 15930-7): the
// same document has the same DocumentID, what differs in any mark another InstanceID. Neither
// comes from the clock.
func (s *separation) identify(m Meta, digest [md5.Size]byte) string {
	document := md5.Sum([]byte(strings.Join([]string{m.Title, m.Author, m.Lang}, "\x00")))
	var b strings.Builder
	b.WriteString("<pdf:Trapped>False</pdf:Trapped>\n")
	if !m.Date.IsZero() {
		property(&b, m.Date.UTC().Format(time.RFC3339), "<xmp:MetadataDate>", "</xmp:MetadataDate>\n")
	}
	b.WriteString("<xmpMM:DocumentID>uuid:" + uuid(document) + "</xmpMM:DocumentID>\n" +
		"<xmpMM:InstanceID>uuid:" + uuid(digest) + "</xmpMM:InstanceID>\n" +
		"<xmpMM:VersionID>1</xmpMM:VersionID>\n" +
		"<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n")
	return b.String()
}

// digest is of all that a file has so far.
func (f *file) digest() (sum [md5.Size]byte) {
	h := md5.New()
	var head []byte
	for number, o := range f.objects {
		if o == nil {
			continue
		}
		head = append(strconv.AppendInt(head[:0], int64(number), 10), ' ')
		head = strconv.AppendInt(o.append(head), int64(len(o.stream)), 10)
		h.Write(head)
		h.Write(o.stream)
	}
	h.Sum(sum[:0])
	return sum
}

// uuid writes a digest as a UUID of version 3 (RFC 9562, 5.3).
func uuid(d [16]byte) string {
	d[6], d[8] = d[6]&0x0F|0x30, d[8]&0x3F|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", d[:4], d[4:6], d[6:8], d[8:10], d[10:])
}
