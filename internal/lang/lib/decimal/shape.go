package decimal

import "math/big"

// Operations on the form of numbers: quantize, integral values, neighbours,
// digits as bits, order.

func quantize(w *work, a, b *dec) *dec {
	if r := w.nans(a, b); r != nil {
		return r
	}
	switch {
	case a.form == infinite && b.form == infinite:
		return a
	case a.form == infinite || b.form == infinite, b.exp > w.x.emax || b.exp < w.x.etiny():
		return w.invalid(invalidOperation)
	}
	return w.rescale(a, b.exp, w.x.prec)
}

// rescale gives a finite number another exponent; the result must fit in prec
// digits.
func (w *work) rescale(a *dec, exp, prec int64) *dec {
	if a.isZero() {
		return w.finalize(a.withExp(exp))
	}
	shift := a.exp - exp
	if a.digits+shift > prec {
		return w.invalid(invalidOperation)
	}
	var r *dec
	var s cond
	if shift >= 0 {
		r = w.number(a.neg, w.shiftLeft(a.coef, shift), exp)
	} else {
		var m rest
		r, m = w.cut(a, -shift)
		s = roundedCond
		if m != nothing {
			s |= inexact
		}
	}
	if w.err == nil && (r.adj() > w.x.emax || r.digits > prec || r.coef.Sign() != 0 && r.adj() < w.x.etiny()) {
		return w.invalid(invalidOperation)
	}
	w.set(s)
	return w.finalize(r)
}

// toIntegral rounds to a whole number; exact tells it when it was none.
func (w *work) toIntegral(a *dec, exact bool) *dec {
	if r := w.nans(a); r != nil {
		return r
	}
	if a.form == infinite || a.exp >= 0 {
		return a
	}
	if a.coef.Sign() == 0 {
		return a.withExp(0)
	}
	r, m := w.cut(a, -a.exp)
	if exact {
		w.set(roundedCond)
		if m != nothing {
			w.set(inexact)
		}
	}
	return r
}

// normalize strips zeros from the end.
func normalize(w *work, a *dec) *dec {
	if r := w.nans(a); r != nil {
		return r
	}
	r := w.finalize(a)
	if r.form != finite || w.err != nil {
		return r
	}
	if r.coef.Sign() == 0 {
		return r.withExp(0)
	}
	top := w.x.emax
	if w.x.clamp {
		top = w.x.etop()
	}
	k := w.trailingZeros(r.coef, max(top-r.exp, 0))
	q, _ := w.quoRem(r.coef, w.pow10(k))
	return w.number(r.neg, q, r.exp+k)
}

// next returns the next representable number in a direction.
func (w *work) next(a *dec, up bool) *dec {
	if r := w.nans(a); r != nil {
		return r
	}
	if a.form == infinite {
		if a.neg == up {
			return w.largest(a.neg)
		}
		return a
	}
	x := w.x.copied()
	x.round, x.traps = roundFloor, 0
	if up {
		x.round = roundCeiling
	}
	v := w.with(x)
	r := v.finalize(a)
	if v.status&inexact == 0 {
		tiny := &dec{neg: !up, coef: one, exp: x.etiny() - 1, digits: 1}
		r = v.finalize(v.sum(a, tiny))
	}
	w.fail(v.err)
	return r
}

func nextPlus(w *work, a *dec) *dec  { return w.next(a, true) }
func nextMinus(w *work, a *dec) *dec { return w.next(a, false) }

func nextToward(w *work, a, b *dec) *dec {
	if r := w.nans(a, b); r != nil {
		return r
	}
	c := w.compare(a, b)
	if c == 0 {
		return a.withSign(b.neg)
	}
	r := w.next(a, c < 0)
	switch {
	case r.form == infinite:
		w.set(overflow | inexact | roundedCond)
	case r.adj() < w.x.emin:
		w.set(underflow | subnormal | inexact | roundedCond)
		if r.isZero() {
			w.set(clamped)
		}
	}
	return r
}

func logb(w *work, a *dec) *dec {
	if r := w.nans(a); r != nil {
		return r
	}
	switch {
	case a.form == infinite:
		return infinity(false)
	case a.isZero():
		w.set(divisionByZero)
		return infinity(true)
	}
	return w.finalize(w.integer(a.adj()))
}

// integer makes a number of an int.
func (w *work) integer(n int64) *dec {
	return w.number(n < 0, new(big.Int).Abs(big.NewInt(n)), 0)
}

// intOf returns the value of a whole number with exponent 0 and at most 18
// digits.
func intOf(d *dec) (n int64, ok bool) {
	if d.form != finite || d.exp != 0 || d.digits > 18 {
		return 0, false
	}
	n = d.coef.Int64()
	if d.neg {
		n = -n
	}
	return n, true
}

func scaleb(w *work, a, b *dec) *dec {
	if r := w.nans(a, b); r != nil {
		return r
	}
	limit := 2 * (w.x.emax + w.x.prec)
	if b.form == infinite {
		return w.invalid(invalidOperation)
	}
	n, ok := intOf(b)
	if !ok && b.exp == 0 && b.digits <= 19 && b.coef.IsInt64() {
		n, ok = b.coef.Int64(), true
		if b.neg {
			n = -n
		}
	}
	if !ok || n > limit || n < -limit {
		return w.invalid(invalidOperation)
	}
	if a.form == infinite {
		return a
	}
	exp := min(max(a.exp+n, minEtiny-2), maxEmax+2)
	return w.finalize(a.withExp(exp))
}

// places reads the second operand of shift and rotate.
func (w *work) places(a, b *dec) (n int64, r *dec) {
	if r := w.nans(a, b); r != nil {
		return 0, r
	}
	n, ok := intOf(b)
	if !ok || n > w.x.prec || n < -w.x.prec {
		return 0, w.invalid(invalidOperation)
	}
	if a.form == infinite {
		return 0, a
	}
	return n, nil
}

// lastDigits keeps the last k digits of n.
func (w *work) lastDigits(n *big.Int, k int64) *big.Int {
	if w.countDigits(n) <= k {
		return n
	}
	_, r := w.quoRem(n, w.pow10(k))
	return r
}

func shift(w *work, a, b *dec) *dec {
	n, r := w.places(a, b)
	if r != nil {
		return r
	}
	if n >= 0 {
		if n+a.digits > w.x.prec {
			return w.number(a.neg, w.lastDigits(w.shiftLeft(w.lastDigits(a.coef, max(w.x.prec-n, 0)), n), w.x.prec), a.exp)
		}
		return w.number(a.neg, w.shiftLeft(a.coef, n), a.exp)
	}
	q, _ := w.shiftRight(&dec{coef: w.lastDigits(a.coef, w.x.prec), digits: min(a.digits, w.x.prec)}, -n)
	return w.number(a.neg, q, a.exp)
}

func rotate(w *work, a, b *dec) *dec {
	n, r := w.places(a, b)
	if r != nil {
		return r
	}
	prec := w.x.prec
	coef := w.lastDigits(a.coef, prec)
	if n < 0 {
		n += prec
	}
	high, low := w.quoRem(coef, w.pow10(prec-n))
	return w.number(a.neg, w.add(w.shiftLeft(low, n), high), a.exp)
}

// logical applies f digit by digit to operands of zeros and ones.
func logical(f func(x, y byte) byte) func(w *work, a, b *dec) *dec {
	return func(w *work, a, b *dec) *dec {
		x, ok := w.bitText(a)
		y, ok2 := w.bitText(b)
		if !ok || !ok2 {
			return w.invalid(invalidOperation)
		}
		if len(x) < len(y) {
			x, y = y, x
		}
		out := []byte(x)
		gap := len(x) - len(y)
		for i := range out {
			d := byte('0')
			if i >= gap {
				d = y[i-gap]
			}
			out[i] = '0' + f(out[i]-'0', d-'0')
		}
		return w.fromBits(string(out))
	}
}

// bitText returns the digits of an operand, which must be zeros and ones.
func (w *work) bitText(d *dec) (string, bool) {
	if d.form != finite || d.neg || d.exp != 0 {
		return "", false
	}
	s := w.text(d.coef)
	for i := range len(s) {
		if s[i] > '1' {
			return "", false
		}
	}
	return s, true
}

func (w *work) fromBits(s string) *dec {
	if n := int64(len(s)); n > w.x.prec {
		s = s[n-w.x.prec:]
	}
	return w.number(false, w.parseDigits(s), 0)
}

func invert(w *work, a *dec) *dec {
	s, ok := w.bitText(a)
	if !ok {
		return w.invalid(invalidOperation)
	}
	if n := int64(len(s)); n > w.x.prec {
		s = s[n-w.x.prec:]
	}
	w.fail(w.c.Charge(w.x.prec/8+1, 2*w.x.prec))
	if w.err != nil {
		return a
	}
	out := make([]byte, w.x.prec)
	for i := range out {
		out[i] = '1'
	}
	gap := len(out) - len(s)
	for i := range len(s) {
		out[gap+i] = '0' + '1' - s[i]
	}
	return w.fromBits(string(out))
}

// compareNumbers is the operation compare: -1, 0 or 1 as a number.
func compareNumbers(w *work, a, b *dec) *dec {
	if r := w.nans(a, b); r != nil {
		return r
	}
	return w.integer(int64(w.compare(a, b)))
}

func compareSignal(w *work, a, b *dec) *dec {
	if a.isNaN() || b.isNaN() {
		w.set(invalidOperation)
	}
	return compareNumbers(w, a, b)
}

// rank orders the forms in the total order.
func rank(d *dec) int {
	switch d.form {
	case signaling:
		return 2
	case quiet:
		return 3
	}
	return 0
}

// total compares in the total order, where every two different
// representations are different.
func (w *work) total(a, b *dec) int {
	if a.neg != b.neg {
		if a.neg {
			return -1
		}
		return 1
	}
	c := 0
	switch {
	case rank(a) != rank(b):
		c = rank(a) - rank(b)
	case a.isNaN():
		c = a.coef.Cmp(b.coef)
	default:
		if c = w.compare(a.withSign(false), b.withSign(false)); c == 0 && a.form == finite {
			c = cmp64(a.exp, b.exp)
		}
	}
	if a.neg {
		c = -c
	}
	return max(min(c, 1), -1)
}

func cmp64(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func compareTotal(w *work, a, b *dec) *dec { return w.integer(int64(w.total(a, b))) }

func compareTotalMag(w *work, a, b *dec) *dec {
	return w.integer(int64(w.total(a.withSign(false), b.withSign(false))))
}

// choose makes max, min and their kin: want is the sign of the comparison for
// which the first operand is taken.
func choose(want int, magnitude bool) func(w *work, a, b *dec) *dec {
	return func(w *work, a, b *dec) *dec {
		if a.form == quiet && !b.isNaN() {
			return w.finalize(b)
		}
		if b.form == quiet && !a.isNaN() {
			return w.finalize(a)
		}
		if r := w.nans(a, b); r != nil {
			return r
		}
		c := 0
		if magnitude {
			c = w.compare(a.withSign(false), b.withSign(false))
		} else {
			c = w.compare(a, b)
		}
		if c == 0 {
			c = w.total(a, b)
		}
		if c == 0 || c == want {
			return w.finalize(a)
		}
		return w.finalize(b)
	}
}

// class names the class of a number.
func (x *context) class(d *dec) string {
	switch {
	case d.form == signaling:
		return "sNaN"
	case d.form == quiet:
		return "NaN"
	}
	name := "Normal"
	switch {
	case d.form == infinite:
		name = "Infinity"
	case d.isZero():
		name = "Zero"
	case d.adj() < x.emin:
		name = "Subnormal"
	}
	if d.neg {
		return "-" + name
	}
	return "+" + name
}
