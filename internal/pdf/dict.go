package pdf

// Dictionaries: enough of PDF's syntax (ISO 32000-1, 7.2 and 7.3) to exchange an entry.

import (
	"bytes"
	"strconv"
)

// dict is a dictionary; the values are kept as they are written.
type dict []entry

type entry struct{ key, value string }

// get is a value as it is written; empty where there is none.
func (d dict) get(key string) string {
	for _, e := range d {
		if e.key == key {
			return e.value
		}
	}
	return ""
}

func (d *dict) set(key, value string) {
	for i := range *d {
		if (*d)[i].key == key {
			(*d)[i].value = value
			return
		}
	}
	*d = append(*d, entry{key, value})
}

func (d *dict) remove(key string) {
	for i, e := range *d {
		if e.key == key {
			*d = append((*d)[:i], (*d)[i+1:]...)
			return
		}
	}
}

func (d dict) append(out []byte) []byte {
	out = append(out, "<<"...)
	for _, e := range d {
		out = append(out, '/')
		out = append(out, e.key...)
		switch e.value[0] {
		case '/', '<', '(', '[':
		default:
			out = append(out, ' ')
		}
		out = append(out, e.value...)
	}
	return append(out, ">>"...)
}

// parser reads tokens.
type parser struct {
	data []byte
	at   int
}

func (p *parser) peek(s string) bool {
	return bytes.HasPrefix(p.data[min(p.at, len(p.data)):], []byte(s))
}

// space skips white space.
func (p *parser) space() {
	for p.at < len(p.data) && isSpace(p.data[p.at]) {
		p.at++
	}
}

func isSpace(b byte) bool {
	return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0
}

func isDelimiter(b byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), b) >= 0 }

// keyword skips a word, and says whether it was there.
func (p *parser) keyword(word string) bool {
	p.space()
	if !p.peek(word) {
		return false
	}
	p.at += len(word)
	return true
}

// integer reads a number without sign.
func (p *parser) integer() (int, bool) {
	p.space()
	start := p.at
	for p.at < len(p.data) && p.data[p.at] >= '0' && p.data[p.at] <= '9' {
		p.at++
	}
	n, err := strconv.Atoi(string(p.data[start:p.at]))
	return n, err == nil
}

// dict reads a dictionary.
func (p *parser) dict() (dict, error) {
	if !p.keyword("<<") {
		return nil, errSyntax
	}
	d := dict{}
	for !p.keyword(">>") {
		key, err := p.value()
		if err != nil || key[0] != '/' {
			return nil, errSyntax
		}
		value, err := p.value()
		if err != nil {
			return nil, err
		}
		d.set(key[1:], value)
	}
	return d, nil
}

// value reads any object and gives it as it is written.
func (p *parser) value() (string, error) {
	p.space()
	start := p.at
	if err := p.skip(0); err != nil {
		return "", err
	}
	return string(p.data[start:p.at]), nil
}

// deepest is how far arrays and dictionaries may be nested.
const deepest = 32

// skip passes over an object.
func (p *parser) skip(depth int) error {
	switch {
	case depth > deepest || p.at >= len(p.data):
		return errSyntax
	case p.peek("<<"):
		return p.skipUntil("<<", ">>", depth)
	case p.peek("["):
		return p.skipUntil("[", "]", depth)
	case p.peek("("):
		return p.skipString()
	case p.peek("<"):
		end := bytes.IndexByte(p.data[p.at:], '>')
		if end < 0 {
			return errSyntax
		}
		p.at += end + 1
		return nil
	}
	return p.skipWord()
}

// skipUntil passes over what stands between brackets.
func (p *parser) skipUntil(open, close string, depth int) error {
	p.at += len(open)
	for !p.keyword(close) {
		if err := p.skip(depth + 1); err != nil {
			return err
		}
	}
	return nil
}

// skipString passes over a literal string, in which brackets are balanced or escaped.
func (p *parser) skipString() error {
	open := 0
	for ; p.at < len(p.data); p.at++ {
		switch p.data[p.at] {
		case '\\':
			p.at++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				p.at++
				return nil
			}
		}
	}
	return errSyntax
}

// skipWord passes over a name, a number, a reference or a keyword.
func (p *parser) skipWord() error {
	start := p.at
	p.at++
	for p.at < len(p.data) && !isSpace(p.data[p.at]) && !isDelimiter(p.data[p.at]) {
		p.at++
	}
	if c := p.data[start]; isDelimiter(c) && c != '/' {
		return errSyntax
	}
	if p.data[start] < '0' || p.data[start] > '9' {
		return nil
	}
	end := p.at
	if _, ok := p.integer(); ok && p.keyword("R") {
		return nil
	}
	p.at = end
	return nil
}
