package py

import (
	"fmt"
)

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
	return NewException(t, args...).Raised()
}

// NewException makes an exception object of a builtin type.
func NewException(t *Type, args ...Value) *Exception {
	e := newException(t, args)
	initFields(e)
	return e
}

// newException makes an exception with a copy of args. A single argument and
// the first two entries of the traceback have room behind the header.
func newException(t *Type, args []Value) *Exception {
	x := &struct {
		Exception
		args  tupleWith[[1]Value]
		trace [2]TracebackEntry
	}{}
	x.typ, x.Traceback = t, x.trace[:0]
	switch len(args) {
	case 0:
		x.Args = NewTuple()
	case 1:
		x.args.typ, x.args.n, x.args.room[0] = &TupleType, 1, args[0]
		x.Args = &x.args.Tuple
	default:
		x.Args = NewTuple(args...)
	}
	return &x.Exception
}

// NewPlainException makes an exception of a class that PlainException has said
// yes to.
func (c *Context) NewPlainException(t *Type, args []Value) (*Exception, error) {
	if err := c.Charge(int64(len(args)/8), int64(exceptionBytes+16*len(args))); err != nil {
		return nil, err
	}
	return newException(t, args), nil
}

// PlainException reports whether instances of the class t are made of their
// arguments alone: no code of the script and no fields of its own.
func PlainException(t *Type) bool {
	if !t.Has(TypeIsException) || t.TypeOf() != &TypeType || len(t.Abstract) > 0 || t.Instantiate != nil ||
		!t.isMethodOf("__new__", &BaseExceptionType) || !t.isMethodOf("__init__", &BaseExceptionType) {
		return false
	}
	b := t.builtinBase()
	return b.exception != nil && b.exceptionInit() == nil
}

// Raised returns e as an error of Go.
func (e *Exception) Raised() *Raised {
	e.raised.Exc = e
	return &e.raised
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
