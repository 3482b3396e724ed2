package libm

import "math"

// The quick ways to sines, cosines, exponentials, logarithms and powers: the result as a float
// and a rest, of which only the largest product is kept exactly. That is good
// to 62 bits or more; where it does not decide the rounding, once in a hundred
// times, the sums in double-double do. No result differs by it.

// rounded returns s + tail as one float; ok is false where an error of
// s*2**-61, and of so much more, could change it.
func rounded(s, tail, more float64) (r float64, ok bool) {
	e := float64(math.Abs(s)*0x1p-61) + more
	up, down := s+(tail+e), s+(tail-e)
	return up, up == down
}

// quickAngle bounds the arguments that three parts of pi are enough for.
const quickAngle = 512

// sinQuick returns sin(x + turn*pi/128) for |x| < quickAngle.
func sinQuick(x float64, turn int) (r float64, ok bool) {
	n, i := nearest(x * 40.74366543152521)
	i = (i + turn) & 255
	if i&127 == 0 {
		return 0, false // there the sine may be small
	}
	s := twoSum(math.FMA(-n, piStep1, x), float64(-n*piStep2))
	h, low := s.hi, s.lo-float64(n*piStep3)
	a, b := &sinTable[i], &sinTable[(i+64)&255]
	q := float64(h * h)
	sine := float64(h * q * math.FMA(q, math.FMA(q, -1.0/5040, 1.0/120), -1.0/6))
	cosine := float64(q * math.FMA(q, math.FMA(q, math.FMA(q, 1.0/40320, -1.0/720), 1.0/24), -0.5))
	p := twoMul(b.hi, h)
	sum := fast(a.hi, p.hi)
	tail := math.FMA(b.hi, low+sine, math.FMA(b.lo, h, p.lo+a.lo))
	return rounded(sum.hi, sum.lo+math.FMA(a.hi, cosine, tail), 0)
}

// expQuick returns e**x for |x| < 700.
func expQuick(x float64) (r float64, ok bool) { return expOf(dd{hi: x}, 0) }

// expOf is expQuick where x is wrong by up to off.
func expOf(x dd, off float64) (r float64, ok bool) {
	n, i := nearest(x.hi * (128 * 1.4426950408889634))
	s := twoSum(math.FMA(-n, ln2Step1, x.hi), float64(-n*ln2Step2))
	h, low := s.hi, s.lo+(x.lo-float64(n*ln2Step3))
	t := &expTable[i&127]
	q := float64(h * h)
	more := math.FMA(q, math.FMA(q, 1.0/720, math.FMA(h, 1.0/120, 1.0/24)), math.FMA(h, 1.0/6, 0.5))
	p := twoMul(t.hi, h)
	sum := fast(t.hi, p.hi)
	tail := math.FMA(t.hi, math.FMA(q, more, low), p.lo+t.lo)
	r, ok = rounded(sum.hi, sum.lo+tail, float64(2*sum.hi*off))
	return r * math.Float64frombits(uint64(i>>7+1023)<<52), ok
}

// logSoon returns log(x) for a normal x. What its series lacks is in
// proportion to the square of the reduced argument.
func logSoon(x float64) (r float64, ok bool) {
	s, more := logParts(x)
	return rounded(s.hi, s.lo, more)
}

// logParts returns log(x) and what its error may be beyond 2**-61 of it.
func logParts(x float64) (l dd, more float64) {
	// x = 2**k * m, and m*c = 1 + d, as in logReduce. Since c has ten bits, its
	// products with the parts of m are exact, and so is the first difference.
	word := math.Float64bits(x)
	i := word >> 45 & 127
	upper := i >> 6
	m := math.Float64frombits(word&(1<<52-1) | (1023-upper)<<52)
	e := &logTable[i]
	high := math.Float64frombits(math.Float64bits(m) &^ (1<<26 - 1))
	d := fast(float64(high*e.c)-1, float64((m-high)*e.c))
	n := float64(128 * (int(word>>52+upper) - 1023))
	// Each first part is 0 or the larger one.
	whole := fast(float64(n*ln2Step1), e.log.hi)
	sum := fast(whole.hi, d.hi)
	h := d.hi
	q := float64(h * h)
	even := math.FMA(float64(q*q), math.FMA(q, 1.0/9, 1.0/7), math.FMA(q, 1.0/5, 1.0/3))
	odd := math.FMA(q, math.FMA(q, 1.0/8, 1.0/6), 1.0/4)
	series := math.FMA(q, -0.5, float64(h*q*math.FMA(h, -odd, even)))
	// The rests are ready before the series is.
	rests := (sum.lo + whole.lo) + (math.FMA(n, ln2Step2, e.log.lo) + d.lo)
	return dd{sum.hi, rests + series}, float64(q * 0x1p-50)
}

// quickPower bounds the logarithms of results that powQuick may decide.
const quickPower = 32

// powQuick returns a**y for a normal a > 0.
func powQuick(a, y float64) (r float64, ok bool) {
	l, more := logParts(a)
	p := twoMul(l.hi, y)
	if !(math.Abs(p.hi) < quickPower) {
		return 0, false
	}
	off := float64(math.Abs(y) * (float64(math.Abs(l.hi)*0x1p-61) + more))
	return expOf(fast(p.hi, math.FMA(l.lo, y, p.lo)), off)
}

// log10Quick returns log10(x) for a normal x, and log2Quick log2(x).
func log10Quick(x float64) (r float64, ok bool) { return logOfBase(x, invLn10) }

func log2Quick(x float64) (r float64, ok bool) { return logOfBase(x, invLn2) }

func logOfBase(x float64, inverse dd) (r float64, ok bool) {
	l, more := logParts(x)
	s := fast(l.hi, l.lo).mul(inverse)
	return rounded(s.hi, s.lo, float64(2*more))
}

// tanQuick returns tan(x) for |x| < quickAngle: the sine and the cosine as in
// sinQuick, but both as sums of two.
func tanQuick(x float64) (r float64, ok bool) {
	n, i := nearest(x * 40.74366543152521)
	i &= 255
	if i&63 == 0 {
		return 0, false // there one of them may be small
	}
	t := twoSum(math.FMA(-n, piStep1, x), float64(-n*piStep2))
	h, low := t.hi, t.lo-float64(n*piStep3)
	a, b := &sinTable[i], &sinTable[(i+64)&255]
	q := float64(h * h)
	sine := low + float64(h*q*math.FMA(q, math.FMA(q, -1.0/5040, 1.0/120), -1.0/6))
	cosine := float64(q * math.FMA(q, math.FMA(q, math.FMA(q, 1.0/40320, -1.0/720), 1.0/24), -0.5))
	// sin(i + h) = a + a*cosine + b*(h + sine), cos(i + h) = b + b*cosine - a*(h + sine)
	p, g := twoMul(b.hi, h), twoMul(a.hi, -h)
	s, c := twoSum(a.hi, p.hi), twoSum(b.hi, g.hi)
	s = fast(s.hi, s.lo+math.FMA(a.hi, cosine, math.FMA(b.hi, sine, math.FMA(b.lo, h, p.lo+a.lo))))
	c = fast(c.hi, c.lo+math.FMA(b.hi, cosine, math.FMA(-a.hi, sine, math.FMA(-a.lo, h, g.lo+b.lo))))
	r = s.hi / c.hi
	rest := math.FMA(-r, c.lo, math.FMA(-r, c.hi, s.hi)+s.lo) / c.hi
	return rounded(r, rest, math.Abs(float64(r*0x1p-60)))
}

// angleQuick returns the angle of the point (x, y), for positive x and y that are
// not far apart in magnitude; where left is set, that of (-x, y). Below the
// diagonal, the angle of the direction i/64 is in the table, and the rest is the
// arc tangent of what is below 2**-6.
func angleQuick(y, x dd, left bool) (r float64, ok bool) {
	base, sign := dd{}, 1.0
	if y.hi > x.hi {
		y, x, base, sign = x, y, halfPi, -1
	}
	if left {
		sign = -sign
		if base.hi == 0 {
			base = pi
		}
	}
	i := int(float64(y.hi/x.hi*64) + 0.5)
	c := float64(float64(i) / 64)
	p, q := twoMul(c, x.hi), twoMul(c, y.hi)
	n, d := twoSum(y.hi, -p.hi), fast(x.hi, q.hi)
	n.lo += math.FMA(-c, x.lo, y.lo-p.lo)
	d.lo += math.FMA(c, y.lo, x.lo+q.lo)
	t := float64(n.hi / d.hi)
	low := (math.FMA(-t, d.hi, n.hi) + math.FMA(-t, d.lo, n.lo)) / d.hi
	sq := float64(t * t)
	low += float64(t * sq * math.FMA(sq, math.FMA(sq, math.FMA(sq, 1.0/9, -1.0/7), 1.0/5), -1.0/3))
	a := &atanTable[i]
	s := twoSum(base.hi, float64(sign*a.hi))
	u := twoSum(s.hi, float64(sign*t))
	return rounded(u.hi, u.lo+(s.lo+(base.lo+float64(sign*(a.lo+low)))), 0)
}

// hypotQuick returns the root of x*x + y*y, whose squares are normal floats.
func hypotQuick(x, y float64) (r float64, ok bool) {
	p, q := twoMul(x, x), twoMul(y, y)
	s := twoSum(p.hi, q.hi)
	r = math.Sqrt(s.hi)
	return rounded(r, (math.FMA(-r, r, s.hi)+(s.lo+(p.lo+q.lo)))/(2*r), 0)
}
