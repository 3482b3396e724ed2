package py

import "unsafe"

// shortStr is the length up to which the bytes of a str that is cut out of
// another one lie in one allocation with it.
const shortStr = 16

// joinShort returns s + t, of shortStr bytes at most.
func joinShort(s, t *Str) *Str {
	x := &struct {
		Str
		text [shortStr]byte
	}{}
	n := copy(x.text[:], s.S)
	n += copy(x.text[n:], t.S)
	x.typ, x.n = &StrType, s.n+t.n
	x.S = unsafe.String(&x.text[0], n)
	return &x.Str
}

// newShortStr returns a str of its own with a copy of s, of shortStr bytes at
// most. The bytes are written before anybody sees the string, never after.
func newShortStr(s string) *Str {
	x := &struct {
		Str
		text [shortStr]byte
	}{}
	n := copy(x.text[:], s)
	x.typ, x.n = &StrType, CountText(s)
	x.S = unsafe.String(&x.text[0], n)
	return &x.Str
}
