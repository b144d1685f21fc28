package main

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// mostMemory is what the picture of a sheet of A0 at 150 dpi may need, in kilobytes.
const mostMemory = 400_000

// haze is a picture as a PNG, some of which shines through. It is written row by row: what a
// process has had in memory is counted for those that it starts, too.
func haze(t *testing.T, file *os.File, width, height int) {
	t.Helper()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	chunk := func(name string, data []byte) {
		body := append([]byte(name), data...)
		length := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		_, err := file.Write(binary.BigEndian.AppendUint32(append(length, body...), crc32.ChecksumIEEE(body)))
		must(err)
	}
	var pixels bytes.Buffer
	z, err := zlib.NewWriterLevel(&pixels, zlib.BestSpeed)
	must(err)
	row := make([]byte, 1+4*width) // its filter, then RGBA
	for y := range height {
		for x := 0; y%64 == 0 && x < width; x++ {
			copy(row[1+4*x:], []byte{uint8(x >> 5), uint8(y >> 5), uint8((x + y) >> 6), uint8(100 + y>>6)})
		}
		_, err := z.Write(row)
		must(err)
	}
	must(z.Close())
	const rgba, bits = 6, 8
	_, err = file.WriteString("\x89PNG\r\n\x1a\n")
	must(err)
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(width)), uint32(height))
	chunk("IHDR", append(size, bits, rgba, 0, 0, 0))
	chunk("IDAT", pixels.Bytes())
	chunk("IEND", nil)
	must(file.Close())
}

// TestMemory makes pictures of the largest sheet in every theme, without a logo and with one
// of nearly as many pixels as it may have, some of which shine through.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("it draws some 600 million pixels")
	}
	tool, folder := built(t, "amd64"), t.TempDir()
	logo, err := os.Create(filepath.Join(folder, "logo.png"))
	if err != nil {
		t.Fatal(err)
	}
	haze(t, logo, 8400, 5900)
	plain, err := os.ReadFile("../../examples/standard.de.yaml")
	if err != nil {
		t.Fatal(err)
	}
	house := strings.Replace(string(plain), "\nprinciples:", "\nbrand: {logo: logo.png}\nprinciples:", 1)
	for name, text := range map[string]string{"plain.yaml": string(plain), "house.yaml": house} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, theme := range themeNames() {
		for _, call := range []string{
			"plain.yaml", "plain.yaml --bleed 3mm --marks", "house.yaml --bleed 3mm --marks",
		} {
			if strings.HasPrefix(call, "house") && theme != "mosaik" && theme != "klassik" {
				continue // one with many areas and one with few will do
			}
			command := append([]string{"render", "--png", "--dpi", "150", "--size", "A0", "--theme", theme, "-o", "poster.png", "-q"}, strings.Fields(call)...)
			if had := memoryOf(t, folder, tool, command...); had > mostMemory {
				t.Errorf("%s, %s: %d MB", theme, call, had/1000)
			} else {
				t.Logf("%s, %s: %d MB", theme, call, had/1000)
			}
		}
	}
}

// memoryOf is the most that a program has had in memory, in kilobytes.
func memoryOf(t *testing.T, folder, program string, arguments ...string) int64 {
	t.Helper()
	c := exec.Command(program, arguments...)
	c.Dir = folder
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Fatal("the system does not tell")
	}
	return int64(usage.Maxrss)
}
