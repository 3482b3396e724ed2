package collector

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// A block that is prepared is address space, not memory, until somebody uses it.
func TestAheadTouchesNothing(t *testing.T) {
	const block = 64 << 20
	before := resident(t)
	takeLarge(block)
	if grown := resident(t) - before; grown > block/8 {
		t.Errorf("a block of %d MiB made %d MiB resident", block>>20, grown>>20)
	}
}

// resident returns the bytes of memory that this process has.
func resident(t *testing.T) int {
	t.Helper()
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := strconv.Atoi(strings.Fields(string(text))[1])
	if err != nil {
		t.Fatal(err)
	}
	return pages * os.Getpagesize()
}
