// Package math is Python's math module.
//
// Functions of one float are rows that name their Go function, what a result
// beyond the floats means, and the message for an argument outside the domain.
// The elementary functions themselves are in package libm. Functions of ints
// work on numbers of any size and charge by size; see integer.go. Sums that
// are exact, or rounded once, are in sum.go.
package math

import (
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/libm"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Module is math.
var Module = py.ModuleDef{
	Name:     "math",
	Doc:      "This module provides access to the mathematical functions defined by the C standard.",
	MoreRows: rows,
	Quick:    quick,
	Fresh:    []string{"gcd", "comb", "perm"},
	Floats:   oneFloat,
	Short:    short,
	Values:   constants,
}

// short tells the functions that the machine has itself.
func short(name string) py.Short {
	if name == "sqrt" {
		return py.ShortSqrt
	}
	return py.NotShort
}

func constants(_ *py.Context, ns *py.Namespace) error {
	ns.Set("pi", py.Float(math.Pi))
	ns.Set("e", py.Float(math.E))
	ns.Set("tau", py.Float(2*math.Pi))
	ns.Set("inf", py.Float(math.Inf(1)))
	ns.Set("nan", py.Float(math.NaN()))
	return nil
}

// Messages for arguments outside a domain, new in CPython 3.14 (before, all
// were "math domain error").
const (
	wantUnit       = "expected a number in range from -1 up to 1, got %s"
	wantOpenUnit   = "expected a number between -1 and 1, got %s"
	wantOneUp      = "expected argument value not less than 1, got %s"
	wantFinite     = "expected a finite input, got %s"
	wantPositive   = "expected a positive input, got %s"
	wantNotMinus   = "expected a nonnegative input, got %s"
	wantAboveMinus = "expected argument value > -1, got %s"
	wantNoPole     = "expected a noninteger or positive integer, got %s"
)

// A function1 is a function of one float.
type function1 struct {
	name, doc string
	fn        func(float64) float64
	overflow  bool   // an infinite result of a finite argument is an overflow
	domain    string // message for arguments outside the domain
}

var functions1 = []function1{
	{"acos", "Arc cosine (measured in radians) of x.", libm.Acos, false, wantUnit},
	{"acosh", "Inverse hyperbolic cosine of x.", libm.Acosh, false, wantOneUp},
	{"asin", "Arc sine (measured in radians) of x.", libm.Asin, false, wantUnit},
	{"asinh", "Inverse hyperbolic sine of x.", libm.Asinh, false, ""},
	{"atan", "Arc tangent (measured in radians) of x.", libm.Atan, false, ""},
	{"atanh", "Inverse hyperbolic tangent of x.", libm.Atanh, false, wantOpenUnit},
	{"cbrt", "Cube root of x.", libm.Cbrt, false, ""},
	{"cos", "Cosine of x (measured in radians).", libm.Cos, false, wantFinite},
	{"cosh", "Hyperbolic cosine of x.", libm.Cosh, true, ""},
	{"degrees", "Convert angle x from radians to degrees.", func(x float64) float64 { return x * (180 / math.Pi) }, false, ""},
	{"erf", "Error function at x.", libm.Erf, false, ""},
	{"erfc", "Complementary error function at x.", libm.Erfc, false, ""},
	{"exp", "e raised to the power of x.", libm.Exp, true, ""},
	{"exp2", "2 raised to the power of x.", libm.Exp2, true, ""},
	{"expm1", "exp(x)-1, without loss of precision for small x.", libm.Expm1, true, ""},
	{"fabs", "The absolute value of the float x.", math.Abs, false, ""},
	{"gamma", "Gamma function at x.", libm.Gamma, true, wantNoPole},
	{"lgamma", "Natural logarithm of absolute value of Gamma function at x.", libm.Lgamma, true, wantNoPole},
	{"log1p", "The natural logarithm of 1+x (base e).", libm.Log1p, false, wantAboveMinus},
	{"radians", "Convert angle x from degrees to radians.", func(x float64) float64 { return x * (math.Pi / 180) }, false, ""},
	{"sin", "Sine of x (measured in radians).", libm.Sin, false, wantFinite},
	{"sinh", "Hyperbolic sine of x.", libm.Sinh, true, ""},
	{"sqrt", "Square root of x.", math.Sqrt, false, wantNotMinus},
	{"tan", "Tangent of x (measured in radians).", libm.Tan, false, wantFinite},
	{"tanh", "Hyperbolic tangent of x.", libm.Tanh, false, ""},
}

// row makes the builtin of a function of one float.
func (f function1) row() py.Row {
	fn := f.fn
	return py.Row{Sig: f.name + "(x, /)", Doc: f.doc, Cost: "1", Fn: func(c *py.Context, a []py.Value) (py.Value, error) {
		if a[0].IsFloat() {
			if r := fn(a[0].AsFloat()); r-r == 0 {
				return py.Float(r), nil
			}
		}
		return f.call(c, a)
	}}
}

func (f function1) call(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := c.ToFloat(a[0])
	if err != nil {
		return py.Value{}, err
	}
	r := f.fn(x)
	if r-r == 0 {
		return py.Float(r), nil
	}
	switch {
	case r != r && x == x:
		return py.Value{}, domainError(c, f.domain, x)
	case math.IsInf(r, 0) && !math.IsInf(x, 0) && x == x:
		if f.overflow && !isPole(f.domain, x) {
			return py.Value{}, rangeError(c)
		}
		return py.Value{}, domainError(c, f.domain, x)
	}
	return py.Float(r), nil
}

// isPole reports whether the gamma function is infinite at x rather than too
// large.
func isPole(domain string, x float64) bool {
	return domain == wantNoPole && x <= 0 && x == math.Floor(x)
}

func domainError(c *py.Context, format string, x float64) error {
	if format == "" {
		return c.Errorf(&py.ValueErrorType, "math domain error")
	}
	return c.Errorf(&py.ValueErrorType, format, py.FloatRepr(x))
}

func rangeError(c *py.Context) error { return c.Errorf(&py.OverflowErrorType, "math range error") }

func rows() []py.Row {
	list := []py.Row{
		{"atan2(y, x, /)", "Arc tangent (measured in radians) of y/x.", "1", binary(libm.Atan2)},
		{"copysign(x, y, /)", "A float with the magnitude of x but the sign of y.", "1", binary(math.Copysign)},
		{"ceil(x, /)", "The ceiling of x as an Integral.", "1", ceil},
		{"floor(x, /)", "The floor of x as an Integral.", "1", floor},
		{"trunc(x, /)", "Truncates the Real x to the nearest Integral toward 0.", "1", trunc},
		{"fma(x, y, z, /)", "Fused multiply-add operation.", "1", fma},
		{"fmod(x, y, /)", "fmod(x, y), according to platform C.", "1", fmod},
		{"frexp(x, /)", "The mantissa and exponent of x, as pair (m, e).", "1", frexp},
		{"isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Determine whether two floating-point numbers are close in value.", "1", isClose},
		{"isfinite(x, /)", "True if x is neither an infinity nor a NaN.", "1", isFinite},
		{"isinf(x, /)", "True if x is a positive or negative infinity.", "1", isInf},
		{"isnan(x, /)", "True if x is a NaN.", "1", isNaN},
		{"ldexp(x, i, /)", "x * (2**i).", "1", ldexp},
		{"log(x, base=?, /)", "The logarithm of x to the given base, natural if none is given.", "1", logarithm},
		{"log10(x, /)", "The base 10 logarithm of x.", "1", func(c *py.Context, a []py.Value) (py.Value, error) { return logOf(c, a[0], libm.Log10) }},
		{"log2(x, /)", "The base 2 logarithm of x.", "1", func(c *py.Context, a []py.Value) (py.Value, error) { return logOf(c, a[0], libm.Log2) }},
		{"modf(x, /)", "The fractional and integer parts of x.", "1", modf},
		{"nextafter(x, y, /, *, steps=None)", "The floating-point value the given number of steps after x towards y.", "1", nextAfter},
		{"pow(x, y, /)", "x**y (x to the power of y).", "1", power},
		{"remainder(x, y, /)", "Difference between x and the closest integer multiple of y.", "1", remainder},
		{"ulp(x, /)", "The value of the least significant bit of the float x.", "1", ulp},
	}
	for _, f := range functions1 {
		list = append(list, f.row())
	}
	list = append(list, integerRows...)
	return append(list, sumRows...)
}

// floats converts the arguments of a function of several floats.
func floats(c *py.Context, a []py.Value) (x [3]float64, err error) {
	for i, v := range a {
		if x[i], err = c.ToFloat(v); err != nil {
			return x, err
		}
	}
	return x, nil
}

// binary makes the builtin of a function of two floats that knows no errors.
func binary(f func(x, y float64) float64) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		x, err := floats(c, a)
		return py.Float(f(x[0], x[1])), err
	}
}

// rounded is floor, ceil or trunc: of floats by itself, else by the special
// method, else of the number as a float (not for trunc).
func rounded(c *py.Context, v py.Value, name string, convert bool) (py.Value, error) {
	if py.IsIntLike(v) && (v.IsInt() || v.Is(&py.IntType) || v.IsBool()) {
		return c.Index(v)
	}
	f, err := c.LookupSpecial(v, name)
	if err != nil {
		return py.Value{}, err
	}
	if !f.IsNil() {
		return c.Call(f)
	}
	if !convert {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "type %s doesn't define __trunc__ method", v.Type().Shown())
	}
	x, err := c.ToFloat(v)
	if err != nil {
		return py.Value{}, err
	}
	return rounded(c, py.Float(x), name, false)
}

func ceil(c *py.Context, a []py.Value) (py.Value, error) {
	if a[0].IsFloat() {
		return c.FloatToInt(math.Ceil(a[0].AsFloat()))
	}
	return rounded(c, a[0], "__ceil__", true)
}

func floor(c *py.Context, a []py.Value) (py.Value, error) {
	if a[0].IsFloat() {
		return c.FloatToInt(math.Floor(a[0].AsFloat()))
	}
	return rounded(c, a[0], "__floor__", true)
}

func trunc(c *py.Context, a []py.Value) (py.Value, error) {
	if a[0].IsFloat() {
		return c.FloatToInt(a[0].AsFloat())
	}
	return rounded(c, a[0], "__trunc__", false)
}

func fma(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := floats(c, a)
	if err != nil {
		return py.Value{}, err
	}
	r := math.FMA(x[0], x[1], x[2])
	switch {
	case r-r == 0:
	case r != r && x[0] == x[0] && x[1] == x[1] && x[2] == x[2]:
		return py.Value{}, c.Errorf(&py.ValueErrorType, "invalid operation in fma")
	case r == r && finite(x[0]) && finite(x[1]) && finite(x[2]):
		return py.Value{}, c.Errorf(&py.OverflowErrorType, "overflow in fma")
	}
	return py.Float(r), nil
}

func finite(x float64) bool { return x-x == 0 }

func fmod(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := floats(c, a)
	if err != nil {
		return py.Value{}, err
	}
	r := math.Mod(x[0], x[1])
	if r != r && x[0] == x[0] && x[1] == x[1] {
		return py.Value{}, domainError(c, "", 0)
	}
	return py.Float(r), nil
}

func remainder(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := floats(c, a)
	if err != nil {
		return py.Value{}, err
	}
	r := math.Remainder(x[0], x[1])
	if r != r && x[0] == x[0] && x[1] == x[1] {
		return py.Value{}, domainError(c, "", 0)
	}
	return py.Float(r), nil
}

// tuple2 returns a pair, charged.
func tuple2(c *py.Context, x, y py.Value) (py.Value, error) {
	if err := c.Alloc(96); err != nil {
		return py.Value{}, err
	}
	return py.NewTuple(x, y).Value(), nil
}

func frexp(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := c.ToFloat(a[0])
	if err != nil {
		return py.Value{}, err
	}
	m, e := math.Frexp(x)
	return tuple2(c, py.Float(m), py.Int(int64(e)))
}

func modf(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := c.ToFloat(a[0])
	if err != nil {
		return py.Value{}, err
	}
	if math.IsInf(x, 0) {
		return tuple2(c, py.Float(math.Copysign(0, x)), py.Float(x))
	}
	whole := math.Trunc(x)
	return tuple2(c, py.Float(math.Copysign(x-whole, x)), py.Float(whole))
}

func isClose(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := floats(c, a[:2])
	if err != nil {
		return py.Value{}, err
	}
	tol, err := floats(c, a[2:])
	if err != nil {
		return py.Value{}, err
	}
	if tol[0] < 0 || tol[1] < 0 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "tolerances must be non-negative")
	}
	if x[0] == x[1] {
		return py.True, nil
	}
	if math.IsInf(x[0], 0) || math.IsInf(x[1], 0) {
		return py.False, nil
	}
	diff := math.Abs(x[1] - x[0])
	return py.Bool(diff <= math.Abs(tol[0]*x[1]) || diff <= math.Abs(tol[0]*x[0]) || diff <= tol[1]), nil
}

func isFinite(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := c.ToFloat(a[0])
	return py.Bool(finite(x)), err
}

func isInf(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := c.ToFloat(a[0])
	return py.Bool(math.IsInf(x, 0)), err
}

func isNaN(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := c.ToFloat(a[0])
	return py.Bool(x != x), err
}

func ldexp(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := c.ToFloat(a[0])
	if err != nil {
		return py.Value{}, err
	}
	if !py.IsIntLike(a[1]) {
		return py.Value{}, c.Errorf(&py.TypeErrorType, "Expected an int as second argument to ldexp.")
	}
	if x == 0 || !finite(x) {
		return py.Float(x), nil
	}
	exp, err := c.IndexInt(a[1], true)
	if err != nil {
		return py.Value{}, err
	}
	r := libm.Ldexp(x, max(-100000, min(exp, 100000)))
	if math.IsInf(r, 0) {
		return py.Value{}, rangeError(c)
	}
	return py.Float(r), nil
}

func logarithm(c *py.Context, a []py.Value) (py.Value, error) {
	num, err := logOf(c, a[0], libm.Log)
	if err != nil || a[1].IsNil() {
		return num, err
	}
	den, err := logOf(c, a[1], libm.Log)
	if err != nil {
		return py.Value{}, err
	}
	return c.Binary(py.TrueDiv, num, den)
}

// logOf is a logarithm of a number, ints of any size included.
func logOf(c *py.Context, v py.Value, log func(float64) float64) (py.Value, error) {
	if py.IsIntLike(v) {
		return logOfInt(c, v, log)
	}
	x, err := c.ToFloat(v)
	if err != nil {
		return py.Value{}, err
	}
	if x <= 0 {
		return py.Value{}, domainError(c, wantPositive, x)
	}
	return py.Float(log(x)), nil
}

func logOfInt(c *py.Context, v py.Value, log func(float64) float64) (py.Value, error) {
	small, n := py.IntParts(v)
	if n == nil && small <= 0 || n != nil && n.Sign() < 0 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "expected a positive input")
	}
	if n == nil {
		return py.Float(log(float64(small))), nil
	}
	if n.BitLen() < 1024 {
		x, _ := n.Float64()
		return py.Float(log(x)), nil
	}
	m, exp := py.FrexpBig(n)
	return py.Float(log(m) + float64(log(2)*float64(exp))), nil
}

// power is math.pow, which unlike ** never leaves the floats.
func power(c *py.Context, a []py.Value) (py.Value, error) {
	v, err := floats(c, a)
	if err != nil {
		return py.Value{}, err
	}
	x, y := v[0], v[1]
	r := libm.Pow(x, y)
	if r-r == 0 || !finite(x) || !finite(y) {
		return py.Float(r), nil
	}
	if r != r || x == 0 {
		return py.Value{}, domainError(c, "", 0)
	}
	return py.Value{}, rangeError(c)
}

func ulp(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := c.ToFloat(a[0])
	if err != nil {
		return py.Value{}, err
	}
	x = math.Abs(x)
	if !finite(x) {
		return py.Float(x), nil
	}
	up := math.Nextafter(x, math.Inf(1))
	if math.IsInf(up, 1) {
		return py.Float(x - math.Nextafter(x, 0)), nil
	}
	return py.Float(up - x), nil
}

func nextAfter(c *py.Context, a []py.Value) (py.Value, error) {
	v, err := floats(c, a[:2])
	if err != nil {
		return py.Value{}, err
	}
	x, y := v[0], v[1]
	if a[2].IsNone() {
		r := nextFloat(x, y, 1)
		if r == 0 && x != y {
			r = math.Copysign(0, x) // what C's nextafter gives
		}
		return py.Float(r), nil
	}
	n, err := c.Index(a[2])
	if err != nil {
		return py.Value{}, err
	}
	steps, big := py.IntParts(n)
	if steps < 0 || big != nil && big.Sign() < 0 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "steps must be a non-negative integer")
	}
	if big != nil {
		steps = math.MaxInt64
	}
	return py.Float(nextFloat(x, y, uint64(steps))), nil
}

// nextFloat walks steps floats from x towards y. Floats of one sign are
// ordered as their bits are.
func nextFloat(x, y float64, steps uint64) float64 {
	switch {
	case steps == 0 || x != x:
		return x
	case y != y || x == y:
		return y
	}
	from, to := ordinal(x), ordinal(y)
	if from < to {
		if uint64(to-from) <= steps {
			return y
		}
		return fromOrdinal(from + int64(steps))
	}
	if uint64(from-to) <= steps {
		return y
	}
	r := fromOrdinal(from - int64(steps))
	if r == 0 && x < 0 {
		return math.Copysign(0, -1)
	}
	return r
}

// ordinal numbers the floats in their order; both zeros are 0.
func ordinal(x float64) int64 {
	n := int64(math.Float64bits(math.Abs(x)))
	if math.Signbit(x) {
		return -n
	}
	return n
}

func fromOrdinal(n int64) float64 {
	if n < 0 {
		return -math.Float64frombits(uint64(-n))
	}
	return math.Float64frombits(uint64(n))
}
