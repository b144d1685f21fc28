package svg

// Text and numbers as XML and SVG write them. No float is printed, so that every machine
// writes the same bytes.

import (
	"unicode/utf8"

	"leitbild/internal/page"
	"leitbild/internal/unit"
)

// writer is a part of the file while it is written.
type writer struct{ out []byte }

func (w *writer) raw(parts ...string) {
	for _, p := range parts {
		w.out = append(w.out, p...)
	}
}

// element writes a text in its element; an empty one is left out.
func (w *writer) element(name, text string) {
	if text == "" {
		return
	}
	w.raw("<", name, ">")
	w.text(text)
	w.raw("</", name, ">\n")
}

// attribute writes an attribute; an empty one is left out.
func (w *writer) attribute(name, value string) {
	if value == "" {
		return
	}
	w.raw(" ", name, `="`)
	w.text(value)
	w.raw(`"`)
}

// lang says the language to old programs and to new ones.
func (w *writer) lang(tag string) {
	w.attribute("lang", tag)
	w.attribute("xml:lang", tag)
}

// text writes characters as content or as the value of an attribute. Those that XML has no
// way to say (XML 1.0, 2.2) are replaced.
func (w *writer) text(s string) {
	for _, r := range s {
		switch {
		case r == '&':
			w.raw("&amp;")
		case r == '<':
			w.raw("&lt;")
		case r == '>':
			w.raw("&gt;")
		case r == '"':
			w.raw("&quot;")
		case r == '\n' || r == '\t':
			w.out = append(w.out, ' ')
		case r < ' ' || r == 0xFFFE || r == 0xFFFF:
			w.out = utf8.AppendRune(w.out, utf8.RuneError)
		default:
			w.out = utf8.AppendRune(w.out, r)
		}
	}
}

// decimals of a millimetre are written.
const decimals = 3

// thousandths gives a length in 1/1000 mm.
func thousandths(l unit.Length) int64 { return int64(l.Scale(1000, int64(unit.Millimetre))) }

func (w *writer) millimetres(l unit.Length) {
	w.out = unit.AppendFixed(w.out, thousandths(l), decimals)
}

// lengths writes several lengths with spaces between them.
func (w *writer) lengths(list ...unit.Length) {
	for i, l := range list {
		if i > 0 {
			w.raw(" ")
		}
		w.millimetres(l)
	}
}

// color writes a colour in its shortest form.
func (w *writer) color(c page.Color) {
	const digits = "0123456789abcdef"
	short := c.R%17 == 0 && c.G%17 == 0 && c.B%17 == 0
	w.raw("#")
	for _, v := range [...]uint8{c.R, c.G, c.B} {
		w.out = append(w.out, digits[v>>4])
		if !short {
			w.out = append(w.out, digits[v&15])
		}
	}
}
