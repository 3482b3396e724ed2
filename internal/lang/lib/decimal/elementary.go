package decimal

import (
	"math"
	"math/big"

	"github.com/vivarium-run/vivarium/internal/lang/libm"
)

// Root, exponential, logarithms, powers.

// nearest makes a work that rounds half to even, as these functions do.
func (w *work) nearest() *work {
	x := w.x.copied()
	x.round = roundHalfEven
	return w.with(x)
}

// join takes over conditions and error of a work made from w.
func (w *work) join(v *work, s cond) {
	w.set(v.status & s)
	w.fail(v.err)
}

const allConds = ^cond(0)

func sqrt(w *work, a *dec) *dec {
	if r := w.nans(a); r != nil {
		return r
	}
	switch {
	case a.isZero():
		return w.finalize(a.withExp(a.exp >> 1))
	case a.neg:
		return w.invalid(invalidOperation)
	case a.form == infinite:
		return a
	}
	coef, length := a.coef, a.digits+1
	if a.exp&1 == 1 {
		coef, length = w.mul(coef, ten), a.digits+2
	}
	shift := w.x.prec + 1 - length>>1
	exp, exact := a.exp>>1-shift, true
	if shift >= 0 {
		coef = w.shiftLeft(coef, 2*shift)
	} else {
		var r *big.Int
		coef, r = w.quoRem(coef, w.pow10(-2*shift))
		exact = r.Sign() == 0
	}
	root := w.isqrt(coef)
	exact = exact && w.mul(root, root).Cmp(coef) == 0
	switch {
	case exact && shift >= 0:
		root, _ = w.quoRem(root, w.pow10(shift))
		exp += shift
	case exact:
		root = w.shiftLeft(root, -shift)
		exp += shift
	case new(big.Int).Mod(root, big.NewInt(5)).Sign() == 0:
		root = w.add(root, one)
	}
	v := w.nearest()
	r := v.finalize(v.number(false, root, exp))
	w.join(v, allConds)
	return r
}

func (w *work) isqrt(n *big.Int) *big.Int {
	if w.err != nil {
		return one
	}
	r, err := w.c.SqrtBig(n)
	if w.fail(err); err != nil {
		return one
	}
	return r
}

// An approx is a positive real number as mantissa * 10**exp, with an error of
// at most slack units of the mantissa.
type approx struct {
	neg   bool
	man   *big.Int
	exp   int64
	slack int64
}

// certain rounds an approximation to the precision, half to even, unless its
// error makes that doubtful.
func (w *work) certain(r approx) (*dec, bool) {
	digits := w.countDigits(r.man)
	k := digits - w.x.prec
	if k < 3 || w.err != nil {
		return nil, w.err != nil
	}
	p := w.pow10(k)
	_, low := w.quoRem(r.man, p)
	middle := new(big.Int).Rsh(p, 1)
	slack := big.NewInt(r.slack)
	distance := new(big.Int).Sub(low, middle)
	if distance.CmpAbs(slack) <= 0 || low.Cmp(slack) <= 0 || new(big.Int).Sub(p, low).Cmp(slack) <= 0 {
		return nil, false
	}
	return w.number(r.neg, r.man, r.exp), true
}

// settle computes with growing precision until the rounding is certain. The
// true value must not be a number of few digits.
func (w *work) settle(f func(v *work, digits int64) approx) *dec {
	for guard := int64(6); ; guard += guard + 4 {
		v := w.nearest()
		r := f(v, w.x.prec+guard)
		d, ok := v.certain(r)
		w.fail(v.err)
		if w.err != nil {
			return quietNaN
		}
		if ok {
			v.status = 0
			out := v.finalize(d)
			w.join(v, allConds)
			w.set(inexact | roundedCond)
			return out
		}
	}
}

// bitsFor is the number of binary digits for so many decimal ones.
func bitsFor(digits int64) uint { return uint(digits*3322/1000 + 16) }

// fixed returns |d| * 2**f, cut. The exponent must not be large.
func (w *work) fixed(d *dec, f uint) *big.Int {
	if d.exp >= 0 {
		return w.lsh(w.shiftLeft(d.coef, d.exp), f)
	}
	if -d.exp > d.digits+int64(f) {
		return zero
	}
	q, _ := w.quoRem(w.lsh(d.coef, f), w.pow10(-d.exp))
	return q
}

func (w *work) lsh(n *big.Int, f uint) *big.Int {
	words := int64(len(n.Bits())) + int64(f)/64 + 1
	if words > shortWords {
		w.fail(w.c.Charge(words/32+1, 8*words))
	}
	if w.err != nil {
		return zero
	}
	return new(big.Int).Lsh(n, f)
}

func rsh(n *big.Int, f uint) *big.Int { return new(big.Int).Rsh(n, f) }

// decimalOf turns n / 2**f into a mantissa of about the given digits.
func (w *work) decimalOf(n *big.Int, f uint, digits int64) (*big.Int, int64) {
	have := bitsToDigits(int64(n.BitLen())) - bitsToDigits(int64(f))
	k := digits - have
	if k >= 0 {
		return rsh(w.shiftLeft(n, k), f), -k
	}
	q, _ := w.quoRem(n, w.lsh(w.pow10(-k), f))
	return q, -k
}

// keptLn10 is up to how many bits ln(10) is kept for the next time.
const keptLn10 = 1 << 18

// ln10 returns ln(10) * 2**f, cut: by 46 atanh(1/31) + 34 atanh(1/49) +
// 20 atanh(1/161).
func (w *work) ln10(f uint) *big.Int {
	s := stateOf(w.c)
	if s.ln10Bits < f {
		bits := max(f+64, 2*s.ln10Bits)
		if bits > 4096 {
			bits = f + 64
		}
		sum := new(big.Int)
		for _, t := range [3][2]int64{{46, 31}, {34, 49}, {20, 161}} {
			x := w.atanhInverse(t[1], bits+16)
			sum.Add(sum, new(big.Int).Mul(x, big.NewInt(t[0])))
		}
		if w.err != nil {
			return one
		}
		if bits > keptLn10 {
			return rsh(sum, 16+bits-f)
		}
		s.ln10, s.ln10Bits = rsh(sum, 16), bits
	}
	return rsh(s.ln10, s.ln10Bits-f)
}

// atanhInverse is atanh(1/n) * 2**f, by the series.
func (w *work) atanhInverse(n int64, f uint) *big.Int {
	square := big.NewInt(n * n)
	term, _ := w.quoRem(w.lsh(one, f), big.NewInt(n))
	sum := new(big.Int)
	term = new(big.Int).Set(term)
	words := int64(f / 64)
	for k := int64(1); term.Sign() != 0 && w.err == nil; k += 2 {
		if w.fail(w.c.Steps(int(words/8) + 1)); w.err != nil {
			break
		}
		sum.Add(sum, new(big.Int).Quo(term, big.NewInt(k)))
		term.Quo(term, square)
	}
	return sum
}

// expFixed is e**(r / 2**f) * 2**f for 0 <= r < 4 * 2**f: the argument is
// halved k times, then comes the series, then k squarings.
func (w *work) expFixed(r *big.Int, f uint) *big.Int {
	k := uint(math.Sqrt(float64(f))/2) + 4
	g := f + 2*k + 16
	x := rsh(w.lsh(r, g-f), k)
	sum := w.lsh(one, g)
	term := sum
	for n := int64(1); term.Sign() != 0 && w.err == nil; n++ {
		term = rsh(w.mul(term, x), g)
		term, _ = w.quoRem(term, big.NewInt(n))
		sum = w.add(sum, term)
	}
	for range k {
		sum = rsh(w.mul(sum, sum), g)
	}
	return rsh(sum, g-f)
}

func exponential(w *work, a *dec) *dec {
	if r := w.nans(a); r != nil {
		return r
	}
	switch {
	case a.form == infinite && a.neg:
		return small(false, 0, 0)
	case a.form == infinite:
		return a
	case a.isZero():
		return small(false, 1, 0)
	case a.adj() >= 19:
		return w.beyond(!a.neg)
	case a.adj() < -w.x.prec-1:
		// 1 plus or minus less than half a digit.
		w.set(inexact | roundedCond)
		return w.nearest().finalize(w.number(false, w.pow10(w.x.prec-1), 1-w.x.prec))
	}
	return w.settle(func(v *work, digits int64) approx { return v.expOf(a, digits) })
}

// beyond is the result of an overflow or underflow known in advance.
func (w *work) beyond(up bool) *dec {
	v := w.nearest()
	d := small(false, 1, 4*maxEmax)
	if !up {
		d = small(false, 1, minEtiny-2)
	}
	r := v.finalize(d)
	w.join(v, allConds)
	return r
}

// expOf approximates e**a as e**r * 10**n.
func (w *work) expOf(a *dec, digits int64) approx {
	f := bitsFor(digits) + 8
	wide := f + uint(max(a.adj()+1, 0)*4)
	x := w.fixed(a, wide)
	if a.neg {
		x = new(big.Int).Neg(x)
	}
	c := w.ln10(wide)
	n, r := new(big.Int), x
	if w.err == nil {
		w.charge(x, c)
		n, r = floorDiv(w, x, c)
	}
	e := w.expFixed(rsh(r, wide-f), f)
	man, exp := w.decimalOf(e, f, digits)
	return approx{man: man, exp: exp + n.Int64(), slack: 64}
}

// floorDiv divides rounding down, b > 0.
func floorDiv(w *work, a, b *big.Int) (q, r *big.Int) {
	q, r = w.quoRem(new(big.Int).Abs(a), b)
	if a.Sign() < 0 {
		q = new(big.Int).Neg(q)
		if r.Sign() != 0 {
			q.Sub(q, one)
			r = new(big.Int).Sub(b, r)
		}
	}
	return q, r
}

// lnFixed is ln(m / 2**f) * 2**f for m / 2**f from 1 up to 10, by Halley's
// iteration on the exponential.
func (w *work) lnFixed(m *big.Int, f uint) *big.Int {
	if w.err != nil {
		return one
	}
	top := new(big.Float).SetInt(m)
	guess, _ := top.SetMantExp(top, -int(f)).Float64()
	y, _ := new(big.Float).SetMantExp(big.NewFloat(libm.Log(guess)), int(f)).Int(nil)
	if y.Sign() < 0 {
		y = new(big.Int)
	}
	for bits := uint(50); w.err == nil; bits *= 3 {
		e := w.expFixed(y, f)
		num := w.lsh(new(big.Int).Sub(m, e), f+1)
		q, _ := floorDiv(w, num, new(big.Int).Add(m, e))
		y = new(big.Int).Add(y, q)
		if y.Sign() < 0 {
			y = new(big.Int)
		}
		if bits*3 > f+4 {
			break
		}
	}
	return y
}

// lnOf approximates ln(a) for a > 0, a not 1, as ln(m) + n ln(10); base 10
// divides by ln(10).
func (w *work) lnOf(a *dec, digits int64, base10 bool) approx {
	n := a.adj()
	m := a.withExp(1 - a.digits) // from 1 up to 10
	f := bitsFor(digits) + 8
	if n == 0 || n == -1 {
		f += uint(4 * w.nearOne(a))
	}
	y := w.lnFixed(w.fixed(m, f), f)
	c := w.ln10(f + 64)
	total := new(big.Int).Add(y, rsh(w.mul(c, big.NewInt(n)), 64))
	out := approx{neg: total.Sign() < 0}
	total.Abs(total)
	if base10 {
		total, _ = w.quoRem(w.lsh(total, f+64), c)
	}
	out.man, out.exp = w.decimalOf(total, f, digits)
	out.slack = 64
	return out
}

// nearOne is how many leading digits of a near 1 say nothing.
func (w *work) nearOne(a *dec) int64 {
	d := w.sumExact(a, small(true, 1, 0))
	return max(0, -d.adj())
}

// sumExact adds without rounding.
func (w *work) sumExact(a, b *dec) *dec {
	v := w.with(widest())
	r := v.sum(a, b)
	w.fail(v.err)
	return r
}

func ln(w *work, a *dec) *dec {
	if r, ok := w.lnSpecial(a); ok {
		return r
	}
	if a.adj() == 0 && w.compareAbs(a, small(false, 1, 0)) == 0 {
		return small(false, 0, 0)
	}
	return w.settle(func(v *work, digits int64) approx { return v.lnOf(a, digits, false) })
}

func log10(w *work, a *dec) *dec {
	if r, ok := w.lnSpecial(a); ok {
		return r
	}
	if w.compareAbs(a, small(false, 1, a.adj())) == 0 {
		v := w.nearest()
		r := v.finalize(v.integer(a.adj()))
		w.join(v, allConds)
		return r
	}
	return w.settle(func(v *work, digits int64) approx { return v.lnOf(a, digits, true) })
}

// lnSpecial handles what has no ordinary logarithm.
func (w *work) lnSpecial(a *dec) (*dec, bool) {
	if r := w.nans(a); r != nil {
		return r, true
	}
	switch {
	case a.isZero():
		return infinity(true), true
	case a.neg:
		return w.invalid(invalidOperation), true
	case a.form == infinite:
		return a, true
	}
	return nil, false
}
