package py

import (
	"math"
	"math/big"
	"math/bits"
)

// Operations on ints beyond int64. Each charges steps and bytes from the sizes
// of its operands before it works. What takes longer than a few milliseconds
// is done in slices that look at the meter's stop flag: see product.

// bigValue returns the int n, which nothing else refers to. The value does not
// hold on to the room of a much larger intermediate result.
func (c *Context) bigValue(n *big.Int) Value {
	if z := n.Bits(); len(z) <= fewWords {
		return c.intOf(n.Sign() < 0, z)
	}
	if roomy(n) {
		n = new(big.Int).Set(n)
	}
	return newInt(n)
}

// roomy reports whether n holds much more room than it needs.
func roomy(n *big.Int) bool {
	digits := n.Bits()
	return cap(digits) > 2*len(digits)+fewWords
}

// words returns the size of n in machine words.
func words(n *big.Int) int { return (n.BitLen() + bits.UintSize - 1) / bits.UintSize }

// intBytes is the heap size of an int of w words, with the spare words that
// math/big allocates.
func intBytes(w int) int { return 64 + 8*(w+4) }

// chargeBig charges for a result of w words that costs steps.
func (c *Context) chargeBig(w int, steps int64) error {
	return c.Charge(steps, int64(intBytes(w)))
}

// refuse charges for a result whose size in bits is beyond any machine.
func (c *Context) refuse() error {
	const impossible = 1 << 50
	if err := c.Meter.Alloc(impossible); err != nil {
		return err
	}
	if err := c.Meter.Steps(1 << 59); err != nil {
		return err
	}
	return c.Errorf(&MemoryErrorType, "")
}

// operands returns the numbers of two int-like values, valid until the next
// call.
func (c *Context) operands(a, b Value) (x, y *big.Int) {
	return c.operand(a, 0), c.operand(b, 1)
}

func (c *Context) operand(v Value, i int) *big.Int {
	if v.ref != &intTag && v.ref != &boolTag {
		return &v.bigInt().N
	}
	o := &c.small[i]
	o.digit[0] = big.Word(abs64(int64(v.bits)))
	o.n.SetBits(o.digit[:])
	if int64(v.bits) < 0 {
		o.n.Neg(&o.n)
	}
	return &o.n
}

// A smallOperand is room for an int of one word as math/big takes it.
type smallOperand struct {
	n     big.Int
	digit [1]big.Word
}

// bigAdd returns a + b, or a - b.
func (c *Context) bigAdd(a, b Value, minus bool) (Value, error) {
	x, y := c.operands(a, b)
	w := max(words(x), words(y)) + 1
	if err := c.chargeBig(w, int64(w/32+1)); err != nil {
		return Value{}, err
	}
	cell, room := c.cellFor(w)
	if minus {
		c.work.Sub(x, y)
	} else {
		c.work.Add(x, y)
	}
	return c.take(cell, room), nil
}

func (c *Context) bigMul(a, b Value) (Value, error) {
	x, y := c.operands(a, b)
	n, m := words(x), words(y)
	if err := c.chargeBig(n+m, mulSteps(n, m)); err != nil {
		return Value{}, err
	}
	if mulSteps(n, m) <= sliceSteps {
		cell, room := c.cellFor(n + m)
		c.work.Mul(x, y)
		return c.take(cell, room), nil
	}
	p, err := c.product(x, y)
	if err != nil {
		return Value{}, err
	}
	return c.bigValue(p), nil
}

// bigFloorDivMod divides as Python does: the remainder has the sign of b.
func (c *Context) bigFloorDivMod(a, b *big.Int, want int) (q, r Value, err error) {
	n, m := words(a), words(b)
	if err := c.chargeBig(n+m+4, divSteps(n, m)); err != nil {
		return q, r, err
	}
	if divSteps(n, m) <= sliceSteps && m < sliceWords/2 {
		return c.cellDivMod(a, b, want)
	}
	x, y, err := c.quotient(a, b)
	if err != nil {
		return q, r, err
	}
	if y.Sign() != 0 && (y.Sign() < 0) != (b.Sign() < 0) {
		x.Sub(x, bigOne)
		y = new(big.Int).Add(y, b)
	}
	if want&wantQuotient != 0 {
		q = c.bigValue(x)
	}
	if want&wantRemainder != 0 {
		r = c.bigValue(y)
	}
	return q, r, nil
}

// keptWords bounds the room that is kept for the next division.
const keptWords = 4096

// cellDivMod is bigFloorDivMod in one go, with only what is wanted made.
func (c *Context) cellDivMod(a, b *big.Int, want int) (q, r Value, err error) {
	if want == wantRemainder {
		return c.remainder(a, b)
	}
	cell, room := c.cellFor(max(words(a)-words(b), 0) + 2)
	c.work.QuoRem(a, b, &c.rest)
	if c.rest.Sign() != 0 && (c.rest.Sign() < 0) != (b.Sign() < 0) {
		c.work.Sub(&c.work, bigOne)
		c.rest.Add(&c.rest, b)
	}
	if want&wantQuotient != 0 {
		q = c.take(cell, room)
	}
	if want&wantRemainder != 0 {
		r = c.intOf(c.rest.Sign() < 0, c.rest.Bits())
	}
	c.drop(&c.rest)
	return q, r, nil
}

// remainder is cellDivMod for the remainder alone.
func (c *Context) remainder(a, b *big.Int) (q, r Value, err error) {
	c.quo.QuoRem(a, b, &c.rest)
	if c.rest.Sign() != 0 && (c.rest.Sign() < 0) != (b.Sign() < 0) {
		c.rest.Add(&c.rest, b)
	}
	r = c.intOf(c.rest.Sign() < 0, c.rest.Bits())
	c.drop(&c.rest)
	c.drop(&c.quo)
	return q, r, nil
}

// drop frees the room of n if it is large.
func (c *Context) drop(n *big.Int) {
	if cap(n.Bits()) > keptWords {
		*n = big.Int{}
	}
}

var bigOne = big.NewInt(1)

// bigTrueDiv divides with one rounding, to even.
func (c *Context) bigTrueDiv(a, b *big.Int) (Value, error) {
	if err := c.chargeBig(fewWords, fewWords); err != nil {
		return Value{}, err
	}
	diff := a.BitLen() - b.BitLen()
	if diff > 1025 {
		return Value{}, c.divisionTooLarge()
	}
	negative := (a.Sign() < 0) != (b.Sign() < 0)
	if a.Sign() == 0 || diff < -1080 {
		if negative {
			return Float(math.Copysign(0, -1)), nil
		}
		return Float(0), nil
	}
	f, err := c.ratio(a, b, diff)
	if err != nil {
		return Value{}, err
	}
	if math.IsInf(f, 0) {
		return Value{}, c.divisionTooLarge()
	}
	if negative {
		f = -f
	}
	return Float(f), nil
}

func (c *Context) divisionTooLarge() error {
	return c.Errorf(&OverflowErrorType, "integer division result too large for a float")
}

// ratio returns |a/b|, rounded once; diff is the difference of their lengths in
// bits. The quotient is taken in units of 2**unit, at least two bits finer
// than the result's last place, and the remainder is kept as a sticky bit.
func (c *Context) ratio(a, b *big.Int, diff int) (float64, error) {
	if f, ok := quickRatio(a.Bits(), b.Bits(), diff); ok {
		return f, nil
	}
	unit := max(diff-56, -1076)
	if f, ok := c.fewRatio(a.Bits(), b.Bits(), unit); ok {
		return f, nil
	}
	if f, ok := c.leadingRatio(a.Bits(), b.Bits(), unit); ok {
		return f, nil
	}
	n, m := words(a), words(b)
	if err := c.chargeBig(n+m+4, divSteps(max(n, m+1), m)); err != nil {
		return 0, err
	}
	x, y := new(big.Int).Abs(a), new(big.Int).Abs(b)
	if unit < 0 {
		x.Lsh(x, uint(-unit))
	} else {
		y.Lsh(y, uint(unit))
	}
	q, r, err := c.quotient(x, y)
	if err != nil {
		return 0, err
	}
	return roundScaled(q.Uint64(), r.Sign() != 0, unit), nil
}

// quickRatio is leadingRatio from 127 bits of x and 64 of y, which is certain
// but for one quotient in some hundreds.
func quickRatio(x, y []big.Word, diff int) (f float64, ok bool) {
	const most = 900 // so that neither the unit nor the result is near a limit of floats
	if diff < -most || diff > most {
		return 0, false
	}
	x1, x0 := leadingBits(x)
	d, _ := leadingBits(y)
	x1, x0 = x1>>1, x0>>1|x1<<(bits.UintSize-1)
	if d == math.MaxUint64 {
		return 0, false
	}
	least, _ := bits.Div(x1, x0, d+1)
	x0, carry := bits.Add(x0, 1, 0)
	if x1 += carry; x1 >= d {
		return 0, false
	}
	top, _ := bits.Div(x1, x0, d)
	f = float64(least)
	unit := math.Float64frombits(uint64(1023+diff-63) << 52)
	return f * unit, f == float64(top) && f == float64(top+1) && top != math.MaxUint64
}

// leadingBits returns the first 128 bits of x, which is not 0, with zeros behind
// them if it has less.
func leadingBits(x []big.Word) (high, low uint) {
	n := len(x)
	s := uint(bits.LeadingZeros(uint(x[n-1])))
	high = uint(x[n-1]) << s
	if n > 1 {
		high |= uint(x[n-2]) >> (bits.UintSize - s)
		low = uint(x[n-2]) << s
	}
	if n > 2 {
		low |= uint(x[n-3]) >> (bits.UintSize - s)
	}
	return high, low
}

// leadWords is how many words of the shorter number leadingRatio looks at.
const leadWords = 4

// leadingRatio is ratio from the leading words alone: whatever follows them,
// the quotient is at least that of x and y + 1 and at most that of x + 1 and y.
// ok is false if these two differ when they are rounded.
func (c *Context) leadingRatio(x, y []big.Word, unit int) (f float64, ok bool) {
	drop := min(len(x), len(y)) - leadWords
	if drop <= 0 || max(len(x), len(y))-drop >= fewWords {
		return 0, false
	}
	x, y = x[drop:], y[drop:]
	one := []big.Word{1}
	f, ok = c.fewRatio(x, addWords(c.rooms[4][:], y, one), unit)
	if !ok {
		return 0, false
	}
	above, ok := c.fewRatio(addWords(c.rooms[5][:], x, one), y, unit)
	return f, ok && f == above
}

// roundScaled returns q * 2**unit rounded to even, where sticky tells that a
// little more than q is meant.
func roundScaled(q uint64, sticky bool, unit int) float64 {
	drop := max(bits.Len64(q)-53, -1074-unit)
	if drop <= 0 {
		return math.Ldexp(float64(q), unit)
	}
	m, rest, half := q>>drop, q&(1<<drop-1), uint64(1)<<(drop-1)
	if rest > half || rest == half && (sticky || m&1 == 1) {
		m++
	}
	return math.Ldexp(float64(m), unit+drop)
}

// bigPow raises a to the power b, not negative.
func (c *Context) bigPow(a *big.Int, b Value) (Value, error) {
	e, big := IntParts(b)
	if big == nil && e == 0 {
		return Int(1), nil
	}
	if a.IsInt64() {
		if p, ok := pow64(a.Int64(), min(e, 64)); ok && big == nil && e <= 64 {
			return Int(p), nil
		}
		if a.CmpAbs(bigOne) <= 0 {
			return powUnit(a, b), nil
		}
	}
	if big != nil || e > 1<<48/int64(a.BitLen()) {
		return Value{}, c.refuse()
	}
	if isPowerOfTwo(a) {
		return c.powShift(a, e)
	}
	// At least so large will the result be: a hopeless power stops here.
	if err := c.Charge(1, (int64(a.BitLen())-1)*e/8); err != nil {
		return Value{}, err
	}
	if a.Bit(0) == 1 && int64(a.BitLen())*e <= keptWords*bits.UintSize {
		return c.keptPower(a, e)
	}
	p, err := c.power(a, e)
	if err != nil {
		return Value{}, err
	}
	return c.bigValue(p), nil
}

// keptPower is power of an odd a whose result has keptWords at most: the
// products are made in rooms of the Context, by turns.
func (c *Context) keptPower(a *big.Int, e int64) (Value, error) {
	p, room, other := a, &c.quo, &c.rest
	for i := 2*bits.Len64(uint64(e)) - 3; i >= 0; i-- {
		factor := p
		if i&1 == 0 {
			if factor = a; e>>(i/2)&1 == 0 {
				continue
			}
		}
		n, m := words(p), words(factor)
		if err := c.chargeBig(n+m, mulSteps(n, m)); err != nil {
			return Value{}, err
		}
		p, room, other = room.Mul(p, factor), other, room
	}
	v := c.intOf(p.Sign() < 0, p.Bits())
	c.drop(&c.quo)
	c.drop(&c.rest)
	return v, nil
}

// powUnit is the power of -1, 0 or 1.
func powUnit(a *big.Int, b Value) Value {
	odd := BigOf(b).Bit(0) == 1
	switch {
	case intSign(b) == 0 || a.Sign() > 0 || a.Sign() < 0 && !odd:
		return Int(1)
	case a.Sign() == 0:
		return Int(0)
	}
	return Int(-1)
}

// powShift is the power of a power of two.
func (c *Context) powShift(a *big.Int, e int64) (Value, error) {
	k := int64(a.TrailingZeroBits()) * e
	if err := c.chargeBig(int(k/64)+1, k/2048+1); err != nil {
		return Value{}, err
	}
	r := new(big.Int).Lsh(bigOne, uint(k))
	if a.Sign() < 0 && e&1 == 1 {
		r.Neg(r)
	}
	return c.bigValue(r), nil
}

// power squares and multiplies from the top bit of e > 0 down, each product
// charged on its own. Factors of two are taken out first.
func (c *Context) power(a *big.Int, e int64) (*big.Int, error) {
	twos := a.TrailingZeroBits()
	odd := new(big.Int).Rsh(a, twos)
	p := odd
	var err error
	for i := bits.Len64(uint64(e)) - 2; i >= 0; i-- {
		if p, err = c.chargedProduct(p, p); err != nil {
			return nil, err
		}
		if e>>i&1 == 1 {
			if p, err = c.chargedProduct(p, odd); err != nil {
				return nil, err
			}
		}
	}
	if twos == 0 {
		return p, nil
	}
	shift := uint(int64(twos) * e)
	if err := c.chargeBig(words(p)+int(shift/64), int64(words(p)+int(shift/64))/32+1); err != nil {
		return nil, err
	}
	return new(big.Int).Lsh(p, shift), nil
}

func (c *Context) chargedProduct(a, b *big.Int) (*big.Int, error) {
	n, m := words(a), words(b)
	if err := c.chargeBig(n+m, mulSteps(n, m)); err != nil {
		return nil, err
	}
	return c.product(a, b)
}

// Up to so many words of the modulus and bits of the exponent, squaring and
// dividing in words is quicker than the preparations of math/big.
const (
	fewModulus  = 8
	fewExponent = 64
)

// bigPowMod is pow(a, e, mod), mod not 0; the result has the sign of mod.
func (c *Context) bigPowMod(a, e, mod *big.Int) (Value, error) {
	w, m := words(mod), mod
	if mod.Sign() < 0 {
		m = new(big.Int).Abs(mod)
	}
	base, err := c.reduce(a, m)
	if err != nil {
		return Value{}, err
	}
	if e.Sign() < 0 {
		if base, err = c.inverse(base, m); err != nil {
			return Value{}, err
		}
		if e.Cmp(minusOne) == 0 {
			return signedResidue(base, mod), nil
		}
		e = new(big.Int).Neg(e)
	}
	square := mulSteps(w, w) + divSteps(2*w, w)
	if w <= fewModulus && e.BitLen() <= fewExponent {
		if err := c.chargeBig(w, 2*square*int64(e.BitLen())); err != nil {
			return Value{}, err
		}
		r := c.fewPowMod(base.Bits(), e, m.Bits())
		if mod.Sign() < 0 && len(r) > 0 {
			r = subWords(c.rooms[4][:], m.Bits(), r)
		}
		return c.intOf(mod.Sign() < 0, r), nil
	}
	if err := c.chargeBig(8*w, 8*square); err != nil {
		return Value{}, err
	}
	r, err := c.modularPower(base, e, m, square)
	if err != nil {
		return Value{}, err
	}
	return signedResidue(r, mod), nil
}

var minusOne = big.NewInt(-1)

// reduce returns a modulo m > 0.
func (c *Context) reduce(a, m *big.Int) (*big.Int, error) {
	if a.Sign() >= 0 && a.CmpAbs(m) < 0 {
		return a, nil
	}
	_, r, err := c.bigFloorDivMod(a, m, wantRemainder)
	if err != nil {
		return nil, err
	}
	return BigOf(r), nil
}

// signedResidue moves r, at least 0 and below |mod|, to the sign of mod.
func signedResidue(r, mod *big.Int) Value {
	if mod.Sign() < 0 && r.Sign() != 0 {
		r = new(big.Int).Add(r, mod)
	}
	return BigInt(r)
}

// modularPower returns base**e modulo m. A short computation is one call;
// a longer one squares and multiplies here, charging and polling as it goes.
func (c *Context) modularPower(base, e, m *big.Int, square int64) (*big.Int, error) {
	n := int64(e.BitLen())
	if square*n < sliceSteps {
		if err := c.Meter.Steps(square * n); err != nil {
			return nil, err
		}
		return new(big.Int).Exp(base, e, m), nil
	}
	if n <= windowChunk || square*windowChunk >= sliceSteps {
		return c.squareMultiply(base, e, m, square)
	}
	return c.chunkedPower(base, e, m, square)
}

// windowChunk is how many bits of a long exponent one call of Exp takes.
const windowChunk = 512

// chunkedPower cuts the exponent into chunks: r = r**(2**512) * base**chunk.
func (c *Context) chunkedPower(base, e, m *big.Int, square int64) (*big.Int, error) {
	step := new(big.Int).Lsh(bigOne, windowChunk)
	mask := new(big.Int).Sub(step, bigOne)
	r := big.NewInt(1)
	for i := (e.BitLen() - 1) / windowChunk; i >= 0; i-- {
		if err := c.Charge(square*windowChunk*2, 0); err != nil {
			return nil, err
		}
		if err := c.Meter.Poll(); err != nil {
			return nil, err
		}
		chunk := new(big.Int).Rsh(e, uint(i)*windowChunk)
		chunk.And(chunk, mask)
		r.Exp(r, step, m)
		r.Mul(r, chunk.Exp(base, chunk, m))
		r.Mod(r, m)
	}
	return r, nil
}

func (c *Context) squareMultiply(base, e, m *big.Int, square int64) (*big.Int, error) {
	r := new(big.Int).Mod(bigOne, m)
	for i := e.BitLen() - 1; i >= 0; i-- {
		var err error
		if r, err = c.mulMod(r, r, m, square); err != nil {
			return nil, err
		}
		if e.Bit(i) == 1 {
			if r, err = c.mulMod(r, base, m, square); err != nil {
				return nil, err
			}
		}
	}
	return r, nil
}

func (c *Context) mulMod(a, b, m *big.Int, steps int64) (*big.Int, error) {
	if err := c.Charge(steps, int64(4*intBytes(words(m)))); err != nil {
		return nil, err
	}
	p, err := c.product(a, b)
	if err != nil {
		return nil, err
	}
	_, r, err := c.quotient(p, m)
	return r, err
}

// inverse returns the inverse of a modulo m.
func (c *Context) inverse(a, m *big.Int) (*big.Int, error) {
	g, x, err := c.gcdExt(a, m)
	if err != nil {
		return nil, err
	}
	if g.Cmp(bigOne) != 0 {
		return nil, c.Errorf(&ValueErrorType, "base is not invertible for the given modulus")
	}
	return c.reduce(x, m)
}

// bigLShift shifts a, not 0, by b, not negative.
func (c *Context) bigLShift(a *big.Int, b Value) (Value, error) {
	k, large := IntParts(b)
	if large != nil || k > 1<<48 {
		return Value{}, c.refuse()
	}
	w := words(a) + int(k/bits.UintSize) + 1
	if err := c.chargeBig(w, int64(w)/32+1); err != nil {
		return Value{}, err
	}
	cell, room := c.cellFor(w)
	c.work.Lsh(a, uint(k))
	return c.take(cell, room), nil
}

func (c *Context) bigRShift(a *big.Int, b Value) (Value, error) {
	k, large := IntParts(b)
	if large != nil || k >= int64(a.BitLen()) {
		return Int(int64(min(a.Sign(), 0))), nil
	}
	w := words(a) - int(k/bits.UintSize)
	if err := c.chargeBig(w, int64(words(a))/32+1); err != nil {
		return Value{}, err
	}
	cell, room := c.cellFor(w + 1)
	c.work.Rsh(a, uint(k))
	return c.take(cell, room), nil
}

// bigBits is a & b, a | b or a ^ b in two's complement.
func (c *Context) bigBits(op BinaryOp, a, b *big.Int) (Value, error) {
	w := max(words(a), words(b)) + 1
	if err := c.chargeBig(3*w, int64(w/16+1)); err != nil {
		return Value{}, err
	}
	cell, room := c.cellFor(w)
	switch op {
	case And:
		c.work.And(a, b)
	case Or:
		c.work.Or(a, b)
	default:
		c.work.Xor(a, b)
	}
	return c.take(cell, room), nil
}
