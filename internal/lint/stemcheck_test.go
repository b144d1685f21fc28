package lint

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestStemDump(t *testing.T) {
	for lang, file := range map[string]string{"de": "/usr/share/dict/ngerman", "en": "/usr/share/dict/british-english"} {
		l, _ := load(lists(t), lang)
		data, _ := os.ReadFile(file)
		bystem := map[string][]string{}
		for _, w := range strings.Fields(string(data)) {
			s := l.stem(w)
			bystem[s] = append(bystem[s], w)
		}
		seen := map[string]bool{}
		for _, e := range l.entries {
			for _, p := range append(append([]phrase{}, e.phrases...)) {
				if len(p) == 1 {
					for _, f := range p[0].forms {
						if f.stem != "" && !seen[f.stem] {
							seen[f.stem] = true
							fmt.Println(lang, f.stem, ":", strings.Join(bystem[f.stem], " "))
						}
					}
				}
			}
		}
	}
}
