// Package lang reads the tags of languages.
package lang

import "strings"

// Primary is the language of a BCP 47 tag without its region and the like, in small letters.
func Primary(tag string) string {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return primary
}
