//go:build linux

package collector

import (
	"reflect"
	"testing"
	"unsafe"
)

var written = []int{1, 2, 3}

// Code and constants may be forgotten and come back; a variable must not be.
func TestReadOnlySegments(t *testing.T) {
	constant := "lies among the constants"
	places := map[string]uintptr{
		"code":       reflect.ValueOf(TestReadOnlySegments).Pointer(),
		"a constant": uintptr(unsafe.Pointer(unsafe.StringData(constant))),
		"a variable": uintptr(unsafe.Pointer(&written)),
		"the heap":   uintptr(unsafe.Pointer(new(int))),
	}
	found := map[string]bool{}
	for _, segment := range readOnlySegments() {
		first := uintptr(unsafe.Pointer(unsafe.SliceData(segment)))
		for name, place := range places {
			if place >= first && place < first+uintptr(len(segment)) {
				found[name] = true
			}
		}
	}
	if !found["code"] || !found["a constant"] || found["a variable"] || found["the heap"] {
		t.Fatalf("read-only are %v", found)
	}
	forgetImage()
	if written[1] != 2 || constant != "lies among "+"the constants" {
		t.Fatal("the program has changed")
	}
}

// Only whole large pages within a block are asked for, and asking changes nothing.
func TestLarge(t *testing.T) {
	block := make([]byte, 3*hugePage+5)
	block[0], block[len(block)-1] = 1, 2
	for _, size := range []int{0, 1, hugePage - 1, len(block)} {
		Large(uintptr(unsafe.Pointer(&block[0])), uintptr(size))
	}
	if block[0] != 1 || block[len(block)-1] != 2 || block[hugePage] != 0 {
		t.Fatal("the block has changed")
	}
}
