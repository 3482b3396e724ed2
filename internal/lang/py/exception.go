package py

import "fmt"

// A Raised is a Python exception on its way up: the Go error that carries it.
type Raised struct {
	Exc *Exception
}

func (r *Raised) Error() string { return r.Exc.typ.Name }

// A TracebackEntry is one frame that an exception passed through.
type TracebackEntry struct {
	File       string
	Function   string
	Line       int
	Start, End int32 // byte offsets of the failing expression, for the carets
}

// Errorf makes an exception of a builtin type whose only argument is the
// formatted text.
func (c *Context) Errorf(t *Type, format string, args ...any) error {
	text := format
	if len(args) > 0 {
		text = fmt.Sprintf(format, args...)
	}
	if err := c.Alloc(len(text) + 64); err != nil {
		return err
	}
	return c.Raise(t, c.Text(text))
}

// Raise makes an exception of a builtin type with the given arguments.
func (c *Context) Raise(t *Type, args ...Value) error {
	if err := c.Alloc(exceptionBytes + 16*len(args)); err != nil {
		return err
	}
	return &Raised{NewException(t, args...)}
}

// NewException makes an exception object of a builtin type.
func NewException(t *Type, args ...Value) *Exception {
	e := &Exception{Object: Object{typ: t}, Args: NewTuple(args...)}
	initFields(e)
	return e
}

func (c *Context) recursionError() error {
	r := &Raised{NewException(&RecursionErrorType, c.Text("maximum recursion depth exceeded"))}
	r.Exc.Limit = true
	return r
}

// IsRaised reports whether err is a Python exception whose type is one of the
// given types or derives from it, and returns it.
func IsRaised(err error, types ...*Type) (*Raised, bool) {
	r, ok := err.(*Raised)
	if !ok {
		return nil, false
	}
	for _, t := range types {
		if r.Exc.typ.IsSubtype(t) {
			return r, true
		}
	}
	return nil, false
}
