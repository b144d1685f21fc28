// Package templates holds what a user may copy: starter charters, themes, fonts.
package templates

import "embed"

// FS holds charters/*.yaml, themes/*.yaml and fonts/<family>/*.ttf.
//
//go:embed charters themes fonts
var FS embed.FS
