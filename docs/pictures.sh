#!/usr/bin/env bash
# Makes the pictures that are committed: the poster and the gallery of the README, one beside
# each example, and the contact sheets in this folder. Needs poppler-utils, imagemagick and
# pngquant. Run it after a change to the layout, as `make pictures`, and look at them.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# picture PDF PNG WIDTH: a page as an optimised picture with a thin edge.
picture() {
	pdftoppm -png -singlefile -scale-to-x "$3" -scale-to-y -1 "$1" "$work/page"
	convert "$work/page.png" -bordercolor '#c8c8cc' -border 1 "$work/edged.png"
	pngquant --force --speed 1 --strip --output "$2" 64 "$work/edged.png"
}

go build -o "$work/leitbild" ./cmd/leitbild
render() { "$work/leitbild" render --quiet --marks=false --bleed 0mm "$@"; }

render examples/standard.de.yaml -o "$work/klar.pdf"
picture "$work/klar.pdf" docs/klar.png 900
"$work/leitbild" themes examples/standard.de.yaml --quiet -o "$work/themes.png"
pngquant --force --speed 1 --strip --output docs/themes.png 128 "$work/themes.png"
for charter in examples/*.yaml; do
	render "$charter" -o "$work/example.pdf"
	picture "$work/example.pdf" "${charter%.yaml}.png" 560
done

go test ./internal/sheet -run TestContactSheets -args -contact "$work" >"$work/log" || { cat "$work/log"; exit 1; }
rm "$work"/{klar,example}.pdf
for pdf in "$work"/*.pdf; do
	pdftoppm -png -singlefile -scale-to 440 "$pdf" "${pdf%.pdf}"
done
mkdir -p docs/contact
for sheet in $(cd "$work" && printf '%s\n' *-[0-9][0-9]-*.png | sed 's/-[0-9][0-9]-.*//' | sort -u); do
	montage "$work/$sheet"-*.png -tile 6x -geometry +8+8 -background '#77777b' "$work/sheet.png"
	pngquant --force --speed 1 --strip --output "docs/contact/$sheet.png" 24 "$work/sheet.png"
done
find docs examples -name '*.png' -size +300k -exec echo "too large:" {} + | tee "$work/large"
test ! -s "$work/large"
