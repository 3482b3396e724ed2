package py

import (
	"strings"
	"unsafe"
)

// Exact ASCII strs are allocated as memory without pointers, header and text
// in one: what the header points to is the static StrType and its own text,
// so Go's collector need not look inside. Nothing else may ever be stored
// there.

// strHeader is the size of a Str.
const strHeader = int(unsafe.Sizeof(Str{}))

// newASCII returns a str of n bytes, and the room for its text. The caller
// fills that with ASCII before anybody sees the str, and never after.
func newASCII(n int) (*Str, []byte) {
	s := (*Str)(strMemory(n))
	// A store without a write barrier comes first, which is the check for nil,
	// too: where that reads, fresh memory is mapped twice, once to be read.
	s.hash = 0
	text := (*byte)(unsafe.Add(unsafe.Pointer(s), strHeader))
	s.typ = &StrType
	s.S = unsafe.String(text, n)
	return s, unsafe.Slice(text, n)
}

// asciiCopy returns the str with the ASCII text s.
func asciiCopy(s string) *Str {
	x, text := newASCII(len(s))
	copy(text, s)
	return x
}

// Plain reports whether s is nothing but an ASCII text.
func (s *Str) Plain() bool { return s.flags&flagWide == 0 }

// more returns what follows a Str that has more than its text, otherwise nil.
func (s *Str) more() *strMore {
	if s.flags&flagWide == 0 {
		return nil
	}
	return &(*wideStr)(unsafe.Pointer(s)).strMore
}

// strMemory allocates a header and n bytes. The common sizes are types of
// their own, which Go allocates faster than slices.
func strMemory(n int) unsafe.Pointer {
	switch uint(n+7) / 16 {
	case 0:
		return unsafe.Pointer(new([6]uint64))
	case 1:
		return unsafe.Pointer(new([8]uint64))
	case 2:
		return unsafe.Pointer(new([10]uint64))
	case 3:
		return unsafe.Pointer(new([12]uint64))
	case 4:
		return unsafe.Pointer(new([14]uint64))
	}
	return rawMemory(strHeader + n)
}

// rawMemory allocates n bytes, 64 at least, without pointers. Only the first
// 64 are zeroed: who asks writes all the others. (A strings.Builder grows by
// memory that is not zeroed, which for long texts and ints is a good part of
// their cost.)
func rawMemory(n int) unsafe.Pointer {
	var b strings.Builder
	b.Grow(n)
	b.Write(make([]byte, 64))
	return unsafe.Pointer(unsafe.StringData(b.String()))
}

// newText returns a text of n bytes and the room for it. The caller fills that
// before anybody sees the text, and never after.
func newText(n int) (string, []byte) {
	b := unsafe.Slice((*byte)(rawMemory(n)), n)
	return unsafe.String(unsafe.SliceData(b), n), b
}

// A spareText is the room of a text that grows by +: the texts made one after
// the other are the beginnings of one buffer, and the longest of them, which
// is as long as b, may use what is left behind it.
type spareText struct {
	b    []byte
	mark uint32 // number of the last trace that counted it
}

// text returns all of b, whose bytes are never written again.
func (t *spareText) text() string { return viewText(t.b) }

// viewText is b as a text, for as long as nobody writes to it.
func viewText(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
