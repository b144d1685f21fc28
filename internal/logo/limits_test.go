package logo

import (
	"encoding/binary"
	"hash/crc32"
	"testing"
)

// pngHead is the beginning of a PNG of colours with opacities.
func pngHead(width, height uint32, depth byte) []byte {
	chunk := binary.BigEndian.AppendUint32([]byte("IHDR"), width)
	chunk = append(binary.BigEndian.AppendUint32(chunk, height), depth, 6, 0, 0, 0)
	head := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), uint32(len(chunk)-4))
	return binary.BigEndian.AppendUint32(append(head, chunk...), crc32.ChecksumIEEE(chunk))
}

// What is too large to be decoded is refused by its first bytes.
func TestPixelLimits(t *testing.T) {
	for _, c := range []struct {
		width, height uint32
		depth         byte
		want          string
		limit         any
	}{
		{8400, 5900, 8, "logo-broken", nil}, // it is read, and there is nothing
		{8400, 6000, 8, "logo-too-large", 50},
		{1 << 30, 1, 8, "logo-too-large", 50},
		{5000, 4900, 16, "logo-broken", nil},
		{8400, 5900, 16, "logo-too-large", 25},
	} {
		l, findings := Read("logo.png", pngHead(c.width, c.height, c.depth))
		if l != nil || len(findings) != 1 || findings[0].Rule != c.want || findings[0].Args["Limit"] != c.limit {
			t.Errorf("%d × %d × %d: %+v", c.width, c.height, c.depth, findings)
		}
	}
}
