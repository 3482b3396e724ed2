package libm

import "math"

// A dd is the sum of two floats, hi rounded from it: about 106 bits. All
// products go through math.FMA, which is exact on every machine; where else a
// product may feed a sum, a conversion keeps the compiler from fusing the two.
type dd struct{ hi, lo float64 }

// twoSum returns a+b exactly.
func twoSum(a, b float64) dd {
	s := a + b
	t := s - a
	return dd{s, (a - (s - t)) + (b - t)}
}

// fast returns a+b exactly, where |a| >= |b| or a is 0.
func fast(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

// twoMul returns a*b exactly.
func twoMul(a, b float64) dd {
	p := float64(a * b)
	return dd{p, math.FMA(a, b, -p)}
}

// nearest rounds x, below 2**50 in magnitude, to a whole number, and gives that
// as an int, too: beside a number so large there is no room for a fraction, and
// the next floats have the next bits. A product given as x is rounded first, on
// every processor.
func nearest(x float64) (n float64, i int) {
	const large = 0x1.8p52
	sum := float64(x) + large
	return sum - large, int(math.Float64bits(sum) - math.Float64bits(large))
}

func (x dd) float() float64 { return x.hi + x.lo }

func (x dd) neg() dd { return dd{-x.hi, -x.lo} }

func (x dd) scale(f float64) dd { return dd{float64(x.hi * f), float64(x.lo * f)} }

// add returns x+y, without loss when they cancel.
func (x dd) add(y dd) dd {
	return join(twoSum(x.hi, y.hi), twoSum(x.lo, y.lo))
}

// join returns s+t, the sums of the high and of the low halves; apart from add
// since Go puts it in line.
func join(s, t dd) dd {
	s = fast(s.hi, s.lo+t.hi)
	return fast(s.hi, s.lo+t.lo)
}

// plus returns x+y, where |x| is well above |y|.
func (x dd) plus(y dd) dd {
	s := fast(x.hi, y.hi)
	return fast(s.hi, s.lo+(x.lo+y.lo))
}

func (x dd) addFloat(y float64) dd {
	s := twoSum(x.hi, y)
	return fast(s.hi, s.lo+x.lo)
}

func (x dd) mul(y dd) dd {
	p := float64(x.hi * y.hi)
	e := math.FMA(x.hi, y.hi, -p)
	e = math.FMA(x.hi, y.lo, e)
	e = math.FMA(x.lo, y.hi, e)
	return fast(p, e)
}

func (x dd) mulFloat(y float64) dd {
	p := float64(x.hi * y)
	e := math.FMA(x.lo, y, math.FMA(x.hi, y, -p))
	return fast(p, e)
}

func (x dd) sqr() dd {
	p := float64(x.hi * x.hi)
	e := math.FMA(x.hi, x.hi, -p)
	return fast(p, math.FMA(2*x.hi, x.lo, e))
}

func (x dd) div(y dd) dd {
	q := x.hi / y.hi
	r := math.FMA(-q, y.hi, x.hi)
	r += math.FMA(-q, y.lo, x.lo)
	q2 := r / y.hi
	r = math.FMA(-q2, y.hi, r)
	s := fast(q, q2)
	return fast(s.hi, s.lo+r/y.hi)
}

func (x dd) sqrt() dd {
	if x.hi <= 0 {
		return dd{}
	}
	r := math.Sqrt(x.hi)
	rest := math.FMA(-r, r, x.hi) + x.lo
	return fast(r, rest/(2*r))
}

// ldexp returns x * 2**exp, rounded once also where the result is subnormal.
func (x dd) ldexp(exp int) float64 {
	f := x.hi + x.lo
	if f == 0 || f-f != 0 {
		return f
	}
	_, e := math.Frexp(f)
	switch {
	case e+exp > 1024:
		return math.Copysign(math.Inf(1), f)
	case e+exp >= -1021: // normal, so nothing is lost
		return scaleB(f, exp)
	case e+exp < -1076:
		return math.Copysign(0, f)
	}
	// Adding a power of two whose last place is that of the result rounds
	// there.
	big := math.Copysign(math.Ldexp(1, -1074-exp+52), f)
	s := fast(big, x.hi)
	return math.Copysign(math.Ldexp((s.hi+(s.lo+x.lo))-big, exp), f)
}

// scaleB multiplies by 2**exp in steps that are exact.
func scaleB(f float64, exp int) float64 {
	if exp > 1000 {
		f *= 0x1p1000
		exp -= 1000
	}
	if exp < -1000 {
		f *= 0x1p-1000
		exp += 1000
	}
	return f * math.Float64frombits(uint64(exp+1023)<<52)
}

// Ldexp returns x * 2**exp, rounded once.
func Ldexp(x float64, exp int) float64 {
	return dd{hi: x}.ldexp(exp)
}
