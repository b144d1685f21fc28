package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"leitbild/charter"
)

func TestModelineKeepsEverythingElse(t *testing.T) {
	const line = modeline + "leitbild.schema.json"
	for old, want := range map[string]string{
		"":                                      line + "\n",
		"leitbild: 1":                           line + "\nleitbild: 1",
		"leitbild: 1\n":                         line + "\nleitbild: 1\n",
		"leitbild: 1\r\nlang: de\r\n":           line + "\r\nleitbild: 1\r\nlang: de\r\n",
		"leitbild: 1\rlang: de\r":               line + "\rleitbild: 1\rlang: de\r",
		"leitbild: 1\nlang: de\r\n":             line + "\nleitbild: 1\nlang: de\r\n",
		"\uFEFFleitbild: 1\n":                   "\uFEFF" + line + "\nleitbild: 1\n",
		"\uFEFF\r\nleitbild: 1\n":               "\uFEFF" + line + "\r\n\r\nleitbild: 1\n",
		"---\nleitbild: 1\n":                    line + "\n---\nleitbild: 1\n",
		"%YAML 1.2\n---\nleitbild: 1\n":         line + "\n%YAML 1.2\n---\nleitbild: 1\n",
		"# Unser Leitbild\n\n\tleitbild: 1\n\n": line + "\n# Unser Leitbild\n\n\tleitbild: 1\n\n",
	} {
		if schemaNamed([]byte(old)) != "" {
			t.Errorf("%q names a schema", old)
		}
		got := withModeline([]byte(old), "leitbild.schema.json")
		if string(got) != want {
			t.Errorf("%q became %q, want %q", old, got, want)
		}
		if name := schemaNamed(got); name != "leitbild.schema.json" {
			t.Errorf("%q names %q", got, name)
		}
	}
}

// With the line a file means what it meant without, one line further down.
func TestModelineIsNoPartOfTheCharter(t *testing.T) {
	const body = "leitbild: 1\nlang: de\norganization: Muster GmbH\ntitle: Unser Wort\nprinciples:\n  - text: Wir hören zu.\n"
	for _, text := range []string{
		body, "\uFEFF" + body, strings.ReplaceAll(body, "\n", "\r\n"), "---\n" + body, "%YAML 1.2\n---\n" + body,
		"# Kommentar\n" + body, body + "titel: x\n",
	} {
		before, _, found := charter.Read("a.yaml", []byte(text))
		after, _, foundAfter := charter.Read("a.yaml", withModeline([]byte(text), "s.json"))
		if len(found) != len(foundAfter) {
			t.Fatalf("%q: %v, then %v", text, found, foundAfter)
		}
		for i := range found {
			if foundAfter[i].Rule != found[i].Rule || foundAfter[i].Pos.Line != found[i].Pos.Line+1 {
				t.Errorf("%q: %v, then %v", text, found[i], foundAfter[i])
			}
		}
		if (before == nil) != (after == nil) || before != nil && before.Title.Value != after.Title.Value {
			t.Errorf("%q means something else", text)
		}
	}
}

// languageServer is a running yaml-language-server and the messages it sends, by the Language
// Server Protocol 3.17: JSON-RPC with a header before each message.
type languageServer struct {
	t      *testing.T
	in     io.Writer
	said   chan serverMessage
	nextID int
}

type serverMessage struct {
	ID     json.RawMessage `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  json.RawMessage `json:"error,omitempty"`
}

func startLanguageServer(t *testing.T) *languageServer {
	t.Helper()
	c := exec.Command("yaml-language-server", "--stdio")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	s := &languageServer{t: t, in: in, said: make(chan serverMessage, 64)}
	go s.listen(bufio.NewReader(out))
	s.ask("initialize", map[string]any{
		"processId": os.Getpid(), "rootUri": nil,
		"capabilities": map[string]any{"textDocument": map[string]any{
			"completion": map[string]any{"completionItem": map[string]any{"documentationFormat": []string{"markdown"}}},
			"hover":      map[string]any{"contentFormat": []string{"markdown"}},
		}},
	}, nil)
	s.tell("initialized", map[string]any{})
	// Nothing may be fetched: the schema lies beside the file.
	s.tell("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{
		"yaml": map[string]any{"validate": true, "hover": true, "completion": true, "schemaStore": map[string]any{"enable": false}},
	}})
	return s
}

func (s *languageServer) listen(from *bufio.Reader) {
	defer close(s.said)
	for {
		length := 0
		for {
			line, err := from.ReadString('\n')
			if err != nil {
				return
			}
			line = strings.TrimSpace(line)
			if line == "" {
				break
			}
			if n, ok := strings.CutPrefix(line, "Content-Length: "); ok {
				_, _ = fmt.Sscan(n, &length)
			}
		}
		data := make([]byte, length)
		if _, err := io.ReadFull(from, data); err != nil {
			return
		}
		var m serverMessage
		if json.Unmarshal(data, &m) == nil {
			s.said <- m
		}
	}
}

func (s *languageServer) send(m any) {
	s.t.Helper()
	data, err := json.Marshal(m)
	if err != nil {
		s.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(data), data); err != nil {
		s.t.Fatal(err)
	}
}

func (s *languageServer) tell(method string, params any) {
	s.t.Helper()
	s.send(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
}

// ask waits for the answer to a request and reads it into result.
func (s *languageServer) ask(method string, params, result any) {
	s.t.Helper()
	s.nextID++
	id := fmt.Sprint(s.nextID)
	s.send(map[string]any{"jsonrpc": "2.0", "id": s.nextID, "method": method, "params": params})
	s.await(func(m serverMessage) bool {
		if m.Method != "" || string(m.ID) != id {
			return false
		}
		if m.Error != nil {
			s.t.Fatalf("%s: %s", method, m.Error)
		}
		if result != nil {
			if err := json.Unmarshal(m.Result, result); err != nil {
				s.t.Fatalf("%s: %v in %s", method, err, m.Result)
			}
		}
		return true
	})
}

// await passes messages on until one is the wanted one. What the server asks is answered with
// nothing.
func (s *languageServer) await(wanted func(serverMessage) bool) {
	s.t.Helper()
	late := time.After(30 * time.Second)
	for {
		select {
		case m, open := <-s.said:
			switch {
			case !open:
				s.t.Fatal("yaml-language-server has ended")
			case m.Method != "" && m.ID != nil:
				s.send(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": nil})
			case wanted(m):
				return
			}
		case <-late:
			s.t.Fatal("yaml-language-server does not answer")
		}
	}
}

// open shows the server a file and returns what it marks in it.
func (s *languageServer) open(file string) (uri string, marked []string) {
	s.t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		s.t.Fatal(err)
	}
	uri = "file://" + filepath.ToSlash(file)
	s.tell("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": uri, "languageId": "yaml", "version": 1, "text": string(text),
	}})
	s.await(func(m serverMessage) bool {
		var told struct {
			URI         string
			Diagnostics []struct {
				Message string
				Range   struct{ Start struct{ Line int } }
			}
		}
		if m.Method != "textDocument/publishDiagnostics" || json.Unmarshal(m.Params, &told) != nil || told.URI != uri {
			return false
		}
		for _, d := range told.Diagnostics {
			marked = append(marked, fmt.Sprintf("%d: %s", d.Range.Start.Line+1, d.Message))
		}
		return true
	})
	return uri, marked
}

func at(uri string, line, character int) map[string]any {
	return map[string]any{
		"textDocument": map[string]any{"uri": uri},
		"position":     map[string]any{"line": line - 1, "character": character},
	}
}

// offered are the labels that the server offers at a place.
func (s *languageServer) offered(uri string, line, character int) []string {
	s.t.Helper()
	var list struct{ Items []struct{ Label string } }
	s.ask("textDocument/completion", at(uri, line, character), &list)
	var labels []string
	for _, item := range list.Items {
		labels = append(labels, item.Label)
	}
	return labels
}

// hover is what the server shows about a place.
func (s *languageServer) hover(uri string, line, character int) string {
	s.t.Helper()
	var shown struct{ Contents struct{ Value string } }
	s.ask("textDocument/hover", at(uri, line, character), &shown)
	return shown.Contents.Value
}

// TestEditorsKnowTheSchema opens files in the server that is behind VS Code, Neovim, Helix and
// others: it completes and explains keys and marks a wrong one, from the schema beside the file.
func TestEditorsKnowTheSchema(t *testing.T) {
	needs(t, "node", "yaml-language-server")
	tool := built(t, "amd64")
	folder := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return file
	}
	const body = "leitbild: 1\nlang: de\norganization: Muster GmbH\ntitle: Unser Wort\n"
	fine := write("fine.yaml", body+"principles:\n  - text: Wir hören zu.\n")
	windows := write("windows.yaml", "\uFEFF"+strings.ReplaceAll("%YAML 1.2\n---\n"+body+"titel: x\nprinciples:\n  - text: Wir hören zu.\n", "\n", "\r\n"))
	begun := write("begun.yaml", body+"poster:\n  \nprin\n")
	house := write("house.yaml", "theme: 1\nextends: klar\nscale:\n  titel: 7\n")
	run(t, tool, "schema", "--save", fine, windows, begun)
	run(t, tool, "schema", "--theme", "--save", house)

	s := startLanguageServer(t)
	uri, marked := s.open(fine)
	if len(marked) > 0 {
		t.Errorf("marks in a good charter: %q", marked)
	}
	if got := s.hover(uri, 5, 2); !strings.Contains(got, "Title of the charter, set largest on the poster") {
		t.Errorf("about title it says %q", got)
	}
	_, marked = s.open(windows)
	if len(marked) != 1 || !strings.HasPrefix(marked[0], "8: ") || !strings.Contains(marked[0], "titel") {
		t.Errorf("marks: %q, want one about titel in line 8", marked)
	}
	uri, _ = s.open(begun)
	if got := s.offered(uri, 8, 4); !slices.Contains(got, "principles") {
		t.Errorf("it offers %q", got)
	}
	if got := s.offered(uri, 7, 2); !slices.Contains(got, "theme") || !slices.Contains(got, "size") || slices.Contains(got, "principles") {
		t.Errorf("under poster it offers %q", got)
	}
	uri, marked = s.open(house)
	if len(marked) != 1 || !strings.Contains(marked[0], "titel") {
		t.Errorf("marks in a theme: %q", marked)
	}
	if got := s.hover(uri, 3, 2); !strings.Contains(got, "theme") {
		t.Errorf("about extends it says %q", got)
	}
	for _, example := range examples(t) {
		data, err := os.ReadFile(example)
		if err != nil {
			t.Fatal(err)
		}
		file := write(filepath.Base(example), string(data))
		run(t, tool, "schema", "--save", file)
		if _, marked := s.open(file); len(marked) > 0 {
			t.Errorf("marks in %s: %q", example, marked)
		}
	}
}
