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
// word more than x, and returns it.
func addWords(z, x, y []big.Word) []big.Word {
	carry := uint(0)
	z = z[:len(x)+1]
	for i, v := range y {
		s, out := bits.Add(uint(x[i]), uint(v), carry)
		z[i], carry = big.Word(s), out
	}
	for i := len(y); i < len(x); i++ {
		s, out := bits.Add(uint(x[i]), 0, carry)
		z[i], carry = big.Word(s), out
	}
	z[len(x)] = big.Word(carry)
	return trim(z)
}

// subWords puts x - y, with x not smaller, into z.
func subWords(z, x, y []big.Word) []big.Word {
	borrow := uint(0)
	z = z[:len(x)]
	for i, v := range y {
		d, out := bits.Sub(uint(x[i]), uint(v), borrow)
		z[i], borrow = big.Word(d), out
	}
	for i := len(y); i < len(x); i++ {
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
	clear(z[:len(x)])
	for j, v := range y {
		z[j+len(x)] = addMul(z[j:j+len(x)], x, uint(v))
	}
	return trim(z)
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
	for i := len(x) - 1; i >= 0; i-- {
		q, rest := bits.Div(r, uint(x[i]), w)
		x[i], r = big.Word(q), rest
	}
	return r
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
