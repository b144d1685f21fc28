package pdf

// What the colours of the pages mean: sRGB.

import _ "embed"

// srgb is the profile sRGB2014, "made available by the International Color Consortium, and
// may be copied, distributed, embedded, made, used, and sold without restriction"
// (https://registry.color.org). It is unchanged.
//
//go:embed sRGB2014.icc
var srgb []byte

// outputIntent adds the profile and gives the array that names it
// (ISO 32000-1, 14.11.5; ISO 19005-2, 6.2.3).
func outputIntent(f *file) string {
	profile := f.add(&object{dict: dict{{"N", "3"}, {"Alternate", "/DeviceRGB"}}, stream: srgb})
	return "[<</Type/OutputIntent/S/GTS_PDFA1" +
		"/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)" +
		"/DestOutputProfile " + reference(profile) + ">>]"
}
