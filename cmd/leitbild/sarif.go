// Findings in the Static Analysis Results Interchange Format, SARIF 2.1.0 (OASIS, 2020).

package main

import (
	"net/url"
	"slices"
	"strings"

	"leitbild/internal/source"
)

// sarifTop stands for the folder from which files are named (SARIF, 3.14.14); whoever reads
// the log knows where that is.
const sarifTop = "%SRCROOT%"

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool        sarifTool                `json:"tool"`
	Language    string                   `json:"language"`
	Invocations []sarifInvocation        `json:"invocations"`
	Tops        map[string]sarifArtifact `json:"originalUriBaseIds"`
	Artifacts   []sarifFile              `json:"artifacts"`
	Results     []sarifResult            `json:"results"`
	// ColumnKind says what columns count.
	ColumnKind string `json:"columnKind"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"semanticVersion"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID    string    `json:"id"`
	Short sarifText `json:"shortDescription"`
	Help  sarifText `json:"help"`
}

type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Status        int                 `json:"exitCode"`
	Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotification struct {
	Level   string    `json:"level"`
	Message sarifText `json:"message"`
}

type sarifFile struct {
	Location sarifArtifact `json:"location"`
	Roles    []string      `json:"roles"`
}

type sarifArtifact struct {
	URI         string     `json:"uri,omitempty"`
	Top         string     `json:"uriBaseId,omitempty"`
	Description *sarifText `json:"description,omitempty"`
}

type sarifResult struct {
	Rule      string          `json:"ruleId"`
	RuleIndex int             `json:"ruleIndex"`
	Level     string          `json:"level"`
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations"`
	Related   []sarifLocation `json:"relatedLocations,omitempty"`
}

type sarifLocation struct {
	Physical sarifPlace `json:"physicalLocation"`
}

type sarifPlace struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifRegion struct {
	Line   int `json:"startLine"`
	Column int `json:"startColumn"`
}

type sarifText struct {
	Text string `json:"text"`
}

// sarifLog is the log of a run over files that ends with a status.
func (u *ui) sarifLog(files []string, fs []source.Finding, status int) sarifLog {
	rules := u.sarifRules(fs)
	run := sarifRun{
		Tool:        sarifTool{sarifDriver{Name: "leitbild", Version: version, Rules: rules}},
		Language:    u.words.lang,
		Invocations: []sarifInvocation{{Successful: status != statusUsage, Status: status}},
		Tops:        map[string]sarifArtifact{sarifTop: {Description: &sarifText{u.words.say("sarif.top", nil)}}},
		Artifacts:   []sarifFile{},
		Results:     []sarifResult{},
		ColumnKind:  "unicodeCodePoints",
	}
	for _, message := range u.faults {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, sarifNotification{"error", sarifText{message}})
	}
	for _, name := range files {
		run.Artifacts = append(run.Artifacts, sarifFile{u.sarifArtifact(name), []string{"analysisTarget"}})
	}
	for _, f := range fs {
		at := slices.IndexFunc(rules, func(r sarifRule) bool { return r.ID == f.Rule })
		run.Results = append(run.Results, u.sarifResult(f, at))
	}
	return sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	}
}

// sarifRules describes the rules that found something, each once.
func (u *ui) sarifRules(fs []source.Finding) []sarifRule {
	var names []string
	for _, f := range fs {
		names = append(names, f.Rule)
	}
	slices.Sort(names)
	rules := []sarifRule{}
	for _, name := range slices.Compact(names) {
		about := u.words.about(name)
		rules = append(rules, sarifRule{name, sarifText{about}, sarifText{about + " " + u.words.say("sarif.help", nil)}})
	}
	return rules
}

func (u *ui) sarifResult(f source.Finding, rule int) sarifResult {
	level := map[source.Severity]string{source.Error: "error", source.Warning: "warning", source.Info: "note"}[f.Severity]
	r := sarifResult{
		Rule: f.Rule, RuleIndex: rule, Level: level,
		Message:   sarifText{u.advised(f)},
		Locations: []sarifLocation{u.sarifLocation(f.File, f.Pos)},
	}
	for _, p := range f.Also {
		if !p.IsZero() {
			r.Related = append(r.Related, u.sarifLocation(f.File, p))
		}
	}
	return r
}

func (u *ui) sarifLocation(name string, p source.Pos) sarifLocation {
	place := sarifPlace{Artifact: u.sarifArtifact(name)}
	if !p.IsZero() {
		place.Region = &sarifRegion{p.Line, p.Col}
	}
	return sarifLocation{place}
}

// sarifArtifact names a file.
func (u *ui) sarifArtifact(name string) sarifArtifact {
	if name == standardInput {
		return sarifArtifact{URI: "stdin", Description: &sarifText{u.words.say("standard-input", nil)}}
	}
	file, within := u.fromTop(name)
	if within {
		return sarifArtifact{URI: fileURI(file), Top: sarifTop}
	}
	return sarifArtifact{URI: fileURI(file)}
}

// fileURI is the URI of a file whose path has slashes (RFC 8089): of a whole path with its
// scheme, and with the host of a share or the letter of a drive where Windows has them.
func fileURI(name string) string {
	u := url.URL{Path: name}
	switch {
	case strings.HasPrefix(name, "//"):
		u.Scheme = "file"
		u.Host, u.Path, _ = strings.Cut(name[len("//"):], "/")
		u.Path = "/" + u.Path
	case strings.HasPrefix(name, "/"):
		u.Scheme = "file"
	case len(name) > 2 && name[1:3] == ":/":
		u.Scheme, u.Path = "file", "/"+name
	}
	return u.String()
}
