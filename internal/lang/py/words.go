package py

import (
	"math/big"
	"math/bits"
)

// Arithmetic on natural numbers of a few machine words, lowest first, the
// highest not zero where nothing else is said. It is what most big ints of
// scripts need, and goes without math/big's general ways and temporaries.

// trim drops leading zeros.
func trim(z []big.Word) []big.Word {
	for len(z) > 0 && z[len(z)-1] == 0 {
		z = z[:len(z)-1]
	}
	return z
}

// bitLen returns how many bits x has.
func bitLen(x []big.Word) int {
	if len(x) == 0 {
		return 0
	}
	return len(x)*bits.UintSize - bits.LeadingZeros(uint(x[len(x)-1]))
}

// trailingZeros returns how often 2 divides x, which is not 0.
func trailingZeros(x []big.Word) int {
	i := 0
	for x[i] == 0 {
		i++
	}
	return i*bits.UintSize + bits.TrailingZeros(uint(x[i]))
}

// compareWords returns the sign of x - y.
func compareWords(x, y []big.Word) int {
	if len(x) != len(y) {
		return cmp64(int64(len(x)), int64(len(y)))
	}
	for i := len(x) - 1; i >= 0; i-- {
		if x[i] != y[i] {
			if x[i] < y[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// addWords puts x + y, with x at least as long, into z, which has room for one
// word more than x and may be one of them, and returns it. Four words a turn
// keep the carry in the processor's flag meanwhile.
func addWords(z, x, y []big.Word) []big.Word {
	carry := uint(0)
	z = z[:len(x)+1]
	i := 0
	for n := len(y) &^ 3; i < n; i += 4 {
		a, b, to := x[i:i+4:i+4], y[i:i+4:i+4], z[i:i+4:i+4]
		s0, out := bits.Add(uint(a[0]), uint(b[0]), carry)
		s1, out := bits.Add(uint(a[1]), uint(b[1]), out)
		s2, out := bits.Add(uint(a[2]), uint(b[2]), out)
		s3, out := bits.Add(uint(a[3]), uint(b[3]), out)
		to[0], to[1], to[2], to[3], carry = big.Word(s0), big.Word(s1), big.Word(s2), big.Word(s3), out
	}
	for ; i < len(y); i++ {
		s, out := bits.Add(uint(x[i]), uint(y[i]), carry)
		z[i], carry = big.Word(s), out
	}
	for ; i < len(x); i++ {
		s, out := bits.Add(uint(x[i]), 0, carry)
		z[i], carry = big.Word(s), out
	}
	if carry == 0 {
		return z[:len(x)]
	}
	z[len(x)] = big.Word(carry)
	return z
}

// addWord puts x + w into z, which has room for one word more than x and may be
// x, and returns it.
func addWord(z, x []big.Word, w uint) []big.Word {
	z = z[:len(x)+1]
	for i, v := range x {
		s, carry := bits.Add(uint(v), w, 0)
		z[i], w = big.Word(s), carry
	}
	if w == 0 {
		return z[:len(x)]
	}
	z[len(x)] = big.Word(w)
	return z
}

// subWord puts x - w, with x not smaller, into z, as addWord does.
func subWord(z, x []big.Word, w uint) []big.Word {
	z = z[:len(x)]
	for i, v := range x {
		d, borrow := bits.Sub(uint(v), w, 0)
		z[i], w = big.Word(d), borrow
	}
	return trim(z)
}

// subWords puts x - y, with x not smaller, into z, as addWords does.
func subWords(z, x, y []big.Word) []big.Word {
	borrow := uint(0)
	z = z[:len(x)]
	i := 0
	for n := len(y) &^ 3; i < n; i += 4 {
		a, b, to := x[i:i+4:i+4], y[i:i+4:i+4], z[i:i+4:i+4]
		d0, out := bits.Sub(uint(a[0]), uint(b[0]), borrow)
		d1, out := bits.Sub(uint(a[1]), uint(b[1]), out)
		d2, out := bits.Sub(uint(a[2]), uint(b[2]), out)
		d3, out := bits.Sub(uint(a[3]), uint(b[3]), out)
		to[0], to[1], to[2], to[3], borrow = big.Word(d0), big.Word(d1), big.Word(d2), big.Word(d3), out
	}
	for ; i < len(y); i++ {
		d, out := bits.Sub(uint(x[i]), uint(y[i]), borrow)
		z[i], borrow = big.Word(d), out
	}
	for ; i < len(x); i++ {
		d, out := bits.Sub(uint(x[i]), 0, borrow)
		z[i], borrow = big.Word(d), out
	}
	return trim(z)
}

// mulWords puts x * y into z, which has room for the words of both and shares
// none with them.
func mulWords(z, x, y []big.Word) []big.Word {
	if len(x) == 0 || len(y) == 0 {
		return z[:0]
	}
	z = z[:len(x)+len(y)]
	if len(x) == 2 && len(y) == 2 {
		return trim(mulTwo((*[4]big.Word)(z), (*[2]big.Word)(x), (*[2]big.Word)(y)))
	}
	z[len(x)] = mulFirst(z[:len(x)], x, uint(y[0]))
	for j := 1; j < len(y); j++ {
		z[j+len(x)] = addMul(z[j:j+len(x)], x, uint(y[j]))
	}
	return trim(z)
}

// mulTwo is mulWords of two words each.
func mulTwo(z *[4]big.Word, x, y *[2]big.Word) []big.Word {
	x0, x1, y0, y1 := uint(x[0]), uint(x[1]), uint(y[0]), uint(y[1])
	h00, l00 := bits.Mul(x0, y0)
	h01, l01 := bits.Mul(x0, y1)
	h10, l10 := bits.Mul(x1, y0)
	h11, l11 := bits.Mul(x1, y1)
	z1, c1 := bits.Add(h00, l01, 0)
	z1, c2 := bits.Add(z1, l10, 0)
	z2, c1 := bits.Add(h01, l11, c1)
	z2, c2 = bits.Add(z2, h10, c2)
	z[0], z[1], z[2], z[3] = big.Word(l00), big.Word(z1), big.Word(z2), big.Word(h11+c1+c2)
	return z[:]
}

// mulFirst puts x * w into z, which is as long, and returns the carry.
func mulFirst(z, x []big.Word, w uint) big.Word {
	carry := uint(0)
	for i, v := range x[:len(z)] {
		hi, lo := bits.Mul(uint(v), w)
		lo, out := bits.Add(lo, carry, 0)
		z[i], carry = big.Word(lo), hi+out
	}
	return big.Word(carry)
}

// addMul adds x * w to z, which is as long, and returns the carry.
func addMul(z, x []big.Word, w uint) big.Word {
	carry := uint(0)
	for i, v := range x[:len(z)] {
		hi, lo := bits.Mul(uint(v), w)
		lo, out := bits.Add(lo, uint(z[i]), 0)
		hi += out
		lo, out = bits.Add(lo, carry, 0)
		z[i], carry = big.Word(lo), hi+out
	}
	return big.Word(carry)
}

// mulWord multiplies z by w and adds a, in place; there is room for one word
// more.
func mulWord(z []big.Word, w, a uint) []big.Word {
	carry := a
	for i := range z {
		hi, lo := bits.Mul(uint(z[i]), w)
		lo, out := bits.Add(lo, carry, 0)
		z[i], carry = big.Word(lo), hi+out
	}
	if carry != 0 {
		z = append(z, big.Word(carry))
	}
	return z
}

// divWord divides x by w in place and returns the remainder.
func divWord(x []big.Word, w uint) (r uint) {
	if len(x) > 4 {
		s := uint(bits.LeadingZeros(w))
		return divNormal(x, w<<s, reciprocal(w<<s), s)
	}
	for i := len(x) - 1; i >= 0; i-- {
		q, rest := bits.Div(r, uint(x[i]), w)
		x[i], r = big.Word(q), rest
	}
	return r
}

// divWordInto puts the quotient of x and w into z, as long as x, which it may
// be, and returns the remainder. The reciprocal of the divisor before is kept.
func (c *Context) divWordInto(z, x []big.Word, w uint) (r uint) {
	s := uint(bits.LeadingZeros(w)) % bits.UintSize
	d := w << s
	if c.divisor != d {
		c.divisor, c.inverseWord = d, reciprocal(d)
	}
	v := c.inverseWord
	z = z[:len(x)]
	if s == 0 {
		for i := len(x) - 1; i >= 0; i-- {
			q, rest := divStep(r, uint(x[i]), d, v)
			z[i], r = big.Word(q), rest
		}
		return r
	}
	down := (bits.UintSize - s) % bits.UintSize
	above := uint(x[len(x)-1])
	r = above >> down
	for i := len(x) - 2; i >= 0; i-- {
		next := uint(x[i])
		q, rest := divStep(r, above<<s|next>>down, d, v)
		z[i+1], r, above = big.Word(q), rest, next
	}
	q, r := divStep(r, above<<s, d, v)
	z[0] = big.Word(q)
	return r >> s
}

// remWord returns the remainder of x and w.
func remWord(x []big.Word, w uint) (r uint) {
	for i := len(x) - 1; i >= 0; i-- {
		_, r = bits.Div(r, uint(x[i]), w)
	}
	return r
}

// reciprocal returns (2**128-1)/d - 2**64 for a d whose top bit is set: with it
// a division by d is two products, after Möller and Granlund, "Improved division
// by invariant integers".
func reciprocal(d uint) uint {
	v, _ := bits.Div(^d, ^uint(0), d)
	return v
}

// divStep divides u1 u0 by d, above u1, with its reciprocal v.
func divStep(u1, u0, d, v uint) (q, r uint) {
	q, low := bits.Mul(v, u1)
	low, carry := bits.Add(low, u0, 0)
	q += u1 + carry + 1
	if r = u0 - q*d; r > low {
		q--
		r += d
	}
	if r >= d {
		q++
		r -= d
	}
	return q, r
}

// divNormal divides x by d >> s in place, where v is the reciprocal of d, and
// returns the remainder.
func divNormal(x []big.Word, d, v, s uint) (r uint) {
	if s == 0 {
		for i := len(x) - 1; i >= 0; i-- {
			q, rest := divStep(r, uint(x[i]), d, v)
			x[i], r = big.Word(q), rest
		}
		return r
	}
	above := uint(x[len(x)-1])
	r = above >> (bits.UintSize - s)
	for i := len(x) - 1; i >= 0; i-- {
		next := uint(0)
		if i > 0 {
			next = uint(x[i-1])
		}
		q, rest := divStep(r, above<<s|next>>(bits.UintSize-s), d, v)
		x[i], r, above = big.Word(q), rest, next
	}
	return r >> s
}

// divTwo divides x by v1 v0, two words of which v1 is not zero, and returns the
// two words of the remainder. The quotient goes to q, as long as x without its
// lowest word, if that is not nil.
func divTwo(q, x []big.Word, v1, v0 uint) (r1, r0 uint) {
	s := uint(bits.LeadingZeros(v1))
	down := bits.UintSize - s // a shift by the size of a word gives zero
	v1, v0 = v1<<s|v0>>down, v0<<s
	n := len(x)
	above := uint(x[n-1])
	r1, r0 = above>>down, above<<s|uint(x[n-2])>>down
	for i := n - 2; i >= 0; i-- {
		u := uint(x[i]) << s
		if i > 0 {
			u |= uint(x[i-1]) >> down
		}
		var digit uint
		if digit, r1, r0 = divThree(r1, r0, u, v1, v0); q != nil {
			q[i] = big.Word(digit)
		}
	}
	return r1 >> s, r0>>s | r1<<down
}

// divThree divides u2 u1 u0 by v1 v0, whose top bit is set and which are above
// u2 u1.
func divThree(u2, u1, u0, v1, v0 uint) (digit, r1, r0 uint) {
	var rest, over uint
	if u2 < v1 {
		digit, rest = bits.Div(u2, u1, v1)
	} else {
		digit = ^uint(0)
		rest, over = bits.Add(u1, v1, 0)
	}
	hi, lo := bits.Mul(digit, v0)
	for over == 0 && (hi > rest || hi == rest && lo > u0) {
		digit--
		var borrow uint
		lo, borrow = bits.Sub(lo, v0, 0)
		hi -= borrow
		rest, over = bits.Add(rest, v1, 0)
	}
	r0, borrow := bits.Sub(u0, lo, 0)
	return digit, rest - hi - borrow, r0
}

// divWords divides u by v, of two words at least, by long division (Knuth's
// algorithm D). u has one word more than the dividend's, shifted as v is so
// that the top bit of v is set; the remainder, shifted, is left in it. The
// quotient goes to q if that is not nil.
func divWords(q, u, v []big.Word) {
	n := len(v)
	v1, v0 := uint(v[n-1]), uint(v[n-2])
	for j := len(u) - n - 1; j >= 0; j-- {
		digit := guess(uint(u[j+n]), uint(u[j+n-1]), uint(u[j+n-2]), v1, v0)
		part := u[j : j+n]
		borrow := subMul(part, v, digit)
		rest, under := bits.Sub(uint(u[j+n]), borrow, 0)
		for under != 0 {
			digit--
			sum, out := bits.Add(rest, addBack(part, v), 0)
			rest, under = sum, under-out
		}
		u[j+n] = big.Word(rest)
		if q != nil {
			q[j] = big.Word(digit)
		}
	}
}

// addBack adds v to z, which is as long, and returns the carry.
func addBack(z, v []big.Word) (carry uint) {
	for i, w := range v {
		s, out := bits.Add(uint(z[i]), uint(w), carry)
		z[i], carry = big.Word(s), out
	}
	return carry
}

// guess returns the digit of u2 u1 u0 divided by v1 v0, or a little more than
// the true one.
func guess(u2, u1, u0, v1, v0 uint) uint {
	if u2 >= v1 {
		return ^uint(0)
	}
	digit, rest := bits.Div(u2, u1, v1)
	hi, lo := bits.Mul(digit, v0)
	for hi > rest || hi == rest && lo > u0 {
		digit--
		before := rest
		if rest += v1; rest < before {
			break
		}
		if lo < v0 {
			hi--
		}
		lo -= v0
	}
	return digit
}

// subMul subtracts x * w from z, which is as long, and returns what is
// borrowed.
func subMul(z, x []big.Word, w uint) uint {
	borrow := uint(0)
	for i, v := range x[:len(z)] {
		hi, lo := bits.Mul(uint(v), w)
		lo, out := bits.Add(lo, borrow, 0)
		hi += out
		d, under := bits.Sub(uint(z[i]), lo, 0)
		z[i], borrow = big.Word(d), hi+under
	}
	return borrow
}

// shiftUp puts x << s, s below the size of a word, into z, which has room for
// one word more, and returns that with the word, zero or not.
func shiftUp(z, x []big.Word, s uint) []big.Word {
	z = z[:len(x)+1]
	carry := big.Word(0)
	for i, w := range x {
		z[i] = w<<s | carry
		carry = w >> (bits.UintSize - s)
	}
	z[len(x)] = carry
	return z
}

// shiftInto puts x shifted right by s, below the size of a word, into z, which
// is as long and may be x or begin before it, and returns it.
func shiftInto(z, x []big.Word, s uint) []big.Word {
	if s == 0 {
		copy(z, x)
		return trim(z)
	}
	up := (bits.UintSize - s) % bits.UintSize
	s %= bits.UintSize
	z = z[:len(x)]
	low := x[0]
	for i, high := range x[1:] {
		z[i] = low>>s | high<<up
		low = high
	}
	z[len(z)-1] = low >> s
	return trim(z)
}

// anyWord reports whether a word of x is not 0.
func anyWord(x []big.Word) bool {
	for _, w := range x {
		if w != 0 {
			return true
		}
	}
	return false
}

// manyBits is from how many words on andMany is worth a call.
const manyBits = 16

// bitWords puts x & y, x | y or x ^ y into z, as long as y; x is not shorter.
// Four words a turn need fewer looks at bounds.
func bitWords(op BinaryOp, z, x, y []big.Word) {
	i, n := 0, len(y)&^3
	switch op {
	case And:
		if len(y) >= manyBits {
			i = andMany(z, x[:len(y)], y)
		}
		for ; i < n; i += 4 {
			a, b, to := x[i:i+4:i+4], y[i:i+4:i+4], z[i:i+4:i+4]
			to[0], to[1], to[2], to[3] = a[0]&b[0], a[1]&b[1], a[2]&b[2], a[3]&b[3]
		}
		for ; i < len(y); i++ {
			z[i] = x[i] & y[i]
		}
	case Or:
		for ; i < n; i += 4 {
			a, b, to := x[i:i+4:i+4], y[i:i+4:i+4], z[i:i+4:i+4]
			to[0], to[1], to[2], to[3] = a[0]|b[0], a[1]|b[1], a[2]|b[2], a[3]|b[3]
		}
		for ; i < len(y); i++ {
			z[i] = x[i] | y[i]
		}
	default:
		for ; i < n; i += 4 {
			a, b, to := x[i:i+4:i+4], y[i:i+4:i+4], z[i:i+4:i+4]
			to[0], to[1], to[2], to[3] = a[0]^b[0], a[1]^b[1], a[2]^b[2], a[3]^b[3]
		}
		for ; i < len(y); i++ {
			z[i] = x[i] ^ y[i]
		}
	}
}

// shiftDown shifts x right by s, below the size of a word, in place.
func shiftDown(x []big.Word, s uint) []big.Word {
	for i := range x {
		w := x[i] >> s
		if i+1 < len(x) {
			w |= x[i+1] << (bits.UintSize - s)
		}
		x[i] = w
	}
	return trim(x)
}
