// Package decimal is Python's decimal: floating-point arithmetic in base ten
// after the General Decimal Arithmetic specification, with results, rounding,
// signals and texts as those of CPython's C implementation.
//
// A number is a sign, a coefficient (math/big) and an exponent within int64,
// so 1E+999999999999999999 is as small as 1. Nothing is expanded before its
// size is known and charged: powers of ten come from work.pow10, products and
// quotients of long coefficients from the operations of int, which charge by
// size and look at the meter.
//
// One operation is a work: it computes exactly or with enough digits, is
// fitted into its context by finalize, and collects conditions, which go to
// the context's flags or are raised. exp, ln and log10 are computed with
// growing precision until their rounding is certain.
//
// The classes of exceptions, localcontext and the views of flags are in
// Python (decimal.py).
package decimal

import (
	_ "embed"
	"math/big"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

//go:embed decimal.py
var source string

// Module is decimal.
var Module = py.ModuleDef{
	Name: "decimal",
	Doc:  "C decimal arithmetic module",
	Rows: []py.Row{
		{"getcontext()", "Get the current default context.", "1", getContext},
		{"setcontext(context, /)", "Set a new default context.", "1", setContext},
		{"_install(classes, /)", "Tell the module its classes.", "number of classes", install},
		{"_read(context, traps, /)", "The flags or traps as bits.", "1", readSignals},
		{"_write(context, traps, bits, /)", "Set flags or traps.", "1", writeSignals},
	},
	Prepare: prepare,
	Types:   []*py.Type{&Type, &contextType},
	Values:  values,
	Source:  &source,
}

type stateKey struct{}

// state is what decimal keeps for a run.
type state struct {
	current   py.Value   // the present context, or nil
	templates []py.Value // DefaultContext, BasicContext, ExtendedContext
	classes   *py.Dict   // exceptions and what else is written in Python
	powers    powers
	ln10      *big.Int // 2**ln10Bits * ln(10)
	ln10Bits  uint
}

func stateOf(c *py.Context) *state {
	return c.State(stateKey{}, func() any { return &state{} }).(*state)
}

func (s *state) template(i int) py.Value { return s.templates[i] }

// class returns a class of decimal.py.
func (s *state) class(c *py.Context, name string) py.Value {
	if v := s.classes.GetStr(c, name); !v.IsNil() {
		return v
	}
	return py.ArithmeticErrorType.Value()
}

func install(c *py.Context, a []py.Value) (py.Value, error) {
	s := stateOf(c)
	if s.classes == nil && a[0].Kind() == py.KindDict {
		s.classes = a[0].Dict()
	}
	return py.None, nil
}

// values adds constants and the three contexts, and registers Decimal as a
// number.
func values(c *py.Context, ns *py.Namespace) error {
	for _, k := range [...]struct {
		name string
		n    int64
	}{{"MAX_PREC", maxPrec}, {"MAX_EMAX", maxEmax}, {"MIN_EMIN", minEmin}, {"MIN_ETINY", minEtiny}, {"IEEE_CONTEXT_MAX_BITS", 512}} {
		ns.Set(k.name, py.Int(k.n))
	}
	for _, name := range roundingNames {
		ns.Set(name, c.Text(name))
	}
	ns.Set("HAVE_THREADS", py.True)
	ns.Set("HAVE_CONTEXTVAR", py.True)
	s := stateOf(c)
	for _, k := range [...]struct {
		name string
		x    *context
	}{{"DefaultContext", basic(28, roundHalfEven, usualTraps)},
		{"BasicContext", basic(9, roundHalfUp, usualTraps|underflow|clamped)},
		{"ExtendedContext", basic(9, roundHalfEven, 0)}} {
		v, err := newContext(c, &contextType, k.x)
		if err != nil {
			return err
		}
		s.templates = append(s.templates, v)
		ns.Set(k.name, v)
	}
	numbers, err := c.ImportModule("numbers")
	if err != nil {
		return err
	}
	number := numbers.NS.Get("Number")
	if number.IsNil() {
		return c.Errorf(&py.ImportErrorType, "numbers has no class Number")
	}
	_, err = c.CallMethod(number, "register", Type.Value())
	return err
}
