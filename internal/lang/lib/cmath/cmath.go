// Package cmath is Python's cmath module: functions of complex numbers by the
// formulas of CPython over package libm, with C99's values at infinities and
// NaN (special.go).
package cmath

import (
	"errors"
	"math"

	"github.com/vivarium-run/vivarium/internal/lang/libm"
	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// Module is cmath.
var Module = py.ModuleDef{
	Name:     "cmath",
	Doc:      "This module provides access to mathematical functions for complex numbers.",
	MoreRows: rows,
	Values:   constants,
}

func constants(_ *py.Context, ns *py.Namespace) error {
	ns.Set("pi", py.Float(math.Pi))
	ns.Set("e", py.Float(math.E))
	ns.Set("tau", py.Float(2*math.Pi))
	ns.Set("inf", py.Float(math.Inf(1)))
	ns.Set("nan", py.Float(math.NaN()))
	ns.Set("infj", py.NewComplex(complex(0, math.Inf(1))))
	ns.Set("nanj", py.NewComplex(complex(0, math.NaN())))
	return nil
}

// What a formula reports; the caller makes Python exceptions of them.
var (
	errDomain = errors.New("domain error")
	errRange  = errors.New("range error")
)

type formula func(z complex128) (complex128, error)

func rows() []py.Row {
	list := []py.Row{
		{"log(z, base=?, /)", "log(z[, base]) -> the logarithm of z to the given base.", "1", logarithm},
		{"phase(z, /)", "Return argument, also known as the phase angle, of a complex.", "1", phase},
		{"polar(z, /)", "Convert a complex from rectangular coordinates to polar coordinates.", "1", polar},
		{"rect(r, phi, /)", "Convert from polar coordinates to rectangular coordinates.", "1", rect},
		{"isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Determine whether two complex numbers are close in value.", "1", isClose},
		{"isfinite(z, /)", "Return True if both the real and imaginary parts of z are finite, else False.", "1", test(func(x float64) bool { return x-x == 0 }, true)},
		{"isinf(z, /)", "Checks if the real or imaginary part of z is infinite.", "1", test(func(x float64) bool { return math.IsInf(x, 0) }, false)},
		{"isnan(z, /)", "Checks if the real or imaginary part of z not a number (NaN).", "1", test(func(x float64) bool { return x != x }, false)},
	}
	for _, f := range []struct {
		name, doc string
		fn        formula
	}{
		{"acos", "Return the arc cosine of z.", acos},
		{"acosh", "Return the inverse hyperbolic cosine of z.", acosh},
		{"asin", "Return the arc sine of z.", asin},
		{"asinh", "Return the inverse hyperbolic sine of z.", asinh},
		{"atan", "Return the arc tangent of z.", atan},
		{"atanh", "Return the inverse hyperbolic tangent of z.", atanh},
		{"cos", "Return the cosine of z.", cos},
		{"cosh", "Return the hyperbolic cosine of z.", cosh},
		{"exp", "Return the exponential value e**z.", exp},
		{"log10", "Return the base-10 logarithm of z.", log10},
		{"sin", "Return the sine of z.", sin},
		{"sinh", "Return the hyperbolic sine of z.", sinh},
		{"sqrt", "Return the square root of z.", sqrt},
		{"tan", "Return the tangent of z.", tan},
		{"tanh", "Return the hyperbolic tangent of z.", tanh},
	} {
		list = append(list, py.Row{Sig: f.name + "(z, /)", Doc: f.doc, Cost: "1", Fn: f.fn.call})
	}
	return list
}

// argument converts as the functions here do.
func argument(c *py.Context, v py.Value) (complex128, error) {
	z, ok, err := c.ToComplex(v)
	if err == nil && !ok {
		err = c.Errorf(&py.TypeErrorType, "must be real number, not %s", v.Type().Shown())
	}
	return z, err
}

func (f formula) call(c *py.Context, a []py.Value) (py.Value, error) {
	z, err := argument(c, a[0])
	if err != nil {
		return py.Value{}, err
	}
	return result(c, z, f)
}

func result(c *py.Context, z complex128, f formula) (py.Value, error) {
	r, err := f(z)
	if err != nil {
		return py.Value{}, failure(c, err)
	}
	if err := c.Alloc(48); err != nil {
		return py.Value{}, err
	}
	return py.NewComplex(r), nil
}

func failure(c *py.Context, err error) error {
	if err == errDomain {
		return c.Errorf(&py.ValueErrorType, "math domain error")
	}
	return c.Errorf(&py.OverflowErrorType, "math range error")
}

// overflow reports infinite parts of a result that should be finite.
func overflow(z complex128) (complex128, error) {
	if math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) {
		return z, errRange
	}
	return z, nil
}

// atSpecial answers from the table; ok is false where the formula decides.
func atSpecial(name string, z complex128) (r complex128, err error, ok bool) {
	s := lookup(name, real(z), imag(z))
	if s.domain {
		err = errDomain
	}
	return s.z, err, s.known
}

const (
	large = math.MaxFloat64 / 4
	// smallest is the least normal float.
	smallest = 0x1p-1022

	sqrtLarge = 0x1.fffffffffffffp+510
	logLarge  = 0x1.6232bdd7abcd2p+09
	sqrtSmall = 0x1p-511
)

func isLarge(x, y float64) bool { return math.Abs(x) > large || math.Abs(y) > large }

// logHalf is log(2*|z|) for large z: log(|z|/2) + 2*log(2).
func logHalf(x, y float64) float64 {
	return libm.Log(libm.Hypot(x/2, y/2)) + float64(math.Ln2*2)
}

func acos(z complex128) (complex128, error) {
	if r, err, ok := atSpecial("acos", z); ok {
		return r, err
	}
	x, y := real(z), imag(z)
	if isLarge(x, y) {
		im := math.Copysign(logHalf(x, y), -y)
		return complex(libm.Atan2(math.Abs(y), x), im), nil
	}
	s, t := root(complex(1-x, -y)), root(complex(1+x, y))
	return complex(2*libm.Atan2(real(s), real(t)),
		libm.Asinh(float64(real(t)*imag(s))-float64(imag(t)*real(s)))), nil
}

func acosh(z complex128) (complex128, error) {
	if r, err, ok := atSpecial("acosh", z); ok {
		return r, err
	}
	x, y := real(z), imag(z)
	if isLarge(x, y) {
		return complex(logHalf(x, y), libm.Atan2(y, x)), nil
	}
	s, t := root(complex(x-1, y)), root(complex(x+1, y))
	return complex(libm.Asinh(float64(real(s)*real(t))+float64(imag(s)*imag(t))),
		2*libm.Atan2(imag(s), real(t))), nil
}

// turn applies f to i*z and turns the result back: asin from asinh, and so on.
func turn(z complex128, f formula) (complex128, error) {
	r, err := f(complex(-imag(z), real(z)))
	return complex(imag(r), -real(r)), err
}

func asin(z complex128) (complex128, error) { return turn(z, asinh) }
func atan(z complex128) (complex128, error) { return turn(z, atanh) }
func sin(z complex128) (complex128, error)  { return turn(z, sinh) }
func tan(z complex128) (complex128, error)  { return turn(z, tanh) }
func cos(z complex128) (complex128, error)  { return cosh(complex(-imag(z), real(z))) }

func asinh(z complex128) (complex128, error) {
	if r, err, ok := atSpecial("asinh", z); ok {
		return r, err
	}
	x, y := real(z), imag(z)
	if isLarge(x, y) {
		return complex(math.Copysign(logHalf(x, y), x), libm.Atan2(y, math.Abs(x))), nil
	}
	s, t := root(complex(1+y, -x)), root(complex(1-y, x))
	return complex(libm.Asinh(float64(real(s)*imag(t))-float64(real(t)*imag(s))),
		libm.Atan2(y, float64(real(s)*real(t))-float64(imag(s)*imag(t)))), nil
}

func atanh(z complex128) (complex128, error) {
	if r, err, ok := atSpecial("atanh", z); ok {
		return r, err
	}
	x, y := real(z), imag(z)
	if math.Signbit(x) {
		r, err := atanh(complex(-x, -y))
		return -r, err
	}
	a := math.Abs(y)
	switch {
	case x > sqrtLarge || a > sqrtLarge:
		h := libm.Hypot(x/2, y/2)
		return complex(x/4/h/h, -math.Copysign(math.Pi/2, -y)), nil
	case x == 1 && a < sqrtSmall:
		if a == 0 {
			return complex(math.Inf(1), y), errDomain
		}
		return complex(-libm.Log(math.Sqrt(a)/math.Sqrt(libm.Hypot(a, 2))), math.Copysign(libm.Atan2(2, -a)/2, y)), nil
	}
	d := 1 - x
	return complex(libm.Log1p(4*x/(float64(d*d)+float64(a*a)))/4,
		-libm.Atan2(-2*y, float64(d*(1+x))-float64(a*a))/2), nil
}

func cosh(z complex128) (complex128, error) {
	x, y := real(z), imag(z)
	if math.IsInf(x, 0) && y-y == 0 && y != 0 {
		return complex(math.Copysign(math.Inf(1), libm.Cos(y)), math.Copysign(math.Inf(1), libm.Sin(y)*x)), nil
	}
	if r, err, ok := atSpecial("cosh", z); ok {
		return r, err
	}
	if math.Abs(x) > logLarge {
		x1 := x - math.Copysign(1, x)
		return overflow(complex(libm.Cos(y)*libm.Cosh(x1)*math.E, libm.Sin(y)*libm.Sinh(x1)*math.E))
	}
	return overflow(complex(libm.Cos(y)*libm.Cosh(x), libm.Sin(y)*libm.Sinh(x)))
}

func sinh(z complex128) (complex128, error) {
	x, y := real(z), imag(z)
	if math.IsInf(x, 0) && y-y == 0 && y != 0 {
		return complex(math.Copysign(math.Inf(1), libm.Cos(y)*x), math.Copysign(math.Inf(1), libm.Sin(y))), nil
	}
	if r, err, ok := atSpecial("sinh", z); ok {
		return r, err
	}
	if math.Abs(x) > logLarge {
		x1 := x - math.Copysign(1, x)
		return overflow(complex(libm.Cos(y)*libm.Sinh(x1)*math.E, libm.Sin(y)*libm.Cosh(x1)*math.E))
	}
	return overflow(complex(libm.Cos(y)*libm.Sinh(x), libm.Sin(y)*libm.Cosh(x)))
}

func tanh(z complex128) (complex128, error) {
	x, y := real(z), imag(z)
	if math.IsInf(x, 0) && y-y == 0 && y != 0 {
		return complex(math.Copysign(1, x), math.Copysign(0, 2*libm.Sin(y)*libm.Cos(y))), nil
	}
	if r, err, ok := atSpecial("tanh", z); ok {
		return r, err
	}
	if math.Abs(x) > logLarge {
		return complex(math.Copysign(1, x), 4*libm.Sin(y)*libm.Cos(y)*libm.Exp(-2*math.Abs(x))), nil
	}
	tx, ty, cx := libm.Tanh(x), libm.Tan(y), 1/libm.Cosh(x)
	both := tx * ty
	denom := 1 + float64(both*both)
	return complex(tx*(1+float64(ty*ty))/denom, ty/denom*cx*cx), nil
}

func exp(z complex128) (complex128, error) {
	x, y := real(z), imag(z)
	if math.IsInf(x, 0) && y-y == 0 && y != 0 {
		size := 0.0
		if x > 0 {
			size = x
		}
		return complex(math.Copysign(size, libm.Cos(y)), math.Copysign(size, libm.Sin(y))), nil
	}
	if r, err, ok := atSpecial("exp", z); ok {
		return r, err
	}
	if x > logLarge {
		l := libm.Exp(x - 1)
		return overflow(complex(l*libm.Cos(y)*math.E, l*libm.Sin(y)*math.E))
	}
	l := libm.Exp(x)
	return overflow(complex(l*libm.Cos(y), l*libm.Sin(y)))
}

func log(z complex128) (complex128, error) {
	if r, err, ok := atSpecial("log", z); ok {
		return r, err
	}
	x, y := math.Abs(real(z)), math.Abs(imag(z))
	angle := libm.Atan2(imag(z), real(z))
	if isLarge(x, y) {
		return complex(libm.Log(libm.Hypot(x/2, y/2))+math.Ln2, angle), nil
	}
	if x < smallest && y < smallest {
		if x == 0 && y == 0 {
			return complex(math.Inf(-1), angle), errDomain
		}
		return complex(libm.Log(libm.Hypot(libm.Ldexp(x, 53), libm.Ldexp(y, 53)))-float64(53*math.Ln2), angle), nil
	}
	h := libm.Hypot(x, y)
	if 0.71 <= h && h <= 1.73 {
		m, n := max(x, y), min(x, y)
		return complex(libm.Log1p(float64((m-1)*(m+1))+float64(n*n))/2, angle), nil
	}
	return complex(libm.Log(h), angle), nil
}

func log10(z complex128) (complex128, error) {
	r, err := log(z)
	return complex(real(r)/math.Ln10, imag(r)/math.Ln10), err
}

func logarithm(c *py.Context, a []py.Value) (py.Value, error) {
	num, err := argument(c, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if a[1].IsNil() {
		return result(c, num, log)
	}
	den, err := argument(c, a[1])
	if err != nil {
		return py.Value{}, err
	}
	return result(c, num, func(z complex128) (complex128, error) {
		x, err := log(z)
		if err != nil {
			return x, err
		}
		y, err := log(den)
		if err == nil && y == 0 {
			err = errDomain
		}
		return py.DivComplex(x, y), err
	})
}

func sqrt(z complex128) (complex128, error) {
	if r, err, ok := atSpecial("sqrt", z); ok {
		return r, err
	}
	return root(z), nil
}

// root is sqrt of a finite number.
func root(z complex128) complex128 {
	if z == 0 {
		return complex(0, imag(z))
	}
	x, y := math.Abs(real(z)), math.Abs(imag(z))
	var s float64
	if x < smallest && y < smallest {
		x = libm.Ldexp(x, 54)
		s = libm.Ldexp(math.Sqrt(x+libm.Hypot(x, libm.Ldexp(y, 54))), -27)
	} else {
		x = float64(x / 8)
		s = 2 * math.Sqrt(x+libm.Hypot(x, y/8))
	}
	d := y / (2 * s)
	if real(z) >= 0 {
		return complex(s, math.Copysign(d, imag(z)))
	}
	return complex(d, math.Copysign(s, imag(z)))
}

func phase(c *py.Context, a []py.Value) (py.Value, error) {
	z, err := argument(c, a[0])
	return py.Float(libm.Atan2(imag(z), real(z))), err
}

func polar(c *py.Context, a []py.Value) (py.Value, error) {
	z, err := argument(c, a[0])
	if err != nil {
		return py.Value{}, err
	}
	r := libm.Hypot(real(z), imag(z))
	if math.IsInf(r, 0) && !math.IsInf(real(z), 0) && !math.IsInf(imag(z), 0) {
		return py.Value{}, failure(c, errRange)
	}
	if err := c.Alloc(96); err != nil {
		return py.Value{}, err
	}
	return py.NewTuple(py.Float(r), py.Float(libm.Atan2(imag(z), real(z)))).Value(), nil
}

func rect(c *py.Context, a []py.Value) (py.Value, error) {
	r, err := c.ToFloat(a[0])
	if err != nil {
		return py.Value{}, err
	}
	phi, err := c.ToFloat(a[1])
	if err != nil {
		return py.Value{}, err
	}
	return result(c, complex(r, phi), fromPolar)
}

// fromPolar takes length and angle as the parts of z.
func fromPolar(z complex128) (complex128, error) {
	r, phi := real(z), imag(z)
	if math.IsInf(r, 0) && phi-phi == 0 && phi != 0 {
		return complex(math.Copysign(math.Inf(1), r*libm.Cos(phi)), math.Copysign(math.Inf(1), r*libm.Sin(phi))), nil
	}
	if v, err, ok := atSpecial("rect", z); ok {
		return v, err
	}
	if phi == 0 {
		return complex(r, r*phi), nil
	}
	return complex(r*libm.Cos(phi), r*libm.Sin(phi)), nil
}

// test makes the builtin of a test of both parts, of which all or any must
// pass.
func test(f func(x float64) bool, all bool) py.Func {
	return func(c *py.Context, a []py.Value) (py.Value, error) {
		z, err := argument(c, a[0])
		x, y := f(real(z)), f(imag(z))
		if all {
			return py.Bool(x && y), err
		}
		return py.Bool(x || y), err
	}
}

func isClose(c *py.Context, a []py.Value) (py.Value, error) {
	x, err := argument(c, a[0])
	if err != nil {
		return py.Value{}, err
	}
	y, err := argument(c, a[1])
	if err != nil {
		return py.Value{}, err
	}
	rel, err := c.ToFloat(a[2])
	if err != nil {
		return py.Value{}, err
	}
	abs, err := c.ToFloat(a[3])
	if err != nil {
		return py.Value{}, err
	}
	if rel < 0 || abs < 0 {
		return py.Value{}, c.Errorf(&py.ValueErrorType, "tolerances must be non-negative")
	}
	if x == y {
		return py.True, nil
	}
	if infinite(x) || infinite(y) {
		return py.False, nil
	}
	diff := size(x - y)
	return py.Bool(diff <= rel*size(y) || diff <= rel*size(x) || diff <= abs), nil
}

func infinite(z complex128) bool { return math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) }

func size(z complex128) float64 { return libm.Hypot(real(z), imag(z)) }
