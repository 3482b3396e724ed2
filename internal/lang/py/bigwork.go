package py

import (
	"math"
	"math/big"
	"math/bits"
	"strings"
)

// The work behind the operations of bigint.go, for numbers so large that one
// call of math/big would take too long: products by transforms, quotients by
// reciprocals, text by halves, greatest common divisors by Lehmer's method;
// all in slices between which the meter's stop flag is looked at.

// product returns a*b; the caller has charged.
func (c *Context) product(a, b *big.Int) (*big.Int, error) {
	n, m := words(a), words(b)
	if n < m {
		a, b, n, m = b, a, m, n
	}
	if mulSteps(n, m) <= sliceSteps {
		return new(big.Int).Mul(a, b), nil
	}
	if err := c.Meter.Poll(); err != nil {
		return nil, err
	}
	piece := max(m, sliceWords)
	if m <= sliceWords {
		// So many words that one piece is a slice of work.
		piece = max(m, int(int64(m)*sliceSteps/mulSteps(m, m)))
	}
	if n > 2*piece {
		return c.productPieces(a, b, piece)
	}
	if m <= sliceWords {
		return new(big.Int).Mul(a, b), nil
	}
	return c.transformProduct(a, b)
}

// productPieces multiplies b by pieces of a, the longer one.
func (c *Context) productPieces(a, b *big.Int, piece int) (*big.Int, error) {
	limbs := a.Bits()
	sum := make([]big.Word, len(limbs)+len(b.Bits())+1)
	for at := 0; at < len(limbs); at += piece {
		part := new(big.Int).SetBits(limbs[at:min(at+piece, len(limbs)):min(at+piece, len(limbs))])
		p, err := c.product(part, b)
		if err != nil {
			return nil, err
		}
		addAt(sum, p.Bits(), at)
	}
	r := new(big.Int).SetBits(sum)
	if (a.Sign() < 0) != (b.Sign() < 0) {
		r.Neg(r)
	}
	return r, nil
}

// addAt adds p to sum from word at on; sum has room for the carry.
func addAt(sum, p []big.Word, at int) {
	carry := uint(0)
	for i, w := range p {
		s, out := bits.Add(uint(sum[at+i]), uint(w), carry)
		sum[at+i], carry = big.Word(s), out
	}
	for i := at + len(p); carry != 0 && i < len(sum); i++ {
		s, out := bits.Add(uint(sum[i]), 0, carry)
		sum[i], carry = big.Word(s), out
	}
}

// quotient returns a/b cut towards zero and the remainder; the caller has
// charged.
func (c *Context) quotient(a, b *big.Int) (q, r *big.Int, err error) {
	n, m := words(a), words(b)
	if n >= m && m > sliceWords/2 && 2*(n-m+3) < m {
		return c.shortQuotient(a, b)
	}
	if divSteps(n, m) <= 2*sliceSteps || n < m {
		q, r = new(big.Int).QuoRem(a, b, new(big.Int))
		return q, r, nil
	}
	d := divider{c: c, b: new(big.Int).Abs(b), piece: sliceWords}
	shift := uint(0)
	if m >= sliceWords {
		// The reciprocal has as many good bits as b, so b must fill its words
		// as the pieces of a do.
		shift = uint(m*bits.UintSize - d.b.BitLen())
		d.b.Lsh(d.b, shift)
		d.piece = m
		d.bits = d.b.BitLen()
		if d.inverse, err = c.reciprocal(d.b); err != nil {
			return nil, nil, err
		}
	} else if m > karatsubaWords {
		d.piece = max(m, int(int64(m)*sliceSteps/divSteps(2*m, m)))
	}
	x := new(big.Int).Abs(a)
	if q, r, err = d.divide(x.Lsh(x, shift)); err != nil {
		return nil, nil, err
	}
	r.Rsh(r, shift)
	if a.Sign() < 0 {
		r.Neg(r)
	}
	if (a.Sign() < 0) != (b.Sign() < 0) {
		q.Neg(q)
	}
	return q, r, nil
}

// shortQuotient divides where the quotient is much shorter than b: the leading
// words alone give it, or up to two more. (math/big would work on all words,
// with many times their memory.)
func (c *Context) shortQuotient(a, b *big.Int) (q, r *big.Int, err error) {
	drop := uint(2*words(b)-words(a)-3) * bits.UintSize
	head := new(big.Int).Rsh(new(big.Int).Abs(b), drop)
	if q, _, err = c.quotient(new(big.Int).Rsh(new(big.Int).Abs(a), drop), head); err != nil {
		return nil, nil, err
	}
	if r, err = c.product(b, q); err != nil {
		return nil, nil, err
	}
	if a.Sign() == b.Sign() {
		r.Sub(a, r)
	} else {
		r.Add(a, r)
	}
	for r.Sign() != 0 && r.Sign() != a.Sign() {
		if a.Sign() == b.Sign() {
			r.Add(r, b)
		} else {
			r.Sub(r, b)
		}
		q.Sub(q, bigOne)
	}
	if a.Sign() != b.Sign() {
		q.Neg(q)
	}
	return q, r, nil
}

// A divider divides by b > 0, taking piece words of the dividend at a time.
// inverse is 2**(2*bits)/b or a little less, where b is wide, else nil.
type divider struct {
	c       *Context
	b       *big.Int
	piece   int
	bits    int
	inverse *big.Int
}

func (d *divider) divide(a *big.Int) (q, r *big.Int, err error) {
	limbs := a.Bits()
	out := make([]big.Word, len(limbs)+1)
	r = new(big.Int)
	for at := (len(limbs) - 1) / d.piece * d.piece; at >= 0; at -= d.piece {
		end := min(at+d.piece, len(limbs))
		r.Lsh(r, uint(end-at)*bits.UintSize)
		r.Add(r, new(big.Int).SetBits(limbs[at:end:end]))
		part, rest, err := d.step(r)
		if err != nil {
			return nil, nil, err
		}
		copy(out[at:], part.Bits())
		r = rest
	}
	return new(big.Int).SetBits(out), r, nil
}

// step divides a number below b * 2**(64*piece).
func (d *divider) step(a *big.Int) (q, r *big.Int, err error) {
	if err := d.c.Meter.Poll(); err != nil {
		return nil, nil, err
	}
	if d.inverse == nil {
		q, r = new(big.Int).QuoRem(a, d.b, new(big.Int))
		return q, r, nil
	}
	q, err = d.c.product(new(big.Int).Rsh(a, uint(d.bits-1)), d.inverse)
	if err != nil {
		return nil, nil, err
	}
	q.Rsh(q, uint(d.bits+1))
	p, err := d.c.product(q, d.b)
	if err != nil {
		return nil, nil, err
	}
	r = new(big.Int).Sub(a, p)
	for r.Sign() < 0 {
		r.Add(r, d.b)
		q.Sub(q, bigOne)
	}
	for r.Cmp(d.b) >= 0 {
		r.Sub(r, d.b)
		q.Add(q, bigOne)
	}
	return q, r, nil
}

// reciprocal returns 2**(2k)/b, where b > 0 has k bits, up to a few units: the
// reciprocal of the upper half, doubled in precision by a step of Newton's.
func (c *Context) reciprocal(b *big.Int) (*big.Int, error) {
	k := b.BitLen()
	if words(b) < sliceWords/4 {
		power := new(big.Int).Lsh(bigOne, uint(2*k))
		return power.Quo(power, b), nil
	}
	h := k/2 + 8
	x, err := c.reciprocal(new(big.Int).Rsh(b, uint(k-h)))
	if err != nil {
		return nil, err
	}
	square, err := c.product(x, x)
	if err != nil {
		return nil, err
	}
	p, err := c.product(b, square)
	if err != nil {
		return nil, err
	}
	p.Rsh(p, uint(2*h))
	x.Lsh(x, uint(k-h+1))
	return x.Sub(x, p), nil
}

// gcdWords is the size up to which math/big finds divisors in one go.
const gcdWords = 2000

// gcdExt returns g, the greatest common divisor of a and m > 0, and an x with
// a*x = g modulo m.
func (c *Context) gcdExt(a, m *big.Int) (g, x *big.Int, err error) {
	w := words(m)
	if err := c.chargeBig(4*w, 3*euclidSteps(w)); err != nil {
		return nil, nil, err
	}
	if w < gcdWords {
		x = new(big.Int)
		return new(big.Int).GCD(x, nil, a, m), x, nil
	}
	l := lehmer{c: c, a: m, b: a, columns: [][2]*big.Int{{new(big.Int), big.NewInt(1)}}}
	if err := l.run(); err != nil {
		return nil, nil, err
	}
	return l.a, l.columns[0][0], nil
}

// GCD returns the greatest common divisor of two int-like values, charged.
func (c *Context) GCD(a, b Value) (Value, error) {
	x, _ := magnitude(a, &c.small[0].digit)
	y, _ := magnitude(b, &c.small[1].digit)
	if compareWords(x, y) < 0 {
		x, y = y, x
	}
	n, m := len(x), len(y)
	if err := c.chargeBig(gcdRoom(m)+2*n, gcdSteps(m)+divSteps(n, m+1)); err != nil {
		return Value{}, err
	}
	switch {
	case m > halvedWords:
		return c.halvedGCD(x, y)
	case n > fewWords:
		return c.longGCD(x, y)
	}
	return c.fewGCD(x, y), nil
}

// BigGCD is GCD of big.Ints.
func (c *Context) BigGCD(a, b *big.Int) (*big.Int, error) {
	g, err := c.GCD(BigInt(a), BigInt(b))
	if err != nil {
		return nil, err
	}
	return BigOf(g), nil
}

// A lehmer runs Euclid's algorithm on a and b, many quotients at a time that
// are found from the leading bits alone, until b has least words or fewer. The
// columns go through the same steps.
type lehmer struct {
	c       *Context
	a, b    *big.Int
	columns [][2]*big.Int
	least   int
}

func (l *lehmer) run() error {
	if l.a.Cmp(l.b) < 0 {
		l.swap()
	}
	for words(l.b) > l.least {
		if err := l.c.Meter.Poll(); err != nil {
			return err
		}
		shift := uint(max(l.a.BitLen()-leadBits, 0))
		k := simulate(uint(leading(l.a.Bits(), shift)), uint(leading(l.b.Bits(), shift)))
		if k.q == 0 {
			if err := l.divide(); err != nil {
				return err
			}
			continue
		}
		l.a, l.b = k.combine(l.a, l.b)
		for i, v := range l.columns {
			l.columns[i][0], l.columns[i][1] = k.combine(v[0], v[1])
		}
	}
	return nil
}

func (l *lehmer) swap() {
	l.a, l.b = l.b, l.a
	for i, v := range l.columns {
		l.columns[i] = [2]*big.Int{v[1], v[0]}
	}
}

// divide is one step of Euclid's in full.
func (l *lehmer) divide() error {
	q, r, err := l.c.quotient(l.a, l.b)
	if err != nil {
		return err
	}
	l.a = r
	for i, v := range l.columns {
		p, err := l.c.product(q, v[1])
		if err != nil {
			return err
		}
		l.columns[i][0] = p.Sub(v[0], p)
	}
	l.swap()
	return nil
}

// combine returns what k makes of a and b.
func (k cosequence) combine(a, b *big.Int) (x, y *big.Int) {
	x, y = difference(a, b, k.p, k.q), difference(b, a, k.s, k.r)
	if k.odd() {
		x.Neg(x)
		y.Neg(y)
	}
	return x, y
}

// difference returns p*a - q*b.
func difference(a, b *big.Int, p, q uint) *big.Int {
	x := new(big.Int).SetUint64(uint64(p))
	y := new(big.Int).SetUint64(uint64(q))
	x.Mul(x, a)
	return x.Sub(x, y.Mul(y, b))
}

// leading returns w >> shift, which fits in 62 bits.
func leading(w []big.Word, shift uint) uint64 {
	at, off := int(shift/bits.UintSize), shift%bits.UintSize
	if at >= len(w) {
		return 0
	}
	v := uint64(w[at]) >> off
	if off != 0 && at+1 < len(w) {
		v |= uint64(w[at+1]) << (bits.UintSize - off)
	}
	return v
}

// bigText returns the digits of n, charged.
func (c *Context) bigText(n *big.Int, base int) (string, error) {
	w := words(n)
	if base&(base-1) == 0 {
		if err := c.Charge(int64(w)*4, int64(n.BitLen())*2); err != nil {
			return "", err
		}
		return n.Text(base), nil
	}
	if err := c.Charge(textSteps(w), int64(n.BitLen())); err != nil {
		return "", err
	}
	if w < sliceWords/2 {
		return n.Text(base), nil
	}
	var b strings.Builder
	if n.Sign() < 0 {
		b.WriteByte('-')
	}
	t := texter{c: c, base: base, out: &b}
	err := t.write(new(big.Int).Abs(n))
	return b.String(), err
}

// A texter converts by halves: power[i] is base**(chunkDigits << i).
type texter struct {
	c     *Context
	base  int
	power []*big.Int
	out   *strings.Builder
}

// chunkDigits is the length of the pieces that math/big converts.
const chunkDigits = 1 << 14

// prepare makes powers until one has more words than limit.
func (t *texter) prepare(limit int) error {
	p := new(big.Int).Exp(big.NewInt(int64(t.base)), big.NewInt(chunkDigits), nil)
	t.power = []*big.Int{p}
	for words(p) <= limit {
		var err error
		if err = t.c.Meter.Alloc(int64(intBytes(2 * words(p)))); err != nil {
			return err
		}
		if p, err = t.c.product(p, p); err != nil {
			return err
		}
		t.power = append(t.power, p)
	}
	return nil
}

func (t *texter) write(n *big.Int) error {
	if err := t.prepare(words(n) / 2); err != nil {
		return err
	}
	return t.digits(n, len(t.power)-1, false)
}

// digits writes n, which is below power[level] squared; padded tells that
// leading zeros count.
func (t *texter) digits(n *big.Int, level int, padded bool) error {
	if level < 0 {
		text := n.Text(t.base)
		if padded {
			t.out.WriteString(strings.Repeat("0", chunkDigits-len(text)))
		}
		if padded || text != "0" {
			t.out.WriteString(text)
		}
		return nil
	}
	if !padded && n.Cmp(t.power[level]) < 0 {
		return t.digits(n, level-1, false)
	}
	q, r, err := t.c.quotient(n, t.power[level])
	if err != nil {
		return err
	}
	if err := t.digits(q, level-1, padded); err != nil {
		return err
	}
	return t.digits(r, level-1, true)
}

// parseBig converts digits, valid in the base, charged.
func (c *Context) parseBig(digits string, base int) (*big.Int, error) {
	w := len(digits)*bits.Len(uint(base-1))/bits.UintSize + 1
	if base&(base-1) == 0 {
		if err := c.chargeBig(w, int64(len(digits))/4); err != nil {
			return nil, err
		}
		return parseBits(digits, bits.TrailingZeros(uint(base)), w), nil
	}
	if err := c.chargeBig(4*w, textSteps(w)); err != nil {
		return nil, err
	}
	t := texter{c: c, base: base}
	if len(digits) > chunkDigits {
		if err := t.prepare(w / 2); err != nil {
			return nil, err
		}
	}
	return t.parse(digits)
}

// parseBits puts digits of so many bits together in w words.
func parseBits(digits string, width, w int) *big.Int {
	out := make([]big.Word, w+1)
	for i := range len(digits) {
		d := uint64(digitOf(digits[len(digits)-1-i]))
		at := i * width
		word, off := at/bits.UintSize, uint(at%bits.UintSize)
		out[word] |= big.Word(d << off)
		if off+uint(width) > bits.UintSize {
			out[word+1] |= big.Word(d >> (bits.UintSize - off))
		}
	}
	return new(big.Int).SetBits(out)
}

// shortDigits is the length up to which math/big parses in one go; above that
// halves are parsed and joined.
const shortDigits = 2048

func (t *texter) parse(s string) (*big.Int, error) {
	if len(s) <= chunkDigits {
		return parseChunk(s, t.base), nil
	}
	level := 0
	for level+1 < len(t.power) && chunkDigits<<(level+1) < len(s) {
		level++
	}
	cut := len(s) - chunkDigits<<level
	high, err := t.parse(s[:cut])
	if err != nil {
		return nil, err
	}
	low, err := t.parse(s[cut:])
	if err != nil {
		return nil, err
	}
	p, err := t.c.product(high, t.power[level])
	if err != nil {
		return nil, err
	}
	return p.Add(p, low), nil
}

// parseChunk parses by halves, as math/big is quadratic.
func parseChunk(s string, base int) *big.Int {
	if len(s) <= shortDigits && base == 10 {
		return new(big.Int).SetBits(parseTens(make([]big.Word, 0, len(s)/chunkTens+2), s))
	}
	if len(s) <= shortDigits {
		n, _ := new(big.Int).SetString(s, base)
		return n
	}
	half := len(s) / 2
	high := parseChunk(s[:len(s)-half], base)
	power := new(big.Int).Exp(big.NewInt(int64(base)), big.NewInt(int64(half)), nil)
	return high.Mul(high, power).Add(high, parseChunk(s[len(s)-half:], base))
}

// MulBig returns a*b, charged.
func (c *Context) MulBig(a, b *big.Int) (*big.Int, error) { return c.chargedProduct(a, b) }

// SqrtBig returns the integer part of the root of n > 0, charged.
func (c *Context) SqrtBig(n *big.Int) (*big.Int, error) {
	root, err := c.Isqrt(n)
	if err != nil {
		return nil, err
	}
	return BigOf(root), nil
}

// Isqrt is SqrtBig with a Value.
func (c *Context) Isqrt(n *big.Int) (Value, error) {
	w := words(n)
	if err := c.chargeBig(4*w, 2*divSteps(w, w/2)+8); err != nil {
		return Value{}, err
	}
	if w <= fewWords {
		return c.intOf(false, c.fewSqrt(n.Bits())), nil
	}
	root, err := c.longSqrt(n)
	if err != nil {
		return Value{}, err
	}
	return c.bigValue(root), nil
}

// longSqrt takes the root of the leading bits and doubles its precision by one
// division at a time.
func (c *Context) longSqrt(n *big.Int) (*big.Int, error) {
	half := (n.BitLen() - 1) / 2
	// The root of the first 64 bits or less comes from a float.
	s := max(bits.Len(uint(half))-5, 0)
	done := half >> s
	root := new(big.Int).SetUint64(sqrt64(new(big.Int).Rsh(n, uint(2*(half-done))).Uint64()))
	for s--; s >= 0; s-- {
		before := done
		done = half >> s
		q, _, err := c.quotient(new(big.Int).Rsh(n, uint(2*half-before-done+1)), root)
		if err != nil {
			return nil, err
		}
		root = q.Add(q, new(big.Int).Lsh(root, uint(done-before-1)))
	}
	square, err := c.product(root, root)
	if err != nil {
		return nil, err
	}
	if square.Cmp(n) > 0 {
		root.Sub(root, bigOne)
	}
	return root, nil
}

// sqrt64 returns the integer part of the root of n.
func sqrt64(n uint64) uint64 {
	const most = 1<<32 - 1
	root := min(uint64(math.Sqrt(float64(n))), most)
	for root*root > n {
		root--
	}
	for root < most && (root+1)*(root+1) <= n {
		root++
	}
	return root
}

// FrexpBig returns n > 0 as m * 2**exp with m, correctly rounded, from 0.5 up
// to 1.
func FrexpBig(n *big.Int) (m float64, exp int) {
	exp = n.BitLen()
	if exp <= 64 {
		m, e := math.Frexp(roundScaled(n.Uint64(), false, 0))
		return m, e
	}
	shift := exp - 64
	top := new(big.Int).Rsh(n, uint(shift))
	m = roundScaled(top.Uint64(), int(n.TrailingZeroBits()) < shift, -64)
	if m == 1 {
		return 0.5, exp + 1
	}
	return m, exp
}
