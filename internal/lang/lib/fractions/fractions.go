// Package fractions is Python's fractions: exact rational numbers.
//
// A Fraction holds two ints without a common factor, the second positive. It
// never changes. All arithmetic goes through the operators of int, which
// charge by the size of their operands, so a fraction that grows is paid for
// as its numerator and denominator are.
//
// Fraction is registered with numbers.Rational, so isinstance says what it
// says in CPython; numbers that a script derives from numbers.Rational mix
// with fractions.
package fractions

import (
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Module is fractions.
var Module = py.ModuleDef{
	Name:    "fractions",
	Doc:     "Fraction, infinite-precision, rational numbers.",
	Prepare: declare,
	Types:   []*py.Type{&Type},
	Values:  enlist,
}

// Type is fractions.Fraction.
var Type py.Type

// A ratio is the data of a Fraction: two ints in lowest terms, den > 0.
type ratio struct{ num, den py.Value }

// Trace implements py.Traced.
func (r *ratio) Trace(visit func(py.Value)) int64 {
	visit(r.num)
	visit(r.den)
	return 32
}

// fractionBytes is the size of a Fraction without its ints.
const fractionBytes = 96

func declare() {
	Type = py.Type{
		Name: "Fraction", Kind: py.KindNative, Flags: py.TypeBaseable,
		Doc: "This class implements rational numbers.",
		Methods: append([]py.Row{
			{"from_float(cls, f, /)", "Converts a finite float to a rational number, exactly.", "1", fromFloat},
			{"from_decimal(cls, dec, /)", "Converts a finite Decimal instance to a rational number, exactly.", "size of the number", fromDecimal},
			{"from_number(cls, number, /)", "Converts a finite real number to a rational number, exactly.", "size of the number", fromNumber},
			{"is_integer(self, /)", "Return True if the Fraction is an integer.", "1", isInteger},
			{"as_integer_ratio(self, /)", "Return a pair of integers, whose ratio is equal to the original Fraction.", "1", asIntegerRatio},
			{"limit_denominator(self, max_denominator=1000000)", "Closest Fraction to self with denominator at most max_denominator.", "size of the number", limitDenominator},
			{"conjugate(self, /)", "Return self, the complex conjugate of any Real.", "1", func(c *py.Context, a []py.Value) (py.Value, error) { return plain(c, a[0]) }},
			{"__copy__(self, /)", "Return the object, or a copy of it.", "1", duplicate},
			{"__deepcopy__(self, memo, /)", "Return the object, or a deep copy of it.", "1", duplicate},
		}, roundRows...),
		Getters: []py.Getter{
			{Name: "numerator", Doc: "the numerator in lowest terms", Get: func(_ *py.Context, v py.Value) (py.Value, error) { return of(v).num, nil }},
			{Name: "denominator", Doc: "the denominator in lowest terms", Get: func(_ *py.Context, v py.Value) (py.Value, error) { return of(v).den, nil }},
			{Name: "real", Doc: "Real numbers are their real component.", Get: plain},
			{Name: "imag", Doc: "Real numbers have no imaginary component.", Get: func(*py.Context, py.Value) (py.Value, error) { return py.Int(0), nil }},
		},
		Slots: py.Slots{
			New: py.NewSlot(py.Row{Sig: "Fraction(cls, numerator=0, denominator=None)",
				Doc: "Constructs a Rational.", Cost: "size of the number", Fn: construct}),
			Repr: repr, Str: str, Format: format, Hash: hash, Compare: compare,
			Bool:   func(_ *py.Context, v py.Value) (bool, error) { return sign(of(v).num) != 0, nil },
			Unary:  unarySlots(),
			Binary: binarySlots(),
			Pow3:   powModulo,
		},
	}
}

func of(v py.Value) *ratio { return v.Native().Data.(*ratio) }

// Is reports whether v is a Fraction.
func Is(v py.Value) bool { return v.Kind() == py.KindNative && v.Type().IsSubtype(&Type) }

// Parts returns numerator and denominator of a Fraction.
func Parts(v py.Value) (num, den py.Value) { return of(v).num, of(v).den }

// coprime makes a Fraction of the class cls from ints in lowest terms.
func coprime(c *py.Context, cls *py.Type, num, den py.Value) (py.Value, error) {
	if err := c.Charge(1, fractionBytes); err != nil {
		return py.Value{}, err
	}
	return py.NewNative(cls, &ratio{num, den}), nil
}

// New returns num/den as a Fraction.
func New(c *py.Context, num, den py.Value) (py.Value, error) { return reduced(c, &Type, num, den) }

// reduced makes a Fraction of any two ints.
func reduced(c *py.Context, cls *py.Type, num, den py.Value) (py.Value, error) {
	s := sign(den)
	if s == 0 {
		return py.Value{}, zeroDenominator(c, num)
	}
	k := calc{c: c}
	g := k.gcd(num, den)
	if s < 0 {
		g = k.neg(g)
	}
	if g != py.Int(1) {
		num, den = k.div(num, g), k.div(den, g)
	}
	if k.err != nil {
		return py.Value{}, k.err
	}
	return coprime(c, cls, num, den)
}

func zeroDenominator(c *py.Context, num py.Value) error {
	text, err := c.IntText(num)
	if err != nil {
		return err
	}
	return c.Errorf(&py.ZeroDivisionErrorType, "Fraction(%s, 0)", text)
}

// construct is Fraction(numerator, denominator).
func construct(c *py.Context, a []py.Value) (py.Value, error) {
	cls, num, den := a[0].TypeObject(), a[1], a[2]
	if !den.IsNone() {
		return constructPair(c, cls, num, den)
	}
	r, ok, err := rational(c, num)
	if err != nil {
		return py.Value{}, err
	}
	if ok {
		return coprime(c, cls, r.num, r.den)
	}
	if num.IsStr() {
		return parse(c, cls, num)
	}
	r, ok, err = exact(c, num)
	if err != nil {
		return py.Value{}, err
	}
	if !ok {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "argument should be a string or a Rational instance or have the as_integer_ratio() method")
	}
	return coprime(c, cls, r.num, r.den)
}

func constructPair(c *py.Context, cls *py.Type, num, den py.Value) (py.Value, error) {
	x, ok, err := rational(c, num)
	if err != nil {
		return py.Value{}, err
	}
	y, ok2, err := rational(c, den)
	if err != nil {
		return py.Value{}, err
	}
	if !ok || !ok2 {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "both arguments should be Rational instances")
	}
	k := calc{c: c}
	n, d := k.mul(x.num, y.den), k.mul(y.num, x.den)
	if k.err != nil {
		return py.Value{}, k.err
	}
	return reduced(c, cls, n, d)
}

func fromFloat(c *py.Context, a []py.Value) (py.Value, error) {
	if py.IsIntLike(a[1]) {
		return c.Call(a[0], a[1])
	}
	if _, ok := py.FloatOf(a[1]); !ok {
		return py.Value{}, onlyTakes(c, a, "float")
	}
	return fromExact(c, a)
}

func fromDecimal(c *py.Context, a []py.Value) (py.Value, error) {
	if py.IsIntLike(a[1]) {
		return fromNumber(c, a)
	}
	if t := a[1].Type(); !derivesFromDecimal(t) {
		return py.Value{}, onlyTakes(c, a, "Decimal")
	}
	return fromExact(c, a)
}

// derivesFromDecimal knows Decimal by its name among our own types, since
// fractions work without the module decimal.
func derivesFromDecimal(t *py.Type) bool {
	for _, k := range t.MRO {
		if k.Name == "Decimal" && k.Module == "decimal" && !k.Has(py.TypeScript) {
			return true
		}
	}
	return false
}

func onlyTakes(c *py.Context, a []py.Value, what string) error {
	text, err := c.Repr(a[1])
	if err != nil {
		return err
	}
	method := map[string]string{"float": "from_float", "Decimal": "from_decimal"}[what]
	return c.Errorf(&py.TypeErrorType, "%s.%s() only takes %ss, not %s (%s)",
		a[0].TypeObject().Name, method, what, text, a[1].Type().Name)
}

func fromNumber(c *py.Context, a []py.Value) (py.Value, error) {
	r, ok, err := rational(c, a[1])
	if err != nil {
		return py.Value{}, err
	}
	if ok {
		return coprime(c, a[0].TypeObject(), r.num, r.den)
	}
	return fromExact(c, a)
}

func fromExact(c *py.Context, a []py.Value) (py.Value, error) {
	r, ok, err := exact(c, a[1])
	if err == nil && !ok {
		err = c.Errorf(&py.TypeErrorType, "argument should be a Rational instance or have the as_integer_ratio() method")
	}
	if err != nil {
		return py.Value{}, err
	}
	return coprime(c, a[0].TypeObject(), r.num, r.den)
}

func isInteger(_ *py.Context, a []py.Value) (py.Value, error) {
	return py.Bool(of(a[0]).den == py.Int(1)), nil
}

func asIntegerRatio(c *py.Context, a []py.Value) (py.Value, error) {
	r := of(a[0])
	return py.NewTuple(r.num, r.den).Value(), c.Alloc(96)
}

// plain returns a Fraction that is no instance of a subclass.
func plain(c *py.Context, v py.Value) (py.Value, error) {
	if v.Is(&Type) {
		return v, nil
	}
	return coprime(c, &Type, of(v).num, of(v).den)
}

func duplicate(c *py.Context, a []py.Value) (py.Value, error) {
	if a[0].Is(&Type) {
		return a[0], nil
	}
	return c.Call(a[0].Type().Value(), of(a[0]).num, of(a[0]).den)
}

func repr(c *py.Context, v py.Value) (py.Value, error) {
	num, den, err := texts(c, of(v))
	if err != nil {
		return py.Value{}, err
	}
	return c.NewStr(v.Type().Name + "(" + num + ", " + den + ")")
}

func str(c *py.Context, v py.Value) (py.Value, error) {
	num, den, err := texts(c, of(v))
	if err != nil {
		return py.Value{}, err
	}
	if den != "1" {
		num += "/" + den
	}
	return c.NewStr(num)
}

func texts(c *py.Context, r *ratio) (num, den string, err error) {
	if num, err = c.IntText(r.num); err == nil {
		den, err = c.IntText(r.den)
	}
	return num, den, err
}
