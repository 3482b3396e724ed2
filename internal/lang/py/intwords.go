package py

import (
	"math/big"
	"math/bits"
)

// Ints of a few machine words, the first ones that a computation meets beyond
// int64, go without math/big's general ways.

// powBits bounds the powers that powWords makes; its words fit a cell.
const (
	powBits     = 64 * (inlineWords - 1)
	powExponent = 40
)

// powWords raises x, of at least two in magnitude, to e where the result is
// small; ok is false where it is not.
func (c *Context) powWords(x, e int64) (v Value, ok bool, err error) {
	base := abs64(x)
	if e < 2 || e > powExponent || int64(bits.Len64(base))*e > powBits || bits.UintSize != 64 {
		return Value{}, false, nil
	}
	if err := c.chargeBig(inlineWords, e/4+1); err != nil {
		return Value{}, true, err
	}
	r := newBig(inlineWords)
	d := append(r.n.Bits(), big.Word(base))
	for range e - 1 {
		d = mulWord(d, base)
	}
	r.n.SetBits(d)
	if x < 0 && e&1 == 1 {
		r.n.Neg(&r.n)
	}
	return r.value(), true, nil
}

// mulWord multiplies d by w in place; there is room for one word more.
func mulWord(d []big.Word, w uint64) []big.Word {
	carry := uint64(0)
	for i := range d {
		hi, lo := bits.Mul64(uint64(d[i]), w)
		lo, out := bits.Add64(lo, carry, 0)
		d[i], carry = big.Word(lo), hi+out
	}
	if carry != 0 {
		d = append(d, big.Word(carry))
	}
	return d
}

// mulSmall returns n*x for a small x; ok is false where the product is not of
// a few words.
func (c *Context) mulSmall(n *big.Int, x int64) (v Value, ok bool, err error) {
	d := n.Bits()
	if len(d) >= inlineWords || x == 0 || bits.UintSize != 64 {
		return Value{}, false, nil
	}
	if err := c.chargeBig(len(d)+1, mulSteps(len(d), 1)); err != nil {
		return Value{}, true, err
	}
	r := newBig(inlineWords)
	r.n.SetBits(mulWord(append(r.n.Bits(), d...), abs64(x)))
	if (n.Sign() < 0) != (x < 0) {
		r.n.Neg(&r.n)
	}
	return r.value(), true, nil
}

// modWords returns n modulo m for a positive m of two words at most; ok is
// false where m or n is larger.
func (c *Context) modWords(n, m *big.Int) (v Value, ok bool, err error) {
	u, d := n.Bits(), m.Bits()
	if m.Sign() <= 0 || len(d) > 2 || len(u) > inlineWords || bits.UintSize != 64 {
		return Value{}, false, nil
	}
	if err := c.chargeBig(2, 1); err != nil {
		return Value{}, true, err
	}
	d0, d1 := uint64(d[0]), uint64(0)
	if len(d) == 2 {
		d1 = uint64(d[1])
	}
	r1, r0 := remWords(u, d1, d0)
	if n.Sign() < 0 && r1|r0 != 0 {
		var borrow uint64
		r0, borrow = bits.Sub64(d0, r0, 0)
		r1, _ = bits.Sub64(d1, r1, borrow)
	}
	if r1 == 0 && r0 < 1<<63 {
		return Int(int64(r0)), true, nil
	}
	r := newBig(2)
	digits := append(r.n.Bits(), big.Word(r0), big.Word(r1))
	r.n.SetBits(digits)
	return r.value(), true, nil
}

// remWords returns u modulo d1·2⁶⁴ + d0, by long division.
func remWords(u []big.Word, d1, d0 uint64) (r1, r0 uint64) {
	if d1 == 0 {
		for i := len(u) - 1; i >= 0; i-- {
			r0 = bits.Rem64(r0, uint64(u[i]), d0)
		}
		return 0, r0
	}
	if len(u) == 0 {
		return 0, 0
	}
	s := uint(bits.LeadingZeros64(d1))
	v1, v0 := d1<<s|d0>>(64-s), d0<<s
	r0 = uint64(u[len(u)-1]) >> (64 - s)
	for i := len(u) - 1; i >= 0; i-- {
		w := uint64(u[i]) << s
		if i > 0 {
			w |= uint64(u[i-1]) >> (64 - s)
		}
		r1, r0 = remStep(r1, r0, w, v1, v0)
	}
	return r1 >> s, r0>>s | r1<<(64-s)
}

// remStep returns the three words r1 r0 w modulo v1 v0, whose top bit is set
// and which is above r1 r0.
func remStep(r1, r0, w, v1, v0 uint64) (uint64, uint64) {
	q := ^uint64(0)
	if r1 < v1 {
		q, _ = bits.Div64(r1, r0, v1)
	}
	p1, p0 := bits.Mul64(q, v0)
	p2, low := bits.Mul64(q, v1)
	p1, carry := bits.Add64(p1, low, 0)
	p2 += carry
	w, borrow := bits.Sub64(w, p0, 0)
	r0, borrow = bits.Sub64(r0, p1, borrow)
	r1, _ = bits.Sub64(r1, p2, borrow)
	// The quotient was too large by two at most.
	for r1>>63 == 1 {
		w, carry = bits.Add64(w, v0, 0)
		r0, carry = bits.Add64(r0, v1, carry)
		r1 += carry
	}
	return r0, w
}
