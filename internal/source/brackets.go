// This file tells what went wrong within brackets.

package source

import (
	"slices"
	"strings"
)

// bracket reports a list or a mapping in brackets that YAML can't read to its end.
func (r *reading) bracket(open, at Pos) bool {
	c := r.at(open)
	if c != '[' && c != '{' {
		return r.unreadable(at)
	}
	l := r.line(open.Line)
	if i := commentStart(l, open.Col); i >= 0 && i+1 < len(l) && l[i+1] != ' ' {
		return r.cutInBrackets(Pos{open.Line, i + 1})
	}
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

// cutInBrackets reports a "#" that cuts an entry of a list in brackets.
func (r *reading) cutInBrackets(p Pos) bool {
	l := r.line(p.Line)
	from, to := p.Col-1, p.Col-1
	for from > 0 && !strings.ContainsRune("[{,", l[from-1]) {
		from--
	}
	for to < len(l) && !strings.ContainsRune("]},", l[to]) {
		to++
	}
	f := Finding{Rule: "comment-cut", Pos: p, Args: map[string]any{
		"Text": r.quote(p), "Fix": Quoted(Printable(r.speak(string(l[from:to])))),
	}}
	if !r.once(f, p) {
		return false
	}
	for i := p.Col - 1; i < len(l); i++ { // all entries of the line
		if l[i] == '#' {
			r.put(Pos{p.Line, i + 1}, '#'+standIn)
		}
	}
	r.blind = true
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
