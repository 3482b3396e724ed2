package decimal

import (
	"math/big"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// power is a ** b. Whole exponents are done by squaring with digits to spare,
// others by logarithm and exponential.
func power(w *work, a, b *dec) *dec {
	if r := w.nans(a, b); r != nil {
		return r
	}
	whole := w.isInteger(b)
	neg := whole && a.neg && w.wholeOdd(b)
	switch {
	case a.isZero() && b.isZero():
		return w.invalid(invalidOperation)
	case a.isZero() && b.neg:
		return infinity(neg)
	case a.isZero():
		return small(neg, 0, 0)
	case a.neg && !whole:
		return w.invalid(invalidOperation)
	case b.form == infinite:
		return w.powerInfinite(a, b)
	case a.form == infinite && b.isZero():
		return small(neg, 1, 0)
	case a.form == infinite && b.neg:
		return small(neg, 0, 0)
	case a.form == infinite:
		return infinity(neg)
	case b.isZero():
		return small(neg, 1, 0)
	}
	if w.compareAbs(a, small(false, 1, 0)) == 0 {
		return w.powerOfOne(a, b, whole, neg)
	}
	if r := w.powerBeyond(a, b, neg); r != nil || w.err != nil {
		return r
	}
	if whole {
		return w.powerWhole(a, b, neg)
	}
	return w.powerReal(a, b)
}

// onePadded is 1 with zeros up to the precision.
func (w *work) onePadded(zeros int64, neg bool) *dec {
	return w.number(neg, w.pow10(zeros), -zeros)
}

func (w *work) powerInfinite(a, b *dec) *dec {
	switch c := w.compareMagnitudes(a, small(false, 1, 0)); {
	case c == 0:
		w.set(inexact | roundedCond)
		return w.onePadded(w.x.prec-1, false)
	case (c > 0) == b.neg:
		return small(false, 0, 0)
	}
	return infinity(false)
}

// compareMagnitudes is compareAbs for numbers that may be infinite.
func (w *work) compareMagnitudes(a, b *dec) int {
	return w.compare(a.withSign(false), b.withSign(false))
}

// powerOfOne is the power of 1 or -1: exact, with the zeros that multiplying
// would have made.
func (w *work) powerOfOne(a, b *dec, whole, neg bool) *dec {
	if !whole {
		w.set(inexact | roundedCond)
		return w.onePadded(w.x.prec-1, false)
	}
	if b.neg {
		return small(neg, 1, 0)
	}
	zeros := w.x.prec - 1
	if a.exp == 0 {
		return small(neg, 1, 0)
	}
	if b.adj() < 18 {
		n := w.mul(w.whole(b), big.NewInt(-a.exp))
		if n.IsInt64() && n.Int64() <= zeros {
			return w.onePadded(n.Int64(), neg)
		}
	}
	w.set(roundedCond)
	return w.onePadded(zeros, neg)
}

// powerBeyond finds powers that are certainly out of range, before anything
// large is computed, or answers nil: the digits of |b * log10(a)| are
// estimated from below.
func (w *work) powerBeyond(a, b *dec, neg bool) *dec {
	up := (w.compareAbs(a, small(false, 1, 0)) > 0) != b.neg
	limit := w.x.emax
	if !up {
		limit = w.x.etiny()
	}
	if w.logDigits(a)+b.adj() <= places(limit) {
		return nil
	}
	d := small(neg, 1, 4*maxEmax)
	if !up {
		d = small(neg, 1, w.x.etiny()-1)
	}
	return w.finalize(d)
}

// places is the number of digits of an int.
func places(n int64) int64 { return digits64(uint64(max(n, -n))) }

// logDigits is at most the exponent of the first digit of |log10(a)|.
func (w *work) logDigits(a *dec) int64 {
	switch t := a.adj(); {
	case t > 0:
		return places(t) - 1
	case t < -1:
		return places(t+1) - 1
	case t == 0:
		return w.sumExact(a.withSign(false), small(true, 1, 0)).adj() - 2
	}
	return w.sumExact(a.withSign(false), small(true, 1, 0)).adj() - 1
}

// powerWhole squares and multiplies from the top bit of the exponent down.
func (w *work) powerWhole(a, b *dec, neg bool) *dec {
	x := w.x.copied()
	x.prec += b.digits + b.exp + 2
	x.round, x.clamp = roundHalfEven, false
	v := w.with(x)
	base := a
	if b.neg {
		x.prec++
		base = divide(v, small(false, 1, 0), a)
	}
	n := v.whole(b)
	r := base.withSign(neg)
	for i := n.BitLen() - 2; i >= 0 && v.err == nil; i-- {
		v.fail(v.c.Steps(1))
		r = multiply(v, r, r)
		if n.Bit(i) == 1 {
			r = multiply(v, r, base)
		}
		if r.form != finite || r.coef.Sign() == 0 && v.status&clamped != 0 {
			break
		}
	}
	w.join(v, allConds)
	r = r.withSign(neg)
	if r.form == infinite {
		r = small(neg, 1, 4*maxEmax)
	}
	return w.finalize(r)
}

// powerReal is exp(b * ln(a)).
func (w *work) powerReal(a, b *dec) *dec {
	x := w.x.copied()
	x.prec = max(a.digits, w.x.prec) + 4 + 19
	x.round, x.clamp, x.emax, x.emin = roundHalfEven, false, maxEmax, minEmin
	v := w.with(x)
	t := multiply(v, ln(v, a), b)
	v.status &= serious
	r := exponential(v, t)
	w.join(v, allConds)
	w.set(inexact | roundedCond)
	switch {
	case r.form == infinite:
		r = small(false, 1, 4*maxEmax)
	case w.err == nil && w.compareAbs(r, small(false, 1, 0)) == 0:
		r = w.onePadded(w.x.prec-1, false)
	}
	return w.finalize(r)
}

// powerModulo is pow(a, b, m) of whole numbers.
func powerModulo(w *work, a, b, m *dec) *dec {
	if r := w.nans(a, b, m); r != nil {
		return r
	}
	if !w.isInteger(a) || !w.isInteger(b) || !w.isInteger(m) || b.neg && !b.isZero() || m.isZero() || a.isZero() && b.isZero() {
		return w.invalid(invalidOperation)
	}
	if m.adj() >= w.x.prec {
		return w.invalid(invalidOperation)
	}
	neg := a.neg && w.wholeOdd(b)
	modulus := py.BigInt(w.whole(m))
	if w.err != nil {
		return quietNaN
	}
	v, err := w.residue(a, modulus)
	if err == nil {
		v, err = w.powerOfResidue(v, b, modulus)
	}
	if w.fail(err); err != nil {
		return quietNaN
	}
	return w.finalize(w.number(neg, py.BigOf(v), 0))
}

// residue is the magnitude of a whole number modulo m. A large exponent is not
// written out.
func (w *work) residue(d *dec, m py.Value) (py.Value, error) {
	if d.exp <= 0 {
		n := w.whole(d)
		return py.BigInt(n), w.err
	}
	tens, err := w.c.Power(py.Int(10), py.Int(d.exp), m)
	if err != nil {
		return py.Value{}, err
	}
	v, err := w.c.Binary(py.Mul, py.BigInt(d.coef), tens)
	if err != nil {
		return py.Value{}, err
	}
	return w.c.Binary(py.Mod, v, m)
}

// powerOfResidue is v ** d % m, for the exponent of d digit by digit.
func (w *work) powerOfResidue(v py.Value, d *dec, m py.Value) (py.Value, error) {
	coef, tens := d.coef, d.exp
	if tens < 0 {
		coef, tens = w.whole(d), 0
	}
	if w.err != nil {
		return py.Value{}, w.err
	}
	v, err := w.c.Power(v, py.BigInt(coef), m)
	for ; tens > 0 && err == nil && py.BigOf(v).BitLen() > 1; tens-- {
		if err = w.c.Steps(1); err == nil {
			v, err = w.c.Power(v, py.Int(10), m)
		}
	}
	return v, err
}
