package py

import (
	"math/big"
	"math/bits"
	"strings"
)

// Operations on ints whose operands and results have fewWords words at most:
// the work is done on the stack, and the result is one allocation, or none
// where it fits in int64. Every function charges as the general one of
// bigint.go does, to which it leaves larger numbers.

const (
	// fewWords is some 600 decimal digits.
	fewWords = 32
	// schoolWords bounds the products and quotients, in words times words,
	// that are done here; above that the assembly of math/big is quicker.
	schoolWords = 64
	// fewDigits is how many decimal digits surely fit in fewWords.
	fewDigits = 600
)

// A wordRoom is where few words are worked on. The Context has some, which
// unlike variables need not be zeroed: 0 to 2 belong to dividedWords, the
// others to whoever calls nothing that uses them.
type wordRoom [fewWords + 2]big.Word

// intOf returns the int of the words z, which are copied.
func (c *Context) intOf(negative bool, z []big.Word) Value {
	if z = trim(z); len(z) <= 1 {
		if v, ok := smallOf(negative, z); ok {
			return v
		}
	}
	cell, room := c.newCell(len(z))
	copy(room, z)
	return c.finish(cell, negative, room)
}

// smallOf returns the int of the words z, trimmed, where it fits in int64.
func smallOf(negative bool, z []big.Word) (Value, bool) {
	switch {
	case len(z) == 0:
		return Int(0), true
	case len(z) > 1:
	case !negative && uint64(z[0]) < 1<<63:
		return Int(int64(z[0])), true
	case negative && uint64(z[0]) <= 1<<63:
		return Int(-int64(z[0])), true
	}
	return Value{}, false
}

// magnitude returns the absolute value of an int-like value in words, which
// must not be changed, and its sign; one is room for it.
func magnitude(v Value, one *[1]big.Word) (z []big.Word, negative bool) {
	if z, negative = v.words(); z != nil {
		return z, negative
	}
	return oneWord(v, one)
}

// words is magnitude of an int-like value that has words, else nil: both are
// small enough to be inlined where it matters.
func (v Value) words() (z []big.Word, negative bool) {
	if v.ref == &intTag || v.ref == &boolTag {
		return nil, false
	}
	cell := v.longInt()
	return cell.z, cell.negative
}

// oneWord is magnitude of what has no words.
func oneWord(v Value, one *[1]big.Word) (z []big.Word, negative bool) {
	x := int64(v.bits)
	one[0] = big.Word(abs64(x))
	return trim(one[:]), x < 0
}

// addInts returns a + b, or a - b.
func (c *Context) addInts(a, b Value, minus bool) (Value, error) {
	var one, two [1]big.Word
	x, negative := a.words()
	if x == nil {
		x, negative = oneWord(a, &one)
	}
	y, other := b.words()
	if y == nil {
		y, other = oneWord(b, &two)
	}
	if len(x) >= fewWords || len(y) >= fewWords {
		return c.bigAdd(a, b, minus)
	}
	if len(x) < len(y) {
		x, y = y, x
		negative, other = other != minus, negative
	} else {
		other = other != minus
	}
	w := len(x) + 1
	if err := c.chargeBig(w, int64(w/32+1)); err != nil {
		return Value{}, err
	}
	if w <= 2 {
		if s, ok := shortSum(a, b, minus); ok {
			return s, nil
		}
	}
	if negative == other {
		cell, room := c.newCell(w)
		return c.finish(cell, negative, addWords(room, x, y)), nil
	}
	if compareWords(x, y) < 0 {
		x, y, negative = y, x, other
	}
	cell, room := c.newCell(w - 1)
	return c.finish(cell, negative, subWords(room, x, y)), nil
}

// shortSum is a + b, or a - b, if neither these (an int and a bool, say) nor
// the result need words.
func shortSum(a, b Value, minus bool) (sum Value, ok bool) {
	if a.ref != &intTag && a.ref != &boolTag || b.ref != &intTag && b.ref != &boolTag {
		return Value{}, false
	}
	x, y := int64(a.bits), int64(b.bits)
	if minus {
		s := x - y
		return Int(s), (s < x) == (y > 0)
	}
	s := x + y
	return Int(s), (s > x) == (y > 0)
}

// mulInts returns a * b.
func (c *Context) mulInts(a, b Value) (Value, error) {
	var one, two [1]big.Word
	x, negative := a.words()
	if x == nil {
		x, negative = oneWord(a, &one)
	}
	y, other := b.words()
	if y == nil {
		y, other = oneWord(b, &two)
	}
	if len(x)+len(y) > fewWords || len(x)*len(y) > schoolWords {
		return c.bigMul(a, b)
	}
	if err := c.chargeBig(len(x)+len(y), mulSteps(len(x), len(y))); err != nil {
		return Value{}, err
	}
	cell, room := c.newCell(len(x) + len(y))
	return c.finish(cell, negative != other, mulWords(room, x, y)), nil
}

// Which results of a division are wanted.
const (
	wantQuotient = 1 << iota
	wantRemainder
)

// divInts divides as Python does: the remainder has the sign of b, not 0.
func (c *Context) divInts(a, b Value, want int) (q, r Value, err error) {
	var one, two [1]big.Word
	x, negative := a.words()
	if x == nil {
		x, negative = oneWord(a, &one)
	}
	y, other := b.words()
	if y == nil {
		y, other = oneWord(b, &two)
	}
	if len(x) >= fewWords || len(y) >= fewWords || (len(x)-len(y))*len(y) > schoolWords {
		return c.bigFloorDivMod(BigOf(a), BigOf(b), want)
	}
	if err := c.chargeBig(len(x)+len(y)+4, divSteps(len(x), len(y))); err != nil {
		return q, r, err
	}
	if want == wantRemainder && len(y) == 1 && negative == other {
		one[0] = big.Word(remWord(x, uint(y[0])))
		return q, c.intOf(negative, one[:]), nil
	}
	quo, rem := c.dividedWords(x, y, want)
	if negative != other && len(rem) > 0 {
		if want&wantQuotient != 0 {
			quo = mulWord(quo, 1, 1)
		}
		rem = subWords(c.rooms[1][:], y, rem)
	}
	if want&wantQuotient != 0 {
		q = c.intOf(negative != other, quo)
	}
	if want&wantRemainder != 0 {
		r = c.intOf(other, rem)
	}
	return q, r, nil
}

// dividedWords returns the quotient of x and y and the remainder, in rooms 0
// and 1.
func (c *Context) dividedWords(x, y []big.Word, want int) (quo, rem []big.Word) {
	q, r, v := &c.rooms[0], &c.rooms[1], &c.rooms[2]
	n := len(y)
	switch {
	case len(x) < n:
		return q[:0], r[:copy(r[:], x)]
	case n == 1:
		r[0] = big.Word(c.divWordInto(q[:], x, uint(y[0])))
		return trim(q[:len(x)]), trim(r[:1])
	case n == 2:
		if want&wantQuotient != 0 {
			quo = q[:len(x)-1]
		}
		r1, r0 := divTwo(quo, x, uint(y[1]), uint(y[0]))
		r[1], r[0] = big.Word(r1), big.Word(r0)
		return trim(quo), trim(r[:2])
	}
	s := uint(bits.LeadingZeros(uint(y[n-1])))
	shiftUp(v[:], y, s)
	u := shiftUp(r[:], x, s)
	if want&wantQuotient != 0 {
		quo = q[:len(x)-n+1]
	}
	divWords(quo, u, v[:n])
	return trim(quo), shiftDown(u[:n], s)
}

// powInts raises x, of at least two in magnitude, to e where the result has
// few words; ok is false where it has not.
func (c *Context) powInts(a Value, e int64) (v Value, ok bool, err error) {
	var one [1]big.Word
	x, negative := magnitude(a, &one)
	if e < 2 || e > 64*fewWords || len(x) > fewWords/2 || int64(len(x)*bits.UintSize)*e > 64*fewWords+int64(bits.LeadingZeros(uint(x[len(x)-1])))*e {
		return Value{}, false, nil
	}
	if err := c.chargeBig(fewWords, e/4+1); err != nil {
		return Value{}, true, err
	}
	if len(x) == 1 && e <= powWordMost {
		cell, room := c.newCell(powWordLen(uint(x[0]), e))
		return c.finish(cell, negative && e&1 == 1, powWord(room[:0], uint(x[0]), e)), true, nil
	}
	room := c.rooms[3:5]
	z, at := append(room[0][:0], x...), 1
	for i := bits.Len64(uint64(e)) - 2; i >= 0; i-- {
		z, at = mulWords(room[at][:], z, z), 1-at
		if e>>i&1 == 1 {
			if len(x) == 1 {
				z = mulWord(z, uint(x[0]), 0)
			} else {
				z, at = mulWords(room[at][:], z, x), 1-at
			}
		}
	}
	return c.intOf(negative && e&1 == 1, z), true, nil
}

// powWordMost is the largest exponent for powWord.
const powWordMost = 16

// powWordLen returns how many words x**e has at most.
func powWordLen(x uint, e int64) int { return (bits.Len(x)*int(e) + bits.UintSize - 1) / bits.UintSize }

// powWord raises x >= 2 to e, by the largest power of x that fits in a word, and
// appends the words to z, which is empty and has room for them.
func powWord(z []big.Word, x uint, e int64) []big.Word {
	step := min(int64(bits.UintSize/bits.Len(x)), e)
	power, first := x, uint(1)
	if e%step == 1 {
		first = x
	}
	for i := int64(1); i < step; i++ {
		if power *= x; i+1 == e%step {
			first = power
		}
	}
	z = append(z, big.Word(first))
	for range e / step {
		z = mulWord(z, power, 0)
	}
	return z
}

// shiftInt returns x << k.
func (c *Context) shiftInt(a Value, k int64) (Value, error) {
	var one [1]big.Word
	x, negative := magnitude(a, &one)
	if k >= 64*fewWords || len(x)+int(k/bits.UintSize) >= fewWords {
		return c.bigLShift(BigOf(a), Int(k))
	}
	at := int(k / bits.UintSize)
	w := len(x) + at + 1
	if err := c.chargeBig(w, int64(w)/32+1); err != nil {
		return Value{}, err
	}
	cell, room := c.newCell(w)
	clear(room[:at])
	shiftUp(room[at:], x, uint(k%bits.UintSize))
	return c.finish(cell, negative, trim(room)), nil
}

// shiftedInt returns a >> k of an a beyond int64.
func (c *Context) shiftedInt(a Value, k int64) (Value, error) {
	x := a.longInt()
	n := len(x.z)
	if n > manyWords || k/bits.UintSize >= int64(n) {
		return c.bigRShift(BigOf(a), Int(k))
	}
	w := n - int(k/bits.UintSize)
	if err := c.chargeBig(w, int64(n/32+1)); err != nil {
		return Value{}, err
	}
	cell, room := c.newCell(w + 1)
	return c.settle(cell, x.negative, x.shifted(room, uint(k))), nil
}

// shifted puts the magnitude of x >> k, below the size of x, into z, which has
// room for one word more than it may need.
func (cell *intCell) shifted(z []big.Word, k uint) []big.Word {
	at, s := int(k/bits.UintSize), k%bits.UintSize
	below := cell.negative && (uint(cell.z[at])&(1<<s-1) != 0 || anyWord(cell.z[:at]))
	part := shiftInto(z[:len(cell.z)-at], cell.z[at:], s)
	if below {
		return addWord(z, part, 1)
	}
	return part
}

// bitInts is a & b, a | b or a ^ b.
func (c *Context) bitInts(op BinaryOp, a, b Value) (Value, error) {
	var one, two [1]big.Word
	x, negative := magnitude(a, &one)
	y, other := magnitude(b, &two)
	if negative || other {
		return c.bigBits(op, BigOf(a), BigOf(b))
	}
	if len(x) < len(y) {
		x, y = y, x
	}
	w := len(x)
	if op == And {
		w = len(y)
	}
	if err := c.chargeBig(w+1, int64(w/32+1)); err != nil {
		return Value{}, err
	}
	if op == And && w == 1 {
		one[0] = x[0] & y[0]
		return c.intOf(false, one[:]), nil
	}
	cell, z := c.newCell(w)
	bitWords(op, z[:len(y)], x, y)
	if op != And {
		copy(z[len(y):], x[len(y):])
	}
	return c.settle(cell, false, trim(z)), nil
}

// negated returns -v, v beyond int64.
func (c *Context) negated(v Value) (Value, error) {
	n := &v.bigInt().N
	x := n.Bits()
	if err := c.chargeBig(len(x), int64(len(x)/32+1)); err != nil {
		return Value{}, err
	}
	cell, room := c.newCell(len(x))
	copy(room, x)
	return c.finish(cell, n.Sign() > 0, room), nil
}

// cmpInts returns the sign of a - b.
func cmpInts(a, b Value) int {
	var one, two [1]big.Word
	x, negative := magnitude(a, &one)
	y, other := magnitude(b, &two)
	switch {
	case negative != other && negative:
		return -1
	case negative != other:
		return 1
	case negative:
		return compareWords(y, x)
	}
	return compareWords(x, y)
}

// tenChunk is the largest power of ten in a word, of chunkTens digits; its top
// bit is set.
const (
	tenChunk  = 1e19
	chunkTens = 19
)

var tenReciprocal = reciprocal(tenChunk)

// A textRoom is where the decimal digits of few words are written.
type textRoom [fewWords*20 + 21]byte

// divTens divides x by tenChunk twice, in place, and returns the remainders:
// the divisions go side by side, as each word has to wait for the one above.
func divTens(x []big.Word) (low, high uint) {
	v := tenReciprocal
	for i := len(x) - 1; i >= 0; i-- {
		var q uint
		q, low = divStep(low, uint(x[i]), tenChunk, v)
		q, high = divStep(high, q, tenChunk, v)
		x[i] = big.Word(q)
	}
	return low, high
}

// fewText writes the decimal digits of a number of few words to the end of
// c.digits and returns them.
func (c *Context) fewText(negative bool, x []big.Word) []byte {
	room, at := &c.digits, len(c.digits)
	w := c.rooms[0][:copy(c.rooms[0][:], x)]
	for len(w) > 2 {
		low, high := divTens(w)
		at -= 2 * chunkTens
		writeDecimal(room[at+chunkTens:at+2*chunkTens], uint64(low))
		writeDecimal(room[at:at+chunkTens], uint64(high))
		w = trim(w)
	}
	for len(w) > 1 || len(w) == 1 && w[0] >= tenChunk {
		at -= chunkTens
		writeDecimal(room[at:at+chunkTens], uint64(divNormal(w, tenChunk, tenReciprocal, 0)))
		w = trim(w)
	}
	if len(w) == 1 {
		top := at
		at -= decimalLen(uint64(w[0]))
		writeDecimal(room[at:top], uint64(w[0]))
	}
	if negative {
		at--
		room[at] = '-'
	}
	return room[at:]
}

// fewRepr is repr of an int of few words.
func (c *Context) fewRepr(n *big.Int) (Value, error) {
	w := n.Bits()
	if err := c.Charge(textSteps(len(w)), int64(strBytes+20*len(w)+1)); err != nil {
		return Value{}, err
	}
	if len(w) == 2 {
		return c.twoWordsText(n.Sign() < 0, uint(w[0]), uint(w[1])), nil
	}
	return c.asciiText(c.fewText(n.Sign() < 0, w)), nil
}

// twoWordsText is the text of a number of two words, which is written where it
// stays.
func (c *Context) twoWordsText(negative bool, lo, hi uint) Value {
	q, low := divStep(0, hi, tenChunk, tenReciprocal)
	rest, last := divStep(low, lo, tenChunk, tenReciprocal)
	first, middle := divStep(q, rest, tenChunk, tenReciprocal)
	size := chunkTens
	switch {
	case first != 0:
		size += chunkTens + decimalLen(uint64(first))
	default:
		size += decimalLen(uint64(middle))
	}
	if negative {
		size++
	}
	s, text := newASCII(size)
	if negative {
		text[0] = '-'
		text = text[1:]
	}
	at := len(text) - chunkTens
	writeDecimal(text[at:], uint64(last))
	if first != 0 {
		at -= chunkTens
		writeDecimal(text[at:at+chunkTens], uint64(middle))
		middle = first
	}
	writeDecimal(text[:at], uint64(middle))
	return s.Value()
}

// isDecimalText reports whether a text is nothing but so many digits that fit in
// few words, with a minus sign at most.
func isDecimalText(s string) bool {
	if s = strings.TrimPrefix(s, "-"); s == "" || len(s) > fewDigits {
		return false
	}
	for ; len(s) >= 8; s = s[8:] {
		if !eightDigits(eightBytes(s)) {
			return false
		}
	}
	for i := range len(s) {
		if !isASCIIDigit(s[i]) {
			return false
		}
	}
	return true
}

// fewParsed returns the number of at most fewDigits decimal digits.
func (c *Context) fewParsed(digits string, negative bool) Value {
	return c.intOf(negative, parseTens(c.rooms[0][:0], digits))
}

// parseTens appends the words of a number in decimal digits to z, which is
// empty and has room for them.
func parseTens(z []big.Word, digits string) []big.Word {
	for len(digits) > 0 {
		n := (len(digits)-1)%chunkTens + 1
		chunk, part := uint(0), digits[:n]
		for ; len(part) >= 8; part = part[8:] {
			chunk = chunk*1e8 + eightValue(eightBytes(part))
		}
		for i := range len(part) {
			chunk = chunk*10 + uint(part[i]-'0')
		}
		z = mulWord(z, tenChunk, chunk)
		digits = digits[n:]
	}
	return z
}
