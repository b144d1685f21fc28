package source

// Parse reads the text of a file.
func Parse(name string, data []byte) (*Document, []Finding) {
	return &Document{Name: name}, nil
}
