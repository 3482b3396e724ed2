package libm

import "math"

// A logEntry is a c near 1/m for one part of the mantissas m, and -log(c).
type logEntry struct {
	c   float64
	log dd
}

// logReduce writes x = 2**k * m, for a positive, finite, normal x.hi, and m*c =
// 1 + r with a short c from the table; c is 1 near 1, so that nothing cancels
// there.
func logReduce(x dd) (r dd, e *logEntry, k int) {
	bits := math.Float64bits(x.hi)
	k = int(bits>>52) - 1023
	i := bits >> 45 & 127
	k += int(i >> 6)
	if k > 1022 {
		x = x.scale(0x1p-1000)
	}
	scale := math.Float64frombits(uint64(1023-k+k/1023*1000) << 52)
	m := x.scale(scale)
	e = &logTable[i]
	p := twoMul(m.hi, e.c)
	return fast(p.hi-1, math.FMA(m.lo, e.c, p.lo)), e, k
}

// logSum returns log(x) = k*ln2 + l to 75 bits or more, for powers.
func logSum(x dd) (l dd, k int) {
	r, e, k := logReduce(x)
	return e.join(log1pSmall(r)), k
}

// logQuick is the same to 68 bits or more.
func logQuick(x float64) (l dd, k int) {
	r, e, k := logReduce(dd{hi: x})
	q := r.sqr()
	tail := float64(r.hi * q.hi * math.FMA(logTail(r.hi), r.hi, 1.0/3))
	return e.join(r.plus(q.scale(-0.5).addFloat(tail))), k
}

// join adds -log(c) to s.
func (e *logEntry) join(s dd) dd {
	if e.c == 1 {
		return s
	}
	return e.log.plus(s)
}

// logTail returns the terms of log(1+x)/x**3 after the first, over x.
func logTail(x float64) float64 {
	t := math.FMA(-1.0/12, x, 1.0/11)
	t = math.FMA(math.FMA(math.FMA(t, x, -1.0/10), x, 1.0/9), x, -1.0/8)
	return math.FMA(math.FMA(math.FMA(math.FMA(t, x, 1.0/7), x, -1.0/6), x, 1.0/5), x, -1.0/4)
}

// log1pSmall returns log(1+r) for |r| < 0.01: three terms in double-double,
// the rest in double.
func log1pSmall(r dd) dd {
	sum := third.addFloat(float64(logTail(r.hi) * r.hi))
	sum = dd{hi: -0.5}.plus(sum.mul(r))
	return r.plus(sum.mul(r).mul(r))
}

// logFull joins the parts of logSum.
func logFull(x dd) dd {
	l, k := logSum(x)
	if k == 0 {
		return l
	}
	return ln2.mulFloat(float64(k)).add(l)
}

// logSpecial answers arguments that have no logarithm, and scales subnormal
// ones; ok tells that r is the result.
func logSpecial(x float64) (y float64, shift int, r float64, ok bool) {
	switch {
	case x != x || math.IsInf(x, 1):
		return 0, 0, x, true
	case x < 0:
		return 0, 0, math.NaN(), true
	case x == 0:
		return 0, 0, math.Inf(-1), true
	case x < 0x1p-1022:
		return x * 0x1p54, -54, 0, false
	}
	return x, 0, 0, false
}

// Log returns the natural logarithm.
func Log(x float64) float64 {
	if isNormal(x) {
		if r, ok := logSoon(x); ok {
			return r
		}
	}
	y, shift, r, ok := logSpecial(x)
	if ok {
		return r
	}
	return logPlain(y, shift)
}

// isNormal reports whether x is positive, finite and not subnormal.
func isNormal(x float64) bool { return x >= 0x1p-1022 && x <= math.MaxFloat64 }

// logPlain is Log without the quick way: of y * 2**shift.
func logPlain(y float64, shift int) float64 {
	l, k := logQuick(y)
	if k += shift; k == 0 {
		return l.float()
	}
	return ln2.mulFloat(float64(k)).add(l).float()
}

// Log2 returns the logarithm to base 2.
func Log2(x float64) float64 {
	y, shift, r, ok := logSpecial(x)
	if ok {
		return r
	}
	if shift == 0 {
		if r, ok := log2Quick(x); ok {
			return r
		}
	}
	return log2Sum(y, shift)
}

// log2Sum is Log2 without the quick way: of y * 2**shift.
func log2Sum(y float64, shift int) float64 {
	l, k := logQuick(y)
	return l.mul(invLn2).addFloat(float64(k + shift)).float()
}

// Log10 returns the logarithm to base 10.
func Log10(x float64) float64 {
	y, shift, r, ok := logSpecial(x)
	if ok {
		return r
	}
	if shift == 0 {
		if r, ok := log10Quick(x); ok {
			return r
		}
	}
	return log10Sum(y, shift)
}

// log10Sum is Log10 without the quick way: of y * 2**shift.
func log10Sum(y float64, shift int) float64 {
	l, k := logQuick(y)
	return ln2.mulFloat(float64(k + shift)).add(l).mul(invLn10).float()
}

// log1pSum returns log(1+x).
func log1pSum(x dd) dd {
	if math.Abs(x.hi) < 0x1p-7 {
		return log1pSmall(x)
	}
	return logFull(x.addFloat(1))
}

// Log1p returns log(1+x).
func Log1p(x float64) float64 {
	switch {
	case x != x || math.IsInf(x, 1) || x == 0:
		return x
	case x < -1:
		return math.NaN()
	case x == -1:
		return math.Inf(-1)
	case math.Abs(x) < 0x1p-60:
		return x
	}
	return log1pSum(dd{hi: x}).float()
}

// Asinh returns the inverse hyperbolic sine.
func Asinh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x-x != 0 || x == 0:
		return x
	case a < 0x1p-30:
		return fast(x, float64(-x*x*x/6)).float()
	case a > 0x1p60:
		return math.Copysign(logFull(dd{hi: a}).add(ln2).float(), x)
	}
	q := twoMul(a, a)
	root := q.addFloat(1).sqrtFull()
	z := q.div(root.addFloat(1)).addFloat(a)
	return math.Copysign(log1pSum(z).float(), x)
}

// Acosh returns the inverse hyperbolic cosine.
func Acosh(x float64) float64 {
	switch {
	case x != x || math.IsInf(x, 1):
		return x
	case x < 1:
		return math.NaN()
	case x > 0x1p60:
		return logFull(dd{hi: x}).add(ln2).float()
	}
	t := x - 1
	if x > 2 {
		root := twoMul(x, x).addFloat(-1).sqrtFull()
		return logFull(root.addFloat(x)).float()
	}
	root := twoMul(t, t).addFloat(2 * t).sqrtFull()
	return log1pSum(root.addFloat(t)).float()
}

// Atanh returns the inverse hyperbolic tangent.
func Atanh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x || a > 1:
		return math.NaN()
	case a == 1:
		return math.Copysign(math.Inf(1), x)
	case a < 0x1p-30:
		return fast(x, float64(x*x*x/3)).float()
	}
	z := dd{hi: 2 * a}.div(twoSum(1, -a))
	return math.Copysign(log1pSum(z).scale(0.5).float(), x)
}

// Pow returns x**y as C's pow does.
func Pow(x, y float64) float64 {
	if x-x != 0 || y-y != 0 || x == 0 || y == 0 || x == 1 {
		return math.Pow(x, y)
	}
	a, sign := math.Abs(x), 1.0
	if x < 0 {
		if y != math.Trunc(y) {
			return math.NaN()
		}
		if math.Abs(y) < 0x1p53 && math.Mod(y, 2) != 0 {
			sign = -1
		}
	}
	if a == 1 {
		return sign
	}
	switch y {
	case 0.5:
		return math.Sqrt(a)
	case 2:
		return a * a
	}
	if y == math.Trunc(y) && math.Abs(y) <= 33 {
		if r, ok := powWhole(a, int(y)); ok {
			return sign * r
		}
	}
	if a >= 0x1p-1022 {
		if r, ok := powQuick(a, y); ok {
			return sign * r
		}
	}
	return sign * powSum(a, y)
}

// powWhole multiplies where the result is exact in double-double, so that
// ties between two floats are seen as such.
func powWhole(a float64, n int) (float64, bool) {
	if n < 0 {
		return 0, false
	}
	frac, exp := math.Frexp(a)
	width := 53 - trailingZeros(uint64(frac*(1<<53)))
	if width*n > 106 {
		return 0, false
	}
	p := dd{hi: 1}
	for range n {
		p = p.mulFloat(frac)
	}
	return p.ldexp(exp * n), true
}

func trailingZeros(n uint64) int {
	i := 0
	for n&1 == 0 && i < 64 {
		n >>= 1
		i++
	}
	return i
}

// powSum returns a**y for a > 0.
func powSum(a, y float64) float64 {
	shift := 0
	if a < 0x1p-1022 {
		a, shift = a*0x1p54, -54
	}
	l, k := logSum(dd{hi: a})
	if k += shift; k != 0 {
		l = ln2.mulFloat(float64(k)).add(l)
	}
	switch estimate := float64(l.hi * y); {
	case estimate > 710:
		return math.Inf(1)
	case estimate < -746:
		return 0
	case math.Abs(estimate) < 0x1p-55:
		return 1 + estimate
	}
	s, e := expSum(l.mulFloat(y))
	return s.ldexp(e)
}

// Cbrt returns the cube root: an estimate, corrected by a step of Newton's.
func Cbrt(x float64) float64 {
	if x-x != 0 || x == 0 {
		return x
	}
	shift := 0
	if math.Abs(x) < 0x1p-900 {
		x, shift = x*0x1p300, -100
	}
	y := cbrtNear(x)
	q := twoMul(y, y)
	rest := q.mulFloat(y).addFloat(-x).float()
	return math.Ldexp(fast(y, -rest/(3*q.hi)).float(), shift)
}

// cbrtNear returns the cube root of a normal number to nearly all its digits.
// A third of the exponent and of the digits together is good to five bits
// (Kahan's estimate); each step of Newton's doubles them.
func cbrtNear(x float64) float64 {
	const bias = 715094163 << 32 // two thirds of the exponent's bias, less a bit, so that the estimate errs to both sides alike
	a := math.Abs(x)
	y := math.Float64frombits(math.Float64bits(a)/3 + bias)
	for range 4 {
		y -= (y - a/float64(y*y)) / 3
	}
	return math.Copysign(y, x)
}

// Hypot returns the root of x*x + y*y.
func Hypot(x, y float64) float64 {
	x, y = math.Abs(x), math.Abs(y)
	switch {
	case math.IsInf(x, 0) || math.IsInf(y, 0):
		return math.Inf(1)
	case x != x || y != y:
		return math.NaN()
	}
	if x < y {
		x, y = y, x
	}
	if y <= x*0x1p-60 {
		return x + y
	}
	if x < 0x1p500 && y > 0x1p-450 {
		if r, ok := hypotQuick(x, y); ok {
			return r
		}
	}
	return hypotSum(x, y)
}

// hypotSum is Hypot without the quick way, for x >= y > 0.
func hypotSum(x, y float64) float64 {
	_, exp := math.Frexp(x)
	x, y = math.Ldexp(x, -exp), math.Ldexp(y, -exp)
	return twoMul(x, x).add(twoMul(y, y)).sqrtFull().ldexp(exp)
}
