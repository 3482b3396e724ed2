package collector

import "golang.org/x/sys/unix"

// forgetImage lets go of the pages of the program's file that the process has
// mapped. The kernel maps sixteen around each that is touched, so that after the
// start two thirds of code and constants count as memory of the process; what a
// script needs is a fifth, and comes back from the page cache when touched.
// Only segments that cannot be written are let go: nothing is in them but the
// file's content.
func forgetImage() {
	for _, segment := range readOnlySegments() {
		_ = unix.Madvise(segment, unix.MADV_DONTNEED) // where it is refused, the process stays as large as it is
	}
}
