package libm

import (
	"math"

	"github.com/vivarium-run/vivarium/internal/lazy"
)

// oddInverses are 1/3, 1/5, 1/7…
var oddInverses = lazy.Value[*[64]dd]{Make: func() *[64]dd {
	t := &[64]dd{}
	for i := range t {
		t[i] = dd{hi: 1}.div(dd{hi: float64(2*i + 3)})
	}
	return t
}}

// erfSeries returns erf(x) for 0 <= x < 3: e**(-x*x) times a series of
// positive terms.
func erfSeries(x float64) dd {
	q := twoMul(x, x)
	term, sum := dd{hi: x}, dd{hi: x}
	q2, inverses := q.scale(2), oddInverses.Get()
	for n := 0; term.hi > sum.hi*0x1p-110; n++ {
		if n < len(inverses) {
			term = term.mul(q2).mul(inverses[n])
		} else {
			term = term.mul(q2).div(dd{hi: float64(2*n + 3)})
		}
		if n < 4 { // the term may be the larger one
			sum = sum.add(term)
		} else {
			sum = sum.plus(term)
		}
	}
	s, k := expSum(q.neg())
	return sum.mul(twoRootPi).mul(s.scale(math.Ldexp(1, k)))
}

// erfcFraction returns erfc(x) * 2**-exp for x >= 2 by a continued fraction,
// evaluated from far enough down.
func erfcFraction(x float64) (s dd, exp int) {
	f := dd{hi: x}
	for n := 20 + int(600/(x*x)); n > 0; n-- {
		f = dd{hi: float64(n) / 2}.div(f).addFloat(x)
	}
	e, k := expSum(twoMul(x, x).neg())
	return e.div(f.mul(rootPi)), k
}

// erfSum returns erf(x) for x > 0.
func erfSum(x float64) dd {
	if x < 2 {
		return erfSeries(x)
	}
	s, k := erfcFraction(x)
	return s.scale(math.Ldexp(-1, k)).addFloat(1)
}

// Erf returns the error function.
func Erf(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x || x == 0:
		return x
	case a > 6:
		return math.Copysign(1, x)
	case a < 0x1p-30:
		return twoRootPi.mul(dd{hi: x}).float()
	case a < erfNear:
		if r, ok := erfQuick(a); ok {
			return math.Copysign(r, x)
		}
	default:
		if r, ok := erfFar(a); ok {
			return math.Copysign(r, x)
		}
	}
	return math.Copysign(erfSum(a).float(), x)
}

// Erfc returns 1 - erf(x).
func Erfc(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > 28:
		return 0
	case x < -6:
		return 2
	case math.Abs(x) < 2:
		e := erfSeries(math.Abs(x))
		return e.scale(-math.Copysign(1, x)).addFloat(1).float()
	case x < 0:
		s, k := erfcFraction(-x)
		return s.scale(math.Ldexp(-1, k)).addFloat(2).float()
	}
	s, k := erfcFraction(x)
	return s.ldexp(k)
}

// An erfPart is Taylor's polynomial of erf around one point: two coefficients
// in double-double, the rest in double.
type erfPart struct {
	c0, c1 dd
	rest   [8]float64
}

// erfNear is the end of erfTable.
const erfNear = 3

// erfQuick returns erf(x) for 0 <= x < erfNear; ok is false where the result is
// so near the middle of two floats that it takes more digits to round. Its error
// is less than 2**-64 of the result: the square of the distance to the next point
// of the table is below 2**-14, and so are the terms that are plain floats.
func erfQuick(x float64) (r float64, ok bool) {
	n, i := nearest(x * 64)
	p := &erfTable[i]
	h := x - float64(n*0x1p-6)
	// The terms with even and with odd powers are two chains, which a processor
	// works on at the same time.
	q := float64(h * h)
	c := &p.rest
	q2 := float64(q * q)
	even := math.FMA(math.FMA(c[6], q, c[4]), q2, math.FMA(c[2], q, c[0]))
	odd := math.FMA(math.FMA(c[7], q, c[5]), q2, math.FMA(c[3], q, c[1]))
	linear := twoMul(p.c1.hi, h)
	s := fast(p.c0.hi, linear.hi)
	tail := s.lo + math.FMA(math.FMA(odd, h, even), q, math.FMA(p.c1.lo, h, linear.lo+p.c0.lo))
	e := float64(s.hi * 0x1p-63)
	up, down := s.hi+(tail+e), s.hi+(tail-e)
	return up, up == down
}

// erfFar returns erf(x) from erfNear on, as 1 less what is small.
func erfFar(x float64) (r float64, ok bool) {
	rest := math.Erfc(x)
	return rounded(1, -rest, float64(rest*0x1p-46))
}
