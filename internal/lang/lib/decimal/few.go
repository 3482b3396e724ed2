package decimal

import (
	"math/big"
	"math/bits"
	"strconv"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A few is a finite number whose coefficient fits in a word. Sums, differences
// and products of such, and quotients that come out even, are worked out in
// words where neither rounding nor the exponent's range has a say; then they
// set no flag of the context. Quotients that do not come out even are rounded to
// up to two words. All else is left to the operations on decs.
type few struct {
	neg  bool
	coef uint64
	exp  int64
}

// A fewOp is an operation on such; ok is false where it does not answer.
type fewOp func(c *py.Context, x *context, a, b few) (v py.Value, ok bool, err error)

// exactly is the fewOp with the exact results of f.
func exactly(f func(x *context, a, b few) (r few, ok bool)) fewOp {
	return func(c *py.Context, x *context, a, b few) (v py.Value, ok bool, err error) {
		r, ok := f(x, a, b)
		if !ok {
			return py.Value{}, false, nil
		}
		return r.value(c, x)
	}
}

// fewOf returns an operand that is a small Decimal or int.
func fewOf(v py.Value) (f few, ok bool) {
	if v.IsInt() {
		n := v.AsInt()
		if n < 0 {
			return few{neg: true, coef: -uint64(n)}, true
		}
		return few{coef: uint64(n)}, true
	}
	if !v.Is(&Type) {
		return few{}, false
	}
	d := of(v)
	if d.form != finite || !d.coef.IsUint64() {
		return few{}, false
	}
	return few{d.neg, d.coef.Uint64(), d.exp}, true
}

// An object is a Decimal with its number and coefficient, in one allocation.
type object struct {
	py.Native
	dec
	number big.Int
	word   [1]big.Word
}

// value charges for and makes f, if the context x takes it as it is.
func (f few) value(c *py.Context, x *context) (v py.Value, ok bool, err error) {
	digits := digits64(f.coef)
	if adj := f.exp + digits - 1; digits > x.prec || adj > x.emax || adj < x.emin || x.clamp && f.exp > x.etop() {
		return py.Value{}, false, nil
	}
	size := decBytes(zero)
	if f.coef != 0 {
		size = decBytes(one)
	}
	if err := c.Charge(1, size); err != nil {
		return py.Value{}, true, err
	}
	o := &object{}
	o.word[0] = big.Word(f.coef)
	o.number.SetBits(o.word[:])
	o.dec = dec{neg: f.neg, exp: f.exp, coef: &o.number, digits: digits}
	return o.Native.Init(&Type, &o.dec), true, nil
}

// addFew does what sum does.
func addFew(x *context, a, b few) (few, bool) {
	if a.exp < b.exp {
		a, b = b, a
	}
	shift := a.exp - b.exp
	if shift >= int64(len(pow64)) {
		return few{}, false
	}
	over, aligned := bits.Mul64(a.coef, pow64[shift])
	if over != 0 {
		return few{}, false
	}
	switch {
	case a.neg == b.neg:
		total, carry := bits.Add64(aligned, b.coef, 0)
		return few{a.neg, total, b.exp}, carry == 0
	case aligned == b.coef:
		return few{x.round == roundFloor, 0, b.exp}, true
	case aligned > b.coef:
		return few{a.neg, aligned - b.coef, b.exp}, true
	}
	return few{b.neg, b.coef - aligned, b.exp}, true
}

func subtractFew(x *context, a, b few) (few, bool) {
	b.neg = !b.neg
	return addFew(x, a, b)
}

func multiplyFew(_ *context, a, b few) (few, bool) {
	over, coef := bits.Mul64(a.coef, b.coef)
	return few{a.neg != b.neg, coef, a.exp + b.exp}, over == 0
}

// fewPlaces is how many further places divideFew tries.
const fewPlaces = 6

// divideFew divides where few more places give the exact quotient.
func divideFew(_ *context, a, b few) (few, bool) {
	if a.coef == 0 || b.coef == 0 {
		return few{}, false
	}
	for k := range fewPlaces + 1 {
		over, num := bits.Mul64(a.coef, pow64[k])
		if over != 0 {
			break
		}
		if num%b.coef == 0 {
			return few{a.neg != b.neg, num / b.coef, a.exp - b.exp - int64(k)}, true
		}
	}
	return few{}, false
}

// divideWords is the fewOp of division.
func divideWords(c *py.Context, x *context, a, b few) (v py.Value, ok bool, err error) {
	if r, ok := divideFew(x, a, b); ok {
		return r.value(c, x)
	}
	return divideLong(c, x, a, b)
}

// An object2 is an object with a coefficient of two words.
type object2 struct {
	py.Native
	dec
	number big.Int
	word   [2]big.Word
}

// longDigits is how many digits are sure to fit in two words.
const longDigits = 38

// divideLong divides where the quotient has to be rounded to the precision of x,
// which traps no rounding, and fits in two words.
func divideLong(c *py.Context, x *context, a, b few) (v py.Value, ok bool, err error) {
	da, db := digits64(a.coef), digits64(b.coef)
	if x.prec > longDigits || x.traps&(inexact|roundedCond) != 0 || max(da, db) >= int64(len(pow64)) || a.coef == 0 || b.coef == 0 {
		return py.Value{}, false, nil
	}
	// With so many places the quotient has as many digits as the precision says.
	places := x.prec - (da - db)
	if a.coef*pow64[19-da] >= b.coef*pow64[19-db] {
		places--
	}
	exp := a.exp - b.exp - places
	if adj := exp + x.prec - 1; adj > x.emax-1 || adj < x.emin || x.clamp && exp >= x.etop() {
		return py.Value{}, false, nil
	}
	if err := c.Charge(1, decBytes(one)+8); err != nil {
		return py.Value{}, true, err
	}
	hi, lo, r, ok := scaledQuotient(a.coef, b.coef, places)
	if !ok || r == 0 {
		return py.Value{}, false, nil
	}
	o := &object2{}
	neg := a.neg != b.neg
	o.word[0], o.word[1] = big.Word(lo), big.Word(hi)
	o.number.SetBits(o.word[:])
	if x.round.away(&o.number, neg, restOf64(r, b.coef)) {
		o.number.Add(&o.number, one)
		if over, edge := bits.Mul64(pow64[x.prec/2], pow64[x.prec-x.prec/2]); hi == over && lo == edge-1 {
			o.number.Quo(&o.number, ten)
			exp++
		}
	}
	x.flags |= inexact | roundedCond
	o.dec = dec{neg: neg, exp: exp, coef: &o.number, digits: x.prec}
	return o.Native.Init(&Type, &o.dec), true, nil
}

// scaledQuotient returns a * 10**places / b in two words, and the remainder.
func scaledQuotient(a, b uint64, places int64) (hi, lo, r uint64, ok bool) {
	if places < 0 {
		return 0, 0, 0, false
	}
	var n [3]uint64 // the most significant word first
	n[2] = a
	for ; places > 0; places -= min(places, 19) {
		p, carry := pow64[min(places, 19)], uint64(0)
		for i := 2; i >= 0; i-- {
			over, low := bits.Mul64(n[i], p)
			low, up := bits.Add64(low, carry, 0)
			n[i], carry = low, over+up
		}
		if carry != 0 {
			return 0, 0, 0, false
		}
	}
	if n[0] >= b {
		return 0, 0, 0, false
	}
	hi, r = bits.Div64(n[0], n[1], b)
	lo, r = bits.Div64(r, n[2], b)
	return hi, lo, r, true
}

// shortText is enough for what appendShort writes, and what is around it.
const shortText = 80

// appendShort appends the text of a number with at most two words of digits that
// needs no exponent and at most one 0 before them.
func (d *dec) appendShort(out []byte) ([]byte, bool) {
	w := d.coef.Bits()
	if d.form != finite || d.exp > 0 || len(w) > 2 || len(w) == 2 && uint64(w[1]) >= pow64[19] {
		return out, false
	}
	if d.neg {
		out = append(out, '-')
	}
	start := len(out)
	out = d.appendDigits(out)
	n, point := len(out)-start, len(out)+int(max(d.exp, -shortText))
	switch {
	case d.exp == 0:
		return out, true
	case point == start: // all of them are behind the point
		out = append(out, 0, 0)
		copy(out[start+2:], out[start:start+n])
		out[start], out[start+1] = '0', '.'
		return out, true
	case point > start:
		out = append(out, 0)
		copy(out[point+1:], out[point:])
		out[point] = '.'
		return out, true
	}
	return out[:start], false
}

// appendDigits appends the digits of a coefficient below 10**38.
func (d *dec) appendDigits(out []byte) []byte {
	w := d.coef.Bits()
	switch len(w) {
	case 0:
		return append(out, '0')
	case 1:
		return strconv.AppendUint(out, uint64(w[0]), 10)
	}
	q, r := bits.Div64(uint64(w[1]), uint64(w[0]), pow64[19])
	out = strconv.AppendUint(out, q, 10)
	end := len(out)
	out = append(out, "0000000000000000000"...)
	for i := len(out) - 1; i >= end; i-- {
		out[i] = '0' + byte(r%10)
		r /= 10
	}
	return out
}

// fewText is the most text that parseFew reads: its digits fit in a word.
const fewText = 18

// parseFew reads a number in plain digits, with a point or without.
func parseFew(s string) (f few, ok bool) {
	if len(s) == 0 || len(s) > fewText {
		return few{}, false
	}
	if f.neg = s[0] == '-'; f.neg {
		s = s[1:]
	}
	digits, point := 0, -1
	for i := range len(s) {
		switch ch := s[i]; {
		case '0' <= ch && ch <= '9':
			f.coef = f.coef*10 + uint64(ch-'0')
			digits++
		case ch == '.' && point < 0:
			point = i
		default:
			return few{}, false
		}
	}
	if point >= 0 {
		f.exp = int64(point + 1 - len(s))
	}
	return f, digits > 0
}

// constructFew is Decimal(v) of an int or of a short text.
func constructFew(c *py.Context, v py.Value) (d py.Value, ok bool, err error) {
	f, ok := few{}, false
	switch {
	case v.IsInt():
		f, ok = fewOf(v)
	case v.Is(&py.StrType):
		if f, ok = parseFew(v.Str().S); ok {
			err = c.Steps(len(v.Str().S) / 8)
		}
	}
	if !ok || err != nil {
		return py.Value{}, err != nil, err
	}
	return f.value(c, &wide)
}
