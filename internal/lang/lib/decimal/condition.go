package decimal

import (
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A cond is a set of conditions that an operation met.
type cond uint32

// The conditions. Those up to invalidOperation are shades of one signal.
const (
	conversionSyntax cond = 1 << iota
	divisionImpossible
	divisionUndefined
	invalidContext
	invalidOperation
	floatOperation
	divisionByZero
	overflow
	underflow
	subnormal
	inexact
	roundedCond
	clamped
)

// anyInvalid are the conditions of the signal InvalidOperation, serious those
// that leave no usable result.
const (
	anyInvalid = conversionSyntax | divisionImpossible | divisionUndefined | invalidContext | invalidOperation
	serious    = anyInvalid | divisionByZero
)

// A signal is what a context traps: a class, and its conditions.
type signal struct {
	name string
	mask cond
}

// signals stand in the order in which one is chosen to be raised.
var signals = [...]signal{
	{"InvalidOperation", anyInvalid},
	{"FloatOperation", floatOperation},
	{"DivisionByZero", divisionByZero},
	{"Overflow", overflow},
	{"Underflow", underflow},
	{"Subnormal", subnormal},
	{"Inexact", inexact},
	{"Rounded", roundedCond},
	{"Clamped", clamped},
}

// conditions are the classes listed in an exception's argument, in order.
var conditions = [...]signal{
	{"InvalidOperation", invalidOperation},
	{"ConversionSyntax", conversionSyntax},
	{"DivisionImpossible", divisionImpossible},
	{"DivisionUndefined", divisionUndefined},
	{"InvalidContext", invalidContext},
	{"FloatOperation", floatOperation},
	{"DivisionByZero", divisionByZero},
	{"Overflow", overflow},
	{"Underflow", underflow},
	{"Subnormal", subnormal},
	{"Inexact", inexact},
	{"Rounded", roundedCond},
	{"Clamped", clamped},
}

// note records conditions in the context's flags and raises the first that is
// trapped.
func (x *context) note(c *py.Context, s cond) error {
	x.flags |= s
	trapped := s & x.traps
	if trapped == 0 {
		return nil
	}
	var list []py.Value
	for _, k := range conditions {
		if trapped&k.mask != 0 {
			list = append(list, stateOf(c).class(c, k.name))
		}
	}
	for _, k := range signals {
		if trapped&k.mask == 0 {
			continue
		}
		exc, err := c.Call(stateOf(c).class(c, k.name), py.NewList(list).Value())
		if err != nil {
			return err
		}
		return c.MakeRaise(exc, py.Value{})
	}
	return nil
}

// signalOf returns the signal whose class v is.
func signalOf(c *py.Context, v py.Value) (cond, bool) {
	for _, k := range signals {
		if stateOf(c).class(c, k.name) == v {
			return k.mask, true
		}
	}
	return 0, false
}

// A work is one operation under way: what it charges to, the context it
// rounds by, the conditions met, and the first error, after which its methods
// do nothing.
type work struct {
	c      *py.Context
	x      *context
	status cond
	err    error
}

func (w *work) set(s cond) { w.status |= s }

// fail keeps the first error; nil is none.
func (w *work) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// with makes a work that rounds by another context and shares nothing else.
func (w *work) with(x *context) *work { return &work{c: w.c, x: x, err: w.err} }

// finish records the conditions and returns the value.
func (w *work) finish(v py.Value) (py.Value, error) {
	if w.err != nil {
		return py.Value{}, w.err
	}
	if w.status != 0 {
		if err := w.x.note(w.c, w.status); err != nil {
			return py.Value{}, err
		}
	}
	return v, nil
}

// done makes the resulting Decimal.
func (w *work) done(d *dec) (py.Value, error) {
	if w.err != nil {
		return py.Value{}, w.err
	}
	if w.status != 0 {
		if err := w.x.note(w.c, w.status); err != nil {
			return py.Value{}, err
		}
	}
	return wrap(w.c, &Type, d)
}

// invalid is the result of an invalid operation.
func (w *work) invalid(s cond) *dec {
	w.set(s)
	return quietNaN
}
