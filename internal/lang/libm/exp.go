package libm

import "math"

// expSum returns e**x as s * 2**k, s from 1 up to 2 or so, for |x| <= 800. The
// argument is x = k*ln2/128 + r; the table gives 2**(k/128), and e**r - 1 is
// r + r**2/2 in double-double and the rest in double.
func expSum(x dd) (s dd, k int) {
	n := math.RoundToEven(x.hi * (128 * 1.4426950408889634))
	// Both products are exact, and so is the first difference.
	first := math.FMA(-n, ln2Step1, x.hi)
	second := twoSum(first, float64(-n*ln2Step2))
	r := fast(second.hi, second.lo+math.FMA(-n, ln2Step3, x.lo))
	i := int(n)
	return expTable[i&127].expand(expm1Small(r)), i >> 7
}

// expand returns x + x*p, p small.
func (x dd) expand(p dd) dd { return x.plus(x.mul(p)) }

// expm1Small returns e**r - 1 for |r| < 0.003.
func expm1Small(r dd) dd {
	x := r.hi
	tail := float64(x * x * x * math.FMA(x, math.FMA(x, math.FMA(x, math.FMA(x, 1.0/5040, 1.0/720), 1.0/120), 1.0/24), 1.0/6))
	return r.plus(r.sqr().scale(0.5).addFloat(tail))
}

// Exp returns e**x.
func Exp(x float64) float64 {
	if a := math.Abs(x); a < 700 && a >= 0x1p-54 {
		if r, ok := expQuick(x); ok {
			return r
		}
	}
	switch {
	case x != x || x > 710:
		return math.Max(x, x) * math.Inf(1)
	case x < -746:
		return 0
	case math.Abs(x) < 0x1p-54:
		return 1 + x
	}
	s, k := expSum(dd{hi: x})
	return s.ldexp(k)
}

// Exp2 returns 2**x.
func Exp2(x float64) float64 {
	switch {
	case x != x || x >= 1024:
		return math.Max(x, x) * math.Inf(1)
	case x < -1076:
		return 0
	}
	n := math.RoundToEven(x * 128)
	i := int(n)
	r := ln2.mulFloat(x - float64(n*(1.0/128)))
	return expTable[i&127].expand(expm1Small(r)).ldexp(i >> 7)
}

// expm1Sum returns e**x - 1 for |x| <= 40 or so, with a relative error that
// stays small near 0.
func expm1Sum(x dd) dd {
	if math.Abs(x.hi) < 0.1 {
		return expm1Series(x)
	}
	s, k := expSum(x)
	f := math.Ldexp(1, k)
	return s.scale(f).addFloat(-1)
}

// expm1Series is Taylor's, with four terms in double-double.
func expm1Series(x dd) dd {
	h := x.hi
	tail := 1.0 / 6227020800
	for _, c := range [...]float64{1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720} {
		tail = math.FMA(tail, h, c)
	}
	// x + x²/2 + x³/6 + x⁴/24 + x⁵/120 + x⁶·tail
	sum := inverse(120).addFloat(float64(tail * h))
	sum = inverse(24).plus(sum.mul(x))
	sum = sixth.plus(sum.mul(x))
	sum = dd{hi: 0.5}.plus(sum.mul(x))
	return x.plus(sum.mul(x).mul(x))
}

// inverse returns 1/n.
func inverse(n float64) dd {
	q := 1 / n
	return dd{q, math.FMA(-q, n, 1) / n}
}

// Expm1 returns e**x - 1.
func Expm1(x float64) float64 {
	switch {
	case x != x || x > 710:
		return math.Max(x, x) * math.Inf(1)
	case x < -50:
		return -1
	case math.Abs(x) < 0x1p-60:
		return x
	case x > 50:
		return Exp(x)
	}
	if math.Abs(x) < 0x1p-30 {
		return fast(x, float64(x*x/2)).float()
	}
	return expm1Sum(dd{hi: x}).float()
}

// Sinh returns the hyperbolic sine.
func Sinh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x || a > 712:
		return x * math.Inf(1)
	case a < 0x1p-30:
		return fast(x, float64(x*x*x/6)).float()
	}
	var r float64
	if a > 40 {
		s, k := expSum(dd{hi: a})
		r = s.ldexp(k - 1)
	} else {
		e := expm1Sum(dd{hi: a})
		r = e.add(e.div(e.addFloat(1))).scale(0.5).float()
	}
	return math.Copysign(r, x)
}

// Cosh returns the hyperbolic cosine.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	if x != x || a > 712 {
		return a * math.Inf(1)
	}
	s, k := expSum(dd{hi: a})
	if a > 40 {
		return s.ldexp(k - 1)
	}
	e := s.scale(math.Ldexp(1, k))
	return e.add(dd{hi: 1}.div(e)).scale(0.5).float()
}

// Tanh returns the hyperbolic tangent.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x || x == 0:
		return x
	case a > 22:
		return math.Copysign(1, x)
	case a < 0x1p-30:
		return fast(x, float64(-x*x*x/3)).float()
	}
	e := expm1Sum(dd{hi: 2 * a})
	return math.Copysign(e.div(e.addFloat(2)).float(), x)
}
