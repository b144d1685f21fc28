package xmp

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

// texts are what elements hold, by their names.
func texts(t *testing.T, data string) map[string]string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(data))
	out := map[string]string{}
	var path []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%v in %s", err, data)
		}
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if s := string(token); strings.TrimSpace(s) != "" {
				out[strings.Join(path[min(len(path), 2):], "/")] = s
			}
		}
	}
}

func TestRDF(t *testing.T) {
	m := Meta{
		Title: "Leitbild <1> & mehr", Description: "„Ein Satz“\x00", Author: "Müller & Söhne 😀", Lang: "de",
		Creator: "leitbild 1.0", Date: time.Date(2024, 2, 29, 23, 59, 58, 0, time.FixedZone("", 3600)),
	}
	want := map[string]string{
		"format": "image/png", "title/Alt/li": m.Title, "description/Alt/li": "„Ein Satz“\uFFFD",
		"creator/Seq/li": m.Author, "language/Bag/li": "de", "CreatorTool": m.Creator,
		"CreateDate": "2024-02-29T22:59:58Z", "ModifyDate": "2024-02-29T22:59:58Z",
	}
	got := texts(t, m.RDF("image/png"))
	for name, value := range want {
		if got[name] != value {
			t.Errorf("%s is %q, want %q", name, got[name], value)
		}
	}
	if len(got) != len(want) {
		t.Errorf("there is more than wanted: %q", got)
	}
	if packed := m.Packet("image/png"); !strings.Contains(packed, m.RDF("image/png")) || len(texts(t, packed)) != len(want) {
		t.Errorf("the packet does not hold it: %s", packed)
	}
	if (Meta{}).RDF("image/png") != "" || (Meta{}).Packet("image/png") != "" {
		t.Error("nothing says something")
	}
}
