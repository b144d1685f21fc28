// This file tells what somebody meant who wrote what YAML can't read. The reader's message
// says roughly what it stumbled over; the lines themselves say the rest.

package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// slip reports what made the reader stop and puts it right in the draft. It returns false
// when it could not, and when the line had a slip before.
func (r *reading) slip(e *yaml.LoadError) bool {
	at, from := Pos{e.Mark.Line, e.Mark.Column}, Pos{e.ContextMark.Line, e.ContextMark.Column}
	if at.Line == 0 {
		at = from
	}
	is := func(s string) bool { return strings.Contains(e.Message, s) }
	c := r.at(at)
	switch {
	case is("tab character"), is("cannot start any token") && c == '\t':
		return r.tab(at)
	case is("cannot start any token"):
		return r.reserved(at)
	case is("mapping values are not allowed"):
		return r.colon(at)
	case is("could not find expected ':'"):
		return r.noColon(from)
	case is("unexpected end of stream"), is("unexpected document indicator"):
		return r.openQuote(from)
	case is("escape character"), is("escape code"), is("hexadecimal"):
		return r.escape(at)
	case is("max depth"):
		return r.once(Finding{Rule: "too-deep", Pos: at, Args: map[string]any{"Max": maxDepth}}, at) && false
	case is("comment or line break") && strings.Contains(e.ContextMsg, "block scalar"):
		return r.blockText(from)
	case is("indentation indicator equal to 0"):
		return r.reserved(from)
	case is("sequence entries are not allowed"):
		return r.dashInLine(at)
	case is("mapping keys are not allowed"), is("unknown anchor"):
		return r.reserved(at)
	case is("alphabetic or numeric"), strings.Contains(e.ContextMsg, "tag"),
		strings.Contains(e.ContextMsg, "directive"), is("directive"), is("tag handle"):
		return r.reserved(from)
	case is("',' or ']'"), is("',' or '}'"):
		return r.bracket(from, at)
	case is("node content"):
		return r.noContent(at)
	case is("<document start>"):
		return r.firstLine(at)
	case is("expected key"), is("'-' indicator"):
		return r.misplaced(at)
	}
	return r.unreadable(at)
}

// once reports a finding whose place is in the draft, unless a line had a finding before:
// the second would come from putting the first right in the wrong way.
func (r *reading) once(f Finding, at Pos) bool {
	at.Line = min(max(at.Line, 1), len(r.lines))
	if r.touched[at.Line] {
		return false
	}
	r.touched[at.Line] = true
	f.Pos = r.orig(f.Pos)
	r.add(f)
	return true
}

// unreadable is the last resort: the place, and no guess.
func (r *reading) unreadable(at Pos) bool {
	r.once(Finding{Rule: "unreadable", Pos: at}, at)
	return false
}

// key gives the key of line n for a message, "" without one.
func (r *reading) key(n int) string { return Printable(r.speak(r.row(n).key)) }

// tab reports tabs at the start of lines, all in one, and puts spaces in their place: two
// for each, or as many as make the file readable.
func (r *reading) tab(at Pos) bool {
	l := r.line(at.Line)
	if !slices.Contains(l[:min(leading(l), len(l))], '\t') {
		i := slices.Index(l, '\t')
		if i < 0 {
			return r.unreadable(at)
		}
		p := Pos{at.Line, i + 1}
		ok := r.once(Finding{Rule: "tab", Pos: p, Args: map[string]any{"variant": "after", "Count": 1}}, p)
		if ok {
			r.put(p, ' ')
		}
		return ok
	}
	var with []int
	for n := at.Line; n <= len(r.lines); n++ {
		if ws := r.line(n); slices.Contains(ws[:leading(ws)], '\t') && leading(ws) < len(ws) {
			with = append(with, n)
		}
	}
	p := Pos{at.Line, slices.Index(l, '\t') + 1}
	if !r.once(Finding{Rule: "tab", Pos: p, Args: map[string]any{"Count": max(len(with), 1)}}, p) {
		return false
	}
	width := r.tabWidth(with)
	for _, n := range with {
		r.touched[n] = true
		ws := r.line(n)[:leading(r.line(n))]
		r.indent(n, expanded(ws, width))
	}
	return true
}

// reserved reports a value that begins with a character that means something to YAML.
func (r *reading) reserved(at Pos) bool {
	row := r.row(at.Line)
	if at.Col == row.start && isListMark(r.speak(row.rest)) {
		return r.listMark(at.Line)
	}
	c := r.at(at)
	if c == 0 || unicode.IsSpace(c) {
		return r.unreadable(at)
	}
	f := Finding{Rule: "reserved-character", Pos: at, Args: map[string]any{
		"Char": string(c), "Fix": r.quoted(at),
	}}
	if !r.once(f, at) {
		return false
	}
	r.mute(at.Line, at.Col)
	return true
}

// colon reports a colon that YAML takes for that of a key: in a text, or after a key that is
// indented deeper than its neighbours, or because the line above lacks one.
func (r *reading) colon(at Pos) bool {
	row := r.row(at.Line)
	if row.colon != at.Col || !isWord(strings.Trim(row.key, `"'`)) {
		return r.colonInText(at, row)
	}
	above := r.before(at.Line)
	if above == 0 {
		return r.unreadable(at)
	}
	switch b := r.row(above); {
	case dashWithoutSpace(b.rest) && len(b.dashes) == 0:
		return r.dashSpace(above)
	case isListMark(r.speak(b.rest)) && len(b.dashes) == 0:
		return r.listMark(above)
	case b.bare():
		if w := gluedKey(b.rest); w != "" || !r.continues(above) {
			return r.bare(above)
		}
	}
	if first := []rune(row.key)[0]; unicode.IsUpper(first) && len(row.dashes) == 0 {
		return r.colonInText(at, row)
	}
	if want := r.oddItem(above); want > 0 {
		return r.moveItem(above, want)
	}
	return r.indentation(at.Line, "deeper")
}

func (r *reading) colonInText(at Pos, row row) bool {
	value := r.valueText(at.Line, row)
	start := row.value
	if row.colon >= at.Col { // the line goes on with a text from above
		start, value = row.start, row.rest
	}
	args := map[string]any{"Fix": r.quoted(Pos{at.Line, start})}
	switch q := firstRune(value); {
	case q == '"' || q == '\'':
		return r.afterQuote(at, Pos{at.Line, start})
	case strings.ContainsRune("„“”»«‚‘’", q):
		args["variant"] = "typographic"
	}
	if !r.once(Finding{Rule: "colon-in-text", Pos: at, Args: args}, at) {
		return false
	}
	r.mute(at.Line, start)
	return true
}

func firstRune(s string) rune {
	for _, c := range s {
		return c
	}
	return 0
}

// continues reports whether line n goes on with the text of a line above.
func (r *reading) continues(n int) bool {
	row := r.row(n)
	if len(row.dashes) > 0 {
		return false
	}
	for m := r.before(n); m > 0; m = r.before(m) {
		head := r.row(m)
		if head.bare() && len(head.dashes) == 0 {
			continue
		}
		column := head.start
		if head.bare() {
			column = head.dashes[len(head.dashes)-1]
		}
		return row.start > column
	}
	return false
}

// noColon reports a line that should be a key with its value and has no colon.
func (r *reading) noColon(from Pos) bool {
	if row := r.row(from.Line); row.bare() {
		return r.bare(from.Line)
	}
	return r.unreadable(from)
}

// bare reports a line of text where a key was expected.
func (r *reading) bare(n int) bool {
	row := r.row(n)
	at := Pos{n, row.start}
	word, rest, _ := strings.Cut(row.rest, " ")
	switch {
	case dashWithoutSpace(row.rest):
		return r.dashSpace(n)
	case isListMark(r.speak(row.rest)):
		return r.listMark(n)
	case gluedKey(row.rest) != "":
		return r.glued(n)
	case isWord(word) && (rest == "=" || strings.HasPrefix(rest, "= ")):
		return r.wrongColon(Pos{n, row.start + utf8.RuneCountInString(word) + 1}, word, "equals")
	case strings.HasSuffix(word, ";") && isWord(strings.TrimSuffix(word, ";")):
		word = strings.TrimSuffix(word, ";")
		return r.wrongColon(Pos{n, row.start + utf8.RuneCountInString(word)}, word, "semicolon")
	case r.block(n) > 0 && row.start <= r.row(r.block(n)).start:
		return r.blockNotIndented(n, r.block(n))
	}
	key := r.speak(word)
	lower := isWord(word) && strings.IndexFunc(word, func(c rune) bool { return c < 'a' || c > 'z' }) < 0
	switch {
	case lower && r.before(n) == 0 && len(row.dashes) == 0, lower && rest == "" && r.opens(n), lower && len(row.dashes) > 0:
		p := Pos{n, row.start + len([]rune(word))}
		ok := r.once(Finding{Rule: "missing-colon", Pos: p, Args: map[string]any{"Key": Printable(key)}}, p)
		if ok {
			r.insert(n, p.Col, ":")
		}
		return ok
	case lower:
		if r.once(Finding{Rule: "missing-colon", Pos: at, Args: map[string]any{
			"variant": "or-indent", "Key": Printable(key),
		}}, at) {
			r.drop(n)
			return true
		}
		return false
	}
	return r.unindented(n)
}

// wrongColon reports another sign at p, where the colon after a key belongs.
func (r *reading) wrongColon(p Pos, key, variant string) bool {
	f := Finding{Rule: "missing-colon", Pos: p, Args: map[string]any{"variant": variant, "Key": Printable(r.speak(key))}}
	if !r.once(f, p) {
		return false
	}
	r.put(p, ':')
	return true
}

// opens reports whether the line after n is indented deeper or a list item.
func (r *reading) opens(n int) bool {
	row := r.row(n)
	for m := n + 1; m <= len(r.lines); m++ {
		if next := r.row(m); !next.empty() {
			return next.left() > row.start || len(next.dashes) > 0
		}
	}
	return false
}

// unindented reports a text that goes on without being indented under its key.
func (r *reading) unindented(n int) bool {
	row := r.row(n)
	above := r.before(n)
	if above == 0 || len(row.dashes) > 0 {
		return r.unreadable(Pos{n, row.start})
	}
	want := r.row(above).start + 1
	at := Pos{n, row.start}
	if !r.once(Finding{Rule: "indentation", Pos: at, Args: map[string]any{
		"variant": "text", "Text": r.quote(at), "Want": want,
	}}, at) {
		return false
	}
	r.indent(n, want)
	return true
}

// gluedKey is the key of "key:value", "" when a line is none. A "://" is an address.
func gluedKey(s string) string {
	key, value, found := strings.Cut(s, ":")
	if !found || !isWord(key) || value == "" || strings.HasPrefix(value, "//") {
		return ""
	}
	if c := firstRune(value); c >= '0' && c <= '9' && strings.Trim(key, "0123456789") == "" {
		return "" // 12:30
	}
	return key
}

// glued reports "key:value".
func (r *reading) glued(n int) bool {
	row := r.row(n)
	key := gluedKey(row.rest)
	p := Pos{n, row.start + len([]rune(key))}
	if !r.once(Finding{Rule: "colon-space", Pos: p, Args: map[string]any{"Key": Printable(r.speak(key))}}, p) {
		return false
	}
	if r.at(Pos{n, p.Col + 1}) == '\u00a0' {
		r.put(Pos{n, p.Col + 1}, ' ')
	} else {
		r.insert(n, p.Col+1, " ")
	}
	return true
}

// dashWithoutSpace reports whether s is "-Text". Not so: "--", "-5", "-" alone.
func dashWithoutSpace(s string) bool {
	if len(s) < 2 || s[0] != '-' {
		return false
	}
	c := firstRune(s[1:])
	return unicode.IsLetter(c) || strings.ContainsRune("\"'„“»\u00a0", c)
}

// dashSpace reports "-Text".
func (r *reading) dashSpace(n int) bool {
	p := Pos{n, r.row(n).start}
	if !r.once(Finding{Rule: "dash-space", Pos: p, Args: map[string]any{"Text": r.quote(Pos{n, p.Col + 1})}}, p) {
		return false
	}
	r.insert(n, p.Col+1, " ")
	return true
}

// isListMark reports whether s begins as lists do in a word processor: "– Text", "• Text".
func isListMark(s string) bool {
	runes := []rune(s)
	return len(runes) > 2 && strings.ContainsRune("–—−•·●▪◦‣*", runes[0]) &&
		(runes[1] == ' ' || runes[1] == '\u00a0')
}

// listNumber is the "1." or "1)" at the start of a text; "" if there is none.
func listNumber(s string) string {
	number, _, _ := strings.Cut(s, " ")
	digits := strings.TrimRight(number, ".)")
	if digits == "" || len(number) != len(digits)+1 || strings.Trim(digits, "0123456789") != "" {
		return ""
	}
	return number
}

// listMark reports a dash or a bullet where YAML wants a hyphen.
func (r *reading) listMark(n int) bool {
	p := Pos{n, r.row(n).start}
	if !r.once(Finding{Rule: "list-mark", Pos: p, Args: map[string]any{"Char": string(r.at(p))}}, p) {
		return false
	}
	r.put(p, '-')
	r.put(Pos{n, p.Col + 1}, ' ')
	return true
}

// dashInLine reports a list that begins in the line of its key.
func (r *reading) dashInLine(at Pos) bool {
	if r.row(at.Line).start == at.Col {
		return r.indentation(at.Line, "")
	}
	if !r.once(Finding{Rule: "dash-in-line", Pos: at, Args: map[string]any{
		"Fix": r.quoted(at),
	}}, at) {
		return false
	}
	r.mute(at.Line, at.Col)
	r.lossy = true
	return true
}

// misplaced reports a line, or the rest of one, that does not fit what stands before it.
func (r *reading) misplaced(at Pos) bool {
	row := r.row(at.Line)
	if at.Line > len(r.lines) {
		return r.unreadable(at)
	}
	if at.Col > row.left() {
		return r.leftover(at)
	}
	above := r.before(at.Line)
	switch {
	case dashWithoutSpace(row.rest) && len(row.dashes) == 0:
		return r.dashSpace(at.Line)
	case isListMark(r.speak(row.rest)) && len(row.dashes) == 0:
		return r.listMark(at.Line)
	case strings.HasPrefix(row.rest, "#"):
		return r.unreadable(at)
	case row.bare() && len(row.dashes) == 0 && r.block(at.Line) > 0:
		return r.blockUneven(at.Line, r.block(at.Line))
	case row.bare() && len(row.dashes) == 0 && above > 0 && r.cutAt(above) > 0:
		return r.commentCut(above)
	case row.bare() && len(row.dashes) == 0 && above > 0 && r.wasQuoted(above):
		return r.goesOn(at, above)
	case row.bare() && len(row.dashes) == 0:
		return r.bare(at.Line)
	}
	return r.indentation(at.Line, "")
}

// leftover reports what stands after the end of a value: after a closing quotation mark or
// bracket.
func (r *reading) leftover(at Pos) bool {
	row := r.row(at.Line)
	value := r.valueText(at.Line, row)
	start := Pos{at.Line, row.value}
	switch c := firstRune(value); {
	case (c == '"' || c == '\'') && at.Col > start.Col && r.closes(start, at):
		return r.afterQuote(at, start)
	case (c == '[' || c == '{') && at.Col > start.Col:
		if end := r.at(at); end == ']' || end == '}' {
			ok := r.once(Finding{Rule: "stray-bracket", Pos: at, Args: map[string]any{"Char": string(end)}}, at)
			if ok {
				r.put(at, ' ')
			}
			return ok
		}
		f := Finding{Rule: "reserved-character", Pos: start, Args: map[string]any{
			"Char": string(c), "Fix": r.quoted(start),
		}}
		if !r.once(f, start) {
			return false
		}
		r.mute(start.Line, start.Col)
		return true
	}
	return r.openAbove(at)
}

// cutAt is the column of a "#" that makes a comment of the end of a plain text, 0 without.
func (r *reading) cutAt(n int) int {
	row := r.row(n)
	if strings.ContainsRune("\"'[{|>", firstRune(r.valueText(n, row))) {
		return 0
	}
	l := r.line(n)
	for i := row.value; i < len(l); i++ {
		if l[i] == '#' && (l[i-1] == ' ' || l[i-1] == '\t') {
			return i + 1
		}
	}
	return 0
}

// commentCut reports a "#" that cuts a text which goes on in the next line.
func (r *reading) commentCut(n int) bool {
	p := Pos{n, r.cutAt(n)}
	if !r.once(Finding{Rule: "comment-cut", Pos: p, Args: map[string]any{
		"Text": r.quote(p), "Fix": r.quoted(r.opening(p)),
	}}, p) {
		return false
	}
	r.mute(n, p.Col)
	return true
}
