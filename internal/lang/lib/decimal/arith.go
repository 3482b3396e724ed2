package decimal

import "math/big"

// The arithmetic of the specification: add, subtract, multiply, divide,
// remainders, fused multiply-add.

func plus(w *work, a *dec) *dec {
	if r := w.nans(a); r != nil {
		return r
	}
	if a.isZero() && w.x.round != roundFloor {
		a = a.withSign(false)
	}
	return w.finalize(a)
}

func minus(w *work, a *dec) *dec {
	if r := w.nans(a); r != nil {
		return r
	}
	if a.isZero() && w.x.round != roundFloor {
		return w.finalize(a.withSign(false))
	}
	return w.finalize(a.withSign(!a.neg))
}

func absolute(w *work, a *dec) *dec {
	if a.neg {
		return minus(w, a)
	}
	return plus(w, a)
}

func add(w *work, a, b *dec) *dec {
	if r := w.nans(a, b); r != nil {
		return r
	}
	return w.finalize(w.sum(a, b))
}

func subtract(w *work, a, b *dec) *dec {
	if r := w.nans(a, b); r != nil {
		return r
	}
	return w.finalize(w.sum(a, b.withSign(!b.neg)))
}

// sum adds two numbers that are no NaNs: exactly, or so that rounding the
// result to the context gives what rounding the exact sum would.
func (w *work) sum(a, b *dec) *dec {
	switch {
	case a.form == infinite && b.form == infinite && a.neg != b.neg:
		return w.invalid(invalidOperation)
	case a.form == infinite:
		return a
	case b.form == infinite:
		return b
	}
	if a.exp < b.exp {
		a, b = b, a
	}
	aligned := a.coef
	if a.coef.Sign() != 0 {
		exp := a.exp - 1 + min(0, a.digits-w.x.prec-1)
		if b.adj() < exp {
			b = &dec{neg: b.neg, coef: big.NewInt(int64(b.coef.Sign())), exp: exp, digits: 1}
		}
		aligned = w.shiftLeft(a.coef, a.exp-b.exp)
	}
	if a.neg == b.neg {
		return w.number(a.neg, w.add(aligned, b.coef), b.exp)
	}
	switch aligned.Cmp(b.coef) {
	case 0:
		return w.number(w.x.round == roundFloor, zero, b.exp)
	case 1:
		return w.number(a.neg, w.sub(aligned, b.coef), b.exp)
	}
	return w.number(b.neg, w.sub(b.coef, aligned), b.exp)
}

// product multiplies exactly two numbers that are no NaNs.
func (w *work) product(a, b *dec) *dec {
	neg := a.neg != b.neg
	if a.form == infinite || b.form == infinite {
		if a.isZero() || b.isZero() {
			return w.invalid(invalidOperation)
		}
		return infinity(neg)
	}
	return w.number(neg, w.mul(a.coef, b.coef), a.exp+b.exp)
}

func multiply(w *work, a, b *dec) *dec {
	if r := w.nans(a, b); r != nil {
		return r
	}
	return w.finalize(w.product(a, b))
}

func fma(w *work, a, b, k *dec) *dec {
	if r := w.nans(a, b); r != nil && (k.form != signaling || a.form == signaling || b.form == signaling) {
		return r
	}
	if r := w.nans(k); r != nil {
		if a.form == infinite && b.isZero() || a.isZero() && b.form == infinite {
			return w.invalid(invalidOperation)
		}
		return r
	}
	p := w.product(a, b)
	if p.isNaN() {
		return p
	}
	return w.finalize(w.sum(p, k))
}

func divide(w *work, a, b *dec) *dec {
	if r := w.nans(a, b); r != nil {
		return r
	}
	neg := a.neg != b.neg
	switch {
	case a.form == infinite && b.form == infinite:
		return w.invalid(invalidOperation)
	case a.form == infinite:
		return infinity(neg)
	case b.form == infinite:
		w.set(clamped)
		return &dec{neg: neg, coef: zero, exp: w.x.etiny(), digits: 1}
	case b.isZero() && a.isZero():
		return w.invalid(divisionUndefined)
	case b.isZero():
		w.set(divisionByZero)
		return infinity(neg)
	case a.isZero():
		return w.finalize(&dec{neg: neg, coef: zero, exp: a.exp - b.exp, digits: 1})
	}
	return w.finalize(w.quotient(a, b))
}

// quotient divides to one digit more than the precision; the last digit shows
// whether there was a remainder. An exact result is brought near the ideal
// exponent.
func (w *work) quotient(a, b *dec) *dec {
	ideal := a.exp - b.exp
	shift := b.digits - a.digits + w.x.prec + 1
	num, den := w.shiftLeft(a.coef, shift), w.shiftLeft(b.coef, -shift)
	q, r := w.quoRem(num, den)
	exp := ideal - shift
	if r.Sign() != 0 {
		if last := new(big.Int).Mod(q, big.NewInt(5)); last.Sign() == 0 {
			q = w.add(q, one)
		}
	} else if exp < ideal {
		k := w.trailingZeros(q, ideal-exp)
		q, _ = w.quoRem(q, w.pow10(k))
		exp += k
	}
	return w.number(a.neg != b.neg, q, exp)
}

// divRem divides finite numbers, b not zero, to a whole number and the
// remainder; ok is false where the quotient is too long.
func (w *work) divRem(a, b *dec) (q, r *dec, ok bool) {
	ideal, neg := min(a.exp, b.exp), a.neg != b.neg
	if a.coef.Sign() == 0 {
		return small(neg, 0, 0), a.withExp(ideal), true
	}
	distance := a.adj() - b.adj()
	if distance < 0 {
		r := a
		if a.exp > b.exp {
			r = w.number(a.neg, w.shiftLeft(a.coef, a.exp-b.exp), ideal)
		}
		return small(neg, 0, 0), r, true
	}
	if distance > w.x.prec {
		return nil, nil, false
	}
	x, y := w.quoRem(w.shiftLeft(a.coef, a.exp-ideal), w.shiftLeft(b.coef, b.exp-ideal))
	q, r = w.number(neg, x, 0), w.number(a.neg, y, ideal)
	return q, r, q.digits <= w.x.prec
}

func divideInt(w *work, a, b *dec) *dec {
	if r := w.nans(a, b); r != nil {
		return r
	}
	neg := a.neg != b.neg
	switch {
	case a.form == infinite && b.form == infinite:
		return w.invalid(invalidOperation)
	case a.form == infinite:
		return infinity(neg)
	case b.form == infinite:
		return small(neg, 0, 0)
	case b.isZero() && a.isZero():
		return w.invalid(divisionUndefined)
	case b.isZero():
		w.set(divisionByZero)
		return infinity(neg)
	}
	q, _, ok := w.divRem(a, b)
	if !ok {
		return w.invalid(divisionImpossible)
	}
	return w.finalize(q)
}

func remainder(w *work, a, b *dec) *dec {
	if r := w.nans(a, b); r != nil {
		return r
	}
	switch {
	case a.form == infinite:
		return w.invalid(invalidOperation)
	case b.form == infinite:
		return w.finalize(a)
	case b.isZero() && a.isZero():
		return w.invalid(divisionUndefined)
	case b.isZero():
		return w.invalid(invalidOperation)
	}
	_, r, ok := w.divRem(a, b)
	if !ok {
		return w.invalid(divisionImpossible)
	}
	return w.finalize(r)
}

func divMod(w *work, a, b *dec) (q, r *dec) {
	if n := w.nans(a, b); n != nil {
		return n, n
	}
	neg := a.neg != b.neg
	switch {
	case a.form == infinite && b.form == infinite:
		n := w.invalid(invalidOperation)
		return n, n
	case a.form == infinite:
		return infinity(neg), w.invalid(invalidOperation)
	case b.form == infinite:
		return small(neg, 0, 0), w.finalize(a)
	case b.isZero() && a.isZero():
		n := w.invalid(divisionUndefined)
		return n, n
	case b.isZero():
		w.set(divisionByZero)
		return infinity(neg), w.invalid(invalidOperation)
	}
	q, r, ok := w.divRem(a, b)
	if !ok {
		n := w.invalid(divisionImpossible)
		return n, n
	}
	return w.finalize(q), w.finalize(r)
}

// remainderNear is the remainder nearest to zero: of the quotient rounded to
// even.
func remainderNear(w *work, a, b *dec) *dec {
	if r := w.nans(a, b); r != nil {
		return r
	}
	switch {
	case a.form == infinite:
		return w.invalid(invalidOperation)
	case b.form == infinite:
		return w.finalize(a)
	case b.isZero() && a.isZero():
		return w.invalid(divisionUndefined)
	case b.isZero():
		return w.invalid(invalidOperation)
	}
	ideal := min(a.exp, b.exp)
	if a.isZero() {
		return w.finalize(a.withExp(ideal))
	}
	distance := a.adj() - b.adj()
	switch {
	case distance >= w.x.prec+1:
		return w.invalid(divisionImpossible)
	case distance <= -2:
		return w.finalize(w.number(a.neg, w.shiftLeft(a.coef, a.exp-ideal), ideal))
	}
	den := w.shiftLeft(b.coef, b.exp-ideal)
	q, r := w.quoRem(w.shiftLeft(a.coef, a.exp-ideal), den)
	neg := a.neg
	if m := restOf(r, den); r.Sign() != 0 && (m == aboveHalf || m == half && q.Bit(0) == 1) {
		r, neg = w.sub(den, r), !neg
		q = w.add(q, one)
	}
	if w.countDigits(q) > w.x.prec {
		return w.invalid(divisionImpossible)
	}
	return w.finalize(w.number(neg, r, ideal))
}
