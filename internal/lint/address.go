package lint

// Addresses: what a program reads rather than a person, where every sign counts.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// masked is the text with an "x" in the place of every byte of an address, so that no rule for
// signs sees any: web and mail addresses, paths, names of files, handles.
func masked(s string) string {
	if !strings.ContainsAny(s, "/\\@#.") {
		return s
	}
	out := []byte(s)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		end := len(s)
		if n := strings.IndexFunc(s[i:], unicode.IsSpace); n >= 0 {
			end = i + n
		}
		if from, to := bare(s[i:end]); isAddress(s[i+from : i+to]) {
			for j := i + from; j < i+to; j++ {
				out[j] = 'x'
			}
		}
		i = end
	}
	return string(out)
}

// bare is where in s the marks around it end and begin. A quotation mark at the end stays
// where its partner is inside: q?a='b'.
func bare(s string) (from, to int) {
	core := strings.TrimLeft(s, "([{<\"'„“”‚‘’«»‹›")
	from = len(s) - len(core)
	for {
		r, size := utf8.DecodeLastRuneInString(core)
		rest := core[:len(core)-size]
		isQuote := r == '"' || r == '\''
		switch {
		case core == "",
			isQuote && strings.Count(rest, string(r))%2 == 1,
			r == '.' && strings.HasSuffix(strings.TrimRight(rest, "."), "/"),
			!isQuote && !strings.ContainsRune(".,;:!?…)]}>„“”‚‘’«»‹›–—", r):
			return from, from + len(core)
		}
		core = rest
	}
}

// isAddress reports whether a word without the marks around it is one. A point between letters
// makes no address of an abbreviation: "z.B." has no ending.
func isAddress(s string) bool {
	if len(s) < 2 {
		return false
	}
	lower := strings.ToLower(s)
	for _, prefix := range []string{"www.", "mailto:", "tel:", "/", "./", "../", "~/"} {
		if rest, ok := strings.CutPrefix(lower, prefix); ok && startsLetterLike(rest) {
			return true
		}
	}
	switch {
	case strings.Contains(s, "://"), strings.Contains(s, "\\"):
		return true
	case strings.Contains(s, "/") && strings.Contains(s, "--") && !strings.ContainsAny(s, "\"'"):
		return true
	case s[0] == '#':
		return startsLetterLike(s[1:])
	}
	if i := strings.IndexByte(s, '@'); i >= 0 && startsLetterLike(s[i+1:]) {
		return true
	}
	host := s
	if i := strings.IndexAny(s, "/?#:"); i > 0 {
		host = s[:i]
	}
	return isHost(host) || isFileName(lower)
}

func startsLetterLike(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isLetterLike(r)
}

// isHost reports whether s is made like "muster.de" or "a--b.pdf".
func isHost(s string) bool {
	labels := strings.Split(s, ".")
	last := len(labels) - 1
	if last == 0 || slices.Contains(labels, "") || !isEnding(labels[last]) {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool {
		return !isLetterLike(r) && !strings.ContainsRune(".-_+~%", r)
	})
}

// isEnding reports whether s can end the name of a computer or of a file: at least two letters
// and figures in one case, so that no sentence begins there.
func isEnding(s string) bool {
	if s != strings.ToLower(s) && s != strings.ToUpper(s) {
		return false
	}
	for i, r := range s {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return len(s) >= 2
}

// isFileName reports whether s has one of the usual endings, whatever comes before.
func isFileName(s string) bool {
	i := strings.LastIndexByte(s, '.')
	return i > 0 && slices.Contains([]string{
		"ai", "bmp", "csv", "doc", "docx", "eps", "gif", "htm", "html", "ics", "jpeg", "jpg", "json", "md", "mov", "mp3", "mp4", "odp",
		"ods", "odt", "pdf", "png", "ppt", "pptx", "rtf", "svg", "tif", "tiff", "txt", "vcf", "webp", "xls", "xlsx", "xml", "yaml", "yml", "zip",
	}, s[i+1:])
}
