package pdf

// Pages that are placed on others (ISO 32000-1, 8.10): written once, drawn as often as they
// are placed.

import (
	"fmt"
	"slices"
	"strings"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// formSet are the placed pages of a document.
type formSet struct {
	list  []*form
	index map[*page.Page]int
}

// form is the content of a placed page, from the lower left corner of its bleed.
type form struct {
	boxes boxes
	out   []byte
}

func newFormSet() *formSet { return &formSet{index: map[*page.Page]int{}} }

// sheet draws a placed page.
func (c *content) sheet(m page.Mark) error {
	var err error
	clips := append(slices.Clip(m.Clips), m.Sheet.Frame())
	if m.Sheet.Read {
		outer := c.window
		c.window = c.boxes.rect(m.Sheet.Frame().Bounds())
		c.within(clips, func() { err = c.readSheet(m.Sheet) })
		c.window = outer
		return err
	}
	c.clipped(clips, 0, func() { err = c.form(m.Sheet) })
	return err
}

// within draws within clips what brings its own brackets, and leaves the state of the graphics
// as it was.
func (c *content) within(clips []*page.Path, draw func()) {
	c.text(false)
	c.close()
	c.out = append(c.out, "q\n"...)
	before := c.graphics
	for _, clip := range clips {
		c.clip(clip)
	}
	draw()
	c.text(false)
	c.close()
	c.out = append(c.out, "Q\n"...)
	c.graphics = before
}

// readSheet writes the marks of a placed page among those of this one, because only there can
// they belong to elements of their own: marks in a form that is drawn again cannot (ISO
// 32000-1, 14.7.4.2).
func (c *content) readSheet(s *page.Placed) error {
	order, err := c.tree.order(s.Page)
	if err != nil {
		return err
	}
	for _, i := range order {
		if err := c.mark(s.Place.Mark(s.Page.Marks[i])); err != nil {
			return err
		}
	}
	return nil
}

// form draws a placed page as a whole.
func (c *content) form(s *page.Placed) error {
	n, err := c.forms.number(s.Page, c)
	if err != nil {
		return err
	}
	c.begin()
	from, at := c.forms.list[n].boxes, s.Place
	factor := unit.AppendFixed(nil, scale(at.Num, 1e8, at.Den), 8)
	c.out = fmt.Appendf(c.out, "%s 0 0 %s ", factor, factor)
	c.point(page.Point{X: at.X - from.left.Scale(at.Num, at.Den), Y: at.Y + from.top.Scale(at.Num, at.Den)})
	c.out = fmt.Appendf(c.out, " cm /X%d Do\n", n)
	return nil
}

// number finds the form of a page, which is written when it is asked for first.
func (s *formSet) number(p *page.Page, by *content) (int, error) {
	if n, ok := s.index[p]; ok {
		return n, nil
	}
	bare := *p
	bare.CropMarks = false
	c := content{fonts: by.fonts, images: by.images, tree: by.tree, boxes: boxesOf(&bare), unmarked: true, grey: p.Grey}
	for _, m := range p.Flat() {
		if err := c.mark(m); err != nil {
			return 0, err
		}
	}
	c.text(false)
	n := len(s.list)
	s.list = append(s.list, &form{boxes: c.boxes, out: c.out})
	s.index[p] = n
	return n, nil
}

// embed adds the forms to a file and to its resources. They have those without the forms for
// their own, so that none leads back to itself.
func (s *formSet) embed(f *file, resources *dict) {
	if len(s.list) == 0 {
		return
	}
	own := reference(f.add(&object{dict: slices.Clone(*resources)}))
	list := strings.TrimSuffix(resources.get("XObject"), ">>")
	if list == "" {
		list = "<<"
	}
	for n, form := range s.list {
		number := f.add(&object{
			dict: dict{
				{"Type", "/XObject"},
				{"Subtype", "/Form"},
				{"BBox", form.boxes.media.array()},
				{"Resources", own},
			},
			stream: form.out,
		})
		list += fmt.Sprintf("/X%d %s", n, reference(number))
	}
	resources.set("XObject", list+">>")
}
