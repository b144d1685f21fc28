// Command fpdf does by fpdf's own means what a simple program would do: it embeds three
// fonts and writes the text of a charter on a sheet of A2. It is what render is measured by.
//
// Its arguments are three font files and the PDF to write; the text comes on standard
// input: the title, then headlines and principles in turn, one a line.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"

	"codeberg.org/go-pdf/fpdf"
)

func main() {
	if err := write(os.Args[1:4], os.Args[4]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(fonts []string, output string) error {
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: fpdf.SizeType{Wd: 420, Ht: 594}})
	for i, name := range []string{"title", "headline", "text"} {
		data, err := os.ReadFile(fonts[i])
		if err != nil {
			return err
		}
		pdf.AddUTF8FontFromBytes(name, "", data)
	}
	const margin, measure = 30, 360
	pdf.SetMargins(margin, margin, margin)
	pdf.AddPage()

	lines := bufio.NewScanner(os.Stdin)
	lines.Scan()
	pdf.SetFont("title", "", 120)
	pdf.MultiCell(measure, 44, lines.Text(), "", "L", false)
	for n := 1; lines.Scan(); n++ {
		pdf.SetFont("headline", "", 28)
		pdf.MultiCell(measure, 14, strconv.Itoa(n)+"  "+lines.Text(), "", "L", false)
		lines.Scan()
		pdf.SetFont("text", "", 24)
		pdf.MultiCell(measure, 11, lines.Text(), "", "L", false)
	}
	return pdf.OutputFileAndClose(output)
}
