// Package templates holds what a user may copy: starter charters, themes, fonts, the words of the
// language check.
package templates

import "embed"

// FS holds charters/*.yaml, themes/*.yaml, lint/*.yaml and fonts/<family>/*.ttf,
// those that are rarely needed packed as *.ttf.gz.
//
//go:embed charters themes fonts lint
var FS embed.FS
