// Package icc is one ICC profile: what it says of itself, and sRGB colours turned into its inks
// and back.
//
// It reads what a print shop hands out: the tables of an output profile for CMYK, of version 4
// (ICC.1:2022-05) or 2 (ICC.1:2001-04). Of other profiles it tells what they are. Conversions are
// those of Little CMS to the tenth of a per cent.
//
// A result is the same on every machine: products are kept apart from sums, so that no
// compiler fuses them, and powers are made of square roots.
package icc

import (
	"bytes"
	"crypto/md5"
	"encoding/binary"
	"fmt"
	"strings"
)

// Reason says why data is no profile, or a profile none for a press.
type Reason string

// The reasons.
const (
	Short    Reason = "short"   // the data ends before the profile does
	Large    Reason = "large"   // more than 16 MiB
	Foreign  Reason = "foreign" // it is not an ICC profile
	Newer    Reason = "version" // Detail is its version, which is none from 2 to 4
	Tags     Reason = "tags"    // its table of tags is damaged
	Missing  Reason = "missing" // it lacks the tag Detail
	Damaged  Reason = "damaged" // its tag Detail is damaged
	NotCMYK  Reason = "space"   // it is for the colour space Detail: "RGB", "GRAY", …
	NotPress Reason = "class"   // it is of the class Detail: "mntr", "scnr", …
	NoPCS    Reason = "pcs"     // its connection space Detail is neither Lab nor XYZ
)

// Error is what is wrong with a profile.
type Error struct {
	Reason Reason
	Detail string
}

func (e *Error) Error() string {
	if e.Detail == "" {
		return "ICC profile: " + string(e.Reason)
	}
	return fmt.Sprintf("ICC profile: %s: %s", e.Reason, e.Detail)
}

// Limits that no profile of a press comes near.
const (
	// MaxSize is the largest profile that is read, in bytes.
	MaxSize = 16 << 20
	maxTags = 256
)

const headerSize = 128

// Profile is an ICC profile. It may be used by several goroutines at once.
type Profile struct {
	data []byte
	tags map[string][]byte

	// What a profile for a press has besides.
	toInks  [intents]*table
	toColor *table
	// black is the black point of the inks by intent, worked out when it is first needed.
	black [intents]func() xyz
	// limit is how much ink the tables have at most, looked up once for all posters.
	limit func() (percent int, known bool)
}

// Read reads a profile and, where it is one for a press, its tables. It keeps data, which must
// not be changed. The error is an *Error.
func Read(data []byte) (*Profile, error) {
	p, err := open(data)
	if err != nil {
		return nil, err
	}
	if p.Press() == nil {
		if err := p.readTables(); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// open checks the header and finds the tags (ICC.1:2022-05, 7.2 and 7.3).
func open(data []byte) (*Profile, error) {
	switch {
	case len(data) < headerSize+4:
		if len(data) >= 40 && string(data[36:40]) == "acsp" {
			return nil, &Error{Reason: Short}
		}
		return nil, &Error{Reason: Foreign}
	case string(data[36:40]) != "acsp":
		return nil, &Error{Reason: Foreign}
	}
	size := binary.BigEndian.Uint32(data)
	switch {
	case size > MaxSize:
		return nil, &Error{Reason: Large}
	case int(size) > len(data) || size < headerSize+4:
		return nil, &Error{Reason: Short}
	}
	p := &Profile{data: data[:size:size], tags: map[string][]byte{}}
	if v := p.Version(); v.Major < 2 || v.Major > 4 {
		return nil, &Error{Newer, v.String()}
	}
	if err := p.findTags(); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *Profile) findTags() error {
	count := int(binary.BigEndian.Uint32(p.data[headerSize:]))
	start := headerSize + 4
	if count < 1 || count > maxTags || start+12*count > len(p.data) {
		return &Error{Reason: Tags}
	}
	for i := range count {
		entry := p.data[start+12*i:]
		name := string(entry[:4])
		offset, length := uint64(binary.BigEndian.Uint32(entry[4:])), uint64(binary.BigEndian.Uint32(entry[8:]))
		if offset < uint64(start+12*count) || length < 8 || offset+length > uint64(len(p.data)) {
			return &Error{Damaged, printable(name)}
		}
		if _, twice := p.tags[name]; twice {
			return &Error{Reason: Tags}
		}
		p.tags[name] = p.data[offset : offset+length]
	}
	return nil
}

// Press is nil if the profile is that of a CMYK press (or another printer), so that colours can
// be converted, else the *Error that says what it is instead.
func (p *Profile) Press() error {
	switch {
	case p.Space() != "CMYK":
		return &Error{NotCMYK, p.Space()}
	case p.Class() != "prtr":
		return &Error{NotPress, p.Class()}
	}
	return nil
}

// Bytes is the profile as it was read, without what may have followed it. It must not be changed.
func (p *Profile) Bytes() []byte { return p.data }

// Space is the colour space of the device: "CMYK", "RGB", "GRAY", "Lab".
func (p *Profile) Space() string { return p.signature(16) }

// Class is what the profile is of: "prtr" a printer or press, "mntr" a screen, "scnr" a scanner
// or camera, "link", "spac", "abst" or "nmcl" something else.
func (p *Profile) Class() string { return p.signature(12) }

// signature is one of four characters from the header, without the spaces that fill it up.
func (p *Profile) signature(at int) string { return printable(string(p.data[at : at+4])) }

// Version is the version of the ICC specification that a profile follows.
type Version struct{ Major, Minor uint8 }

func (v Version) String() string { return fmt.Sprintf("%d.%d", v.Major, v.Minor) }

// Version is the version of the specification that the profile follows: 2 to 4, and what follows
// the point.
func (p *Profile) Version() Version { return Version{p.data[8], p.data[9] >> 4} }

// ID is the MD5 checksum that identifies the profile, worked out from its bytes: those of
// version 2 do not carry it (ICC.1:2022-05, 7.2, “Profile ID field”).
func (p *Profile) ID() [16]byte {
	blank := bytes.Clone(p.data)
	clear(blank[44:48])
	clear(blank[64:68])
	clear(blank[84:100])
	return md5.Sum(blank)
}

// Description is the profile's name, "" if it has none.
func (p *Profile) Description() string { return text(p.tags["desc"]) }

// Condition is the name under which the ICC's registry knows what the profile is made for, such as
// "FOGRA39", "" if the profile does not say (ICC.1:2022-05, charTargetTag).
func (p *Profile) Condition() string {
	name, ok := strings.CutPrefix(text(p.tags["targ"]), "ICCHDAT ")
	if !ok {
		return ""
	}
	return name
}

// Copyright is whose the profile is, "" if it does not say.
func (p *Profile) Copyright() string { return text(p.tags["cprt"]) }
