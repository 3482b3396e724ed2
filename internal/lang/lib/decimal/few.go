package decimal

import (
	"math/big"
	"math/bits"

	"github.com/vivarium-run/vivarium/internal/lang/py"
)

// A few is a finite number whose coefficient fits in a word. Sums, differences
// and products of such, and quotients that come out even, are worked out in
// words where neither rounding nor the exponent's range has a say; then they
// set no flag of the context. All else is left to the operations on decs.
type few struct {
	neg  bool
	coef uint64
	exp  int64
}

// A fewOp is such an operation; ok is false where it does not answer.
type fewOp func(x *context, a, b few) (r few, ok bool)

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
