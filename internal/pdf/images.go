package pdf

// Pictures and the degrees of transparency (ISO 32000-1, 8.9.5, 11.6.5.3 and 8.4.5), which
// the pages share.

import (
	"errors"
	"strconv"

	"leitbild/internal/page"
	"leitbild/internal/press"
	"leitbild/internal/unit"
)

var errImage = errors.New("an image has not the samples that its size asks for")

// imageSet gathers what the pages draw besides paths and text.
type imageSet struct {
	images []*page.Image
	// index finds an image by the place of its samples.
	index  map[*byte]int
	states []uint8 // transparencies
	// pictures are the images in inks, where the file has inks.
	pictures map[*page.Image]*press.Picture
	press    *separation
}

func newImageSet(inks *separation) *imageSet {
	return &imageSet{press: inks, index: map[*byte]int{}, pictures: map[*page.Image]*press.Picture{}}
}

// name is that of an image among the resources.
func (s *imageSet) name(i *page.Image) string {
	key := &i.RGB[0]
	n, ok := s.index[key]
	if !ok {
		n = len(s.images)
		s.index[key] = n
		s.images = append(s.images, i)
	}
	return "/I" + strconv.Itoa(n)
}

// state is the name of the graphics state with a transparency.
func (s *imageSet) state(transparency uint8) string {
	for n, t := range s.states {
		if t == transparency {
			return "/T" + strconv.Itoa(n)
		}
	}
	s.states = append(s.states, transparency)
	return "/T" + strconv.Itoa(len(s.states)-1)
}

// embed adds the pictures to a file and both kinds to its resources.
func (s *imageSet) embed(f *file, resources *dict) {
	if len(s.images) > 0 {
		list := "<<"
		for n, i := range s.images {
			list += "/I" + strconv.Itoa(n) + " " + reference(s.embedImage(f, i))
		}
		resources.set("XObject", list+">>")
	}
	if len(s.states) > 0 {
		list := "<<"
		for n, t := range s.states {
			opacity := unit.AppendFixed(nil, scale(255-int64(t), 10000, 255), 4)
			list += "/T" + strconv.Itoa(n) + "<</Type/ExtGState/ca " + string(opacity) + ">>"
		}
		resources.set("ExtGState", list+">>")
	}
}

// embedImage adds a picture. A JPEG goes in as it is; opacities are a picture of their own.
func (s *imageSet) embedImage(f *file, i *page.Image) int {
	if p := s.pictures[i]; p != nil {
		return s.press.embedPicture(f, i, p)
	}
	o := &object{dict: imageDict(i, "/DeviceRGB"), stream: i.RGB}
	if i.Grey && i.JPEG == nil {
		o = &object{dict: imageDict(i, "/DeviceGray"), stream: i.Greys()}
	}
	switch {
	case i.Alpha != nil:
		mask := f.add(&object{dict: imageDict(i, "/DeviceGray"), stream: i.Alpha})
		o.dict.set("SMask", reference(mask))
	case i.JPEG != nil:
		o.stream, o.plain = i.JPEG, true
		o.dict.set("Filter", "/DCTDecode")
		if i.Grey {
			o.dict.set("ColorSpace", "/DeviceGray")
		}
	}
	return f.add(o)
}

func imageDict(i *page.Image, space string) dict {
	return dict{
		{"Type", "/XObject"},
		{"Subtype", "/Image"},
		{"Width", strconv.Itoa(i.Width)},
		{"Height", strconv.Itoa(i.Height)},
		{"ColorSpace", space},
		{"BitsPerComponent", "8"},
	}
}
