package py

import (
	"encoding/binary"
	"math/big"
	"math/bits"
)

// Roots, modular powers, quotients as floats and products of ranges of ints of
// few words, and the forms of ints as bytes and digits of 1, 3 or 4 bits.

// fewSqrt returns the integer part of the root of x > 0, by the adaptive
// precision method of CPython's math.isqrt: the root of the leading bits,
// doubled in precision by one division at a time.
func (c *Context) fewSqrt(x []big.Word) []big.Word {
	half := (bitLen(x) - 1) / 2
	s := max(bits.Len(uint(half))-5, 0)
	done := half >> s
	root := c.rooms[3][:1]
	root[0] = big.Word(sqrt64(leading(x, uint(2*(half-done)))))
	for s--; s >= 0; s-- {
		before := done
		done = half >> s
		drop := uint(2*half - before - done + 1)
		part := c.rooms[4][:copy(c.rooms[4][:], x[drop/bits.UintSize:])]
		quo, _ := c.dividedWords(shiftDown(part, drop%bits.UintSize), root, wantQuotient)
		k := uint(done - before - 1)
		at := int(k / bits.UintSize)
		next := c.rooms[5][:at]
		clear(next)
		next = trim(next[:at+len(shiftUp(c.rooms[5][at:], root, k%bits.UintSize))])
		if len(next) < len(quo) {
			next, quo = quo, next
		}
		root = addWords(c.rooms[3][:], next, quo)
	}
	if compareWords(mulWords(c.rooms[4][:], root, root), x) > 0 {
		root = subWords(root, root, []big.Word{1})
	}
	return root
}

// fewPowMod returns base**e modulo m, base below m.
func (c *Context) fewPowMod(base []big.Word, e *big.Int, m []big.Word) []big.Word {
	_, rem := c.dividedWords([]big.Word{1}, m, wantRemainder)
	r := c.rooms[3][:copy(c.rooms[3][:], rem)]
	for i := e.BitLen() - 1; i >= 0; i-- {
		_, rem = c.dividedWords(mulWords(c.rooms[4][:], r, r), m, wantRemainder)
		if e.Bit(i) == 1 {
			_, rem = c.dividedWords(mulWords(c.rooms[4][:], rem, base), m, wantRemainder)
		}
		r = c.rooms[3][:copy(c.rooms[3][:], rem)]
	}
	return r
}

// fewRatio returns x/y as ratio does, for few words; ok is false where the
// division would need more.
func (c *Context) fewRatio(x, y []big.Word, unit int) (f float64, ok bool) {
	k := uint(max(unit, -unit))
	long := y
	if unit < 0 {
		long = x
	}
	at := int(k / bits.UintSize)
	if max(len(x), len(y)) > fewWords || len(long)+at+1 > fewWords {
		return 0, false
	}
	room := c.rooms[3][:at]
	clear(room)
	room = trim(room[:at+len(shiftUp(c.rooms[3][at:], long, k%bits.UintSize))])
	if unit < 0 {
		x = room
	} else {
		y = room
	}
	quo, rem := c.dividedWords(x, y, wantQuotient|wantRemainder)
	q := uint64(0)
	if len(quo) > 0 {
		q = uint64(quo[0])
	}
	return roundScaled(q, len(rem) > 0, unit), true
}

// SmallRange reports whether the product of n numbers of so many bits has few
// words.
func SmallRange(n int64, width int) bool {
	const most = fewWords * bits.UintSize
	return n <= most && n*int64(width) <= most
}

// RangeProduct returns the product of low, low+step, … below high, positive
// numbers for which SmallRange holds, charged.
func (c *Context) RangeProduct(low, high, step int64) (Value, error) {
	n := max(high-low+step-1, 0) / step
	if err := c.chargeBig(fewWords, n/4+1); err != nil {
		return Value{}, err
	}
	z := append(c.rooms[3][:0], 1)
	part := uint(1)
	for i := low; i < high; i += step {
		hi, lo := bits.Mul(part, uint(i))
		if hi != 0 {
			z = mulWord(z, part, 0)
			lo = uint(i)
		}
		part = lo
	}
	return c.intOf(false, mulWord(z, part, 0)), nil
}

// Binomial returns the number of ways to choose k of n, for 0 < k <= n: the
// quotient of products of a few factors each, one after the other. ok is false
// where numbers of many words would come up.
func (c *Context) Binomial(n, k int64) (v Value, ok bool, err error) {
	// The result is below (n*e/k)**k.
	if !SmallRange(k, bits.Len64(uint64(n))-bits.Len64(uint64(k))+3) {
		return Value{}, false, nil
	}
	if err := c.chargeBig(fewWords, k+1); err != nil {
		return Value{}, true, err
	}
	z := append(c.rooms[3][:0], 1)
	above, below := uint(1), uint(1)
	for i := int64(1); i <= k; i++ {
		hi, lo := bits.Mul(above, uint(n-k+i))
		if hi != 0 {
			z = mulWord(z, above, 0)
			divWord(z, below)
			z, lo, below = trim(z), uint(n-k+i), 1
		}
		above, below = lo, below*uint(i)
	}
	z = mulWord(z, above, 0)
	divWord(z, below)
	return c.intOf(false, trim(z)), true, nil
}

// BitDigits returns prefix and the digits of n, an int-like value, of width 1,
// 3 or 4 bits each; charged.
func (c *Context) BitDigits(n Value, width uint, prefix string) (Value, error) {
	var one [1]big.Word
	x, negative := magnitude(n, &one)
	count := max(1, (bitLen(x)+int(width)-1)/int(width))
	size := count + len(prefix)
	if negative {
		size++
	}
	if err := c.Charge(int64(size/8+1), int64(strBytes+size)); err != nil {
		return Value{}, err
	}
	s, text := newASCII(size)
	if negative {
		text[0] = '-'
		text = text[1:]
	}
	writeBitDigits(text[copy(text, prefix):], x, width)
	return s.Value(), nil
}

// writeBitDigits fills text with digits of x.
func writeBitDigits(text []byte, x []big.Word, width uint) {
	if bits.UintSize%width == 0 {
		writeWordDigits(text, x, width)
		return
	}
	for i, at := len(text)-1, uint(0); i >= 0; i, at = i-1, at+width {
		text[i] = "0123456789abcdef"[leading(x, at)&(1<<width-1)]
	}
}

// writeWordDigits is writeBitDigits for digits of which a word has a whole
// number.
func writeWordDigits(text []byte, x []big.Word, width uint) {
	at, mask := len(text), uint(1)<<width-1
	for width == 4 && at >= 16 {
		w := uint(x[0])
		x, at = x[1:], at-16
		to := (*[16]byte)(text[at:])
		binary.BigEndian.PutUint64(to[8:], spreadHex(w))
		binary.BigEndian.PutUint64(to[:8], spreadHex(w>>32))
	}
	for i, w := range x {
		w := uint(w)
		used := uint(0)
		for ; width == 4 && at >= 8 && used < bits.UintSize; used += 32 {
			at -= 8
			binary.BigEndian.PutUint64(text[at:], spreadHex(w))
			w >>= 32
		}
		for n := used; n < bits.UintSize && at > 0 && (w != 0 || i < len(x)-1); n += width {
			at--
			text[at] = "0123456789abcdef"[w&mask]
			w >>= width
		}
	}
	for at > 0 {
		at--
		text[at] = '0'
	}
}

// spreadHex returns the eight digits of the lower half of w as a word of bytes:
// the bits are spread, and what is above 9 gets the distance from '9' to 'a'.
func spreadHex(w uint) uint64 {
	x := uint64(uint32(w))
	x = (x | x<<16) & 0x0000ffff0000ffff
	x = (x | x<<8) & 0x00ff00ff00ff00ff
	x = (x | x<<4) & 0x0f0f0f0f0f0f0f0f
	letters := (x + 0x0606060606060606) >> 4 & 0x0101010101010101
	return x + 0x3030303030303030 + letters*('a'-'9'-1)
}

// wordsOfBytes puts the number in b, highest byte first, into z.
func wordsOfBytes(z []big.Word, b string) {
	i := 0
	for ; len(b) >= 8; i++ {
		z[i] = big.Word(bits.ReverseBytes64(eightBytes(b[len(b)-8:])))
		b = b[:len(b)-8]
	}
	top := big.Word(0)
	for j := range len(b) {
		top = top<<8 | big.Word(b[j])
	}
	if b != "" {
		z[i] = top
	}
}

// bytesOfWords fills b, highest byte first, with the number x, which fits.
func bytesOfWords(b []byte, x []big.Word) {
	for _, w := range x {
		if len(b) < 8 {
			for i := len(b) - 1; i >= 0; i-- {
				b[i] = byte(w)
				w >>= 8
			}
			return
		}
		binary.BigEndian.PutUint64(b[len(b)-8:], uint64(w))
		b = b[:len(b)-8]
	}
	clear(b)
}
