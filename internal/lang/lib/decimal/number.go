package decimal

import (
	"math/big"
	"math/bits"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A form tells finite numbers from the others.
type form uint8

const (
	finite form = iota
	infinite
	quiet
	signaling
)

// A dec is a decimal number: coef * 10**exp with a sign, an infinity, or a NaN
// whose coef is the payload. It never changes.
type dec struct {
	form   form
	neg    bool
	exp    int64
	coef   *big.Int // not negative
	digits int64    // of coef; 1 for 0
}

// Trace implements py.Traced.
func (d *dec) Trace(func(py.Value)) int64 { return decBytes(d.coef) }

// decBytes is the size of a number with its coefficient.
func decBytes(coef *big.Int) int64 { return 80 + int64(len(coef.Bits()))*8 }

var (
	zero     = new(big.Int)
	one      = big.NewInt(1)
	ten      = big.NewInt(10)
	quietNaN = &dec{form: quiet, coef: zero, digits: 1}
)

func infinity(neg bool) *dec { return &dec{form: infinite, neg: neg, coef: zero, digits: 1} }

func (d *dec) isNaN() bool  { return d.form >= quiet }
func (d *dec) isZero() bool { return d.form == finite && d.coef.Sign() == 0 }

// adj is the exponent of the first digit.
func (d *dec) adj() int64 { return d.exp + d.digits - 1 }

func (d *dec) sign() int {
	switch {
	case d.isZero():
		return 0
	case d.neg:
		return -1
	}
	return 1
}

// small returns a number with a small coefficient.
func small(neg bool, coef, exp int64) *dec {
	return &dec{neg: neg, coef: big.NewInt(coef), exp: exp, digits: digits64(uint64(coef))}
}

// number returns a finite number.
func (w *work) number(neg bool, coef *big.Int, exp int64) *dec {
	return &dec{neg: neg, coef: coef, exp: exp, digits: w.countDigits(coef)}
}

// withSign returns d with another sign.
func (d *dec) withSign(neg bool) *dec {
	if d.neg == neg {
		return d
	}
	r := *d
	r.neg = neg
	return &r
}

// withExp returns d with another exponent.
func (d *dec) withExp(exp int64) *dec {
	r := *d
	r.exp = exp
	return &r
}

// Powers of ten within a word.
var pow64 = func() (p [20]uint64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = p[i-1] * 10
	}
	return p
}()

func digits64(n uint64) int64 {
	d := int64(bits.Len64(n)) * 1233 >> 12 // log10(2) is about 1233/4096
	if n >= pow64[min(d, 19)] {
		d++
	}
	return max(d, 1)
}

// countDigits counts the decimal digits of n.
func (w *work) countDigits(n *big.Int) int64 {
	if n.IsUint64() {
		return digits64(n.Uint64())
	}
	// With l bits the number has low or low+1 digits.
	l := int64(n.BitLen())
	low := bitsToDigits(l-1) + 1
	if high := bitsToDigits(l) + 1; low == high {
		return low
	}
	p := w.pow10(low)
	if w.err != nil {
		return low
	}
	if n.Cmp(p) >= 0 {
		return low + 1
	}
	return low
}

// bitsToDigits is the integer part of l * log10(2), exactly for all l that a
// number can have.
func bitsToDigits(l int64) int64 {
	hi, lo := bits.Mul64(uint64(l), 0x4D104D427DE7FBCC)
	_ = lo
	return int64(hi)
}

// smallPowers are the powers of ten that most operations need.
var smallPowers [80]*big.Int

// prepare runs at the first import.
func prepare() {
	smallPowers[0] = one
	for i := 1; i < len(smallPowers); i++ {
		smallPowers[i] = new(big.Int).Mul(smallPowers[i-1], ten)
	}
	declare()
}

// powers are the powers of ten that a run has computed.
type powers struct{ p [keptPowers]*big.Int }

const keptPowers = 512

// pow10 returns 10**n; big ones are charged.
func (w *work) pow10(n int64) *big.Int {
	switch {
	case w.err != nil || n < 0:
		return one
	case n < int64(len(smallPowers)):
		return smallPowers[n]
	case n < keptPowers:
		s := stateOf(w.c)
		if s.powers.p[n] == nil {
			s.powers.p[n] = new(big.Int).Exp(ten, big.NewInt(n), nil)
		}
		return s.powers.p[n]
	}
	v, err := w.c.Binary(py.Pow, py.Int(10), py.Int(n))
	if w.fail(err); err != nil {
		return one
	}
	return py.BigOf(v)
}

// shortWords is the size up to which arithmetic is charged as one step.
const shortWords = 16

func short(a *big.Int) bool { return a.BitLen() <= shortWords*64 }

// mul returns a*b.
func (w *work) mul(a, b *big.Int) *big.Int {
	if w.err != nil {
		return zero
	}
	if short(a) && short(b) {
		return new(big.Int).Mul(a, b)
	}
	p, err := w.c.MulBig(a, b)
	if w.fail(err); err != nil {
		return zero
	}
	return p
}

// quoRem divides a >= 0 by b > 0.
func (w *work) quoRem(a, b *big.Int) (q, r *big.Int) {
	if w.err != nil {
		return zero, zero
	}
	if short(a) && short(b) {
		return new(big.Int).QuoRem(a, b, new(big.Int))
	}
	x, y := py.BigInt(a), py.BigInt(b)
	v, err := w.c.Binary(py.DivMod, x, y)
	if err != nil {
		w.fail(err)
		return zero, zero
	}
	pair := v.Tuple().Items()
	return py.BigOf(pair[0]), py.BigOf(pair[1])
}

// charge charges for linear work on numbers of the sizes of a and b.
func (w *work) charge(a, b *big.Int) {
	if w.err != nil || short(a) && short(b) {
		return
	}
	n := int64(max(len(a.Bits()), len(b.Bits())))
	w.fail(w.c.Charge(n/32+1, 8*n+64))
}

func (w *work) add(a, b *big.Int) *big.Int {
	w.charge(a, b)
	if w.err != nil {
		return zero
	}
	return new(big.Int).Add(a, b)
}

func (w *work) sub(a, b *big.Int) *big.Int {
	w.charge(a, b)
	if w.err != nil {
		return zero
	}
	return new(big.Int).Sub(a, b)
}

// shiftLeft is n * 10**k.
func (w *work) shiftLeft(n *big.Int, k int64) *big.Int {
	if k <= 0 || n.Sign() == 0 {
		return n
	}
	return w.mul(n, w.pow10(k))
}

// A rest tells what was cut off, in units of the last digit kept.
type rest uint8

const (
	nothing rest = iota
	belowHalf
	half
	aboveHalf
)

// shiftRight cuts the last k digits off d's coefficient.
func (w *work) shiftRight(d *dec, k int64) (*big.Int, rest) {
	switch {
	case k <= 0:
		return d.coef, nothing
	case d.coef.Sign() == 0:
		return zero, nothing
	case k > d.digits:
		return zero, belowHalf
	case k < int64(len(pow64)) && d.coef.IsUint64():
		n, p := d.coef.Uint64(), pow64[k]
		return new(big.Int).SetUint64(n / p), restOf64(n%p, p)
	}
	p := w.pow10(k)
	q, r := w.quoRem(d.coef, p)
	if r.Sign() == 0 {
		return q, nothing
	}
	return q, restOf(r, p)
}

// restOf compares r with half of p.
func restOf(r, p *big.Int) rest {
	switch new(big.Int).Lsh(r, 1).Cmp(p) {
	case -1:
		return belowHalf
	case 0:
		return half
	}
	return aboveHalf
}

// restOf64 is restOf in words, r from 0 up.
func restOf64(r, p uint64) rest {
	switch {
	case r == 0:
		return nothing
	case r < p-r:
		return belowHalf
	case r == p-r:
		return half
	}
	return aboveHalf
}

// away reports whether a coefficient with such a rest is rounded up.
func (m rounding) away(q *big.Int, neg bool, r rest) bool {
	if r == nothing {
		return false
	}
	switch m {
	case roundUp:
		return true
	case roundCeiling:
		return !neg
	case roundFloor:
		return neg
	case roundHalfUp:
		return r >= half
	case roundHalfDown:
		return r == aboveHalf
	case roundHalfEven:
		return r == aboveHalf || r == half && q.Bit(0) == 1
	case round05Up:
		last := new(big.Int).Mod(q, big.NewInt(5))
		return last.Sign() == 0
	}
	return false // roundDown
}

// cut drops the last k digits of d, rounding; the exponent grows by k.
func (w *work) cut(d *dec, k int64) (*dec, rest) {
	q, r := w.shiftRight(d, k)
	if w.x.round.away(q, d.neg, r) {
		q = w.add(q, one)
	}
	return w.number(d.neg, q, d.exp+k), r
}

// finalize fits a result into the context: exponent, then precision.
func (w *work) finalize(d *dec) *dec {
	if w.err != nil {
		return d
	}
	if d.isNaN() {
		return w.fitPayload(d)
	}
	if d.form == infinite {
		return d
	}
	return w.checkRound(w.checkExp(d))
}

// fitPayload drops the leading digits of a payload that is too long.
func (w *work) fitPayload(d *dec) *dec {
	limit := w.x.prec
	if w.x.clamp {
		limit--
	}
	if d.digits <= limit || d.coef.Sign() == 0 {
		return d
	}
	_, r := w.quoRem(d.coef, w.pow10(limit))
	out := w.number(d.neg, r, 0)
	out.form = d.form
	return out
}

func (w *work) checkRound(d *dec) *dec {
	if d.form != finite || d.digits <= w.x.prec {
		return d
	}
	d, r := w.cut(d, d.digits-w.x.prec)
	w.set(roundedCond)
	if r != nothing {
		w.set(inexact)
	}
	if d.digits > w.x.prec && w.err == nil {
		d = w.checkExp(&dec{neg: d.neg, coef: w.pow10(w.x.prec - 1), exp: d.exp + 1, digits: w.x.prec})
	}
	return d
}

func (w *work) checkExp(d *dec) *dec {
	x := w.x
	switch adj := d.adj(); {
	case adj > x.emax:
		return w.tooLarge(d)
	case x.clamp && d.exp > x.etop():
		shift := d.exp - x.etop()
		w.set(clamped)
		if d.coef.Sign() != 0 && adj < x.emin {
			w.set(subnormal)
		}
		return w.number(d.neg, w.shiftLeft(d.coef, shift), d.exp-shift)
	case adj < x.emin:
		return w.tooSmall(d)
	}
	return d
}

// tooLarge is the result of an overflow.
func (w *work) tooLarge(d *dec) *dec {
	x := w.x
	if d.coef.Sign() == 0 {
		w.set(clamped)
		if x.clamp {
			return d.withExp(x.etop())
		}
		return d.withExp(x.emax)
	}
	w.set(overflow | inexact | roundedCond)
	switch {
	case x.round == roundDown, x.round == round05Up, x.round == roundCeiling && d.neg, x.round == roundFloor && !d.neg:
		return w.largest(d.neg)
	}
	return infinity(d.neg)
}

// largest is the largest finite number of the context.
func (w *work) largest(neg bool) *dec {
	return w.number(neg, w.sub(w.pow10(w.x.prec), one), w.x.etop())
}

// tooSmall is a result below the normal range.
func (w *work) tooSmall(d *dec) *dec {
	etiny := w.x.etiny()
	if d.coef.Sign() == 0 {
		if d.exp < etiny {
			w.set(clamped)
			d = d.withExp(etiny)
		}
		return d
	}
	w.set(subnormal)
	if d.exp >= etiny {
		return d
	}
	d, r := w.cut(d, etiny-d.exp)
	w.set(roundedCond)
	if r != nothing {
		w.set(inexact | underflow)
		if d.coef.Sign() == 0 {
			w.set(clamped)
		}
	}
	return d
}

// compareAbs compares two finite numbers without their signs.
func (w *work) compareAbs(a, b *dec) int {
	switch {
	case a.coef.Sign() == 0 || b.coef.Sign() == 0:
		return a.coef.Sign() - b.coef.Sign()
	case a.adj() != b.adj():
		if a.adj() < b.adj() {
			return -1
		}
		return 1
	}
	low := min(a.exp, b.exp)
	return w.shiftLeft(a.coef, a.exp-low).Cmp(w.shiftLeft(b.coef, b.exp-low))
}

// compare compares two numbers that are no NaNs.
func (w *work) compare(a, b *dec) int {
	if s, t := a.sign(), b.sign(); s != t {
		if s < t {
			return -1
		}
		return 1
	} else if s == 0 {
		return 0
	}
	c := 0
	switch {
	case a.form == infinite && b.form == infinite:
	case a.form == infinite:
		c = 1
	case b.form == infinite:
		c = -1
	default:
		c = w.compareAbs(a, b)
	}
	if a.neg {
		return -c
	}
	return c
}

// nans returns the result of an operation on NaNs, or nil if there is none.
func (w *work) nans(operands ...*dec) *dec {
	for _, f := range [2]form{signaling, quiet} {
		for _, d := range operands {
			if d.form != f {
				continue
			}
			if f == signaling {
				w.set(invalidOperation)
			}
			r := *d
			r.form = quiet
			return w.fitPayload(&r)
		}
	}
	return nil
}

// isInteger reports whether a finite number is whole.
func (w *work) isInteger(d *dec) bool {
	switch {
	case d.form != finite:
		return false
	case d.exp >= 0 || d.coef.Sign() == 0:
		return true
	case -d.exp >= d.digits:
		return false
	}
	_, r := w.quoRem(d.coef, w.pow10(-d.exp))
	return r.Sign() == 0
}

// whole returns the coefficient of a whole number with exponent 0.
func (w *work) whole(d *dec) *big.Int {
	if d.exp >= 0 {
		return w.shiftLeft(d.coef, d.exp)
	}
	if -d.exp >= d.digits {
		return zero
	}
	q, _ := w.quoRem(d.coef, w.pow10(-d.exp))
	return q
}

// wholeOdd reports whether a whole number is odd.
func (w *work) wholeOdd(d *dec) bool {
	return d.exp <= 0 && w.whole(d).Bit(0) == 1
}

// trailingZeros counts the zeros at the end of a coefficient, at most limit.
func (w *work) trailingZeros(n *big.Int, limit int64) int64 {
	if n.Sign() == 0 {
		return 0
	}
	limit = min(limit, int64(n.TrailingZeroBits()))
	count := int64(0)
	for step := int64(1) << 62 >> (bits.LeadingZeros64(uint64(limit|1)) - 1); step > 0 && w.err == nil; step >>= 1 {
		if count+step > limit {
			continue
		}
		if q, r := w.quoRem(n, w.pow10(step)); r.Sign() == 0 {
			n = q
			count += step
		}
	}
	return count
}
