//go:build cgo

package vivarium

// pureGo says that the program holds Go only. This build may have C code in
// it, whose threads Go's runtime does not know and could not lock in, so that
// it cannot be its own worker.
const pureGo = false
