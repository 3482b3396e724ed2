package collector

import "golang.org/x/sys/unix"

// hugePage is the size of the large pages of the machines that we know.
const hugePage = 2 << 20

// Large asks the kernel for large pages under a block of fresh memory: it is
// touched for the first time in pieces of 2 MiB, not 4 KiB, and what walks over it
// in large steps finds its pages in the processor's tables. Only whole large pages
// within the block are asked for.
func Large(start, bytes uintptr) {
	first, end := (start+hugePage-1)&^(hugePage-1), (start+bytes)&^(hugePage-1)
	if first < end {
		_ = unix.Madvise(memory(first, end), unix.MADV_HUGEPAGE) // where it is refused, the pages are small
	}
}
