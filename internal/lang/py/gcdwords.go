package py

import (
	"math/big"
	"math/bits"
)

// Greatest common divisors by Euclid's algorithm, with many quotients at a
// time found from the leading bits alone (Lehmer): each step takes some 60 bits
// off both numbers, in place and in one pass. What is done to the numbers is
// always unimodular, so that it keeps their divisors even where a quotient that
// was found from leading bits is a little off.

// A gcdPair holds the two numbers in rooms of equal length, whose words above
// the numbers are zero.
type gcdPair struct {
	a, b []big.Word // rooms
	n, m int        // words in use, n of the larger number a
}

// settle finds n and m, and makes a the larger number.
func (g *gcdPair) settle() {
	g.n, g.m = len(trim(g.a[:g.n])), len(trim(g.b[:g.n]))
	if compareWords(g.a[:g.n], g.b[:g.m]) < 0 {
		g.a, g.b, g.n, g.m = g.b, g.a, g.m, g.n
	}
}

// A cosequence says that p*a - q*b and s*b - r*a, or if it is odd their
// negatives, are two numbers that come up in Euclid's algorithm for a and b.
type cosequence struct{ p, q, r, s uint }

// odd reports whether the steps of k are odd in number: the determinant is 1
// or -1 by turns.
func (k cosequence) odd() bool { return k.p*k.s-k.q*k.r != 1 }

// leadBits is how many leading bits are looked at. The factors found have half
// of them, so that the product of two cosequences fits in words.
const leadBits = 62

// simulate does steps on a >= b, the leading bits of two numbers, while the
// quotients are certain (Collins's condition).
func simulate(a, b uint) cosequence {
	var u0, u1, u2, v0, v1, v2 uint = 0, 1, 0, 0, 0, 1
	for b >= v2 && a-b >= v1+v2 {
		q, rest := a/b, a%b // one instruction
		a, b = b, rest
		u0, u1, u2 = u1, u2, u1+q*u2
		v0, v1, v2 = v1, v2, v1+q*v2
	}
	return cosequence{u0, v0, u1, v1}
}

// then is the cosequence that does k and after it l.
func (k cosequence) then(l cosequence) cosequence {
	return cosequence{
		l.p*k.p + l.q*k.r, l.p*k.q + l.q*k.s,
		l.r*k.p + l.s*k.r, l.r*k.q + l.s*k.s,
	}
}

// A wide is a number of two words, in two's complement where it is a
// difference.
type wide struct{ hi, lo uint }

// apply returns p*x - q*y, or its negative.
func (x wide) apply(y wide, p, q uint, odd bool) wide {
	if odd {
		x, y, p, q = y, x, q, p
	}
	hi, lo := bits.Mul(x.lo, p)
	hi += x.hi * p
	hi2, lo2 := bits.Mul(y.lo, q)
	hi2 += y.hi * q
	d, borrow := bits.Sub(lo, lo2, 0)
	return wide{hi - hi2 - borrow, d}
}

// lead returns x >> shift, which fits in a word.
func (x wide) lead(shift int) uint { return x.hi<<(bits.UintSize-shift) | x.lo>>shift }

// step makes both numbers smaller by what their leading bits tell, and reports
// whether they told anything.
func (g *gcdPair) step() bool {
	shift := uint(max(bitLen(g.a[:g.n])-leadBits, 0))
	a, b := uint(leading(g.a[:g.n], shift)), uint(leading(g.b[:g.m], shift))
	k := simulate(a, b)
	if k.q == 0 {
		return false
	}
	if shift >= leadBits {
		const mask = 1<<leadBits - 1
		low, low2 := uint(leading(g.a[:g.n], shift-leadBits))&mask, uint(leading(g.b[:g.m], shift-leadBits))&mask
		x, y := wide{a >> 2, a<<leadBits | low}, wide{b >> 2, b<<leadBits | low2}
		odd := k.odd()
		x, y = x.apply(y, k.p, k.q, odd), y.apply(x, k.s, k.r, odd)
		if down := bits.UintSize + bits.Len(x.hi) - leadBits; x.hi>>(leadBits-1) == 0 && x.hi != 0 && y.hi <= x.hi && down < bits.UintSize {
			if more := simulate(x.lead(down), min(x.lead(down), y.lead(down))); more.q != 0 {
				k = k.then(more)
			}
		}
	}
	before := bitLen(g.a[:g.n]) + bitLen(g.b[:g.m])
	if k.odd() {
		combineWords(g.b[:g.n], g.a[:g.n], k.q, k.p, k.s, k.r)
		g.a, g.b = g.b, g.a
	} else {
		combineWords(g.a[:g.n], g.b[:g.n], k.p, k.q, k.r, k.s)
	}
	g.settle()
	return bitLen(g.a[:g.n])+bitLen(g.b[:g.m]) < before
}

// combineWords makes |p*x - q*y| of x, and |s*y - r*x| of y.
func combineWords(x, y []big.Word, p, q, r, s uint) {
	var up, down, up2, down2 uint
	y = y[:len(x)]
	for i := range x {
		v, w := uint(x[i]), uint(y[i])
		hi, lo := bits.Mul(v, p)
		lo, carry := bits.Add(lo, up, 0)
		up = hi + carry
		hi, less := bits.Mul(w, q)
		less, carry = bits.Add(less, down, 0)
		d, borrow := bits.Sub(lo, less, 0)
		x[i], down = big.Word(d), hi+carry+borrow
		hi, lo = bits.Mul(w, s)
		lo, carry = bits.Add(lo, up2, 0)
		up2 = hi + carry
		hi, less = bits.Mul(v, r)
		less, carry = bits.Add(less, down2, 0)
		d, borrow = bits.Sub(lo, less, 0)
		y[i], down2 = big.Word(d), hi+carry+borrow
	}
	if up != down {
		negateWords(x)
	}
	if up2 != down2 {
		negateWords(y)
	}
}

// negateWords changes the sign of x, in two's complement.
func negateWords(x []big.Word) {
	borrow := uint(0)
	for i := range x {
		d, out := bits.Sub(0, uint(x[i]), borrow)
		x[i], borrow = big.Word(d), out
	}
}

// replace sets the pair to (b, rest).
func (g *gcdPair) replace(rest []big.Word) {
	clear(g.a)
	copy(g.a, rest)
	g.a, g.b = g.b, g.a
	g.n = g.m
	g.settle()
}

// last ends the algorithm for a b of one word or none.
func (g *gcdPair) last(c *Context) Value {
	if g.m == 0 {
		return c.bigValue(new(big.Int).SetBits(g.a[:g.n]))
	}
	d := uint(g.b[0])
	return c.intOf(false, []big.Word{big.Word(GCD64(uint64(d), uint64(divWord(g.a[:g.n], d))))})
}

// fewGCD returns the greatest common divisor of two numbers of few words, x
// not smaller than y.
func (c *Context) fewGCD(x, y []big.Word) Value {
	if len(x) == 2 && len(y) == 2 {
		return c.gcdTwo(x, y)
	}
	a, b := &c.rooms[3], &c.rooms[4]
	clear(b[:])
	copy(a[:], x)
	copy(b[:], y)
	g := gcdPair{a: a[:len(x)], b: b[:len(x)], n: len(x), m: len(y)}
	for g.n > 2 && g.m > 1 {
		if !g.step() {
			_, rem := c.dividedWords(g.a[:g.n], g.b[:g.m], wantRemainder)
			g.replace(rem)
		}
	}
	switch g.m {
	case 0:
		return c.intOf(false, g.a[:g.n])
	case 1:
		return g.last(c)
	}
	return c.gcdTwo(g.a, g.b)
}

// gcdTwo is fewGCD of two words each.
func (c *Context) gcdTwo(x, y []big.Word) Value {
	d := gcdWide(wide{uint(x[1]), uint(x[0])}, wide{uint(y[1]), uint(y[0])})
	return c.intOf(false, []big.Word{big.Word(d.lo), big.Word(d.hi)})
}

// gcdWide returns the greatest common divisor of two numbers, y not 0 and not
// above x, by halving and subtracting (Stein), which for two words needs fewer
// machine instructions than quotients do.
func gcdWide(x, y wide) wide {
	if y.hi == 0 {
		_, rest := bits.Div(x.hi%y.lo, x.lo, y.lo)
		return wide{0, uint(GCD64(uint64(y.lo), uint64(rest)))}
	}
	if bits.Len(x.hi)-bits.Len(y.hi) > apart {
		x.hi, x.lo = divTwo(nil, []big.Word{big.Word(x.lo), big.Word(x.hi)}, y.hi, y.lo)
		if x.hi|x.lo == 0 {
			return y
		}
	}
	twos := min(x.twos(), y.twos())
	x, y = x.halved(x.twos()), y.halved(y.twos())
	for x.hi|y.hi != 0 {
		// Both are odd: the smaller one stays, the other becomes their difference
		// without its twos, of which the negative has as many.
		lo, less := bits.Sub(x.lo, y.lo, 0)
		hi, less := bits.Sub(x.hi, y.hi, less)
		n, sign := uint(bits.TrailingZeros(lo)), -less
		y = wide{y.hi ^ (x.hi^y.hi)&sign, y.lo ^ (x.lo^y.lo)&sign}
		lo, less = bits.Sub(lo^sign, sign, 0)
		hi, _ = bits.Sub(hi^sign, sign, less)
		if lo == 0 {
			if hi == 0 {
				return y.doubled(twos)
			}
			lo, hi, n = hi, 0, uint(bits.TrailingZeros(hi))
		}
		// n is below the size of a word, and above 0 where there is a hi.
		x = wide{hi >> (n & (bits.UintSize - 1)), lo>>(n&(bits.UintSize-1)) | hi<<(-n&(bits.UintSize-1))}
	}
	return wide{0, uint(GCD64(uint64(x.lo), uint64(y.lo)))}.doubled(twos)
}

// apart is how many bits longer one number may be for its remainder by the other
// not to be worth a division.
const apart = 8

// twos returns how often x, not 0, can be halved.
func (x wide) twos() int {
	if x.lo == 0 {
		return bits.UintSize + bits.TrailingZeros(x.hi)
	}
	return bits.TrailingZeros(x.lo)
}

// halved returns x >> n.
func (x wide) halved(n int) wide {
	if n >= bits.UintSize {
		return wide{0, x.hi >> (n - bits.UintSize)}
	}
	// The shift by all bits of a word but n, also where n is 0.
	return wide{x.hi >> (n & (bits.UintSize - 1)), x.lo>>(n&(bits.UintSize-1)) | x.hi<<1<<(^n&(bits.UintSize-1))}
}

// doubled returns x << n, which fits.
func (x wide) doubled(n int) wide {
	if n >= bits.UintSize {
		return wide{x.lo << (n - bits.UintSize), 0}
	}
	return wide{x.hi<<n | x.lo>>1>>(^n&(bits.UintSize-1)), x.lo << n}
}

// longGCD is fewGCD for numbers of any size; the caller has charged.
func (c *Context) longGCD(x, y []big.Word) (Value, error) {
	g := gcdPair{a: append([]big.Word(nil), x...), b: make([]big.Word, len(x)), n: len(x), m: len(y)}
	copy(g.b, y)
	for i := 0; g.m > 1; i++ {
		if i*g.n > 1<<18 {
			i = 0
			if err := c.Meter.Poll(); err != nil {
				return Value{}, err
			}
		}
		if g.n <= g.m+1 && g.step() {
			continue
		}
		a, b := new(big.Int).SetBits(g.a[:g.n]), new(big.Int).SetBits(g.b[:g.m])
		_, rest, err := c.quotient(a, b)
		if err != nil {
			return Value{}, err
		}
		g.replace(rest.Bits())
	}
	return g.last(c), nil
}

// GCD64 returns the greatest common divisor, by halving and subtracting.
func GCD64(x, y uint64) uint64 {
	if x == 0 || y == 0 {
		return x | y
	}
	twos := bits.TrailingZeros64(x | y)
	x >>= bits.TrailingZeros64(x)
	for y != 0 {
		y >>= bits.TrailingZeros64(y)
		less := min(x, y)
		y = max(x, y) - less
		x = less
	}
	return x << twos
}
