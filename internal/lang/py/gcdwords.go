package py

import (
	"math/big"
	"math/bits"
)

// Greatest common divisors by Euclid's algorithm, with many quotients at a
// time found from the leading bits alone (Lehmer): each step takes some 30
// bits off both numbers, in place and in one pass.

// A gcdPair holds the two numbers in rooms of equal length, whose words above
// the numbers are zero.
type gcdPair struct {
	a, b []big.Word // rooms
	n, m int        // words in use, n of the larger number a
}

func (g *gcdPair) settle() {
	g.n, g.m = len(trim(g.a[:g.n])), len(trim(g.b[:g.n]))
}

// step does what cosequence found, and reports whether it found anything.
func (g *gcdPair) step() bool {
	p, q, r, s := cosequence(g.a[:g.n], g.b[:g.m])
	switch {
	case q == 0:
		return false
	case q < 0:
		combineWords(g.a[:g.n], g.b[:g.n], uint(p), uint(-q), uint(-r), uint(s))
	default:
		combineWords(g.b[:g.n], g.a[:g.n], uint(q), uint(-p), uint(-s), uint(r))
		g.a, g.b = g.b, g.a
	}
	g.settle()
	return true
}

// combineWords makes p*x - q*y of x, and s*y - r*x of y, where neither is
// negative.
func combineWords(x, y []big.Word, p, q, r, s uint) {
	var up, down, up2, down2 uint
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
	d, rest := uint(g.b[0]), divWord(g.a[:g.n], uint(g.b[0]))
	for rest != 0 {
		d, rest = rest, d%rest
	}
	return c.intOf(false, []big.Word{big.Word(d)})
}

// fewGCD returns the greatest common divisor of two numbers of few words, x
// not smaller than y.
func (c *Context) fewGCD(x, y []big.Word) Value {
	a, b := &c.rooms[3], &c.rooms[4]
	clear(b[:])
	copy(a[:], x)
	copy(b[:], y)
	g := gcdPair{a: a[:len(x)], b: b[:len(x)], n: len(x), m: len(y)}
	for g.m > 1 {
		if !g.step() {
			_, rem := c.dividedWords(g.a[:g.n], g.b[:g.m], wantRemainder)
			g.replace(rem)
		}
	}
	if g.m == 0 {
		return c.intOf(false, g.a[:g.n])
	}
	return g.last(c)
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
