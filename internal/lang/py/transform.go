package py

import (
	"math/big"
	"math/bits"
)

// Multiplication of very large ints by number-theoretic transforms modulo the
// prime 2**64 - 2**32 + 1, in which sums of products of 16-bit digits are
// exact. Work is done in pieces that fit in the cache, and the meter is looked
// at between them.

const (
	prime     = 1<<64 - 1<<32 + 1
	primeRoot = 7 // generates all units
	epsilon   = 1<<32 - 1
	// digitBits is the size of the digits that are transformed.
	digitBits = 16
	// pollPoints is the size of a piece that is worked on without a look at
	// the meter: about a millisecond.
	pollPoints = 1 << 15
)

func addPrime(a, b uint64) uint64 {
	s, carry := bits.Add64(a, b, 0)
	if carry != 0 || s >= prime {
		s -= prime
	}
	return s
}

func subPrime(a, b uint64) uint64 {
	d, borrow := bits.Sub64(a, b, 0)
	return d - borrow*epsilon
}

// mulPrime uses that 2**64 = 2**32 - 1 and 2**96 = -1 modulo the prime.
func mulPrime(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	t, borrow := bits.Sub64(lo, hi>>32, 0)
	t -= borrow * epsilon
	r, carry := bits.Add64(t, (hi&epsilon)*epsilon, 0)
	r += carry * epsilon
	if r >= prime {
		r -= prime
	}
	return r
}

func powPrime(x, n uint64) uint64 {
	p := uint64(1)
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			p = mulPrime(p, x)
		}
		x = mulPrime(x, x)
	}
	return p
}

// A transformer does transforms of sizes that are powers of two for one
// multiplication.
type transformer struct {
	c       *Context
	root    [33]uint64 // root[k] has order 2**k
	inverse [33]uint64
}

func newTransformer(c *Context) *transformer {
	t := &transformer{c: c}
	for k := range t.root {
		t.root[k] = powPrime(primeRoot, (prime-1)>>k)
		t.inverse[k] = powPrime(t.root[k], prime-2)
	}
	return t
}

// forward transforms a in place; the result is in bit-reversed order.
func (t *transformer) forward(a []uint64) error {
	for n := len(a); n > 1; n = len(a) {
		if n >= pollPoints {
			if err := t.c.Meter.Poll(); err != nil {
				return err
			}
		}
		split(a, t.root[bits.Len(uint(n))-1])
		if err := t.forward(a[n/2:]); err != nil {
			return err
		}
		a = a[:n/2]
	}
	return nil
}

// split is one step of decimation in frequency.
func split(a []uint64, root uint64) {
	half := len(a) / 2
	low, high := a[:half], a[half:]
	w := uint64(1)
	for i, x := range low {
		y := high[i]
		low[i] = addPrime(x, y)
		high[i] = mulPrime(subPrime(x, y), w)
		w = mulPrime(w, root)
	}
}

// backward undoes forward, up to the factor len(a).
func (t *transformer) backward(a []uint64) error {
	n := len(a)
	if n == 1 {
		return nil
	}
	if err := t.backward(a[:n/2]); err != nil {
		return err
	}
	if err := t.backward(a[n/2:]); err != nil {
		return err
	}
	if n >= pollPoints {
		if err := t.c.Meter.Poll(); err != nil {
			return err
		}
	}
	join(a, t.inverse[bits.Len(uint(n))-1])
	return nil
}

func join(a []uint64, root uint64) {
	half := len(a) / 2
	low, high := a[:half], a[half:]
	w := uint64(1)
	for i, x := range low {
		y := mulPrime(high[i], w)
		low[i] = addPrime(x, y)
		high[i] = subPrime(x, y)
		w = mulPrime(w, root)
	}
}

// transformProduct multiplies by transforms; the caller has charged steps.
func (c *Context) transformProduct(a, b *big.Int) (*big.Int, error) {
	total := words(a) + words(b)
	n := 1
	for n < total*(bits.UintSize/digitBits) {
		n *= 2
	}
	square := a == b
	arrays := 2
	if square {
		arrays = 1
	}
	if err := c.Meter.Alloc(int64(n) * 8 * int64(arrays)); err != nil {
		return nil, err
	}
	t := newTransformer(c)
	x, err := t.digits(a, n)
	if err != nil {
		return nil, err
	}
	y := x
	if !square {
		if y, err = t.digits(b, n); err != nil {
			return nil, err
		}
	}
	scale := powPrime(uint64(n), prime-2)
	for i := range x {
		x[i] = mulPrime(mulPrime(x[i], y[i]), scale)
	}
	if err := t.backward(x); err != nil {
		return nil, err
	}
	p := fromDigits(x, total)
	if (a.Sign() < 0) != (b.Sign() < 0) {
		p.Neg(p)
	}
	return p, nil
}

// digits returns the transform of a's digits.
func (t *transformer) digits(a *big.Int, n int) ([]uint64, error) {
	x := make([]uint64, n)
	const per = bits.UintSize / digitBits
	for i, w := range a.Bits() {
		for j := range per {
			x[i*per+j] = uint64(w>>(j*digitBits)) & (1<<digitBits - 1)
		}
	}
	return x, t.forward(x)
}

// fromDigits adds up digits that are larger than their base.
func fromDigits(x []uint64, total int) *big.Int {
	const per = bits.UintSize / digitBits
	out := make([]big.Word, total)
	carry := uint64(0)
	for i := range out {
		word := uint64(0)
		for j := range per {
			carry += x[i*per+j]
			word |= (carry & (1<<digitBits - 1)) << (j * digitBits)
			carry >>= digitBits
		}
		out[i] = big.Word(word)
	}
	return new(big.Int).SetBits(out)
}
