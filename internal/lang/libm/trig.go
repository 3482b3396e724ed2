package libm

import (
	"math"
	"math/bits"
)

// reduce returns x - n*pi/128 and n modulo 256.
func reduce(x float64) (r dd, n int) {
	if math.Abs(x) < 0x1p20 {
		return reduceNear(x)
	}
	return reduceFar(x)
}

// reduceNear subtracts n*pi/128 in parts whose products are exact.
func reduceNear(x float64) (dd, int) {
	n := math.RoundToEven(x * 40.74366543152521)
	if n == 0 {
		return dd{hi: x}, 0
	}
	a := math.FMA(-n, piStep1, x)
	s := twoSum(a, float64(-n*piStep2))
	t := twoMul(-n, piStep3)
	s = s.add(t)
	if math.Abs(s.hi) < 0x1p-20 {
		// Deep cancellation: the last parts count.
		return s.add(twoMul(-n, piStep4)).add(twoMul(-n, piStep5)), int(n) & 255
	}
	return s.addFloat(float64(-n * piStep4)), int(n) & 255
}

// reduceFar multiplies by the bits of 128/pi that matter, modulo 256, as
// Payne and Hanek do.
func reduceFar(x float64) (dd, int) {
	frac, exp := math.Frexp(math.Abs(x))
	m := uint64(frac * (1 << 53))
	exp -= 53
	// |x|*128/pi = m * 2**exp * 128/pi. Bits of the product from 2**8 up do
	// not matter, so take 256 bits of the table from there on.
	first := exp - 8 + 64 - 11 // bit of the table, counted from its top, with room above
	w := window(first)
	hi, p2 := bits.Mul64(w[2], m)
	_ = hi
	h3, l3 := bits.Mul64(w[3], m)
	_ = l3
	h1, p1 := bits.Mul64(w[1], m)
	_, p0 := bits.Mul64(w[0], m)
	p2, carry := bits.Add64(p2, h3, 0)
	p1, carry = bits.Add64(p1, hi, carry)
	p0, _ = bits.Add64(p0, h1, carry)
	// Now p0.p1.p2 has 8 whole bits after the 11 of room.
	return finishFar(p0, p1, p2, x < 0)
}

// window returns 256 bits of the table from the given bit on.
func window(first int) [4]uint64 {
	var w [4]uint64
	at, shift := first>>6, uint(first&63)
	word := func(i int) uint64 {
		if i < 0 || i >= len(invStep) {
			return 0
		}
		return invStep[i]
	}
	for i := range w {
		w[i] = word(at+i)<<shift | word(at+i+1)>>(64-shift)
		if shift == 0 {
			w[i] = word(at + i)
		}
	}
	return w
}

// finishFar splits the fixed-point product into the nearest whole number,
// modulo 256, and the fraction times pi/128.
func finishFar(p0, p1, p2 uint64, negative bool) (dd, int) {
	// Whole bits: the 8 after the 11 of room at the top.
	const whole = 64 - 19
	n := int(p0>>whole) & 255
	f0 := p0<<19 | p1>>whole
	f1 := p1<<19 | p2>>whole
	sign := 1.0
	if f0>>63 == 1 {
		n++
		var borrow uint64
		f1, borrow = bits.Sub64(0, f1, 0)
		f0, _ = bits.Sub64(0, f0, borrow)
		sign = -1
	}
	f := fixed(f0, f1).scale(sign)
	r := f.mul(stepPi)
	if negative {
		return r.neg(), -n & 255
	}
	return r, n & 255
}

// fixed converts a fraction of 128 bits.
func fixed(f0, f1 uint64) dd {
	s := twoSum(float64(float64(f0>>32)*0x1p-32), float64(float64(f0&(1<<32-1))*0x1p-64))
	t := twoSum(float64(float64(f1>>32)*0x1p-96), float64(float64(f1&(1<<32-1))*0x1p-128))
	return s.add(t)
}

// sinSmall returns sin(r), and cosSmall cos(r)-1, for |r| < 0.0124.
func sinSmall(r dd) dd {
	q := r.sqr()
	x := q.hi
	tail := float64(x * x * math.FMA(x, math.FMA(x, 1.0/362880, -1.0/5040), 1.0/120))
	s := q.mul(sixth).neg().addFloat(tail)
	return r.plus(r.mul(s))
}

func cosSmall(r dd) dd {
	q := r.sqr()
	x := q.hi
	tail := float64(x * x * math.FMA(x, math.FMA(x, math.FMA(x, -1.0/3628800, 1.0/40320), -1.0/720), 1.0/24))
	return q.scale(-0.5).addFloat(tail)
}

// turned returns sin(a+r), given sin(a), cos(a), sin(r) and cos(r)-1; a is no
// multiple of pi, so that sin(a) is the largest term.
func turned(sinA, cosA, sinR, cosR dd) dd {
	return sinA.plus(cosA.mul(sinR).add(sinA.mul(cosR)))
}

func sinSum(x float64) dd {
	r, n := reduce(x)
	s := sinSmall(r)
	if n == 0 {
		return s
	}
	if n == 128 {
		return s.neg()
	}
	return turned(sinTable[n], sinTable[(n+64)&255], s, cosSmall(r))
}

func cosSum(x float64) dd {
	r, n := reduce(x)
	s := sinSmall(r)
	switch n {
	case 64:
		return s.neg()
	case 192:
		return s
	}
	return turned(sinTable[(n+64)&255], sinTable[(n+128)&255], s, cosSmall(r))
}

// Sin returns the sine.
func Sin(x float64) float64 {
	switch {
	case x-x != 0:
		return math.NaN()
	case x == 0:
		return x
	case math.Abs(x) < 0x1p-26:
		return fast(x, float64(-x*x*x/6)).float()
	}
	if math.Abs(x) < quickAngle {
		if r, ok := sinQuick(x, 0); ok {
			return r
		}
	}
	return sinSum(x).float()
}

// Cos returns the cosine.
func Cos(x float64) float64 {
	if x-x != 0 {
		return math.NaN()
	}
	if math.Abs(x) < quickAngle {
		if r, ok := sinQuick(x, 64); ok {
			return r
		}
	}
	return cosSum(x).float()
}

func tanSum(x float64) float64 { return sinSum(x).div(cosSum(x)).float() }

// Tan returns the tangent.
func Tan(x float64) float64 {
	switch {
	case x-x != 0:
		return math.NaN()
	case math.Abs(x) < 0x1p-26:
		return fast(x, float64(x*x*x/3)).float()
	}
	if math.Abs(x) < quickAngle {
		if r, ok := tanQuick(x); ok {
			return r
		}
	}
	return tanSum(x)
}

// atanSum returns atan(x) for 0 <= x <= 1: the nearest i/64 and the difference
// of the angles.
func atanSum(x dd) dd {
	i := int(float64(x.hi*64) + 0.5)
	if i == 0 {
		return atanSmall(x)
	}
	c := float64(float64(i) / 64)
	t := x.addFloat(-c).div(x.mulFloat(c).addFloat(1))
	return atanTable[i].plus(atanSmall(t))
}

// atanSmall returns atan(t) for |t| < 0.008 or so.
func atanSmall(t dd) dd {
	q := t.sqr()
	x := q.hi
	tail := float64(x * x * math.FMA(x, math.FMA(x, math.FMA(x, -1.0/11, 1.0/9), -1.0/7), 1.0/5))
	s := q.mul(third).neg().addFloat(tail)
	return t.plus(t.mul(s))
}

// Atan returns the arc tangent.
func Atan(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x || x == 0:
		return x
	case a < 0x1p-26:
		return fast(x, float64(-x*x*x/3)).float()
	case a > 0x1p70:
		return math.Copysign(halfPi.float(), x)
	}
	if r, ok := angleQuick(dd{hi: a}, dd{hi: 1}, false); ok {
		return math.Copysign(r, x)
	}
	return math.Copysign(atanAny(dd{hi: a}).float(), x)
}

// atanAny returns atan(x) for x >= 0.
func atanAny(x dd) dd {
	if x.hi <= 1 {
		return atanSum(x)
	}
	return halfPi.add(atanSum(dd{hi: 1}.div(x)).neg())
}

// Atan2 returns the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	if x-x != 0 || y-y != 0 || x == 0 || y == 0 {
		return math.Atan2(y, x)
	}
	a, b := math.Abs(y), math.Abs(x)
	if min(a, b) > 0x1p-400 && max(a, b) < 0x1p400 && a < b*0x1p60 && b < a*0x1p60 {
		if r, ok := angleQuick(dd{hi: a}, dd{hi: b}, x < 0); ok {
			return math.Copysign(r, y)
		}
	}
	return math.Copysign(atan2Sum(y, x), y)
}

// atan2Sum is Atan2 without the quick way, and without the sign.
func atan2Sum(y, x float64) float64 {
	a, b := math.Abs(y), math.Abs(x)
	fa, ea := math.Frexp(a)
	fb, eb := math.Frexp(b)
	gap := ea - eb
	var angle dd
	switch {
	case gap > 70:
		angle = halfPi
	case gap < -70:
		if x > 0 {
			return dd{hi: fa}.div(dd{hi: fb}).ldexp(gap)
		}
		angle = dd{}
	case gap > 0:
		angle = halfPi.add(atanAny(dd{hi: math.Ldexp(fb, -gap)}.div(dd{hi: fa})).neg())
	default:
		angle = atanAny(dd{hi: math.Ldexp(fa, gap)}.div(dd{hi: fb}))
	}
	if x < 0 {
		angle = pi.add(angle.neg())
	}
	return angle.float()
}

// sqrtFull is sqrt with one more step, for all 106 bits.
func (x dd) sqrtFull() dd {
	if x.hi <= 0 {
		return dd{}
	}
	r := x.sqrt()
	rest := x.add(r.sqr().neg())
	return r.addFloat(rest.hi / (2 * r.hi))
}

// Asin returns the arc sine.
func Asin(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x || a > 1:
		return math.NaN()
	case a == 1:
		return math.Copysign(halfPi.float(), x)
	case a < 0x1p-26:
		return fast(x, float64(x*x*x/6)).float()
	}
	if r, ok := angleQuick(dd{hi: a}, otherLeg(a).sqrt(), false); ok {
		return math.Copysign(r, x)
	}
	return math.Copysign(asinSum(a).float(), x)
}

// otherLeg returns 1 - x*x, the square of the cosine that belongs to the sine x.
func otherLeg(x float64) dd { return twoSum(1, -x).mul(twoSum(1, x)) }

func asinSum(x float64) dd { return atanAny(dd{hi: x}.div(otherLeg(x).sqrtFull())) }

// Acos returns the arc cosine.
func Acos(x float64) float64 {
	switch {
	case x != x || math.Abs(x) > 1:
		return math.NaN()
	case x == -1:
		return pi.float()
	case x == 1:
		return 0
	}
	if a := math.Abs(x); a > 0x1p-50 {
		if r, ok := angleQuick(otherLeg(a).sqrt(), dd{hi: a}, x < 0); ok {
			return r
		}
	}
	return acosSum(x).float()
}

func acosSum(x float64) dd {
	return atanAny(twoSum(1, -x).div(twoSum(1, x)).sqrtFull()).scale(2)
}
