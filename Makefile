# demo makes a poster, man the manual pages, test runs every test, race looks for data races,
# bench prints how fast we are, verapdf lets a validator judge the posters, lint looks at the
# code, golden rewrites the expectations that tests compare with, pictures makes the pictures in
# docs/ and examples/.

GO ?= go
GOFUMPT = mvdan.cc/gofumpt@v0.12.0
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: demo build man test race bench verapdf lint golden pictures

demo: build
	@mkdir -p demo
	@test -e demo/leitbild.yaml || bin/leitbild init demo/leitbild.yaml --quiet
	@bin/leitbild render demo/leitbild.yaml --pdf
	@echo
	@echo "The poster:   demo/leitbild.pdf"
	@echo "Its charter:  demo/leitbild.yaml - change it and run make demo again"

build:
	@CGO_ENABLED=0 $(GO) build -trimpath -ldflags='-s -w' -o bin/ ./cmd/leitbild

man: build
	@SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) bin/leitbild man man --quiet
	@echo "The pages: man -l man/man1/leitbild.1, in German man -l man/de/man1/leitbild.1"

test:
	$(GO) vet ./...
	$(GO) test ./...

# The race detector, which needs a C compiler, looks at our own code alone, once more and at what
# runs beside something else: the command as a user meets it, a few sheets, and the packages below.
# Each program under it would wait for a second before it ends, and the tests run hundreds of them,
# so it is told not to.
race: export GORACE = atexit_sleep_ms=0
race:
	$(GO) test -race -run '^(TestScripts|TestWatch|TestEdit.*)$$' ./cmd/leitbild
	$(GO) test -race -short -run '^TestGeneratedCharters$$' ./internal/sheet
	$(GO) test -race -short $$($(GO) list ./... | grep -v -e /cmd/leitbild$$ -e /internal/sheet$$)

bench:
	$(GO) test -run '^$$' -bench . -benchtime 60x ./cmd/leitbild

# The validator of PDF/A and PDF/UA is fetched once; it needs Maven and Java.
verapdf:
	@jar=$$(.ci/verapdf) && LEITBILD_VERAPDF=$$jar $(GO) test -count=1 -run '^(TestStandards|TestClaimsAreKept)$$' ./cmd/leitbild ./internal/pdf

lint:
	@unformatted=$$($(GO) run $(GOFUMPT) -l .) && if [ -n "$$unformatted" ]; then \
		echo "gofumpt would change:" && echo "$$unformatted" && exit 1; fi
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...

golden:
	$(GO) test $$(grep -rl --include='*_test.go' 'flag.Bool("update"' . | xargs -n1 dirname | sort -u) -update

pictures:
	docs/pictures.sh
