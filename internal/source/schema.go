package source

// Schema is what a document must look like: the part of JSON Schema that Check knows.
type Schema struct{}

// ParseSchema reads a JSON Schema.
func ParseSchema(json []byte) (*Schema, error) { return &Schema{}, nil }

// Check compares the document with the schema.
func (s *Schema) Check(d *Document) []Finding { return nil }
