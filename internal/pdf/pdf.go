// Package pdf writes pages as PDF.
//
// fpdf writes the document: pages, content, information, metadata. Its output is then read
// and written anew, object by object, by a finishing pass that owns what fpdf cannot do:
// fonts addressed by glyph number (fonts.go), pictures (images.go), pages on pages (forms.go),
// the structure tree (structure.go), exact page boxes (boxes.go), the file's identifier and its
// packing (file.go).
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"leitbild/internal/page"
	"leitbild/internal/xmp"
)

// Meta is what a document says about itself, and how it asks to be printed.
type Meta struct {
	xmp.Meta
	// ActualSize asks whoever prints to leave the size of the sheets as it is, and their backs
	// empty.
	ActualSize bool
	// FirstLabel is what the first page is called before the others, which then count from 1;
	// empty, all are counted.
	FirstLabel string
}

// largest is the longest side a page may have: 200 inches (ISO 32000-1, annex C.2).
const largest = 14400 * 1000

// Write gives the pages as one PDF file. It says that it follows PDF/A-2a and PDF/UA-1 where the
// pages and meta have all that these ask for: a title, a language, a tree for every page, words
// for every figure, headings from the first level on; else that it follows PDF/A-2u. The same
// pages and meta give the same bytes on every machine. It is an error if there is no page, if one
// is larger than 5.08 m or has no area, if a mark is empty, lacks samples or belongs to an element
// that is not in its page's tree, if a link lacks its address or the words that say where it
// leads, or if a run has the glyph for a missing character or one that stands for what its text
// does not have.
func Write(pages []*page.Page, m Meta) ([]byte, error) { return compose(pages, m, nil) }

// compose does so in inks where there are any.
func compose(pages []*page.Page, m Meta, inks *separation) ([]byte, error) {
	if len(pages) == 0 {
		return nil, errors.New("a PDF needs a page")
	}
	d := document{meta: m, fonts: newFontSet(), images: newImageSet(inks), forms: newFormSet(), tree: newTree(pages), press: inks}
	if err := d.tree.checkLinks(); err != nil {
		return nil, err
	}
	if inks != nil {
		d.tree.unlink()
	}
	doc := d.begin(pages)
	for i, p := range pages {
		if err := d.add(doc, p); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	var raw bytes.Buffer
	if err := doc.Output(&raw); err != nil {
		return nil, fmt.Errorf("writing the PDF: %w", err)
	}
	f, err := parseFile(raw.Bytes())
	if err != nil {
		return nil, fmt.Errorf("finishing the PDF: %w", err)
	}
	if err := d.finish(f); err != nil {
		return nil, fmt.Errorf("finishing the PDF: %w", err)
	}
	return f.write(), nil
}

// document is what is known of the file while it is written.
type document struct {
	meta   Meta
	fonts  *fontSet
	images *imageSet
	forms  *formSet
	tree   *tree
	boxes  []boxes // of each page
	press  *separation
	// follows are the standards that the file keeps to.
	follows standards
}

// begin sets up fpdf. What it would compress, date or sort by chance is left to the
// finishing pass.
func (d *document) begin(pages []*page.Page) *fpdf.Fpdf {
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: boxesOf(pages[0]).size()})
	doc.SetCompression(false)
	doc.SetCatalogSort(true)
	date := d.meta.Date
	if date.IsZero() {
		date = time.Unix(0, 0)
	}
	doc.SetCreationDate(date.UTC())
	doc.SetModificationDate(date.UTC())
	// fpdf's own conversion to UTF-16 is wrong above U+FFFF.
	doc.SetTitle(encodeText(d.meta.Title), false)
	doc.SetSubject(encodeText(d.meta.Description), false)
	doc.SetAuthor(encodeText(d.meta.Author), false)
	doc.SetCreator(encodeText(d.meta.Creator), false)
	doc.SetProducer(encodeText(d.meta.Creator), false)
	d.follows = standards{readable: d.readable(pages), archived: true}
	if d.press != nil {
		hasProfile := d.press.Profile() != nil
		d.follows.archived, d.follows.printed = hasProfile, hasProfile
	}
	doc.SetXmpMetadata(d.meta.xmp(d.follows, ""))
	return doc
}

// add draws a page.
func (d *document) add(doc *fpdf.Fpdf, p *page.Page) error {
	b := d.boxesOf(p)
	width, height := b.media.width(), b.media.height()
	if width <= 0 || height <= 0 || width > largest || height > largest {
		return fmt.Errorf("a page of %.0f × %.0f mm cannot be a PDF", p.Width.Millimetres(), p.Height.Millimetres())
	}
	c := content{fonts: d.fonts, images: d.images, forms: d.forms, tree: d.tree, page: len(d.boxes), boxes: b, window: b.media, press: d.press, grey: p.Grey}
	if d.press != nil {
		c.inks = d.press.sheets[c.page]
		maps.Copy(d.images.pictures, c.inks.Pictures)
	}
	if err := c.draw(p); err != nil {
		return err
	}
	d.boxes = append(d.boxes, b)
	doc.AddPageFormat("P", b.size())
	doc.RawWriteStr(string(c.out))
	return nil
}

func (d *document) boxesOf(p *page.Page) boxes {
	if d.press != nil {
		return boxesWithin(p, d.press.sheets[len(d.boxes)].Margin)
	}
	return boxesOf(p)
}

// finish exchanges and adds what fpdf cannot write.
func (d *document) finish(f *file) error {
	resources := f.object(resourcesObject)
	if resources == nil {
		return errors.New("there are no resources")
	}
	fonts, err := d.fonts.embed(f)
	if err != nil {
		return err
	}
	resources.dict = dict{{"Font", fonts}}
	d.images.embed(f, &resources.dict)
	d.forms.embed(f, &resources.dict)
	if d.press != nil {
		d.press.embed(f, &resources.dict)
	}
	if err := d.finishPages(f); err != nil {
		return err
	}
	d.finishInfo(f.object(f.info))
	catalog := f.object(f.root)
	if metadata := f.object(referred(catalog.dict.get("Metadata"))); metadata != nil {
		metadata.plain = true
	}
	catalog.dict.remove("Names")
	if d.meta.Lang != "" {
		catalog.dict.set("Lang", textString(d.meta.Lang))
	}
	d.outputIntents(f)
	catalog.dict.set("MarkInfo", "<</Marked true>>")
	catalog.dict.set("ViewerPreferences", d.preferences())
	if d.meta.FirstLabel != "" { // ISO 32000-1, 12.4.2
		catalog.dict.set("PageLabels", "<</Nums[0<</P "+textString(d.meta.FirstLabel)+">>1<</S/D>>]>>")
	}
	catalog.dict.set("StructTreeRoot", d.tree.write(f))
	if metadata := f.object(referred(catalog.dict.get("Metadata"))); metadata != nil && d.press != nil {
		metadata.stream = d.meta.xmp(d.follows, d.press.identify(d.meta, f.digest()))
	}
	return nil
}

// preferences are how the document wants to be shown and printed (ISO 32000-1, 12.2).
func (d *document) preferences() string {
	if d.meta.ActualSize {
		return "<</DisplayDocTitle true/PrintScaling/None/Duplex/Simplex>>"
	}
	return "<</DisplayDocTitle true>>"
}

// outputIntents say what the colours mean.
func (d *document) outputIntents(f *file) {
	intents := ""
	if d.press == nil {
		intents = outputIntent(f)
	} else {
		f.version = "1.6" // on which ISO 15930-7 stands
		f.object(f.info).dict.set("Trapped", "/False")
		intents = d.press.outputIntents(f)
	}
	if intents != "" {
		f.object(f.root).dict.set("OutputIntents", intents)
	}
}

// Objects that fpdf always gives the same number.
const (
	pagesObject     = 1
	resourcesObject = 2
)

func (d *document) finishPages(f *file) error {
	if pages := f.object(pagesObject); pages != nil {
		pages.dict.remove("MediaBox")
	}
	n := 0
	for number := range f.objects {
		o := f.object(number)
		if o == nil || o.dict.get("Type") != "/Page" {
			continue
		}
		if n == len(d.boxes) {
			return errors.New("there are too many pages")
		}
		d.boxes[n].write(&o.dict)
		o.dict.remove("Group")
		if d.press != nil {
			if err := withoutGrey(f.object(referred(o.dict.get("Contents")))); err != nil {
				return err
			}
		}
		o.dict.set("Tabs", "/S")
		o.dict.set("StructParents", strconv.Itoa(n))
		d.tree.pages = append(d.tree.pages, reference(number))
		n++
	}
	if n != len(d.boxes) {
		return errors.New("there are pages missing")
	}
	return nil
}

// finishInfo gives the dates their time zone, or takes them away.
func (d *document) finishInfo(info *object) {
	for _, key := range []string{"CreationDate", "ModDate"} {
		if d.meta.Date.IsZero() {
			info.dict.remove(key)
			continue
		}
		info.dict.set(key, "("+d.meta.Date.UTC().Format("D:20060102150405Z")+")")
	}
}
