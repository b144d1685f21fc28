package source

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// This file tells what somebody meant who wrote what YAML can't read. The reader's message
// says roughly what it stumbled over; the lines themselves say the rest.

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

// tabWidth is the number of spaces for a tab with which the file can be read, 2 if none.
func (r *reading) tabWidth(lines []int) int {
	const small = 64 << 10
	if len(r.text()) > small {
		return 2
	}
	for _, width := range []int{2, 4, 8, 1} {
		try := draft{lines: slices.Clone(r.lines), edits: map[int][]edit{}}
		for _, n := range lines {
			ws := r.line(n)[:leading(r.line(n))]
			try.indent(n, expanded(ws, width))
		}
		if _, err := load(try.text()); err == nil {
			return width
		}
	}
	return 2
}

func expanded(ws []rune, width int) int {
	n := 0
	for _, c := range ws {
		if c == '\t' {
			n += width
		} else {
			n++
		}
	}
	return n
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

// quoted is the value that begins at p as it should be written, with its key: in quotation
// marks, which stand the text's own off.
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

// blockText reports text in the line of "|" or ">".
func (r *reading) blockText(at Pos) bool {
	f := Finding{Rule: "block-text", Pos: at, Args: map[string]any{
		"Char": string(r.at(at)), "Fix": r.quoted(at),
	}}
	if !r.once(f, at) {
		return false
	}
	r.mute(at.Line, at.Col)
	return true
}

// blockNotIndented reports text under "|" or ">" that is not indented.
func (r *reading) blockNotIndented(n, head int) bool {
	h := r.row(head)
	want := h.start + 1
	at := Pos{n, r.row(n).start}
	if !r.once(Finding{Rule: "indentation", Pos: at, Args: map[string]any{
		"variant": "block", "Text": r.quote(at), "Want": want, "Key": r.key(head),
		"Char": strings.TrimSpace(r.valueText(head, h))[:1],
	}}, at) {
		return false
	}
	for m := n; m <= len(r.lines); m++ {
		row := r.row(m)
		if row.colon > 0 && isWord(row.key) || len(row.dashes) > 0 && row.left() <= h.start {
			break
		}
		if row.rest != "" {
			r.indent(m, want+row.left()-at.Col)
			r.touched[m] = true
		}
	}
	return true
}

// bracket reports a list or a mapping in brackets that YAML can't read to its end.
func (r *reading) bracket(open, at Pos) bool {
	c := r.at(open)
	if c != '[' && c != '{' {
		return r.unreadable(at)
	}
	l := r.line(open.Line)
	row := r.row(open.Line)
	closer := '}'
	if c == '[' {
		closer = ']'
	}
	args := map[string]any{"Char": string(c), "Closing": string(closer), "Key": r.key(open.Line)}
	if row.colon == 0 || at.Line == open.Line || slices.Contains(l[open.Col-1:], closer) || !r.endsHere(open.Line) {
		args["variant"] = "inside"
		r.once(Finding{Rule: "unclosed-bracket", Pos: at, Args: args}, at)
		return false
	}
	if !r.once(Finding{Rule: "unclosed-bracket", Pos: open, Args: args}, open) {
		return false
	}
	r.mute(open.Line, open.Col)
	r.lossy = true
	return true
}

// endsHere reports whether nothing of the value of line n stands in the lines below.
func (r *reading) endsHere(n int) bool {
	for m := n + 1; m <= len(r.lines); m++ {
		if next := r.row(m); !next.empty() {
			return next.colon > 0 && isWord(next.key) || len(next.dashes) > 0
		}
	}
	return true
}

// noContent reports a comma or a closing bracket where a value was expected, or an opening
// bracket with nothing after it.
func (r *reading) noContent(at Pos) bool {
	if c := r.at(at); c != 0 && strings.ContainsRune(",]}", c) && r.row(at.Line).value == at.Col {
		return r.reserved(at)
	}
	if open := r.open(at); open.Line > 0 {
		return r.bracket(open, at)
	}
	return r.unreadable(at)
}

// open is the nearest bracket before p that nothing closes, the zero Pos without one. It
// looks a few lines up at most.
func (r *reading) open(p Pos) Pos {
	depth := 0
	for n := min(p.Line, len(r.lines)); n > max(p.Line-100, 0); n-- {
		l := r.line(n)
		for i := len(l) - 1; i >= 0; i-- {
			if n == p.Line && i >= p.Col-1 {
				continue
			}
			switch l[i] {
			case ']', '}':
				depth++
			case '[', '{':
				if depth == 0 {
					return Pos{n, i + 1}
				}
				depth--
			}
		}
	}
	return Pos{}
}

// firstLine reports a first line that is indented deeper than those below.
func (r *reading) firstLine(at Pos) bool {
	first := r.before(at.Line)
	for m := first; m > 0; m = r.before(m) {
		first = m
	}
	row := r.row(at.Line)
	if first == 0 || row.start != at.Col || r.row(first).left() <= at.Col {
		return r.misplaced(at)
	}
	shift := r.row(first).left() - at.Col
	f := Pos{first, r.row(first).left()}
	if !r.once(Finding{Rule: "indentation", Pos: f, Args: map[string]any{
		"Have": f.Col - 1, "Want": at.Col - 1, "Key": r.label(first),
	}}, f) {
		return false
	}
	for m := first; m < at.Line; m++ {
		if ws := leading(r.line(m)); ws > 0 {
			r.indent(m, max(ws-shift, 0))
		}
	}
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

// blockUneven reports a line under "|" or ">" that is indented less than the first.
func (r *reading) blockUneven(n, head int) bool {
	want := 0
	for m := head + 1; m < n; m++ {
		if l := r.line(m); leading(l) < len(l) {
			want = leading(l)
			break
		}
	}
	row := r.row(n)
	if want <= row.left()-1 {
		return r.blockNotIndented(n, head)
	}
	at := Pos{n, row.left()}
	if !r.once(Finding{Rule: "indentation", Pos: at, Args: map[string]any{
		"variant": "block", "Text": r.quote(at), "Want": want, "Key": r.key(head),
		"Char": string(firstRune(r.valueText(head, r.row(head)))),
	}}, at) {
		return false
	}
	r.indent(n, want)
	return true
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

// label names line n in a message: its key, or "-".
func (r *reading) label(n int) string {
	row := r.row(n)
	if len(row.dashes) > 0 {
		return "-"
	}
	return Printable(r.speak(row.key))
}

// indentation reports a line that begins at a column where nothing can begin, and moves it
// to the nearest one where it can.
func (r *reading) indentation(n int, variant string) bool {
	row := r.row(n)
	at := Pos{n, row.left()}
	if len(row.dashes) > 0 {
		if fixed, ok := r.itemSlip(n); ok {
			return fixed
		}
	} else if above := r.before(n); above > 0 {
		if want := r.oddItem(above); want > 0 {
			return r.moveItem(above, want)
		}
	}
	want := r.wanted(n)
	args := map[string]any{"Key": r.label(n), "Have": at.Col - 1}
	if want == 0 || want == at.Col {
		args["variant"] = "unknown"
		r.once(Finding{Rule: "indentation", Pos: at, Args: args}, at)
		return false
	}
	args["Want"] = want - 1
	if variant != "" {
		args["variant"] = variant
	}
	if !r.once(Finding{Rule: "indentation", Pos: at, Args: args}, at) {
		return false
	}
	r.shift(n, want-at.Col)
	return true
}

// itemSlip looks for what keeps line n, a list item, from being one: an item above at an odd
// column, a line that breaks off the list, a first item without its hyphen. ok is false when
// there is nothing of the kind.
func (r *reading) itemSlip(n int) (fixed, ok bool) {
	column := r.row(n).left()
	if r.oddItem(n) == 0 {
		for m := r.before(n); m > 0 && r.row(m).left() > 1; m = r.before(m) {
			if want := r.oddItem(m); want > 0 && want == column {
				return r.moveItem(m, want), true
			}
		}
	}
	if r.oddItem(n) > 0 {
		return false, false
	}
	shallow := 0 // the first of the lines above that begin further left
	for m := r.before(n); m > 0; m = r.before(m) {
		row := r.row(m)
		switch {
		case row.left() < column:
			if shallow > 0 && r.row(shallow).left() != row.left() || r.opensList(m, row) {
				return r.withoutDash(m, n)
			}
			shallow = m
		case shallow > 0 && len(row.dashes) > 0 && row.left() == column:
			return r.broken(shallow, row.start), true
		}
	}
	return false, false
}

// opensList reports whether line m is a key without a value, under which a list may stand.
func (r *reading) opensList(m int, row row) bool {
	return row.colon > 0 && r.valueText(m, row) == ""
}

// broken reports a line at the left of a list's items that belongs to one of them.
func (r *reading) broken(n, want int) bool {
	at := Pos{n, r.row(n).left()}
	if !r.once(Finding{Rule: "indentation", Pos: at, Args: map[string]any{
		"Key": r.label(n), "Have": at.Col - 1, "Want": want - 1,
	}}, at) {
		return false
	}
	r.indent(n, want-1)
	return true
}

// withoutDash reports the first line under the key of line head that lacks the hyphen which
// line n, an item of the same list, has.
func (r *reading) withoutDash(head, n int) (fixed, ok bool) {
	first := head + 1
	for first < n && r.row(first).empty() {
		first++
	}
	row := r.row(first)
	if first >= n || len(row.dashes) > 0 {
		return false, false
	}
	at := Pos{first, row.start}
	if !r.once(Finding{Rule: "missing-dash", Pos: at, Args: map[string]any{
		"Text": r.quote(at), "Key": r.key(head),
	}}, at) {
		return false, true
	}
	if row.start-2 != r.row(n).left() {
		return false, true
	}
	r.put(Pos{first, row.start - 2}, '-')
	return true, true
}

// oddItem is the column at which the item of line n would begin like most of its siblings, 0
// when it does, or is none. Siblings are items with the same first key in lines that no key
// at the left edge parts.
func (r *reading) oddItem(n int) int {
	row := r.row(n)
	if len(row.dashes) == 0 {
		return 0
	}
	const far = 2000 // lines
	count := map[int]int{}
	look := func(m int) bool {
		other := r.row(m)
		if !other.empty() && len(other.dashes) == 0 && other.left() == 1 {
			return false
		}
		if len(other.dashes) > 0 && other.key == row.key {
			count[other.left()]++
		}
		return true
	}
	for m := n; m > max(n-far, 0) && look(m); m-- {
	}
	for m := n + 1; m <= min(n+far, len(r.lines)) && look(m); m++ {
	}
	best := row.left()
	for _, column := range slices.Sorted(maps.Keys(count)) {
		if count[column] > count[best] {
			best = column
		}
	}
	if best == row.left() {
		return 0
	}
	return best
}

// moveItem reports a list item that does not stand in line with its siblings.
func (r *reading) moveItem(n, want int) bool {
	at := Pos{n, r.row(n).left()}
	if !r.once(Finding{Rule: "indentation", Pos: at, Args: map[string]any{
		"Key": "-", "Have": at.Col - 1, "Want": want - 1,
	}}, at) {
		return false
	}
	r.shift(n, want-at.Col)
	return true
}

// shift moves line n by so many columns, and those that belong under it as well, unless they
// stand right already.
func (r *reading) shift(n, by int) {
	first := r.row(n)
	r.indent(n, max(leading(r.line(n))+by, 0))
	for m := n + 1; m <= len(r.lines); m++ {
		row := r.row(m)
		if row.empty() {
			continue
		}
		if row.left() <= first.left() || row.left() < first.start || row.left() == first.start+by ||
			len(first.dashes) == 0 && row.left() <= first.start {
			return
		}
		r.indent(m, max(leading(r.line(m))+by, 0))
	}
}

// wanted is the column, nearest to where line n begins, at which a line of its kind can
// begin after those above; 0 when none can.
func (r *reading) wanted(n int) int {
	row := r.row(n)
	isItem := len(row.dashes) > 0
	best, open := 0, 1<<30
	consider := func(column int) {
		near := func(c int) int { return max(c-row.left(), row.left()-c) }
		if best == 0 || near(column) < near(best) {
			best = column
		}
	}
	for m := r.before(n); m > 0 && open > 1; m = r.before(m) {
		above := r.row(m)
		if above.bare() && len(above.dashes) == 0 || above.left() >= open {
			continue
		}
		if above.colon > 0 && above.start < open {
			if !isItem {
				consider(above.start)
			} else if open == 1<<30 && r.valueText(m, above) == "" {
				consider(above.start + 2)
			}
		}
		for _, d := range slices.Backward(above.dashes) {
			if isItem && d < open {
				consider(d)
			}
		}
		open = above.left()
	}
	return best
}

// oddSpaces reports white space that looks like a space and is none, where YAML needs one:
// before a key or a list mark, and after them. It puts spaces in their place.
func (r *reading) oddSpaces() {
	if !strings.ContainsFunc(strings.Join(r.lines, ""), oddSpace) {
		return
	}
	for n := range r.lines {
		if !strings.ContainsFunc(r.lines[n], oddSpace) {
			continue
		}
		r.oddSpacesIn(n + 1)
	}
}

func (r *reading) oddSpacesIn(n int) {
	l := r.line(n)
	i := 0
	for i < len(l) && (l[i] == ' ' || l[i] == '\t' || oddSpace(l[i])) {
		i++
	}
	structure := false
	for i+1 < len(l) && l[i] == '-' && (l[i+1] == ' ' || oddSpace(l[i+1])) {
		structure = true
		for i++; i < len(l) && (l[i] == ' ' || oddSpace(l[i])); i++ {
		}
	}
	end := i
	for end < len(l) && isWord(string(l[i:end+1])) {
		end++
	}
	if end > i && end < len(l) && l[end] == ':' && (end+1 == len(l) || l[end+1] == ' ' || oddSpace(l[end+1])) {
		structure = true
		for i = end + 1; i < len(l) && (l[i] == ' ' || oddSpace(l[i])); i++ {
		}
	}
	if !structure {
		return
	}
	first := slices.IndexFunc(l[:i], oddSpace)
	if first < 0 {
		return
	}
	p := Pos{n, first + 1}
	r.add(Finding{Rule: "odd-space", Pos: p, Args: map[string]any{"Code": code(l[first])}})
	r.touched[n] = true
	for j := first; j < i; j++ {
		if oddSpace(l[j]) {
			r.put(Pos{n, j + 1}, ' ')
		}
	}
}

// oddSpace reports white space, or what looks like it, that YAML takes for a letter.
func oddSpace(c rune) bool {
	return c == '\u00a0' || c >= 0x2000 && c <= 0x200B || c == 0x202F || c == 0x205F || c == 0x3000
}

// code names a character as Unicode does.
func code(c rune) string { return fmt.Sprintf("U+%04X", c) }
