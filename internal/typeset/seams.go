package typeset

// Seams are for type that is set as a picture: whoever makes every line as wide as the sheet knows
// better than a measure does where the lines end.

// Seam is a place where a line of whole words may end.
type Seam struct {
	// Left and Right are the optical edges, in font units, of a line that begins here and of one
	// that ends here: from one seam to another it is as wide as the difference.
	Left, Right int32
	// At is where the next line begins in Plain.
	At int
	// Penalty is what the sense loses where a line ends here; it gains after a comma.
	Penalty int32
	// Forced says that a line must end here.
	Forced bool

	node int32
}

// Seams are the places where lines of whole words may end, of which the first is the beginning
// of the text and the last its end.
func (t *Text) Seams() (list []Seam) {
	for i := range t.plain.nodes {
		n := &t.plain.nodes[i]
		if n.adds() {
			continue
		}
		list = append(list, Seam{
			Left: n.left, Right: n.right, At: int(n.textNext), Penalty: n.penalty[Balanced],
			Forced: n.kind == atForced, node: int32(i),
		})
	}
	return list
}

// BreakAt breaks the text at seams, of which the last is its end.
func (t *Text) BreakAt(s Setting, seams []Seam) Lines {
	f := fit{layout: t.plain, em: t.em, width: maxWidth, mode: s.Mode}
	ends := make([]int32, len(seams))
	for i, seam := range seams {
		ends[i] = seam.node
	}
	return t.build(&f, s, ends)
}
