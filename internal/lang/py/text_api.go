package py

// What packages above this one need for working on text.

// IsAlnumRune reports whether str.isalnum holds for r.
func IsAlnumRune(r rune) bool { return isAlnum(r) }

// IsDecimalRune reports whether str.isdecimal holds for r.
func IsDecimalRune(r rune) bool { return isDecimal(r) }

// IsIdentifier reports whether s is a valid name.
func IsIdentifier(s string) bool {
	for i := 0; i < len(s); {
		r, size := DecodeRune(s, i)
		if i == 0 && !isIDStart(r) || !isIDContinue(r) {
			return false
		}
		i += size
	}
	return s != ""
}

// IsBytesLike reports whether v is bytes or a bytearray.
func IsBytesLike(v Value) bool { return isBytesLike(v) }

// BytesOf returns the content of a bytes-like object; that of a bytearray is
// copied, charged.
func (c *Context) BytesOf(v Value) (string, error) { return c.bytesOf(v) }

// CopyText returns part of a text as a str that shares no memory with it,
// charged.
func (c *Context) CopyText(part string) (Value, error) { return c.copyStr(part) }

// CopyBytes is CopyText for bytes.
func (c *Context) CopyBytes(part string) (Value, error) { return c.copyBytes(part) }

// FindText returns the byte offset of needle in s, or -1, charged and in
// linear time.
func (c *Context) FindText(s, needle string) (int, error) { return c.findText(s, needle) }

// BuildList collects what fill adds into a list that the memory meter sees.
func (c *Context) BuildList(fill func(add func(Value) error) error) (Value, error) {
	return c.buildList(fill)
}

// SizeArg converts an argument that is a size (a C ssize_t).
func (c *Context) SizeArg(v Value) (int, error) { return c.sizeArg(v) }

// A Scratch is memory that a builtin works in: charged, and seen by the
// memory meter until Release.
type Scratch struct {
	native Native
	c      *Context
	n      int64
	mark   int
}

// Trace implements Traced.
func (s *Scratch) Trace(func(Value)) int64 { return s.n }

// NewScratch returns an empty Scratch.
func (c *Context) NewScratch() *Scratch {
	s := &Scratch{}
	s.Open(c)
	return s
}

// Open makes s an empty Scratch, whatever it was before.
func (s *Scratch) Open(c *Context) {
	s.c, s.n = c, 0
	s.native.Init(&scratchType, s)
	s.Reopen()
}

// Reopen makes a Scratch that has been released visible again.
func (s *Scratch) Reopen() { s.mark = s.c.Push(s.native.Value()) }

// Grow charges for n more bytes.
func (s *Scratch) Grow(n int) error {
	if err := s.c.Alloc(n); err != nil {
		return err
	}
	s.n += int64(n)
	return nil
}

// Release ends the visibility. Scratches are released in the reverse order of
// their making.
func (s *Scratch) Release() { s.c.Pop(s.mark) }
