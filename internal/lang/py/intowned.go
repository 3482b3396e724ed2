package py

import (
	"math/big"
	"math/bits"
)

// The operators on long ints whose result an owned register gets. Each looks
// at its operands, charges, takes a cell and works in that, in one function:
// with ints of a few words the steps between these would take longer than the
// arithmetic.

// OwnOps puts the result of a binary operator on the ints a and b, which the
// machine's loop has not found, into *to, a register as Own wants it. It returns
// false, and has changed nothing, where OwnBinary is to be called.
var OwnOps = [NumBinary]func(c *Context, op BinaryOp, to *Value, a, b Value) bool{
	Add: ownSum, Sub: ownSum, Mul: ownProduct, TrueDiv: ownRatio, FloorDiv: ownQuotient, Mod: ownQuotient,
	Pow: ownPower, LShift: ownLShift, RShift: ownRShift, And: ownBits, Or: ownBits, Xor: ownBits,
}

// manyWords bounds the sums, products with a word and shifts that are made
// here; the assembly of math/big is quicker with more.
const manyWords = 128

// ownSum is a + b or a - b.
func ownSum(c *Context, op BinaryOp, to *Value, a, b Value) bool {
	if a.ref == &intTag || b.ref == &intTag {
		return ownWordSum(c, op, to, a, b)
	}
	x, y := a.longInt(), b.longInt()
	negative, other := x.negative, y.negative != (op == Sub)
	p, q := x.z, y.z
	if len(p) < len(q) {
		p, q, negative, other = q, p, other, negative
	}
	w := len(p) + 1
	if w > manyWords {
		return false
	}
	cell := c.cellAt(to, w, int64(intBytes(w)), int64(w/32+1), true)
	if cell == nil {
		return false
	}
	z := cell.z[:w]
	switch {
	case negative == other:
		z = addWords(z, p, q)
	case compareWords(p, q) < 0:
		z, negative = subWords(z, q, p), other
	default:
		z = subWords(z, p, q)
	}
	cell.z, cell.negative = cell.z[:len(z)], negative && len(z) > 0
	if to.ref != &cell.Object || !cell.fits() {
		c.ownCell(to, cell)
	}
	return true
}

// ownWordSum is ownSum where one operand at most is long.
func ownWordSum(c *Context, op BinaryOp, to *Value, a, b Value) bool {
	minus := op == Sub
	if a.ref == &intTag {
		if b.ref == &intTag {
			return false
		}
		a, b = b, a
	} else if minus {
		b.bits, minus = -b.bits, false
		if int64(b.bits) < 0 && b.bits == -b.bits {
			return false
		}
	}
	x := a.longInt()
	w := len(x.z) + 1
	if w > manyWords || b.bits == 0 {
		return false
	}
	cell := c.cellAt(to, w, int64(intBytes(w)), int64(w/32+1), true)
	if cell == nil {
		return false
	}
	negative, word := x.negative != minus, uint(abs64(int64(b.bits)))
	z := cell.z[:w]
	if negative == (int64(b.bits) < 0) {
		z = addWord(z, x.z, word)
	} else {
		z = subWord(z, x.z, word)
	}
	cell.z, cell.negative = cell.z[:len(z)], negative
	if to.ref != &cell.Object || !cell.fits() {
		c.ownCell(to, cell)
	}
	return true
}

// ownProduct is a * b.
func ownProduct(c *Context, _ BinaryOp, to *Value, a, b Value) bool {
	switch {
	case a.ref == &intTag && b.ref == &intTag:
		return c.ownDouble(to, int64(a.bits), int64(b.bits))
	case a.ref == &intTag:
		return c.ownWordProduct(to, b, int64(a.bits))
	case b.ref == &intTag:
		return c.ownWordProduct(to, a, int64(b.bits))
	}
	x, y := a.longInt(), b.longInt()
	n, m := len(x.z), len(y.z)
	if n*m > schoolWords {
		return false
	}
	cell := c.cellAt(to, n+m, int64(intBytes(n+m)), int64(n*m/16+1), to.ref != a.ref && to.ref != b.ref)
	if cell == nil {
		return false
	}
	negative := x.negative != y.negative
	z := mulWords(cell.z[:n+m], x.z, y.z)
	cell.z, cell.negative = cell.z[:len(z)], negative
	if to.ref != &cell.Object || !cell.fits() {
		c.ownCell(to, cell)
	}
	return true
}

// ownWordProduct puts a * b of a long a into *to.
func (c *Context) ownWordProduct(to *Value, a Value, b int64) bool {
	x, word := a.longInt(), uint(abs64(b))
	w := len(x.z) + 1
	if w > manyWords || word == 0 {
		return false
	}
	cell := c.cellAt(to, w, int64(intBytes(w)), int64((w-1)/16+1), true)
	if cell == nil {
		return false
	}
	negative := x.negative != (b < 0)
	z := cell.z[:w]
	if carry := mulFirst(z[:w-1], x.z, word); carry != 0 {
		z[w-1] = carry
	} else {
		z = z[:w-1]
	}
	cell.z, cell.negative = cell.z[:len(z)], negative
	if to.ref != &cell.Object || !cell.fits() {
		c.ownCell(to, cell)
	}
	return true
}

// ownDouble puts the product of x and y, beyond int64, into *to.
func (c *Context) ownDouble(to *Value, x, y int64) bool {
	cell := c.cellAt(to, 2, int64(intBytes(2)), 1, true)
	if cell == nil {
		return false
	}
	hi, lo := bits.Mul(uint(abs64(x)), uint(abs64(y)))
	z := cell.z[:2]
	z[0], z[1] = big.Word(lo), big.Word(hi)
	cell.set((x < 0) != (y < 0), z)
	if to.ref != &cell.Object || !cell.fits() {
		c.ownCell(to, cell)
	}
	return true
}

// ownQuotient is a // b or a % b of a long a.
func ownQuotient(c *Context, op BinaryOp, to *Value, a, b Value) bool {
	if a.ref == &intTag {
		return false
	}
	x := a.longInt()
	n := len(x.z)
	if b.ref != &intTag {
		y := b.longInt()
		if n >= fewWords || len(y.z) >= fewWords || (n-len(y.z))*len(y.z) > schoolWords {
			return false
		}
		return c.ownDivision(op, to, x, y)
	}
	word, negative := uint(abs64(int64(b.bits))), int64(b.bits) < 0
	if word == 0 || n >= manyWords {
		return false
	}
	charged, steps := int64(intBytes(n+5)), divSteps(n, 1)
	if op == Mod {
		return c.ownResidue(to, x, word, negative, charged, steps)
	}
	cell := c.cellAt(to, n+1, charged, steps, true)
	if cell == nil {
		return false
	}
	negative = negative != x.negative
	z := cell.z[:n]
	if rest := c.divWordInto(z, x.z, word); rest != 0 && negative {
		z = addWord(cell.z[:n+1], z, 1)
	}
	cell.set(negative, z)
	if to.ref != &cell.Object || !cell.fits() {
		c.ownCell(to, cell)
	}
	return true
}

// ownResidue is the remainder of x and a word, which stands for a number below
// zero if negative is set.
func (c *Context) ownResidue(to *Value, x *intCell, word uint, negative bool, bytes, steps int64) bool {
	if !c.charged(bytes, steps) {
		return false
	}
	rest := remWord(x.z, word)
	if rest != 0 && negative != x.negative {
		rest = word - rest
	}
	r := int64(rest)
	if negative {
		r = -r
	}
	old := *to
	to.SetInt(r)
	c.discard(old)
	return true
}

// ownDivision is ownQuotient for a divisor of more words.
func (c *Context) ownDivision(op BinaryOp, to *Value, x, y *intCell) bool {
	n, m := len(x.z), len(y.z)
	want, w := wantQuotient, max(n-m, 0)+2
	if op == Mod {
		want, w = wantRemainder, m
	}
	cell := c.cellAt(to, w, int64(intBytes(n+m+4)), divSteps(n, m), true)
	if cell == nil {
		return false
	}
	negative := x.negative != y.negative
	z, rem := c.dividedWords(x.z, y.z, want)
	if op == Mod {
		if z = rem; negative && len(rem) > 0 {
			z = subWords(c.rooms[1][:], y.z, rem)
		}
		negative = y.negative
	} else if negative && len(rem) > 0 {
		z = addWord(c.rooms[0][:], z, 1)
	}
	copy(cell.z[:w], z)
	cell.set(negative, cell.z[:len(z)])
	if to.ref != &cell.Object || !cell.fits() {
		c.ownCell(to, cell)
	}
	return true
}

// ownRatio is a / b of long ints where the leading bits tell.
func ownRatio(c *Context, _ BinaryOp, to *Value, a, b Value) bool {
	if a.ref == &intTag || b.ref == &intTag {
		return false
	}
	x, y := a.longInt(), b.longInt()
	f, ok := quickRatio(x.z, y.z, bitLen(x.z)-bitLen(y.z))
	if !ok || !c.charged(int64(intBytes(fewWords)), fewWords) {
		return false
	}
	if x.negative != y.negative {
		f = -f
	}
	old := *to
	to.SetFloat(f)
	c.discard(old)
	return true
}

// ownPower is a ** b for an a of one word.
func ownPower(c *Context, _ BinaryOp, to *Value, a, b Value) bool {
	e, x := int64(b.bits), uint(abs64(int64(a.bits)))
	if a.ref != &intTag || b.ref != &intTag || e < 2 || e > powWordMost || x < 2 {
		return false
	}
	if p, ok := pow64(int64(a.bits), e); ok {
		old := *to
		to.SetInt(p)
		c.discard(old)
		return true
	}
	w := powWordLen(x, e)
	cell := c.cellAt(to, w, int64(intBytes(fewWords)), e/4+1, true)
	if cell == nil {
		return false
	}
	cell.set(int64(a.bits) < 0 && e&1 == 1, powWord(cell.z[:0], x, e))
	if to.ref != &cell.Object || !cell.fits() {
		c.ownCell(to, cell)
	}
	return true
}

// ownLShift is a << b.
func ownLShift(c *Context, _ BinaryOp, to *Value, a, b Value) bool {
	k := b.bits
	if b.ref != &intTag || k >= bits.UintSize*manyWords {
		return false
	}
	var one [1]big.Word
	x, negative := a.words()
	if x == nil {
		if x, negative = oneWord(a, &one); len(x) == 0 {
			return false
		}
	}
	at := int(k / bits.UintSize)
	w := len(x) + at + 1
	if w > manyWords {
		return false
	}
	cell := c.cellAt(to, w, int64(intBytes(w)), int64(w/32+1), to.ref != a.ref)
	if cell == nil {
		return false
	}
	z := cell.z[:w]
	clear(z[:at])
	shiftUp(z[at:], x, uint(k%bits.UintSize))
	cell.set(negative, z)
	if to.ref != &cell.Object || !cell.fits() {
		c.ownCell(to, cell)
	}
	return true
}

// ownRShift is a >> b of a long a.
func ownRShift(c *Context, _ BinaryOp, to *Value, a, b Value) bool {
	if a.ref == &intTag || b.ref != &intTag {
		return false
	}
	x := a.longInt()
	n := len(x.z)
	if n > manyWords || b.bits >= uint64(n)*bits.UintSize {
		return false
	}
	w := n - int(b.bits/bits.UintSize)
	cell := c.cellAt(to, w+1, int64(intBytes(w)), int64(n/32+1), true)
	if cell == nil {
		return false
	}
	negative := x.negative
	cell.set(negative, x.shifted(cell.z[:w+1], uint(b.bits)))
	if to.ref != &cell.Object || !cell.fits() {
		c.ownCell(to, cell)
	}
	return true
}

// ownNegative puts -a of a long a into *to.
func (c *Context) ownNegative(to *Value, a Value) bool {
	x := a.longInt()
	w := len(x.z)
	cell := c.cellAt(to, w, int64(intBytes(w)), int64(w/32+1), true)
	if cell == nil {
		return false
	}
	negative := !x.negative
	cell.z = cell.z[:w]
	copy(cell.z, x.z)
	cell.negative = negative
	if to.ref != &cell.Object || !cell.fits() {
		c.ownCell(to, cell)
	}
	return true
}

// ownLowBits is a & b of a long a and a b of one word, neither below zero.
func (c *Context) ownLowBits(to *Value, a, b Value) bool {
	x := a.longInt()
	if x.negative || int64(b.bits) <= 0 {
		return false
	}
	if !c.charged(int64(intBytes(2)), 1) {
		return false
	}
	old, r := *to, int64(x.z[0])&int64(b.bits)
	to.SetInt(r)
	c.discard(old)
	return true
}

// charged makes a charge for what needs no memory, unless the meter wants to be
// asked.
func (c *Context) charged(bytes, steps int64) bool {
	if !c.Meter.HasRoom(bytes) || !c.Meter.Allows(steps) {
		return false
	}
	c.Meter.TakeRoom(bytes)
	c.Meter.Take(steps)
	c.Meter.Reused(bytes)
	return true
}

// ownBits is a & b, a | b or a ^ b of numbers that are not below zero.
func ownBits(c *Context, op BinaryOp, to *Value, a, b Value) bool {
	if op == And {
		switch {
		case b.ref == &intTag && a.ref != &intTag:
			return c.ownLowBits(to, a, b)
		case a.ref == &intTag && b.ref != &intTag:
			return c.ownLowBits(to, b, a)
		}
	}
	var one [1]big.Word
	x, negative := a.words()
	y, other := b.words()
	switch {
	case x == nil:
		x, negative = oneWord(a, &one)
	case y == nil:
		y, other = oneWord(b, &one)
	}
	if negative || other || y == nil {
		return false
	}
	if len(x) < len(y) {
		x, y = y, x
	}
	w := len(x)
	if op == And {
		w = len(y)
	}
	cell := c.cellAt(to, w, int64(intBytes(w+1)), int64(w/32+1), true)
	if cell == nil {
		return false
	}
	z := cell.z[:w]
	bitWords(op, z[:len(y)], x, y)
	if op != And {
		copy(z[len(y):], x[len(y):])
	}
	cell.set(false, z)
	if to.ref != &cell.Object || !cell.fits() {
		c.ownCell(to, cell)
	}
	return true
}

// cellAt returns the cell of the owned int in *to, if that may be written to,
// a spare or a new one, for a result of w words; the charge is made. It returns
// nil if the meter wants to be asked.
func (c *Context) cellAt(to *Value, w int, bytes, steps int64, free bool) *intCell {
	if !c.Meter.HasRoom(bytes) || !c.Meter.Allows(steps) {
		return nil
	}
	c.Meter.TakeRoom(bytes)
	c.Meter.Take(steps)
	if free && to.owned() {
		if cell := to.longInt(); cell.serves(w) {
			c.Meter.Reused(bytes)
			return cell
		}
	}
	if cell := c.spare.pop(w); cell != nil {
		c.Meter.Reused(bytes)
		return cell
	}
	cell, _ := c.newCell(w)
	return cell
}

// fits reports whether the number of a cell needs one surely, and not a much
// smaller one.
func (cell *intCell) fits() bool { return len(cell.z) > 1 && cap(cell.z) <= 2*len(cell.z)+fewWords }

// ownCell puts the int of a cell into *to, where it is not yet or does not fit.
func (c *Context) ownCell(to *Value, cell *intCell) {
	old := *to
	if cell.fits() {
		cell.flags |= flagOwned
		to.Put(cell.Value())
		if old.owned() {
			c.discard(old)
		}
		return
	}
	v, ok := smallOf(cell.negative, cell.z)
	if !ok {
		less, _ := c.newCell(len(cell.z))
		less.set(cell.negative, less.z[:copy(less.z[:len(cell.z)], cell.z)])
		less.flags |= flagOwned
		v = less.Value()
	}
	to.Put(v)
	c.discard(old)
	if old.ref != &cell.Object {
		c.spare.put(cell)
	}
}
