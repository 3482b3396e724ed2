//go:build linux

package collector

import (
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// What the kernel tells a program about itself: see getauxval(3).
const (
	auxHeaders     = 3 // AT_PHDR: the address of the program headers
	auxHeaderBytes = 4 // AT_PHENT: the bytes of one
	auxHeaderCount = 5 // AT_PHNUM: how many there are
)

// A programHeader is an Elf64_Phdr: see elf(5).
type programHeader struct {
	kind, flags            uint32
	offset                 uint64
	virtual, physical      uint64
	fileBytes, memoryBytes uint64
	align                  uint64
}

const (
	segmentLoaded  = 1 // PT_LOAD
	segmentHeaders = 6 // PT_PHDR
	flagWritable   = 2 // PF_W
)

// readOnlySegments returns the whole pages of the program's loaded segments that
// cannot be written, or nothing if the kernel does not tell where they are.
func readOnlySegments() [][]byte {
	known, _ := unix.Auxv()
	aux := map[uintptr]uintptr{}
	for _, a := range known {
		aux[a[0]] = a[1]
	}
	at := aux[auxHeaders]
	if at == 0 || aux[auxHeaderBytes] != unsafe.Sizeof(programHeader{}) {
		return nil
	}
	headers := unsafe.Slice((*programHeader)(outside(at)), aux[auxHeaderCount])
	base := uintptr(0) // where a position-independent program lies
	for _, h := range headers {
		if h.kind == segmentHeaders {
			base = at - uintptr(h.virtual)
		}
	}
	page := uintptr(os.Getpagesize())
	var segments [][]byte
	for _, h := range headers {
		if h.kind != segmentLoaded || h.flags&flagWritable != 0 {
			continue
		}
		first := (base + uintptr(h.virtual) + page - 1) &^ (page - 1)
		end := (base + uintptr(h.virtual+h.memoryBytes)) &^ (page - 1)
		if first < end {
			segments = append(segments, memory(first, end))
		}
	}
	return segments
}

// memory is what lies between two addresses.
func memory(first, end uintptr) []byte { return unsafe.Slice((*byte)(outside(first)), end-first) }

// outside makes a pointer of an address outside of Go's heap.
func outside(address uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&address)) }
