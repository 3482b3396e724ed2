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
	case a < 2:
		if r, ok := erfQuick(a); ok {
			return math.Copysign(r, x)
		}
		return math.Copysign(erfSeries(a).float(), x)
	}
	s, k := erfcFraction(a)
	return math.Copysign(s.scale(math.Ldexp(-1, k)).addFloat(1).float(), x)
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

// An erfPart is Taylor's polynomial of erf around one point: three
// coefficients in double-double, the rest in double.
type erfPart struct {
	c0, c1, c2 dd
	rest       [12]float64
}

// erfParts holds the polynomials around i/16 for arguments below 2.
var erfParts = lazy.Value[*[33]erfPart]{Make: func() *[33]erfPart {
	parts := new([33]erfPart)
	for i := range parts {
		parts[i].fill(float64(i) / 16)
	}
	return parts
}}

// fill computes the polynomial around x. The derivative g of erf has
// g(x+h) = g(x) * e**(-2xh - h*h), whose coefficients follow from each other.
func (p *erfPart) fill(x float64) {
	s, k := expSum(twoMul(x, x).neg())
	p.c0 = erfSeries(x)
	p.c1 = s.scale(math.Ldexp(1, k)).mul(twoRootPi)
	p.c2 = p.c1.mulFloat(-x)
	before, g := p.c1.hi, float64(-2*x*p.c1.hi)
	for n := range p.rest {
		next := -2 * (float64(x*g) + before) / float64(n+2)
		before, g = g, next
		p.rest[n] = g / float64(n+3)
	}
}

// erfQuick returns erf(x) for 0 <= x < 2; ok is false where the result is so
// near the middle of two floats that it takes more digits to round.
func erfQuick(x float64) (r float64, ok bool) {
	i := int(float64(x*16) + 0.5)
	p := &erfParts.Get()[i]
	h := x - float64(float64(i)/16)
	// The terms with even and with odd powers are two chains, which a processor
	// works on at the same time.
	q := float64(h * h)
	even, odd := p.rest[len(p.rest)-2], p.rest[len(p.rest)-1]
	for n := len(p.rest) - 4; n >= 0; n -= 2 {
		even, odd = math.FMA(even, q, p.rest[n]), math.FMA(odd, q, p.rest[n+1])
	}
	tail := math.FMA(odd, h, even)
	s := p.c2.addFloat(float64(tail * h)).mulFloat(h)
	s = join(twoSum(s.hi, p.c1.hi), twoSum(s.lo, p.c1.lo)).mulFloat(h)
	s = join(twoSum(s.hi, p.c0.hi), twoSum(s.lo, p.c0.lo))
	e := float64(math.Abs(s.hi) * 0x1p-60)
	up, down := s.hi+(s.lo+e), s.hi+(s.lo-e)
	return up, up == down
}
