//go:build !cgo

package vivarium

// pureGo says that the program holds Go only, so that it can lock itself in
// and be its own worker.
const pureGo = true
