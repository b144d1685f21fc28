package logo

// The parts of a JPEG file (ISO/IEC 10918-1, annex B).

import (
	"bytes"
	"encoding/binary"
)

// Markers of parts.
const (
	markerScan  = 0xDA
	markerAPP0  = 0xE0 // JFIF
	markerAPP1  = 0xE1 // Exif, XMP
	markerAdobe = 0xEE // says how colours are coded
	markerAPP15 = 0xEF
	markerText  = 0xFE
)

// stripJPEG gives a JPEG file without what it says about itself: the camera, the place,
// thumbnails, colour profiles. orientation is how the camera was held, 1 where it was upright.
// The file has been decoded and is sound.
func stripJPEG(data []byte) (plain []byte, orientation int) {
	orientation = 1
	out := append(make([]byte, 0, len(data)), data[:2]...)
	for at := 2; at+4 <= len(data); {
		if data[at] != 0xFF { // filling between parts
			at++
			continue
		}
		marker := data[at+1]
		if marker == 0xFF || marker == 0 || marker >= 0xD0 && marker <= 0xD8 {
			at++
			continue
		}
		if marker == markerScan {
			return append(out, data[at:]...), orientation
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if end > len(data) {
			break
		}
		part := data[at:end]
		if marker == markerAPP1 {
			if o := exifOrientation(part[4:]); o != 0 {
				orientation = o
			}
		}
		if marker == markerAPP0 || marker == markerAdobe || marker < markerAPP0 || marker > markerAPP15 && marker != markerText {
			out = append(out, part...)
		}
		at = end
	}
	return data, orientation
}

// exifOrientation reads it from the first directory of Exif data; 0 where there is none
// (Exif 2.32, 4.6; TIFF 6.0, 2).
func exifOrientation(part []byte) int {
	tiff, found := bytes.CutPrefix(part, []byte("Exif\x00\x00"))
	if !found || len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 0
	}
	const entry, orientation = 12, 0x0112
	for n := range int64(order.Uint16(tiff[at:])) {
		e := at + 2 + n*entry
		if e+entry > int64(len(tiff)) {
			return 0
		}
		if order.Uint16(tiff[e:]) == orientation {
			if v := int(order.Uint16(tiff[e+8:])); v >= 1 && v <= 8 {
				return v
			}
		}
	}
	return 0
}
