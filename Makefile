# CGO stays off, so that one static binary is the whole installation.
export CGO_ENABLED = 0

.PHONY: build test lint gen bench fuzz

build:
	go build -trimpath -o bin/vivarium ./cmd/vivarium

test:
	go vet -composites=false ./...
	go test ./...

lint:
	@test -z "$$(gofmt -l .)" || { echo "gofmt would change:"; gofmt -l .; exit 1; }
	go vet -composites=false ./...
	@if command -v golangci-lint >/dev/null; then golangci-lint run; else echo "golangci-lint is not installed; gofmt and vet passed"; fi

gen:
	go generate ./...

bench: build
	sh bench/run.sh

fuzz:
	sh .ci/fuzz 60s
