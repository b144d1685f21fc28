package charter

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/template"

	"leitbild/internal/source"
)

var update = flag.Bool("update", false, "rewrite what the slips say in testdata/slips.txt")

// head and tail make a charter of the lines between them.
const (
	head = "leitbild: 1\nlang: de\norganization: Muster GmbH\ntitle: Unser Kundenleitbild\n"
	tail = "principles:\n  - title: Jeder zählt\n    text: Darum zählt jeder Einzelne.\n"
)

// slips are what people do who have never seen YAML. want lists all findings that must come,
// as line:column, severity unless it is an error, and rule with its variant.
var slips = []struct {
	name, input string
	want        []string
}{
	{"tab as indentation", head + "principles:\n\t- title: Jeder zählt\n\t  text: Darum.\n", []string{"6:1 tab"}},
	{"tab in one line", head + "principles:\n  - title: Jeder zählt\n\ttext: Darum.\n", []string{"7:1 tab"}},
	{"tab in a deeper line", head + "principles:\n  - title: Jeder zählt\n\t\ttext: Darum.\n", []string{"7:1 tab"}},
	{"tabs, then another slip", head + "principles:\n\t- title: Jeder zählt\n\t  text: Darum.\nmotto: Wir sagen: ja\n", []string{"6:1 tab", "8:17 colon-in-text"}},
	{"no-break space as indentation", head + "principles:\n\u00a0\u00a0- title: Jeder zählt\n    text: Darum.\n", []string{"6:1 odd-space"}},
	{"no-break space after the colon", head + "motto:\u00a0Jeder zählt.\n" + tail, []string{"5:7 odd-space"}},
	{"no-break space after the hyphen", head + "signatures:\n  -\u00a0Vertrieb\n  - Lager\n" + tail, []string{"6:4 odd-space"}},
	{"text with a colon", head + "motto: Wir sagen: ja\n" + tail, []string{"5:17 colon-in-text"}},
	{"two texts with a colon", head + "motto: Wir sagen: ja\nintro: Merke: Jeder: zählt\n" + tail, []string{"5:17 colon-in-text", "6:13 colon-in-text"}},
	{"text with a colon at its end", head + "motto: Wir sagen:\n" + tail, []string{"5:17 colon-in-text"}},
	{"text with a colon in its second line", head + "motto: Wir sagen\n  Folgendes: ja\n" + tail, []string{"6:12 colon-in-text"}},
	{"typographic quotes around a text with a colon", head + "motto: „Wir sagen: ja“\n" + tail, []string{"5:18 colon-in-text.typographic"}},
	{"typographic quotes around a value", head + "motto: „Jeder zählt“\n" + tail, []string{"5:8 info typographic-quotes"}},
	{"quotation mark not closed", head + "motto: \"Jeder zählt\n" + tail, []string{"5:8 unclosed-quote"}},
	{"quotation mark not closed before a quoted text", head + "motto: \"Jeder zählt\nintro: \"Deshalb\"\n" + tail, []string{"5:8 unclosed-quote"}},
	{"single quotation mark not closed", head + "motto: 'Jeder zählt\n" + tail, []string{"5:8 unclosed-quote"}},
	{"straight and typographic quotes mixed", head + "motto: \"Jeder zählt“\n" + tail, []string{"5:8 unclosed-quote.typographic"}},
	{"quotation within a quotation", head + "motto: \"Wir sagen \"ja\" dazu\"\n" + tail, []string{"5:19 quote-in-quotes"}},
	{"apostrophe within single quotation marks", head + "motto: 'So geht's nicht'\n" + tail, []string{"5:16 quote-in-quotes"}},
	{"text after a quotation", head + "motto: \"Kunde\" ist König\n" + tail, []string{"5:16 text-after-quote"}},
	{"quotation with a colon after it", head + "motto: \"Kunde\": König\n" + tail, []string{"5:15 text-after-quote"}},
	{"list item without a space", head + "signatures:\n  -Geschäftsführung\n  -Team\n" + tail, []string{"6:3 dash-space", "7:3 dash-space"}},
	{"second list item without a space", head + "signatures:\n  - Geschäftsführung\n  -Team\n" + tail, []string{"7:3 dash-space"}},
	{"later principle without a space", head + "principles:\n  - text: Eins.\n  -text: Zwei.\n", []string{"7:3 dash-space"}},
	{"dash from a word processor", head + "signatures:\n  – Geschäftsführung\n  – Team\n" + tail, []string{"6:3 list-mark"}},
	{"bullet among hyphens", head + "signatures:\n  - Geschäftsführung\n  • Team\n" + tail, []string{"7:3 list-mark"}},
	{"asterisk as list mark", head + "signatures:\n  * Geschäftsführung\n  * Team\n" + tail, []string{"6:3 list-mark", "7:3 list-mark"}},
	{"list in the line of its key", head + "signatures: - Geschäftsführung\n" + tail, []string{"5:13 dash-in-line"}},
	{"hash that cuts a word", head + "motto: Platz #1 für Sie\n" + tail, []string{"5:14 comment-cut"}},
	{"hash that cuts half a sentence", head + "motto: Wir sind die # 1 in der Region\n" + tail, []string{"5:21 warning comment-cut"}},
	{"hash in the first of two lines", head + "motto: Wir sind die #1 in der\n  ganzen Region\n" + tail, []string{"5:21 comment-cut"}},
	{"hash in the last of two lines", head + "motto: Wir sind in der\n  Region die #1 bei Kunden\n" + tail, []string{"6:14 comment-cut"}},
	{"hash after a quotation", head + "motto: \"Platz\" #1\n" + tail, []string{"5:16 comment-cut"}},
	{"hash in brackets", head + "signatures: [Team #1, Team #2]\n" + tail, []string{"5:19 comment-cut"}},
	{"hash at the start", head + "motto: #1 in der Region\n" + tail, []string{"5:8 comment-cut"}},
	{"hash at the start of a text that must be", strings.Replace(head, "Unser", "#1", 1) + tail, []string{"4:8 comment-cut"}},
	{"hash at the start of an item", head + "signatures:\n  - #Team\n  - Lager\n" + tail, []string{"6:5 comment-cut"}},
	{"hash at the start of a principle", head + "principles:\n  - title: #wir\n    text: #1\n  - text: Zwei.\n", []string{"6:12 comment-cut", "7:11 comment-cut"}},
	{"comment in place of a text", head + "motto:  # kommt noch\nintro: # kommt noch\noutro:\n#motto: Ach\n" + tail, nil},
	{"comment above a list", strings.Replace(head+tail, "principles:", "principles: #hier", 1), nil},
	{"comment after a quotation", head + "motto: \"Platz # 1\" # abstimmen\n" + tail, nil},
	{"comment with two spaces", head + "motto: Wir sind für Sie da.  # noch abstimmen\n" + tail, nil},
	{"comment after a single word", "leitbild: 1 # Formatversion\nlang: de # Sprache\norganization: Muster GmbH  # Firma\ntitle: Leitbild\n" + tail, nil},
	{"at sign at the start", head + "contact: @muster\n" + tail, []string{"5:10 reserved-character"}},
	{"per cent sign at the start", head + "motto: %-Jäger\n" + tail, []string{"5:8 reserved-character"}},
	{"per cent sign at the start of a line", "%Kundenleitbild\n" + head + tail, []string{"1:1 reserved-character"}},
	{"backtick at the start", head + "motto: `Jeder` zählt\n" + tail, []string{"5:8 reserved-character"}},
	{"asterisk at the start", head + "motto: *Jeder* zählt\n" + tail, []string{"5:8 reserved-character"}},
	{"two asterisks at the start", head + "motto: **Jeder** zählt\n" + tail, []string{"5:8 reserved-character"}},
	{"ampersand at the start", "leitbild: 1\nlang: de\norganization: &Co. KG\ntitle: Leitbild\n" + tail, []string{"3:15 swallowed-text.anchor"}},
	{"exclamation mark at the start", head + "motto: !Wichtig für uns\n" + tail, []string{"5:8 swallowed-text.tag"}},
	{"question mark at the start", head + "motto: ? Warum\n" + tail, []string{"5:8 reserved-character"}},
	{"comma at the start", head + "motto: , sagen wir\n" + tail, []string{"5:8 reserved-character"}},
	{"bracket at the start", head + "motto: [Entwurf] Jeder zählt\n" + tail, []string{"5:8 reserved-character"}},
	{"brackets around a text", head + "motto: [Jeder zählt]\n" + tail, []string{"5:8 wrong-type.bracket-for-text"}},
	{"colour in brackets", head + "brand:\n  color: [11, 95, 165]\n" + tail, []string{"6:10 wrong-type.bracket-for-color"}},
	{"colour in brackets by ink", head + "brand:\n  color: [90, 60, 0, 10]\n" + tail, []string{"6:10 wrong-type.bracket-for-color"}},
	{"colour in brackets, none", head + "brand:\n  color: [blau]\n" + tail, []string{"6:10 wrong-type.bracket-for-color"}},
	{"weight by name", head + "brand:\n  fonts: {heading: a.ttf, heading_weight: bold}\n" + tail, []string{"6:43 malformed.weight"}},
	{"weight by another name", head + "brand:\n  fonts: {text: a.ttf, text_weight: dick}\n" + tail, []string{"6:37 malformed.weight"}},
	{"braces as placeholder", "leitbild: 1\nlang: de\norganization: {Firma}\ntitle: Leitbild\n" + tail, []string{"3:15 wrong-type.bracket-for-text"}},
	{"bracket not closed", head + "signatures: [Leitung, Team\n" + tail, []string{"5:13 unclosed-bracket"}},
	{"bracket too many", head + "signatures: [Leitung, Team]]\n" + tail, []string{"5:28 stray-bracket"}},
	{"comma missing in brackets", head + "signatures: [\"Leitung\" \"Team\"]\n" + tail, []string{"5:24 unclosed-bracket.inside"}},
	{"greater-than sign at the start", head + "motto: > 90 % zufrieden\n" + tail, []string{"5:8 block-text"}},
	{"text in the line of the bar", head + "motto: | Jeder zählt\n" + tail, []string{"5:8 block-text"}},
	{"text under a bar not indented", head + "intro: |\nJeder zählt.\nJeder Einzelne.\n" + tail, []string{"6:1 indentation.block"}},
	{"text under a bar indented unevenly", head + "intro: |\n    Jeder zählt.\n  Jeder Einzelne.\n" + tail, []string{"7:3 indentation.block"}},
	{"backslash in quotation marks", head + "motto: \"C:\\Kunden\\Plakat\"\n" + tail, []string{"5:11 escape"}},
	{"key without a space after the colon", head + "motto:Jeder zählt\n" + tail, []string{"5:6 colon-space"}},
	{"first key without a space", "leitbild:1\nlang: de\norganization: Muster\ntitle: Leitbild\n" + tail, []string{"1:9 colon-space"}},
	{"key of a principle without a space", head + "principles:\n  - title: Jeder zählt\n    text:Darum zählt er.\n", []string{"7:9 colon-space"}},
	{"first key of a principle without a space", head + "principles:\n  - title:Jeder zählt\n    text: Darum zählt er.\n", []string{"6:10 colon-space"}},
	{"key without a colon", head + "motto Jeder zählt\n" + tail, []string{"5:6 missing-colon"}},
	{"first key without a colon", "leitbild 1\nlang: de\norganization: Muster\ntitle: Leitbild\n" + tail, []string{"1:9 missing-colon"}},
	{"principles without a colon", head + "principles\n  - text: Darum zählt er.\n", []string{"5:11 missing-colon"}},
	{"key of a principle without a colon", head + "principles:\n  - title: Jeder zählt\n    text Darum zählt er.\n", []string{"7:9 missing-colon"}},
	{"key of a principle without a colon, too deep", head + "principles:\n  - title: Jeder zählt\n      text Darum zählt er.\n", []string{"7:11 missing-colon"}},
	{"equals sign", head + "motto = Jeder zählt\n" + tail, []string{"5:7 missing-colon.equals"}},
	{"equals signs everywhere", "title = Leitbild\nlang = de\n", []string{"1:1 no-keys.equals"}},
	{"text that goes on without indentation", head + "motto: Jeder zählt,\nUnd das jeden Tag.\n" + tail, []string{"6:1 indentation.text"}},
	{"text that goes on in small letters", head + "motto: Jeder zählt,\nund das jeden Tag.\n" + tail, []string{"6:1 missing-colon.or-indent"}},
	{"key indented too far", head + "  motto: Jeder zählt\n" + tail, []string{"5:3 indentation.deeper"}},
	{"key of a principle indented too far", head + "principles:\n  - title: Jeder zählt\n      text: Darum.\n", []string{"7:7 indentation.deeper"}},
	{"key of a principle not indented enough", head + "principles:\n  - title: Jeder zählt\n   text: Darum.\n", []string{"7:4 indentation"}},
	{"key of a principle under the hyphen", head + "principles:\n  - title: Jeder zählt\n  text: Darum.\n", []string{"7:3 indentation"}},
	{"key of a principle at the left edge", head + "principles:\n  - title: Jeder zählt\ntext: Darum.\n", []string{"7:1 unknown-key.elsewhere"}},
	{"list item indented too little", head + "principles:\n  - text: Eins.\n - text: Zwei.\n", []string{"7:2 indentation"}},
	{"list item indented too far", head + "principles:\n  - text: Eins.\n    note: Klein.\n   - text: Zwei.\n", []string{"8:4 indentation"}},
	{"first of three items indented too far", head + "principles:\n   - text: Eins.\n     note: Klein.\n  - text: Zwei.\n  - text: Drei.\n", []string{"6:4 indentation"}},
	{"second of three items indented too little", head + "principles:\n  - text: Eins.\n - text: Zwei.\n   note: Klein.\n  - text: Drei.\n", []string{"7:2 indentation"}},
	{"key at the left edge between items", head + "principles:\n  - title: Eins\ntext: Eins.\n  - title: Zwei\n    text: Zwei.\n", []string{"7:1 indentation"}},
	{"top key indented like an item's", head + tail + "  motto: Jeder zählt\n", []string{"8:3 indentation"}},
	{"key of the labels indented unevenly", head + "labels:\n    date: Stand\n  link: Mehr\n" + tail, []string{"7:3 indentation"}},
	{"first item without a hyphen", head + "principles:\n    text: Eins.\n  - text: Zwei.\n", []string{"6:5 missing-dash"}},
	{"first text without a hyphen", head + "signatures:\n    Leitung\n  - Team\n" + tail, []string{"6:5 missing-dash"}},
	{"first item of a list without a space", head + "principles:\n  -title: Eins\n    text: Eins.\n  - text: Zwei.\n", []string{"6:3 dash-space", "8:5 warning mixed-headlines"}},
	{"first item of a list with a dash", head + "principles:\n  – text: Eins.\n    note: Klein.\n  – text: Zwei.\n", []string{"6:3 list-mark", "8:3 list-mark"}},
	{"semicolon for a colon", head + "motto; Jeder zählt\n" + tail, []string{"5:6 missing-colon.semicolon"}},
	{"no colon before a quoted text with one", head + "principles:\n  - text \"Merke: Jeder zählt.\"\n", []string{"6:9 missing-colon"}},
	{"no space before a quoted text with a colon", head + "principles:\n  - text:\"Merke: Jeder zählt.\"\n", []string{"6:9 colon-space"}},
	{"quotation mark closed by a later one", head + "motto: \"Jeder zählt\nintro: \"Merke: deshalb\"\n" + tail, []string{"5:8 unclosed-quote"}},
	{"list item of texts indented too far", head + "signatures:\n  - Leitung\n    - Team\n" + tail, []string{"7:5 indentation"}},
	{"first lines indented", "  leitbild: 1\n  lang: de\norganization: Muster\ntitle: Leitbild\n" + tail, []string{"1:3 indentation"}},
	{"principles without hyphens", head + "principles:\n  title: Jeder zählt\n  text: Darum zählt er.\n", []string{"6:3 wrong-type.mapping-for-list"}},
	{"principles as plain texts", head + "principles:\n  - Jeder zählt.\n  - Jeder Einzelne.\n", []string{"6:5 wrong-type.text-for-mapping", "7:5 wrong-type.text-for-mapping"}},
	{"text where a list is wanted", head + "signatures: Geschäftsführung\n" + tail, []string{"5:13 wrong-type.text-for-list"}},
	{"list where a text is wanted", head + "motto:\n  - Jeder\n  - zählt\n" + tail, []string{"6:3 wrong-type.list-for-text"}},
	{"keys where a text is wanted", head + "motto:\n  text: Jeder zählt\n" + tail, []string{"6:3 wrong-type.mapping-for-text"}},
	{"poster as a text", head + "poster: A2\n" + tail, []string{"5:9 wrong-type.text-for-mapping"}},
	{"poster as a list", head + "poster:\n  - size: A2\n" + tail, []string{"6:3 wrong-type.list-for-mapping"}},
	{"ja for true", head + "poster:\n  marks: ja\n" + tail, []string{"6:10 not-allowed.boolean"}},
	{"nein for false", head + "poster:\n  marks: nein\n" + tail, []string{"6:10 not-allowed.boolean"}},
	{"quoted true", head + "poster:\n  marks: \"true\"\n" + tail, []string{"6:10 not-allowed.boolean"}},
	{"Windows line ends", strings.ReplaceAll(head+tail, "\n", "\r\n"), nil},
	{"Windows line ends and a slip", strings.ReplaceAll(head+"motto: Wir sagen: ja\n"+tail, "\n", "\r\n"), []string{"5:17 colon-in-text"}},
	{"byte order mark", "\uFEFF" + head + tail, nil},
	{"second document", head + tail + "---\ntitle: Noch eins\n", []string{"8:1 second-document"}},
	{"end mark and more", head + tail + "...\ntitle: Noch eins\n", []string{"8:1 second-document"}},
	{"document marks around the charter", "---\n" + head + tail + "---\n", nil},
	{"key twice", head + "title: Anders\n" + tail, []string{"5:1 duplicate-key"}},
	{"two principles in one", head + "principles:\n  - title: Eins\n    text: Eins.\n    title: Zwei\n    text: Zwei.\n", []string{"8:5 duplicate-key", "9:5 duplicate-key"}},
	{"German key", head + "untertitel: Wofür\n" + tail, []string{"5:1 unknown-key"}},
	{"German keys for required ones", "leitbild: 1\nSprache: de\nFirma: Muster\nTitel: Leitbild\nGrundsätze:\n  - Satz: Jeder zählt.\n", []string{"2:1 unknown-key", "3:1 unknown-key", "4:1 unknown-key", "5:1 unknown-key"}},
	{"key with a slip of the finger", head + "moto: Jeder zählt\n" + tail, []string{"5:1 unknown-key"}},
	{"key in typographic quotes", head + "„motto“: Jeder zählt\n" + tail, []string{"5:1 unknown-key"}},
	{"unheard-of key", head + "zzz: Jeder zählt\n" + tail, []string{"5:1 unknown-key"}},
	{"poster key at the top, with a poster block", head + "size: A2\nposter:\n  marks: true\n" + tail, []string{"5:1 unknown-key.elsewhere"}},
	{"key without a colon in the poster block", head + tail + "poster:\n  size A2\n", []string{"9:7 missing-colon"}},
	{"lines in place of items", head + "signatures:\n  Geschäftsführung\n  Team\n" + tail, []string{"6:3 wrong-type.text-for-list"}},
	{"numbered list", head + "principles:\n  1. Jeder zählt\n  2. Wir helfen\n", []string{"6:3 list-mark"}},
	{"poster key at the top", head + "size: A2\n" + tail, []string{"5:1 unknown-key.elsewhere"}},
	{"top key in a principle", head + "principles:\n  - text: Darum.\n    motto: Jeder zählt\n", []string{"7:5 unknown-key.root"}},
	{"nothing after a key", "leitbild: 1\nlang: de\norganization:\ntitle: \"  \"\nsubtitle:\n" + tail, []string{"3:1 empty", "4:8 empty"}},
	{"no principles", head + "principles:\n", []string{"5:1 empty.list"}},
	{"empty principle", head + "principles:\n  - text: Darum.\n  -\n", []string{"7:4 empty.item"}},
	{"empty file", "", []string{"0:0 empty-file"}},
	{"only blank lines", "\n \n\n", []string{"0:0 empty-file"}},
	{"only comments", "# Leitbild\n# der Firma\n", []string{"0:0 empty-file.comments"}},
	{"only text", "Unser Kundenleitbild\n\nJeder zählt.\n", []string{"1:1 no-keys"}},
	{"only a list", "- Jeder zählt.\n- Jeder Einzelne.\n", []string{"1:1 no-keys.list"}},
	{"JSON", `{"leitbild": 1, "lang": "de", "organization": "Muster", "title": "Leitbild", "principles": [{"text": "Jeder zählt."}]}`, nil},
	{"JSON with a missing comma", "{\"leitbild\": 1,\n \"lang\": \"de\"\n \"title\": \"Leitbild\"}\n", []string{"3:2 unclosed-bracket.inside"}},
	{"Word document", "PK\x03\x04\x14\x00\x06\x00", []string{"0:0 not-text.word"}},
	{"old Word document", "\xD0\xCF\x11\xE0\xA1\xB1", []string{"0:0 not-text.word"}},
	{"RTF", "{\\rtf1\\ansi Leitbild}", []string{"0:0 not-text.rtf"}},
	{"the poster itself", "%PDF-1.7\n", []string{"0:0 not-text.pdf"}},
	{"a picture", "\x89PNG\r\n\x1a\n", []string{"0:0 not-text.picture"}},
	{"web page", "<!DOCTYPE html><p>Leitbild", []string{"0:0 not-text.html"}},
	{"web page after an empty line", "\n<!doctype html><p>Leitbild", []string{"0:0 not-text.html"}},
	{"font", "\x00\x01\x00\x00\x00\x11\x01\x00\x00\x04\x00\x10GDEF6\x9f7\xaf\x00\x01\x03x\x00\x00\x00\xf2GPOS\xd2\xaf\x9a\xed\x00\x01\x04l\x00\x00\x4f\x80", []string{"0:0 not-text.other"}},
	{"program", "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00\x01\x00\x00\x00\xd0#", []string{"0:0 not-text.other"}},
	{"nothing but zeros", strings.Repeat("\x00", 5000), []string{"0:0 not-text.other"}},
	{"UTF-32 without a mark", "l\x00\x00\x00e\x00\x00\x00i\x00\x00\x00t\x00\x00\x00", []string{"0:0 not-text.utf-32"}},
	{"more than a mebibyte", strings.Repeat("a", 1<<20+1), []string{"0:0 too-large"}},
	{"mark at the beginning twice", "\uFEFF\uFEFF" + head + tail, nil},
	{"Windows-1252", strings.ReplaceAll(head+tail, "ä", "\xe4"), []string{"6:19 encoding"}},
	{"text garbled by a wrong encoding", head + "motto: FÃ¼r Sie\n" + tail, []string{"5:9 warning encoding.double"}},
	{"German date", head + "date: 22.11.2026\n" + tail, []string{"5:7 malformed.date"}},
	{"date written out", head + "date: 22. November 2026\n" + tail, []string{"5:7 malformed.date"}},
	{"date without a day", head + "date: November 2026\n" + tail, []string{"5:7 malformed.date"}},
	{"day that is in no calendar", head + "date: 2026-02-30\n" + tail, []string{"5:7 no-such-date"}},
	{"link without https", head + "link: www.muster.de/leitbild\n" + tail, []string{"5:7 malformed.link"}},
	{"language as a word", strings.Replace(head, "lang: de", "lang: Deutsch", 1) + tail, []string{"2:7 malformed.lang"}},
	{"language in capitals", strings.Replace(head, "lang: de", "lang: DE", 1) + tail, []string{"2:7 malformed.lang"}},
	{"locale as language", strings.Replace(head, "lang: de", "lang: de_AT", 1) + tail, []string{"2:7 malformed.lang"}},
	{"language without words", strings.Replace(head, "lang: de", "lang: sv", 1) + tail, []string{"2:7 warning unknown-language"}},
	{"language without words, date given", strings.Replace(head, "lang: de", "lang: sv", 1) + "date: 2026-11-22\n" + tail, []string{"2:7 warning unknown-language.labels"}},
	{"paper without a unit", head + "poster:\n  size: 50x70\n" + tail, []string{"6:9 unknown-paper.no-unit"}},
	{"unknown paper", head + "poster:\n  size: A9\n" + tail, []string{"6:9 unknown-paper.unknown"}},
	{"paper with its orientation", head + "poster:\n  size: A3 quer\n" + tail, []string{"6:9 unknown-paper.unknown"}},
	{"tiny paper", head + "poster:\n  size: 5x7mm\n" + tail, []string{"6:9 unknown-paper.small"}},
	{"huge paper", head + "poster:\n  size: 50x70m\n" + tail, []string{"6:9 unknown-paper.large"}},
	{"German orientation", head + "poster:\n  orientation: Querformat\n" + tail, []string{"6:16 not-allowed.orientation"}},
	{"bleed without a unit", head + "poster:\n  bleed: 3\n" + tail, []string{"6:10 malformed.bleed"}},
	{"bleed too large", head + "poster:\n  bleed: 3cm\n" + tail, []string{"6:10 out-of-range"}},
	{"distance without a unit", head + "poster:\n  distance: 2\n" + tail, []string{"6:13 malformed.distance"}},
	{"distance out of range", head + "poster:\n  distance: 5cm\n" + tail, []string{"6:13 out-of-range"}},
	{"colour that becomes a comment", head + "brand:\n  color: #0B5FA5\n" + tail, []string{"6:10 comment-cut.color"}},
	{"colour that becomes a comment, with a remark", head + "brand:\n  color: #0B5FA5 # Hausfarbe\n" + tail, []string{"6:10 comment-cut.color"}},
	{"colour in brackets that becomes a comment", head + "brand: {color: #0B5FA5}\n" + tail, []string{"5:16 comment-cut.color"}},
	{"colour under its German name", head + "marke:\n  farbe: #0B5FA5\n" + tail, []string{"5:1 unknown-key", "6:10 comment-cut.color"}},
	{"colour in German", head + "brand:\n  color: Blau\n" + tail, []string{"6:10 unknown-color.unknown"}},
	{"colour with a slip", head + "brand:\n  color: nvay\n" + tail, []string{"6:10 unknown-color.unknown"}},
	{"no colour", head + "brand:\n  color: wie unser Logo\n" + tail, []string{"6:10 unknown-color.unknown"}},
	{"colour without the hash", head + "brand:\n  color: 0B5FA5\n" + tail, []string{"6:10 unknown-color.without-hash"}},
	{"colour of figures without the hash", head + "brand:\n  color: 005500\n" + tail, []string{"6:10 unknown-color.without-hash"}},
	{"colour in typographic quotation marks", head + "brand:\n  color: „#0B5FA5“\n" + tail, []string{"6:10 info typographic-quotes", "6:10 unknown-color.unknown"}},
	{"colour with a digit too few", head + "brand:\n  color: \"#0B5FA\"\n" + tail, []string{"6:10 unknown-color.digits"}},
	{"transparent colour", head + "brand:\n  color: \"#0B5FA5FF\"\n" + tail, []string{"6:10 unknown-color.opacity"}},
	{"transparent colour in numbers", head + "brand:\n  color: rgba(11, 95, 165, 0.5)\n" + tail, []string{"6:10 unknown-color.opacity"}},
	{"colour with a number too few", head + "brand:\n  color: rgb(11, 95)\n" + tail, []string{"6:10 unknown-color.count"}},
	{"colour with a number too large", head + "brand:\n  color: rgb(11 95 300)\n" + tail, []string{"6:10 unknown-color.range"}},
	{"colour with a word for a number", head + "brand:\n  color: hsl(blau 88% 35%)\n" + tail, []string{"6:10 unknown-color.number"}},
	{"colour with commas in brackets", head + "brand: {color: rgb(11, 95, 165)}\n" + tail, []string{"5:16 unknown-color.open", "5:24 unknown-key", "5:28 unknown-key"}},
	{"inks as fractions", head + "brand:\n  color: cmyk(0.9 0.6 0 0.1)\n" + tail, []string{"6:10 unknown-color.fractions"}},
	{"name of an ink", head + "brand:\n  color: HKS 43\n" + tail, []string{"6:10 unknown-color.ink"}},
	{"colour at the top", head + "color: blue\n" + tail, []string{"5:1 unknown-key.elsewhere"}},
	{"colour of the poster", head + "poster:\n  farbe: blau\n" + tail, []string{"6:3 unknown-key.elsewhere"}},
	{"brand without its key", head + "brand: blue\n" + tail, []string{"5:8 wrong-type.text-for-mapping"}},
	{"long colour", head + "brand:\n  color: rgb(11 95 165) oder rgb(11 95 165) oder rgb(11 95 165) oder rgb(11 95 165) oder blau\n" + tail, []string{"6:10 too-long"}},
	{"wrong version", "leitbild: 2\n" + head[12:] + tail, []string{"1:11 not-allowed.version"}},
	{"title too long", strings.Replace(head, "Unser", strings.Repeat("Unser ", 20), 1) + tail, []string{"4:8 too-long"}},
	{"too many signatures", head + "signatures: [A, B, C, D, E, F, G]\n" + tail, []string{"5:32 too-many-items"}},
	{"principle without text", head + "principles:\n  - title: Jeder zählt\n", []string{"6:5 missing-key.in"}},
	{"nearly nothing", "title: Leitbild\n", []string{"0:0 missing-key", "0:0 missing-key", "0:0 missing-key", "0:0 missing-key"}},
	{"some headlines", head + "principles:\n  - title: Eins\n    text: Eins.\n  - text: Zwei.\n", []string{"8:5 warning mixed-headlines"}},
	{"control character", head + "motto: Jeder\x07 zählt\n" + tail, []string{"5:13 control-character.control"}},
	{"terminal sequence", head + "motto: \x1b[31mRot\n" + tail, []string{"5:8 control-character.escape"}},
	{"terminal sequence by an escape, after umlauts", head + "motto: \"äöü\\e\"\n" + tail, []string{"5:12 control-character.escape"}},
	{"terminal sequence by an escape", head + "motto: \"Rot \\e[31m\"\n" + tail, []string{"5:13 control-character.escape"}},
	{"reversed writing direction", head + "motto: Jeder \u202Etlhäz\n" + tail, []string{"5:14 control-character.bidi"}},
	{"NUL", head + "motto: Jeder\x00zählt\n" + tail, []string{"5:13 control-character.nul"}},
	{"line separator", head + "motto: Jeder\u2028zählt\n" + tail, []string{"5:13 control-character.line"}},
	{"mark in the middle", head + "motto: Jeder \uFEFFzählt\n" + tail, []string{"5:14 control-character.invisible"}},
	{"key that is none", head + "? motto\n: Jeder zählt\n" + "[a, b]: c\n" + tail, []string{"7:1 complex-key"}},
	{"alias of itself", head + "motto: &a [*a]\n" + tail, []string{"5:12 too-many-aliases.itself"}},
	{"text in two quotations", head + "motto: \"Jeder\"\n  \"zählt\"\n" + tail, []string{"6:3 text-after-quote"}},
}

func TestSlips(t *testing.T) {
	words := map[string]catalogue{"en": readWords(t, "en"), "de": readWords(t, "de")}
	var said strings.Builder
	for _, s := range slips {
		c, doc, findings := Read("leitbild.yaml", []byte(s.input))
		var got []string
		fmt.Fprintf(&said, "== %s\n", s.name)
		for _, f := range findings {
			got = append(got, short(f))
			fmt.Fprintf(&said, "%s\n", short(f))
			if f.Pos.Line > 0 {
				fmt.Fprintf(&said, "   | %s\n", strings.ReplaceAll(doc.Line(f.Pos.Line), "\t", "→"))
			}
			for _, lang := range []string{"en", "de"} {
				fmt.Fprintf(&said, "   %s: %s\n", lang, words[lang].render(t, f, ""))
				if hint := words[lang].render(t, f, ".hint"); hint != "" {
					fmt.Fprintf(&said, "       %s\n", hint)
				}
			}
		}
		said.WriteString("\n")
		if strings.Join(got, ", ") != strings.Join(s.want, ", ") {
			t.Errorf("%s: got %v, want %v", s.name, got, s.want)
		}
		if (c == nil) != source.HasError(findings) {
			t.Errorf("%s: a charter comes with errors, or none without", s.name)
		}
	}
	golden := filepath.Join("testdata", "slips.txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(said.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if said.String() != string(want) {
		t.Errorf("what the slips say differs from %s; look at it, and rewrite it with -update", golden)
	}
}

// short is a finding as the table of slips writes it.
func short(f source.Finding) string {
	s := fmt.Sprintf("%d:%d ", f.Pos.Line, f.Pos.Col)
	if f.Severity != source.Error {
		s += f.Severity.String() + " "
	}
	s += f.Rule
	if v, ok := f.Args["variant"].(string); ok {
		s += "." + v
	}
	return s
}

// catalogue is one language's words of findings.
type catalogue map[string]json.RawMessage

func readWords(t *testing.T, lang string) catalogue {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "cmd", "leitbild", "words", "findings."+lang+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var c catalogue
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// render fills the words for a finding as the program does; "" when there are none for the
// suffix.
func (c catalogue) render(t *testing.T, f source.Finding, suffix string) string {
	t.Helper()
	id := f.Rule
	if v, ok := f.Args["variant"].(string); ok {
		id += "." + v
	}
	raw, ok := c[id+suffix]
	if !ok {
		if suffix == "" {
			t.Errorf("the catalogue has no words for %s", id)
		}
		return ""
	}
	var text string
	if json.Unmarshal(raw, &text) != nil {
		var forms map[string]string
		if err := json.Unmarshal(raw, &forms); err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		text = forms["other"]
		if f.Args["Count"] == 1 {
			text = forms["one"]
		}
	}
	tmpl, err := template.New(id).Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	var b strings.Builder
	if err := tmpl.Execute(&b, f.Args); err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	if strings.Contains(b.String(), "<no value>") {
		t.Errorf("%s: an argument is missing: %s", id+suffix, b.String())
	}
	return b.String()
}
