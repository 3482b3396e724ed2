package collector

import (
	"strings"
	"unsafe"
)

// takeLarge takes a block of Go's heap, asks for large pages under it and lets it go.
// Nothing has touched it: the room of a strings.Builder is not cleared.
func takeLarge(bytes uint64) {
	var block strings.Builder
	block.Grow(int(bytes))
	Large(uintptr(unsafe.Pointer(unsafe.StringData(block.String()))), uintptr(bytes))
}
