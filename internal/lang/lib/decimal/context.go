package decimal

import (
	"strings"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A rounding is one of the eight ways to round.
type rounding uint8

const (
	roundUp rounding = iota
	roundDown
	roundCeiling
	roundFloor
	roundHalfUp
	roundHalfDown
	roundHalfEven
	round05Up
)

var roundingNames = [...]string{roundUp: "ROUND_UP", roundDown: "ROUND_DOWN", roundCeiling: "ROUND_CEILING", roundFloor: "ROUND_FLOOR",
	roundHalfUp: "ROUND_HALF_UP", roundHalfDown: "ROUND_HALF_DOWN", roundHalfEven: "ROUND_HALF_EVEN", round05Up: "ROUND_05UP"}

const (
	maxPrec  = 999999999999999999
	maxEmax  = 999999999999999999
	minEmin  = -999999999999999999
	minEtiny = minEmin - (maxPrec - 1)
)

// A context says how results are rounded, in which range they lie, and which
// conditions become exceptions.
type context struct {
	prec, emax, emin int64
	round            rounding
	capitals         int64
	clamp            bool
	flags, traps     cond
	shownFlags       py.Value // the dictionary-like objects over flags and traps,
	shownTraps       py.Value // made when first asked for
}

// Trace implements py.Traced.
func (x *context) Trace(visit func(py.Value)) int64 {
	for _, v := range [2]py.Value{x.shownFlags, x.shownTraps} {
		if !v.IsNil() {
			visit(v)
		}
	}
	return contextBytes
}

const contextBytes = 160

func (x *context) etiny() int64 { return x.emin - (x.prec - 1) }
func (x *context) etop() int64  { return x.emax - (x.prec - 1) }

// basic returns the context of a default of the module.
func basic(prec int64, r rounding, traps cond) *context {
	return &context{prec: prec, emax: 999999, emin: -999999, round: r, capitals: 1, traps: traps}
}

const usualTraps = anyInvalid | divisionByZero | overflow

// wide is the context in which exact results fit.
var wide = context{prec: maxPrec, emax: maxEmax, emin: minEmin, round: roundHalfEven, capitals: 1}

// widest returns a copy of it.
func widest() *context { return wide.copied() }

// copied returns the context without its views.
func (x *context) copied() *context {
	r := *x
	r.shownFlags, r.shownTraps = py.Value{}, py.Value{}
	return &r
}

// contextType is decimal.Context.
var contextType py.Type

func contextOf(v py.Value) *context { return v.Native().Data.(*context) }

func isContext(v py.Value) bool {
	return v.Kind() == py.KindNative && v.Type().IsSubtype(&contextType)
}

func newContext(c *py.Context, t *py.Type, x *context) (py.Value, error) {
	if err := c.Alloc(contextBytes); err != nil {
		return py.Value{}, err
	}
	return py.NewNative(t, x), nil
}

// chosen returns the context an operation works in: the argument, or the
// run's present one where that is missing or None.
func chosen(c *py.Context, v py.Value) (*context, error) {
	if v.IsNil() || v.IsNone() {
		return current(c)
	}
	if !isContext(v) {
		return nil, c.Errorf(&py.TypeErrorType, "optional argument must be a context")
	}
	return contextOf(v), nil
}

// current returns the run's present context.
func current(c *py.Context) (*context, error) {
	v, err := currentValue(c)
	if err != nil {
		return nil, err
	}
	return contextOf(v), nil
}

func currentValue(c *py.Context) (py.Value, error) {
	s := stateOf(c)
	if s.current.IsNil() {
		if len(s.templates) == 0 {
			return py.Value{}, c.Errorf(&py.ImportErrorType, "decimal is not imported")
		}
		x := contextOf(s.template(0)).copied()
		x.flags = 0
		v, err := newContext(c, &contextType, x)
		if err != nil {
			return py.Value{}, err
		}
		s.current = v
	}
	return s.current, nil
}

func getContext(c *py.Context, _ []py.Value) (py.Value, error) { return currentValue(c) }

// setContext makes a context the present one; of the module's own ones a copy
// is taken.
func setContext(c *py.Context, a []py.Value) (py.Value, error) {
	if !isContext(a[0]) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "argument must be a context")
	}
	s, v := stateOf(c), a[0]
	for i := range s.templates {
		if s.template(i) != v {
			continue
		}
		x := contextOf(v).copied()
		x.flags = 0
		var err error
		if v, err = newContext(c, &contextType, x); err != nil {
			return py.Value{}, err
		}
	}
	s.current = v
	return py.None, nil
}

// makeContext is Context(...). What is not given is as in DefaultContext.
func makeContext(c *py.Context, a []py.Value) (py.Value, error) {
	x := contextOf(stateOf(c).template(0)).copied()
	x.flags = 0
	v, err := newContext(c, a[0].TypeObject(), x)
	if err != nil {
		return py.Value{}, err
	}
	for i, name := range [...]string{"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"} {
		if err := initField(c, x, name, a[i+1]); err != nil {
			return py.Value{}, err
		}
	}
	return v, nil
}

// initField sets what an argument of Context() gives; flags and traps may be
// lists there.
func initField(c *py.Context, x *context, name string, v py.Value) error {
	switch {
	case v.IsNone():
		return nil
	case v.Kind() == py.KindList && name == "flags":
		return listSignals(c, &x.flags, v.List())
	case v.Kind() == py.KindList && name == "traps":
		return listSignals(c, &x.traps, v.List())
	}
	return setField(c, x, name, v)
}

// setField assigns to an attribute of a context, checked.
func setField(c *py.Context, x *context, name string, v py.Value) error {
	switch name {
	case "prec":
		return setNumber(c, &x.prec, v, 1, maxPrec, "valid range for prec is [1, MAX_PREC]")
	case "Emin":
		return setNumber(c, &x.emin, v, minEmin, 0, "valid range for Emin is [MIN_EMIN, 0]")
	case "Emax":
		return setNumber(c, &x.emax, v, 0, maxEmax, "valid range for Emax is [0, MAX_EMAX]")
	case "capitals":
		return setNumber(c, &x.capitals, v, 0, 1, "valid values for capitals are 0 or 1")
	case "clamp":
		n := int64(0)
		err := setNumber(c, &n, v, 0, 1, "valid values for clamp are 0 or 1")
		if err == nil {
			x.clamp = n == 1
		}
		return err
	case "rounding":
		return setRounding(c, &x.round, v)
	case "flags":
		return setSignals(c, &x.flags, v)
	}
	return setSignals(c, &x.traps, v)
}

func setNumber(c *py.Context, field *int64, v py.Value, low, high int64, message string) error {
	if !py.IsIntLike(v) {
		return c.Errorf(&py.TypeErrorType, "an integer is required")
	}
	n, err := c.Index(v)
	if err != nil {
		return err
	}
	if !n.IsInt() {
		return c.Errorf(&py.OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	if k := n.AsInt(); k < low || k > high {
		return c.Errorf(&py.ValueErrorType, "%s", message)
	}
	*field = n.AsInt()
	return nil
}

func setRounding(c *py.Context, field *rounding, v py.Value) error {
	r, err := roundingOf(c, v)
	if err == nil {
		*field = r
	}
	return err
}

func roundingOf(c *py.Context, v py.Value) (rounding, error) {
	if v.IsStr() {
		for i, name := range roundingNames {
			if v.Str().S == name {
				return rounding(i), nil
			}
		}
	}
	return 0, c.Errorf(&py.TypeErrorType, "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
}

// setSignals assigns flags or traps from a mapping.
func setSignals(c *py.Context, field *cond, v py.Value) error {
	bits, err := c.Call(stateOf(c).class(c, "_bits_of"), v)
	if err == nil {
		*field = cond(bits.AsInt())
	}
	return err
}

// listSignals assigns flags or traps from a list.
func listSignals(c *py.Context, field *cond, l *py.List) error {
	var all cond
	for i := 0; i < l.Len(); i++ {
		if err := c.Steps(1); err != nil {
			return err
		}
		mask, ok := signalOf(c, l.At(i))
		if !ok {
			return c.Errorf(&py.KeyErrorType, "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]")
		}
		all |= mask
	}
	*field = all
	return nil
}

func contextRepr(c *py.Context, v py.Value) (py.Value, error) {
	x := contextOf(v)
	clamp := "0"
	if x.clamp {
		clamp = "1"
	}
	var b strings.Builder
	b.WriteString("Context(prec=" + text64(x.prec) + ", rounding=" + roundingNames[x.round] + ", Emin=" + text64(x.emin) +
		", Emax=" + text64(x.emax) + ", capitals=" + text64(x.capitals) + ", clamp=" + clamp)
	b.WriteString(", flags=[" + signalNames(x.flags) + "], traps=[" + signalNames(x.traps) + "])")
	return c.NewStr(b.String())
}

// shownSignals is the order in which repr lists signals; InvalidOperation
// stands where the first of its conditions does.
var shownSignals = [...]signal{
	{"Clamped", clamped}, {"InvalidOperation", conversionSyntax}, {"DivisionByZero", divisionByZero},
	{"InvalidOperation", divisionImpossible | divisionUndefined}, {"Inexact", inexact}, {"InvalidOperation", invalidContext | invalidOperation},
	{"FloatOperation", floatOperation}, {"Overflow", overflow}, {"Rounded", roundedCond}, {"Subnormal", subnormal}, {"Underflow", underflow},
}

func signalNames(s cond) string {
	var names []string
	for _, k := range shownSignals {
		if s&k.mask == 0 {
			continue
		}
		names = append(names, k.name)
		if k.mask&anyInvalid != 0 {
			s &^= anyInvalid
		}
	}
	return strings.Join(names, ", ")
}

// numberGetter is an attribute of a context.
func numberGetter(name, doc string, get func(x *context) py.Value) py.Getter {
	return py.Getter{Name: name, Doc: doc,
		Get: func(_ *py.Context, v py.Value) (py.Value, error) { return get(contextOf(v)), nil },
		Set: func(c *py.Context, self, v py.Value) error {
			if v.IsNil() {
				return c.Errorf(&py.AttributeErrorType, "context attributes cannot be deleted")
			}
			return setField(c, contextOf(self), name, v)
		}}
}

// signalGetter is the attribute flags or traps.
func signalGetter(name, doc string, view func(x *context) *py.Value) py.Getter {
	g := numberGetter(name, doc, nil)
	g.Get = func(c *py.Context, v py.Value) (py.Value, error) {
		p := view(contextOf(v))
		if p.IsNil() {
			d, err := c.Call(stateOf(c).class(c, "SignalDict"), v, py.Bool(name == "traps"))
			if err != nil {
				return py.Value{}, err
			}
			*p = d
		}
		return *p, nil
	}
	return g
}

func contextGetters() []py.Getter {
	return []py.Getter{
		numberGetter("prec", "the precision", func(x *context) py.Value { return py.Int(x.prec) }),
		{Name: "rounding", Doc: "the way of rounding",
			Get: func(c *py.Context, v py.Value) (py.Value, error) {
				return c.Text(roundingNames[contextOf(v).round]), nil
			},
			Set: numberGetter("rounding", "", nil).Set},
		numberGetter("Emin", "the smallest exponent", func(x *context) py.Value { return py.Int(x.emin) }),
		numberGetter("Emax", "the largest exponent", func(x *context) py.Value { return py.Int(x.emax) }),
		numberGetter("capitals", "1: exponents have a capital E", func(x *context) py.Value { return py.Int(x.capitals) }),
		numberGetter("clamp", "1: exponents are limited for interchange", func(x *context) py.Value {
			if x.clamp {
				return py.Int(1)
			}
			return py.Int(0)
		}),
		signalGetter("flags", "the signals met so far", func(x *context) *py.Value { return &x.shownFlags }),
		signalGetter("traps", "the signals that raise", func(x *context) *py.Value { return &x.shownTraps }),
	}
}

// readSignals and writeSignals serve the views of flags and traps.
func readSignals(c *py.Context, a []py.Value) (py.Value, error) {
	field, err := signalField(c, a)
	if err != nil {
		return py.Value{}, err
	}
	return py.Int(int64(*field)), nil
}

func writeSignals(c *py.Context, a []py.Value) (py.Value, error) {
	field, err := signalField(c, a)
	if err != nil {
		return py.Value{}, err
	}
	if !a[2].IsInt() {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "signals must be an int, not %s", a[2].Type().Shown())
	}
	*field = cond(a[2].AsInt())
	return py.None, nil
}

func signalField(c *py.Context, a []py.Value) (*cond, error) {
	if !isContext(a[0]) {
		return nil, c.Errorf(&py.TypeErrorType, "the signals of a Context are asked for, not of %s", a[0].Type().Shown())
	}
	traps, err := c.Truth(a[1])
	if traps {
		return &contextOf(a[0]).traps, err
	}
	return &contextOf(a[0]).flags, err
}
