# CGO stays off, so that one static binary is the whole installation.
export CGO_ENABLED = 0

.PHONY: build test lint gen bench profile fuzz replay-arm64 vm-drill

build:
	go build -trimpath -ldflags="-s -w" -o bin/vivarium ./cmd/vivarium

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

# Where the programs of bench spend their time, for Go's compiler: after larger
# changes of the engine, on an idle machine.
profile:
	go run -trimpath ./internal/tools/profile -o cmd/vivarium/default.pgo bench/programs/*.py

# A minute for each fuzz target and for random programs against CPython 3.13;
# see the package comment of test/fuzz. Longer: bash .ci/fuzz 1h
fuzz:
	bash .ci/fuzz 60s

# What was recorded here is run again by a build for arm64, under emulation:
# needs qemu-aarch64-static (Debian: qemu-user-static), on amd64.
replay-arm64:
	@command -v qemu-aarch64-static >/dev/null || { echo "qemu-aarch64-static is missing (Debian: qemu-user-static)"; exit 1; }
	sh .ci/replay-arm64

# The jail on other kernels, under systemd, in containers: see test/vm/README.md.
# Boots emulated machines: slow, as root, downloads Debian's packages.
vm-drill:
	sh .ci/vm-drill
