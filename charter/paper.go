package charter

import "leitbild/internal/unit"

// Paper is a size of paper.
type Paper struct {
	Name          string
	Width, Height unit.Length
}

// PaperError says why a text is no paper.
type PaperError struct{ Input, Nearest, Reason string }

func (e *PaperError) Error() string { return e.Input + ": " + e.Reason }

// ParsePaper reads a size of paper as people write it.
func ParsePaper(s string) (Paper, error) { return Paper{}, &PaperError{Input: s} }
