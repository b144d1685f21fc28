// Values of flags with the errors that tell what would have been right.

package main

import (
	"slices"
	"strconv"
	"strings"

	"leitbild/charter"
	"leitbild/internal/unit"
)

// choice is a flag that takes one of a few words.
type choice struct {
	value   *string
	allowed []string
}

type choiceError struct{ allowed []string }

func (e *choiceError) Error() string { return "not one of the words allowed" }

func newChoice(value *string, allowed ...string) *choice { return &choice{value, allowed} }

func (c *choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return &choiceError{c.allowed}
	}
	*c.value = s
	return nil
}

func (c *choice) String() string {
	if c.value == nil {
		return ""
	}
	return *c.value
}

func (c *choice) Type() string { return "word" }

// lengthFlag is a flag that takes a length with a unit, between bounds.
type lengthFlag struct {
	value       *unit.Length
	least, most unit.Length
	// example words for the bounds: "0.2 m"
	leastName, mostName string
	text                string // as it was given
	set                 bool
}

type lengthError struct{ least, most string }

func (e *lengthError) Error() string { return "no length within the bounds" }

func (l *lengthFlag) Set(s string) error {
	v, err := unit.Parse(s)
	if strings.TrimSpace(s) == "0" { // of whatever unit
		v, err = 0, nil
	}
	if err != nil || v < l.least || v > l.most {
		return &lengthError{l.leastName, l.mostName}
	}
	*l.value, l.text, l.set = v, s, true
	return nil
}

func (l *lengthFlag) String() string { return l.text }
func (l *lengthFlag) Type() string   { return "length" }

// numberFlag is a flag that takes a whole number between bounds, with its unit or without.
type numberFlag struct {
	value       int // zero where it is not given
	unit        string
	least, most int
}

type numberError struct{ least, most int }

func (e *numberError) Error() string { return "no whole number within the bounds" }

func (n *numberFlag) Set(s string) error {
	v, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.ToLower(s), n.unit)))
	if err != nil || v < n.least || v > n.most {
		return &numberError{n.least, n.most}
	}
	n.value = v
	return nil
}

func (n *numberFlag) String() string { return strconv.Itoa(n.value) }
func (n *numberFlag) Type() string   { return "number" }

// paperFlag is a flag that takes a size of paper.
type paperFlag struct {
	value *charter.Paper
	text  string // as it was given
}

func (p *paperFlag) Set(s string) (err error) {
	*p.value, err = charter.ParsePaper(s)
	p.text = s
	return err
}

func (p *paperFlag) String() string { return p.text }
func (p *paperFlag) Type() string   { return "paper" }

// must stops a program whose command tree contradicts itself.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
