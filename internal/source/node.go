// This file says what a document is made of.

package source

// Kind says what a Node is.
type Kind uint8

// The kinds of nodes.
const (
	Null    Kind = iota // nothing after the key, ~ or null
	Scalar              // a text, a number, true or false: read as written
	Mapping             // keys with their values
	List                // items
)

// Node is a value of the file with its place. A node that the file repeats by an alias is
// one Node in several places, so nodes are not to be changed.
type Node struct {
	Kind  Kind
	Value string // of a Scalar, as written: NFC, line ends at its end cut
	Plain bool   // of a Scalar: written without quotes, and not as a block
	Pos   Pos
	Pairs []Pair  // of a Mapping, in the order of the file, each key once
	Items []*Node // of a List

	last int // of a plain Scalar, the line of the draft in which it ends
}

// Pair is a key with its value.
type Pair struct {
	Key   string
	Pos   Pos // of the key
	Value *Node
}

// Get returns the value of key, nil when n is nil, no mapping, or has no such key.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	for _, p := range n.Pairs {
		if p.Key == key {
			return p.Value
		}
	}
	return nil
}
