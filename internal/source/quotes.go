// This file tells what went wrong with quotation marks, and puts them where they are missing.

package source

import (
	"slices"
	"strings"
	"unicode"
)

// quoted is the value that begins at p as it should be written, with its key: in quotation
// marks of the kind that the text itself does not use.
func (r *reading) quoted(p Pos) string {
	text := r.quote(p)
	key := ""
	if row := r.row(p.Line); row.colon > 0 && row.colon < p.Col {
		key = r.key(p.Line) + ": "
	}
	return key + Quoted(text)
}

// Quoted puts a text in quotation marks as YAML wants them.
func Quoted(text string) string {
	if strings.ContainsAny(text, `"\\`) {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + text + `"`
}

// quote is the text from p to the end of the line, for a message.
func (r *reading) quote(p Pos) string {
	l := r.line(p.Line)
	if p.Col > len(l) {
		return ""
	}
	return Printable(r.speak(string(l[p.Col-1 : min(p.Col+2*maxQuoted, len(l))])))
}

// openQuote reports a quotation mark that is never closed.
func (r *reading) openQuote(at Pos) bool {
	q := r.at(at)
	if q != '"' && q != '\'' {
		return r.unreadable(at)
	}
	args := map[string]any{"Char": string(q), "Key": r.key(at.Line)}
	l := r.line(at.Line)
	last := []rune(strings.TrimRight(string(l), " \t"))
	if end := last[len(last)-1]; len(last) > at.Col && strings.ContainsRune("“”„’‘»«", end) {
		args["variant"], args["End"] = "typographic", string(end)
	}
	if !r.once(Finding{Rule: "unclosed-quote", Pos: at, Args: args}, at) {
		return false
	}
	r.mute(at.Line, at.Col)
	return true
}

// closing is the column of the mark that closes the quoted text that begins at column col of
// line n, 0 when it is not closed in this line.
func (r *reading) closing(n, col int) int {
	l := r.line(n)
	q := l[col-1]
	for i := col; i < len(l); i++ {
		switch {
		case q == '"' && l[i] == '\\', q == '\'' && l[i] == '\'' && i+1 < len(l) && l[i+1] == '\'':
			i++
		case l[i] == q:
			return i + 1
		}
	}
	return 0
}

// afterQuote reports text after the end of a quoted text that begins at start.
func (r *reading) afterQuote(at, start Pos) bool {
	q := r.at(start)
	end := r.closing(start.Line, start.Col)
	if end == 0 {
		return r.openQuote(start)
	}
	if end > at.Col {
		return r.openAbove(at)
	}
	l := r.line(start.Line)
	f := Finding{Rule: "text-after-quote", Pos: at, Args: map[string]any{
		"Char": string(q), "Fix": r.unquoted(start),
	}}
	if slices.Contains(l[end:], q) { // "we say "yes" to it"
		f.Rule, f.Pos = "quote-in-quotes", Pos{start.Line, end}
	}
	if q == '\'' && end < len(l) && unicode.IsLetter(l[end]) { // 'that's it'
		f.Rule, f.Pos = "quote-in-quotes", Pos{start.Line, end}
	}
	if !r.once(f, start) {
		return false
	}
	r.mute(start.Line, start.Col)
	return true
}

// unquoted is the quoted text that begins at start, and ends too early, as it should be
// written: within one pair of quotation marks.
func (r *reading) unquoted(start Pos) string {
	q := string(r.at(start))
	text := r.quote(start)
	if inner, ok := strings.CutPrefix(text, q); ok && strings.HasSuffix(inner, q) {
		text = strings.TrimSuffix(inner, q)
	}
	return strings.TrimSuffix(r.quoted(start), Quoted(r.quote(start))) + Quoted(text)
}

// closes reports whether the quoted text that begins at start ends before at, in its line.
func (r *reading) closes(start, at Pos) bool {
	end := r.closing(start.Line, start.Col)
	return end > 0 && end < at.Col
}

// escape reports a backslash with which YAML can't do anything.
func (r *reading) escape(at Pos) bool {
	l := r.line(at.Line)
	for i := min(at.Col, len(l)) - 1; i >= 0; i-- {
		if l[i] != '\\' {
			continue
		}
		p := Pos{at.Line, i + 1}
		end := min(i+2, len(l))
		if !r.once(Finding{Rule: "escape", Pos: p, Args: map[string]any{
			"Text": Printable(string(l[i:end])), "Fix": r.unquoted(r.opening(p)),
		}}, p) {
			return false
		}
		for j, c := range l { // all of the line: C:\Users\me
			if c == '\\' {
				r.put(Pos{at.Line, j + 1}, '\\'+standIn)
			}
		}
		r.blind = true
		return true
	}
	return r.unreadable(at)
}

// opening is where the quoted text around p begins in its line: at its value, or where the
// line does.
func (r *reading) opening(p Pos) Pos {
	row := r.row(p.Line)
	if row.colon > 0 {
		return Pos{p.Line, row.value}
	}
	return Pos{p.Line, row.start}
}

// wasQuoted reports whether the value of line n is a quoted text that ends in its line.
func (r *reading) wasQuoted(n int) bool {
	row := r.row(n)
	q := firstRune(r.valueText(n, row))
	return (q == '"' || q == '\'') && r.closing(n, row.value) > 0
}

// goesOn reports a line that goes on with a quoted text which has ended in the line above.
func (r *reading) goesOn(at Pos, above int) bool {
	f := Finding{Rule: "text-after-quote", Pos: at, Args: map[string]any{
		"Char": string(r.at(Pos{above, r.row(above).value})), "Fix": r.quoted(r.opening(at)),
	}}
	if !r.once(f, at) {
		return false
	}
	r.drop(at.Line)
	return true
}

// openAbove reports a quotation mark, in the line of at or above, that was closed by the mark
// that opens the next quoted text.
func (r *reading) openAbove(at Pos) bool {
	for n := at.Line; n > 0; n = r.before(n) {
		above := r.row(n)
		if q := firstRune(r.valueText(n, above)); (q == '"' || q == '\'') && r.closing(n, above.value) == 0 {
			return r.openQuote(Pos{n, above.value})
		}
	}
	return r.unreadable(at)
}
