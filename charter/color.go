// This file reads the colour of the house.

package charter

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"leitbild/internal/color"
	"leitbild/internal/source"
)

// Brand is what a house brings along to every sheet.
type Brand struct {
	Color Color
	// Spot is the name of Color on the press; without a colour there is none.
	Spot  Text
	Fonts Fonts
	// Logo and LogoDark are paths of files beside the charter's or below; the second is for
	// dark grounds.
	Logo, LogoDark Text
}

// Color is a colour of the charter with the text that gives it. Without Text there is none.
//
// Inks (IsCMYK) are mixed for the screen as they look on coated paper; what a press makes of
// them only its profile can tell.
type Color struct {
	color.Color
	Text Text
}

// spot reads the press's name of the house's colour, which needs the colour itself to show
// and may not be that of an ink that every press has (ISO 32000-1, 8.6.6.4).
func (b *building) spot(t, shown Text) Text {
	switch {
	case t.Value == "":
		return Text{}
	case shown.Value == "":
		b.add(source.Finding{Rule: "spot-without-color", Pos: t.Pos, Args: map[string]any{"Name": source.Printable(t.Value)}})
		return Text{}
	case isProcessInk(t.Value):
		b.add(source.Finding{Rule: "spot-reserved", Pos: t.Pos, Args: map[string]any{
			"Name": source.Printable(t.Value), "variant": "ink",
		}})
		return Text{}
	case slices.Contains([]string{"all", "none", "default"}, strings.ToLower(t.Value)):
		b.add(source.Finding{Rule: "spot-reserved", Pos: t.Pos, Args: map[string]any{
			"Name": source.Printable(t.Value), "variant": "word",
		}})
		return Text{}
	case len(t.Value) > mostName:
		b.add(source.Finding{Rule: "spot-too-long", Pos: t.Pos, Args: map[string]any{"Bytes": len(t.Value), "Most": mostName}})
		return Text{}
	}
	return t
}

// mostName is how many bytes a name may have in a PDF (ISO 32000-1, annex C.2).
const mostName = 127

// processInks are names of the four inks in the languages of those who write charters: as spot
// colours they would be plates beside those that a press has.
const processInks = "cyan magenta yellow black key " +
	"gelb schwarz zyan jaune noir ciano giallo nero amarillo negro geel zwart"

func isProcessInk(name string) bool {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == '-' || r == '\u00a0' })
	if len(words) > 1 && (words[0] == "process" || words[0] == "prozess") {
		words = words[1:]
	}
	return len(words) == 1 && slices.Contains(strings.Fields(processInks), words[0])
}

// longestColor is the length of a text that may be a colour, as the schema has it; what is longer
// it has refused.
const longestColor = 60

// color reads a colour. A text that is too long for one has been reported by the schema.
func (b *building) color(t Text) Color {
	if t.Value == "" || source.Length(t.Value) > longestColor {
		return Color{}
	}
	parsed, err := color.Parse(t.Value)
	var e *color.ParseError
	if errors.As(err, &e) {
		b.add(source.Finding{Rule: "unknown-color", Pos: t.Pos, Args: colorArgs(e)})
		return Color{}
	}
	return Color{Color: parsed, Text: t}
}

// colorArgs are the arguments with which the words of the rule unknown-color are filled.
func colorArgs(e *color.ParseError) map[string]any {
	args := map[string]any{
		"Value": source.Printable(e.Input), "variant": string(e.Reason),
		"Have": e.Have, "Want": e.Want, "Notation": e.Notation,
		"Part": source.Printable(e.Part), "Least": e.Least, "Most": e.Most,
		"Example": colorExample(e.Notation),
	}
	meant := e.Meant
	if e.Reason == color.Unknown {
		meant = meantColor(e.Input)
	}
	if strings.HasPrefix(meant, "#") {
		meant = source.Quoted(meant)
	}
	if meant != "" {
		args["Suggestion"] = meant
	}
	return args
}

// colorExample shows a notation.
func colorExample(notation string) string {
	switch notation {
	case "rgb":
		return "rgb(11 95 165)"
	case "hsl":
		return "hsl(207 88% 35%)"
	case "oklch":
		return "oklch(0.48 0.13 250)"
	case "cmyk":
		return "cmyk(90 60 0 10)"
	}
	return `"#0B5FA5"`
}

// meantColor is the colour that was probably meant by a text that is none: a colour within
// quotation marks that YAML does not know, a German name, a name with a slip of the finger.
func meantColor(s string) string {
	bare := strings.Trim(s, " \u00a0\"'`„“”‚‘’»«;,.")
	if c, err := color.Parse(bare); err == nil && bare != s {
		if strings.HasPrefix(bare, "#") {
			return c.RGB.String()
		}
		return bare
	}
	word := strings.ToLower(bare)
	if name := germanColor(word); name != "" {
		return name
	}
	best, least := "", utf8.RuneCountInString(word)/3+1
	for _, name := range color.Names() {
		if d := source.Distance(word, name); d < least {
			best, least = name, d
		}
	}
	return best
}

// germanColors are names in German, each followed by the name in CSS.
const germanColors = "blau blue hellblau lightblue dunkelblau darkblue marineblau navy königsblau royalblue " +
	"himmelblau skyblue türkis turquoise rot red dunkelrot darkred weinrot maroon bordeaux maroon rosa pink " +
	"grün green hellgrün lightgreen dunkelgrün darkgreen gelb yellow braun brown lila purple violett purple " +
	"schwarz black weiß white weiss white grau gray hellgrau lightgray dunkelgrau dimgray silber silver"

// germanColor is the name in CSS for one in German.
func germanColor(word string) string {
	pairs := strings.Fields(germanColors)
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] == word {
			return pairs[i+1]
		}
	}
	return ""
}

// hiddenColor sharpens the finding that "#" begins a comment where all that the comment hides
// is a colour: "color: #0B5FA5".
func hiddenColor(line string, f source.Finding) source.Finding {
	runes := []rune(line)
	if f.Pos.Col < 1 || f.Pos.Col > len(runes) {
		return f
	}
	before, hidden := strings.TrimSpace(string(runes[:f.Pos.Col-1])), string(runes[f.Pos.Col-1:])
	before, isValue := strings.CutSuffix(before, ":")
	if !isValue {
		return f
	}
	key := strings.TrimSpace(before[strings.LastIndexAny(before, " {,")+1:])
	end := strings.IndexAny(hidden, " \t},")
	if end < 0 {
		end = len(hidden)
	}
	rest := strings.TrimLeft(hidden[end:], " \t")
	if _, err := color.Parse(hidden[:end]); err != nil || rest != "" && !strings.ContainsRune("#},", rune(rest[0])) {
		return f
	}
	f.Args = map[string]any{
		"variant": "color", "Text": source.Printable(hidden[:end]),
		"Fix": source.Printable(key) + ": " + source.Quoted(hidden[:end]),
	}
	return f
}
