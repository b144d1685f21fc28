package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"leitbild/internal/icc"
)

// This is a preflight of our own for what `render --print` makes. No certified one was at hand,
// nor was the text of ISO 15930-7:2010 (PDF/X-4): what it asks for is known from what others
// write and check (GWG2015, which is built on it, the application notes for PDF/X, programs that
// make and read it), and is cited without clauses. GWG2015 is the “Ghent Workgroup PDF
// Specification GWG2015”, release of 17 November 2015. ISO 32000-1 is PDF itself.

// pressProfile is a profile of a press that Debian has (libgs-common).
const pressProfile = "/usr/share/color/icc/ghostscript/default_cmyk.icc"

// printFile is a PDF taken apart by qpdf.
type printFile struct {
	header  string
	trailer map[string]any
	objects map[string]any // dictionaries of streams too
	streams map[string]string
}

// takeApart lets qpdf tell what is in a file.
func takeApart(t *testing.T, name string) string {
	t.Helper()
	return run(t, "qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", name)
}

// readPrintFile reads what qpdf tells.
func readPrintFile(t *testing.T, out string) *printFile {
	t.Helper()
	var file struct {
		QPDF []json.RawMessage `json:"qpdf"`
	}
	if err := json.Unmarshal([]byte(out), &file); err != nil {
		t.Fatal(err)
	}
	var head struct {
		Version string `json:"pdfversion"`
	}
	var objects map[string]struct {
		Value  any
		Stream *struct {
			Data string
			Dict map[string]any
		}
	}
	if err := json.Unmarshal(file.QPDF[0], &head); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(file.QPDF[1], &objects); err != nil {
		t.Fatal(err)
	}
	f := &printFile{header: head.Version, objects: map[string]any{}, streams: map[string]string{}}
	for key, o := range objects {
		key = strings.TrimPrefix(key, "obj:")
		f.objects[key] = o.Value
		if o.Stream != nil {
			data, err := base64.StdEncoding.DecodeString(o.Stream.Data)
			if err != nil {
				t.Fatal(err)
			}
			f.objects[key], f.streams[key] = o.Stream.Dict, string(data)
		}
	}
	f.trailer, _ = f.objects["trailer"].(map[string]any)
	return f
}

// get follows keys, and numbers of places in arrays, through references.
func (f *printFile) get(from any, path ...string) any {
	from = f.resolve(from)
	for _, key := range path {
		switch v := from.(type) {
		case map[string]any:
			from = v[key]
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil || i >= len(v) {
				return nil
			}
			from = v[i]
		default:
			return nil
		}
		from = f.resolve(from)
	}
	return from
}

func (f *printFile) resolve(v any) any {
	if s, ok := v.(string); ok && strings.HasSuffix(s, " 0 R") {
		return f.objects[s]
	}
	return v
}

// dict and list are empty where there is none.
func (f *printFile) dict(from any, path ...string) map[string]any {
	d, _ := f.get(from, path...).(map[string]any)
	return d
}

func (f *printFile) list(from any, path ...string) []any {
	l, _ := f.get(from, path...).([]any)
	return l
}

func (f *printFile) text(from any, path ...string) string {
	s, _ := f.get(from, path...).(string)
	return strings.TrimPrefix(strings.TrimPrefix(s, "u:"), "b:")
}

func (f *printFile) catalog() map[string]any { return f.dict(f.trailer, "/Root") }
func (f *printFile) info() map[string]any    { return f.dict(f.trailer, "/Info") }
func (f *printFile) page() map[string]any    { return f.dict(f.catalog(), "/Pages", "/Kids", "0") }
func (f *printFile) resources() map[string]any {
	return f.dict(f.page(), "/Resources")
}

func (f *printFile) stream(from map[string]any, key string) string {
	ref, _ := from[key].(string)
	return f.streams[ref]
}

func (f *printFile) setStream(from map[string]any, key, old, text string) {
	ref, _ := from[key].(string)
	f.streams[ref] = strings.Replace(f.streams[ref], old, text, 1)
}

func (f *printFile) xmp() string { return f.stream(f.catalog(), "/Metadata") }

// property is the value of an element of the XMP.
func (f *printFile) property(name string) string {
	m := regexp.MustCompile(`<` + name + `>(?:<rdf:\w+><rdf:li[^>]*>)?([^<]*)<`).FindStringSubmatch(f.xmp())
	if m == nil {
		return ""
	}
	return m[1]
}

// intents are those of a kind.
func (f *printFile) intents(kind string) (found []map[string]any) {
	for i := range f.list(f.catalog(), "/OutputIntents") {
		if d := f.dict(f.catalog(), "/OutputIntents", strconv.Itoa(i)); d["/S"] == kind {
			found = append(found, d)
		}
	}
	return found
}

// box is a box of the page, empty without one.
func (f *printFile) box(name string) (box []float64) {
	for _, v := range f.list(f.page(), name) {
		n, _ := v.(float64)
		box = append(box, n)
	}
	return box
}

// within reports whether a box lies in another.
func within(inner, outer []float64) bool {
	return len(inner) == 4 && len(outer) == 4 && inner[0] >= outer[0] && inner[1] >= outer[1] &&
		inner[2] <= outer[2] && inner[3] <= outer[3] && inner[0] < inner[2] && inner[1] < inner[3]
}

// states are the graphics states.
func (f *printFile) states() (states []map[string]any) {
	for _, name := range sortedKeys(f.dict(f.resources(), "/ExtGState")) {
		states = append(states, f.dict(f.resources(), "/ExtGState", name))
	}
	return states
}

func sortedKeys(m map[string]any) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// content is the page as operators.
func (f *printFile) content() string { return f.stream(f.page(), "/Contents") }

// eachDict visits every dictionary of the file.
func (f *printFile) eachDict(visit func(map[string]any)) {
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			visit(v)
			for _, k := range sortedKeys(v) {
				walk(v[k])
			}
		case []any:
			for _, e := range v {
				walk(e)
			}
		}
	}
	for _, key := range sortedKeys(f.objects) {
		walk(f.objects[key])
	}
}

// requirement is something that a file for the press must have.
type requirement struct {
	what, source string
	// holds says what is wrong; "" where nothing is.
	holds func(*printFile) string
	// spoil makes it not hold.
	spoil func(*printFile)
}

// unless gives the complaint where a condition does not hold.
func unless(ok bool, complaint string, args ...any) string {
	if ok {
		return ""
	}
	return fmt.Sprintf(complaint, args...)
}

const pdfX4 = "ISO 15930-7:2010, clause not at hand"

// requirements of PDF/X-4 and of GWG2015, as far as a poster meets with them.
func requirements() []requirement {
	return slices.Concat(
		ofTheFile(), ofItsMetadata(), ofTheOutputIntent(), ofThePage(), ofWhatIsOnIt(), ofColours(), ofBlack(), ofMarks(),
	)
}

func ofTheFile() []requirement {
	return []requirement{
		{
			"the file is PDF 1.6 at most", pdfX4 + " (its abstract: “Version 1.6”)",
			func(f *printFile) string { return unless(f.header <= "1.6", "it is PDF %s", f.header) },
			func(f *printFile) { f.header = "1.7" },
		},
		{
			"it is not encrypted", pdfX4,
			func(f *printFile) string { return unless(f.trailer["/Encrypt"] == nil, "it is encrypted") },
			func(f *printFile) { f.trailer["/Encrypt"] = map[string]any{} },
		},
		{
			"it has an identifier", pdfX4 + "; ISO 32000-1, 14.4",
			func(f *printFile) string { return unless(len(f.list(f.trailer, "/ID")) == 2, "there is no /ID") },
			func(f *printFile) { delete(f.trailer, "/ID") },
		},
	}
}

func ofItsMetadata() []requirement {
	return []requirement{
		{
			"the XMP names the standard", pdfX4 + "; namespace and property as in all programs that make it",
			func(f *printFile) string {
				ok := strings.Contains(f.xmp(), `xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"`)
				return unless(ok && f.property("pdfxid:GTS_PDFXVersion") == "PDF/X-4", "GTS_PDFXVersion is %q", f.property("pdfxid:GTS_PDFXVersion"))
			},
			func(f *printFile) { f.setStream(f.catalog(), "/Metadata", ">PDF/X-4<", ">PDF/X-1a<") },
		},
		{
			"the XMP can be read without unpacking it", pdfX4 + "; ISO 32000-1, 14.3.2",
			func(f *printFile) string {
				d := f.dict(f.catalog(), "/Metadata")
				return unless(d["/Filter"] == nil && d["/Type"] == "/Metadata" && d["/Subtype"] == "/XML", "the metadata are %v", d)
			},
			func(f *printFile) { f.dict(f.catalog(), "/Metadata")["/Filter"] = "/FlateDecode" },
		},
		{
			"document, version and rendition are told apart", pdfX4 + " (xmpMM:DocumentID, VersionID, RenditionClass)",
			func(f *printFile) string {
				for _, name := range []string{"xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"} {
					if f.property(name) == "" {
						return "there is no " + name
					}
				}
				return ""
			},
			func(f *printFile) { f.setStream(f.catalog(), "/Metadata", "xmpMM:VersionID", "xmpMM:Version") },
		},
		{
			"title and dates are there, and the same in both places", pdfX4 + "; ISO 32000-1, 14.3.3",
			func(f *printFile) string {
				for key, name := range map[string]string{"/Title": "dc:title", "/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"} {
					info, xmp := f.text(f.info(), key), f.property(name)
					if key != "/Title" {
						xmp = "D:" + strings.NewReplacer("-", "", ":", "", "T", "").Replace(xmp)
					}
					if info == "" || info != xmp {
						return fmt.Sprintf("%s is %q and %q", key, info, xmp)
					}
				}
				return unless(f.property("xmp:MetadataDate") != "", "there is no xmp:MetadataDate")
			},
			func(f *printFile) { f.info()["/ModDate"] = "u:D:20010101000000Z" },
		},
		{
			"it says that nothing has been trapped", pdfX4 + "; ISO 32000-1, 14.11.6.2",
			func(f *printFile) string {
				return unless(f.info()["/Trapped"] == "/False" && f.property("pdf:Trapped") == "False", "Trapped is %v and %q", f.info()["/Trapped"], f.property("pdf:Trapped"))
			},
			func(f *printFile) { f.info()["/Trapped"] = "/Unknown" },
		},
	}
}

func ofTheOutputIntent() []requirement {
	return []requirement{
		{
			"there is one output intent for PDF/X, with a condition", pdfX4 + "; ISO 32000-1, 14.11.5",
			func(f *printFile) string {
				found := f.intents("/GTS_PDFX")
				if len(found) != 1 {
					return fmt.Sprintf("there are %d", len(found))
				}
				return unless(f.text(found[0], "/OutputConditionIdentifier") != "" && f.text(found[0], "/Info") != "", "it is %v", found[0])
			},
			func(f *printFile) { delete(f.intents("/GTS_PDFX")[0], "/OutputConditionIdentifier") },
		},
		{
			"its profile is embedded, that of a press in CMYK", pdfX4 + "; GWG2015, “Output Intent Color Space”",
			func(f *printFile) string {
				for _, d := range f.intents("/GTS_PDFX") {
					p, err := icc.Read([]byte(f.stream(d, "/DestOutputProfile")))
					if err != nil {
						return err.Error()
					}
					if p.Class() != "prtr" || p.Space() != "CMYK" || fmt.Sprint(f.get(d, "/DestOutputProfile", "/N")) != "4" {
						return p.Class() + " " + p.Space()
					}
				}
				return ""
			},
			func(f *printFile) { f.setStream(f.intents("/GTS_PDFX")[0], "/DestOutputProfile", "CMYK", "RGB ") },
		},
		{
			"PDF/A means the same press", "ISO 19005-2, 6.2.3",
			func(f *printFile) string {
				a, x := f.intents("/GTS_PDFA1"), f.intents("/GTS_PDFX")
				return unless(len(a) == 1 && len(x) == 1 && a[0]["/DestOutputProfile"] == x[0]["/DestOutputProfile"], "the profiles differ")
			},
			func(f *printFile) { f.intents("/GTS_PDFA1")[0]["/DestOutputProfile"] = "1 0 R" },
		},
	}
}

func ofThePage() []requirement {
	return []requirement{
		{
			"there is a TrimBox and no ArtBox", pdfX4 + "; ISO 32000-1, 14.11.2",
			func(f *printFile) string {
				return unless(len(f.box("/TrimBox")) == 4 && f.page()["/ArtBox"] == nil, "TrimBox %v", f.box("/TrimBox"))
			},
			func(f *printFile) { f.page()["/ArtBox"] = f.page()["/TrimBox"] },
		},
		{
			"trim lies in bleed, bleed in crop, crop in the medium", pdfX4 + "; ISO 32000-1, 14.11.2",
			func(f *printFile) string {
				trim, bleed, crop, media := f.box("/TrimBox"), f.box("/BleedBox"), f.box("/CropBox"), f.box("/MediaBox")
				return unless(within(trim, bleed) && within(bleed, crop) && within(crop, media), "%v %v %v %v", trim, bleed, crop, media)
			},
			func(f *printFile) { f.page()["/BleedBox"] = []any{50.0, 50.0, 60.0, 60.0} },
		},
		{
			"the bleed is 3 mm on each side", "what the program promises; usual at print shops",
			func(f *printFile) string {
				trim, bleed := f.box("/TrimBox"), f.box("/BleedBox")
				for i := range trim {
					if d := trim[i] - bleed[i]; d*d < 8.5*8.5 || d*d > 8.51*8.51 {
						return fmt.Sprintf("trim %v, bleed %v", trim, bleed)
					}
				}
				return ""
			},
			func(f *printFile) { f.page()["/TrimBox"] = f.page()["/BleedBox"] },
		},
		{
			"pages are not scaled", "GWG2015, 4.2 “Page Scaling”",
			func(f *printFile) string { return unless(f.page()["/UserUnit"] == nil, "there is a /UserUnit") },
			func(f *printFile) { f.page()["/UserUnit"] = 2.0 },
		},
	}
}

func ofWhatIsOnIt() []requirement {
	return []requirement{
		{
			"nothing of the screen: annotations, actions, scripts, forms", pdfX4,
			func(f *printFile) string {
				if f.page()["/Annots"] != nil || f.catalog()["/OpenAction"] != nil || f.catalog()["/AcroForm"] != nil {
					return "there are some"
				}
				found := ""
				f.eachDict(func(d map[string]any) {
					if d["/S"] == "/JavaScript" || d["/S"] == "/URI" || d["/AA"] != nil {
						found = fmt.Sprint(d)
					}
				})
				return found
			},
			func(f *printFile) { f.page()["/Annots"] = []any{map[string]any{"/S": "/URI"}} },
		},
		{
			"every font is embedded", pdfX4 + "; ISO 32000-1, 9.9",
			func(f *printFile) string {
				fonts := 0
				missing := ""
				f.eachDict(func(d map[string]any) {
					if d["/Type"] == "/FontDescriptor" {
						fonts++
						if f.get(d, "/FontFile2") == nil && f.get(d, "/FontFile3") == nil {
							missing = f.text(d, "/FontName")
						}
					}
				})
				return unless(fonts > 0 && missing == "", "%d fonts, %s is not embedded", fonts, missing)
			},
			func(f *printFile) {
				f.eachDict(func(d map[string]any) { delete(d, "/FontFile2") })
			},
		},
		{
			"nothing is transparent", "what the program promises; PDF/X-4 would allow it",
			func(f *printFile) string {
				found := ""
				f.eachDict(func(d map[string]any) {
					for _, key := range []string{"/SMask", "/ca", "/CA", "/BM", "/Group"} {
						if v, has := d[key]; has && d["/Type"] != "/StructElem" && v != "/None" && v != 1.0 && v != "/Normal" {
							if _, isSpace := v.([]any); !isSpace { // /CA is also the name of a colour space
								found = fmt.Sprintf("%s %v", key, v)
							}
						}
					}
				})
				return found
			},
			func(f *printFile) { f.states()[0]["/ca"] = 0.5 },
		},
		{
			"no curves or halftones of its own", pdfX4 + "; ISO 32000-1, 8.4.5",
			func(f *printFile) string {
				for _, d := range f.states() {
					for _, key := range []string{"/TR", "/TR2", "/HT", "/HTP", "/BG", "/UCR"} {
						if d[key] != nil {
							return "there is a " + key
						}
					}
				}
				return ""
			},
			func(f *printFile) { f.states()[0]["/TR"] = "/Identity" },
		},
	}
}

func ofColours() []requirement {
	return []requirement{
		{
			"colours are inks: no sRGB, no grey, no Lab", pdfX4 + " (device colours as in the output intent)",
			func(f *printFile) string {
				if m := regexp.MustCompile(`(?m)(^| )(rg|RG|g|G|sc|SC|sh|ri)$`).FindString(f.content()); m != "" {
					return "the operator" + m
				}
				found := ""
				f.eachDict(func(d map[string]any) {
					if d["/Subtype"] == "/Image" && d["/ImageMask"] != true && d["/ColorSpace"] != "/DeviceCMYK" {
						found = fmt.Sprint(d["/ColorSpace"])
					}
				})
				for _, name := range sortedKeys(f.dict(f.resources(), "/ColorSpace")) {
					family := f.text(f.resources(), "/ColorSpace", name, "0")
					if family != "/Separation" && family != "/DeviceN" || f.text(f.resources(), "/ColorSpace", name, "2") != "/DeviceCMYK" {
						found = name + " " + family
					}
				}
				return found
			},
			func(f *printFile) { f.setStream(f.page(), "/Contents", " k\n", " rg\n") },
		},
		{
			"every operator for colours knows its colour space", "ISO 32000-1, 8.6.8",
			func(f *printFile) string {
				spaces := f.dict(f.resources(), "/ColorSpace")
				for _, m := range regexp.MustCompile(`(?m)^(/\w+) cs `).FindAllStringSubmatch(f.content(), -1) {
					if spaces[m[1]] == nil {
						return "there is no " + m[1]
					}
				}
				return ""
			},
			func(f *printFile) { delete(f.dict(f.resources(), "/ColorSpace"), "/CS") },
		},
		{
			"the spot colour has its name, the same everywhere", "GWG2015, 4.19 “Spot Color Naming”, 4.20 “Ambiguous Spot Color”; ISO 32000-1, 8.6.6.4",
			func(f *printFile) string {
				names := map[string]bool{}
				for _, name := range sortedKeys(f.dict(f.resources(), "/ColorSpace")) {
					switch first := f.get(f.resources(), "/ColorSpace", name, "1").(type) {
					case string:
						names[first] = true
					case []any:
						for _, n := range first {
							names[fmt.Sprint(n)] = true
						}
					}
				}
				delete(names, "/All")
				delete(names, "/Black")
				return unless(len(names) == 1 && names["/HKS 43"], "the names are %v", names)
			},
			func(f *printFile) { f.list(f.resources(), "/ColorSpace", "/CS")[1] = "/HKS43" },
		},
		{
			"the stand-in of the spot colour is what the charter gives", "ISO 32000-1, 8.6.6.4 (tint transformation)",
			func(f *printFile) string {
				c0, c1 := fmt.Sprint(f.get(f.resources(), "/ColorSpace", "/CS", "3", "/C0")), fmt.Sprint(f.get(f.resources(), "/ColorSpace", "/CS", "3", "/C1"))
				return unless(c0 == "[0 0 0 0]" && c1 == "[0.9 0.6 0 0.1]", "from %s to %s", c0, c1)
			},
			func(f *printFile) { f.list(f.resources(), "/ColorSpace", "/CS", "3", "/C1")[0] = 1.0 },
		},
		{
			"a mixture with the spot colour describes it", "ISO 19005-2, 6.2.4.4 (Colorants)",
			func(f *printFile) string {
				if f.dict(f.resources(), "/ColorSpace")["/CD"] == nil {
					return ""
				}
				same := f.dict(f.resources(), "/ColorSpace")["/CS"] == f.dict(f.resources(), "/ColorSpace", "/CD", "4", "/Colorants")["/HKS 43"]
				return unless(same, "it does not")
			},
			func(f *printFile) { delete(f.dict(f.resources(), "/ColorSpace", "/CD", "4"), "/Colorants") },
		},
	}
}

func ofBlack() []requirement {
	return []requirement{
		{
			"type in solid black overprints, and nothing else but rules does", "GWG2015, 4.10 “Overprint 100% Black Text”, 4.12 “Overprint Thin 100% Black Line”, 4.8 and 4.9 on white; ISO 32000-1, 8.6.7",
			overprinting,
			func(f *printFile) { f.setStream(f.page(), "/Contents", "/GO gs\n", "/GK gs\n") },
		},
		{
			"overprinting leaves the other inks alone", "ISO 32000-1, 8.6.7 (overprint mode 1)",
			func(f *printFile) string {
				on := f.dict(f.resources(), "/ExtGState", "/GO")
				return unless(on == nil || on["/OP"] == true && on["/op"] == true && fmt.Sprint(on["/OPM"]) == "1", "it is %v", on)
			},
			func(f *printFile) { f.dict(f.resources(), "/ExtGState", "/GO")["/OPM"] = 0.0 },
		},
		{
			"black type is black alone", "GWG2015, 4.15 “Rich Black Text”",
			func(f *printFile) string {
				for _, m := range regexp.MustCompile(`(?m)^(\S+) (\S+) (\S+) (\S+) k$`).FindAllStringSubmatch(f.content(), -1) {
					if m[4] == "1" && (m[1] != "0" || m[2] != "0" || m[3] != "0") {
						return m[0]
					}
				}
				return ""
			},
			func(f *printFile) { f.setStream(f.page(), "/Contents", "0 0 0 1 k", ".3 0 0 1 k") },
		},
	}
}

func ofMarks() []requirement {
	return []requirement{
		{
			"marks on all plates stand outside the bleed", "GWG2015, 4.21 “Separation Color All”",
			func(f *printFile) string { return marksOutside(f) },
			func(f *printFile) { f.page()["/BleedBox"] = f.page()["/MediaBox"] },
		},
		{
			"there are 8 crop marks and 4 registration marks", "what the program promises; ISO 32000-1, 14.11.3",
			func(f *printFile) string {
				rects, rings := 0, 0
				for _, part := range onAllPlates(f.content()) {
					rects += strings.Count(part, " re\n")
					rings += strings.Count(part, "f*\n")
				}
				return unless(rects == 8+2*4 && rings == 4, "%d lines and %d circles", rects, rings)
			},
			func(f *printFile) { f.setStream(f.page(), "/Contents", "f*\n", "n\n") },
		},
	}
}

// overprinting follows the state of the graphics through the page.
func overprinting(f *printFile) string {
	type state struct {
		on    bool
		color string
	}
	now, saved := state{}, []state{}
	for line := range strings.Lines(f.content()) {
		line = strings.TrimSuffix(line, "\n")
		isBlack := now.color == "0 0 0 1 k"
		switch {
		case line == "q":
			saved = append(saved, now)
		case line == "Q":
			now, saved = saved[len(saved)-1], saved[:len(saved)-1]
		case line == "/GO gs":
			now.on = true
		case line == "/GK gs":
			now.on = false
		case strings.HasSuffix(line, " k") || strings.HasSuffix(line, " scn"):
			now.color = line
		case strings.HasSuffix(line, "Tj") || strings.HasSuffix(line, "TJ"):
			if isBlack != now.on {
				return fmt.Sprintf("type in %q overprints: %v", now.color, now.on)
			}
		case (line == "f" || line == "f*") && now.on && !isBlack:
			return "a shape in " + now.color + " overprints"
		}
	}
	return ""
}

// onAllPlates are the parts of a page that are drawn in the colour All.
func onAllPlates(content string) (parts []string) {
	for _, part := range strings.Split(content, "/CA cs 1 scn\n")[1:] {
		end := regexp.MustCompile(`(?m)(^/C[SD] cs | k$)`).FindStringIndex(part)
		if end != nil {
			part = part[:end[0]]
		}
		parts = append(parts, part)
	}
	return parts
}

// marksOutside looks where the marks on all plates are.
func marksOutside(f *printFile) string {
	bleed := f.box("/BleedBox")
	marks := 0
	for _, part := range onAllPlates(f.content()) {
		for _, m := range regexp.MustCompile(`(?m)^(\S+) (\S+) (?:m|l)\s|^(\S+) (\S+) (\S+) (\S+) re$`).FindAllStringSubmatch(part, -1) {
			marks++
			x, _ := strconv.ParseFloat(m[1]+m[3], 64)
			y, _ := strconv.ParseFloat(m[2]+m[4], 64)
			w, _ := strconv.ParseFloat("0"+m[5], 64)
			if x+w > bleed[0] && x < bleed[2] && y > bleed[1] && y < bleed[3] {
				return "a mark at " + m[0]
			}
		}
	}
	return unless(marks > 8, "there are %d marks", marks)
}

// TestPreflightOfPosters checks posters in all themes, and with logos of every kind.
func TestPreflightOfPosters(t *testing.T) {
	needs(t, "qpdf", pressProfile)
	folder := t.TempDir()
	writeLogos(t, folder)
	tool := built(t, "amd64")
	var posters []string
	for _, theme := range themeNames() {
		posters = append(posters, spotPoster(t, tool, folder, theme))
	}
	for _, logo := range []string{"glass.svg", "glass.png", "colour.jpg", "grey.jpg"} {
		posters = append(posters, spotPosterWith(t, tool, folder, "band", logo))
	}
	for _, poster := range posters {
		file := readPrintFile(t, takeApart(t, poster))
		for _, r := range requirements() {
			if complaint := r.holds(file); complaint != "" {
				t.Errorf("%s: %s (%s): %s", filepath.Base(poster), r.what, r.source, complaint)
			}
		}
	}
}

// spotPoster is a poster with a spot colour, tints and shades of it, on the press.
func spotPoster(t *testing.T, tool, folder, theme string) string {
	t.Helper()
	return spotPosterWith(t, tool, folder, theme, "")
}

// spotPosterWith is the same with a logo.
func spotPosterWith(t *testing.T, tool, folder, theme, logo string) string {
	t.Helper()
	const text = `leitbild: 1
lang: de
organization: Muster GmbH
title: Unser Leitbild
subtitle: Was wir versprechen
date: 2026-11-22
link: https://intranet.example/leitbild
brand: {color: cmyk(90 60 0 10), spot: HKS 43, logo: LOGO}
principles:
  - {title: Klartext, text: "Wir sagen vorher, was es kostet.", note: Schriftlich.}
  - {title: Zeit, text: "Wir rufen am selben Tag zurück, auch am Freitag."}
  - {title: Wort, text: "Was wir zusagen, gilt auch dann, wenn es uns etwas kostet."}
  - {title: Dank, text: "Wer sich beschwert, hilft uns. Dafür sagen wir Danke."}
`
	charter := filepath.Join(folder, "spot.yaml")
	if err := os.WriteFile(charter, []byte(strings.Replace(text, "LOGO", logo, 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	poster := filepath.Join(folder, theme+logo+"-print.pdf")
	run(t, tool, "render", charter, "-q", "--print", "--icc", pressProfile, "--size", "A4", "--theme", theme, "-o", poster)
	return poster
}

// TestPreflight checks files for the press, and that each check can fail.
func TestPreflight(t *testing.T) {
	needs(t, "qpdf", pressProfile)
	folder := t.TempDir()
	poster := spotPoster(t, built(t, "amd64"), folder, "mosaik")
	if out, err := exec.Command("qpdf", "--check", poster).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %s", out)
	}
	parts := takeApart(t, poster)
	file := readPrintFile(t, parts)
	for _, r := range requirements() {
		if complaint := r.holds(file); complaint != "" {
			t.Errorf("%s (%s): %s", r.what, r.source, complaint)
			continue
		}
		spoilt := readPrintFile(t, parts)
		r.spoil(spoilt)
		if r.holds(spoilt) == "" {
			t.Errorf("%s: nothing is found where it does not hold", r.what)
		}
	}
}
